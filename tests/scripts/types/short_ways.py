# What text, containers and calls do in a shorter way when it is the usual case gives what the long way gives.
import contextlib, json

def t(f, *a, **k):
    try: r = f(*a, **k)
    except Exception as e: print(type(e).__name__, e)
    else: print(repr(r))

def digest(texts):
    n = 0
    for text in texts:
        for c in text: n = (n * 31 + ord(c)) % 1000000007
    return n

# %e: digits that are rounded, rounded up to a power of ten, ties, logarithms at their limits
for v in (0.0, 1.0, 9.5, 99.5, 0.25, 2.5, 35.0, 999.9999999999999, 9.999999999999998, 1e15, 1e16, 1e22, 123456789012345678.0, 5e-324, 1e308, -2.5, 1e-7):
    print(*(f'{v:.{p}e}' for p in (0, 1, 3, 15, 16)), '%E' % v, '%#.0e' % v, f'{v:+012.2e}')
state, values = 12345, []
for i in range(3000):
    state = (state * 1103515245 + 12345) & 0x7fffffff
    values += [state / 2 ** (i % 60), (state % 9999) * 10.0 ** (i % 40 - 20), 10.0 ** (i % 44 - 22), state % 1000 / 8]
print(*(digest(f'{v:.{p}e}' for v in values) for p in (0, 1, 2, 5, 10, 15, 17)))
print(digest('%d %05d %x' % (v, -v, v) for v in (10 ** k + d for k in range(22) for d in (-1, 0, 1))), [str(10 ** k - 1) for k in range(1, 21)][::4])

# hex() and its like
class Index:
    def __index__(self): return -17
for f in (hex, oct, bin): t(f, 0); t(f, -255); t(f, True); t(f, 1 << 100); t(f, -1 << 70); t(f, Index()); t(f, 1.5)

# replace, count, split, splitlines
s = 'a.b.c'
print([s.replace('.', ''), s.replace('.', '', 1), s.replace('.', '', 0), s.replace('x', 'y') is s, s.replace('a.b.c', ''), s.replace('.b.c', ''), s.replace('.', '--', 1), s.replace('.', '\xe9'), 'a\xe9.'.replace('.', 'x'), 'a\xe9.'.replace('\xe9', ''), 'a.'.replace('.', '\u20ac'), s.replace('', '-'), ''.replace('a', 'b'), 'aaaa'.replace('aa', 'a'), 'aaaa'.replace('aa', 'b', 1), b'a.b'.replace(b'.', b''), bytearray(b'a.b').replace(b'.', b'xx')])
print([('ab' * n + 'c' * n).count('b') for n in range(0, 20)], [('\xe9a\x80\xff' * n).count('\xe9') for n in range(6)], ('\x00\x01' * 9).count('\x00'), ('\x80\x81' * 9).count('\x80'), b'\x7f\x80\xff\x00\x01\x80\x7f\xff'.count(b'\x80'), 'abcabc'.count('c', 3), '\u20ac.\u20ac'.count('.'))
print(['a,b,,c'.split(',', n) for n in (-1, 0, 1, 2, 9)], ',a,'.split(','), ''.split(','), b'a,b'.split(b','), 'a\xe9b\xe9'.split('\xe9'), '\u20ac,b'.split(','), 'a,b'.split('\u20ac'), bytearray(b'x,').split(b','))
everything = ''.join(chr(c) + 'x' for c in range(0x300)) + '\u2028y\u2029z\r\n\rw\n\n'
print(len(everything.splitlines()), digest(everything.splitlines(True)), digest(everything[:512].splitlines()), ''.join(map(chr, range(256))).encode('latin-1').splitlines()[:3])
for a, b in (('%d', 5), ('%s', (1, 2)), ('%s %s', (1, 2)), ('%5d|%-5d|%05d', (1, 2, -3)), ('%s', None), ('%d', 'x'), ('%', 1), ('100%%', ()), ('%s', ()), ('\u20ac%s', '\xe9'), ('%(a)s', {'a': 1}), ('%s', 1.5)): t(lambda: a % b)
class R(str):
    def __rmod__(self, other): return 'reflected ' + other
