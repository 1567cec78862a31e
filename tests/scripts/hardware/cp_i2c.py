# SPDX-License-Identifier: MIT
"""busio.I2C: transfers in the old and the new form, locking, errors in words, and how its pins are taken and given back."""
# cpython: no
# also: --clock virtual
# also: --backend posted
import array
import gc
import time

import board
import busio
from cpy import mock
from digitalio import DigitalInOut

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
        return log


def fresh(**settings):
    """A locked bus with a device on it."""
    mock.reset()
    bus = busio.I2C(board.SCL, board.SDA, **settings)
    assert bus.try_lock() is True
    return bus, mock.attach_i2c(bus, Recorder())


def refused(call, *args, **kwargs):
    try:
        call(*args, **kwargs)
    except Exception as error:
        print('%s: %s' % (type(error).__name__, error))
    else:
        raise AssertionError('nothing was raised')


def test_scan():
    bus, device = fresh()
    with bus:
        for address in 0x07, 0x08, 0x77, 0x78:
            mock.attach_i2c(bus, Recorder(address))
        assert bus.scan() == [0x08, 0x42, 0x77]
        bus.unlock()
        assert bus.scan() == [0x08, 0x42, 0x77], 'scripts of 2018 do not lock for it'
        assert bus.try_lock() is True, 'and the bus is not locked after it'
        mock.reset()
        assert bus.scan() == []


def test_probe():
    bus, device = fresh()
    with bus:
        assert bus.probe(ADDRESS) is True and bus.probe(address=0x10) is False
        assert device.told() == ['SW', 'P']
        bus.unlock()
        refused(bus.probe, ADDRESS)  # expect: RuntimeError: Function requires lock
        bus.try_lock()
        refused(bus.probe, 128)  # expect: ValueError: address must be 0-127
        refused(bus.probe, '0x42')  # expect: TypeError: address must be of type int, not str


def test_writeto():
    bus, device = fresh()
    with bus:
        assert bus.writeto(ADDRESS, b'\1\2') is None and device.told() == ['SW', b'\1\2', 'P']
        bus.writeto(address=ADDRESS, buffer=bytearray(b'abcdef'), start=1, end=4)
        assert device.told() == ['SW', b'bcd', 'P']
        bus.writeto(ADDRESS, b'abcdef', start=-2)
        bus.writeto(ADDRESS, b'abcdef', end=-2)
        bus.writeto(ADDRESS, b'abcdef', start=4, end=100)
        bus.writeto(ADDRESS, b'abcdef', start=None, end=None)
        assert [x for x in device.told() if isinstance(x, bytes)] == [b'ef', b'abcd', b'ef', b'abcdef']
        bus.writeto(ADDRESS, b'')
        bus.writeto(ADDRESS, b'abc', start=2, end=1)
        assert [x for x in device.told() if x] .count('SW') == 2
        bus.writeto(ADDRESS, memoryview(b'xyz')[1:])
        bus.writeto(ADDRESS, array.array('H', [0x6261, 0x6463]), start=1)
        assert [x for x in device.told() if isinstance(x, bytes)] == [b'yz', b'cd']


def test_readfrom_into():
    bus, device = fresh()
    with bus:
        room = bytearray(4)
        assert bus.readfrom_into(ADDRESS, room) is None and room == b'\1\2\3\4' and device.told() == ['SR', 'P']
        bus.readfrom_into(ADDRESS, room, start=1, end=3)
        assert room == b'\1\5\6\4'
        bus.readfrom_into(address=ADDRESS, buffer=memoryview(room)[3:])
        assert room == b'\1\5\6\7'
        refused(bus.readfrom_into, ADDRESS, bytearray())  # expect: ValueError: buffer length must be >= 1
        refused(bus.readfrom_into, ADDRESS, room, start=2, end=2)  # expect: ValueError: buffer length must be >= 1
        refused(bus.readfrom_into, ADDRESS, b'read only')
        # expect: TypeError: buffer must be a writable bytes-like object, not bytes


