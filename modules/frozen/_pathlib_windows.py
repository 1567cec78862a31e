# SPDX-License-Identifier: MIT
# modules/frozen/_pathlib_windows.py - pathlib: Windows' paths, to compute with.

import ntpath
import pathlib


class PureWindowsPath(pathlib.PurePath):
    """A path of Windows."""

    __slots__ = ()
    __module__ = 'pathlib'
    parser = ntpath

    def _parse(self):
        text = ntpath.join(*self._texts) if self._texts else ''
        drive, root, rest = ntpath.splitroot(text.replace('/', '\\'))
        if not root and drive[:2] == '\\\\' and drive[-1:] != '\\':
            names = drive.split('\\')
            if (len(names) == 4 and names[2] not in '?.') or len(names) == 6:  # \\server\share, \\?\UNC\server\share
                root = '\\'
        self._root_text = drive + root
        self._tail_parts = [part for part in rest.split('\\') if part and part != '.']

    def _text_of(self, root, tail):
        if not root and tail and ntpath.splitdrive(tail[0])[0]:
            tail = ['.', *tail]  # a name with a colon, no drive
        return super()._text_of(root, tail)

    @property
    def drive(self):
        """The drive or share, or ''."""
        return ntpath.splitroot(self._root)[0]

    @property
    def root(self):
        r"""The root, '\\' or ''."""
        return ntpath.splitroot(self._root)[1]

    def _key(self):
        return str(self).lower()

    def as_posix(self):
        """Return the path with slashes."""
        return str(self).replace('\\', '/')

    def _uri_parts(self):
        drive = self.drive
        if drive[1:2] == ':':
            return '///' + drive, self.as_posix()[2:].encode()
        return '', self.as_posix().encode()

    def is_absolute(self):
        """Does the path begin at the root of a drive?"""
        return ntpath.isabs(str(self))


class WindowsPath(pathlib.Path, PureWindowsPath):
    """A path of Windows on Windows: cannot be made here."""

    __slots__ = ()
    __module__ = 'pathlib'

    def __new__(cls, *args, **kwargs):
        raise pathlib.UnsupportedOperation("cannot instantiate 'WindowsPath' on your system")
