# SPDX-License-Identifier: MIT
"""A weather station: a BME280 sensor, an SSD1306 display, a button that changes the page, and an LED.

    cpy weather_station.py [SAMPLES]        (default 10, one a second)

It runs unchanged on a Raspberry Pi, on a microcontroller board and on simulated hardware:

    cpy --clock virtual --wiring weather_station.toml weather_station.py

The sensor (0x76) and the display (0x3C) are on the board's I2C bus, the button lies between D5 and ground, and the LED
at D13.  When a device does not answer, the program ends with an OSError that names it, or ValueError while it starts;
the LED goes out and all pins are free again.
"""

import sys
import time

import board
import digitalio
from bme280 import BME280
from pages import PAGES, draw, in_units
from ssd1306 import SSD1306

PERIOD = 1.0  # seconds between samples
FLASH = 0.1   # seconds that the LED is lit
POLL = 0.02   # seconds between looks at the button


class Station:
    """What the parts do together."""

    def __init__(self, sensor: BME280, display: SSD1306, led: digitalio.DigitalInOut,
                 button: digitalio.DigitalInOut) -> None:
        self.sensor, self.display, self.led, self.button = sensor, display, led, button
        self.history: list = []
        self.page = 0
        self.was_pressed = False

    def sample(self) -> None:
        """Measure, print and draw."""
        self.history.append(self.sensor.measure())
        print('%3d: %s' % (len(self.history), '  '.join(in_units(PAGES[self.page], self.history[-1]))))
        self.draw()

    def draw(self) -> None:
        """Show the page."""
        draw(self.display, PAGES[self.page], self.history)
        self.display.show()

    def poll(self) -> None:
        """Turn the page when the button goes down."""
        pressed = not self.button.value
        if pressed and not self.was_pressed:
            self.page = (self.page + 1) % len(PAGES)
            print('page:', PAGES[self.page])
            self.draw()
        self.was_pressed = pressed

    def wait_until(self, deadline: float) -> None:
        """Watch the button until then, at least once."""
        while True:
            self.poll()
            rest = deadline - time.monotonic()
            if rest <= 0:
                return
            time.sleep(min(POLL, rest))

    def run(self, samples: int) -> None:
        """Take so many samples."""
        due = time.monotonic()
        for _ in range(samples):
            self.led.value = True
            self.sample()
            self.wait_until(due + FLASH)
            self.led.value = False
            due += PERIOD
            self.wait_until(due)


def main(samples: int) -> None:
    """Open the hardware, and let it go at the end, also when something fails."""
    with board.I2C() as i2c, digitalio.DigitalInOut(board.D13) as led, digitalio.DigitalInOut(board.D5) as button:
        led.switch_to_output(False)
        button.switch_to_input(digitalio.Pull.UP)
        with SSD1306(i2c) as display:
            Station(BME280(i2c), display, led, button).run(samples)


if __name__ == '__main__':
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
