# SPDX-License-Identifier: MIT
# modules/frozen/importlib.util.py - what programs that load modules by hand need.
"""importlib.util: specs of modules, modules from specs, names of files."""
import os as _os
import sys as _sys
import types as _types
from contextlib import contextmanager as _contextmanager
from importlib import _find_spec, _resolve, _module_from_spec as module_from_spec
from importlib.machinery import SOURCE_SUFFIXES, ModuleSpec, SourceFileLoader, _file_spec

__all__ = ['LazyLoader', 'Loader', 'MAGIC_NUMBER', 'cache_from_source', 'decode_source', 'find_spec',
           'module_from_spec', 'resolve_name', 'source_from_cache', 'spec_from_file_location', 'spec_from_loader']

MAGIC_NUMBER = (3571).to_bytes(2, 'little') + b'\r\n'  # of the version that sys.version_info tells
_CACHE = '__pycache__'
_UNSET = object()


def __getattr__(name):
    if name == 'Loader':
        from importlib.abc import Loader
        return Loader
    raise AttributeError('module %r has no attribute %r' % (__name__, name))


def resolve_name(name, package):
    """Return the absolute name of a relative one."""
    if not name.startswith('.'):
        return name
    if not package:
        raise ImportError("no package specified for %r (required for relative module names)" % name)
    return _resolve(name, package)


def find_spec(name, package=None):
    """Return the spec of a module that is, or could be, imported; None if there is none.  Its packages are imported."""
    name = resolve_name(name, package)
    if name in _sys.modules:
        module = _sys.modules[name]
        if module is None:
            return None
        spec = getattr(module, '__spec__', _UNSET)
        if spec is _UNSET:
            raise ValueError('%s.__spec__ is not set' % name)
        if spec is None:
            raise ValueError('%s.__spec__ is None' % name)
        return spec
    parent, path = name.rpartition('.')[0], None
    if parent:
        module = __import__(parent, fromlist=['__path__'])
        try:
            path = module.__path__
        except AttributeError:
            raise ModuleNotFoundError('__path__ attribute not found on %r while trying to find %r' % (parent, name),
                                      name=name) from None
    return _find_spec(name, path)


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    """Return the spec of a module that a loader loads."""
    if origin is None:
        origin = getattr(loader, '_ORIGIN', None)
    if origin is None and hasattr(loader, 'get_filename'):
        if is_package is None:
            return spec_from_file_location(name, loader=loader)
        return spec_from_file_location(name, loader=loader, submodule_search_locations=[] if is_package else None)
    if is_package is None and hasattr(loader, 'is_package'):
        try:
            is_package = loader.is_package(name)
        except ImportError:
            is_package = None
    return ModuleSpec(name, loader, origin=origin, is_package=bool(is_package))


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=_UNSET):
    """Return the spec of a module in a file; None if nothing knows how to load it."""
    if location is None:
        location = '<unknown>'
        if hasattr(loader, 'get_filename'):
            try:
                location = loader.get_filename(name)
            except ImportError:
                pass
    else:
        location = _os.path.abspath(_os.fspath(location))
    if loader is None:
        if not location.endswith(tuple(SOURCE_SUFFIXES)):
            return None
        loader = SourceFileLoader(name, location)
    folders = submodule_search_locations
    if folders is _UNSET:
        folders = None
        if hasattr(loader, 'is_package'):
            try:
                folders = [] if loader.is_package(name) else None
            except ImportError:
                pass
    if folders == [] and location:
        folders.append(_os.path.dirname(location))
    return _file_spec(name, location, loader, folders)


def decode_source(source_bytes):
    """Return source as text: its encoding is what a comment in it says, line ends become newlines."""
    import io
    import tokenize
    encoding, _ = tokenize.detect_encoding(io.BytesIO(source_bytes).readline)
    return bytes(source_bytes).decode(encoding).replace('\r\n', '\n').replace('\r', '\n')


# --- where CPython keeps compiled code ---------------------------------------------------------------

def cache_from_source(path, debug_override=None, *, optimization=None):
    """Return the path where CPython would keep the code of a source file; cpy keeps none."""
    if debug_override is not None:
        if optimization is not None:
            raise TypeError('debug_override or optimization must be set to None')
        optimization = '' if debug_override else 1
    head, tail = _os.path.split(_os.fspath(path))
    base, dot, rest = tail.rpartition('.')
    tag = _sys.implementation.cache_tag
    if tag is None:
        raise NotImplementedError('sys.implementation.cache_tag is None')
    if optimization is None:
        optimization = '' if _sys.flags.optimize == 0 else _sys.flags.optimize
    optimization = str(optimization)
    if optimization and not optimization.isalnum():
        raise ValueError('%r is not alphanumeric' % optimization)
    name = (base or rest) + (dot or '.') + tag + ('.opt-' + optimization if optimization else '') + '.pyc'
    return _os.path.join(head, _CACHE, name)


def source_from_cache(path):
    """Return the path of the source file whose code lies in a file of that name."""
    path = _os.fspath(path)
    head, name = _os.path.split(path)
    head, folder = _os.path.split(head)
    if folder != _CACHE:
        raise ValueError('%s not bottom-level directory in %r' % (_CACHE, path))
    dots = name.count('.')
    if dots not in (2, 3):
        raise ValueError("expected only 2 or 3 dots in %r" % name)
    if dots == 3:
        level = name.split('.')[2]
        if not level.startswith('opt-'):
            raise ValueError("optimization portion of filename does not start with 'opt-'")
        if not level[4:].isalnum():
            raise ValueError('optimization level %r is not an alphanumeric value' % level)
    return _os.path.join(head, name.partition('.')[0] + '.py')


# --- modules that are run when they are first used --------------------------------------------------

class _LazyModule(_types.ModuleType):
    """A module whose code runs at the first use of an attribute."""

    def __getattribute__(self, name):
        spec = object.__getattribute__(self, '__spec__')
        state, attributes = spec.loader_state, object.__getattribute__(self, '__dict__')
        object.__setattr__(self, '__class__', state['class'])
        written = {key: value for key, value in attributes.items()
                   if key not in state['dict'] or state['dict'][key] is not value}
        spec.loader.exec_module(self)
        attributes.update(written)
        if spec.name in _sys.modules and _sys.modules[spec.name] is not self:
            raise ValueError('module object for %r substituted in sys.modules during a lazy load' % spec.name)
        return getattr(self, name)

    def __delattr__(self, name):
        self.__getattribute__(name)
        delattr(self, name)


class LazyLoader:
    """A loader that waits: the module's code runs at the first use of an attribute."""

    def __init__(self, loader):
        self._check(loader)
        self.loader = loader

    @staticmethod
    def _check(loader):
        if not hasattr(loader, 'exec_module'):
            raise TypeError('loader must define exec_module()')

    @classmethod
    def factory(cls, loader):
        """Return a function that makes lazy loaders of such ones."""
        cls._check(loader)
        return lambda *args, **kwargs: cls(loader(*args, **kwargs))

    def create_module(self, spec):
        """Return what the loader makes."""
        return self.loader.create_module(spec)

    def exec_module(self, module):
        """Put the running off."""
        module.__spec__.loader = module.__loader__ = self.loader
        module.__spec__.loader_state = {'dict': module.__dict__.copy(), 'class': module.__class__}
        module.__class__ = _LazyModule
