# SPDX-License-Identifier: MIT
"""cpy bench-io: what it can measure without a wire that follows at once, and a pin that is an input afterwards."""
import contextlib
import io
import sys

from cpy import mock
from cpy.bench_io import main

sys.argv = ['bench-io', '--pin', 'D9', '--i2c', 'I2C', '--address', '0x48', '--spi', 'SPI',
            '--calls', '20']
text = io.StringIO()
with contextlib.redirect_stdout(text):
    failed = main()
for line in text.getvalue().splitlines()[2:]:
    if line.startswith('edge'):
        continue  # it says that there is no wire
    what, calls, python, c, difference = line.rsplit(None, 4)
    print(what, int(calls), float(python) > 0, float(c) > 0)
# expect: read of pin D9 100 True True
# expect: write to pin D9 100 True True
# expect: I2C: two bytes of 0x48 100 True True
# expect: SPI: four bytes at 1000000 Hz 100 True True
print(failed)  # expect: False
print(mock.pin('D9').direction)  # expect: None