def test_writeto_then_readfrom():
    bus, device = fresh()
    with bus:
        room = bytearray(3)
        assert bus.writeto_then_readfrom(ADDRESS, b'\x10', room) is None and room == b'\1\2\3'
        assert device.told() == ['SW', b'\x10', 'SR', 'P']
        bus.writeto_then_readfrom(ADDRESS, b'abcd', room, out_start=1, out_end=3, in_start=1, in_end=2)
        assert room == b'\1\4\3' and device.told() == ['SW', b'bc', 'SR', 'P']
        bus.writeto_then_readfrom(address=ADDRESS, out_buffer=b'x', in_buffer=room, in_start=2)
        assert room == b'\1\4\5'
        bus.writeto_then_readfrom(ADDRESS, buffer_out=b'y', buffer_in=room)
        assert room == b'\6\7\x08'
        refused(bus.writeto_then_readfrom, ADDRESS, b'y', room, buffer_in=room)
        # expect: TypeError: writeto_then_readfrom() got multiple values for argument 'in_buffer' (buffer_in is an older name of it)
        refused(bus.writeto_then_readfrom, ADDRESS, b'y')
        # expect: TypeError: writeto_then_readfrom() missing 1 required positional argument: 'in_buffer'
        refused(bus.writeto_then_readfrom, ADDRESS, in_buffer=room)
        # expect: TypeError: writeto_then_readfrom() missing 1 required positional argument: 'out_buffer'
        refused(bus.writeto_then_readfrom, ADDRESS, b'y', b'z')
        # expect: TypeError: in_buffer must be a writable bytes-like object, not bytes
        refused(bus.writeto_then_readfrom, ADDRESS, 'y', room)
        # expect: TypeError: out_buffer must be a bytes-like object, not str
        refused(bus.writeto_then_readfrom, ADDRESS, b'y', bytearray())
        # expect: ValueError: in_buffer length must be >= 1


def test_without_stop_a_repeated_start_follows():
    bus, device = fresh()
    with bus:
        room = bytearray(1)
        bus.writeto(ADDRESS, b'\xd0', stop=False)
        bus.readfrom_into(ADDRESS, room)
        assert device.told() == ['SW', b'\xd0', 'SR', 'P']
        bus.writeto(ADDRESS, b'\xd1', stop=False)
        bus.writeto(ADDRESS, b'\xd2', stop=True)
        assert device.told() == ['SW', b'\xd1', 'SW', b'\xd2', 'P']
        data = bytearray(b'before')
        bus.writeto(ADDRESS, data, stop=False)
        data[:] = b'after!'
        assert device.told() == []
        bus.unlock()
        assert device.told() == ['SW', b'before', 'P'], 'unlock ends a transfer'
        bus.try_lock()
        other = mock.attach_i2c(bus, Recorder(0x11))
        bus.writeto(ADDRESS, b'1', stop=False)
        bus.writeto(0x11, b'2')
        assert device.told() == ['SW', b'1', 'P'] and other.told() == ['SW', b'2', 'P']
        bus.writeto(ADDRESS, b'3', stop=False)
        assert bus.probe(0x11) and device.told() == ['SW', b'3', 'P']
        bus.writeto(ADDRESS, b'4', stop=False)
        bus.writeto(ADDRESS, b'5', stop=False)
        assert device.told() == ['SW', b'4', 'P']
    assert device.told() == ['SW', b'5', 'P'], 'deinit ends a transfer'


def test_what_was_held_back_is_freed():
    bus, device = fresh()
    with bus:
        before = gc.mem_alloc()
        for _ in range(100):
            bus.writeto(ADDRESS, bytes(100000), stop=False)
            bus.writeto(ADDRESS, b'')
            device.told()
        gc.collect()
        assert gc.mem_alloc() - before < 1000000, gc.mem_alloc() - before


