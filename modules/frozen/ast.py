# SPDX-License-Identifier: MIT
"""ast: syntax trees as objects; compile() makes them, ast._unparse writes them as source again.

The classes are made from one table, as the Python library reference lists them: name, base, fields, and for
each field what it is when it is not given: ? None, * an empty list, ! required.
"""
import sys

PyCF_ONLY_AST = 0x400
PyCF_OPTIMIZED_AST = 0x8400
PyCF_TYPE_COMMENTS = 0x1000
PyCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000


class AST:
    """The base of all nodes."""

    _fields = _attributes = ()
    __match_args__ = ()
    _field_types = {}

    def __init__(self, *args, **kwargs):
        fields = self._fields
        if len(args) > len(fields):
            raise TypeError('%s constructor takes at most %d positional argument%s' % (
                type(self).__name__, len(fields), '' if len(fields) == 1 else 's'))
        for name, value in zip(fields, args):
            setattr(self, name, value)
        for name, value in kwargs.items():
            if name in fields[:len(args)]:
                raise TypeError("%s got multiple values for argument '%s'" % (type(self).__name__, name))
            setattr(self, name, value)
        for name, kind in self._field_types.items():
            if name not in self.__dict__:
                if kind == '*':
                    setattr(self, name, [])
                elif kind == 'c':
                    setattr(self, name, Load())

    def __repr__(self):
        return '<%s.%s object at %#x>' % (type(self).__module__, type(self).__qualname__, id(self))

    def __reduce_ex__(self, protocol):
        return _rebuild, (type(self), dict(self.__dict__))

    def __replace__(self, /, **changes):
        new = type(self)()
        new.__dict__.update(self.__dict__)
        for name, value in changes.items():
            if name not in self._fields and name not in self._attributes:
                raise TypeError("%s.__replace__ got an unexpected keyword argument '%s'." % (type(self).__name__, name))
            setattr(new, name, value)
        return new


def _rebuild(cls, state):
    node = cls.__new__(cls)
    node.__dict__.update(state)
    return node


_TABLE = '''
mod:
 Module body* type_ignores*; Interactive body*; Expression body!; FunctionType argtypes* returns!
stmt@
 FunctionDef name! args! body* decorator_list* returns? type_comment? type_params*
 AsyncFunctionDef name! args! body* decorator_list* returns? type_comment? type_params*
 ClassDef name! bases* keywords* body* decorator_list* type_params*; Return value?; Delete targets*
 Assign targets* value! type_comment?; TypeAlias name! type_params* value!; AugAssign target! op! value!
 AnnAssign target! annotation! value? simple!; For target! iter! body* orelse* type_comment?
 AsyncFor target! iter! body* orelse* type_comment?; While test! body* orelse*; If test! body* orelse*
 With items* body* type_comment?; AsyncWith items* body* type_comment?; Match subject! cases*; Raise exc? cause?
 Try body* handlers* orelse* finalbody*; TryStar body* handlers* orelse* finalbody*; Assert test! msg?; Import names*
 ImportFrom module? names* level?; Global names*; Nonlocal names*; Expr value!; Pass; Break; Continue
expr@
 BoolOp op! values*; NamedExpr target! value!; BinOp left! op! right!; UnaryOp op! operand!; Lambda args! body!
 IfExp test! body! orelse!; Dict keys* values*; Set elts*; ListComp elt! generators*; SetComp elt! generators*
 DictComp key! value! generators*; GeneratorExp elt! generators*; Await value!; Yield value?; YieldFrom value!
 Compare left! ops* comparators*; Call func! args* keywords*; FormattedValue value! conversion! format_spec?
 JoinedStr values*; Constant value! kind?; Attribute value! attr! ctxc; Subscript value! slice! ctxc; Starred value! ctxc
 Name id! ctxc; List elts* ctxc; Tuple elts* ctxc; Slice lower? upper? step?
expr_context:
 Load; Store; Del
boolop:
 And; Or
operator:
 Add; Sub; Mult; MatMult; Div; Mod; Pow; LShift; RShift; BitOr; BitXor; BitAnd; FloorDiv
unaryop:
 Invert; Not; UAdd; USub
cmpop:
 Eq; NotEq; Lt; LtE; Gt; GtE; Is; IsNot; In; NotIn
excepthandler@
 ExceptHandler type? name? body*
pattern@
 MatchValue value!; MatchSingleton value!; MatchSequence patterns*; MatchMapping keys* patterns* rest?
 MatchClass cls! patterns* kwd_attrs* kwd_patterns*; MatchStar name?; MatchAs pattern? name?; MatchOr patterns*
type_param@
 TypeVar name! bound? default_value?; ParamSpec name! default_value?; TypeVarTuple name! default_value?
type_ignore:
 TypeIgnore lineno! tag!
AST:
 comprehension target! iter! ifs* is_async!; match_case pattern! guard? body*; withitem context_expr! optional_vars?
 arguments posonlyargs* args* vararg? kwonlyargs* kw_defaults* kwarg? defaults*
AST@
 arg arg! annotation? type_comment?; keyword arg? value!; alias name! asname?
'''
_PLACE = ('lineno', 'col_offset', 'end_lineno', 'end_col_offset')


