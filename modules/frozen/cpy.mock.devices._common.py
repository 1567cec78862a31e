# SPDX-License-Identifier: MIT
"""cpy.mock.devices._common - what several device models need: settable quantities, and wall time that costs nothing."""

from time import time_ns

from cpy.mock import now

__all__ = []


def check_number(name, value, low, high, unit=''):
    """Return the value; TypeError or ValueError says which range the parameter has."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError('%s must be a number, not %s' % (name, type(value).__name__))
    if not low <= value <= high:
        raise ValueError('%s must be %g to %g%s, not %r' % (name, low, high, unit and ' ' + unit, value))
    return value


def check_choice(name, value, choices):
    """Return the value if it is one of the choices; ValueError names them all."""
    if value not in choices:
        shown = ', '.join('0x%02x' % c if name == 'address' else repr(c) for c in choices)
        raise ValueError('%s must be one of %s, not %r' % (name, shown, value))
    return value


class Quantity:
    """An attribute that is a number in a range, or a function of the seconds since the device was made.

    Reading it gives the number of this moment.  Before it changes, the owner's _before_change() runs: a model that
    works lazily brings itself up to date there.
    """

    def __init__(self, low, high, unit='', doc=None):
        self.low, self.high, self.unit, self.__doc__ = low, high, unit, doc

    def __set_name__(self, owner, name):
        self.name, self.slot = name, '_' + name

    def __get__(self, device, owner=None):
        return self if device is None else self.at(device, now())

    def __set__(self, device, value):
        if not callable(value):
            check_number(self.name, value, self.low, self.high, self.unit)
        device._before_change()
        setattr(device, self.slot, value)

    def at(self, device, time):
        """Return the number at a time of the board's clock (ns)."""
        value = getattr(device, self.slot)
        if not callable(value):
            return value
        result = value((time - device._born) / 1e9)
        return check_number('what %s() returns' % self.name, result, self.low, self.high, self.unit)


class Measuring:
    """The part of a model that has Quantities."""

    def _start(self):
        """Remember the moment from which functions of time count."""
        self._born = now()

    def _before_change(self):
        pass


def wall_offset():
    """Return what to add to mock.now() to get nanoseconds since 1970 by the script's clock."""
    return time_ns() - now()


def days_of(year, month, day):
    """Return the days from 1970-01-01 to a date of the Gregorian calendar."""
    year -= month <= 2
    era, month = year // 400, (month + 9) % 12
    of_era = year - 400 * era
    return 146097 * era + 365 * of_era + of_era // 4 - of_era // 100 + (153 * month + 2) // 5 + day - 719469


def date_of(days):
    """Return (year, month, day) of a number of days since 1970-01-01."""
    days += 719468
    era, of_era = divmod(days, 146097)
    year = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    month = (5 * of_year + 2) // 153
    day = of_year - (153 * month + 2) // 5 + 1
    month = month + 3 if month < 10 else month - 9
    return year + 400 * era + (month <= 2), month, day
