# SPDX-License-Identifier: MIT
"""The event loop: callbacks that are due, timers, descriptors.

Time is the script's (module time), so that on a virtual clock an hour of sleep takes no time.  A callback
runs in its own context, directly from run_forever(), so that a task is resumed without native code in between."""
import contextvars
import functools
import os
import sys
import time
from collections import deque
from heapq import heapify, heappop, heappush

import _asyncio
from asyncio._connections import AbstractServer, Connections, Server

__all__ = ['AbstractEventLoop', 'AbstractServer', 'BaseEventLoop', 'EventLoop', 'Handle', 'Loop', 'SelectorEventLoop',
           'Server', 'TimerHandle', 'AbstractEventLoopPolicy', 'DefaultEventLoopPolicy', 'get_event_loop', 'get_event_loop_policy',
           'get_running_loop', 'new_event_loop', 'set_event_loop', 'set_event_loop_policy', '_get_running_loop',
           '_set_running_loop']

_RESOLUTION = 1e-9
_running_loop, _set_running_loop = _asyncio.loop, _asyncio.set_loop  # of the thread
_set_context, _get_context = _asyncio.set_context, _asyncio.context


def _wants_debug():
    # Is a new loop to be in debug mode?
    return sys.flags.dev_mode or not sys.flags.ignore_environment and bool(os.environ.get('PYTHONASYNCIODEBUG'))


def _format_callback(func, args=()):
    """A callback as handles and futures show it."""
    if isinstance(func, functools.partial):
        return _format_callback(func.func, func.args)
    text = getattr(func, '__qualname__', None) or getattr(func, '__name__', None) or repr(func)
    text += '(%s)' % ', '.join(repr(arg) for arg in args)
    code = getattr(getattr(func, '__func__', func), '__code__', None)
    return text + ' at %s:%s' % (code.co_filename, code.co_firstlineno) if code is not None else text


class Handle:
    """A callback that is due; cancel() takes it back."""

    __slots__ = '_callback', '_args', '_cancelled', '_loop', '_context', '__weakref__'

    def __init__(self, callback, args, loop, context=None):
        if context is None:
            context = contextvars.copy_context()
        self._callback, self._args, self._loop, self._context, self._cancelled = callback, args, loop, context, False

    def _info(self):
        info = ['cancelled'] if self._cancelled else []
        if self._callback is not None:
            info.append(_format_callback(self._callback, self._args))
        return info

    def __repr__(self):
        return '<%s %s>' % (type(self).__name__, ' '.join(self._info()))

    def get_context(self):
        """The context that the callback runs in."""
        return self._context

    def cancel(self):
        """Do not call the callback."""
        if not self._cancelled:
            self._cancelled = True
            self._callback = self._args = None

    def cancelled(self):
        """Whether cancel() was called."""
        return self._cancelled

    def _failed(self, error):
        self._loop.call_exception_handler({
            'message': 'Exception in callback ' + _format_callback(self._callback, self._args),
            'exception': error, 'handle': self})

    def _starved(self, error):
        """There was no memory to call it: its task, which no other call would wake, ends with that."""
        fail = getattr(getattr(self._callback, '__self__', None), '_starved', None)
        if fail is None:
            raise error
        fail(error)


class TimerHandle(Handle):
    """A callback that is due at a moment."""

    __slots__ = '_when', '_scheduled', '_number'

    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._when, self._scheduled = when, False

    def _info(self):
        info = super()._info()
        info.insert(1 if self._cancelled else 0, 'when=%s' % self._when)
        return info

    def when(self):
        """The moment, by the loop's time()."""
        return self._when

    def cancel(self):
        """Do not call the callback."""
        if not self._cancelled:
            if self._scheduled:
                self._loop._timer_cancelled()
            super().cancel()

    def __lt__(self, other):
        return self._when < other._when

    def __le__(self, other):
        return self._when <= other._when

    def __gt__(self, other):
        return self._when > other._when

    def __ge__(self, other):
        return self._when >= other._when

    def __eq__(self, other):
        return self is other

    def __hash__(self):
        return hash(self._when)


class AbstractEventLoop:
    """What every event loop is an instance of; it has their methods, which subclasses make."""


