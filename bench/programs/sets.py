# SPDX-License-Identifier: MIT
"""Sets: a sieve, intersections, deduplication, frozen sets as keys."""
# group: containers
import sys

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0


def sieve(limit):
    candidates = set(range(3, limit, 2))
    for n in range(3, int(limit ** 0.5) + 1, 2):
        if n in candidates:
            candidates.difference_update(range(n * n, limit, 2 * n))
    return len(candidates) + 1


def graph(n):
    neighbours = {i: {(i * i + k) % n for k in range(8)} for i in range(n)}
    common = 0
    for i in range(0, n - 1):
        common += len(neighbours[i] & neighbours[i + 1])
        if neighbours[i] <= neighbours[i + 1]:
            common += 1
    seen, todo = {0}, [0]
    while todo:
        for other in neighbours[todo.pop()] - seen:
            seen.add(other)
            todo.append(other)
    return common, len(seen)


def groups(n):
    found = {}
    for i in range(n):
        key = frozenset((i % 7, i % 11, i % 5))
        found[key] = found.get(key, 0) + 1
    return len(found), max(found.values())


print(sieve(int(1000000 * SIZE)))
print(*graph(int(40000 * SIZE)))
print(*groups(int(200000 * SIZE)))
print(len({str(i % 5000) for i in range(int(400000 * SIZE))}))
