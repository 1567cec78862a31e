# Statements, numbers and strings: class, words and place of each mistake.
from data.mistakes import check

check('print "a" % b')  # expect: SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? 1 1 1 14
check("print 'hello', ")
# expect: SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? 1 1 1 15
check('exec "a"')  # expect: SyntaxError Missing parentheses in call to 'exec'. Did you mean exec(...)? 1 1 1 9
check('exec a in b')  # expect: SyntaxError Missing parentheses in call to 'exec'. Did you mean exec(...)? 1 1 1 12
check('print >>f, x')  # expect: fine
check('    print 1')  # expect: IndentationError unexpected indent 1 4 1 -1
check('if x:\n  print 1')
# expect: SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? 2 3 2 10
check('0777')
# expect: SyntaxError leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers 1 1 1 2
check('00')  # expect: fine
check('01')
# expect: SyntaxError leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers 1 1 1 2
check('0_7')
# expect: SyntaxError leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers 1 1 1 3
check('1_')  # expect: SyntaxError invalid decimal literal 1 2 1 2
check('1__0')  # expect: SyntaxError invalid decimal literal 1 2 1 2
check('1_a')  # expect: SyntaxError invalid decimal literal 1 2 1 2
check('0x')  # expect: SyntaxError invalid hexadecimal literal 1 2 1 2
check('0xg')  # expect: SyntaxError invalid hexadecimal literal 1 2 1 2
check('0x_')  # expect: SyntaxError invalid hexadecimal literal 1 3 1 3
check('0x1_')  # expect: SyntaxError invalid hexadecimal literal 1 4 1 4
check('0x1g')  # expect: SyntaxError invalid hexadecimal literal 1 3 1 3
check('0o')  # expect: SyntaxError invalid octal literal 1 2 1 2
check('0o8')  # expect: SyntaxError invalid digit '8' in octal literal 1 3 1 3
check('0o18')  # expect: SyntaxError invalid digit '8' in octal literal 1 4 1 4
check('0o1_')  # expect: SyntaxError invalid octal literal 1 4 1 4
check('0b')  # expect: SyntaxError invalid binary literal 1 2 1 2
check('0b2')  # expect: SyntaxError invalid digit '2' in binary literal 1 3 1 3
check('0b12')  # expect: SyntaxError invalid digit '2' in binary literal 1 4 1 4
check('0b1_')  # expect: SyntaxError invalid binary literal 1 4 1 4
check('0b_')  # expect: SyntaxError invalid binary literal 1 3 1 3
check('1a')  # expect: SyntaxError invalid decimal literal 1 1 1 1
check('1abc')  # expect: SyntaxError invalid decimal literal 1 1 1 1
check('1.a')  # expect: SyntaxError invalid decimal literal 1 2 1 2
check('1.0a')  # expect: SyntaxError invalid decimal literal 1 3 1 3
check('1e')  # expect: SyntaxError invalid decimal literal 1 1 1 1
check('1e+')  # expect: SyntaxError invalid decimal literal 1 3 1 3
check('1e5x')  # expect: SyntaxError invalid decimal literal 1 3 1 3
check('1ex')  # expect: SyntaxError invalid decimal literal 1 1 1 1
check('1.e')  # expect: SyntaxError invalid decimal literal 1 2 1 2
check('1.e+x')  # expect: SyntaxError invalid decimal literal 1 4 1 4
check('1j2')  # expect: SyntaxError invalid imaginary literal 1 2 1 2
check('1jx')  # expect: SyntaxError invalid imaginary literal 1 2 1 2
check('1_000_')  # expect: SyntaxError invalid decimal literal 1 6 1 6
check('1.0_')  # expect: SyntaxError invalid decimal literal 1 4 1 4
check('1._0')  # expect: SyntaxError invalid decimal literal 1 2 1 2
check('1e_1')  # expect: SyntaxError invalid decimal literal 1 1 1 1
check('1e1_')  # expect: SyntaxError invalid decimal literal 1 4 1 4
check('0xabcx')  # expect: SyntaxError invalid hexadecimal literal 1 5 1 5
check('12if')  # expect: SyntaxError invalid syntax 1 5 1 6
check('1if x else 2x')  # expect: SyntaxError invalid decimal literal 1 12 1 12
check('1 if 1else 2')  # expect: fine
check('1or 2')  # expect: fine
check('1_or 2')  # expect: SyntaxError invalid decimal literal 1 2 1 2
check('0b1and 2')  # expect: fine
check('0o7or 1')  # expect: fine
check('0xfor')  # expect: SyntaxError invalid syntax 1 6 1 7
check('1if')  # expect: SyntaxError invalid syntax 1 4 1 5
check('1in x')  # expect: fine
check('1is x')  # expect: fine
check('1not in x')  # expect: fine
check('1and')  # expect: SyntaxError invalid syntax 1 5 1 6
check('1lambda')  # expect: SyntaxError invalid decimal literal 1 1 1 1
check('0_')  # expect: SyntaxError invalid decimal literal 1 2 1 2
check('08')
# expect: SyntaxError leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers 1 1 1 2
check('09.5')  # expect: fine
check('08j')  # expect: fine
check('00012')
# expect: SyntaxError leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers 1 1 1 4
check("'abc")  # expect: SyntaxError unterminated string literal (detected at line 1) 1 1 1 1
check('"abc')  # expect: SyntaxError unterminated string literal (detected at line 1) 1 1 1 1
check("'abc\n")  # expect: SyntaxError unterminated string literal (detected at line 1) 1 1 1 1
check("'a' 'b")  # expect: SyntaxError unterminated string literal (detected at line 1) 1 5 1 5
check("x = 'abc\ny = 1")  # expect: SyntaxError unterminated string literal (detected at line 1) 1 5 1 5
check('"""abc')  # expect: SyntaxError unterminated triple-quoted string literal (detected at line 1) 1 1 1 1
check('"""abc\n\ndef')  # expect: SyntaxError unterminated triple-quoted string literal (detected at line 3) 1 1 1 1
check("''' a\nb\n c")  # expect: SyntaxError unterminated triple-quoted string literal (detected at line 3) 1 1 1 1
check("x = (1,\n 'abc")  # expect: SyntaxError unterminated string literal (detected at line 2) 2 2 2 2
check("x = (1, '''abc\n")  # expect: SyntaxError unterminated triple-quoted string literal (detected at line 1) 1 9 1 9
check("b'abc")  # expect: SyntaxError unterminated string literal (detected at line 1) 1 1 1 1
check("r'abc")  # expect: SyntaxError unterminated string literal (detected at line 1) 1 1 1 1
check("r'abc\\'")
# expect: SyntaxError unterminated string literal (detected at line 1); perhaps you escaped the end quote? 1 1 1 1
check("f'abc")  # expect: SyntaxError unterminated f-string literal (detected at line 1) 1 1 1 1
check('f"""abc')  # expect: SyntaxError unterminated triple-quoted f-string literal (detected at line 1) 1 1 1 1
check("f'{")  # expect: SyntaxError '{' was never closed 1 3 1 0
check("f'{a")  # expect: SyntaxError '{' was never closed 1 3 1 0
check("f'{a'")  # expect: SyntaxError f-string: expecting '}' 1 5 1 5
check("f'{a b}'")  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 4 1 7
check("f'{a:'")  # expect: SyntaxError f-string: expecting '}', or format specs 1 6 1 7
check("f'{a:{'")  # expect: SyntaxError f-string: expecting '}' 1 7 1 7
check("f'{a:{b'")  # expect: SyntaxError f-string: expecting '}' 1 7 1 7
check("f'{a:{b}'")  # expect: SyntaxError f-string: expecting '}', or format specs 1 9 1 10
check("f'{a!'")  # expect: SyntaxError f-string: expecting '}' 1 6 1 6
check("f'{a!}'")  # expect: SyntaxError f-string: missing conversion character 1 6 1 7
check("f'{a!x}'")  # expect: SyntaxError f-string: invalid conversion character 'x': expected 's', 'r', or 'a' 1 6 1 7
check("f'{a!rr}'")  # expect: SyntaxError f-string: invalid conversion character 'rr': expected 's', 'r', or 'a' 1 6 1 8
check("f'{a!r b}'")  # expect: SyntaxError f-string: expecting ':' or '}' 1 8 1 9
check("f'{a! r}'")  # expect: SyntaxError f-string: conversion type must come right after the exclamanation mark 1 5 1 8
check("f'{a !r}'")  # expect: fine
check("f'{a!r:'")  # expect: SyntaxError f-string: expecting '}', or format specs 1 8 1 9
check("f'{a!1}'")  # expect: SyntaxError f-string: invalid conversion character 1 6 1 7
check("f'{}'")  # expect: SyntaxError f-string: valid expression required before '}' 1 4 1 5
check("f'{ }'")  # expect: SyntaxError f-string: valid expression required before '}' 1 5 1 6
check("f'{!r}'")  # expect: SyntaxError f-string: valid expression required before '!' 1 4 1 5
check("f'{:x}'")  # expect: SyntaxError f-string: valid expression required before ':' 1 4 1 5
check("f'{=}'")  # expect: SyntaxError f-string: valid expression required before '=' 1 4 1 5
check("f'{a=b}'")  # expect: SyntaxError f-string: expecting '!', or ':', or '}' 1 6 1 7
check("f'{a=!}'")  # expect: SyntaxError f-string: missing conversion character 1 7 1 8
check("f'{a=!r:}'")  # expect: fine
check("f'{a=='")  # expect: SyntaxError f-string: expecting '}' 1 7 1 7
check("f'}'")  # expect: SyntaxError f-string: single '}' is not allowed 1 3 1 3
check("f'a}b'")  # expect: SyntaxError f-string: single '}' is not allowed 1 4 1 4
check("f'{a}}'")  # expect: SyntaxError f-string: single '}' is not allowed 1 6 1 6
check("f'{{a}'")  # expect: SyntaxError f-string: single '}' is not allowed 1 6 1 6
check("f'{a}}}'")  # expect: fine
check("f'{a]}'")  # expect: SyntaxError f-string: unmatched ']' 1 5 1 5
check("f'{a)}'")  # expect: SyntaxError f-string: unmatched ')' 1 5 1 5
check("f'{(a}'")  # expect: SyntaxError closing parenthesis '}' does not match opening parenthesis '(' 1 6 1 6
check("f'{[a}'")  # expect: SyntaxError closing parenthesis '}' does not match opening parenthesis '[' 1 6 1 6
check("f'{a(}'")  # expect: SyntaxError closing parenthesis '}' does not match opening parenthesis '(' 1 6 1 6
check("f'{a[}'")  # expect: SyntaxError closing parenthesis '}' does not match opening parenthesis '[' 1 6 1 6
check("f'{a:}}'")  # expect: SyntaxError f-string: single '}' is not allowed 1 7 1 7
check("f'{a:{b:{c:{d}}}}'")  # expect: SyntaxError f-string: expressions nested too deeply 1 11 1 11
check("f'{*a}'")  # expect: SyntaxError can't use starred expression here 1 4 1 6
check("f'{**a}'")  # expect: SyntaxError f-string: expecting a valid expression after '{' 1 4 1 6
check("f'{yield}'")  # expect: SyntaxError 'yield' outside function 1 4 1 9
check("f'{lambda x: 1}'")
# expect: SyntaxError f-string: lambda expressions are not allowed without parentheses 1 4 1 13
check("f'{lambda x:1}'")
# expect: SyntaxError f-string: lambda expressions are not allowed without parentheses 1 4 1 13
check("f'{(lambda x: 1)}'")  # expect: fine
check("f'{lambda :x}'")  # expect: SyntaxError f-string: lambda expressions are not allowed without parentheses 1 4 1 12
check("f'{a = }'")  # expect: fine
check("f'{a #}'")  # expect: SyntaxError '{' was never closed 1 3 1 0
check("f'{a\n}'")  # expect: fine
check("f'{a;b}'")  # expect: SyntaxError f-string: expecting '=', or '!', or ':', or '}' 1 5 1 6
check("f'{import x}'")  # expect: SyntaxError f-string: expecting a valid expression after '{' 1 4 1 10
check("f'{x = 1}'")  # expect: SyntaxError f-string: expecting '!', or ':', or '}' 1 8 1 9
check("f'{x := 1}'")  # expect: fine
check("f'{x=1}'")  # expect: SyntaxError f-string: expecting '!', or ':', or '}' 1 6 1 7
check("f'{(x := 1)}'")  # expect: fine
check("f'{1a}'")  # expect: SyntaxError invalid decimal literal 1 4 1 4
check("f'{a.}'")  # expect: SyntaxError f-string: expecting '=', or '!', or ':', or '}' 1 5 1 6
check("f'{a$}'")  # expect: SyntaxError f-string: expecting '=', or '!', or ':', or '}' 1 5 1 6
check("f'{a?}'")  # expect: SyntaxError f-string: expecting '=', or '!', or ':', or '}' 1 5 1 6
check("f'{,}'")  # expect: SyntaxError f-string: expecting a valid expression after '{' 1 4 1 5
check("f'{a,,}'")  # expect: SyntaxError f-string: expecting '=', or '!', or ':', or '}' 1 6 1 7
check("f'{.}'")  # expect: SyntaxError f-string: expecting a valid expression after '{' 1 4 1 5
check("f'{+}'")  # expect: SyntaxError f-string: expecting a valid expression after '{' 1 4 1 5
check("f'{a +}'")  # expect: SyntaxError f-string: expecting '=', or '!', or ':', or '}' 1 6 1 7
check("f'{a if}'")  # expect: SyntaxError f-string: expecting '=', or '!', or ':', or '}' 1 6 1 8
check("f'{a if b}'")  # expect: SyntaxError expected 'else' after 'if' expression 1 4 1 10
check("f'{a for a in b}'")  # expect: SyntaxError f-string: expecting '=', or '!', or ':', or '}' 1 6 1 9
check("f'{for}'")  # expect: SyntaxError f-string: expecting a valid expression after '{' 1 4 1 7
check("f'{del a}'")  # expect: SyntaxError f-string: expecting a valid expression after '{' 1 4 1 7
check("f'{f'")  # expect: SyntaxError unterminated f-string literal (detected at line 1) 1 4 1 4
check('f\'{f"\'')  # expect: SyntaxError unterminated f-string literal (detected at line 1) 1 4 1 4
check('f\'{f"{\'')  # expect: SyntaxError unterminated string literal (detected at line 1) 1 7 1 7
check('f\'{f"{a\'')  # expect: SyntaxError unterminated string literal (detected at line 1) 1 8 1 8
check('f"{\'"')  # expect: SyntaxError unterminated string literal (detected at line 1) 1 4 1 4
check('f"{\'a"')  # expect: SyntaxError unterminated string literal (detected at line 1) 1 4 1 4
check('f\'{"a}\'')  # expect: SyntaxError unterminated string literal (detected at line 1) 1 4 1 4
check("f'''{a\n")  # expect: SyntaxError '{' was never closed 1 5 1 0
check("f'''{a\nb}'''")  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 6 2 2
check("f'''{\na b}'''")  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 2 1 2 4
check("f'a' b'c'")  # expect: SyntaxError cannot mix bytes and nonbytes literals 1 10 1 11
check("'a' b'c'")  # expect: SyntaxError cannot mix bytes and nonbytes literals 1 9 1 10
check("b'a' 'c'")  # expect: SyntaxError cannot mix bytes and nonbytes literals 1 9 1 10
check("f'{a}' b'c'")  # expect: SyntaxError cannot mix bytes and nonbytes literals 1 12 1 13
check("u'a' b'c'")  # expect: SyntaxError cannot mix bytes and nonbytes literals 1 10 1 11
check("(f'a' b'c'")  # expect: SyntaxError '(' was never closed 1 1 1 0
check("f('a'\nb'c' f'a'", 'eval')  # expect: SyntaxError '(' was never closed 1 2 1 0
check("ur'a'")  # expect: SyntaxError invalid syntax 1 3 1 6
check("fu'a'")  # expect: SyntaxError invalid syntax 1 3 1 6
check("bu'a'")  # expect: SyntaxError invalid syntax 1 3 1 6
check("fb'a'")  # expect: SyntaxError invalid syntax 1 3 1 6
check("rr'a'")  # expect: SyntaxError invalid syntax 1 3 1 6
check("bb'a'")  # expect: SyntaxError invalid syntax 1 3 1 6
check("xx'a'")  # expect: SyntaxError invalid syntax 1 3 1 6
check("b'\xe9'")  # expect: SyntaxError bytes can only contain ASCII literal characters 1 1 1 5
check("b'\\xg'")  # expect: SyntaxError (value error) invalid \x escape at position 0 1 1 1 7
check("'\\x'")
# expect: SyntaxError (unicode error) 'unicodeescape' codec can't decode bytes in position 0-1: truncated \xXX escape 1 1 1 5
check("'\\x1'")
# expect: SyntaxError (unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: truncated \xXX escape 1 1 1 6
check("'\\xgg'")
# expect: SyntaxError (unicode error) 'unicodeescape' codec can't decode bytes in position 0-1: truncated \xXX escape 1 1 1 7
check("'\\u'")
# expect: SyntaxError (unicode error) 'unicodeescape' codec can't decode bytes in position 0-1: truncated \uXXXX escape 1 1 1 5
check("'\\u12'")
# expect: SyntaxError (unicode error) 'unicodeescape' codec can't decode bytes in position 0-3: truncated \uXXXX escape 1 1 1 7
check("'\\U1234'")
# expect: SyntaxError (unicode error) 'unicodeescape' codec can't decode bytes in position 0-5: truncated \UXXXXXXXX escape 1 1 1 9
check("'\\U12345678'")
# expect: SyntaxError (unicode error) 'unicodeescape' codec can't decode bytes in position 0-9: illegal Unicode character 1 1 1 13
check("'\\N'")
# expect: SyntaxError (unicode error) 'unicodeescape' codec can't decode bytes in position 0-1: malformed \N character escape 1 1 1 5
check("'\\N{'")
# expect: SyntaxError (unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: malformed \N character escape 1 1 1 6
check("'\\N{}'")
# expect: SyntaxError (unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: malformed \N character escape 1 1 1 7
check("f'\\N'")
# expect: SyntaxError (unicode error) 'unicodeescape' codec can't decode bytes in position 0-1: malformed \N character escape 1 5 1 6
check("f'\\N{'")
# expect: SyntaxError (unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: malformed \N character escape 1 6 1 7
check("f'\\x'")
# expect: SyntaxError (unicode error) 'unicodeescape' codec can't decode bytes in position 0-1: truncated \xXX escape 1 5 1 6
check("f'{a}\\x'")
# expect: SyntaxError (unicode error) 'unicodeescape' codec can't decode bytes in position 0-1: truncated \xXX escape 1 8 1 9
check('"abc\\x"')
# expect: SyntaxError (unicode error) 'unicodeescape' codec can't decode bytes in position 3-4: truncated \xXX escape 1 1 1 8
check("b'\\x1'")  # expect: SyntaxError (value error) invalid \x escape at position 0 1 1 1 7
check("b'ab\\xzz'")  # expect: SyntaxError (value error) invalid \x escape at position 2 1 1 1 10
check('\u20ac')  # expect: SyntaxError invalid character '€' (U+20AC) 1 1 1 1
check('a\u20ac')  # expect: SyntaxError invalid character '€' (U+20AC) 1 2 1 2
check('\xe9 = 1 2')  # expect: SyntaxError invalid syntax 1 7 1 8
check('a = \u201cb\u201d')  # expect: SyntaxError invalid character '“' (U+201C) 1 5 1 5
check('print(\u201ca\u201d)')  # expect: SyntaxError invalid character '“' (U+201C) 1 7 1 7
check('a\xa0= 1')  # expect: SyntaxError invalid non-printable character U+00A0 1 2 1 2
check('a\u200b= 1')  # expect: SyntaxError invalid non-printable character U+200B 1 2 1 2
check('\\')  # expect: SyntaxError unexpected EOF while parsing 1 2 1 -1
check('\\ ')  # expect: SyntaxError unexpected character after line continuation character 1 2 1 0
check('\\x')  # expect: SyntaxError unexpected character after line continuation character 1 2 1 0
check('a \\ b')  # expect: SyntaxError unexpected character after line continuation character 1 4 1 0
check('a = 1 \\')  # expect: SyntaxError unexpected EOF while parsing 1 8 1 -1
check('a = 1 \\\n')  # expect: SyntaxError unexpected EOF while parsing 1 8 1 -1
check('a = 1 + \\\n')  # expect: SyntaxError unexpected EOF while parsing 1 10 1 -1
check('if x:\n\ta\n        b')  # expect: TabError inconsistent use of tabs and spaces in indentation 3 1 3 0
check('if x:\n        a\n\tb')  # expect: TabError inconsistent use of tabs and spaces in indentation 3 1 3 0
check('if x:\n\ta\n    b')  # expect: IndentationError unindent does not match any outer indentation level 3 6 3 -1
check('if x:\n  if y:\n\ta')  # expect: TabError inconsistent use of tabs and spaces in indentation 3 1 3 0
check('if x:\n    a\n  b')  # expect: IndentationError unindent does not match any outer indentation level 3 4 3 -1
check('if x:\n    a\n\nelse:\n  b\n c')
# expect: IndentationError unindent does not match any outer indentation level 6 3 6 -1
check('def f():\n  a\n    b')  # expect: IndentationError unexpected indent 3 4 3 -1
check('def f():\n    a\n   b')  # expect: IndentationError unindent does not match any outer indentation level 3 5 3 -1
check('class C:\n  def f():\n    a\n   b')
# expect: IndentationError unindent does not match any outer indentation level 4 5 4 -1
check('x = 1\n y = 2')  # expect: IndentationError unexpected indent 2 1 2 -1
check('x = (\n1,\n2\ny = 3\n')  # expect: SyntaxError '(' was never closed 1 5 1 0
check('def f():\n  x = [1,\n  2\n  y = 3\n')  # expect: SyntaxError '[' was never closed 2 7 2 0
check('print("a"\nprint("b")')  # expect: SyntaxError '(' was never closed 1 6 1 0
check('print("a" "b"\nx = 1')  # expect: SyntaxError '(' was never closed 1 6 1 0
check("d = {'a': 1\n'b': 2}")  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 11 2 4
check("d = {'a': 1,\n'b' 2}")  # expect: SyntaxError ':' expected after dictionary key 2 3 2 0
check("d = ['a'\n'b', 1 2]")  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 2 6 2 9
check('d = [1,\n2\n3]')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 2 1 3 2
check('x = f(a\nb)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 7 2 2
check('foo(1, 2, 3\nbar(4)')  # expect: SyntaxError '(' was never closed 1 4 1 0
check('foo(1, 2, 3))\nbar(4)')  # expect: SyntaxError unmatched ')' 1 13 1 13
check('x = [1, 2)')  # expect: SyntaxError closing parenthesis ')' does not match opening parenthesis '[' 1 10 1 10
check('x = (1,\n2]')
# expect: SyntaxError closing parenthesis ']' does not match opening parenthesis '(' on line 1 2 2 2 2
check('x = {1,\n(2}')  # expect: SyntaxError closing parenthesis '}' does not match opening parenthesis '(' 2 3 2 3
check('(1 + [2)')  # expect: SyntaxError closing parenthesis ')' does not match opening parenthesis '[' 1 8 1 8
check('x = "a" + \'b')  # expect: SyntaxError unterminated string literal (detected at line 1) 1 11 1 11
check('def f(x):\n  return x\n  return (x')  # expect: SyntaxError '(' was never closed 3 10 3 0
check('class = 1')  # expect: SyntaxError invalid syntax 1 7 1 8
check('def = 1')  # expect: SyntaxError invalid syntax 1 5 1 6
check('if = 1')  # expect: SyntaxError invalid syntax 1 4 1 5
check('None.x = 1')  # expect: fine
check('True.x')  # expect: fine
check('x.if')  # expect: SyntaxError invalid syntax 1 3 1 5
check('x.1')  # expect: SyntaxError invalid syntax 1 2 1 4
check('x.')  # expect: SyntaxError invalid syntax 1 3 1 4
check('x..y')  # expect: SyntaxError invalid syntax 1 3 1 4
check('x.(y)')  # expect: SyntaxError invalid syntax 1 3 1 4
check("x.'a'")  # expect: SyntaxError invalid syntax 1 3 1 6
check('x.class')  # expect: SyntaxError invalid syntax 1 3 1 8
check('for = 1')  # expect: SyntaxError invalid syntax 1 5 1 6
check('in = 1')  # expect: SyntaxError invalid syntax 1 1 1 3
check('is = 1')  # expect: SyntaxError invalid syntax 1 1 1 3
check('a.b.None')  # expect: SyntaxError invalid syntax 1 5 1 9
check('from x import None')  # expect: SyntaxError invalid syntax 1 15 1 19
check('import None')  # expect: SyntaxError invalid syntax 1 8 1 12
check('import if')  # expect: SyntaxError invalid syntax 1 8 1 10
check('from x import if')  # expect: SyntaxError invalid syntax 1 15 1 17
check('def None(): pass')  # expect: SyntaxError invalid syntax 1 5 1 9
check('class None: pass')  # expect: SyntaxError invalid syntax 1 7 1 11
check('def if(): pass')  # expect: SyntaxError invalid syntax 1 5 1 7
check('x = for')  # expect: SyntaxError invalid syntax 1 5 1 8
check('x = def')  # expect: SyntaxError invalid syntax 1 5 1 8
check('x = class')  # expect: SyntaxError invalid syntax 1 5 1 10
check('f(if)')  # expect: SyntaxError invalid syntax 1 3 1 5
check('f(for)')  # expect: SyntaxError invalid syntax 1 3 1 6
check('f(class=1)')  # expect: SyntaxError invalid syntax 1 3 1 8
check('f(def)')  # expect: SyntaxError invalid syntax 1 3 1 6
check('f(None)')  # expect: fine
check('f(x for)')  # expect: SyntaxError invalid syntax 1 8 1 9
check('f(if=1)')  # expect: SyntaxError invalid syntax 1 3 1 5
check('x = lambda')  # expect: SyntaxError invalid syntax 1 11 1 12
check('fro x import y')  # expect: SyntaxError invalid syntax 1 5 1 6
check('imprt x')  # expect: SyntaxError invalid syntax 1 7 1 8
check('whille x: pass')  # expect: SyntaxError invalid syntax 1 8 1 9
check('fir x in y: pass')  # expect: SyntaxError invalid syntax 1 5 1 6
check('clas C: pass')  # expect: SyntaxError invalid syntax 1 6 1 7
check('df f(): pass')  # expect: SyntaxError invalid syntax 1 4 1 5
check('retrun x')  # expect: SyntaxError invalid syntax 1 8 1 9
check('elif x: pass')  # expect: SyntaxError invalid syntax 1 1 1 5
check('esle: pass')  # expect: SyntaxError invalid syntax 1 7 1 11
check('pritn "a"')  # expect: SyntaxError invalid syntax 1 7 1 10
check('iff x: pass')  # expect: SyntaxError invalid syntax 1 5 1 6
check('def f(x):: pass')  # expect: SyntaxError invalid syntax 1 10 1 11
check('if x:: pass')  # expect: SyntaxError invalid syntax 1 6 1 7
check('x = [1,, 2]')  # expect: SyntaxError invalid syntax 1 8 1 9
