# SPDX-License-Identifier: MIT
"""test.support as CPython's tests import it, written from its documentation, for running them with any interpreter.

It stands in for the original because that one asks for parts of CPython (its C test modules, its build's
configuration) when it is imported.  Nothing here makes a test weaker: a decorator for CPython's own details
lets the test run, and tests/cpython/details.txt says which of those do not apply, and why.
"""
import contextlib
import functools
import gc
import io
import os
import sys
import types
import unittest

verbose, failfast, use_resources = 0, False, ['cpu']
SHORT_TIMEOUT, LONG_TIMEOUT, LOOPBACK_TIMEOUT, INTERNET_TIMEOUT = 30.0, 300.0, 5.0, 60.0
MAX_Py_ssize_t = sys.maxsize
_1M, _1G, _2G, _4G = 1 << 20, 1 << 30, 1 << 31, 1 << 32
NHASHBITS = sys.hash_info.width
SOCK_MAX_SIZE, PIPE_MAX_SIZE = 16 << 20, (4 << 20) + 1
is_jython = is_android = is_emscripten = is_wasi = Py_TRACE_REFS = Py_DEBUG = False
MS_WINDOWS = False
has_fork_support = has_subprocess_support = has_socket_support = True
HAVE_DOCSTRINGS = True
unix_shell = '/bin/sh'
TEST_SUPPORT_DIR = os.path.dirname(os.path.abspath(__file__))
TEST_HOME_DIR = os.path.dirname(TEST_SUPPORT_DIR)
STDLIB_DIR = os.path.dirname(TEST_HOME_DIR)
TEST_DATA_DIR = os.path.join(TEST_HOME_DIR, 'data')


class Error(Exception):
    """Base class of what this module raises."""


class TestFailed(Error):
    """A test failed."""


class ResourceDenied(unittest.SkipTest):
    """A test needs a resource that was not asked for."""


# --- what is there, and what a test may use ------------------------------------------------------

def _mark(item):
    return item


def cpython_only(test):
    """A detail of CPython: tried nevertheless."""
    return test


refcount_test = no_tracing = cpython_only


def check_impl_detail(**guards):
    """Whether a part of a test that the named implementations share is to run: what CPython runs is, too."""
    names = 'cpython', sys.implementation.name
    return not guards or any(guards.get(name, not list(guards.values())[0]) for name in names)


def impl_detail(msg=None, **guards):
    """Decorator: a test for some implementations only."""
    return _mark if check_impl_detail(**guards) else unittest.skip(msg or 'a detail of another implementation')


def is_resource_enabled(resource):
    """Whether tests may use a costly resource."""
    return resource in use_resources


def requires(resource, msg=None):
    """Skip unless the resource may be used."""
    if not is_resource_enabled(resource):
        raise ResourceDenied(msg or 'Use of the %r resource not enabled' % resource)


def requires_resource(resource):
    """Decorator: skip unless the resource may be used."""
    return unittest.skipUnless(is_resource_enabled(resource), 'resource %r is not enabled' % resource)


def _always(item=None, *args, **kwargs):
    """A decorator, with or without arguments, for something that is always there."""
    return item if isinstance(item, (type, types.FunctionType)) else _mark


requires_IEEE_754 = requires_docstrings = requires_fork = _always
requires_working_socket = requires_debug_ranges = requires_zlib = requires_bz2 = requires_lzma = requires_gzip = _always
requires_limited_api = requires_specialization = _always
skip_if_buildbot = skip_if_sanitizer = _always
no_type_params = _always


def requires_subprocess():
    """Decorator: other processes can be started."""
    return _mark


requires_legacy_unicode_capi = unittest.skip('a function of the C interface')


def has_no_debug_ranges():
    """Whether tracebacks have no columns."""
    return False


def get_attribute(obj, name):
    """An attribute; without it the test is skipped."""
    try:
        return getattr(obj, name)
    except AttributeError:
        raise unittest.SkipTest('object %r has no attribute %r' % (obj, name)) from None


def _memory_test(size, memuse, dry_run=True):
    """Decorator: a test that takes a size, and gets a small one where memory is not to be filled."""
    def decorate(function):
        @functools.wraps(function)
        def run(self):
            if not dry_run:
                raise unittest.SkipTest('not enough memory')
            return function(self, 5147)
        run.size, run.memuse = size, memuse
        return run
    return decorate


