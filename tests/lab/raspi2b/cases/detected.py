# SPDX-License-Identifier: MIT
"""A Raspberry Pi is known without being told: its device tree says it, its chip's label where the header's pins are."""
import subprocess
import sys

import board
import microcontroller

print(board.board_id, board.D17 is microcontroller.pin.GPIO17, board.TX is board.D14)  # expect: raspberry_pi True True

done = subprocess.run([sys.executable, 'doctor'], capture_output=True, text=True)
print(done.returncode)
print(done.stdout + done.stderr)
# expect: 1
# expect: Board raspberry_pi: Raspberry Pi Zero to 3
# expect: Pins
# expect:   ok       libgpiod 1.x
# expect:   ok       /dev/gpiochip0 (pinctrl-bcm2835, 54 lines)
# expect: I2C
# expect:   missing  /dev/i2c-1, board.I2C()
# expect:            $ sudo raspi-config nonint do_i2c 0
# expect: SPI
# expect:   missing  /dev/spidev0.0, board.SPI()
# expect:            $ sudo raspi-config nonint do_spi 0
# expect: Serial ports
# expect:   ok       /dev/serial0: board.UART()
# expect: PWM
# expect:   ok       /sys/class/pwm/pwmchip0 (2 channels)
# expect: Analogue inputs and outputs
# expect:   none     no /sys/bus/iio/devices/iio:device*
# expect: Type what stands behind $, then run cpy doctor again.
# expect:
