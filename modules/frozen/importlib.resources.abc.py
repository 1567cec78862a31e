# SPDX-License-Identifier: MIT
"""importlib.resources.abc: what packages' files look like, wherever they lie."""
import abc

__all__ = ['ResourceReader', 'Traversable', 'TraversableResources', 'TraversalError']


class ResourceReader(metaclass=abc.ABCMeta):
    """What a loader's get_resource_reader(name) returned before there were Traversables."""

    @abc.abstractmethod
    def open_resource(self, resource):
        """Return a resource opened for reading bytes."""
        raise FileNotFoundError

    @abc.abstractmethod
    def resource_path(self, resource):
        """Return the path of a resource in the file system, or raise FileNotFoundError."""
        raise FileNotFoundError

    @abc.abstractmethod
    def is_resource(self, path):
        """Return whether a resource exists."""
        raise FileNotFoundError

    @abc.abstractmethod
    def contents(self):
        """Return the names of the resources."""
        raise FileNotFoundError


class TraversalError(Exception):
    """A folder has not what joinpath() is asked for."""


class Traversable(metaclass=abc.ABCMeta):
    """A file or folder of resources; paths of pathlib are such."""

    @classmethod
    def __subclasshook__(cls, other):
        if cls is not Traversable:
            return NotImplemented
        return all(hasattr(other, name) for name in ('iterdir', 'is_dir', 'is_file', 'joinpath', 'open', 'name'))

    @abc.abstractmethod
    def iterdir(self):
        """Return what is in a folder."""

    @abc.abstractmethod
    def is_dir(self):
        """Return whether it is a folder."""

    @abc.abstractmethod
    def is_file(self):
        """Return whether it is a file."""

    @abc.abstractmethod
    def open(self, mode='r', *args, **kwargs):
        """Return a file opened for reading: mode 'r' or 'rb'."""

    @property
    @abc.abstractmethod
    def name(self):
        """The last part of the path."""

    def read_bytes(self):
        """Return the bytes of a file."""
        with self.open('rb') as file:
            return file.read()

    def read_text(self, encoding=None):
        """Return the text of a file."""
        with self.open(encoding=encoding) as file:
            return file.read()

    def joinpath(self, *descendants):
        """Return what lies below a folder; each part may have slashes."""
        names = [name for part in descendants for name in str(part).split('/') if name not in ('', '.')]
        if not names:
            return self
        for child in self.iterdir():
            if child.name == names[0]:
                return child.joinpath(*names[1:])
        raise TraversalError('Target not found during traversal.', names[0], iter(names[1:]))

    def __truediv__(self, child):
        return self.joinpath(child)


class TraversableResources(ResourceReader):
    """What a loader's get_resource_reader(name) returns: files() is all that it must have."""

    @abc.abstractmethod
    def files(self):
        """Return the folder of the resources."""

    def open_resource(self, resource):
        """Return a resource opened for reading bytes."""
        return self.files().joinpath(resource).open('rb')

    def resource_path(self, resource):
        """Raise FileNotFoundError: perhaps it is in no file of its own."""
        raise FileNotFoundError(resource)

    def is_resource(self, path):
        """Return whether a resource exists."""
        return self.files().joinpath(path).is_file()

    def contents(self):
        """Return the names of the resources."""
        return (item.name for item in self.files().iterdir())
