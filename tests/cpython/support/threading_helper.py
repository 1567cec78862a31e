# SPDX-License-Identifier: MIT
"""test.support.threading_helper: threads in tests."""
import contextlib
import functools


def reap_threads(function):
    """Decorator: run with threads, and wait for those that are left."""
    import threading

    @functools.wraps(function)
    def run(*args):
        before = set(threading.enumerate())
        try:
            return function(*args)
        finally:
            for thread in set(threading.enumerate()) - before:
                thread.join(5)
    return run


@contextlib.contextmanager
def start_threads(threads, unlock=None):
    """Context with running threads, which are waited for at its end."""
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        if unlock is not None:
            unlock()
        for thread in threads:
            thread.join(30)
        if any(thread.is_alive() for thread in threads):
            raise AssertionError('threads are still running')


def requires_working_threading(*, module=False):
    """Decorator: threads can be started."""
    return lambda test: test


def join_thread(thread, timeout=None):
    """Wait for a thread."""
    thread.join(timeout or 30)
    if thread.is_alive():
        raise AssertionError('failed to join the thread in time')
