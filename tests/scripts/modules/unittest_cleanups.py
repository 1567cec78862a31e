# SPDX-License-Identifier: MIT
# unittest: cleanups that skip or fail, parts of parts of a test, what fixtures print, and names that a test class may use.
import unittest


class Log(unittest.TestResult):
    def startTest(self, test):
        super().startTest(test)
        print('start', test._testMethodName)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        print('skip:', reason)

    def addError(self, test, err):
        super().addError(test, err)
        print('error:', test.id().rpartition('.')[2], repr(err[1]))

    def addSuccess(self, test):
        print('success')

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        print('part', subtest.id().partition(' ')[2], 'passed' if err is None else repr(err[1]))


class Cleanups(unittest.TestCase):
    def test_ends(self):
        self.addCleanup(print, 'first', sep='')
        self.addCleanup(exit, 3)
        self.addCleanup(self.skipTest, 'asked by a cleanup')
        print(self.doCleanups(), self.doCleanups())

    def test_named(self):
        def note(*args, **kwargs):
            print(args, kwargs)
        self.addCleanup(note, 1, function=2, self=3)
        self.addClassCleanup(note, function=2, cls=3)

    def test_parts(self):
        for i in 1, 2:
            with self.subTest(i=i):
                for j in 1, 2:
                    with self.subTest(j=j):
                        self.assertLess(i * j, 4)

    def _run_test(self, what):  # no name of unittest's
        return what

    _fail = _call = _run_test

    def test_names(self):
        print(self._run_test(1), self._fail(2), self._call(3))


Cleanups('test_ends').run(Log())
# expect: start test_ends
# expect: skip: asked by a cleanup
# expect: error: test_ends SystemExit(3)
# expect: first
# expect: False False
Cleanups('test_named').run(Log())
Cleanups.doClassCleanups()
# expect: start test_named
# expect: (1,) {'function': 2, 'self': 3}
# expect: success
# expect: () {'function': 2, 'cls': 3}
Cleanups('test_parts').run(Log())
# expect: start test_parts
# expect: part (j=1, i=1) passed
# expect: part (j=2, i=1) passed
# expect: part (i=1) passed
# expect: part (j=1, i=2) passed
# expect: part (j=2, i=2) AssertionError('4 not less than 4')
Cleanups('test_names').run(Log())
# expect: start test_names
# expect: 1 2 3
# expect: success


class Fixture(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.addClassCleanup(cls.fail)
        cls.addClassCleanup(print, 'cleaned up')
        print('set up')
        if cls.failing:
            1 / 0

    failing = False

    @classmethod
    def tearDownClass(cls):
        print('torn down')

    def test(self):
        print('tested')

    @classmethod
    def fail(cls):
        raise ValueError('a cleanup fails')


class Failing(Fixture):
    failing = True


def errors_of(cls):
    result = unittest.TestResult()
    result.buffer = True
    result._original_stdout = result._original_stderr = type('Nowhere', (), {'write': lambda self, text: None})()
    import sys
    out, err = sys.stdout, sys.stderr
    unittest.TestSuite([cls('test')]).run(result)
    sys.stdout, sys.stderr = out, err
    for test, text in result.errors:
        print(test.id().partition('(')[0], text.split('\n')[-2 if 'Stdout' not in text else text.split('\n').index('Stdout:') - 2],
              text.partition('Stdout:')[2].split())

errors_of(Fixture)
# expect: tearDownClass  ValueError: a cleanup fails ['torn', 'down', 'cleaned', 'up']
errors_of(Failing)
# expect: setUpClass  ZeroDivisionError: division by zero ['set', 'up']
# expect: setUpClass  ValueError: a cleanup fails ['set', 'up', 'cleaned', 'up']


class Old:
    """A result of before 3.12, which has but few methods."""
    shouldStop = False

    def addFailure(self, test, err):
        print('failed', err[1])

    def startTest(self, test):
        pass
    stopTest = addSuccess = startTest


class Plain(unittest.TestCase):
    def test(self):
        self.assertEqual(1, 2)

    def defaultTestResult(self):
        return Old()

Plain('test').run()                               # expect: failed 1 != 2
try:
    Plain('test').assertRaisesRegex(ValueError, lambda: None)
except TypeError as e:
    print(e)                                      # expect: first argument must be string or compiled pattern
print(unittest.util.strclass(Old), unittest.signals.installHandler is unittest.installHandler)  # expect: __main__.Old True
