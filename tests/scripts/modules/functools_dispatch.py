# singledispatch by abstract classes and text annotations, wraps() and annotations, suppress() and groups, subscripts.
import collections.abc
import functools
from contextlib import AbstractContextManager, AbstractAsyncContextManager, ExitStack, closing, suppress


@functools.singledispatch
def kind(value):
    return 'object'


@kind.register
def _(value: 'int'):
    return 'int'


@kind.register
def _(value: 'str | bytes'):
    return 'text'


print(kind(1), kind('a'), kind(b'a'), kind(1.0))  # expect: int text text object


class Shape:
    @functools.singledispatchmethod
    def grow(self, by):
        return 'by ' + by

    @grow.register
    def _(self, by: int):
        return by + 1


print(Shape().grow('x'), Shape().grow(3))  # expect: by x 4
for call in Shape().grow, kind:
    try:
        call()
    except TypeError as e:
        print(e)
# expect: grow requires at least 1 positional argument
# expect: kind requires at least 1 positional argument


@functools.singledispatch
def about(value):
    return 'object'


about.register(collections.abc.Sized, lambda value: 'sized')
about.register(collections.abc.Hashable, lambda value: 'hashable')
print(about([]), about(3))  # expect: sized hashable
try:
    about(())
except RuntimeError as e:
    print(str(e)[:19])
about.register(tuple, lambda value: 'tuple')
print(about(()))  # expect: tuple


def generic[T](value: T, other: 'later' = 1):
    pass


@functools.wraps(generic)
def wrapper(*args):
    pass


Unknown = 5
print(wrapper.__type_params__, wrapper.__annotations__)  # expect: (T,) {'value': T, 'other': 'later'}
with suppress(ValueError, KeyError):
    raise ExceptionGroup('all', [ValueError(1), ExceptionGroup('inner', [KeyError(2)])])
try:
    with suppress(ValueError):
        raise ExceptionGroup('some', [ValueError(1), KeyError(2)])
except ExceptionGroup as e:
    print(repr(e))  # expect: ExceptionGroup('some', [KeyError(2)])
print(AbstractContextManager[int, bool], AbstractAsyncContextManager[int])
# expect: contextlib.AbstractContextManager[int, bool] contextlib.AbstractAsyncContextManager[int]
print(ExitStack[bool], closing[int], suppress[int])  # expect: contextlib.ExitStack[bool] contextlib.closing[int] contextlib.suppress[int]

# Abstract bases are nearer than concrete ones, not than those that a class names; registering with one counts at once.
import collections.abc
import copy
import functools
import pickle
import typing


@functools.singledispatch
def kind(arg):
    return 'object'


class Base:
    pass


class Derived(Base):
    pass


class Container(collections.abc.Sized):
    def __len__(self):
        return 0


kind.register(Base, lambda arg: 'Base')
kind.register(collections.abc.Sized, lambda arg: 'sized')
kind.register(collections.abc.Iterable, lambda arg: 'iterable')
kind.register(collections.abc.Set, lambda arg: 'set')
print(kind(Derived()), kind(Container()))
collections.abc.Iterable.register(Derived)
collections.abc.Iterable.register(Container)
print(kind(Derived()), kind(Container()), kind(Base()))
collections.abc.Set.register(Container)
print(kind(Container()), kind({}.keys()))
try:
    kind([])
except RuntimeError as e:
    print(sorted(str(e).split()))


# Unions, and what is no class.
@functools.singledispatch
def what(arg):
    return 'other'


@what.register
def _(arg: typing.Union[str, bytes]):
    return 'text'


@what.register
def _(arg: typing.Optional[int]):
    return 'int or None'


@what.register(list | dict)
def _(arg):
    return 'container'


print(what(''), what(b''), what(1), what(None), what([]), what({}), what(1.0))
for wrong in list[int], typing.List[int], list[int] | str:
    try:
        what.register(wrong, lambda arg: 0)
    except TypeError as e:
        print(e)

    def annotated(arg: wrong):
        pass
    try:
        what.register(annotated)
    except TypeError as e:
        print(e)


# Annotations go with functions in a class.
class Methods:
    @functools.singledispatchmethod
    @classmethod
    def of_class(cls, arg: int) -> str:
        return ''

    @staticmethod
    def static(arg: int):
        pass


print(Methods.of_class.__annotations__, Methods.__dict__['static'].__annotations__)


# cache_info() is a named tuple; what caches is pickled by its name.
@functools.lru_cache
def cached(n):
    return n


cached(1)
print(cached.cache_info()._asdict(), cached.cache_info()._replace(hits=9), type(cached.cache_info()).__mro__[1])
print(pickle.loads(pickle.dumps(cached)) is cached, cached.__reduce__(), copy.copy(cached) is cached)


class Meta(type):
    @functools.cached_property
    def text(cls):
        return 'text'


try:
    Meta('Made', (), {}).text
except TypeError as e:
    print(e, e.__cause__)


@functools.total_ordering
class Ordered:
    def __lt__(self, other):
        return False


print(pickle.loads(pickle.dumps(Ordered.__ge__)) is Ordered.__ge__)
# expect: Base sized
# expect: iterable sized Base
# expect: set set
# expect: ["'collections.abc.Iterable'>", "'collections.abc.Sized'>", '<class', '<class', 'Ambiguous', 'dispatch:', 'or']
# expect: text text int or None int or None container container other
# expect: Invalid first argument to `register()`. list[int] is not a class or union type.
# expect: Invalid annotation for 'arg'. list[int] is not a class.
# expect: Invalid first argument to `register()`. typing.List[int] is not a class or union type.
# expect: Invalid annotation for 'arg'. typing.List[int] is not a class.
# expect: Invalid first argument to `register()`. list[int] | str is not a class or union type.
# expect: Invalid annotation for 'arg'. list[int] | str not all arguments are classes.
# expect: {'arg': <class 'int'>, 'return': <class 'str'>} {'arg': <class 'int'>}
# expect: {'hits': 0, 'misses': 1, 'maxsize': 128, 'currsize': 1} CacheInfo(hits=9, misses=1, maxsize=128, currsize=1) <class 'tuple'>
# expect: True cached True
# expect: The '__dict__' attribute on 'Meta' instance does not support item assignment for caching 'text' property. None
# expect: True
