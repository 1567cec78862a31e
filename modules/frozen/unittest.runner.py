# SPDX-License-Identifier: MIT
"""TextTestRunner: runs tests and tells about it on the terminal."""
import sys
import time
from unittest.result import TestResult

__unittest = True


class _WritelnDecorator:
    """A stream with a method that ends the line."""

    def __init__(self, stream):
        self.stream = stream

    def __getattr__(self, name):
        if name in ('stream', '__getstate__'):
            raise AttributeError(name)
        return getattr(self.stream, name)

    def writeln(self, arg=None):
        """Write a text, if given, and end the line."""
        if arg:
            self.write(arg)
        self.write('\n')


class TextTestResult(TestResult):
    """A result that is told as it comes: dots, or with verbosity 2 a line for each test."""

    separator1, separator2 = '=' * 70, '-' * 70

    def __init__(self, stream, descriptions, verbosity, *, durations=None):
        super().__init__(stream, descriptions, verbosity)
        self.stream, self.descriptions, self.durations = stream, descriptions, durations
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
            part = hasattr(test, 'test_case')
            if part or self._newline:  # or something was told meanwhile
                self.stream.write(('' if self._newline else '\n') + ('  ' if part else '') +
                                  self.getDescription(test) + ' ... ')
            self.stream.write(word + '\n')
            self._newline = self._newline or dot not in 'xu'
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
        self.stream = _WritelnDecorator(sys.stderr if stream is None else stream)
        self.descriptions, self.verbosity, self.failfast, self.buffer = descriptions, verbosity, failfast, buffer
        self.tb_locals, self.durations, self.warnings = tb_locals, durations, warnings
        if resultclass is not None:
            self.resultclass = resultclass

    def _makeResult(self):
        args = self.stream, self.descriptions, self.verbosity
        try:
            return self.resultclass(*args, durations=self.durations)
        except TypeError:  # a class of former days
            return self.resultclass(*args)

    def run(self, test):
        """Run a test or a suite and return the result."""
        result = self._makeResult()
        signals = sys.modules.get('unittest.signals')  # loaded when Ctrl-C is to be handled
        if signals is not None:
            signals.registerResult(result)
        result.failfast, result.buffer, result.tb_locals = self.failfast, self.buffer, self.tb_locals
        if not self.warnings:
            took = self._run(test, result)
        else:
            import warnings
            with warnings.catch_warnings():
                warnings.simplefilter(self.warnings)
                took = self._run(test, result)
        if hasattr(result, 'printErrors'):
            result.printErrors()
        if self.durations is not None and getattr(result, 'collectedDurations', ()):
            self._print_durations(result)
        self._summary(result, took)
        return result

    def _run(self, test, result):
        start = time.perf_counter()
        getattr(result, 'startTestRun', _nothing)()
        try:
            test(result)
        finally:
            getattr(result, 'stopTestRun', _nothing)()
        return time.perf_counter() - start

    def _print_durations(self, result):
        slowest = sorted(result.collectedDurations, key=lambda item: item[1], reverse=True)
        slowest = slowest[:self.durations] if self.durations > 0 else slowest
        self.stream.writeln('\nSlowest test durations')
        if hasattr(result, 'separator2'):
            self.stream.writeln(result.separator2)
        shown = [item for item in slowest if self.verbosity > 1 or item[1] >= 0.001]
        for test, elapsed in shown:
            self.stream.writeln('%-10s %s' % ('%.3fs' % elapsed, test))
        hidden = len(shown) < len(slowest)
        self.stream.writeln('\n(durations < 0.001s were hidden; use -v to show these durations)' if hidden else '')

    def _summary(self, result, took):
        if hasattr(result, 'separator2'):
            self.stream.writeln(result.separator2)
        self.stream.writeln('Ran %d test%s in %.3fs\n' % (result.testsRun, '' if result.testsRun == 1 else 's', took))
        notes = ['%s=%d' % (name, len(getattr(result, kind, ()))) for name, kind in (
            ('failures', 'failures'), ('errors', 'errors'), ('skipped', 'skipped'),
            ('expected failures', 'expectedFailures'), ('unexpected successes', 'unexpectedSuccesses'))
            if getattr(result, kind, ())]
        state = 'OK' if result.wasSuccessful() else 'FAILED'
        if state == 'OK' and not result.testsRun and not getattr(result, 'skipped', ()):
            state = 'NO TESTS RAN'
        self.stream.writeln(state + (' (%s)' % ', '.join(notes) if notes else ''))
        self.stream.flush()


def _nothing():
    pass
