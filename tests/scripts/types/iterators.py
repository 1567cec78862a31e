# enumerate, zip, map, filter, reversed and the iterators of containers
def t(f, *a, **k):
    try: r = f(*a, **k)
    except Exception as e: print(type(e).__name__, e)
    else: print(repr(r))
print(list(enumerate('abc')),list(enumerate('ab',10)),list(enumerate('ab',start=2**62-1)),list(enumerate([],-1)),list(enumerate('a',2**100)))
print(list(zip()),list(zip([1,2],'ab')),list(zip([1,2,3],'ab',(1,2,3,4))),list(zip([1])),list(zip(range(3),range(3),strict=True)))
for a in [([1],[1,2]),([1,2],[1]),([1],[1],[1,2]),([1,2],[1],[1]),([1,2],[1,2],[1])]: t(lambda: list(zip(*a,strict=True)))
print(list(map(str,[1,2])),list(map(lambda *a:a,[1,2],'abc',(5,6))),list(filter(None,[0,1,'',2])),list(filter(lambda x:x>1,[1,2,3])),list(filter(bool,[0,1])))
print(list(reversed('abc')),list(reversed((1,2))),list(reversed(range(3))),list(reversed({1:2,3:4})))
class S:
    def __len__(s): return 3
    def __getitem__(s,i):
        if i>=3: raise IndexError
        return i*10
print(list(reversed(S())),list(S()),reversed(S()).__length_hint__(),5 in S(),20 in S())
class R:
    def __reversed__(s): return 'rev'
print(reversed(R()))
class N:
    __reversed__=None
    def __len__(s): return 1
    def __getitem__(s,i): return 1
for f in [lambda: zip(1), lambda: zip([1],2), lambda: map(1), lambda: map(), lambda: list(map(1,[2])), lambda: filter(None), lambda: filter(None,1), lambda: reversed(1), lambda: reversed({1}), lambda: enumerate(1), lambda: enumerate([],1.5), lambda: enumerate([],'a'), lambda: next(iter([])), lambda: iter(1), lambda: next([]), lambda: next(zip()), lambda: list(map(lambda a:1//0,[1])), lambda: iter([])(), lambda: next(map(None,[1]))]: t(f)
try: reversed(N())
except TypeError as e: print(e)
print(type(iter([])).__name__,type(iter(())).__name__,type(reversed([])).__name__,type(iter({})).__name__,type(iter(set())).__name__,zip,map,filter,enumerate,reversed)
class E(enumerate):
    def foo(s): return 'foo'
e=E('ab'); print(e.foo(), list(e)); 
class Z(zip): pass
print(list(Z([1],[2])))
class M(map): pass
print(list(M(str,[1])))
z=zip([1,2],[3,4]); print(next(z),list(z),list(z)); m=map(str,[1]); print(iter(m) is m)
def g():
    yield 1
    raise KeyError('x')
t(lambda: list(zip(g(),[1,2]))); t(lambda: list(map(str,g()))); t(lambda: list(enumerate(g()))); t(lambda: list(filter(None,g()))); t(lambda: list(g()))
print(sum(map(lambda x:x*x,range(10))), max(map(len,['a','bbb'])), dict(zip('ab',range(2))), dict(enumerate('ab')), set(map(abs,[-1,1])), [x for x in zip('ab','cd')])
it=iter([1,2,3]); print(list(zip(it,it)), list(it))
from operator import length_hint
print(length_hint(iter([1,2])),length_hint(iter((1,))),length_hint(reversed([1,2])),length_hint(iter({1:2})),length_hint(iter({1})),length_hint(iter(range(5))),length_hint(map(str,[1]),7))

# expect: [(0, 'a'), (1, 'b'), (2, 'c')] [(10, 'a'), (11, 'b')] [(4611686018427387903, 'a'), (4611686018427387904, 'b')] [] [(1267650600228229401496703205376, 'a')]
# expect: [] [(1, 'a'), (2, 'b')] [(1, 'a', 1), (2, 'b', 2)] [(1,)] [(0, 0), (1, 1), (2, 2)]
# expect: ValueError zip() argument 2 is longer than argument 1
# expect: ValueError zip() argument 2 is shorter than argument 1
# expect: ValueError zip() argument 3 is longer than arguments 1-2
# expect: ValueError zip() argument 2 is shorter than argument 1
# expect: ValueError zip() argument 3 is shorter than arguments 1-2
# expect: ['1', '2'] [(1, 'a', 5), (2, 'b', 6)] [1, 2] [2, 3] [1]
# expect: ['c', 'b', 'a'] [2, 1] [2, 1, 0] [3, 1]
# expect: [20, 10, 0] [0, 10, 20] 3 False True
# expect: rev
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'int' object is not iterable
# expect: TypeError map() must have at least two arguments.
# expect: TypeError map() must have at least two arguments.
# expect: TypeError 'int' object is not callable
# expect: TypeError filter expected 2 arguments, got 1
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'int' object is not reversible
# expect: TypeError 'set' object is not reversible
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: StopIteration 
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'list' object is not an iterator
# expect: StopIteration 
# expect: ZeroDivisionError integer division or modulo by zero
# expect: TypeError 'list_iterator' object is not callable
# expect: TypeError 'NoneType' object is not callable
# expect: 'N' object is not reversible
# expect: list_iterator tuple_iterator list_reverseiterator dict_keyiterator set_iterator <class 'zip'> <class 'map'> <class 'filter'> <class 'enumerate'> <class 'reversed'>
# expect: foo [(0, 'a'), (1, 'b')]
# expect: [(1, 2)]
# expect: ['1']
# expect: (1, 3) [(2, 4)] []
# expect: True
# expect: KeyError 'x'
# expect: KeyError 'x'
# expect: KeyError 'x'
# expect: KeyError 'x'
# expect: KeyError 'x'
# expect: 285 3 {'a': 0, 'b': 1} {0: 'a', 1: 'b'} {1} [('a', 'c'), ('b', 'd')]
# expect: [(1, 2)] []
# expect: 2 1 2 1 1 5 7
