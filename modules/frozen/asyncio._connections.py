# SPDX-License-Identifier: MIT
"""What an event loop does with sockets, pipes, programs and signals: the part of its methods that makes transports.

Modules that only this needs (socket, subprocess, the transports) are imported when they are called for."""
import os

__all__ = ['AbstractServer', 'Server']


class AbstractServer:
    """What serves connections."""

    def close(self):
        """Stop serving."""
        raise NotImplementedError

    async def wait_closed(self):
        """Wait until it is closed."""
        raise NotImplementedError

    def get_loop(self):
        """The event loop."""
        raise NotImplementedError

    def is_serving(self):
        """Whether connections are accepted."""
        raise NotImplementedError

    async def start_serving(self):
        """Accept connections."""
        raise NotImplementedError

    def close_clients(self):
        """Close the connections that were accepted."""
        raise NotImplementedError

    def abort_clients(self):
        """Break the connections that were accepted."""
        raise NotImplementedError

    async def serve_forever(self):
        """Accept connections until the caller is cancelled."""
        raise NotImplementedError

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        self.close()
        await self.wait_closed()


class Server(AbstractServer):
    """Accepts connections; made by loop.create_server() and its like."""

    def __init__(self, loop, sockets, protocol_factory, backlog):
        self._loop, self._sockets, self._protocol_factory, self._backlog = loop, sockets, protocol_factory, backlog
        self._transports, self._waiters, self._serving, self._forever = set(), [], False, None
        self._path = None  # (path, device, inode) of what is to be removed with the server

    def __repr__(self):
        return '<%s sockets=%r>' % (type(self).__name__, self.sockets)

    def _attach(self, transport):
        self._transports.add(transport)

    def _detach(self, transport):
        self._transports.discard(transport)
        self._perhaps_closed()

    def _perhaps_closed(self):
        if self._sockets is None and not self._transports:
            for waiter in self._waiters:
                if not waiter.done():
                    waiter.set_result(None)
            self._waiters.clear()

    @property
    def sockets(self):
        """The sockets that accept connections, a tuple."""
        return () if self._sockets is None else tuple(self._sockets)

    def get_loop(self):
        """The event loop."""
        return self._loop

    def is_serving(self):
        """Whether connections are accepted."""
        return self._serving

    def _start(self):
        if not self._serving:
            self._serving = True
            for sock in self._sockets:
                sock.listen(self._backlog)
                self._loop.add_reader(sock.fileno(), self._accept, sock)

    def _accept(self, sock):
        from asyncio._descriptors import SocketTransport
        for _ in range(self._backlog):
            try:
                connection, address = sock.accept()
            except (BlockingIOError, InterruptedError, ConnectionAbortedError):
                return
            except OSError as error:
                self._refused(sock, error)
                return
            connection.setblocking(False)
            SocketTransport(self._loop, connection, self._protocol_factory(), None, {'peername': address}, self)

    def _refused(self, sock, error):
        # no more descriptors or memory: it may be better in a second
        self._loop.call_exception_handler({'message': 'socket.accept() out of system resource', 'exception': error,
                                           'socket': sock})
        self._loop.remove_reader(sock.fileno())
        self._loop.call_later(1, lambda: self._serving and self._loop.add_reader(sock.fileno(), self._accept, sock))

    async def start_serving(self):
        """Accept connections."""
        from asyncio.tasks import sleep
        self._check_open()
        self._start()
        await sleep(0)

    def _check_open(self):
        if self._sockets is None:
            raise RuntimeError('server %r is closed' % (self,))

    async def serve_forever(self):
        """Accept connections until the caller is cancelled."""
        from asyncio.exceptions import CancelledError
        if self._forever is not None:
            raise RuntimeError('server %r is already being awaited on serve_forever()' % (self,))
        self._check_open()
        self._start()
        self._forever = self._loop.create_future()
        try:
            await self._forever
        except CancelledError:
            try:
                self.close()
                await self.wait_closed()
            finally:
                raise
        finally:
            self._forever = None

    def _own_path(self, path):
        if path and path[0] not in (0, '\0'):
            place = os.stat(path)
            self._path = path, place.st_dev, place.st_ino

    def _remove_path(self):
        if self._path is None:
            return
        path, *own = self._path
        try:
            place = os.stat(path)
            if own == [place.st_dev, place.st_ino]:
                os.unlink(path)
        except FileNotFoundError:
            pass

    def close(self):
        """Stop serving; connections that are open stay so."""
        sockets, self._sockets = self._sockets, None
        if sockets is None:
            return
        self._remove_path()
        for sock in sockets:
            self._loop.remove_reader(sock.fileno())
            sock.close()
        self._serving = False
        if self._forever is not None and not self._forever.done():
            self._forever.cancel()
        self._perhaps_closed()

    def close_clients(self):
        """Close the connections that are open."""
        for transport in list(self._transports):
            transport.close()

    def abort_clients(self):
        """Close the connections that are open, at once."""
        for transport in list(self._transports):
            transport.abort()

    async def wait_closed(self):
        """Wait until it is closed and no connection is open."""
        if self._sockets is not None or self._transports:
            waiter = self._loop.create_future()
            self._waiters.append(waiter)
            await waiter


