# str: methods, slices, widths, formatting.
s = 'Hello, World'
print(s.upper(), s.lower(), s.swapcase(), s.title(), s.capitalize(), s.casefold(), len(s), s[0], s[-1], s[1:5], s[::2], s[::-1], s * 2)
print(s.find('o'), s.rfind('o'), s.find('zz'), s.index('W'), s.count('l'), s.replace('l', 'L', 2), s.startswith(('He', 'x')), s.endswith('d'), 'World' in s)
print('a,b,,c'.split(','), 'a b  c '.split(), 'a b c'.split(None, 1), 'a,b,c'.rsplit(',', 1), 'x\ny\r\nz'.splitlines(), 'x\ny\n'.splitlines(True), 'a-b-c'.partition('-'), 'a-b-c'.rpartition('-'))
print('-'.join(['a', 'b']), ''.join(map(str, range(5))), '  x '.strip() + '|', 'xxaxx'.strip('x'), '  l'.lstrip(), 'r  '.rstrip() + '|', 'abc'.removeprefix('a'), 'abc'.removesuffix('c'))
print('5'.zfill(3), '-5'.zfill(4), 'a'.center(5, '*'), 'a'.ljust(3) + '|', 'a'.rjust(3), 'a\tb'.expandtabs(4))
print('abc'.isalpha(), '12'.isdigit(), 'a1'.isalnum(), ' '.isspace(), 'A'.isupper(), 'a'.islower(), 'Ab'.istitle(), 'x1'.isidentifier(), ''.isalpha(), 'é'.isalpha(), '½'.isnumeric())
print(repr('a\'b"c\n\t\\\x00é\u20ac\U0001f600'), ascii('é€😀'), 'é€😀'[1], len('é€😀'), 'é€😀'[::-1], '😀' > '€')
print('{} {0}'.format if False else '{1} {0} {name!r:>6} {x[0]} {y.real}'.format('a', 'b', name='n', x=[7], y=3))
print('{:>5}|{:<5}|{:^5}|{:*^7}|{:05d}|{:+}|{:x}|{:,}'.format('a', 'b', 'c', 'd', 42, 3, 255, 1234567))
print('%s %r %d %5.2f %x %o %c %% %-5s| %05d %+d %i' % ('s', 'r', 42, 3.14159, 255, 8, 'c', 'l', 42, 7, 3), '%(a)s-%(b)d' % {'a': 1, 'b': 2})
print('ß'.upper(), 'ǆ'.title(), 'İ'.lower() == 'i̇', 'ﬁ'.upper(), 'ÀÉ'.lower(), 'straße'.casefold())
print('abc' < 'abd', 'a' < 'B', 'abc' == 'abc', 'a' + 'é' + '€', hash('abc') == hash('ab' + 'c'), 'x' in {'x': 1})
print('abc'.translate({97: 'X', 98: None, 99: 100}), 'hello'.translate(str.maketrans('el', 'ip')), str.maketrans({'a': 'b'}))
print('a'.encode(), 'é'.encode('latin-1'), '€'.encode('utf-8'), 'é'.encode('utf-16-le'), b'\xe2\x82\xac'.decode(), 'aé'.encode('ascii', 'replace'), 'é'.encode('ascii', 'backslashreplace'), b'\xff'.decode('utf-8', 'replace'), b'a\xff'.decode('latin-1'))
for op in ("'a' + 1", "1 + 'a'", "'abc'[5]", "'abc'['x']", "'a' * 'b'", "'x'.index('y')", "''.join([1])", "'%d' % 'x'", "'%d %d' % 1", "'%s' % (1, 2)", "'{'.format()", "'{}'.format()", "'{a}'.format()", "int('x')", "'a' < 1", "chr(-1)", "ord('ab')", "'é'.encode('ascii')", "b'\\xff'.decode()", "'a'.encode('nope')", "'{:d}'.format('a')", "'a'.split('')", "'abc'.foo", "format(3, 'q')"):
    try: print(eval(op))
    except Exception as e: print(type(e).__name__, e)
