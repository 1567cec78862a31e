# SPDX-License-Identifier: MIT
"""What is told of arguments given twice, of names that a function in C does not know, and of counts that do not fit."""
import bisect
import cmath
import collections
import io
import itertools
import re
import struct
import unicodedata


def check(source):
    try:
        print(eval(source))
    except TypeError as error:
        print(error)


# An argument given by position and by its name
check('pow(1, 1, base=1)')  # expect: argument for pow() given by name ('base') and position (1)
check('pow(1, base=1)')  # expect: pow() missing required argument 'exp' (pos 2)
check('"a".split("b", sep="c")')  # expect: argument for split() given by name ('sep') and position (1)
check('"a".split("b", 1, sep="c")')  # expect: split() takes at most 2 arguments (3 given)
check('b"a".decode("ascii", encoding="ascii")')  # expect: argument for decode() given by name ('encoding') and position (1)
check('b"a".hex("-", sep="-")')  # expect: argument for hex() given by name ('sep') and position (1)
check('bytes("a", "ascii", encoding="ascii")')  # expect: argument for bytes() given by name ('encoding') and position (2)
check('round(1, number=2)')  # expect: argument for round() given by name ('number') and position (1)
check('itertools.count(1, start=2)')  # expect: argument for count() given by name ('start') and position (1)
check('itertools.batched([], iterable=[])')  # expect: batched() missing required argument 'n' (pos 2)
check('pow(1, 1, base=1, nonsense=1)')  # expect: pow() takes at most 3 arguments (4 given)
check('pow(1, 1, nonsense=1, base=1)')  # expect: pow() takes at most 3 arguments (4 given)

# self has no name that a call could use
check('property(self=1)')  # expect: property() got an unexpected keyword argument 'self'
check('property(None, self=1)')  # expect: property() got an unexpected keyword argument 'self'
check('property(None, sel=1)')  # expect: property() got an unexpected keyword argument 'sel'
check('bytearray(self=1)')  # expect: bytearray() got an unexpected keyword argument 'self'
check('collections.deque(self=[])')  # expect: deque() got an unexpected keyword argument 'self'
check('io.StringIO(self="")')  # expect: StringIO() got an unexpected keyword argument 'self'

# bytes.replace() knows no names, unlike str.replace()
check('b"a".replace()')  # expect: replace expected at least 2 arguments, got 0
check('b"a".replace(b"a")')  # expect: replace expected at least 2 arguments, got 1
check('b"a".replace(b"a", b"b", 1, 2)')  # expect: replace expected at most 3 arguments, got 4
check('bytearray().replace(b"a", b"b", count=1)')  # expect: bytearray.replace() takes no keyword arguments
check('"aa".replace("a", "b", count=1)')  # expect: ba
check('"aa".replace("a", "b", 1, count=1)')  # expect: replace() takes at most 3 arguments (4 given)

