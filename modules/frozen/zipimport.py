# SPDX-License-Identifier: MIT
"""Modules in zip files: an entry of sys.path may be such a file, or a folder within one.

The list of its files is read once; when the file has changed since, it is read again.  What is hard: other data may
stand before a zip file (the first line of a program that a shell can start), so positions count from where the list
of files is found to lie, not from where the file says.
"""
import os
import sys
from _zip import inflate as _inflate

__all__ = ['ZipImportError', 'zipimporter']

_END, _END_64, _FILE, _LOCAL = b'PK\5\6', b'PK\6\6', b'PK\1\2', b'PK\3\4'
_zip_directory_cache = {}  # archive: {name: (method, packed size, size, position)}
_stamps = {}               # archive: what tells whether it has changed
_int = int.from_bytes


class ZipImportError(ImportError):
    """A zip file cannot be read, or has not what it is asked for."""


def _fail(text, path):
    raise ZipImportError('%s: %r' % (text, path), path=path)


# --- reading ------------------------------------------------------------------------------------------

def _stamp(archive):
    status = os.stat(archive)
    return status.st_mtime_ns, status.st_size, status.st_ino


def _find_end(file, archive):
    """Where the list of files ends: (position of its end record, the record, size of the file)."""
    size = file.seek(0, 2)
    begin = max(0, size - 22 - 0xffff)
    file.seek(begin)
    tail = file.read()
    at = tail.rfind(_END)
    while at >= 0 and (len(tail) < at + 22 or at + 22 + _int(tail[at + 20:at + 22], 'little') > len(tail)):
        at = tail.rfind(_END, 0, at)
    if at < 0:
        _fail('not a Zip file', archive)
    return begin + at, tail[at:at + 22]


def _list_extent(file, archive):
    """The first byte of the list of files, how many it has, and what positions have to be moved by."""
    at, record = _find_end(file, archive)
    count, size, begin = _int(record[10:12], 'little'), _int(record[12:16], 'little'), _int(record[16:20], 'little')
    if 0xffff == count or 0xffffffff in (size, begin):  # the numbers stand in a larger record, just before a locator
        file.seek(max(0, at - 20 - 56))
        record = file.read(56)
        if record[:4] != _END_64:
            _fail('bad central directory', archive)
        count, size, begin = (_int(record[i:i + 8], 'little') for i in (32, 40, 48))
        at -= 20 + 56
    if size > at or begin + size > at:
        _fail('bad central directory size or offset', archive)
    return at - size, count, at - size - begin


def _wide(extra, numbers):
    """The numbers of a file, of which those that are all ones stand in an extra field of 64 bits each."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = _int(extra[at:at + 2], 'little'), _int(extra[at + 2:at + 4], 'little')
        if kind == 1:
            place = at + 4
            for i, number in enumerate(numbers):
                if number == 0xffffffff:
                    numbers[i] = _int(extra[place:place + 8], 'little')
                    place += 8
        at += 4 + length
    return numbers


def _read_list(archive):
    """What an archive holds: {name: (compression method, flags, packed size, size, position)}."""
    files = {}
    try:
        file = open(archive, 'rb')
    except OSError:
        _fail("can't open Zip file", archive)
    with file:
        begin, count, moved = _list_extent(file, archive)
        file.seek(begin)
        data = file.read()
    at = 0
    for _ in range(count):
        entry = data[at:at + 46]
        if len(entry) < 46 or entry[:4] != _FILE:
            _fail('bad central directory', archive)
        flags, method = _int(entry[8:10], 'little'), _int(entry[10:12], 'little')
        name_len, extra_len, comment_len = (_int(entry[i:i + 2], 'little') for i in (28, 30, 32))
        name = data[at + 46:at + 46 + name_len]
        numbers = [_int(entry[i:i + 4], 'little') for i in (24, 20, 42)]
        if 0xffffffff in numbers:
            _wide(data[at + 46 + name_len:at + 46 + name_len + extra_len], numbers)
        name = name.decode('utf-8' if flags & 0x800 or name.isascii() else 'cp437', 'replace')
        files[name.replace('\\', '/')] = method, flags, numbers[1], numbers[0], numbers[2] + moved
        at += 46 + name_len + extra_len + comment_len
    return files


def _files_of(archive):
    """The list of an archive's files, read again if that has changed."""
    stamp = _stamp(archive)
    if _stamps.get(archive) != stamp or archive not in _zip_directory_cache:
        _zip_directory_cache[archive] = _read_list(archive)
        _stamps[archive] = stamp
    return _zip_directory_cache[archive]


