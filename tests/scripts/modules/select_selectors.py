# Modules select and selectors: waiting for pipes and sockets, what is refused.
# allocations: no
import os
import select
import selectors
import signal
import socket
import time
from selectors import EVENT_READ, EVENT_WRITE


def tried(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)


class Holder:
    def __init__(self, fd):
        self.fd = fd

    def fileno(self):
        return self.fd


r, w = os.pipe()
held = Holder(r)
shut = os.dup(r)
os.close(shut)
print(select.select([held], [w], [], 0) == ([], [w], []), select.select([], [], [], 0), select.select([r], [], [], 0.01))
# expect: True ([], [], []) ([], [], [])
os.write(w, b'x')
print(select.select([held], [], [held], 5) == ([held], [], []), select.select((r, r), {w}, [])[0] == [r, r])  # expect: True True
for args in (([-1], [], [], 0), ([Holder(-1)], [], [], 0), ([Holder('a')], [], [], 0), (['a'], [], [], 0), ([], [], [], -1),
             ([], [], [], 'a'), ([shut], [], [], 0)):
    print(tried(select.select, *args))
# expect: ValueError: file descriptor cannot be a negative integer (-1)
# expect: ValueError: file descriptor cannot be a negative integer (-1)
# expect: TypeError: fileno() returned a non-integer
# expect: TypeError: argument must be an int, or have a fileno() method.
# expect: ValueError: timeout must be non-negative
# expect: TypeError: timeout must be a float or None
# expect: OSError: [Errno 9] Bad file descriptor
poll = select.poll()
poll.register(held, select.POLLIN)
poll.register(w)
print(poll.poll(0) == [(r, select.POLLIN), (w, select.POLLOUT)], poll.modify(w, select.POLLIN), poll.poll(5) == [(r, select.POLLIN)])
# expect: True None True
print(tried(poll.modify, 77, 1), tried(poll.unregister, 77), tried(poll.register, -1), poll.unregister(r), poll.poll(0.5), poll.poll(0))
# expect: FileNotFoundError: [Errno 2] No such file or directory KeyError: 77 ValueError: file descriptor cannot be a negative integer (-1) None [] []
os.close(w)
poll.register(r, select.POLLIN)
poll.unregister(w)
print(poll.poll() == [(r, select.POLLIN | select.POLLHUP)])  # expect: True
os.close(r)
print(poll.poll() == [(r, select.POLLNVAL)])  # expect: True
a, b = socket.socketpair()
with select.epoll() as epoll:
    epoll.register(a, select.EPOLLIN)
    epoll.register(b, select.EPOLLIN | select.EPOLLOUT)
    print(epoll.poll(5) == [(b.fileno(), select.EPOLLOUT)], epoll.closed, epoll.fileno() >= 0)  # expect: True False True
    b.send(b'to a')
    epoll.modify(b, 0)
    print(epoll.poll(5, 1) == [(a.fileno(), select.EPOLLIN)], tried(epoll.register, a), tried(epoll.poll, 0, 0))
# expect: True FileExistsError: [Errno 17] File exists ValueError: maxevents must be greater than 0, got 0
    epoll.unregister(a)
    print(tried(epoll.unregister, a), epoll.poll(0), epoll.poll(timeout=0.01))  # expect: FileNotFoundError: [Errno 2] No such file or directory [] []
print(epoll.closed, tried(epoll.poll), tried(select.epoll, 0), tried(select.epoll, -2))
# expect: True ValueError: I/O operation on closed epoll object ValueError: negative sizehint ValueError: negative sizehint
for kind in selectors.SelectSelector, selectors.PollSelector, selectors.EpollSelector:
    with kind() as selector:
        key = selector.register(a, EVENT_READ | EVENT_WRITE, 'data')
        found = selector.select()
        other = selector.register(b.fileno(), EVENT_READ)
        again = selector.modify(a, EVENT_READ, 'new'), selector.modify(a, EVENT_READ, 'newer')
        told = [(k.data, events) for k, events in selector.select(0)]
        lines = [(key.data, key.events, key.fd == a.fileno(), found == [(key, 3)], told, again[1].data, len(selector.get_map()))]
        lines.append((selector.get_key(a) == again[1], a in selector.get_map(), selector.select(0.01) == [(again[1], 1)]))
        refused = [tried(selector.register, a, 1), tried(selector.register, 5, 0), tried(selector.register, -1, 1),
                   tried(selector.register, 'x', 1), tried(selector.unregister, 77), tried(selector.get_key, 77)]
        lines.append(selector.unregister(b.fileno()) == other)
    print(*lines, *(text.partition(' (FD')[0].partition('<')[0] for text in refused), sep='\n')
# expect: ('data', 3, True, True, [('newer', 1)], 'newer', 2)
# expect: (True, True, True)
# expect: True
# expect: KeyError: '
# expect: ValueError: Invalid events: 0
# expect: ValueError: Invalid file descriptor: -1
# expect: ValueError: Invalid file object: 'x'
# expect: KeyError: '77 is not registered'
# expect: KeyError: '77 is not registered'
# expect: ('data', 3, True, True, [('newer', 1)], 'newer', 2)
# expect: (True, True, True)
# expect: True
# expect: KeyError: '
# expect: ValueError: Invalid events: 0
# expect: ValueError: Invalid file descriptor: -1
# expect: ValueError: Invalid file object: 'x'
# expect: KeyError: '77 is not registered'
# expect: KeyError: '77 is not registered'
# expect: ('data', 3, True, True, [('newer', 1)], 'newer', 2)
# expect: (True, True, True)
# expect: True
# expect: KeyError: '
# expect: ValueError: Invalid events: 0
# expect: ValueError: Invalid file descriptor: -1
# expect: ValueError: Invalid file object: 'x'
# expect: KeyError: '77 is not registered'
# expect: KeyError: '77 is not registered'
    gone = selector.get_map(), tried(selector.get_key, a)
print(gone, selectors.DefaultSelector is selectors.EpollSelector, tried(selectors.BaseSelector).partition(' with')[0])
# expect: (None, 'RuntimeError: Selector is closed') True TypeError: Can't instantiate abstract class BaseSelector
selector = selectors.DefaultSelector()
selector.register(a, EVENT_READ)
a.recv(100)
signal.signal(signal.SIGALRM, lambda *args: b.send(b'by the handler'))
signal.setitimer(signal.ITIMER_REAL, 0.05)
print([events for key, events in selector.select(20)], a.recv(100))  # expect: [1] b'by the handler'
a.close()
print(selector.unregister(a).events, selector.select(0))  # expect: 1 []
selector.close()
b.close()

# What poll() takes: events that the system's structure has room for; any negative timeout is endless.
waiting = select.poll()
for mask in -1, 1 << 16:
    try:
        waiting.register(0, mask)
    except (ValueError, OverflowError) as e:
        print(type(e).__name__, e)
# expect: ValueError value must be positive
# expect: OverflowError Python int too large for C unsigned short
a, b = os.pipe()
waiting.register(a, select.POLLIN)
signal.signal(signal.SIGALRM, lambda number, frame: os.write(b, b'x'))
signal.setitimer(signal.ITIMER_REAL, 0.05)
print([events for fd, events in waiting.poll(-0.1)])  # expect: [1]
os.close(a)
os.close(b)
