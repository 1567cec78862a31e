# SPDX-License-Identifier: MIT
# modules/frozen/weakref.py - weak references, and containers that do not keep their items alive.

from _weakref import ReferenceType, getweakrefcount, getweakrefs, ref
from collections.abc import Mapping, MutableMapping, MutableSet

__all__ = ["ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType", "ProxyType",
           "CallableProxyType", "ProxyTypes", "WeakSet", "WeakMethod", "finalize", "WeakValueDictionary"]


class KeyedRef(ref):
    """A reference that knows the key under which it is stored."""

    __slots__ = ("key",)

    def __new__(cls, ob, callback, key):
        self = super().__new__(cls, ob, callback)
        self.key = key
        return self

    def __init__(self, ob, callback, key):
        super().__init__(ob, callback)


class _WeakDictionary(MutableMapping):
    """What the two mappings share.  Views are iterators, as an entry may be gone before it is asked for."""

    def __len__(self):
        return sum(1 for _ in self.items())

    def __iter__(self):
        return self.keys()

    def keys(self):
        """An iterator over the keys."""
        for key, _ in self.items():
            yield key

    def values(self):
        """An iterator over the values."""
        for _, value in self.items():
            yield value

    def get(self, key, default=None):
        """The value of a key, or default."""
        try:
            return self[key]
        except KeyError:
            return default

    def update(self, other=None, /, **kwargs):
        """Set the entries of a mapping or of pairs."""
        if other is not None:
            if not hasattr(other, 'items'):
                other = dict(other)
            for key, value in other.items():
                self[key] = value
        for key, value in kwargs.items():
            self[key] = value

    def copy(self):
        """A new mapping with the same entries."""
        new = type(self)()
        for key, value in self.items():
            new[key] = value
        return new

    __copy__ = copy

    def __or__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        new = type(self)()
        new.update(other)
        new.update(self)
        return new

    def __ior__(self, other):
        self.update(other)
        return self

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"


class WeakValueDictionary(_WeakDictionary):
    """A mapping whose entries disappear with their values."""

    def __init__(self, other=(), /, **kw):
        def remove(wr, self_ref=ref(self)):
            self = self_ref()
            if self is not None and self.data.get(wr.key) is wr:
                del self.data[wr.key]

        self.data, self._remove = {}, remove
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

    def items(self):
        """An iterator over (key, value)."""
        for key, wr in list(self.data.items()):
            value = wr()
            if value is not None:
                yield key, value

    def popitem(self):
        """Remove the last entry and return it."""
        value = None
        while value is None:
            key, wr = self.data.popitem()
            value = wr()
        return key, value

    def setdefault(self, key, default=None):
        """The value of a key, which becomes default if there is none."""
        value = self.get(key)
        if value is None:
            self[key] = value = default
        return value

    def __deepcopy__(self, memo):
        from copy import deepcopy
        new = type(self)()
        for key, value in self.items():
            new[deepcopy(key, memo)] = value
        return new

    def valuerefs(self):
        """A list of references to the values."""
        return list(self.data.values())

    def itervaluerefs(self):
        """An iterator over references to the values."""
        yield from list(self.data.values())


