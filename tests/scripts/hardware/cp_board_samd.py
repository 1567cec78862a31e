# SPDX-License-Identifier: MIT
"""board and microcontroller.pin on another board: --board brings its names, its chip and its buses."""
# args: --board feather_m0_express
# cpython: no
import board
import busio
import microcontroller
from analogio import AnalogIn, AnalogOut
from cpy import mock
from digitalio import DigitalInOut


def refused(call, *args, **kwargs):
    try:
        call(*args, **kwargs)
    except Exception as error:
        print('%s: %s' % (type(error).__name__, error))
    else:
        raise AssertionError('nothing was raised')


def test_names_of_the_board():
    assert board.board_id == 'feather_m0_express'
    assert board.D13 is microcontroller.pin.PA17 and board.A0 is microcontroller.pin.PA02
    assert repr(microcontroller.pin.PA17) == 'board.D13' and repr(microcontroller.pin.PA27) == 'microcontroller.pin.PA27'
    refused(getattr, board, 'D8')
    # expect: AttributeError: module 'board' has no attribute 'D8'. Did you mean: 'D0'? (the board is Adafruit Feather M0 Express)
    refused(getattr, microcontroller.pin, 'PC00')
    # expect: AttributeError: module 'microcontroller.pin' has no attribute 'PC00'. Did you mean: 'PA00'? (the chip is samd21g18)


def test_pins_of_the_chip_are_those_of_its_table():
    names = dir(microcontroller.pin)
    for port, numbers in ('PA', [*range(24), 27, 28]), ('PB', [2, 3, 8, 9, 10, 11, 22, 23]):
        for number in numbers:
            assert '%s%02d' % (port, number) in names
    assert 'PB31' not in names


def test_analog_pins_are_the_chips():
    refused(AnalogOut, board.A1)  # expect: ValueError: A1 has no analog output; pins that have one: A0
    with AnalogOut(board.A0) as out, AnalogIn(board.A1) as pin:
        assert pin.reference_voltage == 3.3 and out.value == 0


def test_processor_of_the_board():
    assert microcontroller.cpu.frequency == 48000000
    assert len(microcontroller.nvm) == 256


def test_default_buses():
    with board.I2C() as i2c, board.SPI() as spi, board.UART() as uart:
        assert isinstance(i2c, busio.I2C) and isinstance(spi, busio.SPI) and isinstance(uart, busio.UART)
        refused(DigitalInOut, board.SCL)  # expect: ValueError: SCL in use
        refused(DigitalInOut, board.SCK)  # expect: ValueError: SCK in use
        refused(DigitalInOut, board.D0)  # expect: ValueError: D0 in use


for name, test in list(globals().items()):
    if name.startswith('test_'):
        test()
