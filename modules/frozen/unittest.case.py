# SPDX-License-Identifier: MIT
"""TestCase: a class of tests, and how one of them runs.  Its assertions are in unittest._assertions."""
import time
from unittest._assertions import Assertions
from unittest.result import TestResult

__unittest = True


class SkipTest(Exception):
    """Raised to skip a test."""


class _ShouldStop(Exception):
    """The test must end: a part of it failed, and the first failure is to be the last."""


_module_cleanups = []  # what addModuleCleanup() has noted; they end with the module


def addModuleCleanup(function, /, *args, **kwargs):
    """Have a function called after the module's tests."""
    _module_cleanups.append((function, args, kwargs))


def enterModuleContext(cm):
    """Enter a context that is left after the module's tests."""
    return _enter(cm, addModuleCleanup)


def doModuleCleanups():
    """Call what addModuleCleanup() has noted; raise the first of their exceptions."""
    errors = _run_cleanups(_module_cleanups)
    if errors:
        raise errors[0]


def _enter(cm, add_cleanup):
    """Enter a context; add_cleanup gets what leaves it."""
    cls = type(cm)
    try:
        enter, leave = cls.__enter__, cls.__exit__
    except AttributeError:
        raise TypeError("'%s.%s' object does not support the context manager protocol" %
                        (cls.__module__, cls.__qualname__)) from None
    result = enter(cm)
    add_cleanup(leave, cm, None, None, None)
    return result


def _same(item):
    return item


def skip(reason):
    """Decorator: skip a test or a class."""
    def mark(item):
        if not isinstance(item, type):
            def skipped(*args, **kwargs):
                raise SkipTest(reason)
            skipped.__name__, skipped.__qualname__, skipped.__doc__ = item.__name__, item.__qualname__, item.__doc__
            skipped.__module__, skipped.__wrapped__ = item.__module__, item
            item = skipped
        item.__unittest_skip__, item.__unittest_skip_why__ = True, reason
        return item
    if callable(reason) and not isinstance(reason, str):
        item, reason = reason, ''
        return mark(item)
    return mark


def skipIf(condition, reason):
    """Decorator: skip if the condition is true."""
    return skip(reason) if condition else _same


def skipUnless(condition, reason):
    """Decorator: skip unless the condition is true."""
    return _same if condition else skip(reason)


def expectedFailure(test_item):
    """Decorator: the test must fail."""
    test_item.__unittest_expecting_failure__ = True
    return test_item


def _call(function, /, *args, **kwargs):
    return function(*args, **kwargs)


def _run_cleanups(cleanups):
    """Call what addClassCleanup() and its like have noted, last first; the exceptions."""
    errors = []
    while cleanups:
        function, args, kwargs = cleanups.pop()
        try:
            function(*args, **kwargs)
        except Exception as error:
            errors.append(error)
    return errors


def _nothing():
    pass


class _Outcome:
    """What became of the steps of one test: setUp(), the test, tearDown(), cleanups."""

    def __init__(self, case, result, expecting):
        self.case, self.result, self.expecting = case, result, expecting
        self.success, self.expected, self.other = True, None, False  # other: something else than the test failed

    def step(self, function, *args, is_test=False):
        """Call a function and note how it fails; return whether it did not."""
        try:
            function(*args)
            return True
        except KeyboardInterrupt:
            raise
        except SkipTest as error:
            self.result.addSkip(self.case, str(error))
            self.other = True
        except _ShouldStop:
            pass
        except BaseException as error:
            self.note(error, is_test)
        self.success = False
        return False

    def note(self, error, is_test=False):
        """Note an exception."""
        self.success = False
        if self.expecting and is_test:
            self.expected = error
            return
        self.other = True
        failed = isinstance(error, self.case.failureException)
        add = self.result.addFailure if failed else self.result.addError
        add(self.case, (type(error), error, error.__traceback__))


