# SPDX-License-Identifier: MIT
"""TextTestRunner: runs tests and tells about it on the terminal."""
import sys
import time
from unittest.result import TestResult

__unittest = True


class TextTestResult(TestResult):
    """A result that is told as it comes: dots, or with verbosity 2 a line for each test."""

    separator1, separator2 = '=' * 70, '-' * 70

    def __init__(self, stream, descriptions, verbosity, *, durations=None):
        super().__init__(stream, descriptions, verbosity)
        self.stream, self.descriptions = stream, descriptions
        self.showAll, self.dots, self._newline = verbosity > 1, verbosity == 1, True

    def getDescription(self, test):
        """How a test is called in the report."""
        first = test.shortDescription()
        return '%s\n%s' % (test, first) if self.descriptions and first else str(test)

    def startTest(self, test):
        super().startTest(test)
        if self.showAll:
            self.stream.write(self.getDescription(test) + ' ... ')
            self.stream.flush()
            self._newline = False

    def _tell(self, test, dot, word):
        if self.showAll:
            if self._newline:  # something was told meanwhile
                self.stream.write(self.getDescription(test) + ' ... ')
            self.stream.write(word + '\n')
            self._newline = True
        elif self.dots:
            self.stream.write(dot)
        self.stream.flush()

    def addSuccess(self, test):
        super().addSuccess(test)
        self._tell(test, '.', 'ok')

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._tell(test, 's', 'skipped %r' % reason)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._tell(test, 'F', 'FAIL')

    def addError(self, test, err):
        super().addError(test, err)
        self._tell(test, 'E', 'ERROR')

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._tell(test, 'x', 'expected failure')

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._tell(test, 'u', 'unexpected success')

    def addSubTest(self, test, subtest, err):
        if err is not None:
            failed = issubclass(err[0], subtest.failureException)
            if self.showAll:
                if not self._newline:
                    self.stream.write('\n')
                self.stream.write('  ')
                self._newline = True
            self._tell(subtest, 'F' if failed else 'E', 'FAIL' if failed else 'ERROR')
        super().addSubTest(test, subtest, err)

    def printErrors(self):
        """Tell all that went wrong, with tracebacks."""
        if self.dots or self.showAll:
            self.stream.write('\n')
        for kind, items in ('ERROR', self.errors), ('FAIL', self.failures):
            for test, text in items:
                self.stream.write('%s\n%s: %s\n%s\n%s\n' % (
                    self.separator1, kind, self.getDescription(test), self.separator2, text))
        if self.unexpectedSuccesses:
            self.stream.write(self.separator1 + '\n')
            for test in self.unexpectedSuccesses:
                self.stream.write('UNEXPECTED SUCCESS: %s\n' % self.getDescription(test))
        self.stream.flush()


class TextTestRunner:
    """Runs tests and tells on a stream."""

    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None,
                 warnings=None, *, tb_locals=False, durations=None):
        self.stream, self.descriptions, self.verbosity, self.failfast = stream, descriptions, verbosity, failfast
        if resultclass is not None:
            self.resultclass = resultclass

    def _makeResult(self):
        stream = sys.stderr if self.stream is None else self.stream
        return self.resultclass(stream, self.descriptions, self.verbosity)

    def run(self, test):
        """Run a test or a suite and return the result."""
        result = self._makeResult()
        stream = sys.stderr if self.stream is None else self.stream
        result.failfast = self.failfast
        start = time.perf_counter()
        result.startTestRun()
        try:
            test(result)
        finally:
            result.stopTestRun()
        took = time.perf_counter() - start
        if hasattr(result, 'printErrors'):
            result.printErrors()
        self._summary(stream, result, took)
        return result

    def _summary(self, stream, result, took):
        stream.write('%s\nRan %d test%s in %.3fs\n\n' % (
            '-' * 70, result.testsRun, '' if result.testsRun == 1 else 's', took))
        notes = ['%s=%d' % (name, len(items)) for name, items in (
            ('failures', result.failures), ('errors', result.errors), ('skipped', result.skipped),
            ('expected failures', result.expectedFailures), ('unexpected successes', result.unexpectedSuccesses)) if items]
        state = 'OK' if result.wasSuccessful() else 'FAILED'
        if state == 'OK' and not result.testsRun and not result.skipped:
            state = 'NO TESTS RAN'
        stream.write(state + (' (%s)' % ', '.join(notes) if notes else '') + '\n')
        stream.flush()
