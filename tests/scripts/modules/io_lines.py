# SPDX-License-Identifier: MIT
# Lines of streams by iteration: across the ends of buffers, in all kinds of streams, and of subclasses with a readline() of their own.
import io
import itertools

TEXT = ''.join('line %d %s\n' % (i, 'x' * (i * 7 % 23)) for i in range(40)) + 'the last'
DATA = TEXT.encode()
LINES = DATA.splitlines(True)

for size in range(1, 40):
    for make in io.BufferedReader, io.BufferedRandom:
        assert list(make(io.BytesIO(DATA), size)) == LINES, (make, size)
        assert make(io.BytesIO(DATA), size).readlines() == LINES, (make, size)
        stream = make(io.BytesIO(DATA), size)
        mixed = [stream.read(3), next(stream), stream.readline(5), stream.readline(), stream.readline(0), next(stream), stream.readline(-1)]
        assert b''.join(mixed) == b''.join(LINES[:4]) and mixed[2] == b'line ' and not mixed[4], (make, size, mixed)
        assert stream.tell() == len(b''.join(mixed))
        assert list(itertools.islice(stream, 2)) == LINES[4:6] and stream.read() == b''.join(LINES[6:])
        assert next(stream, None) is None and next(stream, 'again') == 'again'
print('read')  # expect: read

raw = io.BytesIO(DATA)
stream = io.BufferedRandom(raw, 16)
first = next(stream)
stream.write(b'WRITTEN')
print(first, next(stream), stream.tell())  # expect: b'line 0 \n' b'xxxxxxx\n' 23
stream.seek(8)
print(next(stream))  # expect: b'WRITTENxxxxxxx\n'


def subclass(base):
    class Upper(base):
        def readline(self, *args):
            return super().readline(*args).upper()
    return Upper


print(list(subclass(io.BufferedReader)(io.BytesIO(b'a\nb\nc'))), list(subclass(io.BufferedRandom)(io.BytesIO(b'a\nb'))),
      list(subclass(io.TextIOWrapper)(io.BytesIO(b'a\nb'))), list(subclass(io.StringIO)('a\nb')), list(subclass(io.BytesIO)(b'a\nb')))
# expect: [b'A\n', b'B\n', b'C'] [b'A\n', b'B'] ['A\n', 'B'] ['A\n', 'B'] [b'a\n', b'b']


class Same(io.BufferedReader):
    pass


print(list(Same(io.BytesIO(b'a\nb'))), [each for each in io.TextIOWrapper(io.BytesIO(b'\na'))])  # expect: [b'a\n', b'b'] ['\n', 'a']


def attempt(call):
    try:
        return call()
    except (ValueError, OSError) as e:
        return '%s: %s' % (type(e).__name__, e)


closed = io.BufferedReader(io.BytesIO(b'a\nb'))
closed.close()
detached = io.BufferedReader(io.BytesIO(b'a\nb'))
detached.detach()
for stream in closed, detached, io.BufferedWriter(io.BytesIO()):
    print(attempt(lambda: next(stream)))
    # expect: ValueError: readline of closed file
    # expect: ValueError: raw stream has been detached
    # expect: UnsupportedOperation: read
