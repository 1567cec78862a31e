# SPDX-License-Identifier: MIT
"""typing: enough to import and run annotated code.

Annotations mean nothing when a program runs: what is subscripted here keeps its arguments for those who look,
and nothing is checked.
"""
import collections as _collections
import collections.abc as _abc

TYPE_CHECKING = False


# How many arguments these take.
_ARGUMENTS = dict.fromkeys('List Set FrozenSet Type Deque Counter Iterable Iterator Reversible Container Collection Sequence '
                           'MutableSequence AbstractSet MutableSet KeysView ValuesView Awaitable AsyncIterable '
                           'AsyncIterator ClassVar Final Required NotRequired TypeGuard TypeIs ReadOnly Unpack'.split(), 1)
_ARGUMENTS.update(dict.fromkeys('Dict DefaultDict OrderedDict ChainMap Mapping MutableMapping ItemsView'.split(), 2))


class _Form:
    """A name of typing that may be subscripted: Optional, Union, Literal ..."""

    def __init__(self, name, origin=None):
        self._name, self.__origin__ = name, origin
        self.__module__ = 'typing'

    def __getitem__(self, args):
        if self._name in ('Any', 'NoReturn', 'Never', 'Self', 'LiteralString', 'TypeAlias', 'Hashable', 'Sized'):
            raise TypeError('typing.%s is not subscriptable' % self._name)
        args = _converted_all(args)
        expected = _ARGUMENTS.get(self._name, len(args))
        if len(args) != expected:
            raise TypeError('Too %s arguments for typing.%s; actual %d, expected %d' % (
                'many' if len(args) > expected else 'few', self._name, len(args), expected))
        return _Generic(self, args)

    def __call__(self, *args, **kwargs):
        if self.__origin__ is None:
            raise TypeError('Cannot instantiate typing.' + self._name)
        return self.__origin__(*args, **kwargs)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, obj):
        if self.__origin__ is None:
            raise TypeError('typing.%s cannot be used with isinstance()' % self._name)
        return isinstance(obj, self.__origin__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__origin__)

    def __mro_entries__(self, bases):
        return (self.__origin__,) if self.__origin__ is not None else ()

    def __repr__(self):
        return 'typing.' + self._name


def _converted(arg):
    """An argument as it is kept: None stands for its class, a text for a forward reference."""
    return type(None) if arg is None else ForwardRef(arg) if isinstance(arg, str) else arg


def _converted_all(args):
    return tuple(map(_converted, args if isinstance(args, tuple) else (args,)))


def _show(arg):
    if arg is Ellipsis:
        return '...'
    if isinstance(arg, type):
        return arg.__qualname__ if arg.__module__ == 'builtins' else arg.__module__ + '.' + arg.__qualname__
    if isinstance(arg, list):
        return '[' + ', '.join(map(_show, arg)) + ']'
    return repr(arg)


class _Generic:
    """A subscripted form: List[int] and its like."""

    def __init__(self, form, args):
        self._form, self.__args__ = form, args
        origin = getattr(form, '__origin__', None)
        self.__origin__ = form if origin is None else origin
        self.__parameters__ = _variables(args)

    def __getitem__(self, args):
        args = _converted_all(args)
        if len(args) != len(self.__parameters__):
            raise TypeError('Too %s arguments for %r; actual %d, expected %d' % (
                'many' if len(args) > len(self.__parameters__) else 'few', self, len(args), len(self.__parameters__)))
        return _substitute(self, dict(zip(self.__parameters__, args)))

    def __call__(self, *args, **kwargs):
        return self.__origin__(*args, **kwargs)

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def _key(self):
        """What makes two forms equal: the order of a Union's or Literal's arguments is of no account."""
        args = self.__args__
        if self._form is Union:
            args = frozenset(args)
        elif self._form is Literal:
            args = frozenset((type(arg), arg) for arg in args)
        elif self._form is Callable:
            args = tuple(tuple(arg) if isinstance(arg, list) else arg for arg in args)
        elif self._form is Annotated:
            args += self.__metadata__
        return id(self._form), args

    def __eq__(self, other):
        return isinstance(other, _Generic) and self._key() == other._key()

    def __hash__(self):
        return hash(self._key())

    def __instancecheck__(self, obj):
        if self._form is Union:
            return isinstance(obj, self.__args__)
        raise TypeError('Subscripted generics cannot be used with class and instance checks')

    def __subclasscheck__(self, cls):
        if self._form is Union:
            return issubclass(cls, self.__args__)
        raise TypeError('Subscripted generics cannot be used with class and instance checks')

    def __mro_entries__(self, bases):
        if isinstance(self._form, type):
            return (self._form,)
        found = self._form.__mro_entries__(bases)
        return found if any(isinstance(b, type) and issubclass(b, Generic) for b in bases) or not self.__parameters__ \
            else found + (Generic,)

    def __repr__(self):
        args = self.__args__
        if self._form is Union and len(args) == 2 and type(None) in args:
            return 'typing.Optional[%s]' % _show(args[0] if args[1] is type(None) else args[1])
        if self._form is Callable and isinstance(args[0], list):
            return 'typing.Callable[%s, %s]' % (_show(args[0]), _show(args[1]))
        if self._form is Annotated:
            return 'typing.Annotated[%s]' % ', '.join([_show(self.__origin__)] + list(map(repr, self.__metadata__)))
        if self._form is Literal:
            return 'typing.Literal[%s]' % ', '.join(map(repr, args))
        if not args:
            return '%r[()]' % (self._form,)
        name = repr(self._form) if isinstance(self._form, _Form) else _show(self._form)
        return '%s[%s]' % (name, ', '.join(map(_show, self.__args__)))


