# SPDX-License-Identifier: MIT
"""concurrent.futures: results that come later, from functions that threads call.

A future's lock is a condition; who waits for several futures puts a lock of its own into each of them."""
import sys
import threading
from collections import namedtuple
from queue import Empty, SimpleQueue
from time import monotonic

__all__ = ['FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED', 'CancelledError', 'TimeoutError', 'InvalidStateError',
           'BrokenExecutor', 'Future', 'Executor', 'wait', 'as_completed', 'ThreadPoolExecutor']

FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = 'FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED'
_PENDING, _RUNNING, _CANCELLED, _NOTIFIED, _FINISHED = 'PENDING', 'RUNNING', 'CANCELLED', 'CANCELLED_AND_NOTIFIED', 'FINISHED'


class Error(Exception):
    """What goes wrong with futures."""


class CancelledError(Error):
    """The future was cancelled."""


class InvalidStateError(Error):
    """The future cannot be changed any more."""


class BrokenExecutor(RuntimeError):
    """The executor cannot go on."""


for _error in Error, CancelledError, InvalidStateError:
    _error.__module__ = 'concurrent.futures._base'
TimeoutError = TimeoutError


class Future:
    """A result that comes later."""

    def __init__(self):
        self._condition = threading.Condition()
        self._state, self._result, self._exception = _PENDING, None, None
        self._done_callbacks, self._waiting = [], []

    def __repr__(self):
        text = 'state=%s' % self._state.lower().replace('cancelled_and_notified', 'cancelled')
        if self._state == _FINISHED:
            text += (' returned %s' % type(self._result).__name__ if self._exception is None
                     else ' raised %s' % type(self._exception).__name__)
        return '<%s at %#x %s>' % (type(self).__name__, id(self), text)

    def cancel(self):
        """Do not compute it; whether that was still possible."""
        with self._condition:
            if self._state in (_RUNNING, _FINISHED):
                return False
            if self._state != _PENDING:
                return True
            self._state = _CANCELLED
            self._tell()
        self._call_callbacks()
        return True

    def cancelled(self):
        """Whether it was cancelled."""
        return self._state in (_CANCELLED, _NOTIFIED)

    def running(self):
        """Whether it is being computed."""
        return self._state == _RUNNING

    def done(self):
        """Whether it was cancelled or is there."""
        return self._state in (_CANCELLED, _NOTIFIED, _FINISHED)

    def _wait(self, timeout):
        with self._condition:
            if not self.done() and not self._condition.wait_for(self.done, timeout):
                raise TimeoutError
            if self.cancelled():
                raise CancelledError

    def result(self, timeout=None):
        """The result, or the exception raised; wait for it at most timeout seconds."""
        try:
            self._wait(timeout)
            if self._exception is not None:
                raise self._exception
            return self._result
        finally:
            self = None  # the traceback would keep it

    def exception(self, timeout=None):
        """The exception, or None; wait at most timeout seconds."""
        self._wait(timeout)
        return self._exception

    def add_done_callback(self, fn):
        """Call fn(future) when it is done, at once if it is."""
        with self._condition:
            if not self.done():
                self._done_callbacks.append(fn)
                return
        self._call(fn)

    def _call(self, fn):
        try:
            fn(self)
        except Exception as error:
            if sys.stderr is not None:
                sys.stderr.write('exception calling callback for %r\n' % self)
                sys.__excepthook__(type(error), error, error.__traceback__)

    def _call_callbacks(self):
        for fn in self._done_callbacks:
            self._call(fn)

    # --- for executors ---

    def set_running_or_notify_cancel(self):
        """It is going to be computed: False if it was cancelled."""
        with self._condition:
            if self._state == _CANCELLED:
                self._state = _NOTIFIED
                return False
            if self._state != _PENDING:
                raise RuntimeError('Future in unexpected state')
            self._state = _RUNNING
            return True

    def _tell(self):
        for tell in self._waiting:
            tell(self)
        self._condition.notify_all()

    def _finish(self, result, exception):
        with self._condition:
            if self.done():
                raise InvalidStateError('%s: %r' % (self._state, self))
            self._result, self._exception, self._state = result, exception, _FINISHED
            self._tell()
        self._call_callbacks()

    def set_result(self, result):
        """Here is the result."""
        self._finish(result, None)

    def set_exception(self, exception):
        """Here is the exception."""
        self._finish(None, exception)


def _watch(futures, tell):
    """Those that are done; the others call tell(future) when they are."""
    done = set()
    for future in futures:
        with future._condition:
            if future.done():
                done.add(future)
            else:
                future._waiting.append(tell)
    return done


def _unwatch(futures, tell):
    for future in futures:
        with future._condition:
            if tell in future._waiting:
                future._waiting.remove(tell)


