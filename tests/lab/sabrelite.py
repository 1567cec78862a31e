# SPDX-License-Identifier: MIT
"""The machine `sabrelite`: QEMU's i.MX6Q board.  Its GPIO, I2C, SPI and serial blocks are there, and a flash, a thermometer
and an EEPROM are QEMU's models.  Its serial ports: the one that tests use, the console, the control line, and one through
which the results come (tests/lab/arm/sabrelite.dts).
"""
import os
import tomllib

import outside
import qemu
from machine import HERE

COLUMN = 'linux-gpiod on sabrelite (QEMU)'
FOLDER = os.path.join('tests', 'lab', 'arm')  # of cases/ and scripts.txt
BOARD = '--board', 'tests/lab/arm/sabrelite.toml'
LEVELS, DIRECTIONS = 0x20a0000, 0x20a0004  # registers DR and GDIR of the second GPIO block (IMX6DQRM, chapter 28)

# SST25VF016B on chip select 0 of ECSPI1 (a part of the board), TMP105 and DS1338 on I2C1, AT24C32 on I2C2.
SIZES = {'flash': 2 << 20, 'eeprom': 4096}
DEVICES = (
    '-drive', 'if=mtd,file=flash,format=raw',
    '-device', 'tmp105,bus=i2c-bus.0,address=0x48,id=thermometer', '-device', 'ds1338,bus=i2c-bus.0,address=0x68',
    '-drive', 'if=none,id=eeprom,file=eeprom,format=raw',
    '-device', 'at24c-eeprom,bus=i2c-bus.1,address=0x50,rom-size=4096,drive=eeprom')

cannot_run, build = qemu.cannot_run, qemu.build


class Bench(outside.Bench):
    GPIO = '/machine/soc/gpio2'

    @staticmethod
    def prepare(folder):
        """The files with what the flash and the EEPROM hold: all ones, and a text at the beginning."""
        for name, size in SIZES.items():
            text = b'what the %s held before' % name.encode()
            with open(os.path.join(folder, name), 'wb') as file:
                file.write(text + b'\xff' * (size - len(text)))

    def pin_numbers(self):
        with open(os.path.join(HERE, 'arm', 'sabrelite.toml'), 'rb') as file:
            board = tomllib.load(file)
        numbers = {name: line for name, line in board['pins'].items() if isinstance(line, int)}
        return numbers | {name: numbers[pin] for name, pin in board['names'].items() if pin in numbers}

    def level_of(self, number):
        return bool(self.register(LEVELS) >> number & 1)

    def is_output(self, number):
        return bool(self.register(DIRECTIONS) >> number & 1)

    def set_temperature(self, celsius):
        self.qmp.do('qom-set', path='/machine/peripheral/thermometer', property='temperature',
                    value=round(celsius * 1000))

    def contents(self, name, place, count):
        """What the flash or the EEPROM holds."""
        with open(os.path.join(self.folder, name), 'rb') as file:
            file.seek(place)
            return file.read(count)


class Machine(qemu.Machine):
    NAME, CHANGES, BENCH = 'sabrelite', os.path.join('arm', 'sabrelite.dts'), Bench
    ARGUMENTS = 'console=ttymxc1,115200 LAB_CONTROL=ttymxc2 LAB_RESULTS=ttymxc3'
    WORDS = ('-m', '512', '-serial', 'unix:uart', '-serial', 'file:console.log', '-serial', 'unix:control',
             '-serial', 'file:results.tar', *DEVICES)
