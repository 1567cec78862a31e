# set and frozenset: methods, operators, subclasses, items that misbehave
def t(f, *a):
    try: r = f(*a)
    except Exception as e: print(type(e).__name__, e)
    else: print(repr(r))
def s(x): return sorted(x, key=repr)
print(set(), frozenset(), {1}, frozenset([1]), len({1,2,1,True,1.0}))
a=set(range(10)); b=set(range(5,15))
print(s(a|b),s(a&b),s(a-b),s(a^b),a<b,a<=a,a<a,a>{1},a>=b,a==set(range(10)),a!=b,a==frozenset(a),frozenset(a)==a)
print(s(a.union(b,[99])),s(a.intersection(b,[5,6,77])),s(a.difference(b,[1])),s(a.symmetric_difference(b)),a.isdisjoint(b),a.isdisjoint([77]),{1}.issubset([1,2]),{1,2}.issuperset(iter([1])),s(a.union()),s(a.intersection()),s(a.difference()))
for f in [lambda: {1}|[1], lambda: {1}&5, lambda: {1}-'a', lambda: {1}^{}, lambda: {1}<[1], lambda: set(5), lambda: set(1,2), lambda: {1}.remove(5), lambda: set().pop(), lambda: {[]}, lambda: set().add({}), lambda: hash({1}), lambda: {1}.update(5), lambda: frozenset([1]).add, lambda: {1}.symmetric_difference(), lambda: {1}.issubset(5), lambda: {1}.remove({2}), lambda: {1}.discard([]), lambda: [] in {1}, lambda: {1} in {frozenset([1])}, lambda: {2} in {1}, lambda: set(a=1), lambda: {1}.union(5), lambda: {1}.isdisjoint(5), lambda: {1}==[1], lambda: {1}.intersection(5), lambda: {1}.difference(5), lambda: {1}.foo, lambda: frozenset(1,2), lambda: {1}+{2}]: t(f)
x={1,2,3}; x.add(4); x.discard(1); x.discard(77); x.remove(2); print(s(x)); x.update([7,8],'ab'); print(s(x)); x.intersection_update([7,'a',3],[7,3]); print(s(x)); x.difference_update([7]); print(s(x)); x.symmetric_difference_update([3,9]); print(s(x)); x.clear(); print(x)
x={1,2}; x|={3}; print(s(x)); x&={2,3}; print(s(x)); x-={2}; print(s(x)); x^={3,4}; print(s(x)); x-=x; print(x); x={1}; x^=x; print(x); x={1}; x&=x; x|=x; print(x)
for op in ('|=','&=','-=','^='):
    try: exec(f'x={{1}}\nx{op}[1]')
    except TypeError as e: print(e)
x={frozenset([1]):1}; print(x[frozenset([1])]); y={frozenset([1,2])}; y.discard({1,2}); print(y); y={frozenset([3])}; y.remove({3}); print(y)
print(hash(frozenset([1,2,3]))==hash(frozenset([3,2,1])), hash(frozenset())==hash(frozenset()), hash(frozenset([1]))!=hash(frozenset([2])), hash(frozenset('abc'))==hash(frozenset('cba')), hash(frozenset(range(100)))==hash(frozenset(range(99,-1,-1))))
f=frozenset([1,2]); print(frozenset(f) is f, f.copy() is f, type(f|{3}), type({3}|f), type(f&f), type(f-f), type(f^{1}), type(f.union([1])), s(f|{3}))
class F(frozenset): pass
class S(set): pass
print(F([1]), S([1]), F(), S(), type(F([1])|{2}), type(S([1])|{2}), type(S([1]).copy()), type(F([1]).copy()), S([1])=={1}, hash(F([1]))==hash(frozenset([1])))
class S2(set):
    def __init__(self, a, b): super().__init__(a); self.b=b
q=S2([1],2); print(q,q.b); q.x=1
x={1,2,3}
try:
    for i in x: x.add(i+10)
except RuntimeError as e: print(e)
it=iter({1,2,3}); print(it.__length_hint__(), len(list(it)), list(it))
z=set(range(100)); 
while z: z.pop()
print(z); z=set(); [z.add(i) for i in range(100)]; [z.discard(i) for i in range(0,100,2)]; print(len(z), sum(z), 1 in z, 2 in z)
class Evil:
    def __hash__(s): return 1
    def __eq__(s,o): zz.clear(); return False
