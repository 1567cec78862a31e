# SPDX-License-Identifier: MIT
"""adafruit_bus_device: devices on shared buses, buses of one's own making, locks and chip selects that are let go."""
# cpython: no
# also: --clock virtual
# also: --backend posted
import gc
import time

import adafruit_bus_device
import board
import busio
from adafruit_bus_device.i2c_device import I2CDevice
from adafruit_bus_device.spi_device import SPIDevice
from cpy import mock
from digitalio import DigitalInOut, Direction

ADDRESS = 0x42


class Recorder(mock.I2CDevice):
    """Writes down what happens on the bus, and answers with 1, 2, 3 ..."""

    def __init__(self, address=ADDRESS):
        super().__init__(address)
        self.log, self.next = [], 1

    def start(self, read):
        self.log.append('S' + 'WR'[read])

    def write(self, data):
        self.log.append(bytes(data))

    def read(self, count):
        first, self.next = self.next, self.next + count
        return bytes(range(first, first + count))

    def stop(self):
        self.log.append('P')

    def told(self):
        log, self.log = self.log, []
        return log


class Fake:
    """A bus that is none of ours: what a test or an expander brings."""

    def __init__(self):
        self.calls, self.busy, self.fail = [], 0, None

    def try_lock(self):
        self.busy -= 1
        return self.busy < 0

    def unlock(self):
        self.calls.append('unlock')

    def __getattr__(self, name):
        def call(*args, **kwargs):
            self.calls.append((name, args, kwargs))
            if self.fail:
                raise self.fail
        return call

    def told(self):
        calls, self.calls = self.calls, []
        return calls


def fresh():
    mock.reset()
    bus = busio.I2C(board.SCL, board.SDA)
    return bus, mock.attach_i2c(bus, Recorder())


def refused(call, *args, **kwargs):
    try:
        call(*args, **kwargs)
    except Exception as error:
        print('%s: %s' % (type(error).__name__, error))
    else:
        raise AssertionError('nothing was raised')


def test_names():
    assert adafruit_bus_device.i2c_device.I2CDevice is I2CDevice and adafruit_bus_device.spi_device.SPIDevice is SPIDevice


def test_i2c_device_looks_whether_it_is_there():
    bus, model = fresh()
    with bus:
        device = I2CDevice(bus, ADDRESS)
        assert device.i2c is bus and device.device_address == ADDRESS
        assert model.told() == ['SW', 'P']
        refused(I2CDevice, bus, 0x10)  # expect: ValueError: No I2C device at address: 0x10
        assert bus.try_lock(), 'it is not left locked'
        bus.unlock()
        I2CDevice(bus, 0x10, False)
        I2CDevice(i2c=bus, device_address=0x10, probe=False)
        assert I2CDevice(bus, ADDRESS, probe=True)


def test_i2c_device_holds_the_lock():
    bus, model = fresh()
    with bus:
        device = I2CDevice(bus, ADDRESS)
        with device as entered:
            assert entered is device and bus.try_lock() is False
        assert bus.try_lock() is True
        bus.unlock()
        refused(device.write, b'a')  # expect: RuntimeError: Function requires lock
        refused(device.readinto, bytearray(1))  # expect: RuntimeError: Function requires lock
        refused(device.write_then_readinto, b'a', bytearray(1))  # expect: RuntimeError: Function requires lock
        try:
            with device:
                raise KeyError('inside')
        except KeyError:
            assert bus.try_lock() is True
            bus.unlock()
        assert device.__enter__() is device and device.__exit__(None, None, None) is False


