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


def test_counter():
    put('D5', [0])
    counter = Counter(0, Pin('D5', Pin.IN, Pin.PULL_UP))
    print(counter is Counter(0), counter.value(), mock.pin('D5').pull)  # expect: True 0 up
    put('D5', [1, 0, 1, 0, 1])
    print(counter.value(), counter.value(10), counter.value())  # expect: 3 3 10
    put('D5', [0, 1])
    print(counter.value(0), counter.value())  # expect: 11 0
    counter.init('D5', edge=Counter.RISING | Counter.FALLING, direction=Counter.DOWN)
    put('D5', [0, 1, 0])
    print(counter.value())  # expect: -3
    counter.deinit()


def test_short_pulses_do_not_count():
    put('D5', [0])
    counter = Counter(0, 'D5', edge=Counter.FALLING, filter_ns=1000000)
    put('D5', [1], .01)
    put('D5', [0, 1, 0, 1, 0, 1], .0001)  # too short to count
    time.sleep(.01)
    print(counter.value(), end=' ')
    put('D5', [0, 1, 0], .01)
    print(counter.value(), end=' ')
    put('D5', [1, 0], .0001)
    print(counter.value(), end=' ')
    time.sleep(.01)
    print(counter.value())  # expect: 0 2 2 2
    counter.deinit()


def test_pin_of_a_counter():
    put('D5', [0])
    counter = Counter(0, 'D5', edge=Counter.RISING)
    put('D5', [1, 0, 1])
    pin = Pin('D5', Pin.OUT, value=0)  # takes the pin; the counter takes it back when it is asked
    print(mock.pin('D5').direction, counter.value(), mock.pin('D5').direction)  # expect: output 2 input
    counter.deinit()
    print(attempt(counter.value), mock.pin('D5').direction)
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object. None


def test_arguments_of_a_counter():
    print(attempt(Counter))  # expect: TypeError: Counter() missing 1 required positional argument: 'id'
    print(attempt(Counter, -1))  # expect: ValueError: id must be 0-255
    print(attempt(Counter, 1, 'nowhere')[:10])  # expect: ValueError
    print(attempt(Counter, 1, 'D5', edge=0))  # expect: ValueError: edge must be 1-3
    print(attempt(Counter, 1, 'D5', direction=0))
    # expect: ValueError: direction must be Counter.UP or Counter.DOWN
    counter = Counter(2, 'D5')
    print(attempt(counter.value, 'x'))  # expect: TypeError: value must be of type int, not str
    counter.deinit()


CYCLE = [(0, 0), (1, 0), (1, 1), (0, 1)]
at = 0


def turn(quarters):
    global at
    for i in range(abs(quarters)):
        at += 1 if quarters > 0 else -1
        put('D9', [CYCLE[at % 4][0]])
        put('D10', [CYCLE[at % 4][1]])


def test_encoder():
    put('D9', [0])
    put('D10', [0])
    encoder = Encoder(0, Pin('D9'), Pin('D10'))
    print(encoder is Encoder(0), encoder.value())  # expect: True 0
    turn(12)
    print(encoder.value(), end=' ')
    turn(-20)
    print(encoder.value(), end=' ')
    turn(5)
    print(encoder.value())  # expect: 3 -2 -1
    encoder.init('D9', 'D10', phases=4)
    turn(6)
    print(encoder.value(100), encoder.value(), end=' ')
    encoder.init('D9', 'D10', phases=2)
    turn(-5)
    print(encoder.value())  # expect: 6 100 -3
    encoder.deinit()
    print(attempt(encoder.value))
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object.


def test_arguments_of_an_encoder():
    print(attempt(Encoder, 1, 'D9'))  # expect: TypeError: Encoder() needs phase_b, too
    print(attempt(Encoder, 1, 'D9', 'D10', phases=3))  # expect: ValueError: phases must be 1, 2 or 4
    print(attempt(Encoder, 1, 'D9', 'D9'))  # expect: TypeError: machine.Encoder: the same pin is given twice


for name, test in list(globals().items()):
    if name.startswith('test_'):
        test()
