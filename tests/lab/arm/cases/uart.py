# SPDX-License-Identifier: MIT
"""The i.MX6's serial port 1, whose other end is outside: bytes of all values both ways, and a time limit."""
import board
import busio
from cpy import mock
from machine import UART

ALL = bytes(range(256)) * 4

uart = busio.UART(board.TX, board.RX, baudrate=115200, timeout=2)
uart.write(b'hello outside')
print(mock.lab.uart.receive(13))  # expect: b'hello outside'
mock.lab.uart.send(b'hello board\r\n')
print(uart.read(13))  # expect: b'hello board\r\n'
mock.lab.uart.send(b'a line\nand more')
print(uart.readline())  # expect: b'a line\n'
print(uart.read(8), uart.in_waiting)  # expect: b'and more' 0
uart.write(ALL)
print(mock.lab.uart.receive(len(ALL)) == ALL)  # expect: True
mock.lab.uart.send(ALL)
print(uart.read(len(ALL)) == ALL)  # expect: True
uart.timeout = 0.2
print(uart.read(1))  # expect: None
uart.deinit()

uart = UART(0, 9600, bits=8, parity=0, stop=2, timeout=2000)
uart.write(b'by machine')
print(mock.lab.uart.receive(10))  # expect: b'by machine'
mock.lab.uart.send(b'\x00\x11\x13\x1a\xff')
print(uart.read(5))  # expect: b'\x00\x11\x13\x1a\xff'
