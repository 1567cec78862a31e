# SPDX-License-Identifier: MIT
"""cpy.mock.devices.bme280 - the Bosch BME280 sensor of temperature, pressure and humidity, on I2C.

Facts: data sheet BST-BME280-DS002 (revision 1.6), chapters 3 (modes, times), 4 (readout), 5 (registers), 9.1 (how
long a measurement takes).  What is hard: the sensor delivers raw numbers, from which the driver computes the reading.
The model solves the data sheet's equations for the raw numbers, so that the driver's result is what was set.
"""

from math import sqrt

from cpy.mock import RegisterDevice, now
from cpy.mock.devices._common import Measuring, Quantity, check_choice

__all__ = ['BME280']

# Registers (section 5.3).
CALIBRATION, CHIP_ID, RESET, CALIBRATION_H = 0x88, 0xD0, 0xE0, 0xE1
CTRL_HUM, STATUS, CTRL_MEAS, CONFIG, DATA = 0xF2, 0xF3, 0xF4, 0xF5, 0xF7

OVERSAMPLING = (0, 1, 2, 4, 8, 16, 16, 16)  # by osrs; 0: skipped
STANDBY_US = (500, 62500, 125000, 250000, 500000, 1000000, 10000, 20000)  # by t_sb
FILTER = (1, 2, 4, 8, 16, 16, 16, 16)  # coefficient of the IIR filter, by register field
START_UP_NS = 2000000  # section 1.1, time to first communication
MEMORY = 512  # measurements after which the strongest filter has forgotten a value


