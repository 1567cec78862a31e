# SPDX-License-Identifier: MIT
# Module traceback: every function and class, with tracebacks, chains, groups, notes and suggestions.
import traceback, sys, io
def show(x):
    text = x if isinstance(x, str) else ''.join(x) if isinstance(x, list) and all(isinstance(i, str) for i in x) else repr(x)
    print(text.replace(sys._getframe().f_code.co_filename, 'FILE'))
def f(n):
    if n == 0:
        return 1 / 0
    return f(n - 1)
try: f(2)
except ZeroDivisionError as e: err = e
show(traceback.format_exception(err))
show(traceback.format_exception(type(err), err, err.__traceback__))
show(traceback.format_exception(err, limit=1)); show(traceback.format_exception(err, limit=-1)); show(traceback.format_exception(err, limit=0))
show(traceback.format_exception(ValueError(1))); show(traceback.format_exception(None)); show(traceback.format_exception_only(None)); show(traceback.format_exception_only(ValueError('a\nb')))
show(traceback.format_tb(err.__traceback__)); show(traceback.extract_tb(err.__traceback__)); show(traceback.extract_tb(err.__traceback__, limit=-1)); show(list(traceback.extract_tb(err.__traceback__)[0]))
try: f(10)
except ZeroDivisionError as e: show(traceback.format_exc())
fs = traceback.FrameSummary('f.py', 3, 'g', line='  x = 1  ', locals={'b': 1, 'a': 'x'})
show(fs); show(fs.line); show(tuple(fs)); show(fs[3]); show(fs == ('f.py', 3, 'g', 'x = 1')); show(len(fs)); show(fs.locals)
show(traceback.format_list([fs, ('a.py', 1, 'h', None), ('a.py', 1, 'h', 'text')]))
show(traceback.StackSummary.from_list([('a.py', 1, 'h', 'text')] * 6).format())
for args in ((1,), (err, err), ('x',), (err, 1), ()):
    try: show(traceback.format_exception(*args))
    except Exception as e: print(type(e).__name__, e)
for args in ((err,), (ValueError, None), (None, None), (KeyError('k'),), (SyntaxError('bad', ('f', 3, 5, 'a = b c', 3, 8)),), (SyntaxError('bad'),), (SyntaxError('bad', ('f', None, None, None)),)):
    try: show(traceback.format_exception_only(*args))
    except Exception as e: print(type(e).__name__, e)
class Odd(Exception):
    def __str__(self): raise ValueError
show(traceback.format_exception_only(Odd()))
class Outer:
    class Inner(Exception): pass
show(traceback.format_exception_only(Outer.Inner('x')))
e = ValueError('n'); e.add_note('one'); e.add_note('two\nthree'); show(traceback.format_exception_only(e)); e.__notes__ = 5; show(traceback.format_exception_only(e)); e.__notes__ = [1, Odd()]; show(traceback.format_exception_only(e))
try:
    try: {}['a']
    except KeyError as k: raise ValueError('v') from k
except ValueError as e: show(traceback.format_exception(e)); show(traceback.format_exception(e, chain=False)); t = traceback.TracebackException.from_exception(e)
show(str(t)); show(t.exc_type_str); show(t.__cause__.exc_type_str); show(t.__suppress_context__); show(t == t); show(t.stack[0].name); show(t.__context__ is None); show(repr(t.exceptions))
try:
    try: {}['a']
    except KeyError as k: raise ValueError('v')
except ValueError as e: show(traceback.format_exception(e))
def loc(a, b=2):
    c = [a, b]
    raise OSError(2, 'No such file')
