# SPDX-License-Identifier: MIT
"""codecs: the registry of encodings and error handlers, and encoding and decoding in pieces.

What str.encode() and bytes.decode() do for UTF-8, UTF-16, UTF-32, Latin-1 and ASCII is in C and does not come here.
The other encodings lie in encodings._other and are loaded when one of them is asked for.
"""
import builtins

__all__ = ['register', 'lookup', 'open', 'EncodedFile', 'BOM', 'BOM_BE', 'BOM_LE', 'BOM32_BE', 'BOM32_LE', 'BOM64_BE',
           'BOM64_LE', 'BOM_UTF8', 'BOM_UTF16', 'BOM_UTF16_LE', 'BOM_UTF16_BE', 'BOM_UTF32', 'BOM_UTF32_LE', 'BOM_UTF32_BE',
           'CodecInfo', 'Codec', 'IncrementalEncoder', 'IncrementalDecoder', 'StreamReader', 'StreamWriter',
           'StreamReaderWriter', 'StreamRecoder', 'getencoder', 'getdecoder', 'getincrementalencoder',
           'getincrementaldecoder', 'getreader', 'getwriter', 'encode', 'decode', 'iterencode', 'iterdecode',
           'strict_errors', 'ignore_errors', 'replace_errors', 'xmlcharrefreplace_errors', 'backslashreplace_errors',
           'namereplace_errors', 'register_error', 'lookup_error']

BOM_UTF8 = b'\xef\xbb\xbf'
BOM_LE = BOM_UTF16_LE = BOM = BOM_UTF16 = b'\xff\xfe'
BOM_BE = BOM_UTF16_BE = b'\xfe\xff'
BOM_UTF32_LE = BOM_UTF32 = b'\xff\xfe\x00\x00'
BOM_UTF32_BE = b'\x00\x00\xfe\xff'
BOM32_LE, BOM32_BE, BOM64_LE, BOM64_BE = BOM_UTF16_LE, BOM_UTF16_BE, BOM_UTF32_LE, BOM_UTF32_BE

_search, _found, _handlers = [], {}, {}
_spellings = {
    'utf8': 'utf-8', 'u8': 'utf-8', 'utf': 'utf-8', 'cp65001': 'utf-8', 'utf8sig': 'utf-8-sig', 'ascii': 'ascii',
    'usascii': 'ascii', '646': 'ascii', 'iso646us': 'ascii', 'latin1': 'iso8859-1', 'latin': 'iso8859-1',
    'l1': 'iso8859-1', 'iso88591': 'iso8859-1', '88591': 'iso8859-1', '8859': 'iso8859-1', 'cp819': 'iso8859-1',
    'utf16': 'utf-16', 'u16': 'utf-16', 'utf16le': 'utf-16-le', 'utf16be': 'utf-16-be', 'utf32': 'utf-32',
    'u32': 'utf-32', 'utf32le': 'utf-32-le', 'utf32be': 'utf-32-be',
}


# --- error handlers ---------------------------------------------------------------------------------------------

def _part(e, *classes):
    # What an error is about, and its end.  An error's type counts; what it says of its class may not be true.
    kind = next((each for each in classes if issubclass(type(e), each)), None)
    if kind is None:
        raise TypeError("don't know how to handle %s in error callback" % type(e).__name__)
    if not isinstance(e.object, bytes if kind is UnicodeDecodeError else str):
        raise TypeError('object attribute must be %s' % ('bytes' if kind is UnicodeDecodeError else 'unicode'))
    return e.object[e.start:e.end], e.end


def strict_errors(e):
    """Raise the error."""
    if issubclass(type(e), BaseException):
        raise e
    raise TypeError('codec must pass exception instance')


def ignore_errors(e):
    """Leave out what cannot be converted."""
    return '', _part(e, UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError)[1]


def replace_errors(e):
    """Put a question mark, or U+FFFD when decoding."""
    part, end = _part(e, UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError)
    if isinstance(part, bytes):
        return '\ufffd', end
    return ('?' if issubclass(type(e), UnicodeEncodeError) else '\ufffd') * len(part), end


def xmlcharrefreplace_errors(e):
    """Put "&#number;" for what cannot be encoded."""
    part, end = _part(e, UnicodeEncodeError)
    return ''.join('&#%d;' % ord(c) for c in part), end


