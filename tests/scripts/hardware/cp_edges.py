# SPDX-License-Identifier: MIT
"""countio, rotaryio, frequencyio, pulseio.PulseIn: what they make of edges, and how their pins are taken and given back."""
# args: --clock virtual
# cpython: no
# forks: no
import gc
import time

import board
import countio
import frequencyio
import pulseio
import rotaryio
from cpy import mock
from digitalio import DigitalInOut, Pull


def attempt(function, *args, **kwargs):
    try:
        return function(*args, **kwargs)
    except Exception as error:
        return type(error).__name__ + ': ' + str(error)


def put(pin, levels):
    for level in levels:
        mock.pin(pin).drive(bool(level))


# --- countio
print([str(edge) for edge in (countio.Edge.RISE, countio.Edge.FALL, countio.Edge.RISE_AND_FALL)])
with countio.Counter(board.D5) as counter:
    put('D5', [1, 0, 1, 0, 1])
    print(counter.count, mock.pin('D5').direction, mock.pin('D5').pull)
    counter.count = 10
    put('D5', [0])
    print(counter.count, attempt(setattr, counter, 'count', 'x'), attempt(delattr, counter, 'count'))
    counter.reset()
    print(counter.count, attempt(DigitalInOut, board.D5))
print(attempt(getattr, counter, 'count'), mock.pin('D5').direction, attempt(counter.reset))
put('D5', [1, 0])
with countio.Counter(board.D5, edge=countio.Edge.RISE, pull=Pull.DOWN) as counter:
    put('D5', [1, 0, 1])
    print(counter.count, mock.pin('D5').pull)
with countio.Counter(board.D5, edge=countio.Edge.RISE_AND_FALL, pull=Pull.UP) as counter:
    put('D5', [0, 1, 0])
    print(counter.count, mock.pin('D5').pull)
print(attempt(countio.Counter, 5), attempt(countio.Counter, board.D5, edge=1), attempt(countio.Counter, board.D5, pull=1))
counter = countio.Counter(board.D5)
counter.__init__(board.D6)
print(mock.pin('D5').direction, mock.pin('D6').direction)
del counter
gc.collect()
print(attempt(lambda: countio.Counter(board.D6).count))
gc.collect()

# --- rotaryio
FORWARD = [(0, 1), (0, 0), (1, 0), (1, 1)]


def turn(edges):
    """Quarters of a cycle, from both contacts open."""
    for i in range(abs(edges)):
        a, b = FORWARD[i % 4]
        put('D9', [a if edges > 0 else b])
        put('D10', [b if edges > 0 else a])


put('D9', [1])
put('D10', [1])
with rotaryio.IncrementalEncoder(board.D9, board.D10) as encoder:
    print(encoder.position, encoder.divisor, mock.pin('D9').pull, mock.pin('D10').pull)
    turn(12)
    print(encoder.position, end=' ')
    turn(-20)
    print(encoder.position, end=' ')
    put('D9', [0, 1, 0, 1])  # a contact that bounces
    print(encoder.position)
    encoder.position = 100
    encoder.divisor = 2
    turn(4)
    print(encoder.position, encoder.divisor)
    print(attempt(setattr, encoder, 'divisor', 0), attempt(setattr, encoder, 'position', None))
print(attempt(getattr, encoder, 'position'), mock.pin('D9').direction, mock.pin('D10').direction)
print(attempt(rotaryio.IncrementalEncoder, board.D9, board.D9))
with rotaryio.IncrementalEncoder(board.D9, board.D10, 1) as encoder:
    turn(3)
    print(encoder.position)

# --- frequencyio


def wave(pin, hz, seconds):
    """Drives a pin for so long."""
    level, half = True, round(5e8 / hz)
    for i in range(round(seconds * hz * 2)):
        mock.after(i * half / 1e9, mock.pin(pin).drive, level)
        level = not level
    time.sleep(seconds)


with frequencyio.FrequencyIn(board.D11) as meter:
    print(meter.value, meter.capture_period)
    wave('D11', 1000, .05)
    print(meter.value)
    wave('D11', 440, .1)
    print(meter.value)
    meter.pause()
    wave('D11', 1000, .05)
    print(meter.value)
    meter.resume()
    print(meter.value)
    meter.capture_period = 50
    wave('D11', 2000, .12)
    print(meter.value, meter.capture_period)
    time.sleep(1.1)
    print(meter.value)
    wave('D11', 1000, .2)
    meter.clear()
    print(meter.value, attempt(setattr, meter, 'capture_period', 501))
