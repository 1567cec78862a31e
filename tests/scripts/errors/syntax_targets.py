# Things that cannot be assigned to, deleted or annotated, and = where == was meant.


def check(source):
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset)
    else:
        print("fine")


check('x = f() = 1')  # expect: SyntaxError cannot assign to function call 1 5
check('f() = x = 1')  # expect: SyntaxError cannot assign to function call 1 1
check('f() = yield')  # expect: SyntaxError cannot assign to function call 1 1
check('a, f() = 1')  # expect: SyntaxError cannot assign to function call here. Maybe you meant '==' instead of '='? 1 4
check('f(), a = 1')  # expect: SyntaxError invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1 6
check('(a, f()) = 1')  # expect: SyntaxError cannot assign to function call 1 5
check('(f()) = 1')  # expect: SyntaxError cannot assign to function call here. Maybe you meant '==' instead of '='? 1 2
check('[f()] = 1')  # expect: SyntaxError cannot assign to function call 1 2
check('a = 1 = b')  # expect: SyntaxError cannot assign to literal 1 5
check('a < b = c')  # expect: SyntaxError cannot assign to comparison 1 1
check('not a = 1')  # expect: SyntaxError cannot assign to expression 1 1
check('a and b = 1')  # expect: SyntaxError cannot assign to expression 1 1
check('a and f() = 1')  # expect: SyntaxError cannot assign to expression 1 1
check('a if b else c = 1')  # expect: SyntaxError cannot assign to conditional expression 1 1
check('lambda: x = 1')  # expect: SyntaxError cannot assign to lambda 1 1
check('*a, f() = 1')  # expect: SyntaxError cannot assign to function call here. Maybe you meant '==' instead of '='? 1 5
check('*f() = 1')  # expect: SyntaxError cannot assign to function call 1 2
check('None = 1')  # expect: SyntaxError cannot assign to None 1 1
check('a = None = 1')  # expect: SyntaxError cannot assign to None 1 5
check('(a, None) = 1')  # expect: SyntaxError cannot assign to None 1 5
check("'x' = 1")  # expect: SyntaxError cannot assign to literal here. Maybe you meant '==' instead of '='? 1 1
check("f'x' = 1")  # expect: SyntaxError cannot assign to f-string expression here. Maybe you meant '==' instead of '='? 1 1
check('{} = 1')  # expect: SyntaxError cannot assign to dict literal here. Maybe you meant '==' instead of '='? 1 1
check('{1} = 1')  # expect: SyntaxError cannot assign to set display here. Maybe you meant '==' instead of '='? 1 1
check('x + 1 = 2')  # expect: SyntaxError cannot assign to expression here. Maybe you meant '==' instead of '='? 1 1
check('-x = 1')  # expect: SyntaxError cannot assign to expression here. Maybe you meant '==' instead of '='? 1 1
check('(x for x in y) = 1')  # expect: SyntaxError cannot assign to generator expression 1 1
check('[x for x in y] = 1')  # expect: SyntaxError cannot assign to list comprehension here. Maybe you meant '==' instead of '='? 1 1
check('yield = 1')  # expect: SyntaxError assignment to yield expression not possible 1 1
check('x = yield = 1')  # expect: SyntaxError assignment to yield expression not possible 1 5
check('... = 1')  # expect: SyntaxError cannot assign to ellipsis here. Maybe you meant '==' instead of '='? 1 1
check('1 += 2')  # expect: SyntaxError 'literal' is an illegal expression for augmented assignment 1 1
check('f() += 1')  # expect: SyntaxError 'function call' is an illegal expression for augmented assignment 1 1
check('(a, b) += 1')  # expect: SyntaxError 'tuple' is an illegal expression for augmented assignment 1 1
check('[a] += 1')  # expect: SyntaxError 'list' is an illegal expression for augmented assignment 1 1
check('a, b += 1')  # expect: SyntaxError 'tuple' is an illegal expression for augmented assignment 1 1
check('a + b += 1')  # expect: SyntaxError 'expression' is an illegal expression for augmented assignment 1 1
check('(a, b): int')  # expect: SyntaxError only single target (not tuple) can be annotated 1 1
check('[a]: int')  # expect: SyntaxError only single target (not list) can be annotated 1 1
check('a, b: int')  # expect: SyntaxError only single target (not tuple) can be annotated 1 1
check('f(): int')  # expect: SyntaxError illegal target for annotation 1 1
check('1: int')  # expect: SyntaxError illegal target for annotation 1 1
check('(x := 1) = 2')  # expect: SyntaxError cannot assign to named expression here. Maybe you meant '==' instead of '='? 1 2
check('if x = 3: pass')  # expect: SyntaxError invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1 4
check('if x.y = 3: pass')  # expect: SyntaxError cannot assign to attribute here. Maybe you meant '==' instead of '='? 1 4
check('if f() = 3: pass')  # expect: SyntaxError cannot assign to function call here. Maybe you meant '==' instead of '='? 1 4
check('while x = 1:\n pass\n')  # expect: SyntaxError invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1 7
check('(a = 1)')  # expect: SyntaxError invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1 2
check('[a = 1]')  # expect: SyntaxError invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1 2
check('{a = 1}')  # expect: SyntaxError invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1 2
check('f(a.b=1)')  # expect: SyntaxError expression cannot contain assignment, perhaps you meant "=="? 1 3
check('f(True=1)')  # expect: SyntaxError cannot assign to True 1 3
check('f(1=2)')  # expect: SyntaxError expression cannot contain assignment, perhaps you meant "=="? 1 3
check('f((a)=1)')  # expect: SyntaxError expression cannot contain assignment, perhaps you meant "=="? 1 4
check('f(a=1 for x in y)')  # expect: SyntaxError invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1 3
check('x = (a = 1)')  # expect: SyntaxError invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1 6
check('a[b=1]')  # expect: SyntaxError invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1 3
check('a[f()=1]')  # expect: SyntaxError cannot assign to function call here. Maybe you meant '==' instead of '='? 1 3
check('a = f() = g() = 1')  # expect: SyntaxError cannot assign to function call 1 5
check('del f()')  # expect: SyntaxError cannot delete function call 1 5
check('del a + b')  # expect: SyntaxError cannot delete expression 1 5
check('del (a, f())')  # expect: SyntaxError cannot delete function call 1 9
check('del [a, 1]')  # expect: SyntaxError cannot delete literal 1 9
check('del *a')  # expect: SyntaxError cannot delete starred 1 5
check('del a, *b')  # expect: SyntaxError cannot delete starred 1 8
check('del None')  # expect: SyntaxError cannot delete None 1 5
check('for f() in x: pass')  # expect: SyntaxError cannot assign to function call 1 5
check('for 1 in x: pass')  # expect: SyntaxError cannot assign to literal 1 5
check('for x, f() in y: pass')  # expect: SyntaxError cannot assign to function call 1 8
check('[x for f() in y]')  # expect: SyntaxError cannot assign to function call 1 8
check('[x for 1 in y]')  # expect: SyntaxError cannot assign to literal 1 8
check('with f() as 1: pass')  # expect: SyntaxError cannot assign to literal 1 13
check('with f() as g(): pass')  # expect: SyntaxError cannot assign to function call 1 13
check('with a as b, c as 1: pass')  # expect: SyntaxError cannot assign to literal 1 19
check('with (a as 1): pass')  # expect: SyntaxError cannot assign to literal 1 12
check('with a as (b, 1): pass')  # expect: SyntaxError cannot assign to literal 1 15
check('[a, b for a in b]')  # expect: SyntaxError did you forget parentheses around the comprehension target? 1 2
check('{a, b for a in c}')  # expect: SyntaxError did you forget parentheses around the comprehension target? 1 2
check('[a, for a in b]')  # expect: SyntaxError did you forget parentheses around the comprehension target? 1 2
check('print(*a) = 1')  # expect: SyntaxError cannot assign to function call here. Maybe you meant '==' instead of '='? 1 1
check('True = 1')  # expect: SyntaxError cannot assign to True 1 1
check('f(None=1)')  # expect: SyntaxError cannot assign to None 1 3
check('for None in x: pass')  # expect: SyntaxError cannot assign to None 1 5
check('with a as None: pass')  # expect: SyntaxError cannot assign to None 1 11
check('del True')  # expect: SyntaxError cannot delete True 1 5
check('[None for None in x]')  # expect: SyntaxError cannot assign to None 1 11
check('(None := 1)')  # expect: SyntaxError cannot use assignment expressions with None 1 2
check('(a.b := 1)')  # expect: SyntaxError cannot use assignment expressions with attribute 1 2
check('(a[0] := 1)')  # expect: SyntaxError cannot use assignment expressions with subscript 1 2
check('(1 := 2)')  # expect: SyntaxError cannot use assignment expressions with literal 1 2
check('((a, b) := 1)')  # expect: SyntaxError cannot use assignment expressions with tuple 1 2
check('x = (y := 1, z = 2)')  # expect: SyntaxError invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1 14
check('lambda: x := 1')  # expect: SyntaxError cannot use assignment expressions with lambda 1 1
