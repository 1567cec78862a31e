# SPDX-License-Identifier: MIT
"""Tracebacks as objects and as text.

Source lines with their marks, and what may have been meant by a wrong name, come from the code that writes
the interpreter's own reports.
"""
import itertools
import linecache
import sys

__all__ = ['extract_stack', 'extract_tb', 'format_exception', 'format_exception_only', 'format_list', 'format_stack', 'format_tb',
           'print_exc', 'format_exc', 'print_exception', 'print_last', 'print_stack', 'print_tb', 'clear_frames', 'FrameSummary',
           'StackSummary', 'TracebackException', 'walk_stack', 'walk_tb']

_CAUSE = '\nThe above exception was the direct cause of the following exception:\n\n'
_CONTEXT = '\nDuring handling of the above exception, another exception occurred:\n\n'
_REPEATS_SHOWN = 3
_MISSING = object()
_INSTRUCTION = 8  # bytes; tb_lasti counts bytes, co_positions() has an item for each instruction


# --- levels -------------------------------------------------------------------------------------------------

def _shown(value, show=str, what='exception'):
    """show(value), or what stands for it when that fails."""
    try:
        return show(value)
    except:
        return '<%s %s() failed>' % (what, show.__name__)


def _kept_lines(code, first, last):
    """Lines of the text that code itself keeps because no file has it; None: it keeps none."""
    source = getattr(code, '_source', None)  # code may be anything with a file and a name
    if source is None or first is None:
        return None
    return '\n'.join(source.split('\n')[first - 1:last or first]) + '\n'


class FrameSummary:
    """One level of a traceback: where it was, and what stands there."""

    __slots__ = ('filename', 'lineno', 'end_lineno', 'colno', 'end_colno', 'name', '_lines', '_lines_dedented', 'locals', '_code')

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None, colno=None,
                 end_colno=None, **kwargs):
        self.filename, self.lineno, self.name = filename, lineno, name
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno, self.end_colno = colno, end_colno
        self._code = kwargs.get('_code')
        self._lines = line
        self._lines_dedented = None
        if lookup_line:
            self.line
        self.locals = {k: _shown(v, repr, 'local') for k, v in locals.items()} if locals else None

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename, self.lineno, self.name, self.locals) == (other.filename, other.lineno, other.name, other.locals)
        if isinstance(other, tuple):
            return tuple(self) == other
        return NotImplemented

    def __getitem__(self, i):
        return (self.filename, self.lineno, self.name, self.line)[i]

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __repr__(self):
        return f'<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>'

    def __len__(self):
        return 4

    def _set_lines(self):
        if self._lines is None and self.lineno is not None and self.end_lineno is not None:
            lines = [linecache.getline(self.filename, n).rstrip() for n in range(self.lineno, self.end_lineno + 1)]
            self._lines = '\n'.join(lines) + '\n'

    @property
    def _original_lines(self):
        """The lines as they stand in the source."""
        self._set_lines()
        return self._lines

    @property
    def _dedented_lines(self):
        """The lines without the blanks that all of them begin with."""
        self._set_lines()
        if self._lines_dedented is None and self._lines is not None:
            lines = [line.rstrip() for line in self._lines.split('\n')]
            common = min((len(line) - len(line.lstrip()) for line in lines if line), default=0)
            self._lines_dedented = '\n'.join(line[common:] for line in lines)
        return self._lines_dedented

    @property
    def line(self):
        """The first line without blanks around it; None if the line number is not known."""
        self._set_lines()
        return None if self._lines is None else self._lines.partition('\n')[0].strip()


def walk_stack(f):
    """Yield (frame, line number) from f, or from the caller, outwards."""
    return _walk_stack(sys._getframe().f_back if f is None else f)