def _escape(c):
    n = ord(c)
    return ('\\x%02x' if n < 0x100 else '\\u%04x' if n < 0x10000 else '\\U%08x') % n


def backslashreplace_errors(e):
    """Put escapes as in Python's literals."""
    part, end = _part(e, UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError)
    if isinstance(part, bytes):
        return ''.join('\\x%02x' % n for n in part), end
    return ''.join(map(_escape, part)), end


def namereplace_errors(e):
    """Put "\\N{name}" for what cannot be encoded."""
    part, end = _part(e, UnicodeEncodeError)
    from unicodedata import name
    names = [(c, name(c, None)) for c in part]
    return ''.join('\\N{%s}' % n if n else _escape(c) for c, n in names), end


def _surrogateescape(e):
    """Keep bytes that cannot be decoded as surrogates, which become the bytes again."""
    part, end = _part(e, UnicodeEncodeError, UnicodeDecodeError)
    if isinstance(part, str):
        codes = [ord(c) for c in part]
        if any(not 0xdc80 <= c <= 0xdcff for c in codes):
            raise e
        return bytes(c - 0xdc00 for c in codes), end
    text = ''
    for n in part[:4]:
        if n < 128:
            break
        text += chr(0xdc00 + n)
    if not text:
        raise e
    return text, e.start + len(text)


def _is_surrogates(text):
    return all('\ud800' <= c < '\ue000' for c in text)


def _surrogatepass(e):
    """Convert surrogates as if they were characters (UTF-8, UTF-16 and UTF-32 only)."""
    part, end = _part(e, UnicodeEncodeError, UnicodeDecodeError)
    info = _spellings.get(_plain(e.encoding), '')
    if not info.startswith('utf-'):
        raise e
    if info in ('utf-16', 'utf-32'):
        info += '-le'  # no mark
    if isinstance(part, str):
        if not _is_surrogates(part):
            raise e
        return part.encode(info, 'surrogatepass'), end
    size = {'8': 3, '1': 2, '3': 4}[info[4]]
    try:
        text = e.object[e.start:e.start + size].decode(info, 'surrogatepass')
    except UnicodeDecodeError:
        raise e from None
    if len(text) != 1 or not _is_surrogates(text):
        raise e
    return text, e.start + size


def register_error(errors, handler, /):
    """Make an error handler known under a name."""
    if not callable(handler):
        raise TypeError('handler must be callable')
    _handlers[errors] = handler


def lookup_error(name, /):
    """Return the error handler of a name."""
    if name not in _handlers:
        raise LookupError("unknown error handler name '%s'" % name)
    return _handlers[name]


for _name, _handler in (('strict', strict_errors), ('ignore', ignore_errors), ('replace', replace_errors),
                        ('xmlcharrefreplace', xmlcharrefreplace_errors), ('namereplace', namereplace_errors),
                        ('backslashreplace', backslashreplace_errors), ('surrogateescape', _surrogateescape),
                        ('surrogatepass', _surrogatepass)):
    register_error(_name, _handler)


# --- codecs --------------------------------------------------------------------------------------------------------

class CodecInfo(tuple):
    """What the registry has of an encoding: encode, decode, streamreader and streamwriter, and more as attributes."""

    _is_text_encoding = True

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None,
                incrementaldecoder=None, name=None, *, _is_text_encoding=None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name, self.encode, self.decode = name, encode, decode
        self.incrementalencoder, self.incrementaldecoder = incrementalencoder, incrementaldecoder
        self.streamwriter, self.streamreader = streamwriter, streamreader
        if _is_text_encoding is not None:
            self._is_text_encoding = _is_text_encoding
        return self

    def __repr__(self):
        return '<%s.%s object for encoding %s at %#x>' % (self.__class__.__module__, self.__class__.__qualname__,
                                                          self.name, id(self))


class Codec:
    """Encoder and decoder without state: both return what they made and how much they used."""

    def encode(self, input, errors='strict'):
        """Return the encoded input and its length."""
        raise NotImplementedError

    def decode(self, input, errors='strict'):
        """Return the decoded input and its length."""
        raise NotImplementedError


