# SPDX-License-Identifier: MIT
# cpython: no
"""micropython: every name, RingIO, scheduling."""
import micropython
import sys
from micropython import const


def show(call, *args, **named):
    try:
        print(repr(call(*args, **named)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


WIDTH = const(128)
_HIDDEN = const(0x20)
print(WIDTH, _HIDDEN, const('text'), const(1.5))  # expect: 128 32 text 1.5


@micropython.native
def double(x):
    return x * 2


@micropython.viper
def triple(x):
    return x * 3


print(double(4), triple(4), double.__name__)      # expect: 8 12 double
print(micropython.opt_level())                    # expect: 0
print(micropython.opt_level(2), micropython.opt_level())  # expect: None 2
micropython.opt_level(0)
print(micropython.alloc_emergency_exception_buf(100), micropython.qstr_info(), micropython.qstr_info(1))  # expect: None None None
print(micropython.heap_locked(), micropython.heap_lock(), micropython.heap_lock(), micropython.heap_locked())  # expect: 0 None None 2
print(micropython.heap_unlock(), micropython.heap_unlock(), micropython.heap_locked())  # expect: 1 0 0


def deeper(n):
    return deeper(n - 1) if n else micropython.stack_use()


print(isinstance(micropython.stack_use(), int), isinstance(deeper(10), int))  # expect: True True
print(micropython.kbd_intr(3))                    # expect: None
show(micropython.kbd_intr, 'a')                   # expect: TypeError: 'str' object cannot be interpreted as an integer

done = []
micropython.schedule(done.append, 1)
micropython.schedule(done.append, 2)
for i in range(1000):
    pass
print(done)                                       # expect: [1, 2]


def flood(_):
    # No scheduled function runs within another, so the queue fills up.
    try:
        for n in range(100):
            micropython.schedule(done.append, n)
    except RuntimeError as e:
        print('RuntimeError:', e)


micropython.schedule(flood, None)
for i in range(1000):
    pass                                          # expect: RuntimeError: schedule queue full
print(2 < len(done) < 100, done[2:4])             # expect: True [0, 1]

ring = micropython.RingIO(8)
print(ring.any(), ring.write(b'abc\ndef'), ring.any())             # expect: 0 7 7
print(ring.readline(), ring.read(2), ring.read(), ring.read(), ring.any())  # expect: b'abc\n' b'de' b'f' b'' 0
print(ring.write(b'0123456789'), ring.read())     # expect: 8 b'01234567'
into = bytearray(4)
print(ring.write(b'xyz'), ring.readinto(into), into, ring.readinto(into))  # expect: 3 3 bytearray(b'xyz\x00') 0
print(ring.write(bytearray(b'12')), ring.readinto(into, 1), into, ring.read(1), ring.read(5))  # expect: 2 1 bytearray(b'1yz\x00') b'2' b''
buffered = micropython.RingIO(bytearray(4))
print(buffered.write(b'abcdef'), buffered.read())  # expect: 3 b'abc'
print(ring.write(b'a\rb'), ring.readline(), ring.readline(1))  # expect: 3 b'a\r' b'b'
print(ring.close())                               # expect: None
show(micropython.RingIO, -1)                      # expect: ValueError: size must be at least 1
show(micropython.RingIO, 'a')                     # expect: TypeError: 'str' object cannot be interpreted as an integer
show(micropython.RingIO, b'ab')                   # expect: BufferError: Object is not writable.
show(ring.write, 'a')                             # expect: TypeError: a bytes-like object is required, not 'str'
print([name for name in dir(micropython) if name[0] != '_' and not getattr(micropython, name).__doc__])  # expect: []
show(sys.print_exception, None)                   # expect: TypeError: print_exception() argument 1 must be an exception, not NoneType
