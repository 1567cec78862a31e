# SPDX-License-Identifier: MIT
# modules/frozen/copy.py - shallow and deep copies.

from _weakref import ref as _ref
from copyreg import dispatch_table as _dispatch_table

__all__ = ['Error', 'copy', 'deepcopy', 'replace']


class Error(Exception):
    """An object cannot be copied."""


error = Error

# Types whose instances do not change: a copy is the object itself.
_atomic = frozenset({type(None), type(Ellipsis), type(NotImplemented), int, float, bool, complex, str, bytes, type,
                     range, type(len), type(lambda: None), type((lambda: None).__code__), property, _ref})
_containers = frozenset({list, dict, set, bytearray})


def copy(x):
    """A shallow copy."""
    cls = type(x)
    if cls in _atomic or cls is tuple or cls is frozenset or cls is slice:
        return x
    if cls in _containers:
        return x.copy()
    if issubclass(cls, type):
        return x
    method = getattr(cls, '__copy__', None)
    if method is not None:
        return method(x)
    reduced = _reduce(x, cls)
    return x if isinstance(reduced, str) else _reconstruct(x, None, *reduced)


def deepcopy(x, memo=None, _nil=[]):
    """A copy of an object and of all it refers to."""
    cls = type(x)
    if cls in _atomic:
        return x
    if memo is None:
        memo = {}
    key = id(x)
    result = memo.get(key, _nil)
    if result is not _nil:
        return result
    copier = _deep.get(cls)
    if copier is not None:
        result = copier(x, memo)
    elif issubclass(cls, type):
        result = x
    else:
        method = getattr(x, '__deepcopy__', None)
        if method is not None:
            result = method(memo)
        else:
            reduced = _reduce(x, cls)
            result = x if isinstance(reduced, str) else _reconstruct(x, memo, *reduced)
    if result is not x:
        memo[key] = result
        _keep_alive(x, memo)
    return result


def _keep_alive(x, memo):
    # memo is keyed by id(): what was copied must live as long as memo does
    try:
        memo[id(memo)].append(x)
    except KeyError:
        memo[id(memo)] = [x]


def _deep_list(x, memo):
    result = memo[id(x)] = []
    append = result.append
    for item in x:
        append(deepcopy(item, memo))
    return result


def _deep_tuple(x, memo):
    items = [deepcopy(item, memo) for item in x]
    try:
        return memo[id(x)]  # it was reached again through one of its items
    except KeyError:
        pass
    for item, copied in zip(x, items):
        if item is not copied:
            return tuple(items)
    return x


def _deep_dict(x, memo):
    result = memo[id(x)] = {}
    for key, value in x.items():
        result[deepcopy(key, memo)] = deepcopy(value, memo)
    return result


def _deep_set(x, memo):
    return set([deepcopy(item, memo) for item in x])


def _deep_frozenset(x, memo):
    return frozenset([deepcopy(item, memo) for item in x])


def _deep_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


class _HasMethod:
    def method(self):
        pass


_deep = {list: _deep_list, tuple: _deep_tuple, dict: _deep_dict, set: _deep_set, frozenset: _deep_frozenset,
         bytearray: lambda x, memo: x[:], type(_HasMethod().method): _deep_method}


def _reduce(x, cls):
    """What copyreg or x itself tells of how x is made again."""
    reduce = _dispatch_table.get(cls)
    if reduce is not None:
        return reduce(x)
    reduce = getattr(x, '__reduce_ex__', None)
    if reduce is not None:
        return reduce(4)
    reduce = getattr(x, '__reduce__', None)
    if reduce is None:
        raise Error('un(deep)copyable object of type %s' % cls)
    return reduce()


def _set_state(y, state):
    if hasattr(y, '__setstate__'):
        y.__setstate__(state)
        return
    slots = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    if state is not None:
        y.__dict__.update(state)
    if slots is not None:
        for key, value in slots.items():
            setattr(y, key, value)


def _reconstruct(x, memo, func, args, state=None, items=None, pairs=None):
    """A copy from what _reduce() told; deep if there is a memo."""
    if memo is None:
        def each(value):
            return value
        y = func(*args)
    else:
        def each(value):
            return deepcopy(value, memo)
        y = func(*map(each, args))
        memo[id(x)] = y
    if state is not None:
        _set_state(y, each(state))
    if items is not None:
        for item in items:
            y.append(each(item))
    if pairs is not None:
        for key, value in pairs:
            y[each(key)] = each(value)
    return y


def replace(obj, /, **changes):
    """A copy with some fields replaced, by the class's __replace__()."""
    method = getattr(type(obj), '__replace__', None)
    if method is None:
        raise TypeError(f'replace() does not support {type(obj).__name__} objects')
    return method(obj, **changes)
