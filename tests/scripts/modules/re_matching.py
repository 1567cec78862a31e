# SPDX-License-Identifier: MIT
# What patterns match: syntax, flags, groups, the three widths of text, bytes.
import re


def show(name, pattern, *texts, flags=0):
    """Prints what a pattern finds in each text: the first match's groups, and all matches."""
    compiled = re.compile(pattern, flags)
    for text in texts:
        match = compiled.search(text)
        print(name, ascii(match and (match.span(), match.groups(), match.lastindex)), ascii(compiled.findall(text)))


show('literal', r'a\.b', 'xa.b', 'aab')
show('any', r'a.c', 'abc a\nc', 'a\u20acc')
show('dotall', r'a.c', 'a\nc', flags=re.S)
show('start', r'^a', 'a\na', '\na')
show('multiline', r'^a|b$', 'a\na b\nb\n', '\n', flags=re.M)
show('empty line', r'^$', 'a\n\nb\n', '', flags=re.M)
show('end', r'a$', 'a\n', 'a\n\n', 'ba')
show('very end', r'a\Z', 'a\n', 'ba')
show('word', r'\w+', 'a_1-b', '\xe9\xdf\xb2 \u03b1\u0661', '\U00010400\u2160 x')
show('ascii word', r'\w+', 'a_1-b', '\xe9x', '\u03b1x', flags=re.A)
show('no word', r'\W+', 'a -b', 'a\u2014b\xe9', '\u2003')
show('digit', r'\d+', 'a12', '\u0661\u0662x\xb2', '1\U0001d7d9')
show('space', r'\s+', 'a \t\n\r\f\v\x1c\x1fb', 'a\xa0\x85b', '\u2003\u3000x\u180e\u200b')
show('ascii space', r'\s+', 'a \x1c', 'a\xa0 ', flags=re.A)
show('no space', r'\S+', ' ab\xa0c', '\u3000x\u1680')
show('boundary', r'\b\w', 'ab cd', '\xe9t\xe9 \xfc', '\u03b1\u03b2 x')
show('no boundary', r'\B.', 'ab c', '\u03b1\u03b2 ', '')
show('no boundary in nothing', r'\B', '', ' ')
show('set', r'[a-c\d_-]+', 'xab-_9z', '\u0663')
show('negated', r'[^a-c]+', 'abxyc', '\u20aca')
show('negated class', r'[^\W\d]+', '12ab_\xe9', '\u0661\u03b1')
show('class in set', r'[\W\d]+', 'a1 b', '\u03b1\u2014\u0661')
show('not in set', r'[^\w\s]+', 'a!? b', '\u03b1\u2014\u0661')
show('bracket first', r'[]a]+', ']a[', 'b')
show('minus last', r'[a-]+', 'b-a')
show('wide set', r'[\u0391-\u03a9\U0001f600-\U0001f64f]+', 'x\u0391\u0392', 'a\U0001f601b', 'plain')
show('surrogate', '[\ud800-\udbff]', 'a\ud801b', '\U0001f600')
show('alternatives', r'ab|a|b(c)?', 'abbc', 'bb')
show('group', r'(a)(b)?(c)', 'ac abc')
show('named', r'(?P<x>a+)-(?P=x)', 'aa-aa a-aa')
show('back', r'(\w)\1', 'hello book')
show('back ignoring case', r'(?i)(\w)\1', 'aA', '\xe9\xc9', '\u03b1\u0391')
show('condition', r'(<)?\w+(?(1)>|$)', '<ab>', 'ab', '<ab')
show('condition by name', r'(?P<q>")?a(?(q)")', '"a"', 'a"')
show('greedy', r'<.*>|x{2,3}', '<a><b>', 'xxxx x')
show('lazy', r'<.*?>|x{2,3}?', '<a><b>', 'xxxx')
show('counted', r'a{,2}b|c{2}|d{3,}', 'aaab cc dddd d')
show('braces', r'a{|b{}|c{x}|d{1', 'a{ b{} c{x} d{1')
show('possessive', r'a*+a|b++|c{1,2}+c|d?+d', 'aaa bb cc ccc d dd')
show('atomic', r'(?>a+|b)c', 'aac bc')
show('ahead', r'a(?=b)|c(?!d)', 'ab ac cd ce')
show('behind', r'(?<=a)b|(?<!c)d|(?<=(x)|y)z', 'ab cb cd ed xz yz')
show('look repeated', r'(?:a(?=b)*)+', 'aab')
show('comment', r'a(?#one)b', 'ab')
show('verbose', r"""
    (\d+)   # number
    \ ?     # maybe a blank
    [ #x]   # in a set it counts
""", '12 #', '3x', flags=re.X)
show('scoped', r'a(?i:b)c|(?i)x' if False else r'a(?i:b(?-i:c))d', 'aBcd aBCd')
show('scoped verbose', r'(?x: a b ) c', 'ab c abc')
show('scoped ascii', r'(?a:\w)\w', 'a\xe9', '\xe9\xe9')
show('scoped dot', r'(?s:.).', '\na\n', flags=0)
show('global', r'(?ims)^a.b', 'x\nA\nB')
show('octal', r'\x41\101\0\07', 'AA\x00\x07')
show('unicode escapes', r'\u00e9\U0001f600', '\xe9\U0001f600', 'e')
show('names', r'\N{BULLET}[\N{EURO SIGN}\N{DIGIT ONE}-\N{DIGIT THREE}]+', '\u2022\u20ac12')
show('controls', r'\a\f\n\r\t\v[\b]\\', '\a\f\n\r\t\v\b\\')
show('punctuation', r'\-\!\"\#\%\&\'\,\/\:\;\<\=\>\@\_\`\~\]\}', '-!"#%&\',/:;<=>@_`~]}')
show('bytes', rb'[\x80-\xff]+|\w', b'a\xff\xfe!')
show('bytes ignoring case', rb'(?i)\xe9A', b'\xe9a\xc9a')
show('locale', rb'(?L)\w+', b'ab\xe9')
show('empty', r'', 'ab')
show('empty loop', r'(a*)*|(b|)+', 'b', 'aab')
show('nested loop', r'(?:(a)|(b)|(c))*', 'abcba', 'ca')
show('last group', r'((a)(b))|(?=(c)).', 'ab', 'c')

