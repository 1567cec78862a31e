# SPDX-License-Identifier: MIT
"""Operators: between all kinds of operands, as constants, in variables, and again and again in a loop, which is
where an interpreter specialises; subscripts and slices, read, written and deleted; comparisons and their chains;
formats."""

BINARY = ['+', '-', '*', '/', '//', '%', '&', '|', '^', '<<', '>>', '**', '@']
COMPARE = ['<', '<=', '>', '>=', '==', '!=', 'in', 'not in', 'is', 'is not']
UNARY = ['-', '+', '~', 'not ']
RIGHT = {'*': 'size', '<<': 'shift', '>>': 'shift', '**': 'exponent'}  # where any int would ask for too much

# Pairs that go together.
FAMILIES = [('int', 'int'), ('small', 'small'), ('int', 'small'), ('float', 'float'), ('int', 'float'),
            ('float', 'int'), ('number', 'number'), ('str', 'str'),
            ('bytes', 'byteslike'), ('list', 'list'), ('tuple', 'tuple'), ('set', 'set'), ('set', 'view'),
            ('view', 'set'), ('dict', 'dict'), ('bool', 'small'), ('wild', 'wild'),
            ('wild', 'number'), ('number', 'wild'), ('special', 'wild'), ('wild', 'special'), ('str', 'wild'),
            ('list', 'wild'), ('any_range', 'any_range'), ('complex', 'number'),
            ('list_float', 'list_int'), ('list_int', 'list_int'), ('bytearray', 'bytes'), ('type', 'type')]
SEQUENCES = ['list', 'tuple', 'str', 'bytes', 'bytearray', 'range', 'memoryview', 'list_int', 'special', 'any_range',
             'dict', 'wild']
PERCENT_KINDS = {'s': 'wild', 'r': 'wild', 'a': 'wild', 'd': 'real', 'i': 'int', 'u': 'int', 'x': 'int', 'X': 'int',
                 'o': 'int', 'c': 'small', 'e': 'real', 'E': 'real', 'f': 'real',
                 'F': 'real', 'g': 'real', 'G': 'real', 'b': 'bytes', '%': None}


def attempts(names, body, values):
    """A function of the names with that body, called with each of the values."""
    return ('def f(%s):\n    %s\nfor %s in %s:\n    try:\n        kind(f(%s))\n'
            '    except Exception as e:\n        caught(e)' % (names, body, names, values, names))


