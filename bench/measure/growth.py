# SPDX-License-Identifier: MIT
"""How the cost of programs grows with their size: a hundredfold must not cost more than n log n does.

What is hard about it: a processor is slower with data that its caches do not hold, so that a linear program seems to
grow faster, too.  Hence two things must come together before a program is flagged: it grows faster than n log n does,
with room for caches, and it grows faster than CPython does.
"""
import glob
import math
import os
from types import SimpleNamespace

from measure.interpreters import Failed
from measure.table import number, progress, table

SIZES = (0.1, 1, 10)  # the first is "once" in the table
MEMORY_SIZES = (0.02, 0.2, 2)
GROUPS = ('objects', 'containers')
LEAST_ITEMS = 1000          # of the smallest size
ROOM = 1.5                  # for caches
ALLOWED = ROOM * math.log(LEAST_ITEMS * 100) / math.log(LEAST_ITEMS)
REPEATS = (5, 3, 1)         # runs of each size, the fastest of which counts

ABOUT = """\
Processor time of cpy, less its start, at once, ten and a hundred times a size, and divided by it. Ten times is the size
of the tables above, a fifth of it for `bench/memory`. Growth is the last quotient over the first; n log n with room for
caches is %.1f. What grows more than that, and 1.2 times as much as with CPython, is flagged."""


def seconds(bench, one, program):
    """Processor time at each size, less that of the start."""
    start = min(one.launch(bench.launcher, ['-c', 'pass']).cpu for _ in range(5))
    found = []
    for size, repeats in zip(program.sizes, REPEATS):
        command = [program.path, '%g' % size]
        fastest = min(one.launch(bench.launcher, command, program.options).cpu for _ in range(repeats))
        found.append(max(fastest - start, 1e-5))
    return found


def factor(times):
    """How much more time one item takes at a hundred times the size."""
    return times[2] / times[0] / 100


def programs(bench, measured):
    """What is measured: the programs of two groups, and those of bench/memory."""
    for program in measured:
        if program.group in GROUPS:
            yield SimpleNamespace(name=program.name, path=program.path, options=program.options, sizes=SIZES)
    for path in sorted(glob.glob(os.path.join(bench.folder, 'memory', '*.py'))):
        yield SimpleNamespace(name='memory/' + os.path.basename(path)[:-3], path=path, options=[], sizes=MEMORY_SIZES)


def measure(bench, program):
    """(times of cpy, times of CPython or None)"""
    ours, theirs = (next(one for one in bench.interpreters if one.title == title) for title in ('cpy', 'CPython'))
    times = seconds(bench, ours, program)
    try:
        return times, seconds(bench, theirs, program)
    except Failed:
        return times, None


def run(bench, measured):
    """The text, and bench.growth: {name of a program: is it flagged?}."""
    rows, bench.growth = [], {}
    for program in programs(bench, measured):
        ours, theirs = measure(bench, program)
        grows, peer = factor(ours), factor(theirs) if theirs else None
        flagged = grows > ALLOWED and (peer is None or grows > 1.2 * peer)
        bench.growth[program.name] = flagged
        per_size = [1e3 * time / k for time, k in zip(ours, (1, 10, 100))]
        rows.append([program.name] + ['%.2f' % (1e3 * time) for time in ours] + ['%.3f' % one for one in per_size]
                    + ['%.2f' % grows, number('%.2f', peer), '**grows**' if flagged else ''])
        progress('%-20s grows by %.2f, CPython by %s %s' % (
            program.name, grows, number('%.2f', peer), 'FLAGGED' if flagged else ''))
    heads = ['', '1, ms', '10, ms', '100, ms', '1, ms each', '10', '100', 'growth', 'of CPython', '']
    return '\n\n'.join(['## Growth', ABOUT % ALLOWED, table(heads, rows)])
