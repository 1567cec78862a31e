# SPDX-License-Identifier: MIT
"""The BME280 model through a driver that is written from the data sheet (BST-BME280-DS002) for this test."""
# args: --clock virtual
# cpython: no
import random
import struct
import time

import board
from cpy import mock


class Sensor:
    """Reads registers and computes by section 4.2.3, with integers and with doubles."""

    def __init__(self, i2c, address):
        self.i2c, self.address = i2c, address

    def write(self, *pairs):
        self.i2c.writeto(self.address, bytes(pairs))

    def read(self, register, count):
        data = bytearray(count)
        self.i2c.writeto_then_readfrom(self.address, bytes([register]), data)
        return data

    def load(self):
        c = self.read(0x88, 26)
        (self.T1, self.T2, self.T3, self.P1, self.P2, self.P3, self.P4, self.P5, self.P6, self.P7, self.P8,
         self.P9) = struct.unpack('<HhhHhhhhhhhh', c[:24])
        self.H1 = c[25]
        h = self.read(0xE1, 7)
        self.H2, self.H3 = struct.unpack('<hB', h[:3])
        signed = lambda value: value - 4096 if value & 0x800 else value
        self.H4, self.H5 = signed(h[3] << 4 | h[4] & 15), signed(h[5] << 4 | h[4] >> 4)
        self.H6 = struct.unpack('b', h[6:])[0]

    def raw(self):
        d = self.read(0xF7, 8)
        return d[3] << 12 | d[4] << 4 | d[5] >> 4, d[0] << 12 | d[1] << 4 | d[2] >> 4, d[6] << 8 | d[7]

    def doubles(self, t, p, h):
        v1 = (t / 16384 - self.T1 / 1024) * self.T2
        v2 = (t / 131072 - self.T1 / 8192) ** 2 * self.T3
        fine = int(v1 + v2)
        temperature = (v1 + v2) / 5120
        v1 = fine / 2 - 64000
        v2 = v1 * v1 * self.P6 / 32768 + v1 * self.P5 * 2
        v2 = v2 / 4 + self.P4 * 65536
        v1 = (self.P3 * v1 * v1 / 524288 + self.P2 * v1) / 524288
        v1 = (1 + v1 / 32768) * self.P1
        x = (1048576 - p - v2 / 4096) * 6250 / v1
        x += (self.P9 * x * x / 2147483648 + x * self.P8 / 32768 + self.P7) / 16
        y = fine - 76800
        y = (h - (self.H4 * 64 + self.H5 / 16384 * y)) * (
            self.H2 / 65536 * (1 + self.H6 / 67108864 * y * (1 + self.H3 / 67108864 * y)))
        y *= 1 - self.H1 * y / 524288
        return temperature, x, min(max(y, 0), 100)

    def integers(self, t, p, h):
        v1 = ((t >> 3) - (self.T1 << 1)) * self.T2 >> 11
        v2 = (((t >> 4) - self.T1) ** 2 >> 12) * self.T3 >> 14
        fine = v1 + v2
        temperature = fine * 5 + 128 >> 8
        v1 = fine - 128000
        v2 = v1 * v1 * self.P6 + (v1 * self.P5 << 17) + (self.P4 << 35)
        v1 = (v1 * v1 * self.P3 >> 8) + (v1 * self.P2 << 12)
        v1 = ((1 << 47) + v1) * self.P1 >> 33
        x = (((1048576 - p) << 31) - v2) * 3125 // v1
        v1 = self.P9 * (x >> 13) * (x >> 13) >> 25
        x = (x + v1 + (self.P8 * x >> 19) >> 8) + (self.P7 << 4)
        y = fine - 76800
        y = ((h << 14) - (self.H4 << 20) - self.H5 * y + 16384 >> 15) * (
            (((y * self.H6 >> 10) * ((y * self.H3 >> 11) + 32768) >> 10) + 2097152) * self.H2 + 8192 >> 14)
        y -= ((y >> 15) * (y >> 15) >> 7) * self.H1 >> 4
        y = min(max(y, 0), 419430400)
        return temperature / 100, x / 256, (y >> 12) / 1024


i2c = board.I2C()
while not i2c.try_lock():
    pass
model = mock.attach_i2c(i2c, mock.devices.BME280(temperature=21.5, pressure=101325, humidity=40))
sensor = Sensor(i2c, 0x76)


def raises(function, *args):
    try:
        function(*args)
    except (TypeError, ValueError) as error:
        return '%s: %s' % (type(error).__name__, error)
    return 'nothing'


def test_identity_and_reset():
    assert sensor.read(0xD0, 1) == b'\x60'
    assert sensor.read(0xF7, 8) == b'\x80\0\0\x80\0\0\x80\0'
    sensor.load()
    before = dict(vars(sensor))
    start = time.monotonic()
    sensor.write(0xF2, 3, 0xF4, 0x25, 0xE0, 0xB6)
    copying = sensor.read(0xF3, 1) == b'\x01'
    assert copying or time.monotonic() - start > 0.002, 'the calibration is being copied'
    time.sleep(0.002)
    assert sensor.read(0xF2, 4) == bytes(4)
    sensor.load()
    assert vars(sensor) == before and sensor.T1 == 27504 and sensor.P2 == -10685


def test_sleeping_sensor_measures_nothing():
    time.sleep(1)
    assert sensor.raw() == (0x80000, 0x80000, 0x8000)
    assert sensor.read(0xF3, 1) == b'\0'


