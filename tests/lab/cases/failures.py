# SPDX-License-Identifier: MIT
"""What is said when a node, a permission or a free line is missing."""
import os
import shutil
import subprocess
import sys

LAB = '--board', 'tests/lab/lab.toml', '--backend'
PIN = 'import board, digitalio; digitalio.DigitalInOut(board.D5).switch_to_output()'


def last_line(*arguments, text, before=()):
    """What a script that fails says in the end."""
    done = subprocess.run([*before, sys.executable, *arguments, '-c', text], capture_output=True, text=True)
    assert done.returncode == 1, done
    print(done.stderr.splitlines()[-1])


def put(name, text):
    with open(name, 'w') as file:
        file.write(text)
    return name


# No such chip, by node and by label; no such node of a bus.
last_line(*LAB, 'linux-gpiod:/dev/gpiochip9', text=PIN)
# expect: FileNotFoundError: [Errno 2] cannot reach board 'lab' through backend linux-gpiod:/dev/gpiochip9: there is no /dev/gpiochip9: ls /dev/gpiochip* shows which there are (--backend mock simulates it)
board = 'title = "None"\nlike = "host"\nbackend = "linux-gpiod"\n'
last_line('--board', put('/run/none.toml', board + 'gpiochip = "no-such-label"\n'), text=PIN)
# expect: OSError: [Errno 19] No such device: setting up pin D5: no GPIO chip here is no-such-label, but virtio2, 1-0040 (--backend linux-gpiod:/dev/gpiochipN)
last_line(*LAB, 'linux-gpiod:i2c=/dev/i2c-77', text='import board; board.I2C()')
# expect: FileNotFoundError: [Errno 2] No such file or directory: opening I2C on SCL SCL, SDA SDA: there is no /dev/i2c-77: sudo modprobe i2c-dev may make it; ls /dev/i2c-*
last_line(*LAB, 'linux-gpiod:spi=/dev/spidev77.0', text='import board; board.SPI()')
# expect: FileNotFoundError: [Errno 2] No such file or directory: opening SPI on SCK SCK: there is no /dev/spidev77.0: ls /dev/spidev* shows what there is; bitbangio.SPI works without
last_line(*LAB, 'linux-gpiod:uart=/dev/ttyUSB77', text='import board; board.UART()')
# expect: FileNotFoundError: [Errno 2] No such file or directory: opening UART on pin D1: there is no /dev/ttyUSB77: ls /dev/ttyUSB* /dev/ttyACM* /dev/ttyS* shows what there is
last_line(*LAB, 'linux-gpiod:i2c=/dev/null', text='import board; board.I2C()')
# expect: OSError: [Errno 19] No such device: opening I2C on SCL SCL, SDA SDA: /dev/null is no I2C bus: Inappropriate ioctl for device

# No permission: nodes are root's here, and the script is somebody else's.
shutil.copy(sys.executable, '/run/cpy')
shutil.copy('tests/lab/lab.toml', '/run/lab.toml')
somebody = 'setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'
for text in PIN, 'import board; board.I2C()', 'import board; board.SPI()', 'import board; board.UART()':
    done = subprocess.run([*somebody, '/run/cpy', '--board', '/run/lab.toml', '--backend', 'linux-gpiod', '-c', text],
                          capture_output=True, text=True, cwd='/run')
    print(done.stderr.splitlines()[-1])
# expect: PermissionError: [Errno 13] Permission denied: setting up pin D5: no permission for /dev/gpiochip0: only root has it; run this with sudo, or give the node a group by a udev rule
# expect: PermissionError: [Errno 13] Permission denied: opening I2C on SCL SCL, SDA SDA: no permission for /dev/lab-i2c: only root has it; run this with sudo, or give the node a group by a udev rule
# expect: PermissionError: [Errno 13] Permission denied: opening SPI on SCK SCK: no permission for /dev/lab-spi: only root has it; run this with sudo, or give the node a group by a udev rule
# expect: PermissionError: [Errno 13] Permission denied: opening UART on pin D1: no permission for /dev/ttyS1: only root has it; run this with sudo, or give the node a group by a udev rule

# A line that the kernel uses, one that another script has, and one that this script has.
last_line(*LAB, 'linux-gpiod:/dev/lab-gpiochip', text=PIN.replace('board.D5', 'microcontroller.pin.GPIO36').replace(
    'board,', 'microcontroller,'))
# expect: OSError: [Errno 16] Device or resource busy: setting up pin GPIO36: cannot take GPIO36 (line 36 of /dev/lab-gpiochip): in use by sck
HOLD = '; print("ready", flush=True); import time; time.sleep(30)'
holder = subprocess.Popen([sys.executable, *LAB, 'linux-gpiod:/dev/lab-gpiochip', '-c', PIN + HOLD],
                          stdout=subprocess.PIPE)
holder.stdout.readline()
last_line(*LAB, 'linux-gpiod:/dev/lab-gpiochip', text=PIN)
# expect: OSError: [Errno 16] Device or resource busy: setting up pin D5: cannot take D5 (line 5 of /dev/lab-gpiochip): in use by cpy (another cpy)
holder.kill()
holder.wait()
last_line(*LAB, 'linux-gpiod:/dev/lab-gpiochip', text='p = __import__("digitalio").DigitalInOut(__import__("board").D5);' + PIN)
# expect: ValueError: D5 in use
print(os.path.exists('/run/cpy'))  # expect: True
