# Sequences of modules: + and *, in place as well, ask the other operand first; counts; methods that take an index.
import array
import bisect
import collections
import heapq


class Asked:
    def __radd__(self, other):
        return 'radd'

    def __rmul__(self, other):
        return 'rmul'


class Index:
    def __index__(self):
        return 2


def said(function, *arguments):
    try:
        print(function(*arguments))
    except Exception as error:
        print(type(error).__name__ + ':', error)


def add(a, b):
    a += b
    return a


def multiply(a, b):
    a *= b
    return a


for make in lambda: collections.deque([1]), lambda: array.array('b', [1]):
    said(add, make(), Asked())
    said(multiply, make(), Asked())
    print(make() + Asked(), make() * Asked(), make() * Index(), Index() * make())
    said(lambda: make() + [2])
    said(lambda: make() * 1.5)
    said(lambda: make() * 2**70)
    said(make().__add__, 5)
    said(make().__mul__, 'a')
    said(make().index, 1, 'x')
    said(make().index, 1, 0, 2**70)
print(collections.deque() * (2**63 - 1), collections.deque('ab', 3) * 1000)
said(multiply, collections.deque('ab', 3), 2**63 - 1)
a = array.array('B', b'abc')
said(a.extend, [5, 300, 6])
print(a)
said(a.fromlist, [7, 300])
said(a.pop, 2**70)
said(a.insert, 'x', 300)
said(a.insert, -2**70, 3)
said(a.insert, -2**40, 9)
said(a.__delitem__, -2**70)
said(a.fromunicode, None)
print(a)
said(bisect.bisect, {1: 2}, 1)
said(bisect.bisect, {1}, 1, 5)
said(bisect.bisect, [1], 1, 2**70, 1.5)
said(heapq.heappush, None, 1)

# expect: radd
# expect: rmul
# expect: radd rmul deque([1, 1]) deque([1, 1])
# expect: TypeError: can only concatenate deque (not "list") to deque
# expect: TypeError: can't multiply sequence by non-int of type 'float'
# expect: OverflowError: cannot fit 'int' into an index-sized integer
# expect: TypeError: can only concatenate deque (not "int") to deque
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: TypeError: slice indices must be integers or have an __index__ method
# expect: 0
# expect: radd
# expect: rmul
# expect: radd rmul array('b', [1, 1]) array('b', [1, 1])
# expect: TypeError: can only append array (not "list") to array
# expect: TypeError: can't multiply sequence by non-int of type 'float'
# expect: OverflowError: cannot fit 'int' into an index-sized integer
# expect: TypeError: can only append array (not "int") to array
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: TypeError: slice indices must be integers or have an __index__ method
# expect: 0
# expect: deque([]) deque(['b', 'a', 'b'], maxlen=3)
# expect: MemoryError:
# expect: OverflowError: unsigned byte integer is greater than maximum
# expect: array('B', [97, 98, 99, 5])
# expect: OverflowError: unsigned byte integer is greater than maximum
# expect: OverflowError: Python int too large to convert to C ssize_t
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: OverflowError: Python int too large to convert to C ssize_t
# expect: None
# expect: IndexError: cannot fit 'int' into an index-sized integer
# expect: TypeError: fromunicode() argument must be str, not None
# expect: array('B', [9, 97, 98, 99, 5])
# expect: TypeError: dict is not a sequence
# expect: TypeError: 'set' object does not support indexing
# expect: OverflowError: Python int too large to convert to C ssize_t
# expect: TypeError: heappush() argument 1 must be list, not None
