# SPDX-License-Identifier: MIT
"""Registers of an I2C device: read, written, changed bit by bit, read in blocks, by a driver in the usual manner.

Where module board is (cpy, on simulated hardware) the bus is a busio.I2C with a device model at its end; elsewhere the
nearest thing in plain Python, a class that copies between the caller's buffer and a bytearray.
"""
# group: drivers
# options: --backend mock --board host
import sys

try:
    import board
    from cpy import mock
except ImportError:
    board = None

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
ADDRESS = 0x40


class Bus:
    """The least that a bus with one device is."""

    def __init__(self):
        self.registers = bytearray(256)

    def try_lock(self):
        return True

    def unlock(self):
        pass

    def writeto(self, address, data):
        self.registers[data[0]:data[0] + len(data) - 1] = data[1:]

    def writeto_then_readfrom(self, address, out, into):
        into[:] = self.registers[out[0]:out[0] + len(into)]


def make_bus():
    if board is None:
        return Bus()
    bus = board.I2C()
    mock.attach_i2c(bus, mock.RegisterDevice(ADDRESS))
    return bus


class Device:
    """Locks the bus for each transfer."""

    def __init__(self, bus, address):
        self.bus, self.address = bus, address

    def __enter__(self):
        while not self.bus.try_lock():
            pass
        return self

    def __exit__(self, *error):
        self.bus.unlock()

    def write(self, data):
        self.bus.writeto(self.address, data)

    def write_then_read(self, out, into):
        self.bus.writeto_then_readfrom(self.address, out, into)


class Driver:
    def __init__(self, bus):
        self.device = Device(bus, ADDRESS)
        self.one, self.two, self.block = bytearray(1), bytearray(2), bytearray(6)

    def get(self, register):
        self.one[0] = register
        with self.device as device:
            device.write_then_read(self.one, self.one)
        return self.one[0]

    def set(self, register, value):
        self.two[0], self.two[1] = register, value
        with self.device as device:
            device.write(self.two)

    def change(self, register, mask, value):
        self.set(register, self.get(register) & ~mask & 0xff | value & mask)

    def axes(self):
        self.one[0] = 0x20
        with self.device as device:
            device.write_then_read(self.one, self.block)
        block = self.block
        return block[0] | block[1] << 8, block[2] | block[3] << 8, block[4] | block[5] << 8


def poll(bus, n):
    """Without a driver: the transfer alone."""
    register, value, total = b'\x05', bytearray(2), 0
    while not bus.try_lock():
        pass
    for _ in range(n):
        bus.writeto_then_readfrom(ADDRESS, register, value)
        total += value[0]
    bus.unlock()
    return total


def run(bus, n):
    driver, total = Driver(bus), 0
    for i in range(6):
        driver.set(0x20 + i, 17 * i)
    driver.set(0x05, 9)
    for i in range(n):
        driver.change(0x10, 0x1c, i << 2)
        total += driver.get(0x10) + sum(driver.axes())
    return total


bus = make_bus()
print(run(bus, int(40000 * SIZE)), poll(bus, int(250000 * SIZE)))
