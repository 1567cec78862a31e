# SPDX-License-Identifier: MIT
"""Integer arithmetic in loops: Collatz lengths, a linear congruential generator, a sieve."""
# group: numeric
import sys

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0


def collatz(limit):
    best = 0
    for start in range(1, limit):
        n, steps = start, 0
        while n != 1:
            if n & 1:
                n = 3 * n + 1
            else:
                n >>= 1
            steps += 1
        if steps > best:
            best = steps
    return best


def generator(rounds):
    x, total = 12345, 0
    for _ in range(rounds):
        x = (x * 1103515245 + 12345) & 0x7fffffff
        total ^= x % 1000 + x // 7919
    return total


def sieve(limit):
    flags = [True] * (limit + 1)
    count = 0
    for i in range(2, limit + 1):
        if flags[i]:
            count += 1
            for multiple in range(i * i, limit + 1, i):
                flags[multiple] = False
    return count


print(collatz(int(50000 * SIZE)), generator(int(2000000 * SIZE)), sieve(int(2000000 * SIZE)))
