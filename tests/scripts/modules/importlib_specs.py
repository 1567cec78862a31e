# Finders and loaders of programs, modules from specs, lazy modules, the names of files.
# forks: no
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import os
import sys
import tempfile

def attempt(call):
    try:
        return call()
    except (ImportError, ValueError, TypeError) as error:
        return '%s: %s' % (type(error).__name__, error)

class Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, fullname, path, target=None):
        if fullname == 'made' or fullname.startswith('made.'):
            return importlib.machinery.ModuleSpec(fullname, Loader(), is_package=fullname == 'made')
        if fullname == 'broken':
            return importlib.machinery.ModuleSpec(fullname, Loader())

class Loader(importlib.abc.Loader):
    def exec_module(self, module):
        if module.__name__ == 'broken':
            raise ValueError('does not load')
        module.value = module.__name__ + '!'

finder = Finder()
sys.meta_path.insert(0, finder)
import made.part
from made import other
print(made.value, made.part.value, other.value, made.__spec__.parent, made.part.__package__, made.__path__)
print(attempt(lambda: __import__('broken')), 'broken' in sys.modules)
print(attempt(lambda: __import__('not_there_at_all')))
sys.meta_path.remove(finder)
print(attempt(lambda: __import__('made.third')))
print([getattr(f, '__name__', f) for f in sys.meta_path][-1], importlib.machinery.PathFinder in sys.meta_path)

class Entry:
    def __init__(self, path):
        if not path.startswith('mem:'):
            raise ImportError('not mine')
        self.path = path
    def find_spec(self, fullname, target=None):
        return importlib.machinery.ModuleSpec(fullname, Loader()) if fullname == 'remembered' else None
sys.path_hooks.append(Entry)
sys.path.append('mem:1')
import remembered
print(remembered.value)
sys.path.remove('mem:1')
sys.path_hooks.remove(Entry)

with tempfile.TemporaryDirectory() as folder:
    def write(name, text):
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'w') as file:
            file.write(text)
        return path
    plain = write('plain.py', 'print("runs", __name__)\nx = 1\n')
    write('pack/__init__.py', 'from . import part\n')
    write('pack/part.py', 'here = __package__\n')
    spec = importlib.util.spec_from_file_location('by_hand', plain)
    module = importlib.util.module_from_spec(spec)
    print(spec.name, spec.has_location, spec.origin == plain == module.__file__, type(spec.loader).__name__, hasattr(module, 'x'))
    spec.loader.exec_module(module)
    print(module.x, 'by_hand' in sys.modules, spec.loader.get_source('by_hand').split('\n')[1], spec.loader.is_package('by_hand'))
    print(importlib.util.spec_from_file_location('data', folder + '/data.txt'))
    sys.path.insert(0, folder)
    importlib.invalidate_caches()
    found = importlib.util.find_spec('pack')
    print(found.name, [os.path.basename(p) for p in found.submodule_search_locations], 'pack' in sys.modules)
    print(importlib.util.find_spec('pack.part').parent, 'pack' in sys.modules, importlib.util.find_spec('pack.nothing'))
    print(attempt(lambda: importlib.util.find_spec('plain.x')))
    print(type(sys.modules['pack'].__spec__.loader).__name__, sys.modules['pack.part'].here)

    spec = importlib.util.find_spec('plain')
    sys.modules.pop('plain', None)
    spec = importlib.machinery.PathFinder.find_spec('plain')
    spec.loader = importlib.util.LazyLoader(spec.loader)
    lazy = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(lazy)
    print('waits')
    print(lazy.x, type(lazy).__name__)
    sys.path.remove(folder)

print(importlib.util.find_spec('nothing_of_that_name'), importlib.util.resolve_name('.a', 'b.c'), importlib.util.resolve_name('a', None))
print(attempt(lambda: importlib.util.resolve_name('.a', '')))
print(attempt(lambda: importlib.util.resolve_name('...a', 'b')))
path = importlib.util.cache_from_source('/x/foo.bar.py', optimization='')
print(path.startswith('/x/__pycache__/foo.bar.'), importlib.util.source_from_cache('/x/__pycache__/foo.any-1.pyc'))
for wrong in '/x/foo.pyc', '/x/__pycache__/foo.pyc', '/x/__pycache__/foo.a.b.pyc':
    print(attempt(lambda: importlib.util.source_from_cache(wrong)))
