# SPDX-License-Identifier: MIT
"""typing: the vocabulary of annotations.

What is subscripted here becomes an alias that keeps its origin and its arguments; nothing is checked when a program
runs. Type parameters and the rules of putting arguments in their place are in _typing; protocols, named tuples and
typed dicts are in _typing_classes, read when one of their names is asked for.
"""
import collections as _collections
import collections.abc as _abc
import sys as _sys
import types as _types
from _typing import (ForwardRef, NoDefault, ParamSpec, ParamSpecArgs, ParamSpecKwargs, TypeAliasType, TypeVar,
                     TypeVarTuple, _parameters, _prepare, _substitute)
from types import GenericAlias

TYPE_CHECKING = False
_KEPT = 128  # aliases of each kind of what can be subscripted
_cleanups = []  # functions that forget them
NoneType = type(None)
_LAZY = dict.fromkeys('Protocol runtime_checkable SupportsAbs SupportsBytes SupportsComplex SupportsFloat SupportsIndex '
                      'SupportsInt SupportsRound NamedTuple TypedDict IO TextIO BinaryIO get_protocol_members is_protocol '
                      'is_typeddict _ProtocolMeta _TypedDictMeta _NamedTuple NamedTupleMeta _TypedDict _get_protocol_attrs '
                      'Match Pattern ContextManager AsyncContextManager'.split())


def __getattr__(name):
    if name not in _LAZY:
        raise AttributeError('module %r has no attribute %r' % (__name__, name))
    if name in ('Match', 'Pattern'):
        import re
        value = _alias(getattr(re, name), 1)
    elif name.endswith('ContextManager'):
        import contextlib
        value = _alias(getattr(contextlib, 'Abstract' + name), 2, name=name, defaults=(bool | None,))
    else:
        import _typing_classes
        value = getattr(_typing_classes, name)
    globals()[name] = value
    return value


def __dir__():
    return sorted({*globals(), *_LAZY})


# --- checks ----------------------------------------------------------------------------------------------------------


def _type_convert(arg, module=None, *, allow_special_forms=False):
    """An argument as it is kept: None stands for its class, a text for a forward reference."""
    if arg is None:
        return NoneType
    if isinstance(arg, str):
        return ForwardRef(arg, module=module, is_class=allow_special_forms)
    return arg


def _is_protocol_or_generic(arg):
    return arg is Generic or arg is globals().get('Protocol', Generic)


def _type_check(arg, msg, is_argument=True, module=None, *, allow_special_forms=False):
    """The argument, which must be a type or what may stand for one; else TypeError that begins with msg."""
    arg = _type_convert(arg, module=module, allow_special_forms=allow_special_forms)
    if isinstance(arg, _GenericAlias):
        origin = arg.__origin__
        if _is_protocol_or_generic(origin) or (origin is ClassVar and not allow_special_forms) or (
                origin is Final and is_argument and not allow_special_forms):
            raise TypeError('%s is not valid as type argument' % (arg,))
        return arg
    if arg is Any or (isinstance(arg, _SpecialForm) and arg._plain):
        return arg
    if allow_special_forms and (arg is ClassVar or arg is Final):
        return arg
    if isinstance(arg, _SpecialForm) or _is_protocol_or_generic(arg):
        raise TypeError('Plain %s is not valid as type argument' % (arg,))
    if type(arg) is tuple:
        raise TypeError('%s Got %.100s.' % (msg, repr(arg)))
    return arg


def _is_param_expr(arg):
    """Can it stand for a ParamSpec?"""
    return arg is Ellipsis or isinstance(arg, (tuple, list, ParamSpec, _ConcatenateGenericAlias))


def _type_repr(obj):
    """A type as it would be written."""
    if isinstance(obj, tuple):
        return '[' + ', '.join(map(_type_repr, obj)) + ']'
    if isinstance(obj, type) and not isinstance(obj, GenericAlias):
        return obj.__qualname__ if obj.__module__ == 'builtins' else '%s.%s' % (obj.__module__, obj.__qualname__)
    if obj is Ellipsis:
        return '...'
    return obj.__name__ if isinstance(obj, _types.FunctionType) else repr(obj)


