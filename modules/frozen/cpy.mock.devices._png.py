# SPDX-License-Identifier: MIT
"""cpy.mock.devices._png - black and white pictures as PNG (RFC 2083), in stored deflate blocks (RFC 1951, 3.2.4)."""

__all__ = []

SIGNATURE = b'\x89PNG\r\n\x1a\n'
POLYNOMIAL = 0xEDB88320  # of the CRC of section 3.4
BLOCK = 65535  # bytes that a stored block holds at most


def crc_table():
    table = []
    for value in range(256):
        for bit in range(8):
            value = value >> 1 ^ (POLYNOMIAL if value & 1 else 0)
        table.append(value)
    return table


CRC = crc_table()


def crc32(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc = CRC[(crc ^ byte) & 255] ^ crc >> 8
    return crc ^ 0xFFFFFFFF


def adler32(data):
    a, b = 1, 0
    for byte in data:
        a += byte
        b += a
    return b % 65521 << 16 | a % 65521


def deflate(data):
    """Return a zlib stream (RFC 1950) of blocks that are stored as they are."""
    parts = [b'\x78\x01']
    for start in range(0, len(data), BLOCK):
        block = data[start:start + BLOCK]
        last = start + BLOCK >= len(data)
        parts += [bytes([last]), len(block).to_bytes(2, 'little'), (len(block) ^ 0xFFFF).to_bytes(2, 'little'), block]
    return b''.join(parts) + adler32(data).to_bytes(4, 'big')


def chunk(kind, data):
    return len(data).to_bytes(4, 'big') + kind + data + crc32(kind + data).to_bytes(4, 'big')


def pack(row, scale):
    """Return a row of pixels as bits, each scale times, after the byte that says: not filtered."""
    bits = ''.join(('1' if pixel else '0') * scale for pixel in row)
    bits += '0' * (-len(bits) % 8)
    return b'\0' + int(bits, 2).to_bytes(len(bits) // 8, 'big')


def encode(rows, scale=1):
    """Return a PNG file of rows of pixels; what is true is white, and scale pixels wide and high."""
    header = (scale * len(rows[0])).to_bytes(4, 'big') + (scale * len(rows)).to_bytes(4, 'big') + b'\1\0\0\0\0'
    data = b''.join(pack(row, scale) * scale for row in rows)
    return SIGNATURE + chunk(b'IHDR', header) + chunk(b'IDAT', deflate(data)) + chunk(b'IEND', b'')
