# SPDX-License-Identifier: MIT
"""IsolatedAsyncioTestCase: a test case whose methods may be async functions."""
import contextvars
from unittest.case import TestCase

__unittest = True


class IsolatedAsyncioTestCase(TestCase):
    """Each test runs in an event loop of its own."""

    loop_factory = None

    def __init__(self, methodName='runTest'):
        super().__init__(methodName)
        self._runner, self._context = None, contextvars.copy_context()

    async def asyncSetUp(self):
        """Runs before each test, after setUp()."""

    async def asyncTearDown(self):
        """Runs after each test, before tearDown()."""

    def addAsyncCleanup(self, func, /, *args, **kwargs):
        """Have an async function called after the test, whatever becomes of it."""
        self.addCleanup(func, *args, **kwargs)

    async def enterAsyncContext(self, cm):
        """Enter an asynchronous context that is left after the test."""
        cls = type(cm)
        try:
            enter, leave = cls.__aenter__, cls.__aexit__
        except AttributeError:
            raise TypeError("'%s.%s' object does not support the asynchronous context manager protocol" %
                            (cls.__module__, cls.__qualname__)) from None
        result = await enter(cm)
        self.addAsyncCleanup(leave, cm, None, None, None)
        return result

    def _run_function(self, function, *args, **kwargs):
        result = self._context.run(function, *args, **kwargs)
        return self._runner.run(result, context=self._context) if hasattr(type(result), '__await__') else result

    def _set_up(self):
        self._runner.get_loop()
        self._run_function(self.setUp)
        self._run_function(self.asyncSetUp)

    def _tear_down(self):
        self._run_function(self.asyncTearDown)
        self._run_function(self.tearDown)

    def _run_test(self, method):
        self._expect_nothing(self._run_function(method), method)

    def _open(self):
        import asyncio
        self._runner = asyncio.Runner(debug=True, loop_factory=self.loop_factory)

    def run(self, result=None):
        """Run the test and note its outcome."""
        self._open()
        try:
            return super().run(result)
        finally:
            self._runner.close()
            self._runner = None

    def debug(self):
        """Run the test and let its exceptions through."""
        self._open()
        try:
            super().debug()
        finally:
            self._runner.close()
            self._runner = None
