# SPDX-License-Identifier: MIT
"""encodings._other: encodings of one byte a character, escapes, UTF-7, Punycode, and the codecs from bytes to bytes.

A codec that meets what it cannot convert asks the error handler, whose answer is converted in its place.
"""
import builtins
from operator import index

from codecs import BufferedIncrementalDecoder, CodecInfo, _bytes_of, _simple, lookup_error


def _plain(name):
    return ''.join(c for c in name.lower() if c not in '-_ .')


def _ask(error, errors, types, what):
    # A handler's answer to an error, and where to go on, which is in what the error has as its object now.
    answer = lookup_error(errors)(error)
    if not (isinstance(answer, tuple) and len(answer) == 2 and isinstance(answer[0], types)):
        raise TypeError(what)
    at, size = index(answer[1]), len(error.object)
    if not 0 <= (at + size if at < 0 else at) <= size:
        raise IndexError('position %d from error handler out of bounds' % at)
    return answer[0], at + size if at < 0 else at


def _encode_error(codec, text, start, end, reason, errors):
    return _ask(UnicodeEncodeError(codec, text, start, end, reason), errors, (str, bytes),
                'encoding error handler must return (str/bytes, int) tuple')


def _decode_error(codec, data, start, end, reason, errors):
    # What the bytes become, where to go on, and the bytes, in whose place the handler may have put others.
    error = UnicodeDecodeError(codec, data, start, end, reason)
    text, at = _ask(error, errors, str, 'decoding error handler must return (str, int) tuple')
    if not isinstance(error.object, bytes):
        raise TypeError('object attribute must be bytes')
    return text, at, error.object


# --- one byte a character -------------------------------------------------------------------------------------

_UNDEFINED = 'character maps to <undefined>'


def charmap_build(table, /):
    """Return the map for encoding of a table of 256 characters."""
    return {ord(c): i for i, c in reversed(list(enumerate(table))) if c != '\ufffe'}


def _byte_of(mapping, c):
    try:
        found = mapping[ord(c)]
    except (LookupError, IndexError):
        return None
    if isinstance(found, int):
        if not 0 <= found < 256:
            raise TypeError('character mapping must be in range(256)')
        return bytes((found,))
    if found is not None and not isinstance(found, bytes):
        raise TypeError('character mapping must return integer, bytes or None, not ' + type(found).__name__)
    return found


def charmap_encode(str, errors='strict', mapping=None, /):
    """Encode by a map from numbers of characters to bytes."""
    if not isinstance(str, builtins.str):
        raise TypeError('charmap_encode() argument 1 must be str, not ' + type(str).__name__)
    if mapping is None:
        return str.encode('latin-1', errors), len(str)
    out, i = [], 0
    while i < len(str):
        byte = _byte_of(mapping, str[i])
        if byte is not None:
            out.append(byte)
            i += 1
            continue
        end = i + 1
        while end < len(str) and _byte_of(mapping, str[end]) is None:
            end += 1
        text, at = _encode_error('charmap', str, i, end, _UNDEFINED, errors)
        if isinstance(text, bytes):
            out.append(text)
        else:
            replaced = [_byte_of(mapping, c) for c in text]
            if None in replaced:
                raise UnicodeEncodeError('charmap', str, i, end, _UNDEFINED)
            out += replaced
        i = at
    return b''.join(out), len(str)


def _character(c):
    # What a map has for a byte, as text or None.
    if isinstance(c, int):
        if not 0 <= c < 0x110000:
            raise TypeError('character mapping must be in range(0x110000)')
        return chr(c)
    if c is not None and not isinstance(c, str):
        raise TypeError('character mapping must return integer, None or str')
    return c


def charmap_decode(data, errors='strict', mapping=None, /):
    """Decode by a table: a str of 256 characters, or a map."""
    data = _bytes_of(data)
    if mapping is None:
        return data.decode('latin-1'), len(data)
    out, i = [], 0
    while i < len(data):
        try:
            c = _character(mapping[data[i]])
        except LookupError:
            c = None
        if c is not None and c != '\ufffe':
            out.append(c)
            i += 1
        else:
            text, i, data = _decode_error('charmap', data, i, i + 1, _UNDEFINED, errors)
            out.append(text)
    return ''.join(out), len(data)