zz={1}; print(Evil() in zz, zz)
zz=set(); e=Evil(); zz.add(e); zz.add(Evil()); print(len(zz)<=2)
class R:
    def __init__(s): s.s=set()
    def __hash__(s): return 1
    def __repr__(s): return repr(s.s)
r=R(); r.s.add(r); print(r)
print({1,2}.__contains__(1), {*[1,2],*'a'}=={1,2,'a'}, {x%3 for x in range(9)}=={0,1,2}, s({1,2}.__iter__()), set('abc')==set('cba'), {1,2}.__len__())
print({1}<{1,2}<{1,2,3}, {1,2}>={1}, not {1}<{2}, set()<={1}, {1}.__le__(5), {1}.__or__([1]), {1}.__lt__({1,2}))
import copy
print(copy.copy({1}), copy.deepcopy({(1,2)}), copy.copy(frozenset([1])))
n=float('nan'); print(n in {n}, len({n,n}), len({float('nan'),float('nan')}), {1,1.0,True})

# expect: set() frozenset() {1} frozenset({1}) 2
# expect: [0, 1, 10, 11, 12, 13, 14, 2, 3, 4, 5, 6, 7, 8, 9] [5, 6, 7, 8, 9] [0, 1, 2, 3, 4] [0, 1, 10, 11, 12, 13, 14, 2, 3, 4] False True False True False True True True True
# expect: [0, 1, 10, 11, 12, 13, 14, 2, 3, 4, 5, 6, 7, 8, 9, 99] [5, 6] [0, 2, 3, 4] [0, 1, 10, 11, 12, 13, 14, 2, 3, 4] False True True True [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
# expect: TypeError unsupported operand type(s) for |: 'set' and 'list'
# expect: TypeError unsupported operand type(s) for &: 'set' and 'int'
# expect: TypeError unsupported operand type(s) for -: 'set' and 'str'
# expect: TypeError unsupported operand type(s) for ^: 'set' and 'dict'
# expect: TypeError '<' not supported between instances of 'set' and 'list'
# expect: TypeError 'int' object is not iterable
# expect: TypeError set expected at most 1 argument, got 2
# expect: KeyError 5
# expect: KeyError 'pop from an empty set'
# expect: TypeError unhashable type: 'list'
# expect: TypeError unhashable type: 'dict'
# expect: TypeError unhashable type: 'set'
# expect: TypeError 'int' object is not iterable
# expect: AttributeError 'frozenset' object has no attribute 'add'
# expect: TypeError set.symmetric_difference() takes exactly one argument (0 given)
# expect: TypeError 'int' object is not iterable
# expect: KeyError {2}
# expect: TypeError unhashable type: 'list'
# expect: TypeError unhashable type: 'list'
# expect: True
# expect: False
# expect: TypeError set() takes no keyword arguments
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'int' object is not iterable
# expect: False
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'int' object is not iterable
# expect: AttributeError 'set' object has no attribute 'foo'
# expect: TypeError frozenset expected at most 1 argument, got 2
# expect: TypeError unsupported operand type(s) for +: 'set' and 'set'
# expect: [3, 4]
# expect: ['a', 'b', 3, 4, 7, 8]
# expect: [3, 7]
# expect: [3]
# expect: [9]
# expect: set()
# expect: [1, 2, 3]
# expect: [2, 3]
# expect: [3]
# expect: [4]
# expect: set()
# expect: set()
# expect: {1}
# expect: unsupported operand type(s) for |=: 'set' and 'list'
# expect: unsupported operand type(s) for &=: 'set' and 'list'
# expect: unsupported operand type(s) for -=: 'set' and 'list'
# expect: unsupported operand type(s) for ^=: 'set' and 'list'
# expect: 1
# expect: set()
# expect: set()
# expect: True True True True True
# expect: True True <class 'frozenset'> <class 'set'> <class 'frozenset'> <class 'frozenset'> <class 'frozenset'> <class 'frozenset'> [1, 2, 3]
# expect: F({1}) S({1}) F() S() <class 'frozenset'> <class 'set'> <class 'set'> <class 'frozenset'> True True
# expect: S2({1}) 2
# expect: Set changed size during iteration
# expect: 3 3 []
# expect: set()
# expect: 50 2500 True False
# expect: False set()
# expect: True
# expect: {set(...)}
# expect: True True True [1, 2] True 2
# expect: True True True True NotImplemented NotImplemented True
# expect: {1} {(1, 2)} frozenset({1})
# expect: True 1 2 {1}

