# SPDX-License-Identifier: MIT
# How SyntaxErrors that a program makes are shown: places that are missing, negative or behind the end.
import io
import sys
import traceback


def show(e):
    out, sys.stderr = io.StringIO(), sys.stderr
    out, sys.stderr = sys.stderr, out
    sys.excepthook(type(e), e, None)
    out, sys.stderr = sys.stderr, out
    print(out.getvalue())


for d in (("bad.py", 1, 2, "abcdefg", 1, 7), ("bad.py", 1, 2, "abcdefg", 1, 3), ("bad.py", 1, 2, "abcdefg", 1, -2), ("bad.py", 1, 4, "abcdefg", 1, 2), ("bad.py", 1, -4, "abcdefg", 1, -2), ("bad.py", 1, -4, "abcdefg", 1, -5), ("bad.py", 1, 2, "abcdefg", 1, 100), ("bad.py", 1, 0, "abcdefg", 1, 0), ("bad.py", 1, 5, "abcdefg"), ("bad.py", 1, None, "abcdefg"), ("bad.py", 1, 2, None, 1, 3), ("bad.py", 1, 2, "  a b c", 2, 3), ("bad.py", 1, 4, "  a b c\n", 1, 6), ("bad.py", None, 2, "abc"), (None, 1, 2, "abc"), ("bad.py", 1, 20, "abc", 1, 22), ("bad.py", 1, 4, "\tabc", 1, 5)):
    e = SyntaxError("bad bad", d)
    print(d); print(str(len(''.join(traceback.format_exception(e)))), flush=True); print("".join(traceback.format_exception_only(e)), end=""); show(e)

