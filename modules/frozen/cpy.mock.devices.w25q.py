# SPDX-License-Identifier: MIT
"""cpy.mock.devices.w25q - Winbond's W25Q flash memories of 1 to 16 MiB, on SPI.

Facts: data sheet W25Q32JV, chapters 6 (instructions), 7 (status registers, protection), 8.6 (times; the typical ones
hold here).  What is hard: an instruction that writes takes effect only when chip select rises, on a whole byte; then
for up to seconds the chip answers nothing but its status.
"""

from cpy.mock import SPIDevice, now
from cpy.mock.devices._common import check_choice

__all__ = ['W25Q', 'W25Q32']

PAGE, SECTOR, BLOCK = 256, 4096, 65536
HEAD = 8  # bytes of an instruction that are kept, unless it programs
MANUFACTURER, MEMORY_TYPE = 0xEF, 0x40
BUSY, WEL = 1, 2  # bits of status register 1
US, MS = 1000, 1000000
PROGRAM, WRITE_STATUS, ERASE_SECTOR, ERASE_HALF, ERASE_BLOCK = 400 * US, 10 * MS, 45 * MS, 120 * MS, 150 * MS
ERASE_CHIP_PER_BLOCK = 10000 * MS // 64  # of the W25Q32
WAKE, RESET = 3 * US, 30 * US
READ_ID, READ_UNIQUE_ID, WAKE_UP = 0x9F, 0x4B, 0xAB


