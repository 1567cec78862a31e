# Mistakes with classes, objects, functions and generators, as beginners make them: the last line of the report.
import warnings

from data import mistakes

warnings.simplefilter('ignore')
NAMES = {}
exec('''
import abc, weakref


class Plain:
    """An ordinary class."""

    kind = 'plain'

    def method(self, a):
        return a


class Sub(Plain):
    pass


class Point:
    def __init__(self, x, y=0):
        self.x, self.y = x, y


class Slotted:
    __slots__ = 'x'


class Rectangle:
    def __init__(self, width=1):
        self.width = width

    @property
    def area(self):
        return self.width * 2

    @classmethod
    def unit(cls):
        return cls(1)

    @staticmethod
    def name(a):
        return a


class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self): ...

    @abc.abstractmethod
    def edge(self): ...


class Meta(type):
    pass


class WithMeta(metaclass=Meta):
    pass


class OtherMeta(type):
    pass


class Wrong:
    """Special methods that return what they must not."""

    __len__ = __bool__ = __index__ = __int__ = __float__ = __str__ = __repr__ = __format__ = __bytes__ = __hash__ = \\
        __iter__ = __contains__ = __dir__ = __complex__ = lambda self, *args: 'wrong'

    def __init__(self):
        return 1


class Returns(Wrong):
    def __init__(self):
        pass


class Negative:
    def __len__(self):
        return -1


class Same:
    def __eq__(self, other):
        return True


class Context:
    def __enter__(self):
        return self


class Late:
    def __get__(self, instance, owner):
        raise AttributeError('not ready')


class Holder:
    late = Late()


class Fails:
    def __getattr__(self, name):
        raise AttributeError(f'no {name} here')


def f(a, b=1, *, key=None):
    return a


def only(a, /, b):
    return a


def needs(a, *, key, other):
    return a


def none(): pass


def closure():
    def inner():
        return x
    return inner
    x = 1


def local():
    print(total)
    total = 1


def gen():
    yield 1


def wrapped():
    yield from 5


def stops():
    raise StopIteration
    yield


def ignores():
    while True:
        try:
            yield 1
        except GeneratorExit:
            pass


async def co():
    return 1


async def agen():
    yield 1


async def waits(): await 5
async def enters():
    async with Plain(): pass
async def walks():
    async for x in [1]: pass
''', NAMES)


def check(source):
    mistakes.run(source, NAMES)


