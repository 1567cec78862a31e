# Collections, finalizers and what module gc tells.
import gc

class A:
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print('del', self.n)

a = A(1)
del a
gc.collect()
print('after 1')

def cycle():
    b = A(2)
    b.me = [b]
cycle()
print(gc.collect() > 0)

def through(x):
    return x
through(A(3))
gc.collect()
print('after 3')

kept = []
class Risen:
    def __del__(self):
        kept.append(self)
        print('risen')
r = Risen()
del r
gc.collect()
print(len(kept))
kept.clear()
gc.collect()
print(len(kept))

x = [1, 'a', kept]
print(any(o is kept for o in gc.get_referents(x)), any(o is x for o in gc.get_referrers(kept)))
print(gc.is_tracked(x), gc.is_tracked('a'), gc.is_tracked(1), any(o is x for o in gc.get_objects()))
gc.disable()
print(gc.isenabled())
gc.enable()
print(gc.isenabled(), gc.garbage, len(gc.get_stats()))
for f in (lambda: gc.collect(3), lambda: gc.collect(-1), lambda: gc.collect('x')):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
gc.set_threshold(100, 5, 2)
print(gc.get_threshold())
long = []
for i in range(100000):
    long.append([i])
print(len(long), long[99999], sum(item[0] for item in long))
z1, z2 = A('first at the end'), A('second at the end')

# expect: del 1
# expect: after 1
# expect: del 2
# expect: True
# expect: del 3
# expect: after 3
# expect: risen
# expect: 1
# expect: 0
# expect: True True
# expect: True False False True
# expect: False
# expect: True [] 3
# expect: ValueError invalid generation
# expect: ValueError invalid generation
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: (100, 5, 2)
# expect: 100000 [99999] 4999950000
# expect: del first at the end
# expect: del second at the end
