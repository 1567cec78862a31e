# SPDX-License-Identifier: MIT
"""Closures: counters with nonlocal, functions made in loops, decorators, lambdas."""
# group: control
import sys

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0


def make_counter(step):
    count = 0

    def counter():
        nonlocal count
        count += step
        return count

    return counter


def compose(*functions):
    def composed(x):
        for function in functions:
            x = function(x)
        return x

    return composed


def traced(function):
    calls = [0]

    def wrapper(*args):
        calls[0] += 1
        return function(*args)

    wrapper.calls = calls
    return wrapper


@traced
def area(width, height):
    return width * height


def run(n):
    counters = [make_counter(step) for step in range(1, 4)]
    pipeline = compose(lambda x: x + 1, lambda x: x * 2, lambda x: x & 0xffff)
    total = 0
    for i in range(n):
        for counter in counters:
            total += counter()
        total = pipeline(total)
        total += area(i, 2)
        adder = (lambda k: lambda x: x + k)(i)
        total = adder(total) & 0xffffff
    return total, area.calls[0]


print(run(int(600000 * SIZE)))
