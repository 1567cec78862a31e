# SPDX-License-Identifier: MIT
"""Messages of a program about itself: loggers form a tree by their dotted names, handlers write records, formatters
say how.

What is hard is to cost nothing when a message is not wanted: a logger keeps, for each level, whether it is enabled,
and all loggers forget that when a level changes.
"""
import os
import sys
import threading
import time
import weakref
from io import StringIO
from logging._formatters import (_STYLES, _check_style, _defaultFormatter, BASIC_FORMAT, BufferingFormatter, Formatter,
                                 PercentStyle, StrFormatStyle, StringTemplateStyle)

__all__ = ['BASIC_FORMAT', 'BufferingFormatter', 'CRITICAL', 'DEBUG', 'ERROR', 'FATAL', 'FileHandler', 'Filter',
           'Formatter', 'Handler', 'INFO', 'LogRecord', 'Logger', 'LoggerAdapter', 'NOTSET', 'NullHandler',
           'StreamHandler', 'WARN', 'WARNING', 'addLevelName', 'basicConfig', 'captureWarnings', 'critical', 'debug',
           'disable', 'error', 'exception', 'fatal', 'getLevelName', 'getLevelNamesMapping', 'getLogger',
           'getLoggerClass', 'info', 'log', 'makeLogRecord', 'setLoggerClass', 'shutdown', 'warn', 'warning',
           'getLogRecordFactory', 'setLogRecordFactory', 'lastResort', 'raiseExceptions', 'getHandlerByName',
           'getHandlerNames']

CRITICAL = FATAL = 50
ERROR = 40
WARNING = WARN = 30
INFO = 20
DEBUG = 10
NOTSET = 0

raiseExceptions = logThreads = logMultiprocessing = logProcesses = logAsyncioTasks = True

_start = time.time_ns()
_levelToName = {CRITICAL: 'CRITICAL', ERROR: 'ERROR', WARNING: 'WARNING', INFO: 'INFO', DEBUG: 'DEBUG', NOTSET: 'NOTSET'}
_nameToLevel = {'CRITICAL': CRITICAL, 'FATAL': FATAL, 'ERROR': ERROR, 'WARN': WARNING, 'WARNING': WARNING,
                'INFO': INFO, 'DEBUG': DEBUG, 'NOTSET': NOTSET}
_lock = threading.RLock()
_handlers = weakref.WeakValueDictionary()
_handlerList = []
_here = sys._getframe().f_code.co_filename


def getLevelNamesMapping():
    """Return a dict from names to levels."""
    return _nameToLevel.copy()


def getLevelName(level):
    """Return the name of a level, or the level of a name."""
    found = _levelToName.get(level)
    if found is None:
        found = _nameToLevel.get(level)
    return 'Level %s' % level if found is None else found


def addLevelName(level, levelName):
    """Give a level a name."""
    with _lock:
        _levelToName[level] = levelName
        _nameToLevel[levelName] = level


def _checkLevel(level):
    if isinstance(level, int):
        return level
    if not isinstance(level, str):
        raise TypeError('Level not an integer or a valid string: %r' % (level,))
    if level not in _nameToLevel:
        raise ValueError('Unknown level: %r' % (level,))
    return _nameToLevel[level]


# --- records ------------------------------------------------------------------------------------------

class LogRecord:
    """A message, and where and when it came up."""

    def __init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None, **kwargs):
        now = time.time_ns()
        if args and len(args) == 1 and isinstance(args[0], dict) and args[0]:
            args = args[0]  # "%(name)s" in a message
        self.name, self.msg, self.args = name, msg, args
        self.levelname, self.levelno = getLevelName(level), level
        self.pathname = pathname
        try:
            self.filename = os.path.basename(pathname)
            self.module = os.path.splitext(self.filename)[0]
        except (TypeError, ValueError, AttributeError):
            self.filename, self.module = pathname, 'Unknown module'
        self.exc_info, self.exc_text, self.stack_info = exc_info, None, sinfo
        self.lineno, self.funcName = lineno, func
        self.created = now / 1e9
        self.msecs = now % 1000000000 // 1000000 + 0.0
        self.relativeCreated = (now - _start) / 1e6
        self.thread = self.threadName = self.processName = self.process = self.taskName = None
        if logThreads:
            self.thread, self.threadName = threading.get_ident(), threading.current_thread().name
        if logMultiprocessing:
            self.processName = 'MainProcess'
        if logProcesses:
            self.process = os.getpid()
        asyncio = sys.modules.get('asyncio') if logAsyncioTasks else None
        if asyncio:
            try:
                self.taskName = asyncio.current_task().get_name()
            except (RuntimeError, AttributeError):
                pass

    def __repr__(self):
        return '<LogRecord: %s, %s, %s, %s, "%s">' % (self.name, self.levelno, self.pathname, self.lineno, self.msg)

    def getMessage(self):
        """Return the message with its arguments."""
        text = str(self.msg)
        return text % self.args if self.args else text


