# SPDX-License-Identifier: MIT
"""Edges through the i.MX6's GPIO block and its interrupt: a wire between two pins, a counter, and who is late."""
import time

import board
import countio
import digitalio
import keypad
from cpy import mock


def until(reached):
    end = time.monotonic() + 10
    while not reached() and time.monotonic() < end:
        time.sleep(0.001)
    return reached()


mock.pin(board.D9).connect(mock.pin(board.D10))
out = digitalio.DigitalInOut(board.D9)
out.switch_to_output()
with countio.Counter(board.D10, edge=countio.Edge.RISE_AND_FALL) as counter:
    for edge in range(100):
        out.value = edge % 2 == 0
        assert until(lambda: counter.count == edge + 1), (edge, counter.count)
    print(counter.count)  # expect: 100
out.deinit()

keys = keypad.Keys([board.D5, board.D6], value_when_pressed=True, pull=False, interval=0.001)
mock.pin('D6').drive(True)
print(until(lambda: len(keys.events)) and keys.events.get())
mock.pin('D6').drive(False)
print(until(lambda: len(keys.events)) and keys.events.get())
# expect: <Event: key_number 1 pressed>
# expect: <Event: key_number 1 released>
