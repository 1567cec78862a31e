# SPDX-License-Identifier: MIT
"""What the lab's device process does at the wish of a test in the guest, and the chips that are always there.

The chips of the guest's second I2C adapter are served by drivers of its kernel: a PCA9685 (PWM) and an ADS1115 (ADC).
The third, the bridge to SPI, is in C (bridge.c).
"""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import microcontroller
from cpy import mock
from link import Far, Link


class PCA9685(mock.RegisterDevice):
    """16 channels of PWM (NXP PCA9685, rev. 4); only what is written and read back."""

    def __init__(self):
        super().__init__(0x40, fill=0)
        self.registers[0] = 0x11  # MODE1: asleep
        self.registers[1] = 0x04
        self.registers[0xFE] = 0x1E  # 200 Hz


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


class Teller:
    """A function of the test, to be told something.  The test may be inside a call that moves a pin, in which it can
    answer nothing, so nobody waits for it."""

    made = {}

    def __new__(cls, far):
        number = far._far[1]
        if number not in cls.made:
            cls.made[number] = super().__new__(cls)
            cls.made[number].far = far
        return cls.made[number]

    def __call__(self, *args):
        self.far._tell(None, *args)


class DeskLink(Link):
    """A link that knows which functions only want to be told."""

    paced = True

    def do(self, what, number, *rest):
        if what == 'call' and getattr(self.objects[number], '__name__', '') in ('listen', 'unlisten', 'after'):
            rest = tuple([Teller(a) if type(a) is Far else a for a in rest[0]]), rest[1]
        return super().do(what, number, *rest)


class Desk:
    """The object that the guest sees first."""

    def __init__(self):
        self.mock, self.pwm, self.adc = mock, PCA9685(), ADS1115()
        self.attach_chips()

    def attach_chips(self):
        mock.attach_i2c('I2C1', self.pwm)
        mock.attach_i2c('I2C1', self.adc)

    def reset(self):
        mock.reset()
        self.attach_chips()

    def stand_in(self, base, theirs, hooks, args):
        """A device whose operations a device of the test in the guest does."""
        def hook(name):
            if name in ('select', 'deselect'):  # happens when the test moves a pin
                return lambda self: theirs._tell(name)
            return lambda self, *given: getattr(theirs, name)(*given)

        kind = type(base, (getattr(mock, base),), {name: hook(name) for name in hooks})
        return kind(*args)


def pin_named(name):
    return getattr(microcontroller.pin, name)


desk = Desk()
link = DeskLink(int(os.environ['LAB_CONTROL']), desk, meant=pin_named)


def serve():
    """Does what one message of the guest says; False: it is gone."""
    try:
        link.handle(link.receive())
        while link.backlog:
            link.handle(link.receive())
    except (EOFError, OSError):
        return False
    return True