def _variables(args):
    """The type variables in arguments, each once, in order."""
    found = []
    for arg in args:
        inner = (arg,) if isinstance(arg, TypeVar) else _variables(arg) if isinstance(arg, list) else getattr(
            arg, '__parameters__', ()) if not isinstance(arg, type) else ()
        found.extend(variable for variable in inner if variable not in found)
    return tuple(found)


def _substitute(arg, values):
    """An argument with its type variables replaced."""
    if isinstance(arg, TypeVar):
        return values.get(arg, arg)
    if isinstance(arg, list):
        return [_substitute(part, values) for part in arg]
    if not isinstance(arg, _Generic) or not arg.__parameters__:
        return arg
    args = tuple(_substitute(part, values) for part in arg.__args__)
    if arg._form is Union:
        return Union[args]
    made = _Generic(arg._form, args)
    if arg._form is Annotated:
        made.__metadata__, made.__origin__ = arg.__metadata__, args[0]
    return made


class _UnionForm(_Form):
    def __getitem__(self, args):
        flat = []
        if args == ():
            raise TypeError('Cannot take a Union of no types.')
        for arg in _converted_all(args):
            for part in arg.__args__ if isinstance(arg, _Generic) and arg._form is Union else (arg,):
                if part not in flat:
                    flat.append(part)
        if len(flat) == 1:
            return flat[0]
        return _Generic(Union, tuple(flat))


class _OptionalForm(_Form):
    def __getitem__(self, arg):
        if isinstance(arg, tuple):
            raise TypeError('typing.Optional requires a single type. Got %r.' % (arg,))
        return Union[arg, type(None)]


class _CallableForm(_Form):
    def __getitem__(self, args):
        if not isinstance(args, tuple) or len(args) != 2:
            raise TypeError('Callable must be used as Callable[[arg, ...], result].')
        parameters, result = args
        if isinstance(parameters, list):
            parameters = list(map(_converted, parameters))
        return _Generic(self, (parameters, _converted(result)))


class _LiteralForm(_Form):
    def __getitem__(self, args):
        flat = []
        for arg in args if isinstance(args, tuple) else (args,):
            for part in arg.__args__ if isinstance(arg, _Generic) and arg._form is Literal else (arg,):
                if not any(type(part) is type(other) and part == other for other in flat):
                    flat.append(part)
        return _Generic(self, tuple(flat))


class _AnnotatedForm(_Form):
    def __getitem__(self, args):
        if not isinstance(args, tuple) or len(args) < 2:
            raise TypeError('Annotated[...] should be used with at least two arguments (a type and an annotation).')
        result = _Generic(self, _converted_all(args[0]))
        result.__metadata__ = args[1:]
        result.__origin__ = result.__args__[0]
        return result


Union, Optional, Annotated = _UnionForm('Union'), _OptionalForm('Optional'), _AnnotatedForm('Annotated')
Literal = _LiteralForm('Literal')
for _name in ('Any NoReturn Never Self LiteralString ClassVar Final Concatenate TypeGuard TypeAlias Required NotRequired '
              'Unpack ReadOnly TypeIs').split():
    globals()[_name] = _Form(_name)
