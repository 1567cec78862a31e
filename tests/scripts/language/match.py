# SPDX-License-Identifier: MIT
# match statements: every kind of pattern, what it binds, what it calls, and what its TypeErrors say.
import collections
import collections.abc
import array
import types


def literals(v):
    match v:
        case 0: return 'zero'
        case -1: return 'minus one'
        case 1.5: return 'one and a half'
        case -2.5 | 3 | 'three': return 'two and a half or three'
        case 1 + 2j: return 'complex'
        case -1 - 2j: return 'minus complex'
        case 3j: return 'imaginary'
        case 'a' "b": return 'ab'
        case b'x': return 'bytes'
        case None: return 'None'
        case True: return 'True'
        case False: return 'False'
        case 12345678901234567890: return 'large'
    return 'nothing'


for v in (0, 0.0, -1, 1.5, -2.5, 3, 'three', 1 + 2j, -1 - 2j, 3j, 'ab', b'x', bytearray(b'x'), None, True, False, 1, 12345678901234567890,
          [], {}, object):
    print(repr(v), literals(v))


def sequences(v):
    match v:
        case []: return 'empty'
        case [x]: return 'one', x
        case 'a', y: return 'a and', y
        case (1, 2 | 3 as two): return 'one and', two
        case [x, [y, *z], *_]: return x, y, z
        case [_, _, 3, _]: return 'third is three'
        case [*_, 5, _, _]: return 'third from the end is five'
        case [first, *rest, last]: return first, rest, last
    return 'nothing'


class Seq(collections.abc.Sequence):
    def __init__(self, *items): self.items = items
    def __len__(self):
        print('len', end=' ')
        return len(self.items)
    def __getitem__(self, i):
        print('item', i, end=' ')
        return self.items[i]


class Registered:
    def __len__(self): return 1
    def __getitem__(self, i):
        if i: raise IndexError
        return 'registered'


class Derived(Registered): pass


print(sequences(Registered()))
collections.abc.Sequence.register(Registered)
for v in ([], (), [1], (7,), 'x', b'x', bytearray(b'x'), ['a', 'b'], [1, 2], (1, 3), (1, [2, 3, 4], 5, 6), [0, 0, 3, 0], [0, 5, 1, 1],
          (4, 5, 1, 1), range(4), range(1), memoryview(b'ab'), array.array('b', [9, 8, 7]), collections.deque([1, 2, 3]), {1: 2}, {1, 2},
          iter([1]), Registered(), Derived(), collections.namedtuple('P', 'x')(3), collections.UserList([1]), collections.UserString('a')):
    print(type(v).__name__, sequences(v))
print(sequences(Seq(1)), sequences(Seq(6, 5, 4, 3)), sequences(Seq(0, 0, 5, 1, 1)))


def mappings(v):
    match v:
        case {'kind': 'a', 'value': x}: return 'a', x
        case {'kind': 'b', **rest}: return 'b', rest
        case {1: _, -1.5: y, None: z}: return y, z
        case {types.name: n}: return 'dotted', n
        case {'nested': {'list': [_, {'x': deep}]}}: return 'deep', deep
        case {}: return 'mapping', len(v)
    return 'nothing'


class Default(dict):
    def __missing__(self, key): return 'missing'


class Map(collections.abc.Mapping):
    def __init__(self, d): self.d = d
    def __len__(self): return len(self.d)
    def __iter__(self): return iter(self.d)
    def __getitem__(self, key):
        print('get', key, end=' ')
        return self.d[key]


types.name = 'key'
for v in ({'kind': 'a', 'value': 1}, {'kind': 'a'}, {'kind': 'b', 'x': 1, 'y': 2}, {1: 2, -1.5: 3, None: 4, 'more': 5}, {'key': 9},
          {'nested': {'list': [0, {'x': 1}]}}, {}, Default(kind='a'), Default(), collections.OrderedDict(kind='b', z=1), collections.defaultdict(int),
          collections.Counter('ab'), types.MappingProxyType({'key': 1}), Map({'kind': 'b', 'c': 2}), collections.ChainMap({'key': 3}), [], 'kind'):
    print(type(v).__name__, mappings(v))
d = {'kind': 'b', 'x': 1}
match d:
    case {'kind': _, **rest}:
        rest['x'] = 2
print(d, rest)


class Point:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y


