# SPDX-License-Identifier: MIT
# modules/frozen/functools.py - decorators of module functools; partial, reduce and the cache itself are native.

__all__ = ['update_wrapper', 'wraps', 'WRAPPER_ASSIGNMENTS', 'WRAPPER_UPDATES', 'total_ordering', 'cache',
           'cmp_to_key', 'lru_cache', 'reduce', 'partial', 'partialmethod', 'singledispatch',
           'singledispatchmethod', 'cached_property']

WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__', '__annotate__', '__type_params__')
WRAPPER_UPDATES = ('__dict__',)


def __getattr__(name):
    global _CacheInfo
    if name == '_CacheInfo':  # what cache_info() returns
        from collections import namedtuple
        _CacheInfo = namedtuple('CacheInfo', 'hits misses maxsize currsize', module=__name__)
        return _CacheInfo
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Make wrapper look like wrapped; returns wrapper."""
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            pass
        else:
            setattr(wrapper, name, value)
            if name == '__annotate__' and value is None:  # "from __future__ import annotations" leaves texts only
                wrapper.__annotations__ = getattr(wrapped, '__annotations__', {})
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """A decorator that makes a function look like wrapped."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


def lru_cache(maxsize=128, typed=False):
    """A decorator that remembers the results of the last maxsize calls (all of them if None)."""
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        return _cached(maxsize, 128, typed)
    elif maxsize is not None:
        raise TypeError('Expected first argument to be an integer, a callable, or None')
    return lambda function: _cached(function, maxsize, typed)


def _cached(function, maxsize, typed):
    wrapper = _lru_cache_wrapper(function, maxsize, typed)
    wrapper.cache_parameters = lambda: {'maxsize': maxsize, 'typed': typed}
    return update_wrapper(wrapper, function)


def cache(user_function, /):
    """A decorator that remembers every result."""
    return lru_cache(maxsize=None)(user_function)


def _derive(op, root):
    # op in terms of root: (negated?, joined with equality as 'or', 'and not' or nothing)
    lower, upper = ('__lt__', '__le__') if op in ('__lt__', '__le__') else ('__gt__', '__ge__')
    strict = op in ('__lt__', '__gt__')
    root_strict = root in ('__lt__', '__gt__')
    same_side = root in (lower, upper)

    def method(self, other):
        result = getattr(type(self), root)(self, other)
        if result is NotImplemented:
            return result
        if not same_side:
            # not (a > b) is a <= b, not (a >= b) is a < b
            result = not result
            have_strict = not root_strict
        else:
            have_strict = root_strict
        if have_strict == strict:
            return result
        return (result and self != other) if strict else (result or self == other)
    method.__name__ = op
    method.__doc__ = getattr(int, op).__doc__
    return method


def total_ordering(cls):
    """A class decorator that adds the comparisons that are missing."""
    order = ('__lt__', '__le__', '__gt__', '__ge__')
    roots = {op for op in order if getattr(cls, op, None) is not getattr(object, op, None)}
    if not roots:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    root = max(roots)  # prefers __lt__ to __le__ to __gt__ to __ge__
    for op in order:
        if op not in roots:
            method = _derive(op, root)
            method.__module__, method.__qualname__ = cls.__module__, cls.__qualname__ + '.' + op
            setattr(cls, op, method)
    return cls


class partialmethod:
    """A method with some of its arguments given already."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError(f'{func!r} is not callable or a descriptor')
        if isinstance(func, partialmethod):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __repr__(self):
        parts = [repr(self.func), *map(repr, self.args)]
        parts += [f'{k}={v!r}' for k, v in self.keywords.items()]
        return f'{type(self).__module__}.{type(self).__qualname__}({", ".join(parts)})'

    def __get__(self, obj, cls=None):
        get = getattr(self.func, '__get__', None)
        if get is not None:
            bound = get(obj, cls)
            if bound is not self.func:
                result = partial(bound, *self.args, **self.keywords)
                try:
                    result.__self__ = bound.__self__
                except AttributeError:
                    pass
                return result

        def method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})
        method.__isabstractmethod__ = self.__isabstractmethod__
        return method.__get__(obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)

    def __class_getitem__(cls, item):
        return type(list[int])(cls, item)


class cached_property:
    """A property that is computed once and then kept as an instance attribute."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError('Cannot assign the same cached_property to two different names '
                            f'({self.attrname!r} and {name!r}).')

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError('Cannot use cached_property instance without calling __set_name__ on it.')
        try:
            cache = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} "
                            f"instance to cache {self.attrname!r} property.") from None
        try:
            return cache[self.attrname]
        except KeyError:
            value = self.func(instance)
        try:
            cache[self.attrname] = value
        except TypeError:
            raise TypeError(f"The '__dict__' attribute on {type(instance).__name__!r} instance does not support item "
                            f"assignment for caching {self.attrname!r} property.") from None
        return value

    def __class_getitem__(cls, item):
        return type(list[int])(cls, item)


