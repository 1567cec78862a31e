# SPDX-License-Identifier: MIT
"""The weather station of weather_station.py over MicroPython's module machine.

    cpy --clock virtual --wiring weather_station.toml weather_station_machine.py [SAMPLES]

Same devices, pins, output and pictures; the button is an interrupt here.  A device that does not answer ends the
program with OSError.
"""

import sys
import time

from bme280_formulas import Calibration
from canvas import Canvas
from machine import I2C, Pin
from pages import PAGES, draw, in_units

PERIOD = 1000  # ms between samples
FLASH = 100    # ms that the LED is lit
POLL = 20      # ms between looks at what the interrupt noticed

SENSOR, DISPLAY = 0x76, 0x3C
READY = bytes((0xAE, 0xD5, 0x80, 0xA8, 63, 0xD3, 0, 0x40, 0x8D, 0x14, 0x20, 0, 0xA1, 0xC8, 0xDA, 0x12, 0x81, 0xCF,
               0xD9, 0xF1, 0xDB, 0x40, 0xA4, 0xA6, 0xAF))  # lib/ssd1306.py says what they mean
WINDOW = bytes((0x21, 0, 127, 0x22, 0, 7))


class Sensor:
    """A BME280 that measures when it is asked."""

    def __init__(self, i2c):
        self.i2c = i2c
        if i2c.readfrom_mem(SENSOR, 0xD0, 1) != b'\x60':
            raise RuntimeError('the chip at 0x%02x is no BME280' % SENSOR)
        i2c.writeto_mem(SENSOR, 0xE0, b'\xb6')  # reset
        self.wait(2, 1)
        self.calibration = Calibration(i2c.readfrom_mem(SENSOR, 0x88, 26), i2c.readfrom_mem(SENSOR, 0xE1, 7))
        i2c.writeto_mem(SENSOR, 0xF2, b'\x01')

    def wait(self, ms, busy):
        """Wait so long, and until the bits of the status register are clear."""
        for _ in range(10):
            time.sleep_ms(ms)
            if not self.i2c.readfrom_mem(SENSOR, 0xF3, 1)[0] & busy:
                return
            ms = 1
        raise RuntimeError('the BME280 does not become ready')

    def measure(self):
        """Measure once: (degrees Celsius, hectopascals, percent)."""
        self.i2c.writeto_mem(SENSOR, 0xF4, b'\x25')  # oversampling 1, forced mode
        self.wait(10, 8)
        temperature, pressure, humidity = self.calibration.values(self.i2c.readfrom_mem(SENSOR, 0xF7, 8))
        return temperature, pressure / 100, humidity


class Display(Canvas):
    """An SSD1306 with 128 x 64 pixels."""

    def __init__(self, i2c):
        super().__init__(128, 64)
        self.i2c = i2c
        i2c.writeto_mem(DISPLAY, 0x00, READY)
        self.show()

    def show(self):
        """Send the picture."""
        self.i2c.writeto_mem(DISPLAY, 0x00, WINDOW)
        self.i2c.writevto(DISPLAY, (b'\x40', self.buffer))


class Button:
    """Counts presses by interrupt; the contact may bounce."""

    def __init__(self, pin):
        self.pin = pin
        self.presses = 0
        self.newest = time.ticks_ms() - 1000
        pin.irq(self.pressed, Pin.IRQ_FALLING)

    def pressed(self, pin):
        now = time.ticks_ms()
        if time.ticks_diff(now, self.newest) > 50:
            self.presses += 1
        self.newest = now

    def taken(self):
        """Return True once for each press."""
        if not self.presses:
            return False
        self.presses -= 1
        return True

    def close(self):
        self.pin.irq(None)


class Station:
    """What the parts do together."""

    def __init__(self, sensor, display, led, button):
        self.sensor, self.display, self.led, self.button = sensor, display, led, button
        self.history = []
        self.page = 0

    def sample(self):
        self.history.append(self.sensor.measure())
        print('%3d: %s' % (len(self.history), '  '.join(in_units(PAGES[self.page], self.history[-1]))))
        self.draw()

    def draw(self):
        draw(self.display, PAGES[self.page], self.history)
        self.display.show()

    def wait_until(self, deadline):
        """Watch the button until then, at least once."""
        while True:
            if self.button.taken():
                self.page = (self.page + 1) % len(PAGES)
                print('page:', PAGES[self.page])
                self.draw()
            rest = time.ticks_diff(deadline, time.ticks_ms())
            if rest <= 0:
                return
            time.sleep_ms(min(POLL, rest))

    def run(self, samples):
        due = time.ticks_ms()
        for _ in range(samples):
            self.led(1)
            self.sample()
            self.wait_until(time.ticks_add(due, FLASH))
            self.led(0)
            due = time.ticks_add(due, PERIOD)
            self.wait_until(due)


def main(samples):
    i2c = I2C()
    led = Pin('D13', Pin.OUT, value=0)
    button = Button(Pin('D5', Pin.IN, Pin.PULL_UP))
    try:
        Station(Sensor(i2c), Display(i2c), led, button).run(samples)
    finally:
        led(0)
        button.close()


if __name__ == '__main__':
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
