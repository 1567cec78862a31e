# SPDX-License-Identifier: MIT
# modules/frozen/importlib.machinery.py - finders and loaders as objects.  An import statement needs none of them: it
# asks sys.meta_path only when that has other finders than the one that stands for itself.
"""importlib.machinery: specs of modules, the loaders of source files, what finds them."""
import os as _os
import sys as _sys
from _imp import PathFinder, compiled_in as _compiled_in, load_compiled as _load_compiled

ModuleSpec = type(_sys.__spec__)
SOURCE_SUFFIXES, BYTECODE_SUFFIXES, EXTENSION_SUFFIXES = ['.py'], ['.pyc'], []
DEBUG_BYTECODE_SUFFIXES = OPTIMIZED_BYTECODE_SUFFIXES = BYTECODE_SUFFIXES


def all_suffixes():
    """Return a list of the endings of modules' files."""
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES


def _file_spec(name, path, loader=None, folders=None):
    """The spec of a module in a file; folders: it is a package."""
    spec = ModuleSpec(name, loader or SourceFileLoader(name, path), origin=path)
    spec.submodule_search_locations = folders
    spec.has_location = True
    return spec


class _FileLoader:
    """What loads one file."""

    def __init__(self, fullname, path):
        self.name, self.path = fullname, path

    def __eq__(self, other):
        return self.__class__ == other.__class__ and self.__dict__ == other.__dict__

    def __hash__(self):
        return hash(self.name) ^ hash(self.path)

    def _check(self, fullname):
        if fullname not in (None, self.name):
            raise ImportError('loader for %s cannot handle %s' % (self.name, fullname), name=fullname)

    def get_filename(self, fullname=None):
        """Return the path of the file."""
        self._check(fullname)
        return self.path

    def get_data(self, path):
        """Return the bytes of a file."""
        with open(path, 'rb') as file:
            return file.read()

    def get_resource_reader(self, name=None):
        """Return None: resources are the files beside the module."""
        return None

    def create_module(self, spec):
        """Return None: a module as any other is made."""
        return None

    def is_package(self, fullname):
        """Return whether the file is that of a package."""
        stem = _os.path.basename(self.get_filename(fullname)).rpartition('.')[0]
        return stem == '__init__' and fullname.rpartition('.')[2] != '__init__'

    def load_module(self, fullname=None):
        """Load the module and return it (the way before Python 3.4)."""
        self._check(fullname)
        from importlib import _load
        folders = [_os.path.dirname(self.path)] if self.is_package(self.name) else None
        return _load(_file_spec(self.name, self.path, self, folders))


class SourceFileLoader(_FileLoader):
    """Loads a module from a file of source."""

    def path_stats(self, path):
        """Return when the file was changed, and its size."""
        status = _os.stat(path)
        return {'mtime': status.st_mtime, 'size': status.st_size}

    def get_source(self, fullname):
        """Return the source as text."""
        from importlib.util import decode_source
        path = self.get_filename(fullname)
        try:
            return decode_source(self.get_data(path))
        except OSError as error:
            raise ImportError('source not available through get_data()', name=fullname) from error

    def source_to_code(self, data, path, *, _optimize=-1):
        """Return the code object of source."""
        return compile(data, path, 'exec', dont_inherit=True, optimize=_optimize)

    def get_code(self, fullname):
        """Return the module's code object."""
        path = self.get_filename(fullname)
        return self.source_to_code(self.get_data(path), path)

    def exec_module(self, module):
        """Run the module's code in its namespace."""
        exec(self.get_code(module.__name__), module.__dict__)


class SourcelessFileLoader(_FileLoader):
    """Would load compiled code; cpy keeps none and reads none."""

    def get_code(self, fullname):
        """Raise ImportError."""
        path = self.get_filename(fullname)
        raise ImportError('cpy does not run compiled files: %s' % path, name=fullname, path=path)

    def get_source(self, fullname):
        """Return None: there is no source."""
        return None

    def exec_module(self, module):
        """Raise ImportError."""
        self.get_code(module.__name__)


class ExtensionFileLoader(SourcelessFileLoader):
    """Would load CPython's binary modules."""

    def create_module(self, spec):
        """Raise ImportError."""
        raise ImportError("cpy has not CPython's interface for binary modules: %s" % spec.origin,
                          name=spec.name, path=spec.origin)


class _NamespacePath:
    """The __path__ of a package without an __init__.py: its folders, looked for anew when where they are looked for has changed."""

    def __init__(self, name, folders):
        self._name, self._folders = name, folders
        self._searched = tuple(self._where())

    def _where(self):
        # Where the folders are looked for: sys.path, or the __path__ of the package that this one is in.
        parent = self._name.rpartition('.')[0]
        return _sys.modules[parent].__path__ if parent else _sys.path

    def _now(self):
        where = tuple(self._where())
        if where != self._searched:
            self._searched = where
            spec = _find_in_path(self._name, where)
            if spec is not None and isinstance(spec.loader, NamespaceLoader):
                self._folders = list(spec.submodule_search_locations)
        return self._folders

    def __iter__(self):
        return iter(self._now())

    def __getitem__(self, index):
        return self._now()[index]

    def __setitem__(self, index, folder):
        self._folders[index] = folder

    def __len__(self):
        return len(self._now())

    def __contains__(self, folder):
        return folder in self._now()

    def __repr__(self):
        return '_NamespacePath(%r)' % self._folders

    def append(self, folder):
        """Add a folder."""
        self._folders.append(folder)


