# SPDX-License-Identifier: MIT
"""The machine `raspi2b`: QEMU's Raspberry Pi 2 with the device tree that Debian has for it, which cpy knows without being
told.  Of its blocks QEMU has the pins as outputs, and the serial port of the header (a PL011: ttyAMA0), which tests use;
the smaller serial port is the control line, and the results lie on the card.  There is no console.
"""
import os

import outside
import qemu

COLUMN = 'linux-gpiod on raspi2b (QEMU)'
FOLDER = os.path.join('tests', 'lab', 'raspi2b')  # of cases/ and scripts.txt
BOARD = ()
# BCM2835 ARM Peripherals, chapters 6 and 13, at the addresses that a BCM2836 has.
FUNCTIONS, LEVELS = 0x3f200000, 0x3f200034        # GPFSEL0, ten pins in each register, and GPLEV0
WHOLE, FRACTION, FRAME, CONTROL = 0x3f201024, 0x3f201028, 0x3f20102c, 0x3f201030  # IBRD, FBRD, LCRH, CR of the PL011
OUTPUT = 1
CARD = 1 << 20  # bytes

cannot_run, build = qemu.cannot_run, qemu.build


class Bench(outside.Bench):
    GPIO = '/machine/soc/peripherals/gpio'

    @staticmethod
    def prepare(folder):
        with open(os.path.join(folder, 'results.tar'), 'wb') as file:
            file.truncate(CARD)

    def pin_numbers(self):
        return {'D%d' % number: number for number in range(28)}

    def level_of(self, number):
        return bool(self.register(LEVELS) >> number & 1)

    def is_output(self, number):
        return self.register(FUNCTIONS + number // 10 * 4) >> number % 10 * 3 & 7 == OUTPUT

    def serial_line(self, clock):
        """What the serial port has been told, given its clock in Hz: rate, bits, parity, stop bits, flow control."""
        divisor, frame, control = self.register(WHOLE) * 64 + self.register(FRACTION), self.register(FRAME), self.register(CONTROL)
        parity = ('even' if frame & 4 else 'odd') if frame & 2 else None
        flow = [name for name, bit in (('rts', 1 << 14), ('cts', 1 << 15)) if control & bit]
        return round(clock * 4 / divisor), 5 + (frame >> 5 & 3), parity, 2 if frame & 8 else 1, flow


class Machine(qemu.Machine):
    NAME, CHANGES, BENCH = 'raspi2b', os.path.join('raspi2b', 'raspi2b.dts'), Bench
    ARGUMENTS = 'LAB_CONTROL=ttyS1 LAB_RESULTS=mmcblk0 LAB_SERIAL=ttyAMA0'
    WORDS = '-serial', 'unix:uart', '-serial', 'unix:control', '-drive', 'if=sd,file=results.tar,format=raw'
