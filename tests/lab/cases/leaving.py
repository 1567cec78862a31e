# SPDX-License-Identifier: MIT
"""However a script ends, its pins drive nothing any more, and the next one finds bus and pins as they should be."""
import signal
import subprocess
import sys
import time

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
    end = time.monotonic() + 20
    while mock.pin('D5').direction and time.monotonic() < end:  # after SIGKILL another process has the pin for a moment
        time.sleep(0.01)
    print(name, mock.pin('D5').direction, mock.pin('D5').level)
# expect: SIGINT None False
# expect: SIGTERM None False
# expect: SIGKILL None False
# expect: an exception None False
# expect: its end None False


class Slow(mock.I2CDevice):
    """A register that takes its time with a long write: in the middle of it, the script gets a signal."""

    def __init__(self):
        super().__init__(0x42)
        self.signal, self.value, self.came = None, 0, []

    def write(self, data):
        self.value = data[1] if len(data) > 1 else self.value
        if len(data) > 2 and self.signal:
            child.send_signal(self.signal)
            self.came.append(self.signal)
            self.signal = None
            time.sleep(0.05)

    def read(self, count):
        return bytes([self.value]) * count


device = mock.attach_i2c('I2C', Slow())
i2c = board.I2C()
i2c.try_lock()
for sent in signal.SIGTERM, signal.SIGKILL, signal.SIGINT, signal.SIGKILL:
    child = start(BUS)
    device.signal = sent
    child.wait()
    i2c.writeto(0x42, b'\x05\x55')
    data = bytearray(1)
    i2c.writeto_then_readfrom(0x42, b'\x05', data)
    print(device.came.pop() == sent, data)
# expect: True bytearray(b'U')
# expect: True bytearray(b'U')
# expect: True bytearray(b'U')
# expect: True bytearray(b'U')
