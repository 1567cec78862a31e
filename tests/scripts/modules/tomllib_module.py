# SPDX-License-Identifier: MIT
"""Module tomllib reads TOML 1.0, and its errors are CPython's."""
import io
import tomllib


def show(text, **options):
    try:
        print(tomllib.loads(text, **options))
    except tomllib.TOMLDecodeError as error:
        print('error:', error)


# --- values
show('a = 1')  # expect: {'a': 1}
show('a = +99\nb = -17\nc = 1_000\nd = 0xDEAD_beef\ne = 0o755\nf = 0b1101')  # expect: {'a': 99, 'b': -17, 'c': 1000, 'd': 3735928559, 'e': 493, 'f': 13}
show('a = 99999999999999999999\nb = -9223372036854775808\nc = 0xffff_ffff_ffff_ffff_f')  # expect: {'a': 99999999999999999999, 'b': -9223372036854775808, 'c': 295147905179352825855}
show('a = 3.14\nb = -2E-2\nc = 1_0.0_1e1_0\nd = inf\ne = -inf')  # expect: {'a': 3.14, 'b': -0.02, 'c': 100100000000.0, 'd': inf, 'e': -inf}
print(tomllib.loads('a = nan')['a'] != tomllib.loads('a = nan')['a'])  # expect: True
show('a = true\nb = false')  # expect: {'a': True, 'b': False}
show(r'a = "\b\t\n\f\r\"\\\u00e9\U0001F600"')  # expect: {'a': '\x08\t\n\x0c\r"\\é😀'}
show("a = 'C:\\dir'\nb = ''")  # expect: {'a': 'C:\\dir', 'b': ''}
show('a = """\nx\ny\\\n   \n  z"""')  # expect: {'a': 'x\nyz'}
show("a = '''\nx''y'''''")  # expect: {'a': "x''y''"}
show('a = """""two"""""')  # expect: {'a': '""two""'}
show('a = [1, [2, "x"], {b = 1, c.d = 2},\n # comment\n]\nb = []\nc = {}')  # expect: {'a': [1, [2, 'x'], {'b': 1, 'c': {'d': 2}}], 'b': [], 'c': {}}

# --- keys and tables
show('a.b."c d".\'e\' = 1\na . f = 2\n"" = 3\n1.2 = 4')  # expect: {'a': {'b': {'c d': {'e': 1}}, 'f': 2}, '': 3, '1': {'2': 4}}
show('[a]\nx = 1\n[a.b]\ny = 2\n[c.d]\n[c]\nz = 3')  # expect: {'a': {'x': 1, 'b': {'y': 2}}, 'c': {'d': {}, 'z': 3}}
show('[[a]]\nx = 1\n[[a]]\n[a.b]\n[[a.c]]\ny = 2')  # expect: {'a': [{'x': 1}, {'b': {}, 'c': [{'y': 2}]}]}
show('a.b = 1\n[a.c]\nd = 1')  # expect: {'a': {'b': 1, 'c': {'d': 1}}}
show('[a.b.c]\n[a]\nb.x = 1')  # expect: {'a': {'b': {'c': {}, 'x': 1}}}
show('a = 1\r\n# comment\r\nb = """x\r\ny"""\r\n')  # expect: {'a': 1, 'b': 'x\ny'}
show('')  # expect: {}
show(' \t\n# only a comment')  # expect: {}

# --- parse_float
show('a = 1_0.5e1\nb = +inf\nc = 7', parse_float=str)  # expect: {'a': '1_0.5e1', 'b': '+inf', 'c': 7}
try:
    tomllib.loads('a = 1.5', parse_float=lambda text: [text])
except ValueError as error:
    print(error)  # expect: parse_float must not return dicts or lists
try:
    tomllib.loads('a = 1.5', parse_float=lambda text: 1 / 0)
except ZeroDivisionError as error:
    print(error)  # expect: division by zero

