# SPDX-License-Identifier: MIT
"""cpy.mock.devices.ds3231 - the Maxim DS3231 clock with its alarms, on I2C.

Facts: data sheet DS3231 (19-5170), pages 11 to 16: timekeeping registers, alarms (table 2), control, status, aging and
temperature.  What is hard: the registers are set one by one, so that for a while they may say 31 February; therefore
the date is kept as it was written, and only midnight makes a date of the calendar of it.
"""

from cpy.mock import Driver, RegisterDevice, after, now
from cpy.mock.devices._common import Measuring, Quantity, check_number, date_of, days_of, wall_offset

__all__ = ['DS3231']

SECONDS, MINUTES, HOURS, WEEKDAY, DATE, MONTH, YEAR = range(7)
ALARM1, ALARM2, CONTROL, STATUS, AGING, TEMPERATURE, SIZE = 0x07, 0x0B, 0x0E, 0x0F, 0x10, 0x11, 0x13
CONV, INTCN = 0x20, 0x04  # bits of CONTROL; the two lowest enable the alarms' interrupts
OSF, BSY = 0x80, 0x04  # bits of STATUS; the two lowest say that an alarm has come
SECOND, DAY = 1000000000, 86400
CONVERSION_EVERY, CONVERSION_TAKES = 64 * SECOND, SECOND // 5
HALF_PERIODS = (SECOND / 2, SECOND / 2048, SECOND / 8192, SECOND / 16384)  # of the square wave, by RS2 and RS1
LIMITS = (59, 59, 23, 7, 31, 12, 99)
LOWEST = (0, 0, 0, 1, 1, 1, 0)


