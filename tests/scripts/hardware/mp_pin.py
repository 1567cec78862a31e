# SPDX-License-Identifier: MIT
"""machine.Pin: ids, settings, levels, and how a pin passes from one user to the next."""
# cpython: no
# also: --clock virtual
# also: --backend posted
import gc
import time

import board
import digitalio
import machine
import microcontroller
from cpy import mock
from machine import Pin


def wire(name):
    """The pin as the world outside sees it, once all that was written has arrived."""
    time.sleep(0)
    return mock.pin(name)


def refused(call, *args, **kwargs):
    try:
        call(*args, **kwargs)
    except Exception as error:
        print('%s: %s' % (type(error).__name__, error))
    else:
        raise AssertionError('nothing was raised')


def test_every_kind_of_id_gives_the_same_object():
    pin = Pin(13)
    for same in Pin('D13'), Pin('GPIO13'), Pin(board.D13), Pin(pin), Pin(('GPIO', 13)), Pin(('D', 13)), Pin.board.D13, Pin.cpu.GPIO13:
        assert same is pin
    assert pin.id() == 'GPIO13' and pin._pin is board.D13 and pin.alt_list() == []


def test_unknown_ids_are_explained():
    refused(Pin, 'SLC')
    # expect: ValueError: no pin 'SLC' on a computer without pins of its own. Did you mean 'SCL'?
    refused(Pin, 99)  # expect: ValueError: no pin 99 on a computer without pins of its own
    refused(Pin, ('X', 1))  # expect: ValueError: no pin ('X', 1) on a computer without pins of its own
    refused(Pin, (1, 2))  # expect: TypeError: a pin's port must be of type str, not int
    refused(Pin, 1.5)  # expect: TypeError: id must be of type Pin, not float
    refused(Pin)  # expect: TypeError: Pin() missing required argument 'id' (pos 1)
    refused(getattr, Pin.board, 'SLC')
    # expect: AttributeError: a computer without pins of its own has no pin 'SLC'. Did you mean 'SCL'?
    refused(getattr, Pin.cpu, 'x')  # expect: AttributeError: a computer without pins of its own has no pin 'x'


def test_named_pins_are_listed():
    assert 'D13' in dir(Pin.board) and 'SCL' in dir(Pin.board) and 'GPIO13' not in dir(Pin.board)
    assert 'GPIO13' in dir(Pin.cpu) and 'D13' not in dir(Pin.cpu)
    assert repr(Pin.board) == '<machine.Pin.board>' and repr(Pin.cpu) == '<machine.Pin.cpu>'
    assert isinstance(Pin.board.SCL, Pin) and Pin.board.SCL._pin is board.SCL


def test_output_levels():
    pin = Pin(5, Pin.OUT)
    assert pin.value() == 0 and wire('D5').level is False and wire('D5').direction == 'output'
    assert pin.value(1) is None and pin.value() == 1 and wire('D5').level is True
    assert pin.off() is None and pin.value() == 0 and wire('D5').level is False
    assert pin.on() is None and pin() == 1 and wire('D5').level is True
    assert pin.low() is None and pin() == 0 and wire('D5').level is False
    assert pin.high() is None and pin() == 1 and wire('D5').level is True
    assert pin.toggle() is None and pin() == 0 and wire('D5').level is False
    assert pin.toggle() is None and pin() == 1 and wire('D5').level is True
    assert pin(0) is None and pin() == 0 and wire('D5').level is False
    pin.value('anything true')
    assert pin() == 1 and wire('D5').level is True
    pin.value([])
    assert pin() == 0 and wire('D5').level is False


def test_first_level_is_there_before_the_pin_drives():
    mock.pin('D6').drive(True)
    mock.pin('D6').clear_edges()
    pin = Pin(6, Pin.OUT, value=1)
    mock.pin('D6').release()
    assert wire('D6').edges == [] and wire('D6').level is True and pin() == 1
    assert mock.pin('D6').conflicts == 0


