# SPDX-License-Identifier: MIT
"""What exec() and eval() run, and what code that asks for its names sees of a comprehension's variables."""


def attempt(call, *args):
    try:
        print(call(*args))
    except Exception as e:
        print('%s: %s' % (type(e).__name__, e))


# Code of a function that has parameters is called as a function without arguments.
def needs(a, b): return a
def keyword(*a, b, **k): return a, b, k
def anything(*a, **k): return a, k
def own(): x = 5; return x
def items(): yield 1; yield 2


attempt(eval, needs.__code__)
attempt(eval, keyword.__code__)
attempt(eval, anything.__code__)
attempt(eval, own.__code__, {}, {'x': 3})
print(list(eval(items.__code__)))
attempt(exec, needs.__code__)
# expect: TypeError: needs() missing 2 required positional arguments: 'a' and 'b'
# expect: TypeError: keyword() missing 1 required keyword-only argument: 'b'
# expect: ((), {})
# expect: 5
# expect: [1, 2]
# expect: TypeError: needs() missing 2 required positional arguments: 'a' and 'b'

# In a module a comprehension that asks for its names sees its own.
y = 1
print([eval('q + 1') for q in (1, 2)], {q: sorted(locals()) for q in (3,)}, [dir() for q in 'ab'], {len(vars()) for q in (1, 2)})
print([[eval('q * r') for r in (q, 10)] for q in (1, 2)], [exec('z = q') for q in (1,)], 'z' in globals())
print(['y' in locals() for q in (1,)], [eval('y') for q in (1,)], [(w := eval('q')) for q in (4, 5)], w)
attempt(eval, "[eval('q + y') for q in (1, 2)]")
attempt(eval, "[(q, eval('x')) for q in (1,)]", {}, {'x': 6})
attempt(eval, "[locals() for q in (1,)][0]['q']", {}, {})
# expect: [2, 3] {3: ['q']} [['q'], ['q']] {1}
# expect: [[1, 10], [4, 20]] [None] False
# expect: [False] [1] [4, 5] 5
# expect: [2, 3]
# expect: NameError: name 'x' is not defined
# expect: 1
