# SPDX-License-Identifier: MIT
"""PEP 688: classes with __buffer__() and __release_buffer__(), and those methods of the built-in types."""
import array
import collections.abc
import inspect
import io
import struct
import sys

F = inspect.BufferFlags


def show(call):
    try:
        r = call()
    except Exception as e:
        print(type(e).__name__, e)
        return
    if isinstance(r, memoryview):
        print('view', bytes(r), r.format, r.shape, r.readonly, type(r.obj).__name__)
    else:
        print(repr(r))


class Exporter:
    def __init__(self, data):
        self.data = data
        self.log = []

    def __buffer__(self, flags):
        self.log.append('writable' if flags & F.WRITABLE else 'get')
        return memoryview(self.data)

    def __release_buffer__(self, view):
        self.log.append(('release', type(view).__name__, bytes(view)))


class Ends:
    """What it exports stays usable after it was given back."""

    def __buffer__(self, flags):
        self.view = memoryview(b'keep')
        return self.view

    def __release_buffer__(self, view):
        print('the same view:', view is self.view)


def returns(value):
    class Returns:
        def __buffer__(self, flags):
            if isinstance(value, Exception):
                raise value
            return value
    return Returns()


class Late:
    pass


class Array(bytearray):
    def __buffer__(self, flags):
        print('get')
        return super().__buffer__(flags)

    def __release_buffer__(self, view):
        print('release')
        super().__release_buffer__(view)


# every consumer gives the buffer back, at once or with the last view
e = Exporter(bytearray(b'abc'))
m = memoryview(e)
part = m[1:]
print(m.obj is e, type(m.obj).__name__, m.tobytes(), m.readonly, int(F.FULL_RO))
m.release()
print(e.log)
part.release()
print(e.log)
for call in (
        lambda: bytes(e), lambda: bytearray(e), lambda: b''.join([e]), lambda: b'x' + e, lambda: struct.unpack('3B', e),
        lambda: b'xabc'.find(e), lambda: b'xabc'.replace(e, e), lambda: bytearray(b'abc') == e, lambda: io.BytesIO().write(e),
        lambda: io.BytesIO(b'12').readinto(e), lambda: int(Exporter(b'12')), lambda: float(Exporter(b'1.5')),
        lambda: str(e, 'ascii'), lambda: eval(Exporter(b'1+1')), lambda: array.array('B', e).tobytes()):
    e.log.clear()
    show(call)
    print([x[0] if isinstance(x, tuple) else x for x in e.log if x != 'get'])
e = Exporter(b'read-only')
show(lambda: io.BytesIO(b'12').readinto(e))
print(e.log)

# what is no buffer
for v in (returns(3), returns(ValueError('no')), returns(None)):
    show(lambda: memoryview(v))
    show(lambda: bytes(v))
late = Late()
late.__buffer__ = lambda flags: memoryview(b'x')
show(lambda: memoryview(late))
Late.__buffer__ = lambda self, flags: memoryview(b'late')
show(lambda: memoryview(late))
print(isinstance(late, collections.abc.Buffer))
del Late.__buffer__
show(lambda: memoryview(late))
Late.__buffer__ = None
show(lambda: memoryview(late))
print(isinstance(late, collections.abc.Buffer), isinstance(e, collections.abc.Buffer))
show(lambda: bytes(returns(memoryview(b'abcdef')[::2])))
show(lambda: memoryview(returns(memoryview(b'abcdef')[::2])))

# the view itself
x = Ends()
m = memoryview(x)
show(lambda: x.view.release())
m.release()
show(lambda: bytes(x.view))

# an exception in __release_buffer__() is told, and one that is on its way goes on


class Fails(Exporter):
    def __release_buffer__(self, view):
        raise LookupError('release')


sys.unraisablehook = lambda u: print('ignored:', repr(u.exc_value), '|', u.err_msg)
show(lambda: bytes(Fails(b'x')))
show(lambda: struct.unpack('5B', Fails(b'x')))
show(lambda: int(Fails(b'x')))

# the native methods, and a subclass that wraps them
a = Array(b'abc')
with memoryview(a) as m:
    print(m.tobytes(), m.obj is a)
    show(lambda: a.append(1))
