# SPDX-License-Identifier: MIT
"""pwmio.PWMOut and pulseio.PulseOut: the waves they put out, and how their pins are taken and given back."""
# args: --clock virtual
# cpython: no
# forks: no
import gc
import time
from array import array

import board
import pulseio
import pwmio
from cpy import mock
from digitalio import DigitalInOut


def attempt(function, *args, **kwargs):
    try:
        return function(*args, **kwargs)
    except Exception as error:
        return type(error).__name__ + ': ' + str(error)


def edges(pin, count):
    """The first edges since they were forgotten: us between them, and the level after the first."""
    found = mock.pin(pin).edges[:count]
    mock.pin(pin).clear_edges()
    return [(b[0] - a[0]) / 1000 for a, b in zip(found, found[1:])], found and found[0][1]


wire = mock.pin('D5')
print(wire.pwm)
with pwmio.PWMOut(board.D5) as pwm:
    print(pwm.duty_cycle, pwm.frequency, wire.pwm, wire.level, wire.direction)
    pwm.duty_cycle = 65535
    time.sleep(.01)
    print(wire.pwm, wire.level, len(wire.edges))
    pwm.duty_cycle = 32768
    time.sleep(.01)
    wire.clear_edges()
    time.sleep(.0101)
    print(edges('D5', 5), pwm.duty_cycle)
    print(attempt(setattr, pwm, 'frequency', 50), pwm.frequency)
    print(attempt(setattr, pwm, 'duty_cycle', 65536), attempt(setattr, pwm, 'duty_cycle', -1), attempt(delattr, pwm, 'duty_cycle'))
    print(attempt(DigitalInOut, board.D5))
print(wire.pwm, wire.direction, attempt(getattr, pwm, 'duty_cycle'), attempt(setattr, pwm, 'duty_cycle', 1))
time.sleep(.01)
print(len(wire.edges) < 2)
wire.clear_edges()

with pwmio.PWMOut(board.D5, frequency=50, duty_cycle=round(.0015 * 50 * 65535), variable_frequency=True) as servo:
    time.sleep(.1)
    print(edges('D5', 4), [round(x, 3) for x in wire.pwm])
    servo.frequency = 440
    time.sleep(.1)
    print(servo.frequency, round(wire.pwm[0], 2), attempt(setattr, servo, 'frequency', 0))
    servo.frequency = 1000000  # too fast for its edges to be simulated
    wire.clear_edges()
    time.sleep(.1)
    print([round(x, 3) for x in wire.pwm], wire.edges)
print(attempt(pwmio.PWMOut, board.D5, frequency=0), attempt(pwmio.PWMOut, board.D5, duty_cycle='x'), attempt(pwmio.PWMOut, 5))
print(attempt(pwmio.PWMOut, board.D5, 5), pulseio.PWMOut is pwmio.PWMOut)
pwm = pwmio.PWMOut(board.D6)
del pwm
gc.collect()
print(attempt(lambda: pwmio.PWMOut(board.D6).frequency))
gc.collect()

# --- PulseOut
bursts = array('H', [100, 200, 300])
wire.clear_edges()
with pulseio.PulseOut(board.D5, frequency=10000, duty_cycle=32768) as out:
    begin = time.monotonic_ns()
    out.send(bursts)
    print(round((time.monotonic_ns() - begin) / 1000), wire.level, edges('D5', 100))
    out.send(array('H', []))
    out.send(array('H', [50]))
    print(edges('D5', 100), bursts[1])
    print(attempt(out.send, b'ab'), attempt(out.send, [1, 2]), attempt(out.send, array('h', [1])))
print(wire.direction, attempt(out.send, bursts), attempt(pulseio.PulseOut, board.D5, frequency=0))
with pwmio.PWMOut(board.D9, frequency=38000, duty_cycle=32768) as carrier:
    with pulseio.PulseOut(carrier) as out:
        mock.pin('D9').clear_edges()
        out.send(array('H', [1000, 500, 1000]))
        print(len(mock.pin('D9').edges), mock.pin('D9').level)
    print(carrier.frequency, mock.pin('D9').direction)
    carrier.deinit()
    print(attempt(out.send, bursts), attempt(pulseio.PulseOut, carrier))

# What one sends the other records.
mock.pin('D10').connect('D11')
with pulseio.PulseOut(board.D10, frequency=1000, duty_cycle=65535) as out, pulseio.PulseIn(board.D11, 10) as recorder:
    out.send(array('H', [900, 450, 56, 56, 56, 169, 56]))
    print(recorder[:])

# expect: None
# expect: 0 500 (500.0, 0.0) False output
# expect: (500.0, 1.0) True 1
# expect: ([999.985, 1000.015, 999.985, 1000.015], False) 32768
# expect: AttributeError: PWM frequency not writable when variable_frequency is False on construction. 500
# expect: ValueError: duty_cycle must be 0-65535 ValueError: duty_cycle must be 0-65535 AttributeError: attribute 'duty_cycle' of 'PWMOut' objects cannot be deleted
# expect: ValueError: D5 in use
# expect: None None ValueError: Object has been deinitialized and can no longer be used. Create a new object. ValueError: Object has been deinitialized and can no longer be used. Create a new object.
# expect: True
# expect: ([0.1, 1499.962, 18500.038], False) [50.0, 0.075]
# expect: 440 440.0 ValueError: frequency must be 1-100000000
# expect: [1000000.0, 0.075] []
# expect: ValueError: frequency must be 1-100000000 TypeError: duty_cycle must be of type int, not str TypeError: pin must be of type Pin, not int
# expect: TypeError: PWMOut() takes 1 positional argument but 2 were given True
# expect: 500
# expect: 600 False ([50.001, 249.999, 50.001, 49.999, 50.001, 49.999, 50.001], True)
# expect: ([50.0], True) 200
# expect: TypeError: Array must contain halfwords (type 'H') TypeError: a bytes-like object is required, not 'list' TypeError: Array must contain halfwords (type 'H')
# expect: None ValueError: Object has been deinitialized and can no longer be used. Create a new object. ValueError: frequency must be 1-100000000
# expect: 152 False
# expect: 38000 output
# expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object. ValueError: Object has been deinitialized and can no longer be used. Create a new object.
# expect: [900, 450, 56, 56, 56, 169, 56]
