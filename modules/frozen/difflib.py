# SPDX-License-Identifier: MIT
"""Compares sequences: what is the same, how alike they are, and differences of texts for people to read.

The longest run that both have in common splits the sequences; what lies before it and behind it is compared in the same
way.  Items that are in a long second sequence very often say little and do not begin a run.
"""
from collections import namedtuple
from types import GenericAlias

__all__ = ['get_close_matches', 'ndiff', 'restore', 'SequenceMatcher', 'Differ', 'IS_CHARACTER_JUNK', 'IS_LINE_JUNK',
           'context_diff', 'unified_diff', 'diff_bytes', 'Match']

Match = namedtuple('Match', 'a b size')


def _ratio(matches, length):
    return 2.0 * matches / length if length else 1.0


class SequenceMatcher:
    """Compares two sequences of hashable items."""

    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, isjunk=None, a='', b='', autojunk=True):
        self.isjunk, self.autojunk, self.a, self.b = isjunk, autojunk, None, None
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        """Set both sequences."""
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        """Set the first sequence; the second, whose table is kept, stays."""
        if a is not self.a:
            self.a, self.matching_blocks, self.opcodes = a, None, None

    def set_seq2(self, b):
        """Set the second sequence."""
        if b is self.b:
            return
        self.b, self.matching_blocks, self.opcodes, self.fullbcount = b, None, None, None
        self.b2j = places = {}
        for i, item in enumerate(b):
            places.setdefault(item, []).append(i)
        self.bjunk = set(filter(self.isjunk, places)) if self.isjunk else set()
        for item in self.bjunk:
            del places[item]
        self.bpopular = set()
        if self.autojunk and len(b) >= 200:
            self.bpopular = {item for item, where in places.items() if len(where) > len(b) // 100 + 1}
            for item in self.bpopular:
                del places[item]

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        """The longest run of a[alo:ahi] that is in b[blo:bhi], the first of those in a, then in b."""
        a, b = self.a, self.b
        ahi, bhi = len(a) if ahi is None else ahi, len(b) if bhi is None else bhi
        first, second, size, lengths, none = alo, blo, 0, {}, []
        for i in range(alo, ahi):
            longer = {}  # by the index in b: the length of the run that ends here
            for j in self.b2j.get(a[i], none):
                if j < blo:
                    continue
                if j >= bhi:
                    break
                k = longer[j] = lengths.get(j - 1, 0) + 1
                if k > size:
                    first, second, size = i - k + 1, j - k + 1, k
            lengths = longer
        for junk in False, True:  # then, on both sides: what is no junk, and what is
            while first > alo and second > blo and (b[second - 1] in self.bjunk) is junk \
                    and a[first - 1] == b[second - 1]:
                first, second, size = first - 1, second - 1, size + 1
            while first + size < ahi and second + size < bhi and (b[second + size] in self.bjunk) is junk \
                    and a[first + size] == b[second + size]:
                size += 1
        return Match(first, second, size)

    def get_matching_blocks(self):
        """All runs that both have, in order; at the end one of length 0."""
        if self.matching_blocks is not None:
            return self.matching_blocks
        todo, found = [(0, len(self.a), 0, len(self.b))], []
        while todo:
            alo, ahi, blo, bhi = todo.pop()
            i, j, k = match = self.find_longest_match(alo, ahi, blo, bhi)
            if k:
                found.append(match)
                if alo < i and blo < j:
                    todo.append((alo, i, blo, j))
                if i + k < ahi and j + k < bhi:
                    todo.append((i + k, ahi, j + k, bhi))
        found.sort()
        blocks = []
        for i, j, k in found:
            if blocks and (i, j) == (blocks[-1].a + blocks[-1].size, blocks[-1].b + blocks[-1].size):
                blocks[-1] = blocks[-1]._replace(size=blocks[-1].size + k)
            else:
                blocks.append(Match(i, j, k))
        blocks.append(Match(len(self.a), len(self.b), 0))
        self.matching_blocks = blocks
        return blocks

    def get_opcodes(self):
        """How to turn a into b: [(tag, i1, i2, j1, j2)], where tag is equal, replace, delete or insert."""
        if self.opcodes is None:
            self.opcodes, i, j = [], 0, 0
            for first, second, size in self.get_matching_blocks():
                tag = {(True, True): 'replace', (True, False): 'delete', (False, True): 'insert'}.get(
                    (i < first, j < second))
                if tag:
                    self.opcodes.append((tag, i, first, j, second))
                i, j = first + size, second + size
                if size:
                    self.opcodes.append(('equal', first, i, second, j))
        return self.opcodes

    def get_grouped_opcodes(self, n=3):
        """The same in groups of changes, with up to n items around them."""
        codes = list(self.get_opcodes()) or [('equal', 0, 1, 0, 1)]
        if codes[0][0] == 'equal':
            _, i1, i2, j1, j2 = codes[0]
            codes[0] = 'equal', max(i1, i2 - n), i2, max(j1, j2 - n), j2
        if codes[-1][0] == 'equal':
            _, i1, i2, j1, j2 = codes[-1]
            codes[-1] = 'equal', i1, min(i2, i1 + n), j1, min(j2, j1 + n)
        group = []
        for tag, i1, i2, j1, j2 in codes:
            if tag == 'equal' and i2 - i1 > 2 * n:
                group.append((tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)))
                yield group
                group, i1, j1 = [], max(i1, i2 - n), max(j1, j2 - n)
            group.append((tag, i1, i2, j1, j2))
        if group and not (len(group) == 1 and group[0][0] == 'equal'):
            yield group

    def ratio(self):
        """How alike they are, from 0 to 1."""
        return _ratio(sum(block.size for block in self.get_matching_blocks()), len(self.a) + len(self.b))

    def quick_ratio(self):
        """An upper bound of ratio(): as if the order did not matter."""
        if self.fullbcount is None:
            self.fullbcount = {}
            for item in self.b:
                self.fullbcount[item] = self.fullbcount.get(item, 0) + 1
        left, matches = {}, 0
        for item in self.a:
            count = left.get(item, self.fullbcount.get(item, 0))
            left[item] = count - 1
            matches += count > 0
        return _ratio(matches, len(self.a) + len(self.b))

    def real_quick_ratio(self):
        """An upper bound of ratio(), from the lengths alone."""
        return _ratio(min(len(self.a), len(self.b)), len(self.a) + len(self.b))


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    """The n items most like the word, the best first; none less alike than cutoff."""
    if not n > 0:
        raise ValueError('n must be > 0: %r' % (n,))
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError('cutoff must be in [0.0, 1.0]: %r' % (cutoff,))
    import heapq
    matcher, found = SequenceMatcher(), []
    matcher.set_seq2(word)
    for item in possibilities:
        matcher.set_seq1(item)
        if matcher.real_quick_ratio() >= cutoff and matcher.quick_ratio() >= cutoff and matcher.ratio() >= cutoff:
            found.append((matcher.ratio(), item))
    return [item for _, item in heapq.nlargest(n, found)]