def test_locking():
    bus, device = fresh()
    with bus:
        assert bus.try_lock() is False
        assert bus.unlock() is None and bus.try_lock() is True and bus.try_lock() is False
        bus.unlock()
        bus.unlock()
        refused(bus.writeto, ADDRESS, b'a')
        refused(bus.readfrom_into, ADDRESS, bytearray(1))
        refused(bus.writeto_then_readfrom, ADDRESS, b'a', bytearray(1))
        assert device.told() == []
    # expect: RuntimeError: Function requires lock
    # expect: RuntimeError: Function requires lock
    # expect: RuntimeError: Function requires lock


def test_nobody_there_is_error_19_in_words():
    bus, device = fresh()
    with bus:
        for call in (lambda: bus.writeto(9, b'a'), lambda: bus.readfrom_into(9, bytearray(1)),
                     lambda: bus.writeto_then_readfrom(9, b'a', bytearray(1))):
            try:
                call()
            except OSError as error:
                assert error.errno == 19 == error.args[0], error
                print(error)
        # expect: [Errno 19] No such device: writing to 0x09 on I2C (SCL, SDA): nothing acknowledged the address
        # expect: [Errno 19] No such device: reading from 0x09 on I2C (SCL, SDA): nothing acknowledged the address
        # expect: [Errno 19] No such device: writing to 0x09 on I2C (SCL, SDA): nothing acknowledged the address
        bus.writeto(9, b'held back', stop=False)
        refused(bus.unlock)
        # expect: OSError: [Errno 19] No such device: writing to 0x09 on I2C (SCL, SDA): nothing acknowledged the address
        assert bus.try_lock()
    with busio.I2C(board.D5, board.D6) as bus:
        bus.try_lock()
        refused(bus.writeto, 9, b'a')
        # expect: OSError: [Errno 19] No such device: writing to 0x09 on I2C (D5, D6): nothing acknowledged the address


def test_a_byte_that_is_not_acknowledged_is_told():
    bus, device = fresh()
    with bus:
        device.takes = 2
        refused(bus.writeto, ADDRESS, b'abcd')
        # expect: OSError: [Errno 5] Input/output error: writing to 0x42 on I2C (SCL, SDA): byte 3 was not acknowledged
        device.takes = None
        device.nack(byte=1, times=1)
        refused(bus.writeto, ADDRESS, b'abcd')
        # expect: OSError: [Errno 5] Input/output error: writing to 0x42 on I2C (SCL, SDA): byte 1 was not acknowledged
        device.nack(times=1)
        refused(bus.writeto, ADDRESS, b'abcd')
        # expect: OSError: [Errno 19] No such device: writing to 0x42 on I2C (SCL, SDA): nothing acknowledged the address
        bus.writeto(ADDRESS, b'abcd')


def test_a_line_that_is_held_low_is_told():
    bus, device = fresh()
    with bus:
        device.hold_sda(times=1)
        refused(bus.writeto, ADDRESS, b'a')
        # expect: OSError: [Errno 5] Input/output error: writing to 0x42 on I2C (SCL, SDA): SDA (SDA) is held low by Recorder
        mock.pin('SCL').drive(False)
        refused(bus.writeto, ADDRESS, b'a')
        # expect: OSError: [Errno 5] Input/output error: writing to 0x42 on I2C (SCL, SDA): SCL (SCL) is held low
        refused(bus.scan)
        # expect: OSError: [Errno 5] Input/output error: probing 0x08 on I2C (SCL, SDA): SCL (SCL) is held low
        mock.pin('SCL').release()
        bus.writeto(ADDRESS, b'a')


def test_an_unplugged_device_is_told():
    bus, device = fresh()
    with bus:
        device.disconnect(after=1, times=1)
        bus.writeto(ADDRESS, b'a')
        refused(bus.readfrom_into, ADDRESS, bytearray(1))
        # expect: OSError: [Errno 19] No such device: reading from 0x42 on I2C (SCL, SDA): nothing acknowledged the address
        bus.writeto(ADDRESS, b'a')
        mock.detach(device)
        assert bus.probe(ADDRESS) is False


