# Where examples stand, what the command line says, how results of several runs come together.
# starts: cpy
# forks: no
import contextlib
import doctest
import importlib
import io
import os
import subprocess
import sys
import tempfile

SOURCE = '''
"""
>>> 1 + 1
3
"""
class K:
    """A class.

    >>> 'k'
    'K'
    """
    @classmethod
    def method(cls):
        """
            >>> 'm'
            'M'
        """

    @property
    def p(self):
        """
        >>> 'p' # doctest: +SKIP
        'P'
        """

def plain(): """
>>> 'plain'
'PLAIN'
"""
'''
for text in ' >>> 1\n x\n', '  >>> 1\n  x\n':
    print([(e.source, e.want, e.indent) for e in doctest.DocTestParser().get_examples(text)])
# expect: [('1\n', 'x\n', 1)]
# expect: [('1\n', 'x\n', 2)]
for text in '>>> # doctest: +SKIP\n1\n', '>>> 1 # doctest: +BOGUS\n':
    try:
        doctest.DocTestParser().get_examples(text)
    except ValueError as e:
        print(e)
# expect: line 0 of the doctest for <string> has an option directive on a line with no example: '# doctest: +SKIP'
# expect: line 1 of the doctest for <string> has an invalid option: '+BOGUS'
example = doctest.Example('1', 'a\nb\nc\n')
print(doctest.OutputChecker().output_difference(example, 'a\nx\nc\n', doctest.REPORT_CDIFF), end='')
# expect: Differences (context diff with expected followed by actual):
# expect:     ***************
# expect:     *** 1,3 ****
# expect:       a
# expect:     ! b
# expect:       c
# expect:     --- 1,3 ----
# expect:       a
# expect:     ! x
# expect:       c
with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    sys.path.insert(0, folder)
    with open('places.py', 'w') as file:
        file.write(SOURCE)
    with open('words.txt', 'w') as file:
        file.write('Text\n\n>>> 2\n2\n')
    places = importlib.import_module('places')
    print([(test.name, test.lineno, test.examples[0].lineno) for test in doctest.DocTestFinder().find(places)])
# expect: [('places', 1, 1), ('places.K', 6, 2), ('places.K.method', 13, 1), ('places.K.p', 20, 1), ('places.plain', 25, 1)]
    lines = []
    runner = doctest.DocTestRunner(verbose=False)
    for test in doctest.DocTestFinder().find(places):
        runner.run(test, out=lines.append)
    print([line.split(',')[1] for line in ''.join(lines).split('\n') if line.startswith('File')])
# expect: [' line 3', ' line 9', ' line 15', ' line 27']
    runner.summarize()
# expect: **********************************************************************
# expect: 4 items had failures:
# expect:    1 of   1 in places
# expect:    1 of   1 in places.K
# expect:    1 of   1 in places.K.method
# expect:    1 of   1 in places.plain
# expect: ***Test Failed*** 4 failures and 1 skipped test.
    with contextlib.redirect_stdout(io.StringIO()) as shown:
        results = doctest.testmod(places, report=False), doctest.testfile('words.txt', module_relative=False, report=False)
    print(results, shown.getvalue().count('Failed example:'))
# expect: (TestResults(failed=4, attempted=5, skipped=1), TestResults(failed=0, attempted=1)) 4
    doctest.master.summarize()
# expect: **********************************************************************
# expect: 4 items had failures:
# expect:    1 of   1 in places
# expect:    1 of   1 in places.K
# expect:    1 of   1 in places.K.method
# expect:    1 of   1 in places.plain
# expect: ***Test Failed*** 4 failures and 1 skipped test.
    print([case.id() for case in doctest.DocFileSuite('words.txt', module_relative=False)])  # expect: ['words_txt']

    def command(*args):
        result = subprocess.run([sys.executable, '-m', 'doctest', *args], capture_output=True, text=True)
        return result.returncode, [line.strip() for line in (result.stdout + result.stderr).split('\n') if line.strip()][-2:]

    print(command('words.txt'), command('-v', 'words.txt'))  # expect: (0, []) (0, ['1 passed.', 'Test passed.'])
    print(command('-f', 'places.py', 'words.txt')[0], command('-o', 'ELLIPSIS', '-o', 'FAIL_FAST', 'places.py')[0])  # expect: 1 1
    print(command()[1][-1:], command('-o', 'BOGUS', 'words.txt')[0])  # expect: ['doctest.py: error: the following arguments are required: file'] 2
    os.chdir('/')

# Escapes in what is expected stand for characters; what has no docstring has no line; functions of examples have lines.
print(doctest.OutputChecker().check_output("'f\\xf6\\xf6'\n", "'föö'\n", 0), doctest.OutputChecker().check_output('b\\u0105r', 'bąr', 0),
      doctest.OutputChecker().check_output('föö', 'foo', 0))  # expect: True True False


def undocumented():
    pass


print([test.lineno for test in doctest.DocTestFinder(exclude_empty=False).find(undocumented)])  # expect: [None]
names = {}
exec(compile('def f(x):\n    """\n    >>> f(1)\n    2\n    """\n    return x\n', '<example>', 'exec'), names)
print([(test.lineno, test.examples[0].lineno) for test in doctest.DocTestFinder().find(names['f'], module=False, globs=names)])  # expect: [(1, 1)]
try:
    doctest.DocFileSuite('any.txt', package='unittest', module_relative=False)
except ValueError as e:
    print(e)                                      # expect: Package may only be specified for module-relative paths.
