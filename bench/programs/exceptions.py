# SPDX-License-Identifier: MIT
"""Exceptions: raised and caught near and far, finally, classes of one's own, KeyError and StopIteration."""
# group: control
import sys

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0


class SensorError(Exception):
    def __init__(self, code):
        super().__init__('sensor failed: %d' % code)
        self.code = code


def read(i):
    if i % 3 == 0:
        raise SensorError(i)
    return i


def through(i, depth):
    if depth:
        return through(i, depth - 1)
    return read(i)


def run(n):
    good = bad = cleaned = 0
    for i in range(n):
        try:
            good += through(i, 3)
        except SensorError as error:
            bad += error.code
        finally:
            cleaned += 1
    return good, bad, cleaned


def lookups(n):
    table, missing = {i: i for i in range(0, 100, 2)}, 0
    for i in range(n):
        try:
            table[i % 100]
        except KeyError:
            missing += 1
    return missing


def conversions(n):
    failures = 0
    for i in range(n):
        try:
            int('12x' if i & 1 else '12')
        except (TypeError, ValueError):
            failures += 1
    return failures


print(run(int(500000 * SIZE)), lookups(int(1000000 * SIZE)), conversions(int(400000 * SIZE)))
