# SPDX-License-Identifier: MIT
"""More of what is told of arguments that do not fit, and of who is asked first; found by comparing generated programs."""
import itertools
import operator
import struct
from collections import deque
from types import MappingProxyType, SimpleNamespace


def show(function, *arguments, **named):
    try:
        print(repr(function(*arguments, **named)))
    except Exception as error:
        print(type(error).__name__, error)


class Raises:
    def __index__(self):
        raise ValueError('index')


# Counts that are too large
for count in 2**63, -2**64:
    show(deque, [], count)
    show(deque([1]).rotate, count)
    show(deque([1]).insert, count, 1)
    show(itertools.combinations, [1], count)
    show(itertools.permutations, [1], count)
    show(itertools.product, [1], repeat=count)
    show(itertools.repeat, 1, count)
    show(operator.length_hint, [], count)
    show((5).to_bytes, count)
show((5).to_bytes, 2**63 - 1)
show((-5).to_bytes, 2**63 - 33)
for group in -10**30, 2**31, -2**31 - 1, 2**31 - 1, -2**31:
    show(b'ab'.hex, '-', group)
    show(memoryview(b'ab').hex, '-', group)
show(itertools.combinations, 3, 'a')
show(itertools.combinations, 3, -1)

# The fill character
for text in b'a', bytearray(b'a'), 'a':
    show(text.center, 5, None)
    show(text.ljust, 5, None)
    show(text.rjust, 5, 3)

# islice
for bound in -2**63, -1, -2, 2**63, 2**70, 'a', Raises():
    show(itertools.islice, [], bound)
    show(itertools.islice, [], bound, None)
    show(itertools.islice, [], 0, 5, bound)
show(list, itertools.islice('abc', 2**63 - 1))
show(list, itertools.islice('abc', 1, 2**63 - 1, 2**63 - 1))

# Namespaces of eval() and exec()
for run in eval, exec:
    for namespace in 3, [], MappingProxyType({}), set(), object():
        show(run, '1', namespace)
        show(run, '1', namespace, 3)
        show(run, 3, namespace, 3)
        show(run, '1', {}, namespace)

# What # does to a number that is rounded up to a power of ten
for spec in '#g', ' #g', '#G', '#.7g', '#.3', '#.1g', '#n', '#,g', '#.0g':
    print([format(d, spec) for d in (999999.5, 9999999.5, 0.0, 1e-5, 0.00012345, 9.5, 99.5, 123456789.0, -999999.5)])
print('%#g % #.3G %#.1g' % (999999.5, 999.9, 0.95), format(999999.5 + 1j, '#g'))

# pow() of three
for three in ((1, 2, 3j), (1, [], 2.0), ('a', 1j, 2), ('a', 'b', 1.0), (1j, 2, 3), (1, 2j, 3), (1, 2, 3.0), (2, 3, 5),
              ('a', 1.0, 'b'), (1j, 'a', 'b'), (2, -1, 4), ({}, (), [])):
    show(pow, *three)
show((1).__pow__, 2, 3.0)

# Order among namespaces is what dicts say of it
for compare in operator.lt, operator.le, operator.gt, operator.ge:
    show(compare, SimpleNamespace(a=1), SimpleNamespace(a=1))
    show(compare, SimpleNamespace(a=1), 1)


class Adds:
    def __radd__(self, other):
        return 'radd', other

    def __rmul__(self, other):
        return 'rmul', other

    def __iter__(self):
        return iter((1, 2))


class Refuses:
    def __radd__(self, other):
        print('refused')
        return NotImplemented
    __rmul__ = __radd__

    def __iter__(self):
        return iter((1, 2))


class List(list):
    pass


class Own(list):
    def __iadd__(self, other):
        return 'iadd'


# A method of a Python class comes before the += of a built-in sequence
def add_in_place(a, b):
    a += b
    return a


def multiply_in_place(a, b):
    a *= b
    return a