print('a%s' % R('b'), 'a%s' % (R('b'),))

# small sets and dicts, and tuples as keys
print({1, True, 1.0}, {0, False}, 1.0 in {1}, True in {1, 2}, 1 in {1.0}, '1' in {1}, 1 in {True, 'a'}, 2 in {True, 2.0}, {1: 'a', True: 'b', 1.0: 'c'}, None in {0}, 0 in {None, 0.0})
nan = float('nan')
class Key:
    log = []
    def __init__(self, n): self.n = n
    def __hash__(self): return 1
    def __eq__(self, other): self.log.append((self.n, getattr(other, 'n', other))); return isinstance(other, Key) and self.n == other.n
class Pair(tuple): pass
d = {(1, 2): 'a', (1, nan): 'b', (Key(1), 2): 'c', (1, (2, 3)): 'd', (): 'e', Pair((5, 6)): 'f', ('x', 'y'): 'g'}
print(d[1, 2], d[True, 2.0], d[1, nan], (1, float('nan')) in d, d[Key(1), 2], (Key(2), 2) in d, (Key(1), 3) in d, d[1, (2, 3)], d[1, (2.0, 3)], d[()], d[5, 6], d[Pair((1, 2))], d['x', 'xy'[1:]], (1, 3) in d, (1, 2, 3) in d, d.get((2, 1)))
print(sorted(set(Key.log), key=repr))
print((1, nan) < (1, nan), (1, 2) < (1, 2.5), (1, 2) < (1,), (1, 'a') == (1.0, 'a'), Pair((1, 2)) == (1, 2), Pair((1, 3)) > (1, 2), (nan,) == (nan,)); t(lambda: (1, 'a') < (1, 2)); t(lambda: (1,) < [1])
print(set(range(8)) & set(range(4, 12)), set(range(8)) - set(range(4, 12)), set('ab') <= set('abc'), {1, 2} == {1.0, True + 1})

# exceptions made without keywords, and with
class Made(Exception):
    def __new__(cls, *a): return super().__new__(cls, 'new', *a)
class Started(Exception):
    def __init__(self, code, *, extra=0): self.code = code + extra
class Both(Made, Started): pass
for f in (lambda: ValueError(1, 2), lambda: Made(1), lambda: Made(1).args, lambda: Started(1).args, lambda: Started(1, extra=5).code, lambda: Started(), lambda: Both(3).args, lambda: Both(3).code, lambda: ValueError(x=1), lambda: Started(1, other=2), lambda: OSError(2, 'gone'), lambda: OSError(2, 'gone', 'file').filename, lambda: StopIteration(7).value, lambda: SystemExit(1, 2).code, lambda: ImportError('a', name='b').name, lambda: KeyError('k').args, lambda: UnicodeDecodeError('utf-8', b'x', 0, 1, 'bad').reason): t(f)
for kind in (ValueError, Made, KeyError, Started, int):
    try: raise kind
    except Exception as e: print(type(e).__name__, e.args)

# calls of natives with and without their defaults
for f in (lambda: list(map(str, [1, 'a', None])), lambda: list(map(int, ['1', 2.5, True])), lambda: str(b'a', 'utf8'), lambda: str(b'a', encoding='utf8'), lambda: int('z', 36), lambda: int('z', base=36), lambda: list(map(type, [1, 'a'])), lambda: 'a b c'.split(None, 1), lambda: 'a b c'.split(maxsplit=1), lambda: {}.get(), lambda: {}.get(1, 2, 3), lambda: sorted([2, 1], reverse=True), lambda: max(1, 3, 2), lambda: min(1, 3, key=lambda v: -v), lambda: max([], default=4), lambda: max(1, 2, default=3), lambda: max(), lambda: max({3, 1}), lambda: min(v for v in 'bca'), lambda: max(5), lambda: list(map(bool, [])) + list(map(float, ['1.5']))): t(f)

# generators consumed by natives
def broken():
    yield 1
    raise ValueError('inside')
def stops():
    yield 1
    raise StopIteration
