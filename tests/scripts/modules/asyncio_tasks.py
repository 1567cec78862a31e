# cpython: no  (options of cpy alone)
# Tasks and futures: results, exceptions, cancellation, callbacks, names, contexts, and the functions that wait for them.
# allocations: no
# args: --board host --clock virtual
import asyncio
import contextvars
import gc
import sys

log = []


def tried(function, *args, **kwargs):
    try:
        return function(*args, **kwargs)
    except BaseException as error:
        return type(error).__name__ + ': ' + str(error)


async def attempt(awaitable):
    try:
        return await awaitable
    except BaseException as error:
        return type(error).__name__ + (': ' + str(error) if str(error) else '')


async def value(x, delay=0):
    await asyncio.sleep(delay)
    log.append(x)
    return x


async def fail(error, delay=0):
    await asyncio.sleep(delay)
    raise error


def case(function):
    """Run an async function and print what it returns and what it logged."""
    log.clear()
    print(function.__name__, asyncio.run(function()), log)


@case
async def results():
    task = asyncio.create_task(value('a'), name='first')
    print(task.done(), task.cancelled(), task.get_name(), task.get_coro().__name__, tried(task.result), tried(task.exception))
    print(await task, task.done(), task.result(), task.exception(), task.cancel(), await task)
    failing = asyncio.create_task(fail(ValueError('x')))
    print(await attempt(failing), repr(failing.exception()), tried(failing.result), failing.cancelled())
    task.set_name(5)
    return task.get_name(), tried(task.set_result, 1), tried(task.set_exception, ValueError())


@case
async def shown():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    print(future)
    future.add_done_callback(tried)
    print(repr(future).split(' at ')[0])
    future.set_result('done')
    print(future, tried(future.set_result, 2), tried(future.set_exception, ValueError()))
    other = loop.create_future()
    other.set_exception(ValueError('bad'))
    print(other, tried(other.result), repr(other.exception()))
    other = loop.create_future()
    print(other.cancel('why'), other, other.cancel(), tried(other.result), tried(other.exception), await attempt(other))
    text = repr(asyncio.current_task())
    return text.split(' coro')[0], 'running at' in text, asyncio.current_task() in asyncio.all_tasks(), len(asyncio.all_tasks())


@case
async def exceptions_of_futures():
    future = asyncio.Future()
    future.set_exception(StopIteration('x'))
    print(repr(future.exception()), repr(future.exception().__cause__))
    future = asyncio.Future()
    future.set_exception(KeyError)
    return repr(future.exception())


@case
async def callbacks():
    future = asyncio.Future()
    for n in range(3):
        future.add_done_callback(lambda f, n=n: log.append((n, f.result())))
    future.add_done_callback(log.append)
    print(future.remove_done_callback(log.append), future.remove_done_callback(log.append))
    future.set_result('r')
    log.append('before')
    await asyncio.sleep(0)
    future.add_done_callback(lambda f: log.append('late'))
    await asyncio.sleep(0)


@case
async def order():
    async def worker(name, delay, times):
        for i in range(times):
            await asyncio.sleep(delay)
            log.append(name + str(i))
    await asyncio.gather(worker('a', .03, 3), worker('b', .02, 3), worker('c', 0, 2))


@case
async def time_passes():
    loop = asyncio.get_running_loop()
    start = loop.time()
    await asyncio.sleep(0.5)
    await asyncio.sleep_ms(250) if hasattr(asyncio, 'sleep_ms') else await asyncio.sleep(.25)
    passed = loop.time() - start
    return 0.74 < passed < 1.2, await asyncio.sleep(0, 'result'), await asyncio.sleep(-1, 'past')


