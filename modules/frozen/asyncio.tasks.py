# SPDX-License-Identifier: MIT
"""Tasks, which run coroutines side by side, and functions that wait for several of them."""
import contextvars
import types
from asyncio import events
from asyncio.coroutines import _format_coroutine, _is_awaitable, iscoroutine
from asyncio.exceptions import CancelledError, InvalidStateError
from asyncio.futures import Future, _set_result_unless_cancelled, isfuture

__all__ = ['ALL_COMPLETED', 'FIRST_COMPLETED', 'FIRST_EXCEPTION', 'Task', 'all_tasks', 'as_completed',
           '_enter_task', '_leave_task', '_register_task',
           '_unregister_task', 'create_eager_task_factory', 'create_task', 'current_task', 'eager_task_factory', 'ensure_future', 'gather',
           'run_coroutine_threadsafe', 'shield', 'sleep', 'sleep_ms', 'to_thread', 'wait', 'wait_for', 'wait_for_ms']

FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = 'FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED'
_names = [0]


class Task(Future):
    """A coroutine that the event loop runs."""

    _must_cancel, _waits_for, _cancels = False, None, 0

    def __init__(self, coro, *, loop=None, name=None, context=None, eager_start=False):
        super().__init__(loop=loop)
        if not iscoroutine(coro) and not _is_awaitable(coro):
            raise TypeError('a coroutine was expected, got %r' % (coro,))
        if name is None:
            _names[0] += 1
            name = 'Task-%d' % _names[0]
        self._name, self._coro = str(name), coro
        self._context = contextvars.copy_context() if context is None else context
        if eager_start and self._loop.is_running():
            self._loop._tasks.add(self)
            self._context.run(self._step)
        else:
            self._loop.call_soon(self._step, context=self._context)
            self._loop._tasks.add(self)

    def _info(self):
        info = super()._info()
        if self._state == 'PENDING' and self._cancels:
            info[0] = 'cancelling'
        info.insert(1, 'name=%r' % self._name)
        info.insert(2, 'coro=<%s>' % _format_coroutine(self._coro))
        if self._waits_for is not None:
            info.insert(3, 'wait_for=%r' % self._waits_for)
        return info

    def get_coro(self):
        """The coroutine."""
        return self._coro

    def get_context(self):
        """The context that the coroutine runs in."""
        return self._context

    def get_name(self):
        """The task's name."""
        return self._name

    def set_name(self, value):
        """Set the task's name."""
        self._name = str(value)

    def get_stack(self, *, limit=None):
        """The frame where the coroutine is, in a list; those of its exception if that ended it."""
        frame = getattr(self._coro, 'cr_frame', None) or getattr(self._coro, 'gi_frame', None)
        if frame is not None:
            return [frame] if limit is None or limit > 0 else []
        return [frame for frame, _ in self._places(limit)]

    def _places(self, limit):
        """Frames and lines of the traceback of the exception that ended the task."""
        import traceback
        error = self._exception if self._state == 'FINISHED' else None
        places = [] if error is None else list(traceback.walk_tb(error.__traceback__))
        return places if limit is None else places[:limit]

    def print_stack(self, *, limit=None, file=None):
        """Print where the coroutine is, or the traceback of the exception that ended it."""
        import traceback
        error = self._exception if self._state == 'FINISHED' else None
        frames = [(frame, frame.f_lineno) for frame in self.get_stack(limit=limit)] if error is None else self._places(limit)
        if not frames:
            print('No stack for %r' % self, file=file)
            return
        what = 'Stack' if error is None else 'Traceback'
        print('%s for %r (most recent call last):' % (what, self), file=file)
        traceback.print_list(traceback.StackSummary.extract(frames), file=file)
        if error is not None:
            print(*traceback.format_exception_only(error), sep='', end='', file=file)

    def set_result(self, result):
        raise RuntimeError('Task does not support set_result operation')

    def set_exception(self, exception):
        raise RuntimeError('Task does not support set_exception operation')

    def cancel(self, msg=None):
        """Raise CancelledError in the coroutine where it waits; False: it is done already."""
        self._retrieved()
        if self._state != 'PENDING':
            return False
        self._cancels += 1
        if self._waits_for is not None and self._waits_for.cancel(msg=msg):
            return True
        self._must_cancel, self._cancel_message = True, msg
        return True

    def cancelling(self):
        """How often cancel() was called, without those taken back by uncancel()."""
        return self._cancels

    def uncancel(self):
        """Take a cancel() back; return how many are left."""
        if self._cancels > 0:
            self._cancels -= 1
            if self._cancels == 0:
                self._must_cancel = False
        return self._cancels

    def _make_cancelled_error(self):
        error = self._exception
        if error is None:
            return super()._make_cancelled_error()
        self._exception = None
        return error

    def _finish(self, state):
        self._loop._tasks.discard(self)
        super()._finish(state)

    def _step(self, error=None):
        """Run the coroutine up to its next pause."""
        if self._state != 'PENDING':
            raise InvalidStateError('__step(): already done: %r, %r' % (self, error))
        if self._must_cancel:
            if not isinstance(error, CancelledError):
                error = self._make_cancelled_error()
            self._must_cancel = False
        self._waits_for = None
        loop, coro = self._loop, self._coro
        before, loop._current_task = loop._current_task, self
        try:
            waits_for = coro.send(None) if error is None else coro.throw(error)
        except StopIteration as stop:
            if self._must_cancel:
                self._must_cancel = False
                super().cancel(msg=self._cancel_message)
            else:
                super().set_result(stop.value)
        except CancelledError as error:
            self._exception = error
            super().cancel(msg=self._cancel_message)
        except (KeyboardInterrupt, SystemExit) as error:
            super().set_exception(error)
            self._retrieved()
            raise
        except BaseException as error:
            super().set_exception(error)
        else:
            self._wait_for(loop, waits_for)
        finally:
            loop._current_task = before

    def _starved(self, error):
        """There was no memory to go on."""
        if self._state == 'PENDING':
            super().set_exception(error)

    def _wait_for(self, loop, future):
        """The coroutine has paused with something that it waits for."""
        blocking = getattr(future, '_asyncio_future_blocking', None)
        if blocking and future._loop is loop and future is not self:
            future._asyncio_future_blocking = False
            future.add_done_callback(self._wake_up, context=self._context)
            self._waits_for = future
            if self._must_cancel and future.cancel(msg=self._cancel_message):
                self._must_cancel = False
        elif future is None and blocking is None:
            loop.call_soon(self._step, context=self._context)
        else:
            loop.call_soon(self._step, self._what_is_wrong(loop, future, blocking), context=self._context)

    def _what_is_wrong(self, loop, future, blocking):
        if blocking is None:
            if isinstance(future, types.GeneratorType):
                return RuntimeError('yield was used instead of yield from for generator in task %r with %r' % (self, future))
            return RuntimeError('Task got bad yield: %r' % (future,))
        if future._loop is not loop:
            return RuntimeError('Task %r got Future %r attached to a different loop' % (self, future))
        if not blocking:
            return RuntimeError('yield was used instead of yield from in task %r with %r' % (self, future))
        return RuntimeError('Task cannot await on itself: %r' % (self,))

    def _wake_up(self, future):
        if future._state == 'FINISHED' and future._exception is None:
            self._step()
            return
        try:
            future.result()
        except BaseException as error:
            self._step(error)


