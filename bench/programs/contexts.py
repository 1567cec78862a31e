# SPDX-License-Identifier: MIT
"""with statements: classes, generators, nesting, exceptions that are swallowed."""
# group: control
import sys
from contextlib import contextmanager

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0


class Lock:
    def __init__(self):
        self.taken = 0
        self.depth = 0

    def __enter__(self):
        self.taken += 1
        self.depth += 1
        return self

    def __exit__(self, kind, value, traceback):
        self.depth -= 1
        return kind is ValueError


@contextmanager
def setting(values, key, value):
    before = values.get(key)
    values[key] = value
    try:
        yield values
    finally:
        values[key] = before


def locks(n):
    lock, other, total = Lock(), Lock(), 0
    for i in range(n):
        with lock, other as held:
            total += held.depth + lock.depth
            if i & 15 == 0:
                raise_value()
    return total, lock.taken, other.depth


def raise_value():
    raise ValueError


def settings(n):
    values, total = {'x': 0}, 0
    for i in range(n):
        with setting(values, 'x', i):
            total += values['x']
    return total, values['x']


print(*locks(int(400000 * SIZE)))
print(*settings(int(200000 * SIZE)))
