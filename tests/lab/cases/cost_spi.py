# SPDX-License-Identifier: MIT
"""What transfers on SPI cost beside a program in C, the kernel left out."""
import sys

sys.path.insert(0, 'tests/cost')

from guest import judge

judge('CircuitPython', ['spi'])
# expect: spi.write_readinto(data, data) None
# expect: spi.write(data) None
# expect: spi.readinto(data) None