def test_i2c_device_transfers():
    bus, model = fresh()
    with bus, I2CDevice(bus, ADDRESS) as device:
        model.told()
        room = bytearray(4)
        assert device.write(b'\1\2') is None and model.told() == ['SW', b'\1\2', 'P']
        device.write(b'abcdef', start=1, end=3)
        assert model.told() == ['SW', b'bc', 'P']
        assert device.readinto(room) is None and room == b'\1\2\3\4' and model.told() == ['SR', 'P']
        device.readinto(room, start=1, end=2)
        assert room == b'\1\5\3\4'
        model.told()
        device.write(b'r', stop=False)
        device.readinto(room, end=1)
        assert room == b'\6\5\3\4' and model.told() == ['SW', b'r', 'SR', 'P'], 'the form of 2018'
        assert device.write_then_readinto(b'r', room) is None
        assert room == b'\7\x08\x09\x0a' and model.told() == ['SW', b'r', 'SR', 'P']
        device.write_then_readinto(b'abcd', room, out_start=1, out_end=3, in_start=2, in_end=3)
        assert room == b'\7\x08\x0b\x0a' and model.told() == ['SW', b'bc', 'SR', 'P']
        device.write_then_readinto(b'r', room, stop=True)
        assert model.told() == ['SW', b'r', 'P', 'SR', 'P']


def test_i2c_errors_are_the_buses():
    bus, model = fresh()
    with bus, I2CDevice(bus, 0x10, probe=False) as device:
        refused(device.write, b'a')
        # expect: OSError: [Errno 19] No such device: writing to 0x10 on I2C (SCL, SDA): nothing acknowledged the address
        refused(device.readinto, bytearray(1))
        # expect: OSError: [Errno 19] No such device: reading from 0x10 on I2C (SCL, SDA): nothing acknowledged the address
        refused(device.write, 'text')  # expect: TypeError: buffer must be a bytes-like object, not str
        refused(device.readinto, b'a')  # expect: TypeError: buffer must be a writable bytes-like object, not bytes
        refused(device.write_then_readinto, 'a', bytearray(1))
        # expect: TypeError: out_buffer must be a bytes-like object, not str
        refused(device.write_then_readinto, b'a', b'a')
        # expect: TypeError: in_buffer must be a writable bytes-like object, not bytes
        refused(device.write_then_readinto, b'a')
        # expect: TypeError: write_then_readinto() missing 1 required positional argument: 'in_buffer'
        refused(device.write, b'a', start='1')  # expect: TypeError: start must be of type int, not str
    refused(I2CDevice, bus, 0x10)
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object.
    refused(device.__enter__)
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object.


def test_i2c_arguments_are_named():
    refused(I2CDevice)  # expect: TypeError: I2CDevice() missing 2 required positional arguments: 'i2c' and 'device_address'
    bus, model = fresh()
    with bus:
        refused(I2CDevice, bus)  # expect: TypeError: I2CDevice() missing 1 required positional argument: 'device_address'
        refused(I2CDevice, bus, 128)  # expect: ValueError: device_address must be 0-127
        refused(I2CDevice, bus, '0x10')  # expect: TypeError: device_address must be of type int, not str
        device = I2CDevice(bus, ADDRESS)
        refused(setattr, device, 'i2c', None)
        refused(setattr, device, 'device_address', 1)
        # expect: AttributeError: attribute 'i2c' of 'I2CDevice' objects is not writable
        # expect: AttributeError: attribute 'device_address' of 'I2CDevice' objects is not writable
    refused(I2CDevice, 5, 0x10)  # expect: AttributeError: 'int' object has no attribute 'try_lock'
    blank = I2CDevice.__new__(I2CDevice)
    for call in (blank.__enter__, blank.__exit__, lambda: blank.write(b'a'), lambda: blank.readinto(bytearray(1)),
                 lambda: blank.write_then_readinto(b'a', bytearray(1)), lambda: blank.i2c):
        refused(call)
    # expect: RuntimeError: __init__() was not called
    # expect: RuntimeError: __init__() was not called
    # expect: RuntimeError: __init__() was not called
    # expect: RuntimeError: __init__() was not called
    # expect: RuntimeError: __init__() was not called
    # expect: RuntimeError: __init__() was not called


