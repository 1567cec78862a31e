# SPDX-License-Identifier: MIT
"""_typing_classes: protocols, named tuples, typed dicts and streams of module typing."""
import collections as _collections
import sys as _sys
import types as _types
from abc import ABCMeta, abstractmethod

import typing as _typing
from typing import AnyStr, Generic, Iterator, NotRequired, ReadOnly, Required, TypeVar, _type_check

# --- protocols -------------------------------------------------------------------------------------------------------

_NOT_MEMBERS = frozenset([
    '__parameters__', '__orig_bases__', '__orig_class__', '_is_protocol', '_is_runtime_protocol', '__protocol_attrs__',
    '__non_callable_proto_members__', '__type_params__', '__abstractmethods__', '__annotations__', '__dict__', '__doc__',
    '__init__', '__module__', '__qualname__', '__new__', '__slots__', '__subclasshook__', '__weakref__',
    '__class_getitem__', '__match_args__', '__static_attributes__', '__firstlineno__', '__annotate__',
    '__annotate_func__', '__annotations_cache__', '__conditional_annotations__', '__classdictcell__',
    '_MutableMapping__marker'])

# Classes of other modules that a protocol may have as bases.
_ALLOWED_BASES = {
    'collections.abc': ['Callable', 'Awaitable', 'Iterable', 'Iterator', 'AsyncIterable', 'AsyncIterator', 'Hashable',
                        'Sized', 'Container', 'Collection', 'Reversible', 'Buffer'],
    'contextlib': ['AbstractContextManager', 'AbstractAsyncContextManager'],
    'os': ['PathLike'],
}
_absent = object()


def _annotation_names(cls):
    """The names of a class's own annotations, whatever they say."""
    from annotationlib import Format, get_annotations
    return get_annotations(cls, format=Format.FORWARDREF)


def _get_protocol_attrs(cls):
    """The names of a protocol's members."""
    names = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ not in ('Protocol', 'Generic'):
            names.update(name for name in (*base.__dict__, *_annotation_names(base))
                         if not name.startswith('_abc_') and name not in _NOT_MEMBERS)
    return names


def _static(obj, name):
    """What obj.name is, without calling anything; _absent: nothing."""
    try:
        own = object.__getattribute__(obj, '__dict__')
    except AttributeError:
        own = {}
    if name in own:
        return own[name]
    for base in (*type(obj).__mro__, *(obj.__mro__ if isinstance(obj, type) else ())):
        if name in base.__dict__:
            return base.__dict__[name]
    return _absent


def _from_inside():
    """Does abc or functools ask, which may ask any class anything?"""
    try:
        return _sys._getframe(2).f_globals.get('__name__') in ('abc', '_py_abc', 'functools')
    except ValueError:
        return False


def _check_first(arg):
    if not isinstance(arg, type):
        raise TypeError('issubclass() arg 1 must be a class')