class TestCase(Assertions):
    """A class of tests: methods whose names begin with test."""

    _classSetupFailed = False
    _class_cleanups = []

    def __init_subclass__(cls, *args, **kwargs):
        cls._class_cleanups = []
        super().__init_subclass__(*args, **kwargs)

    def __init__(self, methodName='runTest'):
        self._testMethodName = methodName
        self._cleanups, self._type_equality_funcs, self._outcome, self._subtest = [], {}, None, None
        method = getattr(self, methodName, None)
        if method is None and methodName != 'runTest':
            raise ValueError('no such test method in %s: %s' % (type(self), methodName))
        self._testMethodDoc = method.__doc__ if method is not None else None

    def setUp(self):
        """Runs before each test."""

    def tearDown(self):
        """Runs after each test."""

    @classmethod
    def setUpClass(cls):
        """Runs before the first test of the class."""

    @classmethod
    def tearDownClass(cls):
        """Runs after the last test of the class."""

    def id(self):
        """The name of the test with module and class."""
        return '%s.%s.%s' % (type(self).__module__, type(self).__qualname__, self._testMethodName)

    def shortDescription(self):
        """The first line of the test's docstring, or None."""
        doc = self._testMethodDoc
        return doc.strip().split('\n')[0].strip() if doc else None

    def countTestCases(self):
        """1: this is one test."""
        return 1

    def defaultTestResult(self):
        """What run() makes when it is given no result."""
        return TestResult()

    def __eq__(self, other):
        return self._testMethodName == other._testMethodName if type(self) is type(other) else NotImplemented

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __str__(self):
        return '%s (%s)' % (self._testMethodName, self.id())

    def __repr__(self):
        return '<%s.%s testMethod=%s>' % (type(self).__module__, type(self).__qualname__, self._testMethodName)

    def __call__(self, *args, **kwargs):
        return self.run(*args, **kwargs)

    def addCleanup(self, function, /, *args, **kwargs):
        """Have a function called after the test, whatever becomes of it."""
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        """Enter a context that is left after the test."""
        return _enter(cm, self.addCleanup)

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        """Have a function called after the class's tests."""
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, cm):
        """Enter a context that is left after the class's tests."""
        return _enter(cm, cls.addClassCleanup)

    @classmethod
    def doClassCleanups(cls):
        """Call what addClassCleanup() has noted."""
        cls.tearDown_exceptions = [(type(e), e, e.__traceback__) for e in _run_cleanups(cls._class_cleanups)]

    def doCleanups(self):
        """Call what addCleanup() has noted, last first; return whether all went well, the test too."""
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            if self._outcome is None:
                self._callCleanup(function, *args, **kwargs)
            else:
                self._outcome.step(lambda: self._callCleanup(function, *args, **kwargs))
        return self._outcome is None or self._outcome.success

    def skipTest(self, reason):
        """Skip this test."""
        raise SkipTest(reason)

    def subTest(self, msg=None, **params):
        """Context for one of several checks: the others run even if it fails."""
        outer = self._subtest
        return _SubTest(self, msg, {**params, **(outer.params if outer is not None else {}), **params})

    def _decoration(self, name, default=None):
        """What a decorator has noted at the test, or at the class."""
        method = getattr(self, self._testMethodName)
        return getattr(method, name, None) or getattr(type(self), name, default)

    _callCleanup = staticmethod(_call)

    def _callSetUp(self):
        self.setUp()

    def _callTestMethod(self, method):
        self._warnOfResult(method(), method)

    @staticmethod
    def _warnOfResult(result, method):
        """Warn of a test that returns a value: perhaps it is a generator, and nothing of it has run."""
        if result is not None:
            import warnings
            warnings.warn('It is deprecated to return a value that is not None from a test case (%s)' % method,
                          DeprecationWarning, stacklevel=6)

    def _callTearDown(self):
        self.tearDown()

    def run(self, result=None):
        """Run the test and note its outcome."""
        own = result is None
        if own:
            result = self.defaultTestResult()
            getattr(result, 'startTestRun', _nothing)()
        result.startTest(self)
        try:
            if self._decoration('__unittest_skip__'):
                result.addSkip(self, self._decoration('__unittest_skip_why__', ''))
            else:
                self._runSteps(result)
        finally:
            result.stopTest(self)
            if own:
                getattr(result, 'stopTestRun', _nothing)()
        return result

    def _runSteps(self, result):
        outcome = self._outcome = _Outcome(self, result, self._decoration('__unittest_expecting_failure__', False))
        start = time.perf_counter()
        try:
            if outcome.step(self._callSetUp):
                outcome.step(self._callTestMethod, getattr(self, self._testMethodName), is_test=True)
                outcome.step(self._callTearDown)
            self.doCleanups()
            if hasattr(result, 'addDuration'):  # which results of before 3.12 have not
                result.addDuration(self, time.perf_counter() - start)
            if outcome.expected is not None and not outcome.other:
                error = outcome.expected
                result.addExpectedFailure(self, (type(error), error, error.__traceback__))
            elif outcome.success:
                result.addUnexpectedSuccess(self) if outcome.expecting else result.addSuccess(self)
        finally:
            self._outcome = outcome.case = outcome.expected = None

    def debug(self):
        """Run the test and let its exceptions through."""
        if self._decoration('__unittest_skip__'):
            raise SkipTest(self._decoration('__unittest_skip_why__', ''))
        self._callSetUp()
        self._callTestMethod(getattr(self, self._testMethodName))
        self._callTearDown()
        self.doCleanups()


