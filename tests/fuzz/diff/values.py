# SPDX-License-Identifier: MIT
"""Source text of values, by kind.

A kind is what a parameter wants ('index', 'spec', 'iterable' ...).  Kinds that stand for sizes are bounded: a value is
so small that memory stays small, or so large that no memory could hold it.  What may be put anywhere ('wild') contains
no set of several items, since its order is nobody's promise; operations on sets get such sets as 'set'.
"""

INTS = ['0', '1', '-1', '2', '3', '-2', '5', '7', '10', '16', '31', '32', '63', '64', '100', '127', '128', '255', '256',
        '-128',
        '-129', '999', '1000', '2**15', '2**16-1', '2**30', '-2**30', '2**31-1', '2**31', '-2**31', '2**32', '2**53',
        '2**53+1', '2**61',
        '-2**61', '2**62-1', '2**62', '-2**62', '-2**62-1', '2**63-1', '2**63', '-2**63', '2**64-1', '2**64', '2**65',
        '10**18',
        '10**19', '-10**20', '10**30+7', '-3**50', '2**100', '2**127-1', '123456789012345678901234567890']
SMALL = ['0', '1', '2', '3', '4', '-1', '-2', '-3', '5', '6', '8', '10', '-10', 'True', 'False']
HUGE = ['2**63-1', '-2**63', '2**63', '2**64', '-2**64', '10**30', '-10**30']
SIZES = ['0', '1', '2', '3', '5', '8', '10', '13', '20', '40', '-1', '-5', 'True', 'Index(4)']
FLOATS = ['0.0', '-0.0', '1.0', '-1.0', '0.5', '1.5', '2.5', '-2.5', '0.1', '1/3', '2/3', '3.14159', '1e16', '1e15',
          '123456.789', '1e22', '1e23',
          '1e100', '-1e100', '1e300', '1e308', '1.7976931348623157e308', '5e-324', '2.2250738585072014e-308', '1e-5',
          '1e-4', '0.0001234',
          '1e-10', '9007199254740993.0', '4503599627370496.5', '2.0**62', '2.0**63', '-2.0**63', '2.0**64', '2.0**-300',
          '2.0**300',
          'math.inf', '-math.inf', 'math.nan', '99.995', '0.045', '1e6', '999999.5', '12.0', '100.0', '-7.0', '7.0',
          '3.0', '-3.7', '3.7', '0.25']
COMPLEX = ['0j', '1j', '-1j', '1+2j', '1.5-2j', 'complex(0.0, -0.0)', 'complex(-0.0, 0.0)', 'complex(math.inf, 1)',
           'complex(math.nan, -math.inf)',
           '3+4j', '1e20+1j', '-2.5+0j', '(0.1+0.2j)']
STRINGS = ['', 'a', 'b', 'abc', 'hello world', 'Hello', 'ABC', 'aXbXc', '  spaced  ', 'a,b,,c',
           'line1\nline2\r\nline3\rend', 'tab\tbed',
           '0', '12', '-12', '+7', ' 42 ', '3.14', '1e5', '0x1f', '1_000', 'nan', 'inf', '1j', 'ß', 'ÄÖÜ', 'naïve café',
           'ﬁ', 'İ', 'ǆ', 'ǅ', 'Σας', 'ά',
           '日本語', '😀', 'a😀b', '\ud800', '\udc80x', '\0', 'a\0b', '\x7f\x80', '\u2028x', '\u3000', '٣', '½', 'Ⅷ',
           'e\u0301', '\xad', '1٣', "it's",
           '"quoted"', 'both\'"', 'back\\slash', '{}', '{0}', '%s', '%', 'True', 'None', 'aaa', 'aaaa', 'abab',
           'xyz' * 5, 'a' * 33, 'été' * 7,
           'the quick brown fox', 'UPPER lower', 'snake_case', 'class', '_x1', '1a', 'a b', 'hello', '--', '\x1c',
           '\x85', '\x0b\x0c']
