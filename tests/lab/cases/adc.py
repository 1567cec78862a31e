# SPDX-License-Identifier: MIT
"""The driver of an ADS1115 through IIO: readings follow the volts at its inputs."""
import glob

from cpy import mock


def read(path):
    with open(path) as file:
        return file.read().strip()


(device,) = [path for path in glob.glob('/sys/bus/iio/devices/iio:device*') if read(path + '/name') == 'ads1015']
for volts in 0.0, 1.0, 2.5, 4.0:
    mock.lab.adc.volts = [volts, 0.0, 0.0, 0.0]
    measured = int(read(device + '/in_voltage0_raw')) * float(read(device + '/in_voltage0_scale'))
    print(round(measured / 1000, 2))
# expect: 0.0
# expect: 1.0
# expect: 2.5
# expect: 4.0
