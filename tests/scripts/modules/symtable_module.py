# SPDX-License-Identifier: MIT
# symtable: the names of a program as the compiler sees them.
import symtable

SOURCE = '''
import os.path as p, sys
from a import b
def f(a, *b, c=1, **d):
    global g
    import json
    e = a
    g = e
    def h(z):
        nonlocal e
        e = z + a + x
        return {k: (lambda: k) for k in z}, (q for q in e)
    del e
    return h
class C(Base):
    attr = x
    def m(self, u): return __class__, self.n, f
    def f(self): pass
    async def g(self): pass
    l = lambda s: s
    for x in y: pass
type A[V] = list[V]
def outer():
    v = 1
    class K:
        v = v
        def r(self): return v
    return K
try: pass
except E as err: pass
'''
TESTS = [name for name in dir(symtable.Symbol) if name.startswith('is_')
         and name not in ('is_type_parameter', 'is_comp_iter', 'is_comp_cell', 'is_free_class')]


def show(table, depth):
    pad = '  ' * depth
    print(pad, table.get_type(), table.get_name(), table.get_lineno(), table.is_nested(), table.has_children(),
          table.is_optimized(), repr(table).split(' at ')[0])
    if isinstance(table, symtable.Function):
        print(pad, [sorted(names) for names in (table.get_parameters(), table.get_locals(), table.get_globals(),
                                                table.get_nonlocals(), table.get_frees())])
    if isinstance(table, symtable.Class):
        print(pad, table.get_methods())
    for symbol in sorted(table.get_symbols(), key=lambda symbol: symbol.get_name()):
        print(pad, ' ', symbol.get_name(), ' '.join(name[3:] for name in TESTS if getattr(symbol, name)()))
    for child in table.get_children():
        show(child, depth + 1)


top = symtable.symtable(SOURCE, 'f.py', 'exec')
show(top, 0)
print(sorted(top.get_identifiers()), top.lookup('f').get_namespace() is top.get_children()[0])
print(top.get_type() is symtable.SymbolTableType.MODULE, top.get_id() == top.get_id())
for wrong in (lambda: top.lookup('b').get_namespace(), lambda: top.lookup('nothing'),
              lambda: symtable.symtable('a', 'f', 'what'), lambda: symtable.symtable('a b', 'f', 'exec'),
              lambda: symtable.symtable('def f(a): global a', 'f', 'exec')):
    try:
        wrong()
    except (ValueError, KeyError, SyntaxError) as e:
        print(type(e).__name__, e)
print([s.get_name() for s in symtable.symtable('a + b', 'f', 'eval').get_symbols()])

# expect:  module top 0 False True False <SymbolTable for module f.py>
# expect:    A assigned global local namespace
# expect:    Base global referenced
# expect:    C assigned global local namespace
# expect:    E global referenced
# expect:    b global imported local
# expect:    err assigned global local
# expect:    f assigned global local namespace
# expect:    g declared_global global
# expect:    outer assigned global local namespace
# expect:    p global imported local
# expect:    sys global imported local
# expect:    function f 4 False True True <Function SymbolTable for f in f.py>
# expect:    [['a', 'b', 'c', 'd'], ['a', 'b', 'c', 'd', 'e', 'h', 'json'], ['g'], [], []]
# expect:      a local parameter referenced
# expect:      b local parameter
# expect:      c local parameter
# expect:      d local parameter
# expect:      e assigned local referenced
# expect:      g assigned declared_global global
# expect:      h assigned local namespace referenced
# expect:      json imported local
# expect:      function h 9 True True True <Function SymbolTable for h in f.py>
# expect:      [['z'], ['k', 'z'], ['x'], ['e'], ['a', 'e']]
# expect:        a free referenced
# expect:        e assigned free nonlocal referenced
# expect:        k assigned local referenced
# expect:        x global referenced
# expect:        z local parameter referenced
# expect:        function lambda 12 True False True <Function SymbolTable for lambda in f.py>
# expect:        [[], [], [], [], ['k']]
# expect:          k free referenced
# expect:        function genexpr 12 True False True <Function SymbolTable for genexpr in f.py>
# expect:        [['.0'], ['.0', 'q'], [], [], []]
# expect:          .0 local parameter
# expect:          q assigned local referenced
# expect:    class C 15 False True False <Class SymbolTable for C in f.py>
# expect:    ('m', 'f', 'g')
# expect:      attr assigned local
# expect:      f assigned local namespace
# expect:      g assigned local namespace
# expect:      l assigned local
# expect:      m assigned local namespace
# expect:      x assigned local referenced
# expect:      y global referenced
# expect:      function m 17 False False True <Function SymbolTable for m in f.py>
# expect:      [['self', 'u'], ['self', 'u'], ['f'], [], ['__class__']]
# expect:        __class__ free referenced
# expect:        f global referenced
# expect:        self local parameter referenced
# expect:        u local parameter
# expect:      function f 18 False False True <Function SymbolTable for f in f.py>
# expect:      [['self'], ['self'], [], [], []]
# expect:        self local parameter
# expect:      function g 19 False False True <Function SymbolTable for g in f.py>
# expect:      [['self'], ['self'], [], [], []]
# expect:        self local parameter
# expect:      function lambda 20 False False True <Function SymbolTable for lambda in f.py>
# expect:      [['s'], ['s'], [], [], []]
# expect:        s local parameter referenced
# expect:    type parameters A 22 False True False <SymbolTable for A in f.py>
# expect:      V assigned local
# expect:      type alias A 22 True False False <SymbolTable for A in f.py>
# expect:        V free referenced
# expect:        list global referenced
# expect:    function outer 23 False True True <Function SymbolTable for outer in f.py>
# expect:    [[], ['K', 'v'], [], [], []]
# expect:      K assigned local namespace referenced
# expect:      v assigned local
# expect:      class K 25 True True False <Class SymbolTable for K in f.py>
# expect:      ('r',)
# expect:        r assigned local namespace
# expect:        v assigned local referenced
# expect:        function r 27 True False True <Function SymbolTable for r in f.py>
# expect:        [['self'], ['self'], [], [], ['v']]
# expect:          self local parameter
# expect:          v free referenced
# expect: ['A', 'Base', 'C', 'E', 'b', 'err', 'f', 'g', 'outer', 'p', 'sys'] True
# expect: True True
# expect: ValueError name is not bound to any namespaces
# expect: KeyError 'nothing'
# expect: ValueError symtable() arg 3 must be 'exec' or 'eval' or 'single'
# expect: SyntaxError invalid syntax (f, line 1)
# expect: SyntaxError name 'a' is parameter and global (f, line 1)
# expect: ['a', 'b']
