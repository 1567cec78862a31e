# SPDX-License-Identifier: MIT
# sys.settrace and setprofile: the events of calls, lines, returns and exceptions, in their order.
import sys
def show(events):
    for e in events: print(*e)
    events.clear()
events = []
def tracer(frame, event, arg):
    if frame.f_code.co_name.startswith('_'): return None
    if event == 'exception': arg = arg[0].__name__, str(arg[1])
    events.append((event, frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, arg))
    return tracer
def trace(f, *args):
    sys.settrace(tracer)
    try:
        f(*args)
    except Exception as e: pass
    finally: sys.settrace(None)
    show(events); print('-')
class M:
    def __enter__(self): return self
    def __exit__(self, *a): return True
def simple(a):
    b = a + 1
    return b
trace(simple, 1)
def loop(n):
    t = 0
    for i in range(n):
        t += i
        if t > 2:
            continue
    while n:
        n -= 1
    else:
        t = 9
    return t
trace(loop, 3)
def inner(x): return x * 2
def outer():
    a = inner(3)
    b = [inner(i) for i in range(2)]
    return a, b
trace(outer)
def raiser(): raise ValueError('x')
def catcher():
    with M():
        raiser()
    w = 2
trace(catcher)
def uncaught():
    raiser()
trace(uncaught)
def gen():
    yield 1
    yield 2
def use_gen():
    for x in gen():
        y = x
trace(use_gen)
def cls():
    class A:
        x = 1
        def m(self):
            return 5
    return A().m()
trace(cls)
def with_():
    pass
class M:
    def __enter__(self): return self
    def __exit__(self, *a): return True
def ctx():
    with M() as m:
        a = 1
        raise KeyError('k')
    return 2
trace(ctx)
def matcher(v):
    match v + []:
        case 1:
            return 'one'
        case [x, y]:
            return x
    return None
trace(lambda: matcher([1, 2]))
def native_callback():
    return sorted([3, 1], key=inner)
trace(native_callback)
def cond(x):
    a = 1 if x else 2
    if x and a:
        b = 1
    elif x:
        b = 2
    else:
        b = 3
    return b
trace(cond, 0)
def local_none(frame, event, arg):
    events.append((event, frame.f_code.co_name))
    return None
sys.settrace(local_none); simple(1); outer(); sys.settrace(None); show(events)
def bad(frame, event, arg):
    events.append((event, frame.f_code.co_name))
    raise RuntimeError('bad tracer')
sys.settrace(bad)
try: simple(1)
except RuntimeError as e: print(e, sys.gettrace())
show(events)
def prof(frame, event, arg):
    events.append((event, frame.f_code.co_name, getattr(arg, '__name__', arg)))
def profiled():
    len([1])
    inner(2)
    'a'.upper()
    try: int('x')
    except ValueError: pass
    return 3
sys.setprofile(prof); profiled(); sys.setprofile(None)
show(events)
print(sys.gettrace(), sys.getprofile())
def opcodes(frame, event, arg):
    frame.f_trace_opcodes = True; frame.f_trace_lines = False
    events.append((event, frame.f_code.co_name))
    return opcodes
sys.settrace(opcodes); simple(1); sys.settrace(None)
print(events[0], events[-1], ('line', 'simple') in events); events.clear()
def nested_settrace():
    def t(frame, event, arg): events.append(('inner', event, frame.f_code.co_name)); return t
    sys.settrace(t)
    simple(2)
    sys.settrace(None)
nested_settrace(); show(events)
def debugger():
    sys._getframe().f_back.f_trace = tracer
    sys.settrace(lambda *a: None)
def debugged():
    x = 0
    debugger()
    a = 1
    b = 2
    sys.settrace(None)
debugged(); show(events)
f = sys._getframe()
print(f.f_trace, f.f_trace_lines, f.f_trace_opcodes)
try: f.f_trace_lines = 1
except TypeError as e: print(e)

