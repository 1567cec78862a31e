# SPDX-License-Identifier: MIT
"""Functions of random statements: assignments, branches, loops, try with all its parts, with, match, generators,
coroutines, asynchronous generators, closures, comprehensions, unpacking, star calls, global and nonlocal, del, walrus.

What is hard here: the function must end.  Loops run over short sequences or count down, and nothing calls itself.
Variables come from a few names, so that some are used before they are set: that is an error worth comparing, too.
"""

NAMES = ['a', 'b', 'c', 'd', 'p', 'q']
ERRORS = ['ValueError', 'KeyError', 'ZeroDivisionError', 'TypeError', 'IndexError', 'Exception',
          '(ValueError, TypeError)', 'LookupError', 'NameError', 'ArithmeticError']


def indented(lines):
    return ['    ' + line for line in lines]


class Flow:
    """Makes functions; each statement is a list of lines."""

    def __init__(self, values):
        self.values, self.random = values, values.random
        self.chance, self.pick = values.chance, values.pick
        self.generator = self.loops = self.coroutine = False
        self.marks = 0

    # --- expressions -------------------------------------------------------------------------

    def name(self):
        return self.pick(NAMES)

    def atom(self):
        if self.chance(0.6):
            return self.name()
        return self.values.make(self.pick(('small', 'small', 'float', 'str', 'list_int', 'none', 'bool', 'tuple',
                                           'int')), 1)

    def expression(self, depth=2):
        if depth <= 0 or self.chance(0.3):
            return self.atom()
        if self.coroutine and self.chance(0.2):
            return self.await_(depth - 1)
        return self.pick((self.operation, self.operation, self.comparison, self.condition, self.call, self.display,
                          self.comprehension, self.walrus, self.access, self.lambda_, self.f_string))(depth - 1)

    def await_(self, depth):
        return self.pick(['(await Awaits(%s))', '(await coroutine(%s))', '(await mark(%s))', '(await (%s))', 'await Async(2).__anext__()',
                          '[x async for x in generate_async(1, %s)]', '[x async for x in Async(2) if %s]', '[await Awaits(x) for x in %s]',
                          '{x: 0 async for x in Async(1)}', '(await anext(generate_async(), 0))'
                          ]).replace('%s', self.expression(depth))

    def operation(self, depth):
        operator = self.pick(['+', '-', '+', '-', '*', '//', '%', '&', '|', '^', '/'])
        right = self.pick(['2', '3', '-1', '0']) if operator == '*' else self.expression(depth)
        return '(%s %s %s)' % (self.expression(depth), operator, right)

    def comparison(self, depth):
        text = self.expression(depth)
        for _ in range(self.pick((1, 1, 2))):
            text += ' %s %s' % (self.pick(['<', '==', '>=', '!=', '>', 'in', 'is', 'is not', 'not in'][:7
                if depth else 6]).replace('is', '=='), self.expression(depth))
        return '(%s)' % text

    def condition(self, depth):
        return self.pick(['(%s if %s else %s)', '(%s and %s or %s)', '(not %s or (%s, %s))',
                          '(%s or %s and not %s)']) % (
            self.expression(depth), self.expression(depth), self.expression(depth))

    def call(self, depth):
        forms = self.random.sample(['%s', '%s', '%s', '*%s', 'b=%s', 'c=%s', 'z=%s', '**{"y": %s}', '*[%s]', '**%s'],
                                   self.random.randint(0, 4))
        forms.sort(key=lambda form: '=' in form or form.startswith('**'))
        texts = [form % self.expression(depth) for form in forms]
        return '%s(%s)' % (self.pick(['two', 'two', 'strict', 'len', 'str', 'max', 'list', 'mark', 'dict', 'tuple',
                                      'repr', 'abs']), ', '.join(texts))

    def display(self, depth):
        parts = [self.pick(['', '', '', '*']) + self.expression(depth) for _ in range(self.random.randint(0, 3))]
        form = self.pick(['[%s]', '(%s,)', '[%s]', '{**{%s}}', '{%s}'])
        if form == '(%s,)' and not parts:
            return '()'
        if '{' in form:
            pairs = ['%s: %s' % (self.pick(['1', '"k"', self.name()]), self.expression(depth))
                     for _ in range(self.random.randint(0, 3))]
            return form % ', '.join(pairs + (['**%s' % self.name()] if self.chance(0.2) else []))
        return form % ', '.join(parts)

    def comprehension(self, depth):
        variable, source = self.pick(['x', 'y', 'a']), self.pick(['range(4)', '[1, 2, 3]', '"ab"',
            self.expression(depth)])
        text = 'for %s in %s' % (variable, source)
        if self.chance(0.3):
            text += ' if %s' % self.pick(['%s != 2' % variable, self.expression(depth), '(w := %s)' % variable])
        if self.chance(0.2):
            text += ' for z in (%s, 1)' % variable
        item = self.pick([variable, '(%s, %s)' % (variable, self.name()), self.expression(depth),
                          '[%s for k in (1, 2)]' % variable])
        return self.pick(['[%s %s]', 'list(%s %s)', 'sum([0 for _ in [%s %s]])', '{%s: 0 %s}', 'tuple(%s %s)',
                          'any(%s %s)', '{1: %s %s}', 'len({repr(%s) %s})']) % (item, text)

    def walrus(self, depth):
        return '(%s := %s)' % (self.name(), self.expression(depth))

    def access(self, depth):
        return self.pick(['%s[0]', '%s[-1]', '%s[1:]', '%s[::-1]', '%s.real', '%s.x', '%s.count(1)', '%s.upper()',
                          '%s.items()', '%s[:2]', '%s.copy()', '%s.nope']) % self.atom_in_brackets()

    def atom_in_brackets(self):
        return '(%s)' % self.atom()

    def lambda_(self, depth):
        coroutine, self.coroutine = self.coroutine, False
        body = self.pick(['x', '(x, y)', self.expression(depth)])
        self.coroutine = coroutine
        return '(lambda %s: %s)(%s)' % (self.pick(['x', 'x, y=2', '*x', 'x=1, *, y=3', 'x, **y']), body, self.expression(depth))

    def f_string(self, depth):
        return "f'%s{%s%s}'" % (self.pick(['', 'v=']), self.name(), self.pick(['', '!r', '=', ':>5', ':{w}', '!s:.3']))

    # --- statements --------------------------------------------------------------------------

    def block(self, depth, least=1):
        lines = []
        for _ in range(self.random.randint(least, 3)):
            lines += self.statement(depth - 1)
        return indented(lines or ['pass'])

    def statement(self, depth):
        if depth <= 0 or self.chance(0.45):
            return self.pick((self.assign, self.assign, self.assign, self.shown, self.shown, self.unpack, self.augment,
                              self.leave, self.delete, self.raise_, self.store))()
        return self.pick((self.if_, self.for_, self.while_, self.try_, self.try_, self.with_, self.match,
                          self.inner))(depth)

    def assign(self):
        return ['%s = %s' % (self.name() if self.chance(0.9) else 'w = ' + self.name(), self.expression())]

    def shown(self):
        self.marks += 1
        return ['show(%d, %s)' % (self.marks, self.expression())]

    def unpack(self):
        left = self.pick(['{0}, {1}', '{0}, *{1}', '*{0}, {1}', '[{0}, {1}]', '({0}, ({1}, {2}))', '{0}, *{1}, {2}',
                          '({0},)', '{0}, {1}, {2}', '*{0},'])
        return ['%s = %s' % (left.format(self.name(), self.name(), self.name()), self.pick(['1, 2', '[1, 2, 3]',
            '"xyz"', '(1, (2, 3))', 'range(2)', '1, *b', self.expression(), '{1: 2, 3: 4}']))]

    def augment(self):
        operator = self.pick(['+', '-', '//', '%', '|', '&', '+', '^'])
        return ['%s %s= %s' % (self.pick([self.name(), self.name(), 'a[0]', 'b[-1]', 's.x']), operator,
                               self.expression(1))]

    def store(self):
        return ['%s = %s' % (self.pick(['a[0]', 'b[1:2]', 's.x', 'd["k"]', 's.z', 'a[-1]', 'c[a]']),
                             self.expression(1))]

    def leave(self):
        choices = ['return'] if self.generator and self.coroutine else ['return %s' % self.expression()]
        if self.loops:
            choices += ['break', 'continue', 'continue', 'break']
        if self.generator and self.coroutine:
            choices += ['yield %s' % self.expression(), 'got = yield %s\nshow("sent", got)' % self.atom(), 'a = yield'] * 3
        elif self.generator:
            choices += ['yield %s' % self.expression(), 'got = yield %s\nshow("sent", got)' % self.atom(),
                        'yield from %s' % self.expression(1), 'a = yield', 'yield from generate(1, 2)'] * 2
        text = self.pick(choices)
        if self.chance(0.5) or text.startswith('got'):
            return text.split('\n')
        return ['if %s:' % self.expression(1), '    ' + text]

    def delete(self):
        return ['del %s' % self.pick([self.name(), 'a[0]', 's.x', self.name() + ', ' + self.name(), 'b[:1]', '(%s)' %
                                      self.name()])]

    def raise_(self):
        text = self.pick(['raise ValueError(%s)', 'raise KeyError(%s)', 'raise',
                          'raise TypeError("t") from ValueError(%s)', 'raise IndexError(%s) from None', 'assert %s',
                          'assert %s, "message"', '1 / 0', 'raise 3',
                          '{}[%s]', 'undefined', 'raise ValueError',
                          'raise ExceptionGroup("g", [ValueError(%s), TypeError(2)])'])
        text = text % self.atom() if '%' in text else text
        return ['if %s:' % self.expression(1), '    ' + text] if self.chance(0.5) else [text]

    def if_(self, depth):
        lines = ['if %s:' % self.expression()] + self.block(depth)
        if self.chance(0.3):
            lines += ['elif %s:' % self.expression()] + self.block(depth)
        if self.chance(0.5):
            lines += ['else:'] + self.block(depth)
        return lines

    def looping(self, depth):
        before, self.loops = self.loops, True
        lines = self.block(depth)
        self.loops = before
        return lines

    def for_(self, depth):
        target = self.pick([self.name(), self.name(), '%s, %s' % (self.name(), self.name()), 'i', 's.x', '*a, b'])
        source = self.pick(['range(3)', '[1, 2]', '"xy"', '[(1, 2), (3, 4)]', '{"k": 1}.items()', 'enumerate("ab")',
                            'zip([1, 2], "ab")', 'range(2, -1, -1)', '()', 'generate(1, 2)', 'Counting(2)',
                            'Counting(1, ValueError)', self.expression(1), 'Sequence(5, 6)', 'reversed([1, 2])',
                            '*a, 1'])
        keyword = 'for'
        if self.coroutine and self.chance(0.4):
            keyword, source = 'async for', self.pick(['Async(2)', 'generate_async(1, 2)', 'Async(1, ValueError)', 'a', 'generate_async()'])
        lines = ['%s %s in %s:' % (keyword, target, source)] + self.looping(depth)
        return lines + (['else:'] + self.block(depth) if self.chance(0.3) else [])

    def while_(self, depth):
        self.marks += 1
        count = 'n%d' % self.marks
        lines = ['%s = %d' % (count, self.random.randint(1, 4)), 'while %s and %s:' % (count, self.expression(1))
                 if self.chance(0.4) else 'while %s:' % count, '    %s -= 1' % count]
        lines += self.looping(depth)
        return lines + (['else:'] + self.block(depth) if self.chance(0.3) else [])

    def try_(self, depth):
        lines = ['try:'] + self.block(depth)
        star = self.chance(0.1)
        before = self.loops
        handled = self.chance(0.8)
        if handled:
            for _ in range(self.pick((1, 1, 2))):
                name = self.pick(['', ' as e', ' as e', ' as a'])
                self.loops = before and not star
                body = self.block(depth)
                if star:
                    body = [line for line in body if not line.strip().startswith(('return', 'yield', 'if', 'got',
                        'break', 'continue'))] or ['    pass']
                    body = ['    show("star")']
                lines += ['except%s %s%s:' % ('*' if star else '', self.pick(ERRORS), name)] + (['    caught(e)']
                    if name == ' as e' else []) + body
            self.loops = before
            if not star and self.chance(0.15):
                lines += ['except:'] + self.block(depth)
            if self.chance(0.3):
                lines += ['else:'] + self.block(depth)
        if not handled or self.chance(0.4):
            lines += ['finally:'] + self.block(depth)
        return lines

    def with_(self, depth):
        manager = self.pick(['Manager()', 'Manager(True)', 'Manager(), Manager(True)',
                             'contextlib.suppress(ValueError)', 'contextlib.nullcontext(1)', 'Raises()', '3',
                             '(Manager() as p, Manager() as q)'])
        if self.coroutine and self.chance(0.4):
            chosen = self.pick(['Async()', 'Async(2)', 'Async() as p', 'Async(2) as p, Async() as q', 'Manager()'])
            return ['async with %s:' % chosen] + self.block(depth)
        return ['with %s%s:' % (manager, ' as ' + self.name() if self.chance(0.5)
                                and not manager.startswith('(') else '')] + self.block(depth)

    def match(self, depth):
        lines = ['match %s:' % self.pick([self.expression(), '(1, 2)', '{"k": 1, "j": 2}', 'Slots(1, %s)' % self.atom(),
                                          '[1, [2, 3]]', self.name()])]
        for _ in range(self.random.randint(1, 4)):
            guard = ' if ' + self.expression(1) if self.chance(0.25) else ''
            lines += indented(['case %s%s:' % (self.pattern(2), guard)] + self.block(depth))
        if self.chance(0.5):
            lines += indented(['case _:'] + self.block(depth))
        return lines

    def pattern(self, depth):
        simple = ['0', '1', '"k"', 'None', 'True', '-1', '1.5', 'int()', 'str(v)', 'float() | int()', 'v', '_',
                  '1 | 2 | 3', 'int(v)', 'math.pi', 'list()']
        if depth <= 0 or self.chance(0.4):
            return self.pick(simple if depth == 2 else simple + ['v', '_'])
        inner = [self.pattern(0).replace('v', 'v%d' % at) for at in range(3)]
        text = self.pick(['[{0}, {1}]', '[{0}, *rest]', '({0}, {1}, *_)', '{{"k": {0}}}', '{{"k": {0}, **others}}',
                          'Slots({0}, {1})', 'Slots(x={0})', '[*_, {0}]',
                          '(1 | 2 | 3 as w)', '[]', '{{}}', 'Slots(1, 2, 3)',
                          'tuple(({0}, {1}))'])
        return text.format(*inner)

    def inner(self, depth):
        """A function within the function, which may write to its variables."""
        name = self.pick(['f1', 'f2'])
        before = self.loops, self.generator, self.coroutine
        self.loops, self.generator, self.coroutine = False, self.chance(0.25), self.coroutine and self.chance(0.5)
        asynchronous = self.coroutine
        first = []
        if self.chance(0.4):
            first = ['    nonlocal %s' % self.pick(['a', 'b', 'c'])]
        elif self.chance(0.15):
            first = ['    global g%s' % self.name(), '    gb = 1']
        body = first + self.block(depth - 1)
        generator = self.generator
        self.loops, self.generator, self.coroutine = before
        head = '%sdef %s(%s):' % ('async ' if asynchronous else '', name, self.pick(['', 'a=1', '*p', 'c=a', '**q', 'd=5, /', '*, b=2']))
        call = '%s(%s)' % (name, self.pick(['', '', '3']))
        if asynchronous:
            return [head] + body + ['show(%s)' % ('[x async for x in %s]' % call if generator else 'await ' + call)]
        return [head] + body + ['show(%s)' % ('list(%s)' % call if generator else call)]

    # --- whole functions ---------------------------------------------------------------------

    def statement_of_program(self):
        """A function, and statements that call it with several arguments."""
        self.generator, self.coroutine, self.loops, self.marks = self.chance(0.25), self.chance(0.25), False, 0
        body = self.block(4, 2)
        generator = self.generator
        kind = 'async def' if self.coroutine else 'def'
        lines = ['%s mark(*values):' % kind, '    show("mark", *values)', '    return values[-1] if values else None']
        lines += ['%s f(a, b=2, *c, d={}, w=8):' % kind, '    s = Slots(a, b)'] + body
        lines += ['    yield a, b' if generator and self.coroutine else '    return a, b']
        drive = '%s'
        if self.coroutine:
            drive = 'finish(drive(%s))' if generator else 'finish(%s)'
        elif generator:
            drive = 'drive(%s)'
        for _ in range(self.random.randint(1, 3)):
            arguments = ', '.join(self.values.make(self.pick(('small', 'small', 'list_int', 'str', 'wild', 'tuple')),
                1) for _ in range(self.random.randint(1, 3)))
            lines += ['try:', '    show(%s)' % drive % ('f(%s)' % arguments),
                      'except Exception as e:', '    caught(e)']
        if generator:
            lines = (DRIVE_ASYNC if self.coroutine else DRIVE) + lines
        return '\n'.join(lines)


# Takes what a generator gives, sends something, and throws something.
DRIVE = '''def drive(g):
    found = []
    try:
        found.append(next(g))
        found.append(g.send("sent"))
        found.append(g.throw(ValueError("thrown")))
        found += itertools.islice(g, 20)
        g.close()
    except StopIteration as e:
        found.append(("stopped", e.value))
    except RuntimeError as e:
        found.append(str(e))
    return found'''.split('\n')
# The same with an asynchronous one.
DRIVE_ASYNC = '''async def drive(g):
    found = []
    try:
        found.append(await anext(g))
        found.append(await g.asend("sent"))
        found.append(await g.athrow(ValueError("thrown")))
        async for v in g:
            found.append(v)
            if len(found) > 20:
                break
    except StopAsyncIteration as e:
        found.append("stopped")
    except RuntimeError as e:
        found.append(str(e))
    finally:
        await g.aclose()
    return found'''.split('\n')