for made in list, tuple, bytearray, str, List, Own:
    for right in Adds(), Refuses():
        for change in add_in_place, operator.iadd, multiply_in_place:
            show(change, made(), right)


# Unpacking asks for no length
class Unsized:
    def __init__(self, count):
        self.count = count

    def __len__(self):
        raise ValueError('len')

    def __iter__(self):
        return iter(range(self.count))


first, *rest = Unsized(3)
print(first, rest)
a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r = Unsized(18)
print(a, r)
try:
    first, second, *rest = Unsized(1)
except ValueError as error:
    print(error)

# expect: OverflowError Python int too large to convert to C ssize_t
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: OverflowError byte string is too large
# expect: OverflowError byte string is too large
# expect: OverflowError Python int too large to convert to C int
# expect: OverflowError Python int too large to convert to C int
# expect: OverflowError Python int too large to convert to C int
# expect: OverflowError Python int too large to convert to C int
# expect: OverflowError Python int too large to convert to C int
# expect: OverflowError Python int too large to convert to C int
# expect: '6162'
# expect: '6162'
# expect: '6162'
# expect: '6162'
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'int' object is not iterable
# expect: TypeError center() argument 2 must be a byte string of length 1, not None
# expect: TypeError ljust() argument 2 must be a byte string of length 1, not None
# expect: TypeError rjust() argument 2 must be a byte string of length 1, not int
# expect: TypeError center() argument 2 must be a byte string of length 1, not None
# expect: TypeError ljust() argument 2 must be a byte string of length 1, not None
# expect: TypeError rjust() argument 2 must be a byte string of length 1, not int
# expect: TypeError The fill character must be a unicode character, not NoneType
# expect: TypeError The fill character must be a unicode character, not NoneType
# expect: TypeError The fill character must be a unicode character, not int
# expect: ValueError Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: ValueError Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: ValueError Step for islice() must be a positive integer or None.
# expect: ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: ValueError Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: ValueError Step for islice() must be a positive integer or None.
# expect: ValueError Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: ValueError Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: ValueError Step for islice() must be a positive integer or None.
# expect: ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: ValueError Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: ValueError Step for islice() must be a positive integer or None.
# expect: ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: ValueError Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: ValueError Step for islice() must be a positive integer or None.
# expect: ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: ValueError Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: ValueError Step for islice() must be a positive integer or None.
# expect: ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: ValueError Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: ValueError Step for islice() must be a positive integer or None.
# expect: ['a', 'b', 'c']
# expect: ['b']
# expect: TypeError globals must be a dict
# expect: TypeError locals must be a mapping
# expect: TypeError locals must be a mapping
# expect: TypeError locals must be a mapping
# expect: TypeError globals must be a real dict; try eval(expr, {}, mapping)
# expect: TypeError locals must be a mapping
# expect: TypeError locals must be a mapping
# expect: 1
# expect: TypeError globals must be a real dict; try eval(expr, {}, mapping)
# expect: TypeError locals must be a mapping
# expect: TypeError locals must be a mapping
# expect: 1
# expect: TypeError globals must be a dict
# expect: TypeError locals must be a mapping
# expect: TypeError locals must be a mapping
# expect: TypeError locals must be a mapping
# expect: TypeError globals must be a dict
# expect: TypeError locals must be a mapping
# expect: TypeError locals must be a mapping
# expect: TypeError locals must be a mapping
# expect: TypeError exec() globals must be a dict, not int
# expect: TypeError exec() globals must be a dict, not int
# expect: TypeError exec() globals must be a dict, not int
# expect: TypeError locals must be a mapping or None, not int
# expect: TypeError exec() globals must be a dict, not list
# expect: TypeError exec() globals must be a dict, not list
# expect: TypeError exec() globals must be a dict, not list
# expect: None
# expect: TypeError exec() globals must be a dict, not mappingproxy
# expect: TypeError exec() globals must be a dict, not mappingproxy
# expect: TypeError exec() globals must be a dict, not mappingproxy
# expect: None
# expect: TypeError exec() globals must be a dict, not set
# expect: TypeError exec() globals must be a dict, not set
# expect: TypeError exec() globals must be a dict, not set
# expect: TypeError locals must be a mapping or None, not set
# expect: TypeError exec() globals must be a dict, not object
# expect: TypeError exec() globals must be a dict, not object
# expect: TypeError exec() globals must be a dict, not object
# expect: TypeError locals must be a mapping or None, not object
# expect: ['1.00000e+06', '1.00000e+07', '0.00000', '1.00000e-05', '0.000123450', '9.50000', '99.5000', '1.23457e+08', '-1.00000e+06']
# expect: [' 1.00000e+06', ' 1.00000e+07', ' 0.00000', ' 1.00000e-05', ' 0.000123450', ' 9.50000', ' 99.5000', ' 1.23457e+08', '-1.00000e+06']
# expect: ['1.00000E+06', '1.00000E+07', '0.00000', '1.00000E-05', '0.000123450', '9.50000', '99.5000', '1.23457E+08', '-1.00000E+06']
# expect: ['999999.5', '1.000000e+07', '0.000000', '1.000000e-05', '0.0001234500', '9.500000', '99.50000', '1.234568e+08', '-999999.5']
# expect: ['1.00e+06', '1.00e+07', '0.00', '1.00e-05', '0.000123', '9.50', '99.5', '1.23e+08', '-1.00e+06']
# expect: ['1.e+06', '1.e+07', '0.', '1.e-05', '0.0001', '1.e+01', '1.e+02', '1.e+08', '-1.e+06']
# expect: ['1.00000e+06', '1.00000e+07', '0.00000', '1.00000e-05', '0.000123450', '9.50000', '99.5000', '1.23457e+08', '-1.00000e+06']
# expect: ['1.00000e+06', '1.00000e+07', '0.00000', '1.00000e-05', '0.000123450', '9.50000', '99.5000', '1.23457e+08', '-1.00000e+06']
# expect: ['1.e+06', '1.e+07', '0.', '1.e-05', '0.0001', '1.e+01', '1.e+02', '1.e+08', '-1.e+06']
# expect: 1.00000e+06  1.00E+03 0.9 1.00000e+06+1.00000j
# expect: ValueError complex modulo
# expect: TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: TypeError unsupported operand type(s) for ** or pow(): 'str', 'complex', 'int'
# expect: TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: ValueError complex modulo
# expect: ValueError complex modulo
# expect: TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: 3
# expect: TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: TypeError unsupported operand type(s) for ** or pow(): 'complex', 'str', 'str'
# expect: ValueError base is not invertible for the given modulus
# expect: TypeError unsupported operand type(s) for ** or pow(): 'dict', 'tuple', 'list'
# expect: NotImplemented
# expect: TypeError '<' not supported between instances of 'dict' and 'dict'
# expect: TypeError '<' not supported between instances of 'types.SimpleNamespace' and 'int'
# expect: TypeError '<=' not supported between instances of 'dict' and 'dict'
# expect: TypeError '<=' not supported between instances of 'types.SimpleNamespace' and 'int'
# expect: TypeError '>' not supported between instances of 'dict' and 'dict'
# expect: TypeError '>' not supported between instances of 'types.SimpleNamespace' and 'int'
# expect: TypeError '>=' not supported between instances of 'dict' and 'dict'
# expect: TypeError '>=' not supported between instances of 'types.SimpleNamespace' and 'int'
# expect: ('radd', [])
# expect: ('radd', [])
# expect: ('rmul', [])
# expect: refused
# expect: [1, 2]
# expect: refused
# expect: [1, 2]
# expect: refused
# expect: TypeError can't multiply sequence by non-int of type 'Refuses'
# expect: ('radd', ())
# expect: ('radd', ())
# expect: ('rmul', ())
# expect: refused
# expect: TypeError can only concatenate tuple (not "Refuses") to tuple
# expect: refused
# expect: TypeError can only concatenate tuple (not "Refuses") to tuple
# expect: refused
# expect: TypeError can't multiply sequence by non-int of type 'Refuses'
# expect: ('radd', bytearray(b''))
# expect: ('radd', bytearray(b''))
# expect: ('rmul', bytearray(b''))
# expect: refused
# expect: TypeError can't concat Refuses to bytearray
# expect: refused
# expect: TypeError can't concat Refuses to bytearray
# expect: refused
# expect: TypeError can't multiply sequence by non-int of type 'Refuses'
# expect: ('radd', '')
# expect: ('radd', '')
# expect: ('rmul', '')
# expect: refused
# expect: TypeError can only concatenate str (not "Refuses") to str
# expect: refused
# expect: TypeError can only concatenate str (not "Refuses") to str
# expect: refused
# expect: TypeError can't multiply sequence by non-int of type 'Refuses'
# expect: [1, 2]
# expect: [1, 2]
# expect: ('rmul', [])
# expect: [1, 2]
# expect: [1, 2]
# expect: refused
# expect: TypeError can't multiply sequence by non-int of type 'Refuses'
# expect: 'iadd'
# expect: 'iadd'
# expect: ('rmul', [])
# expect: 'iadd'
# expect: 'iadd'
# expect: refused
# expect: TypeError can't multiply sequence by non-int of type 'Refuses'
# expect: 0 [1, 2]
# expect: 0 17
# expect: not enough values to unpack (expected at least 2, got 1)


