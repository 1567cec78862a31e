# SPDX-License-Identifier: MIT
"""A serial port on USB (FT232R): rates, frames and flow control reach the chip; who has the port; what is pulled out."""
# args: --board tests/lab/usb.toml --backend linux-gpiod
import os
import subprocess
import sys
import time

import board
import busio
from machine import UART

NODE = '/dev/ttyUSB0'
ALL = bytes(range(256))


def tell(command=None):
    """Gives the chip's process a command; returns its answer."""
    if command:
        chip.stdin.write(command + '\n')
        chip.stdin.flush()
    return chip.stdout.readline().strip()


def await_port(there):
    end = time.monotonic() + 20
    while os.path.exists(NODE) != there:
        assert time.monotonic() < end, 'the port is %sthere' % ('not ' if there else 'still ')
        time.sleep(0.01)


def sent(count):
    """What has left through TX, when so many bytes have."""
    data, end = b'', time.monotonic() + 10
    while len(data) < count and time.monotonic() < end:
        data += bytes.fromhex(tell('sent').replace('-', ''))
    return data


def refused(call, *args, **settings):
    try:
        call(*args, **settings)
    except (OSError, ValueError, NotImplementedError, RuntimeError) as error:
        print(type(error).__name__, error)
    else:
        print('not refused')


def other_program(text, *args):
    return subprocess.check_output(['python3', '-c', text, *args], text=True).strip()


def start(script):
    program = subprocess.Popen(['python3', '-c', script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert program.stdout.readline() == 'ready\n'
    return program


chip = subprocess.Popen(['python3', 'tests/lab/ft232r.py'], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
tell()
await_port(True)

# bytes both ways, and the settings that the driver gave the chip
uart = UART(0, 115200, timeout=10000)
uart.write(ALL)
print(sent(256) == ALL)  # expect: True
tell('receive ' + ALL.hex())
print(uart.read(256) == ALL)  # expect: True
for settings in ({'baudrate': 9600}, {'baudrate': 31250, 'bits': 7, 'parity': 0}, {'baudrate': 250000, 'bits': 8, 'parity': 1, 'stop': 2},
                 {'baudrate': 3000000, 'parity': None, 'stop': 1}, {'baudrate': 76923, 'flow': UART.RTS | UART.CTS, 'rts': 'D9', 'cts': 'D10'}):
    uart.init(**settings)
    print(tell('settings'))
# expect: 9600 baud, 8 bits, none parity, 1 stop, flow none, lines 3, 0 breaks
# expect: 31250 baud, 7 bits, even parity, 1 stop, flow none, lines 3, 0 breaks
# expect: 250000 baud, 8 bits, odd parity, 2 stop, flow none, lines 3, 0 breaks
# expect: 3000000 baud, 8 bits, none parity, 1 stop, flow none, lines 3, 0 breaks
# expect: 76923 baud, 8 bits, none parity, 1 stop, flow RTS and CTS, lines 3, 0 breaks
uart.sendbreak()
print(tell('settings')[-8:])  # expect: 1 breaks
refused(uart.init, baudrate=4000000)
# expect: ValueError opening UART(0) (TX D1, RX D0): not possible: the driver of /dev/ttyUSB0 makes 9600 baud of 4000000

# it is this program's alone
uart.init(baudrate=9600)
DESCRIBE = '''
import fcntl, os, struct, sys
fd = os.open('/dev/ttyUSB0', os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
print(struct.unpack('I', fcntl.ioctl(fd, 0x80045440, bytes(4)))[0])  # TIOCGEXCL, which root has to ask
'''
NOBODY = '''
import os
os.chmod('/dev/ttyUSB0', 0o666)
os.setuid(65534)
try:
    os.open('/dev/ttyUSB0', os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
except OSError as error:
    print(error.strerror)
'''
SECOND = '''
from machine import UART
try:
    UART(0)
except OSError as error:
    print(error)
'''
print(other_program(DESCRIBE), other_program(NOBODY))  # expect: 1 Device or resource busy
text = subprocess.check_output([sys.executable, '--board', 'tests/lab/usb.toml', '--backend', 'linux-gpiod', '-c', SECOND], text=True)
mine = open('/proc/self/comm').read().strip(), os.getpid()
print(text.strip().replace('%s (process %d)' % mine, 'us'))
# expect: [Errno 16] Device or resource busy: opening UART(0) (TX D1, RX D0): /dev/ttyUSB0 is in use by us
uart.deinit()
print(other_program(DESCRIBE))  # expect: 0
HOLD = '''
import fcntl, os
fd = os.open('/dev/ttyUSB0', os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
fcntl.ioctl(fd, 0x540C)  # TIOCEXCL
print('ready', flush=True)
input()
'''
holder = start(HOLD)
try:
    busio.UART(board.TX, board.RX)
except OSError as error:
    print(str(error).replace(str(holder.pid), 'N'))
# expect: [Errno 16] Device or resource busy: opening UART on pin D1: /dev/ttyUSB0 is in use by python3 (process N)
holder.communicate('\n')

# RTS cannot switch an RS-485 line: this driver has no such thing
refused(busio.UART, board.TX, board.RX, rs485_dir=board.D9)
# expect: NotImplementedError opening UART on pin D1: the driver of /dev/ttyUSB0 cannot switch an RS-485 line by RTS: give rs485_dir a digital pin

# another rate than the one before is no hindrance, and a port that is pulled out is gone
uart = busio.UART(board.TX, board.RX, baudrate=12345, timeout=10)
print(tell('settings').split(',')[0])  # expect: 12346 baud
tell('unplug')
refused(lambda: [uart.read(1) for _ in range(100)])
# expect: OSError [Errno 19] No such device: reading UART (TX D1): /dev/ttyUSB0 is gone
refused(uart.write, b'x')
# expect: OSError [Errno 19] No such device: writing to UART (TX D1): /dev/ttyUSB0 is gone
uart.deinit()
await_port(False)
refused(busio.UART, board.TX, board.RX)
# expect: FileNotFoundError [Errno 2] No such file or directory: opening UART on pin D1: there is no /dev/ttyUSB0: ls /dev/ttyUSB* /dev/ttyACM* /dev/ttyS* shows what there is
chip.kill()
chip.wait()
