# SPDX-License-Identifier: MIT
"""f_lineno = n in a trace function: where one can jump to, what is refused, and what is lost on the way."""
import sys
import warnings
warnings.simplefilter('ignore')


def run(f, frm, to, event='line', n=1):
    base = f.__code__.co_firstlineno
    log, state = [], [n]
    def t(frame, ev, arg):
        if frame.f_code is not f.__code__: return None
        log.append('%s%d' % (ev[0], frame.f_lineno - base))
        if ev == event and frame.f_lineno == base + frm and state[0]:
            state[0] -= 1
            try:
                frame.f_lineno = base + to if isinstance(to, int) else to[0]
                log.append('->%d' % (frame.f_lineno - base))
            except BaseException as e:
                log.append('%s(%s)' % (type(e).__name__, e))
        return t
    out = []
    sys.settrace(t)
    try:
        f(out)
    except BaseException as e:
        sys.settrace(None); log.append('!%s(%s)' % (type(e).__name__, e))
    sys.settrace(None)
    print(f.__name__, frm, to, event, out, *log)

def simple(o):
    o.append(1)
    o.append(2)

    o.append(4)
for a, b in (1, 2), (2, 1), (1, 1), (2, 2), (1, 3), (1, -5), (1, 50): run(simple, a, b)
run(simple, 1, ('x',))
run(simple, 1, (1.5,))
run(simple, 1, (None,))
run(simple, 0, 2, 'call')
run(simple, 4, 2, 'return')
run(simple, 1, (2**40,))
run(simple, 1, (True,))
def exc(o):
    try:
        1/0
    except ZeroDivisionError:
        o.append(4)
    finally:
        o.append(6)
    o.append(7)
run(exc, 2, 7, 'exception')
for a, b in (2, 4), (1, 7), (2, 7), (4, 7), (4, 6), (4, 2), (6, 2), (6, 4), (7, 1), (7, 2), (7, 4), (7, 6), (3, 7), (3, 2), (1, 3): run(exc, a, b)
def loop(o):
    for i in 1, 2:
        o.append(2)
        for j in 3,:
            o.append(4)
    else:
        o.append(6)
    o.append(7)
for a, b in (1, 2), (2, 4), (4, 2), (4, 7), (7, 2), (7, 1), (2, 6), (4, 1), (3, 7), (7, 6), (4, 3): run(loop, a, b)
def unb(o):
    a = 1
    b = 2
    c = 3
    o.append((a, b, c))
run(unb, 1, 4)
run(unb, 2, 3)
run(unb, 2, 4)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    run(unb, 1, 4)
    run(unb, 3, 4)
print(*[warning.message for warning in caught], sep='\n')
class C:
    def __enter__(self): return 1
    def __exit__(self, *a): return False
def wi(o):
    with C() as c:
        o.append(2)
    with C():
        o.append(4)
    o.append(5)
for a, b in (1, 5), (2, 5), (2, 4), (5, 2), (1, 2), (2, 1), (2, 3), (1, 4): run(wi, a, b)
def fin(o):
    try:
        return o.append(2)
    finally:
        o.append(4)
    o.append(5)
for a, b in (1, 5), (2, 5), (2, 4), (4, 5), (4, 2), (1, 4): run(fin, a, b)
def g0():
    yield 1
    yield 2
    x = 3
def runner(ev, frm, to):
    base, log = g0.__code__.co_firstlineno, []
    def t(frame, e, arg):
        if frame.f_code is not g0.__code__: return None
        log.append('%s%d' % (e[0], frame.f_lineno - base))
        if e == ev and frame.f_lineno - base == frm:
            try: frame.f_lineno = base + to; log.append('->')
            except BaseException as x: log.append(str(x))
        return t
    sys.settrace(t)
    r = list(g0())
    sys.settrace(None)
    print(ev, frm, to, r, log)
runner('line', 1, 3)
runner('line', 2, 3)
runner('call', 1, 3)
runner('line', 1, 2)
try: sys._getframe().f_lineno = 3
except ValueError as e: print(e)
try: del sys._getframe().f_lineno
except AttributeError as e: print(e)
def matchy(o):
    match o:
        case []:
            o.append(3)
        case _:
            o.append(5)
    o.append(6)
for a, b in (1, 3), (3, 5), (2, 5), (3, 6), (6, 3), (1, 4), (6, 4): run(matchy, a, b)
def compr(o):
    x = [i for i in
         range(3)]
    o.append(x)
    y = [i
         for i in x
         if i]
    return 5
