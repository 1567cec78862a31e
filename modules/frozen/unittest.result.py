# SPDX-License-Identifier: MIT
"""What became of tests: TestResult."""
import io
import sys

__unittest = True  # frames of a module that says so are left out of the tracebacks of failures


def _own(traceback):
    return '__unittest' in traceback.tb_frame.f_globals


def _without_own(error, failed, seen):
    """Take unittest's own frames out of the tracebacks of an exception and of those that led to it."""
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        traceback = error.__traceback__
        while traceback is not None and _own(traceback):
            traceback = traceback.tb_next
        last = traceback if failed else None
        while last is not None and last.tb_next is not None and not _own(last.tb_next):
            last = last.tb_next
        if last is not None:
            last.tb_next = None
        error.__traceback__ = traceback
        _without_own(error.__context__, False, seen)
        error = error.__cause__


def _report(error, failed, with_locals=False):
    """The traceback of an exception without the frames of unittest itself, as text."""
    _without_own(error, failed, set())
    if with_locals:
        from traceback import TracebackException
        return ''.join(TracebackException(type(error), error, error.__traceback__, capture_locals=True).format())
    out = io.StringIO()
    sys.print_exception(error, out)
    return out.getvalue()


def failfast(method):
    """Decorator of a result's method: stop after it, if the result is to."""
    import functools

    @functools.wraps(method)
    def stopping(self, *args, **kwargs):
        if getattr(self, 'failfast', False):
            self.stop()
        return method(self, *args, **kwargs)
    return stopping


def _line(text):
    return text if text.endswith('\n') else text + '\n'


class TestResult:
    """Collects what became of tests; subclasses tell it."""

    _previousTestClass = None
    _testRunEntered = _moduleSetUpFailed = False

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failures, self.errors, self.skipped, self.expectedFailures, self.unexpectedSuccesses = [], [], [], [], []
        self.testsRun, self.shouldStop, self.failfast, self.buffer, self.tb_locals = 0, False, False, False, False
        self._previousTestClass, self._failedClass, self._failedModule = None, None, None
        self.collectedDurations, self._buffers, self._mirrorOutput = [], None, False
        self._original_stdout, self._original_stderr = sys.stdout, sys.stderr

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
        self._mirrorOutput = False
        self._setupStdout()

    def _setupStdout(self):
        """Keep what is printed from now on, if so wanted."""
        if self.buffer and self._buffers is None:
            self._buffers = io.StringIO(), io.StringIO()
            sys.stdout, sys.stderr = self._buffers

    def _restoreStdout(self):
        """Forget what was printed, or print it if something went wrong."""
        if self._buffers is None:
            return
        sys.stdout, sys.stderr = self._original_stdout, self._original_stderr
        buffers, self._buffers = self._buffers, None
        if self._mirrorOutput:
            for name, buffer, stream in zip(('Stdout', 'Stderr'), buffers, (sys.stdout, sys.stderr)):
                if buffer.getvalue():
                    stream.write('\n%s:\n%s' % (name, _line(buffer.getvalue())))

    def stopTest(self, test):
        """Called after each test."""
        self._restoreStdout()
        self._mirrorOutput = False

    def addSuccess(self, test):
        """Note that a test passed."""

    def addSkip(self, test, reason):
        """Note that a test was skipped."""
        self.skipped.append((test, reason))

    def addFailure(self, test, err):
        """Note that an assertion failed; err as sys.exc_info() gives it."""
        self.failures.append((test, self._exc_info_to_string(err, test)))
        self._failed()

    def addError(self, test, err):
        """Note another exception."""
        self.errors.append((test, self._exc_info_to_string(err, test)))
        self._failed()

    def addExpectedFailure(self, test, err):
        """Note that a test failed as it should."""
        self.expectedFailures.append((test, self._exc_info_to_string(err, test)))

    def addUnexpectedSuccess(self, test):
        """Note that a test passed that should have failed."""
        self.unexpectedSuccesses.append(test)
        self._failed()

    def addSubTest(self, test, subtest, err):
        """Note what became of a part of a test; err None: it passed."""
        if err is not None:
            failed = issubclass(err[0], test.failureException)
            (self.failures if failed else self.errors).append((subtest, self._exc_info_to_string(err, test)))
            self._failed()

    def addDuration(self, test, elapsed):
        """Note how many seconds a test took."""
        self.collectedDurations.append((str(test), elapsed))

    def _exc_info_to_string(self, err, test):
        failed = test.failureException is not None and isinstance(err[1], test.failureException)
        text = _report(err[1], failed, self.tb_locals)
        for name, buffer in zip(('Stdout', 'Stderr'), self._buffers or ()):
            if buffer.getvalue():
                text += '\n%s:\n%s' % (name, _line(buffer.getvalue()))
        return text

    def _failed(self):
        self._mirrorOutput = True
        if self.failfast:
            self.stop()

    def stop(self):
        """Let no further test run."""
        self.shouldStop = True

    def wasSuccessful(self):
        """Return whether nothing failed so far."""
        return not self.failures and not self.errors and not self.unexpectedSuccesses
