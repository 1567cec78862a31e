# SPDX-License-Identifier: MIT
# With ast.PyCF_ALLOW_TOP_LEVEL_AWAIT compile() takes await outside functions; what uses it is a coroutine's code.
import ast
import asyncio
import inspect

FLAG = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT


async def value(x):
    await asyncio.sleep(0)
    return x


async def numbers():
    for i in range(3):
        yield i


class Context:
    async def __aenter__(self):
        return 5

    async def __aexit__(self, *exc):
        print('left')


space = {'value': value, 'numbers': numbers, 'Context': Context}


def run(source, mode='exec'):
    code = compile(source, '<test>', mode, FLAG)
    result = eval(code, space)
    if inspect.iscoroutine(result):
        result = asyncio.run(result)
    return bool(code.co_flags & inspect.CO_COROUTINE), result


print(run('x = await value(3)'), space['x'])  # expect: (True, None) 3
print(run('await value(4)', 'eval'))  # expect: (True, 4)
print(run('await value(6); x += 1\n', 'single'), space['x'])
# expect: 6
# expect: (True, None) 4
print(run('y = 5'), space['y'])  # expect: (False, None) 5
print(run('async for last in numbers(): pass'), space['last'])  # expect: (True, None) 2
print(run('async with Context() as w: print(w)'), space['w'])
# expect: 5
# expect: left
# expect: (True, None) 5
print(run('z = [i async for i in numbers()]\ndef g(): return z'), space['g']())  # expect: (True, None) [0, 1, 2]
print(run('v = [await value(i) for i in range(3)]; k = (await value(i) for i in range(2))'), space['v'])
# expect: (True, None) [0, 1, 2]
print(run(ast.parse('x = await value(9)')), space['x'])  # expect: (True, None) 9
for source in ('def g(): await value()', 'class C: await value(1)', 'lambda: await value()', 'def g():\n async for i in x: pass',
               'def g():\n async with x: pass', 'def g(): return [i async for i in x]'):
    try:
        run(source)
    except SyntaxError as error:
        print(error.msg)
# expect: 'await' outside async function
# expect: 'await' outside function
# expect: 'await' outside async function
# expect: 'async for' outside async function
# expect: 'async with' outside async function
# expect: asynchronous comprehension outside of an asynchronous function
for source in 'await value(1)', 'async for i in numbers(): pass', 'async with Context(): pass', '[i async for i in numbers()]':
    try:
        compile(source, '', 'exec')
    except SyntaxError as error:
        print(error.msg)
# expect: 'await' outside function
# expect: 'async for' outside async function
# expect: 'async with' outside async function
# expect: asynchronous comprehension outside of an asynchronous function
