# itertools: every tool, its errors
from itertools import *
def t(f, *a, **k):
    try: r = f(*a, **k)
    except Exception as e: print(type(e).__name__, e)
    else: print(repr(r))
L=list
print(L(islice(count(),3)),L(islice(count(5,2),3)),L(islice(count(1.5,.5),3)),count(3),count(3,2),count(2**62-1),L(islice(count(2**62-2),4)),L(islice(cycle('ab'),5)),L(cycle([])),repeat(1),repeat(1,3),L(repeat(1,3)),repeat(1,-1))
print(L(accumulate([1,2,3])),L(accumulate([1,2,3],lambda a,b:a*b)),L(accumulate([1,2],initial=10)),L(accumulate([])),L(accumulate('abc')))
print(L(chain('ab',[1],())),L(chain.from_iterable(['ab','cd'])),L(chain()),L(compress('abcd',[1,0,1])),L(dropwhile(lambda x:x<3,[1,2,3,1])),L(takewhile(lambda x:x<3,[1,2,3,1])),L(filterfalse(None,[0,1,2])),L(filterfalse(lambda x:x%2,range(5))),L(starmap(pow,[(2,3),(3,2)])),L(pairwise('abcd')),L(pairwise('a')))
for a in [(3,),(1,3),(1,None),(None,None,2),(1,10,3),(0,),(None,),(2,5,2),(5,2)]: print(a,L(islice(range(8),*a)))
it=iter(range(10)); L(islice(it,3)); print(next(it)); it=iter(range(10)); L(islice(it,2,2)); print(next(it)); it=iter(range(10)); L(islice(it,1,5,3)); print(next(it))
it=iter(range(10)); L(islice(it,5,3)); print(next(it))
print(L(zip_longest('ab','c',fillvalue='-')),L(zip_longest()),L(zip_longest([1,2],[3])),L(zip_longest('abc','d',[])))
print(L(product('ab','cd')),L(product()),L(product([1,2],repeat=2)),L(product([],[1])),L(product([1],repeat=0)))
print(L(permutations('abc')),L(permutations('abc',2)),L(permutations('ab',0)),L(permutations('ab',3)),len(L(permutations(range(5)))))
print(L(combinations('abcd',2)),L(combinations('ab',3)),L(combinations('ab',0)),L(combinations_with_replacement('abc',2)),L(combinations_with_replacement([],1)),L(combinations_with_replacement([],0)),L(combinations(range(4),4)))
print([(k,L(g)) for k,g in groupby('aaabbc')],[(k,L(g)) for k,g in groupby(range(6),lambda x:x//2)],[k for k,g in groupby('aab')],[(k,next(g)) for k,g in groupby('aabb')],L(groupby([])))
gs=[(k,g) for k,g in groupby('aab')]; print([(k,L(g)) for k,g in gs])
a,b,c=tee(iter(range(200)),3); print(sum(a),next(b),sum(b),sum(c),L(a)); a,b=tee([1,2]); print(next(a)); import copy; d=copy.copy(a); print(L(a),L(d),L(b)); print(tee([1],0))
x,=tee([1],1); print(L(x))
for f in [lambda: count('a'), lambda: repeat(1,'a'), lambda: cycle(1), lambda: islice([1],-1), lambda: islice([1],'a'), lambda: islice([1],1,2,0), lambda: islice([1],-1,2), lambda: combinations([1],-1), lambda: permutations([1],-1), lambda: product([1],repeat=-1), lambda: tee([1],-1), lambda: tee(1), lambda: starmap(1,[2]).__next__(), lambda: L(starmap(pow,[1])), lambda: zip_longest(1), lambda: pairwise(1), lambda: combinations('ab',2.5), lambda: permutations([1],'a'), lambda: chain(1).__next__(), lambda: chain.from_iterable(1), lambda: L(chain.from_iterable([1])), lambda: takewhile(1,2), lambda: filterfalse(None,[0,1]).__next__(), lambda: L(accumulate([1,'a'])), lambda: L(dropwhile(1,[1])), lambda: repeat(1).__length_hint__(), lambda: repeat(1,3).__length_hint__(), lambda: L(takewhile(lambda x:1//0,[1]))]:
    try: r=f()
    except Exception as e: print(type(e).__name__, e)
    else: r=repr(r); print(r.split(' at 0x')[0])
class C(count): pass
print(next(C(5)),L(islice(C(),2)))
print(sum(islice(count(),1000)), ''.join(chain('ab','cd')), dict(zip(count(),'ab')), L(zip(count(),cycle('xy'),range(3))))

# expect: [0, 1, 2] [5, 7, 9] [1.5, 2.0, 2.5] count(3) count(3, 2) count(4611686018427387903) [4611686018427387902, 4611686018427387903, 4611686018427387904, 4611686018427387905] ['a', 'b', 'a', 'b', 'a'] [] repeat(1) repeat(1, 3) [1, 1, 1] repeat(1, 0)
# expect: [1, 3, 6] [1, 2, 6] [10, 11, 13] [] ['a', 'ab', 'abc']
# expect: ['a', 'b', 1] ['a', 'b', 'c', 'd'] [] ['a', 'c'] [3, 1] [1, 2] [0] [0, 2, 4] [8, 9] [('a', 'b'), ('b', 'c'), ('c', 'd')] []
# expect: (3,) [0, 1, 2]
# expect: (1, 3) [1, 2]
# expect: (1, None) [1, 2, 3, 4, 5, 6, 7]
# expect: (None, None, 2) [0, 2, 4, 6]
# expect: (1, 10, 3) [1, 4, 7]
# expect: (0,) []
# expect: (None,) [0, 1, 2, 3, 4, 5, 6, 7]
# expect: (2, 5, 2) [2, 4]
# expect: (5, 2) []
# expect: 3
# expect: 2
# expect: 5
# expect: 5
# expect: [('a', 'c'), ('b', '-')] [] [(1, 3), (2, None)] [('a', 'd', None), ('b', None, None), ('c', None, None)]
# expect: [('a', 'c'), ('a', 'd'), ('b', 'c'), ('b', 'd')] [()] [(1, 1), (1, 2), (2, 1), (2, 2)] [] [()]
# expect: [('a', 'b', 'c'), ('a', 'c', 'b'), ('b', 'a', 'c'), ('b', 'c', 'a'), ('c', 'a', 'b'), ('c', 'b', 'a')] [('a', 'b'), ('a', 'c'), ('b', 'a'), ('b', 'c'), ('c', 'a'), ('c', 'b')] [()] [] 120
# expect: [('a', 'b'), ('a', 'c'), ('a', 'd'), ('b', 'c'), ('b', 'd'), ('c', 'd')] [] [()] [('a', 'a'), ('a', 'b'), ('a', 'c'), ('b', 'b'), ('b', 'c'), ('c', 'c')] [] [()] [(0, 1, 2, 3)]
# expect: [('a', ['a', 'a', 'a']), ('b', ['b', 'b']), ('c', ['c'])] [(0, [0, 1]), (1, [2, 3]), (2, [4, 5])] ['a', 'b'] [('a', 'a'), ('b', 'b')] []
# expect: [('a', []), ('b', [])]
# expect: 19900 0 19900 19900 []
# expect: 1
# expect: [2] [2] [1, 2]
# expect: ()
# expect: [1]
# expect: TypeError a number is required
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'int' object is not iterable
# expect: ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: ValueError Step for islice() must be a positive integer or None.
# expect: ValueError Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: ValueError r must be non-negative
# expect: ValueError r must be non-negative
# expect: ValueError repeat argument cannot be negative
# expect: ValueError n must be >= 0
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError Expected int as r
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'int' object is not iterable
# expect: 0
# expect: TypeError unsupported operand type(s) for +: 'int' and 'str'
# expect: TypeError 'int' object is not callable
# expect: TypeError len() of unsized object
# expect: 3
# expect: ZeroDivisionError integer division or modulo by zero
# expect: 5 [0, 1]
# expect: 499500 abcd {0: 'a', 1: 'b'} [(0, 'x', 0), (1, 'y', 1), (2, 'x', 2)]

# Numbers of items that no memory could count.
import itertools
for choose in itertools.permutations, itertools.combinations, itertools.combinations_with_replacement:
    try:
        print(choose([1, 2], 2**63 - 1))
    except MemoryError:
        print("MemoryError")
# expect: MemoryError
# expect: MemoryError
# expect: MemoryError

# Iterators made by one tee() do not read at the same time.
from itertools import tee


class Greedy:
    def __iter__(self):
        return self

    def __next__(self):
        return next(second)


first, second = tee(Greedy())
try:
    next(first)
except RuntimeError as e:
    print(e)
# expect: cannot re-enter the tee iterator

# The class of what tee() makes copies; derived classes leave keywords to their own __init__.
import itertools
first, second = itertools.tee('abc')
next(first)
third = type(first)(first)
print(list(third), list(first), list(second))
for base in map, filter, itertools.chain:
    class Derived(base):
        def __init__(self, *args, keyword):
            self.keyword = keyword

    made = Derived(str, 'ab', keyword=3) if base is not itertools.chain else Derived('ab', keyword=3)
    print(made.keyword, list(made))
    try:
        base(str, 'ab', keyword=3)
    except TypeError as e:
        print(e)
# expect: ['b', 'c'] ['b', 'c'] ['a', 'b', 'c']
# expect: 3 ['a', 'b']
# expect: map() takes no keyword arguments
# expect: 3 ['a', 'b']
# expect: filter() takes no keyword arguments
# expect: 3 ['a', 'b']
# expect: chain() takes no keyword arguments

# room for so many is asked for first
try:
    itertools.tee(object(), 1 << 60)
except MemoryError:
    print('MemoryError')  # expect: MemoryError
