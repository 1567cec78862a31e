# SPDX-License-Identifier: MIT
# Which variable a name means: functions, classes, comprehensions, the walrus, global, nonlocal, del, locals(), exec.


def attempt(source, *names):
    space = {}
    try:
        exec(source, space)
        print([space.get(name) for name in names])
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset)
    except Exception as e:
        print(type(e).__name__, e)


# --- := (PEP 572)
attempt('x = [last := i for i in range(3)]', 'x', 'last')
attempt('def f():\n    [y := i for i in range(3)]\n    return y\nv = f()', 'v', 'y')
attempt('def f():\n    global y\n    [y := i for i in range(3)]\nf()', 'y')
attempt('def f():\n    y = 0\n    def g():\n        nonlocal y\n        [y := i for i in range(3)]\n    g()\n    return y\nv = f()', 'v')
attempt('x = [[z := j for j in range(i)] for i in range(3)]', 'x', 'z')
attempt('[i := 0 for i in range(3)]')
attempt('[[(i := 0) for j in range(2)] for i in range(3)]')
attempt('[x for x in (y := [1])]')
attempt('class A:\n    [x := i for i in range(3)]')
attempt('class A:\n    x = (y := 2)\nv = A.y', 'v')
attempt('v = [(lambda: (a := i))() for i in range(3)]', 'v', 'a')
attempt('def f(a=(b := 3)): return a\nv = f()', 'v', 'b')
attempt('x := 1')
attempt('(x := 1)', 'x')
attempt('(x.y := 1)')
attempt('(x[0] := 1)')
attempt('((a, b) := 1)')
attempt('f(a := 1)')
attempt('v = dict(a=(b := 1))', 'v', 'b')
attempt('dict(a := 1)')
attempt('dict(a=b := 1)')
attempt('v = {(k := 1): (w := 2)}, {(s := 3)}', 'v', 'k', 'w', 's')
attempt('v = "abc"[(i := 1)], "abc"[i := 2]', 'v', 'i')
attempt('v = {n: m for n in [1] if (m := n + 1)}', 'v', 'm')
attempt('v = (lambda: (q := 5))()', 'v', 'q')
attempt('lambda: x := 1')
attempt('if (n := 10) > 5 and (m := n * 2): pass', 'n', 'm')
attempt('v = []\nwhile (n := len(v)) < 3: v.append(n)', 'v', 'n')
attempt('v = f"{(x := 5)} {x:=5}"', 'v', 'x')
attempt('assert (x := 1) and x', 'x')
attempt('x: int = (y := 2)', 'x', 'y')
attempt('with (a := 1): pass')
attempt('del (a := 1)')
attempt('(a := 1) = 2')
attempt('(yield := 1)')
attempt('(None := 1)')
attempt('__debug__ := 1')
attempt('(__debug__ := 1)')
attempt('v = (a := b := 1)')
attempt('v = (a := (b := 1))', 'v', 'a', 'b')
attempt('v = (a := 1, 2)', 'v', 'a')
attempt('v = (x := yield)')

# --- global and nonlocal
attempt('def f():\n    x = 1\n    global x')
attempt('def f():\n    print(x)\n    global x')
attempt('def f(x):\n    global x')
attempt('def f(x):\n    nonlocal x')
attempt('def f():\n    nonlocal x')
attempt('nonlocal x')
attempt('def f():\n    x = 1\n    def g():\n        global x\n        nonlocal x')
attempt('def f():\n    x = 1\n    def g():\n        x = 2\n        nonlocal x')
attempt('def f():\n    def g():\n        nonlocal x\n    g()\nx = 1')
attempt('class A:\n    x = 1\n    def f(self):\n        nonlocal x')
attempt('def f():\n    x = 1\n    class A:\n        nonlocal x\n        x = 2\n    return x\nv = f()', 'v')
attempt('class A:\n    global x\n    x = 1\nv = hasattr(A, "x")', 'v', 'x')
attempt('global x\nx = 1', 'x')
attempt('def f():\n    global x\n    x: int = 1')
attempt('def f():\n    global x\n    import os as x\nf()\nv = x.sep', 'v')
attempt('def f():\n    global x\n    def x(): return 5\nf()\nv = x()', 'v')
attempt('def f():\n    global x\n    for x in range(3): pass\nf()', 'x')
attempt('def f():\n    global x, y\n    with open("/dev/null") as x: pass\n    try: 1 / 0\n'
        '    except ZeroDivisionError as y: pass\nf()\nv = x.closed', 'v', 'y')
