# Packages that are folders without an __init__.py: their folders are looked for again; loaders of all kinds of modules.
import importlib
import importlib.machinery
import os
import sys
import tempfile

with tempfile.TemporaryDirectory() as top:
    def write(*names):
        path = os.path.join(top, *names)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'w') as file:
            file.write('name = __name__\n')

    def short(paths):
        return [path[len(top) + 1:] for path in paths]

    def attempt(name):
        try:
            return importlib.import_module(name).name
        except ImportError as error:
            return str(error)

    write('one', 'space', 'first.py')
    write('one', 'space', 'inner', 'deep.py')
    write('two', 'space', 'second.py')
    write('two', 'space', 'inner', 'deeper.py')
    write('three', 'space', '__init__.py')
    sys.path.insert(0, os.path.join(top, 'one'))
    import space
    print(short(space.__path__), space.__file__, attempt('space.first'), attempt('space.inner.deep'))  # expect: ['one/space'] None space.first space.inner.deep
    print(attempt('space.second'), attempt('space.inner.deeper'))  # expect: No module named 'space.second' No module named 'space.inner.deeper'
    path = space.__path__
    kept = iter(path)
    sys.path.append(os.path.join(top, 'two'))
    print(attempt('space.second'), attempt('space.inner.deeper'))  # expect: space.second space.inner.deeper
    print(short(path), len(path), short([path[1]]), path[0] in path, space.__path__ is path)  # expect: ['one/space', 'two/space'] 2 ['two/space'] True True
    print(repr(path) == '_NamespacePath(%r)' % list(path), short(space.inner.__path__))  # expect: True ['one/space/inner', 'two/space/inner']
    print(repr(space) == "<module 'space' (namespace) from %r>" % list(path))  # expect: True
    sys.path.append(os.path.join(top, 'three'))
    print(short(path))  # expect: ['one/space', 'two/space']
    path.append(os.path.join(top, 'more'))
    path[0] = os.path.join(top, 'one', 'space')
    print(short(path))  # expect: ['one/space', 'two/space', 'more']
    sys.path.remove(os.path.join(top, 'one'))
    sys.path.remove(os.path.join(top, 'three'))
    print(short(path), attempt('space.first'))  # expect: ['two/space'] space.first

    sys.path.insert(0, os.path.join(top, 'three'))
    write('three', 'plain.py')
    import plain
    for module in space, plain, sys:
        loader = module.__loader__
        print(module.__name__, loader is module.__spec__.loader is module.__loader__, repr(loader) in repr(module.__spec__),
              (loader if isinstance(loader, type) else type(loader)).__name__)
    # expect: space True True NamespaceLoader
    # expect: plain True True SourceFileLoader
    # expect: sys True True BuiltinImporter
    plain.__loader__ = 1
    print(plain.__loader__, type(plain.__spec__.loader).__name__)  # expect: 1 SourceFileLoader
    print(type(sys)('made').__loader__)  # expect: None
    del plain.__loader__
    print(hasattr(plain, '__loader__'))  # expect: False
    sys.path[:] = [entry for entry in sys.path if not entry.startswith(top)]
