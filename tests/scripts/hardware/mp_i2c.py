# SPDX-License-Identifier: MIT
"""machine.I2C and SoftI2C: transfers, memories, errors, and the steps of a bit-banged bus."""
# cpython: no
# also: --clock virtual
# also: --backend posted
import time

import board
import busio
import machine
from cpy import mock
from machine import I2C, Pin, SoftI2C

ADDRESS = 0x42


class Recorder(mock.I2CDevice):
    """Writes down what happens on the bus, and answers with 1, 2, 3 ..."""

    def __init__(self, address=ADDRESS):
        super().__init__(address)
        self.log, self.next, self.takes = [], 1, None

    def start(self, read):
        self.log.append('S' + 'WR'[read])

    def write(self, data):
        self.log.append(bytes(data))
        return self.takes

    def read(self, count):
        first, self.next = self.next, self.next + count
        return bytes(range(first, first + count))

    def stop(self):
        self.log.append('P')

    def told(self):
        log, self.log = self.log, []
        parts = []
        for event in log:  # a bit-banged bus tells each byte by itself
            if isinstance(event, bytes) and parts and isinstance(parts[-1], bytes):
                parts[-1] += event
            else:
                parts.append(event)
        return parts


def buses():
    """Both kinds of bus with a new device each."""
    for make in lambda: I2C(0), lambda: SoftI2C(scl=Pin('SCL'), sda=Pin('SDA')):
        mock.reset()
        bus = make()
        yield bus, mock.attach_i2c(bus, Recorder())


def refused(call, *args, **kwargs):
    try:
        call(*args, **kwargs)
    except Exception as error:
        print('%s: %s' % (type(error).__name__, error))
    else:
        raise AssertionError('nothing was raised')


def test_scan_finds_devices_by_a_write_address():
    for bus, device in buses():
        other = mock.attach_i2c(bus, Recorder(0x08))
        mock.attach_i2c(bus, Recorder(0x77))
        mock.attach_i2c(bus, Recorder(0x07))
        assert bus.scan() == [0x08, 0x42, 0x77]
        assert device.told() == ['SW', 'P']


def test_read_and_write():
    for bus, device in buses():
        assert bus.writeto(ADDRESS, b'\x10\x20') == 2 and device.told() == ['SW', b'\x10\x20', 'P']
        assert bus.readfrom(ADDRESS, 3) == b'\1\2\3' and device.told() == ['SR', 'P']
        room = bytearray(2)
        assert bus.readfrom_into(ADDRESS, room) is None and room == b'\4\5' and device.told() == ['SR', 'P']
        assert bus.writeto(ADDRESS, b'') == 0 and device.told() == ['SW', 'P']
        assert bus.writeto(ADDRESS, 'text') == 4 and device.told() == ['SW', b'text', 'P']
        assert bus.writeto(ADDRESS, memoryview(bytearray(b'abc'))[1:]) == 2 and device.told() == ['SW', b'bc', 'P']


def test_vector_is_one_write():
    for bus, device in buses():
        assert bus.writevto(ADDRESS, (b'ab', bytearray(b'c'), b'', 'd')) == 4
        assert device.told() == ['SW', b'abcd', 'P']
        assert bus.writevto(ADDRESS, [], True) == 0 and device.told() == ['SW', 'P']
        assert bus.writevto(ADDRESS, [b'x'], False) == 1 and bus.readfrom(ADDRESS, 1) == b'\1'
        assert device.told() == ['SW', b'x', 'SR', 'P']


def test_memory_addresses_of_8_to_32_bits():
    for bus, device in buses():
        assert bus.readfrom_mem(ADDRESS, 0xF7, 2) == b'\1\2' and device.told() == ['SW', b'\xf7', 'SR', 'P']
        assert bus.readfrom_mem(ADDRESS, 0x1234, 1, addrsize=16) == b'\3' and device.told() == ['SW', b'\x12\x34', 'SR', 'P']
        room = bytearray(2)
        assert bus.readfrom_mem_into(ADDRESS, 7, room) is None and room == b'\4\5'
        assert device.told() == ['SW', b'\7', 'SR', 'P']
        bus.readfrom_mem_into(ADDRESS, 0x10002, room, addrsize=24)
        assert room == b'\6\7' and device.told() == ['SW', b'\1\0\2', 'SR', 'P']
        assert bus.writeto_mem(ADDRESS, 0xF4, b'\x27') is None and device.told() == ['SW', b'\xf4\x27', 'P']
        bus.writeto_mem(ADDRESS, 0x100, b'ab', addrsize=16)
        assert device.told() == ['SW', b'\1\0ab', 'P']
        bus.writeto_mem(ADDRESS, 0x1020304, b'', addrsize=32)
        assert device.told() == ['SW', b'\1\2\3\4', 'P']


