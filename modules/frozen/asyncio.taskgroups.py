# SPDX-License-Identifier: MIT
"""TaskGroup: tasks that end together."""
from asyncio import events, tasks
from asyncio.exceptions import CancelledError

__all__ = ['TaskGroup']


class TaskGroup:
    """An async context that waits for the tasks made in it; when one fails, the others are cancelled."""

    def __init__(self):
        self._entered = self._exiting = self._aborting = self._parent_cancelled = False
        self._loop = self._parent = self._finished = self._base_error = None
        self._tasks, self._errors = set(), []

    def __repr__(self):
        info = [''] + ['tasks=%d' % len(self._tasks)] * bool(self._tasks) + ['errors=%d' % len(self._errors)] * \
            bool(self._errors) + (['cancelling'] if self._aborting else ['entered'] if self._entered else [])
        return '<TaskGroup%s>' % ' '.join(info)

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError('TaskGroup %r has already been entered' % self)
        self._loop = events.get_running_loop()
        self._parent = tasks.current_task(self._loop)
        if self._parent is None:
            raise RuntimeError('TaskGroup %r cannot determine the parent task' % self)
        self._entered = True
        return self

    async def __aexit__(self, kind, error, traceback):
        try:
            return await self._leave(kind, error)
        finally:
            self._parent = self._base_error = None
            self._errors = []

    async def _leave(self, kind, error):
        self._exiting = True
        if kind is not None and _is_fatal(error) and self._base_error is None:
            self._base_error = error
        cancelled = error if kind is not None and issubclass(kind, CancelledError) else None
        if kind is not None and not self._aborting:
            self._abort()
        while self._tasks:
            if self._finished is None:
                self._finished = self._loop.create_future()
            try:
                await self._finished
            except CancelledError as new:
                if not self._aborting:
                    cancelled = new
                    self._abort()
            self._finished = None
        if self._base_error is not None:
            raise self._base_error
        if self._parent_cancelled and self._parent.uncancel() == 0:
            cancelled = None
        try:
            if cancelled is not None and not self._errors:
                raise cancelled
        finally:
            cancelled = None
        if kind is not None and not issubclass(kind, CancelledError):
            self._errors.append(error)
        if self._errors:
            if self._parent.cancelling():  # who cancels the parent will be served when it waits again
                self._parent.uncancel()
                self._parent.cancel()
            raise BaseExceptionGroup('unhandled errors in a TaskGroup', self._errors) from None

    def create_task(self, coro, *, name=None, context=None):
        """Run a coroutine as a task of the group."""
        problem = None
        if not self._entered:
            problem = 'has not been entered'
        elif self._exiting and not self._tasks:
            problem = 'is finished'
        elif self._aborting:
            problem = 'is shutting down'
        if problem:
            coro.close()
            raise RuntimeError('TaskGroup %r %s' % (self, problem))
        if context is None:
            task = self._loop.create_task(coro, name=name)
        else:
            task = self._loop.create_task(coro, name=name, context=context)
        if task.done():
            self._on_done(task)
        else:
            self._tasks.add(task)
            task.add_done_callback(self._on_done)
        return task

    def _abort(self):
        self._aborting = True
        for task in list(self._tasks):
            if not task.done():
                task.cancel()

    def _on_done(self, task):
        self._tasks.discard(task)
        if self._finished is not None and not self._tasks and not self._finished.done():
            self._finished.set_result(True)
        if task.cancelled():
            return
        error = task.exception()
        if error is None:
            return
        self._errors.append(error)
        if _is_fatal(error) and self._base_error is None:
            self._base_error = error
        if self._parent.done():
            self._loop.call_exception_handler({
                'message': 'Task %r has errored out but its parent task %r is already completed' % (task, self._parent),
                'exception': error, 'task': task})
            return
        if not self._aborting and not self._parent_cancelled:
            self._abort()
            self._parent_cancelled = True
            self._parent.cancel()


def _is_fatal(error):
    return isinstance(error, (SystemExit, KeyboardInterrupt))
