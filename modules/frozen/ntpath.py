# SPDX-License-Identifier: MIT
"""ntpath: Windows' paths as text.

What asks the file system about a path is posixpath's: the files are those of this machine.
"""
import functools as _functools
import os as _os
from posixpath import (commonprefix, exists, getatime, getctime, getmtime, getsize, isdir, isfile, isjunction, islink,
                       lexists, samefile, sameopenfile, samestat)

__all__ = ['normcase', 'isabs', 'join', 'splitdrive', 'splitroot', 'split', 'splitext', 'basename', 'dirname',
           'commonprefix', 'getsize', 'getmtime', 'getatime', 'getctime', 'islink', 'exists', 'lexists', 'isdir', 'isfile',
           'isreserved', 'normpath', 'abspath', 'curdir', 'pardir', 'sep', 'pathsep', 'defpath', 'altsep', 'extsep',
           'devnull', 'realpath', 'supports_unicode_filenames', 'relpath', 'samefile', 'sameopenfile', 'samestat',
           'commonpath', 'isjunction', 'isdevdrive']
curdir, pardir, extsep, sep, pathsep, altsep, defpath, devnull = '.', '..', '.', '\\', ';', '/', '.;C:\\bin', 'nul'
supports_unicode_filenames = True
_DEVICES = frozenset({'CON', 'PRN', 'AUX', 'NUL', 'CONIN$', 'CONOUT$'} |
                     {name + digit for name in ('COM', 'LPT') for digit in '123456789\xb9\xb2\xb3'})


def _as_text(value):
    return _os.fsdecode(value) if isinstance(value, bytes) else value


def _as_bytes(value):
    if isinstance(value, tuple):
        return tuple(map(_as_bytes, value))
    return _os.fsencode(value) if isinstance(value, str) else value


def _for_bytes_too(function):
    """Lets a function of text take and return bytes."""
    @_functools.wraps(function)
    def wrapper(*paths):
        paths = [_os.fspath(path) for path in paths]
        kinds = {isinstance(path, bytes) for path in paths}
        if len(kinds) > 1:
            raise TypeError("Can't mix strings and bytes in path components")
        result = function(*map(_as_text, paths))
        return _as_bytes(result) if kinds == {True} else result
    return wrapper


def _parts(path):
    """The drive, the root and what follows."""
    plain = path.replace('/', sep)
    if plain[:2] == '\\\\':
        # \\server\share, \\.\device, \\?\UNC\server\share: two names belong to the drive
        first = plain.find(sep, 8 if plain[:8].upper() == '\\\\?\\UNC\\' else 2)
        second = plain.find(sep, first + 1) if first >= 0 else -1
        return (path[:second], path[second], path[second + 1:]) if second >= 0 else (path, '', '')
    start = 2 if plain[1:2] == ':' else 0
    end = start + (plain[start:start + 1] == sep)
    return path[:start], path[start:end], path[end:]


def _strip(text):
    return text.rstrip('\\/')


@_for_bytes_too
def splitroot(p):
    """Split a path in drive, root and the rest."""
    return _parts(p)


@_for_bytes_too
def splitdrive(p):
    """Split a path in drive, or share, and the rest."""
    drive, root, rest = _parts(p)
    return drive, root + rest


@_for_bytes_too
def normcase(s):
    """Return the path in lower case with backslashes."""
    return s.replace('/', sep).lower()


@_for_bytes_too
def isabs(s):
    """Return whether the path begins at a root of a drive."""
    start = s[:3].replace('/', sep)
    return start.startswith('\\\\') or start[1:] == ':\\'


@_for_bytes_too
def join(path, *paths):
    """Join parts with a backslash; a rooted part drops what was before, but for the drive."""
    drive, root, result = _parts(path)
    for part in paths:
        other, other_root, rest = _parts(part)
        if other_root:
            drive, root, result = other or drive, other_root, rest
        elif other and other.lower() != drive.lower():
            drive, root, result = other, '', rest
        else:
            drive = other or drive
            result += (sep if result and result[-1] not in '\\/' else '') + rest
    if result and not root and drive and drive[-1] not in ':\\/':
        root = sep
    return drive + root + result


