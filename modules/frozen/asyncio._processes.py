# SPDX-License-Identifier: MIT
"""The transport of a program in a process of its own: its pipes, and its end, which a descriptor of the process tells."""
import os
import subprocess
import warnings
from asyncio import protocols, transports
from asyncio.futures import _set_result_unless_cancelled


class _PipeProtocol(protocols.Protocol):
    """Passes on what happens on one of the three pipes."""

    def __init__(self, process, fd):
        self.process, self.fd, self.pipe, self.disconnected = process, fd, None, False

    def connection_made(self, transport):
        self.pipe = transport

    def data_received(self, data):
        self.process._call(self.process._protocol.pipe_data_received, self.fd, data)

    def connection_lost(self, exc):
        self.disconnected = True
        self.process._pipe_lost(self.fd, exc)
        self.process = None

    def pause_writing(self):
        self.process._protocol.pause_writing()

    def resume_writing(self):
        self.process._protocol.resume_writing()


class ProcessTransport(transports.SubprocessTransport):
    """Holds a program in a process of its own.  Until all pipes are connected, what happens waits in a list."""

    def __init__(self, loop, protocol, args, shell, stdin, stdout, stderr, bufsize, extra=None, **kwargs):
        super().__init__(extra)
        self._loop, self._protocol, self._closed, self._returncode = loop, protocol, False, None
        self._pipes, self._waiters, self._pending, self._finished, self._process = {}, [], [], False, None
        self._process = subprocess.Popen(args, shell=shell, stdin=stdin, stdout=stdout, stderr=stderr,
                                         universal_newlines=False, bufsize=0, **kwargs)
        self._pid, self._extra['subprocess'] = self._process.pid, self._process

    def __repr__(self):
        state = 'closed ' if self._closed else ''
        how = 'running' if self._returncode is None else 'returncode=%s' % self._returncode
        return '<%s %spid=%s %s>' % (type(self).__name__, state, self._pid, how)

    def __del__(self):
        if getattr(self, '_process', None) is not None and not self._closed:
            warnings.warn('unclosed transport %r' % self, ResourceWarning, source=self)

    async def _connect(self):
        """Connect the pipes, and have the protocol told of everything from now on."""
        loop, process = self._loop, self._process
        try:
            if process.stdin is not None:
                await loop.connect_write_pipe(lambda: self._pipe(0), process.stdin)
            for fd, stream in (1, process.stdout), (2, process.stderr):
                if stream is not None:
                    await loop.connect_read_pipe(lambda fd=fd: self._pipe(fd), stream)
        except BaseException:
            self.close()
            raise
        loop.call_soon(self._protocol.connection_made, self)
        for callback, data in self._pending:
            loop.call_soon(callback, *data)
        self._pending = None
        self._watch()
        told = loop.create_future()
        loop.call_soon(_set_result_unless_cancelled, told, None)
        await told

    def _pipe(self, fd):
        self._pipes[fd] = protocol = _PipeProtocol(self, fd)
        return protocol

    def _call(self, callback, *data):
        if self._pending is not None:
            self._pending.append((callback, data))
        else:
            self._loop.call_soon(callback, *data)

    # --- the end ---

    def _watch(self):
        """Wait for the end of the process: by a descriptor, or, where the kernel has none, in a thread."""
        try:
            self._end_fd = os.pidfd_open(self._pid)
        except OSError:
            import threading
            threading.Thread(target=self._wait_in_thread, daemon=True).start()
        else:
            self._loop.add_reader(self._end_fd, self._ended)

    def _ended(self):
        self._loop.remove_reader(self._end_fd)
        os.close(self._end_fd)
        self._exited(self._process.wait())

    def _wait_in_thread(self):
        status = self._process.wait()
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._exited, status)

    def _exited(self, status):
        self._returncode = status
        self._call(self._protocol.process_exited)
        self._perhaps_finish()
        waiters, self._waiters = self._waiters, []
        for waiter in waiters:
            if not waiter.cancelled():
                waiter.set_result(status)

    def _pipe_lost(self, fd, exc):
        self._call(self._protocol.pipe_connection_lost, fd, exc)
        self._perhaps_finish()

    def _perhaps_finish(self):
        if self._returncode is not None and not self._finished and all(pipe.disconnected for pipe in self._pipes.values()):
            self._finished = True
            self._call(self._finish)

    def _finish(self):
        try:
            self._protocol.connection_lost(None)
        finally:
            self._loop = self._process = self._protocol = None

    async def _wait(self):
        if self._returncode is None:
            waiter = self._loop.create_future()
            self._waiters.append(waiter)
            await waiter
        return self._returncode

    def close(self):
        """Close the pipes, and end the program if it has not ended."""
        if self._closed:
            return
        self._closed = True
        for pipe in self._pipes.values():
            if pipe.pipe is not None:
                pipe.pipe.close()
        if self._process is not None and self._returncode is None and self._process.poll() is None:
            self._process.kill()

    # --- what users call ---

    def is_closing(self):
        """Whether close() was called."""
        return self._closed

    def get_protocol(self):
        """The protocol."""
        return self._protocol

    def set_protocol(self, protocol):
        """Set the protocol."""
        self._protocol = protocol

    def get_pid(self):
        """The number of the process."""
        return self._pid

    def get_returncode(self):
        """The exit status, None while the program runs."""
        return self._returncode

    def get_pipe_transport(self, fd):
        """The transport of stdin (0), stdout (1) or stderr (2), or None."""
        return self._pipes[fd].pipe if fd in self._pipes else None

    def _running(self):
        if self._process is None:
            raise ProcessLookupError()
        return self._process

    def send_signal(self, signal):
        """Send a signal."""
        self._running().send_signal(signal)

    def terminate(self):
        """Send SIGTERM."""
        self._running().terminate()

    def kill(self):
        """Send SIGKILL."""
        self._running().kill()
