# SPDX-License-Identifier: MIT
"""Chains of WS2812 LEDs and their like, on a machine.Pin."""
from machine import bitstream

_TIMINGS = (800, 1700, 1600, 900), (400, 850, 800, 450)  # ns, at 400 and 800 kHz: high and low of a 0, of a 1


class NeoPixel:
    """n LEDs of bpp bytes each.  Colours are (red, green, blue) or (red, green, blue, white); write() sends them."""

    ORDER = 1, 0, 2, 3  # where the bytes of a colour go

    def __init__(self, pin, n, bpp=3, timing=1, **others):
        if others or not hasattr(pin, 'init'):
            raise TypeError("this is MicroPython's NeoPixel(machine.Pin(...), n, bpp=3, timing=1); for CircuitPython's, with "
                            "board.D5, brightness and the like, put its library's neopixel.py beside the script")
        self.pin, self.n, self.bpp = pin, n, bpp
        self.buf = bytearray(n * bpp)
        self.timing = _TIMINGS[bool(timing)] if isinstance(timing, int) else timing
        pin.init(pin.OUT)

    def __len__(self):
        return self.n

    def _at(self, index):
        if not -self.n <= index < self.n:
            raise IndexError('there are %d LEDs' % self.n)
        return index % self.n * self.bpp

    def __setitem__(self, index, val):
        at = self._at(index)
        for i in range(self.bpp):
            self.buf[at + self.ORDER[i]] = val[i]

    def __getitem__(self, index):
        at = self._at(index)
        return tuple(self.buf[at + self.ORDER[i]] for i in range(self.bpp))

    def fill(self, pixel):
        """Give all LEDs a colour."""
        for i in range(self.n):
            self[i] = pixel

    def write(self):
        """Send the colours to the LEDs."""
        bitstream(self.pin, 0, self.timing, self.buf)
