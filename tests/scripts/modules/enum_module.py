# SPDX-License-Identifier: MIT
# enum: members, aliases, auto, functional form, flags and their boundaries, data types, checks, and what is refused.
import enum
from enum import *
import copy


class Color(Enum):
    """Three."""
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1

    @property
    def bright(self):
        return self.name.lower()

    @classmethod
    def first(cls):
        return cls.RED

    @staticmethod
    def nothing():
        return None


print(list(Color), Color.RED, repr(Color.RED), Color['GREEN'], Color(3), Color.CRIMSON is Color.RED, len(Color), Color)
print(Color.RED.name, Color.RED.value, Color.RED.bright, Color.first(), Color.__members__, Color.__doc__)
print(Color.RED in Color, 1 in Color, 9 in Color, 'RED' in Color, Color.RED == 1, Color.RED != Color.GREEN, bool(Color.RED))
print(isinstance(Color.RED, Color), type(Color), type(Color.RED), hash(Color.RED) == hash('RED'), f'{Color.RED}', f'{Color.RED:>12}')
print(copy.copy(Color.RED) is Color.RED, copy.deepcopy(Color.RED) is Color.RED, Color.RED.__reduce_ex__(2), list(reversed(Color)))
print({Color.RED: 'r'}[Color.RED], Color.RED.BLUE, dir(Color)[:6], dir(Color.RED)[-3:])


class Auto(Enum):
    A = auto()
    B = auto()
    C = 10
    D = auto()
    E = auto(), 'x'


print([(m.name, m.value) for m in Auto])


class Lower(StrEnum):
    ONE = auto()
    TWO = 'zwei'


print(list(Lower), str(Lower.ONE), Lower.ONE == 'one', Lower.TWO.upper(), f'{Lower.TWO:>6}|', repr(Lower.ONE))


class Number(IntEnum):
    ONE = 1
    TWO = 2


print(Number.ONE + 1, str(Number.ONE), repr(Number.TWO), Number(2), Number.ONE < Number.TWO, f'{Number.ONE:03}', [0, 1, 2][Number.TWO], max(Number))


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
    NONE = 0


print(list(Perm), Perm.R | Perm.X, repr(Perm.RW), Perm.R & Perm.W, ~Perm.R, Perm.R ^ Perm.RW, Perm.R in Perm.RW, Perm(7), len(Perm.RW), list(Perm.RW))
print(bool(Perm.NONE), Perm(0), Perm['RW'], Perm.R | Perm.W is Perm.RW, (Perm.R | Perm.X).name, (Perm.R | Perm.X).value, str(Perm.R | Perm.X), Perm)


class Mode(IntFlag):
    A = 1
    B = 2
    D = 8


print(Mode.A | 2, Mode.A | 4, repr(Mode.A | 4), Mode(16), repr(Mode(0)), ~Mode.A, Mode.A + 1, Mode.A | Mode.D, list(Mode.A | Mode.D), Mode(-1), repr(Mode(-1)), 4 | Mode.A)
for boundary in FlagBoundary:
    class Bound(Flag, boundary=boundary):
        A = 1
        C = 4
    for value in (5, 2, 7, -1, 8, -9):
        try:
            print(boundary, value, repr(Bound(value)))
        except ValueError as e:
            print(boundary, value, 'ValueError', e)


class Planet(Enum):
    MERCURY = (3.303e+23, 2.4397e6)
    EARTH = (5.976e+24, 6.37814e6)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def gravity(self):
        return 6.67300E-11 * self.mass / (self.radius * self.radius)


print(Planet.EARTH.value, round(Planet.EARTH.gravity, 3), Planet((3.303e+23, 2.4397e6)))


class Coordinate(bytes, Enum):
    def __new__(cls, value, label):
        obj = bytes.__new__(cls, [value])
        obj._value_ = value
        obj.label = label
        return obj
    PX = (0, 'P.X')
    PY = (1, 'P.Y')


print(Coordinate.PY, Coordinate(1) is Coordinate.PY, Coordinate.PY.label, bytes(Coordinate.PY))