def test_input_levels_and_pulls():
    pin = Pin(9, Pin.IN, Pin.PULL_UP)
    assert pin.value() == 1 and wire('D9').pull == 'up' and wire('D9').direction == 'input'
    mock.pin('D9').drive(False)
    assert pin.value() == 0 and pin() == 0
    mock.pin('D9').release()
    assert pin.value() == 1 and pin.pull() == Pin.PULL_UP
    assert pin.pull(Pin.PULL_DOWN) is None and pin.pull() == Pin.PULL_DOWN and pin() == 0 and wire('D9').pull == 'down'
    assert pin.pull(None) is None and pin.pull() is None and wire('D9').pull is None
    pin.init(pull=Pin.PULL_UP)
    assert pin.pull() == Pin.PULL_UP and wire('D9').pull == 'up'
    pin.init(pull=Pin.PULL_NONE)
    assert pin.pull() is None and wire('D9').pull is None
    mock.reset()


def test_level_written_to_an_input_waits_until_it_is_an_output():
    pin = Pin(10, Pin.IN, Pin.PULL_DOWN)
    pin.value(1)
    assert pin() == 0 and wire('D10').level is False
    pin.init(Pin.OUT)
    assert pin() == 1 and wire('D10').level is True
    pin.init(Pin.IN)
    assert pin() == 0, 'the pull has stayed'
    pin.off()
    pin.mode(Pin.OUT)
    assert wire('D10').level is False


def test_open_drain():
    mock.pin('D11').set_pull('up')
    pin = Pin(11, Pin.OPEN_DRAIN, value=1)
    assert pin() == 1 and wire('D11').mode == 'open_drain'
    mock.pin('D11').drive(False)
    assert pin() == 0, 'released: the level of the wire'
    mock.pin('D11').release()
    pin.off()
    assert pin() == 0 and wire('D11').level is False
    pin.on()
    assert pin() == 1 and wire('D11').level is True and mock.pin('D11').conflicts == 0
    mock.reset()
    pin.init(Pin.OPEN_DRAIN, Pin.PULL_UP)
    assert pin() == 1 and wire('D11').pull == 'up'
    pin.init(Pin.OUT)
    assert wire('D11').pull is None, 'an output has no use for it'
    pin.init(Pin.IN, None)


def test_settings_that_are_not_given_stay():
    pin = Pin(12, Pin.OUT, value=1)
    assert Pin(12) is pin and pin.mode() == Pin.OUT and wire('D12').level is True
    Pin(12, value=0)
    assert pin.mode() == Pin.OUT and wire('D12').level is False
    Pin(12, Pin.IN, Pin.PULL_UP)
    assert pin.mode() == Pin.IN and pin.pull() == Pin.PULL_UP and pin() == 1
    Pin(12, mode=-1, pull=-1)
    assert pin.mode() == Pin.IN and pin.pull() == Pin.PULL_UP
    pin.init(mode=None)
    assert pin.mode() == Pin.IN
    assert Pin(4).mode() == -1 and wire('D4').direction is None, 'a pin that nothing is wanted of is left alone'
    Pin(4).value(), Pin(4).mode() == Pin.IN
    assert wire('D4').direction == 'input'


def test_mode():
    pin = Pin(7, Pin.IN)
    assert pin.mode() == Pin.IN == 0 and pin.mode(Pin.OUT) is None and pin.mode() == Pin.OUT == 1
    pin.mode(Pin.OPEN_DRAIN)
    assert pin.mode() == Pin.OPEN_DRAIN == 2 and wire('D7').mode == 'open_drain'
    pin.mode(Pin.ANALOG)
    assert pin.mode() == Pin.ANALOG and wire('D7').direction is None
    assert pin() in (0, 1) and pin.mode() == Pin.IN
    refused(pin.mode, 9)  # expect: ValueError: mode must be -1-5
    refused(pin.mode, 'out')  # expect: TypeError: mode must be of type int, not str
    refused(pin.mode, Pin.ALT)
    # expect: ValueError: a pin's other functions are chosen by I2C, SPI, UART and ADC, not by Pin(alt=)
    refused(pin.init, Pin.OUT, alt=3)
    # expect: ValueError: a pin's other functions are chosen by I2C, SPI, UART and ADC, not by Pin(alt=)
    refused(pin.init, Pin.OUT, af=3)
    # expect: ValueError: a pin's other functions are chosen by I2C, SPI, UART and ADC, not by Pin(alt=)
    refused(pin.init, hold=True)  # expect: ValueError: no backend can hold a pin's state (hold=True)
    assert pin.mode() == Pin.IN, 'what is refused changes nothing'