def test_i2c_device_on_a_bus_of_another_kind():
    bus = Fake()
    bus.busy = 3
    device = I2CDevice(bus, 0x10)
    assert bus.told() == [('writeto', (0x10, b''), {}), 'unlock']
    room = bytearray(2)
    with device:
        device.write(b'a')
        device.write(b'abc', start=1, end=2, stop=False)
        device.readinto(room)
        device.readinto(room, start=1, end=2)
        device.write_then_readinto(b'a', room)
        device.write_then_readinto(b'abc', room, out_start=1, out_end=2, in_start=1, in_end=2)
    assert bus.told() == [
        ('writeto', (0x10, b'a'), {}), ('writeto', (0x10, b'abc'), dict(start=1, end=2, stop=False)),
        ('readfrom_into', (0x10, room), {}), ('readfrom_into', (0x10, room), dict(start=1, end=2)),
        ('writeto_then_readfrom', (0x10, b'a', room), {}),
        ('writeto_then_readfrom', (0x10, b'abc', room), dict(out_start=1, out_end=2, in_start=1, in_end=2)), 'unlock']
    bus.fail = OSError(19, 'nobody')
    refused(I2CDevice, bus, 0x10)  # expect: ValueError: No I2C device at address: 0x10
    assert [call[0] for call in bus.told()] == ['writeto', 'readfrom_into', 'u']
    bus.fail = KeyError('model')
    refused(I2CDevice, bus, 0x10)  # expect: KeyError: 'model'
    assert bus.told()[-1] == 'unlock'


def test_a_subclass_of_the_bus_is_asked_by_its_own_methods():
    class Loud(busio.I2C):
        seen = []

        def writeto(self, *args, **kwargs):
            self.seen.append(args)
            super().writeto(*args, **kwargs)

    mock.reset()
    with Loud(board.SCL, board.SDA) as bus:
        model = mock.attach_i2c(bus, Recorder())
        with I2CDevice(bus, ADDRESS) as device:
            device.write(b'a')
        assert Loud.seen == [(ADDRESS, b''), (ADDRESS, b'a')] and model.told()[-3:] == ['SW', b'a', 'P']


def test_a_class_of_ones_own():
    class Sensor(I2CDevice):
        def register(self, number):
            room = bytearray(1)
            with self:
                self.write_then_readinto(bytes([number]), room)
            return room[0]

    bus, model = fresh()
    with bus:
        assert Sensor(bus, ADDRESS).register(0xD0) == 1


class Register(mock.SPIDevice):
    """Answers each byte with the one before it, the first with 0xa5; notes what it is told."""

    def __init__(self):
        super().__init__()
        self.log = bytearray()

    def select(self):
        self.log.extend(b'<')

    def deselect(self):
        self.log.extend(b'>')

    def transfer(self, data):
        self.log.extend(data)
        return bytes([0xA5]) + data[:-1]


def told(device):
    time.sleep(0)  # what was only written has arrived
    log, device.log = bytes(device.log), bytearray()
    return log


def fresh_spi(cs=board.D5):
    mock.reset()
    bus = busio.SPI(board.SCK, board.MOSI, board.MISO)
    return bus, mock.attach_spi(bus, Register(), cs=cs)


def test_spi_device_selects_and_configures():
    bus, model = fresh_spi()
    with bus, DigitalInOut(board.D5) as select:
        device = SPIDevice(bus, select, baudrate=2000000, polarity=1, phase=1)
        assert device.spi is bus and device.chip_select is select
        assert select.direction is Direction.OUTPUT and select.value is True
        with device as entered:
            assert entered is bus and bus.try_lock() is False and bus.frequency == 2000000
            bus.write(b'hello')
        assert told(model) == b'<hello>' and select.value is True and bus.try_lock() is True
        bus.unlock()
        with SPIDevice(bus, select) as spi:
            assert spi.frequency == 100000
        try:
            with device:
                raise KeyError('inside')
        except KeyError:
            assert bus.try_lock() is True and select.value is True
            bus.unlock()
        assert device.__enter__() is bus and device.__exit__(None, None, None) is False


def test_spi_chip_select_can_be_active_high_or_missing():
    bus, model = fresh_spi()
    with bus, DigitalInOut(board.D6) as select:
        with SPIDevice(bus, select, cs_active_value=True):
            assert select.value is True
        assert select.value is False
        with SPIDevice(spi=bus, chip_select=None) as spi:
            spi.write(b'nobody')
        device = SPIDevice(bus)
        assert device.chip_select is None and told(model) == b''


def test_spi_extra_clocks():
    bus, model = fresh_spi(cs=None)
    with bus, DigitalInOut(board.D5) as select:
        for clocks, sent in (0, 0), (1, 1), (8, 1), (9, 2), (80, 10):
            with SPIDevice(bus, select, extra_clocks=clocks):
                bus.write(b'a')
            assert told(model) == b'a' + bytes(sent), clocks


