# SPDX-License-Identifier: MIT
"""Ctrl-C while tests run: the first lets the running test end and stops there, the second is KeyboardInterrupt."""
import signal
import weakref

__unittest = True


class _Handler:
    """What is called at Ctrl-C; results holds those that are to stop, handler itself once it is installed."""

    def __init__(self):
        self.results, self.installed, self.called, self.default = weakref.WeakKeyDictionary(), None, False, None

    def __call__(self, number, frame):
        if signal.getsignal(signal.SIGINT) is not self or self.called:
            self.pass_on(number, frame)
        else:
            self.called = True
            for result in list(self.results):
                result.stop()

    def pass_on(self, number, frame):
        """Do what was done at Ctrl-C before."""
        if callable(self.default):
            self.default(number, frame)
        elif self.default == signal.SIG_DFL:
            signal.default_int_handler(number, frame)


_handler = _Handler()


def registerResult(result):
    """Have a result stopped at Ctrl-C."""
    _handler.results[result] = 1


def removeResult(result):
    """Have a result no longer stopped at Ctrl-C; whether it was to be."""
    return bool(_handler.results.pop(result, None))


def installHandler():
    """Handle Ctrl-C from now on."""
    if _handler.installed is None:
        _handler.default = signal.getsignal(signal.SIGINT)
        _handler.called, _handler.installed = False, True
        signal.signal(signal.SIGINT, _handler)


def removeHandler(method=None):
    """Handle Ctrl-C no longer; as a decorator, not while the function runs."""
    if method is not None:
        import functools

        @functools.wraps(method)
        def without(*args, **kwargs):
            before = signal.getsignal(signal.SIGINT)
            removeHandler()
            try:
                return method(*args, **kwargs)
            finally:
                signal.signal(signal.SIGINT, before)
        return without
    if _handler.installed:
        signal.signal(signal.SIGINT, _handler.default)
        _handler.installed = None
