# SPDX-License-Identifier: MIT
"""A board from a file, which has next to nothing: what is missing is said."""
# args: --board tests/scripts/hardware/data/bare.toml
# cpython: no
# forks: no
import board
import microcontroller
from analogio import AnalogIn, AnalogOut
from digitalio import DigitalInOut


def refused(call, *args, **kwargs):
    try:
        call(*args, **kwargs)
    except Exception as error:
        print('%s: %s' % (type(error).__name__, error))
    else:
        raise AssertionError('nothing was raised')


def test_what_there_is():
    assert board.LED is microcontroller.pin.P0 and dir(microcontroller.pin) == ['P0', 'P1']
    print(board.board_id)  # expect: bare
    with DigitalInOut(board.LED) as led:
        led.switch_to_output(True)
        refused(DigitalInOut, microcontroller.pin.P0)  # expect: ValueError: LED in use


def test_functions_of_missing_buses_say_so():
    assert [name for name in dir(board) if name != 'board_id'] == ['I2C', 'LED', 'SPI', 'UART']
    refused(board.I2C)  # expect: NotImplementedError: No default I2C bus (Bare board)
    refused(board.SPI)  # expect: NotImplementedError: No default SPI bus (Bare board)
    refused(board.UART)  # expect: NotImplementedError: No default UART bus (Bare board)


def test_missing_converters_and_memory():
    refused(AnalogIn, board.LED)  # expect: ValueError: LED has no analog input; no pin of this board has one
    refused(AnalogOut, board.LED)  # expect: ValueError: LED has no analog output; no pin of this board has one
    assert microcontroller.nvm is None
    assert microcontroller.cpu.frequency > 0


for name, test in list(globals().items()):
    if name.startswith('test_'):
        test()