_logRecordFactory = LogRecord


def setLogRecordFactory(factory):
    """Set what makes records."""
    global _logRecordFactory
    _logRecordFactory = factory


def getLogRecordFactory():
    """Return what makes records."""
    return _logRecordFactory


def makeLogRecord(dict):
    """Return a record with the attributes of a dict."""
    record = _logRecordFactory(None, None, '', 0, '', (), None, None)
    record.__dict__.update(dict)
    return record


# --- filters --------------------------------------------------------------------------------------------

class Filter:
    """Lets records of a logger and those below it pass."""

    def __init__(self, name=''):
        self.name, self.nlen = name, len(name)

    def filter(self, record):
        """Return whether a record passes."""
        return not self.nlen or record.name == self.name or record.name.startswith(self.name + '.')


class Filterer:
    """What has filters."""

    def __init__(self):
        self.filters = []

    def addFilter(self, filter):
        """Add a filter: a callable, or an object with filter(record)."""
        if filter not in self.filters:
            self.filters.append(filter)

    def removeFilter(self, filter):
        """Remove a filter."""
        if filter in self.filters:
            self.filters.remove(filter)

    def filter(self, record):
        """Return the record, or another that a filter gives, if all filters let it pass; else a false value."""
        for filter in self.filters:
            result = filter.filter(record) if hasattr(filter, 'filter') else filter(record)
            if not result:
                return False
            if isinstance(result, LogRecord):
                record = result
        return record


# --- handlers -------------------------------------------------------------------------------------------

def getHandlerByName(name):
    """Return the handler of a name, or None."""
    return _handlers.get(name)


def getHandlerNames():
    """Return the names of all handlers that have one."""
    return frozenset(_handlers)


class Handler(Filterer):
    """Writes records of a level or above: emit(record) is what a subclass must have."""

    def __init__(self, level=NOTSET):
        Filterer.__init__(self)
        self._name, self.level, self.formatter, self._closed = None, _checkLevel(level), None, False
        with _lock:
            _handlerList.append(weakref.ref(self, _forget))
        self.createLock()

    @property
    def name(self):
        """The name that getHandlerByName() knows."""
        return self._name

    @name.setter
    def name(self, name):
        self.set_name(name)

    def get_name(self):
        """Return the name."""
        return self._name

    def set_name(self, name):
        """Set the name."""
        with _lock:
            _handlers.pop(self._name, None)
            self._name = name
            if name:
                _handlers[name] = self

    def createLock(self):
        """Make the lock that lets one thread write at a time."""
        self.lock = threading.RLock()

    def acquire(self):
        """Take the lock."""
        if self.lock:
            self.lock.acquire()

    def release(self):
        """Release the lock."""
        if self.lock:
            self.lock.release()

    def setLevel(self, level):
        """Set the level below which records are passed over."""
        self.level = _checkLevel(level)

    def format(self, record):
        """Return a record as text."""
        return (self.formatter or _defaultFormatter).format(record)

    def emit(self, record):
        """Write a record."""
        raise NotImplementedError('emit must be implemented by Handler subclasses')

    def handle(self, record):
        """Write a record that passes the filters; return it, or a false value."""
        passed = self.filter(record)
        if isinstance(passed, LogRecord):
            record = passed
        if passed:
            self.acquire()
            try:
                self.emit(record)
            finally:
                self.release()
        return passed

    def setFormatter(self, fmt):
        """Set the formatter."""
        self.formatter = fmt

    def flush(self):
        """Write what is held back."""

    def close(self):
        """Let go of the name; the handler is not to be used any more."""
        with _lock:
            self._closed = True
            _handlers.pop(self._name, None)

    def handleError(self, record):
        """Tell on stderr that a record could not be written, unless raiseExceptions is false."""
        if not raiseExceptions or not sys.stderr:
            return
        import traceback
        error = sys.exception()
        try:
            sys.stderr.write('--- Logging error ---\n')
            traceback.print_exception(error, limit=None, file=sys.stderr)
            sys.stderr.write('Call stack:\n')
            frame = error.__traceback__.tb_frame
            while frame and frame.f_code.co_filename == _here:
                frame = frame.f_back
            if frame:
                traceback.print_stack(frame, file=sys.stderr)
            else:
                sys.stderr.write('Logged from file %s, line %s\n' % (record.filename, record.lineno))
            try:
                sys.stderr.write('Message: %r\nArguments: %s\n' % (record.msg, record.args))
            except RecursionError:
                raise
            except Exception:
                sys.stderr.write('Unable to print the message and arguments - possible formatting error.\n'
                                 'Use the traceback above to help find the error.\n')
        except OSError:
            pass
        finally:
            del error

    def __repr__(self):
        return '<%s (%s)>' % (self.__class__.__name__, getLevelName(self.level))