def returns():
    yield 1
    yield 2
    return 'value'
def nested():
    total = sum(returns())
    yield total
    yield from returns()
    yield any(v > 1 for v in returns())
for f in (lambda: sum(broken()), lambda: sum(stops()), lambda: any(v > 5 for v in broken()), lambda: sum(returns()), lambda: list(nested()), lambda: set(returns()), lambda: all(returns()), lambda: sum([[1], [2]], []), lambda: sum(v / 2 for v in range(5)), lambda: sum([1, 2.5, 3])): t(f)
def itself():
    yield 1
    yield sum(own)
own = itself()
t(lambda: sum(own))
g = returns(); print(any(v == 1 for v in g), list(g), list(g), sum(g))
items = [1, 2, 3]
print(sum(items.append(0) or v for v in items[:3]), all(items[:2]), any([]), max(items, default=None))

# json: keys that come again, escapes, control characters
print(json.loads('[{"a": 1, "bb": 2}, {"a": 3, "bb": 4, "a": 5}, {"b\\u0062": 6, "ba": 7, "": 8, "\xe9": 9, "\u20ac": 10}]'))
a, b = json.loads('[{"key": 1}, {"key": 2}]'); print(next(iter(a)) is next(iter(b)), json.loads('{"aXb": 1, "aYb": 2, "aXb": 3}'))
for text in ('{"a', '{"a": 1, "a', '{"a": 1, "a\n": 2}', '{"a": 1, a": 2}'): t(json.loads, text)
print(json.dumps(['', 'a', '"', 'a"', '"a', '\\', 'a\x7fb', '\x1f', 'a\xe9"', '\u20ac\n', '\U0001f600'])); print(ascii(json.dumps(['a\x7fb', 'a\xe9"', 'x\u20ac\n'], ensure_ascii=False)))
print(json.dumps([0, -1, 10 ** 18, -2 ** 62, 2 ** 70, 1.5, -0.0, 1e300, True]))
t(json.loads, '[1.5]', parse_float=str); t(json.loads, '{"a": 1}', object_pairs_hook=tuple)

@contextlib.contextmanager
def context(n):
    yield n
c = context(3)
with c as v: print(v)
try:
    with c: pass
except AttributeError as e: print(e)

@context(4)
def decorated(): return 'done'
print(decorated(), decorated())

