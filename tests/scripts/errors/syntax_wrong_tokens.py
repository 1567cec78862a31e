# SPDX-License-Identifier: MIT
# Wrong tokens where a name, a target, an annotation or a type parameter was read before: which mistake is told, and where.
from data.mistakes import check

check('print a b \\c')  # expect: SyntaxError unexpected character after line continuation character 1 12 1 0
check('a b c \\d')  # expect: SyntaxError unexpected character after line continuation character 1 8 1 0
check('(b := c d')  # expect: SyntaxError '(' was never closed 1 1 1 0
check('f(a, b := c d')  # expect: SyntaxError '(' was never closed 1 2 1 0
check('type X[T b]')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 8 1 11
check('type X[T, U a] = 1')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 11 1 14
check('type X[*T a] = 1')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 9 1 12
check('type X[T, (U a)] = 1')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 12 1 15
check('type X.a[T b] = 1')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 10 1 13
check('type X(T b) = 1')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 8 1 11
check('type X(T)')  # expect: SyntaxError invalid syntax 1 7 1 8
check('type X[1 2] = 3')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 8 1 11
check('type X[T+1] = 3')  # expect: SyntaxError invalid syntax 1 9 1 10
check('type X[] = int')  # expect: SyntaxError Type parameter list cannot be empty 1 8 1 10
check('class A[]: pass')  # expect: SyntaxError Type parameter list cannot be empty 1 9 1 9
check('def f(): type X[T b] = 1')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 17 1 20
check('{x := 1: 2}')  # expect: SyntaxError invalid syntax 1 8 1 9
check('{a: 1, b := 2: 3}')  # expect: SyntaxError ':' expected after dictionary key 1 8 1 0
check('x[y := 1:2]')  # expect: SyntaxError invalid syntax 1 9 1 10
check('x[b := 1, c := 2:3]')  # expect: SyntaxError invalid syntax 1 17 1 18
check('x[(y := 1):2]')  # expect: fine
check('f(**k=1)')  # expect: SyntaxError cannot assign to keyword argument unpacking 1 3 1 8
check('f(*k=1)')  # expect: SyntaxError cannot assign to iterable argument unpacking 1 3 1 7
check('f(**k.x=1)')  # expect: SyntaxError cannot assign to keyword argument unpacking 1 3 1 10
check('f(**k=)')  # expect: SyntaxError invalid syntax 1 6 1 7
check('f(*k=)')  # expect: SyntaxError invalid syntax 1 5 1 6
check('f(a, *k=1, c=2)')  # expect: SyntaxError cannot assign to iterable argument unpacking 1 6 1 10
check('f(**k=1 2)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 7 1 10
check('f(*k.a()=1)')  # expect: SyntaxError cannot assign to iterable argument unpacking 1 3 1 11
check('f(a := 1 = 2)')  # expect: SyntaxError invalid syntax 1 10 1 11
check('f(x := 1, y := 2 = 3)')  # expect: SyntaxError invalid syntax 1 18 1 19
check('for lambda x: x in y: pass')  # expect: SyntaxError cannot assign to lambda 1 5 1 21
check('for a if b else c in d: pass')  # expect: SyntaxError cannot assign to conditional expression 1 5 1 23
check('for w, x if y else z in z: pass')  # expect: SyntaxError cannot assign to conditional expression 1 8 1 26
check('for x if y: pass')  # expect: SyntaxError invalid syntax 1 7 1 9
check('for not x in y: pass')  # expect: SyntaxError cannot assign to expression 1 5 1 15
check('for x not in y: pass')  # expect: SyntaxError invalid syntax 1 7 1 10
check('[x for lambda: 1 in y]')  # expect: SyntaxError cannot assign to lambda 1 8 1 22
check('[x for a if b else c in y]')  # expect: SyntaxError 'in' expected after for-loop variables 1 10 1 12
check('with a as *b: pass')  # expect: SyntaxError starred assignment target must be in a list or tuple 1 11 1 13
check('with a as *b, c: pass')  # expect: SyntaxError starred assignment target must be in a list or tuple 1 11 1 13
check('with (a as *b): pass')  # expect: SyntaxError starred assignment target must be in a list or tuple 1 12 1 14
check('with a as [*b]: pass')  # expect: fine
check('with a as lambda: 1: pass')  # expect: SyntaxError cannot assign to lambda 1 11 1 20
check('with a as b if c else d: pass')  # expect: SyntaxError cannot assign to conditional expression 1 11 1 24
check('with (a as x if y else z): pass')  # expect: SyntaxError cannot assign to conditional expression 1 12 1 25
check('with a as not b: pass')  # expect: SyntaxError cannot assign to expression 1 11 1 16
check('with a as b and c: pass')  # expect: SyntaxError cannot assign to expression 1 11 1 18
check('with a as b < c: pass')  # expect: SyntaxError cannot assign to comparison 1 11 1 16
check('with a as b in c: pass')  # expect: SyntaxError cannot assign to comparison 1 11 1 17
check('with (a as b in c as d): pass')  # expect: SyntaxError invalid syntax 1 14 1 16
check('with (a as b c as d): pass')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 12 1 15
check('with (a as b c): pass')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 12 1 15
check('with a as b\n pass\n')  # expect: SyntaxError expected ':' 1 12 1 13
check('f(a): pass')  # expect: SyntaxError invalid syntax 1 5 1 6
check('f(a): x')  # expect: SyntaxError illegal target for annotation 1 1 1 5
check('f(a): 1 2')  # expect: SyntaxError illegal target for annotation 1 1 1 5
check('f(a): lambda')  # expect: SyntaxError invalid syntax 1 5 1 6
check('a + b: pass')  # expect: SyntaxError invalid syntax 1 6 1 7
check('a, b: pass')  # expect: SyntaxError invalid syntax 1 5 1 6
check('a, b: c')  # expect: SyntaxError only single target (not tuple) can be annotated 1 1 1 2
check('(a, b): pass')  # expect: SyntaxError invalid syntax 1 7 1 8
check('[a]: pass')  # expect: SyntaxError invalid syntax 1 4 1 5
check('a: pass')  # expect: SyntaxError invalid syntax 1 4 1 8
check('a.b: pass')  # expect: SyntaxError invalid syntax 1 6 1 10
check('def f() -> int is : pass')  # expect: SyntaxError expected ':' 1 16 1 18
check('def f() -> int + : pass')  # expect: SyntaxError expected ':' 1 16 1 17
check('def f() -> int. : pass')  # expect: SyntaxError expected ':' 1 15 1 16
check('def f() -> int[ : pass')  # expect: SyntaxError expected ':' 1 15 1 16
check('def f() -> (int is) : pass')  # expect: SyntaxError expected ':' 1 9 1 11
check('def f() -> not : pass')  # expect: SyntaxError expected ':' 1 9 1 11
check('def f() -> a if b: pass')  # expect: SyntaxError expected ':' 1 14 1 16
check('def f() -> lambda: pass')  # expect: SyntaxError expected ':' 1 9 1 11
check('def f() -> lambda x: return 1')  # expect: SyntaxError expected ':' 1 9 1 11
check('def f() -> int not : pass')  # expect: SyntaxError expected ':' 1 16 1 19
check('def f() -> a, b: pass')  # expect: SyntaxError expected ':' 1 13 1 14
check('def f[T = int (x: T): pass')  # expect: SyntaxError expected '(' 1 6 1 7
check('def f[T = ](x): pass')  # expect: SyntaxError expected '(' 1 6 1 7
check('def f[T int](x): pass')  # expect: SyntaxError expected '(' 1 6 1 7
check('x = [a a in b if c]')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 6 1 14
check('x = [a b or c if]')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 6 1 14
check('x = [a b or]')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 6 1 9
check('x f"{a ! r}"')  # expect: SyntaxError f-string: conversion type must come right after the exclamanation mark 1 8 1 11
check('x b"é"')  # expect: SyntaxError bytes can only contain ASCII literal characters 1 3 1 7
check('x "a" b"b"')  # expect: SyntaxError cannot mix bytes and nonbytes literals 1 11 1 12
check('[x "a" b"b"]')  # expect: SyntaxError cannot mix bytes and nonbytes literals 1 12 1 13
check('@a')  # expect: SyntaxError invalid syntax 1 0 1 0
check('@a\n\n\n')  # expect: SyntaxError invalid syntax 3 0 3 0
check('@x := 1')  # expect: SyntaxError invalid syntax 1 0 1 0
check('def f():\n    x\n\n    @a\n')  # expect: IndentationError unexpected unindent 4 7 4 -1
check('try: pass\n')  # expect: SyntaxError expected 'except' or 'finally' block 1 10 1 -1
check('class A:\n')  # expect: IndentationError expected an indented block after class definition on line 1 1 9 1 -1
check('', 'eval')  # expect: SyntaxError invalid syntax 0 0 0 0
check('#x', 'eval')  # expect: SyntaxError invalid syntax 1 0 1 0
check('@a', 'eval')  # expect: SyntaxError invalid syntax 1 1 1 2
check('', 'single')  # expect: SyntaxError invalid syntax 0 0 0 0
check('@a', 'single')  # expect: SyntaxError invalid syntax 1 0 1 0
check('1 +', 'eval')  # expect: SyntaxError invalid syntax 1 0 1 0
check('x =', 'single')  # expect: SyntaxError invalid syntax 1 0 1 0
