# Native code that calls a function again and again heeds signals between the calls, though the function has no loop.
# allocations: no
import codecs
import functools
import signal

TURNS = 10_000_000


class Turns:
    """Is called TURNS times, unless something else ends it."""

    def __init__(self):
        self.left = TURNS

    def __call__(self, *values):
        self.left -= 1
        return 0


def stop(number, frame):
    raise TimeoutError


def again(error):
    turns()
    return '?', error.start if turns.left else error.end


signal.signal(signal.SIGALRM, stop)
codecs.register_error('again', again)
for compute in (lambda: any(map(turns, range(TURNS))), lambda: max(range(TURNS), key=turns),
                lambda: functools.reduce(turns, range(TURNS + 1)), lambda: any(filter(turns, range(TURNS))),
                lambda: b'a\xff'.decode('ascii', 'again')):
    turns = Turns()
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.01)
        compute()
    except TimeoutError:
        print('interrupted' if turns.left else 'too late')
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
# expect: interrupted
# expect: interrupted
# expect: interrupted
# expect: interrupted
# expect: interrupted
