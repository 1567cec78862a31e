# issubclass() of an abstract base class whose __subclasses__() is not what it should be.
import abc


def refuse(cls):
    raise KeyError('no list')


for subclasses in (lambda: 42), (lambda: [42]), (lambda: (int,)), classmethod(refuse):
    class Base(metaclass=abc.ABCMeta):
        __subclasses__ = subclasses

    for class_ in int, 42, {}:
        try:
            print(issubclass(class_, Base))
        except (TypeError, KeyError) as e:
            print(type(e).__name__, e)
# expect: TypeError __subclasses__() must return a list
# expect: TypeError issubclass() arg 1 must be a class
# expect: TypeError issubclass() arg 1 must be a class
# expect: TypeError issubclass() arg 2 must be a class, a tuple of classes, or a union
# expect: TypeError issubclass() arg 1 must be a class
# expect: TypeError issubclass() arg 1 must be a class
# expect: TypeError __subclasses__() must return a list
# expect: TypeError issubclass() arg 1 must be a class
# expect: TypeError issubclass() arg 1 must be a class
# expect: KeyError 'no list'
# expect: TypeError issubclass() arg 1 must be a class
# expect: TypeError issubclass() arg 1 must be a class