def test_spi_device_on_a_bus_of_another_kind():
    class Select:
        value = None

        def switch_to_output(self, value=False):
            self.value = value

    bus, select = Fake(), Select()
    bus.busy = 3
    device = SPIDevice(bus, select, baudrate=5, polarity=1, phase=0, extra_clocks=16)
    assert select.value is True and bus.told() == []
    with device as entered:
        assert entered is bus and select.value is False
    assert select.value is True
    assert bus.told() == [('configure', (), dict(baudrate=5, polarity=1, phase=0)), ('write', (b'\0',), {}),
                          ('write', (b'\0',), {}), 'unlock']
    bus.fail = ValueError('no such mode')
    refused(device.__enter__)  # expect: ValueError: no such mode
    assert bus.told()[-1] == 'unlock' and select.value is True
    bus.fail = None
    device.__enter__()
    bus.told()
    bus.fail = ValueError('no clocks')
    refused(device.__exit__)  # expect: ValueError: no clocks
    assert bus.told()[-1] == 'unlock' and select.value is True


def test_spi_arguments_are_named():
    refused(SPIDevice)  # expect: TypeError: SPIDevice() missing 1 required positional argument: 'spi'
    bus, model = fresh_spi()
    with bus, DigitalInOut(board.D5) as select:
        refused(SPIDevice, bus, select, 1000000)
        # expect: TypeError: SPIDevice() takes from 1 to 2 positional arguments but 3 were given
        refused(SPIDevice, bus, select, baudrate=0)  # expect: ValueError: baudrate must be 1-2147483647
        refused(SPIDevice, bus, select, polarity=2)  # expect: ValueError: polarity must be 0-1
        refused(SPIDevice, bus, select, phase='0')  # expect: TypeError: phase must be of type int, not str
        refused(SPIDevice, bus, select, extra_clocks=-1)  # expect: ValueError: extra_clocks must be 0-65535
        refused(SPIDevice, bus, board.D5)  # expect: AttributeError: 'Pin' object has no attribute 'switch_to_output'
        device = SPIDevice(bus, select)
        refused(setattr, device, 'spi', None)  # expect: AttributeError: attribute 'spi' of 'SPIDevice' objects is not writable
        refused(setattr, device, 'chip_select', None)
        # expect: AttributeError: attribute 'chip_select' of 'SPIDevice' objects is not writable
    refused(device.__enter__)
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object.
    blank = SPIDevice.__new__(SPIDevice)
    for call in blank.__enter__, blank.__exit__, lambda: blank.spi:
        refused(call)
    assert blank.chip_select is None
    # expect: RuntimeError: __init__() was not called
    # expect: RuntimeError: __init__() was not called
    # expect: RuntimeError: __init__() was not called


def test_a_device_keeps_its_bus_and_its_chip_select():
    def make():
        return (I2CDevice(busio.I2C(board.SCL, board.SDA), ADDRESS),
                SPIDevice(busio.SPI(board.SCK, board.MOSI), DigitalInOut(board.D5)))

    mock.reset()
    mock.attach_i2c('I2C', Recorder())
    mock.attach_spi('SPI', Register())
    for _ in range(3):
        i2c, spi = make()
        for _ in range(3):
            gc.collect()
            with i2c, spi as bus:
                i2c.write(b'a')
                bus.write(b'a')
                assert spi.chip_select.value is False
        del i2c, spi, bus
        gc.collect()


def test_a_bus_that_stays_locked_is_told():
    if mock.clock() != 'virtual':
        return
    bus, model = fresh()
    with bus:
        device = I2CDevice(bus, ADDRESS)
        bus.try_lock()
        before = mock.now()
        try:
            device.__enter__()
        except RuntimeError as error:
            assert str(error).endswith('has stayed locked for a minute: is an unlock() missing?'), error
        else:
            raise AssertionError
        assert 60e9 <= mock.now() - before < 61e9
        mock.after(0.5, bus.unlock)
        with device:
            device.write(b'a')


for name, test in list(globals().items()):
    if name.startswith('test_'):
        test()
