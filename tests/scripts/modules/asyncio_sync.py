# cpython: no  (options of cpy alone)
# Locks, events, conditions, semaphores, barriers, queues, timeouts and task groups.
# allocations: no
# args: --board host --clock virtual
import asyncio

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
        text = type(error).__name__ + (': ' + str(error) if str(error) else '')
        return text + (' <- ' + type(error.__cause__).__name__ if error.__cause__ is not None else '')


def case(function):
    log.clear()
    print(function.__name__, asyncio.run(function()), log)


def short(thing):
    """repr() without the address."""
    text = repr(thing)
    at = text.find(' object at 0x')
    return text if at < 0 else text[:at] + text[text.index(' ', at + 12):]


@case
async def lock():
    lock = asyncio.Lock()
    print(lock.locked(), short(lock), tried(lock.release), await lock.acquire(), lock.locked())

    async def worker(n):
        async with lock:
            log.append(('in', n))
            await asyncio.sleep(.01)
            log.append(('out', n))
    tasks = [asyncio.create_task(worker(n)) for n in range(3)]
    await asyncio.sleep(0)
    print(short(lock))
    tasks[1].cancel()
    lock.release()
    print(await asyncio.gather(*map(attempt, tasks)), lock.locked())


@case
async def event():
    event = asyncio.Event()

    async def waiter(n):
        log.append((n, await event.wait()))
    tasks = [asyncio.create_task(waiter(n)) for n in range(3)]
    await asyncio.sleep(0)
    print(event.is_set(), short(event))
    tasks[0].cancel()
    event.set()
    print(event.is_set(), await asyncio.gather(*map(attempt, tasks)), await event.wait(), short(event))
    event.clear()
    print(event.is_set(), await attempt(asyncio.wait_for(event.wait(), .01)), short(event))


@case
async def condition():
    condition, items = asyncio.Condition(), []

    async def consumer(n):
        async with condition:
            log.append((n, await condition.wait_for(lambda: items and items.pop())))
    tasks = [asyncio.create_task(consumer(n)) for n in range(3)]
    await asyncio.sleep(0)
    print(tried(condition.notify), await attempt(condition.wait()), short(condition))
    async with condition:
        items.extend('ab')
        condition.notify(1)
    await asyncio.sleep(.01)
    async with condition:
        condition.notify_all()
    await asyncio.sleep(.01)
    print(log, [task.done() for task in tasks])
    tasks[2].cancel()
    print(await asyncio.gather(*map(attempt, tasks)), condition.locked())
    own = asyncio.Lock()
    print(asyncio.Condition(own)._lock is own)


@case
async def semaphore():
    semaphore = asyncio.Semaphore(2)
    print(short(semaphore), semaphore.locked(), tried(asyncio.Semaphore, -1))
    active = 0

    async def worker(n):
        nonlocal active
        async with semaphore:
            active += 1
            log.append((n, active))
            await asyncio.sleep(.01)
            active -= 1
    tasks = [asyncio.create_task(worker(n)) for n in range(5)]
    await asyncio.sleep(0)
    print(short(semaphore), semaphore.locked())
    tasks[3].cancel()
    print(await asyncio.gather(*map(attempt, tasks)), short(semaphore))
    bounded = asyncio.BoundedSemaphore(1)
    print(tried(bounded.release), await bounded.acquire(), bounded.release(), short(bounded))


@case
async def barrier():
    barrier = asyncio.Barrier(3)
    print(barrier.parties, barrier.n_waiting, barrier.broken, short(barrier), tried(asyncio.Barrier, 0))

    async def worker(n):
        index = await barrier.wait()
        log.append(index)
        async with barrier as index:
            return index
    print(sorted(await asyncio.gather(*map(worker, range(3)))), sorted(log), barrier.n_waiting)
    task = asyncio.create_task(attempt(barrier.wait()))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(barrier.n_waiting, short(barrier))
    await barrier.reset()
    print(await task, barrier.broken, barrier.n_waiting)
    task = asyncio.create_task(attempt(barrier.wait()))
    await asyncio.sleep(.01)
    await barrier.abort()
    print(await task, barrier.broken, await attempt(barrier.wait()), short(barrier))


@case
async def queue():
    queue = asyncio.Queue(2)
    print(queue.empty(), queue.full(), queue.qsize(), queue.maxsize, str(queue), tried(queue.get_nowait))

    async def producer():
        for n in range(5):
            await queue.put(n)
            log.append('put %d' % n)

    async def consumer():
        while True:
            n = await queue.get()
            log.append('got %d' % n)
            await asyncio.sleep(.01)
            queue.task_done()
    tasks = [asyncio.create_task(producer()), asyncio.create_task(consumer())]
    await asyncio.sleep(0)
    print(str(queue), queue.full(), tried(queue.put_nowait, 9))
    await tasks[0]
    await queue.join()
    tasks[1].cancel()
    print(await attempt(tasks[1]), tried(queue.task_done), queue.empty(), str(queue))
    getters = [asyncio.create_task(queue.get()) for n in range(2)]
    await asyncio.sleep(0)
    print(str(queue))
    getters[0].cancel()
    queue.put_nowait('item')
    print(await asyncio.gather(*map(attempt, getters)))


