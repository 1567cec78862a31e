# SPDX-License-Identifier: MIT
"""dataclasses: classes whose methods follow from their annotated fields.

Methods are written as source text and compiled together once for each class, so that they are as fast as if they
had been written by hand.
"""
import abc as _abc
import sys as _sys
import types as _types

__all__ = ['dataclass', 'field', 'Field', 'FrozenInstanceError', 'InitVar', 'KW_ONLY', 'MISSING', 'fields', 'asdict', 'astuple',
           'make_dataclass', 'replace', 'is_dataclass']


class FrozenInstanceError(AttributeError):
    """A field of a frozen dataclass was to be set or deleted."""


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return '<factory>'


class _MISSING_TYPE:
    """What is not given."""


class _KW_ONLY_TYPE:
    """Fields behind it are keyword-only."""


class _Kind:
    """What a field is: a field, a ClassVar, an InitVar."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()
MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()
_FIELD, _FIELD_CLASSVAR, _FIELD_INITVAR = map(_Kind, ('_FIELD', '_FIELD_CLASSVAR', '_FIELD_INITVAR'))
_FIELDS, _PARAMS, _POST_INIT_NAME = '__dataclass_fields__', '__dataclass_params__', '__post_init__'


class InitVar:
    """InitVar[int]: an argument of __init__ that is handed to __post_init__ and not kept."""

    __slots__ = ('type',)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) and not isinstance(self.type, _types.GenericAlias) else repr(self.type)
        return 'dataclasses.InitVar[%s]' % name

    def __class_getitem__(cls, type):
        return InitVar(type)


def _once(method):
    """Makes a __repr__ that shows '...' for an object that it is showing already."""
    running = set()

    def shown(self):
        if id(self) in running:
            return '...'
        running.add(id(self))
        try:
            return method(self)
        finally:
            running.discard(id(self))
    return shown


class Field:
    """What a dataclass knows of a field; made by field()."""

    __slots__ = ('name', 'type', 'default', 'default_factory', 'init', 'repr', 'hash', 'compare', 'metadata', 'kw_only',
                 '_field_type')

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = self.type = self._field_type = None
        self.default, self.default_factory = default, default_factory
        self.init, self.repr, self.hash, self.compare = init, repr, hash, compare
        self.metadata = _types.MappingProxyType({} if metadata is None else metadata)
        self.kw_only = kw_only

    @_once
    def __repr__(self):
        return 'Field(%s)' % ','.join('%s=%r' % (name, getattr(self, name)) for name in self.__slots__)

    def __set_name__(self, owner, name):
        set_name = getattr(type(self.default), '__set_name__', None)
        if set_name:
            set_name(self.default, owner, name)

    __class_getitem__ = classmethod(_types.GenericAlias)


class _DataclassParams:
    """The arguments of @dataclass."""

    __slots__ = ('init', 'repr', 'eq', 'order', 'unsafe_hash', 'frozen', 'match_args', 'kw_only', 'slots', 'weakref_slot')

    def __init__(self, *values):
        for name, value in zip(self.__slots__, values):
            setattr(self, name, value)

    def __repr__(self):
        return '_DataclassParams(%s)' % ','.join('%s=%r' % (name, getattr(self, name)) for name in self.__slots__)


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    """Return what to assign to a field that wants more than a default."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


# --- fields ----------------------------------------------------------------------------------------------------------


def _word(text):
    """The identifier that text begins with, and what follows it."""
    end = 0
    while end < len(text) and (text[end].isalnum() or text[end] == '_'):
        end += 1
    return text[:end], text[end:].lstrip()


def _mentions(annotation, cls, home, is_type):
    """Does an annotation given as text begin with a name (or module.name) of a type that is_type tells?"""
    module, rest = None, annotation.strip()
    name, rest = _word(rest)
    if name and rest.startswith('.'):
        second, _ = _word(rest[1:].lstrip())
        module, name = (name, second) if second else (None, name)
    space = getattr(_sys.modules.get(cls.__module__), '__dict__', {})
    if module:
        space = space[module].__dict__ if space.get(module) is _sys.modules.get(home) is not None else {}
    return bool(name) and is_type(space.get(name))


def _typing_name(name):
    typing = _sys.modules.get('typing')
    return getattr(typing, name, None) if typing else None


def _is_classvar(annotation, cls):
    class_var = _typing_name('ClassVar')
    if class_var is None:
        return False

    def is_type(t):
        return t is class_var or getattr(t, '__origin__', None) is class_var
    return _mentions(annotation, cls, 'typing', is_type) if isinstance(annotation, str) else is_type(annotation)


