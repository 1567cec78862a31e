# SPDX-License-Identifier: MIT
"""The W25Q model through busio.SPI, by the data sheet of the W25Q32JV."""
# args: --clock virtual
# cpython: no
import time

import board
import digitalio
from cpy import mock

spi = board.SPI()
while not spi.try_lock():
    pass
spi.configure(baudrate=8000000)
cs = digitalio.DigitalInOut(board.D10)
cs.switch_to_output(True)


def send(*parts):
    """An instruction: bytes go out; a number at the end asks for so many."""
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


def status(number=1):
    return send({1: b'\x05', 2: b'\x35', 3: b'\x15'}[number], 1)[0]


def wait():
    start = time.monotonic()
    while status() & 1:
        time.sleep(0.0001)
    return time.monotonic() - start


def program(place, data):
    send(b'\x06')
    send(at(0x02, place) + data)
    return wait()


def erase(code, place):
    send(b'\x06')
    send(at(code, place))
    return wait()


def read(place, count):
    return send(at(0x03, place), count)


def attach(*args, **options):
    mock.reset()
    cs.value = True
    return mock.attach_spi(spi, mock.devices.W25Q(*args, **options), cs=board.D10)


def test_identification():
    chip = attach(unique_id=b'12345678')
    for question, count in (b'\x9f', 6), (b'\x90\0\0\0', 3), (b'\x90\0\0\1', 2), (b'\xab\0\0\0', 2):
        print(send(question, count).hex(), end=' ' if question[0] != 0xab else '\n')
    # expect: ef4016ef4016 ef15ef 15ef 1515
    assert send(b'\x4b\0\0\0\0', 8) == b'12345678'
    for megabits, size_id in (8, 0x14), (16, 0x15), (64, 0x17), (128, 0x18):
        attach(megabits)
        assert send(b'\x9f', 3)[2] == size_id
    print(repr(chip), mock.devices.W25Q32())  # expect: <W25Q32, ready> <W25Q32, ready>


def test_bytes_that_go_both_ways_at_once():
    attach()
    data = bytearray(4)
    cs.value = False
    spi.write_readinto(b'\x9f\0\0\0', data)
    cs.value = True
    assert data == b'\xff\xef\x40\x16'


def test_programming_needs_permission_and_clears_bits_only():
    chip = attach()
    send(at(0x02, 0) + b'lost')
    assert read(0, 4) == b'\xff' * 4 and status() == 0
    send(b'\x06')
    assert status() == 2
    send(b'\x04')
    assert status() == 0
    took = program(0x1234, b'\xf0\x55')
    assert 0.0003 < took < 0.0008, took
    assert status() == 0 and read(0x1233, 4) == b'\xff\xf0\x55\xff'
    program(0x1234, b'\x3c\xff')
    assert read(0x1234, 2) == b'\x30\x55'
    assert chip.contents[0x1234:0x1236] == b'\x30\x55' and len(chip.contents) == 4 << 20


def test_program_wraps_in_its_page():
    attach()
    program(0x1FE, b'abcd')
    assert read(0x1FE, 3) == b'ab\xff' and read(0x100, 2) == b'cd'
    program(0x300, bytes(range(256)) + b'\0\0\0')
    assert read(0x300, 5) == b'\0\0\0\3\4', 'of more than a page the last bytes count'
    program(0x400, bytes(range(256)))
    assert read(0x400, 256) == bytes(range(256))


def test_reading_goes_on_and_wraps():
    chip = attach()
    chip.contents[0], chip.contents[-1] = 7, 9
    assert read(len(chip.contents) - 1, 2) == b'\x09\x07'
    assert send(at(0x0B, 0) + b'\0', 2) == b'\x07\xff'
    chip.contents[4090:4110] = bytes(range(20))
    cs.value = False
    spi.write(at(0x03, 4090))
    pieces = []
    for count in 5, 300, 5:
        piece = bytearray(count)
        spi.readinto(piece)
        pieces.append(bytes(piece))
    cs.value = True
    assert b''.join(pieces) == bytes(range(20)) + b'\xff' * 290


