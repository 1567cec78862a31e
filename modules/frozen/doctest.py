# SPDX-License-Identifier: MIT
"""Runs the examples in docstrings and text files, and compares what they print with what the text says.

An example is what follows >>> and ..., and its expected output reaches to the next prompt or empty line:

    >>> [n * n for n in range(4)]
    [0, 1, 4, 9]

What is hard: an expected traceback is compared by its last lines alone, since the files in between are others each time.
"""
import __future__
import io
import linecache
import os
import re
import sys
import types
import unittest
from collections import namedtuple

__all__ = ['register_optionflag', 'DONT_ACCEPT_TRUE_FOR_1', 'DONT_ACCEPT_BLANKLINE', 'NORMALIZE_WHITESPACE', 'ELLIPSIS',
           'SKIP', 'IGNORE_EXCEPTION_DETAIL', 'COMPARISON_FLAGS', 'REPORT_UDIFF', 'REPORT_CDIFF', 'REPORT_NDIFF',
           'REPORT_ONLY_FIRST_FAILURE', 'REPORTING_FLAGS', 'FAIL_FAST', 'Example', 'DocTest', 'DocTestParser',
           'DocTestFinder', 'DocTestRunner', 'OutputChecker', 'DocTestFailure', 'UnexpectedException', 'DebugRunner',
           'testmod', 'testfile', 'run_docstring_examples', 'DocTestSuite', 'DocFileSuite', 'set_unittest_reportflags',
           'script_from_examples', 'testsource']

OPTIONFLAGS_BY_NAME = {}


def register_optionflag(name):
    """The number of an option, a new bit for a new name."""
    return OPTIONFLAGS_BY_NAME.setdefault(name, 1 << len(OPTIONFLAGS_BY_NAME))


DONT_ACCEPT_TRUE_FOR_1 = register_optionflag('DONT_ACCEPT_TRUE_FOR_1')
DONT_ACCEPT_BLANKLINE = register_optionflag('DONT_ACCEPT_BLANKLINE')
NORMALIZE_WHITESPACE = register_optionflag('NORMALIZE_WHITESPACE')
ELLIPSIS = register_optionflag('ELLIPSIS')
SKIP = register_optionflag('SKIP')
IGNORE_EXCEPTION_DETAIL = register_optionflag('IGNORE_EXCEPTION_DETAIL')
COMPARISON_FLAGS = (DONT_ACCEPT_TRUE_FOR_1 | DONT_ACCEPT_BLANKLINE | NORMALIZE_WHITESPACE | ELLIPSIS | SKIP |
                    IGNORE_EXCEPTION_DETAIL)
REPORT_UDIFF = register_optionflag('REPORT_UDIFF')
REPORT_CDIFF = register_optionflag('REPORT_CDIFF')
REPORT_NDIFF = register_optionflag('REPORT_NDIFF')
REPORT_ONLY_FIRST_FAILURE = register_optionflag('REPORT_ONLY_FIRST_FAILURE')
FAIL_FAST = register_optionflag('FAIL_FAST')
REPORTING_FLAGS = REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF | REPORT_ONLY_FIRST_FAILURE | FAIL_FAST
_FUNCTIONS = types.FunctionType, types.BuiltinFunctionType, types.MethodDescriptorType, type
BLANKLINE_MARKER, ELLIPSIS_MARKER = '<BLANKLINE>', '...'


class TestResults(namedtuple('TestResults', 'failed attempted')):
    """How many examples failed, and were tried; .skipped, how many were passed over."""

    def __new__(cls, failed, attempted, *, skipped=0):
        self = super().__new__(cls, failed, attempted)
        self.skipped = skipped
        return self

    def __repr__(self):
        skipped = ', skipped=%d' % self.skipped if self.skipped else ''
        return 'TestResults(failed=%d, attempted=%d%s)' % (self.failed, self.attempted, skipped)


# --- examples, and where they come from ----------------------------------------------------------

class Example:
    """A statement and what it must print."""

    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        def ended(text):
            return text + '\n' if text and not text.endswith('\n') else text
        self.source = source if source.endswith('\n') else source + '\n'
        self.want, self.exc_msg = ended(want), None if exc_msg is None else ended(exc_msg) or '\n'
        self.lineno, self.indent, self.options = lineno, indent, options or {}

    def _parts(self):
        return self.source, self.want, self.lineno, self.indent, self.options, self.exc_msg

    def __eq__(self, other):
        return self._parts() == other._parts() if type(self) is type(other) else NotImplemented

    def __hash__(self):
        return hash((self.source, self.want, self.lineno, self.indent, self.exc_msg))