def _as_tuple(args):
    return args if isinstance(args, tuple) else (args,)


def _deduplicate(args):
    """Arguments without those that are there already."""
    try:
        return tuple(dict.fromkeys(args))
    except TypeError:
        found = []
        for arg in args:
            if arg not in found:
                found.append(arg)
        return tuple(found)


def _is_dunder(name):
    return name.startswith('__') and name.endswith('__')


# --- special forms ---------------------------------------------------------------------------------------------------


class _Final:
    """What cannot be subclassed."""

    __slots__ = ('__weakref__',)

    def __init_subclass__(cls, /, *args, _root=False, **kwds):
        if not _root:
            raise TypeError('Cannot subclass special typing classes')


def _cached(make):
    """make(), which gives the alias that it made before if the arguments are the same and can be hashed."""
    known = {}
    _cleanups.append(known.clear)

    def subscripted(self, params):
        types = tuple(map(type, params)) if isinstance(params, tuple) else type(params)  # 1 is not True
        try:
            return known[self, params, types]
        except KeyError:
            keep = True
        except TypeError:
            keep = False
        alias = make(self, params)
        if keep:
            if len(known) == _KEPT:
                known.clear()
            known[self, params, types] = alias
        return alias

    subscripted.__doc__ = make.__doc__
    return subscripted