def _forget(reference):
    with _lock:
        if reference in _handlerList:
            _handlerList.remove(reference)


class StreamHandler(Handler):
    """Writes lines to a stream, sys.stderr if none is given."""

    terminator = '\n'

    def __init__(self, stream=None):
        Handler.__init__(self)
        self.stream = sys.stderr if stream is None else stream

    def flush(self):
        """Flush the stream."""
        self.acquire()
        try:
            if self.stream and hasattr(self.stream, 'flush'):
                self.stream.flush()
        finally:
            self.release()

    def emit(self, record):
        """Write a record to the stream."""
        try:
            self.stream.write(self.format(record) + self.terminator)
            self.flush()
        except RecursionError:
            raise
        except Exception:
            self.handleError(record)

    def setStream(self, stream):
        """Set another stream and return the old one; None if it is the same."""
        if stream is self.stream:
            return None
        result = self.stream
        self.acquire()
        try:
            self.flush()
            self.stream = stream
        finally:
            self.release()
        return result

    def __repr__(self):
        name = str(getattr(self.stream, 'name', ''))
        return '<%s %s(%s)>' % (self.__class__.__name__, name + ' ' if name else '', getLevelName(self.level))


class FileHandler(StreamHandler):
    """Writes lines to a file; delay=True: it is opened at the first record."""

    def __init__(self, filename, mode='a', encoding=None, delay=False, errors=None):
        self.baseFilename = os.path.abspath(os.fspath(filename))
        self.mode, self.encoding, self.errors, self.delay = mode, encoding, errors, delay
        self._builtin_open = open
        if delay:
            Handler.__init__(self)
            self.stream = None
        else:
            StreamHandler.__init__(self, self._open())

    def _open(self):
        return self._builtin_open(self.baseFilename, self.mode, encoding=self.encoding, errors=self.errors)

    def close(self):
        """Close the file."""
        self.acquire()
        try:
            stream, self.stream = self.stream, None
            if stream:
                try:
                    if hasattr(stream, 'flush'):
                        stream.flush()
                finally:
                    if hasattr(stream, 'close'):
                        stream.close()
            StreamHandler.close(self)
        finally:
            self.release()

    def emit(self, record):
        """Write a record to the file."""
        if self.stream is None and (self.mode != 'w' or not self._closed):
            self.stream = self._open()
        if self.stream:
            StreamHandler.emit(self, record)

    def __repr__(self):
        return '<%s %s (%s)>' % (self.__class__.__name__, self.baseFilename, getLevelName(self.level))


class _StderrHandler(StreamHandler):
    """Writes to what sys.stderr is at that moment."""

    def __init__(self, level=NOTSET):
        Handler.__init__(self, level)

    @property
    def stream(self):
        """sys.stderr."""
        return sys.stderr


class NullHandler(Handler):
    """Writes nothing."""

    def handle(self, record):
        """Do nothing."""

    def emit(self, record):
        """Do nothing."""

    def createLock(self):
        """Make no lock."""
        self.lock = None


