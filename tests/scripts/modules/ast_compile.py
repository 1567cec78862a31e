# SPDX-License-Identifier: MIT
# compile() of a tree: the places in it are those of the code, and a tree that no source has is refused.
import ast
import traceback


def error(tree, mode='exec'):
    try:
        compile(tree, 'tree', mode)
        print('no error')
    except (TypeError, ValueError, SyntaxError) as e:
        print('%s: %s' % (type(e).__name__, e))


def here(node, line=1):
    return ast.fix_missing_locations(ast.increment_lineno(node, line - 1))


def module(*body):
    return here(ast.Module(list(body), []))


source = '''
class C:
    "doc"
    x: int = 5
    async def f[T](self, a, /, b=1, *c, d: T = 2, **e):
        async with a as (b, *c):
            await [i async for i in b if i]
        match a:
            case [1, *_, -2+3j] | {'k': None} if d: return
            case {0: 'z', **r}: pass
            case D(1, k=2) as w: pass
        try: a.b[1:2] += 1
        except* E as x: raise x from None
        return f'{a!r:>{b}}' if (n := 1) < 2 != 3 else lambda *y: (yield)
type X[*Ts, **P] = dict[*Ts]
'''
print('the same code as of the source:', compile(source, 'f', 'exec') == compile(ast.parse(source), 'f', 'exec'))

tree = ast.parse('def f(x):\n    return 1 + (x /\n  0)\n')
ast.increment_lineno(tree, 10)
space = {}
exec(compile(tree, 'moved', 'exec'), space)
try:
    space['f'](1)
except ZeroDivisionError as e:
    frame = traceback.extract_tb(e.__traceback__)[-1]
    print(frame.filename, frame.lineno, frame.end_lineno, frame.colno, frame.end_colno)
print(eval(compile(ast.Expression(here(ast.BinOp(ast.Constant(2), ast.Pow(), ast.Constant(3)))), 'e', 'eval')))
exec(compile(ast.Interactive([here(ast.Expr(ast.Constant('single')))]), 'e', 'single'))

print('names that source cannot have')
name = ast.Name('@py_1', ast.Store())
space = {}
exec(compile(module(ast.Assign([name], ast.Constant((1, frozenset({2}))))), 'n', 'exec'), space)
print(space['@py_1'])


class Own(ast.Name):
    """A class of one's own is the node that it is derived from."""


print(eval(compile(ast.Expression(here(Own('len', ast.Load()))), 'o', 'eval')) is len)
space = {}
exec(compile(ast.parse('from __future__ import annotations\ndef f(a: x  [ 1]) -> y: pass'), 'a', 'exec'), space)
print(space['f'].__annotations__)

print('mistakes')
load, store = ast.Load(), ast.Store()
a, one = ast.Name('a', load), ast.Constant(1)
error(ast.parse('1'), 'eval')
error(ast.parse('1', mode='eval'))
error(ast.Module([ast.Expr(ast.Name('a', load))], []))
error(ast.Module([ast.Expr(here(ast.Name('a', load)), lineno=3, col_offset=4, end_lineno=2, end_col_offset=4)], []))
for statement in (ast.Expr(ast.Name('None', load)), ast.Expr(ast.Name(1, load)), ast.Expr(ast.Constant([])),
                  ast.Expr(ast.Name('a', store)), ast.Assign([a], one), ast.Assign([one], one), ast.Assign([], one),
                  ast.Delete([]), ast.If(one, [], []), ast.Try([ast.Pass()], [], [], []), ast.Raise(None, a),
                  ast.FunctionDef('f', ast.arguments([], [], None, [], [], None, [one]), [ast.Pass()], [], None, None),
                  ast.Import([]), ast.Global([]), ast.Expr(ast.BoolOp(ast.And(), [a])), ast.Expr(ast.Dict([a], [])),
                  ast.Expr(ast.ListComp(a, [])), ast.Expr(ast.Compare(a, [ast.Lt()], [])),
                  ast.Expr(ast.Starred(a, load)),
                  ast.Expr(ast.Compare(a, [ast.Lt(), ast.Gt()], [a])),
                  ast.Expr(ast.NamedExpr(ast.Attribute(a, 'b', store), a)),
                  ast.Expr(ast.Tuple([None], load)), ast.Return(a), None, ast.Expr(ast.JoinedStr(5)),
                  ast.Match(a, [ast.match_case(ast.MatchStar('b'), None, [ast.Pass()])]),
                  ast.Match(a, [ast.match_case(ast.MatchValue(a), None, [ast.Pass()])]),
                  ast.Match(a, [ast.match_case(ast.MatchOr([ast.MatchAs()]), None, [ast.Pass()])]),
                  ast.Match(a, [ast.match_case(ast.MatchSingleton(1), None, [ast.Pass()])])):
    tree = ast.Module([statement], [])
    if isinstance(statement, ast.AST):
        here(tree)
    error(tree)
deep = ast.UnaryOp(ast.Not(), one, lineno=1, col_offset=0)
deep.operand = deep
try:
    compile(ast.Expression(deep), 'd', 'eval')
except RecursionError as e:
    print('RecursionError')

# expect: the same code as of the source: True
# expect: moved 12 13 16 3
# expect: 8
# expect: 'single'
# expect: names that source cannot have
# expect: (1, frozenset({2}))
# expect: True
# expect: {'a': 'x[1]', 'return': 'y'}
# expect: mistakes
# expect: TypeError: expected Expression node, got Module
# expect: TypeError: expected Module node, got Expression
# expect: TypeError: required field "lineno" missing from stmt
# expect: ValueError: AST node line range (3, 2) is not valid
# expect: ValueError: identifier field can't represent 'None' constant
# expect: TypeError: AST identifier must be of type str
# expect: TypeError: got an invalid type in Constant: list
# expect: ValueError: expression must have Load context but has Store instead
# expect: ValueError: expression must have Store context but has Load instead
# expect: ValueError: expression which can't be assigned to in Store context
# expect: ValueError: empty targets on Assign
# expect: ValueError: empty targets on Delete
# expect: ValueError: empty body on If
# expect: ValueError: Try has neither except handlers nor finalbody
# expect: ValueError: Raise with cause but no exception
# expect: ValueError: more positional defaults than args on arguments
# expect: ValueError: empty names on Import
# expect: ValueError: empty names on Global
# expect: ValueError: BoolOp with less than 2 values
# expect: ValueError: Dict doesn't have the same number of keys as values
# expect: ValueError: comprehension with no generators
# expect: ValueError: Compare with no comparators
# expect: SyntaxError: can't use starred expression here (tree, line 0)
# expect: ValueError: Compare has a different number of comparators and operands
# expect: TypeError: NamedExpr target must be a Name
# expect: ValueError: None disallowed in expression list
# expect: SyntaxError: 'return' outside function (tree, line 0)
# expect: ValueError: None disallowed in statement list
# expect: TypeError: JoinedStr field "values" must be a list, not a int
# expect: ValueError: can't use MatchStar here
# expect: ValueError: patterns may only match literals and attribute lookups
# expect: ValueError: MatchOr requires at least 2 patterns
# expect: ValueError: MatchSingleton can only contain True, False and None
# expect: RecursionError