t = ''
for i in range(1000): t += chr(65 + i % 26)
u = t; t += 'é'; u += 'x'
print(len(t), t[-3:], u[-3:], t[:5], hash(t) == hash(t[:]))
print('abcabc'.find('c', 3), 'abcabc'.find('a', 1, 3), 'aaa'.count('aa'), ''.count(''), 'abc'.count(''), 'abc'.replace('', '-'), 'a' in '', '' in 'a')
print(str(), str(5), str(None), str(b'x'), str(b'x', 'ascii'), repr(str), 'a' 'b', r'\n', 'tab\there', '\x41\u0042\103', '\
joined')
class S(str):
    def __str__(self): return 'custom'
x = S('abc'); x.a = 1
print(x, x + 'd', x.upper(), x.a, len(x), type(x[0]).__name__, x == 'abc', {x: 1}['abc'])
print(sorted('hello'), list('ab'), tuple('ab'), set('aa'), max('abc'), 'abc'.__len__(), list(enumerate('ab')), [c for c in reversed('abc')])
print('Hello'.center(11, '-'), 'x'.join('abc'), 'a.b.c'.split('.', 1), '{:.3}'.format('abcdef'), '{!s:>4}'.format('a'), f'{"a":>{3}}')

# expect: HELLO, WORLD hello, world hELLO, wORLD Hello, World Hello, world hello, world 12 H d ello Hlo ol dlroW ,olleH Hello, WorldHello, World
# expect: 4 8 -1 7 3 HeLLo, World True True True
# expect: ['a', 'b', '', 'c'] ['a', 'b', 'c'] ['a', 'b c'] ['a,b', 'c'] ['x', 'y', 'z'] ['x\n', 'y\n'] ('a', '-', 'b-c') ('a-b', '-', 'c')
# expect: a-b 01234 x| a l r| bc ab
# expect: 005 -005 **a** a  |   a a   b
# expect: True True True True True True True True False True True
# expect: 'a\'b"c\n\t\\\x00é€😀' '\xe9\u20ac\U0001f600' € 3 😀€é True
# expect: b a    'n' 7 3
# expect:     a|b    |  c  |***d***|00042|+3|ff|1,234,567
# expect: s 'r' 42  3.14 ff 10 c % l    | 00042 +7 3 1-2
# expect: SS ǅ True FI àé strasse
# expect: True False True aé€ True True
# expect: Xd hippo {97: 'b'}
# expect: b'a' b'\xe9' b'\xe2\x82\xac' b'\xe9\x00' € b'a?' b'\\xe9' � aÿ
# expect: TypeError can only concatenate str (not "int") to str
# expect: TypeError unsupported operand type(s) for +: 'int' and 'str'
# expect: IndexError string index out of range
# expect: TypeError string indices must be integers, not 'str'
# expect: TypeError can't multiply sequence by non-int of type 'str'
# expect: ValueError substring not found
# expect: TypeError sequence item 0: expected str instance, int found
# expect: TypeError %d format: a real number is required, not str
# expect: TypeError not enough arguments for format string
# expect: TypeError not all arguments converted during string formatting
# expect: ValueError Single '{' encountered in format string
# expect: IndexError Replacement index 0 out of range for positional args tuple
# expect: KeyError 'a'
# expect: ValueError invalid literal for int() with base 10: 'x'
# expect: TypeError '<' not supported between instances of 'str' and 'int'
# expect: ValueError chr() arg not in range(0x110000)
# expect: TypeError ord() expected a character, but string of length 2 found
# expect: UnicodeEncodeError 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)
# expect: UnicodeDecodeError 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
# expect: LookupError unknown encoding: nope
# expect: ValueError Unknown format code 'd' for object of type 'str'
# expect: ValueError empty separator
# expect: AttributeError 'str' object has no attribute 'foo'
# expect: ValueError Unknown format code 'q' for object of type 'int'
# expect: 1001 KLé KLx ABCDE True
# expect: 5 -1 1 1 4 -a-b-c- False True
# expect:  5 None b'x' x <class 'str'> ab \n tab	here ABC joined
# expect: custom abcd ABC 1 3 str True 1
# expect: ['e', 'h', 'l', 'l', 'o'] ['a', 'b'] ('a', 'b') {'a'} c 3 [(0, 'a'), (1, 'b')] ['c', 'b', 'a']
# expect: ---Hello--- axbxc ['a', 'b.c'] abc    a   a
