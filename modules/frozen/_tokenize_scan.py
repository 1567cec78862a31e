# SPDX-License-Identifier: MIT
"""The scanner of module tokenize.

It goes line by line, a step of the generator for each, and one pattern tells what a token begins as.  It takes what
the compiler would not (a bracket too many, "$", 0777), as tools look at source that is being written.  Within an
f-string it is either in the text or in a field, where tokens are cut as outside; the innermost one tells which.
"""
import re
import sys
from token import *
from token import EXACT_TOKEN_TYPES
from tokenize import TokenError, TokenInfo

_MAX_LEVEL, _MAX_INDENT, _MAX_FIELDS = 200, 100, 3
_NAME = r'[^\x00-/:-@\[-^`{-\x7f]'  # digits, letters, all beyond ASCII
_OPERATORS = '|'.join(re.escape(text) for text in sorted(EXACT_TOKEN_TYPES, key=len, reverse=True))
_start = re.compile(rf'''[ \f\t]*(?:
    (\r?\n|\r) | (\#[^\r\n]*) |
    ((?:[rR][bBfFtT]?|[bBfFtT][rR]?|[uU])?)(\'\'\'|"""|'|") |
    (\.?[0-9]) | ({_NAME}+) | (\\\r?\n) | (<>|{_OPERATORS}) | ([^\\ \f\t])
)''', re.VERBOSE)
(_LINE_END, _COMMENT, _PREFIX, _QUOTE, _DIGIT, _WORD, _JOIN, _OPERATOR, _OTHER) = range(1, 10)
_blanks = re.compile(r'[ \f\t]*')

_DIGITS = '[0-9](?:_?[0-9])*'
_decimal = re.compile(rf'(?:{_DIGITS}(?:\.(?:{_DIGITS})?)?|\.{_DIGITS})([eE][-+]?{_DIGITS})?([jJ])?')
_based = {'x': ('hexadecimal', re.compile('0[xX](?:_?[0-9a-fA-F])*')),
          'o': ('octal', re.compile('0[oO](?:_?[0-7])*')), 'b': ('binary', re.compile('0[bB](?:_?[01])*'))}


def _bodies():
    """What a string goes on with, up to its end, by quotes and whether it is an f-string and raw."""
    bodies = {}
    for quote in '\'', '"':
        more = rf'{quote}(?!{quote}{quote})'
        for f, raw in (False, False), (True, False), (True, True):
            plain, named, escape = '{}' if f else '', '', r'\\(?:\r\n|.)'
            if f:  # a backslash may stand before a brace; \N{...} ends a piece
                escape = rf'\\{"" if raw else r"(?!N\{)"}(?:\r\n|[\\{quote}\r\n]|)'
                named = '' if raw else rf'(?:\\N\{{[^{quote}\\{{}}\r\n]*\}}?)?'
            line, lines = rf'[^\\\r\n{quote}{plain}]*', rf'[^\\{quote}{plain}]*'
            bodies[quote, f, raw] = re.compile(rf'{line}(?:(?:{escape}){line})*{named}', re.DOTALL)
            bodies[quote * 3, f, raw] = re.compile(rf'{lines}(?:(?:{escape}|{more}){lines})*{named}', re.DOTALL)
    return bodies


class _Text:
    """An f-string that is open: fields has the brackets that were open in each of its fields."""

    def __init__(self, prefix, quote, start, kinds, body):
        self.prefix, self.quote, self.start, self.kinds, self.body = prefix, quote, start, kinds, body
        self.fields, self.in_text, self.chars = [], True, 0


