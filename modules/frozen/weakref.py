# SPDX-License-Identifier: MIT
# modules/frozen/weakref.py - weak references, and containers that do not keep their items alive.

from _weakref import ReferenceType, getweakrefcount, getweakrefs, ref
from collections.abc import MutableMapping, MutableSet

__all__ = ["ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType", "ProxyType",
           "WeakSet", "WeakMethod", "finalize", "WeakValueDictionary"]


class KeyedRef(ref):
    """A reference that knows the key under which it is stored."""

    __slots__ = ("key",)

    def __new__(cls, ob, callback, key):
        self = super().__new__(cls, ob, callback)
        self.key = key
        return self

    def __init__(self, ob, callback, key):
        super().__init__(ob, callback)


class WeakValueDictionary(MutableMapping):
    """A mapping whose entries disappear with their values."""

    def __init__(self, other=(), /, **kw):
        data = self.data = {}

        def remove(wr):
            if data.get(wr.key) is wr:
                del data[wr.key]

        self._remove = remove
        self.update(other, **kw)

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self.data[key] = KeyedRef(value, self._remove, key)

    def __delitem__(self, key):
        del self.data[key]

    def __contains__(self, key):
        wr = self.data.get(key)
        return wr is not None and wr() is not None

    def __iter__(self):
        for key, wr in list(self.data.items()):
            if wr() is not None:
                yield key

    def __len__(self):
        return sum(wr() is not None for wr in list(self.data.values()))

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"

    def copy(self):
        """A new WeakValueDictionary with the same entries."""
        return type(self)(self)

    __copy__ = copy

    def valuerefs(self):
        """A list of references to the values."""
        return list(self.data.values())

    itervaluerefs = valuerefs


class WeakKeyDictionary(MutableMapping):
    """A mapping whose entries disappear with their keys."""

    def __init__(self, dict=None):
        data = self.data = {}

        def remove(wr):
            data.pop(wr, None)

        self._remove = remove
        if dict is not None:
            self.update(dict)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def __iter__(self):
        for wr in list(self.data):
            key = wr()
            if key is not None:
                yield key

    def __len__(self):
        return sum(wr() is not None for wr in list(self.data))

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"

    def copy(self):
        """A new WeakKeyDictionary with the same entries."""
        return type(self)(self)

    __copy__ = copy

    def keyrefs(self):
        """A list of references to the keys."""
        return list(self.data)


class WeakSet(MutableSet):
    """A set whose members disappear when nothing else refers to them."""

    def __init__(self, data=None):
        members = self.data = set()
        self._remove = members.discard
        if data is not None:
            self.update(data)

    @classmethod
    def _from_iterable(cls, it):
        return cls(it)

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def __iter__(self):
        for wr in list(self.data):
            item = wr()
            if item is not None:
                yield item

    def __len__(self):
        return sum(wr() is not None for wr in list(self.data))

    def __repr__(self):
        return repr(self.data)

    def add(self, item):
        """Add an item."""
        self.data.add(ref(item, self._remove))

    def discard(self, item):
        """Remove an item if it is there."""
        self.data.discard(ref(item))

    def update(self, other):
        """Add all items of an iterable."""
        for item in other:
            self.add(item)

    def copy(self):
        """A new WeakSet with the same members."""
        return type(self)(self)

    def union(self, other):
        """A new WeakSet with the members of both."""
        new = self.copy()
        new.update(other)
        return new

    def issubset(self, other):
        """Is every member in other?"""
        return all(item in other for item in self)

    def issuperset(self, other):
        """Is everything in other a member?"""
        return all(item in self for item in other)


class WeakMethod(ref):
    """A reference to a bound method that lives as long as its object and function."""

    __slots__ = ("_function", "_type", "_alive", "__weakref__")

    def __new__(cls, meth, callback=None):
        try:
            obj, function = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError(f"argument should be a bound method, not {type(meth)}") from None

        def died(_):
            me = me_ref()
            if me is not None and me._alive:
                me._alive = False
                if callback is not None:
                    callback(me)

        self = super().__new__(cls, obj, died)
        self._function = ref(function, died)
        self._type = type(meth)
        self._alive = True
        me_ref = ref(self)
        return self

    def __init__(self, meth, callback=None):
        super().__init__(meth, callback)

    def __call__(self):
        obj, function = super().__call__(), self._function()
        return None if obj is None or function is None else self._type(function, obj)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is other
        return ref.__eq__(self, other) and self._function == other._function

    def __ne__(self, other):
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    __hash__ = ref.__hash__


