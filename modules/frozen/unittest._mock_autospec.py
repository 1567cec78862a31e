# SPDX-License-Identifier: MIT
"""Mocks that take their attributes and signatures from an object: create_autospec(); seal() and mock_open().

The mock of a function is a function, so that it can be a method and has a signature; the real mock is behind it, and
keeps its calls in the function's attributes.  Attributes of other kinds are made when they are first used.
"""
import inspect
import types
from unittest._mock_async import _AWAIT_ASSERTIONS, AsyncMock
from unittest._mock_base import (_ALL_MAGICS, _ASSERTIONS, InvalidSpecError, NonCallableMock, _check_typos, _Effects,
                                 _is_coroutine_function, _is_mock, _mock_of, _signature, _SpecState)
from unittest._mock_call import DEFAULT, _Call, _CallList
from unittest._mock_callable import MagicMock, NonCallableMagicMock

_FUNCTIONS = (types.FunctionType, types.MethodType)


def _instance_callable(item):
    """Whether the instances of a class, or the item itself, can be called."""
    if not isinstance(item, type):
        return getattr(item, '__call__', None) is not None
    return any(vars(cls).get('__call__') is not None for cls in item.__mro__)


def _check_with(signature):
    def check(self, /, *args, **kwargs):
        signature.bind(*args, **kwargs)
    return check


def _front(mock, spec, signature):
    """The function that stands before a mock and has the name and signature of the function mocked."""
    if _is_coroutine_function(spec):
        async def function(*args, **kwargs):
            if signature is not None:
                signature.bind(*args, **kwargs)
            return await mock(*args, **kwargs)
    else:
        def function(*args, **kwargs):
            if signature is not None:
                signature.bind(*args, **kwargs)
            return mock(*args, **kwargs)
    for name in ('__name__', '__module__', '__defaults__', '__kwdefaults__'):
        try:
            setattr(function, name, getattr(spec, name))
        except (AttributeError, TypeError):
            pass
    if not function.__name__.isidentifier():  # a lambda expression
        function.__name__ = 'funcopy'
    function.__qualname__ = function.__name__
    return function


def _autospec_function(mock, spec):
    """Put a function before a mock and let it have the mock's attributes."""
    signature = _signature(spec)
    function = _front(mock, spec, signature)
    if signature is not None:
        function.__signature__ = signature
        mock._spec_signature = signature
    names = _ASSERTIONS
    if _is_coroutine_function(spec):
        names += _AWAIT_ASSERTIONS
        function.await_count, function.await_args, function.await_args_list = 0, None, _CallList()
    for name in names:
        setattr(function, name, getattr(mock, name))
    _forget(function)
    function.return_value, function.side_effect = mock.return_value, mock.side_effect
    function._mock_children = mock._mock_children
    function.reset_mock = mock.reset_mock
    function.mock = mock
    mock._mock_delegate = function
    return function


def _forget(function):
    function.called, function.call_count, function.call_args = False, 0, None
    function.call_args_list, function.method_calls, function.mock_calls = _CallList(), _CallList(), _CallList()


def _has_self(spec, name, is_type):
    """Whether the function that is an attribute still has the parameter self."""
    if not isinstance(spec, type):
        if name in getattr(spec, '__dict__', ()):
            return False
        spec = type(spec)
    for cls in spec.__mro__:
        if name in vars(cls):
            item = vars(cls)[name]
            return is_type and isinstance(item, _FUNCTIONS)
    return is_type


def _class_for(spec, is_type, instance):
    """The class of mock for a specification, and whether the mock is to know it."""
    if _is_coroutine_function(spec):
        if instance:
            raise RuntimeError('Instance can not be True when create_autospec is mocking an async function')
        return AsyncMock, True
    if inspect.isdatadescriptor(spec):
        return MagicMock, False  # a property: nothing is known of what it gives
    if not callable(spec) or is_type and instance and not _instance_callable(spec):
        return NonCallableMagicMock, True
    return MagicMock, True


def _refuse_mock(spec, name, parent):
    """An attribute that is a mock already says nothing of the original."""
    target = parent._mock_name or parent
    raise InvalidSpecError('Cannot autospec attr %r from target %r as it has already been mocked out. '
                           '[target=%r, attr=%r]' % (name, target, parent, spec))


