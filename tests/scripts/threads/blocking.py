# args: --backend mock --clock virtual
# also: --clock real
# allocations: no
# cpython: no
# Handlers of pins and scheduled functions run while the main thread is in a call that waits for a descriptor or a process.
import errno
import os
import select
import signal
import socket
import struct
import subprocess
import sys
import termios
import threading

import micropython
from cpy import mock
from machine import Pin

outside = mock.pin('D5')
pin = Pin(5, Pin.IN, None)
seen = []
pin.irq(seen.append)
LIMIT = 10  # seconds of the system's clock; the mock's stands still while the main thread is in such a call


def wait_for_handler():
    for _ in range(LIMIT * 100):
        if seen:
            return True
        select.select([], [], [], 0.01)
    return False


def call_during(wait, ask, release):
    """Calls wait() while another thread calls ask(), looks whether a handler runs, and calls release() to end wait()."""
    ran = []

    def others():
        select.select([], [], [], 0.02)
        ask()
        ran.append(wait_for_handler())
        release()

    seen.clear()
    thread = threading.Thread(target=others)
    thread.start()
    result = wait()
    thread.join()
    assert ran == [True], 'no handler ran'
    return result


def toggle():
    outside.drive(not outside.level)


def schedule():
    micropython.schedule(seen.append, 1)


def during(wait, release, prepare=lambda: None):
    """What wait() gives both times; prepare() is over before the other thread can call release()."""
    prepare()
    first = call_during(wait, toggle, release)
    prepare()
    assert call_during(wait, schedule, release) == first
    return first


outside.drive(False)

# pipes and files over them
readable, writable = os.pipe()


def write():
    os.write(writable, b'line\n')


print(during(lambda: os.read(readable, 100), write))  # expect: b'line\n'
parts = bytearray(2), bytearray(10)
print(during(lambda: os.readv(readable, parts), write), parts)  # expect: 5 (bytearray(b'li'), bytearray(b'ne\n\x00\x00\x00\x00\x00\x00\x00'))
with open(readable, 'rb', buffering=0, closefd=False) as raw:
    print(during(lambda: raw.read(100), write))  # expect: b'line\n'
with open(readable, 'rb', closefd=False) as buffered:
    print(during(lambda: buffered.readline(), write))  # expect: b'line\n'
os.dup2(readable, 0)
print(during(input, write))  # expect: line
print(repr(during(lambda: sys.stdin.readline(), write)))  # expect: 'line\n'
counter = os.eventfd(0)
print(during(lambda: os.eventfd_read(counter), lambda: os.eventfd_write(counter, 3)))  # expect: 3


def fill():
    os.set_blocking(writable, False)
    try:
        while True:
            os.write(writable, bytes(4096))
    except BlockingIOError:
        os.set_blocking(writable, True)


def empty():
    os.set_blocking(readable, False)
    try:
        while os.read(readable, 65536):
            pass
    except BlockingIOError:
        os.set_blocking(readable, True)


print(during(lambda: os.write(writable, b'x'), empty, fill))  # expect: 1
empty()

# a terminal
terminal, line = os.openpty()
settings = termios.tcgetattr(line)
settings[3] &= ~(termios.ICANON | termios.ECHO)
termios.tcsetattr(line, termios.TCSANOW, settings)
print(during(lambda: os.read(line, 10), lambda: os.write(terminal, b'key')))  # expect: b'key'

# sockets
near, far = socket.socketpair()
print(during(lambda: near.recv(10), lambda: far.send(b'data')))  # expect: b'data'
near.settimeout(3600)
print(during(lambda: near.recv_into(bytearray(10)), lambda: far.send(b'data')))  # expect: 4
near.settimeout(None)
near.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)


def send_until_full():
    near.setblocking(False)
    try:
        while True:
            near.send(bytes(1024))
    except BlockingIOError:
        near.setblocking(True)


def take_all():
    far.setblocking(False)
    try:
        while far.recv(65536):
            pass
    except BlockingIOError:
        far.setblocking(True)


