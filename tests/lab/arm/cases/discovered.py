# SPDX-License-Identifier: MIT
"""The board without a file of its own: every line, bus and channel is found and can be used."""
# args: --board linux --backend linux-gpiod
import board
import busio
import digitalio
import microcontroller
from cpy import mock
from machine import I2C, Pin, SPI

print(sum(name.startswith('GPIOCHIP') for name in dir(microcontroller.pin)))  # expect: 224
with digitalio.DigitalInOut(board.GPIOCHIP1_9) as pin:
    mock.pin('D9').drive(True)
    print(pin.value)  # expect: True
    mock.pin('D9').drive(False)
    print(pin.value)  # expect: False
    pin.switch_to_output(True)
    print(mock.pin('D9').level, mock.pin('D9').direction)  # expect: True output
print(mock.pin('D9').direction)  # expect: None

mock.lab.set_temperature(25)
print(I2C(0).readfrom_mem(0x48, 0, 1))  # expect: b'\x19'
with busio.I2C(board.I2C1_SCL, board.I2C1_SDA) as i2c:
    i2c.try_lock()
    data = bytearray(8)
    i2c.writeto_then_readfrom(0x50, b'\0\0', data)
    print(bytes(data))  # expect: b'what the'

spi = board.SPI()
spi.try_lock()
with digitalio.DigitalInOut(board.SPI0_CE0) as cs:
    cs.switch_to_output(False)
    spi.write(b'\x9f')
    data = bytearray(3)
    spi.readinto(data)
print(data.hex(' '))  # expect: bf 25 41