@case
async def cancellation():
    async def careful(swallow):
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError as error:
            log.append(repr(error))
            if not swallow:
                raise
            return 'swallowed'
        finally:
            log.append('cleanup')
    one, two = asyncio.create_task(careful(False)), asyncio.create_task(careful(True))
    early = asyncio.create_task(value('never'))
    print(early.cancel(), early.cancelling())
    await asyncio.sleep(0)
    print(one.cancel('message'), two.cancel(), one.cancelling(), two.cancelled(), early.cancelled(), early.done())
    print(await attempt(one), await attempt(two), await attempt(early))
    print(one.cancelled(), two.cancelled(), one.cancelling(), one.cancel(), tried(one.exception))
    task = asyncio.current_task()
    task.cancel()
    print(task.cancelling(), await attempt(asyncio.sleep(0)), task.uncancel(), task.uncancel(), task.cancelling())
    task.cancel()
    print(task.uncancel(), await asyncio.sleep(0, 'went on'))


@case
async def cancel_in_the_middle():
    async def inner():
        try:
            await asyncio.sleep(5)
        finally:
            log.append('inner')
            await asyncio.sleep(1)
            log.append('inner after')

    async def outer():
        try:
            await inner()
        finally:
            log.append('outer')
    task = asyncio.create_task(outer())
    await asyncio.sleep(0)
    task.cancel()
    return await attempt(task)


@case
async def gathering():
    print(await asyncio.gather(value(1, .02), value(2, .01), value(3)))
    print(await asyncio.gather(value(4), fail(ValueError('five')), return_exceptions=True))
    print(await attempt(asyncio.gather(value('slow', .05), fail(ValueError('six')))))
    print(await asyncio.gather(), type(asyncio.gather(value(7))).__name__)
    same = asyncio.ensure_future(value(8))
    print(await asyncio.gather(same, same))
    group = asyncio.gather(value('x', 1), value('y', 1))
    await asyncio.sleep(0)
    print(group.cancel(), await attempt(group), group.cancel())
    cancelled = asyncio.create_task(value('z', 1))
    cancelled.cancel()
    print(await asyncio.gather(cancelled, return_exceptions=True), tried(asyncio.gather, 5))


@case
async def waiting():
    def names(tasks):
        return sorted(task.get_name() for task in tasks)

    def make():
        return [asyncio.create_task(value('a', .01), name='a'), asyncio.create_task(value('b', .02), name='b'),
                asyncio.create_task(fail(ValueError('c'), .015), name='c')]
    for how in asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION, asyncio.ALL_COMPLETED:
        tasks = make()
        done, pending = await asyncio.wait(tasks, return_when=how)
        print(how, names(done), names(pending))
        await asyncio.gather(*tasks, return_exceptions=True)
    tasks = make()
    done, pending = await asyncio.wait(tasks, timeout=.012)
    print(names(done), names(pending))
    await asyncio.wait(tasks)
    done, pending = await asyncio.wait(tasks)
    print(names(done), names(pending), repr(tasks[2].exception()))
    coroutine = value(1)
    print(await attempt(asyncio.wait([])), await attempt(asyncio.wait([coroutine])), await attempt(asyncio.wait(tasks[0])),
          await attempt(asyncio.wait(tasks, return_when='sometimes')))
    coroutine.close()


@case
async def waiting_for():
    print(await asyncio.wait_for(value(1, .01), 1), await asyncio.wait_for(value(2), None))
    print(await attempt(asyncio.wait_for(value(3, 5), .01)), await attempt(asyncio.wait_for(fail(KeyError('k')), 1)))
    print(await attempt(asyncio.wait_for(value(4, 1), 0)), await attempt(asyncio.wait_for(value(4, 1), -1)))
    done = asyncio.ensure_future(value(5))
    await done
    print(await asyncio.wait_for(done, 0))

    async def slow_to_stop():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            return 'late result'
    print(await attempt(asyncio.wait_for(slow_to_stop(), .01)))
    task = asyncio.create_task(asyncio.wait_for(value('q', 10), 20))
    await asyncio.sleep(.01)
    task.cancel()
    print(await attempt(task), task.cancelled(), await attempt(asyncio.wait_for(5, 1)))


