# SPDX-License-Identifier: MIT
# Module re: functions, methods and attributes of Pattern and Match, replacing, splitting, Scanner, flags.
import copy
import re

# --- searching
p = re.compile(r'(?P<word>[a-z]+)(\d)?', re.I)
print(p, p.pattern, p.flags, p.groups, p.groupindex, type(p.groupindex).__name__)
m = p.match('..Ab1', 2)
print(m, m.group(), m.group(0, 1, 'word', 2), m['word'], m[2], m.groups(), m.groupdict(), m.span(), m.start(1), m.end('word'))
print(m.pos, m.endpos, m.lastindex, m.lastgroup, m.re is p, m.string, m.regs)
m = p.search('..ab..', 0, 3)
print(m, m.groups('no'), m.groupdict('no'), m.start(2), m.span(2), m.endpos)
print(p.match('1'), p.fullmatch('ab12'), p.fullmatch('ab1').group(), p.fullmatch('ab12', 0, 3))
print(re.match('a', 'ba'), re.search('a', 'ba').span(), re.fullmatch('a|ab', 'ab').span(), p.search('ab', 5), p.search('ab', -5, -1))
print(re.compile('^b').search('ab', 1), re.compile(r'(?<=a)b').search('ab', 1), re.compile('b$').search('abc', 0, 2))
print(p.findall('a1 b cd2'), re.findall('a|(b)', 'ab'), re.findall('b*', 'abbc'), re.findall(b'[ab]', b'cab'))
print([x.span() for x in re.finditer('a*', 'baac')], [x.group() for x in p.finditer('a b c', 1, 4)])
print(re.findall('(?m)^', 'a\nb\n'), re.findall(r'\b|:+', 'a::bc'), re.findall(r'(?=a)|a', 'aa'))
print(type(re.finditer('a', 'a')).__name__, iter(it := re.finditer('a', 'a')) is it, next(it), next(it, 'end'), next(it, 'end'))
s = re.compile('a|b').scanner('abcab')
print(s.match(), s.match(), s.match(), s.pattern.pattern)
s = re.compile('a|b').scanner('abcab')
print(s.search(), s.search(), s.search().span(), s.search().span(), s.search(), s.search())
for text in (bytearray(b'xab'), memoryview(b'xab')):
    m = re.search(b'a(.)', text)
    print(m.group(1), m.string is text, m)
text = bytearray(b'abc')
m = re.match(b'abc', text)
del text[1:]
print(m.group())

# --- replacing
print(re.sub('a', 'b', 'banana'), re.sub('a', 'b', 'banana', count=2), re.subn('a', 'b', 'banana'), re.subn('x', 'b', 'banana'))
print(re.sub('x*', '-', 'abxd'), re.sub('(a)|b', r'[\1]', 'ab'), re.sub(r'(?P<x>\w)', r'\g<x>\g<1>\1\g<0>', 'ab'))
print(ascii(re.sub('a', r'\n\t\\\x'[:6] + r'\0\07\101\&\.', 'a')), re.sub('a', lambda m: m.group() * 2, 'banana'))
print(re.sub('a', lambda m: None, 'banana'), re.sub(b'a', b'\\g<0>!', b'aba'), re.sub(b'a', lambda m: b'-', b'aba'))
print(re.sub('\xe9', '\u20ac', 'caf\xe9'), re.sub('.', '\U0001f600', 'ab'), re.sub('a', 'b', 'xyz'), re.sub('(.)', r'\1\1', '\u03b1b'))
print(re.sub('', '-', 'abc'), re.sub('$', '-', 'a\n'), re.sub('(?m)^', '> ', 'a\nb'), re.compile('a').sub('b', 'aa', 1), re.compile('a').subn('b', 'aa'))
print(re.match(r'(a)(?P<n>b)?', 'a').expand(r'<\1\2\g<n>\g<0>>'), re.sub('a', r'\\g', 'a'), re.sub(r'(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)', r'\11\g<1>1', 'abcdefghijk'))
print(re.sub('b', bytearray(b'x') and 'y', 'abc'), re.sub(b'b', bytearray(b'\\g<0>'), b'abc'))

# --- splitting
print(re.split(',', 'a,b,,c'), re.split('(,)(;)?', 'a,b,;c'), re.split(',', 'a,b,c', maxsplit=1), re.split('x*', 'axbc'), re.split(r'\b', 'a b'))
print(re.split('', 'ab'), re.split(b'[,;]', b'a;b,c'), re.compile('-').split('a-b-c', 1), re.split(',', ''), re.split('(a)|b', 'xay'))

# --- the rest
print(re.escape('a.b*c[d] e\n-_\xe9~&#'), re.escape(b'a.b\xff'), re.purge())
print(repr(re.I), repr(re.I | re.M), re.I | re.X == re.X | re.I, repr(re.NOFLAG), re.A, repr(re.S & re.S), int(re.U | re.L), re.I.name, re.M.value)
print(repr(re.compile('a', re.A | re.M)), repr(re.compile(b'a', re.L)), repr(re.compile('x' * 300))[-8:], len(repr(re.compile('x' * 300))))
print(repr(re.match('.*', 'x' * 100)), re.compile('(?i)a').flags, re.compile(b'a').flags, re.compile('a').flags, re.compile('(?a)a').flags)
print(copy.copy(p) is p, copy.deepcopy(p) is p, copy.copy(m) is m, re.compile('a') == re.compile('a'), re.compile('a') == re.compile('a', re.I),
      re.compile('a') == re.compile(b'a'), re.compile('a') != 'a', hash(re.compile('a', re.M)) == hash(re.compile('a', re.M)), len({re.compile('a'), re.compile('a')}))
