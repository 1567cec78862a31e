# SPDX-License-Identifier: MIT
"""What tasks wait for each other with."""
from collections import deque
from asyncio import events
from asyncio.exceptions import BrokenBarrierError, CancelledError

__all__ = ['Barrier', 'BoundedSemaphore', 'Condition', 'Event', 'Lock', 'Semaphore', 'ThreadSafeFlag']


class _LoopBound:
    """Belongs to the first loop in which a task waits for it."""

    _loop = None

    def _get_loop(self):
        loop = events.get_running_loop()
        if self._loop is None:
            self._loop = loop
        if self._loop is not loop:
            raise RuntimeError('%r is bound to a different event loop' % self)
        return loop

    def _waiter(self):
        """A future in the queue of those who wait."""
        future = self._get_loop().create_future()
        self._waiters.append(future)
        return future

    def _show(self, state):
        text = '%s [%s' % (object.__repr__(self)[1:-1], state)
        if self._waiters:
            text += ', waiters:%d' % len(self._waiters)
        return '<%s]>' % text


class _Context(_LoopBound):
    """A lock as the manager of an async with."""

    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, kind, error, traceback):
        self.release()


class Lock(_Context):
    """At most one task holds it."""

    def __init__(self):
        self._locked, self._waiters = False, deque()

    def __repr__(self):
        return self._show('locked' if self._locked else 'unlocked')

    def locked(self):
        """Whether somebody holds the lock."""
        return self._locked

    async def acquire(self):
        """Wait until the lock is free and take it."""
        if not self._locked and all(waiter.cancelled() for waiter in self._waiters):
            self._locked = True
            return True
        waiter = self._waiter()
        try:
            try:
                await waiter
            finally:
                self._waiters.remove(waiter)
        except CancelledError:
            if not self._locked:
                self._wake()
            raise
        self._locked = True
        return True

    def release(self):
        """Let the lock go; who has waited longest gets it."""
        if not self._locked:
            raise RuntimeError('Lock is not acquired.')
        self._locked = False
        self._wake()

    def _wake(self):
        if self._waiters and not self._waiters[0].done():
            self._waiters[0].set_result(True)


class Event(_LoopBound):
    """Something that happens; tasks wait for it."""

    def __init__(self):
        self._value, self._waiters = False, deque()

    def __repr__(self):
        return self._show('set' if self._value else 'unset')

    def is_set(self):
        """Whether it has happened."""
        return self._value

    def set(self):
        """It happens: all that wait go on."""
        if not self._value:
            self._value = True
            for waiter in self._waiters:
                if not waiter.done():
                    waiter.set_result(True)

    def clear(self):
        """It is to happen again."""
        self._value = False

    async def wait(self):
        """Wait until it has happened."""
        if self._value:
            return True
        waiter = self._waiter()
        try:
            await waiter
            return True
        finally:
            self._waiters.remove(waiter)


class ThreadSafeFlag:
    """An event that a pin's handler may set, and that is cleared when the task that waits goes on (MicroPython)."""

    def __init__(self):
        self._state, self._future = False, None

    def set(self):
        """Let the task that waits go on; anybody may call it at any time."""
        self._state = True
        future = self._future
        if future is not None:
            future.get_loop().call_soon_threadsafe(self._go_on, future)

    @staticmethod
    def _go_on(future):
        if not future.done():
            future.set_result(None)

    def clear(self):
        """Forget that it was set."""
        self._state = False

    async def wait(self):
        """Wait until it is set, and clear it; one task at a time."""
        while not self._state:
            self._future = events.get_running_loop().create_future()
            try:
                await self._future
            finally:
                self._future = None
        self._state = False


