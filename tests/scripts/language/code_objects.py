# SPDX-License-Identifier: MIT
# cpython: no  (it checks nothing of what it is given, and has other instructions)
# code.replace() and types.CodeType(): what can be replaced, what cannot, and when two code objects are equal.
import types


def f(a, b=2, *args, c=3, **kw):
    "doc"
    x = a + 1000
    return len(args), x, 'text', 7, math.pi, sorted(kw), lambda: a


def check(**changes):
    try:
        return f.__code__.replace(**changes)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


def run(code, *args, closure=None, **kw):
    return types.FunctionType(code, globals(), 'f', (2,), closure)(*args, **kw)[:6]


import math
code = f.__code__
f.__kwdefaults__ = None

# constants
new = check(co_consts=tuple({'doc': 'other doc', 1000: 5, 'text': 'TEXT', 7: -8}.get(v, v) if not isinstance(v, types.CodeType)
                            else v for v in code.co_consts))
print(new.co_consts[:4], run(new, 1, 2, 3, c=1, z=0))
# expect: ('other doc', 5, 'TEXT', -8) (1, 6, 'TEXT', -8, 3.141592653589793, ['z'])
print(types.FunctionType(new, globals()).__doc__, code.co_consts[:4], f(1, c=1)[1])
# expect: other doc ('doc', 1000, 'text', 7) 1001
big = check(co_consts=tuple(2 ** 100 if v == 7 else v for v in code.co_consts))
print(run(big, 1, c=1)[3] == 2 ** 100)
# expect: True
check(co_consts=('doc', 'str', 'text', 7) + code.co_consts[4:])
# expect: ValueError code: co_consts: 1000 cannot be replaced by 'str', as instructions may rely on its type
check(co_consts=code.co_consts[1:])
# expect: ValueError code: co_consts must keep its length, which the instructions count on
check(co_consts=[])
# expect: TypeError replace() argument 'co_consts' must be tuple, not list
inner = next(v for v in code.co_consts if isinstance(v, types.CodeType))
renamed = check(co_consts=tuple(v.replace(co_name='inner') if v is inner else v for v in code.co_consts))
print(types.FunctionType(renamed, globals())(1, 2, c=3)[6].__name__, f(1, c=1)[6].__name__)
# expect: inner <lambda>

# names
print(code.co_names)
# expect: ('len', 'math', 'pi', 'sorted')
new = check(co_names=('sum', 'math', 'e', 'list'))
print(new.co_names, run(new, 1, 2, 3, 4, c=0, z=1))
# expect: ('sum', 'math', 'e', 'list') (7, 1001, 'text', 7, 2.718281828459045, ['z'])
check(co_names=('len', 'math', 'pi', 1))
# expect: TypeError name tuples must contain only strings, not 'int'


def shared():
    "name"
    return name, 'name'


name = 5
doc = shared.__code__.replace(co_consts=('other',))
print(types.FunctionType(doc, globals())(), types.FunctionType(doc, globals()).__doc__)
# expect: (5, 'other') other
print(types.FunctionType(shared.__code__.replace(co_names=('f',)), {'f': 6})())
# expect: (6, 'name')


def documented():
    "two words"
    x = "two words"
    return x, "other words", documented


print(documented.__code__.co_consts)
# expect: ('two words', 'other words')

# variables
print(code.co_varnames, code.co_cellvars, inner.co_freevars)
# expect: ('a', 'b', 'c', 'args', 'kw', 'x') ('a',) ('a',)
new = check(co_varnames=('b', 'a', 'd', 'rest', 'more', 'y'))
print(new.co_varnames, new.co_cellvars, run(new, b=5, a=6, d=7))
# expect: ('b', 'a', 'd', 'rest', 'more', 'y') ('b',) (0, 1005, 'text', 7, 3.141592653589793, [])
check(co_varnames=('a',))
# expect: ValueError code: co_varnames must keep its length, which the instructions count on


# lines
def fails():
    x = 1

    return x / 0


