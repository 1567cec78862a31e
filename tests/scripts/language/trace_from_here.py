# SPDX-License-Identifier: MIT
"""sys.settrace() and sys.setprofile() in the middle of a function, with f_trace set by hand as debuggers do."""
import sys
def tracer(frame, event, arg):
    print(event, frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno)
    return tracer
def f():
    sys._getframe().f_trace = tracer
    sys.settrace(tracer)
    x = 1
    y = 2
    sys.settrace(None)
    z = 3
f()
def g():
    def set_trace():
        fr = sys._getframe().f_back
        while fr:
            fr.f_trace = tracer
            fr = fr.f_back
        sys.settrace(tracer)
    set_trace()
    a = 1
    for i in range(2):
        a += i
    return a
def h():
    r = g()
    r += 1
    return r
h()
s = 5
sys.settrace(None)
def k():
    sys.settrace(tracer)
    x = 1
    sys._getframe().f_trace = tracer
    x = 2
    x = 3
    sys.settrace(None)
k()
def m():
    sys.setprofile(tracer)
    x = 1
    len([])
    sys.setprofile(None)
m()
def lines():
    fr = sys._getframe()
    fr.f_trace = tracer
    fr.f_trace_lines = False
    fr.f_trace_opcodes = False
    sys.settrace(tracer)
    x = 1
    fr.f_trace_lines = True
    x = 2
    sys.settrace(None)
lines()
# in a loop, hot code, generators, callers in the middle of a line
def begin(depth=1):
    fr = sys._getframe(1)
    while fr:
        fr.f_trace = tracer
        fr = fr.f_back
    sys.settrace(tracer)
    return 1
def hot():
    x = 1
    fr = sys._getframe()
    fr.f_trace = tracer
    sys.settrace(tracer)
    y = 2
    if y:
        x = 3
    sys.settrace(None)
    return x
for _ in range(4): hot()
def mid():
    v = [begin(),
         2,
         3]
    w = begin() + len('abc') + \
        1
    while w:
        w = 0
    try:
        1 / 0
    except ZeroDivisionError:
        pass
    return w
def outer():
    q = mid()
    q = 1
    return q
outer()
sys.settrace(None)
sys._getframe().f_trace = None
def gen():
    yield 1
    begin()
    yield 2
    yield 3
for x in gen(): pass
sys.settrace(None)
def opc():
    fr = sys._getframe()
    fr.f_trace = lambda f, e, a: (seen.append(e), fr.f_trace)[1]
    fr.f_trace_opcodes = True
    fr.f_trace_lines = False
    sys.settrace(fr.f_trace)
    x = 1
    y = x
    sys.settrace(None)
seen = []
opc()
print(len(seen) > 3, set(seen))
def jump():
    fr = sys._getframe()
    def t(f, e, a):
        if e == 'line' and f is fr and f.f_lineno == fr.f_code.co_firstlineno + 9:
            f.f_lineno += 1
        return t
    fr.f_trace = t
    sys.settrace(t)
    x = 1
    print('passed over')
    x += 5
    sys.settrace(None)
    print('jumped', x)
jump()

# expect: line f 3
# expect: line f 4
# expect: line f 5
# expect: line g 8
# expect: line g 9
# expect: line g 10
# expect: line g 9
# expect: line g 10
# expect: line g 9
# expect: line g 11
# expect: return g 11
# expect: line h 2
# expect: line h 3
# expect: return h 3
# expect: line <module> 31
# expect: line <module> 32
# expect: line k 4
# expect: line k 5
# expect: line k 6
# expect: c_call m 3
# expect: c_return m 3
# expect: c_call m 4
# expect: line lines 8
# expect: line lines 9
# expect: line hot 5
# expect: line hot 6
# expect: line hot 7
# expect: line hot 8
# expect: line hot 5
# expect: line hot 6
# expect: line hot 7
# expect: line hot 8
# expect: line hot 5
# expect: line hot 6
# expect: line hot 7
# expect: line hot 8
# expect: line hot 5
# expect: line hot 6
# expect: line hot 7
# expect: line hot 8
# expect: line mid 2
# expect: line mid 3
# expect: line mid 1
# expect: line mid 4
# expect: call begin 0
# expect: line begin 1
# expect: line begin 2
# expect: line begin 3
# expect: line begin 4
# expect: line begin 2
# expect: line begin 3
# expect: line begin 4
# expect: line begin 2
# expect: line begin 3
# expect: line begin 4
# expect: line begin 2
# expect: line begin 5
# expect: line begin 6
# expect: return begin 6
# expect: line mid 5
# expect: line mid 4
# expect: line mid 6
# expect: line mid 7
# expect: line mid 6
# expect: line mid 8
# expect: line mid 9
# expect: exception mid 9
# expect: line mid 10
# expect: line mid 11
# expect: line mid 12
# expect: return mid 12
# expect: line outer 2
# expect: line outer 3
# expect: return outer 3
# expect: line <module> 95
# expect: line gen 3
# expect: return gen 3
# expect: line <module> 102
# expect: call gen 3
# expect: line gen 4
# expect: return gen 4
# expect: line <module> 102
# expect: call gen 4
# expect: return gen 4
# expect: line <module> 103
# expect: True {'opcode'}
# expect: jumped 6
