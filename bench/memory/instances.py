# SPDX-License-Identifier: MIT
"""Half a million instances with three attributes, each its own int."""
import sys

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0


class Sample:
    def __init__(self, time, value, channel):
        self.time = time
        self.value = value
        self.channel = channel


samples = []
for i in range(int(500000 * SIZE)):
    samples.append(Sample(i, i + 1, i + 2))
print(len(samples), samples[-1].value)