bigmemtest = _memory_test


def bigaddrspacetest(function):
    """Decorator: a test that fills the address space."""
    return unittest.skip('fills the address space')(function)


def findfile(filename, subdir=None):
    """The path of one of the tests' files."""
    if os.path.isabs(filename):
        return filename
    if subdir is not None:
        filename = os.path.join(subdir, filename)
    for folder in [TEST_HOME_DIR, *sys.path]:
        path = os.path.join(folder, filename)
        if os.path.exists(path):
            return path
    return filename


def calcobjsize(format):
    """The size that CPython gives an object with these fields."""
    import struct
    return struct.calcsize('nP' + format + '0n')


def calcvobjsize(format):
    """The size that CPython gives an object of variable length with these fields."""
    import struct
    return struct.calcsize('nPn' + format + '0n')


def check_sizeof(test, o, size):
    """Check what sys.getsizeof() says."""
    test.assertEqual(sys.getsizeof(o), size, type(o))


# --- objects to compare with ---------------------------------------------------------------------

class _AlwaysEqual:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False


class _NeverEqual:
    def __eq__(self, other):
        return False

    def __ne__(self, other):
        return True

    def __hash__(self):
        return 1


ALWAYS_EQ, NEVER_EQ = _AlwaysEqual(), _NeverEqual()


@functools.total_ordering
class _Largest:
    def __eq__(self, other):
        return isinstance(other, _Largest)

    def __lt__(self, other):
        return False


@functools.total_ordering
class _Smallest:
    def __eq__(self, other):
        return isinstance(other, _Smallest)

    def __gt__(self, other):
        return False


LARGEST, SMALLEST = _Largest(), _Smallest()


def sortdict(dict):
    """What repr() of a dict says, its items sorted."""
    return '{%s}' % ', '.join('%r: %r' % item for item in sorted(dict.items()))


# --- running something -----------------------------------------------------------------------------

def gc_collect():
    """Collect what is garbage, and what its finalizers leave."""
    for _ in range(3):
        gc.collect()


@contextlib.contextmanager
def disable_gc():
    """Context without automatic collections."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


@contextlib.contextmanager
def captured_output(stream_name):
    """Context in which one of sys's streams is a StringIO."""
    before = getattr(sys, stream_name)
    setattr(sys, stream_name, io.StringIO())
    try:
        yield getattr(sys, stream_name)
    finally:
        setattr(sys, stream_name, before)


def captured_stdout():
    """Context in which sys.stdout is a StringIO."""
    return captured_output('stdout')


def captured_stderr():
    """Context in which sys.stderr is a StringIO."""
    return captured_output('stderr')


def captured_stdin():
    """Context in which sys.stdin is a StringIO."""
    return captured_output('stdin')


@contextlib.contextmanager
def swap_attr(obj, attr, new_val):
    """Context in which an attribute has another value."""
    missing = object()
    before = getattr(obj, attr, missing)
    setattr(obj, attr, new_val)
    try:
        yield None if before is missing else before
    finally:
        if before is not missing:
            setattr(obj, attr, before)
        elif hasattr(obj, attr):
            delattr(obj, attr)


@contextlib.contextmanager
def swap_item(obj, item, new_val):
    """Context in which an item has another value."""
    missing = object()
    before = obj[item] if item in obj else missing
    obj[item] = new_val
    try:
        yield None if before is missing else before
    finally:
        if before is not missing:
            obj[item] = before
        elif item in obj:
            del obj[item]


