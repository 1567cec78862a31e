# SPDX-License-Identifier: MIT
"""Loops over enumerate, zip and items unpack without tuples, and the next item asked for by name ends in StopIteration."""
def f():
    d = {'a':1,'b':2}
    for k, v in d.items(): print(k, v)
    for i, x in enumerate('ab', 5): print(i, x)
    for a, b, c in zip([1,2],[3,4],[5]): print(a,b)
    for a, b in zip([1,2],[3]): pass
    print(a, b)
    try:
        for k, v in d.items(): d[k+'x'] = 1
    except RuntimeError as e: print(e)
    try:
        for a, b in zip([1,2],[3], strict=True): pass
    except ValueError as e: print(e, a, b)
    try:
        for a, b in enumerate(5): pass
    except TypeError as e: print(e)
    try:
        for a, b, c in enumerate('x'): pass
    except ValueError as e: print(e)
    print([a+b for a, b in zip(range(3), (1,2,3))], {k: v for v, k in d.items()})
    print(list(d), [k for k in d], [v for v in d.values()])
    def g():
        yield 1
        raise KeyError(3)
    try:
        for a, b in zip(g(), g()): pass
    except KeyError as e: print(repr(e))
    (a, b), = zip([1],[2]); print(a,b)
    class Z(zip):
        def __next__(self): return super().__next__()
    for a, b in Z([1],[2]): print(a,b)
for i in range(3): f()
it = iter([1])
it.__next__()
for i in range(3):
    try: it.__next__()
    except StopIteration: print("stop")
class M(map):
    def __next__(self): return map.__next__(self)
print(list(M(str, [1])))
m = map(str, [])
for i in range(3):
    try: type(m).__next__(m)
    except StopIteration: print("stop")
class N(map):
    def f(self):
        g = super().__next__
        return g()
n = N(str, [])
try: n.f()
except StopIteration: print("stop")

# expect: a 1
# expect: b 2
# expect: 5 a
# expect: 6 b
# expect: 1 3
# expect: 1 3
# expect: dictionary changed size during iteration
# expect: zip() argument 2 is shorter than argument 1 1 3
# expect: 'int' object is not iterable
# expect: not enough values to unpack (expected 3, got 2)
# expect: [1, 3, 5] {1: 'ax', 2: 'b'}
# expect: ['a', 'b', 'ax'] ['a', 'b', 'ax'] [1, 2, 1]
# expect: KeyError(3)
# expect: 1 2
# expect: 1 2
# expect: a 1
# expect: b 2
# expect: 5 a
# expect: 6 b
# expect: 1 3
# expect: 1 3
# expect: dictionary changed size during iteration
# expect: zip() argument 2 is shorter than argument 1 1 3
# expect: 'int' object is not iterable
# expect: not enough values to unpack (expected 3, got 2)
# expect: [1, 3, 5] {1: 'ax', 2: 'b'}
# expect: ['a', 'b', 'ax'] ['a', 'b', 'ax'] [1, 2, 1]
# expect: KeyError(3)
# expect: 1 2
# expect: 1 2
# expect: a 1
# expect: b 2
# expect: 5 a
# expect: 6 b
# expect: 1 3
# expect: 1 3
# expect: dictionary changed size during iteration
# expect: zip() argument 2 is shorter than argument 1 1 3
# expect: 'int' object is not iterable
# expect: not enough values to unpack (expected 3, got 2)
# expect: [1, 3, 5] {1: 'ax', 2: 'b'}
# expect: ['a', 'b', 'ax'] ['a', 'b', 'ax'] [1, 2, 1]
# expect: KeyError(3)
# expect: 1 2
# expect: 1 2
# expect: stop
# expect: stop
# expect: stop
# expect: ['1']
# expect: stop
# expect: stop
# expect: stop
# expect: stop
