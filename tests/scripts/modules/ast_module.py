# Module ast: classes, parse, dump, unparse, literal_eval, walking and changing trees, compiling them.
import ast


def attempt(function, *args, **kwargs):
    try:
        return function(*args, **kwargs)
    except Exception as e:
        return type(e).__name__, str(e).split(' at 0x')[0]


sources = [
    'x = 1', 'x = y = (1, 2)', 'x, *y = z', 'x: int = 5', '(x): int', 'x += 1', 'del a, b[0], c.d', 'import a.b as c, d',
    'from . import x', 'from ..a import b as c, d', 'def f(a, /, b=1, *c, d, e=2, **g) -> int:\n    """doc"""\n    return a',
    'async def f():\n    async with a as b, c: await d\n    async for x in y: pass\n    return [x async for x in y]',
    '@d\nclass C(A, metaclass=M, **k):\n    x = 1', 'if a: b\nelif c: d\nelse: e', 'while a:\n    break\nelse: pass',
    'for x, y in z: continue', 'with a as b, c as (d, e): pass', 'try: a\nexcept A as e: b\nexcept: c\nelse: d\nfinally: e',
    'try: a\nexcept* A: b', 'raise A from b', 'assert a, b', 'global a, b', 'lambda a, *b, c=1: a', 'a if b else c',
    'not a and (b or c)', 'a < b <= c != d is not e not in f', '-a ** -b', '(-a) ** b', '(a + b) * c - d - (e - f)', 'a @ b // c % d',
    '{1: 2, **a}', '{1, *a}', '{*()}', '[*a, b]', '(a,)', '()', '[x for x in y if a if b for z in w]', '{a: b for a, b in c}',
    '(x for x in y)', 'f(*a, b, c=d, **e)', 'f(x for x in y)', 'a.b[c:d, ::e, ...]', '(yield)', 'x = yield from a', '(a := b)',
    "f'a{b!r:>{c}}d{{e}}'", "f'{a=}'", "'a' 'b'", "u'a'", "b'a'", '1.5', '1j', '1e400', 'None', '...', '1 .real', '(a, *b) = c',
    'match a:\n    case 1 | "x": pass\n    case [a, *_, b]: pass\n    case {"k": v, **rest}: pass\n'
    '    case C(1, x=2) as c if d: pass\n    case None: pass\n    case a.b: pass\n    case _: pass',
    'def f[T: int, *Ts, **P](x: T): pass', 'class C[T]: pass', 'type A[T] = list[T]', 'a; b', 'if (a := b): c', 'x = [\n1,\n2]',
]
for source in sources:
    tree = ast.parse(source)
    print(ast.dump(tree.body[0], include_attributes=True))
    text = ast.unparse(tree)
    print(ascii(text), ast.dump(ast.parse(text)) == ast.dump(tree))
print(ast.dump(ast.parse('a', mode='eval')), ast.dump(ast.parse('a; b', mode='single')))
print(ast.dump(ast.parse('x = [1, (2,)]'), indent=2))
print(ast.dump(ast.parse('f()', mode='eval'), annotate_fields=False), ast.dump(ast.parse('f()', mode='eval'), show_empty=True))

for text in ('1', '-1', '+1.5', '1 + 2j', '-1 - 2j', '"a"', 'b"a"', '(1, 2)', '[1, [2]]', '{1, 2}', '{1: {2: 3}}', 'None', 'True', '...',
             'set()', ' 1', 'a', '1 + 2', 'f()', '[x for x in y]', '{**a}', '1j + 1', '2 ** 3', '-"a"', '1 +', '(1'):
    print(text, attempt(ast.literal_eval, text))

node = ast.Name('x')
print(node._fields, node.id, hasattr(node, 'lineno'), type(node.ctx).__name__, node._attributes)
print(ast.Return().value, ast.Call(ast.Name('f')).args, ast.Constant(1).kind, ast.Module().body, ast.arguments().args)
print(attempt(ast.Name, 'a', ast.Load(), 1), attempt(ast.Name, 'a', id='b'))
print(isinstance(node, ast.expr), isinstance(ast.Add(), ast.operator), ast.Name.__mro__[1:3], issubclass(ast.If, ast.stmt))
tree = ast.parse('def f():\n  """doc\n   more"""\n  return 1 + x\nclass C: pass')
print([type(n).__name__ for n in ast.walk(tree)])
print(repr(ast.get_docstring(tree.body[0])), repr(ast.get_docstring(tree.body[0], clean=False)), ast.get_docstring(tree))
print(attempt(ast.get_docstring, ast.Pass()), [type(n).__name__ for n in ast.iter_child_nodes(tree)])
print([name for name, value in ast.iter_fields(tree.body[0])])
source = 'a = (1 +\n  2) * "\u20ac" + b'
print(repr(ast.get_source_segment(source, ast.parse(source).body[0].value.left)))


class Names(ast.NodeVisitor):
    def visit_Name(self, node):
        print('name', node.id, node.lineno, node.col_offset)


class Constants(ast.NodeTransformer):
    def visit_Constant(self, node):
        return ast.copy_location(ast.Constant(node.value * 2), node)

    def visit_Pass(self, node):
        return None

    def visit_Break(self, node):
        return [ast.Expr(ast.Name('x')), ast.Expr(ast.Name('y'))]


Names().visit(ast.parse('a = b + c(d)'))
tree = Constants().visit(ast.parse('x = 21\nfor i in x:\n  pass\n  break'))
print(ast.unparse(tree), getattr(tree.body[1].body[0], 'lineno', None))
ast.fix_missing_locations(tree)
print(tree.body[1].body[0].lineno, ast.increment_lineno(tree, 10).body[0].lineno)
space = {}
exec(compile(Constants().visit(ast.parse('x = 21')), 'f', 'exec'), space)
print(space['x'], eval(compile(ast.Expression(ast.fix_missing_locations(ast.BinOp(ast.Constant(2), ast.Add(), ast.Constant(3)))), 'f', 'eval')))
print(attempt(compile, ast.Pass(), 'f', 'exec'), attempt(compile, 'x', 'f', 'exec', 0x40000000))
print(type(compile('x', 'f', 'exec', ast.PyCF_ONLY_AST)).__name__, attempt(ast.parse, 'x ='))

