# SPDX-License-Identifier: MIT
"""_ast_unparse: source text from trees.

Each expression is written at a level of binding; what binds more loosely than its place allows gets parentheses.
"""
import ast

(NAMED, TUPLE, YIELD, TEST, OR, AND, NOT, CMP, BOR, BXOR, BAND, SHIFT, ARITH, TERM, FACTOR, POWER, AWAIT, ATOM) = range(18)
BINARY = {'Add': ('+', ARITH), 'Sub': ('-', ARITH), 'Mult': ('*', TERM), 'MatMult': ('@', TERM), 'Div': ('/', TERM),
          'Mod': ('%', TERM), 'LShift': ('<<', SHIFT), 'RShift': ('>>', SHIFT), 'BitOr': ('|', BOR), 'BitXor': ('^', BXOR),
          'BitAnd': ('&', BAND), 'FloorDiv': ('//', TERM), 'Pow': ('**', POWER)}
UNARY = {'Invert': ('~', FACTOR), 'Not': ('not ', NOT), 'UAdd': ('+', FACTOR), 'USub': ('-', FACTOR)}
COMPARE = {'Eq': '==', 'NotEq': '!=', 'Lt': '<', 'LtE': '<=', 'Gt': '>', 'GtE': '>=', 'Is': 'is', 'IsNot': 'is not',
           'In': 'in', 'NotIn': 'not in'}


def _name(node):
    return type(node).__name__


