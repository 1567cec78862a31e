# Statements and expressions that are not Python.


def check(source):
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset)
    else:
        print("fine")


check('00')  # expect: fine
check('0_0')  # expect: fine
check('012.5')  # expect: fine
check('01e5')  # expect: fine
check('01j')  # expect: fine
check('1if 2 else 3')  # expect: fine
check('0xfor')  # expect: SyntaxError invalid syntax 1 6
check('1or 2')  # expect: fine
check('a$b')  # expect: SyntaxError invalid syntax 1 2
check('a?')  # expect: SyntaxError invalid syntax 1 2
check('a!b')  # expect: SyntaxError invalid syntax 1 2
check('`a`')  # expect: SyntaxError invalid syntax 1 1
check('x = \x0c1')  # expect: fine
check("f'{yield}'")  # expect: SyntaxError 'yield' outside function 1 4
check("f'{a:=5}'")  # expect: fine
check("f'''{a\n}'''\n")  # expect: fine
check('f\'{"a"}\'')  # expect: fine
check('f\'{a["b"]}\'')  # expect: fine
check("f'{a,}'")  # expect: fine
check("f'{a,b!r}'")  # expect: fine
check('a.b = 1 1')  # expect: SyntaxError invalid syntax 1 9
check('a[0] = 1 1')  # expect: SyntaxError invalid syntax 1 10
check('a = 1 1')  # expect: SyntaxError invalid syntax 1 7
check('x: int: 3')  # expect: SyntaxError invalid syntax 1 7
check('x := 1')  # expect: SyntaxError invalid syntax 1 3
check('f(x for x in y, 1)')  # expect: SyntaxError Generator expression must be parenthesized 1 3
check('f(1, x for x in y)')  # expect: SyntaxError Generator expression must be parenthesized 1 6
check('f(x for x in y, z for z in w)')  # expect: SyntaxError Generator expression must be parenthesized 1 3
check('f(a=1, b)')  # expect: SyntaxError positional argument follows keyword argument 1 9
check('f(**a, b)')  # expect: SyntaxError positional argument follows keyword argument unpacking 1 9
check('f(a=1, b, c=2)')  # expect: SyntaxError positional argument follows keyword argument 1 14
check('return f() = 1')  # expect: SyntaxError invalid syntax 1 12
check('assert x = 1')  # expect: SyntaxError invalid syntax 1 10
check('a = b = c d')  # expect: SyntaxError invalid syntax 1 11
check('print f(x) = 1')  # expect: SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? 1 1
check('if x := f() = 3: pass')  # expect: SyntaxError invalid syntax 1 13
check('a.b = c.d e')  # expect: SyntaxError invalid syntax 1 11
check('if True = 1: pass')  # expect: SyntaxError invalid syntax 1 9
check('del')  # expect: SyntaxError invalid syntax 1 4
check('for x in: pass')  # expect: SyntaxError invalid syntax 1 9
check('for x y in z: pass')  # expect: SyntaxError invalid syntax 1 7
check('import a.b as c.d')  # expect: SyntaxError invalid syntax 1 16
check('from a import b.c')  # expect: SyntaxError invalid syntax 1 16
check('from a import b,')  # expect: SyntaxError trailing comma not allowed without surrounding parentheses 1 17
check('from a import')  # expect: SyntaxError Expected one or more names after 'import' 1 14
check('import')  # expect: SyntaxError Expected one or more names after 'import' 1 7
check('from . import *, a')  # expect: SyntaxError invalid syntax 1 16
check('from a import ()')  # expect: SyntaxError invalid syntax 1 16
check('from .. import b as')  # expect: SyntaxError invalid syntax 1 20
check('x = = 1')  # expect: SyntaxError invalid syntax 1 5
check('x ==== 1')  # expect: SyntaxError invalid syntax 1 5
check('a = b c')  # expect: SyntaxError invalid syntax 1 7
check('f(a b)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 3
check('f(a, b c)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 6
check('(a b)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 2
check('[a b]')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 2
check('{a b}')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 2
check('{a: b c}')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 5
check('{a: b, c d}')  # expect: SyntaxError ':' expected after dictionary key 1 8
check('{a b: c}')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 2
check('{a: 1, b}')  # expect: SyntaxError ':' expected after dictionary key 1 8
check('{a:}')  # expect: SyntaxError expression expected after dictionary key and ':' 1 3
check('{a: *b}')  # expect: SyntaxError cannot use a starred expression in a dictionary value 1 5
check('{**a, b}')  # expect: SyntaxError ':' expected after dictionary key 1 7
check('{a: 1, **b: 2}')  # expect: SyntaxError invalid syntax 1 11
check('{**a for a in b}')  # expect: SyntaxError dict unpacking cannot be used in dict comprehension 1 2
check('{a, b: c}')  # expect: SyntaxError invalid syntax 1 6
check('{*a: 1}')  # expect: SyntaxError invalid syntax 1 4
check('[*a for a in b]')  # expect: SyntaxError iterable unpacking cannot be used in comprehension 1 2
check('(*a for a in b)')  # expect: SyntaxError iterable unpacking cannot be used in comprehension 1 2
check('{*a for a in b}')  # expect: SyntaxError iterable unpacking cannot be used in comprehension 1 2
check('(a, b for a in c)')  # expect: SyntaxError invalid syntax 1 7
check('(*a)')  # expect: SyntaxError cannot use starred expression here 1 2
check('(**a)')  # expect: SyntaxError cannot use double starred expression here 1 2
check('*a')  # expect: SyntaxError can't use starred expression here 1 1
check('x = *a')  # expect: SyntaxError can't use starred expression here 1 5
check('if x\n  pass\n')  # expect: SyntaxError expected ':' 1 5
check('if x y: pass')  # expect: SyntaxError invalid syntax 1 6
check('if (x y): pass')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 5
check('elif x:\n pass\n')  # expect: SyntaxError invalid syntax 1 1
check('else:\n pass\n')  # expect: SyntaxError invalid syntax 1 1
check('if x:\n pass\nelse\n pass\n')  # expect: SyntaxError expected ':' 3 5
check('if x:\n pass\nelif y\n pass\n')  # expect: SyntaxError expected ':' 3 7
check('while x\n pass\n')  # expect: SyntaxError expected ':' 1 8
check('while x y: pass')  # expect: SyntaxError invalid syntax 1 9
check('for x in y\n pass\n')  # expect: SyntaxError expected ':' 1 11
check('for x in y z: pass')  # expect: SyntaxError invalid syntax 1 12
check('for x\n pass\n')  # expect: SyntaxError invalid syntax 1 6
check('for')  # expect: SyntaxError invalid syntax 1 4
check('for x in')  # expect: SyntaxError invalid syntax 1 9
check('def f')  # expect: SyntaxError expected '(' 1 6
check('def f:\n pass\n')  # expect: SyntaxError expected '(' 1 6
check('def f()\n pass\n')  # expect: SyntaxError expected ':' 1 8
check('def f(:\n pass\n')  # expect: SyntaxError invalid syntax 1 7
check('def f(x) -> :\n pass\n')  # expect: SyntaxError expected ':' 1 10
check('def f(x) int: pass')  # expect: SyntaxError expected ':' 1 10
check('def 1(): pass')  # expect: SyntaxError invalid syntax 1 5
check('def f(1): pass')  # expect: SyntaxError invalid syntax 1 7
check('def f(a, (b, c)): pass')  # expect: SyntaxError Function parameters cannot be parenthesized 1 10
check('def f((a)): pass')  # expect: SyntaxError Function parameters cannot be parenthesized 1 7
check('lambda (a, b): 1')  # expect: SyntaxError Lambda expression parameters cannot be parenthesized 1 8
check('def f(a=1, b): pass')  # expect: SyntaxError parameter without a default follows parameter with a default 1 12
check('def f(*): pass')  # expect: SyntaxError named arguments must follow bare * 1 7
check('def f(*, **k): pass')  # expect: SyntaxError named arguments must follow bare * 1 7
check('def f(*,): pass')  # expect: SyntaxError named arguments must follow bare * 1 7
check('def f(a, *, *b): pass')  # expect: SyntaxError * argument may appear only once 1 13
check('def f(*a, *b): pass')  # expect: SyntaxError * argument may appear only once 1 11
check('def f(*a=1): pass')  # expect: SyntaxError var-positional argument cannot have default value 1 9
check('def f(**a=1): pass')  # expect: SyntaxError var-keyword argument cannot have default value 1 10
check('def f(**a, b): pass')  # expect: SyntaxError arguments cannot follow var-keyword argument 1 12
check('def f(**a, *b): pass')  # expect: SyntaxError arguments cannot follow var-keyword argument 1 12
check('def f(a, /, b, /): pass')  # expect: SyntaxError / may appear only once 1 16
check('def f(*a, /): pass')  # expect: SyntaxError / must be ahead of * 1 11
check('def f(a, / *b): pass')  # expect: SyntaxError expected comma between / and * 1 12
check('def f(a=): pass')  # expect: SyntaxError expected default value expression 1 8
check('def f(a=, b): pass')  # expect: SyntaxError expected default value expression 1 8
check('lambda *: 1')  # expect: SyntaxError named arguments must follow bare * 1 9
check('lambda a=1, b: 1')  # expect: SyntaxError parameter without a default follows parameter with a default 1 13
check('lambda a b: 1')  # expect: SyntaxError invalid syntax 1 10
check('lambda a, /, /: 1')  # expect: SyntaxError / may appear only once 1 14
check('lambda x 1')  # expect: SyntaxError invalid syntax 1 10
check('lambda: ')  # expect: SyntaxError invalid syntax 1 9
check('lambda *a, *b: 1')  # expect: SyntaxError * argument may appear only once 1 12
check('lambda **k, a: 1')  # expect: SyntaxError arguments cannot follow var-keyword argument 1 13
check('lambda a=: 1')  # expect: SyntaxError invalid syntax 1 10
check('lambda *a=1: 1')  # expect: SyntaxError var-positional argument cannot have default value 1 10
check('class A\n pass\n')  # expect: SyntaxError expected ':' 1 8
check('class A(: pass')  # expect: SyntaxError invalid syntax 1 9
check('class 1: pass')  # expect: SyntaxError invalid syntax 1 7
check('class A() pass')  # expect: SyntaxError invalid syntax 1 11
check('class A(x for x in y): pass')  # expect: SyntaxError invalid syntax 1 11
check('class A(\n (x)\n for x in y): pass')  # expect: SyntaxError invalid syntax 3 2
check('class A(x, y for y in z): pass')  # expect: SyntaxError Generator expression must be parenthesized 1 12
check('class A(B) pass')  # expect: SyntaxError invalid syntax 1 12
check('class: pass')  # expect: SyntaxError invalid syntax 1 6
check('try:\n pass\n')  # expect: SyntaxError expected 'except' or 'finally' block 2 6
check('try:\n pass\nx\n')  # expect: SyntaxError expected 'except' or 'finally' block 3 1
check('try\n pass\n')  # expect: SyntaxError expected ':' 1 4
check('try:\n pass\nexcept\n pass\n')  # expect: SyntaxError expected ':' 3 7
check('try:\n pass\nexcept a as b.c:\n pass\n')  # expect: SyntaxError invalid syntax 3 14
check('try:\n pass\nexcept a\n pass\n')  # expect: SyntaxError expected ':' 3 9
check('try:\n pass\nfinally\n pass\n')  # expect: SyntaxError expected ':' 3 8
check('try:\n pass\nelse:\n pass\n')  # expect: SyntaxError expected 'except' or 'finally' block 3 1
check('with a\n pass\n')  # expect: SyntaxError expected ':' 1 7
check('with a as b\n pass\n')  # expect: SyntaxError expected ':' 1 12
check('with a b: pass')  # expect: SyntaxError invalid syntax 1 8
check('with (a, b)\n pass\n')  # expect: SyntaxError expected ':' 1 12
check('with:\n pass\n')  # expect: SyntaxError invalid syntax 1 5
check('with a as: pass')  # expect: SyntaxError invalid syntax 1 10
check('return')  # expect: SyntaxError 'return' outside function 1 1
check('x y')  # expect: SyntaxError invalid syntax 1 3
check('x 1')  # expect: SyntaxError invalid syntax 1 3
check('1 x')  # expect: SyntaxError invalid syntax 1 3
check("x 'a'")  # expect: SyntaxError invalid syntax 1 3
check("'a' x")  # expect: SyntaxError invalid syntax 1 5
check("x = 'a' b")  # expect: SyntaxError invalid syntax 1 9
check("print 'hello'")  # expect: SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? 1 1
check('print x')  # expect: SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? 1 1
check('print x, y')  # expect: SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? 1 1
check("exec 'x'")  # expect: SyntaxError Missing parentheses in call to 'exec'. Did you mean exec(...)? 1 1
check('print -1')  # expect: fine
check('print x y')  # expect: SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? 1 1
check('print')  # expect: fine
check('print (x) y')  # expect: SyntaxError invalid syntax 1 11
check('f(print x)')  # expect: SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? 1 3
check('a if b')  # expect: SyntaxError expected 'else' after 'if' expression 1 1
check('x = a if b')  # expect: SyntaxError expected 'else' after 'if' expression 1 5
check('(a if b)')  # expect: SyntaxError expected 'else' after 'if' expression 1 2
check('f(a if b, c)')  # expect: SyntaxError expected 'else' after 'if' expression 1 3
check('[a if b for c in d]')  # expect: SyntaxError expected 'else' after 'if' expression 1 2
check('a if b else')  # expect: SyntaxError invalid syntax 1 12
check("d = {'a': 1\n'b': 2}\n")  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 11
check('@\nx\n')  # expect: SyntaxError invalid syntax 1 2
check('@x\ny\n')  # expect: SyntaxError invalid syntax 2 1
check('@x\ndef\n')  # expect: SyntaxError invalid syntax 2 4
check('@x y\ndef f(): pass\n')  # expect: SyntaxError invalid syntax 1 4
check('import a b')  # expect: SyntaxError invalid syntax 1 10
check('from a b')  # expect: SyntaxError invalid syntax 1 8
check('from import a')  # expect: SyntaxError invalid syntax 1 6
check('import a as')  # expect: SyntaxError invalid syntax 1 12
check('import a,')  # expect: SyntaxError invalid syntax 1 10
check('import a.')  # expect: SyntaxError invalid syntax 1 10
check('from a import b as')  # expect: SyntaxError invalid syntax 1 19
check('global')  # expect: SyntaxError invalid syntax 1 7
check('global x y')  # expect: SyntaxError invalid syntax 1 10
check('nonlocal 1')  # expect: SyntaxError invalid syntax 1 10
check('global x,')  # expect: SyntaxError invalid syntax 1 10
check('raise x y')  # expect: SyntaxError invalid syntax 1 9
check('raise x from')  # expect: SyntaxError invalid syntax 1 13
check('raise from x')  # expect: SyntaxError invalid syntax 1 7
check('assert')  # expect: SyntaxError invalid syntax 1 7
check('assert x y')  # expect: SyntaxError invalid syntax 1 10
check('assert x,')  # expect: SyntaxError invalid syntax 1 10
check('pass x')  # expect: SyntaxError invalid syntax 1 6
check('break 1')  # expect: SyntaxError invalid syntax 1 7
check('continue x')  # expect: SyntaxError invalid syntax 1 10
check('return x y')  # expect: SyntaxError invalid syntax 1 10
check('yield x y')  # expect: SyntaxError invalid syntax 1 9
check('del x y')  # expect: SyntaxError invalid syntax 1 7
check('a = yield x y')  # expect: SyntaxError invalid syntax 1 13
check('x = 5 +')  # expect: SyntaxError invalid syntax 1 8
check('x = + ')  # expect: SyntaxError invalid syntax 1 7
check('x = *')  # expect: SyntaxError invalid syntax 1 6
check('a..b')  # expect: SyntaxError invalid syntax 1 3
check('a.')  # expect: SyntaxError invalid syntax 1 3
check('a.1')  # expect: SyntaxError invalid syntax 1 2
check('a.if')  # expect: SyntaxError invalid syntax 1 3
check('if.x')  # expect: SyntaxError invalid syntax 1 3
check('a[]')  # expect: SyntaxError invalid syntax 1 3
check('a[1:2:3:4]')  # expect: SyntaxError invalid syntax 1 8
check('a[b c]')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 3
check('f(,)')  # expect: SyntaxError invalid syntax 1 3
check('f(a,,b)')  # expect: SyntaxError invalid syntax 1 5
check('f(*)')  # expect: SyntaxError Invalid star expression 1 4
check('f(**)')  # expect: SyntaxError invalid syntax 1 5
check('f(a for)')  # expect: SyntaxError invalid syntax 1 8
check('f(a for b)')  # expect: SyntaxError 'in' expected after for-loop variables 1 10
check('f(a for b in)')  # expect: SyntaxError invalid syntax 1 13
check('[a for b in c if]')  # expect: SyntaxError invalid syntax 1 17
check('[for a in b]')  # expect: SyntaxError invalid syntax 1 2
check('[a for a b in c]')  # expect: SyntaxError 'in' expected after for-loop variables 1 10
check('{a: b for c in d, e}')  # expect: SyntaxError invalid syntax 1 17
check('x = {1, 2, :}')  # expect: SyntaxError invalid syntax 1 12
check('()=1')  # expect: fine
check('()')  # expect: fine
check('( , )')  # expect: SyntaxError invalid syntax 1 3
check('[,]')  # expect: SyntaxError invalid syntax 1 2
check('{,}')  # expect: SyntaxError invalid syntax 1 2
check('(,a)')  # expect: SyntaxError invalid syntax 1 2
check('a = ,')  # expect: SyntaxError invalid syntax 1 5
check('a, = ')  # expect: SyntaxError invalid syntax 1 6
check('a,,b')  # expect: SyntaxError invalid syntax 1 3
check('not')  # expect: SyntaxError invalid syntax 1 4
check('not not')  # expect: SyntaxError invalid syntax 1 8
check('a not b')  # expect: SyntaxError invalid syntax 1 7
check('a is')  # expect: SyntaxError invalid syntax 1 5
check('a is not')  # expect: SyntaxError invalid syntax 1 9
check('a in')  # expect: SyntaxError invalid syntax 1 5
check('a not in')  # expect: SyntaxError invalid syntax 1 9
check('a !')  # expect: SyntaxError invalid syntax 1 3
check('a <> b')  # expect: SyntaxError invalid syntax 1 3
check('a ? b')  # expect: SyntaxError invalid syntax 1 3
check('x = $')  # expect: SyntaxError invalid syntax 1 5
check('a++')  # expect: SyntaxError invalid syntax 1 4
check('a--')  # expect: SyntaxError invalid syntax 1 4
check('++a')  # expect: fine
check('a ++ b')  # expect: fine
check('a =+ 1')  # expect: fine
check('def None(): pass')  # expect: SyntaxError invalid syntax 1 5
check('class True: pass')  # expect: SyntaxError invalid syntax 1 7
check('import None')  # expect: SyntaxError invalid syntax 1 8
check('None.x = 1')  # expect: fine
check('lambda None: 1')  # expect: SyntaxError invalid syntax 1 8
check('a.None')  # expect: SyntaxError invalid syntax 1 3
check('f(a := 1)')  # expect: fine
check('f(a=b:=1)')  # expect: SyntaxError invalid syntax 1 6
check('a[b:=1]')  # expect: fine
check('x = y := 1')  # expect: SyntaxError invalid syntax 1 7
check('def f(a=b:=1): pass')  # expect: SyntaxError invalid syntax 1 10
check('f(*a for a in b)')  # expect: SyntaxError iterable unpacking cannot be used in comprehension 1 3
check('f(a for a in b for c)')  # expect: SyntaxError 'in' expected after for-loop variables 1 21
check('f(a, **)')  # expect: SyntaxError invalid syntax 1 8
check('f(x for x in y z)')  # expect: SyntaxError invalid syntax 1 16
check('print(a b)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 7
check('print(1 2)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 7
check('print("a" x)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 7
check('print(x "a")')  # expect: SyntaxError invalid syntax 1 9
check('print(a, b c d)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 10
check('foo(x, y for y in range(3) for z in range(2) if z, p)')  # expect: SyntaxError Generator expression must be parenthesized 1 8