def test_drive_strength_is_kept():
    pin = Pin(7, Pin.OUT, drive=Pin.DRIVE_2)
    assert pin.drive() == Pin.DRIVE_2 and pin.drive(Pin.DRIVE_1) is None and pin.drive() == Pin.DRIVE_1
    pin.init(drive=Pin.DRIVE_0)
    assert pin.drive() == 0
    refused(pin.drive, 4)  # expect: ValueError: drive must be 0-3
    refused(pin.init, pull=3)  # expect: ValueError: pull must be 0-2
    refused(pin.pull, Pin.PULL_HOLD)  # expect: ValueError: pull must be 0-2


def test_constants():
    assert (Pin.IN, Pin.OUT, Pin.OPEN_DRAIN, Pin.ALT, Pin.ALT_OPEN_DRAIN, Pin.ANALOG) == (0, 1, 2, 3, 4, 5)
    assert (Pin.PULL_NONE, Pin.PULL_UP, Pin.PULL_DOWN, Pin.PULL_HOLD) == (0, 1, 2, 4)
    assert (Pin.DRIVE_0, Pin.DRIVE_1, Pin.DRIVE_2, Pin.DRIVE_3) == (0, 1, 2, 3)
    assert (Pin.LOW_POWER, Pin.MED_POWER, Pin.HIGH_POWER) == (0, 1, 2)
    assert (Pin.IRQ_LOW_LEVEL, Pin.IRQ_HIGH_LEVEL, Pin.IRQ_FALLING, Pin.IRQ_RISING) == (1, 2, 4, 8)


def test_repr():
    print(Pin(3))  # expect: Pin(Pin.board.D3)
    print(Pin(3, Pin.IN, Pin.PULL_DOWN))  # expect: Pin(Pin.board.D3, mode=Pin.IN, pull=Pin.PULL_DOWN)
    print(Pin(3, Pin.OUT, None))  # expect: Pin(Pin.board.D3, mode=Pin.OUT)
    print(Pin('GPIO37'))  # expect: Pin(Pin.cpu.GPIO37)


def test_pins_of_circuitpython_are_in_use():
    with digitalio.DigitalInOut(board.D2) as taken:
        refused(Pin, 2, Pin.OUT)  # expect: ValueError: D2 in use
        refused(Pin(2).value)  # expect: ValueError: D2 in use
        assert taken.value in (True, False)
    pin = Pin(2, Pin.OUT)
    refused(digitalio.DigitalInOut, board.D2)  # expect: ValueError: D2 in use
    refused(digitalio.DigitalInOut, pin)  # expect: ValueError: D2 in use
    pin.mode(Pin.ANALOG)
    with digitalio.DigitalInOut(pin) as io:
        io.switch_to_output(True)
        assert wire('D2').level is True


def test_use_passes_to_the_newest_and_back():
    pin = Pin('SCL', Pin.OUT, value=0)
    bus = machine.I2C(0)
    assert bus.scan() == [] and wire('SCL').level is True
    assert pin() == 0 and wire('SCL').level is False, 'a pin that is used again is what it was'
    assert bus.scan() == []
    pin.init(Pin.ANALOG)
    bus.deinit()


def test_subclass():
    class Led(Pin):
        def __init__(self, id, colour):
            super().__init__(id, Pin.OUT, value=1)
            self.colour = colour

    led = Led(8, 'red')
    assert isinstance(led, Led) and led.colour == 'red' and wire('D8').level is True
    led.off()
    assert wire('D8').level is False and led() == 0 and Pin(led) is Pin(8) is not led
    refused(Led.__new__(Led).value)  # expect: RuntimeError: Pin.__init__() has not been called
    refused(Led.__new__(Led).mode)  # expect: RuntimeError: Pin.__init__() has not been called
    refused(repr, Led.__new__(Led))  # expect: RuntimeError: Pin.__init__() has not been called


def test_pin_stays_when_its_object_is_forgotten():
    Pin(0, Pin.OUT, value=1)
    gc.collect()
    assert wire('D0').level is True and wire('D0').direction == 'output'


def test_microcontroller_pin_is_the_same_pin():
    Pin(microcontroller.pin.GPIO1, Pin.OUT, value=1)
    assert wire('D1').level is True


for name, test in list(globals().items()):
    if name.startswith('test_'):
        test()