class _SpecialForm(_Final, _root=True):
    # A name with a meaning of its own, which may be subscripted. plain: it is a type by itself.

    __slots__ = ('_name', '__doc__', '_getitem', '_plain')

    def __init__(self, name, getitem=None, doc=None, plain=False):
        self._name, self._getitem, self._plain = name, getitem, plain
        self.__doc__ = doc or (getitem and getitem.__doc__)

    def __getattr__(self, name):
        if name in ('__name__', '__qualname__'):
            return self._name
        raise AttributeError(name)

    @property
    def __module__(self):
        return 'typing'

    __iter__ = None

    def __mro_entries__(self, bases):
        raise TypeError('Cannot subclass %r' % self)

    def __repr__(self):
        return 'typing.' + self._name

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError('Cannot instantiate %r' % self)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, obj):
        raise TypeError('%s cannot be used with isinstance()' % self)

    def __subclasscheck__(self, cls):
        raise TypeError('%s cannot be used with issubclass()' % self)

    @_cached
    def __getitem__(self, parameters):
        if self._getitem is None:
            raise TypeError('%s is not subscriptable' % self)
        return self._getitem(self, parameters)


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError('typing.Any cannot be used with isinstance()')
        return super().__instancecheck__(obj)

    def __repr__(self):
        return 'typing.Any' if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """Any type at all."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError('Any cannot be instantiated')
        return super().__new__(cls)


NoReturn = _SpecialForm('NoReturn', doc='The result of a function that never returns.', plain=True)
Never = _SpecialForm('Never', doc='The type that has no values.', plain=True)
Self = _SpecialForm('Self', doc='The class around.', plain=True)
LiteralString = _SpecialForm('LiteralString', doc='A str that stands in the source.', plain=True)
TypeAlias = _SpecialForm('TypeAlias', doc='Marks an assignment as a type alias.', plain=True)


def _special(getitem):
    return _SpecialForm(getitem.__name__, getitem)


ClassVar = _SpecialForm('ClassVar', lambda self, parameters: _GenericAlias(
    self, (_type_check(parameters, '%s accepts only single type.' % self, allow_special_forms=True),)),
    'Marks a variable of the class.')
Final = _SpecialForm('Final', lambda self, parameters: _GenericAlias(
    self, (_type_check(parameters, '%s accepts only single type.' % self, allow_special_forms=True),)),
    'Marks a name that is assigned once.')
TypeGuard = _SpecialForm('TypeGuard', lambda self, parameters: _GenericAlias(
    self, (_type_check(parameters, '%s accepts only single type.' % self),)),
    'The result of a function that tells whether its argument has a type.')
TypeIs = _SpecialForm('TypeIs', lambda self, parameters: _GenericAlias(
    self, (_type_check(parameters, '%s accepts only single type.' % self),)),
    'The result of a function that tells exactly whether its argument has a type.')


def _qualifier(name, doc):
    return _SpecialForm(name, lambda self, parameters: _GenericAlias(
        self, (_type_check(parameters, '%s accepts only a single type.' % self._name, allow_special_forms=True),)), doc)


Required = _qualifier('Required', 'Marks a key that a TypedDict must have.')
NotRequired = _qualifier('NotRequired', 'Marks a key that a TypedDict may lack.')
ReadOnly = _qualifier('ReadOnly', 'Marks a key of a TypedDict that must not be set.')


@_special
def Unpack(self, parameters):
    """*Ts, or *tuple[int, str], as an expression."""
    return _UnpackGenericAlias(self, (_type_check(parameters, '%s accepts only single type.' % self),))


@_special
def Concatenate(self, parameters):
    """The parameters of a function, with some in front of a ParamSpec."""
    if parameters == ():
        raise TypeError('Cannot take a Concatenate of no types.')
    parameters = _as_tuple(parameters)
    last = parameters[-1]
    if not (last is Ellipsis or isinstance(last, ParamSpec)):
        raise TypeError('The last parameter to Concatenate should be a ParamSpec variable or ellipsis.')
    msg = 'Concatenate[arg, ...]: each arg must be a type.'
    return _ConcatenateGenericAlias(self, (*(_type_check(p, msg) for p in parameters[:-1]), last))


@_special
def Optional(self, parameters):
    """Optional[X] is Union[X, None]."""
    return Union[_type_check(parameters, '%s requires a single type.' % self), NoneType]


def _flat_union(parameters):
    for p in parameters:
        if isinstance(p, (_UnionGenericAlias, _types.UnionType)):
            yield from p.__args__
        else:
            yield p


@_special
def Union(self, parameters):
    """Union[X, Y]: either X or Y."""
    if parameters == ():
        raise TypeError('Cannot take a Union of no types.')
    msg = 'Union[arg, ...]: each arg must be a type.'
    parameters = _deduplicate(_flat_union([_type_check(p, msg) for p in _as_tuple(parameters)]))
    if len(parameters) == 1:
        return parameters[0]
    optional = len(parameters) == 2 and NoneType in parameters
    return _UnionGenericAlias(self, parameters, name='Optional' if optional else None)


def _flat_literals(parameters):
    for p in parameters:
        if isinstance(p, _LiteralGenericAlias):
            yield from p.__args__
        else:
            yield p


@_special
def Literal(self, *parameters):
    """Literal['r', 'w']: one of these values."""
    parameters = tuple(_flat_literals(_as_tuple(parameters[0])))
    try:
        parameters = tuple(value for value, _ in dict.fromkeys((p, type(p)) for p in parameters))
    except TypeError:
        pass
    return _LiteralGenericAlias(self, parameters)


@_special
def Annotated(self, params):
    """Annotated[T, x, ...]: T, with metadata x, ... for who cares."""
    if not isinstance(params, tuple) or len(params) < 2:
        raise TypeError('Annotated[...] should be used with at least two arguments (a type and an annotation).')
    if getattr(params[0], '__typing_is_unpacked_typevartuple__', False):
        raise TypeError('Annotated[...] should not be used with an unpacked TypeVarTuple')
    origin = _type_check(params[0], 'Annotated[t, ...]: t must be a type.', allow_special_forms=True)
    return _AnnotatedAlias(origin, params[1:])


# --- aliases ---------------------------------------------------------------------------------------------------------


class _BaseGenericAlias(_Final, _root=True):
    """What List and List[int] have in common: calls and attributes go to the origin."""

    def __init__(self, origin, *, inst=True, name=None):
        self.__dict__.update(_inst=inst, _name=name, __origin__=origin, __slots__=None)

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError('Type %s cannot be instantiated; use %s() instead' % (self._name, self.__origin__.__name__))
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except Exception:
            pass
        return result

    def __mro_entries__(self, bases):
        result = [] if self.__origin__ in bases else [self.__origin__]
        for base in bases[bases.index(self) + 1:]:
            if isinstance(base, _BaseGenericAlias) or (isinstance(base, type) and issubclass(base, Generic)):
                break
        else:
            result.append(Generic)
        return tuple(result)

    def __getattr__(self, name):
        if '__origin__' in self.__dict__ and not _is_dunder(name):
            return getattr(self.__origin__, name)
        if name in ('__name__', '__qualname__') and '__origin__' in self.__dict__:
            return self._name or self.__origin__.__name__
        raise AttributeError(name)

    def __setattr__(self, name, value):
        if _is_dunder(name) or name in ('_name', '_inst', '_nparams', '_defaults'):
            super().__setattr__(name, value)
        else:
            setattr(self.__origin__, name, value)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError('Subscripted generics cannot be used with class and instance checks')

    def __dir__(self):
        return sorted({*super().__dir__(), *(name for name in dir(self.__origin__) if not _is_dunder(name))})

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _GenericAlias(_BaseGenericAlias, _root=True):
    """A form or class with its arguments: List[int], Union[int, str], Box[T]."""

    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name)
        args = _as_tuple(args)
        self.__dict__.update(__args__=args, __parameters__=_parameters(args))
        if not name:
            self.__dict__['__module__'] = origin.__module__

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    @_cached
    def __getitem__(self, args):
        if _is_protocol_or_generic(self.__origin__):
            raise TypeError('Cannot subscript already-subscripted %s' % self)
        if not self.__parameters__:
            raise TypeError('%s is not a generic class' % self)
        return self.copy_with(_substitute(self, tuple(_type_convert(arg) for arg in _as_tuple(args))))

    def copy_with(self, args):
        """The same with other arguments."""
        return self.__class__(self.__origin__, args, name=self._name, inst=self._inst)

    def __repr__(self):
        name = 'typing.' + self._name if self._name else _type_repr(self.__origin__)
        return '%s[%s]' % (name, ', '.join(map(_type_repr, self.__args__)) or '()')

    def __reduce__(self):
        import operator
        origin = globals()[self._name] if self._name else self.__origin__
        args = self.__args__
        return operator.getitem, (origin, args[0] if len(args) == 1 and not isinstance(args[0], tuple) else args)

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError('Cannot subclass %r' % self)
        if self._name:
            return super().__mro_entries__(bases)
        if self.__origin__ is Generic:
            if globals().get('Protocol') in bases:
                return ()
            if any(isinstance(base, _BaseGenericAlias) and base is not self for base in bases[bases.index(self) + 1:]):
                return ()
        return (self.__origin__,)

    def __iter__(self):
        yield Unpack[self]


class _SpecialGenericAlias(_BaseGenericAlias, _root=True):
    """A class of another module under typing's name, which may be subscripted: List, Iterable."""

    def __init__(self, origin, nparams, *, inst=True, name=None, defaults=()):
        super().__init__(origin, inst=inst, name=name or origin.__name__)
        self.__dict__.update(_nparams=nparams, _defaults=defaults, __doc__='A generic version of %s.%s.' % (
            origin.__module__, origin.__qualname__), __module__='typing')

    @_cached
    def __getitem__(self, params):
        msg = 'Parameters to generic types must be types.'
        params = tuple(_type_check(p, msg) for p in _as_tuple(params))
        missing = self._nparams - len(params)
        if 0 < missing <= len(self._defaults):
            params += self._defaults[len(self._defaults) - missing:]
        elif missing:
            raise TypeError('Too %s arguments for %s; actual %d, expected %s' % (
                'few' if missing > 0 else 'many', self, len(params),
                'at least %d' % (self._nparams - len(self._defaults)) if self._defaults else self._nparams))
        return self.copy_with(params)

    __iter__ = None

    def copy_with(self, params):
        """The alias with arguments."""
        return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __repr__(self):
        return 'typing.' + self._name

    def __subclasscheck__(self, cls):
        if isinstance(cls, _SpecialGenericAlias):
            return issubclass(cls.__origin__, self.__origin__)
        if isinstance(cls, _GenericAlias):
            return super().__subclasscheck__(cls)
        return issubclass(cls, self.__origin__)

    def __reduce__(self):
        return self._name