try: loc(1)
except OSError as e: show(list(traceback.TracebackException.from_exception(e, capture_locals=False).format()))
g = ExceptionGroup('g', [ValueError(1), ExceptionGroup('h', [TypeError('a\nb'), KeyError(3)])])
show(traceback.format_exception(g)); show(traceback.format_exception_only(g)); show(traceback.format_exception_only(g, show_group=True))
show(list(traceback.TracebackException.from_exception(ExceptionGroup('w', [ValueError(i) for i in range(5)]), max_group_width=2).format()))
show(list(traceback.TracebackException.from_exception(g, max_group_depth=1).format()))
out = io.StringIO(); traceback.print_exception(err, file=out); show(out.getvalue())
out = io.StringIO(); traceback.print_tb(err.__traceback__, file=out, limit=1); show(out.getvalue())
out = io.StringIO(); traceback.print_list([('a', 1, 'b', 'c')], file=out); show(out.getvalue())
def stack(): return traceback.extract_stack(), traceback.format_stack(limit=2), list(traceback.walk_stack(sys._getframe()))[0][1]
a, b, c = stack(); show([x.name for x in a]); show(b)
out = io.StringIO(); traceback.print_stack(file=out); show(out.getvalue())
try: traceback.print_last()
except ValueError as e: print(e)
show([n for f, n in traceback.walk_tb(err.__traceback__)])
try: nme
except NameError as e: show(traceback.format_exc())
try: sys.versoin
except AttributeError as e: show(traceback.format_exc())
try: from sys import versoin
except ImportError as e: show(traceback.format_exc())
try: print(1, seperator=2)
except TypeError as e: show(traceback.format_exc())
def kw(first, second): pass
try: kw(1, secnd=2)
except TypeError as e: show(traceback.format_exc())
try: exec('a b c')
except SyntaxError: show(traceback.format_exc())
sys.tracebacklimit = 1
show(traceback.format_exception(err)); sys.tracebacklimit = -1; show(traceback.format_exception(err)); del sys.tracebacklimit
class Skip(traceback.StackSummary):
    def format_frame_summary(self, f, **options): return None if f.name == 'f' else f.name + '\n'
show(Skip(traceback.extract_tb(err.__traceback__)).format())
show(traceback.TracebackException(ValueError, ValueError('x'), None).__dict__.keys() >= {'stack', 'exceptions'})
import warnings; warnings.simplefilter("ignore")
try: show(traceback.TracebackException.from_exception(err).exc_type)
except Exception as e: print(e)
show(traceback.__all__)

