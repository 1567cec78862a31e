# SPDX-License-Identifier: MIT
"""Two classes of module io that few programs need: a pair of streams as one, and line ends of text that comes in pieces."""
from io import BufferedIOBase, BufferedReader, BufferedWriter, DEFAULT_BUFFER_SIZE, UnsupportedOperation

def _delegate(name, to, doc):
    def method(self, *args):
        return getattr(getattr(self, to), name)(*args)
    method.__name__, method.__qualname__, method.__doc__ = name, 'BufferedRWPair.' + name, doc
    return method


class BufferedRWPair(BufferedIOBase):
    """A stream that reads from one raw stream and writes to another, as the ends of two pipes."""

    def __init__(self, reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /):
        if not reader.readable():
            raise UnsupportedOperation('File or stream is not readable.')
        if not writer.writable():
            raise UnsupportedOperation('File or stream is not writable.')
        self._reader = self._writer = None
        self._reader = BufferedReader(reader, buffer_size)
        self._writer = BufferedWriter(writer, buffer_size)

    for _name, _doc in (('read', 'Read up to so many bytes; all, if that is None or negative.'),
                        ('peek', 'Return bytes that come next without taking them.'),
                        ('read1', 'Read up to so many bytes with at most one read of the raw stream.'),
                        ('readinto', 'Read into a buffer and return how many bytes.'),
                        ('readinto1', 'The same with at most one read of the raw stream.'),
                        ('readable', 'Return whether it can be read.')):
        locals()[_name] = _delegate(_name, '_reader', _doc)
    for _name, _doc in (('write', 'Write bytes and return how many.'), ('flush', 'Write what is held back.'),
                        ('writable', 'Return whether it can be written.')):
        locals()[_name] = _delegate(_name, '_writer', _doc)
    del _name, _doc

    def close(self):
        """Close both streams, the second even if that fails for the first."""
        if self._reader is None or self._writer is None:
            return
        try:
            self._writer.close()
        finally:
            self._reader.close()

    def isatty(self):
        """Return whether one of them is a terminal."""
        return self._writer.isatty() or self._reader.isatty()

    @property
    def closed(self):
        """Has the stream been closed?"""
        return self._writer.closed


BufferedRWPair.__module__ = '_io'


class IncrementalNewlineDecoder:
    """A decoder around another (None: the input is text) that notes line ends and, with translate, makes each a newline.

    A \\r at the end is held back until it is known whether a \\n follows."""

    _SEEN = (None, '\n', '\r', ('\r', '\n'), '\r\n', ('\n', '\r\n'), ('\r', '\r\n'), ('\r', '\n', '\r\n'))
    _LF, _CR, _CRLF = 1, 2, 4

    def __init__(self, decoder, translate, errors='strict'):
        self._decoder, self._translate, self._errors = decoder, bool(translate), errors
        self._seen, self._pending_cr = 0, False

    def decode(self, input, final=False):
        """Return the text of the next piece."""
        text = input if self._decoder is None else self._decoder.decode(input, final)
        if not isinstance(text, str):
            raise TypeError('decoder should return a string result, not %r' % type(text).__name__)
        if self._pending_cr and (text or final):
            text, self._pending_cr = '\r' + text, False
        if text.endswith('\r') and not final:
            text, self._pending_cr = text[:-1], True
        pairs = text.count('\r\n')
        if pairs:
            self._seen |= self._CRLF
        if text.count('\r') > pairs:
            self._seen |= self._CR
        if text.count('\n') > pairs:
            self._seen |= self._LF
        return text.replace('\r\n', '\n').replace('\r', '\n') if self._translate else text

    def getstate(self):
        """Return the state: (bytes that are held back, flags)."""
        held, flag = (b'', 0) if self._decoder is None else self._decoder.getstate()
        return held, flag << 1 | self._pending_cr

    def setstate(self, state, /):
        """Go back to a state that getstate() gave."""
        if not isinstance(state, tuple):
            raise TypeError('state argument must be a tuple')
        held, flag = state
        self._pending_cr = bool(flag & 1)
        if self._decoder is not None:
            self._decoder.setstate((held, flag >> 1))

    def reset(self):
        """Forget all state."""
        self._seen, self._pending_cr = 0, False
        if self._decoder is not None:
            self._decoder.reset()

    @property
    def newlines(self):
        """The kinds of line ends so far: None, one of them or a tuple."""
        return self._SEEN[self._seen]


IncrementalNewlineDecoder.__module__ = '_io'
