# SPDX-License-Identifier: MIT
"""What the tab key offers in an import statement at the prompt."""
import importlib
import os
import sys


def _lying_in(folder):
    """The modules and packages whose source lies in a folder."""
    try:
        entries = list(os.scandir(folder or os.curdir))
    except OSError:
        return
    for entry in entries:
        name, _, ending = entry.name.partition('.')
        if name.isidentifier() and (ending == 'py' or not ending and entry.is_dir()):
            yield name


def _modules(package):
    """What can be imported from a package, or with '' at all; nothing is."""
    folders = [folder for folder in sys.path if isinstance(folder, str)]
    if not package:
        found = set(sys.stdlib_module_names)
    else:
        found = {name[len(package) + 1:] for name in sys.builtin_module_names if name.startswith(package + '.')}
        folders = [os.path.join(folder, *package.split('.')) for folder in folders]
    return found.union(*map(_lying_in, folders)) - {'__init__', '__pycache__'}


def _members(name):
    """What can be imported from a module: of one that is not ours and not imported yet, only what its folder tells."""
    if name in sys.modules or name.partition('.')[0] in sys.stdlib_module_names:
        try:
            return _modules(name).union(dir(importlib.import_module(name)))
        except ImportError:
            pass
    return _modules(name)


def names(before, package):
    """What can stand in a line of which so much is there, behind package and a dot, or '': names, to be filtered by how
    they begin; None: the line is no import statement."""
    words = before.rpartition(';')[2].split()
    match words:
        case [*_, 'as']:
            return ()
        case ['import', *_] | ['from']:
            return _modules(package)
        case ['from', _]:
            return ('import',)
        case ['from', module, 'import', *_]:
            return _members(module)
    return None
