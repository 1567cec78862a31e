# SPDX-License-Identifier: MIT
"""machine.UART and time, on the virtual clock: timeouts, how long writing takes, flow control."""
# args: --clock virtual
# cpython: no
# forks: no
# also: --backend posted
import time

from cpy import mock
from machine import Pin, UART


class Terminal(mock.UARTDevice):
    def __init__(self, baudrate=None):
        super().__init__()
        self.baudrate, self.heard = baudrate, bytearray()

    def receive(self, data):
        self.heard.extend(data)


def fresh(**settings):
    """UART 0 as settings say, and a device on it."""
    mock.reset()
    uart = UART(0, 115200, **settings)
    uart.irq(None)
    while uart.any():
        uart.read()
    return uart, mock.attach_uart(uart, Terminal())


def arrived(uart, count):
    for i in range(1000):
        if uart.any() >= count:
            return True
        time.sleep(0.001)
    return False


def test_timeout_for_the_first_character():
    uart, device = fresh(timeout=50)
    start = time.monotonic()
    assert uart.read(1) is None and 0.05 <= time.monotonic() - start < 0.0502
    mock.after(0.01, device.send, b'late')
    assert uart.read(4) == b'late'


def test_timeout_between_characters():
    uart, device = fresh(timeout=1000, timeout_char=200)
    device.send(b'a')
    mock.after(0.02, device.send, b'b')
    assert uart.read(2) == b'ab', 'a pause shorter than timeout_char'
    uart.init(timeout_char=5)
    device.send(b'a')
    mock.after(0.1, device.send, b'b')
    assert uart.read(2) == b'a', 'a longer pause ends it'
    time.sleep(0.15)
    assert uart.read() == b'b'


def test_txdone_and_flush():
    uart, device = fresh()
    uart.init(baudrate=1200)
    uart.flush()
    assert uart.txdone() is True
    start = time.monotonic()
    uart.write(b'x' * 12)
    assert uart.txdone() is False
    uart.flush()
    assert uart.txdone() is True and 0.09 < time.monotonic() - start
    assert device.heard == b'x' * 12


def test_flow_control():
    mock.reset()
    uart = UART(0, 115200, rts=Pin(9), cts=Pin(10), flow=UART.RTS | UART.CTS, rxbuf=256)
    device = mock.attach_uart(uart, Terminal())
    print(uart)
    # expect: UART(0, baudrate=115200, bits=8, parity=None, stop=1, tx=D1, rx=D0, rts=D9, cts=D10, rxbuf=256, timeout=0, timeout_char=0)
    mock.pin('D10').drive(True)
    mock.after(0.02, mock.pin('D10').drive, False)
    start = time.monotonic()
    uart.write(b'x')
    uart.flush()
    assert time.monotonic() - start > 0.015, 'not clear to send'
    assert mock.pin('D9').level is False
    device.send(b'y' * 200)
    assert arrived(uart, 200) and mock.pin('D9').level is True, 'hardly any room'
    uart.read()
    assert mock.pin('D9').level is False
    uart.init(rts=None, cts=None, flow=0)


for name, test in list(globals().items()):
    if name.startswith('test_'):
        test()
