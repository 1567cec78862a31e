"""What module os makes of the system calls in os.c."""
import sys
import posixpath as path

sys.modules['os.path'] = path
altsep = None
defpath = '/bin:/usr/bin'
error = OSError
supports_follow_symlinks = {stat}
_DT_DIR, _DT_REG, _DT_LNK, _DT_UNKNOWN = 4, 8, 10, 0


class _Environ(dict):
    """os.environ: changes reach the process and its children."""

    def __setitem__(self, name, value):
        if not isinstance(name, str) or not isinstance(value, str):
            raise TypeError('str expected, not ' + type(value if isinstance(name, str) else name).__name__)
        putenv(name, value)
        dict.__setitem__(self, name, value)

    def __delitem__(self, name):
        dict.__delitem__(self, name)
        unsetenv(name)

    def pop(self, name, *default):
        if name in self:
            unsetenv(name)
        return dict.pop(self, name, *default)

    def setdefault(self, name, value):
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
        return dict(self)

    def __repr__(self):
        return 'environ(' + dict.__repr__(self) + ')'


environ = _Environ(_environment())


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


def lstat(path):
    """Return what the system knows of a path, without following a link."""
    return stat(path, follow_symlinks=False)


def fstat(fd):
    """Return what the system knows of a descriptor."""
    return stat(fd)


def listdir(path='.'):
    """Return the names in a folder, in no particular order."""
    as_bytes = isinstance(path, bytes)
    names = [name for name, kind in _entries(path)]
    return [fsencode(name) for name in names] if as_bytes else names


def ilistdir(path='.'):
    """Yield (name, kind, inode, size) of each entry of a folder; kind 0x4000 is a folder (MicroPython)."""
    for name, kind in _entries(path):
        yield name, 0x4000 if kind == _DT_DIR else 0x8000, 0, -1


class DirEntry:
    """An entry of a folder, as scandir() gives them."""

    __slots__ = ('name', 'path', '_kind')

    def __init__(self, folder, name, kind):
        self.name = name
        self.path = path.join(folder, name)
        self._kind = kind

    def is_dir(self, *, follow_symlinks=True):
        if self._kind == _DT_UNKNOWN or self._kind == _DT_LNK and follow_symlinks:
            return path.isdir(self.path)
        return self._kind == _DT_DIR

    def is_file(self, *, follow_symlinks=True):
        if self._kind == _DT_UNKNOWN or self._kind == _DT_LNK and follow_symlinks:
            return path.isfile(self.path)
        return self._kind == _DT_REG

    def is_symlink(self):
        return self._kind == _DT_LNK or self._kind == _DT_UNKNOWN and path.islink(self.path)

    def stat(self, *, follow_symlinks=True):
        return stat(self.path, follow_symlinks=follow_symlinks)

    def inode(self):
        return lstat(self.path).st_ino

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return '<DirEntry %r>' % self.name


class _Scan:
    def __init__(self, folder):
        self._entries = (DirEntry(folder, name, kind) for name, kind in _entries(folder))

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


def scandir(path='.'):
    """Iterate over the entries of a folder; also a context manager."""
    return _Scan(fspath(path))


def makedirs(name, mode=0o777, exist_ok=False):
    """Make a folder and those above it that are missing."""
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        makedirs(head, exist_ok=True)
        if tail == curdir:
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
        (dirs if entry.is_dir() else others).append(entry.name)
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


def get_terminal_size(fd=1):
    """Return (columns, lines) of the terminal, from the environment or 80 x 24."""
    return terminal_size((int(environ.get('COLUMNS') or 80), int(environ.get('LINES') or 24)))


class terminal_size(tuple):
    """(columns, lines)."""

    columns = property(lambda self: self[0])
    lines = property(lambda self: self[1])


class PathLike:
    """What has __fspath__()."""

    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        return hasattr(subclass, '__fspath__') if cls is PathLike else NotImplemented
