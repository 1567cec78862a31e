# SPDX-License-Identifier: MIT
# modules/frozen/subprocess.py - other programs: started, fed, read and waited for.
#
# What is hard: a program that fills one pipe while we wait at another would stop both for ever, so communicate() serves
# all pipes at once.  Time is the system's, also where the interpreter's own clock is virtual: the other program's is.

import io
import os
import sys

__all__ = ['Popen', 'PIPE', 'STDOUT', 'call', 'check_call', 'getstatusoutput', 'getoutput', 'check_output', 'run',
           'CalledProcessError', 'DEVNULL', 'SubprocessError', 'TimeoutExpired', 'CompletedProcess']

PIPE, STDOUT, DEVNULL = -1, -2, -3
_PIECE = 65536


class SubprocessError(Exception):
    """What subprocess raises of its own."""


class CalledProcessError(SubprocessError):
    """A program ended with another status than 0."""

    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode = returncode
        self.cmd = cmd
        self.output = output
        self.stderr = stderr

    def __str__(self):
        if self.returncode and self.returncode < 0:
            import signal
            try:
                return "Command '%s' died with %r." % (self.cmd, signal.Signals(-self.returncode))
            except ValueError:
                return "Command '%s' died with unknown signal %d." % (self.cmd, -self.returncode)
        return "Command '%s' returned non-zero exit status %d." % (self.cmd, self.returncode)

    @property
    def stdout(self):
        """The same as output."""
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class TimeoutExpired(SubprocessError):
    """A program did not end in time."""

    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd = cmd
        self.timeout = timeout
        self.output = output
        self.stderr = stderr

    def __str__(self):
        return "Command '%s' timed out after %s seconds" % (self.cmd, self.timeout)

    @property
    def stdout(self):
        """The same as output."""
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class CompletedProcess:
    """What run() returns."""

    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args = args
        self.returncode = returncode
        self.stdout = stdout
        self.stderr = stderr

    def __repr__(self):
        parts = ['args={!r}'.format(self.args), 'returncode={!r}'.format(self.returncode)]
        if self.stdout is not None:
            parts.append('stdout={!r}'.format(self.stdout))
        if self.stderr is not None:
            parts.append('stderr={!r}'.format(self.stderr))
        return '{}({})'.format(type(self).__name__, ', '.join(parts))

    def check_returncode(self):
        """Raise CalledProcessError if the status is not 0."""
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)

    def __class_getitem__(cls, item):
        import types
        return types.GenericAlias(cls, item)


def list2cmdline(seq):
    """Join arguments as Windows' C library would read them."""
    result = []
    for arg in map(os.fsdecode, seq):
        quoted = ' ' in arg or '\t' in arg or not arg
        text, slashes = '', 0
        for c in arg:
            if c == '\\':
                slashes += 1
                continue
            text += '\\' * (slashes * 2 + 1 if c == '"' else slashes) + c
            slashes = 0
        text += '\\' * (slashes * 2 if quoted else slashes)
        result.append('"%s"' % text if quoted else text)
    return ' '.join(result)


def _now():
    return os.times().elapsed


def _left(deadline):
    # milliseconds to a deadline, -1: there is none
    return -1 if deadline is None else max(0, int((deadline - _now()) * 1000) + 1)


class _Fds:
    """The descriptors for a child's three streams, and this side's ends of the pipes."""

    def __init__(self, stdin, stdout, stderr, pipe_size):
        self.child, self.ours, self._mine = [-1, -1, -1], [-1, -1, -1], []
        self._null, self._pipe_size = -1, pipe_size
        for i, wanted in enumerate((stdin, stdout, stderr)):
            self._prepare(i, wanted)

    def _prepare(self, i, wanted):
        if wanted is None:
            return
        if wanted == PIPE:
            reader, writer = os.pipe()
            self.child[i], self.ours[i] = (reader, writer) if i == 0 else (writer, reader)
            self._mine.append(self.child[i])
            if self._pipe_size > 0:
                os._set_pipe_size(writer, self._pipe_size)
        elif wanted == STDOUT and i == 2:
            self.child[2] = self.child[1] if self.child[1] != -1 else 1
        elif wanted == DEVNULL:
            if self._null < 0:
                self._null = os.open(os.devnull, os.O_RDWR)
                self._mine.append(self._null)
            self.child[i] = self._null
        else:
            self.child[i] = wanted if isinstance(wanted, int) else wanted.fileno()

    def close_child(self):
        for fd in self._mine:
            os.close(fd)
        self._mine = []

    def close_all(self):
        self.close_child()
        for fd in self.ours:
            if fd >= 0:
                os.close(fd)


