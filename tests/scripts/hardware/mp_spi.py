# SPDX-License-Identifier: MIT
"""machine.SPI and SoftSPI: transfers, modes, word forms, and settings that stay."""
# cpython: no
# also: --clock virtual
# also: --backend posted
import time
from array import array

import board
import busio
from cpy import mock
from machine import Pin, SPI, SoftSPI


class Register(mock.SPIDevice):
    """Answers each byte with the one before it, the first with 0xa5."""

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


def buses(**settings):
    """Both kinds of bus with a new device each, always selected."""
    for make in lambda: SPI(0, 1000000, **settings), lambda: SoftSPI(100000, sck=Pin('SCK'), mosi='MOSI', miso='MISO', **settings):
        mock.reset()
        bus = make()
        yield bus, mock.attach_spi(bus, Register())


def refused(call, *args, **kwargs):
    try:
        call(*args, **kwargs)
    except Exception as error:
        print('%s: %s' % (type(error).__name__, error))
    else:
        raise AssertionError('nothing was raised')


def test_write():
    for bus, device in buses():
        assert bus.write(b'\1\2\3') is None and told(device) == b'\1\2\3'
        bus.write(bytearray(b'ab'))
        bus.write('text')
        bus.write(b'')
        assert told(device) == b'abtext'
        bus.write(buf=bytes(range(256)) * 3)
        assert told(device) == bytes(range(256)) * 3


def test_read_sends_a_fill_byte():
    for bus, device in buses():
        assert bus.read(3) == b'\xa5\0\0' and told(device) == b'\0\0\0'
        assert bus.read(2, 0x7E) == b'\0\x7e' and told(device) == b'\x7e\x7e'
        assert bus.read(nbytes=1, write=9) == b'\x7e' and bus.read(0) == b''
        told(device)
        room = bytearray(3)
        assert bus.readinto(room, 0x11) is None and room == b'\x09\x11\x11' and told(device) == b'\x11\x11\x11'
        bus.readinto(room)
        assert room == b'\x11\0\0' and told(device) == b'\0\0\0'


def test_write_and_read_at_once():
    for bus, device in buses():
        room = bytearray(3)
        assert bus.write_readinto(b'xyz', room) is None and room == b'\xa5xy' and told(device) == b'xyz'
        same = bytearray(b'pq')
        bus.write_readinto(same, same)
        assert same == b'zp' and told(device) == b'pq'
        refused(bus.write_readinto, b'abc', bytearray(2))
        # expect: ValueError: write_buf and read_buf must have the same length, not 3 and 2
        # expect: ValueError: write_buf and read_buf must have the same length, not 3 and 2


def test_chip_select_is_the_programs_business():
    for bus, device in buses():
        mock.detach(device)
        select = Pin(5, Pin.OUT, value=1)
        mock.attach_spi(bus, device, Pin(5))
        bus.write(b'unheard')
        select(0)
        bus.write(b'heard')
        select(1)
        assert told(device) == b'<heard>'
        assert bus.read(2) == b'\xff\xff', 'nobody answers'


def test_modes():
    for polarity in 0, 1:
        for phase in 0, 1:
            for bus, device in buses(polarity=polarity, phase=phase):
                device.modes = 2 * polarity + phase,
                mock.detach(device)
                mock.attach_spi(bus, device)
                assert bus.read(1) == b'\xa5'
                bus.init(phase=1 - phase)
                try:
                    bus.read(1)
                except OSError as error:
                    assert error.errno == 5 and 'SPI mode' in str(error), error
                else:
                    raise AssertionError


def test_first_bit():
    for bus, device in buses(firstbit=SPI.LSB):
        bus.write(b'\x01\x80\x35')
        assert told(device) == b'\x80\x01\xac', 'what a device that begins with the highest bit has'
        device.last = 0x01
        assert bus.read(1) == b'\x80'
        bus.init(firstbit=SPI.MSB)
        bus.write(b'\x01')
        assert told(device)[-1:] == b'\x01'
    assert SPI.MSB == SoftSPI.MSB == 0 and SPI.LSB == SoftSPI.LSB == 1 and SPI.MASTER == SPI.CONTROLLER == 0


def test_words_of_fewer_bits():
    for bus, device in buses(bits=5):
        bus.write(b'\xff\x21')
        assert told(device) == b'\x1f\x01'
        assert bus.read(2, 0x3F) == b'\x01\x1f'


def test_words_of_more_bits():
    for bus, device in buses(bits=16):
        bus.write(array('H', (0x1234, 0xFEDC)))
        assert told(device) == b'\x12\x34\xfe\xdc'
        bus.init(bits=12, firstbit=SPI.LSB)
        bus.write(array('H', (0x0123,)))
        assert told(device) == b'\x0c\x48', 'the lowest bit goes first'
        refused(bus.write, b'abc')
        # expect: ValueError: a transfer on SPI(0) (SCK SCK): not possible: 3 bytes are no whole number of words of 12 bits
        # expect: ValueError: a transfer on SoftSPI (SCK SCK): not possible: 3 bytes are no whole number of words of 12 bits


