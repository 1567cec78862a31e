"""unittest: test cases, suites, a loader, a runner on the terminal."""
import sys
import time


class SkipTest(Exception):
    """Raised to skip a test."""


class _ExpectedFailure(Exception):
    pass


class _UnexpectedSuccess(Exception):
    pass


def skip(reason):
    """Decorator: skip a test or a class."""
    def mark(item):
        if isinstance(item, type):
            item.__unittest_skip__, item.__unittest_skip_why__ = True, reason
            return item

        def skipped(*args, **kwargs):
            raise SkipTest(reason)
        skipped.__name__, skipped.__doc__ = item.__name__, item.__doc__
        return skipped
    if callable(reason) and not isinstance(reason, str):
        item, reason = reason, ''
        return mark(item)
    return mark


def _same(item):
    return item


def skipIf(condition, reason):
    """Decorator: skip if the condition is true."""
    return skip(reason) if condition else _same


def skipUnless(condition, reason):
    """Decorator: skip unless the condition is true."""
    return _same if condition else skip(reason)


def expectedFailure(test):
    """Decorator: the test must fail."""
    test.__unittest_expecting_failure__ = True
    return test


class _Raises:
    """assertRaises as a context manager."""

    def __init__(self, case, expected, msg=None, pattern=None):
        self.case, self.expected, self.msg, self.pattern = case, expected, msg, pattern

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc, tb):
        if exc_type is None:
            name = getattr(self.expected, '__name__', None) or str(self.expected)
            self.case._fail(self.msg, name + ' not raised')
        if not issubclass(exc_type, self.expected):
            return False
        self.exception = exc.with_traceback(None)
        if self.pattern is not None and not _search(self.pattern, str(exc)):
            self.case._fail(self.msg, '"%s" does not match "%s"' % (self.pattern, exc))
        return True


class _Warns:
    """assertWarns as a context manager."""

    def __init__(self, case, expected, msg=None):
        self.case, self.expected, self.msg = case, expected, msg

    def __enter__(self):
        import warnings
        self.catcher = warnings.catch_warnings(record=True)
        self.warnings = self.catcher.__enter__()
        warnings.simplefilter('always')
        return self

    def __exit__(self, exc_type, exc, tb):
        self.catcher.__exit__(exc_type, exc, tb)
        if exc_type is not None:
            return
        for warning in self.warnings:
            if issubclass(warning.category, self.expected):
                self.warning = warning.message
                return
        self.case._fail(self.msg, self.expected.__name__ + ' not triggered')


def _search(pattern, text):
    if hasattr(pattern, 'search'):
        return pattern.search(text)
    try:
        import re
    except ImportError:
        return pattern in text
    return re.search(pattern, text)


class _SubTest:
    def __init__(self, case, msg, params):
        self.case, self.label = case, ' '.join(['[%s]' % msg] * (msg is not None) +
                                               ['(%s)' % ', '.join('%s=%r' % item for item in params.items())] * bool(params))

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc, tb):
        if exc is None or not isinstance(exc, Exception):
            return False
        self.case._outcome.add_error(self.case, exc, self.label)
        return True