class Missing(Enum):
    A = 1

    @classmethod
    def _missing_(cls, value):
        return {'a': cls.A, 'wrong': 5}.get(value)


print(Missing('a'))
class Mixed(str, Enum):
    A = 'a'


print(repr(Mixed.A), str(Mixed.A), f'{Mixed.A}', Mixed.A == 'a', Mixed.A.upper(), 'a' in Mixed)


class Special(Enum):
    _ignore_ = ['tmp']
    tmp = 5
    A = nonmember(1)
    B = member(2)
    C = 3

    @member
    def f():
        pass

    def g(self):
        return 1

    class Inner:
        x = 1


print(list(Special)[:2], Special.A, Special.C.g(), hasattr(Special, 'tmp'), Special.Inner.x)
Animal = Enum('Animal', 'ANT BEE CAT')
print(list(Animal), Animal.__module__, Animal.BEE)
print(list(Enum('A', ['X', 'Y'], start=5)), list(Enum('B', {'p': 1, 'q': 'z'})), list(Enum('C', [('u', 3)])), list(IntEnum('D', 'i j')), list(Flag('F', 'k l m')))
print(Enum('T', 'X', type=str, module='mod', qualname='q.T').X, list(Enum('Empty', ())))


class Shape(Enum):
    def area(self):
        return self.value


class Square(Shape):
    S = 4


print(Square.S.area(), Square.__mro__[1:3])


class Ordered(Enum):
    _order_ = 'B A'
    B = 1
    A = 2


