# __class__, __bases__, __dict__ and mro() that are set to what does not fit; object.__setattr__ on classes.
import math
import sys
import types

def attempt(call):
    try:
        return call()
    except (TypeError, AttributeError) as error:
        return '%s: %s' % (type(error).__name__, error)

class AB:
    __slots__ = ['a', 'b']
class BA:
    __slots__ = ['b', 'a']
class CB:
    __slots__ = ['c', 'b']
class FromAB(AB):
    __slots__ = ['e']
class FromBA(BA):
    __slots__ = ['e']
class WithDict(CB):
    __slots__ = ['__dict__']
class WithBoth(CB):
    __slots__ = ['__dict__', '__weakref__']
class Plain(CB):
    pass

def become(o, cls):
    o.__class__ = cls
    return type(o).__name__
x = AB()
x.a, x.b = 1, 2
x.__class__ = BA
print(type(x).__name__, x.a, x.b)
for o, cls in (AB(), CB), (FromAB(), FromBA), (WithDict(), WithBoth), (WithBoth(), Plain), (Plain(), AB), (AB(), FromAB):
    print(attempt(lambda: become(o, cls)))

print(attempt(lambda: object.__setattr__(str, 'foo', 1)))
print(attempt(lambda: object.__delattr__(AB, 'a')))
class Meta(type):
    def __setattr__(cls, name, value):
        object.__setattr__(cls, name, value)
class Made(metaclass=Meta):
    pass
def set_attribute():
    Made.x = 1
print(attempt(set_attribute))

class Base:
    pass
class Mixed(Base, type):
    pass
class OfMixed(metaclass=Mixed):
    pass
descriptor = Base.__dict__['__dict__']
print(type(OfMixed.__dict__).__name__, attempt(lambda: descriptor.__set__(OfMixed, {})))

def make(order, base=object):
    class M(type):
        def mro(cls):
            return order(cls)
    return M('Y', (base,), {})
print(attempt(lambda: make(lambda cls: [cls, dict, object])))
print(attempt(lambda: make(lambda cls: [Base])))
print(attempt(lambda: make(lambda cls: [1])))
class Upside(type):
    def mro(cls):
        return type.mro(cls)[::-1]
class Down(Base, metaclass=Upside):
    def f(self):
        return 'f'
print([c.__name__ for c in Down.__mro__], Down().f(), isinstance(Down(), Down))

ready = False
class Swaps(type):
    def mro(cls):
        if ready and cls.__name__ == 'B1':
            B2.__bases__ = (B1,)
        if ready and cls.__name__ == 'B2':
            B1.__bases__ = (B2,)
        return type.mro(cls)
class A(metaclass=Swaps):
    pass
class B1(A):
    pass
class B2(A):
    pass
ready = True
def reset():
    B1.__bases__ += ()
print(attempt(reset))

for o, name in (property(), 'fget'), (slice(1), 'stop'), (1j, 'real'), (len.__call__, '__self__'), (make, '__globals__'), (range(3), 'start'):
    print(attempt(lambda: setattr(o, name, 1)))

class Deaf:
    def __getattribute__(self, name):
        raise ValueError('asked for ' + name)
    def __floor__(self):
        return 7
    def __sizeof__(self):
        return 100
print(math.floor(Deaf()), sys.getsizeof(Deaf()) >= 100)

class Evil:
    def __hash__(self):
        return hash('attr')
    def __eq__(self, other):
        if 'attr' in Holder.__dict__:
            del Holder.attr
        return False
class Descriptor:
    def __get__(self, o, cls=None):
        return 'got'
class Holder:
    attr = Descriptor()
holder = Holder()
holder.__dict__[Evil()] = 0
print(holder.attr, hasattr(holder, 'attr'))

print(*(type(f).__name__ for f in (str.join, object.__init__, ''.__str__, ''.join, len, [].__len__)))
print(isinstance(str.join, types.BuiltinFunctionType), isinstance(str.join, types.MethodDescriptorType),
      str.join.__objclass__.__name__, [].__add__.__objclass__.__name__)
for f, name in (str.join, '__self__'), (str.join, '__module__'), (len, '__objclass__'):
    print(attempt(lambda: getattr(f, name)))

# expect: BA 1 2
# expect: TypeError: __class__ assignment: 'CB' object layout differs from 'AB'
# expect: TypeError: __class__ assignment: 'FromBA' object layout differs from 'FromAB'
# expect: TypeError: __class__ assignment: 'WithBoth' object layout differs from 'WithDict'
# expect: Plain
# expect: TypeError: __class__ assignment: 'AB' object layout differs from 'Plain'
# expect: TypeError: __class__ assignment: 'FromAB' object layout differs from 'AB'
# expect: TypeError: can't apply this __setattr__ to type object
# expect: TypeError: can't apply this __delattr__ to type object
# expect: TypeError: can't apply this __setattr__ to Meta object
# expect: mappingproxy AttributeError: attribute '__dict__' of 'type' objects is not writable
# expect: TypeError: mro() returned base with unsuitable layout ('dict')
# expect: TypeError: super(type, obj): obj (type Y) is not an instance or subtype of type (Y).
# expect: TypeError: mro() returned a non-class ('int')
# expect: ['object', 'Base', 'Down'] f True
# expect: TypeError: a __bases__ item causes an inheritance cycle
# expect: AttributeError: readonly attribute
# expect: AttributeError: readonly attribute
# expect: AttributeError: readonly attribute
# expect: AttributeError: readonly attribute
# expect: AttributeError: readonly attribute
# expect: AttributeError: readonly attribute
# expect: 7 True
# expect: got False
# expect: method_descriptor wrapper_descriptor method-wrapper builtin_function_or_method builtin_function_or_method method-wrapper
# expect: False True str list
# expect: AttributeError: 'method_descriptor' object has no attribute '__self__'
# expect: AttributeError: 'method_descriptor' object has no attribute '__module__'
# expect: AttributeError: 'builtin_function_or_method' object has no attribute '__objclass__'
