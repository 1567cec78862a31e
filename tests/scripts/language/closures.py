# Cells, nonlocal, late binding, class scopes, comprehension scopes.
def counter():
    n = 0
    def inc():
        nonlocal n
        n += 1
        return n
    def get(): return n
    return inc, get
inc, get = counter()
inc(); inc()
print(get())
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])
def outer(x):
    def middle():
        def inner():
            nonlocal x
            x *= 2
            return x
        return inner
    return middle()
print(outer(5)())
x = 'global'
class K:
    x = 'class'
    def m(self): return x
    y = [x for _ in range(1)]
    z = [v for v in x]
print(K().m(), K.y, K.z)
def f():
    try:
        print(v)
    except UnboundLocalError as e:
        print(e)
    v = 1
    del v
    try:
        v
    except UnboundLocalError as e:
        print(e)
f()
def g():
    def h(): return late
    try:
        h()
    except NameError as e:
        print(type(e).__name__, e)
    late = 1
    return h()
print(g())
def gl():
    global made
    made = 7
gl()
print(made)
try:
    undefined_name
except NameError as e:
    print(e)
def nested():
    a = 1
    class In:
        b = a
        def q(self): return a
    a = 2
    return In.b, In().q()
print(nested())
print([(i, j) for i in range(3) for j in range(i) if (i + j) % 2])
print({k: v for k, v in zip('abc', range(3))}, {c for c in 'aab'} == {'a', 'b'})
print((lambda: [y := 3, y + 1])())
def w():
    if (n := len('abcd')) > 3:
        return n
print(w())
print([last := i for i in range(4)], last)
def cellparam(a):
    def r(): return a
    a += 1
    return r
print(cellparam(1)())
print(inc.__closure__[0].cell_contents, inc.__code__.co_freevars)

# expect: 2
# expect: [2, 2, 2]
# expect: [0, 1, 2]
# expect: 10
# expect: global ['global'] ['c', 'l', 'a', 's', 's']
# expect: cannot access local variable 'v' where it is not associated with a value
# expect: cannot access local variable 'v' where it is not associated with a value
# expect: NameError cannot access free variable 'late' where it is not associated with a value in enclosing scope
# expect: 1
# expect: 7
# expect: name 'undefined_name' is not defined
# expect: (1, 2)
# expect: [(1, 0), (2, 1)]
# expect: {'a': 0, 'b': 1, 'c': 2} True
# expect: [3, 4]
# expect: 4
# expect: [0, 1, 2, 3] 3
# expect: 2
# expect: 2 ('n',)
