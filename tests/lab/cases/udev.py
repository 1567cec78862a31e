# SPDX-License-Identifier: MIT
"""tools/99-cpy.rules and the system's own udevd: what members of plugdev may use, and a wave whose files udev is late with."""
# valgrind: no
import glob
import grp
import os
import shutil
import subprocess
import sys

from cpy import mock

UDEV = '/bin/udevadm'
SLOW = 'SUBSYSTEM=="pwm", ACTION=="change", RUN+="/bin/sleep 0.3"\n'  # another rule, before ours


def udevadm(*arguments):
    subprocess.run([UDEV, *arguments], check=True, timeout=60)


os.makedirs('/run/udev/rules.d')
shutil.copy('tools/99-cpy.rules', '/run/udev/rules.d/70-cpy.rules')
with open('/run/udev/rules.d/60-slow.rules', 'w') as file:
    file.write(SLOW)
shutil.copy(UDEV, '/run/systemd-udevd')  # the program is what it is called
subprocess.run(['/run/systemd-udevd', '--daemon'], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
udevadm('control', '--ping')
udevadm('trigger', '--action=add')
udevadm('settle', '--timeout=30')

for pattern in ('/dev/gpiochip*', '/dev/i2c-*', '/dev/spidev*', '/sys/class/pwm/pwmchip*/export',
                '/sys/bus/iio/devices/iio:device*/in_voltage0_raw'):
    abouts = [os.stat(path) for path in glob.glob(pattern)]
    print(pattern, {grp.getgrgid(about.st_gid).gr_name for about in abouts}, {oct(about.st_mode & 0o060) for about in abouts})
# expect: /dev/gpiochip* {'plugdev'} {'0o60'}
# expect: /dev/i2c-* {'plugdev'} {'0o60'}
# expect: /dev/spidev* {'plugdev'} {'0o60'}
# expect: /sys/class/pwm/pwmchip*/export {'plugdev'} {'0o20'}
# expect: /sys/bus/iio/devices/iio:device*/in_voltage0_raw {'plugdev'} {'0o60'}

SCRIPT = '''
import analogio, board, digitalio, pwmio, time
digitalio.DigitalInOut(board.D5).switch_to_output(True)
i2c, spi = board.I2C(), board.SPI()
print(i2c.try_lock() and i2c.scan(), spi.try_lock(), analogio.AnalogIn(board.A0).value)
start = time.monotonic()
with pwmio.PWMOut(board.D12, frequency=200, duty_cycle=32768):
    print(time.monotonic() - start > 0.3, flush=True)
    input()
'''
shutil.copy(sys.executable, '/run/cpy')
shutil.copy('tests/lab/lab.toml', '/run/lab.toml')
mock.attach_i2c('I2C', mock.RegisterDevice(0x42))


def run(group, *arguments):
    """A program of somebody who is only in this group."""
    return subprocess.Popen(['setpriv', '--reuid=65534', '--regid=' + group, '--clear-groups', '/run/cpy', '--board',
                             '/run/lab.toml', '--backend', 'linux-gpiod:/dev/lab-gpiochip', *arguments],
                            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


with run('plugdev', '-c', SCRIPT) as child:
    print(child.stdout.readline().strip(), child.stdout.readline().strip(), round(mock.lab.pwm.wave(0)[1], 2))
    print(*child.communicate('\n'), child.returncode)
# expect: [66] True 0 True 0.5
# expect:   0

# Who is in another group is told what to type.
lines = [' '.join(line.split()) for line in run('nogroup', 'doctor').communicate()[0].splitlines()]
for line, following in zip(lines, lines[1:]):
    if 'no permission' in line and 'tty' not in line:
        print(line, following)
# expect: missing no permission for /dev/gpiochip0 $ sudo usermod -aG plugdev $USER # then log in again
# expect: missing no permission for /dev/gpiochip1 $ sudo usermod -aG plugdev $USER # then log in again
# expect: missing no permission for /dev/lab-i2c $ sudo usermod -aG plugdev $USER # then log in again
# expect: missing no permission for /dev/lab-spi $ sudo usermod -aG plugdev $USER # then log in again
# expect: missing no permission for /sys/class/pwm/pwmchip0 $ sudo usermod -aG plugdev $USER # then log in again