class Differ:
    """Compares texts line by line, and within lines that are alike."""

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk, self.charjunk = linejunk, charjunk

    def compare(self, a, b):
        """Lines that begin with "- " (only in a), "+ " (only in b), "  " (in both) or "? " (where they differ)."""
        for tag, alo, ahi, blo, bhi in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if tag == 'replace':
                yield from self._replace(a, alo, ahi, b, blo, bhi)
            elif tag == 'insert':
                yield from self._dump('+', b, blo, bhi)
            else:
                yield from self._dump('-' if tag == 'delete' else ' ', a, alo, ahi)

    def _dump(self, mark, lines, low, high):
        for i in range(low, high):
            yield '%s %s' % (mark, lines[i])

    def _plain_replace(self, a, alo, ahi, b, blo, bhi):
        parts = self._dump('+', b, blo, bhi), self._dump('-', a, alo, ahi)
        for part in parts if bhi - blo < ahi - alo else reversed(parts):
            yield from part

    def _most_alike(self, a, alo, ahi, b, blo, bhi):
        """The pair of different lines that are most alike, and the first pair of equal ones: (ratio, i, j), (i, j)."""
        best, equal = (0.74, None, None), None
        matcher = SequenceMatcher(self.charjunk)
        for j in range(blo, bhi):
            matcher.set_seq2(b[j])
            for i in range(alo, ahi):
                if a[i] == b[j]:
                    equal = equal or (i, j)
                    continue
                matcher.set_seq1(a[i])
                if matcher.real_quick_ratio() > best[0] and matcher.quick_ratio() > best[0] \
                        and matcher.ratio() > best[0]:
                    best = matcher.ratio(), i, j
        return best, equal

    def _replace(self, a, alo, ahi, b, blo, bhi):
        """Different lines: those most alike are compared, the others before and behind them in the same way."""
        (ratio, i, j), equal = self._most_alike(a, alo, ahi, b, blo, bhi)
        if ratio < 0.75:
            if equal is None:
                yield from self._plain_replace(a, alo, ahi, b, blo, bhi)
                return
            i, j = equal
        else:
            equal = None
        yield from self._around(a, alo, i, b, blo, j)
        if equal is None:
            yield from self._within(a[i], b[j])
        else:
            yield '  ' + a[i]
        yield from self._around(a, i + 1, ahi, b, j + 1, bhi)

    def _around(self, a, alo, ahi, b, blo, bhi):
        if alo < ahi and blo < bhi:
            yield from self._replace(a, alo, ahi, b, blo, bhi)
        elif alo < ahi:
            yield from self._dump('-', a, alo, ahi)
        else:
            yield from self._dump('+', b, blo, bhi)

    def _within(self, first, second):
        """Two lines that are alike, and under each what differs: ^ changed, - removed, + added."""
        marks = ['', '']
        for tag, i1, i2, j1, j2 in SequenceMatcher(self.charjunk, first, second).get_opcodes():
            old, new = {'replace': '^^', 'delete': '- ', 'insert': ' +', 'equal': '  '}[tag]
            marks[0] += old * (i2 - i1)
            marks[1] += new * (j2 - j1)
        for mark, line, tags in ('-', first, marks[0]), ('+', second, marks[1]):
            yield '%s %s' % (mark, line)
            tags = ''.join(char if tag == ' ' and char.isspace() else tag for char, tag in zip(line, tags)).rstrip()
            if tags:
                yield '? %s\n' % tags


