# list, tuple, dict, set: methods, operators, errors.
l = [3, 1, 2]
l.append(4); l.extend([5, 6]); l.insert(0, 0); l.insert(-1, 'x'); print(l, l.pop(), l.pop(0), l.index(1), l.count(3)); l.remove('x'); l.reverse(); print(l, l[1:3], l[-2:], l[::2])
l.sort(); print(l, sorted(l, reverse=True), sorted(['b', 'A', 'c'], key=str.lower), l + [1], l * 2, [0] * 3, l == sorted(l), [1, 2] < [1, 3], l.copy() is l); l.clear(); print(l)
l = list(range(10)); l[2:4] = []; l[::3] = 'abc'; print(l); del l[1:3]; print(l); l[1:1] = [9, 9]; print(l)
for op in ("[][0]", "[1][5] ", "[1]['a']", "[].pop()", "[].remove(1)", "[1].index(2)", "[1] + (2,)", "[1] + 'a'", "[3, 'a'].sort()", "[1][::0]", "()[0]", "(1,)[5]", "{}['k']", "{}.popitem()", "set().pop()", "{[]: 1}", "{1, []}", "hash([])", "hash({})", "dict([1])", "dict([(1, 2, 3)])", "{1} + {2}", "len(5)", "iter(5)", "[1, 2, 3].index(9, 1)", "(1, 2).index(3)", "{1}.remove(2)", "list(5)", "[i for i in 5]", "max([])", "sum(['a'])", "tuple(3)", "set(1)", "[1][1:2:0]", "'a' in 5", "5[0]", "[] < ()", "x = [1]; x[5]" if False else "[1][2]"):
    try: print(eval(op))
    except Exception as e: print(type(e).__name__, e)
d = {'a': 1, 'b': 2}
d['c'] = 3; d.update(d=4, e=5); d.update([('f', 6)]); print(d, d.get('z'), d.get('z', 0), d.pop('a'), d.pop('zz', None), d.setdefault('b', 9), d.setdefault('g', 7), 'b' in d, len(d), list(d), list(d.values()), list(d.items()))
del d['b']; print(d, d.popitem(), d | {'x': 1}, {**d, 'y': 2}, dict.fromkeys('ab', 0), dict(zip('ab', [1, 2])), dict(a=1), d == dict(d), list(reversed(d)), d.keys() & {'c', 'q'}, d.keys() | {'q'} >= d.keys())
d |= {'n': 1}; print(d, {1: 'a', 1.0: 'b', True: 'c'}, {(1, 2): 3}[(1, 2)])
try:
    for k in d: d[k + 'x'] = 1
except RuntimeError as e: print(e)
big = {i: i * i for i in range(1000)}
for i in range(0, 1000, 2): del big[i]
print(len(big), sum(big), big[501], list(big)[:5]); big.clear(); print(big)
s = {1, 2, 3}; s.add(4); s.discard(9); s.update([5], (6,)); print(sorted(s), s & {1, 2, 9}, s - {1}, sorted(s | {10}), sorted(s ^ {1, 99}), {1} < s, s >= {1}, s.isdisjoint({77}), len(s)); s.remove(1); print(sorted(s), frozenset([1, 2]) == {1, 2}, hash(frozenset([1, 2])) == hash(frozenset([2, 1])), {frozenset([1]): 'f'}[frozenset([1])])
s &= {2, 3}; s |= {7}; s -= {2}; s ^= {3, 8}; print(sorted(s), sorted(s.union([1], [2])), s.intersection([7]), sorted(s.symmetric_difference([7, 9])), s.issubset({7, 8, 9}), set('abc') == set('cba'), frozenset('a') | {'b'} == {'a', 'b'})
t = (1, 2, 3); print(t + (4,), t * 2, t[1:], t.index(2), t.count(1), t < (1, 2, 4), hash(t) == hash((1, 2, 3)), (), (1,), tuple([1, 2]), t == (1, 2, 3), 2 in t, max(t), len(t))
print(range(5), list(range(2, 10, 3)), range(10)[2:5], range(10)[-1], 5 in range(0, 10, 5), len(range(10**18)), range(0, 10, 3) == range(0, 11, 3), list(reversed(range(3))), range(3).index(2), list(range(5, 0, -2)), range(10**20)[10**19])
print(list(zip([1, 2], 'ab', (True, False))), list(map(lambda a, b: a + b, [1, 2], [3, 4])), list(filter(None, [0, 1, '', 'a'])), list(enumerate('ab', 1)), any([0, 1]), all([]), sum([1, 2], 10), list(reversed([1, 2])), sorted({3: 1, 1: 2}))
a = [1]; a.append(a); print(a); dd = {}; dd['self'] = dd; print(dd)
class L(list):
    def total(self): return sum(self)
