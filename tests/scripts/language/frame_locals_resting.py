# SPDX-License-Identifier: MIT
"""f_locals of frames that do not run: of generators and coroutines that rest, and of functions that have ended."""
import gc
import inspect
import sys


def show(mapping):
    return {key: value for key, value in mapping.items() if key != 'frame'}


# A generator has one frame object from its beginning to its end, and that keeps what it is given.
def numbers(a):
    x = 1
    frame = sys._getframe()
    y = yield frame
    print('goes on with', a, x, y, sys._getframe() is frame)
    x = yield
    try:
        yield x
    finally:
        last = 3


g = numbers(5)
frame = g.gi_frame
frame.f_locals['a'] = 50
frame.f_locals['more'] = 51
print(show(frame.f_locals), frame.f_back, frame is g.gi_frame)
print(next(g) is frame, show(frame.f_locals), inspect.getgeneratorlocals(g) == frame.f_locals)
frame.f_locals['a'] = 60
frame.f_locals['x'] = 61
g.send('sent')
next(g)
view = frame.f_locals
g.close()
print(show(view), g.gi_frame)
view['a'] = 70
print(frame.f_locals['a'], view == frame.f_locals)
frame.clear()
print(frame.f_locals, view)
view['a'] = 71
print(frame.f_locals)

# One that ends before it begins, and one that nobody holds but through its frame.
g = numbers(6)
frame = g.gi_frame
g.close()
print(frame.f_locals, g.gi_frame)
view = numbers(7).gi_frame.f_locals
gc.collect()
view['a'] = [7]
gc.collect()
print(view)


# Variables in cells.
def shares():
    n = 1

    def get():
        return n
    yield get
    yield n


g = shares()
get = next(g)
g.gi_frame.f_locals['n'] = 'changed'
print(get(), next(g), g.gi_frame.f_locals['n'])


# yield from, coroutines, async generators.
def delegates():
    outer = 1
    yield from numbers(8)


g = delegates()
inner = next(g)
print(show(g.gi_frame.f_locals), g.gi_yieldfrom.gi_frame is inner)


class Awaited:
    def __await__(self):
        yield 'waits'


async def coroutine(n):
    k = n
    await Awaited()
    return k, n


c = coroutine(3)
print(c.cr_frame.f_locals, inspect.getcoroutinelocals(c), c.cr_frame is c.cr_frame)
c.send(None)
c.cr_frame.f_locals['k'] = 9
try:
    c.send(None)
except StopIteration as e:
    print(e.value)


async def steps(n):
    yield n
    yield n


a = steps(2)
for value in 'first', 'second':
    a.ag_frame.f_locals['n'] = value
    try:
        a.__anext__().send(None)
    except StopIteration as e:
        print(e.value, a.ag_frame is a.ag_frame)


# Functions that an exception has ended, and a generator that handles one.
def fails(v):
    w = v * 2
    1 / 0


def calls(u):
    q = 1

    def inner():
        return q
    fails(u)


try:
    calls(4)
except ZeroDivisionError as e:
    level = e.__traceback__.tb_next
while level:
    view = level.tb_frame.f_locals
    print(sorted(view), view[next(iter(view))])
    view['new'] = view[next(iter(view))] = 99
    print(level.tb_frame.f_locals['new'], level.tb_frame.f_locals[next(iter(view))])
    level = level.tb_next


def handles():
    a = 1
    try:
        1 / 0
    except ZeroDivisionError as e:
        level = e.__traceback__
    yield level
    print(a)


g = handles()
level = next(g)
print(level.tb_frame is g.gi_frame, level.tb_frame.f_locals['a'])
level.tb_frame.f_locals['a'] = 'changed'
print(list(g), level.tb_frame.f_locals['a'])


# What a function leaves behind lives as long as its frame.
class Tells:
    def __init__(self, name):
        self.name = name


def leaves():
    q = Tells('first')
    return sys._getframe().f_locals


view = leaves()
gc.collect()
print(view['q'].name)
view['q'] = Tells('second')
view['other'] = Tells('third')
gc.collect()
print(view['q'].name, view['other'].name)

# expect: {'a': 50, 'more': 51} None True
# expect: True {'a': 50, 'x': 1, 'more': 51} True
# expect: goes on with 60 61 sent True
# expect: {'a': 60, 'x': None, 'y': 'sent', 'last': 3, 'more': 51} None
# expect: 70 True
# expect: {} {}
# expect: {'a': 71}
# expect: {'a': 6} None
# expect: {'a': [7]}
# expect: changed changed changed
# expect: {'outer': 1} True
# expect: {'n': 3} {'n': 3} True
# expect: (9, 3)
# expect: first True
# expect: second True
# expect: ['inner', 'q', 'u'] 4
# expect: 99 99
# expect: ['v', 'w'] 4
# expect: 99 99
# expect: True 1
# expect: changed
# expect: [] changed
# expect: first
# expect: second third