def _end_descriptors(pid):
    """A descriptor that can be read when the program has ended; none where the kernel has no such thing (before 5.3)."""
    try:
        return [os.pidfd_open(pid)]
    except OSError:
        return []


def _id_of(who, kind):
    """The number of a user or a group that is given by name or number; None: -1."""
    if who is None:
        return -1
    if isinstance(who, str):
        if kind == 'User':
            import pwd
            return pwd.getpwnam(who).pw_uid
        import grp
        return grp.getgrnam(who).gr_gid
    if not isinstance(who, int):
        raise TypeError('User must be a string or an integer' if kind == 'User' else
                        'Group must be a string or an integer, not %s' % type(who))
    if who < 0:
        raise ValueError('%s ID cannot be negative, got %d' % (kind, who))
    if who >= 0xffffffff:
        raise OverflowError('%s is greater than maximum' % ('uid' if kind == 'User' else 'gid'))
    return who


def _ids_of(groups):
    if groups is None:
        return None
    if isinstance(groups, str):
        raise ValueError('Groups must be a list, not a string')
    for group in groups:
        if not isinstance(group, (str, int)):
            raise TypeError('Items in extra_groups must be a string or integer, not %s' % type(group))
    return tuple(_id_of(group, 'Group') for group in groups)


class Popen:
    """A program that was started in a process of its own."""

    returncode = pid = None

    def __init__(self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None, preexec_fn=None,
                 close_fds=True, shell=False, cwd=None, env=None, universal_newlines=None, startupinfo=None,
                 creationflags=0, restore_signals=True, start_new_session=False, pass_fds=(), *, user=None, group=None,
                 extra_groups=None, encoding=None, errors=None, text=None, umask=-1, pipesize=-1, process_group=None):
        self._input, self._written, self._pieces = None, 0, {}
        self.stdin = self.stdout = self.stderr = None
        if bufsize is None:
            bufsize = -1
        if not isinstance(bufsize, int):
            raise TypeError('bufsize must be an integer')
        pipesize = -1 if pipesize is None else pipesize
        if not isinstance(pipesize, int):
            raise TypeError('pipesize must be an integer')
        if stdout is STDOUT:
            raise ValueError('STDOUT can only be used for stderr')
        if pass_fds and not close_fds:
            import warnings
            warnings.warn('pass_fds overriding close_fds.', RuntimeWarning)
        if startupinfo is not None:
            raise ValueError('startupinfo is only supported on Windows platforms')
        if creationflags != 0:
            raise ValueError('creationflags is only supported on Windows platforms')
        if text is not None and universal_newlines is not None and bool(universal_newlines) != bool(text):
            raise SubprocessError('Cannot disambiguate when both text and universal_newlines are supplied but '
                                  'different. Pass one or the other.')
        self.args = args
        self.encoding, self.errors, self.pipesize = encoding, errors, pipesize
        self.text_mode = bool(encoding or errors or text or universal_newlines)
        args, executable = self._arguments(args, executable, shell)
        owner = _id_of(user, 'User'), _id_of(group, 'Group'), _ids_of(extra_groups)
        fds = _Fds(stdin, stdout, stderr, pipesize)
        try:
            self._start(args, executable, fds, preexec_fn, close_fds or bool(pass_fds), cwd, env, restore_signals,
                        start_new_session, pass_fds, umask, -1 if process_group is None else process_group, owner)
            fds.close_child()
            self._open_streams(fds.ours, bufsize)
        except BaseException:
            fds.close_all()
            raise

    def __class_getitem__(cls, item):
        import types
        return types.GenericAlias(cls, item)

    def __repr__(self):
        args = repr(self.args)
        return '<%s: returncode: %s args: %s>' % (
            type(self).__name__, self.returncode, args if len(args) <= 80 else args[:76] + '...')

    @property
    def universal_newlines(self):
        """The same as text_mode."""
        return self.text_mode

    @universal_newlines.setter
    def universal_newlines(self, value):
        self.text_mode = bool(value)

    def _arguments(self, args, executable, shell):
        if isinstance(args, (str, bytes)) or hasattr(args, '__fspath__'):
            if shell and hasattr(args, '__fspath__'):
                raise TypeError('path-like args is not allowed when shell is true')
            args = [args]
        else:
            args = list(args)
        if shell:
            args = ['/bin/sh', '-c'] + args
            if executable:
                args[0] = executable
        return args, args[0] if executable is None else executable

    def _start(self, args, executable, fds, preexec_fn, close_fds, cwd, env, restore_signals, start_new_session,
               pass_fds, umask, process_group, owner):
        name = os.fsencode(executable)
        candidates = [name] if b'/' in name else [os.path.join(os.fsencode(folder), name)
                                                  for folder in os.get_exec_path(env)]
        environment = None
        if env is not None:
            environment = []
            for key, value in env.items():
                key = os.fsencode(key)
                if b'=' in key:
                    raise ValueError('illegal environment variable name')
                environment.append(key + b'=' + os.fsencode(value))
        if any(fd < 0 for fd in pass_fds):
            raise ValueError('bad value(s) in fds_to_keep')
        sys.audit('subprocess.Popen', executable, args, cwd, env)
        pid, step, code = os._spawn([os.fsencode(arg) for arg in args], candidates, environment,
                                    None if cwd is None else os.fsencode(cwd), *fds.child, preexec_fn, close_fds,
                                    tuple(sorted(set(pass_fds))), bool(start_new_session), process_group, umask,
                                    bool(restore_signals), *owner)
        if step == 'p':
            raise SubprocessError('Exception occurred in preexec_fn.')
        if step is not None:
            name = cwd if step == 'c' else executable
            raise OSError(code, os.strerror(code), name) if step in 'ce' else OSError(code, os.strerror(code))
        self.pid = pid

    def _open_streams(self, fds, bufsize):
        for name, fd in zip(('stdin', 'stdout', 'stderr'), fds):
            if fd < 0:
                continue
            line_buffered = self.text_mode and bufsize == 1 and name == 'stdin'
            stream = io.open(fd, 'wb' if name == 'stdin' else 'rb', -1 if bufsize == 1 and self.text_mode else bufsize)
            if self.text_mode:
                stream = io.TextIOWrapper(stream, encoding=self.encoding, errors=self.errors,
                                          line_buffering=line_buffered, write_through=line_buffered)
            setattr(self, name, stream)

    # --- waiting

    def poll(self):
        """Return the exit status if the program has ended, else None."""
        if self.returncode is None:
            self._look(os.WNOHANG)
        return self.returncode

    def _look(self, options):
        try:
            pid, status = os.waitpid(self.pid, options)
        except ChildProcessError:  # somebody else waited for it
            pid, status = self.pid, 0
        if pid == self.pid:
            self.returncode = os.waitstatus_to_exitcode(status)

    def wait(self, timeout=None):
        """Wait for the end; returns the exit status, -n if signal n ended the program."""
        if self.returncode is None and timeout is not None:
            deadline = _now() + timeout
            fds = _end_descriptors(self.pid)
            try:
                while self.poll() is None:
                    left = _left(deadline)
                    if not left or deadline <= _now():
                        raise TimeoutExpired(self.args, timeout)
                    os._poll(fds, [], left if fds else min(left, 10))
            finally:
                for fd in fds:
                    os.close(fd)
        while self.returncode is None:
            self._look(0)
        return self.returncode

    def communicate(self, input=None, timeout=None):
        """Send input, read everything, wait for the end; returns (stdout, stderr)."""
        if self._pieces and input:
            raise ValueError('Cannot send input after starting communication')
        self._begin(input)
        deadline = None if timeout is None else _now() + timeout
        while self._serve(deadline, timeout):
            pass
        self.wait(timeout=None if deadline is None else max(0, deadline - _now()))
        return self._collected('stdout'), self._collected('stderr')

    def _begin(self, input):
        if self._input is None and self.stdin and not self.stdin.closed:
            try:
                self.stdin.flush()
            except BrokenPipeError:
                pass
            if input and self.text_mode:
                input = input.encode(self.stdin.encoding, self.stdin.errors)
            self._input = memoryview(input or b'').cast('B') if input else b''
            if not input:
                self._close_stdin()
        for name in 'stdout', 'stderr':
            if getattr(self, name) and name not in self._pieces:
                self._pieces[name] = []

    def _close_stdin(self):
        try:
            self.stdin.close()
        except BrokenPipeError:
            pass

    def _serve(self, deadline, timeout):
        # one round of reading and writing; False: everything is done
        readers = {getattr(self, name).fileno(): name for name in self._pieces if not getattr(self, name).closed}
        writers = [self.stdin.fileno()] if self.stdin and not self.stdin.closed and self._input is not None else []
        if not readers and not writers:
            return False
        ready = os._poll(list(readers), writers, _left(deadline))
        for fd in ready:
            if fd in readers:
                data = os.read(fd, _PIECE)
                if data:
                    self._pieces[readers[fd]].append(data)
                else:
                    getattr(self, readers[fd]).close()
            else:
                self._feed(fd)
        if deadline is not None and _now() >= deadline and not ready:
            raise TimeoutExpired(self.args, timeout, output=b''.join(self._pieces.get('stdout', ())) or None,
                                 stderr=b''.join(self._pieces.get('stderr', ())) or None)
        return True

    def _feed(self, fd):
        try:
            self._written += os.write(fd, self._input[self._written:self._written + 512])
        except BrokenPipeError:
            self._close_stdin()
        else:
            if self._written >= len(self._input):
                self._close_stdin()

    def _collected(self, name):
        if name not in self._pieces:
            return None
        data = b''.join(self._pieces[name])
        if not self.text_mode:
            return data
        stream = getattr(self, name)
        return data.decode(stream.encoding, stream.errors).replace('\r\n', '\n').replace('\r', '\n')

    # --- ending

    def send_signal(self, sig):
        """Send a signal, if the program has not ended."""
        self.poll()
        if self.returncode is None:
            try:
                os.kill(self.pid, sig)
            except ProcessLookupError:
                pass

    def terminate(self):
        """Send SIGTERM."""
        self.send_signal(15)

    def kill(self):
        """Send SIGKILL."""
        self.send_signal(9)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        for stream in self.stdout, self.stderr:
            if stream:
                stream.close()
        try:
            if self.stdin:
                self.stdin.close()
        finally:
            self.wait()

    def __del__(self):
        if self.pid is not None and self.poll() is None:
            import warnings
            warnings.warn('subprocess %s is still running' % self.pid, ResourceWarning, source=self)