def test_lines_without_a_pull_up_are_told():
    for line in 'SCL', 'SDA':
        mock.reset()
        mock.pin(line).set_pull('down')
        refused(busio.I2C, board.SCL, board.SDA)
        mock.reset()
        DigitalInOut(board.SCL).deinit()
        busio.I2C(board.SCL, board.SDA).deinit()
    # expect: RuntimeError: No pull up found on SDA or SCL; check your wiring (SCL is SCL, SDA is SDA: SCL (SCL) is held low)
    # expect: RuntimeError: No pull up found on SDA or SCL; check your wiring (SCL is SCL, SDA is SDA: SDA (SDA) is held low)
    mock.pin('SDA').drive(False)
    refused(board.I2C)
    # expect: RuntimeError: No pull up found on SDA or SCL; check your wiring (SCL is SCL, SDA is SDA: SDA (SDA) is held low)
    mock.pin('SDA').release()


def test_an_exception_of_a_model_reaches_the_script():
    class Broken(mock.I2CDevice):
        def read(self, count):
            raise KeyError('model')

    bus, device = fresh()
    with bus:
        mock.attach_i2c(bus, Broken(0x30))
        refused(bus.readfrom_into, 0x30, bytearray(1))  # expect: KeyError: 'model'
        bus.writeto(ADDRESS, b'a')


def test_inside_a_transfer_the_bus_stays():
    class Nosy(mock.I2CDevice):
        def write(self, data):
            try:
                bus.writeto(ADDRESS, b'')
            except RuntimeError as error:
                print('%s: %s' % (type(error).__name__, error))
            bus.deinit()

    bus, device = fresh()
    with bus:
        mock.attach_i2c(bus, Nosy(0x30))
        refused(bus.writeto, 0x30, b'a')
        # expect: RuntimeError: writing to 0x42 on I2C (SCL, SDA): not possible: Recorder is used while Nosy is in a transfer
        # expect: RuntimeError: I2C cannot be deinitialized inside one of its transfers
        bus.writeto(ADDRESS, b'a')


def test_wrong_arguments_are_named():
    refused(busio.I2C)  # expect: TypeError: I2C() missing 2 required positional arguments: 'scl' and 'sda'
    refused(busio.I2C, board.SCL)  # expect: TypeError: I2C() missing 1 required positional argument: 'sda'
    refused(busio.I2C, 5, board.SDA)  # expect: TypeError: scl must be of type Pin, not int
    refused(busio.I2C, board.SCL, None)  # expect: TypeError: sda must be of type Pin, not NoneType
    refused(busio.I2C, board.SCL, board.SCL)  # expect: TypeError: busio.I2C: the same pin is given twice
    refused(busio.I2C, board.SCL, board.SDA, 400000)
    # expect: TypeError: I2C() takes 2 positional arguments but 3 were given
    refused(busio.I2C, board.SCL, board.SDA, frequency=0)  # expect: ValueError: frequency must be 1-10000000
    refused(busio.I2C, board.SCL, board.SDA, frequency=1e5)  # expect: TypeError: frequency must be of type int, not float
    refused(busio.I2C, board.SCL, board.SDA, timeout=-1)  # expect: ValueError: timeout must be 0-100000000
    bus, device = fresh()
    with bus:
        for method in bus.writeto, bus.readfrom_into:
            refused(method, 128, bytearray(1))
            refused(method, -1, bytearray(1))
            refused(method, 1.5, bytearray(1))
            refused(method, ADDRESS, 'text')
            refused(method, ADDRESS, bytearray(1), start='0')
            refused(method, ADDRESS, bytearray(1), end=1.0)
            refused(method, ADDRESS)
        assert device.told() == []
    # expect: ValueError: address must be 0-127
    # expect: ValueError: address must be 0-127
    # expect: TypeError: address must be of type int, not float
    # expect: TypeError: buffer must be a bytes-like object, not str
    # expect: TypeError: start must be of type int, not str
    # expect: TypeError: end must be of type int, not float
    # expect: TypeError: writeto() missing 1 required positional argument: 'buffer'
    # expect: ValueError: address must be 0-127
    # expect: ValueError: address must be 0-127
    # expect: TypeError: address must be of type int, not float
    # expect: TypeError: buffer must be a writable bytes-like object, not str
    # expect: TypeError: start must be of type int, not str
    # expect: TypeError: end must be of type int, not float
    # expect: TypeError: readfrom_into() missing 1 required positional argument: 'buffer'


