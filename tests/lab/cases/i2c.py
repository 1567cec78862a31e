# SPDX-License-Identifier: MIT
"""I2C through virtio-i2c: a transfer of the script is one at the device, and a refusal a documented error."""
import os
import warnings

import board
import busio
from cpy import mock


class Recorder(mock.I2CDevice):
    """Writes down what happens on the bus; takes so many bytes of a write."""

    def __init__(self):
        super().__init__(0x42)
        self.log, self.takes = [], None

    def start(self, read):
        self.log.append('S' + 'WR'[read])

    def write(self, data):
        self.log.append(bytes(data))
        return self.takes

    def read(self, count):
        return bytes(range(1, count + 1))

    def stop(self):
        self.log.append('P')

    def told(self):
        log, self.log = self.log, []
        return log


device = mock.attach_i2c('I2C', Recorder())
i2c = board.I2C()
i2c.try_lock()

print(i2c.scan())  # expect: [66]
device.told()
i2c.writeto(0x42, b'\x10\x20')
print(device.told())  # expect: ['SW', b'\x10 ', 'P']
data = bytearray(3)
i2c.readfrom_into(0x42, data)
print(device.told(), bytes(data))  # expect: ['SR', 'P'] b'\x01\x02\x03'
i2c.writeto_then_readfrom(0x42, b'\x07', data)
print(device.told())  # expect: ['SW', b'\x07', 'SR', 'P']
big = bytes(range(256)) * 4
i2c.writeto(0x42, big)
print(device.told() == ['SW', big, 'P'])  # expect: True


def refused(call, *args):
    try:
        call(*args)
    except (OSError, ValueError) as error:
        print(error)


refused(i2c.writeto, 0x43, b'\0')
# expect: [Errno 19] No such device: writing to 0x43 on I2C (SCL, SDA): nothing acknowledged the address
refused(i2c.readfrom_into, 0x43, data)
# expect: [Errno 19] No such device: reading from 0x43 on I2C (SCL, SDA): nothing acknowledged the address
device.takes = 1
device.told()
refused(i2c.writeto, 0x42, b'\1\2\3')
# expect: [Errno 19] No such device: writing to 0x42 on I2C (SCL, SDA): nothing acknowledged the address
print(device.told())  # expect: ['SW', b'\x01\x02\x03', 'P']
device.takes = None
device.told()
refused(i2c.writeto, 0x42, bytes(8193))
# expect: writing to 0x42 on I2C (SCL, SDA): not possible: Linux sends and reads at most 8192 bytes at a time
refused(i2c.readfrom_into, 0x42, bytearray(8193))
# expect: reading from 0x42 on I2C (SCL, SDA): not possible: Linux sends and reads at most 8192 bytes at a time
i2c.writeto(0x42, bytes(5000), stop=False)
i2c.writeto_then_readfrom(0x42, b'\x07', data)
print(device.told() == ['SW', bytes(5000), 'SW', b'\x07', 'SR', 'P'])  # expect: True
mock.detach(device)
print(i2c.scan())  # expect: []

# The node is a link; what the kernel knows of its adapter is found all the same: a driver's device, and the rate.
chip = mock.attach_i2c('I2C', mock.RegisterDevice(0x40))
adapter = '/sys/bus/i2c/devices/' + os.path.basename(os.path.realpath('/dev/lab-i2c'))
with open(adapter + '/new_device', 'w') as file:
    file.write('pca9685 0x40')
mock.detach(chip)
print(os.path.basename(os.path.realpath('/dev/lab-i2c')) != 'lab-i2c', i2c.scan())  # expect: True [64]
refused(i2c.writeto, 0x40, b'\0')
# expect: [Errno 19] No such device: writing to 0x40 on I2C (SCL, SDA): the kernel's driver pca9685-pwm uses this device
i2c.deinit()
with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter('always')
    for hz in 400000, 50000, 60000:
        busio.I2C(board.SCL, board.SDA, frequency=hz).deinit()
print(*[str(warning.message)[:65] for warning in told], sep='\n')
# expect: I2C runs at 400000 Hz, as the system is set up, not at 50000 Hz:
