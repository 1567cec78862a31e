# SPDX-License-Identifier: MIT
# The line that is told with a mistake, with or without its newline, and where a text that is no file's ends without one.


def check(source, mode='exec'):
    try:
        compile(source, '<test>', mode)
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, ascii(e.text))
    else:
        print('fine')


check('{ \na')  # expect: SyntaxError '{' was never closed 1 1 1 0 '{ '
check('x = (1,\n2\n')  # expect: SyntaxError '(' was never closed 1 5 1 0 'x = (1,'
check('[a\n b]')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 2 2 3 '[a'
check('[a\n b]\n')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 2 2 3 '[a'
check('(a b\n)')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 2 1 5 '(a b'
check('a b\nc')  # expect: SyntaxError invalid syntax 1 3 1 4 'a b\n'
check('x = 1 +\ny')  # expect: SyntaxError invalid syntax 1 8 1 9 'x = 1 +\n'
check("'a' = b\nc")  # expect: SyntaxError cannot assign to literal here. Maybe you meant '==' instead of '='? 1 1 1 4 "'a' = b\n"
check('(a, b\n c) = d')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 5 2 3 '(a, b'
check('import a b\nc')  # expect: SyntaxError invalid syntax 1 10 1 11 'import a b\n'
check('if a:\nb')  # expect: IndentationError expected an indented block after 'if' statement on line 1 2 1 2 2 'b\n'
check('if a:\n b\n  c')  # expect: IndentationError unexpected indent 3 2 3 -1 '  c\n'
check('if a:\n  b\n c')  # expect: IndentationError unindent does not match any outer indentation level 3 3 3 -1 ' c\n'
check('a \\')  # expect: SyntaxError unexpected EOF while parsing 1 4 1 -1 'a \\\n'
check('a \\ b\nc')  # expect: SyntaxError unexpected character after line continuation character 1 4 1 0 'a \\ b\n'
check("'''a\nb")  # expect: SyntaxError unterminated triple-quoted string literal (detected at line 2) 1 1 1 1 "'''a"
check('x = 0x\ny')  # expect: SyntaxError invalid hexadecimal literal 1 6 1 6 'x = 0x'
check('$')  # expect: SyntaxError invalid syntax 1 1 1 2 '$\n'
check('a\n$\nb')  # expect: SyntaxError invalid syntax 2 1 2 2 '$\n'
check('if a: b', 'single')  # expect: SyntaxError invalid syntax 1 0 1 0 'if a: b'
check('if a:\n b\nelse: c', 'single')  # expect: SyntaxError invalid syntax 3 0 3 0 'else: c'
check('try: a\nexcept: b', 'single')  # expect: SyntaxError invalid syntax 2 0 2 0 'except: b'
check('if a: b\n ', 'single')  # expect: IndentationError unexpected indent 2 1 2 -1 ' '
check('@a\ndef f(): b', 'single')  # expect: SyntaxError invalid syntax 2 0 2 0 'def f(): b'
check('import ', 'single')  # expect: SyntaxError Expected one or more names after 'import' 1 0 1 7 'import '
check('from a import', 'single')  # expect: SyntaxError Expected one or more names after 'import' 1 0 1 13 'from a import'
check('from a import b,', 'single')  # expect: SyntaxError trailing comma not allowed without surrounding parentheses 1 16 1 -1 'from a import b,'
check('if a', 'single')  # expect: SyntaxError expected ':' 1 4 1 -1 'if a'
check('class A', 'single')  # expect: SyntaxError expected ':' 1 7 1 -1 'class A'
check('with (a, b)', 'single')  # expect: SyntaxError expected ':' 1 11 1 -1 'with (a, b)'
check('def f', 'single')  # expect: SyntaxError expected '(' 1 0 1 0 'def f'
check('try: a\nfinally', 'single')  # expect: SyntaxError expected ':' 2 0 2 0 'finally'
check('if a: b\nelse', 'single')  # expect: SyntaxError expected ':' 2 0 2 0 'else'
check('try:', 'single')  # expect: IndentationError expected an indented block after 'try' statement on line 1 1 4 1 -1 'try:'
check('try: a', 'single')  # expect: SyntaxError expected 'except' or 'finally' block 1 6 1 -1 'try: a'
check('if a:\n  b\n c', 'single')  # expect: IndentationError unindent does not match any outer indentation level 3 2 3 -1 ' c'
check('if a:\n  b\n c\n', 'single')  # expect: IndentationError unindent does not match any outer indentation level 3 3 3 -1 ' c\n'
check('a \\\n', 'single')  # expect: SyntaxError unexpected EOF while parsing 1 4 1 -1 'a \\\n'
check(' ', 'single')  # expect: IndentationError unexpected indent 1 1 1 -1 ' '
check('x =', 'single')  # expect: SyntaxError invalid syntax 1 0 1 0 'x ='
check('print a', 'single')  # expect: SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? 1 1 1 8 'print a'
check('(a\nb', 'single')  # expect: SyntaxError '(' was never closed 1 1 1 0 '(a'
check(' ', 'eval')  # expect: IndentationError unexpected indent 1 1 1 -1 ' '
check('a b', 'eval')  # expect: SyntaxError invalid syntax 1 3 1 4 'a b'
check('(a\n', 'eval')  # expect: SyntaxError '(' was never closed 1 1 1 0 '(a\n'
check('(a\nb)', 'eval')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 2 2 2 '(a'
check('a +', 'eval')  # expect: SyntaxError invalid syntax 1 0 1 0 'a +'
check('a\n b', 'eval')  # expect: IndentationError unexpected indent 2 1 2 -1 ' b'
check('a if b', 'eval')  # expect: SyntaxError expected 'else' after 'if' expression 1 1 1 7 'a if b'
