# SPDX-License-Identifier: MIT
"""marshal: constants as bytes, in CPython's format.

What CPython writes can be read, all but code: cpy's code objects are its own affair, and cannot be written either.  The
numbers of a reference count the objects that were marked with it, in the order in which they begin.
"""
import io as _io
import struct as _struct

__all__ = ['dump', 'dumps', 'load', 'loads', 'version']
version = 4
_MARKED = 0x80
_SINGLES = {b'N': None, b'T': True, b'F': False, b'S': StopIteration, b'.': ...}
_LETTERS = {id(value): letter for letter, value in _SINGLES.items()}
_NULL = object()


# --- writing -----------------------------------------------------------------------------------------


def _long(n):
    return _struct.pack('<i', n)


def _write_int(write, value, version):
    if -1 << 31 <= value < 1 << 31:
        write(b'i' + _long(value))
        return
    rest, digits = abs(value), []
    while rest:
        digits.append(rest & 0x7FFF)
        rest >>= 15
    write(b'l' + _long(-len(digits) if value < 0 else len(digits)) + _struct.pack('<%dH' % len(digits), *digits))


def _text(value):
    text = b'%.17g' % value
    return bytes([len(text)]) + text


def _write_float(write, value, version):
    if version > 1:
        write(b'g' + _struct.pack('<d', value))
    else:
        write(b'f' + _text(value))


def _write_complex(write, value, version):
    if version > 1:
        write(b'y' + _struct.pack('<dd', value.real, value.imag))
        return
    write(b'x' + _text(value.real) + _text(value.imag))


def _write_bytes(write, value, version):
    write(b's' + _long(len(value)))
    write(bytes(value))


def _write_str(write, value, version):
    if version > 3 and value.isascii():
        write(b'z' + bytes([len(value)]) if len(value) < 256 else b'a' + _long(len(value)))
        write(value.encode())
    else:
        data = value.encode('utf-8', 'surrogatepass')
        write(b'u' + _long(len(data)))
        write(data)


def _write_items(write, items, version):
    for item in items:
        _write(write, item, version)


def _write_tuple(write, value, version):
    write(b')' + bytes([len(value)]) if version > 3 and len(value) < 256 else b'(' + _long(len(value)))
    _write_items(write, value, version)


def _write_dict(write, value, version):
    write(b'{')
    for pair in value.items():
        _write_items(write, pair, version)
    write(b'0')


def _writer(letter):
    def write_container(write, value, version):
        write(letter + _long(len(value)))
        _write_items(write, value, version)
    return write_container


_writers = {int: _write_int, float: _write_float, complex: _write_complex, bytes: _write_bytes, str: _write_str,
            tuple: _write_tuple, dict: _write_dict, list: _writer(b'['), set: _writer(b'<'), frozenset: _writer(b'>')}


def _write(write, value, version):
    letter = _LETTERS.get(id(value))
    if letter is not None:
        write(letter)
        return
    writer = _writers.get(type(value))
    if writer is None:
        try:
            value = memoryview(value).tobytes()
        except (TypeError, BufferError):
            raise ValueError('unmarshallable object') from None
        writer = _write_bytes
    writer(write, value, version)


def dumps(value, version=version, /, *, allow_code=True):
    """Return the bytes that stand for a value; ValueError if there are none."""
    parts = []
    try:
        _write(parts.append, value, version)
    except RecursionError:
        raise ValueError('object too deeply nested to marshal') from None
    return b''.join(parts)


def dump(value, file, version=version, /, *, allow_code=True):
    """Write the bytes that stand for a value to a file."""
    file.write(dumps(value, version))


# --- reading -----------------------------------------------------------------------------------------


