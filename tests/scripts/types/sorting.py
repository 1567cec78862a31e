# sorting: against a simple insertion sort, for keys of all kinds; stability; functions that misbehave
import random
random.seed(5)
def t(f, *a, **k):
    try: r = f(*a, **k)
    except Exception as e: print(type(e).__name__, e)
    else: print(repr(r))
def ck(a,**k):
    b=a[:]; a.sort(**k)
    # reference: insertion by stable decorate
    key=k.get('key') or (lambda x:x)
    import functools
    idx=list(range(len(b)))
    def less(i,j): return key(b[i])<key(b[j])
    ref=[]
    for i in idx:
        lo=0
        if k.get('reverse'):
            j=len(ref)
            while j>0 and less(ref[j-1],i): j-=1
        else:
            j=len(ref)
            while j>0 and less(i,ref[j-1]): j-=1
        ref.insert(j,i)
    ref=[b[i] for i in ref]
    assert len(ref)==len(a) and all(x is y for x,y in zip(ref,a)) or repr(ref)==repr(a), (a,ref,k)
for n in (0,1,2,3,24,25,60):
    for kind in range(9):
        if kind==0: a=[random.randrange(n+1) for _ in range(n)]
        if kind==1: a=[random.random() for _ in range(n)]
        if kind==2: a=[str(random.randrange(n+1)) for _ in range(n)]
        if kind==3: a=[(random.randrange(3),random.randrange(n+1)) for _ in range(n)]
        if kind==4: a=[random.choice([1,1.0,2.5,3]) for _ in range(n)]
        if kind==5: a=['\u0100'*random.randrange(3)+str(random.randrange(5)) for _ in range(n)]
        if kind==6: a=[random.choice([2**70,-2**70,1,2.5]) for _ in range(n)]
        if kind==7: a=sorted(range(n)); a[n//2:n//2]=[5,3]
        if kind==8: a=list(range(n,0,-1))+[0.0,-0.0]
        ck(a[:]); ck(a[:],reverse=True); ck(a[:],key=lambda x:str(x)); ck(a[:],key=lambda x:repr(x),reverse=True); ck(a[:],key=lambda x:hash(x)); ck(a[:],key=lambda x:-len(str(x)))
        ck(a[:],key=lambda x:(len(str(x)),str(x)))
print(sorted([3,1,2]), sorted('hello'), sorted({3:1,1:2}), sorted([3,1,2],reverse=True), sorted(['b','A','c'],key=str.lower))
a=[3,1,2]
t(a.sort, key=lambda x: a.append(x) or x); print(a)
a=[3,1,2]
t(a.sort, key=lambda x: 1//0); print(a)
class X:
    def __init__(s,v): s.v=v
    def __lt__(s,o): a.append(1); return s.v<o.v
    def __repr__(s): return f'X({s.v})'
a=[X(3),X(1),X(2)]; t(a.sort); print(a)
class Y(X):
    def __lt__(s,o):
        print(len(a)); 
        if s.v==2: raise KeyError('z')
        return s.v<o.v
a=[Y(3),Y(1),Y(2),Y(5)]; t(a.sort); print(len(a))
t(sorted,[1,'a']); t(sorted,[None,1]); t(sorted,1); t(sorted,[1],key=5); t(sorted,[1+2j,2]); t(sorted,[[1],[0]]); t(sorted,[(1,'a'),(1,2)])
n=float('nan'); print(len(sorted([3,n,1,n,2.5])))
print(sorted([True,False,3,0]), sorted([(1,'b'),(1,'a'),(0,'z')]), sorted([b'b',b'a']), sorted(['','a\0','a','b\0a','\xff','z'*20,'z'*8,'z'*9]))
import functools
print(sorted([5,2,9],key=functools.cmp_to_key(lambda a,b:b-a)))
s=[(i%7,i) for i in range(200)]; s.sort(key=lambda p:p[0]); print(s[:5],s[-3:], all(s[i]<s[i+1] for i in range(199)))
s.sort(key=lambda p:p[0],reverse=True); print(s[:3]); 
big=[random.randrange(10**6) for _ in range(500)]; b2=sorted(big); print(all(b2[i]<=b2[i+1] for i in range(len(b2)-1)), sum(big)==sum(b2))

# expect: [1, 2, 3] ['e', 'h', 'l', 'l', 'o'] [1, 3] [3, 2, 1] ['A', 'b', 'c']
# expect: ValueError list modified during sort
# expect: [1, 2, 3]
# expect: ZeroDivisionError integer division or modulo by zero
# expect: [3, 1, 2]
# expect: ValueError list modified during sort
# expect: [X(1), X(2), X(3)]
# expect: 0
# expect: 0
# expect: KeyError 'z'
# expect: 4
# expect: TypeError '<' not supported between instances of 'str' and 'int'
# expect: TypeError '<' not supported between instances of 'int' and 'NoneType'
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'int' object is not callable
# expect: TypeError '<' not supported between instances of 'int' and 'complex'
# expect: [[0], [1]]
# expect: TypeError '<' not supported between instances of 'int' and 'str'
# expect: 5
# expect: [False, 0, True, 3] [(0, 'z'), (1, 'a'), (1, 'b')] [b'a', b'b'] ['', 'a', 'a\x00', 'b\x00a', 'zzzzzzzz', 'zzzzzzzzz', 'zzzzzzzzzzzzzzzzzzzz', 'ÿ']
# expect: [9, 5, 2]
# expect: [(0, 0), (0, 7), (0, 14), (0, 21), (0, 28)] [(6, 181), (6, 188), (6, 195)] True
# expect: [(6, 6), (6, 13), (6, 20)]
# expect: True True