@case
async def as_completed():
    seen = []
    for awaitable in asyncio.as_completed([value(1, .03), value(2, .01), fail(ValueError('three'), .02)]):
        seen.append(await attempt(awaitable))
    print(seen)
    seen = []
    tasks = [asyncio.create_task(value(1, .03)), asyncio.create_task(value(2, .01))]
    async for task in asyncio.as_completed(tasks):
        seen.append((tasks.index(task), await task))
    print(seen)
    seen = []
    for awaitable in asyncio.as_completed([value('a', .01), value('b', 5)], timeout=.05):
        seen.append(await attempt(awaitable))
    print(seen, tried(asyncio.as_completed, value))


@case
async def shielding():
    inner = asyncio.create_task(value('kept', .02))
    outer = asyncio.shield(inner)
    await asyncio.sleep(0)
    outer.cancel()
    print(await attempt(outer), inner.cancelled(), await inner)
    print(await asyncio.shield(value('plain')), await attempt(asyncio.shield(fail(ValueError('e')))))


@case
async def kinds_of_awaitables():
    class Own:
        def __await__(self):
            yield from asyncio.sleep(0).__await__()
            return 'own'
    future = asyncio.ensure_future(Own())
    print(type(future).__name__, await future, asyncio.ensure_future(future) is future, tried(asyncio.ensure_future, 5))
    coroutine = value(1)
    print(asyncio.iscoroutine(coroutine), asyncio.iscoroutinefunction(value), asyncio.iscoroutinefunction(tried),
          asyncio.isfuture(future), asyncio.isfuture(5), tried(asyncio.Task, 5))
    return await coroutine


@case
async def bad_yields():
    class Bad:
        def __init__(self, thing):
            self.thing = thing

        def __await__(self):
            return (yield self.thing)
    print(await attempt(asyncio.create_task(attempt(Bad(5)))))
    future = asyncio.Future()
    print((await asyncio.create_task(attempt(Bad(future)))).split('<')[0])
    loop = asyncio.new_event_loop()
    print('different loop' in await attempt(loop.create_future()))
    loop.close()

    async def itself():
        return await attempt(task)
    task = asyncio.create_task(itself())
    print((await task).split(':')[:2])


variable = contextvars.ContextVar('variable', default='default')


@case
async def contexts():
    async def child(x):
        before = variable.get()
        variable.set(x)
        await asyncio.sleep(0)
        return before, variable.get()
    variable.set('parent')
    context = contextvars.copy_context()
    print(await asyncio.gather(child(1), child(2)), variable.get())
    print(await asyncio.create_task(child(3), context=context), context[variable], variable.get())
    asyncio.get_running_loop().call_soon(lambda: log.append(variable.get()), context=context)
    asyncio.get_running_loop().call_soon(lambda: variable.set('callback'))
    await asyncio.sleep(0)
    return variable.get()

print(variable.get())


@case
async def stack():
    async def inner():
        await asyncio.sleep(1)
    task = asyncio.create_task(inner())
    await asyncio.sleep(0)
    frames = task.get_stack()
    task.cancel()
    return [frame.f_code.co_name for frame in frames], await attempt(task), task.get_stack()


# What nobody asks for is reported.
async def unnoticed():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: log.append(
        (context['message'].split(' at ')[0], repr(context.get('exception')), sorted(context))))

    def start():
        asyncio.create_task(fail(ValueError('lost')))
        loop.create_future().set_exception(KeyError('lost, too'))
    start()
    loop.call_soon(lambda: 1 / 0)
    while len(log) < 3:  # a stale word on the C stack may keep one for a while
        await asyncio.sleep(.01)
        gc.collect()

log.clear()
asyncio.run(unnoticed())
print(sorted(log))

