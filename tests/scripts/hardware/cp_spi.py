# SPDX-License-Identifier: MIT
"""busio.SPI: transfers in the old and the new form, modes, chip select, locking, and how its pins are taken and given back."""
# cpython: no
# also: --clock virtual
# also: --backend posted
import gc
import time
from array import array

import board
import busio
from cpy import mock
from digitalio import DigitalInOut


class Register(mock.SPIDevice):
    """Answers each byte with the one before it, the first with 0xa5; notes what it is told."""

    def __init__(self, modes=(0, 1, 2, 3)):
        super().__init__()
        self.modes, self.log, self.last = modes, bytearray(), 0xA5

    def select(self):
        self.log.extend(b'<')

    def deselect(self):
        self.log.extend(b'>')

    def transfer(self, data):
        self.log.extend(data)
        answer = bytes([self.last]) + data[:-1]
        self.last = data[-1]
        return answer


def told(device):
    time.sleep(0)  # what was only written has arrived
    log, device.log = bytes(device.log), bytearray()
    return log


def fresh(*pins, cs=None, **settings):
    """A locked bus with a device on it."""
    mock.reset()
    bus = busio.SPI(*(pins or (board.SCK, board.MOSI, board.MISO)), **settings)
    assert bus.try_lock() is True
    return bus, mock.attach_spi((board.SCK, board.MOSI, board.MISO), Register(), cs=cs)


def refused(call, *args, **kwargs):
    try:
        call(*args, **kwargs)
    except Exception as error:
        print('%s: %s' % (type(error).__name__, error))
    else:
        raise AssertionError('nothing was raised')


def test_write():
    bus, device = fresh()
    with bus:
        assert bus.write(b'\1\2\3') is None and told(device) == b'\1\2\3'
        bus.write(bytearray(b'abcdef'), start=1, end=4)
        assert told(device) == b'bcd'
        bus.write(buffer=b'abcdef', start=-3, end=-1)
        assert told(device) == b'de'
        bus.write(b'')
        bus.write(b'abc', start=2, end=1)
        assert told(device) == b''
        bus.write(bytes(range(256)) * 3)
        assert told(device) == bytes(range(256)) * 3


def test_readinto():
    bus, device = fresh()
    with bus:
        room = bytearray(4)
        assert bus.readinto(room) is None and room == b'\xa5\0\0\0' and told(device) == bytes(4)
        bus.readinto(room, write_value=0x7E)
        assert room == b'\0\x7e\x7e\x7e' and told(device) == b'\x7e' * 4
        bus.readinto(room, start=1, end=3, write_value=9)
        assert room == b'\0\x7e\x09\x7e' and told(device) == b'\x09\x09'
        bus.readinto(buffer=memoryview(room)[3:])
        assert room == b'\0\x7e\x09\x09' and told(device) == b'\0'
        bus.readinto(bytearray())
        assert told(device) == b''


def test_write_readinto():
    bus, device = fresh()
    with bus:
        room = bytearray(3)
        assert bus.write_readinto(b'abc', room) is None and room == b'\xa5ab' and told(device) == b'abc'
        bus.write_readinto(out_buffer=b'xyzu', in_buffer=room, out_start=1, out_end=3, in_start=0, in_end=2)
        assert room == b'cyb' and told(device) == b'yz'
        bus.write_readinto(buffer_out=b'123', buffer_in=room)
        assert room == b'z12' and told(device) == b'123'
        data = bytearray(b'same')
        bus.write_readinto(data, data)
        assert data == b'3sam' and told(device) == b'same'
        bus.write_readinto(b'', bytearray())
        assert told(device) == b''
        refused(bus.write_readinto, b'ab', bytearray(1))  # expect: ValueError: buffer slices must be of equal length
        refused(bus.write_readinto, b'ab', room, buffer_out=b'ab')
        # expect: TypeError: write_readinto() got multiple values for argument 'out_buffer' (buffer_out is an older name of it)
        refused(bus.write_readinto, b'ab')
        # expect: TypeError: write_readinto() missing 1 required positional argument: 'in_buffer'
        refused(bus.write_readinto, 'ab', room)  # expect: TypeError: out_buffer must be a bytes-like object, not str
        refused(bus.write_readinto, b'abc', b'abc')
        # expect: TypeError: in_buffer must be a writable bytes-like object, not bytes


