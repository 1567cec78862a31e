# SPDX-License-Identifier: MIT
"""A list of a million pairs."""
import sys

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0

pairs = []
for i in range(int(1000000 * SIZE)):
    pairs.append((i, i))
print(len(pairs), pairs[-1])
