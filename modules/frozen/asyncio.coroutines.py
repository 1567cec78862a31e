# SPDX-License-Identifier: MIT
"""What is a coroutine, and how one is shown."""
import types
from collections.abc import Coroutine

__all__ = ['iscoroutine', 'iscoroutinefunction']

_ASYNC, _ITERABLE = 0x80, 0x100  # CO_COROUTINE, CO_ITERABLE_COROUTINE


def iscoroutinefunction(func):
    """Return whether a function was defined by async def."""
    function = func
    while hasattr(function, '__func__'):
        function = function.__func__
    while type(function).__name__ == 'partial':
        function = function.func
    if getattr(function, '_is_coroutine_mark', None) is True:  # inspect.markcoroutinefunction()
        return True
    return isinstance(function, types.FunctionType) and bool(function.__code__.co_flags & _ASYNC)


def iscoroutine(obj):
    """Return whether an object is a coroutine."""
    if type(obj) is types.CoroutineType:
        return True
    return isinstance(obj, Coroutine)


def _is_awaitable(obj):
    if isinstance(obj, types.GeneratorType):
        return bool(obj.gi_code.co_flags & _ITERABLE)
    return hasattr(type(obj), '__await__')


def _format_coroutine(coro):
    """A coroutine as a task's repr() shows it."""
    code = getattr(coro, 'cr_code', None) or getattr(coro, 'gi_code', None)
    name = getattr(coro, '__qualname__', None) or getattr(coro, '__name__', None) or \
        '<%s without __name__>' % type(coro).__name__
    name += '()'
    running = getattr(coro, 'cr_running', None) or getattr(coro, 'gi_running', False)
    if code is None:
        return name + ' running' if running else name
    frame = getattr(coro, 'cr_frame', None) or getattr(coro, 'gi_frame', None)
    if frame is not None:
        return '%s running at %s:%s' % (name, code.co_filename, frame.f_lineno)
    return '%s done, defined at %s:%s' % (name, code.co_filename, code.co_firstlineno)