class TestCase:
    """A class of tests: methods whose names begin with test."""

    failureException = AssertionError
    longMessage = True
    maxDiff = 640

    def __init__(self, methodName='runTest'):
        self._testMethodName = methodName
        self._cleanups = []

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
        return '%s.%s.%s' % (type(self).__module__, type(self).__qualname__, self._testMethodName)

    def shortDescription(self):
        doc = getattr(self, self._testMethodName).__doc__
        return doc.strip().split('\n')[0].strip() if doc else None

    def countTestCases(self):
        return 1

    def __str__(self):
        return '%s (%s.%s.%s)' % (self._testMethodName, type(self).__module__, type(self).__qualname__, self._testMethodName)

    def __repr__(self):
        return '<%s.%s testMethod=%s>' % (type(self).__module__, type(self).__qualname__, self._testMethodName)

    def __call__(self, result=None):
        return self.run(result)

    def addCleanup(self, function, *args, **kwargs):
        """Have a function called after the test."""
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, manager):
        """Enter a context that is left after the test."""
        result = manager.__enter__()
        self.addCleanup(manager.__exit__, None, None, None)
        return result

    def doCleanups(self):
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            function(*args, **kwargs)

    def skipTest(self, reason):
        """Skip this test."""
        raise SkipTest(reason)

    def subTest(self, msg=None, **params):
        """Context for one of several checks: the others run even if it fails."""
        return _SubTest(self, msg, params)

    def run(self, result=None):
        """Run the test and note its outcome."""
        result = TestResult() if result is None else result
        self._outcome = result
        result.startTest(self)
        before = len(result.failures) + len(result.errors)
        try:
            if getattr(type(self), '__unittest_skip__', False):
                raise SkipTest(type(self).__unittest_skip_why__)
            self._run_steps(result)
        except SkipTest as error:
            result.addSkip(self, str(error))
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            result.add_error(self, error)
        else:
            if len(result.failures) + len(result.errors) == before:
                result.addSuccess(self)
        result.stopTest(self)
        return result

    def _run_steps(self, result):
        method = getattr(self, self._testMethodName)
        expecting = getattr(method, '__unittest_expecting_failure__', False)
        try:
            self.setUp()
            try:
                try:
                    method()
                except SkipTest:
                    raise
                except Exception:
                    if not expecting:
                        raise
                else:
                    if expecting:
                        raise AssertionError('unexpected success')
            finally:
                self.tearDown()
        finally:
            self.doCleanups()

    def debug(self):
        """Run the test and let its exceptions through."""
        self.setUp()
        getattr(self, self._testMethodName)()
        self.tearDown()
        self.doCleanups()

    # --- assertions -------------------------------------------------------------------------

    def _fail(self, msg, standard):
        raise self.failureException(standard if msg is None else '%s : %s' % (standard, msg) if self.longMessage else msg)

    def fail(self, msg=None):
        raise self.failureException(msg)

    def assertTrue(self, expr, msg=None):
        if not expr:
            self._fail(msg, '%r is not true' % (expr,))

    def assertFalse(self, expr, msg=None):
        if expr:
            self._fail(msg, '%r is not false' % (expr,))

    def assertEqual(self, first, second, msg=None):
        if not first == second:
            self._fail(msg, '%r != %r' % (first, second))

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self._fail(msg, '%r == %r' % (first, second))

    def assertIs(self, first, second, msg=None):
        if first is not second:
            self._fail(msg, '%r is not %r' % (first, second))

    def assertIsNot(self, first, second, msg=None):
        if first is second:
            self._fail(msg, 'unexpectedly identical: %r' % (first,))

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self._fail(msg, '%r is not None' % (obj,))

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self._fail(msg, 'unexpectedly None')

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self._fail(msg, '%r not found in %r' % (member, container))

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self._fail(msg, '%r unexpectedly found in %r' % (member, container))

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            self._fail(msg, '%r is not an instance of %r' % (obj, cls))

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            self._fail(msg, '%r is an instance of %r' % (obj, cls))

    def assertLess(self, a, b, msg=None):
        if not a < b:
            self._fail(msg, '%r not less than %r' % (a, b))

    def assertLessEqual(self, a, b, msg=None):
        if not a <= b:
            self._fail(msg, '%r not less than or equal to %r' % (a, b))

    def assertGreater(self, a, b, msg=None):
        if not a > b:
            self._fail(msg, '%r not greater than %r' % (a, b))

    def assertGreaterEqual(self, a, b, msg=None):
        if not a >= b:
            self._fail(msg, '%r not greater than or equal to %r' % (a, b))

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        difference = abs(first - second)
        if delta is not None:
            if difference <= delta:
                return
            self._fail(msg, '%r != %r within %r delta (%r difference)' % (first, second, delta, difference))
        places = 7 if places is None else places
        if round(difference, places) != 0:
            self._fail(msg, '%r != %r within %r places (%r difference)' % (first, second, places, difference))

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        difference = abs(first - second)
        if delta is not None:
            if first == second or difference <= delta:
                self._fail(msg, '%r == %r within %r delta (%r difference)' % (first, second, delta, difference))
        elif first == second or round(difference, 7 if places is None else places) == 0:
            self._fail(msg, '%r == %r within %r places' % (first, second, 7 if places is None else places))

    def assertRaises(self, expected, *args, **kwargs):
        context = _Raises(self, expected, kwargs.pop('msg', None) if not args else None)
        if not args:
            return context
        with context:
            args[0](*args[1:], **kwargs)

    def assertRaisesRegex(self, expected, pattern, *args, **kwargs):
        context = _Raises(self, expected, kwargs.pop('msg', None) if not args else None, pattern)
        if not args:
            return context
        with context:
            args[0](*args[1:], **kwargs)

    def assertWarns(self, expected, *args, **kwargs):
        context = _Warns(self, expected)
        if not args:
            return context
        with context:
            args[0](*args[1:], **kwargs)

    def assertRegex(self, text, pattern, msg=None):
        if not _search(pattern, text):
            self._fail(msg, "Regex didn't match: %r not found in %r" % (pattern, text))

    def assertNotRegex(self, text, pattern, msg=None):
        if _search(pattern, text):
            self._fail(msg, 'Regex matched: %r matches %r' % (pattern, text))

    def assertCountEqual(self, first, second, msg=None):
        first, rest = list(first), list(second)
        missing = []
        for item in first:
            if item in rest:
                rest.remove(item)
            else:
                missing.append(item)
        if missing or rest:
            self._fail(msg, 'Element counts were not equal: only in first: %r, only in second: %r' % (missing, rest))

    def _typed(self, first, second, kind, msg):
        if not isinstance(first, kind) or not isinstance(second, kind):
            self._fail(msg, 'First and second must be of type %s' % kind.__name__)
        self.assertEqual(first, second, msg)

    def assertListEqual(self, list1, list2, msg=None):
        self._typed(list1, list2, list, msg)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self._typed(tuple1, tuple2, tuple, msg)

    def assertDictEqual(self, d1, d2, msg=None):
        self._typed(d1, d2, dict, msg)

    def assertSetEqual(self, set1, set2, msg=None):
        self.assertEqual(set(set1), set(set2), msg)

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        self.assertEqual(list(seq1), list(seq2), msg)

    def assertMultiLineEqual(self, first, second, msg=None):
        self._typed(first, second, str, msg)


