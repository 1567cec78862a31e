# SPDX-License-Identifier: MIT
"""bitbangio: I2C and SPI over any pins, with busio's operations and the same devices; neopixel_write's bits and refusals."""
# args: --clock virtual
# cpython: no
# forks: no
import bitbangio
import board
import busio
from adafruit_bus_device.i2c_device import I2CDevice
from cpy import mock
from digitalio import DigitalInOut, Direction
from neopixel_write import neopixel_write


def attempt(function, *args, **kwargs):
    try:
        return function(*args, **kwargs)
    except Exception as error:
        return type(error).__name__ + ': ' + str(error)


class Memory(mock.I2CDevice):
    """Bytes behind a pointer."""

    def __init__(self):
        super().__init__(0x50)
        self.bytes, self.at, self.fresh = bytearray(range(16)), 0, False

    def start(self, read):
        self.fresh = not read

    def write(self, data):
        for byte in data:
            if self.fresh:
                self.at, self.fresh = byte, False
            else:
                self.bytes[self.at] = byte
                self.at += 1

    def read(self, count):
        self.at += count
        return bytes(self.bytes[self.at - count:self.at])


def attach_memory():
    mock.reset()
    return mock.attach_i2c((board.D5, board.D6), Memory())


def test_i2c():
    attach_memory()
    with bitbangio.I2C(board.D5, board.D6) as i2c:
        print(isinstance(i2c, busio.I2C), type(i2c).__name__, attempt(i2c.scan), i2c.try_lock(), i2c.try_lock())
        # expect: True I2C [80] True False
        into = bytearray(4)
        mock.pin('D5').clear_edges()
        i2c.writeto_then_readfrom(0x50, b'\x03', into)
        rises = [ns for ns, level in mock.pin('D5').edges if level]
        print(into, len(rises) >= 9 * 7, rises[5] - rises[4] >= 2500)  # seven bytes, at most 400 kHz
        # expect: bytearray(b'\x03\x04\x05\x06') True True
        i2c.writeto(0x50, b'\x03\xaa\xbb')
        i2c.writeto(0x50, b'\x02', stop=False)
        i2c.readfrom_into(0x50, into)
        print(into, i2c.scan(), i2c.probe(0x50), i2c.probe(0x51))  # expect: bytearray(b'\x02\xaa\xbb\x05') [80] True False
        print(attempt(i2c.writeto, 0x51, b'x'))
        # expect: OSError: [Errno 19] No such device: writing to 0x51 on I2C (D5, D6): nothing acknowledged the address
        print(attempt(i2c.writeto, 128, b''))  # expect: ValueError: address must be 0-127
        i2c.unlock()
        with I2CDevice(i2c, 0x50) as device:
            device.write_then_readinto(b'\x00', into, in_end=2)
        print(into[:2])  # expect: bytearray(b'\x00\x01')
        print(attempt(bitbangio.I2C, board.D5, board.D9))  # expect: ValueError: D5 in use
    print(attempt(i2c.scan), mock.pin('D5').direction)
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object. None


def test_a_line_that_is_low_is_told():
    mock.reset()
    mock.pin('D6').drive(False)
    print(attempt(bitbangio.I2C, board.D5, board.D6))
    # expect: RuntimeError: No pull up found on SDA or SCL; check your wiring (SCL is D5, SDA is D6: SDA is low: is there a pull-up resistor?)
    mock.pin('D6').drive(None)


def test_arguments_of_i2c():
    print(attempt(bitbangio.I2C, board.D5, board.D5))  # expect: TypeError: bitbangio.I2C: the same pin is given twice
    print(attempt(bitbangio.I2C, board.D5, board.D6, frequency=0))  # expect: ValueError: frequency must be 1-10000000


class Echo(mock.SPIDevice):
    """Answers the complement."""

    def transfer(self, data):
        return bytes(byte ^ 0xFF for byte in data)


def test_spi():
    mock.reset()
    mock.attach_spi((board.D9, board.D10, board.D11), Echo())
    with bitbangio.SPI(board.D9, MOSI=board.D10, MISO=board.D11) as spi:
        spi.try_lock()
        spi.configure(baudrate=50000)
        into = bytearray(3)
        spi.write_readinto(b'\x01\x02\x03', into)
        print(into.hex(), spi.readinto(into, write_value=0x0F), into.hex())  # expect: fefdfc None f0f0f0


def test_spi_over_a_wire():
    mock.reset()
    mock.pin('D10').connect('D11')
    with bitbangio.SPI(board.D9, MOSI=board.D10, MISO=board.D11) as spi:
        print(isinstance(spi, busio.SPI), attempt(spi.write, b'x'), spi.try_lock(), spi.configure(baudrate=50000))
        # expect: True RuntimeError: Function requires lock True None
        into = bytearray(3)
        for mode in range(4):
            spi.configure(baudrate=100000, polarity=mode >> 1, phase=mode & 1)
            spi.write_readinto(b'\x01\xa5\x03', into)
            assert into == b'\x01\xa5\x03', mode
        spi.readinto(into, write_value=0x0F)
        print(into.hex(), spi.write(b'abc'), attempt(spi.write, 'abc'))
        # expect: 0f0f0f None TypeError: buffer must be a bytes-like object, not str
        print(attempt(spi.configure, polarity=2), spi.unlock())  # expect: ValueError: polarity must be 0-1 None
    print(attempt(spi.try_lock), attempt(bitbangio.SPI, board.D9))
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object. ValueError: Must provide MISO or MOSI pin
    mock.reset()


def test_neopixel_write():
    wire = mock.pin('D12')
    with DigitalInOut(board.D12) as pin:
        pin.direction = Direction.OUTPUT
        wire.clear_edges()
        neopixel_write(pin, bytearray(b'\xa0\x01'))
        times = wire.edges
        print([b[0] - a[0] for a, b in zip(times, times[1:]) if a[1]])
        # expect: [800, 400, 800, 400, 400, 400, 400, 400, 400, 400, 400, 400, 400, 400, 400, 800]
        print({b[0] - a[0] for a, b in zip(times[::2], times[2::2])}, pin.value, wire.level)  # expect: {1250} False False
        print(neopixel_write(pin, b''))  # expect: None


def test_arguments_of_neopixel_write():
    with DigitalInOut(board.D12) as pin:
        print(attempt(neopixel_write, pin, b'x'))
        # expect: ValueError: digitalinout must be an output: D12 is an input; set its direction
        pin.direction = Direction.OUTPUT
        print(attempt(neopixel_write, pin, 5))  # expect: TypeError: buf must be a bytes-like object, not int
        print(attempt(neopixel_write, board.D12, b''))
        # expect: TypeError: digitalinout must be of type DigitalInOut, not Pin
    print(attempt(neopixel_write, pin, b''))
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object.


for name, test in list(globals().items()):
    if name.startswith('test_'):
        test()
