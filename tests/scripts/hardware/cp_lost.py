# SPDX-License-Identifier: MIT
"""A board that is unplugged: every operation says what it was doing, and nothing stays claimed."""
# args: --backend posted
# cpython: no
# forks: no
import time

import board
import busio
from analogio import AnalogIn, AnalogOut
from cpy import mock
from digitalio import DigitalInOut, Pull


def refused(call, *args, **kwargs):
    try:
        call(*args, **kwargs)
    except OSError as error:
        assert error.errno == 19, error
        print(error)
    else:
        raise AssertionError('nothing was raised')


def write_and_wait(thing, name, value):
    """Writes wait in a queue: what became of one is told by the next operation that needs an answer."""
    setattr(thing, name, value)
    time.sleep(0)


led, button = DigitalInOut(board.D13), DigitalInOut(board.D5)
led.switch_to_output()
voltage, out = AnalogIn(board.A2), AnalogOut(board.A0)
i2c, spi = busio.I2C(board.SCL, board.SDA), busio.SPI(board.SCK, board.MOSI, board.MISO)
uart, wire = busio.UART(board.TX, board.RX), busio.OneWire(board.D9)
i2c.try_lock()
spi.try_lock()
time.sleep(0)
mock.lose_connection()
refused(lambda: button.value)
# expect: [Errno 19] No such device: reading pin D5: the connection to the board is lost
refused(write_and_wait, led, 'value', True)
# expect: [Errno 19] No such device: waiting: an earlier operation failed: the connection to the board is lost
refused(write_and_wait, button, 'pull', Pull.UP)
# expect: [Errno 19] No such device: waiting: an earlier operation failed: the connection to the board is lost
refused(lambda: voltage.value)
# expect: [Errno 19] No such device: reading pin A2: the connection to the board is lost
refused(write_and_wait, out, 'value', 5)
# expect: [Errno 19] No such device: waiting: an earlier operation failed: the connection to the board is lost
refused(i2c.writeto, 0x42, b'a')
# expect: [Errno 19] No such device: writing to 0x42 on I2C (SCL, SDA): the connection to the board is lost
refused(i2c.scan)
# expect: [Errno 19] No such device: probing 0x08 on I2C (SCL, SDA): the connection to the board is lost
refused(spi.readinto, bytearray(1))
# expect: [Errno 19] No such device: a transfer on SPI (SCK SCK): the connection to the board is lost
refused(uart.read, 1)
# expect: [Errno 19] No such device: reading UART (TX D1): the connection to the board is lost
refused(lambda: uart.in_waiting)
# expect: [Errno 19] No such device: reading UART (TX D1): the connection to the board is lost
uart.write(b'a')
refused(time.sleep, 0)
# expect: [Errno 19] No such device: waiting: an earlier operation failed: the connection to the board is lost
refused(wire.reset)
# expect: [Errno 19] No such device: resetting 1-Wire on pin D9: an earlier operation failed: the connection to the board is lost
for thing in led, button, voltage, out, i2c, spi, uart, wire:
    thing.deinit()
