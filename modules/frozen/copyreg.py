# SPDX-License-Identifier: MIT
"""Functions that tell pickle and copy how instances of a class are made again.

What is hard: protocols 0 and 1 know no __new__.  An instance is made from the first class on its MRO that is written in
C: an instance of that holds the native part, and the rest is attributes.
"""
import operator

__all__ = ['pickle', 'constructor', 'add_extension', 'remove_extension', 'clear_extension_cache']

dispatch_table = {}
_extension_registry, _inverted_registry, _extension_cache = {}, {}, {}


def pickle(ob_type, pickle_function, constructor_ob=None):
    """Let pickle_function(object) tell what instances of a class are made from."""
    if not callable(pickle_function):
        raise TypeError('reduction functions must be callable')
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:
        constructor(constructor_ob)


def constructor(object):
    """Check that what makes instances can be called."""
    if not callable(object):
        raise TypeError('constructors must be callable')


pickle(complex, lambda c: (complex, (c.real, c.imag)))
pickle(type(int | str), lambda union: (__import__('functools').reduce, (operator.or_, union.__args__)))
pickle(super, lambda s: (super, (s.__thisclass__, s.__self__)))


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    """cls.__new__ with keywords: what protocols below 4 call."""
    return cls.__new__(cls, *args, **kwargs)


def _reconstructor(cls, base, state):
    """An instance of cls whose native part, a base's, is made from state."""
    if base is object:
        return object.__new__(cls)
    made = base.__new__(cls, state)
    if base.__init__ is not object.__init__:
        base.__init__(made, state)
    return made


def _native_base(cls):
    """The first class on the MRO that is written in C: its __new__ is its own and built in."""
    for base in cls.__mro__:
        new = base.__dict__.get('__new__')
        if base is object or isinstance(new, type(len)) and new.__self__ is base:
            return base


def _reduce_ex(self, proto):
    """What protocols 0 and 1 make an instance from."""
    cls = type(self)
    base = _native_base(cls)
    if base is cls and base is not object:
        raise TypeError('cannot pickle %r object' % cls.__name__)
    args = cls, base, None if base is object else base(self)
    own = getattr(cls, '__getstate__', None)
    if own is object.__getstate__ and getattr(self, '__slots__', None):
        raise TypeError('a class that defines __slots__ without defining __getstate__ cannot be pickled')
    state = self.__getstate__()
    return (_reconstructor, args, state) if state else (_reconstructor, args)


def _slotnames(cls):
    """The names of the attributes that __slots__ of a class and its bases make."""
    names = []
    for base in cls.__mro__:
        slots = base.__dict__.get('__slots__', ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name in ('__dict__', '__weakref__'):
                continue
            stripped = base.__name__.lstrip('_')
            private = name.startswith('__') and not name.endswith('__') and stripped
            names.append('_%s%s' % (stripped, name) if private else name)
    return names


def add_extension(module, name, code):
    """Give a class a number, by which pickles of protocol 2 and later name it."""
    code, key = operator.index(code), (module, name)
    if not 1 <= code <= 0x7fffffff:
        raise ValueError('code out of range')
    if _extension_registry.get(key) == code and _inverted_registry.get(code) == key:
        return
    if key in _extension_registry:
        raise ValueError('key %s is already registered with code %s' % (key, _extension_registry[key]))
    if code in _inverted_registry:
        raise ValueError('code %s is already in use for key %s' % (code, _inverted_registry[code]))
    _extension_registry[key], _inverted_registry[code] = code, key


def remove_extension(module, name, code):
    """Take the number away."""
    key = module, name
    if _extension_registry.get(key) != code or _inverted_registry.get(code) != key:
        raise ValueError('key %s is not registered with code %s' % (key, code))
    del _extension_registry[key], _inverted_registry[code]
    _extension_cache.pop(code, None)


def clear_extension_cache():
    """Forget which class a number stood for."""
    _extension_cache.clear()
