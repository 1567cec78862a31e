# SPDX-License-Identifier: MIT
"""Models for the weather station whose behaviour hangs on what the station does, not on time: then its output is the
same on every clock and every machine, however slow."""

from cpy import mock


class Room(mock.devices.BME280):
    """The sensor in a room that grows warmer each time the LED is lit."""

    def __init__(self, led, address=0x76):
        self.flashes = 0
        super().__init__(temperature=lambda seconds: 20 + 0.7 * self.flashes,
                         pressure=lambda seconds: 100000 + 130 * self.flashes,
                         humidity=lambda seconds: 50 - 4.2 * self.flashes, address=address)
        mock.pin(led).listen(self.flash)

    def flash(self, level, time_ns):
        self.flashes += level


class Finger(mock.devices.Button):
    """A button that is pressed while the LED is lit for certain times."""

    def __init__(self, pin, led, flashes):
        super().__init__(pin)
        self.flashes, self.seen = flashes, 0
        mock.pin(led).listen(self.flash)

    def flash(self, level, time_ns):
        self.seen += level
        if level and self.seen in self.flashes:
            self.press()
        elif self.is_pressed:
            self.release()
