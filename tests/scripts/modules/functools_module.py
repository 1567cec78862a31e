# functools
import functools
import warnings
from functools import *
def t(f, *a, **k):
    try: r = f(*a, **k)
    except Exception as e: print(type(e).__name__, e)
    else: print(repr(r))
print(reduce(lambda a,b:a+b,[1,2,3]),reduce(lambda a,b:a+b,[],5),reduce(max,[3,1,2],0));t(reduce,max,[]);t(reduce,max,5)
p=partial(int,base=2);print(p('101'),p.func,p.args,p.keywords,p);p=partial(pow,2);print(p(3),partial(p,3)(),partial(p,3).args);t(partial);t(partial,1);p.x=1;print(p.x,p.__dict__)
print(partial(print,1,2)(3,sep='-'), partial(dict,a=1)(b=2), partial(dict,a=1)(a=3))
@lru_cache(maxsize=2)
def f(x,y=0):
    print('call',x,y); return x+y
print(f(1),f(1),f(2),f(1),f(3),f(2),f(1,y=1),f(1,1),f.cache_info(),f.__name__,f.__wrapped__(5)); f.cache_clear(); print(f.cache_info(), f.cache_parameters())
@lru_cache
def g(x): return x
print(g(1),g(1.0),g(True),g('a'),g(('a',)),g.cache_info());t(g,[])
@cache
def fib(n): return n if n<2 else fib(n-1)+fib(n-2)
print(fib(80),fib.cache_info().currsize, fib.cache_info().hits)
@lru_cache(typed=True)
def h(x): return x
h(1);h(1.0);h(True);print(h.cache_info())
@lru_cache(maxsize=0)
def z(x): return x
z(1);z(1);print(z.cache_info());t(lru_cache,'a')
class C:
    @lru_cache()
    def m(self,x): return (self.v,x)
    @cached_property
    def cp(self): print('computed'); return 5
    def __init__(self): self.v=1
c=C();print(c.m(1),c.m(1),C.m.cache_info(),c.cp,c.cp,c.__dict__);del c.cp;print(c.cp, C.cp.__class__.__name__)
def deco(f):
    @wraps(f)
    def w(*a): "wd"; return f(*a)
    return w
@deco
def named(a:int): "doc"
print(named.__name__,named.__doc__,named.__wrapped__.__name__,named.__annotations__,named.__qualname__)
@total_ordering
class V:
    def __init__(s,v): s.v=v
    def __eq__(s,o): return s.v==o.v
    def __lt__(s,o): return s.v<o.v
print(V(1)<V(2),V(1)<=V(1),V(2)>V(1),V(1)>=V(2),V(1)>V(1),V(1)>=V(1))
@total_ordering
class W:
    def __init__(s,v): s.v=v
    def __eq__(s,o): return s.v==o.v
    def __ge__(s,o): return s.v>=o.v if isinstance(o,W) else NotImplemented
print(W(1)<W(2),W(1)<=W(1),W(2)>W(1),W(1)>=W(2),W(1)>W(1));t(lambda:W(1)<5)
try:
    @total_ordering
    class Bad: pass
except ValueError as e: print(e)
@singledispatch
def sd(x): return 'obj'
@sd.register(int)
def _(x): return 'int'
@sd.register
def _(x:list): return 'list'
sd.register(str, lambda x:'str')
print(sd(1),sd(True),sd([]),sd('a'),sd(1.5),sd.dispatch(bool)(1),sorted(c.__name__ for c in sd.registry));t(sd)
from collections.abc import Mapping
sd.register(Mapping, lambda x:'mapping'); print(sd({}))
class SDM:
    @singledispatchmethod
    def m(self,x): return 'base'
    @m.register(int)
    def _(self,x): return 'int'
print(SDM().m('a'),SDM().m(1))
class PM:
    def s(self,a,b): return (a,b)
    p=partialmethod(s,1)
    q=partialmethod(s,b=5)
print(PM().p(2),PM().q(3))
k=cmp_to_key(lambda a,b:(a>b)-(a<b));print(sorted([3,1,2],key=k),k(1)<k(2),k(1)==k(1),k(5).obj);t(lambda:k(1)<5)
print(max([3,1,2],key=cmp_to_key(lambda a,b:b-a)))

# expect: 6 5 3
# expect: TypeError reduce() of empty iterable with no initial value
# expect: TypeError reduce() arg 2 must support iteration
# expect: 5 <class 'int'> () {'base': 2} functools.partial(<class 'int'>, base=2)
# expect: 8 8 (2, 3)
# expect: TypeError type 'partial' takes at least one argument
# expect: TypeError the first argument must be callable
# expect: 1 {'x': 1}
# expect: 1-2-3
# expect: None {'a': 1, 'b': 2} {'a': 3}
# expect: call 1 0
# expect: call 2 0
# expect: call 3 0
# expect: call 2 0
# expect: call 1 1
# expect: call 1 1
# expect: call 5 0
# expect: 1 1 2 1 3 2 2 2 CacheInfo(hits=2, misses=6, maxsize=2, currsize=2) f 5
# expect: CacheInfo(hits=0, misses=0, maxsize=2, currsize=0) {'maxsize': 2, 'typed': False}
# expect: 1 1.0 1.0 a ('a',) CacheInfo(hits=1, misses=4, maxsize=128, currsize=4)
# expect: TypeError unhashable type: 'list'
# expect: 23416728348467685 81 78
# expect: CacheInfo(hits=0, misses=3, maxsize=128, currsize=3)
# expect: CacheInfo(hits=0, misses=2, maxsize=0, currsize=0)
# expect: TypeError Expected first argument to be an integer, a callable, or None
# expect: computed
# expect: (1, 1) (1, 1) CacheInfo(hits=1, misses=1, maxsize=128, currsize=1) 5 5 {'v': 1, 'cp': 5}
# expect: computed
# expect: 5 cached_property
# expect: named doc named {'a': <class 'int'>} named
# expect: True True True False False True
# expect: True True True False False
# expect: TypeError '<' not supported between instances of 'W' and 'int'
# expect: must define at least one ordering operation: < > <= >=
# expect: int int list str obj int ['int', 'list', 'object', 'str']
# expect: TypeError sd requires at least 1 positional argument
# expect: mapping
# expect: base int
# expect: (1, 2) (3, 5)
# expect: [1, 2, 3] True True 5
# expect: TypeError other argument must be K instance
# expect: 1

# A partial in a class is no method yet (3.13): it says so where it would become one.
class Printer:
    show = functools.partial(print, 'shown')


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    Printer.show('by the class')
    print(len(caught))
    Printer().show('by an instance')
    print([(w.category.__name__, str(w.message)[:41]) for w in caught])
    print(Printer.show.__get__(None, Printer) is Printer.show)
    try:
        Printer.show.__get__(None)
    except TypeError as e:
        print(e)
# expect: shown by the class
# expect: 0
# expect: shown by an instance
# expect: [('FutureWarning', 'functools.partial will be a method descri')]
# expect: True
# expect: __get__(None, None) is invalid