attempt('def f():\n    x = 1\n    def g():\n        nonlocal x\n        del x\n    g()\n    return x\nf()')

# --- local variables that are not there
attempt('def f():\n    print(x)\n    x = 1\nf()')
attempt('def f():\n    x = 1\n    del x\n    return x\nf()')
attempt('def f():\n    del x\nf()')
attempt('def f():\n    x += 1\nx = 1\nf()')
attempt('def f():\n    def g(): return x\n    return g()\n    x = 1\nf()')
attempt('def f():\n    try: 1 / 0\n    except ZeroDivisionError as e: pass\n    return e\nf()')
attempt('try: 1 / 0\nexcept ZeroDivisionError as e: pass\ne')
attempt('def f():\n    for i in []: pass\n    return i\nf()')
attempt('x = 1\nclass A:\n    y = x\n    x = 2\n    z = x\nv = A.y, A.z', 'v')
attempt('x = 1\ndef f():\n    x = 2\n    class A:\n        y = x\n        x = 3\n    return A.y\nf()')
attempt('x = 1\ndef f():\n    x = 2\n    class A:\n        y = x\n    return A.y\nv = f()', 'v')
attempt('class A:\n    x = 1\n    y = [x for _ in range(2)]')
attempt('class A:\n    x = [1, 2]\n    y = [i for i in x]\nv = A.y', 'v')
attempt('class A:\n    x = 1\n    def f(self): return x\nA().f()')
attempt('v = [i for i in range(3)]\ni')
attempt('fs = [lambda: i for i in range(3)]\nv = [f() for f in fs]', 'v')
attempt('fs = [lambda i=i: i for i in range(3)]\nv = [f() for f in fs]', 'v')
attempt('def f():\n    i = 9\n    return [i for i in range(3)], i\nv = f()', 'v')
attempt('def outer():\n    def f(): return a\n    a = 1\n    x = f()\n    a = 2\n    return x, f()\nv = outer()', 'v')
attempt('def counter():\n    n = 0\n    def up():\n        nonlocal n\n        n += 1\n        return n\n'
        '    return up\nc = counter()\nv = c(), c(), counter()()', 'v')
attempt('def f(a, a): pass')
attempt('lambda a, a: 1')
attempt('def f(a, *, a): pass')
attempt('def f(None): pass')
attempt('def f(__debug__): pass')
attempt('def f(a, b=1, c): pass')
attempt('def f(*, **k): pass')
attempt('def f(*): pass')
attempt('def f(/): pass')
attempt('def f(a, /, b, /): pass')
attempt('def f(a, *b, /): pass')
attempt('def f(**k, a): pass')
attempt('def f(a=1, /, b): pass')

