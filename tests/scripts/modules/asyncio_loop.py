# The event loop: callbacks, timers, descriptors, running, errors, Ctrl-C, async generators; Runner and run().
# allocations: no
import asyncio
import os
import sys

log = []


def tried(function, *args, **kwargs):
    try:
        return function(*args, **kwargs)
    except BaseException as error:
        return type(error).__name__ + ': ' + str(error)


def case(function):
    log.clear()
    print(function.__name__, asyncio.run(function()), log)


@case
async def callbacks():
    loop = asyncio.get_running_loop()
    loop.call_later(.4, log.append, 'later')
    loop.call_at(loop.time() + .01, log.append, 'sooner')
    gone = loop.call_later(.005, log.append, 'never')
    handle = loop.call_soon(log.append, 'soon')
    dropped = loop.call_soon(log.append, 'never')
    loop.call_soon_threadsafe(log.append, 'threadsafe')
    dropped.cancel()
    gone.cancel()
    print(handle.cancelled(), dropped.cancelled(), gone.cancelled(), repr(dropped), gone.when() > 0,
          repr(handle).split(' at')[0][:15])
    print(tried(loop.call_later, None, print), tried(loop.call_at, None, print))
    await asyncio.sleep(.6)
    print(loop.is_running(), loop.is_closed(), loop.get_debug(), asyncio.get_event_loop() is loop)
    print(loop.get_exception_handler())


def outside():
    print(tried(asyncio.get_running_loop), tried(asyncio.current_task), tried(asyncio.create_task, None))
    loop = asyncio.new_event_loop()
    loop.call_soon(log.append, 1)
    loop.call_soon(loop.stop)
    loop.call_soon(log.append, 2)
    loop.run_forever()
    print(log, loop.run_until_complete(asyncio.sleep(0, 'value')), loop.is_running())

    async def fails():
        raise ValueError('failed')
    print(tried(loop.run_until_complete, fails()))
    future = loop.create_future()
    loop.call_soon(loop.stop)
    print(tried(loop.run_until_complete, future))
    loop.call_soon(future.set_result, 'set')
    print(loop.run_until_complete(future), tried(loop.run_until_complete, 5))
    loop.close()
    loop.close()
    coroutine = fails()
    print(loop.is_closed(), tried(loop.run_until_complete, coroutine), tried(loop.call_soon, print), repr(loop)[-40:])
    coroutine.close()
    asyncio.set_event_loop(loop)
    print(asyncio.get_event_loop() is loop, tried(asyncio.set_event_loop, 5))
    asyncio.set_event_loop(None)

log.clear()
outside()


@case
async def descriptors():
    loop = asyncio.get_running_loop()
    r, w = os.pipe()
    got = loop.create_future()

    def readable():
        log.append(os.read(r, 100))
        if not got.done():
            got.set_result('read')
    loop.add_reader(r, readable)
    loop.add_writer(w, lambda: (log.append('writable'), loop.remove_writer(w)))
    await asyncio.sleep(.01)
    loop.call_later(.01, os.write, w, b'data')
    print(await asyncio.wait_for(got, 5), log)
    print(loop.remove_reader(r), loop.remove_reader(r), loop.remove_writer(w))
    os.close(w)
    ended = loop.create_future()
    loop.add_reader(r, lambda: ended.done() or ended.set_result(os.read(r, 5)))
    print(await ended, tried(loop.add_reader, -1, print), tried(loop.add_reader, 'x', print))
    loop.remove_reader(r)
    os.close(r)


@case
async def handlers():
    loop = asyncio.get_running_loop()
    contexts = []
    loop.set_exception_handler(lambda loop, context: contexts.append(context))
    loop.call_soon(lambda: 1 / 0)
    loop.call_later(0, int, 'x')
    await asyncio.sleep(.01)
    print([(sorted(c), c['message'][:22], repr(c['exception'])) for c in contexts])
    loop.call_exception_handler({'message': 'own'})
    print(contexts[-1], tried(loop.set_exception_handler, 5))

    def broken(loop, context):
        raise KeyError('broken')
    loop.set_exception_handler(broken)
    loop.default_exception_handler = lambda context: log.append((context['message'], repr(context['exception'])))
    loop.call_exception_handler({'message': 'own'})


@case
async def factories():
    loop = asyncio.get_running_loop()

    def factory(loop, coro, **kwargs):
        log.append('made')
        return asyncio.Task(coro, loop=loop, **kwargs)
    loop.set_task_factory(factory)
    print(loop.get_task_factory() is factory, await asyncio.create_task(asyncio.sleep(0, 5)), tried(loop.set_task_factory, 5))
    loop.set_task_factory(None)
    print(await asyncio.create_task(asyncio.sleep(0, 6)))

    async def eager(pause):
        log.append(asyncio.current_task() is not outer)
        if pause:
            await asyncio.sleep(0)
        return pause
    outer = asyncio.current_task()
    loop.set_task_factory(asyncio.eager_task_factory)
    tasks = [asyncio.create_task(eager(pause)) for pause in (False, True)]
    print([task.done() for task in tasks], log, await asyncio.gather(*tasks), asyncio.current_task() is outer)


