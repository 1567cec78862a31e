# SPDX-License-Identifier: MIT
# cpython: no  (the docstrings are cpy's)
# help() tells of functions, classes, modules and names, in plain text.
import contextlib
import inspect
import io
import pydoc


class Base:
    """What all have in common."""

    def shared(self):
        """Do what all do."""


class Thing(Base):
    """A thing.

    It has more to say."""

    size = 5

    def __init__(self, size):
        self.size = size

    async def grow(self, by=2, *, slowly: bool = False):
        """Let it grow."""

    @property
    def half(self):
        """Half of the size."""

    @classmethod
    def make(cls):
        pass

    @staticmethod
    def count():
        """How many there are."""

    def _hidden(self):
        pass


print(help)
help(abs)
help(Thing)


class Part(Thing):
    other = Thing.grow
    alias = lambda self: 5

    def last(self): pass
    same = last

class Slots:
    __slots__ = {'a': 'What a is.', 'b': None}

help(Part.half)
help(Part(1).grow)
help(Part.make)
help(lambda x: 1)
help(str.upper)
help(Part)
help(Slots)
help(Slots())
help('str.isupper')
help('there.is.nothing')
text = pydoc.render_doc('keyword')
print(text.splitlines()[0], [line for line in text.splitlines() if line and line[0] != ' '][1:])
out = io.StringIO()
with contextlib.redirect_stdout(out):
    help(7)
print(out.getvalue().splitlines()[0], pydoc.locate('os.path.join').__name__, pydoc.locate('no.such'), inspect.getdoc(Thing.make))

# expect: Type help() for interactive help, or help(object) for help about object.
# expect: Help on built-in function abs in module builtins:
# expect:
# expect: abs(x, /)
# expect:     Return the absolute value.
# expect:
# expect: Help on class Thing in module __main__:
# expect:
# expect: class Thing(Base)
# expect:  |  Thing(size)
# expect:  |
# expect:  |  A thing.
# expect:  |
# expect:  |  It has more to say.
# expect:  |
# expect:  |  Method resolution order:
# expect:  |      Thing
# expect:  |      Base
# expect:  |      builtins.object
# expect:  |
# expect:  |  Methods defined here:
# expect:  |
# expect:  |  __init__(self, size)
# expect:  |      Initialize self.
# expect:  |
# expect:  |  async grow(self, by=2, *, slowly: bool = False)
# expect:  |      Let it grow.
# expect:  |
# expect:  |  ----------------------------------------------------------------------
# expect:  |  Class methods defined here:
# expect:  |
# expect:  |  make()
# expect:  |
# expect:  |  ----------------------------------------------------------------------
# expect:  |  Static methods defined here:
# expect:  |
# expect:  |  count()
# expect:  |      How many there are.
# expect:  |
# expect:  |  ----------------------------------------------------------------------
# expect:  |  Readonly properties defined here:
# expect:  |
# expect:  |  half
# expect:  |      Half of the size.
# expect:  |
# expect:  |  ----------------------------------------------------------------------
# expect:  |  Data and other attributes defined here:
# expect:  |
# expect:  |  size = 5
# expect:  |
# expect:  |  ----------------------------------------------------------------------
# expect:  |  Methods inherited from Base:
# expect:  |
# expect:  |  shared(self)
# expect:  |      Do what all do.
# expect:  |
# expect:  |  ----------------------------------------------------------------------
# expect:  |  Data descriptors inherited from Base:
# expect:  |
# expect:  |  __dict__
# expect:  |      The object's own attributes.
# expect:  |
# expect:  |  __weakref__
# expect:  |      The weak references to the object.
# expect:
# expect: Help on property:
# expect:
# expect: half
# expect:     Half of the size.
# expect:
# expect: Help on method grow in module __main__:
# expect:
# expect: async grow(by=2, *, slowly: bool = False) method of __main__.Part instance
# expect:     Let it grow.
# expect:
# expect: Help on method make in module __main__:
# expect:
# expect: make() class method of __main__.Part
# expect:
# expect: Help on function <lambda> in module __main__:
# expect:
# expect: <lambda> lambda x
# expect:
# expect: Help on method_descriptor:
# expect:
# expect: upper(self, /) unbound builtins.str method
# expect:     Return a copy in upper case.
# expect:
# expect: Help on class Part in module __main__:
# expect:
# expect: class Part(Thing)
# expect:  |  Part(size)
# expect:  |
# expect:  |  Method resolution order:
# expect:  |      Part
# expect:  |      Thing
# expect:  |      Base
# expect:  |      builtins.object
# expect:  |
# expect:  |  Methods defined here:
# expect:  |
# expect:  |  alias lambda self
# expect:  |
# expect:  |  last(self)
# expect:  |
# expect:  |  other = async grow(self, by=2, *, slowly: bool = False) from Thing
# expect:  |      Let it grow.
# expect:  |
# expect:  |  same = last(self)
# expect:  |
# expect:  |  ----------------------------------------------------------------------
# expect:  |  Methods inherited from Thing:
# expect:  |
# expect:  |  __init__(self, size)
# expect:  |      Initialize self.
# expect:  |
# expect:  |  async grow(self, by=2, *, slowly: bool = False)
# expect:  |      Let it grow.
# expect:  |
# expect:  |  ----------------------------------------------------------------------
# expect:  |  Class methods inherited from Thing:
# expect:  |
# expect:  |  make()
# expect:  |
# expect:  |  ----------------------------------------------------------------------
# expect:  |  Static methods inherited from Thing:
# expect:  |
# expect:  |  count()
# expect:  |      How many there are.
# expect:  |
# expect:  |  ----------------------------------------------------------------------
# expect:  |  Readonly properties inherited from Thing:
# expect:  |
# expect:  |  half
# expect:  |      Half of the size.
# expect:  |
# expect:  |  ----------------------------------------------------------------------
# expect:  |  Data and other attributes inherited from Thing:
# expect:  |
# expect:  |  size = 5
# expect:  |
# expect:  |  ----------------------------------------------------------------------
# expect:  |  Methods inherited from Base:
# expect:  |
# expect:  |  shared(self)
# expect:  |      Do what all do.
# expect:  |
# expect:  |  ----------------------------------------------------------------------
# expect:  |  Data descriptors inherited from Base:
# expect:  |
# expect:  |  __dict__
# expect:  |      The object's own attributes.
# expect:  |
# expect:  |  __weakref__
# expect:  |      The weak references to the object.
# expect:
# expect: Help on class Slots in module __main__:
# expect:
# expect: class Slots(builtins.object)
# expect:  |  Data descriptors defined here:
# expect:  |
# expect:  |  a
# expect:  |      What a is.
# expect:  |
# expect:  |  b
# expect:
# expect: Help on Slots in module __main__ object:
# expect:
# expect: class Slots(builtins.object)
# expect:  |  Data descriptors defined here:
# expect:  |
# expect:  |  a
# expect:  |      What a is.
# expect:  |
# expect:  |  b
# expect:
# expect: Help on method_descriptor in str:
# expect:
# expect: str.isupper = isupper(self, /) unbound builtins.str method
# expect:     Return True if there are cased characters, all upper case.
# expect:
# expect: No Python documentation found for 'there.is.nothing'.
# expect: Use help() to get the interactive help utility.
# expect: Use help(str) for help on the str class.
# expect:
# expect: Python Library Documentation: module keyword ['NAME', 'FUNCTIONS', 'DATA', 'FILE']
# expect: Help on int object: join None None
