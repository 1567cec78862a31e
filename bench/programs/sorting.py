"""Sorting: ints, floats, strings, with key functions, tuples, objects with __lt__, almost sorted data."""


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


ints = list(numbers(300000, 1))
floats = [x / 7.0 for x in ints]
texts = ['k%07d' % (x % 1000000) for x in ints[:80000]]
records = [(x % 100, x) for x in ints[:60000]]
versions = [Version(x) for x in ints[:25000]]
nearly = sorted(ints)
nearly[1000:2000] = nearly[1000:2000][::-1]
print(sorted(ints)[75000], sorted(floats)[10], sorted(texts)[-1], sorted(records)[30000], sorted(versions)[100].n,
      sorted(nearly)[5], sorted(ints, key=lambda x: -x)[0], sorted(texts, key=len)[0], sorted(records, key=lambda r: r[1])[7],
      sorted(texts, key=str.lower, reverse=True)[0])
