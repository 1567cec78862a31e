# SPDX-License-Identifier: MIT
# modules/frozen/glob.py - the files whose paths match a pattern: * ? [seq] and **.

import fnmatch
import os
import re

__all__ = ['escape', 'glob', 'iglob', 'translate']

_magic = re.compile('([*?[])')
_magic_bytes = re.compile(b'([*?[])')


def has_magic(s):
    """Does the text have characters with a meaning in patterns?"""
    return (_magic_bytes if isinstance(s, bytes) else _magic).search(s) is not None


def escape(pathname):
    """Return a pattern that matches just this path."""
    if isinstance(pathname, bytes):
        return _magic_bytes.sub(br'[\1]', pathname)
    return _magic.sub(r'[\1]', pathname)


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """Return the paths that match; ** means any number of folders if recursive."""
    return list(iglob(pathname, root_dir=root_dir, dir_fd=dir_fd, recursive=recursive, include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """Return an iterator over the paths that match."""
    if dir_fd is not None:
        raise NotImplementedError('dir_fd unavailable on this platform')
    root = os.fspath(root_dir) if root_dir is not None else pathname[:0]
    found = _iglob(pathname, root, recursive, False, include_hidden)
    if not pathname or (recursive and _is_recursive(pathname[:2])):
        found = (path for path in found if path)
    return found


def _is_recursive(part):
    return part in ('**', b'**')


def _is_hidden(name):
    return name[:1] in ('.', b'.')


def _names(folder, only_folders):
    # names in a folder; of what cannot be read there are none
    try:
        with os.scandir(folder or (b'.' if isinstance(folder, bytes) else '.')) as entries:
            names = []
            for entry in entries:
                try:
                    if not only_folders or entry.is_dir():
                        names.append(os.fsencode(entry.name) if isinstance(folder, bytes) else entry.name)
                except OSError:
                    pass
            return names
    except OSError:
        return []


def _walk(folder, only_folders, hidden, prefix):
    # everything below a folder, as paths relative to it
    for name in _names(folder, only_folders):
        if hidden or not _is_hidden(name):
            path = os.path.join(prefix, name) if prefix else name
            yield path
            yield from _walk(os.path.join(folder, name) if folder else name, only_folders, hidden, path)


def _in_folder(root, base, only_folders, hidden):
    folder = os.path.join(root, base) if root and base else root or base
    return folder, lambda path: os.path.join(folder, path) if folder else path


def _matching(root, base, pattern, recursive, only_folders, hidden):
    # names in base that match the last part of a pattern
    folder, _ = _in_folder(root, base, only_folders, hidden)
    if recursive and _is_recursive(pattern):
        if not folder or os.path.isdir(folder):
            yield pattern[:0]
            yield from _walk(folder, only_folders, hidden, pattern[:0])
        return
    if not has_magic(pattern):
        if pattern:
            if os.path.lexists(os.path.join(folder, pattern) if folder else pattern):
                yield pattern
        elif os.path.isdir(folder):
            yield pattern
        return
    names = _names(folder, only_folders)
    if not (hidden or _is_hidden(pattern)):
        names = [name for name in names if not _is_hidden(name)]
    yield from fnmatch.filter(names, pattern)


def _iglob(pathname, root, recursive, only_folders, hidden):
    folder, base = os.path.split(pathname)
    if not has_magic(pathname):
        path = os.path.join(root, pathname) if root else pathname
        if os.path.lexists(path) if base else os.path.isdir(os.path.join(root, folder) if root else folder):
            yield pathname
        return
    if not folder:
        yield from _matching(root, folder, base, recursive, only_folders, hidden)
        return
    folders = [folder]
    if folder != pathname and has_magic(folder):
        folders = _iglob(folder, root, recursive, True, hidden)
    for place in folders:
        for name in _matching(root, place, base, recursive, only_folders, hidden):
            yield os.path.join(place, name)


def translate(pat, *, recursive=False, include_hidden=False, seps=None):
    """Return a regular expression that matches the same paths."""
    separators = seps or os.sep
    either = '[%s]' % re.escape(separators) if len(separators) > 1 else re.escape(separators)
    other = '[^%s]' % re.escape(separators)
    one = other + '+' if include_hidden else '(?!\\.)%s+' % other
    parts = re.split(either, pat)
    result = []
    for i, part in enumerate(parts):
        last = i == len(parts) - 1
        if part == '**' and recursive:
            if last:
                result.append('.*' if include_hidden else '(?:%s%s)*%s?' % (one, either, one))
            elif not (i and parts[i - 1] == '**'):
                result.append('(?:.+%s)?' % either if include_hidden else '(?:%s%s)*' % (one, either))
            continue
        if part == '*':
            result.append(one)
        elif part:
            if not include_hidden and part[0] in '*?[':
                result.append('(?!\\.)')
            body = fnmatch.translate(part)[4:-3]
            result.append(body.replace('.*', other + '*') if '[' not in part else body)
        if not last:
            result.append(either)
    return '(?s:%s)\\Z' % ''.join(result)
