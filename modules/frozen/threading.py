# SPDX-License-Identifier: MIT
"""threading: threads, and what they wait for each other with.

Threads run one at a time under the interpreter's lock.  Locks, events and lists of waiting threads are native (_thread);
here is what is made of them.  That a thread has begun and ended is noted by native code in its handle, so that nobody
waits in vain when there is no memory for what is done here."""
import sys as _sys

from _thread import (Event, RLock, TIMEOUT_MAX, _Waiters, _ThreadHandle, _at_shutdown, _after_fork as _set_after_fork,
                     _local as local, _main_ids, daemon_threads_allowed, error as ThreadError, get_ident, get_native_id,
                     lock as Lock, set_name as _set_os_name, stack_size, start_joinable_thread as _start)

__all__ = ['get_ident', 'active_count', 'Condition', 'current_thread', 'enumerate', 'main_thread', 'TIMEOUT_MAX', 'Event',
           'Lock', 'RLock', 'Semaphore', 'BoundedSemaphore', 'Thread', 'Barrier', 'BrokenBarrierError', 'Timer', 'ThreadError',
           'setprofile', 'settrace', 'local', 'stack_size', 'excepthook', 'ExceptHookArgs', 'getprofile', 'gettrace',
           'setprofile_all_threads', 'settrace_all_threads', 'get_native_id']

_active = {}    # ident: Thread, of those that run
_starting = set()
_counter = 0
_trace = _profile = None
_exit_calls = []
_shutting_down = False


def _new_number():
    global _counter
    _counter += 1
    return _counter


# --- functions that every new thread begins with ---

def settrace(func):
    """Set the function that sys.settrace() gets in every thread that starts from now on."""
    global _trace
    _trace = func


def setprofile(func):
    """Set the function that sys.setprofile() gets in every thread that starts from now on."""
    global _profile
    _profile = func


def gettrace():
    """What settrace() has set."""
    return _trace


def getprofile():
    """What setprofile() has set."""
    return _profile


def settrace_all_threads(func):
    """settrace(), and sys.settrace() in this thread."""
    settrace(func)
    _sys.settrace(func)


def setprofile_all_threads(func):
    """setprofile(), and sys.setprofile() in this thread."""
    setprofile(func)
    _sys.setprofile(func)


# --- conditions and what is made of them ---

class Condition:
    """Lets threads that hold a lock wait until another one notifies them."""

    def __init__(self, lock=None):
        self._lock = lock = RLock() if lock is None else lock
        self._waiters = _Waiters()
        self.acquire, self.release = lock.acquire, lock.release
        for name in '_release_save', '_acquire_restore', '_is_owned':
            if hasattr(lock, name):
                setattr(self, name, getattr(lock, name))

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *info):
        return self._lock.__exit__(*info)

    def __repr__(self):
        return '<Condition(%s, %d)>' % (self._lock, len(self._waiters))

    def _release_save(self):
        self._lock.release()

    def _acquire_restore(self, saved):
        self._lock.acquire()

    def _is_owned(self):
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def _at_fork_reinit(self):
        self._lock._at_fork_reinit()
        self._waiters = _Waiters()

    def wait(self, timeout=None):
        """Give the lock back, wait to be notified, take the lock again; whether it was in time."""
        if not self._is_owned():
            raise RuntimeError('cannot wait on un-acquired lock')
        return self._waiters.wait(timeout, self._release_save, self._acquire_restore)

    def wait_for(self, predicate, timeout=None):
        """Wait until predicate() is true; its last result."""
        from time import monotonic
        end = None if timeout is None else monotonic() + timeout
        while not (result := predicate()):
            left = None if end is None else end - monotonic()
            if left is not None and left <= 0:
                break
            self.wait(left)
        return result

    def notify(self, n=1):
        """Let n of the waiting threads go on."""
        if not self._is_owned():
            raise RuntimeError('cannot notify on un-acquired lock')
        self._waiters.notify(n)

    def notify_all(self):
        """Let all waiting threads go on."""
        self.notify(len(self._waiters))

    notifyAll = notify_all


