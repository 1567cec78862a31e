# Where the text stops to make sense: a comment instead of a colon, words that lack behind others, what comes first of two
# mistakes, and the line that is shown with it.


def check(source):
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, ascii(e.text))
    else:
        print("fine")


check('if x > 5  # too big')  # expect: SyntaxError expected ':' 1 11 1 21 'if x > 5  # too big\n'
check('while True #')  # expect: SyntaxError expected ':' 1 12 1 14 'while True #\n'
check('def f # name\n')  # expect: SyntaxError expected '(' 1 7 1 14 'def f # name\n'
check('import # what')  # expect: SyntaxError Expected one or more names after 'import' 1 8 1 14 'import # what\n'
check('x = # nothing')  # expect: SyntaxError invalid syntax 1 5 1 15 'x = # nothing\n'
check('try # x:\n    pass')  # expect: SyntaxError expected ':' 1 5 1 10 'try # x:\n'
check('class A # B:')  # expect: SyntaxError expected ':' 1 9 1 14 'class A # B:\n'
check('a + not b')  # expect: SyntaxError 'not' after an operator must be parenthesized 1 5 1 10 'a + not b\n'
check('a - not b + c')  # expect: SyntaxError 'not' after an operator must be parenthesized 1 5 1 14 'a - not b + c\n'
check('x = -not y')  # expect: SyntaxError 'not' after an operator must be parenthesized 1 6 1 11 'x = -not y\n'
check('a * not')  # expect: SyntaxError invalid syntax 1 5 1 8 'a * not\n'
check('a == not b')  # expect: SyntaxError invalid syntax 1 6 1 9 'a == not b\n'
check('a << not b')  # expect: SyntaxError invalid syntax 1 6 1 9 'a << not b\n'
check('{x for x && y}')  # expect: SyntaxError 'in' expected after for-loop variables 1 11 1 12 '{x for x && y}\n'
check('[x for x range(3)]')  # expect: SyntaxError 'in' expected after for-loop variables 1 10 1 15 '[x for x range(3)]\n'
check('(x for 1)')  # expect: SyntaxError 'in' expected after for-loop variables 1 9 1 10 '(x for 1)\n'
check('[x for x + y]')  # expect: SyntaxError 'in' expected after for-loop variables 1 13 1 14 '[x for x + y]\n'
check('[x for x, y z]')  # expect: SyntaxError 'in' expected after for-loop variables 1 13 1 14 '[x for x, y z]\n'
check('[x for + in y]')  # expect: SyntaxError invalid syntax 1 10 1 12 '[x for + in y]\n'
check('[x for not a in y]')  # expect: SyntaxError cannot assign to expression 1 8 1 18 '[x for not a in y]\n'
check('a if b && c')  # expect: SyntaxError expected 'else' after 'if' expression 1 1 1 7 'a if b && c\n'
check('a if f(b c) else d')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 8 1 11 'a if f(b c) else d\n'
check('a if (b')  # expect: SyntaxError '(' was never closed 1 6 1 0 'a if (b\n'
check('{1: 2, 3 && 4}')  # expect: SyntaxError ':' expected after dictionary key 1 8 1 0 '{1: 2, 3 && 4}\n'
check('{1: 2, 3 +: 4}')  # expect: SyntaxError ':' expected after dictionary key 1 8 1 0 '{1: 2, 3 +: 4}\n'
check('{1 && 2: 3}')  # expect: SyntaxError invalid syntax 1 5 1 6 '{1 && 2: 3}\n'
check('[a, for b]')  # expect: SyntaxError 'in' expected after for-loop variables 1 10 1 11 '[a, for b]\n'
check('[a, b for]')  # expect: SyntaxError invalid syntax 1 7 1 10 '[a, b for]\n'
check('[a, b for c in d]')  # expect: SyntaxError did you forget parentheses around the comprehension target? 1 2 1 6 '[a, b for c in d]\n'
check('{1, for 2}')  # expect: SyntaxError 'in' expected after for-loop variables 1 10 1 11 '{1, for 2}\n'
check('[a, *b c]')  # expect: SyntaxError invalid syntax 1 8 1 9 '[a, *b c]\n'
check('[*a b]')  # expect: SyntaxError invalid syntax. Perhaps you forgot a comma? 1 3 1 6 '[*a b]\n'
check('[a, *]')  # expect: SyntaxError invalid syntax 1 6 1 7 '[a, *]\n'
check('[*]')  # expect: SyntaxError Invalid star expression 1 3 1 4 '[*]\n'
check('(*, 2)')  # expect: SyntaxError Invalid star expression 1 3 1 4 '(*, 2)\n'
check('f(*)')  # expect: SyntaxError Invalid star expression 1 4 1 5 'f(*)\n'
check('f"{b $"')  # expect: SyntaxError f-string: expecting '=', or '!', or ':', or '}' 1 6 1 7 'f"{b $"\n'
check('f"""{b $')  # expect: SyntaxError f-string: expecting '=', or '!', or ':', or '}' 1 8 1 9 'f"""{b $\n'
check('f"""\\x1 {a} {b $')  # expect: SyntaxError f-string: expecting '=', or '!', or ':', or '}' 1 16 1 17 'f"""\\x1 {a} {b $\n'
check('f"{a=,"')  # expect: SyntaxError f-string: expecting '!', or ':', or '}' 1 6 1 7 'f"{a=,"\n'
check('f"{a ]"')  # expect: SyntaxError f-string: unmatched ']' 1 6 1 6 'f"{a ]"'
check("f'{a ='")  # expect: SyntaxError f-string: expecting '}' 1 7 1 7 "f'{a ='"
check("'''a\nb")  # expect: SyntaxError unterminated triple-quoted string literal (detected at line 2) 1 1 1 1 "'''a"
check('(\n1a\n)\n')  # expect: SyntaxError invalid decimal literal 2 1 2 1 '1a'
check('x = (1,\n2]\n')  # expect: SyntaxError closing parenthesis ']' does not match opening parenthesis '(' on line 1 2 2 2 2 '2]'
check('x = [1,\n')  # expect: SyntaxError '[' was never closed 1 5 1 0 'x = [1,\n'
check('x = 5)')  # expect: SyntaxError unmatched ')' 1 6 1 6 'x = 5)'
