# SPDX-License-Identifier: MIT
"""Writes a package of many lines that looks like drivers and the library around them, the same each time.

    python3 bench/measure/package.py FOLDER [LINES]     FOLDER/main.py imports all of FOLDER/sensors/

What is hard about it: the lines must be neither all alike, or a compiler would see one shape of code, nor random, or
they would not be what people write.  So pieces of every kind are filled with names and numbers that a small generator
draws.
"""
import os
import sys

MODULES = 12
NAMES = ('pressure', 'humidity', 'range', 'gain', 'window', 'threshold', 'sample', 'rate', 'limit', 'offset', 'channel',
         'interval', 'filter', 'status', 'counter', 'level', 'mode', 'voltage', 'current', 'angle')
NOUNS = ('Sensor', 'Display', 'Motor', 'Clock', 'Radio', 'Expander', 'Converter', 'Meter', 'Logger', 'Keypad')

HEAD = '''# SPDX-License-Identifier: MIT
"""Part {number} of a family of drivers: registers, conversions and what programs need around them."""

_{NAME}_REGISTER = {hex}
_{OTHER}_REGISTER = {hex2}
_{NAME}_MASK = 0b{bits}
DEFAULT_{OTHER} = {int}
{OTHER}_TABLE = {{
    0: ({int}, {float}, '{name}'),
    1: ({int2}, {float}, '{other}'),
    2: (None, {float} * {int}, "{name}/{other}"),
    3: ({int} << 2, -{float}, '{third}'),
}}


class {Noun}Error(Exception):
    """The device answered something that makes no sense."""

'''

DRIVER = '''
class {Noun}{id}:
    """Reads {name} and {other} of a device on a bus.

    :param bus: where the device is
    :param int address: its address, {hex} unless a pin says otherwise
    """

    {name}_range = ({int}, {int2})
    _cache = None

    def __init__(self, bus, address={hex}, *, {name}={int}, {other}=None):
        self._bus = bus
        self._address = address
        self._buffer = bytearray({small})
        self._{name} = {name}
        self._{other} = {other} if {other} is not None else DEFAULT_{MODULE_OTHER}
        if self._read(_{MODULE_NAME}_REGISTER, 1)[0] not in ({hex}, {hex2}):
            raise {Module}Error('no device at 0x%02x' % address)
        self.reset()

    def _read(self, register, count):
        self._buffer[0] = register & 0xff
        self._bus.write(self._address, self._buffer, end=1)
        self._bus.read_into(self._address, self._buffer, end=count)
        return self._buffer[:count]

    def reset(self):
        """Brings the device into the state after power on."""
        for register, value in (({hex}, {small}), ({hex2}, 0), (_{MODULE_OTHER}_REGISTER, 1)):
            self._bus.write(self._address, bytes((register, value)))
        self._cache = None

    @property
    def {name}(self):
        """The {name}, in thousandths."""
        high, low = self._read({hex}, 2)
        raw = high << 8 | low
        if raw & 0x8000:
            raw -= 0x10000
        return raw * {float} + self._{other}

    @{name}.setter
    def {name}(self, value):
        lowest, highest = self.{name}_range
        if not lowest <= value <= highest:
            raise ValueError(f'{name} must be between {{lowest}} and {{highest}}, not {{value!r}}')
        self._{name} = int(value / {float}) & 0xffff
        self._cache = None

    def calibrate(self, readings, weight={float}):
        """Corrects {other} by readings whose true values are known; answers the error that is left."""
        total = count = 0
        for true, read in readings:
            if read is None:
                continue
            total += (true - read) * weight
            count += 1
        if not count:
            return None
        self._{other} += total / count
        return max(abs(true - read) for true, read in readings if read is not None)
'''

PARSER = '''
def parse_{name}_{id}(line, separator={text!r}, strict=False):
    """Takes a line apart: a dict of its fields, or None if it is empty."""
    line = line.strip()
    if not line or line[0] == '#':
        return None
    fields = {{}}
    for part in line.split(separator):
        key, found, value = part.partition('=')
        if not found:
            if strict:
                raise {Module}Error('no value in {{!r}}'.format(part))
            continue
        key = key.strip().lower()
        try:
            if key in ('{name}', '{other}'):
                fields[key] = int(value, 0)
            elif key.endswith('_{third}'):
                fields[key] = float(value) * {float}
            else:
                fields[key] = value.strip('"')
        except ValueError as error:
            print('ignoring', key, 'because of', error)
            fields.setdefault('errors', []).append((key, value))
    return fields

'''