def test_frequency_is_the_speed():
    spent = {}
    for hz in 100000, 400000:
        bus, device = fresh(frequency=hz, timeout=1000)
        with bus:
            before = mock.now()
            for _ in range(10):
                bus.writeto(ADDRESS, bytes(100))
            spent[hz] = mock.now() - before
    if mock.clock() == 'virtual':
        assert 91e6 < spent[100000] < 93e6, spent
        assert 3.9 < spent[100000] / spent[400000] < 4.1, spent


def test_pins_have_one_user():
    bus, device = fresh()
    with bus:
        refused(busio.I2C, board.SCL, board.D5)  # expect: ValueError: SCL in use
        refused(busio.I2C, board.D5, board.SDA)  # expect: ValueError: SDA in use
        refused(DigitalInOut, board.SDA)  # expect: ValueError: SDA in use
    with DigitalInOut(board.SDA):
        refused(busio.I2C, board.SCL, board.SDA)  # expect: ValueError: SDA in use
    DigitalInOut(board.D5).deinit()
    busio.I2C(board.SCL, board.SDA).deinit()


def test_with_gives_the_pins_back_even_after_an_exception():
    mock.reset()
    try:
        with busio.I2C(scl=board.SCL, sda=board.SDA) as bus:
            assert bus.__enter__() is bus and bus.try_lock()
            raise KeyError('inside')
    except KeyError as error:
        assert error.args == ('inside',)
    DigitalInOut(board.SCL).deinit()
    DigitalInOut(board.SDA).deinit()
    assert bus.__exit__() is None
    bus.__init__(board.SCL, board.SDA)
    assert bus.try_lock() is True, 'a lock does not outlive its bus'
    assert bus.__init__(board.D10, board.D11) is None
    DigitalInOut(board.SCL).deinit()
    refused(DigitalInOut, board.D10)  # expect: ValueError: D10 in use
    assert bus.deinit() is None


def test_after_deinit_nothing_works():
    bus, device = fresh()
    bus.deinit()
    bus.deinit()
    for call in (bus.try_lock, bus.unlock, bus.scan, lambda: bus.probe(1), lambda: bus.writeto(1, b''),
                 lambda: bus.readfrom_into(1, bytearray(1)), lambda: bus.writeto_then_readfrom(1, b'', bytearray(1)),
                 busio.I2C.__new__(busio.I2C).scan):
        refused(call)
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object.
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object.
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object.
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object.
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object.
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object.
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object.
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object.


def test_a_forgotten_bus_gives_its_pins_back():
    def forget():
        bus = busio.I2C(board.SCL, board.SDA)
        bus.try_lock()
        bus.writeto(ADDRESS, b'last', stop=False)

    mock.reset()
    device = mock.attach_i2c('I2C', Recorder())
    forget()
    bus = busio.I2C(board.SCL, board.SDA)
    assert device.told() == ['SW', b'last', 'P'] and bus.try_lock()
    bus.deinit()
    forget()
    gc.collect()
    DigitalInOut(board.SCL).deinit()


for name, test in list(globals().items()):
    if name.startswith('test_'):
        test()
