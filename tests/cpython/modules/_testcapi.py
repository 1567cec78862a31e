# SPDX-License-Identifier: MIT
"""The functions of CPython's _testcapi that only call what an interpreter has of its own: here that of cpy.

Everything else of it tests CPython's C interface, and is missing."""
import sys

# Limits of C's types, which limit nothing in cpy: tests ask for one more.
INT_MAX, UINT_MAX, PY_SSIZE_T_MAX, FLT_MAX = 2 ** 31 - 1, 2 ** 32 - 1, sys.maxsize, (2 - 2 ** -23) * 2.0 ** 127


def exception_print(exception):
    """Prints an exception to sys.stderr as the interpreter does at the end of a program."""
    sys.__excepthook__(type(exception), exception, getattr(exception, '__traceback__', None))


def traceback_print(traceback, file):
    """Prints a traceback as the interpreter does: without the exception, which is the last line."""
    class Lines:
        """A file that keeps the last line back."""

        text = ''

        def write(self, text):
            self.text += text

        def flush(self):
            pass
    lines, stderr = Lines(), sys.stderr
    sys.stderr = lines
    try:
        sys.__excepthook__(Exception, Exception(), traceback)
    finally:
        sys.stderr = stderr
    file.write(''.join(lines.text.splitlines(True)[:-1]))


def __getattr__(name):
    if name.startswith('__'):
        raise AttributeError(name)
    raise ModuleNotFoundError("No module named '_testcapi'", name='_testcapi')
