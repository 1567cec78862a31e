# SPDX-License-Identifier: MIT
"""The header's serial port, a PL011 (ttyAMA0): bytes of all values, rates and frames as its registers have them, one user."""
import os
import subprocess
import sys

import board
import busio
from cpy import mock
from machine import UART

ALL = bytes(range(256)) * 4

with open('/sys/kernel/debug/clk/uart/clk_rate') as file:
    clock = int(file.read())
print(clock)  # expect: 48000000


def line():
    """What its registers say; the rate to a hundredth, for it is the next that a divisor makes."""
    rate, *rest = mock.lab.serial_line(clock)
    return float('%.2g' % rate), *rest


with board.UART() as uart:
    print(line())  # expect: (9600.0, 8, None, 1, [])
with busio.UART(board.TX, board.RX, baudrate=115200, timeout=5) as uart:
    print(line())  # expect: (120000.0, 8, None, 1, [])
    uart.write(b'hello outside')
    print(mock.lab.uart.receive(13))  # expect: b'hello outside'
    mock.lab.uart.send(b'hello board\r\n')
    print(uart.read(13))  # expect: b'hello board\r\n'
    uart.write(ALL)
    print(mock.lab.uart.receive(len(ALL)) == ALL)  # expect: True
    mock.lab.uart.send(ALL)
    print(uart.read(len(ALL)) == ALL)  # expect: True
    for rate in 300, 31250, 250000, 1000000, 2500000:
        uart.baudrate = rate
        print(*line()[:1])
    # expect: 300.0
    # expect: 31000.0
    # expect: 250000.0
    # expect: 1000000.0
    # expect: 2500000.0
    text = 'import busio, board; busio.UART(board.TX, board.RX)'
    other = subprocess.run([sys.executable, '-c', text], capture_output=True, text=True)
    print(other.stderr.splitlines()[-1].replace(str(os.getpid()), 'PID'))
    # expect: OSError: [Errno 16] Device or resource busy: opening UART on pin D14: /dev/serial0 is in use by cpy (process PID)

for frame in (8, 0, 1), (7, 1, 1), (7, 0, 2), (5, None, 1), (6, None, 2):
    bits, parity, stop = frame
    uart = UART(0, 19200, bits=bits, parity=parity, stop=stop, timeout=5000)
    print(line()[1:])
    uart.deinit()
# expect: (8, 'even', 1, [])
# expect: (7, 'odd', 1, [])
# expect: (7, 'even', 2, [])
# expect: (5, None, 1, [])
# expect: (6, None, 2, [])
