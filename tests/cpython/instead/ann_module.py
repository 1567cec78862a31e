# SPDX-License-Identifier: MIT
"""test.ann_module with what the tests ask for: the original uses a module's name __annotations__ when it is run, which
neither a module nor a class body has any more since PEP 649.  Here the odd annotations are added afterwards."""
import functools
import sys
from typing import Optional, Tuple

x: int = 5
y: str = x
f: Tuple[int, int]
u: int | float


class M(type):
    """A metaclass with an annotation."""

    o: type = object


class C:
    """A class whose annotation names itself."""

    y: Optional['C']

    def __init__(self, y: 'C'):
        self.y = y


class D(C):
    """Annotations beside inherited ones."""

    j: str = 'hi'
    k: str = 'bye'


class Y:
    """An annotation without a value."""

    z: int


class S:
    """Two of them, one with a value."""

    x: str = 'something'
    y: str = 'something else'


class h_class(C):
    """Inherited annotations alone."""


class j_class:
    """No annotation that says anything."""

    i: None = None


def foo(x: int = 10):
    """A parameter's annotation, and a variable's, which does not count."""
    def bar(y: list[str]):
        inner: int = len(y)
        return inner
    return bar


def dec(func):
    """A decorator that wraps what it decorates."""
    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        return func(*args, **kwargs)
    return wrapper


M.__annotations__['123'] = 123
sys.modules[__name__].__annotations__[1] = 2
