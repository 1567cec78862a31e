# SPDX-License-Identifier: MIT
"""What a chip that forgets nothing (PCA9554, PCA9685) puts out when a script has ended, whatever it died of."""
import glob
import os
import signal
import subprocess
import sys
import time

from cpy import mock

OUTPUTS, DIRECTIONS = 1, 3  # registers of the PCA9554; a bit of the second is 1 for an input

SCRIPT = '''
import time, board, digitalio, pwmio
from digitalio import DriveMode
high, low, wire = (digitalio.DigitalInOut(getattr(board, name)) for name in ('D0', 'D1', 'D2'))
high.switch_to_output(True)
low.switch_to_output(False)
wire.switch_to_output(False, DriveMode.OPEN_DRAIN)
changed = digitalio.DigitalInOut(board.D3)
changed.switch_to_output(True)
changed.switch_to_input()
if kept:
    import cpy
    cpy.keep(board.D0)
    cpy.keep(board.D12)
wave = pwmio.PWMOut(board.D12, frequency=200, duty_cycle=32768)
print('ready', flush=True)
time.sleep(60)
'''

chip = mock.attach_i2c('I2C', mock.RegisterDevice(0x20, 8, 1, 0xFF))
with open('/sys/bus/i2c/devices/%s/new_device' % os.path.basename(os.path.realpath('/dev/lab-i2c')), 'w') as file:
    file.write('pca9554 0x20')
(folder,) = glob.glob('/sys/bus/i2c/devices/*-0020/gpiochip*')
with open('/run/chip.toml', 'w') as file:
    file.write('title = "Chip"\nlike = "host"\nbackend = "linux-gpiod"\n[pwm.channels]\nGPIO12 = {channel = 0, device = "pwmchip0"}\n[pins]\n')
    for line in range(4):
        file.write('GPIO%d = {line = %d, chip = "/dev/%s"}\n' % (line, line, os.path.basename(folder)))
    file.write('[names]\n' + ''.join('D%d = "GPIO%d"\n' % (line, line) for line in range(4)))


def outputs():
    return sorted(line for line in range(8) if not chip.registers[DIRECTIONS] >> line & 1)


def waves():
    return round(mock.lab.pwm.wave(0)[1], 1), len(glob.glob('/sys/class/pwm/pwmchip*/pwm*'))


def start(kept=False):
    child = subprocess.Popen([sys.executable, '--board', '/run/chip.toml', '-c', 'kept = %s\n' % kept + SCRIPT],
                             stdout=subprocess.PIPE)
    assert child.stdout.readline() == b'ready\n'
    return child


def guards():
    """Processes that are left of a script."""
    return [pid for pid in os.listdir('/proc') if pid.isdigit() and is_guard(pid)]


def is_guard(pid):
    try:
        with open('/proc/%s/cmdline' % pid) as file:
            return '/run/chip.toml' in file.read()
    except OSError:
        return False


def wait_for(what, wanted):
    end = time.monotonic() + 20
    while what() != wanted and time.monotonic() < end:
        time.sleep(0.01)
    return what()


for name in 'SIGTERM', 'SIGSEGV', 'SIGABRT', 'SIGBUS', 'SIGFPE', 'SIGILL', 'SIGKILL':
    child = start()
    before = outputs(), waves()
    child.send_signal(getattr(signal, name))
    ended = child.wait() == -getattr(signal, name)
    print(name, ended, *before, wait_for(guards, []), outputs(), waves())
# expect: SIGTERM True [0, 1, 2] (0.5, 1) [] [] (0.0, 0)
# expect: SIGSEGV True [0, 1, 2] (0.5, 1) [] [] (0.0, 0)
# expect: SIGABRT True [0, 1, 2] (0.5, 1) [] [] (0.0, 0)
# expect: SIGBUS True [0, 1, 2] (0.5, 1) [] [] (0.0, 0)
# expect: SIGFPE True [0, 1, 2] (0.5, 1) [] [] (0.0, 0)
# expect: SIGILL True [0, 1, 2] (0.5, 1) [] [] (0.0, 0)
# expect: SIGKILL True [0, 1, 2] (0.5, 1) [] [] (0.0, 0)

# Lines that the script asked to be kept are; waves are not.
for name in 'SIGTERM', 'SIGKILL':
    child = start(kept=True)
    child.send_signal(getattr(signal, name))
    child.wait()
    print(wait_for(guards, []), outputs(), chip.registers[OUTPUTS] & 1, waves())
# expect: [] [0] 1 (0.0, 0)
# expect: [] [0] 1 (0.0, 0)

# The next script begins at once and gets everything, whatever the guard of the one before is doing.
for _ in range(10):
    child = start()
    child.kill()
    child.wait()
child = start()
time.sleep(0.5)  # a guard that came late would have done its work by now
print(outputs(), waves())  # expect: [0, 1, 2] (0.5, 1)
child.terminate()
child.wait()
print(wait_for(guards, []), outputs(), waves())  # expect: [] [] (0.0, 0)
