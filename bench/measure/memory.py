# SPDX-License-Identifier: MIT
"""Memory: the peaks of programs that make many things, and what one thing takes.

A thing's bytes are the peak less that of the same program with hardly any, divided by the number of things.  Where the
place in the list is not meant to count they are the difference between twice as many and once as many things, less the
eight bytes of the place.
"""
import os
from collections import namedtuple

from measure.figures import paired
from measure.interpreters import Failed
from measure.table import number, progress, show, table

# A program of bench/memory; what it makes and how many; is the limit for each of them (bytes) or for all (MiB)?
Case = namedtuple('Case', 'name text count each limit')
CASES = (
    Case('ints_append', 'five million ints by `append`, bytes each', 5000000, True, 9.0),
    Case('ints_range', 'five million ints by `list(range())`, bytes each', 5000000, True, 8.1),
    Case('instance', 'an instance with three attributes, bytes', 500000, True, 48),
    Case('entries', 'a million str-to-int entries, MiB', 1000000, False, 80),
    Case('pairs', 'a million pairs, MiB', 1000000, False, 42),
    Case('instances', 'half a million instances, MiB', 500000, False, 32),
)
FEW = 1e-5  # of the things
ROUNDS = 3  # a peak hardly differs from run to run


def path(bench, case):
    """Of the program."""
    return os.path.join(bench.folder, 'memory', case.name + '.py')


def launches(bench, one, command):
    """Uses of one interpreter, or None if it cannot run this."""
    try:
        return [one.launch(bench.launcher, command) for _ in range(min(ROUNDS, bench.rounds))]
    except Failed as why:
        progress(str(why))
        return None


def peak(uses):
    """KiB."""
    return max(use.peak for use in uses)


def figure(bench, one, case, uses):
    """What the limit is about, for one interpreter."""
    if not case.each:
        return peak(uses) / 1024
    if case.name == 'instance':
        twice = launches(bench, one, [path(bench, case), '2'])
        return (peak(twice) - peak(uses)) * 1024 / case.count - 8
    return (peak(uses) - peak(launches(bench, one, [path(bench, case), str(FEW)]))) * 1024 / case.count


def form_of(case):
    """How a figure is written."""
    return '%.2f' if case.each else '%.1f'


def measure(bench, case):
    """({title: figure}, {title: Uses}) of one program."""
    uses = {one.title: launches(bench, one, [path(bench, case)]) for one in bench.interpreters}
    figures = {one.title: uses[one.title] and figure(bench, one, case, uses[one.title]) for one in bench.interpreters}
    return figures, uses


def ratio(uses, ours):
    """How many times as fast as CPython."""
    if uses[ours] is None:
        return None
    return paired([use.cpu for use in uses[ours]], [use.cpu for use in uses['CPython']])


def run(bench):
    """The text, and bench.memory: [(Case, {title: figure})]."""
    bench.memory, rows, own = [], [], [one.title for one in bench.interpreters if one.own]
    for case in CASES:
        figures, uses = measure(bench, case)
        bench.memory.append((case, figures))
        form = form_of(case)
        rows.append([case.text, '%g' % case.limit] + [number(form, figures[one.title]) for one in bench.interpreters]
                    + [show(ratio(uses, title)) for title in own])
        progress('%-50s at most %-4s %s' % (case.text, case.limit, '  '.join(
            '%s %s' % (title, number(form, value)) for title, value in figures.items())))
    heads = (['', 'at most'] + [one.title for one in bench.interpreters]
             + ['CPython / %s, time' % title for title in own])
    about = 'Peaks of the whole process (`bench/memory`); in MiB, or bytes of one thing. %s'
    return '\n\n'.join(['## Memory', about % ' '.join(__doc__.split('\n\n')[1].split()), table(heads, rows)])
