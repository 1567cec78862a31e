# SPDX-License-Identifier: MIT
"""keypad: a matrix of keys and a shift register on lines of the kernel."""
import time

import board
import keypad
from cpy import mock

ROWS, COLUMNS = ['D9', 'D10'], ['D11', 'D12', 'D13']


def next_events(keys, count):
    """The next so many of them, in the order of their numbers: keys that change together may be seen by two scans."""
    found, end = [], time.monotonic() + 20
    while len(found) < count and time.monotonic() < end:
        event = keys.events.get()
        if event:
            found.append((event.key_number, 'pressed' if event.pressed else 'released'))
        else:
            time.sleep(.01)
    return sorted(found)


for to_anodes in True, False:
    for row in ROWS:  # a resistor on each row, so that it goes back when nobody drives it
        mock.pin(row).set_pull('up' if to_anodes else 'down')
    matrix = mock.lab.add_key_matrix(ROWS, COLUMNS, not to_anodes)
    with keypad.KeyMatrix([getattr(board, name) for name in ROWS], [getattr(board, name) for name in COLUMNS], to_anodes) as keys:
        matrix.press(('D9', 'D11'), ('D10', 'D13'))
        print(next_events(keys, 2))
        matrix.press(('D10', 'D12'), ('D10', 'D13'))
        print(next_events(keys, 2))
    matrix.close()
# expect: [(0, 'pressed'), (5, 'pressed')]
# expect: [(0, 'released'), (4, 'pressed')]
# expect: [(0, 'pressed'), (5, 'pressed')]
# expect: [(0, 'released'), (4, 'pressed')]

for row in ROWS:
    mock.pin(row).set_pull(None)
register = mock.lab.add_shift_register('D5', 'D6', 'D9', [True] * 8)
with keypad.ShiftRegisterKeys(clock=board.D5, data=board.D6, latch=board.D9, key_count=8, value_when_pressed=False) as keys:
    register.inputs = [True, False, True, True, True, True, True, False]
    print(next_events(keys, 2))  # expect: [(1, 'pressed'), (7, 'pressed')]
    register.inputs = [True] * 7 + [False]
    print(next_events(keys, 1))  # expect: [(1, 'released')]
