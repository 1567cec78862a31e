# SPDX-License-Identifier: MIT
"""The transports: sockets and pipes, read and written when the loop says that they are ready.

What is hard is the end.  A transport closes once what it holds is sent, or at once when an operation fails, and then
calls connection_lost() just once, from the loop; nothing is reported of a connection that is being lost."""
import collections
import os
import warnings
from asyncio import protocols, transports
from asyncio.futures import _set_result_unless_cancelled

_PIECE = 256 * 1024
_HIGH = 64 * 1024  # bytes held at which the protocol is paused


def _check_bytes(data):
    if not isinstance(data, (bytes, bytearray, memoryview)):
        raise TypeError('data argument must be a bytes-like object, not %r' % type(data).__name__)


class _Descriptor:
    """What the transports have in common: a file, its protocol, and the end."""

    def _open(self, loop, file, protocol, waiter=None):
        self._loop, self._file, self._fd, self._protocol = loop, file, file.fileno(), protocol
        self._closing, self._lost = False, False
        loop.call_soon(protocol.connection_made, self)
        loop.call_soon(self._begin)
        if waiter is not None:
            loop.call_soon(_set_result_unless_cancelled, waiter, None)

    def __repr__(self):
        state = 'closed' if self._file is None else 'closing' if self._closing else 'open'
        return '<%s fd=%s %s>' % (type(self).__name__, self._fd, state)

    def __del__(self):
        if getattr(self, '_file', None) is not None:
            warnings.warn('unclosed transport %r' % self, ResourceWarning, source=self)
            self._file.close()

    def _begin(self):
        """connection_made() was called."""

    def get_protocol(self):
        """The protocol."""
        return self._protocol

    def set_protocol(self, protocol):
        """Set the protocol."""
        self._protocol = protocol

    def is_closing(self):
        """Whether the transport is closed, or about to be."""
        return self._closing

    def close(self):
        """Send what is held, then close."""
        if self._closing:
            return
        self._closing = True
        self._loop.remove_reader(self._fd)
        if not self._holds():
            self._lose(None)

    def abort(self):
        """Close at once; what is held is lost."""
        self._end(None)

    def _holds(self):
        return False

    def _drop(self):
        """Forget what is held."""

    def _fail(self, error, message):
        # what only says that the other end has gone is not reported
        if not isinstance(error, OSError) and not self._lost:
            self._loop.call_exception_handler(
                {'message': message, 'exception': error, 'transport': self, 'protocol': self._protocol})
        self._end(error)

    def _end(self, error):
        if self._lost:
            return
        if self._holds():
            self._drop()
            self._loop.remove_writer(self._fd)
        self._closing = True
        self._loop.remove_reader(self._fd)
        self._lose(error)

    def _lose(self, error):
        if not self._lost:
            self._lost = True
            self._loop.call_soon(self._tell_lost, error)

    def _tell_lost(self, error):
        try:
            self._protocol.connection_lost(error)
        finally:
            self._close_file()

    def _close_file(self):
        self._file.close()
        self._file = self._protocol = self._loop = None


class _Reading:
    """Reads whenever there is something."""

    _paused = False

    def _begin(self):
        if not self._closing and not self._paused:
            self._loop.add_reader(self._fd, self._read_ready)

    def is_reading(self):
        """Whether the protocol is told of what arrives."""
        return not self._closing and not self._paused

    def pause_reading(self):
        """Tell the protocol of nothing that arrives."""
        if self.is_reading():
            self._paused = True
            self._loop.remove_reader(self._fd)

    def resume_reading(self):
        """Tell the protocol again."""
        if not self._closing and self._paused:
            self._paused = False
            self._loop.add_reader(self._fd, self._read_ready)

    def _read_ready(self):
        if self._lost:
            return
        try:
            buffer = self._protocol.get_buffer(-1) if isinstance(self._protocol, protocols.BufferedProtocol) else None
            if buffer is not None and not len(buffer):
                raise RuntimeError('get_buffer() returned an empty buffer')
            data = self._receive(_PIECE if buffer is None else len(buffer))
        except (BlockingIOError, InterruptedError):
            return
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._fail(error, 'Fatal read error on %s' % self._kind)
            return
        try:
            self._pass_on(data, buffer)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._fail(error, 'Fatal error: protocol.%s() call failed.' % (
                'eof_received' if not data else 'data_received' if buffer is None else 'buffer_updated'))

    def _pass_on(self, data, buffer):
        if not data:
            self._read_eof()
        elif buffer is None:
            self._protocol.data_received(data)
        else:
            buffer[:len(data)] = data
            self._protocol.buffer_updated(len(data))