@contextlib.contextmanager
def infinite_recursion(max_depth=None):
    """Context for a test that recurses until it is stopped."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max_depth if max_depth and max_depth > 60 else 150)
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


@contextlib.contextmanager
def adjust_int_max_str_digits(max_digits):
    """Context with another limit for conversions between int and str."""
    before = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(max_digits)
    try:
        yield
    finally:
        sys.set_int_max_str_digits(before)


class catch_unraisable_exception:
    """Context that keeps what sys.unraisablehook would be told."""

    unraisable = _before = None

    def _note(self, unraisable):
        self.unraisable = unraisable

    def __enter__(self):
        self._before, sys.unraisablehook = sys.unraisablehook, self._note
        return self

    def __exit__(self, *exc_info):
        sys.unraisablehook, self.unraisable = self._before, None


class SuppressCrashReport:
    """Context for a process that may crash: no core file."""

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        pass


def set_memlimit(limit):
    """Nothing: tests that need much memory are given little."""


def maybe_get_event_loop_policy():
    """asyncio's policy, if one is set."""
    import asyncio.events
    return getattr(asyncio.events, '_event_loop_policy', None)


def wait_process(pid, *, exitcode, timeout=None):
    """Wait for a child and check how it ended."""
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    if status != exitcode:
        raise AssertionError('process %d ended with %r, not %r' % (pid, status, exitcode))


def run_with_locale(catstr, *locales):
    """Decorator: run with the first locale of these that there is."""
    def decorate(function):
        @functools.wraps(function)
        def run(*args, **kwargs):
            import locale
            category = getattr(locale, catstr)
            before = locale.setlocale(category)
            for name in locales:
                try:
                    locale.setlocale(category, name)
                    break
                except locale.Error:
                    continue
            try:
                return function(*args, **kwargs)
            finally:
                locale.setlocale(category, before)
        return run
    return decorate


# --- checks ----------------------------------------------------------------------------------------

def check_syntax_error(testcase, statement, errtext='', *, lineno=None, offset=None):
    """Check that a statement does not compile, and where and how it says so."""
    with testcase.assertRaisesRegex(SyntaxError, errtext) as caught:
        compile(statement, '<test string>', 'exec')
    error = caught.exception
    testcase.assertIsNotNone(error.lineno)
    testcase.assertIsNotNone(error.offset)
    if lineno is not None:
        testcase.assertEqual(error.lineno, lineno)
    if offset is not None:
        testcase.assertEqual(error.offset, offset)


def check_free_after_iterating(test, iter, cls, args=()):
    """Check that what an iterator walked to its end is freed, and may ask the iterator for more when it is."""
    freed = []

    def walk():
        class Walked(cls):
            def __del__(self):
                freed.append(True)
                try:
                    next(it)
                except StopIteration:
                    pass

        it = iter(Walked(*args))
        test.assertRaises(StopIteration, next, it)

    walk()
    gc_collect()
    test.assertTrue(freed)


def check__all__(test_case, module, name_of_module=None, extra=(), not_exported=()):
    """Check that __all__ names what a module defines, and nothing else."""
    names = name_of_module or (module.__name__,)
    names = (names,) if isinstance(names, str) else names
    expected = set(extra)
    for name in dir(module):
        if name.startswith('_') or name in not_exported:
            continue
        item = getattr(module, name)
        if getattr(item, '__module__', None) in names or \
                not hasattr(item, '__module__') and not isinstance(item, types.ModuleType):
            expected.add(name)
    test_case.assertCountEqual(module.__all__, expected)


def collision_stats(nbins, nballs):
    """Mean and standard deviation of how many of nballs fall, at random, into one of nbins that has one already."""
    digits = 10 ** 120

    def all_miss(hits):  # the chance that no ball falls into any of so many bins, times digits
        result, base, n = digits, digits - digits * hits // nbins, nballs
        while n:
            if n & 1:
                result = result * base // digits
            base, n = base * base // digits, n >> 1
        return result
    one, two = all_miss(1), all_miss(2)
    mean = nballs * digits - nbins * (digits - one)
    variance = nbins * (nbins - 1) * two + nbins * one - nbins * nbins * one * one // digits
    return mean / digits, max(variance / digits, 0) ** 0.5


def load_package_tests(pkg_dir, loader, standard_tests, pattern):
    """The tests of the modules in a package."""
    standard_tests.addTests(loader.discover(start_dir=pkg_dir, pattern=pattern or 'test*', top_level_dir=STDLIB_DIR))
    return standard_tests


def reap_children():
    """Take leave of children that have ended."""
    while True:
        try:
            pid, _ = os.waitpid(-1, os.WNOHANG)
        except OSError:
            return
        if not pid:
            return
