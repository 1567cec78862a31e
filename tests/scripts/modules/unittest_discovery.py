# unittest finds tests in folders, runs those wanted, and tells of what cannot be loaded; fixtures end in order.
# forks: no
import contextlib
import io
import os
import re
import sys
import tempfile
import unittest

FILES = {
    'test_first.py': '''import unittest
class First(unittest.TestCase):
    def test_one(self): pass
    def test_two(self): self.assertEqual([1, 2, 3], [1, 3])
    @unittest.skip('no sensor')
    def test_three(self): pass
    def test_parts(self):
        for n in range(3):
            with self.subTest('part', n=n): self.assertNotEqual(n, 1)
''',
    'test_missing.py': 'import no_such_module_here\n',
    'test_broken.py': 'x = (\n',
    'test_absent.py': 'import unittest\nraise unittest.SkipTest("not here")\n',
    'test_own.py': '''def load_tests(loader, tests, pattern):
    raise ValueError('own ' + pattern)
''',
    'other.py': 'raise SystemExit("must not be imported")\n',
    'pack/__init__.py': '',
    'pack/test_inner.py': '''import unittest
class Inner(unittest.TestCase):
    def test_in(self): print('printed')
''',
    'plain/test_unseen.py': 'raise SystemExit("not in a package")\n',
}


def tell(text):
    text = re.sub(r'in \d+\.\d+s', 'in Ts', text)
    text = re.sub(r'^\d+\.\d+s ', 'Ts ', text, flags=re.MULTILINE)
    for line in text.split('\n'):
        if line and not line.startswith(('  ', 'Traceback', '---', '===')):
            print(line)


def run(*args, module=None, **kwargs):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            unittest.main(module, argv=['prog', *args], testLoader=unittest.TestLoader(), **kwargs)
        except SystemExit as error:
            status = error.code
    print('%s -> %s' % (' '.join(args), int(status)))
    tell(out.getvalue())
    tell(err.getvalue())


with tempfile.TemporaryDirectory() as folder:
    for name, text in FILES.items():
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'w') as file:
            file.write(text)
    before, path = os.getcwd(), sys.path[:]
    os.chdir(folder)
    sys.path.insert(0, folder)
    os.environ['COLUMNS'] = '80'
    try:
        run('discover', '-v')
        run()
        run('discover', '-p', 'test_in*', '-s', 'pack', '-t', '.')
        run('test_first.First.test_one', 'pack.test_inner', '-v')
        run('-k', 'two', '-k', '*one', '-v', 'test_first')
        run('-f', 'test_first')
        run('-q', 'test_first.First.test_one')
        run('-b', 'pack/test_inner.py')
        run('test_first.First.nothing', 'test_first.Nothing', 'no_such_module')
        run('-k', 'nothing', 'test_first')
        run('--nothing')
        run('--durations', '3', '-v', 'pack.test_inner')
        run('discover', '-p', 'none*')
        run('-h')
        for start in 'nowhere', 'plain':
            try:
                unittest.TestLoader().discover(start, top_level_dir='.')
            except ImportError as error:
                print(str(error).replace(os.path.realpath(folder), '').replace(folder, ''))
    finally:
        os.chdir(before)
        sys.path[:] = path
        for name in list(sys.modules):
            if name.startswith(('test_', 'pack')):
                del sys.modules[name]


# fixtures
order = []


def setUpModule():
    order.append('module')
    unittest.addModuleCleanup(order.append, 'module cleanup')
    unittest.enterModuleContext(contextlib.closing(Closing('module context')))


def tearDownModule():
    order.append('end of module')


class Closing:
    def __init__(self, name):
        self.name = name

    def close(self):
        order.append('close ' + self.name)