class _Writing:
    """Writes at once what can be, and holds the rest."""

    _low, _high, _protocol_paused, _eof = _HIGH // 4, _HIGH, False, False

    def _holds(self):
        return bool(self._held)

    def _drop(self):
        self._held.clear()

    def get_write_buffer_size(self):
        """How many bytes are held."""
        return len(self._held)

    def get_write_buffer_limits(self):
        """What set_write_buffer_limits() has set: (low, high)."""
        return self._low, self._high

    def set_write_buffer_limits(self, high=None, low=None):
        """Set at how many bytes held the protocol is paused, and at how many it goes on."""
        if high is None:
            high = _HIGH if low is None else 4 * low
        if low is None:
            low = high // 4
        if not high >= low >= 0:
            raise ValueError('high (%r) must be >= low (%r) must be >= 0' % (high, low))
        self._low, self._high = low, high
        self._perhaps_pause()

    def _perhaps_pause(self):
        if len(self._held) > self._high and not self._protocol_paused:
            self._protocol_paused = True
            self._call('pause_writing')

    def _perhaps_resume(self):
        if self._protocol_paused and len(self._held) <= self._low:
            self._protocol_paused = False
            self._call('resume_writing')

    def _call(self, name):
        try:
            getattr(self._protocol, name)()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._loop.call_exception_handler({'message': 'protocol.%s() failed' % name, 'exception': error,
                                               'transport': self, 'protocol': self._protocol})

    def write(self, data):
        """Send bytes, at once or later."""
        _check_bytes(data)
        if self._eof:
            raise RuntimeError('Cannot call write() after write_eof()')
        if not data or self._lost or (self._closing and not self._held):
            return
        if not self._held:
            try:
                sent = self._send(data)
            except (BlockingIOError, InterruptedError):
                sent = 0
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException as error:
                self._fail(error, 'Fatal write error on %s' % self._kind)
                return
            data = bytes(data)[sent:]  # a view would keep the caller from resizing it
            if not data:
                return
            self._loop.add_writer(self._fd, self._write_ready)
        self._held.extend(data)
        self._perhaps_pause()

    def writelines(self, list_of_data):
        """Send pieces of bytes."""
        self.write(b''.join(list_of_data))

    def _write_ready(self):
        if self._lost:
            return
        try:
            sent = self._send(self._held)
        except (BlockingIOError, InterruptedError):
            return
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._fail(error, 'Fatal write error on %s' % self._kind)
            return
        del self._held[:sent]
        self._perhaps_resume()
        if not self._held:
            self._loop.remove_writer(self._fd)
            if self._closing:
                self._lose(None)
            elif self._eof:
                self._send_eof()

    def can_write_eof(self):
        """Return True."""
        return True

    def write_eof(self):
        """Send what is held, then end this direction."""
        if self._closing or self._eof:
            return
        self._eof = True
        if not self._held:
            self._send_eof()


class SocketTransport(_Reading, _Writing, _Descriptor, transports.Transport):
    """A connection by a socket."""

    _kind = 'socket transport'

    def __init__(self, loop, sock, protocol, waiter=None, extra=None, server=None):
        transports.Transport.__init__(self, dict(extra or (), socket=sock))
        self._held, self._server = bytearray(), server
        for name, ask in ('sockname', sock.getsockname), ('peername', sock.getpeername):
            try:
                self._extra.setdefault(name, ask())
            except OSError:
                self._extra.setdefault(name, None)
        if server is not None:
            server._attach(self)
        _send_small_pieces_at_once(sock)
        self._open(loop, sock, protocol, waiter)

    def _receive(self, size):
        return self._file.recv(size)

    def _send(self, data):
        return self._file.send(data)

    def _send_eof(self):
        import socket
        self._file.shutdown(socket.SHUT_WR)

    def _read_eof(self):
        if self._protocol.eof_received():
            self._loop.remove_reader(self._fd)
        else:
            self.close()

    def _close_file(self):
        super()._close_file()
        server, self._server = self._server, None
        if server is not None:
            server._detach(self)


def _send_small_pieces_at_once(sock):
    import socket
    if sock.family in (socket.AF_INET, socket.AF_INET6) and sock.type == socket.SOCK_STREAM:
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


