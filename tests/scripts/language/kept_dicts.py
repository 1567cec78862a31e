# SPDX-License-Identifier: MIT
# Small rules of the object model: __dict__ of what keeps one, __class_getitem__ = None, repr of modules without a spec,
# what functions of modules are bound to.
import functools
import math
import sys
import types


class Plain:
    pass


class Mistake(Exception):
    pass


def f():
    pass


for o in f, Mistake(), Exception(), functools.partial(f), staticmethod(f):
    try:
        del o.__dict__
    except TypeError as e:
        print(e)
# expect: cannot delete __dict__
# expect: cannot delete __dict__
# expect: cannot delete __dict__
# expect: cannot delete __dict__
# expect: cannot delete __dict__
o = Plain()
o.x = 1
del o.__dict__
print(o.__dict__)  # expect: {}


class Refuses:
    __class_getitem__ = None


try:
    Refuses[int]
except TypeError as e:
    print(e)  # expect: type 'Refuses' is not subscriptable


class Loader:
    def __repr__(self):
        return 'a loader'


module = types.ModuleType.__new__(types.ModuleType)
print(module)  # expect: <module '?'>
module.__loader__ = Loader()
print(module)  # expect: <module '?' (a loader)>
module.__name__ = 'named'
print(module)  # expect: <module 'named' (a loader)>
module.__file__ = '/tmp/named.py'
print(module)  # expect: <module 'named' from '/tmp/named.py'>
module.__loader__ = None
del module.__file__
print(module)  # expect: <module 'named'>

print(len.__self__, print.__self__.__name__, sys.exit.__self__ is sys, math.sin.__self__ is math, object.__new__.__self__)
# expect: <module 'builtins' (built-in)> builtins True True <class 'object'>


# An attribute that cannot be had ends close() no more than its absence would.
class Broken:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def __getattr__(self, name):
        1 // 0


def delegating():
    yield from Broken()


sys.unraisablehook = lambda u: print('unraisable', u.exc_type.__name__, type(u.object).__name__)
g = delegating()
next(g)
print(g.close())
# expect: unraisable ZeroDivisionError Broken
# expect: None