def test_a_wire_from_mosi_to_miso():
    mock.reset()
    with busio.SPI(board.D10, board.D11, board.D12) as bus:
        mock.pin(board.D11).connect(board.D12)
        bus.try_lock()
        room = bytearray(5)
        bus.write_readinto(b'hello', room)
        assert room == b'hello'
        bus.readinto(room, write_value=0x33)
        assert room == b'33333'


def test_nobody_there_reads_ones():
    mock.reset()
    with busio.SPI(board.SCK, board.MOSI, board.MISO) as bus:
        bus.try_lock()
        room = bytearray(2)
        bus.readinto(room)
        assert room == b'\xff\xff'


def test_configure_sets_rate_and_mode():
    bus, device = fresh()
    with bus:
        assert bus.configure() is None and bus.frequency == 100000
        bus.configure(baudrate=5000000, polarity=1, phase=0, bits=8)
        assert bus.frequency == 5000000 and isinstance(bus.frequency, int)
        for polarity in 0, 1:
            for phase in 0, 1:
                device.modes = [2 * polarity + phase]
                mock.detach(device)
                mock.attach_spi(bus, device)
                bus.configure(polarity=polarity, phase=phase)
                room = bytearray(1)
                bus.write_readinto(b'a', room)
                bus.write_readinto(b'b', room)
                assert room == b'a'
                bus.configure(polarity=1 - polarity, phase=phase)
                try:
                    bus.readinto(room)
                except OSError as error:
                    assert 'does not understand SPI mode %d' % (2 - 2 * polarity + phase) in str(error), error
                else:
                    raise AssertionError
        bus.configure(bits=5)
        device.modes = (0,)
        mock.detach(device)
        mock.attach_spi(bus, device)
        told(device)
        bus.write(b'\x1f')
        assert told(device) == b'\x1f'


def test_words_of_more_bits():
    bus, device = fresh()
    with bus:
        bus.configure(bits=16)
        bus.write(array('H', (0x1234, 0xFEDC)))
        assert told(device) == b'\x12\x34\xfe\xdc', 'the first bit is the highest'
        words = array('H', (0, 0))
        device.last = 0x56
        bus.readinto(words, write_value=0xA5)
        print([hex(word) for word in words], told(device).hex())  # expect: ['0x56a5', '0xa5a5'] a5a5a5a5
        bus.configure(bits=12)
        bus.write(array('H', (0xF123, 0x0456)))
        assert told(device) == b'\x01\x23\x04\x56', 'no more than 12 bits'
        refused(bus.write, b'abc')
        # expect: ValueError: a transfer on SPI (SCK SCK): not possible: 3 bytes are no whole number of words of 12 bits


def test_a_wrong_mode_is_told():
    bus, device = fresh()
    with bus:
        device.modes = (0,)
        mock.detach(device)
        mock.attach_spi(bus, device)
        bus.configure(polarity=1, phase=1)
        refused(bus.readinto, bytearray(1))
        # expect: OSError: [Errno 5] Input/output error: a transfer on SPI (SCK SCK): Register does not understand SPI mode 3 (polarity 1, phase 1)


def test_rate_is_the_speed():
    for baudrate in 100000, 1000000:
        bus, device = fresh()
        with bus:
            bus.configure(baudrate=baudrate)
            before = mock.now()
            bus.readinto(bytearray(1000))
            spent = mock.now() - before
            if mock.clock() == 'virtual':
                assert 0.99 < spent / (8e12 / baudrate) < 1.02, (baudrate, spent)