class _CallableGenericAlias(_GenericAlias, _root=True):
    """Callable[[int], str], whose arguments are (int, str)."""

    __iter__ = None

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _is_param_expr(args[0]):
            return super().__repr__()
        return 'typing.Callable[[%s], %s]' % (', '.join(map(_type_repr, args[:-1])), _type_repr(args[-1]))

    def copy_with(self, args):
        """The same with other arguments; those of a ParamSpec come as a tuple."""
        if len(args) == 2 and isinstance(args[0], tuple):
            args = (*args[0], args[1])
        return super().copy_with(args)

    def __reduce__(self):
        import operator
        args = self.__args__
        if not (len(args) == 2 and _is_param_expr(args[0])):
            args = list(args[:-1]), args[-1]
        return operator.getitem, (Callable, args)


class _CallableType(_SpecialGenericAlias, _root=True):
    def copy_with(self, params):
        """The alias with arguments."""
        return _CallableGenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError('Callable must be used as Callable[[arg, ...], result].')
        args, result = params
        return self._for((tuple(args) if isinstance(args, list) else args, result))

    @_cached
    def _for(self, params):
        args, result = params
        result = _type_check(result, 'Callable[args, result]: result must be a type.')
        if args is Ellipsis:
            return self.copy_with((Ellipsis, result))
        if not isinstance(args, tuple):  # not always a ParamSpec: CPython takes a name in quotes, or one type, too
            args = (args,)
        return self.copy_with((*map(_type_convert, args), result))


