# list: every method and operator, slices of all kinds, items that change the list they are compared in
def t(f, *a):
    try: r = f(*a)
    except Exception as e: print(type(e).__name__, e)
    else: print(repr(r))
L=[3,1,2]
for i in (-4,-3,-1,0,2,3): t(lambda: L[i])
for s in [slice(None),slice(1,None),slice(None,-1),slice(None,None,-1),slice(5,1),slice(None,None,2),slice(-100,100),slice(2,0,-1),slice(1,1),slice(0,0,-1)]:
    print(s, L[s], list(range(10))[s], tuple(range(10))[s], tuple(range(10)[s]))
def seta(s, v):
    a=list(range(10)); a[s]=v; return a
def dela(s):
    a=list(range(10)); del a[s]; return a
for s in [slice(None),slice(1,None),slice(None,-1),slice(None,None,-1),slice(5,1),slice(None,None,2),slice(-100,100),slice(2,0,-1),slice(1,1),slice(8,2,-3),slice(3,4),3,-1,10,-11]:
    print(s)
    t(seta, s, [7,8]); t(seta, s, ()); t(seta, s, 5); t(seta, s, 'abcde'); t(dela, s)
a=[1,2,3]; a[1:2]=a; print(a); a[::-1]=a; print(a); a.extend(a); print(a); a+=a; print(a); a*=2; print(a); a[:]=[]; print(a)
a=[1,2,3]; a+=(4,5); a+='xy'; a.extend({9:1}); a.extend(range(3)); a.extend(x for x in 'pq'); print(a)
a=[1,2]; print(a*3, 3*a, a*0, a*-1, a*True, [0]*5, []*5); a*=0; print(a)
for f in [lambda: [1]+(2,), lambda: [1]+2, lambda: [1]*'a', lambda: [1]*1.5, lambda: [1]<2, lambda: [].pop(), lambda: [1].pop(4), lambda:[1].pop('a'), lambda: [1].remove(2), lambda:[1].index(2), lambda: a['a'], lambda: a[1.5], lambda: [1].insert('a',1), lambda: [1,'a'].sort(), lambda: [].append(), lambda: [].append(1,2), lambda: list(1), lambda: list(1,2), lambda: list(a=1), lambda: [][::0], lambda: [1].extend(1), lambda: hash([]), lambda: [1].index(1,'a'), lambda: [1]*(10**30), lambda: [1]*(10**18), lambda:[].extend(), lambda:[1].pop(1,2), lambda: [1].count(), lambda: [1].__getitem__('a'), lambda: [1].foo, lambda: list.append(1,2), lambda: 5 in 5]: t(f)
print([1,2]==[1,2],[1,2]!=[1,2],[1,2]<[1,3],[1]<[1,0],[2]>[1,9],[1,2]<=[1,2],[1]>=[1],[]==[],[1]==(1,),[1]!=(1,),[float('nan')]==[1],)
n=float('nan'); print([n]==[n],[n].index(n),[n].count(n),n in [n])
a=[1]; a.append(a); print(a, repr(a), str(a)); b=[a,a]; print(b)
a=[5,3,1]; print(a.insert(0,9),a.insert(-1,8),a.insert(100,7),a.insert(-100,6),a); print(a.pop(),a.pop(0),a.pop(-2),a); a.reverse(); print(a); a.clear(); print(a)
a=[1,2,3,1,2]; print(a.index(2),a.index(2,2),a.index(1,-2),a.count(1),a.count(9)); t(a.index,3,0,2); t(a.index,1,1,3)
class L2(list): pass
l=L2([1,2]); print(l, l+[3], type(l+[1]), type(l*2), type(l[:]), type(l.copy()), l==[1,2], [1,2]==l); l.x=5; print(l.x, isinstance(l,list), len(l)); l.append(3); print(l)
class L3(list):
    def __init__(self,a,b=0): super().__init__(a); self.b=b
    def __getitem__(self,i): return 'got'
    def __len__(self): return 99
l=L3([1,2],b=3); print(l.b,l[0],len(l),l,list(l),list.__len__(l), bool(L3([])), sorted(l))
class I:
    def __init__(s,v): s.v=v
    def __index__(s): return s.v
