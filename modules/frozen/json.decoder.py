# SPDX-License-Identifier: MIT
"""JSONDecoder, the settings around the decoder of modules/stdlib/json.c, and the error that it raises."""
from json import _scan

__all__ = ['JSONDecoder', 'JSONDecodeError']


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
                     self.parse_constant, bool(self.strict))

    def decode(self, s):
        """Return the value of a whole text."""
        if not isinstance(s, str):
            raise TypeError(f'expected string or bytes-like object, got {type(s).__name__!r}')
        start = len(s) - len(s.lstrip(' \t\n\r'))
        value, end = self.raw_decode(s, start)
        rest = s[end:].lstrip(' \t\n\r')
        if rest:
            raise JSONDecodeError('Extra data', s, len(s) - len(rest))
        return value
