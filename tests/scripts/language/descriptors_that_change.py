# SPDX-License-Identifier: MIT
"""Descriptors in Python stay what they are when their classes, or the objects that have them, change under a loop."""
class D:
    def __init__(s): s.v={}
    def __get__(s,o,c=None):
        if o is None: return s
        return s.v.get(id(o),0)
    def __set__(s,o,v): s.v[id(o)]=v
class ND:
    def __get__(s,o,c): return (o is None, c.__name__)
class Boom:
    def __get__(s,o,c): raise AttributeError('boom')
    def __set__(s,o,v): raise ValueError('no')
class A:
    d=D(); n=ND(); b=Boom()
    @property
    def p(s): return s._p
    @p.setter
    def p(s,v): s._p=v*2
class G(A):
    def __getattr__(s,k): return 'fallback '+k
def read(o,k=50):
    for i in range(k):
        r=(o.d,o.n)
    return r
def write(o,k=50):
    for i in range(k):
        o.d=i; o.p=i
    return o.d,o.p
a=A(); print(read(a),write(a),read(a)); 
a.n=5; print(read(a)); print(A.n, A.d.__class__.__name__)
for i in range(40):
    try: a.b
    except AttributeError as e: m=str(e)
    try: a.b=1
    except ValueError as e: w=str(e)
print(m,w)
g=G()
for i in range(40): r=g.b
print(r)
old=D.__set__
def again(o): return read(o),write(o)
b=A(); print(again(b))
del D.__set__
b2=A()
print(again(b2), b2.__dict__)
b2.d=7; print(b2.d, read(b2))
D.__set__=old
print(read(b2), b2.__dict__); b2.d=9; print(b2.d,b2.__dict__)
D.__get__=lambda s,o,c: 'new'
print(read(b2), read(A()))
del D.__get__
print(type(read(A())[0]).__name__, read(b2)[0])
class VA:
    def __get__(s,*a,**k): return len(a)
    def __set__(s,*a): s.last=a[1]
class B: v=VA()
def f(o):
    for i in range(30): o.v=i; r=o.v
    return r, B.__dict__['v'].last
print(f(B()))
A.p=property(lambda s:1)
def setp(o):
    try: o.p=2
    except AttributeError as e: return str(e)
for i in range(30): r=setp(A())
print(r)
A.p=3
def h(o):
    for i in range(30): o.p=i
    return o.p
print(h(A()))
class M:
    def __get__(s,o,c): return lambda x: (x, o is None)
class C: m=M()
def k(o):
    for i in range(40): r=o.m(i)
    return r
print(k(C()))
o=C(); o.m=lambda x:-x; print(k(o)); print(k(C()))
o.__dict__['m']=abs; print(k(o))

# expect: (0, (False, 'A')) (49, 98) (49, (False, 'A'))
# expect: (49, 5)
# expect: (True, 'A') D
# expect: boom no
# expect: fallback b
# expect: ((0, (False, 'A')), (49, 98))
# expect: ((0, (False, 'A')), (49, 98)) {'d': 49, '_p': 98}
# expect: 7 (7, (False, 'A'))
# expect: (0, (False, 'A')) {'d': 7, '_p': 98}
# expect: 9 {'d': 7, '_p': 98}
# expect: ('new', (False, 'A')) ('new', (False, 'A'))
# expect: D 7
# expect: (2, 29)
# expect: property '<lambda>' of 'A' object has no setter
# expect: 29
# expect: (39, False)
# expect: -39
# expect: (39, False)
# expect: 39
