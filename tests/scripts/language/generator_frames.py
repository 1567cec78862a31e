# SPDX-License-Identifier: MIT
# A generator that rests has one frame object, which tells where it is each time it is asked for.
import types


def count(n):
    for i in range(n):
        yield i
    done = True
    yield done


g = count(1)
frame = g.gi_frame
print(frame is g.gi_frame, frame.f_lineno - frame.f_code.co_firstlineno)
next(g)
print(frame is g.gi_frame, frame.f_lineno - frame.f_code.co_firstlineno, g.gi_frame.f_locals)
next(g)
print(frame is g.gi_frame, frame.f_lineno - frame.f_code.co_firstlineno, g.gi_frame.f_locals)
print(list(g), g.gi_frame)


@types.coroutine
def wrapped():
    return g2


g2 = count(2)
next(g2)
print(wrapped().gi_frame is g2.gi_frame)

# expect: True 0
# expect: True 2 {'n': 1, 'i': 0}
# expect: True 4 {'n': 1, 'i': 0, 'done': True}
# expect: [] None
# expect: True