def _define():
    space = globals()
    for line in _TABLE.strip().split('\n'):
        if not line.startswith(' '):
            name, placed = line[:-1], line[-1] == '@'
            if name != 'AST':
                space[name] = type(name, (AST,), {'_attributes': _PLACE if placed else (), '__module__': 'ast'})
                if placed:
                    space[name].end_lineno = space[name].end_col_offset = None
            base = space[name]
            continue
        for spec in line.split(';'):
            name, *fields = spec.split()
            body = {'_fields': tuple(f[:-1] for f in fields), '__module__': 'ast',
                    '_field_types': {f[:-1]: f[-1] for f in fields}}
            body['__match_args__'] = body['_fields']
            body.update({f[:-1]: None for f in fields if f[-1] == '?'})
            if base is AST and placed:
                body.update(_attributes=_PLACE, end_lineno=None, end_col_offset=None)
            space[name] = type(name, (base,), body)


_define()


def parse(source, filename='<unknown>', mode='exec', *, type_comments=False, feature_version=None, optimize=-1):
    """Parse source to a tree."""
    return compile(source, filename, mode, PyCF_ONLY_AST)


def literal_eval(node_or_string):
    """Return the value of an expression that consists of literals only."""
    if isinstance(node_or_string, str):
        node_or_string = parse(node_or_string.lstrip(' \t'), mode='eval')
    if isinstance(node_or_string, Expression):
        node_or_string = node_or_string.body
    return _literal(node_or_string)


def _malformed(node):
    message = 'malformed node or string'
    if getattr(node, 'lineno', None):
        message += ' on line %d' % node.lineno
    raise ValueError('%s: %r' % (message, node))


def _number(node):
    if not isinstance(node, Constant) or type(node.value) not in (int, float, complex):
        _malformed(node)
    return node.value


def _signed(node):
    if isinstance(node, UnaryOp) and isinstance(node.op, (UAdd, USub)):
        value = _number(node.operand)
        return +value if isinstance(node.op, UAdd) else -value
    return _number(node)


def _literal(node):
    if isinstance(node, Constant):
        return node.value
    if isinstance(node, Tuple):
        return tuple(map(_literal, node.elts))
    if isinstance(node, List):
        return list(map(_literal, node.elts))
    if isinstance(node, Set):
        return set(map(_literal, node.elts))
    if isinstance(node, Call) and isinstance(node.func, Name) and node.func.id == 'set' and not node.args \
            and not node.keywords:
        return set()
    if isinstance(node, Dict):
        if len(node.keys) != len(node.values):
            _malformed(node)
        return dict(zip(map(_literal, node.keys), map(_literal, node.values)))
    if isinstance(node, BinOp) and isinstance(node.op, (Add, Sub)):
        left, right = _signed(node.left), _number(node.right)
        if isinstance(left, (int, float)) and isinstance(right, complex):
            return left + right if isinstance(node.op, Add) else left - right
    return _signed(node)


