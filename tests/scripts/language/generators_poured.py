# SPDX-License-Identifier: MIT
# list, sum, min, max, any and all take what a generator yields without suspending it: nobody can tell.
def g(n):
    for i in range(n): yield i
print(sum(g(10)), sum(x*0.1 for x in g(10)), max(g(5)), min(x for x in [3,1.5,2]), any(x>3 for x in g(9)), all(x<3 for x in g(9)))
def h():
    yield 1
    yield from g(3)
    try: yield 5
    finally: print('fin')
    raise ValueError(7)
try: print(list(h()))
except ValueError as e: print(e)
i=h(); print(any(x==5 for x in [1]) , next(i))
it=g(10); print(any(x==3 for x in it), list(it))
it=(x for x in range(20)); print(any(v>4 for v in it), next(it), sum(it))
def k():
    s=[]
    def inner():
        r = yield 1
        s.append(r)
        r = yield 2
        s.append(list(inner2()))
        yield 3
    def inner2():
        yield 'a'; yield 'b'
    print(list(inner()), s)
k()
def sel():
    global me
    yield 1
    try: next(me)
    except ValueError as e: print(e)
    yield 2
me=sel(); print(list(me))
print(sum([2**61,2**61,1.5]), sum(x for x in [2**62,2**62]), sum(g(3), 2**61), sum((True,2), 1), sum([[1],[2]],[]))
print(max(float('nan'),1.0), max([1.0,float('nan')]), max(x for x in (1.0,float('nan'),2.0)), min([], default=4), max('abc', key=ord))
print(''.join(str(x) for x in g(5)), tuple(x for x in g(3)), sorted(x%3 for x in g(9)), set(x%3 for x in g(9)), dict((x,x) for x in g(3)))
import sys
ev=[]
def tr(f, e, a):
    ev.append((f.f_code.co_name, e))
    return tr
def body(): return list(g(2))
sys.settrace(tr); body(); sys.settrace(None); print(ev)
class It:
    n=0
    def __iter__(s): return s
    def __next__(s):
        s.n+=1
        print('next',s.n)
        if s.n>2: raise StopIteration
        return s.n
print(sum(It()), sum(It(), 1.5))
# expect: 45 4.5 4 1.5 True False
# expect: fin
# expect: 7
# expect: False 1
# expect: True [4, 5, 6, 7, 8, 9]
# expect: True 6 169
# expect: [1, 2, 3] [None, ['a', 'b']]
# expect: generator already executing
# expect: [1, 2]
# expect: 4.611686018427388e+18 9223372036854775808 2305843009213693955 4 [1, 2]
# expect: nan 1.0 2.0 4 c
# expect: 01234 (0, 1, 2) [0, 0, 0, 1, 1, 1, 2, 2, 2] {0, 1, 2} {0: 0, 1: 1, 2: 2}
# expect: [('body', 'call'), ('body', 'line'), ('g', 'call'), ('g', 'line'), ('g', 'return'), ('g', 'call'), ('g', 'line'), ('g', 'return'), ('g', 'call'), ('g', 'line'), ('g', 'return'), ('body', 'return')]
# expect: next 1
# expect: next 2
# expect: next 3
# expect: next 1
# expect: next 2
# expect: next 3
# expect: 3 4.5
