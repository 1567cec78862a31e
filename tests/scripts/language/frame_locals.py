# SPDX-License-Identifier: MIT
"""f_locals of a function (PEP 667): what is written there reaches the variables of the frame, wherever they lie."""
import sys


def show(mapping):
    return {key: value for key, value in mapping.items() if key not in ('view', 'frame')}


# Locals, set and unset; keys that are no variables stay with the frame.
def plain(a, *args, k=1, **kw):
    view = sys._getframe().f_locals
    print(type(view).__name__, show(view), 'later' in view)
    view['a'] = 'new'
    view['later'] = 'set'
    view['none of them'] = 7
    print(a, later, view['none of them'], sys._getframe().f_locals['none of them'])
    later = 2
    del a
    print(show(view))
    print(show(locals()))
    view['a'] = 'again'
    print(a)


plain(1, 2, 3, x=4)


# Cells: those of inner functions, and free variables.
def around():
    seen = 1

    def within():
        nonlocal seen
        view = sys._getframe().f_locals
        before = view['seen']
        view['seen'] = 'from within'
        return before, seen

    def reads():
        return empty

    view = sys._getframe().f_locals
    view['seen'] = 'from around'
    print(seen, within(), seen, view['seen'])
    print('empty' in view, show(view).keys())
    view['empty'] = 'no more'
    print(reads())
    empty = 3
    print(view['empty'])


around()


class Self:
    def method(self):
        view = sys._getframe().f_locals
        print(type(view['self']).__name__, view['__class__'].__name__)
        view['__class__'] = 'other'
        return __class__


print(Self().method())


# Frames further up, and many values in turn.
def outer():
    counter, items = 0, None

    def inner(depth):
        if depth:
            return inner(depth - 1)
        frame = sys._getframe()
        while frame.f_code.co_name != 'outer':
            frame = frame.f_back
        for i in range(3000):
            frame.f_locals['counter'] += 1
            frame.f_locals['items'] = [i]

    inner(5)
    print(counter, items)


outer()


# Code that has been specialised, and loops.
def loops():
    out, n = [], 0
    for i in range(4):
        sys._getframe().f_locals['i'] = i * 10
        out.append(i)
    while n < 5:
        sys._getframe().f_locals['n'] += 2
        out.append(n)
    return out


for _ in range(20):
    result = loops()
print(result)


# Trace functions: before the first line, and later.
def traced(a):
    x = a

    def inner():
        return a
    y = x + 1
    return a, x, y, inner(), unset
    unset = 1


def trace(frame, event, arg):
    if frame.f_code.co_name == 'traced':
        if event == 'call':
            frame.f_locals['a'] = 10
        elif frame.f_locals.get('x') == 10:
            frame.f_locals.update({'x': 100, 'unset': 'set'})
    return trace


sys.settrace(trace)
print(traced(1))
sys.settrace(None)


# locals() is made anew; code that is run there sees it, or the variables themselves.
def runs():
    a = 1
    view = sys._getframe().f_locals
    exec('a = 2; b = 3; c = a + b', globals(), view)
    print(a, view['b'], view['c'], eval('a + b', globals(), view))
    exec('a = 50')
    locals()['a'] = 51
    print(a, locals() is locals(), locals() == view)


runs()


# Only functions have variables: a module and a class body have their namespace.
class Body:
    sys._getframe().f_locals['made'] = 5
    print(made, sys._getframe().f_locals is locals(), type(sys._getframe().f_locals).__name__)


print(sys._getframe().f_locals is globals())


# exec() of a function's code gives variables, too.
def code():
    local = 1
    print(sorted(locals()), type(sys._getframe().f_locals).__name__)


namespace = {}
exec(code.__code__, globals(), namespace)
print(namespace)

# expect: FrameLocalsProxy {'a': 1, 'k': 1, 'args': (2, 3), 'kw': {'x': 4}} False
# expect: new set 7 7
# expect: {'k': 1, 'args': (2, 3), 'kw': {'x': 4}, 'later': 2, 'none of them': 7}
# expect: {'k': 1, 'args': (2, 3), 'kw': {'x': 4}, 'later': 2, 'none of them': 7}
# expect: again
# expect: from around ('from around', 'from within') from within from within
# expect: False dict_keys(['within', 'reads', 'seen'])
# expect: no more
# expect: 3
# expect: Self Self
# expect: other
# expect: 3000 [2999]
# expect: [0, 10, 20, 30, 2, 4, 6]
# expect: (10, 100, 101, 10, 'set')
# expect: 2 3 5 5
# expect: 2 False True
# expect: 5 True dict
# expect: True
# expect: ['local'] FrameLocalsProxy
# expect: {}
