# collections and collections.abc
from collections import *
import collections.abc
def t(f, *a, **k):
    try: r = f(*a, **k)
    except Exception as e: print(type(e).__name__, e)
    else: print(repr(r))
d=deque([1,2,3]);d.append(4);d.appendleft(0);print(d,len(d),d[0],d[-1],d.pop(),d.popleft(),d);d.extend('ab');d.extendleft('xy');print(d);d.rotate(2);print(d);d.rotate(-3);print(d);d.rotate(100);print(d);d.reverse();print(d);d.remove('a');print(d,d.index(2),d.count(2),2 in d,9 in d);d.insert(2,'I');d.insert(-1,'J');d.insert(100,'K');d.insert(-100,'L');print(d);del d[1];d[0]='z';print(d);print(list(reversed(d)),d.copy(),d.maxlen);d.clear();print(d)
d=deque(range(10),3);print(d,d.maxlen);d.append(5);d.appendleft(1);print(d);t(d.insert,0,1);print(deque([1,2],2)*3,deque([1])*3,3*deque([1]),deque([1])+deque([2]),deque([1],2)+deque([2,3]),deque('ab',0));d=deque([1]);d+=[2,3];d*=2;print(d)
for f in [lambda:deque().pop(),lambda:deque().popleft(),lambda:deque([1])[3],lambda:deque([1])['a'],lambda:deque([1]).remove(5),lambda:deque([1]).index(5),lambda:deque([1])+[1],lambda:deque(1),lambda:deque([],-1),lambda:deque([],'a'),lambda:deque()[0:1]]: t(f)
print(deque([1,2])<deque([1,3]),deque([1])==deque([1]),deque([1])==[1],deque([1])!=deque([2]),bool(deque()),bool(deque([1])))
d=deque([1,2,3])
try:
    for x in d: d.append(1)
except RuntimeError as e: print(e)
d=deque([1]);d.append(d);print(d)
d=deque()
for i in range(1000):
    d.append(i)
    if i%3: d.popleft()
