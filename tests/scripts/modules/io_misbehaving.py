# Streams in Python below and above native ones: what they answer is checked; closing goes on after an error and tells of it.
import gc
import io
import os


def show(function, *args):
    try:
        print(function(*args))
    except Exception as e:
        print(type(e).__name__, e, '|', repr(e.__cause__), repr(e.__context__))


class Raw(io.RawIOBase):
    """Gives one piece at each call; None stands for nothing yet."""

    def __init__(self, *pieces):
        self.pieces, self.sizes, self.blocked, self.written = list(pieces), [], False, b''

    def readable(self):
        return True

    writable = seekable = readable

    def readinto(self, buffer):
        self.sizes.append(len(buffer))
        piece = self.pieces.pop(0) if self.pieces else b''
        if piece is None or isinstance(piece, (int, str)):
            return piece
        buffer[:len(piece)] = piece
        return len(piece)

    def write(self, data):
        if self.blocked:
            return None
        part = bytes(data[:6])
        self.blocked = len(part) < len(data)
        self.written += part
        return len(part)

    def seek(self, offset, whence=0):
        return -5


# A raw stream's answers.
for answer in -1, 99999, 'text', None:
    show(io.BufferedReader(Raw(answer)).read, 5)
    show(io.BufferedReader(Raw(b'ab', answer)).readline)
show(io.BufferedReader(Raw()).seek, 0)
show(io.BufferedReader(Raw()).tell)

# Nothing yet is None, the end is empty.
raw = Raw(None, b'ab', None, None)
reader = io.BufferedReader(raw)
print(reader.read(), reader.read(), reader.peek(), reader.read(3), reader.read(3))
print(Raw(None).readall(), Raw(b'a', None).readall(), Raw().readall())

# What cannot be written yet stays as far as there is room, and the exception tells how much that is.
raw = Raw()
writer = io.BufferedWriter(raw, 8)
print(writer.write(b'abcd'), writer.write(b'efghi'))
try:
    writer.write(b'jklmnopqrstuvwxyz')
except BlockingIOError as e:
    print(e.args[1:], e.characters_written)
raw.blocked = False
try:
    writer.flush()
except BlockingIOError as e:
    print(e.args[1:], e.characters_written)
raw.blocked = False
writer.flush()
print(raw.written)

# Text over a raw stream, and over one that gives other bytes-like objects.
print(list(io.TextIOWrapper(Raw(b'one\ntw', b'o\n'), encoding='ascii')))


class Views(io.BytesIO):
    def read1(self, size=-1):
        return memoryview(super().read1(size))

    read = read1


class Words(io.StringIO):
    pass


print(io.TextIOWrapper(Views(b'abc'), encoding='ascii').read())
show(io.TextIOWrapper(Words('abc'), encoding='ascii').read, 1)


class OneWay(io.BytesIO):
    def __init__(self, way):
        self.way = way

    def readable(self):
        return self.way == 'r'

    def writable(self):
        return self.way == 'w'


show(io.TextIOWrapper(OneWay('w')).read)
show(io.TextIOWrapper(OneWay('r')).write, 'x')

# A carriage return ends a line for line buffering.
below = io.BytesIO()
text = io.TextIOWrapper(below, encoding='ascii', newline='', line_buffering=True)
for part in 'a', 'b\r', 'c', '\n':
    text.write(part)
    print(below.getvalue())

# Another encoding brings the usual error handler.
text = io.TextIOWrapper(io.BytesIO(), encoding='ascii', errors='ignore')
text.reconfigure(encoding='utf-8')
print(text.errors)
text.reconfigure(errors='replace')
print(text.errors)


# flush() comes before close(), whatever becomes of it.
def fail(text):
    def function():
        print(text, stream.closed)
        raise OSError(text)
    return function


for stream in (io.BytesIO(), open(os.devnull, 'wb', 0), open(os.devnull, 'wb'), open(os.devnull, 'w'),
               io.BufferedWriter(Raw())):
    stream.flush = fail('flush')
    show(stream.close)
    print(stream.closed)
