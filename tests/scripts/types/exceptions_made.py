# SPDX-License-Identifier: MIT
# What exceptions make of their arguments, and what is refused where a class or a group is made.
import errno

for kind in BlockingIOError, OSError, FileNotFoundError:
    for rest in (3,), (3, 4), (3, None, "g"), (2.5,), ("f",), ("f", None, "g"), (2**70,), (None,), (True,):
        try:
            e = kind(errno.EAGAIN, "m", *rest)
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)
        else:
            print(type(e).__name__, e.args, e.filename, e.filename2, getattr(e, "characters_written", "none"), e)
e = BlockingIOError()
e.characters_written = 7
print(e.characters_written)
del e.characters_written
for action in (lambda: e.characters_written, lambda: delattr(e, "characters_written"), lambda: setattr(e, "characters_written", "a")):
    try:
        action()
    except (AttributeError, TypeError) as f:
        print(f)
for details in ["f", 1, 2, "t"], ["a/f", "x", 2, "t"], ["f", True, 2, "t"], [b"f", 2, 2, "t"], ["a/", None, 2, "t"]:
    print(SyntaxError("m", details))
for members in (), [], 3, {1: 2}, list[int], "ab":
    try:
        ExceptionGroup("g", members)
    except (TypeError, ValueError) as e:
        print(e)
for arguments in ("n", (), None), ("n", None, {}), (None, (), {}), ("\ud800", (bool,), {}):
    try:
        type(*arguments)
    except (TypeError, UnicodeEncodeError) as e:
        print(e)
# expect: BlockingIOError (11, 'm', 3) None None 3 [Errno 11] m
# expect: BlockingIOError (11, 'm', 3, 4) None None 3 [Errno 11] m
# expect: BlockingIOError (11, 'm', 3, None, 'g') None None 3 [Errno 11] m
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: BlockingIOError (11, 'm') f None none [Errno 11] m: 'f'
# expect: BlockingIOError (11, 'm') f g none [Errno 11] m: 'f' -> 'g'
# expect: ValueError cannot fit 'int' into an index-sized integer
# expect: BlockingIOError (11, 'm', None) None None none [Errno 11] m
# expect: BlockingIOError (11, 'm', True) None None 1 [Errno 11] m
# expect: BlockingIOError (11, 'm', 3) None None 3 [Errno 11] m
# expect: BlockingIOError (11, 'm', 3, 4) None None 3 [Errno 11] m
# expect: BlockingIOError (11, 'm', 3, None, 'g') None None 3 [Errno 11] m
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: BlockingIOError (11, 'm') f None none [Errno 11] m: 'f'
# expect: BlockingIOError (11, 'm') f g none [Errno 11] m: 'f' -> 'g'
# expect: ValueError cannot fit 'int' into an index-sized integer
# expect: BlockingIOError (11, 'm', None) None None none [Errno 11] m
# expect: BlockingIOError (11, 'm', True) None None 1 [Errno 11] m
# expect: FileNotFoundError (11, 'm') 3 None none [Errno 11] m: 3
# expect: FileNotFoundError (11, 'm') 3 None none [Errno 11] m: 3
# expect: FileNotFoundError (11, 'm') 3 g none [Errno 11] m: 3 -> 'g'
# expect: FileNotFoundError (11, 'm') 2.5 None none [Errno 11] m: 2.5
# expect: FileNotFoundError (11, 'm') f None none [Errno 11] m: 'f'
# expect: FileNotFoundError (11, 'm') f g none [Errno 11] m: 'f' -> 'g'
# expect: FileNotFoundError (11, 'm') 1180591620717411303424 None none [Errno 11] m: 1180591620717411303424
# expect: FileNotFoundError (11, 'm', None) None None none [Errno 11] m
# expect: FileNotFoundError (11, 'm') True None none [Errno 11] m: True
# expect: 7
# expect: characters_written
# expect: characters_written
# expect: 'str' object cannot be interpreted as an integer
# expect: m (f, line 1)
# expect: m (f)
# expect: m (f)
# expect: m (line 2)
# expect: m ()
# expect: second argument (exceptions) must be a non-empty sequence
# expect: second argument (exceptions) must be a non-empty sequence
# expect: second argument (exceptions) must be a sequence
# expect: second argument (exceptions) must be a sequence
# expect: second argument (exceptions) must be a sequence
# expect: Item 0 of second argument (exceptions) is not an exception
# expect: type.__new__() argument 3 must be dict, not None
# expect: type.__new__() argument 2 must be tuple, not None
# expect: type.__new__() argument 1 must be str, not None
# expect: type 'bool' is not an acceptable base type

for bases in (list[int],), (int, list[int]), (3, list[int]), (3,):
    try:
        type("C", bases, {})
    except TypeError as e:
        print(e)
# expect: type() doesn't support MRO entry resolution; use types.new_class()
# expect: type() doesn't support MRO entry resolution; use types.new_class()
# expect: type() doesn't support MRO entry resolution; use types.new_class()
# expect: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases

import copy, pickle
class Named(AttributeError):
    pass
for e in AttributeError("m"), AttributeError("m", name="n", obj=3), Named("m", name="q"):
    print(e.__reduce__(), e.__getstate__(), copy.copy(e).name, copy.copy(e).obj)
e = pickle.loads(pickle.dumps(AttributeError("m", name="n", obj=3)))
print(e.name, e.args, e.obj)
print(type(OSError(True, "m")), type(OSError(2, "m")), type(OSError("2", "m")))
class Logs:
    def __getattribute__(self, name):
        print("asked for", name)
        return super().__getattribute__(name)
copy.copy(Logs())
# expect: (<class 'AttributeError'>, ('m',), {'args': ('m',)}) {'args': ('m',)} None None
# expect: (<class 'AttributeError'>, ('m',), {'name': 'n', 'args': ('m',)}) {'name': 'n', 'args': ('m',)} n None
# expect: (<class '__main__.Named'>, ('m',), {'name': 'q', 'args': ('m',)}) {'name': 'q', 'args': ('m',)} q None
# expect: n ('m',) None
# expect: <class 'PermissionError'> <class 'FileNotFoundError'> <class 'OSError'>
# expect: asked for __reduce_ex__
# expect: asked for __reduce__
# expect: asked for __getstate__
