# SPDX-License-Identifier: MIT
# Syntax of except* and of with in parentheses: what is allowed, and the words for what is not.
from data.mistakes import show

for source in (
    'try:\n  pass\nexcept* A:\n  pass\nexcept B:\n  pass\n',
    'try:\n  pass\nexcept A:\n  pass\nexcept* B:\n  pass\n',
    'try:\n  pass\nexcept*:\n  pass\n',
    'for i in x:\n try:\n  pass\n except* A:\n  break\n',
    'for i in x:\n try:\n  pass\n except* A:\n  continue\n',
    'def f():\n try:\n  pass\n except* A:\n  return 1\n',
    'def f():\n try:\n  pass\n except* A:\n  for i in x: return 1\n',
    'def f():\n try:\n  pass\n except* A:\n  for i in x: break\n',
    'def f():\n try:\n  pass\n except* A:\n  def g(): return 1\n',
    'try:\n  pass\nexcept* A:\n  break\n',
    'try:\n  pass\nexcept* A as b.c:\n  pass\n',
    'try:\n  pass\nexcept A as b.c:\n  pass\n',
    'try:\n  pass\nexcept A as 1:\n  pass\n',
    'try:\n  pass\nexcept* A as f():\n  pass\n',
    'try:\n  pass\nexcept* A\n  pass\n',
    'try:\n  pass\nexcept *\n  pass\n',
    'try:\n  pass\nexcept* A:\npass\n',
    'try:\n  pass\nexcept*(A,):\n pass\nelse:\n pass\nfinally:\n pass\n',
    'try:\n  pass\nexcept A:\n  pass\nexcept* :\n  pass\n',
    'try:\n  pass\nexcept *A:\n  pass\nexcept:\n  pass\n',
    'try:\n pass\nexcept* *A:\n pass\n',
    'with (a, b): pass',
    'with (a as b, c): pass',
    'with (a as b): pass',
    'with (a as b,): pass',
    'with (a, b) as c: pass',
    'with (a), (b): pass',
    'with (yield): pass',
    'with (a as b) as c: pass',
    'with a as b, c as d: pass',
    'with (a, b as c,): pass',
    'with (): pass',
    'with (a as 1): pass',
    'with (a for a in b): pass',
    'with (a := b): pass',
    'with (a := b, c): pass',
    'with (a, *b): pass',
    'with (a as b, *c): pass',
    'with a as (b, c): pass',
    'with (a,): pass',
    'with (a as b)\n pass',
    'with (a, b)\n pass',
    'with a\n pass',
    'with (a, b):\npass',
    'with a as f(): pass',
    "with (open('x') as f, (open('y')) as g, z[0] as h.i): pass",
    'with (a, b).c as d: pass',
    'with (a as b) + c: pass',
    'with (a)() as b, (c): pass',
    'with (a, b) as c, d: pass',
    'with (a if b else c as d, e): pass',
    'with (lambda: 1 as b): pass',
):
    show(source)

