# SPDX-License-Identifier: MIT
"""sys.settrace: which lines, calls, returns and exceptions a trace function is told of, in the rarer statements.

Each function f is traced: c, l, r and e are call, line, return and exception, with the line's number counted from f's.
"""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), 'data'))
from tracing import trace


def annotations_and_assert():
    global zz
    zz = 1
    x: int
    y: int = 2
    del y
    assert x1()
def x1(): return 1


trace(annotations_and_assert)


def imports_and_constants():
    import os
    from os import path
    lam = lambda: (
        1)
    lam()
    'a constant'
    1
    ...


trace(imports_and_constants)


def except_star_not_needed():
    try:
        try:
            raise ValueError
        except TypeError:
            pass
    except ValueError as e:
        pass
    try:
        x = 1
    except* ValueError:
        pass


trace(except_star_not_needed)


def except_star():
    try:
        raise ExceptionGroup('a', [ValueError(1), TypeError(2)])
    except* ValueError as e:
        x = 1
    except* TypeError:
        y = 1
    z = 1


trace(except_star)


def g():
    raise KeyError
def exception_from_a_call():
    try:
        g()
    except ValueError:
        pass
    finally:
        x = 1


trace(exception_from_a_call)


def raise_again():
    try:
        raise ValueError
    except ValueError:
        raise


trace(raise_again)


def raise_another():
    try:
        raise ValueError
    except ValueError:
        raise KeyError from None


trace(raise_another)


def try_pass_finally_pass():
    try:
        pass
    finally:
        pass


trace(try_pass_finally_pass)


def nested_pass():
    try:
        pass
    except:
        pass
    if 1:
        pass
    else:
        pass


trace(nested_pass)


def nested_loops():
    for i in range(2):
        for j in range(2):
            if i == j:
                break
        else:
            continue
        x = 1


trace(nested_loops)


def loops_on_one_line():
    i = 0
    while i < 2 and i >= 0: i += 1
    while i < 3: i += 1; x = 2
    for k in range(2): x = k
    if i: x = 1; y = 2
    else: z = 1


trace(loops_on_one_line)


async def async_with_and_for():
    class A:
        async def __aenter__(self): return 1
        async def __aexit__(self, *a): return False
        def __aiter__(self): self.n = 0; return self
        async def __anext__(self):
            self.n += 1
            if self.n > 2:
                raise StopAsyncIteration
            return self.n
    async with A() as a:
        x = 1
    async for i in A():
        y = i
    else:
        z = 1
    w = [i async for i in A()]


trace(async_with_and_for)


def continued_lines():
    x = 1; y = 2; z = x + \
        y
    return [x,
            y][0]


trace(continued_lines)


def targets_over_lines():
    a = {}
    a['x'] = (
       1)
    a[
      'y'
    ] = 2
    a['y'] += \
       3
    b, c = 1, \
       2
    b, c = (b,
            c)
    (b,
     c) = c, b
    print(b,
          end='', file=open('/dev/null', 'w'))
    s = f'''{b
       } {c}'''


trace(targets_over_lines)


def elif_chain():
    x = 5
    if x == 1:
        y = 1
    elif x == 2:
        y = 2
    elif x == 5:
        y = 5
    else:
        pass
    if x == 5:
        if x == 4:
            pass
        else:
            pass
    return


trace(elif_chain)


def return_in_if():
    def g():
        if True:
            return
        x = 1
    g()
    def h(x):
        if x:
            return None
        else:
            return 5
    h(1)
    h(0)


trace(return_in_if)


def failing_assert():
    x = 1
    assert x == 1, 'a'
    try:
        assert x == 2, \
             'b'
    except AssertionError: pass
    raise \
      SystemExit


trace(failing_assert)


def failing_attribute():
    a = 1
    a.x = 2


trace(failing_attribute)


def walrus_and_two_managers():
    with open('/dev/null') as f1, \
         open('/dev/null') as f2:
        for i in range(1):
            continue
    x = (yield_ := 5)
    if (n := 5) > 3: pass
    while (n := n - 1): pass


trace(walrus_and_two_managers)


