# SPDX-License-Identifier: MIT
# Tracebacks and frames as objects: what a level tells of its frame while it runs and after it has ended.
import sys
import types


def inner(x):
    local = x * 2
    gone = 1
    del gone
    later = [].missing
    never = later


def outer(x):
    cell = x
    def use(): return cell, inner(cell)
    return use()


try:
    outer(21)
except AttributeError as e:
    error = e
tb = error.__traceback__
while tb is not None:
    frame = tb.tb_frame
    f_locals = {k: v for k, v in frame.f_locals.items() if k in ('x', 'local', 'cell', 'gone', 'later')}
    print(frame.f_code.co_name, tb.tb_lineno - frame.f_code.co_firstlineno if frame.f_code.co_name != '<module>' else '', f_locals,
          tb.tb_frame is frame, frame.f_globals is globals(), frame.f_builtins is vars(__import__('builtins')))
    tb = tb.tb_next
print(error.__traceback__.tb_frame is sys._getframe())
print(error.__traceback__.tb_next.tb_frame.f_locals['use'].__name__)
print(sorted(dir(error.__traceback__)))


def live():
    mark = 'live'
    try:
        raise KeyError(1)
    except KeyError as e:
        frame = e.__traceback__.tb_frame
        print(frame is sys._getframe(), frame.f_locals['mark'], frame.f_back is sys._getframe(1))
        try: frame.clear()
        except RuntimeError as r: print(r)
        return e


e = live()
print(e.__traceback__.tb_frame.f_locals.get('mark'))
level = error.__traceback__.tb_next.tb_next.tb_next
print(level.tb_frame.f_locals['local'])
level.tb_frame.clear()
print(level.tb_frame.f_locals)

made = types.TracebackType(None, sys._getframe(), 1, 10)
print(made.tb_next, made.tb_frame is sys._getframe(), made.tb_lasti >= 0, made.tb_lineno)
chain = types.TracebackType(made, sys._getframe(), 2, 20)
print(chain.tb_next is made, chain.tb_lineno)
for args in ((1, sys._getframe(), 1, 1), (None, 1, 1, 1), (None, sys._getframe(), 'x', 1), (None, sys._getframe(), 1, 'x')):
    try: types.TracebackType(*args)
    except TypeError as t: print(t)
try: made.tb_next = chain
except ValueError as v: print(v)
try: made.tb_next = 3
except TypeError as t: print(t)
made.tb_next = None
try: del made.tb_next
except TypeError as t: print(t)
try: made.tb_lineno = 3
except AttributeError as a: print(a)
print(ValueError('x').with_traceback(chain).__traceback__ is chain)
for value in (3, None):
    try: print(ValueError('x').with_traceback(value).__traceback__)
    except TypeError as t: print(t)
e = ValueError()
try: e.__traceback__ = 3
except TypeError as t: print(t)
try: del e.__traceback__
except TypeError as t: print(t)

a, b, c = ValueError('a'), ValueError('b'), ValueError('c')
a.__context__, b.__context__, c.__context__ = b, c, b  # a circle that a does not lie on
try:
    try: raise a
    except ValueError: raise KeyError('new')
except KeyError as k: print(repr(k.__context__), repr(k.__context__.__context__))
def recursive(n):
    if n: return recursive(n - 1)
    raise IndexError
try: recursive(3)
except IndexError as e:
    tb, seen = e.__traceback__, []
    while tb: seen.append(tb.tb_frame.f_locals.get('n')); tb = tb.tb_next
    print(seen[1:])
def generator():
    inside = 5
    yield 1
    raise ValueError(inside)
try: list(generator())
except ValueError as e: print(e.__traceback__.tb_next.tb_frame.f_locals)
try: undefined_local
except NameError as e: print(e.__traceback__.tb_frame is sys._getframe(), e.__traceback__.tb_next)

# expect: <module>  {} True True True
# expect: outer 3 {'x': 21, 'cell': 21} True True True
# expect: use 0 {'cell': 21} True True True
# expect: inner 4 {'x': 21, 'local': 42} True True True
# expect: True
# expect: use
# expect: ['tb_frame', 'tb_lasti', 'tb_lineno', 'tb_next']
# expect: True live True
# expect: cannot clear an executing frame
# expect: live
# expect: 42
# expect: {}
# expect: None True True 10
# expect: True 20
# expect: expected traceback object or None, got 'int'
# expect: traceback() argument 'tb_frame' must be frame, not int
# expect: 'str' object cannot be interpreted as an integer
# expect: 'str' object cannot be interpreted as an integer
# expect: traceback loop detected
# expect: expected traceback object, got 'int'
# expect: can't delete tb_next attribute
# expect: attribute 'tb_lineno' of 'traceback' objects is not writable
# expect: True
# expect: __traceback__ must be a traceback or None
# expect: None
# expect: __traceback__ must be a traceback or None
# expect: __traceback__ may not be deleted
# expect: ValueError('a') ValueError('b')
# expect: [3, 2, 1, 0]
# expect: {'inside': 5}
# expect: True None
