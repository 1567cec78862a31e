# SPDX-License-Identifier: MIT
# Mistakes beside others: brackets left open, arguments out of order, words that stand side by side.
from data.mistakes import check

# A format spec that the f-string's quote has ended: what follows still stands within its brace.
check("print(f'{x:.2f')")  # expect: SyntaxError closing parenthesis ')' does not match opening parenthesis '{' 1 16 1 16
check("print(f'{x:{w}')\nprint(1)")  # expect: SyntaxError closing parenthesis ')' does not match opening parenthesis '{' 1 16 1 16
check("print(f'{x!r:3', y)")  # expect: SyntaxError closing parenthesis ')' does not match opening parenthesis '{' 1 19 1 19
check("[f'{x:3']")  # expect: SyntaxError closing parenthesis ']' does not match opening parenthesis '{' 1 9 1 9
check("x = f'{x:.2f'\ny = 3)")  # expect: SyntaxError closing parenthesis ')' does not match opening parenthesis '{' on line 1 2 6 2 6
check("f'''{x:3'''")  # expect: SyntaxError f-string: expecting '}', or format specs 1 9 1 12
check("x = f'{y}' f'{x:3'\n'abc")  # expect: SyntaxError unterminated string literal (detected at line 2) 2 1 2 1
check("a b f'{x:3'")  # expect: SyntaxError invalid syntax 1 3 1 4
check("x = f'{x:.2f'\ny = 3\n")  # expect: SyntaxError f-string: expecting '}', or format specs 1 13 1 14
check("f'{x:{y:3}'")  # expect: SyntaxError f-string: expecting '}', or format specs 1 11 1 12
check('f\'{f"{x:3"}\'')  # expect: SyntaxError f-string: expecting '}', or format specs 1 10 1 11
check("print(f'{:3')")  # expect: SyntaxError closing parenthesis ')' does not match opening parenthesis '{' 1 13 1 13

# Positional arguments behind keywords: told where the arguments stop, and a bracket that is never closed comes first.
check('f(a=1, b, c=2\n')  # expect: SyntaxError '(' was never closed 1 2 1 0
check('f(a=1, b,\n c=3')  # expect: SyntaxError '(' was never closed 1 2 1 0
check('f(**a, b, c=2')  # expect: SyntaxError '(' was never closed 1 2 1 0
check('f(a=1, b, c=2, d, e)')  # expect: SyntaxError positional argument follows keyword argument 1 17 1 18
check('f(a=1, b,=2)')  # expect: SyntaxError positional argument follows keyword argument 1 10 1 11
check('f(**a, b, =2)')  # expect: SyntaxError positional argument follows keyword argument unpacking 1 11 1 12
check('f(a=1, b, **c, *d)')  # expect: SyntaxError positional argument follows keyword argument 1 16 1 17
check('f(a=1, b, *c, d)')  # expect: SyntaxError positional argument follows keyword argument 1 16 1 17
check('f(a=1, b, c for c in d)')  # expect: SyntaxError positional argument follows keyword argument 1 13 1 16
check('f(a=1, b, )')  # expect: SyntaxError positional argument follows keyword argument 1 11 1 12
check('f(a=1, b, if)')  # expect: SyntaxError positional argument follows keyword argument 1 11 1 13

# Generator expressions that are not the only argument.
check('f(a, b for b in c d)')  # expect: SyntaxError Generator expression must be parenthesized 1 6 1 18
check('f(a, b for b in c!)')  # expect: SyntaxError Generator expression must be parenthesized 1 6 1 18
check('f(x=1, b for b in c d)')  # expect: SyntaxError Generator expression must be parenthesized 1 8 1 20
check('f(a, b for in c)')  # expect: SyntaxError invalid syntax 1 8 1 11
check('f(a, b for b in)')  # expect: SyntaxError invalid syntax 1 8 1 11
check('f(a, b for b in c')  # expect: SyntaxError '(' was never closed 1 2 1 0
check('f(a for b in)')  # expect: SyntaxError invalid syntax 1 13 1 14

# "not" behind a sign, where a term of a sum begins and elsewhere.
check('-not a')  # expect: SyntaxError 'not' after an operator must be parenthesized 1 2 1 7
check('x - -not a')  # expect: SyntaxError 'not' after an operator must be parenthesized 1 6 1 11
check('--not a')  # expect: SyntaxError invalid syntax 1 3 1 6
check('2 ** -not a')  # expect: SyntaxError invalid syntax 1 7 1 10
check('2 * -not a')  # expect: SyntaxError invalid syntax 1 6 1 9
check('x * not a')  # expect: SyntaxError 'not' after an operator must be parenthesized 1 5 1 10

# What stands behind a name as in a statement of Python 2: no mistake in what goes on behind it is told.
check('f x(a b)')  # expect: SyntaxError invalid syntax 1 3 1 4
check('f x(a=1, b)')  # expect: SyntaxError invalid syntax 1 3 1 4
check('retrun f(x) (y z)')  # expect: SyntaxError invalid syntax 1 8 1 9
check('the quick (brown fox) jumps')  # expect: SyntaxError invalid syntax 1 5 1 10
check('print f(1, b=2, 3)')  # expect: SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? 1 1 1 8
check('print x(a b), y(c d)')  # expect: SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? 1 1 1 8
check('f x, y(a b)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 8 1 11
check('f [1, a b]')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 7 1 10
check('g(f x(a b))')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 3 1 6
check('if f x(a b): pass')  # expect: SyntaxError invalid syntax 1 6 1 7
check('f x(1=2)')  # expect: SyntaxError invalid syntax 1 3 1 4

# A string that has no value, and a bracket that is never closed.
check("open('C:\\Users\\x'\n")
# expect: SyntaxError (unicode error) 'unicodeescape' codec can't decode bytes in position 2-3: truncated \UXXXXXXXX escape 1 6 1 18
check("open('C:\\Users\\x',\n 'r'\n")
# expect: SyntaxError (unicode error) 'unicodeescape' codec can't decode bytes in position 2-3: truncated \UXXXXXXXX escape 1 6 1 18
check("open(\n'C:\\Users\\x',\n 'r'\n")  # expect: SyntaxError '(' was never closed 1 5 1 0
check("open(b'\\x1'\n")  # expect: SyntaxError (value error) invalid \x escape at position 0 1 6 1 12

# A parameter in parentheses behind a star is just wrong.
check('def f(p, *, (k1, k2), **kw): pass')  # expect: SyntaxError invalid syntax 1 13 1 14
check('def f(p, (k1, k2)): pass')  # expect: SyntaxError Function parameters cannot be parenthesized 1 10 1 18
check('lambda *a, (b): 0')  # expect: SyntaxError invalid syntax 1 12 1 13

# yield from outside functions.
check('yield from x')  # expect: SyntaxError 'yield from' outside function 1 1 1 13
check('class A: x = yield from y')  # expect: SyntaxError 'yield from' outside function 1 14 1 26
check('[(yield from x) for x in y]')  # expect: SyntaxError 'yield' inside list comprehension 1 3 1 15

# A comment at the end, without a newline, is no part of the statement's line.
check('x +\n# c', 'single')  # expect: SyntaxError invalid syntax 1 4 1 5
check('class A \n# B:', 'single')  # expect: SyntaxError expected ':' 1 9 1 10
check('from a import\n# b', 'single')  # expect: SyntaxError Expected one or more names after 'import' 1 14 1 14
check('x + # c', 'single')  # expect: SyntaxError invalid syntax 1 0 1 0
