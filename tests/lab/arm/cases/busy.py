# SPDX-License-Identifier: MIT
"""Lines that somebody else has are refused, and the message says who."""
import subprocess
import time

import board
import digitalio

holder = subprocess.Popen(['gpiomon', '20a0000.gpio', '5'])
end = time.monotonic() + 20
while 'gpiomon' not in subprocess.run(['gpioinfo', '20a0000.gpio'], capture_output=True, text=True).stdout:
    assert time.monotonic() < end
for pin in board.TAKEN, board.D5:
    try:
        digitalio.DigitalInOut(pin)
    except OSError as error:
        print(error)
# expect: [Errno 16] Device or resource busy: setting up pin TAKEN: cannot take TAKEN (line 22 of /dev/gpiochip2): in use by regulators:regulator@2
# expect: [Errno 16] Device or resource busy: setting up pin D5: cannot take D5 (line 5 of /dev/gpiochip1): in use by gpiomon
holder.kill()
holder.wait()
with digitalio.DigitalInOut(board.D5) as pin:
    print(pin.value)  # expect: False
