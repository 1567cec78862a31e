# SPDX-License-Identifier: MIT
# io.BufferedRWPair joins two raw streams; io.IncrementalNewlineDecoder notes line ends of text in pieces.
import codecs
import io


class Source(io.RawIOBase):
    def __init__(self, data):
        self.data = data

    def readable(self):
        return True

    def readinto(self, buffer):
        n = min(len(buffer), len(self.data))
        buffer[:n], self.data = self.data[:n], self.data[n:]
        return n


class Sink(io.RawIOBase):
    data = b''

    def writable(self):
        return True

    def write(self, data):
        self.data += bytes(data)
        return len(data)


source, sink = Source(b'hello world'), Sink()
pair = io.BufferedRWPair(source, sink)
print(pair.read(3), pair.peek(2)[:2], pair.read1(2), pair.readinto(bytearray(2)), pair.read())
print(pair.write(b'abc'), sink.data, pair.flush(), sink.data)
print(pair.readable(), pair.writable(), pair.seekable(), pair.isatty(), pair.closed, isinstance(pair, io.BufferedIOBase))
pair.close()
print(pair.closed, source.closed, sink.closed)
for streams in (Sink(), Sink()), (Source(b''), Source(b'')):
    try:
        io.BufferedRWPair(*streams)
    except io.UnsupportedOperation as error:
        print(error)
for name, *args in ('seek', 0), ('tell',), ('detach',):
    try:
        getattr(io.BufferedRWPair(Source(b''), Sink()), name)(*args)
    except OSError as error:
        print(name, type(error).__name__)

for translate in True, False:
    for decoder in None, codecs.getincrementaldecoder('utf-8')():
        lines = io.IncrementalNewlineDecoder(decoder, translate)
        kind = str if decoder is None else lambda text: text.encode()
        for piece in 'a\r', '\nb', '\r', 'c\n', 'd\r\n\r', '':
            print((lines.decode(kind(piece)), lines.newlines, lines.getstate()[1]), end=' ')
        print(repr(lines.decode(kind(''), final=True)))
        lines.reset()
        lines.setstate((b'', 1))
        print(lines.newlines, repr(lines.decode(kind('x'))))

# expect: b'hel' b'lo' b'lo' 2 b'orld'
# expect: 3 b'' None b'abc'
# expect: True True False False False True
# expect: True True True
# expect: File or stream is not readable.
# expect: File or stream is not writable.
# expect: seek UnsupportedOperation
# expect: tell UnsupportedOperation
# expect: detach UnsupportedOperation
# expect: ('a', None, 1) ('\nb', '\r\n', 0) ('', '\r\n', 1) ('\nc\n', ('\r', '\n', '\r\n'), 0) ('d\n', ('\r', '\n', '\r\n'), 1) ('', ('\r', '\n', '\r\n'), 1) '\n'
# expect: None '\nx'
# expect: ('a', None, 1) ('\nb', '\r\n', 0) ('', '\r\n', 1) ('\nc\n', ('\r', '\n', '\r\n'), 0) ('d\n', ('\r', '\n', '\r\n'), 1) ('', ('\r', '\n', '\r\n'), 1) '\n'
# expect: None '\nx'
# expect: ('a', None, 1) ('\r\nb', '\r\n', 0) ('', '\r\n', 1) ('\rc\n', ('\r', '\n', '\r\n'), 0) ('d\r\n', ('\r', '\n', '\r\n'), 1) ('', ('\r', '\n', '\r\n'), 1) '\r'
# expect: None '\rx'
# expect: ('a', None, 1) ('\r\nb', '\r\n', 0) ('', '\r\n', 1) ('\rc\n', ('\r', '\n', '\r\n'), 0) ('d\r\n', ('\r', '\n', '\r\n'), 1) ('', ('\r', '\n', '\r\n'), 1) '\r'
# expect: None '\rx'
