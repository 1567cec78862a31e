# SPDX-License-Identifier: MIT
"""warnings.deprecated: marks classes and functions that are to be used no more (PEP 702)."""
import functools
import inspect
import types
import warnings


class deprecated:
    """A decorator: using what it marks gives a warning of the category, unless that is None."""

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        if not isinstance(message, str):
            raise TypeError("Expected an object of type str for 'message', not %r" % type(message).__name__)
        self.message, self.category, self.stacklevel = message, category, stacklevel

    def __call__(self, arg, /):
        if not isinstance(arg, type) and not callable(arg):
            raise TypeError('@deprecated decorator with non-None category must be applied to a class or callable, not %r'
                            % (arg,))
        if self.category is None:
            arg.__deprecated__ = self.message
            return arg
        return self._mark_class(arg) if isinstance(arg, type) else self._mark_function(arg)

    def _warn(self):
        warnings.warn(self.message, category=self.category, stacklevel=self.stacklevel + 2)

    def _mark_function(self, arg):
        warn = self._warn

        @functools.wraps(arg)
        def wrapper(*args, **kwargs):
            warn()
            return arg(*args, **kwargs)
        if inspect.iscoroutinefunction(arg):
            wrapper = inspect.markcoroutinefunction(wrapper)
        arg.__deprecated__ = wrapper.__deprecated__ = self.message
        return wrapper

    def _mark_class(self, arg):
        """Making an instance warns, and so does a class derived from it."""
        original_new, original_init_subclass, warn = arg.__new__, arg.__init_subclass__, self._warn

        @functools.wraps(original_new)
        def __new__(cls, /, *args, **kwargs):
            if cls is arg:
                warn()
            if original_new is not object.__new__:
                return original_new(cls, *args, **kwargs)
            if cls.__init__ is object.__init__ and (args or kwargs):
                raise TypeError('%s() takes no arguments' % cls.__name__)
            return original_new(cls)
        arg.__new__ = staticmethod(__new__)
        is_method = isinstance(original_init_subclass, types.MethodType)
        target = original_init_subclass.__func__ if is_method else original_init_subclass

        @functools.wraps(target)
        def __init_subclass__(*args, **kwargs):
            warn()
            return target(*args, **kwargs)
        arg.__init_subclass__ = classmethod(__init_subclass__) if is_method else __init_subclass__
        arg.__deprecated__ = __new__.__deprecated__ = __init_subclass__.__deprecated__ = self.message
        return arg


deprecated.__module__ = 'warnings'