# No more of an iterable is looked at than needed.
def looked_at(*items):
    for item in items:
        yield item
        print("after", item)
    raise ValueError("to the end")
for made in {1, 2}, frozenset({1}), set():
    for name in "issuperset", "issubset", "intersection", "isdisjoint":
        for items in (1, 2), (9,), (9, []):
            try:
                print(name, getattr(made, name)(looked_at(*items)))
            except (ValueError, TypeError) as e:
                print(name, e)
# expect: after 1
# expect: after 2
# expect: issuperset to the end
# expect: issuperset False
# expect: issuperset False
# expect: after 1
# expect: issubset True
# expect: after 9
# expect: issubset to the end
# expect: after 9
# expect: issubset unhashable type: 'list'
# expect: after 1
# expect: intersection {1, 2}
# expect: after 9
# expect: intersection to the end
# expect: after 9
# expect: intersection unhashable type: 'list'
# expect: isdisjoint False
# expect: after 9
# expect: isdisjoint to the end
# expect: after 9
# expect: isdisjoint unhashable type: 'list'
# expect: after 1
# expect: issuperset False
# expect: issuperset False
# expect: issuperset False
# expect: issubset True
# expect: after 9
# expect: issubset to the end
# expect: after 9
# expect: issubset unhashable type: 'list'
# expect: intersection frozenset({1})
# expect: after 9
# expect: intersection to the end
# expect: after 9
# expect: intersection unhashable type: 'list'
# expect: isdisjoint False
# expect: after 9
# expect: isdisjoint to the end
# expect: after 9
# expect: isdisjoint unhashable type: 'list'
# expect: issuperset False
# expect: issuperset False
# expect: issuperset False
# expect: after 1
# expect: after 2
# expect: issubset to the end
# expect: after 9
# expect: issubset to the end
# expect: after 9
# expect: issubset unhashable type: 'list'
# expect: after 1
# expect: after 2
# expect: intersection to the end
# expect: after 9
# expect: intersection to the end
# expect: after 9
# expect: intersection unhashable type: 'list'
# expect: after 1
# expect: after 2
# expect: isdisjoint to the end
# expect: after 9
# expect: isdisjoint to the end
# expect: after 9
# expect: isdisjoint unhashable type: 'list'

# Operations take the items of a set of a subclass, whatever its __iter__ says; other kinds of iterables are asked.
class Otherwise(set):
    def __iter__(self):
        return iter([9, 8])
class Items(list):
    def __iter__(self):
        return iter([9, 8])
for other in Otherwise([1, 2]), Items([1, 2]):
    for name in ("union", "intersection", "difference", "symmetric_difference", "issubset", "isdisjoint", "update",
                 "intersection_update", "difference_update", "__or__", "__and__", "__sub__", "__ixor__"):
        s = {1, 3, 9}
        result = getattr(s, name)(other)
        print(name, sorted(result) if isinstance(result, set) else result, sorted(s))
# expect: union [1, 2, 3, 9] [1, 3, 9]
# expect: intersection [1] [1, 3, 9]
# expect: difference [3, 9] [1, 3, 9]
# expect: symmetric_difference [2, 3, 9] [1, 3, 9]
# expect: issubset False [1, 3, 9]
# expect: isdisjoint False [1, 3, 9]
# expect: update None [1, 2, 3, 9]
# expect: intersection_update None [1]
# expect: difference_update None [3, 9]
# expect: __or__ [1, 2, 3, 9] [1, 3, 9]
# expect: __and__ [1] [1, 3, 9]
# expect: __sub__ [3, 9] [1, 3, 9]
# expect: __ixor__ [2, 3, 9] [2, 3, 9]
# expect: union [1, 3, 8, 9] [1, 3, 9]
# expect: intersection [9] [1, 3, 9]
# expect: difference [1, 3] [1, 3, 9]
# expect: symmetric_difference [1, 3, 8] [1, 3, 9]
# expect: issubset False [1, 3, 9]
# expect: isdisjoint False [1, 3, 9]
# expect: update None [1, 3, 8, 9]
# expect: intersection_update None [9]
# expect: difference_update None [1, 3]
# expect: __or__ NotImplemented [1, 3, 9]
# expect: __and__ NotImplemented [1, 3, 9]
# expect: __sub__ NotImplemented [1, 3, 9]
# expect: __ixor__ NotImplemented [1, 3, 9]
