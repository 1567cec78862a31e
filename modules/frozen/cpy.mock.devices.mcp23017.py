# SPDX-License-Identifier: MIT
"""cpy.mock.devices.mcp23017 - the Microchip MCP23017, 16 more pins on I2C, with its interrupt pins.

Facts: data sheet DS20001952, chapters 3.2 (addressing and byte mode), 3.5 (registers), 3.6 (interrupts).  What is hard:
two layouts of the registers that a bit of one of them switches between, and interrupts that keep what caused them until
somebody reads it.
"""

from cpy.mock import Driver, I2CDevice, pin as find_pin
from cpy.mock.devices._common import check_choice

__all__ = ['MCP23017']

# Registers of a port, as they follow one another in both layouts (tables 3-1, 3-5).
IODIR, IPOL, GPINTEN, DEFVAL, INTCON, IOCON, GPPU, INTF, INTCAP, GPIO, OLAT = range(11)
# Bits of IOCON (register 3-6).
BANK, MIRROR, SEQOP, ODR, INTPOL = 0x80, 0x40, 0x20, 0x04, 0x02
REGISTERS = 22


class ExpanderPin:
    """A pin of an expander, seen from outside."""

    def __init__(self, expander, number):
        self._expander, self._port, self._bit = expander, number // 8, 1 << number % 8
        self.number = number
        self.name = 'GP%s%d' % ('AB'[self._port], number % 8)
        self._outside, self._last = None, False

    def __repr__(self):
        return '<Pin %s of %r, %s, %s>' % (
            self.name, self._expander, self.direction, 'high' if self.level else 'low')

    def drive(self, level):
        """Drive it high (True) or low (False) from outside, or let go (None)."""
        self._outside = None if level is None else bool(level)
        self._expander._look()

    def release(self):
        """Let go."""
        self.drive(None)

    @property
    def direction(self):
        """'input' or 'output', as the expander is set up."""
        return 'input' if self._expander._ports[self._port][IODIR] & self._bit else 'output'

    @property
    def level(self):
        """What is on the wire: low if anybody drives it low; what it was last if nobody does and no pull-up is on."""
        registers = self._expander._ports[self._port]
        output = None if registers[IODIR] & self._bit else bool(registers[OLAT] & self._bit)
        driven = [level for level in (output, self._outside) if level is not None]
        if driven:
            self._last = all(driven)
        elif registers[GPPU] & self._bit:
            self._last = True
        return self._last


class MCP23017(I2CDevice):
    """An MCP23017: pins is a list of its pins, GPA0 to GPA7 and GPB0 to GPB7, to be driven and read from outside.

    inta, intb: pins of the board that its interrupt outputs are wired to; reset: the pin that is wired to its RESET.
    """

    def __init__(self, address=0x20, inta=None, intb=None, reset=None):
        super().__init__(check_choice('address', address, range(0x20, 0x28)))
        self._ports = [bytearray(11), bytearray(11)]
        self.pins = [ExpanderPin(self, number) for number in range(16)]
        self._drivers = [None if wire is None else Driver(wire) for wire in (inta, intb)]
        self._reset_pin = None if reset is None else find_pin(reset)
        self.reset()

    def __repr__(self):
        return '<MCP23017 at 0x%02x>' % self.address

    def reset(self):
        """All registers as after power on: every pin an input."""
        for registers in self._ports:
            registers[:] = bytes(11)
            registers[IODIR] = 0xFF
        self._pointer = 0
        self._seen = [self._inputs(port) for port in (0, 1)]
        self._look()

    def attached(self):
        self._set_interrupts()
        if self._reset_pin:
            self._reset_pin.listen(self._reset_changed)

    def detached(self):
        if self._reset_pin:
            self._reset_pin.unlisten(self._reset_changed)
        for driver in self._drivers:
            if driver is not None:
                driver.set(None)

    def _reset_changed(self, level, time):
        if not level:
            self.reset()

    # --- addresses (3.2) ---

    def _find(self, address):
        """Return (port, register) of an address; (0, None) where there is none."""
        if not self._ports[0][IOCON] & BANK:
            return (address & 1, address >> 1) if address < REGISTERS else (0, None)
        return (address >> 4, address & 15) if address < 0x20 and address & 15 <= OLAT else (0, None)

    def _step(self):
        """Where the next byte goes: in byte mode to the same register, or in pairs to the other port's."""
        control = self._ports[0][IOCON]
        if not control & SEQOP:
            last = 0x1A if control & BANK else REGISTERS - 1
            self._pointer = self._pointer + 1 if self._pointer < last else 0
        elif not control & BANK:
            self._pointer ^= 1

    # --- the bus ---

    def start(self, read):
        self._has_pointer = read

    def write(self, data):
        for byte in data:
            if self._has_pointer:
                self._write_register(*self._find(self._pointer), byte)
                self._step()
            else:
                self._pointer, self._has_pointer = byte, True

    def read(self, count):
        data = bytearray()
        for i in range(count):
            data.append(self._read_register(*self._find(self._pointer)))
            self._step()
        return bytes(data)

    def _write_register(self, port, register, value):
        if register == IOCON:
            for registers in self._ports:
                registers[IOCON] = value & 0xFE
        elif register == GPIO:
            self._ports[port][OLAT] = value
        elif register not in (None, INTF, INTCAP):
            self._ports[port][register] = value
        self._look()

    def _read_register(self, port, register):
        if register is None:
            return 0
        registers = self._ports[port]
        value = self._inputs(port) if register == GPIO else registers[register]
        if register in (GPIO, INTCAP) and registers[INTF]:
            registers[INTF] = 0
            self._look()
        return value

    # --- pins and interrupts (3.6) ---

    def _inputs(self, port):
        """What GPIO reads: levels, those of IPOL inverted."""
        value = sum(wire._bit for wire in self.pins[8 * port:8 * port + 8] if wire.level)
        return value ^ self._ports[port][IPOL]

    def _look(self):
        """Something changed: find out what interrupts, and set the interrupt pins."""
        for port, registers in enumerate(self._ports):
            value = self._inputs(port)
            changed = (value ^ self._seen[port]) & ~registers[INTCON] | (value ^ registers[DEFVAL]) & registers[INTCON]
            cause = changed & registers[GPINTEN]
            self._seen[port] = value
            if cause and not registers[INTF]:
                registers[INTF], registers[INTCAP] = cause, value
        self._set_interrupts()

    def _set_interrupts(self):
        control = self._ports[0][IOCON]
        active = [bool(registers[INTF]) for registers in self._ports]
        if control & MIRROR:
            active = [any(active)] * 2
        for driver, is_active in zip(self._drivers, active):
            if driver is None or not self.is_attached:
                continue
            if control & ODR:
                driver.set(False if is_active else None)
            else:
                driver.set(is_active == bool(control & INTPOL))

    @property
    def interrupts(self):
        """(port A, port B): whether each one's interrupt is active."""
        return tuple(bool(registers[INTF]) for registers in self._ports)
