# SPDX-License-Identifier: MIT
"""hour.py sleep|busy   an hour of a program that samples a sensor every 100 ms, and waits in one of two ways."""
import os
import sys
import time

here = os.path.dirname(__file__)
sys.path.append(os.path.join(here, '..', '..', 'examples', 'lib'))

import analogio
import board
import digitalio

PERIOD = 0.1


def sleep_until(due):
    rest = due - time.monotonic()
    if rest > 0:
        time.sleep(rest)


def spin_until(due):
    while time.monotonic() < due:
        pass


def run(wait, seconds):
    """Sample, and show with the LED whether it is warm; return how many samples there were, and their sum."""
    count = total = 0
    with analogio.AnalogIn(board.A0) as sensor, digitalio.DigitalInOut(board.D13) as led:
        led.switch_to_output(False)
        due = start = time.monotonic()
        while due < start + seconds:
            value = sensor.value
            led.value = value > 32768
            count += 1
            total += value
            due = start + count * PERIOD
            wait(due)
    return count, total


print(*run({'sleep': sleep_until, 'busy': spin_until}[sys.argv[1]], 3600))
