# SPDX-License-Identifier: MIT
# modules/frozen/contextlib.py - help for with statements.

import sys
from abc import ABC, abstractmethod
from functools import wraps

__all__ = ['asynccontextmanager', 'contextmanager', 'closing', 'nullcontext', 'AbstractContextManager',
           'AbstractAsyncContextManager', 'AsyncExitStack', 'ContextDecorator', 'AsyncContextDecorator', 'ExitStack',
           'aclosing', 'redirect_stdout', 'redirect_stderr', 'suppress', 'chdir']


class AbstractContextManager(ABC):
    """Has __enter__() and __exit__()."""

    __slots__ = ()

    def __enter__(self):
        return self

    @abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, C):
        if cls is not AbstractContextManager:
            return NotImplemented
        for name in ('__enter__', '__exit__'):
            if getattr(C, name, None) is None:
                return NotImplemented
        return True

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


class AbstractAsyncContextManager(ABC):
    """Has __aenter__() and __aexit__()."""

    __slots__ = ()

    async def __aenter__(self):
        return self

    @abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, C):
        if cls is not AbstractAsyncContextManager:
            return NotImplemented
        for name in ('__aenter__', '__aexit__'):
            if getattr(C, name, None) is None:
                return NotImplemented
        return True

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


class AsyncContextDecorator:
    """An asynchronous context manager that can be used as a decorator of async functions too."""

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @wraps(func)
        async def inner(*args, **kwds):
            async with self._recreate_cm():
                return await func(*args, **kwds)
        return inner


class ContextDecorator:
    """A context manager that can be used as a decorator too."""

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @wraps(func)
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)
        return inner


class _FromGenerator:
    """The generator that a decorated function makes, and how to make another one."""

    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds
        doc = getattr(func, '__doc__', None)
        if doc is not None:
            self.__doc__ = doc

    def _recreate_cm(self):
        return self.__class__(self.func, self.args, self.kwds)


class _GeneratorContextManager(_FromGenerator, ContextDecorator, AbstractContextManager):
    """What functions decorated with contextmanager return."""

    def __enter__(self):
        if self.args is None:
            raise AttributeError(f"'{type(self).__name__}' object has no attribute 'args'")
        self.func = self.args = self.kwds = None  # del would give the object a dict, which takes longer
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, typ, value, traceback):
        if typ is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            try:
                raise RuntimeError("generator didn't stop")
            finally:
                self.gen.close()
        if value is None:
            value = typ()
        try:
            self.gen.throw(value)
        except StopIteration as exc:
            return exc is not value
        except RuntimeError as exc:
            if exc is value:
                exc.__traceback__ = traceback
                return False
            if isinstance(value, StopIteration) and exc.__cause__ is value:
                value.__traceback__ = traceback
                return False
            raise
        except BaseException as exc:
            if exc is not value:
                raise
            exc.__traceback__ = traceback
            return False
        try:
            raise RuntimeError("generator didn't stop after throw()")
        finally:
            self.gen.close()


def contextmanager(func):
    """A decorator that makes a context manager of a generator: what it yields is the value of the with statement."""
    @wraps(func)
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)
    return helper


class _AsyncGeneratorContextManager(_FromGenerator, AbstractAsyncContextManager, AsyncContextDecorator):
    """What functions decorated with asynccontextmanager return."""

    async def __aenter__(self):
        if self.args is None:
            raise AttributeError(f"'{type(self).__name__}' object has no attribute 'args'")
        self.func = self.args = self.kwds = None
        try:
            return await anext(self.gen)
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, typ, value, traceback):
        if typ is None:
            try:
                await anext(self.gen)
            except StopAsyncIteration:
                return False
            try:
                raise RuntimeError("generator didn't stop")
            finally:
                await self.gen.aclose()
        if value is None:
            value = typ()
        try:
            await self.gen.athrow(value)
        except StopAsyncIteration as exc:
            return exc is not value
        except RuntimeError as exc:
            if exc is value:
                exc.__traceback__ = traceback
                return False
            if isinstance(value, (StopIteration, StopAsyncIteration)) and exc.__cause__ is value:
                value.__traceback__ = traceback
                return False
            raise
        except BaseException as exc:
            if exc is not value:
                raise
            exc.__traceback__ = traceback
            return False
        try:
            raise RuntimeError("generator didn't stop after athrow()")
        finally:
            await self.gen.aclose()


def asynccontextmanager(func):
    """A decorator that makes an asynchronous context manager of an async generator."""
    @wraps(func)
    def helper(*args, **kwds):
        return _AsyncGeneratorContextManager(func, args, kwds)
    return helper


class aclosing(AbstractAsyncContextManager):
    """Awaits aclose() of a thing at the end of the block."""

    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *exc_info):
        await self.thing.aclose()


