# Module queue: what threads hand to each other, and when they wait.
# allocations: no
import queue
from queue import Empty, Full, LifoQueue, PriorityQueue, Queue, ShutDown, SimpleQueue
from threading import Thread


def error(function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except Exception as e:
        print(type(e).__name__, e)


def start(function, *args):
    thread = Thread(target=function, args=args)
    thread.start()
    return thread


for kind in Queue, LifoQueue, PriorityQueue:
    q = kind()
    for item in 3, 1, 2:
        q.put(item)
    print(kind.__name__, q.qsize(), [q.get() for _ in range(3)], q.empty(), q.full())
# expect: Queue 3 [3, 1, 2] True False
# expect: LifoQueue 3 [2, 1, 3] True False
# expect: PriorityQueue 3 [1, 2, 3] True False

# a full one and an empty one
q = Queue(1)
q.put('x')
print(q.full())  # expect: True
error(q.put_nowait, 'y')  # expect: Full 
error(q.put, 'y', timeout=0.001)  # expect: Full 
error(q.put, 'y', timeout=-1)  # expect: ValueError 'timeout' must be a non-negative number
print(q.get())  # expect: x
error(q.get_nowait)  # expect: Empty 
error(q.get, timeout=0.001)  # expect: Empty 
error(q.get, timeout=-1)  # expect: ValueError 'timeout' must be a non-negative number

# one puts, the other takes, and there is room for one
taken = []


def take(q):
    while (item := q.get()) is not None:
        taken.append(item)
        q.task_done()


thread = start(take, q)
for i in range(20):
    q.put(i)
q.put(None)
thread.join()
print(taken == list(range(20)), q.unfinished_tasks)  # expect: True 2
q.task_done()
q.task_done()
q.join()
error(q.task_done)  # expect: ValueError task_done() called too many times

# many takers: each item goes to one of them
q, taken = Queue(), []
threads = [start(take, q) for _ in range(4)]
for i in range(50):
    q.put(i)
q.join()
for _ in threads:
    q.put(None)
for thread in threads:
    thread.join()
print(sorted(taken) == list(range(50)))  # expect: True

# shut down
q = Queue()
q.put(1)
q.shutdown()
error(q.put, 2)  # expect: ShutDown 
print(q.get())  # expect: 1
error(q.get)  # expect: ShutDown 
q, ended = Queue(), []


def wait_for_end():
    try:
        q.get()
    except ShutDown:
        ended.append(1)


thread = start(wait_for_end)
q.shutdown(immediate=True)
thread.join()
print(ended, q.is_shutdown)  # expect: [1] True

# the simple one
s = SimpleQueue()
s.put(1)
s.put_nowait(2)
print(s.qsize(), s.get(), s.get_nowait(), s.empty())  # expect: 2 1 2 True
error(s.get, False)  # expect: Empty 
error(s.get_nowait)  # expect: Empty 
error(s.get, timeout=0.001)  # expect: Empty 
error(s.get, timeout=-1)  # expect: ValueError 'timeout' must be a non-negative number
for i in range(100):
    s.put(i)
print([s.get() for _ in range(100)] == list(range(100)))  # expect: True


def take_simply():
    while (item := s.get()) is not None:
        taken.append(item)


taken = []
threads = [start(take_simply) for _ in range(3)]
for i in range(50):
    s.put(i)
for _ in threads:
    s.put(None)
for thread in threads:
    thread.join()
print(sorted(taken) == list(range(50)), queue.Empty is Empty, Full.__mro__[1])  # expect: True True <class 'Exception'>
