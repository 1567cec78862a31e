# SPDX-License-Identifier: MIT
"""_typing_functions: the functions and decorators of module typing."""
import sys as _sys
import types as _types
import typing as _typing
from _typing import ForwardRef

__all__ = ['assert_never', 'assert_type', 'cast', 'clear_overloads', 'dataclass_transform', 'final', 'get_overloads',
           'get_type_hints', 'no_type_check', 'no_type_check_decorator', 'overload', 'override', 'reveal_type']


# --- what changes nothing --------------------------------------------------------------------------------------------


def cast(typ, val):
    """Return val; to a type checker it has type typ."""
    return val


def assert_type(val, typ, /):
    """Return val; a type checker makes sure that it has type typ."""
    return val


def reveal_type(obj, /):
    """Print the class of an object on stderr and return it."""
    print('Runtime type is %r' % type(obj).__name__, file=_sys.stderr)
    return obj


_ASSERT_NEVER_REPR_MAX_LENGTH = 100


def assert_never(arg, /):
    """Raise AssertionError: this place cannot be reached."""
    value = repr(arg)
    if len(value) > _ASSERT_NEVER_REPR_MAX_LENGTH:
        value = value[:_ASSERT_NEVER_REPR_MAX_LENGTH] + '...'
    raise AssertionError('Expected code to be unreachable, but got: ' + value)


def _mark(obj, name, value):
    try:
        setattr(obj, name, value)
    except (AttributeError, TypeError):
        pass
    return obj


def final(f):
    """Mark a class or method that is not to be derived from or overridden."""
    return _mark(f, '__final__', True)


def override(method, /):
    """Mark a method that overrides another."""
    return _mark(method, '__override__', True)


def no_type_check(arg):
    """Mark what has annotations that are no types: get_type_hints() finds none."""
    if isinstance(arg, type):
        for name in dir(arg):
            obj = getattr(arg, name, None)
            if getattr(obj, '__qualname__', None) != '%s.%s' % (arg.__qualname__, getattr(obj, '__name__', None)) or (
                    getattr(obj, '__module__', None) != arg.__module__):
                continue
            if isinstance(obj, _types.FunctionType):
                obj.__no_type_check__ = True
            elif isinstance(obj, _types.MethodType):
                obj.__func__.__no_type_check__ = True
            elif isinstance(obj, type):
                no_type_check(obj)
    return _mark(arg, '__no_type_check__', True)


def no_type_check_decorator(decorator):
    """Make a decorator that does what decorator does and marks the result with no_type_check."""
    import functools
    import warnings
    warnings._deprecated('typing.no_type_check_decorator', remove=(3, 15)) if hasattr(warnings, '_deprecated') else None

    @functools.wraps(decorator)
    def wrapped(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))
    return wrapped


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False,
                        field_specifiers=(), **kwargs):
    """Mark a decorator, class or metaclass that makes classes like dataclasses."""
    facts = {'eq_default': eq_default, 'order_default': order_default, 'kw_only_default': kw_only_default,
             'frozen_default': frozen_default, 'field_specifiers': field_specifiers, 'kwargs': kwargs}

    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = facts
        return cls_or_fn
    return decorator


# --- overloads -------------------------------------------------------------------------------------------------------


_overloads = {}


def _overload_dummy(*args, **kwds):
    """What an overloaded function is until its implementation is defined."""
    raise NotImplementedError('You should not call an overloaded function. A series of @overload-decorated functions outside '
                              'a stub module should always be followed by an implementation that is not @overload-ed.')


def overload(func):
    """Mark one of several signatures; the last definition, without the mark, is the one that runs."""
    f = getattr(func, '__func__', func)
    try:
        _overloads.setdefault(f.__module__, {}).setdefault(f.__qualname__, {})[f.__code__.co_firstlineno] = func
    except AttributeError:
        pass
    return _overload_dummy


def get_overloads(func):
    """Return the signatures that were marked with @overload for a function."""
    f = getattr(func, '__func__', func)
    return list(_overloads.get(f.__module__, {}).get(f.__qualname__, {}).values())


def clear_overloads():
    """Forget all of them."""
    _overloads.clear()


# --- hints -----------------------------------------------------------------------------------------------------------


