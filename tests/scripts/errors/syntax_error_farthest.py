# SPDX-License-Identifier: MIT
"""Which mistake a SyntaxError tells of: the lexer's, if the parser has to look there to explain its own, and
in a list of type parameters the farthest token."""


def show(source):
    try:
        compile(source, 'f', 'exec')
        print('ok', source)
    except SyntaxError as e:
        print(f'{e.msg} {e.lineno}:{e.offset} {e.end_lineno}:{e.end_offset} {source!r}')


for source in (
        'f(1 for c in I, 2)', 'f(1 for c in I, 2', 'f(1 for c in I, 2\nx=1\n', 'f(x for x in y, **k', 'f(x for x in y,',
        'f(x for x in y, *a, b=3, **k, c', 'f(x for x in y, *a, b=3, $)', 'f(1 for c in I, 2 \\c',
        'f(a for a in b, c for c in d', 'f(2, 1 for c in I'):
    show(source)
for source in (
        'a b \\c', 'x = a b \\c\n', 'a b + \\c', 'a b \\', '(a b \\c)', 'print a \\c', 'if a b: \\c', 'a b\n\\c', 'a b; \\c',
        'x y = 3 \\c', 'a b (', 'a b )', 'f(a, b c, 2', 'f(a b'):
    show(source)
for source in (
        'type X[T: = int', 'type X[T: = int] = 3', 'type X[T:] = int', 'type X[T = ] = int', 'type X[T: ', 'type X[T, 3]: pass',
        'type X[T: int: 3] = 3', 'type X[T = 3 = 4] = 3', 'type X[(] = 3', 'class A[T: =3]: pass', 'class A[: 3]: pass',
        'class A[T=3: int]: pass', 'class A[3]: pass', 'class A[T', 'def f[T: = int](): pass', 'def f[T'):
    show(source)

# expect: Generator expression must be parenthesized 1:3 1:15 'f(1 for c in I, 2)'
# expect: '(' was never closed 1:2 1:0 'f(1 for c in I, 2'
# expect: '(' was never closed 1:2 1:0 'f(1 for c in I, 2\nx=1\n'
# expect: '(' was never closed 1:2 1:0 'f(x for x in y, **k'
# expect: '(' was never closed 1:2 1:0 'f(x for x in y,'
# expect: '(' was never closed 1:2 1:0 'f(x for x in y, *a, b=3, **k, c'
# expect: Generator expression must be parenthesized 1:3 1:15 'f(x for x in y, *a, b=3, $)'
# expect: unexpected character after line continuation character 1:20 1:0 'f(1 for c in I, 2 \\c'
# expect: Generator expression must be parenthesized 1:3 1:15 'f(a for a in b, c for c in d'
# expect: '(' was never closed 1:2 1:0 'f(2, 1 for c in I'
# expect: unexpected character after line continuation character 1:6 1:0 'a b \\c'
# expect: unexpected character after line continuation character 1:10 1:0 'x = a b \\c\n'
# expect: unexpected character after line continuation character 1:8 1:0 'a b + \\c'
# expect: unexpected EOF while parsing 1:6 1:-1 'a b \\'
# expect: unexpected character after line continuation character 1:7 1:0 '(a b \\c)'
# expect: unexpected character after line continuation character 1:10 1:0 'print a \\c'
# expect: invalid syntax 1:6 1:7 'if a b: \\c'
# expect: invalid syntax 1:3 1:4 'a b\n\\c'
# expect: invalid syntax 1:3 1:4 'a b; \\c'
# expect: invalid syntax 1:3 1:4 'x y = 3 \\c'
# expect: '(' was never closed 1:5 1:0 'a b ('
# expect: unmatched ')' 1:5 1:5 'a b )'
# expect: invalid syntax. Perhaps you forgot a comma? 1:6 1:9 'f(a, b c, 2'
# expect: '(' was never closed 1:2 1:0 'f(a b'
# expect: invalid syntax 1:11 1:12 'type X[T: = int'
# expect: invalid syntax 1:11 1:12 'type X[T: = int] = 3'
# expect: invalid syntax 1:10 1:11 'type X[T:] = int'
# expect: invalid syntax 1:12 1:13 'type X[T = ] = int'
# expect: '[' was never closed 1:7 1:0 'type X[T: '
# expect: invalid syntax 1:11 1:12 'type X[T, 3]: pass'
# expect: invalid syntax 1:14 1:15 'type X[T: int: 3] = 3'
# expect: invalid syntax 1:14 1:15 'type X[T = 3 = 4] = 3'
# expect: closing parenthesis ']' does not match opening parenthesis '(' 1:9 1:9 'type X[(] = 3'
# expect: invalid syntax 1:12 1:13 'class A[T: =3]: pass'
# expect: invalid syntax 1:9 1:10 'class A[: 3]: pass'
# expect: invalid syntax 1:12 1:13 'class A[T=3: int]: pass'
# expect: invalid syntax 1:9 1:10 'class A[3]: pass'
# expect: '[' was never closed 1:8 1:0 'class A[T'
# expect: expected '(' 1:6 1:7 'def f[T: = int](): pass'
# expect: '[' was never closed 1:6 1:0 'def f[T'
