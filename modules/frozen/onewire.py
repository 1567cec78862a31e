# SPDX-License-Identifier: MIT
"""The 1-Wire bus, as its controller: which devices there are, and bytes to and from them."""
import _onewire


class OneWireError(Exception):
    """No device has answered."""


class OneWire:
    """A bus on a machine.Pin, which becomes an open drain with its own pull-up where there is one."""

    SEARCH_ROM, MATCH_ROM, SKIP_ROM = 0xF0, 0x55, 0xCC

    def __init__(self, pin):
        self.pin = pin
        try:
            pin.init(pin.OPEN_DRAIN, pin.PULL_UP)
        except OSError:
            pin.init(pin.OPEN_DRAIN)  # one outside is needed, then

    def reset(self, required=False):
        """Reset the devices; return whether there is one.  required: OneWireError if there is none."""
        present = _onewire.reset(self.pin)
        if required and not present:
            raise OneWireError('no 1-Wire device has answered; check its wiring and the pull-up resistor')
        return present

    def readbit(self):
        """Read a bit."""
        return _onewire.readbit(self.pin)

    def readbyte(self):
        """Read a byte."""
        return _onewire.readbyte(self.pin)

    def readinto(self, buf):
        """Fill a buffer with bytes."""
        for i in range(len(buf)):
            buf[i] = _onewire.readbyte(self.pin)

    def writebit(self, value):
        """Write a bit."""
        _onewire.writebit(self.pin, value)

    def writebyte(self, value):
        """Write a byte."""
        _onewire.writebyte(self.pin, value)

    def write(self, buf):
        """Write the bytes of a buffer."""
        for byte in buf:
            _onewire.writebyte(self.pin, byte)

    def select_rom(self, rom):
        """Reset, then talk to the device of this address only."""
        self.reset()
        self.writebyte(self.MATCH_ROM)
        self.write(rom)

    def crc8(self, data):
        """Return the checksum of bytes; 0 if they end with their own."""
        return _onewire.crc8(data)

    def scan(self):
        """Return a list of the addresses of all devices, as bytearrays of 8."""
        devices, rom, unexplored = [], None, 64
        while unexplored is not None:
            rom, unexplored = self._search(rom, unexplored)
            if rom is None:
                break
            if not self.crc8(rom):
                devices.append(rom)
        return devices

    def _search(self, last, branch):
        """Find the address that follows the last one: it differs from it at the bit number branch.  Return it (None:
        nobody answered) and the highest bit where a further one branches off (None: there is none)."""
        if not self.reset():
            return None, None
        self.writebyte(self.SEARCH_ROM)
        rom, next_branch = bytearray(8), None
        for i in range(64):
            bit, complement = self.readbit(), self.readbit()
            if bit and complement:
                return None, None  # nobody is left
            if not bit and not complement:  # devices with either
                before = last[i // 8] >> i % 8 & 1 if last is not None else 0
                bit = 1 if i == branch else before if i < branch and last is not None else 0
                if not bit:
                    next_branch = i
            self.writebit(bit)
            rom[i // 8] |= bit << i % 8
        return rom, next_branch