class _SubTest(TestCase):
    """A part of a test: what subTest() returns, and what a result is told of."""

    def __init__(self, case, message, params):
        super().__init__()
        self.test_case, self._message, self.params = case, message, params
        self.failureException = case.failureException

    def __enter__(self):
        self._outer, self.test_case._subtest = self.test_case._subtest, self
        outcome = self.test_case._outcome
        if outcome is not None:
            self._well_before, outcome.success = outcome.success, True  # success: of this part, until it ends

    def __exit__(self, kind, error, traceback):
        self.test_case._subtest = self._outer
        outcome = self.test_case._outcome
        if outcome is None:
            return False
        try:
            return self._tell(outcome, error)
        finally:
            outcome.success = outcome.success and self._well_before

    def _tell(self, outcome, error):
        # notes what became of the part; returns whether that is all there is to do
        if error is not None and (not isinstance(error, Exception) or isinstance(error, _ShouldStop)):
            return False
        if error is None:
            if outcome.success:  # otherwise a part of this part has told
                outcome.result.addSubTest(self.test_case, self, None)
            return True
        outcome.success = False
        if isinstance(error, SkipTest):
            outcome.result.addSkip(self, str(error))
        elif outcome.expecting:
            outcome.expected = error
        else:
            outcome.result.addSubTest(self.test_case, self, (type(error), error, error.__traceback__))
            if outcome.result.failfast:
                raise _ShouldStop
        return True

    def _description(self):
        parts = ['[%s]' % self._message] if self._message is not None else []
        if self.params:
            parts.append('(%s)' % ', '.join('%s=%r' % item for item in self.params.items()))
        return ' '.join(parts) or '(<subtest>)'

    def id(self):
        """The name of the test, and which part."""
        return '%s %s' % (self.test_case.id(), self._description())

    def shortDescription(self):
        """The first line of the test's docstring."""
        return self.test_case.shortDescription()

    def __str__(self):
        return '%s %s' % (self.test_case, self._description())


class FunctionTestCase(TestCase):
    """A function as a test."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._testFunc, self._setUpFunc, self._tearDownFunc = testFunc, setUp, tearDown
        self._description = description

    def setUp(self):
        if self._setUpFunc is not None:
            self._setUpFunc()

    def tearDown(self):
        if self._tearDownFunc is not None:
            self._tearDownFunc()

    def runTest(self):
        """Call the function."""
        self._testFunc()

    def id(self):
        return self._testFunc.__name__

    def __str__(self):
        return '%s.%s (%s)' % (type(self).__module__, type(self).__qualname__, self._testFunc.__name__)

    def __eq__(self, other):
        return self._functions() == other._functions() if isinstance(other, type(self)) else NotImplemented

    def __hash__(self):
        return hash((type(self), *self._functions()))

    def _functions(self):
        return self._setUpFunc, self._tearDownFunc, self._testFunc, self._description

    def __repr__(self):
        return '<%s.%s tec=%s>' % (type(self).__module__, type(self).__qualname__, self._testFunc)

    def shortDescription(self):
        if self._description is not None:
            return self._description
        doc = self._testFunc.__doc__
        return doc.split('\n')[0].strip() if doc else None


_BASES = TestCase, FunctionTestCase  # which are no tests themselves
