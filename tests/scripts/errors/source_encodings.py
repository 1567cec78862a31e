# Source text in encodings, with byte order marks, form feeds and the ends of lines of other systems (PEP 263).
cases = [
    b"# coding: latin-1\nprint(ascii('\xe9'))", b"# -*- coding: cp1252 -*-\nprint(ascii('\x80'))",
    b"#!/x\n# vim: set fileencoding=iso-8859-15 :\nprint(ascii('\xa4'))", b"# coding: ascii\nprint(ascii('\xa4'))",
    b"# coding: foo\nx", b"# coding: utf-8\nx = '\xff'", b"x = '\xff'", b"\xef\xbb\xbfprint(1)",
    b"\xef\xbb\xbf# coding: utf-8\nprint(1)", b"\xef\xbb\xbf# coding: latin-1\nprint(1)", b"# coding: utf-8-sig\nprint(1)",
    b"x=1\n# coding: latin-1\nprint('\xe9')", b"\n# coding: latin-1\nprint(ascii('\xe9'))",
    b"# coding: koi8-r\nprint(ascii('\xc1'))", b"# coding: cp1252\nprint(ascii('\x81'))", b"# coding: hex\nx",
    b"# coding: utf8\nprint(ascii('\xc3\xa9'))", b"# coding: UTF_8\nprint(ascii('\xc3\xa9'))", b"# coding:\nprint(1)",
    b"print(1)\x0c\n\x0cprint(2)\n", b"if 1:\n\x0c  print(1)\n", b"x = 1 + \\\n  2\nprint(x)", b"print('a\\\nb')",
    b"print(1)\r\nprint(2)\rprint(3)\r", b"x = '''a\r\nb\rc'''\nprint(ascii(x))", b"print(1)\x1a", b"\xfe\xff", b"x = 1 \\",
    b"# coding: iso-8859-1-unix\nprint(ascii('\xe9'))", b"# coding: utf-8-mac\nprint(1)",
    b"#coding=cp437\nprint(ascii('\x84'))", b"# coding: utf-7\nprint('+AGE-')", b"\tif 1: pass",
    b"# coding: ascii\nprint(1) # \xff", b"\nx = '\xe2\x82'\n", b"# coding: rot13\nx", b"print(1 if 1else 2)", b"print(1if 1else 2)",
]
for source in cases:
    try:
        exec(compile(source, '<s>', 'exec'))
    except Exception as e:
        print(type(e).__name__, ascii(str(e)), e.lineno, e.offset)

# expect: '\xe9'
# expect: '\u20ac'
# expect: '\u20ac'
# expect: SyntaxError "'ascii' codec can't decode byte 0xa4 in position 29: ordinal not in range(128) (<s>, line 0)" 0 -1
# expect: SyntaxError 'unknown encoding: foo (<s>, line 0)' 0 -1
# expect: SyntaxError "(unicode error) 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte (<s>, line 2)" 2 5
# expect: SyntaxError "(unicode error) 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte (<s>, line 1)" 1 5
# expect: 1
# expect: 1
# expect: SyntaxError 'encoding problem: iso-8859-1 with BOM (<s>, line 0)' 0 -1
# expect: 1
# expect: SyntaxError "(unicode error) 'utf-8' codec can't decode byte 0xe9 in position 0: unexpected end of data (<s>, line 3)" 3 7
# expect: '\xe9'
# expect: '\u0430'
# expect: SyntaxError "'charmap' codec can't decode byte 0x81 in position 30: character maps to <undefined> (<s>, line 0)" 0 -1
# expect: SyntaxError "'hex' is not a text encoding; use codecs.decode() to handle arbitrary codecs (<s>, line 0)" 0 -1
# expect: '\xe9'
# expect: '\xe9'
# expect: 1
# expect: 1
# expect: 2
# expect: 1
# expect: 3
# expect: ab
# expect: 1
# expect: 2
# expect: 3
# expect: 'a\nb\nc'
# expect: SyntaxError 'invalid non-printable character U+001A (<s>, line 1)' 1 9
# expect: SyntaxError "(unicode error) 'utf-8' codec can't decode byte 0xfe in position 0: invalid start byte (<s>, line 1)" 1 1
# expect: SyntaxError 'unexpected EOF while parsing (<s>, line 1)' 1 8
# expect: '\xe9'
# expect: 1
# expect: '\xe4'
# expect: a
# expect: IndentationError 'unexpected indent (<s>, line 1)' 1 1
# expect: SyntaxError "'ascii' codec can't decode byte 0xff in position 27: ordinal not in range(128) (<s>, line 0)" 0 -1
# expect: SyntaxError "(unicode error) 'utf-8' codec can't decode bytes in position 0-1: unexpected end of data (<s>, line 2)" 2 5
# expect: SyntaxError "'rot13' is not a text encoding; use codecs.decode() to handle arbitrary codecs (<s>, line 0)" 0 -1
# expect: 1
# expect: 1
