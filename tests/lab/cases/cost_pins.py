# SPDX-License-Identifier: MIT
"""What setting and reading a pin costs beside a program in C with the system's libgpiod, the kernel left out."""
import sys

sys.path.insert(0, 'tests/cost')

from guest import judge

judge('CircuitPython', ['write', 'read'])
# expect: pin.value = True None
# expect: key.value None