class _TupleType(_SpecialGenericAlias, _root=True):
    @_cached
    def __getitem__(self, params):
        params = _as_tuple(params)
        if len(params) >= 2 and params[-1] is Ellipsis:
            msg = 'Tuple[t, ...]: t must be a type.'
            return self.copy_with((*(_type_check(p, msg) for p in params[:-1]), Ellipsis))
        msg = 'Tuple[t0, t1, ...]: each t must be a type.'
        return self.copy_with(tuple(_type_check(p, msg) for p in params))


class _UnionGenericAlias(_GenericAlias, _root=True):
    __iter__ = None

    def copy_with(self, params):
        """The union of other types."""
        return Union[params]

    def __eq__(self, other):
        if not isinstance(other, (_UnionGenericAlias, _types.UnionType)):
            return NotImplemented
        try:
            return set(self.__args__) == set(other.__args__)
        except TypeError:
            return len(self.__args__) == len(other.__args__) and all(arg in other.__args__ for arg in self.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and NoneType in args:
            return 'typing.Optional[%s]' % _type_repr(args[args[0] is NoneType])
        return super().__repr__()

    def __instancecheck__(self, obj):
        return any(isinstance(obj, cls) for cls in self.__args__)

    def __subclasscheck__(self, cls):
        return any(issubclass(cls, arg) for arg in self.__args__)

    def __reduce__(self):
        import operator
        return operator.getitem, (Union, self.__args__)


class _LiteralGenericAlias(_GenericAlias, _root=True):
    def _pairs(self):
        return [(arg, type(arg)) for arg in self.__args__]

    def __eq__(self, other):
        if not isinstance(other, _LiteralGenericAlias):
            return NotImplemented
        mine, theirs = self._pairs(), other._pairs()
        try:
            return set(mine) == set(theirs)
        except TypeError:
            return len(mine) == len(theirs) and all(pair in theirs for pair in mine)

    def __hash__(self):
        return hash(frozenset(self._pairs()))

    def __repr__(self):
        return 'typing.Literal[%s]' % ', '.join(map(_type_repr, self.__args__))


class _ConcatenateGenericAlias(_GenericAlias, _root=True):
    def copy_with(self, params):
        """The same with other arguments; a list in the last place makes a list of all."""
        if isinstance(params[-1], (list, tuple)):
            return (*params[:-1], *params[-1])
        if isinstance(params[-1], _ConcatenateGenericAlias):
            params = (*params[:-1], *params[-1].__args__)
        return super().copy_with(params)


class _AnnotatedAlias(_GenericAlias, _root=True):
    """Annotated[T, x]: T, with metadata."""

    __iter__ = None

    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, origin, name='Annotated')
        self.__dict__['__metadata__'] = metadata

    def copy_with(self, params):
        """The same metadata for another type."""
        return _AnnotatedAlias(params[0], self.__metadata__)

    def __repr__(self):
        return 'typing.Annotated[%s, %s]' % (_type_repr(self.__origin__), ', '.join(map(repr, self.__metadata__)))

    def __reduce__(self):
        import operator
        return operator.getitem, (Annotated, (self.__origin__, *self.__metadata__))

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __getattr__(self, name):
        if name in ('__name__', '__qualname__'):
            return 'Annotated'
        return super().__getattr__(name)

    def __mro_entries__(self, bases):
        return (self.__origin__,)


