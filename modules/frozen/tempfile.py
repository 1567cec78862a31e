# SPDX-License-Identifier: MIT
# modules/frozen/tempfile.py - files and folders for a while.
#
# A name is taken by making the file with O_EXCL, so nobody else can have it, and only the user can read it.

import io as _io
import os as _os
from random import SystemRandom as _Random

__all__ = ['NamedTemporaryFile', 'TemporaryFile', 'SpooledTemporaryFile', 'TemporaryDirectory', 'mkstemp', 'mkdtemp',
           'mktemp', 'TMP_MAX', 'gettempprefix', 'tempdir', 'gettempdir', 'gettempprefixb', 'gettempdirb']

TMP_MAX = 238328
template = 'tmp'
tempdir = None
_LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789_'
_FLAGS = _os.O_RDWR | _os.O_CREAT | _os.O_EXCL | _os.O_NOFOLLOW


def _names():
    choose = _Random().choices
    for _ in range(TMP_MAX):
        yield ''.join(choose(_LETTERS, k=8))


def _kind(dir, prefix, suffix):
    # str or bytes, which all of them must be
    kind = None
    for arg in dir, prefix, suffix:
        if arg is None:
            continue
        if hasattr(arg, '__fspath__'):
            arg = _os.fspath(arg)
        if kind not in (None, bytes if isinstance(arg, bytes) else str):
            raise TypeError("Can't mix bytes and non-bytes in path components.")
        kind = bytes if isinstance(arg, bytes) else str
    if kind is None:
        kind = bytes if isinstance(tempdir, bytes) else str
    return kind


def _parts(prefix, suffix, dir):
    kind = _kind(dir, prefix, suffix)
    if suffix is None:
        suffix = kind()
    if prefix is None:
        prefix = template if kind is str else template.encode()
    if dir is None:
        dir = gettempdir() if kind is str else gettempdirb()
    return prefix, suffix, dir, kind


def _candidates():
    for name in 'TMPDIR', 'TEMP', 'TMP':
        if _os.environ.get(name):
            yield _os.path.abspath(_os.environ[name])
    yield from ('/tmp', '/var/tmp', '/usr/tmp')
    yield _os.getcwd()


def _usable(folder):
    for name in _names():
        path = _os.path.join(folder, name)
        try:
            _os.close(_os.open(path, _FLAGS, 0o600))
            _os.unlink(path)
            return True
        except FileExistsError:
            continue
        except OSError:
            return False
    return False


def _gettempdir():
    global tempdir
    if tempdir is None:
        folders = list(_candidates())
        for folder in folders:
            if _usable(folder):
                tempdir = folder
                return tempdir
        raise FileNotFoundError(2, 'No usable temporary directory found in %s' % folders)
    return tempdir


def gettempdir():
    """Return the folder for temporary files."""
    return _os.fsdecode(_gettempdir())


def gettempdirb():
    """Return the folder for temporary files as bytes."""
    return _os.fsencode(_gettempdir())


def gettempprefix():
    """Return what names of temporary files begin with."""
    return template


def gettempprefixb():
    """The same as bytes."""
    return template.encode()


def _make(dir, prefix, suffix, kind, make):
    for name in _names():
        if kind is bytes:
            name = name.encode()
        path = _os.path.abspath(_os.path.join(dir, prefix + name + suffix))
        try:
            return make(path), path
        except FileExistsError:
            continue
    raise FileExistsError(17, 'No usable temporary file name found')


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    """Make a file; returns its descriptor and path."""
    prefix, suffix, dir, kind = _parts(prefix, suffix, dir)
    return _make(dir, prefix, suffix, kind, lambda path: _os.open(path, _FLAGS, 0o600))


def mkdtemp(suffix=None, prefix=None, dir=None):
    """Make a folder; returns its path."""
    prefix, suffix, dir, kind = _parts(prefix, suffix, dir)
    return _make(dir, prefix, suffix, kind, lambda path: _os.mkdir(path, 0o700))[1]


