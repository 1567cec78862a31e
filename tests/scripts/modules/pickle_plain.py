# Plain data: what is written and read fast is what the Pickler and the Unpickler in Python write and read.
import io
import pickle

plain = [None, True, 1, 255, 256, -1, 65535, 65536, 2 ** 31 - 1, 2 ** 31, -2 ** 31, -2 ** 31 - 1, 2 ** 62, -2 ** 62, 2 ** 63,
         -2 ** 63, 2 ** 100, -2 ** 100, 2 ** 3000, 1.5, 0.0, -0.0, 1e300, float('inf'), 'a', 'h\xe9\u20ac\U0001f40d',
         '\ud800', 'x' * 300, b'a', b'x' * 300, [], [1], list(range(1000)), list(range(1001)), list(range(2500)), {}, {1: 2},
         dict.fromkeys(range(1000)), dict.fromkeys(range(1001)), {1}, set(range(2500)), frozenset([1, 2]), frozenset(), (),
         (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [('a', ['b', 'a'])] * 2, [['x%d' % i] for i in range(300)] * 2,
         ..., NotImplemented, len, 1j, bytearray(b'a'), range(3)]
for value in plain:
    for protocol in range(6):
        file = io.BytesIO()
        pickle.Pickler(file, protocol).dump(value)
        data = pickle.dumps(value, protocol)
        assert data == file.getvalue(), (value, data, file.getvalue())
        for back in pickle.loads(data), pickle.loads(bytearray(data)), pickle.load(io.BytesIO(data)):
            assert type(back) is type(value) and back == value and repr(back) == repr(value), (value, back)

# Objects that contain themselves, and objects that occur twice.
pair = ([],)
pair[0].append(pair)
back = pickle.loads(pickle.dumps(pair))
print(back, back[0][0] is back)  # expect: ([(...)],) True
four = (1, 2, 3, [])
four[3].append(four)
back = pickle.loads(pickle.dumps(four))
print(back[3][0] is back)  # expect: True
loop = {}
loop['loop'] = loop
print(pickle.loads(pickle.dumps(loop)))  # expect: {'loop': {...}}
shared = [1]
back = pickle.loads(pickle.dumps([shared, shared]))
print(back[0] is back[1])  # expect: True

# What is wrong with a pickle is told as ever.
def attempt(data):
    try:
        print(pickle.loads(data))
    except Exception as error:
        print(type(error).__name__, error)

good = pickle.dumps({'a': [1, 2.5, 'x' * 300, b'y'], 'b': ({1}, frozenset([2]), 2 ** 70)})
for end in range(len(good)):
    try:
        pickle.loads(good[:end])
    except (EOFError, pickle.UnpicklingError):
        continue
    print('read', end)
attempt(b'')  # expect: EOFError Ran out of input
attempt(b'\x80\x04K\x01.rest')  # expect: 1
attempt(b'\x80\x04h\x05.')  # expect: UnpicklingError Memo value not found at index 5
attempt(b'\x80\x04](K\x01}e.')  # expect: [1, {}]
attempt(b'\x80\x04}(]K\x01u.')  # expect: TypeError unhashable type: 'list'
attempt(b'\x80\x04K\x01.K\x02.')  # expect: 1
attempt(b'\x80\x04\x8c\x02\xff\xfe.')  # expect: UnicodeDecodeError 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
deep = []
for _ in range(100):
    deep = [deep, 0]
print(pickle.loads(pickle.dumps(deep)) == deep)  # expect: True
nested = b'\x80\x04' + b'](' * 400 + b'e' * 400 + b'.'
back, depth = pickle.loads(nested), 0
while back:
    back, depth = back[0], depth + 1
print(depth)  # expect: 399

# Instances of classes that say nothing of how they are copied.
import copyreg
import dataclasses

class Point:
    z = 3
    def __init__(self, x, y): self.x, self.y = x, y

class Slots:
    __slots__ = 'a', 'b'

class Both(Slots): pass

class Described:
    @property
    def p(self): return self.__dict__['p']

class Stately(Point):
    def __setstate__(self, state): self.got = state

class Reduced(Point):
    def __reduce__(self): return Point, (7, 8)

class Asking:
    def __getattr__(self, name):
        if name.startswith('__'): raise AttributeError(name)
        return name

class Made(Point):
    def __new__(cls, *args): return super().__new__(cls)

class Listed(list): pass

@dataclasses.dataclass(frozen=True)
class Frozen:
    a: int
    b: str = 'b'

@dataclasses.dataclass(slots=True)
class Slotted:
    a: int

def both_ways(value, show=vars):
    file = io.BytesIO()
    pickle.Pickler(file).dump(value)
    data = pickle.dumps(value)
    assert data == file.getvalue(), value
    fast, slow = pickle.loads(data), pickle.load(io.BytesIO(data))
    assert type(fast) is type(slow) and show(fast) == show(slow), (fast, slow)
    print(type(fast).__name__, show(fast))

both_ways(Point(1, [2]))  # expect: Point {'x': 1, 'y': [2]}
both_ways(Point.__new__(Point))  # expect: Point {}
slots = Slots()
slots.a = 1
both_ways(slots, lambda s: (s.a, hasattr(s, 'b')))  # expect: Slots (1, False)
both = Both()
both.a, both.c = 1, 2
both_ways(both, lambda s: (s.a, vars(s)))  # expect: Both (1, {'c': 2})
described = Described()
described.__dict__['p'] = 5
both_ways(described)  # expect: Described {'p': 5}
both_ways(Stately(1, 2))  # expect: Stately {'got': {'x': 1, 'y': 2}}
both_ways(Reduced(1, 2))  # expect: Point {'x': 7, 'y': 8}
both_ways(Asking())  # expect: Asking {}
both_ways(Made(1, 2))  # expect: Made {'x': 1, 'y': 2}
both_ways(Listed([1, 2]), list)  # expect: Listed [1, 2]
both_ways(Frozen(1))  # expect: Frozen {'a': 1, 'b': 'b'}
both_ways(Slotted(1), repr)  # expect: Slotted Slotted(a=1)
one = Point(1, 2)
one.me = [one, one, Point]
back = pickle.loads(pickle.dumps([one, one]))
print(back[0] is back[1], back[0].me[1] is back[0], back[0].me[2] is Point)  # expect: True True True
copyreg.pickle(Point, lambda p: (Point, (0, 0)))
both_ways(Point(1, 2))  # expect: Point {'x': 0, 'y': 0}
del copyreg.dispatch_table[Point]

def local():
    class Inner: pass
    return Inner()

attempt_to = [local(), Point]
try:
    pickle.dumps(attempt_to)
except AttributeError as error:
    print(error)  # expect: Can't get local object 'local.<locals>.Inner'
data = pickle.dumps(Point(1, 2))
del Point.__init__
kept, Point = Point, None
try:
    pickle.loads(data)
except Exception as error:
    print(type(error).__name__)  # expect: UnpicklingError

# A class that changes what is being pickled while it is asked how its instances are copied.
class Meddling:
    def __get__(self, instance, owner):
        items.clear()
        return object.__reduce_ex__ if instance is None else instance.reduce

class Meddled:
    __reduce_ex__ = Meddling()
    def reduce(self, protocol): return Meddled, ()

items = [Meddled(), 1, 2]
print(len(pickle.loads(pickle.dumps(items))) < 2)  # expect: True
