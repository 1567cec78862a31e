# SPDX-License-Identifier: MIT
"""pulseio through the kernel: bursts of a PWM chip's wave, edges with the kernel's stamps, and what -X stats says of both."""
import re
import subprocess
import sys
import time

from cpy import mock

SEND = '''
import array, board, pulseio
with pulseio.PulseOut(board.D12, frequency=200, duty_cycle=16384) as out:
    out.send(array.array('H', [20000, 10000, 30000, 10000, 1]))
'''
RECEIVE = '''
import board, pulseio, sys, time
pulses = pulseio.PulseIn(board.D10, maxlen=10)
print('ready', flush=True)
while len(pulses) < 5:
    time.sleep(0.001)
print([pulses[i] for i in range(len(pulses))], flush=True)
'''


def start(script):
    return subprocess.Popen([sys.executable, '-X', 'stats', '--board', 'tests/lab/lab.toml', '--backend',
                             'linux-gpiod:/dev/lab-gpiochip', '-c', script], text=True,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def timing(report, what):
    """How many, and whether the times are plausible: in microseconds, on average not above the most."""
    count, average, most = re.search(what + r': (\d+), ([\d.]+) us late on average, ([\d.]+) us at most', report).groups()
    return int(count), 0 <= float(average) <= float(most)


# A pulse is the chip's wave while it lasts, and silence is not.
mock.lab.pwm.told()
begun = time.monotonic()
sender = start(SEND)
report = sender.communicate()[1]
print(time.monotonic() - begun > 0.07, [round(share, 2) for share in mock.lab.pwm.told()])
# expect: True [0.0, 0.25, 0.0, 0.25, 0.0, 0.25, 0.0]
print(timing(report, 'pulses sent'))  # expect: (5, True)

# The times between edges are the kernel's, whenever the script looks.
wire = mock.pin('D10')
wire.drive(False)
receiver = start(RECEIVE)
assert receiver.stdout.readline() == 'ready\n'
for i in range(6):
    wire.drive(i % 2 == 0)
    time.sleep(0.02)
pulses = eval(receiver.stdout.readline())
print(len(pulses), all(pulse >= 20000 for pulse in pulses))  # expect: 5 True
print(timing(receiver.communicate()[1], 'edges fetched'))  # expect: (6, True)
