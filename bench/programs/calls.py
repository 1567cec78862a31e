# SPDX-License-Identifier: MIT
"""Function calls: recursion, several arguments, defaults, keywords."""
# group: control
import math
import sys

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def clamp(value, low=0, high=100):
    return low if value < low else high if value > high else value


def weigh(a, b, c=1, *, scale=2):
    return (a + b * c) * scale


def many(n):
    total = 0
    for i in range(n):
        total += clamp(i) + clamp(i, 10) + clamp(i, high=50) + weigh(i, 1, scale=3)
    return total


print(fib(30 + round(math.log(SIZE, 1.618))), ackermann(2, int(300 * min(SIZE, 1) ** 0.5)), many(int(500000 * SIZE)))