class ProxyType:
    """Behaves like the object it refers to weakly; ReferenceError once that is gone."""

    __slots__ = ("_ref", "__weakref__")
    __hash__ = None

    def __init__(self, ob, callback=None):
        object.__setattr__(self, "_ref", ref(ob, callback and (lambda _: callback(self))))

    def __getattribute__(self, name):
        return getattr(_referent(self), name)

    def __setattr__(self, name, value):
        setattr(_referent(self), name, value)

    def __delattr__(self, name):
        delattr(_referent(self), name)

    def __repr__(self):
        target = _reference(self)()
        return f"<weakproxy at {id(self):#x} to {type(target).__name__} at {id(target):#x}>"

    def __str__(self):
        return str(_referent(self))

    def __bool__(self):
        return bool(_referent(self))

    def __call__(self, *args, **kw):
        return _referent(self)(*args, **kw)


_reference = ProxyType._ref.__get__


def _referent(p):
    ob = _reference(p)()
    if ob is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return ob


def _forward():
    # Special methods are looked up on the class, so each is forwarded by a function of its own.
    import operator

    def unary(function):
        return lambda self: function(_referent(self))

    def binary(function):
        return lambda self, other: function(_referent(self), _plain(other))

    def reflected(function):
        return lambda self, other: function(other, _referent(self))

    for name in ("lt", "le", "eq", "ne", "gt", "ge", "getitem", "contains", "delitem"):
        setattr(ProxyType, f"__{name}__", binary(getattr(operator, name)))
    for name in ("add", "sub", "mul", "matmul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and", "or",
                 "xor"):
        function = getattr(operator, f"__{name}__")
        setattr(ProxyType, f"__{name}__", binary(function))
        setattr(ProxyType, f"__r{name}__", reflected(function))
    for name, function in (("neg", operator.neg), ("pos", operator.pos), ("invert", operator.invert), ("abs", abs),
                           ("len", len), ("iter", iter), ("next", next), ("int", int), ("float", float), ("index", operator.index)):
        setattr(ProxyType, f"__{name}__", unary(function))
    ProxyType.__setitem__ = lambda self, key, value: operator.setitem(_referent(self), key, value)


def _plain(value):
    return _referent(value) if type(value) is ProxyType else value


_forward()
CallableProxyType = ProxyType
ProxyTypes = (ProxyType, CallableProxyType)


def proxy(object, callback=None, /):
    """An object that behaves like the given one without keeping it alive."""
    return ProxyType(object, callback)


class finalize:
    """Calls a function when an object dies, or at the interpreter's end."""

    __slots__ = ("atexit", "_info", "__weakref__")
    _alive = {}
    _registered = False

    def __init__(self, obj, func, /, *args, **kwargs):
        if not finalize._registered:
            import atexit
            atexit.register(finalize._at_exit)
            finalize._registered = True
        self.atexit = True
        self._info = (ref(obj, self), func, args, kwargs)
        finalize._alive[self] = self._info

    def __call__(self, _=None):
        """Call the function, unless that has been done, and return its result."""
        info = finalize._alive.pop(self, None)
        return info[1](*info[2], **info[3]) if info else None

    def detach(self):
        """Forget it all; return (obj, func, args, kwargs) if it was alive."""
        obj = self._info[0]()
        info = finalize._alive.pop(self, None) if obj is not None else None
        return (obj, *info[1:]) if info else None

    def peek(self):
        """Return (obj, func, args, kwargs) if alive."""
        obj = self._info[0]()
        return (obj, *self._info[1:]) if obj is not None and self in finalize._alive else None

    @property
    def alive(self):
        """Has the function still to be called?"""
        return self in finalize._alive

    @classmethod
    def _at_exit(cls):
        for self in reversed(list(cls._alive)):
            if self.atexit:
                self()

    def __repr__(self):
        obj = self._info[0]()
        if obj is None or self not in finalize._alive:
            return f"<finalize object at {id(self):#x}; dead>"
        return f"<finalize object at {id(self):#x}; for {type(obj).__name__!r} at {id(obj):#x}>"
