# SPDX-License-Identifier: MIT
# Lines, positions and constants that code objects tell of.


def lines(function):
    first = function.__code__.co_firstlineno
    return [None if line is None else line - first for _, _, line in function.__code__.co_lines()]


def attributes():
    (
        o.
        a
    )
    (
        o.
        b
    ) = v
    del (o.
         c)


def passes(a):
    if a:
        pass
    else:
        pass


def nothing():
    "doc"


def comment():
    # nothing but this
    pass


print(sorted(set(lines(attributes))))
print(lines(passes)[:1], {1, 2, 4} <= set(lines(passes)), set(lines(nothing)))
code = compile('\n\na\n', 'f', 'exec')
print([line for _, _, line in code.co_lines()])
print([end for (_, end, _), (start, _, _) in zip(code.co_lines(), list(code.co_lines())[1:]) if end != start])
print(all(None not in place for place in attributes.__code__.co_positions()))
positions = list(attributes.__code__.co_positions())
first = attributes.__code__.co_firstlineno
print(sorted({(line - first, end - first, column, end_column) for line, end, column, end_column in positions
              if line - first in (3, 7, 11)}))


class Object:
    pass


try:
    (
        Object
        .missing
    )
except AttributeError as e:
    print(e.__traceback__.tb_lineno - e.__traceback__.tb_frame.f_code.co_firstlineno > 0, e)


def constants(a):
    "doc"
    b = 42
    c = a + 42, 0.0, 0, 'x', -1
    return None


print(constants.__code__.co_consts[0], sorted(map(repr, constants.__code__.co_consts[1:])))
print(constants.__code__.co_names, constants.__code__.co_varnames)


def chain(a, *rest):
    def next():
        calls.append(len(calls))
        return calls[-1]
    calls = []
    return next() < next() < next() < next() <= 3, next() < next() > next() < next(), a < rest[0] < rest[1] < 9, calls


print(chain(1, 2, 3), chain(1, 3, 2))

# expect: [0, 2, 3, 6, 7, 8, 9, 10]
# expect: [0] True {0}
# expect: [0, 3]
# expect: []
# expect: True
# expect: [(3, 3, 8, 9), (7, 7, 8, 9)]
# expect: True type object 'Object' has no attribute 'missing'
# expect: doc ["'x'", '-1', '0', '0.0', '42', 'None']
# expect: () ('a', 'b', 'c')
# expect: (True, False, True, [0, 1, 2, 3, 4, 5, 6]) (True, False, False, [0, 1, 2, 3, 4, 5, 6])
