# SPDX-License-Identifier: MIT
# asyncio and what comes from elsewhere: Ctrl-C, also where module signal has been imported, and futures of other threads.
# allocations: no
import _thread
import asyncio
import concurrent.futures
import signal
import threading

signal.signal(signal.SIGINT, signal.signal(signal.SIGINT, signal.SIG_IGN))  # as it was


async def interrupt():
    _thread.interrupt_main()
    try:
        await asyncio.sleep(30)
    except asyncio.CancelledError:
        print('cancelled, so that it can clean up')
        raise

try:
    asyncio.run(interrupt())
except KeyboardInterrupt:
    print('KeyboardInterrupt')
# expect: cancelled, so that it can clean up
# expect: KeyboardInterrupt


async def cancel_other(task):
    await asyncio.sleep(0)
    task.cancel()
    _thread.interrupt_main()


async def cancelled_anyway():
    asyncio.create_task(cancel_other(asyncio.current_task()))
    await asyncio.sleep(30)

try:
    asyncio.run(cancelled_anyway())
except asyncio.CancelledError:
    print('CancelledError')                       # expect: CancelledError


async def endless(began):
    began.set()
    try:
        await asyncio.sleep(30)
    finally:
        print('the task was cancelled')


async def cancel_from_thread():
    loop, began = asyncio.get_running_loop(), threading.Event()

    def run():
        future = asyncio.run_coroutine_threadsafe(endless(began), loop)
        began.wait()
        return future.cancel(), future.cancelled()
    result = await asyncio.to_thread(run)
    while len(asyncio.all_tasks()) > 1:
        await asyncio.sleep(0)
    print(result)

asyncio.run(cancel_from_thread())
# expect: the task was cancelled
# expect: (True, True)


async def cancelled_itself():
    asyncio.current_task().cancel()
    await asyncio.sleep(30)


async def refused():
    loop = asyncio.get_running_loop()

    def wait_for_cancelled():
        try:
            asyncio.run_coroutine_threadsafe(cancelled_itself(), loop).result()
        except concurrent.futures.CancelledError:
            print('CancelledError')
    await asyncio.to_thread(wait_for_cancelled)   # expect: CancelledError

    def factory(loop, coro, **kwargs):
        coro.close()
        raise NameError('no task')

    def wait_for_none():
        try:
            asyncio.run_coroutine_threadsafe(asyncio.sleep(0), loop).result()
        except NameError as e:
            return e
    loop.set_exception_handler(lambda loop, context: print('handler:', repr(context['exception'])))
    waiting = loop.run_in_executor(None, wait_for_none)
    loop.set_task_factory(factory)
    print(await waiting)
    loop.set_task_factory(None)
# expect: handler: NameError('no task')
# expect: no task

asyncio.run(refused())