def IS_LINE_JUNK(line, pat=None):
    """Whether a line is empty, or has one # only."""
    return line.strip() in ('', '#') if pat is None else pat(line) is not None


def IS_CHARACTER_JUNK(ch, ws=' \t'):
    """Whether a character is a space or a tab."""
    return ch in ws


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    """What Differ.compare() gives for two lists of lines."""
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    """The lines of the first (1) or second (2) text that ndiff() compared."""
    try:
        mark = {1: '- ', 2: '+ '}[int(which)]
    except KeyError:
        raise ValueError('unknown delta choice (must be 1 or 2): %r' % which) from None
    for line in delta:
        if line[:2] in ('  ', mark):
            yield line[2:]


def _check_types(a, b, *args):
    """Texts only: bytes would give lines that mean nothing."""
    for lines in a, b:
        if lines and not isinstance(lines[0], str):
            raise TypeError('lines to compare must be str, not %s (%r)' % (type(lines[0]).__name__, lines[0]))
    for arg in args:
        if not isinstance(arg, str):
            raise TypeError('all arguments must be str, not: %r' % (arg,))


def _header(mark, name, date, lineterm):
    return '%s %s%s%s' % (mark, name, '\t' + date if date else '', lineterm)


def _unified_range(start, stop):
    length = stop - start
    begin = start + 1 if length else start
    return str(begin) if length == 1 else '%d,%d' % (begin, length)


def _context_range(start, stop):
    length = stop - start
    begin = start + 1 if length else start
    return str(begin) if length <= 1 else '%d,%d' % (begin, begin + length - 1)


def unified_diff(a, b, fromfile='', tofile='', fromfiledate='', tofiledate='', n=3, lineterm='\n'):
    """The differences of two lists of lines as diff -u writes them."""
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    begun = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not begun:
            begun = True
            yield _header('---', fromfile, fromfiledate, lineterm)
            yield _header('+++', tofile, tofiledate, lineterm)
        yield '@@ -%s +%s @@%s' % (_unified_range(group[0][1], group[-1][2]),
                                   _unified_range(group[0][3], group[-1][4]), lineterm)
        for tag, i1, i2, j1, j2 in group:
            if tag == 'equal':
                yield from (' ' + line for line in a[i1:i2])
                continue
            yield from ('-' + line for line in a[i1:i2])
            yield from ('+' + line for line in b[j1:j2])


def context_diff(a, b, fromfile='', tofile='', fromfiledate='', tofiledate='', n=3, lineterm='\n'):
    """The differences of two lists of lines as diff -c writes them."""
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    marks, begun = {'insert': '+ ', 'delete': '- ', 'replace': '! ', 'equal': '  '}, False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not begun:
            begun = True
            yield _header('***', fromfile, fromfiledate, lineterm)
            yield _header('---', tofile, tofiledate, lineterm)
        yield '***************' + lineterm
        yield '*** %s ****%s' % (_context_range(group[0][1], group[-1][2]), lineterm)
        if any(code[0] in ('replace', 'delete') for code in group):
            for tag, i1, i2, _, _ in group:
                if tag != 'insert':
                    yield from (marks[tag] + line for line in a[i1:i2])
        yield '--- %s ----%s' % (_context_range(group[0][3], group[-1][4]), lineterm)
        if any(code[0] in ('replace', 'insert') for code in group):
            for tag, _, _, j1, j2 in group:
                if tag != 'delete':
                    yield from (marks[tag] + line for line in b[j1:j2])


def diff_bytes(dfunc, a, b, fromfile=b'', tofile=b'', fromfiledate=b'', tofiledate=b'', n=3, lineterm=b'\n'):
    """What unified_diff() or context_diff() gives for lines of bytes in any encoding."""
    def decode(item):
        try:
            return item.decode('ascii', 'surrogateescape')
        except AttributeError:
            raise TypeError('all arguments must be bytes, not %s (%r)' % (type(item).__name__, item)) from None
    lines = dfunc(list(map(decode, a)), list(map(decode, b)), decode(fromfile), decode(tofile), decode(fromfiledate),
                  decode(tofiledate), n, decode(lineterm))
    for line in lines:
        yield line.encode('ascii', 'surrogateescape')
