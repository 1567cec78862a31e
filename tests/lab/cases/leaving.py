# SPDX-License-Identifier: MIT
"""However a script ends, its pins drive nothing any more, and the next one finds bus and pins as they should be."""
import signal
import subprocess
import sys

import board
from cpy import mock

PIN = '''
import time, board, digitalio
pin = digitalio.DigitalInOut(board.D5)
pin.switch_to_output(True)
print('ready', flush=True)
'''
LAST = {'an exception': '1 / 0', 'its end': ''}
BUS = '''
import board
i2c = board.I2C()
i2c.try_lock()
i2c.writeto(0x42, b'\\0')
print('ready', flush=True)
while True:
    i2c.writeto(0x42, bytes(4000))
'''


def start(text):
    child = subprocess.Popen([sys.executable, '--board', 'tests/lab/lab.toml', '--backend',
                              'linux-gpiod:/dev/lab-gpiochip', '-c', text],
                             stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert child.stdout.readline() == b'ready\n'
    return child


mock.pin('D5').set_pull('down')
for name in 'SIGINT', 'SIGTERM', 'SIGKILL', 'an exception', 'its end':
    child = start(PIN + LAST.get(name, 'time.sleep(30)'))
    if name.startswith('SIG'):
        assert mock.pin('D5').level is True and mock.pin('D5').direction == 'output'
        child.send_signal(getattr(signal, name))
    child.wait()
    print(name, mock.pin('D5').direction, mock.pin('D5').level)
# expect: SIGINT None False
# expect: SIGTERM None False
# expect: SIGKILL None False
# expect: an exception None False
# expect: its end None False

device = mock.attach_i2c('I2C', mock.RegisterDevice(0x42))
i2c = board.I2C()
i2c.try_lock()
for _ in range(5):
    child = start(BUS)
    child.kill()
    child.wait()
    i2c.writeto(0x42, b'\x05\x55')
    data = bytearray(1)
    i2c.writeto_then_readfrom(0x42, b'\x05', data)
    assert data[0] == 0x55
print('the bus works')  # expect: the bus works
