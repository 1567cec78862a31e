# SPDX-License-Identifier: MIT
"""encodings: the encodings that are written in Python; module codecs finds them."""


class CodecRegistryError(LookupError, SystemError):
    """A codec that does not keep to the protocol."""


def normalize_encoding(encoding):
    """Return a name with one underscore for each row of what is neither letter nor digit."""
    if isinstance(encoding, bytes):
        encoding = str(encoding, 'ascii')
    chars, gap = [], False
    for c in encoding:
        if c.isalnum() or c == '.':
            if gap and chars:
                chars.append('_')
            if c.isascii():
                chars.append(c)
            gap = False
        else:
            gap = True
    return ''.join(chars)
