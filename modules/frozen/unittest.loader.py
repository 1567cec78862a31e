# SPDX-License-Identifier: MIT
"""TestLoader: finds tests in modules, classes and folders."""
import sys
from unittest.case import FunctionTestCase, TestCase
from unittest.suite import TestSuite

__unittest = True


class TestLoader:
    """Finds tests."""

    testMethodPrefix = 'test'
    suiteClass = TestSuite

    def __init__(self):
        self.errors = []

    def getTestCaseNames(self, testCaseClass):
        """Return the names of a class's tests, in order."""
        case = testCaseClass
        return sorted(name for name in dir(case)
                      if name.startswith(self.testMethodPrefix) and callable(getattr(case, name)))

    def loadTestsFromTestCase(self, testCaseClass):
        """Return a suite of a class's tests."""
        case = testCaseClass
        if not isinstance(case, type) or not issubclass(case, TestCase):
            raise TypeError('Test cases should be derived from TestCase.' if not isinstance(case, type) or
                            not issubclass(case, TestSuite) else 'Test cases should not be derived from TestSuite. '
                            'Maybe you meant to derive from TestCase?')
        names = self.getTestCaseNames(case)
        if not names and hasattr(case, 'runTest'):
            names = ['runTest']
        return self.suiteClass(map(case, names))

    def loadTestsFromModule(self, module, *, pattern=None):
        """Return a suite of a module's tests."""
        cases = [item for item in vars(module).values() if isinstance(item, type) and issubclass(item, TestCase) and
                 item not in (TestCase, FunctionTestCase)]
        suite = self.suiteClass(self.loadTestsFromTestCase(case) for case in cases)
        return module.load_tests(self, suite, pattern) if hasattr(module, 'load_tests') else suite

    def loadTestsFromName(self, name, module=None):
        """Return a suite of what a dotted name stands for: a module, a class, a test, or a function that makes one."""
        parts = name.split('.')
        if module is None:
            for n in range(len(parts), 0, -1):
                try:
                    module = __import__('.'.join(parts[:n]))
                except ImportError:
                    if n == 1:
                        raise
                    continue
                for part in parts[1:n]:
                    module = getattr(module, part)
                parts = parts[n:]
                break
        if not parts:
            return self.loadTestsFromModule(module)
        found, owner = module, None
        for part in parts:
            owner, found = found, getattr(found, part)
        return self._suite_of(found, owner, parts[-1])

    def _suite_of(self, found, owner, name):
        if isinstance(found, type(sys)):
            return self.loadTestsFromModule(found)
        if isinstance(found, type) and issubclass(found, TestCase):
            return self.loadTestsFromTestCase(found)
        if isinstance(owner, type) and issubclass(owner, TestCase):
            return self.suiteClass([owner(name)])
        if isinstance(found, TestSuite):
            return found
        made = found() if callable(found) else None
        if isinstance(made, TestSuite):
            return made
        if isinstance(made, TestCase):
            return self.suiteClass([made])
        raise TypeError("don't know how to make test from: %s" % found)

    def loadTestsFromNames(self, names, module=None):
        """Return a suite of what several names stand for."""
        return self.suiteClass(self.loadTestsFromName(name, module) for name in names)

    def discover(self, start_dir='.', pattern='test*.py', top_level_dir=None):
        """Tests of the files in a folder whose names match the pattern (one * at most)."""
        import os
        before, _, after = pattern.partition('*')
        suite = self.suiteClass()
        if start_dir not in sys.path:
            sys.path.insert(0, start_dir)
        for name in sorted(os.listdir(start_dir)):
            if name.startswith(before) and name.endswith(after) and name.endswith('.py'):
                suite.addTest(self.loadTestsFromModule(__import__(name[:-3])))
        return suite


defaultTestLoader = TestLoader()