class DocTest:
    """The examples of one docstring, and the names they see."""

    def __init__(self, examples, globs, name, filename, lineno, docstring):
        self.examples, self.globs, self.name = examples, dict(globs), name
        self.filename, self.lineno, self.docstring = filename, lineno, docstring

    def __repr__(self):
        n = len(self.examples)
        return '<%s %s from %s:%s (%s)>' % (type(self).__name__, self.name, self.filename, self.lineno,
                                            '%d example%s' % (n, '' if n == 1 else 's') if n else 'no examples')

    def _parts(self):
        return self.examples, self.docstring, self.globs, self.name, self.filename, self.lineno

    def __eq__(self, other):
        return self._parts() == other._parts() if type(self) is type(other) else NotImplemented

    def __hash__(self):
        return hash((self.docstring, self.name, self.filename, self.lineno))

    def __lt__(self, other):
        if not isinstance(other, DocTest):
            return NotImplemented
        return (self.name, self.filename or '', self.lineno or -1) < (
            other.name, other.filename or '', other.lineno or -1)


class DocTestParser:
    """Finds examples in text."""

    _directive = re.compile(r'#\s*doctest:\s*([^\n\'"]*)$', re.MULTILINE)
    _traceback = re.compile(r'Traceback \((?:most recent call last|innermost last)\):[ \t]*$')

    def parse(self, string, name='<string>'):
        """The text as a list: examples, and what is between them."""
        lines = string.expandtabs().split('\n')
        margin = min((len(line) - len(line.lstrip(' ')) for line in lines if line.strip()), default=0)
        lines = [line[margin:] for line in lines]
        output, between, i = [], [], 0
        while i < len(lines):
            line = lines[i]
            indent = len(line) - len(line.lstrip(' '))
            if line[indent:indent + 3] != '>>>':
                between.append(line)
                i += 1
                continue
            output.append(''.join(text + '\n' for text in between))
            between = []
            example, i = self._example(lines, i, indent, name)
            if example is not None:
                example.indent += margin
            if example is not None:
                output.append(example)
        output.append('\n'.join(between))
        return output

    def _example(self, lines, i, indent, name):
        """The example that begins in a line, or None for a comment alone, and the number of the line behind it."""
        first, source = i, []
        while i < len(lines) and (i == first or lines[i].startswith(' ' * indent + '...')):
            line = lines[i]
            if len(line) > indent + 3 and line[indent + 3] != ' ':
                raise ValueError('line %r of the docstring for %s lacks blank after %s: %r' % (
                    i + 1, name, line[indent:indent + 3], line))
            source.append(line[indent + 4:])
            i += 1
        want, begin = [], i
        while i < len(lines) and lines[i].strip() and not lines[i].lstrip(' ').startswith('>>>'):
            if not lines[i].startswith(' ' * indent):
                raise ValueError('line %r of the docstring for %s has inconsistent leading whitespace: %r' % (
                    i + 1, name, lines[i]))
            want.append(lines[i][indent:])
            i += 1
        while want and not want[-1].strip():
            want.pop()
        source = '\n'.join(source)
        options = self._options(source, name, first)
        if all(not line.strip() or line.lstrip().startswith('#') for line in source.split('\n')):
            if options:
                raise ValueError('line %r of the doctest for %s has an option directive on a line with no example: %r' % (
                    first, name, source))
            return None, i
        return Example(source, '\n'.join(want), self._message(want), first, indent, options), max(i, begin)

    def _message(self, want):
        """What an expected traceback says in its last lines, or None."""
        if not want or not self._traceback.match(want[0]):
            return None
        for i in range(1, len(want)):
            if want[i] and (want[i][0].isalnum() or want[i][0] == '_'):
                return '\n'.join(want[i:])
        return None

    def _options(self, source, name, lineno):
        options = {}
        for directive in self._directive.finditer(source):
            for option in directive[1].replace(',', ' ').split():
                if option[0] not in '+-' or option[1:] not in OPTIONFLAGS_BY_NAME:
                    raise ValueError('line %r of the doctest for %s has an invalid option: %r' % (
                        lineno + 1, name, option))
                options[OPTIONFLAGS_BY_NAME[option[1:]]] = option[0] == '+'
        return options

    def get_doctest(self, string, globs, name, filename, lineno):
        """The examples of a text, as a DocTest."""
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)

    def get_examples(self, string, name='<string>'):
        """The examples of a text."""
        return [item for item in self.parse(string, name) if isinstance(item, Example)]