def dump(node, annotate_fields=True, include_attributes=False, *, indent=None, show_empty=False):
    """Return a text that shows the tree."""
    if not isinstance(node, AST):
        raise TypeError('expected AST, got %r' % type(node).__name__)
    if indent is not None and not isinstance(indent, str):
        indent = ' ' * indent
    return _dump(node, annotate_fields, include_attributes, indent, show_empty, 0)[0]


def _dump(node, annotate, attributes, indent, show_empty, level):
    # The text, and whether it fits on a line.
    level += 1
    between = ',\n' + indent * level if indent is not None else ', '
    begin = '\n' + indent * level if indent is not None else ''
    if isinstance(node, list):
        if not node:
            return '[]', True
        return '[%s%s]' % (begin, between.join(_dump(x, annotate, attributes, indent, show_empty, level)[0] for x in node)), False
    if not isinstance(node, AST):
        return repr(node), True
    args, simple, keywords, left_out = [], True, annotate, []
    for name in node._fields:
        if not hasattr(node, name):
            keywords = True
            continue
        value = getattr(node, name)
        if value is None and getattr(type(node), name, ...) is None:
            keywords = True
            continue
        if not show_empty:
            if value == []:
                if not keywords:
                    left_out.append('[]')
                continue
            args += left_out
            left_out = []
        text, fits = _dump(value, annotate, attributes, indent, show_empty, level)
        simple = simple and fits
        args.append('%s=%s' % (name, text) if keywords else text)
    if attributes and node._attributes:
        for name in node._attributes:
            if hasattr(node, name) and not (getattr(node, name) is None and getattr(type(node), name, ...) is None):
                text, fits = _dump(getattr(node, name), annotate, attributes, indent, show_empty, level)
                simple = simple and fits
                args.append('%s=%s' % (name, text))
    if simple and len(args) <= 3:
        return '%s(%s)' % (type(node).__name__, ', '.join(args)), not args
    return '%s(%s%s)' % (type(node).__name__, begin, between.join(args)), False


def copy_location(new_node, old_node):
    """Copy the place of one node to another, and return that."""
    for name in _PLACE:
        if name in old_node._attributes and name in new_node._attributes:
            value = getattr(old_node, name, None)
            if value is not None or (hasattr(old_node, name) and name.startswith('end_')):
                setattr(new_node, name, value)
    return new_node


def fix_missing_locations(node):
    """Give all nodes without a place that of the node around them."""
    def fix(node, place):
        place = list(place)
        for i, name in enumerate(_PLACE):
            if name in node._attributes:
                if getattr(node, name, None) is None:
                    setattr(node, name, place[i])
                else:
                    place[i] = getattr(node, name)
        for child in iter_child_nodes(node):
            fix(child, place)
    fix(node, (1, 0, 1, 0))
    return node


def increment_lineno(node, n=1):
    """Add n to the line numbers of a tree."""
    for child in walk(node):
        if isinstance(child, TypeIgnore):
            child.lineno = getattr(child, 'lineno', 0) + n
            continue
        if 'lineno' in child._attributes:
            child.lineno = getattr(child, 'lineno', 0) + n
        if 'end_lineno' in child._attributes and getattr(child, 'end_lineno', 0) is not None:
            child.end_lineno = getattr(child, 'end_lineno', 0) + n
    return node


def iter_fields(node):
    """Yield name and value of each field."""
    for name in node._fields:
        try:
            yield name, getattr(node, name)
        except AttributeError:
            pass


def iter_child_nodes(node):
    """Yield the nodes directly below a node."""
    for name, field in iter_fields(node):
        if isinstance(field, AST):
            yield field
        elif isinstance(field, list):
            for item in field:
                if isinstance(item, AST):
                    yield item