class _UnpackGenericAlias(_GenericAlias, _root=True):
    def __getitem__(self, args):
        if self.__typing_is_unpacked_typevartuple__:
            return args
        return super().__getitem__(args)

    @property
    def __typing_unpacked_tuple_args__(self):
        """The arguments of the tuple that is unpacked, or None."""
        arg, = self.__args__
        if isinstance(arg, (_GenericAlias, GenericAlias)) and arg.__origin__ is tuple:
            return arg.__args__
        return None

    @property
    def __typing_is_unpacked_typevartuple__(self):
        """Is it *Ts?"""
        return isinstance(self.__args__[0], TypeVarTuple)


# --- Generic ---------------------------------------------------------------------------------------------------------


def _declared_parameters(args, cls, name):
    """Checks what stands in Generic[...] or Protocol[...]."""
    if not args:
        raise TypeError('Parameter list to %s[...] cannot be empty' % cls.__qualname__)
    if not all((hasattr(arg, '__typing_subst__') and not isinstance(arg, TypeVarTuple)) or getattr(arg, '__typing_is_unpacked_typevartuple__', False) for arg in args):
        raise TypeError('Parameters to %s[...] must all be type variables or parameter specification variables.' % name)
    if len(set(args)) != len(args):
        raise TypeError('Parameters to %s[...] must all be unique' % name)
    return args


def _in_order(params):
    """The parameters of Generic[...]: those with defaults must be last, a TypeVar with one not behind a TypeVarTuple."""
    with_default = tuples = False
    for param in params:
        if param.__default__ is not NoDefault:
            if tuples and isinstance(param, TypeVar):
                raise TypeError('Type parameter with a default follows TypeVarTuple')
            with_default = True
        elif with_default:
            raise TypeError('Type parameter %r without a default follows type parameter with a default' % (param,))
        tuples = tuples or isinstance(param, TypeVarTuple)
    return params


