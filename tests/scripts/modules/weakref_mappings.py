# SPDX-License-Identifier: MIT
# Weak mappings as mappings, proxies that are shared and forward every operator, the order of references.
import copy
import weakref


class Item:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return 'Item(%r)' % self.name


a, b, c = Item('a'), Item('b'), Item('c')
values = weakref.WeakValueDictionary({1: a, 2: b})
keys = weakref.WeakKeyDictionary({a: 1, b: 2})

# Views are iterators.
print(next(values.items()), list(values.keys()), list(values.values()), len(values))
print(next(keys.items()), list(keys.keys()), list(keys.values()), len(keys))
print(values.get(1), values.get(9), values.get(9, 5), values.setdefault(3, c), values.setdefault(3, a))
print(keys.get(c), keys.setdefault(c, 3), keys.setdefault(c, 4), keys.pop(c), keys.pop(c, None))
print(values.pop(3), 3 in values, 'x' in keys, a in keys, values.popitem()[0], values.popitem()[0])
try:
    values.popitem()
except KeyError as error:
    print(error)

# Union.
v1, v2 = weakref.WeakValueDictionary({1: a}), weakref.WeakValueDictionary({1: b, 2: c})
for union in (v1 | v2, v1 | {1: c}, {1: c} | v1, keys | {c: 5}, weakref.WeakKeyDictionary() | keys):
    print(type(union).__name__, dict(union))
v1 |= v2
v1 |= [(7, a)]
print(dict(v1))
try:
    v1 | [(1, a)]
except TypeError as error:
    print(error)
v1.update({8: b}, name=c)
print(sorted(map(str, v1)))
for wrong in (lambda: keys.update({'x': 1}), lambda: v1.update({'x': 1}), lambda: keys.__setitem__(5, 1)):
    try:
        wrong()
    except TypeError as error:
        print(error)
print(dict(copy.copy(v1)) == dict(v1), dict(copy.deepcopy(v2)) == dict(v2), dict(copy.deepcopy(keys)) == dict(keys))
print(all(r() in (a, b, c) for r in v1.valuerefs()), all(r() in (a, b) for r in keys.keyrefs()), len(list(v1.itervaluerefs())))


# Proxies.
class Number:
    def __floordiv__(self, other):
        return 'floordiv %r' % other

    def __ifloordiv__(self, other):
        return 'ifloordiv %r' % other

    def __imatmul__(self, other):
        return 'imatmul %r' % other

    def __bytes__(self):
        return b'bytes'

    def __reversed__(self):
        return iter('ba')


n = Number()
p = weakref.proxy(n)
print(p // 1, bytes(p), list(reversed(p)), weakref.proxy(n) is p, weakref.proxy(n, print) is p)
p //= 2
print(p)
p = weakref.proxy(n)
p @= 3
print(p)
f = lambda: 5
print(weakref.proxy(f)(), type(weakref.proxy(f)) is weakref.CallableProxyType, type(weakref.proxy(n)) is weakref.ProxyType,
      weakref.CallableProxyType.__name__)
x = Item('x')
q = weakref.proxy(x)
try:
    next(q)
except TypeError as error:
    print(error)

# The reference that is shared comes first.
class Ref(weakref.ref):
    pass


own = Ref(x)
plain = weakref.ref(x)
print(weakref.getweakrefs(x)[0] is plain, weakref.getweakrefcount(x), weakref.ref(x) is plain, Ref(x) is own)

# expect: (1, Item('a')) [1, 2] [Item('a'), Item('b')] 2
# expect: (Item('a'), 1) [Item('a'), Item('b')] [1, 2] 2
# expect: Item('a') None 5 Item('c') Item('c')
# expect: None 3 3 3 None
# expect: Item('c') False False True 2 1
# expect: 'popitem(): dictionary is empty'
# expect: WeakValueDictionary {1: Item('b'), 2: Item('c')}
# expect: WeakValueDictionary {1: Item('c')}
# expect: WeakValueDictionary {1: Item('a')}
# expect: WeakKeyDictionary {Item('a'): 1, Item('b'): 2, Item('c'): 5}
# expect: WeakKeyDictionary {Item('a'): 1, Item('b'): 2}
# expect: {1: Item('b'), 2: Item('c'), 7: Item('a')}
# expect: unsupported operand type(s) for |: 'WeakValueDictionary' and 'list'
# expect: ['1', '2', '7', '8', 'name']
# expect: cannot create weak reference to 'str' object
# expect: cannot create weak reference to 'int' object
# expect: cannot create weak reference to 'int' object
# expect: True True True
# expect: True True 5
# expect: floordiv 1 b'bytes' ['b', 'a'] True False
# expect: ifloordiv 2
# expect: imatmul 3
# expect: 5 True True CallableProxyType
# expect: Weakref proxy referenced a non-iterator 'Item' object
# expect: True 3 True False

# Sets of references compare with each other only; what cannot be referred to is no member and cannot be one.
one, two = type('One', (), {})(), type('Two', (), {})()
members = weakref.WeakSet([one, two])
print(members == weakref.WeakSet([two, one]), members == {one, two}, members != weakref.WeakSet([one]), [] in members)  # expect: True False True False
members.remove(two)
members.intersection_update([one, two])
print(len(members))                               # expect: 1
for wrong in (lambda: members.remove([]), lambda: members.remove(two), lambda: members.intersection_update([[]])):
    try:
        wrong()
    except (KeyError, TypeError) as e:
        print(type(e).__name__)
# expect: TypeError
# expect: KeyError
# expect: TypeError
