# SPDX-License-Identifier: MIT
"""Attribute access: reading, writing, class attributes, properties, __slots__, a module's names."""
# group: objects
import math
import sys

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0


class Point:
    dimensions = 2

    def __init__(self, x, y):
        self.x = x
        self.y = y

    @property
    def manhattan(self):
        return self.x + self.y


class Slim:
    __slots__ = ('left', 'right')

    def __init__(self, left, right):
        self.left = left
        self.right = right


def walk(n):
    point, slim, total = Point(1, 2), Slim(3, 4), 0
    for i in range(n):
        point.x += 1
        point.y = point.x - point.y
        slim.left, slim.right = slim.right, slim.left + 1
        total += point.dimensions + slim.left
    return total, point.x, point.y


def derived(n):
    point, total = Point(0, 5), 0
    for i in range(n):
        point.x = i
        total += point.manhattan
    return total


def modules(n):
    total = 0.0
    for i in range(n):
        total += math.pi * i
    return total


print(walk(int(1500000 * SIZE)), derived(int(1500000 * SIZE)), round(modules(int(2000000 * SIZE))))