class Line:
    def __init__(self, start, end): self.start, self.end = start, end


class Lazy:
    @property
    def value(self):
        print('value', end=' ')
        return 5
    @property
    def broken(self): raise AttributeError('inside')
    @property
    def worse(self): raise ValueError('inside')


def classes(v):
    match v:
        case Point(0, 0): return 'origin'
        case Point(0, y=y): return 'on the y axis', y
        case Point(x, y) if x == y: return 'diagonal', x
        case Point(x=x): return 'point', x
        case Line(start=Point(x, _) as start, end=Point(y=0)): return 'line', x, start.y
        case Line(start=s, missing=m): return 'never'
        case Line(): return 'other line'
        case bool(b): return 'bool', b
        case int(n) | float(n): return 'number', n
        case str('abc'): return 'abc'
        case str(s) | bytes(s): return 'text', s
        case list([a, *b]) | tuple([a, *b]): return a, b
        case dict({'a': a}): return 'dict', a
        case set(s) | frozenset(s): return 'set', s
        case Lazy(value=5): return 'lazy'
        case range(start=a, stop=b): return a, b
        case type(__name__=name): return 'class', name
        case complex(real=r): return 'real', r
    return 'nothing'


for v in (Point(0, 0), Point(0, 3), Point(2, 2), Point(3, 4), Line(Point(1, 2), Point(5, 0)), Line(Point(1, 2), Point(5, 1)), Line(1, 2), True, 5,
          2.5, 'abc', 'abcd', b'abc', [1, 2, 3], (4,), [], {'a': 1}, {'b': 1}, {1}, frozenset(), Lazy(), range(3), Point, 3j, None):
    print(type(v).__name__, classes(v))
for i in range(5):  # the inline caches are warm, then see another class
    print(classes(Point(i, 1)), classes(Line(Point(i, i), Point(0, 0))), end=' ')
print()


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def missing():
    match Lazy():
        case Lazy(broken=_): return 'never'
        case Lazy(nothing=_): return 'never'
        case _: return 'missing attributes do not match'


def worse():
    match Lazy():
        case Lazy(worse=_): return 'never'


class Bad: __match_args__ = ['x']
class Worse: __match_args__ = (1,)
class Twice:
    __match_args__ = ('x', 'x')
    x = 1
class None_: __match_args__ = ()
class Meta(type):
    def __instancecheck__(cls, v): return v == 'magic'
class Magic(metaclass=Meta): __match_args__ = ('upper',)
class MyInt(int): pass
class MyIntArgs(int): __match_args__ = ('real', 'imag')


def errors(n):
    match n, Point(1, 2):
        case 0, Point(1, 2, 3): pass
        case 1, int(1, 2): pass
        case 1, Point.x(): pass
        case 2, Point(1, x=1): pass
    match n:
        case 3:
            match Bad():
                case Bad(1): pass
        case 4:
            match Worse():
                case Worse(1): pass
        case 5:
            match Twice():
                case Twice(1, 1): pass
        case 6:
            match None_():
                case None_(1): pass
        case 7:
            match 3:
                case int(3, 4): pass
        case 8:
            match 3:
                case print(): pass
        case 9:
            match {'key': 1}:
                case {types.name: _, types.NAME: _}: pass
        case 10:
            match 3:
                case undefined.name: pass
        case 11:
            match 3:
                case Undefined(): pass
        case 12:
            match 'magic':
                case Magic(f): return f()
        case 13:
            match MyInt(5), MyIntArgs(6):
                case MyInt(a), MyIntArgs(b, c): return a, b, c
        case 14:
            match Line(1, 2):
                case Line(1, 2): pass
    return 'no error'


types.NAME = 'key'
attempt(missing)
attempt(worse)
for n in range(15):
    attempt(lambda: errors(n))


# --- what is bound, and when
def binding(v):
    a = b = 'unset'
    match v:
        case [a, [b, 0]]: pass
        case [a, 1]: pass
        case {'a': a, 'b': 2}: pass
        case Point(x=a, y=99): pass
        case (3 as a) | [a, _, _]: pass
    return a, b


for v in ([1, [2, 0]], [1, [2, 1]], [1, 1], {'a': 1, 'b': 3}, {'a': 1, 'b': 2}, Point(1, 2), Point(1, 99), 3, [7, 8, 9], 4):
    print(binding(v))


