# SPDX-License-Identifier: MIT
"""compile(): lines of source a second, over the files of CPython's own standard library."""
import os
import statistics

from measure.figures import middle
from measure.table import progress, show, table

WHERE = 'import os; print(os.path.dirname(os.__file__))'
LEAST = 100  # lines; shorter files are left out
ABOUT = """\
The %d files of CPython's standard library (`%s/*.py`) that have %d lines or more, %d lines in all, each compiled from
bytes by `compile()` in turns, by processor time; times as fast as CPython by the median of the pairs, file by file."""


def times(one, program, folder):
    """{name: (lines, microseconds)} of the files that are long enough."""
    rows = (line.split() for line in one.output(['-W', 'ignore', program, folder]).splitlines())
    return {name: (int(lines), float(time)) for name, lines, time in rows if int(lines) >= LEAST}


def run(bench):
    """The text, and bench.compiling: {title: ratio} of cpy's builds."""
    able = [one for one in bench.interpreters if one.own or one.title == 'CPython']
    program, folder = os.path.join(bench.folder, 'compiling.py'), able[-1].output(['-c', WHERE]).strip()
    turns = {one.title: [] for one in able}
    for _ in range(bench.rounds):
        for one in able:
            turns[one.title].append(times(one, program, folder))
    files = sorted(turns['CPython'][0])
    lines = sum(turns['CPython'][0][name][0] for name in files)
    pairs = {title: [turn[name][1] for turn in of_one for name in files] for title, of_one in turns.items()}
    bench.compiling = {one.title: middle(pairs[one.title], pairs['CPython']) for one in able if one.own}
    rows = []
    for title, of_one in turns.items():
        speed = statistics.median(lines / sum(turn[name][1] for name in files) for turn in of_one)
        rows.append([title, '%.2f' % speed, show(bench.compiling.get(title))])
        progress('%s: compiles %.2f million lines a second' % (title, speed))
    heads = ['', 'million lines a second', 'times as fast']
    return '\n\n'.join(['## Compiling', ABOUT % (len(files), folder, LEAST, lines), table(heads, rows)])
