# Literals: what numbers, strings and f-strings mean.
print(0, 00, 0_0, 1_000, 0x_ff, 0XFF, 0o17, 0b1_01, 12345678901234567890123)
print(1., .5, 1e3, 1_0.0_1e-1_0, 0e0, 00.5, 1E+2, 1j, .5j, 1e2j, 01j, 1_0j)
print(0xdead_beef, 0xFFFFFFFFFFFFFFFFFF, 1if 1else 2, [1for _ in "ab"], 0x1for 2)
print('a' "b" 'c', 'a\
b', r'\n', R'\'', '\x41\u00e9\U0001f40d\101\0'.encode(), '\d'.encode())
print(b'a' b"b", rb'\x', Br'\'', bR'\\', b'\x00\xff\'\"\n', u'u', U"U", b'\
')
print('''a
b''', """c"d""e""", '\a\b\f\n\r\t\v\\\'\"'.encode())
print("'" '"', '\ud800' == chr(0xd800), len('é€🐍'), ascii('é€🐍'))

x, y, w = 3, 'abc', 10
print(f'{x}{y}' f"{{}}{x!r}", f'{y!r:>{w}}|{x:0{w//2}d}', F'{y:{"<"}{w}}|', rf'\{x}', fR'\n{x}')
print(f'{x=} {x = } {y=!s} {x=:4} {x+1=}', f'''{
x}
{y
!r}''')
print(f'{x!r:^{w}}', f'{(lambda a: a*2)(x)}', f'{x if x else y}', f'{ {1: 2}[1] }', f'{[i for i in range(x)]}')
print(f'{"a" "b"}', f"{'{'}", f'{x:}', f'{y[0]}', f'{x,}', f'{x != 4}', f'{x == 3 = }', f'' 'a' f'', f'\x41{x}\u00e9'.encode())
print(f'a' 'b{x}' f'{x}' "{" f"{y!a}", f'{x:%}', f'{{{x}}}', f'{x:>{w}}{x:<{w}}|')
print(f"""{x
    + 1}""", f'{x:{x}}', f'{3.14:10.{x}}', f'{"é"}'.encode(), f'{y:é>{w}}'.encode())
print((f'{x}', f'{y}')[0], (yield_ := f'{x:=+5}'), -1 ** 2, 2 ** -1, not 1 == 2, ...)

# expect: 0 0 0 1000 255 255 15 5 12345678901234567890123
# expect: 1.0 0.5 1000.0 1.001e-09 0.0 0.5 100.0 1j 0.5j 100j 1j 10j
# expect: 3735928559 4722366482869645213695 1 [1, 1] 31
# expect: abc ab \n \' b'A\xc3\xa9\xf0\x9f\x90\x8dA\x00' b'\\d'
# expect: b'ab' b'\\x' b"\\'" b'\\\\' b'\x00\xff\'"\n' u U b''
# expect: a
# expect: b c"d""e b'\x07\x08\x0c\n\r\t\x0b\\\'"'
# expect: '" True 3 '\xe9\u20ac\U0001f40d'
# expect: 3abc{}3      'abc'|00003 abc       | \3 \n3
# expect: x=3 x = 3 y=abc x=   3 x+1=4 3
# expect: 'abc'
# expect:     3      6 3 2 [0, 1, 2]
# expect: ab { 3 a (3,) True x == 3 = True a b'A3\xc3\xa9'
# expect: ab{x}3{'abc' 300.000000% {3}          33         |
# expect: 4   3       3.14 b'\xc3\xa9' b'\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9abc'
# expect: 3 +   3 -1 0.5 True Ellipsis

# A literal behind "in" that the next comparison looks at, too, is what it says
print(1 in [1, 2] > [1], 1 in [1, 2] == [1, 2] != {3}, 3 not in {1, 2} > {1} < {1, 5})
for chain in '1 in [1] > True', '1 in {1} > 3', '1 not in [2] is None > 5':
    try:
        print(eval(chain))
    except TypeError as e:
        print(e)
# expect: True True True
# expect: '>' not supported between instances of 'list' and 'bool'
# expect: '>' not supported between instances of 'set' and 'int'
# expect: False

# "=" shows what is written in front of it, without comments; the text ends with the blanks behind it
import ast
name = 'abc'
print(repr(f"{name # its '}' is no end
 = # nor this
}"), repr(f"{'#' + f'{'#a'}#' = }"), repr(f'''{ # first
name=!s}'''))
print([(n.value, n.lineno, n.col_offset, n.end_lineno, n.end_col_offset)
       for n in ast.walk(ast.parse("f'X{x  =  !r:>{3}}Y' f'''{\n  x\n=\n }'''")) if isinstance(n, ast.Constant)])
# expect: "name \n = \n'abc'" "'#' + f'{'#a'}#' = '##a#'" ' \nname=abc'
# expect: [('Xx  =  ', 1, 2, 1, 10), ('Y\n  x\n=\n ', 1, 18, 4, 1), ('>', 1, 13, 1, 14), (3, 1, 15, 1, 16)]

# A literal that is empty, or nothing but a backslash at the end of a line, is no place for the text behind it
print([(n.value, n.lineno, n.col_offset, n.end_lineno, n.end_col_offset)
       for n in ast.walk(ast.parse('f"\\\n{x}:2" f"\\\n" "a"')) if isinstance(n, ast.Constant)])
# expect: [(':2a', 2, 3, 3, 5)]