def _is_initvar(annotation, cls):
    def is_type(t):
        return t is InitVar or type(t) is InitVar
    return _mentions(annotation, cls, __name__, is_type) if isinstance(annotation, str) else is_type(annotation)


def _is_kw_only(annotation, cls):
    def is_type(t):
        return t is KW_ONLY
    return _mentions(annotation, cls, __name__, is_type) if isinstance(annotation, str) else is_type(annotation)


def _get_field(cls, name, annotation, default_kw_only):
    """The Field of an annotated name of the class, checked."""
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if isinstance(default, _types.MemberDescriptorType):
            default = MISSING
        f = field(default=default)
    f.name, f.type, f._field_type = name, annotation, _FIELD
    if _is_classvar(annotation, cls):
        f._field_type = _FIELD_CLASSVAR
    elif _is_initvar(annotation, cls):
        f._field_type = _FIELD_INITVAR
    if f._field_type is not _FIELD and f.default_factory is not MISSING:
        raise TypeError('field %s cannot have a default factory' % f.name)
    if f._field_type is _FIELD_CLASSVAR:
        if f.kw_only is not MISSING:
            raise TypeError('field %s is a ClassVar but specifies kw_only' % f.name)
    elif f.kw_only is MISSING:
        f.kw_only = default_kw_only
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError('mutable default %s for field %s is not allowed: use default_factory' % (type(f.default), f.name))
    return f


def _own_annotations(cls):
    from annotationlib import Format, get_annotations
    return get_annotations(cls, format=Format.FORWARDREF)


