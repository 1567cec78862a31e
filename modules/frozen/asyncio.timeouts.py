# SPDX-License-Identifier: MIT
"""Contexts that end after some time."""
from asyncio import events, tasks
from asyncio.exceptions import CancelledError

__all__ = ['Timeout', 'timeout', 'timeout_at']


class Timeout:
    """An async context whose block is cancelled at a moment; then it raises TimeoutError."""

    def __init__(self, when):
        self._state, self._when, self._timer, self._task = 'created', when, None, None

    def when(self):
        """The moment by the loop's time(), or None."""
        return self._when

    def reschedule(self, when):
        """Set another moment; None: never."""
        if self._state != 'active':
            if self._state == 'created':
                raise RuntimeError('Timeout has not been entered')
            raise RuntimeError('Cannot change state of %s Timeout' % self._state)
        self._when = when
        if self._timer is not None:
            self._timer.cancel()
        loop = events.get_running_loop()
        if when is None:
            self._timer = None
        elif when <= loop.time():
            self._timer = loop.call_soon(self._expire)
        else:
            self._timer = loop.call_at(when, self._expire)

    def expired(self):
        """Whether the moment came before the end of the block."""
        return self._state in ('expiring', 'expired')

    def __repr__(self):
        info = ' when=%s' % (round(self._when, 3) if self._when is not None else None) if self._state == 'active' else ''
        return '<Timeout [%s]%s>' % (self._state, info)

    async def __aenter__(self):
        if self._state != 'created':
            raise RuntimeError('Timeout has already been entered')
        task = tasks.current_task()
        if task is None:
            raise RuntimeError('Timeout should be used inside a task')
        self._state, self._task, self._cancels = 'active', task, task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, kind, error, traceback):
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._state == 'expiring':
            self._state = 'expired'
            if self._task.uncancel() <= self._cancels and error is not None:
                if issubclass(kind, CancelledError):
                    raise TimeoutError from error
                _insert_timeout(error)
                if isinstance(error, BaseExceptionGroup):
                    for part in error.exceptions:
                        _insert_timeout(part)
        elif self._state == 'active':
            self._state = 'finished'

    def _expire(self):
        self._task.cancel()
        self._state, self._timer = 'expiring', None


def _insert_timeout(error):
    """Where the cancellation is the context of another exception, say that it was the timeout."""
    while error.__context__ is not None:
        if isinstance(error.__context__, CancelledError):
            late = TimeoutError()
            late.__context__ = late.__cause__ = error.__context__
            error.__context__ = late
            return
        error = error.__context__


def timeout(delay):
    """An async context that ends after some seconds; None: never."""
    return Timeout(events.get_running_loop().time() + delay if delay is not None else None)


def timeout_at(when):
    """An async context that ends at a moment by the loop's time(); None: never."""
    return Timeout(when)
