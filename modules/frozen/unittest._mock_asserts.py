# SPDX-License-Identifier: MIT
"""What can be asserted of a mock's calls.

A mock with a specification compares calls as its function would take them: f(1, 2) and f(1, b=2) are the same.
"""
from unittest._mock_call import _Call, _format_call, _split, call

_ASSERTIONS = ('assert_any_call', 'assert_called', 'assert_called_once', 'assert_called_once_with',
               'assert_called_with', 'assert_has_calls', 'assert_not_called')


class _AnyOf(list):
    """A list that has its own items on the left of comparisons, so that ANY in the item sought is on the left inside."""

    def __contains__(self, item):
        return any(other == item for other in self)


def _times(count):
    return '%s times' % count


class Assertions:
    """The assertions of any mock."""

    def _label(self):
        return self._mock_name or 'mock'

    def _format_mock_call_signature(self, args, kwargs):
        return _format_call(self._label(), args, kwargs)

    def _signature_for(self, name):
        """The signature that calls of this mock's child must have; its own for no name; None if there is none."""
        if not name:
            return self._spec_signature
        signature, children = None, self._mock_children
        for part in name.replace('()', '').split('.'):
            child = children.get(part)
            if child is None or not hasattr(child, '_mock_children') and not hasattr(child, 'mock'):
                return None
            child = getattr(child, 'mock', child) if type(child).__name__ == 'function' else child
            children, signature = child._mock_children, child._spec_signature
        return signature

    def _call_matcher(self, item):
        """A call as it is compared: with its arguments bound, or the TypeError that says why they don't fit."""
        if not isinstance(item, tuple):
            return item
        name, args, kwargs = _split(item)
        signature = self._signature_for(name)
        if signature is None:
            return item
        try:
            bound = signature.bind(*args, **kwargs)
        except TypeError as error:
            return error.with_traceback(None)
        return call(name or '', bound.args, bound.kwargs)

    def _calls_repr(self):
        return '\nCalls: %r.' % self.mock_calls if self.mock_calls else ''

    def assert_not_called(self):
        """Assert that the mock was not called."""
        if self.call_count:
            raise AssertionError('Expected %r to not have been called. Called %s.%s' % (
                self._label(), _times(self.call_count), self._calls_repr()))

    def assert_called(self):
        """Assert that the mock was called."""
        if not self.call_count:
            raise AssertionError('Expected %r to have been called.' % self._label())

    def assert_called_once(self):
        """Assert that the mock was called exactly once."""
        if self.call_count != 1:
            raise AssertionError('Expected %r to have been called once. Called %s.%s' % (
                self._label(), _times(self.call_count), self._calls_repr()))

    def _not_found(self, args, kwargs, action, actual):
        return 'expected %s not found.\nExpected: %s\n  Actual: %s' % (
            action, self._format_mock_call_signature(args, kwargs), actual)

    def assert_called_with(self, /, *args, **kwargs):
        """Assert that the last call had these arguments."""
        if self.call_args is None:
            raise AssertionError(self._not_found(args, kwargs, 'call', 'not called.'))
        self._compare_last(args, kwargs, self.call_args, 'call')

    def _compare_last(self, args, kwargs, last, action):
        expected, actual = self._call_matcher(_Call((args, kwargs), two=True)), self._call_matcher(last)
        if actual != expected:
            raise AssertionError(self._not_found(args, kwargs, action, self._format_mock_call_signature(*last))) \
                from (expected if isinstance(expected, Exception) else None)

    def assert_called_once_with(self, /, *args, **kwargs):
        """Assert that the mock was called exactly once, with these arguments."""
        if self.call_count != 1:
            raise AssertionError('Expected %r to be called once. Called %s.%s' % (
                self._label(), _times(self.call_count), self._calls_repr()))
        return self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        """Assert that some call had these arguments."""
        self._compare_any(args, kwargs, self.call_args_list, 'call')

    def _compare_any(self, args, kwargs, calls, action):
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        cause = expected if isinstance(expected, Exception) else None
        if cause or expected not in _AnyOf(self._call_matcher(item) for item in calls):
            raise AssertionError('%s %s not found' % (self._format_mock_call_signature(args, kwargs), action)) from cause

    def assert_has_calls(self, calls, any_order=False):
        """Assert that these calls were made one after the other, or, with any_order, that each was made."""
        self._compare_calls(calls, any_order, self.mock_calls, 'call', self._missing_text)

    def _missing_text(self, missing, found, expected):
        return '%r does not contain all of %r in its call list, found %r instead' % (self._label(), tuple(missing), found)

    def _compare_calls(self, calls, any_order, actual, action, missing_text):
        expected = [self._call_matcher(item) for item in calls]
        cause = next((item for item in expected if isinstance(item, Exception)), None)
        found = type(actual)(self._call_matcher(item) for item in actual)
        if any_order:
            self._find_each(expected, found, cause, missing_text)
        elif expected not in found:
            errors = [item if isinstance(item, Exception) else None for item in expected]
            problem = '%ss not found.' % action.capitalize() if cause is None else \
                'Error processing expected %ss.\nErrors: %r' % (action, errors)
            raise AssertionError('%s\nExpected: %r%s' % (problem, type(actual)(calls), self._actual_text(action, actual))
                                 ) from cause

    def _actual_text(self, action, actual):
        return '\n%sActual: %r' % ('  ' if action == 'call' else '', actual)

    def _find_each(self, expected, found, cause, missing_text):
        left, missing = list(found), []
        for item in expected:
            try:
                left.remove(item)
            except ValueError:
                missing.append(item)
        if missing:
            raise AssertionError(missing_text(missing, left, expected)) from cause
