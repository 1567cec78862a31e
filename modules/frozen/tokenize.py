# SPDX-License-Identifier: MIT
"""Tokens of Python source with comments and places, and source made of tokens again.

    tokenize(readline)           tokens of lines of bytes; the first tells the encoding
    generate_tokens(readline)    the same of lines of str
    untokenize(tokens)           source; of tokens with places, as it was
    detect_encoding(readline)    by the BOM or the coding comment
    open(filename)               a source file as text
"""
from builtins import open as _builtin_open
from codecs import BOM_UTF8, lookup
import collections
import re
from io import TextIOWrapper

import token
from token import *
from token import EXACT_TOKEN_TYPES

__all__ = [name for name in token.__all__ if name != 'EXACT_TOKEN_TYPES']
__all__ += ['tokenize', 'generate_tokens', 'detect_encoding', 'untokenize', 'TokenInfo', 'open', 'TokenError']


class TokenError(Exception):
    """Source that has no tokens: a message and (line, column)."""


class TokenInfo(collections.namedtuple('TokenInfo', 'type string start end line')):
    """A token: number, text, first place, place behind it, and the lines that it is on."""
    __slots__ = ()

    def __repr__(self):
        return (f'TokenInfo(type={self.type} ({tok_name[self.type]}), string={self.string!r}, start={self.start!r}, '
                f'end={self.end!r}, line={self.line!r})')

    @property
    def exact_type(self):
        """The number of the operator, where the type is OP."""
        return EXACT_TOKEN_TYPES.get(self.string, self.type) if self.type == OP else self.type


# --- tokens -----------------------------------------------------------------------------------------

def tokenize(readline):
    """Tokens of the lines of bytes that readline returns."""
    encoding, consumed = detect_encoding(readline)
    return _tokenize(_decoded(consumed, readline, encoding), 'utf-8' if encoding == 'utf-8-sig' else encoding)


def generate_tokens(readline):
    """Tokens of the lines of text that readline returns."""
    return _tokenize(readline, None)


def _tokenize(readline, encoding):
    """The generator of both."""
    from _tokenize_scan import scan
    if encoding is not None:
        yield TokenInfo(ENCODING, encoding, (0, 0), (0, 0), '')
    yield from scan(readline)


def _decoded(consumed, readline, encoding):
    """A readline() that decodes."""
    def lines():
        yield from consumed
        try:
            while line := readline():
                yield line
        except StopIteration:
            pass
    return (line.decode(encoding, 'replace') for line in lines()).__next__


# --- encodings --------------------------------------------------------------------------------------

def detect_encoding(readline):
    """The encoding of source, and the lines, up to two, that were read to find it, without a BOM."""
    name = getattr(getattr(readline, '__self__', None), 'name', None)
    where = '' if name is None else f' for {name!r}'
    first = _read(readline)
    has_bom = first.startswith(BOM_UTF8)
    first = first.removeprefix(BOM_UTF8)
    default = 'utf-8-sig' if has_bom else 'utf-8'
    if not first:
        return default, []
    encoding = _cookie(first, has_bom, where)
    if encoding:
        return encoding, [first]
    if not re.match(rb'[ \t\f]*(?:[#\r\n]|\Z)', first):
        return default, [first]
    second = _read(readline)
    if not second:
        return default, [first]
    return _cookie(second, has_bom, where) or default, [first, second]


def _read(readline):
    try:
        return readline()
    except StopIteration:
        return b''


def _cookie(line, has_bom, where):
    """The encoding that a comment of a line of bytes names, or None."""
    try:
        text = line.decode()
    except UnicodeDecodeError:
        raise SyntaxError('invalid or missing encoding declaration' + where) from None
    match = re.match(r'[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)', text, re.ASCII)
    if not match:
        return None
    encoding = match[1]
    short = encoding[:12].lower().replace('_', '-')
    if short == 'utf-8' or short.startswith('utf-8-'):
        encoding = 'utf-8'
    elif re.match(r'(?:latin-1|iso-8859-1|iso-latin-1)(?:-|\Z)', short):
        encoding = 'iso-8859-1'
    try:
        lookup(encoding)
    except LookupError:
        raise SyntaxError(f'unknown encoding{where}: {encoding}') from None
    if has_bom:
        if encoding != 'utf-8':
            raise SyntaxError(f'encoding problem{where}: utf-8')
        return 'utf-8-sig'
    return encoding


