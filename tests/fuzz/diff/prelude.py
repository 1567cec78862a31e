# SPDX-License-Identifier: MIT
"""Names that every generated program sees: classes of users, good and bad ones, and the modules that are called.

They hold no state, so that one program cannot disturb the next.  What a class does wrong is in its name.
"""
import array
import bisect
import cmath
import collections
import contextlib
import copy
import functools
import gc
import heapq
import io
import itertools
import json
import linecache
import math
import operator
import re
import string
import struct
import sys
import textwrap
import traceback
import types
import typing
import weakref


class MyInt(int):
    """A subclass that adds nothing."""


class MyStr(str):
    """A subclass that adds nothing."""


class MyFloat(float):
    """A subclass that adds nothing."""


class MyList(list):
    """A subclass that adds nothing."""


class MyTuple(tuple):
    """A subclass that adds nothing."""


class MyDict(dict):
    """A subclass that knows what to do about a missing key."""

    def __missing__(self, key):
        return ('missing', key)


class MySet(set):
    """A subclass that adds nothing."""


class MyBytes(bytes):
    """A subclass that adds nothing."""


class Loud(int):
    """An int whose reflected operators come first, because it is a subclass."""

    def __radd__(self, other):
        return ('radd', other)

    def __rsub__(self, other):
        return ('rsub', other)

    def __rmul__(self, other):
        return ('rmul', other)

    def __repr__(self):
        return 'Loud(%d)' % self


class Index:
    """Can be used where an int is wanted."""

    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value

    def __repr__(self):
        return 'Index(%r)' % (self.value,)


class Number:
    """Can be converted to int, float and complex."""

    def __init__(self, value):
        self.value = value

    def __int__(self):
        return self.value

    __float__ = __complex__ = __trunc__ = __int__

    def __round__(self, *digits):
        return ('round', self.value) + digits

    def __repr__(self):
        return 'Number(%r)' % (self.value,)


def _operator(name):
    def method(self, *others):
        return (name, self) + others
    return method


class Left:
    """Answers every operator when it stands on the left, and the unary ones."""

    def __repr__(self):
        return 'Left()'


class Right:
    """Answers every operator when it stands on the right."""

    def __repr__(self):
        return 'Right()'


class Place:
    """Answers every in-place operator; the result is the object itself for some of them."""

    def __repr__(self):
        return 'Place()'


class Refuses:
    """Returns NotImplemented for every operator."""

    def __repr__(self):
        return 'Refuses()'


for _name in 'add sub mul truediv floordiv mod pow matmul lshift rshift and or xor divmod'.split():
    setattr(Left, '__%s__' % _name, _operator(_name))
    setattr(Right, '__r%s__' % _name, _operator('r' + _name))
    setattr(Place, '__i%s__' % _name, _operator('i' + _name))
    for _form in '__%s__', '__r%s__', '__i%s__':
        setattr(Refuses, _form % _name, lambda self, *others: NotImplemented)
for _name in 'neg pos invert abs'.split():
    setattr(Left, '__%s__' % _name, _operator(_name))
for _name in 'lt le gt ge'.split():
    setattr(Left, '__%s__' % _name, _operator(_name))
    setattr(Refuses, '__%s__' % _name, lambda self, *others: NotImplemented)


class Ordered:
    """Is compared by its key; its hash is that of the key."""

    def __init__(self, key):
        self.key = key

    def __eq__(self, other):
        return isinstance(other, Ordered) and self.key == other.key

    def __lt__(self, other):
        return self.key < other.key

    def __hash__(self):
        return hash(self.key)

    def __repr__(self):
        return 'Ordered(%r)' % (self.key,)


class Raises:
    """Every special method raises an error that names it."""

    def __repr__(self):
        return 'Raises()'


for _name in ('add radd sub mul eq lt len bool iter getitem setitem delitem contains index int float hash format str '
              'enter call neg abs length_hint bytes').split():
    def _raises(self, *arguments, _name=_name):
        raise ValueError('__%s__ of %d' % (_name, len(arguments)))
    setattr(Raises, '__%s__' % _name, _raises)
Raises.__exit__ = lambda self, *details: None


class Bad:
    """Every special method returns what it must not."""

    def __repr__(self):
        return 'Bad()'


for _name, _wrong in (('len', -1), ('bool', 2), ('iter', 3), ('index', '4'), ('int', 5.0), ('float', 6), ('hash', 'x'),
                      ('format', 7),
                      ('str', b'8'), ('complex', 9), ('bytes', '10'), ('contains', []), ('length_hint', 'x'),
                      ('round', None)):
    setattr(Bad, '__%s__' % _name, lambda self, *arguments, _wrong=_wrong: _wrong)


class Sequence:
    """Has a length and items, and nothing else."""

    def __init__(self, *items):
        self.items = items

    def __len__(self):
        return len(self.items)

    def __getitem__(self, index):
        return self.items[index]

    def __repr__(self):
        return 'Sequence%r' % (self.items,)


