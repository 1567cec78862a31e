# SPDX-License-Identifier: MIT
# cpython: no  (PEP 750: 3.14)
# tokenize cuts a t-string as it does an f-string, into tokens of its own kinds.
import io
import token
import tokenize

for t in tokenize.generate_tokens(io.StringIO("t'a{b!r:>{c}}{{' rT'''\n'''").readline):
    print(token.tok_name[t.exact_type], repr(t.string), t.start, t.end)
try:
    list(tokenize.generate_tokens(io.StringIO("t'a{").readline))
except tokenize.TokenError as e:
    print(e)
try:
    list(tokenize.generate_tokens(io.StringIO("t'a").readline))
except tokenize.TokenError as e:
    print(e)

# expect: TSTRING_START "t'" (1, 0) (1, 2)
# expect: TSTRING_MIDDLE 'a' (1, 2) (1, 3)
# expect: LBRACE '{' (1, 3) (1, 4)
# expect: NAME 'b' (1, 4) (1, 5)
# expect: EXCLAMATION '!' (1, 5) (1, 6)
# expect: NAME 'r' (1, 6) (1, 7)
# expect: COLON ':' (1, 7) (1, 8)
# expect: TSTRING_MIDDLE '>' (1, 8) (1, 9)
# expect: LBRACE '{' (1, 9) (1, 10)
# expect: NAME 'c' (1, 10) (1, 11)
# expect: RBRACE '}' (1, 11) (1, 12)
# expect: TSTRING_MIDDLE '' (1, 12) (1, 12)
# expect: RBRACE '}' (1, 12) (1, 13)
# expect: TSTRING_MIDDLE '{' (1, 13) (1, 14)
# expect: TSTRING_END "'" (1, 15) (1, 16)
# expect: TSTRING_START "rT'''" (1, 17) (1, 22)
# expect: TSTRING_MIDDLE '\n' (1, 22) (2, 0)
# expect: TSTRING_END "'''" (2, 0) (2, 3)
# expect: NEWLINE '' (2, 3) (2, 4)
# expect: ENDMARKER '' (3, 0) (3, 0)
# expect: ('unexpected EOF in multi-line statement', (1, 5))
# expect: ('unterminated t-string literal (detected at line 1)', (1, 1))