def create_eager_task_factory(custom_task_constructor):
    """A task factory whose tasks run up to their first pause when they are made."""
    def factory(loop, coro, *, name=None, context=None):
        return custom_task_constructor(coro, loop=loop, name=name, context=context, eager_start=True)
    return factory


eager_task_factory = create_eager_task_factory(Task)


def current_task(loop=None):
    """The task that runs now, or None."""
    return (events.get_running_loop() if loop is None else loop)._current_task


def _register_task(task):
    """Let all_tasks() know a task of somebody else's class."""
    task.get_loop()._tasks.add(task)


def _unregister_task(task):
    """Let all_tasks() forget it."""
    task.get_loop()._tasks.discard(task)


def _enter_task(loop, task):
    """Such a task begins a step: it is current_task()."""
    if loop._current_task is not None:
        raise RuntimeError('Cannot enter into task %r while another task %r is being executed.' % (task, loop._current_task))
    loop._current_task = task


def _leave_task(loop, task):
    """The step is over."""
    if loop._current_task is not task:
        raise RuntimeError('Leaving task %r does not match the current task %r.' % (task, loop._current_task))
    loop._current_task = None


def all_tasks(loop=None):
    """The set of tasks that are not done."""
    return set((events.get_running_loop() if loop is None else loop)._tasks)


def create_task(coro, *, name=None, context=None):
    """Run a coroutine as a task, beside the one that runs."""
    loop = events.get_running_loop()
    if context is None:
        return loop.create_task(coro, name=name)
    return loop.create_task(coro, name=name, context=context)


async def _await(awaitable):
    return await awaitable