# --- attributes
check('Plain().colour')  # expect: AttributeError: 'Plain' object has no attribute 'colour'
check('Plain().metod(1)')  # expect: AttributeError: 'Plain' object has no attribute 'metod'. Did you mean: 'method'?
check('Plain().king')  # expect: AttributeError: 'Plain' object has no attribute 'king'. Did you mean: 'kind'?
check('Plain.colour')  # expect: AttributeError: type object 'Plain' has no attribute 'colour'
check('Plain.knd')  # expect: AttributeError: type object 'Plain' has no attribute 'knd'. Did you mean: 'kind'?
check('del Plain().kind')  # expect: AttributeError: 'Plain' object has no attribute 'kind'
check('del Plain().colour')  # expect: AttributeError: 'Plain' object has no attribute 'colour'
check('Point(1).z')  # expect: AttributeError: 'Point' object has no attribute 'z'
check('Point(1).X')  # expect: AttributeError: 'Point' object has no attribute 'X'. Did you mean: 'x'?
check('Slotted().x')  # expect: AttributeError: 'Slotted' object has no attribute 'x'
check('Slotted().y = 1')  # expect: AttributeError: 'Slotted' object has no attribute 'y' and no __dict__ for setting new attributes
check('Slotted().__dict__')  # expect: AttributeError: 'Slotted' object has no attribute '__dict__'. Did you mean: '__dir__'?
check('weakref.ref(Slotted())')  # expect: TypeError: cannot create weak reference to 'Slotted' object
check('weakref.ref(1)')  # expect: TypeError: cannot create weak reference to 'int' object
check('Rectangle().area()')  # expect: TypeError: 'int' object is not callable
check('Rectangle().area = 1')  # expect: AttributeError: property 'area' of 'Rectangle' object has no setter
check('del Rectangle().area')  # expect: AttributeError: property 'area' of 'Rectangle' object has no deleter
check('Rectangle().aera')  # expect: AttributeError: 'Rectangle' object has no attribute 'aera'
check('Rectangle.area.setter(1).__set__(1, 2)')  # expect: TypeError: 'int' object is not callable
check('Holder().late')  # expect: AttributeError: not ready
check('Fails().x')  # expect: AttributeError: no x here
check('Fails().method()')  # expect: AttributeError: no method here
check('None.append(1)')  # expect: AttributeError: 'NoneType' object has no attribute 'append'
check('[].sort().append(1)')  # expect: AttributeError: 'NoneType' object has no attribute 'append'
check('f.x')  # expect: AttributeError: 'function' object has no attribute 'x'
check('f(1).upper()')  # expect: AttributeError: 'int' object has no attribute 'upper'
check('super().x')  # expect: RuntimeError: super(): no arguments
check('super(Plain).x')  # expect: AttributeError: 'super' object has no attribute 'x'
check('super(Plain, 1)')  # expect: TypeError: super(type, obj): obj (instance of int) is not an instance or subtype of type (Plain).
check('super(Sub, Plain())')  # expect: TypeError: super(type, obj): obj (instance of Plain) is not an instance or subtype of type (Sub).
check('super(1, 2)')  # expect: TypeError: super() argument 1 must be a type, not int
check('super(Sub, Sub()).colour')  # expect: AttributeError: 'super' object has no attribute 'colour'
check('gen().x')  # expect: AttributeError: 'generator' object has no attribute 'x'
check('(1).x')  # expect: AttributeError: 'int' object has no attribute 'x'
check('"a".x = 1')  # expect: AttributeError: 'str' object has no attribute 'x' and no __dict__ for setting new attributes
check('object().x')  # expect: AttributeError: 'object' object has no attribute 'x'
check('type.x')  # expect: AttributeError: type object 'type' has no attribute 'x'

# --- calls of methods and classes
check('Plain(1)')  # expect: TypeError: Plain() takes no arguments
check('Plain(x=1)')  # expect: TypeError: Plain() takes no arguments
check('Plain()()')  # expect: TypeError: 'Plain' object is not callable
check('Plain.method()')  # expect: TypeError: Plain.method() missing 2 required positional arguments: 'self' and 'a'
check('Plain.method(1)')  # expect: TypeError: Plain.method() missing 1 required positional argument: 'a'
check('Plain().method()')  # expect: TypeError: Plain.method() missing 1 required positional argument: 'a'
check('Plain().method(1, 2)')  # expect: TypeError: Plain.method() takes 2 positional arguments but 3 were given
check('Plain().method(b=1)')  # expect: TypeError: Plain.method() got an unexpected keyword argument 'b'
check('Point()')  # expect: TypeError: Point.__init__() missing 1 required positional argument: 'x'
check('Point(1, 2, 3)')  # expect: TypeError: Point.__init__() takes from 2 to 3 positional arguments but 4 were given
check('Point(y=1)')  # expect: TypeError: Point.__init__() missing 1 required positional argument: 'x'
check('Point(1, x=2)')  # expect: TypeError: Point.__init__() got multiple values for argument 'x'
check('Point(1, z=2)')  # expect: TypeError: Point.__init__() got an unexpected keyword argument 'z'
check('Point(1)(2)')  # expect: TypeError: 'Point' object is not callable
check('Rectangle.unit(1)')  # expect: TypeError: Rectangle.unit() takes 1 positional argument but 2 were given
check('Rectangle().name()')  # expect: TypeError: Rectangle.name() missing 1 required positional argument: 'a'
check('Rectangle().name(1, 2)')  # expect: TypeError: Rectangle.name() takes 1 positional argument but 2 were given
check('Rectangle.area()')  # expect: TypeError: 'property' object is not callable
check('Shape()')  # expect: TypeError: Can't instantiate abstract class Shape without an implementation for abstract methods 'area', 'edge'
check("class Half(Shape):\n    def area(self): ...\nHalf()")
# expect: TypeError: Can't instantiate abstract class Half without an implementation for abstract method 'edge'
check('Wrong()')  # expect: TypeError: __init__() should return None, not 'int'
check('class Bad:\n    def method(): pass\nBad().method()')  # expect: TypeError: Bad.method() takes 0 positional arguments but 1 was given
check('class Bad:\n    def __init__(this): pass\nBad(1)')  # expect: TypeError: Bad.__init__() takes 1 positional argument but 2 were given
check('class Bad:\n    __init__ = 1\nBad()')  # expect: TypeError: 'int' object is not callable
check('class Bad:\n    def __new__(cls): pass\nBad(1)')  # expect: TypeError: Bad.__new__() takes 1 positional argument but 2 were given
check('object.__new__(Plain, 1)')  # expect: TypeError: Plain() takes no arguments
check('object.__new__(Shape)')
# expect: TypeError: Can't instantiate abstract class Shape without an implementation for abstract methods 'area', 'edge'

