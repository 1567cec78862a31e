# SPDX-License-Identifier: MIT
"""What a call costs in a script and in C: instructions of the processor outside the kernel, ioctls, allocations.

Each loop runs under callgrind, in two lengths; the difference is that of the calls.  tests/cost/run counts on this
computer, where nothing lies behind the pins and nodes; tests/lab/cases/calls.py in the lab, with a kernel.
"""
import re
import subprocess

SHORT, LONG = 500, 1500
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
LOOP = '''
register, data = b'\\1', bytearray(2)
def work(calls):
    for call in range(calls):
        %s
work(1)
work(int(input()))
'''
WORKS = [
    ('CircuitPython', 'pin.value = True', 'write', 400),
    ('MicroPython', 'pin.value(1)', 'write', 400),
    ('MicroPython', 'pin.on()', 'write', 400),
    ('CircuitPython', 'key.value', 'read', 400),
    ('MicroPython', 'key.value()', 'read', 400),
    ('CircuitPython', 'i2c.writeto_then_readfrom(0x42, register, data)', 'i2c', 1200),
    ('MicroPython', 'i2c.readfrom_mem_into(0x42, 1, data)', 'i2c', 1200),
    ('CircuitPython', 'spi.write_readinto(data, data)', 'spi', 1200),
    ('CircuitPython', 'spi.write(data)', 'spi', 1200),
    ('CircuitPython', 'spi.readinto(data)', 'spi', 1200),
    ('MicroPython', 'spi.write_readinto(data, data)', 'spi', 1200),
]
CONTROL = ('CircuitPython', '[call]', None, None)


class Cost:
    """Of a run, or of a call."""

    def __init__(self, instructions, ioctls, allocations):
        self.instructions, self.ioctls, self.allocations = instructions, ioctls, allocations

    def per_call(self, shorter):
        calls = LONG - SHORT
        return Cost((self.instructions - shorter.instructions) / calls, (self.ioctls - shorter.ioctls) / calls,
                    (self.allocations - shorter.allocations) / calls)


def read_profile(path):
    """The cost of a run, from what callgrind has written: functions have numbers, named at their first mention."""
    names, callee, calls, total = {}, '', {}, 0
    with open(path) as file:
        for line in file:
            function = re.match(r'c?fn=\((\d+)\)(?: ([^\']*))?', line)
            if function:
                callee = names.setdefault(function.group(1), (function.group(2) or '').strip())
            elif line.startswith('calls='):
                calls[callee] = calls.get(callee, 0) + int(line[6:].split()[0])
            elif line.startswith(('summary:', 'totals:')):
                total = int(line.split()[1])
    return Cost(total, calls.get('ioctl', 0), sum(calls.get(name, 0) for name in ALLOCATORS))


def run(command, calls, profile, environment=None):
    done = subprocess.run(['valgrind', '--tool=callgrind', '--callgrind-out-file=' + profile, *command],
                          input=b'%d\n' % calls, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
    if done.returncode:
        raise RuntimeError('%s ended with %d\n%s' % (' '.join(command), done.returncode, done.stderr.decode()))
    return read_profile(profile)


class Counter:
    """Counts calls of scripts and of C."""

    def __init__(self, cpy, names, c, profile, environment=None):
        """cpy: the command that runs a script; names: of pins and buses in it; c: the command of the loops in C, with
        %(work)s and %(calls)d in it."""
        self.cpy, self.names, self.c, self.profile, self.environment = cpy, names, c, profile, environment
        self.known = {}

    def in_script(self, dialect, work):
        script = SETUP[dialect] % self.names + LOOP % work
        short, long = (run([*self.cpy, '-c', script], calls, self.profile, self.environment) for calls in (SHORT, LONG))
        return long.per_call(short)

    def in_c(self, work):
        if work not in self.known:
            short, long = (run([word % {'work': work, 'calls': calls} for word in self.c], calls, self.profile,
                               self.environment) for calls in (SHORT, LONG))
            self.known[work] = long.per_call(short)
        return self.known[work]