def _no_tls(ssl):
    if ssl:
        raise RuntimeError('Python ssl module is not available')


def _check_stream(sock):
    import socket
    if sock.type != socket.SOCK_STREAM:
        raise ValueError('A Stream Socket was expected, got %r' % (sock,))


def _check_nonblocking(sock):
    if sock.gettimeout() != 0:
        raise ValueError('the socket must be non-blocking')


def _one_error(errors, all_errors=False):
    if all_errors:
        raise ExceptionGroup('create_connection failed', errors)
    first = str(errors[0])
    if len(errors) == 1 or all(str(error) == first for error in errors):
        raise errors[0]
    raise OSError('Multiple exceptions: %s' % ', '.join(str(error) for error in errors))


class Connections:
    """The methods of an event loop that make connections."""

    # --- names ---

    async def getaddrinfo(self, host, port, *, family=0, type=0, proto=0, flags=0):
        """Look up the addresses of a host and service."""
        import socket
        return await self.run_in_executor(None, socket.getaddrinfo, host, port, family, type, proto, flags)

    async def getnameinfo(self, sockaddr, flags=0):
        """Look up the names of an address."""
        import socket
        return await self.run_in_executor(None, socket.getnameinfo, sockaddr, flags)

    async def _addresses(self, host, port, family=0, type=0, proto=0, flags=0):
        """getaddrinfo(), at once where nothing has to be looked up."""
        import socket
        try:
            numeric = socket.AI_NUMERICHOST | socket.AI_NUMERICSERV
            found = socket.getaddrinfo(host, port, family, type, proto, flags | numeric)
        except socket.gaierror:
            found = await self.getaddrinfo(host, port, family=family, type=type, proto=proto, flags=flags)
        if not found:
            raise OSError('getaddrinfo() returned empty list')
        return found

    # --- sockets, one operation each ---

    async def _when_ready(self, sock, watch, unwatch, operation):
        """Try until it can be done without waiting."""
        _check_nonblocking(sock)
        try:
            return operation()
        except (BlockingIOError, InterruptedError):
            pass
        future, fd = self.create_future(), sock.fileno()

        def again():
            if future.done():
                return
            try:
                future.set_result(operation())
            except (BlockingIOError, InterruptedError):
                pass
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException as error:
                future.set_exception(error)
        watch(fd, again)
        try:
            return await future
        finally:
            unwatch(fd)

    async def _receive(self, sock, operation):
        return await self._when_ready(sock, self.add_reader, self.remove_reader, operation)

    async def _transmit(self, sock, operation):
        return await self._when_ready(sock, self.add_writer, self.remove_writer, operation)

    async def sock_recv(self, sock, nbytes):
        """Receive at most nbytes bytes."""
        return await self._receive(sock, lambda: sock.recv(nbytes))

    async def sock_recv_into(self, sock, buf):
        """Receive into a buffer; returns the number of bytes."""
        return await self._receive(sock, lambda: sock.recv_into(buf))

    async def sock_recvfrom(self, sock, bufsize):
        """Receive a datagram and its sender's address."""
        return await self._receive(sock, lambda: sock.recvfrom(bufsize))

    async def sock_recvfrom_into(self, sock, buf, nbytes=0):
        """Receive a datagram into a buffer; returns the number of bytes and the sender's address."""
        return await self._receive(sock, lambda: sock.recvfrom_into(buf, nbytes or len(buf)))

    async def sock_sendall(self, sock, data):
        """Send all bytes."""
        data, sent = bytes(data), 0
        while sent < len(data):
            sent += await self._transmit(sock, lambda: sock.send(data[sent:sent + 65536]))

    async def sock_sendto(self, sock, data, address):
        """Send a datagram to an address."""
        return await self._transmit(sock, lambda: sock.sendto(data, address))

    async def sock_accept(self, sock):
        """Wait for a connection; returns its socket and the other end's address."""
        def accept():
            connection, address = sock.accept()
            connection.setblocking(False)
            return connection, address
        return await self._receive(sock, accept)

    async def sock_connect(self, sock, address):
        """Connect a socket."""
        import socket
        _check_nonblocking(sock)
        if sock.family in (socket.AF_INET, socket.AF_INET6):
            found = await self._addresses(*address[:2], family=sock.family, type=sock.type, proto=sock.proto)
            address = found[0][4]
        try:
            sock.connect(address)
            return
        except (BlockingIOError, InterruptedError):
            pass
        future, fd = self.create_future(), sock.fileno()

        def connected():
            code = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
            if not future.done():
                if code:
                    future.set_exception(OSError(code, 'Connect call failed %s' % (address,)))
                else:
                    future.set_result(None)
        self.add_writer(fd, connected)
        try:
            await future
        finally:
            self.remove_writer(fd)

    async def sock_sendfile(self, sock, file, offset=0, count=None, *, fallback=None):
        """Send a binary file, from offset to its end or count bytes; returns the number of bytes."""
        _check_nonblocking(sock)
        if 'b' not in getattr(file, 'mode', 'b'):
            raise ValueError('file should be opened in binary mode')
        return await self._send_file(file, offset, count, lambda data: self.sock_sendall(sock, data))

    async def _send_file(self, file, offset, count, send):
        if hasattr(file, 'seek'):
            file.seek(offset)
        sent = 0
        while count is None or sent < count:
            data = await self.run_in_executor(None, file.read, 65536 if count is None else min(65536, count - sent))
            if not data:
                break
            await send(data)
            sent += len(data)
        return sent

    async def sendfile(self, transport, file, offset=0, count=None, *, fallback=True):
        """Send a binary file by a transport; returns the number of bytes."""
        from asyncio import tasks
        if transport.is_closing():
            raise RuntimeError('Transport is closing')

        async def send(data):
            transport.write(data)
            while transport.get_write_buffer_size() > transport.get_write_buffer_limits()[1] and not transport.is_closing():
                await tasks.sleep(0.001)
        return await self._send_file(file, offset, count, send)

    # --- connections ---

    async def start_tls(self, transport, protocol, sslcontext, *, server_side=False, server_hostname=None,
                        ssl_handshake_timeout=None, ssl_shutdown_timeout=None):
        """Refuse to encrypt a connection: there is no encryption."""
        _no_tls(True)

    async def _make(self, protocol_factory, transport_of):
        """(transport, protocol), when the protocol has been told of its connection."""
        protocol, waiter = protocol_factory(), self.create_future()
        transport = transport_of(protocol, waiter)
        try:
            await waiter
        except BaseException:
            transport.close()
            raise
        return transport, protocol

    async def _stream_by(self, protocol_factory, sock):
        from asyncio._descriptors import SocketTransport
        sock.setblocking(False)
        return await self._make(protocol_factory, lambda protocol, waiter: SocketTransport(self, sock, protocol, waiter))

    async def _connect_first(self, found, local):
        """A socket that is connected to the first address that answers, and the errors of the others."""
        import socket
        errors = []
        for family, kind, proto, _, address in found:
            sock = None
            try:
                sock = socket.socket(family, kind, proto)
                sock.setblocking(False)
                if local is not None:
                    self._bind_first(sock, family, local)
                await self.sock_connect(sock, address)
                return sock, errors
            except OSError as error:
                errors.append(error)
            except BaseException:
                if sock is not None:
                    sock.close()
                raise
            if sock is not None:
                sock.close()
        return None, errors

    def _bind_first(self, sock, family, local):
        last = OSError('no matching local address with family=%r found' % family)
        for own, _, _, _, address in local:
            if own == family:
                try:
                    sock.bind(address)
                    return
                except OSError as error:
                    last = OSError(error.errno, 'error while attempting to bind on address %r: %s' % (
                        address, str(error.strerror).lower()))
        raise last

    async def create_connection(self, protocol_factory, host=None, port=None, *, ssl=None, family=0, proto=0, flags=0,
                                sock=None, local_addr=None, server_hostname=None, ssl_handshake_timeout=None,
                                ssl_shutdown_timeout=None, happy_eyeballs_delay=None, interleave=None, all_errors=False):
        """Connect to a host, or use a socket that is connected; returns (transport, protocol)."""
        import socket
        _no_tls(ssl)
        if server_hostname is not None:
            raise ValueError('server_hostname is only meaningful with ssl')
        if host is None and port is None:
            if sock is None:
                raise ValueError('host and port was not specified and no sock specified')
            _check_stream(sock)
            return await self._stream_by(protocol_factory, sock)
        if sock is not None:
            raise ValueError('host/port and sock can not be specified at the same time')
        found = await self._addresses(host, port, family, socket.SOCK_STREAM, proto, flags)
        local = None
        if local_addr is not None:
            local = await self._addresses(*local_addr, family, socket.SOCK_STREAM, proto, flags)
        sock, errors = await self._connect_first(found, local)
        if sock is None:
            try:
                _one_error(errors, all_errors)
            finally:
                errors.clear()
        return await self._stream_by(protocol_factory, sock)

    async def create_unix_connection(self, protocol_factory, path=None, *, ssl=None, sock=None, server_hostname=None,
                                     ssl_handshake_timeout=None, ssl_shutdown_timeout=None):
        """Connect to a local path; returns (transport, protocol)."""
        import socket
        _no_tls(ssl)
        if server_hostname is not None:
            raise ValueError('server_hostname is only meaningful with ssl')
        if path is not None:
            if sock is not None:
                raise ValueError('path and sock can not be specified at the same time')
            sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            try:
                sock.setblocking(False)
                await self.sock_connect(sock, os.fspath(path))
            except BaseException:
                sock.close()
                raise
        elif sock is None:
            raise ValueError('no path and sock were specified')
        elif sock.family != socket.AF_UNIX or sock.type != socket.SOCK_STREAM:
            raise ValueError('A UNIX Domain Stream Socket was expected, got %r' % (sock,))
        return await self._stream_by(protocol_factory, sock)

    async def connect_accepted_socket(self, protocol_factory, sock, *, ssl=None, ssl_handshake_timeout=None,
                                      ssl_shutdown_timeout=None):
        """Use a socket whose connection was accepted elsewhere; returns (transport, protocol)."""
        _no_tls(ssl)
        _check_stream(sock)
        return await self._stream_by(protocol_factory, sock)

    async def create_datagram_endpoint(self, protocol_factory, local_addr=None, remote_addr=None, *, family=0, proto=0,
                                       flags=0, reuse_port=None, allow_broadcast=None, sock=None):
        """Open a socket for datagrams; returns (transport, protocol)."""
        from asyncio._descriptors import DatagramTransport
        if sock is None:
            sock = await self._datagram_socket(local_addr, remote_addr, family, proto, flags, reuse_port, allow_broadcast)
            remote_addr = sock.getpeername() if remote_addr else None
        sock.setblocking(False)
        return await self._make(
            protocol_factory, lambda protocol, waiter: DatagramTransport(self, sock, protocol, remote_addr, waiter))

    async def _datagram_socket(self, local_addr, remote_addr, family, proto, flags, reuse_port, allow_broadcast):
        import socket
        if not (local_addr or remote_addr or family):
            raise ValueError('unexpected address family')
        if family == socket.AF_UNIX:
            local, remote = local_addr, remote_addr
        else:
            found = [(await self._addresses(*address, family, socket.SOCK_DGRAM, proto, flags))[0] if address else None
                     for address in (local_addr, remote_addr)]
            family = next((item[0] for item in found if item), family)
            local, remote = (item and item[4] for item in found)
        sock = socket.socket(family, socket.SOCK_DGRAM, proto)
        try:
            sock.setblocking(False)
            if reuse_port:
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
            if allow_broadcast:
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
            if local:
                sock.bind(local)
            if remote:
                await self.sock_connect(sock, remote)
        except BaseException:
            sock.close()
            raise
        return sock

    # --- servers ---

    async def _server(self, sockets, protocol_factory, backlog, start_serving):
        for sock in sockets:
            sock.setblocking(False)
        server = Server(self, sockets, protocol_factory, backlog)
        if start_serving:
            await server.start_serving()
        return server

    async def create_server(self, protocol_factory, host=None, port=None, *, family=0, flags=1, sock=None, backlog=100,
                            ssl=None, reuse_address=None, reuse_port=None, keep_alive=None, ssl_handshake_timeout=None,
                            ssl_shutdown_timeout=None, start_serving=True):
        """Serve connections at a host's addresses (None or '': all of this machine's), or by a socket that is bound."""
        if isinstance(ssl, bool):
            raise TypeError('ssl argument must be an SSLContext or None')
        _no_tls(ssl)
        if host is None and port is None:
            if sock is None:
                raise ValueError('Neither host/port nor sock were specified')
            _check_stream(sock)
            return await self._server([sock], protocol_factory, backlog, start_serving)
        if sock is not None:
            raise ValueError('host/port and sock can not be specified at the same time')
        hosts = [None] if not host else [host] if isinstance(host, str) else list(host)
        sockets = await self._bound(hosts, port, family, flags, reuse_address is not False, reuse_port, keep_alive)
        return await self._server(sockets, protocol_factory, backlog, start_serving)

    async def _bound(self, hosts, port, family, flags, reuse_address, reuse_port, keep_alive):
        """Sockets that are bound to all addresses of the hosts."""
        import socket
        found, sockets = [], []
        for host in hosts:
            for item in await self._addresses(host, port, family, socket.SOCK_STREAM, 0, flags):
                if item not in found:
                    found.append(item)
        options = [socket.SO_REUSEADDR] * reuse_address + [socket.SO_REUSEPORT] * bool(reuse_port) + \
            [socket.SO_KEEPALIVE] * bool(keep_alive)
        try:
            for family, kind, proto, _, address in found:
                try:
                    sockets.append(socket.socket(family, kind, proto))
                except OSError:
                    continue  # the machine does not know this family
                self._bind(sockets[-1], address, options)
        except BaseException:
            for sock in sockets:
                sock.close()
            raise
        if not sockets:
            raise OSError('could not bind on any address out of %r' % [item[4] for item in found])
        return sockets

    def _bind(self, sock, address, options):
        import socket
        for option in options:
            sock.setsockopt(socket.SOL_SOCKET, option, True)
        if sock.family == socket.AF_INET6:
            sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, True)
        try:
            sock.bind(address)
        except OSError as error:
            raise OSError(error.errno, 'error while attempting to bind on address %r: %s' % (
                address, str(error.strerror).lower())) from None

    async def create_unix_server(self, protocol_factory, path=None, *, sock=None, backlog=100, ssl=None,
                                 ssl_handshake_timeout=None, ssl_shutdown_timeout=None, start_serving=True,
                                 cleanup_socket=True):
        """Serve connections at a local path, or by a socket that is bound."""
        import socket
        if isinstance(ssl, bool):
            raise TypeError('ssl argument must be an SSLContext or None')
        _no_tls(ssl)
        if path is not None:
            if sock is not None:
                raise ValueError('path and sock can not be specified at the same time')
            sock = self._bound_to_path(os.fspath(path))
        elif sock is None:
            raise ValueError('path was not specified, and no sock specified')
        elif sock.family != socket.AF_UNIX or sock.type != socket.SOCK_STREAM:
            raise ValueError('A UNIX Domain Stream Socket was expected, got %r' % (sock,))
        made = await self._server([sock], protocol_factory, backlog, start_serving)
        if cleanup_socket:
            made._own_path(sock.getsockname())
        return made

    def _bound_to_path(self, path):
        import errno
        import socket
        import stat
        sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            if path and path[0] not in (0, '\0') and os.path.exists(path) and stat.S_ISSOCK(os.stat(path).st_mode):
                os.remove(path)  # of a server that has ended
            sock.bind(path)
        except OSError as error:
            sock.close()
            if error.errno == errno.EADDRINUSE:
                raise OSError(errno.EADDRINUSE, 'Address %r is already in use' % (path,)) from None
            raise
        return sock

    # --- pipes and programs ---

    async def connect_read_pipe(self, protocol_factory, pipe):
        """Read a pipe, a terminal or a character device by a protocol; returns (transport, protocol)."""
        from asyncio._descriptors import ReadPipeTransport
        return await self._make(
            protocol_factory, lambda protocol, waiter: ReadPipeTransport(self, pipe, protocol, waiter))

    async def connect_write_pipe(self, protocol_factory, pipe):
        """Write to a pipe, a terminal or a character device; returns (transport, protocol)."""
        from asyncio._descriptors import WritePipeTransport
        return await self._make(
            protocol_factory, lambda protocol, waiter: WritePipeTransport(self, pipe, protocol, waiter))

    async def _start_program(self, protocol_factory, args, shell, stdin, stdout, stderr, universal_newlines, bufsize,
                             encoding, errors, text, kwargs):
        from asyncio._processes import ProcessTransport
        if universal_newlines:
            raise ValueError('universal_newlines must be False')
        if bufsize != 0:
            raise ValueError('bufsize must be 0')
        for name, value in ('text', text), ('encoding', encoding), ('errors', errors):
            if value:
                raise ValueError('%s must be %s' % (name, False if name == 'text' else None))
        protocol = protocol_factory()
        transport = ProcessTransport(self, protocol, args, shell, stdin, stdout, stderr, bufsize, **kwargs)
        try:
            await transport._connect()
        except BaseException:
            transport.close()
            raise
        return transport, protocol

    async def subprocess_exec(self, protocol_factory, program, *args, stdin=-1, stdout=-1, stderr=-1,
                              universal_newlines=False, shell=False, bufsize=0, encoding=None, errors=None, text=None,
                              **kwargs):
        """Start a program; returns (transport, protocol)."""
        if shell:
            raise ValueError('shell must be False')
        return await self._start_program(protocol_factory, (program, *args), False, stdin, stdout, stderr,
                                         universal_newlines, bufsize, encoding, errors, text, kwargs)

    async def subprocess_shell(self, protocol_factory, cmd, *, stdin=-1, stdout=-1, stderr=-1, universal_newlines=False,
                               shell=True, bufsize=0, encoding=None, errors=None, text=None, **kwargs):
        """Start a shell command; returns (transport, protocol)."""
        if not isinstance(cmd, (bytes, str)):
            raise ValueError('cmd must be a string')
        if not shell:
            raise ValueError('shell must be True')
        return await self._start_program(protocol_factory, cmd, True, stdin, stdout, stderr, universal_newlines, bufsize,
                                         encoding, errors, text, kwargs)

    # --- signals ---

    def add_signal_handler(self, sig, callback, *args):
        """Have a function called from the loop when a signal arrives."""
        import signal
        from asyncio import coroutines, events
        if coroutines.iscoroutine(callback) or coroutines.iscoroutinefunction(callback):
            raise TypeError('coroutines cannot be used with add_signal_handler()')
        self._check_signal(sig)
        self._check_closed()
        handle = events.Handle(callback, args, self)
        try:
            signal.signal(sig, lambda number, frame: self._signal_arrived(number))
        except ValueError as error:
            raise RuntimeError(str(error)) from None
        except OSError as error:
            if error.errno == 22:  # EINVAL
                raise RuntimeError('sig %s cannot be caught' % sig) from None
            raise
        signal.siginterrupt(sig, False)
        self._signals[sig] = handle

    def _signal_arrived(self, number):
        handle = self._signals.get(number)
        if handle is not None and not handle._cancelled:
            self._ready.append(handle)
            self._waker.wake()

    def _check_signal(self, sig):
        import signal
        if not isinstance(sig, int):
            raise TypeError('sig must be an int, not %r' % (sig,))
        if sig not in signal.valid_signals():
            raise ValueError('invalid signal number %s' % sig)

    def remove_signal_handler(self, sig):
        """Let a signal do again what it does by itself; return whether there was a handler."""
        import signal
        self._check_signal(sig)
        if self._signals.pop(sig, None) is None:
            return False
        signal.signal(sig, signal.default_int_handler if sig == signal.SIGINT else signal.SIG_DFL)
        return True

    def _forget_signals(self):
        for sig in list(self._signals):
            self.remove_signal_handler(sig)

