# SPDX-License-Identifier: MIT
"""The chips that drivers of the guest's kernel serve, on its second I2C adapter.  The bridge to SPI is in C (bridge.c)."""
from cpy import mock


class PCA9685(mock.RegisterDevice):
    """16 channels of PWM (NXP PCA9685, rev. 4); only what is written and read back."""

    def __init__(self):
        super().__init__(0x40, fill=0)
        self.registers[0] = 0x11  # MODE1: asleep
        self.registers[1] = 0x04
        self.registers[0xFE] = 0x1E  # 200 Hz
        self.shares = []             # of the first channel's period that are high, since told() was asked

    def write(self, data):
        result = super().write(data)
        share = self.wave(0)[1]
        if not self.shares or self.shares[-1] != share:
            self.shares.append(share)
        return result

    def told(self):
        shares, self.shares = self.shares, self.shares[-1:]
        return shares

    def wave(self, channel):
        """(Hz, share of the period that is high) of a channel."""
        on, off = (int.from_bytes(self.registers[at:at + 2], 'little') for at in (6 + 4 * channel, 8 + 4 * channel))
        hz = 25_000_000 / 4096 / (self.registers[0xFE] + 1)
        if off & 0x1000 or self.registers[0] & 0x10:
            return hz, 0.0
        return hz, 1.0 if on & 0x1000 else (off - on) % 4096 / 4096


class ADS1115(mock.I2CDevice):
    """Four channels of 16 bits (TI ADS1115, SBAS444): single-ended inputs, whose volts a test sets."""

    RANGES = 6.144, 4.096, 2.048, 1.024, 0.512, 0.256, 0.256, 0.256

    def __init__(self):
        super().__init__(0x49)
        self.volts = [0.0, 0.0, 0.0, 0.0]
        self.pointer, self.registers = 0, [0, 0x8583, 0x8000, 0x7FFF]

    def write(self, data):
        if data:
            self.pointer = data[0] & 3
        if len(data) == 3 and self.pointer:
            self.registers[self.pointer] = data[1] << 8 | data[2]
            if self.pointer == 1:
                self.registers[1] |= 0x8000  # no conversion is under way: it takes no time here

    def read(self, count):
        value = self.measure() if self.pointer == 0 else self.registers[self.pointer]
        return (value & 0xFFFF).to_bytes(2, 'big')[:count]

    def measure(self):
        how = self.registers[1]
        channel, full = how >> 12 & 7, self.RANGES[how >> 9 & 7]
        volts = self.volts[channel - 4] if channel >= 4 else self.volts[0] - self.volts[1]
        return max(-32768, min(32767, int(volts / full * 32768)))


def checksum(data):
    """CRC-8 of 1-Wire: x^8 + x^5 + x^4 + 1, lowest bit first."""
    crc = 0
    for byte in data:
        for bit in range(8):
            mixed = (crc ^ byte >> bit) & 1
            crc = crc >> 1 ^ (0x8C if mixed else 0)
    return crc


class OneWireSlave:
    """A device on 1-Wire, slot by slot: a number of family and serial, and the commands that find it."""

    def __init__(self, family, serial):
        number = bytes([family]) + serial.to_bytes(6, 'little')
        self.rom = number + bytes([checksum(number)])
        self.talking, self.level = None, True

    def reset(self):
        self.talking = self.talk()
        self.level = next(self.talking)

    def slot(self, bit):
        """The level of the line in a slot in which the controller sends the bit; a 1 is also the request for one."""
        level = self.level and bit
        try:
            self.level = self.talking is None or self.talking.send(bit)
        except StopIteration:
            self.talking, self.level = None, True
        return level

    # What it does is a generator: it yields the level that it puts on the line, and gets the bit that is sent, of each slot.

    def take(self, count):
        bits = 0
        for i in range(count):
            bits |= (yield True) << i
        return bits

    def give(self, data):
        for byte in data:
            for i in range(8):
                yield bool(byte >> i & 1)

    def talk(self):
        command = yield from self.take(8)
        own = int.from_bytes(self.rom, 'little')
        if command == 0x33:
            yield from self.give(self.rom)
        elif command == 0x55 and (yield from self.take(64)) != own:
            return
        elif command == 0xF0:
            for i in range(64):
                yield bool(own >> i & 1)
                yield not own >> i & 1
                if (yield True) != own >> i & 1:
                    return
        elif command not in (0x33, 0x55, 0xCC, 0xF0):
            return
        yield from self.function((yield from self.take(8)))

    def function(self, command):
        """Does a command of the device's own."""
        yield True


class DS18B20(OneWireSlave):
    """A thermometer (Maxim DS18B20), powered from outside; a conversion takes no time."""

    def __init__(self, serial, celsius=25.0):
        super().__init__(0x28, serial)
        self.celsius, self.scratchpad = celsius, bytearray(b'\x50\x05\x4b\x46\x7f\xff\x0c\x10')

    def function(self, command):
        if command == 0x44:
            self.scratchpad[:2] = round(self.celsius * 16).to_bytes(2, 'little', signed=True)
        elif command == 0xBE:
            yield from self.give(bytes(self.scratchpad) + bytes([checksum(self.scratchpad)]))
        elif command == 0x4E:
            self.scratchpad[2:5] = (yield from self.take(24)).to_bytes(3, 'little')
        yield True