class DS3231(Measuring, RegisterDevice):
    """A DS3231 that shows the script's wall clock (UTC) and offset seconds, Sunday being day 1.

    lost_power: the battery was empty, so that it starts in the year 2000 and its oscillator-stopped flag says so.  sqw
    is the pin of the board that INT/SQW is wired to (open drain: something must pull it up).  temperature is measured
    every 64 s, and when the script asks for it.  The aging register does not change how fast it runs, and it has no
    32 kHz pin.
    """

    temperature = Quantity(-40, 85, 'degC', 'What it will measure next, in degrees Celsius.')

    def __init__(self, offset=0, temperature=25.0, sqw=None, lost_power=False):
        super().__init__(0x68, SIZE)
        check_number('offset', offset, -3.2e9, 3.2e9)
        self._start()
        self._driver = None if sqw is None else Driver(sqw)
        self._timer = self._wave = None
        self._twelve = False
        self.registers[CONTROL] = 0x1C
        self.registers[STATUS] = 0x88 if lost_power else 0x08
        self._conversions, self._converting = 0, None
        self._temperature = 0
        self.temperature = temperature
        self._convert(self._born)
        if lost_power:
            self._fields, self._century = [0, 0, 0, 1, 1, 1, 0], False
            self._base = now()
        else:
            self.time = (now() + wall_offset()) / SECOND + offset

    def __repr__(self):
        self._advance()
        f = self._fields
        return '<DS3231 %04d-%02d-%02d %02d:%02d:%02d>' % (
            self._full_year(), f[MONTH], f[DATE], f[HOURS], f[MINUTES], f[SECONDS])

    # --- time ---

    @property
    def time(self):
        """Its time in seconds since 1970, which may be set."""
        self._advance()
        f = self._fields
        days = days_of(self._full_year(), f[MONTH], f[DATE])
        return DAY * days + self._second_of_day() + (now() - self._base) / SECOND

    @time.setter
    def time(self, seconds):
        check_number('time', seconds, DAY * days_of(2000, 1, 1), DAY * days_of(2200, 1, 1) - 1)
        whole = int(seconds)
        self._base = now() - round((seconds - whole) * SECOND)
        days, rest = divmod(whole, DAY)
        self._fields = [rest % 60, rest // 60 % 60, rest // 3600, (days + 4) % 7 + 1, 1, 1, 0]
        self._set_date(days)
        self._schedule()

    def _full_year(self):
        return 2000 + 100 * self._century + self._fields[YEAR]

    def _second_of_day(self):
        return 3600 * self._fields[HOURS] + 60 * self._fields[MINUTES] + self._fields[SECONDS]

    def _set_date(self, days):
        year, self._fields[MONTH], self._fields[DATE] = date_of(days)
        self._fields[YEAR] = year % 100
        self._century = bool(year // 100 & 1)

    def _advance(self):
        """Bring the time up to now."""
        elapsed = (now() - self._base) // SECOND
        if not elapsed:
            return
        self._base += elapsed * SECOND
        f = self._fields
        days, rest = divmod(self._second_of_day() + elapsed, DAY)
        f[HOURS], f[MINUTES], f[SECONDS] = rest // 3600, rest // 60 % 60, rest % 60
        if days:
            f[WEEKDAY] = (f[WEEKDAY] - 1 + days) % 7 + 1
            self._set_date(days_of(self._full_year(), f[MONTH], f[DATE]) + days)

    # --- the bus ---

    def start(self, read):
        """What is read belongs to the moment of START."""
        if read:
            self._advance()
            self._measure()
            self._show()

    def write_registers(self, register, data):
        self._advance()
        for i, byte in enumerate(data):
            self._write_register((register + i) % SIZE, byte)
        self._schedule()
        self._set_pin()

    def _write_register(self, register, byte):
        if register <= YEAR:
            self._set_field(register, byte)
        elif register == CONTROL:
            self._set_control(byte)
        elif register == STATUS:
            keep = self.registers[STATUS]
            self.registers[STATUS] = byte & 0x08 | keep & byte & 0x83 | keep & BSY
        elif register < TEMPERATURE:
            self.registers[register] = byte

    def _set_field(self, register, byte):
        if register == SECONDS:
            self._base = now()
        elif register == HOURS:
            self._twelve = bool(byte & 0x40)
        elif register == MONTH:
            self._century = bool(byte & 0x80)
        mask = 0x1F if register == MONTH else 0x7F
        value = hour_of(byte) if register == HOURS else from_bcd(byte & mask if register < YEAR else byte)
        self._fields[register] = min(max(value, LOWEST[register]), LIMITS[register])

    def _set_control(self, byte):
        self._measure()
        if byte & CONV and self._converting is None:
            self._converting = now() + CONVERSION_TAKES
        self.registers[CONTROL] = byte & ~CONV | (CONV if self._converting is not None else 0)

    def _show(self):
        r, f = self.registers, self._fields
        for register in (SECONDS, MINUTES, WEEKDAY, DATE, YEAR):
            r[register] = to_bcd(f[register])
        r[MONTH] = to_bcd(f[MONTH]) | (0x80 if self._century else 0)
        if self._twelve:
            r[HOURS] = 0x40 | (0x20 if f[HOURS] >= 12 else 0) | to_bcd((f[HOURS] - 1) % 12 + 1)
        else:
            r[HOURS] = to_bcd(f[HOURS])

    # --- temperature ---

    def _before_change(self):
        self._measure()

    def _measure(self):
        """Do the conversions that were due until now; only the latest counts."""
        due = (now() - self._born) // CONVERSION_EVERY
        if due > self._conversions:
            self._conversions = due
            self._convert(self._born + due * CONVERSION_EVERY)
        if self._converting is not None and now() >= self._converting:
            self._convert(self._converting)
            self._converting = None
            self.registers[CONTROL] &= ~CONV
        self.registers[STATUS] = self.registers[STATUS] & ~BSY | (BSY if self._converting is not None else 0)

    def _convert(self, time):
        quarters = round(4 * type(self).temperature.at(self, time))
        self.registers[TEMPERATURE:TEMPERATURE + 2] = bytes((quarters >> 2 & 255, quarters << 6 & 0xC0))

    # --- alarms and the pin ---

    def attached(self):
        self._schedule()
        self._set_pin()

    def detached(self):
        for timer in (self._timer, self._wave):
            if timer:
                timer.cancel()
        self._timer = self._wave = None
        if self._driver is not None:
            self._driver.set(None)

    def _alarm(self, first):
        """Return (seconds, minutes, hours, day) of an alarm; what does not count is None."""
        r = self.registers
        if first:
            seconds, (minutes, hours, day) = r[ALARM1], r[ALARM1 + 1:ALARM1 + 4]
        else:
            seconds, (minutes, hours, day) = 0, r[ALARM2:ALARM2 + 3]
        return (None if seconds & 0x80 else from_bcd(seconds), None if minutes & 0x80 else from_bcd(minutes),
                None if hours & 0x80 else hour_of(hours), None if day & 0x80 else day)

    def _matches(self, alarm):
        seconds, minutes, hours, day = alarm
        f = self._fields
        return (seconds in (None, f[SECONDS]) and minutes in (None, f[MINUTES]) and hours in (None, f[HOURS]) and
                (day is None or (day & 15 == f[WEEKDAY] if day & 0x40 else from_bcd(day & 0x3F) == f[DATE])))

    def _armed(self):
        """The alarms that could come next: not those that have come, or wait for a day 0."""
        for bit in (1, 2):
            alarm = self._alarm(bit == 1)
            if not self.registers[STATUS] & bit and (alarm[3] is None or alarm[3] & 0x3F):
                yield bit, alarm

    def _schedule(self):
        """Come back in the next second that an alarm may be meant for."""
        if self._timer:
            self._timer.cancel()
            self._timer = None
        second = self._fields[SECONDS]
        waits = [1 if alarm[0] is None else (alarm[0] - second - 1) % 60 + 1 for bit, alarm in self._armed()]
        if waits and self.is_attached:
            self._timer = after((self._base + min(waits) * SECOND - now()) / SECOND, self._look)

    def _look(self):
        """A second in which an alarm may come."""
        self._timer = None
        self._advance()
        for bit, alarm in list(self._armed()):
            if self._matches(alarm):
                self.registers[STATUS] |= bit
        self._set_pin()
        self._schedule()

    def _set_pin(self):
        """INT/SQW is the interrupts' or the square wave's; it only ever pulls low."""
        if self._driver is None or not self.is_attached:
            return
        control = self.registers[CONTROL]
        if control & INTCN:
            self._end_wave()
            self._driver.set(False if control & self.registers[STATUS] & 3 else None)
        elif self._wave is None or self._half != HALF_PERIODS[control >> 3 & 3]:
            self._end_wave()
            self._half = HALF_PERIODS[control >> 3 & 3]
            self._count, self._wave_start = int((now() - self._base) // self._half), self._base
            self._swing()

    def _end_wave(self):
        if self._wave:
            self._wave.cancel()
            self._wave = None

    def _swing(self):
        """A half of the square wave begins; its first half is low, from the second on."""
        self._driver.set(None if self._count & 1 else False)
        self._count += 1
        then = self._wave_start + round(self._count * self._half)
        self._wave = after(max(then - now(), 0) / SECOND, self._swing)


def from_bcd(byte):
    return (byte >> 4) * 10 + (byte & 15)


def to_bcd(value):
    return value // 10 << 4 | value % 10


def hour_of(byte):
    """The hour, 0 to 23, of a register in either form."""
    if not byte & 0x40:
        return from_bcd(byte & 0x3F)
    return from_bcd(byte & 0x1F) % 12 + (12 if byte & 0x20 else 0)