class Operators:
    """Makes statements around operators."""

    def __init__(self, values):
        self.values, self.random = values, values.random
        self.chance, self.pick = values.chance, values.pick

    def pair(self, operator):
        left, right = self.pick(FAMILIES)
        if operator in RIGHT:
            if operator == '*' and self.chance(0.6):
                left, right = self.pick([('number', 'number'), ('size', 'special'), ('special', 'size'), ('int', 'int'),
                                         ('float', 'float')])
            else:
                right = RIGHT[operator]
                left = self.pick(['number', 'int', 'float', 'wild', 'small']) if operator == '**' else left
        return self.values.make(left, 2), self.values.make(right, 2)

    def comparison(self):
        operator = self.pick(COMPARE[:8])
        if self.chance(0.05):
            return (self.pick(COMPARE[8:]),) + self.identity()
        if operator in ('in', 'not in'):
            return (operator,) + self.containment()
        left, right = self.pick(FAMILIES)
        return operator, self.values.make(left, 2), self.values.make(right, 2)

    def identity(self):
        """Anything, and what there is once only."""
        return self.values.make_wild(1), self.pick(['None', 'True', '...', 'int', 'NotImplemented'])

    def containment(self):
        """An item and a container; a large range is asked for ints only, because it looks for others one by one."""
        left, right = self.pick([('wild', 'iterable'), ('small', 'list_int'), ('part', 'str'), ('part_b', 'bytes'),
                                 ('key', 'dict'), ('key', 'set'), ('int', 'any_range'), ('small', 'tuple'),
                                 ('wild', 'special'), ('key', 'view')])
        return self.values.make(left, 1), self.values.make(right, 2)

    def binary(self):
        if self.chance(0.4):
            operator, left, right = self.comparison()
        else:
            operator = self.pick(BINARY)
            left, right = self.pair(operator)
        style = self.random.random()
        if style < 0.3:
            return 'kind((%s) %s (%s))' % (left, operator, right)
        if style < 0.6:
            return 'a, b = %s, %s\nkind(a %s b)' % (left, right, operator)
        return self.looped(operator, left, right)

    def looped(self, operator, left, right):
        """The operator in a function that is called with several pairs."""
        pairs = [(left, right)]
        for _ in range(self.random.randint(1, 3)):
            pairs.append(pairs[-1] if self.chance(0.3) else self.pair(operator) if operator in BINARY
                         else self.containment() if 'in' in operator else self.identity() if 'is' in operator
                         else self.comparison()[1:])
        self.random.shuffle(pairs)
        body = self.pick(['return a %s b', 'c = a %s b\n    return c',
                          'if a %s b:\n        return "yes"\n    return "no"', 'return not a %s b']) % operator
        return attempts('a, b', body, ', '.join('(%s, %s)' % pair for pair in pairs))

    def with_constant(self):
        """An operator with a small constant, for which there may be an instruction."""
        operator = self.pick(BINARY[:11] + COMPARE[:6])
        constant = self.pick(['0', '1', '2', '-1', '3', '7', '10', '255', '1.0', '0.5', '2.0', '"a"', '-128', '127',
                              '128', '1000', '2**31', '2**40'][:11 if operator in '*<<>>' else None])
        if operator in ('*', '<<', '>>'):
            constant = self.pick(['0', '1', '2', '3', '-1', '7', '2.0'])
        values = ', '.join(self.values.make(self.pick(('int', 'small', 'float', 'number', 'wild')), 1)
                           for _ in range(self.random.randint(2, 4)))
        form = self.pick(['x %s %s', '%s %s x'])
        text = form % ((operator, constant) if form[0] == 'x' else (constant, operator))
        if operator in ('<<', '>>') and form[0] != 'x':
            values = ', '.join(self.values.make_shift(0) for _ in range(3))
        return attempts('x', 'return ' + text, '[%s]' % values)

    def unary(self):
        value = self.values.make(self.pick(('number', 'number', 'special', 'wild', 'bool')), 1)
        text = self.pick(UNARY)
        if self.chance(0.4):
            return 'kind(%s(%s))' % (text, value)
        return 'def f(x):\n    return %sx\nfor x in %s, %s:\n    kind(f(x))' % (text, value, self.values.make_number(0))

    def in_place(self):
        operator = self.pick(BINARY)
        left, right = self.pair(operator)
        if operator == '*':
            left = left.replace('Index(4)', '4')  # "*=" of a sequence by an object of Python's that is no int: only CPython's "*" does it
        style = self.random.random()
        if style < 0.5:
            return 'a = b = %s\ntry:\n    a %s= %s\nfinally:\n    kind(a, b)' % (left, operator, right)
        if style < 0.7:
            return 'a = [%s]\na[0] %s= %s\nkind(a)' % (left, operator, right)
        if style < 0.85:
            return 's = Slots()\ns.x = %s\ns.x %s= %s\nkind(s.x)' % (left, operator, right)
        return 'def f(a, b):\n    a %s= b\n    return a\nfor i in range(3):\n    kind(f(%s, %s))' % (operator, left,
            right)

    def chain(self):
        names = [self.values.make(self.pick(('small', 'int', 'float')), 1) for _ in range(3)]
        first, second = self.pick(COMPARE[:6]), self.pick(COMPARE[:6])
        return 'def g(v):\n    show("eval", v)\n    return v\nkind(g(%s) %s g(%s) %s g(%s))' % (names[0], first,
            names[1], second, names[2])

    def boolean(self):
        parts = [self.values.make(self.pick(('wild', 'small', 'bool', 'special')), 1) for _ in range(3)]
        return 'kind(%s %s %s %s %s)' % (self.pick(['', 'not ']) + parts[0], self.pick(['and', 'or']), parts[1],
                                         self.pick(['and', 'or', 'if 1 else', 'if 0 else']), parts[2])

    def subscript(self):
        target = self.values.make(self.pick(SEQUENCES), 2)
        key = self.values.make_subscript(0) if self.chance(0.85) else self.values.make_wild(0)
        style = self.random.random()
        if style < 0.35:
            return 't = %s\nkind(t[%s])' % (target, key)
        if style < 0.5:
            keys = ', '.join(self.values.make_index(0) for _ in range(3))
            targets = '%s, %s' % (target, self.values.make(self.pick(SEQUENCES), 2))
            return attempts('t, i', 'return t[i]', '[(t, i) for t in (%s) for i in (%s)]' % (targets, keys))
        if style < 0.8:
            value = self.values.make(self.pick(('wild', 'iterable', 'small', 'list_int', 'bytes', 'range')), 1)
            return 't = %s\ntry:\n    t[%s] %s %s\nfinally:\n    kind(t)' % (self.mutable(), key, '='
                if self.chance(0.9) else '+=', value)
        return 't = %s\ntry:\n    del t[%s]\nfinally:\n    kind(t)' % (self.mutable(), key)

    def mutable(self):
        return self.pick(['list(range(8))', '[1, 2, 3]', 'bytearray(b"abcdef")', '[]', self.values.make_list(2),
                          'MyList([1, 2])', 'memoryview(bytearray(b"abc"))', '{"a": 1, 2: 3}',
                          self.values.make_wild(1), 'collections.deque([1, 2, 3])'])

    # --- formats -----------------------------------------------------------------------------

    def formats(self):
        return self.pick((self.format_spec, self.format_spec, self.percent, self.str_format, self.f_string))()

    def format_spec(self):
        value = self.values.make(self.pick(('number', 'number', 'float', 'float', 'int', 'str', 'wild', 'small')), 1)
        spec = self.values.make_spec(0)
        if self.chance(0.5):
            return 'show(format(%s, %s))' % (value, spec)
        return 'show("[{:%s}]".format(%s))' % (spec[1:-1].replace('{', ''), value)

    def percent(self):
        """(Half the name of an iterator's type would not be known for one that may differ.)"""
        prefix, text, kinds = self.pick(['', '', '', 'b']), '', []
        for _ in range(self.random.randint(1, 3)):
            letter = self.pick(sorted(PERCENT_KINDS)) if self.chance(0.97) else self.pick('zy!')
            star = self.chance(0.06)
            text += self.pick(['', 'a', ' ']) + '%' + self.pick(['', '', '', '-', '0', '+', ' ', '#', '-0',
                '+#']) + self.pick(['', '', '1', '5', '12', '*' if star else '30'])
            if text.endswith('*'):
                kinds.append('size')
            precision = self.pick(['', '', '', '.0', '.1', '.3', '.10', '.'])
            text += precision + self.pick(['', '', '', 'l']) + letter
            if PERCENT_KINDS.get(letter):
                kinds.append('hashable' if precision and PERCENT_KINDS[letter] == 'wild' else PERCENT_KINDS[letter])
        values = [self.values.mostly('bytes' if prefix and kind == 'wild' and self.chance(0.7) else kind)
                  for kind in kinds]
        if self.chance(0.05):
            values = values[1:]
        if len(values) == 1 and self.chance(0.5):
            return 'kind(%s%r %% (%s))' % (prefix, text, values[0])
        return 'kind(%s%r %% (%s))' % (prefix, text, ''.join(value + ', ' for value in values))

    def str_format(self):
        text = ''
        for _ in range(self.random.randint(1, 3)):
            field = self.pick(['', '', '0', '1', 'k', '0[0]', '0.real', 'k[a]', '0.nope', '2', '1[b]', '0.'])
            text += self.pick(['', '{{', '}}', ' ', 'é', '}'][:5
                if self.chance(0.97) else 6]) + '{' + field + self.pick(['', '', '', '!r', '!s', '!a', '!x'])
            text += self.pick(['', '', ':' + self.values.make_spec(0)[1:-1].replace('{', '').replace('\\', ''), ':{1}',
                               ':>{k}']) + '}'
        return 'show(%r.format(%s, %s, k=%s))' % (text, self.values.make_wild(1), self.pick([self.width(), '">8"', '10']),
                                                  self.pick([self.width(), '5']))

    def width(self):
        """What may be taken for the width of a field: anything but an int so large that memory just holds it."""
        return self.values.make(self.pick(('small', 'str', 'float', 'none', 'special', 'list_str', 'bool', 'bytes')), 1)

    def f_string(self):
        text = ''
        for _ in range(self.random.randint(1, 3)):
            text += self.pick(['', ' ', '{{', '}}', 'é']) + '{' + self.pick(['a', 'a', 'b', 'a == b', '(a, b)',
                '[a][0]', 'a if b else 0', '"x"', 'f(a)']) + self.pick(['', '', '=', ' = '])
            spec = self.values.make_spec(0)[1:-1].replace('{', '').replace("'", '').replace('"', '').replace('\\', '')
            text += self.pick(['', '', '!r', '!s', '!a']) + self.pick(['', '', ':' + spec, ':{w}', ':>{w}.{p}',
                ':{w}.{p}f']) + '}'
        return 'def f(v):\n    return v\na, b, w, p = %s, %s, %s, %s\nshow(f\'%s\')' % (self.values.make_number(0)
            if self.chance(0.6) else self.values.make_wild(1), self.values.make_wild(1),
                                                                                 self.pick(['5', '10', '"<8"', '0']),
                                                                                 self.pick(['2', '0', '3']), text)

    def conversions(self):
        """Texts to numbers and back."""
        text = self.values.make_number_text(0)
        return self.pick(['kind(int(%s))' % text, 'kind(float(%s))' % text, 'kind(complex(%s))' % text,
                          'kind(int(%s, %s))' % (text, self.values.make_base(0)),
                          'kind(float.fromhex(%s))' % self.values.make_hex_float(0), 'kind(int(b%s))' % text
                          if text.isascii() else 'kind(int(%s))' % text,
                          'x = %s\nshow(float(repr(x)), x.hex(), str(x))' % self.values.make_float(0),
                          'x = %s\nshow(int(x), round(x), math.floor(x))' % self.values.make_float(0),
                          'kind(bytes(%s))' % self.values.make_list_int(0),
                          'x = %s\nshow(hex(x), oct(x), bin(x), str(x))' % self.values.make_int(0),
                          'kind(round(%s, %s))' % (self.values.make_real(0), self.values.make_digits(0)),
                          'x = %s\nshow(float(x), x / 3, x.bit_length(), hash(x))' % self.values.make_int(0),
                          'kind(sum(%s))' % self.values.make_list_float(0), 'kind(bool(%s), str(%s))' %
                          (self.values.make_wild(1), self.values.make_wild(1)),
                          'kind(eval(%s))' % text])

    def statement(self):
        return self.pick((self.binary, self.binary, self.binary, self.with_constant, self.unary, self.in_place,
                          self.chain, self.boolean, self.subscript, self.subscript, self.formats,
                          self.formats, self.conversions))()