lastResort = _StderrHandler(WARNING)


# --- loggers --------------------------------------------------------------------------------------------

class PlaceHolder:
    """Stands for a logger that was not asked for while those below it were."""

    def __init__(self, alogger):
        self.loggerMap = {alogger: None}

    def append(self, alogger):
        """Add a logger below."""
        self.loggerMap[alogger] = None


class Manager:
    """The tree of loggers."""

    def __init__(self, rootnode):
        self.root, self._disable, self.loggerDict = rootnode, 0, {}
        self.emittedNoHandlerWarning, self.loggerClass, self.logRecordFactory = False, None, None

    @property
    def disable(self):
        """The level up to which no logger is enabled."""
        return self._disable

    @disable.setter
    def disable(self, value):
        self._disable = _checkLevel(value)

    def getLogger(self, name):
        """Return the logger of a name, made at the first call."""
        if not isinstance(name, str):
            raise TypeError('A logger name must be a string')
        with _lock:
            found = self.loggerDict.get(name)
            if found is None or isinstance(found, PlaceHolder):
                logger = (self.loggerClass or _loggerClass)(name)
                logger.manager = self
                self.loggerDict[name] = logger
                if found is not None:
                    self._fixupChildren(found, logger)
                self._fixupParents(logger)
                return logger
            return found

    def setLoggerClass(self, klass):
        """Set the class of loggers to come."""
        _check_class(klass)
        self.loggerClass = klass

    def setLogRecordFactory(self, factory):
        """Set what makes records."""
        self.logRecordFactory = factory

    def _fixupParents(self, alogger):
        name = alogger.name.rpartition('.')[0]
        parent = None
        while name and parent is None:
            found = self.loggerDict.get(name)
            if isinstance(found, Logger):
                parent = found
            elif found is None:
                self.loggerDict[name] = PlaceHolder(alogger)
            else:
                found.append(alogger)
            name = name.rpartition('.')[0]
        alogger.parent = parent or self.root

    def _fixupChildren(self, place, alogger):
        for child in place.loggerMap:
            if not child.parent.name.startswith(alogger.name):
                alogger.parent = child.parent
                child.parent = alogger

    def _clear_cache(self):
        with _lock:
            for logger in self.loggerDict.values():
                if isinstance(logger, Logger):
                    logger._cache.clear()
            self.root._cache.clear()


def _is_internal(frame):
    return frame.f_code.co_filename == _here or 'importlib' in frame.f_code.co_filename and '<frozen' in frame.f_code.co_filename


