# SPDX-License-Identifier: MIT
"""io: what streams say to what they cannot do: closed ones, detached ones, ones of the other direction; how they are named."""
import io
import os
import _io

name = '/tmp/io_refusals.%d' % os.getpid()


def attempt(call, *args):
    try:
        print(call(*args))
    except Exception as e:
        print('%s: %s' % (type(e).__name__, str(e).replace(name, 'FILE')))


try:
    print('-- closed')
    for stream in io.BufferedReader(io.BytesIO(b'abc')), io.BufferedWriter(io.BytesIO()), open(os.devnull, 'rb'):
        stream.close()
        for method in 'read', 'read1', 'readline', 'peek', 'flush', 'tell', 'truncate', 'detach', '__next__', 'close':
            if hasattr(stream, method):
                attempt(getattr(stream, method))
        attempt(stream.seek, 0)
        attempt(stream.readinto, bytearray(2))
        attempt(stream.write, b'x')
        attempt(stream.write, 3)
    print('-- detached')
    for stream in io.BufferedReader(io.BytesIO(b'abc')), io.TextIOWrapper(io.BytesIO(b'abc')):
        stream.detach()
        attempt(stream.close)
        attempt(stream.read)
        attempt(stream.detach)
    attempt(stream.write, 3)
    print('-- directions')
    open(name, 'w').close()
    with open(name, encoding='ascii') as file:
        attempt(file.write, 'é')
    with open(name, 'rb', 0) as file:
        attempt(file.write, b'x')
        attempt(file.write, 3)
    with open(name, 'r+b') as file:
        file.write(b'abc')
        print(file.seek(0, os.SEEK_DATA), file.seek(0, os.SEEK_HOLE))
        attempt(file.seek, 0, 5)
    print('-- readlines(hint)')
    data = b'one\ntwo\nthree\n'
    print(io.BytesIO(data).readlines(4), io.BufferedReader(io.BytesIO(data)).readlines(4), io.BufferedReader(io.BytesIO(data)).readlines(3))
    print(io.StringIO(data.decode()).readlines(4), io.TextIOWrapper(io.BytesIO(data)).readlines(8), io.StringIO('\n\n\n').readlines(1))
    print('-- names of files')

    class Index:
        def __index__(self):
            return 12345

    attempt(open, Index())
    for mode in 'r', '', 'rw', 'rtb':
        attempt(open, [], mode)
        attempt(open, None, mode)
    attempt(open, 3.5, 'r', 0)
    attempt(open, name, '')
    print('-- names of classes')
    for stream in io.StringIO(), io.BytesIO(), io.BufferedReader(io.BytesIO()), io.TextIOWrapper(io.BytesIO()), open(name, 'rb', 0):
        print(type(stream), getattr(_io, type(stream).__name__) is type(stream))
        attempt(getattr, stream, 'nope')
        stream.close()

    class Mine(io.BufferedReader):
        pass

    print(io.BufferedReader(io.BytesIO()), Mine(io.BytesIO()))
finally:
    os.unlink(name)
