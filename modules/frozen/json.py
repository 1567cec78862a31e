"""Classes and functions around the encoder and decoder of json.c."""


class JSONDecodeError(ValueError):
    """Text that is not JSON: msg, doc, pos, lineno, colno."""

    def __init__(self, msg, doc, pos):
        lineno = doc.count('\n', 0, pos) + 1
        colno = pos - doc.rfind('\n', 0, pos)
        ValueError.__init__(self, '%s: line %d column %d (char %d)' % (msg, lineno, colno, pos))
        self.msg, self.doc, self.pos, self.lineno, self.colno = msg, doc, pos, lineno, colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


class JSONDecoder:
    """Turns text into objects."""

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.object_hook, self.parse_float, self.parse_int = object_hook, parse_float, parse_int
        self.parse_constant, self.strict, self.object_pairs_hook = parse_constant, strict, object_pairs_hook

    def raw_decode(self, s, idx=0):
        """Return the value at an index, and where it ends."""
        return _scan(s, idx, self.object_hook, self.object_pairs_hook, self.parse_float, self.parse_int,
                     self.parse_constant, self.strict)

    def decode(self, s):
        """Return the value of a whole text."""
        start = len(s) - len(s.lstrip(' \t\n\r'))
        value, end = self.raw_decode(s, start)
        rest = s[end:].lstrip(' \t\n\r')
        if rest:
            raise JSONDecodeError('Extra data', s, len(s) - len(rest))
        return value


class JSONEncoder:
    """Turns objects into text; override default() for objects of other types."""

    item_separator = ', '
    key_separator = ': '

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.skipkeys, self.ensure_ascii, self.check_circular = skipkeys, ensure_ascii, check_circular
        self.allow_nan, self.sort_keys, self.indent = allow_nan, sort_keys, indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ','
        if default is not None:
            self.default = default

    def default(self, o):
        """What to encode instead of an object of another type."""
        raise TypeError('Object of type %s is not JSON serializable' % o.__class__.__name__)

    def encode(self, o):
        """Return the text of an object."""
        indent = self.indent
        if indent is not None and not isinstance(indent, str):
            indent = ' ' * indent
        return _encode(o, self.default, indent, self.item_separator, self.key_separator, bool(self.ensure_ascii),
                       bool(self.check_circular), bool(self.allow_nan), bool(self.sort_keys), bool(self.skipkeys))

    def iterencode(self, o, _one_shot=False):
        """Yield the text of an object."""
        yield self.encode(o)


_decoder, _encoder = JSONDecoder(), JSONEncoder()


def loads(s, *, cls=None, **kw):
    """Return the value of a JSON text (str, bytes or bytearray)."""
    if isinstance(s, (bytes, bytearray)):
        s = s.decode('utf-8-sig' if s[:3] == b'\xef\xbb\xbf' else 'utf-8', 'surrogatepass')
    elif not isinstance(s, str):
        raise TypeError('the JSON object must be str, bytes or bytearray, not ' + type(s).__name__)
    elif s[:1] == '\ufeff':
        raise JSONDecodeError('Unexpected UTF-8 BOM (decode using utf-8-sig)', s, 0)
    if cls is None and not kw:
        return _decoder.decode(s)
    return (cls or JSONDecoder)(**kw).decode(s)


def load(fp, **kw):
    """Return the value of the JSON text in a file."""
    return loads(fp.read(), **kw)


def dumps(obj, *, cls=None, **kw):
    """Return an object as JSON text."""
    if cls is None and not kw:
        return _encoder.encode(obj)
    return (cls or JSONEncoder)(**kw).encode(obj)


def dump(obj, fp, **kw):
    """Write an object as JSON text to a file."""
    fp.write(dumps(obj, **kw))
