# SPDX-License-Identifier: MIT
# modules/frozen/_os_more.py - module os: what few programs use and can be said in Python.

import os
from collections.abc import Mapping as _Mapping, MutableMapping as _MutableMapping
from os import path as _path


def ctermid():
    """Return the path of the process's own terminal."""
    return '/dev/tty'


def device_encoding(fd):
    """Return the encoding of a terminal; None if the descriptor is something else."""
    return 'UTF-8' if os.isatty(fd) else None


def fstatvfs(fd, /):
    """Return what the system knows of an open file's file system."""
    try:
        return os.statvfs(fd)
    except OSError as error:
        error.filename = None
        raise


# --- folders ---


def fwalk(top='.', topdown=True, onerror=None, *, follow_symlinks=False, dir_fd=None):
    """Yield (folder, names of folders in it, names of other entries, descriptor of the folder) for top and all below."""
    top = os.fspath(top)
    try:
        before = os.stat(top, dir_fd=dir_fd, follow_symlinks=follow_symlinks)
        fd = os.open(top, os.O_RDONLY | os.O_NONBLOCK, dir_fd=dir_fd)
    except OSError as error:
        if onerror is not None:
            onerror(error)
        return
    try:
        if follow_symlinks or _path.samestat(before, os.stat(fd)):
            yield from _walk_open(fd, top, topdown, onerror, follow_symlinks)
    finally:
        os.close(fd)


def _walk_open(fd, folder, topdown, onerror, follow_symlinks):
    dirs, others = [], []
    as_bytes = isinstance(folder, bytes)
    for entry in os.scandir(fd):
        name = os.fsencode(entry.name) if as_bytes else entry.name
        (dirs if _is_dir(name, fd) else others).append(name)
    if topdown:
        yield folder, dirs, others, fd
    for name in dirs:
        for item in fwalk(name, topdown, onerror, follow_symlinks=follow_symlinks, dir_fd=fd):
            yield _path.join(folder, item[0]), *item[1:]
    if not topdown:
        yield folder, dirs, others, fd


def _is_dir(name, dir_fd):
    try:
        return os.stat(name, dir_fd=dir_fd).st_mode & 0o170000 == 0o040000
    except OSError:
        return False


# --- the environment as bytes ---


class _Environb(_MutableMapping):
    """os.environ with names and values as bytes."""

    def __getitem__(self, key):
        return os.fsencode(os.environ[os.fsdecode(_bytes(key))])

    def __setitem__(self, key, value):
        os.environ[os.fsdecode(_bytes(key))] = os.fsdecode(_bytes(value))

    def __delitem__(self, key):
        del os.environ[os.fsdecode(_bytes(key))]

    def __iter__(self):
        return map(os.fsencode, list(os.environ))

    def __len__(self):
        return len(os.environ)

    def __repr__(self):
        return 'environ({%s})' % ', '.join('%r: %r' % item for item in self.items())

    def copy(self):
        """Return a dict."""
        return dict(self)

    def setdefault(self, key, value):
        """Set a variable that is not set; returns its value."""
        if key not in self:
            self[key] = value
        return self[key]

    def __or__(self, other):
        return dict(self) | dict(other) if isinstance(other, _Mapping) else NotImplemented

    def __ror__(self, other):
        return dict(other) | dict(self) if isinstance(other, _Mapping) else NotImplemented

    def __ior__(self, other):
        self.update(other)
        return self


def _bytes(value):
    if not isinstance(value, bytes):
        raise TypeError('bytes expected, not %s' % type(value).__name__)
    return value


environb = _Environb()


# --- pseudo-terminals ---


def openpty():
    """Return the descriptors of both ends of a new pseudo-terminal."""
    master = os.posix_openpt(os.O_RDWR | os.O_NOCTTY)
    try:
        os.grantpt(master)
        os.unlockpt(master)
        return master, os.open(os.ptsname(master), os.O_RDWR | os.O_NOCTTY)
    except OSError:
        os.close(master)
        raise


def login_tty(fd, /):
    """Make a terminal the process's own, in a new session, and its three streams."""
    os.setsid()
    os.close(os.open(os.ttyname(fd), os.O_RDWR))  # a session's first terminal becomes its own
    for stream in 0, 1, 2:
        os.dup2(fd, stream)
    if fd > 2:
        os.close(fd)


def forkpty():
    """Make a copy of the process with a terminal of its own; returns (0, ...) in it, else (its number, the other end)."""
    master, slave = openpty()
    pid = os.fork()
    if pid == 0:
        os.close(master)
        login_tty(slave)
    else:
        os.close(slave)
    return pid, master