DoneAndNotDoneFutures = namedtuple('DoneAndNotDoneFutures', 'done not_done')


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Wait until all futures are done, or one of them, or one has raised; two sets: done and not done."""
    if return_when not in (ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION):
        raise ValueError('Invalid return condition: %r' % return_when)
    futures, told = set(fs), SimpleQueue()
    tell = told.put
    done = _watch(futures, tell)
    end = None if timeout is None else monotonic() + timeout

    def enough():
        if len(done) == len(futures) or done and return_when == FIRST_COMPLETED:
            return True
        return return_when == FIRST_EXCEPTION and any(f._exception is not None for f in done)
    try:
        while not enough():
            done.add(told.get(timeout=None if end is None else max(0, end - monotonic())))
    except Empty:
        pass
    finally:
        _unwatch(futures, tell)
    return DoneAndNotDoneFutures(done, futures - done)


def as_completed(fs, timeout=None):
    """Each future when it is done; TimeoutError after timeout seconds."""
    futures, told = set(fs), SimpleQueue()
    total, end, tell = len(futures), None if timeout is None else monotonic() + timeout, told.put
    try:
        for future in _watch(futures, tell):
            futures.discard(future)
            yield future
        while futures:
            try:
                future = told.get(timeout=None if end is None else max(0, end - monotonic()))
            except Empty:
                raise TimeoutError('%d (of %d) futures unfinished' % (len(futures), total)) from None
            futures.discard(future)
            yield future
    finally:
        _unwatch(futures, tell)


class Executor:
    """Calls functions, somewhere."""

    def submit(self, fn, /, *args, **kwargs):
        """Have fn(*args, **kwargs) called; a future."""
        raise NotImplementedError

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        """Like map(), with all calls begun at once."""
        end = None if timeout is None else monotonic() + timeout
        futures = [self.submit(fn, *args) for args in zip(*iterables)]

        def results():
            try:
                futures.reverse()
                while futures:
                    yield futures.pop().result(None if end is None else end - monotonic())
            finally:
                for future in futures:
                    future.cancel()
        return results()

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Take no more calls."""

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        self.shutdown(wait=True)
        return False


class _Workers:
    """The threads of an executor.  They know nothing of the executor itself, so that it can be dropped."""

    def __init__(self, most, name, initializer, initargs):
        self.most, self.name, self.initializer, self.initargs = most, name, initializer, initargs
        self.queue, self.threads, self.idle = SimpleQueue(), set(), 0
        self.broken, self.lock = None, threading.Lock()

    def add(self, work):
        if self.queue.qsize() >= self.idle and len(self.threads) < self.most:
            thread = threading.Thread(target=self.run, name='%s_%d' % (self.name, len(self.threads)))
            _all_workers.add(self)
            thread.start()
            self.threads.add(thread)
        self.queue.put(work)

    def run(self):
        try:
            if self.initializer is not None:
                self.initializer(*self.initargs)
        except BaseException:
            threading._report(threading.current_thread())
            self.fail('A thread initializer failed, the thread pool is not usable anymore')
            return
        while True:
            self.idle += 1
            work = self.queue.get()
            self.idle -= 1
            if work is None:
                self.queue.put(None)  # for the other threads
                return
            _run(*work)
            del work

    def fail(self, text):
        with self.lock:
            self.broken = text
            for future in self.drop():
                future.set_exception(BrokenThreadPool(text))

    def drop(self):
        """Take all that has not begun off the queue."""
        while not self.queue.empty():
            if work := self.queue.get():
                yield work[0]

    def end(self, wait):
        self.queue.put(None)
        if wait:
            for thread in list(self.threads):
                thread.join()
            _all_workers.discard(self)


_all_workers = set()  # those that have threads: at the end these are waited for


class ThreadPoolExecutor(Executor):
    """Calls functions in threads."""

    _number = 0

    def __init__(self, max_workers=None, thread_name_prefix='', initializer=None, initargs=()):
        if max_workers is None:
            import os
            max_workers = min(32, (os.cpu_count() or 1) + 4)
        if max_workers <= 0:
            raise ValueError('max_workers must be greater than 0')
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        if not thread_name_prefix:
            thread_name_prefix = 'ThreadPoolExecutor-%d' % ThreadPoolExecutor._number
            ThreadPoolExecutor._number += 1
        self._max_workers, self._shutdown = max_workers, False
        self._workers = _Workers(max_workers, thread_name_prefix, initializer, initargs)

    def submit(self, fn, /, *args, **kwargs):
        """Have fn(*args, **kwargs) called in a thread; a future."""
        workers = self._workers
        with workers.lock:
            if workers.broken:
                raise BrokenThreadPool(workers.broken)
            if self._shutdown:
                raise RuntimeError('cannot schedule new futures after shutdown')
            if _ended:
                raise RuntimeError('cannot schedule new futures after interpreter shutdown')
            future = Future()
            workers.add((future, fn, args, kwargs))
            return future

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Take no more calls; wait for those that were taken, or cancel those that have not begun."""
        with self._workers.lock:
            self._shutdown = True
            if cancel_futures:
                for future in self._workers.drop():
                    future.cancel()
        self._workers.end(wait)

    def __del__(self):
        if hasattr(self, '_workers'):
            self._workers.queue.put(None)


class BrokenThreadPool(BrokenExecutor):
    """The initializer of a thread has failed."""


BrokenThreadPool.__module__ = 'concurrent.futures.thread'


def _run(future, fn, args, kwargs):
    if not future.set_running_or_notify_cancel():
        return
    try:
        result = fn(*args, **kwargs)
    except BaseException as error:
        future.set_exception(error)
    else:
        future.set_result(result)
    finally:
        future = fn = args = kwargs = None


_ended = False


def _end():
    """At the end of the program: threads do what they were given, and end."""
    global _ended
    _ended = True
    for workers in list(_all_workers):
        workers.end(True)


threading._register_atexit(_end)