for pattern, text in (('s', '\u017f'), ('\u017f', 'S'), ('k', '\u212a'), ('i', '\u0130'), ('\u0131', 'I'), ('\xb5', '\u03bc'),
                      ('\xff', '\u0178'), ('\xdf', '\u1e9e'), ('\u03c3', '\u03c2'), ('[\u03b1-\u03b3]', '\u0391'), ('[a-z]', '\u212a'),
                      ('[^k]', '\u212a'), ('[\u0400-\u04ff]', '\u1c80'), ('\u0399', '\u1fbe'), ('[\u0100-\uffff]', 's'),
                      ('\u01c5', '\u01c4'), ('\U00010400', '\U00010428'), ('\xe5', '\u212b'), ('[x\xc9]', '\xe9'), ('\ufb05', '\ufb06')):
    print('case', ascii(pattern), ascii(text), bool(re.match(pattern, text, re.I)), bool(re.match(pattern, text)),
          bool(re.match(pattern, text, re.I | re.A)))

long = re.compile('a{70000}b?|c{66000,67000}(?:de){3}')
print(long.match('a' * 70000 + 'b').end(), long.match('a' * 69999), long.match('c' * 66500 + 'de' * 3).end())
print(re.match(r'.{65536,}?', 'x' * 70000).end(), re.match('a{65536,70000}+a?', 'a' * 69999).end(), re.match('a{65536}?', 'a' * 65535), re.match('(?:ab){,66000}?c', 'ab' * 3 + 'c').end())
many = re.compile('|'.join('word%d_' % i for i in range(9000)))
print(many.findall('word8999_ word9000_ word77_'), many.search('\u20acword1_').span())
nested = re.compile('(' * 400 + 'a' + ')' * 400)
print(nested.match('a').lastindex, nested.groups)
print(len(re.match('(?:(a)|b|\n)*', 'ab\n' * 300000).group()), re.match('(?:a|aa)+$', 'a' * 30 + 'b'))

