# SPDX-License-Identifier: MIT
"""The mock without a call of its own: its attributes, its name, its parents, and what is asserted of its calls.

Each mock is the only instance of a class made for it, so that special methods can be set on one mock alone.  A mock
knows two parents: the one whose method_calls it shows up in (_mock_parent: it is an attribute there) and the one whose
mock_calls it shows up in (_mock_new_parent: an attribute or a return value).  The mock behind a function that
create_autospec() has made keeps what it records in that function's attributes (_mock_delegate).
"""
import functools
import inspect
import types
from unittest._mock_asserts import _ASSERTIONS, Assertions
from unittest._mock_call import DEFAULT, _CallList

_absent, _deleted = object(), object()
_MAYBE_ASSERTIONS = ('assert', 'assret', 'asert', 'aseert', 'assrt')
_TYPOS = ('autospect', 'auto_spec', 'set_spec')
_MAYBE_ASSERTIONS = ('assert', 'assret', 'asert', 'aseert', 'assrt')
_WITHOUT_ASSERT = frozenset(name.removeprefix('assert_') for name in _ASSERTIONS) - {'called'}
_UNSUPPORTED = frozenset('__getattr__ __setattr__ __init__ __new__ __prepare__ __instancecheck__ __subclasscheck__ '
                         '__del__'.split())
_COMPARISONS = '__lt__ __gt__ __le__ __ge__ __eq__ __ne__'
_NUMERIC = 'add sub mul matmul truediv floordiv mod lshift rshift and xor or pow'.split()
_MAGICS = frozenset((_COMPARISONS + ' __hash__ __str__ __sizeof__ __getitem__ __setitem__ __delitem__ __len__ __contains__ '
                     '__iter__ __next__ __enter__ __exit__ __neg__ __pos__ __abs__ __invert__ __complex__ __int__ '
                     '__float__ __index__ __round__ __trunc__ __floor__ __ceil__ __bool__ __fspath__ __aiter__ '
                     '__divmod__ __rdivmod__').split()) | {
    '__%s%s__' % (kind, name) for kind in ('', 'i', 'r') for name in _NUMERIC}
_ASYNC_MAGICS = frozenset(('__aenter__', '__aexit__', '__anext__'))
_ON_DEMAND = frozenset('__get__ __set__ __delete__ __reversed__ __missing__ __reduce__ __reduce_ex__ __getinitargs__ '
                       '__getnewargs__ __getnewargs_ex__ __getstate__ __setstate__ __getformat__ __repr__ __dir__ '
                       '__subclasses__ __format__'.split())
_ALL_MAGICS = _MAGICS | _ASYNC_MAGICS | _ON_DEMAND  # those that setting on a mock puts into its class
_OWN_PROPERTIES = frozenset('return_value side_effect called call_count call_args call_args_list mock_calls '
                            'method_calls'.split())


class _Effects:
    """The iterator of a side effect that was given to a function of create_autospec()."""

    def __init__(self, items):
        self._next = iter(items).__next__

    def __iter__(self):
        return self

    def __next__(self):
        return self._next()


class _SpecState:
    """An attribute of create_autospec() that is made when it is first used."""

    def __init__(self, spec, make):
        self.spec, self.make = spec, make


class InvalidSpecError(Exception):
    """A mock was given as the specification of another."""


def _is_mock(item):
    return issubclass(type(item), NonCallableMock)


def _mock_of(item):
    """The mock, or the mock behind a function of create_autospec(); None for anything else."""
    if _is_mock(item):
        return item
    mock = vars(item).get('mock') if isinstance(item, types.FunctionType) else None
    return mock if mock is not None and _is_mock(mock) else None


def _is_exception(item):
    return isinstance(item, BaseException) or isinstance(item, type) and issubclass(item, BaseException)


def _is_dunder(name):
    return name[:2] == '__' == name[-2:]


