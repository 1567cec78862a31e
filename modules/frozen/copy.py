# SPDX-License-Identifier: MIT
# modules/frozen/copy.py - shallow and deep copies.

__all__ = ['Error', 'copy', 'deepcopy', 'replace']


class Error(Exception):
    """An object cannot be copied."""


error = Error

# Types whose instances do not change: a copy is the object itself.
_atomic = frozenset({type(None), type(Ellipsis), type(NotImplemented), int, float, bool, complex, str, bytes, type,
                     range, type(len), type(lambda: None), type((lambda: None).__code__), property})
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
    return x if isinstance(reduced, str) else _rebuild(x, None, *reduced)


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
            result = x if isinstance(reduced, str) else _rebuild(x, memo, *reduced)
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
    """What __reduce_ex__() or __reduce__() tells, or the same for a plain object."""
    own = getattr(cls, '__reduce__', None)
    if own is not None and own is not getattr(object, '__reduce__', None):
        return x.__reduce__()
    own = getattr(cls, '__reduce_ex__', None)
    if own is not None and own is not getattr(object, '__reduce_ex__', None):
        return x.__reduce_ex__(4)
    return _reduce_plain(x, cls)


def _new(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


def _reduce_plain(x, cls):
    args, kwargs = (), {}
    if hasattr(cls, '__getnewargs_ex__'):
        args, kwargs = x.__getnewargs_ex__()
    elif hasattr(cls, '__getnewargs__'):
        args = x.__getnewargs__()
    get_state = getattr(cls, '__getstate__', None)
    if get_state is not None and get_state is not getattr(object, '__getstate__', None):
        state = x.__getstate__()
    else:
        state = _state_of(x, cls)
        if state is None and not args and not isinstance(x, (list, dict)) and not _plain_new(cls):
            raise TypeError(f"cannot pickle '{cls.__name__}' object")
    items = iter(x) if isinstance(x, list) else None
    pairs = iter(x.items()) if isinstance(x, dict) else None
    return _new, (cls, args, kwargs), state, items, pairs


def _plain_new(cls):
    # does the class come from a class statement, or make instances without arguments?
    return any('__module__' in base.__dict__ for base in cls.__mro__[:-1]) or cls is object


def _slots_of(cls):
    for base in cls.__mro__:
        slots = base.__dict__.get('__slots__', ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name in ('__dict__', '__weakref__'):
                continue
            if name.startswith('__') and not name.endswith('__') and base.__name__.strip('_'):
                name = f'_{base.__name__.lstrip("_")}{name}'
            yield name


def _state_of(x, cls):
    state = getattr(x, '__dict__', None)
    slots = {}
    for name in _slots_of(cls):
        try:
            slots[name] = getattr(x, name)
        except AttributeError:
            pass
    if slots:
        return state or None, slots
    return state or None


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


def _rebuild(x, memo, func, args, state=None, items=None, pairs=None):
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
