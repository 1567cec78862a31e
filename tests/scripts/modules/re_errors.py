# SPDX-License-Identifier: MIT
# What module re refuses, and how it says so.
import re
import warnings

for pattern in ('(', ')', 'a)', '[', '[a', '[]', '[^]', '*', '+a', '?', '{1}', '^*', r'\b+', '(?:^)*', 'a**', 'a{2}{3}', 'a+++', 'a{2,1}', '(|*)', 'a|*',
                '\\', 'a\\', '(\\', '[\\', r'\q', r'\8', r'\1', r'(a)\2', r'(a\1)', r'\x1', r'\xg', r'\u12', r'\U0011ffff', r'\U110000',
                r'\N', r'\N{', r'\N{}', r'\N{x', r'\400', r'[\400]', r'[\q]', r'[\A]', '[b-a]', r'[\d-a]', r'[a-\w]', '[a-', r'[z-\n]',
                '(?', '(?P', '(?P<', '(?P<a', '(?P<>a)', '(?P<1>a)', '(?P<a b>a)', '(?P<a>a)(?P<a>b)', '(?P=a)', '(?P=', '(?P=)', '(?P<a>(?P=a))', '(?Pxa)', '(?P',
                '(?#a', '(?<a)', '(?<', '(?=', '(?!a', '(?<=a', '(?<=a+)b', '(?<=a|bc)d', '(?<!a{1,2})', r'(?<=(a)\1)b', r'(a)(?<=\1b)c', r'(?<=(?(1)a))(b)',
                '(?(', '(?(1', '(?(1)a', '(?(1)a|b|c)', '(?(0)a)', '(?(2)a)', '(?(x)a)', '(?(-1)a)', '(?()a)', '(?(1)a|b)',
                '(?z)', '(?i', '(?i-', '(?i-:a', '(?i-i:a)', '(?-a:b)', '(?-', '(?-:a)', '(?au:b)', '(?L)a', '(?L:a)', '(?ix', '(?i!', '(?-i)a', 'a(?i)b', '|(?i)b', ' (?x)a',
                '(?>', '(?>a', '(?&a)', '(?%', 'a\n(', 'ab\n\n  *', '(?\u20ac)', '(?P<\u20ac>a)'):
    try:
        re.compile(pattern)
        print(ascii(pattern), 'is fine')
    except re.PatternError as e:
        print(ascii(pattern), ascii(str(e)), e.msg.isascii() and e.msg, e.pos, e.lineno, e.colno, e.pattern == pattern)
for pattern in (b'(?u)a', b'(?au)', b'\\u0041', b'\\N{x}', b'(?P<\xe9>a)', b'[\xe9-a]', b'a\n(\xff', b'(?\xe9)'):
    try:
        re.compile(pattern)
        print(pattern, 'is fine')
    except re.error as e:
        print(pattern, str(e), e.pos)


def refused(call):
    try:
        print('not refused:', call())
    except Exception as e:
        print(type(e).__name__, '-', e)


refused(lambda: re.compile('a', re.L))
refused(lambda: re.compile('a', re.A | re.U))
refused(lambda: re.compile('(?a)a', re.U))
refused(lambda: re.compile(b'a', re.U))
refused(lambda: re.compile(b'a', re.L | re.A))
refused(lambda: re.compile(re.compile('a'), re.I))
refused(lambda: re.compile(1))
refused(lambda: re.compile(None))
refused(lambda: re.compile('a{99999999999}'))
refused(lambda: re.match('a', b'a'))
refused(lambda: re.match(b'a', 'a'))
refused(lambda: re.match('a', 1))
refused(lambda: re.compile('a').match(None))
refused(lambda: re.compile('a').match('a', 'b'))
refused(lambda: re.match('a', 'a').group(1))
refused(lambda: re.match('a', 'a').group('x'))
refused(lambda: re.match('a', 'a')[-1])
refused(lambda: re.match('a', 'a').start(3))
refused(lambda: re.match('(a)', 'a').span(None))
refused(lambda: re.match('a', 'a').group(1.5))
for template in (r'\1', r'\g<1>', r'\g<x>', r'\g', r'\g<', r'\g<>', r'\g<a', r'\g<a b>', r'\q', '\\', r'\400', r'\g<-1>', r'\g<99999999999>', r'\99'):
    refused(lambda: re.sub('a', template, 'a'))