async def numbers():
    try:
        for n in range(10):
            yield n
            await asyncio.sleep(0)
    finally:
        await asyncio.sleep(0)
        log.append('closed')


@case
async def async_generators():
    async for n in numbers():
        if n == 1:
            break
    hooks = sys.get_asyncgen_hooks()
    return n, hooks.firstiter is not None, hooks.finalizer is not None

print(log, sys.get_asyncgen_hooks()[:])


def runners():
    async def main(x):
        task = asyncio.current_task()
        leftover = asyncio.create_task(cleanup())
        await asyncio.sleep(0)
        return x, task is not None

    async def cleanup():
        try:
            await asyncio.sleep(100)
        except asyncio.CancelledError:
            log.append('cancelled at the end')
            raise ValueError('while cleaning up')
    with asyncio.Runner() as runner:
        loop = runner.get_loop()
        loop.set_exception_handler(lambda loop, context: log.append((context['message'], repr(context['exception']))))
        print(runner.run(main(1)), runner.run(main(2)), runner.get_loop() is loop, tried(runner.run, 5))
    print(log, loop.is_closed(), tried(runner.get_loop))
    print(tried(asyncio.run, 5), asyncio.run(main(3), debug=False))

log.clear()
runners()


def exits(error):
    async def main():
        try:
            await asyncio.gather(asyncio.sleep(5), raises())
        except asyncio.CancelledError:
            log.append('main is cancelled')
            raise

    async def raises():
        raise error
    return tried(asyncio.run, main())

log.clear()
print(exits(SystemExit(3)), exits(KeyboardInterrupt()), exits(ValueError('v')), log)


def interrupt():
    async def main():
        asyncio.get_running_loop().call_soon(os.kill, os.getpid(), 2)
        try:
            await asyncio.sleep(20)
        except asyncio.CancelledError:
            log.append('cancelled')
            await asyncio.sleep(0)
            raise
        finally:
            log.append('finally')
    print(tried(asyncio.run, main()), log)

    async def goes_on():
        os.kill(os.getpid(), 2)
        try:
            await asyncio.sleep(20)
        except asyncio.CancelledError:
            return 'went on'
    print(tried(asyncio.run, goes_on()))
    try:
        os.kill(os.getpid(), 2)
        for _ in range(1000000):
            pass
    except KeyboardInterrupt:
        print('as usual')

log.clear()
interrupt()

# expect: False True True <Handle cancelled> True <Handle list.ap
# expect: TypeError: delay must not be None TypeError: when cannot be None
# expect: True False False True
# expect: None
# expect: callbacks None ['soon', 'threadsafe', 'sooner', 'later']
# expect: RuntimeError: no running event loop RuntimeError: no running event loop RuntimeError: no running event loop
# expect: [1, 2] value False
# expect: ValueError: failed
# expect: RuntimeError: Event loop stopped before Future completed.
# expect: set TypeError: An asyncio.Future, a coroutine or an awaitable is required
# expect: True RuntimeError: Event loop is closed RuntimeError: Event loop is closed p running=False closed=True debug=False>
# expect: True TypeError: loop must be an instance of AbstractEventLoop or None, not 'int'
# expect: read ['writable', b'data']
# expect: True False False
# expect: b'' ValueError: Invalid file descriptor: -1 ValueError: Invalid file object: 'x'
# expect: descriptors None ['writable', b'data']
# expect: [(['exception', 'handle', 'message'], 'Exception in callback ', "ZeroDivisionError('division by zero')"), (['exception', 'handle', 'message'], 'Exception in callback ', 'ValueError("invalid literal for int() with base 10: \'x\'")')]
# expect: {'message': 'own'} TypeError: A callable object or None is expected, got 5
# expect: handlers None [('Unhandled error in exception handler', "KeyError('broken')")]
# expect: True 5 TypeError: task factory must be a callable or None
# expect: 6
# expect: [True, False] ['made', True, True] [False, True] True
# expect: factories None ['made', True, True]
# expect: async_generators (1, True, True) ['closed']
# expect: ['closed'] (None, None)
# expect: (1, True) (2, True) True ValueError: a coroutine was expected, got 5
# expect: ['cancelled at the end', 'cancelled at the end', ('unhandled exception during asyncio.run() shutdown', "ValueError('while cleaning up')"), ('unhandled exception during asyncio.run() shutdown', "ValueError('while cleaning up')")] True RuntimeError: Runner is closed
# expect: ValueError: a coroutine was expected, got 5 (3, True)
# expect: SystemExit: 3 KeyboardInterrupt:  ValueError: v []
# expect: KeyboardInterrupt:  ['cancelled', 'finally']
# expect: went on
# expect: as usual
