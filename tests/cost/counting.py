# SPDX-License-Identifier: MIT
"""What a call costs in a script and in C: instructions of the processor outside the kernel, ioctls, allocations.

Each loop runs under callgrind, in two lengths; the difference is that of the calls.  tests/cost/run counts on this
computer, where nothing lies behind the pins and nodes; tests/lab/cases/cost_*.py in the lab, with a kernel.
"""
import collections
import glob
import os
import re
import subprocess

ALLOCATORS = {'malloc', 'calloc', 'realloc', 'aligned_alloc', 'posix_memalign', 'mmap', 'cpy_alloc', 'cpy_alloc_as'}

# What a script does, and the same work in C (tests/cost/loops.c).  An allocation is there to see that one is seen.
SETUP = {'CircuitPython': '''
import board, busio, digitalio
pin = digitalio.DigitalInOut(board.%(out)s)
pin.switch_to_output()
key = digitalio.DigitalInOut(board.%(key)s)
i2c, spi = board.I2C(), board.SPI()
i2c.try_lock(), spi.try_lock()
''', 'MicroPython': '''
from machine import I2C, Pin, SPI
pin, key = Pin('%(out)s', Pin.OUT), Pin('%(key)s', Pin.IN)
i2c, spi = I2C(%(i2c)s), SPI(0, 1000000)
'''}
BEGINNING = '''
register, data = b'\\1', bytearray(2)
'''
LOOP = '''
def work(calls):
    for call in range(calls):
        %s
work(1)
calls = int(input())
print('begin', flush=True)
work(calls)
print('end', flush=True)
'''
# (what a script does, the same work in C, instructions that it may take more)
WORKS = {
    'CircuitPython': [
        ('pin.value = True', 'write', 400),
        ('key.value', 'read', 400),
        ('i2c.writeto_then_readfrom(0x42, register, data)', 'i2c', 1200),
        ('spi.write_readinto(data, data)', 'spi', 1200),
        ('spi.write(data)', 'spi', 1200),
        ('spi.readinto(data)', 'spi', 1200)],
    'MicroPython': [
        ('pin.value(1)', 'write', 400),
        ('pin.on()', 'write', 400),
        ('key.value()', 'read', 400),
        ('i2c.readfrom_mem_into(0x42, 1, data)', 'i2c', 1200),
        ('spi.write_readinto(data, data)', 'spi', 1200)],
}
ALLOCATES = '[call]'  # a work that makes an object each time


class Cost(collections.namedtuple('Cost', 'instructions ioctls allocations')):
    """Of a run, or of a call."""

    def complaint(self, in_c, most):
        """What is wrong with the cost of a call that costs so much in C, or None."""
        more = self.instructions - in_c.instructions
        if more > most:
            return '%.0f instructions more than in C, at most %d are allowed' % (more, most)
        if self.ioctls != in_c.ioctls:
            return '%.3f ioctls, %.3f in C' % (self.ioctls, in_c.ioctls)
        return '%.3f allocations' % self.allocations if self.allocations else None


def per_call(run, count, short, long):
    """The cost of a call in each of so many loops.  run: runs loops of these lengths, and returns their cost."""
    least = run([short] * count)
    for i in range(count):
        most = run([long if loop == i else short for loop in range(count)])
        yield Cost(*((more - less) / (long - short) for more, less in zip(most, least)))


def script(dialect, names, works):
    """A script with a loop for each work, which reads how often they run."""
    return SETUP[dialect] % names + BEGINNING + ''.join(LOOP % work for work in works)


def lengths(calls):
    """What such a script reads."""
    return ''.join('%d\n' % n for n in calls).encode()


def read_profile(path):
    """The cost of a run, from what callgrind has written: functions have numbers, named at their first mention."""
    names, callee, calls, total = {}, '', {}, 0
    with open(path) as file:
        for line in file:
            function = re.match(r"c?fn=\((\d+)\)(?: ([^']*))?", line)
            if function:
                callee = names.setdefault(function.group(1), (function.group(2) or '').strip())
            elif line.startswith('calls='):
                calls[callee] = calls.get(callee, 0) + int(line[6:].split()[0])
            elif line.startswith(('summary:', 'totals:')):
                total = int(line.split()[1])
    return Cost(total, calls.get('ioctl', 0), sum(calls.get(name, 0) for name in ALLOCATORS))


class Counter:
    """Counts calls of scripts and of C."""

    def __init__(self, cpy, names, c, profile, environment=None, lengths=(500, 1500)):
        """cpy: the command that runs a script; names: of pins and buses in it; c: the command of the loops in C."""
        self.cpy, self.names, self.c, self.profile = cpy, names, c, profile
        self.environment, self.lengths = environment, lengths

    def run(self, command, calls):
        command = ['valgrind', '--tool=callgrind', '--vgdb=no', '--callgrind-out-file=' + self.profile + '.%p', *command]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              env=self.environment) as process:
            _, err = process.communicate(lengths(calls))
        if process.returncode:
            raise RuntimeError('%s ended with %d\n%s' % (' '.join(command), process.returncode, err.decode()))
        cost = read_profile('%s.%d' % (self.profile, process.pid))
        for path in glob.glob(self.profile + '.*'):  # processes that it started have theirs
            os.remove(path)
        return cost

    def in_script(self, dialect, works):
        """[cost of a call] of works in Python."""
        command = [*self.cpy, '-c', script(dialect, self.names, works)]
        return list(per_call(lambda calls: self.run(command, calls), len(works), *self.lengths))

    def in_c(self, works):
        """{work: cost of a call} of works in C."""
        command = [*self.c, *works]
        return dict(zip(works, per_call(lambda calls: self.run(command, calls), len(works), *self.lengths)))

    def beside(self, dialect, kinds):
        """[(work in Python, its cost of a call, that in C, what it may cost more)] of works of these kinds."""
        works, in_c = [work for work in WORKS[dialect] if work[1] in kinds], self.in_c(kinds)
        return [(work, mine, in_c[kind], most)
                for (work, kind, most), mine in zip(works, self.in_script(dialect, [work[0] for work in works]))]
