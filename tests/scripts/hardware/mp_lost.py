# SPDX-License-Identifier: MIT
"""Module machine when the connection to the board is lost: a clear error, at once or with the next answer."""
# args: --backend posted
# cpython: no
# forks: no
import time

import machine
from cpy import mock
from machine import ADC, I2C, Pin, SPI, UART

pin, button = Pin(5, Pin.OUT), Pin(6, Pin.IN)
i2c, spi, uart, adc = I2C(0), SPI(0), UART(0), ADC('A0')
time.sleep(0)
mock.lose_connection()
pin.on()  # posted: nobody has noticed yet


def refused(call, *args):
    try:
        call(*args)
    except OSError as error:
        assert error.errno == 19, error
        print(error.strerror)
    else:
        raise AssertionError('nothing was raised')


refused(button.value)
# expect: No such device: reading pin D6: an earlier operation failed: the connection to the board is lost
refused(button.value)  # expect: No such device: reading pin D6: the connection to the board is lost
refused(i2c.scan)  # expect: No such device: probing 0x08 on I2C(0) (SCL, SDA): the connection to the board is lost
refused(i2c.writeto, 1, b'a')
# expect: No such device: writing to 0x01 on I2C(0) (SCL, SDA): the connection to the board is lost
refused(spi.read, 1)  # expect: No such device: a transfer on SPI(0) (SCK SCK): the connection to the board is lost
refused(uart.any)  # expect: No such device: reading from UART(0) (TX D1, RX D0): the connection to the board is lost
refused(uart.flush)  # expect: No such device: writing to UART(0) (TX D1, RX D0): the connection to the board is lost
refused(adc.read_u16)  # expect: No such device: reading pin A0: the connection to the board is lost
refused(button.irq, print)  # expect: No such device: reading pin D6: the connection to the board is lost
refused(machine.lightsleep, 1)  # expect: No such device: sleeping: the connection to the board is lost
