# SPDX-License-Identifier: MIT
"""ssd1306 - driver of a small display (OLED, 128 x 64 or 128 x 32 pixels) over I2C.

    with SSD1306(i2c) as display:
        display.text('hello', 0, 0)
        display.show()

Draws in memory (canvas.py); show() sends the picture.  Written from Solomon Systech's data sheet of the SSD1306.
"""

from adafruit_bus_device.i2c_device import I2CDevice
from canvas import Canvas

try:
    from busio import I2C
except ImportError:
    pass

COMMANDS, DATA = 0x00, 0x40  # first byte of a transfer: what follows (section 8.1.5.2)


def setup(width: int, height: int) -> bytes:
    """Return the commands that make a display of this size ready."""
    return bytes((
        0xAE,                               # off
        0xD5, 0x80,                         # clock: the chip's default
        0xA8, height - 1,                   # rows in use
        0xD3, 0, 0x40,                      # no offset, the memory's first row on top
        0x8D, 0x14,                         # make the voltage for the pixels from the supply
        0x20, 0,                            # bytes follow from left to right, then in the next strip of eight rows
        0xA1, 0xC8,                         # the glass is mounted upside down
        0xDA, 0x12 if height == 64 else 2,  # rows wired alternately, or in sequence
        0x81, 0xCF, 0xD9, 0xF1, 0xDB, 0x40,  # contrast, precharge, deselected level
        0xA4, 0xA6,                         # show the memory, not inverted
        0xAF))                              # on


def window(width: int, height: int) -> bytes:
    """Return the commands after which the data fill the whole picture."""
    return bytes((0x21, 0, width - 1, 0x22, 0, height // 8 - 1))


class SSD1306(Canvas):
    """The display, at address 0x3C or 0x3D."""

    def __init__(self, i2c: I2C, width: int = 128, height: int = 64, address: int = 0x3C) -> None:
        super().__init__(width, height)
        self.i2c_device = I2CDevice(i2c, address)
        self._commands(setup(width, height))
        self.show()

    def __enter__(self) -> 'SSD1306':
        return self

    def __exit__(self, *error: object) -> None:
        """The last picture stays."""

    def _commands(self, commands: bytes) -> None:
        with self.i2c_device as i2c:
            i2c.write(bytes((COMMANDS,)) + commands)

    def show(self) -> None:
        """Send the picture to the display."""
        self._commands(window(self.width, self.height))
        with self.i2c_device as i2c:
            i2c.write(bytes((DATA,)) + self.buffer)

    def contrast(self, value: int) -> None:
        """Set the brightness, 0 to 255."""
        self._commands(bytes((0x81, value)))

    def power(self, on: bool) -> None:
        """Switch the display off, or on again with the same picture."""
        self._commands(bytes((0xAF if on else 0xAE,)))
