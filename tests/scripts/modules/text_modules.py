# SPDX-License-Identifier: MIT
# Modules string, textwrap, reprlib.
import array
import collections
import reprlib
import string
import textwrap

# --- string
print(string.ascii_letters, string.digits, string.hexdigits, string.octdigits, string.punctuation, ascii(string.whitespace), len(string.printable))
print(string.capwords('hello  wORLD foo'), string.capwords('a-b-c', '-'), string.capwords(' x '))
t = string.Template('$who likes ${what}s, $$5, $Who')
print(t.substitute({'who': 'Tim', 'Who': 1}, what='kung pao'), t.template, t.get_identifiers(), t.is_valid())
print(t.safe_substitute(who='x'), string.Template('$1 ${ $').safe_substitute(), string.Template('$1').is_valid())
for text, values in (('a\n$who $', {'who': 1}), ('$', {}), ('x ${bad', {}), ('$missing', {})):
    try:
        print(string.Template(text).substitute(values))
    except (ValueError, KeyError) as e:
        print(type(e).__name__, e)


class Percent(string.Template):
    delimiter = '%'
    idpattern = '[a-z]+_[a-z]+'


print(Percent('%a_b %x $a_b %%').safe_substitute(a_b=1, x=2), Percent.delimiter)


class Named(string.Template):
    pattern = r'(?P<escaped>@@)|@(?P<named>\w+)|\[(?P<braced>\w+)\]|(?P<invalid>@)'


print(Named('@a [b] @@').substitute(a=1, b=2))

f = string.Formatter()
print(f.format('{} {} {x!r:>5} {0[1]}' if False else '{} {} {x!r:>5}', 1, 'b', x='q'), f.format('{0} {1[a]} {2.real} {{}}', 'x', {'a': 1}, 2j))
print(f.format('{:{}} {:{w}.{p}f}|', 'a', 5, 3.14159, w=8, p=2), f.vformat('{0}{a}', ('x',), {'a': 1}))
print(list(f.parse('a{b!r:c{d}}e{{f}}{}')), f.get_field('0.real', (3,), {}), f.format('{a[b]}', a={'b': 1}), f.format('{0[0][1]}', [[1, 2]]))


class Defaults(string.Formatter):
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, '<%s>' % key) if isinstance(key, str) else super().get_value(key, args, kwargs)

    def check_unused_args(self, used, args, kwargs):
        print('used', sorted(map(str, used)), args, kwargs)

    def convert_field(self, value, conversion):
        return value.upper() if conversion == 'u' else super().convert_field(value, conversion)


print(Defaults().format('{a} {b!u} {0}', 9, b='bb'))
for form in ('{', '}', '{a', '{0}{}', '{}{0}', '{0!x}', '{0!', '{0!rx}', '{1}', '{b}', '{0[}', '{0.}', '{0[a]b}', '{:{:{:{}}}}'):
    try:
        print(f.format(form, 1))
    except Exception as e:
        print(form, type(e).__name__, e)

# --- textwrap
text = 'The quick brown-fox jumped over -- the lazy dog\'s back--really. It e-mailed well-known people: a-b, x-ray, --option and 12-34.'
for width in 5, 10, 20, 33:
    print(textwrap.wrap(text, width))
print(textwrap.wrap('', 5), textwrap.wrap('   lead and  double  blanks ', 10), textwrap.wrap('averyveryverylongword and-hyphen-ated', 7))
print(textwrap.wrap('a\tb\nc\x0bd', 4), textwrap.wrap('a-b-c', 3, break_on_hyphens=False), textwrap.wrap('longword', 3, break_long_words=False))
print(textwrap.wrap('One. Two! "Three." four', 40, fix_sentence_endings=True), textwrap.wrap('a  b  c', 3, drop_whitespace=False))
print(textwrap.fill(text, 30, initial_indent='* ', subsequent_indent='  '))
print(textwrap.wrap(text, 20, max_lines=2), textwrap.wrap(text, 20, max_lines=1, placeholder='...'), textwrap.wrap('a b', 10, max_lines=1))
print(textwrap.shorten('Hello  world of things!', 12), textwrap.shorten('Hello  world!', 13), textwrap.shorten('Hello world', 10, placeholder='...'), textwrap.shorten('averylongword x', 8))
print(repr(textwrap.dedent('  a\n    b\n\n  \n  c')), repr(textwrap.dedent('\ta\n  b')), repr(textwrap.dedent(' a\n')), repr(textwrap.dedent('\t a\n\tb')), repr(textwrap.dedent('')))
print(repr(textwrap.indent('a\n\n  b\n', '> ')), repr(textwrap.indent('a\n\nb', '> ', lambda line: True)))
for call in (lambda: textwrap.wrap('a', 0), lambda: textwrap.wrap('a b', 3, max_lines=1)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)

# --- reprlib
print(reprlib.repr(list(range(100))), reprlib.repr('x' * 100), reprlib.repr(10 ** 100), reprlib.repr({i: i for i in range(10)}), reprlib.repr(set(range(9))))
print(reprlib.repr((1,)), reprlib.repr([[[[[[[[1]]]]]]]]), reprlib.repr(frozenset()), reprlib.repr(array.array('i', range(9))), reprlib.repr(collections.deque(range(9))))
r = reprlib.Repr(maxlist=2, maxstring=10, indent='->', maxlevel=2, fillvalue='###')
print(r.repr([1, 2, 3]), r.repr('abcdefghijklmnop'), r.repr({'a': [1, [2]]}), r.repr(()))


