# SPDX-License-Identifier: MIT
"""What cpy doctor says of hardware that is missing or in use, and that what it says to type helps."""
# args: --board linux --backend linux-gpiod
import os
import subprocess
import sys
import time

DRIVER = '/sys/bus/spi/drivers/spidev'


def write(path, text):
    with open(path, 'w') as file:
        file.write(text)


def doctor(board='linux'):
    done = subprocess.run([sys.executable, '--board', board, 'doctor'], capture_output=True, text=True)
    return done.returncode, [line.strip() for line in (done.stdout + done.stderr).splitlines()]


def show(what, name='', board='linux'):
    """The status, the line that speaks of it, and what is to be typed, if anything; the last is returned.  What this kernel calls
    it may differ, and has a name here."""
    status, lines = doctor(board)
    (found,) = [i for i, line in enumerate(lines) if what in line and not line.startswith('$')]
    typed = lines[found + 1] if lines[found + 1].startswith('$') else ''
    print(status, lines[found].replace(what, name or what))
    if typed:
        print(typed.replace(what, name or what))
    return typed


def about(name, what):
    """What is said of a node from some word on."""
    status, lines = doctor()
    (line,) = [line for line in lines if name + ' ' in line or name + ':' in line]
    return line[line.index(what):]


# All is there, and what the kernel itself uses is told.
print(doctor()[1][-1])  # expect: All that is there can be used.
print(about('/dev/' + os.readlink('/dev/lab-system-i2c'), '; '))
# expect: ; the kernel uses 0x28 (sc18is602), 0x40 (pca9685-pwm), 0x49 (ads1015)

# A line that another program has.
holder = subprocess.Popen(['gpiomon', '/dev/lab-gpiochip', '5'])
end = time.monotonic() + 30
while 'gpiomon' not in subprocess.run(['gpioinfo', '/dev/lab-gpiochip'], capture_output=True, text=True).stdout:
    assert time.monotonic() < end
print(about('/dev/' + os.readlink('/dev/lab-gpiochip'), '; ').split(', ')[0])  # expect: ; in use: 5 (D5) by gpiomon
holder.kill()
holder.wait()

# A serial port that another program has.
text = 'import board\nuart = board.UART()\nprint("open", flush=True)\ninput()'
with subprocess.Popen([sys.executable, '--board', 'tests/lab/lab.toml', '-c', text], stdin=subprocess.PIPE,
                      stdout=subprocess.PIPE, text=True) as child:
    child.stdout.readline()
    show('cpy (process %d)' % child.pid, 'that script', 'tests/lab/lab.toml')
    child.communicate('\n')
# expect: 1 missing  /dev/ttyS1 is in use by that script
# expect: $ sudo fuser -v /dev/tty*   # who has it
show('/dev/ttyS1', board='tests/lab/lab.toml')  # expect: 0 ok       /dev/ttyS1: board.UART()

# An SPI device without a driver; what is to be typed gives it one.
device = os.readlink('/dev/lab-bit-spi').replace('dev', '')
write(DRIVER + '/unbind', device)
typed = show(device, 'spi')
# expect: 0 note     the SPI device spi has no driver
# expect: $ echo spidev | sudo tee /sys/bus/spi/devices/spi/driver_override; echo spi | sudo tee /sys/bus/spi/drivers/spidev/bind
subprocess.run(['sh', '-c', typed[2:].replace('sudo ', '')], check=True, stdout=subprocess.DEVNULL)
print(about('/dev/' + device.replace('spi', 'spidev'), 'board')[:9])  # expect: board.SPI

# A node that is missing although its controller is there, and one that the board's file names.
node = '/dev/' + os.readlink('/dev/lab-i2c')
os.remove(node)
show(node, 'its node')
# expect: 1 missing  its node, although the kernel has that controller
# expect: $ sudo modprobe i2c-dev
show('/dev/lab-i2c', board='tests/lab/lab.toml')
# expect: 1 missing  /dev/lab-i2c, board.I2C()
# expect: $ sudo modprobe i2c-dev

# Another computer than the board's.
show('pinctrl', 'pinctrl', 'raspberry_pi')
# expect: 1 missing  a GPIO chip pinctrl-bcm2835, which board raspberry_pi expects
# expect: $ cpy --board linux
