# SPDX-License-Identifier: MIT
"""test.support.os_helper: files, folders and environment variables for tests."""
import contextlib
import os
import unittest

TESTFN_ASCII = '@test_%d_tmp' % os.getpid()
TESTFN_UNICODE = TESTFN_ASCII + '-\xe0\xf2\u0258\u0141\u011f'
TESTFN_UNENCODABLE = None
TESTFN_UNDECODABLE = TESTFN_ASCII.encode() + b'\xe7w\xf0'
TESTFN_NONASCII = TESTFN = TESTFN_ASCII
FS_NONASCII = '\xe6'
SAVEDCWD = os.getcwd()


class FakePath:
    """A path-like object; an exception as path is raised."""

    def __init__(self, path):
        self.path = path

    def __repr__(self):
        return '<FakePath %r>' % (self.path,)

    def __fspath__(self):
        if isinstance(self.path, BaseException) or \
                isinstance(self.path, type) and issubclass(self.path, BaseException):
            raise self.path
        return self.path


def unlink(filename):
    """Remove a file that may not be there."""
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        os.unlink(filename)


def rmdir(dirname):
    """Remove a folder that may not be there."""
    with contextlib.suppress(FileNotFoundError):
        os.rmdir(dirname)


def rmtree(path):
    """Remove a folder and what is in it."""
    if os.path.islink(path) or not os.path.isdir(path):
        return unlink(path)
    os.chmod(path, 0o700)
    for name in os.listdir(path):
        rmtree(os.path.join(path, name))
    rmdir(path)


def create_empty_file(filename):
    """Make a file, or make it empty."""
    open(filename, 'wb').close()


@contextlib.contextmanager
def temp_dir(path=None, quiet=False):
    """Context with a new folder."""
    path = os.path.realpath(path or '%s-dir-%d' % (TESTFN, len(os.listdir())))
    os.mkdir(path)
    try:
        yield path
    finally:
        rmtree(path)


@contextlib.contextmanager
def change_cwd(path, quiet=False):
    """Context in another folder."""
    before = os.getcwd()
    os.chdir(path)
    try:
        yield os.getcwd()
    finally:
        os.chdir(before)


@contextlib.contextmanager
def temp_cwd(name='tempcwd', quiet=False):
    """Context in a new folder."""
    with temp_dir(name) as path, change_cwd(path):
        yield path


@contextlib.contextmanager
def temp_umask(umask):
    """Context with another umask."""
    before = os.umask(umask)
    try:
        yield
    finally:
        os.umask(before)


def can_symlink():
    """Whether symbolic links can be made."""
    return True


def skip_unless_symlink(test):
    """Decorator: symbolic links can be made."""
    return test


skip_unless_working_chmod = skip_unless_hardlink = skip_unless_xattr = skip_unless_symlink


def skip_if_dac_override(test):
    """Decorator: skip where a file's permissions do not keep this user from writing."""
    return unittest.skipIf(os.geteuid() == 0, 'runs as root')(test)


class EnvironmentVarGuard:
    """Context that undoes what it did to environment variables."""

    def __init__(self):
        self._before = {}

    def __getitem__(self, name):
        return os.environ[name]

    def __setitem__(self, name, value):
        self._before.setdefault(name, os.environ.get(name))
        os.environ[name] = value

    def __delitem__(self, name):
        self._before.setdefault(name, os.environ.get(name))
        os.environ.pop(name, None)

    set, unset = __setitem__, __delitem__

    def copy(self):
        """The variables, as a dict."""
        return dict(os.environ)

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        for name, value in self._before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
