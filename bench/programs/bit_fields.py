# SPDX-License-Identifier: MIT
"""Registers as drivers of sensors have them: bit fields by descriptors over a buffer, CRC-8 over words, structs."""
# group: drivers
import struct
import sys

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0


class Bus:
    def __init__(self):
        self.memory = bytearray(i * 73 & 0xff for i in range(256))

    def read_into(self, register, buffer):
        buffer[:] = self.memory[register:register + len(buffer)]

    def write(self, register, buffer):
        self.memory[register:register + len(buffer)] = buffer


class Bits:
    def __init__(self, register, shift, width):
        self.register, self.shift = register, shift
        self.mask = (1 << width) - 1
        self.buffer = bytearray(1)

    def __get__(self, device, owner=None):
        device.bus.read_into(self.register, self.buffer)
        return self.buffer[0] >> self.shift & self.mask

    def __set__(self, device, value):
        device.bus.read_into(self.register, self.buffer)
        self.buffer[0] = self.buffer[0] & ~(self.mask << self.shift) & 0xff | (value & self.mask) << self.shift
        device.bus.write(self.register, self.buffer)


class Word:
    def __init__(self, register, form):
        self.register, self.form = register, form
        self.buffer = bytearray(struct.calcsize(form))

    def __get__(self, device, owner=None):
        device.bus.read_into(self.register, self.buffer)
        return struct.unpack_from(self.form, self.buffer)[0]


class Sensor:
    mode = Bits(0x10, 0, 2)
    rate = Bits(0x10, 2, 3)
    enabled = Bits(0x10, 7, 1)
    temperature = Word(0x20, '<h')
    pressure = Word(0x24, '>I')

    def __init__(self, bus):
        self.bus = bus

    def sample(self, i):
        self.mode = i & 3
        self.enabled = 1
        if self.enabled and self.mode:
            self.rate = i >> 2 & 7
        return self.temperature / 100 + self.pressure / 256 + self.rate


def crc8(data):
    crc = 0xff
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc << 1 ^ 0x31) & 0xff if crc & 0x80 else crc << 1
    return crc


def words(n):
    good = 0
    for i in range(n):
        word = struct.pack('>H', i & 0xffff)
        good += crc8(word) & 1
    return good


sensor = Sensor(Bus())
total = 0.0
for i in range(int(60000 * SIZE)):
    total += sensor.sample(i)
print('%.3f' % total)
print(words(int(90000 * SIZE)))