# expect: Traceback (most recent call last):
# expect:   File "FILE", line 11, in <module>
# expect:     try: f(2)
# expect:          ~^^^
# expect:   File "FILE", line 10, in f
# expect:     return f(n - 1)
# expect:   File "FILE", line 10, in f
# expect:     return f(n - 1)
# expect:   File "FILE", line 9, in f
# expect:     return 1 / 0
# expect:            ~~^~~
# expect: ZeroDivisionError: division by zero
# expect: 
# expect: Traceback (most recent call last):
# expect:   File "FILE", line 11, in <module>
# expect:     try: f(2)
# expect:          ~^^^
# expect:   File "FILE", line 10, in f
# expect:     return f(n - 1)
# expect:   File "FILE", line 10, in f
# expect:     return f(n - 1)
# expect:   File "FILE", line 9, in f
# expect:     return 1 / 0
# expect:            ~~^~~
# expect: ZeroDivisionError: division by zero
# expect: 
# expect: Traceback (most recent call last):
# expect:   File "FILE", line 11, in <module>
# expect:     try: f(2)
# expect:          ~^^^
# expect: ZeroDivisionError: division by zero
# expect: 
# expect: Traceback (most recent call last):
# expect:   File "FILE", line 9, in f
# expect:     return 1 / 0
# expect:            ~~^~~
# expect: ZeroDivisionError: division by zero
# expect: 
# expect: ZeroDivisionError: division by zero
# expect: 
# expect: ValueError: 1
# expect: 
# expect: NoneType: None
# expect: 
# expect: NoneType: None
# expect: 
# expect: ValueError: a
# expect: b
# expect: 
# expect:   File "FILE", line 11, in <module>
# expect:     try: f(2)
# expect:          ~^^^
# expect:   File "FILE", line 10, in f
# expect:     return f(n - 1)
# expect:   File "FILE", line 10, in f
# expect:     return f(n - 1)
# expect:   File "FILE", line 9, in f
# expect:     return 1 / 0
# expect:            ~~^~~
# expect: 
# expect: [<FrameSummary file FILE, line 11 in <module>>, <FrameSummary file FILE, line 10 in f>, <FrameSummary file FILE, line 10 in f>, <FrameSummary file FILE, line 9 in f>]
# expect: [<FrameSummary file FILE, line 9 in f>]
# expect: ['FILE', 11, '<module>', 'try: f(2)']
# expect: Traceback (most recent call last):
# expect:   File "FILE", line 18, in <module>
# expect:     try: f(10)
# expect:          ~^^^^
# expect:   File "FILE", line 10, in f
# expect:     return f(n - 1)
# expect:   File "FILE", line 10, in f
# expect:     return f(n - 1)
# expect:   File "FILE", line 10, in f
# expect:     return f(n - 1)
# expect:   [Previous line repeated 7 more times]
# expect:   File "FILE", line 9, in f
# expect:     return 1 / 0
# expect:            ~~^~~
# expect: ZeroDivisionError: division by zero
# expect: 
# expect: <FrameSummary file f.py, line 3 in g>
# expect: x = 1
# expect: ('f.py', 3, 'g', 'x = 1')
# expect: x = 1
# expect: True
# expect: 4
# expect: {'b': '1', 'a': "'x'"}
# expect:   File "f.py", line 3, in g
# expect:     x = 1
# expect:     a = 'x'
# expect:     b = 1
# expect:   File "a.py", line 1, in h
# expect:   File "a.py", line 1, in h
# expect:     text
# expect: 
# expect:   File "a.py", line 1, in h
# expect:     text
# expect:   File "a.py", line 1, in h
# expect:     text
# expect:   File "a.py", line 1, in h
# expect:     text
# expect:   [Previous line repeated 3 more times]
# expect: 
# expect: TypeError Exception expected for value, int found
# expect: ValueError Both or neither of value and tb must be given
# expect: TypeError Exception expected for value, str found
# expect: ValueError Both or neither of value and tb must be given
# expect: TypeError format_exception() missing 1 required positional argument: 'exc'
# expect: ZeroDivisionError: division by zero
# expect: 
# expect: NoneType: None
# expect: 
# expect: NoneType: None
# expect: 
# expect: KeyError: 'k'
# expect: 
# expect:   File "f", line 3
# expect:     a = b c
# expect:         ^^^
# expect: SyntaxError: bad
# expect: 
# expect: SyntaxError: bad
# expect: 
# expect: SyntaxError: bad (f)
# expect: 
# expect: Odd: <exception str() failed>
# expect: 
# expect: Outer.Inner: x
# expect: 
# expect: ValueError: n
# expect: one
# expect: two
# expect: three
# expect: 
# expect: ValueError: n
# expect: 5
# expect: 
# expect: ValueError: n
# expect: 1
# expect: <note str() failed>
# expect: 
# expect: Traceback (most recent call last):
# expect:   File "FILE", line 38, in <module>
# expect:     try: {}['a']
# expect:          ~~^^^^^
# expect: KeyError: 'a'
# expect: 
# expect: The above exception was the direct cause of the following exception:
# expect: 
# expect: Traceback (most recent call last):
# expect:   File "FILE", line 39, in <module>
# expect:     except KeyError as k: raise ValueError('v') from k
# expect:                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# expect: ValueError: v
# expect: 
# expect: Traceback (most recent call last):
# expect:   File "FILE", line 39, in <module>
# expect:     except KeyError as k: raise ValueError('v') from k
# expect:                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# expect: ValueError: v
# expect: 
# expect: v
# expect: ValueError
# expect: KeyError
# expect: True
# expect: True
# expect: <module>
# expect: True
# expect: None
# expect: Traceback (most recent call last):
# expect:   File "FILE", line 43, in <module>
# expect:     try: {}['a']
# expect:          ~~^^^^^
# expect: KeyError: 'a'
# expect: 
# expect: During handling of the above exception, another exception occurred:
# expect: 
# expect: Traceback (most recent call last):
# expect:   File "FILE", line 44, in <module>
# expect:     except KeyError as k: raise ValueError('v')
# expect:                           ^^^^^^^^^^^^^^^^^^^^^
# expect: ValueError: v
# expect: 
# expect: Traceback (most recent call last):
# expect:   File "FILE", line 49, in <module>
# expect:     try: loc(1)
# expect:          ~~~^^^
# expect:   File "FILE", line 48, in loc
# expect:     raise OSError(2, 'No such file')
# expect: FileNotFoundError: [Errno 2] No such file
# expect: 
# expect:   | ExceptionGroup: g (2 sub-exceptions)
# expect:   +-+---------------- 1 ----------------
# expect:     | ValueError: 1
# expect:     +---------------- 2 ----------------
# expect:     | ExceptionGroup: h (2 sub-exceptions)
# expect:     +-+---------------- 1 ----------------
# expect:       | TypeError: a
# expect:       | b
# expect:       +---------------- 2 ----------------
# expect:       | KeyError: 3
# expect:       +------------------------------------
# expect: 
# expect: ExceptionGroup: g (2 sub-exceptions)
# expect: 
# expect: ExceptionGroup: g (2 sub-exceptions)
# expect:    ValueError: 1
# expect:    ExceptionGroup: h (2 sub-exceptions)
# expect:       TypeError: a
# expect:       b
# expect:       KeyError: 3
# expect: 
# expect:   | ExceptionGroup: w (5 sub-exceptions)
# expect:   +-+---------------- 1 ----------------
# expect:     | ValueError: 0
# expect:     +---------------- 2 ----------------
# expect:     | ValueError: 1
# expect:     +---------------- ... ----------------
# expect:     | and 3 more exceptions
# expect:     +------------------------------------
# expect: 
# expect:   | ExceptionGroup: g (2 sub-exceptions)
# expect:   +-+---------------- 1 ----------------
# expect:     | ValueError: 1
# expect:     +---------------- 2 ----------------
# expect:     | ... (max_group_depth is 1)
# expect:     +------------------------------------
# expect: 
# expect: Traceback (most recent call last):
# expect:   File "FILE", line 11, in <module>
# expect:     try: f(2)
# expect:          ~^^^
# expect:   File "FILE", line 10, in f
# expect:     return f(n - 1)
# expect:   File "FILE", line 10, in f
# expect:     return f(n - 1)
# expect:   File "FILE", line 9, in f
# expect:     return 1 / 0
# expect:            ~~^~~
# expect: ZeroDivisionError: division by zero
# expect: 
# expect:   File "FILE", line 11, in <module>
# expect:     try: f(2)
# expect:          ~^^^
# expect: 
# expect:   File "a", line 1, in b
# expect:     c
# expect: 
# expect: <module>stack
# expect:   File "FILE", line 59, in <module>
# expect:     a, b, c = stack(); show([x.name for x in a]); show(b)
# expect:   File "FILE", line 58, in stack
# expect:     def stack(): return traceback.extract_stack(), traceback.format_stack(limit=2), list(traceback.walk_stack(sys._getframe()))[0][1]
# expect: 
# expect:   File "FILE", line 60, in <module>
# expect:     out = io.StringIO(); traceback.print_stack(file=out); show(out.getvalue())
# expect: 
# expect: no last exception
# expect: [11, 10, 10, 9]
# expect: Traceback (most recent call last):
# expect:   File "FILE", line 64, in <module>
# expect:     try: nme
# expect:          ^^^
# expect: NameError: name 'nme' is not defined
# expect: 
# expect: Traceback (most recent call last):
# expect:   File "FILE", line 66, in <module>
# expect:     try: sys.versoin
# expect:          ^^^^^^^^^^^
# expect: AttributeError: module 'sys' has no attribute 'versoin'. Did you mean: 'version'?
# expect: 
# expect: Traceback (most recent call last):
# expect:   File "FILE", line 68, in <module>
# expect:     try: from sys import versoin
# expect:          ^^^^^^^^^^^^^^^^^^^^^^^
# expect: ImportError: cannot import name 'versoin' from 'sys' (unknown location). Did you mean: 'version'?
# expect: 
# expect: Traceback (most recent call last):
# expect:   File "FILE", line 70, in <module>
# expect:     try: print(1, seperator=2)
# expect:          ~~~~~^^^^^^^^^^^^^^^^
# expect: TypeError: print() got an unexpected keyword argument 'seperator'
# expect: 
# expect: Traceback (most recent call last):
# expect:   File "FILE", line 73, in <module>
# expect:     try: kw(1, secnd=2)
# expect:          ~~^^^^^^^^^^^^
# expect: TypeError: kw() got an unexpected keyword argument 'secnd'. Did you mean 'second'?
# expect: 
# expect: Traceback (most recent call last):
# expect:   File "FILE", line 75, in <module>
# expect:     try: exec('a b c')
# expect:          ~~~~^^^^^^^^^
# expect:   File "<string>", line 1
# expect:     a b c
# expect:       ^
# expect: SyntaxError: invalid syntax
# expect: 
# expect: Traceback (most recent call last):
# expect:   File "FILE", line 11, in <module>
# expect:     try: f(2)
# expect:          ~^^^
# expect: ZeroDivisionError: division by zero
# expect: 
# expect: ZeroDivisionError: division by zero
# expect: 
# expect: <module>
# expect: 
# expect: True
# expect: <class 'ZeroDivisionError'>
# expect: extract_stackextract_tbformat_exceptionformat_exception_onlyformat_listformat_stackformat_tbprint_excformat_excprint_exceptionprint_lastprint_stackprint_tbclear_framesFrameSummaryStackSummaryTracebackExceptionwalk_stackwalk_tb

# A level may be made of anything with the attributes of a frame.
from types import SimpleNamespace
code = SimpleNamespace(co_filename='/none.py', co_name='method', co_qualname='Class.method')
frame = SimpleNamespace(f_code=code, f_globals={}, f_locals={'x': 1})
print(traceback.StackSummary.extract(iter([(frame, 6)]), capture_locals=True).format() == ['  File "/none.py", line 6, in method\n    x = 1\n'])
# expect: True
