# SPDX-License-Identifier: MIT
"""cpy.mock.devices.led - a light emitting diode at a pin: what it showed, and how bright it looks."""

from cpy.mock import now, pin as find_pin
from cpy.mock.devices._common import check_number

__all__ = ['Led']

EYE = 0.05  # seconds over which light looks steady


class Led:
    """An LED that is lit while its pin is high, or low if active_low.

    It reads what the board records about the pin: pin.clear_edges() makes it forget, and of very many changes
    only the latest are known.
    """

    def __init__(self, pin, active_low=False):
        self.pin = find_pin(pin)
        self.active_low = bool(active_low)
        self._born = max([now()] + [time + 1 for time, level in self.pin.edges[-1:]])

    def __repr__(self):
        return '<Led %s %s, %d toggles>' % (self.pin.name, 'on' if self.is_on else 'off', self.toggles)

    @property
    def is_on(self):
        """Is it lit now?"""
        return self.pin.level != self.active_low

    @property
    def history(self):
        """[(time_ns, is_on), ...] of the changes since the LED was made."""
        return [(time, level != self.active_low) for time, level in self.pin.edges if time >= self._born]

    @property
    def toggles(self):
        """How many times it changed."""
        return len(self.history)

    @property
    def brightness(self):
        """0 (dark) to 1: the part of the last 50 ms in which it was lit; of whole periods if it blinks."""
        return self.brightness_over(EYE)

    def brightness_over(self, seconds):
        """Return the brightness over the last so many seconds."""
        check_number('seconds', seconds, 1e-9, 1e9)
        end = now()
        start = max(end - seconds * 1e9, self._born)
        changes = [change for change in self.history if change[0] > start]
        periods = [time for time, is_on in changes if is_on]
        if len(periods) >= 2:
            start, end = periods[0], periods[-1]
            changes = [change for change in changes if start <= change[0] <= end]
        return lit_part(changes, start, end, not changes[0][1] if changes else self.is_on)


def lit_part(changes, start, end, is_on):
    """The part of the time from start to end in which something was lit, that is_on at first."""
    if start >= end:
        return float(is_on)
    lit, since = 0, start
    for time, changed in changes + [(end, False)]:
        if is_on:
            lit += time - since
        since, is_on = time, changed
    return lit / (end - start)
