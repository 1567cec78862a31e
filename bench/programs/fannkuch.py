# SPDX-License-Identifier: MIT
"""Pancake flips of all permutations: small lists of ints, slices, swaps."""
# group: numeric
import math
import sys

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0


def flips_of(permutation):
    flips = 0
    work = permutation[:]
    first = work[0]
    while first:
        work[:first + 1] = work[first::-1]
        flips += 1
        first = work[0]
    return flips


def fannkuch(n):
    permutation = list(range(n))
    count = [0] * n
    most = checksum = index = 0
    while True:
        flips = flips_of(permutation)
        most = max(most, flips)
        checksum += flips if index % 2 == 0 else -flips
        index += 1
        r = 1
        while True:
            if r == n:
                return checksum, most
            first = permutation[0]
            for i in range(r):
                permutation[i] = permutation[i + 1]
            permutation[r] = first
            count[r] += 1
            if count[r] <= r:
                break
            count[r] = 0
            r += 1


print(*fannkuch(9 + round(math.log10(SIZE))))