def ensure_future(coro_or_future, *, loop=None):
    """A future as it is; a task for a coroutine or another awaitable."""
    if isfuture(coro_or_future):
        if loop is not None and loop is not coro_or_future.get_loop():
            raise ValueError('The future belongs to a different loop than the one specified as the loop argument')
        return coro_or_future
    if not iscoroutine(coro_or_future):
        if not _is_awaitable(coro_or_future):
            raise TypeError('An asyncio.Future, a coroutine or an awaitable is required')
        coro_or_future = _await(coro_or_future)
    return (events.get_event_loop() if loop is None else loop).create_task(coro_or_future)


@types.coroutine
def _pass():
    yield


async def sleep(delay, result=None):
    """Wait for some seconds; return result."""
    if delay != delay:
        raise ValueError('Invalid delay: NaN (not a number)')
    if delay <= 0:
        await _pass()
        return result
    loop = events.get_running_loop()
    future = loop.create_future()
    timer = loop.call_later(delay, _set_result_unless_cancelled, future, result)
    try:
        return await future
    finally:
        timer.cancel()


def sleep_ms(t):
    """Wait for some milliseconds (MicroPython)."""
    return sleep(t / 1000)


async def wait_for(fut, timeout):
    """Wait for an awaitable; TimeoutError after some seconds, when it was cancelled.  None: as long as it takes."""
    from asyncio import timeouts
    if timeout is not None and timeout <= 0:
        fut = ensure_future(fut)
        if fut.done():
            return fut.result()
        await _cancel_and_wait(fut)
        try:
            return fut.result()
        except CancelledError as error:
            raise TimeoutError from error
    async with timeouts.timeout(timeout):
        return await fut


def wait_for_ms(awaitable, timeout):
    """The same with milliseconds (MicroPython)."""
    return wait_for(awaitable, timeout / 1000)


async def _cancel_and_wait(future):
    waiter = events.get_running_loop().create_future()

    def done(_):
        if not waiter.done():
            waiter.set_result(None)
    future.add_done_callback(done)
    try:
        future.cancel()
        await waiter
    finally:
        future.remove_done_callback(done)


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    """Wait for tasks or futures; return the sets of those that are done and of the others."""
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError('expect a list of futures, not %s' % type(fs).__name__)
    fs = set(fs)
    if not fs:
        raise ValueError('Set of Tasks/Futures is empty.')
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError('Invalid return_when value: %s' % (return_when,))
    if any(iscoroutine(f) for f in fs):
        raise TypeError('Passing coroutines is forbidden, use tasks explicitly.')
    loop = events.get_running_loop()
    left = sum(not f.done() for f in fs)
    enough = not left or return_when == FIRST_COMPLETED and left < len(fs) or return_when == FIRST_EXCEPTION and any(
        f.done() and not f.cancelled() and f.exception() is not None for f in fs)
    if not enough:
        waiter = loop.create_future()
        timer = None if timeout is None else loop.call_later(timeout, _set_result_unless_cancelled, waiter, None)

        def done(future):
            nonlocal left
            left -= 1
            if left <= 0 or return_when == FIRST_COMPLETED or return_when == FIRST_EXCEPTION and \
                    not future.cancelled() and future.exception() is not None:
                _set_result_unless_cancelled(waiter, None)
        for f in fs:
            if not f.done():
                f.add_done_callback(done)
        try:
            await waiter
        finally:
            if timer is not None:
                timer.cancel()
            for f in fs:
                f.remove_done_callback(done)
    finished = {f for f in fs if f.done()}
    return finished, fs - finished


class _AsCompleted:
    """What as_completed() returns: an iterator of awaitables, or an asynchronous iterator of results."""

    def __init__(self, aws, timeout):
        self._done, self._waiting, self._timed_out = [], [], False
        loop = events.get_event_loop()
        self._todo = {ensure_future(aw, loop=loop) for aw in set(aws)}
        self._left = len(self._todo)
        self._timer = loop.call_later(timeout, self._on_timeout) if self._todo and timeout is not None else None
        for future in self._todo:
            future.add_done_callback(self._on_done)

    def __aiter__(self):
        return self

    def __iter__(self):
        return self

    async def __anext__(self):
        if not self._left:
            raise StopAsyncIteration
        self._left -= 1
        return await self._next_done()

    def __next__(self):
        if not self._left:
            raise StopIteration
        self._left -= 1
        return self._next_result()

    async def _next_result(self):
        return (await self._next_done()).result()

    async def _next_done(self):
        while not self._done:
            if self._timed_out:
                raise TimeoutError
            waiter = events.get_running_loop().create_future()
            self._waiting.append(waiter)
            await waiter
        return self._done.pop(0)

    def _wake(self, count):
        while self._waiting and count:
            waiter = self._waiting.pop(0)
            if not waiter.done():
                waiter.set_result(None)
                count -= 1

    def _on_timeout(self):
        for future in self._todo:
            future.remove_done_callback(self._on_done)
        self._todo.clear()
        self._timed_out = True
        self._wake(len(self._waiting))

    def _on_done(self, future):
        if future not in self._todo:
            return
        self._todo.remove(future)
        self._done.append(future)
        self._wake(1)
        if not self._todo and self._timer is not None:
            self._timer.cancel()


