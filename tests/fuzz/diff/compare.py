# SPDX-License-Identifier: MIT
"""Runs programs in cpy and its judges, and says where they differ."""
import ast
import os
import re
import resource
import signal
import subprocess
import tempfile

from normalise import same

DRIVER = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'driver.py')
MEMORY = 3 << 30  # bytes of address space that an interpreter may have
PATIENCE = 600  # seconds for a batch
TOO_LONG = 'did not end'
UNFINISHED = [['died: ' + TOO_LONG]], [['time is up']]  # how the results of a program end that took too long


def limit():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read(line):
    """A line of results; an interpreter that is wrong enough writes what is none."""
    try:
        return ast.literal_eval(line)
    except (ValueError, SyntaxError) as error:
        return [['unreadable: %s' % error]]


def run(interpreter, programs, patience=PATIENCE, to_the_end=True):
    """What each program shows: a list of parts of lines; where the interpreter died, that is said instead, and that is
    the last one unless it is to go on to the end."""
    results = []
    with tempfile.TemporaryDirectory() as folder:
        source, sink = os.path.join(folder, 'programs'), os.path.join(folder, 'results')
        while len(results) < len(programs):
            with open(source, 'w', encoding='ascii') as file:
                file.writelines(ascii(parts) + '\n' for parts in programs[len(results):])
            status = start(interpreter, source, sink, folder, patience)
            with open(sink, encoding='ascii') as file:
                results += [read(line) for line in file if line.endswith('\n')]
            if len(results) < len(programs):
                results.append([['died: %s' % status]])
                if not to_the_end:
                    break
    return results


def start(interpreter, source, sink, folder, patience):
    """Runs the driver; the result says how it ended."""
    open(sink, 'w').close()
    environment = {'PYTHONHASHSEED': '0', 'PYTHONDONTWRITEBYTECODE': '1', 'LC_ALL': 'C.UTF-8',
                   'PATH': os.environ.get('PATH', '')}
    try:
        done = subprocess.run([interpreter, DRIVER, source, sink], env=environment, cwd=folder,
                              stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                              preexec_fn=limit, timeout=patience)
    except subprocess.TimeoutExpired:
        return TOO_LONG
    if done.returncode == -signal.SIGPROF:
        return TOO_LONG
    return 'status %d: %s' % (done.returncode, done.stderr.decode(errors='replace')[-300:])


def alike(result, other):
    """Do two results of a program show the same, as far as they must?"""
    return len(result) == len(other) and all(mine == its or same(mine, its) for mine, its in zip(result, other))


def part_agrees(results, at):
    """Does cpy, the first of the results, do in this part as one of the judges does?"""
    parts = [result[at] if at < len(result) else None for result in results]
    if any(parts[0] == other for other in parts[1:]):
        return True
    return parts[0] is not None and any(other is not None and same(parts[0], other) for other in parts[1:])


def judged(results):
    """Without the judges that know nothing of the program; without all if the first is one: the others are older, and excuse only."""
    return [results[0]] + ([] if knows_nothing(results[1]) else [result for result in results[1:] if not knows_nothing(result)])


def knows_nothing(result):
    """Has a judge crashed, or not come to an end?"""
    return result[-1:] in UNFINISHED or bool(result and result[-1]) and result[-1][0].startswith('died: ')


def difference(results):
    """The number of the first part in which cpy does as none of the judges, or None."""
    results = judged(results)
    if len(results) == 1:
        return None
    for at in range(max(map(len, results))):
        if not part_agrees(results, at):
            return at
    return None


def signature(results):
    """What findings of the same kind have in common: the first lines that differ, without names and numbers."""
    at = difference(results)
    if at is None:
        return None
    mine, other = (result[at] if at < len(result) else [] for result in judged(results)[:2])
    for left, right in zip(mine + ['nothing'], other + ['nothing']):
        if left != right:
            return '%s | %s' % (general(left), general(right))
    return 'length'


def general(line):
    """The line with everything left out that a program chose."""
    line = re.sub(r"'[^']*'|\"[^\"]*\"", 'Q', line)
    return re.sub(r'\d[\w.+-]*', '0', line)[:50]


class Judge:
    """cpy and those who judge it."""

    def __init__(self, cpy, reference, also):
        self.cpy, self.reference, self.also = os.path.abspath(cpy), reference, also
        self.names = ['cpy', reference] + ([also] if also else [])

    def results(self, programs):
        """For each program what cpy and all judges show."""
        return list(zip(*(run(interpreter, programs) for interpreter in [self.cpy, self.reference] + ([self.also]
            if self.also else []))))

    def differing(self, programs):
        """The number and the kind of each finding; the second judge is asked only where the first one disagrees."""
        pairs = zip(run(self.cpy, programs), run(self.reference, programs))
        doubtful = [at for at, pair in enumerate(pairs) if pair[0] != pair[1]]
        kinds = [signature(results) for results in self.results([programs[at] for at in doubtful])] if doubtful else []
        return [(at, kind) for at, kind in zip(doubtful, kinds) if kind is not None]