moved = fails.__code__.replace(co_firstlineno=500)
first = fails.__code__.co_firstlineno
print([line and line - 500 for *_, line in moved.co_lines()] == [line and line - first for *_, line in fails.__code__.co_lines()])
# expect: True
try:
    exec(moved)
except ZeroDivisionError as e:
    print(e.__traceback__.tb_next.tb_lineno, moved.co_firstlineno)
# expect: 503 500

# what cannot be
check(co_argcount=1)
# expect: ValueError code: co_argcount is the compiler's and cannot be replaced
check(co_code=b'')
# expect: ValueError code: co_code is the compiler's and cannot be replaced
check(co_stacksize=1)
# expect: ValueError code: co_stacksize is the compiler's and cannot be replaced
check(co_flags=0)
# expect: ValueError code: of co_flags only CO_ITERABLE_COROUTINE can be replaced, that of a generator
check(co_filename=1)
# expect: TypeError replace() argument 'co_filename' must be str, not int


# types.CodeType
def parts(c, **changes):
    names = ('co_argcount co_posonlyargcount co_kwonlyargcount co_nlocals co_stacksize co_flags co_code co_consts co_names '
             'co_varnames co_filename co_name co_qualname co_firstlineno co_linetable co_exceptiontable co_freevars '
             'co_cellvars').split()
    return [changes.get(name, getattr(c, name)) for name in names]


same = types.CodeType(*parts(code))
print(same == code, same is code, hash(same) == hash(code), run(same, 1, c=1))
# expect: True False True (0, 1001, 'text', 7, 3.141592653589793, [])
other = types.CodeType(*parts(code, co_name='g', co_filename='there', co_firstlineno=3))
print(other.co_name, other.co_filename, other.co_firstlineno, other == code)
# expect: g there 3 False
for arguments in ((), parts(code, co_code=b'12345678'), parts(code, co_argcount=-1), parts(code, co_code='x'), parts(code, co_names=[])):
    try:
        types.CodeType(*arguments)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
# expect: TypeError code expected at least 16 arguments, got 0
# expect: ValueError code: codestring must be the co_code of a code object with these parameters: instructions from elsewhere are not checked
# expect: ValueError code: argcount must not be negative
# expect: TypeError code() argument 7 must be bytes, not str
# expect: TypeError code() argument 9 must be tuple, not list

# equality
def make(text, name='f.py'):
    return compile(text, name, 'exec')


print(make('x = 1') == make('x = 1'), make('x = 1') == make('x = 1', 'g.py'), make('x = 1') == make('y = 1'))
# expect: True True False
print(make('x = 0.0') == make('x = -0.0'), make('x = 0.0') == make('x = 0.0'), make('x = (0.0,)') == make('x = (-0.0,)'))
# expect: False True False
print(make('x = 1') == make('x = 1.0'), make('x = 1') == make('x = True'), make('x = 1') == make('\nx = 1'), make('x = 1') == 5)
# expect: False False False False
print(len({make('x = 1'), make('x = 1'), make('x = 2')}))
# expect: 2


# cells: parameters in their order, then other variables by name; free variables by name
def outer(step, name, *args):
    count = 0
    class Inner:
        pass
    return lambda: (count, name, step, args, Inner)


print(outer.__code__.co_cellvars, outer(1, 2).__code__.co_freevars)
# expect: ('step', 'name', 'args', 'Inner', 'count') ('Inner', 'args', 'count', 'name', 'step')


def flags(source):
    """Print the names and flags of the code objects that lie within the source's, one in the other."""
    code, words = compile(source, '', 'exec'), []
    while code:
        words += [code.co_name, code.co_flags]
        code = next((c for c in code.co_consts if isinstance(c, types.CodeType)), None)
    print(*words)


# what is in a function, or within type parameters, is nested; a class body is not
flags('def f():\n class A:\n  def g(self): pass')  # expect: <module> 0 f 3 A 0 g 19
flags('def f[T](): pass')  # expect: <module> 0 <generic parameters of f> 3 f 19
flags('class A[T]:\n def f(): pass')  # expect: <module> 0 <generic parameters of A> 3 A 0 f 19
