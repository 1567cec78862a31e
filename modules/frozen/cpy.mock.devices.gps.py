# SPDX-License-Identifier: MIT
"""cpy.mock.devices.gps - a GPS receiver on a serial line, that talks NMEA 0183 and listens to MediaTek's PMTK commands.

Facts: the sentences as the GlobalTop PA6H (MT3339) data sheet, chapter "NMEA output sentences", has them; commands from
GlobalTop's PMTK command packet document (A11).  What is hard: time.  Fixes fall on whole intervals of the script's wall
clock, and all that a fix says is of that moment, though it is still being sent when the next second is half over.
"""

from math import atan2, cos, degrees, hypot, radians
from time import gmtime

from cpy.mock import UARTDevice, after, now
from cpy.mock.devices._common import Measuring, Quantity, check_choice, check_number, wall_offset

__all__ = ['GPS']

KNOT = 1852 / 3600  # m/s
METRES = 111194.93  # in a degree of latitude
RATES = (4800, 9600, 14400, 19200, 38400, 57600, 115200)
INVALID, UNSUPPORTED, FAILED, DONE = range(4)  # flags of an acknowledgement
SENTENCES = ('GLL', 'RMC', 'VTG', 'GGA', 'GSA', 'GSV')  # as command 314 counts them
FIELDS_314 = 19


