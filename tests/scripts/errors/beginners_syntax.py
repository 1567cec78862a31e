# Mistakes of syntax as beginners make them: what is told, and which part of which line is marked.
from data.mistakes import check

check('print "hello"')  # expect: SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? 1 1 1 14
check('print hello')  # expect: SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? 1 1 1 12
check('print("hello"')  # expect: SyntaxError '(' was never closed 1 6 1 0
check('print("hello)')  # expect: SyntaxError unterminated string literal (detected at line 1) 1 7 1 7
check('print("hello\')')  # expect: SyntaxError unterminated string literal (detected at line 1) 1 7 1 7
check('print("a" "b" c)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 7 1 16
check('print(a "b" c)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 9 1 14
check('[a "b" c "d"]')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 4 1 9
check('print(a 5 c)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 7 1 10
check('print(a f"b" c)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 7 1 13
check('print("a", b c)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 12 1 15
check('x = input("n: "')  # expect: SyntaxError '(' was never closed 1 10 1 0
check('if x == 5 print("x")')  # expect: SyntaxError invalid syntax 1 11 1 16
check('if x = 5:\n    print(x)')  # expect: SyntaxError invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1 4 1 9
check('if x == 5\n    print(x)')  # expect: SyntaxError expected ':' 1 10 1 11
check('if x == 5:\nprint(x)')  # expect: IndentationError expected an indented block after 'if' statement on line 1 2 1 2 6
check('if True:\n    print(1)\n  print(2)')  # expect: IndentationError unindent does not match any outer indentation level 3 11 3 -1
check('if True:\n\tprint(1)\n        print(2)')  # expect: TabError inconsistent use of tabs and spaces in indentation 3 1 3 0
check('else:\n    pass')  # expect: SyntaxError invalid syntax 1 1 1 5
check('if True:\n    pass\nelse if x:\n    pass')  # expect: SyntaxError expected ':' 3 6 3 8
check('if True:\n    pass\nelseif x:\n    pass')  # expect: SyntaxError invalid syntax 3 8 3 9
check('if True {\n}')  # expect: SyntaxError invalid syntax 1 9 1 10
check('while True\n    pass')  # expect: SyntaxError expected ':' 1 11 1 12
check('for i in range(5)\n    print(i)')  # expect: SyntaxError expected ':' 1 18 1 19
check('for i in range 5:\n    print(i)')  # expect: SyntaxError invalid syntax 1 16 1 17
check('for i on range(5):\n    pass')  # expect: SyntaxError invalid syntax 1 7 1 9
check('for (i = 0; i < 5; i++):\n    pass')  # expect: SyntaxError invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1 6 1 11
check('for i in range(5):\nprint(i)')  # expect: IndentationError expected an indented block after 'for' statement on line 1 2 1 2 6
check('def f()\n    pass')  # expect: SyntaxError expected ':' 1 8 1 9
check('def f:\n    pass')  # expect: SyntaxError expected '(' 1 6 1 7
check('def f(x, y:\n    pass')  # expect: SyntaxError '(' was never closed 1 6 1 0
check('def f(x y):\n    pass')  # expect: SyntaxError invalid syntax 1 9 1 10
check('def f(1):\n    pass')  # expect: SyntaxError invalid syntax 1 7 1 8
check('def f("a"):\n    pass')  # expect: SyntaxError invalid syntax 1 7 1 10
check('def (x):\n    pass')  # expect: SyntaxError invalid syntax 1 5 1 6
check('function f():\n    pass')  # expect: SyntaxError invalid syntax 1 10 1 11
check('def f(x=1, y):\n    pass')  # expect: SyntaxError parameter without a default follows parameter with a default 1 12 1 13
check('def f(x, x):\n    pass')  # expect: SyntaxError duplicate argument 'x' in function definition 1 10 1 11
check('def f():\n')  # expect: IndentationError expected an indented block after function definition on line 1 1 9 1 -1
check('def f():\n# c\n')  # expect: IndentationError expected an indented block after function definition on line 1 2 4 2 -1
check('class A\n    pass')  # expect: SyntaxError expected ':' 1 8 1 9
check('class A():\n    def __init__(self\n        pass')  # expect: SyntaxError '(' was never closed 2 17 2 0
check('class:\n    pass')  # expect: SyntaxError invalid syntax 1 6 1 7
check('return 5')  # expect: SyntaxError 'return' outside function 1 1 1 9
check('++x\nx--')  # expect: SyntaxError invalid syntax 2 4 2 5
check('x =! 5')  # expect: SyntaxError invalid syntax 1 4 1 5
check('x <> 5')  # expect: SyntaxError invalid syntax 1 3 1 5
check('x !== 5')  # expect: SyntaxError invalid syntax 1 5 1 6
check('x === 5')  # expect: SyntaxError invalid syntax 1 5 1 6
check('a && b')  # expect: SyntaxError invalid syntax 1 4 1 5
check('a || b')  # expect: SyntaxError invalid syntax 1 4 1 5
check('!a')  # expect: SyntaxError invalid syntax 1 1 1 2
check('x = 5 if y')  # expect: SyntaxError expected 'else' after 'if' expression 1 5 1 11
check('x = 5 if y else')  # expect: SyntaxError invalid syntax 1 16 1 17
check('x = [1, 2, 3')  # expect: SyntaxError '[' was never closed 1 5 1 0
check('x = [1 2 3]')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 6 1 9
check('x = [1, 2 3]')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 9 1 12
check('x = {1: 2, 3}')  # expect: SyntaxError ':' expected after dictionary key 1 12 1 0
check('x = {"a" 1}')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 6 1 11
check('x = {"a": 1 "b": 2}')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 11 1 16
check('x = (1, 2')  # expect: SyntaxError '(' was never closed 1 5 1 0
check('x = 1, 2)')  # expect: SyntaxError unmatched ')' 1 9 1 9
check('x = "abc')  # expect: SyntaxError unterminated string literal (detected at line 1) 1 5 1 5
check("x = 'it's'")  # expect: SyntaxError unterminated string literal (detected at line 1) 1 10 1 10
check('x = """abc')  # expect: SyntaxError unterminated triple-quoted string literal (detected at line 1) 1 5 1 5
check('5 = x')  # expect: SyntaxError cannot assign to literal here. Maybe you meant '==' instead of '='? 1 1 1 2
check('"a" = x')  # expect: SyntaxError cannot assign to literal here. Maybe you meant '==' instead of '='? 1 1 1 4
check('x + 1 = y')  # expect: SyntaxError cannot assign to expression here. Maybe you meant '==' instead of '='? 1 1 1 6
check('f() = 1')  # expect: SyntaxError cannot assign to function call here. Maybe you meant '==' instead of '='? 1 1 1 4
check('import = 1')  # expect: SyntaxError invalid syntax 1 8 1 9
check('lambda = 1')  # expect: SyntaxError invalid syntax 1 8 1 9
check('x = 08')  # expect: SyntaxError leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers 1 5 1 6
check('x = 1_')  # expect: SyntaxError invalid decimal literal 1 6 1 6
check('x = 0b12')  # expect: SyntaxError invalid digit '2' in binary literal 1 8 1 8
check('x = 0xg')  # expect: SyntaxError invalid hexadecimal literal 1 6 1 6
check('x = 1.2.3')  # expect: SyntaxError invalid syntax 1 8 1 10
check('x = 1,000.5.6')  # expect: SyntaxError invalid syntax 1 12 1 14
check('1x = 5')  # expect: SyntaxError invalid decimal literal 1 1 1 1
check('my-var = 5')  # expect: SyntaxError cannot assign to expression here. Maybe you meant '==' instead of '='? 1 1 1 7
check('my var = 5')  # expect: SyntaxError invalid syntax 1 4 1 7
check('$x = 5')  # expect: SyntaxError invalid syntax 1 1 1 2
check('x = 5;;')  # expect: SyntaxError invalid syntax 1 7 1 8
check('import math, \n')  # expect: SyntaxError invalid syntax 1 14 1 15
check('from math import')  # expect: SyntaxError Expected one or more names after 'import' 1 17 1 17
check('from math import (')  # expect: SyntaxError '(' was never closed 1 18 1 0
check('from math import sqrt,')  # expect: SyntaxError trailing comma not allowed without surrounding parentheses 1 23 1 24
check('import "math"')  # expect: SyntaxError invalid syntax 1 8 1 14
check('from import math')  # expect: SyntaxError invalid syntax 1 6 1 12
check('import math as')  # expect: SyntaxError invalid syntax 1 15 1 16
check('del 5')  # expect: SyntaxError cannot delete literal 1 5 1 6
check('try:\n    pass')  # expect: SyntaxError expected 'except' or 'finally' block 2 9 2 -1
check('try:\n    pass\nexcept\n    pass')  # expect: SyntaxError expected ':' 3 7 3 8
check('try:\n    pass\nexcept ValueError e:\n    pass')  # expect: SyntaxError invalid syntax 3 19 3 20
check('try:\npass\nexcept: pass')  # expect: IndentationError expected an indented block after 'try' statement on line 1 2 1 2 5
check('try:\n    x\nfinally\n    pass')  # expect: SyntaxError expected ':' 3 8 3 9
check('except:\n    pass')  # expect: SyntaxError invalid syntax 1 1 1 7
check('with open("f") as f\n    pass')  # expect: SyntaxError expected ':' 1 20 1 21
check('with open("f") f:\n    pass')  # expect: SyntaxError invalid syntax 1 16 1 17
check('x = lambda: pass')  # expect: SyntaxError invalid syntax 1 13 1 17
check('x = lambda x, x: 1')  # expect: SyntaxError duplicate argument 'x' in function definition 1 15 1 16
check('[x for in y]')  # expect: SyntaxError invalid syntax 1 8 1 10
check('{x: for x in y}')  # expect: SyntaxError invalid syntax 1 5 1 8
check('f(a=1, 2)')  # expect: SyntaxError positional argument follows keyword argument 1 9 1 10
check('f(a, , b)')  # expect: SyntaxError invalid syntax 1 6 1 7
check('f(a,,)')  # expect: SyntaxError invalid syntax 1 5 1 6
check('f((a)')  # expect: SyntaxError '(' was never closed 1 2 1 0
check('f(a))')  # expect: SyntaxError unmatched ')' 1 5 1 5
check('x[')  # expect: SyntaxError '[' was never closed 1 2 1 0
check('x[1')  # expect: SyntaxError '[' was never closed 1 2 1 0
check('.x')  # expect: SyntaxError invalid syntax 1 1 1 2
check('x.5a')  # expect: SyntaxError invalid decimal literal 1 3 1 3
check('@\ndef f(): pass')  # expect: SyntaxError invalid syntax 1 2 1 3
check('@f\nx = 1')  # expect: SyntaxError invalid syntax 2 1 2 2
check('async x')  # expect: SyntaxError invalid syntax 1 7 1 8
check('await x')  # expect: SyntaxError 'await' outside function 1 1 1 8
check('async def f(): yield from x')  # expect: SyntaxError 'yield from' inside async function 1 16 1 28
check('def f():\n    x = 1\n    global x')  # expect: SyntaxError name 'x' is assigned to before global declaration 3 5 3 13
check('def f():\n    nonlocal x')  # expect: SyntaxError no binding for nonlocal 'x' found 2 5 2 15
check('def f(x):\n    global x')  # expect: SyntaxError name 'x' is parameter and global 2 5 2 13
check('yield x')  # expect: SyntaxError 'yield' outside function 1 1 1 8
check('print(yield)')  # expect: SyntaxError invalid syntax 1 7 1 12
check('x = 1\nfrom __future__ import annotations')  # expect: SyntaxError from __future__ imports must occur at the beginning of the file 2 1 2 35
check('if x:\n    pass\n  elif y:\n    pass')  # expect: IndentationError unindent does not match any outer indentation level 3 10 3 -1
check('  x = 1')  # expect: IndentationError unexpected indent 1 2 1 -1
check('x = 1\n  y = 2')  # expect: IndentationError unexpected indent 2 2 2 -1
check('def f():\n    x\n   y')  # expect: IndentationError unindent does not match any outer indentation level 3 5 3 -1
check('def f():\n        x\n    y')  # expect: IndentationError unindent does not match any outer indentation level 3 6 3 -1
check('match x:\n    case 1\n        pass')  # expect: SyntaxError expected ':' 2 11 2 12
check('match x:\n    case 1:\n    pass')  # expect: IndentationError expected an indented block after 'case' statement on line 2 3 5 3 9
check('match x\n    case 1: pass')  # expect: SyntaxError expected ':' 1 8 1 9
check('match x:\n    case a: pass\n    case b: pass')  # expect: SyntaxError name capture 'a' makes remaining patterns unreachable 2 10 2 11
check('match x:\n    case a.b(): pass\n    case 1 | a: pass')  # expect: SyntaxError alternative patterns bind different names 3 10 3 15
check('match x:\n    case {**a, "b": 1}: pass')  # expect: SyntaxError invalid syntax 2 16 2 19
check('match x:\n    case [*a, *b]: pass')  # expect: SyntaxError multiple starred names in sequence pattern 2 10 2 18
check('match x:\n    case 1 + 1: pass')  # expect: SyntaxError imaginary number required in complex literal 2 14 2 15
check('x = \u201chello\u201d')  # expect: SyntaxError invalid character '“' (U+201C) 1 5 1 5
check('x = \u2018a\u2019')  # expect: SyntaxError invalid character '‘' (U+2018) 1 5 1 5
check('x\xa0= 5')  # expect: SyntaxError invalid non-printable character U+00A0 1 2 1 2
check('x = 5 # \xe9\n\ny = (')  # expect: SyntaxError '(' was never closed 3 5 3 0
check('f"{x"')  # expect: SyntaxError f-string: expecting '}' 1 5 1 5
check('f"{x!"')  # expect: SyntaxError f-string: expecting '}' 1 6 1 6
check('f"{}"')  # expect: SyntaxError f-string: valid expression required before '}' 1 4 1 5
check('f"{x}}"')  # expect: SyntaxError f-string: single '}' is not allowed 1 6 1 6
check('f"{x:{y}"')  # expect: SyntaxError f-string: expecting '}', or format specs 1 9 1 10
check('f"{x y}"')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 4 1 7
check('f"{lambda x: 1}"')  # expect: SyntaxError f-string: lambda expressions are not allowed without parentheses 1 4 1 13
check('f"{x!z}"')  # expect: SyntaxError f-string: invalid conversion character 'z': expected 's', 'r', or 'a' 1 6 1 7
check('f"{*x}"')  # expect: SyntaxError can't use starred expression here 1 4 1 6
check('rb"\xe9"')  # expect: SyntaxError bytes can only contain ASCII literal characters 1 1 1 6
check('b"\xe9"')  # expect: SyntaxError bytes can only contain ASCII literal characters 1 1 1 5
check('u"x" b"y"')  # expect: SyntaxError cannot mix bytes and nonbytes literals 1 10 1 11
check("x = b'a' + u'b' c")  # expect: SyntaxError invalid syntax 1 17 1 18
check('"\\N{foo}"')
# expect: SyntaxError (unicode error) 'unicodeescape' codec can't decode bytes in position 0-6: unknown Unicode character name 1 1 1 10
check('"\\x1"')  # expect: SyntaxError (unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: truncated \xXX escape 1 1 1 6
check('"\\u12"')  # expect: SyntaxError (unicode error) 'unicodeescape' codec can't decode bytes in position 0-3: truncated \uXXXX escape 1 1 1 7
check('x = * 5')  # expect: SyntaxError can't use starred expression here 1 5 1 8
check('x = 5 5')  # expect: SyntaxError invalid syntax 1 7 1 8
check('x = (5')  # expect: SyntaxError '(' was never closed 1 5 1 0
check('x = 5)')  # expect: SyntaxError unmatched ')' 1 6 1 6
check('return = 5')  # expect: SyntaxError invalid syntax 1 8 1 9
check('x = not')  # expect: SyntaxError invalid syntax 1 8 1 9
check('a < > b')  # expect: SyntaxError invalid syntax 1 5 1 6
check('a => b')  # expect: SyntaxError invalid syntax 1 4 1 5
check('a =< b')  # expect: SyntaxError invalid syntax 1 4 1 5
check('a =: b')  # expect: SyntaxError invalid syntax 1 4 1 5
check('x := 5')  # expect: SyntaxError invalid syntax 1 3 1 5
check('(x := 5')  # expect: SyntaxError '(' was never closed 1 1 1 0
check('(x.y := 5)')  # expect: SyntaxError cannot use assignment expressions with attribute 1 2 1 5
check('del (a, 5)')  # expect: SyntaxError cannot delete literal 1 9 1 10
check('for 5 in x: pass')  # expect: SyntaxError cannot assign to literal 1 5 1 6
check('with x as 5: pass')  # expect: SyntaxError cannot assign to literal 1 11 1 12
check('with x as f(): pass')  # expect: SyntaxError cannot assign to function call 1 11 1 14
check('def f():\n    from a import *')  # expect: SyntaxError import * only allowed at module level 2 19 2 20
check('class A(x=1, 2): pass')  # expect: SyntaxError positional argument follows keyword argument 1 15 1 16
check('exec "x"')  # expect: SyntaxError Missing parentheses in call to 'exec'. Did you mean exec(...)? 1 1 1 9
check('x `y`')  # expect: SyntaxError invalid syntax 1 3 1 4
check('`x`')  # expect: SyntaxError invalid syntax 1 1 1 2
check('0L')  # expect: SyntaxError invalid decimal literal 1 1 1 1
check('1L')  # expect: SyntaxError invalid decimal literal 1 1 1 1
check('ur"x"')  # expect: SyntaxError invalid syntax 1 3 1 6
check('print "a",')  # expect: SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? 1 1 1 11
check('print(a), b c')  # expect: SyntaxError invalid syntax 1 13 1 14
check('exec x in y')  # expect: SyntaxError Missing parentheses in call to 'exec'. Did you mean exec(...)? 1 1 1 12
check('a = b = 5 = c')  # expect: SyntaxError cannot assign to literal 1 9 1 10
check('a, 5 = b')  # expect: SyntaxError cannot assign to literal here. Maybe you meant '==' instead of '='? 1 4 1 5
check('(a, 5) = b')  # expect: SyntaxError cannot assign to literal 1 5 1 6
check('[a, 5] = b')  # expect: SyntaxError cannot assign to literal 1 5 1 6
check('5 += 1')  # expect: SyntaxError 'literal' is an illegal expression for augmented assignment 1 1 1 2
check('x: int: str')  # expect: SyntaxError invalid syntax 1 7 1 8
check('def f(a: int = ): pass')  # expect: SyntaxError expected default value expression 1 14 1 15
check('def f(a:): pass')  # expect: SyntaxError invalid syntax 1 9 1 10
check('def f() ->: pass')  # expect: SyntaxError expected ':' 1 9 1 11
check('def f() -> int\n    pass')  # expect: SyntaxError expected ':' 1 15 1 16
check('def f(**k, a): pass')  # expect: SyntaxError arguments cannot follow var-keyword argument 1 12 1 13
check('def f(**a, **b): pass')  # expect: SyntaxError arguments cannot follow var-keyword argument 1 12 1 14
check('def f(a=1, /, b): pass')  # expect: SyntaxError parameter without a default follows parameter with a default 1 15 1 16
check('type X')  # expect: SyntaxError invalid syntax 1 7 1 8
check('type X =')  # expect: SyntaxError invalid syntax 1 9 1 10
check('def f[T](: pass')  # expect: SyntaxError invalid syntax 1 10 1 11
check('def f[]: pass')  # expect: SyntaxError Type parameter list cannot be empty 1 7 1 7
check('class A[T: pass')  # expect: SyntaxError invalid syntax 1 12 1 16
check('try:\n    pass\nexcept* : pass')  # expect: SyntaxError expected one or more exception types 3 9 3 10
check('try:\n    pass\nexcept A: pass\nexcept* B: pass')  # expect: SyntaxError cannot have both 'except' and 'except*' on the same 'try' 4 1 4 8
check('try:\n    pass\nexcept: pass\nexcept A: pass')  # expect: SyntaxError default 'except:' must be last 3 1 3 13
check('def f():\n    try: pass\n    except* A: return')
# expect: SyntaxError 'break', 'continue' and 'return' cannot appear in an except* block 3 16 3 22
check('while 1:\n    try: pass\n    except* A: break')
# expect: SyntaxError 'break', 'continue' and 'return' cannot appear in an except* block 3 16 3 21
check('if 1: if 2: pass')  # expect: SyntaxError invalid syntax 1 7 1 9
check('if 1: for x in y: pass')  # expect: SyntaxError invalid syntax 1 7 1 10
check('x = 1 if 2: pass')  # expect: SyntaxError invalid syntax 1 11 1 12
check('a: b: c')  # expect: SyntaxError invalid syntax 1 5 1 6
check('pass pass')  # expect: SyntaxError invalid syntax 1 6 1 10
check('break break')  # expect: SyntaxError invalid syntax 1 7 1 12
check('global x = 1')  # expect: SyntaxError invalid syntax 1 10 1 11
check('x = y z')  # expect: SyntaxError invalid syntax 1 7 1 8
check('x y z')  # expect: SyntaxError invalid syntax 1 3 1 4
check('foo bar()')  # expect: SyntaxError invalid syntax 1 5 1 8
check('foo bar(')  # expect: SyntaxError '(' was never closed 1 8 1 0
check('(a b')  # expect: SyntaxError '(' was never closed 1 1 1 0
check('[a b')  # expect: SyntaxError '[' was never closed 1 1 1 0
check('{a b')  # expect: SyntaxError '{' was never closed 1 1 1 0
check('{a: b,, c: d}')  # expect: SyntaxError invalid syntax 1 7 1 8
check('(a for b in c d)')  # expect: SyntaxError invalid syntax 1 15 1 16
check('[a for b in c d]')  # expect: SyntaxError invalid syntax 1 15 1 16
check('x = a if b else c d')  # expect: SyntaxError invalid syntax 1 19 1 20
check('a.b c.d')  # expect: SyntaxError invalid syntax 1 5 1 6
check('a[0] b[0]')  # expect: SyntaxError invalid syntax 1 6 1 7
check('a() b()')  # expect: SyntaxError invalid syntax 1 5 1 6
check('"a" b')  # expect: SyntaxError invalid syntax 1 5 1 6
check('b "a"')  # expect: SyntaxError invalid syntax 1 3 1 6
check('"a" 5')  # expect: SyntaxError invalid syntax 1 5 1 6
check('5 "a"')  # expect: SyntaxError invalid syntax 1 3 1 6
check('1 + "a" b')  # expect: SyntaxError invalid syntax 1 9 1 10
check('a, b c')  # expect: SyntaxError invalid syntax 1 6 1 7
check('a = b c = d')  # expect: SyntaxError invalid syntax 1 7 1 8
check('x = \\ 5')  # expect: SyntaxError unexpected character after line continuation character 1 6 1 0
check('x = 1 \\\n\n y')  # expect: IndentationError unexpected indent 3 1 3 -1
check('(\\\n')  # expect: SyntaxError '(' was never closed 1 1 1 0
check('?')  # expect: SyntaxError invalid syntax 1 1 1 2
check('x = y ? 1 : 2')  # expect: SyntaxError invalid syntax 1 7 1 8
check('x->y')  # expect: SyntaxError invalid syntax 1 2 1 4
check('x::y')  # expect: SyntaxError invalid syntax 1 3 1 4
check('x = {')  # expect: SyntaxError '{' was never closed 1 5 1 0
check('x = [}')  # expect: SyntaxError closing parenthesis '}' does not match opening parenthesis '[' 1 6 1 6
check('x = (]')  # expect: SyntaxError closing parenthesis ']' does not match opening parenthesis '(' 1 6 1 6
check('x = {)')  # expect: SyntaxError closing parenthesis ')' does not match opening parenthesis '{' 1 6 1 6
check('((((')  # expect: SyntaxError '(' was never closed 1 4 1 0
check('))))')  # expect: SyntaxError unmatched ')' 1 1 1 1
check('if (x:\n    pass')  # expect: SyntaxError invalid syntax 1 6 1 7
check('if x):\n    pass')  # expect: SyntaxError unmatched ')' 1 5 1 5
check('print((x)')  # expect: SyntaxError '(' was never closed 1 6 1 0
check('print(x))')  # expect: SyntaxError unmatched ')' 1 9 1 9
check('while (True:\n  pass')  # expect: SyntaxError invalid syntax 1 12 1 13
check('def f(x:\n  return x\ny = 1')  # expect: SyntaxError '(' was never closed 1 6 1 0
check('class A(:\n  pass')  # expect: SyntaxError invalid syntax 1 9 1 10
check('x = [\n1,\n2\ny = 3')  # expect: SyntaxError '[' was never closed 1 5 1 0
check('x = {\n"a": 1\n"b": 2\n}')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 2 6 3 4
check('f(\na\nb\n)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 2 1 3 2
check('foo(\n  a,\n  b\nbar()')  # expect: SyntaxError '(' was never closed 1 4 1 0
check('if x:\n    foo(1,\n    2\ny = 2\n')  # expect: SyntaxError '(' was never closed 2 8 2 0
check('def f():\n    return (1 +\n\ndef g():\n    pass\n')  # expect: SyntaxError '(' was never closed 2 12 2 0
