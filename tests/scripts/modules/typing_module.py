# SPDX-License-Identifier: MIT
"""typing: annotated code imports, runs, and can be asked what it says."""
import typing
from typing import (AbstractSet, Annotated, Any, AnyStr, AsyncIterator, Awaitable, BinaryIO, Callable, ClassVar, Collection, Concatenate, Container, Coroutine, Counter, DefaultDict, Deque, Dict, Final, ForwardRef, FrozenSet, Generator, Generic,
                    Hashable, IO, ItemsView, Iterable, Iterator, KeysView, List, Literal, LiteralString, Mapping, MutableMapping, MutableSequence, MutableSet, NamedTuple, Never, NewType, NoReturn, NotRequired, Optional, OrderedDict, ParamSpec, Protocol, Required, Reversible,
                    Self, Sequence, Set, Sized, SupportsAbs, SupportsBytes, SupportsComplex, SupportsFloat, SupportsIndex, SupportsInt, SupportsRound, Text, TextIO, Tuple, Type, TYPE_CHECKING, TypeAlias, TypedDict, TypeGuard, TypeVar, TypeVarTuple, Union, Unpack,
                    ValuesView, assert_never, assert_type, cast, dataclass_transform, final, get_args, get_origin, get_type_hints, is_typeddict, no_type_check, overload, override, reveal_type, runtime_checkable)


