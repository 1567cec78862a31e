# SPDX-License-Identifier: MIT
"""Statements where a random choice of everything would come by too seldom: arithmetic of large ints, halves to be
rounded, slices of every shape, calls of functions with every kind of parameter, ways out of a loop.

What is chosen at random stands in braces in the templates."""
import builtins
import re

import streams

LARGE = '''a, b, n = {large}, {large}, {0..130}
show(a + b, a - b, a * b, a & b, a | b, a ^ b, a << n, a >> n, ~a, -b)
show(a < b, a == b, hash(a), a.bit_length(), a.bit_count(), str(a), hex(b), oct(a), bin(b))
show(divmod(a, b), a // b, a % b)
show(math.gcd(a, b), pow(a, n, abs(b) + 1))
show(a / b, float(a))'''
HALVES = '''x, n = {half}, {0..3}
show(round(x, n), round(x), '%.*f' % (n, x), '%.*e' % (n, x))
show(f'{x:.{n}f} {x:.{n}g} {x:#.{n}g} {x:#g} {x:.{n}%}')'''
DIGITS = '''t = {digits}
show([int(s, base) for s in (t, '-' + t, t + ' ') for base in (36, 35)], int(t[:1] + '_1', 36))
show(int(t, {2..36}))'''
SLICES = '''n = list(range({0..9}))
for t in n, tuple(n), bytes(n), bytearray(n), "abcdefgh", range(7), "aé日😀x":
    show(t[{bounds}])'''
STORES = '''n = range({0..9})
for t in list(n), bytearray(n):
    try:
        t[{bounds}] = {items}
    finally:
        show(t)'''
SAME_SIZE = '''n = range({0..9})
for t in list(n), bytearray(n):
    s = slice({end}, {end}, {step})
    t[s] = [v + 40 for v in range(len(t[s]))]
    show(t)
    del t[s]
    show(t)'''
SPLITS = '''t = {lines}
for t in t, t.encode():
    show(t.split(None, {-1..3}), t.rsplit(None, {-1..3}), t.split(), t.strip(), t.expandtabs({0..9}))
    show(t.splitlines(), t.splitlines(True))'''
SORTS = '''t = [{sortable}]
show(sorted(t), sorted(t, reverse=True), min(t), max(t), sorted(t, key=lambda v: repr(v)[-1]))
t.sort(key=str)
show(t)'''
NANS = '''t = [{unordered}]
show(sorted(t), min(t), max(t), sorted(t, key=lambda v: v), heapq.nsmallest(99, t))
t.sort()
show(t)'''
SEARCHES = '''t, p = {letters}, {part}
for t, p in (t, p), (t.encode(), p.encode()):
    show([f(p, {-9..9}, {-9..9}) for f in (t.find, t.rfind, t.count, t.startswith, t.endswith)])
    show(t.replace(p, p * 2, {-1..3}), p in t)'''
INSERTS = '''t = {sequence}
t.insert({-8..8}, 99)
show(t, t.index(99))
t.insert({-8..8}, 98)
t.remove(98)
show(t.pop(), t)
show(t.pop({-6..5}), t)'''
UPDATES = '''d = {"a": 1, "b": 2}
d.update({mapping})
show(d, d | {plain_mapping})
d |= {mapping}
show(d, list(d.values()), list(reversed(d.items())), d.pop("a", 0), d.popitem())'''
PERCENTS = '''show('[{percent}]' % ({-12..12}, {value}))
show('[{percent}]' % ({-12..12}, {value}), '{0!{conversion}}'.format(3))'''
CALLS = '''def f({parameters}):
    return sorted(locals().items(), key=str)
for i in range(2):
    show(f({arguments}))'''
LOOPS = '''def f(n):
    for i in range(4):
        {block}
            if i == n:
                {leave}
            show(1 // (n - i + 1))
        {handler}
            {leave}
    else:
        show("else")
    return i
show([f(n) for n in range(5)])'''
MATCHES = '''def f(v):
    match v:
        case {pattern}:
            return sorted(locals().items(), key=str)
        case {pattern}:
            return "second"
for v in [1, 2, 3], (1, 2), [1], [], {"k": 1}, {"k": 1, "j": 2}, {}, Slots(1, 2), 1, "xy", [[1, 2], 3, 4, 5]:
    show(f(v))'''
AWAITS = '''g = {awaitable}
for i in range(2):
    try:
        show(finish(g, {sent}))
    except BaseException as e:
        caught(e)'''
