# SPDX-License-Identifier: MIT
"""machine.Signal: active or not, whatever the level."""
# cpython: no
# also: --clock virtual
# also: --backend posted
import time

import board
import digitalio
from cpy import mock
from machine import Pin, Signal


def level(name):
    time.sleep(0)
    return mock.pin(name).level


def test_plain_signal_is_the_pin():
    signal = Signal(Pin(5, Pin.OUT))
    assert signal.on() is None and signal.value() == 1 and level('D5') is True
    assert signal.off() is None and signal.value() == 0 and level('D5') is False
    assert signal.value(1) is None and signal() == 1 and level('D5') is True
    assert signal(0) is None and signal() == 0 and level('D5') is False


def test_inverted_signal_is_active_when_low():
    signal = Signal(Pin(6, Pin.OUT, value=1), invert=True)
    assert signal.value() == 0
    signal.on()
    assert signal.value() == 1 and level('D6') is False
    signal.off()
    assert signal.value() == 0 and level('D6') is True
    signal.value(True)
    assert signal() == 1 and level('D6') is False
    signal(False)
    assert signal() == 0 and level('D6') is True


def test_inverted_input():
    button = Signal(9, Pin.IN, Pin.PULL_UP, invert=True)
    assert button.value() == 0
    mock.pin('D9').drive(False)
    assert button.value() == 1 and button() == 1
    mock.pin('D9').release()


def test_pin_arguments_make_the_pin():
    signal = Signal('D10', Pin.OUT, value=1)
    assert level('D10') is True and Pin(10).mode() == Pin.OUT and signal() == 1
    Signal(board.D11, mode=Pin.OUT, value=1)
    assert level('D11') is True
    assert Signal(10).value() == 1, 'a pin by its number alone stays as it is'
    print(signal)  # expect: Signal(Pin(Pin.board.D10, mode=Pin.OUT))
    print(Signal(Pin(10), invert=True))  # expect: Signal(Pin(Pin.board.D10, mode=Pin.OUT), invert=True)


def test_anything_with_value_is_a_pin():
    class Expander:
        level = 0

        def value(self, *level):
            if not level:
                return self.level
            self.level = level[0]

    pin = Expander()
    signal = Signal(pin, invert=True)
    assert signal() == 1
    signal.off()
    assert pin.level == 1 and signal.value() == 0
    assert Signal(Signal(pin, invert=True), invert=True).value() == 1


def test_what_cannot_be_is_refused():
    for arguments in (), (1.5,), ('D99',):
        try:
            Signal(*arguments)
        except (TypeError, ValueError) as error:
            print(error)
    # expect: Pin() missing required argument 'id' (pos 1)
    # expect: id must be of type Pin, not float
    # expect: no pin 'D99' on a computer without pins of its own. Did you mean 'D19'?
    with digitalio.DigitalInOut(board.D2):
        try:
            Signal(2, Pin.OUT)
        except ValueError as error:
            print(error)  # expect: D2 in use
    try:
        Signal.__new__(Signal).value()
    except RuntimeError as error:
        print(error)  # expect: Signal.__init__() has not been called


def test_subclass():
    class Lamp(Signal):
        pass

    lamp = Lamp(Pin(12, Pin.OUT), invert=True)
    lamp.name = 'porch'
    lamp.on()
    assert level('D12') is False and isinstance(lamp, Lamp)


for name, test in list(globals().items()):
    if name.startswith('test_'):
        test()