class IncrementalEncoder:
    """Encodes text that comes in pieces."""

    def __init__(self, errors='strict'):
        self.errors, self.buffer = errors, ''

    def encode(self, input, final=False):
        """Return the bytes of a piece."""
        raise NotImplementedError

    def reset(self):
        """Begin anew."""

    def getstate(self):
        """Return the state, an int."""
        return 0

    def setstate(self, state):
        """Go on from a state."""


class BufferedIncrementalEncoder(IncrementalEncoder):
    """An encoder that keeps what it cannot encode yet."""

    def __init__(self, errors='strict'):
        super().__init__(errors)
        self.buffer = ''

    def _buffer_encode(self, input, errors, final):
        raise NotImplementedError

    def encode(self, input, final=False):
        data = self.buffer + input
        result, consumed = self._buffer_encode(data, self.errors, final)
        self.buffer = data[consumed:]
        return result

    def reset(self):
        self.buffer = ''

    def getstate(self):
        return self.buffer or 0

    def setstate(self, state):
        self.buffer = state or ''


class IncrementalDecoder:
    """Decodes bytes that come in pieces."""

    def __init__(self, errors='strict'):
        self.errors = errors

    def decode(self, input, final=False):
        """Return the text of a piece."""
        raise NotImplementedError

    def reset(self):
        """Begin anew."""

    def getstate(self):
        """Return the bytes kept, and an int."""
        return b'', 0

    def setstate(self, state):
        """Go on from a state."""


class BufferedIncrementalDecoder(IncrementalDecoder):
    """A decoder that keeps bytes of characters that are not whole yet."""

    def __init__(self, errors='strict'):
        super().__init__(errors)
        self.buffer = b''

    def _buffer_decode(self, input, errors, final):
        raise NotImplementedError

    def decode(self, input, final=False):
        data = self.buffer + input
        result, consumed = self._buffer_decode(data, self.errors, final)
        self.buffer = data[consumed:]
        return result

    def reset(self):
        self.buffer = b''

    def getstate(self):
        return self.buffer, 0

    def setstate(self, state):
        self.buffer = state[0]


class StreamWriter(Codec):
    """Encodes what is written to a stream of bytes."""

    def __init__(self, stream, errors='strict'):
        self.stream, self.errors = stream, errors

    def write(self, object):
        """Write text."""
        self.stream.write(self.encode(object, self.errors)[0])

    def writelines(self, list):
        """Write several texts."""
        self.write(''.join(list))

    def reset(self):
        """Begin anew."""

    def seek(self, offset, whence=0):
        """Go to a place of the stream."""
        self.stream.seek(offset, whence)
        if whence == 0 and offset == 0:
            self.reset()

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()


class StreamReader(Codec):
    """Decodes what is read from a stream of bytes."""

    charbuffertype = str

    def __init__(self, stream, errors='strict'):
        self.stream, self.errors = stream, errors
        self.reset()

    def reset(self):
        """Forget what was read ahead."""
        self.bytebuffer, self.charbuffer = b'', self.charbuffertype()

    def _fill(self, size):
        # Reads bytes, and decodes what is whole; False at the end of the stream.
        new = self.stream.read() if size < 0 else self.stream.read(size)
        data = self.bytebuffer + new
        if not data:
            return False
        text, used = self.decode(data, self.errors)
        self.bytebuffer = data[used:]
        self.charbuffer += text
        return bool(new)

    def read(self, size=-1, chars=-1, firstline=False):
        """Read at most chars characters, size bytes at a time; without chars at most size characters."""
        if chars < 0:
            chars = size
        while (chars < 0 or len(self.charbuffer) < chars) and self._fill(size):
            pass
        end = len(self.charbuffer) if chars < 0 else chars
        result, self.charbuffer = self.charbuffer[:end], self.charbuffer[end:]
        return result

    def readline(self, size=None, keepends=True):
        """Read a line."""
        end = b'\n' if self.charbuffertype is bytes else '\n'
        while True:
            lines = self.charbuffer.splitlines(True)
            if len(lines) > 1 or (lines and lines[0].endswith(end)):
                break
            if not self._fill(size or 72):
                lines = self.charbuffer.splitlines(True)
                break
        line = lines[0] if lines else self.charbuffertype()
        self.charbuffer = self.charbuffer[len(line):]
        return line if keepends else line.splitlines(False)[0] if line else line

    def readlines(self, sizehint=None, keepends=True):
        """Read all lines."""
        return self.read().splitlines(keepends)

    def seek(self, offset, whence=0):
        """Go to a place of the stream."""
        self.stream.seek(offset, whence)
        self.reset()

    def __next__(self):
        line = self.readline()
        if line:
            return line
        raise StopIteration

    def __iter__(self):
        return self

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()


