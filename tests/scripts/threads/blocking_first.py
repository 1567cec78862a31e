# args: --backend mock --clock virtual
# allocations: no
# cpython: no
# The hardware is first used by another thread, while the main thread is in a call that waits.
import os
import select
import threading

readable, writable = os.pipe()
seen = []


def worker():
    select.select([], [], [], 0.02)
    from cpy import mock
    from machine import Pin
    outside = mock.pin('D5')
    outside.drive(False)
    Pin(5, Pin.IN, None).irq(lambda pin: seen.append(threading.current_thread() is threading.main_thread()))
    outside.drive(True)
    for _ in range(1000):
        if seen:
            break
        select.select([], [], [], 0.01)
    os.write(writable, b'ran' if seen else b'waited')


threading.Thread(target=worker).start()
print(os.read(readable, 10), seen)  # expect: b'ran' [True]
