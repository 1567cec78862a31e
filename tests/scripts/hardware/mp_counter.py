# SPDX-License-Identifier: MIT
"""machine.Counter and Encoder: what counts, in which direction, short pulses left out, one object a number."""
# args: --clock virtual
# cpython: no
# forks: no
import time

from cpy import mock
from machine import Counter, Encoder, Pin


def attempt(function, *args, **kwargs):
    try:
        return function(*args, **kwargs)
    except Exception as error:
        return type(error).__name__ + ': ' + str(error)


def put(pin, levels, wait=0):
    for level in levels:
        mock.pin(pin).drive(bool(level))
        time.sleep(wait)


put('D5', [0])
counter = Counter(0, Pin('D5', Pin.IN, Pin.PULL_UP))
print(counter is Counter(0), counter.value(), mock.pin('D5').pull)
put('D5', [1, 0, 1, 0, 1])
print(counter.value(), counter.value(10), counter.value())
put('D5', [0, 1])
print(counter.value(0), counter.value())
counter.init('D5', edge=Counter.RISING | Counter.FALLING, direction=Counter.DOWN)
put('D5', [0, 1, 0])
print(counter.value())
counter.init('D5', edge=Counter.FALLING, filter_ns=1000000)
put('D5', [1], .01)
put('D5', [0, 1, 0, 1, 0, 1], .0001)  # too short to count
time.sleep(.01)
print(counter.value(), end=' ')
put('D5', [0, 1, 0], .01)
print(counter.value(), end=' ')
put('D5', [1, 0], .0001)
print(counter.value(), end=' ')
time.sleep(.01)
print(counter.value())
pin = Pin('D5', Pin.OUT, value=0)  # takes the pin; the counter takes it back when it is asked
print(mock.pin('D5').direction, counter.value(), mock.pin('D5').direction)
counter.deinit()
print(attempt(counter.value), mock.pin('D5').direction)
print(attempt(Counter), attempt(Counter, -1), attempt(Counter, 1, 'nowhere')[:10], attempt(Counter, 1, 'D5', edge=0),
      attempt(Counter, 1, 'D5', direction=0), attempt(counter.value, 'x'))

CYCLE = [(0, 0), (1, 0), (1, 1), (0, 1)]
at = 0


def turn(quarters):
    global at
    for i in range(abs(quarters)):
        at += 1 if quarters > 0 else -1
        put('D9', [CYCLE[at % 4][0]])
        put('D10', [CYCLE[at % 4][1]])


put('D9', [0])
put('D10', [0])
encoder = Encoder(0, Pin('D9'), Pin('D10'))
print(encoder is Encoder(0), encoder.value())
turn(12)
print(encoder.value(), end=' ')
turn(-20)
print(encoder.value(), end=' ')
turn(5)
print(encoder.value())
encoder.init('D9', 'D10', phases=4)
turn(6)
print(encoder.value(100), encoder.value(), end=' ')
encoder.init('D9', 'D10', phases=2)
turn(-5)
print(encoder.value())
encoder.deinit()
print(attempt(encoder.value), attempt(Encoder, 1, 'D9'), attempt(Encoder, 1, 'D9', 'D10', phases=3),
      attempt(Encoder, 1, 'D9', 'D9'))

# expect: True 0 up
# expect: 3 3 10
# expect: 11 0
# expect: -3
# expect: 0 2 2 2
# expect: output 2 input
# expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object. None
# expect: TypeError: Counter() missing 1 required positional argument: 'id' ValueError: id must be 0-255 ValueError ValueError: edge must be 1-3 ValueError: direction must be Counter.UP or Counter.DOWN TypeError: value must be of type int, not str
# expect: True 0
# expect: 3 -2 -1
# expect: 6 100 -3
# expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object. TypeError: Encoder() needs phase_b, too ValueError: phases must be 1, 2 or 4 TypeError: machine.Encoder: the same pin is given twice