def open(filename):
    """A source file as text, by its own encoding."""
    buffer = _builtin_open(filename, 'rb')
    try:
        encoding, _ = detect_encoding(buffer.readline)
        buffer.seek(0)
        text = TextIOWrapper(buffer, encoding, line_buffering=True)
        text.mode = 'r'
        return text
    except:
        buffer.close()
        raise


# --- and back ---------------------------------------------------------------------------------------

def untokenize(iterable):
    """Source of tokens, as bytes if the first tells an encoding.  Tokens with places stand where they did; where
    they are pairs of type and text, only a new tokenize() gives the same again."""
    writer = Untokenizer()
    source = writer.untokenize(iterable)
    return source if writer.encoding is None else source.encode(writer.encoding)


def _doubled(text):
    """Text of an f-string with its braces doubled, but those of \\N{...}."""
    return re.sub(r'\\N\{[^{}]*\}|[{}]', lambda match: match[0] if len(match[0]) > 1 else match[0] * 2, text)


class Untokenizer:
    """Writes tokens."""

    def __init__(self):
        self.tokens = []
        self.prev_row, self.prev_col = 1, 0
        self.prev_type = None
        self.encoding = None

    def add_whitespace(self, start):
        """Go to a place: joined lines, then blanks."""
        row, column = start
        if start < (self.prev_row, self.prev_col):
            raise ValueError(f'start ({row},{column}) precedes previous end ({self.prev_row},{self.prev_col})')
        if row > self.prev_row:
            self.tokens.append('\\\n' * (row - self.prev_row))
            self.prev_col = 0
        if column > self.prev_col:
            self.tokens.append(' ' * (column - self.prev_col))

    def untokenize(self, iterable):
        """The text of tokens."""
        iterator = iter(iterable)
        indents = []
        for item in iterator:
            if len(item) == 2:
                self.compat(item, iterator)
                break
            kind, text, start, end, line = item
            if kind == ENCODING:
                self.encoding = text
                continue
            if kind == ENDMARKER:
                break
            if kind == INDENT:
                indents.append(text)
                continue
            if kind == DEDENT:
                indents.pop()
                continue
            self._add(kind, text, start, end, indents)
        return ''.join(self.tokens)

    def _add(self, kind, text, start, end, indents):
        """A token at its place.  A line begins with what its block begins with: those may be tabs."""
        if indents and self.prev_col == 0 and start[1] >= len(indents[-1]) and kind not in (NL, COMMENT):
            self.tokens.append(indents[-1])
            self.prev_col = len(indents[-1])
        self.add_whitespace(start)
        row, column = end
        if kind in (FSTRING_MIDDLE, TSTRING_MIDDLE):
            doubled = _doubled(text)
            column += doubled[-1:] in ('{', '}') and doubled[-1] == doubled[-2:-1]
            text = doubled
        self.tokens.append(text)
        self.prev_row, self.prev_col = row, column
        if kind in (NEWLINE, NL):
            self.prev_row, self.prev_col = row + 1, 0
        self.prev_type = kind

    def compat(self, token, iterable):
        """The rest, where tokens are pairs: a blank behind every word."""
        indents, previous, fresh = [], (None, ''), self.prev_type in (NEWLINE, NL)
        for item in [token, *iterable]:
            kind, text = item[:2]
            if kind == ENCODING:
                self.encoding = text
                continue
            if kind == INDENT:
                indents.append(text)
                continue
            if kind == DEDENT:
                indents.pop()
                continue
            if fresh and indents and kind not in (NL, NEWLINE):
                self.tokens.append(indents[-1])
            fresh = kind in (NEWLINE, NL)
            self.tokens.append(self._spaced(kind, text, previous))
            previous = kind, text

    def _spaced(self, kind, text, previous):
        """A token with the blanks that keep it apart."""
        if kind in (NAME, NUMBER):
            return text + ' '
        if kind in (FSTRING_MIDDLE, TSTRING_MIDDLE):
            return _doubled(text)
        if kind in (STRING, FSTRING_START, TSTRING_START) and previous[0] in (STRING, FSTRING_END, TSTRING_END):
            return ' ' + text
        return ' ' + text if text == '{' and previous == (OP, '{') else text


def main():
    """python -m tokenize."""
    from _tokenize_scan import main as run
    run()


if __name__ == '__main__':
    main()