@case
async def other_queues():
    for kind in asyncio.LifoQueue, asyncio.PriorityQueue:
        queue = kind()
        for n in 3, 1, 2:
            queue.put_nowait(n)
        print(kind.__name__, [await queue.get() for _ in range(3)], repr(queue).split(' at ')[0])


@case
async def shutdown():
    queue = asyncio.Queue(1)
    queue.put_nowait(1)
    putter = asyncio.create_task(attempt(queue.put(2)))
    await asyncio.sleep(0)
    queue.shutdown()
    print(await putter, tried(queue.put_nowait, 3), await queue.get(), await attempt(queue.get()), tried(queue.get_nowait))
    queue = asyncio.Queue()
    queue.put_nowait(1)
    getter = asyncio.create_task(attempt(queue.join()))
    queue.shutdown(immediate=True)
    print(queue.qsize(), await getter, await attempt(queue.get()), str(queue))


@case
async def timeouts():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(1) as scope:
        print(repr(scope).split(' when')[0], scope.expired(), scope.when() > loop.time())
    print(scope, scope.expired(), tried(scope.reschedule, 5))

    async def too_slow(timeout):
        async with timeout as scope:
            log.append(scope)
            await asyncio.sleep(5)
    print(await attempt(too_slow(asyncio.timeout(.01))), log[0], log[0].expired())
    print(await attempt(too_slow(asyncio.timeout(0))), await attempt(too_slow(asyncio.timeout_at(loop.time() - 1))))
    print(await attempt(asyncio.wait_for(too_slow(asyncio.timeout(None)), .01)))
    print(asyncio.timeout(5), tried(asyncio.timeout(5).reschedule, 1))

    async def nested():
        try:
            async with asyncio.timeout(.05):
                async with asyncio.timeout(.01):
                    await asyncio.sleep(1)
        except TimeoutError:
            return 'inner', asyncio.current_task().cancelling()
    print(await nested())

    async def moved():
        async with asyncio.timeout(.01) as scope:
            scope.reschedule(loop.time() + .05)
            await asyncio.sleep(.02)
            scope.reschedule(None)
            await asyncio.sleep(.1)
        return scope.expired(), scope.when()
    print(await moved())

    async def context():
        try:
            async with asyncio.timeout(.01):
                try:
                    await asyncio.sleep(1)
                finally:
                    raise KeyError('in finally')
        except KeyError as error:
            return repr(error.__context__), repr(error.__context__.__context__)
    print(await context())
    task = asyncio.create_task(attempt(too_slow(asyncio.timeout(1))))
    await asyncio.sleep(.01)
    task.cancel()
    print(await task)
    log.clear()
    try:
        async with scope:
            pass
    except RuntimeError as error:
        return str(error)


@case
async def groups():
    async def value(x, delay=0):
        await asyncio.sleep(delay)
        log.append(x)
        return x

    async def fail(error, delay=0):
        await asyncio.sleep(delay)
        raise error

    async def stopped():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            log.append('stopped')
            raise
    group = asyncio.TaskGroup()
    coroutine = value(0)
    print(group, tried(group.create_task, coroutine))
    async with group:
        tasks = [group.create_task(value(n, .01 * n), name='t%d' % n) for n in range(3)]
        print(group, tasks[0].get_name())
    print([task.result() for task in tasks], group, tried(group.create_task, value(9)), await attempt(group.__aenter__()))
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(stopped())
            group.create_task(fail(ValueError('one'), .01))
            group.create_task(fail(KeyError('two'), .01))
            await asyncio.sleep(5)
    except* ValueError as error:
        log.append(error.exceptions)
    except* KeyError as error:
        log.append(error.exceptions)
    print(log, asyncio.current_task().cancelling())
    log.clear()
    try:
        async with asyncio.TaskGroup() as group:
            task = group.create_task(stopped())
            await asyncio.sleep(0)
            raise TypeError('body')
    except ExceptionGroup as error:
        print(error, error.exceptions, task.cancelled())

    async def cancelled_outside():
        async with asyncio.TaskGroup() as group:
            group.create_task(stopped())
    task = asyncio.create_task(cancelled_outside())
    await asyncio.sleep(.01)
    task.cancel()
    print(await attempt(task), task.cancelled())

    async def exits():
        async with asyncio.TaskGroup() as group:
            group.create_task(stopped())
            task = group.create_task(value('ignored'))
            await asyncio.sleep(0)
            task.cancel()
            await asyncio.sleep(.01)
            group.create_task(fail(ValueError('nested')))
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(exits())
    except* ValueError as error:
        print(error.exceptions)