# --- locals(), globals(), vars(), exec and eval in functions
attempt('def f(a, b=2):\n    c = 3\n    del b\n    return locals()\nv = f(1)', 'v')
attempt('def f():\n    x = 1\n    locals()["x"] = 2\n    return x\nv = f()', 'v')
attempt('def f():\n    x = 1\n    exec("x = 2")\n    return x\nv = f()', 'v')
attempt('def f():\n    space = {"x": 1}\n    exec("y = x + 1", space)\n    return space["y"]\nv = f()', 'v')
attempt('x = 1\ndef f():\n    exec("global x; x = 2")\nf()', 'x')
attempt('def f():\n    x = 5\n    return eval("x + 1")\nv = f()', 'v')
attempt('def f():\n    x = 5\n    def g(): return eval("x")\n    return g()\nf()')
attempt('def f():\n    x = 5\n    def g(): x; return eval("x")\n    return g()\nv = f()', 'v')
attempt('class A:\n    x = 1\n    v = sorted(k for k in locals() if k[0] != "_")\nv = A.v', 'v')
attempt('v = [sorted(locals()) for i in [1]][0] != []', 'v')
attempt('v = eval("a + b", {"a": 1}, {"b": 2})', 'v')
attempt('eval("a", {}, 5)')
attempt('eval("a", 5)')
attempt('exec("a = 1", {}, [])')
attempt('eval("a = 1")')
attempt('eval("")')
attempt('eval(5)')
attempt('exec(5)')
attempt('v = eval(" 1 + 1\\n")', 'v')
attempt('v = eval(compile("1 + 1", "f", "eval"))', 'v')
attempt('v = eval(compile("x = 1", "f", "exec"))', 'v')
attempt('def f():\n    y = 1\n    def g(): return y\n    return g\nexec(f().__code__)')
attempt('def f():\n    y = 1\n    def g(): global out; out = y\n    return g\nimport types\ng = f()\n'
        'exec(g.__code__, globals(), closure=(types.CellType(7),))', 'out')
attempt('exec("1", closure=())')
attempt('v = vars(object())')
attempt('import types\nv = vars(types.SimpleNamespace(a=1))', 'v')
attempt('del __builtins__\nv = len("abc")', 'v')
attempt('len = lambda x: 5\nv = len("abc")', 'v')
attempt('import builtins\nbuiltins.shout = str.upper\nv = shout("x")\ndel builtins.shout', 'v')
attempt('v = eval("len", {"__builtins__": {}})')
attempt('v = eval("len", {"__builtins__": {"len": 3}})', 'v')
attempt('exec("import os", {"__builtins__": {}})')
attempt('exec("class A: pass", {"__builtins__": {}})')

