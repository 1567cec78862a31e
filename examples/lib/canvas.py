# SPDX-License-Identifier: MIT
"""canvas - a picture of one bit per pixel, in the order in which an SSD1306 stores it, and a font of 5 x 7 pixels.

A byte holds eight pixels below one another, the topmost in bit 0; bytes follow from left to right, and strips of eight
rows from top to bottom.
"""

CHARACTERS = " !#%'()*+,-./0123456789:<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz°"
COLUMNS = bytes.fromhex(  # five for each of the characters, the top row in bit 0
    '000000000000005f0000147f147f1423130864620004030000001c2241000041221c0014083e081408083e080800503000000808080808'
    '006060000060100804033e5149453e00427f4000426151494622414949361814127f1027454545393e494949300101710d033649494936'
    '064949493e003636000008142241001414141414004122140802015109067e0909097e7f494949363e414141227f4141413e7f49494941'
    '7f090909013e4149497a7f0808087f00417f41002040413f017f081422417f404040407f020c027f7f0608307f3e4141413e7f09090906'
    '3e4151215e7f09192946464949493101017f01013f4040403f1f2040201f7f2018207f6314081463030478040361514945432054545478'
    '7f484444383844444444384444487f3854545418087e090902085454543c7f0804047800447d40004040443d007f1028440000417f4000'
    '7c047804787c0804047838444444387c24242418182424247c7c080404004854545424043f4444203c4040207c1c2040201c3c4038403c'
    '44281028440c5050503c4464544c440609090600')
WIDTH = 6  # of a character, with the space behind it


class Canvas:
    """A picture to draw in; what lies outside is cut off."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.buffer = bytearray(width * height // 8)

    def clear(self) -> None:
        """Make all dark."""
        for i in range(len(self.buffer)):
            self.buffer[i] = 0

    def pixel(self, x: int, y: int, lit: bool = True) -> None:
        """Set one pixel."""
        if not (0 <= x < self.width and 0 <= y < self.height):
            return
        place, bit = y // 8 * self.width + x, 1 << y % 8
        if lit:
            self.buffer[place] |= bit
        else:
            self.buffer[place] &= ~bit

    def fill(self, x: int, y: int, width: int, height: int, lit: bool = True) -> None:
        """Set a rectangle."""
        for column in range(x, x + width):
            for row in range(y, y + height):
                self.pixel(column, row, lit)

    def text(self, text: str, x: int, y: int, scale: int = 1) -> None:
        """Write from (x, y) on; a character that the font lacks becomes a question mark."""
        for character in text:
            number = CHARACTERS.find(character)
            if number < 0:
                number = CHARACTERS.index('?')
            for column in range(5):
                self._column(COLUMNS[5 * number + column], x + column * scale, y, scale)
            x += WIDTH * scale

    def _column(self, bits: int, x: int, y: int, scale: int) -> None:
        for row in range(8):
            if bits >> row & 1:
                self.fill(x, y + row * scale, scale, scale)

    def line(self, x0: int, y0: int, x1: int, y1: int) -> None:
        """Draw a straight line."""
        steps = max(abs(x1 - x0), abs(y1 - y0), 1)
        for i in range(steps + 1):
            self.pixel(x0 + (x1 - x0) * i // steps, y0 + (y1 - y0) * i // steps)
