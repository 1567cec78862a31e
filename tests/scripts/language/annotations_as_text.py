# SPDX-License-Identifier: MIT
# With "from __future__ import annotations" an annotation is the text of its tree, however it was written.
from __future__ import annotations

# Each line is the annotation of a parameter.
expressions = r"""
(1,)
x[1,2]
x[(1,2),3]
x[1,]
x[()]
lambda q , *r:q
lambda:0
lambda a,b=1,*,c,d=2,**e: a
lambda a,/,b:0
(lambda:0)(1)
{1:2,**z}
{1,2,*a}
not(a)
-(-1)
- -x
~-+x
not not a
1e400
-1e400
1e400j
x if y else z
(x if y else z) if w else v
x if (y if a else b) else z
[a for a  in b if c if d]
[a for a, b in c for d in e]
{a:b for a in c}
{*a}
(a for a in b)
f(a for a in b)
f((a for a in b), c)
'a' 'b'
b'x'
x . y [ 1:2 , ... ]
x[::]
x[a:b:c]
x[:b]
x[a:]
x[::c]
x[1:2,::3]
(a+b)*c
a+(b*c)
a-(b-c)
(a-b)-c
a**b**c
(a**b)**c
a**-b
(-a)**b
-a**b
a@b//c%d
a<<b>>c
a|b&c^d
(a|b)&c
a<b<c
(a<b)<c
a<(b<c)
a is not b
a not in b
a and b or c
a and (b or c)
(a and b) and c
a and (b and c)
not (a and b)
(not a) in b
1_000
0xff
1.50
1J
1e10
1e16
1e-7
123456789012345678901234567890
"\n\x00é😀"
"it's\""
u'x'
()
(())
[]
{}
set()
f(1 , *z, k = 3, ** y)
f(*a, *b)
f(**a, **b)
f(a=(1,2))
1 .real
1.0.real
(1).real
(-1).real
"a".b
(a+b).c
(a.b)(c)
a[b](c)
(yes)
None
True
...
list["C2"]
Literal['a', "b"]
Callable[[int, str], None]
Callable[..., 'X']
Dict[str, "List[int]"]
int|None
tuple[*Ts]
Annotated[int, "doc", 3]
Optional[a.b.C]
[*a, *b]
(*a, b)
x[*a]
x[*a, b]
{**a, 'b': 1}
[lambda: 0, 1]
{lambda: 0: lambda: 1}
f(lambda: 0)
a[lambda: 0]
(lambda: 0) if x else y
x if y else lambda: 0
[(1, 2), 3]
{'a': (1, 2)}
f((1, 2))
[x async for x in y]
(a, (b, c))
a[b, (c, d)]
-1
-1 .real
+1
(-1)**2
2**-1
not a == b
(not a) == b
a == (not b)
-(a+b)
-a+b
~a[b]
-f(x)
[a for a in (b if c else d)]
[a for a in b if (c if d else e)]
[(yy, zz) for x in y]
[a for (a) in b]
{(a, b): c for d in e}
f(x)(y)[z].w
''
'\''
'tab\t'
b'\xff\'"'
1.0
.5
5.
0o17
0b11
1e5
1e22
1e23
-0.0
1+2j
lambda: (y := 1)
lambda: (yield)
lambda: (yield from a)
f'{a}b{c!r:>{d}}'
"""

for line in expressions.strip().split('\n'):
    names = {}
    exec('from __future__ import annotations\ndef f(a: %s): pass' % line, names)
    print(ascii(names['f'].__annotations__['a']))


def f(*args: *Ts, **kw: "text") -> list [ int,str ] : pass


class C:
    x: dict[str , "C"] = None
    y: not(x)


z: (a+b)
print(f.__annotations__, C.__annotations__, __annotations__)

