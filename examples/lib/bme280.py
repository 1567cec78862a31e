# SPDX-License-Identifier: MIT
"""bme280 - driver of Bosch's sensor of temperature, air pressure and humidity, over I2C.

    with board.I2C() as i2c:
        sensor = BME280(i2c)
        print(sensor.temperature)

Each reading asks for a measurement (forced mode) and waits for it; the chip sleeps in between.  When the chip does not
answer, OSError is raised.  Written from the data sheet BST-BME280-DS002.
"""

import time

from adafruit_bus_device.i2c_device import I2CDevice
from bme280_formulas import Calibration

try:
    from typing import Optional, Tuple
    from busio import I2C
except ImportError:
    pass

CHIP_ID = 0x60
RESET = 0xB6
FORCED = 1
MEASUREMENT_MOST = 0.0093  # seconds of a measurement of all three at oversampling 1 (section 9.1)


class Bits:
    """A field of a register of eight bits, as an attribute of a driver that has an i2c_device."""

    def __init__(self, address: int, width: int = 8, shift: int = 0) -> None:
        self.address, self.shift, self.mask = address, shift, (1 << width) - 1

    def __get__(self, driver: 'BME280', owner: Optional[type] = None) -> int:
        return driver.read(self.address, 1)[0] >> self.shift & self.mask

    def __set__(self, driver: 'BME280', value: int) -> None:
        if not 0 <= value <= self.mask:
            raise ValueError('%d does not fit the field of register 0x%02x' % (value, self.address))
        if self.mask == 0xFF:
            others = 0
        else:
            others = driver.read(self.address, 1)[0] & ~(self.mask << self.shift)
        driver.write(self.address, others | value << self.shift)


class BME280:
    """The sensor, at address 0x76 or 0x77."""

    _chip_id = Bits(0xD0)
    _reset = Bits(0xE0)
    _humidity_oversampling = Bits(0xF2, 3)
    _copying = Bits(0xF3, 1)
    _measuring = Bits(0xF3, 1, 3)
    _control = Bits(0xF4)
    _filter = Bits(0xF5, 3, 2)

    def __init__(self, i2c: I2C, address: int = 0x76) -> None:
        self.i2c_device = I2CDevice(i2c, address)
        self._buffer = bytearray(27)
        found = self._chip_id
        if found != CHIP_ID:
            raise RuntimeError('the chip at 0x%02x is no BME280: its id is 0x%02x' % (address, found))
        self._reset = RESET
        self._wait(0.002, lambda: self._copying)
        self._calibration = Calibration(bytes(self.read(0x88, 26)), bytes(self.read(0xE1, 7)))
        self._humidity_oversampling = 1  # takes effect with the next write of control

    def read(self, register: int, count: int) -> memoryview:
        """Read registers; the bytes are good until the next call."""
        view = memoryview(self._buffer)
        self._buffer[0] = register
        with self.i2c_device as i2c:
            i2c.write_then_readinto(self._buffer, self._buffer, out_end=1, in_start=1, in_end=count + 1)
        return view[1:count + 1]

    def write(self, register: int, value: int) -> None:
        """Write one register."""
        self._buffer[0], self._buffer[1] = register, value
        with self.i2c_device as i2c:
            i2c.write(self._buffer, end=2)

    def _wait(self, seconds: float, busy) -> None:
        """Wait so long, and then a little more while the chip is busy."""
        for _ in range(10):
            time.sleep(seconds)
            if not busy():
                return
            seconds = 0.001
        raise RuntimeError('the BME280 does not become ready')

    def measure(self) -> Tuple[float, float, float]:
        """Measure once: (degrees Celsius, hectopascals, percent of relative humidity)."""
        self._control = 1 << 5 | 1 << 2 | FORCED
        self._wait(MEASUREMENT_MOST, lambda: self._measuring)
        temperature, pressure, humidity = self._calibration.values(self.read(0xF7, 8))
        return temperature, pressure / 100, humidity

    @property
    def temperature(self) -> float:
        """Degrees Celsius."""
        return self.measure()[0]

    @property
    def pressure(self) -> float:
        """Hectopascals."""
        return self.measure()[1]

    @property
    def relative_humidity(self) -> float:
        """Percent."""
        return self.measure()[2]

    @property
    def filter(self) -> int:
        """The coefficient of the filter for temperature and pressure: 0 (off), 2, 4, 8 or 16."""
        setting = min(self._filter, 4)
        return 1 << setting if setting else 0

    @filter.setter
    def filter(self, coefficient: int) -> None:
        try:
            self._filter = (0, 2, 4, 8, 16).index(coefficient)
        except ValueError:
            raise ValueError('filter must be 0, 2, 4, 8 or 16, not %r' % (coefficient,)) from None