print([1,2,3][I(1)], [1,2,3][I(0):I(2)], [1]*I(2), [4,5,6].pop(I(1)))
it=iter([1,2,3]); print(next(it),it.__length_hint__(),list(it),list(it),next(it,'end'))
a=[1,2]; it=iter(a); next(it);next(it); print(next(it,None)); a.append(3); print(next(it,'stay'))
a=[1,2,3]
for x in a:
    if x<10: a.append(x+10)
print(a)
print(list(reversed([1,2,3])), reversed([1]).__length_hint__()); 
print([*range(3),*'ab',*{1:2}], list('abc'), list({1:2,3:4}), list(range(5,0,-2)), list(zip('ab',[1,2])))
class Bad:
    def __eq__(s,o): raise ZeroDivisionError('bad')
t(lambda: Bad() in [1]); t(lambda: [Bad()].index(1)); t(lambda: [Bad()]==[1]); t(lambda: [1].remove(Bad())); t(lambda:[1].count(Bad()))
class Mut:
    def __init__(s,l): s.l=l
    def __eq__(s,o): s.l.clear(); return False
a=[1,2,3]; a[1]=Mut(a); print(5 in a, a)
a=[1,2,3]; a.insert(1,Mut(a)); t(a.index,7); print(a)
x=[[]]*3; x[0].append(1); print(x)
print(list(map(lambda a,b:a+b,[1,2],[3,4])), list(filter(None,[0,1,2])), list(enumerate('ab',5)))

