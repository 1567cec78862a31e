# SPDX-License-Identifier: MIT
# Trees that no source has, what unparse() says to them and how it writes docstrings, and a part of a source with tabs.
import ast

a, store = ast.Name('a', ast.Load()), ast.Name('a', ast.Store())


def told(function, *args):
    try:
        print(function(*args))
    except ValueError as e:
        print(e)


def compiled(node, kind=ast.Expression, mode='eval'):
    told(compile, ast.fix_missing_locations(kind(node)), 'tree', mode)


compiled(ast.Dict([a], [None]))  # expect: None disallowed in expression list
compiled(ast.Dict([None], [None]))  # expect: None disallowed in expression list
compiled(ast.YieldFrom(None))  # expect: field 'value' is required for YieldFrom
compiled(store)  # expect: expression must have Load context but has Store instead
compiled([ast.Expr(store)], ast.Interactive, 'single')  # expect: expression must have Load context but has Store instead
told(ast.unparse, ast.Raise(None, a))  # expect: Node can't use cause without an exception.
told(ast.unparse, ast.YieldFrom(None))  # expect: Node can't be used without a value attribute.
try:
    ast.unparse(ast.JoinedStr([a]))
except ValueError as e:
    print(str(e).partition('<')[0])  # expect: Unexpected node inside JoinedStr, 

for text in 'a"""', "end'''", 'in "quotes"', '"', '\\', 'a\\\n', "''\"\"", '\'\'\'\\"', '"""\\', 'x\n"', '\0\t\r\u2028':
    tree = ast.parse('def f(): pass')
    tree.body[0].body.insert(0, ast.Expr(ast.Constant(text)))
    again = ast.unparse(tree)
    print(ast.dump(ast.parse(again)) == ast.dump(tree), again.split('\n')[1].strip().translate({0x2028: '*'}))
# expect: True '''a"""'''
# expect: True """end'''"""
# expect: True '''in "quotes"'''
# expect: True '''"'''
# expect: True """\\"""
# expect: True """a\\
# expect: True '''''""'''
# expect: True """'''\\\""""
# expect: True '''"""\\'''
# expect: True '''x
# expect: True """\x00	\r\u2028"""

source = 'class C:\n \t\f def f(self) -> None:\n \t\f  pass\n'
method = ast.parse(source).body[0].body[0]
print(repr(ast.get_source_segment(source, method)), repr(ast.get_source_segment(source, method, padded=True)))
# expect: 'def f(self) -> None:\n \t\x0c  pass' ' \t\x0c def f(self) -> None:\n \t\x0c  pass'
