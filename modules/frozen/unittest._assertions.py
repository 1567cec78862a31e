# SPDX-License-Identifier: MIT
"""The assertions of TestCase."""
from unittest import _compare

__unittest = True


class _Found:
    """Where a plain text was found, as a match of a regular expression tells it."""

    def __init__(self, start, end):
        self.start, self.end = lambda: start, lambda: end


def _search(pattern, text):
    if hasattr(pattern, 'search'):
        return pattern.search(text)
    if isinstance(pattern, str) and not set(pattern) & set('.^$*+?{}[]\\|()'):  # needs no regular expressions
        start = text.find(pattern)
        return _Found(start, start + len(pattern)) if start >= 0 else None
    import re
    return re.search(pattern, text)


def _compile(pattern):
    import re
    return re.compile(pattern)


def _name(expected):
    return getattr(expected, '__name__', None) or str(expected)


def _check_classes(expected, base, what):
    for cls in expected if isinstance(expected, tuple) else (expected,):
        if not isinstance(cls, type) or not issubclass(cls, base):
            raise TypeError(what)


class _Raises:
    """assertRaises() and assertRaisesRegex() as context managers."""

    def __init__(self, case, expected, msg=None, pattern=None, function=None):
        self.case, self.expected, self.msg, self.pattern, self.function = case, expected, msg, pattern, function

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        if kind is None:
            by = ' by ' + _name(self.function) if self.function is not None else ''
            self.case._failWith(self.msg, '%s not raised%s' % (_name(self.expected), by))
        if not issubclass(kind, self.expected):
            return False
        self.exception = error.with_traceback(None)
        if self.pattern is not None and not _search(self.pattern, str(error)):
            pattern = getattr(self.pattern, 'pattern', self.pattern)
            self.case._failWith(self.msg, '"%s" does not match "%s"' % (pattern, error))
        return True


class _Warns:
    """assertWarns() and assertWarnsRegex() as context managers."""

    def __init__(self, case, expected, msg=None, pattern=None, function=None):
        self.case, self.expected, self.msg, self.pattern, self.function = case, expected, msg, pattern, function

    def __enter__(self):
        import warnings
        self.catcher = warnings.catch_warnings(record=True)
        self.warnings = self.catcher.__enter__()
        warnings.simplefilter('always', self.expected if not isinstance(self.expected, tuple) else Warning)
        return self

    def __exit__(self, kind, error, traceback):
        self.catcher.__exit__(kind, error, traceback)
        if kind is not None:
            return
        first = None
        for warning in self.warnings:
            if not isinstance(warning.message, self.expected):
                continue
            first = first or warning.message
            if self.pattern is not None and not _search(self.pattern, str(warning.message)):
                continue
            self.warning, self.filename, self.lineno = warning.message, warning.filename, warning.lineno
            return
        if first is not None:
            pattern = getattr(self.pattern, 'pattern', self.pattern)
            self.case._failWith(self.msg, '"%s" does not match "%s"' % (pattern, first))
        by = ' by ' + _name(self.function) if self.function is not None else ''
        self.case._failWith(self.msg, '%s not triggered%s' % (_name(self.expected), by))


