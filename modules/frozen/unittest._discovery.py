# SPDX-License-Identifier: MIT
"""Finds tests in folders.

Only files whose names are those of modules count, and only folders that are packages.  A package's load_tests() is asked
instead of searching the package; it may itself ask for the search, which then goes into the package.
"""
import os
import sys
from fnmatch import fnmatch
from unittest.case import SkipTest, TestCase, skip

__unittest = True


def discover(loader, start_dir, pattern, top_level_dir):
    """A suite of what is found."""
    if top_level_dir is None:
        top_level_dir, given = loader._top_level_dir, loader._top_level_dir is not None
    else:
        given = True
    top = os.path.abspath(start_dir if top_level_dir is None else top_level_dir)
    if top not in sys.path:
        sys.path.insert(0, top)
    before, loader._top_level_dir = loader._top_level_dir, top
    importable = True
    if os.path.isdir(os.path.abspath(start_dir)):
        start_dir = os.path.abspath(start_dir)
        if start_dir != top:
            importable = os.path.isfile(os.path.join(start_dir, '__init__.py'))
    else:
        start_dir, importable = _folder_of_module(loader, start_dir, given)
    if not importable:
        raise ImportError('Start directory is not importable: %r' % start_dir)
    tests = list(_find(loader, start_dir, pattern))
    loader._top_level_dir = before
    return loader.suiteClass(tests)


def _folder_of_module(loader, name, top_given):
    """Where the package of a dotted name is, and whether there is one."""
    try:
        __import__(name)
    except ImportError:
        return name, False
    module = sys.modules[name]
    if getattr(module, '__file__', None) is None:
        if name in sys.builtin_module_names:
            raise TypeError('Can not use builtin modules as dotted module names')
        raise TypeError("don't know how to discover from %r" % (module,))
    folder = os.path.abspath(os.path.dirname(module.__file__))
    if not top_given:
        top = os.path.dirname(os.path.abspath(sys.modules[name.partition('.')[0]].__file__))
        loader._top_level_dir = os.path.dirname(top)
        sys.path.remove(sys.path[0])
    return folder, True


def _name_of(loader, path):
    """The dotted name of the module in a file or folder."""
    relative = os.path.relpath(os.path.normpath(os.path.splitext(path)[0]), loader._top_level_dir)
    return relative.replace(os.path.sep, '.')


def _find(loader, folder, pattern):
    name = _name_of(loader, folder) if folder != loader._top_level_dir else None
    if name is not None and name not in loader._loading_packages:
        tests, search = _in_path(loader, folder, pattern)
        if tests is not None:
            yield tests
        if not search:
            return
    for entry in sorted(os.listdir(folder)):
        path = os.path.join(folder, entry)
        tests, search = _in_path(loader, path, pattern)
        if tests is not None:
            yield tests
        if search:
            package = _name_of(loader, path)
            loader._loading_packages.add(package)
            try:
                yield from _find(loader, path, pattern)
            finally:
                loader._loading_packages.discard(package)


def _in_path(loader, path, pattern):
    """The tests of a file or package (None: it is neither), and whether to search the folder."""
    base = os.path.basename(path)
    if os.path.isfile(path):
        stem, suffix = os.path.splitext(base)
        if suffix != '.py' or not stem.isidentifier() or not fnmatch(base, pattern):
            return None, False
        return _in_file(loader, path, pattern), False
    if not os.path.isdir(path) or not os.path.isfile(os.path.join(path, '__init__.py')):
        return None, False
    name = _name_of(loader, path)
    try:
        package = _import(name)
    except SkipTest as error:
        return _skipped(loader, name, error), False
    except Exception:
        return loader.suiteClass([loader._failed_import(name)]), False
    loader._loading_packages.add(name)
    try:
        tests = loader.loadTestsFromModule(package, pattern=pattern)
        return tests, getattr(package, 'load_tests', None) is None
    finally:
        loader._loading_packages.discard(name)


def _import(name):
    __import__(name)
    return sys.modules[name]


def _in_file(loader, path, pattern):
    name = _name_of(loader, path)
    try:
        module = _import(name)
    except SkipTest as error:
        return _skipped(loader, name, error)
    except Exception:
        return loader.suiteClass([loader._failed_import(name)])
    there = os.path.realpath(os.path.abspath(getattr(module, '__file__', path)))
    if os.path.splitext(there)[0].lower() != os.path.splitext(os.path.realpath(path))[0].lower():
        raise ImportError('%r module incorrectly imported from %r. Expected %r. Is this module globally installed?' % (
            os.path.splitext(os.path.basename(path))[0], os.path.dirname(there), os.path.dirname(path)))
    return loader.loadTestsFromModule(module, pattern=pattern)


def _skipped(loader, name, reason):
    """A suite of one skipped test, for a module that asks to be skipped."""
    @skip(str(reason))
    def test(self):
        pass
    return loader.suiteClass([type('ModuleSkipped', (TestCase,), {name: test, '__module__': 'unittest.loader'})(name)])
