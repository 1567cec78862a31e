# SPDX-License-Identifier: MIT
"""pwmio and machine.PWM through the driver of a PCA9685: the chip's registers say what the script asked for."""
import glob
import os
import signal
import subprocess
import sys
import time

import board
import machine
import pwmio
from cpy import mock


def wave(channel):
    """What the chip puts out."""
    hz, high = mock.lab.pwm.wave(channel)
    return round(hz), round(high, 3)


def refused(call, *args, **kwargs):
    try:
        call(*args, **kwargs)
    except Exception as error:
        print(type(error).__name__, error)
    else:
        print('not refused')


def exported():
    return [os.path.basename(path) for path in glob.glob('/sys/class/pwm/pwmchip*/pwm*')]


with pwmio.PWMOut(board.D12, frequency=200, duty_cycle=16384) as pwm:
    print(wave(0), exported())  # expect: (197, 0.25) ['pwm0']
    pwm.duty_cycle = 0xFFFF
    print(wave(0)[1])  # expect: 1.0
    pwm.duty_cycle = 0
    print(wave(0)[1])  # expect: 0.0
    pwm.duty_cycle = 32768
    with pwmio.PWMOut(board.A5, frequency=200, duty_cycle=8192) as other:
        print(wave(0)[1], wave(15)[1])  # expect: 0.5 0.125
        refused(pwmio.PWMOut, board.D13, frequency=1000)
        # expect: OSError [Errno 16] Device or resource busy: opening PWMOut on pin D13: all channels of pwmchip0 have one period, and another one that is in use has another
    refused(pwmio.PWMOut, board.D13, frequency=1)
    # expect: ValueError opening PWMOut on pin D13: not possible: pwmchip0 makes no period of 1000000000 ns: its longest is 41994932 ns (23.8124 Hz)
    refused(pwmio.PWMOut, board.D5)
    # expect: ValueError opening PWMOut on pin D5: not possible: D5 has no PWM; pins that have it: D12, D13, A5
print(wave(0)[1], exported())  # expect: 0.0 []

pwm = machine.PWM(machine.Pin(13), freq=50, duty_ns=1_500_000)
print(wave(1), pwm.freq())  # expect: (50, 0.075) 50
pwm.duty_u16(16384)
pwm.freq(1000)
print(wave(1))  # expect: (1017, 0.25)
pwm.deinit()
print(wave(1)[1], exported())  # expect: 0.0 []

# A wave ends with its script, whatever ends it.
WAVE = '''
import time, board, pwmio
pwm = pwmio.PWMOut(board.D12, frequency=200, duty_cycle=32768)
print('ready', flush=True)
time.sleep(30)
'''
for sign in signal.SIGTERM, signal.SIGKILL:
    child = subprocess.Popen([sys.executable, '--board', 'tests/lab/lab.toml', '--backend',
                              'linux-gpiod:/dev/lab-gpiochip', '-c', WAVE],
                             stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    child.stdout.readline()
    before = wave(0)[1]
    child.send_signal(sign)
    child.wait()
    deadline = time.monotonic() + 20
    while exported() and time.monotonic() < deadline:  # after SIGKILL another process ends the wave
        time.sleep(0.01)
    print(before, wave(0)[1], exported())
# expect: 0.5 0.0 []
# expect: 0.5 0.0 []
