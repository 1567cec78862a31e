# SPDX-License-Identifier: MIT
# modules/frozen/pathlib.py - paths as objects.
#
# A path keeps the texts it was made of; root and parts are found when they are first needed.  Windows' paths are in
# _pathlib_windows.py, loaded when one of their classes is asked for; their _root is drive and root together.

import os
import posixpath

__all__ = ['PurePath', 'PurePosixPath', 'PureWindowsPath', 'Path', 'PosixPath', 'WindowsPath', 'UnsupportedOperation']


class UnsupportedOperation(NotImplementedError):
    """What paths of this kind cannot do."""


def _pattern(part, case_sensitive):
    import fnmatch
    import re
    return re.compile(fnmatch.translate(part), 0 if case_sensitive in (None, True) else re.IGNORECASE).match


class _Parents:
    """The folders above a path, nearest first."""

    def __init__(self, path):
        self._path, self._count = path, len(path._tail)

    def __len__(self):
        return self._count

    def __getitem__(self, i):
        if isinstance(i, slice):
            return tuple(self[k] for k in range(*i.indices(len(self))))
        if i >= len(self) or i < -len(self):
            raise IndexError(i)
        i %= len(self)
        path = self._path
        return path._made(path._root, path._tail[:self._count - i - 1])

    def __repr__(self):
        return '<%s.parents>' % type(self._path).__name__