class NamespaceLoader:
    """Loads packages that are folders without an __init__.py."""

    def __init__(self, name, path, path_finder):
        self._path = path

    def is_package(self, fullname):
        """Return True."""
        return True

    def get_source(self, fullname):
        """Return an empty text."""
        return ''

    def get_code(self, fullname):
        """Return code that does nothing."""
        return compile('', '<string>', 'exec', dont_inherit=True)

    def create_module(self, spec):
        """Return None: a module as any other is made."""
        return None

    def exec_module(self, module):
        """Do nothing."""


class _Compiled:
    """A finder and loader of modules that are compiled into cpy."""

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        """Return the spec of a module of this kind, or None."""
        kind = _compiled_in(fullname)
        if kind is None or kind[0] != cls._ORIGIN:
            return None
        return ModuleSpec(fullname, cls, origin=cls._ORIGIN, is_package=kind[1])

    @classmethod
    def create_module(cls, spec):
        """Return the module: making and running it is one step."""
        return _load_compiled(spec.name)

    @staticmethod
    def exec_module(module):
        """Do nothing: create_module() has run it."""

    @classmethod
    def is_package(cls, fullname):
        """Return whether the module is a package."""
        spec = cls.find_spec(fullname)
        if spec is None:
            raise ImportError('%r is not a %s module' % (fullname, cls._ORIGIN), name=fullname)
        return spec.submodule_search_locations is not None

    @classmethod
    def get_code(cls, fullname):
        """Return None: there is no code object."""
        cls.is_package(fullname)

    get_source = get_code


class BuiltinImporter(_Compiled):
    """Finds modules written in C."""

    _ORIGIN = 'built-in'


class FrozenImporter(_Compiled):
    """Finds modules in Python that are compiled in."""

    _ORIGIN = 'frozen'


class FileFinder:
    """Finds modules in one folder, by the suffixes of their files."""

    def __init__(self, path, *loader_details):
        self.path = _os.path.abspath(path or '.')
        self._loaders = [(suffix, loader) for loader, suffixes in loader_details for suffix in suffixes]

    def __repr__(self):
        return 'FileFinder(%r)' % self.path

    def invalidate_caches(self):
        """Do nothing: the folder is looked into each time."""

    def find_spec(self, fullname, target=None):
        """Return the spec of a module in the folder, or None."""
        base = _os.path.join(self.path, fullname.rpartition('.')[2])
        for suffix, loader in self._loaders:
            path = _os.path.join(base, '__init__' + suffix)
            if _os.path.isfile(path):
                return _file_spec(fullname, path, loader(fullname, path), [base])
        for suffix, loader in self._loaders:
            if _os.path.isfile(base + suffix):
                return _file_spec(fullname, base + suffix, loader(fullname, base + suffix))
        if not _os.path.isdir(base):
            return None
        spec = ModuleSpec(fullname, None)
        spec.submodule_search_locations = [base]
        return spec

    @classmethod
    def path_hook(cls, *loader_details):
        """Return a function for sys.path_hooks that makes finders of folders."""
        def path_hook_for_FileFinder(path):
            if not _os.path.isdir(path or '.'):
                raise ImportError('only directories are supported', path=path)
            return cls(path, *loader_details)
        return path_hook_for_FileFinder


def _loader_for(name, origin, is_file):
    """The loader of a module that import itself has found."""
    if is_file:
        return SourceFileLoader(name, origin)
    return {'built-in': BuiltinImporter, 'frozen': FrozenImporter}.get(origin)


def _finder_of(entry):
    """What finds modules in an entry of sys.path: what a function of sys.path_hooks makes, a FileFinder, or None."""
    cache = _sys.path_importer_cache
    if not entry:  # the working folder, which may be another next time, or none at all
        try:
            entry = _os.getcwd()
        except FileNotFoundError:
            return None
    if entry not in cache:
        finder = None
        for hook in _sys.path_hooks:
            try:
                finder = hook(entry)
                break
            except ImportError:
                continue
        if finder is None and _os.path.isdir(entry):
            finder = FileFinder(entry, (SourceFileLoader, SOURCE_SUFFIXES))
        elif finder is None:
            from zipimport import zipimporter, ZipImportError
            try:
                finder = zipimporter(entry)
            except ZipImportError:
                pass
        cache[entry] = finder
    return cache[entry]


def _find_in_entry(entry, fullname):
    """What the finder of an entry of sys.path, which is no folder, finds."""
    finder = _finder_of(entry)
    return finder.find_spec(fullname, None) if finder is not None else None


def _find_in_path(fullname, path=None, target=None):
    """What PathFinder.find_spec() does."""
    folders = []
    for entry in _sys.path if path is None else path:
        finder = _finder_of(entry) if isinstance(entry, str) else None
        spec = finder.find_spec(fullname, target) if finder is not None else None
        if spec is not None and (spec.loader is not None or spec.submodule_search_locations is None):
            return spec
        if spec is not None:
            folders.extend(spec.submodule_search_locations)
    spec = BuiltinImporter.find_spec(fullname) or FrozenImporter.find_spec(fullname)
    if spec is not None or not folders:
        return spec
    return _namespace_spec(fullname, folders)


def _namespace_spec(name, folders):
    """The spec of a package that is folders without an __init__.py."""
    path = _NamespacePath(name, folders)
    spec = ModuleSpec(name, NamespaceLoader(name, path, None))
    spec.submodule_search_locations = path
    return spec
