# SPDX-License-Identifier: MIT
"""Traffic on all buses; what a logic analyser must see of it is in expected.txt."""
import board
import busio
import digitalio
import machine
from cpy import mock


class Upper(mock.UARTDevice):
    """Answers in capitals."""

    def receive(self, data):
        self.send(data.upper())


class Inverter(mock.SPIDevice):
    """Answers with the complement of what it gets at the same time."""

    def transfer(self, data):
        return bytes(255 - byte for byte in data)


def attempt(function, *args):
    """Calls a function that finds no device, or one with a fault."""
    try:
        function(*args)
    except OSError:
        pass


def use_i2c(i2c):
    """Writes, a combined transfer, an address that nobody has, a byte that is refused."""
    registers = mock.attach_i2c(i2c, mock.RegisterDevice(0x76))
    answer = bytearray(3)
    i2c.writeto(0x76, b'\x10\xaa\x55')
    i2c.writeto_then_readfrom(0x76, b'\x10', answer)
    attempt(i2c.writeto, 0x20, b'x')
    registers.nack(2, 1)
    attempt(i2c.writeto, 0x76, b'\x00\x01\x02')


def use_soft_i2c():
    """The same wires, moved bit by bit."""
    mock.attach_i2c(('D5', 'D6'), mock.RegisterDevice(0x50, fill=0x3c)) # it brings pull-up resistors with it
    soft = machine.SoftI2C(scl=machine.Pin('D5'), sda=machine.Pin('D6'), freq=100000)
    soft.writeto(0x50, b'\x20\x99')
    print(soft.readfrom_mem(0x50, 0x20, 2))


def use_spi(spi):
    """Three bytes in each of the four modes."""
    select = digitalio.DigitalInOut(board.D10)
    select.switch_to_output(True)
    mock.attach_spi(spi, Inverter(), cs=board.D10)
    answer = bytearray(3)
    for mode in range(4):
        spi.configure(baudrate=1000000, polarity=mode >> 1, phase=mode & 1)
        select.value = False
        spi.write_readinto(bytes((mode, 0x82, 0x03)), answer)
        select.value = True


def use_uart():
    """A line with even parity there, and its answer."""
    with busio.UART(board.TX, board.RX, baudrate=9600, parity=busio.UART.Parity.EVEN, timeout=1) as uart:
        mock.attach_uart(uart, Upper())
        uart.write(b'hello')
        print(uart.read(5))


with board.I2C() as i2c:
    i2c.try_lock()
    use_i2c(i2c)
use_soft_i2c()
with board.SPI() as spi:
    spi.try_lock()
    use_spi(spi)
use_uart()
