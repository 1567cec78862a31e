# Recursion in every form ends in RecursionError, never in a crash.
# first: 2000
import sys

def attempt(name, function):
    try:
        function()
    except RecursionError:
        print(name, 'RecursionError')
    else:
        print(name, 'no error')

def calls(): return calls()
attempt('call', calls)

class Attr:
    def __getattr__(self, name): return getattr(self, name + 'x')
attempt('getattr', lambda: Attr().a)

class Repr:
    def __repr__(self): return repr(self)
attempt('repr method', lambda: repr(Repr()))

class Eq:
    def __eq__(self, other): return self == other
attempt('eq', lambda: Eq() == Eq())

class Add:
    def __add__(self, other): return self + other
attempt('add', lambda: Add() + 1)

class Call: pass
Call.__call__ = Call()
attempt('call attribute', lambda: Call()())

class Iter:
    def __iter__(self): return iter(self)
attempt('iter', lambda: iter(Iter()))

class Item:
    def __getitem__(self, i): return self[i]
attempt('getitem', lambda: Item()[0])

class Hash:
    def __hash__(self): return hash(self)
attempt('hash', lambda: hash(Hash()))

class Set:
    def __setattr__(self, name, value): setattr(self, name, value)
attempt('setattr', lambda: setattr(Set(), 'a', 1))

class Prop:
    @property
    def p(self): return self.p
attempt('property', lambda: Prop().p)

nested = []
for _ in range(200000): nested = [nested]
attempt('repr of lists', lambda: repr(nested))
attempt('compare lists', lambda: nested == [[nested]])
tuples = ()
for _ in range(200000): tuples = (tuples,)
attempt('hash of tuples', lambda: hash(tuples))
deep = {}
for _ in range(200000): deep = {'a': deep}
attempt('repr of dicts', lambda: repr(deep))

def generator():
    yield from generator()
attempt('generators', lambda: list(generator()))

attempt('exec', lambda: exec('f()', {'f': calls}))
attempt('sort key', lambda: sorted([1, 2], key=lambda x: calls()))
class Init:
    def __init__(self): Init()
attempt('init', lambda: Init())

sys.setrecursionlimit(100000)
def count(n): return 0 if n == 0 else 1 + count(n - 1)
print(count(50000))

# expect: call RecursionError
# expect: getattr RecursionError
# expect: repr method RecursionError
# expect: eq RecursionError
# expect: add RecursionError
# expect: call attribute RecursionError
# expect: iter RecursionError
# expect: getitem RecursionError
# expect: hash RecursionError
# expect: setattr RecursionError
# expect: property RecursionError
# expect: repr of lists RecursionError
# expect: compare lists RecursionError
# expect: hash of tuples RecursionError
# expect: repr of dicts RecursionError
# expect: generators RecursionError
# expect: exec RecursionError
# expect: sort key RecursionError
# expect: init RecursionError
# expect: 50000
# cpython: no

# Methods that were bound anew and so call themselves, without a Python frame in between.
class Text: pass
Text.__repr__ = Text.__str__
attempt('__repr__ is __str__', lambda: repr(Text()))  # expect: __repr__ is __str__ RecursionError

class NotEqual: pass
NotEqual.__eq__ = NotEqual.__ne__
attempt('__eq__ is __ne__', lambda: NotEqual() == 1)  # expect: __eq__ is __ne__ RecursionError

class Names: pass
Names.__getattribute__ = Names.__dir__
attempt('__dir__', lambda: dir(Names()))  # expect: __dir__ RecursionError
