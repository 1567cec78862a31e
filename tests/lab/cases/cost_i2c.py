# SPDX-License-Identifier: MIT
"""What reading a register costs beside a program in C, the kernel left out."""
import sys

sys.path.insert(0, 'tests/cost')

from cpy import mock
from guest import judge

mock.attach_i2c('I2C', mock.RegisterDevice(0x42))
judge('CircuitPython', ['i2c'])
# expect: i2c.writeto_then_readfrom(0x42, register, data) None
