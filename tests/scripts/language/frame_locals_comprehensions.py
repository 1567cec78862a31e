# SPDX-License-Identifier: MIT
"""f_locals and locals() within comprehensions, which share the frame of what is around them (PEP 709)."""
import sys

y = 3


def view():
    """f_locals of the caller."""
    return sys._getframe(1).f_locals


def show(mapping):
    return type(mapping).__name__, {k: v for k, v in mapping.items() if k not in ('p', 'e')}


# At the level of a module: what the comprehension has, and nothing else.
print([show(view()) for x in [1]], [show(locals()) for x in [1]], view() is globals(), locals() is globals())
print([view() is globals() for x in [1]], [eval('x + y') for x in [1]], [exec('x = y = 11') for x in [1]], y, 'x' in globals())
print([view().__setitem__('y', 10) for x in [1]], y)
try:
    [1 // (x - 2) for x in [1, 2]]
except ZeroDivisionError:
    print(locals() is globals(), view() is globals())


# In a class body.
class Body:
    a = 1
    print([show(view()) for x in [1]], [show(locals()) for x in [1]], sorted(k for k in locals() if k[0] != '_'))


# In a function: the variable hides what has its name around it, and only while the comprehension runs.
def function():
    x = 'outer'
    a = 1
    print([show(view()) for x in [1]], [show(locals()) for x in [1]])
    print([show(view()) for z in [1]], show(view()))
    print([show(view()) for w in [1] for x in [2]])
    print([[show(view()) for x in 'i'] for x in [1]], [(view().get('x'), view().get('w')) for x in [1] if [w for w in [2]]])
    print([(view().__setitem__('x', 10), x) for x in [1]], x)
    print([view().__setitem__('a', 10) for x in [1]], a)
    p = view()
    print('z' in p, p.get('w'))
    p['z'] = 5
    print(p['z'], [p['z'] for z in [1]], p['z'])
    try:
        [1 // x for x in [1, 0]]
    except ZeroDivisionError:
        print(show(p))
    for _ in range(2):
        print(p['x'], [p['x'] for x in range(2)])


function()


# The iterator sees the variable, too.
class Looks:
    def __init__(self):
        self.left = 3

    def __iter__(self):
        return self

    def __next__(self):
        if not self.left:
            raise StopIteration
        self.left -= 1
        print(sys._getframe(1).f_locals.get('v'), end=' ')
        return self.left


def looked_at():
    return [v for v in Looks()]


print(looked_at())


# A generator expression has a frame of its own, whose iterator can be seen.
def expression():
    return list((sorted(view()), view()['x']) for x in [1])


print(expression())
print(function.__code__.co_varnames.count('x'))

# expect: [('FrameLocalsProxy', {'x': 1})] [('dict', {'x': 1})] True True
# expect: [False] [4] [None] 3 False
# expect: [None] 3
# expect: True True
# expect: [('FrameLocalsProxy', {'x': 1})] [('dict', {'x': 1})] ['a']
# expect: [('FrameLocalsProxy', {'x': 1, 'a': 1})] [('dict', {'x': 1, 'a': 1})]
# expect: [('FrameLocalsProxy', {'x': 'outer', 'a': 1, 'z': 1})] ('FrameLocalsProxy', {'x': 'outer', 'a': 1})
# expect: [('FrameLocalsProxy', {'x': 2, 'a': 1, 'w': 1})]
# expect: [[('FrameLocalsProxy', {'x': 'i', 'a': 1})]] [(1, None)]
# expect: [(None, 10)] outer
# expect: [None] 10
# expect: False None
# expect: 5 [1] 5
# expect: ('FrameLocalsProxy', {'x': 'outer', 'a': 10, 'z': 5})
# expect: outer [0, 1]
# expect: outer [0, 1]
# expect: None 2 1 [2, 1, 0]
# expect: [(['.0', 'x'], 1)]
# expect: 1