for a, b in (1, 3), (3, 4), (4, 3), (6, 7), (1, 4), (7, 5): run(compr, a, b)
def passes(o):
    if o:
        pass
    try:
        pass
    except:
        pass
    while True:
        break
    o.append(9)
for a, b in (1, 2), (1, 4), (1, 8), (9, 3), (3, 9), (1, 7): run(passes, a, b)
def cleanup(o):
    try:
        raise KeyError
    except KeyError as e:
        o.append(sys.exc_info()[0])
        o.append(5)
    o.append(sys.exc_info()[0])
    try:
        raise ValueError
    except ValueError:
        o.append(10)
    o.append(sys.exc_info()[0])
for a, b in (4, 6), (5, 6), (4, 10), (10, 4), (6, 4), (10, 11), (5, 2): run(cleanup, a, b)

# expect: simple 1 2 line [2, 4] c0 l1 ->2 l4 r4
# expect: simple 2 1 line [1, 1, 2, 4] c0 l1 l2 ->1 l2 l4 r4
# expect: simple 1 1 line [1, 2, 4] c0 l1 ->1 l2 l4 r4
# expect: simple 2 2 line [1, 2, 4] c0 l1 l2 ->2 l4 r4
# expect: simple 1 3 line [4] c0 l1 ->4 r4
# expect: simple 1 -5 line [1, 2, 4] c0 l1 ValueError(line 26 comes before the current code block) l2 l4 r4
# expect: simple 1 50 line [1, 2, 4] c0 l1 ValueError(line 81 comes after the current code block) l2 l4 r4
# expect: simple 1 ('x',) line [1, 2, 4] c0 l1 ValueError(lineno must be an integer) l2 l4 r4
# expect: simple 1 (1.5,) line [1, 2, 4] c0 l1 ValueError(lineno must be an integer) l2 l4 r4
# expect: simple 1 (None,) line [1, 2, 4] c0 l1 ValueError(lineno must be an integer) l2 l4 r4
# expect: simple 0 2 call [1, 2, 4] c0 ValueError(can't jump from the 'call' trace event of a new frame) l1 l2 l4 r4
# expect: simple 4 2 return [1, 2, 4] c0 l1 l2 l4 r4 ValueError(can only jump from a 'line' trace event)
# expect: simple 1 (1099511627776,) line [1, 2, 4] c0 l1 ValueError(lineno out of range) l2 l4 r4
# expect: simple 1 (True,) line [1, 2, 4] c0 l1 ValueError(lineno must be an integer) l2 l4 r4
# expect: exc 2 7 exception [4, 6, 7] c0 l1 l2 e2 ValueError(can only jump from a 'line' trace event) l3 l4 l6 l7 r7
# expect: exc 2 4 line [4, 6, 7] c0 l1 l2 ValueError(can't jump into an 'except' block as there's no exception) e2 l3 l4 l6 l7 r7
# expect: exc 1 7 line [7] c0 l1 ->7 r7
# expect: exc 2 7 line [7] c0 l1 l2 ->7 r7
# expect: exc 4 7 line [7] c0 l1 l2 e2 l3 l4 ->7 r7
# expect: exc 4 6 line [6, 7] c0 l1 l2 e2 l3 l4 ->6 l7 r7
# expect: exc 4 2 line [4, 6, 7] c0 l1 l2 e2 l3 l4 ->2 e2 l3 l4 l6 l7 r7
# expect: exc 6 2 line [4, 4, 6, 7] c0 l1 l2 e2 l3 l4 l6 ->2 e2 l3 l4 l6 l7 r7
# expect: exc 6 4 line [4, 6, 7] c0 l1 l2 e2 l3 l4 l6 ValueError(can't jump into an 'except' block as there's no exception) l7 r7
# expect: exc 7 1 line [4, 6, 4, 6, 7] c0 l1 l2 e2 l3 l4 l6 l7 ->1 l2 e2 l3 l4 l6 l7 r7
# expect: exc 7 2 line [4, 6, 4, 6, 7] c0 l1 l2 e2 l3 l4 l6 l7 ->2 e2 l3 l4 l6 l7 r7
# expect: exc 7 4 line [4, 6, 7] c0 l1 l2 e2 l3 l4 l6 l7 ValueError(can't jump into an 'except' block as there's no exception) r7
# expect: exc 7 6 line [4, 6, 6, 7] c0 l1 l2 e2 l3 l4 l6 l7 ->6 l7 r7
# expect: exc 3 7 line [7] c0 l1 l2 e2 l3 ->7 r7
# expect: exc 3 2 line [4, 6, 7] c0 l1 l2 e2 l3 ->2 e2 l3 l4 l6 l7 r7
# expect: exc 1 3 line [4, 6, 7] c0 l1 ValueError(can't jump into an 'except' block as there's no exception) l2 e2 l3 l4 l6 l7 r7
# expect: loop 1 2 line [2, 4, 2, 4, 6, 7] c0 l1 ValueError(can't jump into the body of a for loop) l2 l3 l4 l3 l1 l2 l3 l4 l3 l1 l6 l7 r7
# expect: loop 2 4 line [2, 4, 2, 4, 6, 7] c0 l1 l2 ValueError(can't jump into the body of a for loop) l3 l4 l3 l1 l2 l3 l4 l3 l1 l6 l7 r7
# expect: loop 4 2 line [2, 2, 4, 2, 4, 6, 7] c0 l1 l2 l3 l4 ->2 l3 l4 l3 l1 l2 l3 l4 l3 l1 l6 l7 r7
# expect: loop 4 7 line [2, 7] c0 l1 l2 l3 l4 ->7 r7
# expect: loop 7 2 line [2, 4, 2, 4, 6, 7] c0 l1 l2 l3 l4 l3 l1 l2 l3 l4 l3 l1 l6 l7 ValueError(can't jump into the body of a for loop) r7
# expect: loop 7 1 line [2, 4, 2, 4, 6, 2, 4, 2, 4, 6, 7] c0 l1 l2 l3 l4 l3 l1 l2 l3 l4 l3 l1 l6 l7 ->1 l2 l3 l4 l3 l1 l2 l3 l4 l3 l1 l6 l7 r7
# expect: loop 2 6 line [6, 7] c0 l1 l2 ->6 l7 r7
# expect: loop 4 1 line [2, 6, 7] c0 l1 l2 l3 l4 ->1 l6 l7 r7
# expect: loop 3 7 line [2, 7] c0 l1 l2 l3 ->7 r7
# expect: loop 7 6 line [2, 4, 2, 4, 6, 6, 7] c0 l1 l2 l3 l4 l3 l1 l2 l3 l4 l3 l1 l6 l7 ->6 l7 r7
# expect: loop 4 3 line [2, 4, 2, 4, 6, 7] c0 l1 l2 l3 l4 ->3 l4 l3 l1 l2 l3 l4 l3 l1 l6 l7 r7
# expect: unb 1 4 line [(None, None, None)] c0 l1 ->4 r4
# expect: unb 2 3 line [(1, None, 3)] c0 l1 l2 ->3 l4 r4
# expect: unb 2 4 line [(1, None, None)] c0 l1 l2 ->4 r4
# expect: unb 1 4 line [(None, None, None)] c0 l1 ->4 r4
# expect: unb 3 4 line [(1, 2, None)] c0 l1 l2 l3 ->4 r4
# expect: assigning None to 3 unbound locals
# expect: assigning None to 1 unbound local
# expect: wi 1 5 line [5] c0 l1 ->5 r5
# expect: wi 2 5 line [5] c0 l1 l2 ->5 r5
# expect: wi 2 4 line [4, 5] c0 l1 l2 ->4 l3 l5 r5
# expect: wi 5 2 line [2, 4, 5] c0 l1 l2 l1 l3 l4 l3 l5 ValueError(incompatible stacks) r5
# expect: wi 1 2 line [2, 4, 5] c0 l1 ValueError(incompatible stacks) l2 l1 l3 l4 l3 l5 r5
# expect: wi 2 1 line [4, 5] c0 l1 l2 ->1 l3 l4 l3 l5 r5
# expect: wi 2 3 line [5] c0 l1 l2 ->3 l5 r5
# expect: wi 1 4 line [2, 4, 5] c0 l1 ValueError(incompatible stacks) l2 l1 l3 l4 l3 l5 r5
# expect: fin 1 5 line [2, 4] c0 l1 ValueError(line 91 comes after the current code block) l2 l4 r4
# expect: fin 2 5 line [2, 4] c0 l1 l2 ValueError(line 91 comes after the current code block) l4 r4
# expect: fin 2 4 line [2, 4] c0 l1 l2 ValueError(incompatible stacks) l4 r4
# expect: fin 4 5 line [2, 4] c0 l1 l2 l4 ValueError(line 91 comes after the current code block) r4
# expect: fin 4 2 line [2, 2, 4] c0 l1 l2 l4 ->2 l4 r4
# expect: fin 1 4 line [2, 4] c0 l1 ValueError(incompatible stacks) l2 l4 r4
# expect: line 1 3 [] ['c0', 'l1', '->', 'r3']
# expect: line 2 3 [1] ['c0', 'l1', 'r1', 'c1', 'l2', '->', 'r3']
# expect: call 1 3 [1] ['c0', 'l1', 'r1', 'c1', '->', 'r3']
# expect: line 1 2 [2] ['c0', 'l1', '->', 'r2', 'c2', 'l3', 'r3']
# expect: f_lineno can only be set in a trace function
# expect: cannot delete attribute
# expect: matchy 1 3 line [3, 6] c0 l1 ->3 l6 r6
# expect: matchy 3 5 line [5, 6] c0 l1 l2 l3 ->5 l6 r6
# expect: matchy 2 5 line [5, 6] c0 l1 l2 ->5 l6 r6
# expect: matchy 3 6 line [6] c0 l1 l2 l3 ->6 r6
# expect: matchy 6 3 line [3, 3, 6] c0 l1 l2 l3 l6 ->3 l6 r6
# expect: matchy 1 4 line [5, 6] c0 l1 ->4 l5 l6 r6
# expect: matchy 6 4 line [3, 5, 6] c0 l1 l2 l3 l6 ->4 l5 l6 r6
# expect: compr 1 3 line [None] c0 l2 l1 ->3 l5 e5 r5 !TypeError('NoneType' object is not iterable)
# expect: compr 3 4 line [[0, 1, 2]] c0 l2 l1 l2 l1 l2 l1 l2 l1 l2 l1 l3 ValueError(can't jump into the body of a for loop) l5 l4 l5 l6 l4 l5 l6 l4 l5 l6 l4 l5 l4 l7 r7
# expect: compr 4 3 line [[0, 1, 2], [0, 1, 2]] c0 l2 l1 l2 l1 l2 l1 l2 l1 l2 l1 l3 l5 l4 ->3 l5 l4 l5 l6 l4 l5 l6 l4 l5 l6 l4 l5 l4 l7 r7
# expect: compr 6 7 line [[0, 1, 2]] c0 l2 l1 l2 l1 l2 l1 l2 l1 l2 l1 l3 l5 l4 l5 l6 ->7 r7
# expect: compr 1 4 line [] c0 l2 l1 ->4 l5 l6 l4 l5 l6 l4 l5 l6 l4 l5 l4 l7 r7
# expect: compr 7 5 line [[0, 1, 2]] c0 l2 l1 l2 l1 l2 l1 l2 l1 l2 l1 l3 l5 l4 l5 l6 l4 l5 l6 l4 l5 l6 l4 l5 l4 l7 ->5 l4 l5 l6 l4 l5 l6 l4 l5 l6 l4 l5 l4 l7 r7
# expect: passes 1 2 line [9] c0 l1 ->2 l3 l4 l7 l8 l9 r9
# expect: passes 1 4 line [9] c0 l1 ->4 l7 l8 l9 r9
# expect: passes 1 8 line [9] c0 l1 ->8 l9 r9
# expect: passes 9 3 line [9] c0 l1 l3 l4 l7 l8 l9 ->3 l4 l7 l8 l9 r9
# expect: passes 3 9 line [9] c0 l1 l3 ->9 r9
# expect: passes 1 7 line [9] c0 l1 ->7 l8 l9 r9
# expect: cleanup 4 6 line [None, 10, None] c0 l1 l2 e2 l3 l4 ->6 l7 l8 e8 l9 l10 l11 r11
# expect: cleanup 5 6 line [<class 'KeyError'>, None, 10, None] c0 l1 l2 e2 l3 l4 l5 ->6 l7 l8 e8 l9 l10 l11 r11
# expect: cleanup 4 10 line [10, None] c0 l1 l2 e2 l3 l4 ->10 l11 r11
# expect: cleanup 10 4 line [<class 'KeyError'>, 5, None, <class 'ValueError'>, 5, None, 10, None] c0 l1 l2 e2 l3 l4 l5 l6 l7 l8 e8 l9 l10 ->4 l5 l6 l7 l8 e8 l9 l10 l11 r11
# expect: cleanup 6 4 line [<class 'KeyError'>, 5, None, 10, None] c0 l1 l2 e2 l3 l4 l5 l6 ValueError(can't jump into an 'except' block as there's no exception) l7 l8 e8 l9 l10 l11 r11
# expect: cleanup 10 11 line [<class 'KeyError'>, 5, None, None] c0 l1 l2 e2 l3 l4 l5 l6 l7 l8 e8 l9 l10 ->11 r11
# expect: cleanup 5 2 line [<class 'KeyError'>, <class 'KeyError'>, 5, None, 10, None] c0 l1 l2 e2 l3 l4 l5 ->2 e2 l3 l4 l5 l6 l7 l8 e8 l9 l10 l11 r11
