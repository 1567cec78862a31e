# SPDX-License-Identifier: MIT
"""Classes with special methods, inheritance, descriptors and metaclasses, and what uses them."""

METHODS = {
    '__init__': '(self, *args): self.args = args; show("init", args)',
    '__repr__': '(self): return "<%s>" % type(self).__name__', '__str__': '(self): return "text"',
    '__eq__': '(self, other): show("eq"); return {value}', '__ne__': '(self, other): return {value}',
    '__lt__': '(self, other): return {value}', '__le__': '(self, other): return {value}',
    '__gt__': '(self, other): show("gt"); return {value}', '__hash__': '(self): return {value}',
    '__bool__': '(self): show("bool"); return {value}', '__len__': '(self): show("len"); return {value}',
    '__getitem__': '(self, key): show("get", key); return {items}[key]',
    '__setitem__': '(self, key, value): show("set", key, value)', '__delitem__': '(self, key): show("del", key)',
    '__contains__': '(self, item): show("contains", item); return {value}', '__iter__': '(self): return iter({items})',
    '__next__': '(self): raise StopIteration', '__call__': '(self, *a, **k): return a, k',
    # for a method of an operator CPython asks even the metaclass's
    '__getattr__': '(self, name): name[0] == "_" or show("getattr", name); return {value} if name[0] != "_" else '
                   'object.__getattribute__(self, name)',
    '__setattr__': '(self, name, value): show("setattr", name); object.__setattr__(self, name, value)',
    '__delattr__': '(self, name): show("delattr", name); object.__delattr__(self, name)',
    '__add__': '(self, other): show("add"); return {value}', '__radd__': '(self, other): show("radd"); return {value}',
    '__iadd__': '(self, other): show("iadd"); return {value}', '__sub__': '(self, other): show("sub"); return {value}',
    '__rsub__': '(self, other): show("rsub"); return {value}', '__mul__': '(self, other): return {value}',
    '__neg__': '(self): return {value}', '__index__': '(self): return {value}', '__int__': '(self): return {value}',
    '__float__': '(self): return {value}', '__enter__': '(self): show("enter"); return {value}',
    '__exit__': '(self, *details): show("exit", details[0]); return {value}',
    '__format__': '(self, spec): return "f" + spec', '__reversed__': '(self): return {value}',
    '__missing__': '(self, key): return {value}',
    '__init_subclass__': '(cls, **k): show("subclass", cls.__name__, k)', '__class_getitem__': '(cls, key): return key',
    '__get__': '(self, thing, owner=None): show("get", thing is None); return {value}',
    '__set__': '(self, thing, value): show("set", value)', '__set_name__': '(self, owner, name): show("name", name)',
    '__new__': '(cls, *args): show("new", args); return super().__new__(cls{passed})',
    '__getattribute__': '(self, name): show("attribute", name); return super().__getattribute__(name)',
    '__instancecheck__': '(self, other): return {value}', '__round__': '(self, n=None): return n',
    '__divmod__': '(self, other): return {value}', '__length_hint__': '(self): return 3',
    '__pow__': '(self, other, mod=None): return other, mod', '__rpow__': '(self, other): return {value}',
    '__and__': '(self, other): return {value}',
    '__or__': '(self, other): return {value}', '__invert__': '(self): return {value}',
    '__bytes__': '(self): return b"x"', '__rmul__': '(self, other): show("rmul"); return {value}',
    '__ror__': '(self, other): return {value}',
    '__matmul__': '(self, other): return {value}', '__rmatmul__': '(self, other): return {value}',
    '__imatmul__': '(self, other): return {value}', '__truediv__': '(self, other): return {value}',
    '__floordiv__': '(self, other): return {value}', '__mod__': '(self, other): return {value}', '__rmod__': '(self, other): return {value}',
    '__lshift__': '(self, other): return {value}', '__rrshift__': '(self, other): return {value}',
    '__xor__': '(self, other): return {value}', '__rxor__': '(self, other): return {value}',
    '__isub__': '(self, other): show("isub"); return {value}', '__imul__': '(self, other): return {value}',
    '__ior__': '(self, other): return {value}', '__rdivmod__': '(self, other): return {value}', '__abs__': '(self): return {value}',
    '__pos__': '(self): return {value}', '__complex__': '(self): return {value}', '__trunc__': '(self): return {value}',
    '__floor__': '(self): return {value}', '__ceil__': '(self): return {value}', '__dir__': '(self): return {items}',
    '__copy__': '(self): show("copy"); return {value}', '__deepcopy__': '(self, memo): show("deepcopy"); return {value}',
    '__getstate__': '(self): show("state"); return {value}', '__setstate__': '(self, state): show("stored", state)',
    '__await__': '(self): yield {value}', '__aiter__': '(self): show("aiter"); return {value}',
    '__anext__': '(self): return coroutine({value})', '__delete__': '(self, thing): show("delete")',
}
# Special methods that are coroutines.
METHODS_ASYNC = {
    '__anext__': '(self): raise StopAsyncIteration', '__aenter__': '(self): show("aenter"); return {value}',
    '__aexit__': '(self, *details): show("aexit", details[0]); return {value}',
}
USES = ['repr({o})', 'str({o})', '{o} == {p}', '{o} != {p}', '{o} < {p}', '{o} <= 3', '3 > {o}', 'bool({o})',
        'len({o})', '{o}[1]', '{o}["k"]', '{o}[1:2]', '1 in {o}', 'list({o})', '{o}(1, k=2)', '{o}.nope',
        '{o}.x', '{o} + {p}', '{o} + 1', '1 + {o}', '{o} - {p}', '5 - {o}', '{o} * 2', '2 * {o}', '-{o}', 'int({o})',
        'float({o})', 'format({o}, "spec")', 'f"{{{o}!r:>9}}"', 'not {o}', '{o} or 2', 'hash({o}) == hash({o})',
        'isinstance({o}, {C})', '{C}[int]', '{C}.y', 'range(5)[{o}]', '[1, 2, 3][{o}]', 'list(reversed({o}))',
        'divmod({o}, 2)', '{o} ** 2', '2 ** {o}', '{o} & 1', '1 | {o}', '~{o}', 'round({o}, 2)',
        'sorted([{o}, {p}])', 'max({o}, {p})', '{o} is {o}', '[{o}] == [{o}]', '{o} in [{p}, {o}]', '{{{o}: 1}}[{o}]',
        'bytes({o})', '"%s %r" % ({o}, {o})', 'getattr({o}, "zz", 7)', 'hasattr({o}, "x")', 'vars({o})',
        '[*{o}]', '{o}.__class__.__name__', '{C}.__mro__', '{C}.__name__', '{C}.__bases__', 'sum([{o}, {p}], 0)',
        '{o}.method(1)', '{C}.method(1)', '{o}.static(4)', '{C}.made(3)', '{o}.prop', '{o}.args', 'dict({o})',
        'two(*{o})',
        'two(**{o})', 'iter({o})', 'next({o})', 'abs({o})', 'math.floor({o})', 'operator.index({o})', '"".join([{o}])',
        '{o} @ {p}', '2 @ {o}', '{o} / {p}', '{o} // 2', '{o} % 2', '7 % {o}', '"%d" % {o}',
        '{o} << 1', '9 >> {o}', '{o} ^ 1', '1 ^ {o}', '+{o}',
        'complex({o})', 'math.trunc({o})', 'math.ceil({o})', '[v for v in dir({o}) if type(v) is not str or v[:1] != "_"]',
        'copy.copy({o}) is {o}', 'copy.deepcopy([{o}])[0] is {o}',
        'finish({o})', 'divmod(7, {o})', 'aiter({o}) is {o}', 'finish(anext({o}))', 'operator.imatmul({o}, 2)',
        'operator.ior({o}, {p})', 'type({o})', 'callable({o})', 'issubclass({C}, {D})', '{o}.desc', '{C}.desc', '{o}.slot', '{D}(1)']
