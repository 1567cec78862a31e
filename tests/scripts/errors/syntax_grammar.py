# Statements and expressions that are not Python.
from data.mistakes import check

check('0_0')  # expect: fine
check('012.5')  # expect: fine
check('01e5')  # expect: fine
check('01j')  # expect: fine
check('1if 2 else 3')  # expect: fine
check('a$b')  # expect: SyntaxError invalid syntax 1 2 1 3
check('a?')  # expect: SyntaxError invalid syntax 1 2 1 3
check('a!b')  # expect: SyntaxError invalid syntax 1 2 1 3
check('`a`')  # expect: SyntaxError invalid syntax 1 1 1 2
check('x = \x0c1')  # expect: fine
check("f'{a:=5}'")  # expect: fine
check("f'''{a\n}'''\n")  # expect: fine
check('f\'{"a"}\'')  # expect: fine
check('f\'{a["b"]}\'')  # expect: fine
check("f'{a,}'")  # expect: fine
check("f'{a,b!r}'")  # expect: fine
check('a.b = 1 1')  # expect: SyntaxError invalid syntax 1 9 1 10
check('a[0] = 1 1')  # expect: SyntaxError invalid syntax 1 10 1 11
check('a = 1 1')  # expect: SyntaxError invalid syntax 1 7 1 8
check('x := 1')  # expect: SyntaxError invalid syntax 1 3 1 5
check('f(x for x in y, 1)')  # expect: SyntaxError Generator expression must be parenthesized 1 3 1 15
check('f(1, x for x in y)')  # expect: SyntaxError Generator expression must be parenthesized 1 6 1 18
check('f(x for x in y, z for z in w)')  # expect: SyntaxError Generator expression must be parenthesized 1 3 1 15
check('f(a=1, b, c=2)')  # expect: SyntaxError positional argument follows keyword argument 1 14 1 15
check('return f() = 1')  # expect: SyntaxError invalid syntax 1 12 1 13
check('a = b = c d')  # expect: SyntaxError invalid syntax 1 11 1 12
check('print f(x) = 1')  # expect: SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? 1 1 1 11
check('if x := f() = 3: pass')  # expect: SyntaxError invalid syntax 1 13 1 14
check('a.b = c.d e')  # expect: SyntaxError invalid syntax 1 11 1 12
check('if True = 1: pass')  # expect: SyntaxError invalid syntax 1 9 1 10
check('for x in: pass')  # expect: SyntaxError invalid syntax 1 9 1 10
check('for x y in z: pass')  # expect: SyntaxError invalid syntax 1 7 1 8
check('import a.b as c.d')  # expect: SyntaxError invalid syntax 1 16 1 17
check('from . import *, a')  # expect: SyntaxError invalid syntax 1 16 1 17
check('from .. import b as')  # expect: SyntaxError invalid syntax 1 20 1 21
check('x ==== 1')  # expect: SyntaxError invalid syntax 1 5 1 7
check('a = b c')  # expect: SyntaxError invalid syntax 1 7 1 8
check('{a b: c}')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 2 1 5
check('{**a, b}')  # expect: SyntaxError ':' expected after dictionary key 1 7 1 0
check('{a: 1, **b: 2}')  # expect: SyntaxError invalid syntax 1 11 1 12
check('{a, b: c}')  # expect: SyntaxError invalid syntax 1 6 1 7
check('(a, b for a in c)')  # expect: SyntaxError invalid syntax 1 7 1 10
check('(*a)')  # expect: SyntaxError cannot use starred expression here 1 2 1 4
check('if x\n  pass\n')  # expect: SyntaxError expected ':' 1 5 1 6
check('if x y: pass')  # expect: SyntaxError invalid syntax 1 6 1 7
check('if (x y): pass')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 5 1 8
check('elif x:\n pass\n')  # expect: SyntaxError invalid syntax 1 1 1 5
check('else:\n pass\n')  # expect: SyntaxError invalid syntax 1 1 1 5
check('if x:\n pass\nelse\n pass\n')  # expect: SyntaxError expected ':' 3 5 3 6
check('if x:\n pass\nelif y\n pass\n')  # expect: SyntaxError expected ':' 3 7 3 8
check('while x\n pass\n')  # expect: SyntaxError expected ':' 1 8 1 9
check('while x y: pass')  # expect: SyntaxError invalid syntax 1 9 1 10
check('for x in y\n pass\n')  # expect: SyntaxError expected ':' 1 11 1 12
check('for x in y z: pass')  # expect: SyntaxError invalid syntax 1 12 1 13
check('for x\n pass\n')  # expect: SyntaxError invalid syntax 1 6 1 7
check('for')  # expect: SyntaxError invalid syntax 1 4 1 5
check('for x in')  # expect: SyntaxError invalid syntax 1 9 1 10
check('def f')  # expect: SyntaxError expected '(' 1 6 1 7
check('def f:\n pass\n')  # expect: SyntaxError expected '(' 1 6 1 7
check('def f()\n pass\n')  # expect: SyntaxError expected ':' 1 8 1 9
check('def f(:\n pass\n')  # expect: SyntaxError invalid syntax 1 7 1 8
check('def f(x) -> :\n pass\n')  # expect: SyntaxError expected ':' 1 10 1 12
check('def f(x) int: pass')  # expect: SyntaxError expected ':' 1 10 1 13
check('def 1(): pass')  # expect: SyntaxError invalid syntax 1 5 1 6
check('def f(a, (b, c)): pass')  # expect: SyntaxError Function parameters cannot be parenthesized 1 10 1 16
check('def f((a)): pass')  # expect: SyntaxError Function parameters cannot be parenthesized 1 7 1 10
check('lambda (a, b): 1')  # expect: SyntaxError Lambda expression parameters cannot be parenthesized 1 8 1 14
check('def f(a=1, b): pass')  # expect: SyntaxError parameter without a default follows parameter with a default 1 12 1 13
check('def f(*,): pass')  # expect: SyntaxError named arguments must follow bare * 1 7 1 8
check('def f(a, *, *b): pass')  # expect: SyntaxError * argument may appear only once 1 13 1 14
check('def f(**a=1): pass')  # expect: SyntaxError var-keyword argument cannot have default value 1 10 1 11
check('def f(**a, b): pass')  # expect: SyntaxError arguments cannot follow var-keyword argument 1 12 1 13
check('def f(**a, *b): pass')  # expect: SyntaxError arguments cannot follow var-keyword argument 1 12 1 13
check('def f(a=, b): pass')  # expect: SyntaxError expected default value expression 1 8 1 9
check('lambda a=1, b: 1')  # expect: SyntaxError parameter without a default follows parameter with a default 1 13 1 14
check('lambda a b: 1')  # expect: SyntaxError invalid syntax 1 10 1 11
check('lambda a, /, /: 1')  # expect: SyntaxError / may appear only once 1 14 1 15
check('lambda x 1')  # expect: SyntaxError invalid syntax 1 10 1 11
check('lambda: ')  # expect: SyntaxError invalid syntax 1 9 1 10
check('lambda *a, *b: 1')  # expect: SyntaxError * argument may appear only once 1 12 1 13
check('lambda **k, a: 1')  # expect: SyntaxError arguments cannot follow var-keyword argument 1 13 1 14
check('class A\n pass\n')  # expect: SyntaxError expected ':' 1 8 1 9
check('class A(: pass')  # expect: SyntaxError invalid syntax 1 9 1 10
check('class A() pass')  # expect: SyntaxError invalid syntax 1 11 1 15
check('class A(x for x in y): pass')  # expect: SyntaxError invalid syntax 1 11 1 14
check('class A(\n (x)\n for x in y): pass')  # expect: SyntaxError invalid syntax 3 2 3 5
check('class A(x, y for y in z): pass')  # expect: SyntaxError Generator expression must be parenthesized 1 12 1 24
check('class A(B) pass')  # expect: SyntaxError invalid syntax 1 12 1 16
check('class: pass')  # expect: SyntaxError invalid syntax 1 6 1 7
check('try:\n pass\n')  # expect: SyntaxError expected 'except' or 'finally' block 2 6 2 -1
check('try:\n pass\nx\n')  # expect: SyntaxError expected 'except' or 'finally' block 3 1 3 2
check('try\n pass\n')  # expect: SyntaxError expected ':' 1 4 1 5
check('try:\n pass\nexcept\n pass\n')  # expect: SyntaxError expected ':' 3 7 3 8
check('try:\n pass\nexcept a as b.c:\n pass\n')  # expect: SyntaxError invalid syntax 3 14 3 15
check('try:\n pass\nexcept a\n pass\n')  # expect: SyntaxError expected ':' 3 9 3 10
check('try:\n pass\nfinally\n pass\n')  # expect: SyntaxError expected ':' 3 8 3 9
check('try:\n pass\nelse:\n pass\n')  # expect: SyntaxError expected 'except' or 'finally' block 3 1 3 5
check('with a\n pass\n')  # expect: SyntaxError expected ':' 1 7 1 8
check('with a b: pass')  # expect: SyntaxError invalid syntax 1 8 1 9
check('with (a, b)\n pass\n')  # expect: SyntaxError expected ':' 1 12 1 13
check('with:\n pass\n')  # expect: SyntaxError invalid syntax 1 5 1 6
check('x y')  # expect: SyntaxError invalid syntax 1 3 1 4
check('x 1')  # expect: SyntaxError invalid syntax 1 3 1 4
check('1 x')  # expect: SyntaxError invalid syntax 1 3 1 4
check("x 'a'")  # expect: SyntaxError invalid syntax 1 3 1 6
check("'a' x")  # expect: SyntaxError invalid syntax 1 5 1 6
check("x = 'a' b")  # expect: SyntaxError invalid syntax 1 9 1 10
check("print 'hello'")  # expect: SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? 1 1 1 14
check('print x')  # expect: SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? 1 1 1 8
check('print x, y')  # expect: SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? 1 1 1 11
check("exec 'x'")  # expect: SyntaxError Missing parentheses in call to 'exec'. Did you mean exec(...)? 1 1 1 9
check('print x y')  # expect: SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? 1 1 1 8
check('print (x) y')  # expect: SyntaxError invalid syntax 1 11 1 12
check('f(print x)')  # expect: SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? 1 3 1 10
check('a if b')  # expect: SyntaxError expected 'else' after 'if' expression 1 1 1 7
check('(a if b)')  # expect: SyntaxError expected 'else' after 'if' expression 1 2 1 8
check('f(a if b, c)')  # expect: SyntaxError expected 'else' after 'if' expression 1 3 1 9
check('[a if b for c in d]')  # expect: SyntaxError expected 'else' after 'if' expression 1 2 1 8
check('a if b else')  # expect: SyntaxError invalid syntax 1 12 1 13
check("d = {'a': 1\n'b': 2}\n")  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 11 2 4
check('@\nx\n')  # expect: SyntaxError invalid syntax 1 2 1 3
check('@x\ny\n')  # expect: SyntaxError invalid syntax 2 1 2 2
check('@x\ndef\n')  # expect: SyntaxError invalid syntax 2 4 2 5
check('@x y\ndef f(): pass\n')  # expect: SyntaxError invalid syntax 1 4 1 5
check('from a b')  # expect: SyntaxError invalid syntax 1 8 1 9
check('from import a')  # expect: SyntaxError invalid syntax 1 6 1 12
check('nonlocal 1')  # expect: SyntaxError invalid syntax 1 10 1 11
check('global x,')  # expect: SyntaxError invalid syntax 1 10 1 11
check('break 1')  # expect: SyntaxError invalid syntax 1 7 1 8
check('continue x')  # expect: SyntaxError invalid syntax 1 10 1 11
check('return x y')  # expect: SyntaxError invalid syntax 1 10 1 11
check('yield x y')  # expect: SyntaxError invalid syntax 1 9 1 10
check('del x y')  # expect: SyntaxError invalid syntax 1 7 1 8
check('a = yield x y')  # expect: SyntaxError invalid syntax 1 13 1 14
check('x = 5 +')  # expect: SyntaxError invalid syntax 1 8 1 9
check('x = + ')  # expect: SyntaxError invalid syntax 1 7 1 8
check('a..b')  # expect: SyntaxError invalid syntax 1 3 1 4
check('a.')  # expect: SyntaxError invalid syntax 1 3 1 4
check('a.1')  # expect: SyntaxError invalid syntax 1 2 1 4
check('a.if')  # expect: SyntaxError invalid syntax 1 3 1 5
check('if.x')  # expect: SyntaxError invalid syntax 1 3 1 4
check('a[]')  # expect: SyntaxError invalid syntax 1 3 1 4
check('a[1:2:3:4]')  # expect: SyntaxError invalid syntax 1 8 1 9
check('a[b c]')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 3 1 6
check('f(a for)')  # expect: SyntaxError invalid syntax 1 8 1 9
check('f(a for b)')  # expect: SyntaxError 'in' expected after for-loop variables 1 10 1 11
check('f(a for b in)')  # expect: SyntaxError invalid syntax 1 13 1 14
check('[a for b in c if]')  # expect: SyntaxError invalid syntax 1 17 1 18
check('[for a in b]')  # expect: SyntaxError invalid syntax 1 2 1 5
check('[a for a b in c]')  # expect: SyntaxError 'in' expected after for-loop variables 1 10 1 11
check('{a: b for c in d, e}')  # expect: SyntaxError invalid syntax 1 17 1 18
check('x = {1, 2, :}')  # expect: SyntaxError invalid syntax 1 12 1 13
check('()=1')  # expect: fine
check('()')  # expect: fine
check('( , )')  # expect: SyntaxError invalid syntax 1 3 1 4
check('[,]')  # expect: SyntaxError invalid syntax 1 2 1 3
check('{,}')  # expect: SyntaxError invalid syntax 1 2 1 3
check('(,a)')  # expect: SyntaxError invalid syntax 1 2 1 3
check('a = ,')  # expect: SyntaxError invalid syntax 1 5 1 6
check('a,,b')  # expect: SyntaxError invalid syntax 1 3 1 4
check('not not')  # expect: SyntaxError invalid syntax 1 8 1 9
check('a not b')  # expect: SyntaxError invalid syntax 1 7 1 8
check('a is')  # expect: SyntaxError invalid syntax 1 5 1 6
check('a is not')  # expect: SyntaxError invalid syntax 1 9 1 10
check('a in')  # expect: SyntaxError invalid syntax 1 5 1 6
check('a not in')  # expect: SyntaxError invalid syntax 1 9 1 10
check('a !')  # expect: SyntaxError invalid syntax 1 3 1 4
check('a <> b')  # expect: SyntaxError invalid syntax 1 3 1 5
check('a ? b')  # expect: SyntaxError invalid syntax 1 3 1 4
check('x = $')  # expect: SyntaxError invalid syntax 1 5 1 6
check('a++')  # expect: SyntaxError invalid syntax 1 4 1 5
check('a--')  # expect: SyntaxError invalid syntax 1 4 1 5
check('++a')  # expect: fine
check('a ++ b')  # expect: fine
check('a =+ 1')  # expect: fine
check('class True: pass')  # expect: SyntaxError invalid syntax 1 7 1 11
check('lambda None: 1')  # expect: SyntaxError invalid syntax 1 8 1 12
check('a.None')  # expect: SyntaxError invalid syntax 1 3 1 7
check('f(a := 1)')  # expect: fine
check('f(a=b:=1)')  # expect: SyntaxError invalid syntax 1 6 1 8
check('a[b:=1]')  # expect: fine
check('def f(a=b:=1): pass')  # expect: SyntaxError invalid syntax 1 10 1 12
check('f(a for a in b for c)')  # expect: SyntaxError 'in' expected after for-loop variables 1 21 1 22
check('f(x for x in y z)')  # expect: SyntaxError invalid syntax 1 16 1 17
check('print(1 2)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 7 1 10
check('print("a" x)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 7 1 12
check('print(x "a")')  # expect: SyntaxError invalid syntax 1 9 1 12
check('print(a, b c d)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 10 1 13
check('foo(x, y for y in range(3) for z in range(2) if z, p)')  # expect: SyntaxError Generator expression must be parenthesized 1 8 1 50
check('1 if lambda: 0 else 2')  # expect: SyntaxError invalid syntax 1 6 1 12
check('1 if lambda: 0')  # expect: SyntaxError invalid syntax 1 6 1 12
check('1 if (lambda: 0) else lambda: 2')  # expect: fine
check('while f(1 if lambda: x else 2): pass')  # expect: SyntaxError invalid syntax 1 14 1 20
check('[1 if lambda: x for x in y]')  # expect: SyntaxError invalid syntax 1 7 1 13
check('1 + not (a)')  # expect: SyntaxError 'not' after an operator must be parenthesized 1 5 1 11
check('1 / not (b\n)')  # expect: SyntaxError 'not' after an operator must be parenthesized 1 5 1 11
check('-not a + b')  # expect: SyntaxError 'not' after an operator must be parenthesized 1 2 1 7
check('-not not a')  # expect: SyntaxError invalid syntax 1 2 1 5
check('1 - not not a')  # expect: SyntaxError 'not' after an operator must be parenthesized 1 5 1 14
check('[a] + b = c')  # expect: SyntaxError cannot assign to expression 1 1 1 8
check('(a,)() = b')  # expect: SyntaxError cannot assign to function call 1 1 1 7
check('([a]) + b = c')  # expect: SyntaxError cannot assign to expression here. Maybe you meant '==' instead of '='? 1 1 1 10
check('if None.a + b = c: pass')  # expect: SyntaxError invalid syntax 1 15 1 16
check('(None) = c')  # expect: SyntaxError cannot assign to None here. Maybe you meant '==' instead of '='? 1 2 1 6
check('if ([a]) = c: pass')  # expect: SyntaxError cannot assign to list here. Maybe you meant '==' instead of '='? 1 5 1 8
