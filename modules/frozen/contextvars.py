# SPDX-License-Identifier: MIT
"""contextvars: variables whose values belong to a context, such as a task.

A context's dict is never changed, only replaced, so that copying a context costs nothing."""
from _asyncio import context as _context, set_context as _set_context
from collections.abc import Mapping

__all__ = ['Context', 'ContextVar', 'Token', 'copy_context']


class Context(Mapping):
    """The values of context variables."""

    __module__ = '_contextvars'  # as CPython shows it
    __slots__ = '_values', '_entered', '__weakref__'

    def __init__(self):
        self._values, self._entered = {}, False

    def __init_subclass__(cls, **kwargs):
        raise TypeError("type '_contextvars.Context' is not an acceptable base type")

    def run(self, callable, /, *args, **kwargs):
        """Call a function with this context as the current one."""
        if self._entered:
            raise RuntimeError('cannot enter context: %r is already entered' % self)
        before = _context()
        self._entered = True
        _set_context(self)
        try:
            return callable(*args, **kwargs)
        finally:
            _set_context(before)
            self._entered = False

    def copy(self):
        """A context with the same values."""
        new = Context()
        new._values = self._values
        return new

    def _check(self, var):
        if not isinstance(var, ContextVar):
            raise TypeError('a ContextVar key was expected, got %r' % (var,))

    def __getitem__(self, var, /):
        self._check(var)
        return self._values[var]

    def __contains__(self, var, /):
        self._check(var)
        return var in self._values

    def get(self, var, default=None, /):
        """The value of a variable, or a default."""
        self._check(var)
        return self._values.get(var, default)

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def __eq__(self, other):
        return self._values == other._values if isinstance(other, Context) else NotImplemented

    __hash__ = None

    def __repr__(self):
        return '<_contextvars.Context object at 0x%x>' % id(self)


def _current():
    context = _context()
    if context is None:
        context = Context()
        context._entered = True
        _set_context(context)
    return context


def copy_context():
    """A copy of the current context."""
    return _current().copy()


_missing = object()


class ContextVar:
    """A variable that each context has a value of its own for."""

    __module__ = '_contextvars'  # as CPython shows it
    __slots__ = 'name', '_default', '__weakref__'

    def __init__(self, name, /, *, default=_missing):
        if not isinstance(name, str):
            raise TypeError('context variable name must be a str')
        object.__setattr__(self, 'name', name)
        object.__setattr__(self, '_default', default)

    def __setattr__(self, name, value):
        if name == 'name':
            raise AttributeError('readonly attribute')
        raise AttributeError("'ContextVar' object has no attribute '%s'" % name)

    def __init_subclass__(cls, **kwargs):
        raise TypeError("type '_contextvars.ContextVar' is not an acceptable base type")

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)

    def get(self, default=_missing, /):
        """The value in the current context, else the default given here or to the class."""
        context = _context()
        if context is not None and self in context._values:
            return context._values[self]
        if default is not _missing:
            return default
        if self._default is not _missing:
            return self._default
        raise LookupError(self)

    def set(self, value, /):
        """Set the value in the current context; the token returned can reset it."""
        context = _current()
        token = Token._new(self, context, context._values.get(self, Token.MISSING))
        context._values = {**context._values, self: value}
        return token

    def reset(self, token, /):
        """Set what the variable was before the set() that returned token."""
        if not isinstance(token, Token):
            raise TypeError('expected an instance of Token, got %r' % (token,))
        if token._used:
            raise RuntimeError('%r has already been used once' % token)
        if token.var is not self:
            raise ValueError('%r was created by a different ContextVar' % token)
        context = _current()
        if token._context is not context:
            raise ValueError('%r was created in a different Context' % token)
        token._used = True
        values = {**context._values}
        if token.old_value is Token.MISSING:
            values.pop(self, None)
        else:
            values[self] = token.old_value
        context._values = values

    def __repr__(self):
        default = '' if self._default is _missing else ' default=%r' % (self._default,)
        return '<ContextVar name=%r%s at 0x%x>' % (self.name, default, id(self))


class _Missing:
    def __repr__(self):
        return '<Token.MISSING>'


class Token:
    """What ContextVar.set() returns; in a with statement it resets the variable at the end."""

    __module__ = '_contextvars'  # as CPython shows it
    __slots__ = '_var', '_context', '_old', '_used'
    MISSING = _Missing()

    def __new__(cls, *args, **kwargs):
        raise RuntimeError('Tokens can only be created by ContextVars')

    @classmethod
    def _new(cls, var, context, old):
        self = object.__new__(cls)
        self._var, self._context, self._old, self._used = var, context, old, False
        return self

    def __init_subclass__(cls, **kwargs):
        raise TypeError("type '_contextvars.Token' is not an acceptable base type")

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)

    @property
    def var(self):
        """The variable that was set."""
        return self._var

    @property
    def old_value(self):
        """What it was before, or Token.MISSING."""
        return self._old

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self._var.reset(self)

    __hash__ = None

    def __repr__(self):
        return '<Token%s var=%r at 0x%x>' % (' used' if self._used else '', self._var, id(self))
