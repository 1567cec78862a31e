# SPDX-License-Identifier: MIT
"""The programs of bench/programs: reading their heads, running them in turns, tables by group.

A program's head says to which group it belongs ("# group: numeric") and which options of cpy it needs ("# options:
--backend mock").  Its argument, 1 if there is none, is the factor of its size: from 0.01 up, and its cost grows as the
factor does.
"""
import glob
import os
import re
import statistics

from measure.figures import geometric, group as group_ratio, paired
from measure.interpreters import Failed
from measure.table import number, progress, show, table

PATIENCE = 20  # seconds that a peer may take for what takes cpy a tenth of one
GROUPS = ('numeric', 'objects', 'containers', 'control', 'big integers', 'drivers')
HEAD = re.compile(r'^# (\w+): (.*)$', re.M)


class Program:
    """One program, and after measure() what it took."""

    def __init__(self, path):
        self.path, self.name = path, os.path.basename(path)[:-3]
        with open(path, encoding='utf-8') as file:
            head = dict(HEAD.findall(file.read()))
        self.group, self.options = head['group'], head.get('options', '').split()
        self.uses = {}     # title of an interpreter -> [Use of each round]
        self.reasons = {}  # title of an interpreter -> why it does not take part

    def arguments(self, size=None):
        """The command line behind the interpreter."""
        return [self.path] + ([] if size is None else ['%g' % size])

    def check(self, interpreters):
        """Leaves out those that cannot run it or print something else than CPython; Failed if cpy is one of them."""
        right = next(i for i in interpreters if i.title == 'CPython').output(self.arguments())
        for one in interpreters:
            try:
                if one.output(self.arguments(), self.options, limit=PATIENCE) != right:
                    raise Failed('prints something else than CPython does')
                self.uses[one.title] = []
            except Failed as why:
                if one.own:
                    raise Failed('%s: %s %s' % (self.name, one.title, why)) from None
                self.reasons[one.title] = str(why)

    def measure(self, bench):
        """Runs it in turns."""
        self.check(bench.interpreters)
        for _ in range(bench.rounds):
            for one in bench.interpreters:
                if one.title in self.uses:
                    self.uses[one.title].append(one.launch(bench.launcher, self.arguments(), self.options))

    def seconds(self, title):
        """The median of the processor time, or None."""
        return statistics.median(use.cpu for use in self.uses[title]) if title in self.uses else None

    def peak(self, title):
        """MiB, or None."""
        return max(use.peak for use in self.uses[title]) / 1024 if title in self.uses else None

    def ratios(self, ours, theirs):
        """How many times as fast ours was in each round, or None."""
        if ours not in self.uses or theirs not in self.uses:
            return None
        return [b.cpu / a.cpu for a, b in zip(self.uses[ours], self.uses[theirs])]

    def ratio(self, ours, theirs):
        """The same with its bounds, or None."""
        if self.ratios(ours, theirs) is None:
            return None
        return paired([use.cpu for use in self.uses[ours]], [use.cpu for use in self.uses[theirs]])


def find(folder, name='*'):
    """Programs by group, then by name."""
    programs = [Program(path) for path in glob.glob(os.path.join(folder, 'programs', name + '.py'))]
    return sorted(programs, key=lambda program: (GROUPS.index(program.group), program.name))


def columns(bench):
    """The pairs (ours, theirs) whose ratios are shown."""
    own = [one.title for one in bench.interpreters if one.own]
    peers = [one.title for one in bench.interpreters if not one.own]
    return [(ours, 'CPython') for ours in own] + [('cpy', peer) for peer in peers if peer != 'CPython']


def heading(ours, theirs):
    """Of a column of ratios."""
    return '%s / %s' % (theirs, ours)


def row(bench, program):
    """One program's line."""
    titles = [one.title for one in bench.interpreters]
    return ([program.name] + [show(program.ratio(*pair)) for pair in columns(bench)]
            + [number('%.3f', program.seconds(title)) for title in titles]
            + [number('%.1f', program.peak(title)) for title in titles])


def group_table(bench, programs):
    """A table of the programs of one group."""
    titles = [one.title for one in bench.interpreters]
    heads = (['program'] + [heading(*pair) for pair in columns(bench)] + [title + ', s' for title in titles]
             + [title + ', MiB' for title in titles])
    return table(heads, [row(bench, program) for program in programs])


def means(programs, pair):
    """The geometric mean over programs, with bounds; None if no program has this ratio."""
    ratios = [program.ratios(*pair) for program in programs]
    ratios = [of_one for of_one in ratios if of_one]
    return group_ratio(ratios) if ratios else None


def summary(bench, programs):
    """The table of geometric means by group, and in all."""
    rows = []
    for name in GROUPS + ('all',):
        members = [program for program in programs if name in (program.group, 'all')]
        if members:
            rows.append([name, str(len(members))] + [show(means(members, pair)) for pair in columns(bench)])
    return table(['group', 'programs'] + [heading(*pair) for pair in columns(bench)], rows)


def lowest(programs, count=5):
    """The names of the programs with the lowest ratios, and these."""
    known = sorted((geometric(program.ratios('cpy', 'CPython')), program.name) for program in programs)
    return ', '.join('%s (%.2f)' % (name, ratio) for ratio, name in known[:count])


def reasons(programs):
    """Why there are dashes."""
    return ['* %s, %s: %s' % (program.name, title, why) for program in programs
            for title, why in sorted(program.reasons.items())]


def run(bench, programs):
    """Measures programs; the text of RESULTS.md about them, with the figures that goals.py wants added to bench."""
    for program in programs:
        program.measure(bench)
        progress('%-14s %s' % (program.name, '  '.join(
            '%s %s' % (heading(*pair), show(program.ratio(*pair)).replace('*', '')) for pair in columns(bench))))
    bench.programs = programs
    parts = ['## Speed', summary(bench, programs), 'Lowest: %s. NOTES.md says why.' % lowest(programs)]
    for name in GROUPS:
        members = [program for program in programs if program.group == name]
        if members:
            parts += ['### ' + name.capitalize(), group_table(bench, members)]
    if reasons(programs):
        parts += ['Dashes:', '\n'.join(reasons(programs))]
    return '\n\n'.join(parts)