# expect: literal ((1, 4), (), None) ['a.b']
# expect: literal None []
# expect: any ((0, 3), (), None) ['abc']
# expect: any ((0, 3), (), None) ['a\u20acc']
# expect: dotall ((0, 3), (), None) ['a\nc']
# expect: start ((0, 1), (), None) ['a']
# expect: start None []
# expect: multiline ((0, 1), (), None) ['a', 'a', 'b', 'b']
# expect: multiline None []
# expect: empty line ((2, 2), (), None) ['', '']
# expect: empty line ((0, 0), (), None) ['']
# expect: end ((0, 1), (), None) ['a']
# expect: end None []
# expect: end ((1, 2), (), None) ['a']
# expect: very end None []
# expect: very end ((1, 2), (), None) ['a']
# expect: word ((0, 3), (), None) ['a_1', 'b']
# expect: word ((0, 3), (), None) ['\xe9\xdf\xb2', '\u03b1\u0661']
# expect: word ((0, 2), (), None) ['\U00010400\u2160', 'x']
# expect: ascii word ((0, 3), (), None) ['a_1', 'b']
# expect: ascii word ((1, 2), (), None) ['x']
# expect: ascii word ((1, 2), (), None) ['x']
# expect: no word ((1, 3), (), None) [' -']
# expect: no word ((1, 2), (), None) ['\u2014']
# expect: no word ((0, 1), (), None) ['\u2003']
# expect: digit ((1, 3), (), None) ['12']
# expect: digit ((0, 2), (), None) ['\u0661\u0662']
# expect: digit ((0, 2), (), None) ['1\U0001d7d9']
# expect: space ((1, 9), (), None) [' \t\n\r\x0c\x0b\x1c\x1f']
# expect: space ((1, 3), (), None) ['\xa0\x85']
# expect: space ((0, 2), (), None) ['\u2003\u3000']
# expect: ascii space ((1, 2), (), None) [' ']
# expect: ascii space ((2, 3), (), None) [' ']
# expect: no space ((1, 3), (), None) ['ab', 'c']
# expect: no space ((1, 2), (), None) ['x']
# expect: boundary ((0, 1), (), None) ['a', 'c']
# expect: boundary ((0, 1), (), None) ['\xe9', '\xfc']
# expect: boundary ((0, 1), (), None) ['\u03b1', 'x']
# expect: no boundary ((1, 2), (), None) ['b']
# expect: no boundary ((1, 2), (), None) ['\u03b2']
# expect: no boundary None []
# expect: no boundary in nothing None []
# expect: no boundary in nothing ((0, 0), (), None) ['', '']
# expect: set ((1, 6), (), None) ['ab-_9']
# expect: set ((0, 1), (), None) ['\u0663']
# expect: negated ((2, 4), (), None) ['xy']
# expect: negated ((0, 1), (), None) ['\u20ac']
# expect: negated class ((2, 6), (), None) ['ab_\xe9']
# expect: negated class ((1, 2), (), None) ['\u03b1']
# expect: class in set ((1, 3), (), None) ['1 ']
# expect: class in set ((1, 3), (), None) ['\u2014\u0661']
# expect: not in set ((1, 3), (), None) ['!?']
# expect: not in set ((1, 2), (), None) ['\u2014']
# expect: bracket first ((0, 2), (), None) [']a']
# expect: bracket first None []
# expect: minus last ((1, 3), (), None) ['-a']
# expect: wide set ((1, 3), (), None) ['\u0391\u0392']
# expect: wide set ((1, 2), (), None) ['\U0001f601']
# expect: wide set None []
# expect: surrogate ((1, 2), (), None) ['\ud801']
# expect: surrogate None []
# expect: alternatives ((0, 2), (None,), None) ['', 'c']
# expect: alternatives ((0, 1), (None,), None) ['', '']
# expect: group ((0, 2), ('a', None, 'c'), 3) [('a', '', 'c'), ('a', 'b', 'c')]
# expect: named ((0, 5), ('aa',), 1) ['aa', 'a']
# expect: back ((2, 4), ('l',), 1) ['l', 'o']
# expect: back ignoring case ((0, 2), ('a',), 1) ['a']
# expect: back ignoring case ((0, 2), ('\xe9',), 1) ['\xe9']
# expect: back ignoring case ((0, 2), ('\u03b1',), 1) ['\u03b1']
# expect: condition ((0, 4), ('<',), 1) ['<']
# expect: condition ((0, 2), (None,), None) ['']
# expect: condition ((1, 3), (None,), None) ['']
# expect: condition by name ((0, 3), ('"',), 1) ['"']
# expect: condition by name ((0, 1), (None,), None) ['']
# expect: greedy ((0, 6), (), None) ['<a><b>']
# expect: greedy ((0, 3), (), None) ['xxx']
# expect: lazy ((0, 3), (), None) ['<a>', '<b>']
# expect: lazy ((0, 2), (), None) ['xx', 'xx']
# expect: counted ((1, 4), (), None) ['aab', 'cc', 'dddd']
# expect: braces ((0, 2), (), None) ['a{', 'b{}', 'c{x}', 'd{1']
# expect: possessive ((4, 6), (), None) ['bb', 'ccc', 'dd']
# expect: atomic ((0, 3), (), None) ['aac', 'bc']
# expect: ahead ((0, 1), (), None) ['a', 'c', 'c']
# expect: behind ((1, 2), (None,), None) ['', '', 'x', '']
# expect: look repeated ((0, 2), (), None) ['aa']
# expect: comment ((0, 2), (), None) ['ab']
# expect: verbose ((0, 4), ('12',), 1) ['12']
# expect: verbose ((0, 2), ('3',), 1) ['3']
# expect: scoped ((0, 4), (), None) ['aBcd']
# expect: scoped verbose ((0, 4), (), None) ['ab c']
# expect: scoped ascii ((0, 2), (), None) ['a\xe9']
# expect: scoped ascii None []
# expect: scoped dot ((0, 2), (), None) ['\na']
# expect: global ((2, 5), (), None) ['A\nB']
# expect: octal ((0, 4), (), None) ['AA\x00\x07']
# expect: unicode escapes ((0, 2), (), None) ['\xe9\U0001f600']
# expect: unicode escapes None []
# expect: names ((0, 4), (), None) ['\u2022\u20ac12']
# expect: controls ((0, 8), (), None) ['\x07\x0c\n\r\t\x0b\x08\\']
# expect: punctuation ((0, 20), (), None) ['-!"#%&\',/:;<=>@_`~]}']
# expect: bytes ((0, 1), (), None) [b'a', b'\xff\xfe']
# expect: bytes ignoring case ((0, 2), (), None) [b'\xe9a']
# expect: locale ((0, 2), (), None) [b'ab']
# expect: empty ((0, 0), (), None) ['', '', '']
# expect: empty loop ((0, 0), ('', None), 1) [('', ''), ('', ''), ('', '')]
# expect: empty loop ((0, 2), ('', None), 1) [('', ''), ('', ''), ('', ''), ('', '')]
# expect: nested loop ((0, 5), ('a', 'b', 'c'), 1) [('a', 'b', 'c'), ('', '', '')]
# expect: nested loop ((0, 2), ('a', None, 'c'), 1) [('a', '', 'c'), ('', '', '')]
# expect: last group ((0, 2), ('ab', 'a', 'b', None), 1) [('ab', 'a', 'b', '')]
# expect: last group ((0, 1), (None, None, None, 'c'), 4) [('', '', '', 'c')]
# expect: case 's' '\u017f' True False False
# expect: case '\u017f' 'S' True False False
# expect: case 'k' '\u212a' True False False
# expect: case 'i' '\u0130' True False False
# expect: case '\u0131' 'I' True False False
# expect: case '\xb5' '\u03bc' True False False
# expect: case '\xff' '\u0178' True False False
# expect: case '\xdf' '\u1e9e' True False False
# expect: case '\u03c3' '\u03c2' True False False
# expect: case '[\u03b1-\u03b3]' '\u0391' True False False
# expect: case '[a-z]' '\u212a' True False False
# expect: case '[^k]' '\u212a' False True True
# expect: case '[\u0400-\u04ff]' '\u1c80' True False False
# expect: case '\u0399' '\u1fbe' True False False
# expect: case '[\u0100-\uffff]' 's' True False False
# expect: case '\u01c5' '\u01c4' True False False
# expect: case '\U00010400' '\U00010428' True False False
# expect: case '\xe5' '\u212b' True False False
# expect: case '[x\xc9]' '\xe9' True False False
# expect: case '\ufb05' '\ufb06' True False False
# expect: 70001 None 66506
# expect: 65536 69999 None 7
# expect: ['word8999_', 'word77_'] (1, 7)
# expect: 1 400
# expect: 900000 None
