# SPDX-License-Identifier: MIT
"""_inspect_source: where objects were defined, their source text, and the frames that run."""
import linecache as _linecache
import os as _os
import sys as _sys
import types as _types
from collections import namedtuple as _namedtuple

from inspect import isclass, iscode, isframe, isfunction, ismethod, ismodule, istraceback


class EndOfBlock(Exception):
    """Not raised any more: the end of a block is found by its lines."""


class ClassFoundException(Exception):
    """Not raised any more."""


class BlockFinder:
    """Only the name remains."""


# --- files -----------------------------------------------------------------------------------------------------------


def getfile(object):
    """Return the name of the file that an object was defined in."""
    if ismodule(object):
        if getattr(object, '__file__', None):
            return object.__file__
        raise TypeError('%r is a built-in module' % (object,))
    if isclass(object):
        module = _sys.modules.get(object.__module__) if hasattr(object, '__module__') else None
        if getattr(module, '__file__', None):
            return module.__file__
        if object.__module__ == '__main__':
            raise OSError('source code not available')
        raise TypeError('%r is a built-in class' % (object,))
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    if iscode(object):
        return object.co_filename
    raise TypeError('module, class, method, function, traceback, frame, or code object was expected, got %s' % type(object).__name__)


def getmodulename(path):
    """Return the name of the module that a file holds, or None."""
    name = _os.path.basename(path)
    return name[:-3] if name.endswith('.py') else None


def getsourcefile(object):
    """Return the name of the source file, or None if there is none."""
    name = getfile(object)
    if _os.path.exists(name) or name in _linecache.cache:
        return name
    return name if getattr(getmodule(object, name), '__loader__', None) is not None else None


def getabsfile(object, _filename=None):
    """Return an absolute path of the source file."""
    return _os.path.normcase(_os.path.abspath(_filename if _filename is not None else getsourcefile(object) or getfile(object)))


def getmodule(object, _filename=None):
    """Return the module that an object was defined in, or None."""
    if ismodule(object):
        return object
    if hasattr(object, '__module__'):
        return _sys.modules.get(object.__module__)
    try:
        name = _os.path.abspath(getfile(object)) if _filename is None else _os.path.abspath(_filename)
    except (TypeError, OSError):
        return None
    for module in list(_sys.modules.values()):
        if ismodule(module) and getattr(module, '__file__', None) and _os.path.abspath(module.__file__) == name:
            return module
    main = _sys.modules.get('__main__')
    builtins = _sys.modules['builtins']
    for module in (main, builtins):
        if hasattr(object, '__name__') and getattr(module, object.__name__, None) is object:
            return module
    return None


# --- lines -----------------------------------------------------------------------------------------------------------


def _code_of(object):
    """The code of a function, a method, a frame or a level of a traceback; else the object itself."""
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        return object.__code__
    if istraceback(object):
        object = object.tb_frame
    return object.f_code if isframe(object) else object


def _lines_of(object):
    code = _code_of(object)
    if iscode(code) and code._source is not None:
        return code._source.splitlines(True)
    name = getsourcefile(object)
    if name:
        _linecache.checkcache(name)
    else:
        name = getfile(object)
        if not (name.startswith('<') and name.endswith('>')) or name in ('<string>', '<stdin>'):
            raise OSError('source code not available')
    module = getmodule(object, name)
    lines = _linecache.getlines(name, module.__dict__) if module else _linecache.getlines(name)
    if not lines:
        raise OSError('could not get source code')
    return lines


def _class_line(cls, lines):
    """The number of the line where a class statement begins, its decorators included."""
    first = getattr(cls, '__firstlineno__', None)
    if isinstance(first, int):
        return first - 1
    path = [part for part in cls.__qualname__.split('.')]
    stack, pending, candidates = [], None, []
    for number, line in enumerate(lines):
        text = line.lstrip()
        if not text or text.startswith('#'):
            continue
        indent = len(line) - len(text)
        while stack and stack[-1][0] >= indent:
            stack.pop()
        if text.startswith('@') and pending is None:
            pending = number
        for keyword in ('class ', 'def ', 'async def '):
            if text.startswith(keyword):
                name = _name_in(text[len(keyword):])
                stack.append((indent, name) if keyword == 'class ' else (indent, name + '.<locals>'))
                if keyword == 'class ' and '.'.join(part for _, part in stack) == '.'.join(path):
                    candidates.append(number if pending is None else pending)
        if not text.startswith('@'):
            pending = None
    if not candidates:
        raise OSError('could not find class definition')
    return candidates[-1]


