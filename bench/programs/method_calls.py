# SPDX-License-Identifier: MIT
"""Method calls: own, inherited, overridden, through super(), on built-in types."""
# group: objects
import sys

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0


class Counter:
    def __init__(self):
        self.count = 0

    def step(self):
        self.count += 1
        return self

    def add(self, n):
        self.count += n

    def value(self):
        return self.count


class Doubling(Counter):
    def add(self, n):
        super().add(2 * n)


class Named(Doubling):
    def label(self):
        return 'n'


def run(n):
    counters = [Counter(), Doubling(), Named()]
    for i in range(n):
        for counter in counters:
            counter.add(i & 3)
            counter.step().step()
    return sum(counter.value() for counter in counters)


def built_in(n):
    items, text = [], 'a,b,c'
    for i in range(n):
        items.append(i)
        if text.startswith('a,'):
            items.pop()
    return len(items)


print(run(int(400000 * SIZE)), built_in(int(1500000 * SIZE)))
