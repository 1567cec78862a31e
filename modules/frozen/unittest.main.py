# SPDX-License-Identifier: MIT
"""The command line of a test file, and of -m unittest.

Its options are read by argparse, which is loaded only when there are any.
"""
import os
import sys
from unittest.loader import defaultTestLoader
from unittest.runner import TextTestRunner

__unittest = True

_MAIN_EXAMPLES = '''\
Examples:
  %(prog)s test_module               - run tests from test_module
  %(prog)s module.TestClass          - run tests from module.TestClass
  %(prog)s module.Class.test_method  - run specified test method
  %(prog)s path/to/test_file.py      - run tests from test_file.py
'''
_MODULE_EXAMPLES = '''\
Examples:
  %(prog)s                           - run default set of tests
  %(prog)s MyTestSuite               - run suite 'MyTestSuite'
  %(prog)s MyTestCase.testSomething  - run MyTestCase.testSomething
  %(prog)s MyTestCase                - run all 'test*' test methods
                                       in MyTestCase
'''


def _as_module(name):
    """The name of the module in a file, for a path of one; other names as they are."""
    if not os.path.isfile(name) or not name.lower().endswith('.py'):
        return name
    if os.path.isabs(name):
        relative = os.path.relpath(name, os.getcwd())
        if relative.startswith(os.pardir):
            return name
        name = relative
    return os.path.normpath(name)[:-3].replace('\\', '.').replace('/', '.')


def _as_pattern(text):
    return text if '*' in text else '*%s*' % text


class TestProgram:
    """Run the tests of a module: the command line of a test file."""

    module = None
    verbosity = 1
    failfast = catchbreak = buffer = progName = warnings = testNamePatterns = None
    _options = None

    def __init__(self, module='__main__', defaultTest=None, argv=None, testRunner=None, testLoader=defaultTestLoader,
                 exit=True, verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None, *, tb_locals=False,
                 durations=None):
        if isinstance(module, str):
            self.module = __import__(module)
            for part in module.split('.')[1:]:
                self.module = getattr(self.module, part)
        else:
            self.module = module
        argv = sys.argv if argv is None else argv
        self.exit, self.failfast, self.catchbreak, self.verbosity = exit, failfast, catchbreak, verbosity
        self.buffer, self.tb_locals, self.durations, self.defaultTest = buffer, tb_locals, durations, defaultTest
        self.warnings = 'default' if warnings is None and not sys.warnoptions else warnings
        self.testRunner, self.testLoader = testRunner, testLoader
        self.progName = os.path.basename(argv[0])
        self.parseArgs(argv)
        self.runTests()

    def parseArgs(self, argv):
        """Read the command line and load the tests."""
        names = argv[1:]
        if any(name.startswith('-') for name in names) or self.module is None and names[:1] == ['discover']:
            if self.module is None and names[0] == 'discover':
                self._do_discovery(names[1:])
                return
            self._main_parser().parse_args(names, self)
            names = self.tests
        if self.module is None and not names:
            self._do_discovery([])
            return
        if names:
            self.testNames = [_as_module(name) for name in names]
            if __name__ == '__main__':
                self.module = None
        elif self.defaultTest is None:
            self.testNames = None
        else:
            self.testNames = (self.defaultTest,) if isinstance(self.defaultTest, str) else list(self.defaultTest)
        self.createTests()

    def createTests(self, from_discovery=False, Loader=None):
        """Load the tests."""
        loader = self.testLoader if Loader is None else Loader()
        if self.testNamePatterns:
            loader.testNamePatterns = self.testNamePatterns
        if from_discovery:
            self.test = loader.discover(self.start, self.pattern, self.top)
        elif self.testNames is None:
            self.test = loader.loadTestsFromModule(self.module)
        else:
            self.test = loader.loadTestsFromNames(self.testNames, self.module)

    def _parent_parser(self):
        """The parser of the options that all commands have."""
        if self._options is not None:
            return self._options
        import argparse
        parser = argparse.ArgumentParser(add_help=False)
        add = parser.add_argument
        add('-v', '--verbose', dest='verbosity', action='store_const', const=2, help='Verbose output')
        add('-q', '--quiet', dest='verbosity', action='store_const', const=0, help='Quiet output')
        add('--locals', dest='tb_locals', action='store_true', help='Show local variables in tracebacks')
        add('--durations', dest='durations', type=int, default=None, metavar='N',
            help='Show the N slowest test cases (N=0 for all)')
        for flag, name, dest, text in (('-f', '--failfast', 'failfast', 'Stop on first fail or error'),
                                       ('-c', '--catch', 'catchbreak', 'Catch Ctrl-C and display results so far'),
                                       ('-b', '--buffer', 'buffer', 'Buffer stdout and stderr during tests')):
            if getattr(self, dest) is None:
                add(flag, name, dest=dest, action='store_true', help=text)
                setattr(self, dest, False)
        self.testNamePatterns = []
        add('-k', dest='testNamePatterns', action='append', type=_as_pattern,
            help='Only run tests which match the given substring')
        self._options = parser
        return parser

    def _main_parser(self):
        import argparse
        parser = argparse.ArgumentParser(prog=self.progName, parents=[self._parent_parser()],
                                         formatter_class=argparse.RawDescriptionHelpFormatter)
        parser.add_argument('tests', nargs='*', default=[],
                            help='a list of any number of test modules, classes and test methods.')
        parser.epilog = _MODULE_EXAMPLES if self.module is not None else _MAIN_EXAMPLES
        if self.module is None:
            parser.print_help = lambda file=None: self._print_help(parser)
        return parser

    def _print_help(self, parser):
        print(parser.format_help())
        self._discover_parser().print_help()

    def _discover_parser(self):
        import argparse
        parser = argparse.ArgumentParser(
            prog='%s discover' % self.progName, parents=[self._parent_parser()],
            epilog='For test discovery all test modules must be importable from the top level directory of the project.')
        add = parser.add_argument
        add('-s', '--start-directory', dest='start', help="Directory to start discovery ('.' default)")
        add('-p', '--pattern', dest='pattern', help="Pattern to match tests ('test*.py' default)")
        add('-t', '--top-level-directory', dest='top', help='Top level directory of project (defaults to start directory)')
        for name in 'start', 'pattern', 'top':
            add(name, nargs='?', default=argparse.SUPPRESS, help=argparse.SUPPRESS)
        return parser

    def _do_discovery(self, argv, Loader=None):
        self.start, self.pattern, self.top = '.', 'test*.py', None
        if argv:
            self._discover_parser().parse_args(argv, self)
        self.createTests(from_discovery=True, Loader=Loader)

    def runTests(self):
        """Run the tests, and end the program unless told otherwise."""
        if self.catchbreak:
            from unittest.signals import installHandler
            installHandler()
        runner = TextTestRunner if self.testRunner is None else self.testRunner
        if isinstance(runner, type):
            runner = self._make_runner(runner)
        self.result = runner.run(self.test)
        if self.exit:
            if not self.result.testsRun and not self.result.skipped:
                sys.exit(5)
            sys.exit(not self.result.wasSuccessful())

    def _make_runner(self, cls):
        options = {'verbosity': self.verbosity, 'failfast': bool(self.failfast), 'buffer': bool(self.buffer),
                   'warnings': self.warnings, 'tb_locals': self.tb_locals, 'durations': self.durations}
        for fewer in ((), ('durations',), ('durations', 'tb_locals'), tuple(options)):  # runners of former days
            try:
                return cls(**{name: item for name, item in options.items() if name not in fewer})
            except TypeError:
                if len(fewer) == len(options):
                    raise


main = TestProgram