COROUTINES = '''g = {coroutine}
show(getattr(g, "__await__", int)() is g)
for i, step in enumerate((lambda: {coroutine_step}, lambda: {coroutine_step}, lambda: {coroutine_step}, lambda: {coroutine_step})):
    try:
        show(i, step(), g.cr_running, g.cr_suspended, g.cr_await is None)
    except BaseException as e:
        caught(e)
g.close()'''
ASYNC_GENERATORS = '''g = generate_async(*range({0..3}))
for i, step in enumerate((lambda: {async_step}, lambda: {async_step}, lambda: {async_step}, lambda: {async_step})):
    try:
        show(i, finish(step()), g.ag_running)
    except BaseException as e:
        caught(e)
finish(g.aclose())'''
ERRORS = '''e = {exception}({error_arguments})
kind(e, e.args, str(e))
e.add_note("note")
show(e.__notes__, [getattr(e, name, "none") for name in ("value", "code", "errno", "strerror", "filename", "filename2", "msg",
    "lineno", "offset", "text", "name", "path", "obj", "encoding", "object", "start", "end", "reason", "message", "exceptions")])
show(e.__reduce__())
try:
    raise e from {cause}
except BaseException as f:
    caught(f)
    show(f is e, f.__suppress_context__, f.with_traceback(None) is e, repr(copy.copy(f)))'''
INSTANCES = '''v = {instance}
kind(hasattr(v, "__dict__"), isinstance(v, {type}))
setattr(v, {name}, 5)
kind(getattr(v, {name}, "none"), hasattr(v, {name}), vars(v))
delattr(v, {name})
kind(vars(v))'''
SUPERS = '''class C({base}):
    def {special}(self, *others):
        return ("C", super().{special}(*others))
for v in C({base_value}), {base}({base_value}):
    try:
        kind({special_use})
    except Exception as e:
        caught(e)'''
TEMPLATES = [LARGE, HALVES, DIGITS, SLICES, STORES, SAME_SIZE, SPLITS, SORTS, NANS, SEARCHES, INSERTS, UPDATES,
             PERCENTS, CALLS, LOOPS, MATCHES, AWAITS, COROUTINES, ASYNC_GENERATORS, ERRORS, INSTANCES, SUPERS] + streams.TEMPLATES

CHOICES = {
    'end': ['None', '0', '1', '3', '-1', '-2', '-9', '7', '20'],
    'step': ['None', '2', '-1', '-2', '3', '-3'],
    'items': ['b"xyz"', 'b""', '[70, 71]', 'range(5)', 't'],
    'part': ['"a"', '"ab"', '"aa"', '""', '"é"'],
    'sequence': ['list(range(5))', 'bytearray(range(5))', '[]', 'collections.deque(range(4))'],
    'mapping': ['MyDict(a=3)', '{"c": 4}', '[("a", 5)]', 'Mapping(q=1)', 'MyDict(z=1)', '{}'],
    'plain_mapping': ['MyDict(a=7)', '{"b": 8}', '{}'],
    'value': ['42', '-7', '3', '0'],
    'conversion': ['r', 's', 'rx', 'r ', 'a:>5', 'r:', 's!', '', 'z'],
    'parameters': ['a, b=2', 'a, /, b, *, c', '*, c', 'a, *r, c=1', 'a, b=1, **k', '*, c=1, d', '', 'a, /', 'a, /, **k',
                   '*r, **k'],
    'arguments': ['1', '1, 2', '1, 2, 3', '1, 2, 3, c=4', 'c=1', '1, c=1', 'a=1', '1, a=2', '', '1, b=3',
                  '*[1, 2], c=3', '**{"c": 1}',
                  '1, 2, c=1, d=2', 'd=1', '1, zz=3', '*"ab"', '1, **{"b": 4}', 'a=1, b=2, c=3'],
    'block': ['try:', 'with Manager():', 'with Manager(True):', 'if True:', 'for j in range(2):',
              'while i < 3:\n            i += 1'],
    'leave': ['break', 'continue', 'return 9', '1 / 0', 'pass', 'break'],
    'pattern': ['[a, *_, b]', '[*_, a, b]', '[a, *r]', '[a, b]', '[_, a, *_]', '{"k": a}', '{"k": 1, **r}', '{}',
                '[[a, *_], *_, b, c]',
                'Slots(a, y=2)', 'Slots(x=a)', 'int(a)', 'str() as a', '[1, a, *_] | [a]', '(1 | 2) as a', '[]',
                '[*r, 3]'],
}
CHOICES |= streams.CHOICES | {
    'sent': ['None', '1, 2', '"s"', 'None, None, None'],
    'coroutine': ['coroutine(1, 2)', 'coroutine()', 'coroutine(Awaits(3))', 'coroutine(coroutine(4))', 'Async(2).__anext__()'],
    'coroutine_step': ['g.send(None)', 'g.send(None)', 'g.send(5)', 'g.throw(ValueError("t"))', 'g.throw(KeyError)', 'g.close()',
                       'g.throw(GeneratorExit)', 'g.throw(3)', 'finish(g)'],
    'async_step': ['g.__anext__()', 'g.asend("s")', 'g.asend(None)', 'g.athrow(ValueError("t"))', 'g.athrow(KeyError)', 'g.aclose()',
                   'anext(g)', 'anext(g, "end")', 'g.athrow(3)', 'g.athrow(GeneratorExit)'],
    'instance': ['Slots()', 'Any()', 'Index(3)', 'types.SimpleNamespace(a=1)', 'MyList([1])', '3', 'None', 'ValueError("v")',
                 'Ordered(1)', 'property()', 'two', 'MyDict(a=1)', 'collections.deque()', 'functools.partial(two, 1)', 'object()', 'generate()'],
    'cause': ['None', 'ValueError("cause")', 'KeyError', '3', 'e'],
}
EXCEPTIONS = sorted(name for name, value in vars(builtins).items() if isinstance(value, type) and issubclass(value, BaseException)
                    and name not in ('PythonFinalizationError', '_IncompleteInputError', 'EncodingWarning'))
