# SPDX-License-Identifier: MIT
# Wrong calls of what CPython has in C, in modules as among the built-in functions: too many arguments, too few, wrong names.
import binascii
import collections
import functools
import gc
import io
import itertools
import math
import sys


def check(call):
    try:
        eval(call)
    except TypeError as e:
        print(e)


check('sys.set_int_max_str_digits()')  # expect: set_int_max_str_digits() missing required argument 'maxdigits' (pos 1)
check('sys.set_int_max_str_digits(1, 2)')  # expect: set_int_max_str_digits() takes at most 1 argument (2 given)
check('sys.getsizeof(1, 2, 3)')  # expect: getsizeof() takes at most 2 arguments (3 given)
check('sys.getsizeof(x=1)')  # expect: getsizeof() missing required argument 'object' (pos 1)
check('math.isclose(1)')  # expect: isclose() missing required argument 'b' (pos 2)
check('math.isclose(1, 2, x=1)')  # expect: isclose() got an unexpected keyword argument 'x'
check('math.prod()')  # expect: prod() takes exactly 1 positional argument (0 given)
check('math.prod(x=1)')  # expect: prod() takes exactly 1 positional argument (0 given)
check('itertools.count(1, 2, 3)')  # expect: count() takes at most 2 arguments (3 given)
check('itertools.count(x=1)')  # expect: count() got an unexpected keyword argument 'x'
check('itertools.combinations([])')  # expect: combinations() missing required argument 'r' (pos 2)
check('itertools.groupby()')  # expect: groupby() missing required argument 'iterable' (pos 1)
check('itertools.groupby([], 1, 2)')  # expect: groupby() takes at most 2 arguments (3 given)
check('itertools.repeat(1, 2, 3)')  # expect: repeat() takes at most 2 arguments (3 given)
check('functools.cmp_to_key()')  # expect: cmp_to_key() missing required argument 'mycmp' (pos 1)
check('functools.cmp_to_key(1, 2)')  # expect: cmp_to_key() takes at most 1 argument (2 given)
check('gc.collect(1, 2)')  # expect: collect() takes at most 1 argument (2 given)
check('gc.get_objects(1, 2)')  # expect: get_objects() takes at most 1 argument (2 given)
check('binascii.hexlify()')  # expect: hexlify() missing required argument 'data' (pos 1)
check('collections.deque(1, 2, 3)')  # expect: deque() takes at most 2 arguments (3 given)
check('io.FileIO(1, 2, 3, 4, 5)')  # expect: FileIO() takes at most 4 arguments (5 given)
check('io.FileIO()')  # expect: FileIO() missing required argument 'file' (pos 1)
check('io.BytesIO(1, 2)')  # expect: BytesIO() takes at most 1 argument (2 given)
check('io.StringIO(1, 2, 3)')  # expect: StringIO() takes at most 2 arguments (3 given)
check('io.BufferedReader()')  # expect: BufferedReader() missing required argument 'raw' (pos 1)
check('io.TextIOWrapper(1, 2, 3, 4, 5, 6, 7, 8)')  # expect: TextIOWrapper() takes at most 6 arguments (8 given)
check('io.StringIO(foo=1)')  # expect: StringIO() got an unexpected keyword argument 'foo'
check('memoryview(1, 2)')  # expect: memoryview() takes at most 1 argument (2 given)
check('memoryview(object=1, x=2)')  # expect: memoryview() takes at most 1 keyword argument (2 given)
check('memoryview(1, object=2)')  # expect: memoryview() takes at most 1 argument (2 given)
