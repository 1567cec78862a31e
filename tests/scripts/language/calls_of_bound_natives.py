# SPDX-License-Identifier: MIT
"""Methods in C that a variable holds, in loops that are long enough to be specialised."""
import functools
import gc
import weakref


class Items(list):
    pass


def fill(add, count):
    for i in range(count):
        add(i)


first, second = Items(), Items()
for items in first, second:
    fill(items.append, 100)
print(len(first), len(second), first == second)  # expect: 100 100 True

calls = [first.append, second.extend, {}.get, repr, lambda x: x, first.append, functools.partial(max, 3), len]
arguments = [1, [1, 2], 'key', 'shown', 5, 2, 7, 'four']


def each():
    return [call(argument) for call, argument in zip(calls * 40, arguments * 40)][-8:]


print(each())
# expect: [None, None, None, "'shown'", 5, None, 7, 4]


def defaults(number, pop, get):
    found = []
    for i in range(100):
        found = [number.to_bytes(2), number.to_bytes(2, 'little'), pop(), get('none'), get('none', 3)]
    return found


print(defaults(258, list(range(200)).pop, {}.get))  # expect: [b'\x01\x02', b'\x02\x01', 100, None, 3]




def wrong_positions(add):
    texts = set()
    for i in range(100):
        try:
            add(1, 2) if i > 50 else add(1)
        except TypeError as error:
            texts.add(str(error))
    return texts


print(wrong_positions([].append))  # expect: {'list.append() takes exactly one argument (2 given)'}


class Number(int):
    pass


def class_methods(cls):
    made = None
    for i in range(100):
        made = cls.from_bytes(b'\x01\x00')
    return made, type(made)


print(class_methods(int), class_methods(Number))
# expect: (256, <class 'int'>) (256, <class '__main__.Number'>)


def bits(values):
    total = 0
    for value in values:
        total += value.bit_count()
    return total


print(bits([7] * 100), bits([7, 2**70 + 1, True] * 50), bits([Number(3)] * 40))  # expect: 300 300 80


class Counts:
    def bit_count(self):
        return 10


print(bits([7, Counts()] * 50))  # expect: 650


def hold():
    items = Items()
    fill(items.append, 100)
    return weakref.ref(items)


# What a call site remembers does not keep the object of a bound method.
dropped = [hold() for i in range(20)]
gc.collect()
print(sum(1 for ref in dropped if ref() is not None) < 3)  # expect: True


@functools.lru_cache(maxsize=3)
def cached(*args, **kwargs):
    return args, tuple(kwargs.items())


def ask():
    for i in range(50):
        cached(1)
        cached('one')
        cached(1, 2)
    return cached(1), cached('one'), cached(1, 2), cached(1, b=2)


print(ask())  # expect: (((1,), ()), (('one',), ()), ((1, 2), ()), ((1,), (('b', 2),)))
print(cached.cache_info())  # expect: CacheInfo(hits=150, misses=4, maxsize=3, currsize=3)
try:
    cached([])
except TypeError as error:
    print(error)  # expect: unhashable type: 'list'


def given(a, b, c=3, *, d=4):
    return a, b, c, d


partial = functools.partial(given, 1)
print([partial(2) for i in range(50)][-1], partial(2, d=5), partial(b=7))
# expect: (1, 2, 3, 4) (1, 2, 3, 5) (1, 7, 3, 4)

# Defaults that are filled in behind spread arguments survive what an argument's method does with the stack.
class Width:
    def __index__(self):
        a, b, c, d = 1, 2, 3, 4
        return sum((a, b, c, d))
print(b"abc".center(*[Width()]), "abc".ljust(*[Width()]), bytes.rjust(*[b"abc", Width()]))
print(list(map(b"abc".center, [Width()])), "x".center(*[Width()], **{}))
# expect: b'   abc    ' abc        b'       abc'
# expect: [b'   abc    ']     x     

# What stands behind * is looked at before the keywords are.
for call in "f(*3, **{1: 2})", "f(*3, **4)", "f(*3, z=1, **{1: 2})", "f(*[], **{1: 2})":
    try:
        eval(call, {"f": lambda *a, **k: 0, "__name__": "m"})
    except TypeError as e:
        print(e)
# expect: __main__.<lambda>() argument after * must be an iterable, not int
# expect: __main__.<lambda>() argument after ** must be a mapping, not int
# expect: __main__.<lambda>() argument after * must be an iterable, not int
# expect: keywords must be strings
