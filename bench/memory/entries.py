# SPDX-License-Identifier: MIT
"""A dict with a million strings as keys and ints as values."""
import sys

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0

table = {}
for i in range(int(1000000 * SIZE)):
    table[str(i)] = i
print(len(table), table['7'])
