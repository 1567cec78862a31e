# SPDX-License-Identifier: MIT
"""UARTs through ttyACM0 and ttyGS0, the two ends of a USB serial gadget in the same machine."""
# args: --board tests/lab/acm.toml --backend linux-gpiod
import os
import time

GADGET = '/sys/kernel/config/usb_gadget/lab'


def write(path, text):
    with open(GADGET + path, 'w') as file:
        file.write(text)


def make_gadget():
    os.makedirs(GADGET + '/strings/0x409')
    write('/idVendor', '0x1d6b')
    write('/idProduct', '0x0104')
    os.makedirs(GADGET + '/functions/acm.usb0')
    os.makedirs(GADGET + '/configs/c.1/strings/0x409')
    os.symlink(GADGET + '/functions/acm.usb0', GADGET + '/configs/c.1/acm.usb0')
    write('/UDC', os.listdir('/sys/class/udc')[0])
    end = time.monotonic() + 10
    while not os.path.exists('/dev/ttyACM0'):
        assert time.monotonic() < end, 'no ttyACM0'
        time.sleep(0.01)


make_gadget()
from machine import UART

host, gadget = UART(0, 115200, timeout=2000), UART(1, 115200, timeout=2000)
host.write(b'hello gadget')
print(gadget.read(12))  # expect: b'hello gadget'
gadget.write(b'hello host')
print(host.read(10))  # expect: b'hello host'
block = bytes(range(256)) * 8
host.write(block)
got = b''
while len(got) < len(block):
    part = gadget.read(len(block) - len(got))
    if not part:
        break
    got += part
print(got == block)  # expect: True
host.init(250000, timeout=2000)
gadget.write(b'\x00\x11\x13\xff\r\n')
print(host.read(6))  # expect: b'\x00\x11\x13\xff\r\n'
write('/UDC', '\n')
try:
    for _ in range(100):
        host.read(1)
except OSError as error:
    print(error)  # expect: [Errno 19] No such device: reading from UART(0) (TX D1, RX D0): /dev/ttyACM0 is gone
