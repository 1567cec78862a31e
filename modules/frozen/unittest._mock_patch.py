# SPDX-License-Identifier: MIT
"""patch() and its kin: replace an attribute, or items of a dict, for as long as a test takes.

One object serves as decorator of functions, coroutine functions and classes, as context manager, and by start() and
stop().  A decorated function keeps the list of its patches, so that several decorators make one wrapper.
"""
import builtins
import contextlib
import functools
import types
from unittest._mock_async import AsyncMock
from unittest._mock_autospec import _instance_callable, create_autospec
from unittest._mock_base import (InvalidSpecError, NonCallableMock, _check_typos, _is_async, _is_coroutine_function,
                                 _is_mock)
from unittest._mock_call import DEFAULT
from unittest._mock_callable import MagicMock, NonCallableMagicMock

_KEPT = ('__doc__', '__module__', '__defaults__', '__annotations__', '__kwdefaults__')  # deleting them leaves a default


class _Patcher:
    """What all patches can do; a subclass brings __enter__ and __exit__."""

    def start(self):
        """Begin; the result is that of entering the context."""
        result = self.__enter__()
        _active.append(self)
        return result

    def stop(self):
        """End what start() began; None if it has ended."""
        try:
            _active.remove(self)
        except ValueError:
            return None
        return self.__exit__(None, None, None)

    def decorate_class(self, cls):
        """Patch all test methods of a class."""
        from unittest.mock import patch
        for name in dir(cls):
            if name.startswith(patch.TEST_PREFIX):
                value = getattr(cls, name)
                if hasattr(value, '__call__'):
                    setattr(cls, name, self.copy()(value))
        return cls


_active = []  # what start() began, in this order