class BaseEventLoop(Connections, AbstractEventLoop):
    """An event loop."""

    slow_callback_duration = 0.1

    def __init__(self, selector=None):
        del selector  # the loop has its own way to wait
        self._ready, self._timers, self._cancelled_timers, self._count = deque(), [], 0, 0
        self._closed, self._stopping, self._running, self._debug = False, False, False, _wants_debug()
        self._waker, self._executor, self._executor_ended = _asyncio.Waker(), None, False
        self._watched = {}  # descriptor: [reader's handle or None, writer's handle or None]
        self._signals = {}  # number: handle
        self._exception_handler = self._task_factory = None
        self._asyncgens, self._asyncgens_closed = None, False
        self._tasks, self._current_task = set(), None
        self._unqueued = None  # a chain of futures that are done, whose callbacks are not in the queue for want of memory

    def __repr__(self):
        return '<%s running=%s closed=%s debug=%s>' % (type(self).__name__, self._running, self._closed, self._debug)

    # --- running ---

    def _check_closed(self):
        if self._closed:
            raise RuntimeError('Event loop is closed')

    def _check_running(self):
        if self._running:
            raise RuntimeError('This event loop is already running')
        if _running_loop() is not None:
            raise RuntimeError('Cannot run the event loop while another loop is running')

    def run_forever(self):
        """Run until stop() is called."""
        self._check_closed()
        self._check_running()
        hooks, context = sys.get_asyncgen_hooks(), _get_context()
        sys.set_asyncgen_hooks(firstiter=self._asyncgen_begins, finalizer=self._asyncgen_dropped)
        self._running = True
        _set_running_loop(self)
        try:
            while True:
                self._run_once()
                if self._stopping:
                    break
        finally:
            self._stopping = self._running = False
            _set_running_loop(None)
            _set_context(context)
            sys.set_asyncgen_hooks(*hooks)

    def _run_once(self):
        """Wait until something is due, then call what is due now."""
        ready, timers = self._ready, self._timers
        if self._unqueued is not None:
            self._queue_again()
        if self._cancelled_timers > 100 and self._cancelled_timers * 2 > len(timers):
            timers[:] = [item for item in timers if not item[2]._cancelled]
            heapify(timers)
            self._cancelled_timers = 0
        while timers and timers[0][2]._cancelled:
            heappop(timers)
            self._cancelled_timers -= 1
        if not ready and not self._stopping:
            self._wait(self._moment(timers[0][0]) if timers else None)
        elif self._watched:
            self._wait(0)
        if timers:
            now = self.time() + _RESOLUTION
            while timers and timers[0][0] <= now:
                handle = timers[0][2]
                if handle._cancelled:
                    self._cancelled_timers -= 1
                else:
                    ready.append(handle)
                handle._scheduled = False
                heappop(timers)
        for _ in range(len(ready)):
            handle = ready.popleft()
            if handle._cancelled:
                continue
            _set_context(handle._context)
            try:
                handle._callback(*handle._args)
            except (SystemExit, KeyboardInterrupt):
                raise
            except MemoryError as error:
                handle._starved(error)
            except BaseException as error:
                handle._failed(error)

    def _moment(self, when):
        """When that is by the clock that waits (ns); a subclass may have a time() of its own."""
        if type(self).time is BaseEventLoop.time:
            return round(when * 1e9)
        return time.monotonic_ns() + round((when - self.time()) * 1e9)

    def _future_done(self, future):
        """Have a future's callbacks called; when there is no memory for the queue, as soon as there is."""
        try:
            self._queue(future._callbacks)
        except MemoryError:
            future._next_unqueued, self._unqueued = self._unqueued, future
            raise

    def _queue(self, callbacks):
        while callbacks:
            self._ready.append(callbacks[0])
            callbacks.pop(0)

    def _queue_again(self):
        while self._unqueued is not None:
            future = self._unqueued
            self._queue(future._callbacks)
            self._unqueued = future._next_unqueued

    def _wait(self, deadline):
        """Wait until a moment (ns; None: without end) or until a descriptor is ready; its callbacks become due."""
        watched = self._watched
        wishes = [(fd, (reader is not None and _asyncio.READ) | (writer is not None and _asyncio.WRITE))
                  for fd, (reader, writer) in watched.items()]
        for fd, events in _asyncio.wait(self._waker, deadline, wishes):
            reader, writer = watched.get(fd, (None, None))
            if events & _asyncio.READ and reader is not None:
                self._ready.append(reader)
            if events & _asyncio.WRITE and writer is not None:
                self._ready.append(writer)

    def run_until_complete(self, future):
        """Run until a future or coroutine is done, and return its result."""
        from asyncio import tasks
        self._check_closed()
        self._check_running()
        new = not tasks.isfuture(future)
        future = tasks.ensure_future(future, loop=self)
        future.add_done_callback(self._stop_when_done)
        try:
            self.run_forever()
        except BaseException:
            if new and future.done() and not future.cancelled():
                future.exception()  # it is raised already
            raise
        finally:
            future.remove_done_callback(self._stop_when_done)
        if not future.done():
            raise RuntimeError('Event loop stopped before Future completed.')
        return future.result()

    def _stop_when_done(self, future):
        if not future.cancelled() and isinstance(future._exception, (SystemExit, KeyboardInterrupt)):
            return  # it goes through run_forever() by itself
        self.stop()

    def stop(self):
        """Let run_forever() return after what is due now."""
        self._stopping = True

    def is_running(self):
        """Whether the loop runs."""
        return self._running

    def is_closed(self):
        """Whether close() was called."""
        return self._closed

    def close(self):
        """Forget all that is due; the loop cannot run again."""
        if self._running:
            raise RuntimeError('Cannot close a running event loop')
        self._forget_signals()
        self._closed = True
        self._ready.clear()
        self._timers.clear()
        self._watched.clear()
        if self._executor is not None:
            self._executor.shutdown(wait=False)
            self._executor_ended = True

    # --- async generators ---

    def _asyncgen_begins(self, generator):
        if self._asyncgens is None:
            from weakref import WeakSet
            self._asyncgens = WeakSet()
        if self._asyncgens_closed:
            import warnings
            warnings.warn('asynchronous generator %r was scheduled after loop.shutdown_asyncgens() call' % generator,
                          ResourceWarning, source=self)
        self._asyncgens.add(generator)

    def _asyncgen_dropped(self, generator):
        self._asyncgens.discard(generator)
        if not self._closed:
            self.call_soon_threadsafe(self.create_task, generator.aclose())

    async def shutdown_asyncgens(self):
        """Close all async generators that are open."""
        self._asyncgens_closed = True
        if not self._asyncgens:
            return
        from asyncio.tasks import gather
        generators = list(self._asyncgens)
        self._asyncgens.clear()
        results = await gather(*[generator.aclose() for generator in generators], return_exceptions=True)
        for result, generator in zip(results, generators):
            if isinstance(result, Exception):
                self.call_exception_handler({
                    'message': 'an error occurred during closing of asynchronous generator %r' % generator,
                    'exception': result, 'asyncgen': generator})

    # --- functions in other threads ---

    def run_in_executor(self, executor, func, *args):
        """Have func(*args) called in a thread of an executor (None: the loop's own); a future."""
        from asyncio.futures import wrap_future
        self._check_closed()
        if executor is None:
            if self._executor_ended:
                raise RuntimeError('Executor shutdown has been called')
            if self._executor is None:
                from concurrent.futures import ThreadPoolExecutor
                self._executor = ThreadPoolExecutor(thread_name_prefix='asyncio')
            executor = self._executor
        return wrap_future(executor.submit(func, *args), loop=self)

    def set_default_executor(self, executor):
        """Set the executor that run_in_executor(None, ...) uses."""
        from concurrent.futures import ThreadPoolExecutor
        if not isinstance(executor, ThreadPoolExecutor):
            raise TypeError('executor must be ThreadPoolExecutor instance')
        self._executor = executor

    async def shutdown_default_executor(self, timeout=None):
        """Wait until the functions in the loop's own executor have ended."""
        self._executor_ended = True
        if self._executor is None:
            return
        from threading import Thread
        from asyncio.timeouts import timeout as limit
        future = self.create_future()
        executor = self._executor

        def end():
            executor.shutdown(wait=True)
            if not self._closed:
                self.call_soon_threadsafe(lambda: future.done() or future.set_result(None))
        thread = Thread(target=end)
        thread.start()
        try:
            async with limit(timeout):
                await future
        except TimeoutError:
            import warnings
            warnings.warn('The executor did not finishing joining its threads within %s seconds.' % timeout, RuntimeWarning,
                          stacklevel=2)
            executor.shutdown(wait=False)
        else:
            thread.join()

    # --- callbacks ---

    def time(self):
        """The time that call_at() means: that of time.monotonic()."""
        return time.monotonic()

    def _check_callback(self, callback, method):
        if not callable(callback):
            from asyncio.coroutines import iscoroutine
            if iscoroutine(callback):
                raise TypeError('coroutines cannot be used with %s()' % method)
            raise TypeError('a callable object was expected by %s(), got %r' % (method, callback))

    def call_soon(self, callback, *args, context=None):
        """Have a function called as soon as possible, after what is due already."""
        if self._closed:
            raise RuntimeError('Event loop is closed')
        if self._debug:
            self._check_callback(callback, 'call_soon')
        handle = Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    def call_soon_threadsafe(self, callback, *args, context=None):
        """The same from a handler or another thread: the loop wakes up for it."""
        handle = self.call_soon(callback, *args, context=context)
        self._waker.wake()
        return handle

    def call_later(self, delay, callback, *args, context=None):
        """Have a function called in some seconds."""
        if delay is None:
            raise TypeError('delay must not be None')
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        """Have a function called at a moment by time()."""
        if when is None:
            raise TypeError('when cannot be None')
        self._check_closed()
        if self._debug:
            self._check_callback(callback, 'call_at')
        handle = TimerHandle(when, callback, args, self, context)
        handle._scheduled = True
        self._count += 1
        heappush(self._timers, (when, self._count, handle))
        return handle

    def _timer_cancelled(self):
        self._cancelled_timers += 1

    # --- descriptors ---

    def _watch(self, fd, which, callback, args):
        self._check_closed()
        pair = self._watched.setdefault(_descriptor(fd), [None, None])
        if pair[which] is not None:
            pair[which].cancel()
        pair[which] = Handle(callback, args, self)

    def _unwatch(self, fd, which):
        if self._closed:
            return False
        fd = _descriptor(fd)
        pair = self._watched.get(fd, [None, None])
        if pair[which] is None:
            return False
        pair[which].cancel()
        pair[which] = None
        if pair == [None, None]:
            del self._watched[fd]
        return True

    def add_reader(self, fd, callback, *args):
        """Call a function whenever a descriptor can be read."""
        self._watch(fd, 0, callback, args)

    def remove_reader(self, fd):
        """Stop that; return whether it was so."""
        return self._unwatch(fd, 0)

    def add_writer(self, fd, callback, *args):
        """Call a function whenever a descriptor can be written."""
        self._watch(fd, 1, callback, args)

    def remove_writer(self, fd):
        """Stop that; return whether it was so."""
        return self._unwatch(fd, 1)

    # --- futures and tasks ---

    def create_future(self):
        """A future of this loop."""
        from asyncio.futures import Future
        return Future(loop=self)

    def create_task(self, coro, **kwargs):
        """A task that runs a coroutine."""
        from asyncio.tasks import Task
        self._check_closed()
        if self._task_factory is not None:
            name = kwargs.pop('name', None)
            task = self._task_factory(self, coro, **kwargs)
            if name is not None:
                task.set_name(name)
            return task
        return Task(coro, loop=self, **kwargs)

    def set_task_factory(self, factory):
        """Set what create_task() calls with the loop and the coroutine; None: Task."""
        if factory is not None and not callable(factory):
            raise TypeError('task factory must be a callable or None')
        self._task_factory = factory

    def get_task_factory(self):
        """What set_task_factory() has set."""
        return self._task_factory

    # --- errors ---

    def get_exception_handler(self):
        """What set_exception_handler() has set."""
        return self._exception_handler

    def set_exception_handler(self, handler):
        """Set what is called with the loop and a dict when nobody else gets an exception; None: the default."""
        if handler is not None and not callable(handler):
            raise TypeError('A callable object or None is expected, got %r' % (handler,))
        self._exception_handler = handler

    def default_exception_handler(self, context):
        """Report on sys.stderr what went wrong."""
        lines = [context.get('message') or 'Unhandled exception in event loop']
        for key in sorted(context):
            if key not in ('message', 'exception'):
                lines.append('%s: %r' % (key, context[key]))
        print('\n'.join(lines), file=sys.stderr)
        if context.get('exception') is not None:
            sys.print_exception(context['exception'], sys.stderr)

    def call_exception_handler(self, context):
        """Report what is in a dict: 'message', perhaps 'exception', 'future', 'task', 'handle' ..."""
        try:
            if self._exception_handler is not None:
                self._exception_handler(self, context)
                return
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            context = {'message': 'Unhandled error in exception handler', 'exception': error, 'context': context}
        self.default_exception_handler(context)

    def get_debug(self):
        """Whether the debug mode is on."""
        return self._debug

    def set_debug(self, enabled):
        """Turn the debug mode on or off: callbacks are checked.  It is on from the beginning with -X dev or PYTHONASYNCIODEBUG."""
        self._debug = enabled


