# SPDX-License-Identifier: MIT
# cpython: no  (PEP 649: 3.14)
# Annotations are evaluated when somebody asks (PEP 649, PEP 749): functions, classes, modules, the three formats.
import sys
import annotationlib
from annotationlib import Format, ForwardRef, get_annotations


def f(x: later, *args: int, y: 'text' = 3, **kw: str) -> list[later]:
    pass


try:
    f.__annotations__
except NameError as e:
    print('NameError', e)
print(get_annotations(f, format=Format.STRING))
print(str(get_annotations(f, format=Format.FORWARDREF)).replace(repr(f), 'f'))
later = bytes
print(f.__annotations__, f.__annotations__ is f.__annotations__)
later = None
print(f.__annotations__['x'], f.__annotate__(1)['x'])
print(f.__annotate__.__name__, f.__annotate__.__qualname__, f.__annotate__.__module__)
for wanted in (3, 4):
    try:
        f.__annotate__(wanted)
    except NotImplementedError as e:
        print('NotImplementedError', e)
f.__annotate__ = lambda format: {'made': format}
print(f.__annotations__)
f.__annotations__ = {'set': 1}
print(f.__annotate__, f.__annotations__)
f.__annotate__ = None
print(f.__annotations__)
for wrong in (3, 'x'):
    try:
        f.__annotate__ = wrong
    except TypeError as e:
        print(e)
try:
    del f.__annotate__
except TypeError as e:
    print(e)
f.__annotate__ = lambda format: [format]
try:
    f.__annotations__
except TypeError as e:
    print(e)

# --- classes see their own names, as they are then
glob = 'global'


class A:
    inner = int
    a: inner
    b: 'A' = 1
    c: Missing
    _A__private: str
    __mangled: inner

    def method(self, x: inner, y: glob) -> Missing: ...

    if a_is_true := True:
        d: int
    else:
        e: int
    for i in ():
        g: int
    glob = 'class'

    class Nested:
        n: inner_of_nested


try:
    A.__annotations__
except NameError as e:
    print('NameError', e)
print(get_annotations(A, format=Format.STRING))
print(list(get_annotations(A, format=Format.FORWARDREF).values())[2])
Missing = float
print(A.__annotations__)
print(A.method.__annotations__)
A.inner = 'changed'
print(A.method.__annotate__(1)['x'])
print(A.__annotate__.__qualname__, A.method.__annotate__.__qualname__)


class B(A):
    pass


print(B.__annotations__, B.__annotate__)
B.__annotations__ = {'z': 1}
print(B.__annotations__, A.__annotations__.keys() - B.__annotations__.keys() != set())
del B.__annotations__
print(B.__annotations__)
try:
    int.__annotations__
except AttributeError as e:
    print(e)

# --- a module's variables: those that were reached
m1: int = 1
if m1 == 2:
    m2: int
else:
    m3: unknown_in_module
(m4): int = 3
A.x: print('never evaluated')
main = sys.modules['__main__']
print(get_annotations(main, format=Format.STRING))
print('__annotations__' in globals(), callable(__annotate__))
unknown_in_module = 5
print(main.__annotations__)
m5: int
print(sorted(main.__annotate__(1)))


# --- local variables are never evaluated
def local():
    v: nothing_of_the_kind = 1
    w: print('no') = 2
    x.y: 3
    return v + w


try:
    local()
except NameError as e:
    print(e)

# --- closures, type parameters, lambdas and comprehensions in annotations


def outer():
    t = int

    def inner(x: t, y: (lambda: t)(), z: [t for _ in range(1)]): pass
    t = str
    return inner


print(outer().__annotations__)


def generic[T: undefined_bound](x: T, *y: *tuple[T]) -> dict[T, int]: pass


print(get_annotations(generic, format=Format.STRING))
print(generic.__annotations__)
T, = generic.__type_params__
print(annotationlib.call_evaluate_function(T.evaluate_bound, Format.STRING))
print(annotationlib.call_evaluate_function(T.evaluate_bound, Format.FORWARDREF))

# --- text of expressions


def texts(a: x | y, b: (x | y)[0], c: x.y.z, d: x[1:2, ..., 'k'], e: -x ** 2, f: not_a(1, k=[2, n]), g: (x + 1) * 2,
          h: {1: x}, i: x < y): pass


