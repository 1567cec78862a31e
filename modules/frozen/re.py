# SPDX-License-Identifier: MIT
# modules/frozen/re.py - flags, exception and Scanner of module re; patterns and matching are native.

__all__ = ['match', 'fullmatch', 'search', 'sub', 'subn', 'split', 'findall', 'finditer', 'compile', 'purge', 'escape',
           'error', 'Pattern', 'Match', 'A', 'I', 'L', 'M', 'S', 'X', 'U', 'ASCII', 'IGNORECASE', 'LOCALE',
           'MULTILINE', 'DOTALL', 'VERBOSE', 'UNICODE', 'NOFLAG', 'RegexFlag', 'PatternError']

_NAMES = {256: 'ASCII', 2: 'IGNORECASE', 4: 'LOCALE', 32: 'UNICODE', 8: 'MULTILINE', 16: 'DOTALL', 64: 'VERBOSE',
          128: 'DEBUG'}


class _Flags(type):
    # What an enum's class can do; enum itself would take longer to load than most programs that use patterns take to run.
    def __getitem__(cls, name):
        return cls.__members__[name]

    def __iter__(cls):
        return map(cls, _NAMES)

    def __len__(cls):
        return len(_NAMES)


class RegexFlag(int, metaclass=_Flags):
    """The flags of regular expressions; they are joined with |."""

    __slots__ = ()

    @property
    def value(self):
        """The flags as a plain int."""
        return int(self)

    @property
    def name(self):
        """The names of the flags, joined with |."""
        names = [name for bit, name in _NAMES.items() if self & bit]
        rest = int(self) & ~sum(_NAMES)
        if rest and names:
            names.append(hex(rest))
        return '|'.join(names) or (None if self else 'NOFLAG')

    def __repr__(self):
        names = ['re.' + name for bit, name in _NAMES.items() if self & bit]
        rest = int(self) & ~sum(_NAMES)
        if rest:
            names.append(hex(rest))
        return '|'.join(names) or 're.NOFLAG'

    __str__ = __repr__

    def __and__(self, other):
        return RegexFlag(int(self) & other) if isinstance(other, int) else NotImplemented

    def __or__(self, other):
        return RegexFlag(int(self) | other) if isinstance(other, int) else NotImplemented

    def __xor__(self, other):
        return RegexFlag(int(self) ^ other) if isinstance(other, int) else NotImplemented

    __rand__, __ror__, __rxor__ = __and__, __or__, __xor__

    def __invert__(self):
        return RegexFlag(sum(_NAMES) & ~int(self))

    def __contains__(self, other):
        return int(self) & other == other

    def __reduce__(self):
        return RegexFlag, (int(self),)


NOFLAG = RegexFlag(0)
A = ASCII = RegexFlag(256)
I = IGNORECASE = RegexFlag(2)  # noqa: E741
L = LOCALE = RegexFlag(4)
U = UNICODE = RegexFlag(32)
M = MULTILINE = RegexFlag(8)
S = DOTALL = RegexFlag(16)
X = VERBOSE = RegexFlag(64)
DEBUG = RegexFlag(128)

RegexFlag.__members__ = {name: globals()[name] for name in ('NOFLAG', 'ASCII', 'A', 'IGNORECASE', 'I', 'LOCALE', 'L', 'UNICODE', 'U',
                                                            'MULTILINE', 'M', 'DOTALL', 'S', 'VERBOSE', 'X', 'DEBUG')}
for _name, _flag in RegexFlag.__members__.items():
    setattr(RegexFlag, _name, _flag)


class PatternError(Exception):
    """A pattern that cannot be compiled, or a template that cannot be filled in."""

    __module__ = 're'

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            msg = '%s at position %d' % (msg, pos)
            newline = '\n' if isinstance(pattern, str) else b'\n'
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                msg = '%s (line %d, column %d)' % (msg, self.lineno, self.colno)
        super().__init__(msg)


error = PatternError


def compile(pattern, flags=0):
    """Compile a pattern."""
    compiled = _compile(pattern, flags)
    if flags & DEBUG:
        print(_translate(compiled))
    return compiled


class Scanner:
    """Cuts a text into tokens: a lexicon is a list of (pattern, action)."""

    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        flags = int(flags)
        parts, self._actions, number = [], {}, 1
        for pattern, action in lexicon:
            parts.append('(%s)' % pattern)
            self._actions[number] = action
            number += 1 + _compile(pattern, flags).groups
        self.scanner = _compile('|'.join(parts), flags)

    def scan(self, string):
        """Return the tokens, and what is left."""
        result, end = [], 0
        match = self.scanner.scanner(string).match
        while (found := match()) is not None and found.end() != end:
            action = self._actions[found.lastindex]
            if callable(action):
                self.match = found
                action = action(self, found.group())
            if action is not None:
                result.append(action)
            end = found.end()
        return result, string[end:]
