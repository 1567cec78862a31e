# SPDX-License-Identifier: MIT
"""warnings: filters, and how warnings are shown."""
import sys

__all__ = ['warn', 'warn_explicit', 'showwarning', 'formatwarning', 'filterwarnings', 'simplefilter', 'resetwarnings',
           'catch_warnings', 'deprecated']

filters = [('default', None, DeprecationWarning, '__main__', 0),
           ('ignore', None, DeprecationWarning, None, 0), ('ignore', None, PendingDeprecationWarning, None, 0),
           ('ignore', None, ImportWarning, None, 0), ('ignore', None, ResourceWarning, None, 0)]
defaultaction = 'default'
onceregistry = {}
_version = 1  # of the filters: what a registry noted under others does not count


class WarningMessage:
    """A warning that is to be shown, or was recorded."""

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message, self.category, self.filename, self.lineno = message, category, filename, lineno
        self.file, self.line, self.source = file, line, source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return '{message : %r, category : %r, filename : %r, lineno : %s, line : %r}' % (
            self.message, self._category_name, self.filename, self.lineno, self.line)


def _source_line(filename, lineno):
    import linecache
    return linecache.getline(filename, lineno)


def formatwarning(message, category, filename, lineno, line=None):
    """Return the text of a warning, and the line of source that it is about."""
    text = '%s:%s: %s: %s\n' % (filename, lineno, category.__name__, message)
    line = (_source_line(filename, lineno) if line is None else line).strip()
    return text + '  %s\n' % line if line else text


def _write(warning):
    file = sys.stderr if warning.file is None else warning.file
    if file is None:
        return
    text = formatwarning(warning.message, warning.category, warning.filename, warning.lineno, warning.line)
    try:
        file.write(text)
    except OSError:  # there is nowhere to tell of it
        pass