def _charmap(name, table):
    if len(table) == 128:
        table = bytes(range(128)).decode('ascii') + table
    mapping = charmap_build(table)
    characters = {i: c for i, c in enumerate(table) if ord(c) != i}
    numbers = {c: '\ufffe' for c in range(256)} | mapping  # what is none stays, or becomes, greater than a byte

    def encode(input, errors='strict'):
        if isinstance(input, str):
            try:
                return str.translate(input, numbers).encode('latin-1'), len(input)
            except UnicodeEncodeError:
                pass
        return charmap_encode(input, errors, mapping)

    def decode(input, errors='strict'):
        text = _bytes_of(input).decode('latin-1').translate(characters)
        return (text, len(text)) if '\ufffe' not in text else charmap_decode(input, errors, table)
    return _simple(name, encode, decode)


# --- escapes ----------------------------------------------------------------------------------------------------

_SIMPLE = {'\\': '\\', "'": "'", '"': '"', 'a': '\a', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v'}
_HEX = {'x': (2, 'truncated \\xXX escape'), 'u': (4, 'truncated \\uXXXX escape'), 'U': (8, 'truncated \\UXXXXXXXX escape')}
_DIGITS = frozenset('0123456789abcdefABCDEF')


def unicode_escape_encode(str, errors='strict', /):
    """Encode as in a literal."""
    out = []
    for c in str:
        n = ord(c)
        out.append('\\\\' if c == '\\' else {9: '\\t', 10: '\\n', 13: '\\r'}.get(n) or (
            c if 32 <= n < 127 else '\\x%02x' % n if n < 256 else '\\u%04x' % n if n < 65536 else '\\U%08x' % n))
    return ''.join(out).encode('ascii'), len(str)


def raw_unicode_escape_encode(str, errors='strict', /):
    """Encode as Latin-1, the rest as \\u and \\U escapes."""
    return ''.join(c if c < '\u0100' else '\\u%04x' % ord(c) if c < '\U00010000' else '\\U%08x' % ord(c)
                   for c in str).encode('latin-1'), len(str)


def _hex_escape(text, i, kind):
    # The digits from i on: (number or None, end, reason).
    count, reason = _HEX[kind]
    end = i
    while end < len(text) and end < i + count and text[end] in _DIGITS:
        end += 1
    if end < i + count:
        return None, end, reason
    number = int(text[i:end], 16)
    return (number, end, '') if number < 0x110000 else (None, end, 'illegal Unicode character')


def _named_escape(text, i):
    close = text.find('}', i)
    if text[i:i + 1] != '{' or close < 0 or close == i + 1:
        return None, i if text[i:i + 1] != '{' else close if close >= 0 else len(text), 'malformed \\N character escape'
    from unicodedata import lookup
    try:
        c = lookup(text[i + 1:close])
        return (ord(c), close + 1, '') if len(c) == 1 else (None, close + 1, 'unknown Unicode character name')
    except KeyError:
        return None, close + 1, 'unknown Unicode character name'


def _source(data):
    return data.encode('utf-8') if isinstance(data, str) else _bytes_of(data)


def _warn_of_escape(what, escape):
    # Only of the first in a text.
    import warnings
    warnings.warn("invalid %s sequence '%s'" % (what, escape), DeprecationWarning, 3)
    return True


def unicode_escape_decode(data, errors='strict', final=True, /):
    """Decode what is written as in a literal."""
    data = _source(data)
    used, text, out, i, warned = len(data), data.decode('latin-1'), [], 0, False
    while i < len(text):
        at = text.find('\\', i)
        if at < 0:
            out.append(text[i:])
            break
        out.append(text[i:at])
        kind = text[at + 1:at + 2]
        i = at + 2
        if kind in _SIMPLE and kind:
            out.append(_SIMPLE[kind])
        elif kind == '\n':
            pass
        elif kind and kind in '01234567':
            while i < len(text) and i < at + 4 and text[i] in '01234567':
                i += 1
            number = int(text[at + 1:i], 8)
            warned = warned or number > 255 and _warn_of_escape('octal escape', text[at:i])
            out.append(chr(number))
        elif kind in _HEX or kind == 'N' or not kind:
            number, end, reason = (None, at + 1, '\\ at end of string') if not kind else (
                _named_escape(text, i) if kind == 'N' else _hex_escape(text, i, kind))
            if number is None:
                if not final and end == len(text):
                    return ''.join(out), at
                replaced, i, data = _decode_error('unicodeescape', data, at, end, reason, errors)
                text = data.decode('latin-1')
                out.append(replaced)
            else:
                out.append(chr(number))
                i = end
        else:
            warned = warned or _warn_of_escape('escape', '\\' + kind)
            out.append('\\' + kind)
    return ''.join(out), used


def raw_unicode_escape_decode(data, errors='strict', final=True, /):
    """Decode Latin-1 with \\u and \\U escapes."""
    data = _source(data)
    used, text, out, i = len(data), data.decode('latin-1'), [], 0
    while i < len(text):
        at = i
        while text[i:i + 1] == '\\':
            i += 1
        out.append(text[at:i])
        if (i - at) % 2 and i == len(text) and not final:
            return ''.join(out)[:-1], i - 1
        if (i - at) % 2 == 0 or text[i:i + 1] not in ('u', 'U'):
            out.append(text[i:i + 1])
            i += 1
            continue
        number, end, reason = _hex_escape(text, i + 1, text[i])
        if number is None:
            if not final and end == len(text):
                return ''.join(out)[:-1], i - 1
            out[-1] = out[-1][:-1]
            replaced, i, data = _decode_error('rawunicodeescape', data, i - 1, end,
                                              '\\Uxxxxxxxx out of range' if reason[0] == 'i' else reason, errors)
            text = data.decode('latin-1')
            out.append(replaced)
        else:
            out[-1] = out[-1][:-1] + chr(number)
            i = end
    return ''.join(out), used


def escape_encode(data, errors='strict', /):
    """Encode bytes as in a bytes literal."""
    if not isinstance(data, bytes):
        raise TypeError('escape_encode() argument 1 must be bytes, not ' + type(data).__name__)
    return repr(b'"' + data)[3:-1].replace('\\"', '"').encode('latin-1'), len(data)


def escape_decode(data, errors='strict', /):
    """Decode bytes that are written as in a bytes literal."""
    data = _source(data)
    text, out, i, warned = data.decode('latin-1'), [], 0, False
    while i < len(text):
        c = text[i]
        kind = text[i + 1:i + 2]
        i += 1
        if c != '\\':
            out.append(c)
        elif not kind:
            raise ValueError('Trailing \\ in string')
        elif kind in _SIMPLE:
            out.append(_SIMPLE[kind])
            i += 1
        elif kind == '\n':
            i += 1
        elif kind in '01234567':
            end = i
            while end < len(text) and end < i + 3 and text[end] in '01234567':
                end += 1
            number = int(text[i:end], 8)
            warned = warned or number > 255 and _warn_of_escape('octal escape', text[i - 1:end])
            out.append(chr(number & 255))
            i = end
        elif kind == 'x':
            number, end, reason = _hex_escape(text, i + 1, 'x')
            if number is None:
                if errors == 'strict':
                    raise ValueError('invalid \\x escape at position %d' % (i - 1))
                out.append('?' if errors == 'replace' else '')
            else:
                out.append(chr(number))
            i = end
        else:
            warned = warned or _warn_of_escape('escape', '\\' + kind)
            out.append('\\' + kind)
            i += 1
    return ''.join(out).encode('latin-1'), len(data)


def readbuffer_encode(data, errors=None, /):
    """Return the bytes of a buffer, or of text as UTF-8."""
    data = _source(data)
    return data, len(data)


def _decode_ordered(data, errors, byteorder, final, name):
    """Decode UTF-16 or UTF-32, whose order of bytes (-1, 1; 0: a mark says) is told for what follows."""
    import codecs
    data = _bytes_of(data)
    marks = {getattr(codecs, 'BOM_%s_LE' % name): -1, getattr(codecs, 'BOM_%s_BE' % name): 1}
    size = len(next(iter(marks)))
    skipped = 0
    if byteorder == 0 and data[:size] in marks:
        byteorder, skipped = marks[data[:size]], size
    decode = getattr(codecs, 'utf_%s_%s_decode' % (name[3:], 'be' if byteorder > 0 else 'le'))
    text, used = decode(data[skipped:], errors, final)
    return text, used + skipped, byteorder


def utf_16_ex_decode(data, errors=None, byteorder=0, final=False, /):
    """Decode UTF-16; returns the text, how much was used and the order of bytes."""
    return _decode_ordered(data, errors, byteorder, final, 'UTF16')


def utf_32_ex_decode(data, errors=None, byteorder=0, final=False, /):
    """Decode UTF-32; returns the text, how much was used and the order of bytes."""
    return _decode_ordered(data, errors, byteorder, final, 'UTF32')


# --- UTF-7 ---------------------------------------------------------------------------------------------------------

_BASE64 = b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
_DIRECT = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'(),-./:? \t\n\r!\"#$%&*;<=>@[]^_`{|}")


def utf_7_encode(str, errors='strict', /):
    """Encode as UTF-7."""
    out, i = bytearray(), 0
    while i < len(str):
        c = str[i]
        if c in _DIRECT:
            out.append(ord(c))
            i += 1
        elif c == '+':
            out += b'+-'
            i += 1
        else:
            end = i
            while end < len(str) and str[end] not in _DIRECT:
                end += 1
            bits = ''.join('{:08b}'.format(n) for n in str[i:end].encode('utf-16-be', 'surrogatepass'))
            bits += '0' * (-len(bits) % 6)
            out.append(43)
            out += bytes(_BASE64[int(bits[k:k + 6], 2)] for k in range(0, len(bits), 6))
            if end == len(str) or str[end] == '-' or ord(str[end]) in _BASE64:
                out.append(45)
            i = end
    return bytes(out), len(str)


def utf_7_decode(data, errors='strict', final=False, /):
    """Decode UTF-7."""
    data = _bytes_of(data)
    out, i = [], 0
    while i < len(data):
        byte = data[i]
        if byte >= 128:
            text, i, data = _decode_error('utf7', data, i, i + 1, 'unexpected special character', errors)
            out.append(text)
        elif byte != 43:
            out.append(chr(byte))
            i += 1
        else:
            end = i + 1
            while end < len(data) and data[end] in _BASE64:
                end += 1
            if end == len(data) and not final:
                break
            bits = ''.join('{:06b}'.format(_BASE64.index(n)) for n in data[i + 1:end])
            rest = len(bits) % 16
            closed = data[end:end + 1] == b'-'
            reason = '' if end > i + 1 or closed or end == len(data) else 'ill-formed sequence'
            if rest >= 6:
                reason = 'partial character in base64 sequence' if end < len(data) else 'unterminated shift sequence'
            elif '1' in bits[len(bits) - rest:]:
                reason = 'non-zero padding bits in shift sequence'
            if reason:
                text, i, data = _decode_error('utf7', data, i, min(end + 1, len(data)), reason, errors)
                out.append(text)
                continue
            units = bytes(int(bits[k:k + 8], 2) for k in range(0, len(bits) - rest, 8))
            out.append('+' if closed and end == i + 1 else units.decode('utf-16-be', 'surrogatepass'))
            i = end + closed
    return ''.join(out), i


# --- Punycode (RFC 3492) ----------------------------------------------------------------------------------------------

def _adapt(delta, first, count):
    delta = delta // 700 if first else delta // 2
    delta += delta // count
    k = 0
    while delta > 455:
        delta //= 35
        k += 36
    return k + 36 * delta // (delta + 38)


def _threshold(k, bias):
    return 1 if k <= bias else 26 if k >= bias + 26 else k - bias


def _punycode_encode(text, errors='strict'):
    digits = b'abcdefghijklmnopqrstuvwxyz0123456789'
    out = bytearray(c for c in map(ord, text) if c < 128)
    done = basic = len(out)
    if basic:
        out += b'-'
    n, delta, bias = 128, 0, 72
    while done < len(text):
        least = min(ord(c) for c in text if ord(c) >= n)
        delta += (least - n) * (done + 1)
        n = least
        for c in map(ord, text):
            if c < n:
                delta += 1
            elif c == n:
                q, k = delta, 36
                while q >= _threshold(k, bias):
                    t = _threshold(k, bias)
                    out.append(digits[t + (q - t) % (36 - t)])
                    q = (q - t) // (36 - t)
                    k += 36
                out.append(digits[q])
                bias = _adapt(delta, done == basic, done + 1)
                delta = 0
                done += 1
        delta += 1
        n += 1
    return bytes(out), len(text)


def _punycode_decode(data, errors='strict'):
    data = _bytes_of(data)
    basic, _, extended = data.rpartition(b'-')
    out = list(basic.decode('ascii', errors))
    n, i, bias, at = 128, 0, 72, 0
    while at < len(extended):
        before, weight, k = i, 1, 36
        while True:
            if at == len(extended):
                if errors == 'strict':
                    raise UnicodeError('incomplete punicode string')
                return ''.join(out), len(data)
            c = extended[at] | 32 if extended[at] >= 65 else extended[at]
            digit = c - 97 if 97 <= c <= 122 else c - 22 if 48 <= c <= 57 else -1
            if digit < 0:
                if errors == 'strict':
                    raise UnicodeError("Invalid extended code point '%s'" % chr(extended[at]))
                return ''.join(out), len(data)
            at += 1
            i += digit * weight
            t = _threshold(k, bias)
            if digit < t:
                break
            weight *= 36 - t
            k += 36
        bias = _adapt(i - before, before == 0, len(out) + 1)
        n += i // (len(out) + 1)
        i %= len(out) + 1
        if n > 0x10ffff:
            raise UnicodeError('Invalid character U+%x' % n)
        out.insert(i, chr(n))
        i += 1
    return ''.join(out), len(data)


# --- bytes to bytes, text to text ------------------------------------------------------------------------------------

def _hex(name):
    def encode(input, errors='strict'):
        return _bytes_of(input).hex().encode('ascii'), len(input)

    def decode(input, errors='strict'):
        from binascii import unhexlify
        return unhexlify(input), len(input)
    return _simple(name, encode, decode, False)


def _base64(name):
    def encode(input, errors='strict'):
        from base64 import encodebytes
        return encodebytes(input), len(input)

    def decode(input, errors='strict'):
        from base64 import decodebytes
        return decodebytes(input), len(input)
    return _simple(name, encode, decode, False)


def _quopri(name):
    def encode(input, errors='strict'):
        from quopri import encodestring
        return encodestring(input, quotetabs=True), len(input)

    def decode(input, errors='strict'):
        from quopri import decodestring
        return decodestring(input), len(input)
    return _simple(name, encode, decode, False)


def _compressed(name, module):
    def encode(input, errors='strict'):
        return __import__(module).compress(bytes(input)), len(input)

    def decode(input, errors='strict'):
        return __import__(module).decompress(bytes(input)), len(input)
    return _simple(name, encode, decode, False)


def _rot13(name):
    upper, lower = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz'
    table = str.maketrans(upper + lower, upper[13:] + upper[:13] + lower[13:] + lower[:13])

    def convert(input, errors='strict'):
        return str.translate(input, table), len(input)
    return _simple(name, convert, convert, False)


def _idna():
    from encodings.idna import decode, encode
    return _simple('idna', encode, decode)


def _partial(name, encode, decode):
    # A text codec whose decoder may leave the last bytes for later.
    info = _simple(name, encode, lambda input, errors='strict': decode(input, errors, True))

    class Decoder(BufferedIncrementalDecoder):
        _buffer_decode = staticmethod(decode)
    info.streamreader.decode = staticmethod(lambda input, errors='strict': decode(input, errors, False))
    return CodecInfo(info[0], info[1], info[2], info[3], info.incrementalencoder, Decoder, name)


_MAKERS = {
    'unicodeescape': lambda: _partial('unicode-escape', unicode_escape_encode, unicode_escape_decode),
    'rawunicodeescape': lambda: _partial('raw-unicode-escape', raw_unicode_escape_encode, raw_unicode_escape_decode),
    'utf7': lambda: _partial('utf-7', utf_7_encode, utf_7_decode),
    'punycode': lambda: _simple('punycode', _punycode_encode, _punycode_decode),
    'idna': lambda: _idna(),
    'charmap': lambda: _simple('charmap', charmap_encode, charmap_decode),
    'hex': lambda: _hex('hex'), 'base64': lambda: _base64('base64'), 'quopri': lambda: _quopri('quopri'),
    'zlib': lambda: _compressed('zlib', 'zlib'), 'bz2': lambda: _compressed('bz2', 'bz2'),
    'rot13': lambda: _rot13('rot-13'),
}
_ALIASES = {'u7': 'utf7', 'unicode11utf7': 'utf7', 'hexcodec': 'hex', 'base64codec': 'base64', 'quopricodec': 'quopri',
            'quotedprintable': 'quopri', 'zlibcodec': 'zlib', 'zip': 'zlib', 'bz2codec': 'bz2'}


def find(name):
    """Return the CodecInfo of a name without case and separators, or None."""
    make = _MAKERS.get(_ALIASES.get(name, name))
    if make:
        return make()
    from encodings._tables import ALIASES, TABLES
    for known, table in TABLES.items():
        if _plain(known) == name or ALIASES.get(name) == known:
            return _charmap(known, table)
    return None