for _name, _origin in (('List', list), ('Dict', dict), ('Set', set), ('FrozenSet', frozenset), ('Tuple', tuple), ('Type', type),
                       ('Deque', _collections.deque), ('DefaultDict', _collections.defaultdict),
                       ('OrderedDict', _collections.OrderedDict), ('Counter', _collections.Counter),
                       ('ChainMap', getattr(_collections, 'ChainMap', dict))):
    globals()[_name] = _Form(_name, _origin)
for _name in ('Awaitable Coroutine AsyncIterable AsyncIterator AsyncGenerator Iterable Iterator Generator Reversible Container '
              'Collection Hashable Sized Mapping MutableMapping Sequence MutableSequence MutableSet KeysView ItemsView '
              'ValuesView ByteString').split():
    globals()[_name] = _Form(_name, getattr(_abc, _name, None))
AbstractSet, Callable = _Form('AbstractSet', _abc.Set), _CallableForm('Callable', _abc.Callable)
ContextManager, AsyncContextManager, Pattern, Match = (_Form(_name) for _name in ('ContextManager', 'AsyncContextManager', 'Pattern', 'Match'))
Text = str


class TypeVar:
    """A type variable."""

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False, default=None):
        if len(constraints) == 1:
            raise TypeError('A single constraint is not allowed')
        if constraints and bound is not None:
            raise TypeError('Constraints cannot be combined with bound=...')
        if covariant and contravariant:
            raise ValueError('Bivariant types are not supported.')
        self.__name__, self.__constraints__, self.__bound__ = name, constraints, bound
        self.__covariant__, self.__contravariant__ = covariant, contravariant

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        return ('+' if self.__covariant__ else '-' if self.__contravariant__ else '~') + self.__name__


class ParamSpec(TypeVar):
    """A variable for the parameters of a callable."""

    @property
    def args(self):
        return self

    @property
    def kwargs(self):
        return self


class TypeVarTuple(TypeVar):
    """A variable for any number of types."""

    def __iter__(self):
        yield Unpack[self]


AnyStr = TypeVar('AnyStr', bytes, str)


class Generic:
    """Base of classes that take type arguments."""

    __slots__ = ()

    __parameters__ = ()

    def __class_getitem__(cls, args):
        args = _converted_all(args)
        if cls in (Generic, Protocol):
            if not all(isinstance(arg, TypeVar) for arg in args):
                raise TypeError('Parameters to %s[...] must all be type variables or parameter specification variables.'
                                % cls.__name__)
            if len(set(args)) != len(args):
                raise TypeError('Parameters to %s[...] must all be unique' % cls.__name__)
        elif not any(isinstance(p, (ParamSpec, TypeVarTuple)) for p in cls.__parameters__):
            if not cls.__parameters__:
                raise TypeError('%r is not a generic class' % cls)
            if len(args) != len(cls.__parameters__):
                raise TypeError('Too %s arguments for %r; actual %d, expected %d' % (
                    'many' if len(args) > len(cls.__parameters__) else 'few', cls, len(args), len(cls.__parameters__)))
        return _Generic(cls, args)

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        bases = cls.__dict__.get('__orig_bases__', ())
        declared = [base for base in bases if isinstance(base, _Generic) and base._form in (Generic, Protocol)]
        cls.__parameters__ = declared[0].__parameters__ if declared else _variables(bases)


class _ProtocolMeta(type):
    """Lets isinstance() ask for the methods of a runtime_checkable protocol."""

    def _has_members(cls, obj):
        return all(hasattr(obj, name) for name in cls.__dict__ if not name.startswith('_') or
                   name.startswith('__') and name not in _NOT_MEMBERS)

    def _check_runtime(cls):
        if not cls.__dict__.get('_runtime'):
            raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')

    def __call__(cls, *args, **kwargs):
        if cls.__dict__.get('_is_protocol'):
            raise TypeError('Protocols cannot be instantiated')
        return type.__call__(cls, *args, **kwargs)

    def __instancecheck__(cls, obj):
        if not cls.__dict__.get('_is_protocol'):
            return type.__instancecheck__(cls, obj)
        cls._check_runtime()
        return type.__instancecheck__(cls, obj) or cls._has_members(obj)

    def __subclasscheck__(cls, other):
        if not cls.__dict__.get('_is_protocol'):
            return type.__subclasscheck__(cls, other)
        if not isinstance(other, type):
            raise TypeError('issubclass() arg 1 must be a class')
        cls._check_runtime()
        return type.__subclasscheck__(cls, other) or cls._has_members(other)


