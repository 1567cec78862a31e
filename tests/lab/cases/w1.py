# SPDX-License-Identifier: MIT
"""1-Wire where the kernel has the pin: thermometers through onewireio and machine, and what w1 cannot do."""
import os
import subprocess
import sys
import time

import machine
import microcontroller
import onewire
from cpy import mock
from onewireio import OneWire

SERIALS = 0x0316A2798EFF, 0x00000BADCAFE
ROMS = '28ff8e79a2160307', '28fecaad0b000015'  # as they are sent: family, serial number, checksum


def await_devices(count):
    end = time.monotonic() + 30
    while len([name for name in os.listdir('/sys/bus/w1/devices') if name[2] == '-']) < count:
        assert time.monotonic() < end, os.listdir('/sys/bus/w1/devices')
        time.sleep(0.05)


def write(bus, data):
    for byte in data:
        for i in range(8):
            bus.write_bit(byte >> i & 1)


def read(bus, count):
    return bytes(sum(bus.read_bit() << i for i in range(8)) for _ in range(count))


# The pin is the driver's of bit-banged 1-Wire (nothing can answer on it in time); what is on the bus is behind a bridge.
subprocess.run(['insmod', os.environ['LAB_KERNEL'] + '/w1-gpio.ko'], check=True)
for serial, celsius in zip(SERIALS, (21.5, -10.125)):
    mock.lab.add_thermometer(serial, celsius)
mock.lab.add_1wire(0x01, 0x123456)
adapter = os.path.basename(os.path.realpath('/dev/lab-system-i2c'))
with open('/sys/bus/i2c/devices/%s/new_device' % adapter, 'w') as file:
    file.write('ds2482 0x18')
await_devices(3)

# With two masters the board's data says which of them is on the pin: lab.toml that it is the bridge's.
TEXT = 'import microcontroller, onewireio; print(onewireio.OneWire(microcontroller.pin.GPIO35).reset())'
for wire in '', ', w1_master = 1', ', w1_master = 9':
    with open('/run/other.toml', 'w') as file:
        file.write('title = "Other"\nlike = "host"\nbackend = "linux-gpiod"\n[pins]\nGPIO35 = {line = 35%s}\n' % wire)
    done = subprocess.run([sys.executable, '--board', '/run/other.toml', '--backend', 'linux-gpiod:/dev/lab-gpiochip', '-c',
                           TEXT], capture_output=True, text=True)
    print((done.stdout or done.stderr.splitlines()[-1]).strip())
# expect: NotImplementedError: resetting 1-Wire on pin GPIO35: the kernel has 2 1-Wire buses and does not tell which is on this pin: a board file can, by GPIO35 = {line = 35, w1_master = 1}
# expect: True
# expect: OSError: [Errno 19] No such device: resetting 1-Wire on pin GPIO35: the kernel has no w1_bus_master9

with OneWire(microcontroller.pin.GPIO35) as bus:
    print(bus.reset())  # expect: False
    for rom in ROMS:
        rom = bytes.fromhex(rom)
        bus.reset()
        write(bus, b'\x55' + rom + b'\x44')
        bus.reset()
        write(bus, b'\x55' + rom + b'\xbe')
        data = read(bus, 9)
        print(int.from_bytes(data[:2], 'little', signed=True) / 16)
# expect: 21.5
# expect: -10.125

searched = onewire.OneWire(machine.Pin(35))
roms = sorted(searched.scan())
print([rom.hex() for rom in roms])  # expect: ['0156341200000005', '28fecaad0b000015', '28ff8e79a2160307']
searched.reset()
searched.select_rom(roms[0])
try:
    searched.writebyte(0xF0)  # "read memory" of a device that is no thermometer
except (OSError, NotImplementedError) as error:
    print(error)  # expect: writing to 1-Wire on pin GPIO35: the kernel has this bus, and no command 0xF0: without dtoverlay=w1-gpio it can be bit-banged