# --- classes
check('class A(Plain, Sub): pass')  # expect: TypeError: Cannot create a consistent method resolution order (MRO) for bases Plain, Sub
check('class A(object, Plain): pass')  # expect: TypeError: Cannot create a consistent method resolution order (MRO) for bases object, Plain
check('class A(Plain, Plain): pass')  # expect: TypeError: duplicate base class Plain
check('class A(1.5): pass')  # expect: TypeError: float expected at most 1 argument, got 3
check('class A(None): pass')  # expect: TypeError: NoneType takes no arguments
check('class A(f): pass')  # expect: TypeError: function() argument 'code' must be code, not str
check('class A(Plain()): pass')  # expect: TypeError: Plain() takes no arguments
check('class A(WithMeta, metaclass=OtherMeta): pass')
# expect: TypeError: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
check('class A(Slotted, Exception): __slots__ = ()')  # expect: TypeError: multiple bases have instance lay-out conflict
check('class A:\n    __slots__ = "kind"\n    kind = 1')  # expect: ValueError: 'kind' in __slots__ conflicts with class variable
check('class A:\n    __slots__ = 1')  # expect: TypeError: 'int' object is not iterable
check('class A:\n    __slots__ = ("1",)')  # expect: TypeError: __slots__ must be identifiers
check('class A(int):\n    __slots__ = "x"')  # expect: TypeError: nonempty __slots__ not supported for subtype of 'int'
check('class A(list, dict): pass')  # expect: TypeError: multiple bases have instance lay-out conflict
check('class A(Plain, key=1): pass')  # expect: TypeError: A.__init_subclass__() takes no keyword arguments
check('class A(metaclass=1): pass')  # expect: TypeError: 'int' object is not callable
check('class A(metaclass=Meta, x=1): pass')  # expect: TypeError: A.__init_subclass__() takes no keyword arguments
check('class A:\n    x = y')  # expect: NameError: name 'y' is not defined
check('class A:\n    def __init_subclass__(cls, kind): pass\nclass B(A): pass')
# expect: TypeError: A.__init_subclass__() missing 1 required positional argument: 'kind'
check('class A:\n    def __set_name__(self, owner, name): 1 / 0\nclass B:\n    a = A()')
# expect: Error calling __set_name__ on 'A' instance 'a' in 'B'
check('class A:\n    x = 1\n    y = [x + i for i in range(3)]')  # expect: NameError: name 'x' is not defined
check('Plain.__name__ = 1')  # expect: TypeError: can only assign string to Plain.__name__, not 'int'
check('Plain.__qualname__ = 1')  # expect: TypeError: can only assign string to Plain.__qualname__, not 'int'
check('del Plain.__name__')  # expect: TypeError: cannot delete '__name__' attribute of immutable type 'Plain'
check('Plain.__bases__ = 1')  # expect: TypeError: can only assign tuple to Plain.__bases__, not int
check('Plain.__bases__ = ()')  # expect: TypeError: can only assign non-empty tuple to Plain.__bases__, not ()
check('Plain.__bases__ = (1,)')  # expect: TypeError: Plain.__bases__ must be tuple of classes, not 'int'
check('Plain.__bases__ = (int,)')  # expect: TypeError: __bases__ assignment: 'int' object layout differs from 'object'
check('Sub.__bases__ = (Sub,)')  # expect: TypeError: a __bases__ item causes an inheritance cycle
check('Plain.__mro__ = ()')  # expect: AttributeError: attribute '__mro__' of 'type' objects is not writable
check('Plain.__dict__ = {}')  # expect: AttributeError: attribute '__dict__' of 'type' objects is not writable
check("Plain.__dict__['x'] = 1")  # expect: TypeError: 'mappingproxy' object does not support item assignment
check('Plain().__dict__ = 1')  # expect: TypeError: __dict__ must be set to a dictionary, not a 'int'
check('Plain().__class__ = 1')  # expect: TypeError: __class__ must be set to a class, not 'int' object
check('Plain().__class__ = int')  # expect: TypeError: __class__ assignment only supported for mutable types or ModuleType subclasses
check('Plain().__class__ = Slotted')  # expect: TypeError: __class__ assignment: 'Slotted' object layout differs from 'Plain'
check('del Plain().__class__')  # expect: TypeError: can't delete __class__ attribute
check('Plain[0]')  # expect: TypeError: type 'Plain' is not subscriptable
check('Plain()[0]')  # expect: TypeError: 'Plain' object is not subscriptable
check('Plain()[0] = 1')  # expect: TypeError: 'Plain' object does not support item assignment
check('del Plain()[0]')  # expect: TypeError: 'Plain' object doesn't support item deletion
check('Plain()["a"]["b"]')  # expect: TypeError: 'Plain' object is not subscriptable

