# Locks of _thread: who has them, who waits for them, and what is refused.
# allocations: no
import _thread


def start(function, *args):
    return _thread.start_joinable_thread(lambda: function(*args))


def error(function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except Exception as e:
        print(type(e).__name__ + ':', e)


def text(lock):
    return repr(lock).split(' at ')[0]


lock = _thread.allocate_lock()
print(text(lock), lock.acquire(), text(lock))  # expect: <unlocked _thread.lock object True <locked _thread.lock object
print(lock.locked(), lock.acquire(False), lock.acquire(timeout=0), lock.acquire(True, 0.001))  # expect: True False False False
lock.release()
error(lock.release)  # expect: RuntimeError: release unlocked lock
error(lock.acquire, False, 1)  # expect: ValueError: can't specify a timeout for a non-blocking call
error(lock.acquire, True, -2)  # expect: ValueError: timeout value must be a non-negative number
try:
    lock.acquire(True, _thread.TIMEOUT_MAX + 1)
except OverflowError:
    print('too large')  # expect: too large
error(lock.acquire, True, 'x')  # expect: TypeError: 'str' object cannot be interpreted as an integer
with lock as taken:
    print(taken, lock.locked())  # expect: True True
print(lock.locked(), type(lock) is _thread.LockType)  # expect: False True

# a lock hands control from one thread to the other and back
ping, pong, log = _thread.allocate_lock(), _thread.allocate_lock(), []
ping.acquire()
pong.acquire()


def answer():
    for i in range(3):
        ping.acquire()
        log.append('answer %d' % i)
        pong.release()


thread = start(answer)
for i in range(3):
    log.append('ask %d' % i)
    ping.release()
    pong.acquire()
thread.join()
print(*log, sep=', ')  # expect: ask 0, answer 0, ask 1, answer 1, ask 2, answer 2

# nothing is lost among many
total = 0


def count():
    global total
    for _ in range(200):
        with lock:
            total += 1


threads = [start(count) for _ in range(5)]
for thread in threads:
    thread.join()
print(total, lock.locked(), thread.is_done())  # expect: 1000 False True

# a lock that counts
rlock = _thread.RLock()
print(rlock.acquire(), rlock.acquire(), rlock._recursion_count(), rlock._is_owned())  # expect: True True 2 True
print(repr(rlock).startswith('<locked _thread.RLock object owner=%d count=2 at ' % _thread.get_ident()))  # expect: True
seen = []
start(lambda: seen.append((rlock.acquire(False), rlock._is_owned(), rlock._recursion_count()))).join()
start(lambda: error(rlock.release)).join()  # expect: RuntimeError: cannot release un-acquired lock
saved = rlock._release_save()
start(lambda: seen.append((rlock.acquire(False), rlock._is_owned(), rlock.release()))).join()
rlock._acquire_restore(saved)
print(seen, rlock._recursion_count())  # expect: [(False, False, 0), (True, True, None)] 2
rlock.release()
rlock.release()
error(rlock.release)  # expect: RuntimeError: cannot release un-acquired lock
print(text(rlock))  # expect: <unlocked _thread.RLock object owner=0 count=0


class Named(_thread.RLock):
    pass


with Named() as taken:
    print(taken)  # expect: True
