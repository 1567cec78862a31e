# SPDX-License-Identifier: MIT
"""Dicts and sets: counting, lookups, updates, iteration, membership, tuples as keys."""
# group: containers
import sys

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0


def count_words(n):
    counts = {}
    for i in range(n):
        word = 'w%d' % (i * i % 997)
        if word in counts:
            counts[word] += 1
        else:
            counts[word] = 1
    return max(counts.values())


def grid(size, rounds):
    cells = {(x, y): (x * y) % 3 == 0 for x in range(size) for y in range(size)}
    for _ in range(rounds):
        cells = {(x, y): cells.get((x + 1, y), False) != cells.get((x, y + 1), False) for x, y in cells}
    return sum(cells.values())


def index(n):
    table = {}
    for i in range(n):
        table[i * 7 % n] = i
    total = 0
    for i in range(n):
        total += table[i]
    for key, value in table.items():
        total ^= key + value
    for i in range(0, n, 2):
        del table[i]
    return total, len(table)


def sets(n):
    left, right = set(range(0, n, 2)), set(range(0, n, 3))
    both = left & right
    return len(both), len(left | right), len(left - right), sum(1 for i in range(n) if i in both)


print(count_words(int(600000 * SIZE)), grid(int(150 * SIZE ** 0.5), 8),
      index(7 * int(100000 * SIZE) + 1), sets(int(700000 * SIZE)))