ACTIONS = ['a = {o}\na -= 1\nkind(a)', 'a = {o}\na *= 2\nkind(a)', 'a = {o}\na @= {p}\nkind(a)',
           'async def f():\n    async with {o} as v:\n        kind(v)\n        1 / 0\nkind(finish(f()))',
           'async def f():\n    return [v async for v in {o}]\nkind(finish(f()))', 'async def f():\n    return await {o}\nkind(finish(f()))',
           '{o}.x = 5', 'del {o}.x', '{o}[0] = 1', 'del {o}[0]', 'a = {o}\na += 1\nkind(a)',
           'with {o} as v:\n    kind(v)', 'with {o}:\n    1 / 0', 'for v in {o}:\n    kind(v)', '{o}.prop = 3',
           'del {o}.prop', '{o}.desc = 8',
           'a, b = {o}\nkind(a, b)', '{C}.y = 6\nkind({o}.y)', 'del {C}.y',
           '{C}.method = lambda s, v: ("new", v)\nkind({o}.method(2))',
           '{o}.method = lambda v: ("own", v)\nkind({o}.method(2))', '{o}.slot = 2\nkind({o}.slot)',
           'assert {o}', 'raise {o}', 'a, *b = {o}\nkind(b)', '{o}.__class__ = {D}\nkind(type({o}))',
           '{o}.__dict__["x"] = 4\nkind({o}.x)', 'class {C}2({C}):\n    pass\nkind({C}2.__mro__)',
           'match {o}:\n    case {C}(x=v):\n        kind(v)\n    case _:\n        kind(0)']