# expect: -- closed
# expect: ValueError: read of closed file
# expect: ValueError: read of closed file
# expect: ValueError: readline of closed file
# expect: ValueError: peek of closed file
# expect: ValueError: I/O operation on closed file.
# expect: ValueError: I/O operation on closed file.
# expect: ValueError: truncate of closed file
# expect: ValueError: I/O operation on closed file.
# expect: ValueError: readline of closed file
# expect: None
# expect: ValueError: seek of closed file
# expect: ValueError: readinto of closed file
# expect: UnsupportedOperation: write
# expect: UnsupportedOperation: write
# expect: UnsupportedOperation: read
# expect: UnsupportedOperation: read1
# expect: UnsupportedOperation: read
# expect: ValueError: flush of closed file
# expect: ValueError: I/O operation on closed file.
# expect: ValueError: truncate of closed file
# expect: ValueError: flush of closed file
# expect: UnsupportedOperation: read
# expect: None
# expect: ValueError: seek of closed file
# expect: UnsupportedOperation: read
# expect: ValueError: write to closed file
# expect: TypeError: a bytes-like object is required, not 'int'
# expect: ValueError: read of closed file
# expect: ValueError: read of closed file
# expect: ValueError: readline of closed file
# expect: ValueError: peek of closed file
# expect: ValueError: I/O operation on closed file.
# expect: ValueError: I/O operation on closed file
# expect: ValueError: truncate of closed file
# expect: ValueError: I/O operation on closed file.
# expect: ValueError: readline of closed file
# expect: None
# expect: ValueError: seek of closed file
# expect: ValueError: readinto of closed file
# expect: UnsupportedOperation: write
# expect: UnsupportedOperation: write
# expect: -- detached
# expect: ValueError: raw stream has been detached
# expect: ValueError: raw stream has been detached
# expect: ValueError: raw stream has been detached
# expect: ValueError: underlying buffer has been detached
# expect: ValueError: underlying buffer has been detached
# expect: ValueError: underlying buffer has been detached
# expect: TypeError: write() argument must be str, not int
# expect: -- directions
# expect: UnsupportedOperation: not writable
# expect: UnsupportedOperation: File not open for writing
# expect: TypeError: a bytes-like object is required, not 'int'
# expect: 0 3
# expect: ValueError: whence value 5 unsupported
# expect: -- readlines(hint)
# expect: [b'one\n'] [b'one\n', b'two\n'] [b'one\n']
# expect: ['one\n', 'two\n'] ['one\n', 'two\n', 'three\n'] ['\n', '\n']
# expect: -- names of files
# expect: OSError: [Errno 9] Bad file descriptor
# expect: TypeError: expected str, bytes or os.PathLike object, not list
# expect: TypeError: expected str, bytes or os.PathLike object, not NoneType
# expect: TypeError: expected str, bytes or os.PathLike object, not list
# expect: TypeError: expected str, bytes or os.PathLike object, not NoneType
# expect: TypeError: expected str, bytes or os.PathLike object, not list
# expect: TypeError: expected str, bytes or os.PathLike object, not NoneType
# expect: TypeError: expected str, bytes or os.PathLike object, not list
# expect: TypeError: expected str, bytes or os.PathLike object, not NoneType
# expect: TypeError: expected str, bytes or os.PathLike object, not float
# expect: ValueError: Must have exactly one of create/read/write/append mode and at most one plus
# expect: -- names of classes
# expect: <class '_io.StringIO'> True
# expect: AttributeError: '_io.StringIO' object has no attribute 'nope'
# expect: <class '_io.BytesIO'> True
# expect: AttributeError: '_io.BytesIO' object has no attribute 'nope'
# expect: <class '_io.BufferedReader'> True
# expect: AttributeError: '_io.BufferedReader' object has no attribute 'nope'
# expect: <class '_io.TextIOWrapper'> True
# expect: AttributeError: '_io.TextIOWrapper' object has no attribute 'nope'
# expect: <class '_io.FileIO'> True
# expect: AttributeError: '_io.FileIO' object has no attribute 'nope'
# expect: <_io.BufferedReader> <Mine>

# A closed BytesIO is its own iterator, unlike other streams.
stream = io.BytesIO(b'a\n')
stream.close()
print(iter(stream) is stream)
try:
    next(stream)
except ValueError as e:
    print(e)
# expect: True
# expect: I/O operation on closed file.

# Numbers that are no descriptors, and a buffer of lines for bytes.
import io
import os
import warnings
for arguments in (2 ** 31,), (2 ** 32 + 1,), (2 ** 70,), (-2 ** 70,), (-2,):
    for function in open, io.FileIO:
        try:
            function(*arguments)
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    open(os.devnull, 'wb', 1).close()
    open(os.devnull, 'w', 1).close()
print(*(each.message for each in caught))
# expect: TypeError expected str, bytes or os.PathLike object, not int
# expect: TypeError expected str, bytes or os.PathLike object, not int
# expect: TypeError expected str, bytes or os.PathLike object, not int
# expect: TypeError expected str, bytes or os.PathLike object, not int
# expect: TypeError expected str, bytes or os.PathLike object, not int
# expect: TypeError expected str, bytes or os.PathLike object, not int
# expect: TypeError expected str, bytes or os.PathLike object, not int
# expect: TypeError expected str, bytes or os.PathLike object, not int
# expect: ValueError negative file descriptor
# expect: ValueError negative file descriptor
# expect: line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used
