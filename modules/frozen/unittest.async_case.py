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
        self._asyncioRunner, self._asyncioTestContext = None, contextvars.copy_context()

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

    def _callCleanup(self, function, /, *args, **kwargs):
        result = self._asyncioTestContext.run(function, *args, **kwargs)
        return self._asyncioRunner.run(result, context=self._asyncioTestContext) if hasattr(type(result), '__await__') else result

    def _callSetUp(self):
        self._asyncioRunner.get_loop()
        self._callCleanup(self.setUp)
        self._callCleanup(self.asyncSetUp)

    def _callTearDown(self):
        self._callCleanup(self.asyncTearDown)
        self._callCleanup(self.tearDown)

    def _callTestMethod(self, method):
        self._warnOfResult(self._callCleanup(method), method)

    def _setupAsyncioRunner(self):
        import asyncio
        self._asyncioRunner = asyncio.Runner(debug=True, loop_factory=self.loop_factory)

    def run(self, result=None):
        """Run the test and note its outcome."""
        self._setupAsyncioRunner()
        try:
            return super().run(result)
        finally:
            self._asyncioRunner.close()
            self._asyncioRunner = None

    def debug(self):
        """Run the test and let its exceptions through."""
        self._setupAsyncioRunner()
        try:
            super().debug()
        finally:
            self._asyncioRunner.close()
            self._asyncioRunner = None
