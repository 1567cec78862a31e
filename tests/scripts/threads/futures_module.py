# Module concurrent.futures, and asyncio's ways to and from other threads.
# allocations: no
# also: --backend mock --clock virtual
import asyncio
import contextvars
import threading
from concurrent.futures import (CancelledError, Future, InvalidStateError, ThreadPoolExecutor, TimeoutError,
                                as_completed, wait)


def error(function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except Exception as e:
        print(type(e).__name__, e)


with ThreadPoolExecutor(2, 'worker') as executor:
    future = executor.submit(pow, 2, 10)
    print(future.result(), future.done(), future.running(), future.cancelled(), future.exception())  # expect: 1024 True False False None
    print(list(executor.map(lambda a, b: a + b, [1, 2, 3], [10, 20, 30])))  # expect: [11, 22, 33]
    print(executor.submit(lambda: threading.current_thread().name[:7]).result())  # expect: worker_
    failing = executor.submit(lambda: 1 / 0)
    error(failing.result)  # expect: ZeroDivisionError division by zero
    print(repr(failing.exception()))  # expect: ZeroDivisionError('division by zero')
    futures = [executor.submit(int, i) for i in range(5)]
    print(sorted(f.result() for f in as_completed(futures)))  # expect: [0, 1, 2, 3, 4]
    done, left = wait(futures)
    print(len(done), len(left))  # expect: 5 0
error(executor.submit, int)  # expect: RuntimeError cannot schedule new futures after shutdown
error(ThreadPoolExecutor, 0)  # expect: ValueError max_workers must be greater than 0

# what has not begun can be cancelled
go = threading.Event()
executor = ThreadPoolExecutor(1)
first, second = executor.submit(go.wait), executor.submit(int)
error(first.result, 0.001)  # expect: TimeoutError 
print(second.cancel(), second.cancelled(), second.done(), second.cancel())  # expect: True True True True
error(second.result)  # expect: CancelledError 
error(lambda: list(as_completed([first], 0.001)))  # expect: TimeoutError 1 (of 1) futures unfinished
go.set()
print(first.result(), first.cancel())  # expect: True False
executor.shutdown()

# a future by itself
future, called = Future(), []
future.add_done_callback(lambda f: called.append(f.result()))
print(future.set_running_or_notify_cancel(), future.running(), future.cancel())  # expect: True True False
future.set_result('result')
future.add_done_callback(called.append)
print(called[0], called[1] is future, repr(future).split(' ', 3)[3])  # expect: result True state=finished returned str>
try:
    future.set_exception(ValueError())
except InvalidStateError as e:
    print(str(e)[:9])  # expect: FINISHED:

# asyncio: functions in other threads, and calls from there
variable = contextvars.ContextVar('variable')


async def tick():
    for _ in range(3):
        await asyncio.sleep(0.001)
    return 'ticked'


def elsewhere(loop, log):
    log.append(asyncio.run_coroutine_threadsafe(tick(), loop).result())
    try:
        asyncio.get_running_loop()
    except RuntimeError as e:
        log.append(str(e))
    log.append(asyncio.run(tick()))  # in a loop of its own


async def main():
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, lambda: threading.current_thread() is threading.main_thread()))  # expect: False
    variable.set('seen')
    print(await asyncio.to_thread(variable.get))  # expect: seen
    event = threading.Event()
    print(await asyncio.gather(asyncio.to_thread(event.wait), tick(), asyncio.to_thread(event.set)))  # expect: [True, 'ticked', None]
    try:
        await asyncio.to_thread(lambda: 1 / 0)
    except ZeroDivisionError as e:
        print(e)  # expect: division by zero
    future = loop.create_future()
    threading.Thread(target=loop.call_soon_threadsafe, args=(future.set_result, 'called')).start()
    print(await future)  # expect: called
    log = []
    thread = threading.Thread(target=elsewhere, args=(loop, log))
    thread.start()
    await asyncio.to_thread(thread.join)
    print(log)  # expect: ['ticked', 'no running event loop', 'ticked']
    await loop.shutdown_default_executor()
    try:
        loop.run_in_executor(None, int)
    except RuntimeError as e:
        print(e)  # expect: Executor shutdown has been called


asyncio.run(main())
print(threading.active_count())  # expect: 1
