# SPDX-License-Identifier: MIT
"""The outside of QEMU's boards: what a test in the guest sees as cpy.mock, as far as a board has it.

A test asks over its control line (link.py); QEMU is asked over two of its own: qtest moves pins, reads registers and
tells when an output moves, QMP sets what its devices measure.  Only the pins of one GPIO block can be seen, for
qtest tells of one device only; and an input is at a level or the other, for QEMU has no floating pins and no pulls.
"""
import collections
import contextlib
import json
import os
import queue
import threading
import time
import traceback

from link import Link

PATIENCE = 20  # seconds for an answer


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

    def __init__(self, bench, number):
        self.bench, self.qtest, self.number = bench, bench.qtest, number
        self.edges, self.wires = [], []

    def drive(self, level, ask=True):
        command = 'set_irq_in %s unnamed-gpio-in %d %d' % (self.bench.GPIO, self.number, level)
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

    @property
    def level(self):
        return self.bench.level_of(self.number)

    @property
    def direction(self):
        """'output', or None: an input that is in use looks like one that is not."""
        return 'output' if self.bench.is_output(self.number) else None


class Bench:
    """The object that the guest sees first, and its mock.  What differs from board to board:"""

    GPIO = None  # QEMU's name of the block whose pins can be seen

    @staticmethod
    def prepare(folder):
        """Makes what QEMU needs there."""

    def pin_numbers(self):
        """The numbers in the block of what the board calls its pins."""
        raise NotImplementedError

    def level_of(self, number):
        raise NotImplementedError

    def is_output(self, number):
        raise NotImplementedError

    def __init__(self, folder, qtest, qmp, uart):
        self.mock = self
        self.folder, self.uart = folder, Serial(uart)
        self.qtest, self.qmp = QTest(qtest, self.moved), QMP(qmp)
        self.names = self.pin_numbers()
        self.pins = {number: Pin(self, number) for number in self.names.values()}
        self.qtest.ask('irq_intercept_out ' + self.GPIO)

    def register(self, address):
        return int(self.qtest.ask('readl %#x' % address)[0], 16)

    def pin(self, name):
        return self.pins[self.names[name]]

    def moved(self, number, level):
        if number in self.pins:
            self.pins[number].moved(level)


class BenchLink(Link):
    """The guest's serial port takes only so much at a time."""

    paced = True


def await_system(line):
    """Until the guest's first program says that the line is the tests' now (arm/init)."""
    while (byte := line.recv(1)) != b'\n':
        if not byte:
            raise EOFError


def serve(kind, folder, lines):
    """Does what the guest says on its line until it is gone; what goes wrong here stands in the machine's folder."""
    try:
        bench = kind(folder, lines['qtest'], lines['qmp'], lines['uart'])
        await_system(lines['control'])
        link = BenchLink(lines['control'].fileno(), bench, meant=str)
        while True:
            link.handle(link.receive())
    except (EOFError, OSError):
        pass
    except Exception:
        with open(os.path.join(folder, 'outside.log'), 'w', encoding='utf-8') as file:
            traceback.print_exc(file=file)