class GPS(Measuring, UARTDevice):
    """A receiver that sends a fix every interval (1 s) of the board's clock.

    latitude, longitude (degrees; north and east are positive), altitude (m), speed (m/s) and course (degrees from
    north) are numbers, or functions of the seconds since now; track is a function of them that returns (latitude,
    longitude) or (latitude, longitude, altitude) instead, and speed and course follow from it unless they are set.
    fix=False: no satellite is heard.
    """

    latitude = Quantity(-90, 90, 'degrees', 'Degrees north of the equator.')
    longitude = Quantity(-180, 180, 'degrees', 'Degrees east of Greenwich.')
    altitude = Quantity(-1000, 100000, 'm', 'Metres above the sea.')

    def __init__(self, latitude=52.5163, longitude=13.3777, altitude=34.0, speed=None, course=None, track=None,
                 fix=True, satellites=8, baudrate=9600):
        check_choice('baudrate', baudrate, RATES)
        super().__init__(baudrate)
        self._start()
        self.latitude, self.longitude, self.altitude = latitude, longitude, altitude
        self.speed, self.course, self.track = speed, course, track
        self.fix, self.satellites = bool(fix), int(check_number('satellites', satellites, 0, 12))
        self._first_baudrate, self._timer = baudrate, None
        self._restart()

    def __repr__(self):
        latitude, longitude, altitude = self.position()
        return '<GPS at %.5f, %.5f, %s>' % (latitude, longitude, 'fix' if self.fix else 'no fix')

    def _restart(self):
        """The settings of a receiver that was just switched on."""
        self.interval = 1.0
        self.output = {'RMC': 1, 'GGA': 1, 'GSA': 1, 'GSV': 1}  # sentence: in each how manyth fix it comes
        self.commands = []  # sentences that came in and were understood
        self._fixes, self._line = 0, b''

    # --- where it is ---

    def position(self, time=None):
        """Return (latitude, longitude, altitude) at a time of the board's clock (ns; default: now)."""
        time = now() if time is None else time
        kind = type(self)
        if self.track is None:
            return kind.latitude.at(self, time), kind.longitude.at(self, time), kind.altitude.at(self, time)
        place = tuple(self.track((time - self._born) / 1e9))
        if len(place) not in (2, 3):
            raise ValueError('track() must return (latitude, longitude) or (latitude, longitude, altitude), not %r' %
                             (place,))
        check_number('latitude of track()', place[0], -90, 90, 'degrees')
        check_number('longitude of track()', place[1], -180, 180, 'degrees')
        return place if len(place) == 3 else place + (kind.altitude.at(self, time),)

    def movement(self, time=None):
        """Return (speed in m/s, course in degrees) at a time of the board's clock (ns; default: now)."""
        time = now() if time is None else time
        speed, course = (at_time(value, (time - self._born) / 1e9) for value in (self.speed, self.course))
        if self.track is not None and (speed is None or course is None):
            tracked = self._tracked(time)
            speed, course = (own if given is None else given for given, own in zip((speed, course), tracked))
        return speed or 0.0, (course or 0.0) % 360

    def _tracked(self, time):
        """How the track moved in the last second."""
        before, here = self.position(time - 1000000000), self.position(time)
        north = (here[0] - before[0]) * METRES
        east = ((here[1] - before[1] + 180) % 360 - 180) * METRES * cos(radians(here[0]))
        return hypot(north, east), degrees(atan2(east, north))

    # --- talking ---

    def attached(self):
        self._wall = wall_offset()
        self._next_fix()

    def detached(self):
        if self._timer:
            self._timer.cancel()

    def _next_fix(self):
        """Wait for the next whole interval of wall time."""
        if self._timer:
            self._timer.cancel()
        interval = round(self.interval * 1e9)
        wait = interval - (now() + self._wall) % interval
        self._timer = after(wait / 1e9, self._talk)

    def _talk(self):
        self._timer = None
        time = now()
        interval = round(self.interval * 1e9)
        wall = (time + self._wall + interval // 2) // interval * interval  # a timer of the real clock is a little late
        self._fixes += 1
        wanted = [name for name in ('GGA', 'GLL', 'GSA', 'GSV', 'RMC', 'VTG') if self._is_due(name)]
        data = ''.join(self._sentence(name, wall, time) for name in wanted)
        if data:
            self.send(data.encode())
        self._next_fix()

    def _is_due(self, name):
        every = self.output.get(name, 0)
        return every and self._fixes % every == 0

    def _sentence(self, name, wall, time):
        return ''.join(sentence('GP' + body) for body in getattr(self, '_make_' + name.lower())(wall, time))

    def _make_gga(self, wall, time):
        place, altitude = self._place(time)
        height = '%.1f,M,0.0,M' % altitude if self.fix else ',M,,M'
        yield 'GGA,%s,%s,%d,%02d,%s,%s,,' % (
            clock(wall), place, self.fix, self._used(), self._dilution(), height)

    def _make_gll(self, wall, time):
        state = 'A,A' if self.fix else 'V,N'
        yield 'GLL,%s,%s,%s' % (self._place(time)[0], clock(wall), state)

    def _make_gsa(self, wall, time):
        used = ['%02d' % satellite(i)[0] for i in range(self._used())]
        precision = '1.50,0.90,1.20' if self.fix else ',,'
        yield 'GSA,A,%d,%s,%s' % (3 if self.fix else 1, ','.join(used + [''] * (12 - len(used))), precision)

    def _make_gsv(self, wall, time):
        count = self._used()
        parts = max((count + 3) // 4, 1)
        for part in range(parts):
            seen = ''.join(',%02d,%02d,%03d,%02d' % satellite(i) for i in range(4 * part, min(4 * part + 4, count)))
            yield 'GSV,%d,%d,%02d%s' % (parts, part + 1, count, seen)

    def _make_rmc(self, wall, time):
        date = gmtime(wall // 1000000000)
        yield 'RMC,%s,%s,%s,%s,%02d%02d%02d,,,%s' % (
            clock(wall), 'A' if self.fix else 'V', self._place(time)[0], self._moves(time),
            date[2], date[1], date[0] % 100, 'A' if self.fix else 'N')

    def _make_vtg(self, wall, time):
        speed, course = self.movement(time)
        yield 'VTG,%.2f,T,,M,%.2f,N,%.2f,K,%s' % (course, speed / KNOT, speed * 3.6, 'A' if self.fix else 'N')

    def _place(self, time):
        """Fields of the position, and the altitude."""
        if not self.fix:
            return ',,,', 0
        latitude, longitude, altitude = self.position(time)
        return '%s,%s,%s,%s' % (angle(latitude, 2), 'S' if latitude < 0 else 'N',
                                angle(longitude, 3), 'W' if longitude < 0 else 'E'), altitude

    def _moves(self, time):
        speed, course = self.movement(time)
        return '%.2f,%.2f' % (speed / KNOT, course) if self.fix else ','

    def _used(self):
        return self.satellites if self.fix else 0

    def _dilution(self):
        return '0.90' if self.fix else ''

    # --- listening ---

    def receive(self, data):
        self._line += bytes(data)
        while b'\n' in self._line:
            line, self._line = self._line.split(b'\n', 1)
            self._obey(line.strip())
        self._line = self._line[-255:]  # longer ones are no sentences

    def _obey(self, line):
        """Carry out a PMTK sentence; what is none, or has a wrong checksum, is ignored."""
        body = line[1:-3]
        if line[:5] != b'$PMTK' or line[-3:].upper() != b'*%02X' % checksum(body):
            return
        text = body.decode('ascii', 'replace')
        number, *fields = text[4:].split(',')
        self.commands.append(text)
        method = getattr(self, '_command_' + number, None) if number.isdigit() else None
        flag = UNSUPPORTED
        if method:
            try:
                flag = method(fields)
            except (ValueError, IndexError):
                flag = INVALID
        if flag is not None:
            self._answer('001,%s,%d' % (number, flag))

    def _answer(self, body):
        self.send(sentence('PMTK' + body).encode())

    def _command_000(self, fields):
        """Test."""
        return DONE

    def _command_101(self, fields):
        """Hot start; 102 warm, 103 cold."""
        self._answer('010,001')

    _command_102 = _command_103 = _command_101

    def _command_104(self, fields):
        """Cold start with the first settings."""
        self._restart()
        self._answer('010,001')
        self._change_baudrate(self._first_baudrate)
        self._next_fix()

    def _command_220(self, fields):
        """Milliseconds between fixes."""
        milliseconds = int(fields[0])
        if not 100 <= milliseconds <= 10000:
            return INVALID
        self.interval = milliseconds / 1000
        self._next_fix()
        return DONE

    def _command_251(self, fields):
        """Bits per second; 0: as at first.  The answer still comes at the old rate."""
        rate = int(fields[0]) or self._first_baudrate
        if rate not in RATES:
            return INVALID
        self._answer('001,251,%d' % DONE)
        after(200 / self.baudrate, self._change_baudrate, rate)

    def _change_baudrate(self, rate):
        self.baudrate = rate
        self.send(b'')  # the line takes the rate from here on

    def _command_314(self, fields):
        """In each how manyth fix a sentence comes; -1: as at first."""
        if fields == ['-1']:
            self.output = {'RMC': 1, 'GGA': 1, 'GSA': 1, 'GSV': 1}
            return DONE
        values = [int(field) for field in fields]
        if len(values) != FIELDS_314 or not all(0 <= value <= 5 for value in values):
            return INVALID
        self.output = dict(zip(SENTENCES, values))
        return DONE

    def _command_400(self, fields):
        self._answer('500,%d,0,0,0.0,0.0' % round(self.interval * 1000))

    def _command_414(self, fields):
        values = [self.output.get(name, 0) for name in SENTENCES]
        self._answer('514,' + ','.join(map(str, values + [0] * (FIELDS_314 - len(values)))))

    def _command_605(self, fields):
        self._answer('705,AXN_2.31_3339_13101700,5632,PA6H,1.0')


def at_time(value, seconds):
    return value(seconds) if callable(value) else value


def checksum(body):
    """Return the exclusive or of the bytes."""
    result = 0
    for byte in body:
        result ^= byte
    return result


def sentence(body):
    """Return a whole sentence."""
    return '$%s*%02X\r\n' % (body, checksum(body.encode()))


def clock(wall):
    """Return the time of day as sentences have it, hhmmss.sss."""
    seconds, rest = divmod(wall, 1000000000)
    date = gmtime(seconds)
    return '%02d%02d%02d.%03d' % (date[3], date[4], date[5], rest // 1000000)


def angle(value, digits):
    """Return degrees and minutes as sentences have them, (d)ddmm.mmmm."""
    whole, rest = divmod(round(abs(value) * 600000), 600000)
    return '%0*d%02d.%04d' % (digits, whole, rest // 10000, rest % 10000)


def satellite(i):
    """Return (number, elevation, azimuth, signal in dB) of the i-th satellite of a sky that never changes."""
    return 2 + 5 * i % 32, 15 + 37 * i % 70, 17 + 83 * i % 343, 24 + 7 * i % 22
