# Signals that are waited for, sent to threads and told to a descriptor.
# allocations: no
import errno
import os
import select
import signal
import threading
import time
from signal import SIGUSR1, SIGUSR2


def tried(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)


signal.pthread_sigmask(signal.SIG_BLOCK, [SIGUSR1, SIGUSR2])
os.kill(os.getpid(), SIGUSR1)
info = signal.sigwaitinfo([SIGUSR1, SIGUSR2])
print(info.si_signo == SIGUSR1, info.si_pid == os.getpid(), info.si_uid == os.getuid(), info.si_code, len(info), type(info).__name__)
# expect: True True True 0 7 struct_siginfo
print(signal.sigtimedwait([SIGUSR1], 0), signal.sigtimedwait([SIGUSR1], 0.01), tried(signal.sigtimedwait, [SIGUSR1], -1))
# expect: None None ValueError: timeout must be non-negative
os.kill(os.getpid(), SIGUSR2)
print(signal.sigtimedwait([SIGUSR2], 20).si_signo, tried(signal.sigwaitinfo, [99]))  # expect: 12 ValueError: signal number 99 out of range [1; 64]
threading.Timer(0.05, os.kill, (os.getpid(), SIGUSR1)).start()
print(signal.sigtimedwait({SIGUSR1}, 20)[0], signal.sigpending())  # expect: 10 set()
signal.pthread_sigmask(signal.SIG_UNBLOCK, [SIGUSR1, SIGUSR2])
got = []
signal.signal(SIGUSR1, lambda number, frame: got.append(number))
signal.pthread_kill(threading.get_ident(), SIGUSR1)
print(got, signal.pthread_kill(threading.main_thread().ident, 0), tried(signal.pthread_kill, threading.get_ident(), 999))
# expect: [10] None OSError: [Errno 22] Invalid argument
reader, writer = os.pipe()
print(tried(signal.set_wakeup_fd, writer) == 'ValueError: the fd %d must be in non-blocking mode' % writer)  # expect: True
os.set_blocking(writer, False)
os.set_blocking(reader, False)
print(signal.set_wakeup_fd(writer), signal.set_wakeup_fd(writer) == writer)  # expect: -1 True
signal.raise_signal(SIGUSR1)
signal.raise_signal(SIGUSR1)
print(os.read(reader, 10), got)  # expect: b'\n\n' [10, 10, 10]
signal.signal(signal.SIGALRM, lambda *args: None)
signal.setitimer(signal.ITIMER_REAL, 0.05)
print(select.select([reader], [], [], 20)[0] == [reader], os.read(reader, 10))  # expect: True b'\x0e'
print(signal.set_wakeup_fd(-1) == writer, signal.set_wakeup_fd(-1), tried(signal.set_wakeup_fd, -5), tried(signal.set_wakeup_fd, 977))
# expect: True -1 OSError: [Errno 9] Bad file descriptor OSError: [Errno 9] Bad file descriptor
elsewhere = []
worker = threading.Thread(target=lambda: elsewhere.extend((
    tried(signal.set_wakeup_fd, -1), tried(signal.signal, SIGUSR1, signal.SIG_DFL))))
worker.start()
worker.join()
print(*elsewhere, sep='\n')
# expect: ValueError: set_wakeup_fd only works in main thread of the main interpreter
# expect: ValueError: signal only works in main thread of the main interpreter
child = os.fork()
if not child:
    time.sleep(60)
    os._exit(0)
try:
    pidfd = os.pidfd_open(child)
    signal.pidfd_send_signal(pidfd, signal.SIGTERM)
except OSError as error:  # valgrind and old kernels know no such descriptors
    pidfd = None
    print(error if error.errno != errno.ENOSYS else '', end='')
    os.kill(child, signal.SIGTERM)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))  # expect: -15
print(pidfd is None or tried(signal.pidfd_send_signal, pidfd, 0) == 'ProcessLookupError: [Errno 3] No such process')  # expect: True