class Generated(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name * 2 + str(count)
    A = auto()
    B = auto()


print([m.value for m in Generated])


class Unhashable(Enum):
    A = [1]
    B = {'k': 2}
    C = [1]


print(list(Unhashable), Unhashable([1]), Unhashable.C is Unhashable.A, [1] in Unhashable)


class Init(Enum):
    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        print('members at __init_subclass__:', list(cls))


class Sub(Init):
    Z = 26


@unique
class Unique(Enum):
    A = 1


@verify(UNIQUE, CONTINUOUS)
class Verified(Enum):
    A = 1
    B = 2


wrong = {
    'duplicate name': 'class E(Enum):\n A = 1\n A = 2',
    'extend': 'class E(Color): X = 9',
    'reassign': 'Color.RED = 3',
    'delete': 'del Color.RED',
    'bad value': 'Color(9)',
    'bad name': 'Color["PINK"]',
    'attribute': 'Color.PINK',
    'set value': 'Color.RED.value = 3',
    'set name': 'Color.RED.name = 3',
    'unique': '@unique\nclass E(Enum):\n A = 1\n B = 1\n C = 1',
    'verify unique': '@verify(UNIQUE)\nclass E(Enum):\n A = 1\n B = 1',
    'verify continuous': '@verify(CONTINUOUS)\nclass E(IntEnum):\n A = 1\n B = 5',
    'verify flags': '@verify(NAMED_FLAGS)\nclass E(Flag):\n A = 1\n B = 6',
    'sunder': 'class E(Enum):\n _x_ = 1',
    'mro': 'class E(Enum):\n mro = 1',
    'order': 'class E(Enum):\n _order_ = "B A"\n A = 1\n B = 2',
    'call': 'Enum("E")',
    'missing': 'Missing("wrong")',
    'missing 2': 'Missing("z")',
    'compare': 'Color.RED < Color.GREEN',
    'flag combine': 'Perm.R | 4',
    'flag in': '4 in Perm.R',
    'flag value': 'Perm(8)',
    'flag type': 'Perm("x")',
    'generate late': 'class E(Enum):\n A = auto()\n def _generate_next_value_(*a): return 1',
    'str enum': 'class E(StrEnum):\n A = 1',
    'not enum last': 'class E(Enum, int): pass',
    'two types': 'class E(int, str, Enum): pass',
    'auto after text': 'class E(Enum):\n A = "x"\n B = auto()',
    'auto mixed': 'class E(Enum):\n A = "x"\n B = 1\n C = auto()',
    'bool new': 'Color()',
    'ignored': 'class E(Enum):\n A = 1\n _ignore_ = "A"',
    'subclass member': 'class E(Color.RED): pass',
}
for what, source in wrong.items():
    try:
        exec(source)
        print(what, 'ok')
    except Exception as e:
        print(what, '|', type(e).__name__, e)
print(enum.show_flag_values(13), enum.bin(5), enum.bin(-6), enum.bin(5, 8))
print(isinstance(Color.__dict__['RED'], Color), Color.RED._name_, Color.RED._value_, Color._member_names_, list(Color._member_map_), EnumType is EnumMeta)

# expect: [<Color.RED: 1>, <Color.GREEN: 2>, <Color.BLUE: 3>] Color.RED <Color.RED: 1> Color.GREEN Color.BLUE True 3 <enum 'Color'>
# expect: RED 1 red Color.RED {'RED': <Color.RED: 1>, 'GREEN': <Color.GREEN: 2>, 'BLUE': <Color.BLUE: 3>, 'CRIMSON': <Color.RED: 1>} Three.
# expect: True True False False False True True
# expect: True <class 'enum.EnumType'> <enum 'Color'> True Color.RED    Color.RED
# expect: True True (<enum 'Color'>, (1,)) [<Color.BLUE: 3>, <Color.GREEN: 2>, <Color.RED: 1>]
# expect: r Color.BLUE ['BLUE', 'GREEN', 'RED', '__class__', '__contains__', '__doc__'] ['name', 'nothing', 'value']
# expect: [('A', 1), ('B', 2), ('C', 10), ('D', 11), ('E', (12, 'x'))]
# expect: [<Lower.ONE: 'one'>, <Lower.TWO: 'zwei'>] one True ZWEI   zwei| <Lower.ONE: 'one'>
# expect: 2 1 <Number.TWO: 2> 2 True 001 2 2
# expect: [<Perm.R: 1>, <Perm.W: 2>, <Perm.X: 4>] Perm.R|X <Perm.RW: 3> Perm.NONE Perm.W|X Perm.W True Perm.R|W|X 2 [<Perm.R: 1>, <Perm.W: 2>]
# expect: False Perm.NONE Perm.RW True R|X 5 Perm.R|X <flag 'Perm'>
# expect: 3 5 <Mode.A|4: 5> 16 <Mode: 0> 14 2 9 [<Mode.A: 1>, <Mode.D: 8>] 15 <Mode.A|B|D|4: 15> 5
# expect: strict 5 <Bound.A|C: 5>
# expect: strict 2 ValueError <flag 'Bound'> invalid value 2
# expect:     given 0b0 010
# expect:   allowed 0b0 101
# expect: strict 7 ValueError <flag 'Bound'> invalid value 7
# expect:     given 0b0 111
# expect:   allowed 0b0 101
# expect: strict -1 ValueError <flag 'Bound'> invalid value -1
# expect:     given 0b1 111
# expect:   allowed 0b0 101
# expect: strict 8 ValueError <flag 'Bound'> invalid value 8
# expect:     given 0b0 1000
# expect:   allowed 0b0 0101
# expect: strict -9 ValueError <flag 'Bound'> invalid value -9
# expect:     given 0b1 0111
# expect:   allowed 0b0 0101
# expect: conform 5 <Bound.A|C: 5>
# expect: conform 2 <Bound: 0>
# expect: conform 7 <Bound.A|C: 5>
# expect: conform -1 <Bound.A|C: 5>
# expect: conform 8 <Bound: 0>
# expect: conform -9 <Bound.A|C: 5>
# expect: eject 5 <Bound.A|C: 5>
# expect: eject 2 2
# expect: eject 7 7
# expect: eject -1 -1
# expect: eject 8 8
# expect: eject -9 -9
# expect: keep 5 <Bound.A|C: 5>
# expect: keep 2 <Bound: 2>
# expect: keep 7 <Bound.A|C|2: 7>
# expect: keep -1 <Bound.A|C|2: 7>
# expect: keep 8 <Bound: 8>
# expect: keep -9 <Bound.A|C|2: 7>
# expect: (5.976e+24, 6378140.0) 9.803 Planet.MERCURY
# expect: Coordinate.PY True P.Y b'\x01'
# expect: Missing.A
# expect: <Mixed.A: 'a'> Mixed.A Mixed.A True A True
# expect: [<Special.B: 2>, <Special.C: 3>] 1 1 False 1
# expect: [<Animal.ANT: 1>, <Animal.BEE: 2>, <Animal.CAT: 3>] __main__ Animal.BEE
# expect: [<A.X: 5>, <A.Y: 6>] [<B.p: 1>, <B.q: 'z'>] [<C.u: 3>] [<D.i: 1>, <D.j: 2>] [<F.k: 1>, <F.l: 2>, <F.m: 4>]
# expect: T.X []
# expect: 4 (<enum 'Shape'>, <enum 'Enum'>)
# expect: ['AA0', 'BB1']
# expect: [<Unhashable.A: [1]>, <Unhashable.B: {'k': 2}>] Unhashable.A True True
# expect: members at __init_subclass__: [<Sub.Z: 26>]
# expect: duplicate name | TypeError 'A' already defined as 1
# expect: extend | TypeError <enum 'E'> cannot extend <enum 'Color'>
# expect: reassign | AttributeError cannot reassign member 'RED'
# expect: delete | AttributeError 'Color' cannot delete member 'RED'.
# expect: bad value | ValueError 9 is not a valid Color
# expect: bad name | KeyError 'PINK'
# expect: attribute | AttributeError type object 'Color' has no attribute 'PINK'
# expect: set value | AttributeError <enum 'Enum'> cannot set attribute 'value'
# expect: set name | AttributeError <enum 'Enum'> cannot set attribute 'name'
# expect: unique | ValueError duplicate values found in <enum 'E'>: B -> A, C -> A
# expect: verify unique | ValueError aliases found in <enum 'E'>: B -> A
# expect: verify continuous | ValueError invalid enum 'E': missing values 2, 3, 4
# expect: verify flags | ValueError invalid Flag 'E': alias B is missing combined values of 0x6 [use enum.show_flag_values(value) for details]
# expect: sunder | ValueError _sunder_ names, such as '_x_', are reserved for future Enum use
# expect: mro | ValueError invalid enum member name(s) 'mro'
# expect: order | TypeError member order does not match _order_:
# expect:   ['A', 'B']
# expect:   ['B', 'A']
# expect: call | TypeError <enum 'Enum'> has no members; specify `names=()` if you meant to create a new, empty, enum
# expect: missing | TypeError error in Missing._missing_: returned 5 instead of None or a valid member
# expect: missing 2 | ValueError 'z' is not a valid Missing
# expect: compare | TypeError '<' not supported between instances of 'Color' and 'Color'
# expect: flag combine | TypeError unsupported operand type(s) for |: 'Perm' and 'int'
# expect: flag in | TypeError unsupported operand type(s) for 'in': 'int' and 'Perm'
# expect: flag value | ValueError <flag 'Perm'> invalid value 8
# expect:     given 0b0 1000
# expect:   allowed 0b0 0111
# expect: flag type | ValueError 'x' is not a valid Perm
# expect: generate late | TypeError _generate_next_value_ must be defined before members
# expect: str enum | TypeError 1 is not a string
# expect: not enum last | TypeError new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`
# expect: two types | TypeError too many data types for 'E': {<class 'int'>, <class 'str'>}
# expect: auto after text | TypeError unable to increment 'x'
# expect: auto mixed | TypeError unable to sort non-numeric values
# expect: bool new | TypeError EnumType.__call__() missing 1 required positional argument: 'value'
# expect: ignored | ValueError _ignore_ cannot specify already set names: {'A'}
# expect: subclass member | AttributeError 'Color' object has no attribute '__mro__'
# expect: [1, 4, 8] 0b0 101 0b1 010 0b0 00000101
# expect: True RED 1 ['RED', 'GREEN', 'BLUE'] ['RED', 'GREEN', 'BLUE', 'CRIMSON'] True
