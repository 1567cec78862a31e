# SPDX-License-Identifier: MIT
"""Streams: connections that a coroutine reads and writes."""
import warnings
from asyncio import events, exceptions, protocols, tasks

__all__ = ['StreamReader', 'StreamWriter', 'StreamReaderProtocol', 'open_connection', 'start_server',
           'open_unix_connection', 'start_unix_server']

_LIMIT = 64 * 1024


async def open_connection(host=None, port=None, *, limit=_LIMIT, **kwds):
    """Connect to a host; returns (reader, writer)."""
    loop = events.get_running_loop()
    return await _open(loop.create_connection, loop, limit, host, port, **kwds)


async def open_unix_connection(path=None, *, limit=_LIMIT, **kwds):
    """Connect to a local path; returns (reader, writer)."""
    loop = events.get_running_loop()
    return await _open(loop.create_unix_connection, loop, limit, path, **kwds)


async def _open(create, loop, limit, *args, **kwds):
    reader = StreamReader(limit=limit, loop=loop)
    protocol = StreamReaderProtocol(reader, loop=loop)
    transport, _ = await create(lambda: protocol, *args, **kwds)
    return reader, StreamWriter(transport, protocol, reader, loop)


async def start_server(client_connected_cb, host=None, port=None, *, limit=_LIMIT, **kwds):
    """Serve connections: client_connected_cb(reader, writer) is called for each, and may be a coroutine."""
    loop = events.get_running_loop()
    return await loop.create_server(_factory(client_connected_cb, loop, limit), host, port, **kwds)


async def start_unix_server(client_connected_cb, path=None, *, limit=_LIMIT, **kwds):
    """The same at a local path."""
    loop = events.get_running_loop()
    return await loop.create_unix_server(_factory(client_connected_cb, loop, limit), path, **kwds)


def _factory(client_connected_cb, loop, limit):
    return lambda: StreamReaderProtocol(StreamReader(limit=limit, loop=loop), client_connected_cb, loop=loop)


class FlowControlMixin(protocols.Protocol):
    """Lets drain() wait while the transport holds too much."""

    def __init__(self, loop=None):
        self._loop = events.get_event_loop() if loop is None else loop
        self._paused, self._drain_waiters, self._connection_lost = False, [], False

    def pause_writing(self):
        """Let drain() wait."""
        self._paused = True

    def resume_writing(self):
        """Let drain() return."""
        self._paused = False
        self._end_waiting(None)

    def connection_lost(self, exc):
        """Let drain() return, or raise what the connection was lost by."""
        self._connection_lost = True
        if self._paused:
            self._end_waiting(exc)

    def _end_waiting(self, exc):
        for waiter in self._drain_waiters:
            if not waiter.done():
                waiter.set_result(None) if exc is None else waiter.set_exception(exc)

    async def _drain_helper(self):
        if self._connection_lost:
            raise ConnectionResetError('Connection lost')
        if not self._paused:
            return
        waiter = self._loop.create_future()
        self._drain_waiters.append(waiter)
        try:
            await waiter
        finally:
            self._drain_waiters.remove(waiter)


class StreamReaderProtocol(FlowControlMixin):
    """Feeds a StreamReader with what arrives."""

    def __init__(self, stream_reader, client_connected_cb=None, loop=None):
        super().__init__(loop)
        self._reader, self._client_connected_cb, self._task = stream_reader, client_connected_cb, None
        self._transport, self._closed = None, self._loop.create_future()

    def connection_made(self, transport):
        """The connection is there: a server's function is called."""
        self._transport = transport
        self._reader.set_transport(transport)
        if self._client_connected_cb is None:
            return
        writer = StreamWriter(transport, self, self._reader, self._loop)
        result = self._client_connected_cb(self._reader, writer)
        if hasattr(result, '__await__'):
            self._task = self._loop.create_task(result)
            self._task.add_done_callback(self._served)

    def _served(self, task):
        if task.cancelled():
            self._transport.close()
        elif task.exception() is not None:
            self._loop.call_exception_handler({'message': 'Unhandled exception in client_connected_cb',
                                               'exception': task.exception(), 'transport': self._transport})
            self._transport.close()

    def connection_lost(self, exc):
        """The connection has ended: so does the reader."""
        if self._reader is not None:
            self._reader.feed_eof() if exc is None else self._reader.set_exception(exc)
        if not self._closed.done():
            if exc is None:
                self._closed.set_result(None)
            else:
                self._closed.set_exception(exc)
                self._closed._retrieved()  # nobody need ask
        super().connection_lost(exc)
        self._reader = None

    def data_received(self, data):
        """Bytes have arrived."""
        if self._reader is not None:
            self._reader.feed_data(data)

    def eof_received(self):
        """The other end will send no more; writing goes on."""
        if self._reader is not None:
            self._reader.feed_eof()
        return True