class _patch(_Patcher):
    """Replaces one attribute, or several of one object."""

    def __init__(self, getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, *, unsafe=False):
        if new_callable is not None and new is not DEFAULT:
            raise ValueError("Cannot use 'new' and 'new_callable' together")
        if new_callable is not None and autospec is not None:
            raise ValueError("Cannot use 'autospec' and 'new_callable' together")
        if not unsafe:
            _check_typos(kwargs)
        for which, item in (('spec', spec), ('spec_set', spec_set)):
            if _is_mock(item):
                raise InvalidSpecError('Cannot spec attr %r as the %s has already been mocked out. [%s=%r]' % (
                    attribute, which if which == 'spec' else 'spec_set target', which, item))
        self.getter, self.attribute, self.new, self.spec, self.create = getter, attribute, new, spec, create
        self.spec_set, self.autospec, self.new_callable, self.kwargs = spec_set, autospec, new_callable, kwargs
        self.has_local, self.attribute_name, self.additional_patchers = False, None, []
        self.is_started = False

    def copy(self):
        """Another patch of the same."""
        made = _patch(self.getter, self.attribute, self.new, self.spec, self.create, self.spec_set, self.autospec,
                      self.new_callable, self.kwargs)
        made.attribute_name = self.attribute_name
        made.additional_patchers = [patcher.copy() for patcher in self.additional_patchers]
        return made

    def __call__(self, func):
        if isinstance(func, type):
            return self.decorate_class(func)
        return self.decorate_callable(func)

    def decorate_callable(self, func):
        """Patch while a function, or a coroutine function, runs."""
        if hasattr(func, 'patchings'):
            func.patchings.append(self)
            return func
        if _is_coroutine_function(func):
            @functools.wraps(func)
            async def patched(*args, **kwargs):
                with _all_entered(patched, args, kwargs) as (args, kwargs):
                    return await func(*args, **kwargs)
        else:
            @functools.wraps(func)
            def patched(*args, **kwargs):
                with _all_entered(patched, args, kwargs) as (args, kwargs):
                    return func(*args, **kwargs)
        patched.patchings = [self]
        return patched

    def get_original(self):
        """What the attribute is, and whether the target has it itself and not by inheritance."""
        target, name = self.getter(), self.attribute
        try:
            original, local = target.__dict__[name], True
        except (AttributeError, KeyError):
            original, local = getattr(target, name, DEFAULT), False
        if hasattr(builtins, name) and name[0] != '_' and isinstance(target, types.ModuleType):
            self.create = True  # modules may shadow built-in functions
        if not self.create and original is DEFAULT:
            raise AttributeError('%s does not have the attribute %r' % (target, name))
        return original, local

    def _check(self, original):
        """Refuse arguments that contradict each other; the values of spec and spec_set."""
        spec, spec_set, autospec = (None if item is False else item
                                    for item in (self.spec, self.spec_set, self.autospec))
        if spec is not None and autospec is not None:
            raise TypeError("Can't specify spec and autospec")
        if (spec is not None or autospec is not None) and spec_set not in (True, None):
            raise TypeError("Can't provide explicit spec_set *and* spec or autospec")
        return spec, spec_set, autospec

    def _make(self, original, spec, spec_set):
        """The mock where neither a value nor autospec is given."""
        by_original = spec is True or spec_set is True
        if by_original and original is DEFAULT:
            raise TypeError("Can't use 'spec' with create=True")
        if spec is True:
            spec, spec_set = (None, original) if spec_set is True else (original, spec_set)
        elif spec is not None and spec_set is True:
            spec, spec_set = None, spec
        elif spec_set is True:
            spec_set = original
        given = spec_set if spec_set is not None else spec
        cls = self.new_callable or self._class_for(original, given)
        options = {key: item for key, item in (('spec', spec), ('spec_set', spec_set)) if item is not None}
        if isinstance(cls, type) and issubclass(cls, NonCallableMock) and self.attribute:
            options['name'] = self.attribute
        options.update(self.kwargs)
        new = cls(**options)
        if _is_mock(new) and given is not None and isinstance(given, type):
            options.pop('name', None)
            cls = cls if _instance_callable(given) else NonCallableMagicMock
            new.return_value = cls(_new_parent=new, _new_name='()', **options)
        return new

    @staticmethod
    def _class_for(original, given):
        if given is None:
            return AsyncMock if _is_async(original) else MagicMock
        if _is_async(given):
            return AsyncMock
        can_call = '__call__' in given if type(given) in (list, tuple) else callable(given)
        return MagicMock if can_call else NonCallableMagicMock

    def _make_autospec(self, target, original, spec_set, autospec):
        if self.new is not DEFAULT:
            raise TypeError("autospec creates the mock for you. Can't specify autospec and new.")
        if original is DEFAULT:
            raise TypeError("Can't use 'autospec' with create=True")
        autospec = original if autospec is True else autospec
        if _is_mock(target):
            raise InvalidSpecError('Cannot autospec attr %r as the patch target has already been mocked out. '
                                   '[target=%r, attr=%r]' % (self.attribute, target, autospec))
        if _is_mock(autospec):
            raise InvalidSpecError('Cannot autospec attr %r from target %r as it has already been mocked out. '
                                   '[target=%r, attr=%r]' % (self.attribute, getattr(target, '__name__', target), target,
                                                             autospec))
        return create_autospec(autospec, spec_set=bool(spec_set), _name=self.attribute, **self.kwargs)

    def __enter__(self):
        if self.is_started:
            raise RuntimeError('Patch is already started')
        self.target = target = self.getter()
        original, local = self.get_original()
        spec, spec_set, autospec = self._check(original)
        if autospec is not None:
            new = self._make_autospec(target, original, spec_set, autospec)
        elif self.new is DEFAULT:
            new = self._make(original, spec, spec_set)
        elif self.kwargs:
            raise TypeError("Can't pass kwargs to a mock we aren't creating")
        else:
            new = self.new
        self.temp_original, self.is_local, self.is_started = original, local, True
        self._stack = contextlib.ExitStack()
        try:
            setattr(target, self.attribute, new)
            if self.attribute_name is None:
                return new
            made = {self.attribute_name: new} if self.new is DEFAULT else {}
            for patcher in self.additional_patchers:
                one = self._stack.enter_context(patcher)
                if patcher.new is DEFAULT:
                    made.update(one)
            return made
        except BaseException as error:
            if not self.__exit__(type(error), error, error.__traceback__):
                raise

    def __exit__(self, *exc_info):
        if not self.is_started:
            return None
        if self.is_local and self.temp_original is not DEFAULT:
            setattr(self.target, self.attribute, self.temp_original)
        else:
            delattr(self.target, self.attribute)
            if not self.create and (not hasattr(self.target, self.attribute) or self.attribute in _KEPT):
                setattr(self.target, self.attribute, self.temp_original)
        stack = self._stack
        self.is_started = False
        del self.temp_original, self.is_local, self.target, self._stack
        return stack.__exit__(*exc_info)


