# SPDX-License-Identifier: MIT
"""An adapter that only knows SMBus (i2c-stub) is refused by name."""
# args: --board host --backend linux-gpiod:i2c=/dev/i2c-2
import os
import subprocess

subprocess.run(['insmod', os.environ['LAB_KERNEL'] + '/i2c-stub.ko', 'chip_addr=0x48'], check=True)
print(os.path.exists('/dev/i2c-2'))  # expect: True
