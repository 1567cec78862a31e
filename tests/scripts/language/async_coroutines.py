# Coroutine objects: send, throw, close, attributes, and every TypeError and RuntimeError around await.
import gc
import sys
import types
import warnings


class Pause:
    """Gives a value to who drives the coroutine and returns what that sends."""

    def __init__(self, value):
        self.value = value

    def __await__(self):
        return (yield self.value)


def drive(coroutine, *sent):
    """Run a coroutine to its end; what it paused with, and its result or exception."""
    seen, sent = [], list(sent)
    try:
        seen.append(coroutine.send(None))
        while True:
            seen.append(coroutine.send(sent.pop(0) if sent else None))
    except StopIteration as stop:
        return seen, stop.value
    except BaseException as error:
        return seen, type(error).__name__, str(error)


def tried(function, *args):
    try:
        return function(*args)
    except BaseException as error:
        return type(error).__name__ + ': ' + str(error)


async def inner(x):
    got = await Pause(x)
    return got * 2


async def outer(a, *args, b=3, **kwargs):
    first = await inner(a)
    second = await inner(b)
    return first, second, args, kwargs


print(drive(outer(1, 9, b=4, c=5), 10, 20))
print(type(outer).__name__, outer.__code__.co_flags & 0x3ff)
c = outer(1)
print(type(c).__name__, c.__name__, c.__qualname__, repr(c).startswith('<coroutine object outer at 0x'))
print(c.cr_running, c.cr_suspended, c.cr_await, c.cr_code is outer.__code__, c.cr_frame.f_code is c.cr_code, c.cr_origin)
print(c.send(None), c.cr_suspended, type(c.cr_await).__name__, c.cr_await.__name__, c.cr_frame.f_lineno)
print(c.close(), c.cr_frame, c.cr_suspended, tried(c.send, None), tried(c.throw, ValueError), c.close())
c = outer(1)
print(tried(c.send, 5))
c.__name__ = 'renamed'
c.__qualname__ = 'much.renamed'
print(c.__name__, c.__qualname__, tried(setattr, c, '__name__', 1))
c.close()
print(tried(c.send, None))
print(tried(iter, inner(1)), tried(next, inner(1)), hasattr(inner(1), '__await__'))
print(tried(types.CoroutineType), tried(type, 'X', (types.CoroutineType,), {}))


async def catches():
    while True:
        try:
            print('got', await Pause('ready'))
        except ValueError as error:
            print('caught', error)
        finally:
            print('finally')


c = catches()
print(c.send(None), c.send('a'), c.throw(ValueError('b')), c.throw(ValueError, 'c'))
print(tried(c.throw, KeyError('d')), tried(c.send, 1))


class Instead(Exception):
    """Calling it gives no exception."""

    def __new__(cls, *args):
        return cls


def plain():
    yield


g = plain()
next(g)
print(tried(g.throw, Instead), tried(plain().throw, Instead))


# What is thrown in keeps its context, whatever the caller handles.
def chained():
    try:
        raise KeyError('handled')
    except KeyError:
        c = wait_for(Pause(1))
        c.send(None)
        error = ValueError('thrown')
        error.__context__ = IndexError('its own')
        try:
            c.throw(error)
        except ValueError as error:
            return repr(error.__context__)


async def stubborn():
    try:
        await Pause(1)
    except GeneratorExit:
        await Pause(2)


c = stubborn()
c.send(None)
print(tried(c.close))


async def stop(kind):
    raise kind


for kind in StopIteration, StopAsyncIteration, GeneratorExit:
    print(tried(stop(kind).send, None))


async def reentrant():
    c.send(None)

c = reentrant()
print(tried(c.send, None))


async def wait_for(thing):
    return await thing

shared = inner(1)
print(chained())
one, two = wait_for(shared), wait_for(shared)
one.send(None)
print(tried(two.send, None))
one.close()
print(tried(wait_for(shared).send, None))


class Bad:
    def __init__(self, result):
        self.result = result

    def __await__(self):
        return self.result


class Unbound:
    __await__ = None


for thing in 1, None, 'x', [1], print, Bad(1), Bad(None), Bad(inner(1)), Bad([1]), Bad(iter(())), Bad(iter([7])), object(), \
        (x for x in ()):
    print(drive(wait_for(thing)))