class StreamWriter:
    """Writes to a connection."""

    def __init__(self, transport, protocol, reader, loop):
        self._transport, self._protocol, self._reader, self._loop = transport, protocol, reader, loop

    def __repr__(self):
        parts = ['%s transport=%r' % (type(self).__name__, self._transport)]
        if self._reader is not None:
            parts.append('reader=%r' % self._reader)
        return '<%s>' % ' '.join(parts)

    def __del__(self):
        if not self._transport.is_closing():
            if self._loop.is_closed():
                warnings.warn('loop is closed', ResourceWarning)
            else:
                self.close()
                warnings.warn('unclosed %r' % self, ResourceWarning)

    @property
    def transport(self):
        """The transport underneath."""
        return self._transport

    def write(self, data):
        """Send bytes, at once or later."""
        self._transport.write(data)

    def writelines(self, data):
        """Send pieces of bytes."""
        self._transport.writelines(data)

    def write_eof(self):
        """Send what is held, then end this direction."""
        return self._transport.write_eof()

    def can_write_eof(self):
        """Whether write_eof() can be called."""
        return self._transport.can_write_eof()

    def close(self):
        """Send what is held, then close."""
        return self._transport.close()

    def is_closing(self):
        """Whether the connection is closed, or about to be."""
        return self._transport.is_closing()

    async def wait_closed(self):
        """Wait until the connection is closed."""
        from asyncio.tasks import shield
        await shield(self._protocol._closed)

    def get_extra_info(self, name, default=None):
        """Return what is known of the connection under a name: 'peername', 'socket' ..."""
        return self._transport.get_extra_info(name, default)

    async def drain(self):
        """Wait until more should be written."""
        if self._reader is not None and self._reader.exception() is not None:
            raise self._reader.exception()
        if self._transport.is_closing():
            await tasks.sleep(0)  # let connection_lost() be called
        await self._protocol._drain_helper()

    async def start_tls(self, sslcontext, *, server_hostname=None, ssl_handshake_timeout=None,
                        ssl_shutdown_timeout=None):
        """Encryption is not there: RuntimeError."""
        raise RuntimeError('Python ssl module is not available')