class Condition(_Context):
    """A lock, and a place to wait until another task says that something has changed."""

    def __init__(self, lock=None):
        self._lock = Lock() if lock is None else lock
        self.locked, self.acquire, self.release = self._lock.locked, self._lock.acquire, self._lock.release
        self._waiters = deque()

    def __repr__(self):
        return self._show('locked' if self.locked() else 'unlocked')

    async def wait(self):
        """Let the lock go, wait for notify(), take the lock again."""
        if not self.locked():
            raise RuntimeError('cannot wait on un-acquired lock')
        waiter = self._waiter()
        self.release()
        try:
            try:
                await waiter
                return True
            finally:
                self._waiters.remove(waiter)
                error = None
                while True:
                    try:
                        await self.acquire()
                        break
                    except CancelledError as cancelled:
                        error = cancelled
                if error is not None:
                    try:
                        raise error
                    finally:
                        error = None
        except BaseException:
            if waiter.done() and not waiter.cancelled():
                self._notify(1)  # it was meant for somebody
            raise

    async def wait_for(self, predicate):
        """Wait until predicate() is true; return what it returned."""
        result = predicate()
        while not result:
            await self.wait()
            result = predicate()
        return result

    def notify(self, n=1):
        """Let n tasks that wait go on."""
        if not self.locked():
            raise RuntimeError('cannot notify on un-acquired lock')
        self._notify(n)

    def _notify(self, n):
        for waiter in self._waiters:
            if n <= 0:
                break
            if not waiter.done():
                n -= 1
                waiter.set_result(False)

    def notify_all(self):
        """Let all tasks that wait go on."""
        self.notify(len(self._waiters))


class Semaphore(_Context):
    """At most `value` tasks hold it."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError('Semaphore initial value must be >= 0')
        self._value, self._waiters = value, deque()

    def __repr__(self):
        return self._show('locked' if self.locked() else 'unlocked, value:%d' % self._value)

    def locked(self):
        """Whether acquire() would wait."""
        return self._value == 0 or any(not waiter.cancelled() for waiter in self._waiters)

    async def acquire(self):
        """Wait until fewer hold it, and take it."""
        if not self.locked():
            self._value -= 1
            return True
        waiter = self._waiter()
        try:
            try:
                await waiter
            finally:
                self._waiters.remove(waiter)
        except CancelledError:
            if waiter.done() and not waiter.cancelled():
                self._value += 1
            raise
        finally:
            while self._value > 0 and self._wake():
                pass
        return True

    def release(self):
        """Let it go; who has waited longest gets it."""
        self._value += 1
        self._wake()

    def _wake(self):
        for waiter in self._waiters:
            if not waiter.done():
                self._value -= 1
                waiter.set_result(True)
                return True
        return False


class BoundedSemaphore(Semaphore):
    """A semaphore that is not released more often than it was acquired."""

    def __init__(self, value=1):
        self._bound_value = value
        super().__init__(value)

    def release(self):
        """Let it go; ValueError if nobody held it."""
        if self._value >= self._bound_value:
            raise ValueError('BoundedSemaphore released too many times')
        super().release()


class Barrier(_LoopBound):
    """Tasks wait here until there are `parties` of them."""

    def __init__(self, parties):
        if parties < 1:
            raise ValueError('parties must be > 0')
        self._parties, self._state, self._count = parties, 'filling', 0
        self._changed = Condition()

    @property
    def _waiters(self):
        return ()

    def __repr__(self):
        state = self._state + ('' if self.broken else ', waiters:%d/%d' % (self.n_waiting, self._parties))
        return '<%s [%s]>' % (object.__repr__(self)[1:-1], state)

    @property
    def parties(self):
        """How many have to wait."""
        return self._parties

    @property
    def n_waiting(self):
        """How many wait now."""
        return self._count if self._state == 'filling' else 0

    @property
    def broken(self):
        """Whether the barrier is of no use any more."""
        return self._state == 'broken'

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *args):
        pass

    async def wait(self):
        """Wait for the others; return a number that no other of them gets."""
        async with self._changed:
            await self._changed.wait_for(lambda: self._state not in ('draining', 'resetting'))
            if self._state == 'broken':
                raise BrokenBarrierError('Barrier aborted')
            try:
                index = self._count
                self._count += 1
                if index + 1 == self._parties:
                    self._state = 'draining'
                    self._changed.notify_all()
                else:
                    await self._changed.wait_for(lambda: self._state != 'filling')
                    if self._state in ('broken', 'resetting'):
                        raise BrokenBarrierError('Abort or reset of barrier')
                return index
            finally:
                self._count -= 1
                if self._count == 0:
                    if self._state in ('resetting', 'draining'):
                        self._state = 'filling'
                    self._changed.notify_all()

    async def reset(self):
        """Make it as new; tasks that wait get BrokenBarrierError."""
        async with self._changed:
            if self._count:
                if self._state != 'resetting':
                    self._state = 'resetting'
            else:
                self._state = 'filling'
            self._changed.notify_all()

    async def abort(self):
        """Make it of no use; tasks that wait get BrokenBarrierError."""
        async with self._changed:
            self._state = 'broken'
            self._changed.notify_all()