print(drive(wait_for(Bad(inner(5).__await__())), 6))
wrapper = inner(5).__await__()
print(type(wrapper).__name__, iter(wrapper) is wrapper, next(wrapper), tried(wrapper.send, 8), tried(next, wrapper))
wrapper = inner(5).__await__()
print(next(wrapper), tried(wrapper.throw, ValueError('thrown')), wrapper.close())


def generator():
    yield from inner(1)


print(tried(next, generator()))


@types.coroutine
def old_style(x):
    got = yield x
    more = yield from inner(x + 1)
    return got, more


print(old_style.__code__.co_flags & 0x3ff, drive(wait_for(old_style(3)), 4, 5))
print(types.coroutine(inner) is inner, tried(types.coroutine, 5))


@types.coroutine
def returns(x):
    return x


print(drive(wait_for(returns(inner(2))), 3), drive(wait_for(returns(5))))


class Likely:
    """Behaves like a generator."""

    def __init__(self):
        self.log = []

    def send(self, value):
        self.log.append(value)
        if len(self.log) > 2:
            raise StopIteration(self.log)
        return len(self.log)

    def throw(self, *args):
        raise args[0]

    def close(self):
        pass

    def __iter__(self):
        return self

    def __next__(self):
        return self.send(None)


print(drive(wait_for(returns(Likely())), 'a', 'b'))


# Arguments of every sort, and await in all sorts of places.
async def places(x):
    values = [await inner(1), *(await wait_for(inner_list())), {await inner(2): await inner(3)}]
    text = f'{await inner(4)} {await inner(5)!r:>{await inner(6)}}'
    total = await inner(1) + await inner(2) * await inner(3) ** await inner(1)
    flag = (await inner(0) or await inner(7)) and not await inner(0)
    pick = await inner(1) if await inner(1) else await inner(2)
    chain = await inner(1) <= await inner(1) < await inner(2)
    call = dict(await wait_for(pairs()), a=await inner(1), **{'b': await inner(2)})
    item = [0, 1, 2, 3][await inner(1)]
    part = [0, 1, 2, 3][await inner(0):await inner(1)]
    values[await inner(0)] += await inner(9)
    (last := await inner(8))
    assert await inner(1), await inner(2)
    default = (lambda y=await inner(3): y)()
    return values, text, total, flag, pick, chain, call, item, part, last, default


async def inner_list():
    return [10, 20]


async def pairs():
    return [('z', 26)]


def echo(coroutine):
    """Drive a coroutine, sending back what it pauses with."""
    value = None
    try:
        while True:
            value = coroutine.send(value)
    except StopIteration as stop:
        return stop.value


print(echo(places(1)))


# A local variable keeps its value when the await that would set it raises.
async def keeps():
    value = 'old'
    try:
        value = await Pause(1)
    except ValueError:
        return value

c = keeps()
c.send(None)
print(tried(c.throw, ValueError))


# Exceptions and what is handled.
async def nested():
    try:
        raise KeyError('outer')
    except KeyError:
        await Pause(sys.exception())
        try:
            await failing()
        except ValueError as error:
            await Pause((error, error.__context__))
        return sys.exception()


async def failing():
    await Pause('failing')
    raise ValueError('inner')

c = nested()
try:
    1 / 0
except ZeroDivisionError:
    print(repr(c.send(None)), c.send(None), c.send(None), repr(sys.exception()), tried(c.send, None))


# Recursion through awaits needs no C stack.
async def deep(n):
    if n == 0:
        return await Pause('bottom')
    return 1 + await deep(n - 1)

print(drive(deep(400), 0))


# A coroutine that nobody awaits.
def never():
    inner(1)


with warnings.catch_warnings():  # for what was dropped further up
    warnings.simplefilter('ignore')
    gc.collect()
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    never()
    gc.collect()
    print([(str(w.message), w.category.__name__) for w in caught])
    sys.set_coroutine_origin_tracking_depth(2)
    print(sys.get_coroutine_origin_tracking_depth())

    def make():
        return inner(1)
    c = make()
    print([(line, name) for file, line, name in c.cr_origin], c.cr_origin[0][0] == __file__)
    c.close()
    sys.set_coroutine_origin_tracking_depth(0)
    print(tried(sys.set_coroutine_origin_tracking_depth, -1), len(caught))


# Decorators, methods, closures, class bodies.
def doubled(function):
    async def wrapper(*args):
        return 2 * await function(*args)
    return wrapper


