# contextlib's asynchronous parts: asynccontextmanager, aclosing, AsyncExitStack, nullcontext, decorators.
import asyncio
import contextlib

log = []


async def attempt(awaitable):
    try:
        return await awaitable
    except BaseException as error:
        text = type(error).__name__ + ': ' + str(error)
        return text + (' <- ' + repr(error.__context__) if error.__context__ is not None else '')


def case(function):
    log.clear()
    print(function.__name__, asyncio.run(function()), log)


@contextlib.asynccontextmanager
async def managed(name, swallow=()):
    """A manager."""
    log.append('enter ' + name)
    await asyncio.sleep(0)
    try:
        yield name.upper()
    except swallow as error:
        log.append('swallowed ' + repr(error))
    finally:
        await asyncio.sleep(0)
        log.append('leave ' + name)


async def use(manager, error=None):
    async with manager as value:
        if error is not None:
            raise error
        return value


@case
async def generator():
    print(await use(managed('a')), await attempt(use(managed('b'), ValueError('x'))), managed.__doc__, managed.__name__)
    print(await use(managed('c', ValueError), ValueError('y')))
    for error in StopIteration('s'), StopAsyncIteration('t'), RuntimeError('r'), GeneratorExit():
        print(await attempt(use(managed('d'), error)))
    used = managed('e')
    await use(used)
    print(await attempt(use(used)))

    @managed('decorator')
    async def decorated(x):
        log.append(x)
        return x * 2
    print(await decorated(1), await decorated(2), decorated.__name__)


@case
async def wrong_generators():
    @contextlib.asynccontextmanager
    async def nothing():
        if False:
            yield

    @contextlib.asynccontextmanager
    async def twice():
        yield 1
        yield 2

    @contextlib.asynccontextmanager
    async def again():
        try:
            yield
        except ValueError:
            yield

    @contextlib.asynccontextmanager
    async def other():
        try:
            yield
        except ValueError as error:
            raise KeyError('other')
    print(await attempt(use(nothing())), await attempt(use(twice())))
    print(await attempt(use(again(), ValueError('v'))), await attempt(use(other(), ValueError('v'))))


@case
async def closing():
    class Thing:
        async def aclose(self):
            log.append('aclose')
    thing = Thing()
    print(await use(contextlib.aclosing(thing)) is thing, await attempt(use(contextlib.aclosing(thing), ValueError('v'))))
    print(await use(contextlib.nullcontext(5)), await attempt(use(contextlib.nullcontext(), ValueError('n'))))
    with contextlib.nullcontext(6) as six:
        print(six)


@case
async def stack():
    async def callback(*args, **kwargs):
        log.append((args, kwargs))

    async def leave(kind, error, traceback):
        log.append(repr(error))
        return kind is KeyError
    async with contextlib.AsyncExitStack() as stack:
        print(await stack.enter_async_context(managed('a')), stack.push_async_callback(callback, 1, x=2) is callback)
        stack.callback(log.append, 'sync')
        stack.push(lambda kind, error, traceback: log.append('push'))
        print(stack.enter_context(contextlib.nullcontext(3)), stack.push_async_exit(leave) is leave)
    print(log)
    log.clear()
    async with contextlib.AsyncExitStack() as stack:
        stack.push_async_exit(leave)
        await stack.enter_async_context(managed('c'))
        raise KeyError('swallowed')
    print(log)
    log.clear()

    async def fails(*details):
        raise TypeError('in exit')

    async def body():
        async with contextlib.AsyncExitStack() as stack:
            stack.push_async_exit(leave)
            stack.push_async_exit(fails)
            raise ValueError('body')
    print(await attempt(body()), log)
    async with contextlib.AsyncExitStack() as stack:
        stack.push_async_callback(callback, 'moved')
        kept = stack.pop_all()
    print(log[1:])
    await kept.aclose()
    print(log[1:], await attempt(stack.enter_async_context(5)))


class Own(contextlib.AbstractAsyncContextManager, contextlib.AsyncContextDecorator):
    async def __aexit__(self, *details):
        log.append(details[0])


class Likely:
    async def __aenter__(self):
        pass

    async def __aexit__(self, *details):
        pass


@case
async def abstract():
    own = Own()

    @own
    async def decorated():
        return 'decorated'
    print(await use(own) is own, await decorated())
    print(issubclass(Likely, contextlib.AbstractAsyncContextManager), issubclass(int, contextlib.AbstractAsyncContextManager))
    try:
        contextlib.AbstractAsyncContextManager()
    except TypeError as error:
        return str(error)

# expect: A ValueError: x A manager. managed
# expect: None
# expect: RuntimeError: coroutine raised StopIteration <- StopIteration('s')
# expect: StopAsyncIteration: t
# expect: RuntimeError: r
# expect: GeneratorExit: 
# expect: AttributeError: '_AsyncGeneratorContextManager' object has no attribute 'args'
# expect: 2 4 decorated
# expect: generator None ['enter a', 'leave a', 'enter b', 'leave b', 'enter c', "swallowed ValueError('y')", 'leave c', 'enter d', 'leave d', 'enter d', 'leave d', 'enter d', 'leave d', 'enter d', 'leave d', 'enter e', 'leave e', 'enter decorator', 1, 'leave decorator', 'enter decorator', 2, 'leave decorator']
# expect: RuntimeError: generator didn't yield <- StopAsyncIteration() RuntimeError: generator didn't stop
# expect: RuntimeError: generator didn't stop after athrow() <- ValueError('v') KeyError: 'other' <- ValueError('v')
# expect: wrong_generators None []
# expect: True ValueError: v
# expect: 5 ValueError: n
# expect: 6
# expect: closing None ['aclose', 'aclose']
# expect: A True
# expect: 3 True
# expect: ['enter a', 'None', 'push', 'sync', ((1,), {'x': 2}), 'leave a']
# expect: ['enter c', 'leave c', "KeyError('swallowed')"]
# expect: TypeError: in exit <- ValueError('body') ["TypeError('in exit')"]
# expect: []
# expect: [(('moved',), {})] TypeError: 'builtins.int' object does not support the asynchronous context manager protocol <- AttributeError("type object 'int' has no attribute '__aenter__'")
# expect: stack None ["TypeError('in exit')", (('moved',), {})]
# expect: True decorated
# expect: True False
# expect: abstract Can't instantiate abstract class AbstractAsyncContextManager without an implementation for abstract method '__aexit__' [None, None]
