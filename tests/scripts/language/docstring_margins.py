# Docstrings lose the margin of the source, and only they do.
import ast

TEXTS = ['   a\n    b', '\n\n', '   ', 'a\n', 'a\n   ', '\ta\n\tb', 'a\n  \tb\n    c', 'a\n\n   b\n \n  c', 'a\n\u3000b\n  c',
         'a\n\x0c b\n  c', 'x\n    y\n  ', 'one\\n   line', 'a\n  b\n\t', 'a\n  \xe9\n   b', 'a\tb', '\n    \U0001f600\n      x']
for text in TEXTS:
    names = {}
    exec('def f():\n  """%s"""' % text, names)
    print(ascii(text), ascii(names['f'].__doc__))
# expect: '   a\n    b' 'a\nb'
# expect: '\n\n' '\n\n'
# expect: '   ' ''
# expect: 'a\n' 'a\n'
# expect: 'a\n   ' 'a\n   '
# expect: '\ta\n\tb' 'a\nb'
# expect: 'a\n  \tb\n    c' 'a\n    b\nc'
# expect: 'a\n\n   b\n \n  c' 'a\n\n b\n\nc'
# expect: 'a\n\u3000b\n  c' 'a\n\u3000b\n  c'
# expect: 'a\n\x0c b\n  c' 'a\n\x0c b\n  c'
# expect: 'x\n    y\n  ' 'x\ny\n'
# expect: 'one\\n   line' 'one\nline'
# expect: 'a\n  b\n\t' 'a\nb\n      '
# expect: 'a\n  \xe9\n   b' 'a\n\xe9\n b'
# expect: 'a\tb' 'a       b'
# expect: '\n    \U0001f600\n      x' '\n\U0001f600\n  x'
exec('"""module\n      indented"""\nprint(repr(__doc__))', {})  # expect: 'module\nindented'
print(repr(ast.parse('"""tree\n    as it is"""').body[0].value.value))  # expect: 'tree\n    as it is'


class K:
    """class
    text
        more
    """

    async def f(self):
        """coroutine
        text"""

    x = """no docstring
        here"""


print(repr(K.__doc__), repr(K.f.__doc__), repr(K.x))  # expect: 'class\ntext\n    more\n' 'coroutine\ntext' 'no docstring\n        here'

# What is no docstring stays as it is, and each way to one makes the same of it
exec(compile('if 1:\n    """  a\n    b"""', '', 'single'))  # expect: '  a\n    b'
print(ascii(eval(compile('"""  a\n    b"""', '', 'eval'))))  # expect: '  a\n    b'
SOURCE = '''
def first():
    r"""  raw
          \\d
        end"""
def joined():
    """a
         b""" """
       c"""
def later():
    if 1:
        """no
           docstring"""
    x = """  a
       b"""
    return x
class Unicode:
    u"""  \xe9
        \u20ac"""
    def same(self): """one
                          line"""
'''
for source in SOURCE, ast.parse(SOURCE):
    names = {}
    exec(compile(source, '', 'exec'), names)
    print([ascii(names[name].__doc__) for name in ('first', 'joined', 'later', 'Unicode')])
    print([ascii(names['later']()), ascii(names['Unicode'].same.__doc__)])
# expect: ["'raw\\n  \\\\d\\nend'", "'a\\n  b\\nc'", 'None', "'\\xe9\\n\\u20ac'"]
# expect: ["'  a\\n       b'", "'one\\nline'"]
# expect: ["'raw\\n  \\\\d\\nend'", "'a\\n  b\\nc'", 'None', "'\\xe9\\n\\u20ac'"]
# expect: ["'  a\\n       b'", "'one\\nline'"]
