# SPDX-License-Identifier: MIT
# compile() and exec(): coding comments, one interactive statement, and global names in a mapping of locals.
import __future__

print(repr(eval('# -*- coding: badencoding -*-\n"\xc2\xa4"\n')), repr(eval(b'# -*- coding: latin1 -*-\n"\xc2\xa4"\n')))
try:
    compile(b'# -*- coding: badencoding -*-\npass\n', 'tmp', 'exec')
except SyntaxError as e:
    print('SyntaxError', 'badencoding' in str(e))

for source in ('def f(): pass', 'def f(): pass\n', 'if 1: pass\nelse: pass', 'while 0:\n pass', 'a = 1',
               'with x: pass #', 'class C:\n  def f(self): pass', 'a\nb', 'a\n)', 'a; b'):
    try:
        compile(source, 'f', 'single')
        print(repr(source), 'is one statement')
    except SyntaxError as e:
        print(repr(source), e.msg, *e.args[1][1:] if 'multiple' in e.msg else ())

space, names = {}, {}
exec('''
def f():
    y = 1
    def g():
        global y
        return y
    def h():
        return y + 1
    return g, h
y = 9
z = 8
g, h = f()
result = g(), h()
''', space, names)
print(sorted(name for name in space if name != '__builtins__'), sorted(names), names['result'])
exec('class C:\n  def m(self):\n    global __x\n    __x = 1\n__x = _C__x = 2', space, names)
print('_C__x' in space, '__x' in names)

future = __future__.annotations.compiler_flag
for source, flags in (('', 0), ('', future), ('from __future__ import annotations\n', 0)):
    space = {}
    code = compile(source + 'def f(a: 1 + 1): pass\nexec("def g(a: 1  +  1): pass")', 'f', 'exec', flags)
    exec(code, space)
    print(space['f'].__annotations__, space['g'].__annotations__, code.co_flags & future == future)
space = {'__future__': future}
exec('''from __future__ import annotations
exec(compile('def f(a: 1 + 1): pass', 'f', 'exec'))
exec(compile('def g(a: 1 + 1): pass', 'f', 'exec', dont_inherit=True))
''', space)
print(space['f'].__annotations__, space['g'].__annotations__)

# expect: 'Â¤' 'Â¤'
# expect: SyntaxError True
# expect: 'def f(): pass' invalid syntax
# expect: 'def f(): pass\n' is one statement
# expect: 'if 1: pass\nelse: pass' invalid syntax
# expect: 'while 0:\n pass' is one statement
# expect: 'a = 1' is one statement
# expect: 'with x: pass #' invalid syntax
# expect: 'class C:\n  def f(self): pass' is one statement
# expect: 'a\nb' multiple statements found while compiling a single statement 1 2 a
# expect:  1 3
# expect: 'a\n)' multiple statements found while compiling a single statement 1 2 a
# expect:  1 3
# expect: 'a; b' is one statement
# expect: ['y'] ['f', 'g', 'h', 'result', 'z'] (9, 2)
# expect: True True
# expect: {'a': 2} {'a': 2} False
# expect: {'a': '1 + 1'} {'a': '1 + 1'} True
# expect: {'a': '1 + 1'} {'a': '1 + 1'} True
# expect: {'a': '1 + 1'} {'a': 2}

# A last line of blanks is an indented one where the text is no file.
for text in " ", "\n\t", "1\n ", "1 ", "1\n \n", "":
    for mode in "eval", "single", "exec":
        try:
            compile(text, "f", mode)
            print(repr(text), mode)
        except SyntaxError as e:
            print(repr(text), mode, type(e).__name__, e.msg, e.lineno)
# expect: ' ' eval IndentationError unexpected indent 1
# expect: ' ' single IndentationError unexpected indent 1
# expect: ' ' exec
# expect: '\n\t' eval IndentationError unexpected indent 2
# expect: '\n\t' single IndentationError unexpected indent 2
# expect: '\n\t' exec
# expect: '1\n ' eval IndentationError unexpected indent 2
# expect: '1\n ' single
# expect: '1\n ' exec
# expect: '1 ' eval
# expect: '1 ' single
# expect: '1 ' exec
# expect: '1\n \n' eval
# expect: '1\n \n' single
# expect: '1\n \n' exec
# expect: '' eval SyntaxError invalid syntax 0
# expect: '' single SyntaxError invalid syntax 0
# expect: '' exec

# Numbers that fit no int of C.
for given in {"flags": 2**31}, {"flags": 2**70}, {"optimize": -2**31 - 1}, {"flags": -1}, {"optimize": 3}, {"flags": 2**31, "optimize": "a"}:
    try:
        compile("1", "f", "eval", **given)
    except (OverflowError, ValueError, TypeError) as e:
        print(e)
# expect: Python int too large to convert to C int
# expect: Python int too large to convert to C int
# expect: Python int too large to convert to C int
# expect: compile(): unrecognised flags
# expect: compile(): invalid optimize value
# expect: Python int too large to convert to C int
