# SPDX-License-Identifier: MIT
"""cpy bench-io through the kernel: everything that it can measure, and pins that are inputs afterwards."""
# valgrind: no
import contextlib
import io
import subprocess
import sys

from cpy import mock
from cpy.bench_io import main

mock.pin('D9').connect(mock.pin('D10'))
mock.attach_i2c('I2C', mock.RegisterDevice(0x48))

sys.argv = ['bench-io', '--pin', 'D9', '--loop', 'D10', '--i2c', 'I2C', '--address', '0x48', '--spi', 'SPI',
            '--calls', '20']
text = io.StringIO()
with contextlib.redirect_stdout(text):
    failed = main()
for line in text.getvalue().splitlines()[2:]:
    what, calls, python, c, difference = line.rsplit(None, 4)
    print(what, int(calls), float(python) > 0, float(c) > 0)
# expect: read of pin D9 100 True True
# expect: write to pin D9 100 True True
# expect: edge from D9 to D10 100 True True
# expect: I2C: two bytes of 0x48 100 True True
# expect: SPI: four bytes at 1000000 Hz 100 True True
print(failed)  # expect: False

chips = subprocess.run(['gpioinfo'], capture_output=True, text=True).stdout
for line in chips.splitlines():
    if '"D9"' in line or '"D10"' in line:
        print('input' in line.split())
# expect: True
# expect: True
