# heapq, bisect, copy, contextlib, abc, types
import heapq,bisect,copy,types,contextlib,abc,random,io
def t(f, *a, **k):
    try: r = f(*a, **k)
    except Exception as e: print(type(e).__name__, e)
    else: print(repr(r))
random.seed(1)
h=[];data=[random.randrange(100) for _ in range(50)]
for x in data: heapq.heappush(h,x)
print([heapq.heappop(h) for _ in range(50)]==sorted(data));h=data[:];heapq.heapify(h);print(all(h[i]<=h[2*i+1] for i in range(24)),heapq.heappushpop(h,-1),heapq.heapreplace(h,1000)==min(data),heapq.nlargest(3,data)==sorted(data)[-3:][::-1],heapq.nsmallest(3,data)==sorted(data)[:3],heapq.nsmallest(1,[]),heapq.nlargest(2,['a','ccc','bb'],key=len),list(heapq.merge([1,4],[2,3],[0,9])),list(heapq.merge([4,1],[3,2],reverse=True)),list(heapq.merge(['a','bbb'],['cc'],key=len)))
t(heapq.heappop,[]);t(heapq.heappush,(),1);t(heapq.heapify,5);t(heapq.heapreplace,[],1);t(heapq.heappush,[1],'a')
a=[1,3,3,5];print(bisect.bisect(a,3),bisect.bisect_left(a,3),bisect.bisect_right(a,3,0,2),bisect.bisect(a,0),bisect.bisect(a,9));bisect.insort(a,4);bisect.insort_left(a,3);print(a,bisect.bisect([5,3,1],-3,key=lambda x:-x));t(bisect.bisect,a,'a');t(bisect.bisect,a,1,-1);t(bisect.bisect,5,1)
x=[1,[2,3],{'a':[4]}];y=copy.copy(x);z=copy.deepcopy(x);x[1].append(9);x[2]['a'].append(8);print(y,z,copy.copy((1,)),copy.deepcopy(([1],)))
class A:
    def __init__(s): s.v=[1]
a=A();b=copy.copy(a);c=copy.deepcopy(a);a.v.append(2);print(b.v,c.v,type(c).__name__);x=[];x.append(x);y=copy.deepcopy(x);print(y[0] is y,y is not x)
class Sl:
    __slots__=('a','b')
s=Sl();s.a=[1];s2=copy.copy(s);s3=copy.deepcopy(s);s.a.append(2);print(s2.a,s3.a,hasattr(s3,'b'))
class Own:
    def __copy__(s): return 'copied'
    def __deepcopy__(s,m): return 'deep'
print(copy.copy(Own()),copy.deepcopy(Own()),copy.deepcopy({1:Own()}),copy.copy(len) is len,copy.deepcopy(A) is A)
class LS(list): pass
l=LS([1,[2]]);l.q=5;m=copy.copy(l);n=copy.deepcopy(l);l[1].append(3);print(m,n,type(m).__name__,m.q,n.q)
class DS(dict): pass
d=DS(a=[1]);e=copy.deepcopy(d);d['a'].append(2);print(e,type(e).__name__)
from collections import *
print(copy.copy(deque([1],3)),copy.deepcopy(OrderedDict(a=[1])),copy.deepcopy(defaultdict(list,a=[1])),copy.copy(Counter('aab')),copy.deepcopy(namedtuple('P','x')([1])))
try: raise ValueError('x')
except ValueError as e2: q=copy.copy(e2); print(type(q).__name__,q.args)
@contextlib.contextmanager
def cm(v):
    print('enter');
    try: yield v
    except KeyError as e: print('caught',e)
    finally: print('exit')
with cm(5) as v: print(v)
with cm(5): raise KeyError('k')
try:
    with cm(5): raise ValueError('v')
except ValueError as e: print('outer',e)
@cm(1)
def deco(): print('in deco')
deco();deco()
@contextlib.contextmanager
def bad(): 
    if 0: yield
t(lambda: bad().__enter__())
@contextlib.contextmanager
def twice(): yield 1; yield 2
def usetwice():
    with twice(): pass
t(usetwice)
with contextlib.suppress(KeyError,ValueError): raise KeyError
with contextlib.nullcontext(3) as n: print(n)
class Cl:
    def close(s): print('closed')
with contextlib.closing(Cl()): print('body')
out=io.StringIO()
with contextlib.redirect_stdout(out): print('hidden')
print(repr(out.getvalue()))
with contextlib.ExitStack() as st:
    st.enter_context(cm(1)); st.callback(print,'cb',1,sep='-'); st.push(lambda *a: print('push',a[0]) or True); print('body')
with contextlib.ExitStack() as st:
    st.push(lambda *a: print('push',a[0]) or True); raise KeyError('zz')
