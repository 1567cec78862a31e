# SPDX-License-Identifier: MIT
"""Runs a script in the guest, for which cpy.mock is that of the device process.

    cpy --backend linux-gpiod --board tests/lab/lab.toml tests/lab/remote.py [--each[=NAME,NAME]] SCRIPT [ARGUMENT ...]

The script's pins and buses are the kernel's; what it attaches to them, drives and looks at from outside lies behind
the kernel, on the other side of virtio.  A device model that the script defines runs here, in a thread that serves the
control line while the main thread waits for the kernel.

With --each the script's functions test_... are run one by one but for those named, and a line for each says "ok" or
what is wrong: an exception, or output that its comments "# expect: " do not say.
"""
import _thread
import contextlib
import io
import itertools
import os
import queue
import sys
import termios
import threading
import types

import microcontroller
from link import Far, Link

CONTROL = '/dev/lab-control'
HOOKS = {'I2CDevice': ('start', 'write', 'read', 'stop'), 'SPIDevice': ('select', 'deselect', 'transfer'),
         'UARTDevice': ('receive',)}


class ThreadedLink(Link):
    """A link with a thread that reads it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.waiting, self.reader = {}, None
        self.questions = itertools.count(1)
        self.lock = threading.RLock()
        _thread.start_new_thread(self.read, ())

    def read(self):
        self.reader = _thread.get_ident()
        try:
            while True:
                self.handle(self.receive())
        except (EOFError, OSError):
            pass

    def send(self, *message):
        """Nothing of the script's comes in between, which may move pins: the desk serves none until it has all."""
        microcontroller.disable_interrupts()
        try:
            with self.lock:
                super().send(*message)
        finally:
            microcontroller.enable_interrupts()

    def answer_to(self, mine):
        if _thread.get_ident() == self.reader:
            return super().answer_to(mine)
        return self.waiting[mine].get(timeout=20)

    def ask(self, *question):
        """The answer to a question.  After a call comes another question: its answer says that the kernel has noted the
        edges that the call has made."""
        answer = self.exchange(*question)
        if question[0] == 'call':
            self.exchange('repr', 0)
        return answer

    def exchange(self, *question):
        mine = next(self.questions)
        if _thread.get_ident() != self.reader:
            self.waiting[mine] = queue.SimpleQueue()  # a handler may ask while this one is waited for
        self.send('?', mine, [self.pack(v) for v in question])
        return self.outcome(self.answer_to(mine))

    def handle(self, message):
        kind, number, rest = message
        if kind == '!' and number in self.waiting:
            self.waiting[number].put(rest)
            return
        with self.lock if kind == '.' else contextlib.nullcontext():  # what is told may move pins, too: see send()
            super().handle(message)


# --- what goes over the line ------------------------------------------------------------------------------------------

pin_names = {getattr(microcontroller.pin, name): name for name in dir(microcontroller.pin) if name.startswith('GPIO')}


def special(value):
    """A pin goes as the name that the chip has for it."""
    value = getattr(value, '_pin', value)
    return pin_names.get(value) if isinstance(value, microcontroller.Pin) else None


def open_line():
    fd = os.open(CONTROL, os.O_RDWR | os.O_NOCTTY)
    mode = termios.tcgetattr(fd)
    mode[0] = mode[1] = mode[3] = 0  # no mapping, no echo, no lines
    mode[6][termios.VMIN], mode[6][termios.VTIME] = 1, 0
    termios.tcsetattr(fd, termios.TCSANOW, mode)
    return fd


# --- the module -------------------------------------------------------------------------------------------------------

desk = None


class Device:
    """What models of the script inherit from."""

    _arguments = ()
    _theirs = None

    def __init__(self, *args):
        self._arguments = args

    def attached(self):
        pass

    def detached(self):
        pass

    def _stand_in(self):
        (kind,) = [kind for kind in (I2CDevice, SPIDevice, UARTDevice) if isinstance(self, kind)]
        hooks = [h for h in HOOKS[kind.__name__] if getattr(type(self), h) is not getattr(kind, h)]
        self._theirs = desk.stand_in(kind.__name__, self, hooks, self._arguments)
        return self._theirs

    def __getattr__(self, name):
        if name.startswith('_') or self._theirs is None:
            raise AttributeError(name)
        return getattr(self._theirs, name)


