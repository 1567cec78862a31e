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

# Which of two equal items views keep; what grows by itself; what asks for too much.
import heapq, itertools

for left, right in ({1: 0}, {1.0: 0}), ({1: 0, 2: 0}, {1.0: 0}), ({1: 0}, {1.0: 0, 2: 0}):
    print(left.keys() & right.keys(), left.keys().__rand__(right.keys()), left.keys().__rand__([1.0]), left.items() & right.items())
grown = bytearray(b"ab")
try:
    grown += grown
except BufferError as e:
    print(e, grown)
grown.extend(grown)
print(grown)
def told(function, *arguments, **named):
    try:
        print(function(*arguments, **named))
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
told(grown.extend, "ab")
told(grown.extend, "")
told(memoryview(b"ab").tobytes, "\0")
told(memoryview(b"ab").tobytes, "X")
class Index:
    def __init__(self, value): self.value = value
    def __index__(self): return self.value
told(b"abc".__contains__, Index(97))
told(b"abc".__contains__, Index(300))
told(b"abc".__contains__, "a")
told(itertools.product, [1], repeat=2**60)
for n in 2.0, 5.0, "a", None, 2**64, -1:
    told(heapq.nlargest, n, [3, 1, 2])
    told(heapq.nlargest, n, iter([3, 1, 2]))
    told(heapq.nsmallest, n, [3, 1, 2])
    told(heapq.nsmallest, n, iter([3, 1, 2]))
# expect: {1.0} {1} {1.0} {(1.0, 0)}
# expect: {1.0} {1.0} {1.0} {(1.0, 0)}
# expect: {1} {1} {1.0} {(1, 0)}
# expect: Existing exports of data: object cannot be re-sized bytearray(b'ab')
# expect: bytearray(b'abab')
# expect: TypeError expected iterable of integers; got: 'str'
# expect: None
# expect: ValueError embedded null character
# expect: ValueError order must be 'C', 'F' or 'A'
# expect: True
# expect: ValueError byte must be in range(0, 256)
# expect: TypeError a bytes-like object is required, not 'str'
# expect: OverflowError repeat argument too large
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError slice indices must be integers or None or have an __index__ method
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError slice indices must be integers or None or have an __index__ method
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError '>=' not supported between instances of 'str' and 'int'
# expect: TypeError bad operand type for unary -: 'str'
# expect: TypeError '>=' not supported between instances of 'str' and 'int'
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError '>=' not supported between instances of 'NoneType' and 'int'
# expect: TypeError bad operand type for unary -: 'NoneType'
# expect: TypeError '>=' not supported between instances of 'NoneType' and 'int'
# expect: TypeError 'NoneType' object cannot be interpreted as an integer
# expect: [3, 2, 1]
# expect: [3, 2, 1]
# expect: [1, 2, 3]
# expect: [1, 2, 3]
# expect: []
# expect: []
# expect: []
# expect: []

# Items that both views have may hold what cannot be hashed; those of one alone may not.
lists = {1: [2], 3: [4], 5: 6}
print(lists.items() ^ dict(lists).items(), lists.items() ^ {1: [2], 3: [4]}.items(), {1: [2], 3: [4], 7: 8}.items() ^ lists.items() == {(5, 6), (7, 8)})
told(lambda: lists.items() ^ {1: [2]}.items())
# expect: set() {(5, 6)} True
# expect: TypeError unhashable type: 'list'
