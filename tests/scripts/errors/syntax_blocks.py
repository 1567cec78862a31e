# Blocks, parameters, clauses: class, words and place of each mistake.
from data.mistakes import check

check('(')  # expect: SyntaxError '(' was never closed 1 1 1 0
check(')')  # expect: SyntaxError unmatched ')' 1 1 1 1
check(']')  # expect: SyntaxError unmatched ']' 1 1 1 1
check('}')  # expect: SyntaxError unmatched '}' 1 1 1 1
check('(]')  # expect: SyntaxError closing parenthesis ']' does not match opening parenthesis '(' 1 2 1 2
check('[)')  # expect: SyntaxError closing parenthesis ')' does not match opening parenthesis '[' 1 2 1 2
check('{)')  # expect: SyntaxError closing parenthesis ')' does not match opening parenthesis '{' 1 2 1 2
check('f(')  # expect: SyntaxError '(' was never closed 1 2 1 0
check('f(a, b')  # expect: SyntaxError '(' was never closed 1 2 1 0
check('f(a, b]')  # expect: SyntaxError closing parenthesis ']' does not match opening parenthesis '(' 1 7 1 7
check('x = [1, 2')  # expect: SyntaxError '[' was never closed 1 5 1 0
check('x = {1: 2')  # expect: SyntaxError '{' was never closed 1 5 1 0
check("x = {'a': 1, 'b': 2\nprint(x)")  # expect: SyntaxError '{' was never closed 1 5 1 0
check('x = (1, 2\ny = 3')  # expect: SyntaxError '(' was never closed 1 5 1 0
check('def f(:\n pass')  # expect: SyntaxError invalid syntax 1 7 1 8
check('def f(a, b\n pass')  # expect: SyntaxError '(' was never closed 1 6 1 0
check('if x\n pass')  # expect: SyntaxError expected ':' 1 5 1 6
check('if x = 3:\n pass')  # expect: SyntaxError invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1 4 1 9
check('if x == 3 pass')  # expect: SyntaxError invalid syntax 1 11 1 15
check('if x:\npass')  # expect: IndentationError expected an indented block after 'if' statement on line 1 2 1 2 5
check('if x:')  # expect: IndentationError expected an indented block after 'if' statement on line 1 1 6 1 -1
check('if x:\n  a\n b')  # expect: IndentationError unindent does not match any outer indentation level 3 3 3 -1
check('if x:\n  a\n   b')  # expect: IndentationError unexpected indent 3 3 3 -1
check('  a')  # expect: IndentationError unexpected indent 1 2 1 -1
check('a\n  b')  # expect: IndentationError unexpected indent 2 2 2 -1
check('while x\n pass')  # expect: SyntaxError expected ':' 1 8 1 9
check('while True:\npass')
# expect: IndentationError expected an indented block after 'while' statement on line 1 2 1 2 5
check('for x in y\n pass')  # expect: SyntaxError expected ':' 1 11 1 12
check('for x in y:\npass')
# expect: IndentationError expected an indented block after 'for' statement on line 1 2 1 2 5
check('for x y:\n pass')  # expect: SyntaxError invalid syntax 1 7 1 8
check('for in y:\n pass')  # expect: SyntaxError invalid syntax 1 5 1 7
check('for x in :\n pass')  # expect: SyntaxError invalid syntax 1 10 1 11
check('for f() in y: pass')  # expect: SyntaxError cannot assign to function call 1 5 1 8
check('for 1 in y: pass')  # expect: SyntaxError cannot assign to literal 1 5 1 6
check('for x, 1 in y: pass')  # expect: SyntaxError cannot assign to literal 1 8 1 9
check('for (x, f()) in y: pass')  # expect: SyntaxError cannot assign to function call 1 9 1 12
check('for x if y in z: pass')  # expect: SyntaxError invalid syntax 1 7 1 9
check('def f()\n pass')  # expect: SyntaxError expected ':' 1 8 1 9
check('def f():\npass')
# expect: IndentationError expected an indented block after function definition on line 1 2 1 2 5
check('def f:\n pass')  # expect: SyntaxError expected '(' 1 6 1 7
check('def (x): pass')  # expect: SyntaxError invalid syntax 1 5 1 6
check('def f(x y): pass')  # expect: SyntaxError invalid syntax 1 9 1 10
check('def f(1): pass')  # expect: SyntaxError invalid syntax 1 7 1 8
check('def f(x, x): pass')  # expect: SyntaxError duplicate argument 'x' in function definition 1 10 1 11
check('def f(x=1, y): pass')
# expect: SyntaxError parameter without a default follows parameter with a default 1 12 1 13
check('def f(x=1, /, y): pass')
# expect: SyntaxError parameter without a default follows parameter with a default 1 15 1 16
check('def f(*): pass')  # expect: SyntaxError named arguments must follow bare * 1 7 1 8
check('def f(*, **k): pass')  # expect: SyntaxError named arguments must follow bare * 1 7 1 8
check('def f(**k, x): pass')  # expect: SyntaxError arguments cannot follow var-keyword argument 1 12 1 13
check('def f(**k, *a): pass')  # expect: SyntaxError arguments cannot follow var-keyword argument 1 12 1 13
check('def f(**k, **l): pass')  # expect: SyntaxError arguments cannot follow var-keyword argument 1 12 1 14
check('def f(**k, /): pass')  # expect: SyntaxError arguments cannot follow var-keyword argument 1 12 1 13
check('def f(*a, *b): pass')  # expect: SyntaxError * argument may appear only once 1 11 1 12
check('def f(*a, *): pass')  # expect: SyntaxError invalid syntax 1 11 1 12
check('def f(*, *a): pass')  # expect: SyntaxError * argument may appear only once 1 10 1 11
check('def f(/): pass')  # expect: SyntaxError invalid syntax 1 7 1 8
check('def f(/, a): pass')  # expect: SyntaxError at least one argument must precede / 1 7 1 8
check('def f(a, /, b, /): pass')  # expect: SyntaxError / may appear only once 1 16 1 17
check('def f(*a, /): pass')  # expect: SyntaxError / must be ahead of * 1 11 1 12
check('def f(a, *, /): pass')  # expect: SyntaxError / must be ahead of * 1 13 1 14
check('def f(a, / *b): pass')  # expect: SyntaxError expected comma between / and * 1 12 1 13
check('def f(*a=1): pass')  # expect: SyntaxError var-positional argument cannot have default value 1 9 1 10
check('def f(**k=1): pass')  # expect: SyntaxError var-keyword argument cannot have default value 1 10 1 11
check('def f(a=): pass')  # expect: SyntaxError expected default value expression 1 8 1 9
check('def f(a, b=, c): pass')  # expect: SyntaxError expected default value expression 1 11 1 12
check('def f((a, b)): pass')  # expect: SyntaxError Function parameters cannot be parenthesized 1 7 1 13
check('def f(a, (b)): pass')  # expect: SyntaxError Function parameters cannot be parenthesized 1 10 1 13
check('def f(a.b): pass')  # expect: SyntaxError invalid syntax 1 8 1 9
check('def f(a[0]): pass')  # expect: SyntaxError invalid syntax 1 8 1 9
check('def f("x"): pass')  # expect: SyntaxError invalid syntax 1 7 1 10
check('def f(None): pass')  # expect: SyntaxError invalid syntax 1 7 1 11
check('def f(True=1): pass')  # expect: SyntaxError invalid syntax 1 7 1 11
check('def f(*None): pass')  # expect: SyntaxError invalid syntax 1 8 1 12
check('def f(a, *, b, b): pass')  # expect: SyntaxError duplicate argument 'b' in function definition 1 16 1 17
check('def f(__debug__): pass')  # expect: SyntaxError cannot assign to __debug__ 1 7 1 16
check('def __debug__(): pass')  # expect: SyntaxError cannot assign to __debug__ 1 1 1 22
check('class __debug__: pass')  # expect: SyntaxError cannot assign to __debug__ 1 1 1 22
check('lambda x y: 1')  # expect: SyntaxError invalid syntax 1 10 1 11
check('lambda x=1, y: 1')  # expect: SyntaxError parameter without a default follows parameter with a default 1 13 1 14
check('lambda *: 1')  # expect: SyntaxError named arguments must follow bare * 1 9 1 10
check('lambda *, **k: 1')  # expect: SyntaxError named arguments must follow bare * 1 11 1 13
check('lambda **k, x: 1')  # expect: SyntaxError arguments cannot follow var-keyword argument 1 13 1 14
check('lambda x, x: 1')  # expect: SyntaxError duplicate argument 'x' in function definition 1 11 1 12
check('lambda (x): 1')  # expect: SyntaxError Lambda expression parameters cannot be parenthesized 1 8 1 11
check('lambda x, (y, z): 1')  # expect: SyntaxError Lambda expression parameters cannot be parenthesized 1 11 1 17
check('lambda /: 1')  # expect: SyntaxError invalid syntax 1 8 1 9
check('lambda a, /, b, /: 1')  # expect: SyntaxError / may appear only once 1 17 1 18
check('lambda *a, /: 1')  # expect: SyntaxError / must be ahead of * 1 12 1 13
check('lambda *a=1: 1')  # expect: SyntaxError var-positional argument cannot have default value 1 10 1 11
check('lambda a=: 1')  # expect: SyntaxError invalid syntax 1 10 1 11
check('lambda')  # expect: SyntaxError invalid syntax 1 7 1 8
check('lambda:')  # expect: SyntaxError invalid syntax 1 8 1 9
check('lambda x:')  # expect: SyntaxError invalid syntax 1 10 1 11
check('class')  # expect: SyntaxError invalid syntax 1 6 1 7
check('class C')  # expect: SyntaxError expected ':' 1 8 1 9
check('class C:\npass')  # expect: IndentationError expected an indented block after class definition on line 1 2 1 2 5
check('class C(:\n pass')  # expect: SyntaxError invalid syntax 1 9 1 10
check('class C()\n pass')  # expect: SyntaxError expected ':' 1 10 1 11
check('class C x: pass')  # expect: SyntaxError invalid syntax 1 9 1 10
check('class C(a=1, 2): pass')  # expect: SyntaxError positional argument follows keyword argument 1 15 1 16
check('class 1: pass')  # expect: SyntaxError invalid syntax 1 7 1 8
check('try:\n pass')  # expect: SyntaxError expected 'except' or 'finally' block 2 6 2 -1
check('try:\npass')  # expect: IndentationError expected an indented block after 'try' statement on line 1 2 1 2 5
check('try:\n pass\nx = 1')  # expect: SyntaxError expected 'except' or 'finally' block 3 1 3 2
check('try:\n pass\nexcept:\npass')
# expect: IndentationError expected an indented block after 'except' statement on line 3 4 1 4 5
check('try:\n pass\nexcept\n pass')  # expect: SyntaxError expected ':' 3 7 3 8
check('try:\n pass\nexcept A\n pass')  # expect: SyntaxError expected ':' 3 9 3 10
check('try:\n pass\nexcept A as 1:\n pass')  # expect: SyntaxError invalid syntax 3 13 3 14
check('try:\n pass\nexcept A as b.c:\n pass')  # expect: SyntaxError invalid syntax 3 14 3 15
check('try:\n pass\nexcept:\n pass\nexcept A:\n pass')  # expect: SyntaxError default 'except:' must be last 3 1 4 6
check('try:\n pass\nfinally:\npass')
# expect: IndentationError expected an indented block after 'finally' statement on line 3 4 1 4 5
check('try:\n pass\nfinally\n pass')  # expect: SyntaxError expected ':' 3 8 3 9
check('try:\n pass\nelse:\n pass')  # expect: SyntaxError expected 'except' or 'finally' block 3 1 3 5
check('try:\n pass\nexcept A:\n pass\nelse:\npass')
# expect: IndentationError expected an indented block after 'else' statement on line 5 6 1 6 5
check('try\n pass')  # expect: SyntaxError expected ':' 1 4 1 5
check('try: pass except: pass')  # expect: SyntaxError invalid syntax 1 11 1 17
check('with a\n pass')  # expect: SyntaxError expected ':' 1 7 1 8
check('with a:\npass')  # expect: IndentationError expected an indented block after 'with' statement on line 1 2 1 2 5
check('with a as 1: pass')  # expect: SyntaxError cannot assign to literal 1 11 1 12
check('with a as f(): pass')  # expect: SyntaxError cannot assign to function call 1 11 1 14
check('with a as b c: pass')  # expect: SyntaxError invalid syntax 1 13 1 14
check('with a, b\n pass')  # expect: SyntaxError expected ':' 1 10 1 11
check('with (a, b)\n pass')  # expect: SyntaxError expected ':' 1 12 1 13
check('with (a as b, c as d)\n pass')  # expect: SyntaxError expected ':' 1 22 1 23
check('with (a as 1): pass')  # expect: SyntaxError cannot assign to literal 1 12 1 13
check('with (a as b, c as f()): pass')  # expect: SyntaxError cannot assign to function call 1 20 1 23
check('with: pass')  # expect: SyntaxError invalid syntax 1 5 1 6
check('with a as: pass')  # expect: SyntaxError invalid syntax 1 10 1 11
check('with (a as b): \npass')
# expect: IndentationError expected an indented block after 'with' statement on line 1 2 1 2 5
check('else:\n pass')  # expect: SyntaxError invalid syntax 1 1 1 5
check('elif x:\n pass')  # expect: SyntaxError invalid syntax 1 1 1 5
check('except: pass')  # expect: SyntaxError invalid syntax 1 1 1 7
check('finally: pass')  # expect: SyntaxError invalid syntax 1 1 1 8
check('if x:\n pass\nelse if y:\n pass')  # expect: SyntaxError expected ':' 3 6 3 8
check('if x:\n pass\nelse\n pass')  # expect: SyntaxError expected ':' 3 5 3 6
check('if x:\n pass\nelse:\npass')
# expect: IndentationError expected an indented block after 'else' statement on line 3 4 1 4 5
check('if x:\n pass\nelif y\n pass')  # expect: SyntaxError expected ':' 3 7 3 8
check('if x:\n pass\nelif y:\npass')
# expect: IndentationError expected an indented block after 'elif' statement on line 3 4 1 4 5
check('if x:\n pass\nelif:\n pass')  # expect: SyntaxError invalid syntax 3 5 3 6
check('if x:\n pass\nelse:\n pass\nelse:\n pass')  # expect: SyntaxError invalid syntax 5 1 5 5
check('if x:\n pass\nelse:\n pass\nelif y:\n pass')  # expect: SyntaxError invalid syntax 5 1 5 5
check('while x:\n pass\nelse:\npass')
# expect: IndentationError expected an indented block after 'else' statement on line 3 4 1 4 5
check('for x in y:\n pass\nelse:\npass')
# expect: IndentationError expected an indented block after 'else' statement on line 3 4 1 4 5
check('if:\n pass')  # expect: SyntaxError invalid syntax 1 3 1 4
check('while:\n pass')  # expect: SyntaxError invalid syntax 1 6 1 7
check('return')  # expect: SyntaxError 'return' outside function 1 1 1 7
check('return 1')  # expect: SyntaxError 'return' outside function 1 1 1 9
check('class C: return 1')  # expect: SyntaxError 'return' outside function 1 10 1 18
check('yield')  # expect: SyntaxError 'yield' outside function 1 1 1 6
check('yield 1')  # expect: SyntaxError 'yield' outside function 1 1 1 8
check('x = yield')  # expect: SyntaxError 'yield' outside function 1 5 1 10
check('class C: yield 1')  # expect: SyntaxError 'yield' outside function 1 10 1 17
check('break')  # expect: SyntaxError 'break' outside loop 1 1 1 6
check('continue')  # expect: SyntaxError 'continue' not properly in loop 1 1 1 9
check('if x: break')  # expect: SyntaxError 'break' outside loop 1 7 1 12
check('if x: continue')  # expect: SyntaxError 'continue' not properly in loop 1 7 1 15
check('def f():\n break')  # expect: SyntaxError 'break' outside loop 2 2 2 7
check('while x:\n def f():\n  break')  # expect: SyntaxError 'break' outside loop 3 3 3 8
check('for x in y:\n class C:\n  continue')  # expect: SyntaxError 'continue' not properly in loop 3 3 3 11
check('1 = x')  # expect: SyntaxError cannot assign to literal here. Maybe you meant '==' instead of '='? 1 1 1 2
check('1 = x = y')  # expect: SyntaxError cannot assign to literal 1 1 1 2
check('x = 1 = y')  # expect: SyntaxError cannot assign to literal 1 5 1 6
check("'a' = x")  # expect: SyntaxError cannot assign to literal here. Maybe you meant '==' instead of '='? 1 1 1 4
check('f() = x')
# expect: SyntaxError cannot assign to function call here. Maybe you meant '==' instead of '='? 1 1 1 4
check('f() + 1 = x')
# expect: SyntaxError cannot assign to expression here. Maybe you meant '==' instead of '='? 1 1 1 8
check('a + b = c')  # expect: SyntaxError cannot assign to expression here. Maybe you meant '==' instead of '='? 1 1 1 6
check('-a = b')  # expect: SyntaxError cannot assign to expression here. Maybe you meant '==' instead of '='? 1 1 1 3
check('not a = b')  # expect: SyntaxError cannot assign to expression 1 1 1 6
check('a and b = c')  # expect: SyntaxError cannot assign to expression 1 1 1 8
check('a if b else c = d')  # expect: SyntaxError cannot assign to conditional expression 1 1 1 14
check('lambda: 1 = x')  # expect: SyntaxError cannot assign to lambda 1 1 1 10
check('lambda x: x = 1')  # expect: SyntaxError cannot assign to lambda 1 1 1 12
check('(lambda: 1) = x')
# expect: SyntaxError cannot assign to lambda here. Maybe you meant '==' instead of '='? 1 2 1 11
check('[x for x in y] = z')
# expect: SyntaxError cannot assign to list comprehension here. Maybe you meant '==' instead of '='? 1 1 1 15
check('{x for x in y} = z')
# expect: SyntaxError cannot assign to set comprehension here. Maybe you meant '==' instead of '='? 1 1 1 15
check('{x: 1 for x in y} = z')
# expect: SyntaxError cannot assign to dict comprehension here. Maybe you meant '==' instead of '='? 1 1 1 18
check('(x for x in y) = z')  # expect: SyntaxError cannot assign to generator expression 1 1 1 15
check('{1, 2} = x')
# expect: SyntaxError cannot assign to set display here. Maybe you meant '==' instead of '='? 1 1 1 7
check('{1: 2} = x')
# expect: SyntaxError cannot assign to dict literal here. Maybe you meant '==' instead of '='? 1 1 1 7
check('{} = x')  # expect: SyntaxError cannot assign to dict literal here. Maybe you meant '==' instead of '='? 1 1 1 3
check('() = 1')  # expect: fine
check('[] = 1')  # expect: fine
check('(1, 2) = x')  # expect: SyntaxError cannot assign to literal 1 2 1 3
check('(a, 1) = x')  # expect: SyntaxError cannot assign to literal 1 5 1 6
check('[a, 1] = x')  # expect: SyntaxError cannot assign to literal 1 5 1 6
check('a, 1 = x')  # expect: SyntaxError cannot assign to literal here. Maybe you meant '==' instead of '='? 1 4 1 5
check('a, f() = x')
# expect: SyntaxError cannot assign to function call here. Maybe you meant '==' instead of '='? 1 4 1 7
check('a, b + c = d')
# expect: SyntaxError cannot assign to expression here. Maybe you meant '==' instead of '='? 1 4 1 9
check('None = 1')  # expect: SyntaxError cannot assign to None 1 1 1 5
check('True = 1')  # expect: SyntaxError cannot assign to True 1 1 1 5
check('False = 1')  # expect: SyntaxError cannot assign to False 1 1 1 6
check('__debug__ = 1')  # expect: SyntaxError cannot assign to __debug__ 1 1 1 10
check('... = 1')  # expect: SyntaxError cannot assign to ellipsis here. Maybe you meant '==' instead of '='? 1 1 1 4
check('x.None = 1')  # expect: SyntaxError invalid syntax 1 3 1 7
check('x.True = 1')  # expect: SyntaxError invalid syntax 1 3 1 7
check('a < b = c')  # expect: SyntaxError cannot assign to comparison 1 1 1 6
check('a < b < c = d')  # expect: SyntaxError cannot assign to comparison 1 1 1 10
check("f'{x}' = 1")
# expect: SyntaxError cannot assign to f-string expression here. Maybe you meant '==' instead of '='? 1 1 1 7
check("f'x' = 1")
# expect: SyntaxError cannot assign to f-string expression here. Maybe you meant '==' instead of '='? 1 1 1 5
check("b'x' = 1")  # expect: SyntaxError cannot assign to literal here. Maybe you meant '==' instead of '='? 1 1 1 5
check('`x` = 1')  # expect: SyntaxError invalid syntax 1 1 1 2
check('(yield) = 1')
# expect: SyntaxError cannot assign to yield expression here. Maybe you meant '==' instead of '='? 1 2 1 7
check('def f(): (yield) = 1')
# expect: SyntaxError cannot assign to yield expression here. Maybe you meant '==' instead of '='? 1 11 1 16
check('def f(): yield = 1')  # expect: SyntaxError assignment to yield expression not possible 1 10 1 15
check('def f(): yield x = 1')  # expect: SyntaxError assignment to yield expression not possible 1 10 1 17
check('x = yield = 1')  # expect: SyntaxError assignment to yield expression not possible 1 5 1 10
check('def f(): x = yield = 1')  # expect: SyntaxError assignment to yield expression not possible 1 14 1 19
check('(a := 1) = 2')
# expect: SyntaxError cannot assign to named expression here. Maybe you meant '==' instead of '='? 1 2 1 8
check('a := 1')  # expect: SyntaxError invalid syntax 1 3 1 5
check('a := 1, 2')  # expect: SyntaxError invalid syntax 1 3 1 5
check('(a := 1, b := 2) = 3')  # expect: SyntaxError cannot assign to named expression 1 2 1 8
check('(a.b := 1)')  # expect: SyntaxError cannot use assignment expressions with attribute 1 2 1 5
check('(a[0] := 1)')  # expect: SyntaxError cannot use assignment expressions with subscript 1 2 1 6
check('(f() := 1)')  # expect: SyntaxError cannot use assignment expressions with function call 1 2 1 5
check('(1 := 2)')  # expect: SyntaxError cannot use assignment expressions with literal 1 2 1 3
check('(a, b := 1)')  # expect: fine
check('((a, b) := 1)')  # expect: SyntaxError cannot use assignment expressions with tuple 1 2 1 8
check('([a] := 1)')  # expect: SyntaxError cannot use assignment expressions with list 1 2 1 5
check('(a + b := 1)')  # expect: SyntaxError cannot use assignment expressions with expression 1 2 1 7
check('(lambda: x := 1)')  # expect: SyntaxError cannot use assignment expressions with lambda 1 2 1 11
check('lambda: x := 1')  # expect: SyntaxError cannot use assignment expressions with lambda 1 1 1 10
check('f(a := 1, b=2, c := 3)')  # expect: SyntaxError positional argument follows keyword argument 1 22 1 23
check('f(a=b := 1)')  # expect: SyntaxError invalid syntax 1 7 1 9
check('x = y := 1')  # expect: SyntaxError invalid syntax 1 7 1 9
check('[x := 1 for x in y]')
# expect: SyntaxError assignment expression cannot rebind comprehension iteration variable 'x' 1 2 1 3
check('[y := 1 for x in y]')  # expect: fine
check('[x for x in (y := z)]')
# expect: SyntaxError assignment expression cannot be used in a comprehension iterable expression 1 14 1 20
check('[x for x in y if (x := 1)]')
# expect: SyntaxError assignment expression cannot rebind comprehension iteration variable 'x' 1 19 1 20
check('[(x := 1) for y in z for x in w]')
# expect: SyntaxError assignment expression cannot rebind comprehension iteration variable 'x' 1 3 1 4
check('class C: [x := 1 for y in z]')
# expect: SyntaxError assignment expression within a comprehension cannot be used in a class body 1 11 1 12
check('[[x := 1 for y in z] for x in w]')
# expect: SyntaxError assignment expression cannot rebind comprehension iteration variable 'x' 1 3 1 4
check('del f()')  # expect: SyntaxError cannot delete function call 1 5 1 8
check('del 1')  # expect: SyntaxError cannot delete literal 1 5 1 6
check('del a + b')  # expect: SyntaxError cannot delete expression 1 5 1 10
check('del (a, f())')  # expect: SyntaxError cannot delete function call 1 9 1 12
check('del [a, 1]')  # expect: SyntaxError cannot delete literal 1 9 1 10
check('del a, f()')  # expect: SyntaxError cannot delete function call 1 8 1 11
check('del *a')  # expect: SyntaxError cannot delete starred 1 5 1 7
check('del *a, b')  # expect: SyntaxError cannot delete starred 1 5 1 7
check('del (*a,)')  # expect: SyntaxError cannot delete starred 1 6 1 8
check('del None')  # expect: SyntaxError cannot delete None 1 5 1 9
check('del x if y else z')  # expect: SyntaxError cannot delete conditional expression 1 5 1 18
check('del (x for x in y)')  # expect: SyntaxError cannot delete generator expression 1 5 1 19
check('del {}')  # expect: SyntaxError cannot delete dict literal 1 5 1 7
check('del x = 1')  # expect: SyntaxError invalid syntax 1 7 1 8
check('del ()')  # expect: fine
check('del')  # expect: SyntaxError invalid syntax 1 4 1 5
check('del a b')  # expect: SyntaxError invalid syntax 1 7 1 8
check('del (a')  # expect: SyntaxError '(' was never closed 1 5 1 0
check('del __debug__')  # expect: SyntaxError cannot delete __debug__ 1 5 1 14
check('del x.__debug__')  # expect: fine
check('x.__debug__ = 1')  # expect: SyntaxError cannot assign to __debug__ 1 1 1 12
check('f(__debug__=1)')  # expect: SyntaxError cannot assign to __debug__ 1 3 1 14
check('*a')  # expect: SyntaxError can't use starred expression here 1 1 1 3
check('*a = b')  # expect: SyntaxError starred assignment target must be in a list or tuple 1 1 1 3
check('*a, *b = c')  # expect: SyntaxError multiple starred expressions in assignment 1 1 1 7
check('[*a, *b] = c')  # expect: SyntaxError multiple starred expressions in assignment 1 1 1 9
check('*a, (*b, *c) = d')  # expect: SyntaxError multiple starred expressions in assignment 1 5 1 13
check('(*a) = b')  # expect: SyntaxError cannot use starred expression here 1 2 1 4
check('*a += b')  # expect: SyntaxError 'starred' is an illegal expression for augmented assignment 1 1 1 3
check('a, *b += c')  # expect: SyntaxError 'tuple' is an illegal expression for augmented assignment 1 1 1 6
check('a, b += 1')  # expect: SyntaxError 'tuple' is an illegal expression for augmented assignment 1 1 1 5
check('(a, b) += 1')  # expect: SyntaxError 'tuple' is an illegal expression for augmented assignment 1 1 1 7
check('[a] += 1')  # expect: SyntaxError 'list' is an illegal expression for augmented assignment 1 1 1 4
check('f() += 1')  # expect: SyntaxError 'function call' is an illegal expression for augmented assignment 1 1 1 4
check('1 += 1')  # expect: SyntaxError 'literal' is an illegal expression for augmented assignment 1 1 1 2
check('None += 1')  # expect: SyntaxError 'None' is an illegal expression for augmented assignment 1 1 1 5
check('a + b += 1')  # expect: SyntaxError 'expression' is an illegal expression for augmented assignment 1 1 1 6
check('{} += 1')  # expect: SyntaxError 'dict literal' is an illegal expression for augmented assignment 1 1 1 3
check('lambda: 1 += 1')  # expect: SyntaxError 'lambda' is an illegal expression for augmented assignment 1 1 1 10
check('a += b += c')  # expect: SyntaxError invalid syntax 1 8 1 10
check('a += b = c')  # expect: SyntaxError invalid syntax 1 8 1 9
check('a = b += c')  # expect: SyntaxError invalid syntax 1 7 1 9
check('x = *a')  # expect: SyntaxError can't use starred expression here 1 5 1 7
check('x = *a, b')  # expect: fine
check('x = (*a)')  # expect: SyntaxError cannot use starred expression here 1 6 1 8
check('print(*a)')  # expect: fine
# A mistake without an end has none in a line that is not ASCII either.
check('"日本"[0')  # expect: SyntaxError '[' was never closed 1 5 1 0
check('with "日本": ')  # expect: IndentationError expected an indented block after 'with' statement on line 1 1 12 1 -1
check(' "é"')  # expect: IndentationError unexpected indent 1 1 1 -1
