# SPDX-License-Identifier: MIT
"""The driver of a PCA9685 through PWM sysfs: the chip's registers say what the script asked for."""
import glob
import time

from cpy import mock

chip = glob.glob('/sys/class/pwm/pwmchip*')[0]


def write(path, value):
    with open(path, 'w') as file:
        file.write(str(value))


write(chip + '/export', 0)
channel = chip + '/pwm0/'
write(channel + 'period', 5_000_000)
write(channel + 'duty_cycle', 1_250_000)
write(channel + 'enable', 1)
registers = mock.lab.pwm.registers
print(hex(registers[0xFE]))  # expect: 0x1e
print(hex(registers[9] << 8 | registers[8]))  # expect: 0x400
write(channel + 'enable', 0)
write(chip + '/unexport', 0)
