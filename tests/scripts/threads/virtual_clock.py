# args: --backend mock --clock virtual
# forks: no
# cpython: no
# On the virtual clock time passes when every thread waits: to the earliest moment that one of them waits for.
import threading
import time

start, log = time.monotonic(), []


def note(name):
    log.append((name, round(time.monotonic() - start)))


def sleep(name, seconds, times):
    for _ in range(times):
        time.sleep(seconds)
        note(name)


threads = [threading.Thread(target=sleep, args=args) for args in (('a', 10, 3), ('b', 15, 2), ('c', 25, 1))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(log)  # expect: [('a', 10), ('b', 15), ('a', 20), ('c', 25), ('b', 30), ('a', 30)]

# limits of all kinds of waits
log.clear()
lock, event = threading.Lock(), threading.Event()
lock.acquire()
timer = threading.Timer(3600, event.set)
timer.start()
print(lock.acquire(timeout=60), event.wait(600), event.wait(), round(time.monotonic() - start))  # expect: False False True 3630
timer.join(1)

# a lock that is given back later
thread = threading.Thread(target=lambda: (time.sleep(100), lock.release()))
thread.start()
print(lock.acquire(), round(time.monotonic() - start))  # expect: True 3730
thread.join()

# nobody can go on
try:
    lock.acquire()
except RuntimeError as e:
    print('nothing can happen any more' in str(e))  # expect: True
