# SPDX-License-Identifier: MIT
"""Running a program's main coroutine."""
import contextvars
from asyncio import coroutines, events, tasks
from asyncio.exceptions import CancelledError

import _asyncio

__all__ = ['Runner', 'run']


class Runner:
    """A context in which coroutines run one after the other in one event loop."""

    def __init__(self, *, debug=None, loop_factory=None):
        self._state, self._debug, self._loop_factory = 'created', debug, loop_factory
        self._loop = self._context = None
        self._interrupts, self._set_loop = 0, False

    def __enter__(self):
        self._prepare()
        return self

    def __exit__(self, kind, error, traceback):
        self.close()

    def _prepare(self):
        if self._state == 'closed':
            raise RuntimeError('Runner is closed')
        if self._state == 'ready':
            return
        if self._loop_factory is None:
            self._loop = events.new_event_loop()
            events.set_event_loop(self._loop)
            self._set_loop = True
        else:
            self._loop = self._loop_factory()
        if self._debug is not None:
            self._loop.set_debug(self._debug)
        self._context = contextvars.copy_context()
        self._state = 'ready'

    def get_loop(self):
        """The event loop."""
        self._prepare()
        return self._loop

    def run(self, coro, *, context=None):
        """Run a coroutine to its end and return its result."""
        if not coroutines.iscoroutine(coro):
            raise ValueError('a coroutine was expected, got %r' % (coro,))
        if events._get_running_loop() is not None:
            raise RuntimeError('Runner.run() cannot be called from a running event loop')
        self._prepare()
        task = self._loop.create_task(coro, context=self._context if context is None else context)
        self._interrupts = 0

        def interrupted():
            """Ctrl-C cancels the task; the second time it raises."""
            self._interrupts += 1
            if self._interrupts == 1 and not task.done():
                task.cancel()
                self._loop.call_soon_threadsafe(_nothing)
                return
            raise KeyboardInterrupt
        before = _asyncio.on_interrupt(interrupted)
        if before is not None:
            _asyncio.on_interrupt(before)  # somebody else deals with it
        try:
            return self._loop.run_until_complete(task)
        except CancelledError:
            if self._interrupts > 0 and hasattr(task, 'uncancel') and task.uncancel() == 0:  # not every task factory's has it
                raise KeyboardInterrupt from None
            raise
        finally:
            _asyncio.on_interrupt(before)

    def close(self):
        """Cancel what is left, and close the loop."""
        if self._state != 'ready':
            return
        try:
            loop = self._loop
            _cancel_all(loop)
            loop.run_until_complete(loop.shutdown_asyncgens())
            loop.run_until_complete(loop.shutdown_default_executor())
        finally:
            if self._set_loop:
                events.set_event_loop(None)
            loop.close()
            self._loop, self._state = None, 'closed'


def _nothing():
    pass


def _cancel_all(loop):
    left = tasks.all_tasks(loop)
    if not left:
        return
    for task in left:
        task.cancel()
    loop.run_until_complete(tasks.gather(*left, return_exceptions=True))
    for task in left:
        if not task.cancelled() and task.exception() is not None:
            loop.call_exception_handler({
                'message': 'unhandled exception during asyncio.run() shutdown', 'exception': task.exception(), 'task': task})


def run(main, *, debug=None, loop_factory=None):
    """Run a coroutine in a new event loop and return its result."""
    if events._get_running_loop() is not None:
        raise RuntimeError('asyncio.run() cannot be called from a running event loop')
    with Runner(debug=debug, loop_factory=loop_factory) as runner:
        return runner.run(main)