EventLoop = SelectorEventLoop = Loop = BaseEventLoop


def _abstract(name, method):
    """A method without a body for AbstractEventLoop."""
    def refuse(self, *args, **kwargs):
        raise NotImplementedError

    async def refuse_later(self, *args, **kwargs):
        raise NotImplementedError
    function = refuse_later if method.__code__.co_flags & 128 else refuse  # inspect.CO_COROUTINE
    function.__name__, function.__qualname__, function.__doc__ = name, 'AbstractEventLoop.' + name, method.__doc__
    return function


for _class in Connections, BaseEventLoop:
    for _name, _method in vars(_class).items():
        if _name[0] != '_' and callable(_method):
            setattr(AbstractEventLoop, _name, _abstract(_name, _method))
del _class, _name, _method


def _descriptor(file):
    if isinstance(file, int):
        fd = file
    else:
        try:
            fd = int(file.fileno())
        except (AttributeError, TypeError, ValueError):
            raise ValueError('Invalid file object: %r' % (file,)) from None
    if fd < 0:
        raise ValueError('Invalid file descriptor: %d' % fd)
    return fd


class AbstractEventLoopPolicy:
    """Says which loop belongs to a thread."""

    def get_event_loop(self):
        """The loop that was set."""
        raise NotImplementedError

    def set_event_loop(self, loop):
        """Set the loop that get_event_loop() returns."""
        raise NotImplementedError

    def new_event_loop(self):
        """A loop."""
        raise NotImplementedError