class StreamReaderWriter:
    """Decodes what is read from a stream of bytes, and encodes what is written to it."""

    encoding = 'unknown'

    def __init__(self, stream, Reader, Writer, errors='strict'):
        self.stream, self.errors = stream, errors
        self.reader, self.writer = Reader(stream, errors), Writer(stream, errors)

    def read(self, size=-1):
        """Read text."""
        return self.reader.read(size)

    def readline(self, size=None, keepends=True):
        """Read a line."""
        return self.reader.readline(size, keepends)

    def readlines(self, sizehint=None):
        """Read all lines."""
        return self.reader.readlines(sizehint)

    def __next__(self):
        return next(self.reader)

    def __iter__(self):
        return self

    def write(self, data):
        """Write text."""
        return self.writer.write(data)

    def writelines(self, list):
        """Write several texts."""
        return self.writer.writelines(list)

    def reset(self):
        """Begin anew."""
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        """Go to a place of the stream."""
        self.stream.seek(offset, whence)
        self.reader.reset()
        if whence == 0 and offset == 0:
            self.writer.reset()

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()


class StreamRecoder:
    """A stream of bytes in one encoding over a stream in another."""

    data_encoding = file_encoding = 'unknown'

    def __init__(self, stream, encode, decode, Reader, Writer, errors='strict'):
        self.stream, self.encode, self.decode, self.errors = stream, encode, decode, errors
        self.reader, self.writer = Reader(stream, errors), Writer(stream, errors)

    def read(self, size=-1):
        """Read bytes."""
        return self.encode(self.reader.read(size), self.errors)[0]

    def readline(self, size=None):
        """Read a line."""
        return self.encode(self.reader.readline() if size is None else self.reader.readline(size), self.errors)[0]

    def readlines(self, sizehint=None):
        """Read all lines."""
        return self.encode(self.reader.read(), self.errors)[0].splitlines(keepends=True)

    def __next__(self):
        return self.encode(next(self.reader), self.errors)[0]

    def __iter__(self):
        return self

    def write(self, data):
        """Write bytes."""
        return self.writer.write(self.decode(data, self.errors)[0])

    def writelines(self, list):
        """Write several bytes objects."""
        return self.writer.write(self.decode(b''.join(list), self.errors)[0])

    def reset(self):
        """Begin anew."""
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        """Go to a place of the stream."""
        self.reader.seek(offset, whence)
        self.writer.seek(offset, whence)

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()


def _bytes_of(data):
    # The bytes of a buffer; an int has none.
    try:
        return bytes(memoryview(data))
    except TypeError:
        raise TypeError("a bytes-like object is required, not '%s'" % type(data).__name__) from None


# --- the encodings that are in C ------------------------------------------------------------------------------------

def _is_cut(data):
    # Is it the beginning of a character in UTF-8 of which more may come?
    try:
        data.decode()
    except UnicodeDecodeError as e:
        return e.reason == 'unexpected end of data' or data[0] == 0xed and len(data) == 2 and data[1] >= 0x80
    return False


def _whole(data, name):
    # How many bytes make whole characters.
    n = len(data)
    if name.startswith('utf-8'):
        for back in range(1, min(4, n + 1)):
            if data[n - back] >= 0xc0:
                return n - back if _is_cut(data[n - back:]) else n
    elif name.startswith('utf-16'):
        n -= n % 2
        if n >= 2 and data[n - (2 if name.endswith('be') else 1)] & 0xfc == 0xd8:
            n -= 2
    elif name.startswith('utf-32'):
        n -= n % 4
    return n


