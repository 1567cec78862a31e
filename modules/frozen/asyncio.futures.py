# SPDX-License-Identifier: MIT
"""Future: a result that will be there later."""
import contextvars
from asyncio import events
from asyncio.exceptions import CancelledError, InvalidStateError

__all__ = ['Future', 'isfuture', 'wrap_future']


def isfuture(obj):
    """Return whether an object is a future, or behaves like one."""
    return hasattr(type(obj), '_asyncio_future_blocking') and obj._asyncio_future_blocking is not None


class _Unretrieved:
    """Belongs to a future with an exception; reports it if it is dropped before anybody has asked."""

    def __init__(self, future):
        self.loop, self.future = future._loop, future

    def __del__(self):
        if self.future is not None:
            self.loop.call_exception_handler({
                'message': '%s exception was never retrieved' % type(self.future).__name__,
                'exception': self.future._exception, 'future': self.future})


class Future:
    """A result that will be there later; who awaits it waits for that."""

    _state, _result, _exception, _loop, _cancel_message, _unretrieved = 'PENDING', None, None, None, None, None
    _asyncio_future_blocking = False

    def __init__(self, *, loop=None):
        self._loop = loop if loop is not None else events.get_event_loop()
        self._callbacks = []

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)

    def _info(self):
        info = [self._state.lower()]
        if self._state == 'FINISHED':
            if self._exception is not None:
                info.append('exception=%r' % (self._exception,))
            else:
                text = repr(self._result)
                info.append('result=%s' % (text if len(text) <= 100 else text[:48] + '...' + text[-48:]))
        if self._callbacks:
            shown = [events._format_callback(handle._callback) for handle in self._callbacks]
            if len(shown) > 2:
                shown[1:-1] = ['<%d more>' % (len(shown) - 2)]
            info.append('cb=[%s]' % ', '.join(shown))
        return info

    def __repr__(self):
        return '<%s %s>' % (type(self).__name__, ' '.join(self._info()))

    def get_loop(self):
        """The event loop that the future belongs to."""
        return self._loop

    def _make_cancelled_error(self):
        return CancelledError() if self._cancel_message is None else CancelledError(self._cancel_message)

    def cancel(self, msg=None):
        """Cancel the future; False: it is done already."""
        self._retrieved()
        if self._state != 'PENDING':
            return False
        self._cancel_message = msg
        self._finish('CANCELLED')
        return True

    def _finish(self, state):
        """The future is done: call who waits for that."""
        self._state = state
        if self._callbacks:
            self._loop._future_done(self)

    def cancelled(self):
        """Whether the future was cancelled."""
        return self._state == 'CANCELLED'

    def done(self):
        """Whether there is a result or an exception, or the future was cancelled."""
        return self._state != 'PENDING'

    def _retrieved(self):
        if self._unretrieved is not None:
            self._unretrieved.future = self._unretrieved = None

    def result(self):
        """The result; raises the exception if there is one."""
        if self._state == 'FINISHED':
            if self._exception is None:
                return self._result
            self._retrieved()
            raise self._exception.with_traceback(self._exception_tb)
        if self._state == 'CANCELLED':
            raise self._make_cancelled_error()
        raise InvalidStateError('Result is not set.')

    def exception(self):
        """The exception, or None if there is a result."""
        if self._state == 'CANCELLED':
            raise self._make_cancelled_error()
        if self._state != 'FINISHED':
            raise InvalidStateError('Exception is not set.')
        self._retrieved()
        return self._exception

    def add_done_callback(self, fn, *, context=None):
        """Have fn(future) called when the future is done."""
        if context is None:
            context = contextvars.copy_context()
        if self._state != 'PENDING':
            self._loop.call_soon(fn, self, context=context)
        else:
            self._callbacks.append(events.Handle(fn, (self,), self._loop, context))

    def remove_done_callback(self, fn):
        """Have fn not called; return how often it would have been."""
        kept = [handle for handle in self._callbacks if handle._callback != fn]
        removed = len(self._callbacks) - len(kept)
        self._callbacks[:] = kept
        return removed

    def set_result(self, result):
        """The result is there."""
        if self._state != 'PENDING':
            raise InvalidStateError('invalid state')
        self._result = result
        self._finish('FINISHED')

    def set_exception(self, exception):
        """There will be no result but this exception."""
        if self._state != 'PENDING':
            raise InvalidStateError('invalid state')
        if isinstance(exception, type):
            exception = exception()
        if isinstance(exception, StopIteration):
            error = RuntimeError('StopIteration interacts badly with generators and cannot be raised into a Future')
            error.__cause__ = error.__context__ = exception
            exception = error
        self._exception, self._exception_tb = exception, exception.__traceback__
        self._unretrieved = _Unretrieved(self)
        self._finish('FINISHED')

    def __await__(self):
        if self._state == 'PENDING':
            self._asyncio_future_blocking = True
            yield self
            if self._state == 'PENDING':
                raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__


def _set_result_unless_cancelled(future, result):
    if future._state == 'PENDING':
        future.set_result(result)


def wrap_future(future, *, loop=None):
    """A future of asyncio for one of module concurrent.futures."""
    if isfuture(future):
        return future
    loop = events.get_event_loop() if loop is None else loop
    new = loop.create_future()

    def copy(source):
        if new.done():
            return
        if source.cancelled():
            new.cancel()
        elif source.exception() is not None:
            new.set_exception(source.exception())
        else:
            new.set_result(source.result())

    future.add_done_callback(lambda source: loop.call_soon_threadsafe(copy, source))
    new.add_done_callback(lambda done: future.cancel() if done.cancelled() else None)
    return new
