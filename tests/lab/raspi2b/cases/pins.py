# SPDX-License-Identifier: MIT
"""Outputs of the header through pinctrl-bcm2835, whose registers are seen from outside; QEMU has no inputs there."""
import subprocess
import time

import board
import digitalio
from cpy import mock
from machine import Pin

for name in 'D2', 'D17', 'D27':
    wire = mock.pin(name)
    with digitalio.DigitalInOut(getattr(board, name)) as pin:
        print(wire.direction)  # expect: None
        pin.switch_to_output(True)
        print(wire.direction, wire.level)  # expect: output True
        pin.value = False
        wire.clear_edges()
        for _ in range(5):
            pin.value = True
            pin.value = False
        print([level for _, level in wire.edges] == [True, False] * 5)  # expect: True
    print(wire.direction)  # expect: None
# expect: None
# expect: output True
# expect: True
# expect: None
# expect: None
# expect: output True
# expect: True
# expect: None

pin = Pin(22, Pin.OUT, value=1)
print(mock.pin('D22').level, pin.value())  # expect: True 1
pin.off()
print(mock.pin('D22').level, pin.value())  # expect: False 0

holder = subprocess.Popen(['gpiomon', 'pinctrl-bcm2835', '5'])
end = time.monotonic() + 20
while 'gpiomon' not in subprocess.run(['gpioinfo', 'pinctrl-bcm2835'], capture_output=True, text=True).stdout:
    assert time.monotonic() < end
try:
    digitalio.DigitalInOut(board.D5)
except OSError as error:
    print(error)
# expect: [Errno 16] Device or resource busy: setting up pin D5: cannot take D5 (line 5 of /dev/gpiochip0): in use by gpiomon
holder.kill()
holder.wait()
