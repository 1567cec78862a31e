# SPDX-License-Identifier: MIT
"""Packets for a radio: struct.pack_into and unpack_from in loops, checksums, escaping, a parser fed byte by byte."""
# group: drivers
import struct
import sys

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
HEADER = '<BBHI'
SAMPLE = '<Hhhf'
FLAG, ESCAPE = 0x7e, 0x7d


def fill(packet, number):
    """One packet of eight samples; answers its length."""
    struct.pack_into(HEADER, packet, 0, 0xa5, 8, number & 0xffff, number * 1000 & 0xffffffff)
    offset = struct.calcsize(HEADER)
    for i in range(8):
        struct.pack_into(SAMPLE, packet, offset, i, number % 3000 - 1500, -i, number * 0.25)
        offset += 10
    checksum = sum(packet[:offset]) & 0xffff
    struct.pack_into('<H', packet, offset, checksum)
    return offset + 2


def read(packet, length):
    """The sum of what a packet holds."""
    magic, count, number, milliseconds = struct.unpack_from(HEADER, packet)
    if magic != 0xa5 or struct.unpack_from('<H', packet, length - 2)[0] != sum(packet[:length - 2]) & 0xffff:
        raise ValueError('bad packet')
    total, offset = number + milliseconds, 8
    for _ in range(count):
        channel, value, offset_value, scale = struct.unpack_from(SAMPLE, packet, offset)
        total += channel + value + offset_value + int(scale)
        offset += 10
    return total


def escape(packet, length):
    out = bytearray([FLAG])
    for byte in memoryview(packet)[:length]:
        if byte == FLAG or byte == ESCAPE:
            out.append(ESCAPE)
            byte ^= 0x20
        out.append(byte)
    return out


class Receiver:
    """Finds packets in a stream of bytes."""

    def __init__(self):
        self.packet = bytearray(128)
        self.length = 0
        self.escaped = False
        self.received = 0

    def feed(self, byte):
        if byte == FLAG:
            if self.length:
                self.received += read(self.packet, self.length)
            self.length = 0
        elif byte == ESCAPE:
            self.escaped = True
        else:
            if self.escaped:
                byte ^= 0x20
                self.escaped = False
            self.packet[self.length] = byte
            self.length += 1


packet, receiver = bytearray(128), Receiver()
total = 0
for number in range(int(20000 * SIZE)):
    length = fill(packet, number)
    total += read(packet, length)
    if number % 4 == 0:
        for byte in escape(packet, length):
            receiver.feed(byte)
print(total, receiver.received)