# expect: call simple 0 None
# expect: line simple 1 None
# expect: line simple 2 None
# expect: return simple 2 2
# expect: -
# expect: call loop 0 None
# expect: line loop 1 None
# expect: line loop 2 None
# expect: line loop 3 None
# expect: line loop 4 None
# expect: line loop 2 None
# expect: line loop 3 None
# expect: line loop 4 None
# expect: line loop 2 None
# expect: line loop 3 None
# expect: line loop 4 None
# expect: line loop 5 None
# expect: line loop 2 None
# expect: line loop 6 None
# expect: line loop 7 None
# expect: line loop 6 None
# expect: line loop 7 None
# expect: line loop 6 None
# expect: line loop 7 None
# expect: line loop 6 None
# expect: line loop 9 None
# expect: line loop 10 None
# expect: return loop 10 9
# expect: -
# expect: call outer 0 None
# expect: line outer 1 None
# expect: call inner 0 None
# expect: line inner 0 None
# expect: return inner 0 6
# expect: line outer 2 None
# expect: call inner 0 None
# expect: line inner 0 None
# expect: return inner 0 0
# expect: line outer 2 None
# expect: call inner 0 None
# expect: line inner 0 None
# expect: return inner 0 2
# expect: line outer 2 None
# expect: line outer 3 None
# expect: return outer 3 (6, [0, 2])
# expect: -
# expect: call catcher 0 None
# expect: line catcher 1 None
# expect: line catcher 2 None
# expect: call raiser 0 None
# expect: line raiser 0 None
# expect: exception raiser 0 ('ValueError', 'x')
# expect: return raiser 0 None
# expect: exception catcher 2 ('ValueError', 'x')
# expect: line catcher 1 None
# expect: line catcher 3 None
# expect: return catcher 3 None
# expect: -
# expect: call uncaught 0 None
# expect: line uncaught 1 None
# expect: call raiser 0 None
# expect: line raiser 0 None
# expect: exception raiser 0 ('ValueError', 'x')
# expect: return raiser 0 None
# expect: exception uncaught 1 ('ValueError', 'x')
# expect: return uncaught 1 None
# expect: -
# expect: call use_gen 0 None
# expect: line use_gen 1 None
# expect: call gen 0 None
# expect: line gen 1 None
# expect: return gen 1 1
# expect: line use_gen 2 None
# expect: line use_gen 1 None
# expect: call gen 1 None
# expect: line gen 2 None
# expect: return gen 2 2
# expect: line use_gen 2 None
# expect: line use_gen 1 None
# expect: call gen 2 None
# expect: return gen 2 None
# expect: return use_gen 1 None
# expect: -
# expect: call cls 0 None
# expect: line cls 1 None
# expect: call A 0 None
# expect: line A 0 None
# expect: line A 1 None
# expect: line A 2 None
# expect: return A 2 None
# expect: line cls 5 None
# expect: call m 0 None
# expect: line m 1 None
# expect: return m 1 5
# expect: return cls 5 5
# expect: -
# expect: call ctx 0 None
# expect: line ctx 1 None
# expect: line ctx 2 None
# expect: line ctx 3 None
# expect: exception ctx 3 ('KeyError', "'k'")
# expect: line ctx 1 None
# expect: line ctx 4 None
# expect: return ctx 4 2
# expect: -
# expect: call <lambda> 0 None
# expect: line <lambda> 0 None
# expect: call matcher 0 None
# expect: line matcher 1 None
# expect: line matcher 2 None
# expect: line matcher 4 None
# expect: line matcher 5 None
# expect: return matcher 5 1
# expect: return <lambda> 0 1
# expect: -
# expect: call native_callback 0 None
# expect: line native_callback 1 None
# expect: call inner 0 None
# expect: line inner 0 None
# expect: return inner 0 6
# expect: call inner 0 None
# expect: line inner 0 None
# expect: return inner 0 2
# expect: return native_callback 1 [1, 3]
# expect: -
# expect: call cond 0 None
# expect: line cond 1 None
# expect: line cond 2 None
# expect: line cond 4 None
# expect: line cond 7 None
# expect: line cond 8 None
# expect: return cond 8 3
# expect: -
# expect: call simple
# expect: call outer
# expect: call inner
# expect: call inner
# expect: call inner
# expect: bad tracer None
# expect: call simple
# expect: call profiled None
# expect: c_call profiled len
# expect: c_return profiled len
# expect: call inner None
# expect: return inner 4
# expect: c_call profiled upper
# expect: c_return profiled upper
# expect: return profiled 3
# expect: c_call <module> setprofile
# expect: None None
# expect: ('call', 'simple') ('return', 'simple') False
# expect: inner call simple
# expect: inner line simple
# expect: inner line simple
# expect: inner return simple
# expect: line debugged 3 None
# expect: line debugged 4 None
# expect: line debugged 5 None
# expect: None True False
# expect: attribute value type must be bool