def _name_in(text):
    end = 0
    while end < len(text) and (text[end].isalnum() or text[end] == '_'):
        end += 1
    return text[:end]


def findsource(object):
    """Return all lines of the file of an object, and the number of its first line, from 0."""
    lines = _lines_of(object)
    if ismodule(object):
        return lines, 0
    if isclass(object):
        return lines, _class_line(object, lines)
    code = _code_of(object)
    if iscode(code):
        number = code.co_firstlineno - 1
        if number >= len(lines):
            raise OSError('lineno is out of bounds')
        return lines, number
    raise OSError('could not find code object')


def indentsize(line):
    """Return the columns before the first character that is no space."""
    expanded = line.expandtabs()
    return len(expanded) - len(expanded.lstrip())


class _Scan:
    """Follows brackets and strings from line to line."""

    def __init__(self):
        self.depth, self.quote = 0, None

    def feed(self, line):
        """Reads a line; returns whether a statement goes on behind it."""
        i, n = 0, len(line)
        while i < n:
            c = line[i]
            if self.quote:
                if c == '\\':
                    i += 1
                elif line.startswith(self.quote, i):
                    i += len(self.quote) - 1
                    self.quote = None
                elif c == '\n' and len(self.quote) == 1:
                    self.quote = None
            elif c == '#':
                break
            elif c in '"\'':
                self.quote = c * 3 if line.startswith(c * 3, i) else c
                i += len(self.quote) - 1
            elif c in '([{':
                self.depth += 1
            elif c in ')]}':
                self.depth -= 1
            i += 1
        return self.depth > 0 or self.quote is not None or line.rstrip('\n').endswith('\\')


def getblock(lines):
    """Return the lines of the definition that begins with the first of them."""
    scan, indent = _Scan(), indentsize(lines[0]) if lines else 0
    begun = in_body = open_line = False
    body = None  # its indentation
    end = 0
    for number, line in enumerate(lines):
        text = line.strip()
        if not open_line:
            if not text or text.startswith('#'):
                if body is not None and text.startswith('#') and indentsize(line) >= body:
                    end = number + 1
                continue
            if in_body and indentsize(line) <= indent:
                break
            if in_body and body is None:
                body = indentsize(line)
        head = not open_line and not begun and text.startswith(('def ', 'class ', 'async def '))
        begun = begun or head
        open_line = scan.feed(line)
        end = number + 1
        if open_line:
            continue
        if begun and not in_body:
            in_body = True
            if not text.split('#')[0].rstrip().endswith(':'):
                break # the body stands behind the colon
        elif not begun and not text.startswith('@'):
            break # a lambda or another expression: its statement
    return lines[:end]


def getsourcelines(object):
    """Return the lines of an object's definition and the number of the first one, from 1; 0 for a module."""
    from inspect import unwrap
    object = unwrap(object)
    lines, number = findsource(object)
    if istraceback(object):
        object = object.tb_frame
    if ismodule(object) or (isframe(object) and object.f_code.co_name == '<module>'):
        return lines, 0
    return getblock(lines[number:]), number + 1


def getsource(object):
    """Return the source text of an object."""
    return ''.join(getsourcelines(object)[0])


