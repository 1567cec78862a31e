# Fields of f-strings, characters, indentation and what is left over: class, words and place of each mistake.
from data.mistakes import check

check('x = (,)')  # expect: SyntaxError invalid syntax 1 6 1 7
check('x = [,]')  # expect: SyntaxError invalid syntax 1 6 1 7
check('x = {,}')  # expect: SyntaxError invalid syntax 1 6 1 7
check('x = {1,,2}')  # expect: SyntaxError invalid syntax 1 8 1 9
check('x = (1,,)')  # expect: SyntaxError invalid syntax 1 8 1 9
check('(,)')  # expect: SyntaxError invalid syntax 1 2 1 3
check('[1, 2')  # expect: SyntaxError '[' was never closed 1 1 1 0
check(' ]x')  # expect: IndentationError unexpected indent 1 1 1 -1
check('{1, 2}{')  # expect: SyntaxError '{' was never closed 1 7 1 0
check('x = )')  # expect: SyntaxError unmatched ')' 1 5 1 5
check('x = ]')  # expect: SyntaxError unmatched ']' 1 5 1 5
check('x = }')  # expect: SyntaxError unmatched '}' 1 5 1 5
check('(x))')  # expect: SyntaxError unmatched ')' 1 4 1 4
check('[x]]')  # expect: SyntaxError unmatched ']' 1 4 1 4
check('{x}}')  # expect: SyntaxError unmatched '}' 1 4 1 4
check('x = 1)')  # expect: SyntaxError unmatched ')' 1 6 1 6
check('print(1))')  # expect: SyntaxError unmatched ')' 1 9 1 9
check('def f(): return 1 2')  # expect: SyntaxError invalid syntax 1 19 1 20
check('return 1 +')  # expect: SyntaxError invalid syntax 1 11 1 12
check('def f(): return = 1')  # expect: SyntaxError invalid syntax 1 17 1 18
check('def f(): yield from')  # expect: SyntaxError invalid syntax 1 20 1 21
check('def f(): x = yield from')  # expect: SyntaxError invalid syntax 1 24 1 25
check('def f(): yield from *a')  # expect: SyntaxError invalid syntax 1 21 1 22
check('def f(): yield *a')  # expect: SyntaxError can't use starred expression here 1 16 1 18
check('def f(): return *a')  # expect: SyntaxError can't use starred expression here 1 17 1 19
check('def f(): return *a, b')  # expect: fine
check('f(*a, **b, c)')  # expect: SyntaxError positional argument follows keyword argument unpacking 1 13 1 14
check('f(**a, c=1, d)')  # expect: SyntaxError positional argument follows keyword argument unpacking 1 14 1 15
check('(a for a in b')  # expect: SyntaxError '(' was never closed 1 1 1 0
check('(a for a in b for')  # expect: SyntaxError '(' was never closed 1 1 1 0
check('a if b else c if')  # expect: SyntaxError invalid syntax 1 17 1 18
check('if x == 1\n  y')  # expect: SyntaxError expected ':' 1 10 1 11
check('if (a, b: pass')  # expect: SyntaxError invalid syntax 1 9 1 10
check('if a := 1: pass')  # expect: fine
check('if a.b := 1: pass')  # expect: SyntaxError cannot use assignment expressions with attribute 1 4 1 7
check('while a = 1: pass')  # expect: SyntaxError invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1 7 1 12
check('if a.b = 1: pass')
# expect: SyntaxError cannot assign to attribute here. Maybe you meant '==' instead of '='? 1 4 1 7
check('if a[0] = 1: pass')
# expect: SyntaxError cannot assign to subscript here. Maybe you meant '==' instead of '='? 1 4 1 8
check('if f() = 1: pass')
# expect: SyntaxError cannot assign to function call here. Maybe you meant '==' instead of '='? 1 4 1 7
check('if 1 = a: pass')
# expect: SyntaxError cannot assign to literal here. Maybe you meant '==' instead of '='? 1 4 1 5
check('if a = b == c: pass')  # expect: SyntaxError invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1 4 1 9
check('if a and b = c: pass')  # expect: SyntaxError invalid syntax 1 12 1 13
check('if not a = b: pass')  # expect: SyntaxError invalid syntax 1 10 1 11
check('if (a = b): pass')  # expect: SyntaxError invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1 5 1 10
check('if (a, b = c): pass')
# expect: SyntaxError invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1 8 1 13
check('elif a = b: pass')  # expect: SyntaxError invalid syntax 1 1 1 5
check('x = (a = b)')  # expect: SyntaxError invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1 6 1 11
check('x = [a = b]')  # expect: SyntaxError invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1 6 1 11
check('x = {a = b}')  # expect: SyntaxError invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1 6 1 11
check('x = (a.b = c)')
# expect: SyntaxError cannot assign to attribute here. Maybe you meant '==' instead of '='? 1 6 1 9
check('x = [a.b = c]')
# expect: SyntaxError cannot assign to attribute here. Maybe you meant '==' instead of '='? 1 6 1 9
check('x = {a.b = c}')
# expect: SyntaxError cannot assign to attribute here. Maybe you meant '==' instead of '='? 1 6 1 9
check('x = {a: b = c}')  # expect: SyntaxError invalid syntax 1 11 1 12
check('x = (1 = 2)')  # expect: SyntaxError cannot assign to literal here. Maybe you meant '==' instead of '='? 1 6 1 7
check('x = (a + b = c)')
# expect: SyntaxError cannot assign to expression here. Maybe you meant '==' instead of '='? 1 6 1 11
check('print(a.b = c)')  # expect: SyntaxError expression cannot contain assignment, perhaps you meant "=="? 1 7 1 12
check('assert a == b = c')  # expect: SyntaxError invalid syntax 1 15 1 16
check('assert a.b = c')  # expect: SyntaxError invalid syntax 1 12 1 13
check('return a = b')  # expect: SyntaxError invalid syntax 1 10 1 11
check('while f() = 1:\n pass')
# expect: SyntaxError cannot assign to function call here. Maybe you meant '==' instead of '='? 1 7 1 10
check('[a for a in b if a = c]')  # expect: SyntaxError invalid syntax 1 20 1 21
check('[a = 1 for a in b]')  # expect: SyntaxError invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1 2 1 7
check('lambda x = : 1')  # expect: SyntaxError invalid syntax 1 12 1 13
check('def f(x) -> : pass')  # expect: SyntaxError expected ':' 1 10 1 12
check('def f(x) ->\n pass')  # expect: SyntaxError expected ':' 1 10 1 12
check('def f(x) -> int\n pass')  # expect: SyntaxError expected ':' 1 16 1 17
check('def f(x): int: pass')  # expect: SyntaxError invalid syntax 1 16 1 20
check('def f(x: ): pass')  # expect: SyntaxError invalid syntax 1 10 1 11
check('def f(x: int y): pass')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 10 1 15
check('def f(x: int = ): pass')  # expect: SyntaxError expected default value expression 1 14 1 15
check('def f(*x: *y, *z): pass')  # expect: SyntaxError invalid syntax 1 15 1 16
check('def f(**x: *y): pass')  # expect: SyntaxError invalid syntax 1 12 1 13
check('def f(x: *y): pass')  # expect: SyntaxError invalid syntax 1 10 1 11
check('def f(*, x: *y): pass')  # expect: SyntaxError invalid syntax 1 13 1 14
check('def f(*x: ): pass')  # expect: SyntaxError invalid syntax 1 11 1 12
check('with open(a) as f, open(b) as g\n pass')  # expect: SyntaxError expected ':' 1 32 1 33
check('with a as (b, c): pass')  # expect: fine
check('with a as [b, 1]: pass')  # expect: SyntaxError cannot assign to literal 1 15 1 16
check('with a as b.c d: pass')  # expect: SyntaxError invalid syntax 1 15 1 16
check('with (yield): pass')  # expect: SyntaxError 'yield' outside function 1 7 1 12
check('with a, : pass')  # expect: SyntaxError invalid syntax 1 9 1 10
check('with (a, b) as c: 1 2')  # expect: SyntaxError invalid syntax 1 21 1 22
check('with (a as b, c) as d: pass')  # expect: SyntaxError invalid syntax 1 18 1 20
check('with (a, b as c, d) e: pass')  # expect: SyntaxError invalid syntax 1 21 1 22
check('x = {**a, *b}')  # expect: SyntaxError invalid syntax 1 11 1 12
check('x = {*a, **b}')  # expect: SyntaxError invalid syntax 1 10 1 12
check('x = {1, 2: 3}')  # expect: SyntaxError invalid syntax 1 10 1 11
check('x = {1: 2, **}')  # expect: SyntaxError invalid syntax 1 14 1 15
check('x = {**}')  # expect: SyntaxError invalid syntax 1 8 1 9
check('x = [*]')  # expect: SyntaxError Invalid star expression 1 7 1 8
check('x = (*,)')  # expect: SyntaxError Invalid star expression 1 7 1 8
check('x = *')  # expect: SyntaxError invalid syntax 1 6 1 7
check('*')  # expect: SyntaxError invalid syntax 1 2 1 3
check('**')  # expect: SyntaxError invalid syntax 1 1 1 3
check('**a')  # expect: SyntaxError invalid syntax 1 1 1 3
check('x = **a')  # expect: SyntaxError invalid syntax 1 5 1 7
check('a = *b, *')  # expect: SyntaxError invalid syntax 1 10 1 11
check('a = b,, c')  # expect: SyntaxError invalid syntax 1 7 1 8
check('a, = ')  # expect: SyntaxError invalid syntax 1 6 1 7
check('a,, = b')  # expect: SyntaxError invalid syntax 1 3 1 4
check(',a = b')  # expect: SyntaxError invalid syntax 1 1 1 2
check(', a')  # expect: SyntaxError invalid syntax 1 1 1 2
check('"a" = 1')  # expect: SyntaxError cannot assign to literal here. Maybe you meant '==' instead of '='? 1 1 1 4
check('"a" "b" = 1')  # expect: SyntaxError cannot assign to literal here. Maybe you meant '==' instead of '='? 1 1 1 8
check('-1 = x')  # expect: SyntaxError cannot assign to expression here. Maybe you meant '==' instead of '='? 1 1 1 3
check('~x = 1')  # expect: SyntaxError cannot assign to expression here. Maybe you meant '==' instead of '='? 1 1 1 3
check('x.y() = 1')
# expect: SyntaxError cannot assign to function call here. Maybe you meant '==' instead of '='? 1 1 1 6
check('x().y = 1 2')  # expect: SyntaxError invalid syntax 1 11 1 12
check('x[0]() = 1')
# expect: SyntaxError cannot assign to function call here. Maybe you meant '==' instead of '='? 1 1 1 7
check('f() = g() = 1')  # expect: SyntaxError cannot assign to function call 1 1 1 4
check('x = f() = 1')  # expect: SyntaxError cannot assign to function call 1 5 1 8
check('x, f() = 1 = y')  # expect: SyntaxError cannot assign to function call 1 4 1 7
check('a = (b, c) = d + e = f')  # expect: SyntaxError cannot assign to expression 1 14 1 19
check('for x in *a: pass')  # expect: SyntaxError can't use starred expression here 1 10 1 12
check('for x in *a, b: pass 1')  # expect: SyntaxError invalid syntax 1 22 1 23
check('for *a in b: pass')  # expect: SyntaxError starred assignment target must be in a list or tuple 1 5 1 7
check('for *a, *b in c: pass')  # expect: SyntaxError multiple starred expressions in assignment 1 5 1 11
check('for (*a) in b: pass')  # expect: SyntaxError cannot use starred expression here 1 6 1 8
check('for x in (yield): pass')  # expect: SyntaxError 'yield' outside function 1 11 1 16
check('for x = 1 in y: pass')  # expect: SyntaxError invalid syntax 1 7 1 8
check('for x in range(10)\n  pass')  # expect: SyntaxError expected ':' 1 19 1 20
check('for x in range 10:\n  pass')  # expect: SyntaxError invalid syntax 1 16 1 18
check('for i in range(10): print i')
# expect: SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? 1 21 1 28
check('while 1: print i')
# expect: SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? 1 10 1 17
check('for x in y: pass else: pass')  # expect: SyntaxError invalid syntax 1 18 1 22
check('if a: b else: c')  # expect: SyntaxError invalid syntax 1 9 1 13
check('if a: if b: c')  # expect: SyntaxError invalid syntax 1 7 1 9
check('if a: for b in c: d')  # expect: SyntaxError invalid syntax 1 7 1 10
check('a; if b: c')  # expect: SyntaxError invalid syntax 1 4 1 6
check('a; def f(): pass')  # expect: SyntaxError invalid syntax 1 4 1 7
check('lambda: (yield)')  # expect: fine
check('lambda: yield')  # expect: SyntaxError invalid syntax 1 9 1 14
check('lambda x: return x')  # expect: SyntaxError invalid syntax 1 11 1 17
check('lambda: pass')  # expect: SyntaxError invalid syntax 1 9 1 13
check('x = print 1')  # expect: SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? 1 5 1 12
check('f(print 1)')  # expect: SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? 1 3 1 10
check('print 1 2')  # expect: SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? 1 1 1 8
check('exec')  # expect: fine
check('exec 1 2')  # expect: SyntaxError Missing parentheses in call to 'exec'. Did you mean exec(...)? 1 1 1 7
check('print 1,\nx y')  # expect: SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? 1 1 1 9
check('print a = b')  # expect: SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? 1 1 1 8
check('print(a) = b')
# expect: SyntaxError cannot assign to function call here. Maybe you meant '==' instead of '='? 1 1 1 9
check('1.x')  # expect: SyntaxError invalid decimal literal 1 2 1 2
check('1.5.x y')  # expect: SyntaxError invalid syntax 1 7 1 8
check('1..x')  # expect: fine
check('1 .x y')  # expect: SyntaxError invalid syntax 1 6 1 7
check('...x')  # expect: SyntaxError invalid syntax 1 4 1 5
check('... x')  # expect: SyntaxError invalid syntax 1 5 1 6
check('x ...')  # expect: SyntaxError invalid syntax 1 3 1 6
check('x = ... ...')  # expect: SyntaxError invalid syntax 1 9 1 12
check("'a''b' c")  # expect: SyntaxError invalid syntax 1 8 1 9
check('[x] y')  # expect: SyntaxError invalid syntax 1 5 1 6
check('(x) y')  # expect: SyntaxError invalid syntax 1 5 1 6
check('{x} y')  # expect: SyntaxError invalid syntax 1 5 1 6
check('x() y')  # expect: SyntaxError invalid syntax 1 5 1 6
check('x[0]y')  # expect: SyntaxError invalid syntax 1 5 1 6
check('(a)(b) c')  # expect: SyntaxError invalid syntax 1 8 1 9
check('not a b')  # expect: SyntaxError invalid syntax 1 7 1 8
check('-a b')  # expect: SyntaxError invalid syntax 1 4 1 5
check('a + b c')  # expect: SyntaxError invalid syntax 1 7 1 8
check('a < b c')  # expect: SyntaxError invalid syntax 1 7 1 8
check('a and b c')  # expect: SyntaxError invalid syntax 1 9 1 10
check('(a and b c)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 2 1 11
check('(a < b c)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 2 1 9
check('(not a b)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 2 1 9
check('(-a b)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 2 1 6
check('(a + b c)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 2 1 9
check('(a if b else c d)')  # expect: SyntaxError invalid syntax 1 16 1 17
check('(lambda: x y)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 10 1 13
check('(a, b c, d)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 5 1 8
check('(a := b c)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 7 1 10
check('(yield a b)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 8 1 11
check('f(*a b)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 4 1 7
check('f(**a b)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 5 1 8
check('f(a=b c)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 5 1 8
check('f(a=1, b=c d)')  # expect: SyntaxError invalid syntax 1 12 1 13
check('[*a b]')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 3 1 6
check('{**a b}')  # expect: SyntaxError invalid syntax 1 6 1 7
check('{a: b, c d}')  # expect: SyntaxError ':' expected after dictionary key 1 8 1 0
check('{a: b, c: d e}')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 11 1 14
check('{a: b, **c d}')  # expect: SyntaxError invalid syntax 1 12 1 13
check('x[a, b c]')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 6 1 9
check('x[a:b, c d]')  # expect: SyntaxError invalid syntax 1 10 1 11
check('x[a b:c]')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 3 1 6
check('x = [\n1,\n2 3,\n4]')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 3 1 3 4
check("x = {\n'a': 1\n'b': 2,\n}")  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 2 6 3 4
check('f(\na,\nb\nc)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 3 1 4 2
check('f(a, "b" c)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 6 1 11
check('f(a, "b"\nc)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 6 2 2
check('f(a, b"c" "d")')  # expect: SyntaxError cannot mix bytes and nonbytes literals 1 14 1 15
check('(a, b, lambda)')  # expect: SyntaxError invalid syntax 1 14 1 15
check('(a, 1 if 2)')  # expect: SyntaxError expected 'else' after 'if' expression 1 5 1 11
check('(1, 2, 3 4 5)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 8 1 11
check('(1, x for x in y)')  # expect: SyntaxError invalid syntax 1 7 1 10
check('f(x for x in y for)')  # expect: SyntaxError invalid syntax 1 19 1 20
check('if x: pass; else: pass')  # expect: SyntaxError invalid syntax 1 13 1 17
check('try: pass; except: pass')  # expect: SyntaxError invalid syntax 1 12 1 18
check('class C: pass; def f(): pass')  # expect: SyntaxError invalid syntax 1 16 1 19
check('def f(): class C: pass')  # expect: SyntaxError invalid syntax 1 10 1 15
check('x = 1 if y else z = 2')
# expect: SyntaxError invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1 1 1 6
check('x = y if z = 2')  # expect: SyntaxError expected 'else' after 'if' expression 1 5 1 11
check('x = (y if z = 2)')  # expect: SyntaxError expected 'else' after 'if' expression 1 6 1 12
check('x = y == z = 2')  # expect: SyntaxError invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1 1 1 6
check('(x, y) = 1, 2 = 3')  # expect: SyntaxError cannot assign to literal 1 10 1 11
check('(x == y) = z')
# expect: SyntaxError cannot assign to comparison here. Maybe you meant '==' instead of '='? 1 2 1 8
check('x == y = z')  # expect: SyntaxError cannot assign to comparison 1 1 1 7
check('x = y = z == w = v')  # expect: SyntaxError cannot assign to comparison 1 9 1 15
check('type = 1 2')  # expect: SyntaxError invalid syntax 1 10 1 11
check("f'{(a +)}'")  # expect: SyntaxError f-string: expecting a valid expression after '{' 1 4 1 5
check("f'{(a b)}'")  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 5 1 8
check("f'{[}'")  # expect: SyntaxError closing parenthesis '}' does not match opening parenthesis '[' 1 5 1 5
check("f'{f(,)}'")  # expect: SyntaxError f-string: expecting '=', or '!', or ':', or '}' 1 5 1 6
check("f'{a[,]}'")  # expect: SyntaxError f-string: expecting '=', or '!', or ':', or '}' 1 5 1 6
check("f'{a and}'")  # expect: SyntaxError f-string: expecting '=', or '!', or ':', or '}' 1 6 1 9
check("f'{not}'")  # expect: SyntaxError f-string: expecting a valid expression after '{' 1 4 1 7
check("f'{a.b +}'")  # expect: SyntaxError f-string: expecting '=', or '!', or ':', or '}' 1 8 1 9
check("f'{a + +}'")  # expect: SyntaxError f-string: expecting '=', or '!', or ':', or '}' 1 6 1 7
check("f'{x:{y +}}'")  # expect: SyntaxError f-string: expecting '=', or '!', or ':', or '}' 1 9 1 10
check("f'{x:{,}}'")  # expect: SyntaxError f-string: expecting a valid expression after '{' 1 7 1 8
check('f"{f\'{a b}\'}"')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 7 1 10
check("f'{a:{b!x}}'")
# expect: SyntaxError f-string: invalid conversion character 'x': expected 's', 'r', or 'a' 1 9 1 10
check("f'{a b c}'")  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 4 1 7
check("f'{a(b c)}'")  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 6 1 9
check("f'{(,)}'")  # expect: SyntaxError f-string: expecting a valid expression after '{' 1 4 1 5
check("f'{a or (b +)}'")  # expect: SyntaxError f-string: expecting '=', or '!', or ':', or '}' 1 6 1 8
check("f'{a\n b}'")  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 4 2 3
check('f\'{a "b"}\'')  # expect: SyntaxError f-string: expecting '=', or '!', or ':', or '}' 1 6 1 9
check("f'{1 2}'")  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 4 1 7
check("f'{x is}'")  # expect: SyntaxError f-string: expecting '=', or '!', or ':', or '}' 1 6 1 8
check("f'{class}'")  # expect: SyntaxError f-string: expecting a valid expression after '{' 1 4 1 9
check("f'{=!r}'")  # expect: SyntaxError f-string: valid expression required before '=' 1 4 1 5
check("f'{a!s:}'")  # expect: fine
check("f'{a !s x}'")  # expect: SyntaxError f-string: expecting ':' or '}' 1 9 1 10
check("f'{a:x}}'")  # expect: SyntaxError f-string: single '}' is not allowed 1 8 1 8
check("f'{a:{}}'")  # expect: SyntaxError f-string: valid expression required before '}' 1 7 1 8
check("f'{a:{b}{}}'")  # expect: SyntaxError f-string: valid expression required before '}' 1 10 1 11
check("f'{lambda}'")  # expect: SyntaxError f-string: expecting a valid expression after '{' 1 4 1 10
check("f'{lambda x}'")  # expect: SyntaxError f-string: expecting a valid expression after '{' 1 4 1 10
check("f'{(lambda x:)}'")  # expect: SyntaxError f-string: expecting a valid expression after '{' 1 4 1 5
check("f'{*}'")  # expect: SyntaxError f-string: expecting a valid expression after '{' 1 4 1 5
check("f'{a=}}'")  # expect: SyntaxError f-string: single '}' is not allowed 1 7 1 7
check("f'{yield 1 2}'")  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 10 1 13
check("f'{a := }'")  # expect: fine
check('f\'{"}\'')  # expect: SyntaxError unterminated string literal (detected at line 1) 1 4 1 4
check('f"{\'}"')  # expect: SyntaxError unterminated string literal (detected at line 1) 1 4 1 4
check("f'{a['b]}'")  # expect: SyntaxError '[' was never closed 1 5 1 0
check('f\'{a["b]}\'')  # expect: SyntaxError unterminated string literal (detected at line 1) 1 6 1 6
check("f'{#}'")  # expect: SyntaxError '{' was never closed 1 3 1 0
check("f'{a#}'")  # expect: SyntaxError '{' was never closed 1 3 1 0
check("f'{\n}'")  # expect: SyntaxError f-string: valid expression required before '}' 2 1 2 2
check("f'{a!\nr}'")
# expect: SyntaxError f-string: conversion type must come right after the exclamanation mark 1 5 2 2
check("f'{'")  # expect: SyntaxError f-string: expecting '}' 1 4 1 4
check('x = 1 if a else b = 2 = c')
# expect: SyntaxError invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1 1 1 6
check('x.y = 1 if a else b = 2')
# expect: SyntaxError cannot assign to attribute here. Maybe you meant '==' instead of '='? 1 1 1 4
check('x = lambda: 1 = 2')  # expect: SyntaxError cannot assign to lambda 1 5 1 14
check('x = not y = 2')  # expect: SyntaxError cannot assign to expression 1 5 1 10
check('x, y = 1 if a else b = 2')
# expect: SyntaxError invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1 4 1 9
check('f(a, *b, *)')  # expect: SyntaxError Invalid star expression 1 11 1 12
check('[*]')  # expect: SyntaxError Invalid star expression 1 3 1 4
check('{*, a}')  # expect: SyntaxError Invalid star expression 1 3 1 4
check('f(*, a)')  # expect: SyntaxError Invalid star expression 1 4 1 5
check('import a, b from c')  # expect: SyntaxError Did you mean to use 'from ... import ...' instead? 1 1 1 19
check('import a.b from c')  # expect: SyntaxError Did you mean to use 'from ... import ...' instead? 1 1 1 18
check('import a as b from c')  # expect: SyntaxError invalid syntax 1 15 1 19
check('from a import\n')  # expect: SyntaxError Expected one or more names after 'import' 1 14 1 14
check('import ;')  # expect: SyntaxError invalid syntax 1 8 1 9
check('for x in y: print x')
# expect: SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? 1 13 1 20
check('class C: print x')
# expect: SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? 1 10 1 17
check('[m n]')  # expect: SyntaxError invalid syntax 1 4 1 5
check('[t n]')  # expect: SyntaxError invalid syntax 1 4 1 5
check('(ty n)')  # expect: SyntaxError invalid syntax 1 5 1 6
check('(mat n)')  # expect: SyntaxError invalid syntax 1 6 1 7
check("'abc\\'")
# expect: SyntaxError unterminated string literal (detected at line 1); perhaps you escaped the end quote? 1 1 1 1
check('"abc\\"')
# expect: SyntaxError unterminated string literal (detected at line 1); perhaps you escaped the end quote? 1 1 1 1
check('"a\\\'')  # expect: SyntaxError unterminated string literal (detected at line 1) 1 1 1 1
check('\'a\\"')  # expect: SyntaxError unterminated string literal (detected at line 1) 1 1 1 1
check("b'abc\\'")
# expect: SyntaxError unterminated string literal (detected at line 1); perhaps you escaped the end quote? 1 1 1 1
check("f'abc\\'")  # expect: SyntaxError unterminated f-string literal (detected at line 1) 1 1 1 1
# a bad escape in an f-string that has no end
check('f"\\x1 {a')  # expect: SyntaxError '{' was never closed 1 7 1 0
check('f"\\x1 {a}')  # expect: SyntaxError unterminated f-string literal (detected at line 1) 1 1 1 1
check('f"""\\x1 {a} {b')  # expect: SyntaxError '{' was never closed 1 13 1 0
