# SPDX-License-Identifier: MIT
"""However a script ends, the Raspberry Pi's registers say that its pins drive nothing any more and that its waves have ended."""
import signal
import subprocess
import sys
import time

from cpy import mock

TEXT = '''
import time, board, digitalio, pwmio
pin = digitalio.DigitalInOut(board.D17)
pin.switch_to_output(True)
wave = pwmio.PWMOut(board.D18, frequency=1000, duty_cycle=0x8000)
print('ready', flush=True)
'''
LAST = {'an exception': '1 / 0', 'its end': ''}


def waves():
    """How many channels of PWM are switched on."""
    with open('/sys/kernel/debug/pwm') as file:
        return file.read().count('enabled')


for name in 'SIGINT', 'SIGTERM', 'SIGKILL', 'an exception', 'its end':
    child = subprocess.Popen([sys.executable, '-c', TEXT + LAST.get(name, 'time.sleep(600)')],
                             stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert child.stdout.readline() == b'ready\n'
    if name.startswith('SIG'):
        assert mock.pin('D17').level is True and mock.pin('D17').direction == 'output' and waves() == 1
        child.send_signal(getattr(signal, name))
    child.wait()
    end = time.monotonic() + 20
    while (mock.pin('D17').direction or waves()) and time.monotonic() < end:  # after SIGKILL another process lets them go
        time.sleep(0.05)
    print(name, mock.pin('D17').direction, waves())
# expect: SIGINT None 0
# expect: SIGTERM None 0
# expect: SIGKILL None 0
# expect: an exception None 0
# expect: its end None 0
