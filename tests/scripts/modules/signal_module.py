# SPDX-License-Identifier: MIT
# Module signal: handlers, timers, masks; what is refused.
# allocations: no
import os
import signal
import time

print(repr(signal.SIGINT), signal.SIGTERM == 15, repr(signal.SIG_DFL), signal.Signals(9).name, signal.SIG_BLOCK)
print(signal.getsignal(signal.SIGINT) is signal.default_int_handler, repr(signal.getsignal(signal.SIGUSR1)), repr(signal.getsignal(signal.SIGPIPE)))


def handler(number, frame):
    print('handler', signal.Signals(number).name, frame is None or frame.f_code.co_name)


print(repr(signal.signal(signal.SIGUSR1, handler)), signal.getsignal(signal.SIGUSR1) is handler)


def work():
    os.kill(os.getpid(), signal.SIGUSR1)
    for i in range(3):
        pass


work()
signal.raise_signal(signal.SIGUSR1)
print(signal.signal(signal.SIGUSR1, signal.SIG_IGN) is handler)
signal.raise_signal(signal.SIGUSR1)
print(repr(signal.signal(signal.SIGUSR1, signal.SIG_DFL)))
signal.signal(signal.SIGINT, handler)
signal.raise_signal(signal.SIGINT)
signal.signal(signal.SIGINT, signal.default_int_handler)
try:
    signal.raise_signal(signal.SIGINT)
    print('not reached')
except KeyboardInterrupt:
    print('interrupted')


def fail(number, frame):
    raise LookupError('from the handler')


signal.signal(signal.SIGALRM, fail)
print(signal.setitimer(signal.ITIMER_REAL, 1000), signal.getitimer(signal.ITIMER_REAL)[0] > 0)
try:
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    while True:
        time.sleep(1)
except LookupError as e:
    print(e)
try:
    signal.setitimer(signal.ITIMER_REAL, 0.01)
    while True:
        pass
except LookupError as e:
    print(e, signal.alarm(0))
came = []
signal.signal(signal.SIGALRM, lambda number, frame: came.append(('handler', signal.Signals(number).name, frame.f_code.co_name)))
signal.setitimer(signal.ITIMER_REAL, 0.02, 0.02)  # the first may come before pause() does
signal.pause()
signal.setitimer(signal.ITIMER_REAL, 0)
print(*came[0])
count = 0


def tick(number, frame):
    global count
    count += 1


signal.signal(signal.SIGALRM, tick)
signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)
while count < 5:
    pass
signal.setitimer(signal.ITIMER_REAL, 0)
print(signal.alarm(100), signal.alarm(0))

signal.signal(signal.SIGUSR2, handler)
print(signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR2]))
signal.raise_signal(signal.SIGUSR2)
print(signal.sigpending(), repr(signal.sigwait({signal.SIGUSR2})), signal.sigpending())
signal.raise_signal(signal.SIGUSR2)
print('unblocking')
print(signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGUSR2}))
print(signal.strsignal(15), signal.SIGTERM in signal.valid_signals(), signal.siginterrupt(signal.SIGUSR1, False))


def refused(call):
    try:
        print('not refused:', call())
    except Exception as e:
        print(type(e).__name__, '-', e)


refused(lambda: signal.signal(signal.SIGKILL, handler))
refused(lambda: signal.signal(0, handler))
refused(lambda: signal.signal(65, handler))
refused(lambda: signal.signal(signal.SIGUSR1, 5))
refused(lambda: signal.signal(signal.SIGUSR1, None))
refused(lambda: signal.signal('x', handler))
refused(lambda: signal.getsignal(99))
refused(lambda: signal.raise_signal(99))
refused(lambda: signal.setitimer(9, 1))
refused(lambda: signal.pthread_sigmask(signal.SIG_BLOCK, [99]))
pid = os.fork()
if pid == 0:
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    os.kill(os.getpid(), signal.SIGTERM)
    os._exit(0)
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))

# expect: <Signals.SIGINT: 2> True <Handlers.SIG_DFL: 0> SIGKILL 0
# expect: True <Handlers.SIG_DFL: 0> <Handlers.SIG_IGN: 1>
# expect: <Handlers.SIG_DFL: 0> True
# expect: handler SIGUSR1 work
# expect: handler SIGUSR1 <module>
# expect: True
# expect: <Handlers.SIG_IGN: 1>
# expect: handler SIGINT <module>
# expect: interrupted
# expect: (0.0, 0.0) True
# expect: from the handler
# expect: from the handler 0
# expect: handler SIGALRM <module>
# expect: 0 100
# expect: set()
# expect: {<Signals.SIGUSR2: 12>} <Signals.SIGUSR2: 12> set()
# expect: unblocking
# expect: handler SIGUSR2 pthread_sigmask
# expect: {<Signals.SIGUSR2: 12>}
# expect: Terminated True None
# expect: OSError - [Errno 22] Invalid argument
# expect: ValueError - signal number out of range
# expect: ValueError - signal number out of range
# expect: TypeError - signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object
# expect: TypeError - signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object
# expect: TypeError - 'str' object cannot be interpreted as an integer
# expect: ValueError - signal number out of range
# expect: OSError - [Errno 22] Invalid argument
# expect: itimer_error - [Errno 22] Invalid argument
# expect: ValueError - signal number 99 out of range [1; 64]
# expect: -15
