# SPDX-License-Identifier: MIT
"""What became of tests: TestResult."""
import io
import sys

__unittest = True  # frames of a module that says so are left out of the tracebacks of failures


def _own(traceback):
    return '__unittest' in traceback.tb_frame.f_globals


def _report(error, failed):
    """The traceback of an exception without the frames of unittest itself, as text."""
    traceback = error.__traceback__
    while traceback is not None and _own(traceback):
        traceback = traceback.tb_next
    if failed:
        last = traceback
        while last is not None and last.tb_next is not None and not _own(last.tb_next):
            last = last.tb_next
        if last is not None:
            last.tb_next = None
    out = io.StringIO()
    sys.print_exception(error.with_traceback(traceback), out)
    return out.getvalue()


class TestResult:
    """Collects what became of tests; subclasses tell it."""

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failures, self.errors, self.skipped, self.expectedFailures, self.unexpectedSuccesses = [], [], [], [], []
        self.testsRun, self.shouldStop, self.failfast, self.buffer, self.tb_locals = 0, False, False, False, False
        self._previousTestClass, self._failedClass, self._failedModule = None, None, None

    def __repr__(self):
        return '<%s.%s run=%i errors=%i failures=%i>' % (
            type(self).__module__, type(self).__qualname__, self.testsRun, len(self.errors), len(self.failures))

    def startTestRun(self):
        """Called before the first test."""

    def stopTestRun(self):
        """Called after the last test."""

    def startTest(self, test):
        """Called before each test."""
        self.testsRun += 1

    def stopTest(self, test):
        """Called after each test."""

    def addSuccess(self, test):
        """Note that a test passed."""

    def addSkip(self, test, reason):
        """Note that a test was skipped."""
        self.skipped.append((test, reason))

    def addFailure(self, test, err):
        """Note that an assertion failed; err as sys.exc_info() gives it."""
        self.failures.append((test, _report(err[1], True)))
        self._failed()

    def addError(self, test, err):
        """Note another exception."""
        self.errors.append((test, _report(err[1], False)))
        self._failed()

    def addExpectedFailure(self, test, err):
        """Note that a test failed as it should."""
        self.expectedFailures.append((test, _report(err[1], True)))

    def addUnexpectedSuccess(self, test):
        """Note that a test passed that should have failed."""
        self.unexpectedSuccesses.append(test)
        self._failed()

    def addSubTest(self, test, subtest, err):
        """Note what became of a part of a test; err None: it passed."""
        if err is not None:
            failed = issubclass(err[0], test.failureException)
            (self.failures if failed else self.errors).append((subtest, _report(err[1], failed)))
            self._failed()

    def addDuration(self, test, elapsed):
        """Note how many seconds a test took."""

    def _failed(self):
        if self.failfast:
            self.stop()

    def stop(self):
        """Let no further test run."""
        self.shouldStop = True

    def wasSuccessful(self):
        """Return whether nothing failed so far."""
        return not self.failures and not self.errors and not self.unexpectedSuccesses