print(attempt(getattr, meter, 'value'), attempt(frequencyio.FrequencyIn, board.D11, 0))

# --- PulseIn


def pulses(pin, idle, lengths):
    """So many us away from the idle level, then at it, and so on."""
    at, level = 0, not idle
    for us in lengths:
        mock.after(at / 1e6, mock.pin(pin).drive, level)
        at, level = at + us, not level
    mock.after(at / 1e6, mock.pin(pin).drive, level)
    time.sleep((at + 1) / 1e6)


with pulseio.PulseIn(board.D12, 4) as recorder:
    print(len(recorder), bool(recorder), recorder.maxlen, recorder.paused, attempt(recorder.popleft))
    pulses('D12', False, [10, 20, 30])
    print(len(recorder), bool(recorder), recorder[0], recorder[1], recorder[-1], recorder[1:], list(recorder))
    print(recorder.popleft(), recorder[:], attempt(lambda: recorder[2]), attempt(lambda: recorder['x']))
    pulses('D12', False, [100, 200, 300])
    print(recorder[:])  # the pause between the two counts, and the oldest is dropped
    recorder.pause()
    pulses('D12', False, [5])
    print(recorder.paused, len(recorder))
    recorder.clear()
    recorder.resume()
    pulses('D12', False, [70000, 7])
    print(recorder.paused, recorder[:])
print(attempt(len, recorder), attempt(recorder.resume), mock.pin('D12').direction)
put('D13', [1])
with pulseio.PulseIn(board.D13, maxlen=10, idle_state=True) as recorder:
    pulses('D13', True, [80, 81, 50])
    print(recorder[:])
    mock.pin('D13').drive(None)
    recorder.clear()
    mock.pin('D13').clear_edges()
    begin = time.monotonic_ns()
    recorder.resume(18000)  # as a DHT sensor wants to be woken
    low = [(round((ns - begin) / 1e6), level) for ns, level in mock.pin('D13').edges]
    print(low, mock.pin('D13').direction)
    put('D13', [1])
    recorder.clear()
    recorder.resume()
    pulses('D13', True, [80, 81, 50])
    print(recorder[:], attempt(recorder.resume, 65536))
print(attempt(pulseio.PulseIn, board.D13, 0))

# expect: ['countio.Edge.RISE', 'countio.Edge.FALL', 'countio.Edge.RISE_AND_FALL']
# expect: 2 input None
# expect: 11 TypeError: count must be of type int, not str AttributeError: attribute 'count' of 'Counter' objects cannot be deleted
# expect: 0 ValueError: D5 in use
# expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object. None ValueError: Object has been deinitialized and can no longer be used. Create a new object.
# expect: 2 down
# expect: 3 up
# expect: TypeError: pin must be of type Pin, not int TypeError: edge must be of type Edge, not int TypeError: pull must be of type Pull or None, not int
# expect: None input
# expect: 0
# expect: 0 4 up up
# expect: 3 -2 -2
# expect: 102 2
# expect: ValueError: divisor must be 1-255 TypeError: position must be of type int, not NoneType
# expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object. None None
# expect: TypeError: IncrementalEncoder: the same pin is given twice
# expect: 3
# expect: 0 10
# expect: 1000
# expect: 440
# expect: 440
# expect: 0
# expect: 2000 50
# expect: 0
# expect: 0 ValueError: capture_period must be 1-500
# expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object. ValueError: capture_period must be 1-500
# expect: 0 False 4 False IndexError: pop from empty PulseIn
# expect: 3 True 10 20 30 [20, 30] [10, 20, 30]
# expect: 10 [20, 30] IndexError: PulseIn index out of range TypeError: list indices must be integers or slices, not str
# expect: [1, 100, 200, 300]
# expect: True 4
# expect: False [65535, 7]
# expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object. ValueError: Object has been deinitialized and can no longer be used. Create a new object. None
# expect: [80, 81, 50]
# expect: [(0, False)] input
# expect: [80, 81, 50] ValueError: trigger_duration must be 0-65535
# expect: ValueError: maxlen must be 1-65535