def test_erasing_takes_its_time_and_sets_all_bits():
    chip = attach()
    for code, size, seconds in (0x20, 4096, 0.045), (0x52, 32768, 0.12), (0xD8, 65536, 0.15):
        program(0x30000 - 1, b'\0')
        program(0x30000, b'\0')
        program(0x30000 + size - 1, b'\0')
        program(0x30000 + size, b'\0')
        took = erase(code, 0x30000 + 5)
        assert abs(took - seconds) < 0.002, took
        assert read(0x30000 - 1, 2) == b'\0\xff' and read(0x30000 + size - 1, 2) == b'\xff\0'
        erase(0xD8, 0x20000)
        erase(0xD8, 0x40000)
    program(5, b'\0')
    send(b'\x06')
    send(b'\xc7')
    assert abs(wait() - 10) < 0.1
    assert read(0, 10) == b'\xff' * 10
    print(chip.contents)  # expect: <Flash of 4194304 bytes, 0 sectors in use>


def test_busy_chip_answers_its_status_only():
    attach()
    program(0, b'\x12')
    send(b'\x06')
    send(at(0x20, 0x10000))
    assert status() == 3
    assert read(0, 1) == b'\xff' and send(b'\x9f', 3) == b'\xff\xff\xff'
    send(b'\x04')
    assert status() == 3
    wait()
    assert status() == 0 and read(0, 1) == b'\x12'


def test_instructions_end_on_whole_lengths():
    attach()
    program(0, b'\0')
    send(b'\x06')
    send(at(0x20, 0) + b'x')
    assert status() == 2 and read(0, 1) == b'\0'
    send(b'\x20\0\0')
    assert status() == 2
    send(at(0x02, 0))
    assert status() == 2, 'nothing to program'


def test_status_registers():
    chip = attach()
    send(b'\x06')
    send(b'\x01\x04\x02')
    assert status() & 3 == 3
    assert abs(wait() - 0.01) < 0.001
    assert status() == 4 and status(2) == 2
    send(b'\x06')
    send(b'\x11\x60')
    wait()
    assert status(3) == 0x60
    send(b'\x50')
    send(b'\x31\x00')
    assert status(2) == 0
    send(b'\x66')
    send(b'\x99')
    time.sleep(0.001)
    assert (status(), status(2)) == (4, 2), 'what was written for the moment is gone'
    send(b'\x06')
    send(b'\x01\x80')
    wait()
    chip.protected = True
    send(b'\x06')
    send(b'\x01\x00')
    assert status() == 0x82


def test_protected_blocks():
    chip = attach()
    last = len(chip.contents)
    for value, value2, start, end in ((0x04, 0, last - 65536, last), (0x2C, 0, 0, 262144), (0x18, 0, last // 2, last),
                                      (0x64, 0, 0, 4096), (0x1C, 0, 0, last), (0x04, 0x40, 0, last - 65536)):
        send(b'\x06')
        send(bytes([0x01, value, value2]))
        wait()
        assert chip.is_protected(start, 1) and chip.is_protected(end - 1, 1)
        assert start == 0 or not chip.is_protected(start - 1, 1)
        assert end == last or not chip.is_protected(end, 1)
        program(start, b'\0')
        assert read(start, 1) == b'\xff'
        send(b'\x06')
        send(b'\xc7')
        assert not status() & 1, 'a chip is erased whole or not at all'


def test_power_down():
    attach()
    send(b'\xb9')
    assert send(b'\x9f', 3) == b'\xff\xff\xff' and status() == 0xFF
    assert send(b'\xab\0\0\0', 1) == b'\x15'
    time.sleep(0.00001)
    assert send(b'\x9f', 3) == b'\xef\x40\x16'


def test_contents_are_as_a_bytearray_of_fixed_length():
    chip = attach(contents=b'boot')
    assert read(0, 6) == b'boot\xff\xff' and chip.contents[0] == ord('b')
    for bad in lambda: chip.contents[4 << 20], lambda: chip.contents[::2], lambda: mock.devices.W25Q(33), \
            lambda: chip.contents.__setitem__(slice(0, 2), b'abc'), lambda: mock.devices.W25Q(unique_id=b'1'):
        try:
            bad()
        except (IndexError, ValueError) as error:
            print(error)
    # expect: flash index out of range
    # expect: a slice of flash memory must have step 1
    # expect: megabits must be one of 8, 16, 32, 64, 128, not 33
    # expect: 2 bytes of flash memory can not become 3
    # expect: unique_id must be 8 bytes, not 1


for name, test in list(globals().items()):
    if name.startswith('test_'):
        test()