def _read(archive, entry):
    """The bytes of a file in an archive."""
    method, flags, packed, size, at = entry
    if flags & 1:
        _fail('encrypted files cannot be read', archive)
    with open(archive, 'rb') as file:
        file.seek(at)
        head = file.read(30)
        if len(head) < 30 or head[:4] != _LOCAL:
            _fail('bad local file header', archive)
        file.seek(at + 30 + _int(head[26:28], 'little') + _int(head[28:30], 'little'))
        data = file.read(packed)
    if len(data) != packed:
        _fail('zipimport: can\'t read data', archive)
    if method == 0:
        return data
    if method != 8:
        _fail('compression method %d is not supported' % method, archive)
    try:
        return _inflate(data, size)
    except ValueError as error:
        _fail(str(error), archive)


def _split(path):
    """An existing archive, and the path of a folder within it that ends with a slash, or ''."""
    archive, inside = path, ''
    while True:
        try:
            status = os.stat(archive)
        except (OSError, ValueError):
            archive, slash, name = archive.rpartition('/')
            if not archive:
                raise ZipImportError('not a Zip file', path=path)
            inside = name + '/' + inside
            continue
        if status.st_mode & 0o170000 != 0o100000:
            raise ZipImportError('not a Zip file', path=path)
        return archive, inside


def _source_at(path):
    """The bytes of a file in a zip file, which is all that a report of an exception needs; None if there is none."""
    archive, inside = _split(path)
    entry = _files_of(archive).get(inside[:-1])
    return _read(archive, entry) if entry else None


# --- finding and loading -----------------------------------------------------------------------------

class zipimporter:
    """zipimporter(path): finds and loads modules in a zip file, or in a folder within one ('a.zip/lib')."""

    def __init__(self, path):
        path = os.fsdecode(path)
        if not path:
            raise ZipImportError('archive path is empty', path=path)
        self.archive, self.prefix = _split(path)
        self._files = _files_of(self.archive)

    def __repr__(self):
        return '<zipimporter object "%s/%s">' % (self.archive, self.prefix)

    def invalidate_caches(self):
        """Look again what the archive holds."""
        _stamps.pop(self.archive, None)
        try:
            self._files = _files_of(self.archive)
        except (ZipImportError, OSError):
            _zip_directory_cache.pop(self.archive, None)
            self._files = {}

    def _find(self, fullname):
        """The name of a module's file in the archive, and whether it is a package's; or (None, False)."""
        base = self.prefix + fullname.rpartition('.')[2]
        if base + '/__init__.py' in self._files:
            return base + '/__init__.py', True
        return (base + '.py' if base + '.py' in self._files else None), False

    def _need(self, fullname):
        name, is_package = self._find(fullname)
        if name is None:
            raise ZipImportError("can't find module %r" % fullname, name=fullname)
        return name, is_package

    def _is_folder(self, name):
        """Is it a folder of the archive, named or not?"""
        name += '/'
        return any(file.startswith(name) for file in self._files)

    def find_spec(self, fullname, target=None):
        """Return the spec of a module in the archive, or None."""
        from importlib.machinery import ModuleSpec, _file_spec
        name, is_package = self._find(fullname)
        if name is not None:
            path = self.archive + '/' + name
            return _file_spec(fullname, path, self, [path.rpartition('/')[0]] if is_package else None)
        base = self.prefix + fullname.rpartition('.')[2]
        if not self._is_folder(base):
            return None
        spec = ModuleSpec(fullname, None, is_package=True)
        spec.submodule_search_locations = [self.archive + '/' + base]
        return spec

    def get_filename(self, fullname):
        """Return the path of a module's file."""
        return self.archive + '/' + self._need(fullname)[0]

    def is_package(self, fullname):
        """Return whether a module is a package."""
        return self._need(fullname)[1]

    def get_data(self, pathname):
        """Return the bytes of a file; its path may begin with that of the archive."""
        name = os.fspath(pathname)
        if name.startswith(self.archive + '/'):
            name = name[len(self.archive) + 1:]
        if name not in self._files:
            raise OSError(0, '', name)
        return _read(self.archive, self._files[name])

    def get_source(self, fullname):
        """Return a module's source as text."""
        from importlib.util import decode_source
        return decode_source(_read(self.archive, self._files[self._need(fullname)[0]]))

    def get_code(self, fullname):
        """Return a module's code object."""
        name = self._need(fullname)[0]
        return compile(_read(self.archive, self._files[name]), self.archive + '/' + name, 'exec', dont_inherit=True)

    def create_module(self, spec):
        """Return None: a module as any other is made."""
        return None

    def exec_module(self, module):
        """Run a module's code in its namespace."""
        exec(self.get_code(module.__name__), module.__dict__)

    def load_module(self, fullname):
        """Load a module and return it (the way before Python 3.4)."""
        from importlib import _load
        self._need(fullname)
        return _load(self.find_spec(fullname))

    def get_resource_reader(self, fullname):
        """Return what importlib.resources reads a package's files with, or None."""
        try:
            if not self.is_package(fullname):
                return None
        except ZipImportError:
            return None
        from importlib.resources.readers import ZipReader
        return ZipReader(self, fullname)
