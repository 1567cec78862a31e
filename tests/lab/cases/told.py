# SPDX-License-Identifier: MIT
"""What the world outside tells a test comes whole, and in its order, however many answers are on their way at that moment."""
import time

import board
import digitalio
from cpy import mock

told = []


def wait_for_all(count):
    until = time.monotonic() + 60
    while len(told) < count and time.monotonic() < until:
        time.sleep(0.01)
    return told == list(range(count))


# Between short answers.
for number in range(150):
    mock.after(0, told.append, number)
    assert mock.pin(board.D6).level is False
print(wait_for_all(150))  # expect: True

# Between the pieces of a long one.
with digitalio.DigitalInOut(board.D5) as pin:
    pin.switch_to_output()
    for _ in range(100):
        pin.value = not pin.value
for number in range(150, 170):
    mock.after(0, told.append, number)
    assert len(mock.pin(board.D5).edges) >= 100
print(wait_for_all(170))  # expect: True
