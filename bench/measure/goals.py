# SPDX-License-Identifier: MIT
"""What the figures must show, and whether they do, for each build of cpy."""
from measure.memory import form_of
from measure.programs import means
from measure.table import table

GROUP_LIMITS = (('all', 1.8), ('numeric', 2.2), ('objects', 1.8), ('drivers', 2.0))
NEVER_BELOW, LOWER_BOUND = 1.0, 0.97
START, START_MIB, IMPORT, COMPILE = 7, 4, 8, 10
# Of bench/pauses.py: name, text, form, limit
PAUSES = (('pause_median', 'pauses, median', '%.2f ms', 2), ('pause_p99', 'pauses, 99 %', '%.2f ms', 10),
          ('longest', 'pauses, longest', '%.1f ms', 20), ('majors', 'major collections meanwhile', '%.0f', 3),
          ('again', 'full `gc.collect()` of what lives', '%.2f s', 1))
KIND = 'records'


class Goal:
    """A line: what, the limit as text, and by build the figure as text and whether it is good enough."""

    def __init__(self, text, limit):
        self.text, self.limit, self.found = text, limit, {}

    def add(self, title, figure, good):
        self.found[title] = (figure, good)

    def row(self, titles):
        """Its cells."""
        cells = []
        for title in titles:
            figure, good = self.found.get(title, ('–', None))
            cells.append(figure if good is None else '%s %s' % (figure, 'pass' if good else '**miss**'))
        return [self.text, self.limit] + cells


def speed(bench, titles):
    """Means by group, and the lowest ratio."""
    for name, limit in GROUP_LIMITS:
        goal = Goal('times as fast as CPython, %s' % name, 'at least %.1f' % limit)
        members = [program for program in bench.programs if name in (program.group, 'all')]
        for title in titles:
            ratio = means(members, (title, 'CPython'))
            goal.add(title, '%.2f' % ratio.value, ratio.value >= limit)
        yield goal
    limit = 'at least %.1f, its lower bound above %.2f' % (NEVER_BELOW, LOWER_BOUND)
    goal = Goal('the lowest ratio of all programs', limit)
    for title in titles:
        ratio, name = min((program.ratio(title, 'CPython'), program.name) for program in bench.programs)
        bad = [program for program in bench.programs if program.ratio(title, 'CPython').value < NEVER_BELOW
               or program.ratio(title, 'CPython').low <= LOWER_BOUND]
        goal.add(title, '%.2f (%s)' % (ratio.value, name), not bad)
    yield goal


def startup(bench, titles):
    """-c pass and the import."""
    start = Goal('`-c pass`, times as fast as CPython', 'at least %d' % START)
    peak = Goal('`-c pass`, peak memory', 'below %d MiB' % START_MIB)
    package = Goal('importing 5,000 lines, times as fast as CPython without its cache', 'at least %d' % IMPORT)
    for title in titles:
        ratio, mebibytes, rest = bench.startup[title]
        start.add(title, '%.1f' % ratio.value, ratio.value >= START)
        peak.add(title, '%.1f MiB' % mebibytes, mebibytes < START_MIB)
        package.add(title, '%.1f' % rest.value, rest.value >= IMPORT)
    return [start, peak, package]


def compiling(bench, titles):
    """Of lines of source."""
    goal = Goal('compiling source text, times as fast as CPython\'s `compile()`', 'at least %d' % COMPILE)
    for title in titles:
        ratio = bench.compiling[title]
        goal.add(title, '%.1f' % ratio.value, ratio.value >= COMPILE)
    return [goal]


def memory(bench, titles):
    """Of each case."""
    for case, figures in bench.memory:
        goal = Goal(case.text, 'at most %g' % case.limit)
        for title in titles:
            goal.add(title, form_of(case) % figures[title], figures[title] <= case.limit)
        yield goal


def pauses(bench, titles):
    """Of a heap of records; the count of collections must be reached, the times must not be exceeded."""
    for name, text, form, limit in PAUSES:
        least = name == 'majors'
        goal = Goal(text, ('at least ' if least else 'at most ') + (form % limit))
        for title in titles:
            found = bench.pauses.get((title, KIND))
            if found:
                goal.add(title, form % found[name], found[name] >= limit if least else found[name] <= limit)
        yield goal


def growth(bench, titles):
    """No program is flagged."""
    goal = Goal('programs whose cost grows faster than n log n', 'none')
    flagged = [name for name, is_flagged in bench.growth.items() if is_flagged]
    goal.add(titles[0], ', '.join(flagged) or 'none', not flagged)
    return [goal]


def run(bench):
    """The text; what was not measured is left out, and so is a table without a line."""
    titles = [one.title for one in bench.interpreters if one.own]
    goals = []
    parts = (('programs', speed), ('startup', startup), ('compiling', compiling), ('memory', memory),
             ('pauses', pauses), ('growth', growth))
    for name, make in parts:
        if hasattr(bench, name):
            goals += make(bench, titles)
    if not goals:
        return ''
    return '\n\n'.join(['## Goals', table(['', 'goal'] + titles, [goal.row(titles) for goal in goals])])
