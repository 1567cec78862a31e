# SPDX-License-Identifier: MIT
"""Five million ints, by list(range())."""
import sys

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0

numbers = list(range(int(5000000 * SIZE)))
print(len(numbers), numbers[-1])
