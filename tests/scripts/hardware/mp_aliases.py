# SPDX-License-Identifier: MIT
"""Modules that scripts for older MicroPython import with a u before their name."""
# cpython: no
import sys

NAMES = 'array', 'collections', 'errno', 'heapq', 'io', 'json', 'machine', 'os', 'random', 'struct', 'sys', 'time'

for name in NAMES:
    alias = __import__('u' + name)
    assert alias is __import__(name) and alias.__name__ == name and sys.modules['u' + name] is alias, name

import utime
from umachine import Pin as UPin
from machine import Pin

assert utime.sleep and UPin is Pin
