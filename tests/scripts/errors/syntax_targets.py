# Things that cannot be assigned to, deleted or annotated, and = where == was meant.
from data.mistakes import check

check('f() = x = 1')  # expect: SyntaxError cannot assign to function call 1 1 1 4
check('f() = yield')  # expect: SyntaxError cannot assign to function call 1 1 1 4
check('a, f() = 1')  # expect: SyntaxError cannot assign to function call here. Maybe you meant '==' instead of '='? 1 4 1 7
check('f(), a = 1')  # expect: SyntaxError invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1 6 1 11
check('(a, f()) = 1')  # expect: SyntaxError cannot assign to function call 1 5 1 8
check('(f()) = 1')  # expect: SyntaxError cannot assign to function call here. Maybe you meant '==' instead of '='? 1 2 1 5
check('[f()] = 1')  # expect: SyntaxError cannot assign to function call 1 2 1 5
check('a = 1 = b')  # expect: SyntaxError cannot assign to literal 1 5 1 6
check('not a = 1')  # expect: SyntaxError cannot assign to expression 1 1 1 6
check('a and b = 1')  # expect: SyntaxError cannot assign to expression 1 1 1 8
check('a and f() = 1')  # expect: SyntaxError cannot assign to expression 1 1 1 10
check('a if b else c = 1')  # expect: SyntaxError cannot assign to conditional expression 1 1 1 14
check('lambda: x = 1')  # expect: SyntaxError cannot assign to lambda 1 1 1 10
check('*a, f() = 1')  # expect: SyntaxError cannot assign to function call here. Maybe you meant '==' instead of '='? 1 5 1 8
check('*f() = 1')  # expect: SyntaxError cannot assign to function call 1 2 1 5
check('a = None = 1')  # expect: SyntaxError cannot assign to None 1 5 1 9
check('(a, None) = 1')  # expect: SyntaxError cannot assign to None 1 5 1 9
check("'x' = 1")  # expect: SyntaxError cannot assign to literal here. Maybe you meant '==' instead of '='? 1 1 1 4
check('{} = 1')  # expect: SyntaxError cannot assign to dict literal here. Maybe you meant '==' instead of '='? 1 1 1 3
check('{1} = 1')  # expect: SyntaxError cannot assign to set display here. Maybe you meant '==' instead of '='? 1 1 1 4
check('x + 1 = 2')  # expect: SyntaxError cannot assign to expression here. Maybe you meant '==' instead of '='? 1 1 1 6
check('-x = 1')  # expect: SyntaxError cannot assign to expression here. Maybe you meant '==' instead of '='? 1 1 1 3
check('(x for x in y) = 1')  # expect: SyntaxError cannot assign to generator expression 1 1 1 15
check('[x for x in y] = 1')  # expect: SyntaxError cannot assign to list comprehension here. Maybe you meant '==' instead of '='? 1 1 1 15
check('yield = 1')  # expect: SyntaxError assignment to yield expression not possible 1 1 1 6
check('1 += 2')  # expect: SyntaxError 'literal' is an illegal expression for augmented assignment 1 1 1 2
check('(a, b): int')  # expect: SyntaxError only single target (not tuple) can be annotated 1 1 1 7
check('[a]: int')  # expect: SyntaxError only single target (not list) can be annotated 1 1 1 4
check('a, b: int')  # expect: SyntaxError only single target (not tuple) can be annotated 1 1 1 2
check('(x := 1) = 2')  # expect: SyntaxError cannot assign to named expression here. Maybe you meant '==' instead of '='? 1 2 1 8
check('if x = 3: pass')  # expect: SyntaxError invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1 4 1 9
check('if x.y = 3: pass')  # expect: SyntaxError cannot assign to attribute here. Maybe you meant '==' instead of '='? 1 4 1 7
check('if f() = 3: pass')  # expect: SyntaxError cannot assign to function call here. Maybe you meant '==' instead of '='? 1 4 1 7
check('while x = 1:\n pass\n')  # expect: SyntaxError invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1 7 1 12
check('(a = 1)')  # expect: SyntaxError invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1 2 1 7
check('[a = 1]')  # expect: SyntaxError invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1 2 1 7
check('{a = 1}')  # expect: SyntaxError invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1 2 1 7
check('f(a.b=1)')  # expect: SyntaxError expression cannot contain assignment, perhaps you meant "=="? 1 3 1 7
check('f((a)=1)')  # expect: SyntaxError expression cannot contain assignment, perhaps you meant "=="? 1 4 1 7
check('f(a=1 for x in y)')  # expect: SyntaxError invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1 3 1 5
check('x = (a = 1)')  # expect: SyntaxError invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1 6 1 11
check('a[b=1]')  # expect: SyntaxError invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1 3 1 6
check('a[f()=1]')  # expect: SyntaxError cannot assign to function call here. Maybe you meant '==' instead of '='? 1 3 1 6
check('a = f() = g() = 1')  # expect: SyntaxError cannot assign to function call 1 5 1 8
check('del a, *b')  # expect: SyntaxError cannot delete starred 1 8 1 10
check('for f() in x: pass')  # expect: SyntaxError cannot assign to function call 1 5 1 8
check('for 1 in x: pass')  # expect: SyntaxError cannot assign to literal 1 5 1 6
check('for x, f() in y: pass')  # expect: SyntaxError cannot assign to function call 1 8 1 11
check('with f() as 1: pass')  # expect: SyntaxError cannot assign to literal 1 13 1 14
check('with f() as g(): pass')  # expect: SyntaxError cannot assign to function call 1 13 1 16
check('with a as b, c as 1: pass')  # expect: SyntaxError cannot assign to literal 1 19 1 20
check('with a as (b, 1): pass')  # expect: SyntaxError cannot assign to literal 1 15 1 16
check('[a, b for a in b]')  # expect: SyntaxError did you forget parentheses around the comprehension target? 1 2 1 6
check('{a, b for a in c}')  # expect: SyntaxError did you forget parentheses around the comprehension target? 1 2 1 6
check('[a, for a in b]')  # expect: SyntaxError did you forget parentheses around the comprehension target? 1 2 1 4
check('print(*a) = 1')  # expect: SyntaxError cannot assign to function call here. Maybe you meant '==' instead of '='? 1 1 1 10
check('for None in x: pass')  # expect: SyntaxError cannot assign to None 1 5 1 9
check('with a as None: pass')  # expect: SyntaxError cannot assign to None 1 11 1 15
check('del True')  # expect: SyntaxError cannot delete True 1 5 1 9
check('[None for None in x]')  # expect: SyntaxError cannot assign to None 1 11 1 15
check('(None := 1)')  # expect: SyntaxError cannot use assignment expressions with None 1 2 1 6
check('x = (y := 1, z = 2)')  # expect: SyntaxError invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1 14 1 19