class Flash:
    """Bytes that are 0xff until they are programmed, of which only sectors in use take memory.

    Indexes and slices (of step 1) read and write as those of a bytearray of fixed length do.
    """

    def __init__(self, size):
        self.size = size
        self._sectors = {}

    def __len__(self):
        return self.size

    def __repr__(self):
        return '<Flash of %d bytes, %d sectors in use>' % (self.size, len(self._sectors))

    def _range(self, index):
        if isinstance(index, slice):
            start, stop, step = index.indices(self.size)
            if step != 1:
                raise ValueError('a slice of flash memory must have step 1')
            return start, max(stop, start)
        if not -self.size <= index < self.size:
            raise IndexError('flash index out of range')
        return index % self.size, index % self.size + 1

    def __getitem__(self, index):
        start, stop = self._range(index)
        data = bytearray()
        for sector, at, end in pieces(start, stop):
            stored = self._sectors.get(sector)
            data += stored[at:end] if stored else b'\xff' * (end - at)
        return data if isinstance(index, slice) else data[0]

    def __setitem__(self, index, value):
        start, stop = self._range(index)
        data = bytes(value if isinstance(index, slice) else [value])
        if len(data) != stop - start:
            raise ValueError('%d bytes of flash memory can not become %d' % (stop - start, len(data)))
        done = 0
        for sector, at, end in pieces(start, stop):
            stored = self._sectors.setdefault(sector, bytearray(b'\xff') * SECTOR)
            stored[at:end] = data[done:done + end - at]
            done += end - at

    def program(self, place, data):
        """Clear bits, as programming does; within a page that wraps."""
        base = place // PAGE * PAGE
        page = self[base:base + PAGE]
        for i, byte in enumerate(data):
            page[(place + i) % PAGE] &= byte
        self[base:base + PAGE] = page

    def erase(self, start, size):
        """Set all bits of whole sectors."""
        for sector in range(start // SECTOR, (start + size) // SECTOR):
            self._sectors.pop(sector, None)


def pieces(start, stop):
    """Yield (sector, first byte in it, end in it) of a range."""
    while start < stop:
        sector, at = divmod(start, SECTOR)
        end = min(SECTOR, at + stop - start)
        yield sector, at, end
        start += end - at


class W25Q(SPIDevice):
    """A W25Q memory of so many megabits: 8, 16, 32, 64 or 128.  contents are its bytes, as a bytearray has them.

    It must be attached with its chip select.  protected is pin /WP: while it is set and SRP is too, status registers
    are read only.  Dual and quad transfers are not for a bus of one data line each way; there is no SFDP table.
    """

    modes = (0, 3)

    def __init__(self, megabits=32, unique_id=b'\xd2\x64\x10\x32\x5b\x21\x4a\x2c', contents=None):
        super().__init__()
        check_choice('megabits', megabits, (8, 16, 32, 64, 128))
        self.size = megabits << 17
        self.contents = Flash(self.size)
        if contents is not None:
            self.contents[:len(contents)] = contents
        self.unique_id = bytes(unique_id)
        if len(self.unique_id) != 8:
            raise ValueError('unique_id must be 8 bytes, not %d' % len(self.unique_id))
        self.protected = False
        self._stored = [0, 0, 0]  # status registers without BUSY and WEL
        self._power_on()

    def __repr__(self):
        return '<W25Q%d, %s>' % (self.size >> 17, 'busy' if self.is_busy else 'ready')

    def _power_on(self):
        self._status = list(self._stored)
        self._write_enabled = self._volatile = self._down = self._reset_enabled = False
        self._done, self._deaf_until = 0, 0
        self.select()

    @property
    def is_busy(self):
        """Does it program or erase now?"""
        return now() < self._done

    # --- the bus ---

    def select(self):
        self._input, self._count = bytearray(), 0

    def transfer(self, data):
        """Answer to bytes, which with those since chip select fell are an instruction."""
        before, self._count = self._count, self._count + len(data)
        if (self._input or data)[:1] == b'\x02':
            self._input += data
        else:
            self._input += data[:HEAD - len(self._input)]
        return self._answer(before, len(data)) if data else b''

    def deselect(self):
        """Carry out what was sent."""
        data, count = bytes(self._input), self._count
        self.select()
        if not data or now() < self._deaf_until:
            return
        code = data[0]
        if self._down:
            if code == WAKE_UP:
                self._down, self._deaf_until = False, now() + WAKE
            return
        if code == 0x99 and self._reset_enabled:
            self._power_on()
            self._deaf_until = now() + RESET
            return
        self._reset_enabled = code == 0x66
        if not self.is_busy:
            self._settle()
            self._execute(code, data, count)

    # --- reading ---

    def _answer(self, before, count):
        """The bytes that go out while count bytes come in, after so many others."""
        start = self._answer_start(self._input[0])
        if start is None or (self._down and self._input[0] != WAKE_UP) or now() < self._deaf_until:
            return b'\xff' * count
        idle = min(max(start - before, 0), count)
        return b'\xff' * idle + self._output(self._input[0], before + idle - start, count - idle)

    def _answer_start(self, code):
        """The number of the byte from which on an instruction is answered; None: never."""
        if code in (0x05, 0x35, 0x15):
            return 1
        return None if self.is_busy else READING.get(code)

    def _output(self, code, offset, count):
        """count bytes of an answer, from its byte offset on."""
        if not count:
            return b''
        if code in (0x03, 0x0B):
            return self._read(offset, count)
        return repeat(self._register(code), offset, count)

    def _read(self, offset, count):
        place = (self._place() + offset) % self.size
        data = self.contents[place:place + count]
        while len(data) < count:
            data += self.contents[:count - len(data)]
        return bytes(data)

    def _place(self):
        return int.from_bytes(bytes(self._input[1:4]), 'big') % self.size

    def _register(self, code):
        """What an instruction reads again and again."""
        size_id = self.size.bit_length() - 1
        if code == READ_ID:
            return bytes((MANUFACTURER, MEMORY_TYPE, size_id))
        if code == READ_UNIQUE_ID:
            return self.unique_id
        if code == 0x90:
            pair = bytes((MANUFACTURER, size_id - 1))
            return pair[::-1] if self._input[3] & 1 else pair
        if code == WAKE_UP:
            return bytes([size_id - 1])
        return bytes([self.status(STATUS_READS[code])])

    def status(self, number):
        """Return status register 1, 2 or 3."""
        self._settle()
        value = self._status[number - 1]
        if number == 1:
            value |= (BUSY if self.is_busy else 0) | (WEL if self._write_enabled else 0)
        return value

    # --- writing ---

    def _settle(self):
        """An end of programming or erasing forgets the permission to write."""
        if self._done and not self.is_busy:
            self._done, self._write_enabled = 0, False

    def _execute(self, code, data, count):
        if code == 0x06:
            self._write_enabled = True
        elif code == 0x04:
            self._write_enabled = False
        elif code == 0x50:
            self._volatile = True
        elif code == 0xB9:
            self._down = True
        elif code in STATUS_WRITES:
            self._write_status(STATUS_WRITES[code], data[1:])
        elif code == 0x02:
            self._program(data)
        elif code in ERASES and count == 4:
            self._erase(data, *ERASES[code])
        elif code in (0xC7, 0x60):
            self._erase_chip()

    def _begin(self, time):
        self._done = now() + time

    def _program(self, data):
        place = int.from_bytes(data[1:4], 'big') % self.size
        if len(data) > 4 and self._write_enabled and not self.is_protected(place, 1):
            kept = data[4:]
            if len(kept) > PAGE:  # only the last ones count
                place = place // PAGE * PAGE + (place + len(kept)) % PAGE
                kept = kept[-PAGE:]
            self.contents.program(place, kept)
            self._begin(PROGRAM)

    def _erase(self, data, size, time):
        place = int.from_bytes(data[1:4], 'big') % self.size // size * size
        if self._write_enabled and not self.is_protected(place, size):
            self.contents.erase(place, size)
            self._begin(time)

    def _erase_chip(self):
        if self._write_enabled and not self.is_protected(0, self.size):
            self.contents.erase(0, self.size)
            self._begin(ERASE_CHIP_PER_BLOCK * (self.size // BLOCK))

    def _write_status(self, number, data):
        """Register 1 may be followed by register 2 (section 8.2.5)."""
        volatile, self._volatile = self._volatile, False
        locked = self.protected and self._status[0] & 0x80
        if not data or locked or not (self._write_enabled or volatile):
            return
        for register, value in zip(range(number - 1, 2 if number < 3 else 3), data):
            value &= WRITABLE[register]
            if register == 1:
                value |= self._status[1] & 0x38  # security lock bits stay set
            self._status[register] = value
            if not volatile:
                self._stored[register] = value
        if not volatile:
            self._begin(WRITE_STATUS)

    def is_protected(self, place, size):
        """Do the protection bits of the status registers cover a byte of the range?  Table 7.1."""
        level, from_bottom = self._status[0] >> 2 & 7, bool(self._status[0] & 0x20)
        if self._status[0] & 0x40:  # SEC: sectors, at most 32 KiB
            covered = 0 if not level else self.size if level == 7 else min(SECTOR << level - 1, BLOCK // 2)
        else:
            smallest = max(BLOCK, self.size // 64)
            covered = 0 if not level else self.size if level == 7 else min(smallest << level - 1, self.size)
        first, last = (0, covered) if from_bottom else (self.size - covered, self.size)
        if not self._status[1] & 0x40:  # CMP
            return place < last and place + size > first
        return place < first or place + size > last


def repeat(data, offset, count):
    """Return count bytes of a row that repeats, from offset on."""
    shift = offset % len(data)
    return (data * ((shift + count) // len(data) + 1))[shift:shift + count]


# The number of the byte that instructions answer from: after addresses and dummy bytes.
READING = {0x03: 4, 0x0B: 5, READ_ID: 1, READ_UNIQUE_ID: 5, 0x90: 4, WAKE_UP: 4}
STATUS_READS = {0x05: 1, 0x35: 2, 0x15: 3}
STATUS_WRITES = {0x01: 1, 0x31: 2, 0x11: 3}
WRITABLE = (0xFC, 0x7B, 0x64)  # bits of the status registers
ERASES = {0x20: (SECTOR, ERASE_SECTOR), 0x52: (BLOCK // 2, ERASE_HALF), 0xD8: (BLOCK, ERASE_BLOCK)}


class W25Q32(W25Q):
    """A W25Q of 4 MiB."""

    def __init__(self, unique_id=b'\xd2\x64\x10\x32\x5b\x21\x4a\x2c', contents=None):
        super().__init__(32, unique_id, contents)
