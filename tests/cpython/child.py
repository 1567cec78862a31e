# SPDX-License-Identifier: MIT
"""Runs the tests of one of CPython's test files, all but some, and tells of each at once what became of it.

    INTERPRETER child.py MODULE FILE-OF-IDS-NOT-TO-RUN REPORT

A line of the report: "start", or "passed", "failed" or "skipped", the test's id, and for the last two the reason.  The
report is written as the tests run: it tells which test a process died in.
"""
import doctest
import sys
import time
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


class Examples(doctest.DocTestRunner):
    """Runs the examples of docstrings, in their order, each as a test of its own."""

    def __init__(self, result, omitted):
        super().__init__(verbose=False)
        self._result, self._omitted = result, omitted

    def run_all(self, test, ident):
        """Run all: one that is omitted as well, as later ones may need it, but nothing is told of it."""
        self._numbers = {id(example): '%s[%d]' % (ident, n) for n, example in enumerate(test.examples, 1)}
        self.run(test, clear_globs=False)

    def report_start(self, out, test, example):
        self._tell(example, 'start')

    def report_success(self, out, test, example, got):
        self._tell(example, 'passed')

    def report_failure(self, out, test, example, got):
        print('-' * 30, example.source, 'Expected:', example.want, 'Got:', got, sep='\n', file=sys.__stdout__,
              flush=True)
        self._tell(example, 'failed', 'AssertionError: %.80s' % got)

    def report_unexpected_exception(self, out, test, example, exc_info):
        print('-' * 30, example.source, repr(exc_info[1]), sep='\n', file=sys.__stdout__, flush=True)
        self._tell(example, 'failed', '%s: %s' % (exc_info[0].__name__, exc_info[1]))

    def _tell(self, example, outcome, *reason):
        ident = self._numbers[id(example)]
        if ident not in self._omitted:
            self._result.tell(outcome, ident, *reason)


class AbsentClass:
    """Stands for a base class that is not there."""

    def __new__(cls, *args, **kwargs):
        raise ModuleNotFoundError('the base class of %s is in a module that is missing' % cls.__name__)


class Absent:
    """Stands for a module that the interpreter does not have, and what is in it: only tests that use it fail.

    While the file is being loaded its functions can be called: they decorate."""

    loading = True

    def __init__(self, module):
        self.__dict__['_module'] = module

    def _use(self, *args, **kwargs):
        if not Absent.loading:
            raise ModuleNotFoundError("No module named '%s'" % self._module)
        return self

    def __getattr__(self, name):
        if name.startswith('__') and name.endswith('__') or name == 'load_tests':
            raise AttributeError(name)
        return Absent(self._module)

    def __mro_entries__(self, bases):
        self._use()
        return (AbsentClass,) if not any(isinstance(base, type) for base in bases) else ()

    __call__ = __or__ = __ror__ = __and__ = __add__ = __getitem__ = __enter__ = _use

    def __iter__(self):
        return iter(self._use() and ())

    def __contains__(self, item):
        return not self._use()

    def __exit__(self, *exc_info):
        return False


def load(name):
    """Import a test file, with stand-ins for the modules that are not there."""
    for _ in range(50):
        try:
            return __import__(name, fromlist=['*'])
        except ModuleNotFoundError as error:
            missing = error.name
        except ImportError as error:
            missing = '%s.%s' % (error.name, getattr(error, 'name_from', None) or str(error).split("'")[1])
        package, _, last = missing.rpartition('.')
        stand_in = sys.modules[missing] = Absent(missing)
        if package in sys.modules:
            setattr(sys.modules[package], last, stand_in)
    raise ImportError('too many modules are missing')


def run(tests, omitted, result, module):
    """Run tests.  Each example of the module's docstrings is a test; a docstring of another module is one."""
    docstrings = [test for test in tests if isinstance(test, doctest.DocTestCase) and test.id().startswith(module)]
    unittest.TestSuite(test for test in tests if test not in docstrings and test.id() not in omitted).run(result)
    for test in docstrings:
        Examples(result, omitted).run_all(test._dt_test, test.id())
    result.tell('end')


def measure_finely():
    """Some tests compare how long two things take, and give up where the slower one takes less than 1/64 s: an
    interpreter may be too quick.  They are shown a clock that goes faster; what they compare stays the same."""
    process_time = time.process_time
    time.process_time = lambda: 1000 * process_time()


def main():
    """Load the module, run its tests."""
    if not hasattr(sys, 'getrefcount'):  # many tests compare counts of before and after, beside what they are about
        sys.getrefcount = lambda object: 3
    measure_finely()
    name, omitted, report = sys.argv[1:]
    with open(omitted) as file:
        omitted = set(file.read().splitlines())
    with open(report, 'a') as file:
        result = Result(file)
        module = load('test.' + name)
        suite = unittest.TestLoader().loadTestsFromModule(module)
        Absent.loading = False
        run(list(flatten(suite)), omitted, result, module.__name__)


if __name__ == '__main__':
    main()
