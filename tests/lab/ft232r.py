#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""An FT232R on the guest's virtual host controller: a serial port, with another end that a test has.

Commands (usbip.obey()): "settings" prints how the kernel's driver has set it up; "sent" prints in hex, and forgets, what the
host has sent; "receive HEX" is what comes in over RX.
"""
import struct

import usbip

RESET, MODEM_LINES, FLOW, RATE, FRAME, MODEM_STATUS, LATENCY, EEPROM = 0, 1, 2, 3, 4, 5, 10, 0x90
PARITIES = 'none', 'odd', 'even', 'mark', 'space'
FLOWS = {0: 'none', 1: 'RTS and CTS', 2: 'DTR and DSR', 4: 'XON and XOFF'}
EIGHTHS = 0, 4, 2, 1, 3, 5, 6, 7  # what the three bits mean that stand above the divisor's fourteen
STATUS = bytes([0x01, 0x60])      # in front of each packet to the host
CLOCK = 3000000


class FT232R(usbip.Device):
    """The chip, as far as its UART (FTDI AN232B-05 has the divisors, the requests are those of libftdi's manual)."""

    device = struct.pack('<BBHBBBBHHHBBBB', 18, 1, 0x0200, 0, 0, 0, 8, 0x0403, 0x6001, 0x0600, 0, 1, 2, 1)
    interface = bytes([9, 4, 0, 0, 2, 0xFF, 0xFF, 0xFF, 1, 7, 5, 0x81, 2, 64, 0, 0, 7, 5, 0x02, 2, 64, 0, 0])
    configuration = struct.pack('<BBHBBBBB', 9, 2, 9 + len(interface), 1, 1, 0, 0xA0, 45) + interface
    strings = 'the lab', 'lab serial'

    def __init__(self):
        super().__init__()
        self.sent, self.rate, self.frame, self.flow, self.lines, self.breaks = b'', 0, '', '', 0, 0

    def bulk(self, endpoint, data):
        self.sent += data

    def control(self, setup, data):
        _, request, value, index, length = struct.unpack('<BBHHH', setup)
        if request == RATE:
            self.set_rate(value, index)
        elif request == FRAME:
            self.breaks += value >> 14
            self.frame = '%d bits, %s parity, %s stop' % (value & 0xFF, PARITIES[value >> 8 & 7], ('1', '1.5', '2')[value >> 11 & 3])
        elif request == FLOW:
            self.flow = FLOWS[index >> 8]
        elif request == MODEM_LINES:
            self.lines = self.lines & ~(value >> 8) | value & value >> 8
        return {MODEM_STATUS: STATUS, LATENCY: b'\x10', EEPROM: bytes(2)}.get(request, b'')[:length]

    def set_rate(self, value, index):
        divisor, eighths = value & 0x3FFF, EIGHTHS[value >> 14 | index << 2 & 4]
        special = {(0, 0): 1, (1, 0): 1.5}  # 3 and 2 million
        self.rate = round(CLOCK / special.get((divisor, eighths), divisor + eighths / 8))

    def settings(self):
        return '%d baud, %s, flow %s, lines %d, %d breaks' % (self.rate, self.frame, self.flow, self.lines, self.breaks)

    def take_sent(self):
        sent, self.sent = self.sent, b''
        return sent.hex() or '-'

    def receive_text(self, text):
        data = bytes.fromhex(text)
        for at in range(0, len(data), 62):
            self.give(1, STATUS + data[at:at + 62])


chip = FT232R()
usbip.obey(chip, settings=chip.settings, sent=chip.take_sent, receive=chip.receive_text)