class PurePath:
    """A path that is only computed with."""

    __slots__ = ('_texts', '_root_text', '_tail_parts', '_text', '__weakref__')
    parser = posixpath

    def __new__(cls, *args, **kwargs):
        if cls is PurePath:
            cls = PurePosixPath
        return object.__new__(cls)

    def __init__(self, *args):
        texts = []
        for arg in args:
            if isinstance(arg, PurePath):
                texts.extend(arg._texts)
                continue
            text = os.fspath(arg) if hasattr(arg, '__fspath__') else arg
            if not isinstance(text, str):
                raise TypeError('argument should be a str or an os.PathLike object where __fspath__ returns a str, '
                                'not %r' % type(text).__name__)
            texts.append(text)
        self._texts = texts
        self._text = self._root_text = self._tail_parts = None

    def _parse(self):
        text = posixpath.join(*self._texts) if self._texts else ''
        slashes = len(text) - len(text.lstrip('/'))
        self._root_text = '//' if slashes == 2 else '/' if slashes else ''
        self._tail_parts = [part for part in text.split('/') if part and part != '.']

    @property
    def _root(self):
        if self._root_text is None:
            self._parse()
        return self._root_text

    @property
    def _tail(self):
        if self._tail_parts is None:
            self._parse()
        return self._tail_parts

    def _text_of(self, root, tail):
        return root + self.parser.sep.join(tail) or '.'

    def _made(self, root, tail):
        path = self.with_segments(self._text_of(root, tail))
        path._root_text, path._tail_parts = root, tail
        return path

    def with_segments(self, *pathsegments):
        """Make a path of the same kind."""
        return type(self)(*pathsegments)

    def __reduce__(self):
        return type(self), tuple(self._texts)

    def __repr__(self):
        return '{}({!r})'.format(type(self).__name__, self.as_posix())

    def __str__(self):
        if self._text is None:
            self._text = self._text_of(self._root, self._tail)
        return self._text

    def __fspath__(self):
        return str(self)

    def __bytes__(self):
        return os.fsencode(self)

    def as_posix(self):
        """Return the path with slashes."""
        return str(self)

    def as_uri(self):
        """Return the path as a file: URI."""
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        prefix, path = self._uri_parts()
        safe = b'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-~/'
        return 'file:' + prefix + ''.join(chr(c) if c in safe else '%%%02X' % c for c in path)

    def _uri_parts(self):
        return '//', bytes(self)

    def _key(self):
        return str(self)

    def _compared(self, other):
        return isinstance(other, PurePath) and self.parser is other.parser

    def __eq__(self, other):
        return self._key() == other._key() if self._compared(other) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __lt__(self, other):
        return self._order() < other._order() if self._compared(other) else NotImplemented

    def __le__(self, other):
        return self._order() <= other._order() if self._compared(other) else NotImplemented

    def __gt__(self, other):
        return self._order() > other._order() if self._compared(other) else NotImplemented

    def __ge__(self, other):
        return self._order() >= other._order() if self._compared(other) else NotImplemented

    def _order(self):
        return self._key().split(self.parser.sep)

    def __truediv__(self, key):
        try:
            return self.with_segments(self, key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return self.with_segments(key, self)
        except TypeError:
            return NotImplemented

    @property
    def parts(self):
        """The root and the names, as a tuple."""
        return (self._root, *self._tail) if self._root else tuple(self._tail)

    @property
    def drive(self):
        """The drive; '' here."""
        return ''

    @property
    def root(self):
        """The root, '/' or ''."""
        return self._root

    @property
    def anchor(self):
        """Drive and root."""
        return self._root

    @property
    def name(self):
        """The last name."""
        return self._tail[-1] if self._tail else ''

    @property
    def stem(self):
        """The last name without its suffix."""
        name = self.name
        dot = name.rfind('.')
        return name[:dot] if 0 < dot < len(name) - 1 else name

    @property
    def suffix(self):
        """What follows the last name's last dot, with it."""
        name = self.name
        dot = name.rfind('.')
        return name[dot:] if 0 < dot < len(name) - 1 else ''

    @property
    def suffixes(self):
        """All suffixes of the last name."""
        name = self.name
        return [] if name.endswith('.') else ['.' + suffix for suffix in name.lstrip('.').split('.')[1:]]

    @property
    def parent(self):
        """The folder it is in."""
        return self._made(self._root, self._tail[:-1]) if self._tail else self

    @property
    def parents(self):
        """The folders above, nearest first."""
        return _Parents(self)

    def with_name(self, name):
        """Return the path with another last name."""
        if not name or self.parser.sep in name or '/' in name or name == '.':
            raise ValueError('Invalid name %r' % (name,))
        if not self._tail:
            raise ValueError('%r has an empty name' % (self,))
        return self._made(self._root, self._tail[:-1] + [name])

    def with_stem(self, stem):
        """Return the path with another stem."""
        suffix = self.suffix
        if suffix and not stem:
            raise ValueError('%r has a non-empty suffix' % (self,))
        return self.with_name(stem + suffix)

    def with_suffix(self, suffix):
        """Return the path with another suffix, '' for none."""
        stem = self.stem
        if not stem:
            raise ValueError('%r has an empty name' % (self,))
        if suffix and not (suffix.startswith('.') and len(suffix) > 1):
            raise ValueError('Invalid suffix %r' % (suffix,))
        return self.with_name(stem + suffix)

    def relative_to(self, other, *, walk_up=False):
        """Return the path as seen from other; walk_up: with .. if need be."""
        if not isinstance(other, PurePath):
            other = self.with_segments(other)
        up = 0
        for path in (other, *other.parents):
            if path == self or path in self.parents:
                break
            if not walk_up:
                raise ValueError('%r is not in the subpath of %r' % (str(self), str(other)))
            if path.name == '..':
                raise ValueError('\'..\' segment in %r cannot be walked' % str(other))
            up += 1
        else:
            raise ValueError('%r and %r have different anchors' % (str(self), str(other)))
        return self._made('', ['..'] * up + self._tail[len(path._tail):])

    def is_relative_to(self, other):
        """Is the path other, or below it?"""
        if not isinstance(other, PurePath):
            other = self.with_segments(other)
        return other == self or other in self.parents

    def is_absolute(self):
        """Does the path begin at the root?"""
        return bool(self._root)

    def is_reserved(self):
        """Is a name in it reserved?  Windows only."""
        import warnings
        warnings.warn('pathlib.PurePath.is_reserved() is deprecated and scheduled for removal in Python 3.15. Use '
                      'os.path.isreserved() to detect reserved paths on Windows.', DeprecationWarning, stacklevel=2)
        return getattr(self.parser, 'isreserved', lambda path: False)(self)

    def _sensitive(self, wish):
        return self.parser is posixpath if wish is None else wish

    def joinpath(self, *pathsegments):
        """Return the path with others behind it."""
        return self.with_segments(self, *pathsegments)

    def full_match(self, pattern, *, case_sensitive=None):
        """Does the whole path match the pattern? ** is any number of folders."""
        if not isinstance(pattern, PurePath):
            pattern = self.with_segments(pattern)
        parts, wanted = list(self.parts), list(pattern.parts)
        if all(part == '**' for part in wanted):
            return bool(wanted or not parts)
        if self._root and not pattern._root:
            if wanted[0] != '**':
                return False
            parts, wanted = parts[1:], ['*', *wanted]  # ** takes the root with a folder in it
        if wanted[-1] == '**' and any(part != '**' for part in pattern._tail):
            wanted.append('*')  # what is in the folder, not the folder itself
        return _match_parts(parts, wanted, self._sensitive(case_sensitive))

    def match(self, path_pattern, *, case_sensitive=None):
        """Does the path, or its end, match the pattern?"""
        pattern = path_pattern if isinstance(path_pattern, PurePath) else self.with_segments(path_pattern)
        wanted, parts = pattern.parts, self.parts
        if not wanted:
            raise ValueError('empty pattern')
        if len(parts) < len(wanted) or (len(parts) > len(wanted) and pattern.anchor):
            return False
        case_sensitive = self._sensitive(case_sensitive)
        return all(_pattern(a if a != '**' else '*', case_sensitive)(b) for a, b in zip(wanted[::-1], parts[::-1]))


def _match_parts(parts, wanted, case_sensitive):
    # do the parts match, ** any number of them?
    possible = {0}
    for i, part in enumerate(wanted):
        if part == '**':
            possible = set(range(min(possible), len(parts) + 1)) if possible else possible
        else:
            match = _pattern(part, case_sensitive)
            possible = {k + 1 for k in possible if k < len(parts) and match(parts[k])}
    return len(parts) in possible


class PurePosixPath(PurePath):
    """A path of a POSIX system."""

    __slots__ = ()


os.PathLike.register(PurePath)


class Path(PurePath):
    """A path of this system, with what can be done to its file."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        return object.__new__(PosixPath if cls is Path else cls)

    def __init__(self, *args, **kwargs):
        if kwargs:
            raise TypeError('%s.__init__() got an unexpected keyword argument %r' % (
                type(self).__name__, [*kwargs][0]))
        super().__init__(*args)

    # --- what is there

    @classmethod
    def cwd(cls):
        """Return the working folder."""
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        """Return the user's folder."""
        return cls('~').expanduser()

    @classmethod
    def from_uri(cls, uri):
        """Return the path that a file: URI means."""
        if not uri.startswith('file:'):
            raise ValueError(f"URI does not start with 'file:': {uri!r}")
        text = uri[5:]
        if text[:3] == '///':
            text = text[2:]
        elif text[:12] == '//localhost/':
            text = text[11:]
        parts = text.split('%')
        raw = parts[0].encode() + b''.join(bytes.fromhex(part[:2]) + part[2:].encode() for part in parts[1:])
        path = cls(os.fsdecode(raw))
        if not path.is_absolute():
            raise ValueError(f'URI is not absolute: {uri!r}')
        return path

    def stat(self, *, follow_symlinks=True):
        """Return what the system knows of the file."""
        return os.stat(self, follow_symlinks=follow_symlinks)

    def lstat(self):
        """Return what the system knows, of a link itself."""
        return os.lstat(self)

    def _mode(self, follow_symlinks=True):
        try:
            return os.stat(self, follow_symlinks=follow_symlinks).st_mode & 0o170000
        except (OSError, ValueError):
            return 0

    def exists(self, *, follow_symlinks=True):
        """Is there such a file or folder?"""
        return self._mode(follow_symlinks) != 0

    def is_dir(self, *, follow_symlinks=True):
        """Is it a folder?"""
        return self._mode(follow_symlinks) == 0o040000

    def is_file(self, *, follow_symlinks=True):
        """Is it a regular file?"""
        return self._mode(follow_symlinks) == 0o100000

    def is_mount(self):
        """Does another file system begin here?"""
        return os.path.ismount(self)

    def is_symlink(self):
        """Is it a symbolic link?"""
        return self._mode(False) == 0o120000

    def is_junction(self):
        """Is it a junction?  Only Windows has them."""
        return False

    def is_block_device(self):
        """Is it a block device?"""
        return self._mode() == 0o060000

    def is_char_device(self):
        """Is it a character device?"""
        return self._mode() == 0o020000

    def is_fifo(self):
        """Is it a named pipe?"""
        return self._mode() == 0o010000

    def is_socket(self):
        """Is it a socket?"""
        return self._mode() == 0o140000

    def samefile(self, other_path):
        """Is it the same file?"""
        return os.path.samefile(self, other_path)

    def owner(self, *, follow_symlinks=True):
        """Return the owner's name."""
        user = self.stat(follow_symlinks=follow_symlinks).st_uid
        return _name_of('/etc/passwd', user, 'getpwuid(): uid not found: %d')

    def group(self, *, follow_symlinks=True):
        """Return the group's name."""
        group = self.stat(follow_symlinks=follow_symlinks).st_gid
        return _name_of('/etc/group', group, 'getgrgid(): gid not found: %d')

    # --- content

    def open(self, mode='r', buffering=-1, encoding=None, errors=None, newline=None):
        """Open the file."""
        import io
        return io.open(self, mode, buffering, encoding, errors, newline)

    def read_bytes(self):
        """Return the content."""
        with self.open('rb') as file:
            return file.read()

    def read_text(self, encoding=None, errors=None, newline=None):
        """Return the content as text."""
        with self.open('r', -1, encoding, errors, newline) as file:
            return file.read()

    def write_bytes(self, data):
        """Write a new content."""
        view = memoryview(data)
        with self.open('wb') as file:
            return file.write(view)

    def write_text(self, data, encoding=None, errors=None, newline=None):
        """Write a new content as text."""
        if not isinstance(data, str):
            raise TypeError('data must be str, not %s' % data.__class__.__name__)
        with self.open('w', -1, encoding, errors, newline) as file:
            return file.write(data)

    def touch(self, mode=0o666, exist_ok=True):
        """Make the file, or set its times."""
        if exist_ok:
            try:
                os.utime(self, None)
                return
            except OSError:
                pass
        flags = os.O_CREAT | os.O_WRONLY | (0 if exist_ok else os.O_EXCL)
        os.close(os.open(self, flags, mode))

    # --- folders

    def iterdir(self):
        """Return the paths in the folder, in no particular order."""
        folder = '' if str(self) == '.' else self
        return (self._child(name) for name in os.listdir(folder or '.'))

    def _child(self, name):
        return self._made(self._root, self._tail + [name])

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        """Make the folder; parents: those above, too."""
        try:
            os.mkdir(self, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, parents=False, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def rmdir(self):
        """Remove the empty folder."""
        os.rmdir(self)

    def glob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        """Return an iterator over what matches the pattern below the folder."""
        parts = pattern if isinstance(pattern, PurePath) else self.with_segments(pattern)
        if parts.anchor:
            raise NotImplementedError('Non-relative patterns are unsupported')
        if not parts.parts:
            raise ValueError('Unacceptable pattern: {!r}'.format(parts))
        only_folders = isinstance(pattern, str) and pattern.endswith('/')
        return _select([self], list(parts.parts), case_sensitive, recurse_symlinks, only_folders)

    def rglob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        """The same for all folders below."""
        text = pattern if isinstance(pattern, str) else os.fspath(pattern)
        if text.startswith('/'):
            raise NotImplementedError('Non-relative patterns are unsupported')
        return self.glob('**/' + text, case_sensitive=case_sensitive, recurse_symlinks=recurse_symlinks)

    def walk(self, top_down=True, on_error=None, follow_symlinks=False):
        """Yield (folder, names of folders, names of files) for this folder and all below."""
        folders, files = [], []
        try:
            with os.scandir(self) as entries:
                for entry in entries:
                    (folders if entry.is_dir(follow_symlinks=follow_symlinks) else files).append(entry.name)
        except OSError as error:
            if on_error is not None:
                on_error(error)
            return
        if top_down:
            yield self, folders, files
        for name in folders:
            yield from self._child(name).walk(top_down, on_error, follow_symlinks)
        if not top_down:
            yield self, folders, files

    # --- changing

    def absolute(self):
        """Return the path from the root."""
        if self.is_absolute():
            return self
        return self.with_segments(os.getcwd(), self)

    def resolve(self, strict=False):
        """Return the path from the root, without links and '..'."""
        return self.with_segments(os.path.realpath(self, strict=strict))

    def readlink(self):
        """Return where the link leads."""
        return self.with_segments(os.readlink(self))

    def chmod(self, mode, *, follow_symlinks=True):
        """Change the permissions."""
        if not follow_symlinks and self.is_symlink():
            raise NotImplementedError('chmod: follow_symlinks unavailable on this platform')
        os.chmod(self, mode)

    def lchmod(self, mode):
        """Change the permissions of a link itself."""
        self.chmod(mode, follow_symlinks=False)

    def unlink(self, missing_ok=False):
        """Remove the file."""
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rename(self, target):
        """Rename; returns the new path."""
        os.rename(self, target)
        return self.with_segments(target)

    def replace(self, target):
        """Rename over what is there; returns the new path."""
        os.replace(self, target)
        return self.with_segments(target)

    def symlink_to(self, target, target_is_directory=False):
        """Make this a link to target."""
        os.symlink(target, self)

    def hardlink_to(self, target):
        """Make this another name of target."""
        os.link(target, self)

    def expanduser(self):
        """Return the path with ~ and ~user replaced."""
        if self._root or not self._tail or self._tail[0][:1] != '~':
            return self
        home = os.path.expanduser(self._tail[0])
        if home[:1] == '~':
            raise RuntimeError('Could not determine home directory.')
        return self.with_segments(home, *self._tail[1:])


def _name_of(file, number, missing):
    # a user's or group's name from its number
    with open(file, encoding='utf-8', errors='surrogateescape') as lines:
        for line in lines:
            fields = line.split(':')
            if len(fields) > 2 and fields[2] == str(number):
                return fields[0]
    raise KeyError(missing % number)


def _is_folder(entry, follow):
    try:
        return entry.is_dir(follow_symlinks=follow)
    except OSError:  # a link to itself, say
        return False


def _below(path, follow):
    # the folder and all folders below it
    yield path
    try:
        with os.scandir(path) as entries:
            names = [entry.name for entry in entries if _is_folder(entry, follow)]
    except OSError:
        return
    for name in names:
        yield from _below(path._child(name), follow)


def _entries(path, match, only_folders):
    try:
        with os.scandir(path) as entries:
            found = [entry.name for entry in entries if (not only_folders or _is_folder(entry, True)) and match(entry.name)]
    except OSError:
        return
    for name in found:
        yield path._child(name)


def _select(paths, parts, case_sensitive, follow, only_folders):
    # what matches the parts of a pattern, beginning in each of the paths
    if not parts:
        yield from paths
        return
    part, rest = parts[0], parts[1:]
    if part == '**':
        while rest and rest[0] == '**':
            rest = rest[1:]
        seen = set()
        for path in paths:
            for folder in _below(path, follow):
                if rest:
                    found = _select([folder], rest, case_sensitive, follow, only_folders)
                elif only_folders:
                    found = [folder]
                else:
                    others = _entries(folder, lambda name: True, False)
                    found = [folder, *(path for path in others if path.is_symlink() or not path.is_dir())]
                for child in found:
                    if child not in seen:
                        seen.add(child)
                        yield child
        return
    if part == '..' or (case_sensitive in (None, True) and not any(c in part for c in '*?[')):
        chosen = (path._child(part) for path in paths)
        must_be_folder = bool(rest) or only_folders
        chosen = (path for path in chosen
                  if (path.is_dir() if must_be_folder else path.exists(follow_symlinks=False)))
    else:
        match = _pattern(part, case_sensitive)
        chosen = (child for path in paths for child in _entries(path, match, bool(rest) or only_folders))
    yield from _select(chosen, rest, case_sensitive, follow, only_folders)


class PosixPath(Path, PurePosixPath):
    """A path of this system."""

    __slots__ = ()


def __getattr__(name):
    if name not in ('PureWindowsPath', 'WindowsPath'):
        raise AttributeError('module %r has no attribute %r' % (__name__, name), name=name)
    import _pathlib_windows
    return globals().setdefault(name, getattr(_pathlib_windows, name))


def __dir__():
    return sorted({*globals(), *__all__})
