# SPDX-License-Identifier: MIT
"""io: StringIO and BytesIO, every method."""
import io


def show(call, *args, **named):
    try:
        print(repr(call(*args, **named)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


def heading(text):
    print('--', text)


heading('StringIO: reading')
s = io.StringIO('one\ntwo\r\nthree\rfour')
print(repr(s.read(2)), repr(s.readline()), repr(s.readline(2)), repr(s.readline()), repr(s.read()), repr(s.read()), repr(s.readline()))
print(s.seek(0), s.readlines(), s.seek(0), s.readlines(5), s.seek(0), list(s), s.tell(), s.getvalue() == 'one\ntwo\r\nthree\rfour')
print(s.seek(2), s.tell(), repr(s.read(0)), repr(s.read(-1)), s.seek(0), repr(s.read(None)), s.seek(0, 2), s.seek(0, 1), s.seek(0), next(s))
for newline in (None, '', '\n', '\r', '\r\n'):
    s = io.StringIO('a\nb\rc\r\nd', newline=newline)
    print(repr(newline), s.readlines(), repr(s.getvalue()), repr(s.newlines))
    s = io.StringIO(newline=newline)
    print(s.write('x\ny\r\nz\r'), repr(s.getvalue()), s.seek(0), s.readlines())

heading('StringIO: writing')
s = io.StringIO()
print(s.write('héllo'), s.write(''), s.write('€😀'), repr(s.getvalue()), s.tell(), s.seek(1), s.write('E'), repr(s.getvalue()), s.truncate(), repr(s.getvalue()), s.truncate(1), repr(s.getvalue()), s.tell(), s.seek(5), s.write('x'), repr(s.getvalue()))
print(s.writelines(['a', 'b']), repr(s.getvalue()), s.truncate(100), repr(s.getvalue()))
s = io.StringIO('start')
print(s.write('S'), s.getvalue(), io.StringIO(initial_value='abc').read(), io.StringIO(None).getvalue() == '')
for call in (lambda: s.write(b'x'), lambda: s.write(5), lambda: s.seek(-1), lambda: s.seek(1, 1), lambda: s.seek(1, 2), lambda: s.seek(0, 3), lambda: s.seek('a'), lambda: s.seek(1.5), lambda: s.truncate(-1), lambda: s.truncate('a'), lambda: s.read('a'), lambda: s.readline('a'), lambda: io.StringIO(b'x'), lambda: io.StringIO('x', 'y'), lambda: io.StringIO('x', 5), lambda: s.writelines([1]), lambda: s.writelines(5),
             lambda: s.fileno(), lambda: s.detach(), lambda: s.read(1.5)):
    show(call)
print(s.readable(), s.writable(), s.seekable(), s.isatty(), s.closed, s.line_buffering, s.encoding, s.errors, s.newlines, s.flush())

heading('StringIO: closing')
with io.StringIO('x') as s:
    pass
print(s.closed, s.close())
for name, arguments in (('read', ()), ('write', ('x',)), ('readline', ()), ('getvalue', ()), ('seek', (0,)), ('tell', ()), ('truncate', ()), ('readable', ()), ('writable', ()), ('seekable', ()), ('isatty', ()), ('__next__', ()), ('__iter__', ()), ('__enter__', ()), ('readlines', ()), ('writelines', (['a'],))):
    show(getattr(s, name), *arguments)

heading('BytesIO: reading')
b = io.BytesIO(b'one\ntwo\r\nthree')
print(b.read(2), b.readline(), b.readline(2), b.readline(), b.read(), b.read(), b.readline(), b.seek(0), b.readlines(), b.seek(0), list(b), b.tell(), b.seek(-3, 2), b.read(), b.seek(1), b.seek(2, 1), b.read1(2), b.read1(), b.seek(0), b.readlines(4), b.seek(100), b.read())
into = bytearray(5)
print(b.seek(0), b.readinto(into), into, b.readinto1(memoryview(into)[3:]), into, b.seek(0, 2), b.readinto(into), b.getvalue(), bytes(b.getbuffer()), b.getbuffer().nbytes)

heading('BytesIO: writing')
b = io.BytesIO()
print(b.write(b'hello'), b.write(bytearray(b' w')), b.write(memoryview(b'orld')), b.getvalue(), b.seek(1), b.write(b'E'), b.getvalue(), b.truncate(3), b.getvalue(), b.tell(), b.seek(6), b.write(b'x'), b.getvalue(), b.writelines([b'a', b'b']), b.getvalue(), b.truncate(100), len(b.getvalue()), b.truncate(), b.seek(-1, 1))
view = b.getbuffer()
view[0:1] = b'J'
print(b.getvalue())
show(b.write, b'much more than fits'), show(b.truncate, 1), show(b.close)
view.release()
print(b.write(b'ok'))
for call in (lambda: b.write('x'), lambda: b.write(5), lambda: b.seek(-1), lambda: b.seek(-1000, 2), lambda: b.seek(0, 3), lambda: b.seek('a'), lambda: b.truncate(-1), lambda: b.truncate('a'), lambda: b.read('a'), lambda: b.readinto(b'x'), lambda: io.BytesIO('x'), lambda: b.writelines(['x']), lambda: b.fileno(), lambda: b.detach(), lambda: b.readinto(5), lambda: b.read(1.5)):
    show(call)
print(b.readable(), b.writable(), b.seekable(), b.isatty(), b.closed, b.flush(), io.BytesIO(initial_bytes=b'q').read(), io.BytesIO(bytearray(b'r')).read(), io.BytesIO(None).read())
with b:
    pass
for name, arguments in (('read', ()), ('write', (b'x',)), ('getvalue', ()), ('getbuffer', ()), ('seek', (0,)), ('tell', ()), ('truncate', ()), ('readable', ()), ('isatty', ()), ('flush', ()), ('__next__', ()), ('__enter__', ()), ('readinto', (bytearray(1),)), ('read1', ())):
    show(getattr(b, name), *arguments)

heading('classes')
print(isinstance(s, io.TextIOBase), isinstance(b, io.BufferedIOBase), isinstance(b, io.IOBase), isinstance(s, io.IOBase), issubclass(io.FileIO, io.RawIOBase), io.DEFAULT_BUFFER_SIZE, io.SEEK_SET, io.SEEK_CUR, io.SEEK_END)
print(issubclass(io.UnsupportedOperation, OSError), issubclass(io.UnsupportedOperation, ValueError), io.BlockingIOError is BlockingIOError, io.open is open)


class Shouting(io.StringIO):
    def write(self, text):
        return super().write(text.upper())


loud = Shouting('a')
print('hello', 5, file=loud)
loud.mine = 1
print(loud.getvalue(), loud.mine)

# expect: -- StringIO: reading
# expect: 'on' 'e\n' 'tw' 'o\r\n' 'three\rfour' '' ''
# expect: 0 ['one\n', 'two\r\n', 'three\rfour'] 0 ['one\n', 'two\r\n'] 0 ['one\n', 'two\r\n', 'three\rfour'] 19 True
# expect: 2 2 '' 'e\ntwo\r\nthree\rfour' 0 'one\ntwo\r\nthree\rfour' 19 19 0 one
# expect: 
# expect: None ['a\n', 'b\n', 'c\n', 'd'] 'a\nb\nc\nd' ('\r', '\n', '\r\n')
# expect: 7 'x\ny\nz\n' 0 ['x\n', 'y\n', 'z\n']
# expect: '' ['a\n', 'b\r', 'c\r\n', 'd'] 'a\nb\rc\r\nd' ('\r', '\n', '\r\n')
# expect: 7 'x\ny\r\nz\r' 0 ['x\n', 'y\r\n', 'z\r']
# expect: '\n' ['a\n', 'b\rc\r\n', 'd'] 'a\nb\rc\r\nd' None
# expect: 7 'x\ny\r\nz\r' 0 ['x\n', 'y\r\n', 'z\r']
# expect: '\r' ['a\r', 'b\r', 'c\r', '\r', 'd'] 'a\rb\rc\r\rd' None
# expect: 7 'x\ry\r\rz\r' 0 ['x\r', 'y\r', '\r', 'z\r']
# expect: '\r\n' ['a\r\n', 'b\rc\r\r\n', 'd'] 'a\r\nb\rc\r\r\nd' None
# expect: 7 'x\r\ny\r\r\nz\r' 0 ['x\r\n', 'y\r\r\n', 'z\r']
# expect: -- StringIO: writing
# expect: 5 0 2 'héllo€😀' 7 1 1 'hEllo€😀' 2 'hE' 1 'h' 2 5 1 'h\x00\x00\x00\x00x'
# expect: None 'h\x00\x00\x00\x00xab' 100 'h\x00\x00\x00\x00xab'
# expect: 1 Start abc True
# expect: TypeError: string argument expected, got 'bytes'
# expect: TypeError: string argument expected, got 'int'
# expect: ValueError: Negative seek position -1
# expect: OSError: Can't do nonzero cur-relative seeks
# expect: OSError: Can't do nonzero cur-relative seeks
# expect: ValueError: Invalid whence (3, should be 0, 1 or 2)
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: TypeError: 'float' object cannot be interpreted as an integer
# expect: ValueError: Negative size value -1
# expect: TypeError: argument should be integer or None, not 'str'
# expect: TypeError: argument should be integer or None, not 'str'
# expect: TypeError: argument should be integer or None, not 'str'
# expect: TypeError: initial_value must be str or None, not bytes
# expect: ValueError: illegal newline value: 'y'
# expect: TypeError: newline must be str or None, not int
# expect: TypeError: string argument expected, got 'int'
# expect: TypeError: 'int' object is not iterable
# expect: UnsupportedOperation: fileno
# expect: UnsupportedOperation: detach
# expect: TypeError: argument should be integer or None, not 'float'
# expect: True True True False False False None None None None
# expect: -- StringIO: closing
# expect: True None
# expect: ValueError: I/O operation on closed file
# expect: ValueError: I/O operation on closed file
# expect: ValueError: I/O operation on closed file
# expect: ValueError: I/O operation on closed file
# expect: ValueError: I/O operation on closed file
# expect: ValueError: I/O operation on closed file
# expect: ValueError: I/O operation on closed file
# expect: ValueError: I/O operation on closed file
# expect: ValueError: I/O operation on closed file
# expect: ValueError: I/O operation on closed file
# expect: ValueError: I/O operation on closed file.
# expect: ValueError: I/O operation on closed file
# expect: ValueError: I/O operation on closed file.
# expect: ValueError: I/O operation on closed file.
# expect: ValueError: I/O operation on closed file.
# expect: ValueError: I/O operation on closed file.
# expect: -- BytesIO: reading
# expect: b'on' b'e\n' b'tw' b'o\r\n' b'three' b'' b'' 0 [b'one\n', b'two\r\n', b'three'] 0 [b'one\n', b'two\r\n', b'three'] 14 11 b'ree' 1 3 b'\nt' b'wo\r\nthree' 0 [b'one\n'] 100 b''
# expect: 0 5 bytearray(b'onewo') 2 bytearray(b'onewo') 14 0 b'one\ntwo\r\nthree' b'one\ntwo\r\nthree' 14
# expect: -- BytesIO: writing
# expect: 5 2 4 b'hello world' 1 1 b'hEllo world' 3 b'hEl' 2 6 1 b'hEl\x00\x00\x00x' None b'hEl\x00\x00\x00xab' 100 9 9 8
# expect: b'JEl\x00\x00\x00xab'
# expect: BufferError: Existing exports of data: object cannot be re-sized
# expect: BufferError: Existing exports of data: object cannot be re-sized
# expect: BufferError: Existing exports of data: object cannot be re-sized
# expect: 2
# expect: TypeError: a bytes-like object is required, not 'str'
# expect: TypeError: a bytes-like object is required, not 'int'
# expect: ValueError: negative seek value -1
# expect: 0
# expect: ValueError: invalid whence (3, should be 0, 1 or 2)
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: ValueError: negative size value -1
# expect: TypeError: argument should be integer or None, not 'str'
# expect: TypeError: argument should be integer or None, not 'str'
# expect: TypeError: readinto() argument must be read-write bytes-like object, not bytes
# expect: TypeError: a bytes-like object is required, not 'str'
# expect: TypeError: a bytes-like object is required, not 'str'
# expect: UnsupportedOperation: fileno
# expect: UnsupportedOperation: detach
# expect: TypeError: readinto() argument must be read-write bytes-like object, not int
# expect: TypeError: argument should be integer or None, not 'float'
# expect: True True True False False None b'q' b'r' b''
# expect: ValueError: I/O operation on closed file.
# expect: ValueError: I/O operation on closed file.
# expect: ValueError: I/O operation on closed file.
# expect: ValueError: I/O operation on closed file.
# expect: ValueError: I/O operation on closed file.
# expect: ValueError: I/O operation on closed file.
# expect: ValueError: I/O operation on closed file.
# expect: ValueError: I/O operation on closed file.
# expect: ValueError: I/O operation on closed file.
# expect: ValueError: I/O operation on closed file.
# expect: ValueError: I/O operation on closed file.
# expect: ValueError: I/O operation on closed file.
# expect: ValueError: I/O operation on closed file.
# expect: ValueError: I/O operation on closed file.
# expect: -- classes
# expect: True True True True True 8192 0 1 2
# expect: True True True True
# expect: HELLO 5
# expect:  1

heading('state: copies and pickles')
import copy, pickle  # noqa: E402
b = io.BytesIO(b'abc')
b.read(1)
b.tag = [1]
print(b.__getstate__())
for c in copy.copy(b), copy.deepcopy(b), pickle.loads(pickle.dumps(b)):
    print(type(c), c.read(), c.getvalue(), c.tag, c.tag is b.tag)
s = io.StringIO('h\u00e9\r\nx\n', newline=None)
s.seek(3)
print(s.__getstate__(), io.StringIO(newline='\r\n').__getstate__())
c = pickle.loads(pickle.dumps(s))
print(repr(c.read()), c.write('\r'), repr(c.getvalue()))
show(io.BytesIO().__setstate__, (b'', -1, None))
show(io.BytesIO().__setstate__, (b'', 'a', None))
show(io.BytesIO().__setstate__, (b'', 0, 5))
show(io.BytesIO().__setstate__, 5)
show(io.StringIO().__setstate__, ('', '\n', 'a', None))
show(io.StringIO().__setstate__, ('', '\n', 0))
b.close()
show(b.__getstate__)
with open('/dev/null') as file:
    for stream in file, file.buffer, file.buffer.raw:
        show(pickle.dumps, stream)
# expect: -- state: copies and pickles
# expect: (b'abc', 1, {'tag': [1]})
# expect: <class '_io.BytesIO'> b'bc' b'abc' [1] True
# expect: <class '_io.BytesIO'> b'bc' b'abc' [1] False
# expect: <class '_io.BytesIO'> b'bc' b'abc' [1] False
# expect: ('hé\nx\n', None, 3, None) ('', '\r\n', 0, None)
# expect: 'x\n' 1 'hé\nx\n\n'
# expect: ValueError: position value cannot be negative
# expect: TypeError: second item of state must be an integer, not str
# expect: TypeError: third item of state should be a dict, got a int
# expect: TypeError: _io.BytesIO.__setstate__ argument should be 3-tuple, got int
# expect: TypeError: third item of state must be an integer, got str
# expect: TypeError: _io.StringIO.__setstate__ argument should be 4-tuple, got tuple
# expect: ValueError: I/O operation on closed file.
# expect: TypeError: cannot pickle 'TextIOWrapper' instances
# expect: TypeError: cannot pickle 'BufferedReader' instances
# expect: TypeError: cannot pickle 'FileIO' instances

# A closed stream takes no state.
import io
for stream, state in (io.BytesIO(), (b'x', 0, None)), (io.StringIO(), ('x', '', 0, None)):
    stream.close()
    try:
        stream.__setstate__(state)
    except ValueError as e:
        print(str(e).rstrip('.'))
# expect: I/O operation on closed file
# expect: I/O operation on closed file