class Logger(Filterer):
    """Takes messages: those of its level or above go to its handlers and to those of the loggers above it."""

    def __init__(self, name, level=NOTSET):
        Filterer.__init__(self)
        self.name, self.level, self.parent, self.propagate = name, _checkLevel(level), None, True
        self.handlers, self.disabled, self._cache = [], False, {}

    def setLevel(self, level):
        """Set the level: a number or a name."""
        self.level = _checkLevel(level)
        self.manager._clear_cache()

    def debug(self, msg, *args, **kwargs):
        """Log msg % args with level DEBUG."""
        if self.isEnabledFor(DEBUG):
            self._log(DEBUG, msg, args, **kwargs)

    def info(self, msg, *args, **kwargs):
        """Log msg % args with level INFO."""
        if self.isEnabledFor(INFO):
            self._log(INFO, msg, args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        """Log msg % args with level WARNING."""
        if self.isEnabledFor(WARNING):
            self._log(WARNING, msg, args, **kwargs)

    def warn(self, msg, *args, **kwargs):
        """The old name of warning()."""
        _deprecated('method')
        self.warning(msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        """Log msg % args with level ERROR."""
        if self.isEnabledFor(ERROR):
            self._log(ERROR, msg, args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        """Log msg % args with level ERROR and the exception that is being handled."""
        self.error(msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        """Log msg % args with level CRITICAL."""
        if self.isEnabledFor(CRITICAL):
            self._log(CRITICAL, msg, args, **kwargs)

    def fatal(self, msg, *args, **kwargs):
        """The same as critical()."""
        self.critical(msg, *args, **kwargs)

    def log(self, level, msg, *args, **kwargs):
        """Log msg % args with a level."""
        if not isinstance(level, int):
            if raiseExceptions:
                raise TypeError('level must be an integer')
            return
        if self.isEnabledFor(level):
            self._log(level, msg, args, **kwargs)

    def findCaller(self, stack_info=False, stacklevel=1):
        """Return who logs: (path, line, function, text of the stack or None)."""
        frame = sys._getframe(1)
        while frame is not None and _is_internal(frame):
            frame = frame.f_back
        if frame is None:
            return '(unknown file)', 0, '(unknown function)', None
        while stacklevel > 1 and frame.f_back is not None:
            frame = frame.f_back
            if not _is_internal(frame):
                stacklevel -= 1
        text = None
        if stack_info:
            import traceback
            file = StringIO()
            file.write('Stack (most recent call last):\n')
            traceback.print_stack(frame, file=file)
            text = file.getvalue().removesuffix('\n')
        return frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name, text

    def makeRecord(self, name, level, fn, lno, msg, args, exc_info, func=None, extra=None, sinfo=None):
        """Return a record."""
        record = _logRecordFactory(name, level, fn, lno, msg, args, exc_info, func, sinfo)
        for key in extra or ():
            if key in ('message', 'asctime') or key in record.__dict__:
                raise KeyError('Attempt to overwrite %r in LogRecord' % key)
            record.__dict__[key] = extra[key]
        return record

    def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
        path, line, function, text = self.findCaller(stack_info, stacklevel)
        if isinstance(exc_info, BaseException):
            exc_info = type(exc_info), exc_info, exc_info.__traceback__
        elif exc_info and not isinstance(exc_info, tuple):
            exc_info = sys.exc_info()
        self.handle(self.makeRecord(self.name, level, path, line, msg, args, exc_info, function, extra, text))

    def handle(self, record):
        """Give a record that passes the filters to the handlers."""
        if self.disabled:
            return
        passed = self.filter(record)
        if passed:
            self.callHandlers(passed if isinstance(passed, LogRecord) else record)

    def addHandler(self, hdlr):
        """Add a handler."""
        with _lock:
            if hdlr not in self.handlers:
                self.handlers.append(hdlr)

    def removeHandler(self, hdlr):
        """Remove a handler."""
        with _lock:
            if hdlr in self.handlers:
                self.handlers.remove(hdlr)

    def hasHandlers(self):
        """Return whether it, or a logger above it that it passes records to, has a handler."""
        logger = self
        while logger:
            if logger.handlers:
                return True
            logger = logger.parent if logger.propagate else None
        return False

    def callHandlers(self, record):
        """Give a record to the handlers, of the loggers above too; to lastResort if there are none."""
        logger, found = self, False
        while logger:
            for handler in logger.handlers:
                found = True
                if record.levelno >= handler.level:
                    handler.handle(record)
            logger = logger.parent if logger.propagate else None
        if found:
            return
        if lastResort:
            if record.levelno >= lastResort.level:
                lastResort.handle(record)
        elif raiseExceptions and not self.manager.emittedNoHandlerWarning:
            sys.stderr.write('No handlers could be found for logger "%s"\n' % self.name)
            self.manager.emittedNoHandlerWarning = True

    def getEffectiveLevel(self):
        """Return the level of it or of the first logger above it that has one."""
        logger = self
        while logger:
            if logger.level:
                return logger.level
            logger = logger.parent
        return NOTSET

    def isEnabledFor(self, level):
        """Return whether a message of a level would be handled."""
        if self.disabled:
            return False
        enabled = self._cache.get(level)
        if enabled is None:
            with _lock:
                enabled = self._cache[level] = self.manager.disable < level and level >= self.getEffectiveLevel()
        return enabled

    def getChild(self, suffix):
        """Return the logger of a name below this one's."""
        return self.manager.getLogger(suffix if self.root is self else self.name + '.' + suffix)

    def getChildren(self):
        """Return the set of loggers just below."""
        with _lock:
            return {logger for logger in self.manager.loggerDict.values()
                    if isinstance(logger, Logger) and logger.parent is self}

    def __repr__(self):
        return '<%s %s (%s)>' % (self.__class__.__name__, self.name, getLevelName(self.getEffectiveLevel()))

    def __reduce__(self):
        if getLogger(self.name) is not self:
            import pickle
            raise pickle.PicklingError('logger cannot be pickled')
        return getLogger, (self.name,)


class RootLogger(Logger):
    """The logger above all others."""

    def __init__(self, level):
        Logger.__init__(self, 'root', level)

    def __reduce__(self):
        return getLogger, ()


_loggerClass = Logger
root = Logger.root = RootLogger(WARNING)
Logger.manager = Manager(root)


def _check_class(klass):
    if klass is not Logger and not issubclass(klass, Logger):
        raise TypeError('logger not derived from logging.Logger: ' + klass.__name__)


def setLoggerClass(klass):
    """Set the class of loggers to come."""
    global _loggerClass
    _check_class(klass)
    _loggerClass = klass


def getLoggerClass():
    """Return the class of loggers to come."""
    return _loggerClass


class LoggerAdapter:
    """A logger with something added to what is logged: process(msg, kwargs) says what."""

    def __init__(self, logger, extra=None, merge_extra=False):
        self.logger, self.extra, self.merge_extra = logger, extra, merge_extra

    def process(self, msg, kwargs):
        """Return the message and the keywords to log; here extra becomes attributes of the record."""
        kwargs['extra'] = {**self.extra, **kwargs['extra']} if self.merge_extra and 'extra' in kwargs else self.extra
        return msg, kwargs

    def log(self, level, msg, *args, **kwargs):
        """Log with a level."""
        if self.isEnabledFor(level):
            msg, kwargs = self.process(msg, kwargs)
            self.logger.log(level, msg, *args, **kwargs)

    def debug(self, msg, *args, **kwargs):
        """Log with level DEBUG."""
        self.log(DEBUG, msg, *args, **kwargs)

    def info(self, msg, *args, **kwargs):
        """Log with level INFO."""
        self.log(INFO, msg, *args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        """Log with level WARNING."""
        self.log(WARNING, msg, *args, **kwargs)

    def warn(self, msg, *args, **kwargs):
        """The old name of warning()."""
        _deprecated('method')
        self.warning(msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        """Log with level ERROR."""
        self.log(ERROR, msg, *args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        """Log with level ERROR and the exception that is being handled."""
        self.log(ERROR, msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        """Log with level CRITICAL."""
        self.log(CRITICAL, msg, *args, **kwargs)

    def isEnabledFor(self, level):
        """Return whether a message of a level would be handled."""
        return self.logger.isEnabledFor(level)

    def setLevel(self, level):
        """Set the logger's level."""
        self.logger.setLevel(level)

    def getEffectiveLevel(self):
        """Return the logger's level."""
        return self.logger.getEffectiveLevel()

    def hasHandlers(self):
        """Return whether the logger has handlers."""
        return self.logger.hasHandlers()

    def _log(self, level, msg, args, **kwargs):
        return self.logger._log(level, msg, args, **kwargs)

    @property
    def manager(self):
        """The logger's manager."""
        return self.logger.manager

    @manager.setter
    def manager(self, value):
        self.logger.manager = value

    @property
    def name(self):
        """The logger's name."""
        return self.logger.name

    def __repr__(self):
        return '<%s %s (%s)>' % (self.__class__.__name__, self.logger.name,
                                 getLevelName(self.logger.getEffectiveLevel()))

    def __class_getitem__(cls, item):
        import types
        return types.GenericAlias(cls, item)


# --- the module's functions -----------------------------------------------------------------------------

def _deprecated(what):
    import warnings
    warnings.warn("The 'warn' %s is deprecated, use 'warning' instead" % what, DeprecationWarning, 3)


def getLogger(name=None):
    """Return the logger of a name, or the root logger."""
    if not name or isinstance(name, str) and name == root.name:
        return root
    return Logger.manager.getLogger(name)


def _handler_of(filename, stream, options):
    """The handler that basicConfig() makes."""
    mode, encoding, errors = options.pop('filemode', 'a'), options.pop('encoding', None), options.pop('errors', 'backslashreplace')
    if filename:
        return FileHandler(filename, mode, encoding=encoding, errors=None if 'b' in mode else errors)
    return StreamHandler(stream)


def basicConfig(**kwargs):
    """Give the root logger a handler if it has none, by keywords: filename and filemode, or stream, or handlers; format,
    datefmt, style, level, encoding, errors; force=True: handlers that it has are removed first."""
    with _lock:
        force = kwargs.pop('force', False)
        if force:
            for handler in root.handlers[:]:
                root.removeHandler(handler)
                handler.close()
        if root.handlers:
            return
        handlers = kwargs.pop('handlers', None)
        if handlers is None and 'stream' in kwargs and 'filename' in kwargs:
            raise ValueError("'stream' and 'filename' should not be specified together")
        if handlers is not None and ('stream' in kwargs or 'filename' in kwargs):
            raise ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
        if handlers is None:
            handlers = [_handler_of(kwargs.pop('filename', None), kwargs.pop('stream', None), kwargs)]
        else:
            for name in 'filemode', 'encoding', 'errors':
                kwargs.pop(name, None)
        datefmt, style = kwargs.pop('datefmt', None), kwargs.pop('style', '%')
        _check_style(style)
        formatter = Formatter(kwargs.pop('format', _STYLES[style][1]), datefmt, style)
        for handler in handlers:
            if handler.formatter is None:
                handler.setFormatter(formatter)
            root.addHandler(handler)
        level = kwargs.pop('level', None)
        if level is not None:
            root.setLevel(level)
        if kwargs:
            raise ValueError('Unrecognised argument(s): %s' % ', '.join(kwargs))


def _root():
    """The root logger, with a handler."""
    if not root.handlers:
        basicConfig()
    return root


def critical(msg, *args, **kwargs):
    """Log msg % args with level CRITICAL on the root logger."""
    _root().critical(msg, *args, **kwargs)


def fatal(msg, *args, **kwargs):
    """The same as critical()."""
    critical(msg, *args, **kwargs)


def error(msg, *args, **kwargs):
    """Log msg % args with level ERROR on the root logger."""
    _root().error(msg, *args, **kwargs)


def exception(msg, *args, exc_info=True, **kwargs):
    """Log msg % args and the exception that is being handled on the root logger."""
    error(msg, *args, exc_info=exc_info, **kwargs)


def warning(msg, *args, **kwargs):
    """Log msg % args with level WARNING on the root logger."""
    _root().warning(msg, *args, **kwargs)


def warn(msg, *args, **kwargs):
    """The old name of warning()."""
    _deprecated('function')
    warning(msg, *args, **kwargs)


def info(msg, *args, **kwargs):
    """Log msg % args with level INFO on the root logger."""
    _root().info(msg, *args, **kwargs)


def debug(msg, *args, **kwargs):
    """Log msg % args with level DEBUG on the root logger."""
    _root().debug(msg, *args, **kwargs)


def log(level, msg, *args, **kwargs):
    """Log msg % args with a level on the root logger."""
    _root().log(level, msg, *args, **kwargs)


def disable(level=CRITICAL):
    """Disable messages of a level and below for all loggers."""
    root.manager.disable = level
    root.manager._clear_cache()


def shutdown(handlerList=_handlerList):
    """Flush and close all handlers; called when the program ends."""
    for reference in reversed(handlerList[:]):
        try:
            handler = reference()
            if handler:
                handler.acquire()
                try:
                    if getattr(handler, 'flushOnClose', True):
                        handler.flush()
                    handler.close()
                except (OSError, ValueError):
                    pass  # the stream is closed already
                finally:
                    handler.release()
        except Exception:
            if raiseExceptions:
                raise


_warnings_showwarning = None


def _showwarning(message, category, filename, lineno, file=None, line=None):
    import warnings
    if file is not None:
        if _warnings_showwarning is not None:
            _warnings_showwarning(message, category, filename, lineno, file, line)
        return
    logger = getLogger('py.warnings')
    if not logger.handlers:
        logger.addHandler(NullHandler())
    logger.warning(str(warnings.formatwarning(message, category, filename, lineno, line)))


def captureWarnings(capture):
    """Let warnings go to the logger 'py.warnings', or not any more."""
    global _warnings_showwarning
    import warnings
    if capture and _warnings_showwarning is None:
        _warnings_showwarning, warnings.showwarning = warnings.showwarning, _showwarning
    elif not capture and _warnings_showwarning is not None:
        warnings.showwarning, _warnings_showwarning = _warnings_showwarning, None


def _at_exit():
    import atexit
    atexit.register(shutdown)


_at_exit()
