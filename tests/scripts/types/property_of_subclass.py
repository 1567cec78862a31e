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

# __name__, since 3.13: the name that a class gave the property, or its getter's.
class Named:
    @property
    def x(self):
        pass
    y = property(lambda self: 1)
p = vars(Named)["x"]
print(p.__name__, vars(Named)["y"].__name__, property(len).__name__)
p.__name__ = "q"
print(p.__name__)
del p.__name__
print(p.__name__)
for nameless in property(), property(3):
    print(hasattr(nameless, "__name__"))
    nameless.__set_name__(Named, "z")
    print(nameless.__name__)
# expect: x y len
# expect: q
# expect: x
# expect: False
# expect: z
# expect: False
# expect: z
