# SPDX-License-Identifier: MIT
# compile() and exec(): coding comments, one interactive statement, and global names in a mapping of locals.
print(repr(eval('# -*- coding: badencoding -*-\n"\xc2\xa4"\n')), repr(eval(b'# -*- coding: latin1 -*-\n"\xc2\xa4"\n')))
try:
    compile(b'# -*- coding: badencoding -*-\npass\n', 'tmp', 'exec')
except SyntaxError as e:
    print('SyntaxError', 'badencoding' in str(e))

for source in ('def f(): pass', 'def f(): pass\n', 'if 1: pass\nelse: pass', 'while 0:\n pass', 'a = 1', 'with x: pass #',
               'class C:\n  def f(self): pass', 'a\nb', 'a; b'):
    try:
        compile(source, 'f', 'single')
        print(repr(source), 'is one statement')
    except SyntaxError as e:
        print(repr(source), e.msg)

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

# expect: 'Â¤' 'Â¤'
# expect: SyntaxError True
# expect: 'def f(): pass' invalid syntax
# expect: 'def f(): pass\n' is one statement
# expect: 'if 1: pass\nelse: pass' invalid syntax
# expect: 'while 0:\n pass' is one statement
# expect: 'a = 1' is one statement
# expect: 'with x: pass #' invalid syntax
# expect: 'class C:\n  def f(self): pass' is one statement
# expect: 'a\nb' multiple statements found while compiling a single statement
# expect: 'a; b' is one statement
# expect: ['y'] ['f', 'g', 'h', 'result', 'z'] (9, 2)
# expect: True True
