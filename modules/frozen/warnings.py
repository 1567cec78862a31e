# SPDX-License-Identifier: MIT
"""warnings: filters, and how warnings are shown."""
import sys

filters = [('default', None, DeprecationWarning, '__main__', 0),
           ('ignore', None, DeprecationWarning, None, 0), ('ignore', None, PendingDeprecationWarning, None, 0),
           ('ignore', None, ImportWarning, None, 0), ('ignore', None, ResourceWarning, None, 0)]
onceregistry = {}
_seen = set()


class WarningMessage:
    """A warning that was recorded."""

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message, self.category, self.filename, self.lineno = message, category, filename, lineno
        self.file, self.line, self.source = file, line, source


def _source_line(filename, lineno):
    try:
        with open(filename, encoding='utf-8', errors='replace') as file:
            for number, line in enumerate(file, 1):
                if number == lineno:
                    return line
    except OSError:
        pass
    return ''


def formatwarning(message, category, filename, lineno, line=None):
    """Return the text of a warning, and the line of source that it is about."""
    text = '%s:%s: %s: %s\n' % (filename, lineno, category.__name__, message)
    line = (_source_line(filename, lineno) if line is None else line).strip()
    return text + '  %s\n' % line if line else text


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Write a warning to a stream (sys.stderr)."""
    (sys.stderr if file is None else file).write(formatwarning(message, category, filename, lineno, line))


def _action(text, category, module, lineno):
    for action, message, kind, where, line in filters:
        if issubclass(category, kind) and (not message or text.startswith(message)) and \
                (not where or module == where) and line in (0, lineno):
            return action
    return 'default'


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    """Issue a warning for a place."""
    if isinstance(message, Warning):
        category = type(message)
    else:
        message = category(message)
    text = str(message)
    action = _action(text, category, module, lineno)
    if action == 'ignore':
        return
    if action == 'error':
        raise message
    key = {'once': (text, category), 'module': (text, category, filename)}.get(action, (text, category, filename, lineno))
    if action != 'always':
        if key in _seen:
            return
        _seen.add(key)
    showwarning(message, category, filename, lineno)


def warn(message, category=None, stacklevel=1, source=None):
    """Issue a warning for the caller (stacklevel 1) or one of its callers."""
    if isinstance(message, Warning):
        category = type(message)
    category = UserWarning if category is None else category
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError("category must be a Warning subclass, not '%s'" % type(category).__name__)
    try:
        frame = sys._getframe(stacklevel)
        filename, lineno, module = frame.f_code.co_filename, frame.f_lineno, frame.f_globals.get('__name__')
    except ValueError:
        filename, lineno, module = 'sys', 1, 'sys'
    warn_explicit(message, category, filename, lineno, module)


def _warn_unawaited_coroutine(coroutine):
    """Issue the warning for a coroutine that was dropped before it began; the interpreter calls this."""
    text = "coroutine '%s' was never awaited" % coroutine.__qualname__
    if coroutine.cr_origin is not None:
        text += '\nCoroutine created at (most recent call last)'
        for filename, lineno, name in reversed(coroutine.cr_origin):
            line = _source_line(filename, lineno).strip()
            text += '\n  File "%s", line %s, in %s' % (filename, lineno, name) + ('\n    ' + line if line else '')
    warn(text, RuntimeWarning, 2, source=coroutine)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Say what becomes of warnings of a category: 'default', 'error', 'ignore', 'always', 'module' or 'once'."""
    filterwarnings(action, '', category, '', lineno, append)


def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    """Say what becomes of warnings that begin with a text."""
    if action not in ('default', 'error', 'ignore', 'always', 'all', 'module', 'once'):
        raise ValueError('invalid action: %r' % action)
    item = ('always' if action == 'all' else action, message or None, category, module or None, lineno)
    if append:
        filters.append(item)
    else:
        filters.insert(0, item)
    _seen.clear()


def resetwarnings():
    """Forget all filters."""
    filters.clear()


class catch_warnings:
    """Context that restores the filters; record=True gives a list of the warnings instead of showing them."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record, self._action = record, (action, category, lineno, append)

    def __enter__(self):
        global showwarning
        self._filters, self._show = filters[:], showwarning
        _seen.clear()
        if self._action[0]:
            simplefilter(*self._action)
        if not self._record:
            return None
        caught = []

        def record(*args, **kwargs):
            caught.append(WarningMessage(*args, **kwargs))
        showwarning = record
        return caught

    def __exit__(self, *args):
        global showwarning
        filters[:] = self._filters
        showwarning = self._show


class _OptionError(Exception):
    """An option -W that cannot be understood."""


def _category(name):
    """The class that an option -W names."""
    module, dot, name = name.rpartition('.')
    try:
        category = getattr(__import__(module or 'builtins', fromlist=[name]), name)
    except (ImportError, AttributeError):
        raise _OptionError('unknown warning category: %r' % (module + dot + name)) from None
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise _OptionError('invalid warning category: %r' % (module + dot + name))
    return category


def _take_option(option):
    """Add the filter of -W action:message:category:module:line."""
    parts = [part.strip() for part in option.split(':')]
    if len(parts) > 5:
        raise _OptionError('too many fields (max 5): %r' % option)
    action, message, category, module, lineno = parts + [''] * (5 - len(parts))
    names = 'default', 'always', 'ignore', 'module', 'once', 'error', 'all'
    actions = [name for name in names if name.startswith(action)]
    if not actions:
        raise _OptionError('invalid action: %r' % action)
    if lineno and not lineno.isdigit():
        raise _OptionError('invalid lineno %r' % lineno)
    filterwarnings(actions[0], message, _category(category) if category else Warning, module, int(lineno or 0))


for _option in sys.warnoptions:
    try:
        _take_option(_option)
    except _OptionError as _error:
        print('Invalid -W option ignored:', _error, file=sys.stderr)


def __getattr__(name):
    if name == 'deprecated':  # few programs need it
        from _warnings_deprecated import deprecated
        return deprecated
    raise AttributeError('module %r has no attribute %r' % (__name__, name), name=name, obj=sys.modules[__name__])
