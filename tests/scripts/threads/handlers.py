# args: --backend mock --clock virtual
# also: --clock real
# allocations: no
# cpython: no
# Handlers of pins and scheduled functions run in the main thread, whatever that waits for and whatever others do.
import asyncio
import os
import queue
import signal
import sys
import tempfile
import threading
import time

import micropython
from cpy import mock
from machine import Counter, Pin

MS = 0.001
outside = mock.pin('D5')
where, times = [], []


def note(pin):
    where.append(threading.current_thread() is threading.main_thread())
    times.append(round((time.monotonic() - start) / MS))


def fresh(handler=note):
    global start
    pin = Pin(5, Pin.IN, None)
    pin.irq(None)
    outside.drive(False)
    time.sleep(MS)
    pin.irq(handler)
    where.clear()
    times.clear()
    start = time.monotonic()


def helped_by(function, wait):
    """The handler's threads and times where another thread does something while the main thread waits for it."""
    fresh()
    thread = threading.Thread(target=function)
    thread.start()
    wait(thread)
    thread.join()
    return where, times if mock.clock() == 'virtual' else sorted(times)[:0]


def edges(count=3):
    """Edges 10 ms apart, made by whichever thread runs this, between sleeps."""
    for i in range(count):
        time.sleep(10 * MS)
        outside.drive(i % 2 == 0)


EXPECTED = [True] * 3, [10, 20, 30] if mock.clock() == 'virtual' else []

# the main thread waits in every way
lock, event, things = threading.Lock(), threading.Event(), queue.Queue()
lock.acquire()
condition = threading.Condition()


def await_condition(thread):
    with condition:
        assert not condition.wait(0.2)


for wait in (threading.Thread.join, lambda thread: time.sleep(0.2), lambda thread: lock.acquire(timeout=0.2),
             lambda thread: event.wait(0.2), await_condition):
    result = helped_by(edges, wait)
    assert result == EXPECTED, result


def edges_and_a_thing():
    edges()
    things.put(1)


result = helped_by(edges_and_a_thing, lambda thread: things.get())
assert result == EXPECTED, result

# it computes, and another thread sleeps
def compute(thread):
    while thread.is_alive():
        time.monotonic()


result = helped_by(edges, compute)
assert result[0] == EXPECTED[0], result

# edges that timers of the simulated board make, while both threads sleep: each at its time
def later():
    for i in range(3):
        mock.after((i * 10 + 10) * MS, outside.drive, i % 2 == 0)


fresh()
later()
thread = threading.Thread(target=time.sleep, args=(50 * MS,))
thread.start()
thread.join()
assert (where, times if mock.clock() == 'virtual' else []) == EXPECTED, (where, times)


# ... or between the steps of a thread that sleeps often
def step():
    for i in range(100):
        time.sleep(0.5 * MS)


fresh()
later()
thread = threading.Thread(target=step)
thread.start()
thread.join()
assert (where, times if mock.clock() == 'virtual' else []) == EXPECTED, (where, times)


# another thread computes: at its next safe point the main thread has the lock
def drive_and_look():
    for i in range(3):
        outside.drive(i % 2 == 0)
        for _ in range(3):
            pass
        seen.append(len(where))
    event.set()


seen = []
fresh()
sys.setswitchinterval(60)  # nor does it wait for its turn
threading.Thread(target=drive_and_look).start()
event.wait()
assert mock.clock() == 'real' or seen == [1, 2, 3], seen
sys.setswitchinterval(5 * MS)

# a handler waits for what another thread gives back, and for its answer
def give_back():
    outside.drive(True)
    time.sleep(20 * MS)
    lock.release()
    things.put('answer')


def ask(pin):
    with lock:
        answers.append(things.get())


answers = []
fresh(ask)
thread = threading.Thread(target=give_back)
thread.start()
thread.join()
print(answers, lock.locked())  # expect: ['answer'] False


# a handler that sleeps does not nest: the next edge waits for its end, time goes on
def doze(pin):
    note(pin)
    time.sleep(15 * MS)


fresh(doze)
thread = threading.Thread(target=edges)
thread.start()
thread.join()
time.sleep(50 * MS)
assert (where, times if mock.clock() == 'virtual' else [10, 25, 40]) == ([True] * 3, [10, 25, 40]), (where, times)


# what other threads schedule runs here, and what it raises ends the main thread's wait
def schedule(function):
    micropython.schedule(function, threading.get_ident())


def tell(scheduled_by):
    print(threading.current_thread() is threading.main_thread(), scheduled_by != threading.get_ident())


thread = threading.Thread(target=schedule, args=(tell,))
thread.start()
thread.join()  # expect: True True


def stop(scheduled_by):
    raise KeyboardInterrupt


def interrupted(wait, *args):
    """Whether what another thread schedules ends a wait of the main thread, by raising."""
    thread = threading.Thread(target=schedule, args=(stop,))
    try:
        thread.start()
        wait(*args)
    except KeyboardInterrupt:
        return True
    finally:
        thread.join()


lock.acquire()
print(interrupted(lock.acquire), interrupted(time.sleep, 3600), interrupted(asyncio.run, asyncio.sleep(3600)))
# expect: True True True


# calls that no descriptor tells of
with tempfile.TemporaryDirectory() as folder:
    os.mkfifo(folder + '/fifo')
    child = os.posix_spawn('/bin/sleep', ['sleep', '3600'], os.environ)
    print(interrupted(os.open, folder + '/fifo', os.O_RDONLY), interrupted(os.wait), interrupted(os.waitpid, child, 0))
    # expect: True True True
    os.kill(child, signal.SIGKILL)
    os.wait()


# a loop that waits for a descriptor
async def read():
    reader, writer = os.pipe()
    asyncio.get_running_loop().add_reader(reader, print)
    await asyncio.Event().wait()


print(interrupted(asyncio.run, read()))  # expect: True


# events that another thread fetches, because it looks at a counter
def stop_at_100(pin):
    note(pin)
    if len(where) == 100:
        raise KeyboardInterrupt


def drive_and_count():
    for i in range(100):
        outside.drive(i % 2 == 0)
        counter.value()


counter = Counter(0, Pin(6, Pin.IN), filter_ns=0)
fresh(stop_at_100)
thread = threading.Thread(target=drive_and_count)
try:
    thread.start()
    time.sleep(3600)
except KeyboardInterrupt:
    print(all(where), len(where))  # expect: True 100
thread.join()
counter.deinit()

# a thread that outlives the program: its edges are still handled
def after_the_end():
    edges()
    print(where)  # expect: [True, True, True]


fresh()
threading.Thread(target=after_the_end).start()