class Assertions:
    """Each raises failureException with a text that shows the values; msg is added to it."""

    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8
    _diffThreshold = 2 ** 16
    _equal_by_type = {list: 'assertListEqual', tuple: 'assertTupleEqual', dict: 'assertDictEqual',
                      set: 'assertSetEqual', frozenset: 'assertSetEqual', str: 'assertMultiLineEqual'}

    def _formatMessage(self, msg, standardMsg):
        """The text of a failure: the standard one, the caller's, or both."""
        if not self.longMessage:
            return msg or standardMsg
        return standardMsg if msg is None else '%s : %s' % (standardMsg, msg)

    def _failWith(self, msg, standard):
        raise self.failureException(self._formatMessage(msg, standard))

    def fail(self, msg=None):
        """Fail."""
        raise self.failureException(msg)

    def addTypeEqualityFunc(self, typeobj, function):
        """Have function(first, second, msg), or the method of that name, compare two values of exactly this type."""
        self._type_equality_funcs[typeobj] = function

    def assertEqual(self, first, second, msg=None):
        """Fail unless first == second."""
        kind = type(first)
        if kind is type(second):
            compare = self._type_equality_funcs.get(kind, self._equal_by_type.get(kind))
            if isinstance(compare, str):
                compare = getattr(self, compare)
            if compare is not None:
                compare(first, second, msg=msg)
                return
        if not first == second:
            self._failWith(msg, '%s != %s' % _compare.both(first, second))

    def assertTrue(self, expr, msg=None):
        """Fail unless the expression is true."""
        if not expr:
            self._failWith(msg, '%r is not true' % (expr,))

    def assertFalse(self, expr, msg=None):
        """Fail unless the expression is false."""
        if expr:
            self._failWith(msg, '%r is not false' % (expr,))

    def assertNotEqual(self, first, second, msg=None):
        """Fail unless first != second."""
        if not first != second:
            self._failWith(msg, '%r == %r' % (first, second))

    def assertIs(self, expr1, expr2, msg=None):
        """Fail unless both are the same object."""
        if expr1 is not expr2:
            self._failWith(msg, '%r is not %r' % (expr1, expr2))

    def assertIsNot(self, expr1, expr2, msg=None):
        """Fail unless they are different objects."""
        if expr1 is expr2:
            self._failWith(msg, 'unexpectedly identical: %r' % (expr1,))

    def assertIsNone(self, obj, msg=None):
        """Fail unless it is None."""
        if obj is not None:
            self._failWith(msg, '%r is not None' % (obj,))

    def assertIsNotNone(self, obj, msg=None):
        """Fail unless it is not None."""
        if obj is None:
            self._failWith(msg, 'unexpectedly None')

    def assertIn(self, member, container, msg=None):
        """Fail unless the container has the member."""
        if member not in container:
            self._failWith(msg, '%r not found in %r' % (member, container))

    def assertNotIn(self, member, container, msg=None):
        """Fail unless the container does not have the member."""
        if member in container:
            self._failWith(msg, '%r unexpectedly found in %r' % (member, container))

    def assertIsInstance(self, obj, cls, msg=None):
        """Fail unless the object is an instance of the class."""
        if not isinstance(obj, cls):
            self._failWith(msg, '%r is not an instance of %r' % (obj, cls))

    def assertNotIsInstance(self, obj, cls, msg=None):
        """Fail unless the object is no instance of the class."""
        if isinstance(obj, cls):
            self._failWith(msg, '%r is an instance of %r' % (obj, cls))

    def assertLess(self, a, b, msg=None):
        """Fail unless a < b."""
        if not a < b:
            self._failWith(msg, '%r not less than %r' % (a, b))

    def assertLessEqual(self, a, b, msg=None):
        """Fail unless a <= b."""
        if not a <= b:
            self._failWith(msg, '%r not less than or equal to %r' % (a, b))

    def assertGreater(self, a, b, msg=None):
        """Fail unless a > b."""
        if not a > b:
            self._failWith(msg, '%r not greater than %r' % (a, b))

    def assertGreaterEqual(self, a, b, msg=None):
        """Fail unless a >= b."""
        if not a >= b:
            self._failWith(msg, '%r not greater than or equal to %r' % (a, b))

    def _both_ways(self, places, delta):
        if places is not None and delta is not None:
            raise TypeError('specify delta or places not both')
        return 7 if places is None else places

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        """Fail unless they are equal to so many decimal places (7), or within delta."""
        if first == second:
            return
        places, difference = self._both_ways(places, delta), abs(first - second)
        if delta is not None:
            if difference > delta:
                self._failWith(msg, '%s != %s within %s delta (%s difference)'
                           % tuple(map(_compare.shown, (first, second, delta, difference))))
        elif round(difference, places) != 0:
            self._failWith(msg, '%s != %s within %r places (%s difference)'
                       % (_compare.shown(first), _compare.shown(second), places, _compare.shown(difference)))

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        """Fail unless they differ at so many decimal places (7), or by more than delta."""
        places, difference = self._both_ways(places, delta), abs(first - second)
        if delta is not None:
            if first == second or difference <= delta:
                self._failWith(msg, '%s == %s within %s delta (%s difference)'
                           % tuple(map(_compare.shown, (first, second, delta, difference))))
        elif first == second or round(difference, places) == 0:
            self._failWith(msg, '%s == %s within %r places' % (_compare.shown(first), _compare.shown(second), places))

    def _callOrEnter(self, context, args, kwargs):
        """Use a context: return it, or call the function that the arguments give within it."""
        if not args:
            context.msg = kwargs.pop('msg', None)
            if kwargs:
                raise TypeError('%r is an invalid keyword argument for this function' % next(iter(kwargs)))
            return context
        context.function = args[0]
        with context:
            args[0](*args[1:], **kwargs)

    def assertRaises(self, expected_exception, *args, **kwargs):
        """Fail unless the call, or the body of the with statement, raises the exception."""
        _check_classes(expected_exception, BaseException,
                       'assertRaises() arg 1 must be an exception type or tuple of exception types')
        return self._callOrEnter(_Raises(self, expected_exception), args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        """The same, and the text of the exception must match."""
        _check_classes(expected_exception, BaseException,
                       'assertRaisesRegex() arg 1 must be an exception type or tuple of exception types')
        return self._callOrEnter(_Raises(self, expected_exception, pattern=_compile(expected_regex)), args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        """Fail unless the call, or the body of the with statement, issues the warning."""
        _check_classes(expected_warning, Warning,
                       'assertWarns() arg 1 must be a warning type or tuple of warning types')
        return self._callOrEnter(_Warns(self, expected_warning), args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        """The same, and the text of the warning must match."""
        _check_classes(expected_warning, Warning,
                       'assertWarnsRegex() arg 1 must be a warning type or tuple of warning types')
        return self._callOrEnter(_Warns(self, expected_warning, pattern=_compile(expected_regex)), args, kwargs)

    def assertRegex(self, text, expected_regex, msg=None):
        """Fail unless the text matches."""
        if not _search(expected_regex, text):
            pattern = getattr(expected_regex, 'pattern', expected_regex)
            self._failWith(msg, "Regex didn't match: %r not found in %r" % (pattern, text))

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        """Fail if the text matches."""
        match = _search(unexpected_regex, text)
        if match:
            pattern = getattr(unexpected_regex, 'pattern', unexpected_regex)
            self._failWith(msg, 'Regex matched: %r matches %r in %r' % (text[match.start():match.end()], pattern, text))

    def assertCountEqual(self, first, second, msg=None):
        """Fail unless both have the same items, in any order."""
        differences = _compare.counts(list(first), list(second))
        if differences:
            self._failWith(msg, 'Element counts were not equal:\n' + '\n'.join(
                'First has %d, Second has %d:  %r' % difference for difference in differences))

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        """Fail unless two sequences have the same items in the same order."""
        kind = seq_type.__name__ if seq_type is not None else 'sequence'
        if seq_type is not None:
            for which, sequence in ('First', seq1), ('Second', seq2):
                if not isinstance(sequence, seq_type):
                    raise self.failureException('%s sequence is not a %s: %s' % (which, kind, _compare.shown(sequence)))
        text = _compare.not_sequences(seq1, seq2, kind)
        if text is None:
            if seq1 == seq2 or (type(seq1) is not type(seq2) and list(seq1) == list(seq2)):
                return
            text = _compare.sequences(seq1, seq2, kind)
        self._failWith(msg, self._truncateMessage(text, '\n' + _compare.lines(seq1, seq2)))

    def _truncateMessage(self, text, diff):
        """The text of a failure with the differences, unless they are longer than maxDiff."""
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return text + diff
        return text + '\nDiff is %s characters long. Set self.maxDiff to None to see it.' % len(diff)

    def assertListEqual(self, list1, list2, msg=None):
        """Fail unless two lists are equal."""
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        """Fail unless two tuples are equal."""
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        """Fail unless two sets are equal."""
        text = _compare.sets(set1, set2)
        if text:
            self._failWith(msg, text)

    def assertDictEqual(self, d1, d2, msg=None):
        """Fail unless two dicts are equal."""
        self.assertIsInstance(d1, dict, 'First argument is not a dictionary')
        self.assertIsInstance(d2, dict, 'Second argument is not a dictionary')
        if d1 != d2:
            self._failWith(msg, self._truncateMessage('%s != %s' % _compare.both(d1, d2), '\n' + _compare.lines(d1, d2)))

    def assertMultiLineEqual(self, first, second, msg=None):
        """Fail unless two texts are equal."""
        self.assertIsInstance(first, str, 'First argument is not a string')
        self.assertIsInstance(second, str, 'Second argument is not a string')
        if first != second:
            text = '%s != %s' % _compare.both(first, second)
            if len(first) <= self._diffThreshold and len(second) <= self._diffThreshold:
                text = self._truncateMessage(text, '\n' + _compare.texts(first, second))
            self._failWith(msg, text)

    def assertLogs(self, logger=None, level=None):
        """Context: fail unless something is logged in it, to this logger and at this level (INFO) or above."""
        from unittest._log import Logs
        return Logs(self, logger, level, False)

    def assertNoLogs(self, logger=None, level=None):
        """Context: fail if something is logged in it."""
        from unittest._log import Logs
        return Logs(self, logger, level, True)
