# SPDX-License-Identifier: MIT
# A code object with more constants than sixteen bits can number; what stands behind them needs such numbers.
many = ["'s%d'," % i for i in range(66000)]
module = ["x = [", *many, "]", "import os.path as p, sys", "from os import sep", "def f(a=1):", " 'doc f'", " return a + 1.5",
    "print(x == ['s%d' % i for i in range(66000)], p.join('a', 'b'), sep, sys.maxsize > 1, f(), f(a=7), f.__doc__)"]
exec(compile('\n'.join(module), 'module', 'exec'))
# expect: True a/b / True 2.5 8.5 doc f

function = ["def g():", " 'doc g'", " x = [", *many, " ]", " import json as js", " h = lambda q=1, *, r=2: q + r + 0.125",
    " return x == ['s%d' % i for i in range(66000)], js.dumps([1]), h(r=5), h.__kwdefaults__", "print(g(), g.__doc__)"]
exec(compile('\n'.join(function), 'function', 'exec'))
# expect: (True, '[1]', 6.125, {'r': 2}) doc g
