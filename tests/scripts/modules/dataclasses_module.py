# SPDX-License-Identifier: MIT
# dataclasses: methods, fields, order of fields, defaults, frozen, slots, inheritance, and what is refused.
from dataclasses import *
import dataclasses
from typing import ClassVar, Any


@dataclass
class Point:
    x: int
    y: float = 0.5
    label: str = field(default='p', repr=False, compare=False)
    tags: list = field(default_factory=list)
    count: ClassVar[int] = 3
    scale: InitVar[int] = 2

    def __post_init__(self, scale):
        self.x *= scale


p = Point(1)
print(p, p == Point(1), p == Point(1, label='q'), p != Point(2), p.__match_args__)
print([f.name for f in fields(p)], asdict(p), astuple(p))
print(replace(p, y=9, scale=1), is_dataclass(p), is_dataclass(Point), is_dataclass(3))
print(repr(Point.__dataclass_fields__['y']).replace(repr(MISSING), 'MISSING'))
print(Point.__dataclass_params__)
print(Point.__init__.__annotations__)
try:
    hash(p)
except TypeError as e:
    print(e)


@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0


print(sorted([Version(2), Version(1, 5), Version(1)]), hash(Version(1)) == hash(Version(1)), Version(1) < Version(2))
for change in ('v.major = 3', 'del v.major', 'v.other = 1'):
    v = Version(1)
    try:
        exec(change)
    except FrozenInstanceError as e:
        print(type(e).__name__, e)
try:
    Version(1) < 3
except TypeError as e:
    print(e)


@dataclass(slots=True)
class Slotted:
    a: int
    b: str = 'x'



s = Slotted(1)
print(s, Slotted.__slots__, hasattr(s, '__dict__'))
try:
    s.c = 1
except AttributeError as e:
    print(e)


@dataclass(kw_only=True)
class Keywords:
    a: int
    b: int = 2


@dataclass
class Mixed(Keywords):
    c: int
    _: KW_ONLY
    d: int = field(default=5)


print(Mixed(1, a=2), Mixed.__match_args__)


@dataclass
class Base:
    a: int = 1
    b: int = 2


@dataclass
class Derived(Base):
    c: int = 3
    a: int = 10


print(Derived(), [f.name for f in fields(Derived)])


@dataclass
class Node:
    children: list = field(default_factory=list)


n = Node()
n.children.append(n)
print(n)
C = make_dataclass('C', ['x', ('y', int), ('z', int, field(default=5))], namespace={'add': lambda self: self.y + self.z})
print(C(1, 2), C(1, 2).add(), C.__annotations__, C.__module__)

wrong = [
    "@dataclass\nclass A:\n  x: int = 1\n  y: int",
    "@dataclass\nclass A:\n  x: list = []",
    "@dataclass\nclass A:\n  x: dict = {}",
    "@dataclass\nclass A:\n  x = field()",
    "@dataclass(order=True, eq=False)\nclass A: pass",
    "@dataclass(order=True)\nclass A:\n  def __lt__(self, o): pass",
    "@dataclass(frozen=True)\nclass A(Base): pass",
    "@dataclass\nclass A(Version): pass",
    "@dataclass(frozen=True)\nclass A:\n  def __setattr__(self, a, b): pass",
    "@dataclass(unsafe_hash=True)\nclass A:\n  def __hash__(self): return 1",
    "@dataclass(slots=True)\nclass A:\n  __slots__ = ('x',)\n  x: int",
    "@dataclass(weakref_slot=True)\nclass A: pass",
    "field(default=1, default_factory=int)",
    "fields(3)", "asdict(3)", "astuple(Point)", "replace(3)", "replace(p, scale=1, nope=2)",
    "make_dataclass('A', ['1x'])", "make_dataclass('A', ['for'])", "make_dataclass('A', ['x', 'x'])", "make_dataclass('A', [(1,2,3,4)])",
    "@dataclass\nclass A:\n  _: KW_ONLY\n  x: int\n  __: KW_ONLY",
    "@dataclass\nclass A:\n  x: ClassVar[int] = field(default_factory=int)",
    "Point()", "Point(1, 2, 3, 4, 5, 6)", "Mixed(1)",
    "@dataclass\nclass A:\n  x: int = field(init=False, default=3)\nreplace(A(), x=1)",
]
for source in wrong:
    try:
        exec(source)
        print('ok', source)
    except Exception as e:
        print(type(e).__name__, e)


@dataclass
class NoInit:
    x: int = field(init=False)
    y: int = field(init=False, default=4)
    z: 'ClassVar[int]' = 3
    w: 'Any' = None


print(NoInit().y, [f.name for f in fields(NoInit)], NoInit.__doc__, Point.__doc__)