def mktemp(suffix='', prefix=template, dir=None):
    """Return a path that nobody uses yet; somebody may until you do."""
    if dir is None:
        dir = gettempdir()
    for name in _names():
        path = _os.path.join(dir, prefix + name + suffix)
        if not _os.path.lexists(path):
            return path
    raise FileExistsError(17, 'No usable temporary filename found')


class _TemporaryFileWrapper:
    """A file that is removed when it is closed."""

    def __init__(self, file, name, delete=True, delete_on_close=True):
        self.file = file
        self.name = name
        self.delete = delete
        self._at_close = delete and delete_on_close
        self._gone = False

    def __getattr__(self, name):
        file = self.__dict__['file']
        value = getattr(file, name)
        if not isinstance(value, int):
            setattr(self, name, value)
        return value

    def _remove(self):
        if not self._gone:
            self._gone = True
            try:
                _os.unlink(self.name)
            except FileNotFoundError:
                pass

    def close(self):
        """Close the file, and remove it."""
        try:
            self.file.close()
        finally:
            if self._at_close:
                self._remove()

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, *args):
        self.close()
        if self.delete:
            self._remove()

    def __iter__(self):
        return iter(self.file)

    def __repr__(self):
        return '<%s %s, file=%r>' % (type(self).__name__, hex(id(self)), self.file)

    def __del__(self):
        if not self.file.closed or (self.delete and not self._gone):
            self.file.close()
            if self.delete:
                self._remove()


def _open_new(suffix, prefix, dir, mode, **options):
    """A stream to a new file, and the file's path.  What cannot be opened leaves neither file nor descriptor."""
    path = None

    def make(*_):
        nonlocal path
        fd, path = mkstemp(suffix, prefix, dir)
        return fd
    try:
        return _io.open('', mode, opener=make, **options), path
    except BaseException:
        if path is not None:
            _os.unlink(path)
        raise


def _set_name(file, name):
    raw = getattr(file, 'buffer', file)
    raw = getattr(raw, 'raw', raw)
    try:
        raw.name = name
    except AttributeError:
        pass


def NamedTemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None,
                       delete=True, *, errors=None, delete_on_close=True):
    """Make a file with a name; it is removed when it is closed."""
    file, path = _open_new(suffix, prefix, dir, mode, buffering=buffering, newline=newline, encoding=encoding, errors=errors)
    _set_name(file, path)
    return _TemporaryFileWrapper(file, path, delete, delete_on_close)


def TemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *,
                  errors=None):
    """Make a file without a name."""
    file, path = _open_new(suffix, prefix, dir, mode, buffering=buffering, newline=newline, encoding=encoding, errors=errors)
    _os.unlink(path)
    _set_name(file, file.fileno())
    return file


