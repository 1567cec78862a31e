# SPDX-License-Identifier: MIT
"""io: open() and the classes behind it, on real files."""
import io
import os


def show(call, *args, **named):
    try:
        print(repr(call(*args, **named)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


def heading(text):
    print('--', text)


name = '/tmp/io_files.%d' % os.getpid()


def hide(text):
    return text.replace(name, 'FILE')


def shown(call, *args, **named):
    try:
        print(hide(repr(call(*args, **named))))
    except Exception as e:
        print(type(e).__name__ + ':', hide(str(e)))


try:
    heading('text')
    with open(name, 'w', encoding='utf-8') as f:
        print(hide(repr(f)), f.mode, f.encoding, f.errors, f.newlines, f.line_buffering, f.write_through, f.closed, f.readable(), f.writable(), f.seekable(), f.isatty(), f.name == name, f.buffer.raw.mode)
        print(f.write('héllo\n'), f.write('two\r\nthree\r'), f.writelines(['x', 'y']), f.tell(), f.flush(), os.stat(name).st_size)
        shown(f.read), shown(f.write, b'x'), shown(f.write, 5), shown(f.readline), shown(f.__next__)
    print(f.closed, hide(repr(f)))
    for call in (f.read, f.flush, f.tell, f.readable, f.isatty, f.fileno, f.__enter__, f.__iter__):
        shown(call)
    for newline in (None, '', '\n', '\r', '\r\n'):
        with open(name, newline=newline, encoding='utf-8') as f:
            print(repr(newline), f.readlines(), repr(f.newlines))
    with open(name, encoding='utf-8', newline='') as f:
        print(repr(f.read(3)), f.tell(), repr(f.readline()), f.tell(), f.seek(0), repr(f.readline(2)), repr(f.read()), repr(f.read()), f.seek(0, 2), f.seek(0), next(f))
        shown(f.seek, 1, 1), shown(f.seek, -1, 2), shown(f.seek, -1), shown(f.seek, 0, 9), shown(f.write, 'x'), shown(f.truncate)
    with open(name, 'a+', encoding='utf-8') as f:
        print(f.tell() > 0, f.write('end'), f.seek(0), f.readline())
    with open(name, 'r+', encoding='utf-8') as f:
        print(f.read(2), f.seek(0), f.write('Hé'), f.seek(0), f.readline(), f.truncate(3), f.seek(0), repr(f.read()))
    shown(open, name, 'x'), shown(open, '/nope/nope'), shown(open, '/tmp'), shown(open, '/tmp', 'w')
    for arguments, named in (((name, 'q'), {}), ((name, 'rw'), {}), ((name, ''), {}), ((name, 'rb+t'), {}), ((name, 'b'), {}), ((name, 'r', 0), {}), ((name, 'rb'), {'encoding': 'utf-8'}), ((name, 'rb'), {'errors': 'strict'}), ((name, 'rb'), {'newline': ''}), ((name, 'r'), {'newline': 'x'}), ((name, 'r'), {'encoding': 'klingon'}), ((name, 5), {}), ((5.5,), {}), ((None,), {}), ((-1,), {}), ((name, 'U'), {}), ((name, 'rr'), {}), ((name, 'r'), {'buffering': 'a'}),
                             ((name, 'r'), {'closefd': False}), ((name, 'r'), {'encoding': 5}), ((name, 'r'), {'errors': 5}), ((name, 'r'), {'newline': 5}), (('a\0b',), {}), ((99999,), {})):
        shown(open, *arguments, **named)
    with open(name, 'wb') as f:
        f.write(b'ok \xff\xfe end')
    shown(open(name, encoding='utf-8').read), shown(open(name, encoding='ascii').read)
    for errors in ('ignore', 'replace', 'surrogateescape', 'backslashreplace'):
        print(errors, ascii(open(name, encoding='utf-8', errors=errors).read()))
    print(ascii(open(name, encoding='latin-1').read()))
    with open(name, 'w', encoding='ascii') as f:
        shown(f.write, 'é')
    with open(name, 'w', encoding='ascii', errors='xmlcharrefreplace') as f:
        print(f.write('é€'))
    print(open(name).read())
    for encoding in ('utf-16', 'utf-8-sig', 'utf-32-le', 'latin-1'):
        with open(name, 'w', encoding=encoding) as f:
            f.write('aé\n')
        print(encoding, open(name, 'rb').read(), repr(open(name, encoding=encoding).read()))

    heading('bytes')
    with open(name, 'wb') as f:
        print(hide(repr(f)), f.mode, f.write(b'0123456789'), f.write(bytearray(b'ab')), f.tell(), f.seek(2), f.write(memoryview(b'XY')), f.flush(), type(f).__name__, f.raw.fileno() == f.fileno())
        shown(f.write, 'x'), shown(f.read), shown(f.write, 5)
    with open(name, 'rb') as f:
        into = bytearray(4)
        print(f.read(3), f.peek(2)[:2], f.read1(2), f.readinto(into), into, f.readline(), f.seek(-2, 2), f.read(), f.seek(0), f.readinto1(into), into, f.seek(0), f.readlines(), type(f).__name__, f.tell(), f.seek(0), list(f))
        shown(f.write, b'x'), shown(f.seek, -1), shown(f.read, 'a'), shown(f.truncate, 0), shown(f.read, -2)
    with open(name, 'r+b') as f:
        print(type(f).__name__, f.read(2), f.write(b'__'), f.seek(0), f.read(), f.truncate(4), f.seek(0), f.read(), f.peek(1))
    with open(name, 'rb', buffering=0) as f:
        into = bytearray(2)
        print(hide(repr(f)), f.read(1), f.readinto(into), into, f.readall(), f.read(), f.seek(0), f.read(-1), f.closefd, f.mode, f.readable(), f.writable(), f.seekable(), f.isatty(), f.tell())
        shown(f.write, b'x')
    print(hide(repr(f)), f.closed)
    shown(f.read)
    raw = io.FileIO(name, 'w')
    print(raw.write(b'abc'), raw.seek(1), raw.truncate(), raw.close(), open(name, 'rb').read())
    shown(io.FileIO, name, 'q'), shown(io.FileIO, name, 'x'), shown(io.FileIO, '/nope/nope'), shown(io.FileIO, -5)

    heading('layers')
    raw = io.FileIO(name, 'w+')
    buffered = io.BufferedRandom(raw, 16)
    text = io.TextIOWrapper(buffered, encoding='utf-8', newline='\n', line_buffering=True)
    print(text.write('line\n'), os.stat(name).st_size, text.write('rest'), os.stat(name).st_size, text.line_buffering, text.buffer is buffered, buffered.raw is raw, text.reconfigure(line_buffering=False, newline='\r\n'), text.line_buffering)
    print(text.detach() is buffered, buffered.detach() is raw, raw.close())
    shown(text.read), shown(buffered.read)
    reader = io.BufferedReader(io.BytesIO(b'abcdef'), buffer_size=2)
    print(reader.read(1), reader.peek(), reader.read1(), reader.read(), reader.read(), reader.readable(), reader.writable())
    target = io.BytesIO()
    writer = io.BufferedWriter(target, 4)
    print(writer.write(b'ab'), target.getvalue(), writer.write(b'cdefg'), writer.flush(), target.getvalue(), writer.writable(), writer.readable())
    for call in (lambda: io.BufferedReader(5), lambda: io.BufferedWriter(io.BytesIO(), 0), lambda: io.TextIOWrapper(5), lambda: io.TextIOWrapper(io.BytesIO(), newline='q'), lambda: io.BufferedReader(io.BytesIO(), -1)):
        try:
            call()
            print('no error')
        except Exception as e:
            print(type(e).__name__)
    print(io.text_encoding('x'), io.text_encoding(None), io.open_code(name).read())

    heading('own classes')

    class Source(io.RawIOBase):
        def __init__(self, data):
            self.data = data

        def readable(self):
            return True

        def readinto(self, into):
            n = min(len(into), len(self.data), 3)
            into[:n], self.data = self.data[:n], self.data[n:]
            return n

    print(Source(b'abcdefg').read(5), Source(b'abcdefg').read(), Source(b'abcdefg').readall(), io.BufferedReader(Source(b'ab\ncd\n')).readlines(), io.TextIOWrapper(io.BufferedReader(Source(b'ab\ncd'))).read(), list(Source(b'ab\ncd')), Source(b'ab\ncd').readline())
    base = io.IOBase()
    print(base.closed, base.readable(), base.writable(), base.seekable(), base.isatty(), base.close(), base.closed)
    for method in ('fileno', 'seek', 'tell', 'truncate', 'readline'):
        shown(getattr(io.IOBase(), method), *([0] if method == 'seek' else []))
    shown(io.RawIOBase().read), shown(io.BufferedIOBase().read), shown(io.TextIOBase().read), shown(io.TextIOBase().write, 'a')
    with open(name, 'w') as f, open(f.fileno(), 'w', closefd=False) as g:
        print('twice', file=g)
    print(open(name, opener=lambda path, flags: os.open(path, flags)).read())
finally:
    os.remove(name)
print([n for n in dir(io) if n[0] != '_' and n not in ('abc', 'UnsupportedOperation', 'IncrementalNewlineDecoder') and not getattr(io, n).__doc__ and callable(getattr(io, n))])

# expect: -- text
# expect: <_io.TextIOWrapper name='FILE' mode='w' encoding='utf-8'> w utf-8 strict None False False False False True True False True wb
# expect: 6 11 None 20 None 20
# expect: UnsupportedOperation: not readable
# expect: TypeError: write() argument must be str, not bytes
# expect: TypeError: write() argument must be str, not int
# expect: UnsupportedOperation: not readable
# expect: UnsupportedOperation: not readable
# expect: True <_io.TextIOWrapper name='FILE' mode='w' encoding='utf-8'>
# expect: ValueError: I/O operation on closed file.
# expect: ValueError: I/O operation on closed file.
# expect: ValueError: I/O operation on closed file.
# expect: False
# expect: ValueError: I/O operation on closed file
# expect: ValueError: I/O operation on closed file
# expect: ValueError: I/O operation on closed file.
# expect: ValueError: I/O operation on closed file.
# expect: None ['héllo\n', 'two\n', 'three\n', 'xy'] ('\r', '\n', '\r\n')
# expect: '' ['héllo\n', 'two\r\n', 'three\r', 'xy'] ('\r', '\n', '\r\n')
# expect: '\n' ['héllo\n', 'two\r\n', 'three\rxy'] None
# expect: '\r' ['héllo\ntwo\r', '\nthree\r', 'xy'] None
# expect: '\r\n' ['héllo\ntwo\r\n', 'three\rxy'] None
# expect: 'hél' 4 'lo\n' 7 0 'hé' 'llo\ntwo\r\nthree\rxy' '' 20 0 héllo
# expect: 
# expect: UnsupportedOperation: can't do nonzero cur-relative seeks
# expect: UnsupportedOperation: can't do nonzero end-relative seeks
# expect: ValueError: negative seek position -1
# expect: ValueError: invalid whence (9, should be 0, 1 or 2)
# expect: UnsupportedOperation: not writable
# expect: UnsupportedOperation: truncate
# expect: True 3 0 héllo
# expect: 
# expect: hé 0 2 0 Héllo
# expect:  3 0 'Hé'
# expect: FileExistsError: [Errno 17] File exists: 'FILE'
# expect: FileNotFoundError: [Errno 2] No such file or directory: '/nope/nope'
# expect: IsADirectoryError: [Errno 21] Is a directory: '/tmp'
# expect: IsADirectoryError: [Errno 21] Is a directory: '/tmp'
# expect: ValueError: invalid mode: 'q'
# expect: ValueError: must have exactly one of create/read/write/append mode
# expect: ValueError: Must have exactly one of create/read/write/append mode and at most one plus
# expect: ValueError: can't have text and binary mode at once
# expect: ValueError: Must have exactly one of create/read/write/append mode and at most one plus
# expect: ValueError: can't have unbuffered text I/O
# expect: ValueError: binary mode doesn't take an encoding argument
# expect: ValueError: binary mode doesn't take an errors argument
# expect: ValueError: binary mode doesn't take a newline argument
# expect: ValueError: illegal newline value: x
# expect: LookupError: unknown encoding: klingon
# expect: TypeError: open() argument 'mode' must be str, not int
# expect: TypeError: expected str, bytes or os.PathLike object, not float
# expect: TypeError: expected str, bytes or os.PathLike object, not NoneType
# expect: ValueError: negative file descriptor
# expect: ValueError: invalid mode: 'U'
# expect: ValueError: invalid mode: 'rr'
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: ValueError: Cannot use closefd=False with file name
# expect: TypeError: open() argument 'encoding' must be str or None, not int
# expect: TypeError: open() argument 'errors' must be str or None, not int
# expect: TypeError: open() argument 'newline' must be str or None, not int
# expect: ValueError: embedded null byte
# expect: OSError: [Errno 9] Bad file descriptor
# expect: UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 3: invalid start byte
# expect: UnicodeDecodeError: 'ascii' codec can't decode byte 0xff in position 3: ordinal not in range(128)
# expect: ignore 'ok  end'
# expect: replace 'ok \ufffd\ufffd end'
# expect: surrogateescape 'ok \udcff\udcfe end'
# expect: backslashreplace 'ok \\xff\\xfe end'
# expect: 'ok \xff\xfe end'
# expect: UnicodeEncodeError: 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)
# expect: 2
# expect: &#233;&#8364;
# expect: utf-16 b'\xff\xfea\x00\xe9\x00\n\x00' 'aé\n'
# expect: utf-8-sig b'\xef\xbb\xbfa\xc3\xa9\n' 'aé\n'
# expect: utf-32-le b'a\x00\x00\x00\xe9\x00\x00\x00\n\x00\x00\x00' 'aé\n'
# expect: latin-1 b'a\xe9\n' 'aé\n'
# expect: -- bytes
# expect: <_io.BufferedWriter name='FILE'> wb 10 2 12 2 2 None BufferedWriter True
# expect: TypeError: a bytes-like object is required, not 'str'
# expect: UnsupportedOperation: read
# expect: TypeError: a bytes-like object is required, not 'int'
# expect: b'01X' b'Y4' b'Y4' 4 bytearray(b'01XY') b'9ab' 10 b'ab' 0 4 bytearray(b'01XY') 0 [b'01XY456789ab'] BufferedReader 12 0 [b'01XY456789ab']
# expect: UnsupportedOperation: write
# expect: OSError: [Errno 22] Invalid argument
# expect: TypeError: argument should be integer or None, not 'str'
# expect: UnsupportedOperation: truncate
# expect: ValueError: read length must be non-negative or -1
# expect: BufferedRandom b'01' 2 0 b'01__456789ab' 4 0 b'01__' b''
# expect: <_io.FileIO name='FILE' mode='rb' closefd=True> b'0' 2 bytearray(b'1_') b'_' b'' 0 b'01__' True rb True False True False 4
# expect: UnsupportedOperation: File not open for writing
# expect: <_io.FileIO [closed]> True
# expect: ValueError: I/O operation on closed file
# expect: 3 1 1 None b'a'
# expect: ValueError: invalid mode: q
# expect: FileExistsError: [Errno 17] File exists: 'FILE'
# expect: FileNotFoundError: [Errno 2] No such file or directory: '/nope/nope'
# expect: ValueError: negative file descriptor
# expect: -- layers
# expect: 5 5 4 5 True True True None False
# expect: True True None
# expect: ValueError: underlying buffer has been detached
# expect: ValueError: raw stream has been detached
# expect: b'a' b'b' b'b' b'cdef' b'' True False
# expect: 2 b'' 5 None b'abcdefg' True False
# expect: AttributeError
# expect: ValueError
# expect: AttributeError
# expect: ValueError
# expect: ValueError
# expect: x locale b'line\nrest'
# expect: -- own classes
# expect: b'abc' b'abcdefg' b'abcdefg' [b'ab\n', b'cd\n'] ab
# expect: cd [b'ab\n', b'cd'] b'ab\n'
# expect: False False False False False None True
# expect: UnsupportedOperation: fileno
# expect: UnsupportedOperation: seek
# expect: UnsupportedOperation: seek
# expect: UnsupportedOperation: truncate
# expect: AttributeError: 'IOBase' object has no attribute 'read'
# expect: NotImplementedError: 
# expect: UnsupportedOperation: read
# expect: UnsupportedOperation: read
# expect: UnsupportedOperation: write
# expect: twice
# expect: 
# expect: []

# What was read ahead is gone when the file is cut.
import os, tempfile
descriptor, name = tempfile.mkstemp()
os.write(descriptor, b'abcdef')
os.close(descriptor)
with open(name, 'r+b') as f:
    print(f.read(1), f.truncate(3), f.peek(9), f.tell(), f.read())
with open(name, 'r+b') as f:
    print(f.read(1), f.truncate(), f.read(), f.write(b'xy'), f.seek(0), f.read())
with open(name, 'r+') as f:
    print(f.read(1), f.truncate(2), repr(f.read()))
os.unlink(name)
# expect: b'a' 3 b'bc' 1 b'bc'
# expect: b'a' 1 b'' 2 0 b'axy'
# expect: a 2 'xy'
