# SPDX-License-Identifier: MIT
# Signatures of built-in classes, methods of WeakSet that take any iterable, int.is_integer(), the hook that hears of a
# thread's end by SystemExit.
import inspect, io, itertools, sys, threading, weakref
for thing in list, set, zip, property, memoryview, object, io.BytesIO, io.TextIOWrapper, itertools.chain, itertools.batched, itertools.accumulate, len:
    print(thing.__name__, inspect.signature(thing))
for thing in int, dict, str, range, bytes, slice, super:
    try:
        print(inspect.signature(thing))
    except ValueError as error:
        print('ValueError', error)
class Own(list):
    pass
class With(list):
    def __init__(self, a, *, b=2):
        pass
print(inspect.signature(Own), inspect.signature(With), Own.__text_signature__, list.__text_signature__)

class Item:
    def __init__(self, n):
        self.n = n
items = [Item(n) for n in range(4)]
some, more = weakref.WeakSet(items[:3]), items[2:]
def show(it): return sorted(item.n for item in it)
print(show(some.difference(more)), show(some.intersection(more)), show(some.symmetric_difference(more)), show(some - weakref.WeakSet(more)))
some.symmetric_difference_update(more); print(show(some))
some.intersection_update(items[:2]); print(show(some))
some.difference_update(items[:1]); print(show(some))
some.difference_update(some); print(show(some))

print((5).is_integer(), True.is_integer())
told = []
threading.excepthook = lambda args: told.append((args.exc_type, args.exc_value.code))
thread = threading.Thread(target=sys.exit, args=(3,)); thread.start(); thread.join()
threading.excepthook = threading.__excepthook__
thread = threading.Thread(target=sys.exit, args=(3,)); thread.start(); thread.join()
print(told)

# expect: list (iterable=(), /)
# expect: set (iterable=(), /)
# expect: zip (*iterables, strict=False)
# expect: property (fget=None, fset=None, fdel=None, doc=None)
# expect: memoryview (object)
# expect: object ()
# expect: BytesIO (initial_bytes=b'')
# expect: TextIOWrapper (buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)
# expect: chain (*iterables)
# expect: batched (iterable, n, *, strict=False)
# expect: accumulate (iterable, func=None, *, initial=None)
# expect: len (obj, /)
# expect: ValueError no signature found for builtin type <class 'int'>
# expect: ValueError no signature found for builtin type <class 'dict'>
# expect: ValueError no signature found for builtin type <class 'str'>
# expect: ValueError no signature found for builtin type <class 'range'>
# expect: ValueError no signature found for builtin type <class 'bytes'>
# expect: ValueError no signature found for builtin type <class 'slice'>
# expect: ValueError no signature found for builtin type <class 'super'>
# expect: (iterable=(), /) (a, *, b=2) None (iterable=(), /)
# expect: [0, 1] [2] [0, 1, 3] [0, 1]
# expect: [0, 1, 3]
# expect: [0, 1]
# expect: [1]
# expect: []
# expect: True True
# expect: [(<class 'SystemExit'>, 3)]

# Line ends among defaults are written as in source.
import io
print(inspect.signature(print), print.__text_signature__)
print(inspect.signature(io.StringIO))
# expect: (*args, sep=' ', end='\n', file=None, flush=False) (*args, sep=' ', end='\n', file=None, flush=False)
# expect: (initial_value='', newline='\n')
