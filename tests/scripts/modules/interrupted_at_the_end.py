# Ctrl-C while the last output waits for its reader ends the program as one, and loses nothing of what was printed.
# starts: cpy
# allocations: no
# cpython: no: there it ends with status 120
import os
import signal
import subprocess
import sys
import time


def wait_until_it_waits(pid):
    """Or has ended.  A process that is sent a signal counts as running from then on."""
    while True:
        with open('/proc/%d/stat' % pid) as stat:
            if stat.read().rpartition(')')[2].split()[0] in 'SZ':
                return
        time.sleep(0.01)


program = '''
import os, signal
signal.signal(signal.SIGINT, signal.default_int_handler)
print('the last line')
os.write(2, b'ready\\n')
'''

read_end, write_end = os.pipe()
os.set_blocking(write_end, False)
filled = 0
try:
    while True:
        filled += os.write(write_end, bytes(4096))
except BlockingIOError:
    pass
os.set_blocking(write_end, True)

environment = {name: value for name, value in os.environ.items() if name != 'PYTHONUNBUFFERED'}
child = subprocess.Popen([sys.executable, '-c', program], stdout=write_end, stderr=subprocess.PIPE, env=environment)
os.close(write_end)
print(child.stderr.readline())  # expect: b'ready\n'
wait_until_it_waits(child.pid)
child.send_signal(signal.SIGINT)
wait_until_it_waits(child.pid)
print(child.poll())  # expect: None
with open(read_end, 'rb') as reader:
    print(reader.read()[filled:])  # expect: b'the last line\n'
print(child.stderr.read().splitlines()[-1], child.wait())  # expect: b'KeyboardInterrupt' -2
child.stderr.close()