def _collect(cls, kw_only):
    """The fields of the class, those of its bases first."""
    found = {}
    for base in cls.__mro__[-1:0:-1]:
        for f in base.__dict__.get(_FIELDS, {}).values() if hasattr(base, _FIELDS) else ():
            found[f.name] = f
    own, seen = [], False
    annotations = _own_annotations(cls)
    for name, annotation in annotations.items():
        if _is_kw_only(annotation, cls):
            if seen:
                raise TypeError('%r is KW_ONLY, but KW_ONLY has already been specified' % name)
            seen = kw_only = True
        else:
            own.append(_get_field(cls, name, annotation, kw_only))
    for f in own:
        found[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError('%r is a field but has no type annotation' % name)
    return found


# --- methods ---------------------------------------------------------------------------------------------------------


class _Writer:
    """Collects the source of methods; names of values that it refers to are parameters of a function around."""

    def __init__(self, cls):
        self.cls, self.lines, self.names, self.values = cls, [], [], {}

    def value(self, name, value):
        """A name that means value in the source."""
        self.values[name] = value
        return name

    def add(self, name, params, body, annotations=None, refuse=None):
        """Adds a method; refuse: words of the TypeError if the class has it already. __hash__ may replace None."""
        self.lines.append(' def %s(%s):' % (name, ', '.join(params)))
        self.lines.extend('  ' + line for line in body)
        self.names.append((name, annotations, refuse))

    def finish(self):
        """Makes the methods and puts them into the class."""
        if not self.names:
            return
        text = 'def __create_fn__(%s):\n%s\n return %s,' % (
            ', '.join(self.values), '\n'.join(self.lines), ', '.join(name for name, _, _ in self.names))
        space = {}
        exec(text, _sys.modules[self.cls.__module__].__dict__ if self.cls.__module__ in _sys.modules else {}, space)
        for made, (name, annotations, refuse) in zip(space['__create_fn__'](**self.values), self.names):
            made.__qualname__ = '%s.%s' % (self.cls.__qualname__, made.__name__)
            if annotations is not None:
                made.__annotations__ = annotations
            if name == '__hash__':
                self.cls.__hash__ = made
            elif _set_new_attribute(self.cls, name, made) and refuse:
                raise TypeError(refuse % (name, self.cls.__name__))


def _set_new_attribute(cls, name, value):
    """Sets an attribute that the class itself has not yet; True: it has."""
    if name in cls.__dict__:
        return True
    setattr(cls, name, value)
    return False


def _init_parameter(w, f):
    if f.default is MISSING and f.default_factory is MISSING:
        return f.name
    if f.default is not MISSING:
        return '%s=%s' % (f.name, w.value('__dataclass_dflt_%s__' % f.name, f.default))
    return '%s=%s' % (f.name, w.value('__dataclass_HAS_DEFAULT_FACTORY__', _HAS_DEFAULT_FACTORY))


def _init_line(w, f, frozen, self_name, slots):
    """The statement of __init__ that sets a field, or None."""
    value = f.name
    if f.default_factory is not MISSING:
        factory = w.value('__dataclass_dflt_%s__' % f.name, f.default_factory)
        value = '%s() if %s is %s else %s' % (factory, f.name, w.value('__dataclass_HAS_DEFAULT_FACTORY__', _HAS_DEFAULT_FACTORY),
                                              f.name) if f.init else factory + '()'
    elif not f.init:
        if not slots or f.default is MISSING:
            return None
        value = w.value('__dataclass_dflt_%s__' % f.name, f.default)
    if f._field_type is _FIELD_INITVAR:
        return None
    if frozen:
        return '%s.__setattr__(%s, %r, %s)' % (w.value('__dataclass_builtins_object__', object), self_name, f.name, value)
    return '%s.%s = %s' % (self_name, f.name, value)


def _add_init(w, cls, all_fields, frozen, slots):
    positional = [f for f in all_fields if f.init and not f.kw_only]
    keyword = [f for f in all_fields if f.init and f.kw_only]
    seen = None
    for f in positional:
        if f.default is not MISSING or f.default_factory is not MISSING:
            seen = f
        elif seen:
            raise TypeError('non-default argument %r follows default argument %r' % (f.name, seen.name))
    self_name = '__dataclass_self__' if any(f.name == 'self' for f in all_fields) else 'self'
    params = [self_name] + [_init_parameter(w, f) for f in positional]
    if keyword:
        params += ['*'] + [_init_parameter(w, f) for f in keyword]
    body = [line for line in (_init_line(w, f, frozen, self_name, slots) for f in all_fields) if line]
    if hasattr(cls, _POST_INIT_NAME):
        body.append('%s.%s(%s)' % (self_name, _POST_INIT_NAME,
                                   ','.join(f.name for f in all_fields if f._field_type is _FIELD_INITVAR)))
    annotations = {f.name: f.type for f in positional + keyword}
    annotations['return'] = None
    w.add('__init__', params, body or ['pass'], annotations)


def _add_repr(w, names):
    guard = w.value('__dataclass_running__', set())
    w.add('__repr__', ['self'], [
        'key = id(self)',
        'if key in %s: return "..."' % guard,
        '%s.add(key)' % guard,
        'try: return f"{self.__class__.__qualname__}(%s)"' % ', '.join('%s={self.%s!r}' % (name, name) for name in names),
        'finally: %s.discard(key)' % guard])


def _add_comparisons(w, names, eq, order):
    tuples = '(%s)' % ''.join('self.%s,' % name for name in names), '(%s)' % ''.join('other.%s,' % name for name in names)
    if eq:
        terms = ' and '.join('self.%s==other.%s' % (name, name) for name in names) or 'True'
        w.add('__eq__', ['self', 'other'], ['if self is other: return True', 'if other.__class__ is self.__class__:',
                                            ' return ' + terms, 'return NotImplemented'])
    for name, symbol in (('__lt__', '<'), ('__le__', '<='), ('__gt__', '>'), ('__ge__', '>=')) if order else ():
        w.add(name, ['self', 'other'], [
            'if other.__class__ is self.__class__: return %s%s%s' % (tuples[0], symbol, tuples[1]), 'return NotImplemented'],
            refuse='Cannot overwrite attribute %s in class %s Consider using functools.total_ordering')


def _add_frozen(w, cls, names):
    owner, error = w.value('cls', cls), w.value('FrozenInstanceError', FrozenInstanceError)
    condition = 'if type(self) is %s%s: raise %s(f"cannot %%s field {name!r}")' % (
        owner, ' or name in {%s}' % ', '.join(map(repr, names)) if names else '', error)
    w.add('__setattr__', ['self', 'name', 'value'],
          [condition % 'assign to', 'super(%s, self).__setattr__(name, value)' % owner],
          refuse='Cannot overwrite attribute %s in class %s')
    w.add('__delattr__', ['self', 'name'], [condition % 'delete', 'super(%s, self).__delattr__(name)' % owner],
          refuse='Cannot overwrite attribute %s in class %s')


def _hash_action(cls, params, has_explicit_hash, w, all_fields):
    """Adds __hash__, or takes it away, by the table in the documentation."""
    names = [f.name for f in all_fields if f._field_type is _FIELD and (f.compare if f.hash is None else f.hash)]
    body = ['return hash((%s))' % ''.join('self.%s,' % name for name in names)]
    if params.unsafe_hash:
        if has_explicit_hash:
            raise TypeError('Cannot overwrite attribute __hash__ in class %s' % cls.__name__)
        w.add('__hash__', ['self'], body)
    elif params.eq and not has_explicit_hash:
        if params.frozen:
            w.add('__hash__', ['self'], body)
        else:
            cls.__hash__ = None


def _check_bases(cls, frozen):
    """A frozen class and one that is not cannot derive from each other."""
    any_frozen = has_base = False
    all_frozen = None
    for base in cls.__mro__[-1:0:-1]:
        if getattr(base, _FIELDS, None) is not None and _PARAMS in base.__dict__:
            has_base = True
            all_frozen = (all_frozen is not False) and base.__dict__[_PARAMS].frozen
            any_frozen = any_frozen or base.__dict__[_PARAMS].frozen
    if has_base:
        if any_frozen and not frozen:
            raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
        if all_frozen is False and frozen:
            raise TypeError('cannot inherit frozen dataclass from a non-frozen one')


def _forget_definition(cls):
    """Explicit __hash__, before __eq__ of this module's gives the class one."""
    own = cls.__dict__.get('__hash__', MISSING)
    return not (own is MISSING or (own is None and '__eq__' in cls.__dict__))


def _process_class(cls, params):
    if params.order and not params.eq:
        raise ValueError('eq must be true if order is true')
    _check_bases(cls, params.frozen)
    setattr(cls, _PARAMS, params)
    found = _collect(cls, params.kw_only)
    setattr(cls, _FIELDS, found)
    explicit_hash = _forget_definition(cls)
    listed = [f for f in found.values() if f._field_type is _FIELD]
    w = _Writer(cls)
    all_fields = [f for f in found.values() if f._field_type in (_FIELD, _FIELD_INITVAR)]
    if params.init:
        _add_init(w, cls, all_fields, params.frozen, params.slots)
    setattr(cls, '__replace__', _replace) if '__replace__' not in cls.__dict__ else None
    if params.repr:
        _add_repr(w, [f.name for f in listed if f.repr])
    _add_comparisons(w, [f.name for f in listed if f.compare], params.eq, params.order)
    if params.frozen:
        _add_frozen(w, cls, [f.name for f in listed])
    _hash_action(cls, params, explicit_hash, w, all_fields)
    w.finish()
    if not getattr(cls, '__doc__'):
        _set_doc(cls)
    if params.match_args:
        _set_new_attribute(cls, '__match_args__', tuple(f.name for f in all_fields if f.init and not f.kw_only))
    if params.weakref_slot and not params.slots:
        raise TypeError('weakref_slot is True but slots is False')
    if params.slots:
        cls = _add_slots(cls, params.frozen, params.weakref_slot)
    _abc.update_abstractmethods(cls)
    return cls


def _set_doc(cls):
    """The signature serves as the docstring of a class without one."""
    try:
        import inspect
        cls.__doc__ = cls.__name__ + str(inspect.signature(cls)).replace(' -> None', '')
    except (TypeError, ValueError, ImportError):
        cls.__doc__ = cls.__name__


# --- slots -----------------------------------------------------------------------------------------------------------


def _dataclass_getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _dataclass_setstate(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def _slot_names(cls):
    slots = cls.__dict__.get('__slots__')
    if slots is None:
        if getattr(cls, '__weakref__', None) is not None and '__weakref__' in cls.__dict__:
            yield '__weakref__'
    elif isinstance(slots, str):
        yield slots
    elif hasattr(slots, '__next__'):
        raise TypeError("Slots of '%s' cannot be determined" % cls.__name__)
    else:
        yield from slots


def _update_cell(member, old, new):
    """Puts the new class into the __class__ cell of a method; True: it had one with the old class."""
    function = getattr(member, '__wrapped__', member)
    for part in (function, getattr(function, 'fget', None), getattr(function, 'fset', None), getattr(function, 'fdel', None)):
        code = getattr(part, '__code__', None)
        if code is not None and '__class__' in code.co_freevars:
            cell = part.__closure__[code.co_freevars.index('__class__')]
            if cell.cell_contents is old:
                cell.cell_contents = new
                return True
    return False


def _add_slots(cls, frozen, weakref_slot):
    """The same class with __slots__, which means a new one."""
    if '__slots__' in cls.__dict__:
        raise TypeError('%s already specifies __slots__' % cls.__name__)
    space = dict(cls.__dict__)
    names = tuple(f.name for f in fields(cls))
    inherited = {slot for base in cls.__mro__[1:-1] for slot in _slot_names(base)}
    slots = [name for name in (*names, *(['__weakref__'] if weakref_slot else [])) if name not in inherited]
    docs = {name: cls.__dict__[_FIELDS][name].doc for name in slots if getattr(cls.__dict__[_FIELDS].get(name), 'doc', None)}
    space['__slots__'] = docs or tuple(slots)
    for name in names:
        space.pop(name, None)
    space.pop('__dict__', None)
    space.pop('__weakref__', None)
    qualname = getattr(cls, '__qualname__', None)
    new = type(cls)(cls.__name__, cls.__bases__, space)
    if qualname is not None:
        new.__qualname__ = qualname
    if frozen:
        if '__getstate__' not in space:
            new.__getstate__ = _dataclass_getstate
        if '__setstate__' not in space:
            new.__setstate__ = _dataclass_setstate
    for member in list(new.__dict__.values()):
        if _update_cell(member, cls, new):
            break
    return new


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True,
              kw_only=False, slots=False, weakref_slot=False):
    """Add methods that follow from the annotated fields of a class."""
    params = _DataclassParams(init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)

    def wrap(cls):
        return _process_class(cls, params)
    return wrap if cls is None else wrap(cls)


# --- functions over dataclasses --------------------------------------------------------------------------------------


def fields(class_or_instance):
    """Return the fields of a dataclass or an instance of one: a tuple of Field objects."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError('must be called with a dataclass type or instance') from None
    return tuple(f for f in found.values() if f._field_type is _FIELD)


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Return whether obj is a dataclass or an instance of one."""
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


def asdict(obj, *, dict_factory=dict):
    """Return an instance as a dict, those in it as well, and copies of all else."""
    if not _is_dataclass_instance(obj):
        raise TypeError('asdict() should be called on dataclass instances')
    return _convert(obj, lambda pairs: dict_factory(pairs), dict_factory)


def astuple(obj, *, tuple_factory=tuple):
    """Return an instance as a tuple, those in it as well, and copies of all else."""
    if not _is_dataclass_instance(obj):
        raise TypeError('astuple() should be called on dataclass instances')
    return _convert(obj, lambda pairs: tuple_factory([value for _, value in pairs]), None)


_ATOMS = frozenset([type(None), bool, int, float, str, complex, bytes, type(Ellipsis), type(NotImplemented),
                    _types.CodeType, _types.BuiltinFunctionType, _types.FunctionType, type, range, property])


def _convert(obj, make, factory):
    if type(obj) in _ATOMS:
        return obj
    if _is_dataclass_instance(obj):
        return make([(f.name, _convert(getattr(obj, f.name), make, factory)) for f in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, '_fields'):
        return type(obj)(*[_convert(v, make, factory) for v in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)(_convert(v, make, factory) for v in obj)
    if isinstance(obj, dict):
        if hasattr(type(obj), 'default_factory'):
            result = type(obj)(obj.default_factory)
            for k, v in obj.items():
                result[_convert(k, make, factory)] = _convert(v, make, factory)
            return result
        return type(obj)((_convert(k, make, factory), _convert(v, make, factory)) for k, v in obj.items())
    import copy
    return copy.deepcopy(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False,
                   unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False,
                   module=None):
    """Make a dataclass of names, (name, type) and (name, type, field)."""
    import keyword
    defaults, annotations = {}, {}
    for item in fields:
        if isinstance(item, str):
            name, annotation = item, 'typing.Any'
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, defaults[item[0]] = item
        else:
            raise TypeError('Invalid field: %r' % (item,))
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError('Field names must be valid identifiers: %r' % (name,))
        if keyword.iskeyword(name):
            raise TypeError('Field names must not be keywords: %r' % (name,))
        if name in annotations:
            raise TypeError('Field name duplicated: %r' % (name,))
        annotations[name] = annotation

    def body(space):
        space.update(namespace or {})
        space.update(defaults)
        space['__annotations__'] = annotations
    cls = _types.new_class(cls_name, bases, {}, body)
    if module is None:
        module = _sys._getframe(1).f_globals.get('__name__', '__main__')
    if module is not None:
        cls.__module__ = module
    return dataclass(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
                     match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)


def replace(obj, /, **changes):
    """Return a copy of an instance with some fields changed."""
    if not _is_dataclass_instance(obj):
        raise TypeError('replace() should be called on dataclass instances')
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for f in getattr(self, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError('field %s is declared with init=False, it cannot be specified with replace()' % f.name)
        elif f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise TypeError('InitVar %r must be specified with replace()' % f.name)
            changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)
