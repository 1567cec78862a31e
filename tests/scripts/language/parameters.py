# Every kind of parameter and argument.
def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, sorted(kw.items())

print(f(1, d=4))
print(f(1, 9, 8, 7, 6, d=4, e=0, x=1, y=2))
print(f(*[1, 2], *(3,), **{'d': 1}, **{'z': 3}))
print(f(1, d=2, a=3))

def g(*, key=None): return key
print(g(), g(key=1))
print((lambda x, *y, z=1, **w: (x, y, z, w))(1, 2, 3, k=4))

def call(fn, *a, **k):
    try:
        print(fn(*a, **k))
    except TypeError as e:
        print('TypeError:', e)

def h(x, y): return x + y
call(h)
call(h, 1)
call(h, 1, 2, 3)
call(h, 1, z=2)
call(h, 1, x=2)
call(g, 1)
call(f, 1)
call(f)
def p(a, b, /): return a
call(p, a=1, b=2)
call(p, 1, b=2)
def k2(*, a, b): pass
call(k2)
call(k2, a=1)
def d3(a, b=1): pass
call(d3, 1, 2, 3)
call(d3)
class C:
    def m(self, x): return x
call(C().m)
call(C().m, 1, 2)
call(C, 1)
def default(x, acc=[]):
    acc.append(x)
    return acc
print(default(1), default(2))
print(h.__defaults__, f.__defaults__, f.__kwdefaults__)
def many(a, b, c, d, e, f, g, h, i, j): return a + j
print(many(1, 2, 3, 4, 5, 6, 7, 8, 9, 10))
print(max(*[3, 1], *[7]), dict(**{'a': 1}, b=2))
call(lambda **k: k, **{'a': 1}, b=2)
try:
    exec("h(**{'x': 1}, **{'x': 2})")
except TypeError as e:
    print(str(e)[-60:])

# expect: (1, 2, 3, (), 4, 5, [])
# expect: (1, 9, 8, (7, 6), 4, 0, [('x', 1), ('y', 2)])
# expect: (1, 2, 3, (), 1, 5, [('z', 3)])
# expect: (1, 2, 3, (), 2, 5, [('a', 3)])
# expect: None 1
# expect: (1, (2, 3), 1, {'k': 4})
# expect: TypeError: h() missing 2 required positional arguments: 'x' and 'y'
# expect: TypeError: h() missing 1 required positional argument: 'y'
# expect: TypeError: h() takes 2 positional arguments but 3 were given
# expect: TypeError: h() got an unexpected keyword argument 'z'
# expect: TypeError: h() got multiple values for argument 'x'
# expect: TypeError: g() takes 0 positional arguments but 1 was given
# expect: TypeError: f() missing 1 required keyword-only argument: 'd'
# expect: TypeError: f() missing 1 required positional argument: 'a'
# expect: TypeError: p() got some positional-only arguments passed as keyword arguments: 'a, b'
# expect: TypeError: p() got some positional-only arguments passed as keyword arguments: 'b'
# expect: TypeError: k2() missing 2 required keyword-only arguments: 'a' and 'b'
# expect: TypeError: k2() missing 1 required keyword-only argument: 'b'
# expect: TypeError: d3() takes from 1 to 2 positional arguments but 3 were given
# expect: TypeError: d3() missing 1 required positional argument: 'a'
# expect: TypeError: C.m() missing 1 required positional argument: 'x'
# expect: TypeError: C.m() takes 2 positional arguments but 3 were given
# expect: TypeError: C() takes no arguments
# expect: [1, 2] [1, 2]
# expect: None (2, 3) {'e': 5}
# expect: 11
# expect: 7 {'a': 1, 'b': 2}
# expect: {'a': 1, 'b': 2}
# expect: __main__.h() got multiple values for keyword argument 'x'