# --- files
print(tomllib.load(io.BytesIO(b"a = '\xc3\xa9'\r\n")))  # expect: {'a': 'é'}
try:
    tomllib.load(io.StringIO('a = 1'))
except TypeError as error:
    print(error)  # expect: File must be opened in binary mode, e.g. use `open('foo.toml', 'rb')`
try:
    tomllib.load(io.BytesIO(b"a = '\xff'"))
except UnicodeDecodeError as error:
    print(error)  # expect: 'utf-8' codec can't decode byte 0xff in position 5: invalid start byte
try:
    tomllib.loads(1)
except (TypeError, AttributeError) as error:
    print('not a str')  # expect: not a str
print(issubclass(tomllib.TOMLDecodeError, ValueError), tomllib.__all__)  # expect: True ('loads', 'load', 'TOMLDecodeError')

# --- errors
show('a')  # expect: error: Expected '=' after a key in a key/value pair (at end of document)
show('a =')  # expect: error: Invalid value (at end of document)
show('a = 1 2')  # expect: error: Expected newline or end of document after a statement (at line 1, column 7)
show('a = 01')  # expect: error: Expected newline or end of document after a statement (at line 1, column 6)
show('é = 1')  # expect: error: Invalid statement (at line 1, column 1)
show('a. = 1')  # expect: error: Invalid initial character for a key part (at line 1, column 4)
show('a = [1 2]')  # expect: error: Unclosed array (at line 1, column 8)
show('a = {b = 1\n}')  # expect: error: Unclosed inline table (at line 1, column 11)
show('a = {b = 1,}')  # expect: error: Invalid initial character for a key part (at line 1, column 12)
show('a = {b = 1, b = 2}')  # expect: error: Duplicate inline table key 'b' (at line 1, column 18)
show('[a]\n[a]')  # expect: error: Cannot declare ('a',) twice (at line 2, column 3)
show('[a')  # expect: error: Expected ']' at the end of a table declaration (at end of document)
show('[[a]')  # expect: error: Expected ']]' at the end of an array declaration (at line 1, column 4)
show('a = 1\na = 2\n')  # expect: error: Cannot overwrite a value (at line 2, column 6)
show('a = 1\n[a.b]')  # expect: error: Cannot overwrite a value (at line 2, column 5)
show('[x]\na = {}\na.b = 1\n')  # expect: error: Cannot mutate immutable namespace ('x', 'a') (at line 3, column 8)
show('a = {b = {}, b.c = 1}')  # expect: error: Cannot mutate immutable namespace ('b', 'c') (at line 1, column 21)
show('a = []\n[[a]]')  # expect: error: Cannot mutate immutable namespace ('a',) (at line 2, column 4)
show('[a.b]\n[a]\nb.c = 1')  # expect: error: Cannot redefine namespace ('a', 'b') (at end of document)
show('a = {}\n[a.b]')  # expect: error: Cannot declare ('a', 'b') twice (at line 2, column 5)
show('a = "')  # expect: error: Unterminated string (at end of document)
show('a = \'x\n')  # expect: error: Expected "'" (at end of document)
show('a = "x\ny"')  # expect: error: Illegal character '\n' (at line 1, column 7)
show("a = 'x\ny'")  # expect: error: Found invalid character '\n' (at line 1, column 7)
show('# \x01')  # expect: error: Found invalid character '\x01' (at line 1, column 3)
show(r'a = "\x"')  # expect: error: Unescaped '\' in a string (at line 1, column 8)
show(r'a = "\u12"')  # expect: error: Invalid hex value (at line 1, column 8)
show(r'a = "\ud800"')  # expect: error: Escaped character is not a Unicode scalar value (at line 1, column 12)
show('a = 2023-02-29')  # expect: error: Invalid date or datetime (at line 1, column 5)
show('a = "é" b')  # expect: error: Expected newline or end of document after a statement (at line 1, column 9)