def subject(x):
    match x:
        case [x] as y if x == 1: return 'guard', x, y
        case [x] as y: return x, y
        case (x, z) as y: return x, y, z
        case x as y: return x, y


print(subject([1]), subject([2]), subject((3, 4)), subject('5'))


def guards(v):
    match v:
        case n if n < 0: return 'negative'
        case n if (m := n * 2) > 10: return m
        case [*_] | _ if False: return 'never'
        case _ if n: return 'rest', n
    return 'zero', n


print([guards(v) for v in (-1, 6, 3, 0)])


def shadow(match, case, _):
    match match:
        case case if case: return match, case, _
    match (_)
    match = case[0] = _
    return match


attempt(lambda: shadow(1, 2, 3))
print((lambda match: match * 2)(21), [match for match in 'ab'])
match = case = _ = 5
match[0:1] if not case else print('names', match, case, _)
match, case = (case, match)
print(match -1, match * 2, match in (5,), match not in (5,), match is case)
match match, case:
    case match, case: print('matched', match, case)
match 1, 2, *(3,):
    case 1, *rest: print(rest)
match (yes := 'walrus'):
    case str(): print(yes)


def flow():
    out = []
    for i in range(6):
        match i:
            case 1: continue
            case 4: break
            case 2 | 3:
                try:
                    match i:
                        case 2: raise KeyError(i)
                        case _: out.append('three')
                except KeyError as e:
                    match e:
                        case KeyError(args=(n,)): out.append(f'caught {n}')
                finally:
                    out.append('finally')
            case _: out.append(i)
    return out


print(flow())


def generator(items):
    for item in items:
        match item:
            case {'yield': v}: got = yield v
            case [*values]: yield from values


print(list(generator([{'yield': 1}, [2, 3], {'yield': 4}, 5])))


def closure(v):
    match v:
        case [x, y]: return lambda: (x, y)
        case x: return lambda: x


print(closure([1, 2])(), closure(3)())


class Body:
    match 'class', 'body':
        case a, *b: c = 1
    del a


print(Body.b, Body.c, hasattr(Body, 'a'))
match [1, [2, [3, [4]]]]:
    case [a, [b, [c, [d]]]]: print(a, b, c, d)
match {'a': {'b': [{'c': 1}, {'c': 2}]}}:
    case {'a': {'b': [*_, {'c': last}]}}: print(last)
match (1, 2), 3:
    case ((a, b) | [a, b], c) | (a, b, c): print(a, b, c)

