# exec() with a closure, keywords, namespaces and built-ins of other kinds; dir() in them.
import types

def make(a, b):
    def inner():
        nonlocal a
        a = a * b
        return a
    return inner

f = make(6, 7)
exec(f.__code__, globals(), closure=f.__closure__)
print(f.__closure__[0].cell_contents)
exec(f.__code__, {}, closure=(types.CellType(1), types.CellType(2)))
print(eval('x + y', globals={'x': 1}, locals={'y': 2}))
for run in (lambda: exec(f.__code__), lambda: exec(f.__code__, {}, closure=(1, 2)), lambda: eval(f.__code__),
            lambda: exec(compile('1', '', 'exec'), {}, closure=f.__closure__), lambda: exec('1', closure=f.__closure__),
            lambda: exec(f.__code__, {}, closure=f.__closure__[:1]), lambda: exec(f.__code__, {}, closure=[1, 2])):
    try:
        run()
    except TypeError as error:
        print(error)

class Space:
    def __getitem__(self, key):
        if key == 'a':
            return 12
        raise KeyError(key)
    def keys(self):
        return ['z', 'a']

print(eval('a', {}, Space()), eval('dir()', {}, Space()))

class Deaf(dict):
    def __getitem__(self, key):
        raise LookupError('not now')

for builtins in 5, Deaf(print=1):
    try:
        exec('print(1)', {'__builtins__': builtins})
    except Exception as error:
        print(type(error).__name__, error)
try:
    exec('class A: pass', {'__builtins__': {}})
except NameError as error:
    print(error)

for name, doc in ('A\0B', None), ('A\udc80', None), ('A', 'x\udc80'):
    try:
        type(name, (), {'__doc__': doc})
    except ValueError as error:
        print(type(error).__name__, str(error).split(':')[0])
class Named:
    pass
try:
    Named.__name__ = 'a\0b'
except ValueError as error:
    print(error, Named.__name__)

class Module(types.ModuleType):
    __dict__ = 8
try:
    dir(Module('m'))
except TypeError as error:
    print(error)

class Hidden:
    __slots__ = ['__class__', '__dict__']
    def __init__(self):
        self.bar = 1
print(dir(Hidden()))

class Doubled:
    def keys(self):
        return ['x', 'x']
    def __getitem__(self, key):
        return 1
try:
    dict(**Doubled())
except TypeError as error:
    print(error)

# expect: 42
# expect: 3
# expect: code object requires a closure of exactly length 2
# expect: code object requires a closure of exactly length 2
# expect: code object passed to eval() may not contain free variables
# expect: cannot use a closure with this code object
# expect: closure can only be used when source is a code object
# expect: code object requires a closure of exactly length 2
# expect: code object requires a closure of exactly length 2
# expect: 12 ['a', 'z']
# expect: TypeError 'int' object is not subscriptable
# expect: LookupError not now
# expect: __build_class__ not found
# expect: ValueError type name must not contain null characters
# expect: UnicodeEncodeError 'utf-8' codec can't encode character '\udc80' in position 1
# expect: UnicodeEncodeError 'utf-8' codec can't encode character '\udc80' in position 1
# expect: type name must not contain null characters Named
# expect: <module>.__dict__ is not a dictionary
# expect: ['bar']
# expect: dict() got multiple values for keyword argument 'x'
