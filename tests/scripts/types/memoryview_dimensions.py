# SPDX-License-Identifier: MIT
# Views with several dimensions or none, and what buffers compare with.
import array


def try_(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__ + ':', e)


def facts(m):
    return (m.shape, m.strides, m.ndim, m.nbytes, m.suboffsets, m.itemsize, m.contiguous, m.c_contiguous,
            m.f_contiguous)


data = bytes(range(12))
m = memoryview(data).cast('B', [3, 4])
for f in (m.tolist, lambda: m[1, 2], lambda: m[-1, -1], lambda: m[1], lambda: m[1, 2, 3], lambda: m[1,], lambda: m[1:2, 0],
          lambda: m[1:2, 0:1], lambda: m['a'], lambda: m[5, 0], lambda: m[0, 5], lambda: m[()], lambda: len(m),
          lambda: m[1:].tolist(), lambda: m[::-2].tolist(), lambda: facts(m), lambda: facts(m[::2]), lambda: facts(m[5:]),
          lambda: iter(m), lambda: 3 in m, lambda: m == m, lambda: m == memoryview(data),
          lambda: m == memoryview(data).cast('b', [3, 4]), lambda: m == memoryview(data).cast('B', [4, 3]),
          lambda: memoryview(m).tolist(), lambda: m[::2].tobytes(), lambda: m[::2].tobytes('F'), lambda: m.tobytes('F'),
          lambda: m.tobytes('A'), lambda: m.tobytes(None), lambda: m.tobytes('X'), lambda: m.hex(':', 3),
          lambda: hash(m) == hash(data), lambda: m.toreadonly()[2, 3], lambda: m.__reduce_ex__(4),
          lambda: memoryview(data).cast('H', [1, 2, 3]).tolist(), lambda: bytes(m[1:])):
    try_(f)

# cast() from one dimension to any number and back.
for args in (('B',), ('H', [2, 3]), ('B', [12]), ('B', [2, 6])):
    try_(lambda: m.cast(*args).tolist())
for args in (('H', [2, 3]), ('H', (2, 4)), ('H', ()), ('H', 5), ('H', [2, 'a']), ('H', [2, 0]), ('H', [-2, -3]),
             ('H', [1] * 65), ('B', [2**62, 2**62]), ('I', [3, 1]), ('x',), ('BB',), (5,)):
    try_(lambda: memoryview(data).cast(*args).shape)
try_(lambda: memoryview(b'').cast('B', [1]))
try_(lambda: memoryview(data)[::2].cast('B', [6]))
try_(lambda: memoryview(array.array('i', [1, 2, 3, 4])).cast('i', [2, 2]))
try_(lambda: memoryview(array.array('i', [1, 2, 3, 4])).cast('B').cast('i', [2, 2]).tolist())

# Writing.
w = memoryview(bytearray(12)).cast('B', [3, 4])
for key, value in (((1, 1), 7), ((0, -1), 8), (1, 7), ((1,), 7), ((0, 0, 0), 7), (slice(0, 1), w), ((1, 1), 300),
                   ((slice(0, 1), 1), 3), ('a', 3)):
    try_(w.__setitem__, key, value)
print(w.tolist())

# No dimension.
z = memoryview(bytearray([1, 2])).cast('H', [])
for f in (lambda: z[()], lambda: z[0], z.tolist, lambda: len(z), lambda: z[...] is z, lambda: facts(z), z.tobytes,
          lambda: z == 513, lambda: bool(z), lambda: iter(z), lambda: z.cast('B').tolist(), lambda: z.__setitem__((), 5),
          lambda: z.__setitem__(0, 5), lambda: z.tolist(), lambda: z.__setitem__(..., 6), lambda: z[()]):
    try_(f)

# A hash stays when the view is released.
r = memoryview(b'abc')
hash(r)
r.release()
print(hash(r) == hash(b'abc'))
try_(hash, memoryview(bytearray(1)))

# bytes are ordered among themselves only; a bytearray compares with every buffer.
for a in (b'a', bytearray(b'a'), memoryview(b'a'), array.array('B', b'a')):
    for b in (b'ab', bytearray(b'ab'), memoryview(b'a'), array.array('B', b'a')):
        try:
            order = a < b
        except TypeError:
            order = None
        print(type(a).__name__, type(b).__name__, a == b, a != b, order)

