# SPDX-License-Identifier: MIT
# What generator.throw() makes of a class, a value and a traceback; sets with slots tell their state.
import copy, warnings

warnings.simplefilter('ignore', DeprecationWarning)


def catching():
    while True:
        try:
            yield 'next'
        except ValueError as e:
            print('caught', repr(e))


def throw(*args):
    g = catching()
    next(g)
    try:
        print(g.throw(*args))
    except BaseException as e:
        print(type(e).__name__, e)


for args in ((ValueError,), (ValueError(2),), (ValueError, 'x'), (ValueError, TypeError(1)), (ValueError, ValueError(3), None),
             (ValueError(1), 'x'), (ValueError, (1, 2)), (ValueError, None), (5,), ('a',), (int,), (ValueError, 1, 2),
             (Exception, ValueError(1)), (ValueError(1), None), (ValueError(1), None, None), (ValueError, ())):
    throw(*args)


class Slotted(set):
    __slots__ = ('a', '__dict__')


s = Slotted([1])
s.a, s.b = 2, 3
c = copy.copy(s)
print(c, c.a, c.b, s.__reduce__())

# expect: caught ValueError()
# expect: next
# expect: caught ValueError(2)
# expect: next
# expect: caught ValueError('x')
# expect: next
# expect: caught ValueError(TypeError(1))
# expect: next
# expect: caught ValueError(3)
# expect: next
# expect: TypeError instance exception may not have a separate value
# expect: caught ValueError(1, 2)
# expect: next
# expect: caught ValueError()
# expect: next
# expect: TypeError exceptions must be classes or instances deriving from BaseException, not int
# expect: TypeError exceptions must be classes or instances deriving from BaseException, not str
# expect: TypeError exceptions must be classes or instances deriving from BaseException, not type
# expect: TypeError throw() third argument must be a traceback object
# expect: caught ValueError(1)
# expect: next
# expect: caught ValueError(1)
# expect: next
# expect: caught ValueError(1)
# expect: next
# expect: caught ValueError()
# expect: next
# expect: Slotted({1}) 2 3 (<class '__main__.Slotted'>, ([1],), ({'b': 3}, {'a': 2}))

# What is no exception is refused by the innermost generator, which goes on waiting; those that delegate to it get the refusal.
def inner():
    yield 1
    yield 2
def outer(source, catches):
    try:
        yield from source
    except TypeError as e:
        print("outer got", e)
        if not catches:
            raise
    yield 3
for catches in True, False:
    for wrap in (lambda g: outer(g, catches)), (lambda g: outer(outer(g, catches), True)):
        source = inner()
        g = wrap(source)
        print(next(g))
        try:
            print(g.throw(3))
        except TypeError as e:
            print(e)
        print(next(source))
# expect: 1
# expect: outer got exceptions must be classes or instances deriving from BaseException, not int
# expect: 3
# expect: 2
# expect: 1
# expect: outer got exceptions must be classes or instances deriving from BaseException, not int
# expect: 3
# expect: 2
# expect: 1
# expect: outer got exceptions must be classes or instances deriving from BaseException, not int
# expect: exceptions must be classes or instances deriving from BaseException, not int
# expect: 2
# expect: 1
# expect: outer got exceptions must be classes or instances deriving from BaseException, not int
# expect: outer got exceptions must be classes or instances deriving from BaseException, not int
# expect: 3
# expect: 2
