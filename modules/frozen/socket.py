# SPDX-License-Identifier: MIT
"""Connections to other processes and machines, over TCP, UDP and local paths.

Names are looked up by the system; timeouts are the system's time, also on a virtual clock."""
import io
import os
import struct
import sys
from enum import IntEnum, IntFlag

import _socket
from _socket import *

error = OSError
timeout = TimeoutError
has_ipv6 = True
_INT = struct.calcsize('i')


class herror(OSError):
    """A host that cannot be found."""


def _names(prefixes):
    return {name: value for name, value in vars(_socket).items() if name.startswith(prefixes)}


AddressFamily = IntEnum('AddressFamily', _names('AF_'), module=__name__)
SocketKind = IntEnum('SocketKind', _names('SOCK_'), module=__name__)
MsgFlag = IntFlag('MsgFlag', _names('MSG_'), module=__name__)
AddressInfo = IntFlag('AddressInfo', _names('AI_'), module=__name__)
for _kind in AddressFamily, SocketKind, MsgFlag, AddressInfo:
    globals().update(_kind.__members__)

SocketType = _socket.socket
__all__ = ['AddressFamily', 'AddressInfo', 'MsgFlag', 'SocketIO', 'SocketKind', 'SocketType', 'create_connection',
           'create_server', 'dup', 'error', 'fromfd', 'getfqdn', 'gethostbyaddr', 'gethostbyname_ex',
           'has_dualstack_ipv6', 'has_ipv6', 'herror', 'recv_fds', 'send_fds', 'socket', 'socketpair', 'timeout']
__all__ += sorted({name for name in vars(_socket) if not name.startswith('_')} - set(__all__))


def _named(value, kind):
    # an int as the enum's member, if there is one
    try:
        return kind(value)
    except ValueError:
        return value


class socket(_socket.socket):
    """One end of a connection."""

    __slots__ = '_streams', '_closed'

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        self._streams, self._closed = 0, False  # streams of makefile() that are open
        super().__init__(family, type, proto, fileno)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        if not self._closed:
            self.close()

    def __repr__(self):
        text = '<%s.%s%s fd=%i, family=%s, type=%s, proto=%i' % (
            type(self).__module__, type(self).__qualname__, ' [closed]' if self._closed else '', self.fileno(),
            self.family, self.type, self.proto)
        if not self._closed:
            for name, ask in ('laddr', self.getsockname), ('raddr', self.getpeername):
                try:
                    address = ask()
                except OSError:
                    continue
                text += ', %s=%r' % (name, address) if address else ''
        return text + '>'

    def __del__(self):
        if not self._closed and self.fileno() >= 0:
            import warnings
            warnings.warn('unclosed %r' % self, ResourceWarning, source=self)

    def __getstate__(self):
        raise TypeError('cannot pickle %r object' % type(self).__name__)

    @property
    def family(self):
        """The socket's family of addresses."""
        return _named(super().family, AddressFamily)

    @property
    def type(self):
        """The socket's type."""
        return _named(super().type, SocketKind)

    def dup(self):
        """Return a copy: another descriptor of the same socket."""
        made = type(self)(self.family, self.type, self.proto, fileno=os.dup(self.fileno()))
        made.settimeout(self.gettimeout())
        return made

    def accept(self):
        """Wait for a connection; returns its socket and the other end's address."""
        fd, address = self._accept()
        made = socket(self.family, self.type, self.proto, fileno=fd)
        if getdefaulttimeout() is None and self.gettimeout():
            made.setblocking(True)
        return made, address

    def makefile(self, mode='r', buffering=None, *, encoding=None, errors=None, newline=None):
        """Return a stream that reads from the socket, or writes to it."""
        if not set(mode) <= {'r', 'w', 'b'}:
            raise ValueError('invalid mode %r (only r, w, b allowed)' % (mode,))
        writing = 'w' in mode
        reading = 'r' in mode or not writing
        raw = SocketIO(self, ('r' if reading else '') + ('w' if writing else ''))
        self._streams += 1
        if buffering is None:
            buffering = -1
        if buffering < 0:
            buffering = io.DEFAULT_BUFFER_SIZE
        if buffering == 0:
            if 'b' not in mode:
                raise ValueError('unbuffered streams must be binary')
            return raw
        if reading and writing:
            buffer = io.BufferedRWPair(raw, raw, buffering)
        else:
            buffer = (io.BufferedReader if reading else io.BufferedWriter)(raw, buffering)
        if 'b' in mode:
            return buffer
        text = io.TextIOWrapper(buffer, io.text_encoding(encoding), errors, newline)
        text.mode = mode
        return text

    def sendfile(self, file, offset=0, count=None):
        """Send a binary file, from offset to its end or count bytes; returns the number of bytes."""
        if self.type != SOCK_STREAM:
            raise ValueError('only SOCK_STREAM type sockets are supported')
        if 'b' not in getattr(file, 'mode', 'b'):
            raise ValueError('file should be opened in binary mode')
        if self.gettimeout() == 0:
            raise ValueError('non-blocking sockets are not supported')
        if offset:
            file.seek(offset)
        sent = 0
        while count is None or sent < count:
            data = file.read(65536 if count is None else min(65536, count - sent))
            if not data:
                break
            self.sendall(data)
            sent += len(data)
        return sent

    def _stream_closed(self):
        self._streams -= 1
        if self._closed and self._streams <= 0:
            super().close()

    def close(self):
        """Close the socket, once the streams of makefile() are closed, too."""
        self._closed = True
        if self._streams <= 0:
            super().close()

    def detach(self):
        """Close the object but not its descriptor, and return that."""
        self._closed = True
        return super().detach()

    def get_inheritable(self):
        """Return whether programs that are started inherit the socket."""
        return os.get_inheritable(self.fileno())

    def set_inheritable(self, inheritable):
        """Set whether programs that are started inherit the socket."""
        os.set_inheritable(self.fileno(), inheritable)