BYTES = [b'', b'a', b'abc', b'\0', b'\xff', b'a\0b', b'hello world', b'ABC', b'aXbXc', b'  x ', b'a,b,,c',
         b'1\n2\r\n3\r', b'12', b'0x1f', b'\x80\x81',
         b'\xc3\xa9', b'\xe2\x82', b'\xf0\x9f\x98\x80', b"it's", b'"', b'\'"', b'tab\t', b'aaa', b'61 62', b'6', b'zz',
         b'%d', b'\xed\xa0\x80', b'a' * 20,
         b'\x01\x02\x03\x04\x05\x06\x07\x08', bytes(range(0, 256, 17)), b'+7', b'a\\b']
SPECIAL = ['None', '...', 'NotImplemented', 'int', 'str', 'list', 'object()', 'len', 'str.upper', '[].append',
           'lambda: 0', 'print', 'slice(1, 2)', 'type',
           'Any()', 'Left()', 'Right()', 'Refuses()', 'Raises()', 'Bad()', 'Slots()', 'Formatted()', 'Ordered(1)',
           'Ordered("b")', 'MyList', 'Place()',
           'Index(3)', 'Index(-1)', 'Index("x")', 'Number(7)', 'Number(2.5)', 'Loud(4)', 'Sequence(1, 2)', 'Sequence()',
           'Mapping(a=1)', 'Counting(2)',
           'Counting(1, ValueError)', 'generate(1, 2)', 'ValueError("v")', 'itertools', 'ZeroDivisionError', 'MyInt(5)',
           'MyStr("my")', 'MyFloat(1.5)',
           'MyTuple((1, 2))', 'MyList([1, 2])', 'MyDict(a=1)', 'MySet([1])', 'MyBytes(b"my")',
           'types.SimpleNamespace(a=1)', 'list[int]',
           'Manager()', 'two', 'property()', 'super']
CHARS = ['"x"', '"-"', '" "', '"0"', '"é"', '"😀"', '"*"']
CHARS_B = ['b"x"', 'b"-"', 'b" "', 'b"0"', 'bytearray(b"*")']
ENCODINGS = ['"utf-8"', '"utf8"', '"ascii"', '"latin-1"', '"utf-16"', '"utf-16-le"', '"utf-32-be"', '"iso8859-15"',
             '"cp1252"', '"UTF-8-sig"', '"nope"', '"utf-7"',
             '"unicode_escape"', '"raw_unicode_escape"', '"cp437"', '"hex"', '"rot13"']
ERRORS = ['"strict"', '"ignore"', '"replace"', '"backslashreplace"', '"xmlcharrefreplace"', '"namereplace"',
          '"surrogateescape"', '"surrogatepass"', '"nope"']
BYTEORDERS = ['"big"', '"little"', '"nope"', '1']
KEYS = ['len', 'str', 'repr', 'abs', 'None', 'lambda v: -v', 'lambda v: v', 'lambda v: v % 3', 'operator.neg',
        'str.lower', 'lambda v: (v > 2, v)', 'lambda v: 1/0',
        'lambda v: None', 'operator.itemgetter(0)', 'Ordered', 'type', '3']
CALLABLES_1 = ['len', 'str', 'int', 'abs', 'bool', 'lambda v: v', 'lambda v: v * 2', 'lambda v: [v]', 'list', 'None',
               'lambda: 0', 'math.sqrt', 'str.upper', 'two',
               'lambda v: v > 1', 'float', 'ord', 'chr', 'repr']
CALLABLES_2 = ['operator.add', 'max', 'min', 'lambda a, b: a', 'lambda a, b: b', 'lambda a, b: (a, b)', 'operator.mul',
               'divmod', 'pow', 'two', 'operator.sub', 'None',
               'lambda a, b: a + b', 'str', 'isinstance']
TYPES = ['int', 'str', 'float', 'bool', 'list', 'tuple', 'dict', 'set', 'object', 'type', '(int, str)', '()',
         'int | None', 'MyInt', 'Exception', 'bytes', 'None',
         'bytes', '3', '(int, (str, float))', 'type(None)', 'Slots', 'ValueError', '(int, 3)']
NAMES = ['"a"', '"x"', '"__class__"', '"upper"', '"append"', '"real"', '"nope"', '"__doc__x"', '"y"', '"imag"', '"é"',
         '3', '""', '"__len__"']
LETTERS = 'sdifgeEGFxXobcn%raS'

