# What is allowed and is probably a mistake: SyntaxWarning, and SyntaxError where the filters ask for errors.
import warnings
progs = r'''
'\d'
"a\qb\z"
b'\d'
f'\d{x}\e'
f'{x:\d}'
'\400'
b'\400'
'\777 \d'
\
'''.strip('\n').split('\n')[:-1]
progs += ["x is 1", "x is not 'a'", "1 is x", "x is ()", "x is (1,2)", "x is -1", "x is None", "x is ...", "x is True", "x is b''", "x is 1.5", "x is 1j", "a is 1 is b", "x is [1]", "x is f'a'", "x is f'{a}'",
"assert (x, 'm')", "assert (x)", "assert ()", "assert (1,)", "assert 'a'", "'a'()", "1()", "None()", "True()", "...()", "(1, 2)()", "[1]()", "{}()", "{1}()", "{1: 2}()", "f'{a}'()", "(x for x in y)()", "[x for x in y]()", "{x for x in y}()", "{x:1 for x in y}()", "(lambda: 1)()", "b''()", "1.5()", "1j()",
"1[0]", "None[1]", "True[1]", "...[1]", "{1}[0]", "{x for x in y}[0]", "(x for x in y)[0]", "(lambda: 1)[0]", "1.5[0]", "'a'['b']", "'a'[1.5]", "'a'[None]", "'a'[1, 2]", "'a'[x]", "b'a'['b']", "(1, 2)['a']", "[1, 2]['a']", "[1, 2][1, 2]", "[x for x in y]['a']", "{1: 2}['a']", "f'{a}'['b']", "[1][b'x']", "[1][(x, y)]", "[1][[1]]", "[1][{1:2}]","[1][f'{x}']", "'a'[True]", "'abc'[1:2]", "(1,)[...]", "[1][(lambda: 1)]", "[1][{1}]", "[1][(x for x in y)]",
"1if x else 2", "0x1for x in y", "1in x", "1or 2", "0b1and x", "0o7or x", "1.5if x else 2", "1jif x else 2", "1e5or x", "1not in x", "1is x", "[1for x in y]", "[1 for x in y if 1else 2]", "0xfor x", "1 or 2",
"while 1:\n try:\n  pass\n finally:\n  x = (1\n  ,)\n",
"def f(x):\n return x\n'a'\nx = [(1, 2) (3, 4)]",
"x = [[1] [2, 3]]", "x = ['a' (1)]",
"x == 3 is y", "a < b is 3",
]
for p in progs:
  for action in ('always', 'error'):
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter(action)
        try:
            compile(p, 'dir/<t>.py', 'exec')
            r = 'fine'
        except SyntaxError as e:
            r = (type(e).__name__, e.msg, e.filename, e.lineno, e.offset, e.end_lineno, e.end_offset)
    print(repr(p), action, r if action == 'error' else [(x.category.__name__, str(x.message), x.filename, x.lineno) for x in w])

