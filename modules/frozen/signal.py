# SPDX-License-Identifier: MIT
# modules/frozen/signal.py - the names of signals as enums; what they do is native.

from enum import IntEnum as _IntEnum

# signal(7), Linux on x86 and ARM
_NUMBERS = {
    'SIGHUP': 1, 'SIGINT': 2, 'SIGQUIT': 3, 'SIGILL': 4, 'SIGTRAP': 5, 'SIGABRT': 6, 'SIGIOT': 6, 'SIGBUS': 7,
    'SIGFPE': 8, 'SIGKILL': 9, 'SIGUSR1': 10, 'SIGSEGV': 11, 'SIGUSR2': 12, 'SIGPIPE': 13, 'SIGALRM': 14,
    'SIGTERM': 15, 'SIGSTKFLT': 16, 'SIGCHLD': 17, 'SIGCLD': 17, 'SIGCONT': 18, 'SIGSTOP': 19, 'SIGTSTP': 20,
    'SIGTTIN': 21, 'SIGTTOU': 22, 'SIGURG': 23, 'SIGXCPU': 24, 'SIGXFSZ': 25, 'SIGVTALRM': 26, 'SIGPROF': 27,
    'SIGWINCH': 28, 'SIGIO': 29, 'SIGPOLL': 29, 'SIGPWR': 30, 'SIGSYS': 31, 'SIGRTMIN': 34, 'SIGRTMAX': 64}
Signals = _IntEnum('Signals', _NUMBERS, module=__name__)
Handlers = _IntEnum('Handlers', {'SIG_DFL': 0, 'SIG_IGN': 1}, module=__name__)
Sigmasks = _IntEnum('Sigmasks', {'SIG_BLOCK': 0, 'SIG_UNBLOCK': 1, 'SIG_SETMASK': 2}, module=__name__)
for _kind in Signals, Handlers, Sigmasks:
    globals().update(_kind.__members__)


class itimer_error(OSError):
    """A timer that cannot be set or read."""


ItimerError = itimer_error


def _named(value, kind):
    # an int as the enum's member, if there is one
    try:
        return kind(value) if isinstance(value, int) else value
    except ValueError:
        return value


def signal(signalnum, handler):
    """Set what a signal calls, with its number and the frame; or SIG_IGN, SIG_DFL.  Returns what it was."""
    return _named(_signal(signalnum, handler), Handlers)


def getsignal(signalnum):
    """Return what a signal calls; None: it is not for Python to say."""
    return _named(_getsignal(signalnum), Handlers)


def alarm(seconds):
    """Send SIGALRM after so many seconds (0: not any more); returns how many were left of an earlier one."""
    return _alarm(seconds)


def pthread_sigmask(how, mask):
    """Change which signals are held back; returns which were."""
    return {_named(number, Signals) for number in _pthread_sigmask(how, mask)}


def sigpending():
    """Return the signals that are held back and have arrived."""
    return {_named(number, Signals) for number in _sigpending()}


def sigwait(sigset):
    """Wait for one of the signals, which are held back; returns it."""
    return _named(_sigwait(sigset), Signals)


def valid_signals():
    """Return all signals that there are."""
    return {_named(number, Signals) for number in _valid_signals()}


def setitimer(which, seconds, interval=0.0, /):
    """Start a timer; returns what was left of it, and its interval."""
    try:
        return _setitimer(which, seconds, interval)
    except OSError as error:
        raise itimer_error(*error.args) from None


def getitimer(which, /):
    """Return what is left of a timer, and its interval."""
    try:
        return _getitimer(which)
    except OSError as error:
        raise itimer_error(*error.args) from None
