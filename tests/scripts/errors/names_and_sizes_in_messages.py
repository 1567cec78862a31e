# SPDX-License-Identifier: MIT
"""Messages name library types with their module; sizes that do not fit are told from indices out of range."""
import collections
import itertools
import math
import re
import types


def tell(function, *arguments):
    try:
        print(function(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


def delete(target, key):
    del target[key]


def matmul(a, b):
    a @= b


tell(lambda: itertools.chain() + 1)
tell(lambda: types.SimpleNamespace()[0])
tell(lambda: ~list[int])
tell(lambda: 1 + re.compile('x'))
tell(lambda: collections.deque().nope)
print(collections.deque([1]), list[int])
tell(lambda: [1][-2**63])
tell(lambda: [1][2**63])
tell(lambda: 'a' * -2**70)
tell(lambda: [].insert(2**70, 1))
tell(delete, (1,), 0)
tell(delete, {1}, 'x')
tell(delete, types.SimpleNamespace(), -2**64)
tell(matmul, 1, 2)
tell(lambda: print >> 1)
tell(list, itertools.takewhile(None, [1]))
tell(list, itertools.dropwhile(None, [0]))
tell(lambda: types.MappingProxyType({}) != {})
tell(lambda: types.MappingProxyType({}) <= {})
tell(complex, '1__0')
tell(format, 1, None)


class Long:
    def __len__(self):
        return 2**64

    def __getitem__(self, index):
        return index


class Distant:
    def __getattr__(self, name):
        print('asked for', name)
        return lambda: 1


tell(bool, Long())
tell(lambda: 1 if Long() else 2)
tell(math.floor, Distant())
tell(reversed, type('Items', (), {'__getitem__': lambda self, i: i})())

# expect: TypeError unsupported operand type(s) for +: 'itertools.chain' and 'int'
# expect: TypeError 'types.SimpleNamespace' object is not subscriptable
# expect: TypeError bad operand type for unary ~: 'types.GenericAlias'
# expect: TypeError unsupported operand type(s) for +: 'int' and 're.Pattern'
# expect: AttributeError 'collections.deque' object has no attribute 'nope'
# expect: deque([1]) list[int]
# expect: IndexError list index out of range
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: OverflowError cannot fit 'int' into an index-sized integer
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: TypeError 'tuple' object doesn't support item deletion
# expect: TypeError 'set' object does not support item deletion
# expect: TypeError 'types.SimpleNamespace' object does not support item deletion
# expect: TypeError unsupported operand type(s) for @=: 'int' and 'int'
# expect: TypeError unsupported operand type(s) for >>: 'builtin_function_or_method' and 'int'. Did you mean "print(<message>, file=<output_stream>)"?
# expect: TypeError 'NoneType' object is not callable
# expect: TypeError 'NoneType' object is not callable
# expect: False
# expect: TypeError '<=' not supported between instances of 'dict' and 'dict'
# expect: ValueError could not convert string to complex: '1__0'
# expect: TypeError format() argument 2 must be str, not None
# expect: OverflowError cannot fit 'int' into an index-sized integer
# expect: OverflowError cannot fit 'int' into an index-sized integer
# expect: TypeError must be real number, not Distant
# expect: TypeError object of type 'Items' has no len()