class DocTestFinder:
    """Finds the docstrings of a module, its functions and classes, and the texts of its __test__."""

    def __init__(self, verbose=False, parser=DocTestParser(), recurse=True, exclude_empty=True):
        self._verbose, self._parser, self._recurse, self._exclude_empty = verbose, parser, recurse, exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        """DocTests for an object and what is defined in it."""
        if name is None and (name := getattr(obj, '__name__', None)) is None:
            raise ValueError("DocTestFinder.find: name must be given when obj.__name__ doesn't exist: %r" % type(obj))
        if module is None:
            module = obj if isinstance(obj, types.ModuleType) else sys.modules.get(getattr(obj, '__module__', None))
        globs = dict(globs if globs is not None else vars(module) if module else {})
        globs.update(extraglobs or {})
        globs.setdefault('__name__', '__main__')
        tests = []
        self._find(tests, obj, name, module or None, globs, set())
        tests.sort()
        return tests

    def _from_module(self, module, item):
        if module is None:
            return True
        if isinstance(item, (types.BuiltinFunctionType, types.MethodDescriptorType)):  # a class method's module is None
            return getattr(item, '__objclass__', item).__module__ in (module.__name__, None)
        if isinstance(item, types.FunctionType):
            return module.__dict__ is item.__globals__
        if isinstance(item, property):
            return True
        return getattr(item, '__module__', None) == module.__name__

    def _find(self, tests, obj, name, module, globs, seen):
        if self._verbose:
            print('Finding tests in %s' % name)
        if id(obj) in seen:
            return
        seen.add(id(obj))
        test = self._get_test(obj, name, module, globs)
        if test is not None:
            tests.append(test)
        if not self._recurse:
            return
        for key, item in self._members(obj, module):
            if isinstance(item, str):
                text = self._get_test(item, '%s.%s' % (name, key), module, globs)
                if text is not None:
                    tests.append(text)
            else:
                self._find(tests, item, '%s.%s' % (name, key), module, globs, seen)

    def _members(self, obj, module):
        """What is looked into: (name, object or text)."""
        if isinstance(obj, types.ModuleType):
            for key, item in list(vars(obj).items()):
                inner = getattr(item, '__wrapped__', item)
                if isinstance(inner, _FUNCTIONS) and self._from_module(module, inner):
                    yield key, item
            for key, item in getattr(obj, '__test__', {}).items():
                if not isinstance(key, str):
                    raise ValueError('DocTestFinder.find: __test__ keys must be strings: %r' % type(key))
                yield '__test__.' + key, item
        elif isinstance(obj, type):
            for key, item in list(vars(obj).items()):
                if isinstance(item, (staticmethod, classmethod)):
                    item = item.__func__
                inner = getattr(item, '__wrapped__', item)
                if isinstance(inner, (*_FUNCTIONS, property)) and self._from_module(module, inner):
                    yield key, item

    def _get_test(self, obj, name, module, globs):
        text = obj if isinstance(obj, str) else getattr(obj, '__doc__', None)
        text = '' if text is None else text if isinstance(text, str) else str(text)
        if not text and self._exclude_empty:
            return None
        filename = getattr(module, '__file__', None) or getattr(module, '__name__', None)
        return self._parser.get_doctest(text, globs, name, filename, self._lineno(obj, module))

    def _lineno(self, obj, module):
        """The line, from 0, where the docstring begins; None: there is none, or it is not known."""
        if getattr(obj, '__doc__', None) is None and not isinstance(obj, str):
            return None
        lines = linecache.getlines(getattr(module, '__file__', None) or '', getattr(module, '__dict__', None))
        if isinstance(obj, types.ModuleType):
            first = 0
        elif isinstance(obj, type):
            begins = re.compile(r'\s*class\s*%s\b' % re.escape(getattr(obj, '__name__', '-')))
            first = next((i for i, line in enumerate(lines) if begins.match(line)), None)
        else:
            function = getattr(obj, 'fget', obj)
            code = getattr(getattr(function, '__wrapped__', function), '__code__', None)
            first = None if code is None else code.co_firstlineno - 1
            lines = lines if code is None else linecache.getlines(code.co_filename) or lines
        if first is None:
            return None
        quoted = re.compile(r'(^|.*:)\s*\w*["\']')
        return next((i for i in range(first, len(lines)) if quoted.match(lines[i])), 0 if isinstance(obj, types.ModuleType) else None if lines else first + 1)


