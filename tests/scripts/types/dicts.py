# dict: methods, views, keys of all types, keys whose __hash__ and __eq__ misbehave
def t(f, *a):
    try: r = f(*a)
    except Exception as e: print(type(e).__name__, e)
    else: print(repr(r))
d={}
for i in range(20): d[i]=i*i
print(d, len(d)); 
for i in range(0,20,2): del d[i]
print(d); d[0]=1; print(d, list(d), list(d.values()), list(d.items()))
for i in range(100): d[str(i)]=i
for i in range(100): assert d[str(i)]==i
for i in range(0,100,3): del d[str(i)]
print(sorted(map(str,d)), len(d))
print({1:'a',True:'b',1.0:'c'},{0:1,False:2,0.0:3,-0.0:4},{(1,2):3}[1,2],{None:1,...:2})
for f in [lambda: {}[1], lambda: {}['a'], lambda: {}[(1,2)], lambda: {}[[]], lambda: {[]:1}, lambda: {}.pop(1), lambda:{}.pop(1,2), lambda: {1:2}.pop(1), lambda: {}.popitem(), lambda: {1:2}.popitem(), lambda: {}.pop([]), lambda: {1:1}.pop([]), lambda: {}.get([]), lambda: {}.get(1), lambda: {}.get(1,5), lambda: {}.setdefault(1), lambda: {}.setdefault([],1), lambda: {}.update(1), lambda:{}.update([1]), lambda: {}.update([(1,2,3)]), lambda: {}.update([(1,2)],a=3), lambda: dict(1), lambda: dict([(1,2)],a=3), lambda: dict(a=1,b=2), lambda: dict({1:2},a=3), lambda: dict(), lambda: dict([[1,2],'ab']), lambda: {}|1, lambda: {}|[(1,2)], lambda: {1:2}|{3:4}, lambda: {}<{}, lambda: dict.fromkeys('ab'), lambda: dict.fromkeys([1,2],0), lambda: dict.fromkeys(5), lambda: {}.fromkeys([1]), lambda: list(reversed({1:2,3:4})), lambda: hash({}), lambda: {}.get(), lambda: {}.foo, lambda: {1:2}=={1:2.0}, lambda: {1:2}!={1:3}, lambda: {1:2}=={2:1}, lambda: {1:2}==5, lambda: {**{1:2},**{3:4}}, lambda: {**1}, lambda: dict(**{1:2}), lambda: dict(x=1,**{'y':2}), lambda: dict(zip('ab',[1,2]))]:
    if f.__code__.co_consts: pass
    try: r=f()
    except Exception as e: print(type(e).__name__, e)
    else:
        r=repr(r); print(r if ' at 0x' not in r else r.split(' at ')[0])
d={1:2}; d|={3:4}; print(d); d|=[(5,6)]; print(d)
try: d|=1
except TypeError as e: print(e)
d={'a':1}; d['self']=d; print(d); 
d={1:1,2:2}
def loop(f):
    d={1:1,2:2,3:3}
    try:
        for k in d: f(d,k)
    except RuntimeError as e: print(e)
    print(d)
loop(lambda d,k: d.__setitem__(k+10,1)); loop(lambda d,k: d.pop(k)); loop(lambda d,k: d.__setitem__(k,5)); loop(lambda d,k:d.clear())
it=iter({1:2}); print(it.__length_hint__(), next(it), list(it), it.__length_hint__())
d={}; it=iter(d); d[1]=1; t(next,it); t(next,it)
k={1:2,3:4}.keys(); v={1:2,3:4}.values(); i={1:2,3:4}.items()
print(k,v,i,len(k),1 in k,2 in v,(1,2) in i,(1,3) in i,5 in i,[1,2] in i,k&{1},k|{9},k-{1},k^{1,7},{1,9}&k,{1}-k,({1,5}|k)=={1,3,5},k=={1,3},k<{1,2,3},k<=k,k>set(),k!={1},i&{(1,2)},i-{(1,2)},i=={(1,2),(3,4)},k.isdisjoint([5]),k.isdisjoint([1]),list(reversed(k)),list(reversed(v)),list(reversed(i)),k.mapping)
print(k=={1:0,3:0}.keys(), i=={1:2,3:4}.items(), k==[1,3], v==v, [1]&k, k&[1,1], isinstance(k&[1],set), type(k|[]))
t(lambda: k|5); t(lambda: k<5); t(lambda: hash(k)); t(lambda: k+k)
class D(dict):
    def __missing__(s,k): return ('missing',k)
x=D(a=1); print(x['a'],x['b'],x.get('b'),x,type(x.copy()),type(x|{}),x=={'a':1}); t(x.pop,'zz'); x.attr=1; print(x.attr, D.fromkeys([1]), type(D.fromkeys([1])))
class E(dict):
    def __getitem__(s,k): return 'override'
    def keys(s): return iter('xyz')
    def __init__(s,*a,**k): super().__init__(*a,**k); s.n=1
