# SPDX-License-Identifier: MIT
"""An AT24C32 on the board's second I2C bus: what was there, what a script writes, and that it really is there then."""
import board
from cpy import mock

i2c = board.I2C2()
i2c.try_lock()


def read(place, count):
    data = bytearray(count)
    i2c.writeto_then_readfrom(0x50, place.to_bytes(2, 'big'), data)
    return bytes(data)


print(read(0, 27))  # expect: b'what the eeprom held before'
print(read(0x800, 4))  # expect: b'\xff\xff\xff\xff'
for page in range(0x100, 0x200, 32):
    i2c.writeto(0x50, page.to_bytes(2, 'big') + bytes(range(page & 0xFF, (page & 0xFF) + 32)))
print(read(0x100, 256) == bytes(range(256)))  # expect: True
i2c.writeto(0x50, b'\x00\x09EEPROM')
print(read(0, 27))  # expect: b'what the EEPROM held before'
print(len(read(0, 4096)))  # expect: 4096
i2c.unlock()
i2c.deinit()
print(mock.lab.contents('eeprom', 0, 27))  # expect: b'what the EEPROM held before'
print(mock.lab.contents('eeprom', 0x100, 256) == bytes(range(256)))  # expect: True
