# Async generators, async for, async with and asynchronous comprehensions, with all their errors.
import gc
import sys


class Pause:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return (yield self.value)


def run(coroutine, log=None):
    """Drive a coroutine to its end, sending back what it pauses with."""
    value = None
    try:
        while True:
            value = coroutine.send(value)
            if log is not None:
                log.append(value)
    except StopIteration as stop:
        return stop.value


def tried(coroutine):
    try:
        return run(coroutine)
    except BaseException as error:
        text = type(error).__name__ + ': ' + str(error)
        return text + (' <- %s: %s' % (type(error.__cause__).__name__, error.__cause__) if error.__cause__ else '')


def attempt(function, *args):
    try:
        return function(*args)
    except BaseException as error:
        return type(error).__name__ + ': ' + str(error)


async def count(n, log=None):
    try:
        for i in range(n):
            await Pause('before %d' % i)
            got = yield i
            if log is not None:
                log.append(got)
    finally:
        if log is not None:
            await Pause('closing')
            log.append('closed')


g = count(3)
print(type(g).__name__, repr(g).startswith('<async_generator object count at 0x'), g.__name__, g.__qualname__)
print(g.ag_running, g.ag_suspended, g.ag_await, g.ag_code.co_flags & 0x3ff, g.ag_frame.f_code is g.ag_code, aiter(g) is g)
print(attempt(iter, g), attempt(next, g), hasattr(g, '__await__'))
step = g.__anext__()
print(type(step).__name__, type(g.asend(1)).__name__, type(g.athrow(ValueError)).__name__, type(g.aclose()).__name__)
print(step.send(None), g.ag_running, g.ag_suspended, g.ag_await is not None, attempt(step.send, 1), g.ag_running, g.ag_await)
print(attempt(step.send, None), attempt(step.throw, ValueError), step.close())


# Values, pauses and the end.
async def consume():
    log, seen = [], []
    async for x in count(3, log):
        seen.append(x)
    else:
        seen.append('else')
    g = count(3, log)
    async for x in g:
        if x == 1:
            break
    else:
        seen.append('never')
    await g.aclose()
    async for x in count(3):
        if x == 1:
            continue
        seen.append(x * 10)
    return seen, log

pauses = []
print(run(consume(), pauses), pauses)


async def sends():
    log = []
    g = count(5, log)
    seen = [await g.asend(None), await g.asend('a'), await anext(g), await g.asend('b')]
    seen.append(await g.aclose())
    return seen, log

print(run(sends()))


async def started_with_value():
    await count(1).asend(5)

print(tried(started_with_value()))


async def throws():
    log = []
    g = count(5, log)
    await anext(g)
    try:
        await g.athrow(ValueError('thrown'))
    except ValueError as error:
        log.append(repr(error))
    for make in g.__anext__, g.aclose, lambda: g.athrow(KeyError), lambda: g.asend(1):
        try:
            log.append(await make())
        except BaseException as error:
            log.append(repr(error))
    return log

print(run(throws()))


async def catching():
    while True:
        try:
            yield await Pause('p')
        except ValueError as error:
            yield 'caught %s' % error


async def throws_and_goes_on():
    g = catching()
    return [await anext(g), await g.athrow(ValueError, 'a'), await anext(g), await g.athrow(ValueError('b')), await anext(g),
            await g.aclose(), await g.aclose()]

print(run(throws_and_goes_on()))


async def ignoring():
    try:
        yield 1
    except GeneratorExit:
        yield 2


async def ignored():
    g = ignoring()
    await anext(g)
    await g.aclose()

print(tried(ignored()))


async def raising(error):
    yield 1
    raise error


async def drain(g):
    return [x async for x in g]

for error in StopIteration, StopAsyncIteration, ValueError('plain'), GeneratorExit:
    print(tried(drain(raising(error))))


async def slow():
    await Pause('slow')
    yield 1

