# SPDX-License-Identifier: MIT
"""What simulated hardware takes: the programs of bench/hardware, beside loops over an empty property of CPython's."""
import os
import statistics

from measure.figures import paired
from measure.table import progress, show, table

LOOPS = (('toggle', '`led.value = not led.value`, its edge recorded'),
         ('write', '`led.value = True`, its edge recorded'))
READS = (('register_c', 'I2C register read, model in C'), ('register_python', 'I2C register read, model in Python'))
HOURS = (('hour_sleep', 'an hour of samples each 100 ms, sleeping'), ('hour_busy', 'the same, busy waiting'))
MOCK = ['--backend', 'mock', '--board', 'host']
VIRTUAL = ['--clock', 'virtual', '--board', 'host']
ABOUT = """\
`bench/hardware` on `--backend mock`, beside the same loop over a property of CPython's that does nothing, measured in
turns."""


def nanoseconds(text):
    """The lines "name ns" that a program prints, as a dict."""
    return {name: float(ns) for name, ns in map(str.split, text.splitlines())}


def loops(bench, cpy, peer, folder):
    """Rows about loops over simulated hardware, next to an empty property of CPython's."""
    ours, theirs = [], []
    for _ in range(bench.rounds):
        ours.append(nanoseconds(cpy.output([os.path.join(folder, 'mock.py')], MOCK)))
        theirs.append(nanoseconds(peer.output([os.path.join(folder, 'property.py')])))

    def median(runs, name):
        return statistics.median(run[name] for run in runs)
    for name, text in LOOPS:
        ratio = paired([run[name] for run in ours], [run[name] for run in theirs])
        yield [text, '%.1f ns' % median(ours, name), '%.1f ns' % median(theirs, name), show(ratio)]
    for name, text in READS:
        yield [text, '%.0f ns' % median(ours, name), '', '']


def whole(bench, cpy, folder):
    """Rows about whole programs: hours on the virtual clock, and importing the modules."""
    for name, text in HOURS:
        command = [os.path.join(folder, name + '.py')]
        times = [cpy.launch(bench.launcher, command, VIRTUAL).cpu for _ in range(bench.rounds)]
        yield [text, '%.3f s' % statistics.median(times), '', '']
    more = []
    for _ in range(5 * bench.rounds):
        both = [cpy.launch(bench.launcher, ['-c', code]).cpu for code in ('import board, digitalio', 'pass')]
        more.append(both[0] - both[1])
    yield ['what `import board, digitalio` adds to the start', '%.2f ms' % (1e3 * statistics.median(more)), '', '']


def run(bench):
    """The text."""
    cpy, peer = (next(one for one in bench.interpreters if one.title == title) for title in ('cpy', 'CPython'))
    folder, rows = os.path.join(bench.folder, 'hardware'), []
    for make in (loops(bench, cpy, peer, folder), whole(bench, cpy, folder)):
        for row in make:
            rows.append(row)
            progress('  '.join(row).replace('*', ''))
    heads = ['', 'cpy', 'CPython, empty property', 'CPython / cpy']
    return '\n\n'.join(['## Simulated hardware', ABOUT, table(heads, rows)])