# expect: '(1,)'
# expect: 'x[1, 2]'
# expect: 'x[(1, 2), 3]'
# expect: 'x[1,]'
# expect: 'x[()]'
# expect: 'lambda q, *r: q'
# expect: 'lambda: 0'
# expect: 'lambda a, b=1, *, c, d=2, **e: a'
# expect: 'lambda a, /, b: 0'
# expect: '(lambda: 0)(1)'
# expect: '{1: 2, **z}'
# expect: '{1, 2, *a}'
# expect: 'not a'
# expect: '--1'
# expect: '--x'
# expect: '~-+x'
# expect: 'not not a'
# expect: '1e309'
# expect: '-1e309'
# expect: '1e309j'
# expect: 'x if y else z'
# expect: '(x if y else z) if w else v'
# expect: 'x if (y if a else b) else z'
# expect: '[a for a in b if c if d]'
# expect: '[a for a, b in c for d in e]'
# expect: '{a: b for a in c}'
# expect: '{*a}'
# expect: '(a for a in b)'
# expect: 'f(a for a in b)'
# expect: 'f((a for a in b), c)'
# expect: "'ab'"
# expect: "b'x'"
# expect: 'x.y[1:2, ...]'
# expect: 'x[:]'
# expect: 'x[a:b:c]'
# expect: 'x[:b]'
# expect: 'x[a:]'
# expect: 'x[::c]'
# expect: 'x[1:2, ::3]'
# expect: '(a + b) * c'
# expect: 'a + b * c'
# expect: 'a - (b - c)'
# expect: 'a - b - c'
# expect: 'a ** b ** c'
# expect: '(a ** b) ** c'
# expect: 'a ** (-b)'
# expect: '(-a) ** b'
# expect: '-a ** b'
# expect: 'a @ b // c % d'
# expect: 'a << b >> c'
# expect: 'a | b & c ^ d'
# expect: '(a | b) & c'
# expect: 'a < b < c'
# expect: '(a < b) < c'
# expect: 'a < (b < c)'
# expect: 'a is not b'
# expect: 'a not in b'
# expect: 'a and b or c'
# expect: 'a and (b or c)'
# expect: '(a and b) and c'
# expect: 'a and (b and c)'
# expect: 'not (a and b)'
# expect: '(not a) in b'
# expect: '1000'
# expect: '255'
# expect: '1.5'
# expect: '1j'
# expect: '10000000000.0'
# expect: '1e+16'
# expect: '1e-07'
# expect: '123456789012345678901234567890'
# expect: "'\\n\\x00\xe9\U0001f600'"
# expect: '\'it\\\'s"\''
# expect: "u'x'"
# expect: '()'
# expect: '()'
# expect: '[]'
# expect: '{}'
# expect: 'set()'
# expect: 'f(1, *z, k=3, **y)'
# expect: 'f(*a, *b)'
# expect: 'f(**a, **b)'
# expect: 'f(a=(1, 2))'
# expect: '1 .real'
# expect: '1.0.real'
# expect: '1 .real'
# expect: '(-1).real'
# expect: "'a'.b"
# expect: '(a + b).c'
# expect: 'a.b(c)'
# expect: 'a[b](c)'
# expect: 'yes'
# expect: 'None'
# expect: 'True'
# expect: '...'
# expect: "list['C2']"
# expect: "Literal['a', 'b']"
# expect: 'Callable[[int, str], None]'
# expect: "Callable[..., 'X']"
# expect: "Dict[str, 'List[int]']"
# expect: 'int | None'
# expect: 'tuple[*Ts,]'
# expect: "Annotated[int, 'doc', 3]"
# expect: 'Optional[a.b.C]'
# expect: '[*a, *b]'
# expect: '(*a, b)'
# expect: 'x[*a,]'
# expect: 'x[*a, b]'
# expect: "{**a, 'b': 1}"
# expect: '[lambda: 0, 1]'
# expect: '{lambda: 0: lambda: 1}'
# expect: 'f(lambda: 0)'
# expect: 'a[lambda: 0]'
# expect: '(lambda: 0) if x else y'
# expect: 'x if y else lambda: 0'
# expect: '[(1, 2), 3]'
# expect: "{'a': (1, 2)}"
# expect: 'f((1, 2))'
# expect: '[x async for x in y]'
# expect: '(a, (b, c))'
# expect: 'a[b, (c, d)]'
# expect: '-1'
# expect: '-1 .real'
# expect: '+1'
# expect: '(-1) ** 2'
# expect: '2 ** (-1)'
# expect: 'not a == b'
# expect: '(not a) == b'
# expect: 'a == (not b)'
# expect: '-(a + b)'
# expect: '-a + b'
# expect: '~a[b]'
# expect: '-f(x)'
# expect: '[a for a in (b if c else d)]'
# expect: '[a for a in b if (c if d else e)]'
# expect: '[(yy, zz) for x in y]'
# expect: '[a for a in b]'
# expect: '{(a, b): c for d in e}'
# expect: 'f(x)(y)[z].w'
# expect: "''"
# expect: '"\'"'
# expect: "'tab\\t'"
# expect: 'b\'\\xff\\\'"\''
# expect: '1.0'
# expect: '0.5'
# expect: '5.0'
# expect: '15'
# expect: '3'
# expect: '100000.0'
# expect: '1e+22'
# expect: '1e+23'
# expect: '-0.0'
# expect: '1 + 2j'
# expect: 'lambda: (y := 1)'
# expect: 'lambda: (yield)'
# expect: 'lambda: (yield from a)'
# expect: "f'{a}b{c!r:>{d}}'"
# expect: {'args': '*Ts', 'kw': "'text'", 'return': 'list[int, str]'} {'x': "dict[str, 'C']", 'y': 'not x'} {'z': 'a + b'}
