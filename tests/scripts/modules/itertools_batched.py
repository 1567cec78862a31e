# SPDX-License-Identifier: MIT
"""itertools.batched: tuples of n items."""
from itertools import batched, count


def show(call, *args, **named):
    try:
        print(repr(call(*args, **named)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


print(list(batched('abcdefg', 3)), list(batched('', 2)), list(batched('ab', 5)), list(batched('abcd', 2)), list(batched(iterable='abc', n=1)), next(batched(count(), 4)))
print(list(batched('abcdef', 3, strict=True)))
show(lambda: list(batched('abcdefg', 3, strict=True)))
show(batched, 'abc', 0), show(batched, 'abc', -1), show(batched, 'abc', 'x'), show(batched, 5, 1), show(batched, 'abc', 1.5)
rows = batched('abc', 2)
print(iter(rows) is rows, list(rows), list(rows), next(rows, 'end'), bool(batched.__doc__))


def broken():
    yield 1
    raise KeyError('lost')


show(lambda: list(batched(broken(), 3)))

# expect: [('a', 'b', 'c'), ('d', 'e', 'f'), ('g',)] [] [('a', 'b')] [('a', 'b'), ('c', 'd')] [('a',), ('b',), ('c',)] (0, 1, 2, 3)
# expect: [('a', 'b', 'c'), ('d', 'e', 'f')]
# expect: ValueError: batched(): incomplete batch
# expect: ValueError: n must be at least one
# expect: ValueError: n must be at least one
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: TypeError: 'int' object is not iterable
# expect: TypeError: 'float' object cannot be interpreted as an integer
# expect: True [('a', 'b'), ('c',)] [] end True
# expect: KeyError: 'lost'