# expect: False False first value InvalidStateError: Result is not set. InvalidStateError: Exception is not set.
# expect: a True a None False a
# expect: ValueError: x ValueError('x') ValueError: x False
# expect: results ('5', 'RuntimeError: Task does not support set_result operation', 'RuntimeError: Task does not support set_exception operation') ['a']
# expect: <Future pending>
# expect: <Future pending cb=[tried()
# expect: <Future finished result='done'> InvalidStateError: invalid state InvalidStateError: invalid state
# expect: <Future finished exception=ValueError('bad')> ValueError: bad ValueError('bad')
# expect: True <Future cancelled> False CancelledError: why CancelledError: why CancelledError: why
# expect: shown ("<Task pending name='Task-5'", True, True, 1) []
# expect: RuntimeError('StopIteration interacts badly with generators and cannot be raised into a Future') StopIteration('x')
# expect: exceptions_of_futures KeyError() []
# expect: 1 0
# expect: callbacks None ['before', (0, 'r'), (1, 'r'), (2, 'r'), 'late']
# expect: order None ['c0', 'c1', 'b0', 'a0', 'b1', 'a1', 'b2', 'a2']
# expect: time_passes (True, 'result', 'past') []
# expect: True 1
# expect: True True 1 False True True
# expect: CancelledError: message swallowed CancelledError
# expect: True False 1 False CancelledError: 
# expect: 1 CancelledError 0 0 0
# expect: 0 went on
# expect: cancellation None ["CancelledError('message')", 'cleanup', 'CancelledError()', 'cleanup']
# expect: cancel_in_the_middle CancelledError ['inner', 'inner after', 'outer']
# expect: [1, 2, 3]
# expect: [4, ValueError('five')]
# expect: ValueError: six
# expect: [] _GatheringFuture
# expect: [8, 8]
# expect: True CancelledError False
# expect: [CancelledError('')] TypeError: An asyncio.Future, a coroutine or an awaitable is required
# expect: gathering None [3, 2, 1, 4, 7, 8]
# expect: FIRST_COMPLETED ['a'] ['b', 'c']
# expect: FIRST_EXCEPTION ['a', 'c'] ['b']
# expect: ALL_COMPLETED ['a', 'b', 'c'] []
# expect: ['a'] ['b', 'c']
# expect: ['a', 'b', 'c'] [] ValueError('c')
# expect: ValueError: Set of Tasks/Futures is empty. TypeError: Passing coroutines is forbidden, use tasks explicitly. TypeError: expect a list of futures, not Task ValueError: Invalid return_when value: sometimes
# expect: waiting None ['a', 'b', 'a', 'b', 'a', 'b', 'a', 'b']
# expect: 1 2
# expect: TimeoutError KeyError: 'k'
# expect: TimeoutError TimeoutError
# expect: 5
# expect: late result
# expect: CancelledError True TypeError: object int can't be used in 'await' expression
# expect: waiting_for None [1, 2, 5]
# expect: [2, 'ValueError: three', 1]
# expect: [(1, 2), (0, 1)]
# expect: ['a', 'TimeoutError'] TypeError: 'function' object is not iterable
# expect: as_completed None [2, 1, 2, 1, 'a']
# expect: CancelledError False kept
# expect: plain ValueError: e
# expect: shielding None ['kept', 'plain']
# expect: Task own True TypeError: An asyncio.Future, a coroutine or an awaitable is required
# expect: True True False True False TypeError: a coroutine was expected, got 5
# expect: kinds_of_awaitables 1 [1]
# expect: RuntimeError: Task got bad yield: 5
# expect: RuntimeError: yield was used instead of yield from in task 
# expect: True
# expect: ['RuntimeError', ' Task cannot await on itself']
# expect: bad_yields None []
# expect: [('parent', 1), ('parent', 2)] parent
# expect: ('parent', 3) 3 parent
# expect: contexts parent [3]
# expect: default
# expect: stack (['inner'], 'CancelledError', []) []
# expect: [('Exception in callback unnoticed.<locals>.<lambda>()', "ZeroDivisionError('division by zero')", ['exception', 'handle', 'message']), ('Future exception was never retrieved', "KeyError('lost, too')", ['exception', 'future', 'message']), ('Task exception was never retrieved', "ValueError('lost')", ['exception', 'future', 'message'])]
