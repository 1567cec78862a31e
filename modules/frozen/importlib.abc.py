# SPDX-License-Identifier: MIT
"""importlib.abc: what finders and loaders have in common."""
import abc as _abc
from importlib import machinery as _machinery

__all__ = ['Loader', 'MetaPathFinder', 'PathEntryFinder', 'ResourceLoader', 'InspectLoader', 'ExecutionLoader',
           'FileLoader', 'SourceLoader']


class MetaPathFinder(metaclass=_abc.ABCMeta):
    """An item of sys.meta_path: find_spec(fullname, path, target=None) returns a spec or None."""

    def invalidate_caches(self):
        """Forget what was found."""


class PathEntryFinder(metaclass=_abc.ABCMeta):
    """What finds modules in an entry of sys.path: find_spec(fullname, target=None) returns a spec or None."""

    def invalidate_caches(self):
        """Forget what was found."""


class Loader(metaclass=_abc.ABCMeta):
    """Makes modules from specs: create_module(spec), exec_module(module)."""

    def create_module(self, spec):
        """Return the module, or None: one as any other is made."""
        return None

    def load_module(self, fullname):
        """Load the module and return it (the way before Python 3.4)."""
        if not hasattr(self, 'exec_module'):
            raise ImportError
        from importlib import _load
        from importlib.util import spec_from_loader
        return _load(spec_from_loader(fullname, self))


class ResourceLoader(Loader):
    """A loader that can read files."""

    @_abc.abstractmethod
    def get_data(self, path):
        """Return the bytes of a file."""
        raise OSError


class InspectLoader(Loader):
    """A loader that can show source and code."""

    def is_package(self, fullname):
        """Return whether the module is a package."""
        raise ImportError

    def get_code(self, fullname):
        """Return the module's code object, or None."""
        source = self.get_source(fullname)
        return None if source is None else self.source_to_code(source)

    @_abc.abstractmethod
    def get_source(self, fullname):
        """Return the source as text, or None."""
        raise ImportError

    @staticmethod
    def source_to_code(data, path='<string>'):
        """Return the code object of source."""
        return compile(data, path, 'exec', dont_inherit=True)

    def exec_module(self, module):
        """Run the module's code in its namespace."""
        code = self.get_code(module.__name__)
        if code is None:
            raise ImportError('cannot load module %r when get_code() returns None' % module.__name__)
        exec(code, module.__dict__)


class ExecutionLoader(InspectLoader):
    """A loader that knows a path for the module's code."""

    @_abc.abstractmethod
    def get_filename(self, fullname):
        """Return the path."""
        raise ImportError

    def get_code(self, fullname):
        """Return the module's code object, or None."""
        source = self.get_source(fullname)
        if source is None:
            return None
        try:
            return self.source_to_code(source, self.get_filename(fullname))
        except ImportError:
            return self.source_to_code(source)


class FileLoader(_machinery._FileLoader, ResourceLoader, ExecutionLoader):
    """A loader of one file."""


class SourceLoader(ResourceLoader, ExecutionLoader):
    """A loader of source that get_data() reads and get_filename() names."""

    def get_source(self, fullname):
        """Return the source as text."""
        from importlib.util import decode_source
        try:
            return decode_source(self.get_data(self.get_filename(fullname)))
        except OSError as error:
            raise ImportError('source not available through get_data()', name=fullname) from error

    def get_code(self, fullname):
        """Return the module's code object."""
        path = self.get_filename(fullname)
        return self.source_to_code(self.get_data(path), path)

    def is_package(self, fullname):
        """Return whether the file is called __init__ and the module is not."""
        name = self.get_filename(fullname).rpartition('/')[2].rpartition('.')[0]
        return name == '__init__' and fullname.rpartition('.')[2] != '__init__'

    def path_mtime(self, path):
        """Raise OSError: when a file was changed is not known."""
        raise OSError

    def path_stats(self, path):
        """Return a dict that tells when a file was changed."""
        return {'mtime': self.path_mtime(path)}


for _class in _machinery.BuiltinImporter, _machinery.FrozenImporter:
    MetaPathFinder.register(_class)
    InspectLoader.register(_class)
MetaPathFinder.register(_machinery.PathFinder)
PathEntryFinder.register(_machinery.FileFinder)
SourceLoader.register(_machinery.SourceFileLoader)
FileLoader.register(_machinery.SourceFileLoader)
FileLoader.register(_machinery.SourcelessFileLoader)
ExecutionLoader.register(_machinery.ExtensionFileLoader)
InspectLoader.register(_machinery.NamespaceLoader)
