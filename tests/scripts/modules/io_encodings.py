# SPDX-License-Identifier: MIT
"""io.TextIOWrapper with encodings that need to know what came before: marks of the byte order, characters of several bytes."""
import io
import os

SIZE = 8192  # of a chunk

print('-- marks are written once, and not where something stands already')
for encoding in 'utf-8-sig', 'utf-16', 'utf-32':
    raw = io.BytesIO()
    file = io.TextIOWrapper(raw, encoding=encoding)
    file.write('aé')
    file.flush()
    print('b', end='', file=file, flush=True)
    print(encoding, raw.getvalue())
    file.seek(0)
    print(repr(file.read(1)), file.tell(), repr(file.read()), file.tell())
    file.seek(0, 2)
    file.write('z')
    file.seek(0)
    file.write('y')
    file.flush()
    print(raw.getvalue())
name = '/tmp/io_encodings.%d' % os.getpid()
try:
    for mode in 'w', 'a':
        with open(name, mode, encoding='utf-16') as file:
            file.write(mode)
    with open(name, 'rb') as file:
        print(file.read())
finally:
    os.unlink(name)

print('-- characters and line ends across chunks')
for encoding in 'utf-8-sig', 'U8', 'utf-7', 'utf-16', 'utf-16-be', 'utf-32', 'cp1252', 'unicode_escape':
    for text in 'a' + 'é' * SIZE + '\n' + 'ü' * SIZE, 'a' * (SIZE - 4) + 'é\r\n' * 9 + '\r', 'é\r' * SIZE:
        data = text.encode(encoding)
        for newline in None, '':
            file = io.TextIOWrapper(io.BytesIO(data), encoding=encoding, newline=newline)
            got = file.readline() + file.read(5) + ''.join(file)
            if got != (text if newline == '' else text.replace('\r\n', '\n').replace('\r', '\n')):
                print('wrong', encoding, ascii(text[:9]), newline)

print('-- a character without an end')
file = io.TextIOWrapper(io.BytesIO(b'a\n\xf0\x9f\x98'), encoding='utf-8')
print(repr(file.readline()))
for call in file.readline, file.readline, file.read:
    try:
        print(repr(call()))
    except UnicodeDecodeError as e:
        print(e)


def told(file, *calls):
    for name, *args in calls:
        try:
            print(name, repr(getattr(file, name)(*args)), end='; ')
        except (UnicodeDecodeError, LookupError) as e:
            print(name, getattr(e, 'reason', e), end='; ')
    print()


for options in {}, {'errors': 'nope'}, {'newline': '\r'}:
    told(io.TextIOWrapper(io.BytesIO(b'\xf0\x9f\x98'), encoding='utf-8', **options), ('readline',), ('read',), ('read', 3))
told(io.TextIOWrapper(io.BytesIO(b'\xf0\x9f\x98'), encoding='utf-8'), ('read',), ('read', 3), ('readline',))

print('-- what begins no character does not wait for the rest of one')
for data in b'a\n\xff', b'a\n\xc0', b'a\n\xf5', b'a\n\xe0\x80', b'a\n\xed\xa0', b'a\n\xf4\x90', b'a\n\xc3', b'a\n\xf1\x80\x80':
    told(io.TextIOWrapper(io.BytesIO(data), encoding='utf-8'), ('readline',))

print('-- reconfigure')
file = io.TextIOWrapper(io.BytesIO(b'a\nb\xe9\n'), encoding='utf-8')
file.reconfigure(encoding='latin-1')
print(repr(file.readline()))
for settings in {'encoding': 'utf-8'}, {'errors': 'ignore'}, {'newline': '\r'}, {'line_buffering': True}:
    try:
        print(file.reconfigure(**settings), file.line_buffering)
    except io.UnsupportedOperation as e:
        print(e)
raw = io.BytesIO()
file = io.TextIOWrapper(raw, encoding='ascii')
for encoding in 'ascii', 'utf-16', 'utf-8':
    file.reconfigure(encoding=encoding)
    file.write('é' if encoding != 'ascii' else 'e')
file.flush()
print(raw.getvalue())

print('-- positions where line ends are translated')
data = b'one\r\ntwo\r\n\r\xc3\xa9\nthree\r\n'
for encoding in 'utf-8', 'cp1252', 'ascii':
    for count in range(1, 7):
        file = io.TextIOWrapper(io.BytesIO(data), encoding=encoding, errors='replace' if encoding == 'cp1252' else 'surrogateescape')
        start = ''.join(file.readline() for i in range(count // 2)) + file.read(count % 2)
        place = file.tell()
        rest = file.read()
        file.seek(place)
        if file.read() != rest or len(start + rest) != len(data.decode(encoding, 'replace').replace('\r\n', '\n')):
            print('wrong', encoding, count, place, repr(rest))
file = io.TextIOWrapper(io.BytesIO(data), encoding='utf-8')
print(repr(file.readline()), file.tell(), repr(file.readline()), file.tell(), file.seek(5), file.seek(0), file.newlines)
file = io.BufferedRandom(io.BytesIO(b'one\ntwo'))
print(file.readline(), file.truncate(5), file.readline(), file.tell())

# expect: -- marks are written once, and not where something stands already
# expect: utf-8-sig b'\xef\xbb\xbfa\xc3\xa9b'
# expect: 'a' 4 'éb' 7
# expect: b'\xef\xbb\xbfy\xc3\xa9bz'
# expect: utf-16 b'\xff\xfea\x00\xe9\x00b\x00'
# expect: 'a' 4 'éb' 8
# expect: b'\xff\xfey\x00\xe9\x00b\x00z\x00'
# expect: utf-32 b'\xff\xfe\x00\x00a\x00\x00\x00\xe9\x00\x00\x00b\x00\x00\x00'
# expect: 'a' 8 'éb' 16
# expect: b'\xff\xfe\x00\x00y\x00\x00\x00\xe9\x00\x00\x00b\x00\x00\x00z\x00\x00\x00'
# expect: b'\xff\xfew\x00a\x00'
# expect: -- characters and line ends across chunks
# expect: -- a character without an end
# expect: 'a\n'
# expect: 'utf-8' codec can't decode bytes in position 0-2: unexpected end of data
# expect: 'utf-8' codec can't decode bytes in position 0-2: unexpected end of data
# expect: 'utf-8' codec can't decode bytes in position 0-2: unexpected end of data
# expect: readline unexpected end of data; read unexpected end of data; read unexpected end of data;
# expect: readline unknown error handler name 'nope'; read unknown error handler name 'nope'; read unknown error handler name 'nope';
# expect: readline unexpected end of data; read unexpected end of data; read unexpected end of data;
# expect: read unexpected end of data; read ''; readline '';
# expect: -- what begins no character does not wait for the rest of one
# expect: readline invalid start byte;
# expect: readline invalid start byte;
# expect: readline invalid start byte;
# expect: readline invalid continuation byte;
# expect: readline 'a\n';
# expect: readline invalid continuation byte;
# expect: readline 'a\n';
# expect: readline 'a\n';
# expect: -- reconfigure
# expect: 'a\n'
# expect: It is not possible to set the encoding or newline of stream after the first read
# expect: It is not possible to set the encoding or newline of stream after the first read
# expect: It is not possible to set the encoding or newline of stream after the first read
# expect: None True
# expect: b'e\xe9\x00\xc3\xa9'
# expect: -- positions where line ends are translated
# expect: 'one\n' 5 'two\n' 10 5 0 None
# expect: b'one\n' 5 b't' 5
