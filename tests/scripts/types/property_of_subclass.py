# The docstring of a property's subclass is its own; a subclass that cannot keep one; __set_name__'s arguments.

class Cached(property):
    """A kind of property."""

class Bare(property):
    """Another kind."""
    __slots__ = ()

class Plain:
    @Cached
    def width(self):
        """In pixels."""
        return 1
    @width.setter
    def width(self, value):
        """Not shown."""
    height = Cached(lambda self: 2, doc='Given.')
    depth = Cached(lambda self: 3)

print(Plain.width.__doc__, Plain.height.__doc__, Plain.depth.__doc__, sep=' | ')
print(Plain().width, Plain().height, Cached.__doc__)
print(Bare(doc='dropped').__doc__)
try:
    Bare(Plain.width.fget)
except AttributeError as error:
    print(type(error).__name__)
for arguments in (), (1,), (1, 2, 3):
    try:
        property().__set_name__(*arguments)
    except TypeError as error:
        print(error)

class Unequal:
    @property
    def __eq__(self):
        raise AttributeError('no comparing')
u = Unequal()
print(u == Unequal(), u == u)

# expect: In pixels. | Given. | None
# expect: 1 2 A kind of property.
# expect: Another kind.
# expect: AttributeError
# expect: __set_name__() takes 2 positional arguments but 0 were given
# expect: __set_name__() takes 2 positional arguments but 1 were given
# expect: __set_name__() takes 2 positional arguments but 3 were given
# expect: False True