class Semaphore:
    """A counter that acquire() takes one from, waiting while it is 0."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError('semaphore initial value must be >= 0')
        self._cond = Condition(Lock())
        self._value = value

    def __repr__(self):
        return '<%s.%s at %#x: value=%s>' % (type(self).__module__, type(self).__qualname__, id(self), self._value)

    def acquire(self, blocking=True, timeout=None):
        """Take one; whether there was one in time."""
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        with self._cond:
            if not (self._value or blocking and self._cond.wait_for(self._has_any, timeout)):
                return False
            self._value -= 1
            return True

    __enter__ = acquire

    def _has_any(self):
        return self._value > 0

    def release(self, n=1):
        """Put n back."""
        if n < 1:
            raise ValueError('n must be one or more')
        with self._cond:
            self._value += n
            self._cond.notify(n)

    def __exit__(self, kind, error, traceback):
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore that refuses more than it began with."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def __repr__(self):
        return '<%s.%s at %#x: value=%s/%s>' % (type(self).__module__, type(self).__qualname__, id(self), self._value,
                                                self._initial_value)

    def release(self, n=1):
        """Put n back."""
        if n < 1:
            raise ValueError('n must be one or more')
        with self._cond:
            if self._value + n > self._initial_value:
                raise ValueError('Semaphore released too many times')
            self._value += n
            self._cond.notify(n)


class BrokenBarrierError(RuntimeError):
    """The barrier is broken, or was reset while threads waited."""


class Barrier:
    """Holds threads until so many have come."""

    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError('parties must be > 0')
        self._cond = Condition(Lock())
        self._parties, self._action, self._timeout = parties, action, timeout
        self._waiting, self._round, self._broken = 0, [], False  # a round: what its threads wait for becomes its items

    def __repr__(self):
        name = '%s.%s at %#x' % (type(self).__module__, type(self).__qualname__, id(self))
        return '<%s: broken>' % name if self.broken else '<%s: waiters=%d/%d>' % (name, self.n_waiting, self.parties)

    def wait(self, timeout=None):
        """Wait until all have come; a number from 0 to parties - 1, another one in each thread."""
        with self._cond:
            if self._broken:
                raise BrokenBarrierError
            index, mine = self._waiting, self._round
            self._waiting += 1
            if self._waiting == self._parties:
                self._release()
            elif not self._cond.wait_for(lambda: mine, self._timeout if timeout is None else timeout):
                self._break()
                raise BrokenBarrierError
            elif mine[0] is not True:
                raise BrokenBarrierError
            return index

    def _end_round(self, result):
        self._round.append(result)
        self._waiting, self._round = 0, []
        self._cond.notify_all()

    def _release(self):
        try:
            if self._action:
                self._action()
        except BaseException:
            self._break()
            raise
        self._end_round(True)

    def _break(self):
        self._broken = True
        self._end_round(False)

    def reset(self):
        """Make it as new; threads that wait get BrokenBarrierError."""
        with self._cond:
            self._broken = False
            self._end_round(False)

    def abort(self):
        """Break it: threads that wait or come get BrokenBarrierError."""
        with self._cond:
            self._break()

    @property
    def parties(self):
        """How many threads go on together."""
        return self._parties

    @property
    def n_waiting(self):
        """How many wait."""
        return self._waiting

    @property
    def broken(self):
        """Whether it is broken."""
        return self._broken


# --- threads ---

class Thread:
    """A thread; run() is what it does."""

    _initialized = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        if group is not None:
            raise AssertionError('group argument must be None for now')
        if name is None:
            name = 'Thread-%d' % _new_number()
            if target is not None:
                own = getattr(target, '__name__', None)
                name += ' (%s)' % own if own is not None else ''
        self._target, self._name, self._args, self._kwargs = target, str(name), args, {} if kwargs is None else kwargs
        if daemon is not None and daemon and not daemon_threads_allowed():
            raise RuntimeError('daemon threads are disabled in this (sub)interpreter')
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._handle = _ThreadHandle()
        self._invoke_excepthook = _report  # found here, so that it is there when the interpreter ends
        self._initialized = True

    def __repr__(self):
        self._check('Thread.__init__() was not called')
        status = 'initial' if not self._handle.ident else 'stopped' if self._handle.is_done() else 'started'
        if self._daemonic:
            status += ' daemon'
        if self._handle.ident:
            status += ' %s' % self._handle.ident
        return '<%s(%s, %s)>' % (type(self).__name__, self._name, status)

    def _check(self, text='Thread.__init__() not called'):
        if not self._initialized:
            raise RuntimeError(text) if 'not called' in text else AssertionError(text)

    def start(self):
        """Start it, once."""
        self._check('thread.__init__() not called')
        if self._handle.ident or self in _starting:
            raise RuntimeError('threads can only be started once')
        _starting.add(self)
        try:
            _start(self._bootstrap, handle=self._handle, daemon=self.daemon)
        finally:
            _starting.discard(self)

    def run(self):
        """What the thread does: call the target that was given."""
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs  # they may refer to the thread

    def _bootstrap(self):
        ident = get_ident()
        _active[ident] = self
        _starting.discard(self)
        try:
            _set_os_name(self._name)
            if _trace:
                _sys.settrace(_trace)
            if _profile:
                _sys.setprofile(_profile)
            self.run()
        except BaseException:
            self._invoke_excepthook(self)  # which by itself tells nothing of SystemExit
        finally:
            _active.pop(ident, None)

    def join(self, timeout=None):
        """Wait until it has ended, at most timeout seconds."""
        self._check()
        if not self._handle.ident:
            raise RuntimeError('cannot join thread before it is started')
        if self is current_thread():
            raise RuntimeError('cannot join current thread')
        self._handle.join(timeout)

    def is_alive(self):
        """Whether it has been started and has not ended."""
        self._check()
        return bool(self._handle.ident) and not self._handle.is_done()

    @property
    def name(self):
        """A name, for people."""
        self._check()
        return self._name

    @name.setter
    def name(self, name):
        self._check()
        self._name = str(name)
        if get_ident() == self._handle.ident:
            _set_os_name(self._name)

    @property
    def ident(self):
        """What get_ident() tells in it, or None if it was not started."""
        self._check()
        return self._handle.ident or None

    @property
    def native_id(self):
        """The system's number of it, or None if it was not started."""
        self._check()
        return self._handle.native_id

    @property
    def daemon(self):
        """Whether the program may end while it runs."""
        self._check()
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        self._check()
        if daemonic and not daemon_threads_allowed():
            raise RuntimeError('daemon threads are disabled in this interpreter')
        if self._handle.ident:
            raise RuntimeError('cannot set daemon status of active thread')
        self._daemonic = daemonic

    def isDaemon(self):
        """An old form of daemon."""
        _warn_old('isDaemon()', 'get the daemon attribute')
        return self.daemon

    def setDaemon(self, daemonic):
        """An old form of daemon = ..."""
        _warn_old('setDaemon()', 'set the daemon attribute')
        self.daemon = daemonic

    def getName(self):
        """An old form of name."""
        _warn_old('getName()', 'get the name attribute')
        return self.name

    def setName(self, name):
        """An old form of name = ..."""
        _warn_old('setName()', 'set the name attribute')
        self.name = name


