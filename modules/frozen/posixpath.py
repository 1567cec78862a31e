# SPDX-License-Identifier: MIT
"""os.path: paths as text."""
import os as _os
import sys as _sys

__all__ = ['normcase', 'isabs', 'join', 'splitdrive', 'splitroot', 'split', 'splitext', 'basename', 'dirname',
           'commonprefix', 'getsize', 'getmtime', 'getatime', 'getctime', 'islink', 'exists', 'lexists', 'isdir', 'isfile',
           'ismount', 'expanduser', 'expandvars', 'normpath', 'abspath', 'samefile', 'sameopenfile', 'samestat', 'curdir',
           'pardir', 'sep', 'pathsep', 'defpath', 'altsep', 'extsep', 'devnull', 'realpath',
           'supports_unicode_filenames', 'relpath', 'commonpath', 'isjunction']
curdir, pardir, extsep, sep, pathsep, altsep, defpath, devnull = '.', '..', '.', '/', ':', None, '/bin:/usr/bin', '/dev/null'
supports_unicode_filenames = False
_S_IFMT, _S_IFDIR, _S_IFREG, _S_IFLNK = 0o170000, 0o040000, 0o100000, 0o120000


def _same_kind(function, *paths):
    """Raise TypeError unless all are str, or all bytes."""
    for path in paths:
        if not isinstance(path, (str, bytes)):
            raise TypeError('%s() argument must be str, bytes, or os.PathLike object, not %r'
                            % (function, type(path).__name__))
    if len({isinstance(path, str) for path in paths}) > 1:
        raise TypeError("Can't mix strings and bytes in path components")


def _sep(path):
    return b'/' if isinstance(path, bytes) else '/'


def _dot(path):
    return b'.' if isinstance(path, bytes) else '.'


def normcase(s):
    """Return the path unchanged: case matters here."""
    return _os.fspath(s)


def isabs(s):
    """Return whether the path starts at the root."""
    s = _os.fspath(s)
    return s.startswith(_sep(s))


def join(a, *p):
    """Join parts with /; an absolute part drops what was before."""
    path = _os.fspath(a)
    slash = _sep(path)
    for b in p:
        if hasattr(b, '__fspath__'):
            b = _os.fspath(b)
        _same_kind('join', path, b)
        if b.startswith(slash):
            path = b
        elif not path or path.endswith(slash):
            path += b
        else:
            path += slash + b
    return path


def split(p):
    """Return (folder, last part)."""
    p = _os.fspath(p)
    slash = _sep(p)
    i = p.rfind(slash) + 1
    head, tail = p[:i], p[i:]
    if head and head != slash * len(head):
        head = head.rstrip(slash)
    return head, tail


def splitext(p):
    """Return (path without extension, extension with its dot)."""
    p = _os.fspath(p)
    dot = _dot(p)
    start = p.rfind(_sep(p)) + 1
    i = p.rfind(dot)
    if i > start and p[start:i].strip(dot):
        return p[:i], p[i:]
    return p, p[:0]


def splitdrive(p):
    """Return ('', p): there are no drives here."""
    p = _os.fspath(p)
    return p[:0], p


def splitroot(p):
    """Return ('', the slashes that begin an absolute path, the rest)."""
    p = _os.fspath(p)
    slash = _sep(p)
    lead = 2 if p.startswith(slash * 2) and not p.startswith(slash * 3) else 1 if p.startswith(slash) else 0
    return p[:0], p[:lead], p[lead:]


def basename(p):
    """Return the last part."""
    return split(p)[1]


def dirname(p):
    """Return all but the last part."""
    return split(p)[0]


def _mode(path, follow=True):
    try:
        return (_os.stat(path) if follow else _os.lstat(path)).st_mode
    except (OSError, ValueError):
        return 0


def exists(path):
    """Return whether something is there; False for a broken link."""
    return _mode(path) != 0


def lexists(path):
    """Return whether something is there, also a broken link."""
    return _mode(path, False) != 0


def isfile(path):
    """Return whether it is an ordinary file."""
    return _mode(path) & _S_IFMT == _S_IFREG


def isdir(s):
    """Return whether it is a folder."""
    return _mode(s) & _S_IFMT == _S_IFDIR


def islink(path):
    """Return whether it is a symbolic link."""
    return _mode(path, False) & _S_IFMT == _S_IFLNK


def isjunction(path):
    """Return False: only Windows has junctions."""
    _os.fspath(path)
    return False


def ismount(path):
    """Return whether another file system begins here."""
    try:
        here, above = _os.lstat(path), _os.lstat(join(path, _dot(_os.fspath(path)) * 2))
    except (OSError, ValueError):
        return False
    if here.st_mode & _S_IFMT == _S_IFLNK:
        return False
    return here.st_dev != above.st_dev or here.st_ino == above.st_ino


def getsize(filename):
    """Return the size in bytes."""
    return _os.stat(filename).st_size


def getmtime(filename):
    """Return when the content changed last."""
    return _os.stat(filename).st_mtime


def getatime(filename):
    """Return when it was read last."""
    return _os.stat(filename).st_atime


def getctime(filename):
    """Return when it was changed last in any way."""
    return _os.stat(filename).st_ctime


