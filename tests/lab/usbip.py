# SPDX-License-Identifier: MIT
"""USB devices for the guest's virtual host controller (vhci-hcd): USB/IP over a pair of sockets.  For CPython.

The kernel does all that a host does; a device answers control requests and bulk transfers.  A message has 48 bytes, big
endian (Documentation/usb/usbip_protocol.rst of the kernel), then the data.
"""
import socket
import struct
import sys
import threading

CONTROLLER = '/sys/devices/platform/vhci_hcd.0/'
SUBMIT, UNLINK, SUBMITTED, UNLINKED = 1, 2, 3, 4
STALL, CANCELLED = -32, -104
FULL_SPEED = 2
GET_DESCRIPTOR, SET_CONFIGURATION, SET_INTERFACE = 6, 9, 11


def string_descriptor(text):
    data = text.encode('utf-16-le')
    return bytes([2 + len(data), 3]) + data


class Device:
    """A device of full speed.  device and configuration: its descriptors; strings: from number 1 on."""

    device = configuration = b''
    strings = ()

    def __init__(self):
        self.waiting = []  # requests for data that are not answered yet: (number, endpoint, length)
        self.ready = {}    # endpoint: blocks of data that have not been asked for

    def bulk(self, endpoint, data):
        """The host has sent data."""

    def control(self, setup, data):
        """Other requests: what is answered, or None, a stall."""

    def give(self, endpoint, data):
        """Data for the host, when it asks for it."""
        self.ready.setdefault(endpoint, []).append(data)
        self.serve_waiting()

    # --- the controller ---------------------------------------------------------------------------------------

    def plug(self, port=0):
        self.port = port
        self.socket, theirs = socket.socketpair()
        with open(CONTROLLER + 'attach', 'w') as file:
            file.write('%d %d %d %d' % (port, theirs.fileno(), 0x10002, FULL_SPEED))
        theirs.close()
        threading.Thread(target=self.serve, daemon=True).start()

    def unplug(self):
        with open(CONTROLLER + 'detach', 'w') as file:
            file.write('%d' % self.port)

    def receive(self, count):
        data = b''
        while len(data) < count:
            got = self.socket.recv(count - len(data))
            if not got:
                raise EOFError
            data += got
        return data

    def serve(self):
        try:
            while True:
                self.serve_one()
        except (EOFError, OSError):
            self.socket.close()

    def serve_one(self):
        head = self.receive(48)
        command, number, _, inwards, endpoint, _, length = struct.unpack('>7I', head[:28])
        if command == UNLINK:
            self.unlink(number, struct.unpack('>I', head[20:24])[0])
            return
        data = b'' if inwards else self.receive(length)
        if endpoint == 0:
            self.answer(number, inwards, self.control_request(head[40:48], data))
        elif inwards:
            self.waiting.append((number, endpoint, length))
            self.serve_waiting()
        else:
            self.answer(number, False, data)
            self.bulk(endpoint, data)

    def unlink(self, number, which):
        kept = [request for request in self.waiting if request[0] != which]
        status, self.waiting = CANCELLED if len(kept) < len(self.waiting) else 0, kept
        self.socket.sendall(struct.pack('>5Ii24x', UNLINKED, number, 0, 0, 0, status))

    def serve_waiting(self):
        for request in list(self.waiting):
            number, endpoint, length = request
            if self.ready.get(endpoint):
                self.waiting.remove(request)
                self.answer(number, True, self.ready[endpoint].pop(0)[:length])

    def answer(self, number, inwards, data):
        """data: what came or goes; None: a stall."""
        status, length = (STALL, 0) if data is None else (0, len(data))
        head = struct.pack('>5Ii4I8x', SUBMITTED, number, 0, 0, 0, status, length, 0, 0, 0)
        self.socket.sendall(head + (data if inwards and data else b''))

    # --- what every device answers ----------------------------------------------------------------------------

    def control_request(self, setup, data):
        kind, request, value, _, length = struct.unpack('<BBHHH', setup)
        if kind & 0x60 == 0 and request == GET_DESCRIPTOR:
            descriptor = self.descriptor(value >> 8, value & 0xFF)
            return descriptor and descriptor[:length]
        if kind & 0x60 == 0 and request in (SET_CONFIGURATION, SET_INTERFACE):
            return b''
        return self.control(setup, data)

    def descriptor(self, kind, number):
        if kind == 3:
            texts = [b'\x04\x03\x09\x04'] + [string_descriptor(text) for text in self.strings]
            return texts[number] if number < len(texts) else None
        return {1: self.device, 2: self.configuration}.get(kind)


def obey(device, **commands):
    """Plugs a device in and obeys standard input: each line is a command and its arguments, and "unplug" pulls the device
    out.  What a command returns is printed, or "done", which is also said when the device is plugged in."""
    commands['unplug'] = device.unplug
    device.plug()
    print('done', flush=True)
    for line in sys.stdin:
        command, *arguments = line.split()
        print(commands[command](*arguments) or 'done', flush=True)
