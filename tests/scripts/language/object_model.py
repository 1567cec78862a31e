# SPDX-License-Identifier: MIT
# How classes are made, how attributes are found, which operator method runs: what happens, in which order.
# --- metaclasses
log = []


class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kwargs):
        print('prepare', name, [b.__name__ for b in bases], kwargs)
        return Space()

    def __new__(mcs, name, bases, space, **kwargs):
        print('new', name, type(space).__name__, [key for key in space if not key.startswith('__')], kwargs)
        return super().__new__(mcs, name, bases, dict(space))

    def __init__(cls, name, bases, space, **kwargs):
        print('init', name, kwargs)
        super().__init__(name, bases, space)

    def __call__(cls, *args):
        print('call', cls.__name__, args)
        return super().__call__(*args)

    def __len__(cls):
        return 42

    def __contains__(cls, item):
        return item == 'all'


class Space(dict):
    def __setitem__(self, key, value):
        if not key.startswith('__'):
            print('set', key)
        super().__setitem__(key, value)


class Made(metaclass=Meta, size=3):
    a = 1

    def method(self): ...

    b: int = 2


class Child(Made, size=4): ...


print(len(Child), 'all' in Child)
Child()


class Bad(type):
    @classmethod
    def __prepare__(mcs, name, bases):
        return 5


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def make(source):
    def run():
        space = {'Meta': Meta, 'Bad': Bad}
        exec(source, space)
        return 'fine'
    attempt(run)


make('class A(metaclass=Bad): pass')
make('class A: pass\nclass B(A): pass\nclass C(A, B): pass')
make('class M(type): pass\nclass N(type): pass\nclass A(metaclass=M): pass\nclass B(metaclass=N): pass\nclass C(A, B): pass')
make('class M(type):\n def __new__(m, n, b, s): return 5\nclass A(metaclass=M): pass\nprint(A)')
make('class M(type):\n def mro(cls): return [5]\nclass A(metaclass=M): pass')
make('def meta(n, b, s): return n, b, s.get("x")\nclass A(metaclass=meta): x = 1\nprint(A)')


# --- what a class tells its parts
class Named:
    def __set_name__(self, owner, name):
        log.append(('set_name', owner.__name__, name))


class Base:
    def __init_subclass__(cls, /, kind='none', **kwargs):
        log.append(('init_subclass', cls.__name__, kind))
        super().__init_subclass__(**kwargs)

    def __class_getitem__(cls, item):
        return f'{cls.__name__}[{item}]'


class Derived(Base, kind='some'):
    one, two = Named(), Named()


print(log, Derived[int], Base[1, 2])
attempt(lambda: type('T', (Base,), {}, kind=1, other=2))
attempt(lambda: type('T', (Base,), {}, kind=5).__name__)
attempt(lambda: object.__init_subclass__(1))
attempt(lambda: int[3])


# --- descriptors: which comes first
class Data:
    def __get__(self, instance, owner=None):
        return 'data', instance is None, owner and owner.__name__

    def __set__(self, instance, value):
        print('data set', value)

    def __delete__(self, instance):
        print('data deleted')


class NonData:
    def __get__(self, instance, owner=None):
        return 'non-data', instance is None


class SetOnly:
    def __set__(self, instance, value):
        instance.__dict__['only'] = value * 2


class Attributes:
    data, non, only, plain = Data(), NonData(), SetOnly(), 'class'


a = Attributes()
a.__dict__.update(data='mine', non='mine', plain='mine')
print(a.data, a.non, a.plain, Attributes.data, Attributes.non)
a.data = 5
del a.data
a.only = 4
print(a.only, type(Attributes.only).__name__)
del a.non
print(a.non)
attempt(lambda: a.missing)
attempt(lambda: delattr(a, 'missing'))
attempt(lambda: delattr(a, 'only'))


class MetaData(type):
    shade = property(lambda cls: 'from the metaclass')
    tint = 'from the metaclass'


class Coloured(metaclass=MetaData):
    shade = 'from the class'
    tint = 'from the class'


print(Coloured.shade, Coloured.tint, Coloured().shade)


# --- __getattr__, __getattribute__, __setattr__, __delattr__, __dir__
class Hooks:
    real = 1

    def __getattribute__(self, name):
        if name == 'hidden':
            raise AttributeError('hidden by __getattribute__')
        return super().__getattribute__(name)

    def __getattr__(self, name):
        if name.startswith('no'):
            raise AttributeError(f'{name}!', name=name, obj=self)
        return f'made up {name}'

    def __setattr__(self, name, value):
        super().__setattr__(name, (value,))

    def __delattr__(self, name):
        print('delete', name)
        super().__delattr__(name)

    def __dir__(self):
        return ['z', 'a', 5] if getattr(self, 'odd', 0) == (1,) else ['z', 'a']


