# SPDX-License-Identifier: MIT
"""SPI through the driver of an SC18IS602: bytes, modes and transfers that are longer than the chip's buffer."""
from array import array

import board
import digitalio
from cpy import mock
from machine import SPI


class Recorder(mock.SPIDevice):
    """Answers each byte with its complement, and writes down what it was sent."""

    def __init__(self):
        super().__init__()
        self.log = []

    def select(self):
        self.log.append('select')

    def deselect(self):
        self.log.append('deselect')

    def transfer(self, data):
        self.log.append(bytes(data))
        return bytes(byte ^ 0xFF for byte in data)

    def told(self):
        mock.now()  # what was told before this is asked has arrived when the answer comes
        log, self.log = self.log, []
        return log


device = mock.attach_spi('SPI', Recorder(), 'D10')
spi = board.SPI()
spi.try_lock()
cs = digitalio.DigitalInOut(board.D10)
cs.switch_to_output(True)
device.told()
cs.value = False
spi.write(b'\x9f\x01')
data = bytearray(2)
spi.write_readinto(b'\x0f\xf0', data)
cs.value = True
print(bytes(data))  # expect: b'\xf0\x0f'
print(device.told())  # expect: ['select', b'\x9f\x01', b'\x0f\xf0', 'deselect']
cs.value = False
for polarity, phase in (0, 0), (0, 1), (1, 0), (1, 1):
    spi.configure(baudrate=400000, polarity=polarity, phase=phase)
    spi.write_readinto(b'\x55\xaa', data)
    assert data == b'\xaa\x55'
device.told()
long = bytes(range(256)) * 4
back = bytearray(len(long))
spi.write_readinto(long, back)
cs.value = True
log = device.told()
print(b''.join(log[:-1]) == long, log[-1])  # expect: True deselect
print(bytes(byte ^ 0xFF for byte in back) == long)  # expect: True

# The chip sends bytes only: words of 16 bits go as two of them, and it is said which others do not.
spi.configure(bits=16)
cs.value = False
words = array('H', (0x1234, 0xFEDC))
spi.write_readinto(words, words)
cs.value = True
print(device.told()[1:-1], [hex(word) for word in words])  # expect: [b'\x124\xfe\xdc'] ['0xedcb', '0x123']
for bits in 5, 12:
    try:
        spi.configure(bits=bits)
    except ValueError as error:
        print(error)
# expect: configuring SPI (SCK SCK): not possible: /dev/lab-spi: its controller refuses words of 5 bits
# expect: configuring SPI (SCK SCK): not possible: /dev/lab-spi: its controller refuses words of 12 bits
cs.value = False
spi.write_readinto(words, words)
cs.value = True
print(device.told()[1:-1])  # expect: [b'\xed\xcb\x01#']
spi.deinit()

# Lowest bit first is the chip's doing: the same bytes reach it in another mode of the bridge.
bus = SPI(0, firstbit=SPI.LSB)
cs.value = False
bus.write(b'\x01\x80')
cs.value = True
print(device.told()[1:-1])  # expect: [b'\x80\x01']
