# SPDX-License-Identifier: MIT
# "(x): int" is no binding: the name stays what it was, in every kind of scope.
x = 3
def f():
    (x): int
    return x
print(f())
def g():
    (x): int = 5
    return x
print(g())
def h():
    (y): int
    def k(): return y
    y = 4
    return k()
print(h())
class C:
    (x): int
    print(x)
print(C.__annotations__)
def n():
    x = 1
    def i():
        (x): int
        return x
    return i()
print(n())
(zz): int
try: zz
except NameError as e: print(e)
def gl():
    global x
    (x): int
    return x
print(gl())

# expect: 3
# expect: 5
# expect: 4
# expect: 3
# expect: {}
# expect: 1
# expect: name 'zz' is not defined
# expect: 3