# In place of these not just anything may stand.
LIMITED = {'size', 'shift', 'exponent', 'digits', 'finite', 'hashable'}
NO_SIZES = ['"a"', '1.5', 'None', '[1]', 'Index(3)', 'Index("x")', 'Bad()', 'Raises()', 'b"b"', 'Refuses()']

# What anything else may be put together from, and how often.
WILD = ('int', 'int', 'small', 'float', 'str', 'str', 'bytes', 'list', 'tuple', 'dict', 'special', 'special', 'none',
        'bool', 'complex', 'range', 'bytearray',
        'lone_set', 'memoryview', 'iterator')


class Values:
    """Makes values with a source of random numbers."""

    def __init__(self, random):
        self.random = random
        self.pick = random.choice

    def chance(self, share):
        return self.random.random() < share

    def make(self, kind, depth=2):
        """Text of a value of the kind; now and then of another."""
        method = getattr(self, 'make_' + kind)
        return method(depth)

    def wrong(self, kind):
        """Anything instead of a value of the kind; for some, only what is neither a number nor an iterator."""
        return self.pick(NO_SIZES) if kind in LIMITED else self.make_wild(1)

    def mostly(self, kind):
        """A value of the kind, now and then anything."""
        return self.wrong(kind) if self.chance(0.1) else self.make(kind)

    def several(self, kinds, depth, least=0, most=4):
        return [self.make(self.pick(kinds), depth - 1) for _ in range(self.random.randint(least, most))]

    def make_wild(self, depth):
        return self.make(self.pick(WILD if depth > 0 else WILD[:7]), depth)

    def make_given(self, depth):
        """Anything but None."""
        text = self.make_wild(depth)
        return text if text != 'None' else '0'

    def make_int(self, depth):
        if self.chance(0.5):
            return self.pick(INTS)
        if self.chance(0.6):
            return self.make_small(depth)
        return str(self.random.randint(-1, 1) * self.random.getrandbits(self.pick((5, 8, 16, 31, 33, 61, 63, 64, 65, 70,
            128, 200))))

    def make_positive(self, depth):
        return 'abs(%s)' % self.make_int(depth)

    def make_small(self, depth):
        return self.pick(SMALL)

    def make_index(self, depth):
        if self.chance(0.1):
            return self.pick(HUGE + ['Index(1)', 'MyInt(2)', 'Loud(1)', 'Index(-2)', 'None', '1.0'])
        return self.pick(SMALL)

    def make_bound(self, depth):
        """An end of a slice."""
        return 'None' if self.chance(0.2) else self.make_index(depth)

    def make_size(self, depth):
        return self.pick(HUGE) if self.chance(0.05) else self.pick(SIZES)

    def make_digits(self, depth):
        return self.pick(['0', '1', '2', '3', '5', '-1', '-2', '-5', '10', '16', '20', '300', '-300', '330', '-330',
                          'None', '2**70', 'Index(1)'])

    def make_shift(self, depth):
        return self.pick(['0', '1', '2', '3', '5', '10', '31', '32', '61', '62', '63', '64', '65', '100', '-1', 'True',
                          '200', '-2**64', 'Index(2)'])

    def make_exponent(self, depth):
        return self.pick(['0', '1', '2', '3', '5', '10', '13', '-1', '-2', '0.5', '-0.5', '1.5', '2.0', '-3.0', '1j',
                          'True', '17', '64', 'math.inf', '1/3', 'Index(2)'])

    def make_bool(self, depth):
        return self.pick(['True', 'False'])

    def make_flag(self, depth):
        return self.pick(['True', 'False', '0', '1', 'None', '""', '[0]',
                          '2']) if self.chance(0.95) else self.make_wild(0)

    def make_float(self, depth):
        if self.chance(0.6):
            return self.pick(FLOATS)
        if self.chance(0.5):
            return repr(round(self.random.uniform(-1000, 1000), self.random.randint(0, 6)))
        return repr(self.random.uniform(-1, 1) * 10.0 ** self.random.randint(-30, 30))

    def make_complex(self, depth):
        return self.pick(COMPLEX)

    def make_number(self, depth):
        return self.make(self.pick(('int', 'int', 'float', 'float', 'bool', 'complex', 'small')), depth)

    def make_finite(self, depth):
        """A number for functions of module cmath: of infinities C leaves open which signs their results have."""
        return self.make_number(depth).replace('math.inf', '2.0').replace('math.nan', '0.25')

    def make_real(self, depth):
        return self.make(self.pick(('int', 'float', 'float', 'bool', 'small')), depth)

    def make_hashed(self, depth):
        """A number; but the hash of what is not a number follows from where it lies."""
        text = self.make_number(depth)
        return text if 'nan' not in text else '0.5'

    def make_count(self, depth):
        """What factorial() takes; it is bounded."""
        return self.pick(SIZES + ['170', '-1', '-2**64', '2**64', '10**30'])

    def make_str(self, depth):
        if self.chance(0.85):
            return repr(self.pick(STRINGS))
        return repr(''.join(self.pick('abcABC  ,.xyzéßΣ日😀\n\t019_') for _ in range(self.random.randint(0, 12))))

    def make_part(self, depth):
        """A text that likely occurs in others."""
        return self.pick(['""', '"a"', '"b"', '"c"', '"X"', '","', '" "', '"l"', '"lo"', '"line"', '"é"', '"ab"',
                          '"aa"', '"日"', '"😀"', '"\\n"', '"\\0"', '"abc"', '"x"'])

    def make_part_b(self, depth):
        return self.pick(['b""', 'b"a"', 'b"b"', 'b"X"', 'b","', 'b" "', 'b"l"', 'b"ab"', 'b"aa"', 'b"\\n"', 'b"\\0"',
                          '97', '0', '255', '256', '-1', 'bytearray(b"a")',
                          'memoryview(b"b")', 'b"abc"'])

    def make_piece_b(self, depth):
        return self.pick(['b""', 'b"a"', 'b"b"', 'b"X"', 'b","', 'b" "', 'b"l"', 'b"ab"', 'b"aa"', 'b"\\n"', 'b"\\0"',
                          'bytearray(b"a")', 'memoryview(b"b")', '"a"', '97'])

    def make_prefix(self, depth):
        if self.chance(0.3):
            return '(%s,)' % ', '.join(self.make_part(0) for _ in range(self.random.randint(1, 3)))
        return self.make_part(depth)

    def make_prefix_b(self, depth):
        if self.chance(0.3):
            return '(%s,)' % ', '.join(self.make_piece_b(0) for _ in range(self.random.randint(1, 3)))
        return self.make_piece_b(depth)

    def make_char(self, depth):
        return self.pick(CHARS)

    def make_char_b(self, depth):
        return self.pick(CHARS_B)

    def make_chars(self, depth):
        return self.pick(['None', '" "', '"a"', '"abc"', '"xX "', '""', '"é"', '"lo"', '"\\0"', '"0123"'])

    def make_chars_b(self, depth):
        return self.pick(['None', 'b" "', 'b"a"', 'b"abc"', 'b""', 'bytearray(b"x")', 'b"\\0"', '"a"'])

    def make_bytes(self, depth):
        if self.chance(0.8):
            return repr(self.pick(BYTES))
        return repr(self.random.getrandbits(64).to_bytes(8, 'big')[:self.random.randint(0, 8)])

    def make_bytearray(self, depth):
        return 'bytearray(%s)' % self.make_bytes(depth)

    def make_byteslike(self, depth):
        return self.make(self.pick(('bytes', 'bytearray', 'memoryview')), depth)

    def make_memoryview(self, depth):
        text = self.pick(['memoryview(%s)', 'memoryview(bytearray(%s))', 'memoryview(%s)[1:]'])
        if self.chance(0.15):
            return self.pick(['memoryview(bytes(range(24))).cast("B", (4, 6))',
                              'memoryview(bytes(range(16))).cast("I")', 'memoryview(bytes(16)).cast("d")',
                              'memoryview(bytearray(range(8))).cast("h")',
                              'memoryview(bytes(range(24))).cast("H", [2, 3, 2])',
                              'memoryview(b"\\x01\\0").cast("?")', 'memoryview(b"abc").cast("c")',
                              'memoryview(bytearray(range(8))).cast("b")'])
        return text % self.make_bytes(depth)

    def make_strided(self, depth):
        """A memoryview that may have gaps: these are accepted more often than by CPython."""
        return self.make_memoryview(depth) + self.pick(['', '', '[::-1]', '[::2]'])

    def make_none(self, depth):
        return 'None'

    def make_special(self, depth):
        return self.pick(SPECIAL)

    def make_list(self, depth):
        if self.chance(0.6):
            return self.make_list_int(depth)
        if depth <= 0:
            return '[]'
        return '[%s]' % ', '.join(self.several(('wild', 'small', 'str', 'float'), depth))

    def make_list_int(self, depth):
        style = self.random.random()
        if style < 0.2:
            return self.pick(['[]', '[1, 2, 3]', '[3, 1, 2]', '[1, 1, 1]', '[0]', '[5, 4, 3, 2, 1, 0]',
                              'list(range(10))', '[1, 2] * 20', 'list(range(70, 0, -1))',
                              '[i * 7 % 11 for i in range(40)]', '[2, 1] * 40'])
        return '[%s]' % ', '.join(self.several(('small', 'small', 'int', 'bool'), 1, 0, 7))

    def make_content(self, depth):
        """What bytes are made of; no count that memory just holds."""
        return self.make(self.pick(('small', 'bytes', 'list_int', 'str', 'special', 'none', 'float', 'iterator', 'memoryview')), 1)

    def make_copied(self, depth):
        """What can be copied: Python 3.14 copies iterators no longer."""
        return self.make(self.pick(('list_int', 'list_str', 'list_float', 'pairs', 'dict_str', 'set', 'bytearray')), 1)

    def make_list_str(self, depth):
        return '[%s]' % ', '.join(self.several(('str', 'part'), 1, 0, 5))

    def make_list_float(self, depth):
        return '[%s]' % ', '.join(self.several(('float', 'float', 'small'), 1, 0, 6))

    def make_sortable(self, depth):
        """A list without NaN, nor what % makes NaN of: where it ends up follows from how the sort goes about it."""
        text = self.make(self.pick(('list_int', 'list_int', 'list_str', 'list_float', 'list_float', 'pairs')), depth)
        return text.replace('math.nan', '0.75').replace('math.inf', '1e300')

    def make_source(self, depth):
        """What eval() takes; bytes that are not UTF-8 are refused before anything else is seen to be wrong with them."""
        text = self.make(self.pick(('str', 'small', 'list_int', 'number_text')), 0)
        return text if text[:1] in '\'"' else self.pick(['"%s"', 'b"%s"', 'bytearray(b"%s")']) % text

    def make_tuple(self, depth):
        if depth <= 0:
            return self.pick(['()', '(1,)', '(1, 2)', '("a", "b")'])
        items = self.several(('small', 'small', 'wild', 'str'), depth)
        return '(%s%s)' % (', '.join(items), ',' if len(items) == 1 else '')

    def make_pairs(self, depth):
        return '[%s]' % ', '.join('(%s, %s)' % (self.make_key(0), self.make_small(0))
                                  for _ in range(self.random.randint(0, 4)))

    def make_key(self, depth):
        if self.chance(0.05):
            return self.make_wild(0)
        return self.pick(['"a"', '"b"', '"c"', '1', '2', '0', '1.0', 'True', 'None', '(1, 2)', '"x"', '-1', '2**64',
                          '""', '"é"', '0.5', 'b"a"', '-2', 'MyStr("a")', 'Ordered(1)'])

    def make_dict(self, depth):
        if depth <= 0:
            return self.pick(['{}', '{"a": 1}', '{1: 2}', '{"x": 1, "y": 2}'])
        if self.chance(0.2):
            return self.pick(['MyDict({"a": 1, 2: 3})', 'dict(a=1, b=2)', '{i: i * i for i in range(12)}',
                              '{str(i): i for i in range(40)}', 'dict(zip("abc", range(3)))'])
        return '{%s}' % ', '.join('%s: %s' % (self.make_key(0), self.make_wild(depth - 1))
                                  for _ in range(self.random.randint(0, 5)))

    def make_dict_str(self, depth):
        return '{%s}' % ', '.join('%s: %s' % (self.pick(['"a"', '"b"', '"c"', '"x"', '"other"']), self.make_small(0))
                                  for _ in range(self.random.randint(0, 3)))

    def make_updates(self, depth):
        return self.make(self.pick(('dict', 'pairs', 'dict_str', 'wild')),
                         1) if self.chance(0.9) else self.pick(['Mapping(a=5)', '["ab", "cd"]', '[(1,)]', '[(1, 2, 3)]',
                             'None'])

    def make_hashable(self, depth):
        return self.make(self.pick(('int', 'str', 'str', 'int', 'none', 'bytes', 'int')), 0)

    def make_lone_set(self, depth):
        return self.pick(['set()', '{1}', '{"a"}', 'frozenset()', 'frozenset({2})', 'frozenset("x")', 'MySet([1])',
                          '{None}', '{1.0}'])

    def make_set(self, depth):
        """A set of several items: for operations whose result is shown sorted."""
        items = [self.make_hashable(0) for _ in range(self.random.randint(0, 6))]
        text = self.pick(['{%s}', 'set([%s])', '{%s}', 'frozenset([%s])', 'MySet([%s])']) if items else 'set([%s])'
        return text % ', '.join(items)

    def make_set_like(self, depth):
        return self.make(self.pick(('set', 'set', 'iterable', 'view', 'dict')), 1)

    def make_view(self, depth):
        return '%s.%s()' % (self.make_dict(1), self.pick(['keys', 'items', 'values']))

    def make_range(self, depth):
        return self.pick(['range(5)', 'range(0)', 'range(1, 10, 3)', 'range(10, 0, -2)', 'range(-3, 3)', 'range(1)',
                          'range(5, 5)', 'range(0, 100, 7)'])

    def make_any_range(self, depth):
        if self.chance(0.5):
            return self.make_range(0)
        return 'range(%s, %s, %s)' % (self.make_int(0), self.make_int(0), self.make_int(0))

    def make_slice(self, depth):
        return 'slice(%s, %s, %s)' % (self.make_bound(0), self.make_bound(0), self.make_bound(0))

    def make_subscript(self, depth):
        if self.chance(0.45):
            return self.make_index(0)
        parts = [self.make_bound(0) if self.chance(0.7) else '' for _ in range(self.pick((2, 2, 3)))]
        return ':'.join(parts)

    def make_iterator(self, depth):
        return self.pick(['iter(%s)', 'reversed(%s)', 'enumerate(%s)', 'zip(%s)', 'map(str, %s)', 'filter(None, %s)',
                          'iter(%s)', 'itertools.chain(%s)']) % self.pick(
            ['[1, 2, 3]', '[]', '"abc"', '(1, 2)', '{"k": 1}', 'range(4)', 'b"ab"', '[0, 1, 0]', '[[1, 2], [3]]'])

    def make_iterable(self, depth):
        return self.make(self.pick(('list', 'list', 'tuple', 'str', 'range', 'iterator', 'dict', 'bytes', 'special',
                                    'lone_set', 'list_int', 'pairs')), 1)

    def make_lone_iterable(self, depth):
        """What a set is made of: the items can be hashed."""
        return '[%s]' % ', '.join(self.make_hashable(0) for _ in range(self.random.randint(0,
            5))) if self.chance(0.8) else self.make_iterable(depth)

    def make_error(self, depth):
        return self.pick(['ValueError("thrown")', 'TypeError', 'StopIteration(1)', 'GeneratorExit', 'KeyError("k")',
                          'ValueError', '3', 'RuntimeError("r")'])

    def make_async_source(self, depth):
        return self.pick(['generate_async(1, 2)', 'generate_async()', 'Async(2)', 'Async(1, ValueError)', 'coroutine(1)',
                          'generate(1)', '[1]', '3'])

    def make_awaitable(self, depth):
        return self.pick(['coroutine(1, 2)', 'coroutine()', 'Awaits(1)', 'Awaits()', 'Async(1).__anext__()', 'coroutine(Awaits(3), 4)',
                          'generate(1)', '3', 'anext(generate_async(5), 6)', 'anext(generate_async(), 6)',
                          'generate_async(7).asend(None)', 'generate_async(7).asend(8)'])

    def make_text(self, depth):
        return repr(self.pick(STRINGS[:20]))

    def make_mode(self, depth):
        return self.pick(['"exec"', '"eval"', '"single"', '"eval"', '"nope"'])

    def make_re_flags(self, depth):
        return self.pick(['0', 're.I', 're.M', 're.S', 're.X', 're.A', 're.I | re.M', 're.U'])

    def make_strings(self, depth):
        return self.make(self.pick(('list_str', 'list_str', 'list_str', 'str', 'iterable', 'tuple')), 1)

    def make_pieces(self, depth):
        items = [self.make_piece_b(0) if self.chance(0.1) else self.pick(['b"a"', 'b""', 'b"xyz"', 'bytearray(b"q")'])
                 for _ in range(self.random.randint(0, 4))]
        return '[%s]' % ', '.join(items)

    def make_encoding(self, depth):
        return self.pick(ENCODINGS)

    def make_errors(self, depth):
        return self.pick(ERRORS)

    def make_byteorder(self, depth):
        return self.pick(BYTEORDERS) if self.chance(0.3) else self.pick(BYTEORDERS[:2])

    def make_sort_key(self, depth):
        return self.pick(KEYS)

    def make_call_1(self, depth):
        return self.pick(CALLABLES_1)

    def make_call_2(self, depth):
        return self.pick(CALLABLES_2)

    def make_type(self, depth):
        return self.pick(TYPES)

    def make_class(self, depth):
        return self.pick([text for text in TYPES if text.isidentifier() and text != 'None'])

    def make_name(self, depth):
        return self.pick(NAMES)

    def make_table(self, depth):
        """What str.translate() takes."""
        return self.pick(['{97: "A", 98: None}', '{97: 98}', 'str.maketrans("abc", "xyz")',
                          'str.maketrans("ab", "xy", "c")', '{97: 2**40}', 'None', '{}', '["x"] * 100',
                          '{97: "long", 0x65e5: "é"}', 'MyDict()', '{97: -1}', '{97: 1.5}'])

    def make_table_b(self, depth):
        return self.pick(['None', 'bytes(range(255, -1, -1))', 'bytes.maketrans(b"abc", b"xyz")', 'b"short"',
                          'bytearray(range(256))'])

    def make_spec(self, depth):
        """A format specification."""
        if self.chance(0.06):
            return repr(self.pick(['?', '10q', '=', '<<', '.', 'z', '05,d', '_,', ',_', '.3', '10.', '+s', '-10', '#',
                                   '0', '010', '1.2.3', '%Y', ' ']))
        text = ''
        if self.chance(0.45):
            text += (self.pick(['', '', '*', '0', ' ', 'é', '<', '{']) if self.chance(0.6) else '') + self.pick('<>^=')
        text += self.pick(['', '', '', '+', '-', ' ']) + self.pick(['', '', '', '', 'z']) + self.pick(['', '', '', '#'])
        text += self.pick(['', '', '0']) + self.pick(['', '', '1', '5', '8', '12', '20', '33']) + self.pick(['', '', '',
            ',', '_'])
        text += self.pick(['', '', '.0', '.1', '.2', '.3', '.6', '.10', '.17', '.20'])
        return repr(text + self.pick(['', '', 'd', 'b', 'o', 'x', 'X', 'c', 'e', 'E', 'f', 'F', 'g', 'G', 'n', '%',
                                      's']))

    def make_hex_float(self, depth):
        return repr(self.pick(['0x1p3', '-0x1.8p-2', '0x.8', '1.fffffffffffffp1023', '0x1p1024', 'inf', '-nan',
                               '0x1.0p-1074', '0x1p-1075', '0x1.00000000000008p0', ' 0x10 ',
                               '0x', 'p1', '0x1.8', '1e5', '0x1.00000000000018p0', '+0x0p0', '0x1p99999999999',
                               '0x1._8']))

    def make_number_text(self, depth):
        if self.chance(0.5):
            return repr(self.pick(['1', ' 12 ', '-0', '+5', '1_000', '1__0', '_1', '1_', '0x10', '0b11', '0o17', '010',
                                   '00', 'ff', 'FF', 'zz', '٣', '1٣', '- 1', '', ' ', '1.5', '.5',
                                   '5.', '1e5', '1E-5', '1e', 'e5', 'inf', '-Infinity', 'nan', '+nan', 'infinit',
                                   '1e400', '-1e400', '1e-400', '1_0.0_1', '1._5', '0.1e1_0',
                                   '1+2j', '1j', 'j', '-j', '(1+2j)', '1+2', '1 + 2j', '1e5j', 'nanj', '1+infj',
                                   '\xa012\u2003', '9' * 30, '-' + '8' * 25, '1\0', '0x', '0b2', '0xg',
                                   '123456789012345678', '2.2250738585072011e-308', '179769313486231580793e289',
                                   '9007199254740993', '0.1' + '0' * 30, '1' * 4301]))
        digits = ''.join(self.pick('0123456789') for _ in range(self.random.randint(1, 25)))
        return repr(self.pick(['', '-', '+', ' ']) + digits + self.pick(['', '', '.', '.5', 'e3', '.25e-7', '_1', 'j',
            ' ', 'e' + digits[:3]]))

    def make_base(self, depth):
        return self.pick(['0', '2', '8', '10', '16', '36', '3', '37', '1', '-1', '10', '16', 'Index(16)', '2**64'])

    def make_json(self, depth):
        return repr(self.pick(['{}', '[]', '[1, 2.5, "a", null, true]', '{"a": {"b": [1]}}', '[1,]', '{"a" 1}',
                               '"\\ud83d\\ude00"', '"\\u00e9\\n"', '"a\nb"', '-0', '-0.0', '1e5', '1E400', 'NaN',
                               '-Infinity', '01', '1.', '[', '{"a":', '"abc', 'nul', ' 1 ', '1 2', '{"a":1,"a":2}',
                               '[[[[]]]]', '"\\x"', '12345678901234567890', '{1: 2}', "'a'",
                               '"\\ud800"', '', '[1 2]', '\ufeff1', '{"k": [true, false, null]}',
                               '1.7976931348623157e309', '{,}', '[,]', '{"a":1,}']))

    def make_struct(self, depth):
        text = self.pick(['', '', '<', '>', '!', '=', '@'])
        for _ in range(self.random.randint(1, 4)):
            text += self.pick(['', '', '', '2', '0', '3', '10']) + self.pick('xcbB?hHiIlLqQnNefdspP')
        return repr(text if self.chance(0.96) else text + self.pick(['!', ' ', 'z', '2', '-']))

    def make_pattern(self, depth):
        """A regular expression without repeated groups that may match nothing."""
        return repr(self.pick(PATTERNS))

    def make_replacement(self, depth):
        return self.pick([repr(text) for text in ('', 'x', '<\\g<0>>', '\\1', '[\\1-\\2]', '\\g<n>', '\\g<1>x', '\\\\',
            '\\n', '\\q', '\\g<', '\\9', 'é', '\\g<x>', '\\0')] + ['lambda m: m.group().upper()',
                         'lambda m: "<%s>" % m[0]', 'lambda m: 1', 'None', 'str'])


