# SPDX-License-Identifier: MIT
"""What the tests of error texts share: functions that print what is told of a mistake."""
import traceback


def check(source, mode='exec'):
    """Print what compiling says, and the place that it marks."""
    try:
        compile(source, '<test>', mode)
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print('fine')


def show(source):
    """Print the source and what compiling says of it."""
    try:
        compile(source, 'f', 'exec')
    except SyntaxError as e:
        print(repr(source), '!', e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(repr(source), 'ok')


def run(source, names):
    """Execute it in a namespace of its own that begins with these names; print the last line of the report."""
    try:
        exec(source, dict(names, __name__='m'))
    except BaseException as e:
        print(traceback.format_exception(e)[-1].rstrip().splitlines()[-1])
    else:
        print('fine')