_NOT_MEMBERS = {'__hash__', '_is_protocol','__module__', '__qualname__', '__doc__', '__dict__', '__weakref__', '__annotations__', '__init__', '__slots__',
                '__parameters__', '__orig_bases__', '__init_subclass__', '__firstlineno__', '__static_attributes__'}


class Protocol(Generic, metaclass=_ProtocolMeta):
    """Base of protocols: classes that others match by their methods."""

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        cls._is_protocol = Protocol in cls.__bases__


def runtime_checkable(cls):
    """Let isinstance() look at a protocol's methods."""
    cls._runtime = True
    return cls


class SupportsInt(Protocol):
    """Has __int__()."""
    _runtime = True

    def __int__(self): ...


class SupportsFloat(Protocol):
    """Has __float__()."""
    _runtime = True

    def __float__(self): ...


class SupportsIndex(Protocol):
    """Has __index__()."""
    _runtime = True

    def __index__(self): ...


class SupportsBytes(Protocol):
    """Has __bytes__()."""
    _runtime = True

    def __bytes__(self): ...


class SupportsAbs(Protocol):
    """Has __abs__()."""
    _runtime = True

    def __abs__(self): ...


class SupportsComplex(Protocol):
    """Has __complex__()."""
    _runtime = True

    def __complex__(self): ...


class SupportsRound(Protocol):
    """Has __round__()."""
    _runtime = True

    def __round__(self, ndigits=0): ...


class IO(Generic[AnyStr]):
    """A stream."""


class TextIO(IO[str]):
    """A text stream."""


class BinaryIO(IO[bytes]):
    """A binary stream."""


class _NamedTupleMeta(type):
    def __new__(meta, name, bases, namespace):
        if not bases:
            return type.__new__(meta, name, bases, namespace)
        fields = namespace.get('__annotations__', {})
        defaults = [namespace[field] for field in fields if field in namespace]
        cls = _collections.namedtuple(name, list(fields), defaults=defaults, module=namespace.get('__module__'))
        cls.__annotations__ = cls.__new__.__annotations__ = dict(fields)
        for key, value in namespace.items():
            if key not in fields and key not in ('__module__', '__qualname__', '__annotations__', '__dict__', '__weakref__', '__slots__'):
                setattr(cls, key, value)
        return cls


class NamedTuple(metaclass=_NamedTupleMeta):
    """Base of tuples with named, annotated fields; NamedTuple(name, [(field, type), ...]) makes one too."""

    def __new__(cls, typename, fields=(), **kwargs):
        fields = list(fields) + list(kwargs.items())
        made = _collections.namedtuple(typename, [name for name, _ in fields])
        made.__annotations__ = dict(fields)
        return made


class _TypedDictMeta(type):
    def __new__(meta, name, bases, namespace, total=True):
        cls = type.__new__(meta, name, (dict,), namespace)
        cls.__total__ = total
        annotations = {}
        for base in bases:
            annotations.update(getattr(base, '__annotations__', {}))
        own = namespace.get('__annotations__', {})
        annotations.update(own)
        cls.__annotations__ = annotations
        required = {key for base in bases for key in getattr(base, '__required_keys__', ())}
        required.difference_update(own)
        for key, hint in own.items():
            wanted = hint._form if isinstance(hint, _Generic) else None
            if total and wanted is not NotRequired or wanted is Required:
                required.add(key)
        cls.__required_keys__ = frozenset(required)
        cls.__optional_keys__ = frozenset(annotations) - cls.__required_keys__
        return cls

    def __init__(cls, name, bases, namespace, total=True):
        type.__init__(cls, name, bases, namespace)

    def __call__(cls, /, *args, **kwargs):
        if cls is TypedDict:
            name, fields = args
            return _TypedDictMeta(name, (dict,), {'__annotations__': dict(fields)}, **kwargs)
        return dict(*args, **kwargs)

    def __instancecheck__(cls, obj):
        raise TypeError('TypedDict does not support instance and class checks')

    __subclasscheck__ = __instancecheck__


class TypedDict(dict, metaclass=_TypedDictMeta):
    """Base of dicts with annotated keys; TypedDict(name, {key: type}) makes one too."""


class NewType:
    """NewType(name, tp): a function that returns its argument."""

    def __init__(self, name, tp):
        import sys
        self.__name__, self.__supertype__ = name, tp
        self.__module__ = sys._getframemodulename(1)

    def __call__(self, x):
        return x

    def __or__(self, other):
        return Union[self, other]

    def __repr__(self):
        return '%s.%s' % (self.__module__, self.__name__)