class DefaultEventLoopPolicy(AbstractEventLoopPolicy):
    """One loop, made when asked for."""

    def get_event_loop(self):
        """The loop that was set."""
        loop = _asyncio.default_loop()
        if loop is None:
            threading = sys.modules.get('threading')
            raise RuntimeError('There is no current event loop in thread %r.' % (
                'MainThread' if threading is None else threading.current_thread().name))
        return loop

    def set_event_loop(self, loop):
        """Set the loop that get_event_loop() returns."""
        if loop is not None and not isinstance(loop, AbstractEventLoop):
            raise TypeError("loop must be an instance of AbstractEventLoop or None, not '%s'" % type(loop).__name__)
        _asyncio.set_default_loop(loop)

    def new_event_loop(self):
        """A loop."""
        return EventLoop()


_policy = [None]


def get_event_loop_policy():
    """What set_event_loop_policy() has set, or the default."""
    if _policy[0] is None:
        _policy[0] = DefaultEventLoopPolicy()
    return _policy[0]


def set_event_loop_policy(policy):
    """Set who makes loops; None: the default."""
    if policy is not None and not isinstance(policy, AbstractEventLoopPolicy):
        raise TypeError("policy must be an instance of AbstractEventLoopPolicy or None, not '%s'" % type(policy).__name__)
    _policy[0] = policy
    if policy is None:
        _asyncio.set_default_loop(None)


_get_running_loop = _running_loop


def get_running_loop():
    """The loop that runs; RuntimeError if there is none."""
    loop = _running_loop()
    if loop is None:
        raise RuntimeError('no running event loop')
    return loop


def get_event_loop():
    """The loop that runs, else the one that was set."""
    return _running_loop() or get_event_loop_policy().get_event_loop()


def set_event_loop(loop):
    """Set the loop that get_event_loop() returns while none runs."""
    get_event_loop_policy().set_event_loop(loop)


def new_event_loop():
    """A new loop."""
    return get_event_loop_policy().new_event_loop()
