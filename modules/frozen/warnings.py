"""warnings: filters, and how warnings are shown."""
import sys

filters = [('ignore', None, DeprecationWarning, None, 0), ('ignore', None, PendingDeprecationWarning, None, 0),
           ('ignore', None, ImportWarning, None, 0), ('ignore', None, ResourceWarning, None, 0)]
onceregistry = {}
_seen = set()


class WarningMessage:
    """A warning that was recorded."""

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message, self.category, self.filename, self.lineno = message, category, filename, lineno
        self.file, self.line, self.source = file, line, source


def formatwarning(message, category, filename, lineno, line=None):
    """Return the text of a warning."""
    return '%s:%s: %s: %s\n' % (filename, lineno, category.__name__, message)


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
