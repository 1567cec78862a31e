# SPDX-License-Identifier: MIT
"""bme280_formulas - from the BME280's raw numbers to degrees, pascals and percent.

The data sheet (BST-BME280-DS002) calls it compensation: each chip brings constants that were measured when it was made
(section 4.2.2), and the formulas for computers with floating point are in section 8.1.
"""

import struct


class Calibration:
    """The constants of a chip."""

    def __init__(self, first: bytes, second: bytes) -> None:
        """first: registers 0x88 to 0xA1; second: registers 0xE1 to 0xE7."""
        words = struct.unpack('<HhhHhhhhhhhhxB', first)
        self.t = words[:3]
        self.p = words[3:12]
        h2, h3, h4_high, middle, h5_high, h6 = struct.unpack('<hBbBbb', second)
        # H4 and H5 are signed, have 12 bits, and share the byte in the middle
        self.h = words[12], h2, h3, h4_high * 16 + (middle & 15), h5_high * 16 + (middle >> 4), h6

    def fine(self, raw: int) -> float:
        """Return the temperature in the unit that the other formulas need."""
        t1, t2, t3 = self.t
        return (raw / 16384 - t1 / 1024) * t2 + (raw / 131072 - t1 / 8192) ** 2 * t3

    def temperature(self, raw: int) -> float:
        """Return degrees Celsius."""
        return self.fine(raw) / 5120

    def pressure(self, raw: int, fine: float) -> float:
        """Return pascals."""
        p1, p2, p3, p4, p5, p6, p7, p8, p9 = self.p
        a = fine / 2 - 64000
        b = (a * a * p6 / 32768 + a * p5 * 2) / 4 + p4 * 65536
        a = (1 + (p3 * a * a / 524288 + p2 * a) / 524288 / 32768) * p1
        if a == 0:
            raise ValueError('the calibration words of this BME280 are not plausible')
        pressure = (1048576 - raw - b / 4096) * 6250 / a
        return pressure + (p9 * pressure * pressure / 2147483648 + pressure * p8 / 32768 + p7) / 16

    def humidity(self, raw: int, fine: float) -> float:
        """Return percent of relative humidity."""
        h1, h2, h3, h4, h5, h6 = self.h
        a = fine - 76800
        b = (raw - (h4 * 64 + h5 / 16384 * a)) * (h2 / 65536 * (1 + h6 / 67108864 * a * (1 + h3 / 67108864 * a)))
        b *= 1 - h1 * b / 524288
        return min(max(b, 0.0), 100.0)

    def values(self, data: bytes) -> tuple:
        """Return (degrees, pascals, percent) of registers 0xF7 to 0xFE."""
        fine = self.fine(data[3] << 12 | data[4] << 4 | data[5] >> 4)
        return (fine / 5120,
                self.pressure(data[0] << 12 | data[1] << 4 | data[2] >> 4, fine),
                self.humidity(data[6] << 8 | data[7], fine))