class BME280(Measuring, RegisterDevice):
    """A BME280.  temperature (degC), pressure (Pa), humidity (%RH) are numbers, or functions of the seconds since now.

    A driver that computes by chapter 4.2.3 reads what is set: in the integer formulas' and the double formulas' own
    resolution, always with all 20 (humidity: 16) bits.  Each measurement takes the longest time that the data sheet
    allows.  With the filter on, a change arrives over several measurements, as it does on the chip.  A write to
    config is ignored in normal mode, where the data sheet says that it may be.
    """

    calibration = {
        'T1': 27504, 'T2': 26435, 'T3': -1000,
        'P1': 36477, 'P2': -10685, 'P3': 3024, 'P4': 2855, 'P5': 140, 'P6': -7, 'P7': 15500, 'P8': -14600, 'P9': 6000,
        'H1': 75, 'H2': 362, 'H3': 0, 'H4': 313, 'H5': 50, 'H6': 30,
    }
    temperature = Quantity(-40, 85, 'degC', 'What the sensor will measure, in degrees Celsius.')
    pressure = Quantity(30000, 110000, 'Pa', 'What the sensor will measure, in pascal.')
    humidity = Quantity(0, 100, '%RH', 'What the sensor will measure, in percent of relative humidity.')

    def __init__(self, temperature=20.0, pressure=101325.0, humidity=50.0, address=0x76):
        super().__init__(check_choice('address', address, (0x76, 0x77)))
        self._start()
        self._ready = 0
        self._solved = None, None  # values, and the raw numbers for them
        self._power_on()
        self.temperature, self.pressure, self.humidity = temperature, pressure, humidity

    def __repr__(self):
        return '<BME280 at 0x%02x: %g degC, %g Pa, %g %%RH>' % (
            self.address, self.temperature, self.pressure, self.humidity)

    def reset(self):
        """Start anew, as after power on: for 2 ms the calibration is not readable yet."""
        self._power_on()
        self._ready = now() + START_UP_NS

    # --- the bus (chapter 6.2) ---

    def start(self, read):
        """Bring the registers up to date: what a burst reads belongs to one measurement (section 4.1)."""
        self._register = None
        if read:
            self._update()

    def write(self, data):
        """Take pairs of register and value; a register without a value is where reading begins."""
        for byte in data:
            if self._register is None:
                self._register = self.pointer = byte
            else:
                self._update()
                self._write_register(self._register, byte)
                self._register = None

    def _write_register(self, register, value):
        if register == RESET and value == 0xB6:
            self.reset()
        elif register == CTRL_HUM:
            self.registers[CTRL_HUM] = value & 7
        elif register == CTRL_MEAS:
            self._control(value)
        elif register == CONFIG and not self._normal():
            self.registers[CONFIG] = value & 0xFD
            self._filtered = None

    # --- modes (chapter 3.3) ---

    def _power_on(self):
        self.registers[:] = bytes(256)
        self.registers[CHIP_ID] = 0x60
        self.registers[DATA:DATA + 8] = b'\x80\0\0\x80\0\0\x80\0'
        self._oversampling = (0, 0, 0)
        self._end = None  # when the measurement that runs is over (ns)
        self._filtered = self._register = None
        self._has_calibration = False

    def _normal(self):
        return self.registers[CTRL_MEAS] & 3 == 3

    def _control(self, value):
        """ctrl_meas: the oversampling of humidity, written before, comes into effect too (section 5.4.3)."""
        was_normal = self._normal()
        self.registers[CTRL_MEAS] = value
        osrs = (value >> 5, value >> 2 & 7, self.registers[CTRL_HUM])
        self._oversampling = tuple(OVERSAMPLING[field] for field in osrs)
        if value & 3 == 0:
            self._end = None
        elif value & 3 < 3 or not was_normal:
            self._end = now() + self._duration()

    def _duration(self):
        """How long a measurement takes at most, in ns (chapter 9.1)."""
        t, p, h = self._oversampling
        us = 1250 + 2300 * t + (2300 * p + 575 if p else 0) + (2300 * h + 575 if h else 0)
        return 1000 * us

    def _before_change(self):
        if self._ready <= now():
            self._update()

    def _update(self):
        """Do the measurements that were due until now, and set the status register."""
        time = now()
        if not self._has_calibration and time >= self._ready:
            self._store_calibration()
        if self._end is not None and time >= self._end:
            if self._normal():
                self._catch_up(time)
            else:
                self._measure(self._end)
                self._end = None
                self.registers[CTRL_MEAS] &= 0xFC
        measuring = self._end is not None and time >= self._end - self._duration()
        self.registers[STATUS] = measuring << 3 | (time < self._ready)

    def _catch_up(self, time):
        """Normal mode: the measurements since the last update, as far as the filter still knows them."""
        cycle = self._duration() + 1000 * STANDBY_US[self.registers[CONFIG] >> 5]
        count = (time - self._end) // cycle + 1
        counting = MEMORY if self._coefficient() > 1 else 1
        for i in range(max(count - counting, 0), count):
            self._measure(self._end + i * cycle)
        self._end += count * cycle

    def _coefficient(self):
        return FILTER[self.registers[CONFIG] >> 2 & 7]

    # --- measuring ---

    def _measure(self, time):
        kind = type(self)
        values = kind.temperature.at(self, time), kind.pressure.at(self, time), kind.humidity.at(self, time)
        if values != self._solved[0]:
            self._solved = values, self._raw(*values)
        raw_t, raw_p, raw_h = self._solved[1]
        raw_t, raw_p = self._filter(raw_t, raw_p)
        t, p, h = self._oversampling
        self._store_data(raw_t if t else 0x80000, raw_p if p else 0x80000, raw_h if h else 0x8000)

    def _filter(self, raw_t, raw_p):
        """The IIR filter of section 3.4.4; its first value passes."""
        old, n = self._filtered, self._coefficient()
        if old is None:
            self._filtered = raw_t, raw_p
        else:
            self._filtered = (old[0] * (n - 1) + raw_t) / n, (old[1] * (n - 1) + raw_p) / n
        return round(self._filtered[0]), round(self._filtered[1])

    def _store_data(self, t, p, h):
        self.registers[DATA:DATA + 8] = bytes((
            p >> 12, p >> 4 & 255, p << 4 & 255, t >> 12, t >> 4 & 255, t << 4 & 255, h >> 8, h & 255))

    def _store_calibration(self):
        """Section 4.2.2, table 16."""
        c, r = self.calibration, self.registers
        names = ['T1', 'T2', 'T3'] + ['P%d' % i for i in range(1, 10)]
        r[CALIBRATION:CALIBRATION + 24] = b''.join((c[name] & 0xFFFF).to_bytes(2, 'little') for name in names)
        r[0xA1] = c['H1']
        h2, h4, h5 = c['H2'] & 0xFFFF, c['H4'] & 0xFFF, c['H5'] & 0xFFF
        r[CALIBRATION_H:CALIBRATION_H + 7] = bytes((
            h2 & 255, h2 >> 8, c['H3'], h4 >> 4, h4 & 15 | h5 << 4 & 0xF0, h5 >> 4, c['H6'] & 255))
        self._has_calibration = True

    # --- the compensation of section 4.2.3, backwards ---

    def _raw(self, temperature, pressure, humidity):
        """The raw numbers of which a driver makes these values."""
        raw_t = clamp(round(self._raw_temperature(temperature)), 20)
        fine = self._fine(raw_t)
        raw_p = clamp(round(self._raw_pressure(pressure, fine)), 20)
        return raw_t, raw_p, clamp(round(self._raw_humidity(humidity, fine)), 16)

    def _fine(self, raw_t):
        """t_fine, the temperature in 1/5120 degree: the mean of what doubles and integers make of it."""
        c = self.calibration
        x = raw_t / 16384 - c['T1'] / 1024
        doubles = x * c['T2'] + (x / 8) ** 2 * c['T3']
        integers = ((raw_t >> 3) - 2 * c['T1']) * c['T2'] >> 11
        integers += (((raw_t >> 4) - c['T1']) ** 2 >> 12) * c['T3'] >> 14
        return (doubles + integers) / 2

    def _raw_temperature(self, temperature):
        c = self.calibration
        x = root(c['T3'] / 64, c['T2'], -5120 * temperature)
        return 16384 * (x + c['T1'] / 1024)

    def _raw_pressure(self, pressure, fine):
        c = self.calibration
        x = fine / 2 - 64000
        offset = (x * x * c['P6'] / 32768 + x * c['P5'] * 2) / 4 + c['P4'] * 65536
        slope = (c['P3'] * x * x / 524288 + c['P2'] * x) / 524288
        slope = (1 + slope / 32768) * c['P1']
        p = root(c['P9'] / 2147483648 / 16, 1 + c['P8'] / 32768 / 16, c['P7'] / 16 - pressure)
        return 1048576 - offset / 4096 - p * slope / 6250

    def _raw_humidity(self, humidity, fine):
        c = self.calibration
        x = fine - 76800
        offset = c['H4'] * 64 + c['H5'] / 16384 * x
        slope = c['H2'] / 65536 * (1 + c['H6'] / 67108864 * x * (1 + c['H3'] / 67108864 * x))
        return root(-c['H1'] / 524288, 1, -humidity) / slope + offset


def root(a, b, c):
    """The solution of a x^2 + b x + c = 0 that goes to -c/b as a goes to 0."""
    return -2 * c / (b + sqrt(b * b - 4 * a * c))


def clamp(raw, bits):
    return min(max(raw, 0), (1 << bits) - 1)
