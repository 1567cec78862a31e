# SPDX-License-Identifier: MIT
"""What an empty property takes, the least that a pin in Python would: one line each, a name and ns."""
import time

COUNT = 300000


class Pin:
    """A pin that does nothing."""

    @property
    def value(self):
        """The level."""

    @value.setter
    def value(self, level):
        pass


def toggle(led, count):
    for _ in range(count):
        led.value = not led.value


def write(led, count):
    for _ in range(count // 2):
        led.value = True
        led.value = False


def measure(name, function, *args):
    function(*args, 1000)
    begin = time.process_time_ns()
    function(*args, COUNT)
    print(name, (time.process_time_ns() - begin) / COUNT)


measure('toggle', toggle, Pin())
measure('write', write, Pin())
