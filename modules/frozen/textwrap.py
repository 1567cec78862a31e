# SPDX-License-Identifier: MIT
# modules/frozen/textwrap.py - filling, shortening and indenting text.
#
# A text is cut into chunks that stay together: words, parts of hyphenated words, dashes, whitespace.  Lines are filled
# with them greedily.

__all__ = ['TextWrapper', 'wrap', 'fill', 'dedent', 'indent', 'shorten']

_SPACES = '\t\n\v\f\r '


def _is_word(c):
    return c.isalnum() or c == '_'


def _is_letter(c):
    return _is_word(c) and not c.isdecimal()


def _breaks_after(word, i):
    # may a line break after the hyphen at i?  Letters must surround it: ab-cd, a-b-cd
    before = word[max(0, i - 3):i]
    two = len(before) >= 2 and _is_letter(before[-1]) and _is_letter(before[-2])
    around = len(before) == 3 and before[1] == '-' and _is_letter(before[0]) and _is_letter(before[2])
    if not two and not around:
        return False
    after = word[i + 1:i + 4]
    if len(after) < 2 or not _is_letter(after[0]):
        return False
    return _is_letter(after[1]) or (after[1] == '-' and len(after) > 2 and _is_letter(after[2]))


def _dash_at(word, i):
    # the end of a dash that begins at i: two hyphens or more between words; i if there is none
    end = i
    while end < len(word) and word[end] == '-':
        end += 1
    before = i and (_is_word(word[i - 1]) or word[i - 1] in '!"\'&.,?')
    return end if end - i >= 2 and before and end < len(word) and _is_word(word[end]) else i


def _cut_word(word):
    # the chunks of a word without whitespace
    chunks, start, i = [], 0, 1
    while i < len(word):
        if word[i] == '-':
            end = _dash_at(word, i)
            if end > i:
                chunks += [word[start:i], word[i:end]]
                start, i = end, end + 1
                continue
            if _breaks_after(word, i):
                chunks.append(word[start:i + 1])
                start = i + 1
        i += 1
    chunks.append(word[start:])
    return [chunk for chunk in chunks if chunk]


def _cut_spaces(text):
    # runs of whitespace and of other characters, alternately
    runs, start = [], 0
    for i in range(1, len(text) + 1):
        if i == len(text) or (text[i] in _SPACES) != (text[start] in _SPACES):
            runs.append(text[start:i])
            start = i
    return [run for run in runs if run]


class TextWrapper:
    """Fills paragraphs; its attributes say how."""

    unicode_whitespace_trans = dict.fromkeys(map(ord, _SPACES), 32)

    def __init__(self, width=70, initial_indent='', subsequent_indent='', expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True,
                 tabsize=8, *, max_lines=None, placeholder=' [...]'):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _munge_whitespace(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate(self.unicode_whitespace_trans)
        return text

    def _split(self, text):
        chunks = []
        for run in _cut_spaces(text):
            if run[0] in _SPACES or not self.break_on_hyphens:
                chunks.append(run)
            else:
                chunks += _cut_word(run)
        return chunks

    def _fix_sentence_endings(self, chunks):
        # two blanks after a sentence: a lower-case letter, a full stop or the like, perhaps a quote
        for i in range(len(chunks) - 1):
            word = chunks[i]
            word = word[:-1] if word[-1:] in ('"', "'") else word
            if chunks[i + 1] == ' ' and word[-1:] in ('.', '!', '?') and 'a' <= word[-2:-1] <= 'z':
                chunks[i + 1] = '  '

    def _handle_long_word(self, reversed_chunks, cur_line, cur_len, width):
        room = 1 if width < 1 else width - cur_len
        if self.break_long_words:
            end, chunk = room, reversed_chunks[-1]
            if self.break_on_hyphens and len(chunk) > room:
                hyphen = chunk.rfind('-', 0, room)
                if hyphen > 0 and any(c != '-' for c in chunk[:hyphen]):
                    end = hyphen + 1
            cur_line.append(chunk[:end])
            reversed_chunks[-1] = chunk[end:]
        elif not cur_line:
            cur_line.append(reversed_chunks.pop())

    def _shortened(self, lines, line, length, indent, width):
        # the last line that is allowed, with the placeholder at its end
        while line:
            if line[-1].strip() and length + len(self.placeholder) <= width:
                lines.append(indent + ''.join(line) + self.placeholder)
                return
            length -= len(line.pop())
        if lines and len(lines[-1].rstrip()) + len(self.placeholder) <= self.width:
            lines[-1] = lines[-1].rstrip() + self.placeholder
        else:
            lines.append(indent + self.placeholder.lstrip())

    def _wrap_chunks(self, chunks):
        lines = []
        if self.width <= 0:
            raise ValueError('invalid width %r (must be > 0)' % self.width)
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError('placeholder too large for max width')
        chunks.reverse()
        while chunks:
            line, length = [], 0
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and lines and not chunks[-1].strip():
                del chunks[-1]
            while chunks and length + len(chunks[-1]) <= width:
                line.append(chunks.pop())
                length += len(line[-1])
            if chunks and len(chunks[-1]) > width:
                self._handle_long_word(chunks, line, length, width)
                length = sum(map(len, line))
            if self.drop_whitespace and line and not line[-1].strip():
                length -= len(line.pop())
            if not line:
                continue
            last = not chunks or (self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip())
            if self.max_lines is None or len(lines) + 1 < self.max_lines or (last and length <= width):
                lines.append(indent + ''.join(line))
            else:
                self._shortened(lines, line, length, indent, width)
                break
        return lines

    def _split_chunks(self, text):
        return self._split(self._munge_whitespace(text))

    def wrap(self, text):
        """Return the lines of the paragraph."""
        chunks = self._split_chunks(text)
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        """Return the paragraph as one text."""
        return '\n'.join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    """Return the lines of a paragraph, at most width long."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """Return a paragraph with lines at most width long."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """Return the text in one line, cut off at a word if it is longer than width."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(' '.join(text.strip().split()))


def _margin_of(line):
    return line[:len(line) - len(line.lstrip(' \t'))]


def dedent(text):
    """Remove the whitespace that all lines begin with; lines of nothing else become empty."""
    try:
        lines = text.split('\n')
    except (AttributeError, TypeError):
        raise TypeError(f'expected str object, not {type(text).__qualname__!r}') from None
    lines = ['' if not line.strip(' \t') else line for line in lines]
    margins = [_margin_of(line) for line in lines if line]
    common = min(margins, default='', key=len)
    while not all(margin.startswith(common) for margin in margins):
        common = common[:-1]
    return '\n'.join(line[len(common):] for line in lines)


def indent(text, prefix, predicate=None):
    """Put prefix before the lines for which predicate is true: those that are not empty."""
    return ''.join((prefix + line if (predicate(line) if predicate else line.strip()) else line)
                   for line in text.splitlines(True))