for kind in io.BufferedReader, io.BufferedWriter, io.TextIOWrapper:
    below = Raw()
    stream = kind(below)
    stream.flush = fail('flush')
    below.close = fail('close')
    show(stream.close)
    print(stream.closed)
    stream.flush = below.close = int

# A stream that could not be made cannot be used.
for kind in io.BufferedReader, io.BufferedWriter, io.TextIOWrapper:
    stream = kind.__new__(kind)
    show(stream.flush)
    stream.__init__(io.BytesIO())
    try:
        stream.__init__(io.BytesIO(), -1)
    except (TypeError, ValueError) as e:
        print(type(e).__name__)
    show(stream.flush)


# A class derived from a stream is closed when it is dropped.
class Dropped(io.FileIO):
    def __del__(self):
        print('__del__')
        super().__del__()

    def close(self):
        print('close')
        super().close()

    def flush(self):
        print('flush')
        super().flush()


class Failing(io.RawIOBase):
    def close(self):
        print('closed:', self.name)


def drop(*args):
    Dropped(*args)
    Failing().name = 'raw'


drop(os.devnull)
gc.collect()
show(open, os.devnull, 'r', -1, None, None, 'x')
# expect: OSError raw readinto() returned invalid length -1 (should have been between 0 and 8192) | None None
# expect: OSError raw readinto() returned invalid length -1 (should have been between 0 and 8192) | None None
# expect: OSError raw readinto() returned invalid length 99999 (should have been between 0 and 8192) | None None
# expect: OSError raw readinto() returned invalid length 99999 (should have been between 0 and 8192) | None None
# expect: OSError raw readinto() failed | TypeError("'str' object cannot be interpreted as an integer") TypeError("'str' object cannot be interpreted as an integer")
# expect: OSError raw readinto() failed | TypeError("'str' object cannot be interpreted as an integer") TypeError("'str' object cannot be interpreted as an integer")
# expect: None
# expect: b'ab'
# expect: OSError Raw stream returned invalid position -5 | None None
# expect: OSError Raw stream returned invalid position -5 | None None
# expect: None b'ab' b'' b'' b''
# expect: None b'a' b''
# expect: 4 5
# expect: ('write could not complete without blocking', 14) 14
# expect: ('write could not complete without blocking', 0) 0
# expect: b'abcdefghijklmnopqrstuvw'
# expect: ['one\n', 'two\n']
# expect: abc
# expect: TypeError underlying read() should have returned a bytes-like object, not 'str' | None None
# expect: UnsupportedOperation not readable | None None
# expect: UnsupportedOperation not writable | None None
# expect: b''
# expect: b'ab\r'
# expect: b'ab\r'
# expect: b'ab\rc\n'
# expect: strict
# expect: replace
# expect: None
# expect: True
# expect: flush False
# expect: OSError flush | None None
# expect: True
# expect: flush False
# expect: OSError flush | None None
# expect: True
# expect: flush False
# expect: OSError flush | None None
# expect: True
# expect: flush False
# expect: OSError flush | None None
# expect: True
# expect: flush False
# expect: close False
# expect: OSError close | None OSError('flush')
# expect: False
# expect: flush False
# expect: close False
# expect: OSError close | None OSError('flush')
# expect: False
# expect: flush False
# expect: close False
# expect: OSError close | None OSError('flush')
# expect: False
# expect: ValueError I/O operation on uninitialized object | None None
# expect: ValueError
# expect: ValueError I/O operation on uninitialized object | None None
# expect: ValueError I/O operation on uninitialized object | None None
# expect: ValueError
# expect: ValueError I/O operation on uninitialized object | None None
# expect: ValueError I/O operation on uninitialized object | None None
# expect: TypeError
# expect: None
# expect: __del__
# expect: close
# expect: flush
# expect: closed: raw
# expect: ValueError illegal newline value: x | None None
