"""Recursion: Fibonacci, Ackermann, permutations by generator, queens, mutual recursion, memoised and not."""
from functools import lru_cache


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


print(fibonacci(27), takeuchi(14, 9, 4), queens(9), ways(60, 60))
print(sum(p[0] * p[-1] for p in permutations((1, 2, 3, 4, 5, 6, 7, 8))))
