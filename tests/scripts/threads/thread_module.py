# cpython: no
# forks: no
# Module _thread: starting threads, what they are told, how they end.
import _thread
import sys


def error(function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except Exception as e:
        print(type(e).__name__ + ':', e)


done = _thread.allocate_lock()


def run(function, *args, **kwargs):
    """Run a function in a thread of start_new_thread(), and wait for it."""
    def call():
        try:
            function(*args, **kwargs)
        finally:
            done.release()
    done.acquire()
    ident = _thread.start_new_thread(call, ())
    done.acquire()
    done.release()
    return ident


idents = []
main = _thread.get_ident()
ident = run(lambda *args, **kwargs: idents.append((_thread.get_ident(), args, kwargs)), 1, 2, x=3)
print(idents == [(ident, (1, 2), {'x': 3})], ident != main, main == _thread.get_ident())  # expect: True True True
native = []
run(lambda: native.append(_thread.get_native_id()))
print(native[0] != _thread.get_native_id(), isinstance(native[0], int))  # expect: True True
run(_thread.exit)
run(sys.exit, 'not told')

# an exception is told, as one that nobody can catch
told = []
sys.unraisablehook = lambda args: told.append((args.err_msg, args.object, repr(args.exc_value)))


def fail():
    raise ValueError('told')


thread = _thread.start_joinable_thread(fail)
thread.join()
sys.unraisablehook = sys.__unraisablehook__
print(told[0][1:] == (None, "ValueError('told')"), told[0][0].split(' at ')[0])  # expect: True Exception ignored in thread started by <function fail


# a thread's stack ends where the main thread's does, and that is an error like any other
def deep(n):
    return 1 + deep(n + 1)


def overflow():
    for function in (lambda: deep(0), lambda: repr(nested)):
        try:
            function()
        except RecursionError as e:
            print(str(e).split(' while ')[0])


nested = []
for _ in range(200000):
    nested = [nested]
_thread.start_joinable_thread(overflow).join()
# expect: maximum recursion depth exceeded
# expect: maximum recursion depth exceeded

print(_thread.stack_size(), _thread.stack_size(1 << 20), _thread.stack_size(0), _thread.stack_size())  # expect: 0 0 1048576 0
error(_thread.stack_size, 4096)  # expect: ValueError: size not valid: 4096 bytes
error(_thread.stack_size, -2)  # expect: ValueError: size must be 0 or a positive value
_thread.stack_size(64 << 10)
_thread.start_joinable_thread(overflow).join()
# expect: maximum recursion depth exceeded
# expect: maximum recursion depth exceeded
_thread.stack_size(0)
while nested:
    nested = nested[0]
error(_thread.start_new_thread, 1, ())  # expect: TypeError: first arg must be callable
error(_thread.start_new_thread, run, [])  # expect: TypeError: 2nd arg must be a tuple
error(_thread.start_new_thread, run, (), [])  # expect: TypeError: optional 3rd arg must be a dictionary
error(_thread.interrupt_main, 100)  # expect: ValueError: signal number out of range
print(_thread.error is RuntimeError, _thread.TIMEOUT_MAX > 1e9)  # expect: True True

# what is interrupted is the main thread, even while it waits
try:
    _thread.start_new_thread(_thread.interrupt_main, ())
    done.acquire()
    done.acquire()
except KeyboardInterrupt:
    print('interrupted')  # expect: interrupted
handle = _thread.start_joinable_thread(done.release)
handle.join()
handle.join(1)
print(handle.ident != main, handle.is_done(), done.locked())  # expect: True True False
error(_thread.start_joinable_thread, print, handle)  # expect: RuntimeError: thread already started
error(_thread._ThreadHandle().join)  # expect: RuntimeError: thread not started

# the switch interval, and where each thread is
print(sys.getswitchinterval())  # expect: 0.005
sys.setswitchinterval(0.001)
print(sys.getswitchinterval())  # expect: 0.001
error(sys.setswitchinterval, 0)  # expect: ValueError: switch interval must be strictly positive
ready, go = _thread.allocate_lock(), _thread.allocate_lock()
ready.acquire()
go.acquire()


def wait_here():
    ready.release()
    go.acquire()


handle = _thread.start_joinable_thread(wait_here)
ready.acquire()
frames = sys._current_frames()
print(frames[main] is sys._getframe(), frames[handle.ident].f_code.co_name, frames[handle.ident].f_back)  # expect: True wait_here None
go.release()
handle.join()

# none starves while others compute
stop, numbers = [], [0] * 3


def compute(i):
    while not stop:
        numbers[i] += 1


handles = [_thread.start_joinable_thread(lambda i=i: compute(i)) for i in range(3)]
while not all(numbers):
    pass
stop.append(1)
for handle in handles:
    handle.join()
print('all have run')  # expect: all have run

# attributes that belong to threads
local = _thread._local()
local.x = 'main'


class Numbered(_thread._local):
    made = 0

    def __init__(self, start):
        Numbered.made += 1
        self.n = start

    @property
    def double(self):
        return 2 * self.n


numbered = Numbered(5)
numbered.n = 6


def look():
    print(hasattr(local, 'x'), local.__dict__, numbered.n, numbered.double)  # expect: False {} 5 10
    local.x, numbered.n = 'thread', 7
    print(local.x, numbered.__dict__)  # expect: thread {'n': 7}
    del local.x
    print(hasattr(local, 'x'))  # expect: False


_thread.start_joinable_thread(look).join()
print(local.x, numbered.double, Numbered.made)  # expect: main 12 2
try:
    local.__dict__ = {}
except AttributeError as e:
    print(str(e)[-33:])  # expect: attribute '__dict__' is read-only
error(_thread._local, 1)  # expect: TypeError: Initialization arguments are not supported
