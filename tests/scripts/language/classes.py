# Classes: inheritance, MRO, super, descriptors, properties, metaclasses, slots, special methods.
class A:
    """Doc of A."""
    kind = 'a'
    def __init__(self, x=0): self.x = x
    def who(self): return 'A'
    def __repr__(self): return f'{type(self).__name__}({self.x})'
class B(A):
    def who(self): return 'B' + super().who()
class C(A):
    def who(self): return 'C' + super().who()
class D(B, C):
    def who(self): return 'D' + super().who()
print(D(3), D().who(), [c.__name__ for c in D.__mro__], D.__doc__, A.__doc__)
print(isinstance(D(), A), issubclass(B, (int, A)), D.kind, D.__bases__ == (B, C))
try:
    class E(A, B): pass
except TypeError as e:
    print(str(e).replace('\n', ' '))

class P:
    def __init__(self): self._v = 1
    @property
    def v(self):
        "the value"
        return self._v
    @v.setter
    def v(self, value): self._v = value * 2
    @v.deleter
    def v(self): self._v = None
    @property
    def ro(self): return 1
p = P()
p.v = 5
print(p.v, P.v.__doc__)
del p.v
print(p.v)
try:
    p.ro = 2
except AttributeError as e:
    print(e)

class Desc:
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, owner): return self if obj is None else obj.__dict__.get(self.name, 'unset')
    def __set__(self, obj, value): obj.__dict__[self.name] = value + 1
class HasDesc:
    field = Desc()
h = HasDesc()
print(h.field, HasDesc.field.name)
h.field = 1
print(h.field, vars(h))

class NonData:
    def __get__(self, obj, owner): return 'from descriptor'
class HN: nd = NonData()
o = HN()
print(o.nd)
o.__dict__['nd'] = 'own'
print(o.nd)

class S:
    __slots__ = ('a', 'b')
    def __init__(self): self.a = 1
s = S()
print(s.a)
try:
    s.b
except AttributeError as e:
    print(e)
try:
    s.c = 1
except AttributeError as e:
    print(e)
print(hasattr(s, '__dict__'))

class Meta(type):
    def __new__(mcs, name, bases, ns, **kw):
        ns['added'] = kw.get('tag')
        return super().__new__(mcs, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw): super().__init__(name, bases, ns)
    def __call__(cls, *a):
        made = super().__call__(*a)
        made.by_meta = True
        return made
    @property
    def upper(cls): return cls.__name__.upper()
class M(metaclass=Meta, tag='t'): pass
print(M.added, M().by_meta, M.upper, type(M).__name__)
class Sub(M): pass
print(type(Sub).__name__, Sub.added)

class Base:
    subs = []
    def __init_subclass__(cls, mark=None, **kw):
        super().__init_subclass__(**kw)
        Base.subs.append((cls.__name__, mark))
class S1(Base, mark=1): pass
class S2(Base): pass
print(Base.subs)

class Dyn:
    def __getattr__(self, name):
        if name.startswith('x'): return name * 2
        raise AttributeError(name)
    def __setattr__(self, name, value): object.__setattr__(self, name, ('set', value))
    def __delattr__(self, name): print('del', name); object.__delattr__(self, name)
d = Dyn()
d.y = 1
print(d.xa, d.y)
del d.y
try:
    d.y
except AttributeError as e:
    print('no', e)

class GA:
    def __init__(self): self.real = 1
    def __getattribute__(self, name):
        if name == 'magic': return 42
        return object.__getattribute__(self, name)
print(GA().magic, GA().real)

class CM:
    n = 0
    @classmethod
    def make(cls, n): o = cls(); o.n = n; return o
    @staticmethod
    def add(a, b): return a + b
class CM2(CM): pass
print(type(CM2.make(3)).__name__, CM2.make(3).n, CM.add(1, 2), CM().add(3, 4))

class Num:
    def __init__(self, v): self.v = v
    def __add__(self, o): return Num(self.v + (o.v if isinstance(o, Num) else o)) if isinstance(o, (Num, int)) else NotImplemented
    def __radd__(self, o): return Num(o + self.v)
    def __iadd__(self, o): self.v += 100; return self
    def __eq__(self, o): return self.v == getattr(o, 'v', o)
    def __lt__(self, o): return self.v < o.v
    def __hash__(self): return hash(self.v)
    def __neg__(self): return Num(-self.v)
    def __bool__(self): return self.v != 0
    def __len__(self): return 5
    def __getitem__(self, i): return (self.v, i)
    def __contains__(self, x): return x == self.v
    def __call__(self, *a): return a
    def __index__(self): return self.v
    def __format__(self, spec): return f'<{self.v}:{spec}>'
    def __str__(self): return f'Num {self.v}'
n = Num(3)
print((n + 1).v, (1 + n).v, (n + n).v, (-n).v, bool(Num(0)), len(n), n[2], n[1:2], 3 in n, n(1, 2), [0, 1, 2, 3][n], f'{n:abc}', str(n))
n += 1
print(n.v, n == 103, n != 103, Num(1) < Num(2), Num(2) > Num(1), sorted([Num(2), Num(1)])[0].v)
try:
    n + 'x'
except TypeError as e:
    print(e)
try:
    Num(1) <= Num(2)
except TypeError as e:
    print(e)
class Par(int):
    def __radd__(self, o): return 'sub wins'
print(1 + Par(2), Par(2) + 1)
X = type('X', (A,), {'extra': 1, 'get': lambda self: self.extra})
print(X(2), X().get(), X.__name__, X.__module__)
class Lazy:
    def __class_getitem__(cls, item): return (cls.__name__, item)
print(Lazy[int])
o1 = A(1)
o1.__class__ = B
print(o1.who())
print(A.who(o1), A(5).__dict__, sorted(k for k in A.__dict__ if not k.startswith('__')))
class WithDel:
    def __del__(self): print('deleted')
wd = WithDel()
del wd
import gc
gc.collect()
def outer():
    class Inner: pass
    return Inner
print(outer().__qualname__, A.who.__qualname__)
class Cnt:
    total = 0
    def bump(self): Cnt.total += 1
c = Cnt()
for _ in range(5): c.bump()
print(Cnt.total, c.total)
A.who = lambda self: 'patched'
print(D().who())

# expect: D(3) DBCA ['D', 'B', 'C', 'A', 'object'] None Doc of A.
# expect: True True a True
# expect: Cannot create a consistent method resolution order (MRO) for bases A, B
# expect: 10 the value
# expect: None
# expect: property 'ro' of 'P' object has no setter
# expect: unset field
# expect: 2 {'field': 2}
# expect: from descriptor
# expect: own
# expect: 1
# expect: 'S' object has no attribute 'b'
# expect: 'S' object has no attribute 'c' and no __dict__ for setting new attributes
# expect: False
# expect: t True M Meta
# expect: Meta None
# expect: [('S1', 1), ('S2', None)]
# expect: xaxa ('set', 1)
# expect: del y
# expect: no y
# expect: 42 1
# expect: CM2 3 3 7
# expect: 4 4 6 -3 False 5 (3, 2) (3, slice(1, 2, None)) True (1, 2) 3 <3:abc> Num 3
# expect: 103 True False True True 1
# expect: unsupported operand type(s) for +: 'Num' and 'str'
# expect: '<=' not supported between instances of 'Num' and 'Num'
# expect: sub wins 3
# expect: X(2) 1 X __main__
# expect: ('Lazy', <class 'int'>)
# expect: BA
# expect: A {'x': 5} ['kind', 'who']
# expect: deleted
# expect: outer.<locals>.Inner A.who
# expect: 5 5
# expect: DBCpatched
