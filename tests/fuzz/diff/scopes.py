# SPDX-License-Identifier: MIT
"""Functions, classes, comprehensions and lambdas within each other that use the same few names: which variable is meant?

Most declarations are allowed where they stand; a few are not, and what the compiler says then is compared, too.
"""
from flow import indented

NAMES = 'xyz'
# (locals() within a comprehension: 3.11 means another scope, and 3.13.0 crashes.)
READS = ['{0}', '({0}, {1})', '[{0} for _ in (1,)]', '[({0}, {1}) for {1} in (7, 8)]', '(lambda: {0})()', '(lambda {0}=5: ({0}, {1}))()',
         '[(lambda: ({0}, {1}))() for {1} in "ab"]', '({0} := 4)', '[({0} := v) for v in (1, 2)]', '{{v: {0} for v in "k"}}',
         'list({0} for v in (1,))',
         '[[({0}, {1}, v) for {1} in (1, 2)] for v in (3,)]', '[f() for f in [lambda: {0} for {0} in (1, 2)]]', '"{0}" in locals()',
         '"{0}" in globals()',
         '"{0}" in vars()', 'sorted(v for v in locals() if v in "xyz")', 'eval("{0}")', 'f"{{{0}}}{{{1}!r:>3}}"', '[{0} for {0} in [{0}]]',
         'locals().get("{0}", "none")', '[{0} async for {0} in Async()]', '{0} if {1} else {0}', '[w for v in (1, 2) if (w := {0}) != v]',
         'any(({0} := v) > 1 for v in (1, 2))']
BINDINGS = ['{0} = {n}', '{0} = {1}', '{0} += 1', '{0}: int = {n}', '{0}: int', 'for {0} in (1, 2): pass', 'for {0} in (): pass',
         'with Manager() as {0}: pass',
            'import math as {0}; {0} = {0}.e', '({0} := {n})', '{0}, {1} = 1, {n}', '*{0}, {1} = 1, {n}', 'def {0}(): return {1}',
         'class {0}: pass', 'del {0}', 'del {0}',
            'try: 1 / 0\nexcept ZeroDivisionError as {0}: pass', 'match {n}:\n    case {0}: pass', 'exec("{0} = {n}")',
            'globals()["{0}"] = {n}', 'from math import pi as {0}', 'while True:\n    {0} = {n}\n    break', '[{0}, {1}] = "pq"']


class Scopes:
    """Makes statements; values is a values.Values."""

    def __init__(self, values):
        self.random, self.chance, self.pick = values.random, values.chance, values.pick
        self.generic, self.marks = values.chance(0.2), 0
        self.reads = [text for text in READS if not self.generic or '[' not in text]

    def filled(self, text):
        first, second = self.random.sample(NAMES, 2)
        return text.format(first, second, n=self.random.randint(1, 9)).split('\n')

    def read(self):
        self.marks += 1
        text = self.pick(self.reads)
        line = 'show(%d, %s)' % (self.marks, self.filled(text)[0])
        # With a comprehension's variables in the function since 3.12 they are others that are not found, in other words.
        return ['try: %s' % line, 'except NameError as error: %s' % ('show("none")' if ' for ' in text else 'caught(error)')]

    def bind(self):
        lines = self.filled(self.pick(BINDINGS))
        guarded = self.chance(0.3)
        return ['try:'] + indented(lines) + ['except NameError as error: caught(error)'] if guarded else lines

    def declared(self, outer):
        """The head of a block: now and then names that are of another one."""
        if not self.chance(0.45):
            return []
        allowed = 'function' in outer or self.chance(0.05)
        word = self.pick(('nonlocal', 'nonlocal', 'global') if allowed and not self.generic else ('global',))
        return ['%s %s' % (word, ', '.join(self.random.sample(NAMES, self.pick((1, 1, 2)))))]

    def block(self, depth, outer):
        lines = []
        for _ in range(self.random.randint(2, 5)):
            lines += self.pick((self.read, self.read, self.bind, self.bind, lambda: self.inner(depth, outer)))() if depth else self.read()
        return indented(self.declared(outer[:-1]) + lines)

    def inner(self, depth, outer):
        return self.pick((self.function, self.function, self.class_))(depth - 1, outer)

    def function(self, depth, outer):
        self.marks += 1
        name, generic = 'f%d' % self.marks, self.parameters('[x]', '[y: int]')
        parameters = self.pick(['', '', '', 'x=1', 'y=2, *z', '*, x=3', 'z=0, /'])
        lines = ['def %s%s(%s):' % (name, generic, parameters)] + self.block(depth, outer + ['function'])
        if self.chance(0.3):
            lines += ['    return lambda: (%s)' % self.filled(self.pick(self.reads[:6]))[0]]
        called = ['show(%s())' % name] if self.chance(0.7) else ['try: show(%s())' % name, 'except NameError as error: caught(error)']
        if lines[-1].startswith('    return'):
            called = ['show(%s()())' % name]
        return lines + called + (called if self.chance(0.2) else [])

    def parameters(self, *forms):
        """Type parameters, of which 3.11 knows nothing; 3.13, with nobody to correct it, loses variables in comprehensions."""
        return self.pick(('', *forms)) if self.generic else ''

    def class_(self, depth, outer):
        self.marks += 1
        name = 'C%d' % self.marks
        lines = ['class %s%s:' % (name, self.parameters('[x]', '[z = int]'))] + self.block(depth, outer + ['class'])
        lines += self.pick(([], ['    def m(self): return __class__.__name__, %s' % self.filled(self.pick(self.reads[:4]))[0]]))
        shown = 'show([(n, v if type(v) is int else type(v)) for n, v in sorted(vars(%s).items()) if n in "xyz"])' % name
        return lines + [shown] + (['show(%s().m())' % name] if lines[-1].startswith('    def m') else [])

    def statement(self):
        lines = self.function(3, [])
        space = 'space = dict(globals(), x="gx", y="gy")\nfor name in "xyz": space.pop(name, 0) if name == "z" else 0\n'
        return space + 'try:\n    exec(%r, space)\nexcept SyntaxError as error:\n    show(error.msg, error.lineno, error.offset)\n' % '\n'.join(
            lines) + 'show([(name, space.get(name)) for name in "xyz" if type(space.get(name)) in (int, str)])'
