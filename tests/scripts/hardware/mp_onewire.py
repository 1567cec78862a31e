# SPDX-License-Identifier: MIT
"""onewire.OneWire finds devices and talks to one of them; neopixel.NeoPixel sends its colours."""
# args: --clock virtual
# cpython: no
# forks: no
import board
from cpy import mock
from machine import Pin
from neopixel import NeoPixel
from onewire import OneWire, OneWireError


def attempt(function, *args, **kwargs):
    try:
        return function(*args, **kwargs)
    except Exception as error:
        return type(error).__name__ + ': ' + str(error)


def bits_of(data):
    return [byte >> i & 1 for byte in data for i in range(8)]


class Device:
    """A device with an address; what it sends after being selected is its memory."""

    def __init__(self, pin, rom, memory=b''):
        self.rom, self.memory, self.written = rom, memory, []
        self.pin, self.driver, self.fell, self.talk, self.deaf = mock.pin(pin), mock.Driver(pin), None, None, 0
        self.pin.listen(self.changed)

    def hold(self, seconds):
        self.driver.set(False)
        mock.after(seconds, self.driver.set, None)

    def changed(self, level, time):
        if time < self.deaf:
            return
        if not level:
            self.fell = time
            self.begin_slot()
        elif self.fell is not None:
            low, self.fell = time - self.fell, None
            if low > 400000:
                self.talk = self.conversation()
                self.wish = next(self.talk)
                self.deaf = time + 300000  # all say at once that they are there
                mock.after(20e-6, self.hold, 120e-6)
            else:
                self.end_slot(low < 15000)

    def begin_slot(self):
        if self.talk is not None and self.wish == 0:
            self.hold(30e-6)

    def end_slot(self, bit):
        if self.talk is not None:
            try:
                self.wish = self.talk.send(bit)
            except StopIteration:
                self.talk = None

    def receive(self, n):
        """n bits from the controller; a wish of None is to send nothing."""
        value = 0
        for i in range(n):
            value |= (yield None) << i
        return value

    def conversation(self):
        command = yield from self.receive(8)
        if command == 0xF0:
            for bit in bits_of(self.rom):
                yield bit
                yield 1 - bit
                if (yield None) != bit:
                    return
            return
        if command == 0x55:
            for bit in bits_of(self.rom):
                if (yield None) != bit:
                    return
        elif command != 0xCC:
            return
        self.written.append((yield from self.receive(8)))
        for bit in bits_of(self.memory):
            yield bit


def rom(family, serial):
    data = bytes([family]) + serial.to_bytes(6, 'little')
    return data + bytes([OneWire.crc8(None, data)])


mock.pin('D5').set_pull('up')
bus = OneWire(Pin('D5'))
print(bus.reset(), bus.scan(), attempt(bus.reset, True), mock.pin('D5').mode, mock.pin('D5').pull)
print(bus.crc8(bytes.fromhex('021cb80100000000')[:7]), hex(bus.crc8(b'123456789')), bus.crc8(b''))
roms = [rom(0x28, n) for n in (1, 2, 3, 0x800000000000)]
devices = [Device('D5', each, b'\x50\x05' + bytes([i])) for i, each in enumerate(roms)]
found = bus.scan()
print(len(found), sorted(map(bytes, found)) == sorted(roms), type(found[0]).__name__)
for each in roms:
    bus.select_rom(each)
    bus.writebyte(0xBE)
    into = bytearray(2)
    bus.readinto(into)
    print(into.hex(), bus.readbyte(), bus.readbit())
print([device.written for device in devices])
bus.reset(True)
bus.write(b'\xcc\x44')
bus.writebit(1)
print([device.written[-1] for device in devices])
print(attempt(bus.writebyte, 256), attempt(bus.writebyte, 'x'), attempt(bus.crc8, 5))
Pin('D5', Pin.OUT)
print(attempt(bus.reset), issubclass(OneWireError, Exception), attempt(OneWire, 5))

# --- neopixel
leds = NeoPixel(Pin('D9'), 3)
leds[0] = (255, 0, 1)
leds[-1] = (0, 128, 0)
print(len(leds), leds.n, leds[0], leds[1], leds[2], leds.buf.hex(), attempt(lambda: leds[3]), attempt(leds.__setitem__, 0, (1, 2)))
mock.pin('D9').clear_edges()
leds.write()
edges = mock.pin('D9').edges
highs = [b[0] - a[0] for a, b in zip(edges, edges[1:]) if a[1]]
print(len(highs), bytes(sum((highs[8 * n + i] > 600) << 7 - i for i in range(8)) for n in range(9)) == leds.buf)
leds.fill((1, 2, 3))
print(leds[0], leds[2])
white = NeoPixel(Pin('D9'), 2, bpp=4, timing=0)
white.fill((1, 2, 3, 4))
mock.pin('D9').clear_edges()
white.write()
print(white.buf.hex(), white[1], sorted({b[0] - a[0] for a, b in zip(mock.pin('D9').edges, mock.pin('D9').edges[1:]) if a[1]}))
for pin, kwargs in ((board.D9, {}), (Pin('D9'), {'brightness': 0.2})):  # as CircuitPython's library has them
    print(attempt(NeoPixel, pin, 3, **kwargs))

# expect: False [] OneWireError: no 1-Wire device has answered; check its wiring and the pull-up resistor open_drain up
# expect: 162 0xa1 0
# expect: 4 True bytearray
# expect: 5005 0 1
# expect: 5005 1 1
# expect: 5005 2 1
# expect: 5005 3 1
# expect: [[190], [190], [190], [190]]
# expect: [68, 68, 68, 68]
# expect: ValueError: value must be 0-255 TypeError: value must be of type int, not str TypeError: data must be a bytes-like object, not int
# expect: ValueError: pin D5 is no open drain: Pin(..., Pin.OPEN_DRAIN) makes it one True AttributeError: 'int' object has no attribute 'init'
# expect: 3 3 (255, 0, 1) (0, 0, 0) (0, 128, 0) 00ff01000000800000 IndexError: there are 3 LEDs IndexError: tuple index out of range
# expect: 72 True
# expect: (1, 2, 3) (1, 2, 3)
# expect: 0201030402010304 (1, 2, 3, 4) [800, 1600]
# expect: TypeError: this is MicroPython's NeoPixel(machine.Pin(...), n, bpp=3, timing=1); for CircuitPython's, with board.D5, brightness and the like, put its library's neopixel.py beside the script
# expect: TypeError: this is MicroPython's NeoPixel(machine.Pin(...), n, bpp=3, timing=1); for CircuitPython's, with board.D5, brightness and the like, put its library's neopixel.py beside the script