# --- comparing and running ---------------------------------------------------------------------------

class OutputChecker:
    """Decides whether what was printed is what was expected."""

    def check_output(self, want, got, optionflags):
        """Are the two texts the same, as far as the flags say?  "\\xe4" stands for the character, too."""
        got, want = (text.encode('ascii', 'backslashreplace').decode() for text in (got, want))
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1 and (got, want) in (('True\n', '1\n'), ('False\n', '0\n')):
            return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = re.sub(r'(?m)^%s\s*?$' % BLANKLINE_MARKER, '', want)
            got = re.sub(r'(?m)^[^\S\n]+$', '', got)
            if got == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            got, want = ' '.join(got.split()), ' '.join(want.split())
            if got == want:
                return True
        return bool(optionflags & ELLIPSIS) and _matches_ellipsis(want, got)

    def output_difference(self, example, got, optionflags):
        """What to show where the two differ."""
        want = example.want
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            got = re.sub('(?m)^[ ]*(?=\n)', BLANKLINE_MARKER, got)
        kind = optionflags & (REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF)
        if kind and (kind == REPORT_NDIFF or want.count('\n') > 2 and got.count('\n') > 2):
            return _difference(want.splitlines(keepends=True), got.splitlines(keepends=True), kind)
        expected = 'Expected:\n%s' % _indented(want) if want else 'Expected nothing\n'
        return expected + ('Got:\n%s' % _indented(got) if got else 'Got nothing\n')


def _difference(want, got, kind):
    import difflib
    if kind & REPORT_NDIFF:
        return 'Differences (ndiff with -expected +actual):\n' + _indented(''.join(difflib.ndiff(want, got)))
    unified = kind & REPORT_UDIFF
    lines = list((difflib.unified_diff if unified else difflib.context_diff)(want, got, n=2))[2:]
    return 'Differences (%s):\n%s' % ('unified diff with -expected +actual' if unified else
                                      'context diff with expected followed by actual', _indented(''.join(lines)))


def _matches_ellipsis(want, got):
    """Does got match want, in which ... stands for any text?"""
    if ELLIPSIS_MARKER not in want:
        return want == got
    first, *middle, last = want.split(ELLIPSIS_MARKER)
    if not got.startswith(first) or not got.endswith(last) or len(first) + len(last) > len(got):
        return False
    at, end = len(first), len(got) - len(last)
    for part in middle:
        at = got.find(part, at, end)
        if at < 0:
            return False
        at += len(part)
    return True


def _indented(text, indent='    '):
    return re.sub('(?m)^(?!$)', indent, text)


def _last_lines(error):
    """An exception as the last lines of its traceback."""
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ in ('builtins', '__main__') else '%s.%s' % (
        kind.__module__, kind.__qualname__)
    text = (error.msg if isinstance(error, SyntaxError) and error.msg else str(error))
    notes = ''.join('%s\n' % note for note in getattr(error, '__notes__', ()))
    return ('%s: %s\n' % (name, text) if text else name + '\n') + notes


def _without_detail(message):
    """IGNORE_EXCEPTION_DETAIL: the exception's name without module and message."""
    name = message.split('\n')[0].split(':')[0]
    return name.rpartition('.')[2].strip()


class DocTestFailure(Exception):
    """An example printed something else."""

    def __init__(self, test, example, got):
        self.test, self.example, self.got = test, example, got

    def __str__(self):
        return str(self.test)


class UnexpectedException(Exception):
    """An example raised an exception that was not expected."""

    def __init__(self, test, example, exc_info):
        self.test, self.example, self.exc_info = test, example, exc_info

    def __str__(self):
        return str(self.test)


