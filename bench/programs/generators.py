# SPDX-License-Identifier: MIT
"""Generators: simple ones, pipelines, recursion with yield from, send()."""
# group: control
import sys

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0


def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def evens(source):
    for x in source:
        if not x & 1:
            yield x


def squares(source):
    for x in source:
        yield x * x


class Tree:
    def __init__(self, low, high):
        self.value = (low + high) // 2
        self.left = Tree(low, self.value) if self.value > low else None
        self.right = Tree(self.value + 1, high) if self.value + 1 < high else None

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right


def averager():
    total, n, average = 0.0, 0, 0.0
    while True:
        total += yield average
        n += 1
        average = total / n


def feed(n):
    average = averager()
    next(average)
    for i in range(n):
        result = average.send(i)
    return result


edge = int(1100 * SIZE ** 0.5)
print(sum(squares(evens(count(int(2000000 * SIZE))))), sum(x for x in Tree(0, int(150000 * SIZE))),
      feed(int(1200000 * SIZE)), sum(i * j for i in range(edge) for j in range(edge)))