class DS2482(mock.I2CDevice):
    """A bridge from I2C to 1-Wire with one channel (Maxim DS2482-100); what it does on the line takes no time."""

    STATUS, DATA, CONFIG = 0xF0, 0xE1, 0xC3

    def __init__(self):
        super().__init__(0x18)
        self.slaves = []
        self.restart()

    def restart(self):
        self.pointer, self.registers = self.STATUS, {self.STATUS: 0x18, self.DATA: 0, self.CONFIG: 0}

    def set_status(self, flags):
        self.pointer, self.registers[self.STATUS] = self.STATUS, 0x08 | flags

    def read(self, count):
        return bytes([self.registers[self.pointer]]) * count

    def write(self, data):
        """How many bytes it acknowledges."""
        if not data:
            return 0
        command, value = data[0], data[1] if len(data) > 1 else None
        simple = {0xF0: self.restart, 0xB4: self.reset_line, 0x96: self.read_byte}
        valued = {0xE1: self.point, 0xD2: self.configure, 0x87: self.send_bit, 0xA5: self.write_byte, 0x78: self.triplet}
        if command in simple:
            simple[command]()
        elif command not in valued:
            return 0  # such as the choice of a channel, which a larger chip has
        elif value is not None:
            valued[command](value)
        return len(data)

    def point(self, register):
        self.pointer = register if register in self.registers else self.pointer

    def configure(self, value):
        self.registers[self.CONFIG] = value & 15
        self.registers[self.STATUS] &= ~0x10
        self.pointer = self.CONFIG

    def slot(self, bit):
        return all([slave.slot(bit) for slave in self.slaves]) and bit

    def reset_line(self):
        for slave in self.slaves:
            slave.reset()
        self.set_status(0x02 if self.slaves else 0)

    def send_bit(self, value):
        self.set_status(0x20 if self.slot(value >> 7) else 0)

    def write_byte(self, value):
        for i in range(8):
            self.slot(value >> i & 1)
        self.set_status(0)

    def read_byte(self):
        self.registers[self.DATA] = sum(bool(self.slot(1)) << i for i in range(8))
        self.set_status(0)

    def triplet(self, value):
        """Two bits of a search are read, and the way to go on is sent: the only one there is, or the one asked for."""
        first, second = self.slot(1), self.slot(1)
        way = value >> 7 if first == second else first
        self.slot(way)
        self.set_status(0x20 * bool(first) | 0x40 * bool(second) | 0x80 * bool(way))


class BitSPI:
    """A device on SPI that sees single edges of its pins.  It answers each word, of size bits, with the complement of the
    one before (the first with 0x55), and writes down what it got, and when it was selected."""

    def __init__(self, sck, mosi, miso, cs):
        self.mosi, self.miso, self.mode, self.size, self.log = mock.pin(mosi), mock.Driver(mock.pin(miso)), 0, 8, []
        self.selected = False
        mock.pin(cs).listen(self.on_select)
        mock.pin(sck).listen(self.on_clock)

    def told(self):
        log, self.log = self.log, []
        return log

    def on_select(self, level, time):
        self.selected = not level
        self.log.append('select' if self.selected else 'deselect')
        self.bits, self.word, self.answer = 0, 0, 0x55
        if not self.selected:
            self.miso.set(None)
        elif not self.mode & 1:
            self.put()

    def on_clock(self, level, time):
        if not self.selected:
            return
        leading = level != bool(self.mode >> 1)
        if leading == bool(self.mode & 1):
            self.put()
        else:
            self.take()

    def put(self):
        self.miso.set(bool(self.answer >> (self.size - 1 - self.bits) & 1))

    def take(self):
        mask = (1 << self.size) - 1
        self.word = self.word << 1 & mask | self.mosi.level
        self.bits += 1
        if self.bits == self.size:
            self.log.append(self.word)
            self.bits, self.answer = 0, self.word ^ mask


class KeyMatrix:
    """Keys between rows and columns: what a row drives reaches the columns of its closed keys."""

    def __init__(self, rows, columns, level):
        self.rows, self.level, self.closed = rows, level, set()
        self.drivers = {column: mock.Driver(column) for column in columns}
        self.listeners = [(row, mock.pin(row).listen(self.update)) for row in rows]

    def close(self):
        for row, listener in self.listeners:
            mock.pin(row).unlisten(listener)
        for driver in self.drivers.values():
            driver.close()

    def press(self, *keys):
        """These keys are closed, each a row and a column, and no others."""
        self.closed = set(keys)

    def update(self, level, ns):
        driven = {row for row in self.rows if mock.pin(row).direction == 'output' and mock.pin(row).level == self.level}
        for column, driver in self.drivers.items():
            driver.set(self.level if any((row, column) in self.closed for row in driven) else None)


class ShiftRegister:
    """As a 74HC165: takes its inputs when the latch says so, and shows the next at each rise of the clock."""

    def __init__(self, clock, data, latch, inputs):
        self.inputs, self.bits, self.driver = list(inputs), [], mock.Driver(data)
        mock.pin(clock).listen(self.on_clock)
        mock.pin(latch).listen(self.on_latch)

    def on_latch(self, level, ns):
        if level:
            self.bits = list(self.inputs)
            self.driver.set(self.bits[0])

    def on_clock(self, level, ns):
        if level:
            self.bits = self.bits[1:] + [True]
            self.driver.set(self.bits[0])
