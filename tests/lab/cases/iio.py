# SPDX-License-Identifier: MIT
"""Voltages in and out through the kernel's simulated converter, and one that is taken away."""
# args: --board tests/lab/iio.toml --backend linux-gpiod
import glob
import os

DUMMY = '/sys/kernel/config/iio/devices/dummy/lab-dummy'


def read(name):
    with open(folder + name) as file:
        return file.read().strip()


def refused(call, *args):
    try:
        call(*args)
    except Exception as error:
        print(type(error).__name__, error)
    else:
        print('not refused')


import analogio
import board
import machine

refused(analogio.AnalogIn, board.A1)
# expect: FileNotFoundError [Errno 2] No such file or directory: opening AnalogIn on pin A1: no converter lab-dummy: cat /sys/bus/iio/devices/*/name shows which there are; an overlay or a driver makes more
os.mkdir(DUMMY)
for path in glob.glob('/sys/bus/iio/devices/iio:device*/'):
    with open(path + 'name') as file:
        if file.read().strip() == 'lab-dummy':
            folder = path

with analogio.AnalogIn(board.A1) as pin:
    raw, scale, offset = (float(read('in_voltage0_' + name)) for name in ('raw', 'scale', 'offset'))
    wanted = (raw + offset) * scale / 1000
    print(abs(pin.value / 65535 * pin.reference_voltage - wanted) < 0.001 * pin.reference_voltage, wanted > 0)
    # expect: True True
adc = machine.ADC('A1')
print(adc.read_u16() > 0)  # expect: True
refused(analogio.AnalogIn, board.A2)
# expect: ValueError opening AnalogIn on pin A2: not possible: iio:device1 has no input channel 7 of a voltage

with analogio.AnalogOut(board.A0) as out:
    for value in 0, 32768, 65535:
        out.value = value
        print(read('out_voltage0_raw'))
# expect: 0
# expect: 512
# expect: 1023
print(read('out_voltage0_raw'))  # expect: 0

os.rmdir(DUMMY)
try:
    adc.read_u16()
except OSError as error:
    print(error)  # expect: [Errno 19] No such device: reading pin A1: iio:device1 is gone
