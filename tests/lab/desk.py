# SPDX-License-Identifier: MIT
"""What the lab's device process does at the wish of a test in the guest."""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import chips
import microcontroller
from cpy import mock
from link import Far, Link


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
        self.mock, self.pwm, self.adc, self.w1 = mock, chips.PCA9685(), chips.ADS1115(), chips.DS2482()
        self.attach_chips()

    def attach_chips(self):
        for chip in self.pwm, self.adc, self.w1:
            mock.attach_i2c('I2C1', chip)

    def add_thermometer(self, serial, celsius):
        """A DS18B20 on the bridge's 1-Wire line."""
        self.w1.slaves.append(chips.DS18B20(serial, celsius))
        return self.w1.slaves[-1]

    def add_1wire(self, family, serial):
        """A device of another kind there, that only has a number."""
        self.w1.slaves.append(chips.OneWireSlave(family, serial))

    def reset(self):
        mock.reset()
        self.attach_chips()

    def add_bit_spi(self, *pins):
        """A device on SPI that the kernel moves bit by bit."""
        return chips.BitSPI(*pins)

    def add_key_matrix(self, *about):
        """Keys between pins."""
        return chips.KeyMatrix(*about)

    def add_shift_register(self, *about):
        """Keys behind a shift register."""
        return chips.ShiftRegister(*about)

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
