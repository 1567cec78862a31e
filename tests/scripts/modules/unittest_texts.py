# Texts of unittest that need unusual arguments.
import unittest
import warnings


class Case(unittest.TestCase):
    def by_name(self, first, second, msg=None):
        raise self.failureException('by_name: %r, %r' % (first, second))

    def test_returns(self):
        return 1


def attempt(call):
    try:
        call()
    except AssertionError as error:
        print(error)


t = Case()
attempt(lambda: t.assertSequenceEqual(1, 2))
attempt(lambda: t.assertSequenceEqual([], 2))
attempt(lambda: t.assertSetEqual({1}, [1]))
attempt(lambda: t.assertSetEqual([1], {1}))
attempt(lambda: t.assertSetEqual({1}, 5))
attempt(lambda: t.assertRaises((ValueError, TypeError), print, end=''))
t.addTypeEqualityFunc(int, 'by_name')
attempt(lambda: t.assertEqual(1, 2))
print(unittest.FunctionTestCase(attempt))
loader = unittest.TestLoader()
loader.loadTestsFromName('there.is.nothing')
loader.loadTestsFromName('os.nothing')
print([text.splitlines()[0] for text in loader.errors])
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    Case('test_returns').run()
print(caught[0].category.__name__, caught[0].message)
# expect: First sequence has no length.    Non-sequence?
# expect: - 1
# expect: + 2
# expect: Second sequence has no length.    Non-sequence?
# expect: - []
# expect: + 2
# expect: second argument does not support set difference: 'list' object has no attribute 'difference'
# expect: first argument does not support set difference: 'list' object has no attribute 'difference'
# expect: invalid type when attempting set difference: 'int' object is not iterable
# expect: (<class 'ValueError'>, <class 'TypeError'>) not raised by print
# expect: by_name: 1, 2
# expect: unittest.case.FunctionTestCase (attempt)
# expect: ['Failed to import test module: there', 'Failed to access attribute:']
# expect: DeprecationWarning It is deprecated to return a value that is not None from a test case (<bound method Case.test_returns of <__main__.Case testMethod=test_returns>>)