class Broken:
    def __repr__(self):
        raise ValueError


print(reprlib.repr(Broken())[:20], reprlib.repr(1.5), reprlib.repr(object)[:20])


class Self(list):
    @reprlib.recursive_repr('<again>')
    def __repr__(self):
        return '<' + '|'.join(map(repr, self)) + '>'


me = Self([1])
me.append(me)
print(me, Self.__repr__.__name__)

# expect: abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789 0123456789abcdefABCDEF 01234567 !"#$%&'()*+,-./:;<=>?@[\]^_`{|}~ ' \t\n\r\x0b\x0c' 100
# expect: Hello World Foo A-B-C X
# expect: Tim likes kung paos, $5, 1 $who likes ${what}s, $$5, $Who ['who', 'what', 'Who'] True
# expect: x likes ${what}s, $5, $Who $1 ${ $ False
# expect: ValueError Invalid placeholder in string: line 2, col 6
# expect: ValueError Invalid placeholder in string: line 1, col 1
# expect: ValueError Invalid placeholder in string: line 1, col 3
# expect: KeyError 'missing'
# expect: 1 %x $a_b % %
# expect: 1 2 $
# expect: 1 b   'q' x 1 0.0 {}
# expect: a         3.14| x1
# expect: [('a', 'b', 'c{d}', 'r'), ('e{', None, None, None), ('f}', None, None, None), ('', '', '', None)] (3, 0) 1 2
# expect: used ['0', 'a', 'b'] (9,) {'b': 'bb'}
# expect: <a> BB 9
# expect: { ValueError Single '{' encountered in format string
# expect: } ValueError Single '}' encountered in format string
# expect: {a ValueError expected '}' before end of string
# expect: {0}{} ValueError cannot switch from manual field specification to automatic field numbering
# expect: {}{0} ValueError cannot switch from manual field specification to automatic field numbering
# expect: {0!x} ValueError Unknown conversion specifier x
# expect: {0! ValueError end of string while looking for conversion specifier
# expect: {0!rx} ValueError expected ':' after conversion specifier
# expect: {1} IndexError tuple index out of range
# expect: {b} KeyError 'b'
# expect: {0[} ValueError expected '}' before end of string
# expect: {0.} ValueError Empty attribute in format string
# expect: {0[a]b} TypeError 'int' object is not subscriptable
# expect: {:{:{:{}}}} IndexError tuple index out of range
# expect: ['The', 'quick', 'brown', '-fox ', 'jumpe', 'd', 'over', '--', 'the', 'lazy', "dog's", 'back', '--rea', 'lly.', 'It e-', 'maile', 'd', 'well-', 'known', 'peopl', 'e:', 'a-b, ', 'x-', 'ray, ', '--opt', 'ion', 'and 1', '2-34.']
# expect: ['The quick', 'brown-fox', 'jumped', 'over --', 'the lazy', "dog's back", '--really.', 'It', 'e-mailed', 'well-known', 'people:', 'a-b,', 'x-ray,', '--option', 'and 12-34.']
# expect: ['The quick brown-fox', 'jumped over -- the', "lazy dog's back--", 'really. It e-mailed', 'well-known people:', 'a-b, x-ray, --option', 'and 12-34.']
# expect: ['The quick brown-fox jumped over', "-- the lazy dog's back--really.", 'It e-mailed well-known people:', 'a-b, x-ray, --option and 12-34.']
# expect: [] ['   lead', 'and', 'double', 'blanks'] ['averyve', 'ryveryl', 'ongword', 'and-', 'hyphen-', 'ated']
# expect: ['a', 'b c', 'd'] ['a-b', '-c'] ['longword']
# expect: ['One.  Two!  "Three."  four'] ['a  ', 'b  ', 'c']
# expect: * The quick brown-fox jumped
# expect:   over -- the lazy dog's back
# expect:   --really. It e-mailed well-
# expect:   known people: a-b, x-ray,
# expect:   --option and 12-34.
# expect: ['The quick brown-fox', 'jumped over -- [...]'] ['The quick brown-...'] ['a b']
# expect: Hello [...] Hello world! Hello... [...]
# expect: 'a\n  b\n\n\nc' '\ta\n  b' 'a\n' ' a\nb' ''
# expect: '> a\n\n>   b\n' '> a\n> \n> b'
# expect: ValueError invalid width 0 (must be > 0)
# expect: ValueError placeholder too large for max width
# expect: [0, 1, 2, 3, 4, 5, ...] 'xxxxxxxxxxxx...xxxxxxxxxxxxx' 100000000000000000...0000000000000000000 {0: 0, 1: 1, 2: 2, 3: 3, ...} {0, 1, 2, 3, 4, 5, ...}
# expect: (1,) [[[[[[[...]]]]]]] frozenset() array('i', [0, 1, 2, 3, 4, ...]) deque([0, 1, 2, 3, 4, 5, ...])
# expect: [
# expect: ->1,
# expect: ->2,
# expect: ->###,
# expect: ] 'ab###nop' {
# expect: ->'a': [
# expect: ->->1,
# expect: ->->[###],
# expect: ->],
# expect: } ()
# expect: <Broken instance at  1.5 <class 'object'>
# expect: <1|<again>> __repr__
