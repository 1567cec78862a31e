# SPDX-License-Identifier: MIT
"""Sorting: ints, floats, strings, with key functions, tuples, objects with __lt__, almost sorted data."""
# group: containers
import sys

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0


class Version:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n < other.n


def numbers(n, seed):
    x = seed
    for _ in range(n):
        x = (x * 1103515245 + 12345) & 0x7fffffff
        yield x


ints = list(numbers(int(300000 * SIZE), 1))
floats = [x / 7.0 for x in ints]
texts = ['k%07d' % (x % 1000000) for x in ints[:int(80000 * SIZE)]]
records = [(x % 100, x) for x in ints[:int(60000 * SIZE)]]
versions = [Version(x) for x in ints[:int(25000 * SIZE)]]
nearly = sorted(ints)
nearly[1000:2000] = nearly[1000:2000][::-1]
print(sorted(ints)[len(ints) // 4], sorted(floats)[10], sorted(texts)[-1], sorted(records)[len(records) // 2],
      sorted(versions)[100].n, sorted(nearly)[5], sorted(ints, key=lambda x: -x)[0], sorted(texts, key=len)[0],
      sorted(records, key=lambda r: r[1])[7], sorted(texts, key=str.lower, reverse=True)[0])
