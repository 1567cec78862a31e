# SPDX-License-Identifier: MIT
"""Lists: append, index, slices, comprehensions, insertion sort, matrix multiplication, unpacking."""
# group: containers
import sys

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0


def build(n):
    items = []
    for i in range(n):
        items.append(i * 2)
    total = 0
    for i in range(len(items)):
        total += items[i]
    for item in items:
        total -= item
    return total + len(items[::3]) + sum([x for x in items if x % 3])


def insertion_sort(items):
    for i in range(1, len(items)):
        item, j = items[i], i - 1
        while j >= 0 and items[j] > item:
            items[j + 1] = items[j]
            j -= 1
        items[j + 1] = item
    return items


def multiply(a, b):
    columns = list(zip(*b))
    return [[sum(x * y for x, y in zip(row, column)) for column in columns] for row in a]


def rotate(n):
    queue = list(range(50))
    for _ in range(n):
        first, *rest = queue
        rest.append(first)
        queue = rest
    return queue[0]


def pairs(n):
    total = 0
    for i, (a, b) in enumerate(zip(range(n), range(n, 0, -1))):
        total += a * i - b
    return total


edge = round(60 * SIZE ** (1 / 3))
matrix = [[i * j % 10 for j in range(edge)] for i in range(edge)]
print(build(int(1500000 * SIZE)), sum(insertion_sort([i * 7919 % 1000 for i in range(int(1300 * SIZE ** 0.5))])[:10]),
      sum(map(sum, multiply(matrix, matrix))), rotate(int(200000 * SIZE)), pairs(int(1500000 * SIZE)))
