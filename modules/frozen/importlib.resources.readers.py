# SPDX-License-Identifier: MIT
"""importlib.resources.readers: resources in folders, in several folders of one namespace package, and in zip files."""
import io
import os
from importlib.resources.abc import Traversable, TraversableResources, TraversalError
from pathlib import Path

__all__ = ['FileReader', 'MultiplexedPath', 'NamespaceReader', 'ZipReader']


class MultiplexedPath(Traversable):
    """The folders of a namespace package as one: what comes first counts."""

    def __init__(self, *paths):
        self._paths = [Path(path) if isinstance(path, str) else path for path in paths]
        if not self._paths:
            raise FileNotFoundError('MultiplexedPath must contain at least one path')
        if not all(path.is_dir() for path in self._paths):
            raise NotADirectoryError('MultiplexedPath only supports directories')

    def iterdir(self):
        """Return what is in the folders; folders of the same name are one again."""
        found = {}
        for path in self._paths:
            for child in path.iterdir():
                found.setdefault(child.name, []).append(child)
        for same in found.values():
            yield MultiplexedPath(*same) if len(same) > 1 and all(path.is_dir() for path in same) else same[0]

    def read_bytes(self):
        """Raise FileNotFoundError."""
        raise FileNotFoundError(f'{self} is not a file')

    def read_text(self, *args, **kwargs):
        """Raise FileNotFoundError."""
        raise FileNotFoundError(f'{self} is not a file')

    def open(self, *args, **kwargs):
        """Raise FileNotFoundError."""
        raise FileNotFoundError(f'{self} is not a file')

    def is_dir(self):
        """Return True."""
        return True

    def is_file(self):
        """Return False."""
        return False

    def joinpath(self, *descendants):
        """Return what lies below; what does not exist would lie in the first folder."""
        try:
            return super().joinpath(*descendants)
        except TraversalError:
            return self._paths[0].joinpath(*descendants)

    __truediv__ = joinpath

    @property
    def name(self):
        """The name of the first folder."""
        return self._paths[0].name

    def __repr__(self):
        return 'MultiplexedPath(%s)' % ', '.join("'%s'" % path for path in self._paths)


class ZipPath(Traversable):
    """A file or folder in a zip file."""

    def __init__(self, importer, inside):
        self._importer, self._inside = importer, inside.strip('/')

    def __str__(self):
        return self._importer.archive + '/' + self._inside

    def __repr__(self):
        return 'ZipPath(%r, %r)' % (self._importer.archive, self._inside)

    def __eq__(self, other):
        return isinstance(other, ZipPath) and str(self) == str(other)

    def __hash__(self):
        return hash(str(self))

    @property
    def name(self):
        """The last part of the path."""
        return self._inside.rpartition('/')[2] or os.path.basename(self._importer.archive)

    @property
    def parent(self):
        """The folder in which it lies."""
        return ZipPath(self._importer, self._inside.rpartition('/')[0])

    def iterdir(self):
        """Return what is in a folder."""
        if self.is_file():
            raise NotADirectoryError(str(self))
        begin = self._inside + '/' if self._inside else ''
        names = dict.fromkeys(name[len(begin):].partition('/')[0] for name in self._importer._files
                              if name.startswith(begin))
        return (ZipPath(self._importer, begin + name) for name in names if name)

    def is_file(self):
        """Return whether it is a file."""
        return self._inside in self._importer._files

    def is_dir(self):
        """Return whether it is a folder."""
        return not self._inside or self._importer._is_folder(self._inside)

    def exists(self):
        """Return whether it is there."""
        return self.is_file() or self.is_dir()

    def joinpath(self, *descendants):
        """Return what lies below, whether it exists or not."""
        return ZipPath(self._importer, '/'.join([self._inside, *(str(part) for part in descendants)]))

    def open(self, mode='r', *args, **kwargs):
        """Return a file opened for reading: mode 'r' or 'rb'."""
        if mode.strip('bt') != 'r':
            raise ValueError('Invalid mode value %r' % mode)
        if self.is_dir():
            raise IsADirectoryError(str(self))
        if not self.is_file():
            raise FileNotFoundError(str(self))
        data = io.BytesIO(self._importer.get_data(self._inside))
        return data if 'b' in mode else io.TextIOWrapper(data, *args, **kwargs)


class FileReader(TraversableResources):
    """Resources beside the file that a loader loads."""

    def __init__(self, loader):
        self.path = Path(loader.path).parent

    def resource_path(self, resource):
        """Return the path of a resource."""
        return str(self.path.joinpath(resource))

    def files(self):
        """Return the folder."""
        return self.path


class NamespaceReader(TraversableResources):
    """Resources of a namespace package."""

    def __init__(self, namespace_path):
        self.path = MultiplexedPath(*namespace_path)

    def resource_path(self, resource):
        """Return the path of a resource."""
        return str(self.path.joinpath(resource))

    def files(self):
        """Return the folders as one."""
        return self.path


class ZipReader(TraversableResources):
    """Resources of a package in a zip file."""

    def __init__(self, loader, module):
        self._folder = ZipPath(loader, loader.prefix + module.rpartition('.')[2])

    def is_resource(self, path):
        """Return whether a resource exists."""
        target = self.files().joinpath(path)
        return target.is_file() and target.exists()

    def files(self):
        """Return the folder."""
        return self._folder


def folder_of(module):
    """The folder of the resources of a module that import itself has loaded."""
    spec = module.__spec__
    if spec.has_location and spec.origin:
        folder = Path(spec.origin).parent
        if os.path.isdir(folder):
            return folder
        from zipimport import zipimporter
        importer = zipimporter(str(folder))
        return ZipPath(importer, importer.prefix)
    paths = list(spec.submodule_search_locations or ())
    if not paths:
        raise TypeError('module %r has no files: it is %s' % (spec.name, spec.origin or 'in no folder'))
    folders = [_folder(path) for path in paths]
    return MultiplexedPath(*folders)


def _folder(path):
    if os.path.isdir(path):
        return Path(path)
    from zipimport import zipimporter
    importer = zipimporter(path)
    return ZipPath(importer, importer.prefix)