# expect: IndexError list index out of range
# expect: 3
# expect: 2
# expect: 3
# expect: 2
# expect: IndexError list index out of range
# expect: slice(None, None, None) [3, 1, 2] [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] (0, 1, 2, 3, 4, 5, 6, 7, 8, 9) (0, 1, 2, 3, 4, 5, 6, 7, 8, 9)
# expect: slice(1, None, None) [1, 2] [1, 2, 3, 4, 5, 6, 7, 8, 9] (1, 2, 3, 4, 5, 6, 7, 8, 9) (1, 2, 3, 4, 5, 6, 7, 8, 9)
# expect: slice(None, -1, None) [3, 1] [0, 1, 2, 3, 4, 5, 6, 7, 8] (0, 1, 2, 3, 4, 5, 6, 7, 8) (0, 1, 2, 3, 4, 5, 6, 7, 8)
# expect: slice(None, None, -1) [2, 1, 3] [9, 8, 7, 6, 5, 4, 3, 2, 1, 0] (9, 8, 7, 6, 5, 4, 3, 2, 1, 0) (9, 8, 7, 6, 5, 4, 3, 2, 1, 0)
# expect: slice(5, 1, None) [] [] () ()
# expect: slice(None, None, 2) [3, 2] [0, 2, 4, 6, 8] (0, 2, 4, 6, 8) (0, 2, 4, 6, 8)
# expect: slice(-100, 100, None) [3, 1, 2] [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] (0, 1, 2, 3, 4, 5, 6, 7, 8, 9) (0, 1, 2, 3, 4, 5, 6, 7, 8, 9)
# expect: slice(2, 0, -1) [2, 1] [2, 1] (2, 1) (2, 1)
# expect: slice(1, 1, None) [] [] () ()
# expect: slice(0, 0, -1) [] [] () ()
# expect: slice(None, None, None)
# expect: [7, 8]
# expect: []
# expect: TypeError must assign iterable to extended slice
# expect: ['a', 'b', 'c', 'd', 'e']
# expect: []
# expect: slice(1, None, None)
# expect: [0, 7, 8]
# expect: [0]
# expect: TypeError must assign iterable to extended slice
# expect: [0, 'a', 'b', 'c', 'd', 'e']
# expect: [0]
# expect: slice(None, -1, None)
# expect: [7, 8, 9]
# expect: [9]
# expect: TypeError must assign iterable to extended slice
# expect: ['a', 'b', 'c', 'd', 'e', 9]
# expect: [9]
# expect: slice(None, None, -1)
# expect: ValueError attempt to assign sequence of size 2 to extended slice of size 10
# expect: ValueError attempt to assign sequence of size 0 to extended slice of size 10
# expect: TypeError must assign iterable to extended slice
# expect: ValueError attempt to assign sequence of size 5 to extended slice of size 10
# expect: []
# expect: slice(5, 1, None)
# expect: [0, 1, 2, 3, 4, 7, 8, 5, 6, 7, 8, 9]
# expect: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
# expect: TypeError must assign iterable to extended slice
# expect: [0, 1, 2, 3, 4, 'a', 'b', 'c', 'd', 'e', 5, 6, 7, 8, 9]
# expect: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
# expect: slice(None, None, 2)
# expect: ValueError attempt to assign sequence of size 2 to extended slice of size 5
# expect: ValueError attempt to assign sequence of size 0 to extended slice of size 5
# expect: TypeError must assign iterable to extended slice
# expect: ['a', 1, 'b', 3, 'c', 5, 'd', 7, 'e', 9]
# expect: [1, 3, 5, 7, 9]
# expect: slice(-100, 100, None)
# expect: [7, 8]
# expect: []
# expect: TypeError must assign iterable to extended slice
# expect: ['a', 'b', 'c', 'd', 'e']
# expect: []
# expect: slice(2, 0, -1)
# expect: [0, 8, 7, 3, 4, 5, 6, 7, 8, 9]
# expect: ValueError attempt to assign sequence of size 0 to extended slice of size 2
# expect: TypeError must assign iterable to extended slice
# expect: ValueError attempt to assign sequence of size 5 to extended slice of size 2
# expect: [0, 3, 4, 5, 6, 7, 8, 9]
# expect: slice(1, 1, None)
# expect: [0, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8, 9]
# expect: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
# expect: TypeError must assign iterable to extended slice
# expect: [0, 'a', 'b', 'c', 'd', 'e', 1, 2, 3, 4, 5, 6, 7, 8, 9]
# expect: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
# expect: slice(8, 2, -3)
# expect: [0, 1, 2, 3, 4, 8, 6, 7, 7, 9]
# expect: ValueError attempt to assign sequence of size 0 to extended slice of size 2
# expect: TypeError must assign iterable to extended slice
# expect: ValueError attempt to assign sequence of size 5 to extended slice of size 2
# expect: [0, 1, 2, 3, 4, 6, 7, 9]
# expect: slice(3, 4, None)
# expect: [0, 1, 2, 7, 8, 4, 5, 6, 7, 8, 9]
# expect: [0, 1, 2, 4, 5, 6, 7, 8, 9]
# expect: TypeError must assign iterable to extended slice
# expect: [0, 1, 2, 'a', 'b', 'c', 'd', 'e', 4, 5, 6, 7, 8, 9]
# expect: [0, 1, 2, 4, 5, 6, 7, 8, 9]
# expect: 3
# expect: [0, 1, 2, [7, 8], 4, 5, 6, 7, 8, 9]
# expect: [0, 1, 2, (), 4, 5, 6, 7, 8, 9]
# expect: [0, 1, 2, 5, 4, 5, 6, 7, 8, 9]
# expect: [0, 1, 2, 'abcde', 4, 5, 6, 7, 8, 9]
# expect: [0, 1, 2, 4, 5, 6, 7, 8, 9]
# expect: -1
# expect: [0, 1, 2, 3, 4, 5, 6, 7, 8, [7, 8]]
# expect: [0, 1, 2, 3, 4, 5, 6, 7, 8, ()]
# expect: [0, 1, 2, 3, 4, 5, 6, 7, 8, 5]
# expect: [0, 1, 2, 3, 4, 5, 6, 7, 8, 'abcde']
# expect: [0, 1, 2, 3, 4, 5, 6, 7, 8]
# expect: 10
# expect: IndexError list assignment index out of range
# expect: IndexError list assignment index out of range
# expect: IndexError list assignment index out of range
# expect: IndexError list assignment index out of range
# expect: IndexError list assignment index out of range
# expect: -11
# expect: IndexError list assignment index out of range
# expect: IndexError list assignment index out of range
# expect: IndexError list assignment index out of range
# expect: IndexError list assignment index out of range
# expect: IndexError list assignment index out of range
# expect: [1, 1, 2, 3, 3]
# expect: [3, 3, 2, 1, 1]
# expect: [3, 3, 2, 1, 1, 3, 3, 2, 1, 1]
# expect: [3, 3, 2, 1, 1, 3, 3, 2, 1, 1, 3, 3, 2, 1, 1, 3, 3, 2, 1, 1]
# expect: [3, 3, 2, 1, 1, 3, 3, 2, 1, 1, 3, 3, 2, 1, 1, 3, 3, 2, 1, 1, 3, 3, 2, 1, 1, 3, 3, 2, 1, 1, 3, 3, 2, 1, 1, 3, 3, 2, 1, 1]
# expect: []
# expect: [1, 2, 3, 4, 5, 'x', 'y', 9, 0, 1, 2, 'p', 'q']
# expect: [1, 2, 1, 2, 1, 2] [1, 2, 1, 2, 1, 2] [] [] [1, 2] [0, 0, 0, 0, 0] []
# expect: []
# expect: TypeError can only concatenate list (not "tuple") to list
# expect: TypeError can only concatenate list (not "int") to list
# expect: TypeError can't multiply sequence by non-int of type 'str'
# expect: TypeError can't multiply sequence by non-int of type 'float'
# expect: TypeError '<' not supported between instances of 'list' and 'int'
# expect: IndexError pop from empty list
# expect: IndexError pop index out of range
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: ValueError list.remove(x): x not in list
# expect: ValueError 2 is not in list
# expect: TypeError list indices must be integers or slices, not str
# expect: TypeError list indices must be integers or slices, not float
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError '<' not supported between instances of 'str' and 'int'
# expect: TypeError list.append() takes exactly one argument (0 given)
# expect: TypeError list.append() takes exactly one argument (2 given)
# expect: TypeError 'int' object is not iterable
# expect: TypeError list expected at most 1 argument, got 2
# expect: TypeError list() takes no keyword arguments
# expect: ValueError slice step cannot be zero
# expect: TypeError 'int' object is not iterable
# expect: TypeError unhashable type: 'list'
# expect: TypeError slice indices must be integers or have an __index__ method
# expect: OverflowError cannot fit 'int' into an index-sized integer
# expect: MemoryError 
# expect: TypeError list.extend() takes exactly one argument (0 given)
# expect: TypeError pop expected at most 1 argument, got 2
# expect: TypeError list.count() takes exactly one argument (0 given)
# expect: TypeError list indices must be integers or slices, not str
# expect: AttributeError 'list' object has no attribute 'foo'
# expect: TypeError descriptor 'append' for 'list' objects doesn't apply to a 'int' object
# expect: TypeError argument of type 'int' is not iterable
# expect: True False True True True True True True False True False
# expect: True 0 1 True
# expect: [1, [...]] [1, [...]] [1, [...]]
# expect: [[1, [...]], [1, [...]]]
# expect: None None None None [6, 9, 5, 3, 8, 1, 7]
# expect: 7 6 8 [9, 5, 3, 1]
# expect: [1, 3, 5, 9]
# expect: []
# expect: 1 4 3 2 0
# expect: ValueError 3 is not in list
# expect: ValueError 1 is not in list
# expect: [1, 2] [1, 2, 3] <class 'list'> <class 'list'> <class 'list'> <class 'list'> True True
# expect: 5 True 2
# expect: [1, 2, 3]
# expect: 3 got 99 [1, 2] [1, 2] 2 True [1, 2]
# expect: 2 [1, 2] [1, 1] 5
# expect: 1 2 [2, 3] [] end
# expect: None
# expect: stay
# expect: [1, 2, 3, 11, 12, 13]
# expect: [3, 2, 1] 1
# expect: [0, 1, 2, 'a', 'b', 1] ['a', 'b', 'c'] [1, 3] [5, 3, 1] [('a', 1), ('b', 2)]
# expect: ZeroDivisionError bad
# expect: ZeroDivisionError bad
# expect: ZeroDivisionError bad
# expect: ZeroDivisionError bad
# expect: ZeroDivisionError bad
# expect: False []
# expect: ValueError 7 is not in list
# expect: []
# expect: [[1], [1], [1]]
# expect: [4, 6] [1, 2] [(5, 'a'), (6, 'b')]
