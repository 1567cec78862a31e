# SPDX-License-Identifier: MIT
"""analogio: voltages as numbers of 16 bits, in and out, and which pins have converters."""
# cpython: no
# also: --clock virtual
# also: --backend posted
import gc
import time

import board
from analogio import AnalogIn, AnalogOut
from cpy import mock
from digitalio import DigitalInOut

REFERENCE = 3.3
STEP = 65535 / 4095  # the host board's converter has 12 bits


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


def test_reading_a_voltage():
    mock.reset()
    with AnalogIn(board.A2) as pin:
        assert pin.reference_voltage == REFERENCE and isinstance(pin.reference_voltage, float)
        for volts, value in (0, 0), (3.3, 65535), (1.65, 32767), (5.0, 65535), (0.825, 16384):
            mock.pin('A2').voltage = volts
            assert abs(pin.value - value) <= STEP, (volts, pin.value)
            assert isinstance(pin.value, int)
        mock.pin('A2').voltage = 1.2
        assert abs(pin.value * pin.reference_voltage / 65535 - 1.2) < 0.001


def test_resolution_is_the_converters_and_the_scale_is_of_16_bits():
    mock.reset()
    with AnalogIn(board.A2) as pin:
        values = set()
        for i in range(1000):
            mock.pin('A2').voltage = i * REFERENCE / 100000  # a hundredth of the scale: 41 steps of 12 bits
            values.add(pin.value)
        assert 40 <= len(values) <= 42, len(values)
        steps = [b - a for a, b in zip(sorted(values), sorted(values)[1:])]
        assert set(steps) == {16}, set(steps)


def test_a_digital_level_is_a_voltage_too():
    mock.reset()
    with AnalogIn(board.A3) as pin:
        mock.pin('A3').drive(True)
        assert pin.value == 65535
        mock.pin('A3').drive(False)
        assert pin.value == 0


def test_putting_out_a_voltage():
    mock.reset()
    with AnalogOut(board.A0) as pin:
        assert pin.value == 0 and wire('A0').voltage == 0
        for value in 65535, 0, 32768, 1:
            pin.value = value
            assert pin.value == value
            assert abs(wire('A0').voltage - value / 65535 * REFERENCE) < 1e-6
    refused(getattr, pin, 'value')
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object.


def test_a_wire_from_out_to_in():
    mock.reset()
    with AnalogOut(board.A1) as out, AnalogIn(board.A4) as pin:
        mock.pin('A1').connect('A4')
        for value in 0, 4096, 30000, 65535:
            out.value = value
            assert abs(pin.value - value) <= STEP


def test_pins_without_a_converter_are_told():
    refused(AnalogIn, board.D5)
    # expect: ValueError: D5 has no analog input; pins that have one: A0, A1, A2, A3, A4, A5, GPIO26, GPIO27, GPIO28, GPIO32, GPIO33, GPIO34, GPIO35, GPIO36
    refused(AnalogOut, board.A2)  # expect: ValueError: A2 has no analog output; pins that have one: A0, A1
    DigitalInOut(board.D5).deinit()


def test_wrong_arguments_are_named():
    refused(AnalogIn, 'A0')  # expect: TypeError: pin must be of type Pin, not str
    refused(AnalogIn)  # expect: TypeError: AnalogIn() missing 1 required positional argument: 'pin'
    refused(AnalogOut, None)  # expect: TypeError: pin must be of type Pin, not NoneType
    refused(AnalogOut)  # expect: TypeError: AnalogOut() missing 1 required positional argument: 'pin'
    mock.reset()
    with AnalogOut(pin=board.A0) as pin, AnalogIn(pin=board.A2) as measured:
        pin.value = 100
        refused(setattr, pin, 'value', 65536)  # expect: ValueError: value must be 0-65535
        refused(setattr, pin, 'value', -1)  # expect: ValueError: value must be 0-65535
        refused(setattr, pin, 'value', 0.5)  # expect: TypeError: value must be of type int, not float
        refused(delattr, pin, 'value')  # expect: AttributeError: attribute 'value' of 'AnalogOut' objects cannot be deleted
        assert pin.value == 100
        refused(setattr, measured, 'value', 1)
        refused(setattr, measured, 'reference_voltage', 1.0)
        # expect: AttributeError: attribute 'value' of 'AnalogIn' objects is not writable
        # expect: AttributeError: attribute 'reference_voltage' of 'AnalogIn' objects is not writable


def test_a_pin_has_one_user():
    for make in AnalogIn, AnalogOut:
        with make(board.A0) as first:
            refused(AnalogIn, board.A0)
            refused(AnalogOut, board.A0)
            refused(DigitalInOut, board.A0)
            assert first.value is not None
        # expect: ValueError: A0 in use
        # expect: ValueError: A0 in use
        # expect: ValueError: A0 in use
    # expect: ValueError: A0 in use
    # expect: ValueError: A0 in use
    # expect: ValueError: A0 in use


def test_with_and_deinit_give_the_pin_back():
    for make in AnalogIn, AnalogOut:
        try:
            with make(board.A0) as pin:
                raise KeyError('inside')
        except KeyError as error:
            assert error.args == ('inside',)
        assert pin.deinit() is None and pin.__exit__() is None
        refused(getattr, pin, 'value')
        again = make(board.A0)
        assert again.__enter__() is again and again.value is not None
        assert again.__init__(board.A1) is None
        DigitalInOut(board.A0).deinit()
        again.deinit()
        DigitalInOut(board.A1).deinit()
        refused(getattr, make.__new__(make), 'value')
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object.
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object.
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object.
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object.
    refused(getattr, AnalogIn.__new__(AnalogIn), 'reference_voltage')
    refused(setattr, AnalogOut.__new__(AnalogOut), 'value', 1)
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object.
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object.


def test_an_output_that_is_given_back_drives_nothing():
    mock.reset()
    mock.pin('A0').voltage = 1.0
    out = AnalogOut(board.A0)
    out.value = 65535
    assert wire('A0').voltage == REFERENCE
    out.deinit()
    assert wire('A0').voltage == 1.0


def test_what_runs_meanwhile_may_give_the_pin_back():
    for make, act in (AnalogIn, lambda pin: pin.value), (AnalogOut, lambda pin: setattr(pin, 'value', 5)):
        pin = make(board.A0)
        mock.after(0, pin.deinit)
        try:
            act(pin)
            time.sleep(0)
            act(pin)
        except ValueError:
            pass
        else:
            raise AssertionError
        DigitalInOut(board.A0).deinit()


def test_a_forgotten_object_gives_its_pin_back():
    def forget(make):
        pin = make(board.A0)
        assert pin.value is not None

    for make in AnalogIn, AnalogOut:
        forget(make)
        pin = DigitalInOut(board.A0)
        pin.deinit()
        forget(make)
        gc.collect()
        pin = make(board.A0)
        pin.deinit()


for name, test in list(globals().items()):
    if name.startswith('test_'):
        test()
