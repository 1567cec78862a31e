# SPDX-License-Identifier: MIT
"""memoryview: casts keep the format as it is written and refuse in CPython's order, tobytes() in each order, what
is contiguous, values out of range, views that share a buffer."""
import array
import gc


def error(call, *args, **kwargs):
    try:
        return call(*args, **kwargs)
    except Exception as e:
        return f'{type(e).__name__}: {e}'


bytes12 = memoryview(bytes(range(12)))

# A cast keeps the "@" that stands before a format.
print([bytes12.cast(f).format for f in ('B', '@B', '@i', 'i')])
print(bytes12.cast('@i') == bytes12.cast('i'))

# What is wrong with a cast is told in this order: gaps, empty items, the kind of shape, dimensions, format, length,
# elements of the shape, their product.
square = bytes12.cast('B', [3, 4])
print(error(bytes12[::2].cast, 'X', {}))
print(error(memoryview(b'').cast, 'X', {}))
print(error(bytes12.cast, 'X', {}))
print(error(bytes12.cast, 'X', [1] * 65))
print(error(square.cast, 'X', [2, 6]))
print(error(bytes12.cast, 'X', ['x']))
print(error(bytes12[:11].cast, 'i', ['x']))
for shape in ['x'], [2 ** 64], [-2 ** 64], [0], [-1], [2 ** 40, 2 ** 40], [5, 2]:
    print(error(bytes12.cast, 'B', shape))

# Numbers that are too large for an item.
for format in 'fd':
    view = memoryview(bytearray(8)).cast(format)
    print(error(view.__setitem__, 0, 2 ** 1024), '|', error(view.__setitem__, 0, 'x'))

# The order of the bytes: rows first, columns first, or as they lie.
for order in None, 'C', 'F', 'A':
    print(order, square.tobytes(order).hex(), square[::-1].tobytes(order).hex())
print(error(square.tobytes, 'Z'))

# Gaps, and views without items.
for view in bytes12, bytes12[::2], bytes12[::-1], bytes12[5:6:3], bytes12[:0], bytes12[:0:2], square, square[1:], \
        square[::2], square[:0], square[::2][:1], bytes12.cast('B', [12, 1]), bytes12[:4].cast('i', []):
    print(view.shape, view.strides, view.suboffsets, view.c_contiguous, view.f_contiguous, view.contiguous, view.nbytes)

# Slices assigned: the formats must be the same but for the "@".
target = memoryview(bytearray(8))
target[:4] = target[4:].cast('@B')
print(error(target.__setitem__, slice(0, 2), memoryview(b'ab').cast('b')))
target[::2] = b'abcd'
target[1::2] = target[-2::-2]
print(target.tobytes())

# All views of an object share what they hold of it: the last one that is released lets go.
numbers = bytearray(b'abc')
first = memoryview(numbers)
second, third = first[1:], memoryview(first)
first.release()
print(error(len, first), second.tolist(), third.tolist(), second.obj is numbers)
second.release()
print(error(numbers.append, 1))
third.release()
numbers.append(1)
print(numbers)
first = memoryview(numbers)[1:]
del first
gc.collect()
numbers.append(2)
print(numbers)

# Formats that nobody can read are never equal; others are compared by value.
print(memoryview(array.array('u', 'ab')) == array.array('u', 'ab'))
print(memoryview(array.array('h', [1, 2])) == array.array('d', [1, 2]), memoryview(b'') == array.array('d'))
print(square == bytes12.cast('b', [3, 4]), square == bytes12.cast('B', [4, 3]), square == bytes12)

# expect: ['B', '@B', '@i', 'i']
# expect: True
# expect: TypeError: memoryview: casts are restricted to C-contiguous views
# expect: TypeError: memoryview: cannot cast view with zeros in shape or strides
# expect: TypeError: shape must be a list or a tuple
# expect: ValueError: memoryview: number of dimensions must not exceed 64
# expect: TypeError: memoryview: cast must be 1D -> ND or ND -> 1D
# expect: ValueError: memoryview: destination format must be a native single character format prefixed with an optional '@'
# expect: TypeError: memoryview: length is not a multiple of itemsize
# expect: TypeError: memoryview.cast(): elements of shape must be integers
# expect: OverflowError: Python int too large to convert to C ssize_t
# expect: OverflowError: Python int too large to convert to C ssize_t
# expect: ValueError: memoryview.cast(): elements of shape must be integers > 0
# expect: ValueError: memoryview.cast(): elements of shape must be integers > 0
# expect: ValueError: memoryview.cast(): product(shape) > SSIZE_MAX
# expect: TypeError: memoryview: product(shape) * itemsize != buffer size
# expect: ValueError: memoryview: invalid value for format 'f' | TypeError: memoryview: invalid type for format 'f'
# expect: ValueError: memoryview: invalid value for format 'd' | TypeError: memoryview: invalid type for format 'd'
# expect: None 000102030405060708090a0b 08090a0b0405060700010203
# expect: C 000102030405060708090a0b 08090a0b0405060700010203
# expect: F 00040801050902060a03070b 0804000905010a06020b0703
# expect: A 000102030405060708090a0b 08090a0b0405060700010203
# expect: ValueError: order must be 'C', 'F' or 'A'
# expect: (12,) (1,) () True True True 12
# expect: (6,) (2,) () False False False 6
# expect: (12,) (-1,) () False False False 12
# expect: (1,) (3,) () True True True 1
# expect: (0,) (1,) () True True True 0
# expect: (0,) (2,) () False False False 0
# expect: (3, 4) (4, 1) () True False True 12
# expect: (2, 4) (4, 1) () True False True 8
# expect: (2, 4) (8, 1) () False False False 8
# expect: (0, 4) (4, 1) () True True True 0
# expect: (1, 4) (8, 1) () True True True 4
# expect: (12, 1) (1, 1) () True True True 12
# expect: () () () True True True 4
# expect: ValueError: memoryview assignment: lvalue and rvalue have different structures
# expect: b'adbccbda'
# expect: ValueError: operation forbidden on released memoryview object [98, 99] [97, 98, 99] True
# expect: BufferError: Existing exports of data: object cannot be re-sized
# expect: bytearray(b'abc\x01')
# expect: bytearray(b'abc\x01\x02')
# expect: False
# expect: True True
# expect: True False False