class WeakKeyDictionary(_WeakDictionary):
    """A mapping whose entries disappear with their keys."""

    def __init__(self, dict=None):
        def remove(wr, self_ref=ref(self)):
            self = self_ref()
            if self is not None:
                self.data.pop(wr, None)

        self.data, self._remove = {}, remove
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

    def items(self):
        """An iterator over (key, value)."""
        for wr, value in list(self.data.items()):
            key = wr()
            if key is not None:
                yield key, value

    def popitem(self):
        """Remove the last entry and return it."""
        key = None
        while key is None:
            wr, value = self.data.popitem()
            key = wr()
        return key, value

    def setdefault(self, key, default=None):
        """The value of a key, which becomes default if there is none."""
        return self.data.setdefault(ref(key, self._remove), default)

    def __deepcopy__(self, memo):
        from copy import deepcopy
        new = type(self)()
        for key, value in self.items():
            new[key] = deepcopy(value, memo)
        return new

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

    def __eq__(self, other):
        if not isinstance(other, type(self)):
            return NotImplemented
        return self.data == {ref(item) for item in other}

    __hash__ = None

    def __repr__(self):
        return repr(self.data)

    def add(self, item):
        """Add an item."""
        self.data.add(ref(item, self._remove))

    def remove(self, item):
        """Remove an item; KeyError if it is not there."""
        self.data.remove(ref(item))

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

    def difference(self, other):
        """A new WeakSet with the members that are not in other."""
        new = self.copy()
        new.difference_update(other)
        return new

    def difference_update(self, other):
        """Remove all items of an iterable."""
        for item in [*other]:
            self.discard(item)

    def intersection(self, other):
        """A new WeakSet with the members that are in other, too."""
        return type(self)(item for item in other if item in self)

    def intersection_update(self, other):
        """Remove what is not in an iterable."""
        self.data.intersection_update([ref(item) for item in other])

    def symmetric_difference(self, other):
        """A new WeakSet with what is in one of the two but not in both."""
        new = self.copy()
        new.symmetric_difference_update(other)
        return new

    def symmetric_difference_update(self, other):
        """Keep what is in one of the two but not in both."""
        for item in type(self)(other):
            self.discard(item) if item in self else self.add(item)

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


class _ProxyRef(ref):
    """What a proxy refers with; without a callback, all that want a proxy of the object share it."""

    __slots__ = ("shared",)

    def __init__(self, ob, callback=None):
        super().__init__(ob, callback)
        self.shared = None


class ProxyType:
    """Behaves like the object it refers to weakly; ReferenceError once that is gone."""

    __slots__ = ("_ref", "__weakref__")
    __hash__ = None

    def __init__(self, ob, callback=None):
        object.__setattr__(self, "_ref", _ProxyRef(ob, callback and (lambda _: callback(self))))

    def __getattribute__(self, name):
        return getattr(_referent(self), name)

    def __setattr__(self, name, value):
        setattr(_referent(self), name, value)

    def __delattr__(self, name):
        delattr(_referent(self), name)

    def __repr__(self):
        target = _reference(self)()
        return f"<weakproxy at {id(self):#x}; to '{type(target).__name__}' at {id(target):#x}>"

    def __str__(self):
        return str(_referent(self))

    def __bytes__(self):
        return bytes(_referent(self))

    def __bool__(self):
        return bool(_referent(self))

    def __reversed__(self):
        return reversed(_referent(self))

    def __next__(self):
        ob = _referent(self)
        if not hasattr(type(ob), "__next__"):
            raise TypeError("Weakref proxy referenced a non-iterator '%.200s' object" % type(ob).__name__)
        return next(ob)


class CallableProxyType(ProxyType):
    """The same for what can be called."""

    __slots__ = ()

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
        setattr(ProxyType, f"__i{name}__", binary(getattr(operator, f"__i{name}__")))
    for name, function in (("neg", operator.neg), ("pos", operator.pos), ("invert", operator.invert), ("abs", abs),
                           ("len", len), ("iter", iter), ("int", int), ("float", float), ("index", operator.index)):
        setattr(ProxyType, f"__{name}__", unary(function))
    ProxyType.__setitem__ = lambda self, key, value: operator.setitem(_referent(self), key, value)


def _plain(value):
    return _referent(value) if isinstance(value, ProxyTypes) else value


ProxyTypes = (ProxyType, CallableProxyType)
_forward()


def proxy(object, callback=None, /):
    """An object that behaves like the given one without keeping it alive."""
    cls = CallableProxyType if callable(object) else ProxyType
    if callback is not None:
        return cls(object, callback)
    for reference in getweakrefs(object):
        if type(reference) is _ProxyRef and reference.shared is not None and (shared := reference.shared()) is not None:
            return shared
    new = cls(object)
    _reference(new).shared = ref(new)
    return new


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
        # The newest first, even one that another has just made; one that fails does not keep the others from being called.
        while (newest := next((self for self in reversed(cls._alive) if self.atexit), None)) is not None:
            try:
                newest()
            except Exception:
                import sys
                sys.excepthook(*sys.exc_info())

    def __repr__(self):
        obj = self._info[0]()
        if obj is None or self not in finalize._alive:
            return f"<finalize object at {id(self):#x}; dead>"
        return f"<finalize object at {id(self):#x}; for {type(obj).__name__!r} at {id(obj):#x}>"