# --- processes ---


def _environment(env):
    from _os_programs import _environment as texts
    if env is None:
        env = os.environ
    if not hasattr(env, 'keys'):
        raise TypeError('posix_spawn: environment must be a mapping object or None')
    if any('=' in os.fsdecode(key) for key in env):
        raise ValueError('illegal environment variable name')
    return texts(env)


def _spawn(search, path, argv, env, file_actions, setpgroup, resetids, setsid, setsigmask, setsigdef, scheduler):
    if not isinstance(argv, (list, tuple)):
        raise TypeError('posix_spawn: argv must be a tuple or list')
    if not argv:
        raise ValueError('posix_spawn: argv must not be empty')
    if not argv[0]:
        raise ValueError('posix_spawn: argv first element cannot be empty')
    policy, param = (None, None) if scheduler is None else scheduler
    priority = None if param is None else _priority(param)
    return _posix_spawn(path, argv, _environment(env), file_actions, setpgroup, resetids, setsid, setsigmask, setsigdef,
                        policy, priority, search)


def posix_spawn(path, argv, env, /, *, file_actions=None, setpgroup=None, resetids=False, setsid=False,
                setsigmask=None, setsigdef=None, scheduler=None):
    """Start a program; returns the number of its process."""
    return _spawn(False, path, argv, env, file_actions, setpgroup, resetids, setsid, setsigmask, setsigdef, scheduler)


def posix_spawnp(path, argv, env, /, *, file_actions=None, setpgroup=None, resetids=False, setsid=False,
                 setsigmask=None, setsigdef=None, scheduler=None):
    """posix_spawn() that searches PATH."""
    return _spawn(True, path, argv, env, file_actions, setpgroup, resetids, setsid, setsigmask, setsigdef, scheduler)


class sched_param(tuple):
    """How important a process is: sched_priority."""

    __slots__ = ()
    n_fields = n_sequence_fields = 1
    n_unnamed_fields = 0
    __match_args__ = 'sched_priority',

    def __new__(cls, sched_priority):
        return tuple.__new__(cls, (sched_priority,))

    @property
    def sched_priority(self):
        """The priority."""
        return self[0]

    def __repr__(self):
        return 'posix.sched_param(sched_priority=%r)' % self[0]

    def __reduce__(self):
        return sched_param, tuple(self)


sched_param.__module__ = 'posix'


def _priority(param):
    if not isinstance(param, sched_param):
        raise TypeError('must have a sched_param object')
    return param.sched_priority


def sched_getparam(pid, /):
    """Return how important a process is, a sched_param."""
    return sched_param(_sched_getparam(pid))


def sched_setparam(pid, param, /):
    """Set how important a process is."""
    _sched_setparam(pid, _priority(param))


def sched_setscheduler(pid, policy, param, /):
    """Set how the time of a process is planned."""
    _sched_setscheduler(pid, policy, _priority(param))


def register_at_fork(*, before=None, after_in_child=None, after_in_parent=None):
    """Have functions called around fork(): before it in the opposite order, after it in this one."""
    functions = {'before': before, 'after_in_child': after_in_child, 'after_in_parent': after_in_parent}
    if not any(function is not None for function in functions.values()):
        raise TypeError('At least one argument is required.')
    for name, function in functions.items():
        if function is not None and not callable(function):
            raise TypeError('%r must be callable, not %s' % (name, type(function).__name__))
    os._at_fork(before, after_in_child, after_in_parent)


# --- timers ---


def _ns(seconds):
    return round(seconds * 1e9)


def timerfd_settime(fd, /, *, flags=0, initial=0.0, interval=0.0):
    """Set a timer, in seconds; returns what was left of it, and its interval."""
    return tuple(ns / 1e9 for ns in _timerfd_settime(fd, flags, _ns(initial), _ns(interval)))


def timerfd_settime_ns(fd, /, *, flags=0, initial=0, interval=0):
    """Set a timer, in nanoseconds; returns what was left of it, and its interval."""
    return _timerfd_settime(fd, flags, initial, interval)


def timerfd_gettime(fd, /):
    """Return what is left of a timer, and its interval, in seconds."""
    return tuple(ns / 1e9 for ns in _timerfd_gettime(fd))


def timerfd_gettime_ns(fd, /):
    """Return what is left of a timer, and its interval, in nanoseconds."""
    return _timerfd_gettime(fd)
