# SPDX-License-Identifier: MIT
"""sys.settrace: which lines, calls, returns and exceptions a trace function is told of, statement by statement.

Each function f is traced: c, l, r and e are call, line, return and exception, with the line's number counted from f's.
"""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), 'data'))
from tracing import trace


def only_pass():
    pass


trace(only_pass)


def docstring_and_pass():
    "doc"
    x = 1
    pass
    y = 2


trace(docstring_and_pass)


def for_pass():
    for i in range(3):
        pass


trace(for_pass)


def for_else():
    for i in [1, 2]:
        x = i
    else:
        y = 1
    z = 3


trace(for_else)


def while_continue():
    i = 0
    while i < 3:
        i += 1
        if i == 2:
            continue
        x = i
    return x


trace(while_continue)


def while_true_break():
    i = 0
    while True:
        i += 1
        if i == 3:
            break


trace(while_true_break)


def constant_tests():
    while 0:
        x = 1
    while not 1: x = 2
    if 0:
        y = 1
    elif 1:
        y = 2
    else:
        y = 3
    if not 0:
        pass


trace(constant_tests)


def try_that_raises_nothing():
    try:
        x = 1
    except ValueError:
        y = 1
    else:
        z = 1
    finally:
        w = 1


trace(try_that_raises_nothing)


def try_except_finally():
    try:
        raise ValueError
    except TypeError:
        y = 1
    except ValueError as e:
        z = 1
    finally:
        w = 1


trace(try_except_finally)


def finally_within_bare_except():
    try:
        try:
            1/0
        finally:
            x = 1
    except:
        pass


trace(finally_within_bare_except)


def return_constant_through_finally():
    try:
        return 1
    finally:
        x = 2


trace(return_constant_through_finally)


def return_variable_through_finally():
    a = 1
    try:
        return a
    finally:
        x = 2


trace(return_variable_through_finally)


def continue_and_break_through_finally():
    for i in range(3):
        try:
            if i == 1:
                continue
            if i == 2:
                break
        finally:
            x = i
    y = 1


trace(continue_and_break_through_finally)


class C:
    def __enter__(self): return self
    def __exit__(self, *a): return True
def with_that_swallows():
    with C():
        x = 1
    with C() as c:
        1/0
    y = 1


trace(with_that_swallows)


class C:
    def __enter__(self): return self
    def __exit__(self, *a): return False
def leaving_with():
    for i in range(2):
        with C() as c:
            with C():
                if i: break
                continue
    with C() as a, C() as b:
        return 5


trace(leaving_with)


class C:
    def __enter__(self): return self
    def __exit__(self, *a): return False
def with_that_does_not_swallow():
    with (C() as a,
          C() as b):
        1/0


trace(with_that_does_not_swallow)


def displays_over_lines():
    x = [
        1,
        2]
    y = {
        'a': x,
        'b': x}
    z = (x +
         x)
    w = max(
        x,
        key=lambda v: v,
        )
    return (
        w
    )


trace(displays_over_lines)


def conditions_over_lines():
    a = b = 1
    if (a and
        b):
        c = 1
    if (a and
        not b):
        c = 2
    d = (a if
         b else
         c)
    e = (a
        < b
        < c)
    return d


trace(conditions_over_lines)


def match_with_guard():
    x = 3
    match x:
        case 1:
            y = 1
        case 2 | 3 if x == 4:
            y = 2
        case [1, 2]:
            y = 3
        case {'a': 1}:
            y = 4
        case int(y):
            z = 1
        case _:
            y = 5


trace(match_with_guard)


def match_wildcard():
    match 5:
        case 1:
            pass
        case _:
            pass


trace(match_wildcard)


def match_capture():
    match 5:
        case x:
            pass
    match 6:
        case 5:
            y = 1


trace(match_capture)


def definitions_with_decorators():
    def deco(f): return f
    @deco
    @deco
    def g(a=1,
          b=2):
        return 1
    @deco
    class A:
        """doc"""
        x = 1
        def m(self): pass
    class B(A): pass
    return g()


trace(definitions_with_decorators)


def comprehensions():
    x = [i for i in range(3)]
    y = [i
         for i in range(3)
         if i]
    z = sum(i for i in range(3))
    w = {i: i for i in x}


trace(comprehensions)


def g():
    yield 1
    x = yield 2
    try:
        yield 3
    finally:
        y = 1
def generator():
    for i in g():
        x = i
    a = list(g())


trace(generator)