g = slow()
first, second = g.__anext__(), g.__anext__()
print(first.send(None), attempt(second.send, None), attempt(g.aclose().send, None), attempt(g.athrow(ValueError).send, None))
print(attempt(second.send, None), attempt(first.throw, KeyError('k')), g.ag_frame, attempt(g.__anext__().send, None))
g = slow()
print(attempt(g.aclose().send, 5), attempt(g.athrow(ValueError).send, 5), attempt(g.athrow(ValueError('new')).send, None))
print(attempt(g.aclose().send, None), attempt(g.__anext__().send, None))
step = slow().__anext__()
print(step.send(None), step.close(), attempt(step.send, None))


# Awaitables of all sorts in async for.
class Steps:
    """An asynchronous iterator written as a class."""

    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        await Pause('step %d' % self.n)
        self.n -= 1
        return self.n


class Odd:
    def __init__(self, iterator, item=None):
        self.iterator, self.item = iterator, item

    def __aiter__(self):
        return self.iterator or self

    def __anext__(self):
        return self.item


class AsyncAiter:
    async def __aiter__(self):
        pass


class Awaited:
    """Not a coroutine, but __await__ is there; ends after two."""

    left = 2

    def __aiter__(self):
        return self

    def __anext__(self):
        return self

    def __await__(self):
        if self.left == 0:
            raise StopAsyncIteration
        self.left -= 1
        return iter(())


class BadAwait:
    def __await__(self):
        return 5


async def loop(iterable):
    seen = []
    async for x in iterable:
        seen.append(x)
    return seen

for iterable in Steps(3), Awaited(), count(2), 5, [1], Odd(5), Odd(None, 5), Odd(None, BadAwait()), Odd(iter(())):
    print(tried(loop(iterable)))
coroutine = AsyncAiter().__aiter__()
coroutine.close()
print(attempt(aiter, 5), attempt(aiter, Odd(5)), attempt(anext, 5), attempt(anext, Steps(1), 1, 2))


async def with_default():
    g, s = count(1), Steps(1)
    return [await anext(g, 'd'), await anext(g, 'd'), await anext(g, 'e'), await anext(s, 'f'), await anext(s, 'g')]

print(run(with_default()))
a = anext(Odd(None, 5), 1)
print(type(a).__name__, attempt(a.send, None))
a = anext(count(1), 'default')
print(a.send(None), attempt(a.throw, StopAsyncIteration), attempt(next, a))


# StopAsyncIteration in the body, or in the target, does not end the loop quietly.
async def body_raises():
    async for x in count(2):
        raise StopAsyncIteration('body')


async def target_raises():
    async for missing['x'] in count(2):
        pass


class Missing:
    def __setitem__(self, key, value):
        raise StopAsyncIteration('target')

missing = Missing()
print(tried(body_raises()), tried(target_raises()))


# Comprehensions.
async def comprehensions():
    async def value(x):
        return await Pause(x)
    return [
        [x async for x in count(3)], {x % 2 async for x in count(3)}, {x: -x async for x in count(3)},
        [x + y for x in (1, 2) async for y in count(2)], [x + y async for x in count(2) for y in (10, 20)],
        [await value(x) for x in (1, 2) if await value(x) > 1], {await value(1): await value(2) for _ in 'a'},
        [[y async for y in count(x)] async for x in count(3)], [[await value(x)] for x in (5,)],
        [x async for x in (y * 2 async for y in count(3) if await value(y))],
        [x async for x in (await value(y) for y in (7, 8))],
        [f() async for x in count(2) for f in [lambda: x]], [z async for a, *z in pairs()],
        [x for x in await value([4, 5])],
    ]


async def pairs():
    yield 1, 2, 3
    yield 'abc'

print(run(comprehensions()))
generator = (x async for x in count(2))
print(type(generator).__name__, generator.__name__, generator.__qualname__)


def plain():
    return (x async for x in count(2))

print(run(drain(plain())), attempt(lambda: (x async for x in 5)))


# async with.
class Manager:
    def __init__(self, log, swallow=False):
        self.log, self.swallow = log, swallow

    async def __aenter__(self):
        self.log.append('enter')
        await Pause('entering')
        return self

    async def __aexit__(self, kind, error, traceback):
        await Pause('leaving')
        self.log.append((kind and kind.__name__, str(error), traceback is not None))
        return self.swallow