x = L([1, 2]); x.append(3); x.tag = 't'; print(x, x.total(), x.tag, type(x + [1]).__name__, isinstance(x, list), x[1:])
class D(dict):
    def __missing__(self, k): return f'missing {k}'
y = D(a=1); print(y['a'], y['b'], y, 'b' in y, y.get('b'))
class T(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
z = T(1, 2); z.attr = 5; print(z, z.attr, z[0], len(z), type(z).__name__)
print(slice(1, 2), slice(None, 5, 2).indices(10), [1, 2, 3, 4][slice(1, 3)], slice(1) == slice(None, 1, None))
n = [[0] * 3 for _ in range(2)]; n[0][1] = 5; print(n, [row[1] for row in n], [c for row in n for c in row])
print([1, [2, [3, (4, {5: {6}})]]], {'a': [1, {'b': ()}]}, [None, True, 1.5, 'x', b'y'])
print(sorted([(2, 'b'), (1, 'z'), (2, 'a')]), sorted([1.5, 1, 0.5, True]), sorted('bca', reverse=True), sorted([[2], [1, 5]], key=len))
words = ['bb', 'a', 'ccc', 'dd']; words.sort(key=len, reverse=True); print(words)
print(b'abc'[1], b'abc'[1:], b'a' + b'b', b'abc'.find(b'c'), bytes([1, 2]), bytes(3), b'a b'.split(), b'x'.hex(), bytes.fromhex('0aff'), b'%d' % 5, bytearray(b'abc'), list(b'ab'), b'a' < b'b', b'AB'.lower(), b','.join([b'x', b'y']), 98 in b'abc', b'\x00\xff\n"')
ba = bytearray(b'hello'); ba[0] = 72; ba.append(33); ba.extend(b'??'); ba[1:3] = b'EL'; del ba[-1]; print(ba, ba.decode(), ba.pop(), len(ba)); m = memoryview(ba); m[0] = 74; print(ba, m[1:3].tobytes(), m.tolist()[:2], m.nbytes); m.release()
try: ba[0] = 300
except ValueError as e: print(e)

# expect: [3, 1, 2, 4, 5, 'x'] 6 0 1 1
# expect: [5, 4, 2, 1, 3] [4, 2] [1, 3] [5, 2, 3]
# expect: [1, 2, 3, 4, 5] [5, 4, 3, 2, 1] ['A', 'b', 'c'] [1, 2, 3, 4, 5, 1] [1, 2, 3, 4, 5, 1, 2, 3, 4, 5] [0, 0, 0] True True False
# expect: []
# expect: ['a', 1, 4, 'b', 6, 7, 'c', 9]
# expect: ['a', 'b', 6, 7, 'c', 9]
# expect: ['a', 9, 9, 'b', 6, 7, 'c', 9]
# expect: IndexError list index out of range
# expect: IndexError list index out of range
# expect: TypeError list indices must be integers or slices, not str
# expect: IndexError pop from empty list
# expect: ValueError list.remove(x): x not in list
# expect: ValueError 2 is not in list
# expect: TypeError can only concatenate list (not "tuple") to list
# expect: TypeError can only concatenate list (not "str") to list
# expect: TypeError '<' not supported between instances of 'str' and 'int'
# expect: ValueError slice step cannot be zero
# expect: IndexError tuple index out of range
# expect: IndexError tuple index out of range
# expect: KeyError 'k'
# expect: KeyError 'popitem(): dictionary is empty'
# expect: KeyError 'pop from an empty set'
# expect: TypeError unhashable type: 'list'
# expect: TypeError unhashable type: 'list'
# expect: TypeError unhashable type: 'list'
# expect: TypeError unhashable type: 'dict'
# expect: TypeError cannot convert dictionary update sequence element #0 to a sequence
# expect: ValueError dictionary update sequence element #0 has length 3; 2 is required
# expect: TypeError unsupported operand type(s) for +: 'set' and 'set'
# expect: TypeError object of type 'int' has no len()
# expect: TypeError 'int' object is not iterable
# expect: ValueError 9 is not in list
# expect: ValueError tuple.index(x): x not in tuple
# expect: KeyError 2
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'int' object is not iterable
# expect: ValueError max() iterable argument is empty
# expect: TypeError unsupported operand type(s) for +: 'int' and 'str'
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'int' object is not iterable
# expect: ValueError slice step cannot be zero
# expect: TypeError argument of type 'int' is not iterable
# expect: TypeError 'int' object is not subscriptable
# expect: TypeError '<' not supported between instances of 'list' and 'tuple'
# expect: IndexError list index out of range
# expect: {'b': 2, 'c': 3, 'd': 4, 'e': 5, 'f': 6, 'g': 7} None 0 1 None 2 7 True 6 ['b', 'c', 'd', 'e', 'f', 'g'] [2, 3, 4, 5, 6, 7] [('b', 2), ('c', 3), ('d', 4), ('e', 5), ('f', 6), ('g', 7)]
# expect: {'c': 3, 'd': 4, 'e': 5, 'f': 6} ('g', 7) {'c': 3, 'd': 4, 'e': 5, 'f': 6, 'x': 1} {'c': 3, 'd': 4, 'e': 5, 'f': 6, 'y': 2} {'a': 0, 'b': 0} {'a': 1, 'b': 2} {'a': 1} True ['f', 'e', 'd', 'c'] {'c'} True
# expect: {'c': 3, 'd': 4, 'e': 5, 'f': 6, 'n': 1} {1: 'c'} 3
# expect: dictionary changed size during iteration
# expect: 500 250000 251001 [1, 3, 5, 7, 9]
# expect: {}
# expect: [1, 2, 3, 4, 5, 6] {1, 2} {2, 3, 4, 5, 6} [1, 2, 3, 4, 5, 6, 10] [2, 3, 4, 5, 6, 99] True True True 6
# expect: [2, 3, 4, 5, 6] True True f
# expect: [7, 8] [1, 2, 7, 8] {7} [8, 9] True True True
# expect: (1, 2, 3, 4) (1, 2, 3, 1, 2, 3) (2, 3) 1 1 True True () (1,) (1, 2) True True 3 3
# expect: range(0, 5) [2, 5, 8] range(2, 5) 9 True 1000000000000000000 True [2, 1, 0] 2 [5, 3, 1] 10000000000000000000
# expect: [(1, 'a', True), (2, 'b', False)] [4, 6] [1, 'a'] [(1, 'a'), (2, 'b')] True True 13 [2, 1] [1, 3]
# expect: [1, [...]]
# expect: {'self': {...}}
# expect: [1, 2, 3] 6 t list True [2, 3]
# expect: 1 missing b {'a': 1} False None
# expect: (1, 2) 5 1 2 T
# expect: slice(1, 2, None) (0, 5, 2) [2, 3] True
# expect: [[0, 5, 0], [0, 0, 0]] [5, 0] [0, 5, 0, 0, 0, 0]
# expect: [1, [2, [3, (4, {5: {6}})]]] {'a': [1, {'b': ()}]} [None, True, 1.5, 'x', b'y']
# expect: [(1, 'z'), (2, 'a'), (2, 'b')] [0.5, 1, True, 1.5] ['c', 'b', 'a'] [[2], [1, 5]]
# expect: ['ccc', 'bb', 'dd', 'a']
# expect: 98 b'bc' b'ab' 2 b'\x01\x02' b'\x00\x00\x00' [b'a', b'b'] 78 b'\n\xff' b'5' bytearray(b'abc') [97, 98] True b'ab' b'x,y' True b'\x00\xff\n"'
# expect: bytearray(b'HELlo!') HELlo!? 63 6
# expect: bytearray(b'JELlo!') b'EL' [74, 69] 6
# expect: byte must be in range(0, 256)
