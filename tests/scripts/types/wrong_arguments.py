# SPDX-License-Identifier: MIT
"""What is told of arguments that do not fit, and in which order; found by comparing generated programs with CPython."""
import bisect
import functools
import heapq
import itertools
import operator
import re


def show(function, *arguments, **named):
    try:
        print(repr(function(*arguments, **named)))
    except Exception as error:
        print(type(error).__name__, error)


class NotIterable:
    __iter__ = None


class RaisesTypeError:
    def __iter__(self):
        raise TypeError('of my own')


class IndexRaises:
    def __index__(self):
        raise ValueError('index')


class ListWithIndex(list):
    def __index__(self):
        return None


# What cannot be iterated is told in the words of who wanted to
for wanting in bytes, bytearray, bytearray().extend, ''.join, b''.join:
    show(wanting, NotIterable())
    show(wanting, RaisesTypeError())
show(operator.contains, NotIterable(), 1)
show(operator.contains, RaisesTypeError(), 1)
show(bytes, ListWithIndex([1, 2]))
show(bytes, IndexRaises())

# find() and its like
show('abc'.find, 3, NotIterable())
show(b'abc'.index, -1, NotIterable())
show(bytearray(b'abc').count, 300, None, 'x')
show('abc'.replace, 'a', None)
show(operator.contains, b'abc', IndexRaises())
show(b'a,b'.partition, bytearray(b','))
show(bytearray(b'a,b').partition, bytearray(b','))

# Sizes
show('a\tb'.expandtabs, 2**31)
show(b'ab'.hex, ':', -2**31 - 1)
show(''.splitlines, 'x')
for width in -2**63, 2**63 - 1, 2**63:
    show(operator.mod, '%*d', (width, 5))
show(operator.mod, '%*y', (-2**63, 5))
show(bisect.bisect, [1, 2], 1, -1, 2**64)
show(bisect.bisect, [1, 2], 1, -1)
show(bisect.bisect, [1, 2], 1, 2**64)
show(bisect.bisect, [1, 2], 1, 0, 'a')
show(operator.length_hint, [], IndexRaises())
show(operator.length_hint, [], 2**64)
show(itertools.islice, [], -10**30)
show(itertools.tee, 3, 0)
show(heapq.nsmallest, -2, [1, 2], key=str.lower)

# Items
changes = [(bytearray(3), slice(0, 2, 0), 5), (bytearray(3), slice(0, 2), 5), (bytearray(3), slice(0, 2), None),
           (memoryview(bytearray(3)), slice(0, 2, 0), range(2)), ((1, 2), IndexRaises(), 0), ((1, 2), 2**64, 0)]
for place, key, item in changes:
    show(operator.setitem, place, key, item)
for place, key in ({1}, 0), (list[int], 0), (range(3), 0), ((), 'a'):
    show(operator.delitem, place, key)


class OnlySets(tuple):
    def __setitem__(self, key, item):
        pass


class OnlyDeletes:
    def __delitem__(self, key):
        pass


show(operator.delitem, OnlySets(), 0)
show(operator.setitem, OnlyDeletes(), 0, 1)

# memoryview
view = memoryview(bytes(4))
show(view.tobytes, {})
show(view[::-1].cast, 'x')
show(view.cast, 'é')

# Methods of containers that are no operators
for function in dict.__getitem__, list.__getitem__, set.__contains__, tuple.__getitem__:
    print(type(function).__name__)
    show(function, 1.5)
    show(function)

# Powers
show(pow, 1j, float('inf'))
show(pow, complex(float('inf'), 1), 1j)
show(pow, 1j, None, 3)
show(pow, 1j, 2, 3)


# Attributes
class Own:
    __slots__ = ()

    def __setattr__(self, name, value):
        object.__setattr__(self, name, value)


show(setattr, Own(), 'x', 1)


class Meta(type):
    def __eq__(self, other):
        return True


class Unhashable(metaclass=Meta):
    pass


show(type, 'Order', (object, Unhashable), {})


class Float(float):
    pass


show(format, Float(2.5), 'spec')


# Results
class Backwards(set):
    def __iter__(self):
        return iter('xyz')


print(repr(Backwards([1])), Backwards())
print(dict[print, show, len], list[functools.partial])
for arguments in (True, 1.0), (True,), (1, True), (True, 2):
    print(itertools.count(*arguments), list(itertools.islice(itertools.count(*arguments), 2)))
print({1: 0, 'a': 0}.keys() & {1.0: 0, 'b': 0, 'c': 0}.keys(), {1: 0}.keys() & {1.0, 2}, {1: 0, 2: 0}.keys() & {True})
print(operator.is_(1j, 1j), operator.is_(0j, complex('-0j')))
print(re.sub('a', 'b', 'aaa', count=-1), re.subn('a', 'b', 'aaa', count=-1), re.split('a', 'bab', maxsplit=-1))
print(sum([1e16, 1, 1, -1e16]), sum([1e16, 1.0, 1.0, -1e16]), sum([1e300, 1.0, -1e300, 1e-5]))


