# SPDX-License-Identifier: MIT
"""cpy.mock.wiring - attaches what a wiring file (TOML) says; docs/wiring.md describes its keys.

Every value of the file comes with its line, so that a complaint points at it: also one that a device model makes about
an argument, or the board about a pin.  When something is wrong nothing stays attached.
"""

import atexit
import os

from _cpy_wiring import nearest, parse
from cpy import mock

__all__ = ['load']

MODEL_KEYS = ['model', 'name', 'bus', 'address', 'cs', 'press', 'save', 'show', 'fault']
PIN_KEYS = ['level', 'pull', 'voltage', 'wire']
FAULT_KEYS = ['kind', 'at', 'times', 'after']
FAULTS = ['nack', 'stuck_sda', 'disconnect', 'corrupt']
BUSES = (  # base class of the models, how to attach them, the lines
    (mock.I2CDevice, mock.attach_i2c, ['scl', 'sda']),
    (mock.SPIDevice, mock.attach_spi, ['sck', 'mosi', 'miso']),
    (mock.UARTDevice, mock.attach_uart, ['tx', 'rx']),
)


def load(path):
    """Attach what the file says, and return its named devices as a dict."""
    path = os.fspath(path)
    wiring = Wiring(path)
    try:
        wiring.read(Item(path, '', parse(text_of(path), path)))
    except BaseException:
        for undo in reversed(wiring.undo):
            undo()
        raise
    for call, args in reversed(wiring.at_end):
        atexit.register(call, *args)
    return wiring.named


def text_of(path):
    """The text of a file."""
    with open(path, 'rb') as file:
        data = file.read()
    try:
        return data.decode('utf-8')
    except UnicodeDecodeError as error:
        line = data.count(b'\n', 0, error.start) + 1
        raise ValueError('%s:%d: this is no text in UTF-8' % (path, line)) from None


# --- values of the file ---------------------------------------------------------------------------------------------


class Item:
    """A value of the file under its key, with the line it stands in."""

    def __init__(self, path, key, node):
        self.path, self.key = path, key
        self.value, self.line = node

    def error(self, message):
        return ValueError('%s:%d: %s' % (self.path, self.line, message))

    def wrong(self, wanted):
        return self.error('%s must be %s, not %s' % (self.key, wanted, self.shown()))

    def shown(self):
        if isinstance(self.value, (dict, list)):
            return 'a table' if isinstance(self.value, dict) else 'an array'
        return {True: 'true', False: 'false'}[self.value] if isinstance(self.value, bool) else repr(self.value)

    def text(self):
        if not isinstance(self.value, str):
            raise self.wrong('a string')
        return self.value

    def boolean(self):
        if not isinstance(self.value, bool):
            raise self.wrong('true or false')
        return self.value

    def number(self, low, high, whole=False):
        """The number, within its range."""
        kind = int if whole else (int, float)
        if isinstance(self.value, bool) or not isinstance(self.value, kind) or not low <= self.value <= high:
            raise self.wrong(('an integer from %d to %d' if whole else 'a number from %g to %g') % (low, high))
        return self.value

    def choice(self, choices):
        if self.value not in choices:
            raise self.wrong('one of ' + listing(choices))
        return self.value

    def items(self, wanted):
        """The values of an array."""
        if not isinstance(self.value, list):
            raise self.wrong(wanted)
        return [Item(self.path, self.key, node) for node in self.value]

    def members(self, wanted):
        """The values of a table by their keys."""
        if not isinstance(self.value, dict):
            raise self.wrong(wanted)
        return {key: Item(self.path, key, node) for key, node in self.value.items()}

    def table(self, keys, wanted='a table'):
        """The values of a table that has only these keys."""
        members = self.members(wanted)
        for key, item in members.items():
            if key not in keys:
                raise item.unknown(keys)
        return members

    def unknown(self, keys, where=''):
        return self.error('unknown key %r%s%s Its keys: %s' % (
            self.key, where and ' of ' + where, suggestion(self.key, keys), ', '.join(keys)))

    def plain(self):
        """The value without lines."""
        if isinstance(self.value, dict):
            return {key: item.plain() for key, item in self.members('').items()}
        return [item.plain() for item in self.items('')] if isinstance(self.value, list) else self.value