class Number(int):
    """A subclass that adds nothing."""


class Place:
    """Can be used where an int is wanted."""

    def __index__(self):
        return 1


# An iterator goes to where an int says
for iterator in iter([1, 2]), reversed([1, 2]), reversed((1, 2)), iter((1, 2)), iter(b'ab'):
    show(iterator.__setstate__, Place())
    show(iterator.__setstate__, None)
    print(iterator.__setstate__(True), list(iterator))
# expect: TypeError an integer is required
# expect: TypeError an integer is required
# expect: None [2]
# expect: TypeError an integer is required
# expect: TypeError an integer is required
# expect: None [2, 1]
# expect: TypeError an integer is required
# expect: TypeError an integer is required
# expect: None [2, 1]
# expect: TypeError an integer is required
# expect: TypeError an integer is required
# expect: None [2]
# expect: TypeError an integer is required
# expect: TypeError an integer is required
# expect: None [98]

# The class of an OSError follows from an int of any class
for errno in 2, Number(2), True, 0, -2, 2.0, '2', 10**30, Number(10**30):
    show(OSError, errno, 'text')
# expect: FileNotFoundError(2, 'text')
# expect: FileNotFoundError(2, 'text')
# expect: PermissionError(True, 'text')
# expect: OSError(0, 'text')
# expect: OSError(-2, 'text')
# expect: OSError(2.0, 'text')
# expect: OSError('2', 'text')
# expect: OSError(1000000000000000000000000000000, 'text')
# expect: OSError(1000000000000000000000000000000, 'text')

# Which mistake is told of
show(sum, 3, '')
show(str.maketrans, 3, 'a', None)
try:
    format(float('inf'), '.2147483648f')
except ValueError as e:
    print(str(e) == ('precision too big' if struct.calcsize('P') == 8 else 'Too many decimal digits in format string'))
show(operator.lt, MappingProxyType({1: 2}), MappingProxyType({1: 2}))
show(operator.lt, MappingProxyType({1: 2}), {1: 2})
show(operator.eq, MappingProxyType({1: 2}), MappingProxyType({1: 2}))
# expect: TypeError 'int' object is not iterable
# expect: TypeError maketrans() argument 3 must be str, not None
# expect: True
# expect: TypeError '>' not supported between instances of 'dict' and 'dict'
# expect: TypeError '<' not supported between instances of 'dict' and 'dict'
# expect: True