print(attempt(lambda: importlib.util.cache_from_source('a.py', optimization='-')))
print(importlib.machinery.all_suffixes()[0], importlib.machinery.BuiltinImporter.find_spec('sys').origin,
      importlib.machinery.BuiltinImporter.find_spec('no_such'), importlib.util.decode_source(b'# coding: latin-1\r\n\xe9'))
class Missing:
    pass
print(attempt(lambda: importlib.util.LazyLoader(Missing())))

# expect: made! made.part! made.other! made made []
# expect: ValueError: does not load False
# expect: ModuleNotFoundError: No module named 'not_there_at_all'
# expect: ModuleNotFoundError: No module named 'made.third'
# expect: PathFinder True
# expect: remembered!
# expect: by_hand True True SourceFileLoader False
# expect: runs by_hand
# expect: 1 False x = 1 False
# expect: None
# expect: pack ['pack'] False
# expect: pack True None
# expect: runs plain
# expect: ModuleNotFoundError: __path__ attribute not found on 'plain' while trying to find 'plain.x'
# expect: SourceFileLoader pack
# expect: waits
# expect: runs plain
# expect: 1 module
# expect: None b.c.a a
# expect: ImportError: no package specified for '.a' (required for relative module names)
# expect: ImportError: attempted relative import beyond top-level package
# expect: True /x/foo.py
# expect: ValueError: __pycache__ not bottom-level directory in '/x/foo.pyc'
# expect: ValueError: expected only 2 or 3 dots in 'foo.pyc'
# expect: ValueError: optimization portion of filename does not start with 'opt-'
# expect: ValueError: '-' is not alphanumeric
# expect: .py built-in None # coding: latin-1
# expect: é
# expect: TypeError: loader must define exec_module()

# A package that fails after its module has been imported; modules without a spec; a working folder that changes or goes.
class Finder:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name in ('failing', 'failing.module'):
            return importlib.util.spec_from_loader(name, Finder, is_package=name == 'failing')

    @staticmethod
    def create_module(spec):
        return None

    @staticmethod
    def exec_module(module):
        if module.__name__ == 'failing':
            import failing.module
            1 / 0


sys.meta_path.insert(0, Finder)
for name in 'failing', 'failing.module', 'failing.module':
    try:
        __import__(name)
    except ZeroDivisionError as e:
        print(e, 'failing' in sys.modules, 'failing.module' in sys.modules)
# expect: division by zero False True
# expect: division by zero False True
# expect: division by zero False True
sys.meta_path.remove(Finder)
sys.modules['alone'] = type(sys)('alone')
for wrong in (lambda: importlib.reload(sys.modules['alone']), lambda: importlib.util.LazyLoader.factory(int)):
    try:
        wrong()
    except (ModuleNotFoundError, TypeError) as e:
        print(type(e).__name__, e)
# expect: ModuleNotFoundError spec not found for the module 'alone'
# expect: TypeError loader must define exec_module()
before = os.getcwd()
sys.path.insert(0, '')
with tempfile.TemporaryDirectory() as top:
    for name in 'a', 'b':
        os.mkdir('%s/%s' % (top, name))
        open('%s/%s/in_%s.py' % (top, name, name), 'w').close()
        os.chdir('%s/%s' % (top, name))
        print(importlib.machinery.PathFinder.find_spec('in_' + name).origin == os.path.realpath('in_%s.py' % name))
    os.unlink('in_b.py')
    os.rmdir('../b')
    print(importlib.machinery.PathFinder.find_spec('in_b'))
    os.chdir(before)
# expect: True
# expect: True
# expect: None
sys.path.remove('')
