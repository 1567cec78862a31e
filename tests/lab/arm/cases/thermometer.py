# SPDX-License-Identifier: MIT
"""A TMP105 behind the driver of the i.MX6's I2C: what it measures is set from outside, by busio and by machine."""
import board
from cpy import mock
from machine import I2C

TEMPERATURE, CONFIGURATION, LOW, HIGH = range(4)

i2c = board.I2C()
i2c.try_lock()


def read(register, count=2):
    data = bytearray(count)
    i2c.writeto_then_readfrom(0x48, bytes([register]), data)
    return bytes(data)


i2c.writeto(0x48, bytes([CONFIGURATION, 0x60]))  # 12 bits
print(read(CONFIGURATION, 1))  # expect: b'`'
for celsius in 21.5, -10.0, 0.0, 99.9375:
    mock.lab.set_temperature(celsius)
    print(int.from_bytes(read(TEMPERATURE), 'big', signed=True) / 256)
# expect: 21.5
# expect: -10.0
# expect: 0.0
# expect: 99.9375
i2c.writeto(0x48, bytes([HIGH, 30, 0]))
print(read(HIGH), read(LOW))  # expect: b'\x1e\x00' b'K\x00'

# A transfer without repeated start: the register stays selected.
i2c.writeto(0x48, bytes([TEMPERATURE]))
data = bytearray(2)
i2c.readfrom_into(0x48, data)
print(data == read(TEMPERATURE))  # expect: True
i2c.unlock()
i2c.deinit()

mock.lab.set_temperature(36.625)
bus = I2C(0)
print(int.from_bytes(bus.readfrom_mem(0x48, TEMPERATURE, 2), 'big') / 256)  # expect: 36.625