# expect: "'\\d'" always [('SyntaxWarning', "invalid escape sequence '\\d'", 'dir/<t>.py', 1)]
# expect: "'\\d'" error ('SyntaxError', "invalid escape sequence '\\d'", 'dir/<t>.py', 1, 1, 1, 5)
# expect: '"a\\qb\\z"' always [('SyntaxWarning', "invalid escape sequence '\\q'", 'dir/<t>.py', 1)]
# expect: '"a\\qb\\z"' error ('SyntaxError', "invalid escape sequence '\\q'", 'dir/<t>.py', 1, 1, 1, 9)
# expect: "b'\\d'" always [('SyntaxWarning', "invalid escape sequence '\\d'", 'dir/<t>.py', 1)]
# expect: "b'\\d'" error ('SyntaxError', "invalid escape sequence '\\d'", 'dir/<t>.py', 1, 1, 1, 6)
# expect: "f'\\d{x}\\e'" always [('SyntaxWarning', "invalid escape sequence '\\d'", 'dir/<t>.py', 1), ('SyntaxWarning', "invalid escape sequence '\\e'", 'dir/<t>.py', 1)]
# expect: "f'\\d{x}\\e'" error ('SyntaxError', "invalid escape sequence '\\d'", 'dir/<t>.py', 1, 10, 1, 11)
# expect: "f'{x:\\d}'" always [('SyntaxWarning', "invalid escape sequence '\\d'", 'dir/<t>.py', 1)]
# expect: "f'{x:\\d}'" error ('SyntaxError', "invalid escape sequence '\\d'", 'dir/<t>.py', 1, 6, 1, 8)
# expect: "'\\400'" always [('SyntaxWarning', "invalid octal escape sequence '\\400'", 'dir/<t>.py', 1)]
# expect: "'\\400'" error ('SyntaxError', "invalid octal escape sequence '\\400'", 'dir/<t>.py', 1, 1, 1, 7)
# expect: "b'\\400'" always [('SyntaxWarning', "invalid octal escape sequence '\\400'", 'dir/<t>.py', 1)]
# expect: "b'\\400'" error ('SyntaxError', "invalid octal escape sequence '\\400'", 'dir/<t>.py', 1, 1, 1, 8)
# expect: "'\\777 \\d'" always [('SyntaxWarning', "invalid octal escape sequence '\\777'", 'dir/<t>.py', 1)]
# expect: "'\\777 \\d'" error ('SyntaxError', "invalid octal escape sequence '\\777'", 'dir/<t>.py', 1, 1, 1, 10)
# expect: 'x is 1' always [('SyntaxWarning', '"is" with \'int\' literal. Did you mean "=="?', 'dir/<t>.py', 1)]
# expect: 'x is 1' error ('SyntaxError', '"is" with \'int\' literal. Did you mean "=="?', 'dir/<t>.py', 1, 1, 1, 7)
# expect: "x is not 'a'" always [('SyntaxWarning', '"is not" with \'str\' literal. Did you mean "!="?', 'dir/<t>.py', 1)]
# expect: "x is not 'a'" error ('SyntaxError', '"is not" with \'str\' literal. Did you mean "!="?', 'dir/<t>.py', 1, 1, 1, 13)
# expect: '1 is x' always [('SyntaxWarning', '"is" with \'int\' literal. Did you mean "=="?', 'dir/<t>.py', 1)]
# expect: '1 is x' error ('SyntaxError', '"is" with \'int\' literal. Did you mean "=="?', 'dir/<t>.py', 1, 1, 1, 7)
# expect: 'x is ()' always [('SyntaxWarning', '"is" with \'tuple\' literal. Did you mean "=="?', 'dir/<t>.py', 1)]
# expect: 'x is ()' error ('SyntaxError', '"is" with \'tuple\' literal. Did you mean "=="?', 'dir/<t>.py', 1, 1, 1, 8)
# expect: 'x is (1,2)' always [('SyntaxWarning', '"is" with \'tuple\' literal. Did you mean "=="?', 'dir/<t>.py', 1)]
# expect: 'x is (1,2)' error ('SyntaxError', '"is" with \'tuple\' literal. Did you mean "=="?', 'dir/<t>.py', 1, 1, 1, 11)
# expect: 'x is -1' always [('SyntaxWarning', '"is" with \'int\' literal. Did you mean "=="?', 'dir/<t>.py', 1)]
# expect: 'x is -1' error ('SyntaxError', '"is" with \'int\' literal. Did you mean "=="?', 'dir/<t>.py', 1, 1, 1, 8)
# expect: 'x is None' always []
# expect: 'x is None' error fine
# expect: 'x is ...' always []
# expect: 'x is ...' error fine
# expect: 'x is True' always []
# expect: 'x is True' error fine
# expect: "x is b''" always [('SyntaxWarning', '"is" with \'bytes\' literal. Did you mean "=="?', 'dir/<t>.py', 1)]
# expect: "x is b''" error ('SyntaxError', '"is" with \'bytes\' literal. Did you mean "=="?', 'dir/<t>.py', 1, 1, 1, 9)
# expect: 'x is 1.5' always [('SyntaxWarning', '"is" with \'float\' literal. Did you mean "=="?', 'dir/<t>.py', 1)]
# expect: 'x is 1.5' error ('SyntaxError', '"is" with \'float\' literal. Did you mean "=="?', 'dir/<t>.py', 1, 1, 1, 9)
# expect: 'x is 1j' always [('SyntaxWarning', '"is" with \'complex\' literal. Did you mean "=="?', 'dir/<t>.py', 1)]
# expect: 'x is 1j' error ('SyntaxError', '"is" with \'complex\' literal. Did you mean "=="?', 'dir/<t>.py', 1, 1, 1, 8)
# expect: 'a is 1 is b' always [('SyntaxWarning', '"is" with \'int\' literal. Did you mean "=="?', 'dir/<t>.py', 1)]
# expect: 'a is 1 is b' error ('SyntaxError', '"is" with \'int\' literal. Did you mean "=="?', 'dir/<t>.py', 1, 1, 1, 12)
# expect: 'x is [1]' always []
# expect: 'x is [1]' error fine
# expect: "x is f'a'" always []
# expect: "x is f'a'" error fine
# expect: "x is f'{a}'" always []
# expect: "x is f'{a}'" error fine
# expect: "assert (x, 'm')" always [('SyntaxWarning', 'assertion is always true, perhaps remove parentheses?', 'dir/<t>.py', 1)]
# expect: "assert (x, 'm')" error ('SyntaxError', 'assertion is always true, perhaps remove parentheses?', 'dir/<t>.py', 1, 1, 1, 16)
# expect: 'assert (x)' always []
# expect: 'assert (x)' error fine
# expect: 'assert ()' always []
# expect: 'assert ()' error fine
# expect: 'assert (1,)' always [('SyntaxWarning', 'assertion is always true, perhaps remove parentheses?', 'dir/<t>.py', 1)]
# expect: 'assert (1,)' error ('SyntaxError', 'assertion is always true, perhaps remove parentheses?', 'dir/<t>.py', 1, 1, 1, 12)
# expect: "assert 'a'" always []
# expect: "assert 'a'" error fine
# expect: "'a'()" always [('SyntaxWarning', "'str' object is not callable; perhaps you missed a comma?", 'dir/<t>.py', 1)]
# expect: "'a'()" error ('SyntaxError', "'str' object is not callable; perhaps you missed a comma?", 'dir/<t>.py', 1, 1, 1, 4)
# expect: '1()' always [('SyntaxWarning', "'int' object is not callable; perhaps you missed a comma?", 'dir/<t>.py', 1)]
# expect: '1()' error ('SyntaxError', "'int' object is not callable; perhaps you missed a comma?", 'dir/<t>.py', 1, 1, 1, 2)
# expect: 'None()' always [('SyntaxWarning', "'NoneType' object is not callable; perhaps you missed a comma?", 'dir/<t>.py', 1)]
# expect: 'None()' error ('SyntaxError', "'NoneType' object is not callable; perhaps you missed a comma?", 'dir/<t>.py', 1, 1, 1, 5)
# expect: 'True()' always [('SyntaxWarning', "'bool' object is not callable; perhaps you missed a comma?", 'dir/<t>.py', 1)]
# expect: 'True()' error ('SyntaxError', "'bool' object is not callable; perhaps you missed a comma?", 'dir/<t>.py', 1, 1, 1, 5)
# expect: '...()' always [('SyntaxWarning', "'ellipsis' object is not callable; perhaps you missed a comma?", 'dir/<t>.py', 1)]
# expect: '...()' error ('SyntaxError', "'ellipsis' object is not callable; perhaps you missed a comma?", 'dir/<t>.py', 1, 1, 1, 4)
# expect: '(1, 2)()' always [('SyntaxWarning', "'tuple' object is not callable; perhaps you missed a comma?", 'dir/<t>.py', 1)]
# expect: '(1, 2)()' error ('SyntaxError', "'tuple' object is not callable; perhaps you missed a comma?", 'dir/<t>.py', 1, 1, 1, 7)
# expect: '[1]()' always [('SyntaxWarning', "'list' object is not callable; perhaps you missed a comma?", 'dir/<t>.py', 1)]
# expect: '[1]()' error ('SyntaxError', "'list' object is not callable; perhaps you missed a comma?", 'dir/<t>.py', 1, 1, 1, 4)
# expect: '{}()' always [('SyntaxWarning', "'dict' object is not callable; perhaps you missed a comma?", 'dir/<t>.py', 1)]
# expect: '{}()' error ('SyntaxError', "'dict' object is not callable; perhaps you missed a comma?", 'dir/<t>.py', 1, 1, 1, 3)
# expect: '{1}()' always [('SyntaxWarning', "'set' object is not callable; perhaps you missed a comma?", 'dir/<t>.py', 1)]
# expect: '{1}()' error ('SyntaxError', "'set' object is not callable; perhaps you missed a comma?", 'dir/<t>.py', 1, 1, 1, 4)
# expect: '{1: 2}()' always [('SyntaxWarning', "'dict' object is not callable; perhaps you missed a comma?", 'dir/<t>.py', 1)]
# expect: '{1: 2}()' error ('SyntaxError', "'dict' object is not callable; perhaps you missed a comma?", 'dir/<t>.py', 1, 1, 1, 7)
# expect: "f'{a}'()" always [('SyntaxWarning', "'str' object is not callable; perhaps you missed a comma?", 'dir/<t>.py', 1)]
# expect: "f'{a}'()" error ('SyntaxError', "'str' object is not callable; perhaps you missed a comma?", 'dir/<t>.py', 1, 1, 1, 7)
# expect: '(x for x in y)()' always [('SyntaxWarning', "'generator' object is not callable; perhaps you missed a comma?", 'dir/<t>.py', 1)]
# expect: '(x for x in y)()' error ('SyntaxError', "'generator' object is not callable; perhaps you missed a comma?", 'dir/<t>.py', 1, 1, 1, 15)
# expect: '[x for x in y]()' always [('SyntaxWarning', "'list' object is not callable; perhaps you missed a comma?", 'dir/<t>.py', 1)]
# expect: '[x for x in y]()' error ('SyntaxError', "'list' object is not callable; perhaps you missed a comma?", 'dir/<t>.py', 1, 1, 1, 15)
# expect: '{x for x in y}()' always [('SyntaxWarning', "'set' object is not callable; perhaps you missed a comma?", 'dir/<t>.py', 1)]
# expect: '{x for x in y}()' error ('SyntaxError', "'set' object is not callable; perhaps you missed a comma?", 'dir/<t>.py', 1, 1, 1, 15)
# expect: '{x:1 for x in y}()' always [('SyntaxWarning', "'dict' object is not callable; perhaps you missed a comma?", 'dir/<t>.py', 1)]
# expect: '{x:1 for x in y}()' error ('SyntaxError', "'dict' object is not callable; perhaps you missed a comma?", 'dir/<t>.py', 1, 1, 1, 17)
# expect: '(lambda: 1)()' always []
# expect: '(lambda: 1)()' error fine
# expect: "b''()" always [('SyntaxWarning', "'bytes' object is not callable; perhaps you missed a comma?", 'dir/<t>.py', 1)]
# expect: "b''()" error ('SyntaxError', "'bytes' object is not callable; perhaps you missed a comma?", 'dir/<t>.py', 1, 1, 1, 4)
# expect: '1.5()' always [('SyntaxWarning', "'float' object is not callable; perhaps you missed a comma?", 'dir/<t>.py', 1)]
# expect: '1.5()' error ('SyntaxError', "'float' object is not callable; perhaps you missed a comma?", 'dir/<t>.py', 1, 1, 1, 4)
# expect: '1j()' always [('SyntaxWarning', "'complex' object is not callable; perhaps you missed a comma?", 'dir/<t>.py', 1)]
# expect: '1j()' error ('SyntaxError', "'complex' object is not callable; perhaps you missed a comma?", 'dir/<t>.py', 1, 1, 1, 3)
# expect: '1[0]' always [('SyntaxWarning', "'int' object is not subscriptable; perhaps you missed a comma?", 'dir/<t>.py', 1)]
# expect: '1[0]' error ('SyntaxError', "'int' object is not subscriptable; perhaps you missed a comma?", 'dir/<t>.py', 1, 1, 1, 2)
# expect: 'None[1]' always [('SyntaxWarning', "'NoneType' object is not subscriptable; perhaps you missed a comma?", 'dir/<t>.py', 1)]
# expect: 'None[1]' error ('SyntaxError', "'NoneType' object is not subscriptable; perhaps you missed a comma?", 'dir/<t>.py', 1, 1, 1, 5)
# expect: 'True[1]' always [('SyntaxWarning', "'bool' object is not subscriptable; perhaps you missed a comma?", 'dir/<t>.py', 1)]
# expect: 'True[1]' error ('SyntaxError', "'bool' object is not subscriptable; perhaps you missed a comma?", 'dir/<t>.py', 1, 1, 1, 5)
# expect: '...[1]' always [('SyntaxWarning', "'ellipsis' object is not subscriptable; perhaps you missed a comma?", 'dir/<t>.py', 1)]
# expect: '...[1]' error ('SyntaxError', "'ellipsis' object is not subscriptable; perhaps you missed a comma?", 'dir/<t>.py', 1, 1, 1, 4)
# expect: '{1}[0]' always [('SyntaxWarning', "'set' object is not subscriptable; perhaps you missed a comma?", 'dir/<t>.py', 1)]
# expect: '{1}[0]' error ('SyntaxError', "'set' object is not subscriptable; perhaps you missed a comma?", 'dir/<t>.py', 1, 1, 1, 4)
# expect: '{x for x in y}[0]' always [('SyntaxWarning', "'set' object is not subscriptable; perhaps you missed a comma?", 'dir/<t>.py', 1)]
# expect: '{x for x in y}[0]' error ('SyntaxError', "'set' object is not subscriptable; perhaps you missed a comma?", 'dir/<t>.py', 1, 1, 1, 15)
# expect: '(x for x in y)[0]' always [('SyntaxWarning', "'generator' object is not subscriptable; perhaps you missed a comma?", 'dir/<t>.py', 1)]
# expect: '(x for x in y)[0]' error ('SyntaxError', "'generator' object is not subscriptable; perhaps you missed a comma?", 'dir/<t>.py', 1, 1, 1, 15)
# expect: '(lambda: 1)[0]' always [('SyntaxWarning', "'function' object is not subscriptable; perhaps you missed a comma?", 'dir/<t>.py', 1)]
# expect: '(lambda: 1)[0]' error ('SyntaxError', "'function' object is not subscriptable; perhaps you missed a comma?", 'dir/<t>.py', 1, 2, 1, 11)
# expect: '1.5[0]' always [('SyntaxWarning', "'float' object is not subscriptable; perhaps you missed a comma?", 'dir/<t>.py', 1)]
# expect: '1.5[0]' error ('SyntaxError', "'float' object is not subscriptable; perhaps you missed a comma?", 'dir/<t>.py', 1, 1, 1, 4)
# expect: "'a'['b']" always [('SyntaxWarning', 'str indices must be integers or slices, not str; perhaps you missed a comma?', 'dir/<t>.py', 1)]
# expect: "'a'['b']" error ('SyntaxError', 'str indices must be integers or slices, not str; perhaps you missed a comma?', 'dir/<t>.py', 1, 1, 1, 4)
# expect: "'a'[1.5]" always [('SyntaxWarning', 'str indices must be integers or slices, not float; perhaps you missed a comma?', 'dir/<t>.py', 1)]
# expect: "'a'[1.5]" error ('SyntaxError', 'str indices must be integers or slices, not float; perhaps you missed a comma?', 'dir/<t>.py', 1, 1, 1, 4)
# expect: "'a'[None]" always [('SyntaxWarning', 'str indices must be integers or slices, not NoneType; perhaps you missed a comma?', 'dir/<t>.py', 1)]
# expect: "'a'[None]" error ('SyntaxError', 'str indices must be integers or slices, not NoneType; perhaps you missed a comma?', 'dir/<t>.py', 1, 1, 1, 4)
# expect: "'a'[1, 2]" always [('SyntaxWarning', 'str indices must be integers or slices, not tuple; perhaps you missed a comma?', 'dir/<t>.py', 1)]
# expect: "'a'[1, 2]" error ('SyntaxError', 'str indices must be integers or slices, not tuple; perhaps you missed a comma?', 'dir/<t>.py', 1, 1, 1, 4)
# expect: "'a'[x]" always []
# expect: "'a'[x]" error fine
# expect: "b'a'['b']" always [('SyntaxWarning', 'bytes indices must be integers or slices, not str; perhaps you missed a comma?', 'dir/<t>.py', 1)]
# expect: "b'a'['b']" error ('SyntaxError', 'bytes indices must be integers or slices, not str; perhaps you missed a comma?', 'dir/<t>.py', 1, 1, 1, 5)
# expect: "(1, 2)['a']" always [('SyntaxWarning', 'tuple indices must be integers or slices, not str; perhaps you missed a comma?', 'dir/<t>.py', 1)]
# expect: "(1, 2)['a']" error ('SyntaxError', 'tuple indices must be integers or slices, not str; perhaps you missed a comma?', 'dir/<t>.py', 1, 1, 1, 7)
# expect: "[1, 2]['a']" always [('SyntaxWarning', 'list indices must be integers or slices, not str; perhaps you missed a comma?', 'dir/<t>.py', 1)]
# expect: "[1, 2]['a']" error ('SyntaxError', 'list indices must be integers or slices, not str; perhaps you missed a comma?', 'dir/<t>.py', 1, 1, 1, 7)
# expect: '[1, 2][1, 2]' always [('SyntaxWarning', 'list indices must be integers or slices, not tuple; perhaps you missed a comma?', 'dir/<t>.py', 1)]
# expect: '[1, 2][1, 2]' error ('SyntaxError', 'list indices must be integers or slices, not tuple; perhaps you missed a comma?', 'dir/<t>.py', 1, 1, 1, 7)
# expect: "[x for x in y]['a']" always [('SyntaxWarning', 'list indices must be integers or slices, not str; perhaps you missed a comma?', 'dir/<t>.py', 1)]
# expect: "[x for x in y]['a']" error ('SyntaxError', 'list indices must be integers or slices, not str; perhaps you missed a comma?', 'dir/<t>.py', 1, 1, 1, 15)
# expect: "{1: 2}['a']" always []
# expect: "{1: 2}['a']" error fine
# expect: "f'{a}'['b']" always [('SyntaxWarning', 'str indices must be integers or slices, not str; perhaps you missed a comma?', 'dir/<t>.py', 1)]
# expect: "f'{a}'['b']" error ('SyntaxError', 'str indices must be integers or slices, not str; perhaps you missed a comma?', 'dir/<t>.py', 1, 1, 1, 7)
# expect: "[1][b'x']" always [('SyntaxWarning', 'list indices must be integers or slices, not bytes; perhaps you missed a comma?', 'dir/<t>.py', 1)]
# expect: "[1][b'x']" error ('SyntaxError', 'list indices must be integers or slices, not bytes; perhaps you missed a comma?', 'dir/<t>.py', 1, 1, 1, 4)
# expect: '[1][(x, y)]' always [('SyntaxWarning', 'list indices must be integers or slices, not tuple; perhaps you missed a comma?', 'dir/<t>.py', 1)]
# expect: '[1][(x, y)]' error ('SyntaxError', 'list indices must be integers or slices, not tuple; perhaps you missed a comma?', 'dir/<t>.py', 1, 1, 1, 4)
# expect: '[1][[1]]' always [('SyntaxWarning', 'list indices must be integers or slices, not list; perhaps you missed a comma?', 'dir/<t>.py', 1)]
# expect: '[1][[1]]' error ('SyntaxError', 'list indices must be integers or slices, not list; perhaps you missed a comma?', 'dir/<t>.py', 1, 1, 1, 4)
# expect: '[1][{1:2}]' always [('SyntaxWarning', 'list indices must be integers or slices, not dict; perhaps you missed a comma?', 'dir/<t>.py', 1)]
# expect: '[1][{1:2}]' error ('SyntaxError', 'list indices must be integers or slices, not dict; perhaps you missed a comma?', 'dir/<t>.py', 1, 1, 1, 4)
# expect: "[1][f'{x}']" always [('SyntaxWarning', 'list indices must be integers or slices, not str; perhaps you missed a comma?', 'dir/<t>.py', 1)]
# expect: "[1][f'{x}']" error ('SyntaxError', 'list indices must be integers or slices, not str; perhaps you missed a comma?', 'dir/<t>.py', 1, 1, 1, 4)
# expect: "'a'[True]" always []
# expect: "'a'[True]" error fine
# expect: "'abc'[1:2]" always []
# expect: "'abc'[1:2]" error fine
# expect: '(1,)[...]' always [('SyntaxWarning', 'tuple indices must be integers or slices, not ellipsis; perhaps you missed a comma?', 'dir/<t>.py', 1)]
# expect: '(1,)[...]' error ('SyntaxError', 'tuple indices must be integers or slices, not ellipsis; perhaps you missed a comma?', 'dir/<t>.py', 1, 1, 1, 5)
# expect: '[1][(lambda: 1)]' always [('SyntaxWarning', 'list indices must be integers or slices, not function; perhaps you missed a comma?', 'dir/<t>.py', 1)]
# expect: '[1][(lambda: 1)]' error ('SyntaxError', 'list indices must be integers or slices, not function; perhaps you missed a comma?', 'dir/<t>.py', 1, 1, 1, 4)
# expect: '[1][{1}]' always [('SyntaxWarning', 'list indices must be integers or slices, not set; perhaps you missed a comma?', 'dir/<t>.py', 1)]
# expect: '[1][{1}]' error ('SyntaxError', 'list indices must be integers or slices, not set; perhaps you missed a comma?', 'dir/<t>.py', 1, 1, 1, 4)
# expect: '[1][(x for x in y)]' always [('SyntaxWarning', 'list indices must be integers or slices, not generator; perhaps you missed a comma?', 'dir/<t>.py', 1)]
# expect: '[1][(x for x in y)]' error ('SyntaxError', 'list indices must be integers or slices, not generator; perhaps you missed a comma?', 'dir/<t>.py', 1, 1, 1, 4)
# expect: '1if x else 2' always [('SyntaxWarning', 'invalid decimal literal', 'dir/<t>.py', 1)]
# expect: '1if x else 2' error ('SyntaxError', 'invalid decimal literal', 'dir/<t>.py', 1, 1, 1, 1)
# expect: '0x1for x in y' always [('SyntaxWarning', 'invalid hexadecimal literal', 'dir/<t>.py', 1)]
# expect: '0x1for x in y' error ('SyntaxError', 'invalid hexadecimal literal', 'dir/<t>.py', 1, 4, 1, 4)
# expect: '1in x' always [('SyntaxWarning', 'invalid decimal literal', 'dir/<t>.py', 1)]
# expect: '1in x' error ('SyntaxError', 'invalid decimal literal', 'dir/<t>.py', 1, 1, 1, 1)
# expect: '1or 2' always [('SyntaxWarning', 'invalid decimal literal', 'dir/<t>.py', 1)]
# expect: '1or 2' error ('SyntaxError', 'invalid decimal literal', 'dir/<t>.py', 1, 1, 1, 1)
# expect: '0b1and x' always [('SyntaxWarning', 'invalid binary literal', 'dir/<t>.py', 1)]
# expect: '0b1and x' error ('SyntaxError', 'invalid binary literal', 'dir/<t>.py', 1, 3, 1, 3)
# expect: '0o7or x' always [('SyntaxWarning', 'invalid octal literal', 'dir/<t>.py', 1)]
# expect: '0o7or x' error ('SyntaxError', 'invalid octal literal', 'dir/<t>.py', 1, 3, 1, 3)
# expect: '1.5if x else 2' always [('SyntaxWarning', 'invalid decimal literal', 'dir/<t>.py', 1)]
# expect: '1.5if x else 2' error ('SyntaxError', 'invalid decimal literal', 'dir/<t>.py', 1, 3, 1, 3)
# expect: '1jif x else 2' always [('SyntaxWarning', 'invalid imaginary literal', 'dir/<t>.py', 1)]
# expect: '1jif x else 2' error ('SyntaxError', 'invalid imaginary literal', 'dir/<t>.py', 1, 2, 1, 2)
# expect: '1e5or x' always [('SyntaxWarning', 'invalid decimal literal', 'dir/<t>.py', 1)]
# expect: '1e5or x' error ('SyntaxError', 'invalid decimal literal', 'dir/<t>.py', 1, 3, 1, 3)
# expect: '1not in x' always [('SyntaxWarning', 'invalid decimal literal', 'dir/<t>.py', 1)]
# expect: '1not in x' error ('SyntaxError', 'invalid decimal literal', 'dir/<t>.py', 1, 1, 1, 1)
# expect: '1is x' always [('SyntaxWarning', 'invalid decimal literal', 'dir/<t>.py', 1), ('SyntaxWarning', '"is" with \'int\' literal. Did you mean "=="?', 'dir/<t>.py', 1)]
# expect: '1is x' error ('SyntaxError', 'invalid decimal literal', 'dir/<t>.py', 1, 1, 1, 1)
# expect: '[1for x in y]' always [('SyntaxWarning', 'invalid decimal literal', 'dir/<t>.py', 1)]
# expect: '[1for x in y]' error ('SyntaxError', 'invalid decimal literal', 'dir/<t>.py', 1, 2, 1, 2)
# expect: '[1 for x in y if 1else 2]' always [('SyntaxWarning', 'invalid decimal literal', 'dir/<t>.py', 1)]
# expect: '[1 for x in y if 1else 2]' error ('SyntaxError', 'invalid decimal literal', 'dir/<t>.py', 1, 18, 1, 18)
# expect: '0xfor x' always [('SyntaxWarning', 'invalid hexadecimal literal', 'dir/<t>.py', 1)]
# expect: '0xfor x' error ('SyntaxError', 'invalid hexadecimal literal', 'dir/<t>.py', 1, 3, 1, 3)
# expect: '1 or 2' always []
# expect: '1 or 2' error fine
# expect: 'while 1:\n try:\n  pass\n finally:\n  x = (1\n  ,)\n' always []
# expect: 'while 1:\n try:\n  pass\n finally:\n  x = (1\n  ,)\n' error fine
# expect: "def f(x):\n return x\n'a'\nx = [(1, 2) (3, 4)]" always [('SyntaxWarning', "'tuple' object is not callable; perhaps you missed a comma?", 'dir/<t>.py', 4)]
# expect: "def f(x):\n return x\n'a'\nx = [(1, 2) (3, 4)]" error ('SyntaxError', "'tuple' object is not callable; perhaps you missed a comma?", 'dir/<t>.py', 4, 6, 4, 12)
# expect: 'x = [[1] [2, 3]]' always [('SyntaxWarning', 'list indices must be integers or slices, not tuple; perhaps you missed a comma?', 'dir/<t>.py', 1)]
# expect: 'x = [[1] [2, 3]]' error ('SyntaxError', 'list indices must be integers or slices, not tuple; perhaps you missed a comma?', 'dir/<t>.py', 1, 6, 1, 9)
# expect: "x = ['a' (1)]" always [('SyntaxWarning', "'str' object is not callable; perhaps you missed a comma?", 'dir/<t>.py', 1)]
# expect: "x = ['a' (1)]" error ('SyntaxError', "'str' object is not callable; perhaps you missed a comma?", 'dir/<t>.py', 1, 6, 1, 9)
# expect: 'x == 3 is y' always [('SyntaxWarning', '"is" with \'int\' literal. Did you mean "=="?', 'dir/<t>.py', 1)]
# expect: 'x == 3 is y' error ('SyntaxError', '"is" with \'int\' literal. Did you mean "=="?', 'dir/<t>.py', 1, 1, 1, 12)
# expect: 'a < b is 3' always [('SyntaxWarning', '"is" with \'int\' literal. Did you mean "=="?', 'dir/<t>.py', 1)]
# expect: 'a < b is 3' error ('SyntaxError', '"is" with \'int\' literal. Did you mean "=="?', 'dir/<t>.py', 1, 1, 1, 11)
