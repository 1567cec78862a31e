# SPDX-License-Identifier: MIT
"""Files, folders, processes, the environment: what module os makes of the system calls in os.c."""
import abc
import sys
import posixpath as path

sys.modules['os.path'] = path
altsep = None
defpath = '/bin:/usr/bin'
error = OSError
supports_bytes_environ = True
supports_follow_symlinks = {access, chown, link, stat, utime}
supports_dir_fd = {access, chmod, chown, link, mkdir, mkfifo, mknod, open, readlink, rename, rmdir, stat, symlink, unlink,
                   utime}
supports_effective_ids = {access}
P_NOWAIT, P_NOWAITO, P_WAIT = 1, 1, 0
_DT_DIR, _DT_REG, _DT_LNK, _DT_UNKNOWN = 4, 8, 10, 0


def _text(value):
    if not isinstance(value, str):
        raise TypeError('str expected, not %s' % type(value).__name__)
    return value


class _Environ(dict):
    """os.environ: changes reach the process and its children."""

    def __getitem__(self, name):
        return dict.__getitem__(self, _text(name))

    def __contains__(self, name):
        return dict.__contains__(self, _text(name))

    def get(self, name, default=None):
        return dict.get(self, _text(name), default)

    def __setitem__(self, name, value):
        putenv(_text(name), _text(value))
        dict.__setitem__(self, name, value)

    def __delitem__(self, name):
        unsetenv(_text(name))
        dict.__delitem__(self, name)

    def pop(self, name, *default):
        value = dict.pop(self, _text(name), *default)
        unsetenv(name)
        return value

    def popitem(self):
        name, value = dict.popitem(self)
        unsetenv(name)
        return name, value

    def setdefault(self, name, value=None):
        if name not in self:
            self[name] = value
        return self[name]

    def update(self, *args, **kwargs):
        for name, value in dict(*args, **kwargs).items():
            self[name] = value

    def clear(self):
        for name in list(self):
            del self[name]

    def copy(self):
        return dict(dict.items(self))

    def __iter__(self):  # as changes are allowed meanwhile
        return iter([*dict.__iter__(self)])

    def keys(self):
        from collections.abc import KeysView
        return KeysView(self)

    def values(self):
        from collections.abc import ValuesView
        return ValuesView(self)

    def items(self):
        from collections.abc import ItemsView
        return ItemsView(self)

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        return dict.__or__(self.copy(), other)

    def __ror__(self, other):
        return dict.__ror__(self.copy(), other)

    def __repr__(self):
        return 'environ({%s})' % ', '.join('%r: %r' % item for item in dict.items(self))


environ = _Environ(_environment())


def getenvb(key, default=None):
    """Return an environment variable as bytes, or default."""
    if not isinstance(key, bytes):
        raise TypeError('bytes expected, not %s' % type(key).__name__)
    value = environ.get(fsdecode(key))
    return default if value is None else fsencode(value)


def get_exec_path(env=None):
    """Return the folders in which programs are looked for."""
    if env is None:
        env = environ
    path = env.get('PATH')
    if env is not environ and b'PATH' in env:
        if path is not None:
            raise ValueError("env cannot contain 'PATH' and b'PATH' keys")
        path = env[b'PATH']
    return fsdecode(defpath if path is None else path).split(pathsep)


def getenv(key, default=None):
    """Return an environment variable, or default."""
    return environ.get(key, default)


def fsencode(filename):
    """Return a path as bytes."""
    filename = fspath(filename)
    return filename.encode('utf-8', 'surrogateescape') if isinstance(filename, str) else filename


def fsdecode(filename):
    """Return a path as str."""
    filename = fspath(filename)
    return filename.decode('utf-8', 'surrogateescape') if isinstance(filename, bytes) else filename


def getcwdb():
    """Return the working folder as bytes."""
    return fsencode(getcwd())


def listdir(path=None):
    """Return the names in a folder, in no particular order."""
    as_bytes = isinstance(path, bytes)
    names = [entry[0] for entry in _entries('.' if path is None else path, 'listdir')]
    return [fsencode(name) for name in names] if as_bytes else names


def ilistdir(path='.'):
    """Yield (name, kind, inode, size) of each entry of a folder; kind 0x4000 is a folder (MicroPython)."""
    for name, kind, _ in _entries(path, 'ilistdir'):
        yield name, 0x4000 if kind == _DT_DIR else 0x8000, 0, -1


class DirEntry:
    """An entry of a folder, as scandir() gives them."""

    __slots__ = ('name', 'path', '_kind', '_inode', '_fd', '_stats')

    def __init__(self, folder, name, kind, inode):
        if isinstance(folder, bytes):
            name = fsencode(name)
        self.name, self._kind, self._inode, self._stats = name, kind, inode, {}
        self._fd = folder if isinstance(folder, int) else None
        self.path = name if isinstance(folder, int) else path.join(folder, name)

    def _has_kind(self, kind, follow):
        # what the folder said, or where it did not say or a link is followed, what is there now
        if self._kind != _DT_UNKNOWN and not (follow and self._kind == _DT_LNK):
                return self._kind == kind
        try:
            mode = self.stat(follow_symlinks=follow).st_mode
        except FileNotFoundError:
            return False
        return mode & 0o170000 == kind << 12

    def is_dir(self, *, follow_symlinks=True):
        """Return whether it is a folder."""
        return self._has_kind(_DT_DIR, follow_symlinks)

    def is_file(self, *, follow_symlinks=True):
        """Return whether it is an ordinary file."""
        return self._has_kind(_DT_REG, follow_symlinks)

    def is_symlink(self):
        """Return whether it is a symbolic link."""
        return self._has_kind(_DT_LNK, False)

    def is_junction(self):
        """Return False: only Windows has junctions."""
        return False

    def stat(self, *, follow_symlinks=True):
        """Return what the system knew of the entry when it was first asked."""
        follow = bool(follow_symlinks) and self.is_symlink()
        if follow not in self._stats:
            self._stats[follow] = stat(self.path, dir_fd=self._fd, follow_symlinks=follow)
        return self._stats[follow]

    def inode(self):
        """Return the number of the entry in its file system."""
        return self._inode

    def __reduce__(self):
        raise TypeError("cannot pickle 'posix.DirEntry' object")

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return '<DirEntry %r>' % self.name


