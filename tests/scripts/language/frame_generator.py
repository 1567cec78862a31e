# SPDX-License-Identifier: MIT
# cpython: no (3.14)
"""f_generator: whose frame it is."""
import sys


def numbers():
    yield sys._getframe()
    yield sys._getframe().f_generator


async def coroutine():
    return sys._getframe().f_generator


g = numbers()
frame = g.gi_frame
print(frame.f_generator is g, next(g) is frame, next(g) is g)  # expect: True True True
g.close()
print(frame.f_generator)                                       # expect: None
c = coroutine()
try:
    c.send(None)
except StopIteration as e:
    print(e.value is c)                                        # expect: True
print(sys._getframe().f_generator)                             # expect: None