class Mapping:
    def __getattr__(self, name):
        print('asked for', name)
        return dict


print(dict(Mapping()), {**Mapping()})


# Patterns are checked where they are never reached, but after what is wrong with names
for source in ('def f():\n return\n match 1:\n  case _: pass\n  case 1: pass',
               'match 1:\n case x: pass\n case 1: pass\ndef f(a):\n global a',
               'if 0:\n match 1:\n  case [x, x]: pass', 'while 0:\n match 1:\n  case x | 1: pass',
               'def f():\n raise\n match 1:\n  case {1: _, 1: _}: pass',
               'def f():\n raise\n match 1:\n  case int(a=1, a=2): pass'):
    show(compile, source, 'f', 'exec')


# Reflected methods of Python classes come before a sequence's own
class Reflects(list):
    def __radd__(self, other):
        return 'radd'

    def __rmul__(self, other):
        return 'rmul'


class RepeatsOtherwise(int):
    def __rmul__(self, other):
        return 'rmul'


class Refuses(bytes):
    def __add__(self, other):
        return NotImplemented

    __rmul__ = __add__


class OtherList(list):
    pass


print(OtherList([1]) + Reflects([2]), 2 * Reflects(), [1] * RepeatsOtherwise(2), 'a' * RepeatsOtherwise(2))
show(operator.add, Refuses(b'a'), b'b')
show(operator.mul, 2, Refuses(b'a'))
show(iter, int | str)
show(reversed, re.match('a', 'a'))
show(operator.contains, int | None, int)


# Conversions, and the order of what is looked at
class BytesWithIndex(bytes):
    def __index__(self):
        return 4


show(float, BytesWithIndex(b'7'))
show(b'abc'.replace, 97, b'', 'x')
show(b''.decode, 'rot13')
show(b'ab'.hex, range(2))
show(str, memoryview(b''), 'nope')
show(operator.setitem, memoryview(bytearray(2)), 0, IndexRaises())
grid = memoryview(bytes(24)).cast('B', (4, 6))
show(grid.__getitem__, 2**64)
show(grid.cast, 'x', [1, 2])
show(grid.cast, 'x', 'shape')
show(view[:0].cast, 'x', [1])
show(dict.__lt__, 3)
show(range.__ge__, 3)
show(heapq.nsmallest, [1, 2], 3)
show(heapq.nsmallest, 'a', [3])
show(operator.setitem, __import__('collections').deque([1]), 2**64, 0)
show(itertools.repeat, 1, 2**64)
show(sum, [2 / 3, 570.01043, -496.04157812864247, 4, 0, 3], False)
show(sum, [2 / 3, 570.01043, -496.04157812864247, 4, 0, 3])
print([b'hello world'.hex(' ', size) for size in (1, 2, 3, 4, 5, 10, 11, 12, -3, -7)])
print([view[4:][::step].contiguous for step in (1, 2, -1)], view[3:][::-1].contiguous)

