# Weak references, the containers built on them, and atexit.
import atexit
import gc
import weakref

class A:
    def __init__(self, n):
        self.n = n
    def method(self):
        return self.n
    def __len__(self):
        return 3

a, b = A(1), A(2)
r = weakref.ref(a)
print(r is weakref.ref(a), r() is a, r.__callback__, weakref.getweakrefcount(a))
called = weakref.ref(a, lambda ref: print('gone', ref is called, ref()))
values = weakref.WeakValueDictionary({'a': a, 'b': b})
keys = weakref.WeakKeyDictionary()
keys[a], keys[b] = 5, 6
members = weakref.WeakSet([a, b])
p = weakref.proxy(a)
m = weakref.WeakMethod(a.method)
f = weakref.finalize(a, print, 'finalized')
print(sorted(values), values['a'].n, keys[a], a in members, p.n, len(p), m()(), f.alive)
p.z = 4
print(a.z)
del a
gc.collect()
print(r(), len(values), len(keys), len(members), m(), f.alive)
try:
    p.n
except ReferenceError as e:
    print(e)
try:
    hash(called)
except TypeError as e:
    print(e)
for v in (1, 'a', (), [], {}, None, object()):
    try:
        weakref.ref(v)
    except TypeError as e:
        print(e)
print(weakref.ref(b) == weakref.ref(b, print), weakref.ref(b) != weakref.ref(A(2)))
weakref.finalize(b, print, 'b at exit')
atexit.register(print, 'exit', 1, sep='-')

# expect: True True None 1
# expect: ['a', 'b'] 1 5 True 1 3 1 True
# expect: 4
# expect: finalized
# expect: gone True None
# expect: None 1 1 1 None False
# expect: weakly-referenced object no longer exists
# expect: weak object has gone away
# expect: cannot create weak reference to 'int' object
# expect: cannot create weak reference to 'str' object
# expect: cannot create weak reference to 'tuple' object
# expect: cannot create weak reference to 'list' object
# expect: cannot create weak reference to 'dict' object
# expect: cannot create weak reference to 'NoneType' object
# expect: cannot create weak reference to 'object' object
# expect: True True
# expect: exit-1
# expect: b at exit
