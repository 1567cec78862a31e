# SPDX-License-Identifier: MIT
"""board on the generic board: names of pins and buses, what is not there, and the buses that are opened once."""
# cpython: no
# also: --clock virtual
# also: --board host
import board
import busio
import digitalio
import microcontroller
from cpy import mock


def refused(call, *args, **kwargs):
    try:
        call(*args, **kwargs)
    except Exception as error:
        print('%s: %s' % (type(error).__name__, error))
    else:
        raise AssertionError('nothing was raised')


def test_names_are_pins():
    assert board.board_id == 'host'
    assert isinstance(board.D13, microcontroller.Pin) and board.D13 is board.LED and board.D13 is not board.D12
    assert board.D13 == board.LED and board.D13 != board.D12 and hash(board.D13) == hash(board.LED)
    assert {board.D13: 'led'}[board.LED] == 'led'
    assert repr(board.LED) == 'board.D13' and repr(board.SCL) == 'board.SCL'
    assert board.A0 is board.DAC is board.D14


def test_a_wrong_name_is_explained():
    refused(getattr, board, 'D99')
    # expect: AttributeError: module 'board' has no attribute 'D99'. Did you mean: 'D19'? (the board is a computer without pins of its own)
    refused(getattr, board, 'SLC')
    # expect: AttributeError: module 'board' has no attribute 'SLC'. Did you mean: 'SCL'? (the board is a computer without pins of its own)
    refused(getattr, board, 'scl')
    # expect: AttributeError: module 'board' has no attribute 'scl'. Did you mean: 'SCL'? (the board is a computer without pins of its own)
    refused(getattr, board, 'quite_different')
    # expect: AttributeError: module 'board' has no attribute 'quite_different' (the board is a computer without pins of its own)
    refused(getattr, board, '__nothing__')  # expect: AttributeError: module 'board' has no attribute '__nothing__'
    try:
        from board import D99
    except ImportError as error:
        print(str(error).partition(' (')[0])  # expect: cannot import name 'D99' from 'board'
    else:
        raise AssertionError(D99)
    assert not hasattr(board, 'D100') and hasattr(board, 'D0')
    refused(board.__getattr__, 5)  # expect: TypeError: attribute name must be string, not 'int'


def test_all_names_are_listed():
    names = dir(board)
    for name in 'board_id', 'D0', 'D13', 'LED', 'A5', 'SDA', 'SCL', 'MOSI', 'TX', 'NEOPIXEL', 'I2C', 'SPI', 'UART', 'I2C1':
        assert name in names, name
    assert 'GPIO13' not in names and len(set(names)) == len(names)
    space = {}
    exec('from board import *', space)
    assert space['D13'] is board.D13 and callable(space['I2C']) and space['board_id'] == 'host'
    for name in board.__all__:
        assert getattr(board, name) is not None


def test_buses_are_opened_once():
    for open_bus, kind in (board.I2C, busio.I2C), (board.SPI, busio.SPI), (board.UART, busio.UART):
        bus = open_bus()
        assert isinstance(bus, kind) and open_bus() is bus
        bus.deinit()
        again = open_bus()
        assert again is not bus and open_bus() is again
        again.deinit()


def test_buses_have_their_pins():
    with board.I2C():
        refused(digitalio.DigitalInOut, board.SDA)  # expect: ValueError: SDA in use
        refused(busio.I2C, board.SCL, board.SDA)  # expect: ValueError: SCL in use
    with board.SPI():
        refused(digitalio.DigitalInOut, board.MISO)  # expect: ValueError: MISO in use
    with board.UART():
        refused(digitalio.DigitalInOut, board.TX)  # expect: ValueError: D1 in use
    with board.I2C1() as other, board.SPI1(), board.UART1():
        assert other is board.I2C1() and other is not board.I2C()
        refused(digitalio.DigitalInOut, board.D12)  # expect: ValueError: D12 in use
        refused(digitalio.DigitalInOut, board.D4)  # expect: ValueError: D4 in use
    board.I2C().deinit()
    try:
        board.I2C(1)
    except TypeError as error:
        assert 'I2C() takes no arguments' in str(error), error
    else:
        raise AssertionError


def test_a_pin_in_use_is_told_when_a_bus_is_opened():
    with digitalio.DigitalInOut(board.SDA):
        refused(board.I2C)  # expect: ValueError: SDA in use
    board.I2C().deinit()


def test_pins_by_the_chips_names():
    assert microcontroller.pin.GPIO13 is board.D13 and repr(microcontroller.pin.GPIO30) == 'microcontroller.pin.GPIO30'
    assert dir(microcontroller.pin) == ['GPIO%d' % i for i in sorted(range(40), key=str)]
    from microcontroller import pin
    from microcontroller.pin import GPIO5
    assert pin is microcontroller.pin and GPIO5 is board.D5
    space = {}
    exec('from microcontroller.pin import *', space)
    assert space['GPIO39'] is pin.GPIO39
    refused(getattr, microcontroller.pin, 'GPIO40')
    # expect: AttributeError: module 'microcontroller.pin' has no attribute 'GPIO40'. Did you mean: 'GPIO10'? (the chip is host)
    refused(getattr, microcontroller.pin, 'D5')
    # expect: AttributeError: module 'microcontroller.pin' has no attribute 'D5' (the chip is host)
    refused(getattr, pin, '__nothing__')
    # expect: AttributeError: module 'microcontroller.pin' has no attribute '__nothing__'
    refused(microcontroller.Pin)  # expect: TypeError: cannot create 'Pin' instances


for name, test in list(globals().items()):
    if name.startswith('test_'):
        test()