e=E(a=1); print(e['q'], dict(e), {**e}, e.get('a'), list(e), e.n); d={}; d.update(e); print(d)
class M:
    def keys(s): return ['p','q']
    def __getitem__(s,k): return k*2
print(dict(M()), {**M()}, dict(M(),z=1))
class K:
    def __init__(s,v): s.v=v
    def __hash__(s): return hash(s.v)%4
    def __eq__(s,o): return isinstance(o,K) and s.v==o.v
    def __repr__(s): return f'K{s.v}'
d={K(i):i for i in range(30)}; print(d[K(7)], K(31) in d, len(d)); 
for i in range(0,30,2): del d[K(i)]
print(d, d.get(K(2)), d[K(29)])
class Evil:
    def __init__(s,d): s.d=d
    def __hash__(s): return 1
    def __eq__(s,o):
        s.d.clear(); return False
d={}; d[Evil(d)]=1; d[1]=2; print(len(d)); t(lambda: d.get(Evil(d))); print(len(d))
class Err:
    def __hash__(s): return 1
    def __eq__(s,o): raise ValueError('eq')
d={1:2}; t(lambda: d[Err()]); t(lambda: d.__setitem__(Err(),1)); t(lambda: Err() in d); d={Err():1}; t(lambda: d.get(1)); print(len(d)); t(lambda: 1 in d.keys())
class HE:
    def __hash__(s): raise KeyError('hash')
t(lambda: {}.get(HE())); t(lambda: {HE():1}); t(lambda: HE() in {})
class S(str):
    def __eq__(s,o): return str.__eq__(s,o)
    __hash__=str.__hash__
d={'a':1}; print(d[S('a')], S('a') in d, d.get(S('b'))); d[S('b')]=2; print(d['b'], d); d={S('x'):1}; print(d['x'], 'x' in d)
d={}
for i in range(100): d[i]=1; d.pop(i-5,None)
print(d)
d=dict.fromkeys(range(10)); 
while d: print(d.popitem()[0],end=' ')
print(d); d=dict.fromkeys(range(5)); d2=d.copy(); d2[9]=1; print(d,d2); d.clear(); print(d,d2)
print({'a':1,'b':2}=={'b':2,'a':1}, {float('nan'):1}=={float('nan'):1}); n=float('nan'); print({n:1}[n], {n:1}=={n:1}, {n:1,n:2})
print({-1:'a',-2:'b'}, {2**61-1:1}[2**61-1], hash(2**61-1), {2**100:1}[2**100], {1.5:1}[1.5], {2**62:1, -2**62:2, 2**63:3})
print({k:v for k,v in zip('abc',range(3))}, {x:x for x in range(3)}, {**{'a':1},'b':2})
d={}; d['x']=d.get('x',0)+1; d['x']+=5; print(d); del d['x']; t(lambda: d.__delitem__('x'))
def f(**kw): return kw
t(lambda: f(**{'a':1},**{'a':2}))
print(list({1:2}.items())[0], dict([(1,2)]).items(), [(k,v) for k,v in {3:4}.items()])

