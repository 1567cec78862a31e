# SPDX-License-Identifier: MIT
"""Module doctest.

>>> 1 + 1
2
"""
import contextlib
import doctest
import io
import types
import unittest


def double(n):
    """Twice n.

    >>> double(2)
    4
    >>> double('ab')      # two statements with output
    'abab'
    >>> for i in range(2):
    ...     print(i, double(i))
    ...
    0 0
    1 2
    >>> print('a\\n\\nb')
    a
    <BLANKLINE>
    b
    >>> double(None)
    Traceback (most recent call last):
      any text
    TypeError: unsupported operand type(s) for *: 'int' and 'NoneType'
    >>> list(range(30))   # doctest: +ELLIPSIS
    [0, 1, ..., 29]
    >>> print('a   b')    # doctest: +NORMALIZE_WHITESPACE
    a b
    >>> int('x')          # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    ValueError: whatever
    >>> 1 / 0             # doctest: +SKIP
    5
    """
    return 2 * n


class Pair:
    """A pair.

    >>> Pair().first
    1
    """

    first = 1

    def method(self):
        """
        >>> Pair().method()
        'm'
        """
        return 'm'

    @staticmethod
    def static():
        """
        >>> Pair.static()
        """

    @property
    def prop(self):
        """
        >>> Pair().prop
        3
        """
        return 3


__test__ = {'text': '>>> double(5)\n10\n', 'function': double}
print(doctest.testmod())
for test in doctest.DocTestFinder().find(__import__('__main__'), 'm'):
    print(test.name, len(test.examples))

# What a failure looks like.
wrong = types.ModuleType('wrong')
wrong.__test__ = {'bad': '''
    >>> 1 + 1
    3
    >>> print('one')
    >>> x = 1
    1
    >>> int('x')
    Traceback (most recent call last):
    ValueError: other
    >>> True
    1
    ''', 'good': '>>> 1\n1\n'}
shown = io.StringIO()
with contextlib.redirect_stdout(shown):
    results = doctest.testmod(wrong)
print(results)
print('\n'.join(line for line in shown.getvalue().split('\n') if '.py"' not in line and not line.startswith('      ')))
runner = doctest.DocTestRunner(verbose=True)
for test in doctest.DocTestFinder().find(wrong):
    if test.name.endswith('good'):
        print(runner.run(test))
runner.summarize()
runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.REPORT_ONLY_FIRST_FAILURE | doctest.DONT_ACCEPT_TRUE_FOR_1)
print(runner.run(doctest.DocTestFinder().find(wrong)[0]))
with contextlib.redirect_stdout(shown):
    results = doctest.testmod(wrong, report=False, optionflags=doctest.FAIL_FAST)
print(results)
try:
    doctest.testmod(wrong, raise_on_error=True)
except doctest.DocTestFailure as failure:
    print(repr(failure.example.source), repr(failure.got))

# The parser.
parser = doctest.DocTestParser()
for piece in parser.parse('text\n  >>> a = 1\n  >>> if a:\n  ...     a\n  1\n\nmore\n  >>> # nothing\n'):
    print((piece.source, piece.want, piece.lineno, piece.indent) if isinstance(piece, doctest.Example) else repr(piece))
for text in ('>>>x', '>>> 1 # doctest: +NONE', '  >>> 1\n 1'):
    try:
        parser.parse(text, 'some')
    except ValueError as error:
        print(error)
print(parser.get_doctest('>>> 1\n1', {}, 'n', 'f', 0))
print(doctest.script_from_examples('Some text\n\n>>> a = 1\n>>> a\n1\nend\n'))

# The checker.
checker = doctest.OutputChecker()
for want, got, flags in (('a\n', 'a\n', 0), ('1\n', 'True\n', 0), ('1\n', 'True\n', doctest.DONT_ACCEPT_TRUE_FOR_1),
                         ('a...c\n', 'abc\n', 0), ('a...c\n', 'abc\n', doctest.ELLIPSIS),
                         ('...a...\n', 'bab\n', doctest.ELLIPSIS), ('a...a\n', 'a\n', doctest.ELLIPSIS),
                         ('a  b\n', 'a\nb\n', doctest.NORMALIZE_WHITESPACE), ('<BLANKLINE>\n', '\n', 0),
                         ('<BLANKLINE>\n', '\n', doctest.DONT_ACCEPT_BLANKLINE)):
    print(checker.check_output(want, got, flags), end=' ')
print()
print(checker.output_difference(doctest.Example('x', ''), 'y\n', 0), end='')

