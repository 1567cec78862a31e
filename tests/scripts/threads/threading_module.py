# Module threading: threads, and what they wait for each other with.
# allocations: no
import contextvars
import gc
import os
import sys
import threading
import weakref
from threading import Barrier, BoundedSemaphore, BrokenBarrierError, Condition, Event, Lock, RLock, Semaphore, Thread, Timer


def error(function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except Exception as e:
        print(type(e).__name__ + ':', e)


def plain(thing):
    """A repr() without numbers that differ."""
    return ' '.join(word for word in repr(thing).replace(')>', ' )>').split() if not word.strip(')>').isdigit())


# --- threads ---
main = threading.main_thread()
print(main is threading.current_thread(), main.name, main.daemon, main.is_alive())  # expect: True MainThread False True
print(plain(main)[:32], main.ident == threading.get_ident(), main.native_id == threading.get_native_id())  # expect: <_MainThread(MainThread, started True True


def work(*args, **kwargs):
    me = threading.current_thread()
    print(me is thread, args, kwargs, plain(me))
    print(me.ident == threading.get_ident(), me.native_id == threading.get_native_id(), me in threading.enumerate())


thread = Thread(target=work, name='worker', args=(1, 2), kwargs={'x': 3})
print(plain(thread), thread.is_alive(), thread.ident, thread.native_id)  # expect: <Thread(worker, initial )> False None None
error(thread.join)  # expect: RuntimeError: cannot join thread before it is started
thread.start()
thread.join()
# expect: True (1, 2) {'x': 3} <Thread(worker, started )>
# expect: True True True
print(plain(thread), thread.is_alive(), threading.active_count())  # expect: <Thread(worker, stopped )> False 1
error(thread.start)  # expect: RuntimeError: threads can only be started once
error(setattr, thread, 'daemon', True)  # expect: RuntimeError: cannot set daemon status of active thread
error(main.join)  # expect: RuntimeError: cannot join current thread
print(Thread(target=work).name.split(' ')[1], Thread(target=work, daemon=True).daemon, Thread().daemon)  # expect: (work) True False


class Worker(Thread):
    def __init__(self, log):
        super().__init__(daemon=True)
        self.log = log

    def run(self):
        self.log.append(self.daemon and Thread().daemon)


log = []
thread = Worker(log)
thread.start()
thread.join(10)
print(log, thread.is_alive())  # expect: [True] False


class Careless(Thread):
    def __init__(self):
        pass


error(Careless().start)  # expect: RuntimeError: thread.__init__() not called

# --- exceptions that end a thread ---
told = []
threading.excepthook = lambda args: told.append((args.exc_type, str(args.exc_value), args.thread, args.exc_traceback))
thread = Thread(target=lambda: 1 / 0)
thread.start()
thread.join()
threading.excepthook = threading.__excepthook__
print(told[0][:2], told[0][2] is thread, told[0][3].tb_frame.f_code.co_name.startswith('_bootstrap'))  # expect: (<class 'ZeroDivisionError'>, 'division by zero') True True
told.clear()


class Stream:
    def write(self, text):
        told.append(text)

    def flush(self):
        pass


stderr, sys.stderr = sys.stderr, Stream()
for target in (lambda: 1 / 0, sys.exit):
    thread = Thread(target=target, name='failing')
    thread.start()
    thread.join()
sys.stderr = stderr
lines = ''.join(told).splitlines()
print(lines[0], lines[1], lines[-1], sep=' | ')  # expect: Exception in thread failing: | Traceback (most recent call last): | ZeroDivisionError: division by zero
error(threading.excepthook, 1)  # expect: TypeError: _thread.excepthook argument type must be ExceptHookArgs
args = threading.ExceptHookArgs([ValueError, ValueError(1), None, None])
print(args.exc_type, args.exc_value, args.thread, len(args))  # expect: <class 'ValueError'> 1 None 4

# --- events ---
event, log = Event(), []
print(event.is_set(), event.wait(0), event.wait(0.001), repr(event).startswith('<threading.Event at 0x'))  # expect: False False False True


def wait_for_event(i):
    log.append(event.wait() and i)


threads = [Thread(target=wait_for_event, args=(i,)) for i in range(1, 4)]
for thread in threads:
    thread.start()
event.set()
for thread in threads:
    thread.join()
print(sorted(log), event.is_set(), event.wait(), repr(event).endswith(': set>'))  # expect: [1, 2, 3] True True True
event.clear()
print(event.is_set())  # expect: False

# --- conditions ---
condition, items = Condition(), []


def take():
    with condition:
        while not items:
            condition.wait()
        log.append(items.pop())


log.clear()
threads = [Thread(target=take) for _ in range(3)]
for thread in threads:
    thread.start()
for i in range(3):
    with condition:
        items.append(i)
        condition.notify()
for thread in threads:
    thread.join()
print(sorted(log), items)  # expect: [0, 1, 2] []
with condition:
    print(condition.wait(0.001), condition.wait_for(lambda: 0, 0.001), condition.wait_for(lambda: 7))  # expect: False 0 7
error(condition.wait)  # expect: RuntimeError: cannot wait on un-acquired lock
error(condition.notify)  # expect: RuntimeError: cannot notify on un-acquired lock
error(condition.notify_all)  # expect: RuntimeError: cannot notify on un-acquired lock
print(plain(Condition(Lock())).startswith('<Condition(<unlocked _thread.lock object at'))  # expect: True

# a lock that was taken twice is given back entirely, and taken twice again
turn = Condition(RLock())


def tell():
    with turn:
        log.append('told')
        turn.notify_all()


with turn, turn:
    thread = Thread(target=tell)
    thread.start()
    turn.wait()
    log.append('heard')
    print(turn._lock._recursion_count(), log[-2:])  # expect: 2 ['told', 'heard']
thread.join()

# --- semaphores ---
semaphore, most, inside = Semaphore(2), [0], []


def enter():
    with semaphore:
        inside.append(1)
        most[0] = max(most[0], len(inside))
        inside.pop()


threads = [Thread(target=enter) for _ in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(most[0] <= 2, semaphore.acquire(), semaphore.acquire(timeout=0.001), semaphore.acquire(False), semaphore.acquire(timeout=0.001))  # expect: True True True False False
semaphore.release(2)
print(repr(semaphore).endswith(': value=2>'))  # expect: True
error(Semaphore, -1)  # expect: ValueError: semaphore initial value must be >= 0
error(semaphore.acquire, False, 1)  # expect: ValueError: can't specify timeout for non-blocking acquire
error(semaphore.release, 0)  # expect: ValueError: n must be one or more
bounded = BoundedSemaphore(1)
error(bounded.release)  # expect: ValueError: Semaphore released too many times
print(repr(bounded).endswith(': value=1/1>'))  # expect: True

# --- barriers ---
actions, log = [], []
barrier = Barrier(3, lambda: actions.append(1))


def meet():
    for _ in range(2):
        log.append(barrier.wait())


threads = [Thread(target=meet) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(log), actions, barrier.parties, barrier.n_waiting, barrier.broken)  # expect: [0, 0, 1, 1, 2, 2] [1, 1] 3 0 False
error(barrier.wait, 0.001)  # expect: BrokenBarrierError: 
error(barrier.wait)  # expect: BrokenBarrierError: 
print(barrier.broken, repr(barrier).endswith(': broken>'))  # expect: True True
barrier.reset()
print(barrier.broken, repr(barrier).endswith(': waiters=0/3>'))  # expect: False True


def be_broken():
    try:
        barrier.wait()
    except BrokenBarrierError:
        log.append('broken')


log = []
thread = Thread(target=be_broken)
thread.start()
while not barrier.n_waiting:
    pass
barrier.abort()
thread.join()
print(log)  # expect: ['broken']
error(Barrier(1, lambda: 1 / 0).wait)  # expect: ZeroDivisionError: division by zero

# --- timers ---
timer = Timer(0.001, lambda *args, **kwargs: log.append((args, kwargs)), [1], {'x': 2})
timer.start()
timer.join()
cancelled = Timer(1000, log.append, ['never'])
cancelled.start()
cancelled.cancel()
cancelled.join()
print(log[1:], timer.finished.is_set())  # expect: [((1,), {'x': 2})] True

# --- what each thread has of its own ---
variable, local = contextvars.ContextVar('variable', default='default'), threading.local()
variable.set('main')
local.x = 1


def look():
    log.append((variable.get(), hasattr(local, 'x'), sys.exc_info(), sys.gettrace()))


log = []
try:
    1 / 0
except ZeroDivisionError:
    thread = Thread(target=look)
    thread.start()
    thread.join()
print(log)  # expect: [('default', False, (None, None, None), None)]


class Thing:
    pass


def keep():
    local.thing = Thing()
    refs.append(weakref.ref(local.thing))


refs = []
thread = Thread(target=keep)
thread.start()
thread.join()
gc.collect()
print(refs[0]())  # expect: None

events = []


def trace(frame, event, arg):
    if frame.f_code is look.__code__:
        events.append(event)
    return trace


threading.settrace(trace)
thread = Thread(target=look)
thread.start()
thread.join()
print(events, threading.gettrace() is trace, sys.gettrace())  # expect: ['call', 'line', 'return'] True None
threading.settrace(None)

# --- several threads print: each line is whole ---
reader, writer = os.pipe()
with open(writer, 'w') as file:
    def write(c):
        for _ in range(200):
            file.write(c * 99 + '\n')

    def read():
        with open(reader) as lines:
            log.extend(lines)
    log = []
    reading = Thread(target=read)
    reading.start()
    threads = [Thread(target=write, args=(c,)) for c in 'abc']
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
reading.join()
print(len(log), sorted(set(log)) == [c * 99 + '\n' for c in 'abc'])  # expect: 600 True