def listing(names):
    return ', '.join(repr(name) for name in names)


def suggestion(wrong, names):
    """ '. Did you mean ...?' or '.' """
    found = nearest(wrong, list(names))
    return '. Did you mean %r?' % found if found else '.'


# --- values that change with time -----------------------------------------------------------------------------------


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def is_curve(value):
    """Is it [[seconds, value], ...]?"""
    return isinstance(value, list) and bool(value) and all(
        isinstance(point, list) and len(point) == 2 and all(is_number(part) for part in point) for point in value)


class Curve:
    """A function of the seconds: straight lines from point to point, and level before the first and behind the last."""

    def __init__(self, item):
        self.points = item.plain()
        check_times(item, [time for time, _ in self.points])

    def __call__(self, seconds):
        points = self.points
        if seconds >= points[-1][0]:
            return points[-1][1]
        low, high = 0, len(points) - 1  # the first point that lies behind seconds is in points[low .. high]
        while low < high:
            middle = (low + high) // 2
            low, high = (low, middle) if points[middle][0] > seconds else (middle + 1, high)
        if low == 0:
            return points[0][1]
        (start, first), (end, last) = points[low - 1], points[low]
        return first + (last - first) * (seconds - start) / (end - start)


def check_times(item, times):
    """The times are not negative and ascend."""
    last = -1
    for time, point in zip(times, item.items('')):
        if not is_number(time) or time < 0 or time > 1e9:
            raise point.error('%s: a time must be seconds from 0 to 1e+09, not %r' % (item.key, time))
        if time <= last:
            raise point.error('%s: the times must ascend, and %r comes after %r' % (item.key, time, last))
        last = time


# --- models ---------------------------------------------------------------------------------------------------------


def parameters(model):
    """The names of the parameters of a model that is written in Python; None: any."""
    code = getattr(model.__init__, '__code__', None)
    if code is None or code.co_flags & 0x08:  # **keywords
        return None
    return list(code.co_varnames[1:code.co_argcount + code.co_kwonlyargcount])


def blamed(error, members, otherwise):
    """Of the arguments the one that a model's message is about: it begins with its name, or quotes its value."""
    message = str(error)
    for key, item in members.items():
        if message.startswith(key + ' ') or message.startswith('unexpected keyword argument %r' % key):
            return item
    for item in members.values():
        if isinstance(item.value, (str, int, float)) and ' %r ' % (item.value,) in message.replace('.', ' '):
            return item
    return otherwise


