# A write that is more than a pipe holds lets signals' handlers run in between; what a handler raises ends it.
# also: --clock virtual
import os
import signal
import threading


def interrupt(*args):
    1 / 0


signal.signal(signal.SIGUSR1, interrupt)
for mode, data in ('wb', b'x'), ('w', 'x'):
    read, write = os.pipe()

    def send():
        os.read(read, 1)  # by then the write has begun
        os.kill(os.getpid(), signal.SIGUSR1)
    file = open(write, mode, closefd=False)
    thread = threading.Thread(target=send)
    thread.start()
    try:
        file.write(data * 5000000)
    except ZeroDivisionError:
        print('interrupted')
    thread.join()
    os.close(read)
    os.close(write)
    try:
        file.close()
    except OSError as e:
        print(e)

# One call that writes only a part ends with what the handler raises, within the statement that made it.
def write_once(write):
    def send():
        os.read(ends[0], 1)
        os.kill(os.getpid(), signal.SIGUSR1)
    thread = threading.Thread(target=send)
    thread.start()
    try:
        write(b'x' * 5000000)
    except ZeroDivisionError:
        print('interrupted')
    thread.join()


ends = os.pipe()
with open(ends[1], 'wb', 0) as file:
    write_once(file.write)
os.close(ends[0])
ends = os.pipe()
write_once(lambda data: os.write(ends[1], data))
# expect: interrupted
# expect: interrupted
# expect: interrupted
# expect: interrupted