_take = _write


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Write a warning to a stream (sys.stderr)."""
    _take(WarningMessage(message, category, filename, lineno, file, line))


_showwarning = showwarning


def _show(warning):
    if showwarning is _showwarning:
        _take(warning)
    else:  # the program has one of its own
        showwarning(warning.message, warning.category, warning.filename, warning.lineno, warning.file, warning.line)


def _matches(pattern, text):
    return pattern is None or (pattern == text if isinstance(pattern, str) else pattern.match(text or '') is not None)


def _action(text, category, module, lineno):
    for action, message, kind, where, line in filters:
        if issubclass(category, kind) and _matches(message, text) and _matches(where, module) and line in (0, lineno):
            return action
    return defaultaction


def _seen(action, text, category, lineno, registry):
    """Whether the filters have this warning shown no more; notes it."""
    if registry.get('version') != _version:
        registry.clear()
        registry['version'] = _version
    if action == 'once':
        registry, key = onceregistry, (text, category)
    else:
        key = text, category, 0 if action == 'module' else lineno
    seen = key in registry
    registry[key] = True
    return seen


def _changed():
    global _version
    _version += 1


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    """Issue a warning for a place."""
    _issue(message, category, filename, lineno, module, registry, source)


def _issue(message, category, filename, lineno, module, registry, source, line=None):
    if isinstance(message, Warning):
        category = type(message)
    else:
        message = category(message)
    text = str(message)
    action = _action(text, category, module or _module_of(filename), lineno)
    if action == 'ignore':
        return
    if action == 'error':
        raise message
    if action == 'always' or not _seen(action, text, category, lineno, {} if registry is None else registry):
        _show(WarningMessage(message, category, filename, lineno, line=line, source=source))


def _module_of(filename):
    return (filename[:-3] if filename.endswith('.py') else filename) or '<unknown>'


def _caller(stacklevel, prefixes):
    """The frame that a warning is for: stacklevel calls above warn(), of those outside the prefixes.  None: there is none, as
    where a finalizer warns when the program has ended."""
    frame = sys._getframe(1).f_back
    for _ in range(stacklevel - 1):
        frame = frame and frame.f_back
        while prefixes and frame is not None and frame.f_code.co_filename.startswith(prefixes):
            frame = frame.f_back
        if frame is None:
            break
    return frame


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    """Issue a warning for the caller (stacklevel 1) or one of its callers, but none in a file that begins with a prefix."""
    if isinstance(message, Warning):
        category = type(message)
    category = UserWarning if category is None else category
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError("category must be a Warning subclass, not '%s'" % type(category).__name__)
    if not isinstance(skip_file_prefixes, tuple):
        raise TypeError("warn() argument 'skip_file_prefixes' must be tuple, not %s" % type(skip_file_prefixes).__name__)
    frame = _caller(max(2, stacklevel) if skip_file_prefixes else stacklevel, skip_file_prefixes)
    line = None
    if frame is None:
        filename, lineno, names = '<sys>', 0, sys.__dict__
    else:
        filename, lineno, names, text = frame.f_code.co_filename, frame.f_lineno, frame.f_globals, frame.f_code._source
        if text is not None:  # there is no file to read it from
            line = text.split('\n')[lineno - 1]
    registry = names.setdefault('__warningregistry__', {})
    _issue(message, category, filename, lineno, names.get('__name__'), registry, source, line)


def _warn_unawaited_coroutine(coroutine):
    """Issue the warning for a coroutine that was dropped before it began; the interpreter calls this."""
    text = "coroutine '%s' was never awaited" % coroutine.__qualname__
    if coroutine.cr_origin is not None:
        text += '\nCoroutine created at (most recent call last)'
        for filename, lineno, name in reversed(coroutine.cr_origin):
            line = _source_line(filename, lineno).strip()
            text += '\n  File "%s", line %s, in %s' % (filename, lineno, name) + ('\n    ' + line if line else '')
    warn(text, RuntimeWarning, 2, source=coroutine)


def _add_filter(action, message, category, module, lineno, append):
    if action not in ('default', 'error', 'ignore', 'always', 'all', 'module', 'once'):
        raise ValueError('invalid action: %r' % action)
    if not isinstance(lineno, int):
        raise TypeError('lineno must be an int')
    if lineno < 0:
        raise ValueError('lineno must be an int >= 0')
    item = ('always' if action == 'all' else action, message, category, module, lineno)
    if not append and item in filters:
        filters.remove(item)
    if item not in filters:
        filters.insert(len(filters) if append else 0, item)
    _changed()


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Say what becomes of warnings of a category: 'default', 'error', 'ignore', 'always', 'module' or 'once'."""
    _add_filter(action, None, category, None, lineno, append)


def _compiled(text, flags=0):
    if not text:
        return None
    import re
    return re.compile(text, flags)


def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    """Say what becomes of warnings whose text, and whose module's name, begin with what a regular expression matches."""
    if not isinstance(message, str):
        raise TypeError('message must be a string')
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError('category must be a Warning subclass')
    if not isinstance(module, str):
        raise TypeError('module must be a string')
    _add_filter(action, _compiled(message, 2), category, _compiled(module), lineno, append)  # 2: re.IGNORECASE


def resetwarnings():
    """Forget all filters."""
    filters.clear()
    _changed()


class catch_warnings:
    """Context that restores the filters; record=True gives a list of the warnings instead of showing them."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record, self._module, self._saved = record, sys.modules[__name__] if module is None else module, None
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        args = ['record=True'] if self._record else []
        if self._module is not sys.modules[__name__]:
            args.append('module=%r' % self._module)
        return '%s(%s)' % (type(self).__name__, ', '.join(args))

    def __enter__(self):
        if self._saved is not None:
            raise RuntimeError('Cannot enter %r twice' % self)
        module = self._module
        self._saved = filters[:], module.showwarning, module._take
        _changed()
        if self._filter:
            simplefilter(*self._filter)
        if not self._record:
            return None
        caught = []
        module.showwarning, module._take = module._showwarning, caught.append
        return caught

    def __exit__(self, *args):
        if self._saved is None:
            raise RuntimeError('Cannot exit %r without entering first' % self)
        filters[:], self._module.showwarning, self._module._take = self._saved
        _changed()


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
    kind = _category(category) if category else Warning
    if message or module:
        import re
        message, module = re.escape(message), re.escape(module) + r'\Z' if module else ''
    filterwarnings(actions[0], message, kind, module, int(lineno or 0))


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
