# Generators in all their uses.
def count(n):
    for i in range(n):
        got = yield i
        if got: print('got', got)
g = count(3)
print(next(g), g.send('x'), next(g))
try: next(g)
except StopIteration as e: print('stop', e.value)
def ret():
    yield 1
    return 'result'
def delegate():
    r = yield from ret()
    print('inner returned', r)
    yield from [7, 8]
    yield from 'ab'
print(list(delegate()))
def deep(n):
    if n: yield from deep(n - 1)
    yield n
print(sum(deep(300)))
def echo():
    while True:
        try:
            x = yield
            print('echo', x)
        except ValueError as e: print('inside', e)
        except GeneratorExit:
            print('closing')
            raise
g = echo(); next(g); g.send(1); g.throw(ValueError('v')); g.close()
try: g.send(1)
except StopIteration: print('finished')
def outer():
    try: yield from echo()
    finally: print('outer done')
g = outer(); next(g); g.send(5); g.throw(ValueError('w')); g.close()
try: count(1).send(3)
except TypeError as e: print(e)
def bad():
    yield 1
    raise StopIteration('inside')
g = bad(); next(g)
try: next(g)
except RuntimeError as e: print(e, repr(e.__cause__))
def self_run():
    yield next(me)
me = self_run()
try: next(me)
except ValueError as e: print(e)
print(sum(x * x for x in range(10) if x % 2), max((len(w), w) for w in ['a', 'bbb', 'cc']))
print(list(zip(count(3), 'abc')), [*count(2), *count(2)], dict(enumerate(count(2))))
a, *b = count(4)
print(a, b)
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
import itertools
print(list(itertools.islice(fib(), 15)))
def tree(d): 
    if d:
        yield from tree(d - 1)
        yield d
        yield from tree(d - 1)
print(list(tree(3)))
class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration
        self.n -= 1
        return self.n
print(list(It(3)), sum(It(4)), [x for x in It(2)], 2 in It(5))
class Seq:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * 10
print(list(Seq()), 20 in Seq())
print(g.gi_frame, count.__name__, type(g).__name__)
gen = (i for i in range(3))
print(gen.gi_running, next(gen), list(gen), next(gen, 'default'))
def with_finally():
    try:
        yield 1
        yield 2
    finally:
        print('cleanup')
for v in with_finally():
    if v == 1: break
import gc; gc.collect()
def locals_survive():
    big = [1, 2, 3]
    x = {'k': big}
    while x['k']:
        yield x['k'].pop()
print(list(locals_survive()))
def multi(): 
    x = (yield 1) + (yield 2)
    return x
m = multi(); next(m); m.send(10)
try: m.send(20)
except StopIteration as s: print(s.value)

# expect: got x
# expect: 0 1 2
# expect: stop None
# expect: inner returned result
# expect: [1, 7, 8, 'a', 'b']
# expect: 45150
# expect: echo 1
# expect: inside v
# expect: closing
# expect: finished
# expect: echo 5
# expect: inside w
# expect: closing
# expect: outer done
# expect: can't send non-None value to a just-started generator
# expect: generator raised StopIteration StopIteration('inside')
# expect: generator already executing
# expect: 165 (3, 'bbb')
# expect: [(0, 'a'), (1, 'b'), (2, 'c')] [0, 1, 0, 1] {0: 0, 1: 1}
# expect: 0 [1, 2, 3]
# expect: [0, 1, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377]
# expect: [1, 2, 1, 3, 1, 2, 1]
# expect: [2, 1, 0] 6 [1, 0] True
# expect: [0, 10, 20] True
# expect: None count generator
# expect: False 0 [1, 2] default
# expect: cleanup
# expect: [3, 2, 1]
# expect: 30
