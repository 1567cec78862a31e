# SPDX-License-Identifier: MIT
"""Mocks of coroutine functions: a call gives something to await, and awaits are recorded like calls."""
import inspect
from unittest._mock_base import (_MAGICS, Base, NonCallableMock, _delegating, _is_coroutine_function, _is_exception)
from unittest._mock_call import DEFAULT, _Call, _CallList
from unittest._mock_callable import MagicMixin, MagicMock, Mock

_AWAIT_ASSERTIONS = ('assert_any_await', 'assert_awaited', 'assert_awaited_once', 'assert_awaited_once_with',
                     'assert_awaited_with', 'assert_has_awaits', 'assert_not_awaited')


class _AsyncIterator:
    """An asynchronous iterator over what an iterator gives."""

    def __init__(self, iterator):
        self.iterator = iterator

    def __aiter__(self):
        return self

    async def __anext__(self):
        try:
            return next(self.iterator)
        except StopIteration:
            raise StopAsyncIteration from None


def _as_function(mock):
    """Give a mock what inspect looks for in a coroutine function."""
    code = NonCallableMock(spec_set=_as_function.__code__)
    code.__dict__['co_flags'] = inspect.CO_COROUTINE
    mock.__dict__.update(__code__=code, __name__='AsyncMock', __defaults__=(), __kwdefaults__={}, __annotations__=None,
                         _is_coroutine_mark=True)


class AsyncMockMixin(Base):
    """Makes a callable mock a coroutine function."""

    _mock_is_async = True

    def __init__(self, /, *args, **kwargs):
        self.__dict__.update(_mock_await_count=0, _mock_await_args=None, _mock_await_args_list=_CallList())
        super().__init__(*args, **kwargs)
        _as_function(self)

    await_count = _delegating('await_count')
    await_args = _delegating('await_args')
    await_args_list = _delegating('await_args_list')

    def _child_class(self, name):
        methods = self._mock_methods
        if name in self._spec_asyncs or name not in _MAGICS and (methods is None or name not in methods):
            return AsyncMock
        return MagicMock if isinstance(self, MagicMixin) else Mock

    async def _execute_mock_call(self, /, *args, **kwargs):
        made = _Call((args, kwargs), two=True)
        self.await_count += 1
        self.await_args = made
        self.await_args_list.append(made)
        effect = self.side_effect
        if effect is not None:
            result = await self._take_effect(effect, args, kwargs)
            if result is not DEFAULT:
                return result
        if self._mock_wraps is not None and not self._has_return_value():
            result = self._mock_wraps(*args, **kwargs)
            return await result if _is_coroutine_function(self._mock_wraps) else result
        return self.return_value

    async def _take_effect(self, effect, args, kwargs):
        if _is_exception(effect):
            raise effect
        if callable(effect):
            result = effect(*args, **kwargs)
            return await result if _is_coroutine_function(effect) else result
        try:
            result = next(effect)
        except StopIteration:  # which a coroutine cannot raise
            raise StopAsyncIteration from None
        if _is_exception(result):
            raise result
        return result

    def _awaited(self, problem):
        return AssertionError('Expected %s to %s.%s' % (
            self._label(), problem, '' if problem == 'have been awaited' else ' Awaited %d times.' % self.await_count))

    def assert_awaited(self):
        """Assert that the mock was awaited."""
        if not self.await_count:
            raise self._awaited('have been awaited')

    def assert_awaited_once(self):
        """Assert that the mock was awaited exactly once."""
        if self.await_count != 1:
            raise self._awaited('have been awaited once')

    def assert_not_awaited(self):
        """Assert that the mock was not awaited."""
        if self.await_count:
            raise self._awaited('not have been awaited')

    def assert_awaited_with(self, /, *args, **kwargs):
        """Assert that the last await had these arguments."""
        if self.await_args is None:
            raise AssertionError('Expected await: %s\nNot awaited' % self._format_mock_call_signature(args, kwargs))
        self._compare_last(args, kwargs, self.await_args, 'await')

    def assert_awaited_once_with(self, /, *args, **kwargs):
        """Assert that the mock was awaited exactly once, with these arguments."""
        self.assert_awaited_once()
        return self.assert_awaited_with(*args, **kwargs)

    def assert_any_await(self, /, *args, **kwargs):
        """Assert that some await had these arguments."""
        self._compare_any(args, kwargs, self.await_args_list, 'await')

    def assert_has_awaits(self, calls, any_order=False):
        """Assert that these awaits came one after the other, or, with any_order, that each came."""
        self._compare_calls(calls, any_order, self.await_args_list, 'await',
                            lambda missing, found, expected: '%r not all found in await list' % (tuple(missing),))

    def reset_mock(self, /, *args, **kwargs):
        """Forget all calls and awaits."""
        super().reset_mock(*args, **kwargs)
        self.await_count, self.await_args, self.await_args_list = 0, None, _CallList()


class AsyncMagicMixin(MagicMixin):
    """Gives an asynchronous mock the special methods."""


class AsyncMock(AsyncMockMixin, AsyncMagicMixin, Mock):
    """A mock of a coroutine function, or of an object with such methods; its attributes are asynchronous as well."""