def walk(node):
    """Yield a node and all nodes below it."""
    from collections import deque
    todo = deque([node])
    while todo:
        node = todo.popleft()
        todo.extend(iter_child_nodes(node))
        yield node


def get_docstring(node, clean=True):
    """Return the docstring of a module, class or function, or None."""
    if not isinstance(node, (AsyncFunctionDef, FunctionDef, ClassDef, Module)):
        raise TypeError("%r can't have docstrings" % node.__class__.__name__)
    if not (node.body and isinstance(node.body[0], Expr)):
        return None
    value = node.body[0].value
    if not (isinstance(value, Constant) and isinstance(value.value, str)):
        return None
    return _clean(value.value) if clean else value.value


def _clean(text):
    lines = text.expandtabs().split('\n')
    margin = min((len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()), default=0)
    lines = [lines[0].lstrip()] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return '\n'.join(lines)


def get_source_segment(source, node, *, padded=False):
    """Return the part of the source that a node was made from, or None."""
    try:
        if node.end_lineno is None or node.end_col_offset is None:
            return None
        first, last = node.lineno - 1, node.end_lineno - 1
        start, end = node.col_offset, node.end_col_offset
    except AttributeError:
        return None
    lines = [line.encode() + b'\n' for line in source.replace('\r\n', '\n').replace('\r', '\n').split('\n')]
    if first == last:
        return lines[first][start:end].decode()
    begin = b''
    if padded:
        begin = bytes(c if c in b'\t\f' else 32 for c in lines[first][:start])
    return (begin + lines[first][start:] + b''.join(lines[first + 1:last]) + lines[last][:end]).decode()


class NodeVisitor:
    """Calls visit_CLASS(node) for the nodes of a tree, generic_visit(node) where there is no such method."""

    def visit(self, node):
        """Visit a node."""
        return getattr(self, 'visit_' + node.__class__.__name__, self.generic_visit)(node)

    def generic_visit(self, node):
        """Visit the nodes below a node."""
        for child in iter_child_nodes(node):
            self.visit(child)


class NodeTransformer(NodeVisitor):
    """A visitor whose methods return what takes the node's place; None removes it, a list replaces it in a list."""

    def generic_visit(self, node):
        for name, old in iter_fields(node):
            if isinstance(old, list):
                new = []
                for item in old:
                    if isinstance(item, AST):
                        item = self.visit(item)
                        if item is None:
                            continue
                        if not isinstance(item, AST):
                            new.extend(item)
                            continue
                    new.append(item)
                old[:] = new
            elif isinstance(old, AST):
                new = self.visit(old)
                if new is None:
                    delattr(node, name)
                else:
                    setattr(node, name, new)
        return node


def unparse(ast_obj):
    """Return source text that gives the tree."""
    from _ast_unparse import Unparser
    return Unparser().unparse(ast_obj)


def main():
    """python -m ast: show the tree of a file."""
    import argparse
    parser = argparse.ArgumentParser(prog='python -m ast')
    parser.add_argument('infile', nargs='?', default='-', help='the file to parse; defaults to stdin')
    parser.add_argument('-m', '--mode', default='exec', choices=('exec', 'single', 'eval'),
                        help='specify what kind of code must be parsed')
    parser.add_argument('-a', '--include-attributes', action='store_true',
                        help='include attributes such as line numbers and column offsets')
    parser.add_argument('-i', '--indent', type=int, default=3, help='indentation of nodes (number of spaces)')
    args = parser.parse_args()
    if args.infile == '-':
        name, source = '<stdin>', sys.stdin.buffer.read()
    else:
        name = args.infile
        with open(name, 'rb') as file:
            source = file.read()
    print(dump(parse(source, name, args.mode), include_attributes=args.include_attributes, indent=args.indent))


if __name__ == '__main__':
    import ast
    ast.main()
