# SPDX-License-Identifier: MIT
"""Transports: what a protocol calls to use its connection.  Those that work are in asyncio._descriptors."""

__all__ = ['BaseTransport', 'ReadTransport', 'WriteTransport', 'Transport', 'DatagramTransport', 'SubprocessTransport']


class BaseTransport:
    """What all transports have."""

    __slots__ = '_extra',

    def __init__(self, extra=None):
        self._extra = {} if extra is None else extra

    def get_extra_info(self, name, default=None):
        """Return what is known of the connection under a name: 'socket', 'peername', 'pipe' ..."""
        return self._extra.get(name, default)

    def is_closing(self):
        """Whether the transport is closed, or about to be."""
        raise NotImplementedError

    def close(self):
        """Send what is held, then close."""
        raise NotImplementedError

    def set_protocol(self, protocol):
        """Set the protocol."""
        raise NotImplementedError

    def get_protocol(self):
        """The protocol."""
        raise NotImplementedError


class ReadTransport(BaseTransport):
    """Reads a stream."""

    __slots__ = ()

    def is_reading(self):
        """Whether the protocol is told of what arrives."""
        raise NotImplementedError

    def pause_reading(self):
        """Tell the protocol of nothing that arrives."""
        raise NotImplementedError

    def resume_reading(self):
        """Tell the protocol again."""
        raise NotImplementedError


class WriteTransport(BaseTransport):
    """Writes a stream."""

    __slots__ = ()

    def set_write_buffer_limits(self, high=None, low=None):
        """Set at how many bytes held the protocol is paused, and at how many it goes on."""
        raise NotImplementedError

    def get_write_buffer_size(self):
        """How many bytes are held."""
        raise NotImplementedError

    def get_write_buffer_limits(self):
        """What set_write_buffer_limits() has set: (low, high)."""
        raise NotImplementedError

    def write(self, data):
        """Send bytes, at once or later."""
        raise NotImplementedError

    def writelines(self, list_of_data):
        """Send pieces of bytes."""
        self.write(b''.join(list_of_data))

    def write_eof(self):
        """Send what is held, then end this direction."""
        raise NotImplementedError

    def can_write_eof(self):
        """Whether write_eof() can be called."""
        raise NotImplementedError

    def abort(self):
        """Close at once; what is held is lost."""
        raise NotImplementedError


class Transport(ReadTransport, WriteTransport):
    """Reads and writes a stream."""

    __slots__ = ()


class DatagramTransport(BaseTransport):
    """Sends datagrams."""

    __slots__ = ()

    def sendto(self, data, addr=None):
        """Send a datagram to an address, or to the one that the transport is connected to."""
        raise NotImplementedError

    def abort(self):
        """Close at once; what is held is lost."""
        raise NotImplementedError


class SubprocessTransport(BaseTransport):
    """Holds a program in a process of its own."""

    __slots__ = ()

    def get_pid(self):
        """The number of the process."""
        raise NotImplementedError

    def get_returncode(self):
        """The exit status, None while the program runs."""
        raise NotImplementedError

    def get_pipe_transport(self, fd):
        """The transport of stdin (0), stdout (1) or stderr (2), or None."""
        raise NotImplementedError

    def send_signal(self, signal):
        """Send a signal."""
        raise NotImplementedError

    def terminate(self):
        """Send SIGTERM."""
        raise NotImplementedError

    def kill(self):
        """Send SIGKILL."""
        raise NotImplementedError