def show(call, *args, **named):
    try:
        print(repr(call(*args, **named)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


def heading(text):
    print('--', text)


T, K = TypeVar('T'), TypeVar('K', bound=int)
P = ParamSpec('P')

heading('shown')
for form in (Any, Union, Optional, Callable, List, Dict, Tuple, Type, Literal, Final, ClassVar, NoReturn, Iterable, Mapping, Deque, T, K, P, AnyStr, TypeVar('C', covariant=True), TypeVar('D', contravariant=True), ForwardRef('X')):
    print(form)
for form in (List[int], List['Node'], Dict[str, int], Dict[str, List[int]], Optional[int], Optional['Node'], Union[int, str], Union[int, None], Union[int], Union[int, int, str], Union[int, Union[str, bytes]], Optional[Union[int, str]], Tuple[int, str], Tuple[int, ...], Tuple[()], Set[int], FrozenSet[int], Type[int],
             Callable[[int, str], bool], Callable[..., int], Callable[[], None], Literal[1, 'a', None], Final[int], ClassVar[List[int]], Iterable[T], Iterator[int], Generator[int, str, None], Mapping[str, Any], Deque[int], DefaultDict[str, int], Annotated[int, 'note', 5], Sequence[T], Awaitable[int],
             List[T][int], Dict[T, K][str, int], Union[T, int][str], List[Any], Callable[[T], K][int, str], Type['Node'], Counter[str], OrderedDict[str, int], Collection[int], Hashable, Sized, Text, IO[str], AbstractSet[int]):
    print(form)

heading('compared and combined')
print(List[int] == List[int], List[int] != List[str], hash(List[int]) == hash(List[int]), Union[int, str] == Union[str, int], Optional[int] == Union[int, None], Literal[1, 2] == Literal[2, 1], Tuple[int, str] == Tuple[str, int])
print(List[int] | None, T | None, int | List[str], 'Node' | List[int], Optional[int] | str)
print(len({List[int], List[int], Dict[str, int]}), isinstance([], List), isinstance({}, Mapping), isinstance(5, Hashable), isinstance([], Sized), issubclass(list, Sequence), issubclass(dict, MutableMapping))

heading('asked')
for form in (List[int], Dict[str, int], Optional[int], Union[int, str], Callable[[int], str], Callable[..., str], Literal[1, 'a'], Tuple[int, ...], Tuple[()], Annotated[int, 'x'], ClassVar[int], Iterable[int], List, list[int], dict[str, int], int, Any, Type[int], Generic[T], int | str):
    print(get_origin(form), get_args(form))
print(List[int].__origin__, List[int].__args__, List[T].__parameters__, Dict[T, K].__parameters__, Annotated[int, 5].__metadata__, Annotated[int, 5].__origin__, Optional[int].__args__, List.__origin__, T.__name__, K.__bound__, AnyStr.__constraints__)

heading('classes')


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: List[T] = []

    def push(self, item: T) -> None:
        self.items.append(item)

    def pop(self) -> T:
        return self.items.pop()


stack = Stack[int]()
stack.push(5)
print(stack.pop(), type(stack).__name__, Stack[int], Stack[int].__origin__ is Stack, Stack[T][str], Stack.__mro__[1:], Stack.__parameters__, Stack.__orig_bases__)


class Pair(Stack[int], Dict[str, T]):
    pass


print(Pair.__bases__, Pair.__parameters__, 'x' in Pair())


class Point(NamedTuple):
    """A point."""
    x: int
    y: int = 5
    label: Optional[str] = None

    def sum(self) -> int:
        return self.x + self.y


point = Point(1)
print(point, point.sum(), Point._fields, Point._field_defaults, Point.__doc__, Point.__annotations__, point._replace(x=3), isinstance(point, tuple), Point.__name__, Point.__bases__)
Other = NamedTuple('Other', [('a', int), ('b', str)])
print(Other(1, 'x'), Other.__annotations__)
show(Point), show(Point, 1, 2, 3, 4)


class Movie(TypedDict):
    title: str
    year: int


class Extra(Movie, total=False):
    rating: float


movie = Movie(title='M', year=1931)
print(movie, type(movie), Movie.__annotations__, Movie.__total__, Extra.__total__, sorted(Extra.__annotations__), is_typeddict(Movie), is_typeddict(dict), Extra(title='x'), sorted(Extra.__required_keys__), sorted(Extra.__optional_keys__))
Song = TypedDict('Song', {'name': str, 'in': int})
print(Song(name='x'), Song.__annotations__, Song.__name__)
show(lambda: isinstance({}, Movie))

UserId = NewType('UserId', int)
print(UserId(5), UserId.__name__, UserId.__supertype__, UserId, Optional[UserId])

heading('protocols')


@runtime_checkable
class Closes(Protocol):
    def close(self) -> None: ...


class File:
    def close(self):
        pass


class Plain(Protocol):
    name: str


print(isinstance(File(), Closes), isinstance(5, Closes), issubclass(File, Closes), isinstance(5, SupportsInt), isinstance('5', SupportsInt), isinstance(5, SupportsIndex), isinstance(5.5, SupportsIndex), isinstance(-1, SupportsAbs), isinstance(b'', SupportsBytes), isinstance(1.5, SupportsRound), isinstance(1.5, SupportsFloat), isinstance(1j, SupportsComplex))
show(lambda: isinstance(5, Plain)), show(Closes)


class Implements(Closes):
    def close(self) -> None:
        print('closed')


Implements().close()

heading('functions')


@overload
def twice(x: int) -> int: ...
@overload
def twice(x: str) -> str: ...
def twice(x):
    return x * 2


@final
class Last:
    @override
    @no_type_check
    def f(self, x: 'nonsense(') -> Self:
        return self


print(twice(2), twice('a'), Last().f(1).__class__.__name__, Last.__final__, cast(int, 'a'), cast('int', 5), assert_type(5, int), TYPE_CHECKING)
show(assert_never, 5)


def hinted(a: int, b: 'List[int]' = None, *args: str, c: Optional['Stack'] = None, **named: Any) -> 'Point': ...


print(get_type_hints(hinted))
print(get_type_hints(Point), get_type_hints(Stack.push), get_type_hints(Extra))


class Hints:
    a: ClassVar[int] = 1
    b: 'Hints'
    c: Annotated[int, 'note']


print(get_type_hints(Hints), get_type_hints(Hints, include_extras=True))
show(get_type_hints, 5)


def decorated(f: Callable[P, T]) -> Callable[P, T]:
    def inner(*args: P.args, **kwargs: P.kwargs) -> T:
        return f(*args, **kwargs)
    return inner


print(decorated(lambda x: x + 1)(2), Callable[P, int], Callable[Concatenate[int, P], int], Callable['P', int], Callable[int, str])

heading('errors')
for call in (lambda: Any(), lambda: Union(), lambda: Optional[int, str], lambda: Union[()], lambda: Literal(), lambda: isinstance(5, Union[int, str]), lambda: isinstance([], List[int]), lambda: Callable[int], lambda: Generic[int], lambda: Generic[T, T], lambda: Stack[int, str], lambda: TypeVar('T', int), lambda: Annotated[int], lambda: Dict[int], lambda: int[str]):
    try:
        print(call())
    except TypeError as e:
        print('TypeError')

# expect: -- shown
# expect: typing.Any
# expect: typing.Union
# expect: typing.Optional
# expect: typing.Callable
# expect: typing.List
# expect: typing.Dict
# expect: typing.Tuple
# expect: typing.Type
# expect: typing.Literal
# expect: typing.Final
# expect: typing.ClassVar
# expect: typing.NoReturn
# expect: typing.Iterable
# expect: typing.Mapping
# expect: typing.Deque
# expect: ~T
# expect: ~K
# expect: ~P
# expect: ~AnyStr
# expect: +C
# expect: -D
# expect: ForwardRef('X')
# expect: typing.List[int]
# expect: typing.List[ForwardRef('Node')]
# expect: typing.Dict[str, int]
# expect: typing.Dict[str, typing.List[int]]
# expect: typing.Optional[int]
# expect: typing.Optional[ForwardRef('Node')]
# expect: typing.Union[int, str]
# expect: typing.Optional[int]
# expect: <class 'int'>
# expect: typing.Union[int, str]
# expect: typing.Union[int, str, bytes]
# expect: typing.Union[int, str, NoneType]
# expect: typing.Tuple[int, str]
# expect: typing.Tuple[int, ...]
# expect: typing.Tuple[()]
# expect: typing.Set[int]
# expect: typing.FrozenSet[int]
# expect: typing.Type[int]
# expect: typing.Callable[[int, str], bool]
# expect: typing.Callable[..., int]
# expect: typing.Callable[[], NoneType]
# expect: typing.Literal[1, 'a', None]
# expect: typing.Final[int]
# expect: typing.ClassVar[typing.List[int]]
# expect: typing.Iterable[~T]
# expect: typing.Iterator[int]
# expect: typing.Generator[int, str, NoneType]
# expect: typing.Mapping[str, typing.Any]
# expect: typing.Deque[int]
# expect: typing.DefaultDict[str, int]
# expect: typing.Annotated[int, 'note', 5]
# expect: typing.Sequence[~T]
# expect: typing.Awaitable[int]
# expect: typing.List[int]
# expect: typing.Dict[str, int]
# expect: typing.Union[str, int]
# expect: typing.List[typing.Any]
# expect: typing.Callable[[int], str]
# expect: typing.Type[ForwardRef('Node')]
# expect: typing.Counter[str]
# expect: typing.OrderedDict[str, int]
# expect: typing.Collection[int]
# expect: typing.Hashable
# expect: typing.Sized
# expect: <class 'str'>
# expect: typing.IO[str]
# expect: typing.AbstractSet[int]
# expect: -- compared and combined
# expect: True True True True True True False
# expect: typing.Optional[typing.List[int]] typing.Optional[~T] typing.Union[int, typing.List[str]] typing.Union[ForwardRef('Node'), typing.List[int]] typing.Union[int, NoneType, str]
# expect: 2 True True True True True True
# expect: -- asked
# expect: <class 'list'> (<class 'int'>,)
# expect: <class 'dict'> (<class 'str'>, <class 'int'>)
# expect: typing.Union (<class 'int'>, <class 'NoneType'>)
# expect: typing.Union (<class 'int'>, <class 'str'>)
# expect: <class 'collections.abc.Callable'> ([<class 'int'>], <class 'str'>)
# expect: <class 'collections.abc.Callable'> (Ellipsis, <class 'str'>)
# expect: typing.Literal (1, 'a')
# expect: <class 'tuple'> (<class 'int'>, Ellipsis)
# expect: <class 'tuple'> ()
# expect: typing.Annotated (<class 'int'>, 'x')
# expect: typing.ClassVar (<class 'int'>,)
# expect: <class 'collections.abc.Iterable'> (<class 'int'>,)
# expect: <class 'list'> ()
# expect: <class 'list'> (<class 'int'>,)
# expect: <class 'dict'> (<class 'str'>, <class 'int'>)
# expect: None ()
# expect: None ()
# expect: <class 'type'> (<class 'int'>,)
# expect: <class 'typing.Generic'> (~T,)
# expect: <class 'types.UnionType'> (<class 'int'>, <class 'str'>)
# expect: <class 'list'> (<class 'int'>,) (~T,) (~T, ~K) (5,) <class 'int'> (<class 'int'>, <class 'NoneType'>) <class 'list'> T <class 'int'> (<class 'bytes'>, <class 'str'>)
# expect: -- classes
# expect: 5 Stack __main__.Stack[int] True __main__.Stack[str] (<class 'typing.Generic'>, <class 'object'>) (~T,) (typing.Generic[~T],)
# expect: (<class '__main__.Stack'>, <class 'dict'>, <class 'typing.Generic'>) (~T,) False
# expect: Point(x=1, y=5, label=None) 6 ('x', 'y', 'label') {'y': 5, 'label': None} A point. {'x': <class 'int'>, 'y': <class 'int'>, 'label': typing.Optional[str]} Point(x=3, y=5, label=None) True Point (<class 'tuple'>,)
# expect: Other(a=1, b='x') {'a': <class 'int'>, 'b': <class 'str'>}
# expect: TypeError: Point.__new__() missing 1 required positional argument: 'x'
# expect: TypeError: Point.__new__() takes from 2 to 4 positional arguments but 5 were given
# expect: {'title': 'M', 'year': 1931} <class 'dict'> {'title': <class 'str'>, 'year': <class 'int'>} True False ['rating', 'title', 'year'] True False {'title': 'x'} ['title', 'year'] ['rating']
# expect: {'name': 'x'} {'name': <class 'str'>, 'in': <class 'int'>} Song
# expect: TypeError: TypedDict does not support instance and class checks
# expect: 5 UserId <class 'int'> __main__.UserId typing.Optional[__main__.UserId]
# expect: -- protocols
# expect: True False True True False True False True True True True True
# expect: TypeError: Instance and class checks can only be used with @runtime_checkable protocols
# expect: TypeError: Protocols cannot be instantiated
# expect: closed
# expect: -- functions
# expect: 4 aa Last True a 5 5 False
# expect: AssertionError: Expected code to be unreachable, but got: 5
# expect: {'a': <class 'int'>, 'b': typing.List[int], 'args': <class 'str'>, 'c': typing.Optional[__main__.Stack], 'named': typing.Any, 'return': <class '__main__.Point'>}
# expect: {'x': <class 'int'>, 'y': <class 'int'>, 'label': typing.Optional[str]} {'item': ~T, 'return': <class 'NoneType'>} {'title': <class 'str'>, 'year': <class 'int'>, 'rating': <class 'float'>}
# expect: {'a': typing.ClassVar[int], 'b': <class '__main__.Hints'>, 'c': <class 'int'>} {'a': typing.ClassVar[int], 'b': <class '__main__.Hints'>, 'c': typing.Annotated[int, 'note']}
# expect: TypeError: 5 is not a module, class, method, or function.
# expect: 3 typing.Callable[~P, int] typing.Callable[typing.Concatenate[int, ~P], int] typing.Callable[[ForwardRef('P')], int] typing.Callable[[int], str]
# expect: -- errors
# expect: TypeError
# expect: TypeError
# expect: TypeError
# expect: TypeError
# expect: TypeError
# expect: True
# expect: TypeError
# expect: TypeError
# expect: TypeError
# expect: TypeError
# expect: TypeError
# expect: TypeError
# expect: TypeError
# expect: TypeError
# expect: TypeError

# the same arguments give the same alias, but for what cannot be hashed
from typing import *
T = TypeVar('T')


class Box(Generic[T]):
    pass


print(Optional[int] is Optional[int], List[int] is List[int], Union[int, str] is Union[int, str], Dict[str, int] is Dict[str, int],
      Callable[[int], str] is Callable[[int], str], Tuple[int, ...] is Tuple[int, ...], List[T][int] is List[T][int],
      Box[int] is Box[int], ClassVar[int] is ClassVar[int], Literal[1] is Literal[1], Annotated[int, 1] is Annotated[int, 1])
print(Literal[1] == Literal[True], Literal[1, 2] == Literal[True, 2], Annotated[int, []] is Annotated[int, []])
print(len({id(Tuple[Annotated[int, n]]) for n in range(1000)}) > 1, List[int] is List[int])
# expect: True True True True True True True True True True True
# expect: False False False
# expect: True True
