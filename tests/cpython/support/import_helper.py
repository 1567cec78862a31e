# SPDX-License-Identifier: MIT
"""test.support.import_helper: imports in tests."""
import contextlib
import importlib
import os
import sys
import unittest

from test.support.os_helper import unlink  # tests look for it here


def import_module(name, deprecated=False, *, required_on=()):
    """Import a module; without it the test is skipped."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise unittest.SkipTest(str(error)) from error


def unload(name):
    """Forget a module."""
    sys.modules.pop(name, None)


def forget(name):
    """Forget a module and remove what was kept of it."""
    unload(name)
    for folder in sys.path:
        for path in (name + '.pyc', os.path.join('__pycache__', '%s.%s.pyc' % (name, sys.implementation.cache_tag))):
            unlink(os.path.join(folder, path))


def make_legacy_pyc(source):
    """Move compiled code beside its source."""
    if sys.implementation.cache_tag is None:
        raise unittest.SkipTest('compiled code is not kept in files')
    folder, name = os.path.split(os.path.abspath(source))
    to = source + 'c'
    os.rename(os.path.join(folder, '__pycache__', '%s.%s.pyc' % (name[:-3], sys.implementation.cache_tag)), to)
    return to


def import_fresh_module(name, fresh=(), blocked=(), deprecated=False):
    """Import a new copy of a module, with new copies of others, and others not to be found."""
    names = [name, *fresh, *blocked]
    kept = {key: module for key, module in sys.modules.items()
            if any(key == item or key.startswith(item + '.') for item in names)}
    for key in kept:
        del sys.modules[key]
    sys.modules.update((key, None) for key in blocked)
    try:
        for item in fresh:
            importlib.import_module(item)
        try:
            return importlib.import_module(name)
        except ImportError as error:
            if error.name not in blocked:
                raise
        for key in blocked:  # no other version of something, but a part that this interpreter has nothing in place of
            sys.modules.pop(key, None)
        return importlib.import_module(name)
    except ImportError:
        if not blocked:
            return None
    finally:
        for key in [key for key in sys.modules if any(key == item or key.startswith(item + '.') for item in names)]:
            del sys.modules[key]
        sys.modules.update(kept)
    return import_fresh_module(name, fresh)  # what is blocked is no accelerator here: the module needs it


class CleanImport:
    """Context in which modules are imported anew."""

    def __init__(self, *names, usefrozen=False):
        self._before = sys.modules.copy()
        for name in names:
            sys.modules.pop(name, None)

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        sys.modules.update(self._before)


class DirsOnSysPath:
    """Context with more folders on sys.path."""

    def __init__(self, *paths):
        self._before = sys.path[:]
        sys.path.extend(paths)

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        sys.path[:] = self._before


@contextlib.contextmanager
def isolated_modules():
    """Context after which the modules are those of before."""
    before = sys.modules.copy()
    try:
        yield
    finally:
        sys.modules.clear()
        sys.modules.update(before)


def ready_to_import(name=None, source=''):
    """Context with a module of this source that can be imported."""
    from test.support import os_helper, script_helper

    @contextlib.contextmanager
    def context():
        module = name or 'spam'
        with os_helper.temp_dir() as folder:
            path = script_helper.make_script(folder, module, source)
            before = sys.modules.pop(module, None)
            sys.path.insert(0, folder)
            try:
                yield module, path
            finally:
                sys.path.remove(folder)
                sys.modules.pop(module, None)
                if before is not None:
                    sys.modules[module] = before
    return context()