class _ProtocolMeta(ABCMeta):
    """Class of protocols: isinstance() and issubclass() look at members."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        if 'Protocol' in globals() and (Protocol in bases or Generic in bases):
            for base in bases:
                if not (base in (object, Generic) or base.__name__ in _ALLOWED_BASES.get(base.__module__, ())
                        or (issubclass(base, Generic) and getattr(base, '_is_protocol', False))):
                    raise TypeError('Protocols can only inherit from other protocols, got %r' % base)
        return super().__new__(mcls, name, bases, namespace, **kwargs)

    def __init__(cls, *args, **kwargs):
        if getattr(cls, '_is_protocol', False):
            cls.__protocol_attrs__ = _get_protocol_attrs(cls)

    def __subclasscheck__(cls, other):
        if cls is Protocol:
            return type.__subclasscheck__(cls, other)
        if getattr(cls, '_is_protocol', False) and not _from_inside():
            if not getattr(cls, '_is_runtime_protocol', False):
                _check_first(other)
                raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
            if cls.__non_callable_proto_members__ and cls.__dict__.get('__subclasshook__') is _HOOK:
                _check_first(other)
                raise TypeError("Protocols with non-method members don't support issubclass(). Non-method members: %s."
                                % str(sorted(cls.__non_callable_proto_members__))[1:-1])
        return super().__subclasscheck__(other)

    def __instancecheck__(cls, instance):
        if cls is Protocol:
            return type.__instancecheck__(cls, instance)
        if not getattr(cls, '_is_protocol', False):
            return super().__instancecheck__(instance)
        if not getattr(cls, '_is_runtime_protocol', False) and not _from_inside():
            raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
        if _instance_of(cls, instance):
            return True
        members = cls.__non_callable_proto_members__ if '__non_callable_proto_members__' in cls.__dict__ else ()
        for name in cls.__protocol_attrs__:
            value = _static(instance, name)
            if value is _absent or (value is None and name not in members):
                return False
        return True


def _instance_of(cls, instance):
    """isinstance() by the rules of abstract classes, which ask the hook below."""
    return ABCMeta.__subclasscheck__(cls, type(instance)) or (
        instance.__class__ is not type(instance) and ABCMeta.__subclasscheck__(cls, instance.__class__))


def _member_hook(cls, other):
    """__subclasshook__ of protocols: has other all the members?"""
    if not cls.__dict__.get('_is_protocol', False):
        return NotImplemented
    for name in cls.__protocol_attrs__:
        for base in other.__mro__:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                break
            if issubclass(other, Generic) and getattr(other, '_is_protocol', False) and name in _annotation_names(base):
                break
        else:
            return NotImplemented
    return True


_HOOK = classmethod(_member_hook)


def _no_init(self, *args, **kwargs):
    cls = type(self)
    if cls._is_protocol:
        raise TypeError('Protocols cannot be instantiated')
    if cls.__init__ is not _no_init:
        return
    for base in cls.__mro__: # an instance of a class that derives from a protocol: the next __init__ there is
        init = base.__dict__.get('__init__', _no_init)
        if init is not _no_init:
            cls.__init__ = init
            break
    else:
        cls.__init__ = object.__init__
    cls.__init__(self, *args, **kwargs)


class Protocol(Generic, metaclass=_ProtocolMeta):
    """Base of protocols: classes that others match by their members.

    class Closeable(Protocol):
        def close(self): ...
    """

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get('_is_protocol', False):
            cls._is_protocol = any(base is Protocol for base in cls.__bases__)
        if '__subclasshook__' not in cls.__dict__:
            cls.__subclasshook__ = _HOOK
        if cls._is_protocol and cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init


_typing.Protocol = Protocol


def runtime_checkable(cls):
    """Let isinstance() and issubclass() look at a protocol's members."""
    if not ((isinstance(cls, type) and issubclass(cls, Generic)) and getattr(cls, '_is_protocol', False)):
        raise TypeError('@runtime_checkable can be only applied to protocol classes, got %r' % (cls,))
    cls._is_runtime_protocol = True
    cls.__non_callable_proto_members__ = {name for name in cls.__protocol_attrs__ if not callable(getattr(cls, name, None))}
    return cls


def get_protocol_members(tp, /):
    """Return the names of a protocol's members."""
    if not is_protocol(tp):
        raise TypeError('%r is not a Protocol' % (tp,))
    return frozenset(tp.__protocol_attrs__)


def is_protocol(tp, /):
    """Return whether tp is a protocol."""
    return isinstance(tp, type) and getattr(tp, '_is_protocol', False) and tp is not Protocol and tp is not Generic


T_co = TypeVar('T_co', covariant=True)


def _supports(name, method, doc, base):
    """A protocol with one method."""
    @abstractmethod
    def member(self):
        pass

    member.__name__, member.__qualname__, member.__doc__ = method, 'Supports.' + method, None
    cls = _types.new_class(name, base, exec_body=lambda space: space.update({
        method: member, '__doc__': doc, '__slots__': (), '__module__': 'typing', '__qualname__': name}))
    return runtime_checkable(cls)


SupportsInt = _supports('SupportsInt', '__int__', 'Has __int__().', (Protocol,))
SupportsFloat = _supports('SupportsFloat', '__float__', 'Has __float__().', (Protocol,))
SupportsComplex = _supports('SupportsComplex', '__complex__', 'Has __complex__().', (Protocol,))
SupportsBytes = _supports('SupportsBytes', '__bytes__', 'Has __bytes__().', (Protocol,))
SupportsIndex = _supports('SupportsIndex', '__index__', 'Has __index__().', (Protocol,))
SupportsAbs = _supports('SupportsAbs', '__abs__', 'Has __abs__().', (Protocol[T_co],))
SupportsRound = _supports('SupportsRound', '__round__', 'Has __round__().', (Protocol[T_co],))