h = Hooks()
h.x = 1
print(h.real, h.hidden, h.other, h.x, dir(h), getattr(h, 'nothing', 'default'), hasattr(h, 'none'))
attempt(lambda: h.nope)
del h.x
attempt(lambda: delattr(h, 'x'))
h.odd = 1
attempt(lambda: dir(h))


# --- super() and class cells
class Left:
    def go(self):
        return ['left']


class Right(Left):
    def go(self):
        return ['right'] + super().go()


class Both(Right, Left):
    def go(self):
        return ['both'] + super(Both, self).go() + [__class__.__name__]

    @classmethod
    def make(cls):
        return super().__new__(cls).go()

    @staticmethod
    def alone(self):
        return super(Both, self).go()

    later = lambda self: [super(Both, s).go() for s in [self]]


print(Both().go(), Both.make(), Both.alone(Both()), Both().later(), [c.__name__ for c in Both.__mro__])
print(super(Both, Both).go(Both()), super(Right, Both()).__thisclass__.__name__, super(Right, Both()).__self_class__.__name__)
attempt(lambda: super())
attempt(lambda: super(Both, Left()))
attempt(lambda: super(Both, Both()).gone)


def outside(self):
    return super().go()


attempt(lambda: outside(Both()))


# --- operators: reflected ones, in place, subclasses first
class Left:
    def __add__(self, other):
        return 'Left.__add__'

    def __radd__(self, other):
        return 'Left.__radd__'

    def __eq__(self, other):
        return 'Left.__eq__'

    def __lt__(self, other):
        return NotImplemented

    def __gt__(self, other):
        return 'Left.__gt__'


class Sub(Left):
    def __radd__(self, other):
        return 'Sub.__radd__'

    def __eq__(self, other):
        return 'Sub.__eq__'


class Inherits(Left): ...


class Refuses:
    __add__ = None

    def __radd__(self, other):
        return 'never'


class InPlace:
    def __init__(self):
        self.items = []

    def __iadd__(self, other):
        self.items.append(other)
        return self

    def __imul__(self, other):
        return NotImplemented

    def __mul__(self, other):
        return 'mul'


print(Left() + Sub(), Left() + Inherits(), 1 + Left(), Left() == Sub(), Left() < Left(), 1 < Left(), Left() != 5)
attempt(lambda: Refuses() + 1)
attempt(lambda: 1 - Left())
attempt(lambda: Left() <= Left())
p = InPlace()
q = p
p += 1
p += 2
print(p is q, p.items)
p *= 3
print(p)
attempt(lambda: exec('p -= 1', {'p': InPlace()}))
attempt(lambda: exec('p @= 1', {'p': InPlace()}))
attempt(lambda: exec('p **= 1', {'p': InPlace()}))
attempt(lambda: divmod(InPlace(), 1))


# --- __eq__ and __hash__, __bool__ and __len__, __index__, __contains__
class Equal:
    def __eq__(self, other): return True


class EqualHash(Equal):
    __hash__ = object.__hash__


class Sized:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __getitem__(self, i):
        if i >= 3: raise IndexError
        return i * i


class Index:
    def __index__(self): return 2


class NoIteration(Sized):
    __iter__ = None


class NoContains(Sized):
    __contains__ = None


print(Equal.__hash__, hash(EqualHash()) is not None, bool(Sized(0)), bool(Sized(2)), list(Sized(1)), 4 in Sized(1), 5 in Sized(1))
print([10, 20, 30][Index()], 'abcde'[Index():], range(Index()), hex(Index()), b'x' * Index(), round(2.567, Index()))
attempt(lambda: hash(Equal()))
attempt(lambda: len(Sized(-1)))
attempt(lambda: len(Sized(2 ** 70)))
attempt(lambda: len(Sized('a')))
attempt(lambda: list(NoIteration(1)))
attempt(lambda: 1 in NoContains(1))
attempt(lambda: 1 in NoIteration(1))
attempt(lambda: list(reversed(Sized(3))))


# --- classes that are changed, and made by type()
class Here:
    def who(self): return 'here'


class There:
    def who(self): return 'there'


class Tight:
    __slots__ = ('x',)


o = Here()
o.__class__ = There
print(o.who(), isinstance(o, There), vars(o))
attempt(lambda: setattr(o, '__class__', Tight))
attempt(lambda: setattr(1, '__class__', bool))
T = type('T', (Here,), {'x': 1, '__doc__': 'made', 'who': lambda self: 'T and ' + super(T, self).who()})
print(T.__name__, T.__qualname__, T.__module__, T.__doc__, T().who(), T.__bases__ == (Here,), vars(T)['x'])
Here.who = lambda self: 'changed'
print(T().who())
T.__bases__ = (There,)
print(T().who())
for base, value in (int, 5), (float, 2.5), (str, 'text'), (bytes, b'b'), (list, [1]), (tuple, (1,)), (dict, {1: 2}), (set, {1}), \
        (frozenset, {1}), (complex, 1j), (bytearray, b'x'), (Exception, 'e'):
    class Own(base):
        def extra(self):
            return 'own'
    own = Own(value)
    own.attribute = 1
    print(base.__name__, repr(own), own.extra(), own.attribute, isinstance(own, base), type(own) is Own)

