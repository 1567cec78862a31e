# starts: cpy
# allocations: no
# cpython: no
# The end of a program that has threads: who is waited for, what still runs.
import os
import subprocess
import sys


def run(source, **env):
    done = subprocess.run([sys.executable, '-c', source], capture_output=True, text=True, stdin=subprocess.DEVNULL,
                          env={**os.environ, **env})
    print(done.returncode, done.stdout.split('\n')[:-1], done.stderr.strip().split('\n')[-1])


# threads are waited for, before functions run at exit; then daemons end
run('''
import atexit, threading
go = threading.Event()
def work(): go.wait(); print('work')
def forever(): threading.Event().wait(); print('never')
def compute():
    while True: pass
atexit.register(print, 'atexit')
threading.Thread(target=work).start()
threading.Thread(target=forever, daemon=True).start()
threading.Thread(target=compute, daemon=True).start()
lock = threading.Lock(); lock.acquire()
threading.Thread(target=lock.acquire, daemon=True).start()
go.set(); print('main')
''')  # expect: 0 ['main', 'work', 'atexit'] 

# a daemon may be in the middle of a system call: the memory that it could use is left to it
run('''
import os, threading
ready = threading.Event()
def read(): ready.set(); os.read(r, 1)
r, w = os.pipe()
threading.Thread(target=read, daemon=True).start()
ready.wait()
class Late:
    def __del__(self): print('deleted')
late = Late()
''', ASAN_OPTIONS='detect_leaks=0')  # expect: 0 ['deleted'] 

# the status is that of the main thread; a thread's error is told
run('''
import threading
def fail(): raise ValueError('told')
thread = threading.Thread(target=fail); thread.start(); thread.join()
raise SystemExit(3)
''')  # expect: 3 [] ValueError: told

# a thread of _thread is not waited for
run('''
import _thread
lock = _thread.allocate_lock(); lock.acquire()
_thread.start_new_thread(lock.acquire, ())
print('end')
''')  # expect: 0 ['end'] 

# a thread may start others when the main one has ended
run('''
import threading
def work(n):
    print(n, threading.main_thread().is_alive())
    if n: threading.Thread(target=work, args=(n - 1,)).start()
def begin(): threading.main_thread().join(); work(2)
threading.Thread(target=begin).start()
''')  # expect: 0 ['2 False', '1 False', '0 False'] 

# Ctrl-C ends a wait for what never comes, whatever it is
for wait in ('Event().wait()', 'Event().wait(1000)', 'lock.acquire()', 'thread.join()', 'Barrier(2).wait()', 'Semaphore(0).acquire()',
             'SimpleQueue().get()', 'condition.wait()'):
    run('''
from threading import *
from _thread import SimpleQueue
import os, signal
lock, condition = Lock(), Condition()
lock.acquire(), condition.acquire()
thread = Thread(target=Event().wait, daemon=True)
thread.start()
try:
    Thread(target=lambda: os.kill(os.getpid(), signal.SIGINT)).start()
    %s
except KeyboardInterrupt: print('interrupted')
''' % wait)
# expect: 0 ['interrupted'] 
# expect: 0 ['interrupted'] 
# expect: 0 ['interrupted'] 
# expect: 0 ['interrupted'] 
# expect: 0 ['interrupted'] 
# expect: 0 ['interrupted'] 
# expect: 0 ['interrupted'] 
# expect: 0 ['interrupted'] 

# in the child of a fork only the thread that forked exists
run('''
import os, threading, warnings
warnings.simplefilter('ignore')
stop, started = threading.Event(), threading.Event()
other = threading.Thread(target=lambda: (started.set(), stop.wait())); other.start(); started.wait()
def fork():
    pid = os.fork()
    if not pid:
        ok = threading.main_thread() is threading.current_thread() and threading.active_count() == 1 and not other.is_alive()
        thread = threading.Thread(target=lambda: None); thread.start(); thread.join()
        os._exit(0 if ok else 1)
    print(os.waitpid(pid, 0)[1], threading.active_count())
thread = threading.Thread(target=fork); thread.start(); thread.join()
fork()
stop.set()
''')  # expect: 0 ['0 3', '0 2'] 

# a program that a thread starts has the signals that the main thread has
run('''
import subprocess, sys, threading
def start():
    print(subprocess.run([sys.executable, '-c', 'import signal; print(signal.pthread_sigmask(signal.SIG_BLOCK, []))'],
                         capture_output=True, text=True).stdout.strip())
thread = threading.Thread(target=start); thread.start(); thread.join()
''')  # expect: 0 ['set()'] 

# a module that one thread imports is complete for the others
run('''
import sys, threading, types, os, tempfile
with tempfile.TemporaryDirectory() as folder:
    with open(os.path.join(folder, 'slow.py'), 'w') as file:
        file.write("import __main__\\n__main__.importing.set()\\n__main__.asked.wait(1)\\ndone = True\\n")
    sys.path.insert(0, folder)
    importing, asked, seen = threading.Event(), threading.Event(), []
    def use():
        importing.wait()
        asked.set()
        import slow
        seen.append(slow.done)
    threads = [threading.Thread(target=use) for _ in range(3)]
    for thread in threads: thread.start()
    import slow
    for thread in threads: thread.join()
    print(seen)
''')  # expect: 0 ['[True, True, True]'] 