# Where super() is asked for a special method: of which type, and what calls it.
SPECIALS = {
    'int': ['__add__: v + 2', '__mul__: 3 * v', '__rsub__: 9 - v', '__repr__: repr(v)', '__hash__: hash(v)', '__bool__: bool(v)',
            '__eq__: v == 5', '__lt__: v < 6', '__format__: format(v, "d")', '__int__: int(v)', '__index__: [1, 2][v - 5]',
            '__round__: round(v)', '__pow__: v ** 2', '__divmod__: divmod(v, 2)', '__neg__: -v', '__str__: str(v)'],
    'str': ['__add__: v + "x"', '__getitem__: v[0]', '__len__: len(v)', '__contains__: "a" in v', '__iter__: list(v)', '__mod__: v % ()',
            '__eq__: v == "5"', '__repr__: repr(v)', '__format__: f"{v:>9}"', '__mul__: v * 2', '__hash__: {v: 1}', 'upper: v.upper()'],
    'list': ['__getitem__: v[0]', '__setitem__: operator.setitem(v, 0, 1)', '__len__: len(v)', '__iadd__: operator.iadd(v, [1])',
             '__contains__: 5 in v', '__iter__: sum(v)', '__reversed__: list(reversed(v))', '__eq__: v == [5]', '__repr__: str(v)',
             '__add__: v + [2]', 'append: v.append(3)', '__delitem__: operator.delitem(v, 0)', '__lt__: v < [9]'],
    'dict': ['__getitem__: v["k"]', '__contains__: "k" in v', '__iter__: list(v)', '__len__: bool(v)', '__or__: v | {}', '__eq__: v == {}',
             '__setitem__: operator.setitem(v, 1, 2)', 'get: v.get("k")', '__missing__: v["z"]', 'keys: dict(v)', '__ror__: {} | v'],
    'float': ['__add__: v + 1', '__float__: math.sqrt(v)', '__int__: int(v)', '__round__: round(v, 1)', '__truediv__: v / 2', '__abs__: abs(v)',
              '__format__: format(v, ".2f")', '__eq__: v == 5.0', '__floordiv__: v // 2', '__trunc__: math.trunc(v)', '__floor__: math.floor(v)'],
    'object': ['__repr__: repr(v)[:9]', '__eq__: v == 3', '__ne__: v != 3', '__hash__: bool(hash(v))', '__str__: str(v)[:9]', '__lt__: v < 3',
               '__format__: format(v, "x")', '__getattribute__: v.nope', '__setattr__: setattr(v, "x", 1)', '__dir__: "__dir__" in dir(v)',
               '__init_subclass__: type(v).__init_subclass__()', '__reduce_ex__: copy.copy(v) is v'],
}
VALUES = {'int': '5', 'str': '"5a"', 'list': '[5, 6]', 'dict': '{"k": 5}', 'float': '5.25', 'object': ''}
HANDLERS = {'try:': ['except ZeroDivisionError:', 'finally:']}