# expect: Assign(targets=[Name(id='x', ctx=Store(), lineno=1, col_offset=0, end_lineno=1, end_col_offset=1)], value=Constant(value=1, lineno=1, col_offset=4, end_lineno=1, end_col_offset=5), lineno=1, col_offset=0, end_lineno=1, end_col_offset=5)
# expect: 'x = 1' True
# expect: Assign(targets=[Name(id='x', ctx=Store(), lineno=1, col_offset=0, end_lineno=1, end_col_offset=1), Name(id='y', ctx=Store(), lineno=1, col_offset=4, end_lineno=1, end_col_offset=5)], value=Tuple(elts=[Constant(value=1, lineno=1, col_offset=9, end_lineno=1, end_col_offset=10), Constant(value=2, lineno=1, col_offset=12, end_lineno=1, end_col_offset=13)], ctx=Load(), lineno=1, col_offset=8, end_lineno=1, end_col_offset=14), lineno=1, col_offset=0, end_lineno=1, end_col_offset=14)
# expect: 'x = y = (1, 2)' True
# expect: Assign(targets=[Tuple(elts=[Name(id='x', ctx=Store(), lineno=1, col_offset=0, end_lineno=1, end_col_offset=1), Starred(value=Name(id='y', ctx=Store(), lineno=1, col_offset=4, end_lineno=1, end_col_offset=5), ctx=Store(), lineno=1, col_offset=3, end_lineno=1, end_col_offset=5)], ctx=Store(), lineno=1, col_offset=0, end_lineno=1, end_col_offset=5)], value=Name(id='z', ctx=Load(), lineno=1, col_offset=8, end_lineno=1, end_col_offset=9), lineno=1, col_offset=0, end_lineno=1, end_col_offset=9)
# expect: 'x, *y = z' True
# expect: AnnAssign(target=Name(id='x', ctx=Store(), lineno=1, col_offset=0, end_lineno=1, end_col_offset=1), annotation=Name(id='int', ctx=Load(), lineno=1, col_offset=3, end_lineno=1, end_col_offset=6), value=Constant(value=5, lineno=1, col_offset=9, end_lineno=1, end_col_offset=10), simple=1, lineno=1, col_offset=0, end_lineno=1, end_col_offset=10)
# expect: 'x: int = 5' True
# expect: AnnAssign(target=Name(id='x', ctx=Store(), lineno=1, col_offset=1, end_lineno=1, end_col_offset=2), annotation=Name(id='int', ctx=Load(), lineno=1, col_offset=5, end_lineno=1, end_col_offset=8), simple=0, lineno=1, col_offset=0, end_lineno=1, end_col_offset=8)
# expect: '(x): int' True
# expect: AugAssign(target=Name(id='x', ctx=Store(), lineno=1, col_offset=0, end_lineno=1, end_col_offset=1), op=Add(), value=Constant(value=1, lineno=1, col_offset=5, end_lineno=1, end_col_offset=6), lineno=1, col_offset=0, end_lineno=1, end_col_offset=6)
# expect: 'x += 1' True
# expect: Delete(targets=[Name(id='a', ctx=Del(), lineno=1, col_offset=4, end_lineno=1, end_col_offset=5), Subscript(value=Name(id='b', ctx=Load(), lineno=1, col_offset=7, end_lineno=1, end_col_offset=8), slice=Constant(value=0, lineno=1, col_offset=9, end_lineno=1, end_col_offset=10), ctx=Del(), lineno=1, col_offset=7, end_lineno=1, end_col_offset=11), Attribute(value=Name(id='c', ctx=Load(), lineno=1, col_offset=13, end_lineno=1, end_col_offset=14), attr='d', ctx=Del(), lineno=1, col_offset=13, end_lineno=1, end_col_offset=16)], lineno=1, col_offset=0, end_lineno=1, end_col_offset=16)
# expect: 'del a, b[0], c.d' True
# expect: Import(names=[alias(name='a.b', asname='c', lineno=1, col_offset=7, end_lineno=1, end_col_offset=15), alias(name='d', lineno=1, col_offset=17, end_lineno=1, end_col_offset=18)], lineno=1, col_offset=0, end_lineno=1, end_col_offset=18)
# expect: 'import a.b as c, d' True
# expect: ImportFrom(names=[alias(name='x', lineno=1, col_offset=14, end_lineno=1, end_col_offset=15)], level=1, lineno=1, col_offset=0, end_lineno=1, end_col_offset=15)
# expect: 'from . import x' True
# expect: ImportFrom(module='a', names=[alias(name='b', asname='c', lineno=1, col_offset=16, end_lineno=1, end_col_offset=22), alias(name='d', lineno=1, col_offset=24, end_lineno=1, end_col_offset=25)], level=2, lineno=1, col_offset=0, end_lineno=1, end_col_offset=25)
# expect: 'from ..a import b as c, d' True
# expect: FunctionDef(name='f', args=arguments(posonlyargs=[arg(arg='a', lineno=1, col_offset=6, end_lineno=1, end_col_offset=7)], args=[arg(arg='b', lineno=1, col_offset=12, end_lineno=1, end_col_offset=13)], vararg=arg(arg='c', lineno=1, col_offset=18, end_lineno=1, end_col_offset=19), kwonlyargs=[arg(arg='d', lineno=1, col_offset=21, end_lineno=1, end_col_offset=22), arg(arg='e', lineno=1, col_offset=24, end_lineno=1, end_col_offset=25)], kw_defaults=[None, Constant(value=2, lineno=1, col_offset=26, end_lineno=1, end_col_offset=27)], kwarg=arg(arg='g', lineno=1, col_offset=31, end_lineno=1, end_col_offset=32), defaults=[Constant(value=1, lineno=1, col_offset=14, end_lineno=1, end_col_offset=15)]), body=[Expr(value=Constant(value='doc', lineno=2, col_offset=4, end_lineno=2, end_col_offset=13), lineno=2, col_offset=4, end_lineno=2, end_col_offset=13), Return(value=Name(id='a', ctx=Load(), lineno=3, col_offset=11, end_lineno=3, end_col_offset=12), lineno=3, col_offset=4, end_lineno=3, end_col_offset=12)], returns=Name(id='int', ctx=Load(), lineno=1, col_offset=37, end_lineno=1, end_col_offset=40), lineno=1, col_offset=0, end_lineno=3, end_col_offset=12)
# expect: 'def f(a, /, b=1, *c, d, e=2, **g) -> int:\n    """doc"""\n    return a' True
# expect: AsyncFunctionDef(name='f', args=arguments(), body=[AsyncWith(items=[withitem(context_expr=Name(id='a', ctx=Load(), lineno=2, col_offset=15, end_lineno=2, end_col_offset=16), optional_vars=Name(id='b', ctx=Store(), lineno=2, col_offset=20, end_lineno=2, end_col_offset=21)), withitem(context_expr=Name(id='c', ctx=Load(), lineno=2, col_offset=23, end_lineno=2, end_col_offset=24))], body=[Expr(value=Await(value=Name(id='d', ctx=Load(), lineno=2, col_offset=32, end_lineno=2, end_col_offset=33), lineno=2, col_offset=26, end_lineno=2, end_col_offset=33), lineno=2, col_offset=26, end_lineno=2, end_col_offset=33)], lineno=2, col_offset=4, end_lineno=2, end_col_offset=33), AsyncFor(target=Name(id='x', ctx=Store(), lineno=3, col_offset=14, end_lineno=3, end_col_offset=15), iter=Name(id='y', ctx=Load(), lineno=3, col_offset=19, end_lineno=3, end_col_offset=20), body=[Pass(lineno=3, col_offset=22, end_lineno=3, end_col_offset=26)], lineno=3, col_offset=4, end_lineno=3, end_col_offset=26), Return(value=ListComp(elt=Name(id='x', ctx=Load(), lineno=4, col_offset=12, end_lineno=4, end_col_offset=13), generators=[comprehension(target=Name(id='x', ctx=Store(), lineno=4, col_offset=24, end_lineno=4, end_col_offset=25), iter=Name(id='y', ctx=Load(), lineno=4, col_offset=29, end_lineno=4, end_col_offset=30), is_async=1)], lineno=4, col_offset=11, end_lineno=4, end_col_offset=31), lineno=4, col_offset=4, end_lineno=4, end_col_offset=31)], lineno=1, col_offset=0, end_lineno=4, end_col_offset=31)
# expect: 'async def f():\n    async with a as b, c:\n        await d\n    async for x in y:\n        pass\n    return [x async for x in y]' True
# expect: ClassDef(name='C', bases=[Name(id='A', ctx=Load(), lineno=2, col_offset=8, end_lineno=2, end_col_offset=9)], keywords=[keyword(arg='metaclass', value=Name(id='M', ctx=Load(), lineno=2, col_offset=21, end_lineno=2, end_col_offset=22), lineno=2, col_offset=11, end_lineno=2, end_col_offset=22), keyword(value=Name(id='k', ctx=Load(), lineno=2, col_offset=26, end_lineno=2, end_col_offset=27), lineno=2, col_offset=24, end_lineno=2, end_col_offset=27)], body=[Assign(targets=[Name(id='x', ctx=Store(), lineno=3, col_offset=4, end_lineno=3, end_col_offset=5)], value=Constant(value=1, lineno=3, col_offset=8, end_lineno=3, end_col_offset=9), lineno=3, col_offset=4, end_lineno=3, end_col_offset=9)], decorator_list=[Name(id='d', ctx=Load(), lineno=1, col_offset=1, end_lineno=1, end_col_offset=2)], lineno=2, col_offset=0, end_lineno=3, end_col_offset=9)
# expect: '@d\nclass C(A, metaclass=M, **k):\n    x = 1' True
# expect: If(test=Name(id='a', ctx=Load(), lineno=1, col_offset=3, end_lineno=1, end_col_offset=4), body=[Expr(value=Name(id='b', ctx=Load(), lineno=1, col_offset=6, end_lineno=1, end_col_offset=7), lineno=1, col_offset=6, end_lineno=1, end_col_offset=7)], orelse=[If(test=Name(id='c', ctx=Load(), lineno=2, col_offset=5, end_lineno=2, end_col_offset=6), body=[Expr(value=Name(id='d', ctx=Load(), lineno=2, col_offset=8, end_lineno=2, end_col_offset=9), lineno=2, col_offset=8, end_lineno=2, end_col_offset=9)], orelse=[Expr(value=Name(id='e', ctx=Load(), lineno=3, col_offset=6, end_lineno=3, end_col_offset=7), lineno=3, col_offset=6, end_lineno=3, end_col_offset=7)], lineno=2, col_offset=0, end_lineno=3, end_col_offset=7)], lineno=1, col_offset=0, end_lineno=3, end_col_offset=7)
# expect: 'if a:\n    b\nelif c:\n    d\nelse:\n    e' True
# expect: While(test=Name(id='a', ctx=Load(), lineno=1, col_offset=6, end_lineno=1, end_col_offset=7), body=[Break(lineno=2, col_offset=4, end_lineno=2, end_col_offset=9)], orelse=[Pass(lineno=3, col_offset=6, end_lineno=3, end_col_offset=10)], lineno=1, col_offset=0, end_lineno=3, end_col_offset=10)
# expect: 'while a:\n    break\nelse:\n    pass' True
# expect: For(target=Tuple(elts=[Name(id='x', ctx=Store(), lineno=1, col_offset=4, end_lineno=1, end_col_offset=5), Name(id='y', ctx=Store(), lineno=1, col_offset=7, end_lineno=1, end_col_offset=8)], ctx=Store(), lineno=1, col_offset=4, end_lineno=1, end_col_offset=8), iter=Name(id='z', ctx=Load(), lineno=1, col_offset=12, end_lineno=1, end_col_offset=13), body=[Continue(lineno=1, col_offset=15, end_lineno=1, end_col_offset=23)], lineno=1, col_offset=0, end_lineno=1, end_col_offset=23)
# expect: 'for x, y in z:\n    continue' True
# expect: With(items=[withitem(context_expr=Name(id='a', ctx=Load(), lineno=1, col_offset=5, end_lineno=1, end_col_offset=6), optional_vars=Name(id='b', ctx=Store(), lineno=1, col_offset=10, end_lineno=1, end_col_offset=11)), withitem(context_expr=Name(id='c', ctx=Load(), lineno=1, col_offset=13, end_lineno=1, end_col_offset=14), optional_vars=Tuple(elts=[Name(id='d', ctx=Store(), lineno=1, col_offset=19, end_lineno=1, end_col_offset=20), Name(id='e', ctx=Store(), lineno=1, col_offset=22, end_lineno=1, end_col_offset=23)], ctx=Store(), lineno=1, col_offset=18, end_lineno=1, end_col_offset=24))], body=[Pass(lineno=1, col_offset=26, end_lineno=1, end_col_offset=30)], lineno=1, col_offset=0, end_lineno=1, end_col_offset=30)
# expect: 'with a as b, c as (d, e):\n    pass' True
# expect: Try(body=[Expr(value=Name(id='a', ctx=Load(), lineno=1, col_offset=5, end_lineno=1, end_col_offset=6), lineno=1, col_offset=5, end_lineno=1, end_col_offset=6)], handlers=[ExceptHandler(type=Name(id='A', ctx=Load(), lineno=2, col_offset=7, end_lineno=2, end_col_offset=8), name='e', body=[Expr(value=Name(id='b', ctx=Load(), lineno=2, col_offset=15, end_lineno=2, end_col_offset=16), lineno=2, col_offset=15, end_lineno=2, end_col_offset=16)], lineno=2, col_offset=0, end_lineno=2, end_col_offset=16), ExceptHandler(body=[Expr(value=Name(id='c', ctx=Load(), lineno=3, col_offset=8, end_lineno=3, end_col_offset=9), lineno=3, col_offset=8, end_lineno=3, end_col_offset=9)], lineno=3, col_offset=0, end_lineno=3, end_col_offset=9)], orelse=[Expr(value=Name(id='d', ctx=Load(), lineno=4, col_offset=6, end_lineno=4, end_col_offset=7), lineno=4, col_offset=6, end_lineno=4, end_col_offset=7)], finalbody=[Expr(value=Name(id='e', ctx=Load(), lineno=5, col_offset=9, end_lineno=5, end_col_offset=10), lineno=5, col_offset=9, end_lineno=5, end_col_offset=10)], lineno=1, col_offset=0, end_lineno=5, end_col_offset=10)
# expect: 'try:\n    a\nexcept A as e:\n    b\nexcept:\n    c\nelse:\n    d\nfinally:\n    e' True
# expect: TryStar(body=[Expr(value=Name(id='a', ctx=Load(), lineno=1, col_offset=5, end_lineno=1, end_col_offset=6), lineno=1, col_offset=5, end_lineno=1, end_col_offset=6)], handlers=[ExceptHandler(type=Name(id='A', ctx=Load(), lineno=2, col_offset=8, end_lineno=2, end_col_offset=9), body=[Expr(value=Name(id='b', ctx=Load(), lineno=2, col_offset=11, end_lineno=2, end_col_offset=12), lineno=2, col_offset=11, end_lineno=2, end_col_offset=12)], lineno=2, col_offset=0, end_lineno=2, end_col_offset=12)], lineno=1, col_offset=0, end_lineno=2, end_col_offset=12)
# expect: 'try:\n    a\nexcept* A:\n    b' True
# expect: Raise(exc=Name(id='A', ctx=Load(), lineno=1, col_offset=6, end_lineno=1, end_col_offset=7), cause=Name(id='b', ctx=Load(), lineno=1, col_offset=13, end_lineno=1, end_col_offset=14), lineno=1, col_offset=0, end_lineno=1, end_col_offset=14)
# expect: 'raise A from b' True
# expect: Assert(test=Name(id='a', ctx=Load(), lineno=1, col_offset=7, end_lineno=1, end_col_offset=8), msg=Name(id='b', ctx=Load(), lineno=1, col_offset=10, end_lineno=1, end_col_offset=11), lineno=1, col_offset=0, end_lineno=1, end_col_offset=11)
# expect: 'assert a, b' True
# expect: Global(names=['a', 'b'], lineno=1, col_offset=0, end_lineno=1, end_col_offset=11)
# expect: 'global a, b' True
# expect: Expr(value=Lambda(args=arguments(args=[arg(arg='a', lineno=1, col_offset=7, end_lineno=1, end_col_offset=8)], vararg=arg(arg='b', lineno=1, col_offset=11, end_lineno=1, end_col_offset=12), kwonlyargs=[arg(arg='c', lineno=1, col_offset=14, end_lineno=1, end_col_offset=15)], kw_defaults=[Constant(value=1, lineno=1, col_offset=16, end_lineno=1, end_col_offset=17)]), body=Name(id='a', ctx=Load(), lineno=1, col_offset=19, end_lineno=1, end_col_offset=20), lineno=1, col_offset=0, end_lineno=1, end_col_offset=20), lineno=1, col_offset=0, end_lineno=1, end_col_offset=20)
# expect: 'lambda a, *b, c=1: a' True
# expect: Expr(value=IfExp(test=Name(id='b', ctx=Load(), lineno=1, col_offset=5, end_lineno=1, end_col_offset=6), body=Name(id='a', ctx=Load(), lineno=1, col_offset=0, end_lineno=1, end_col_offset=1), orelse=Name(id='c', ctx=Load(), lineno=1, col_offset=12, end_lineno=1, end_col_offset=13), lineno=1, col_offset=0, end_lineno=1, end_col_offset=13), lineno=1, col_offset=0, end_lineno=1, end_col_offset=13)
# expect: 'a if b else c' True
# expect: Expr(value=BoolOp(op=And(), values=[UnaryOp(op=Not(), operand=Name(id='a', ctx=Load(), lineno=1, col_offset=4, end_lineno=1, end_col_offset=5), lineno=1, col_offset=0, end_lineno=1, end_col_offset=5), BoolOp(op=Or(), values=[Name(id='b', ctx=Load(), lineno=1, col_offset=11, end_lineno=1, end_col_offset=12), Name(id='c', ctx=Load(), lineno=1, col_offset=16, end_lineno=1, end_col_offset=17)], lineno=1, col_offset=11, end_lineno=1, end_col_offset=17)], lineno=1, col_offset=0, end_lineno=1, end_col_offset=18), lineno=1, col_offset=0, end_lineno=1, end_col_offset=18)
# expect: 'not a and (b or c)' True
# expect: Expr(value=Compare(left=Name(id='a', ctx=Load(), lineno=1, col_offset=0, end_lineno=1, end_col_offset=1), ops=[Lt(), LtE(), NotEq(), IsNot(), NotIn()], comparators=[Name(id='b', ctx=Load(), lineno=1, col_offset=4, end_lineno=1, end_col_offset=5), Name(id='c', ctx=Load(), lineno=1, col_offset=9, end_lineno=1, end_col_offset=10), Name(id='d', ctx=Load(), lineno=1, col_offset=14, end_lineno=1, end_col_offset=15), Name(id='e', ctx=Load(), lineno=1, col_offset=23, end_lineno=1, end_col_offset=24), Name(id='f', ctx=Load(), lineno=1, col_offset=32, end_lineno=1, end_col_offset=33)], lineno=1, col_offset=0, end_lineno=1, end_col_offset=33), lineno=1, col_offset=0, end_lineno=1, end_col_offset=33)
# expect: 'a < b <= c != d is not e not in f' True
# expect: Expr(value=UnaryOp(op=USub(), operand=BinOp(left=Name(id='a', ctx=Load(), lineno=1, col_offset=1, end_lineno=1, end_col_offset=2), op=Pow(), right=UnaryOp(op=USub(), operand=Name(id='b', ctx=Load(), lineno=1, col_offset=7, end_lineno=1, end_col_offset=8), lineno=1, col_offset=6, end_lineno=1, end_col_offset=8), lineno=1, col_offset=1, end_lineno=1, end_col_offset=8), lineno=1, col_offset=0, end_lineno=1, end_col_offset=8), lineno=1, col_offset=0, end_lineno=1, end_col_offset=8)
# expect: '-a ** (-b)' True
# expect: Expr(value=BinOp(left=UnaryOp(op=USub(), operand=Name(id='a', ctx=Load(), lineno=1, col_offset=2, end_lineno=1, end_col_offset=3), lineno=1, col_offset=1, end_lineno=1, end_col_offset=3), op=Pow(), right=Name(id='b', ctx=Load(), lineno=1, col_offset=8, end_lineno=1, end_col_offset=9), lineno=1, col_offset=0, end_lineno=1, end_col_offset=9), lineno=1, col_offset=0, end_lineno=1, end_col_offset=9)
# expect: '(-a) ** b' True
# expect: Expr(value=BinOp(left=BinOp(left=BinOp(left=BinOp(left=Name(id='a', ctx=Load(), lineno=1, col_offset=1, end_lineno=1, end_col_offset=2), op=Add(), right=Name(id='b', ctx=Load(), lineno=1, col_offset=5, end_lineno=1, end_col_offset=6), lineno=1, col_offset=1, end_lineno=1, end_col_offset=6), op=Mult(), right=Name(id='c', ctx=Load(), lineno=1, col_offset=10, end_lineno=1, end_col_offset=11), lineno=1, col_offset=0, end_lineno=1, end_col_offset=11), op=Sub(), right=Name(id='d', ctx=Load(), lineno=1, col_offset=14, end_lineno=1, end_col_offset=15), lineno=1, col_offset=0, end_lineno=1, end_col_offset=15), op=Sub(), right=BinOp(left=Name(id='e', ctx=Load(), lineno=1, col_offset=19, end_lineno=1, end_col_offset=20), op=Sub(), right=Name(id='f', ctx=Load(), lineno=1, col_offset=23, end_lineno=1, end_col_offset=24), lineno=1, col_offset=19, end_lineno=1, end_col_offset=24), lineno=1, col_offset=0, end_lineno=1, end_col_offset=25), lineno=1, col_offset=0, end_lineno=1, end_col_offset=25)
# expect: '(a + b) * c - d - (e - f)' True
# expect: Expr(value=BinOp(left=BinOp(left=BinOp(left=Name(id='a', ctx=Load(), lineno=1, col_offset=0, end_lineno=1, end_col_offset=1), op=MatMult(), right=Name(id='b', ctx=Load(), lineno=1, col_offset=4, end_lineno=1, end_col_offset=5), lineno=1, col_offset=0, end_lineno=1, end_col_offset=5), op=FloorDiv(), right=Name(id='c', ctx=Load(), lineno=1, col_offset=9, end_lineno=1, end_col_offset=10), lineno=1, col_offset=0, end_lineno=1, end_col_offset=10), op=Mod(), right=Name(id='d', ctx=Load(), lineno=1, col_offset=13, end_lineno=1, end_col_offset=14), lineno=1, col_offset=0, end_lineno=1, end_col_offset=14), lineno=1, col_offset=0, end_lineno=1, end_col_offset=14)
# expect: 'a @ b // c % d' True
# expect: Expr(value=Dict(keys=[Constant(value=1, lineno=1, col_offset=1, end_lineno=1, end_col_offset=2), None], values=[Constant(value=2, lineno=1, col_offset=4, end_lineno=1, end_col_offset=5), Name(id='a', ctx=Load(), lineno=1, col_offset=9, end_lineno=1, end_col_offset=10)], lineno=1, col_offset=0, end_lineno=1, end_col_offset=11), lineno=1, col_offset=0, end_lineno=1, end_col_offset=11)
# expect: '{1: 2, **a}' True
# expect: Expr(value=Set(elts=[Constant(value=1, lineno=1, col_offset=1, end_lineno=1, end_col_offset=2), Starred(value=Name(id='a', ctx=Load(), lineno=1, col_offset=5, end_lineno=1, end_col_offset=6), ctx=Load(), lineno=1, col_offset=4, end_lineno=1, end_col_offset=6)], lineno=1, col_offset=0, end_lineno=1, end_col_offset=7), lineno=1, col_offset=0, end_lineno=1, end_col_offset=7)
# expect: '{1, *a}' True
# expect: Expr(value=Set(elts=[Starred(value=Tuple(ctx=Load(), lineno=1, col_offset=2, end_lineno=1, end_col_offset=4), ctx=Load(), lineno=1, col_offset=1, end_lineno=1, end_col_offset=4)], lineno=1, col_offset=0, end_lineno=1, end_col_offset=5), lineno=1, col_offset=0, end_lineno=1, end_col_offset=5)
# expect: '{*()}' True
# expect: Expr(value=List(elts=[Starred(value=Name(id='a', ctx=Load(), lineno=1, col_offset=2, end_lineno=1, end_col_offset=3), ctx=Load(), lineno=1, col_offset=1, end_lineno=1, end_col_offset=3), Name(id='b', ctx=Load(), lineno=1, col_offset=5, end_lineno=1, end_col_offset=6)], ctx=Load(), lineno=1, col_offset=0, end_lineno=1, end_col_offset=7), lineno=1, col_offset=0, end_lineno=1, end_col_offset=7)
# expect: '[*a, b]' True
# expect: Expr(value=Tuple(elts=[Name(id='a', ctx=Load(), lineno=1, col_offset=1, end_lineno=1, end_col_offset=2)], ctx=Load(), lineno=1, col_offset=0, end_lineno=1, end_col_offset=4), lineno=1, col_offset=0, end_lineno=1, end_col_offset=4)
# expect: '(a,)' True
# expect: Expr(value=Tuple(ctx=Load(), lineno=1, col_offset=0, end_lineno=1, end_col_offset=2), lineno=1, col_offset=0, end_lineno=1, end_col_offset=2)
# expect: '()' True
# expect: Expr(value=ListComp(elt=Name(id='x', ctx=Load(), lineno=1, col_offset=1, end_lineno=1, end_col_offset=2), generators=[comprehension(target=Name(id='x', ctx=Store(), lineno=1, col_offset=7, end_lineno=1, end_col_offset=8), iter=Name(id='y', ctx=Load(), lineno=1, col_offset=12, end_lineno=1, end_col_offset=13), ifs=[Name(id='a', ctx=Load(), lineno=1, col_offset=17, end_lineno=1, end_col_offset=18), Name(id='b', ctx=Load(), lineno=1, col_offset=22, end_lineno=1, end_col_offset=23)], is_async=0), comprehension(target=Name(id='z', ctx=Store(), lineno=1, col_offset=28, end_lineno=1, end_col_offset=29), iter=Name(id='w', ctx=Load(), lineno=1, col_offset=33, end_lineno=1, end_col_offset=34), is_async=0)], lineno=1, col_offset=0, end_lineno=1, end_col_offset=35), lineno=1, col_offset=0, end_lineno=1, end_col_offset=35)
# expect: '[x for x in y if a if b for z in w]' True
# expect: Expr(value=DictComp(key=Name(id='a', ctx=Load(), lineno=1, col_offset=1, end_lineno=1, end_col_offset=2), value=Name(id='b', ctx=Load(), lineno=1, col_offset=4, end_lineno=1, end_col_offset=5), generators=[comprehension(target=Tuple(elts=[Name(id='a', ctx=Store(), lineno=1, col_offset=10, end_lineno=1, end_col_offset=11), Name(id='b', ctx=Store(), lineno=1, col_offset=13, end_lineno=1, end_col_offset=14)], ctx=Store(), lineno=1, col_offset=10, end_lineno=1, end_col_offset=14), iter=Name(id='c', ctx=Load(), lineno=1, col_offset=18, end_lineno=1, end_col_offset=19), is_async=0)], lineno=1, col_offset=0, end_lineno=1, end_col_offset=20), lineno=1, col_offset=0, end_lineno=1, end_col_offset=20)
# expect: '{a: b for a, b in c}' True
# expect: Expr(value=GeneratorExp(elt=Name(id='x', ctx=Load(), lineno=1, col_offset=1, end_lineno=1, end_col_offset=2), generators=[comprehension(target=Name(id='x', ctx=Store(), lineno=1, col_offset=7, end_lineno=1, end_col_offset=8), iter=Name(id='y', ctx=Load(), lineno=1, col_offset=12, end_lineno=1, end_col_offset=13), is_async=0)], lineno=1, col_offset=0, end_lineno=1, end_col_offset=14), lineno=1, col_offset=0, end_lineno=1, end_col_offset=14)
# expect: '(x for x in y)' True
# expect: Expr(value=Call(func=Name(id='f', ctx=Load(), lineno=1, col_offset=0, end_lineno=1, end_col_offset=1), args=[Starred(value=Name(id='a', ctx=Load(), lineno=1, col_offset=3, end_lineno=1, end_col_offset=4), ctx=Load(), lineno=1, col_offset=2, end_lineno=1, end_col_offset=4), Name(id='b', ctx=Load(), lineno=1, col_offset=6, end_lineno=1, end_col_offset=7)], keywords=[keyword(arg='c', value=Name(id='d', ctx=Load(), lineno=1, col_offset=11, end_lineno=1, end_col_offset=12), lineno=1, col_offset=9, end_lineno=1, end_col_offset=12), keyword(value=Name(id='e', ctx=Load(), lineno=1, col_offset=16, end_lineno=1, end_col_offset=17), lineno=1, col_offset=14, end_lineno=1, end_col_offset=17)], lineno=1, col_offset=0, end_lineno=1, end_col_offset=18), lineno=1, col_offset=0, end_lineno=1, end_col_offset=18)
# expect: 'f(*a, b, c=d, **e)' True
# expect: Expr(value=Call(func=Name(id='f', ctx=Load(), lineno=1, col_offset=0, end_lineno=1, end_col_offset=1), args=[GeneratorExp(elt=Name(id='x', ctx=Load(), lineno=1, col_offset=2, end_lineno=1, end_col_offset=3), generators=[comprehension(target=Name(id='x', ctx=Store(), lineno=1, col_offset=8, end_lineno=1, end_col_offset=9), iter=Name(id='y', ctx=Load(), lineno=1, col_offset=13, end_lineno=1, end_col_offset=14), is_async=0)], lineno=1, col_offset=1, end_lineno=1, end_col_offset=15)], lineno=1, col_offset=0, end_lineno=1, end_col_offset=15), lineno=1, col_offset=0, end_lineno=1, end_col_offset=15)
# expect: 'f((x for x in y))' True
# expect: Expr(value=Subscript(value=Attribute(value=Name(id='a', ctx=Load(), lineno=1, col_offset=0, end_lineno=1, end_col_offset=1), attr='b', ctx=Load(), lineno=1, col_offset=0, end_lineno=1, end_col_offset=3), slice=Tuple(elts=[Slice(lower=Name(id='c', ctx=Load(), lineno=1, col_offset=4, end_lineno=1, end_col_offset=5), upper=Name(id='d', ctx=Load(), lineno=1, col_offset=6, end_lineno=1, end_col_offset=7), lineno=1, col_offset=4, end_lineno=1, end_col_offset=7), Slice(step=Name(id='e', ctx=Load(), lineno=1, col_offset=11, end_lineno=1, end_col_offset=12), lineno=1, col_offset=9, end_lineno=1, end_col_offset=12), Constant(value=Ellipsis, lineno=1, col_offset=14, end_lineno=1, end_col_offset=17)], ctx=Load(), lineno=1, col_offset=4, end_lineno=1, end_col_offset=17), ctx=Load(), lineno=1, col_offset=0, end_lineno=1, end_col_offset=18), lineno=1, col_offset=0, end_lineno=1, end_col_offset=18)
# expect: 'a.b[c:d, ::e, ...]' True
# expect: Expr(value=Yield(lineno=1, col_offset=1, end_lineno=1, end_col_offset=6), lineno=1, col_offset=0, end_lineno=1, end_col_offset=7)
# expect: 'yield' True
# expect: Assign(targets=[Name(id='x', ctx=Store(), lineno=1, col_offset=0, end_lineno=1, end_col_offset=1)], value=YieldFrom(value=Name(id='a', ctx=Load(), lineno=1, col_offset=15, end_lineno=1, end_col_offset=16), lineno=1, col_offset=4, end_lineno=1, end_col_offset=16), lineno=1, col_offset=0, end_lineno=1, end_col_offset=16)
# expect: 'x = (yield from a)' True
# expect: Expr(value=NamedExpr(target=Name(id='a', ctx=Store(), lineno=1, col_offset=1, end_lineno=1, end_col_offset=2), value=Name(id='b', ctx=Load(), lineno=1, col_offset=6, end_lineno=1, end_col_offset=7), lineno=1, col_offset=1, end_lineno=1, end_col_offset=7), lineno=1, col_offset=0, end_lineno=1, end_col_offset=8)
# expect: '(a := b)' True
# expect: Expr(value=JoinedStr(values=[Constant(value='a', lineno=1, col_offset=2, end_lineno=1, end_col_offset=3), FormattedValue(value=Name(id='b', ctx=Load(), lineno=1, col_offset=4, end_lineno=1, end_col_offset=5), conversion=114, format_spec=JoinedStr(values=[Constant(value='>', lineno=1, col_offset=8, end_lineno=1, end_col_offset=9), FormattedValue(value=Name(id='c', ctx=Load(), lineno=1, col_offset=10, end_lineno=1, end_col_offset=11), conversion=-1, lineno=1, col_offset=9, end_lineno=1, end_col_offset=12)], lineno=1, col_offset=7, end_lineno=1, end_col_offset=12), lineno=1, col_offset=3, end_lineno=1, end_col_offset=13), Constant(value='d{e}', lineno=1, col_offset=13, end_lineno=1, end_col_offset=19)], lineno=1, col_offset=0, end_lineno=1, end_col_offset=20), lineno=1, col_offset=0, end_lineno=1, end_col_offset=20)
# expect: "f'a{b!r:>{c}}d{{e}}'" True
# expect: Expr(value=JoinedStr(values=[Constant(value='a=', lineno=1, col_offset=3, end_lineno=1, end_col_offset=5), FormattedValue(value=Name(id='a', ctx=Load(), lineno=1, col_offset=3, end_lineno=1, end_col_offset=4), conversion=114, lineno=1, col_offset=2, end_lineno=1, end_col_offset=6)], lineno=1, col_offset=0, end_lineno=1, end_col_offset=7), lineno=1, col_offset=0, end_lineno=1, end_col_offset=7)
# expect: "f'a={a!r}'" True
# expect: Expr(value=Constant(value='ab', lineno=1, col_offset=0, end_lineno=1, end_col_offset=7), lineno=1, col_offset=0, end_lineno=1, end_col_offset=7)
# expect: '"""ab"""' True
# expect: Expr(value=Constant(value='a', kind='u', lineno=1, col_offset=0, end_lineno=1, end_col_offset=4), lineno=1, col_offset=0, end_lineno=1, end_col_offset=4)
# expect: 'u"""a"""' True
# expect: Expr(value=Constant(value=b'a', lineno=1, col_offset=0, end_lineno=1, end_col_offset=4), lineno=1, col_offset=0, end_lineno=1, end_col_offset=4)
# expect: "b'a'" True
# expect: Expr(value=Constant(value=1.5, lineno=1, col_offset=0, end_lineno=1, end_col_offset=3), lineno=1, col_offset=0, end_lineno=1, end_col_offset=3)
# expect: '1.5' True
# expect: Expr(value=Constant(value=1j, lineno=1, col_offset=0, end_lineno=1, end_col_offset=2), lineno=1, col_offset=0, end_lineno=1, end_col_offset=2)
# expect: '1j' True
# expect: Expr(value=Constant(value=inf, lineno=1, col_offset=0, end_lineno=1, end_col_offset=5), lineno=1, col_offset=0, end_lineno=1, end_col_offset=5)
# expect: '1e309' True
# expect: Expr(value=Constant(value=None, lineno=1, col_offset=0, end_lineno=1, end_col_offset=4), lineno=1, col_offset=0, end_lineno=1, end_col_offset=4)
# expect: 'None' True
# expect: Expr(value=Constant(value=Ellipsis, lineno=1, col_offset=0, end_lineno=1, end_col_offset=3), lineno=1, col_offset=0, end_lineno=1, end_col_offset=3)
# expect: '...' True
# expect: Expr(value=Attribute(value=Constant(value=1, lineno=1, col_offset=0, end_lineno=1, end_col_offset=1), attr='real', ctx=Load(), lineno=1, col_offset=0, end_lineno=1, end_col_offset=7), lineno=1, col_offset=0, end_lineno=1, end_col_offset=7)
# expect: '1 .real' True
# expect: Assign(targets=[Tuple(elts=[Name(id='a', ctx=Store(), lineno=1, col_offset=1, end_lineno=1, end_col_offset=2), Starred(value=Name(id='b', ctx=Store(), lineno=1, col_offset=5, end_lineno=1, end_col_offset=6), ctx=Store(), lineno=1, col_offset=4, end_lineno=1, end_col_offset=6)], ctx=Store(), lineno=1, col_offset=0, end_lineno=1, end_col_offset=7)], value=Name(id='c', ctx=Load(), lineno=1, col_offset=10, end_lineno=1, end_col_offset=11), lineno=1, col_offset=0, end_lineno=1, end_col_offset=11)
# expect: 'a, *b = c' True
# expect: Match(subject=Name(id='a', ctx=Load(), lineno=1, col_offset=6, end_lineno=1, end_col_offset=7), cases=[match_case(pattern=MatchOr(patterns=[MatchValue(value=Constant(value=1, lineno=2, col_offset=9, end_lineno=2, end_col_offset=10), lineno=2, col_offset=9, end_lineno=2, end_col_offset=10), MatchValue(value=Constant(value='x', lineno=2, col_offset=13, end_lineno=2, end_col_offset=16), lineno=2, col_offset=13, end_lineno=2, end_col_offset=16)], lineno=2, col_offset=9, end_lineno=2, end_col_offset=16), body=[Pass(lineno=2, col_offset=18, end_lineno=2, end_col_offset=22)]), match_case(pattern=MatchSequence(patterns=[MatchAs(name='a', lineno=3, col_offset=10, end_lineno=3, end_col_offset=11), MatchStar(lineno=3, col_offset=13, end_lineno=3, end_col_offset=15), MatchAs(name='b', lineno=3, col_offset=17, end_lineno=3, end_col_offset=18)], lineno=3, col_offset=9, end_lineno=3, end_col_offset=19), body=[Pass(lineno=3, col_offset=21, end_lineno=3, end_col_offset=25)]), match_case(pattern=MatchMapping(keys=[Constant(value='k', lineno=4, col_offset=10, end_lineno=4, end_col_offset=13)], patterns=[MatchAs(name='v', lineno=4, col_offset=15, end_lineno=4, end_col_offset=16)], rest='rest', lineno=4, col_offset=9, end_lineno=4, end_col_offset=25), body=[Pass(lineno=4, col_offset=27, end_lineno=4, end_col_offset=31)]), match_case(pattern=MatchAs(pattern=MatchClass(cls=Name(id='C', ctx=Load(), lineno=5, col_offset=9, end_lineno=5, end_col_offset=10), patterns=[MatchValue(value=Constant(value=1, lineno=5, col_offset=11, end_lineno=5, end_col_offset=12), lineno=5, col_offset=11, end_lineno=5, end_col_offset=12)], kwd_attrs=['x'], kwd_patterns=[MatchValue(value=Constant(value=2, lineno=5, col_offset=16, end_lineno=5, end_col_offset=17), lineno=5, col_offset=16, end_lineno=5, end_col_offset=17)], lineno=5, col_offset=9, end_lineno=5, end_col_offset=18), name='c', lineno=5, col_offset=9, end_lineno=5, end_col_offset=23), guard=Name(id='d', ctx=Load(), lineno=5, col_offset=27, end_lineno=5, end_col_offset=28), body=[Pass(lineno=5, col_offset=30, end_lineno=5, end_col_offset=34)]), match_case(pattern=MatchSingleton(value=None, lineno=6, col_offset=9, end_lineno=6, end_col_offset=13), body=[Pass(lineno=6, col_offset=15, end_lineno=6, end_col_offset=19)]), match_case(pattern=MatchValue(value=Attribute(value=Name(id='a', ctx=Load(), lineno=7, col_offset=9, end_lineno=7, end_col_offset=10), attr='b', ctx=Load(), lineno=7, col_offset=9, end_lineno=7, end_col_offset=12), lineno=7, col_offset=9, end_lineno=7, end_col_offset=12), body=[Pass(lineno=7, col_offset=14, end_lineno=7, end_col_offset=18)]), match_case(pattern=MatchAs(lineno=8, col_offset=9, end_lineno=8, end_col_offset=10), body=[Pass(lineno=8, col_offset=12, end_lineno=8, end_col_offset=16)])], lineno=1, col_offset=0, end_lineno=8, end_col_offset=16)
# expect: "match a:\n    case 1 | 'x':\n        pass\n    case [a, *_, b]:\n        pass\n    case {'k': v, **rest}:\n        pass\n    case C(1, x=2) as c if d:\n        pass\n    case None:\n        pass\n    case a.b:\n        pass\n    case _:\n        pass" True
# expect: FunctionDef(name='f', args=arguments(args=[arg(arg='x', annotation=Name(id='T', ctx=Load(), lineno=1, col_offset=27, end_lineno=1, end_col_offset=28), lineno=1, col_offset=24, end_lineno=1, end_col_offset=28)]), body=[Pass(lineno=1, col_offset=31, end_lineno=1, end_col_offset=35)], type_params=[TypeVar(name='T', bound=Name(id='int', ctx=Load(), lineno=1, col_offset=9, end_lineno=1, end_col_offset=12), lineno=1, col_offset=6, end_lineno=1, end_col_offset=12), TypeVarTuple(name='Ts', lineno=1, col_offset=14, end_lineno=1, end_col_offset=17), ParamSpec(name='P', lineno=1, col_offset=19, end_lineno=1, end_col_offset=22)], lineno=1, col_offset=0, end_lineno=1, end_col_offset=35)
# expect: 'def f[T: int, *Ts, **P](x: T):\n    pass' True
# expect: ClassDef(name='C', body=[Pass(lineno=1, col_offset=12, end_lineno=1, end_col_offset=16)], type_params=[TypeVar(name='T', lineno=1, col_offset=8, end_lineno=1, end_col_offset=9)], lineno=1, col_offset=0, end_lineno=1, end_col_offset=16)
# expect: 'class C[T]:\n    pass' True
# expect: TypeAlias(name=Name(id='A', ctx=Store(), lineno=1, col_offset=5, end_lineno=1, end_col_offset=6), type_params=[TypeVar(name='T', lineno=1, col_offset=7, end_lineno=1, end_col_offset=8)], value=Subscript(value=Name(id='list', ctx=Load(), lineno=1, col_offset=12, end_lineno=1, end_col_offset=16), slice=Name(id='T', ctx=Load(), lineno=1, col_offset=17, end_lineno=1, end_col_offset=18), ctx=Load(), lineno=1, col_offset=12, end_lineno=1, end_col_offset=19), lineno=1, col_offset=0, end_lineno=1, end_col_offset=19)
# expect: 'type A[T] = list[T]' True
# expect: Expr(value=Name(id='a', ctx=Load(), lineno=1, col_offset=0, end_lineno=1, end_col_offset=1), lineno=1, col_offset=0, end_lineno=1, end_col_offset=1)
# expect: 'a\nb' True
# expect: If(test=NamedExpr(target=Name(id='a', ctx=Store(), lineno=1, col_offset=4, end_lineno=1, end_col_offset=5), value=Name(id='b', ctx=Load(), lineno=1, col_offset=9, end_lineno=1, end_col_offset=10), lineno=1, col_offset=4, end_lineno=1, end_col_offset=10), body=[Expr(value=Name(id='c', ctx=Load(), lineno=1, col_offset=13, end_lineno=1, end_col_offset=14), lineno=1, col_offset=13, end_lineno=1, end_col_offset=14)], lineno=1, col_offset=0, end_lineno=1, end_col_offset=14)
# expect: 'if (a := b):\n    c' True
# expect: Assign(targets=[Name(id='x', ctx=Store(), lineno=1, col_offset=0, end_lineno=1, end_col_offset=1)], value=List(elts=[Constant(value=1, lineno=2, col_offset=0, end_lineno=2, end_col_offset=1), Constant(value=2, lineno=3, col_offset=0, end_lineno=3, end_col_offset=1)], ctx=Load(), lineno=1, col_offset=4, end_lineno=3, end_col_offset=2), lineno=1, col_offset=0, end_lineno=3, end_col_offset=2)
# expect: 'x = [1, 2]' True
# expect: Expression(body=Name(id='a', ctx=Load())) Interactive(body=[Expr(value=Name(id='a', ctx=Load())), Expr(value=Name(id='b', ctx=Load()))])
# expect: Module(
# expect:   body=[
# expect:     Assign(
# expect:       targets=[
# expect:         Name(id='x', ctx=Store())],
# expect:       value=List(
# expect:         elts=[
# expect:           Constant(value=1),
# expect:           Tuple(
# expect:             elts=[
# expect:               Constant(value=2)],
# expect:             ctx=Load())],
# expect:         ctx=Load()))])
# expect: Expression(Call(Name('f', Load()))) Expression(body=Call(func=Name(id='f', ctx=Load()), args=[], keywords=[]))
# expect: 1 1
# expect: -1 -1
# expect: +1.5 1.5
# expect: 1 + 2j (1+2j)
# expect: -1 - 2j (-1-2j)
# expect: "a" a
# expect: b"a" b'a'
# expect: (1, 2) (1, 2)
# expect: [1, [2]] [1, [2]]
# expect: {1, 2} {1, 2}
# expect: {1: {2: 3}} {1: {2: 3}}
# expect: None None
# expect: True True
# expect: ... Ellipsis
# expect: set() set()
# expect:  1 1
# expect: a ('ValueError', 'malformed node or string on line 1: <ast.Name object')
# expect: 1 + 2 ('ValueError', 'malformed node or string on line 1: <ast.BinOp object')
# expect: f() ('ValueError', 'malformed node or string on line 1: <ast.Call object')
# expect: [x for x in y] ('ValueError', 'malformed node or string on line 1: <ast.ListComp object')
# expect: {**a} ('ValueError', 'malformed node or string: None')
# expect: 1j + 1 ('ValueError', 'malformed node or string on line 1: <ast.BinOp object')
# expect: 2 ** 3 ('ValueError', 'malformed node or string on line 1: <ast.BinOp object')
# expect: -"a" ('ValueError', 'malformed node or string on line 1: <ast.Constant object')
# expect: 1 + ('SyntaxError', 'invalid syntax (<unknown>, line 1)')
# expect: (1 ('SyntaxError', "'(' was never closed (<unknown>, line 1)")
# expect: ('id', 'ctx') x False Load ('lineno', 'col_offset', 'end_lineno', 'end_col_offset')
# expect: None [] None [] []
# expect: ('TypeError', 'Name constructor takes at most 2 positional arguments') ('TypeError', "Name got multiple values for argument 'id'")
# expect: True True (<class 'ast.expr'>, <class 'ast.AST'>) True
# expect: ['Module', 'FunctionDef', 'ClassDef', 'arguments', 'Expr', 'Return', 'Pass', 'Constant', 'BinOp', 'Constant', 'Add', 'Name', 'Load']
# expect: 'doc\nmore' 'doc\n   more' None
# expect: ('TypeError', "'Pass' can't have docstrings") ['FunctionDef', 'ClassDef']
# expect: ['name', 'args', 'body', 'decorator_list', 'returns', 'type_comment', 'type_params']
# expect: '(1 +\n  2) * "€"'
# expect: name a 1 0
# expect: name b 1 4
# expect: name c 1 8
# expect: name d 1 10
# expect: x = 42
# expect: for i in x:
# expect:     x
# expect:     y None
# expect: 2 11
# expect: 42 5
# expect: ('TypeError', 'expected Module node, got Pass') ('ValueError', 'compile(): unrecognised flags')
# expect: Module ('SyntaxError', 'invalid syntax (<unknown>, line 1)')
