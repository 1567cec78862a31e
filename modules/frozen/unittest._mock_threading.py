# SPDX-License-Identifier: MIT
"""ThreadingMock: a mock that one thread waits for while others call it."""
from unittest._mock_call import _Call, sentinel
from unittest._mock_base import Base
from unittest._mock_callable import MagicMixin, Mock

_UNSET = sentinel.TIMEOUT_UNSET


class ThreadingMixin(Base):
    """Lets calls of a mock be waited for."""

    DEFAULT_TIMEOUT = None

    def __init__(self, /, *args, timeout=_UNSET, **kwargs):
        import threading
        self.__dict__.update(_mock_wait_timeout=self.DEFAULT_TIMEOUT if timeout is _UNSET else timeout,
                             _mock_changed=threading.Condition(), _mock_finished=[])
        super().__init__(*args, **kwargs)

    def _get_child_mock(self, /, **kwargs):
        if isinstance(kwargs.get('parent'), ThreadingMixin) or isinstance(kwargs.get('_new_parent'), ThreadingMixin):
            kwargs['timeout'] = self._mock_wait_timeout
        return super()._get_child_mock(**kwargs)

    def _increment_mock_call(self, /, *args, **kwargs):
        with self._mock_changed:
            super()._increment_mock_call(*args, **kwargs)

    def _mock_call(self, /, *args, **kwargs):
        try:
            return super()._mock_call(*args, **kwargs)
        finally:
            with self._mock_changed:
                self._mock_finished.append(_Call((args, kwargs), two=True))
                self._mock_changed.notify_all()

    def reset_mock(self, /, *args, **kwargs):
        """Forget all calls."""
        super().reset_mock(*args, **kwargs)
        self.__dict__['_mock_finished'] = []

    def _wait(self, timeout, done, problem):
        if timeout is _UNSET:
            timeout = self._mock_wait_timeout
        with self._mock_changed:
            if not self._mock_changed.wait_for(done, timeout):
                raise AssertionError('%s(%s).' % (problem, timeout))

    def wait_until_called(self, *, timeout=_UNSET):
        """Wait until the mock has been called; AssertionError after the timeout."""
        self._wait(timeout, lambda: self._mock_finished, '%s was not called before timeout' % self._label())

    def wait_until_any_call_with(self, *args, **kwargs):
        """Wait until the mock has been called with these arguments; AssertionError after the mock's timeout."""
        expected = _Call((args, kwargs), two=True)
        self._wait(_UNSET, lambda: expected in self._mock_finished,
                   '%s was not called with %r before timeout' % (self._label(), expected))


class ThreadingMock(ThreadingMixin, MagicMixin, Mock):
    """A mock whose calls other threads can wait for."""
