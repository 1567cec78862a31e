# SPDX-License-Identifier: MIT
# modules/frozen/importlib.py - imports whose name is computed, and modules that are run again.
"""importlib: import_module(), reload(), and modules from specs."""
import sys

__all__ = ['__import__', 'import_module', 'invalidate_caches', 'reload']

from builtins import __import__


def _resolve(name, package):
    """The absolute name of a relative one."""
    level = len(name) - len(name.lstrip('.'))
    if not level:
        return name
    if not package:
        raise TypeError("the 'package' argument is required to perform a relative import for %r" % name)
    parts = package.rsplit('.', level - 1)
    if len(parts) < level:
        raise ImportError('attempted relative import beyond top-level package')
    return parts[0] + '.' + name[level:] if name[level:] else parts[0]


def import_module(name, package=None):
    """Import a module, of package if the name begins with dots, and return it."""
    full = _resolve(name, package)
    __import__(full)
    return sys.modules[full]


def reload(module):
    """Run a module's file again in its namespace and return what sys.modules has then.

    What the file does not define any more stays; modules that are compiled in are left as they are."""
    spec = getattr(module, '__spec__', None)
    name = spec.name if spec else getattr(module, '__name__', None)
    if not isinstance(module, type(sys)) or name is None:
        raise TypeError('reload() argument must be a module')
    if sys.modules.get(name) is not module:
        raise ImportError('module %s not in sys.modules' % name, name=name)
    if not spec or not _is_own(spec.loader):
        spec = _find_spec(name, getattr(sys.modules.get(name.rpartition('.')[0]), '__path__', None))
        if spec is None:
            raise ModuleNotFoundError('spec not found for the module %r' % name, name=name)
        _set_attributes(spec, module)
        spec.loader.exec_module(module)
    elif spec.has_location:
        try:
            with open(spec.origin, 'rb') as file:
                source = file.read()
        except FileNotFoundError:
            raise ModuleNotFoundError('spec not found for the module %r' % name, name=name) from None
        exec(compile(source, spec.origin, 'exec'), module.__dict__)
    return sys.modules[name]


def invalidate_caches():
    """Let finders forget what they know; files in folders are looked for anew at each import anyway."""
    for finder in sys.meta_path:
        if hasattr(finder, 'invalidate_caches'):
            finder.invalidate_caches()


# --- modules from specs: what an import does when sys.meta_path has other finders, and importlib.util offers -------

def _is_own(loader):
    """Is it one that stands for import itself?"""
    return loader is None or (loader if isinstance(loader, type) else type(loader)).__module__ == 'importlib.machinery'


def _find_spec(name, path):
    """The spec that the first of sys.meta_path's finders has for a module, or None."""
    for finder in sys.meta_path:
        find = getattr(finder, 'find_spec', None)
        spec = find(name, path, None) if find is not None else None
        if spec is not None:
            return spec
    return None


def _main_of(name):
    """What -m runs that lies in no folder: (name, path, source), the latter None of a package without __main__; or None."""
    spec = _find_spec(name, __import__(name.rpartition('.')[0], fromlist=['']).__path__ if '.' in name else None)
    if spec is not None and spec.submodule_search_locations is not None:
        name += '.__main__'
        spec = _find_spec(name, __import__(spec.name, fromlist=['']).__path__)
        if spec is None:
            return name, None, None
    return None if spec is None else (name, spec.origin, spec.loader.get_data(spec.origin))


def _set_attributes(spec, module):
    """Set what a module knows of its spec."""
    module.__name__, module.__loader__, module.__package__, module.__spec__ = spec.name, spec.loader, spec.parent, spec
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
    if spec.has_location:
        module.__file__ = spec.origin
    elif spec.origin is None and spec.submodule_search_locations is not None and _is_own(spec.loader):
        module.__file__ = None  # a package of folders


def _module_from_spec(spec):
    """Return a new module of a spec; its code has not run."""
    if hasattr(spec.loader, 'create_module'):
        module = spec.loader.create_module(spec)
    elif hasattr(spec.loader, 'exec_module'):
        raise ImportError('loaders that define exec_module() must also define create_module()')
    else:
        module = None
    if module is None:
        module = type(sys)(spec.name)
    try:
        _set_attributes(spec, module)
    except AttributeError:  # create_module() may return anything
        pass
    return module


def _load(spec):
    """The module of a spec, as it stands in sys.modules when its code has run."""
    if spec.loader is not None and not hasattr(spec.loader, 'exec_module'):
        spec.loader.load_module(spec.name)
        return sys.modules[spec.name]
    module = _module_from_spec(spec)
    spec._initializing = True
    sys.modules[spec.name] = module
    try:
        if spec.loader is not None:
            spec.loader.exec_module(module)
        elif spec.submodule_search_locations is None:
            raise ImportError('missing loader', name=spec.name)
    except BaseException:
        sys.modules.pop(spec.name, None)
        raise
    finally:
        spec._initializing = False
    return sys.modules[spec.name]