# --- named tuples ----------------------------------------------------------------------------------------------------


def _named_tuple(name, types, module, defaults=()):
    types = {field: _type_check(t, 'field %s annotation must be a type' % field) for field, t in types}
    made = _collections.namedtuple(name, types, defaults=defaults, module=module)
    made.__annotations__ = made.__new__.__annotations__ = types
    return made


_PROHIBITED = frozenset(['__new__', '__init__', '__slots__', '__getnewargs__', '_fields', '_field_defaults', '_field_types',
                         '_make', '_replace', '_asdict', '_source'])
_SPECIAL = frozenset(['__module__', '__name__', '__annotations__', '__annotate__', '__annotate_func__',
                      '__annotations_cache__', '__classdictcell__', '__static_attributes__',
                      '__firstlineno__', '__conditional_annotations__'])


def _own_annotations(namespace):
    """The annotations that a class body left."""
    from annotationlib import Format, call_annotate_function, get_annotate_from_class_namespace
    if '__annotations__' in namespace:
        return dict(namespace['__annotations__'])
    annotate = get_annotate_from_class_namespace(namespace)
    return call_annotate_function(annotate, Format.FORWARDREF) if annotate else {}


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, namespace):
        if '_NamedTuple' in globals():
            for base in bases:
                if base is not _NamedTuple and base is not Generic:
                    raise TypeError('can only inherit from a NamedTuple type and Generic')
        bases = tuple(tuple if base is _NamedTuple else base for base in bases)
        cells = {name: namespace.pop(name) for name in ('__classdictcell__',) if name in namespace}
        _fill_cell(cells, namespace)
        types = _own_annotations(namespace)
        defaults = []
        for field in types:
            if field in namespace:
                defaults.append(field)
            elif defaults:
                raise TypeError('Non-default namedtuple field %s cannot follow default field%s %s' % (
                    field, 's' if len(defaults) > 1 else '', ', '.join(defaults)))
        made = _named_tuple(typename, types.items(), namespace['__module__'], [namespace[name] for name in defaults])
        made.__bases__ = bases
        if Generic in bases:
            made.__class_getitem__ = classmethod(Generic.__class_getitem__.__func__)
        for name, value in namespace.items():
            if name in _PROHIBITED:
                raise AttributeError('Cannot overwrite NamedTuple attribute ' + name)
            if name not in _SPECIAL and name not in made._fields:
                setattr(made, name, value)
                _tell_name(made, name, value)
        if Generic in bases:
            made.__init_subclass__()
        return made


def _fill_cell(cells, namespace):
    """The namespace that annotations are evaluated in is no class's: it is kept as it is."""
    for cell in cells.values():
        cell.cell_contents = dict(namespace)


def _tell_name(cls, name, value):
    set_name = getattr(type(value), '__set_name__', None)
    if set_name is not None:
        try:
            set_name(value, cls, name)
        except BaseException as error:
            error.add_note('Error calling __set_name__ on %r instance %r in %r' % (type(value).__name__, name, cls.__name__))
            raise


_no_fields = object()


def NamedTuple(typename, fields=_no_fields, /, **kwargs):
    """Base of tuples with named, annotated fields; NamedTuple(name, [(field, type), ...]) makes one too.

    class Point(NamedTuple):
        x: int
        y: int = 0
    """
    if kwargs and fields is not _no_fields:
        raise TypeError('Either list of fields or keywords can be provided to NamedTuple, not both')
    fields = kwargs.items() if fields is _no_fields or fields is None else fields
    made = _named_tuple(typename, fields, _sys._getframe(1).f_globals.get('__name__', '__main__'))
    made.__orig_bases__ = (NamedTuple,)
    return made


_NamedTuple = type.__new__(NamedTupleMeta, 'NamedTuple', (), {})
NamedTuple.__mro_entries__ = lambda bases: (_NamedTuple,)


# --- typed dicts -----------------------------------------------------------------------------------------------------


def _qualifiers(hint):
    """Which of Required, NotRequired and ReadOnly stand around a hint."""
    found = set()
    while True:
        origin = getattr(hint, '__origin__', None)
        if isinstance(hint, _typing._AnnotatedAlias):
            hint = origin
        elif origin in (Required, NotRequired, ReadOnly):
            found.add(origin)
            hint, = hint.__args__
        else:
            return found


