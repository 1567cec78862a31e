"""typing: enough to import and run annotated code.

Annotations mean nothing when a program runs: what is subscripted here keeps its arguments for those who look,
and nothing is checked.
"""
import collections as _collections
import collections.abc as _abc

TYPE_CHECKING = False


class _Form:
    """A name of typing that may be subscripted: Optional, Union, Literal ..."""

    def __init__(self, name, origin=None):
        self._name, self.__origin__ = name, origin
        self.__module__ = 'typing'

    def __getitem__(self, args):
        return _Generic(self, args if isinstance(args, tuple) else (args,))

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


def _show(arg):
    if arg is type(None):
        return 'None'
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
        self.__parameters__ = tuple(arg for arg in args if isinstance(arg, TypeVar))

    def __getitem__(self, args):
        args = iter(args if isinstance(args, tuple) else (args,))
        return _Generic(self._form, tuple(next(args, arg) if isinstance(arg, TypeVar) else arg for arg in self.__args__))

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

    def __eq__(self, other):
        return isinstance(other, _Generic) and self._form is other._form and self.__args__ == other.__args__

    def __hash__(self):
        return hash((id(self._form), self.__args__))

    def __mro_entries__(self, bases):
        if isinstance(self._form, type):
            return (self._form,)
        return self._form.__mro_entries__(bases) if self._form is not Generic else (Generic,)

    def __repr__(self):
        if self._form is Optional:
            return 'typing.Optional[%s]' % _show(self.__args__[0])
        name = repr(self._form) if isinstance(self._form, _Form) else _show(self._form)
        return '%s[%s]' % (name, ', '.join(map(_show, self.__args__)))


class _UnionForm(_Form):
    def __getitem__(self, args):
        flat = []
        for arg in args if isinstance(args, tuple) else (args,):
            if arg is None:
                arg = type(None)
            for part in arg.__args__ if isinstance(arg, _Generic) and arg._form in (Union, Optional) else (arg,):
                if part not in flat:
                    flat.append(part)
        if len(flat) == 1:
            return flat[0]
        if len(flat) == 2 and flat[1] is type(None):
            return _Generic(Optional, tuple(flat))
        return _Generic(Union, tuple(flat))


class _OptionalForm(_Form):
    def __getitem__(self, arg):
        return Union[arg, type(None)]


class _AnnotatedForm(_Form):
    def __getitem__(self, args):
        result = _Generic(self, args[:1])
        result.__metadata__ = args[1:]
        result.__origin__ = args[0]
        return result


Union, Optional, Annotated = _UnionForm('Union'), _OptionalForm('Optional'), _AnnotatedForm('Annotated')
for _name in ('Any NoReturn Never Self LiteralString Literal ClassVar Final Concatenate TypeGuard TypeAlias Required NotRequired '
              'Unpack ReadOnly TypeIs').split():
    globals()[_name] = _Form(_name)
for _name, _origin in (('List', list), ('Dict', dict), ('Set', set), ('FrozenSet', frozenset), ('Tuple', tuple), ('Type', type),
                       ('Deque', _collections.deque), ('DefaultDict', _collections.defaultdict),
                       ('OrderedDict', _collections.OrderedDict), ('Counter', _collections.Counter),
                       ('ChainMap', getattr(_collections, 'ChainMap', dict))):
    globals()[_name] = _Form(_name, _origin)
for _name in ('Awaitable Coroutine AsyncIterable AsyncIterator AsyncGenerator Iterable Iterator Generator Reversible Container '
              'Collection Callable Hashable Sized Mapping MutableMapping Sequence MutableSequence MutableSet KeysView ItemsView '
              'ValuesView ByteString').split():
    globals()[_name] = _Form(_name, getattr(_abc, _name, None))
AbstractSet = _Form('AbstractSet', _abc.Set)
ContextManager, AsyncContextManager, Pattern, Match = (_Form(_name) for _name in ('ContextManager', 'AsyncContextManager', 'Pattern', 'Match'))
Text = str


class TypeVar:
    """A type variable."""

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False, default=None):
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

    def __class_getitem__(cls, args):
        return _Generic(cls, args if isinstance(args, tuple) else (args,))


class _ProtocolMeta(type):
    """Lets isinstance() ask for the methods of a runtime_checkable protocol."""

    def __instancecheck__(cls, obj):
        if cls.__dict__.get('_is_protocol') and cls.__dict__.get('_runtime'):
            return all(hasattr(obj, name) for name in cls.__dict__ if not name.startswith('_') or
                       name.startswith('__') and name not in _NOT_MEMBERS)
        return type.__instancecheck__(cls, obj)


_NOT_MEMBERS = {'__module__', '__qualname__', '__doc__', '__dict__', '__weakref__', '__annotations__', '__init__', '__slots__',
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


class SupportsRound(Protocol):
    """Has __round__()."""
    _runtime = True

    def __round__(self, ndigits=0): ...


class IO(Generic):
    """A stream."""


class TextIO(IO):
    """A text stream."""


class BinaryIO(IO):
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
        annotations.update(namespace.get('__annotations__', {}))
        cls.__annotations__ = annotations
        return cls

    def __init__(cls, name, bases, namespace, total=True):
        type.__init__(cls, name, bases, namespace)


class TypedDict(dict, metaclass=_TypedDictMeta):
    """Base of dicts with annotated keys."""


class NewType:
    """NewType(name, tp): a function that returns its argument."""

    def __init__(self, name, tp):
        self.__name__, self.__supertype__ = name, tp

    def __call__(self, x):
        return x

    def __or__(self, other):
        return Union[self, other]

    def __repr__(self):
        return '__main__.' + self.__name__


class ForwardRef:
    """An annotation as text."""

    def __init__(self, arg):
        self.__forward_arg__ = arg

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


final = no_type_check = override = _unchanged


def overload(func):
    """Mark one of several signatures; the last definition is the one that runs."""
    return _overloaded


def _overloaded(*args, **kwargs):
    raise NotImplementedError('You should not call an overloaded function. A series of @overload-decorated functions outside a '
                              'stub module should always be followed by an implementation that is not @overload-ed.')


def dataclass_transform(**kwargs):
    """Return a decorator that changes nothing."""
    return _unchanged


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """Return the annotations, those given as text evaluated."""
    hints = {}
    classes = reversed(obj.__mro__) if isinstance(obj, type) else (obj,)
    for holder in classes:
        names = globalns if globalns is not None else getattr(holder, '__globals__', None)
        if names is None:
            import sys
            module = sys.modules.get(getattr(holder, '__module__', None))
            names = module.__dict__ if module else {}
        annotations = holder.__dict__.get('__annotations__', {}) if isinstance(holder, type) else getattr(holder, '__annotations__', {})
        for name, hint in annotations.items():
            if isinstance(hint, str):
                hint = eval(hint, names, localns)
            hints[name] = type(None) if hint is None else hint
    return hints


def get_origin(tp):
    """Return what was subscripted: list for List[int]."""
    if isinstance(tp, _Generic):
        return Union if tp._form is Optional else tp.__origin__
    return getattr(tp, '__origin__', None) if not isinstance(tp, _Form) else tp.__origin__


def get_args(tp):
    """Return the arguments of a subscripted type."""
    return getattr(tp, '__args__', ())


def is_typeddict(tp):
    """Return whether tp is a TypedDict class."""
    return isinstance(tp, _TypedDictMeta)


del _name, _origin
