# SPDX-License-Identifier: MIT
"""SPI through the driver of an SC18IS602: bytes, modes and transfers that are longer than the chip's buffer."""
import board
import digitalio
from cpy import mock


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
