# SPDX-License-Identifier: MIT
# Mistakes in type parameters, type aliases and annotations.
import sys
progs = r'''
type X.y = 1
type X: int = 3
def f[T: int = str, U](): pass
def f[T, T](): pass
def f[*Ts: int](): pass
def f[**P: int](): pass
def f[*Ts: (int, str)](): pass
def f[**P: (int, str)](): pass
def f[T: (yield)](): pass
def f[T: (int, (yield))](): pass
def f[T = (yield)](): pass
def f[*T = (yield)](): pass
def f[**T = (yield)](): pass
type X = (yield)
type X = (a := 1)
def f[T: (a := 1)](): pass
def f[T: [(x := 3) for _ in range(3)]](): pass
type X = [(x := 3) for _ in range(3)]
class C[T]((yield)): pass
class C[T]((a := 1)): pass
class C[T]([(x := 3) for _ in range(3)]): pass
def f[T](): nonlocal T
class C[T]:\n  nonlocal T\n  T = 1
class C[T]:\n  global T
def f[T](T): nonlocal T
def f[__debug__](): pass
type __debug__ = int
def f[1](): pass
def f[T,](): pass
def f[T=](): pass
def f[T:](): pass
def f[*T=*int](): pass
def f[T=*int](): pass
def f[**T=*int](): pass
def f[T: int, ]: pass
class C[T, *Ts, **P]: pass
type X = *int
type X[T] = *T
x[*a:b]
x[*a]
x[*a, 1:2]
x[a=1]
x[**a]
del x[*a]
x[*a] = 1
x[*a:]
def f(*args: *Ts): pass
def f(**kw: *Ts): pass
def f(x: *Ts): pass
def f() -> *Ts: pass
x: *Ts
lambda *args: *a: 1
type type = type
type = 1
type(1)
type[int]
type.x
x: int, y: int
(x): int = 1
(x, y): int
[x]: int
x, y: int
f(): int
x: int: str
x.y: int = 1
x[0]: int
global q; q: int
def f():\n  global x\n  x: int
def f():\n  x: int\n  global x
def f():\n  nonlocal x\n  x: int
class A:\n  global x\n  x: int
def f[T](): T: int = 1
type X[T: int = str, *U = *tuple[int], **P = [int]] = int
def f[T = int](x, y: T = 3, *, z=1) -> T: return 1
def f[T](a, a): pass
def f[a](a): pass
type X[T] = T; type Y = X
@d\ntype X = int
if 1: type X = int
type X[T: x, y] = 1
def f[T]: pass
class C[T](metaclass=M, **kw): pass
1 if type X else 2
type (X) = int
type X = yield
type X = a := 1
type X = lambda: (yield)
class A:\n  def f[T](self, x: __class__): pass
import __future__; from __future__ import annotations
from __future__ import annotations\nx: (a := 1)
'''.strip('\n').split('\n')
for p in progs:
    src = p.replace('\\n', '\n') + '\n'
    try:
        compile(src, 'f', 'exec')
        print('OK   ', repr(p))
    except SyntaxError as e:
        print(repr(p), '|', e.msg, '|', e.lineno, e.offset, e.end_lineno, e.end_offset)