class _Keys:
    """The keys of a typed dict by what they must be; a base's are taken over."""

    NAMES = ('__required_keys__', '__optional_keys__', '__readonly_keys__', '__mutable_keys__')

    def __init__(self, bases):
        self.required, self.optional, self.readonly, self.mutable = (
            {key for base in bases for key in getattr(base, name, ())} for name in self.NAMES)
        self.optional -= self.required

    def add(self, key, hint, total):
        """Adds a key of the class itself."""
        qualifiers = _qualifiers(hint)
        required = Required in qualifiers or (total and NotRequired not in qualifiers)
        (self.required if required else self.optional).add(key)
        (self.optional if required else self.required).discard(key)
        if ReadOnly in qualifiers:
            if key in self.mutable:
                raise TypeError('Cannot override mutable key %r with read-only key' % key)
            self.readonly.add(key)
        else:
            self.mutable.add(key)
            self.readonly.discard(key)


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError('cannot inherit from both a TypedDict type and a non-TypedDict base class')
        generic = (Generic,) if any(issubclass(base, Generic) for base in bases) else ()
        made = type.__new__(cls, name, (*generic, dict), ns)
        if not hasattr(made, '__orig_bases__'):
            made.__orig_bases__ = bases
        message = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"
        own = {key: _type_check(hint, message, module=made.__module__, allow_special_forms=True)
               for key, hint in _own_annotations({'__annotations__': made.__dict__['__annotations__']}
                                                 if '__annotations__' in made.__dict__ else made.__dict__).items()}
        annotations = {}
        for base in bases:
            annotations.update(base.__annotations__ if type(base) is cls else {})
        annotations.update(own)
        keys = _Keys(bases)
        for key, hint in own.items():
            keys.add(key, hint, total)
        made.__annotations__ = annotations
        made.__required_keys__, made.__optional_keys__ = frozenset(keys.required), frozenset(keys.optional)
        made.__readonly_keys__, made.__mutable_keys__ = frozenset(keys.readonly), frozenset(keys.mutable)
        made.__total__ = total
        return made

    __call__ = dict

    def __subclasscheck__(cls, other):
        raise TypeError('TypedDict does not support instance and class checks')

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields=None, /, *, total=True):
    """Base of dicts with annotated keys; TypedDict(name, {key: type}) makes one too.

    class Movie(TypedDict):
        title: str
        year: NotRequired[int]
    """
    namespace = {'__annotations__': dict(fields or {})}
    module = _sys._getframe(1).f_globals.get('__name__', '__main__')
    if module is not None:
        namespace['__module__'] = module
    made = _TypedDictMeta(typename, (), namespace, total=total)
    made.__orig_bases__ = (TypedDict,)
    return made


_TypedDict = type.__new__(_TypedDictMeta, 'TypedDict', (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


def is_typeddict(tp):
    """Return whether tp is a TypedDict class."""
    return isinstance(tp, _TypedDictMeta)


# --- streams ---------------------------------------------------------------------------------------------------------


class IO(Generic[AnyStr]):
    """A stream, of str or bytes."""

    __slots__ = ()

    @property
    @abstractmethod
    def mode(self) -> str:
        pass

    @property
    @abstractmethod
    def name(self) -> str:
        pass


def _abstract(names):
    for name in names.split():
        def method(self, *args):
            pass
        method.__name__, method.__qualname__ = name, 'IO.' + name
        setattr(IO, name, abstractmethod(method))


_abstract('close fileno flush isatty read readable readline readlines seek seekable tell truncate writable write writelines '
          '__enter__ __exit__')
IO.closed = property(abstractmethod(lambda self: None))


class BinaryIO(IO[bytes]):
    """A stream of bytes."""

    __slots__ = ()


class TextIO(IO[str]):
    """A stream of text."""

    __slots__ = ()
    buffer = property(abstractmethod(lambda self: None))
    encoding = property(abstractmethod(lambda self: None))
    errors = property(abstractmethod(lambda self: None))
    line_buffering = property(abstractmethod(lambda self: None))
    newlines = property(abstractmethod(lambda self: None))


for _object in (Protocol, runtime_checkable, get_protocol_members, is_protocol, NamedTuple, NamedTupleMeta, TypedDict,
                is_typeddict, IO, BinaryIO, TextIO, _NamedTuple, _TypedDict):
    _object.__module__ = 'typing'
