# SPDX-License-Identifier: MIT
# token and tokenize: tokens with their places, what is no source, encodings, and source made of tokens again.
import io
import token
import tokenize


def cut(source):
    return tokenize.generate_tokens(io.StringIO(source, newline='').readline)


def show(source):
    print(repr(source))
    try:
        for t in cut(source):
            name = token.tok_name[t.exact_type]
            print('  %s %r %d,%d-%d,%d %r' % (name, t.string, *t.start, *t.end, t.line))
    except (tokenize.TokenError, SyntaxError) as e:
        print('  ', type(e).__name__, e.args)


print('comments, blank lines and indentation')
show('if a:  # b\n\n  # c\n\tx = 1\n\ty\n# d\n\nz')
print('joined lines and brackets')
show('a \\\r\n + (1, # c\r\n\r\n 2)\r\n')
print('strings over lines')
show("x = '''a\nb''' 'c\\\nd' rb'e'")
print('f-strings')
show("f'a{{b}}{c!r:>{d}}' f'''{\n1}\n''' rf'\\{x=}'")
show("f'''\\N{BULLET}\nb''' '")
show(r"f'\N{BULLET}{{\'{a['b']:=5}'")
print('beyond ASCII')
show("ä = 'ö' # ü")
print('numbers and operators')
show('1.e5j 0xF_f 0777 1if a<>b->c:=... $?!')

print('mistakes')
for bad in ('(1,\n', "'abc", "'''a\nb", "f'{a'", "f'{a", "f'''x\n", "f'}'", '1_', '0b12', '0xg', '1e+', 'a \\ b', 'a\\',
            "f'''{'''a", 'b\n  \\c', 'if 1:\n  a\n b', 'if 1:\n\ta\n        b', '\0', 'a \x01'):
    try:
        print(list(cut(bad)))
    except (tokenize.TokenError, SyntaxError) as e:
        print(repr(bad), type(e).__name__, e.args)
print('tokens before a mistake come first:', [t.string for t, _ in zip(cut('a b (\n'), range(3))])
print('what is only wrong for the compiler:', [t.string for t in cut('a) € 0777 1x')])

print('encodings')
for source in (b'a\n', b'\xef\xbb\xbfa\n', b"#!/x\n# coding: latin-1\n'\xe4'\n", b'# vim: set fileencoding=foo :\n',
               b'\xef\xbb\xbf# coding: latin-1\n', b"'\xe4'\n", b'a\n# coding: foo\n', b''):
    try:
        print(tokenize.detect_encoding(io.BytesIO(source).readline),
              [t.string for t in tokenize.tokenize(io.BytesIO(source).readline)])
    except SyntaxError as e:
        print(source, e)

print('and back')
source = "if a:\n\tb  +  c # d\n\n\tif e:\n\t\tf'{{}}{g!r:>{h}}'\n# i\nx = (1,\n  2)\nprint ('''y\nz''')\n"
print(tokenize.untokenize(cut(source)) == source)
pairs = tokenize.untokenize(t[:2] for t in cut(source))
print([t[:2] for t in cut(pairs)] == [t[:2] for t in cut(source)])
print(tokenize.untokenize(tokenize.tokenize(io.BytesIO("# coding: latin-1\n'ä'\n".encode('latin-1')).readline)))
print(tokenize.untokenize([(tokenize.NAME, 'a'), (tokenize.OP, '='), (tokenize.NUMBER, '1')]))
try:
    tokenize.untokenize([(1, 'a', (2, 3), (2, 4), ''), (1, 'b', (1, 0), (1, 1), '')])
except ValueError as e:
    print(e)

print('the tables')
print(next(cut('a')), token.OP, token.FSTRING_START, token.ENCODING, token.EXACT_TOKEN_TYPES['//='])
print(token.ISTERMINAL(3), token.ISNONTERMINAL(256), token.ISEOF(token.ENDMARKER))
with tokenize.open(__file__) as file:
    print(file.encoding, file.mode, file.readline().strip())

