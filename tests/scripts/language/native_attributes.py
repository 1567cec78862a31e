# SPDX-License-Identifier: MIT
# Attributes that C code computes, in loops that run often enough to specialise their instructions.
from collections import deque


def read(o, n):
    result = None
    for _ in range(n):
        result = o.maxlen
    return result


def write(o, value, n):
    for _ in range(n):
        o.__name__ = value


def call(o, n):
    for _ in range(n):
        o.maxlen()


class Longer(deque):
    pass


print(read(deque([], 3), 100))               # expect: 3
print(read(Longer([], 4), 100))              # expect: 4
Longer.maxlen = property(lambda self: 'own')
print(read(Longer([], 4), 100))              # expect: own
del Longer.maxlen
print(read(Longer([], 4), 100))              # expect: 4
Longer.maxlen = 'constant'
print(read(Longer([], 4), 100))              # expect: constant

# A site that meets many classes.
kinds = [type('K%d' % i, (deque,), {}) for i in range(12)]
print([read(kind([], i), 20) for i, kind in enumerate(kinds)])  # expect: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
for kind in kinds:
    try:
        call(kind([], 1), 20)
    except TypeError as e:
        last = e
print(last)                                  # expect: 'int' object is not callable
print(read(type('Other', (), {'maxlen': 7})(), 20))  # expect: 7
try:
    read(object(), 20)
except AttributeError as e:
    print(e)                                 # expect: 'object' object has no attribute 'maxlen'


def f():
    pass


write(f, 'renamed', 100)
print(f.__name__)                            # expect: renamed
try:
    write(f, 1, 100)
except TypeError as e:
    print(e)                                 # expect: __name__ must be set to a string object
write(f, 'again', 100)
print(f.__name__)                            # expect: again
functions = [lambda: 0, f, type('N', (), {})(), type('M', (), {})]
for o in functions + [type('N%d' % i, (), {}) for i in range(10)]:
    write(o, 'all', 20)
print(functions[2].__name__, functions[3].__name__, f.__name__)  # expect: all all all
try:
    for _ in range(100):
        deque().maxlen = 3
except AttributeError as e:
    print(type(e).__name__)                  # expect: AttributeError
