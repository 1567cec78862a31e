# SPDX-License-Identifier: MIT
"""Programs in processes of their own, started, fed, read and waited for by coroutines."""
import subprocess
from asyncio import events, streams, tasks
from asyncio.protocols import SubprocessProtocol

__all__ = ['create_subprocess_exec', 'create_subprocess_shell']

PIPE, STDOUT, DEVNULL = subprocess.PIPE, subprocess.STDOUT, subprocess.DEVNULL
_LIMIT = 64 * 1024


class SubprocessStreamProtocol(streams.FlowControlMixin, SubprocessProtocol):
    """Gives a program's pipes to streams."""

    def __init__(self, limit, loop):
        super().__init__(loop)
        self._limit, self._transport, self._open_pipes, self._exited = limit, None, [], False
        self.stdin = self.stdout = self.stderr = None
        self._closed = loop.create_future()  # of stdin

    def __repr__(self):
        parts = [type(self).__name__]
        parts += ['%s=%r' % (name, getattr(self, name)) for name in ('stdin', 'stdout', 'stderr') if getattr(self, name)]
        return '<%s>' % ' '.join(parts)

    def connection_made(self, transport):
        """The program runs: make the streams."""
        self._transport = transport
        for fd, name in (1, 'stdout'), (2, 'stderr'):
            pipe = transport.get_pipe_transport(fd)
            if pipe is not None:
                reader = streams.StreamReader(limit=self._limit, loop=self._loop)
                reader.set_transport(pipe)
                setattr(self, name, reader)
                self._open_pipes.append(fd)
        pipe = transport.get_pipe_transport(0)
        if pipe is not None:
            self.stdin = streams.StreamWriter(pipe, self, None, self._loop)

    def _reader(self, fd):
        return self.stdout if fd == 1 else self.stderr if fd == 2 else None

    def pipe_data_received(self, fd, data):
        """The program has written."""
        if self._reader(fd) is not None:
            self._reader(fd).feed_data(data)

    def pipe_connection_lost(self, fd, exc):
        """A pipe has ended."""
        if fd == 0:
            if self.stdin is not None:
                self.stdin.close()
            self.connection_lost(exc)
            if not self._closed.done():
                self._closed.set_result(None) if exc is None else self._closed.set_exception(exc)
                self._closed._retrieved()  # nobody need ask
            return
        reader = self._reader(fd)
        if reader is not None:
            reader.feed_eof() if exc is None else reader.set_exception(exc)
        if fd in self._open_pipes:
            self._open_pipes.remove(fd)
        self._perhaps_close()

    def process_exited(self):
        """The program has ended; what is in the pipes is still to be read."""
        self._exited = True
        self._perhaps_close()

    def _perhaps_close(self):
        if self._exited and not self._open_pipes and self._transport is not None:
            self._transport.close()
            self._transport = None


class Process:
    """A program in a process of its own."""

    def __init__(self, transport, protocol, loop):
        self._transport, self._protocol, self._loop = transport, protocol, loop
        self.stdin, self.stdout, self.stderr = protocol.stdin, protocol.stdout, protocol.stderr
        self.pid = transport.get_pid()

    def __repr__(self):
        return '<%s %s>' % (type(self).__name__, self.pid)

    @property
    def returncode(self):
        """The exit status, None while the program runs."""
        return self._transport.get_returncode()

    async def wait(self):
        """Wait for the end; returns the exit status, -n if signal n ended the program."""
        return await self._transport._wait()

    def send_signal(self, signal):
        """Send a signal."""
        self._transport.send_signal(signal)

    def terminate(self):
        """Send SIGTERM."""
        self._transport.terminate()

    def kill(self):
        """Send SIGKILL."""
        self._transport.kill()

    async def _feed(self, input):
        try:
            if input is not None:
                self.stdin.write(input)
            await self.stdin.drain()
        except (BrokenPipeError, ConnectionResetError):
            pass  # it did not want to read everything
        self.stdin.close()

    async def _read(self, reader):
        return None if reader is None else await reader.read()

    async def communicate(self, input=None):
        """Send input, read everything, wait for the end; returns (stdout, stderr)."""
        feed = self._feed(input) if self.stdin is not None else tasks.sleep(0)
        _, out, err = await tasks.gather(feed, self._read(self.stdout), self._read(self.stderr))
        await self.wait()
        return out, err


async def _start(start, loop, limit, *args, **kwds):
    transport, protocol = await start(lambda: SubprocessStreamProtocol(limit=limit, loop=loop), *args, **kwds)
    return Process(transport, protocol, loop)


async def create_subprocess_shell(cmd, stdin=None, stdout=None, stderr=None, limit=_LIMIT, **kwds):
    """Start a shell command; returns a Process."""
    loop = events.get_running_loop()
    return await _start(loop.subprocess_shell, loop, limit, cmd, stdin=stdin, stdout=stdout, stderr=stderr, **kwds)


async def create_subprocess_exec(program, *args, stdin=None, stdout=None, stderr=None, limit=_LIMIT, **kwds):
    """Start a program; returns a Process."""
    loop = events.get_running_loop()
    return await _start(loop.subprocess_exec, loop, limit, program, *args, stdin=stdin, stdout=stdout, stderr=stderr, **kwds)
