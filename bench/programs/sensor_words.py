# SPDX-License-Identifier: MIT
"""A humidity sensor's answers: words with a CRC-8 each, checked, converted and corrected, as its driver does it."""
# group: drivers
import sys

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0


def crc8(data, start, end):
    crc = 0xff
    for i in range(start, end):
        crc ^= data[i]
        for _ in range(8):
            if crc & 0x80:
                crc = crc << 1 ^ 0x31
            else:
                crc <<= 1
        crc &= 0xff
    return crc


class Bus:
    """Answers like the sensor; every 50th answer is damaged on its way."""

    def __init__(self):
        self.count = 0

    def read_into(self, buffer):
        self.count += 1
        for place, word in ((0, self.count * 37 & 0xffff), (3, self.count * 91 & 0xffff)):
            buffer[place], buffer[place + 1] = word >> 8, word & 0xff
            buffer[place + 2] = crc8(buffer, place, place + 2)
        if self.count % 50 == 0:
            buffer[1] ^= 0x10


class Sensor:
    def __init__(self, bus):
        self._bus = bus
        self._buffer = bytearray(6)
        self._offset = 0.0

    @property
    def offset(self):
        return self._offset

    @offset.setter
    def offset(self, degrees):
        if not -20.0 <= degrees <= 20.0:
            raise ValueError('offset must be between -20 and 20')
        self._offset = degrees

    def _words(self):
        self._bus.read_into(self._buffer)
        words = []
        for i in range(0, 6, 3):
            if crc8(self._buffer, i, i + 2) != self._buffer[i + 2]:
                raise RuntimeError('CRC mismatch')
            words.append(self._buffer[i] << 8 | self._buffer[i + 1])
        return words

    @property
    def measurements(self):
        temperature, humidity = self._words()
        return -45 + 175 * temperature / 65535 + self._offset, min(100.0, max(0.0, -6 + 125 * humidity / 65535))


sensor = Sensor(Bus())
sensor.offset = 0.5
degrees = percent = 0.0
damaged = 0
for _ in range(int(60000 * SIZE)):
    try:
        temperature, humidity = sensor.measurements
    except RuntimeError:
        damaged += 1
    else:
        degrees += temperature
        percent += humidity
print('%.3f %.3f %d' % (degrees, percent, damaged))