# expect: 'try:\n  pass\nexcept* A:\n  pass\nexcept B:\n  pass\n' ! cannot have both 'except' and 'except*' on the same 'try' 5 1 5 7
# expect: 'try:\n  pass\nexcept A:\n  pass\nexcept* B:\n  pass\n' ! cannot have both 'except' and 'except*' on the same 'try' 5 1 5 8
# expect: 'try:\n  pass\nexcept*:\n  pass\n' ! expected one or more exception types 3 8 3 9
# expect: 'for i in x:\n try:\n  pass\n except* A:\n  break\n' ! 'break', 'continue' and 'return' cannot appear in an except* block 5 3 5 8
# expect: 'for i in x:\n try:\n  pass\n except* A:\n  continue\n' ! 'break', 'continue' and 'return' cannot appear in an except* block 5 3 5 11
# expect: 'def f():\n try:\n  pass\n except* A:\n  return 1\n' ! 'break', 'continue' and 'return' cannot appear in an except* block 5 10 5 11
# expect: 'def f():\n try:\n  pass\n except* A:\n  for i in x: return 1\n' ! 'break', 'continue' and 'return' cannot appear in an except* block 5 22 5 23
# expect: 'def f():\n try:\n  pass\n except* A:\n  for i in x: break\n' ok
# expect: 'def f():\n try:\n  pass\n except* A:\n  def g(): return 1\n' ok
# expect: 'try:\n  pass\nexcept* A:\n  break\n' ! 'break', 'continue' and 'return' cannot appear in an except* block 4 3 4 8
# expect: 'try:\n  pass\nexcept* A as b.c:\n  pass\n' ! invalid syntax 3 15 3 16
# expect: 'try:\n  pass\nexcept A as b.c:\n  pass\n' ! invalid syntax 3 14 3 15
# expect: 'try:\n  pass\nexcept A as 1:\n  pass\n' ! invalid syntax 3 13 3 14
# expect: 'try:\n  pass\nexcept* A as f():\n  pass\n' ! invalid syntax 3 15 3 16
# expect: 'try:\n  pass\nexcept* A\n  pass\n' ! expected ':' 3 10 3 11
# expect: 'try:\n  pass\nexcept *\n  pass\n' ! expected one or more exception types 3 9 3 10
# expect: 'try:\n  pass\nexcept* A:\npass\n' ! expected an indented block after 'except*' statement on line 3 4 1 4 5
# expect: 'try:\n  pass\nexcept*(A,):\n pass\nelse:\n pass\nfinally:\n pass\n' ok
# expect: 'try:\n  pass\nexcept A:\n  pass\nexcept* :\n  pass\n' ! expected one or more exception types 5 9 5 10
# expect: 'try:\n  pass\nexcept *A:\n  pass\nexcept:\n  pass\n' ! cannot have both 'except' and 'except*' on the same 'try' 5 1 5 7
# expect: 'try:\n pass\nexcept* *A:\n pass\n' ! invalid syntax 3 9 3 10
# expect: 'with (a, b): pass' ok
# expect: 'with (a as b, c): pass' ok
# expect: 'with (a as b): pass' ok
# expect: 'with (a as b,): pass' ok
# expect: 'with (a, b) as c: pass' ok
# expect: 'with (a), (b): pass' ok
# expect: 'with (yield): pass' ! 'yield' outside function 1 7 1 12
# expect: 'with (a as b) as c: pass' ! invalid syntax 1 15 1 17
# expect: 'with a as b, c as d: pass' ok
# expect: 'with (a, b as c,): pass' ok
# expect: 'with (): pass' ok
# expect: 'with (a as 1): pass' ! cannot assign to literal 1 12 1 13
# expect: 'with (a for a in b): pass' ok
# expect: 'with (a := b): pass' ok
# expect: 'with (a := b, c): pass' ok
# expect: 'with (a, *b): pass' ok
# expect: 'with (a as b, *c): pass' ! invalid syntax 1 15 1 16
# expect: 'with a as (b, c): pass' ok
# expect: 'with (a,): pass' ok
# expect: 'with (a as b)\n pass' ! expected ':' 1 14 1 15
# expect: 'with (a, b)\n pass' ! expected ':' 1 12 1 13
# expect: 'with a\n pass' ! expected ':' 1 7 1 8
# expect: 'with (a, b):\npass' ! expected an indented block after 'with' statement on line 1 2 1 2 5
# expect: 'with a as f(): pass' ! cannot assign to function call 1 11 1 14
# expect: "with (open('x') as f, (open('y')) as g, z[0] as h.i): pass" ok
# expect: 'with (a, b).c as d: pass' ok
# expect: 'with (a as b) + c: pass' ! invalid syntax 1 15 1 16
# expect: 'with (a)() as b, (c): pass' ok
# expect: 'with (a, b) as c, d: pass' ok
# expect: 'with (a if b else c as d, e): pass' ok
# expect: 'with (lambda: 1 as b): pass' ok