def _walk_stack(f):
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def walk_tb(tb):
    """Yield (frame, line number) of each level of a traceback."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def _positions(code, lasti):
    if lasti < 0:
        return None, None, None, None
    return next(itertools.islice(code.co_positions(), lasti // _INSTRUCTION, None))


def _walk_levels(tb):
    """(frame, (line, end line, column, end column)) of each level of a traceback."""
    while tb is not None:
        positions = _positions(tb.tb_frame.f_code, tb.tb_lasti)
        yield tb.tb_frame, positions if positions[0] is not None else (tb.tb_lineno, *positions[1:])
        tb = tb.tb_next


class StackSummary(list):
    """Levels of a traceback, innermost last."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        """Make one from (frame, line number) pairs."""
        return klass._extract(((f, (n, None, None, None)) for f, n in frame_gen), limit, lookup_lines, capture_locals)

    @classmethod
    def _extract(klass, levels, limit=None, lookup_lines=True, capture_locals=False):
        if limit is None:
            limit = getattr(sys, 'tracebacklimit', None)
            if limit is not None and limit < 0:
                limit = 0
        if limit is not None:
            levels = itertools.islice(levels, limit) if limit >= 0 else list(levels)[limit:]
        result = klass()
        names = set()
        for f, (lineno, end_lineno, colno, end_colno) in levels:
            filename = f.f_code.co_filename
            names.add(filename)
            linecache.lazycache(filename, f.f_globals)
            result.append(FrameSummary(filename, lineno, f.f_code.co_name, lookup_line=False,
                                       locals=f.f_locals if capture_locals else None, line=_kept_lines(f.f_code, lineno, end_lineno),
                                       end_lineno=end_lineno, colno=colno, end_colno=end_colno))
        for filename in names:
            linecache.checkcache(filename)
        if lookup_lines:
            for f in result:
                f.line
        return result

    @classmethod
    def from_list(klass, a_list):
        """Make one from FrameSummary objects or (file, line number, name, line) tuples."""
        result = klass()
        for frame in a_list:
            if not isinstance(frame, FrameSummary):
                filename, lineno, name, line = frame
                frame = FrameSummary(filename, lineno, name, line=line)
            result.append(frame)
        return result

    def format_frame_summary(self, frame_summary, **kwargs):
        """The text of one level; a subclass may return None to leave it out."""
        name = frame_summary.filename
        if name.startswith('<stdin>-'):
            name = '<stdin>'
        rows = ['  File "%s", line %s, in %s\n' % (name, frame_summary.lineno, frame_summary.name)]
        if frame_summary._dedented_lines and frame_summary._dedented_lines.strip():
            lines = frame_summary._original_lines
            if not frame_summary.colno and frame_summary.colno != 0:
                lines = frame_summary._dedented_lines
            rows.append(_source(lines.rstrip('\n'), frame_summary.colno, frame_summary.end_colno))
        if frame_summary.locals:
            for name, value in sorted(frame_summary.locals.items()):
                rows.append('    %s = %s\n' % (name, value))
        return ''.join(rows)

    def format(self, **kwargs):
        """The text of all levels; of equal ones in a row the first three."""
        result = []
        last, count = None, 0

        def end_row():
            if count > _REPEATS_SHOWN:
                more = count - _REPEATS_SHOWN
                result.append('  [Previous line repeated %d more time%s]\n' % (more, 's' if more > 1 else ''))

        for frame in self:
            text = self.format_frame_summary(frame, **kwargs)
            if text is None:
                continue
            place = frame.filename, frame.lineno, frame.name
            if last is None or place != last or None in place:
                end_row()
                last, count = place, 0
            count += 1
            if count <= _REPEATS_SHOWN:
                result.append(text)
        end_row()
        return result


# --- exceptions -----------------------------------------------------------------------------------------------

class _Margins:
    """The groups of exceptions that a text is in."""

    def __init__(self):
        self.depth, self.open = 0, False

    def indent(self):
        return ' ' * (2 * self.depth)

    def emit(self, text, margin='|'):
        for part in [text] if isinstance(text, str) else text:
            if self.depth:
                before = self.indent() + margin + ' '
                part = ''.join(before + line for line in part.splitlines(True))
            yield part


class TracebackException:
    """An exception as text in the making: nothing of the exception itself is kept."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False, compact=False,
                 max_group_width=15, max_group_depth=10, save_exc_type=True, _seen=None):
        seen = {id(exc_value)} if _seen is None else _seen
        seen.add(id(exc_value))
        self.max_group_width, self.max_group_depth = max_group_width, max_group_depth
        self.stack = StackSummary._extract(_walk_levels(exc_traceback), limit, lookup_lines, capture_locals)
        self._exc_type = exc_type if save_exc_type else None
        self._str = _shown(exc_value)
        try:
            self.__notes__ = getattr(exc_value, '__notes__', None)
        except Exception as e:
            self.__notes__ = [f'Ignored error getting __notes__: {_shown(e, repr, "__notes__")}']
        self._have_exc_type = exc_type is not None
        self._is_syntax_error = self._have_exc_type and issubclass(exc_type, SyntaxError)
        if self._have_exc_type:
            self.exc_type_qualname, self.exc_type_module = exc_type.__qualname__, exc_type.__module__
        else:
            self.exc_type_qualname = self.exc_type_module = None
        if self._is_syntax_error:
            self._note_syntax(exc_value)
        elif isinstance(exc_value, BaseException):
            self._str += _suggestion(exc_value)
        self.__cause__ = self.__context__ = self.exceptions = None
        self.__suppress_context__ = exc_value.__suppress_context__ if exc_value is not None else False
        if _seen is None:
            self._note_chains(exc_value, compact, dict(
                limit=limit, lookup_lines=lookup_lines, capture_locals=capture_locals,
                max_group_width=max_group_width, max_group_depth=max_group_depth, compact=compact, _seen=seen))

    def _note_syntax(self, e):
        self.filename = e.filename
        self.lineno = None if e.lineno is None else str(e.lineno)
        self.end_lineno = None if e.end_lineno is None else str(e.end_lineno)
        self.text, self.offset, self.end_offset, self.msg = e.text, e.offset, e.end_offset, e.msg

    def _note_chains(self, exc_value, compact, options):
        """Causes, contexts and members, and theirs: one after the other, as there may be thousands."""
        seen, left = options['_seen'], [(self, exc_value)]

        def make(other):
            made = TracebackException(type(other), other, other.__traceback__, **options)
            left.append((made, other))
            return made
        while left:
            of, e = left.pop()
            cause, context = getattr(e, '__cause__', None), getattr(e, '__context__', None)
            if cause is not None and id(cause) not in seen:
                of.__cause__ = make(cause)
            wanted = not compact or of.__cause__ is None and not of.__suppress_context__
            if context is not None and id(context) not in seen and wanted:
                of.__context__ = make(context)
            if isinstance(e, BaseExceptionGroup):
                of.exceptions = [make(each) for each in e.exceptions]

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """The same from an exception alone."""
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type(self):
        import warnings
        warnings.warn('Deprecated in 3.13. Use exc_type_qualname instead.', DeprecationWarning, stacklevel=2)
        return self._exc_type

    @property
    def exc_type_str(self):
        """The class as a report names it."""
        if not self._have_exc_type:
            return None
        module = self.exc_type_module
        if module in ('__main__', 'builtins'):
            return self.exc_type_qualname
        return (module if isinstance(module, str) else '<unknown>') + '.' + self.exc_type_qualname

    def __eq__(self, other):
        return self.__dict__ == other.__dict__ if isinstance(other, TracebackException) else NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self, *, show_group=False, _depth=0, **kwargs):
        """Yield the last lines: class and message, notes; with show_group those of the members as well."""
        indent = 3 * _depth * ' '
        if not self._have_exc_type:
            yield indent + _last_line(None, self._str)
            return
        if not self._is_syntax_error:
            first, *more = _last_line(self.exc_type_str, self._str).splitlines(True)
            yield ''.join([indent + first] + [indent + line for line in more]) if _depth else first + ''.join(more)
        else:
            yield from [indent + line for line in self._format_syntax_error(self.exc_type_str)]
        yield from self._format_notes(indent)
        if self.exceptions and show_group:
            for each in self.exceptions:
                yield from each.format_exception_only(show_group=show_group, _depth=_depth + 1)

    def _format_notes(self, indent):
        notes = self.__notes__
        if notes is None:
            return
        if isinstance(notes, (list, tuple)):
            for note in notes:
                yield from [indent + line + '\n' for line in _shown(note, what='note').split('\n')]
        else:
            yield indent + '%s\n' % _shown(notes, repr, '__notes__')

    def _format_syntax_error(self, stype):
        after = ''
        if self.lineno is not None:
            yield '  File "%s", line %s\n' % (self.filename or '<string>', self.lineno)
        elif self.filename is not None:
            after = ' (%s)' % self.filename
        if self.text is not None:
            offset = self.offset if self.offset is not None else 0
            end_offset = self.end_offset if self.end_offset not in (None, 0) else offset
            yield from _syntax_line(self.text, int(self.lineno or 0), offset, int(self.end_lineno or 0), end_offset).splitlines(True)
        yield '%s: %s%s\n' % (stype, self.msg or '<no detail available>', after)

    def _chain(self):
        """(what is said behind it, exception) from this one back to the first."""
        exc = self
        said = None
        while exc is not None:
            yield said, exc
            if exc.__cause__ is not None:
                exc, said = exc.__cause__, _CAUSE
            elif exc.__context__ is not None and not exc.__suppress_context__:
                exc, said = exc.__context__, _CONTEXT
            else:
                return

    def format(self, *, chain=True, _ctx=None, **kwargs):
        """Yield the lines of the whole report."""
        margins = _Margins() if _ctx is None else _ctx
        for said, exc in reversed(list(self._chain()) if chain else [(None, self)]):
            if exc.exceptions is None:
                if exc.stack:
                    yield from margins.emit('Traceback (most recent call last):\n')
                    yield from margins.emit(exc.stack.format())
                yield from margins.emit(exc.format_exception_only())
            elif margins.depth > self.max_group_depth:
                yield from margins.emit(f'... (max_group_depth is {self.max_group_depth})\n')
            else:
                yield from exc._format_group(chain, margins, self.max_group_width)
            if said is not None:
                yield from margins.emit(said)

    def _format_group(self, chain, margins, width):
        outermost = margins.depth == 0
        margins.depth += outermost
        if self.stack:
            yield from margins.emit('Exception Group Traceback (most recent call last):\n', '+' if outermost else '|')
            yield from margins.emit(self.stack.format())
        yield from margins.emit(self.format_exception_only())
        count = len(self.exceptions)
        shown = min(count, width + 1)
        margins.open = False
        for i in range(shown):
            margins.open |= i == shown - 1
            title = str(i + 1) if i < width else '...'
            yield margins.indent() + ('  ' if i else '+-') + f'+---------------- {title} ----------------\n'
            margins.depth += 1
            if i < width:
                yield from self.exceptions[i].format(chain=chain, _ctx=margins)
            else:
                yield from margins.emit(f'and {count - width} more exception{"s" if count - width > 1 else ""}\n')
            if i == shown - 1 and margins.open:
                yield margins.indent() + '+------------------------------------\n'
                margins.open = False
            margins.depth -= 1
        margins.depth -= outermost

    def print(self, *, file=None, chain=True, **kwargs):
        """Write the report to a file, or sys.stderr."""
        file = sys.stderr if file is None else file
        for line in self.format(chain=chain):
            file.write(line)