def _is_async(item):
    """Whether calling the item gives something to await, or it is something to await."""
    if _is_mock(item) and not hasattr(type(item), '_mock_is_async'):
        return False
    item = getattr(item, '__func__', item)
    return _is_coroutine_function(item) or inspect.isawaitable(item)


def _is_coroutine_function(item):
    return inspect.iscoroutinefunction(item) or getattr(type(item), '_mock_is_async', False) is True \
        or hasattr(item, '__dict__') and '_mock_is_async' in vars(item)


def _callable(item):
    """Whether an attribute of a class can be called, behind its descriptor."""
    if isinstance(item, (staticmethod, classmethod, types.MethodType)):
        return _callable(item.__func__)
    return isinstance(item, type) or getattr(item, '__call__', None) is not None


def _signature(spec, as_instance=False, skip_self=False):
    """The signature that calls of a mock of the item must have; None where nothing is known of it."""
    if isinstance(spec, (classmethod, staticmethod)):
        spec, skip_self = spec.__func__, skip_self or isinstance(spec, classmethod)
    elif isinstance(spec, type):
        spec, skip_self = spec.__call__ if as_instance and hasattr(spec, '__call__') else spec.__init__, True
    elif not isinstance(spec, (types.FunctionType, types.MethodType)):
        spec = getattr(spec, '__call__', None)
        if not isinstance(spec, types.MethodType):
            return None
    if not isinstance(getattr(spec, '__func__', spec), types.FunctionType) and not isinstance(spec, functools.partial):
        return None  # a built-in function
    try:
        signature = inspect.signature(spec)
    except (TypeError, ValueError, AttributeError):
        return None
    parameters = list(signature.parameters.values())
    if skip_self and parameters and parameters[0].kind < inspect.Parameter.VAR_POSITIONAL:
        return signature.replace(parameters=parameters[1:])
    return signature


def _coroutine_functions(spec):
    """The names of the coroutine functions among an object's attributes, found without running properties."""
    names = {}
    for cls in reversed(spec.__mro__ if isinstance(spec, type) else type(spec).__mro__):
        names.update(vars(cls))
    if not isinstance(spec, type):
        names.update(getattr(spec, '__dict__', ()))
    return [name for name, item in names.items()
            if _is_coroutine_function(item.__func__ if isinstance(item, (classmethod, staticmethod)) else item)]


def _check_typos(names):
    """Refuse keyword arguments that are most likely misspelt ones of patch() and create_autospec()."""
    for name in _TYPOS:
        if name in names:
            raise RuntimeError('%r might be a typo; use unsafe=True if this is intended' % name)


def _adopt(parent, value, name, new_name):
    """Make a mock the child of another, unless it has a name or a parent; whether it was."""
    mock = _mock_of(value)
    if mock is None or mock._mock_name or mock._mock_new_name or mock._mock_parent is not None \
            or mock._mock_new_parent is not None:
        return False
    above = parent
    while above is not None:  # a mock that is its own ancestor would be recorded without end
        if above is mock:
            return False
        above = above._mock_new_parent
    if new_name:
        mock._mock_new_parent, mock._mock_new_name = parent, new_name
    if name:
        mock._mock_parent, mock._mock_name = parent, name
    return True


def _delegating(name):
    """A property that is kept in the mock, or in the function that stands before it."""
    own = '_mock_' + name

    def get(self):
        delegate = self._mock_delegate
        return self.__dict__[own] if delegate is None else getattr(delegate, name)

    def put(self, value):
        delegate = self._mock_delegate
        if delegate is None:
            self.__dict__[own] = value
        else:
            setattr(delegate, name, value)
    return property(get, put)


def _join(above, name):
    """A dotted name: "mock" and "a" give "mock.a", "mock" and "()" give "mock()"."""
    return above + (name if name.startswith('()') else '.' + name)


class Base:
    """What any mock begins with: a constructor that takes everything."""

    _mock_return_value, _mock_side_effect, _spec_class = DEFAULT, None, None

    def __init__(self, /, *args, **kwargs):
        pass


