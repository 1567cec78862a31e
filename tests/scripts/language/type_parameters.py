# SPDX-License-Identifier: MIT
# Type parameters and type aliases: what their names mean where, when they are evaluated, what they cannot do.
x = 'global'
def outer():
    x = 'outer'
    class C[T]:
        x = 'class'
        type A = x
        type B = [x for _ in range(1)]
        type L = (lambda: x)()
        type G = list(x for _ in range(1))
        def f[U: x](self, a: x) -> [x for i in (1,)]: return U
        class N[V](list[x] if 1 else x): 
            pass
        T2 = T
        @staticmethod
        def g[T](a: T): return T
        y = 1
        type D = y
        def h[Z: __class__](self): return Z
    return C
C = outer()
for n in "ABLGD": print(n, getattr(C, n).__value__)
print(C().f(0).__bound__, C.f.__annotations__)
print(C.N.__orig_bases__, C.__orig_bases__, C.__bases__, C.__mro__)
C.y = 5
print(C.D.__value__, C.__type_params__, C.f.__type_params__, C.T2)
print(C().h().__bound__)
print(C.g(1), C.g.__qualname__, C.N.__qualname__)
type X[T: int = str, *U = *tuple[int], **P = [int]] = list[T]
T, U, P = X.__type_params__
print(T, U, P, T.__bound__, T.__default__, U.__default__, P.__default__, T.__module__, X.__module__, repr(X), X.__name__)
print(X[int], type(X[int]), X[int].__origin__, X[int].__args__)
print(T.has_default(), T.__constraints__, T.__covariant__, T.__infer_variance__, type(T))
def f[T: undefined](): return T
try: f().__bound__
except NameError as e: print(e)
def f[T: (int, str)](): return T
print(f().__constraints__, f().__bound__)
print(f.__type_params__)
type R = list[R]
print(R.__value__, R | int, type(R|int))
import types, typing
print(typing.get_type_hints(f), X.__parameters__, X.__type_params__)
for e in ['X.__name__ = 3', 'X.__value__ = 3', 'del X.foo', 'X.foo=1', 'T.foo = 1', 'T.__name__ = 1', 'R[int]', 'isinstance(1, X)', 'isinstance(1, T)', 'class Y(T): pass', 'typing.TypeVar("a", int)', 'class Z(type(T)): pass', 'class Z(type(X)): pass', 'class Z[T](typing.Generic[T]): pass', 'class Z[T](typing.Protocol[T]): pass']:
    try: exec(e); print('ok', e)
    except Exception as x: print(e, '|', type(x).__name__, x)
class D[T, *Ts, **P](dict[T, int], metaclass=type): 
    a: T
print(D.__orig_bases__, D.__parameters__, D[int, str, [int]], D.__annotations__)
import copy
print(copy.copy(T) is T, T.__reduce__(), X.__reduce__())
def g[T=int](a, b: T=3, *, c=4, **k) -> T: 
    "doc"
    nonlocal_x = T
    return a, b, c, T
print(g(1), g.__defaults__, g.__kwdefaults__, g.__annotations__, g.__doc__, g.__name__, g.__code__.co_freevars, g.__code__.co_varnames)

# expect: A class
# expect: B ['outer']
# expect: L outer
# expect: G ['outer']
# expect: D 1
# expect: class {'a': 'class', 'return': ['outer']}
# expect: (list['class'], typing.Generic[V]) (typing.Generic[T],) (<class 'typing.Generic'>,) (<class '__main__.outer.<locals>.C'>, <class 'typing.Generic'>, <class 'object'>)
# expect: 1 (T,) (U,) T
# expect: <class '__main__.outer.<locals>.C'>
# expect: T outer.<locals>.C.g outer.<locals>.C.N
# expect: T U P <class 'int'> <class 'str'> *tuple[int] [<class 'int'>] typing __main__ X X
# expect: X[int] <class 'types.GenericAlias'> X (<class 'int'>,)
# expect: True () False True <class 'typing.TypeVar'>
# expect: name 'undefined' is not defined
# expect: (<class 'int'>, <class 'str'>) None
# expect: (T,)
# expect: list[R] R | int <class 'types.UnionType'>
# expect: {} (T, typing.Unpack[U], P) (T, U, P)
# expect: X.__name__ = 3 | AttributeError readonly attribute
# expect: X.__value__ = 3 | AttributeError attribute '__value__' of 'typing.TypeAliasType' objects is not writable
# expect: del X.foo | AttributeError 'typing.TypeAliasType' object has no attribute 'foo' and no __dict__ for setting new attributes
# expect: X.foo=1 | AttributeError 'typing.TypeAliasType' object has no attribute 'foo' and no __dict__ for setting new attributes
# expect: ok T.foo = 1
# expect: T.__name__ = 1 | AttributeError readonly attribute
# expect: R[int] | TypeError Only generic type aliases are subscriptable
# expect: isinstance(1, X) | TypeError isinstance() arg 2 must be a type, a tuple of types, or a union
# expect: isinstance(1, T) | TypeError isinstance() arg 2 must be a type, a tuple of types, or a union
# expect: class Y(T): pass | TypeError Cannot subclass an instance of TypeVar
# expect: typing.TypeVar("a", int) | TypeError A single constraint is not allowed
# expect: class Z(type(T)): pass | TypeError type 'typing.TypeVar' is not an acceptable base type
# expect: class Z(type(X)): pass | TypeError type 'typing.TypeAliasType' is not an acceptable base type
# expect: class Z[T](typing.Generic[T]): pass | TypeError Cannot inherit from Generic[...] multiple times.
# expect: ok class Z[T](typing.Protocol[T]): pass
# expect: (dict[T, int], typing.Generic[T, typing.Unpack[Ts], P]) (T, Ts, P) __main__.D[int, str, [int]] {'a': T}
# expect: True T X
# expect: (1, 3, 4, T) (3,) {'c': 4} {'b': T, 'return': T} doc g ('T',) ('a', 'b', 'c', 'k', 'nonlocal_x')
