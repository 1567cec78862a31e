# SPDX-License-Identifier: MIT
# The length hints of iterators whose sequence has changed, and of what bytearray.extend() is given.
import collections
import operator

items = [1, 2, 3]
walk = reversed(items)
next(walk)
items.append(5)
items.insert(0, 5)
print(operator.length_hint(walk))  # expect: 2
walk = reversed(items)
items.clear()
print(operator.length_hint(walk), list(walk))  # expect: 0 []

for of in iter, reversed:
    queue = collections.deque([1, 2, 3])
    walk = of(queue)
    next(walk)
    queue.append(5)
    try:
        next(walk)
    except RuntimeError as e:
        print(e, operator.length_hint(walk))
# expect: deque mutated during iteration 0
# expect: deque mutated during iteration 0


class Wrong:
    def __init__(self, hint):
        self.hint = hint

    def __iter__(self):
        return iter([1])

    def __length_hint__(self):
        return self.hint() if callable(self.hint) else self.hint


for hint in lambda: 1 // 0, -1, 'a', 2**70, NotImplemented:
    some = bytearray()
    try:
        some.extend(Wrong(hint))
        print(some)
    except Exception as e:
        print(type(e).__name__, e, some)
# expect: ZeroDivisionError integer division or modulo by zero bytearray(b'')
# expect: ValueError __length_hint__() should return >= 0 bytearray(b'')
# expect: TypeError __length_hint__ must be an integer, not str bytearray(b'')
# expect: OverflowError Python int too large to convert to C ssize_t bytearray(b'')
# expect: bytearray(b'\x01')


class WrongIterator(Wrong):
    """What does not give an iterator is not asked for its length."""

    def __iter__(self):
        return 3


try:
    bytearray().extend(WrongIterator(-1))
except TypeError as e:
    print(e)  # expect: can't extend bytearray with WrongIterator