# --- operators and special methods
check('Plain() + 1')  # expect: TypeError: unsupported operand type(s) for +: 'Plain' and 'int'
check('1 + Plain()')  # expect: TypeError: unsupported operand type(s) for +: 'int' and 'Plain'
check('Plain() + Sub()')  # expect: TypeError: unsupported operand type(s) for +: 'Plain' and 'Sub'
check('x = Plain(); x += 1')  # expect: TypeError: unsupported operand type(s) for +=: 'Plain' and 'int'
check('-Plain()')  # expect: TypeError: bad operand type for unary -: 'Plain'
check('Plain() < Plain()')  # expect: TypeError: '<' not supported between instances of 'Plain' and 'Plain'
check('Plain() >= 1')  # expect: TypeError: '>=' not supported between instances of 'Plain' and 'int'
check('sorted([Plain(), Plain()])')  # expect: TypeError: '<' not supported between instances of 'Plain' and 'Plain'
check('max(Plain(), Plain())')  # expect: TypeError: '>' not supported between instances of 'Plain' and 'Plain'
check('1 in Plain()')  # expect: TypeError: argument of type 'Plain' is not iterable
check('for x in Plain(): pass')  # expect: TypeError: 'Plain' object is not iterable
check('list(Plain())')  # expect: TypeError: 'Plain' object is not iterable
check('a, b = Plain()')  # expect: TypeError: cannot unpack non-iterable Plain object
check('len(Plain())')  # expect: TypeError: object of type 'Plain' has no len()
check('abs(Plain())')  # expect: TypeError: bad operand type for abs(): 'Plain'
check('round(Plain())')  # expect: TypeError: type Plain doesn't define __round__ method
check('int(Plain())')  # expect: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'Plain'
check('float(Plain())')  # expect: TypeError: float() argument must be a string or a real number, not 'Plain'
check('complex(Plain())')  # expect: TypeError: complex() first argument must be a string or a number, not 'Plain'
check('bytes(Plain())')  # expect: TypeError: cannot convert 'Plain' object to bytes
check('[1][Plain()]')  # expect: TypeError: list indices must be integers or slices, not Plain
check('range(Plain())')  # expect: TypeError: 'Plain' object cannot be interpreted as an integer
check('"%d" % Plain()')  # expect: TypeError: %d format: a real number is required, not Plain
check('format(Plain(), "x")')  # expect: TypeError: unsupported format string passed to Plain.__format__
check('f"{Plain():>10}"')  # expect: TypeError: unsupported format string passed to Plain.__format__
check('reversed(Plain())')  # expect: TypeError: 'Plain' object is not reversible
check('next(Plain())')  # expect: TypeError: 'Plain' object is not an iterator
check('iter(Plain())')  # expect: TypeError: 'Plain' object is not iterable
check('with Plain(): pass')  # expect: TypeError: 'Plain' object does not support the context manager protocol
check('with Context(): pass')  # expect: TypeError: 'Context' object does not support the context manager protocol (missed __exit__ method)
check('with Plain: pass')  # expect: TypeError: 'type' object does not support the context manager protocol
check('hash(Same())')  # expect: TypeError: unhashable type: 'Same'
check('{Same(): 1}')  # expect: TypeError: unhashable type: 'Same'
check('{Same()}')  # expect: TypeError: unhashable type: 'Same'
check('len(Returns())')  # expect: TypeError: 'str' object cannot be interpreted as an integer
check('len(Negative())')  # expect: ValueError: __len__() should return >= 0
check('bool(Returns())')  # expect: TypeError: __bool__ should return bool, returned str
check('bool(Negative())')  # expect: ValueError: __len__() should return >= 0
check('[1][Returns()]')  # expect: TypeError: __index__ returned non-int (type str)
check('int(Returns())')  # expect: TypeError: __int__ returned non-int (type str)
check('float(Returns())')  # expect: TypeError: Returns.__float__ returned non-float (type str)
check('complex(Returns())')  # expect: TypeError: __complex__ returned non-complex (type str)
check('bytes(Returns())')  # expect: TypeError: __bytes__ returned non-bytes (type str)
check('hash(Returns())')  # expect: TypeError: __hash__ method should return an integer
check('iter(Returns())')  # expect: TypeError: iter() returned non-iterator of type 'str'
check('dir(1, 2)')  # expect: TypeError: dir expected at most 1 argument, got 2
check('isinstance(1, Plain())')  # expect: TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union
check('issubclass(Plain(), Plain)')  # expect: TypeError: issubclass() arg 1 must be a class
check('issubclass(1, Plain)')  # expect: TypeError: issubclass() arg 1 must be a class
check('raise Plain')  # expect: TypeError: exceptions must derive from BaseException
check('raise Plain()')  # expect: TypeError: exceptions must derive from BaseException
check('raise 1')  # expect: TypeError: exceptions must derive from BaseException
check('raise "text"')  # expect: TypeError: exceptions must derive from BaseException
check('raise ValueError from 1')  # expect: TypeError: exception causes must derive from BaseException
check('try: 1 / 0\nexcept Plain: pass')  # expect: TypeError: catching classes that do not inherit from BaseException is not allowed
check('try: 1 / 0\nexcept (ValueError, 1): pass')  # expect: TypeError: catching classes that do not inherit from BaseException is not allowed
check('raise')  # expect: RuntimeError: No active exception to reraise
check('match Plain():\n    case Plain(1): pass')  # expect: TypeError: Plain() accepts 0 positional sub-patterns (1 given)
check('match Point(1):\n    case Point(1, 2, 3): pass')  # expect: TypeError: Point() accepts 0 positional sub-patterns (3 given)
check('match 1:\n    case f(): pass')  # expect: TypeError: called match pattern must be a class
check('del x')  # expect: NameError: name 'x' is not defined
check('x = 1\ndel x\nx')  # expect: NameError: name 'x' is not defined

