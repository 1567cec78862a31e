# SPDX-License-Identifier: MIT
"""Edges: 10,000 in bursts, none of which is lost; stamps from the kernel; and what is said when its buffer is too small."""
import signal
import subprocess
import sys
import time

import board
import countio
import digitalio
import pulseio
from cpy import mock

BUFFER = 1024  # edges that the kernel keeps for a line when it is asked to
BURST = 1000

mock.pin(board.D9).connect(mock.pin(board.D10))
out = digitalio.DigitalInOut(board.D9)
out.switch_to_output()


def toggle(count):
    for _ in range(count):
        out.value = not out.value


with countio.Counter(board.D10, edge=countio.Edge.RISE_AND_FALL) as counter:
    for burst in range(10_000 // BURST):
        toggle(BURST)
        end = time.monotonic() + 5
        while counter.count < BURST * (burst + 1) and time.monotonic() < end:
            time.sleep(0)
    print(counter.count)  # expect: 10000

# Scripts that are stopped while the edges come hear of them when they go on.
COUNT = '''
import board, countio, sys
counter = countio.Counter(board.D10, edge=countio.Edge.RISE_AND_FALL)
print('ready', flush=True)
sys.stdin.readline()
print(counter.count, flush=True)
sys.stdin.readline()
print(counter.count, flush=True)
'''
HANDLE = '''
import sys, time
from machine import Pin
seen = []
pin = Pin(10, Pin.IN)
pin.irq(lambda pin: seen.append(pin), Pin.IRQ_RISING | Pin.IRQ_FALLING)
print('ready', flush=True)
sys.stdin.readline()
time.sleep(0.1)
print(len(seen), flush=True)
'''
PULSES = '''
import board, pulseio, sys
pulses = pulseio.PulseIn(board.D10, maxlen=10)
print('ready', flush=True)
sys.stdin.readline()
print([pulses[i] for i in range(len(pulses))], flush=True)
'''


class Stopped:
    """A script that does nothing while the block runs."""

    def __init__(self, text):
        self.process = subprocess.Popen([sys.executable, '--board', 'tests/lab/lab.toml', '--backend',
                                         'linux-gpiod:/dev/lab-gpiochip', '-c', text], text=True,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert self.process.stdout.readline() == 'ready\n'

    def __enter__(self):
        self.process.send_signal(signal.SIGSTOP)
        end = time.monotonic() + 5
        while self.state() != 'T':
            assert time.monotonic() < end
            time.sleep(0.001)
        return self

    def __exit__(self, *exception):
        time.sleep(0.2)  # the kernel's own thread notes the last edge
        self.process.send_signal(signal.SIGCONT)

    def state(self):
        with open('/proc/%d/stat' % self.process.pid) as file:
            return file.read().rpartition(') ')[2][0]

    def ask(self):
        self.process.stdin.write('\n')
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()

    def end(self):
        """What it said on stderr."""
        self.process.stdin.close()
        self.process.wait()
        return self.process.stderr.read()


script = Stopped(COUNT)
with script:
    toggle(BUFFER)
print(script.ask())  # expect: 1024
with script:
    toggle(BUFFER + 26)
print(script.ask(), script.end() == '')  # expect: 2074 True
with Stopped(HANDLE) as script:
    toggle(BUFFER + 26)
print(script.ask())  # expect: 1024
print(script.end().splitlines()[0].partition(': ')[2])  # expect: RuntimeWarning: 26 edges of pin D10 came too fast and were lost
with Stopped(PULSES) as script:
    for milliseconds in 20, 50, 30:
        toggle(1)
        time.sleep(milliseconds / 1000)
    toggle(1)
pulses = eval(script.ask())
print(len(pulses), all(pulse > 10000 for pulse in pulses))  # expect: 3 True
script.end()
out.deinit()
