# SPDX-License-Identifier: MIT
# Which of several mistakes is told, and where.
from data.mistakes import check

# What the compiler, not the table of names, comes upon is told later, and the first of it.
check('return\nglobal x\nx = 1\nglobal x')  # expect: SyntaxError name 'x' is assigned to before global declaration 4 1 4 9
check('break\ndef f(a, a): pass')  # expect: SyntaxError duplicate argument 'a' in function definition 2 10 2 11
check('match x:\n case a | b: return')  # expect: SyntaxError name capture 'a' makes remaining patterns unreachable 2 7 2 8
check('def f():\n await x\n return [y async for y in z]')  # expect: SyntaxError 'await' outside async function 2 2 2 9
check('class A[T=int, U, V]: return')  # expect: SyntaxError non-default type parameter 'U' follows default type parameter 1 16 1 17
check('type X[T=int, U] = 5\nreturn')  # expect: SyntaxError non-default type parameter 'U' follows default type parameter 1 15 1 16
check('*a\nnonlocal b')  # expect: SyntaxError nonlocal declaration not allowed at module level 2 1 2 11
check('a, *b, *c = 1\nfrom __future__ import foo')  # expect: SyntaxError multiple starred expressions in assignment 1 1 1 10
check('async with a: pass\nbreak')  # expect: SyntaxError 'async with' outside async function 1 1 1 19
check('def f():\n yield from a\n async def g():\n  yield from b\n  return 5\n return (await x)')
# expect: SyntaxError 'yield from' inside async function 4 3 4 15
check('class A:\n return\n nonlocal x')  # expect: SyntaxError no binding for nonlocal 'x' found 3 2 3 12

# A type parameter without its default is no mistake of the grammar.
check('type X[T: int = str, *Ts, **P]')  # expect: SyntaxError invalid syntax 1 31 1 32
check('type X[T: int = str, *Ts,')  # expect: SyntaxError '[' was never closed 1 7 1 0
check('type X[T = str, *Ts] = dict[*]')  # expect: SyntaxError Invalid star expression 1 30 1 31

# A literal that has no value, wherever it stands.
check("x = () '\\x1'")
# expect: SyntaxError (unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: truncated \xXX escape 1 8 1 13
check('[*a, *b]"\\N{zz}"')
# expect: SyntaxError (unicode error) 'unicodeescape' codec can't decode bytes in position 0-5: unknown Unicode character name 1 9 1 17
check("x = '\\x1' 'a' b''")
# expect: SyntaxError (unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: truncated \xXX escape 1 5 1 10
check("a + b = 'a' b'\\x00'")  # expect: SyntaxError cannot mix bytes and nonbytes literals 1 20 1 21
check('x = \'a\' not "b" b\'\'')  # expect: SyntaxError cannot mix bytes and nonbytes literals 1 20 1 21
check("a[b] f'{x!z}'")  # expect: SyntaxError f-string: invalid conversion character 'z': expected 's', 'r', or 'a' 1 11 1 12
check('x = 1 f"{a ! r}"')  # expect: SyntaxError f-string: conversion type must come right after the exclamanation mark 1 12 1 15

# An f-string behind something else is what is wrong, not what is in it.
check('x f"{ = ()')  # expect: SyntaxError invalid syntax 1 3 1 5
check("x f'{a b}'")  # expect: SyntaxError invalid syntax 1 3 1 5
check("[*a, *b]f'{}'")  # expect: SyntaxError invalid syntax 1 9 1 11
check('print f"{a b}"')  # expect: SyntaxError invalid syntax 1 7 1 9

# Old statements behind other names, and what is wrong in those.
check('a print x += 1')  # expect: SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? 1 3 1 10
check('x exec x (1,)')  # expect: SyntaxError Missing parentheses in call to 'exec'. Did you mean exec(...)? 1 3 1 14
check('a b c print x')  # expect: SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? 1 7 1 14
check("x = {'b': {print x 4}}")  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 18 1 21
check('(print x y)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 8 1 11

# A bracket on an earlier line, when something behind it has been looked at.
check('@dec{\nclass D: pass')  # expect: SyntaxError '{' was never closed 1 5 1 0
check('if f{a:\n    b')  # expect: SyntaxError '{' was never closed 1 5 1 0

# Targets.
check('del x -')  # expect: SyntaxError invalid syntax 1 7 1 8
check('del x - 1')  # expect: SyntaxError cannot delete expression 1 5 1 10
check('del not')  # expect: SyntaxError invalid syntax 1 5 1 8
check('del x if')  # expect: SyntaxError invalid syntax 1 7 1 9
check('del a-, b')  # expect: SyntaxError invalid syntax 1 6 1 7
check('del , b')  # expect: SyntaxError invalid syntax 1 5 1 6
check('del (, b)')  # expect: SyntaxError invalid syntax 1 6 1 7
check('del 1.5 a')  # expect: SyntaxError cannot delete literal 1 5 1 8
check('del a, b **[0] c.d')  # expect: SyntaxError cannot delete expression 1 8 1 15
check('None += ')  # expect: SyntaxError invalid syntax 1 6 1 8
check('None += 1')  # expect: SyntaxError 'None' is an illegal expression for augmented assignment 1 1 1 5
check('f() += 1 2')  # expect: SyntaxError 'function call' is an illegal expression for augmented assignment 1 1 1 4
check('f() += 1 -')  # expect: SyntaxError 'function call' is an illegal expression for augmented assignment 1 1 1 4
check("f'{x}' +=")  # expect: SyntaxError invalid syntax 1 8 1 10

# Words that are missing.
check('match x,\n    pass')  # expect: SyntaxError expected ':' 1 9 1 10
check('try:\n    a\nexcept* A:\n    c\nexcept')  # expect: SyntaxError expected ':' 5 7 5 8
check('try:\n    a\nexcept A:\n    c\nexcept* B')  # expect: SyntaxError expected ':' 5 10 5 11
check('try:\n    a\nexcept A:\n    c\nexcept* B: pass')  # expect: SyntaxError cannot have both 'except' and 'except*' on the same 'try' 5 1 5 8
check('x = (1 not 2)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 6 1 13
check('x = 5 not 6')  # expect: SyntaxError invalid syntax 1 11 1 12
check('f(**a, b c=1)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 8 1 11
check('f(**a, b+=1)')  # expect: SyntaxError positional argument follows keyword argument unpacking 1 9 1 11

# eval() takes no stars.
check('*a', 'eval')  # expect: SyntaxError invalid syntax 1 1 1 2
check('a, *b', 'eval')  # expect: SyntaxError invalid syntax 1 4 1 5
check('a, *', 'eval')  # expect: SyntaxError invalid syntax 1 4 1 5
check('(a, *b), c,', 'eval')  # expect: fine

# "not" without "in": a comma may lack before it, but not behind a clause of a comprehension.
check('x = (1 not y)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 6 1 13
check('f(a, b.c not d)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 6 1 15
check('[x for x in y not z]')  # expect: SyntaxError invalid syntax 1 19 1 20
check('[x for x in y if x not z]')  # expect: SyntaxError invalid syntax 1 24 1 25
check('x = 1 not y')  # expect: SyntaxError invalid syntax 1 11 1 12
