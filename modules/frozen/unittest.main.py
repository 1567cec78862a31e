# SPDX-License-Identifier: MIT
"""The command line of a test file, and of -m unittest."""
import sys
from unittest.case import TestCase
from unittest.loader import defaultTestLoader
from unittest.runner import TextTestRunner

__unittest = True


class TestProgram:
    """Run the tests of a module: the command line of a test file."""

    def __init__(self, module='__main__', defaultTest=None, argv=None, testRunner=None,
                 testLoader=defaultTestLoader, exit=True, verbosity=1, failfast=None, **kwargs):
        args = list(sys.argv[1:] if argv is None else argv[1:])
        names = []
        for arg in args:
            if arg in ('-v', '--verbose'):
                verbosity = 2
            elif arg in ('-q', '--quiet'):
                verbosity = 0
            elif arg in ('-f', '--failfast'):
                failfast = True
            elif arg.startswith('-'):
                print('usage: [-v] [-q] [-f] [test ...]', file=sys.stderr)
                sys.exit(2)
            else:
                names.append(arg)
        module = __import__(module) if isinstance(module, str) else module
        if names[:1] == ['discover']:
            suite = testLoader.discover(*names[1:2])
        elif names:
            there = module and hasattr(module, names[0].split('.')[0])
            suite = testLoader.loadTestsFromNames(names, module if there else None)
        elif module is None or module.__name__ == '__main__' and not _has_cases(module):
            suite = testLoader.discover()
        else:
            suite = testLoader.loadTestsFromModule(module)
        runner = testRunner or TextTestRunner
        if isinstance(runner, type):
            runner = runner(verbosity=verbosity, failfast=bool(failfast))
        self.result = runner.run(suite)
        if exit:
            nothing = self.result.testsRun == 0 and not self.result.skipped
            sys.exit(5 if nothing else 0 if self.result.wasSuccessful() else 1)


def _has_cases(module):
    return any(isinstance(item, type) and issubclass(item, TestCase) and item.__module__ == '__main__'
               for item in vars(module).values())


main = TestProgram