def test_chip_select_is_the_callers():
    bus, device = fresh(cs=board.D5)
    with bus, DigitalInOut(board.D5) as select:
        select.switch_to_output(True)
        bus.write(b'nobody')
        assert told(device) == b''
        select.value = False
        bus.write(b'hello')
        select.value = True
        bus.write(b'nobody')
        assert told(device) == b'<hello>'
        other = mock.attach_spi(bus, Register(), cs=board.D6)
        with DigitalInOut(board.D6) as second:
            second.switch_to_output(False)
            bus.write(b'other')
            assert told(other) == b'<other' and told(device) == b''
            select.value = False
            refused(bus.readinto, bytearray(1))
            # expect: OSError: [Errno 5] Input/output error: a transfer on SPI (SCK SCK): Register and Register are selected at once (pin D6)
            select.value = True


def test_an_unplugged_device_reads_ones():
    bus, device = fresh()
    with bus:
        device.disconnect(times=1)
        room = bytearray(1)
        bus.write_readinto(b'a', room)
        assert room == b'\xff' and told(device) == b''
        bus.write_readinto(b'a', room)
        assert room == b'\xa5'


def test_locking():
    bus, device = fresh()
    with bus:
        assert bus.try_lock() is False
        assert bus.unlock() is None and bus.try_lock() is True
        bus.unlock()
        bus.unlock()
        for call in (bus.configure, lambda: bus.write(b'a'), lambda: bus.readinto(bytearray(1)),
                     lambda: bus.write_readinto(b'a', bytearray(1)), lambda: bus.write(b'')):
            refused(call)
        assert told(device) == b'' and bus.frequency > 0
    # expect: RuntimeError: Function requires lock
    # expect: RuntimeError: Function requires lock
    # expect: RuntimeError: Function requires lock
    # expect: RuntimeError: Function requires lock
    # expect: RuntimeError: Function requires lock


def test_a_bus_with_one_data_line():
    bus, device = fresh(board.SCK, board.MOSI)
    with bus:
        bus.write(b'a')
        assert told(device) == b'a'
        refused(bus.readinto, bytearray(1))  # expect: ValueError: No MISO pin
        refused(bus.write_readinto, b'a', bytearray(1))  # expect: ValueError: No MISO pin
    DigitalInOut(board.MISO).deinit()
    bus, device = fresh(board.SCK, MISO=board.MISO)
    with bus:
        room = bytearray(2)
        bus.readinto(room)
        assert room == b'\xa5\0'
        refused(bus.write, b'a')  # expect: ValueError: No MOSI pin
        refused(bus.write_readinto, b'a', bytearray(1))  # expect: ValueError: No MOSI pin
    bus, device = fresh(board.SCK, board.MOSI, None, half_duplex=True)
    with bus:
        room = bytearray(1)
        bus.readinto(room)
    with busio.SPI(board.SCK, board.MOSI, None, True):
        pass


def test_wrong_arguments_are_named():
    refused(busio.SPI)  # expect: TypeError: SPI() missing 1 required positional argument: 'clock'
    refused(busio.SPI, 5)  # expect: TypeError: clock must be of type Pin, not int
    refused(busio.SPI, board.SCK)  # expect: ValueError: Must provide MISO or MOSI pin
    refused(busio.SPI, board.SCK, 'D5')  # expect: TypeError: MOSI must be of type Pin or None, not str
    refused(busio.SPI, board.SCK, MISO=5)  # expect: TypeError: MISO must be of type Pin or None, not int
    refused(busio.SPI, board.SCK, board.SCK)  # expect: TypeError: busio.SPI: the same pin is given twice
    refused(busio.SPI, board.SCK, MISO=board.MISO, half_duplex=True)  # expect: ValueError: half_duplex needs a MOSI pin
    bus, device = fresh()
    with bus:
        refused(bus.configure, 100000)  # expect: TypeError: configure() takes 0 positional arguments but 1 was given
        refused(bus.configure, baudrate=0)  # expect: ValueError: baudrate must be 1-2147483647
        refused(bus.configure, baudrate=1e6)  # expect: TypeError: baudrate must be of type int, not float
        refused(bus.configure, polarity=2)  # expect: ValueError: polarity must be 0-1
        refused(bus.configure, phase=-1)  # expect: ValueError: phase must be 0-1
        refused(bus.configure, bits=17)  # expect: ValueError: bits must be 4-16
        refused(bus.configure, bits='8')  # expect: TypeError: bits must be of type int, not str
        refused(bus.write, 'text')  # expect: TypeError: buffer must be a bytes-like object, not str
        refused(bus.write, b'a', start=1.0)  # expect: TypeError: start must be of type int, not float
        refused(bus.readinto, b'a')  # expect: TypeError: buffer must be a writable bytes-like object, not bytes
        refused(bus.readinto, bytearray(1), write_value=256)  # expect: ValueError: write_value must be 0-255
        refused(bus.readinto, bytearray(1), end='1')  # expect: TypeError: end must be of type int, not str
        refused(setattr, bus, 'frequency', 1)
        # expect: AttributeError: attribute 'frequency' of 'SPI' objects is not writable
        assert told(device) == b''