class SocketIO(io.RawIOBase):
    """What a socket's streams read from and write to."""

    def __init__(self, sock, mode):
        if mode not in ('r', 'w', 'rw', 'rb', 'wb', 'rwb'):
            raise ValueError('invalid mode: %r' % mode)
        self._sock, self._timed_out = sock, False
        self.mode = mode if 'b' in mode else mode + 'b'

    def readinto(self, buffer):
        """Receive into a buffer; returns the number of bytes, None if none are ready."""
        self._checkClosed()
        if not self.readable():
            raise io.UnsupportedOperation('not readable')
        if self._timed_out:
            raise OSError('cannot read from timed out object')
        try:
            return self._sock.recv_into(buffer)
        except TimeoutError:
            self._timed_out = True
            raise
        except BlockingIOError:
            return None

    def write(self, data):
        """Send what can be sent at once; returns the number of bytes, None if none can."""
        self._checkClosed()
        if not self.writable():
            raise io.UnsupportedOperation('not writable')
        try:
            return self._sock.send(data)
        except BlockingIOError:
            return None

    def readable(self):
        """Return whether it was opened for reading."""
        self._checkClosed()
        return 'r' in self.mode

    def writable(self):
        """Return whether it was opened for writing."""
        self._checkClosed()
        return 'w' in self.mode

    def seekable(self):
        """Return False."""
        self._checkClosed()
        return False

    def fileno(self):
        """Return the socket's descriptor."""
        self._checkClosed()
        return self._sock.fileno()

    @property
    def name(self):
        """The descriptor, -1 when closed."""
        return -1 if self.closed else self.fileno()

    def _checkClosed(self):
        if self.closed:
            raise ValueError('I/O operation on closed socket.')

    def close(self):
        """Close the stream."""
        if not self.closed:
            super().close()
            self._sock._stream_closed()
            self._sock = None


def dup(fd):
    """Return a copy of a socket's descriptor."""
    return os.dup(fd)


def fromfd(fd, family, type, proto=0):
    """Return a socket for a copy of a descriptor."""
    return socket(family, type, proto, os.dup(fd))


