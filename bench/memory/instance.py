# SPDX-License-Identifier: MIT
"""Instances with three attributes that share their values, in a list that has its length already."""
import sys

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0


class Sample:
    def __init__(self, time, value, channel):
        self.time = time
        self.value = value
        self.channel = channel


samples = [None] * int(500000 * SIZE)
for i in range(len(samples)):
    samples[i] = Sample(None, True, 'x')
print(len(samples), samples[-1].value)