class ForwardRef:
    """An annotation as text."""

    def __init__(self, arg):
        self.__forward_arg__ = arg

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __eq__(self, other):
        return isinstance(other, ForwardRef) and self.__forward_arg__ == other.__forward_arg__

    def __hash__(self):
        return hash(self.__forward_arg__)

    def __repr__(self):
        return 'ForwardRef(%r)' % self.__forward_arg__


def cast(typ, val):
    """Return val."""
    return val


def assert_type(val, typ):
    """Return val."""
    return val


def reveal_type(obj):
    """Print the class of an object on stderr and return it."""
    import sys
    print('Runtime type is %r' % type(obj).__name__, file=sys.stderr)
    return obj


def assert_never(arg):
    """Raise AssertionError: this place cannot be reached."""
    raise AssertionError('Expected code to be unreachable, but got: %r' % (arg,))


def _unchanged(obj):
    return obj


def final(f):
    """Mark a class or method that is not to be derived from or overridden."""
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override(method, /):
    """Mark a method that overrides another."""
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def no_type_check(arg):
    """Mark what has annotations that are no types: get_type_hints() finds none."""
    try:
        arg.__no_type_check__ = True
    except (AttributeError, TypeError):
        pass
    return arg


def overload(func):
    """Mark one of several signatures; the last definition is the one that runs."""
    return _overloaded


def _overloaded(*args, **kwargs):
    raise NotImplementedError('You should not call an overloaded function. A series of @overload-decorated functions outside a '
                              'stub module should always be followed by an implementation that is not @overload-ed.')


def dataclass_transform(**kwargs):
    """Return a decorator that changes nothing."""
    return _unchanged


def _evaluated(hint, globalns, localns):
    """A hint with all texts in it evaluated."""
    if isinstance(hint, ForwardRef):
        hint = hint.__forward_arg__
    if isinstance(hint, str):
        hint = eval(hint, globalns, localns)
    if isinstance(hint, list):
        return [_evaluated(part, globalns, localns) for part in hint]
    if isinstance(hint, _Generic) and hint._form is not Literal:
        args = tuple(_evaluated(part, globalns, localns) for part in hint.__args__)
        if args != hint.__args__:
            made = Union[args] if hint._form is Union else _Generic(hint._form, args)
            if hint._form is Annotated:
                made.__metadata__, made.__origin__ = hint.__metadata__, args[0]
            return made
    return _converted(hint)


def _without_extras(hint):
    """A hint without Annotated, Required and NotRequired."""
    if not isinstance(hint, _Generic):
        return hint
    if hint._form in (Annotated, Required, NotRequired):
        return _without_extras(hint.__args__[0])
    if hint._form is Literal:
        return hint
    args = tuple(_without_extras(arg) for arg in hint.__args__)
    return hint if args == hint.__args__ else Union[args] if hint._form is Union else _Generic(hint._form, args)


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """Return the annotations, those given as text evaluated."""
    import sys
    if getattr(obj, '__no_type_check__', None):
        return {}
    hints = {}
    is_class = isinstance(obj, type)
    if not is_class and not hasattr(obj, '__annotations__'):
        if not callable(obj):
            raise TypeError('%r is not a module, class, method, or function.' % (obj,))
        return {}
    for holder in reversed(obj.__mro__) if is_class else (obj,):
        module = sys.modules.get(getattr(holder, '__module__', None))
        names = globalns if globalns is not None else getattr(holder, '__globals__', None) or getattr(module, '__dict__', {})
        annotations = holder.__dict__.get('__annotations__', {}) if is_class else holder.__annotations__
        for name, hint in annotations.items():
            hint = _evaluated(hint, names, localns)
            hints[name] = hint if include_extras else _without_extras(hint)
    return hints


def get_origin(tp):
    """Return what was subscripted: list for List[int]."""
    if isinstance(tp, _Generic):
        return Annotated if tp._form is Annotated else tp.__origin__
    if tp is Generic:
        return Generic
    if isinstance(tp, _Form):
        return tp.__origin__
    import types
    return types.UnionType if isinstance(tp, types.UnionType) else getattr(tp, '__origin__', None)


def get_args(tp):
    """Return the arguments of a subscripted type."""
    if isinstance(tp, _Generic) and tp._form is Annotated:
        return tp.__args__ + tp.__metadata__
    return getattr(tp, '__args__', ())


def is_typeddict(tp):
    """Return whether tp is a TypedDict class."""
    return isinstance(tp, _TypedDictMeta) and tp is not TypedDict


del _name, _origin
