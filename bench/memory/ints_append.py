# SPDX-License-Identifier: MIT
"""Five million ints, appended to a list."""
import sys

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0

numbers = []
for i in range(int(5000000 * SIZE)):
    numbers.append(i)
print(len(numbers), numbers[-1])