class Thing:
    @doubled
    async def method(self, x):
        return await inner(x)

    @classmethod
    async def make(cls):
        return cls.__name__

    @staticmethod
    async def static():
        return 'static'

    async def __call__(self, x):
        def closed():
            return x + y
        y = await inner(x)
        return closed()

    @property
    async def prop(self):
        return await inner(11)


thing = Thing()
print(echo(thing.method(3)), echo(Thing.make()), echo(thing.static()), echo(thing(4)), echo(thing.prop))

# expect: ([1, 4], (20, 40, (9,), {'c': 5}))
# expect: function 143
# expect: coroutine outer outer True
# expect: False False None True True None
# expect: 1 True coroutine inner 44
# expect: None None False RuntimeError: cannot reuse already awaited coroutine RuntimeError: cannot reuse already awaited coroutine None
# expect: TypeError: can't send non-None value to a just-started coroutine
# expect: renamed much.renamed TypeError: __name__ must be set to a string object
# expect: RuntimeError: cannot reuse already awaited coroutine
# expect: TypeError: 'coroutine' object is not iterable TypeError: 'coroutine' object is not an iterator True
# expect: TypeError: cannot create 'coroutine' instances TypeError: type 'coroutine' is not an acceptable base type
# expect: got a
# expect: finally
# expect: caught b
# expect: finally
# expect: caught c
# expect: finally
# expect: ready ready ready ready
# expect: finally
# expect: KeyError: 'd' RuntimeError: cannot reuse already awaited coroutine
# expect: TypeError: calling <class '__main__.Instead'> should have returned an instance of BaseException, not type TypeError: calling <class '__main__.Instead'> should have returned an instance of BaseException, not type
# expect: RuntimeError: coroutine ignored GeneratorExit
# expect: RuntimeError: coroutine raised StopIteration
# expect: StopAsyncIteration: 
# expect: GeneratorExit: 
# expect: ValueError: coroutine already executing
# expect: IndexError('its own')
# expect: RuntimeError: coroutine is being awaited already
# expect: RuntimeError: cannot reuse already awaited coroutine
# expect: ([], 'TypeError', "object int can't be used in 'await' expression")
# expect: ([], 'TypeError', "object NoneType can't be used in 'await' expression")
# expect: ([], 'TypeError', "object str can't be used in 'await' expression")
# expect: ([], 'TypeError', "object list can't be used in 'await' expression")
# expect: ([], 'TypeError', "object builtin_function_or_method can't be used in 'await' expression")
# expect: ([], 'TypeError', "__await__() returned non-iterator of type 'int'")
# expect: ([], 'TypeError', "__await__() returned non-iterator of type 'NoneType'")
# expect: ([], 'TypeError', '__await__() returned a coroutine')
# expect: ([], 'TypeError', "__await__() returned non-iterator of type 'list'")
# expect: ([], None)
# expect: ([7], None)
# expect: ([], 'TypeError', "object object can't be used in 'await' expression")
# expect: ([], 'TypeError', "object generator can't be used in 'await' expression")
# expect: ([5], 12)
# expect: coroutine_wrapper True 5 StopIteration: 16 RuntimeError: cannot reuse already awaited coroutine
# expect: 5 ValueError: thrown None
# expect: TypeError: cannot 'yield from' a coroutine object in a non-coroutine generator
# expect: 291 ([3, 4], (4, 10))
# expect: True TypeError: types.coroutine() expects a callable
# expect: ([2], 6) ([], 'TypeError', "object int can't be used in 'await' expression")
# expect: ([1, 2], [None, 'a', 'b'])
# expect: ([20, 10, 20, {4: 6}], '8           10', 146, True, 2, True, {'z': 26, 'a': 2, 'b': 4}, 2, [0, 1], 16, 6)
# expect: StopIteration: old
# expect: KeyError('outer') failing (ValueError('inner'), KeyError('outer')) ZeroDivisionError('division by zero') StopIteration: 'outer'
# expect: (['bottom'], 400)
# expect: [("coroutine 'inner' was never awaited", 'RuntimeWarning')]
# expect: 2
# expect: [(330, 'make'), (331, '<module>')] True
# expect: ValueError: depth must be >= 0 1
# expect: 12 Thing static 12 22


# A value that is named on its way: where it goes is reserved while it is awaited.
async def names():
    pair = [max(first := await inner(8), 2)]
    pair[await inner(0)] += max(second := await inner(9), first)
    return pair, first, second, {(third := await inner(5)): (fourth := await inner(6))}, third, fourth

print(echo(names()))
# expect: ([34], 16, 18, {10: 12}, 10, 12)
