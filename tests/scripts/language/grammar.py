# Corners of the grammar: what may stand where.
import os.path as p, sys as s; from sys import (
    argv as _argv,  # a comment
    path,
)
from os import sep
if 1:
	tab = 1
	if tab:
	        mixed = 2   # a tab and 8 blanks

if 1: a = 1; b = 2;
if 0: pass
elif 0: pass
else: c = \
    3
print(tab, mixed, a, b, c)

match = case = type = _ = 5; Type = str.__class__
print(match, case, type, _); match, type = [1], 2; match[0] = type; print(match)
größe = π = 3; print(größe + π)

def f(a, /, b: int = 2, *c: str, d, e=5, **g) -> "x": return a, b, c, d, e, g
def h(a, b=1, /, *, c,): return a, b, c
print(f(1, d=4), f(1, 2, 3, 4, d=0, z=1), h(1, c=2), h(*[1, 2], **{'c': 3},))
print((lambda: 0)(), (lambda x, /, y=2, *z, w=3, **v: (x, y, z, w, v))(1, 2, 3, u=4), (lambda *, k: k)(k=1), (lambda *a, **k: (a, k))())
print([*range(3), *'ab'], (*'xy',), {*'q'}, {**{'a': 1}, 'b': 2}, *[1, 2], *(), sep='|', **{'end': '\n'})

@(lambda g: g)
@[lambda g: g][0]
def decorated(): "doc"; return decorated.__doc__
print(decorated())

class Context:
    def __init__(self, name): self.name = name
    def __enter__(self): return self.name
    def __exit__(self, *_): print('exit', self.name)
with Context(1), Context(2) as two: print(two)
with (Context(3) as x, Context(4),): print(x)
with (Context(5)): pass
with (Context(6), Context(7)): pass
with Context('ab') as (x), (Context('cd')) as [*y]: print(x, y)
with (Context((1, 2))) as (x, y): print(x, y)

a, = [1]; (b), *c = 1, 2, 3; [d, [e, *f]], = [(1, 'xyz')]; print(a, b, c, d, e, f)
for i, (j, *k) in (1, (2, 3)), (4, (5,)): print(i, j, k)
else: print('else')
for x in 1, *[2, 3], : print(x, end=' ')
while (n := len(c)) and n > 1: c.pop(); print(n)
print([y := 1, y ** 2], (z := 2), z, {(w := 3): w}, [u for v in range(4) if (u := v % 2)])
print({1: 2, **{3: 4}}, {1, 2}, {}, (), (1,), [], [1, ], {1: 2, }, {1, })
print(1 < 2 < 3 != 4 in [4] is not None not in [0], not 1 in [2], - + ~ 1, 2 ** -1 ** 2, 1 if 0 else 2 if 0 else 3)
print([(i, j) for i in range(3) if i if i > 1 for j in 'ab'], {i: j for i, j in zip('ab', 'cd')}, {i for i in 'a'}, sum(i for i in [1, 2]))
class L:
    def __getitem__(self, i): return i
l = L()
print(l[1], l[1,], l[1:2], l[::], l[1:, ::2, ...], l[:, 1], l[x := 1], l[*[1, 2]], l[()], l[lambda: 1:2].stop)
t: int; u: "str" = 'x'; (v): int = 1; l.x: int = 5; print(u, v, l.x)
x = y = yielded = 3; x += 1; x -= 2; x *= 3; x /= 2; x //= 2; x **= 2; x %= 5; print(x)
y <<= 2; y >>= 1; y |= 9; y &= 13; y ^= 1; print(y)
def generator():
    a = yield; b = yield a, 1; c = (yield) or (yield from [b, *[1]]); yield [(yield), *(yield)]
print(list(zip(range(5), generator())))
try: raise ValueError from None
except (TypeError, ValueError) as error: print(Type(error).__name__)
else: print('no')
finally: print('finally')
assert 1, 'message'; assert (1)
del a, (b, c), [d]; del l.x; q = [1, 2, 3]; del q[0], q[0:1]; print(q)
def outer():
    v = 1
    def inner():
        nonlocal v; global made, later
        v += 1; made = v; later = 2; return
    inner(); return v
print(outer(), made, later); print(); ...; None; 'text'; 1.5; (1
 ); [
# a comment within
] # and behind
if True:
    # a comment
  # badly indented comment

    print('indented')
	# tab comment
    pass
class Empty: pass
class Derived(Empty, *(), metaclass=Type, **{}): x: int; y = 1; def_ = lambda self: self.y
print(Derived().def_()); print (p.sep == sep, s is not None)

# expect: 1 2 1 2 3
# expect: 5 5 5 5
# expect: [2]
# expect: 6
# expect: (1, 2, (), 4, 5, {}) (1, 2, (3, 4), 0, 5, {'z': 1}) (1, 1, 2) (1, 2, 3)
# expect: 0 (1, 2, (3,), 3, {'u': 4}) 1 ((), {})
# expect: [0, 1, 2, 'a', 'b']|('x', 'y')|{'q'}|{'a': 1, 'b': 2}|1|2
# expect: doc
# expect: 2
# expect: exit 2
# expect: exit 1
# expect: 3
# expect: exit 4
# expect: exit 3
# expect: exit 5
# expect: exit 7
# expect: exit 6
# expect: ab ['c', 'd']
# expect: exit cd
# expect: exit ab
# expect: 1 2
# expect: exit (1, 2)
# expect: 1 1 [2, 3] 1 x ['y', 'z']
# expect: 1 2 [3]
# expect: 4 5 []
# expect: else
# expect: 1 2 3 2
# expect: [1, 1] 2 2 {3: 3} [1, 1]
# expect: {1: 2, 3: 4} {1, 2} {} () (1,) [] [1] {1: 2} {1}
# expect: True True 2 0.5 3
# expect: [(2, 'a'), (2, 'b')] {'a': 'c', 'b': 'd'} {'a'} 3
# expect: 1 (1,) slice(1, 2, None) slice(None, None, None) (slice(1, None, None), slice(None, None, 2), Ellipsis) (slice(None, None, None), 1) 1 (1, 2) () 2
# expect: x 1 5
# expect: 1.0
# expect: 12
# expect: [(0, None), (1, (None, 1)), (2, None), (3, None), (4, 1)]
# expect: ValueError
# expect: finally
# expect: [3]
# expect: 2 2 2
# expect: 
# expect: indented
# expect: 1
# expect: True True