class _Scan:
    def __init__(self, folder):
        self._entries = (DirEntry(folder, *entry) for entry in _entries(folder, 'scandir'))

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def close(self):
        self._entries.close()

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


def scandir(path=None):
    """Iterate over the entries of a folder; also a context manager."""
    if path is None:
        path = '.'
    return _Scan(fspath(path) if hasattr(path, '__fspath__') else path)


supports_fd = {chdir, chmod, chown, listdir, scandir, stat, statvfs, truncate, utime}


def makedirs(name, mode=0o777, exist_ok=False):
    """Make a folder and those above it that are missing."""
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        makedirs(head, exist_ok=True)
        if tail == (b'.' if isinstance(tail, bytes) else curdir):
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    """Remove a folder and those above it that are empty then."""
    rmdir(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def renames(old, new):
    """Rename, making the folders that are missing and removing those that are empty then."""
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    rename(old, new)
    head, tail = path.split(old)
    if head and tail:
        try:
            removedirs(head)
        except OSError:
            pass


def walk(top, topdown=True, onerror=None, followlinks=False):
    """Yield (folder, names of folders in it, names of other entries) for top and everything below."""
    top = fspath(top)
    dirs, others = [], []
    try:
        entries = list(scandir(top))
    except OSError as error:
        if onerror is not None:
            onerror(error)
        return
    for entry in entries:
        try:
            is_dir = entry.is_dir()
        except OSError:  # a link that leads nowhere sensible
            is_dir = False
        (dirs if is_dir else others).append(entry.name)
    if topdown:
        yield top, dirs, others
    for name in dirs:
        folder = path.join(top, name)
        if followlinks or not path.islink(folder):
            yield from walk(folder, topdown, onerror, followlinks)
    if not topdown:
        yield top, dirs, others


def sync():
    """Does nothing: Linux writes its buffers by itself (MicroPython's name)."""


def fdopen(fd, *args, **kwargs):
    """Return a stream for a file descriptor."""
    import io
    return io.open(fd, *args, **kwargs)


def waitstatus_to_exitcode(status):
    """Return the exit status in a wait status; -n if signal n ended the process."""
    if status & 0x7f == 0:
        return status >> 8 & 0xff
    if status & 0xff == 0x7f:
        raise ValueError('process stopped by delivery of signal %d' % (status >> 8))
    return -(status & 0x7f)


def WIFEXITED(status):
    """Return whether a process ended by itself."""
    return status & 0x7f == 0


def WEXITSTATUS(status):
    """Return the exit status of a process that ended by itself."""
    return status >> 8 & 0xff


def WIFSIGNALED(status):
    """Return whether a signal ended a process."""
    return status & 0x7f not in (0, 0x7f)


def WTERMSIG(status):
    """Return the signal that ended a process."""
    return status & 0x7f


def WIFSTOPPED(status):
    """Return whether a process is stopped."""
    return status & 0xff == 0x7f


def WSTOPSIG(status):
    """Return the signal that stopped a process."""
    return status >> 8 & 0xff


def WCOREDUMP(status):
    """Return whether a process left a core dump."""
    return status & 0x80 != 0


class PathLike(abc.ABC):
    """What has __fspath__()."""

    @abc.abstractmethod
    def __fspath__(self):
        """Return the path as str or bytes."""
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        return hasattr(subclass, '__fspath__') if cls is PathLike else NotImplemented

    __class_getitem__ = classmethod(type(list[int]))


def WIFCONTINUED(status):
    """Return whether a process was continued."""
    return status == 0xffff


def process_cpu_count():
    """Return how many processors this process may use."""
    return len(sched_getaffinity(0))


_PROGRAMS = ['execl', 'execle', 'execlp', 'execlpe', 'execve', 'execvp', 'execvpe', 'popen', 'spawnl', 'spawnle', 'spawnlp',
             'spawnlpe', 'spawnv', 'spawnve', 'spawnvp', 'spawnvpe']


def _names():
    import _os_more
    modules = {'os', 'sys', 'abc', 'path'}
    return sorted({*globals(), *vars(_os_more), *_PROGRAMS} - modules - {name for name in vars(_os_more) if name[0] == '_'})


def __getattr__(name):
    # what few programs use is loaded when it is asked for
    if name == '__all__':
        return [name for name in _names() if name[0] != '_' or name == '_exit'] + ['path']
    if name in _PROGRAMS:
        import _os_programs as source
    elif not name.startswith('_'):
        import _os_more as source
    else:
        source = None
    if not hasattr(source, name) or name in ('os', 'sys', 'abc'):
        raise AttributeError("module 'os' has no attribute %r" % name, name=name, obj=sys.modules['os'])
    return globals().setdefault(name, getattr(source, name))


def __dir__():
    return [*_names(), 'path', 'sys', 'abc']