@_for_bytes_too
def split(p):
    """Split a path in folder and name."""
    drive, root, rest = _parts(p)
    start = len(rest) - len(rest.replace('/', sep).rpartition(sep)[2])
    return drive + root + _strip(rest[:start]), rest[start:]


def basename(p):
    """Return the last name of a path."""
    return split(p)[1]


def dirname(p):
    """Return a path without its last name."""
    return split(p)[0]


@_for_bytes_too
def splitext(p):
    """Split a path before the last dot of its name."""
    start = max(p.rfind('\\'), p.rfind('/')) + 1
    dot = p.rfind('.')
    if dot < start or not p[start:dot].strip('.'):
        return p, ''
    return p[:dot], p[dot:]


@_for_bytes_too
def normpath(path):
    """Return the path without needless parts."""
    drive, root, rest = _parts(path.replace('/', sep))
    names = []
    for name in rest.split(sep):
        if name == '..' and names and names[-1] != '..':
            names.pop()
        elif name not in ('', '.') and not (name == '..' and root):
            names.append(name)
    return drive + root + sep.join(names) or '.'


@_for_bytes_too
def abspath(path):
    """Return the path from the root, seen from the working folder."""
    return normpath(path if isabs(path) else join(_os.getcwd(), path))


def realpath(path, *, strict=False):
    """The same as abspath(): there are no links to follow."""
    return abspath(path)


@_for_bytes_too
def _relative(path, start):
    drives, lists = [], []
    for each in start, path:
        drive, _, rest = _parts(normpath(abspath(each)))
        drives.append(drive)
        lists.append([name for name in rest.split(sep) if name])
    if drives[0].lower() != drives[1].lower():
        raise ValueError('path is on mount %r, start on mount %r' % (drives[1], drives[0]))
    here, there = lists
    same = 0
    while same < min(len(here), len(there)) and here[same].lower() == there[same].lower():
        same += 1
    return sep.join(['..'] * (len(here) - same) + there[same:]) or '.'


def relpath(path, start=None):
    """Return the path as seen from start."""
    if not path:
        raise ValueError('no path specified')
    return _relative(path, (b'.' if isinstance(path, bytes) else '.') if start is None else start)


@_for_bytes_too
def _common(*paths):
    split_paths = [_parts(path.replace('/', sep)) for path in paths]
    if len({drive.lower() for drive, _, _ in split_paths}) > 1:
        raise ValueError("Paths don't have the same drive")
    if len({root for _, root, _ in split_paths}) > 1:
        drive = split_paths[0][0]
        raise ValueError("Can't mix absolute and relative paths" if drive else "Can't mix rooted and not-rooted paths")
    drive, root, rest = split_paths[0]
    lists = [[name for name in rest.split(sep) if name not in ('', '.')] for _, _, rest in split_paths]
    same = len(commonprefix([[name.lower() for name in names] for names in lists]))
    return drive + root + sep.join(lists[0][:same])


def commonpath(paths):
    """Return the longest path that all lie below."""
    paths = list(paths)
    if not paths:
        raise ValueError('commonpath() arg is an empty iterable')
    return _common(*paths)


def _is_reserved_name(name):
    if name[-1:] in ('.', ' '):
        return name not in ('.', '..')
    return any(c in '"*:<>?|' or c < ' ' for c in name) or name.partition('.')[0].rstrip(' ').upper() in _DEVICES


def isreserved(path):
    """Return whether Windows keeps a name of the path to itself."""
    return any(map(_is_reserved_name, _parts(_as_text(_os.fspath(path)))[2].replace('/', sep).split(sep)))


def isdevdrive(path):
    """Return False: there are no such drives here."""
    _os.fspath(path)
    return False