# expect: 'type X.y = 1' | invalid syntax | 1 7 1 8
# expect: 'type X: int = 3' | invalid syntax | 1 7 1 8
# expect: 'def f[T: int = str, U](): pass' | non-default type parameter 'U' follows default type parameter | 1 21 1 22
# expect: 'def f[T, T](): pass' | duplicate type parameter 'T' | 1 10 1 11
# expect: 'def f[*Ts: int](): pass' | cannot use bound with TypeVarTuple | 1 10 1 15
# expect: 'def f[**P: int](): pass' | cannot use bound with ParamSpec | 1 10 1 15
# expect: 'def f[*Ts: (int, str)](): pass' | cannot use constraints with TypeVarTuple | 1 10 1 22
# expect: 'def f[**P: (int, str)](): pass' | cannot use constraints with ParamSpec | 1 10 1 22
# expect: 'def f[T: (yield)](): pass' | yield expression cannot be used within a TypeVar bound | 1 11 1 16
# expect: 'def f[T: (int, (yield))](): pass' | yield expression cannot be used within a TypeVar constraint | 1 17 1 22
# expect: 'def f[T = (yield)](): pass' | yield expression cannot be used within a TypeVar default | 1 12 1 17
# expect: 'def f[*T = (yield)](): pass' | yield expression cannot be used within a TypeVarTuple default | 1 13 1 18
# expect: 'def f[**T = (yield)](): pass' | yield expression cannot be used within a ParamSpec default | 1 14 1 19
# expect: 'type X = (yield)' | yield expression cannot be used within a type alias | 1 11 1 16
# expect: 'type X = (a := 1)' | named expression cannot be used within a type alias | 1 11 1 17
# expect: 'def f[T: (a := 1)](): pass' | named expression cannot be used within a TypeVar bound | 1 11 1 17
# expect: 'def f[T: [(x := 3) for _ in range(3)]](): pass' | assignment expression within a comprehension cannot be used in a TypeVar bound | 1 12 1 13
# expect: 'type X = [(x := 3) for _ in range(3)]' | assignment expression within a comprehension cannot be used in a type alias | 1 12 1 13
# expect: 'class C[T]((yield)): pass' | yield expression cannot be used within the definition of a generic | 1 13 1 18
# expect: 'class C[T]((a := 1)): pass' | named expression cannot be used within the definition of a generic | 1 13 1 19
# expect: 'class C[T]([(x := 3) for _ in range(3)]): pass' | assignment expression within a comprehension cannot be used within the definition of a generic | 1 14 1 15
# expect: 'def f[T](): nonlocal T' | nonlocal binding not allowed for type parameter 'T' | 1 13 1 23
# expect: 'class C[T]:\\n  nonlocal T\\n  T = 1' | nonlocal binding not allowed for type parameter 'T' | 2 3 2 13
# expect: OK    'class C[T]:\\n  global T'
# expect: 'def f[T](T): nonlocal T' | name 'T' is parameter and nonlocal | 1 14 1 24
# expect: 'def f[__debug__](): pass' | cannot assign to __debug__ | 1 7 1 16
# expect: 'type __debug__ = int' | cannot assign to __debug__ | 1 1 1 21
# expect: 'def f[1](): pass' | expected '(' | 1 6 1 7
# expect: OK    'def f[T,](): pass'
# expect: 'def f[T=](): pass' | expected '(' | 1 6 1 7
# expect: 'def f[T:](): pass' | expected '(' | 1 6 1 7
# expect: OK    'def f[*T=*int](): pass'
# expect: 'def f[T=*int](): pass' | expected '(' | 1 6 1 7
# expect: 'def f[**T=*int](): pass' | expected '(' | 1 6 1 7
# expect: 'def f[T: int, ]: pass' | expected '(' | 1 16 1 17
# expect: OK    'class C[T, *Ts, **P]: pass'
# expect: 'type X = *int' | invalid syntax | 1 10 1 11
# expect: 'type X[T] = *T' | invalid syntax | 1 13 1 14
# expect: 'x[*a:b]' | invalid syntax | 1 5 1 6
# expect: OK    'x[*a]'
# expect: OK    'x[*a, 1:2]'
# expect: 'x[a=1]' | invalid syntax. Maybe you meant '==' or ':=' instead of '='? | 1 3 1 6
# expect: 'x[**a]' | invalid syntax | 1 3 1 5
# expect: OK    'del x[*a]'
# expect: OK    'x[*a] = 1'
# expect: 'x[*a:]' | invalid syntax | 1 5 1 6
# expect: OK    'def f(*args: *Ts): pass'
# expect: 'def f(**kw: *Ts): pass' | invalid syntax | 1 13 1 14
# expect: 'def f(x: *Ts): pass' | invalid syntax | 1 10 1 11
# expect: 'def f() -> *Ts: pass' | expected ':' | 1 9 1 11
# expect: 'x: *Ts' | invalid syntax | 1 4 1 5
# expect: 'lambda *args: *a: 1' | invalid syntax | 1 15 1 16
# expect: OK    'type type = type'
# expect: OK    'type = 1'
# expect: OK    'type(1)'
# expect: OK    'type[int]'
# expect: OK    'type.x'
# expect: 'x: int, y: int' | invalid syntax | 1 7 1 8
# expect: OK    '(x): int = 1'
# expect: '(x, y): int' | only single target (not tuple) can be annotated | 1 1 1 7
# expect: '[x]: int' | only single target (not list) can be annotated | 1 1 1 4
# expect: 'x, y: int' | only single target (not tuple) can be annotated | 1 1 1 2
# expect: 'f(): int' | illegal target for annotation | 1 1 1 4
# expect: 'x: int: str' | invalid syntax | 1 7 1 8
# expect: OK    'x.y: int = 1'
# expect: OK    'x[0]: int'
# expect: OK    'global q; q: int'
# expect: 'def f():\\n  global x\\n  x: int' | annotated name 'x' can't be global | 3 3 3 9
# expect: 'def f():\\n  x: int\\n  global x' | annotated name 'x' can't be global | 3 3 3 11
# expect: 'def f():\\n  nonlocal x\\n  x: int' | annotated name 'x' can't be nonlocal | 3 3 3 9
# expect: 'class A:\\n  global x\\n  x: int' | annotated name 'x' can't be global | 3 3 3 9
# expect: OK    'def f[T](): T: int = 1'
# expect: OK    'type X[T: int = str, *U = *tuple[int], **P = [int]] = int'
# expect: OK    'def f[T = int](x, y: T = 3, *, z=1) -> T: return 1'
# expect: 'def f[T](a, a): pass' | duplicate argument 'a' in function definition | 1 13 1 14
# expect: OK    'def f[a](a): pass'
# expect: OK    'type X[T] = T; type Y = X'
# expect: '@d\\ntype X = int' | invalid syntax | 2 1 2 5
# expect: OK    'if 1: type X = int'
# expect: OK    'type X[T: x, y] = 1'
# expect: 'def f[T]: pass' | expected '(' | 1 9 1 10
# expect: OK    'class C[T](metaclass=M, **kw): pass'
# expect: '1 if type X else 2' | expected 'else' after 'if' expression | 1 1 1 10
# expect: 'type (X) = int' | cannot assign to function call here. Maybe you meant '==' instead of '='? | 1 1 1 9
# expect: 'type X = yield' | invalid syntax | 1 10 1 15
# expect: 'type X = a := 1' | invalid syntax | 1 12 1 14
# expect: OK    'type X = lambda: (yield)'
# expect: OK    'class A:\\n  def f[T](self, x: __class__): pass'
# expect: 'import __future__; from __future__ import annotations' | from __future__ imports must occur at the beginning of the file | 1 20 1 54
# expect: 'from __future__ import annotations\\nx: (a := 1)' | named expression cannot be used within an annotation | 2 5 2 11