PATTERNS = ['a', 'a+', 'a*', '[a-c]+', '(a)(b)?', r'(?P<n>\d+)', r'\w+', r'\s', r'\bl', '^l', 'e$', '(?i)ABC',
            '(?m)^l.*$', 'a|b|c', 'a.c', '.', '(?s).+', 'x{2,3}', 'a{2}?',
            '[^a-z]', '(?:ab)+', '(?=b)', '(?<=a)b', '(?!a).', r'(.)\1', '', '(', '[', '*a', 'a**', '(?P<1>a)', '\\',
            '(?P=n)', 'a{3,2}', '[z-a]', '(?<=a+)b',
            '(?x) a b # c', r'\d+(?:\.\d+)?', r'(\w)(\w)?', '[,;]', 'é', '[à-ÿ]+', r'\W+', r'\u65e5', r'(?a)\w+', 'l+?',
            '(l)|(o)', r'\S+', r'\D', r'\A.', r'.\Z',
            '(?P<x>a)(?P<y>.)?', '(a)?(?(1)b|c)', r'\N{DIGIT ONE}', r'\q', 'a++', '(?>a+)b', r'\x61', r'\07', r'\8',
            '(a', 'a)', '[a', '(?P<n', '(?z)', 'x{1', '{', ']', '(?#c)a']
