# SPDX-License-Identifier: MIT
"""Bytes one by one: CRC-8 as sensors use it, CRC-32 with a table, a byte histogram, XOR in place."""
# group: numeric
import sys

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0


def crc8(data):
    crc = 0xff
    for byte in data:
        crc ^= byte
        for _ in range(8):
            if crc & 0x80:
                crc = (crc << 1 ^ 0x31) & 0xff
            else:
                crc = crc << 1 & 0xff
    return crc


def make_table():
    table = []
    for n in range(256):
        for _ in range(8):
            n = n >> 1 ^ 0xedb88320 if n & 1 else n >> 1
        table.append(n)
    return table


def crc32(data, table):
    crc = 0xffffffff
    for byte in data:
        crc = table[(crc ^ byte) & 0xff] ^ crc >> 8
    return crc ^ 0xffffffff


def histogram(data):
    counts = [0] * 256
    for byte in data:
        counts[byte] += 1
    return counts


def scramble(data, key):
    for i in range(len(data)):
        data[i] ^= key
        key = (key * 5 + 1) & 0xff
    return sum(data)


data = bytes((i * 7 + i // 13) & 0xff for i in range(int(150000 * SIZE)))
print(crc8(data * 2), crc32(data * 12, make_table()), max(histogram(data * 12)), scramble(bytearray(data * 6), 17))
