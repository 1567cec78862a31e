# SPDX-License-Identifier: MIT
"""What operations on simulated hardware take: one line each, a name and ns."""
import time

import board
import digitalio
from cpy import mock

COUNT = 300000


class PythonRegisters(mock.RegisterDevice):
    """Registers that Python computes."""

    def read_registers(self, register, count):
        return self.registers[register:register + count]


def toggle(led, count):
    for _ in range(count):
        led.value = not led.value


def write(led, count):
    for _ in range(count // 2):
        led.value = True
        led.value = False


def read_register(i2c, address, count):
    register, value = b'\x05', bytearray(2)
    for _ in range(count):
        i2c.writeto_then_readfrom(address, register, value)


def measure(name, function, *args):
    function(*args, 1000)
    begin = time.process_time_ns()
    function(*args, COUNT)
    print(name, (time.process_time_ns() - begin) / COUNT)


led = digitalio.DigitalInOut(board.D13)
led.switch_to_output()
measure('toggle', toggle, led)
measure('write', write, led)
bus = board.I2C()
bus.try_lock()
mock.attach_i2c(bus, mock.RegisterDevice(0x40))
mock.attach_i2c(bus, PythonRegisters(0x41))
measure('register_c', read_register, bus, 0x40)
measure('register_python', read_register, bus, 0x41)
