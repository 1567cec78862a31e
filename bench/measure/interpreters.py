# SPDX-License-Identifier: MIT
"""The interpreters that take part, and running them.

cpy is there as built by make and, if make release was called after the last change, as that built it.  CPython must be
there; PyPy and MicroPython take part if they are on the PATH.
"""
import os
import shutil
import subprocess
from collections import namedtuple

# Processor time and time by the clock in seconds, peak memory in KiB
Use = namedtuple('Use', 'cpu wall peak')

VERSION = 'import sys; print(sys.version.split()[0], sys.implementation.name, *sys.implementation.version[:3])'
HEAP = ['-X', 'heapsize=256M']  # MicroPython has 2 MiB otherwise, and never more
NO_CACHE = {'PYTHONDONTWRITEBYTECODE': '1'}  # a program that is imported is compiled each time


class Failed(Exception):
    """A program did not run to its end; the text says why."""


class Interpreter:
    """One of them.  own: it is cpy, and understands its options.  always: options that it always gets."""

    def __init__(self, title, path, own=False, always=()):
        self.title, self.path, self.own, self.always = title, path, own, list(always)

    def command(self, arguments, options=()):
        """The command line; options are for cpy only."""
        return [self.path] + self.always + (list(options) if self.own else []) + list(arguments)

    def version(self):
        """What the table's notes say about it."""
        if self.own:
            return self.output(['--version']).strip()
        version, name, *numbers = self.output(['-c', VERSION]).split()
        return '%s %s' % (self.title, version if name == 'cpython' else '.'.join(numbers))

    def output(self, arguments, options=(), limit=300):
        """What a program prints."""
        try:
            done = subprocess.run(self.command(arguments, options), capture_output=True, text=True, timeout=limit,
                                  env={**os.environ, **NO_CACHE})
        except subprocess.TimeoutExpired:
            raise Failed('takes more than %d s' % limit) from None
        if done.returncode:
            raise Failed((done.stderr.strip().splitlines() or ['status %d' % done.returncode])[-1])
        return done.stdout

    def launch(self, launcher, arguments, options=()):
        """What a program uses.  Its output is dropped."""
        command = self.command(arguments, options)
        done = subprocess.run([launcher] + command, capture_output=True, text=True, check=True,
                              env={**os.environ, **NO_CACHE})
        cpu, wall, peak, status = done.stdout.split()
        if status != '0':
            raise Failed('%s: status %s %s' % (' '.join(command), status, done.stderr.strip()[-200:]))
        return Use(float(cpu), float(wall), int(peak))


def newer_than_sources(path, root):
    """Was the file made after the last change of the sources?"""
    changed = 0
    for folder in ('vm', 'modules', 'backends', 'boards'):
        for place, _, names in os.walk(os.path.join(root, folder)):
            for name in names:
                if name.endswith(('.c', '.h', '.py', '.toml')):
                    changed = max(changed, os.stat(os.path.join(place, name)).st_mtime)
    return os.stat(path).st_mtime >= changed


def read_anew(path):
    """Linux maps large pieces of a program that was just written, but small ones of what was read from a disk, as a
    user's programs are: the page cache forgets it, so that all peaks of memory count the same."""
    with open(path, 'rb') as file:
        os.fsync(file.fileno())
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def find(cpy, cpython, root):
    """The list of those that take part (cpy first), and what must be said about those that do not."""
    found, notes = [Interpreter('cpy', cpy, own=True)], []
    release = os.path.join(root, 'build-release', 'cpy')
    if not os.path.exists(release):
        notes.append('No release build took part: `make release` makes it.')
    elif not newer_than_sources(release, root):
        notes.append('No release build took part: it is older than the sources; `make release` makes it anew.')
    else:
        found.append(Interpreter('release', release, own=True))
    found.append(Interpreter('CPython', cpython))
    for title, name, always in (('PyPy', 'pypy3', []), ('MicroPython', 'micropython', HEAP)):
        path = shutil.which(name)
        if path:
            found.append(Interpreter(title, path, always=always))
        else:
            notes.append('%s did not take part: no `%s` on the PATH.' % (title, name))
    for interpreter in found:
        read_anew(interpreter.path)
    return found, notes