class Generic:
    """Base of classes that take type arguments: class Box(Generic[T]), which class Box[T] means too."""

    __slots__ = ()
    _is_protocol = False

    @_cached
    def __class_getitem__(cls, args):
        """The class with arguments in place of its type parameters."""
        args = tuple(_type_convert(arg) for arg in _as_tuple(args))
        if _is_protocol_or_generic(cls):
            alias = _GenericAlias(cls, _declared_parameters(args, cls, cls.__name__))
            _in_order(alias.__parameters__)
            return alias
        if not getattr(cls, '__parameters__', ()):
            raise TypeError('%s is not a generic class' % cls)
        params, items = cls.__parameters__, []
        for param, arg in zip(params, _prepare(cls, params, args)):
            if isinstance(param, TypeVarTuple):
                items.extend(arg)
            else:
                items.append(param.__typing_subst__(arg) if isinstance(param, ParamSpec) else arg)
        return _GenericAlias(cls, tuple(items))

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        bases = cls.__dict__.get('__orig_bases__')
        if Generic in bases if bases is not None else (
                Generic in cls.__bases__ and cls.__name__ != 'Protocol' and type(cls).__name__ != '_TypedDictMeta'):
            raise TypeError('Cannot inherit from plain Generic')
        params = _parameters(bases or ())
        declared = None
        for base in bases or ():
            if isinstance(base, _GenericAlias) and _is_protocol_or_generic(base.__origin__):
                if declared is not None and declared.__origin__ is base.__origin__:
                    raise TypeError('Cannot inherit from Generic[...] multiple times.')
                declared = base
        if declared is not None:
            unlisted = [param for param in params if param not in declared.__parameters__]
            if unlisted:
                raise TypeError('Some type variables (%s) are not listed in %s[%s]' % (
                    ', '.join(map(str, unlisted)), declared.__origin__.__name__, ', '.join(map(str, declared.__parameters__))))
            params = declared.__parameters__
        cls.__parameters__ = tuple(params)


def _alias(origin, nparams, inst=True, name=None, defaults=()):
    return _SpecialGenericAlias(origin, nparams, inst=inst, name=name, defaults=defaults)


AnyStr = TypeVar('AnyStr', bytes, str)
T, KT, VT = TypeVar('T'), TypeVar('KT'), TypeVar('VT')
T_co, V_co, VT_co = (TypeVar(_name, covariant=True) for _name in ('T_co', 'V_co', 'VT_co'))
T_contra = TypeVar('T_contra', contravariant=True)
Text = str
Callable = _CallableType(_abc.Callable, 2)
Tuple = _TupleType(tuple, -1, inst=False, name='Tuple')
for _name, _n in (('Awaitable', 1), ('Coroutine', 3), ('AsyncIterable', 1), ('AsyncIterator', 1), ('Iterable', 1),
                  ('Iterator', 1), ('Reversible', 1), ('Container', 1), ('Collection', 1), ('Hashable', 0), ('Sized', 0),
                  ('Mapping', 2), ('MutableMapping', 2), ('Sequence', 1), ('MutableSequence', 1), ('MutableSet', 1),
                  ('MappingView', 1), ('KeysView', 1), ('ItemsView', 2), ('ValuesView', 1), ('ByteString', 0)):
    if hasattr(_abc, _name):
        globals()[_name] = _alias(getattr(_abc, _name), _n)
AbstractSet = _alias(_abc.Set, 1, name='AbstractSet')
Generator = _alias(_abc.Generator, 3, defaults=(NoneType, NoneType))
AsyncGenerator = _alias(_abc.AsyncGenerator, 2, defaults=(NoneType,)) if hasattr(_abc, 'AsyncGenerator') else None
for _name, _origin, _n in (('List', list, 1), ('Set', set, 1), ('FrozenSet', frozenset, 1), ('Dict', dict, 2),
                           ('Type', type, 1)):
    globals()[_name] = _alias(_origin, _n, inst=False, name=_name)
for _name, _origin, _n in (('DefaultDict', 'defaultdict', 2), ('OrderedDict', 'OrderedDict', 2), ('Counter', 'Counter', 1),
                           ('ChainMap', 'ChainMap', 2), ('Deque', 'deque', 1)):
    globals()[_name] = _alias(getattr(_collections, _origin), _n, name=_name)


