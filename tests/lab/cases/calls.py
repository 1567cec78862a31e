# SPDX-License-Identifier: MIT
"""What an operation costs in system calls: one ioctl for a pin's write or read, a register's read, an SPI transfer."""
# valgrind: no
import collections
import subprocess
import sys

sys.path.insert(0, 'tests/cost')

from cpy import mock
from counting import WORKS, lengths, script

TRACE, CALLS = '/run/trace', 50


def system_calls(dialect, works):
    """[{system call: how often}] of loops over the works."""
    subprocess.run(['strace', '-f', '-o', TRACE, sys.executable, '--board', 'tests/lab/lab.toml', '--backend',
                    'linux-gpiod:/dev/lab-gpiochip', '-c', script(dialect, {'out': 'D5', 'key': 'D6', 'i2c': 0}, works)],
                   input=lengths([CALLS] * len(works)), stdout=subprocess.DEVNULL, check=True)
    with open(TRACE) as file:
        text = file.read()
    script_only = ''.join(line for line in text.splitlines(True) if line.split()[0] == text.split()[0])  # not its guard
    for loop in script_only.split('"begin')[1:]:
        lines = loop.partition('"end')[0].splitlines()[1:-1]  # of the writes that frame it
        yield collections.Counter(line.split()[1].partition('(')[0] for line in lines if ' <... ' not in line)


mock.attach_i2c('I2C', mock.RegisterDevice(0x42))
for dialect in WORKS:
    works = [work for work, _, _ in WORKS[dialect]]
    for work, calls in zip(works, system_calls(dialect, works)):
        print(*('%s %s' % (count / CALLS, name) for name, count in calls.items()), work, sep=', ')
# expect: 1.0 ioctl, pin.value = True
# expect: 1.0 ioctl, key.value
# expect: 1.0 ioctl, i2c.writeto_then_readfrom(0x42, register, data)
# expect: 1.0 ioctl, spi.write_readinto(data, data)
# expect: 1.0 ioctl, spi.write(data)
# expect: 1.0 ioctl, spi.readinto(data)
# expect: 1.0 ioctl, pin.value(1)
# expect: 1.0 ioctl, pin.on()
# expect: 1.0 ioctl, key.value()
# expect: 1.0 ioctl, i2c.readfrom_mem_into(0x42, 1, data)
# expect: 1.0 ioctl, spi.write_readinto(data, data)