# expect: 0 zero
# expect: 0.0 zero
# expect: -1 minus one
# expect: 1.5 one and a half
# expect: -2.5 two and a half or three
# expect: 3 two and a half or three
# expect: 'three' two and a half or three
# expect: (1+2j) complex
# expect: (-1-2j) minus complex
# expect: 3j imaginary
# expect: 'ab' ab
# expect: b'x' bytes
# expect: bytearray(b'x') bytes
# expect: None None
# expect: True True
# expect: False zero
# expect: 1 nothing
# expect: 12345678901234567890 large
# expect: [] nothing
# expect: {} nothing
# expect: <class 'object'> nothing
# expect: nothing
# expect: list empty
# expect: tuple empty
# expect: list ('one', 1)
# expect: tuple ('one', 7)
# expect: str nothing
# expect: bytes nothing
# expect: bytearray nothing
# expect: list ('a and', 'b')
# expect: list ('one and', 2)
# expect: tuple ('one and', 3)
# expect: tuple (1, 2, [3, 4])
# expect: list third is three
# expect: list third from the end is five
# expect: tuple third from the end is five
# expect: range (0, [1, 2], 3)
# expect: range ('one', 0)
# expect: memoryview (97, [], 98)
# expect: array (9, [8], 7)
# expect: deque (1, [2], 3)
# expect: dict nothing
# expect: set nothing
# expect: list_iterator nothing
# expect: Registered ('one', 'registered')
# expect: Derived ('one', 'registered')
# expect: P ('one', 3)
# expect: UserList ('one', 1)
# expect: UserString ('one', 'a')
# expect: len len item 0 item 1 len len len len len item 0 item 1 len item 0 item 1 item 2 item 3 item 4 len len item 1 len len len len len item 0 item 1 len len len item 2 ('one', 1) third from the end is five third from the end is five
# expect: dict ('a', 1)
# expect: dict ('mapping', 1)
# expect: dict ('b', {'x': 1, 'y': 2})
# expect: dict (3, 4)
# expect: dict ('dotted', 9)
# expect: dict ('deep', 1)
# expect: dict ('mapping', 0)
# expect: Default ('mapping', 1)
# expect: Default ('mapping', 0)
# expect: OrderedDict ('b', {'z': 1})
# expect: defaultdict ('mapping', 0)
# expect: Counter ('mapping', 2)
# expect: mappingproxy ('dotted', 1)
# expect: get kind get value get kind get kind get c Map ('b', {'c': 2})
# expect: ChainMap ('dotted', 3)
# expect: list nothing
# expect: str nothing
# expect: {'kind': 'b', 'x': 1} {'x': 2}
# expect: Point origin
# expect: Point ('on the y axis', 3)
# expect: Point ('diagonal', 2)
# expect: Point ('point', 3)
# expect: Line ('line', 1, 2)
# expect: Line other line
# expect: Line other line
# expect: bool ('bool', True)
# expect: int ('number', 5)
# expect: float ('number', 2.5)
# expect: str abc
# expect: str ('text', 'abcd')
# expect: bytes ('text', b'abc')
# expect: list (1, [2, 3])
# expect: tuple (4, [])
# expect: list nothing
# expect: dict ('dict', 1)
# expect: dict nothing
# expect: set ('set', {1})
# expect: frozenset ('set', frozenset())
# expect: value Lazy lazy
# expect: range (0, 3)
# expect: type ('class', 'Point')
# expect: complex ('real', 0.0)
# expect: NoneType nothing
# expect: ('on the y axis', 1) ('line', 0, 0) ('diagonal', 1) ('line', 1, 1) ('point', 2) ('line', 2, 2) ('point', 3) ('line', 3, 3) ('point', 4) ('line', 4, 4) 
# expect: missing attributes do not match
# expect: ValueError inside
# expect: TypeError Point() accepts 2 positional sub-patterns (3 given)
# expect: AttributeError type object 'Point' has no attribute 'x'
# expect: TypeError Point() got multiple sub-patterns for attribute 'x'
# expect: TypeError Bad.__match_args__ must be a tuple (got list)
# expect: TypeError __match_args__ elements must be strings (got int)
# expect: TypeError Twice() got multiple sub-patterns for attribute 'x'
# expect: TypeError None_() accepts 0 positional sub-patterns (1 given)
# expect: TypeError int() accepts 1 positional sub-pattern (2 given)
# expect: TypeError called match pattern must be a class
# expect: no error
# expect: NameError name 'undefined' is not defined
# expect: NameError name 'Undefined' is not defined
# expect: MAGIC
# expect: (5, 6, 0)
# expect: TypeError Line() accepts 0 positional sub-patterns (2 given)
# expect: (1, 2)
# expect: ('unset', 'unset')
# expect: (1, 'unset')
# expect: ('unset', 'unset')
# expect: (1, 'unset')
# expect: ('unset', 'unset')
# expect: (1, 'unset')
# expect: (3, 'unset')
# expect: (7, 'unset')
# expect: ('unset', 'unset')
# expect: ('guard', 1, [1]) (2, [2]) (3, (3, 4), 4) ('5', '5')
# expect: ['negative', 12, ('rest', 3), ('zero', 0)]
# expect: (1, 1, 3)
# expect: 42 ['a', 'b']
# expect: names 5 5 5
# expect: 4 10 True False True
# expect: matched 5 5
# expect: [2, 3]
# expect: walrus
# expect: [0, 'caught 2', 'finally', 'three', 'finally']
# expect: [1, 2, 3, 4]
# expect: (1, 2) 3
# expect: ['body'] 1 False
# expect: 1 2 3 4
# expect: 2
# expect: 1 2 3

# A guard that is always true: nothing of the cases behind it runs.
def constant_guard(v, d):
    match v:
        case x if 10:
            pass
        case _:
            del d
    return d
print(constant_guard(1, 2))
# expect: 2


class Absent:
    __match_args__ = ('x',)


match Absent():  # an attribute that is not there comes before one that is taken
    case Absent(1, x=2):
        pass
    case _:
        print('no match')  # expect: no match