def test_settings_stay_until_they_are_changed():
    mock.reset()
    bus = SPI(0, baudrate=2000000, polarity=1, phase=1, firstbit=SPI.LSB)
    print(bus)
    # expect: SPI(0, baudrate=2000000, polarity=1, phase=1, bits=8, firstbit=SPI.LSB, sck=SCK, mosi=MOSI, miso=MISO)
    assert SPI(0) is bus and 'polarity=1' in repr(bus), 'without settings it stays as it is'
    assert bus.init(baudrate=500000) is None and 'baudrate=500000, polarity=1' in repr(bus)
    assert SPI(0, 1000000) is bus
    print(bus)
    # expect: SPI(0, baudrate=1000000, polarity=0, phase=0, bits=8, firstbit=SPI.MSB, sck=SCK, mosi=MOSI, miso=MISO)
    bus.init(SPI.MASTER, 250000)
    bus.init(SPI.MASTER)
    assert 'baudrate=250000' in repr(bus)
    bus.init(pins=('D5', 'D6', None))
    print(bus)  # expect: SPI(0, baudrate=250000, polarity=0, phase=0, bits=8, firstbit=SPI.MSB, sck=D5, mosi=D6)
    bus.init(sck='SCK', mosi='MOSI', miso='MISO')
    print(SoftSPI(sck=Pin(9), mosi=Pin(10), miso=Pin(11)))
    # expect: SoftSPI(baudrate=500000, polarity=0, phase=0, bits=8, firstbit=SPI.MSB, sck=D9, mosi=D10, miso=D11)


def test_ways_to_name_a_bus():
    bus = SPI(0)
    assert SPI() is bus and SPI('SPI') is bus and SPI('spi0') is bus and SPI(id=0) is bus
    print(SPI(sck=Pin(9), mosi=Pin(10)))
    # expect: SPI(baudrate=1000000, polarity=0, phase=0, bits=8, firstbit=SPI.MSB, sck=D9, mosi=D10)
    print(SPI(-1, 100000, sck=Pin(9), miso=Pin(10)))
    # expect: SoftSPI(baudrate=100000, polarity=0, phase=0, bits=8, firstbit=SPI.MSB, sck=D9, miso=D10)
    refused(SPI, 9)  # expect: ValueError: a computer without pins of its own has no SPI(9); it has SPI(0), SPI(1)
    refused(SoftSPI)  # expect: ValueError: SoftSPI needs sck, and mosi or miso or both
    refused(SoftSPI, sck=Pin(9))  # expect: ValueError: SoftSPI needs sck, and mosi or miso or both
    refused(SPI, sck=Pin(9), mosi=Pin(9))  # expect: TypeError: machine.SPI: the same pin is given twice


def test_arguments_are_checked():
    bus = SPI(0)
    refused(bus.init, baudrate=0)  # expect: ValueError: baudrate must be 1-2147483647
    refused(bus.init, 1, 2, 3)  # expect: TypeError: only baudrate, or mode and baudrate, can be given without a name
    refused(bus.init, 5000, baudrate=5000)  # expect: TypeError: baudrate is given twice
    refused(bus.init, polarity=2)  # expect: ValueError: polarity must be 0-1
    refused(bus.init, phase=2)  # expect: ValueError: phase must be 0-1
    refused(bus.init, bits=17)  # expect: ValueError: bits must be 4-16
    refused(bus.init, firstbit=2)  # expect: ValueError: firstbit must be 0-1
    refused(bus.read, -1)  # expect: ValueError: nbytes must be 0-16777216
    refused(bus.read, 1, 256)  # expect: ValueError: write must be 0-255
    refused(bus.readinto, b'ab')  # expect: TypeError: buf must be a writable bytes-like object, not bytes
    refused(bus.write, 5)  # expect: TypeError: buf must be a bytes-like object, not int
    refused(bus.write_readinto, 5, bytearray(1))  # expect: TypeError: write_buf must be a bytes-like object, not int
    refused(bus.write_readinto, b'a', b'a')
    # expect: TypeError: read_buf must be a writable bytes-like object, not bytes


def test_loop_of_wire():
    mock.reset()
    mock.pin('D9').connect('D10')
    bus = SPI(sck=Pin(11), mosi=Pin(9), miso=Pin(10))
    room = bytearray(4)
    bus.write_readinto(b'loop', room)
    assert room == b'loop'


def test_deinit_gives_the_pins_back():
    bus = SPI(0)
    refused(busio.SPI, board.SCK, board.MOSI)  # expect: ValueError: SCK in use
    assert bus.deinit() is None and mock.pin('SCK').direction is None
    refused(bus.write, b'a')
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object.
    with busio.SPI(board.SCK, MOSI=board.MOSI):
        refused(SPI, 0)  # expect: ValueError: SCK in use
    bus.init()
    assert bus.read(1) == b'\xff'
    soft = SoftSPI(sck='SCK', mosi='MOSI', miso='MISO')
    assert soft.read(1) == b'\xff' and bus.read(1) == b'\xff', 'within machine the newest use has the pins'
    assert soft.deinit() is None
    refused(soft.read, 1)
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object.


def test_subclasses():
    class Bus(SPI):
        def __init__(self, id, **settings):
            super().__init__(id, **settings)
            self.name = 'mine'

    class Soft(SoftSPI):
        pass

    mock.reset()
    refused(Bus.__new__(Bus).read, 1)  # expect: RuntimeError: SPI.__init__() has not been called
    refused(Soft.__new__(Soft).read, 1)  # expect: RuntimeError: SoftSPI.__init__() has not been called
    bus = Bus(0, baudrate=10000)
    device = mock.attach_spi(bus, Register())
    assert bus.name == 'mine' and bus.read(1) == b'\xa5' and 'baudrate=10000' in repr(bus)
    soft = Soft(sck='SCK', mosi='MOSI', miso='MISO')
    assert soft.read(1, 7) == b'\0' and isinstance(soft, Soft)


for name, test in list(globals().items()):
    if name.startswith('test_'):
        test()
