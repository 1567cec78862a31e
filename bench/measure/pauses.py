# SPDX-License-Identifier: MIT
"""Pauses of the garbage collector with a live heap of a gigabyte, by bench/pauses.py."""
import os

from measure.interpreters import Failed
from measure.table import progress, table

LIMIT = 600  # seconds; then an interpreter is given up
COLUMNS = (('live', 'live, MiB', '%.0f'), ('objects', 'objects', '%.0f'), ('majors', 'major collections', '%.0f'),
           ('after', 'MiB after them', '%.0f'),
           ('steps', 'steps', '%.0f'), ('step_median', 'median step, ms', '%.3f'), ('step_p99', '99 %, ms', '%.2f'),
           ('pauses', 'pauses', '%.0f'), ('pause_median', 'median pause, ms', '%.2f'),
           ('pause_p99', '99 %, ms', '%.2f'),
           ('longest', 'longest, ms', '%.1f'), ('collect', '`gc.collect()`, s', '%.2f'), ('again', 'again, s', '%.2f'))
ABOUT = """\
`bench/pauses.py`: a step makes a hundred records anew in a heap that is wired in random order; a pause is a step that
took twice the median and 0.1 ms more. Processor time of the thread. Small objects are the worst case: four times as
many in as much memory, and a program that does nothing but store into old ones. What lives is the same in the end: more
memory then is garbage that no major collection came to, which the first `gc.collect()` frees; the second finds only
what lives."""


def measure(bench, one, kind):
    """{name: figure} as the program prints them, or None."""
    try:
        text = one.output([os.path.join(bench.folder, 'pauses.py'), kind], limit=LIMIT)
    except Failed as why:
        progress('%s, %s: %s' % (one.title, kind, why))
        return None
    found = {name: float(value) for name, value in map(str.split, text.splitlines())}
    figures = ', '.join('%s %s' % (text, form % found[name]) for name, text, form in COLUMNS)
    progress('%s, %s: %s' % (one.title, kind, figures))
    return found


def row(title, kind, found):
    """A line of the table."""
    return ['%s, %s' % (title, kind)] + [form % found[name] if found else '–' for name, _, form in COLUMNS]


def run(bench):
    """The text, and bench.pauses: {(title, kind): {name: figure}}."""
    kinds = [(one, 'records') for one in bench.interpreters]
    kinds += [(one, 'small') for one in bench.interpreters if one.title == 'cpy']
    bench.pauses = {(one.title, kind): measure(bench, one, kind) for one, kind in kinds}
    rows = [row(title, kind, found) for (title, kind), found in bench.pauses.items()]
    return '\n\n'.join(['## Pauses', ABOUT, table([''] + [text for _, text, _ in COLUMNS], rows)])
