# SPDX-License-Identifier: MIT
# inspect: kinds of objects, signatures and binding, members, documentation, source text, frames.
import inspect
import functools
from inspect import Parameter, Signature, signature


def f(a, b: int, /, c=1, *args: str, d, e: 'x' = 2, **kw) -> list[int]:
    """Doc of f.

        indented
    """
    return inspect.currentframe().f_lineno


class Base:
    """Doc of Base."""

    def m(self, x, y=2):
        """Doc of m."""

    @classmethod
    def c(cls, z): pass

    @staticmethod
    def s(w): pass

    @property
    def p(self):
        """Doc of p."""
        return 1

    attr = 5


class Derived(Base):
    __slots__ = ('slot',)

    def __init__(self, one, *, two=2): pass

    def m(self, x, y=2): pass

    def __call__(self, q): pass


def gen():
    yield 1


async def coro(): pass


async def agen():
    yield


lam = lambda x, *y: (x,
                     y)
print(signature(f), signature(Derived), signature(Base().m), signature(Base.m), signature(Base.c), signature(Base.s), signature(lam), signature(Derived(1)))
print(signature(functools.partial(f, 1, d=3)), signature(functools.partial(Base.m, None, y=5)), signature(Base), signature(len))
sig = signature(f)
for p in sig.parameters.values():
    print(p.name, p.kind, p.kind.description, p.default is Parameter.empty, p.annotation, repr(p))
print(sig.return_annotation, sig == signature(f), hash(sig) == hash(signature(f)), repr(sig))
b = sig.bind(1, 2, 3, 4, 5, d=6, z=7)
print(b, b.args, b.kwargs, b.arguments)
b = sig.bind_partial(1)
b.apply_defaults()
print(b)
for args, kw in (((), {}), ((1,), {}), ((1, 2), {}), ((1, 2), {'d': 1, 'c': 3, 'a': 4}), ((1, 2, 3), {'c': 1, 'd': 2})):
    try:
        print(sig.bind(*args, **kw))
    except TypeError as e:
        print('TypeError', e)
try:
    signature(Base().m).bind(1, 2, 3)
except TypeError as e:
    print(e)
try:
    signature(Base().m).bind(1, nope=3)
except TypeError as e:
    print(e)
print(sig.replace(return_annotation=Signature.empty, parameters=list(sig.parameters.values())[:2]))
for make in (lambda: Signature([Parameter('a', Parameter.KEYWORD_ONLY), Parameter('b', Parameter.POSITIONAL_ONLY)]),
             lambda: Signature([Parameter('a', Parameter.POSITIONAL_ONLY), Parameter('a', Parameter.POSITIONAL_ONLY)]),
             lambda: Signature([Parameter('a', Parameter.POSITIONAL_ONLY, default=1), Parameter('b', Parameter.POSITIONAL_ONLY)]),
             lambda: Parameter('1', Parameter.POSITIONAL_ONLY), lambda: Parameter('for', Parameter.KEYWORD_ONLY),
             lambda: Parameter('a', Parameter.VAR_KEYWORD, default=1), lambda: Parameter(1, Parameter.KEYWORD_ONLY),
             lambda: Parameter('a', 77), lambda: signature(3)):
    try:
        make()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(inspect.getfullargspec(f))
print(inspect.getfullargspec(Base().m))
print(inspect.getcallargs(f, 1, 2, d=4, k=5))


@functools.wraps(f)
def wrapped(*args, **kwargs): pass


print(signature(wrapped), signature(wrapped, follow_wrapped=False), inspect.unwrap(wrapped) is f)
kinds = ['ismodule', 'isclass', 'ismethod', 'isfunction', 'isbuiltin', 'isroutine', 'ismethoddescriptor', 'isdatadescriptor',
         'isgeneratorfunction', 'isgenerator', 'iscoroutinefunction', 'isasyncgenfunction', 'isabstract', 'iscode', 'isframe',
         'istraceback', 'isgetsetdescriptor', 'ismemberdescriptor', 'isawaitable']
for name, obj in (('module', inspect), ('class', Base), ('method', Base(). m), ('function', f), ('builtin', len), ('[].append', [].append),
                  ('str.join', str.join), ('property', Base.p), ('gen function', gen), ('generator', gen()), ('coro', coro),
                  ('agen', agen), ('code', f.__code__), ('frame', inspect.currentframe()), ('slot', Derived.slot),
                  ('getset', type(f).__code__), ('classmethod', Base.c), ('wrapper', object.__init__), ('instance', 3)):
    print(name, [kind for kind in kinds if getattr(inspect, kind)(obj)])
