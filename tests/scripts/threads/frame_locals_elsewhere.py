# SPDX-License-Identifier: MIT
# allocations: no
"""f_locals of a frame that another thread runs, and of a generator's that does."""
import sys
import threading


def numbers():
    x = 1
    yield
    ready.set()
    go_on.wait()
    yield x


def works():
    v = 1
    g = numbers()
    next(g)
    print(next(g), v)


ready, go_on = threading.Event(), threading.Event()
thread = threading.Thread(target=works)
thread.start()
ready.wait()
frame = sys._current_frames()[thread.ident]
while frame.f_code.co_name != 'works':
    frame = frame.f_back
frame.f_locals['v'] = 'from outside'
g = frame.f_locals['g']
print(g.gi_frame.f_back is frame, g.gi_running, g.gi_frame is g.gi_frame)
g.gi_frame.f_locals['x'] = 'likewise'
go_on.set()
thread.join()
print(frame.f_locals['v'])

# expect: True True True
# expect: likewise from outside
# expect: from outside
