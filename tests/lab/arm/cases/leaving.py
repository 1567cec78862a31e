# SPDX-License-Identifier: MIT
"""However a script ends, the i.MX6's registers say that its pins drive nothing any more and that its waves have ended."""
import signal
import subprocess
import sys
import time

import board
from cpy import mock

CPY = [sys.executable, '--board', 'tests/lab/arm/sabrelite.toml', '-c']
PIN = '''
import time, board, digitalio, pwmio
pin = digitalio.DigitalInOut(board.D5)
pin.switch_to_output(True)
wave = pwmio.PWMOut(board.PWM1, frequency=1000, duty_cycle=0x8000)
print('ready', flush=True)
'''
LAST = {'an exception': '1 / 0', 'its end': ''}
BUS = '''
import board
i2c = board.I2C()
i2c.try_lock()
print('ready', flush=True)
while True:
    i2c.writeto(0x48, bytes([2]) + bytes(200))
'''


def start(text):
    child = subprocess.Popen(CPY + [text], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert child.stdout.readline() == b'ready\n'
    return child


def waves():
    """How many channels of PWM are switched on."""
    with open('/sys/kernel/debug/pwm') as file:
        return file.read().count('enabled')


for name in 'SIGINT', 'SIGTERM', 'SIGKILL', 'an exception', 'its end':
    child = start(PIN + LAST.get(name, 'time.sleep(60)'))
    if name.startswith('SIG'):
        assert mock.pin('D5').level is True and mock.pin('D5').direction == 'output' and waves() == 1
        child.send_signal(getattr(signal, name))
    child.wait()
    end = time.monotonic() + 20
    while (mock.pin('D5').direction or waves()) and time.monotonic() < end:  # after SIGKILL another process lets them go
        time.sleep(0.05)
    print(name, mock.pin('D5').direction, mock.pin('D5').level, waves())
# expect: SIGINT None False 0
# expect: SIGTERM None False 0
# expect: SIGKILL None False 0
# expect: an exception None False 0
# expect: its end None False 0

i2c = board.I2C()
i2c.try_lock()
for _ in range(3):
    child = start(BUS)
    child.kill()
    child.wait()
    data = bytearray(1)
    i2c.writeto_then_readfrom(0x48, b'\x01', data)
    assert data == b'\0'
