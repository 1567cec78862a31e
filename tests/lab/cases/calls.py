# SPDX-License-Identifier: MIT
"""What an operation costs in system calls: one ioctl for a pin's write or read, a register's read, an SPI transfer."""
import subprocess
import sys

from cpy import mock

SETUP = '''
import board, busio, digitalio
pin = digitalio.DigitalInOut(board.D5)
pin.switch_to_output()
key = digitalio.DigitalInOut(board.D6)
i2c, spi = board.I2C(), board.SPI()
i2c.try_lock(), spi.try_lock()
data = bytearray(2)
def work():
    %s
work()
for i in range(int(input())):
    work()
'''
TRACE = '/run/trace'


def ioctls(work, times):
    """All that a script does with the work so many times."""
    subprocess.run(['strace', '-f', '-e', 'trace=ioctl', '-o', TRACE, sys.executable, '--board', 'tests/lab/lab.toml',
                    '--backend', 'linux-gpiod:/dev/lab-gpiochip', '-c', SETUP % work],
                   input=b'%d\n' % times, check=True)
    with open(TRACE) as file:
        return sum(' ioctl(' in line for line in file)


mock.attach_i2c('I2C', mock.RegisterDevice(0x42))
for work in ('pin.value = True', 'key.value', "i2c.writeto_then_readfrom(0x42, b'\\1', data)", "spi.write(data)",
             'spi.readinto(data)'):
    print((ioctls(work, 50) - ioctls(work, 0)) / 50, work)
# expect: 1.0 pin.value = True
# expect: 1.0 key.value
# expect: 1.0 i2c.writeto_then_readfrom(0x42, b'\1', data)
# expect: 1.0 spi.write(data)
# expect: 1.0 spi.readinto(data)