def _file_of(test, number):
    """What takes the place of a file's name in reports about an example."""
    return '<doctest %s[%d]>' % (test.name, number)


class DocTestRunner:
    """Runs DocTests and tells of their failures."""

    DIVIDER = '*' * 70

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = checker or OutputChecker()
        self._verbose = '-v' in sys.argv if verbose is None else verbose
        self.optionflags = self.original_optionflags = optionflags
        self.tries = self.failures = self.skips = 0
        self._stats = {}

    def report_start(self, out, test, example):
        """An example is about to run."""
        if self._verbose:
            want = 'Expecting:\n' + _indented(example.want) if example.want else 'Expecting nothing\n'
            out('Trying:\n' + _indented(example.source) + want)

    def report_success(self, out, test, example, got):
        """An example printed what it should."""
        if self._verbose:
            out('ok\n')

    def report_failure(self, out, test, example, got):
        """An example printed something else."""
        out(self._failure_header(test, example) +
            self._checker.output_difference(example, got, self.optionflags))

    def report_unexpected_exception(self, out, test, example, exc_info):
        """An example raised an exception that was not expected."""
        import traceback
        text = ''.join(traceback.format_exception(*exc_info))
        out(self._failure_header(test, example) + 'Exception raised:\n' + _indented(text))

    def _failure_header(self, test, example):
        line = '?' if test.lineno is None else test.lineno + example.lineno + 1
        where = 'File "%s", line %s, in %s\n' % (test.filename, line, test.name) if test.filename else \
            'Line %s, in %s\n' % (example.lineno + 1, test.name)
        return '%s\n%sFailed example:\n%s' % (self.DIVIDER, where, _indented(example.source))

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        """Run the examples of a test; TestResults."""
        if compileflags is None:
            compileflags = _future_flags(test.globs)
        stdout, hook = sys.stdout, sys.displayhook
        out = out or stdout.write
        sys.stdout, sys.displayhook = io.StringIO(), sys.__displayhook__
        sources = {_file_of(test, number): example.source for number, example in enumerate(test.examples)}
        try:
            for file, source in sources.items():  # so that reports can show it
                linecache.cache[file] = len(source), None, source.splitlines(keepends=True), file
            return self._run(test, compileflags, out)
        finally:
            for file in sources:
                linecache.cache.pop(file, None)
            sys.stdout, sys.displayhook = stdout, hook
            if clear_globs:
                test.globs.clear()
                import builtins
                builtins._ = None

    def _run(self, test, compileflags, out):
        failures = tries = skips = 0
        original = self.optionflags
        for number, example in enumerate(test.examples):
            quiet = self.optionflags & REPORT_ONLY_FIRST_FAILURE and failures
            self.optionflags = original
            for flag, wanted in example.options.items():
                self.optionflags = self.optionflags | flag if wanted else self.optionflags & ~flag
            tries += 1
            if self.optionflags & SKIP:
                skips += 1
                continue
            if not quiet:
                self.report_start(out, test, example)
            if not self._run_example(test, example, number, compileflags, out, quiet):
                failures += 1
                if self.optionflags & FAIL_FAST:
                    break
        self.optionflags = original
        before = self._stats.get(test.name, (0, 0, 0))
        self._stats[test.name] = tuple(a + b for a, b in zip(before, (failures, tries, skips)))
        self.failures, self.tries, self.skips = self.failures + failures, self.tries + tries, self.skips + skips
        return TestResults(failures, tries, skipped=skips)

    def _run_example(self, test, example, number, compileflags, out, quiet):
        """Run one example and report; whether it did what it should."""
        filename = _file_of(test, number)
        error = _execute(example.source, filename, compileflags, test.globs)
        return self._judge(test, example, error, out, quiet)

    def _judge(self, test, example, error, out, quiet):
        """Report on an example that has printed something, or raised an error; whether it did what it should."""
        got = sys.stdout.getvalue()
        if got and not got.endswith('\n'):  # expected output always ends with a line's end
            got += '\n'
        sys.stdout.seek(0)
        sys.stdout.truncate()
        check = self._checker.check_output
        if error is None:
            good = check(example.want, got, self.optionflags)
        else:
            message = _last_lines(error)
            got += _report(error) if not quiet else ''
            if example.exc_msg is None:
                if not quiet:
                    self.report_unexpected_exception(out, test, example, (type(error), error, error.__traceback__))
                return False
            good = check(example.exc_msg, message, self.optionflags) or bool(
                self.optionflags & IGNORE_EXCEPTION_DETAIL and
                check(_without_detail(example.exc_msg), _without_detail(message), self.optionflags))
        if not quiet:
            (self.report_success if good else self.report_failure)(out, test, example, got)
        return good

    def merge(self, other):
        """Add another runner's results."""
        for name, counts in other._stats.items():
            self._stats[name] = tuple(map(sum, zip(self._stats.get(name, (0, 0, 0)), counts)))
        self.failures += other.failures
        self.tries += other.tries
        self.skips += other.skips

    def summarize(self, verbose=None):
        """Print how many examples failed, and where; TestResults."""
        verbose = self._verbose if verbose is None else verbose
        stats = sorted(self._stats.items())
        without = [name for name, (failed, tried, skipped) in stats if tried == 0]
        passed = [(name, tried) for name, (failed, tried, skipped) in stats if tried and not failed]
        failed = [(name, bad, tried) for name, (bad, tried, skipped) in stats if bad]
        if verbose:
            if without:
                print('%s had no tests:' % _count(len(without), 'item'))
                print(''.join('    %s\n' % name for name in without), end='')
            if passed:
                print('%s passed all tests:' % _count(len(passed), 'item'))
                print(''.join(' %3d test%s in %s\n' % (n, '' if n == 1 else 's', name) for name, n in passed), end='')
        if failed:
            print(self.DIVIDER)
            print('%s had failures:' % _count(len(failed), 'item'))
            print(''.join(' %3d of %3d in %s\n' % (bad, n, name) for name, bad, n in failed), end='')
        if verbose:
            print('%s in %s.' % (_count(self.tries, 'test'), _count(len(stats), 'item')))
            print('%d passed%s.' % (self.tries - self.failures,
                                    ' and %d failed' % self.failures if self.failures else ''))
        if self.failures:
            skipped = ' and %s' % _count(self.skips, 'skipped test') if self.skips else ''
            print('***Test Failed*** %s%s.' % (_count(self.failures, 'failure'), skipped))
        elif verbose:
            print('Test passed.')
        return TestResults(self.failures, self.tries, skipped=self.skips)