def break_in_try_and_with():
    while True:
        try:
            break
        except:
            pass
        finally:
            pass
    while True:
        with open('/dev/null'): break


trace(break_in_try_and_with)


def for_over_lines():
    for x in [1,
              2]:
        pass
    for (a,
         b) in [(1, 2)]: pass
    return not \
      x


trace(for_over_lines)

# expect: annotations_and_assert: c0 l2 l4 l5 l6 x1.c7 x1.l7 x1.r7 r6
# expect: imports_and_constants: c0 l1 l2 l3 l5 <lambda>.c3 <lambda>.l4 <lambda>.r4 l6 l7 l8 r8
# expect: except_star_not_needed: c0 l1 l2 l3 e3 l4 l6 l7 l8 l9 r9
# expect: except_star: c0 l1 l2 e2 l3 l4 l5 l6 l7 r7
# expect: exception_from_a_call: c0 l1 l2 g.c-2 g.l-1 g.e-1 g.r-1 e2 l3 l6 r6 KeyError
# expect: raise_again: c0 l1 l2 e2 l3 l4 r4 ValueError
# expect: raise_another: c0 l1 l2 e2 l3 l4 e4 r4 KeyError
# expect: try_pass_finally_pass: c0 l1 l2 l4 r4
# expect: nested_pass: c0 l1 l2 l5 l6 r6
# expect: nested_loops: c0 l1 l2 l3 l4 l7 l1 l2 l3 l2 l3 l4 l7 l1 r1
# expect: loops_on_one_line: c0 l1 l2 l2 l3 l4 l4 l4 l5 r5
# expect: async_with_and_for: c0 l1 A.c1 A.l1 A.l2 A.l3 A.l4 A.l5 A.r5 l10 __aenter__.c2 __aenter__.l2 __aenter__.r2 e10 l11 l10 __aexit__.c3 __aexit__.l3 __aexit__.r3 e10 l12 __aiter__.c4 __aiter__.l4 __aiter__.r4 __anext__.c5 __anext__.l6 __anext__.l7 __anext__.l9 __anext__.r9 e12 l13 l12 __anext__.c5 __anext__.l6 __anext__.l7 __anext__.l9 __anext__.r9 e12 l13 l12 __anext__.c5 __anext__.l6 __anext__.l7 __anext__.l8 __anext__.e8 __anext__.r8 e12 l15 l16 __aiter__.c4 __aiter__.l4 __aiter__.r4 __anext__.c5 __anext__.l6 __anext__.l7 __anext__.l9 __anext__.r9 e16 l16 __anext__.c5 __anext__.l6 __anext__.l7 __anext__.l9 __anext__.r9 e16 l16 __anext__.c5 __anext__.l6 __anext__.l7 __anext__.l8 __anext__.e8 __anext__.r8 e16 r16 StopIteration
# expect: continued_lines: c0 l1 l2 l1 l3 l4 l3 l4 l3 r3
# expect: targets_over_lines: c0 l1 l3 l2 l6 l4 l5 l4 l7 l8 l7 l9 l11 l12 l11 l14 l13 l14 l15 l16 l15 l17 l18 l17 r17
# expect: elif_chain: c0 l1 l2 l4 l6 l7 l10 l11 l14 l15 r15
# expect: return_in_if: c0 l1 l5 g.c1 g.l2 g.l3 g.r3 l6 l11 h.c6 h.l7 h.l8 h.r8 l12 h.c6 h.l7 h.l10 h.r10 r12
# expect: failing_assert: c0 l1 l2 l3 l4 l5 l4 e4 l6 l8 l7 e7 r7 SystemExit
# expect: failing_attribute: c0 l1 l2 e2 r2 AttributeError
# expect: walrus_and_two_managers: c0 l1 l2 l3 l4 l3 l2 l1 l5 l6 l7 l7 l7 l7 r7
# expect: break_in_try_and_with: c0 l1 l2 l3 l7 l8 l9 r9
# expect: for_over_lines: c0 l1 l3 l1 l3 l1 l5 l4 l5 l5 l7 l6 r6