print([name for name, _ in inspect.getmembers(Base) if not name.startswith('__')], inspect.getmembers(Base(), inspect.ismethod)[0][0])
print(inspect.getdoc(f), '|', inspect.getdoc(Derived.m), '|', inspect.getdoc(Derived), '|', inspect.getdoc(Base.p), '|', inspect.cleandoc('  a\n    b\n  c\n\n'))
print(inspect.getattr_static(Base, 'p').__class__, inspect.getattr_static(Base(), 'attr'), inspect.getattr_static(Base(), 'no', 'default'))
print(inspect.getsource(f), end='')
print(inspect.getsource(Base.m), inspect.getsource(Derived), sep='', end='')
print(inspect.getsource(lam), inspect.getsourcelines(gen))
print(inspect.getsource(wrapped), end='')


# A comment
# of two lines.
def commented(): return 1 # same line


print(inspect.getcomments(commented), inspect.getsource(commented), inspect.getmodule(f) is inspect.getmodule(Base), inspect.getmodulename('/x/y.py'))
print(inspect.getfile(f) == __file__, inspect.getsourcefile(Base) == __file__)
for what in (len, int, 3):
    try:
        inspect.getsource(what)
    except (TypeError, OSError) as e:
        print(type(e).__name__, e)


def outer():
    return inner()


def inner():
    return [(i.function, i.lineno - outer.__code__.co_firstlineno, i.code_context[0].strip(), i.index) for i in inspect.stack()[:2]]


print(outer())
try:
    1 / 0
except ZeroDivisionError:
    print([(i.function, i.code_context) for i in inspect.trace()])
g = gen()
print(inspect.getgeneratorstate(g), next(g), inspect.getgeneratorstate(g), inspect.getgeneratorlocals(g), g.close(), inspect.getgeneratorstate(g))
print(inspect.getmro(Derived), inspect.getclasstree([Base, Derived]))
def closure():
    n = 3

    def use():
        return n, len, f, unknown
    return use


found = inspect.getclosurevars(closure())
print(found.nonlocals, list(found.globals), list(found.builtins), found.unbound)
info = inspect.getargvalues((lambda a, *b: inspect.currentframe())(1, 2))
print(info.args, info.varargs, info.keywords, inspect.formatargvalues(*info))

# expect: (a, b: int, /, c=1, *args: str, d, e: 'x' = 2, **kw) -> list[int] (one, *, two=2) (x, y=2) (self, x, y=2) (z) (w) (x, *y) (q)
# expect: (b: int, /, c=1, *args: str, d=3, e: 'x' = 2, **kw) -> list[int] (x, *, y=5) () (obj, /)
# expect: a POSITIONAL_ONLY positional-only True <class 'inspect._empty'> <Parameter "a">
# expect: b POSITIONAL_ONLY positional-only True <class 'int'> <Parameter "b: int">
# expect: c POSITIONAL_OR_KEYWORD positional or keyword False <class 'inspect._empty'> <Parameter "c=1">
# expect: args VAR_POSITIONAL variadic positional True <class 'str'> <Parameter "*args: str">
# expect: d KEYWORD_ONLY keyword-only True <class 'inspect._empty'> <Parameter "d">
# expect: e KEYWORD_ONLY keyword-only False x <Parameter "e: 'x' = 2">
# expect: kw VAR_KEYWORD variadic keyword True <class 'inspect._empty'> <Parameter "**kw">
# expect: list[int] True True <Signature (a, b: int, /, c=1, *args: str, d, e: 'x' = 2, **kw) -> list[int]>
# expect: <BoundArguments (a=1, b=2, c=3, args=(4, 5), d=6, kw={'z': 7})> (1, 2, 3, 4, 5) {'d': 6, 'z': 7} {'a': 1, 'b': 2, 'c': 3, 'args': (4, 5), 'd': 6, 'kw': {'z': 7}}
# expect: <BoundArguments (a=1, c=1, args=(), e=2, kw={})>
# expect: TypeError missing a required argument: 'a'
# expect: TypeError missing a required argument: 'b'
# expect: TypeError missing a required argument: 'd'
# expect: <BoundArguments (a=1, b=2, c=3, d=1, kw={'a': 4})>
# expect: TypeError multiple values for argument 'c'
# expect: too many positional arguments
# expect: got an unexpected keyword argument 'nope'
# expect: (a, b: int, /)
# expect: ValueError wrong parameter order: keyword-only parameter before positional-only parameter
# expect: ValueError duplicate parameter name: 'a'
# expect: ValueError non-default argument follows default argument
# expect: ValueError '1' is not a valid parameter name
# expect: ValueError 'for' is not a valid parameter name
# expect: ValueError variadic keyword parameters cannot have default values
# expect: TypeError name must be a str, not a int
# expect: ValueError value 77 is not a valid Parameter.kind
# expect: TypeError 3 is not a callable object
# expect: FullArgSpec(args=['a', 'b', 'c'], varargs='args', varkw='kw', defaults=(1,), kwonlyargs=['d', 'e'], kwonlydefaults={'e': 2}, annotations={'return': list[int], 'b': <class 'int'>, 'args': <class 'str'>, 'e': 'x'})
# expect: FullArgSpec(args=['self', 'x', 'y'], varargs=None, varkw=None, defaults=(2,), kwonlyargs=[], kwonlydefaults=None, annotations={})
# expect: {'a': 1, 'b': 2, 'args': (), 'kw': {'k': 5}, 'd': 4, 'c': 1, 'e': 2}
# expect: (a, b: int, /, c=1, *args: str, d, e: 'x' = 2, **kw) -> list[int] (*args: str, **kwargs) -> list[int] True
# expect: module ['ismodule']
# expect: class ['isclass']
# expect: method ['ismethod', 'isroutine']
# expect: function ['isfunction', 'isroutine']
# expect: builtin ['isbuiltin', 'isroutine']
# expect: [].append ['isbuiltin', 'isroutine']
# expect: str.join ['isroutine', 'ismethoddescriptor']
# expect: property ['isdatadescriptor']
# expect: gen function ['isfunction', 'isroutine', 'isgeneratorfunction']
# expect: generator ['isgenerator']
# expect: coro ['isfunction', 'isroutine', 'iscoroutinefunction']
# expect: agen ['isfunction', 'isroutine', 'isasyncgenfunction']
# expect: code ['iscode']
# expect: frame ['isframe']
# expect: slot ['isdatadescriptor', 'ismemberdescriptor']
# expect: getset ['isdatadescriptor', 'isgetsetdescriptor']
# expect: classmethod ['ismethod', 'isroutine']
# expect: wrapper ['isroutine', 'ismethoddescriptor']
# expect: instance []
# expect: ['attr', 'c', 'm', 'p', 's'] c
# expect: Doc of f.
# expect: 
# expect: indented | Doc of m. | Doc of Base. | Doc of p. | a
# expect:   b
# expect: c
# expect: <class 'property'> 5 default
# expect: def f(a, b: int, /, c=1, *args: str, d, e: 'x' = 2, **kw) -> list[int]:
# expect:     """Doc of f.
# expect: 
# expect:         indented
# expect:     """
# expect:     return inspect.currentframe().f_lineno
# expect:     def m(self, x, y=2):
# expect:         """Doc of m."""
# expect: class Derived(Base):
# expect:     __slots__ = ('slot',)
# expect: 
# expect:     def __init__(self, one, *, two=2): pass
# expect: 
# expect:     def m(self, x, y=2): pass
# expect: 
# expect:     def __call__(self, q): pass
# expect: lam = lambda x, *y: (x,
# expect:                      y)
# expect:  (['def gen():\n', '    yield 1\n'], 46)
# expect: def f(a, b: int, /, c=1, *args: str, d, e: 'x' = 2, **kw) -> list[int]:
# expect:     """Doc of f.
# expect: 
# expect:         indented
# expect:     """
# expect:     return inspect.currentframe().f_lineno
# expect: # A comment
# expect: # of two lines.
# expect:  def commented(): return 1 # same line
# expect:  True y
# expect: True True
# expect: TypeError module, class, method, function, traceback, frame, or code object was expected, got builtin_function_or_method
# expect: TypeError <class 'int'> is a built-in class
# expect: TypeError module, class, method, function, traceback, frame, or code object was expected, got int
# expect: [('inner', 5, 'return [(i.function, i.lineno - outer.__code__.co_firstlineno, i.code_context[0].strip(), i.index) for i in inspect.stack()[:2]]', 0), ('outer', 1, 'return inner()', 0)]
# expect: [('<module>', ['    1 / 0\n'])]
# expect: GEN_CREATED 1 GEN_SUSPENDED {} None GEN_CLOSED
# expect: (<class '__main__.Derived'>, <class '__main__.Base'>, <class 'object'>) [(<class 'object'>, ()), [(<class '__main__.Base'>, (<class 'object'>,)), [(<class '__main__.Derived'>, (<class '__main__.Base'>,))]]]
# expect: {'n': 3} ['f'] ['len'] {'unknown'}
# expect: ['a'] b None (a=1, *b=(2,))

# A dict in __slots__ has the members' docstrings: getdoc() and help() know them, the members do not
class Measured:
    __slots__ = {'power': 'measured in kilowatts', 'unit': None}
class Metered(Measured):
    __slots__ = {'meter': 'its number'}
print(inspect.getdoc(Metered.power), inspect.getdoc(Metered.meter), inspect.getdoc(Measured.unit), Measured.power.__doc__, inspect.getdoc(Measured()))
# expect: measured in kilowatts its number None None None
