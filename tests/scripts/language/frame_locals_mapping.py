# SPDX-License-Identifier: MIT
"""FrameLocalsProxy as a mapping: its methods, operators and errors."""
import sys
from collections.abc import Mapping, MutableMapping


def told(call, *args):
    try:
        return call(*args)
    except Exception as e:
        return f'{type(e).__name__}: {e}'


def variables(x, y):
    return sys._getframe()


frame = variables(1, 'two')
view, other = frame.f_locals, variables(1, 'two').f_locals
Proxy = type(view)
print(Proxy.__name__, Proxy.__module__, Proxy.__bases__, isinstance(view, Mapping), isinstance(view, MutableMapping))

# The same frame, or the same content as a dict.
print(view is frame.f_locals, view == frame.f_locals, view == other, view != other, Proxy(frame) == view)
print(view == {'x': 1, 'y': 'two'}, {'x': 1, 'y': 'two'} == view, view == {'x': 1}, view != {}, view == 1)
print(told(hash, view))
print(told(lambda: view < view))

# Reading.
print(view, len(view), list(view), view['x'], view.get('y'), view.get('z'), view.get('z', 0))
print(view.keys(), view.values(), view.items(), reversed(view), view.copy(), type(view.copy()))
print(type(iter(view)).__name__, bool(view), dict(view), {**view}, 'x' in view, 'z' in view, 1 in view)
print((lambda **kw: kw)(**view))
match view:
    case {'x': one, **rest}:
        print(one, rest)
print(told(lambda: view['z']))
print(told(lambda: view[[]]))
print(told(lambda: [] in view))
print(told(view.get, []))

# Writing: any key that can be hashed.
view['z'] = 3
view[1] = 'one'
print(view.setdefault('x', 0), view.setdefault('more'), view.setdefault('most', 9), view)
view.update({'x': 10, 'q': 11})
view.update(other)
view |= {'y': 'last'}
print(view is frame.f_locals, view)
print(told(view.__setitem__, [], 1))
print(told(view.update, [('a', 1)]))
print(told(view.update, 1))

# Merging makes dicts.
view = variables(1, 2).f_locals
print(view | {'x': 5}, {'x': 5} | view, view | other, type(view | other))
print(told(lambda: view | 1))
print(view.__or__(1), view.__ior__(1))

# What it has not.
print(told(lambda: view.clear), told(lambda: view.popitem), told(lambda: view.fromkeys), told(lambda: view.attribute), sep='\n')
print(told(Proxy, 1))
print(told(Proxy, frame) == frame.f_locals)


# One that holds itself.
def itself():
    view = sys._getframe().f_locals
    return view


print(itself())


# The iterator goes over the keys that were there.
view = variables(1, 2).f_locals
for key in view:
    view['also ' + key] = 0
print(view)

# expect: FrameLocalsProxy builtins (<class 'object'>,) True False
# expect: False True False True True
# expect: True True False True False
# expect: TypeError: unhashable type: 'FrameLocalsProxy'
# expect: TypeError: '<' not supported between instances of 'FrameLocalsProxy' and 'FrameLocalsProxy'
# expect: {'x': 1, 'y': 'two'} 2 ['x', 'y'] 1 two None 0
# expect: ['x', 'y'] [1, 'two'] [('x', 1), ('y', 'two')] ['y', 'x'] {'x': 1, 'y': 'two'} <class 'dict'>
# expect: list_iterator True {'x': 1, 'y': 'two'} {'x': 1, 'y': 'two'} True False False
# expect: {'x': 1, 'y': 'two'}
# expect: 1 {'y': 'two'}
# expect: KeyError: "local variable ''z'' is not defined"
# expect: TypeError: unhashable type: 'list'
# expect: TypeError: unhashable type: 'list'
# expect: TypeError: unhashable type: 'list'
# expect: 1 None 9 {'x': 1, 'y': 'two', 'z': 3, 1: 'one', 'more': None, 'most': 9}
# expect: False {'x': 1, 'y': 'last', 'z': 3, 1: 'one', 'more': None, 'most': 9, 'q': 11}
# expect: TypeError: unhashable type: 'list'
# expect: TypeError: update() argument must be dict or another FrameLocalsProxy
# expect: TypeError: update() argument must be dict or another FrameLocalsProxy
# expect: {'x': 5, 'y': 2} {'x': 1, 'y': 2} {'x': 1, 'y': 'two'} <class 'dict'>
# expect: TypeError: unsupported operand type(s) for |: 'FrameLocalsProxy' and 'int'
# expect: NotImplemented NotImplemented
# expect: AttributeError: 'FrameLocalsProxy' object has no attribute 'clear'
# expect: AttributeError: 'FrameLocalsProxy' object has no attribute 'popitem'
# expect: AttributeError: 'FrameLocalsProxy' object has no attribute 'fromkeys'
# expect: AttributeError: 'FrameLocalsProxy' object has no attribute 'attribute'
# expect: TypeError: expect frame, not int
# expect: True
# expect: {'view': {...}}
# expect: {'x': 1, 'y': 2, 'also x': 0, 'also y': 0}
