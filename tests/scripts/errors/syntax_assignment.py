# Targets, comprehensions and calls: class, words and place of each mistake.
from data.mistakes import check

check('print(**a)')  # expect: fine
check('(**a)')  # expect: SyntaxError cannot use double starred expression here 1 2 1 4
check('[**a]')  # expect: SyntaxError invalid syntax 1 2 1 4
check('{*a: 1}')  # expect: SyntaxError invalid syntax 1 4 1 5
check('{**a for a in b}')  # expect: SyntaxError dict unpacking cannot be used in dict comprehension 1 2 1 4
check('{**a: 1}')  # expect: SyntaxError invalid syntax 1 5 1 6
check('[*a for a in b]')  # expect: SyntaxError iterable unpacking cannot be used in comprehension 1 2 1 4
check('{*a for a in b}')  # expect: SyntaxError iterable unpacking cannot be used in comprehension 1 2 1 4
check('(*a for a in b)')  # expect: SyntaxError iterable unpacking cannot be used in comprehension 1 2 1 4
check('f(*a for a in b)')  # expect: SyntaxError iterable unpacking cannot be used in comprehension 1 3 1 5
check('f(**a for a in b)')  # expect: SyntaxError invalid syntax 1 7 1 10
check('{a: *b}')  # expect: SyntaxError cannot use a starred expression in a dictionary value 1 5 1 7
check('{a: b for a in c, d}')  # expect: SyntaxError invalid syntax 1 17 1 18
check('{a: **b}')  # expect: SyntaxError invalid syntax 1 5 1 7
check('{a:}')  # expect: SyntaxError expression expected after dictionary key and ':' 1 3 1 4
check('{a: , b: 1}')  # expect: SyntaxError expression expected after dictionary key and ':' 1 3 1 4
check('{a: 1, b}')  # expect: SyntaxError ':' expected after dictionary key 1 8 1 0
check('{a: 1, b:}')  # expect: SyntaxError expression expected after dictionary key and ':' 1 9 1 10
check('{a: 1, b: }')  # expect: SyntaxError expression expected after dictionary key and ':' 1 9 1 10
check('{a: 1 b: 2}')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 5 1 8
check('{a, b: 1}')  # expect: SyntaxError invalid syntax 1 6 1 7
check('{1:2, 3:4, 5}')  # expect: SyntaxError ':' expected after dictionary key 1 12 1 0
check('{1:2, 3:4, 5:}')  # expect: SyntaxError expression expected after dictionary key and ':' 1 13 1 14
check('{1: *12+1, 23}')  # expect: SyntaxError cannot use a starred expression in a dictionary value 1 5 1 10
check('{1: 23, 1: *12+1}')  # expect: SyntaxError cannot use a starred expression in a dictionary value 1 12 1 17
check('{x: y for x in z, w}')  # expect: SyntaxError invalid syntax 1 17 1 18
check('[x for x in 1, 2]')  # expect: SyntaxError invalid syntax 1 14 1 15
check('[x, y for x in z]')  # expect: SyntaxError did you forget parentheses around the comprehension target? 1 2 1 6
check('{x, y for x in z}')  # expect: SyntaxError did you forget parentheses around the comprehension target? 1 2 1 6
check('(x, y for x in z)')  # expect: SyntaxError invalid syntax 1 7 1 10
check('[x for x in y z]')  # expect: SyntaxError invalid syntax 1 15 1 16
check('[x y for x in z]')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 2 1 5
check('[for x in y]')  # expect: SyntaxError invalid syntax 1 2 1 5
check('[x for]')  # expect: SyntaxError invalid syntax 1 7 1 8
check('[x for x]')  # expect: SyntaxError 'in' expected after for-loop variables 1 9 1 10
check('[x for x in]')  # expect: SyntaxError invalid syntax 1 12 1 13
check('[x for x in y if]')  # expect: SyntaxError invalid syntax 1 17 1 18
check('[x for x y in z]')  # expect: SyntaxError 'in' expected after for-loop variables 1 10 1 11
check('[x for 1 in y]')  # expect: SyntaxError cannot assign to literal 1 8 1 9
check('[x for f() in y]')  # expect: SyntaxError cannot assign to function call 1 8 1 11
check('[x if y for x in z]')  # expect: SyntaxError expected 'else' after 'if' expression 1 2 1 8
check('[x for x, in y]')  # expect: fine
check('a b')  # expect: SyntaxError invalid syntax 1 3 1 4
check('a b c')  # expect: SyntaxError invalid syntax 1 3 1 4
check('a 1')  # expect: SyntaxError invalid syntax 1 3 1 4
check('1 a')  # expect: SyntaxError invalid syntax 1 3 1 4
check("a 'b'")  # expect: SyntaxError invalid syntax 1 3 1 6
check("'a' b")  # expect: SyntaxError invalid syntax 1 5 1 6
check('a.b c')  # expect: SyntaxError invalid syntax 1 5 1 6
check('a[0] b')  # expect: SyntaxError invalid syntax 1 6 1 7
check('f(a b)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 3 1 6
check('f(a, b c)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 6 1 9
check('f(a b, c)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 3 1 6
check("f(a 'b')")  # expect: SyntaxError invalid syntax 1 5 1 8
check("f('a' b)")  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 3 1 8
check('f(1 2)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 3 1 6
check('f(a.b c.d)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 3 1 10
check('f(a(b) c(d))')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 3 1 12
check('f(a for b in c d)')  # expect: SyntaxError invalid syntax 1 16 1 17
check('f(a if b c)')  # expect: SyntaxError expected 'else' after 'if' expression 1 3 1 9
check('f(a if b)')  # expect: SyntaxError expected 'else' after 'if' expression 1 3 1 9
check('f(a if b else)')  # expect: SyntaxError invalid syntax 1 14 1 15
check('f(a if b else c d)')  # expect: SyntaxError invalid syntax 1 17 1 18
check('[a b]')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 2 1 5
check('[a, b c]')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 5 1 8
check('[a b, c]')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 2 1 5
check('[1 2 3]')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 2 1 5
check('[a if b]')  # expect: SyntaxError expected 'else' after 'if' expression 1 2 1 8
check('{a b}')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 2 1 5
check('{a: b c}')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 5 1 8
check('{a: b c: d}')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 5 1 8
check("{'a' 'b': c d}")  # expect: SyntaxError invalid syntax 1 13 1 14
check('(a b)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 2 1 5
check('(a, b c)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 5 1 8
check('(1 2)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 2 1 5
check('x[a b]')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 3 1 6
check('x[1 2]')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 3 1 6
check('x[a:b c]')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 5 1 8
check('x[]')  # expect: SyntaxError invalid syntax 1 3 1 4
check('x[:, ]')  # expect: fine
check('x[*a b]')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 4 1 7
check('x[a=1]')  # expect: SyntaxError invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1 3 1 6
check('x[a for b in c]')  # expect: SyntaxError invalid syntax 1 5 1 8
check('x = a b')  # expect: SyntaxError invalid syntax 1 7 1 8
check('x = a if b')  # expect: SyntaxError expected 'else' after 'if' expression 1 5 1 11
check('x = a if b c')  # expect: SyntaxError expected 'else' after 'if' expression 1 5 1 11
check('x = a if else b')  # expect: SyntaxError invalid syntax 1 10 1 14
check('x = a if b else')  # expect: SyntaxError invalid syntax 1 16 1 17
check('x = if a else b')  # expect: SyntaxError invalid syntax 1 5 1 7
check('x = 1 2')  # expect: SyntaxError invalid syntax 1 7 1 8
check('x = (1 2)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 6 1 9
check('x + ')  # expect: SyntaxError invalid syntax 1 5 1 6
check('x +')  # expect: SyntaxError invalid syntax 1 4 1 5
check('x = ')  # expect: SyntaxError invalid syntax 1 5 1 6
check('x ==')  # expect: SyntaxError invalid syntax 1 5 1 6
check('x = = 1')  # expect: SyntaxError invalid syntax 1 5 1 6
check('x === 1')  # expect: SyntaxError invalid syntax 1 5 1 6
check('x <> 1')  # expect: SyntaxError invalid syntax 1 3 1 5
check('x != = 1')  # expect: SyntaxError invalid syntax 1 6 1 7
check('x !1')  # expect: SyntaxError invalid syntax 1 3 1 4
check('x ! = 1')  # expect: SyntaxError invalid syntax 1 3 1 4
check('x && y')  # expect: SyntaxError invalid syntax 1 4 1 5
check('x || y')  # expect: SyntaxError invalid syntax 1 4 1 5
check('!x')  # expect: SyntaxError invalid syntax 1 1 1 2
check('x++')  # expect: SyntaxError invalid syntax 1 4 1 5
check('x--')  # expect: SyntaxError invalid syntax 1 4 1 5
check('++x')  # expect: fine
check('x =+ ')  # expect: SyntaxError invalid syntax 1 6 1 7
check('x = 5 +* 3')  # expect: SyntaxError invalid syntax 1 8 1 9
check('x = 5 ** * 3')  # expect: SyntaxError invalid syntax 1 10 1 11
check('x ? y : z')  # expect: SyntaxError invalid syntax 1 3 1 4
check('x $ y')  # expect: SyntaxError invalid syntax 1 3 1 4
check('$x')  # expect: SyntaxError invalid syntax 1 1 1 2
check('x @')  # expect: SyntaxError invalid syntax 1 4 1 5
check('@')  # expect: SyntaxError invalid syntax 1 2 1 3
check('@x\ny = 1')  # expect: SyntaxError invalid syntax 2 1 2 2
check('@x y\ndef f(): pass')  # expect: SyntaxError invalid syntax 1 4 1 5
check('@x = 1\ndef f(): pass')
# expect: SyntaxError invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1 2 1 7
check('x = 3 if')  # expect: SyntaxError invalid syntax 1 9 1 10
check('not')  # expect: SyntaxError invalid syntax 1 4 1 5
check('not x y')  # expect: SyntaxError invalid syntax 1 7 1 8
check('x not y')  # expect: SyntaxError invalid syntax 1 7 1 8
check('x is')  # expect: SyntaxError invalid syntax 1 5 1 6
check('x in')  # expect: SyntaxError invalid syntax 1 5 1 6
check('x not')  # expect: SyntaxError invalid syntax 1 6 1 7
check('x is not')  # expect: SyntaxError invalid syntax 1 9 1 10
check('and x')  # expect: SyntaxError invalid syntax 1 1 1 4
check('or x')  # expect: SyntaxError invalid syntax 1 1 1 3
check('x and')  # expect: SyntaxError invalid syntax 1 6 1 7
check('x or')  # expect: SyntaxError invalid syntax 1 5 1 6
check('import')  # expect: SyntaxError Expected one or more names after 'import' 1 7 1 7
check('import a.')  # expect: SyntaxError invalid syntax 1 10 1 11
check('import .a')  # expect: SyntaxError invalid syntax 1 8 1 9
check('import a b')  # expect: SyntaxError invalid syntax 1 10 1 11
check('import a as')  # expect: SyntaxError invalid syntax 1 12 1 13
check('import a as b.c')  # expect: SyntaxError invalid syntax 1 14 1 15
check('import a as 1')  # expect: SyntaxError invalid syntax 1 13 1 14
check('import a, ')  # expect: SyntaxError invalid syntax 1 11 1 12
check('import a,')  # expect: SyntaxError invalid syntax 1 10 1 11
check('import (a)')  # expect: SyntaxError invalid syntax 1 8 1 9
check('import a.b.')  # expect: SyntaxError invalid syntax 1 12 1 13
check('import *')  # expect: SyntaxError invalid syntax 1 8 1 9
check('import a from b')  # expect: SyntaxError Did you mean to use 'from ... import ...' instead? 1 1 1 16
check('from')  # expect: SyntaxError invalid syntax 1 5 1 6
check('from a')  # expect: SyntaxError invalid syntax 1 7 1 8
check('from a import')  # expect: SyntaxError Expected one or more names after 'import' 1 14 1 14
check('from a import (')  # expect: SyntaxError '(' was never closed 1 15 1 0
check('from a import ()')  # expect: SyntaxError invalid syntax 1 16 1 17
check('from a import (b, c')  # expect: SyntaxError '(' was never closed 1 15 1 0
check('from a import b,')  # expect: SyntaxError trailing comma not allowed without surrounding parentheses 1 17 1 18
check('from a import b c')  # expect: SyntaxError invalid syntax 1 17 1 18
check('from a import b as')  # expect: SyntaxError invalid syntax 1 19 1 20
check('from a import b as c.d')  # expect: SyntaxError invalid syntax 1 21 1 22
check('from a import b.c')  # expect: SyntaxError invalid syntax 1 16 1 17
check('from a import 1')  # expect: SyntaxError invalid syntax 1 15 1 16
check('from a import *, b')  # expect: SyntaxError invalid syntax 1 16 1 17
check('from a import (*)')  # expect: SyntaxError invalid syntax 1 16 1 17
check('from . import')  # expect: SyntaxError Expected one or more names after 'import' 1 14 1 14
check('from .')  # expect: SyntaxError invalid syntax 1 7 1 8
check('from .a')  # expect: SyntaxError invalid syntax 1 8 1 9
check('from a.b. import c')  # expect: SyntaxError invalid syntax 1 11 1 17
check('x = 1\nfrom __future__ import division')
# expect: SyntaxError from __future__ imports must occur at the beginning of the file 2 1 2 32
check('def f():\n from __future__ import division')
# expect: SyntaxError from __future__ imports must occur at the beginning of the file 2 2 2 33
check('"doc"\nx = 1\nfrom __future__ import division')
# expect: SyntaxError from __future__ imports must occur at the beginning of the file 3 1 3 32
check('import a\nfrom __future__ import annotations')
# expect: SyntaxError from __future__ imports must occur at the beginning of the file 2 1 2 35
check('def f(): from a import *')  # expect: SyntaxError import * only allowed at module level 1 24 1 25
check('class C: from a import *')  # expect: SyntaxError import * only allowed at module level 1 24 1 25
check('global')  # expect: SyntaxError invalid syntax 1 7 1 8
check('global x, ')  # expect: SyntaxError invalid syntax 1 11 1 12
check('global x y')  # expect: SyntaxError invalid syntax 1 10 1 11
check('global x.y')  # expect: SyntaxError invalid syntax 1 9 1 10
check('global 1')  # expect: SyntaxError invalid syntax 1 8 1 9
check('x = 1\nglobal x')  # expect: SyntaxError name 'x' is assigned to before global declaration 2 1 2 9
check('def f():\n x = 1\n global x')  # expect: SyntaxError name 'x' is assigned to before global declaration 3 2 3 10
check('def f():\n print(x)\n global x')  # expect: SyntaxError name 'x' is used prior to global declaration 3 2 3 10
check('def f(x):\n global x')  # expect: SyntaxError name 'x' is parameter and global 2 2 2 10
check('def f(x):\n nonlocal x')  # expect: SyntaxError name 'x' is parameter and nonlocal 2 2 2 12
check('nonlocal x')  # expect: SyntaxError nonlocal declaration not allowed at module level 1 1 1 11
check('def f():\n nonlocal x')  # expect: SyntaxError no binding for nonlocal 'x' found 2 2 2 12
check('nonlocal x\nglobal x')  # expect: SyntaxError name 'x' is nonlocal and global 1 1 1 11
check('x = 1\nnonlocal x')  # expect: SyntaxError name 'x' is assigned to before nonlocal declaration 2 1 2 11
check('def f():\n nonlocal x\n global x')  # expect: SyntaxError name 'x' is nonlocal and global 2 2 2 12
check('def f():\n global x\n nonlocal x')  # expect: SyntaxError name 'x' is nonlocal and global 2 2 2 10
check('def f():\n x = 1\n def g():\n  x = 2\n  nonlocal x')
# expect: SyntaxError name 'x' is assigned to before nonlocal declaration 5 3 5 13
check('def f():\n x = 1\n def g():\n  print(x)\n  nonlocal x')
# expect: SyntaxError name 'x' is used prior to nonlocal declaration 5 3 5 13
check('def f():\n x: int\n global x')  # expect: SyntaxError annotated name 'x' can't be global 3 2 3 10
check('def f():\n global x\n x: int')  # expect: SyntaxError annotated name 'x' can't be global 3 2 3 8
check('def f():\n def g():\n  nonlocal x\n  x: int\n x = 1')
# expect: SyntaxError annotated name 'x' can't be nonlocal 4 3 4 9
check('class C:\n nonlocal x')  # expect: SyntaxError no binding for nonlocal 'x' found 2 2 2 12
check('class C:\n x = 1\n global x')  # expect: SyntaxError name 'x' is assigned to before global declaration 3 2 3 10
check('class C:\n nonlocal __class__')  # expect: SyntaxError no binding for nonlocal '__class__' found 2 2 2 20
check('def f():\n for x in y: pass\n global x')
# expect: SyntaxError name 'x' is assigned to before global declaration 3 2 3 10
check('assert')  # expect: SyntaxError invalid syntax 1 7 1 8
check('assert x,')  # expect: SyntaxError invalid syntax 1 10 1 11
check('assert x y')  # expect: SyntaxError invalid syntax 1 10 1 11
check('assert x = 1')  # expect: SyntaxError invalid syntax 1 10 1 11
check('assert (x, "m") y')  # expect: SyntaxError invalid syntax 1 17 1 18
check('raise')  # expect: fine
check('raise x y')  # expect: SyntaxError invalid syntax 1 9 1 10
check('raise x from')  # expect: SyntaxError invalid syntax 1 13 1 14
check('raise from x')  # expect: SyntaxError invalid syntax 1 7 1 11
check('raise x, y')  # expect: SyntaxError invalid syntax 1 8 1 9
check('pass x')  # expect: SyntaxError invalid syntax 1 6 1 7
check('break x')  # expect: SyntaxError invalid syntax 1 7 1 8
check('continue 1')  # expect: SyntaxError invalid syntax 1 10 1 11
check('x; ; y')  # expect: SyntaxError invalid syntax 1 4 1 5
check(';')  # expect: SyntaxError invalid syntax 1 1 1 2
check('; x')  # expect: SyntaxError invalid syntax 1 1 1 2
check('x;;')  # expect: SyntaxError invalid syntax 1 3 1 4
check('x:')  # expect: SyntaxError invalid syntax 1 3 1 4
check('x: ')  # expect: SyntaxError invalid syntax 1 4 1 5
check('x: int = ')  # expect: SyntaxError invalid syntax 1 10 1 11
check('x: int: 3')  # expect: SyntaxError invalid syntax 1 7 1 8
check('x: int = 1 = 2')  # expect: SyntaxError invalid syntax 1 12 1 13
check('(x, y): int')  # expect: SyntaxError only single target (not tuple) can be annotated 1 1 1 7
check('x, y: int')  # expect: SyntaxError only single target (not tuple) can be annotated 1 1 1 2
check('[x, y]: int')  # expect: SyntaxError only single target (not list) can be annotated 1 1 1 7
check('[x]: int')  # expect: SyntaxError only single target (not list) can be annotated 1 1 1 4
check('(x): int = 1')  # expect: fine
check('f(): int')  # expect: SyntaxError illegal target for annotation 1 1 1 4
check('1: int')  # expect: SyntaxError illegal target for annotation 1 1 1 2
check('x + y: int')  # expect: SyntaxError illegal target for annotation 1 1 1 6
check('x.y: int = *a')  # expect: SyntaxError can't use starred expression here 1 12 1 14
check('x: *a')  # expect: SyntaxError invalid syntax 1 4 1 5
check('x: yield')  # expect: SyntaxError invalid syntax 1 4 1 9
check('lambda: int: 1')  # expect: SyntaxError illegal target for annotation 1 1 1 12
check('None: int')  # expect: SyntaxError illegal target for annotation 1 1 1 5
check('f(a=1, b)')  # expect: SyntaxError positional argument follows keyword argument 1 9 1 10
check('f(**a, b)')  # expect: SyntaxError positional argument follows keyword argument unpacking 1 9 1 10
check('f(**a, *b)')  # expect: SyntaxError iterable argument unpacking follows keyword argument unpacking 1 6 1 10
check('f(a=1, *b)')  # expect: fine
check('f(a=1, a=2)')  # expect: SyntaxError keyword argument repeated: a 1 8 1 11
check('f(a=1, b=2, a=3)')  # expect: SyntaxError keyword argument repeated: a 1 13 1 16
check('f(a=)')  # expect: SyntaxError expected argument value expression 1 3 1 5
check('f(a=, b)')  # expect: SyntaxError expected argument value expression 1 3 1 5
check('f(a, b=)')  # expect: SyntaxError expected argument value expression 1 6 1 8
check('f(=1)')  # expect: SyntaxError invalid syntax 1 3 1 4
check('f(1=2)')  # expect: SyntaxError expression cannot contain assignment, perhaps you meant "=="? 1 3 1 5
check("f('a'=2)")  # expect: SyntaxError expression cannot contain assignment, perhaps you meant "=="? 1 3 1 7
check('f(a.b=2)')  # expect: SyntaxError expression cannot contain assignment, perhaps you meant "=="? 1 3 1 7
check('f(a[0]=1)')  # expect: SyntaxError expression cannot contain assignment, perhaps you meant "=="? 1 3 1 8
check('f(a()=1)')  # expect: SyntaxError expression cannot contain assignment, perhaps you meant "=="? 1 3 1 7
check('f(a+b=1)')  # expect: SyntaxError expression cannot contain assignment, perhaps you meant "=="? 1 3 1 7
check('f(not a=1)')  # expect: SyntaxError expression cannot contain assignment, perhaps you meant "=="? 1 3 1 9
check('f(None=1)')  # expect: SyntaxError cannot assign to None 1 3 1 8
check('f(True=1)')  # expect: SyntaxError cannot assign to True 1 3 1 8
check('f(False=1)')  # expect: SyntaxError cannot assign to False 1 3 1 9
check('f(a=b for b in c)')  # expect: SyntaxError invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1 3 1 5
check('f(a for a in b, c)')  # expect: SyntaxError Generator expression must be parenthesized 1 3 1 15
check('f(a, b for b in c)')  # expect: SyntaxError Generator expression must be parenthesized 1 6 1 18
check('f(a for a in b, c for c in d)')  # expect: SyntaxError Generator expression must be parenthesized 1 3 1 15
check('f(a for a in b,)')  # expect: SyntaxError Generator expression must be parenthesized 1 3 1 15
check('f((a for a in b), c)')  # expect: fine
check('f(a=1, b for b in c)')  # expect: SyntaxError Generator expression must be parenthesized 1 8 1 20
check('f(a,,b)')  # expect: SyntaxError invalid syntax 1 5 1 6
check('f(,)')  # expect: SyntaxError invalid syntax 1 3 1 4
check('f(,a)')  # expect: SyntaxError invalid syntax 1 3 1 4
check('f(a, *)')  # expect: SyntaxError Invalid star expression 1 7 1 8
check('f(a, **)')  # expect: SyntaxError invalid syntax 1 8 1 9
check('f(*)')  # expect: SyntaxError Invalid star expression 1 4 1 5
check('f(**)')  # expect: SyntaxError invalid syntax 1 5 1 6
check('f(* a b)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 5 1 8
check('f(x=*a)')  # expect: SyntaxError invalid syntax 1 5 1 6
check('f(x=1 y=2)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 5 1 8
check('f(x y=2)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 3 1 6
check('f(x, y z=2)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 6 1 9
check('f(lambda x y: 1)')  # expect: SyntaxError invalid syntax 1 12 1 13
check('f(lambda x: 1=2)')  # expect: SyntaxError expression cannot contain assignment, perhaps you meant "=="? 1 3 1 15
check('f(a if b else c=1)')
# expect: SyntaxError expression cannot contain assignment, perhaps you meant "=="? 1 3 1 17
check('f(a < b=1)')  # expect: SyntaxError expression cannot contain assignment, perhaps you meant "=="? 1 3 1 9
check('class C(a=1, a=2): pass')  # expect: SyntaxError keyword argument repeated: a 1 14 1 17
check('class C(a, b for b in c): pass')  # expect: SyntaxError Generator expression must be parenthesized 1 12 1 24
check('print 1')  # expect: SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? 1 1 1 8
check('print "a"')  # expect: SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? 1 1 1 10
check('print a, b')  # expect: SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? 1 1 1 11
check('print a.b')  # expect: SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? 1 1 1 10
check('print f(x)')  # expect: SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? 1 1 1 11
check('print')  # expect: fine
check('print -1')  # expect: fine
check('print (a) b')  # expect: SyntaxError invalid syntax 1 11 1 12
check('print(a b)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 7 1 10