def _spec_of(args, kwargs):
    """The specification among a mock's arguments."""
    spec = kwargs.get('spec_set')
    if spec is None:
        spec = args[0] if args else kwargs.get('spec')
    return spec


class NonCallableMock(Assertions, Base):
    """A mock that cannot be called: any attribute of it is a mock, and what is done with those is recorded."""

    def __new__(cls, /, *args, **kwargs):
        bases = (cls,)
        spec = _spec_of(args, kwargs)
        if not hasattr(cls, '_mock_is_async') and spec is not None and _is_async(spec):
            from unittest._mock_async import AsyncMockMixin
            bases = (AsyncMockMixin, cls)
        own = type(cls.__name__, bases, {'__doc__': cls.__doc__, '__module__': cls.__module__, **cls._mock_namespace()})
        own._mock_instance = made = object.__new__(own)
        return made

    @staticmethod
    def _mock_namespace():
        """What the class of a single mock is to have."""
        return {}

    def __init__(self, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None, _new_name='',
                 _new_parent=None, _spec_as_instance=False, _eat_self=None, unsafe=False, **kwargs):
        if spec_set is not None:
            spec, spec_set = spec_set, True
        state = self.__dict__
        state.update(_mock_parent=parent, _mock_name=name, _mock_new_name=_new_name,
                     _mock_new_parent=parent if _new_parent is None else _new_parent, _mock_sealed=False,
                     _mock_children={}, _mock_wraps=wraps, _mock_delegate=None, _mock_called=False,
                     _mock_call_args=None, _mock_call_count=0, _mock_call_args_list=_CallList(),
                     _mock_mock_calls=_CallList(), method_calls=_CallList(), _mock_unsafe=unsafe)
        self._mock_add_spec(spec, spec_set, _spec_as_instance, _eat_self if _eat_self is not None else parent is not None)
        super().__init__(spec, wraps, name, spec_set, parent, _spec_state)
        if kwargs:
            self.configure_mock(**kwargs)

    def attach_mock(self, mock, attribute):
        """Make a mock an attribute of this one, whatever name and parent it had."""
        inner = _mock_of(mock)
        inner._mock_parent = inner._mock_new_parent = None
        inner._mock_name, inner._mock_new_name = '', None
        setattr(self, attribute, mock)

    def mock_add_spec(self, spec, spec_set=False):
        """Let the mock have the attributes of spec only; with spec_set, others cannot be set either."""
        self._mock_add_spec(spec, spec_set)

    def _mock_add_spec(self, spec, spec_set, _spec_as_instance=False, _eat_self=False):
        state = self.__dict__
        if spec is not None and _is_mock(spec):
            raise InvalidSpecError('Cannot spec a Mock object. [object=%r]' % (spec,))
        methods, spec_class, signature, asyncs = spec, None, None, []
        if spec is not None and type(spec) not in (list, tuple):
            spec_class = spec if isinstance(spec, type) else type(spec)
            signature = _signature(spec, _spec_as_instance, _eat_self)
            methods = dir(spec)
            asyncs = _coroutine_functions(spec)
            if hasattr(spec_class, '__dataclass_fields__'):
                methods = methods + [field for field in spec_class.__dataclass_fields__ if field not in methods]
        state.update(_spec_class=spec_class, _spec_set=spec_set, _spec_signature=signature, _mock_methods=methods,
                     _spec_asyncs=asyncs)

    def _get_return_value(self):
        value = self._mock_return_value if self._mock_delegate is None else self._mock_delegate.return_value
        if value is DEFAULT and self._mock_wraps is None:
            value = self._get_child_mock(_new_parent=self, _new_name='()', name='return_value')
            self._set_return_value(value)
        return value

    def _set_return_value(self, value):
        if self._mock_delegate is not None:
            self._mock_delegate.return_value = value
        else:
            self.__dict__['_mock_return_value'] = value
        _adopt(self, value, None, '()')

    return_value = property(_get_return_value, _set_return_value, doc='What a call of the mock gives.')

    @property
    def __class__(self):
        spec = self._spec_class
        return type(self) if spec is None else spec

    called = _delegating('called')
    call_count = _delegating('call_count')
    call_args = _delegating('call_args')
    call_args_list = _delegating('call_args_list')
    mock_calls = _delegating('mock_calls')

    def _get_side_effect(self):
        delegate = self._mock_delegate
        if delegate is None:
            return self._mock_side_effect
        effect = delegate.side_effect
        if effect is not None and not callable(effect) and not isinstance(effect, _Effects) \
                and not _is_exception(effect):
            effect = delegate.side_effect = _Effects(effect)
        return effect

    def _set_side_effect(self, value):
        if value is not None and not callable(value) and not _is_exception(value):
            try:
                value = iter(value)
            except TypeError:
                pass  # the call will say so
        if self._mock_delegate is None:
            self.__dict__['_mock_side_effect'] = value
        else:
            self._mock_delegate.side_effect = value

    side_effect = property(_get_side_effect, _set_side_effect, doc='What a call does: a function, exception or iterable.')

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        """Forget all calls, of children too; with return_value and side_effect those as well."""
        visited = [] if visited is None else visited
        if id(self) in visited:
            return
        visited.append(id(self))
        self.called, self.call_args, self.call_count = False, None, 0
        self.mock_calls, self.call_args_list, self.method_calls = _CallList(), _CallList(), _CallList()
        if return_value and self._mock_delegate is None:
            self.__dict__['_mock_return_value'] = DEFAULT
        elif return_value:
            self._mock_delegate.return_value = DEFAULT
        if side_effect:
            self.side_effect = None
        for child in self._mock_children.values():
            if child is not _deleted and not isinstance(child, _SpecState):
                child.reset_mock(visited, return_value=return_value, side_effect=side_effect)
        result = self._mock_return_value
        if _is_mock(result) and result is not self:
            result.reset_mock(visited)

    def configure_mock(self, /, **kwargs):
        """Set attributes; a name may have dots: **{'method.return_value': 3}."""
        for path, value in sorted(kwargs.items(), key=lambda item: item[0].count('.')):
            *above, name = path.split('.')
            item = self
            for part in above:
                item = getattr(item, part)
            setattr(item, name, value)

    def __getattr__(self, name):
        if name in ('_mock_methods', '_mock_unsafe'):  # a copy, say, that __init__ has not seen
            raise AttributeError(name)
        methods = self._mock_methods
        if methods is not None:
            if name not in methods or name in _ALL_MAGICS:
                raise AttributeError('Mock object has no attribute %r' % name)
        elif _is_dunder(name):
            raise AttributeError(name)
        if not self._mock_unsafe and (not methods or name not in methods) \
                and (name.startswith(_MAYBE_ASSERTIONS) or name in _WITHOUT_ASSERT):
            raise AttributeError('%r is not a valid assertion. Use a spec for the mock if %r is meant to be an attribute.'
                                 % (name, name))
        child = self._mock_children.get(name)
        if child is _deleted:
            raise AttributeError(name)
        if child is None:
            wraps = None if self._mock_wraps is None else getattr(self._mock_wraps, name)
            child = self._get_child_mock(parent=self, name=name, wraps=wraps, _new_name=name, _new_parent=self)
            self._mock_children[name] = child
        elif isinstance(child, _SpecState):
            child = child.make()
            self._mock_children[name] = child
            if self._mock_sealed:
                from unittest._mock_autospec import seal
                seal(_mock_of(child))
        return child

    def _extract_mock_name(self):
        """The name from the topmost parent on: "mock.a().b"."""
        path, mock, seen = '', self, set()
        while mock._mock_new_parent is not None and id(mock) not in seen:
            seen.add(id(mock))
            path = _join('', mock._mock_new_name) + path
            mock = mock._mock_new_parent
        return (mock._mock_name or 'mock') + path

    def __repr__(self):
        name, label = self._extract_mock_name(), ''
        if name not in ('mock', 'mock.'):
            label = ' name=%r' % name
        if self._spec_class is not None:
            label += ' %s=%r' % ('spec_set' if self._spec_set else 'spec', self._spec_class.__name__)
        return "<%s%s id='%d'>" % (type(self).__name__, label, id(self))

    def __dir__(self):
        import unittest.mock
        if not unittest.mock.FILTER_DIR:
            return object.__dir__(self)
        names = [name for name in dir(type(self)) if name[0] != '_']
        names += [name for name in self.__dict__ if name[0] != '_' or _is_dunder(name)]
        names += [name for name in vars(type(self)) if name in _ALL_MAGICS and not hasattr(vars(type(self))[name], 'make')]
        names += [name for name, child in self._mock_children.items() if child is not _deleted]
        return sorted({*names, *(self._mock_methods or ())})

    def __setattr__(self, name, value):
        state = self.__dict__
        if name in _OWN_PROPERTIES or name.startswith(('_mock_', '_spec_')):
            object.__setattr__(self, name, value)
            return
        methods = self._mock_methods
        if self._spec_set and methods is not None and name not in methods and name not in state:
            raise AttributeError("Mock object has no attribute '%s'" % name)
        if name in _UNSUPPORTED:
            raise AttributeError('Attempting to set unsupported magic method %r.' % name)
        if name in _ALL_MAGICS:
            self._set_magic(name, value)
            return
        if name == '__class__':
            state['_spec_class'] = value
            return
        if _adopt(self, value, name, name):
            self._mock_children[name] = value
        if self._mock_sealed and not hasattr(self, name):
            raise AttributeError('Cannot set %s.%s' % (self._extract_mock_name(), name))
        if vars(type(self)).get(name, _absent) is not value:  # a PropertyMock that is there already
            object.__setattr__(self, name, value)

    def _set_magic(self, name, value):
        """A special method goes into the class that this mock is the only instance of."""
        if self._mock_methods is not None and name not in self._mock_methods:
            raise AttributeError("Mock object has no attribute '%s'" % name)
        method = value
        if _is_mock(value):
            _adopt(self, value, None, name)
            self._mock_children[name] = value
        elif callable(value) and not isinstance(value, types.FunctionType):
            def method(*args, **kwargs):
                return value(self, *args, **kwargs)
        setattr(type(self), name, method)

    def __delattr__(self, name):
        if name in _ALL_MAGICS and name in type(self).__dict__:
            delattr(type(self), name)
            if name not in self.__dict__:
                return
        child = self._mock_children.get(name, _absent)
        if name in self.__dict__:
            object.__delattr__(self, name)
        elif child is _deleted:
            raise AttributeError(name)
        self._mock_children[name] = _deleted

    def _get_child_mock(self, /, **kwargs):
        """Make the mock that is an attribute or a return value; subclasses may override it."""
        if self._mock_sealed:
            raise AttributeError(self._extract_mock_name() + ('.%s' % kwargs['name'] if 'name' in kwargs else '()'))
        new_name = kwargs.get('_new_name')
        if new_name == '()':
            kwargs.pop('name', None)
        return self._child_class(new_name)(**kwargs)

    def _child_class(self, name):
        """The class of a child: as callable as this one's, asynchronous where its specification is."""
        if name in self._spec_asyncs or name in _ASYNC_MAGICS and name in type(self)._mock_namespace():
            from unittest._mock_async import AsyncMock
            return AsyncMock
        return self._mock_child_class()

    @classmethod
    def _mock_child_class(cls):
        if hasattr(cls, '_mock_call'):
            return cls.__bases__[-1]
        from unittest._mock_callable import MagicMock, Mock, NonCallableMagicMock
        return MagicMock if issubclass(cls, NonCallableMagicMock) else Mock