class DatagramTransport(_Reading, _Writing, _Descriptor, transports.DatagramTransport):
    """Sends and receives datagrams by a socket."""

    _kind = 'datagram transport'

    def __init__(self, loop, sock, protocol, address=None, waiter=None, extra=None):
        transports.DatagramTransport.__init__(self, dict(extra or (), socket=sock))
        self._extra.setdefault('sockname', sock.getsockname())
        if address is not None:
            self._extra.setdefault('peername', address)
        self._held, self._address = collections.deque(), address  # what is held: (data, address)
        self._open(loop, sock, protocol, waiter)

    def get_write_buffer_size(self):
        """How many bytes are held."""
        return sum(len(data) for data, _ in self._held)

    def _read_ready(self):
        if self._lost:
            return
        try:
            data, address = self._file.recvfrom(_PIECE)
        except (BlockingIOError, InterruptedError):
            return
        except OSError as error:
            self._protocol.error_received(error)
            return
        self._protocol.datagram_received(data, address)

    def sendto(self, data, addr=None):
        """Send a datagram to an address, or to the one that the transport is connected to."""
        _check_bytes(data)
        if self._address is not None and addr not in (None, self._address):
            raise ValueError('Invalid address: must be None or %s' % (self._address,))
        if self._lost:
            return
        if self._held or not self._send_one(data, addr):
            if not self._held:
                self._loop.add_writer(self._fd, self._write_ready)
            self._held.append((bytes(data), addr))
            if self.get_write_buffer_size() > self._high and not self._protocol_paused:
                self._protocol_paused = True
                self._call('pause_writing')

    def _send_one(self, data, addr):
        """False: not now."""
        try:
            self._file.send(data) if self._address is not None else self._file.sendto(data, addr)
        except (BlockingIOError, InterruptedError):
            return False
        except OSError as error:
            self._protocol.error_received(error)
        return True

    def _write_ready(self):
        while self._held and self._send_one(*self._held[0]):
            self._held.popleft()
        if self._protocol_paused and self.get_write_buffer_size() <= self._low:
            self._protocol_paused = False
            self._call('resume_writing')
        if not self._held:
            self._loop.remove_writer(self._fd)
            if self._closing:
                self._lose(None)


class ReadPipeTransport(_Reading, _Descriptor, transports.ReadTransport):
    """Reads a pipe, a terminal or a character device."""

    _kind = 'pipe transport'

    def __init__(self, loop, pipe, protocol, waiter=None, extra=None):
        transports.ReadTransport.__init__(self, dict(extra or (), pipe=pipe))
        _check_pipe(pipe)
        os.set_blocking(pipe.fileno(), False)
        self._open(loop, pipe, protocol, waiter)

    def _receive(self, size):
        return os.read(self._fd, size)

    def _read_eof(self):
        self._closing = True
        self._loop.remove_reader(self._fd)
        self._loop.call_soon(self._protocol.eof_received)
        self._lose(None)


class WritePipeTransport(_Writing, _Descriptor, transports.WriteTransport):
    """Writes to a pipe, a terminal or a character device."""

    _kind = 'pipe transport'

    def __init__(self, loop, pipe, protocol, waiter=None, extra=None):
        transports.WriteTransport.__init__(self, dict(extra or (), pipe=pipe))
        self._held, kind = bytearray(), _check_pipe(pipe)
        os.set_blocking(pipe.fileno(), False)
        # a pipe or socket is ready for reading when the other end is closed
        self._watches = kind in ('pipe', 'socket')
        self._open(loop, pipe, protocol, waiter)

    def _begin(self):
        if self._watches and not self._closing:
            self._loop.add_reader(self._fd, self._other_end_closed)

    def _other_end_closed(self):
        self._end(BrokenPipeError() if self._held else None)

    def _send(self, data):
        return os.write(self._fd, data)

    def write_eof(self):
        """Send what is held, then close."""
        self.close()


def _check_pipe(pipe):
    """The kind of a file that a pipe transport can work with."""
    import stat
    mode = os.fstat(pipe.fileno()).st_mode
    for kind, is_kind in ('pipe', stat.S_ISFIFO), ('socket', stat.S_ISSOCK), ('device', stat.S_ISCHR):
        if is_kind(mode):
            return kind
    raise ValueError('Pipe transport is only for pipes, sockets and character devices')
