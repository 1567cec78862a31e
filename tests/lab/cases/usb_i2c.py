# SPDX-License-Identifier: MIT
"""An I2C adapter on USB (CP2615): limits that its driver declares, a bus that is held, and what is pulled out."""
# args: --board host --backend linux-gpiod:i2c=/dev/usb-i2c
import glob
import os
import subprocess
import time

import board

BUSY, TIMEOUT = -2, -3


def tell(command=None):
    """Gives the chip's process a command and waits until it is done."""
    if command:
        chip.stdin.write(command + '\n')
        chip.stdin.flush()
    assert chip.stdout.readline() == 'done\n'


def adapter():
    """The node of the bridge's adapter, when it is there."""
    end = time.monotonic() + 10
    while True:
        for path in glob.glob('/sys/bus/i2c/devices/i2c-*'):
            with open(path + '/name') as file:
                if file.read().strip() == 'lab i2c':
                    return '/dev/' + os.path.basename(path)
        assert time.monotonic() < end, 'the driver has not come'
        time.sleep(0.01)


def refused(call, *args):
    try:
        call(*args)
    except (OSError, NotImplementedError) as error:
        print(error)
    else:
        print('not refused')


chip = subprocess.Popen(['python3', 'tests/lab/cp2615.py'], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
tell()
os.symlink(adapter(), '/dev/usb-i2c')
i2c = board.I2C()
i2c.try_lock()
data = bytearray(4)
i2c.writeto(0x50, b'\x10abcd')
i2c.writeto(0x50, b'\x10')
i2c.readfrom_into(0x50, data)
print(bytes(data), i2c.scan())  # expect: b'abcd' [80]

refused(i2c.writeto, 0x51, b'\0')
# expect: [Errno 19] No such device: writing to 0x51 on I2C (SCL, SDA): nothing acknowledged the address
refused(i2c.writeto, 0x50, bytes(100))
# expect: writing to 0x50 on I2C (SCL, SDA): /dev/usb-i2c: its controller refuses such a transfer (many allow one read, as the last message, or fewer bytes)
refused(i2c.readfrom_into, 0x50, bytearray(100))
# expect: reading from 0x50 on I2C (SCL, SDA): /dev/usb-i2c: its controller refuses such a transfer (many allow one read, as the last message, or fewer bytes)
refused(i2c.writeto_then_readfrom, 0x50, b'\x10', data)
# expect: not refused
tell('fault %d' % TIMEOUT)
refused(i2c.writeto, 0x50, b'\0')
# expect: [Errno 19] No such device: writing to 0x50 on I2C (SCL, SDA): /dev/usb-i2c: no answer in time (nothing acknowledged, SCL is held low, or there are no pull-ups)
tell('fault %d' % BUSY)
refused(i2c.writeto, 0x50, b'\0')
# expect: [Errno 5] Input/output error: writing to 0x50 on I2C (SCL, SDA): /dev/usb-i2c: another controller took the bus
tell('fault 0')
i2c.writeto(0x50, b'\x10')

tell('unplug')
end = time.monotonic() + 10
while os.path.exists(os.path.realpath('/dev/usb-i2c')) and time.monotonic() < end:
    time.sleep(0.01)
refused(i2c.writeto, 0x50, b'\x10')
# expect: [Errno 19] No such device: writing to 0x50 on I2C (SCL, SDA): /dev/usb-i2c: the controller is gone
i2c.deinit()
refused(board.I2C)
# expect: [Errno 2] No such file or directory: opening I2C on SCL SCL, SDA SDA: there is no /dev/usb-i2c: sudo modprobe i2c-dev may make it; ls /dev/i2c-*
chip.kill()
chip.wait()