# --- functions
check('f()')  # expect: TypeError: f() missing 1 required positional argument: 'a'
check('f(1, 2, 3)')  # expect: TypeError: f() takes from 1 to 2 positional arguments but 3 were given
check('f(1, 2, 3, key=4)')
# expect: TypeError: f() takes from 1 to 2 positional arguments but 3 positional arguments (and 1 keyword-only argument) were given
check('f(1, a=2)')  # expect: TypeError: f() got multiple values for argument 'a'
check('f(b=2)')  # expect: TypeError: f() missing 1 required positional argument: 'a'
check('f(1, ky=2)')  # expect: TypeError: f() got an unexpected keyword argument 'ky'. Did you mean 'key'?
check('f(1, colour=2)')  # expect: TypeError: f() got an unexpected keyword argument 'colour'
check("f(1, **{'a': 2})")  # expect: TypeError: f() got multiple values for argument 'a'
check("f(**{'a': 1}, **{'a': 2})")  # expect: TypeError: f() got multiple values for keyword argument 'a'
check('f(1, **{1: 2})')  # expect: TypeError: keywords must be strings
check('f(*1)')  # expect: TypeError: f() argument after * must be an iterable, not int
check('f(**1)')  # expect: TypeError: f() argument after ** must be a mapping, not int
check('f(*[1, 2, 3])')  # expect: TypeError: f() takes from 1 to 2 positional arguments but 3 were given
check('only(a=1, b=2)')  # expect: TypeError: only() got some positional-only arguments passed as keyword arguments: 'a'
check('only(1)')  # expect: TypeError: only() missing 1 required positional argument: 'b'
check('needs(1)')  # expect: TypeError: needs() missing 2 required keyword-only arguments: 'key' and 'other'
check('needs(1, key=1)')  # expect: TypeError: needs() missing 1 required keyword-only argument: 'other'
check('needs()')  # expect: TypeError: needs() missing 1 required positional argument: 'a'
check('needs(1, 2, 3)')  # expect: TypeError: needs() takes 1 positional argument but 3 were given
check('none(1)')  # expect: TypeError: none() takes 0 positional arguments but 1 was given
check('none(1, 2)')  # expect: TypeError: none() takes 0 positional arguments but 2 were given
check('none(x=1)')  # expect: TypeError: none() got an unexpected keyword argument 'x'
check('none() + 1')  # expect: TypeError: unsupported operand type(s) for +: 'NoneType' and 'int'
check('none().x')  # expect: AttributeError: 'NoneType' object has no attribute 'x'
check('none()[0]')  # expect: TypeError: 'NoneType' object is not subscriptable
check('for x in none(): pass')  # expect: TypeError: 'NoneType' object is not iterable
check('a, b = none()')  # expect: TypeError: cannot unpack non-iterable NoneType object
check('len(none())')  # expect: TypeError: object of type 'NoneType' has no len()
check('f[0]')  # expect: TypeError: 'function' object is not subscriptable
check('f + 1')  # expect: TypeError: unsupported operand type(s) for +: 'function' and 'int'
check('f.upper')  # expect: AttributeError: 'function' object has no attribute 'upper'
check('len(f)')  # expect: TypeError: object of type 'function' has no len()
check('for x in f: pass')  # expect: TypeError: 'function' object is not iterable
check('closure()()')  # expect: NameError: cannot access free variable 'x' where it is not associated with a value in enclosing scope
check('local()')  # expect: UnboundLocalError: cannot access local variable 'total' where it is not associated with a value
check('(lambda a: a)()')  # expect: TypeError: <lambda>() missing 1 required positional argument: 'a'
check('(lambda: 1)(2)')  # expect: TypeError: <lambda>() takes 0 positional arguments but 1 was given
check('f.__code__ = 1')  # expect: TypeError: __code__ must be set to a code object
check('f.__code__ = closure().__code__')  # expect: ValueError: f() requires a code object with 0 free vars, not 1
check('f.__defaults__ = 1')  # expect: TypeError: __defaults__ must be set to a tuple object
check('f.__kwdefaults__ = 1')  # expect: TypeError: __kwdefaults__ must be set to a dict object
check('f.__name__ = 1')  # expect: TypeError: __name__ must be set to a string object
check('f.__closure__ = 1')  # expect: AttributeError: readonly attribute
check('f.__annotations__ = 1')  # expect: TypeError: __annotations__ must be set to a dict object
check('f.__dict__ = 1')  # expect: TypeError: __dict__ must be set to a dictionary, not a 'int'
check('del f.__name__')  # expect: TypeError: __name__ must be set to a string object
check('def g(): return g()\ng()')  # expect: RecursionError: maximum recursion depth exceeded
check('def g(n): return n + g(n + 1)\ng(0)')  # expect: RecursionError: maximum recursion depth exceeded