class SpooledTemporaryFile(_io.IOBase):
    """A file in memory that goes to the disk when it becomes larger than max_size."""

    def __init__(self, max_size=0, mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None,
                 dir=None, *, errors=None):
        self._max_size, self._rolled = max_size, False
        self._args = dict(mode=mode, buffering=buffering, encoding=encoding, newline=newline, suffix=suffix,
                          prefix=prefix, dir=dir, errors=errors)
        self._file = _io.BytesIO()
        if 'b' not in mode:
            self._file = _io.TextIOWrapper(self._file, encoding=encoding or 'utf-8', errors=errors, newline=newline)

    def _check(self):
        if self._max_size and not self._rolled and self._file.tell() > self._max_size:
            self.rollover()

    def rollover(self):
        """Go to the disk now."""
        if self._rolled:
            return
        old = self._file
        new = self._file = TemporaryFile(**self._args)
        position = old.tell()
        if hasattr(new, 'buffer'):
            old.flush()
            new.buffer.write(old.detach().getvalue())
        else:
            new.write(old.getvalue())
        new.seek(position)
        self._rolled = True

    def __enter__(self):
        if self._file.closed:
            raise ValueError('Cannot enter context with closed file')
        return self

    def __exit__(self, *args):
        self._file.close()

    def __iter__(self):
        return iter(self._file)

    def __next__(self):
        return next(self._file)

    def __del__(self):
        if '_file' in self.__dict__ and not self._file.closed:
            import warnings
            warnings.warn('Unclosed file %r' % self, ResourceWarning, stacklevel=2, source=self)

    def __class_getitem__(cls, item):
        import types
        return types.GenericAlias(cls, item)

    @property
    def closed(self):
        """Has it been closed?"""
        return self._file.closed

    @property
    def encoding(self):
        """The encoding of text."""
        return self._file.encoding

    @property
    def errors(self):
        """How errors of the encoding are handled."""
        return self._file.errors

    @property
    def newlines(self):
        """The ends of lines that were read."""
        return self._file.newlines

    def close(self):
        """Close the file, which is gone then."""
        self._file.close()

    def detach(self):
        """Separate the buffer from the text."""
        return self._file.detach()

    def fileno(self):
        """Return the descriptor; goes to the disk for it."""
        self.rollover()
        return self._file.fileno()

    def flush(self):
        """Write what is held back."""
        self._file.flush()

    def isatty(self):
        """Is it a terminal?"""
        return self._file.isatty()

    def read(self, *args):
        """Read so much, or all."""
        return self._file.read(*args)

    def read1(self, *args):
        """Read what is there, at most so much."""
        return self._file.read1(*args)

    def readable(self):
        """Can it be read?"""
        return self._file.readable()

    def readinto(self, b):
        """Fill a buffer; returns how much was read."""
        return self._file.readinto(b)

    def readinto1(self, b):
        """Fill a buffer with what is there; returns how much was read."""
        return self._file.readinto1(b)

    def readline(self, *args):
        """Read a line."""
        return self._file.readline(*args)

    def readlines(self, *args):
        """Read all lines."""
        return self._file.readlines(*args)

    def seek(self, *args):
        """Go to a place."""
        return self._file.seek(*args)

    def seekable(self):
        """Can it go to other places?"""
        return self._file.seekable()

    def tell(self):
        """Return the place."""
        return self._file.tell()

    def writable(self):
        """Can it be written?"""
        return self._file.writable()

    @property
    def mode(self):
        """How the file was opened."""
        return self._file.mode if self._rolled else self._args['mode']

    @property
    def name(self):
        """The name, None while the file is in memory."""
        return self._file.name if self._rolled else None

    def write(self, s):
        """Write, and go to the disk if it became too much."""
        result = self._file.write(s)
        self._check()
        return result

    def writelines(self, iterable):
        """Write the items, and go to the disk if it became too much."""
        self._file.writelines(iterable)
        self._check()

    def truncate(self, size=None):
        """Cut the file off, or make it longer."""
        if size is None:
            return self._file.truncate()
        if size > self._max_size:
            self.rollover()
        return self._file.truncate(size)


class TemporaryDirectory:
    """A folder that is removed with all that is in it at the end of a with statement, or by cleanup()."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *, delete=True):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore, self._delete, self._done = ignore_cleanup_errors, delete, False

    def __repr__(self):
        return '<%s %r>' % (self.__class__.__name__, self.name)

    def __enter__(self):
        return self.name

    def __exit__(self, *args):
        if self._delete:
            self.cleanup()

    def cleanup(self):
        """Remove the folder."""
        import shutil
        if not self._done:
            self._done = True
            shutil.rmtree(self.name, ignore_errors=self._ignore)

    def __del__(self):
        if self._delete and not self._done:
            import warnings
            self.cleanup()
            warnings.warn('Implicitly cleaning up {!r}'.format(self), ResourceWarning)

    def __class_getitem__(cls, item):
        import types
        return types.GenericAlias(cls, item)