refused(lambda: re.sub(b'a', b'\\g<\xe9>', b'a'))
refused(lambda: re.sub('a', b'b', 'xa'))
refused(lambda: re.sub(b'a', 'b', b'a'))
refused(lambda: re.sub('a', 1, 'a'))
refused(lambda: re.sub('a', lambda m: 1, 'xa'))
refused(lambda: re.sub('a', lambda m: 1 // 0, 'xa'))
refused(lambda: re.sub('a', 'b', 1))
refused(lambda: re.escape(1))
print(issubclass(re.error, Exception), re.PatternError('m').args, str(re.PatternError('m', 'p\nq', 2)))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    for pattern in ('[[a]', '[!--]', '[a&&b]', '[a||b]', '[a~~b]', '[!-+--]'):
        re.compile(pattern + '(?:)')
    for warning in caught:
        print(warning.category.__name__, warning.message)

# expect: '(' 'missing ), unterminated subpattern at position 0' missing ), unterminated subpattern 0 1 1 True
# expect: ')' 'unbalanced parenthesis at position 0' unbalanced parenthesis 0 1 1 True
# expect: 'a)' 'unbalanced parenthesis at position 1' unbalanced parenthesis 1 1 2 True
# expect: '[' 'unterminated character set at position 0' unterminated character set 0 1 1 True
# expect: '[a' 'unterminated character set at position 0' unterminated character set 0 1 1 True
# expect: '[]' 'unterminated character set at position 0' unterminated character set 0 1 1 True
# expect: '[^]' 'unterminated character set at position 0' unterminated character set 0 1 1 True
# expect: '*' 'nothing to repeat at position 0' nothing to repeat 0 1 1 True
# expect: '+a' 'nothing to repeat at position 0' nothing to repeat 0 1 1 True
# expect: '?' 'nothing to repeat at position 0' nothing to repeat 0 1 1 True
# expect: '{1}' 'nothing to repeat at position 0' nothing to repeat 0 1 1 True
# expect: '^*' 'nothing to repeat at position 1' nothing to repeat 1 1 2 True
# expect: '\\b+' 'nothing to repeat at position 2' nothing to repeat 2 1 3 True
# expect: '(?:^)*' is fine
# expect: 'a**' 'multiple repeat at position 2' multiple repeat 2 1 3 True
# expect: 'a{2}{3}' 'multiple repeat at position 4' multiple repeat 4 1 5 True
# expect: 'a+++' 'multiple repeat at position 3' multiple repeat 3 1 4 True
# expect: 'a{2,1}' 'min repeat greater than max repeat at position 2' min repeat greater than max repeat 2 1 3 True
# expect: '(|*)' 'nothing to repeat at position 2' nothing to repeat 2 1 3 True
# expect: 'a|*' 'nothing to repeat at position 2' nothing to repeat 2 1 3 True
# expect: '\\' 'bad escape (end of pattern) at position 0' bad escape (end of pattern) 0 1 1 True
# expect: 'a\\' 'bad escape (end of pattern) at position 1' bad escape (end of pattern) 1 1 2 True
# expect: '(\\' 'bad escape (end of pattern) at position 1' bad escape (end of pattern) 1 1 2 True
# expect: '[\\' 'bad escape (end of pattern) at position 1' bad escape (end of pattern) 1 1 2 True
# expect: '\\q' 'bad escape \\q at position 0' bad escape \q 0 1 1 True
# expect: '\\8' 'invalid group reference 8 at position 1' invalid group reference 8 1 1 2 True
# expect: '\\1' 'invalid group reference 1 at position 1' invalid group reference 1 1 1 2 True
# expect: '(a)\\2' 'invalid group reference 2 at position 4' invalid group reference 2 4 1 5 True
# expect: '(a\\1)' 'cannot refer to an open group at position 2' cannot refer to an open group 2 1 3 True
# expect: '\\x1' 'incomplete escape \\x1 at position 0' incomplete escape \x1 0 1 1 True
# expect: '\\xg' 'incomplete escape \\x at position 0' incomplete escape \x 0 1 1 True
# expect: '\\u12' 'incomplete escape \\u12 at position 0' incomplete escape \u12 0 1 1 True
# expect: '\\U0011ffff' 'bad escape \\U0011ffff at position 0' bad escape \U0011ffff 0 1 1 True
# expect: '\\U110000' 'incomplete escape \\U110000 at position 0' incomplete escape \U110000 0 1 1 True
# expect: '\\N' 'missing { at position 2' missing { 2 1 3 True
# expect: '\\N{' 'missing character name at position 3' missing character name 3 1 4 True
# expect: '\\N{}' 'missing character name at position 3' missing character name 3 1 4 True
# expect: '\\N{x' 'missing }, unterminated name at position 3' missing }, unterminated name 3 1 4 True
# expect: '\\400' 'octal escape value \\400 outside of range 0-0o377 at position 0' octal escape value \400 outside of range 0-0o377 0 1 1 True
# expect: '[\\400]' 'octal escape value \\400 outside of range 0-0o377 at position 1' octal escape value \400 outside of range 0-0o377 1 1 2 True
# expect: '[\\q]' 'bad escape \\q at position 1' bad escape \q 1 1 2 True
# expect: '[\\A]' 'bad escape \\A at position 1' bad escape \A 1 1 2 True
# expect: '[b-a]' 'bad character range b-a at position 1' bad character range b-a 1 1 2 True
# expect: '[\\d-a]' 'bad character range \\d-a at position 1' bad character range \d-a 1 1 2 True
# expect: '[a-\\w]' 'bad character range a-\\w at position 1' bad character range a-\w 1 1 2 True
# expect: '[a-' 'unterminated character set at position 0' unterminated character set 0 1 1 True
# expect: '[z-\\n]' 'bad character range z-\\n at position 1' bad character range z-\n 1 1 2 True
# expect: '(?' 'unexpected end of pattern at position 2' unexpected end of pattern 2 1 3 True
# expect: '(?P' 'unexpected end of pattern at position 3' unexpected end of pattern 3 1 4 True
# expect: '(?P<' 'missing group name at position 4' missing group name 4 1 5 True
# expect: '(?P<a' 'missing >, unterminated name at position 4' missing >, unterminated name 4 1 5 True
# expect: '(?P<>a)' 'missing group name at position 4' missing group name 4 1 5 True
# expect: '(?P<1>a)' "bad character in group name '1' at position 4" bad character in group name '1' 4 1 5 True
# expect: '(?P<a b>a)' "bad character in group name 'a b' at position 4" bad character in group name 'a b' 4 1 5 True
# expect: '(?P<a>a)(?P<a>b)' "redefinition of group name 'a' as group 2; was group 1 at position 12" redefinition of group name 'a' as group 2; was group 1 12 1 13 True
# expect: '(?P=a)' "unknown group name 'a' at position 4" unknown group name 'a' 4 1 5 True
# expect: '(?P=' 'missing group name at position 4' missing group name 4 1 5 True
# expect: '(?P=)' 'missing group name at position 4' missing group name 4 1 5 True
# expect: '(?P<a>(?P=a))' 'cannot refer to an open group at position 10' cannot refer to an open group 10 1 11 True
# expect: '(?Pxa)' 'unknown extension ?Px at position 1' unknown extension ?Px 1 1 2 True
# expect: '(?P' 'unexpected end of pattern at position 3' unexpected end of pattern 3 1 4 True
# expect: '(?#a' 'missing ), unterminated comment at position 0' missing ), unterminated comment 0 1 1 True
# expect: '(?<a)' 'unknown extension ?<a at position 1' unknown extension ?<a 1 1 2 True
# expect: '(?<' 'unexpected end of pattern at position 3' unexpected end of pattern 3 1 4 True
# expect: '(?=' 'missing ), unterminated subpattern at position 0' missing ), unterminated subpattern 0 1 1 True
# expect: '(?!a' 'missing ), unterminated subpattern at position 0' missing ), unterminated subpattern 0 1 1 True
# expect: '(?<=a' 'missing ), unterminated subpattern at position 0' missing ), unterminated subpattern 0 1 1 True
# expect: '(?<=a+)b' 'look-behind requires fixed-width pattern' look-behind requires fixed-width pattern None None None False
# expect: '(?<=a|bc)d' 'look-behind requires fixed-width pattern' look-behind requires fixed-width pattern None None None False
# expect: '(?<!a{1,2})' 'look-behind requires fixed-width pattern' look-behind requires fixed-width pattern None None None False
# expect: '(?<=(a)\\1)b' 'cannot refer to group defined in the same lookbehind subpattern at position 9' cannot refer to group defined in the same lookbehind subpattern 9 1 10 True
# expect: '(a)(?<=\\1b)c' is fine
# expect: '(?<=(?(1)a))(b)' 'cannot refer to an open group at position 9' cannot refer to an open group 9 1 10 True
# expect: '(?(' 'missing group name at position 3' missing group name 3 1 4 True
# expect: '(?(1' 'missing ), unterminated name at position 3' missing ), unterminated name 3 1 4 True
# expect: '(?(1)a' 'missing ), unterminated subpattern at position 0' missing ), unterminated subpattern 0 1 1 True
# expect: '(?(1)a|b|c)' 'conditional backref with more than two branches at position 8' conditional backref with more than two branches 8 1 9 True
# expect: '(?(0)a)' 'bad group number at position 3' bad group number 3 1 4 True
# expect: '(?(2)a)' 'invalid group reference 2 at position 3' invalid group reference 2 3 1 4 True
# expect: '(?(x)a)' "unknown group name 'x' at position 3" unknown group name 'x' 3 1 4 True
# expect: '(?(-1)a)' "bad character in group name '-1' at position 3" bad character in group name '-1' 3 1 4 True
# expect: '(?()a)' 'missing group name at position 3' missing group name 3 1 4 True
# expect: '(?(1)a|b)' 'invalid group reference 1 at position 3' invalid group reference 1 3 1 4 True
# expect: '(?z)' 'unknown extension ?z at position 1' unknown extension ?z 1 1 2 True
# expect: '(?i' 'missing -, : or ) at position 3' missing -, : or ) 3 1 4 True
# expect: '(?i-' 'missing flag at position 4' missing flag 4 1 5 True
# expect: '(?i-:a' 'missing flag at position 4' missing flag 4 1 5 True
# expect: '(?i-i:a)' 'bad inline flags: flag turned on and off at position 5' bad inline flags: flag turned on and off 5 1 6 True
# expect: '(?-a:b)' "bad inline flags: cannot turn off flags 'a', 'u' and 'L' at position 4" bad inline flags: cannot turn off flags 'a', 'u' and 'L' 4 1 5 True
# expect: '(?-' 'missing flag at position 3' missing flag 3 1 4 True
# expect: '(?-:a)' 'missing flag at position 3' missing flag 3 1 4 True
# expect: '(?au:b)' "bad inline flags: flags 'a', 'u' and 'L' are incompatible at position 4" bad inline flags: flags 'a', 'u' and 'L' are incompatible 4 1 5 True
# expect: '(?L)a' "bad inline flags: cannot use 'L' flag with a str pattern at position 3" bad inline flags: cannot use 'L' flag with a str pattern 3 1 4 True
# expect: '(?L:a)' "bad inline flags: cannot use 'L' flag with a str pattern at position 3" bad inline flags: cannot use 'L' flag with a str pattern 3 1 4 True
# expect: '(?ix' 'missing -, : or ) at position 4' missing -, : or ) 4 1 5 True
# expect: '(?i!' 'missing -, : or ) at position 3' missing -, : or ) 3 1 4 True
# expect: '(?-i)a' 'missing : at position 4' missing : 4 1 5 True
# expect: 'a(?i)b' 'global flags not at the start of the expression at position 1' global flags not at the start of the expression 1 1 2 True
# expect: '|(?i)b' 'global flags not at the start of the expression at position 1' global flags not at the start of the expression 1 1 2 True
# expect: ' (?x)a' 'global flags not at the start of the expression at position 1' global flags not at the start of the expression 1 1 2 True
# expect: '(?>' 'missing ), unterminated subpattern at position 0' missing ), unterminated subpattern 0 1 1 True
# expect: '(?>a' 'missing ), unterminated subpattern at position 0' missing ), unterminated subpattern 0 1 1 True
# expect: '(?&a)' 'unknown extension ?& at position 1' unknown extension ?& 1 1 2 True
# expect: '(?%' 'unknown extension ?% at position 1' unknown extension ?% 1 1 2 True
# expect: 'a\n(' 'missing ), unterminated subpattern at position 2 (line 2, column 1)' missing ), unterminated subpattern 2 2 1 True
# expect: 'ab\n\n  *' is fine
# expect: '(?\u20ac)' 'unknown extension ?\u20ac at position 1' False 1 1 2 True
# expect: '(?P<\u20ac>a)' "bad character in group name '\u20ac' at position 4" False 4 1 5 True
# expect: b'(?u)a' bad inline flags: cannot use 'u' flag with a bytes pattern at position 3 3
# expect: b'(?au)' bad inline flags: cannot use 'u' flag with a bytes pattern at position 4 4
# expect: b'\\u0041' bad escape \u at position 0 0
# expect: b'\\N{x}' bad escape \N at position 0 0
# expect: b'(?P<\xe9>a)' bad character in group name '\xe9' at position 4 4
# expect: b'[\xe9-a]' bad character range \xe9-a at position 1 1
# expect: b'a\n(\xff' missing ), unterminated subpattern at position 2 (line 2, column 1) 2
# expect: b'(?\xe9)' unknown extension ?\xe9 at position 1 1
# expect: ValueError - cannot use LOCALE flag with a str pattern
# expect: ValueError - ASCII and UNICODE flags are incompatible
# expect: ValueError - ASCII and UNICODE flags are incompatible
# expect: ValueError - cannot use UNICODE flag with a bytes pattern
# expect: ValueError - ASCII and LOCALE flags are incompatible
# expect: ValueError - cannot process flags argument with a compiled pattern
# expect: TypeError - first argument must be string or compiled pattern
# expect: TypeError - first argument must be string or compiled pattern
# expect: OverflowError - the repetition number is too large
# expect: TypeError - cannot use a string pattern on a bytes-like object
# expect: TypeError - cannot use a bytes pattern on a string-like object
# expect: TypeError - expected string or bytes-like object, got 'int'
# expect: TypeError - expected string or bytes-like object, got 'NoneType'
# expect: TypeError - 'str' object cannot be interpreted as an integer
# expect: IndexError - no such group
# expect: IndexError - no such group
# expect: IndexError - no such group
# expect: IndexError - no such group
# expect: IndexError - no such group
# expect: IndexError - no such group
# expect: PatternError - invalid group reference 1 at position 1
# expect: PatternError - invalid group reference 1 at position 3
# expect: IndexError - unknown group name 'x'
# expect: PatternError - missing < at position 2
# expect: PatternError - missing group name at position 3
# expect: PatternError - missing group name at position 3
# expect: PatternError - missing >, unterminated name at position 3
# expect: PatternError - bad character in group name 'a b' at position 3
# expect: PatternError - bad escape \q at position 0
# expect: PatternError - bad escape (end of pattern) at position 0
# expect: PatternError - octal escape value \400 outside of range 0-0o377 at position 0
# expect: PatternError - bad character in group name '-1' at position 3
# expect: PatternError - invalid group reference 99999999999 at position 3
# expect: PatternError - invalid group reference 99 at position 1
# expect: PatternError - bad character in group name '\xe9' at position 3
# expect: TypeError - sequence item 1: expected str instance, bytes found
# expect: TypeError - sequence item 0: expected a bytes-like object, str found
# expect: TypeError - decoding to str: need a bytes-like object, int found
# expect: TypeError - sequence item 1: expected str instance, int found
# expect: ZeroDivisionError - integer division or modulo by zero
# expect: TypeError - expected string or bytes-like object, got 'int'
# expect: TypeError - decoding to str: need a bytes-like object, int found
# expect: True ('m',) m at position 2 (line 2, column 1)
# expect: FutureWarning Possible nested set at position 1
# expect: FutureWarning Possible set difference at position 2
# expect: FutureWarning Possible set intersection at position 2
# expect: FutureWarning Possible set union at position 2
# expect: FutureWarning Possible set symmetric difference at position 2
# expect: FutureWarning Possible set difference at position 4
