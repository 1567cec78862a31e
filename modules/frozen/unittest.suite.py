# SPDX-License-Identifier: MIT
"""TestSuite: tests in order, with what their classes and modules prepare."""
import sys
from unittest.case import SkipTest

__unittest = True


class BaseTestSuite:
    """Tests and suites in order, without what their classes and modules prepare."""

    _cleanup = True  # tests are let go once they have run

    def __init__(self, tests=()):
        self._tests, self._removed_tests = [], 0
        self.addTests(tests)

    def __repr__(self):
        return '<%s.%s tests=%s>' % (type(self).__module__, type(self).__qualname__, list(self))

    def __eq__(self, other):
        return list(self) == list(other) if isinstance(other, type(self)) else NotImplemented

    def __iter__(self):
        return iter(self._tests)

    def __call__(self, *args, **kwargs):
        return self.run(*args, **kwargs)

    def addTest(self, test):
        """Add a test or a suite."""
        if not callable(test):
            raise TypeError('%r is not callable' % (test,))
        if isinstance(test, type) and hasattr(test, 'run'):
            raise TypeError('TestCases and TestSuites must be instantiated before passing them to addTest()')
        self._tests.append(test)

    def addTests(self, tests):
        """Add tests."""
        if isinstance(tests, str):
            raise TypeError('tests must be an iterable of tests, not a string')
        for test in tests:
            self.addTest(test)

    def countTestCases(self):
        """Return how many tests there are, those of suites included."""
        return self._removed_tests + sum(test.countTestCases() for test in self if test)

    def _removeTestAtIndex(self, index):
        """Let a test go that has run."""
        try:
            test = self._tests[index]
        except TypeError:
            return  # a suite that keeps its tests elsewhere
        if hasattr(test, 'countTestCases'):
            self._removed_tests += test.countTestCases()
        self._tests[index] = None

    def debug(self):
        """Run the tests and let their exceptions through."""
        for test in self:
            test.debug()

    def run(self, result):
        """Run the tests."""
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            test(result)
            if self._cleanup:
                self._removeTestAtIndex(index)
        return result


class _DebugResult:
    """Stands for a result where exceptions are let through."""

    _previousTestClass = _failedModule = _failedClass = None
    shouldStop = False


class TestSuite(BaseTestSuite):
    """Tests and suites in order; what their classes and modules prepare is done when it is their turn."""

    def debug(self):
        """Run the tests and let their exceptions through."""
        self.run(_DebugResult(), True)

    def run(self, result, debug=False):
        """Run the tests; the outermost suite ends what the last class and module began."""
        outermost = not getattr(result, '_running', False)
        result._running = True
        for name in '_previousTestClass', '_failedModule', '_failedClass':
            if not hasattr(result, name):  # a result of former days
                setattr(result, name, None)
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            if isinstance(test, BaseTestSuite):
                test.run(result, debug) if debug else test(result)
            elif self._enter(type(test), result):
                test(result) if not debug else test.debug()
            if self._cleanup:
                self._removeTestAtIndex(index)
        if outermost:
            self._leave(None, result)
            result._previousTestClass, result._running = None, False
        return result

    def _enter(self, cls, result):
        """Prepare a class, if it is another than before; return whether its tests can run."""
        if cls is not result._previousTestClass:
            self._leave(cls, result)
            self._enter_module(cls, result)
            result._previousTestClass = cls
            if result._failedModule is None and not getattr(cls, '__unittest_skip__', False):
                if not _Fixture(result, cls, 'setUpClass', _name(cls)).run(lambda: _clean_class(cls), only_if_failed=True):
                    result._failedClass = cls
        return result._failedModule is None and result._failedClass is not cls

    def _enter_module(self, cls, result):
        previous = result._previousTestClass
        if previous is None or previous.__module__ != cls.__module__:
            module = sys.modules.get(cls.__module__)
            result._failedModule = None
            if not _Fixture(result, module, 'setUpModule', cls.__module__).run(_clean_module, only_if_failed=True):
                result._failedModule = module
                result._moduleSetUpFailed = True

    def _leave(self, cls, result):
        """End what the class before, and its module if cls is of another, have prepared."""
        previous = result._previousTestClass
        if previous is None:
            return
        if (result._failedClass is not previous and result._failedModule is None
                and not getattr(previous, '__unittest_skip__', False)):
            _Fixture(result, previous, 'tearDownClass', _name(previous)).run(lambda: _clean_class(previous))
        if (cls is None or cls.__module__ != previous.__module__) and result._failedModule is None:
            module = sys.modules.get(previous.__module__)
            _Fixture(result, module, 'tearDownModule', previous.__module__).run(_clean_module)


def _name(cls):
    return '%s.%s' % (cls.__module__, cls.__qualname__)


def _clean_module():
    """Call what addModuleCleanup() has noted; the exceptions, of which the first counts."""
    from unittest.case import doModuleCleanups
    try:
        doModuleCleanups()
    except Exception as error:
        return [error]
    return []


def _clean_class(cls):
    """Call what addClassCleanup() has noted; the exceptions."""
    if not hasattr(cls, 'doClassCleanups'):
        return []
    cls.doClassCleanups()
    return [err[1] for err in cls.tearDown_exceptions]


class _Fixture:
    """A function of a class or module that prepares its tests or ends what was prepared, with the cleanups that belong to it."""

    def __init__(self, result, owner, what, name):
        self.result, self.function, self.label = result, getattr(owner, what, None), '%s (%s)' % (what, name)

    def run(self, clean, only_if_failed=False):
        """Call it, if there is one, and the cleanups; what is printed meanwhile is kept.  Whether the function went well."""
        getattr(self.result, '_setupStdout', _nothing)()
        try:
            well = self.function is None or self.call()
            if not (well and only_if_failed):
                for error in clean():
                    self.note(error)
        finally:
            getattr(self.result, '_restoreStdout', _nothing)()
        return well

    def call(self):
        """Call the function; whether it raised nothing."""
        try:
            self.function()
            return True
        except SkipTest as error:
            if isinstance(self.result, _DebugResult):
                raise
            self.result.addSkip(_ErrorHolder(self.label), str(error))
        except Exception as error:
            self.note(error)
        return False

    def note(self, error):
        """Have the result note an exception."""
        if isinstance(self.result, _DebugResult):
            raise error
        self.result.addError(_ErrorHolder(self.label), (type(error), error, error.__traceback__))


def _nothing():
    pass


class _ErrorHolder:
    """Stands for a test where a fixture failed."""

    failureException = None

    def __init__(self, description):
        self.description = description

    def id(self):
        """What failed."""
        return self.description

    def shortDescription(self):
        """None: it has no docstring."""

    def countTestCases(self):
        """0: it is no test."""
        return 0

    def __str__(self):
        return self.description

    def __repr__(self):
        return '<ErrorHolder description=%r>' % self.description
