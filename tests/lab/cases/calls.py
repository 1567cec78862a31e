# SPDX-License-Identifier: MIT
"""What an operation costs in system calls: one for a pin's write or read, a register's read, an SPI transfer."""
import collections
import subprocess
import sys

sys.path.insert(0, 'tests/cost')

from cpy import mock
from counting import WORKS, lengths, per_call, script

TRACE = '/run/trace'


def system_calls(dialect, works, calls):
    """All that a script does, ioctls, and allocations that the system hears of."""
    subprocess.run(['strace', '-f', '-o', TRACE, sys.executable, '--board', 'tests/lab/lab.toml', '--backend',
                    'linux-gpiod:/dev/lab-gpiochip', '-c', script(dialect, {'out': 'D5', 'key': 'D6', 'i2c': 0}, works)],
                   input=lengths(calls), check=True)
    with open(TRACE) as file:
        counts = collections.Counter(line.split()[1].partition('(')[0] for line in file)
    return counts.total(), counts['ioctl'], counts['mmap'] + counts['brk']


mock.attach_i2c('I2C', mock.RegisterDevice(0x42))
for dialect in WORKS:
    works = [work for work, _, _ in WORKS[dialect]]
    for work, cost in zip(works, per_call(lambda calls: system_calls(dialect, works, calls), len(works), 0, 50)):
        print(*cost, work)
# expect: 1.0 1.0 0.0 pin.value = True
# expect: 1.0 1.0 0.0 key.value
# expect: 1.0 1.0 0.0 i2c.writeto_then_readfrom(0x42, register, data)
# expect: 1.0 1.0 0.0 spi.write_readinto(data, data)
# expect: 1.0 1.0 0.0 spi.write(data)
# expect: 1.0 1.0 0.0 spi.readinto(data)
# expect: 1.0 1.0 0.0 pin.value(1)
# expect: 1.0 1.0 0.0 pin.on()
# expect: 1.0 1.0 0.0 key.value()
# expect: 1.0 1.0 0.0 i2c.readfrom_mem_into(0x42, 1, data)
# expect: 1.0 1.0 0.0 spi.write_readinto(data, data)