# expect: prepare Made [] {'size': 3}
# expect: set a
# expect: set method
# expect: set b
# expect: new Made Space ['a', 'method', 'b'] {'size': 3}
# expect: init Made {'size': 3}
# expect: prepare Child ['Made'] {'size': 4}
# expect: new Child Space [] {'size': 4}
# expect: init Child {'size': 4}
# expect: 42 True
# expect: call Child ()
# expect: TypeError Bad.__prepare__() must return a mapping, not int
# expect: TypeError Cannot create a consistent method resolution order (MRO) for bases A, B
# expect: TypeError metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
# expect: 5
# expect: fine
# expect: TypeError mro() returned a non-class ('int')
# expect: ('A', (), 1)
# expect: fine
# expect: [('set_name', 'Derived', 'one'), ('set_name', 'Derived', 'two'), ('init_subclass', 'Derived', 'some')] Derived[<class 'int'>] Base[(1, 2)]
# expect: TypeError T.__init_subclass__() takes no keyword arguments
# expect: T
# expect: TypeError object.__init_subclass__() takes no arguments (1 given)
# expect: TypeError type 'int' is not subscriptable
# expect: ('data', False, 'Attributes') mine mine ('data', True, 'Attributes') ('non-data', True)
# expect: data set 5
# expect: data deleted
# expect: 8 SetOnly
# expect: ('non-data', False)
# expect: AttributeError 'Attributes' object has no attribute 'missing'
# expect: AttributeError 'Attributes' object has no attribute 'missing'
# expect: AttributeError __delete__
# expect: from the metaclass from the class from the class
# expect: 1 made up hidden made up other (1,) ['a', 'z'] default False
# expect: AttributeError nope!
# expect: delete x
# expect: delete x
# expect: AttributeError 'Hooks' object has no attribute 'x'
# expect: TypeError '<' not supported between instances of 'int' and 'str'
# expect: ['both', 'right', 'left', 'Both'] ['both', 'right', 'left', 'Both'] ['right', 'left'] [['right', 'left']] ['Both', 'Right', 'Left', 'object']
# expect: ['right', 'left'] Right Both
# expect: RuntimeError super(): no arguments
# expect: TypeError super(type, obj): obj (instance of Left) is not an instance or subtype of type (Both).
# expect: AttributeError 'super' object has no attribute 'gone'
# expect: RuntimeError super(): __class__ cell not found
# expect: Sub.__radd__ Left.__add__ Left.__radd__ Sub.__eq__ Left.__gt__ Left.__gt__ False
# expect: TypeError 'NoneType' object is not callable
# expect: TypeError unsupported operand type(s) for -: 'int' and 'Left'
# expect: TypeError '<=' not supported between instances of 'Left' and 'Left'
# expect: True [1, 2]
# expect: mul
# expect: TypeError unsupported operand type(s) for -=: 'InPlace' and 'int'
# expect: TypeError unsupported operand type(s) for @=: 'InPlace' and 'int'
# expect: TypeError unsupported operand type(s) for **=: 'InPlace' and 'int'
# expect: TypeError unsupported operand type(s) for divmod(): 'InPlace' and 'int'
# expect: None True False True [0, 1, 4] True False
# expect: 30 cde range(0, 2) 0x2 b'xx' 2.57
# expect: TypeError unhashable type: 'Equal'
# expect: ValueError __len__() should return >= 0
# expect: OverflowError cannot fit 'int' into an index-sized integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'NoIteration' object is not iterable
# expect: TypeError 'NoContains' object is not a container
# expect: TypeError argument of type 'NoIteration' is not iterable
# expect: [4, 1, 0]
# expect: there True {}
# expect: TypeError __class__ assignment: 'Tight' object layout differs from 'There'
# expect: TypeError __class__ assignment only supported for mutable types or ModuleType subclasses
# expect: T T __main__ made T and here True 1
# expect: T and changed
# expect: T and there
# expect: int 5 own 1 True True
# expect: float 2.5 own 1 True True
# expect: str 'text' own 1 True True
# expect: bytes b'b' own 1 True True
# expect: list [1] own 1 True True
# expect: tuple (1,) own 1 True True
# expect: dict {1: 2} own 1 True True
# expect: set Own({1}) own 1 True True
# expect: frozenset Own({1}) own 1 True True
# expect: complex 1j own 1 True True
# expect: bytearray Own(b'x') own 1 True True
# expect: Exception Own('e') own 1 True True