async def manage():
    log = []
    async with Manager(log) as m, Manager(log, True):
        log.append(m.swallow)
        raise ValueError('swallowed')
    for i in range(3):
        async with Manager(log):
            if i == 0:
                continue
            break
    try:
        async with Manager(log):
            raise KeyError('passes')
    except KeyError as error:
        log.append(repr(error))

    async def returns():
        async with Manager(log) as log[0].missing:
            return 'returned'
    try:
        log.append(await returns())
    except AttributeError as error:
        log.append(str(error))
    async with Manager(log):
        return log, await Pause('value')

print(run(manage()))


class NoExit:
    async def __aenter__(self):
        pass


class Sync:
    def __enter__(self):
        pass

    def __exit__(self, *args):
        pass


class Partly:
    def __init__(self, enter, leave=None):
        self.enter, self.leave = enter, leave

    def __aenter__(self):
        return self.enter

    def __aexit__(self, *args):
        return self.leave


async def use(manager, raising=False):
    async with manager:
        if raising:
            raise ValueError('raised')
        return 'body'

for manager in 5, NoExit(), Sync(), Partly(1), Partly(None), Partly(Pause(1), 7), Partly(Pause(1), Pause(1)):
    print(tried(use(manager)), '|', tried(use(manager, True)))


async def not_async():
    with Manager([]):
        pass

print(tried(not_async()))


# Hooks.
print(sys.get_asyncgen_hooks(), attempt(sys.set_asyncgen_hooks, 5), attempt(sys.set_asyncgen_hooks, None, 5))
told = []
sys.set_asyncgen_hooks(firstiter=lambda g: told.append('first ' + g.__name__),
                       finalizer=lambda g: told.append('dropped ' + g.__name__))


def drop():
    g = count(2)
    step = g.__anext__()
    step.send(None)
    g.__anext__()
    step.close()
    g = catching()
    step = g.__anext__()
    step.send(None)


drop()
gc.collect()
print(told)
sys.set_asyncgen_hooks(None, None)
print(sys.get_asyncgen_hooks())


# The traceback of what a step raises goes through all frames.
async def reader():
    async for x in raising(ValueError('deep')):
        pass

try:
    run(reader())
except ValueError as error:
    names, tb = [], error.__traceback__
    while tb:
        names.append(tb.tb_frame.f_code.co_name)
        tb = tb.tb_next
    print(names)

