# SPDX-License-Identifier: MIT
"""sys.settrace: which lines, calls, returns and exceptions a trace function is told of, in generators, coroutines and long expressions.

Each function f is traced: c, l, r and e are call, line, return and exception, with the line's number counted from f's.
"""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), 'data'))
from tracing import trace


def g():
    yield 1
    yield 2
def h():
    yield from g()
    return 3
def yield_from():
    for i in h(): pass


trace(yield_from)


class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration
        return self.n
def iterator_class():
    for i in It():
        x = i
    y = list(It())


trace(iterator_class)


def g():
    try:
        yield 1
    except ValueError:
        yield 2
    yield 3
def throw_into_generator():
    i = g()
    next(i)
    i.throw(ValueError)
    next(i)
    i.close()
    next(i, 0)


trace(throw_into_generator)


async def c():
    return 1
async def awaiting_coroutines():
    x = await c()
    y = [await c() for i in range(2)]
    async with open('x'):
        pass


trace(awaiting_coroutines)


def g():
    yield from [1, 2]
    yield from It2()
    return 5
class It2:
    def __iter__(self): return self
    def __next__(self): raise StopIteration(7)
def yield_from_iterator_with_a_value():
    x = list(g())


trace(yield_from_iterator_with_a_value)


def finally_in_finally():
    try:
        try:
            raise ValueError
        finally:
            x = 1
    finally:
        y = 1


trace(finally_in_finally)


def raise_in_named_handler():
    try:
        raise ValueError(1)
    except ValueError as e:
        try:
            raise e
        except TypeError:
            x = 1


trace(raise_in_named_handler)


def comprehensions_over_lines():
    for i in range(3):
        if i == 1: continue
        elif i == 2: break
        x = i
    else:
        y = 1
    return [a for a in range(2) if a], {
        k: v
        for k, v in {}.items()}


trace(comprehensions_over_lines)


def match_over_lines():
    x = 5
    match x:
        case 3:
            pass
        case 4:
            y = 1
    match (x,
           1):
        case (1, 2):
            pass
        case [a,
              b] if a > 5:
            pass
        case (c, d):
            return c


trace(match_over_lines)


def assignments():
    a = [1, 2, 3]
    a[0], a[1] = a[1], a[0]
    b, *c = a
    (d, e), h = (1, 2), 3
    del a[0], b
    del c
    x = y = z = 0
    x += 1; y -= \
        1
    print(f"{x}"
          f"{y}", end='')
    return x if y else \
        z


trace(assignments)


def recursion_and_handlers():
    def r(n):
        if n:
            return r(n - 1)
        raise ValueError
    try:
        r(2)
    except (ValueError,
            TypeError) as e:
        pass
    except Exception: pass
    else: pass
    try: 1/0
    except: pass
    finally: pass


trace(recursion_and_handlers)


def definitions_over_lines():
    def deco(a, b):
        def d(f): return f
        return d
    @deco(
        1,
        2)
    def g(
        x=1,
        y=[],
        *, z=3,
    ):
        pass
    g(
    )
    @deco(1, 2)
    class B(
        object
    ):
        pass
    assert (1,
        2)
    return (yield_
        for yield_ in
        [1])


trace(definitions_over_lines)


def loop_begins_try():
    x = 1
    try:
        while x:
            x -= 1
    except: pass
    try:
        for i in range(1): pass
    finally:
        del x
    if True:
        try: pass
        finally: pass
    def h():
        global q
        q = 1
        nonlocal_ = 2
    h()
    type X = int
    def k[T](a: T) -> T:
        return a
    k(1)


trace(loop_begins_try)


def return_through_two_finally():
    try:
        try:
            return 1
        finally:
            x = 1
    finally:
        y = 1


trace(return_through_two_finally)


def continue_in_try():
    for i in range(2):
        try:
            continue
        finally:
            x = 1
    while True:
        try:
            x = 1
            break
        except ValueError:
            continue
        finally:
            pass
    return None


trace(continue_in_try)


def all_ways_out_of_try():
    def g(x):
        try:
            if x: return
            elif x is None: raise ValueError
        except ValueError:
            return 5
        else:
            return 6
        finally:
            y = 1
    g(1); g(0); g(None)


trace(all_ways_out_of_try)


def displays_and_operators_over_lines():
    x = {1: 2,
         3: 4, **{5:
         6}}
    y = {1,
         2}
    z = (1,
         2)
    w = [*x,
         *y]
    u = (x
         .get(1)
         )
    v = f"{x
       }"
    t = x[
        1]
    s = -(
        y == z)
    return not (x and
                y or
                z)


trace(displays_and_operators_over_lines)