class closing(AbstractContextManager):
    """Calls close() of a thing at the end of the block."""

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class nullcontext(AbstractContextManager, AbstractAsyncContextManager):
    """Does nothing."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *excinfo):
        pass

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, *excinfo):
        pass


class suppress(AbstractContextManager):
    """Ends the block quietly at one of these exceptions."""

    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exctype, excinst, exctb):
        if exctype is None:
            return None
        if issubclass(exctype, self._exceptions):
            return True
        if issubclass(exctype, BaseExceptionGroup):
            rest = excinst.split(self._exceptions)[1]
            if rest is None:
                return True
            raise rest
        return False


class _Redirect(AbstractContextManager):
    _stream = None

    def __init__(self, new_target):
        self._new_target = new_target
        self._old_targets = []

    def __enter__(self):
        import sys
        self._old_targets.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, exctype, excinst, exctb):
        import sys
        setattr(sys, self._stream, self._old_targets.pop())


class redirect_stdout(_Redirect):
    """Sends sys.stdout elsewhere for the block."""

    _stream = 'stdout'


class redirect_stderr(_Redirect):
    """Sends sys.stderr elsewhere for the block."""

    _stream = 'stderr'


class chdir(AbstractContextManager):
    """Works in another directory for the block."""

    def __init__(self, path):
        self.path = path
        self._old_cwd = []

    def __enter__(self):
        import os
        self._old_cwd.append(os.getcwd())
        os.chdir(self.path)

    def __exit__(self, *excinfo):
        import os
        os.chdir(self._old_cwd.pop())


_Method = type(AbstractContextManager.__subclasshook__)


class _BaseExitStack:
    """What the two kinds of stacks share: (is it async, function to call with the details of an exception) pairs."""

    def __init__(self):
        self._exit_callbacks = []

    def pop_all(self):
        """A new stack with all that is on this one, which is left empty."""
        new = type(self)()
        new._exit_callbacks, self._exit_callbacks = self._exit_callbacks, []
        return new

    def push(self, exit):
        """Add a context manager's __exit__(), or a function with the same arguments; returns its argument."""
        method = getattr(type(exit), '__exit__', None)
        if method is None:
            self._exit_callbacks.append((False, exit))
        else:
            self._exit_callbacks.append((False, _Method(method, exit)))
        return exit

    def enter_context(self, cm):
        """Enter a context manager and return what its __enter__() returns."""
        cls = type(cm)
        try:
            enter, leave = cls.__enter__, cls.__exit__
        except AttributeError:
            raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support the context manager "
                            'protocol') from None
        result = enter(cm)
        self._exit_callbacks.append((False, _Method(leave, cm)))
        return result

    def callback(self, callback, /, *args, **kwds):
        """Add a function to call; returns it."""
        def leave(exc_type, exc, tb):
            callback(*args, **kwds)
        leave.__wrapped__ = callback
        self._exit_callbacks.append((False, leave))
        return callback


class _Unwinding:
    """What has become of the exception while a stack is left."""

    def __init__(self, error):
        self.received, self.pending, self.suppressed, self.raised = error is not None, error, False, False
        self.around = sys.exception()

    def details(self):
        """The arguments of the next __exit__()."""
        error = self.pending
        return (type(error), error, error.__traceback__) if error is not None else (None, None, None)

    def result(self, verdict):
        """An __exit__() has returned."""
        if verdict:
            self.suppressed, self.raised, self.pending = True, False, None

    def failed(self, new):
        """It has raised: its context is what was pending, not what is handled around the stack."""
        last = new
        while last.__context__ is not None and last.__context__ is not self.pending:
            if last.__context__ is self.around:
                last.__context__ = self.pending
                break
            last = last.__context__
        self.raised, self.pending = True, new

    def finish(self):
        """What __exit__() of the stack returns, or raises."""
        if self.raised:
            context = self.pending.__context__
            try:
                raise self.pending
            finally:
                self.pending.__context__ = context
        return self.received and self.suppressed


class ExitStack(_BaseExitStack, AbstractContextManager):
    """Leaves any number of context managers, and calls any number of functions, at the end of the block."""

    def close(self):
        """Leave everything now."""
        self.__exit__(None, None, None)

    def __exit__(self, *exc_details):
        state = _Unwinding(exc_details[1])
        while self._exit_callbacks:
            is_async, leave = self._exit_callbacks.pop()
            try:
                state.result(leave(*state.details()))
            except BaseException as new:
                state.failed(new)
        return state.finish()


class AsyncExitStack(_BaseExitStack, AbstractAsyncContextManager):
    """The same for asynchronous context managers and functions as well."""

    async def enter_async_context(self, cm):
        """Enter an asynchronous context manager and return what its __aenter__() returns."""
        cls = type(cm)
        try:
            enter, leave = cls.__aenter__, cls.__aexit__
        except AttributeError:
            raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support the asynchronous context "
                            'manager protocol') from None
        result = await enter(cm)
        self._exit_callbacks.append((True, _Method(leave, cm)))
        return result

    def push_async_exit(self, exit):
        """Add an __aexit__(), or an async function with the same arguments; returns its argument."""
        method = getattr(type(exit), '__aexit__', None)
        if method is None:
            self._exit_callbacks.append((True, exit))
        else:
            self._exit_callbacks.append((True, _Method(method, exit)))
        return exit

    def push_async_callback(self, callback, /, *args, **kwds):
        """Add an async function to call; returns it."""
        async def leave(exc_type, exc, tb):
            await callback(*args, **kwds)
        leave.__wrapped__ = callback
        self._exit_callbacks.append((True, leave))
        return callback

    async def aclose(self):
        """Leave everything now."""
        await self.__aexit__(None, None, None)

    async def __aexit__(self, *exc_details):
        state = _Unwinding(exc_details[1])
        while self._exit_callbacks:
            is_async, leave = self._exit_callbacks.pop()
            try:
                verdict = leave(*state.details())
                state.result(await verdict if is_async else verdict)
            except BaseException as new:
                state.failed(new)
        return state.finish()
