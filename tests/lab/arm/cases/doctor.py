# SPDX-License-Identifier: MIT
"""cpy doctor on this board, as its file has it: the kernel's drivers, and who has which lines."""
import subprocess
import sys

done = subprocess.run([sys.executable, '--board', 'tests/lab/arm/sabrelite.toml', 'doctor'], capture_output=True, text=True)
print(done.returncode)
print(done.stdout + done.stderr)
# expect: 0
# expect: Board sabrelite: The lab: an emulated SABRE Lite (i.MX6Q)
# expect: Pins
# expect:   ok       libgpiod 1.x
# expect:   ok       /dev/gpiochip0 (209c000.gpio, 32 lines); in use: 2 by regulators:regulator@3
# expect:   ok       /dev/gpiochip1 (20a0000.gpio, 32 lines)
# expect:   ok       /dev/gpiochip2 (20a4000.gpio, 32 lines); in use: 19 by spi0 CS0, 22 by regulators:regulator@2
# expect:   ok       /dev/gpiochip3 (20a8000.gpio, 32 lines)
# expect:   ok       /dev/gpiochip4 (20ac000.gpio, 32 lines)
# expect:   ok       /dev/gpiochip5 (20b0000.gpio, 32 lines)
# expect:   ok       /dev/gpiochip6 (20b4000.gpio, 32 lines); in use: 12 by regulators:regulator@7
# expect: I2C
# expect:   ok       /dev/i2c-0: board.I2C()
# expect:   ok       /dev/i2c-1: board.I2C2()
# expect: SPI
# expect:   ok       /dev/spidev0.0: board.SPI()
# expect: Serial ports
# expect:   ok       /dev/ttymxc0: board.UART()
# expect: PWM
# expect:   ok       /sys/class/pwm/pwmchip0 (1 channels)
# expect:   ok       /sys/class/pwm/pwmchip1 (1 channels)
# expect:   ok       /sys/class/pwm/pwmchip2 (1 channels)
# expect: Analogue inputs and outputs
# expect:   none     no /sys/bus/iio/devices/iio:device*
# expect: All that is there can be used.
# expect:
