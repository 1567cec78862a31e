# SPDX-License-Identifier: MIT
# What a source may look like: identifiers, characters, lines, blanks, encodings, numbers beside words, escapes.
import warnings


def attempt(source, *names):
    space = {}
    try:
        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter('always')
            exec(source, space)
    except SyntaxError as e:
        print(ascii(source)[:70], '!', type(e).__name__, ascii(e.msg), e.lineno, e.offset)
    except Exception as e:
        print(ascii(source)[:70], '!', type(e).__name__, ascii(str(e)))
    else:
        print(ascii(source)[:70], ascii([space.get(name) for name in names]), *[w.message for w in warned])


# --- identifiers (PEP 3131): letters of all scripts, compared as NFKC
attempt('größe = 1\nΔx = 2\n变量 = 3', 'größe', 'Δx', '变量')
attempt('ﬁnal = 1', 'final', 'ﬁnal')
attempt('ℌ = 1\nprint(H)', 'H')
attempt('é = 1', 'é', 'é')
attempt('class A: ſ = 5\nv = A.s, A.ſ', 'v')
attempt('def f(ﬀ): return ff\nv = f(ff=2)', 'v')
attempt('µ = 1', 'μ', 'µ')
attempt('x² = 1')
attempt('€ = 1')
attempt('a‿b = 1', 'a‿b')
attempt('℘ = 1', '℘')
attempt('·a = 1')
attempt('a· = 1', 'a·')
attempt('x = “quoted”')
attempt('x = 1 – 2')
attempt('x\u00a0= 1')
attempt('x = 1\u200b')
attempt('x = \u3000 1')
attempt('٣ = 1')
attempt('x = ٣')
attempt('𝐱 = 1', 'x')
attempt('import ｏｓ\nv = os.sep', 'v')
attempt('ｉｆ = 1')
attempt('v = 1 ｉｆ True else 2')

# --- blanks, form feeds, tabs
attempt('if 1:\n\tx = 1\n\ty = 2', 'x', 'y')
attempt('if 1:\n        x = 1\n\ty = 2', 'x', 'y')
attempt('if 1:\n\tx = 1\n        y = 2')
attempt('if 1:\n  x = 1\n\ty = 2')
attempt('if 1:\n \tx = 1\n\ty = 2')
attempt('if 1:\n\t x = 1\n\t y = 2', 'x', 'y')
attempt('\x0cx = 1', 'x')
attempt('if 1:\n  x = 1\n\x0c  y = 2', 'x', 'y')
attempt('if 1:\n  x = 1\n  \x0cy = 2', 'x', 'y')
attempt('x\x0c=\x0c1', 'x')
attempt('x\x0b= 1')
attempt('x = 1\x00')
attempt(' \nx = 1\n   # far in\n\t# farther\ny = 2', 'x', 'y')
attempt('if 1:\n    x = 1\n  # between\n    y = 2', 'x', 'y')
attempt('if 1:\n    pass\n   x = 1')
attempt('x = 1;', 'x')
attempt('x = 1;;')
attempt(';')
attempt('x = 1\r\ny = 2\r\n', 'x', 'y')
attempt('x = 1\ry = 2', 'x', 'y')
attempt('x = """a\r\nb\rc"""', 'x')

# --- lines that go on
attempt('x = 1 + \\\n  2', 'x')
attempt('if 1: \\\n  x = 2', 'x')
attempt('\\\nx = 1', 'x')
attempt('  \\\n  x = 1')
attempt('x = "a\\\nb"', 'x')
attempt('x = [1,\n# comment\n\n2]', 'x')
attempt('x = \\ 1')
attempt('x = 1 \\')
attempt('x = 1 # no \\\ny = 2', 'x', 'y')
attempt('# \\\nx = 1', 'x')
attempt('assert\\\n 1')
attempt('x = 1if 1else 2', 'x')

# --- numbers beside words
attempt('print(1if 0 else 2, end="")\nprint()')
attempt('x = [1for i in "a"]', 'x')
attempt('x = 0xfor x in [1]')
attempt('x = 1or 2', 'x')
attempt('x = 0o7and 1', 'x')
attempt('x = 1_000_000, 0x_ff, 1_0.0_1e1_0, 0b_1', 'x')
attempt('x = 1_000_')
attempt('x = 1__0')
attempt('x = 1e5if 1 else 0', 'x')
attempt('x = 5.real')
attempt('x = 5 .real', 'x')
attempt('x = 5..real', 'x')
attempt('x = 0_0, 00, 0.0', 'x')
attempt('x = 1.e1, .5, 1e-1_0', 'x')
attempt('x = 1..__class__.__name__', 'x')

# --- strings and their escapes
attempt(r'x = "\N{GREEK SMALL LETTER ALPHA}\N{snowman}\N{LATIN SMALL LETTER A WITH DIAERESIS}"', 'x')
attempt(r'x = "\N{NO SUCH CHARACTER}"')
attempt(r'x = "\N{"')
attempt(r'x = "\N"')
attempt(r'x = b"\N{snowman}"', 'x')
attempt(r'x = "\x4"')
attempt(r'x = "\u12"')
attempt(r'x = "\U00110000"')
attempt(r'x = "\777\400"', 'x')
attempt(r'x = "\d"', 'x')
attempt(r'x = b"\x4"')
attempt(r'x = b"\400"', 'x')
attempt('x = b"é"')
attempt(r'x = rb"\x", Rb"\n", bR"a", u"a", U"b"', 'x')
attempt('x = ur"a"')
attempt('x = "a" "b" \'c\' r"\\d"', 'x')
attempt('x = "a" b"b"')
attempt('x = f"{1}" "a" f"{2}"', 'x')
attempt('x = "\ud800"', 'x')
attempt(r'x = "\ud83d\ude00"', 'x')
attempt("x = 'a\nb'")

# --- bytes, with and without a declaration of their encoding (PEP 263), and a byte order mark
attempt(b'# coding: latin-1\nx = "\xe9"', 'x')
attempt(b'#!/bin/sh\n# -*- coding: utf-8 -*-\nx = "\xc3\xa9"', 'x')
attempt(b'\n# vim: set fileencoding=iso-8859-15 :\nx = "\xa4"', 'x')
attempt(b'x = 1\n# coding: latin-1\ny = "\xc3\xa9"', 'y')
attempt(b'\xef\xbb\xbfx = "\xc3\xa9"', 'x')
attempt(b'\xef\xbb\xbf# coding: utf-8\nx = "\xc3\xa9"', 'x')
attempt(b'# coding: ascii\nx = "a"', 'x')
attempt(b'# coding: cp1252\nx = "\x80"', 'x')
attempt(b'# coding= utf-8\nx = 1', 'x')
attempt(b'# encoding : latin-1\nx = "\xc3\xa9"', 'x')

# --- __future__
attempt('from __future__ import annotations\nx: undefined = 1', 'x')
attempt('from __future__ import division, print_function, generator_stop')
attempt('x = 1\nfrom __future__ import annotations')
attempt('"""doc"""\n# comment\nfrom __future__ import annotations; from __future__ import division\nx = 1', 'x')
attempt('from __future__ import nothing')
attempt('from __future__ import braces')
attempt('from __future__ import annotations as a\nx = a.compiler_flag', 'x')
attempt('from __future__ import *')
attempt('import __future__\nx = __future__.annotations.getMandatoryRelease()', 'x')

