# Misplaced await, async for, async with, yield from and return are SyntaxErrors with CPython's words and places.

SOURCES = [
    'await x',
    'def f():\n    await x',
    'lambda: await x',
    'async def f():\n    lambda: await x',
    'class A:\n    await x',
    'async def f():\n    class A:\n        await x',
    'async for x in y: pass',
    'def f():\n    async for x in y:\n        pass',
    'async with x: pass',
    'def f():\n    async with x as y:\n        pass',
    'async def f():\n    def g():\n        async with x: pass',
    'async def f():\n    yield from x',
    'async def f():\n    return 1\n    yield',
    'async def f():\n    yield\n    return None',
    'async def f():\n    return\n    yield',
    '[x async for x in y]',
    'def f():\n    return [x async for x in y]',
    'def f():\n    return {x: 1 async for x in y}',
    'def f():\n    return {x for a in b async for x in y}',
    'def f():\n    return [[x async for x in y] for z in w]',
    'def f():\n    return [await x for x in y]',
    'def f():\n    return (x async for x in y)',
    'def f():\n    return (await x for x in y)',
    'def f():\n    return ([x async for x in y] for z in w)',
    '(x async for x in y)',
    'async def f():\n    class A:\n        [x async for x in y]',
    'async def f():\n    return lambda: [x async for x in y]',
    'async def f():\n    [[x async for x in y] for z in w]',
    'async def f():\n    [(yield x) async for x in y]',
    'async x',
    'async def',
    'async def f: pass',
    'async def f():\npass',
    '@d\nasync for x in y: pass',
    'async',
    'await = 1',
    'async = 1',
    'def await(): pass',
    'def f(async): pass',
    'import async',
    'x.await',
    'async def f(): await',
    'async def f(): await await x',
    'async def f(): await -x',
    'async def f(): await not x',
    'async def f(): await lambda: x',
    'async def f(): await yield x',
    'async def f():\n    await x = 1',
    'async def f():\n    await x += 1',
    'async def f():\n    (await x) = 1',
    'async def f():\n    del await x',
    'async def f():\n    for await x in y: pass',
    'async def f():\n    with y as await x: pass',
    'async def f():\n    async x for x in y',
    'async def f():\n    async while True: pass',
    'async def f():\n    await x: int',
    'async def f(x=await y): pass',
    'async def f():\n    def g(x=await y): pass',
    'async def f(a, a): pass',
    'async def f():\n    global x\n    nonlocal x',
    'f"{await x}"',
    'def f(): f"{await x}"',
    'async def f(): f"{await x!r:{await y}}"',
    'async def f():\n  async with a as b, c as d: pass',
    'async def f():\n  async with (a as b, c as d,): pass',
    'async def f():\n  async for x, *y in z: pass\n  else: pass',
    'async def f():\n  async for in z: pass',
    'async def f():\n  async with a\n    pass',
]
for source in SOURCES:
    try:
        compile(source, 'file', 'exec')
        print('compiles:', repr(source))
    except SyntaxError as error:
        print(repr(source), '->', error.msg, error.lineno, error.offset, error.end_lineno)

