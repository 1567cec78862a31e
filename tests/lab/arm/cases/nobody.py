# SPDX-License-Identifier: MIT
"""What a script learns where nobody answers on I2C.

QEMU's I2C block tells nothing of an address that nobody acknowledged, so that the kernel's driver waits until its time
is over.  The board's own controller reports it at once (ENXIO, as tests/lab/cases/i2c.py has it).
"""
import time

import board

i2c = board.I2C()
i2c.try_lock()


def refused(call, *args):
    start = time.monotonic()
    try:
        call(*args)
    except OSError as error:
        print(error)
    assert time.monotonic() - start < 20


refused(i2c.writeto, 0x33, b'\0')
refused(i2c.readfrom_into, 0x33, bytearray(1))
refused(i2c.writeto_then_readfrom, 0x33, b'\0', bytearray(1))
refused(i2c.writeto, 0x33, b'')
# expect: [Errno 19] No such device: writing to 0x33 on I2C (SCL, SDA): /dev/i2c-0: no answer in time (nothing acknowledged, SCL is held low, or there are no pull-ups)
# expect: [Errno 19] No such device: reading from 0x33 on I2C (SCL, SDA): /dev/i2c-0: no answer in time (nothing acknowledged, SCL is held low, or there are no pull-ups)
# expect: [Errno 19] No such device: writing to 0x33 on I2C (SCL, SDA): /dev/i2c-0: no answer in time (nothing acknowledged, SCL is held low, or there are no pull-ups)
# expect: [Errno 19] No such device: writing to 0x33 on I2C (SCL, SDA): nothing acknowledged the address
print(i2c.probe(0x33), i2c.probe(0x48))  # expect: False True
print(i2c.scan())  # expect: [72, 104]
data = bytearray(1)
i2c.writeto_then_readfrom(0x68, b'\x07', data)  # the bus is free again
print(data)  # expect: bytearray(b'\x00')
