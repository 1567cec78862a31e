# Mistakes in numbers, strings, brackets, indentation and characters.
from data.mistakes import check

check('x = 1abc')  # expect: SyntaxError invalid decimal literal 1 5 1 5
check('1.e_')  # expect: SyntaxError invalid decimal literal 1 2 1 2
check('012')  # expect: SyntaxError leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers 1 1 1 2
check('0_1')  # expect: SyntaxError leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers 1 1 1 3
check('09')  # expect: SyntaxError leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers 1 1 1 2
check('0xfg')  # expect: SyntaxError invalid hexadecimal literal 1 3 1 3
check('1.5abc')  # expect: SyntaxError invalid decimal literal 1 3 1 3
check('1_abc')  # expect: SyntaxError invalid decimal literal 1 2 1 2
check('0b1a')  # expect: SyntaxError invalid binary literal 1 3 1 3
check('0o1a')  # expect: SyntaxError invalid octal literal 1 3 1 3
check('1_.5')  # expect: SyntaxError invalid decimal literal 1 2 1 2
check('1._5')  # expect: SyntaxError invalid decimal literal 1 2 1 2
check('1.5_')  # expect: SyntaxError invalid decimal literal 1 4 1 4
check('0777 ')  # expect: SyntaxError leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers 1 1 1 2
check("x = 'abc\ny\n")  # expect: SyntaxError unterminated string literal (detected at line 1) 1 5 1 5
check('"""abc\nd\n')  # expect: SyntaxError unterminated triple-quoted string literal (detected at line 2) 1 1 1 1
check("x = r'abc")  # expect: SyntaxError unterminated string literal (detected at line 1) 1 5 1 5
check("'abc\\\n")  # expect: SyntaxError unterminated string literal (detected at line 1) 1 1 1 1
check('(1')  # expect: SyntaxError '(' was never closed 1 1 1 0
check('x)')  # expect: SyntaxError unmatched ')' 1 2 1 2
check('(\n]\n')  # expect: SyntaxError closing parenthesis ']' does not match opening parenthesis '(' on line 1 2 1 2 1
check('x \\ y')  # expect: SyntaxError unexpected character after line continuation character 1 4 1 0
check('a \\\n')  # expect: SyntaxError unexpected EOF while parsing 1 4 1 -1
check('a\\\n')  # expect: SyntaxError unexpected EOF while parsing 1 3 1 -1
check('  x')  # expect: IndentationError unexpected indent 1 2 1 -1
check('if 1:\nx\n')  # expect: IndentationError expected an indented block after 'if' statement on line 1 2 1 2 2
check('if 1:\n\tx\n        y\n')  # expect: TabError inconsistent use of tabs and spaces in indentation 3 1 3 0
check('if 1:\n    x\n  y\n')  # expect: IndentationError unindent does not match any outer indentation level 3 4 3 -1
check('a = \u201cx\u201d')  # expect: SyntaxError invalid character '“' (U+201C) 1 5 1 5
check('a\xa0b')  # expect: SyntaxError invalid non-printable character U+00A0 1 2 1 2
check('\xe9\u20ac=1')  # expect: SyntaxError invalid character '€' (U+20AC) 1 2 1 2
check('\u2026')  # expect: SyntaxError invalid character '…' (U+2026) 1 1 1 1
check('\x01')  # expect: SyntaxError invalid non-printable character U+0001 1 1 1 1
check('from a import (b')  # expect: SyntaxError '(' was never closed 1 15 1 0
check('if x:\npass\n')  # expect: IndentationError expected an indented block after 'if' statement on line 1 2 1 2 5
check('class A(B\n pass\n')  # expect: SyntaxError '(' was never closed 1 8 1 0
check('try:\n pass\nexcept:\npass\n')  # expect: IndentationError expected an indented block after 'except' statement on line 3 4 1 4 5
check('try:\npass\n')  # expect: IndentationError expected an indented block after 'try' statement on line 1 2 1 2 5
check('try:\n pass\nfinally:\npass\n')  # expect: IndentationError expected an indented block after 'finally' statement on line 3 4 1 4 5
check('with a:\npass\n')  # expect: IndentationError expected an indented block after 'with' statement on line 1 2 1 2 5
check('while x:\npass\n')  # expect: IndentationError expected an indented block after 'while' statement on line 1 2 1 2 5
check('for x in y:\npass\n')  # expect: IndentationError expected an indented block after 'for' statement on line 1 2 1 2 5
check('def f():\npass\n')  # expect: IndentationError expected an indented block after function definition on line 1 2 1 2 5
check('class A:\npass\n')  # expect: IndentationError expected an indented block after class definition on line 1 2 1 2 5
check('if x:\n pass\nelse:\npass\n')  # expect: IndentationError expected an indented block after 'else' statement on line 3 4 1 4 5
check('if x:\n pass\nelif y:\npass\n')  # expect: IndentationError expected an indented block after 'elif' statement on line 3 4 1 4 5
check('for x in y:\n pass\nelse:\npass\n')  # expect: IndentationError expected an indented block after 'else' statement on line 3 4 1 4 5
check('try:\n pass\nexcept a:\npass\n')  # expect: IndentationError expected an indented block after 'except' statement on line 3 4 1 4 5
check('x\n  y\n')  # expect: IndentationError unexpected indent 2 2 2 -1
check('if x:\n  a\n    b\n')  # expect: IndentationError unexpected indent 3 4 3 -1
check('if x:\n    a\n  b\n')  # expect: IndentationError unindent does not match any outer indentation level 3 4 3 -1
check('x = (1,\n y = 2\n')  # expect: SyntaxError '(' was never closed 1 5 1 0
check('foo(a,\nx = 1\ny = 2\n')  # expect: SyntaxError '(' was never closed 1 4 1 0
check('foo(a, b\nfor x in y: pass\n')  # expect: SyntaxError '(' was never closed 1 4 1 0
check('x = [1, 2\ny = 3\n')  # expect: SyntaxError '[' was never closed 1 5 1 0
check('(1 2')  # expect: SyntaxError '(' was never closed 1 1 1 0
check('f(a, b c')  # expect: SyntaxError '(' was never closed 1 2 1 0
check('f(a=1, b')  # expect: SyntaxError '(' was never closed 1 2 1 0
check('{1: 2,')  # expect: SyntaxError '{' was never closed 1 1 1 0
check("'abc' 'def")  # expect: SyntaxError unterminated string literal (detected at line 1) 1 7 1 7
check('x = "a')  # expect: SyntaxError unterminated string literal (detected at line 1) 1 5 1 5
check('a[')  # expect: SyntaxError '[' was never closed 1 2 1 0
check('a[1')  # expect: SyntaxError '[' was never closed 1 2 1 0
check('a(b)(c')  # expect: SyntaxError '(' was never closed 1 5 1 0
