# SPDX-License-Identifier: MIT
# What CPython looks for where an expression fails: two side by side in the longest part that is whole, a statement of
# Python 2, a conditional expression without its end, what "*" needs; and the first token that cannot be a target.
from data.mistakes import check

check('f(a b[x for x in y])')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 3 1 6
check('f(a[x for x in y])')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 3 1 18
check('f(a(yield))')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 3 1 10
check('f(a b(yield))')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 3 1 6
check('(a(yield))')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 2 1 9
check('[a[x for x in y]]')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 2 1 17
check('a[b, x for x in y]')  # expect: SyntaxError did you forget parentheses around the comprehension target? 1 3 1 7
check('a[x for x]')  # expect: SyntaxError 'in' expected after for-loop variables 1 10 1 11
check('a[x for')  # expect: SyntaxError '[' was never closed 1 2 1 0
check('f(a[x for x in y] b)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 3 1 18
check('f(a, b[x for x in y])')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 6 1 21
check('[*a if b]')  # expect: SyntaxError expected 'else' after 'if' expression 1 3 1 9
check('(*a if b else c)')  # expect: SyntaxError cannot use starred expression here 1 2 1 16
check('{*a if b}')  # expect: SyntaxError expected 'else' after 'if' expression 1 3 1 9
check('[*a if b for c in d]')  # expect: SyntaxError expected 'else' after 'if' expression 1 3 1 9
check('(*a or b)')  # expect: SyntaxError cannot use starred expression here 1 2 1 9
check('a, *b print x')  # expect: SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? 1 7 1 14
check("a, *b exec 'x'")  # expect: SyntaxError Missing parentheses in call to 'exec'. Did you mean exec(...)? 1 7 1 15
check('a, *b print x y')  # expect: SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? 1 7 1 14
check('a, *b a = c')  # expect: SyntaxError invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1 7 1 12
check('a, b c = d')  # expect: SyntaxError invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1 6 1 11
check('a, *b c = d')  # expect: SyntaxError invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1 7 1 12
check('a, b c, d = e')  # expect: SyntaxError invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1 9 1 14
check('a, b c.d = e')  # expect: SyntaxError cannot assign to attribute here. Maybe you meant '==' instead of '='? 1 6 1 9
check('a, b c[0] = e')  # expect: SyntaxError cannot assign to subscript here. Maybe you meant '==' instead of '='? 1 6 1 10
check('a, b 1 = e')  # expect: SyntaxError cannot assign to literal here. Maybe you meant '==' instead of '='? 1 6 1 7
check("x, y 'abc' w = 3")  # expect: SyntaxError invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1 12 1 17
check("a, *b 'c' = d")  # expect: SyntaxError cannot assign to literal here. Maybe you meant '==' instead of '='? 1 7 1 10
check('a, *b f() = d')  # expect: SyntaxError cannot assign to function call here. Maybe you meant '==' instead of '='? 1 7 1 10
check('help(help str.)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 6 1 14
check('print(a b., c)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 7 1 10
check('f(a b.)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 3 1 6
check('f(a b(.))')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 3 1 6
check('(a b.)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 2 1 5
check('[a b.]')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 2 1 5
check('{a b.}')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 2 1 5
check('{a: b c.}')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 5 1 8
check('x[a b.]')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 3 1 6
check('f(a b[])')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 3 1 6
check('f(a []')  # expect: SyntaxError '(' was never closed 1 2 1 0
check('[a []')  # expect: SyntaxError '[' was never closed 1 1 1 0
check('[[a][]')  # expect: SyntaxError '[' was never closed 1 1 1 0
check('[*a, *b[]')  # expect: SyntaxError invalid syntax 1 9 1 10
check('[*a, *b[]]')  # expect: SyntaxError invalid syntax 1 9 1 10
check('(**a b)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 4 1 7
check('(**a...)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 4 1 8
check('f* (**a b)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 7 1 10
check('(**a b, c)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 4 1 7
check('(**a b for')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 4 1 7
check('(**a + b c)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 4 1 11
check('(** b c)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 5 1 8
check('a if b . else c')  # expect: SyntaxError expected 'else' after 'if' expression 1 1 1 7
check('lambda: a if b . else c')  # expect: SyntaxError expected 'else' after 'if' expression 1 9 1 15
check('x = a if f(.b) else c')  # expect: SyntaxError expected 'else' after 'if' expression 1 5 1 11
check('a if b.await else c')  # expect: SyntaxError expected 'else' after 'if' expression 1 1 1 7
check('a if b(c d) else e')  # expect: SyntaxError expected 'else' after 'if' expression 1 1 1 7
check('a if b[.] else c')  # expect: SyntaxError expected 'else' after 'if' expression 1 1 1 7
check('f(a if b.)')  # expect: SyntaxError expected 'else' after 'if' expression 1 3 1 9
check('a if b > 1 not 2')  # expect: SyntaxError expected 'else' after 'if' expression 1 1 1 11
check('a if not b not c')  # expect: SyntaxError expected 'else' after 'if' expression 1 1 1 11
check('a if b or c not d')  # expect: SyntaxError expected 'else' after 'if' expression 1 1 1 12
check('a if b($) else c')  # expect: SyntaxError expected 'else' after 'if' expression 1 1 1 7
check('[a if b(.)]')  # expect: SyntaxError expected 'else' after 'if' expression 1 2 1 8
check('[a if b.]')  # expect: SyntaxError expected 'else' after 'if' expression 1 2 1 8
check('a if b(x for) else c')  # expect: SyntaxError expected 'else' after 'if' expression 1 1 1 7
check('for ij *, in x: pass')  # expect: SyntaxError invalid syntax 1 8 1 9
check('for a *, b in c: pass')  # expect: SyntaxError invalid syntax 1 7 1 8
check('for not, in x: pass')  # expect: SyntaxError invalid syntax 1 5 1 8
check('for not, x in y: pass')  # expect: SyntaxError invalid syntax 1 5 1 8
check('for not in x: pass')  # expect: SyntaxError invalid syntax 1 5 1 8
check('for a, not in b: pass')  # expect: SyntaxError invalid syntax 1 8 1 11
check('for a, not, b in c: pass')  # expect: SyntaxError invalid syntax 1 8 1 11
check('for lambda, x in y: pass')  # expect: SyntaxError invalid syntax 1 5 1 11
check('for lambda in x: pass')  # expect: SyntaxError invalid syntax 1 5 1 11
check('for +, in b: pass')  # expect: SyntaxError invalid syntax 1 5 1 6
check('[x for not, in y]')  # expect: SyntaxError invalid syntax 1 8 1 11
check('for await in x: pass')  # expect: SyntaxError invalid syntax 1 5 1 10
check('for await, x in y: pass')  # expect: SyntaxError invalid syntax 1 5 1 10
check('*a: (yield)')  # expect: SyntaxError invalid syntax 1 3 1 4
check('* x: y')  # expect: SyntaxError invalid syntax 1 4 1 5
check('*a: b')  # expect: SyntaxError invalid syntax 1 3 1 4
check('*a: b = c')  # expect: SyntaxError invalid syntax 1 3 1 4
check('*(a): b')  # expect: SyntaxError invalid syntax 1 5 1 6
check('*a.b: c')  # expect: SyntaxError invalid syntax 1 5 1 6
check("e = f('m', name='n', path 'p')")  # expect: SyntaxError positional argument follows keyword argument 1 30 1 31
check("f(a=1, b 'c')")  # expect: SyntaxError positional argument follows keyword argument 1 13 1 14
check("f(a=1, b 'c', d=2)")  # expect: SyntaxError positional argument follows keyword argument 1 16 1 17
check("f(**a, b 'c')")  # expect: SyntaxError positional argument follows keyword argument unpacking 1 13 1 14
check("f(a=1, b 'c' 'd')")  # expect: SyntaxError positional argument follows keyword argument 1 17 1 18
check("f(a=1, x b'c')")  # expect: SyntaxError positional argument follows keyword argument 1 14 1 15
check('f(a, *+, c)')  # expect: SyntaxError Invalid star expression 1 8 1 9
check('f(*+)')  # expect: SyntaxError Invalid star expression 1 5 1 6
check('print(*[$ (a)])')  # expect: SyntaxError Invalid star expression 1 9 1 10
check('[*+]')  # expect: SyntaxError Invalid star expression 1 4 1 5
check('(*+)')  # expect: SyntaxError Invalid star expression 1 4 1 5
check('x[*+]')  # expect: SyntaxError Invalid star expression 1 5 1 6
check('type X[T: int, *U, *+ *V] = T')  # expect: SyntaxError Invalid star expression 1 23 1 24
check('f(*lambda)')  # expect: SyntaxError Invalid star expression 1 10 1 11
check('x = (yield a)= ')  # expect: SyntaxError cannot assign to yield expression 1 6 1 13
check('x = (yield a) = 1')  # expect: SyntaxError cannot assign to yield expression 1 6 1 13
check('x = (yield) = y')  # expect: SyntaxError cannot assign to yield expression 1 6 1 11
check("attack('join':= [x])")  # expect: SyntaxError invalid syntax 1 14 1 16
check("f('a' := 1)")  # expect: SyntaxError invalid syntax 1 7 1 9
check('f(1 := 2)')  # expect: SyntaxError invalid syntax 1 5 1 7
check("f(a, 'b' := c d)")  # expect: SyntaxError invalid syntax 1 10 1 12
check('exec+"a"+')  # expect: SyntaxError Missing parentheses in call to 'exec'. Did you mean exec(...)? 1 1 1 9
check("exec 'a' +")  # expect: SyntaxError Missing parentheses in call to 'exec'. Did you mean exec(...)? 1 1 1 9
check('print a +')  # expect: SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? 1 1 1 8
check('print a.')  # expect: SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? 1 1 1 8
check('print a if')  # expect: SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? 1 1 1 8
check('exec a in')  # expect: SyntaxError Missing parentheses in call to 'exec'. Did you mean exec(...)? 1 1 1 7
check('print a or')  # expect: SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? 1 1 1 8
check('print a and b +')  # expect: SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? 1 1 1 14
check("print(t + elset 'b')")  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 9 1 20
check('{b[0] - a[] for a in b}')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 2 1 12
check('{b - a[]}')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 2 1 9
check('[b - a[]]')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 2 1 9
check('(b - a[])')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 2 1 9
check('f(b - a[])')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 3 1 10
check('f(b, a - c[])')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 6 1 13
check('f(not a[])')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 3 1 10
check('f(a or b[])')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 3 1 11
check('f(a == b[])')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 3 1 11
check('{a: b - c[]}')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 5 1 12
check('f(a\nb.)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 3 2 2
check("f(a(b)\nc.'d')")  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 3 2 2
check('x b [a for a <= in c]')  # expect: SyntaxError 'in' expected after for-loop variables 1 14 1 16
check('x [a for a await in b]')  # expect: SyntaxError 'in' expected after for-loop variables 1 12 1 17
check('x b [c for d e]')  # expect: SyntaxError 'in' expected after for-loop variables 1 14 1 15
check('for a in b: -x = 3 * (1 \n 2)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 23 2 3
check('-x = (1 2)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 7 1 10
check('-x = f(1 2)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 8 1 11
check('f() = (1 2)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 8 1 11
check('1 = (a b)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 6 1 9
check('match x:\n case C(a b=c): pass')  # expect: SyntaxError invalid syntax 2 11 2 12
check('[a for ' * 90 + '$')  # expect: SyntaxError invalid syntax 1 631 1 632
check('(a or b and (c + d * ' * 40 + '$' + '))' * 40)  # expect: SyntaxError invalid syntax 1 841 1 842
check('f(a, ' * 90 + 'b c +' + ')' * 90)  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 451 1 454
check('f(a [' * 60 + '$')  # expect: SyntaxError invalid syntax 1 301 1 302