print(during(lambda: near.send(b'x'), take_all, send_until_full))  # expect: 1
with socket.create_server(('127.0.0.1', 0)) as server:
    def connect():
        with socket.create_connection(server.getsockname()):
            pass

    def accept():
        connection = server.accept()[0]
        with connection:
            return connection.getblocking()

    print(during(accept, connect))  # expect: True

# several descriptors at once
poll, epoll = select.poll(), select.epoll()
poll.register(readable, select.POLLIN)
epoll.register(readable, select.EPOLLIN)


def write_for_all():
    os.write(writable, b'line\n')


def then_read(wait):
    found = wait()
    os.read(readable, 10)
    return len(found)


for timeout in None, 3600:
    print(during(lambda: then_read(lambda: select.select([readable], [], [], timeout)[0]), write_for_all))
    print(during(lambda: then_read(lambda: poll.poll(timeout and timeout * 1000)), write_for_all))
    print(during(lambda: then_read(lambda: epoll.poll(timeout)), write_for_all))
# expect: 1
# expect: 1
# expect: 1
# expect: 1
# expect: 1
# expect: 1

# processes, if there are descriptors of them: not so under valgrind and in old kernels
def call_during_child(wait, ask, release):
    try:
        os.close(os.pidfd_open(os.getpid()))
    except OSError as error:
        assert error.errno == errno.ENOSYS
        release()
        return wait()
    return call_during(wait, ask, release)


for wait in (lambda process: process.wait(), lambda process: process.wait(timeout=3600),
             lambda process: os.waitstatus_to_exitcode(os.wait4(process.pid, 0)[1]),
             lambda process: os.waitid(os.P_PID, process.pid, os.WEXITED).si_status):
    for ask in toggle, schedule:
        process = subprocess.Popen(['cat'], stdin=subprocess.PIPE)
        print(call_during_child(lambda: wait(process), ask, process.stdin.close), end=' ')
        process.returncode = 0
print()  # expect: 0 0 0 0 0 0 0 0
process = subprocess.Popen(['cat'], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
os.set_inheritable(process.stdin.fileno(), False)
print(call_during(process.stdout.read, toggle, process.stdin.close))  # expect: b''
process.wait()
ends = os.pipe()
os.set_inheritable(ends[0], True)
print(call_during_child(lambda: os.system('read line </dev/fd/%d; exit 3' % ends[0]) >> 8, toggle, lambda: os.write(ends[1], b'\n')))  # expect: 3
try:
    os.waitpid(os.getppid(), 0)
except ChildProcessError as error:
    print(error)  # expect: [Errno 10] No child processes

# a signal ends pause(), a handler does not
signal.signal(signal.SIGUSR1, lambda *args: None)
paused = []


def pause():
    paused.clear()
    signal.pause()
    paused.append(1)


def end_pause():
    while not paused:  # a signal may come before pause() does
        os.kill(os.getpid(), signal.SIGUSR1)
        select.select([], [], [], 0.01)


print(during(pause, end_pause))  # expect: None

# what does not wait returns at once, and what waits for a time only does not wait longer
os.set_blocking(readable, False)
try:
    os.read(readable, 1)
except BlockingIOError as error:
    print(error)  # expect: [Errno 11] Resource temporarily unavailable
settings[6][termios.VMIN] = 0
termios.tcsetattr(line, termios.TCSANOW, settings)
print(os.read(line, 1))  # expect: b''
if struct.calcsize('l') == 8:
    near.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, struct.pack('ll', 0, 1000))
else:  # the kernel may want times of 64 bits, which an emulator need not know
    near.setblocking(False)
try:
    near.recv(1)
except BlockingIOError as error:
    print(error)  # expect: [Errno 11] Resource temporarily unavailable
try:
    near.recv(1, socket.MSG_DONTWAIT)
except BlockingIOError as error:
    print(error)  # expect: [Errno 11] Resource temporarily unavailable

# an exception of a handler's that ends programs gets out of the call
def leave(pin):
    seen.append(pin)
    sys.exit('left')


pin.irq(leave)
os.set_blocking(readable, True)
try:
    call_during(lambda: os.read(readable, 1), toggle, write)
except SystemExit as error:
    print(error)  # expect: left
