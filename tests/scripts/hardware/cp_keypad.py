# SPDX-License-Identifier: MIT
"""keypad: keys at pins, in a matrix and behind shift registers; debouncing, events and their queue, lifetime."""
# args: --clock virtual
# cpython: no
# forks: no
import gc
import os
import sys
import time

import board
import keypad
import microcontroller
from cpy import mock

sys.path.append(os.path.join(os.path.dirname(__file__), '..', '..', 'lab'))
import chips


def attempt(function, *args, **kwargs):
    try:
        return function(*args, **kwargs)
    except Exception as error:
        return type(error).__name__ + ': ' + str(error)


def all_of(keys):
    found = []
    while event := keys.events.get():
        found.append(str(event))
    return found


def test_event():
    event = keypad.Event(3, False, 7)
    print(event, event.key_number, event.pressed, event.released, event.timestamp)
    # expect: <Event: key_number 3 released> 3 False True 7
    print(event == keypad.Event(3, False, 8), event == keypad.Event(3), event == 3, len({event, keypad.Event(3, False, 9)}))
    # expect: True False False 1
    print(keypad.Event(), attempt(keypad.Event, -1))
    # expect: <Event: key_number 0 pressed> ValueError: key_number must be 0-65535
    print(attempt(keypad.Event, 'x'))  # expect: TypeError: key_number must be of type int, not str
    print(attempt(keypad.EventQueue))  # expect: TypeError: cannot create 'EventQueue' instances


def test_keys():
    up, down = mock.pin('D5'), mock.pin('D6')
    with keypad.Keys((board.D5, board.D6), value_when_pressed=False, debounce_threshold=2) as keys:
        print(keys.key_count, up.pull, up.direction, len(keys.events), bool(keys.events), keys.events.get())
        # expect: 2 up input 0 False None
        mock.after(.1, down.drive, False)
        mock.after(.11, down.drive, None)  # too short to be seen twice
        mock.after(.3, up.drive, False)
        mock.after(.5, up.drive, None)
        time.sleep(1)
        print(len(keys.events), bool(keys.events))  # expect: 2 True
        into = keypad.Event(9)
        print(keys.events.get_into(into), into, keys.events.get())
        # expect: True <Event: key_number 0 pressed> <Event: key_number 0 released>
        print(keys.events.get_into(into), into)  # expect: False <Event: key_number 0 pressed>
        print(attempt(keys.events.get_into, 5))  # expect: TypeError: event must be of type Event, not int
        down.drive(False)
        while not keys.events:
            pass
        print(all_of(keys), keys.events.overflowed)  # expect: ['<Event: key_number 1 pressed>'] False
        keys.reset()
        time.sleep(.1)
        print(all_of(keys))  # expect: ['<Event: key_number 1 pressed>']
        down.drive(None)
    print(attempt(getattr, keys, 'events'), up.direction)
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object. None
    print(attempt(keys.reset), attempt(getattr, keys, 'key_count'))
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object. ValueError: Object has been deinitialized and can no longer be used. Create a new object.


def test_a_full_queue():
    key = mock.pin('D5')
    with keypad.Keys([board.D5], value_when_pressed=True, pull=False, interval=.01, max_events=3) as keys:
        print(key.pull)  # expect: None
        for level in True, False, True, False, True:
            key.drive(level)
            time.sleep(.05)
        print(len(keys.events), keys.events.overflowed, all_of(keys))
        # expect: 3 True ['<Event: key_number 0 pressed>', '<Event: key_number 0 released>', '<Event: key_number 0 pressed>']
        keys.events.clear()
        print(keys.events.overflowed)  # expect: False
    key.drive(None)


def test_disabled_interrupts_hold_back_a_scanner():
    key = mock.pin('D5')
    with keypad.Keys([board.D5], value_when_pressed=True, pull=False, interval=.01) as keys:
        microcontroller.disable_interrupts()
        key.drive(True)
        time.sleep(.2)
        key.drive(False)
        time.sleep(.2)
        microcontroller.enable_interrupts()
        time.sleep(.1)
        print(all_of(keys))  # expect: []
    key.drive(None)


def test_pins_of_keys():
    with keypad.Keys([board.D5], value_when_pressed=True, max_events=1):
        print(mock.pin('D5').pull)  # expect: down
    keys = keypad.Keys([board.D5], value_when_pressed=True)
    del keys
    gc.collect()
    print(attempt(lambda: keypad.Keys([board.D5], value_when_pressed=True).key_count))  # expect: 1
    gc.collect()