class Wiring:
    """A file that is being read: what has been attached so far, how to undo it, what to do when the program ends."""

    def __init__(self, path):
        self.path = path
        self.undo, self.at_end, self.named, self.files = [], [], {}, {}

    def read(self, root):
        top = root.table(['device', 'pins'])
        for item in top['device'].items('tables: [[device]]') if 'device' in top else ():
            self.device(item)
        for name, item in top['pins'].members('a table: [pins.D5]').items() if 'pins' in top else ():
            self.pin(name, item)

    def pin_of(self, item, name=None):
        """The board's pin of this name."""
        try:
            return mock.pin(item.text() if name is None else name)
        except ValueError as error:
            raise item.error(str(error)) from None

    # models

    def model(self, item):
        """The class of a model: a name in cpy.mock.devices, or 'file.py:Class'."""
        name = item.text()
        if ':' in name:
            return self.model_in_file(item, *name.rsplit(':', 1))
        if name not in mock.devices.__all__:
            raise item.error('no device model %r%s There are %s, or \'file.py:Class\'' % (
                name, suggestion(name, mock.devices.__all__), ', '.join(mock.devices.__all__)))
        return getattr(mock.devices, name)

    def model_in_file(self, item, file, name):
        path = os.path.join(os.path.dirname(self.path), file)
        if path not in self.files:
            self.files[path] = self.run(item, path)
        model = self.files[path].get(name)
        if not isinstance(model, type):
            classes = [key for key, value in self.files[path].items() if isinstance(value, type)]
            raise item.error('no class %r in %s%s' % (name, path, suggestion(name, classes)))
        return model

    def run(self, item, path):
        """The names that a file of models defines."""
        try:
            with open(path, encoding='utf-8') as file:
                source = file.read()
        except OSError as error:
            raise item.error('%s: %s' % (path, error.strerror)) from None
        names = {'__name__': os.path.basename(path)[:-3], '__file__': path}
        exec(compile(source, path, 'exec'), names)
        return names

    # devices

    def device(self, item):
        members = item.members('a table')
        if 'model' not in members:
            raise item.error('model is missing: which device is it? There are %s' % ', '.join(mock.devices.__all__))
        model = self.model(members['model'])
        names = parameters(model)
        arguments = {key: given for key, given in members.items() if self.is_argument(key, names)}
        if names is not None:
            self.check_keys(model, members, names)
        device = self.make(item, model, arguments)
        self.attach(item, device, members, 'address' in arguments)
        self.name(members, device)
        self.act(members, device)

    def is_argument(self, key, names):
        return key not in MODEL_KEYS or (key in ('address', 'cs') and names is not None and key in names)

    def check_keys(self, model, members, names):
        keys = MODEL_KEYS + [name for name in names if name not in MODEL_KEYS]
        for key, given in members.items():
            if key not in keys:
                raise given.unknown(keys, model.__name__)

    def make(self, item, model, arguments):
        """The device; what its model does not like is told with the line."""
        values = {key: self.argument(given) for key, given in arguments.items()}
        try:
            device = model(**values)
        except (TypeError, ValueError) as error:
            raise blamed(error, arguments, item).error('%s: %s' % (model.__name__, error)) from error
        if hasattr(device, 'close'):
            self.undo.append(device.close)
        return device

    def argument(self, item):
        value = item.plain()
        return Curve(item) if is_curve(value) else value

    def attach(self, item, device, members, has_address):
        """Put it on its bus, if it is a device for one."""
        for base, attach, lines in BUSES:
            if isinstance(device, base):
                return self.attach_to_bus(item, device, members, attach, lines, has_address)
        for key in 'bus', 'address', 'cs':
            if key in members:
                raise members[key].error('%s is not for a bus and has no %s' % (type(device).__name__, key))

    def attach_to_bus(self, item, device, members, attach, lines, has_address):
        if 'bus' not in members:
            raise item.error('bus is missing: a bus of the board such as "I2C", or its pins {%s}' %
                             ', '.join('%s = "..."' % line for line in lines))
        options = {}
        if 'cs' in members:
            self.only_for(members['cs'], attach, mock.attach_spi, 'SPI')
            options['cs'] = self.pin_of(members['cs'])
        if 'address' in members and not has_address:
            self.only_for(members['address'], attach, mock.attach_i2c, 'I2C')
            options['address'] = members['address'].number(0, 127, whole=True)
        bus = self.bus(members['bus'], lines)
        try:
            attach(bus, device, **options)
        except ValueError as error:
            about_bus = 'address' not in members or ' bus ' in str(error)
            raise members['bus' if about_bus else 'address'].error(str(error)) from None
        self.undo.append(lambda: mock.detach(device))

    def only_for(self, item, attach, right, name):
        if attach is not right:
            raise item.error('%s is for devices on %s' % (item.key, name))

    def bus(self, item, lines):
        """A bus as attach_i2c() and its like want it."""
        if isinstance(item.value, str):
            return item.value
        pins = item.table(lines, 'the name of a bus, or a table of its pins')
        if not pins:
            raise item.error('bus has no pins: it needs %s' % ', '.join(lines))
        return tuple(self.pin_of(pins[line]).name if line in pins else None for line in lines)

    def name(self, members, device):
        if 'name' not in members:
            return
        name = members['name'].text()
        if name in self.named:
            raise members['name'].error('there is a device with the name %r already' % name)
        if isinstance(device, mock.Device):
            device.name = name
        self.named[name] = device

    # what happens to devices

    def act(self, members, device):
        for key in 'press', 'save', 'show':
            if key in members and not hasattr(device, key):
                raise members[key].error('%s has no %s' % (type(device).__name__, key))
        if 'press' in members:
            self.press(members['press'], device)
        if 'save' in members:
            self.at_end.append((device.save, (members['save'].text(),)))
        if 'show' in members and members['show'].boolean():
            self.at_end.append((device.show, ()))
        for item in members['fault'].items('tables: [[device.fault]]') if 'fault' in members else ():
            self.fault(item, device)

    def press(self, item, button):
        """[[at, seconds], ...] of a button."""
        wanted = 'an array of [at, seconds]'
        times = []
        for press in item.items(wanted):
            parts = press.items(wanted)
            if len(parts) != 2:
                raise press.wrong(wanted)
            times.append([part.number(0, 1e9) for part in parts])
        check_times(item, [at for at, _ in times])
        for at, seconds in times:
            button.press(at, seconds)

    def fault(self, item, device):
        if not isinstance(device, mock.Device):
            raise item.error('%s is not for a bus, where faults are' % type(device).__name__)
        members = item.table(FAULT_KEYS)
        if 'kind' not in members:
            raise item.error('kind is missing: one of ' + listing(FAULTS))
        kind = members['kind'].choice(FAULTS)
        at, times = (members[key].number(0, 2**32 - 1, whole=True) if key in members else 0 for key in ('at', 'times'))
        after = members['after'].number(0, 1e9) if 'after' in members else 0
        if after:
            self.undo.append(mock.after(after, mock.fault, device, kind, at, times).cancel)
        else:
            mock.fault(device, kind, at, times)

    # pins

    def pin(self, name, item):
        pin = self.pin_of(item, name)
        members = item.table(PIN_KEYS)
        if 'pull' in members:
            self.undo.append(lambda: pin.set_pull(None))
            pin.set_pull(members['pull'].choice(['up', 'down']))
        if 'level' in members:
            self.undo.append(pin.release)
            self.level(members['level'], pin)
        if 'voltage' in members:
            self.undo.append(lambda: setattr(pin, 'voltage', None))
            self.voltage(members['voltage'], pin)
        if 'wire' in members:
            others = members['wire']
            for other in others.items('') if isinstance(others.value, list) else [others]:
                pin.connect(self.pin_of(other).name)

    def level(self, item, pin):
        """true, false, or [[seconds, level], ...]."""
        wanted = 'true, false, or an array of [seconds, level]'
        if isinstance(item.value, bool):
            return pin.drive(item.value)
        steps = []
        for step in item.items(wanted):
            parts = step.items(wanted)
            if len(parts) != 2 or not isinstance(parts[1].value, bool):
                raise step.wrong(wanted)
            steps.append([part.value for part in parts])
        check_times(item, [seconds for seconds, _ in steps])
        for seconds, level in steps:
            self.later(seconds, pin.drive, level)

    def voltage(self, item, pin):
        """Volts, or [[seconds, volts], ...] with straight lines between."""
        if not isinstance(item.value, list):
            pin.voltage = item.number(0, 100)
            return
        if not is_curve(item.plain()):
            raise item.wrong('a number or an array of [seconds, volts]')
        for point in item.items(''):
            point.items('')[1].number(0, 100)
        pin.voltage = Curve(item)

    def later(self, seconds, call, *args):
        if seconds:
            self.undo.append(mock.after(seconds, call, *args).cancel)
        else:
            call(*args)