def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    """Run a program to its end; returns a CompletedProcess."""
    if input is not None:
        if kwargs.get('stdin') is not None:
            raise ValueError('stdin and input arguments may not both be used.')
        kwargs['stdin'] = PIPE
    if capture_output:
        if kwargs.get('stdout') is not None or kwargs.get('stderr') is not None:
            raise ValueError('stdout and stderr arguments may not be used with capture_output.')
        kwargs['stdout'] = kwargs['stderr'] = PIPE
    with Popen(*popenargs, **kwargs) as process:
        try:
            stdout, stderr = process.communicate(input, timeout=timeout)
        except TimeoutExpired:
            process.kill()
            process.wait()
            raise
        except BaseException:
            process.kill()
            raise
        code = process.poll()
        if check and code:
            raise CalledProcessError(code, process.args, output=stdout, stderr=stderr)
    return CompletedProcess(process.args, code, stdout, stderr)


def call(*popenargs, timeout=None, **kwargs):
    """Run a program; returns its exit status."""
    with Popen(*popenargs, **kwargs) as process:
        try:
            return process.wait(timeout=timeout)
        except BaseException:
            process.kill()
            raise


def check_call(*popenargs, **kwargs):
    """Run a program; CalledProcessError if its exit status is not 0."""
    code = call(*popenargs, **kwargs)
    if code:
        args = kwargs.get('args')
        raise CalledProcessError(code, popenargs[0] if args is None else args)
    return 0


def check_output(*popenargs, timeout=None, **kwargs):
    """Run a program; returns its output."""
    for name in 'stdout', 'check':
        if name in kwargs:
            raise ValueError(f'{name} argument not allowed, it will be overridden.')
    if 'input' in kwargs and kwargs['input'] is None:
        text = kwargs.get('universal_newlines') or kwargs.get('text') or kwargs.get('encoding')
        kwargs['input'] = '' if text else b''
    return run(*popenargs, stdout=PIPE, timeout=timeout, check=True, **kwargs).stdout


def getstatusoutput(cmd, *, encoding=None, errors=None):
    """Run a shell command; returns (exit status, output with errors)."""
    try:
        data = check_output(cmd, shell=True, text=True, stderr=STDOUT, encoding=encoding, errors=errors)
        code = 0
    except CalledProcessError as error:
        data, code = error.output, error.returncode
    return code, data[:-1] if data[-1:] == '\n' else data


def getoutput(cmd, *, encoding=None, errors=None):
    """Run a shell command; returns its output with errors."""
    return getstatusoutput(cmd, encoding=encoding, errors=errors)[1]