# Modules and types that are written in C
check('bisect.bisect_left()')  # expect: bisect_left() missing required argument 'a' (pos 1)
check('bisect.insort_right([])')  # expect: insort_right() missing required argument 'x' (pos 2)
check('bisect.bisect_left([], 1, 2, 3, 4)')  # expect: bisect_left() takes at most 4 positional arguments (5 given)
check('bisect.bisect_left([], 1, x=2)')  # expect: argument for bisect_left() given by name ('x') and position (2)
check('bisect.bisect_left([], 1, ley=2)')  # expect: bisect_left() got an unexpected keyword argument 'ley'. Did you mean 'key'?
check('cmath.isclose(1)')  # expect: isclose() missing required argument 'b' (pos 2)
check('cmath.isclose(1, 2, 3)')  # expect: isclose() takes exactly 2 positional arguments (3 given)
check('struct.Struct()')  # expect: Struct() missing required argument 'format' (pos 1)
check('struct.Struct("i", 1)')  # expect: Struct() takes at most 1 argument (2 given)
check('struct.unpack_from("i")')  # expect: unpack_from() missing required argument 'buffer' (pos 2)
check('struct.Struct("i").unpack_from()')  # expect: unpack_from() missing required argument 'buffer' (pos 1)
check('re.compile("a").match()')  # expect: match() missing required argument 'string' (pos 1)
check('re.compile("a").match(1, 2, 3, 4)')  # expect: match() takes at most 3 arguments (4 given)
check('re.compile("a").match("a", endpo=1)')  # expect: match() got an unexpected keyword argument 'endpo'. Did you mean 'endpos'?
check('re.compile("a").sub("b")')  # expect: sub() missing required argument 'string' (pos 2)
check('re.compile("a").split("a", string="a")')  # expect: argument for split() given by name ('string') and position (1)
check('re.match("a", "a").groups(1, 2)')  # expect: groups() takes at most 1 argument (2 given)
check('re.match("a", "a").expand()')  # expect: expand() missing required argument 'template' (pos 1)
check('re.match("a", "a").groupdict(1, default=1)')  # expect: groupdict() takes at most 1 argument (2 given)
check('re.split("a")')  # expect: split() missing 1 required positional argument: 'string'

# Special methods behind which there is no operator, or a quicker way
check('{}.__contains__()')  # expect: dict.__contains__() takes exactly one argument (0 given)
check('{}.__getitem__(1, 2)')  # expect: dict.__getitem__() takes exactly one argument (2 given)
check('{}.__getitem__(key=1)')  # expect: dict.__getitem__() takes no keyword arguments
check('[].__getitem__()')  # expect: list.__getitem__() takes exactly one argument (0 given)
check('set().__contains__(x=1)')  # expect: set.__contains__() takes no keyword arguments
check('frozenset().__contains__()')  # expect: frozenset.__contains__() takes exactly one argument (0 given)
check('().__getitem__()')  # expect: expected 1 argument, got 0
check('().__contains__(x=1)')  # expect: wrapper __contains__() takes no keyword arguments
check('{}.__len__(x=1)')  # expect: wrapper __len__() takes no keyword arguments
check('iter([]).__length_hint__(1)')  # expect: list_iterator.__length_hint__() takes no arguments (1 given)
check('memoryview(b"").__enter__(1)')  # expect: memoryview.__enter__() takes no arguments (1 given)

# Keywords of exceptions
check('ImportError(nam=1)')  # expect: ImportError() got an unexpected keyword argument 'nam'. Did you mean 'name'?
check('ModuleNotFoundError("a", pat=1)')  # expect: ImportError() got an unexpected keyword argument 'pat'. Did you mean 'path'?
check('UnboundLocalError(zzzz=1)')  # expect: NameError() got an unexpected keyword argument 'zzzz'
check('AttributeError("a", ob=1)')  # expect: AttributeError() got an unexpected keyword argument 'ob'. Did you mean 'obj'?
check('type("Own", (NameError,), {})(nome=1)')  # expect: NameError() got an unexpected keyword argument 'nome'. Did you mean 'name'?
check('ValueError(name=1)')  # expect: ValueError() takes no keyword arguments
check('ImportError(name=1, path=2, nonsense=3)')  # expect: ImportError() got an unexpected keyword argument 'nonsense'
check('ImportError("a", name="b", path="c").path')  # expect: c
check('AttributeError(obj=1, name=2).obj')  # expect: 1

# None is told of by its own name
check('io.BytesIO().readinto(None)')  # expect: readinto() argument must be read-write bytes-like object, not None
check('io.BytesIO().readinto(1)')  # expect: readinto() argument must be read-write bytes-like object, not int
check('unicodedata.name(None)')  # expect: name() argument 1 must be a unicode character, not None
check('unicodedata.category(None)')  # expect: category() argument must be a unicode character, not None
check('unicodedata.category(1)')  # expect: category() argument must be a unicode character, not int