# expect: ('bad.py', 1, 2, 'abcdefg', 1, 7)
# expect: 68
# expect:   File "bad.py", line 1
# expect:     abcdefg
# expect:      ^^^^^
# expect: SyntaxError: bad bad
# expect:   File "bad.py", line 1
# expect:     abcdefg
# expect:      ^^^^^
# expect: SyntaxError: bad bad
# expect: 
# expect: ('bad.py', 1, 2, 'abcdefg', 1, 3)
# expect: 64
# expect:   File "bad.py", line 1
# expect:     abcdefg
# expect:      ^
# expect: SyntaxError: bad bad
# expect:   File "bad.py", line 1
# expect:     abcdefg
# expect:      ^
# expect: SyntaxError: bad bad
# expect: 
# expect: ('bad.py', 1, 2, 'abcdefg', 1, -2)
# expect: 64
# expect:   File "bad.py", line 1
# expect:     abcdefg
# expect:      ^
# expect: SyntaxError: bad bad
# expect:   File "bad.py", line 1
# expect:     abcdefg
# expect:      ^
# expect: SyntaxError: bad bad
# expect: 
# expect: ('bad.py', 1, 4, 'abcdefg', 1, 2)
# expect: 66
# expect:   File "bad.py", line 1
# expect:     abcdefg
# expect:        ^
# expect: SyntaxError: bad bad
# expect:   File "bad.py", line 1
# expect:     abcdefg
# expect:        ^
# expect: SyntaxError: bad bad
# expect: 
# expect: ('bad.py', 1, -4, 'abcdefg', 1, -2)
# expect: 57
# expect:   File "bad.py", line 1
# expect:     abcdefg
# expect: SyntaxError: bad bad
# expect:   File "bad.py", line 1
# expect:     abcdefg
# expect: SyntaxError: bad bad
# expect: 
# expect: ('bad.py', 1, -4, 'abcdefg', 1, -5)
# expect: 57
# expect:   File "bad.py", line 1
# expect:     abcdefg
# expect: SyntaxError: bad bad
# expect:   File "bad.py", line 1
# expect:     abcdefg
# expect: SyntaxError: bad bad
# expect: 
# expect: ('bad.py', 1, 2, 'abcdefg', 1, 100)
# expect: 69
# expect:   File "bad.py", line 1
# expect:     abcdefg
# expect:      ^^^^^^
# expect: SyntaxError: bad bad
# expect:   File "bad.py", line 1
# expect:     abcdefg
# expect:      ^^^^^^
# expect: SyntaxError: bad bad
# expect: 
# expect: ('bad.py', 1, 0, 'abcdefg', 1, 0)
# expect: 57
# expect:   File "bad.py", line 1
# expect:     abcdefg
# expect: SyntaxError: bad bad
# expect:   File "bad.py", line 1
# expect:     abcdefg
# expect: SyntaxError: bad bad
# expect: 
# expect: ('bad.py', 1, 5, 'abcdefg')
# expect: 69
# expect:   File "bad.py", line 1
# expect:     abcdefg
# expect:         ^^^
# expect: SyntaxError: bad bad
# expect:   File "bad.py", line 1
# expect:     abcdefg
# expect:         ^^^
# expect: SyntaxError: bad bad
# expect: 
# expect: ('bad.py', 1, None, 'abcdefg')
# expect: 57
# expect:   File "bad.py", line 1
# expect:     abcdefg
# expect: SyntaxError: bad bad
# expect:   File "bad.py", line 1
# expect:     abcdefg
# expect: SyntaxError: bad bad
# expect: 
# expect: ('bad.py', 1, 2, None, 1, 3)
# expect: 45
# expect:   File "bad.py", line 1
# expect: SyntaxError: bad bad
# expect:   File "bad.py", line 1
# expect: SyntaxError: bad bad
# expect: 
# expect: ('bad.py', 1, 2, '  a b c', 2, 3)
# expect: 55
# expect:   File "bad.py", line 1
# expect:     a b c
# expect: SyntaxError: bad bad
# expect:   File "bad.py", line 1
# expect:     a b c
# expect: SyntaxError: bad bad
# expect: 
# expect: ('bad.py', 1, 4, '  a b c\n', 1, 6)
# expect: 63
# expect:   File "bad.py", line 1
# expect:     a b c
# expect:      ^^
# expect: SyntaxError: bad bad
# expect:   File "bad.py", line 1
# expect:     a b c
# expect:      ^^
# expect: SyntaxError: bad bad
# expect: 
# expect: ('bad.py', None, 2, 'abc')
# expect: 45
# expect:     abc
# expect:      ^
# expect: SyntaxError: bad bad (bad.py)
# expect:     abc
# expect:      ^
# expect: SyntaxError: bad bad (bad.py)
# expect: 
# expect: (None, 1, 2, 'abc')
# expect: 63
# expect:   File "<string>", line 1
# expect:     abc
# expect:      ^^
# expect: SyntaxError: bad bad
# expect:   File "<string>", line 1
# expect:     abc
# expect:      ^^
# expect: SyntaxError: bad bad
# expect: 
# expect: ('bad.py', 1, 20, 'abc', 1, 22)
# expect: 62
# expect:   File "bad.py", line 1
# expect:     abc
# expect:        ^
# expect: SyntaxError: bad bad
# expect:   File "bad.py", line 1
# expect:     abc
# expect:        ^
# expect: SyntaxError: bad bad
# expect: 
# expect: ('bad.py', 1, 4, '\tabc', 1, 5)
# expect: 63
# expect:   File "bad.py", line 1
# expect:     	abc
# expect:     	  ^
# expect: SyntaxError: bad bad
# expect:   File "bad.py", line 1
# expect:     	abc
# expect:     	  ^
# expect: SyntaxError: bad bad
# expect: 
# Blanks at the end of a line stay.
try:
    compile('x = = 3  \n', 'bad.py', 'exec')
except SyntaxError as e:
    print(traceback.format_exception_only(e))
# expect: ['  File "bad.py", line 1\n', '    x = = 3  \n', '        ^\n', 'SyntaxError: invalid syntax\n']
