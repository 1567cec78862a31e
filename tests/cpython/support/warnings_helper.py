# SPDX-License-Identifier: MIT
"""test.support.warnings_helper: checks for warnings."""
import contextlib
import functools
import warnings


class WarningsRecorder:
    """The warnings that a context has seen; the last one's attributes are its own."""

    def __init__(self, warned):
        self._warned, self._first = warned, 0

    def __getattr__(self, name):
        if len(self._warned) > self._first:
            return getattr(self._warned[-1], name)
        if name in ('message', 'category', 'filename', 'lineno', 'file', 'line', 'source'):
            return None
        raise AttributeError('%r has no attribute %r' % (self, name))

    @property
    def warnings(self):
        """Those since the last reset()."""
        return self._warned[self._first:]

    def reset(self):
        """Forget those so far."""
        self._first = len(self._warned)


@contextlib.contextmanager
def _filtered(filters, quiet):
    import re
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter('always')
        yield WarningsRecorder(warned)
    rest, missing = list(warned), []
    for text, category in filters:
        seen = [item for item in rest
                if re.match(text, str(item.message), re.I) and issubclass(item.category, category)]
        rest = [item for item in rest if item not in seen]
        if not seen:
            missing.append((text, category.__name__))
    if rest:
        raise AssertionError('unhandled warning %s' % rest[0])
    if missing and not quiet:
        raise AssertionError('filter (%r, %s) did not catch any warning' % missing[0])


def check_warnings(*filters, quiet=None):
    """Context that sees the given warnings, (text, category) each, and no others."""
    if not filters:
        filters, quiet = (('', Warning),), True if quiet is None else quiet
    return _filtered(filters, quiet)


@contextlib.contextmanager
def check_no_warnings(testcase, message='', category=Warning, force_gc=False):
    """Context that sees no such warning."""
    from test.support import gc_collect
    with warnings.catch_warnings(record=True) as warned:
        warnings.filterwarnings('always', message=message, category=category)
        yield
        if force_gc:
            gc_collect()
    testcase.assertEqual(warned, [])


def check_no_resource_warning(testcase):
    """Context that sees no ResourceWarning."""
    return check_no_warnings(testcase, category=ResourceWarning, force_gc=True)


def check_syntax_warning(testcase, statement, errtext='', *, lineno=1, offset=None):
    """Check that compiling warns once, at the line, and that the warning as an error is a SyntaxError."""
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter('always', SyntaxWarning)
        compile(statement, '<testcase>', 'exec')
    testcase.assertEqual(len(warned), 1, warned)
    testcase.assertTrue(issubclass(warned[0].category, SyntaxWarning))
    if errtext:
        testcase.assertRegex(str(warned[0].message), errtext)
    testcase.assertEqual((warned[0].filename, warned[0].lineno), ('<testcase>', lineno))
    with warnings.catch_warnings(record=True) as warned, testcase.assertRaisesRegex(SyntaxError, errtext) as caught:
        warnings.simplefilter('error', SyntaxWarning)
        compile(statement, '<testcase>', 'exec')
    testcase.assertEqual(warned, [])
    testcase.assertEqual(caught.exception.lineno, lineno)


def ignore_warnings(*, category):
    """Decorator: without the warnings of a category."""
    def decorate(test):
        @functools.wraps(test)
        def run(*args, **kwargs):
            with warnings.catch_warnings():
                warnings.simplefilter('ignore', category=category)
                return test(*args, **kwargs)
        return run
    return decorate


@contextlib.contextmanager
def save_restore_warnings_filters():
    """Context after which the filters are those of before."""
    before = warnings.filters[:]
    try:
        yield
    finally:
        warnings.filters[:] = before
