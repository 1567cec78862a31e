# SPDX-License-Identifier: MIT
"""Pins of the kernel's own simulated chip (gpio-sim): pulls, and a line that another program has."""
# args: --board tests/lab/sim.toml --backend linux-gpiod
import os
import subprocess
import time


def write(path, text):
    with open(path, 'w') as file:
        file.write(str(text))


def read(path):
    with open(path) as file:
        return file.read().strip()


def make_chip():
    """The folder in which its lines are."""
    base = '/sys/kernel/config/gpio-sim/lab'
    os.mkdir(base)
    os.mkdir(base + '/bank0')
    write(base + '/bank0/num_lines', 40)
    write(base + '/bank0/label', 'lab-sim')
    write(base + '/live', 1)
    return '/sys/devices/platform/%s/%s/' % (read(base + '/dev_name'), read(base + '/bank0/chip_name'))


lines = make_chip()
import board
import digitalio
from digitalio import DigitalInOut, DriveMode, Pull


def outside(number, level):
    write(lines + 'sim_gpio%d/pull' % number, 'pull-up' if level else 'pull-down')


def wire(number):
    return int(read(lines + 'sim_gpio%d/value' % number))


with DigitalInOut(board.D5) as pin:
    outside(5, True)
    print(pin.value)  # expect: True
    outside(5, False)
    print(pin.value)  # expect: False
    pin.pull = Pull.UP
    print(pin.value)  # expect: True
    pin.pull = Pull.DOWN
    print(pin.value)  # expect: False
    pin.switch_to_output(True)
    print(wire(5))  # expect: 1
    pin.value = False
    print(wire(5))  # expect: 0

holder = subprocess.Popen(['gpiomon', '--num-events=1', 'lab-sim', '6'])
end = time.monotonic() + 5
while 'gpiomon' not in subprocess.run(['gpioinfo', 'lab-sim'], capture_output=True, text=True).stdout:
    assert time.monotonic() < end
    time.sleep(0.01)
try:
    DigitalInOut(board.D6).switch_to_output()
except OSError as error:
    print(str(error).partition(': ')[2].partition(' (')[0], str(error).rpartition(': ')[2])
# expect: setting up pin D6: cannot take D6 in use by gpiomon
holder.terminate()
holder.wait()
