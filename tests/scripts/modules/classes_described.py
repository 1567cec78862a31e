# SPDX-License-Identifier: MIT
# What inspect, typing, copy, abc and collections.abc make of classes that compute their attributes or stand in others.
import abc
import asyncio
import collections.abc
import copy
import copyreg
import enum
import functools
import inspect
import pickle
import types
import typing


class Meta(type):
    def made(cls):
        pass

    shared = 7

    def __dir__(cls):
        return ['made', 'shared', 'computed', 'own', 'plain', 'static', 'of_class', 'text', '__name__',
                '__class__', '__dict__', 'mro', 'absent']

    def __getattr__(cls, name):
        if name == 'computed':
            return 'by the metaclass'
        raise AttributeError(name)


class Base:
    text = 'of the base'

    @staticmethod
    def static():
        pass


class Described(Base, metaclass=Meta):
    own = property(lambda self: 1)
    length = len

    @types.DynamicClassAttribute
    def dynamic(self):
        return 2

    def plain(self):
        pass

    @classmethod
    def of_class(cls):
        pass


for attribute in inspect.classify_class_attrs(Described):
    if attribute.name != '__dict__':
        print(attribute.name, attribute.kind, attribute.defining_class.__name__, type(attribute.object).__name__)


class Outer:
    class Pair(typing.NamedTuple):
        left: int
        right: int = 2


print(Outer.Pair.__qualname__, pickle.loads(pickle.dumps(Outer.Pair(1))), Outer.Pair._make([3, 4]))

# A union is what its members are, in any order; copies go by copyreg and by __reduce_ex__().
T = typing.TypeVar('T')
union = list[T] | int
print(hash(int | str) == hash(str | int) == hash(typing.Union[int, str]), copy.copy(union) == union,
      copy.deepcopy(union).__parameters__, types.MappingProxyType[str, int])


class Registered:
    def __init__(self, value):
        self.value = value


class Reducing:
    def __reduce_ex__(self, protocol):
        return functools.partial(Registered), ('reduced %d' % protocol,), {'more': [1]}


copyreg.pickle(Registered, lambda item: (Registered, (item.value + ' again',)))
print(copy.copy(Registered('once')).value, copy.deepcopy(Registered('deeply')).value, vars(copy.copy(Reducing())))
try:
    copy.copy((i for i in ()))
except TypeError as error:
    print(error)
for item in (int | str, types.MappingProxyType({}), types.SimpleNamespace().__init__):
    try:
        print(pickle.loads(pickle.dumps(item)) == item)
    except TypeError as error:
        print(error)
for base in (bool, types.UnionType, types.FunctionType):
    try:
        type('Sub', (base,), {})
    except TypeError as error:
        print(error)


# What was registered can be forgotten.
class Shape(abc.ABC):
    pass


Shape.register(int)
print(isinstance(1, Shape), end=' ')
Shape._abc_registry_clear()
print(isinstance(1, Shape), end=' ')
Shape._abc_caches_clear()
print(isinstance(1, Shape))


# asend() and athrow() are enough for an asynchronous generator.
class Counting(collections.abc.AsyncGenerator):
    last = 0

    async def asend(self, value):
        self.last += 1
        if self.last > 2:
            raise StopAsyncIteration
        return self.last

    async def athrow(self, typ, val=None, tb=None):
        await super().athrow(typ, val, tb)


async def count():
    print([n async for n in Counting()], await Counting().aclose())
    try:
        await Counting().athrow(ValueError, ValueError('thrown'))
    except ValueError as error:
        print(error)

asyncio.run(count())


# A class of a namespace without a name has hints as well; an enum can refuse to be pickled.
scope = {}
exec('class Nameless:\n    a: int\n', scope)
print(typing.get_type_hints(scope['Nameless']), typing.get_type_hints(type), typing.get_type_hints(int))


class Colour(enum.Enum):
    RED = 1


enum._make_class_unpicklable(Colour)
try:
    pickle.dumps(Colour.RED)
except TypeError as error:
    print(error)
try:
    typing.assert_never('x' * 200)
except AssertionError as error:
    print(len(str(error)))

# expect: __class__ data object type
# expect: __name__ data Described str
# expect: computed data Meta str
# expect: made method Meta method
# expect: of_class class method Described classmethod
# expect: own property Described property
# expect: plain method Described function
# expect: shared data Meta int
# expect: static static method Base staticmethod
# expect: text data Base str
# expect: dynamic data Described DynamicClassAttribute
# expect: Outer.Pair Pair(left=1, right=2) Pair(left=3, right=4)
# expect: True True (~T,) mappingproxy[str, int]
# expect: once again deeply again {'value': 'reduced 4', 'more': [1]}
# expect: cannot pickle 'generator' object
# expect: True
# expect: cannot pickle 'mappingproxy' object
# expect: False
# expect: type 'bool' is not an acceptable base type
# expect: type 'types.UnionType' is not an acceptable base type
# expect: type 'function' is not an acceptable base type
# expect: True False False
# expect: [1, 2] None
# expect: thrown
# expect: {'a': <class 'int'>} {} {}
# expect: <Colour.RED: 1> cannot be pickled
# expect: 145