class Mapping:
    """Has keys and items, as much as dict.update() and ** need."""

    def __init__(self, **items):
        self.items = items

    def keys(self):
        return list(self.items)

    def __getitem__(self, key):
        return self.items[key]

    def __repr__(self):
        return 'Mapping(%r)' % (self.items,)


class Counting:
    """An iterator of its own that ends after so many items, or by an error."""

    def __init__(self, count, error=StopIteration):
        self.count, self.error, self.at = count, error, 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.at >= self.count:
            raise self.error('end')
        self.at += 1
        return self.at

    def __repr__(self):
        return 'Counting(%r)' % self.count


class Formatted:
    """Shows which of the conversions was used."""

    def __format__(self, spec):
        return 'format<%s>' % spec

    def __str__(self):
        return 'str'

    def __repr__(self):
        return 'repr'


class Manager:
    """A context manager that tells what it sees; with swallow=True errors end there."""

    def __init__(self, swallow=False):
        self.swallow = swallow

    def __enter__(self):
        show('enter')
        return 'entered'

    def __exit__(self, kind, value, traceback):
        show('exit', kind, traceback is None)
        if value is not None:
            caught(value)
        return self.swallow

    def __repr__(self):
        return 'Manager()'


class Slots:
    """Has two attributes and room for no more."""
    __slots__ = ('x', 'y')
    __match_args__ = ('x', 'y')

    def __init__(self, x=1, y=2):
        self.x, self.y = x, y

    def __eq__(self, other):
        return isinstance(other, Slots) and (self.x, self.y) == (other.x, other.y)

    __hash__ = None

    def __repr__(self):
        return 'Slots(%r, %r)' % (self.x, self.y)


class Any:
    """Has every attribute."""

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        return 'attribute ' + name

    def __repr__(self):
        return 'Any()'


def generate(*items):
    """A generator of the items that shows what is sent and thrown into it."""
    for item in items:
        try:
            got = yield item
            if got is not None:
                show('got', got)
        except ValueError as error:
            show('caught', str(error))
    return 'returned'


class Awaits:
    """Can be awaited: gives a value, and shows what is sent for it."""

    def __init__(self, value=None):
        self.value = value

    def __await__(self):
        try:
            got = yield self.value
            show('resumed', got)
        except ValueError as error:
            show('thrown', str(error))
        return 'awaited', self.value

    def __repr__(self):
        return 'Awaits(%r)' % (self.value,)


class Async:
    """An asynchronous iterator of so many items, and a context manager that swallows errors if they are so many."""

    def __init__(self, count=1, error=StopAsyncIteration):
        self.count, self.error, self.at = count, error, 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.at >= self.count:
            raise self.error('end')
        self.at += 1
        await Awaits(self.at)
        return self.at

    async def __aenter__(self):
        show('enter', await Awaits('entering'))
        return 'entered'

    async def __aexit__(self, kind, value, traceback):
        show('exit', kind, await Awaits('leaving'))
        return self.count > 1

    def __repr__(self):
        return 'Async(%r)' % self.count


async def coroutine(*items):
    """Awaits each item that can be awaited, and others in an Awaits."""
    for item in items:
        show('got', await (item if hasattr(item, '__await__') else Awaits(item)))
    return 'returned'


async def generate_async(*items):
    """An asynchronous generator of the items that shows what is sent and thrown into it."""
    for item in items:
        try:
            await Awaits(item)
            show('got', (yield item))
        except ValueError as error:
            show('caught', str(error))


def finish(awaitable, *sent):
    """What comes out of an awaitable while it runs, and its result."""
    found = []
    steps = awaitable.__await__()
    try:
        found.append(steps.send(None))
        for value in sent + tuple(range(20)):
            found.append(steps.send(value))
    except StopIteration as error:
        return found, error.value
    finally:
        steps.close()
    return found, 'too long'


def f(*values, **others):
    """One of the functions that reports go through; it does something with its first value."""
    return values[0] + 1 if values else others["a"]


def g(value):
    """Another one."""
    raise KeyError(value)


def told(source, names):
    """Shows how the report of a program's error reads.  (Of lines that are not ASCII CPython counts some columns in bytes.)"""
    linecache.cache['lines.py'] = len(source), None, source.splitlines(True), 'lines.py'
    try:
        exec(compile(source, 'lines.py', 'exec'), dict(names))
    except SyntaxError as error:
        lines = source.split('\n')[error.lineno - 1:error.end_lineno]
        ascii = all(line.isascii() for line in lines)
        show(error.msg, error.lineno, error.offset if ascii else 'bytes', error.end_offset if ascii and len(lines) == 1 else 'elsewhere')
    except Exception as error:
        where = error.__traceback__.tb_next
        show(*''.join(traceback.format_exception(type(error), error, where)).split('\n'))


def two(a, b=2, *rest, c=3, **others):
    """A function with every kind of parameter."""
    return a, b, rest, c, others


def strict(a, /, b, *, c):
    """A function with parameters by place and by name only."""
    return a, b, c