def _last_line(kind, value):
    text = _shown(value)
    return '%s\n' % kind if value is None or not text else '%s: %s\n' % (kind, text)


# --- functions -------------------------------------------------------------------------------------------------

def _arguments(exc, value, tb):
    """(value, traceback) of the two ways to name an exception: alone, or as class, value and traceback."""
    if (value is _MISSING) != (tb is _MISSING):
        raise ValueError('Both or neither of value and tb must be given')
    if value is not _MISSING:
        return value, tb
    if exc is None:
        return None, None
    if not isinstance(exc, BaseException):
        raise TypeError(f'Exception expected for value, {type(exc).__name__} found')
    return exc, exc.__traceback__


def print_list(extracted_list, file=None):
    """Print the levels of a StackSummary or of tuples."""
    file = sys.stderr if file is None else file
    for item in StackSummary.from_list(extracted_list).format():
        print(item, file=file, end='')


def format_list(extracted_list):
    """The lines for the levels of a StackSummary or of tuples."""
    return StackSummary.from_list(extracted_list).format()


def print_tb(tb, limit=None, file=None):
    """Print the levels of a traceback."""
    print_list(extract_tb(tb, limit=limit), file=file)


def format_tb(tb, limit=None):
    """The lines for the levels of a traceback."""
    return extract_tb(tb, limit=limit).format()