def test_without_stop_a_repeated_start_follows():
    for bus, device in buses():
        assert bus.writeto(ADDRESS, b'\x05', False) == 1
        assert bus.readfrom(ADDRESS, 1) == b'\1' and device.told() == ['SW', b'\5', 'SR', 'P']
        bus.writeto(ADDRESS, b'\x06', False)
        bus.writeto(ADDRESS, b'\x07')
        assert device.told() == ['SW', b'\6', 'SW', b'\7', 'P']
        bus.readfrom(ADDRESS, 1, False)
        room = bytearray(1)
        bus.readfrom_into(ADDRESS, room, False)
        assert room == b'\3'
        device.told()
        bus.writeto(ADDRESS, b'kept', False)
        assert bus.scan() == [ADDRESS] and device.told()[:2] == ['SW', b'kept']


def test_nobody_there_is_enodev():
    for bus, device in buses():
        for call in (lambda: bus.writeto(9, b'a'), lambda: bus.readfrom(9, 1), lambda: bus.readfrom_into(9, bytearray(1)),
                     lambda: bus.readfrom_mem(9, 0, 1), lambda: bus.writeto_mem(9, 0, b'a'), lambda: bus.writevto(9, [b'a']),
                     lambda: bus.readfrom_mem_into(9, 0, bytearray(1))):
            try:
                call()
            except OSError as error:
                assert error.errno == 19, error
            else:
                raise AssertionError
        refused(bus.writeto, 9, b'a')
    # expect: OSError: [Errno 19] No such device: writing to 0x09 on I2C(0) (SCL, SDA): nothing acknowledged the address
    # expect: OSError: [Errno 19] No such device: writing to 0x09 on SoftI2C (SCL, SDA): nothing acknowledged the address


def test_byte_without_acknowledge_ends_a_write():
    for bus, device in buses():
        device.takes = 1
        if isinstance(bus, I2C):
            assert bus.writeto(ADDRESS, b'abc') == 1, 'how many were acknowledged'
            device.told()
            refused(bus.writeto_mem, ADDRESS, 1, b'ab')
            # expect: OSError: [Errno 5] Input/output error: writing to 0x42 on I2C(0) (SCL, SDA): byte 2 was not acknowledged
        else:
            device.takes = 0
            assert bus.writeto(ADDRESS, b'abc') == 0
            refused(bus.writeto_mem, ADDRESS, 1, b'ab')
            # expect: OSError: [Errno 5] Input/output error: writing to 0x42 on SoftI2C (SCL, SDA): byte 1 was not acknowledged


def test_arguments_are_checked():
    for bus, device in buses():
        pass
    refused(bus.readfrom, 128, 1)  # expect: ValueError: addr must be 0-127
    refused(bus.readfrom, 'a', 1)  # expect: TypeError: addr must be of type int, not str
    refused(bus.readfrom, 1, -1)  # expect: ValueError: nbytes must be 0-16777216
    refused(bus.readfrom_into, ADDRESS, b'ab')  # expect: TypeError: buf must be a writable bytes-like object, not bytes
    refused(bus.writeto, ADDRESS, 5)  # expect: TypeError: buf must be a bytes-like object, not int
    refused(bus.writevto, ADDRESS, [b'a', 5])  # expect: TypeError: an item of vector must be a bytes-like object, not int
    refused(bus.readfrom_mem, ADDRESS, 256, 1)  # expect: ValueError: memaddr must be 0-255
    refused(bus.readfrom_mem, ADDRESS, 0, 1, addrsize=12)  # expect: ValueError: addrsize must be 8, 16, 24 or 32
    refused(bus.writeto_mem, ADDRESS, 0, b'a', addrsize=64)  # expect: ValueError: addrsize must be 8-32


def test_steps_of_a_soft_bus():
    mock.reset()
    bus = SoftI2C('SCL', 'SDA')
    device = mock.attach_i2c(bus, Recorder())
    assert bus.start() is None
    assert bus.write(bytes([ADDRESS << 1, 0x10])) == 2
    assert bus.stop() is None and device.told() == ['SW', b'\x10', 'P']
    bus.start()
    assert bus.write(bytes([ADDRESS << 1 | 1])) == 1
    room = bytearray(2)
    assert bus.readinto(room, False) is None and room == b'\1\2', 'acknowledged: more can follow'
    bus.readinto(room)
    assert room == b'\3\4'
    bus.stop()
    assert device.told() == ['SR', 'P']
    bus.start()
    assert bus.write(bytes([ADDRESS << 1])) == 1
    bus.start()
    assert bus.write(b'\x12') == 0, 'nobody has this address'
    bus.stop()


