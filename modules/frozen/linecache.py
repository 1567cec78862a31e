# SPDX-License-Identifier: MIT
"""Lines of source files, kept so that tracebacks are quick.

An entry is (size, mtime, lines, path), or a tuple with one function that fetches the text of a module
that is in no file, when somebody asks.
"""
import os
import sys

__all__ = ['getline', 'clearcache', 'checkcache', 'lazycache']

cache = {}


def clearcache():
    """Forget all lines."""
    cache.clear()


def getline(filename, lineno, module_globals=None):
    """A line of a file with its newline, or '' if there is none."""
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ''


def getlines(filename, module_globals=None):
    """All lines of a file; [] if it cannot be read."""
    entry = cache.get(filename)
    if entry is not None and len(entry) != 1:
        return entry[2]
    try:
        return updatecache(filename, module_globals)
    except MemoryError:
        clearcache()
        return []


def checkcache(filename=None):
    """Forget the lines of files that have changed."""
    for name in [filename] if filename is not None else list(cache):
        entry = cache.get(name)
        if entry is None or len(entry) == 1 or entry[1] is None:
            continue
        try:
            stat = os.stat(entry[3])
        except (OSError, ValueError):
            del cache[name]
            continue
        if entry[0] != stat.st_size or entry[1] != stat.st_mtime:
            del cache[name]


def _is_no_file(filename):
    return not filename or (filename.startswith('<') and filename.endswith('>'))


def _with_newlines(text):
    lines = text.splitlines(True)
    if lines and not lines[-1].endswith('\n'):
        lines[-1] += '\n'
    return lines


def _find(filename):
    """The path and stat of a file, which is looked for along sys.path."""
    try:
        return filename, os.stat(filename)
    except (OSError, ValueError):
        if os.path.isabs(filename):
            return None
    for folder in sys.path:
        try:
            path = os.path.join(folder, filename)
            return path, os.stat(path)
        except (TypeError, AttributeError, OSError, ValueError):
            pass
    return None


def _read(path):
    with open(path, 'rb') as file:
        data = file.read()
    encoding = 'utf-8'
    if data.startswith(b'\xef\xbb\xbf'):
        data = data[3:]
    else:
        for line in data.split(b'\n', 2)[:2]:
            comment, found, name = line.partition(b'coding')
            if found and comment.lstrip()[:1] == b'#' and name[:1] in (b':', b'='):
                name = name[1:].strip().decode('ascii', 'replace')
                end = 0
                while end < len(name) and (name[end].isalnum() or name[end] in '-_.'):
                    end += 1
                encoding = name[:end] or encoding
                break
    return _with_newlines(data.decode(encoding).replace('\r\n', '\n').replace('\r', '\n'))


def updatecache(filename, module_globals=None):
    """Read a file anew and return its lines; [] if that is not possible."""
    entry = cache.pop(filename, None)
    if _is_no_file(filename):
        return []
    found = _find(filename)
    if found is None:
        if entry is not None and len(entry) == 1 or lazycache(filename, module_globals):
            return _fetch(filename, entry if entry is not None and len(entry) == 1 else cache.pop(filename))
        return []
    path, stat = found
    try:
        lines = _read(path)
    except (OSError, UnicodeDecodeError, SyntaxError, LookupError):
        return []
    cache[filename] = stat.st_size, stat.st_mtime, lines, path
    return lines


def _fetch(filename, entry):
    """The lines that a lazy entry can give."""
    try:
        text = entry[0]()
    except (ImportError, OSError):
        return []
    if text is None:
        return []
    lines = _with_newlines(text)
    cache[filename] = len(text), None, lines, filename
    return lines


def lazycache(filename, module_globals):
    """Note how the text of a module can be had from its loader; True if it can."""
    if filename in cache:
        return len(cache[filename]) == 1
    if _is_no_file(filename) or not module_globals:
        return False
    spec = module_globals.get('__spec__')
    name = getattr(spec, 'name', None) or module_globals.get('__name__')
    loader = getattr(spec, 'loader', None) or module_globals.get('__loader__')
    get_source = getattr(loader, 'get_source', None)
    file = module_globals.get('__file__')
    if name and get_source:
        cache[filename] = (lambda *args: get_source(name, *args),)
    elif name and file and loader is None:  # from a source file, whose modules have no loader here
        cache[filename] = (lambda: ''.join(_read(file)),)
    else:
        return False
    return True
