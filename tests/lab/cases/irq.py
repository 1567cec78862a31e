# SPDX-License-Identifier: MIT
"""Edges through virtio-gpio's interrupts: each one arrives, in order, with the kernel's time."""
import time

from cpy import mock
from machine import Pin

seen = []
pin = Pin(5, Pin.IN)
pin.irq(lambda p: seen.append(p.value()), Pin.IRQ_RISING | Pin.IRQ_FALLING)
outside = mock.pin('D5')


def until(count):
    """Waits for so many edges."""
    end = time.monotonic() + 5
    while len(seen) < count and time.monotonic() < end:
        time.sleep(0.001)


for i in range(200):
    outside.drive(i % 2 == 0)
    until(i + 1)
print(len(seen), seen == [1, 0] * 100)  # expect: 200 True

pin.irq(lambda p: seen.append('up'), Pin.IRQ_RISING)
seen.clear()
for i in range(20):
    outside.drive(i % 2 == 0)
    until((i + 2) // 2)
print(seen == ['up'] * 10)  # expect: True
pin.irq(None)
outside.drive(True)
outside.drive(False)
time.sleep(0.01)
print(len(seen))  # expect: 10
