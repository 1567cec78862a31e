# SPDX-License-Identifier: MIT
# modules/frozen/importlib.py - imports whose name is computed, and modules that are run again.
"""importlib: import_module() and reload()."""
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
    if spec and spec.has_location:
        try:
            with open(spec.origin, 'rb') as file:
                source = file.read()
        except FileNotFoundError:
            raise ModuleNotFoundError('spec not found for the module %r' % name, name=name) from None
        exec(compile(source, spec.origin, 'exec'), module.__dict__)
    return sys.modules[name]


def invalidate_caches():
    """Do nothing: files are looked for anew at each import."""
