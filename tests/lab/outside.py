# SPDX-License-Identifier: MIT
"""The outside of machine `sabrelite`: what a test in the guest sees as cpy.mock, as far as QEMU's board has it.

A test asks over its control line (link.py); QEMU is asked over two of its own: qtest moves pins, reads registers and
tells when an output moves, QMP sets what the thermometer measures.  Only the pins of one GPIO block can be seen, for
qtest tells of one device only; and an input is at a level or the other, for QEMU has no floating pins and no pulls.
"""
import collections
import contextlib
import json
import os
import queue
import threading
import time
import tomllib
import traceback

from link import Link

HERE = os.path.dirname(os.path.abspath(__file__))
GPIO = '/machine/soc/gpio2'  # QEMU's name of the block
LEVELS, DIRECTIONS = 0x20a0000, 0x20a0004  # its registers DR and GDIR (IMX6DQRM, chapter 28)
PATIENCE = 20  # seconds for an answer

# SST25VF016B on chip select 0 of ECSPI1 (a part of the board), TMP105 and DS1338 on I2C1, AT24C32 on I2C2.
SIZES = {'flash': 2 << 20, 'eeprom': 4096}
DEVICES = (
    '-drive', 'if=mtd,file=flash,format=raw',
    '-device', 'tmp105,bus=i2c-bus.0,address=0x48,id=thermometer', '-device', 'ds1338,bus=i2c-bus.0,address=0x68',
    '-drive', 'if=none,id=eeprom,file=eeprom,format=raw',
    '-device', 'at24c-eeprom,bus=i2c-bus.1,address=0x50,rom-size=4096,drive=eeprom')


def make_memories(folder):
    """The files with what the flash and the EEPROM hold: all ones, and a text at the beginning."""
    for name, size in SIZES.items():
        text = b'what the %s held before' % name.encode()
        with open(os.path.join(folder, name), 'wb') as file:
            file.write(text + b'\xff' * (size - len(text)))


class QTest:
    """A command is a line, and so is its answer; between answers QEMU tells of outputs: moved(number, level)."""

    def __init__(self, line, moved):
        self.line, self.moved = line, moved
        self.lock, self.askers = threading.Lock(), collections.deque()
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        with contextlib.suppress(OSError), self.line.makefile() as file:  # until the machine is gone
            for text in file:
                self.handle(text.split())

    def handle(self, words):
        if words[0] == 'IRQ':
            self.moved(int(words[2]), words[1] == 'raise')
        elif asker := self.askers.popleft():
            asker.put(words)

    def tell(self, command, asker=None):
        """Does not wait for the answer."""
        with self.lock:
            self.askers.append(asker)
            self.line.sendall(command.encode() + b'\n')

    def ask(self, command):
        asker = queue.SimpleQueue()
        self.tell(command, asker)
        words = asker.get(timeout=PATIENCE)
        if words[0] != 'OK':
            raise RuntimeError('%s: %s' % (command, ' '.join(words)))
        return words[1:]


class QMP:
    """A command is a line of JSON, and so is its answer; events between them are passed over."""

    def __init__(self, line):
        line.settimeout(PATIENCE)
        self.line, self.file = line, line.makefile()
        self.file.readline()  # a greeting
        self.do('qmp_capabilities')

    def do(self, what, **arguments):
        self.line.sendall(json.dumps({'execute': what, 'arguments': arguments}).encode() + b'\n')
        while 'return' not in (answer := json.loads(self.file.readline())):
            if 'error' in answer:
                raise RuntimeError(answer['error']['desc'])


class Serial:
    """The far end of the serial port.  It reads at once whatever comes: QEMU stands still while nobody takes a byte."""

    def __init__(self, line):
        self.line, self.bytes = line, queue.SimpleQueue()
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        with contextlib.suppress(OSError):  # the machine is gone
            while got := self.line.recv(4096):
                for byte in got:
                    self.bytes.put(byte)

    def send(self, data):
        self.line.sendall(data)

    def receive(self, count):
        return bytes([self.bytes.get(timeout=PATIENCE) for _ in range(count)])


class Pin:
    """The far end of a pin, as cpy.mock has it."""

    def __init__(self, qtest, number):
        self.qtest, self.number = qtest, number
        self.edges, self.wires = [], []

    def drive(self, level, ask=True):
        command = 'set_irq_in %s unnamed-gpio-in %d %d' % (GPIO, self.number, level)
        if ask:
            self.qtest.ask(command)
        else:
            self.qtest.tell(command)

    def release(self):
        self.drive(False)

    def set_pull(self, where):
        """Nothing else moves the pin, so that a pull is what drives it."""
        self.drive(where == 'up')

    def connect(self, other):
        """A wire, on which a level arrives some time later."""
        self.wires.append(other)
        other.drive(self.level)

    def moved(self, level):
        self.edges.append((time.monotonic_ns(), level))
        for other in self.wires:
            other.drive(level, ask=False)

    def clear_edges(self):
        self.edges.clear()

    def bit_of(self, register):
        return bool(int(self.qtest.ask('readl %#x' % register)[0], 16) >> self.number & 1)

    @property
    def level(self):
        return self.bit_of(LEVELS)

    @property
    def direction(self):
        """'output', or None: an input that is in use looks like one that is not."""
        return 'output' if self.bit_of(DIRECTIONS) else None


def pin_numbers():
    """The numbers in this block of what the board calls its pins."""
    with open(os.path.join(HERE, 'arm', 'sabrelite.toml'), 'rb') as file:
        board = tomllib.load(file)
    numbers = {name: line for name, line in board['pins'].items() if isinstance(line, int)}
    return numbers | {name: numbers[pin] for name, pin in board['names'].items() if pin in numbers}


class Bench:
    """The object that the guest sees first, and its mock."""

    def __init__(self, folder, qtest, qmp, uart):
        self.mock = self
        self.folder, self.uart = folder, Serial(uart)
        self.qtest, self.qmp = QTest(qtest, self.moved), QMP(qmp)
        self.names = pin_numbers()
        self.pins = {number: Pin(self.qtest, number) for number in self.names.values()}
        self.qtest.ask('irq_intercept_out ' + GPIO)

    def pin(self, name):
        return self.pins[self.names[name]]

    def moved(self, number, level):
        if number in self.pins:
            self.pins[number].moved(level)

    def set_temperature(self, celsius):
        self.qmp.do('qom-set', path='/machine/peripheral/thermometer', property='temperature',
                    value=round(celsius * 1000))

    def contents(self, name, place, count):
        """What the flash or the EEPROM holds."""
        with open(os.path.join(self.folder, name), 'rb') as file:
            file.seek(place)
            return file.read(count)


class BenchLink(Link):
    """The guest's serial port takes only so much at a time."""

    paced = True


def serve(folder, lines):
    """Does what the guest says on its line until it is gone; what goes wrong here stands in the machine's folder."""
    try:
        link = BenchLink(lines['control'].fileno(), Bench(folder, lines['qtest'], lines['qmp'], lines['uart']), meant=str)
        while True:
            link.handle(link.receive())
    except (EOFError, OSError):
        pass
    except Exception:
        with open(os.path.join(folder, 'outside.log'), 'w', encoding='utf-8') as file:
            traceback.print_exc(file=file)
