# Assignment, del, loops, comparison chains, slices, f-strings, unpacking, operators' order of evaluation.
a = b = [1]
a += [2]
print(b, a is b)
x, (y, *z), w = 1, (2, 3, 4), 5
print(x, y, z, w)
*init, last = 'abc'
print(init, last)
first, *_, end = range(5)
print(first, end)
d = {}
d['k'], d['j'] = 1, 2
print(d)
l = list(range(10))
l[2:5] = 'xy'
print(l)
del l[0], l[-1]
print(l)
l[::2] = [0] * len(l[::2])
print(l)
print(1 < 2 < 3, 1 < 3 > 2, 3 > 2 > 2, 1 == 1 != 2)
def noisy(v): print('eval', v); return v
print(noisy(1) < noisy(3) < noisy(2) < noisy(9))
print(noisy(0) or noisy(5) and noisy(6))
r = [noisy(1), noisy(2)][noisy(0)]
def idx(): print('idx'); return 0
def val(): print('val'); return 9
arr = [1]
arr[idx()] = val()
arr[idx()] += val()
print(arr)
for i in range(3):
    if i == 5: break
else: print('for else')
while True:
    break
else: print('not printed')
n = 3
while n: n -= 1
else: print('while else')
name, width, value = 'val', 10, 3.14159
print(f'{name}={value:.2f}|{value:>{width}.{2}}|{name!r:^9}|{{}}|{value=}|{name = !s}|{1 + 1}')
print(f'{"nested " + f"{name}"}', f'{d["k"]}', rf'\n{name}', f'''multi
{name}''')
print('con' 'cat' f'{1}' 'end')
print(1 if [] else 2, not 1, not not 1, -2 ** 2, 2 ** -1, 2 ** 3 ** 2, ~5, -7 // 2, -7 % 3, 7 % -3, 5 / 2)
print(1_000, 0xff, 0o17, 0b101, 1e3, .5, 1j * 1j, 10 ** 20)
print([1, 2, 3][-1], 'abc'[::-1], (1, 2, 3)[1:], b'ab'[0])
print([*range(3), *'ab'], {**{'a': 1}, 'b': 2}, {*[1, 1]}, (*[1],))
def ff(): 
    pass
print(ff(), (lambda: 1)(), [i for i in range(5) if i if i > 1])
print(1 is 1, None is None, [] is [], 3 in [1, 2, 3], 'z' not in 'abc')
t = 1,
print(t, type(t), ())
x = 5; x -= 1; x *= 3; x //= 2; x **= 2; x %= 7; x <<= 3; x >>= 1; x |= 1; x ^= 2; x &= 7
print(x)
class O: pass
o = O(); o.v = 1; o.v += 2; print(o.v)
if x: pass
elif y: pass
else: pass
import sys as system, os.path as p
from os import path as q, sep
print(system.__name__, p is q, sep)
global_x = 1
def change():
    global global_x
    global_x += 1
change(); print(global_x)
print(*'abc', sep='-', end='!\n')
z: int = 5
u: 'str'
print(z, __import__("__main__").__annotations__)
def ann(a: int, b: str = 'x') -> None: pass
print(ann.__annotations__)
print(eval('1 + 2 * 3'), eval('x', {'x': 7}))
ns = {}
exec('def sq(n): return n * n\nres = sq(4)', ns)
print(ns['res'])
s = 0
for i in range(10):
    if i % 2: continue
    for j in range(i):
        if j > 3: break
        s += j
print(s)
try:
    x, y = 1, 2, 3
except ValueError as e: print(e)
try:
    x, y = 1,
except ValueError as e: print(e)
try:
    x, y = 5
except TypeError as e: print(e)
try:
    a, *b, c = [1]
except ValueError as e: print(e)
print((lambda *a, **k: (a, k))(*(1, 2), **{'z': 3}))
assert True, 'never'
print(__name__, __file__[-13:])
if 1:
	print('tab')
long = (1 +
        2)
print(long, \
      'continued')
print(type(...), Ellipsis is ...)

# expect: [1, 2] True
# expect: 1 2 [3, 4] 5
# expect: ['a', 'b'] c
# expect: 0 4
# expect: {'k': 1, 'j': 2}
# expect: [0, 1, 'x', 'y', 5, 6, 7, 8, 9]
# expect: [1, 'x', 'y', 5, 6, 7, 8]
# expect: [0, 'x', 0, 5, 0, 7, 0]
# expect: True True False True
# expect: eval 1
# expect: eval 3
# expect: eval 2
# expect: False
# expect: eval 0
# expect: eval 5
# expect: eval 6
# expect: 6
# expect: eval 1
# expect: eval 2
# expect: eval 0
# expect: val
# expect: idx
# expect: idx
# expect: val
# expect: [18]
# expect: for else
# expect: while else
# expect: val=3.14|       3.1|  'val'  |{}|value=3.14159|name = val|2
# expect: nested val 1 \nval multi
# expect: val
# expect: concat1end
# expect: 2 False True -4 0.5 512 -6 -4 2 -2 2.5
# expect: 1000 255 15 5 1000.0 0.5 (-1+0j) 100000000000000000000
# expect: 3 cba (2, 3) 97
# expect: [0, 1, 2, 'a', 'b'] {'a': 1, 'b': 2} {1} (1,)
# expect: None 1 [2, 3, 4]
# expect: True True False True True
# expect: (1,) <class 'tuple'> ()
# expect: 7
# expect: 3
# expect: sys True /
# expect: 2
# expect: a-b-c!
# expect: 5 {'z': <class 'int'>, 'u': 'str'}
# expect: {'a': <class 'int'>, 'b': <class 'str'>, 'return': None}
# expect: 7 7
# expect: 16
# expect: 19
# expect: too many values to unpack (expected 2)
# expect: not enough values to unpack (expected 2, got 1)
# expect: cannot unpack non-iterable int object
# expect: not enough values to unpack (expected at least 2, got 1)
# expect: ((1, 2), {'z': 3})
# expect: __main__ statements.py
# expect: tab
# expect: 3 continued
# expect: <class 'ellipsis'> True

# print() writes what stands before an item before that is turned to text: it may print by itself, or fail.
class Prints:
    def __str__(self):
        print("inside")
        return "P"
class Fails:
    def __str__(self):
        raise ValueError("no text")
print("a", Prints(), 1, Prints(), "b")
try:
    print("c", 2, Fails(), "d")
except ValueError as e:
    print("|", e)
# expect: a inside
# expect: P 1 inside
# expect: P b
# expect: c 2 | no text