def test_inside_a_transfer_the_bus_stays():
    class Nosy(mock.SPIDevice):
        def transfer(self, data):
            bus.deinit()

    mock.reset()
    with busio.SPI(board.SCK, board.MOSI, board.MISO) as bus:
        mock.attach_spi(bus, Nosy())
        bus.try_lock()
        refused(bus.readinto, bytearray(1))
        # expect: RuntimeError: SPI cannot be deinitialized inside one of its transfers
        mock.reset()
        bus.readinto(bytearray(1))


def test_pins_have_one_user():
    bus, device = fresh()
    with bus:
        refused(busio.SPI, board.SCK, board.D5)  # expect: ValueError: SCK in use
        refused(busio.SPI, board.D5, MISO=board.MISO)  # expect: ValueError: MISO in use
        refused(DigitalInOut, board.MOSI)  # expect: ValueError: MOSI in use
    with DigitalInOut(board.MOSI):
        refused(busio.SPI, board.SCK, board.MOSI, board.MISO)  # expect: ValueError: MOSI in use
    for pin in board.SCK, board.MOSI, board.MISO, board.D5:
        DigitalInOut(pin).deinit()


def test_with_gives_the_pins_back_even_after_an_exception():
    mock.reset()
    try:
        with busio.SPI(clock=board.SCK, MOSI=board.MOSI, MISO=board.MISO) as bus:
            assert bus.__enter__() is bus and bus.try_lock()
            raise KeyError('inside')
    except KeyError as error:
        assert error.args == ('inside',)
    for pin in board.SCK, board.MOSI, board.MISO:
        DigitalInOut(pin).deinit()
    assert bus.__exit__(None, None, None) is None
    bus.__init__(board.SCK, board.MOSI)
    assert bus.try_lock() is True, 'a lock does not outlive its bus'
    assert bus.__init__(board.D10, board.D11) is None
    DigitalInOut(board.SCK).deinit()
    refused(DigitalInOut, board.D10)  # expect: ValueError: D10 in use
    assert bus.deinit() is None


def test_after_deinit_nothing_works():
    bus, device = fresh()
    bus.deinit()
    bus.deinit()
    for call in (bus.try_lock, bus.unlock, bus.configure, lambda: bus.write(b'a'), lambda: bus.readinto(bytearray(1)),
                 lambda: bus.write_readinto(b'a', bytearray(1)), lambda: bus.frequency,
                 busio.SPI.__new__(busio.SPI).try_lock):
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
        bus = busio.SPI(board.SCK, board.MOSI)
        bus.try_lock()

    mock.reset()
    forget()
    bus = busio.SPI(board.SCK, board.MOSI)
    assert bus.try_lock()
    bus.deinit()
    forget()
    gc.collect()
    DigitalInOut(board.SCK).deinit()


for name, test in list(globals().items()):
    if name.startswith('test_'):
        test()
