# tuple: methods, operators, hashes, subclasses
def t(f, *a):
    try: r = f(*a)
    except Exception as e: print(type(e).__name__, e)
    else: print(repr(r))
a=(1,2,3)
print((),(1,),a,a[0],a[-1],a[1:],a[::-1],a[:],a[:] is a,a+(4,),a*2,2*a,a*0,()*5,a+() is a,()+a is a,len(a),2 in a,9 in a,a.index(2),a.count(1),tuple('ab'),tuple([1]),tuple(a) is a,tuple())
print(a==(1,2,3),a!=(1,2),a<(1,2,4),a<(1,2),(1,)>(0,9),()<(1,),a<=a,a==[1,2,3],hash(a)==hash((1,2,3)),hash(())==hash(()),hash((1,(2,3)))==hash((1,(2,3))), hash((1,2))!=hash((2,1)))
for f in [lambda: a[3], lambda: a['a'], lambda: a[-4], lambda: a.index(9), lambda: a+[1], lambda: a+1, lambda: a*'a', lambda: a<1, lambda: tuple(1), lambda: tuple(1,2), lambda: hash(([],)), lambda: a.__setitem__, lambda: a.append, lambda: (1,)*10**18, lambda: tuple(a=1), lambda: a.index(1,1), lambda: a.index(1,'a'), lambda: a.count(), lambda: a[1.0]]: t(f)
try: a[0]=1
except TypeError as e: print(e)
try: del a[0]
except TypeError as e: print(e)
class T(tuple):
    def __new__(cls,*a): return super().__new__(cls,a)
x=T(1,2,3); print(x,type(x),x[0],type(x+(1,)),type(x[:]),x==(1,2,3),x[1:],isinstance(x,tuple)); x.y=5; print(x.y,x.__dict__, len(x), hash(x)==hash((1,2,3)), {x:1}[(1,2,3)])
class T2(tuple): pass
print(T2([1,2]),T2(),T2('ab')); l=[1]; tt=(l,); l.append(tt); print(tt); print(a.__getnewargs__())
q,*w=a; print(q,w); q,w=w; print(q,w)
try: x,y=(1,2,3)
except ValueError as e: print(e)
try: x,y,z=(1,2)
except ValueError as e: print(e)
print(max((1,5,2)),sum((1,2)),sorted((3,1)),(1,'a',None,True,1.5,'q"',"it's"), str((1,)), repr(('a',)))
it=iter((1,2)); print(next(it),it.__length_hint__(),list(it),next(it,0)); print((1,2).__contains__(1), (1,)+(2,)+(3,), tuple(x for x in range(3)), tuple({1:2}), (*[1],*(2,)))

# expect: () (1,) (1, 2, 3) 1 3 (2, 3) (3, 2, 1) (1, 2, 3) True (1, 2, 3, 4) (1, 2, 3, 1, 2, 3) (1, 2, 3, 1, 2, 3) () () True True 3 True False 1 1 ('a', 'b') (1,) True ()
# expect: True True True False True True True False True True True True
# expect: IndexError tuple index out of range
# expect: TypeError tuple indices must be integers or slices, not str
# expect: IndexError tuple index out of range
# expect: ValueError tuple.index(x): x not in tuple
# expect: TypeError can only concatenate tuple (not "list") to tuple
# expect: TypeError can only concatenate tuple (not "int") to tuple
# expect: TypeError can't multiply sequence by non-int of type 'str'
# expect: TypeError '<' not supported between instances of 'tuple' and 'int'
# expect: TypeError 'int' object is not iterable
# expect: TypeError tuple expected at most 1 argument, got 2
# expect: TypeError unhashable type: 'list'
# expect: AttributeError 'tuple' object has no attribute '__setitem__'
# expect: AttributeError 'tuple' object has no attribute 'append'
# expect: MemoryError 
# expect: TypeError tuple() takes no keyword arguments
# expect: ValueError tuple.index(x): x not in tuple
# expect: TypeError slice indices must be integers or have an __index__ method
# expect: TypeError tuple.count() takes exactly one argument (0 given)
# expect: TypeError tuple indices must be integers or slices, not float
# expect: 'tuple' object does not support item assignment
# expect: 'tuple' object doesn't support item deletion
# expect: (1, 2, 3) <class '__main__.T'> 1 <class 'tuple'> <class 'tuple'> True (2, 3) True
# expect: 5 {'y': 5} 3 True 1
# expect: (1, 2) () ('a', 'b')
# expect: ([1, (...)],)
# expect: ((1, 2, 3),)
# expect: 1 [2, 3]
# expect: 2 3
# expect: too many values to unpack (expected 2)
# expect: not enough values to unpack (expected 3, got 2)
# expect: 5 3 [1, 3] (1, 'a', None, True, 1.5, 'q"', "it's") (1,) ('a',)
# expect: 1 1 [2] 0
# expect: True (1, 2, 3) (0, 1, 2) (1,) (1, 2)
