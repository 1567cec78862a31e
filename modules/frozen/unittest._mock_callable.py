# SPDX-License-Identifier: MIT
"""Mocks that can be called, and mocks with special methods.

The special methods of a MagicMock are descriptors in its class.  A mock for one is made, and takes the descriptor's
place, when it is first used; it returns what Python expects of such a method.
"""
from unittest._mock_base import (_ALL_MAGICS, _ASYNC_MAGICS, _MAGICS, Base, NonCallableMock, _is_exception, _join)
from unittest._mock_call import DEFAULT, _Call

_FIXED = {'__hash__': None, '__int__': 1, '__contains__': False, '__len__': 0, '__exit__': False, '__aexit__': False, '__complex__': 1j,
          '__float__': 1.0, '__bool__': True, '__index__': 1, '__lt__': NotImplemented, '__gt__': NotImplemented,
          '__le__': NotImplemented, '__ge__': NotImplemented}


def _record(mock, args, kwargs):
    """Note a call in a mock and in those whose attribute or return value it is."""
    mock.called = True
    mock.call_count += 1
    mock.call_args = two = _Call((args, kwargs), two=True)
    mock.call_args_list.append(two)
    mock.mock_calls.append(_Call(('', args, kwargs)))
    name, above, seen = mock._mock_name, mock._mock_parent, set()
    while above is not None and id(above) not in seen:
        seen.add(id(above))
        above.method_calls.append(_Call((name, args, kwargs)))
        name, above = '%s.%s' % (above._mock_name, name), above._mock_parent
    name, above, seen = mock._mock_new_name, mock._mock_new_parent, set()
    while above is not None and id(above) not in seen:
        seen.add(id(above))
        above.mock_calls.append(_Call((name, args, kwargs)))
        name, above = _join(above._mock_new_name or '', name), above._mock_new_parent


def _no_signature_check(self, /, *args, **kwargs):
    """A mock that was not made from a function takes any arguments."""


class CallableMixin(Base):
    """Lets a mock be called."""

    _mock_check_sig = _no_signature_check

    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None, spec_set=None,
                 parent=None, _spec_state=None, _new_name='', _new_parent=None, **kwargs):
        self.__dict__['_mock_return_value'] = return_value
        super().__init__(spec, wraps, name, spec_set, parent, _spec_state, _new_name, _new_parent, **kwargs)
        self.side_effect = side_effect

    def __call__(self, /, *args, **kwargs):
        self._mock_check_sig(*args, **kwargs)
        self._increment_mock_call(*args, **kwargs)
        return self._mock_call(*args, **kwargs)

    def _increment_mock_call(self, /, *args, **kwargs):
        _record(self, args, kwargs)

    def _mock_call(self, /, *args, **kwargs):
        return self._execute_mock_call(*args, **kwargs)

    def _has_return_value(self):
        delegate = self._mock_delegate
        return (self._mock_return_value if delegate is None else delegate.return_value) is not DEFAULT

    def _execute_mock_call(self, /, *args, **kwargs):
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            result = effect(*args, **kwargs) if callable(effect) else next(effect)
            if not callable(effect) and _is_exception(result):
                raise result
            if result is not DEFAULT:
                return result
        if self._mock_wraps is not None and not self._has_return_value():
            return self._mock_wraps(*args, **kwargs)
        return self.return_value


class Mock(CallableMixin, NonCallableMock):
    """A mock: any attribute of it is a mock, it can be called, and what is done with it is recorded."""


class _Proxy:
    """The special method that a MagicMock has not used yet; makes the mock for it."""

    def __init__(self, name):
        self.name = name

    def __get__(self, obj, cls=None):
        if obj is None:  # type(mock).__len__: the class has one instance
            obj = vars(cls).get('_mock_instance')
        return self if obj is None else self.make(obj)

    def make(self, parent):
        """The mock of this method, in the place of this descriptor."""
        mock = parent._get_child_mock(name=self.name, _new_name=self.name, _new_parent=parent)
        _set_default(parent, mock, self.name)
        setattr(parent, self.name, mock)
        return mock


def _same(mock, method, result):
    """What __eq__ and __ne__ do as long as nobody has set their return value."""
    def compare(other):
        if method._mock_return_value is not DEFAULT:
            return DEFAULT
        return result if mock is other else NotImplemented
    return compare


def _iterate(method):
    def begin():
        value = method._mock_return_value
        return iter([]) if value is DEFAULT else iter(value)
    return begin


def _iterate_async(method):
    def begin():
        from unittest._mock_async import _AsyncIterator
        value = method._mock_return_value
        return _AsyncIterator(iter([]) if value is DEFAULT else iter(value))
    return begin


def _set_default(parent, method, name):
    """What a special method gives that nobody has configured."""
    if name in _FIXED and name != '__hash__':
        method.return_value = _FIXED[name]
    elif name in ('__hash__', '__str__', '__sizeof__'):
        method.return_value = getattr(object, name)(parent)
    elif name == '__fspath__':
        method.return_value = '%s/%s/%d' % (type(parent).__name__, parent._extract_mock_name(), id(parent))
    elif method.side_effect is None:
        if name in ('__eq__', '__ne__'):
            method.side_effect = _same(parent, method, name == '__eq__')
        elif name == '__iter__':
            method.side_effect = _iterate(method)
        elif name == '__aiter__':
            method.side_effect = _iterate_async(method)


_PROXIES = {name: _Proxy(name) for name in _MAGICS | _ASYNC_MAGICS}


class MagicMixin(Base):
    """Gives a mock the special methods."""

    @staticmethod
    def _mock_namespace():
        return _PROXIES

    def __init__(self, /, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._mock_set_magics()

    def _mock_set_magics(self):
        """Let the class have the special methods that the specification has."""
        methods, cls = self._mock_methods, type(self)
        if methods is None:
            return
        for name in _PROXIES:
            if name in methods and name not in cls.__dict__:
                setattr(cls, name, _PROXIES[name])
            elif name not in methods and name in cls.__dict__:
                delattr(cls, name)

    def mock_add_spec(self, spec, spec_set=False):
        """Let the mock have the attributes and special methods of spec only."""
        self._mock_add_spec(spec, spec_set)
        self._mock_set_magics()


class NonCallableMagicMock(MagicMixin, NonCallableMock):
    """A mock with special methods that cannot be called."""


class MagicMock(MagicMixin, Mock):
    """A mock with special methods: len(), iteration, with, operators and so on work."""

    def reset_mock(self, /, *args, return_value=False, **kwargs):
        """Forget all calls; special methods keep what they return."""
        super().reset_mock(*args, return_value=return_value and self._mock_new_name not in _ALL_MAGICS, **kwargs)


class PropertyMock(Mock):
    """A mock to be put into a class as a property: reading and setting the attribute calls it."""

    def _get_child_mock(self, /, **kwargs):
        return MagicMock(**kwargs)

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, val):
        self(val)
