# SPDX-License-Identifier: MIT
"""Binary trees: making, walking and dropping many small objects, as instances and as tuples."""
# group: objects
import math
import sys

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0


class Node:
    __slots__ = ('left', 'right')

    def __init__(self, left, right):
        self.left = left
        self.right = right

    def count(self):
        return 1 + self.left.count() + self.right.count() if self.left is not None else 1


def make(depth):
    return Node(make(depth - 1), make(depth - 1)) if depth else Node(None, None)


def make_tuple(depth):
    return (make_tuple(depth - 1), make_tuple(depth - 1)) if depth else (None, None)


def count_tuple(tree):
    left, right = tree
    return 1 + count_tuple(left) + count_tuple(right) if left is not None else 1


long_lived = make(16 + round(math.log2(SIZE)))
print(sum(make(10).count() for _ in range(int(240 * SIZE))))
print(sum(count_tuple(make_tuple(10)) for _ in range(int(240 * SIZE))))
print(long_lived.count())