del _name, _origin, _n


class NewType:
    """NewType(name, tp): a name for a type that type checkers tell from it; calling it returns the argument."""

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition('.')[2] if '.' in name else name
        self.__supertype__ = tp
        module = _sys._getframe(1).f_globals.get('__name__')
        if module != 'typing':
            self.__module__ = module

    def __call__(self, x, /):
        return x

    def __mro_entries__(self, bases):
        superclass = self.__name__

        class Dummy:
            def __init_subclass__(cls):
                raise TypeError('Cannot subclass an instance of NewType. Perhaps you were looking for: `%s = NewType(%r, %s)`'
                                % (cls.__name__, cls.__name__, superclass))
        return (Dummy,)

    def __repr__(self):
        return '%s.%s' % (self.__module__, self.__qualname__)

    def __reduce__(self):
        return self.__qualname__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


# --- what an alias is made of ----------------------------------------------------------------------------------------


def get_origin(tp):
    """Return what was subscripted: list for List[int]; None for what was not."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_BaseGenericAlias, _types.GenericAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return tp
    return _types.UnionType if isinstance(tp, _types.UnionType) else None


def get_args(tp):
    """Return the arguments of a subscripted type."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__, *tp.__metadata__)
    if isinstance(tp, (_GenericAlias, _types.GenericAlias)):
        args = tp.__args__
        if tp.__origin__ is Callable.__origin__ and not (len(args) == 2 and _is_param_expr(args[0])):
            args = list(args[:-1]), args[-1]
        return args
    return tp.__args__ if isinstance(tp, _types.UnionType) else ()



from _typing_functions import *  # noqa: E402 - functions over all of this
from _typing_functions import _ASSERT_NEVER_REPR_MAX_LENGTH, _eval_type, _strip_annotations  # noqa: E402

__all__ = [
    'Annotated', 'Any', 'Callable', 'ClassVar', 'Concatenate', 'Final', 'ForwardRef', 'Generic', 'Literal', 'Optional',
    'ParamSpec', 'Protocol', 'Tuple', 'Type', 'TypeVar', 'TypeVarTuple', 'Union', 'AbstractSet', 'ByteString', 'Container',
    'ContextManager', 'Hashable', 'ItemsView', 'Iterable', 'Iterator', 'KeysView', 'Mapping', 'MappingView',
    'MutableMapping', 'MutableSequence', 'MutableSet', 'Sequence', 'Sized', 'ValuesView', 'Awaitable', 'AsyncIterator',
    'AsyncIterable', 'Coroutine', 'Collection', 'AsyncGenerator', 'AsyncContextManager', 'Reversible', 'SupportsAbs',
    'SupportsBytes', 'SupportsComplex', 'SupportsFloat', 'SupportsIndex', 'SupportsInt', 'SupportsRound', 'ChainMap',
    'Counter', 'Deque', 'Dict', 'DefaultDict', 'List', 'OrderedDict', 'Set', 'FrozenSet', 'NamedTuple', 'TypedDict',
    'Generator', 'BinaryIO', 'IO', 'Match', 'Pattern', 'TextIO', 'AnyStr', 'assert_type', 'assert_never', 'cast',
    'clear_overloads', 'dataclass_transform', 'final', 'get_args', 'get_origin', 'get_overloads', 'get_protocol_members',
    'get_type_hints', 'is_protocol', 'is_typeddict', 'LiteralString', 'Never', 'NewType', 'no_type_check',
    'no_type_check_decorator', 'NoDefault', 'NoReturn', 'NotRequired', 'overload', 'override', 'ParamSpecArgs',
    'ParamSpecKwargs', 'ReadOnly', 'Required', 'reveal_type', 'runtime_checkable', 'Self', 'Text', 'TYPE_CHECKING',
    'TypeAlias', 'TypeGuard', 'TypeIs', 'TypeAliasType', 'Unpack']
