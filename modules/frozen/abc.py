# SPDX-License-Identifier: MIT
# modules/frozen/abc.py - abstract base classes; the answers to isinstance() are native (modules/stdlib/abc.c).


def abstractmethod(funcobj):
    """A decorator for methods that a subclass must define before it can have instances."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    """Use @classmethod with @abstractmethod instead."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    """Use @staticmethod with @abstractmethod instead."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    """Use @property with @abstractmethod instead."""

    __isabstractmethod__ = True


def _abstract_names(cls, namespace):
    names = {name for name, value in namespace.items() if getattr(value, '__isabstractmethod__', False)}
    for base in cls.__bases__:
        for name in getattr(base, '__abstractmethods__', ()):
            if getattr(getattr(cls, name, None), '__isabstractmethod__', False):
                names.add(name)
    return frozenset(names)


class ABCMeta(type):
    """The metaclass of abstract base classes."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _abstract_names(cls, namespace)
        _abc_init(cls)
        return cls

    def register(cls, subclass):
        """Make a class count as a subclass; returns it, so that this is a decorator too."""
        return _abc_register(cls, subclass)

    def _abc_registry_clear(cls):
        """Forget the classes that were registered."""
        _abc_forget_registered(cls)
        _abc_forget_answers(cls)

    def _abc_caches_clear(cls):
        """Forget the answers that were given."""
        _abc_forget_answers(cls)

    def __instancecheck__(cls, instance):
        return _abc_instancecheck(cls, instance)

    def __subclasscheck__(cls, subclass):
        return _abc_subclasscheck(cls, subclass)


class ABC(metaclass=ABCMeta):
    """A class to derive abstract base classes from."""

    __slots__ = ()


def update_abstractmethods(cls):
    """Look again which methods of a class are abstract; returns the class."""
    if hasattr(cls, '__abstractmethods__'):
        cls.__abstractmethods__ = _abstract_names(cls, dict(cls.__dict__))
    return cls