def _native(name):
    marked = name in ('utf-16', 'utf-32', 'utf-8-sig')
    unmarked = name.replace('-sig', '') if name == 'utf-8-sig' else name + '-le'

    def encode(input, errors='strict'):
        return input.encode(name, errors), len(input)

    def decode(input, errors='strict'):
        data = _bytes_of(input)
        return data.decode(name, errors), len(data)

    class Incremental(BufferedIncrementalDecoder):
        def __init__(self, errors='strict'):
            super().__init__(errors)
            self._name = None if marked else name

        def _begin(self, data, final):
            if name == 'utf-8-sig':
                if len(data) < 3 and BOM_UTF8.startswith(data) and not final:
                    return None
                self._name = 'utf-8'
                return 3 if data.startswith(BOM_UTF8) else 0
            size = 2 if name == 'utf-16' else 4
            if len(data) < size:
                self._name = None
                return None
            big = data[:size] == (BOM_UTF16_BE if size == 2 else BOM_UTF32_BE)
            self._name = name + ('-be' if big else '-le')
            return size if big or data[:size] == (BOM_UTF16_LE if size == 2 else BOM_UTF32_LE) else 0

        def _buffer_decode(self, input, errors, final):
            start = 0
            if self._name is None:
                start = self._begin(input, final)
                if start is None:
                    return (input.decode(name, errors), len(input)) if final else ('', 0)
            end = len(input) if final else max(_whole(input, self._name), start)
            return input[start:end].decode(self._name, errors), end

        def reset(self):
            super().reset()
            self._name = None if marked else name

        def getstate(self):
            if name == 'utf-8-sig':
                return self.buffer, int(self._name is None)
            return self.buffer, 0 if not marked else 2 if self._name is None else 1 if self._name.endswith('be') else 0

        def setstate(self, state):
            super().setstate(state)
            if name == 'utf-8-sig':
                self._name = None if state[1] else 'utf-8'
            elif marked:
                self._name = name + ('-be' if state[1] else '-le') if state[1] in (0, 1) else None

    class Encoder(IncrementalEncoder):
        def __init__(self, errors='strict'):
            super().__init__(errors)
            self._begun = False

        def encode(self, input, final=False):
            _checked(input, '%s_encode' % name.removesuffix('-sig').replace('-', '_'))
            result = input.encode(unmarked if marked and self._begun else name, self.errors)
            self._begun = self._begun or bool(input)
            return result if input else b''

        def reset(self):
            self._begun = False

        def getstate(self):
            return 0 if self._begun else 2 if marked else 0

        def setstate(self, state):
            self._begun = not state

    class Writer(StreamWriter):
        def __init__(self, stream, errors='strict'):
            super().__init__(stream, errors)
            self._encoder = Encoder(errors)

        def encode(self, input, errors='strict'):
            self._encoder.errors = errors
            return self._encoder.encode(input), len(input)

        def reset(self):
            self._encoder.reset()

    class Reader(StreamReader):
        def __init__(self, stream, errors='strict'):
            self._decoder = Incremental(errors)
            super().__init__(stream, errors)

        def decode(self, input, errors='strict'):
            self._decoder.errors, self._decoder.buffer = errors, b''
            text = self._decoder.decode(input)
            return text, len(input) - len(self._decoder.buffer)

        def reset(self):
            super().reset()
            self._decoder.reset()

    return CodecInfo(encode, decode, Reader, Writer, Encoder, Incremental, name)


def _simple(name, encode, decode, is_text=True):
    # A codec each of whose bytes, or pieces, stands for itself.
    class Encoder(IncrementalEncoder):
        def encode(self, input, final=False):
            return encode(input, self.errors)[0]

    class Decoder(IncrementalDecoder):
        def decode(self, input, final=False):
            return decode(input, self.errors)[0]

    class Writer(StreamWriter):
        pass

    class Reader(StreamReader):
        charbuffertype = str if is_text else bytes

    Writer.encode = Reader.encode = staticmethod(encode)
    Writer.decode = Reader.decode = staticmethod(decode)
    return CodecInfo(encode, decode, Reader, Writer, Encoder, Decoder, name, _is_text_encoding=is_text)


def _checked(input, what):
    if not isinstance(input, str):
        raise TypeError('%s() argument 1 must be str, not %s' % (what, type(input).__name__))
    return input