def test_steps_need_a_soft_bus():
    bus = I2C(0)
    for name, arguments in ('start', ()), ('stop', ()), ('write', (b'a',)), ('readinto', (bytearray(1),)):
        try:
            getattr(bus, name)(*arguments)
        except NotImplementedError as error:
            assert 'need machine.SoftI2C' in str(error), error
        else:
            raise AssertionError(name)


def test_settings():
    mock.reset()
    bus = I2C(0, freq=100000, timeout=1000)
    print(bus)  # expect: I2C(0, scl=SCL, sda=SDA, freq=100000, timeout=1000)
    assert I2C(0) is bus and 'freq=100000' in repr(bus), 'without settings it stays as it is'
    assert I2C(0, freq=400000) is bus and 'freq=400000' in repr(bus)
    assert bus.init(freq=50000) is None and 'freq=50000' in repr(bus)
    bus.init(scl=Pin(12), sda=Pin(13))
    print(bus)  # expect: I2C(0, scl=D12, sda=D13, freq=50000, timeout=50000)
    print(SoftI2C(5, 6, freq=10000, timeout=7))  # expect: SoftI2C(scl=D5, sda=D6, freq=10000, timeout=7)
    bus.init(scl='SCL', sda='SDA')
    refused(bus.init, freq=0)  # expect: ValueError: freq must be 1-10000000
    refused(bus.init, timeout=-1)  # expect: ValueError: timeout must be 0-100000000
    refused(I2C, 7, scl=5)  # expect: ValueError: a computer without pins of its own has no I2C(7); it has I2C(0), I2C(1)
    refused(I2C, pins=(None, 5))  # expect: ValueError: I2C needs both scl and sda
    refused(bus.init, scl=5, sda=5)  # expect: TypeError: machine.I2C: the same pin is given twice
    bus.init(scl='SCL', sda='SDA')


def test_ways_to_name_a_bus():
    bus = I2C(0)
    assert I2C() is bus and I2C('I2C') is bus and I2C('i2c0') is bus and I2C(id=0) is bus
    assert I2C(0, I2C.MASTER, baudrate=100000) is bus and 'freq=100000' in repr(bus)
    bus.init(I2C.MASTER, baudrate=200000)
    assert 'freq=200000' in repr(bus)
    print(I2C(scl=Pin(5), sda=Pin(6)))  # expect: I2C(scl=D5, sda=D6, freq=400000, timeout=50000)
    print(I2C(-1, scl=Pin(5), sda=Pin(6)))  # expect: SoftI2C(scl=D5, sda=D6, freq=400000, timeout=50000)
    print(I2C(pins=('D6', 'D5')))  # expect: I2C(scl=D5, sda=D6, freq=400000, timeout=50000)
    print(I2C(7, scl=Pin(5), sda=Pin(6)))  # expect: I2C(7, scl=D5, sda=D6, freq=400000, timeout=50000)
    refused(I2C, 9)  # expect: ValueError: a computer without pins of its own has no I2C(9); it has I2C(0), I2C(1)
    refused(SoftI2C, 5)  # expect: TypeError: SoftI2C() missing 1 required positional argument: 'sda'
    assert I2C.MASTER == I2C.CONTROLLER == 0


def test_deinit_gives_the_pins_back():
    mock.reset()
    bus = I2C(0)
    refused(busio.I2C, board.SCL, board.SDA)  # expect: ValueError: SCL in use
    assert bus.deinit() is None and mock.pin('SCL').direction is None
    refused(bus.scan)
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object.
    with busio.I2C(board.SCL, board.SDA):
        refused(I2C, 0)  # expect: ValueError: SCL in use
        refused(SoftI2C, 'SCL', 'SDA')  # expect: ValueError: SCL in use
    bus.init()
    assert bus.scan() == []
    soft = SoftI2C('SCL', 'SDA')
    assert soft.scan() == [] and bus.scan() == [], 'within machine the newest use has the pins'
    assert soft.deinit() is None
    refused(soft.start)
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object.


