# SPDX-License-Identifier: MIT
# inspect: where a block ends among comments, which of two classes of one name it is, attributes of odd objects; wraps().
from __future__ import annotations
import functools
import inspect


class Commented:
  # in the class
    def method(self):
      # in the method
        return 1
        # at its end
       # behind it
    def last(self):
        return 2
        # at its end
       # behind it
    # at the end of the class
  # behind the class


print(inspect.getsource(Commented.method).count('\n'), inspect.getsource(Commented.last).count('\n'))  # expect: 4 3
print(inspect.getsource(Commented).splitlines()[-1].strip())  # expect: # at the end of the class

if functools:
    class Either:
        """the first"""
        class Inner:
            """its own"""
else:
    class Either:
        """the second"""
        class Inner:
            """the other's"""
print('first' in inspect.getsource(Either), 'own' in inspect.getsource(Either.Inner))  # expect: True True


class AnyAttribute:
    def __getattr__(self, name):
        return None


print([name for name, value in inspect.getmembers(AnyAttribute()) if name == '__getattr__'])  # expect: ['__getattr__']


class OwnDict(dict):
    a = 3

    @property
    def __dict__(self):
        print('not called')


class Custom(dict):
    def get(self, key, default=None):
        print('not called')


odd, plain = OwnDict(), AnyAttribute()
odd.a = 4
plain.__dict__ = Custom(b=5)
print(inspect.getattr_static(odd, 'a'), inspect.getattr_static(plain, 'b'))  # expect: 3 5


def wrapped(a: int) -> str:
    """Annotated by texts."""


@functools.wraps(wrapped)
def wrapper(*args):
    return wrapped(*args)


print(wrapper.__annotations__, inspect.get_annotations(wrapper, eval_str=True))
# expect: {'a': 'int', 'return': 'str'} {'a': <class 'int'>, 'return': <class 'str'>}