def test_arguments_of_keys():
    print(attempt(keypad.Keys, [], value_when_pressed=True))  # expect: ValueError: pins must not be empty
    print(attempt(keypad.Keys, [5], value_when_pressed=True))  # expect: TypeError: pins must be of type Pin, not int
    print(attempt(keypad.Keys, [board.D5, board.D5], value_when_pressed=True))
    # expect: TypeError: Keys: the same pin is given twice
    print(attempt(keypad.Keys, [board.D5]))
    # expect: TypeError: Keys() missing 1 required keyword-only argument: 'value_when_pressed'
    print(attempt(keypad.Keys, [board.D5], value_when_pressed=True, interval=-1))
    # expect: ValueError: interval must be 0-60
    print(attempt(keypad.Keys, [board.D5], value_when_pressed=True, max_events=0))
    # expect: ValueError: max_events must be 1-65535
    print(attempt(keypad.Keys, [board.D5], value_when_pressed=True, debounce_threshold=0))
    # expect: ValueError: debounce_threshold must be 1-127


ROWS, COLUMNS = ['D9', 'D10'], ['D11', 'D12', 'D13']


def test_matrix():
    for to_anodes in True, False:
        for row in ROWS:  # a resistor on each row, so that it goes back when nobody drives it
            mock.pin(row).set_pull('up' if to_anodes else 'down')
        matrix = chips.KeyMatrix(ROWS, COLUMNS, not to_anodes)
        with keypad.KeyMatrix([getattr(board, name) for name in ROWS], [getattr(board, name) for name in COLUMNS],
                              to_anodes, interval=.005) as keys:
            print(keys.key_count, mock.pin('D11').pull, [keys.key_number_to_row_column(n) for n in range(6)],
                  keys.row_column_to_key_number(1, 2))
            matrix.press(('D9', 'D11'), ('D10', 'D13'))
            time.sleep(.02)
            print(all_of(keys))
            matrix.press(('D10', 'D12'), ('D10', 'D13'))
            time.sleep(.02)
            print(all_of(keys))
        matrix.close()
    for row in ROWS:
        mock.pin(row).set_pull(None)
    # expect: 6 up [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2)] 5
    # expect: ['<Event: key_number 0 pressed>', '<Event: key_number 5 pressed>']
    # expect: ['<Event: key_number 0 released>', '<Event: key_number 4 pressed>']
    # expect: 6 down [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2)] 5
    # expect: ['<Event: key_number 0 pressed>', '<Event: key_number 5 pressed>']
    # expect: ['<Event: key_number 0 released>', '<Event: key_number 4 pressed>']


def test_arguments_of_a_matrix():
    with keypad.KeyMatrix([board.D9, board.D10], [board.D11, board.D12, board.D13]) as keys:
        print(attempt(keys.key_number_to_row_column, 6))  # expect: ValueError: key_number must be 0-5
        print(attempt(keys.row_column_to_key_number, 2, 0))  # expect: ValueError: row must be 0-1
        print(attempt(keys.row_column_to_key_number, 0, 3))  # expect: ValueError: column must be 0-2
    print(attempt(keypad.KeyMatrix, [board.D9], []))  # expect: ValueError: column_pins must not be empty
    print(attempt(keypad.KeyMatrix, [board.D9], [board.D9]), mock.pin('D9').direction)
    # expect: TypeError: KeyMatrix: the same pin is given twice None


def test_shift_register():
    register = chips.ShiftRegister('D5', 'D6', 'D9', [True] * 8)
    with keypad.ShiftRegisterKeys(
            clock=board.D5, data=board.D6, latch=board.D9, key_count=8, value_when_pressed=False) as keys:
        print(keys.key_count)  # expect: 8
        register.inputs = [True, False, True, True, True, True, True, False]
        time.sleep(.05)
        print(all_of(keys))  # expect: ['<Event: key_number 1 pressed>', '<Event: key_number 7 pressed>']
        register.inputs[1] = True
        time.sleep(.05)
        print(all_of(keys))  # expect: ['<Event: key_number 1 released>']


def test_arguments_of_a_shift_register():
    print(attempt(keypad.ShiftRegisterKeys, clock=board.D5, data=board.D6, latch=board.D9, key_count=0,
                  value_when_pressed=False))
    # expect: ValueError: key_count must be 1-4096


for name, test in list(globals().items()):
    if name.startswith('test_'):
        test()