def _encoder(name, what):
    def encode(str, errors=None, /):
        return _checked(str, what).encode(name, errors or 'strict'), len(str)

    def encode_ordered(str, errors=None, byteorder=0, /):
        order = '' if not byteorder else '-le' if byteorder < 0 else '-be'
        return _checked(str, what).encode(name + order, errors or 'strict'), len(str)
    return encode_ordered if name in ('utf-16', 'utf-32') else encode


def _decoder(name):
    def decode(data, errors=None, /):
        data = _bytes_of(data)
        return data.decode(name, errors or 'strict'), len(data)

    def decode_pieces(data, errors=None, final=False, /):
        data = _bytes_of(data)
        n = len(data) if final else _whole(data, name)
        return data[:n].decode(name, errors or 'strict'), n
    return decode_pieces if name.startswith('utf') else decode


for _name in ('utf-8', 'utf-16', 'utf-16-le', 'utf-16-be', 'utf-32', 'utf-32-le', 'utf-32-be', 'latin-1', 'ascii'):
    for _direction in ('encode', 'decode'):
        _handler = '%s_%s' % (_name.replace('-', '_'), _direction)
        globals()[_handler] = _decoder(_name) if _direction == 'decode' else _encoder(_name, _handler)
        globals()[_handler].__name__ = globals()[_handler].__qualname__ = _handler
del _name, _direction, _handler


# --- the registry ---------------------------------------------------------------------------------------------------

def _plain(name):
    return ''.join(c for c in name.lower() if c not in '-_ .')


def register(search_function, /):
    """Have a function asked for the CodecInfo of names of encodings."""
    if not callable(search_function):
        raise TypeError('argument must be callable')
    _search.append(search_function)


def unregister(search_function, /):
    """No longer ask a function."""
    if search_function in _search:
        _search.remove(search_function)
        _found.clear()


def _searched(name):
    # A name as search functions get it: signs between letters, digits and dots are one underscore.
    words = ''.join(c if c.isalnum() or c == '.' else ' ' for c in name.lower() if c.isascii()).split()
    return '_'.join(words)


def lookup(encoding, /):
    """Return the CodecInfo of an encoding."""
    if not isinstance(encoding, str):
        raise TypeError("lookup() argument must be str, not " + type(encoding).__name__)
    if '\0' in encoding:
        raise ValueError('embedded null character')
    key = ''.join('_' if c == ' ' else c for c in encoding.lower())
    info = _found.get(key)
    if info is None:
        info = _found[key] = _look_up(encoding)
    return info


def _look_up(encoding):
    name = _spellings.get(_plain(encoding))
    if name:
        return _native(name)
    from encodings import _other
    info = _other.find(_plain(encoding))
    if info:
        return info
    for search in _search:
        info = search(_searched(encoding))
        if info is not None:
            if not isinstance(info, tuple) or len(info) != 4:
                raise TypeError('codec search functions must return 4-tuples')
            return info
    raise LookupError('unknown encoding: ' + encoding)


def _convert(codec, obj, encoding, errors, what, returns):
    # Calls a codec's encoder or decoder.  What goes wrong in it gets a note of the encoding.
    try:
        result = codec(obj, errors)
    except Exception as e:
        e.add_note("%s with '%s' codec failed" % (what, encoding))
        raise
    if not isinstance(result, tuple) or len(result) != 2:
        raise TypeError(returns)
    return result[0]


def _encode(codec, obj, encoding, errors):
    return _convert(codec, obj, encoding, errors, 'encoding', 'encoder must return a tuple (object, integer)')


def _decode(codec, obj, encoding, errors):
    return _convert(codec, obj, encoding, errors, 'decoding', 'decoder must return a tuple (object,integer)')


def encode(obj, encoding='utf-8', errors='strict'):
    """Return obj encoded; any kind of codec will do."""
    return _encode(lookup(encoding)[0], obj, encoding, errors)


def decode(obj, encoding='utf-8', errors='strict'):
    """Return obj decoded; any kind of codec will do."""
    return _decode(lookup(encoding)[1], obj, encoding, errors)


