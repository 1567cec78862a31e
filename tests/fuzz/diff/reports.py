# SPDX-License-Identifier: MIT
"""Programs that end by an error somewhere within an expression or a statement of several lines, for the report: each level with
its lines and the marks below them.  What the report is like is Python 3.13's affair; see told() in prelude.py."""

ATOMS = ['a', 'b', 's', 'n', 'l', 'd', '0', '1', '"é"', '"日本"', '3.5', 'None', 'g', 'nope', '()', '[1, 2]', '{"k": 1}', 'o.x', 'o', '-1',
        '"a" "b"', 'f"{nope}"', 'f"é{a:>{d}}"', 'f"{s.nope!r} {1:{b}}"']
SIMPLE = ['{0} + {1}', '{0} / {1}', '{0}  *  {1}', '{0}[{1}]', '{0}.nope', '{0}.real', 'f({0})', 'f({0}, {1})', 'g({0})', '{0}({1})',
        '{0} < {1}', '{0} in {1}', '-{0}',
          '{0} and {1}', '{0} or {1}', '{0} if {1} else {2}', '[{0}, {1}]', '({0}, {1})', '{{{0}: {1}}}', '[{0} for v in {1}]',
          '({0})', 'lambda: {0}', '(lambda v: {0})({1})', '{0}[{1}:{2}]', '{0} ** {1}', '{0} // ({1})', '{0} @ {1}', 'f(*{0})',
          'f(**{0})', 'f(a={0})', '[*({0})]', 'int({0})',
          'sum([{0} for v in (1, {1})])', '{0} == {1} < {2}', '~{0}', '(v := {0})', '{0}.upper()', '{0}.x.y', 'list({0} for v in (1, 2))',
          '{0}["k"]', '{0}[-1]',
          '{0} % {1}', '( {0} ) + ( {1} )', '{0}  -  {1}', '{{**{0}}}', '{{{0}, *()}}', '{0} is {1}', 'f(({0}), {1})', '{0} .real',
          '{0} [ {1} ]', '{0}  ( {1} )']
BROKEN = ['({0}\n + {1})', '({0} +\n     {1})', 'f(\n    {0},\n    {1}\n)', '{0}[\n  {1}]', '({0}\n .nope)', '[{0},\n {1},\n {2}]',
        '({0} # é\n    / # b\n   {1})', '{0} + \\\n{1}', '{{"k":\n {0}}}',
          'f({0},\n\n {1})', '({0} if {1}\n else {2})', '({0}\n({1}))', '"""a\nb""" + {0}', '[v\n for v in {0}\n if {1}]', 'f(a=\n{0})',
          '({0})(\n)']
STATEMENTS = ['{0}', 'x = {0}', 'x = y = {0}', 'x, y = {0}', 'x: int = {0}', 'l[{0}] = {1}', '{0}[0] = {1}', '({0}).x = {1}', 'a += {0}',
        'l[0] -= {0}', 'o.x /= {0}', 'del ({0})[0]', 'del o.y',
              'assert {0}', 'assert {0}, {1}', 'raise {0}', 'raise ValueError({0})', 'raise ValueError from {0}', 'if {0}: pass',
              'while {0}:\n    {1}\n    break', 'for x in {0}:\n    {1}',
              'for x, y in {0}: pass', 'with {0}: pass', 'with o as x, {0} as y:\n    {1}', 'return {0}', 'import nope',
              'from math import {0}nope', 'try:\n    {0}\nexcept {1}:\n    {2}',
              'try:\n    {0}\nfinally:\n    {1}', 'try:\n    {0}\nexcept Exception as e:\n    raise KeyError({1}) from e',
              'try:\n    {0}\nexcept Exception:\n    {1}', 'match {0}:\n    case 0 if {1}: pass\n    case int(x, y): pass',
              'def h(x={0}): pass', '@{0}\ndef h(): pass', 'class C({0}): pass',
              'class C:\n    x = {0}\n    def m(self): return {1}\nC().m()', 'def h():\n    return {0}\nh()', 'print({0}); {1}',
              'global t; t = {0}',
              'x = [{0}\n     for x in (1, 2) for y in {1}]', 'x = lambda: {0}\nx()', 'def h():\n    yield {0}\nlist(h())',
              'async def h():\n    await {0}\nfinish(h())', 'raise ExceptionGroup("é", [{0}, ValueError(1)])',
              'try:\n    raise ExceptionGroup("g", [ValueError(1), TypeError(2)])\nexcept* ValueError as e:\n    {1}',
              'e = ValueError({0})\ne.add_note("a\\nb")\nraise e', 'def h(n): return h(n - 1) + 1 if n else {0}\nh(5)',
              'raise o.x', 'exec("{0}")', 'super().x', 'print(1,\n      2,\n      {0})', 'if a:\n    pass\nelif {0}:\n    pass',
              'x = yield_({0})', 'lenn({0})', 's.uper()', 'self.x', 'with o, \\\n     {0}: pass']
HEADS = ['', '', '', '# a comment: é\n', '\n\n', '    \n', '"""A docstring."""\n']


class Reports:
    """Makes statements; values is a values.Values."""

    def __init__(self, values):
        self.random, self.chance, self.pick = values.random, values.chance, values.pick

    def expression(self, depth):
        if depth <= 0 or self.chance(0.2):
            return self.pick(ATOMS)
        form = self.pick(BROKEN) if self.chance(0.12) else self.pick(SIMPLE)
        return form.format(*(self.expression(depth - 1) for _ in range(3)))

    def lines(self):
        form = self.pick(STATEMENTS)
        text = form.format(*(self.expression(self.pick((0, 1, 2, 3))) for _ in range(3)))
        return text.replace('é', 'e').replace('日本', 'n') if '= {0}' in form or 'return' in form else text  # CPython counts bytes there

    def statement(self):
        source = 'def main(a=0, b=2, s="text", n=None, l=[1, 2], d={"k": 3}, o=Slots()):\n'
        body = '\n'.join(self.pick(HEADS)+ self.lines() for _ in range(self.pick((1, 2, 3))))
        return 'told(%r, globals())' % (source + '\n'.join('    ' + line for line in body.split('\n')) + '\nmain()')