class StreamReader:
    """Reads from a connection.  limit: how long a line may be; twice that is held at most."""

    def __init__(self, limit=_LIMIT, loop=None):
        if limit <= 0:
            raise ValueError('Limit cannot be <= 0')
        self._limit, self._loop = limit, events.get_event_loop() if loop is None else loop
        self._buffer, self._eof, self._waiter, self._exception = bytearray(), False, None, None
        self._transport, self._paused = None, False

    def __repr__(self):
        parts = ['StreamReader']
        if self._buffer:
            parts.append('%d bytes' % len(self._buffer))
        if self._eof:
            parts.append('eof')
        if self._limit != _LIMIT:
            parts.append('limit=%d' % self._limit)
        for name in 'waiter', 'exception', 'transport':
            value = getattr(self, '_' + name)
            if value:
                parts.append('%s=%r' % (name, value))
        if self._paused:
            parts.append('paused')
        return '<%s>' % ' '.join(parts)

    def exception(self):
        """What the connection was lost by, or None."""
        return self._exception

    def set_exception(self, exc):
        """Have reading raise an exception."""
        self._exception = exc
        waiter, self._waiter = self._waiter, None
        if waiter is not None and not waiter.cancelled():
            waiter.set_exception(exc)

    def _wake(self):
        waiter, self._waiter = self._waiter, None
        if waiter is not None and not waiter.cancelled():
            waiter.set_result(None)

    def set_transport(self, transport):
        """Set what is paused while too much is held."""
        assert self._transport is None, 'Transport already set'
        self._transport = transport

    def feed_eof(self):
        """No more bytes will come."""
        self._eof = True
        self._wake()

    def at_eof(self):
        """Whether everything was read."""
        return self._eof and not self._buffer

    def feed_data(self, data):
        """Bytes have arrived."""
        assert not self._eof, 'feed_data after feed_eof'
        if not data:
            return
        self._buffer.extend(data)
        self._wake()
        if self._transport is not None and not self._paused and len(self._buffer) > 2 * self._limit:
            try:
                self._transport.pause_reading()
            except NotImplementedError:
                self._transport = None  # it cannot be paused
            else:
                self._paused = True

    def _perhaps_resume(self):
        if self._paused and len(self._buffer) <= self._limit:
            self._paused = False
            self._transport.resume_reading()

    async def _wait_for_data(self, name):
        if self._waiter is not None:
            raise RuntimeError('%s() called while another coroutine is already waiting for incoming data' % name)
        if self._paused:
            self._paused = False
            self._transport.resume_reading()
        self._waiter = self._loop.create_future()
        try:
            await self._waiter
        finally:
            self._waiter = None

    def _take(self, n):
        data = bytes(self._buffer[:n])  # a view would keep the buffer from being cut
        del self._buffer[:n]
        self._perhaps_resume()
        return data

    def _check(self):
        if self._exception is not None:
            raise self._exception

    async def readline(self):
        """Read to the end of a line; the last one may end without b'\\n'."""
        try:
            return await self.readuntil(b'\n')
        except exceptions.IncompleteReadError as error:
            return error.partial
        except exceptions.LimitOverrunError as error:
            if self._buffer.startswith(b'\n', error.consumed):
                del self._buffer[:error.consumed + 1]
            else:
                self._buffer.clear()
            self._perhaps_resume()
            raise ValueError(error.args[0])

    def _find(self, separators, start):
        """(end, start) of the separator that ends first, or None."""
        longest = max(map(len, separators))
        places = []
        for separator in separators:
            place = self._buffer.find(separator, max(0, start - longest + 1))
            if place >= 0:
                places.append((place + len(separator), place))
        return min(places, default=None)

    async def readuntil(self, separator=b'\n'):
        """Read up to and with a separator, or the first of a tuple of them."""
        separators = separator if isinstance(separator, tuple) else (separator,)
        if not separators:
            raise ValueError('Separator should contain at least one element')
        if not min(map(len, separators)):
            raise ValueError('Separator should be at least one-byte string')
        self._check()
        searched = 0
        while (found := self._find(separators, searched)) is None:
            searched = len(self._buffer)
            if searched - max(map(len, separators)) + 1 > self._limit:
                raise exceptions.LimitOverrunError('Separator is not found, and chunk exceed the limit',
                                                   searched - max(map(len, separators)) + 1)
            if self._eof:
                raise exceptions.IncompleteReadError(self._take(searched), None)
            await self._wait_for_data('readuntil')
        end, place = found
        if place > self._limit:
            raise exceptions.LimitOverrunError('Separator is found, but chunk is longer than limit', place)
        return self._take(end)

    async def read(self, n=-1):
        """Read at most n bytes: what is there, but at least one; -1: everything.  b'' at the end."""
        self._check()
        if n == 0:
            return b''
        if n < 0:
            pieces = []
            while piece := await self.read(self._limit):
                pieces.append(piece)
            return b''.join(pieces)
        if not self._buffer and not self._eof:
            await self._wait_for_data('read')
        return self._take(n)

    async def readexactly(self, n):
        """Read n bytes; IncompleteReadError if the stream ends before."""
        if n < 0:
            raise ValueError('readexactly size can not be less than zero')
        self._check()
        while len(self._buffer) < n:
            if self._eof:
                raise exceptions.IncompleteReadError(self._take(len(self._buffer)), n)
            await self._wait_for_data('readexactly')
        return self._take(n)

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.readline()
        if not line:
            raise StopAsyncIteration
        return line