# expect: [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11]]
# expect: 6
# expect: 11
# expect: NotImplementedError: multi-dimensional sub-views are not implemented
# expect: TypeError: cannot index 2-dimension view with 3-element tuple
# expect: NotImplementedError: sub-views are not implemented
# expect: TypeError: memoryview: invalid slice key
# expect: NotImplementedError: multi-dimensional slicing is not implemented
# expect: TypeError: memoryview: invalid slice key
# expect: IndexError: index out of bounds on dimension 1
# expect: IndexError: index out of bounds on dimension 2
# expect: NotImplementedError: sub-views are not implemented
# expect: 3
# expect: [[4, 5, 6, 7], [8, 9, 10, 11]]
# expect: [[8, 9, 10, 11], [0, 1, 2, 3]]
# expect: ((3, 4), (4, 1), 2, 12, (), 1, True, True, False)
# expect: ((2, 4), (8, 1), 2, 8, (), 1, False, False, False)
# expect: ((0, 4), (4, 1), 2, 0, (), 1, True, True, True)
# expect: NotImplementedError: multi-dimensional sub-views are not implemented
# expect: NotImplementedError: multi-dimensional sub-views are not implemented
# expect: True
# expect: False
# expect: True
# expect: False
# expect: [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11]]
# expect: b'\x00\x01\x02\x03\x08\t\n\x0b'
# expect: b'\x00\x08\x01\t\x02\n\x03\x0b'
# expect: b'\x00\x04\x08\x01\x05\t\x02\x06\n\x03\x07\x0b'
# expect: b'\x00\x01\x02\x03\x04\x05\x06\x07\x08\t\n\x0b'
# expect: b'\x00\x01\x02\x03\x04\x05\x06\x07\x08\t\n\x0b'
# expect: ValueError: order must be 'C', 'F' or 'A'
# expect: 000102:030405:060708:090a0b
# expect: True
# expect: 11
# expect: TypeError: cannot pickle memoryview objects
# expect: [[[256, 770, 1284], [1798, 2312, 2826]]]
# expect: b'\x04\x05\x06\x07\x08\t\n\x0b'
# expect: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
# expect: TypeError: memoryview: cast must be 1D -> ND or ND -> 1D
# expect: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
# expect: TypeError: memoryview: cast must be 1D -> ND or ND -> 1D
# expect: (2, 3)
# expect: TypeError: memoryview: product(shape) * itemsize != buffer size
# expect: TypeError: memoryview: product(shape) * itemsize != buffer size
# expect: TypeError: shape must be a list or a tuple
# expect: TypeError: memoryview.cast(): elements of shape must be integers
# expect: ValueError: memoryview.cast(): elements of shape must be integers > 0
# expect: ValueError: memoryview.cast(): elements of shape must be integers > 0
# expect: ValueError: memoryview: number of dimensions must not exceed 64
# expect: ValueError: memoryview.cast(): product(shape) > SSIZE_MAX
# expect: (3, 1)
# expect: ValueError: memoryview: destination format must be a native single character format prefixed with an optional '@'
# expect: ValueError: memoryview: destination format must be a native single character format prefixed with an optional '@'
# expect: TypeError: cast() argument 'format' must be str, not int
# expect: TypeError: memoryview: cannot cast view with zeros in shape or strides
# expect: TypeError: memoryview: casts are restricted to C-contiguous views
# expect: TypeError: memoryview: cannot cast between two non-byte formats
# expect: [[1, 2], [3, 4]]
# expect: None
# expect: None
# expect: NotImplementedError: sub-views are not implemented
# expect: NotImplementedError: sub-views are not implemented
# expect: TypeError: cannot index 2-dimension view with 3-element tuple
# expect: NotImplementedError: memoryview slice assignments are currently restricted to ndim = 1
# expect: ValueError: memoryview: invalid value for format 'B'
# expect: TypeError: memoryview: invalid slice key
# expect: TypeError: memoryview: invalid slice key
# expect: [[0, 0, 0, 8], [0, 7, 0, 0], [0, 0, 0, 0]]
# expect: 513
# expect: TypeError: invalid indexing of 0-dim memory
# expect: 513
# expect: TypeError: 0-dim memory has no length
# expect: True
# expect: ((), (), 0, 2, (), 2, True, True, True)
# expect: b'\x01\x02'
# expect: False
# expect: TypeError: 0-dim memory has no length
# expect: TypeError: invalid indexing of 0-dim memory
# expect: [1, 2]
# expect: None
# expect: TypeError: invalid indexing of 0-dim memory
# expect: 5
# expect: None
# expect: 6
# expect: True
# expect: ValueError: cannot hash writable memoryview object
# expect: bytes bytes False True True
# expect: bytes bytearray False True True
# expect: bytes memoryview True False None
# expect: bytes array False True None
# expect: bytearray bytes False True True
# expect: bytearray bytearray False True True
# expect: bytearray memoryview True False False
# expect: bytearray array True False False
# expect: memoryview bytes False True None
# expect: memoryview bytearray False True True
# expect: memoryview memoryview True False None
# expect: memoryview array True False None
# expect: array bytes False True None
# expect: array bytearray False True True
# expect: array memoryview True False None
# expect: array array True False False

# A negative address is taken for its bits; nothing is deleted from what has been released.
view = memoryview(bytearray(16)).cast('P')
bits = 8 * view.itemsize
view[0], view[1] = -1, -2**(bits - 1)
print(view[0] == 2**bits - 1, view[1] == 2**(bits - 1))
# expect: True True
for value in -2**(bits - 1) - 1, 2**bits:
    try:
        view[0] = value
    except ValueError as e:
        print(e)
# expect: memoryview: invalid value for format 'P'
# expect: memoryview: invalid value for format 'P'
view.release()
try:
    del view[0]
except ValueError as e:
    print(e)
# expect: operation forbidden on released memoryview object

# Who takes bytes among other things takes a released view for something else.
for use in int, float, lambda v: b'' + v, lambda v: bytearray() + v, lambda v: b''.join([v]), lambda v: str(v, 'ascii'), exec, bytes:
    try:
        use(view)
    except (TypeError, ValueError) as e:
        print(e)
# expect: int() argument must be a string, a bytes-like object or a real number, not 'memoryview'
# expect: float() argument must be a string or a real number, not 'memoryview'
# expect: can't concat memoryview to bytes
# expect: can't concat memoryview to bytearray
# expect: sequence item 0: expected a bytes-like object, memoryview found
# expect: decoding to str: need a bytes-like object, memoryview found
# expect: exec() arg 1 must be a string, bytes or code object
# expect: operation forbidden on released memoryview object
