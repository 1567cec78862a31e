#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A CP2615 on the guest's virtual host controller: an I2C adapter, with a memory of 256 bytes at address 0x50.

Commands (usbip.obey()): "fault NUMBER" makes it answer transfers with this status from now on.
"""
import struct

import usbip

BUS_ERROR = -1


class CP2615(usbip.Device):
    """The chip (Silicon Labs AN1139), as far as I2C."""

    device = struct.pack('<BBHBBBBHHHBBBB', 18, 1, 0x0200, 0, 0, 0, 64, 0x10C4, 0xEAC1, 0x0100, 0, 0, 1, 1)
    interfaces = (bytes([9, 4, 0, 0, 0, 0xFF, 0, 0, 0, 9, 4, 1, 0, 0, 0xFF, 0, 0, 0, 9, 4, 1, 2, 2, 0xFF, 0, 0, 0])
                  + bytes([7, 5, 0x82, 2, 64, 0, 0, 7, 5, 0x02, 2, 64, 0, 0]))
    configuration = struct.pack('<BBHBBBBB', 9, 2, 9 + len(interfaces), 2, 1, 0, 0x80, 50) + interfaces
    strings = ('lab i2c',)

    def __init__(self):
        super().__init__()
        self.memory, self.pointer, self.fault = bytearray(256), 0, 0

    def bulk(self, endpoint, data):
        what = struct.unpack('>H', data[4:6])[0]
        if what == 0xD100:
            self.reply(0xA100, struct.pack('>HHH', 0x1500, 0, 1))
        elif what == 0xD400:
            tag, address, reads, writes = data[6:10]
            status = self.fault or (0 if address >> 1 == 0x50 else BUS_ERROR)
            if status == 0 and writes:
                self.pointer = data[10]
                self.memory[self.pointer:self.pointer + writes - 1] = data[11:10 + writes]
            got = bytes(self.memory[self.pointer:self.pointer + reads])
            self.reply(0xA400, struct.pack('BBbB', tag, address, status, reads) + got)

    def make_fail(self, status):
        self.fault = int(status)

    def reply(self, what, data):
        self.give(2, struct.pack('>HHH', 0x2A2A, 6 + len(data), what) + data)


chip = CP2615()
usbip.obey(chip, fault=chip.make_fail)