a.append(1)
print(a)
show(lambda: b'abc'.__buffer__(F.SIMPLE))
show(lambda: b'abc'.__buffer__(F.WRITABLE))
show(lambda: bytearray(b'abc').__buffer__(F.WRITABLE))
show(lambda: memoryview(b'abc').__buffer__(0))
show(lambda: memoryview(b'abc').__buffer__(1))
show(lambda: memoryview(b'abcd').cast('H').__buffer__(F.RECORDS_RO))
show(lambda: memoryview(b'abcd')[::2].__buffer__(0))
show(lambda: memoryview(b'abcd')[::2].__buffer__(F.FULL_RO))
show(lambda: array.array('i', [1]).__buffer__(F.RECORDS_RO))
a = bytearray(b'abc')
m = a.__buffer__(0)
show(lambda: a.append(1))
show(lambda: bytearray().__release_buffer__(m))
show(lambda: a.__release_buffer__(3))
show(lambda: a.__release_buffer__(m))
show(lambda: a.__release_buffer__(m))
show(lambda: m.tobytes())
a.append(1)
show(lambda: a.__buffer__('x'))
show(lambda: a.__buffer__(1 << 40))
for v in b'', a, memoryview(a), array.array('i'):
    print(hasattr(v, '__buffer__'), hasattr(v, '__release_buffer__'), type(type(v).__buffer__).__name__)

# expect: False _buffer_wrapper b'abc' False 284
# expect: ['get']
# expect: ['get', ('release', 'memoryview', b'abc')]
# expect: b'abc'
# expect: ['release']
# expect: bytearray(b'abc')
# expect: ['release']
# expect: b'abc'
# expect: ['release']
# expect: b'xabc'
# expect: ['release']
# expect: (97, 98, 99)
# expect: ['release']
# expect: 1
# expect: ['release']
# expect: b'xabc'
# expect: ['release', 'release']
# expect: True
# expect: ['release']
# expect: 3
# expect: ['release']
# expect: 2
# expect: ['writable', 'release']
# expect: 12
# expect: []
# expect: 1.5
# expect: []
# expect: '12c'
# expect: ['release']
# expect: 2
# expect: []
# expect: TypeError 'Exporter' object is not iterable
# expect: []
# expect: TypeError readinto() argument must be read-write bytes-like object, not Exporter
# expect: ['writable']
# expect: TypeError __buffer__ returned non-memoryview object
# expect: TypeError __buffer__ returned non-memoryview object
# expect: ValueError no
# expect: ValueError no
# expect: TypeError __buffer__ returned non-memoryview object
# expect: TypeError __buffer__ returned non-memoryview object
# expect: TypeError memoryview: a bytes-like object is required, not 'Late'
# expect: view b'late' B (4,) True _buffer_wrapper
# expect: True
# expect: TypeError memoryview: a bytes-like object is required, not 'Late'
# expect: TypeError 'NoneType' object is not callable
# expect: True True
# expect: b'ace'
# expect: view b'ace' B (3,) True _buffer_wrapper
# expect: BufferError memoryview has 1 exported buffer
# expect: the same view: True
# expect: b'keep'
# expect: ignored: LookupError('release') | Exception ignored in __release_buffer__ of Fails
# expect: b'x'
# expect: ignored: LookupError('release') | Exception ignored in __release_buffer__ of Fails
# expect: error unpack requires a buffer of 5 bytes
# expect: ignored: LookupError('release') | Exception ignored in __release_buffer__ of Fails
# expect: ValueError invalid literal for int() with base 10: b'x'
# expect: get
# expect: b'abc' False
# expect: BufferError Existing exports of data: object cannot be re-sized
# expect: release
# expect: Array(b'abc\x01')
# expect: view b'abc' B (3,) True bytes
# expect: BufferError Object is not writable.
# expect: view b'abc' B (3,) False bytearray
# expect: view b'abc' B (3,) True memoryview
# expect: BufferError memoryview: underlying buffer is not writable
# expect: view b'abcd' H (2,) True memoryview
# expect: BufferError memoryview: underlying buffer is not C-contiguous
# expect: view b'ac' B (2,) True memoryview
# expect: view b'\x01\x00\x00\x00' i (1,) False array
# expect: BufferError Existing exports of data: object cannot be re-sized
# expect: ValueError memoryview's buffer is not this object
# expect: TypeError expected a memoryview object
# expect: None
# expect: ValueError memoryview's buffer has already been released
# expect: ValueError operation forbidden on released memoryview object
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: OverflowError buffer flags too large
# expect: True False wrapper_descriptor
# expect: True True wrapper_descriptor
# expect: True True wrapper_descriptor
# expect: True True wrapper_descriptor
