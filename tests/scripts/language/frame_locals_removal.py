# SPDX-License-Identifier: MIT
# cpython: no (3.14: 3.13.0 refuses all)
"""FrameLocalsProxy: keys that are no variables can be removed."""
import sys


def told(call, *args):
    try:
        return call(*args)
    except Exception as e:
        return f'{type(e).__name__}: {e}'


def variables(x):
    if not x:
        unset = 1
    return sys._getframe().f_locals


view = variables(1)
view['a'] = view['b'] = 2
del view['a']
print(view)                                # expect: {'x': 1, 'b': 2}
print(view.pop('b'), view.pop('b', 'none'), view)  # expect: 2 none {'x': 1}
print(told(view.__delitem__, 'x'))      # expect: ValueError: cannot remove local variables from FrameLocalsProxy
print(told(view.__delitem__, 'unset'))  # expect: ValueError: cannot remove local variables from FrameLocalsProxy
print(told(view.pop, 'x', 0))           # expect: ValueError: cannot remove local variables from FrameLocalsProxy
print(told(view.pop, 'b'))              # expect: KeyError: 'b'
print(told(view.__delitem__, 'b'))      # expect: KeyError: 'b'
print(told(view.__delitem__, []))       # expect: TypeError: unhashable type: 'list'
