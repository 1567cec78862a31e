# SPDX-License-Identifier: MIT
"""Recursion: Fibonacci, Ackermann, permutations by generator, queens, mutual recursion, memoised and not."""
# group: control
import math
import sys
from functools import lru_cache

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0


def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


@lru_cache(maxsize=None)
def ways(total, largest):
    if total == 0:
        return 1
    return sum(ways(total - coin, coin) for coin in range(1, min(total, largest) + 1))


def takeuchi(x, y, z):
    return z if y >= x else takeuchi(takeuchi(x - 1, y, z), takeuchi(y - 1, z, x), takeuchi(z - 1, x, y))


def queens(n, row=0, columns=0, left=0, right=0):
    if row == n:
        return 1
    count = 0
    free = ~(columns | left | right) & (1 << n) - 1
    while free:
        bit = free & -free
        free ^= bit
        count += queens(n, row + 1, columns | bit, (left | bit) << 1, (right | bit) >> 1)
    return count


def permutations(items):
    if not items:
        yield ()
    for i, item in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield (item,) + rest


more = round(math.log10(SIZE))
print(fibonacci(27 + 5 * more), takeuchi(14 + 2 * more, 9, 4), queens(9 + more), ways(60 + 5 * more, 60))
print(sum(p[0] * p[-1] for p in permutations(tuple(range(1, 9 + more)))))