BASES = ['', '', '', 'int', 'str', 'list', 'dict', 'tuple', 'float', 'Exception', 'set', 'object', 'bytes']
MORE = ['def method(self, v): return "method", v, __class__.__name__',
        'def method(self, v): return super().method(v + 1)', 'static = staticmethod(lambda v: ("static", v))',
        'made = classmethod(lambda cls, v: (cls.__name__, v))',
        'prop = property(lambda self: 1)',
        'prop = property(lambda self: 1, lambda self, v: show("stored", v), lambda self: show("deleted"))', 'x = 10',
        'y = 20', '__slots__ = ("slot",)','desc = Descriptor()', 'x, y = 1, 2',
        'z = [v for v in range(3)]', '__match_args__ = ("x",)', '__hash__ = None', '__eq__ = None', '__iter__ = None',
        '__contains__ = None', 'def _private(self): return self.__hidden', 'zz: int = 3',
        '@functools.cached_property\n    def cached(self): return 5']
ATTEMPTS = '''def f(%s):
    return %s
for i in range(3):
    try:
        kind(f(%s, %s))
    except Exception as e:
        caught(e)'''
DESCRIPTOR = '''class Descriptor:
    def __get__(self, thing, owner=None):
        return ("got", thing is None, owner.__name__)
    def __set_name__(self, owner, name):
        show("named", name)'''


class Classes:
    """Makes statements with two classes, one of which may inherit from the other."""

    def __init__(self, values):
        self.values, self.random = values, values.random
        self.chance, self.pick = values.chance, values.pick
        self.base = self.options = ''

    def value(self):
        return self.pick(['1', '0', '-1', 'True', 'False', 'NotImplemented', 'None', '"s"', '(self,)', '3', '2**64',
                          '1.5', '[1]', 'self', '1 / 0'])

    def method(self, name, base):
        asynchronous = name in METHODS_ASYNC and (name not in METHODS or self.chance(0.5))
        text = (METHODS_ASYNC if asynchronous else METHODS)[name].replace('{value}', self.value()).replace('{items}', self.pick(['[4, 5, 6]', '"xyz"',
            '{1: 2, "k": 3}', '()', '(7, 8)']))
        text = text.replace('{passed}', ', *args' if base in ('int', 'str', 'tuple', 'float', 'bytes') else '')
        return ['    %sdef %s%s:' % ('async ' if asynchronous else '', name, text.split(':', 1)[0][:]) + text.split(':', 1)[1]]

    def body(self, base):
        lines = []
        for name in self.random.sample(sorted(METHODS | METHODS_ASYNC), self.random.randint(1, 5)):
            if base and name in ('__init__', '__getattribute__', '__len__', '__iter__', '__getattr__'):
                continue  # when a built-in type asks for these of its own subclasses is its own business
            lines += self.method(name, base)
        for text in self.random.sample(MORE, self.random.randint(0, 3)):
            if base == 'str' and '__slots__' in text:
                continue  # cpy refuses these (docs/differences.md)
            lines.append('    ' + text)
        return lines or ['    pass']

    def statement(self):
        """Parts of a program: the classes, and each use by itself."""
        self.base = base = self.pick(BASES)
        self.options = options = self.pick(['', '', '', '', 'metaclass=Meta', 'k=1'])
        parts = []
        if options.startswith('meta'):
            parts.append('class Meta(type):\n' + '\n'.join(self.method(self.pick(['__call__', '__len__', '__iter__',
                '__getattr__', '__instancecheck__', '__repr__', '__dir__', '__or__', '__getitem__', '__add__', '__eq__', '__bool__']), '')
                                                         + ['    def extra(cls): return cls.__name__']))
        parts.append(DESCRIPTOR)
        parts.append('class C(%s):\n%s' % (', '.join(part for part in (base, options) if part),
                                           '\n'.join(self.body(base))))
        other = self.pick(['C', 'C', '', base, 'C, ' + base if base else 'C', (base + ', C') if base else 'C'])
        parts.append('class D(%s):\n%s' % (other, '\n'.join(self.body(base))))
        passed = {'int': '3', 'str': '"s"', 'list': '[1, 2]', 'dict': '{"k": 1}', 'tuple': '(1, 2)', 'float': '2.5',
                  'Exception': '"e"', 'set': '[1]', 'bytes': 'b"x"'}.get(base, '')
        parts.append('o = C(%s)' % passed)
        parts.append('p = %s(%s)' % (self.pick('CD'), passed))
        for _ in range(self.random.randint(3, 8)):
            parts.append(self.use())
        return parts

    def use(self):
        one, two = self.pick(['op', 'po', 'oo'])
        text = self.pick(USES) if self.chance(0.75) else self.pick(ACTIONS)
        action = text in ACTIONS
        if self.base == 'list' and '*=' in text or self.options.startswith('meta') and 'copy.' in text:
            return self.use()  # whether __mul__ or the inherited __imul__ is called, and how __slots__ are found, is not compared
        text = text.replace('{{', '\1').replace('}}', '\2')
        for name, chosen in ('o', one), ('p', two), ('C', self.pick('CD')), ('D', self.pick('CD')):
            text = text.replace('{%s}' % name, chosen)
        text = text.replace('\1', '{').replace('\2', '}')
        if action:
            return text
        if self.chance(0.25):
            return ATTEMPTS % ('%s, %s' % (one, two if two != one else '_'), text, one, two)
        return 'kind(%s)' % text
