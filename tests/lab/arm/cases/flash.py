# SPDX-License-Identifier: MIT
"""An SST25VF016B behind the driver of the i.MX6's ECSPI: its identity, its contents, and a byte that is programmed.

Chip select is the kernel's: the pin is an output of the script's all the same, and the node does what it says.
"""
import board
import digitalio
from cpy import mock

spi = board.SPI()
spi.try_lock()
spi.configure(baudrate=1_000_000)
cs = digitalio.DigitalInOut(board.CS)
cs.switch_to_output(True)


def send(*parts):
    """An instruction: bytes go out; a number asks for so many."""
    data = b''
    cs.value = False
    for part in parts:
        if isinstance(part, int):
            data = bytearray(part)
            spi.readinto(data)
        else:
            spi.write(part)
    cs.value = True
    return bytes(data)


def at(code, place):
    return bytes([code]) + place.to_bytes(3, 'big')


print(send(b'\x9f', 3).hex(' '))  # expect: bf 25 41
for _ in range(100):
    assert send(b'\x9f', 3) == b'\xbf\x25\x41'
print(send(at(3, 0), 26))  # expect: b'what the flash held before'
both = bytearray(4)
cs.value = False
spi.write_readinto(b'\x9f\0\0\0', both)
cs.value = True
print(both.hex(' '))  # expect: 00 bf 25 41

print(send(b'\x05', 1))  # expect: b'\x00'
send(b'\x06')  # writing is allowed
print(send(b'\x05', 1))  # expect: b'\x02'
send(at(2, 0x12345) + b'\x5a')
print(send(at(3, 0x12344), 3))  # expect: b'\xffZ\xff'
print(mock.lab.contents('flash', 0x12344, 3))  # expect: b'\xffZ\xff'
send(b'\x06')
send(at(0x20, 0x12000))  # erases 4 KiB
print(send(at(3, 0x12345), 1))  # expect: b'\xff'

# More than the kernel's buffer takes at once: in pieces, with the chip selected all the time.
print(len(send(at(3, 0), 10_000)))  # expect: 10000
print(send(at(3, 5), 10_000) == send(at(3, 0), 10_005)[5:])  # expect: True