# expect: 'gr\xf6\xdfe = 1\n\u0394x = 2\n\u53d8\u91cf = 3' [1, 2, 3]
# expect: '\ufb01nal = 1' [1, None]
# expect: 1
# expect: '\u210c = 1\nprint(H)' [1]
# expect: '\xe9 = 1' [1, 1]
# expect: 'class A: \u017f = 5\nv = A.s, A.\u017f' [(5, 5)]
# expect: 'def f(\ufb00): return ff\nv = f(ff=2)' [2]
# expect: '\xb5 = 1' [1, None]
# expect: 'x\xb2 = 1' ! SyntaxError "invalid character '\xb2' (U+00B2)" 1 2
# expect: '\u20ac = 1' ! SyntaxError "invalid character '\u20ac' (U+20AC)" 1 1
# expect: 'a\u203fb = 1' [1]
# expect: '\u2118 = 1' [1]
# expect: '\xb7a = 1' ! SyntaxError "invalid character '\xb7' (U+00B7)" 1 1
# expect: 'a\xb7 = 1' [1]
# expect: 'x = \u201cquoted\u201d' ! SyntaxError "invalid character '\u201c' (U+201C)" 1 5
# expect: 'x = 1 \u2013 2' ! SyntaxError "invalid character '\u2013' (U+2013)" 1 7
# expect: 'x\xa0= 1' ! SyntaxError 'invalid non-printable character U+00A0' 1 2
# expect: 'x = 1\u200b' ! SyntaxError 'invalid non-printable character U+200B' 1 6
# expect: 'x = \u3000 1' ! SyntaxError 'invalid non-printable character U+3000' 1 5
# expect: '\u0663 = 1' ! SyntaxError "invalid character '\u0663' (U+0663)" 1 1
# expect: 'x = \u0663' ! SyntaxError "invalid character '\u0663' (U+0663)" 1 5
# expect: '\U0001d431 = 1' [1]
# expect: 'import \uff4f\uff53\nv = os.sep' ['/']
# expect: '\uff49\uff46 = 1' []
# expect: 'v = 1 \uff49\uff46 True else 2' ! SyntaxError 'invalid syntax' 1 7
# expect: 'if 1:\n\tx = 1\n\ty = 2' [1, 2]
# expect: 'if 1:\n        x = 1\n\ty = 2' ! TabError 'inconsistent use of tabs and spaces in indentation' 3 1
# expect: 'if 1:\n\tx = 1\n        y = 2' ! TabError 'inconsistent use of tabs and spaces in indentation' 3 1
# expect: 'if 1:\n  x = 1\n\ty = 2' ! TabError 'inconsistent use of tabs and spaces in indentation' 3 1
# expect: 'if 1:\n \tx = 1\n\ty = 2' ! TabError 'inconsistent use of tabs and spaces in indentation' 3 1
# expect: 'if 1:\n\t x = 1\n\t y = 2' [1, 2]
# expect: '\x0cx = 1' [1]
# expect: 'if 1:\n  x = 1\n\x0c  y = 2' [1, 2]
# expect: 'if 1:\n  x = 1\n  \x0cy = 2' [1, 2]
# expect: 'x\x0c=\x0c1' [1]
# expect: 'x\x0b= 1' ! SyntaxError 'invalid non-printable character U+000B' 1 2
# expect: 'x = 1\x00' ! SyntaxError 'source code string cannot contain null bytes' None None
# expect: ' \nx = 1\n   # far in\n\t# farther\ny = 2' [1, 2]
# expect: 'if 1:\n    x = 1\n  # between\n    y = 2' [1, 2]
# expect: 'if 1:\n    pass\n   x = 1' ! IndentationError 'unindent does not match any outer indentation level' 3 9
# expect: 'x = 1;' [1]
# expect: 'x = 1;;' ! SyntaxError 'invalid syntax' 1 7
# expect: ';' ! SyntaxError 'invalid syntax' 1 1
# expect: 'x = 1\r\ny = 2\r\n' [1, 2]
# expect: 'x = 1\ry = 2' [1, 2]
# expect: 'x = """a\r\nb\rc"""' ['a\nb\nc']
# expect: 'x = 1 + \\\n  2' [3]
# expect: 'if 1: \\\n  x = 2' [2]
# expect: '\\\nx = 1' [1]
# expect: '  \\\n  x = 1' ! IndentationError 'unexpected indent' 2 2
# expect: 'x = "a\\\nb"' ['ab']
# expect: 'x = [1,\n# comment\n\n2]' [[1, 2]]
# expect: 'x = \\ 1' ! SyntaxError 'unexpected character after line continuation character' 1 6
# expect: 'x = 1 \\' ! SyntaxError 'unexpected EOF while parsing' 1 8
# expect: 'x = 1 # no \\\ny = 2' [1, 2]
# expect: '# \\\nx = 1' [1]
# expect: 'assert\\\n 1' []
# expect: 'x = 1if 1else 2' [1] invalid decimal literal invalid decimal literal
# expect: 2
# expect: 'print(1if 0 else 2, end="")\nprint()' [] invalid decimal literal
# expect: 'x = [1for i in "a"]' [[1]] invalid decimal literal
# expect: 'x = 0xfor x in [1]' [] invalid hexadecimal literal
# expect: 'x = 1or 2' [1] invalid decimal literal
# expect: 'x = 0o7and 1' [1] invalid octal literal
# expect: 'x = 1_000_000, 0x_ff, 1_0.0_1e1_0, 0b_1' [(1000000, 255, 100100000000.0, 1)]
# expect: 'x = 1_000_' ! SyntaxError 'invalid decimal literal' 1 10
# expect: 'x = 1__0' ! SyntaxError 'invalid decimal literal' 1 6
# expect: 'x = 1e5if 1 else 0' [100000.0] invalid decimal literal
# expect: 'x = 5.real' ! SyntaxError 'invalid decimal literal' 1 6
# expect: 'x = 5 .real' [5]
# expect: 'x = 5..real' [5.0]
# expect: 'x = 0_0, 00, 0.0' [(0, 0, 0.0)]
# expect: 'x = 1.e1, .5, 1e-1_0' [(10.0, 0.5, 1e-10)]
# expect: 'x = 1..__class__.__name__' ['float']
# expect: 'x = "\\N{GREEK SMALL LETTER ALPHA}\\N{snowman}\\N{LATIN SMALL LETTER  ['\u03b1\u2603\xe4']
# expect: 'x = "\\N{NO SUCH CHARACTER}"' ! SyntaxError "(unicode error) 'unicodeescape' codec can't decode bytes in position 0-20: unknown Unicode character name" 1 5
# expect: 'x = "\\N{"' ! SyntaxError "(unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: malformed \\N character escape" 1 5
# expect: 'x = "\\N"' ! SyntaxError "(unicode error) 'unicodeescape' codec can't decode bytes in position 0-1: malformed \\N character escape" 1 5
# expect: 'x = b"\\N{snowman}"' [b'\\N{snowman}'] invalid escape sequence '\N'
# expect: 'x = "\\x4"' ! SyntaxError "(unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: truncated \\xXX escape" 1 5
# expect: 'x = "\\u12"' ! SyntaxError "(unicode error) 'unicodeescape' codec can't decode bytes in position 0-3: truncated \\uXXXX escape" 1 5
# expect: 'x = "\\U00110000"' ! SyntaxError "(unicode error) 'unicodeescape' codec can't decode bytes in position 0-9: illegal Unicode character" 1 5
# expect: 'x = "\\777\\400"' ['\u01ff\u0100'] invalid octal escape sequence '\777'
# expect: 'x = "\\d"' ['\\d'] invalid escape sequence '\d'
# expect: 'x = b"\\x4"' ! SyntaxError '(value error) invalid \\x escape at position 0' 1 5
# expect: 'x = b"\\400"' [b'\x00'] invalid octal escape sequence '\400'
# expect: 'x = b"\xe9"' ! SyntaxError 'bytes can only contain ASCII literal characters' 1 5
# expect: 'x = rb"\\x", Rb"\\n", bR"a", u"a", U"b"' [(b'\\x', b'\\n', b'a', 'a', 'b')]
# expect: 'x = ur"a"' ! SyntaxError 'invalid syntax' 1 7
# expect: 'x = "a" "b" \'c\' r"\\d"' ['abc\\d']
# expect: 'x = "a" b"b"' ! SyntaxError 'cannot mix bytes and nonbytes literals' 1 13
# expect: 'x = f"{1}" "a" f"{2}"' ['1a2']
# expect: 'x = "\ud800"' ! UnicodeEncodeError "'utf-8' codec can't encode character '\\ud800' in position 5: surrogates not allowed"
# expect: 'x = "\\ud83d\\ude00"' ['\ud83d\ude00']
# expect: "x = 'a\nb'" ! SyntaxError 'unterminated string literal (detected at line 1)' 1 5
# expect: b'# coding: latin-1\nx = "\xe9"' ['\xe9']
# expect: b'#!/bin/sh\n# -*- coding: utf-8 -*-\nx = "\xc3\xa9"' ['\xe9']
# expect: b'\n# vim: set fileencoding=iso-8859-15 :\nx = "\xa4"' ['\u20ac']
# expect: b'x = 1\n# coding: latin-1\ny = "\xc3\xa9"' ['\xe9']
# expect: b'\xef\xbb\xbfx = "\xc3\xa9"' ['\xe9']
# expect: b'\xef\xbb\xbf# coding: utf-8\nx = "\xc3\xa9"' ['\xe9']
# expect: b'# coding: ascii\nx = "a"' ['a']
# expect: b'# coding: cp1252\nx = "\x80"' ['\u20ac']
# expect: b'# coding= utf-8\nx = 1' [1]
# expect: b'# encoding : latin-1\nx = "\xc3\xa9"' ['\xe9']
# expect: 'from __future__ import annotations\nx: undefined = 1' [1]
# expect: 'from __future__ import division, print_function, generator_stop' []
# expect: 'x = 1\nfrom __future__ import annotations' ! SyntaxError 'from __future__ imports must occur at the beginning of the file' 2 1
# expect: '"""doc"""\n# comment\nfrom __future__ import annotations; from __futu [1]
# expect: 'from __future__ import nothing' ! SyntaxError 'future feature nothing is not defined' 1 1
# expect: 'from __future__ import braces' ! SyntaxError 'not a chance' 1 1
# expect: 'from __future__ import annotations as a\nx = a.compiler_flag' [16777216]
# expect: 'from __future__ import *' ! SyntaxError 'future feature * is not defined' 1 1
# expect: 'import __future__\nx = __future__.annotations.getMandatoryRelease()' [None]
