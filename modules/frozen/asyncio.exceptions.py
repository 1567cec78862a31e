# SPDX-License-Identifier: MIT
"""The exceptions of asyncio."""
__all__ = ['BrokenBarrierError', 'CancelledError', 'IncompleteReadError', 'InvalidStateError', 'LimitOverrunError',
           'SendfileNotAvailableError', 'TimeoutError']

TimeoutError = TimeoutError  # the built-in one


class CancelledError(BaseException):
    """The task or future was cancelled."""


class InvalidStateError(Exception):
    """The operation is not allowed in this state."""


class BrokenBarrierError(RuntimeError):
    """The barrier is broken."""


class SendfileNotAvailableError(RuntimeError):
    """A file cannot be sent by the system."""


class IncompleteReadError(EOFError):
    """A stream ended before as much was read as was asked for."""

    def __init__(self, partial, expected):
        text = 'undefined' if expected is None else repr(expected)
        super().__init__('%d bytes read on a total of %s expected bytes' % (len(partial), text))
        self.partial, self.expected = partial, expected

    def __reduce__(self):
        return type(self), (self.partial, self.expected)


class LimitOverrunError(Exception):
    """A stream's buffer is full and there is no separator in it."""

    def __init__(self, message, consumed):
        super().__init__(message)
        self.consumed = consumed

    def __reduce__(self):
        return type(self), (self.args[0], self.consumed)