MACHINE = '''
class {Noun}Task{id}:
    """Goes from state to state as time passes and {name} changes."""

    IDLE, RUNNING, WAITING, FAILED = range(4)

    def __init__(self, {name}=None, period={float}):
        self.state = self.IDLE
        self.period = period
        self.handlers = {{self.IDLE: self._idle, self.RUNNING: self._running, self.WAITING: self._waiting}}
        self.history = []
        self.{name} = {name} or (lambda: {int})

    def step(self, now):
        """One step; True if the state changed."""
        before = self.state
        handler = self.handlers.get(self.state)
        if handler is not None and now % self.period < {small}:
            self.state = handler(now)
        if self.state != before:
            self.history.append((now, before, self.state))
            while len(self.history) > {small}:
                del self.history[0]
            return True
        return False

    def _idle(self, now):
        return self.RUNNING if self.{name}() > {int} else self.IDLE

    def _running(self, now):
        value = self.{name}()
        if value < {small}:
            return self.IDLE
        if value >= {int2} or now > {int} and value % 2:
            return self.FAILED
        return self.WAITING

    def _waiting(self, now):
        assert now >= 0, 'time went back'
        since = self.history[-1][0] if self.history else 0
        return self.RUNNING if now - since > self.period * {small} else self.WAITING

'''

HELPERS = '''
def smooth_{name}_{id}(values, width={small}):
    """A running mean over {name}s."""
    window, total = [], 0.0
    for value in values:
        window.append(value)
        total += value
        if len(window) > width:
            total -= window.pop(0)
        yield total / len(window)


def {other}_of_{id}(words, *, scale={float}, invert=False):
    """Converts {other} words to units."""
    signed = [word - 0x10000 if word & 0x8000 else word for word in words]
    found = {{index: word * scale for index, word in enumerate(signed) if word}}
    lowest, highest = min(found.values(), default=0), max(found.values(), default={int})
    return [(highest - value if invert else value - lowest) for _, value in sorted(found.items())]


def save_{third}_{id}(path, rows, header=('{name}', '{other}')):
    """Writes rows of figures to a file, a line each."""
    count = 0
    with open(path, 'w') as file:
        file.write(','.join(header) + '\\n')
        for row in rows:
            if count > {int2}:
                break
            try:
                file.write('%d,%.3f\\n' % (row[0], row[1] / {float}))
            except (TypeError, IndexError):
                print('left out:', row)
            else:
                count += 1
            finally:
                file.flush()
    return count

'''


class Draw:
    """Draws names and numbers, the same ones each time."""

    def __init__(self):
        self.state = 12345

    def number(self, below):
        self.state = (self.state * 1103515245 + 12345) & 0x7fffffff
        return (self.state >> 8) % below

    def words(self, **more):
        """What a piece is filled with."""
        start, noun = self.number(len(NAMES)), NOUNS[self.number(len(NOUNS))]
        name, other, third = (NAMES[(start + 7 * i) % len(NAMES)] for i in range(3))
        found = {'name': name, 'other': other, 'third': third, 'Noun': noun,
                 'NAME': name.upper(), 'OTHER': other.upper(), 'text': ';,|'[start % 3],
                 'int': self.number(900) + 10, 'int2': self.number(9000) + 1000, 'small': self.number(28) + 2,
                 'float': '%d.%03d' % (self.number(40), self.number(1000) | 1), 'hex': '0x%02x' % self.number(256),
                 'hex2': '0x%02X' % self.number(256), 'bits': format(self.number(255) + 1, 'b')}
        found.update(more)
        return found


def module(draw, number, lines):
    """The text of a module of at least so many lines."""
    words = draw.words(number=number)
    family = {'MODULE_NAME': words['NAME'], 'MODULE_OTHER': words['OTHER'], 'Module': words['Noun']}
    parts = [HEAD.format(**words)]
    count = parts[0].count('\n')
    pieces = (DRIVER, HELPERS, PARSER, MACHINE)
    while count < lines:
        part = pieces[len(parts) % len(pieces)].format(**draw.words(id=len(parts), **family))
        parts.append(part)
        count += part.count('\n')
    return ''.join(parts)


def write(folder, lines):
    """Writes FOLDER/sensors and FOLDER/main.py that imports it; answers how many lines the package has."""
    package, draw, count = os.path.join(folder, 'sensors'), Draw(), 0
    os.makedirs(package)
    names = ['part%d' % number for number in range(MODULES)]
    for number, name in enumerate(names):
        text = module(draw, number, (lines - count) // (MODULES - number))
        count += text.count('\n')
        with open(os.path.join(package, name + '.py'), 'w', encoding='utf-8') as file:
            file.write(text)
    with open(os.path.join(package, '__init__.py'), 'w', encoding='utf-8'):
        pass
    with open(os.path.join(folder, 'main.py'), 'w', encoding='utf-8') as file:
        file.write(''.join('import sensors.%s\n' % name for name in names))
    return count


if __name__ == '__main__':
    print(write(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 5000), 'lines')