# --- generators and coroutines
check('g = gen(); next(g); next(g)')  # expect: StopIteration
check('gen().send(1)')  # expect: TypeError: can't send non-None value to a just-started generator
check('gen().throw(1)')  # expect: TypeError: exceptions must be classes or instances deriving from BaseException, not int
check('gen().throw()')  # expect: TypeError: throw expected at least 1 argument, got 0
check('gen().throw(ValueError("x"))')  # expect: ValueError: x
check('g = gen(); g.gi_running = 1')  # expect: AttributeError: attribute 'gi_running' of 'generator' objects is not writable
check('g = gen(); g.__name__ = 1')  # expect: TypeError: __name__ must be set to a string object
check('g = gen(); next(g); g.throw(KeyError, 1)')  # expect: KeyError: 1
check('gen()[0]')  # expect: TypeError: 'generator' object is not subscriptable
check('len(gen())')  # expect: TypeError: object of type 'generator' has no len()
check('gen() + gen()')  # expect: TypeError: unsupported operand type(s) for +: 'generator' and 'generator'
check('next(wrapped())')  # expect: TypeError: 'int' object is not iterable
check('next(stops())')  # expect: RuntimeError: generator raised StopIteration
check('next(g := ignores()); g.close()')  # expect: RuntimeError: generator ignored GeneratorExit
check('g = (next(g) for i in [1]); next(g)')  # expect: ValueError: generator already executing
check('list(1 / 0 for i in [1])')  # expect: ZeroDivisionError: division by zero
check('for x in co(): pass')  # expect: TypeError: 'coroutine' object is not iterable
check('c = co(); c.send(1)')  # expect: TypeError: can't send non-None value to a just-started coroutine
check('c = co(); c.send(None)')  # expect: StopIteration: 1
check('c = co(); c.close(); c.send(None)')  # expect: RuntimeError: cannot reuse already awaited coroutine
check('next(co())')  # expect: TypeError: 'coroutine' object is not an iterator
check('co() + 1')  # expect: TypeError: unsupported operand type(s) for +: 'coroutine' and 'int'
check('co()()')  # expect: TypeError: 'coroutine' object is not callable
check('waits().send(None)')  # expect: TypeError: object int can't be used in 'await' expression
check('enters().send(None)')  # expect: TypeError: 'Plain' object does not support the asynchronous context manager protocol
check('walks().send(None)')  # expect: TypeError: 'async for' requires an object with __aiter__ method, got list
check('for x in agen(): pass')  # expect: TypeError: 'async_generator' object is not iterable
check('agen().asend(1).send(None)')  # expect: TypeError: can't send non-None value to a just-started async generator
check('agen().__anext__().send(1)')  # expect: TypeError: can't send non-None value to a just-started async generator
check('async def g():\n    with Plain(): pass\ng().send(None)')  # expect: TypeError: 'Plain' object does not support the context manager protocol
check('aiter([1])')  # expect: TypeError: 'list' object is not an async iterable
check('anext([1])')  # expect: TypeError: 'list' object is not an async iterator
check('iter(1)')  # expect: TypeError: 'int' object is not iterable
check('next([1])')  # expect: TypeError: 'list' object is not an iterator
check('next(iter([]))')  # expect: StopIteration
check('iter(1, 2)')  # expect: TypeError: iter(v, w): v must be callable