class FunctionTestCase(TestCase):
    """A function as a test."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._function = testFunc

    def runTest(self):
        self._function()


class TestSuite:
    """Tests and suites in order."""

    def __init__(self, tests=()):
        self._tests = list(tests)

    def __iter__(self):
        return iter(self._tests)

    def addTest(self, test):
        self._tests.append(test)

    def addTests(self, tests):
        for test in tests:
            self.addTest(test)

    def countTestCases(self):
        return sum(test.countTestCases() for test in self)

    def run(self, result, debug=False):
        current = None
        for test in self._tests:
            if result.shouldStop:
                break
            if isinstance(test, TestCase) and type(test) is not current:
                self._leave(current, result)
                current = type(test)
                if not self._enter(current, result):
                    current = _Broken
            if current is not _Broken or not isinstance(test, TestCase):
                test(result) if isinstance(test, TestCase) else test.run(result)
        self._leave(current, result)
        return result

    __call__ = run

    def _enter(self, cls, result):
        if getattr(cls, '__unittest_skip__', False):
            return True
        try:
            cls.setUpClass()
        except SkipTest as error:
            result.addSkip('setUpClass (%s.%s)' % (cls.__module__, cls.__qualname__), str(error))
            return False
        except Exception as error:
            result.add_error('setUpClass (%s.%s)' % (cls.__module__, cls.__qualname__), error)
            return False
        return True

    def _leave(self, cls, result):
        if cls is None or cls is _Broken or getattr(cls, '__unittest_skip__', False):
            return
        try:
            cls.tearDownClass()
        except Exception as error:
            result.add_error('tearDownClass (%s.%s)' % (cls.__module__, cls.__qualname__), error)


class _Broken:
    """Stands for a class whose setUpClass failed."""


class TestResult:
    """What became of tests."""

    def __init__(self, stream=None, verbosity=1):
        self.failures, self.errors, self.skipped, self.expectedFailures, self.unexpectedSuccesses = [], [], [], [], []
        self.testsRun, self.shouldStop, self.failfast = 0, False, False
        self.stream, self.verbosity = stream, verbosity

    def _show(self, short, long):
        if self.stream is not None and self.verbosity == 1:
            self.stream.write(short)
        elif self.stream is not None and self.verbosity > 1:
            self.stream.write(long + '\n')

    def startTest(self, test):
        self.testsRun += 1
        if self.stream is not None and self.verbosity > 1:
            self.stream.write('%s ... ' % test)

    def stopTest(self, test):
        """Called after each test."""

    def addSuccess(self, test):
        self._show('.', 'ok')

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))
        self._show('s', 'skipped %r' % reason)

    def addFailure(self, test, text):
        self.failures.append((test, text))
        self._show('F', 'FAIL')

    def addError(self, test, text):
        self.errors.append((test, text))
        self._show('E', 'ERROR')

    def add_error(self, test, error, label=''):
        """Note an exception: a failed assertion or another error."""
        text = _report(error)
        name = '%s %s' % (test, label) if label else test
        failed = isinstance(error, getattr(test, 'failureException', AssertionError))
        (self.addFailure if failed else self.addError)(name, text)
        if self.failfast:
            self.shouldStop = True

    def stop(self):
        self.shouldStop = True

    def wasSuccessful(self):
        return not self.failures and not self.errors and not self.unexpectedSuccesses


def _report(error):
    import io
    out = io.StringIO()
    sys.print_exception(error, out)
    return out.getvalue()


class TextTestRunner:
    """Runs tests and tells on a stream."""

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None, **kwargs):
        self.stream, self.verbosity, self.failfast = stream, verbosity, failfast

    def run(self, test):
        stream = sys.stderr if self.stream is None else self.stream
        result = TestResult(stream, self.verbosity)
        result.failfast = self.failfast
        start = time.perf_counter()
        test(result)
        took = time.perf_counter() - start
        if self.verbosity:
            stream.write('\n')
        for kind, items in (('ERROR', result.errors), ('FAIL', result.failures)):
            for test, text in items:
                stream.write('%s\n%s: %s\n%s\n%s\n' % ('=' * 70, kind, test, '-' * 70, text))
        stream.write('%s\nRan %d test%s in %.3fs\n\n' % ('-' * 70, result.testsRun, '' if result.testsRun == 1 else 's', took))
        notes = ['%s=%d' % (name, len(items)) for name, items in
                 (('failures', result.failures), ('errors', result.errors), ('skipped', result.skipped)) if items]
        state = 'OK' if result.wasSuccessful() else 'FAILED'
        if not result.testsRun and not result.skipped:
            state = 'NO TESTS RAN'
        stream.write(state + (' (%s)' % ', '.join(notes) if notes else '') + '\n')
        stream.flush()
        return result


class TestLoader:
    """Finds tests."""

    testMethodPrefix = 'test'
    suiteClass = TestSuite

    def getTestCaseNames(self, case):
        return sorted(name for name in dir(case) if name.startswith(self.testMethodPrefix) and callable(getattr(case, name)))

    def loadTestsFromTestCase(self, case):
        names = self.getTestCaseNames(case)
        if not names and hasattr(case, 'runTest'):
            names = ['runTest']
        return TestSuite(map(case, names))

    def loadTestsFromModule(self, module):
        if hasattr(module, 'load_tests'):
            return module.load_tests(self, TestSuite(), None)
        cases = [item for item in vars(module).values() if isinstance(item, type) and issubclass(item, TestCase) and
                 item not in (TestCase, FunctionTestCase)]
        return TestSuite(self.loadTestsFromTestCase(case) for case in cases)

    def loadTestsFromName(self, name, module=None):
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
        case = getattr(module, parts[0])
        return TestSuite([case(parts[1])]) if len(parts) > 1 else self.loadTestsFromTestCase(case)

    def loadTestsFromNames(self, names, module=None):
        return TestSuite(self.loadTestsFromName(name, module) for name in names)

    def discover(self, start_dir='.', pattern='test*.py', top_level_dir=None):
        """Tests of the files in a folder whose names match the pattern (one * at most)."""
        import os
        before, _, after = pattern.partition('*')
        suite = TestSuite()
        if start_dir not in sys.path:
            sys.path.insert(0, start_dir)
        for name in sorted(os.listdir(start_dir)):
            if name.startswith(before) and name.endswith(after) and name.endswith('.py'):
                suite.addTest(self.loadTestsFromModule(__import__(name[:-3])))
        return suite


defaultTestLoader = TestLoader()


class main:
    """Run the tests of a module: the command line of a test file."""

    def __init__(self, module='__main__', defaultTest=None, argv=None, testRunner=None, testLoader=defaultTestLoader, exit=True,
                 verbosity=1, failfast=None, **kwargs):
        args = list(sys.argv[1:] if argv is None else argv[1:])
        names = []
        for arg in args:
            if arg in ('-v', '--verbose'):
                verbosity = 2
            elif arg in ('-q', '--quiet'):
                verbosity = 0
            elif arg in ('-f', '--failfast'):
                failfast = True
            elif arg.startswith('-'):
                print('usage: [-v] [-q] [-f] [test ...]', file=sys.stderr)
                sys.exit(2)
            else:
                names.append(arg)
        module = __import__(module) if isinstance(module, str) else module
        if names[:1] == ['discover']:
            suite = testLoader.discover(*names[1:2])
        elif names:
            suite = testLoader.loadTestsFromNames(names, module if module and hasattr(module, names[0].split('.')[0]) else None)
        elif module is None or module.__name__ == '__main__' and not _has_cases(module):
            suite = testLoader.discover()
        else:
            suite = testLoader.loadTestsFromModule(module)
        runner = testRunner or TextTestRunner
        self.result = (runner(verbosity=verbosity, failfast=bool(failfast)) if isinstance(runner, type) else runner).run(suite)
        if exit:
            nothing = self.result.testsRun == 0 and not self.result.skipped
            sys.exit(5 if nothing else 0 if self.result.wasSuccessful() else 1)


def _has_cases(module):
    return any(isinstance(item, type) and issubclass(item, TestCase) and item.__module__ == '__main__' for item in vars(module).values())


if __name__ == '__main__':
    import unittest
    unittest.main(module=None)
