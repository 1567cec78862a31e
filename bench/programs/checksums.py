# SPDX-License-Identifier: MIT
"""Checksums over bytes: CRC-32 by table, CRC-16 bit by bit, Adler-32, FNV hash."""
# group: numeric
import sys

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0


def make_table():
    table = []
    for n in range(256):
        for _ in range(8):
            n = n >> 1 ^ 0xedb88320 if n & 1 else n >> 1
        table.append(n)
    return table


TABLE = make_table()


def crc32(data):
    crc = 0xffffffff
    for byte in data:
        crc = TABLE[(crc ^ byte) & 0xff] ^ crc >> 8
    return crc ^ 0xffffffff


def crc16(data):
    crc = 0xffff
    for byte in data:
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ 0x1021) & 0xffff if crc & 0x8000 else crc << 1 & 0xffff
    return crc


def adler32(data):
    a, b = 1, 0
    for byte in data:
        a = (a + byte) % 65521
        b = (b + a) % 65521
    return b << 16 | a


def fnv(data):
    value = 0x811c9dc5
    for byte in data:
        value = (value ^ byte) * 0x01000193 & 0xffffffff
    return value


data = bytes(i * i * 31 % 251 for i in range(int(800000 * SIZE)))
print('%08x %04x %08x %08x' % (crc32(data), crc16(data[:len(data) // 5]), adler32(data), fnv(data)))
