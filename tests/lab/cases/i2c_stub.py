# SPDX-License-Identifier: MIT
"""An adapter that only knows SMBus (i2c-stub) is refused by name."""
# args: --board host --backend linux-gpiod:i2c=/dev/stub-i2c
import glob
import os
import subprocess

import board

subprocess.run(['insmod', os.environ['LAB_KERNEL'] + '/i2c-stub.ko', 'chip_addr=0x48'], check=True)
for path in glob.glob('/sys/bus/i2c/devices/i2c-*'):
    with open(path + '/name') as file:
        if file.read().startswith('SMBus stub'):
            os.symlink(os.path.basename(path), '/dev/stub-i2c')
try:
    board.I2C()
except OSError as error:
    print(error)  # expect: [Errno 19] No such device: opening I2C on SCL SCL, SDA SDA: /dev/stub-i2c can only do SMBus commands, not I2C transfers