@dataclass(repr=False, eq=False)
class Bare:
    x: int


print(Bare(1) == Bare(1), Bare.__eq__ is object.__eq__, hash(Bare(1)) is not None)


@dataclass(unsafe_hash=True)
class Hashed:
    x: int
    y: int = field(hash=False, default=0)


print(hash(Hashed(1, 2)) == hash(Hashed(1, 3)), InitVar[int], InitVar[list[int]])


@dataclass
class Generic[T]:
    item: T


print(Generic(3), Generic[int](4))
match p:
    case Point(x, y):
        print(x, y)

# expect: Point(x=2, y=0.5, tags=[]) True True True ('x', 'y', 'label', 'tags', 'scale')
# expect: ['x', 'y', 'label', 'tags'] {'x': 2, 'y': 0.5, 'label': 'p', 'tags': []} (2, 0.5, 'p', [])
# expect: Point(x=2, y=9, tags=[]) True True False
# expect: Field(name='y',type=<class 'float'>,default=0.5,default_factory=MISSING,init=True,repr=True,hash=None,compare=True,metadata=mappingproxy({}),kw_only=False,_field_type=_FIELD)
# expect: _DataclassParams(init=True,repr=True,eq=True,order=False,unsafe_hash=False,frozen=False,match_args=True,kw_only=False,slots=False,weakref_slot=False)
# expect: {'x': <class 'int'>, 'y': <class 'float'>, 'label': <class 'str'>, 'tags': <class 'list'>, 'scale': dataclasses.InitVar[int], 'return': None}
# expect: unhashable type: 'Point'
# expect: [Version(major=1, minor=0), Version(major=1, minor=5), Version(major=2, minor=0)] True True
# expect: FrozenInstanceError cannot assign to field 'major'
# expect: FrozenInstanceError cannot delete field 'major'
# expect: FrozenInstanceError cannot assign to field 'other'
# expect: '<' not supported between instances of 'Version' and 'int'
# expect: Slotted(a=1, b='x') ('a', 'b') False
# expect: 'Slotted' object has no attribute 'c' and no __dict__ for setting new attributes
# expect: Mixed(a=2, b=2, c=1, d=5) ('c',)
# expect: Derived(a=10, b=2, c=3) ['a', 'b', 'c']
# expect: Node(children=[...])
# expect: C(x=1, y=2, z=5) 7 {'x': 'typing.Any', 'y': <class 'int'>, 'z': <class 'int'>} __main__
# expect: TypeError non-default argument 'y' follows default argument 'x'
# expect: ValueError mutable default <class 'list'> for field x is not allowed: use default_factory
# expect: ValueError mutable default <class 'dict'> for field x is not allowed: use default_factory
# expect: TypeError 'x' is a field but has no type annotation
# expect: ValueError eq must be true if order is true
# expect: TypeError Cannot overwrite attribute __lt__ in class A Consider using functools.total_ordering
# expect: TypeError cannot inherit frozen dataclass from a non-frozen one
# expect: TypeError cannot inherit non-frozen dataclass from a frozen one
# expect: TypeError Cannot overwrite attribute __setattr__ in class A
# expect: TypeError Cannot overwrite attribute __hash__ in class A
# expect: TypeError A already specifies __slots__
# expect: TypeError weakref_slot is True but slots is False
# expect: ValueError cannot specify both default and default_factory
# expect: TypeError must be called with a dataclass type or instance
# expect: TypeError asdict() should be called on dataclass instances
# expect: TypeError astuple() should be called on dataclass instances
# expect: TypeError replace() should be called on dataclass instances
# expect: TypeError Point.__init__() got an unexpected keyword argument 'nope'
# expect: TypeError Field names must be valid identifiers: '1x'
# expect: TypeError Field names must not be keywords: 'for'
# expect: TypeError Field name duplicated: 'x'
# expect: TypeError Invalid field: (1, 2, 3, 4)
# expect: TypeError '__' is KW_ONLY, but KW_ONLY has already been specified
# expect: TypeError field x cannot have a default factory
# expect: TypeError Point.__init__() missing 1 required positional argument: 'x'
# expect: TypeError Point.__init__() takes from 2 to 6 positional arguments but 7 were given
# expect: TypeError Mixed.__init__() missing 1 required keyword-only argument: 'a'
# expect: TypeError field x is declared with init=False, it cannot be specified with replace()
# expect: 4 ['x', 'y', 'w'] NoInit(w: 'Any' = None) Point(x: int, y: float = 0.5, label: str = 'p', tags: list = <factory>, scale: dataclasses.InitVar[int] = 2)
# expect: False True True
# expect: True dataclasses.InitVar[int] dataclasses.InitVar[list[int]]
# expect: Generic(item=3) Generic(item=4)
# expect: 2 0.5