def exits():
    with contextlib.ExitStack() as st:
        st.callback(lambda: 1//0); raise KeyError('zz')
try: exits()
except ZeroDivisionError as e: print(repr(e),repr(e.__context__))
t(lambda: contextlib.ExitStack().enter_context(5))
class AB(abc.ABC):
    @abc.abstractmethod
    def m(self): pass
    @property
    @abc.abstractmethod
    def p(self): pass
class AC(AB):
    def m(self): return 1
print(sorted(AC.__abstractmethods__),sorted(AB.__abstractmethods__))
class AD(AC):
    p=5
print(AD().m(),AD.__abstractmethods__,isinstance(AD(),AB))
class Meta(abc.ABCMeta): pass
class AE(metaclass=Meta): pass
AE.register(int);print(isinstance(5,AE),issubclass(bool,AE),isinstance('a',AE));t(AE.register,5)
class AF(abc.ABC):
    @classmethod
    def __subclasshook__(cls,C): return hasattr(C,'foo') or NotImplemented
class HasFoo: foo=1
print(issubclass(HasFoo,AF),issubclass(int,AF),isinstance(HasFoo(),AF))
print(types.FunctionType is type(lambda:0),types.GeneratorType.__name__,types.SimpleNamespace(a=1),types.MethodType.__name__,types.ModuleType('m').__name__,types.MappingProxyType({'a':1})['a'],types.NoneType,types.CodeType.__name__,types.BuiltinFunctionType is type(len), types.TracebackType.__name__, types.CellType.__name__)
X=types.new_class('X',(int,),{},lambda ns:ns.update(v=5));print(X(3)+X.v,X.__name__)
print(types.GenericAlias(list,(int,)),list[int],dict[str,int],set[int],deque[int])

# expect: True
# expect: True -1 True True True [] ['ccc', 'bb'] [0, 1, 2, 3, 4, 9] [4, 3, 2, 1] ['a', 'cc', 'bbb']
# expect: IndexError index out of range
# expect: TypeError heappush() argument 1 must be list, not tuple
# expect: TypeError heapify() argument must be list, not int
# expect: IndexError index out of range
# expect: TypeError '<' not supported between instances of 'str' and 'int'
# expect: 3 1 2 0 4
# expect: [1, 3, 3, 3, 4, 5] 2
# expect: TypeError '<' not supported between instances of 'str' and 'int'
# expect: ValueError lo must be non-negative
# expect: TypeError object of type 'int' has no len()
# expect: [1, [2, 3, 9], {'a': [4, 8]}] [1, [2, 3], {'a': [4]}] (1,) ([1],)
# expect: [1, 2] [1] A
# expect: True True
# expect: [1, 2] [1] False
# expect: copied deep {1: 'deep'} True True
# expect: [1, [2, 3]] [1, [2]] LS 5 5
# expect: {'a': [1]} DS
# expect: deque([1], maxlen=3) OrderedDict({'a': [1]}) defaultdict(<class 'list'>, {'a': [1]}) Counter({'a': 2, 'b': 1}) P(x=[1])
# expect: ValueError ('x',)
# expect: enter
# expect: 5
# expect: exit
# expect: enter
# expect: caught 'k'
# expect: exit
# expect: enter
# expect: exit
# expect: outer v
# expect: enter
# expect: in deco
# expect: exit
# expect: enter
# expect: in deco
# expect: exit
# expect: RuntimeError generator didn't yield
# expect: RuntimeError generator didn't stop
# expect: 3
# expect: body
# expect: closed
# expect: 'hidden\n'
# expect: enter
# expect: body
# expect: push None
# expect: cb-1
# expect: exit
# expect: push <class 'KeyError'>
# expect: ZeroDivisionError('integer division or modulo by zero') KeyError('zz')
# expect: TypeError 'builtins.int' object does not support the context manager protocol
# expect: ['p'] ['m', 'p']
# expect: 1 frozenset() True
# expect: True True False
# expect: TypeError Can only register classes
# expect: True False True
# expect: True generator namespace(a=1) method m 1 <class 'NoneType'> code True traceback cell
# expect: 8 X
# expect: list[int] list[int] dict[str, int] set[int] collections.deque[int]

# bisect: what has subscripts, but no items by number.
import bisect, types
for v in {}, types.MappingProxyType({}), list[int], {1}, 3:
    try:
        bisect.bisect(v, 1, 0, 2)
    except TypeError as e:
        print(e)
# expect: dict is not a sequence
# expect: mappingproxy is not a sequence
# expect: types.GenericAlias is not a sequence
# expect: 'set' object does not support indexing
# expect: 'int' object does not support indexing

# nsmallest and nlargest keep a heap of n items: which are compared, and in which order, shows in the error
class Weight:
    def __init__(self, weight, number):
        self.weight, self.number = weight, number

    def __lt__(self, other):
        compared.append((self.number, other.number))
        return self.weight < other.weight


weights = [Weight(weight, number) for number, weight in enumerate([3, 1, 4, 1, 5, 9, 2, 6])]
for first in heapq.nsmallest, heapq.nlargest:
    compared = []
    print([each.number for each in first(2, iter(weights))], compared)
for first in heapq.nsmallest, heapq.nlargest:
    for items in ['x', -10**20, 'y', '1'], [1, 2, 'x', 3], [1, 2, 3, 'x']:
        try:
            first(2, items)
        except TypeError as error:
            print(error)
print(heapq.nsmallest(3, [1, True, 0, 1.0, 0.0, 2]), heapq.nlargest(3, iter([1, True, 0, 1.0, 0.0]), key=lambda x: x))
# expect: [1, 3] [(1, 0), (2, 0), (3, 0), (1, 3), (4, 1), (5, 1), (6, 1), (7, 1), (3, 1)]
# expect: [5, 7] [(0, 1), (1, 2), (2, 0), (0, 3), (0, 4), (4, 2), (2, 5), (5, 4), (4, 6), (4, 7), (7, 5), (7, 5)]
# expect: '<' not supported between instances of 'int' and 'str'
# expect: '<' not supported between instances of 'str' and 'int'
# expect: '<' not supported between instances of 'str' and 'int'
# expect: '<' not supported between instances of 'str' and 'int'
# expect: '<' not supported between instances of 'int' and 'str'
# expect: '<' not supported between instances of 'int' and 'str'
# expect: [0, 0.0, 1] [1, True, 1.0]