# expect: comments, blank lines and indentation
# expect: 'if a:  # b\n\n  # c\n\tx = 1\n\ty\n# d\n\nz'
# expect:   NAME 'if' 1,0-1,2 'if a:  # b\n'
# expect:   NAME 'a' 1,3-1,4 'if a:  # b\n'
# expect:   COLON ':' 1,4-1,5 'if a:  # b\n'
# expect:   COMMENT '# b' 1,7-1,10 'if a:  # b\n'
# expect:   NEWLINE '\n' 1,10-1,11 'if a:  # b\n'
# expect:   NL '\n' 2,0-2,1 '\n'
# expect:   COMMENT '# c' 3,2-3,5 '  # c\n'
# expect:   NL '\n' 3,5-3,6 '  # c\n'
# expect:   INDENT '\t' 4,0-4,1 '\tx = 1\n'
# expect:   NAME 'x' 4,1-4,2 '\tx = 1\n'
# expect:   EQUAL '=' 4,3-4,4 '\tx = 1\n'
# expect:   NUMBER '1' 4,5-4,6 '\tx = 1\n'
# expect:   NEWLINE '\n' 4,6-4,7 '\tx = 1\n'
# expect:   NAME 'y' 5,1-5,2 '\ty\n'
# expect:   NEWLINE '\n' 5,2-5,3 '\ty\n'
# expect:   COMMENT '# d' 6,0-6,3 '# d\n'
# expect:   NL '\n' 6,3-6,4 '# d\n'
# expect:   NL '\n' 7,0-7,1 '\n'
# expect:   DEDENT '' 8,0-8,0 'z'
# expect:   NAME 'z' 8,0-8,1 'z'
# expect:   NEWLINE '' 8,1-8,2 'z'
# expect:   ENDMARKER '' 9,0-9,0 ''
# expect: joined lines and brackets
# expect: 'a \\\r\n + (1, # c\r\n\r\n 2)\r\n'
# expect:   NAME 'a' 1,0-1,1 'a \\\r\n'
# expect:   PLUS '+' 2,1-2,2 ' + (1, # c\r\n'
# expect:   LPAR '(' 2,3-2,4 ' + (1, # c\r\n'
# expect:   NUMBER '1' 2,4-2,5 ' + (1, # c\r\n'
# expect:   COMMA ',' 2,5-2,6 ' + (1, # c\r\n'
# expect:   COMMENT '# c' 2,7-2,10 ' + (1, # c\r\n'
# expect:   NL '\r\n' 2,10-2,12 ' + (1, # c\r\n'
# expect:   NL '\r\n' 3,0-3,2 '\r\n'
# expect:   NUMBER '2' 4,1-4,2 ' 2)\r\n'
# expect:   RPAR ')' 4,2-4,3 ' 2)\r\n'
# expect:   NEWLINE '\r\n' 4,3-4,5 ' 2)\r\n'
# expect:   ENDMARKER '' 5,0-5,0 ''
# expect: strings over lines
# expect: "x = '''a\nb''' 'c\\\nd' rb'e'"
# expect:   NAME 'x' 1,0-1,1 "x = '''a\n"
# expect:   EQUAL '=' 1,2-1,3 "x = '''a\n"
# expect:   STRING "'''a\nb'''" 1,4-2,4 "x = '''a\nb''' 'c\\\n"
# expect:   STRING "'c\\\nd'" 2,5-3,2 "b''' 'c\\\nd' rb'e'"
# expect:   STRING "rb'e'" 3,3-3,8 "d' rb'e'"
# expect:   NEWLINE '' 3,8-3,9 "d' rb'e'"
# expect:   ENDMARKER '' 4,0-4,0 ''
# expect: f-strings
# expect: "f'a{{b}}{c!r:>{d}}' f'''{\n1}\n''' rf'\\{x=}'"
# expect:   FSTRING_START "f'" 1,0-1,2 "f'a{{b}}{c!r:>{d}}' f'''{\n"
# expect:   FSTRING_MIDDLE 'a{' 1,2-1,4 "f'a{{b}}{c!r:>{d}}' f'''{\n"
# expect:   FSTRING_MIDDLE 'b}' 1,5-1,7 "f'a{{b}}{c!r:>{d}}' f'''{\n"
# expect:   LBRACE '{' 1,8-1,9 "f'a{{b}}{c!r:>{d}}' f'''{\n"
# expect:   NAME 'c' 1,9-1,10 "f'a{{b}}{c!r:>{d}}' f'''{\n"
# expect:   EXCLAMATION '!' 1,10-1,11 "f'a{{b}}{c!r:>{d}}' f'''{\n"
# expect:   NAME 'r' 1,11-1,12 "f'a{{b}}{c!r:>{d}}' f'''{\n"
# expect:   COLON ':' 1,12-1,13 "f'a{{b}}{c!r:>{d}}' f'''{\n"
# expect:   FSTRING_MIDDLE '>' 1,13-1,14 "f'a{{b}}{c!r:>{d}}' f'''{\n"
# expect:   LBRACE '{' 1,14-1,15 "f'a{{b}}{c!r:>{d}}' f'''{\n"
# expect:   NAME 'd' 1,15-1,16 "f'a{{b}}{c!r:>{d}}' f'''{\n"
# expect:   RBRACE '}' 1,16-1,17 "f'a{{b}}{c!r:>{d}}' f'''{\n"
# expect:   FSTRING_MIDDLE '' 1,17-1,17 "f'a{{b}}{c!r:>{d}}' f'''{\n"
# expect:   RBRACE '}' 1,17-1,18 "f'a{{b}}{c!r:>{d}}' f'''{\n"
# expect:   FSTRING_END "'" 1,18-1,19 "f'a{{b}}{c!r:>{d}}' f'''{\n"
# expect:   FSTRING_START "f'''" 1,20-1,24 "f'a{{b}}{c!r:>{d}}' f'''{\n"
# expect:   LBRACE '{' 1,24-1,25 "f'a{{b}}{c!r:>{d}}' f'''{\n"
# expect:   NL '\n' 1,25-1,26 "f'a{{b}}{c!r:>{d}}' f'''{\n"
# expect:   NUMBER '1' 2,0-2,1 '1}\n'
# expect:   RBRACE '}' 2,1-2,2 '1}\n'
# expect:   FSTRING_MIDDLE '\n' 2,2-3,0 "1}\n''' rf'\\{x=}'"
# expect:   FSTRING_END "'''" 3,0-3,3 "''' rf'\\{x=}'"
# expect:   FSTRING_START "rf'" 3,4-3,7 "''' rf'\\{x=}'"
# expect:   FSTRING_MIDDLE '\\' 3,7-3,8 "''' rf'\\{x=}'"
# expect:   LBRACE '{' 3,8-3,9 "''' rf'\\{x=}'"
# expect:   NAME 'x' 3,9-3,10 "''' rf'\\{x=}'"
# expect:   EQUAL '=' 3,10-3,11 "''' rf'\\{x=}'"
# expect:   RBRACE '}' 3,11-3,12 "''' rf'\\{x=}'"
# expect:   FSTRING_END "'" 3,12-3,13 "''' rf'\\{x=}'"
# expect:   NEWLINE '' 3,13-3,14 "''' rf'\\{x=}'"
# expect:   ENDMARKER '' 4,0-4,0 ''
# expect: "f'''\\N{BULLET}\nb''' '"
# expect:   FSTRING_START "f'''" 1,0-1,4 "f'''\\N{BULLET}\n"
# expect:   FSTRING_MIDDLE '\\N{BULLET}' 1,4-1,14 "f'''\\N{BULLET}\n"
# expect:   FSTRING_MIDDLE '\nb' 1,14-2,1 "f'''\\N{BULLET}\nb''' '"
# expect:   FSTRING_END "'''" 2,1-2,4 "b''' '"
# expect:    TokenError ('unterminated string literal (detected at line 2)', (2, 6))
# expect: "f'\\N{BULLET}{{\\'{a['b']:=5}'"
# expect:   FSTRING_START "f'" 1,0-1,2 "f'\\N{BULLET}{{\\'{a['b']:=5}'"
# expect:   FSTRING_MIDDLE '\\N{BULLET}' 1,2-1,12 "f'\\N{BULLET}{{\\'{a['b']:=5}'"
# expect:   FSTRING_MIDDLE '{' 1,12-1,13 "f'\\N{BULLET}{{\\'{a['b']:=5}'"
# expect:   FSTRING_MIDDLE "\\'" 1,14-1,16 "f'\\N{BULLET}{{\\'{a['b']:=5}'"
# expect:   LBRACE '{' 1,16-1,17 "f'\\N{BULLET}{{\\'{a['b']:=5}'"
# expect:   NAME 'a' 1,17-1,18 "f'\\N{BULLET}{{\\'{a['b']:=5}'"
# expect:   LSQB '[' 1,18-1,19 "f'\\N{BULLET}{{\\'{a['b']:=5}'"
# expect:   STRING "'b'" 1,19-1,22 "f'\\N{BULLET}{{\\'{a['b']:=5}'"
# expect:   RSQB ']' 1,22-1,23 "f'\\N{BULLET}{{\\'{a['b']:=5}'"
# expect:   COLON ':' 1,23-1,24 "f'\\N{BULLET}{{\\'{a['b']:=5}'"
# expect:   FSTRING_MIDDLE '=5' 1,24-1,26 "f'\\N{BULLET}{{\\'{a['b']:=5}'"
# expect:   RBRACE '}' 1,26-1,27 "f'\\N{BULLET}{{\\'{a['b']:=5}'"
# expect:   FSTRING_END "'" 1,27-1,28 "f'\\N{BULLET}{{\\'{a['b']:=5}'"
# expect:   NEWLINE '' 1,28-1,29 "f'\\N{BULLET}{{\\'{a['b']:=5}'"
# expect:   ENDMARKER '' 2,0-2,0 ''
# expect: beyond ASCII
# expect: "ä = 'ö' # ü"
# expect:   NAME 'ä' 1,0-1,1 "ä = 'ö' # ü"
# expect:   EQUAL '=' 1,2-1,3 "ä = 'ö' # ü"
# expect:   STRING "'ö'" 1,4-1,7 "ä = 'ö' # ü"
# expect:   COMMENT '# ü' 1,8-1,11 "ä = 'ö' # ü"
# expect:   NEWLINE '' 1,11-1,12 "ä = 'ö' # ü"
# expect:   ENDMARKER '' 2,0-2,0 ''
# expect: numbers and operators
# expect: '1.e5j 0xF_f 0777 1if a<>b->c:=... $?!'
# expect:   NUMBER '1.e5j' 1,0-1,5 '1.e5j 0xF_f 0777 1if a<>b->c:=... $?!'
# expect:   NUMBER '0xF_f' 1,6-1,11 '1.e5j 0xF_f 0777 1if a<>b->c:=... $?!'
# expect:   NUMBER '0777' 1,12-1,16 '1.e5j 0xF_f 0777 1if a<>b->c:=... $?!'
# expect:   NUMBER '1' 1,17-1,18 '1.e5j 0xF_f 0777 1if a<>b->c:=... $?!'
# expect:   NAME 'if' 1,18-1,20 '1.e5j 0xF_f 0777 1if a<>b->c:=... $?!'
# expect:   NAME 'a' 1,21-1,22 '1.e5j 0xF_f 0777 1if a<>b->c:=... $?!'
# expect:   OP '<>' 1,22-1,24 '1.e5j 0xF_f 0777 1if a<>b->c:=... $?!'
# expect:   NAME 'b' 1,24-1,25 '1.e5j 0xF_f 0777 1if a<>b->c:=... $?!'
# expect:   RARROW '->' 1,25-1,27 '1.e5j 0xF_f 0777 1if a<>b->c:=... $?!'
# expect:   NAME 'c' 1,27-1,28 '1.e5j 0xF_f 0777 1if a<>b->c:=... $?!'
# expect:   COLONEQUAL ':=' 1,28-1,30 '1.e5j 0xF_f 0777 1if a<>b->c:=... $?!'
# expect:   ELLIPSIS '...' 1,30-1,33 '1.e5j 0xF_f 0777 1if a<>b->c:=... $?!'
# expect:   OP '$' 1,34-1,35 '1.e5j 0xF_f 0777 1if a<>b->c:=... $?!'
# expect:   OP '?' 1,35-1,36 '1.e5j 0xF_f 0777 1if a<>b->c:=... $?!'
# expect:   EXCLAMATION '!' 1,36-1,37 '1.e5j 0xF_f 0777 1if a<>b->c:=... $?!'
# expect:   NEWLINE '' 1,37-1,38 '1.e5j 0xF_f 0777 1if a<>b->c:=... $?!'
# expect:   ENDMARKER '' 2,0-2,0 ''
# expect: mistakes
# expect: '(1,\n' TokenError ('unexpected EOF in multi-line statement', (1, 0))
# expect: "'abc" TokenError ('unterminated string literal (detected at line 1)', (1, 1))
# expect: "'''a\nb" TokenError ('EOF in multi-line string', (1, 1))
# expect: "f'{a'" TokenError ("f-string: expecting '}'", (1, 5))
# expect: "f'{a" TokenError ('unexpected EOF in multi-line statement', (1, 5))
# expect: "f'''x\n" TokenError ('unterminated triple-quoted f-string literal (detected at line 1)', (1, 1))
# expect: "f'}'" TokenError ("f-string: single '}' is not allowed", (1, 3))
# expect: '1_' TokenError ('invalid decimal literal', (1, 2))
# expect: '0b12' TokenError ("invalid digit '2' in binary literal", (1, 4))
# expect: '0xg' TokenError ('invalid hexadecimal literal', (1, 2))
# expect: '1e+' TokenError ('invalid decimal literal', (1, 3))
# expect: 'a \\ b' TokenError ('unexpected character after line continuation character', (1, 6))
# expect: 'a\\' TokenError ('unexpected EOF in multi-line statement', (1, 3))
# expect: "f'''{'''a" TokenError ("f-string: expecting '}'", (1, 6))
# expect: 'b\n  \\c' TokenError ('unexpected character after line continuation character', (2, 5))
# expect: 'if 1:\n  a\n b' IndentationError ('unindent does not match any outer indentation level', ('<string>', 3, 3, ' b', None, None))
# expect: 'if 1:\n\ta\n        b' TabError ('inconsistent use of tabs and spaces in indentation', ('<string>', 3, 10, '        b', None, None))
# expect: '\x00' TokenError ('source code cannot contain null bytes', (1, 0))
# expect: 'a \x01' TokenError ('invalid non-printable character U+0001', (1, 3))
# expect: tokens before a mistake come first: ['a', 'b', '(']
# expect: what is only wrong for the compiler: ['a', ')', '€', '0777', '1', 'x', '', '']
# expect: encodings
# expect: ('utf-8', [b'a\n']) ['utf-8', 'a', '\n', '']
# expect: ('utf-8-sig', [b'a\n']) ['utf-8', 'a', '\n', '']
# expect: ('iso-8859-1', [b'#!/x\n', b'# coding: latin-1\n']) ['iso-8859-1', '#!/x', '\n', '# coding: latin-1', '\n', "'ä'", '\n', '']
# expect: b'# vim: set fileencoding=foo :\n' unknown encoding: foo
# expect: b'\xef\xbb\xbf# coding: latin-1\n' encoding problem: utf-8
# expect: b"'\xe4'\n" invalid or missing encoding declaration
# expect: ('utf-8', [b'a\n']) ['utf-8', 'a', '\n', '# coding: foo', '\n', '']
# expect: ('utf-8', []) ['utf-8', '']
# expect: and back
# expect: True
# expect: True
# expect: b"# coding: latin-1\n'\xe4'\n"
# expect: a =1 
# expect: start (1,0) precedes previous end (2,4)
# expect: the tables
# expect: TokenInfo(type=1 (NAME), string='a', start=(1, 0), end=(1, 1), line='a') 55 59 65 48
# expect: True True True
# expect: utf-8 r # SPDX-License-Identifier: MIT
