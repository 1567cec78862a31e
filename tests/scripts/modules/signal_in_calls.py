# What signals do to calls that wait: handlers run at once and the call goes on, other threads run, an exception ends it.
# allocations: no
# cpython: no: there os.lockf() ends by an error, sigwait() has no other signal handled, and a full local socket seems connected
import os
import select
import signal
import socket
import tempfile
import threading

folder = tempfile.TemporaryDirectory()


def path(name):
    return os.path.join(folder.name, name)


class Child:
    """A process that ends when it is told to."""

    def __init__(self, prepare=lambda: None):
        self.told, tell = os.pipe()
        ready, says = os.pipe()
        self.pid = os.fork()
        if not self.pid:
            os.close(tell)
            prepare()
            os.write(says, b'1')
            os.read(self.told, 1)
            os._exit(0)
        os.close(self.told)
        os.read(ready, 1)
        self.tell = tell

    def end(self):
        os.close(self.tell)


def fifo(opens):
    if not os.path.exists(path('fifo')):
        os.mkfifo(path('fifo'))
    kept = []

    def clean():
        for fd in kept:
            os.close(fd)
    return lambda: opens(path('fifo')), lambda: kept.append(os.open(path('fifo'), os.O_RDWR)), clean


def os_open():
    return fifo(lambda name: os.close(os.open(name, os.O_RDONLY)))


def built_in_open():
    return fifo(lambda name: open(name).close())


def lockf():
    fd = os.open(path('lock'), os.O_RDWR | os.O_CREAT)
    child = Child(lambda: os.lockf(os.open(path('lock'), os.O_RDWR), os.F_LOCK, 0))

    def clean():
        child.end() if not released else None
        os.waitpid(child.pid, 0)
        os.close(fd)
    released = []
    return lambda: os.lockf(fd, os.F_LOCK, 0), lambda: released.append(child.end()), clean


def child_is(awaited):
    child, released = Child(), []

    def clean():
        if not released:
            child.end()
            os.waitpid(child.pid, 0)
    return lambda: awaited(child), lambda: released.append(child.end()), clean


def wait():
    return child_is(lambda child: os.wait())


def waitpid_any():
    return child_is(lambda child: os.waitpid(-1, 0))


def waitpid():
    return child_is(lambda child: os.waitpid(child.pid, 0))


def waitid():
    return child_is(lambda child: os.waitid(os.P_ALL, 0, os.WEXITED))


def sigwait():
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR2])
    main = threading.get_ident()
    return (lambda: signal.sigwait([signal.SIGUSR2]), lambda: signal.pthread_kill(main, signal.SIGUSR2),
            lambda: signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGUSR2]))


def local_connect():
    name = path('socket')
    server, queued, last = socket.socket(socket.AF_UNIX), [], socket.socket(socket.AF_UNIX)
    server.bind(name)
    server.listen(0)
    try:
        while True:
            queued.append(socket.socket(socket.AF_UNIX))
            queued[-1].setblocking(False)
            queued[-1].connect(name)
    except BlockingIOError:
        pass

    def connect():
        last.connect(name)
        assert last.getpeername() == name

    def clean():
        for each in (server, last, *queued):
            each.close()
        os.unlink(name)
    return connect, lambda: server.accept()[0].close(), clean


def large_write():
    reader, writer = os.pipe()
    file = open(writer, 'wb')

    def drain():
        left = 300000
        while left:
            left -= len(os.read(reader, left))

    def write():
        file.write(bytes(300000))
        file.flush()

    def clean():
        os.set_blocking(reader, False)
        while select.select([reader], [], [], 0)[0]:
            os.read(reader, 1 << 20)
        os.close(reader)
        try:
            file.close()
        except OSError:
            pass
    return write, drain, clean


def goes_on(make):
    """How often a handler ran at least, and that the call gave its result after all, for which another thread has to run."""
    block, release, clean = make()
    enough, count = threading.Event(), 0

    def handler(*args):
        nonlocal count
        count += 1
        if count == 3:
            enough.set()
    signal.signal(signal.SIGUSR1, handler)

    def disturb():
        while not enough.wait(0.01):
            os.kill(os.getpid(), signal.SIGUSR1)
        release()
    thread = threading.Thread(target=disturb)
    thread.start()
    block()
    thread.join()
    clean()
    return count >= 3


def ends(make):
    """What a handler raises ends the call, with no other thread."""
    block, release, clean = make()
    signal.signal(signal.SIGALRM, signal.default_int_handler)
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.05)
        block()
    except KeyboardInterrupt:
        return True
    finally:
        clean()


for make in os_open, built_in_open, lockf, wait, waitpid_any, waitpid, waitid, sigwait, local_connect, large_write:
    print(make.__name__, ends(make), goes_on(make))
# expect: os_open True True
# expect: built_in_open True True
# expect: lockf True True
# expect: wait True True
# expect: waitpid_any True True
# expect: waitpid True True
# expect: waitid True True
# expect: sigwait True True
# expect: local_connect True True
# expect: large_write True True
folder.cleanup()