def _rank(cls, base):
    # How near a base that may be an abstract one is: (class of the order of method resolution, comes behind it).  One
    # that is not in that order comes behind the last class that is its subclass, and behind the bases that this class
    # names up to the last abstract one.
    order = cls.__mro__
    if base in order:
        return order.index(base), False
    place = max((i for i, each in enumerate(order[:-1]) if issubclass(each, base)), default=0)
    named = order[place].__bases__
    while named and not hasattr(named[-1], '__abstractmethods__'):
        named = named[:-1]
    return max(place, *(order.index(each) for each in named if not issubclass(base, each)), 0), True


def _abc_token():
    # A number that changes when a class is registered with an abstract one.
    from abc import get_cache_token
    return get_cache_token()


def _find_implementation(cls, registry):
    """The function registered for the nearest class."""
    ranks = {base: _rank(cls, base) for base in registry if issubclass(cls, base)}
    nearest = [base for base in ranks if ranks[base] == min(ranks.values())]
    nearest = [base for base in nearest if not any(issubclass(other, base) for other in nearest if other is not base)]
    if len(nearest) > 1:
        raise RuntimeError('Ambiguous dispatch: {} or {}'.format(*nearest))
    return registry[nearest[0]]


def _is_union(cls):
    # int | str, and what typing.Union[int, str] gives.
    return type(cls).__name__ == 'UnionType' or repr(getattr(cls, '__origin__', None)) == 'typing.Union'


def _classes(cls):
    # The classes that a first argument of register() stands for, or None.
    if not _is_union(cls):
        return (cls,) if isinstance(cls, type) else None
    return cls.__args__ if all(isinstance(each, type) for each in cls.__args__) else None


def _annotated(func):
    # What the first annotation of a function says.
    if not getattr(func, '__annotations__', None):
        raise TypeError(f'Invalid first argument to `register()`: {func!r}. Use either `@register(some_class)` '
                        'or plain `@register` on an annotated function.')
    name, cls = next(iter(func.__annotations__.items()))
    if isinstance(cls, str):
        from typing import get_type_hints
        cls = get_type_hints(func)[name]
    if not _classes(cls):
        what = 'not all arguments are classes' if _is_union(cls) else 'is not a class'
        raise TypeError(f'Invalid annotation for {name!r}. {cls!r} {what}.')
    return cls


def singledispatch(func):
    """A decorator that makes a function choose its implementation by the type of the first argument."""
    registry = {object: func}
    found = {}
    token = None  # what abc's was when found was begun; None: no registered class is abstract

    def dispatch(cls):
        """The implementation for a class."""
        nonlocal token
        if token is not None and token != _abc_token():
            found.clear()
            token = _abc_token()
        try:
            return found[cls]
        except KeyError:
            implementation = found[cls] = registry[cls] if cls in registry else _find_implementation(cls, registry)
            return implementation

    def register(cls, func=None):
        """A decorator that registers an implementation for a class."""
        nonlocal token
        classes = _classes(cls)
        if classes and func is None:
            return lambda f: register(cls, f)
        if not classes:
            if func is not None:
                raise TypeError(f'Invalid first argument to `register()`. {cls!r} is not a class or union type.')
            func = cls
            classes = _classes(_annotated(func))
        for each in classes:
            registry[each] = func
            if token is None and hasattr(each, '__abstractmethods__'):
                token = _abc_token()
        found.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f'{name} requires at least 1 positional argument')
        return dispatch(args[0].__class__)(*args, **kw)

    name = getattr(func, '__name__', 'singledispatch function')
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = type(object.__dict__)(registry)
    wrapper._clear_cache = found.clear
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    """singledispatch() for methods: the argument after self decides."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError(f'{func!r} is not callable or a descriptor')
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        """A decorator that registers an implementation for a class."""
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        name = getattr(self.func, '__name__', 'singledispatchmethod method')

        def method(*args, **kwargs):
            if not args:
                raise TypeError(f'{name} requires at least 1 positional argument')
            return self.dispatcher.dispatch(args[0].__class__).__get__(obj, cls)(*args, **kwargs)
        method.__isabstractmethod__ = self.__isabstractmethod__
        method.register = self.register
        update_wrapper(method, self.func)
        return method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)