# expect: [[0, 1, 2], 2]
# expect: [2, None]
# expect: [2]
# expect: [2]
# expect: [[[], [0], [0, 1]], 1]
# expect: SyntaxError assignment expression cannot rebind comprehension iteration variable 'i' 1 2
# expect: SyntaxError assignment expression cannot rebind comprehension iteration variable 'i' 1 4
# expect: SyntaxError assignment expression cannot be used in a comprehension iterable expression 1 14
# expect: SyntaxError assignment expression within a comprehension cannot be used in a class body 2 6
# expect: [2]
# expect: [[0, 1, 2], None]
# expect: [3, 3]
# expect: SyntaxError invalid syntax 1 3
# expect: [1]
# expect: SyntaxError cannot use assignment expressions with attribute 1 2
# expect: SyntaxError cannot use assignment expressions with subscript 1 2
# expect: SyntaxError cannot use assignment expressions with tuple 1 2
# expect: NameError name 'f' is not defined
# expect: [{'a': 1}, 1]
# expect: TypeError 'int' object is not iterable
# expect: SyntaxError invalid syntax 1 10
# expect: [({1: 2}, {3}), 1, 2, 3]
# expect: [('b', 'c'), 2]
# expect: [{1: 2}, 2]
# expect: [5, None]
# expect: SyntaxError cannot use assignment expressions with lambda 1 1
# expect: [10, 20]
# expect: [[0, 1, 2], 3]
# expect: ['5     5', 5]
# expect: [1]
# expect: [2, 2]
# expect: TypeError 'int' object does not support the context manager protocol
# expect: SyntaxError cannot delete named expression 1 6
# expect: SyntaxError cannot assign to named expression here. Maybe you meant '==' instead of '='? 1 2
# expect: SyntaxError invalid syntax 1 8
# expect: SyntaxError cannot use assignment expressions with None 1 2
# expect: SyntaxError invalid syntax 1 11
# expect: SyntaxError cannot assign to __debug__ 1 2
# expect: SyntaxError invalid syntax 1 13
# expect: [1, 1, 1]
# expect: [(1, 2), 1]
# expect: SyntaxError invalid syntax 1 11
# expect: SyntaxError name 'x' is assigned to before global declaration 3 5
# expect: SyntaxError name 'x' is used prior to global declaration 3 5
# expect: SyntaxError name 'x' is parameter and global 2 5
# expect: SyntaxError name 'x' is parameter and nonlocal 2 5
# expect: SyntaxError no binding for nonlocal 'x' found 2 5
# expect: SyntaxError nonlocal declaration not allowed at module level 1 1
# expect: SyntaxError name 'x' is nonlocal and global 4 9
# expect: SyntaxError name 'x' is assigned to before nonlocal declaration 5 9
# expect: SyntaxError no binding for nonlocal 'x' found 3 9
# expect: SyntaxError no binding for nonlocal 'x' found 4 9
# expect: [2]
# expect: [False, 1]
# expect: [1]
# expect: SyntaxError annotated name 'x' can't be global 3 5
# expect: ['/']
# expect: [5]
# expect: [2]
# expect: [True, None]
# expect: UnboundLocalError cannot access local variable 'x' where it is not associated with a value
# expect: UnboundLocalError cannot access local variable 'x' where it is not associated with a value
# expect: UnboundLocalError cannot access local variable 'x' where it is not associated with a value
# expect: UnboundLocalError cannot access local variable 'x' where it is not associated with a value
# expect: UnboundLocalError cannot access local variable 'x' where it is not associated with a value
# expect: NameError cannot access free variable 'x' where it is not associated with a value in enclosing scope
# expect: UnboundLocalError cannot access local variable 'e' where it is not associated with a value
# expect: NameError name 'e' is not defined
# expect: UnboundLocalError cannot access local variable 'i' where it is not associated with a value
# expect: [(1, 2)]
# expect: []
# expect: [2]
# expect: NameError name 'x' is not defined
# expect: [[1, 2]]
# expect: NameError name 'x' is not defined
# expect: NameError name 'i' is not defined
# expect: [[2, 2, 2]]
# expect: [[0, 1, 2]]
# expect: [([0, 1, 2], 9)]
# expect: [(1, 2)]
# expect: [(1, 2, 1)]
# expect: SyntaxError duplicate argument 'a' in function definition 1 10
# expect: SyntaxError duplicate argument 'a' in function definition 1 11
# expect: SyntaxError duplicate argument 'a' in function definition 1 13
# expect: SyntaxError invalid syntax 1 7
# expect: SyntaxError cannot assign to __debug__ 1 7
# expect: SyntaxError parameter without a default follows parameter with a default 1 15
# expect: SyntaxError named arguments must follow bare * 1 7
# expect: SyntaxError named arguments must follow bare * 1 7
# expect: SyntaxError invalid syntax 1 7
# expect: SyntaxError / may appear only once 1 16
# expect: SyntaxError / must be ahead of * 1 14
# expect: SyntaxError arguments cannot follow var-keyword argument 1 12
# expect: SyntaxError parameter without a default follows parameter with a default 1 15
# expect: [{'a': 1, 'c': 3}]
# expect: [1]
# expect: [1]
# expect: [2]
# expect: [2]
# expect: [6]
# expect: NameError name 'x' is not defined
# expect: [5]
# expect: [['x']]
# expect: [True]
# expect: [3]
# expect: TypeError locals must be a mapping
# expect: TypeError globals must be a dict
# expect: TypeError list indices must be integers or slices, not str
# expect: SyntaxError invalid syntax 1 3
# expect: SyntaxError invalid syntax 0 0
# expect: TypeError eval() arg 1 must be a string, bytes or code object
# expect: TypeError exec() arg 1 must be a string, bytes or code object
# expect: [2]
# expect: [2]
# expect: [None]
# expect: TypeError code object requires a closure of exactly length 1
# expect: [7]
# expect: TypeError closure can only be used when source is a code object
# expect: TypeError vars() argument must have __dict__ attribute
# expect: [{'a': 1}]
# expect: [3]
# expect: [5]
# expect: ['X']
# expect: NameError name 'len' is not defined
# expect: [3]
# expect: ImportError __import__ not found
# expect: NameError __build_class__ not found