for name, text in get_annotations(texts, format=Format.STRING).items():
    print(name, text)
print(Format.VALUE, repr(Format.STRING), list(Format))
try:
    get_annotations(f, format=2)
except ValueError as e:
    print(e)
try:
    get_annotations(3)
except TypeError as e:
    print(e)
print(get_annotations(texts_of := lambda: 0), annotationlib.annotations_to_string({'a': int, 'b': 'int', 'c': ..., 'd': A}))
ref = ForwardRef('later_still')
try:
    ref.evaluate()
except NameError as e:
    print(e)
print(ForwardRef('x', module='m', owner=1, is_class=True), ref.evaluate(format=Format.FORWARDREF), ref.evaluate(globals={'later_still': 7}), ref.evaluate(format=Format.STRING))

# expect: NameError name 'later' is not defined
# expect: {'x': 'later', 'args': 'int', 'y': 'text', 'kw': 'str', 'return': 'list[later]'}
# expect: {'x': ForwardRef('later', owner=f), 'args': <class 'int'>, 'y': 'text', 'kw': <class 'str'>, 'return': list[ForwardRef('later', owner=f)]}
# expect: {'x': <class 'bytes'>, 'args': <class 'int'>, 'y': 'text', 'kw': <class 'str'>, 'return': list[bytes]} True
# expect: <class 'bytes'> None
# expect: __annotate__ f.__annotate__ __main__
# expect: NotImplementedError 
# expect: NotImplementedError 
# expect: {'made': 1}
# expect: None {'set': 1}
# expect: {'set': 1}
# expect: __annotate__ must be callable or None
# expect: __annotate__ must be callable or None
# expect: __annotate__ cannot be deleted
# expect: __annotate__() must return a dict, not list
# expect: NameError name 'Missing' is not defined
# expect: {'a': 'inner', 'b': 'A', 'c': 'Missing', '_A__private': 'str', '_A__mangled': 'inner', 'd': 'int'}
# expect: ForwardRef('Missing', is_class=True, owner=<class '__main__.A'>)
# expect: {'a': <class 'int'>, 'b': 'A', 'c': <class 'float'>, '_A__private': <class 'str'>, '_A__mangled': <class 'int'>, 'd': <class 'int'>}
# expect: {'x': <class 'int'>, 'y': 'class', 'return': <class 'float'>}
# expect: changed
# expect: A.__annotate__ A.method.__annotate__
# expect: {} None
# expect: {'z': 1} True
# expect: {}
# expect: type object 'int' has no attribute '__annotations__'
# expect: {'m1': 'int', 'm3': 'unknown_in_module'}
# expect: False True
# expect: {'m1': <class 'int'>, 'm3': 5}
# expect: ['m1', 'm3', 'm5']
# expect: name 'x' is not defined
# expect: {'x': <class 'str'>, 'y': <class 'str'>, 'z': [<class 'str'>]}
# expect: {'x': 'T', 'y': '*tuple[T]', 'return': 'dict[T, int]'}
# expect: {'x': T, 'y': *tuple[T], 'return': dict[T, int]}
# expect: undefined_bound
# expect: ForwardRef('undefined_bound')
# expect: a x | y
# expect: b (x | y)[0]
# expect: c x.y.z
# expect: d x[1:2, ..., 'k']
# expect: e -x ** 2
# expect: f not_a(1, k=[2, n])
# expect: g (x + 1) * 2
# expect: h {1: x}
# expect: i x < y
# expect: 1 <Format.STRING: 4> [<Format.VALUE: 1>, <Format.VALUE_WITH_FAKE_GLOBALS: 2>, <Format.FORWARDREF: 3>, <Format.STRING: 4>]
# expect: The VALUE_WITH_FAKE_GLOBALS format is for internal use only
# expect: 3 is not a module, class, or callable.
# expect: {} {'a': 'int', 'b': 'int', 'c': '...', 'd': '__main__.A'}
# expect: name 'later_still' is not defined
# expect: ForwardRef('x', module='m', is_class=True, owner=1) ForwardRef('later_still') 7 later_still
