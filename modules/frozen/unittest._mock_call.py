# SPDX-License-Identifier: MIT
"""What unittest.mock compares: sentinel objects, ANY, and calls.

A call is a tuple (name, args, kwargs), or (args, kwargs) where a mock keeps its arguments.  Parts that are left out are
empty, so that ('foo',), ('foo', ()) and ('foo', (), {}) are the same call; and a call compared with a tuple takes the
tuple's shorthand.
"""

_TUPLE_NAMES = frozenset(vars(tuple))  # what call.count and call.__len__ are not

class _SentinelObject:
    """A named object that is equal to nothing but itself."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return 'sentinel.' + self.name

    def __reduce__(self):
        return getattr, (sentinel, self.name)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class _Sentinel:
    """Makes a sentinel object for each attribute that is asked for."""

    def __init__(self):
        self._sentinels = {}

    def __getattr__(self, name):
        if name == '__bases__':  # what help() and inspect take for a class
            raise AttributeError
        return self._sentinels.setdefault(name, _SentinelObject(name))

    def __reduce__(self):
        return 'sentinel'


class _ANY:
    """Equal to everything."""

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return '<ANY>'


def _split(value):
    """The (name, args, kwargs) that a tuple of up to three parts stands for; name is None where it has none."""
    if len(value) == 3:
        return value
    if len(value) == 2 and not isinstance(value[0], str):
        return None, *value
    name, args, kwargs = None, (), {}
    for part in value if len(value) < 3 else ():
        if isinstance(part, str):
            name = part
        elif isinstance(part, tuple):
            args = part
        else:
            kwargs = part
    return name, args, kwargs


def _format_call(name, args, kwargs):
    """A call as a program would write it."""
    return '%s(%s)' % (name, ', '.join([repr(arg) for arg in args] + ['%s=%r' % item for item in kwargs.items()]))


class _Call(tuple):
    """A call, recorded or expected; calling it or taking its attributes makes chained calls."""

    def __new__(cls, value=(), name=None, parent=None, two=False, from_kall=True):
        own_name, args, kwargs = _split(value)
        return tuple.__new__(cls, (args, kwargs) if two else ((name or '') if own_name is None else own_name, args, kwargs))

    def __init__(self, value=(), name=None, parent=None, two=False, from_kall=True):
        self._mock_name, self._mock_parent, self._mock_from_kall = name, parent, from_kall

    def __eq__(self, other):
        try:
            count = len(other)
        except TypeError:
            return NotImplemented
        if not isinstance(other, tuple) or count > 3:
            return False
        name, args, kwargs = _split(self)
        other_name, other_args, other_kwargs = _split(other)
        if getattr(self, '_mock_parent', None) and getattr(other, '_mock_parent', None) \
                and self._mock_parent != other._mock_parent:
            return False
        if name and name != other_name:  # a call without a name is anybody's
            return False
        return (other_args, other_kwargs) == (args, kwargs)  # the other's first: it may hold ANY

    __ne__ = object.__ne__
    __hash__ = None

    def __call__(self, /, *args, **kwargs):
        name = self._mock_name
        if name is None:
            return _Call(('', args, kwargs), name='()')
        return _Call((name, args, kwargs), name=name + '()', parent=self)

    def __getattr__(self, attr):
        if self._mock_name is None:
            return _Call(name=attr, from_kall=False)
        return _Call(name='%s.%s' % (self._mock_name, attr), parent=self, from_kall=False)

    def __getattribute__(self, attr):
        if attr in _TUPLE_NAMES:
            raise AttributeError
        return tuple.__getattribute__(self, attr)

    @property
    def args(self):
        """The positional arguments."""
        return self[-2]

    @property
    def kwargs(self):
        """The keyword arguments."""
        return self[-1]

    def __repr__(self):
        if not self._mock_from_kall:
            name = self._mock_name or 'call'
            return 'call' + name if name.startswith('()') else name
        name, args, kwargs = _split(self)
        if not name:
            name = 'call'
        else:
            name = 'call' + name if name.startswith('()') else 'call.' + name
        return _format_call(name, args, kwargs)

    def call_list(self):
        """The calls that a chain such as call.a(1).b(2) consists of."""
        calls, item = [], self
        while item is not None:
            if item._mock_from_kall:
                calls.append(item)
            item = item._mock_parent
        return _CallList(reversed(calls))


class _CallList(list):
    """A list of calls; a list is in it when its calls follow each other in it."""

    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        count = len(value)
        return any(self[start:start + count] == value for start in range(len(self) - count + 1))

    def __repr__(self):
        from pprint import pformat
        return pformat(list(self))


sentinel = _Sentinel()
DEFAULT = sentinel.DEFAULT
ANY = _ANY()
call = _Call(from_kall=False)

for _class in (_SentinelObject, _Sentinel, _ANY, _Call, _CallList):
    _class.__module__ = 'unittest.mock'
del _class