def as_completed(fs, *, timeout=None):
    """Go through awaitables in the order in which they are done."""
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError('expects an iterable of awaitables, not %s' % type(fs).__name__)
    return _AsCompleted(fs, timeout)


class _GatheringFuture(Future):
    """What gather() returns."""

    _cancel_asked = False

    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._children = children

    def cancel(self, msg=None):
        """Cancel all that are waited for."""
        if self.done():
            return False
        cancelled = [child.cancel(msg=msg) for child in self._children]
        if any(cancelled):
            self._cancel_asked = True
        return any(cancelled)


def gather(*coros_or_futures, return_exceptions=False):
    """A future for the list of results of all awaitables, which run side by side."""
    if not coros_or_futures:
        future = events.get_event_loop().create_future()
        future.set_result([])
        return future
    loop, made, children = None, {}, []
    for awaitable in coros_or_futures:
        if id(awaitable) not in made:
            future = ensure_future(awaitable, loop=loop)
            loop = future.get_loop() if loop is None else loop
            made[id(awaitable)] = future
        children.append(made[id(awaitable)])
    outer, left = None, len(made)

    def done(future):
        nonlocal left
        left -= 1
        if outer is None or outer.done():
            if not future.cancelled():
                future.exception()  # somebody has looked
            return
        if not return_exceptions:
            if future.cancelled():
                outer.set_exception(future._make_cancelled_error())
                return
            if future.exception() is not None:
                outer.set_exception(future.exception())
                return
        if left:
            return
        results = []
        for child in children:
            error = CancelledError('' if child._cancel_message is None else child._cancel_message) if child.cancelled() \
                else child.exception()
            results.append(child.result() if error is None else error)
        if outer._cancel_asked:
            outer.set_exception(future._make_cancelled_error() if future.cancelled() else CancelledError())
        else:
            outer.set_result(results)

    outer = _GatheringFuture(children, loop=loop)
    for future in made.values():
        if future.done():
            loop.call_soon(done, future)
        else:
            future.add_done_callback(done)
    return outer


def shield(arg):
    """A future for an awaitable that goes on when the future is cancelled."""
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner.get_loop().create_future()

    def inner_done(inner):
        if outer.cancelled():
            if not inner.cancelled():
                inner.exception()
        elif inner.cancelled():
            outer.cancel()
        elif inner.exception() is not None:
            outer.set_exception(inner.exception())
        else:
            outer.set_result(inner.result())

    def outer_done(outer):
        if not inner.done():
            inner.remove_done_callback(inner_done)
    inner.add_done_callback(inner_done)
    outer.add_done_callback(outer_done)
    return outer


async def to_thread(func, /, *args, **kwargs):
    """Call a function in another thread, with this context, and wait for its result."""
    from contextvars import copy_context
    from functools import partial
    return await events.get_running_loop().run_in_executor(None, partial(copy_context().run, func, *args, **kwargs))


def run_coroutine_threadsafe(coro, loop):
    """Run a coroutine in a loop of another thread; return a future of module concurrent.futures."""
    from concurrent.futures import Future as Elsewhere
    if not iscoroutine(coro):
        raise TypeError('A coroutine object is required')
    result = Elsewhere()

    def copy(task):
        if task.cancelled():
            result.cancel()
        if not result.set_running_or_notify_cancel():
            return
        if task.exception() is not None:
            result.set_exception(task.exception())
        else:
            result.set_result(task.result())

    def start():
        try:
            task = ensure_future(coro, loop=loop)
        except Exception as error:
            if result.set_running_or_notify_cancel():
                result.set_exception(error)
            raise
        task.add_done_callback(copy)
        result.add_done_callback(lambda done: done.cancelled() and not loop.is_closed() and loop.call_soon_threadsafe(task.cancel))
    loop.call_soon_threadsafe(start)
    return result