def _warn_old(name, instead):
    import warnings
    warnings.warn('%s is deprecated, %s instead' % (name, instead), DeprecationWarning, stacklevel=3)


class _Given:
    """The handle of a thread that was not started here: the main one, or one of module _thread."""

    def __init__(self, ident, native_id):
        self.ident, self.native_id, self._done = ident, native_id, False

    def is_done(self):
        return self._done

    def _set_done(self):
        self._done = True

    def join(self, timeout=None):
        raise RuntimeError('Cannot join current thread' if self.ident == get_ident() else 'cannot join a dummy thread')


class _GivenThread(Thread):
    def __init__(self, name, daemon, ident, native_id):
        super().__init__(name=name, daemon=daemon)
        self._handle = _Given(ident, native_id)
        _active[ident] = self


class _MainThread(_GivenThread):
    def __init__(self):
        super().__init__('MainThread', False, *_main_ids())

    def join(self, timeout=None):
        """Wait until the program has ended."""
        if get_ident() == self._handle.ident:
            raise RuntimeError('cannot join current thread')
        _main_done.wait(timeout)


class _DummyThread(_GivenThread):
    def __init__(self):
        super().__init__('Dummy-%d' % _new_number(), True, get_ident(), get_native_id())

    def is_alive(self):
        if self._handle.ident in _sys._current_frames():
            return True
        self._handle._set_done()
        return False

    def join(self, timeout=None):
        raise RuntimeError('cannot join a dummy thread')


class Timer(Thread):
    """Calls a function after a while, unless cancel() comes first."""

    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval, self.function = interval, function
        self.args, self.kwargs = [] if args is None else args, {} if kwargs is None else kwargs
        self.finished = Event()

    def cancel(self):
        """Do not call the function."""
        self.finished.set()

    def run(self):
        """Wait, then call."""
        if not self.finished.wait(self.interval):
            self.function(*self.args, **self.kwargs)
        self.finished.set()