# expect: yield_from: c0 l1 h.c-3 h.l-2 g.c-6 g.l-5 g.r-5 h.r-2 l1 h.c-2 g.c-5 g.l-4 g.r-4 h.r-2 l1 h.c-2 g.c-4 g.r-4 h.e-2 h.l-1 h.r-1 e1 r1
# expect: iterator_class: c0 l1 __init__.c-7 __init__.l-7 __init__.r-7 __iter__.c-6 __iter__.l-6 __iter__.r-6 __next__.c-5 __next__.l-4 __next__.l-3 __next__.l-1 __next__.r-1 l2 l1 __next__.c-5 __next__.l-4 __next__.l-3 __next__.l-1 __next__.r-1 l2 l1 __next__.c-5 __next__.l-4 __next__.l-3 __next__.l-2 __next__.e-2 __next__.r-2 e1 l3 __init__.c-7 __init__.l-7 __init__.r-7 __iter__.c-6 __iter__.l-6 __iter__.r-6 __next__.c-5 __next__.l-4 __next__.l-3 __next__.l-1 __next__.r-1 __next__.c-5 __next__.l-4 __next__.l-3 __next__.l-1 __next__.r-1 __next__.c-5 __next__.l-4 __next__.l-3 __next__.l-2 __next__.e-2 __next__.r-2 r3
# expect: throw_into_generator: c0 l1 l2 g.c-6 g.l-5 g.l-4 g.r-4 l3 g.c-4 g.e-4 g.l-3 g.l-2 g.r-2 l4 g.c-2 g.l-1 g.r-1 l5 l6 r6
# expect: awaiting_coroutines: c0 l1 c.c-2 c.l-1 c.r-1 e1 l2 c.c-2 c.l-1 c.r-1 e2 l2 c.c-2 c.l-1 c.r-1 e2 l2 l3 e3 r3 FileNotFoundError
# expect: yield_from_iterator_with_a_value: c0 l1 g.c-7 g.l-6 g.r-6 g.c-6 g.r-6 g.c-6 g.l-5 __iter__.c-2 __iter__.l-2 __iter__.r-2 __next__.c-1 __next__.l-1 __next__.e-1 __next__.r-1 g.e-5 g.l-4 g.r-4 r1
# expect: finally_in_finally: c0 l1 l2 l3 e3 l5 l7 r7 ValueError
# expect: raise_in_named_handler: c0 l1 l2 e2 l3 l4 l5 e5 l6 r6 ValueError
# expect: comprehensions_over_lines: c0 l1 l2 l3 l4 l1 l2 l1 l2 l3 l7 l7 l7 l9 l7 l9 l7 r7
# expect: match_over_lines: c0 l1 l2 l3 l5 l7 l8 l7 l9 l11 l12 l11 l12 l14 l15 r15
# expect: 1-1assignments: c0 l1 l2 l3 l4 l5 l6 l7 l8 l9 l8 l10 l11 l10 l11 l10 l12 r12
# expect: recursion_and_handlers: c0 l1 l5 l6 r.c1 r.l2 r.l3 r.c1 r.l2 r.l3 r.c1 r.l2 r.l4 r.e4 r.r4 r.e3 r.r3 r.e3 r.r3 e6 l7 l8 l7 l9 l12 e12 l13 l14 r14
# expect: definitions_over_lines: c0 l1 l4 l5 l6 l4 deco.c1 deco.l2 deco.l3 deco.r3 l8 l9 l7 l10 l7 l4 d.c2 d.l2 d.r2 l7 l13 g.c4 g.l12 g.r12 l15 deco.c1 deco.l2 deco.l3 deco.r3 l16 l17 l16 B.c15 B.l15 B.l19 B.r19 l15 d.c2 d.l2 d.r2 l16 l20 l22 l24 l22 r22
# expect: loop_begins_try: c0 l1 l2 l3 l4 l3 l6 l7 l7 l9 l10 l11 l12 l13 l17 h.c13 h.l15 h.l16 h.r16 l18 l19 <generic parameters of k>.c19 <generic parameters of k>.l19 <generic parameters of k>.r19 l21 k.c19 k.l20 k.r20 r21
# expect: return_through_two_finally: c0 l1 l2 l3 l5 l7 r7
# expect: continue_in_try: c0 l1 l2 l3 l5 l1 l2 l3 l5 l1 l6 l7 l8 l9 l13 l14 r14
# expect: all_ways_out_of_try: c0 l1 l11 g.c1 g.l2 g.l3 g.l10 g.r10 g.c1 g.l2 g.l3 g.l4 g.l8 g.l10 g.r10 g.c1 g.l2 g.l3 g.l4 g.e4 g.l5 g.l6 g.l10 g.r10 r11
# expect: displays_and_operators_over_lines: c0 l1 l2 l1 l2 l3 l2 l1 l4 l5 l4 l6 l8 l9 l8 l10 l11 l10 l13 l15 l16 l15 l18 l17 l19 l20 l19 r19