def samefile(f1, f2):
    """Return whether two paths lead to the same file."""
    return samestat(_os.stat(f1), _os.stat(f2))


def sameopenfile(fp1, fp2):
    """Return whether two descriptors are of the same file."""
    return samestat(_os.fstat(fp1), _os.fstat(fp2))


def samestat(s1, s2):
    """Return whether two stat results are of the same file."""
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev


def normpath(path):
    """Return the path without //, . and .. where that is possible from the text alone."""
    path = _os.fspath(path)
    slash, dot = _sep(path), _dot(path)
    if not path:
        return dot
    lead = slash * (2 if path.startswith(slash * 2) and not path.startswith(slash * 3) else 1) if path.startswith(slash) else path[:0]
    parts = []
    for part in path.split(slash):
        if not part or part == dot:
            continue
        if part != dot * 2 or (not lead and not parts) or (parts and parts[-1] == dot * 2):
            parts.append(part)
        elif parts:
            parts.pop()
    return lead + slash.join(parts) or dot


def abspath(path):
    """Return the path from the root, normalised."""
    path = _os.fspath(path)
    if not isabs(path):
        path = join(_os.getcwdb() if isinstance(path, bytes) else _os.getcwd(), path)
    return normpath(path)


def _step(path, strict):
    """What a link holds (without following it further), or None for anything else."""
    try:
        mode = _os.lstat(path).st_mode
        return _os.readlink(path) if mode & _S_IFMT == _S_IFLNK else None
    except OSError:
        if strict:
            raise
        return None


def realpath(filename, *, strict=False):
    """Return the path from the root with all symbolic links resolved."""
    filename = _os.fspath(filename)
    slash, dot = _sep(filename), _dot(filename)
    path = slash if isabs(filename) else (_os.getcwdb() if isinstance(filename, bytes) else _os.getcwd())
    rest = filename.split(slash)[::-1]
    resolved = {}  # path of a link: where it leads to; None while that is being found out
    while rest:
        name = rest.pop()
        if isinstance(name, tuple):
            resolved[name[0]] = path
        elif name == dot * 2:
            path = dirname(path)
        elif name and name != dot:
            step = join(path, name)
            target = _step(step, strict)
            if target is None:
                path = step
            elif step not in resolved:
                resolved[step] = None
                rest.append((step,))
                rest.extend(target.split(slash)[::-1])
                path = slash if isabs(target) else path
            elif resolved[step] is not None:
                path = resolved[step]
            elif strict:
                _os.stat(step)  # fails: the link leads to itself
            else:
                path = step
    return path


def relpath(path, start=None):
    """Return the path as seen from the folder start."""
    path = _os.fspath(path)
    if not path:
        raise ValueError('no path specified')
    slash, dot = _sep(path), _dot(path)
    start = dot if start is None else _os.fspath(start)
    _same_kind('relpath', path, start)
    here = [part for part in abspath(start).split(slash) if part]
    there = [part for part in abspath(path).split(slash) if part]
    common = len(commonprefix([here, there]))
    parts = [dot * 2] * (len(here) - common) + there[common:]
    return slash.join(parts) if parts else dot


def commonprefix(m):
    """Return the longest common beginning."""
    if not m:
        return ''
    if not isinstance(m[0], (list, tuple)):
        m = [_os.fspath(path) for path in m]
    first, last = min(m), max(m)
    for i, c in enumerate(first):
        if c != last[i]:
            return first[:i]
    return first


def commonpath(paths):
    """Return the longest path that all share."""
    paths = [_os.fspath(path) for path in paths]
    if not paths:
        raise ValueError('commonpath() arg is an empty sequence')
    _same_kind('commonpath', *paths)
    slash, dot = _sep(paths[0]), _dot(paths[0])
    if len({isabs(path) for path in paths}) != 1:
        raise ValueError("Can't mix absolute and relative paths")
    split_paths = [[part for part in path.split(slash) if part and part != dot] for path in paths]
    return (slash if isabs(paths[0]) else slash[:0]) + slash.join(commonprefix(split_paths))


def expanduser(path):
    """Replace ~ or ~user by a home folder."""
    path = _os.fspath(path)
    text = _os.fsdecode(path)
    if not text.startswith('~'):
        return path
    name, slash, rest = text[1:].partition('/')
    home = _os._home(name) if name else _os.environ.get('HOME')
    if home is None and not name:
        home = _os._home(None)
    if home is None:
        return path
    text = home.rstrip('/') + slash + rest or '/'
    return _os.fsencode(text) if isinstance(path, bytes) else text


def expandvars(path):
    """Replace $NAME and ${NAME} by environment variables."""
    path = _os.fspath(path)
    if isinstance(path, bytes):
        return _os.fsencode(expandvars(_os.fsdecode(path)))
    result, i = [], 0
    while i < len(path):
        if path[i] != '$':
            result.append(path[i])
            i += 1
            continue
        if path[i + 1:i + 2] == '{':
            end = path.find('}', i)
            name, after = (path[i + 2:end], end + 1) if end >= 0 else ('', i + 1)
        else:
            after = i + 1
            while after < len(path) and (path[after].isalnum() or path[after] == '_'):
                after += 1
            name = path[i + 1:after]
        result.append(_os.environ.get(name, path[i:after]))
        i = after
    return ''.join(result)