def socketpair(family=None, type=SOCK_STREAM, proto=0):
    """Return two sockets that are connected to each other."""
    if family is None:
        family = AF_UNIX
    first, second = _socket._pair(family, type, proto)
    return socket(family, type, proto, first), socket(family, type, proto, second)


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    """Return the addresses of a host and service: a list of (family, type, protocol, canonical name, address)."""
    return [(_named(family, AddressFamily), _named(type, SocketKind), proto, name, address)
            for family, type, proto, name, address in _socket.getaddrinfo(host, port, family, type, proto, flags)]


def send_fds(sock, buffers, fds, flags=0, address=None):
    """Send data over a local socket, and descriptors of open files with it; returns the number of bytes."""
    numbers = struct.pack('%ii' % len(fds), *fds)
    return sock.sendmsg(buffers, [(SOL_SOCKET, SCM_RIGHTS, numbers)], flags, address)


def recv_fds(sock, bufsize, maxfds, flags=0):
    """Receive data and at most maxfds descriptors; returns (data, descriptors, flags, address)."""
    data, beside, flags, address = sock.recvmsg(bufsize, CMSG_LEN(maxfds * _INT), flags)
    fds = []
    for level, kind, numbers in beside:
        if level == SOL_SOCKET and kind == SCM_RIGHTS:
            fds += struct.unpack('%ii' % (len(numbers) // _INT), numbers[:len(numbers) // _INT * _INT])
    return data, fds, flags, address


def _host(host, reverse):
    found = _socket._host(host, reverse)
    if len(found) == 2:
        raise herror(*found)
    return found


def gethostbyname_ex(host, /):
    """Return name, other names and IPv4 addresses of a host."""
    return _host(host, False)


def gethostbyaddr(host, /):
    """Return name, other names and addresses that belong to an address."""
    return _host(host, True)


def getfqdn(name=''):
    """Return the full name of a host; without a name, of this machine."""
    name = name.strip()
    if not name or name in ('0.0.0.0', '::'):
        name = gethostname()
    try:
        first, aliases, _ = gethostbyaddr(name)
    except OSError:
        return name
    return next((alias for alias in (first, *aliases) if '.' in alias), first)


def create_connection(address, timeout=..., source_address=None, *, all_errors=False):
    """Connect to (host, port) by the first of its addresses that answers; returns the socket."""
    host, port = address
    errors = []
    for family, kind, proto, _, place in getaddrinfo(host, port, 0, SOCK_STREAM):
        sock = None
        try:
            sock = socket(family, kind, proto)
            if timeout is not ...:
                sock.settimeout(timeout)
            if source_address:
                sock.bind(source_address)
            sock.connect(place)
            return sock
        except OSError as error:
            if sock is not None:
                sock.close()
            errors.append(error)
    if not errors:
        raise OSError('getaddrinfo returns an empty list')
    try:
        raise ExceptionGroup('create_connection failed', errors) if all_errors else errors[0]
    finally:
        errors.clear()


def has_dualstack_ipv6():
    """Return whether one socket can serve IPv4 and IPv6."""
    try:
        with socket(AF_INET6, SOCK_STREAM) as sock:
            sock.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 0)
            return True
    except OSError:
        return False


def create_server(address, *, family=AF_INET, backlog=None, reuse_port=False, dualstack_ipv6=False):
    """Return a socket that others can connect to at (host, port)."""
    if dualstack_ipv6:
        if not has_dualstack_ipv6():
            raise ValueError('dualstack_ipv6 not supported on this platform')
        if family != AF_INET6:
            raise ValueError('dualstack_ipv6 requires AF_INET6 family')
    sock = socket(family, SOCK_STREAM)
    try:
        sock.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        if reuse_port:
            sock.setsockopt(SOL_SOCKET, SO_REUSEPORT, 1)
        if family == AF_INET6:
            sock.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 0 if dualstack_ipv6 else 1)
        try:
            sock.bind(address)
        except OSError as error:
            raise OSError(error.errno, '%s (while attempting to bind on address %r)' % (error.strerror, address)) from None
        sock.listen() if backlog is None else sock.listen(backlog)
    except BaseException:
        sock.close()
        raise
    return sock