def _count(n, what):
    return '%d %s%s' % (n, what, '' if n == 1 else 's')


def _future_flags(globs):
    """The flags of compile() for what a namespace has imported from __future__."""
    flags = 0
    for name in __future__.all_feature_names:
        if globs.get(name) is getattr(__future__, name):
            flags |= globs[name].compiler_flag
    return flags


def _execute(source, filename, flags, globs):
    """Run an example; the exception that ended it, or None."""
    try:
        exec(compile(source, filename, 'single', flags, True), globs)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        return error.with_traceback(error.__traceback__.tb_next)


def _report(error):
    """An exception as a failure shows it."""
    import traceback
    return ''.join(traceback.format_exception(error))


class DebugRunner(DocTestRunner):
    """Raises an exception at the first failure."""

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        result = super().run(test, compileflags, out, False)
        if clear_globs:
            test.globs.clear()
        return result

    def report_unexpected_exception(self, out, test, example, exc_info):
        raise UnexpectedException(test, example, exc_info)

    def report_failure(self, out, test, example, got):
        raise DocTestFailure(test, example, got)


# --- all tests of a module or a file ---------------------------------------------------------------------

master = None


def _runner(raise_on_error, verbose, optionflags):
    return (DebugRunner if raise_on_error else DocTestRunner)(verbose=verbose, optionflags=optionflags)


def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None,
            raise_on_error=False, exclude_empty=False):
    """Run the examples of a module, __main__ if none is given; TestResults."""
    m = m if m is not None else sys.modules.get('__main__')
    if not isinstance(m, types.ModuleType):
        raise TypeError('testmod: module required; %r' % (m,))
    runner = _runner(raise_on_error, verbose, optionflags)
    for test in DocTestFinder(exclude_empty=exclude_empty).find(m, name or m.__name__, globs=globs,
                                                               extraglobs=extraglobs):
        runner.run(test)
    if report:
        runner.summarize()
    return _merged(runner)


