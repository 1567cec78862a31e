# A signal that comes at any moment around the beginning of a call that waits ends the call: none is missed.
# allocations: no
# cpython: no: there a signal just before the system call is missed
import os
import select
import signal
import socket
import tempfile
import threading
import time

ROUNDS = 200
STEP = 1e-6  # seconds by which the signal comes later from round to round


class Now(Exception):
    pass


def now(number, frame):
    raise Now


signal.signal(signal.SIGALRM, now)
folder = tempfile.TemporaryDirectory()
path = os.path.join(folder.name, 'file')
fifo = os.path.join(folder.name, 'fifo')
os.mkfifo(fifo)
reader, writer = os.pipe()
mine = os.open(path, os.O_RDWR | os.O_CREAT)
locked, locks = os.pipe()
child = os.fork()
if not child:
    os.close(writer)
    os.lockf(mine, os.F_LOCK, 0)
    os.write(locks, b'1')
    os.read(reader, 1)
    os._exit(0)
os.read(locked, 1)
server = socket.create_server(('127.0.0.1', 0))
server.settimeout(None)
lock = threading.Lock()
lock.acquire()

calls = {
    'waitpid': lambda: os.waitpid(child, 0),
    'wait': lambda: os.wait(),
    'open': lambda: os.open(fifo, os.O_RDONLY),
    'lockf': lambda: os.lockf(mine, os.F_LOCK, 0),
    'read': lambda: os.read(reader, 1),
    'readv': lambda: os.readv(reader, [bytearray(1)]),
    'accept': lambda: server.accept(),
    'select': lambda: select.select([reader], [], []),
    'sigwait': lambda: signal.sigwait([signal.SIGUSR1]),
    'sigwaitinfo': lambda: signal.sigwaitinfo([signal.SIGUSR1]),
    'pause': lambda: signal.pause(),
    'sleep': lambda: time.sleep(1000),
    'acquire': lambda: lock.acquire(),
    'wait for': lambda: threading.Event().wait(),
}


def always_ends(call):
    ended = 0
    for i in range(ROUNDS):
        try:
            signal.setitimer(signal.ITIMER_REAL, STEP * (1 + i % 50))
            call()
        except Now:
            ended += 1
    return ended == ROUNDS


for name, call in calls.items():
    print(name, always_ends(call))
# expect: waitpid True
# expect: wait True
# expect: open True
# expect: lockf True
# expect: read True
# expect: readv True
# expect: accept True
# expect: select True
# expect: sigwait True
# expect: sigwaitinfo True
# expect: pause True
# expect: sleep True
# expect: acquire True
# expect: wait for True

forked = os.fork()
if not forked:
    os._exit(always_ends(calls['sleep']))
print('in a forked child', os.waitstatus_to_exitcode(os.waitpid(forked, 0)[1]))  # expect: in a forked child 1
os.close(writer)
os.waitpid(child, 0)
server.close()
folder.cleanup()