def test_forced_measurement_takes_its_time():
    sensor.write(0xF2, 1, 0xF4, 0x25)
    assert sensor.read(0xF3, 1) == b'\x08', 'it measures'
    assert sensor.raw() == (0x80000, 0x80000, 0x8000), 'nothing is there yet'
    time.sleep(0.0093)  # 1.25 + 2.3 + 2.875 + 2.875 ms
    assert sensor.read(0xF3, 2) == b'\0\x24', 'it sleeps again'
    for values in sensor.doubles(*sensor.raw()), sensor.integers(*sensor.raw()):
        print('%.2f degC, %.0f Pa, %.1f %%RH' % values)  # expect: 21.50 degC, 101325 Pa, 40.0 %RH
        # expect: 21.50 degC, 101325 Pa, 40.0 %RH


def measure():
    sensor.write(0xF2, 5, 0xF4, 0xB5)
    time.sleep(0.2)
    return sensor.raw()


def check(temperature, pressure, humidity):
    """Temperature: exact in the integer formula's 0.01 degC.  Pressure and humidity: half a raw step, and half of what
    the two formulas differ by; together below 0.35 Pa and 0.015 %RH."""
    model.temperature, model.pressure, model.humidity = temperature, pressure, humidity
    raw = measure()
    t, p, h = sensor.doubles(*raw)
    assert abs(t - temperature) < 0.0002, (t, temperature)
    assert abs(p - pressure) < 0.35 and abs(h - humidity) < 0.015, (temperature, p, pressure, h, humidity)
    t, p, h = sensor.integers(*raw)
    assert t == temperature, (t, temperature)
    assert abs(p - pressure) < 0.35 and abs(h - humidity) < 0.015, (temperature, p, pressure, h, humidity)


def test_compensation_gives_back_what_was_set():
    chance = random.Random(280)
    for temperature in -40, 0, 85:
        for pressure in 30000, 101325, 110000:
            for humidity in 0, 50, 100:
                check(temperature, pressure, humidity)
    for i in range(2000):
        check(round(chance.uniform(-40, 85), 2), round(chance.uniform(30000, 110000)), round(chance.uniform(0, 100), 1))


def test_skipped_quantities_read_as_the_middle():
    sensor.write(0xF2, 0, 0xF4, 0x21)  # temperature only
    time.sleep(0.1)
    t, p, h = sensor.raw()
    assert (p, h) == (0x80000, 0x8000) and t != 0x80000
    sensor.write(0xF2, 1)  # without a write to ctrl_meas it has no effect
    sensor.write(0xF4, 0x05)
    time.sleep(0.1)
    t, p, h = sensor.raw()
    assert t == 0x80000 and p != 0x80000 and h != 0x8000


def test_normal_mode_goes_on_by_itself_and_follows_a_function_of_time():
    sensor.write(0xF4, 0, 0xF5, 0xA0)  # sleep; a second between measurements
    model.temperature = lambda seconds: seconds % 1000 / 20
    sensor.write(0xF2, 1, 0xF4, 0x27)
    sensor.write(0xF5, 0x00)
    assert sensor.read(0xF5, 1) == b'\xa0', 'config is not written in normal mode'
    seen = []
    for i in range(6):
        time.sleep(1.005)
        seen.append(20 * sensor.doubles(*sensor.raw())[0])
    steps = [b - a for a, b in zip(seen, seen[1:])]
    assert all(abs(step - 1.0093) < 0.02 for step in steps), (seen, steps)  # 1 s and the longest measurement
    time.sleep(3600)
    assert sensor.read(0xF3, 1)[0] & 1 == 0
    model.temperature = 20


def test_burst_is_one_measurement():
    sensor.write(0xF4, 0, 0xF5, 0x00, 0xF2, 1, 0xF4, 0x27)
    time.sleep(0.02)
    assert sensor.read(0xF7, 8) == sensor.read(0xF7, 3) + sensor.read(0xFA, 3) + sensor.read(0xFD, 2)
    sensor.write(0xF4, 0)


def test_change_has_no_effect_on_a_measurement_that_is_over():
    model.temperature = 20
    sensor.write(0xF2, 1, 0xF4, 0x25)
    time.sleep(0.1)
    model.temperature = 30
    assert abs(sensor.doubles(*sensor.raw())[0] - 20) < 0.001
    model.pressure, model.humidity = 101325, 40
    print(model)  # expect: <BME280 at 0x76: 30 degC, 101325 Pa, 40 %RH>


def test_filter_lets_a_change_in_slowly():
    model.temperature = 20
    sensor.write(0xF5, 0x08)  # coefficient 4
    measure()
    model.temperature = 24
    first, second = (sensor.doubles(*measure())[0] for i in range(2))
    assert abs(first - 21) < 0.01 and abs(second - 21.75) < 0.01, (first, second)
    for i in range(60):
        measure()
    assert abs(sensor.doubles(*sensor.raw())[0] - 24) < 0.001
    sensor.write(0xF5, 0)


def test_bad_arguments_are_named():
    print(raises(setattr, model, 'temperature', 'warm'))
    # expect: TypeError: temperature must be a number, not str
    print(raises(setattr, model, 'pressure', 1013.25))
    # expect: ValueError: pressure must be 30000 to 110000 Pa, not 1013.25
    print(raises(lambda: mock.devices.BME280(humidity=101)))
    # expect: ValueError: humidity must be 0 to 100 %RH, not 101
    print(raises(lambda: mock.devices.BME280(address=0x50)))
    # expect: ValueError: address must be one of 0x76, 0x77, not 80
    model.humidity = lambda seconds: 200
    sensor.write(0xF2, 1, 0xF4, 0x25)
    time.sleep(0.1)
    print(raises(sensor.raw))  # expect: ValueError: what humidity() returns must be 0 to 100 %RH, not 200
    model._humidity = 40


for name, test in list(globals().items()):
    if name.startswith('test_'):
        test()
mock.detach(model)
print(model.is_attached)  # expect: False
