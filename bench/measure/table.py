# SPDX-License-Identifier: MIT
"""Tables as Markdown, with a line of progress for each row."""
import time

START = time.monotonic()


def progress(text):
    """Tells that something is done, and how long all has taken so far."""
    print('%5d s  %s' % (time.monotonic() - START, text), flush=True)


def table(heads, rows):
    """The first column is text, the others are numbers."""
    lines = ['| %s |' % ' | '.join(heads), '|---|%s' % ('---:|' * (len(heads) - 1))]
    lines += ['| %s |' % ' | '.join(row) for row in rows]
    return '\n'.join(lines)


def show(ratio):
    """A ratio with its bounds as one cell."""
    return '**%.2f** (%.2f to %.2f)' % ratio if ratio else '–'


def number(form, value):
    """A number as a cell; a dash for None."""
    return form % value if value is not None else '–'
