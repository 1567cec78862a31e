# SPDX-License-Identifier: MIT
# Lists that change under a comparison, lengths near the largest, keywords of subclasses, slices of nothing.
import array, io, os, sys


class Clearing:
    def __init__(self, *lists):
        self.lists = lists

    def __eq__(self, other):
        for each in self.lists:
            each.clear()
        return NotImplemented


a, b = [], []
a.append(Clearing(b))
b.append(Clearing(a))
print(a == b, a, b)
a, b = [], [1]
a.append(Clearing(a, b))
print(a != b, a <= [], len(a))
a, b = [], [1]
a.append(Clearing(b))
print(a == b, a > b)

print(len(range(sys.maxsize)), len(range(-1, sys.maxsize - 1)))
for r in (range(sys.maxsize + 1), range(-1, sys.maxsize)):
    try:
        len(r)
    except OverflowError as e:
        print(e)
print('a'.replace('', 'b', sys.maxsize), b'a'.replace(b'a', b'', sys.maxsize), 'a b'.split(None, sys.maxsize))
for n in (sys.maxsize + 1, -sys.maxsize - 2):
    try:
        'a'.replace('a', 'b', n)
    except OverflowError as e:
        print(e)


class Hint:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return iter([5])

    def __length_hint__(self):
        return self.n


grown = [1]
grown.extend(Hint(sys.maxsize))
print(grown)
for hint in (-1, sys.maxsize + 1):
    try:
        list(Hint(hint))
    except (ValueError, OverflowError) as e:
        print(type(e).__name__, e)


# A native __init__ or __new__ leaves keywords alone when the other one is the subclass's.
class NewList(list):
    def __new__(cls, items, extra=None):
        self = super().__new__(cls, items)
        self.extra = extra
        return self


class InitTuple(tuple):
    def __init__(self, items, extra=None):
        self.extra = extra


class InitSet(frozenset):
    def __init__(self, items=(), extra=None):
        self.extra = extra


class InitFloat(float):
    def __init__(self, value, extra=None):
        self.extra = extra


class InitFilter(filter):
    def __init__(self, function, items, extra=None):
        self.extra = extra


for made in (NewList([1], extra=2), InitTuple([1], extra=2), InitSet([1], extra=2), InitFloat(1, extra=2),
             InitFilter(None, [1], extra=2)):
    print(type(made).__name__, made.extra)


class Plain(list):
    pass


for call in (lambda: list(items=1), lambda: Plain(items=1), lambda: tuple(x=1), lambda: float(x=1), lambda: zip(a=1)):
    try:
        call()
    except TypeError as e:
        print(e)

# Nothing assigned to an extended slice of a bytearray deletes it; a view forbids that.
b = bytearray(range(10))
b[1:-1:2] = b''
print(b)
with memoryview(b):
    try:
        b[::2] = b''
    except BufferError as e:
        print(e)
try:
    b[::2] = b'a'
except ValueError as e:
    print(e)


# A str with __bytes__; memory that must be written to.
class Text(str):
    def __bytes__(self):
        return b'own'


print(bytes(Text('\u20ac')), bytes(Text('x'), 'utf-8'))
with open(os.devnull, 'rb') as buffered, open(os.devnull, 'rb', buffering=0) as raw:
    for readinto in (io.BytesIO(b'a').readinto, buffered.readinto, raw.readinto):
        for target in (b'', 'x', 1):
            try:
                readinto(target)
            except TypeError as e:
                print(e)

# expect: True [] []
# expect: False True 0
# expect: False True
# expect: 9223372036854775807 9223372036854775807
# expect: Python int too large to convert to C ssize_t
# expect: Python int too large to convert to C ssize_t
# expect: bab b'' ['a', 'b']
# expect: Python int too large to convert to C ssize_t
# expect: Python int too large to convert to C ssize_t
# expect: [1, 5]
# expect: ValueError __length_hint__() should return >= 0
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: NewList 2
# expect: InitTuple 2
# expect: InitSet 2
# expect: InitFloat 2
# expect: InitFilter 2
# expect: list() takes no keyword arguments
# expect: list() takes no keyword arguments
# expect: tuple() takes no keyword arguments
# expect: float() takes no keyword arguments
# expect: zip() got an unexpected keyword argument 'a'
# expect: bytearray(b'\x00\x02\x04\x06\x08\t')
# expect: Existing exports of data: object cannot be re-sized
# expect: attempt to assign bytes of size 1 to extended slice of size 3
# expect: b'own' b'x'
# expect: readinto() argument must be read-write bytes-like object, not bytes
# expect: readinto() argument must be read-write bytes-like object, not str
# expect: readinto() argument must be read-write bytes-like object, not int
# expect: readinto() argument must be read-write bytes-like object, not bytes
# expect: readinto() argument must be read-write bytes-like object, not str
# expect: readinto() argument must be read-write bytes-like object, not int
# expect: readinto() argument 1 must be read-write bytes-like object, not bytes
# expect: readinto() argument 1 must be read-write bytes-like object, not str
# expect: readinto() argument 1 must be read-write bytes-like object, not int