print(re.compile(p) is p, re.match(p, 'a').group(), isinstance(p, re.Pattern), isinstance(m, re.Match), re.Pattern[str], re.Match[bytes], re.error is re.PatternError)
print(re.findall(b'a*', bytearray()), re.match(b'', memoryview(b'')).span(), repr(re.A | re.L | re.M | re.S | re.U | re.X), (re.I | re.A).name)
print(bool(m), re.Pattern.__name__, re.Match.__module__)


class Text(str):
    pass


print(type(re.match('a', Text('a')).group()).__name__, type(re.sub('x', 'y', Text('a'))).__name__, re.match(Text('a'), 'a'))
scanner = re.Scanner([(r'[0-9]+', lambda scanner, token: int(token)), (r'\s+', None), (r'(\w)(\w)*', lambda s, t: s.match.group()), ('[+*]', 'op')])
print(scanner.scan('sum = 3*foo') , scanner.scan('12 ab+3'))

# expect: re.compile('(?P<word>[a-z]+)(\\d)?', re.IGNORECASE) (?P<word>[a-z]+)(\d)? 34 2 {'word': 1} mappingproxy
# expect: <re.Match object; span=(2, 5), match='Ab1'> Ab1 ('Ab1', 'Ab', 'Ab', '1') Ab 1 ('Ab', '1') {'word': 'Ab'} (2, 5) 2 4
# expect: 2 5 2 None True ..Ab1 ((2, 5), (2, 4), (4, 5))
# expect: <re.Match object; span=(2, 3), match='a'> ('a', 'no') {'word': 'a'} -1 (-1, -1) 3
# expect: None None ab1 <re.Match object; span=(0, 3), match='ab1'>
# expect: None (1, 2) (0, 2) None None
# expect: None <re.Match object; span=(1, 2), match='b'> <re.Match object; span=(1, 2), match='b'>
# expect: [('a', '1'), ('b', ''), ('cd', '2')] ['', 'b'] ['', 'bb', '', ''] [b'a', b'b']
# expect: [(0, 0), (1, 3), (3, 3), (4, 4)] ['b']
# expect: ['', '', ''] ['', '', '::', '', ''] ['', 'a', '', 'a']
# expect: callable_iterator True <re.Match object; span=(0, 1), match='a'> end end
# expect: <re.Match object; span=(0, 1), match='a'> <re.Match object; span=(1, 2), match='b'> None a|b
# expect: <re.Match object; span=(0, 1), match='a'> <re.Match object; span=(1, 2), match='b'> (3, 4) (4, 5) None None
# expect: b'b' True <re.Match object; span=(1, 3), match=b'ab'>
# expect: b'b' True <re.Match object; span=(1, 3), match=b'ab'>
# expect: b'a'
# expect: bbnbnb bbnbna ('bbnbnb', 3) ('banana', 0)
# expect: -a-b--d- [a][] aaaabbbb
# expect: '\n\t\\\x00\x07A\\&\\.' baanaanaa
# expect: bnn b'a!ba!' b'-b-'
# expect: caf€ 😀😀 xyz ααbb
# expect: -a-b-c- a-
# expect: - > a
# expect: > b ba ('bb', 2)
# expect: <aa> \g ka1
# expect: ayc b'abc'
# expect: ['a', 'b', '', 'c'] ['a', ',', None, 'b', ',', ';', 'c'] ['a', 'b,c'] ['', 'a', '', 'b', 'c', ''] ['', 'a', ' ', 'b', '']
# expect: ['', 'a', 'b', ''] [b'a', b'b', b'c'] ['a', 'b-c'] [''] ['x', 'a', 'y']
# expect: a\.b\*c\[d\]\ e\
# expect: \-_é\~\&\# b'a\\.b\xff' None
# expect: re.IGNORECASE re.IGNORECASE|re.MULTILINE True re.NOFLAG re.ASCII re.DOTALL 36 IGNORECASE 8
# expect: re.compile('a', re.MULTILINE|re.ASCII) re.compile(b'a', re.LOCALE) xxxxxxx) 212
# expect: <re.Match object; span=(0, 100), match='xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx> 34 0 32 256
# expect: True True True True False False True True 1
# expect: True a True True re.Pattern[str] re.Match[bytes] True
# expect: [b''] (0, 0) re.ASCII|re.LOCALE|re.UNICODE|re.MULTILINE|re.DOTALL|re.VERBOSE ASCII|IGNORECASE
# expect: True Pattern re
# expect: str str <re.Match object; span=(0, 1), match='a'>
# expect: (['sum'], '= 3*foo') ([12, 'ab', 'op', 3], '')