@case
async def several_loops():
    lock = asyncio.Lock()
    await lock.acquire()
    task = asyncio.create_task(lock.acquire())
    await asyncio.sleep(0)
    lock.release()
    return await task, lock.locked()

lock = asyncio.Lock()


async def holds():
    await lock.acquire()
    waiter = asyncio.create_task(lock.acquire())
    await asyncio.sleep(0)
    waiter.cancel()


async def waits():
    return (await attempt(lock.acquire())).split('<')[0], 'bound to a different event loop' in await attempt(lock.acquire())

asyncio.run(holds())
print(asyncio.run(waits()))

# expect: False <asyncio.locks.Lock [unlocked]> RuntimeError: Lock is not acquired. True True
# expect: <asyncio.locks.Lock [locked, waiters:3]>
# expect: [None, 'CancelledError', None] False
# expect: lock None [('in', 0), ('out', 0), ('in', 2), ('out', 2)]
# expect: False <asyncio.locks.Event [unset, waiters:3]>
# expect: True ['CancelledError', None, None] True <asyncio.locks.Event [set]>
# expect: False TimeoutError <- CancelledError <asyncio.locks.Event [unset]>
# expect: event None [(1, True), (2, True)]
# expect: RuntimeError: cannot notify on un-acquired lock RuntimeError: cannot wait on un-acquired lock <asyncio.locks.Condition [unlocked, waiters:3]>
# expect: [(0, 'b'), (1, 'a')] [True, True, False]
# expect: [None, None, 'CancelledError'] False
# expect: True
# expect: condition None [(0, 'b'), (1, 'a')]
# expect: <asyncio.locks.Semaphore [unlocked, value:2]> False ValueError: Semaphore initial value must be >= 0
# expect: <asyncio.locks.Semaphore [locked, waiters:3]> True
# expect: [None, None, None, 'CancelledError', None] <asyncio.locks.Semaphore [unlocked, value:2]>
# expect: ValueError: BoundedSemaphore released too many times True None <asyncio.locks.BoundedSemaphore [unlocked, value:1]>
# expect: semaphore None [(0, 1), (1, 2), (2, 1), (4, 2)]
# expect: 3 0 False <asyncio.locks.Barrier [filling, waiters:0/3]> ValueError: parties must be > 0
# expect: [0, 1, 2] [0, 1, 2] 0
# expect: 1 <asyncio.locks.Barrier [filling, waiters:1/3]>
# expect: BrokenBarrierError: Abort or reset of barrier False 0
# expect: BrokenBarrierError: Abort or reset of barrier True BrokenBarrierError: Barrier aborted <asyncio.locks.Barrier [broken]>
# expect: barrier None [2, 0, 1]
# expect: True False 0 2 <Queue maxsize=2> QueueEmpty: 
# expect: <Queue maxsize=2 _queue=[1] tasks=2> False None
# expect: CancelledError ValueError: task_done() called too many times True <Queue maxsize=2>
# expect: <Queue maxsize=2 _getters[2]>
# expect: ['CancelledError', 'item']
# expect: queue None ['put 0', 'put 1', 'got 0', 'got 1', 'put 2', 'got 9', 'put 3', 'got 2', 'put 4', 'got 3', 'got 4']
# expect: LifoQueue [2, 1, 3] <LifoQueue
# expect: PriorityQueue [1, 2, 3] <PriorityQueue
# expect: other_queues None []
# expect: QueueShutDown QueueShutDown:  1 QueueShutDown QueueShutDown: 
# expect: 0 None QueueShutDown <Queue maxsize=0 shutdown>
# expect: shutdown None []
# expect: <Timeout [active] False True
# expect: <Timeout [finished]> False RuntimeError: Cannot change state of finished Timeout
# expect: TimeoutError <- CancelledError <Timeout [expired]> True
# expect: TimeoutError <- CancelledError TimeoutError <- CancelledError
# expect: TimeoutError <- CancelledError
# expect: <Timeout [created]> RuntimeError: Timeout has not been entered
# expect: ('inner', 0)
# expect: (False, None)
# expect: ('TimeoutError()', 'CancelledError()')
# expect: CancelledError
# expect: timeouts Timeout has already been entered []
# expect: <TaskGroup> RuntimeError: TaskGroup <TaskGroup> has not been entered
# expect: <TaskGroup tasks=3 entered> t0
# expect: [0, 1, 2] <TaskGroup entered> RuntimeError: TaskGroup <TaskGroup entered> is finished RuntimeError: TaskGroup <TaskGroup entered> has already been entered
# expect: [0, 1, 2, 'stopped', (ValueError('one'),), (KeyError('two'),)] 0
# expect: unhandled errors in a TaskGroup (1 sub-exception) (TypeError('body'),) True
# expect: CancelledError True
# expect: (ExceptionGroup('unhandled errors in a TaskGroup', [ValueError('nested')]),)
# expect: groups None ['stopped', 'stopped', 'stopped']
# expect: several_loops (True, True) []
# expect: ('RuntimeError: ', True)
