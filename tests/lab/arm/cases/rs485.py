# SPDX-License-Identifier: MIT
"""An RS-485 line whose driver the i.MX6's serial port switches by RTS: its kernel driver takes the wish, and bytes go on."""
import board
import busio
from cpy import mock

for settings in {}, {'rs485_invert': True}:
    with busio.UART(board.TX, board.RX, baudrate=115200, timeout=2, rs485_dir=board.RTS, **settings) as uart:
        uart.write(b'over the line')
        print(mock.lab.uart.receive(13))
        mock.lab.uart.send(b'and back')
        print(uart.read(8))
# expect: b'over the line'
# expect: b'and back'
# expect: b'over the line'
# expect: b'and back'
with busio.UART(board.TX, board.RX, baudrate=9600, timeout=2, rts=board.RTS, cts=board.CTS) as uart:
    mock.lab.uart.send(b'with flow control')
    print(uart.read(17))  # expect: b'with flow control'
