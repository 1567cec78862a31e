# SPDX-License-Identifier: MIT
"""A display's frame buffer: pixels in bytes, lines, blits, text of a tiny font, pages packed for a transfer."""
# group: drivers
import struct
import sys

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
WIDTH, HEIGHT = 128, 64
FONT = {c: [(ord(c) * k * 37 + 11) & 0x7f for k in range(1, 6)] for c in '0123456789.:%CaPh '}


class FrameBuffer:
    def __init__(self, width, height):
        self.width, self.height = width, height
        self.buffer = bytearray(width * height // 8)

    def fill(self, colour):
        value = 0xff if colour else 0
        for i in range(len(self.buffer)):
            self.buffer[i] = value

    def pixel(self, x, y, colour):
        if 0 <= x < self.width and 0 <= y < self.height:
            place = x + (y >> 3) * self.width
            if colour:
                self.buffer[place] |= 1 << (y & 7)
            else:
                self.buffer[place] &= ~(1 << (y & 7)) & 0xff

    def line(self, x0, y0, x1, y1, colour):
        dx, dy = abs(x1 - x0), -abs(y1 - y0)
        sx, sy = 1 if x0 < x1 else -1, 1 if y0 < y1 else -1
        error = dx + dy
        while True:
            self.pixel(x0, y0, colour)
            if x0 == x1 and y0 == y1:
                return
            twice = 2 * error
            if twice >= dy:
                error += dy
                x0 += sx
            if twice <= dx:
                error += dx
                y0 += sy

    def text(self, text, x, y):
        for char in text:
            for column, bits in enumerate(FONT[char]):
                for row in range(7):
                    self.pixel(x + column, y + row, bits >> row & 1)
            x += 6

    def blit(self, source, x, y):
        for sy in range(source.height):
            for sx in range(source.width):
                bit = source.buffer[sx + (sy >> 3) * source.width] >> (sy & 7) & 1
                self.pixel(x + sx, y + sy, bit)

    def packets(self):
        for page in range(self.height // 8):
            packet = bytearray(8)
            struct.pack_into('>BBHI', packet, 0, 0x40, page, self.width,
                             sum(self.buffer[page * self.width:(page + 1) * self.width]))
            yield bytes(packet)


screen, icon = FrameBuffer(WIDTH, HEIGHT), FrameBuffer(16, 16)
icon.line(0, 0, 15, 15, 1)
checksum = 0
for frame in range(int(180 * SIZE)):
    screen.fill(0)
    screen.text('%5.1fC %4d Pa' % (20 + frame / 10, 1000 + frame), 0, 8)
    for i in range(0, WIDTH, 16):
        screen.line(0, 63, i, frame, 1)
        screen.blit(icon, i, 40)
    for packet in screen.packets():
        checksum = (checksum * 31 + sum(packet)) & 0xffffffff
print('%08x' % checksum)
