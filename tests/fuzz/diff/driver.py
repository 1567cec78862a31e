# SPDX-License-Identifier: MIT
"""Runs generated programs in whatever Python runs this file, and writes down what each does.

    PYTHON driver.py PROGRAMS RESULTS

A line of the file PROGRAMS is the list of a program's parts; each part runs by itself in the program's namespace,
and an exception ends that part only.  A line of RESULTS is a program's list of lists of lines: what each part showed.
A line is written before the next program begins, so that it is known which one did not come back.

What is hard here: the text of a result must not depend on where objects lie or on how a set is ordered.  show() writes
sets sorted, and iterators as what they give.
"""
import ast
import io
import os
import signal
import sys
import warnings

SECONDS = 2  # of processor time that a program may take
LONGEST = 4000  # characters of one result that are kept
MOST = 40  # items of an iterator that are looked at

lines = []  # of the part that runs


class TimeIsUp(BaseException):
    """The program took too long."""


def ring(number, frame):
    raise TimeIsUp


def is_iterator(value):
    kind = type(value)
    return kind.__module__ in ('builtins', 'itertools', '_collections', 'collections') and hasattr(kind, '__next__')


def needs_order(value, depth=0):
    """Is there a set of several items, or an iterator, in it?"""
    if isinstance(value, (set, frozenset)):
        return len(value) > 1
    if type(value) in (list, tuple):
        return depth > 4 or any(needs_order(item, depth + 1) for item in value)
    if type(value) is dict:
        return depth > 4 or any(needs_order(item, depth + 1) for item in value.values())
    return is_iterator(value)


def items_of(iterator, depth):
    found = []
    try:
        for item in iterator:
            found.append(text_of(item, depth))
            if len(found) >= MOST:
                found.append('...')
                break
    except TimeIsUp:
        raise
    except BaseException as error:
        keep('ended by ' + error_text(error))
    return found


def text_of(value, depth=0):
    """The value's repr(), but with sets sorted and iterators spelt out."""
    if depth > 6 or not needs_order(value):
        return repr(value)
    kind = type(value).__name__
    if isinstance(value, (set, frozenset)):
        return '%s<%s>' % (kind, ', '.join(sorted(text_of(item, depth + 1) for item in value)))
    if is_iterator(value):
        items = items_of(value, depth + 1)
        return '%s<%s>' % (kind, ', '.join(sorted(items) if kind == 'set_iterator' else items))
    if kind == 'dict':
        return 'dict<%s>' % ', '.join('%s: %s' % (text_of(key), text_of(item, depth + 1)) for key,
                                      item in value.items())
    return '%s<%s>' % (kind, ', '.join(text_of(item, depth + 1) for item in value))


def error_text(error):
    try:
        return '%s: %s' % (type(error).__name__, text_of(error.args) if needs_order(error.args) else error)
    except Exception as other:
        return '%s whose text raises %s' % (type(error).__name__, type(other).__name__)


def keep(text):
    if len(text) > LONGEST:
        text = '%s... %d characters' % (text[:LONGEST], len(text))
    lines.append(text)


def show(*values):
    """What programs print with: the types and what the values look like."""
    keep(' '.join('%s' % text_of(value) for value in values))


def kind(*values):
    """Shows the values and their types."""
    keep(' '.join('%s %s' % (type(value).__name__, text_of(value)) for value in values))


def rounded(value):
    """The number without its last digits."""
    if isinstance(value, complex):
        return complex(rounded(value.real), rounded(value.imag))
    if isinstance(value, float):
        return 0.0 if abs(value) < 1e-300 else float('%.10e' % value)
    return value


def near(value):
    """Shows the number, or the pair of numbers, of a function whose last digits are the C library's."""
    kind(tuple(map(rounded, value)) if type(value) is tuple else rounded(value))


def caught(error):
    """Shows an exception that the program caught, and what it came of."""
    keep('caught ' + error_text(error))
    for name in '__cause__', '__context__':
        other = getattr(error, name)
        if other is not None:
            keep('  %s %s' % (name, error_text(other)))


def run_part(part, space):
    """The lines that the part shows."""
    del lines[:]
    sys.stdout = io.StringIO()
    try:
        exec(compile(part, 'program', 'exec'), space)
    except TimeIsUp:
        raise
    except SyntaxError as error:
        keep('%s: %s' % (type(error).__name__, error.msg))
    except BaseException as error:
        keep(error_text(error))
    printed, sys.stdout = sys.stdout.getvalue(), sys.__stdout__
    if printed:
        keep('printed ' + repr(printed))
    return list(lines)


def run_program(parts, names):
    space = dict(names)
    results = []
    signal.setitimer(signal.ITIMER_PROF, 4 * SECONDS)  # has no handler: ends the process where a loop in C hears none
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        for part in parts:
            results.append(run_part(part, space))
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    except TimeIsUp:
        sys.stdout = sys.__stdout__
        results.append(['time is up'])
    return results


def main():
    warnings.simplefilter('ignore')
    sys.unraisablehook = lambda details: None
    names = {'__name__': 'program', 'show': show, 'kind': kind, 'near': near, 'caught': caught}
    prelude = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'prelude.py')
    with open(prelude, encoding='utf-8') as file:
        exec(compile(file.read(), 'prelude', 'exec'), names)
    signal.signal(signal.SIGVTALRM, ring)
    with open(sys.argv[1], encoding='utf-8') as programs, open(sys.argv[2], 'w', encoding='ascii') as results:
        for line in programs:
            results.write(ascii(run_program(ast.literal_eval(line), names)) + '\n')
            results.flush()


main()