# As test cases.
result = unittest.TestResult()
suite = doctest.DocTestSuite(wrong)
suite.run(result)
print(result.testsRun, len(result.failures), [test.id() for test in suite][:1], result.failures[0][0].shortDescription())
print('\n'.join(line for line in result.failures[0][1].split('\n') if line.startswith(('Failed', 'Expected', 'Got'))))

# expect: TestResults(failed=0, attempted=15, skipped=1)
# expect: m 1
# expect: m.Pair 1
# expect: m.Pair.method 1
# expect: m.Pair.prop 1
# expect: m.Pair.static 1
# expect: m.__test__.text 1
# expect: m.double 9
# expect: TestResults(failed=4, attempted=6)
# expect: **********************************************************************
# expect: File "wrong", line ?, in wrong.__test__.bad
# expect: Failed example:
# expect:     1 + 1
# expect: Expected:
# expect:     3
# expect: Got:
# expect:     2
# expect: **********************************************************************
# expect: File "wrong", line ?, in wrong.__test__.bad
# expect: Failed example:
# expect:     print('one')
# expect: Expected nothing
# expect: Got:
# expect:     one
# expect: **********************************************************************
# expect: File "wrong", line ?, in wrong.__test__.bad
# expect: Failed example:
# expect:     x = 1
# expect: Expected:
# expect:     1
# expect: Got nothing
# expect: **********************************************************************
# expect: File "wrong", line ?, in wrong.__test__.bad
# expect: Failed example:
# expect:     int('x')
# expect: Expected:
# expect:     Traceback (most recent call last):
# expect:     ValueError: other
# expect: Got:
# expect:     Traceback (most recent call last):
# expect:     ValueError: invalid literal for int() with base 10: 'x'
# expect: **********************************************************************
# expect: 1 item had failures:
# expect:    4 of   5 in wrong.__test__.bad
# expect: ***Test Failed*** 4 failures.
# expect: 
# expect: Trying:
# expect:     1
# expect: Expecting:
# expect:     1
# expect: ok
# expect: TestResults(failed=0, attempted=1)
# expect: 1 item passed all tests:
# expect:    1 test in wrong.__test__.good
# expect: 1 test in 1 item.
# expect: 1 passed.
# expect: Test passed.
# expect: **********************************************************************
# expect: File "wrong", line ?, in wrong.__test__.bad
# expect: Failed example:
# expect:     1 + 1
# expect: Expected:
# expect:     3
# expect: Got:
# expect:     2
# expect: TestResults(failed=5, attempted=5)
# expect: TestResults(failed=1, attempted=2)
# expect: '1 + 1\n' '2\n'
# expect: 'text\n'
# expect: ('a = 1\n', '', 1, 2)
# expect: ''
# expect: ('if a:\n    a\n', '1\n', 2, 2)
# expect: '\nmore\n'
# expect: ''
# expect: line 1 of the docstring for some lacks blank after >>>: '>>>x'
# expect: line 1 of the doctest for some has an invalid option: '+NONE'
# expect: line 2 of the docstring for some has inconsistent leading whitespace: '1'
# expect: <DocTest n from f:0 (1 example)>
# expect: # Some text
# expect: #
# expect: a = 1
# expect: a
# expect: # Expected:
# expect: ## 1
# expect: ## end
# expect: 
# expect: True True False False True True False True True False 
# expect: Expected nothing
# expect: Got:
# expect:     y
# expect: 2 1 ['wrong.__test__.bad'] Doctest: wrong.__test__.bad
# expect: Failed example:
# expect: Expected:
# expect: Got:
# expect: Failed example:
# expect: Expected nothing
# expect: Got:
# expect: Failed example:
# expect: Expected:
# expect: Got nothing
# expect: Failed example:
# expect: Expected:
# expect: Got:

# A report shows the source of the examples, of earlier ones, too.
def deep():
    """
    >>> def inner():
    ...     return 1 / 0
    >>> inner()
    """

out = io.StringIO()
with contextlib.redirect_stdout(out):
    doctest.run_docstring_examples(deep, {}, name='deep')
print(''.join(out.getvalue().partition('      File "<doctest deep[1]>"')[1:]))
# expect:       File "<doctest deep[1]>", line 1, in <module>
# expect:         inner()
# expect:         ~~~~~^^
# expect:       File "<doctest deep[0]>", line 2, in inner
# expect:         return 1 / 0
# expect:                ~~^~~
# expect:     ZeroDivisionError: division by zero
# expect:
