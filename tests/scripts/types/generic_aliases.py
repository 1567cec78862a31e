# SPDX-License-Identifier: MIT
# list[int], int | str, their type variables, unpacking, and what they refuse.
from types import GenericAlias, UnionType
from typing import TypeVar, TypeVarTuple, ParamSpec, Union, Optional

T, U, Ts, P = TypeVar('T'), TypeVar('U'), TypeVarTuple('Ts'), ParamSpec('P')
print(list[int], dict[str, list[T]], tuple[()], tuple[int, ...], list[int].__origin__, list[int].__args__, dict[T, U].__parameters__)
print(dict[T, U][int, str], list[T][U], dict[T, list[U]][int, str], list[T][int] == list[int], hash(list[int]) == hash(list[int]))
print(tuple[*Ts][int, str], tuple[int, *tuple[str, ...]], list(tuple[*Ts].__args__), tuple[*Ts].__parameters__)
star = next(iter(list[int]))
print(star, star.__unpacked__, list[int].__unpacked__, star == list[int], star == next(iter(list[int])))
print((list[T] | int)[str], (T | list[T])[int], (int | None)[()] if False else '-', list[int | T][str])
print(int | str, int | None, None | int, int | int, (int | str) | int, int | list[int], type(int | str), (int | str).__args__)
print(int | str == str | int, hash(int | str) == hash(str | int), int | str == Union[int, str], (int | 'x') if False else '-')
print(isinstance(1, int | str), isinstance(1.0, int | str), isinstance(None, int | None), issubclass(bool, int | str))
print(list[int]('ab'), dict[str, int](a=1), list[int].append is list.append, list[int].__class__, list[int].__doc__ == list.__doc__)


class C(list[int]):
    pass


print(C.__bases__, C.__orig_bases__, C.__mro__)
print(GenericAlias(list, (int,)), GenericAlias(list, int) == list[int], list[int].__reduce__(), repr(list[...]), list[[int, str]], list['x'])
for source in ('list[int][str]', 'dict[T, U][int]', 'dict[T, U][int, str, float]', 'isinstance([], list[int])', 'issubclass(list, list[int])',
               'isinstance([], list[int] | str)', 'int | 3', '3 | int', 'int[str]', 'list[int].nope', 'list[T][()]', 'tuple[*Ts, *Ts]', '(int | str)[int]'):
    try:
        exec(source)
        print('ok', source)
    except Exception as e:
        print(source, '|', type(e).__name__, e)

# expect: list[int] dict[str, list[~T]] tuple[()] tuple[int, ...] <class 'list'> (<class 'int'>,) (~T, ~U)
# expect: dict[int, str] list[~U] dict[int, list[str]] True True
# expect: tuple[int, str] tuple[int, *tuple[str, ...]] [typing.Unpack[Ts]] (Ts,)
# expect: *list[int] True False False True
# expect: list[str] | int typing.Union[int, list[int]] - list[typing.Union[int, str]]
# expect: int | str int | None None | int <class 'int'> int | str int | list[int] <class 'types.UnionType'> (<class 'int'>, <class 'str'>)
# expect: True True True -
# expect: True False True True
# expect: ['a', 'b'] {'a': 1} True <class 'types.GenericAlias'> True
# expect: (<class 'list'>,) (list[int],) (<class '__main__.C'>, <class 'list'>, <class 'object'>)
# expect: list[int] True (<class 'types.GenericAlias'>, (<class 'list'>, (<class 'int'>,))) list[...] list[[int, str]] list['x']
# expect: list[int][str] | TypeError list[int] is not a generic class
# expect: dict[T, U][int] | TypeError Too few arguments for dict[~T, ~U]; actual 1, expected at least 2
# expect: dict[T, U][int, str, float] | TypeError Too many arguments for dict[~T, ~U]; actual 3, expected 2
# expect: isinstance([], list[int]) | TypeError isinstance() argument 2 cannot be a parameterized generic
# expect: issubclass(list, list[int]) | TypeError issubclass() argument 2 cannot be a parameterized generic
# expect: isinstance([], list[int] | str) | TypeError isinstance() argument 2 cannot be a parameterized generic
# expect: int | 3 | TypeError unsupported operand type(s) for |: 'type' and 'int'
# expect: 3 | int | TypeError unsupported operand type(s) for |: 'int' and 'type'
# expect: int[str] | TypeError type 'int' is not subscriptable
# expect: list[int].nope | AttributeError type object 'list' has no attribute 'nope'
# expect: list[T][()] | TypeError Too few arguments for list[~T]; actual 0, expected at least 1
# expect: ok tuple[*Ts, *Ts]
# expect: (int | str)[int] | TypeError int | str is not a generic class

# Unions of very many classes.
classes = [type('A%d' % i, (), {}) for i in range(2000)]
many = int
for cls in classes:
    many = many | cls
print(len(many.__args__), (many | classes[5] | None).__args__[-1], len((many | (int | str)).__args__))
# expect: 2001 <class 'NoneType'> 2002

# What is starred can be copied and pickled, as can the iterator that gives it.
import copy
import pickle
walk = iter(tuple[int])
print(type(walk).__name__, walk.__reduce__()[1])  # expect: generic_alias_iterator (tuple[int],)
starred = next(walk)
print(starred, walk.__reduce__()[1], list(walk))  # expect: *tuple[int] ((),) []
for twin in copy.copy(starred), copy.deepcopy(starred), pickle.loads(pickle.dumps(starred)):
    print(twin == starred, twin.__unpacked__)
# expect: True True
# expect: True True
# expect: True True