# expect: async_generator True count count
# expect: False False None 515 True True
# expect: TypeError: 'async_generator' object is not iterable TypeError: 'async_generator' object is not an iterator False
# expect: async_generator_asend async_generator_asend async_generator_athrow async_generator_athrow
# expect: before 0 True True True StopIteration: 0 False None
# expect: RuntimeError: cannot reuse already awaited __anext__()/asend() RuntimeError: cannot reuse already awaited __anext__()/asend() None
# expect: ([0, 1, 2, 'else', 0, 20], [None, None, None, 'closed', None, 'closed']) ['before 0', 'before 1', 'before 2', 'closing', 'before 0', 'before 1', 'closing', 'before 0', 'before 1', 'before 2']
# expect: ([0, 1, 2, 3, None], ['a', None, 'b', 'closed'])
# expect: TypeError: can't send non-None value to a just-started async generator
# expect: ['closed', "ValueError('thrown')", 'StopAsyncIteration()', None, None, 'StopAsyncIteration()']
# expect: ['p', 'caught a', 'p', 'caught b', 'p', None, None]
# expect: RuntimeError: async generator ignored GeneratorExit
# expect: RuntimeError: async generator raised StopIteration <- StopIteration: 
# expect: RuntimeError: async generator raised StopAsyncIteration <- StopAsyncIteration: 
# expect: ValueError: plain
# expect: GeneratorExit: 
# expect: slow RuntimeError: anext(): asynchronous generator is already running RuntimeError: aclose(): asynchronous generator is already running RuntimeError: athrow(): asynchronous generator is already running
# expect: RuntimeError: cannot reuse already awaited __anext__()/asend() KeyError: 'k' None StopAsyncIteration: 
# expect: RuntimeError: can't send non-None value to a just-started coroutine RuntimeError: can't send non-None value to a just-started coroutine ValueError: new
# expect: StopIteration:  StopAsyncIteration: 
# expect: slow None RuntimeError: cannot reuse already awaited __anext__()/asend()
# expect: [2, 1, 0]
# expect: TypeError: 'async for' received an invalid object from __anext__: Awaited <- StopAsyncIteration: 
# expect: [0, 1]
# expect: TypeError: 'async for' requires an object with __aiter__ method, got int
# expect: TypeError: 'async for' requires an object with __aiter__ method, got list
# expect: TypeError: 'async for' received an object from __aiter__ that does not implement __anext__: int
# expect: TypeError: 'async for' received an invalid object from __anext__: int <- TypeError: object int can't be used in 'await' expression
# expect: TypeError: 'async for' received an invalid object from __anext__: BadAwait <- TypeError: __await__() returned non-iterator of type 'int'
# expect: TypeError: 'async for' received an object from __aiter__ that does not implement __anext__: tuple_iterator
# expect: TypeError: 'int' object is not an async iterable TypeError: aiter() returned not an async iterator of type 'int' TypeError: 'int' object is not an async iterator TypeError: anext expected at most 2 arguments, got 3
# expect: [0, 'd', 'e', 0, 'g']
# expect: anext_awaitable TypeError: object int can't be used in 'await' expression
# expect: before 0 RuntimeError: async generator raised StopAsyncIteration RuntimeError: cannot reuse already awaited __anext__()/asend()
# expect: StopAsyncIteration: body StopAsyncIteration: target
# expect: [[0, 1, 2], {0, 1}, {0: 0, 1: -1, 2: -2}, [1, 2, 2, 3], [10, 20, 11, 21], [2], {1: 2}, [[], [0], [0, 1]], [[5]], [2, 4], [7, 8], [0, 1], [[2, 3], ['b', 'c']], [4, 5]]
# expect: async_generator <genexpr> <genexpr>
# expect: [0, 1] TypeError: 'async for' requires an object with __aiter__ method, got int
# expect: (['enter', 'enter', False, ('ValueError', 'swallowed', True), (None, 'None', False), 'enter', (None, 'None', False), 'enter', (None, 'None', False), 'enter', ('KeyError', "'passes'", True), "KeyError('passes')", 'enter', ('AttributeError', "'str' object has no attribute 'missing' and no __dict__ for setting new attributes", True), "'str' object has no attribute 'missing' and no __dict__ for setting new attributes", 'enter', (None, 'None', False)], 'value')
# expect: TypeError: 'int' object does not support the asynchronous context manager protocol | TypeError: 'int' object does not support the asynchronous context manager protocol
# expect: TypeError: 'NoExit' object does not support the asynchronous context manager protocol (missed __aexit__ method) | TypeError: 'NoExit' object does not support the asynchronous context manager protocol (missed __aexit__ method)
# expect: TypeError: 'Sync' object does not support the asynchronous context manager protocol | TypeError: 'Sync' object does not support the asynchronous context manager protocol
# expect: TypeError: 'async with' received an object from __aenter__ that does not implement __await__: int | TypeError: 'async with' received an object from __aenter__ that does not implement __await__: int
# expect: TypeError: 'async with' received an object from __aenter__ that does not implement __await__: NoneType | TypeError: 'async with' received an object from __aenter__ that does not implement __await__: NoneType
# expect: TypeError: 'async with' received an object from __aexit__ that does not implement __await__: int | TypeError: 'async with' received an object from __aexit__ that does not implement __await__: int
# expect: body | None
# expect: TypeError: 'Manager' object does not support the context manager protocol
# expect: asyncgen_hooks(firstiter=None, finalizer=None) TypeError: callable firstiter expected, got int TypeError: callable finalizer expected, got int
# expect: ['first count', 'first catching', 'dropped catching']
# expect: asyncgen_hooks(firstiter=None, finalizer=None)
# expect: ['<module>', 'run', 'reader', 'raising']