print(len(d),sum(d),d[0],d[len(d)//2],list(d)[-2:],d[-1])
class DQ(deque): pass
x=DQ([1]);x.a=1;print(x,x.copy(),type(x.copy()),x.a)
o=OrderedDict([('a',1),('b',2),('c',3)]);print(o,list(o));o.move_to_end('a');print(o);o.move_to_end('c',last=False);print(o);print(o.popitem(),o.popitem(last=False),o);t(o.move_to_end,'zz');t(OrderedDict().popitem)
print(OrderedDict(a=1,b=2)==OrderedDict(b=2,a=1),OrderedDict(a=1,b=2)=={'b':2,'a':1},OrderedDict(a=1)|{'b':2},type(OrderedDict(a=1).copy()),list(reversed(OrderedDict(a=1,b=2))),OrderedDict.fromkeys('ab'),OrderedDict())
o=OrderedDict(a=1);o['self']=o;print(o)
dd=defaultdict(list);dd['a'].append(1);dd['b'];print(dd,dd['a'],len(dd),dd.get('zz'),dd.default_factory);dd=defaultdict(int,{'a':1});dd['x']+=1;print(dd,dd.copy(),type(dd.copy()));t(defaultdict,1);t(lambda:defaultdict()[1]);dd=defaultdict(lambda:5);print(dd[1]);print(defaultdict(None,a=1)); dd=defaultdict(list,[(1,[2])]); print(dd|{3:4})
c=Counter('abracadabra');print(c,c['a'],c['zz'],c.most_common(2),c.most_common(),c.total(),sorted(c.elements()));c.update('aaa');c.update({'b':5});c.update(z=3);print(c);c.subtract('aa');print(c['a']);del c['zz'];print(Counter(a=3,b=1)+Counter(a=1,b=2),Counter(a=3,b=1)-Counter(a=1,b=2),Counter(a=3,b=1)&Counter(a=1,b=2),Counter(a=3,b=1)|Counter(a=1,b=2),+Counter(a=1,b=-1),-Counter(a=1,b=-1),Counter(a=1)==Counter(a=1,b=0),Counter(a=1)<=Counter(a=2),Counter(a=1)<Counter(a=1),Counter(a=1)=={'a':1});t(Counter.fromkeys,'a');t(Counter,1);print(Counter(None),Counter(a=1),Counter({'x':2}),Counter([1,1,2]).copy())
c=Counter(a=1);c+=Counter(b=2);c-=Counter(a=1);print(c);c|=Counter(b=5);c&=Counter(b=3);print(c)
P=namedtuple('P','x y');p=P(1,2);print(p,p.x,p.y,p[0],P(x=1,y=2),P._fields,p._asdict(),p._replace(x=9),P._make([5,6]),p==(1,2),hash(p)==hash((1,2)),len(p),P.__doc__,P.x.__doc__,P.__name__,P.__module__,p._field_defaults);x,y=p;print(x,y,isinstance(p,tuple),P.__match_args__)
for a in [('P','x x'),('P','x 1'),('P','def'),('1','a'),('P','_x'),('P',['a',1])]: t(lambda:namedtuple(*a)._fields)
t(P,1);t(P,1,2,3);t(P._make,[1]);t(p._replace,z=1)
try: p.x=3
except AttributeError as e: print(e)
try: p.z
except AttributeError as e: print(e)
D=namedtuple('D','a,b,c',defaults=[2,3]);print(D(1),D._field_defaults,namedtuple('R','x def x _a',rename=True)._fields);t(namedtuple,'D','a',defaults=[1,2]);print(namedtuple('E','')(),namedtuple('S','x')(1))
class Sub(P):
    def norm(self): return self.x+self.y
s=Sub(3,4);print(s,s.norm(),s._replace(x=1));s.extra=1
m=ChainMap({'a':1},{'a':2,'b':3});print(m,m['a'],m['b'],len(m),list(m),sorted(m.items()),'b' in m,m.get('zz',0),m.new_child({'c':1}),m.parents,dict(m));m['q']=1;print(m.maps);t(lambda:m['zz']);t(m.pop,'b');t(m.popitem);t(lambda:m.__delitem__('zz'))
u=UserDict({'a':1});u['b']=2;print(u,len(u),u['a'],'a' in u,dict(u),u.get('z'),u|{'c':3},u.copy(),list(u.items()));t(lambda:u['zz'])
ul=UserList([3,1,2]);ul.append(5);ul.sort();print(ul,ul[0],ul[1:],type(ul[1:]),ul+[1],[1]+ul,ul*2,ul==[1,2,3,5],len(ul),ul.index(3),ul.pop())
us=UserString('abc');print(us,us.upper(),type(us.upper()),us+'d','x'+us,us[1],len(us),us=='abc','b' in us,us.find('c'),us*2,us.split('b'),hash(us)==hash('abc'),us.join(['1','2']))
print(collections.abc.Mapping.__name__)
from collections.abc import *
print(isinstance([],Sequence),isinstance({},MutableMapping),isinstance((),Hashable),isinstance([],Hashable),isinstance(iter([]),Iterator),isinstance('a',Sequence),isinstance(5,Iterable),isinstance(len,Callable),issubclass(dict,Mapping),issubclass(set,MutableSet),isinstance({}.keys(),KeysView),isinstance((x for x in ()),Generator),isinstance(u,MutableMapping),isinstance(deque(),Sequence),isinstance(range(3),Sequence),isinstance(b'',Collection),issubclass(int,Sized),isinstance(frozenset(),Set))
class MyM(Mapping):
    def __getitem__(s,k):
        if k=='a': return 1
        raise KeyError(k)
    def __iter__(s): return iter('a')
    def __len__(s): return 1
x=MyM();print(x['a'],x.get('b',5),'a' in x,list(x.keys()),list(x.items()),list(x.values()),x=={'a':1},x.keys()&{'a'},len(x.items()))
class Half(MutableSequence):
    def __len__(s): return 0
class MS(MutableSet):
    def __init__(s,i=()): s.d=set(i)
    def __contains__(s,x): return x in s.d
    def __iter__(s): return iter(s.d)
    def __len__(s): return len(s.d)
    def add(s,x): s.d.add(x)
    def discard(s,x): s.d.discard(x)
a=MS([1,2,3]);b=MS([2,3,4]);print(sorted(a|b),sorted(a&b),sorted(a-b),sorted(a^b),a<=b,a==MS([1,2,3]),a.isdisjoint(b));a|={9};a-={1};print(sorted(a));a.remove(9);t(a.remove,77);a.clear();print(len(a));t(a.pop)
class SQ(Sequence):
    def __len__(s): return 3
    def __getitem__(s,i):
        if i>=3: raise IndexError
        return i
print(list(SQ()),2 in SQ(),list(reversed(SQ())),SQ().index(1),SQ().count(2));t(SQ().index,9)
@Sequence.register
class Reg: pass
print(isinstance(Reg(),Sequence),issubclass(Reg,Sequence),issubclass(Reg,Mapping))
class It:
    def __iter__(s): pass
class NoIt(It):
    __iter__=None
print(issubclass(It,Iterable),issubclass(NoIt,Iterable))

# expect: deque([1, 2, 3]) 5 0 4 4 0 deque([1, 2, 3])
# expect: deque(['y', 'x', 1, 2, 3, 'a', 'b'])
# expect: deque(['a', 'b', 'y', 'x', 1, 2, 3])
# expect: deque(['x', 1, 2, 3, 'a', 'b', 'y'])
# expect: deque(['b', 'y', 'x', 1, 2, 3, 'a'])
# expect: deque(['a', 3, 2, 1, 'x', 'y', 'b'])
# expect: deque([3, 2, 1, 'x', 'y', 'b']) 1 1 True False
# expect: deque(['L', 3, 2, 'I', 1, 'x', 'y', 'J', 'b', 'K'])
# expect: deque(['z', 2, 'I', 1, 'x', 'y', 'J', 'b', 'K'])
# expect: ['K', 'b', 'J', 'y', 'x', 1, 'I', 2, 'z'] deque(['z', 2, 'I', 1, 'x', 'y', 'J', 'b', 'K']) None
# expect: deque([])
# expect: deque([7, 8, 9], maxlen=3) 3
# expect: deque([1, 8, 9], maxlen=3)
# expect: IndexError deque already at its maximum size
# expect: deque([1, 2], maxlen=2) deque([1, 1, 1]) deque([1, 1, 1]) deque([1, 2]) deque([2, 3], maxlen=2) deque([], maxlen=0)
# expect: deque([1, 2, 3, 1, 2, 3])
# expect: IndexError pop from an empty deque
# expect: IndexError pop from an empty deque
# expect: IndexError deque index out of range
# expect: TypeError sequence index must be integer, not 'str'
# expect: ValueError 5 is not in deque
# expect: ValueError 5 is not in deque
# expect: TypeError can only concatenate deque (not "list") to deque
# expect: TypeError 'int' object is not iterable
# expect: ValueError maxlen must be non-negative
# expect: TypeError an integer is required
# expect: TypeError sequence index must be integer, not 'slice'
# expect: True True False True False True
# expect: deque mutated during iteration
# expect: deque([1, [...]])
# expect: 334 278055 666 833 [998, 999] 999
# expect: DQ([1]) DQ([1]) <class '__main__.DQ'> 1
# expect: OrderedDict({'a': 1, 'b': 2, 'c': 3}) ['a', 'b', 'c']
# expect: OrderedDict({'b': 2, 'c': 3, 'a': 1})
# expect: OrderedDict({'c': 3, 'b': 2, 'a': 1})
# expect: ('a', 1) ('c', 3) OrderedDict({'b': 2})
# expect: KeyError 'zz'
# expect: KeyError 'dictionary is empty'
# expect: False True OrderedDict({'a': 1, 'b': 2}) <class 'collections.OrderedDict'> ['b', 'a'] OrderedDict({'a': None, 'b': None}) OrderedDict()
# expect: OrderedDict({'a': 1, 'self': ...})
# expect: defaultdict(<class 'list'>, {'a': [1], 'b': []}) [1] 2 None <class 'list'>
# expect: defaultdict(<class 'int'>, {'a': 1, 'x': 1}) defaultdict(<class 'int'>, {'a': 1, 'x': 1}) <class 'collections.defaultdict'>
# expect: TypeError first argument must be callable or None
# expect: KeyError 1
# expect: 5
# expect: defaultdict(None, {'a': 1})
# expect: defaultdict(<class 'list'>, {1: [2], 3: 4})
# expect: Counter({'a': 5, 'b': 2, 'r': 2, 'c': 1, 'd': 1}) 5 0 [('a', 5), ('b', 2)] [('a', 5), ('b', 2), ('r', 2), ('c', 1), ('d', 1)] 11 ['a', 'a', 'a', 'a', 'a', 'b', 'b', 'c', 'd', 'r', 'r']
# expect: Counter({'a': 8, 'b': 7, 'z': 3, 'r': 2, 'c': 1, 'd': 1})
# expect: 6
# expect: Counter({'a': 4, 'b': 3}) Counter({'a': 2}) Counter({'a': 1, 'b': 1}) Counter({'a': 3, 'b': 2}) Counter({'a': 1}) Counter({'b': 1}) True True False True
# expect: NotImplementedError Counter.fromkeys() is undefined.  Use Counter(iterable) instead.
# expect: TypeError 'int' object is not iterable
# expect: Counter() Counter({'a': 1}) Counter({'x': 2}) Counter({1: 2, 2: 1})
# expect: Counter({'b': 2})
# expect: Counter({'b': 3})
# expect: P(x=1, y=2) 1 2 1 P(x=1, y=2) ('x', 'y') {'x': 1, 'y': 2} P(x=9, y=2) P(x=5, y=6) True True 2 P(x, y) Alias for field number 0 P __main__ {}
# expect: 1 2 True ('x', 'y')
# expect: ValueError Encountered duplicate field name: 'x'
# expect: ValueError Type names and field names must be valid identifiers: '1'
# expect: ValueError Type names and field names cannot be a keyword: 'def'
# expect: ValueError Type names and field names must be valid identifiers: '1'
# expect: ValueError Field names cannot start with an underscore: '_x'
# expect: ValueError Type names and field names must be valid identifiers: '1'
# expect: TypeError P.__new__() missing 1 required positional argument: 'y'
# expect: TypeError P.__new__() takes 3 positional arguments but 4 were given
# expect: TypeError Expected 2 arguments, got 1
# expect: TypeError Got unexpected field names: ['z']
# expect: can't set attribute
# expect: 'P' object has no attribute 'z'
# expect: D(a=1, b=2, c=3) {'b': 2, 'c': 3} ('x', '_1', '_2', '_3')
# expect: TypeError Got more default values than field names
# expect: E() S(x=1)
# expect: Sub(x=3, y=4) 7 Sub(x=1, y=4)
# expect: ChainMap({'a': 1}, {'a': 2, 'b': 3}) 1 3 2 ['a', 'b'] [('a', 1), ('b', 3)] True 0 ChainMap({'c': 1}, {'a': 1}, {'a': 2, 'b': 3}) ChainMap({'a': 2, 'b': 3}) {'a': 1, 'b': 3}
# expect: [{'a': 1, 'q': 1}, {'a': 2, 'b': 3}]
# expect: KeyError 'zz'
# expect: KeyError "Key not found in the first mapping: 'b'"
# expect: ('q', 1)
# expect: KeyError "Key not found in the first mapping: 'zz'"
# expect: {'a': 1, 'b': 2} 2 1 True {'a': 1, 'b': 2} None {'a': 1, 'b': 2, 'c': 3} {'a': 1, 'b': 2} [('a', 1), ('b', 2)]
# expect: KeyError 'zz'
# expect: [1, 2, 3] 1 [2, 3, 5] <class 'collections.UserList'> [1, 2, 3, 5, 1] [1, 1, 2, 3, 5] [1, 2, 3, 5, 1, 2, 3, 5] True 4 2 5
# expect: abc ABC <class 'collections.UserString'> abcd xabc b 3 True True 2 abcabc ['a', 'c'] True 1abc2
# expect: Mapping
# expect: True True True False True True False True True True True True True True True True False True
# expect: 1 5 True ['a'] [('a', 1)] [1] True {'a'} 1
# expect: [1, 2, 3, 4] [2, 3] [1] [1, 4] False True False
# expect: [2, 3, 9]
# expect: KeyError 77
# expect: 0
# expect: KeyError 
# expect: [0, 1, 2] True [2, 1, 0] 1 1
# expect: ValueError 
# expect: True True False
# expect: True False

# reverse() leaves the items in their places for whoever walks along.
d = deque([1, 2, 3])
seen = []
for v in d:
    seen.append(v)
    d.reverse()
print(seen, d)
# expect: [1, 2, 3] deque([3, 2, 1])
for n in 0, 1, 3, 9, -1, True, 'x', 1.5:
    t(Counter('aabccc').most_common, n)
# expect: []
# expect: [('c', 3)]
# expect: [('c', 3), ('a', 2), ('b', 1)]
# expect: [('c', 3), ('a', 2), ('b', 1)]
# expect: []
# expect: [('c', 3)]
# expect: TypeError '>=' not supported between instances of 'str' and 'int'
# expect: TypeError 'float' object cannot be interpreted as an integer