# expect: only_pass: c0 l1 r1
# expect: docstring_and_pass: c0 l2 l3 l4 r4
# expect: for_pass: c0 l1 l2 l1 l2 l1 l2 l1 r1
# expect: for_else: c0 l1 l2 l1 l2 l1 l4 l5 r5
# expect: while_continue: c0 l1 l2 l3 l4 l6 l2 l3 l4 l5 l2 l3 l4 l6 l2 l7 r7
# expect: while_true_break: c0 l1 l2 l3 l4 l2 l3 l4 l2 l3 l4 l5 r5
# expect: constant_tests: c0 l1 l3 l4 l6 l7 l10 l11 r11
# expect: try_that_raises_nothing: c0 l1 l2 l6 l8 r8
# expect: try_except_finally: c0 l1 l2 e2 l3 l5 l6 l8 r8
# expect: finally_within_bare_except: c0 l1 l2 l3 e3 l5 l6 l7 r7
# expect: return_constant_through_finally: c0 l1 l2 l4 r4
# expect: return_variable_through_finally: c0 l1 l2 l3 l5 r5
# expect: continue_and_break_through_finally: c0 l1 l2 l3 l5 l8 l1 l2 l3 l4 l8 l1 l2 l3 l5 l6 l8 l9 r9
# expect: with_that_swallows: c0 l1 __enter__.c-2 __enter__.l-2 __enter__.r-2 l2 l1 __exit__.c-1 __exit__.l-1 __exit__.r-1 l3 __enter__.c-2 __enter__.l-2 __enter__.r-2 l4 e4 l3 __exit__.c-1 __exit__.l-1 __exit__.r-1 l5 r5
# expect: leaving_with: c0 l1 l2 __enter__.c-2 __enter__.l-2 __enter__.r-2 l3 __enter__.c-2 __enter__.l-2 __enter__.r-2 l4 l5 l3 __exit__.c-1 __exit__.l-1 __exit__.r-1 l2 __exit__.c-1 __exit__.l-1 __exit__.r-1 l1 l2 __enter__.c-2 __enter__.l-2 __enter__.r-2 l3 __enter__.c-2 __enter__.l-2 __enter__.r-2 l4 l3 __exit__.c-1 __exit__.l-1 __exit__.r-1 l2 __exit__.c-1 __exit__.l-1 __exit__.r-1 l6 __enter__.c-2 __enter__.l-2 __enter__.r-2 __enter__.c-2 __enter__.l-2 __enter__.r-2 l7 l6 __exit__.c-1 __exit__.l-1 __exit__.r-1 __exit__.c-1 __exit__.l-1 __exit__.r-1 r6
# expect: with_that_does_not_swallow: c0 l1 __enter__.c-2 __enter__.l-2 __enter__.r-2 l2 __enter__.c-2 __enter__.l-2 __enter__.r-2 l3 e3 l2 __exit__.c-1 __exit__.l-1 __exit__.r-1 l1 __exit__.c-1 __exit__.l-1 __exit__.r-1 r3 ZeroDivisionError
# expect: displays_over_lines: c0 l2 l3 l1 l5 l6 l4 l7 l8 l7 l9 l10 l11 l9 <lambda>.c11 <lambda>.l11 <lambda>.r11 <lambda>.c11 <lambda>.l11 <lambda>.r11 l14 l13 r13
# expect: conditions_over_lines: c0 l1 l2 l3 l4 l5 l6 l9 l8 l11 l12 l11 l14 r14
# expect: match_with_guard: c0 l1 l2 l3 l5 l7 l9 l11 l12 r12
# expect: match_wildcard: c0 l1 l2 l4 l5 r5
# expect: match_capture: c0 l1 l2 l3 l4 l5 r5
# expect: definitions_with_decorators: c0 l1 l2 l3 l4 l5 l4 l3 deco.c1 deco.l1 deco.r1 l2 deco.c1 deco.l1 deco.r1 l4 l7 l8 A.c7 A.l7 A.l9 A.l10 A.l11 A.r11 l7 deco.c1 deco.l1 deco.r1 l8 l12 B.c12 B.l12 B.r12 l13 g.c2 g.l6 g.r6 r13
# expect: comprehensions: c0 l1 l1 l1 l1 l3 l2 l3 l4 l2 l3 l4 l2 l3 l4 l2 l3 l2 l5 <genexpr>.c5 <genexpr>.l5 <genexpr>.r5 <genexpr>.c5 <genexpr>.l5 <genexpr>.r5 <genexpr>.c5 <genexpr>.l5 <genexpr>.r5 <genexpr>.c5 <genexpr>.l5 <genexpr>.r5 l6 l6 l6 l6 r6
# expect: generator: c0 l1 g.c-7 g.l-6 g.r-6 l2 l1 g.c-6 g.l-5 g.r-5 l2 l1 g.c-5 g.l-4 g.l-3 g.r-3 l2 l1 g.c-3 g.l-1 g.r-1 l3 g.c-7 g.l-6 g.r-6 g.c-6 g.l-5 g.r-5 g.c-5 g.l-4 g.l-3 g.r-3 g.c-3 g.l-1 g.r-1 r3