# expect: {0: 0, 1: 1, 2: 4, 3: 9, 4: 16, 5: 25, 6: 36, 7: 49, 8: 64, 9: 81, 10: 100, 11: 121, 12: 144, 13: 169, 14: 196, 15: 225, 16: 256, 17: 289, 18: 324, 19: 361} 20
# expect: {1: 1, 3: 9, 5: 25, 7: 49, 9: 81, 11: 121, 13: 169, 15: 225, 17: 289, 19: 361}
# expect: {1: 1, 3: 9, 5: 25, 7: 49, 9: 81, 11: 121, 13: 169, 15: 225, 17: 289, 19: 361, 0: 1} [1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 0] [1, 9, 25, 49, 81, 121, 169, 225, 289, 361, 1] [(1, 1), (3, 9), (5, 25), (7, 49), (9, 81), (11, 121), (13, 169), (15, 225), (17, 289), (19, 361), (0, 1)]
# expect: ['0', '1', '1', '10', '11', '11', '13', '13', '14', '15', '16', '17', '17', '19', '19', '2', '20', '22', '23', '25', '26', '28', '29', '3', '31', '32', '34', '35', '37', '38', '4', '40', '41', '43', '44', '46', '47', '49', '5', '5', '50', '52', '53', '55', '56', '58', '59', '61', '62', '64', '65', '67', '68', '7', '7', '70', '71', '73', '74', '76', '77', '79', '8', '80', '82', '83', '85', '86', '88', '89', '9', '91', '92', '94', '95', '97', '98'] 77
# expect: {1: 'c'} {0: 4} 3 {None: 1, Ellipsis: 2}
# expect: KeyError 1
# expect: KeyError 'a'
# expect: KeyError (1, 2)
# expect: TypeError unhashable type: 'list'
# expect: TypeError unhashable type: 'list'
# expect: KeyError 1
# expect: 2
# expect: 2
# expect: KeyError 'popitem(): dictionary is empty'
# expect: (1, 2)
# expect: KeyError []
# expect: TypeError unhashable type: 'list'
# expect: TypeError unhashable type: 'list'
# expect: None
# expect: 5
# expect: None
# expect: TypeError unhashable type: 'list'
# expect: TypeError 'int' object is not iterable
# expect: TypeError cannot convert dictionary update sequence element #0 to a sequence
# expect: ValueError dictionary update sequence element #0 has length 3; 2 is required
# expect: None
# expect: TypeError 'int' object is not iterable
# expect: {1: 2, 'a': 3}
# expect: {'a': 1, 'b': 2}
# expect: {1: 2, 'a': 3}
# expect: {}
# expect: {1: 2, 'a': 'b'}
# expect: TypeError unsupported operand type(s) for |: 'dict' and 'int'
# expect: TypeError unsupported operand type(s) for |: 'dict' and 'list'
# expect: {1: 2, 3: 4}
# expect: TypeError '<' not supported between instances of 'dict' and 'dict'
# expect: {'a': None, 'b': None}
# expect: {1: 0, 2: 0}
# expect: TypeError 'int' object is not iterable
# expect: {1: None}
# expect: [3, 1]
# expect: TypeError unhashable type: 'dict'
# expect: TypeError get expected at least 1 argument, got 0
# expect: AttributeError 'dict' object has no attribute 'foo'
# expect: True
# expect: True
# expect: False
# expect: False
# expect: {1: 2, 3: 4}
# expect: TypeError 'int' object is not a mapping
# expect: TypeError keywords must be strings
# expect: {'x': 1, 'y': 2}
# expect: {'a': 1, 'b': 2}
# expect: {1: 2, 3: 4}
# expect: {1: 2, 3: 4, 5: 6}
# expect: 'int' object is not iterable
# expect: {'a': 1, 'self': {...}}
# expect: dictionary changed size during iteration
# expect: {1: 1, 2: 2, 3: 3, 11: 1}
# expect: dictionary changed size during iteration
# expect: {2: 2, 3: 3}
# expect: {1: 5, 2: 5, 3: 5}
# expect: dictionary changed size during iteration
# expect: {}
# expect: 1 1 [] 0
# expect: RuntimeError dictionary changed size during iteration
# expect: RuntimeError dictionary changed size during iteration
# expect: dict_keys([1, 3]) dict_values([2, 4]) dict_items([(1, 2), (3, 4)]) 2 True True True False False False {1} {1, 3, 9} {3} {3, 7} {1} set() True True True True True True {(1, 2)} {(3, 4)} True True False [3, 1] [4, 2] [(3, 4), (1, 2)] {1: 2, 3: 4}
# expect: True True False True {1} {1} True <class 'set'>
# expect: TypeError 'int' object is not iterable
# expect: TypeError '<' not supported between instances of 'dict_keys' and 'int'
# expect: TypeError unhashable type: 'dict_keys'
# expect: TypeError unsupported operand type(s) for +: 'dict_keys' and 'dict_keys'
# expect: 1 ('missing', 'b') None {'a': 1} <class 'dict'> <class 'dict'> True
# expect: KeyError 'zz'
# expect: 1 {1: None} <class '__main__.D'>
# expect: override {'a': 1} {'a': 1} 1 ['a'] 1
# expect: {'a': 1}
# expect: {'p': 'pp', 'q': 'qq'} {'p': 'pp', 'q': 'qq'} {'p': 'pp', 'q': 'qq', 'z': 1}
# expect: 7 False 30
# expect: {K1: 1, K3: 3, K5: 5, K7: 7, K9: 9, K11: 11, K13: 13, K15: 15, K17: 17, K19: 19, K21: 21, K23: 23, K25: 25, K27: 27, K29: 29} None 29
# expect: 1
# expect: None
# expect: 0
# expect: ValueError eq
# expect: ValueError eq
# expect: ValueError eq
# expect: ValueError eq
# expect: 1
# expect: ValueError eq
# expect: KeyError 'hash'
# expect: KeyError 'hash'
# expect: KeyError 'hash'
# expect: 1 True None
# expect: 2 {'a': 1, 'b': 2}
# expect: 1 True
# expect: {95: 1, 96: 1, 97: 1, 98: 1, 99: 1}
# expect: 9 8 7 6 5 4 3 2 1 0 {}
# expect: {0: None, 1: None, 2: None, 3: None, 4: None} {0: None, 1: None, 2: None, 3: None, 4: None, 9: 1}
# expect: {} {0: None, 1: None, 2: None, 3: None, 4: None, 9: 1}
# expect: True False
# expect: 1 True {nan: 2}
# expect: {-1: 'a', -2: 'b'} 1 0 1 1 {4611686018427387904: 1, -4611686018427387904: 2, 9223372036854775808: 3}
# expect: {'a': 0, 'b': 1, 'c': 2} {0: 0, 1: 1, 2: 2} {'a': 1, 'b': 2}
# expect: {'x': 6}
# expect: KeyError 'x'
# expect: TypeError __main__.f() got multiple values for keyword argument 'a'
# expect: (1, 2) dict_items([(1, 2)]) [(3, 4)]