# expect: 0e+00 0.0e+00 0.000e+00 0.000000000000000e+00 0.0000000000000000e+00 0.000000E+00 0.e+00 +0000.00e+00
# expect: 1e+00 1.0e+00 1.000e+00 1.000000000000000e+00 1.0000000000000000e+00 1.000000E+00 1.e+00 +0001.00e+00
# expect: 1e+01 9.5e+00 9.500e+00 9.500000000000000e+00 9.5000000000000000e+00 9.500000E+00 1.e+01 +0009.50e+00
# expect: 1e+02 1.0e+02 9.950e+01 9.950000000000000e+01 9.9500000000000000e+01 9.950000E+01 1.e+02 +0009.95e+01
# expect: 2e-01 2.5e-01 2.500e-01 2.500000000000000e-01 2.5000000000000000e-01 2.500000E-01 2.e-01 +0002.50e-01
# expect: 2e+00 2.5e+00 2.500e+00 2.500000000000000e+00 2.5000000000000000e+00 2.500000E+00 2.e+00 +0002.50e+00
# expect: 4e+01 3.5e+01 3.500e+01 3.500000000000000e+01 3.5000000000000000e+01 3.500000E+01 4.e+01 +0003.50e+01
# expect: 1e+03 1.0e+03 1.000e+03 9.999999999999999e+02 9.9999999999999989e+02 1.000000E+03 1.e+03 +0001.00e+03
# expect: 1e+01 1.0e+01 1.000e+01 9.999999999999998e+00 9.9999999999999982e+00 1.000000E+01 1.e+01 +0001.00e+01
# expect: 1e+15 1.0e+15 1.000e+15 1.000000000000000e+15 1.0000000000000000e+15 1.000000E+15 1.e+15 +0001.00e+15
# expect: 1e+16 1.0e+16 1.000e+16 1.000000000000000e+16 1.0000000000000000e+16 1.000000E+16 1.e+16 +0001.00e+16
# expect: 1e+22 1.0e+22 1.000e+22 1.000000000000000e+22 1.0000000000000000e+22 1.000000E+22 1.e+22 +0001.00e+22
# expect: 1e+17 1.2e+17 1.235e+17 1.234567890123457e+17 1.2345678901234568e+17 1.234568E+17 1.e+17 +0001.23e+17
# expect: 5e-324 4.9e-324 4.941e-324 4.940656458412465e-324 4.9406564584124654e-324 4.940656E-324 5.e-324 +004.94e-324
# expect: 1e+308 1.0e+308 1.000e+308 1.000000000000000e+308 1.0000000000000000e+308 1.000000E+308 1.e+308 +001.00e+308
# expect: -2e+00 -2.5e+00 -2.500e+00 -2.500000000000000e+00 -2.5000000000000000e+00 -2.500000E+00 -2.e+00 -0002.50e+00
# expect: 1e-07 1.0e-07 1.000e-07 1.000000000000000e-07 9.9999999999999995e-08 1.000000E-07 1.e-07 +0001.00e-07
# expect: 265126577 743339741 390349964 833072398 540032479 818287653 107050901
# expect: 677064051 ['9', '99999', '999999999', '9999999999999', '99999999999999999']
# expect: '0x0'
# expect: '-0xff'
# expect: '0x1'
# expect: '0x10000000000000000000000000'
# expect: '-0x400000000000000000'
# expect: '-0x11'
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: '0o0'
# expect: '-0o377'
# expect: '0o1'
# expect: '0o2000000000000000000000000000000000'
# expect: '-0o200000000000000000000000'
# expect: '-0o21'
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: '0b0'
# expect: '-0b11111111'
# expect: '0b1'
# expect: '0b10000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000'
# expect: '-0b10000000000000000000000000000000000000000000000000000000000000000000000'
# expect: '-0b10001'
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: ['abc', 'ab.c', 'a.b.c', True, '', 'a', 'a--b.c', 'aébéc', 'aéx', 'a.', 'a€', '-a-.-b-.-c-', '', 'aa', 'baa', b'ab', bytearray(b'axxb')]
# expect: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19] [0, 1, 2, 3, 4, 5] 9 9 2 1 1
# expect: [['a', 'b', '', 'c'], ['a,b,,c'], ['a', 'b,,c'], ['a', 'b', ',c'], ['a', 'b', '', 'c']] ['', 'a', ''] [''] [b'a', b'b'] ['a', 'b', ''] ['€', 'b'] ['a,b'] [bytearray(b'x'), bytearray(b'')]
# expect: 14 816444496 918595590 [b'\x00\x01\x02\x03\x04\x05\x06\x07\x08\t', b'\x0b\x0c', b'\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f !"#$%&\'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\x7f\x80\x81\x82\x83\x84\x85\x86\x87\x88\x89\x8a\x8b\x8c\x8d\x8e\x8f\x90\x91\x92\x93\x94\x95\x96\x97\x98\x99\x9a\x9b\x9c\x9d\x9e\x9f\xa0\xa1\xa2\xa3\xa4\xa5\xa6\xa7\xa8\xa9\xaa\xab\xac\xad\xae\xaf\xb0\xb1\xb2\xb3\xb4\xb5\xb6\xb7\xb8\xb9\xba\xbb\xbc\xbd\xbe\xbf\xc0\xc1\xc2\xc3\xc4\xc5\xc6\xc7\xc8\xc9\xca\xcb\xcc\xcd\xce\xcf\xd0\xd1\xd2\xd3\xd4\xd5\xd6\xd7\xd8\xd9\xda\xdb\xdc\xdd\xde\xdf\xe0\xe1\xe2\xe3\xe4\xe5\xe6\xe7\xe8\xe9\xea\xeb\xec\xed\xee\xef\xf0\xf1\xf2\xf3\xf4\xf5\xf6\xf7\xf8\xf9\xfa\xfb\xfc\xfd\xfe\xff']
# expect: '5'
# expect: TypeError not all arguments converted during string formatting
# expect: '1 2'
# expect: '    1|2    |-0003'
# expect: 'None'
# expect: TypeError %d format: a real number is required, not str
# expect: ValueError incomplete format
# expect: '100%'
# expect: TypeError not enough arguments for format string
# expect: '€é'
# expect: '1'
# expect: '1.5'
# expect: reflected a%s ab
# expect: {1} {0} True True True False True True {1: 'c'} False True
# expect: a a b False c False False d d e f a g False False None
# expect: [(1, 1), (1, 2), (2, 1)]
# expect: False True False True True True True
# expect: TypeError '<' not supported between instances of 'str' and 'int'
# expect: TypeError '<' not supported between instances of 'tuple' and 'list'
# expect: {4, 5, 6, 7} {0, 1, 2, 3} True True
# expect: ValueError(1, 2)
# expect: Made(1)
# expect: (1,)
# expect: (1,)
# expect: 6
# expect: TypeError Started.__init__() missing 1 required positional argument: 'code'
# expect: ('new', 3)
# expect: 3
# expect: TypeError ValueError() takes no keyword arguments
# expect: TypeError Started.__init__() got an unexpected keyword argument 'other'
# expect: FileNotFoundError(2, 'gone')
# expect: 'file'
# expect: 7
# expect: (1, 2)
# expect: 'b'
# expect: ('k',)
# expect: 'bad'
# expect: ValueError ()
# expect: Made ()
# expect: KeyError ()
# expect: TypeError ("Started.__init__() missing 1 required positional argument: 'code'",)
# expect: TypeError ('exceptions must derive from BaseException',)
# expect: ['1', 'a', 'None']
# expect: [1, 2, 1]
# expect: 'a'
# expect: 'a'
# expect: 35
# expect: 35
# expect: [<class 'int'>, <class 'str'>]
# expect: ['a', 'b c']
# expect: ['a', 'b c']
# expect: TypeError get expected at least 1 argument, got 0
# expect: TypeError get expected at most 2 arguments, got 3
# expect: [2, 1]
# expect: 3
# expect: 3
# expect: 4
# expect: TypeError Cannot specify a default for max() with multiple positional arguments
# expect: TypeError max expected at least 1 argument, got 0
# expect: 3
# expect: 'a'
# expect: TypeError 'int' object is not iterable
# expect: [1.5]
# expect: ValueError inside
# expect: RuntimeError generator raised StopIteration
# expect: ValueError inside
# expect: 3
# expect: [3, 1, 2, True]
# expect: {1, 2}
# expect: True
# expect: [1, 2]
# expect: 5.0
# expect: 6.5
# expect: ValueError generator already executing
# expect: True [2] [] 0
# expect: 6 True False 3
# expect: [{'a': 1, 'bb': 2}, {'a': 5, 'bb': 4}, {'bb': 6, 'ba': 7, '': 8, 'é': 9, '€': 10}]
# expect: True {'aXb': 3, 'aYb': 2}
# expect: JSONDecodeError Unterminated string starting at: line 1 column 2 (char 1)
# expect: JSONDecodeError Unterminated string starting at: line 1 column 10 (char 9)
# expect: JSONDecodeError Invalid control character at: line 1 column 12 (char 11)
# expect: JSONDecodeError Expecting property name enclosed in double quotes: line 1 column 10 (char 9)
# expect: ["", "a", "\"", "a\"", "\"a", "\\", "a\u007fb", "\u001f", "a\u00e9\"", "\u20ac\n", "\ud83d\ude00"]
# expect: '["a\x7fb", "a\xe9\\"", "x\u20ac\\n"]'
# expect: [0, -1, 1000000000000000000, -4611686018427387904, 1180591620717411303424, 1.5, -0.0, 1e+300, true]
# expect: ['1.5']
# expect: (('a', 1),)
# expect: 3
# expect: '_GeneratorContextManager' object has no attribute 'args'
# expect: done done
