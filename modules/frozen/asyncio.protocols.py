# SPDX-License-Identifier: MIT
"""Protocols: what a transport calls when something happens on a connection."""

__all__ = ['BaseProtocol', 'Protocol', 'DatagramProtocol', 'SubprocessProtocol', 'BufferedProtocol']


class BaseProtocol:
    """What all protocols have."""

    __slots__ = ()

    def connection_made(self, transport):
        """The connection is there; transport is its other half."""

    def connection_lost(self, exc):
        """The connection has ended: by an exception, or, with None, in good order."""

    def pause_writing(self):
        """The transport holds more than it likes to."""

    def resume_writing(self):
        """The transport has sent enough of what it held."""


class Protocol(BaseProtocol):
    """Receives a stream of bytes."""

    __slots__ = ()

    def data_received(self, data):
        """Bytes have arrived."""

    def eof_received(self):
        """The other end will send no more; a true result keeps the transport open for writing."""


class BufferedProtocol(BaseProtocol):
    """Receives a stream of bytes in buffers of its own."""

    __slots__ = ()

    def get_buffer(self, sizehint):
        """Return a buffer for what arrives next."""

    def buffer_updated(self, nbytes):
        """So many bytes are in the buffer."""

    def eof_received(self):
        """The other end will send no more; a true result keeps the transport open for writing."""


class DatagramProtocol(BaseProtocol):
    """Receives datagrams."""

    __slots__ = ()

    def datagram_received(self, data, addr):
        """A datagram has arrived from an address."""

    def error_received(self, exc):
        """Sending or receiving has failed."""


class SubprocessProtocol(BaseProtocol):
    """Hears of a program in a process of its own."""

    __slots__ = ()

    def pipe_data_received(self, fd, data):
        """The program has written to a descriptor, 1 or 2."""

    def pipe_connection_lost(self, fd, exc):
        """A pipe has ended."""

    def process_exited(self):
        """The program has ended."""