def test_subclasses():
    class Bus(I2C):
        def __init__(self, id, **settings):
            super().__init__(id, **settings)
            self.name = 'mine'

    class Soft(SoftI2C):
        pass

    mock.reset()
    refused(Bus.__new__(Bus).scan)  # expect: RuntimeError: I2C.__init__() has not been called
    refused(Soft.__new__(Soft).scan)  # expect: RuntimeError: SoftI2C.__init__() has not been called
    bus = Bus(0, timeout=10000)
    device = mock.attach_i2c(bus, Recorder())
    assert bus.name == 'mine' and bus.scan() == [ADDRESS] and 'timeout=10000' in repr(bus)
    soft = Soft('SCL', 'SDA')
    assert soft.scan() == [ADDRESS] and isinstance(soft, Soft)


def test_lines_that_are_held_low():
    mock.reset()
    bus = I2C(0)
    device = mock.attach_i2c(bus, Recorder())
    bus.deinit()
    mock.pin('SDA').drive(False)
    refused(SoftI2C, 'SCL', 'SDA')
    # expect: OSError: [Errno 5] Input/output error: opening SoftI2C (SCL, SDA): SDA is low: is there a pull-up resistor?
    mock.pin('SDA').release()
    soft = SoftI2C('SCL', 'SDA', timeout=1000)
    mock.pin('SCL').drive(False)
    refused(soft.writeto, ADDRESS, b'a')
    # expect: TimeoutError: [Errno 110] Timed out: writing to 0x42 on SoftI2C (SCL, SDA): SCL is held low
    refused(soft.start)  # expect: TimeoutError: [Errno 110] Timed out: START on SoftI2C (SCL, SDA): SCL is held low
    mock.pin('SCL').release()
    assert soft.writeto(ADDRESS, b'a') == 1


def test_device_model_that_raises():
    mock.reset()

    class Broken(mock.I2CDevice):
        def write(self, data):
            raise KeyError('model')

        def read(self, count):
            return bus.scan()

    bus = I2C(0)
    mock.attach_i2c(bus, Broken(0x30))
    refused(bus.writeto, 0x30, b'a')  # expect: KeyError: 'model'
    try:
        bus.readfrom(0x30, 1)
    except RuntimeError as error:
        assert 'transfer' in str(error), error
    else:
        raise AssertionError


def test_bus_cannot_be_taken_away_in_a_transfer():
    mock.reset()
    bus, log = I2C(0), []

    class Thief(Recorder):
        def write(self, data):
            for call in bus.deinit, lambda: bus.init(freq=1000), lambda: Pin('SCL', Pin.OUT), lambda: SoftI2C('SCL', 'SDA'):
                try:
                    call()
                except RuntimeError as error:
                    log.append(str(error))

    mock.attach_i2c(bus, Thief())
    assert bus.writeto(ADDRESS, b'a') == 1 and len(log) == 4
    assert set(log) == {'machine.I2C is in the middle of a transfer'}
    assert bus.scan() == [ADDRESS]


def test_soft_bus_cannot_be_taken_away_in_a_step():
    mock.reset()
    bus, log = SoftI2C('SCL', 'SDA'), []

    class Thief(Recorder):
        def stop(self):
            try:
                bus.deinit()
            except RuntimeError as error:
                log.append(str(error))

    mock.attach_i2c(bus, Thief())
    bus.start()
    assert bus.write(bytes([ADDRESS << 1])) == 1
    bus.stop()
    assert log == ['machine.SoftI2C is in the middle of a transfer']
    assert bus.scan() == [ADDRESS]


def test_device_that_goes_in_the_middle_of_a_transfer():
    mock.reset()
    bus = SoftI2C('SCL', 'SDA')
    device = mock.attach_i2c(bus, Recorder())
    bus.start()
    assert bus.write(bytes([ADDRESS << 1, 1])) == 2
    mock.detach(device)
    assert bus.write(b'x') == 0
    bus.stop()
    assert device.told() == ['SW', b'\1'] and bus.scan() == []


def test_device_model_may_use_pins():
    mock.reset()
    pin = Pin(9, Pin.OUT, value=0)

    class Nosy(Recorder):
        def write(self, data):
            super().write(data)
            for byte in data:
                pin.toggle()
                self.log.append(pin())

    bus = SoftI2C('SCL', 'SDA')
    device = mock.attach_i2c(bus, Nosy())
    assert bus.writeto(ADDRESS, b'abc') == 3
    assert device.told() == ['SW', b'a', 1, b'b', 0, b'c', 1, 'P']
    time.sleep(0)
    assert mock.pin('D9').level is True


for name, test in list(globals().items()):
    if name.startswith('test_'):
        test()
