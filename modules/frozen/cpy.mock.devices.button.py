# SPDX-License-Identifier: MIT
"""cpy.mock.devices.button - a push button between a pin and a supply, whose contact may bounce."""

from cpy.mock import Driver, after, pin as find_pin
from cpy.mock.devices._common import check_number

__all__ = ['Button']

SOON = 1e9  # seconds that a time may be ahead


class Button:
    """A button that connects its pin to ground while it is pressed (active_low), or else to the supply.

    Released, it lets go of the pin: a pull of the script's, or pull ('up' or 'down', a resistor outside), decides.
    bounce=(times, seconds): after each press and release the contact opens and closes again so many times, evenly in
    so many seconds, the same way every time.
    """

    def __init__(self, pin, active_low=True, pull=None, bounce=None):
        self.pin = find_pin(pin)
        self.active_low = bool(active_low)
        self.bounce = bounce
        self.is_pressed = False
        self._driver = Driver(pin)
        self._timers = []
        if pull is not None:
            self.pin.set_pull(pull)

    def __repr__(self):
        return '<Button %s %s>' % (self.pin.name, 'pressed' if self.is_pressed else 'released')

    @property
    def bounce(self):
        """(times, seconds), or None."""
        return self._bounce

    @bounce.setter
    def bounce(self, value):
        if value is not None:
            try:
                times, seconds = value
            except (TypeError, ValueError):
                raise ValueError('bounce must be (times, seconds) or None, not %r' % (value,)) from None
            check_number('times of bounce', times, 0, 1000)
            value = int(times), check_number('seconds of bounce', seconds, 0, 10)
        self._bounce = value

    def press(self, at=0, seconds=None):
        """Press it, at so many seconds from now; release it again after so many seconds, if they are given."""
        check_number('at', at, 0, SOON)
        if seconds is not None:
            check_number('seconds', seconds, 0, SOON)
        self._later(at, True)
        if seconds is not None:
            self._later(at + seconds, False)

    def release(self, at=0):
        """Release it, at so many seconds from now."""
        self._later(check_number('at', at, 0, SOON), False)

    def close(self):
        """Take the button off its pin; what was to happen later does not."""
        for timer in self._timers:
            timer.cancel()
        self._timers = []
        self._driver.close()

    def _later(self, seconds, pressed):
        if seconds == 0:
            self._move(pressed)
        else:
            self._timers.append(after(seconds, self._move, pressed))

    def _move(self, pressed):
        """Move the contact, which then bounces: each time it goes back for a moment."""
        if pressed == self.is_pressed:
            return
        self.is_pressed = pressed
        self._contact(pressed)
        times, seconds = self._bounce or (0, 0)
        for i in range(2 * times):
            self._timers.append(after((i + 1) * seconds / (2 * times), self._contact, pressed == bool(i & 1)))

    def _contact(self, closed):
        self._driver.set((not self.active_low) if closed else None)