class I2CDevice(Device):
    """A device on I2C, in Python."""

    def __init__(self, address=None):
        super().__init__(address)

    def start(self, read):
        pass

    def write(self, data):
        pass

    def read(self, count):
        return b''

    def stop(self):
        pass


class SPIDevice(Device):
    """A device on SPI, in Python."""

    def select(self):
        pass

    def deselect(self):
        pass

    def transfer(self, data):
        pass


class UARTDevice(Device):
    """A device on a serial port, in Python."""

    def __init__(self, baudrate=None):
        super().__init__(baudrate)

    def receive(self, data):
        pass

    def send(self, data):
        self._theirs.send(data)


class Module(types.ModuleType):
    """cpy.mock, as far as the script is concerned."""

    Device, I2CDevice, SPIDevice, UARTDevice = Device, I2CDevice, SPIDevice, UARTDevice

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        return desk if name == 'lab' else getattr(desk.mock, name)

    @staticmethod
    def _attach(kind, bus, device, *rest):
        name = bus if isinstance(bus, (str, tuple)) else kind.upper()
        ours = isinstance(device, Device)
        far = getattr(desk.mock, 'attach_' + kind)(name, device._stand_in() if ours else device, *rest)
        if ours:
            device.attached()
            return device
        return far

    def attach_i2c(self, bus, device, address=None):
        return self._attach('i2c', bus, device, address)

    def attach_spi(self, bus, device, cs=None):
        return self._attach('spi', bus, device, cs)

    def attach_uart(self, uart, device):
        return self._attach('uart', uart, device)

    def detach(self, device):
        desk.mock.detach(device._theirs if isinstance(device, Device) else device)
        if isinstance(device, Device):
            device.detached()

    def reset(self):
        desk.reset()


LOOP = '\nfor name, test in list(globals().items()):\n'


def expected_of(lines, first):
    """The output that the function says that begins on this line."""
    last = first
    while last < len(lines) and (last == first or not lines[last].strip() or lines[last][0] in ' #)'):
        last += 1
    said = [line.partition('# expect: ')[2].rstrip() for line in lines[first:last] if '# expect: ' in line]
    return ''.join(line + '\n' for line in said)


def run_one(name, test, expected):
    """What is wrong with a test, or None."""
    stdout, sys.stdout = sys.stdout, io.StringIO()
    try:
        test()
        said = ''.join(line.rstrip() + '\n' for line in sys.stdout.getvalue().splitlines())
        return None if said == expected else 'it printed %r, not %r' % (said, expected)
    except Exception as error:
        at = error.__traceback__
        while at.tb_next and at.tb_next.tb_frame.f_code.co_filename == sys.argv[0]:
            at = at.tb_next
        return 'line %d: %s: %s' % (at.tb_lineno, type(error).__name__, error)
    finally:
        sys.stdout = stdout


def run_each(text, script, passed_over):
    """Runs the tests of a script one by one."""
    exec(compile(text.partition(LOOP)[0], script.__file__, 'exec'), script.__dict__)
    lines = text.split('\n')
    for number, line in enumerate(lines):
        name = line[4:].partition('(')[0]
        if line.startswith('def test_') and name not in passed_over:
            wrong = run_one(name, getattr(script, name), expected_of(lines, number))
            print('%s: %s' % (name, wrong or 'ok'), flush=True)


def main():
    global desk
    import cpy
    link = ThreadedLink(open_line(), None, special=special)
    desk = Far(link, 0, 'Desk')
    module = Module('cpy.mock')
    cpy.mock = sys.modules['cpy.mock'] = module
    del sys.argv[0]
    each = sys.argv.pop(0)[7:].split(',') if sys.argv[0].startswith('--each') else None
    path = sys.argv[0]
    sys.path[0] = os.path.dirname(os.path.abspath(path))
    with open(path, encoding='utf-8') as file:
        text = file.read()
    script = types.ModuleType('__main__')
    script.__file__ = path
    sys.modules['__main__'] = script
    if each is not None:
        run_each(text, script, each)
    else:
        exec(compile(text, path, 'exec'), script.__dict__)


if __name__ == '__main__':
    main()
