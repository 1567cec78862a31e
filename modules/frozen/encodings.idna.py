# SPDX-License-Identifier: MIT
"""encodings.idna: names of hosts (RFC 3490), whose labels become ASCII by the rules of RFC 3491 and Punycode.

A label is folded, normalised and checked first (nameprep); the tables of RFC 3454 are told by properties of characters,
in the version of Unicode that unicodedata has.
"""
import re
import unicodedata

ace_prefix = b'xn--'
sace_prefix = 'xn--'
dots = re.compile('[\u002E\u3002\uFF0E\uFF61]')
_NOTHING = frozenset('\xAD\u034F\u1806\u180B\u180C\u180D\u200B\u200C\u200D\u2060\uFEFF') | {
    chr(c) for c in range(0xFE00, 0xFE10)}
_REFUSED = frozenset('\u0340\u0341\u06DD\u070F\u180E\u200E\u200F\U000E0001') | {
    chr(c) for first, last in ((0x80, 0x9F), (0x2028, 0x202E), (0x2061, 0x2063), (0x206A, 0x206F), (0x2FF0, 0x2FFB),
                               (0xFFF9, 0xFFFD), (0x1D173, 0x1D17A), (0xE0020, 0xE007F)) for c in range(first, last + 1)}


def _is_refused(c):
    category = unicodedata.category(c)
    return (c in _REFUSED or category in ('Co', 'Cs') or (category == 'Zs' and c != ' ')
            or 0xFDD0 <= ord(c) <= 0xFDEF or ord(c) & 0xFFFE == 0xFFFE)


def _check_directions(label):
    directions = [unicodedata.bidirectional(c) for c in label]
    right = [direction in ('R', 'AL') for direction in directions]
    if any(right):
        if 'L' in directions:
            at = directions.index('L')
            raise UnicodeEncodeError('idna', label, at, at + 1, 'Violation of BIDI requirement 2')
        if not right[0] or not right[-1]:
            at = 0 if not right[0] else len(label) - 1
            raise UnicodeEncodeError('idna', label, at, at + 1, 'Violation of BIDI requirement 3')


def nameprep(label):
    """Return a label folded, normalised and checked."""
    folded = ''.join(c.casefold() for c in label if c not in _NOTHING)
    label = unicodedata.normalize('NFKC', folded)
    label = unicodedata.normalize('NFKC', label.casefold())
    for i, c in enumerate(label):
        if _is_refused(c):
            raise UnicodeEncodeError('idna', label, i, i + 1, 'Invalid character %r' % c)
    _check_directions(label)
    return label


def _checked_length(data, label):
    if not data:
        raise UnicodeEncodeError('idna', label, 0, 1, 'label empty')
    if len(data) >= 64:
        raise UnicodeEncodeError('idna', label, 0, len(label), 'label too long')
    return data


def ToASCII(label):
    """Return a label as bytes."""
    if label.isascii():
        return _checked_length(label.encode('ascii'), label)
    prepared = nameprep(label)
    if prepared.isascii():
        return _checked_length(prepared.encode('ascii'), label)
    if prepared.lower().startswith(sace_prefix):
        raise UnicodeEncodeError('idna', label, 0, len(sace_prefix), 'Label starts with ACE prefix')
    return _checked_length(ace_prefix + prepared.encode('punycode'), label)


def ToUnicode(label):
    """Return a label as text."""
    if len(label) > 1024:
        raise UnicodeError('label way too long')
    if isinstance(label, str):
        if not label.isascii():
            label = nameprep(label)
        label = label.encode('ascii')
    if not label.lower().startswith(ace_prefix):
        return str(label, 'ascii')
    result = label[len(ace_prefix):].decode('punycode')
    if str(label, 'ascii').lower() != str(ToASCII(result), 'ascii'):
        raise UnicodeError('IDNA does not round-trip', label, ToASCII(result))
    return result


def _each(make, error, input, labels):
    """make(label) for each; what is wrong with one is told as wrong in the input."""
    made, at = [], 0
    for label in labels:
        try:
            made.append(make(label))
        except (UnicodeEncodeError, UnicodeDecodeError) as wrong:
            raise error('idna', input, at + wrong.start, at + wrong.end, wrong.reason) from None
        at += len(label) + 1
    return made


def _check_errors(errors):
    if errors != 'strict':
        raise UnicodeError('Unsupported error handling: ' + errors)


def encode(input, errors='strict'):
    """The codec's encoder."""
    _check_errors(errors)
    if not input:
        return b'', 0
    labels, last = dots.split(input), b''
    if not labels[-1]:
        last = b'.'
        labels.pop()
    return b'.'.join(_each(ToASCII, UnicodeEncodeError, input, labels)) + last, len(input)


def decode(input, errors='strict'):
    """The codec's decoder."""
    _check_errors(errors)
    data = bytes(input)
    if ace_prefix not in data.lower() and data.isascii():
        return data.decode('ascii'), len(data)
    labels, last = data.split(b'.'), ''
    if not labels[-1]:
        last = '.'
        labels.pop()
    return '.'.join(_each(ToUnicode, UnicodeDecodeError, data, labels)) + last, len(data)
