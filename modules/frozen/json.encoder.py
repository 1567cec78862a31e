# SPDX-License-Identifier: MIT
"""JSONEncoder, the settings around the encoder of modules/stdlib/json.c."""
from json import _encode


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
