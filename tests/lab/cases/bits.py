# SPDX-License-Identifier: MIT
"""Buses that the kernel moves bit by bit (spi-gpio, i2c-gpio): each edge is seen at the simulated pins."""
# args: --board tests/lab/bits.toml --backend linux-gpiod:/dev/lab-gpiochip
import subprocess
import time
from array import array

import board
import digitalio
from cpy import mock
from machine import Pin, SPI, bitstream
from microcontroller import pin

# SPI_IOC_RD_MODE and SPI_IOC_RD_BITS_PER_WORD
ASK = 'import fcntl; node = open("/dev/lab-bit-spi"); print(*(fcntl.ioctl(node, n, bytes(1)) for n in (0x80016B01, 0x80016B03)))'


def node_settings():
    """Mode and word size that the kernel's node has."""
    return subprocess.check_output(['python3', '-c', ASK])


before = node_settings()

# SPI: the chip select is the kernel's too; an empty message that leaves it makes it low, and bytes go with it low.
slave = mock.lab.add_bit_spi('GPIO36', 'GPIO37', 'GPIO38', 'GPIO39')
select = mock.pin('GPIO39')
spi = board.SPI()
spi.try_lock()
cs = digitalio.DigitalInOut(pin.GPIO39)
cs.switch_to_output(True)
data = bytearray(3)
slave.told()
for mode in range(4):
    slave.mode = mode
    spi.configure(baudrate=50000, polarity=mode >> 1, phase=mode & 1)
    spi.write(b'')
    slave.told()
    cs.value = False
    assert select.level is False and slave.told() == ['select']
    spi.write(b'\x9f')
    spi.write_readinto(b'\x0f\xa5\x01', data)
    assert select.level is False
    cs.value = True
    assert select.level is True
    print(mode, data.hex(), slave.told())
# expect: 0 60f05a [159, 15, 165, 1, 'deselect']
# expect: 1 60f05a [159, 15, 165, 1, 'deselect']
# expect: 2 60f05a [159, 15, 165, 1, 'deselect']
# expect: 3 60f05a [159, 15, 165, 1, 'deselect']

# What is longer than spidev's buffer goes in pieces, and the device stays selected.
with open('/sys/module/spidev/parameters/bufsiz') as file:
    print(int(file.read()))  # expect: 512
long = bytes(i * 7 & 0xFF for i in range(700))
slave.mode = 0
spi.configure(baudrate=1000000)
spi.write(b'')
slave.told()
cs.value = False
spi.write(long)
cs.value = True
print(slave.told() == ['select', *long, 'deselect'])  # expect: True
cs.value = False
into = bytearray(len(long))
spi.write_readinto(long, into)
cs.value = True
print(slave.told() == ['select', *long, 'deselect'], into[0] == 0x55, into[1:] == bytes(b ^ 0xFF for b in long[:-1]))
# expect: True True True


# Words of every size, highest and lowest bit first: this controller has them all.
def exchange(bus, words):
    data = array('BH'[slave.size > 8], words)
    cs.value = False
    bus.write_readinto(data, data)
    cs.value = True
    sent = slave.told()
    assert sent[0] == 'select' and sent[-1] == 'deselect', sent
    return sent[1:-1], list(data)


def turned(word):
    return int('{:0{}b}'.format(word, slave.size)[::-1], 2)


for slave.size in 4, 5, 7, 9, 12, 15, 16:
    mask = (1 << slave.size) - 1
    spi.configure(baudrate=50000, bits=slave.size)
    words = [0xA635 & mask, 1]
    sent, received = exchange(spi, words)
    assert sent == words and received == [0x55 & mask, ~words[0] & mask], (slave.size, sent, received)
spi.deinit()
assert node_settings() == before, node_settings()
turned_bus = SPI(0, baudrate=50000, firstbit=SPI.LSB)
for slave.size in 5, 8, 12, 16:
    mask = (1 << slave.size) - 1
    turned_bus.init(bits=slave.size, firstbit=SPI.LSB)
    words = [0xA635 & mask, 1]
    sent, received = exchange(turned_bus, words)
    assert sent == [turned(word) for word in words], (slave.size, sent)
    assert received == [turned(0x55 & mask), ~words[0] & mask], (slave.size, received)
turned_bus.deinit()
assert node_settings() == before, node_settings()
spi = board.SPI()
spi.try_lock()
slave.size = 8
cs.deinit()
cs = digitalio.DigitalInOut(pin.GPIO39)
cs.switch_to_output(False)
print(select.level)  # expect: False
cs.deinit()
print(select.level)  # expect: True
spi.deinit()


def refused(call, *args):
    try:
        call(*args)
    except (OSError, ValueError) as error:
        print(error)
    else:
        print('not refused')


# Pulses for LEDs: three bits of SPI for each of theirs, on MOSI and no other pin, and the node gets back its mode.
WS2812 = 400, 850, 800, 450
leds = Pin('GPIO37', Pin.OUT, value=0)
slave.told()
bitstream(leds, 0, WS2812, b'\xa0')
print(bytes(slave.told()[1:-1]).hex())  # expect: 00d3492400
refused(bitstream, leds, 0, WS2812, bytes(200))
# expect: sending bits over pin GPIO37: not possible: the kernel sends 170 bytes at once, not 200: spidev.bufsiz=65536 in /boot/firmware/cmdline.txt makes it more
assert node_settings() == before, node_settings()
refused(bitstream, Pin('GPIO12', Pin.OUT, value=0), 0, WS2812, bytes(3))
# expect: sending bits over pin D12: not possible: Linux times such pulses only on MOSI of an SPI bus, not on D12: connect the LEDs to GPIO37

# I2C: what a bus does that hangs.
scl, sda = mock.pin('GPIO34'), mock.pin('GPIO28')
scl.set_pull('up')
sda.set_pull('up')
memory = mock.attach_i2c(('GPIO34', 'GPIO28'), mock.RegisterDevice(0x42))
i2c = board.I2C()
i2c.try_lock()
i2c.writeto(0x42, b'\x05\x11\x22')
data = bytearray(2)
i2c.writeto_then_readfrom(0x42, b'\x05', data)
print(data.hex())  # expect: 1122
refused(i2c.writeto, 0x43, b'\0')
# expect: [Errno 19] No such device: writing to 0x43 on I2C (GPIO34, GPIO28): nothing acknowledged the address
scl.drive(False)  # the kernel's code for bit-banged buses calls it the same
start = time.monotonic()
refused(i2c.writeto, 0x42, b'\0')
# expect: [Errno 19] No such device: writing to 0x42 on I2C (GPIO34, GPIO28): nothing acknowledged the address
print(time.monotonic() - start < 5)  # expect: True
scl.release()
i2c.writeto(0x42, b'\x05\x33')
i2c.writeto_then_readfrom(0x42, b'\x05', data)
print(data.hex())  # expect: 3322
i2c.deinit()