def _text_codec(encoding, method):
    info = lookup(encoding)
    if not getattr(info, '_is_text_encoding', True):
        raise LookupError("'%s' is not a text encoding; use codecs.%s() to handle arbitrary codecs" % (encoding, method))
    return info


def _encode_text(text, encoding, errors):
    """Encode for str.encode()."""
    result = _encode(_text_codec(encoding, 'encode')[0], text, encoding, errors)
    if not isinstance(result, bytes):
        raise TypeError("'%.400s' encoder returned '%.400s' instead of 'bytes'; use codecs.encode() to encode to "
                        "arbitrary types" % (encoding, type(result).__name__))
    return result


def _decode_text(data, encoding, errors):
    """Decode for bytes.decode()."""
    result = _decode(_text_codec(encoding, 'decode')[1], data, encoding, errors)
    if not isinstance(result, str):
        raise TypeError("'%.400s' decoder returned '%.400s' instead of 'str'; use codecs.decode() to decode to "
                        "arbitrary types" % (encoding, type(result).__name__))
    return result


def getencoder(encoding):
    """Return the function that encodes."""
    return lookup(encoding).encode


def getdecoder(encoding):
    """Return the function that decodes."""
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    """Return the class that encodes in pieces."""
    encoder = lookup(encoding).incrementalencoder
    if encoder is None:
        raise LookupError(encoding)
    return encoder


def getincrementaldecoder(encoding):
    """Return the class that decodes in pieces."""
    decoder = lookup(encoding).incrementaldecoder
    if decoder is None:
        raise LookupError(encoding)
    return decoder


def getreader(encoding):
    """Return the StreamReader."""
    return lookup(encoding).streamreader


def getwriter(encoding):
    """Return the StreamWriter."""
    return lookup(encoding).streamwriter


def iterencode(iterator, encoding, errors='strict', **kwargs):
    """Encode the texts of an iterator one by one."""
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    for input in iterator:
        output = encoder.encode(input)
        if output:
            yield output
    output = encoder.encode('', True)
    if output:
        yield output


def iterdecode(iterator, encoding, errors='strict', **kwargs):
    """Decode the bytes of an iterator one by one."""
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    for input in iterator:
        output = decoder.decode(input)
        if output:
            yield output
    output = decoder.decode(b'', True)
    if output:
        yield output


def open(filename, mode='r', encoding=None, errors='strict', buffering=-1):
    """Open a file for reading or writing text in an encoding; lines keep their ends."""
    if encoding is not None and 'b' not in mode:
        mode += 'b'
    file = builtins.open(filename, mode, buffering)
    if encoding is None:
        return file
    try:
        info = lookup(encoding)
        stream = StreamReaderWriter(file, info.streamreader, info.streamwriter, errors)
        stream.encoding = encoding
        return stream
    except BaseException:
        file.close()
        raise


def EncodedFile(file, data_encoding, file_encoding=None, errors='strict'):
    """Wrap a file so that it takes and gives bytes in data_encoding and holds them in file_encoding."""
    if file_encoding is None:
        file_encoding = data_encoding
    data, inner = lookup(data_encoding), lookup(file_encoding)
    stream = StreamRecoder(file, data.encode, data.decode, inner.streamreader, inner.streamwriter, errors)
    stream.data_encoding, stream.file_encoding = data_encoding, file_encoding
    return stream


def make_identity_dict(rng):
    """Return a dict that maps each number to itself."""
    return {i: i for i in rng}


def make_encoding_map(decoding_map):
    """Return the reverse of a map; what occurs twice becomes None."""
    result = {}
    for key, value in decoding_map.items():
        result[value] = None if value in result else key
    return result


_LATE = ('charmap_build', 'charmap_encode', 'charmap_decode', 'escape_encode', 'escape_decode', 'unicode_escape_encode',
         'unicode_escape_decode', 'raw_unicode_escape_encode', 'raw_unicode_escape_decode', 'utf_7_encode', 'utf_7_decode',
         'readbuffer_encode', 'utf_16_ex_decode', 'utf_32_ex_decode')


def __dir__():
    return sorted({*globals(), *_LATE})


def __getattr__(name):
    if name in _LATE:
        from encodings import _other
        return getattr(_other, name)
    raise AttributeError("module 'codecs' has no attribute '%s'" % name)