def extract_tb(tb, limit=None):
    """The levels of a traceback as a StackSummary."""
    return StackSummary._extract(_walk_levels(tb), limit)


def print_exception(exc, /, value=_MISSING, tb=_MISSING, limit=None, file=None, chain=True, **kwargs):
    """Print an exception's report."""
    value, tb = _arguments(exc, value, tb)
    TracebackException(type(value), value, tb, limit=limit, compact=True).print(file=file, chain=chain)


def format_exception(exc, /, value=_MISSING, tb=_MISSING, limit=None, chain=True, **kwargs):
    """The lines of an exception's report."""
    value, tb = _arguments(exc, value, tb)
    return list(TracebackException(type(value), value, tb, limit=limit, compact=True).format(chain=chain))


def format_exception_only(exc, /, value=_MISSING, *, show_group=False, **kwargs):
    """The last lines of an exception's report: class, message, notes."""
    if value is _MISSING:
        value = exc
    return list(TracebackException(type(value), value, None, compact=True).format_exception_only(show_group=show_group))


def print_exc(limit=None, file=None, chain=True):
    """Print the report of the exception that is being handled."""
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def format_exc(limit=None, chain=True):
    """The report of the exception that is being handled, as one text."""
    return ''.join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    """Print the report of the last exception that nobody caught, at the prompt."""
    if not hasattr(sys, 'last_exc') and not hasattr(sys, 'last_type'):
        raise ValueError('no last exception')
    if hasattr(sys, 'last_exc'):
        print_exception(sys.last_exc, limit=limit, file=file, chain=chain)
    else:
        print_exception(sys.last_type, sys.last_value, sys.last_traceback, limit=limit, file=file, chain=chain)


def _stack(f, limit):
    if f is None:
        f = sys._getframe().f_back.f_back
    stack = StackSummary.extract(walk_stack(f), limit=limit)
    stack.reverse()
    return stack


def print_stack(f=None, limit=None, file=None):
    """Print the stack of calls, from outside to f or the caller."""
    print_list(_stack(f, limit), file=file)


def format_stack(f=None, limit=None):
    """The lines for the stack of calls."""
    return format_list(_stack(f, limit))


def extract_stack(f=None, limit=None):
    """The stack of calls as a StackSummary."""
    return _stack(f, limit)


def clear_frames(tb):
    """Forget the local variables of all levels of a traceback."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass
        tb = tb.tb_next