class Unparser:
    """Writes one tree."""

    def unparse(self, node):
        """Return the source of a node."""
        self.lines, self.depth = [], 0
        if isinstance(node, (ast.Module, ast.Interactive)):
            self.body(node.body, doc=isinstance(node, ast.Module))
        elif isinstance(node, (ast.stmt, ast.excepthandler, ast.match_case)):
            self.statement(node)
        elif isinstance(node, ast.Expression):
            return self.expr(node.body)
        elif isinstance(node, list):
            self.body(node)
        elif hasattr(self, 'p_' + _name(node)):
            return self.pattern(node)
        elif hasattr(self, 'o_' + _name(node)):
            return getattr(self, 'o_' + _name(node))(node)
        else:
            return self.expr(node)
        return '\n'.join(self.lines).lstrip('\n')

    # --- statements ----------------------------------------------------------------------------------------------

    def line(self, text):
        self.lines.append('    ' * self.depth + text)

    def statement(self, node):
        getattr(self, 's_' + _name(node))(node)

    def body(self, statements, doc=False):
        for i, node in enumerate(statements):
            if i == 0 and doc and isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) \
                    and isinstance(node.value.value, str):
                self.line(('u' if node.value.kind == 'u' else '') + self.docstring(node.value.value))
            else:
                self.statement(node)

    def block(self, head, statements, doc=False):
        self.line(head + ':')
        self.depth += 1
        self.body(statements, doc)
        self.depth -= 1

    def docstring(self, text):
        text = ''.join('\\\\' if c == '\\' else c if c in '\n\t' or c.isprintable() else
                       c.encode('unicode_escape').decode() for c in text)
        quote = "'''" if ('"""' in text or text[-1:] == '"') and "'''" not in text and text[-1:] != "'" else '"""'
        escaped = 3 * ('\\' + quote[0])
        text = text.replace(quote, escaped)
        if text[-1:] == quote[0] and not text.endswith(escaped):
            text = text[:-1] + '\\' + quote[0]
        return quote + text + quote

    def s_Expr(self, node):
        self.line(self.expr(node.value, YIELD))

    def function(self, node, prefix):
        self.lines.append('')
        self.decorators(node)
        returns = ' -> ' + self.expr(node.returns) if node.returns else ''
        self.block('%sdef %s%s(%s)%s' % (prefix, node.name, self.type_params(node), self.o_arguments(node.args), returns),
                   node.body, True)

    def decorators(self, node):
        for d in node.decorator_list:
            self.line('@' + self.expr(d))

    def type_params(self, node):
        params = getattr(node, 'type_params', None)
        return '[%s]' % ', '.join(getattr(self, 'o_' + _name(p))(p) for p in params) if params else ''

    def s_FunctionDef(self, node):
        self.function(node, '')

    def s_AsyncFunctionDef(self, node):
        self.function(node, 'async ')

    def s_ClassDef(self, node):
        self.lines.append('')
        self.decorators(node)
        args = [self.expr(b) for b in node.bases] + [self.o_keyword(k) for k in node.keywords]
        self.block('class %s%s%s' % (node.name, self.type_params(node), '(%s)' % ', '.join(args) if args else ''),
                   node.body, True)

    def s_Return(self, node):
        self.line('return' + (' ' + self.expr(node.value) if node.value else ''))

    def s_Delete(self, node):
        self.line('del ' + ', '.join(self.expr(t) for t in node.targets))

    def s_Assign(self, node):
        self.line(''.join(self.expr(t, TUPLE) + ' = ' for t in node.targets) + self.expr(node.value))

    def s_TypeAlias(self, node):
        self.line('type %s%s = %s' % (self.expr(node.name), self.type_params(node), self.expr(node.value)))

    def s_AugAssign(self, node):
        self.line('%s %s= %s' % (self.expr(node.target), BINARY[_name(node.op)][0], self.expr(node.value)))

    def s_AnnAssign(self, node):
        target = self.expr(node.target)
        if not node.simple and isinstance(node.target, ast.Name):
            target = '(%s)' % target
        value = ' = ' + self.expr(node.value) if node.value else ''
        self.line('%s: %s%s' % (target, self.expr(node.annotation), value))

    def loop(self, node, prefix):
        self.block('%sfor %s in %s' % (prefix, self.expr(node.target, TUPLE), self.expr(node.iter)), node.body)
        self.orelse(node)

    def orelse(self, node):
        if node.orelse:
            self.block('else', node.orelse)

    def s_For(self, node):
        self.loop(node, '')

    def s_AsyncFor(self, node):
        self.loop(node, 'async ')

    def s_While(self, node):
        self.block('while ' + self.expr(node.test), node.body)
        self.orelse(node)

    def s_If(self, node):
        self.block('if ' + self.expr(node.test), node.body)
        while len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If):
            node = node.orelse[0]
            self.block('elif ' + self.expr(node.test), node.body)
        self.orelse(node)

    def s_With(self, node):
        self.block('with ' + ', '.join(map(self.o_withitem, node.items)), node.body)

    def s_AsyncWith(self, node):
        self.block('async with ' + ', '.join(map(self.o_withitem, node.items)), node.body)

    def s_Match(self, node):
        self.line('match %s:' % self.expr(node.subject))
        self.depth += 1
        for case in node.cases:
            self.s_match_case(case)
        self.depth -= 1

    def s_match_case(self, node):
        guard = ' if ' + self.expr(node.guard) if node.guard else ''
        self.block('case %s%s' % (self.pattern(node.pattern), guard), node.body)

    def s_Raise(self, node):
        text = 'raise'
        if node.cause and not node.exc:
            raise ValueError("Node can't use cause without an exception.")
        if node.exc:
            text += ' ' + self.expr(node.exc)
            if node.cause:
                text += ' from ' + self.expr(node.cause)
        self.line(text)

    def try_statement(self, node, star):
        self.block('try', node.body)
        for handler in node.handlers:
            self.s_ExceptHandler(handler, star)
        self.orelse(node)
        if node.finalbody:
            self.block('finally', node.finalbody)

    def s_Try(self, node):
        self.try_statement(node, '')

    def s_TryStar(self, node):
        self.try_statement(node, '*')

    def s_ExceptHandler(self, node, star=''):
        text = 'except' + star
        if node.type:
            text += ' ' + self.expr(node.type)
        if node.name:
            text += ' as ' + node.name
        self.block(text, node.body)

    def s_Assert(self, node):
        self.line('assert ' + self.expr(node.test) + (', ' + self.expr(node.msg) if node.msg else ''))

    def s_Import(self, node):
        self.line('import ' + ', '.join(map(self.o_alias, node.names)))

    def s_ImportFrom(self, node):
        self.line('from %s%s import %s' % ('.' * (node.level or 0), node.module or '', ', '.join(map(self.o_alias, node.names))))

    def s_Global(self, node):
        self.line('global ' + ', '.join(node.names))

    def s_Nonlocal(self, node):
        self.line('nonlocal ' + ', '.join(node.names))

    def s_Pass(self, node):
        self.line('pass')

    def s_Break(self, node):
        self.line('break')

    def s_Continue(self, node):
        self.line('continue')

    # --- parts of statements ---------------------------------------------------------------------------------------

    def o_alias(self, node):
        return node.name + (' as ' + node.asname if node.asname else '')

    def o_withitem(self, node):
        return self.expr(node.context_expr) + (' as ' + self.expr(node.optional_vars) if node.optional_vars else '')

    def o_keyword(self, node):
        return '%s=%s' % (node.arg, self.expr(node.value)) if node.arg is not None else '**' + self.expr(node.value)

    def o_arg(self, node):
        return node.arg + (': ' + self.expr(node.annotation) if node.annotation else '')

    def o_comprehension(self, node):
        text = ' async for ' if node.is_async else ' for '
        text += self.expr(node.target, TUPLE) + ' in ' + self.expr(node.iter, OR)
        return text + ''.join(' if ' + self.expr(test, OR) for test in node.ifs)

    def o_arguments(self, node):
        parts, positional = [], node.posonlyargs + node.args
        defaults = [None] * (len(positional) - len(node.defaults)) + node.defaults
        for i, (arg, default) in enumerate(zip(positional, defaults), 1):
            parts.append(self.o_arg(arg) + ('=' + self.expr(default) if default else ''))
            if i == len(node.posonlyargs):
                parts.append('/')
        if node.vararg or node.kwonlyargs:
            parts.append('*' + (self.o_arg(node.vararg) if node.vararg else ''))
        for arg, default in zip(node.kwonlyargs, node.kw_defaults):
            parts.append(self.o_arg(arg) + ('=' + self.expr(default) if default else ''))
        if node.kwarg:
            parts.append('**' + self.o_arg(node.kwarg))
        return ', '.join(parts)

    def type_param(self, node, text):
        if getattr(node, 'bound', None):
            text += ': ' + self.expr(node.bound)
        return text + (' = ' + self.expr(node.default_value) if getattr(node, 'default_value', None) else '')

    def o_TypeVar(self, node):
        return self.type_param(node, node.name)

    def o_TypeVarTuple(self, node):
        return self.type_param(node, '*' + node.name)

    def o_ParamSpec(self, node):
        return self.type_param(node, '**' + node.name)

    # --- patterns ---------------------------------------------------------------------------------------------------

    def pattern(self, node, level=TEST):
        text, own = getattr(self, 'p_' + _name(node))(node)
        return '(%s)' % text if own < level else text

    def p_MatchValue(self, node):
        return self.expr(node.value), ATOM

    def p_MatchSingleton(self, node):
        return repr(node.value), ATOM

    def p_MatchSequence(self, node):
        return '[%s]' % ', '.join(map(self.pattern, node.patterns)), ATOM

    def p_MatchStar(self, node):
        return '*' + (node.name or '_'), ATOM

    def p_MatchMapping(self, node):
        parts = ['%s: %s' % (self.expr(k), self.pattern(p)) for k, p in zip(node.keys, node.patterns)]
        return '{%s}' % ', '.join(parts + (['**' + node.rest] if node.rest else [])), ATOM

    def p_MatchClass(self, node):
        parts = list(map(self.pattern, node.patterns))
        parts += ['%s=%s' % pair for pair in zip(node.kwd_attrs, map(self.pattern, node.kwd_patterns))]
        return '%s(%s)' % (self.expr(node.cls), ', '.join(parts)), ATOM

    def p_MatchAs(self, node):
        if node.pattern is None:
            return node.name or '_', ATOM
        return '%s as %s' % (self.pattern(node.pattern, BOR), node.name), TEST

    def p_MatchOr(self, node):
        return ' | '.join(self.pattern(p, BOR + 1) for p in node.patterns), BOR

    # --- expressions --------------------------------------------------------------------------------------------------

    def expr(self, node, level=TEST):
        """The text of an expression in a place of a level."""
        if isinstance(node, ast.Constant):
            return self.constant(node)
        text, own = getattr(self, 'e_' + _name(node))(node)
        return '(%s)' % text if own < level else text

    def constant(self, node):
        value = node.value
        if value is ...:
            return '...'
        if isinstance(value, (float, complex)):
            return repr(value).replace('inf', '1e309').replace('nan', '(1e309-1e309)')
        if isinstance(value, tuple):
            return '(%s)' % ''.join(self.constant(ast.Constant(v)) + (', ' if i < len(value) - 1 or len(value) == 1 else '')
                                    for i, v in enumerate(value)).rstrip(' ')
        return ('u' if getattr(node, 'kind', None) == 'u' else '') + repr(value)

    def e_Name(self, node):
        return node.id, ATOM

    def e_NamedExpr(self, node):
        return '%s := %s' % (self.expr(node.target, ATOM), self.expr(node.value, ATOM if isinstance(
            node.value, (ast.Yield, ast.YieldFrom, ast.NamedExpr, ast.Tuple)) else TEST)), -1

    def e_BoolOp(self, node):
        word, own = (' and ', AND) if isinstance(node.op, ast.And) else (' or ', OR)
        return word.join(self.expr(v, min(own + i, ATOM)) for i, v in enumerate(node.values, 1)), own

    def e_BinOp(self, node):
        if isinstance(node.op, ast.Pow):
            return '%s ** %s' % (self.expr(node.left, POWER + 1), self.expr(node.right, POWER)), POWER
        own, parts = BINARY[_name(node.op)][1], []
        while isinstance(node, ast.BinOp) and BINARY[_name(node.op)][1] == own:
            parts.append(' %s %s' % (BINARY[_name(node.op)][0], self.expr(node.right, own + 1)))
            node = node.left
        return self.expr(node, own) + ''.join(reversed(parts)), own

    def e_UnaryOp(self, node):
        sign, own = UNARY[_name(node.op)]
        return sign + self.expr(node.operand, own), own

    def e_Lambda(self, node):
        args = self.o_arguments(node.args)
        return 'lambda%s: %s' % (' ' + args if args else '', self.expr(node.body)), TEST

    def e_IfExp(self, node):
        return '%s if %s else %s' % (self.expr(node.body, OR), self.expr(node.test, OR), self.expr(node.orelse)), TEST

    def e_Dict(self, node):
        parts = ['%s: %s' % (self.expr(k), self.expr(v)) if k else '**' + self.expr(v, BOR)
                 for k, v in zip(node.keys, node.values)]
        return '{%s}' % ', '.join(parts), ATOM

    def e_Set(self, node):
        return '{%s}' % (', '.join(map(self.expr, node.elts)) or '*()'), ATOM

    def e_List(self, node):
        return '[%s]' % ', '.join(self.expr(e) for e in node.elts), ATOM

    def e_Tuple(self, node):
        text = ', '.join(self.expr(e) for e in node.elts) + (',' if len(node.elts) == 1 else '')
        return (text, TUPLE) if node.elts else ('()', ATOM)

    def comprehension(self, head, node, brackets):
        return brackets[0] + head + ''.join(map(self.o_comprehension, node.generators)) + brackets[1], ATOM

    def e_ListComp(self, node):
        return self.comprehension(self.expr(node.elt), node, '[]')

    def e_SetComp(self, node):
        return self.comprehension(self.expr(node.elt), node, '{}')

    def e_GeneratorExp(self, node):
        return self.comprehension(self.expr(node.elt), node, '()')

    def e_DictComp(self, node):
        return self.comprehension('%s: %s' % (self.expr(node.key), self.expr(node.value)), node, '{}')

    def e_Await(self, node):
        return 'await ' + self.expr(node.value, ATOM), AWAIT

    def e_Yield(self, node):
        return 'yield' + (' ' + self.expr(node.value) if node.value else ''), YIELD

    def e_YieldFrom(self, node):
        if not node.value:
            raise ValueError("Node can't be used without a value attribute.")
        return 'yield from ' + self.expr(node.value), YIELD

    def e_Compare(self, node):
        text = self.expr(node.left, CMP + 1)
        for op, right in zip(node.ops, node.comparators):
            text += ' %s %s' % (COMPARE[_name(op)], self.expr(right, CMP + 1))
        return text, CMP

    def e_Call(self, node):
        args = [self.expr(a) for a in node.args] + [self.o_keyword(k) for k in node.keywords]
        return '%s(%s)' % (self.expr(node.func, ATOM), ', '.join(args)), ATOM

    def e_Attribute(self, node):
        text = self.expr(node.value, ATOM)
        if isinstance(node.value, ast.Constant) and isinstance(node.value.value, int):
            text += ' '
        return text + '.' + node.attr, ATOM

    def e_Subscript(self, node):
        index = node.slice
        text = self.expr(index, TUPLE if isinstance(index, ast.Tuple) and index.elts else TEST)
        return '%s[%s]' % (self.expr(node.value, ATOM), text), ATOM

    def e_Slice(self, node):
        text = '%s:%s' % (self.expr(node.lower) if node.lower else '', self.expr(node.upper) if node.upper else '')
        return text + (':' + self.expr(node.step) if node.step else ''), TEST

    def e_Starred(self, node):
        return '*' + self.expr(node.value, BOR), TEST

    # --- f-strings -------------------------------------------------------------------------------------------------------

    def e_JoinedStr(self, node):
        text = self.joined(node.values, False)
        for quote in ("'", '"', "'''", '"""'):
            if quote not in text and ('\n' not in text or len(quote) == 3) and text[-1:] != quote[0]:
                return 'f' + quote + text + quote, ATOM
        return "f'''" + text + "'''", ATOM

    def e_FormattedValue(self, node):
        return self.e_JoinedStr(ast.JoinedStr([node]))

    def joined(self, values, spec):
        parts = []
        for value in values:
            if isinstance(value, ast.Constant):
                text = repr('"' + value.value)[2:-1].replace("\\'", "'")
                parts.append(text if spec else text.replace('{', '{{').replace('}', '}}'))
            elif not isinstance(value, ast.FormattedValue):
                raise ValueError('Unexpected node inside JoinedStr, %r' % value)
            else:
                inner = self.expr(value.value, OR)
                parts.append('{' + (' ' if inner.startswith('{') else '') + inner)
                if value.conversion != -1:
                    parts.append('!' + chr(value.conversion))
                if value.format_spec:
                    parts.append(':' + self.joined(value.format_spec.values, True))
                parts.append('}')
        return ''.join(parts)