# expect: TypeError cannot convert 'NotIterable' object to bytes
# expect: TypeError cannot convert 'RaisesTypeError' object to bytes
# expect: TypeError cannot convert 'NotIterable' object to bytearray
# expect: TypeError cannot convert 'RaisesTypeError' object to bytearray
# expect: TypeError can't extend bytearray with NotIterable
# expect: TypeError can't extend bytearray with RaisesTypeError
# expect: TypeError can only join an iterable
# expect: TypeError can only join an iterable
# expect: TypeError can only join an iterable
# expect: TypeError can only join an iterable
# expect: TypeError argument of type 'NotIterable' is not iterable
# expect: TypeError argument of type 'RaisesTypeError' is not iterable
# expect: b'\x01\x02'
# expect: ValueError index
# expect: TypeError find() argument 1 must be str, not int
# expect: TypeError slice indices must be integers or None or have an __index__ method
# expect: TypeError slice indices must be integers or None or have an __index__ method
# expect: TypeError replace() argument 2 must be str, not None
# expect: TypeError a bytes-like object is required, not 'IndexRaises'
# expect: (b'a', bytearray(b','), b'b')
# expect: (bytearray(b'a'), bytearray(b','), bytearray(b'b'))
# expect: OverflowError Python int too large to convert to C int
# expect: OverflowError Python int too large to convert to C int
# expect: []
# expect: '5'
# expect: MemoryError 
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: ValueError unsupported format character 'y' (0x79) at index 2
# expect: OverflowError cannot fit 'int' into an index-sized integer
# expect: ValueError lo must be non-negative
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: TypeError argument should be integer or None, not 'str'
# expect: ValueError index
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: ()
# expect: []
# expect: ValueError slice step cannot be zero
# expect: TypeError can assign only bytes, buffers, or iterables of ints in range(0, 256)
# expect: TypeError cannot convert 'NoneType' object to bytearray
# expect: TypeError a bytes-like object is required, not 'range'
# expect: ValueError index
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: TypeError 'set' object doesn't support item deletion
# expect: TypeError 'types.GenericAlias' object does not support item deletion
# expect: TypeError 'range' object doesn't support item deletion
# expect: TypeError 'tuple' object does not support item deletion
# expect: AttributeError __delitem__
# expect: AttributeError __setitem__
# expect: TypeError tobytes() argument 'order' must be str or None, not dict
# expect: TypeError memoryview: casts are restricted to C-contiguous views
# expect: UnicodeEncodeError 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)
# expect: method_descriptor
# expect: TypeError descriptor '__getitem__' for 'dict' objects doesn't apply to a 'float' object
# expect: TypeError unbound method dict.__getitem__() needs an argument
# expect: method_descriptor
# expect: TypeError descriptor '__getitem__' for 'list' objects doesn't apply to a 'float' object
# expect: TypeError unbound method list.__getitem__() needs an argument
# expect: method_descriptor
# expect: TypeError descriptor '__contains__' for 'set' objects doesn't apply to a 'float' object
# expect: TypeError unbound method set.__contains__() needs an argument
# expect: wrapper_descriptor
# expect: TypeError descriptor '__getitem__' requires a 'tuple' object but received a 'float'
# expect: TypeError descriptor '__getitem__' of 'tuple' object needs an argument
# expect: ZeroDivisionError 0.0 to a negative or complex power
# expect: ZeroDivisionError 0.0 to a negative or complex power
# expect: TypeError unsupported operand type(s) for ** or pow(): 'complex', 'NoneType', 'int'
# expect: ValueError complex modulo
# expect: AttributeError 'Own' object has no attribute 'x'
# expect: TypeError unhashable type: 'Meta'
# expect: ValueError Invalid format specifier 'spec' for object of type 'Float'
# expect: Backwards({'x', 'y', 'z'}) Backwards()
# expect: dict[print, __main__.show, len] list[functools.partial]
# expect: count(True, 1.0) [True, 2.0]
# expect: count(1) [1, 2]
# expect: count(1) [1, 2]
# expect: count(True, 2) [True, 3]
# expect: {1} {1} {True}
# expect: True False
# expect: aaa ('aaa', 0) ['bab']
# expect: 0.0 2.0 1.00001
# expect: asked for keys
# expect: asked for keys
# expect: asked for keys
# expect: {} {}
# expect: SyntaxError wildcard makes remaining patterns unreachable (f, line 4)
# expect: SyntaxError name 'a' is parameter and global (f, line 5)
# expect: SyntaxError multiple assignments to name 'x' in pattern (f, line 3)
# expect: SyntaxError name capture 'x' makes remaining patterns unreachable (f, line 3)
# expect: SyntaxError mapping pattern checks duplicate key (1) (f, line 4)
# expect: SyntaxError attribute name repeated in class pattern: a (f, line 4)
# expect: radd rmul rmul rmul
# expect: TypeError unsupported operand type(s) for +: 'Refuses' and 'bytes'
# expect: TypeError unsupported operand type(s) for *: 'int' and 'Refuses'
# expect: TypeError 'types.UnionType' object is not iterable
# expect: TypeError 're.Match' object is not reversible
# expect: TypeError argument of type 'types.UnionType' is not iterable
# expect: 4.0
# expect: TypeError a bytes-like object is required, not 'int'
# expect: ''
# expect: ValueError sep must be length 1.
# expect: ''
# expect: ValueError memoryview: invalid value for format 'B'
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: TypeError memoryview: cast must be 1D -> ND or ND -> 1D
# expect: TypeError shape must be a list or a tuple
# expect: TypeError memoryview: cannot cast view with zeros in shape or strides
# expect: TypeError descriptor '__lt__' requires a 'dict' object but received a 'int'
# expect: TypeError descriptor '__ge__' requires a 'range' object but received a 'int'
# expect: TypeError 'int' object is not iterable
# expect: TypeError '>=' not supported between instances of 'str' and 'int'
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: 81.6355185380242
# expect: 81.63551853802424
# expect: ['68 65 6c 6c 6f 20 77 6f 72 6c 64', '68 656c 6c6f 2077 6f72 6c64', '6865 6c6c6f 20776f 726c64', '68656c 6c6f2077 6f726c64', '68 656c6c6f20 776f726c64', '68 656c6c6f20776f726c64', '68656c6c6f20776f726c64', '68656c6c6f20776f726c64', '68656c 6c6f20 776f72 6c64', '68656c6c6f2077 6f726c64']
# expect: [True, False, False] True