class Fixtures(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        order.append('class')
        cls.addClassCleanup(order.append, 'class cleanup')
        cls.enterClassContext(contextlib.closing(Closing('class context')))

    def setUp(self):
        self.addCleanup(order.append, 'cleanup')
        self.enterContext(contextlib.closing(Closing('context')))

    def test_it(self):
        order.append('test')
        with self.assertRaises(TypeError) as caught:
            self.enterContext(3)
        order.append(str(caught.exception))

    @unittest.expectedFailure
    def test_xfail_then_bad_end(self):
        self.addCleanup(self.fail, 'in cleanup')
        self.fail('expected')


suite = unittest.defaultTestLoader.loadTestsFromTestCase(Fixtures)
result = unittest.TestResult()
suite.run(result)
print(order)
print(result, len(result.expectedFailures), result.failures[0][1].split('\n')[-2], suite.countTestCases(), list(suite))
out = io.StringIO()
result = unittest.TextTestRunner(stream=out, tb_locals=True, durations=1, verbosity=2).run(Fixtures('test_xfail_then_bad_end'))
tell(out.getvalue())
print('self = <' in out.getvalue(), len(result.collectedDurations))


class Long(unittest.TestCase):
    maxDiff = 20


for first, second in (([1] * 9, [2] * 9), ('abc\ndef', 'abd\ndef\n'), ({'a': 1}, {'a': 2}), (('a',), ('a', 'b'))):
    for case in unittest.TestCase(), Long():
        try:
            case.assertEqual(first, second)
        except AssertionError as error:
            print(error)
for name in 'assertEquals', 'failUnless', 'assertNotRegexpMatches', 'assertRaisesRegexp':
    print(hasattr(unittest.TestCase, name), end=' ')
print()
for wrong in (lambda: unittest.TestLoader().loadTestsFromTestCase(unittest.TestSuite),
              lambda: unittest.TestSuite([3]), lambda: unittest.TestSuite('abc'), lambda: Fixtures('nothing')):
    try:
        wrong()
    except (TypeError, ValueError) as error:
        print(error)

# expect: discover -v -> 1
# expect: printed
# expect: test_in (pack.test_inner.Inner.test_in) ... ok
# expect: test_absent (unittest.loader.ModuleSkipped.test_absent) ... skipped 'not here'
# expect: test_broken (unittest.loader._FailedTest.test_broken) ... ERROR
# expect: test_one (test_first.First.test_one) ... ok
# expect: test_parts (test_first.First.test_parts) ... 
# expect: test_three (test_first.First.test_three) ... skipped 'no sensor'
# expect: test_two (test_first.First.test_two) ... FAIL
# expect: test_missing (unittest.loader._FailedTest.test_missing) ... ERROR
# expect: test_own (unittest.loader._FailedTest.test_own) ... ERROR
# expect: ERROR: test_broken (unittest.loader._FailedTest.test_broken)
# expect: ImportError: Failed to import test module: test_broken
# expect: SyntaxError: '(' was never closed
# expect: ERROR: test_missing (unittest.loader._FailedTest.test_missing)
# expect: ImportError: Failed to import test module: test_missing
# expect: ModuleNotFoundError: No module named 'no_such_module_here'
# expect: ERROR: test_own (unittest.loader._FailedTest.test_own)
# expect: ValueError: own test*.py
# expect: FAIL: test_parts (test_first.First.test_parts) [part] (n=1)
# expect: AssertionError: 1 == 1
# expect: FAIL: test_two (test_first.First.test_two)
# expect: AssertionError: Lists differ: [1, 2, 3] != [1, 3]
# expect: First differing element 1:
# expect: 2
# expect: 3
# expect: First list contains 1 additional elements.
# expect: First extra element 2:
# expect: 3
# expect: - [1, 2, 3]
# expect: ?     ---
# expect: + [1, 3]
# expect: Ran 9 tests in Ts
# expect: FAILED (failures=2, errors=3, skipped=2)
# expect:  -> 1
# expect: printed
# expect: .sE.FsFEE
# expect: ERROR: test_broken (unittest.loader._FailedTest.test_broken)
# expect: ImportError: Failed to import test module: test_broken
# expect: SyntaxError: '(' was never closed
# expect: ERROR: test_missing (unittest.loader._FailedTest.test_missing)
# expect: ImportError: Failed to import test module: test_missing
# expect: ModuleNotFoundError: No module named 'no_such_module_here'
# expect: ERROR: test_own (unittest.loader._FailedTest.test_own)
# expect: ValueError: own test*.py
# expect: FAIL: test_parts (test_first.First.test_parts) [part] (n=1)
# expect: AssertionError: 1 == 1
# expect: FAIL: test_two (test_first.First.test_two)
# expect: AssertionError: Lists differ: [1, 2, 3] != [1, 3]
# expect: First differing element 1:
# expect: 2
# expect: 3
# expect: First list contains 1 additional elements.
# expect: First extra element 2:
# expect: 3
# expect: - [1, 2, 3]
# expect: ?     ---
# expect: + [1, 3]
# expect: Ran 9 tests in Ts
# expect: FAILED (failures=2, errors=3, skipped=2)
# expect: discover -p test_in* -s pack -t . -> 0
# expect: printed
# expect: .
# expect: Ran 1 test in Ts
# expect: OK
# expect: test_first.First.test_one pack.test_inner -v -> 0
# expect: printed
# expect: test_one (test_first.First.test_one) ... ok
# expect: test_in (pack.test_inner.Inner.test_in) ... ok
# expect: Ran 2 tests in Ts
# expect: OK
# expect: -k two -k *one -v test_first -> 1
# expect: test_one (test_first.First.test_one) ... ok
# expect: test_two (test_first.First.test_two) ... FAIL
# expect: FAIL: test_two (test_first.First.test_two)
# expect: AssertionError: Lists differ: [1, 2, 3] != [1, 3]
# expect: First differing element 1:
# expect: 2
# expect: 3
# expect: First list contains 1 additional elements.
# expect: First extra element 2:
# expect: 3
# expect: - [1, 2, 3]
# expect: ?     ---
# expect: + [1, 3]
# expect: Ran 2 tests in Ts
# expect: FAILED (failures=1)
# expect: -f test_first -> 1
# expect: .F
# expect: FAIL: test_parts (test_first.First.test_parts) [part] (n=1)
# expect: AssertionError: 1 == 1
# expect: Ran 2 tests in Ts
# expect: FAILED (failures=1)
# expect: -q test_first.First.test_one -> 0
# expect: Ran 1 test in Ts
# expect: OK
# expect: -b pack/test_inner.py -> 0
# expect: .
# expect: Ran 1 test in Ts
# expect: OK
# expect: test_first.First.nothing test_first.Nothing no_such_module -> 1
# expect: EEE
# expect: ERROR: nothing (unittest.loader._FailedTest.nothing)
# expect: AttributeError: type object 'First' has no attribute 'nothing'
# expect: ERROR: Nothing (unittest.loader._FailedTest.Nothing)
# expect: AttributeError: module 'test_first' has no attribute 'Nothing'
# expect: ERROR: no_such_module (unittest.loader._FailedTest.no_such_module)
# expect: ImportError: Failed to import test module: no_such_module
# expect: ModuleNotFoundError: No module named 'no_such_module'
# expect: Ran 3 tests in Ts
# expect: FAILED (errors=3)
# expect: -k nothing test_first -> 5
# expect: Ran 0 tests in Ts
# expect: NO TESTS RAN
# expect: --nothing -> 2
# expect: usage: prog [-h] [-v] [-q] [--locals] [--durations N] [-f] [-c] [-b]
# expect: prog: error: unrecognized arguments: --nothing
# expect: --durations 3 -v pack.test_inner -> 0
# expect: printed
# expect: test_in (pack.test_inner.Inner.test_in) ... ok
# expect: Slowest test durations
# expect: Ts     test_in (pack.test_inner.Inner.test_in)
# expect: Ran 1 test in Ts
# expect: OK
# expect: discover -p none* -> 5
# expect: Ran 0 tests in Ts
# expect: NO TESTS RAN
# expect: -h -> 0
# expect: usage: prog [-h] [-v] [-q] [--locals] [--durations N] [-f] [-c] [-b]
# expect: positional arguments:
# expect: options:
# expect: Examples:
# expect: usage: prog discover [-h] [-v] [-q] [--locals] [--durations N] [-f] [-c] [-b]
# expect: options:
# expect: For test discovery all test modules must be importable from the top level
# expect: directory of the project.
# expect: Start directory is not importable: 'nowhere'
# expect: Start directory is not importable: '/plain'
# expect: ['module', 'class', 'test', "'builtins.int' object does not support the context manager protocol", 'close context', 'cleanup', 'close context', 'cleanup', 'close class context', 'class cleanup', 'end of module', 'close module context', 'module cleanup']
# expect: <unittest.result.TestResult run=2 errors=0 failures=1> 0 AssertionError: in cleanup 2 [None, None]
# expect: test_xfail_then_bad_end (__main__.Fixtures.test_xfail_then_bad_end) ... FAIL
# expect: FAIL: test_xfail_then_bad_end (__main__.Fixtures.test_xfail_then_bad_end)
# expect: AssertionError: in cleanup
# expect: Slowest test durations
# expect: Ts     test_xfail_then_bad_end (__main__.Fixtures.test_xfail_then_bad_end)
# expect: Ran 1 test in Ts
# expect: FAILED (failures=1)
# expect: False 1
# expect: Lists differ: [1, 1, 1, 1, 1, 1, 1, 1, 1] != [2, 2, 2, 2, 2, 2, 2, 2, 2]
# expect: 
# expect: First differing element 0:
# expect: 1
# expect: 2
# expect: 
# expect: - [1, 1, 1, 1, 1, 1, 1, 1, 1]
# expect: + [2, 2, 2, 2, 2, 2, 2, 2, 2]
# expect: Lists differ: [1, 1, 1, 1, 1, 1, 1, 1, 1] != [2, 2, 2, 2, 2, 2, 2, 2, 2]
# expect: 
# expect: First differing element 0:
# expect: 1
# expect: 2
# expect: 
# expect: Diff is 60 characters long. Set self.maxDiff to None to see it.
# expect: 'abc\ndef' != 'abd\ndef\n'
# expect: - abc
# expect: ?   ^
# expect: + abd
# expect: ?   ^
# expect:   def
# expect: + 
# expect: 
# expect: 'abc\ndef' != 'abd\ndef\n'
# expect: Diff is 34 characters long. Set self.maxDiff to None to see it.
# expect: {'a': 1} != {'a': 2}
# expect: - {'a': 1}
# expect: ?       ^
# expect: 
# expect: + {'a': 2}
# expect: ?       ^
# expect: 
# expect: {'a': 1} != {'a': 2}
# expect: Diff is 44 characters long. Set self.maxDiff to None to see it.
# expect: Tuples differ: ('a',) != ('a', 'b')
# expect: 
# expect: Second tuple contains 1 additional elements.
# expect: First extra element 1:
# expect: 'b'
# expect: 
# expect: - ('a',)
# expect: + ('a', 'b')
# expect: ?      ++++
# expect: 
# expect: Tuples differ: ('a',) != ('a', 'b')
# expect: 
# expect: Second tuple contains 1 additional elements.
# expect: First extra element 1:
# expect: 'b'
# expect: 
# expect: Diff is 35 characters long. Set self.maxDiff to None to see it.
# expect: False False False False 
# expect: Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?
# expect: 3 is not callable
# expect: tests must be an iterable of tests, not a string
# expect: no such test method in <class '__main__.Fixtures'>: nothing
