# SPDX-License-Identifier: MIT
"""A computer that no board file describes: lines have the kernel's names for them, and all buses and channels are there."""
# args: --board linux --backend linux-gpiod
import os
import subprocess
import sys

import analogio
import board
import busio
import digitalio
import microcontroller
import pwmio
from cpy import mock


def number_of(link):
    """'0' of /dev/lab-i2c, which is another name for i2c-0."""
    return os.readlink('/dev/lab-' + link).replace('.0', '')[-1]


# Lines by their names, and by their numbers.
chip = 'GPIOCHIP%s_' % number_of('gpiochip')
print(board.board_id, board.D13 is getattr(board, chip + '13') is getattr(microcontroller.pin, chip + '13'))  # expect: linux True
with digitalio.DigitalInOut(board.D13) as led, digitalio.DigitalInOut(getattr(board, chip + '5')) as key:
    led.switch_to_output(True)
    mock.pin('D5').drive(True)
    print(mock.pin('D13').level, key.value)  # expect: True True
    try:
        digitalio.DigitalInOut(getattr(board, chip + '13'))
    except ValueError as error:
        print(error)  # expect: D13 in use

# Buses by their numbers.
number = number_of('i2c')
mock.attach_i2c('I2C', mock.RegisterDevice(0x42))
with busio.I2C(getattr(board, 'I2C%s_SCL' % number), getattr(board, 'I2C%s_SDA' % number)) as i2c:
    i2c.try_lock()
    data = bytearray(1)
    i2c.writeto(0x42, b'\x01\x99')
    i2c.writeto_then_readfrom(0x42, b'\x01', data)
    print(i2c.scan(), data)  # expect: [66] bytearray(b'\x99')
mock.attach_spi('SPI', mock.devices.W25Q(), 'D10')
with getattr(board, 'SPI' + number_of('spi'))() as spi, digitalio.DigitalInOut(board.D10) as cs:
    cs.switch_to_output(False)
    spi.try_lock()
    data = bytearray(b'\x9f\x00\x00\x00')
    spi.write_readinto(data, data)
    print(data[1:].hex())  # expect: ef4016

# Channels.
mock.lab.adc.volts = [0.0, 1.024, 0.0, 0.0]
with analogio.AnalogIn(board.IIO0_A1) as pin:
    print(round(pin.value * pin.reference_voltage / 65535, 2))  # expect: 1.02
with pwmio.PWMOut(board.PWMCHIP0_0, frequency=200, duty_cycle=0x8000):
    print(round(mock.lab.pwm.wave(0)[1], 2))  # expect: 0.5


# Another chip's lines, whose names are taken, twice there, or none for a pin.
def write(path, text):
    with open(path, 'w') as file:
        file.write(text)


before = set(os.listdir('/dev'))
base = '/sys/kernel/config/gpio-sim/lab'
names = 'RELAY', 'spi9-cs 1', '2nd', 'I2C', 'D13', 'same', 'same', 'KEY'
os.mkdir(base)
os.mkdir(base + '/bank0')
write(base + '/bank0/num_lines', str(len(names)))
for number, name in enumerate(names):
    os.mkdir(base + '/bank0/line%d' % number)
    write(base + '/bank0/line%d/name' % number, name)
write(base + '/live', '1')
(node,) = set(os.listdir('/dev')) - before
TEXT = '''
import board, digitalio
from machine import Pin
pins = [getattr(board, '%s_%%d' %% number) for number in range(8)]
print(board.RELAY is pins[0], board.spi9_cs_1 is pins[1], hasattr(board, '2nd'), callable(board.I2C))
print(board.D13 is pins[4], board.same is pins[5], board.KEY is pins[7])
with digitalio.DigitalInOut(board.RELAY) as relay:
    relay.switch_to_output(True)
    print(Pin('KEY', Pin.IN).value(), relay.value)
''' % node.upper()
sys.stdout.flush()
subprocess.run([sys.executable, '--board', 'linux', '--backend', 'linux-gpiod', '-c', TEXT])
# expect: True True False True
# expect: False True True
# expect: 0 True
