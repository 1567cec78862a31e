# SPDX-License-Identifier: MIT
"""TestLoader: finds tests in modules and classes; unittest._discovery finds them in folders.

What cannot be imported or found becomes a test that fails with that error, so that the others run.
"""
import sys
import types
from unittest.case import TestCase, _BASES
from unittest.suite import TestSuite

__unittest = True


class _FailedTest(TestCase):
    """A test that could not be loaded."""

    def __init__(self, method_name, exception):
        self._exception = exception
        super().__init__(method_name)

    def __getattr__(self, name):
        if name != self._testMethodName:
            return super().__getattribute__(name)

        def fail():
            raise self._exception
        return fail


def _three_way(first, second):
    return (first > second) - (first < second)


class TestLoader:
    """Finds tests."""

    testMethodPrefix = 'test'
    sortTestMethodsUsing = staticmethod(_three_way)
    testNamePatterns = None
    suiteClass = TestSuite
    _top_level_dir = None

    def __init__(self):
        self.errors, self._loading_packages = [], set()

    def _failed(self, name, exception, message):
        """A test that fails with the exception; the message goes to the list of errors."""
        self.errors.append(message)
        return _FailedTest(name, exception)

    def _failed_import(self, name):
        import traceback
        message = 'Failed to import test module: %s\n%s' % (name, traceback.format_exc())
        return self._failed(name, ImportError(message), message)

    def getTestCaseNames(self, testCaseClass):
        """Return the names of a class's tests, in order."""
        names = [name for name in dir(testCaseClass) if self._is_wanted(testCaseClass, name)]
        if self.sortTestMethodsUsing is _three_way:
            return names  # dir() is sorted
        if self.sortTestMethodsUsing:
            import functools
            names.sort(key=functools.cmp_to_key(self.sortTestMethodsUsing))
        return names

    def _is_wanted(self, cls, name):
        if not name.startswith(self.testMethodPrefix) or not callable(getattr(cls, name)):
            return False
        if self.testNamePatterns is None:
            return True
        from fnmatch import fnmatchcase
        full = '%s.%s.%s' % (cls.__module__, cls.__qualname__, name)
        return any(fnmatchcase(full, pattern) for pattern in self.testNamePatterns)

    def loadTestsFromTestCase(self, testCaseClass):
        """Return a suite of a class's tests."""
        if issubclass(testCaseClass, TestSuite):
            raise TypeError('Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?')
        names = [] if testCaseClass in _BASES else self.getTestCaseNames(testCaseClass)
        if not names and testCaseClass not in _BASES and hasattr(testCaseClass, 'runTest'):
            names = ['runTest']
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *, pattern=None):
        """Return a suite of a module's tests; its load_tests() has the last word."""
        tests = []
        for name in dir(module):
            item = getattr(module, name)
            if isinstance(item, type) and issubclass(item, TestCase) and item not in _BASES:
                tests.append(self.loadTestsFromTestCase(item))
        suite = self.suiteClass(tests)
        load_tests = getattr(module, 'load_tests', None)
        if load_tests is None:
            return suite
        try:
            return load_tests(self, suite, pattern)
        except Exception as error:
            import traceback
            text = 'Failed to call load_tests:\n%s' % traceback.format_exc()
            return self.suiteClass([self._failed(module.__name__, error, text)])

    def _import_for(self, name):
        """The module that a dotted name begins with, the parts behind it, and what stands for a failed import."""
        parts, failed = name.split('.'), None
        for count in range(len(parts), 0, -1):
            try:
                module = __import__('.'.join(parts[:count]))
                return module, parts[1:], failed
            except ImportError:
                if failed is not None:
                    self.errors.pop()
                failed = self._failed_import(parts[count - 1])
        return None, parts, failed

    def loadTestsFromName(self, name, module=None):
        """Return a suite of what a dotted name stands for: a module, a class, a test, or a function that makes one."""
        failed = None
        if module is None:
            module, parts, failed = self._import_for(name)
            if module is None:
                return self.suiteClass([failed])
        else:
            parts = name.split('.')
        found, owner = module, None
        for part in parts:
            try:
                owner, found = found, getattr(found, part)
            except AttributeError as error:
                if getattr(found, '__path__', None) is not None and failed is not None:
                    return self.suiteClass([failed])  # part is a module that could not be imported
                if failed is not None:
                    self.errors.pop()  # the attribute is what is missing
                import traceback
                text = 'Failed to access attribute:\n%s' % traceback.format_exc()
                return self.suiteClass([self._failed(part, error, text)])
        if failed is not None:
            self.errors.pop()  # the name was not a module's after all
        return self._suite_of(found, owner, parts[-1] if parts else name)

    def _suite_of(self, found, owner, name):
        if isinstance(found, types.ModuleType):
            return self.loadTestsFromModule(found)
        if isinstance(found, type) and issubclass(found, TestCase) and found not in _BASES:
            return self.loadTestsFromTestCase(found)
        if isinstance(found, types.FunctionType) and isinstance(owner, type) and issubclass(owner, TestCase):
            case = owner(name)
            if not isinstance(getattr(case, name), types.FunctionType):  # and no static method
                return self.suiteClass([case])
        elif isinstance(found, TestSuite):
            return found
        if not callable(found):
            raise TypeError("don't know how to make test from: %s" % found)
        made = found()
        if isinstance(made, TestSuite):
            return made
        if isinstance(made, TestCase):
            return self.suiteClass([made])
        raise TypeError('calling %s returned %s, not a test' % (found, made))

    def loadTestsFromNames(self, names, module=None):
        """Return a suite of what several names stand for."""
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def discover(self, start_dir, pattern='test*.py', top_level_dir=None):
        """Return a suite of the tests in a folder's files whose names match the pattern, and in its packages."""
        from unittest._discovery import discover
        return discover(self, start_dir, pattern, top_level_dir)


defaultTestLoader = TestLoader()
