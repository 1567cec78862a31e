# SPDX-License-Identifier: MIT
"""The AT24C32 model through busio, by the EEPROM's data sheet."""
# args: --clock virtual
# cpython: no
# forks: no
import os
import tempfile
import time

import board
from cpy import mock

i2c = board.I2C()
while not i2c.try_lock():
    pass


def write(place, data):
    i2c.writeto(0x50, place.to_bytes(2, 'big') + bytes(data))


def read(place, count):
    data = bytearray(count)
    i2c.writeto_then_readfrom(0x50, place.to_bytes(2, 'big'), data)
    return bytes(data)


def more(count):
    data = bytearray(count)
    i2c.readfrom_into(0x50, data)
    return bytes(data)


def attach(**options):
    mock.reset()
    return mock.attach_i2c(i2c, mock.devices.AT24C32(**options))


def test_new_chip_is_full_of_ones():
    chip = attach()
    assert read(0, 4096) == b'\xff' * 4096 and len(chip.memory) == 4096


def test_bytes_are_stored_and_read_back():
    chip = attach()
    write(0x123, b'hello')
    time.sleep(0.01)
    assert read(0x123, 5) == b'hello' and chip.memory[0x123:0x128] == b'hello'
    assert read(0x1123, 5) == b'hello', 'the upper four bits of the address do not count'


def test_chip_is_deaf_during_its_write_cycle():
    chip = attach()
    write(0, b'a')
    assert chip.is_busy and not i2c.probe(0x50)
    try:
        read(0, 1)
    except OSError as error:
        print(error.errno)  # expect: 19
    start = time.monotonic()
    while not i2c.probe(0x50):
        pass
    assert 0.008 < time.monotonic() - start < 0.012
    assert read(0, 1) == b'a'
    print(chip)  # expect: <AT24C32 at 0x50, 1 write cycles>


def test_write_wraps_in_its_page():
    attach()
    write(0x5E, b'abcd')
    time.sleep(0.01)
    assert read(0x5E, 4) == b'ab\xff\xff' and read(0x40, 3) == b'cd\xff'
    write(0x60, bytes(range(40)))
    time.sleep(0.01)
    assert read(0x60, 32) == bytes(range(32, 40)) + bytes(range(8, 32))


def test_current_address_goes_on_and_wraps():
    attach(memory=bytes(range(256)) * 16)
    assert read(4094, 1) == b'\xfe'
    assert more(3) == b'\xff\0\1' and more(2) == b'\2\3'
    i2c.writeto(0x50, b'\0\x80')
    assert more(2) == b'\x80\x81'
    write(0x10, b'zz')
    time.sleep(0.01)
    assert more(1) == b'\x12', 'after a write: behind it'


def test_write_protect_loses_writes():
    chip = attach(write_protect=True)
    write(0, b'x')
    assert not chip.is_busy and read(0, 1) == b'\xff'
    chip.write_protect = False
    write(0, b'x')
    time.sleep(0.01)
    assert read(0, 1) == b'x'


def test_file_keeps_the_contents():
    path = '%s/cpy-at24c32-%d' % (tempfile.gettempdir(), os.getpid())
    attach(file=path)
    write(7, b'kept')
    chip = attach(file=path)
    assert read(7, 4) == b'kept' and chip.memory[:7] == b'\xff' * 7
    with open(path, 'rb') as file:
        assert len(file.read()) == 4096
    with open(path, 'ab') as file:
        file.write(b'more')
    try:
        attach(file=path)
    except ValueError as error:
        print(str(error).replace(path, 'FILE'))  # expect: FILE holds 4100 bytes, and an AT24C32 only 4096
    os.remove(path)


def test_address_is_checked():
    try:
        mock.devices.AT24C32(0x58)
    except ValueError as error:
        print(error)
    # expect: address must be one of 0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57, not 88


for name, test in list(globals().items()):
    if name.startswith('test_'):
        test()
