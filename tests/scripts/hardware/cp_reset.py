# SPDX-License-Identifier: MIT
# starts: cpy
"""microcontroller.reset(): the program starts over, with its arguments and its output, and knows why."""
# cpython: no
# forks: no
import atexit
import os

import board
import digitalio
import microcontroller
from microcontroller import ResetReason, RunMode

STARTS = 'CPY_TEST_STARTS'
starts = int(os.environ.get(STARTS, '0')) + 1
os.environ[STARTS] = str(starts)
print('start', starts, microcontroller.cpu.reset_reason)
# expect: start 1 microcontroller.ResetReason.POWER_ON
led = digitalio.DigitalInOut(board.D13)
led.switch_to_output(True)
atexit.register(print, 'the end of start', starts)
try:
    if starts < 3:
        microcontroller.on_next_reset(RunMode.NORMAL)
        microcontroller.reset()
finally:
    print('finally of start', starts)
assert microcontroller.cpu.reset_reason is ResetReason.SOFTWARE
# expect: start 2 microcontroller.ResetReason.SOFTWARE
# expect: start 3 microcontroller.ResetReason.SOFTWARE
# expect: finally of start 3
# expect: the end of start 3
