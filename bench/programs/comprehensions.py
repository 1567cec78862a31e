# SPDX-License-Identifier: MIT
"""Comprehensions and the functions that go with them: zip, enumerate, map, any, sum over generators, nesting."""
# group: control
import sys

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0


def lists(n):
    squares = [i * i for i in range(n)]
    odd = [s for s in squares if s & 1]
    pairs = [(i, s) for i, s in enumerate(odd)]
    return sum(a * 2 + b % 7 for a, b in pairs)


def dicts(n):
    table = {i: i * 3 for i in range(n)}
    turned = {v: k for k, v in table.items() if v % 2}
    return sum(turned.values()), len({k % 97 for k in turned})


def nested(n):
    grid = [[x * y % 13 for x in range(n)] for y in range(n)]
    flat = [value for row in grid for value in row if value > 6]
    turned = [list(column) for column in zip(*grid)]
    return sum(flat), sum(a != b for r, s in zip(grid, turned) for a, b in zip(r, s))


def searches(n):
    found = 0
    for i in range(2, n):
        if all(i % d for d in range(2, int(i ** 0.5) + 1)):
            found += 1
        if any(d * d == i for d in range(1, 40)):
            found += 1
    return found


print(lists(int(500000 * SIZE)))
print(*dicts(int(400000 * SIZE)))
print(*nested(int(420 * SIZE ** 0.5)))
print(searches(int(26000 * SIZE)), sum(map(len, map(str, range(int(100000 * SIZE))))))
