# SPDX-License-Identifier: MIT
"""Sites that meet objects of many classes keep what they find in one table, which has fewer rows than these want."""
import gc

CLASSES, NAMES = 40, 30


class Base:
    pass


def make(number):
    """An object of a class with attributes in an order of its own; every third name is a method, a property or a constant."""
    def method(self):
        return number

    class One:
        __slots__ = () if number % 4 else ('slot',)

        def __init__(self):
            for n in range(NAMES):
                name = (n * 7 + number) % NAMES
                if name % 3:
                    setattr(self, 'name_%d' % name, number * 100 + name)

    for name in range(0, NAMES, 3):
        value = method, property(method), number
        setattr(One, 'name_%d' % name, value[name // 3 % 3])
    return type('Two', (One, Base), {})()


def define(what, name):
    """A function with a site for each name."""
    lines = ''.join('    ' + name % n + '\n' for n in range(NAMES))
    names = {}
    exec('def %s:\n%s    return total\n' % (what, lines), names)
    return names[what.partition('(')[0]]


read = define('read(o, total=0)', 'value = o.name_%d; total = total * 31 + (value() if callable(value) else value) & 0xffffff')
write = define('write(o, value, total=0)', 'o.written_%d = value + total; total += 1')
again = define('again(o, total=0)', 'total += o.written_%d')
objects = [make(number) for number in range(CLASSES)]


def expected(o, number):
    total = 0
    for name in range(NAMES):
        value = number * 100 + name if name % 3 else number
        total = total * 31 + value & 0xffffff
    return total


for _ in range(3):
    for number, o in enumerate(objects):
        assert read(o) == expected(o, number), number
for turn in range(4):
    for number, o in enumerate(objects):
        write(o, number + turn)
        assert again(o) == NAMES * (number + turn) + NAMES * (NAMES - 1) // 2
print('read and written')  # expect: read and written

# A class that changes has left the table, wherever its rows were; the others are as they were.
for number, o in enumerate(objects):
    if number % 5 == 0:
        type(o).name_3 = property(lambda self: -1)
        type(o).name_0 = lambda self: -2
        del o.name_1
        type(o).name_1 = -3
for _ in range(2):
    print(sum(o.name_3 == -1 and o.name_0() == -2 and o.name_1 == -3 for o in objects),
          sum(read(o) == expected(o, number) for number, o in enumerate(objects)))
    # expect: 8 32
    # expect: 8 32

# Classes that are gone have left it, too: others may take their place in memory.
for turn in range(6):
    others = [make(number) for number in range(turn, 12 + turn)]
    for number, o in enumerate(others):
        assert read(o) == expected(o, number + turn), (turn, number)
    del others, o
    gc.collect()
print('collected')  # expect: collected