class _Reader:
    """Reads one object, and those in it."""

    def __init__(self, read):
        self._read, self._known = read, []

    def take(self, n):
        """The next n bytes."""
        if n < 0:
            raise ValueError('bad marshal data (bytes object size out of range)')
        data = self._read(n) if n else b''
        if len(data) < n:
            raise EOFError('marshal data too short')
        return data

    def long(self):
        """A number of four bytes."""
        return _struct.unpack('<i', self.take(4))[0]

    def size(self, kind):
        """The number of items in a container."""
        n = self.long()
        if n < 0:
            raise ValueError('bad marshal data (%s size out of range)' % kind)
        return n

    def read(self, place='object'):
        """An object; place says of what it is part."""
        value = self.item()
        if value is _NULL:
            raise TypeError('NULL object in marshal data for ' + place)
        return value

    def item(self):
        """An object, or _NULL, which ends a dict."""
        letter = self._read(1)
        if not letter:
            raise EOFError('EOF read where object expected')
        marked, letter = letter[0] & _MARKED, bytes([letter[0] & ~_MARKED])
        if letter == b'0':
            return _NULL
        if letter in _SINGLES:
            return _SINGLES[letter]
        if letter == b'r':
            return self.known()
        reader = _readers.get(letter)
        if reader is None:
            raise ValueError('bad marshal data (unknown type code)')
        index = len(self._known) if marked else None
        if marked:
            self._known.append(_NULL)
        value = reader(self, index)
        if marked:
            self._known[index] = value
        return value

    def known(self):
        """An object that was read before."""
        index = self.long()
        if not 0 <= index < len(self._known) or self._known[index] is _NULL:
            raise ValueError('bad marshal data (invalid reference)')
        return self._known[index]

    def begin(self, index, value):
        """A container is known while its items are read."""
        if index is not None:
            self._known[index] = value
        return value

    def int(self, index):
        """An int of any size."""
        n = self.long()
        digits = _struct.unpack('<%dH' % abs(n), self.take(2 * abs(n)))
        if any(digit > 0x7FFF for digit in digits):
            raise ValueError('bad marshal data (digit out of range in long)')
        value = sum(digit << 15 * i for i, digit in enumerate(digits))
        return -value if n < 0 else value

    def short(self):
        """Bytes with their number before them."""
        return self.take(self.take(1)[0])

    def list(self, index):
        """A list."""
        value = self.begin(index, [])
        for _ in range(self.size('list')):
            value.append(self.read('list'))
        return value

    def set(self, index):
        """A set."""
        value = self.begin(index, set())
        for _ in range(self.size('set')):
            value.add(self.read('set'))
        return value

    def dict(self, index):
        """A dict."""
        value = self.begin(index, {})
        while (key := self.item()) is not _NULL and (item := self.item()) is not _NULL:
            value[key] = item
        return value

    def tuple(self, n):
        """A tuple of n items."""
        return tuple([self.read('tuple') for _ in range(n)])


def _ascii(data):
    return data.decode('latin-1')


_readers = {
    b'i': lambda r, index: r.long(), b'l': _Reader.int,
    b'g': lambda r, index: _struct.unpack('<d', r.take(8))[0],
    b'f': lambda r, index: float(r.short()),
    b'y': lambda r, index: complex(*_struct.unpack('<dd', r.take(16))),
    b'x': lambda r, index: complex(float(r.short()), float(r.short())),
    b's': lambda r, index: r.take(r.long()),
    b'u': lambda r, index: r.take(r.long()).decode('utf-8', 'surrogatepass'),
    b't': lambda r, index: r.take(r.long()).decode('utf-8', 'surrogatepass'),
    b'a': lambda r, index: _ascii(r.take(r.long())), b'A': lambda r, index: _ascii(r.take(r.long())),
    b'z': lambda r, index: _ascii(r.short()), b'Z': lambda r, index: _ascii(r.short()),
    b')': lambda r, index: r.tuple(r.take(1)[0]), b'(': lambda r, index: r.tuple(r.size('tuple')),
    b'[': _Reader.list, b'{': _Reader.dict, b'<': _Reader.set, b'>': lambda r, index: frozenset(r.set(None)),
}


def _read(read):
    try:
        return _Reader(read).read()
    except RecursionError:
        raise ValueError('recursion limit exceeded') from None


def loads(bytes, /, *, allow_code=True):
    """Return the value that bytes stand for."""
    return _read(_io.BytesIO(bytes).read)


def load(file, /, *, allow_code=True):
    """Return the value that stands next in a file."""
    return _read(file.read)
