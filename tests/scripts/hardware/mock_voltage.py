# SPDX-License-Identifier: MIT
"""Pin.voltage of cpy.mock: numbers, functions of time, and what is wrong with them."""
# args: --board host --clock virtual
# cpython: no
import gc
import time

import analogio
import board
from cpy import mock

pin = mock.pin('A0')


def volts(line):
    return round(line.value / 65535 * 3.3, 2)


def test_number_is_what_the_adc_measures():
    pin.voltage = 1.2
    with analogio.AnalogIn(board.A0) as line:
        assert volts(line) == pin.voltage == 1.2
        pin.voltage = 99
        assert volts(line) == 3.3


def test_function_is_asked_at_each_reading():
    asked = []

    def rise(seconds):
        asked.append(seconds)
        return seconds / 2

    time.sleep(7)
    pin.voltage = rise
    del rise
    gc.collect()
    with analogio.AnalogIn(board.A0) as line:
        time.sleep(1)
        assert volts(line) == 0.5
        time.sleep(2)
        assert volts(line) == 1.5 and abs(pin.voltage - 1.5) < 0.001
    assert len(asked) == 3
    pin.voltage = 1
    time.sleep(1)
    assert pin.voltage == 1 and len(asked) == 3


def test_none_and_reset_let_the_level_decide():
    for end in (lambda: setattr(pin, 'voltage', None)), mock.reset:
        pin.voltage = lambda seconds: 2
        assert pin.voltage == 2
        end()
        pin.set_pull('up')
        assert pin.voltage == 3.3
        pin.set_pull('down')
        assert pin.voltage == 0


def test_wrong_values_are_refused():
    pin.voltage = 2
    for wrong in -1, 101, 'x':
        try:
            pin.voltage = wrong
        except (TypeError, ValueError) as error:
            print(error)
    # expect: voltage must be 0-100, not -1
    # expect: voltage must be 0-100, not 101
    # expect: must be real number, not str
    assert pin.voltage == 2


def test_what_the_function_raises_reaches_the_script():
    for wrong in (lambda seconds: 1 / 0), (lambda seconds: 'high'), (lambda seconds: -3), (lambda: 0):
        pin.voltage = wrong
        try:
            pin.voltage
            time.sleep(0)
        except Exception as error:
            print(type(error).__name__, error)
    # expect: ZeroDivisionError division by zero
    # expect: TypeError must be real number, not str
    # expect: ValueError what the function of voltage returns must be 0-100, not -3
    # expect: TypeError test_what_the_function_raises_reaches_the_script.<locals>.<lambda>() takes 0 positional arguments but 1 was given
    mock.reset()


for name, test in list(globals().items()):
    if name.startswith('test_'):
        test()
