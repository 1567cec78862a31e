# SPDX-License-Identifier: MIT
"""A __buffer__() or __release_buffer__() that empties the object whose method is running does no harm."""


class Hostile:
    def __init__(self, data):
        self.data = data

    def __buffer__(self, flags):
        self.empty()
        return memoryview(self.data)

    def __release_buffer__(self, view):
        self.empty()

    @staticmethod
    def empty():
        try:
            target.clear()
        except BufferError:
            pass


def attack(name, *args):
    global target
    target = bytearray(b'abcx' * 5000)
    try:
        result = getattr(target, name)(*args)
    except ValueError as e:
        result = e
    print(name, type(result).__name__ if name not in ('index', 'rindex') else 'found or not')


x = Hostile(b'x')
for name in ('find', 'rfind', 'index', 'rindex', 'count', 'split', 'rsplit', 'strip', 'lstrip', 'rstrip', 'partition',
             'rpartition', 'startswith', 'endswith', 'removeprefix', 'removesuffix', 'extend', '__add__', '__iadd__',
             '__contains__', '__eq__', '__lt__'):
    attack(name, x)
attack('join', [x, x, x])
attack('replace', x, Hostile(b'zz'))
attack('translate', Hostile(bytes(256)))
attack('translate', None, x)
attack('__setitem__', slice(100, 15000), x)
target = bytearray(b'ab' * 9000)
print(b','.join([target, x, target])[:3] in (b'aba', b',x,', b'x,'))


class Itself:
    def __buffer__(self, flags):
        return memoryview(self)


try:
    bytes(Itself())
except RecursionError as e:
    print(type(e).__name__)

# expect: find int
# expect: rfind int
# expect: index found or not
# expect: rindex found or not
# expect: count int
# expect: split list
# expect: rsplit list
# expect: strip bytearray
# expect: lstrip bytearray
# expect: rstrip bytearray
# expect: partition tuple
# expect: rpartition tuple
# expect: startswith bool
# expect: endswith bool
# expect: removeprefix bytearray
# expect: removesuffix bytearray
# expect: extend NoneType
# expect: __add__ bytearray
# expect: __iadd__ bytearray
# expect: __contains__ bool
# expect: __eq__ bool
# expect: __lt__ bool
# expect: join bytearray
# expect: replace bytearray
# expect: translate bytearray
# expect: translate bytearray
# expect: __setitem__ NoneType
# expect: True
# expect: RecursionError