# expect: 'await x' -> 'await' outside function 1 1 1
# expect: 'def f():\n    await x' -> 'await' outside async function 2 5 2
# expect: 'lambda: await x' -> 'await' outside async function 1 9 1
# expect: 'async def f():\n    lambda: await x' -> 'await' outside async function 2 13 2
# expect: 'class A:\n    await x' -> 'await' outside function 2 5 2
# expect: 'async def f():\n    class A:\n        await x' -> 'await' outside function 3 9 3
# expect: 'async for x in y: pass' -> 'async for' outside async function 1 1 1
# expect: 'def f():\n    async for x in y:\n        pass' -> 'async for' outside async function 2 5 3
# expect: 'async with x: pass' -> 'async with' outside async function 1 1 1
# expect: 'def f():\n    async with x as y:\n        pass' -> 'async with' outside async function 2 5 3
# expect: 'async def f():\n    def g():\n        async with x: pass' -> 'async with' outside async function 3 9 3
# expect: 'async def f():\n    yield from x' -> 'yield from' inside async function 2 5 2
# expect: 'async def f():\n    return 1\n    yield' -> 'return' with value in async generator 2 5 2
# expect: 'async def f():\n    yield\n    return None' -> 'return' with value in async generator 3 5 3
# expect: compiles: 'async def f():\n    return\n    yield'
# expect: '[x async for x in y]' -> asynchronous comprehension outside of an asynchronous function 1 1 1
# expect: 'def f():\n    return [x async for x in y]' -> asynchronous comprehension outside of an asynchronous function 2 12 2
# expect: 'def f():\n    return {x: 1 async for x in y}' -> asynchronous comprehension outside of an asynchronous function 2 12 2
# expect: 'def f():\n    return {x for a in b async for x in y}' -> asynchronous comprehension outside of an asynchronous function 2 12 2
# expect: 'def f():\n    return [[x async for x in y] for z in w]' -> asynchronous comprehension outside of an asynchronous function 2 12 2
# expect: 'def f():\n    return [await x for x in y]' -> asynchronous comprehension outside of an asynchronous function 2 12 2
# expect: compiles: 'def f():\n    return (x async for x in y)'
# expect: compiles: 'def f():\n    return (await x for x in y)'
# expect: compiles: 'def f():\n    return ([x async for x in y] for z in w)'
# expect: compiles: '(x async for x in y)'
# expect: 'async def f():\n    class A:\n        [x async for x in y]' -> asynchronous comprehension outside of an asynchronous function 3 9 3
# expect: 'async def f():\n    return lambda: [x async for x in y]' -> asynchronous comprehension outside of an asynchronous function 2 20 2
# expect: compiles: 'async def f():\n    [[x async for x in y] for z in w]'
# expect: 'async def f():\n    [(yield x) async for x in y]' -> 'yield' inside list comprehension 2 7 2
# expect: 'async x' -> invalid syntax 1 7 1
# expect: 'async def' -> invalid syntax 1 10 1
# expect: 'async def f: pass' -> expected '(' 1 12 1
# expect: 'async def f():\npass' -> expected an indented block after function definition on line 1 2 1 2
# expect: '@d\nasync for x in y: pass' -> invalid syntax 2 7 2
# expect: 'async' -> invalid syntax 1 6 1
# expect: 'await = 1' -> invalid syntax 1 7 1
# expect: 'async = 1' -> invalid syntax 1 7 1
# expect: 'def await(): pass' -> invalid syntax 1 5 1
# expect: 'def f(async): pass' -> invalid syntax 1 7 1
# expect: 'import async' -> invalid syntax 1 8 1
# expect: 'x.await' -> invalid syntax 1 3 1
# expect: 'async def f(): await' -> invalid syntax 1 21 1
# expect: 'async def f(): await await x' -> invalid syntax 1 22 1
# expect: 'async def f(): await -x' -> invalid syntax 1 22 1
# expect: 'async def f(): await not x' -> invalid syntax 1 22 1
# expect: 'async def f(): await lambda: x' -> invalid syntax 1 22 1
# expect: 'async def f(): await yield x' -> invalid syntax 1 22 1
# expect: 'async def f():\n    await x = 1' -> cannot assign to await expression here. Maybe you meant '==' instead of '='? 2 5 2
# expect: 'async def f():\n    await x += 1' -> 'await expression' is an illegal expression for augmented assignment 2 5 2
# expect: 'async def f():\n    (await x) = 1' -> cannot assign to await expression here. Maybe you meant '==' instead of '='? 2 6 2
# expect: 'async def f():\n    del await x' -> cannot delete await expression 2 9 2
# expect: 'async def f():\n    for await x in y: pass' -> cannot assign to await expression 2 9 2
# expect: 'async def f():\n    with y as await x: pass' -> cannot assign to await expression 2 15 2
# expect: 'async def f():\n    async x for x in y' -> invalid syntax 2 11 2
# expect: 'async def f():\n    async while True: pass' -> invalid syntax 2 11 2
# expect: 'async def f():\n    await x: int' -> illegal target for annotation 2 5 2
# expect: 'async def f(x=await y): pass' -> 'await' outside function 1 15 1
# expect: compiles: 'async def f():\n    def g(x=await y): pass'
# expect: 'async def f(a, a): pass' -> duplicate argument 'a' in function definition 1 16 1
# expect: 'async def f():\n    global x\n    nonlocal x' -> name 'x' is nonlocal and global 2 5 2
# expect: 'f"{await x}"' -> 'await' outside function 1 4 1
# expect: 'def f(): f"{await x}"' -> 'await' outside async function 1 13 1
# expect: compiles: 'async def f(): f"{await x!r:{await y}}"'
# expect: compiles: 'async def f():\n  async with a as b, c as d: pass'
# expect: compiles: 'async def f():\n  async with (a as b, c as d,): pass'
# expect: compiles: 'async def f():\n  async for x, *y in z: pass\n  else: pass'
# expect: 'async def f():\n  async for in z: pass' -> invalid syntax 2 13 2
# expect: 'async def f():\n  async with a\n    pass' -> expected ':' 2 15 2
