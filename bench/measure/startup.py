# SPDX-License-Identifier: MIT
"""Start-up: running nothing, and importing 5,000 lines that were never compiled before."""
import os
import statistics
import tempfile

from measure import package
from measure.figures import middle
from measure.interpreters import Failed
from measure.table import progress, show, table

LINES = 5000
TURNS = 5  # of these short runs for each round
ABOUT = """\
`-c pass`, and a program that imports %d lines in %d modules, written by `bench/measure/package.py`, of which nothing is
cached. Medians by the clock; times as fast as CPython by the median of paired turns."""


def can(one, command):
    """Does the interpreter run this?  Failed if one of ours does not."""
    try:
        one.output(command)
    except Failed as why:
        if one.own:
            raise
        progress('%s: %s' % (one.title, why))
        return False
    return True


def turns(bench, commands):
    """{title: [[Use of each command] of each turn]}"""
    able = [one for one in bench.interpreters if all(can(one, command) for command in commands)]
    uses = {one.title: [] for one in able}
    for _ in range(TURNS * bench.rounds):
        for one in able:
            uses[one.title].append([one.launch(bench.launcher, command) for command in commands])
    return uses


class Times:
    """What -c pass and the import took of one interpreter, turn by turn, in ms by the clock."""

    def __init__(self, uses):
        self.start = [1e3 * use[0].wall for use in uses]
        self.start_cpu = [1e3 * use[0].cpu for use in uses]
        self.total = [1e3 * use[1].wall for use in uses]
        self.peak = max(use[0].peak for use in uses) / 1024
        self.total_peak = max(use[1].peak for use in uses) / 1024
        # Small differences of noisy times: none of them is taken to be less than a hundredth of a millisecond.
        self.rest = [max(total - start, 0.01) for total, start in zip(self.total, self.start)]


def row(title, times, peer):
    """One interpreter's line."""
    def cells(name, form):
        ours, theirs = getattr(times, name), getattr(peer, name)
        return [form % statistics.median(ours), show(middle(ours, theirs)) if times is not peer else '']
    return ([title] + cells('start', '%.2f') + ['%.2f' % statistics.median(times.start_cpu), '%.1f' % times.peak]
            + cells('total', '%.1f') + cells('rest', '%.1f') + ['%.1f' % times.total_peak])


def run(bench):
    """The text, and bench.startup: {title: (ratio of the start, MiB of the start, ratio of the import alone)}."""
    with tempfile.TemporaryDirectory() as folder:
        lines = package.write(folder, LINES)
        main = os.path.join(folder, 'main.py')
        uses = turns(bench, [['-c', 'pass'], [main]])
    times = {title: Times(of_one) for title, of_one in uses.items()}
    peer = times['CPython']
    bench.startup = {title: (middle(of_one.start, peer.start), of_one.peak, middle(of_one.rest, peer.rest))
                     for title, of_one in times.items()}
    rows = [row(title, of_one, peer) for title, of_one in times.items()]
    for title, of_one in times.items():
        progress('%s: -c pass %.2f ms, importing %d lines %.1f ms more' % (
            title, statistics.median(of_one.start), lines, statistics.median(of_one.rest)))
    heads = ['', '`-c pass`, ms', 'times as fast', 'of it processor, ms', 'MiB', 'import in all, ms', 'times as fast',
             'without the start, ms', 'times as fast', 'MiB']
    return '\n\n'.join(['## Start-up', ABOUT % (lines, package.MODULES), table(heads, rows)])