def _merged(runner):
    """The results of a run, which master collects."""
    global master
    if master is None:
        master = runner
    else:
        master.merge(runner)
    return TestResults(runner.failures, runner.tries, skipped=runner.skips)


def _read(filename, module_relative, package, encoding):
    if module_relative:
        if filename.startswith('/'):
            raise ValueError('Module-relative files may not have absolute paths')
        module = sys.modules[package] if isinstance(package, str) else package
        if module is None:
            module = sys.modules[sys._getframe(2).f_globals['__name__']]
        base = os.path.dirname(module.__file__) if getattr(module, '__file__', None) else os.getcwd()
        filename = os.path.join(base, *filename.split('/'))
    with open(filename, encoding=encoding) as file:
        return file.read(), filename


def testfile(filename, module_relative=True, name=None, package=None, globs=None, verbose=None, report=True,
             optionflags=0, extraglobs=None, raise_on_error=False, parser=DocTestParser(), encoding=None):
    """Run the examples of a text file; TestResults."""
    if package and not module_relative:
        raise ValueError('Package may only be specified for module-relative paths.')
    text, filename = _read(filename, module_relative, package, encoding)
    globs = {**(globs or {}), **(extraglobs or {})}
    globs.setdefault('__name__', '__main__')
    runner = _runner(raise_on_error, verbose, optionflags)
    runner.run(parser.get_doctest(text, globs, name or os.path.basename(filename), filename, 0))
    if report:
        runner.summarize()
    return _merged(runner)


def run_docstring_examples(f, globs, verbose=False, name='NoName', compileflags=None, optionflags=0):
    """Run the examples of one object's docstring."""
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(verbose=verbose, recurse=False).find(f, name, globs=globs):
        runner.run(test, compileflags=compileflags)


# --- as unittest cases -----------------------------------------------------------------------------------------

_unittest_reportflags = 0


def set_unittest_reportflags(flags):
    """Set how failures are shown in unittest; returns what was set before."""
    global _unittest_reportflags
    if flags & REPORTING_FLAGS != flags:
        raise ValueError('Only reporting flags allowed', flags)
    before, _unittest_reportflags = _unittest_reportflags, flags
    return before


class DocTestCase(unittest.TestCase):
    """A DocTest as a test case."""

    def __init__(self, test, optionflags=0, setUp=None, tearDown=None, checker=None):
        super().__init__()
        self._dt_test, self._dt_optionflags, self._dt_checker = test, optionflags, checker
        self._dt_setUp, self._dt_tearDown = setUp, tearDown

    def setUp(self):
        self._dt_globs = self._dt_test.globs.copy()
        if self._dt_setUp is not None:
            self._dt_setUp(self._dt_test)

    def tearDown(self):
        if self._dt_tearDown is not None:
            self._dt_tearDown(self._dt_test)
        self._dt_test.globs.clear()
        self._dt_test.globs.update(self._dt_globs)

    def runTest(self):
        """Run the examples; the test fails if one does."""
        test, out = self._dt_test, io.StringIO()
        flags = self._dt_optionflags
        if not flags & REPORTING_FLAGS:
            flags |= _unittest_reportflags
        runner = DocTestRunner(optionflags=flags, checker=self._dt_checker, verbose=False)
        runner.DIVIDER = '-' * 70
        results = runner.run(test, out=out.write, clear_globs=False)
        if results.skipped and results.skipped == len(test.examples):
            raise unittest.SkipTest('all examples were skipped')
        if results.failed:
            raise self.failureException(self.format_failure(out.getvalue()))

    def format_failure(self, err):
        """The text of a failure."""
        test = self._dt_test
        line = '%s' % test.lineno if test.lineno is not None else 'unknown line number'
        return 'Failed doctest test for %s\n  File "%s", line %s, in %s\n\n%s' % (
            test.name, test.filename, line, test.name.rpartition('.')[2], err)

    def debug(self):
        """Run the examples and let the first failure through."""
        self.setUp()
        DebugRunner(optionflags=self._dt_optionflags, checker=self._dt_checker, verbose=False).run(
            self._dt_test, clear_globs=False)
        self.tearDown()

    def id(self):
        return self._dt_test.name

    def shortDescription(self):
        return 'Doctest: ' + self._dt_test.name

    def __eq__(self, other):
        return self._dt_test == other._dt_test if type(self) is type(other) else NotImplemented

    def __hash__(self):
        return hash(self._dt_test)

    def __repr__(self):
        name = self._dt_test.name.split('.')
        return '%s (%s)' % (name[-1], '.'.join(name[:-1]))

    __str__ = __repr__


