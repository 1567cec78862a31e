# SPDX-License-Identifier: MIT
# modules/frozen/glob.py - the files whose paths match a pattern: * ? [seq] and **.

import fnmatch
import os
import re
import stat

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
    root = os.fspath(root_dir) if root_dir is not None else pathname[:0]
    found = _Search(root, dir_fd, recursive, include_hidden).matching(pathname)
    if not pathname or (recursive and _is_recursive(pathname[:2])):
        found = (path for path in found if path)
    return found


def _is_recursive(part):
    return part in ('**', b'**')


def _is_hidden(name):
    return name[:1] in ('.', b'.')


def _join(folder, name):
    return os.path.join(folder, name) if folder and name else folder or name


class _Search:
    """Where paths are looked for: below a folder, which may itself be relative to an open one."""

    def __init__(self, root, dir_fd, recursive, hidden):
        self.root, self.dir_fd, self.recursive, self.hidden = root, dir_fd, recursive, hidden

    def exists(self, path):
        """Whether there is something, if only a link that leads nowhere."""
        try:
            os.lstat(_join(self.root, path), dir_fd=self.dir_fd)
        except (OSError, ValueError):
            return False
        return True

    def is_folder(self, path):
        """Whether a path leads to a folder."""
        try:
            mode = os.stat(_join(self.root, path), dir_fd=self.dir_fd).st_mode
        except (OSError, ValueError):
            return False
        return stat.S_ISDIR(mode)

    def names(self, folder, only_folders):
        """The names in a folder; of what cannot be read there are none."""
        place = _join(self.root, folder) or (b'.' if isinstance(folder, bytes) else '.')
        try:
            return self.names_at(place, only_folders)
        except OSError:
            return []

    def names_at(self, place, only_folders):
        """The names in a folder that is given as the system needs it."""
        if self.dir_fd is None:
            return _entries(place, place, only_folders)
        fd = os.open(place, os.O_RDONLY | os.O_DIRECTORY, dir_fd=self.dir_fd)
        try:
            return _entries(fd, place, only_folders)
        finally:
            os.close(fd)

    def walk(self, folder, only_folders, prefix):
        """Everything below a folder, as paths relative to it."""
        for name in self.names(folder, only_folders):
            if self.hidden or not _is_hidden(name):
                path = _join(prefix, name)
                yield path
                yield from self.walk(_join(folder, name), only_folders, path)

    def last_parts(self, folder, pattern, only_folders):
        """The names in a folder that match the last part of a pattern."""
        if self.recursive and _is_recursive(pattern):
            if not (folder or self.root) or self.is_folder(folder):
                yield pattern[:0]
                yield from self.walk(folder, only_folders, pattern[:0])
        elif has_magic(pattern):
            names = self.names(folder, only_folders)
            if not (self.hidden or _is_hidden(pattern)):
                names = [name for name in names if not _is_hidden(name)]
            yield from fnmatch.filter(names, pattern)
        elif self.exists(_join(folder, pattern)) if pattern else self.is_folder(folder):
            yield pattern

    def matching(self, pathname, only_folders=False):
        """The paths that match a pattern."""
        folder, base = os.path.split(pathname)
        if not has_magic(pathname):
            if self.exists(pathname) if base else self.is_folder(folder):
                yield pathname
            return
        if not folder:
            yield from self.last_parts(folder, base, only_folders)
            return
        folders = self.matching(folder, True) if folder != pathname and has_magic(folder) else [folder]
        for place in folders:
            for name in self.last_parts(place, base, only_folders):
                yield os.path.join(place, name)


def _entries(folder, place, only_folders):
    names = []
    with os.scandir(folder) as entries:
        for entry in entries:
            try:
                if not only_folders or entry.is_dir():
                    names.append(os.fsencode(entry.name) if isinstance(place, bytes) else entry.name)
            except OSError:
                pass  # it may have gone meanwhile
    return names


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
