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

    def _waited(self, timeout, done):
        with self._mock_changed:
            return self._mock_changed.wait_for(done, timeout)

    def wait_until_called(self, *, timeout=_UNSET):
        """Wait until the mock has been called; AssertionError after the timeout."""
        if timeout is _UNSET:
            timeout = self._mock_wait_timeout
        if not self._waited(timeout, lambda: self._mock_finished):
            raise AssertionError('%s was not called before timeout(%s).' % (self._label(), timeout))

    def wait_until_any_call_with(self, *args, **kwargs):
        """Wait until the mock has been called with these arguments; AssertionError after the mock's timeout."""
        expected = _Call((args, kwargs), two=True)
        if not self._waited(self._mock_wait_timeout, lambda: expected in self._mock_finished):
            raise AssertionError('%s call not found' % self._format_mock_call_signature(args, kwargs))


class ThreadingMock(ThreadingMixin, MagicMixin, Mock):
    """A mock whose calls other threads can wait for."""