def getcomments(object):
    """Return the comment lines in front of an object's definition, or None."""
    try:
        lines, number = findsource(object)
    except (OSError, TypeError):
        return None
    if ismodule(object):
        start = 1 if lines and lines[0][:2] == '#!' else 0
        while start < len(lines) and lines[start].strip() in ('', '#'):
            start += 1
        found = []
        while start < len(lines) and lines[start][:1] == '#':
            found.append(lines[start].expandtabs())
            start += 1
        return ''.join(found) or None
    indent, found = indentsize(lines[number]), []
    while number > 0 and lines[number - 1].lstrip()[:1] == '#' and indentsize(lines[number - 1]) == indent:
        number -= 1
        found.insert(0, lines[number].expandtabs().lstrip())
    while found and found[0].strip() == '#':
        found.pop(0)
    while found and found[-1].strip() == '#':
        found.pop()
    return ''.join(found) or None


# --- frames ----------------------------------------------------------------------------------------------------------


class Traceback(_namedtuple('_Traceback', 'filename lineno function code_context index')):
    """Where a frame stands."""

    def __new__(cls, filename, lineno, function, code_context, index, *, positions=None):
        made = super().__new__(cls, filename, lineno, function, code_context, index)
        made.positions = positions
        return made

    def __repr__(self):
        return ('Traceback(filename=%r, lineno=%r, function=%r, code_context=%r, index=%r, positions=%r)' % (*self, self.positions))


class FrameInfo(_namedtuple('_FrameInfo', 'frame filename lineno function code_context index')):
    """A frame and where it stands."""

    def __new__(cls, frame, filename, lineno, function, code_context, index, *, positions=None):
        made = super().__new__(cls, frame, filename, lineno, function, code_context, index)
        made.positions = positions
        return made

    def __repr__(self):
        return ('FrameInfo(frame=%r, filename=%r, lineno=%r, function=%r, code_context=%r, index=%r, positions=%r)'
                % (*self, self.positions))


Traceback.__module__ = FrameInfo.__module__ = 'inspect'
_Positions = _namedtuple('Positions', 'lineno end_lineno col_offset end_col_offset', defaults=(None, None, None, None), module='dis')


def _positions(code, lasti):
    width = len(code.co_code) // max(1, len(list(code.co_positions()))) or 1
    for number, position in enumerate(code.co_positions()):
        if number == lasti // width:
            return _Positions(*position)
    return _Positions()


def getlineno(frame):
    """Return the line that a frame is at."""
    return frame.f_lineno


def getframeinfo(frame, context=1):
    """Return where a frame or traceback stands, with some lines around it."""
    if istraceback(frame):
        lineno, lasti, frame = frame.tb_lineno, frame.tb_lasti, frame.tb_frame
    elif isframe(frame):
        lineno, lasti = frame.f_lineno, frame.f_lasti
    else:
        raise TypeError('%r is not a frame or traceback object' % (frame,))
    lines = index = None
    if context > 0:
        start = lineno - 1 - context // 2
        try:
            lines, _ = findsource(frame)
        except OSError:
            lines = index = None
        else:
            start = max(0, min(start, len(lines) - context))
            lines = lines[start:start + context]
            index = lineno - 1 - start
    try:
        name = getsourcefile(frame) or getfile(frame)
    except OSError:
        name = getfile(frame)
    return Traceback(name, lineno, frame.f_code.co_name, lines, index, positions=_positions(frame.f_code, lasti))


def _info(frame, at, context):
    t = getframeinfo(at, context)
    return FrameInfo(frame, *t, positions=t.positions)


def getouterframes(frame, context=1):
    """Return a frame and those that called it, innermost first."""
    found = []
    while frame:
        found.append(_info(frame, frame, context))
        frame = frame.f_back
    return found


def getinnerframes(tb, context=1):
    """Return the frames of a traceback, outermost first."""
    found = []
    while tb:
        found.append(_info(tb.tb_frame, tb, context))
        tb = tb.tb_next
    return found


def currentframe():
    """Return the frame of the caller."""
    return _sys._getframe(1)


def stack(context=1):
    """Return the frames that run, the caller's first."""
    return getouterframes(_sys._getframe(1), context)


def trace(context=1):
    """Return the frames of the exception that is being handled, outermost first."""
    exc = _sys.exception() if hasattr(_sys, 'exception') else _sys.exc_info()[1]
    return getinnerframes(None if exc is None else exc.__traceback__, context)
