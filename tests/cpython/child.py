# SPDX-License-Identifier: MIT
"""Runs the tests of one of CPython's test files, all but some, and tells of each at once what became of it.

    INTERPRETER child.py MODULE FILE-OF-IDS-NOT-TO-RUN REPORT

A line of the report: "start", or "passed", "failed" or "skipped", the test's id, and for the last two the reason.  The
report is written as the tests run: it tells which test a process died in.
"""
import sys
import unittest


class Result(unittest.TestResult):
    """Reports what becomes of each test."""

    def __init__(self, report):
        super().__init__()
        self._report, self._outcome = report, None

    def tell(self, *words):
        """Write a line of the report."""
        self._report.write('\t'.join(' '.join(str(word).split()) for word in words) + '\n')
        self._report.flush()

    def startTest(self, test):
        super().startTest(test)
        self._outcome = 'passed', ''
        self.tell('start', test.id())

    def stopTest(self, test):
        super().stopTest(test)
        self.tell(self._outcome[0], test.id(), self._outcome[1])
        self._outcome = None

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        if self._outcome is None:
            self.tell('skipped', test.id(), reason)
        elif self._outcome[0] == 'passed' and not hasattr(test, 'test_case'):
            self._outcome = 'skipped', reason

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._fail(test, err, self.failures[-1][1])

    def addError(self, test, err):
        super().addError(test, err)
        self._fail(test, err, self.errors[-1][1])

    def addSubTest(self, test, subtest, err):
        before = len(self.failures), len(self.errors)
        super().addSubTest(test, subtest, err)
        if err is not None:
            self._fail(subtest, err, (self.failures if len(self.failures) > before[0] else self.errors)[-1][1])

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._outcome = 'failed', 'passed, but should have failed'

    def _fail(self, test, err, text):
        print('-' * 30, test.id(), '\n' + text[:4000], flush=True)
        lines = str(err[1]).strip().split('\n')
        reason = '%s: %s' % (err[0].__name__, lines[0][:200])
        if self._outcome is None:
            self.tell('failed', test.id(), reason)
        elif self._outcome[0] != 'failed':
            self._outcome = 'failed', reason


def flatten(tests):
    """The tests of suites of suites."""
    for test in tests:
        if isinstance(test, unittest.TestSuite):
            yield from flatten(test)
        else:
            yield test


def main():
    """Load the module, run its tests."""
    if not hasattr(sys, 'getrefcount'):  # many tests compare counts of before and after, beside what they are about
        sys.getrefcount = lambda object: 1
    name, omitted, report = sys.argv[1:]
    with open(omitted) as file:
        omitted = set(file.read().splitlines())
    with open(report, 'a') as file:
        result = Result(file)
        module = __import__('test.' + name)
        suite = unittest.TestLoader().loadTestsFromModule(getattr(module, name))
        unittest.TestSuite(test for test in flatten(suite) if test.id() not in omitted).run(result)
        result.tell('end')


if __name__ == '__main__':
    main()
