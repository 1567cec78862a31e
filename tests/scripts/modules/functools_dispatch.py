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