class Focused:
    """Makes statements; values is a values.Values."""

    def __init__(self, values):
        self.values, self.random, self.pick = values, values.random, values.pick

    def large(self):
        sizes = 3, 8, 30, 61, 62, 63, 64, 65, 100, 128, 190, 300
        return str(self.pick((-1, 1)) * self.random.getrandbits(self.pick(sizes)))

    def half(self):
        """Often in the middle between two decimals."""
        return repr(self.random.randint(-99, 99) / self.pick((2, 4, 8, 16)) * self.pick((1, 1, 10, 1000, 0.1)))

    def digits(self):
        letters = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
        return repr(''.join(self.pick(letters) for _ in range(self.random.randint(1, 20))))

    def bounds(self):
        ends = [self.pick(('', str(self.random.randint(-9, 9)))) for _ in range(2)]
        return ':'.join(ends) + self.pick(('', '', ':', ':2', ':-1', ':-2', ':3', ':-3', ':1'))

    def lines(self):
        parts = 'a', 'b', ' ', '  ', '\n', '\r\n', '\r', '\n\r', '\x0b', '\x0c', '\x1c', '\t', 'é', ','
        return repr(''.join(self.pick(parts) for _ in range(self.random.randint(0, 9))))

    def letters(self):
        return repr(''.join(self.pick('aabé') for _ in range(self.random.randint(0, 9))))

    def sortable(self):
        """Items of one kind, for which a sort may have a way of its own."""
        kind = self.pick((['-2.5', '0.5', '1.5', '-0.0', '3.25', '9.0'], ['-9', '0', '3', '5', '7', '2'],
                          ['"a"', '"b"', '"ab"', '"é"', '"aaaaaaaaa"', '"aaaaaaaab"', '""'],
                          ['(1, 2)', '(1, 1)', '(0, 5)', '(2,)'], ['1', 'True', '1.0', '0', '0.0', 'False']))
        return ', '.join(self.pick(kind) for _ in range(self.pick((3, 8, 20, 70))))

    def unordered(self):
        """Floats with NaN between them, none less than the one before it: a sort leaves these as they are, while the place of
        any other NaN follows from which items are compared."""
        runs = [sorted(self.random.randint(-9, 9) / 2 for _ in range(self.pick((0, 1, 2, 5)))) for _ in range(self.pick((2, 3, 9)))]
        return ', math.nan, '.join(', '.join(map(repr, run)) or 'math.nan' for run in runs)

    def characters(self):
        """From blocks that have been as they are for long."""
        first, last = self.pick(((0, 0x17f), (0x370, 0x3ff), (0x400, 0x4ff), (0x531, 0x556), (0x1e00, 0x1fff), (0x2100, 0x218b), (0x660, 0x669),
                                 (0xfb00, 0xfb06), (0x10400, 0x1044f), (0x2000, 0x206f), (0xd800, 0xdfff), (0xa640, 0xa66d), (0x3040, 0x30ff)))
        return ascii(''.join(chr(self.random.randint(first, last)) for _ in range(4)))

    def str(self):
        return self.values.make_str(0)

    def wild(self):
        return self.values.make_wild(1)

    def iterator(self):
        return self.values.make_iterator(0)

    def type(self):
        return self.values.make_type(0)

    def name(self):
        return self.values.make_name(0)

    def awaitable(self):
        return self.values.make_awaitable(0)

    def exception(self):
        return self.pick(EXCEPTIONS)

    def error_arguments(self):
        """Often what an exception of some kind wants."""
        return self.pick(('', '1', '"m"', '2, "m"', '2, "m", "f"', '2, "m", "f", None, "g"', '"m", ("f", 1, 2, "text")',
                          '"m", ("f", 1, 2, "text", 1, 4)', '"utf-8", b"abc", 1, 2, "why"', '"ascii", "aé", 1, 2, "why"', '"aé", 1, 2, "why"',
                          '"g", [ValueError(1), TypeError(2)]', '"m", name="n"', '"m", name="n", path="p"', '"m", obj=3, name="n"', '(1, 2)',
                          self.values.make_wild(1), self.values.make_wild(1) + ', ' + self.values.make_wild(1)))

    def percent(self):
        return '%' + self.pick(('', '-', '0', '+', ' ', '-0', '#')) + '*' + self.pick(('', '.2',
            '.0')) + self.pick('dfgesxr')

    def fill(self, match):
        name = match[1]
        if '..' in name:
            least, most = name.split('..')
            return str(self.random.randint(int(least), int(most)))
        return self.pick(CHOICES[name]) if name in CHOICES else getattr(self, name)()

    def statement(self):
        template = self.pick(TEMPLATES)
        if template is SUPERS:
            base = self.pick(sorted(SPECIALS))
            special, use = self.pick(SPECIALS[base]).split(': ', 1)
            for name, chosen in ('base_value', VALUES[base]), ('base', base), ('special_use', use), ('special', special):
                template = template.replace('{%s}' % name, chosen)
            return template
        if template is LOOPS:
            block = self.pick(CHOICES['block'])
            template = template.replace('{block}', block).replace('{handler}', self.pick(HANDLERS.get(block,
                ['if i == 1:'])))
        return re.sub(r'\{([a-z_]{2,}|-?\d+\.\.\d+)\}', self.fill, template)
