# SPDX-License-Identifier: MIT
"""Files that belong to packages, in folders or zip files: files(package) / 'name', and shorter ways."""
import os as _os
import sys as _sys
import types as _types
import warnings as _warnings
from contextlib import contextmanager as _contextmanager
from importlib.resources.abc import ResourceReader

__all__ = ['Package', 'Anchor', 'ResourceReader', 'as_file', 'contents', 'files', 'is_resource', 'open_binary',
           'open_text', 'path', 'read_binary', 'read_text']

Package = Anchor = str | _types.ModuleType


def _module_of(anchor, depth):
    """The module that an anchor means; None: the one that calls."""
    if anchor is None:
        frame = _sys._getframe(depth)
        while frame.f_globals.get('__name__') == __name__:
            frame = frame.f_back
        anchor = frame.f_globals['__name__']
    if isinstance(anchor, str):
        from importlib import import_module
        return import_module(anchor)
    return anchor


def files(anchor=None):
    """Return the folder of a package's (or a module's) resources: a Traversable, as pathlib's paths are."""
    module = _module_of(anchor, 1)
    spec = module.__spec__
    get_reader = getattr(spec.loader if spec is not None else None, 'get_resource_reader', None)
    reader = get_reader(spec.name) if get_reader is not None else None
    if reader is not None and hasattr(reader, 'files'):
        return reader.files()
    from importlib.resources.readers import folder_of
    return folder_of(module)


@_contextmanager
def as_file(path):
    """A context whose value is a path of the file system for a resource: of a copy, if it lies in a zip file."""
    from pathlib import Path
    if isinstance(path, Path):
        yield path
        return
    import shutil
    import tempfile
    folder = Path(tempfile.mkdtemp())
    try:
        yield _copy(path, folder)
    finally:
        shutil.rmtree(folder)


def _copy(source, folder):
    """The path of a copy, in a folder, of a Traversable with all that is in it."""
    target = folder / source.name
    if source.is_dir():
        target.mkdir()
        for child in source.iterdir():
            _copy(child, target)
    else:
        target.write_bytes(source.read_bytes())
    return target


def _resource(anchor, names):
    return files(_module_of(anchor, 2)).joinpath(*names)


def _encoding_of(encoding, names):
    if encoding is not None:
        return encoding
    if len(names) > 1:
        raise TypeError("'encoding' argument required with multiple path names")
    return 'utf-8'


def open_binary(anchor, *path_names):
    """Return a resource opened for reading bytes."""
    return _resource(anchor, path_names).open('rb')


def open_text(anchor, *path_names, encoding=None, errors='strict'):
    """Return a resource opened for reading text."""
    return _resource(anchor, path_names).open('r', encoding=_encoding_of(encoding, path_names), errors=errors)


def read_binary(anchor, *path_names):
    """Return the bytes of a resource."""
    return _resource(anchor, path_names).read_bytes()


def read_text(anchor, *path_names, encoding=None, errors='strict'):
    """Return the text of a resource."""
    with open_text(anchor, *path_names, encoding=encoding, errors=errors) as file:
        return file.read()


def path(anchor, *path_names):
    """A context whose value is the path of a resource."""
    return as_file(_resource(anchor, path_names))


def is_resource(anchor, *path_names):
    """Return whether a resource exists; folders are none."""
    return _resource(anchor, path_names).is_file()


def contents(anchor, *path_names):
    """Return the names of what is in a folder of resources."""
    _warnings.warn('contents is deprecated. Use files(anchor).iterdir() instead.', DeprecationWarning, stacklevel=2)
    return (child.name for child in _resource(anchor, path_names).iterdir())