def _add_child(mock, spec, name, spec_set, is_type, wraps):
    """Note an attribute of a specification; it becomes a mock when it is used."""
    try:
        original = getattr(spec, name)
    except AttributeError:
        return
    options = {'spec_set' if spec_set else 'spec': original}
    wraps = getattr(wraps, name, None)

    def make_function():
        skip = _has_self(spec, name, is_type)
        cls = AsyncMock if _is_coroutine_function(original) else MagicMock
        child = cls(parent=mock, name=name, _new_name=name, _new_parent=mock, _eat_self=skip, wraps=wraps, **options)
        signature = _signature(original, skip_self=skip)
        if signature is not None:
            type(child)._mock_check_sig = _check_with(signature)
        child._get_return_value()  # which exists before somebody seals the child
        return child

    def make_other():
        if _is_mock(original):
            _refuse_mock(original, name, mock)
        return create_autospec(original, spec_set, _parent=mock, _name=name, wraps=wraps)
    mock._mock_children[name] = _SpecState(original, make_function if isinstance(original, _FUNCTIONS) else make_other)


def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, *, unsafe=False, **kwargs):
    """Make a mock with the attributes and signatures of an object, and so on down."""
    if type(spec) in (list, tuple):
        spec = type(spec)
    if _is_mock(spec):
        raise InvalidSpecError('Cannot autospec a Mock object. [object=%r]' % (spec,))
    if isinstance(spec, (classmethod, staticmethod)):
        spec = spec.__get__(None, object)
    is_type = isinstance(spec, type)
    cls, known = _class_for(spec, is_type, instance)
    if not unsafe:
        _check_typos(kwargs)
    options = {'spec_set' if spec_set else 'spec': spec} if known and spec is not None else {}
    for key in ('return_value', 'side_effect'):
        if key in kwargs:
            options[key] = kwargs.pop(key)
    wraps = options['wraps'] = kwargs.pop('wraps', None)
    name = kwargs.pop('name', _name)
    result = mock = cls(parent=_parent, _new_parent=_parent, _new_name='' if _parent is None else name, name=name,
                        _spec_as_instance=is_type and instance, unsafe=unsafe,
                        **({'_eat_self': False} if _parent is not None else {}), **options)
    if isinstance(spec, _FUNCTIONS):
        result = _autospec_function(mock, spec)
    elif callable(mock):
        signature = _signature(spec, is_type and instance)
        if signature is not None:
            type(mock)._mock_check_sig = _check_with(signature)
    if _parent is not None and not instance:
        _parent._mock_children[name] = result
    if is_type and not instance and 'return_value' not in options:
        mock.return_value = create_autospec(spec, spec_set, instance=True, _name='()', _parent=mock, wraps=wraps)
    for attribute in dir(spec) if known else ():
        if attribute not in _ALL_MAGICS and not (attribute[:2] == attribute[-2:] == '__'):
            _add_child(mock, spec, attribute, spec_set, is_type, wraps)
            if result is not mock and attribute not in vars(result):
                setattr(result, attribute, getattr(mock, attribute))
    if kwargs:
        mock.configure_mock(**kwargs)
    return result


def seal(mock):
    """From now on, attributes of a mock and its children that do not exist yet are an AttributeError."""
    mock._mock_sealed = True
    result = mock._mock_return_value if mock._mock_delegate is None else mock._mock_delegate.return_value
    for child in [*mock._mock_children.values(), result]:
        child = None if isinstance(child, _SpecState) else _mock_of(child)
        if child is not None and child._mock_new_parent is mock:
            seal(child)


def mock_open(mock=None, read_data=''):
    """Make a mock for open(): the handle that it gives reads read_data and can be iterated over and entered."""
    import io
    text = isinstance(read_data, str)
    methods = sorted({*dir(io.TextIOWrapper), *dir(io.BytesIO)})
    mock = MagicMock(name='open', spec=dir(open)) if mock is None else mock
    handle = MagicMock(spec=methods)
    stream = None

    def give(name):
        """A side effect: what the stream does, unless the test has set what the handle's method returns."""
        def act(*args, **kwargs):
            result = getattr(handle, name)._mock_return_value
            return getattr(stream, name)(*args, **kwargs) if result is DEFAULT else result
        return act

    def lines():
        result = handle.readline._mock_return_value
        if result is not DEFAULT:
            while True:
                yield result
        yield from stream

    def begin(*args, **kwargs):
        nonlocal stream
        stream = io.StringIO(read_data) if text else io.BytesIO(read_data)
        return DEFAULT

    def leave(*args):
        handle.close()

    effects = {name: give(name) for name in ('read', 'readline', 'readlines')}
    begin()
    handle.write.return_value = None
    handle.__enter__.return_value = handle
    handle.__exit__.side_effect = leave
    for name, effect in effects.items():
        handle.configure_mock(**{name + '.return_value': DEFAULT, name + '.side_effect': effect})
    handle.__iter__.side_effect = lines
    handle.__next__.side_effect = lambda: next(lines())
    mock.side_effect, mock.return_value = begin, handle
    return mock