def _is_alias(t):
    return isinstance(t, (_typing._GenericAlias, _types.GenericAlias, _types.UnionType))


def _rebuilt(t, args):
    """An alias with other arguments."""
    if isinstance(t, _types.GenericAlias):
        made = _types.GenericAlias(t.__origin__, args)
        return _typing.Unpack[made] if t.__unpacked__ else made
    if isinstance(t, _types.UnionType):
        result = args[0]
        for arg in args[1:]:
            result = result | arg
        return result
    return t.copy_with(args)


def _eval_type(t, globalns, localns, type_params=(), guard=frozenset()):
    """A hint with the forward references in it evaluated."""
    if isinstance(t, ForwardRef):
        return t._evaluate(globalns, localns, type_params, recursive_guard=guard)
    if isinstance(t, list):
        return [_eval_type(arg, globalns, localns, type_params, guard) for arg in t]
    if not _is_alias(t) or isinstance(t, _typing._LiteralGenericAlias):
        return t
    args = t.__args__
    if isinstance(t, _types.GenericAlias):
        args = tuple(ForwardRef(arg) if isinstance(arg, str) else arg for arg in args)
    made = tuple(_eval_type(arg, globalns, localns, type_params, guard) for arg in args)
    return t if made == t.__args__ and not getattr(t, '__unpacked__', False) else _rebuilt(t, made)


def _strip_annotations(t):
    """A hint without Annotated, Required, NotRequired and ReadOnly."""
    if isinstance(t, _typing._AnnotatedAlias):
        return _strip_annotations(t.__origin__)
    if getattr(t, '__origin__', None) in (_typing.Required, _typing.NotRequired, _typing.ReadOnly):
        return _strip_annotations(t.__args__[0])
    if not _is_alias(t) or isinstance(t, _typing._LiteralGenericAlias):
        return t
    args = tuple(map(_strip_annotations, t.__args__))
    return t if args == t.__args__ else _rebuilt(t, args)


def _value_of(value, **kind):
    return type(None) if value is None else ForwardRef(value, **kind) if isinstance(value, str) else value


_HOLDERS = ('__annotate_func__', '__annotate__', '__annotations__', '__annotations_cache__') # a class with annotations has one


def _class_hints(obj, globalns, localns):
    hints = {}
    for base in reversed(obj.__mro__):
        names, own = globalns, localns
        if names is None:
            names = getattr(_sys.modules.get(base.__module__, None), '__dict__', {})
        if own is None:
            own = dict(vars(base))
            if globalns is None:
                names, own = own, names
        if base is type or not any(name in base.__dict__ for name in _HOLDERS):
            continue
        for name, value in base.__annotations__.items():
            value = _value_of(value, is_argument=False, is_class=True)
            hints[name] = _eval_type(value, names, own, base.__type_params__)
    return hints


_ALLOWED = (_types.FunctionType, _types.BuiltinFunctionType, _types.MethodType, _types.ModuleType, type(object.__init__),
            type(object().__str__), type(str.join))


def _function_hints(obj, globalns, localns):
    if globalns is None:
        if isinstance(obj, _types.ModuleType):
            globalns = obj.__dict__
        else:
            inner = obj
            while hasattr(inner, '__wrapped__'):
                inner = inner.__wrapped__
            globalns = getattr(inner, '__globals__', {})
        localns = globalns if localns is None else localns
    elif localns is None:
        localns = globalns
    hints = getattr(obj, '__annotations__', None)
    if hints is None:
        if isinstance(obj, _ALLOWED):
            return {}
        raise TypeError('%r is not a module, class, method, or function.' % (obj,))
    is_argument = not isinstance(obj, _types.ModuleType)
    return {name: _eval_type(_value_of(value, is_argument=is_argument), globalns, localns, getattr(obj, '__type_params__', ()))
            for name, value in hints.items()}


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """Return the annotations of a class (with those of its bases), module or function, texts in them evaluated."""
    if getattr(obj, '__no_type_check__', None):
        return {}
    hints = (_class_hints if isinstance(obj, type) else _function_hints)(obj, globalns, localns)
    return hints if include_extras else {name: _strip_annotations(t) for name, t in hints.items()}