@contextlib.contextmanager
def _all_entered(patched, args, kwargs):
    """With all patches of a decorated function entered: its arguments, with the mocks that they made."""
    extra = []
    with contextlib.ExitStack() as stack:
        for patching in patched.patchings:
            made = stack.enter_context(patching)
            if patching.attribute_name is not None:
                kwargs = {**kwargs, **made}
            elif patching.new is DEFAULT:
                extra.append(made)
        yield args + tuple(extra), kwargs


def _resolve(path):
    """The object that "module.attribute" or "module:attribute" means; without a colon, modules come first."""
    import importlib
    module, colon, inner = path.partition(':')
    name, *rest = [module] if colon else path.split('.')
    item = importlib.import_module(name)
    while rest:
        name += '.' + rest[0]
        try:
            item = importlib.import_module(name)
        except ImportError:
            break
        del rest[0]
    for part in rest + (inner.split('.') if inner else []):
        item = getattr(item, part)
    return item


def _get_target(target):
    """What gives the object of a dotted name, and the name of its last part."""
    try:
        path, attribute = target.rsplit('.', 1)
    except (TypeError, ValueError, AttributeError):
        raise TypeError('Need a valid target to patch. You supplied: %r' % (target,)) from None
    return functools.partial(_resolve, path), attribute


def patch(target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *,
          unsafe=False, **kwargs):
    """Replace the attribute that a dotted name means, for a test, with a mock or another object."""
    getter, attribute = _get_target(target)
    return _patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, unsafe=unsafe)


def _patch_object(target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None,
                  new_callable=None, *, unsafe=False, **kwargs):
    """Replace an attribute of an object, for a test, with a mock or another object."""
    if type(target) is str:
        raise TypeError('%r must be the actual object to be patched, not a str' % target)
    return _patch(lambda: target, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, unsafe=unsafe)


def _patch_multiple(target, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
    """Replace several attributes of an object; for those that are DEFAULT mocks are made and passed by keyword."""
    getter = functools.partial(_resolve, target) if type(target) is str else lambda: target
    if not kwargs:
        raise ValueError('Must supply at least one keyword argument with patch.multiple')
    patchers = []
    for attribute, new in kwargs.items():
        patchers.append(_patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, {}))
        patchers[-1].attribute_name = attribute
    patchers[0].additional_patchers = patchers[1:]
    return patchers[0]


class _patch_dict(_Patcher):
    """Changes a mapping, and puts back what it held."""

    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict, self.values, self.clear, self._original = in_dict, {**dict(values), **kwargs}, clear, None

    def copy(self):
        """Another patch of the same."""
        return _patch_dict(self.in_dict, self.values, self.clear)

    def __call__(self, func):
        if isinstance(func, type):
            return self.decorate_class(func)
        if _is_coroutine_function(func):
            @functools.wraps(func)
            async def patched(*args, **kwargs):
                with self.copy():
                    return await func(*args, **kwargs)
        else:
            @functools.wraps(func)
            def patched(*args, **kwargs):
                with self.copy():
                    return func(*args, **kwargs)
        return patched

    def __enter__(self):
        if isinstance(self.in_dict, str):
            self.in_dict = _resolve(self.in_dict)
        there = self.in_dict
        try:
            self._original = there.copy()
        except AttributeError:  # a mapping that can do little
            self._original = {key: there[key] for key in there}
        if self.clear:
            _clear(there)
        _update(there, self.values)
        return there

    def __exit__(self, *exc_info):
        if self._original is not None:
            original, self._original = self._original, None
            _clear(self.in_dict)
            _update(self.in_dict, original)
        return False


def _update(mapping, values):
    try:
        mapping.update(values)
    except AttributeError:
        for key in values:
            mapping[key] = values[key]


def _clear(mapping):
    try:
        mapping.clear()
    except AttributeError:
        for key in list(mapping):
            del mapping[key]


def _patch_stopall():
    """End everything that start() began, the last first."""
    for patcher in reversed(list(_active)):
        patcher.stop()


patch.object, patch.dict, patch.multiple, patch.stopall = _patch_object, _patch_dict, _patch_multiple, _patch_stopall
patch.TEST_PREFIX = 'test'