class DocFileCase(DocTestCase):
    """The examples of a text file as a test case."""

    def id(self):
        return '_'.join(self._dt_test.name.split('.'))

    def __repr__(self):
        return self._dt_test.filename

    __str__ = __repr__


def DocTestSuite(module=None, globs=None, extraglobs=None, test_finder=None, **options):
    """The examples of a module as a suite."""
    if module is None:
        module = sys.modules[sys._getframe(1).f_globals['__name__']]
    elif isinstance(module, str):
        module = __import__(module, fromlist=['*'])
    tests = (test_finder or DocTestFinder()).find(module, globs=globs, extraglobs=extraglobs)
    suite = unittest.TestSuite()
    suite._cleanup = False  # the tests stay, to be looked at
    for test in tests:
        if test.examples:
            if test.filename and test.filename.endswith('.pyc'):
                test.filename = test.filename[:-1]
            suite.addTest(DocTestCase(test, **options))
    return suite


def DocFileSuite(*paths, module_relative=True, package=None, globs=None, parser=DocTestParser(), encoding=None,
                 **options):
    """The examples of text files as a suite."""
    if package and not module_relative:
        raise ValueError('Package may only be specified for module-relative paths.')
    suite = unittest.TestSuite()
    suite._cleanup = False  # the tests stay, to be looked at
    for path in paths:
        text, filename = _read(path, module_relative, package, encoding)
        names = dict(globs or {}, __file__=filename)
        suite.addTest(DocFileCase(parser.get_doctest(text, names, os.path.basename(path), filename, 0), **options))
    return suite


# --- as a script ---------------------------------------------------------------------------------------------------

def script_from_examples(s):
    """A text's examples as a script, with the rest as comments."""
    lines = []
    for piece in DocTestParser().parse(s):
        if isinstance(piece, Example):
            lines.append(piece.source[:-1])
            if piece.want:
                lines.append('# Expected:')
                lines += ['## ' + line for line in piece.want.split('\n')[:-1]]
        else:
            lines += [('# ' + line).rstrip() for line in piece.split('\n')[:-1]]
    while lines and lines[-1] == '#':
        lines.pop()
    while lines and lines[0] == '#':
        lines.pop(0)
    return '\n'.join(lines) + '\n'


def testsource(module, name):
    """The examples of one of a module's objects as a script."""
    module = __import__(module, fromlist=['*']) if isinstance(module, str) else module
    for test in DocTestFinder().find(module):
        if test.name == name:
            return script_from_examples(test.docstring)
    raise ValueError(name, 'not found in tests')


def _arguments():
    import argparse
    parser = argparse.ArgumentParser(prog='doctest.py', description='doctest runner')
    parser.add_argument('-v', '--verbose', action='store_true', default=False,
                        help='print very verbose output for all tests')
    parser.add_argument('-o', '--option', action='append', choices=[*OPTIONFLAGS_BY_NAME], default=[],
                        help='specify a doctest option flag to apply to the test run; may be specified more than once to '
                             'apply multiple options')
    parser.add_argument('-f', '--fail-fast', action='store_true',
                        help='stop running tests after first failure (this is a shorthand for -o FAIL_FAST, and is in '
                             'addition to any other -o options)')
    parser.add_argument('file', nargs='+', help='file containing the tests to run')
    return parser.parse_args()


def _main():
    """Run the examples of the modules and text files that the command line names, to the first with a failure."""
    args = _arguments()
    flags = FAIL_FAST if args.fail_fast else 0
    for option in args.option:
        flags |= OPTIONFLAGS_BY_NAME[option]
    for name in args.file:
        if name.endswith('.py'):
            folder, base = os.path.split(name)
            sys.path.insert(0, folder)
            module = __import__(base[:-3])
            del sys.path[0]
            failures, _ = testmod(module, verbose=args.verbose, optionflags=flags)
        else:
            failures, _ = testfile(name, module_relative=False, verbose=args.verbose, optionflags=flags)
        if failures:
            return 1
    return 0


if __name__ == '__main__':
    sys.exit(_main())
