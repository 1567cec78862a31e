# SPDX-License-Identifier: MIT
"""An hour of a program that samples ten times a second, for the virtual clock: it sleeps in between."""
import time

import analogio
import board
import digitalio

led = digitalio.DigitalInOut(board.D13)
led.switch_to_output()
sensor = analogio.AnalogIn(board.A1)
end = time.monotonic() + 3600
samples = 0
while time.monotonic() < end:
    samples += sensor.value >= 0
    led.value = not led.value
    time.sleep(0.1)
print(samples)