class _Scanner:
    def __init__(self, readline):
        self.readline = readline
        self.row, self.line, self.at = 0, '', 0
        self.ended = False      # the line has no newline of its own: one is thought of
        self.level = 0          # open brackets
        self.indents = [(0, 0)]  # columns, and columns where a tab is one
        self.texts = []         # open f-strings
        self.joined = False     # the line goes on with the one before
        self.bodies = _bodies()
        self.out = []

    # --- lines --------------------------------------------------------------------------------------

    def read(self):
        """The next line, or False."""
        try:
            line = self.readline()
        except StopIteration:
            line = ''
        if '\0' in line:
            raise TokenError('source code cannot contain null bytes', (self.row + 1, 0))
        self.row += 1
        if not line:
            return False
        self.ended = line[-1] not in '\r\n'
        self.line, self.at = line + '\n' if self.ended else line, 0
        for text in self.texts:
            text.chars += len(self.line)
        return True

    def shown(self):
        """The line as it was."""
        return self.line[:-1] if self.ended else self.line

    def emit(self, kind, end):
        """A token from self.at to a column of this line."""
        self.out.append(TokenInfo(kind, self.line[self.at:end], (self.row, self.at), (self.row, end), self.shown()))
        self.at = end

    def emit_end(self, kind):
        """NEWLINE or NL: the rest of the line."""
        self.emit(kind, len(self.line))
        if self.ended:
            self.out[-1] = self.out[-1]._replace(string='')

    def fail(self, message, column):
        raise TokenError(message, (self.row, column))

    def fail_indent(self, kind, message):
        line = self.line.rstrip('\r\n')
        raise kind(message, ('<string>', self.row, len(line) + 1, line, None, None))

    def step(self):
        """One line; False at the end."""
        if not self.read():
            return self.finish()
        if self.level == 0 and not self.joined and not self.texts:
            if not self.begin():
                return True
        self.joined = False
        while self.at < len(self.line):
            if self.texts and self.texts[-1].in_text:
                self.text(self.texts[-1])
            else:
                self.token()
        return True

    def finish(self):
        """Behind the last line."""
        self.row -= 1
        if self.joined:
            self.fail('unexpected EOF in multi-line statement', len(self.line))
        if self.level:
            self.fail('unexpected EOF in multi-line statement', self.texts[-1].chars if self.texts else 0)
        self.row += 1
        for kind in [DEDENT] * (len(self.indents) - 1) + [ENDMARKER]:
            self.out.append(TokenInfo(kind, '', (self.row, 0), (self.row, 0), ''))
        return False

    # --- indentation --------------------------------------------------------------------------------

    def begin(self):
        """The start of a logical line; False if there is nothing on it."""
        columns = self.measure()
        while match := re.compile(r'\\\r?\n').match(self.line, self.at):
            if not self.read():
                self.row -= 1
                self.fail('unexpected EOF in multi-line statement', 0)
            more = self.measure()
            columns = columns if columns[0] else more
        if self.line[self.at] == '\\':
            self.fail('unexpected character after line continuation character', len(self.line))
        match = re.compile(r'(#[^\r\n]*)?[\r\n]').match(self.line, self.at)
        if not match:
            self.indent(columns)
            return True
        if match[1]:
            self.emit(COMMENT, match.end(1))
        self.emit_end(NL)
        return False

    def measure(self):
        """Skip blanks; their columns."""
        column = alternative = 0
        self.at = _blanks.match(self.line).end()
        for c in self.line[:self.at]:
            if c == '\f':
                column = alternative = 0
            else:
                column = (column // 8 + 1) * 8 if c == '\t' else column + 1
                alternative += 1
        return column, alternative

    def indent(self, columns):
        """INDENT or DEDENT, where the indentation is another."""
        here, start = self.indents[-1], (self.row, self.at)
        if columns[0] > here[0]:
            if columns[1] <= here[1]:
                self.fail_indent(TabError, 'inconsistent use of tabs and spaces in indentation')
            if len(self.indents) >= _MAX_INDENT:
                self.fail_indent(IndentationError, 'too many levels of indentation')
            self.indents.append(columns)
            self.out.append(TokenInfo(INDENT, self.line[:self.at], (self.row, 0), start, self.shown()))
            return
        while columns[0] < self.indents[-1][0]:
            self.indents.pop()
            if columns[0] > self.indents[-1][0]:
                self.fail_indent(IndentationError, 'unindent does not match any outer indentation level')
            self.out.append(TokenInfo(DEDENT, '', start, start, self.shown()))
        if columns[1] != self.indents[-1][1]:
            self.fail_indent(TabError, 'inconsistent use of tabs and spaces in indentation')

    # --- tokens -------------------------------------------------------------------------------------

    def token(self):
        """One token, or the end of the line."""
        match = _start.match(self.line, self.at)
        if not match:  # a backslash that joins nothing
            self.fail('unexpected character after line continuation character', len(self.line))
        kind = match.lastindex
        self.at = match.start(kind)
        if kind == _WORD:
            self.emit(NAME, match.end())
        elif kind == _OPERATOR:
            self.operator(match[kind])
        elif kind == _QUOTE:
            self.at = match.start(_PREFIX)
            self.string(match[_PREFIX], match[_QUOTE], match.end())
        elif kind == _DIGIT:
            self.number()
        elif kind == _LINE_END:
            self.emit_end(NL if self.level else NEWLINE)
        elif kind == _COMMENT:
            self.emit(COMMENT, match.end())
        elif kind == _JOIN:
            self.joined = True
            self.at = match.end()
        else:
            self.other(match[kind])

    def other(self, c):
        """A character that begins nothing."""
        if not c.isprintable():
            self.fail('invalid non-printable character U+%04X' % ord(c), self.at + 1)
        self.emit(OP, self.at + 1)

    def operator(self, text):
        """An operator or bracket; within a field of an f-string it may be the end of that."""
        field = self.texts[-1] if self.texts and self.texts[-1].fields else None
        if text in '([{':
            if self.level >= _MAX_LEVEL:
                self.fail('too many nested parentheses', self.at + 1)
            self.level += 1
        elif text in ')]}':
            if field and text == '}':
                self.close_field(field)
            self.level -= self.level > 0
        elif field and text[0] == ':' and self.level == field.fields[-1]:
            text = ':'
            field.in_text = True
        self.emit(OP, self.at + len(text))

    def close_field(self, field):
        """A "}" within a field."""
        if self.level < field.fields[-1]:
            self.fail(field.prefix + "-string: single '}' is not allowed", self.at + 1)
        if self.level == field.fields[-1]:
            field.fields.pop()
            field.in_text = True

    def number(self):
        """A number, or what is wrong with it."""
        line, at = self.line, self.at
        based = _based.get(line[at + 1].lower()) if line[at] == '0' else None
        match = (based[1] if based else _decimal).match(line, at)
        end = match.end()
        c = line[end]
        what = based[0] if based else 'decimal'
        if based:
            wrong = line[end + (c == '_')]
            if what != 'hexadecimal' and wrong in '0123456789':
                self.fail(f"invalid digit '{wrong}' in {what} literal", end + (c == '_') + 1)
            if end == at + 2 and c != '_':
                self.fail(f'invalid {what} literal', end)
        if c == '_' and line[end - 1] not in '.jJ':
            self.fail(f'invalid {what} literal', end + 1)
        if not based and not match[1] and not match[2] and c in 'eE' and line[end + 1] in '+-':
            self.fail('invalid decimal literal', end + 2)
        self.emit(NUMBER, end)

    # --- strings ------------------------------------------------------------------------------------

    def span(self, body, at):
        """What body matches from column at on, over as many lines as it takes.  Returns the lines from this one on as
        they were, and as they are; the last is the current one then, and self.at behind what was matched."""
        lines, first = '', self.line
        shown = self.shown()
        while (end := body.match(self.line, at).end()) == len(self.line):
            lines += self.line
            if not self.read():
                self.row -= 1
                self.at = len(self.line)
                return None, lines
            shown += self.shown()
            at = 0
        self.at = end
        return shown, lines + self.line[:end]

    def string(self, prefix, quote, end):
        """A string, or the beginning of an f-string."""
        letters = prefix.lower()
        start, raw = (self.row, self.at), 'r' in letters
        for letter, kinds in ('f', (FSTRING_START, FSTRING_MIDDLE, FSTRING_END)), (
                't', (TSTRING_START, TSTRING_MIDDLE, TSTRING_END)):
            if letter in letters:
                self.texts.append(_Text(letter, quote, start, kinds, self.bodies[quote, True, raw]))
                self.texts[-1].chars = len(self.line)
                return self.emit(kinds[0], end)
        column = self.at
        shown, text = self.span(self.bodies[quote, False, False], end)
        if shown is None or not self.line.startswith(quote, self.at):
            return self.unterminated(quote, start, text)
        self.at += len(quote)
        self.out.append(TokenInfo(STRING, text[column:] + quote, start, (self.row, self.at), shown))

    def unterminated(self, quote, start, text):
        """A string without end: perhaps its quote is the end of the f-string around it."""
        row, column = start
        if self.texts and self.texts[-1].quote == quote and text.startswith(quote, column):
            raise TokenError(self.texts[-1].prefix + "-string: expecting '}'", (row, column + 1))
        if len(quote) == 3:
            raise TokenError('EOF in multi-line string', (row, column + 1))
        hint = '; perhaps you escaped the end quote?' if '\\' + quote in text[column:] else ''
        raise TokenError(f'unterminated string literal (detected at line {self.row}){hint}', (row, column + 1))

    def text(self, f):
        """A piece of an f-string's text: up to its end, to a field, or to a doubled brace."""
        start, column = (self.row, self.at), self.at
        shown, text = self.span(f.body, self.at)
        if shown is None:
            return self.unterminated_text(f)
        text, c = text[column:], self.line[self.at]
        if c in '{}':
            doubled = self.line[self.at + 1] == c and not f.fields
            self.brace(f, c, text, doubled, start, shown)
            return
        ends = self.line.startswith(f.quote, self.at)
        broken = c in '\r\n' and len(f.quote) == 1
        if text and not (broken and not f.fields and text[-1] != '}'):  # "}" of \N{...}
            self.out.append(TokenInfo(f.kinds[1], text, start, (self.row, self.at), shown))
        if ends:
            self.texts.pop()
            self.emit(f.kinds[2], self.at + len(f.quote))
        elif broken and not f.fields:
            self.unterminated_text(f)
        elif broken:
            f.in_text = False  # a line ends in a format spec, which ends that

    def brace(self, f, c, text, doubled, start, shown):
        """Text up to a brace, and the brace."""
        if doubled and text[-1:] == '}':  # of \N{...}, which stays apart
            self.out.append(TokenInfo(f.kinds[1], text, start, (self.row, self.at), shown))
            return
        end = self.at + doubled
        alone = c == '}' or (f.fields and self.line[self.at + 1] == '{')
        if text or doubled or alone:
            self.out.append(TokenInfo(f.kinds[1], text + c * doubled, start, (self.row, end), shown))
        self.at = end
        if doubled:
            self.at += 1
        elif c == '{':
            if len(f.fields) >= _MAX_FIELDS:
                self.fail(f.prefix + '-string: expressions nested too deeply', self.at)
            f.in_text = False
            self.operator(c)
            f.fields.append(self.level)
        elif f.fields:
            self.operator(c)
        else:
            self.fail(f.prefix + "-string: single '}' is not allowed", self.at + 1)

    def unterminated_text(self, f):
        triple = 'triple-quoted ' if len(f.quote) == 3 else ''
        raise TokenError(f'unterminated {triple}{f.prefix}-string literal (detected at line {self.row})',
                         (f.start[0], f.start[1] + 1))


def scan(readline):
    """The tokens of the lines that readline returns."""
    scanner = _Scanner(readline)
    out, going = scanner.out, True
    while going:
        error = None
        try:
            going = scanner.step()
        except (TokenError, SyntaxError) as e:
            error = e
        yield from out
        out.clear()
        if error is not None:
            raise error


# --- python -m tokenize -----------------------------------------------------------------------------

def _fail(message, filename=None, location=None):
    """Say what is wrong and end."""
    where = filename + ':%d:%d' % location if location else filename
    sys.exit(f'{where}: error: {message}' if where else f'error: {message}')


def _print_file(filename, exact):
    """The tokens of a file, or of standard input."""
    import tokenize
    if filename:
        with tokenize._builtin_open(filename, 'rb') as file:
            tokens = list(tokenize.tokenize(file.readline))
    else:
        tokens = tokenize.generate_tokens(sys.stdin.readline)
    for item in tokens:
        place = '%d,%d-%d,%d:' % (item.start + item.end)
        print('%-20s%-15s%-15r' % (place, tok_name[item.exact_type if exact else item.type], item.string))


def _options():
    """The options -e and -h, and a file name."""
    import getopt
    usage = 'usage: python -m tokenize [-h] [-e] [filename.py]\n'
    try:
        options, names = getopt.gnu_getopt(sys.argv[1:], 'he', ['help', 'exact'])
    except getopt.GetoptError as e:
        sys.exit(usage + f'error: {e}')
    if len(names) > 1:
        sys.exit(usage + 'error: unrecognized arguments: ' + ' '.join(names[1:]))
    chosen = {option for option, _ in options}
    if chosen & {'-h', '--help'}:
        print(usage + '''
Prints the tokens of a file, or of standard input.

  -h, --help   show this help message and exit
  -e, --exact  display token names using the exact type''')
        sys.exit()
    return names[0] if names else None, bool(chosen)


def main():
    """Print the tokens of a file."""
    filename, exact = _options()
    name = filename or '<stdin>'
    try:
        _print_file(filename, exact)
    except IndentationError as e:
        _fail(e.args[0], name, e.args[1][1:3])
    except TokenError as e:
        _fail(e.args[0], name, e.args[1])
    except SyntaxError as e:
        _fail(e, name)
    except OSError as e:
        _fail(e)
    except KeyboardInterrupt:
        print('interrupted')