def current_thread():
    """The Thread that runs."""
    thread = _active.get(get_ident())
    if thread is None:
        for ident in [ident for ident, other in list(_active.items()) if isinstance(other, _DummyThread)]:
            if not _active[ident].is_alive():
                del _active[ident]
        thread = _DummyThread()
    return thread


def main_thread():
    """The Thread that the program began in."""
    return _main_thread


def enumerate():
    """All threads that have been started and have not ended."""
    return list(_active.values()) + [thread for thread in list(_starting) if thread not in _active.values()]


def active_count():
    """How many these are."""
    return len(enumerate())


def currentThread():
    """An old name of current_thread."""
    import warnings
    warnings.warn('currentThread() is deprecated, use current_thread() instead', DeprecationWarning, stacklevel=2)
    return current_thread()


def activeCount():
    """An old name of active_count."""
    import warnings
    warnings.warn('activeCount() is deprecated, use active_count() instead', DeprecationWarning, stacklevel=2)
    return active_count()


# --- exceptions that end a thread ---

class ExceptHookArgs(tuple):
    """What excepthook() gets: exc_type, exc_value, exc_traceback, thread."""

    __slots__ = ()
    exc_type = property(lambda self: self[0], doc='The exception\'s class.')
    exc_value = property(lambda self: self[1], doc='The exception, or None.')
    exc_traceback = property(lambda self: self[2], doc='Its traceback, or None.')
    thread = property(lambda self: self[3], doc='The thread that it ended, or None.')

    def __repr__(self):
        return '_thread._ExceptHookArgs(exc_type=%r, exc_value=%r, exc_traceback=%r, thread=%r)' % self


ExceptHookArgs.__qualname__ = ExceptHookArgs.__name__ = '_ExceptHookArgs'
ExceptHookArgs.__module__ = '_thread'


def excepthook(args, /):
    """Print the exception that ended a thread, on sys.stderr."""
    if type(args) is not ExceptHookArgs:
        raise TypeError('_thread.excepthook argument type must be ExceptHookArgs')
    kind, error, traceback, thread = args
    stream = _sys.stderr
    if kind is SystemExit or stream is None:
        return
    name = get_ident() if thread is None else thread.name
    stream.write('Exception in thread %s:\n' % name)
    _sys.__excepthook__(kind, error, traceback)
    stream.flush()


__excepthook__ = excepthook


def _report(thread):
    """Give the exception that ends the thread to excepthook()."""
    args = ExceptHookArgs((*_sys.exc_info(), thread))
    try:
        hook = excepthook
        if hook is None:
            hook = __excepthook__
        hook(args)
    except Exception as error:
        error.__suppress_context__ = True  # the thread's own exception, which the hook was to tell
        if _sys.stderr is not None:
            print('Exception in threading.excepthook:', file=_sys.stderr)
            _sys.excepthook(type(error), error, error.__traceback__)
    finally:
        args = None


# --- the end, and forks ---

def _register_atexit(func, *args, **kwargs):
    """Call a function at the end, before threads are waited for."""
    if _shutting_down:
        raise RuntimeError("can't register atexit after shutdown")
    _exit_calls.append((func, args, kwargs))


def _shutdown():
    """At the end of the program: wait for all threads that are no daemons."""
    global _shutting_down
    _shutting_down = True
    _main_thread._handle._set_done()
    _main_done.set()
    while _exit_calls:
        func, args, kwargs = _exit_calls.pop()
        func(*args, **kwargs)
    while left := [t for t in enumerate() if not t.daemon and t is not _main_thread and t is not current_thread()]:
        for thread in left:
            thread._handle.join()
            _active.pop(thread.ident, None)  # so that it counts as ended even if it could not say so


def _after_fork():
    """In the child: this thread is the only one, and the main one."""
    global _main_thread
    me = current_thread()
    for thread in list(_active.values()):
        if thread is not me:
            thread._handle._set_done()
    _active.clear()
    _starting.clear()
    _exit_calls.clear()
    _active[get_ident()] = _main_thread = me
    me._daemonic = False
    me._handle = _Given(get_ident(), get_native_id())


_main_done = Event()
_main_thread = _MainThread()
_at_shutdown(_shutdown)
_set_after_fork(_after_fork)
