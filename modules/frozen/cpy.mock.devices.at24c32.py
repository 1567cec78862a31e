# SPDX-License-Identifier: MIT
"""cpy.mock.devices.at24c32 - the AT24C32 EEPROM of 4096 bytes, on I2C.

Facts: Atmel data sheet AT24C32D (8866), sections 5 (addresses), 6 (writing), 7 (reading), and tWR of table 4-3 in the
longer form of the first AT24C32 (10 ms).  What is hard: bytes of a write are stored only when STOP comes, into one
page, and then the chip is deaf until its write cycle is over.
"""

from cpy.mock import I2CDevice, now

from cpy.mock.devices._common import check_choice

__all__ = ['AT24C32']

SIZE, PAGE, WRITE_NS = 4096, 32, 10000000


class AT24C32(I2CDevice):
    """An AT24C32: memory is a bytearray of its bytes.

    file: a path; what it holds is there at first, and each write cycle updates it.  write_protect is pin WP: while it
    is set, writes are acknowledged and lost.
    """

    def __init__(self, address=0x50, memory=None, file=None, write_protect=False):
        super().__init__(check_choice('address', address, range(0x50, 0x58)))
        self.memory = bytearray(b'\xff') * SIZE
        self.file, self.write_protect = file, bool(write_protect)
        self.cycles = 0  # write cycles so far
        self._place, self._ready = 0, 0
        self._begin()
        if memory is not None:
            self._fill(bytes(memory), 'memory')
        elif file is not None:
            self._load()

    def __repr__(self):
        return '<AT24C32 at 0x%02x, %d write cycles>' % (self.address, self.cycles)

    @property
    def is_busy(self):
        """Is a write cycle going on, in which the chip does not acknowledge?"""
        return now() < self._ready

    def save(self):
        """Write the memory to the file."""
        with open(self.file, 'wb') as file:
            file.write(self.memory)

    def _load(self):
        try:
            with open(self.file, 'rb') as file:
                self._fill(file.read(), self.file)
        except FileNotFoundError:
            pass  # a new chip

    def _fill(self, data, source):
        if len(data) > SIZE:
            raise ValueError('%s holds %d bytes, and an AT24C32 only %d' % (source, len(data), SIZE))
        self.memory[:len(data)] = data

    # --- the bus ---

    def _begin(self):
        self._address_bytes, self._page = [], {}

    def start(self, read):
        if self.is_busy:
            return False
        self._begin()

    def write(self, data):
        """Two bytes of address, of which twelve bits count; then bytes for one page, around which they wrap."""
        for byte in data:
            if len(self._address_bytes) < 2:
                self._address_bytes.append(byte)
                if len(self._address_bytes) == 2:
                    self._place = int.from_bytes(bytes(self._address_bytes), 'big') % SIZE
            else:
                self._page[self._place] = byte
                self._place = self._place // PAGE * PAGE + (self._place + 1) % PAGE

    def read(self, count):
        """From the current address on, which counts on after each byte and wraps at the end."""
        start, self._place = self._place, (self._place + count) % SIZE
        data = self.memory[start:start + count]
        while len(data) < count:
            data += self.memory[:count - len(data)]
        return bytes(data)

    def stop(self):
        """The write cycle begins."""
        page, self._page = self._page, {}
        if not page or self.write_protect:
            return
        for place, byte in page.items():
            self.memory[place] = byte
        self.cycles += 1
        self._ready = now() + WRITE_NS
        if self.file is not None:
            self.save()
