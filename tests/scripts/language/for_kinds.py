# SPDX-License-Identifier: MIT
# One loop meets iterators of every kind, again and again, and takes from each what next() would.


def walk(iterable):
    got = []
    for item in iterable:
        got.append(item)
        if len(got) == 12:
            break
    return got


class Text(str):
    pass


class Upwards:
    def __init__(self, n):
        self.left = n

    def __iter__(self):
        return self

    def __next__(self):
        if not self.left:
            raise StopIteration
        self.left -= 1
        return self.left


def stop():
    raise StopIteration


def broken(item):
    raise ValueError(item)


def sources():
    return ['abc', '', 'a\xe9\u20ac', '\U0001f600x', Text('sub'), b'\x00\xff', b'', bytearray(b'xyz'), [1, 2], (3, 4), range(3),
            {'k': 1}, {5}, reversed([1, 2, 3]), map(str, [1, 2]), filter(None, [0, 1]), zip('ab', [1, 2]),
            enumerate('xy'), memoryview(b'mv'), Upwards(3), (i * i for i in range(3)), iter(stop, None), iter('iter')]


for turn in range(3):
    for source in sources():
        if turn == 2 or turn == 0:
            print(walk(source))
        else:
            walk(source)

for turn in range(3):
    for source in map(broken, [turn]), 7, iter(lambda: 1 // 0, None):
        try:
            walk(source)
        except (ValueError, TypeError, ZeroDivisionError) as error:
            print(type(error).__name__, error)

# A bytearray may grow and shrink under its loop; an iterator that was at its end stays there.
data = bytearray(b'abc')
seen = []
for byte in data:
    seen.append(byte)
    if len(data) < 6:
        data.append(byte + 3)
print(seen)
del data[2:]
it = iter(data)
print(list(it))
data.extend(b'more')
print(list(it), walk(it))
text = iter('ab')
print(walk(text), walk(text))

# What is walked in C.
print(list('a\xe9\u20ac'), list(b'ab'), set('aab') == {'a', 'b'}, tuple(b''), list(Text('sub')), ''.join(c for c in 'xyz'))
print(sum(c == 'a' for c in 'banana'), sum([True, 2, False, 3.5]), sum([True] * 3, 2**62 - 2), sum(b'abc'), sum([True], True))
print(sum([2**61, 2**61, True, 2**61]), sum([-2**61, -2**61, -2**61, False]))

# expect: ['a', 'b', 'c']
# expect: []
# expect: ['a', 'é', '€']
# expect: ['😀', 'x']
# expect: ['s', 'u', 'b']
# expect: [0, 255]
# expect: []
# expect: [120, 121, 122]
# expect: [1, 2]
# expect: [3, 4]
# expect: [0, 1, 2]
# expect: ['k']
# expect: [5]
# expect: [3, 2, 1]
# expect: ['1', '2']
# expect: [1]
# expect: [('a', 1), ('b', 2)]
# expect: [(0, 'x'), (1, 'y')]
# expect: [109, 118]
# expect: [2, 1, 0]
# expect: [0, 1, 4]
# expect: []
# expect: ['i', 't', 'e', 'r']
# expect: ['a', 'b', 'c']
# expect: []
# expect: ['a', 'é', '€']
# expect: ['😀', 'x']
# expect: ['s', 'u', 'b']
# expect: [0, 255]
# expect: []
# expect: [120, 121, 122]
# expect: [1, 2]
# expect: [3, 4]
# expect: [0, 1, 2]
# expect: ['k']
# expect: [5]
# expect: [3, 2, 1]
# expect: ['1', '2']
# expect: [1]
# expect: [('a', 1), ('b', 2)]
# expect: [(0, 'x'), (1, 'y')]
# expect: [109, 118]
# expect: [2, 1, 0]
# expect: [0, 1, 4]
# expect: []
# expect: ['i', 't', 'e', 'r']
# expect: ValueError 0
# expect: TypeError 'int' object is not iterable
# expect: ZeroDivisionError integer division or modulo by zero
# expect: ValueError 1
# expect: TypeError 'int' object is not iterable
# expect: ZeroDivisionError integer division or modulo by zero
# expect: ValueError 2
# expect: TypeError 'int' object is not iterable
# expect: ZeroDivisionError integer division or modulo by zero
# expect: [97, 98, 99, 100, 101, 102]
# expect: [97, 98]
# expect: [] []
# expect: ['a', 'b'] []
# expect: ['a', 'é', '€'] [97, 98] True () ['s', 'u', 'b'] xyz
# expect: 3 6.5 4611686018427387905 294 2
# expect: 6917529027641081857 -6917529027641081856
