# SPDX-License-Identifier: MIT
"""onewireio.OneWire, which busio and bitbangio once had: presence, bits both ways and their timing, and how its pin is taken and given back."""
# args: --clock virtual
# cpython: no
# forks: no
import gc

import board
import bitbangio
import busio
from cpy import mock
from digitalio import DigitalInOut
from onewireio import OneWire


class Device:
    """Answers a reset with presence, notes the bits that are written, and sends bits that are asked for."""

    def __init__(self, pin):
        self.driver, self.pin = mock.Driver(pin), mock.pin(pin)
        self.got, self.to_send, self.fell, self.lows = [], [], None, []
        self.pin.listen(self.changed)

    def hold(self, seconds):
        self.driver.set(False)
        mock.after(seconds, self.driver.set, None)

    def changed(self, level, time):
        if not level and self.driver.level is None:
            self.fell = time
            if self.to_send and not self.to_send.pop(0):
                self.hold(30e-6)
        elif level and self.fell is not None:
            low, self.fell = (time - self.fell) / 1000, None
            self.lows.append(low)
            if low >= 480:
                self.hold(120e-6)
            else:
                self.got.append(low < 15)

    def close(self):
        self.pin.unlisten(self.changed)
        self.driver.close()


def fresh():
    mock.reset()
    mock.pin(board.D5).set_pull('up')
    return OneWire(board.D5)


def refused(call, *args, **kwargs):
    try:
        call(*args, **kwargs)
    except Exception as error:
        print('%s: %s' % (type(error).__name__, error))
    else:
        raise AssertionError('nothing was raised')


def test_it_is_the_class_that_busio_and_bitbangio_had():
    assert OneWire is busio.OneWire is bitbangio.OneWire and repr(OneWire) == "<class 'onewireio.OneWire'>"


def test_reset_is_false_when_there_is_a_device():
    with fresh() as bus:
        assert bus.reset() is True
        device = Device(board.D5)
        assert bus.reset() is False and 480 <= device.lows[0] < 500
        assert mock.pin(board.D5).level is True
        device.close()
        assert bus.reset() is True


def test_bits_are_written():
    with fresh() as bus:
        device = Device(board.D5)
        bits = [True, False, False, True, True, True, False, True]
        before = mock.now()
        for bit in bits:
            assert bus.write_bit(bit) is None
        assert device.got == bits
        assert all(6 <= low < 8 if bit else 60 <= low < 62 for bit, low in zip(bits, device.lows)), device.lows
        assert 8 * 70 <= (mock.now() - before) / 1000 < 8 * 75, 'the slots have their length'
        device.got.clear()
        bus.write_bit(value=1)
        bus.write_bit([])
        assert device.got == [True, False]
        device.close()


def test_bits_are_read():
    with fresh() as bus:
        assert bus.read_bit() is True, 'nobody pulls the line low'
        device = Device(board.D5)
        bits = [True, False, True, True, False, False, True, False]
        device.to_send.extend(bits)
        assert [bus.read_bit() for _ in bits] == bits
        device.close()


def test_reading_a_number():
    with fresh() as bus:
        device = Device(board.D5)
        assert bus.reset() is False
        for i in range(8):
            bus.write_bit(0x33 >> i & 1)  # "read ROM"
        assert sum(bit << i for i, bit in enumerate(device.got)) == 0x33
        device.to_send.extend(0x28 >> i & 1 for i in range(8))
        assert sum(bus.read_bit() << i for i in range(8)) == 0x28
        device.close()


def test_an_exception_of_a_model_reaches_the_script():
    def changed(level, time):
        if not level:
            raise KeyError('model')

    with fresh() as bus:
        mock.pin(board.D5).listen(changed)
        for call in bus.reset, bus.read_bit, lambda: bus.write_bit(0):
            refused(call)
            assert mock.pin(board.D5).level is True, 'the line is let go'
        mock.pin(board.D5).unlisten(changed)
    # expect: KeyError: 'model'
    # expect: KeyError: 'model'
    # expect: KeyError: 'model'


def test_a_wait_may_bring_the_end():
    with fresh() as bus:
        for call in bus.reset, bus.read_bit, lambda: bus.write_bit(0):
            bus.__init__(board.D5)
            mock.after(3e-6, bus.deinit)
            refused(call)
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object.
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object.
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object.


def test_wrong_arguments_are_named():
    class Odd:
        def __bool__(self):
            raise ArithmeticError('odd')

    refused(OneWire)  # expect: TypeError: OneWire() missing 1 required positional argument: 'pin'
    refused(OneWire, 5)  # expect: TypeError: pin must be of type Pin, not int
    with fresh() as bus:
        refused(bus.write_bit)  # expect: TypeError: write_bit() missing 1 required positional argument: 'value'
        refused(bus.write_bit, Odd())  # expect: ArithmeticError: odd
        refused(OneWire, board.D5)  # expect: ValueError: D5 in use


def test_with_and_deinit_give_the_pin_back():
    bus = fresh()
    assert mock.pin(board.D5).mode == 'open_drain' and mock.pin(board.D5).level is True
    try:
        with bus as entered:
            assert entered is bus
            raise KeyError('inside')
    except KeyError as error:
        assert error.args == ('inside',)
    assert mock.pin(board.D5).direction is None
    assert bus.deinit() is None and bus.__exit__() is None and bus.__init__(board.D6) is None
    DigitalInOut(board.D5).deinit()
    bus.deinit()
    for call in bus.reset, bus.read_bit, lambda: bus.write_bit(1), OneWire.__new__(OneWire).reset:
        refused(call)
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object.
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object.
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object.
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object.


def test_a_forgotten_bus_gives_its_pin_back():
    def forget():
        bus = OneWire(board.D5)
        bus.read_bit()

    mock.reset()
    forget()
    pin = DigitalInOut(board.D5)
    pin.deinit()
    forget()
    gc.collect()
    DigitalInOut(board.D5).deinit()


for name, test in list(globals().items()):
    if name.startswith('test_'):
        test()
