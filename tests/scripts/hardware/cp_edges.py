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


def test_edges_to_be_counted():
    print([str(edge) for edge in (countio.Edge.RISE, countio.Edge.FALL, countio.Edge.RISE_AND_FALL)])
    # expect: ['countio.Edge.RISE', 'countio.Edge.FALL', 'countio.Edge.RISE_AND_FALL']


def test_counter():
    with countio.Counter(board.D5) as counter:
        put('D5', [1, 0, 1, 0, 1])
        print(counter.count, mock.pin('D5').direction, mock.pin('D5').pull)  # expect: 2 input None
        counter.count = 10
        put('D5', [0])
        print(counter.count, attempt(setattr, counter, 'count', 'x'))  # expect: 11 TypeError: count must be of type int, not str
        print(attempt(delattr, counter, 'count'))
        # expect: AttributeError: attribute 'count' of 'Counter' objects cannot be deleted
        counter.reset()
        print(counter.count, attempt(DigitalInOut, board.D5))  # expect: 0 ValueError: D5 in use
    print(attempt(getattr, counter, 'count'), mock.pin('D5').direction, attempt(counter.reset))
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object. None ValueError: Object has been deinitialized and can no longer be used. Create a new object.
    put('D5', [1, 0])
    with countio.Counter(board.D5, edge=countio.Edge.RISE, pull=Pull.DOWN) as counter:
        put('D5', [1, 0, 1])
        print(counter.count, mock.pin('D5').pull)  # expect: 2 down
    with countio.Counter(board.D5, edge=countio.Edge.RISE_AND_FALL, pull=Pull.UP) as counter:
        put('D5', [0, 1, 0])
        print(counter.count, mock.pin('D5').pull)  # expect: 3 up


def test_arguments_of_a_counter():
    print(attempt(countio.Counter, 5))  # expect: TypeError: pin must be of type Pin, not int
    print(attempt(countio.Counter, board.D5, edge=1))  # expect: TypeError: edge must be of type Edge, not int
    print(attempt(countio.Counter, board.D5, pull=1))  # expect: TypeError: pull must be of type Pull or None, not int


def test_pins_of_counters():
    counter = countio.Counter(board.D5)
    counter.__init__(board.D6)
    print(mock.pin('D5').direction, mock.pin('D6').direction)  # expect: None input
    del counter
    gc.collect()
    print(attempt(lambda: countio.Counter(board.D6).count))  # expect: 0
    gc.collect()


FORWARD = [(0, 1), (0, 0), (1, 0), (1, 1)]


def turn(edges):
    """Quarters of a cycle, from both contacts open."""
    for i in range(abs(edges)):
        a, b = FORWARD[i % 4]
        put('D9', [a if edges > 0 else b])
        put('D10', [b if edges > 0 else a])


def test_encoder():
    put('D9', [1])
    put('D10', [1])
    with rotaryio.IncrementalEncoder(board.D9, board.D10) as encoder:
        print(encoder.position, encoder.divisor, mock.pin('D9').pull, mock.pin('D10').pull)  # expect: 0 4 up up
        turn(12)
        print(encoder.position)  # expect: 3
        turn(-20)
        print(encoder.position)  # expect: -2
        put('D9', [0, 1, 0, 1])  # a contact that bounces
        print(encoder.position)  # expect: -2
        encoder.position = 100
        encoder.divisor = 2
        turn(4)
        print(encoder.position, encoder.divisor)  # expect: 102 2
        print(attempt(setattr, encoder, 'divisor', 0))  # expect: ValueError: divisor must be 1-255
        print(attempt(setattr, encoder, 'position', None))
        # expect: TypeError: position must be of type int, not NoneType
    print(attempt(getattr, encoder, 'position'), mock.pin('D9').direction, mock.pin('D10').direction)
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object. None None
    print(attempt(rotaryio.IncrementalEncoder, board.D9, board.D9))
    # expect: TypeError: IncrementalEncoder: the same pin is given twice
    with rotaryio.IncrementalEncoder(board.D9, board.D10, 1) as encoder:
        turn(3)
        print(encoder.position)  # expect: 3


def wave(pin, hz, seconds):
    """Drives a pin for so long."""
    level, half = True, round(5e8 / hz)
    for i in range(round(seconds * hz * 2)):
        mock.after(i * half / 1e9, mock.pin(pin).drive, level)
        level = not level
    time.sleep(seconds)


def test_frequency():
    with frequencyio.FrequencyIn(board.D11) as meter:
        print(meter.value, meter.capture_period)  # expect: 0 10
        wave('D11', 1000, .05)
        print(meter.value)  # expect: 1000
        wave('D11', 440, .1)
        print(meter.value)  # expect: 440
        meter.pause()
        wave('D11', 1000, .05)
        print(meter.value)  # expect: 440
        meter.resume()
        print(meter.value)  # expect: 0
        meter.capture_period = 50
        wave('D11', 2000, .12)
        print(meter.value, meter.capture_period)  # expect: 2000 50
        time.sleep(1.1)
        print(meter.value)  # expect: 0
        wave('D11', 1000, .2)
        meter.clear()
        print(meter.value)  # expect: 0


def test_arguments_of_a_frequency_meter():
    with frequencyio.FrequencyIn(board.D11) as meter:
        print(attempt(setattr, meter, 'capture_period', 501))  # expect: ValueError: capture_period must be 1-500
    print(attempt(getattr, meter, 'value'))
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object.
    print(attempt(frequencyio.FrequencyIn, board.D11, 0))  # expect: ValueError: capture_period must be 1-500


def pulses(pin, idle, lengths):
    """So many us away from the idle level, then at it, and so on."""
    at, level = 0, not idle
    for us in lengths:
        mock.after(at / 1e6, mock.pin(pin).drive, level)
        at, level = at + us, not level
    mock.after(at / 1e6, mock.pin(pin).drive, level)
    time.sleep((at + 1) / 1e6)


def test_recorder_without_pulses():
    with pulseio.PulseIn(board.D12, 4) as recorder:
        print(len(recorder), bool(recorder), recorder.maxlen, recorder.paused, attempt(recorder.popleft))
        # expect: 0 False 4 False IndexError: pop from empty PulseIn
        print(attempt(recorder.resume, 65536))  # expect: ValueError: trigger_duration must be 0-65535
    print(attempt(len, recorder), attempt(recorder.resume), mock.pin('D12').direction)
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object. ValueError: Object has been deinitialized and can no longer be used. Create a new object. None
    print(attempt(pulseio.PulseIn, board.D13, 0))  # expect: ValueError: maxlen must be 1-65535


def test_lengths_of_pulses():
    with pulseio.PulseIn(board.D12, 4) as recorder:
        pulses('D12', False, [10, 20, 30])
        print(len(recorder), bool(recorder), recorder[0], recorder[1], recorder[-1], recorder[1:], list(recorder))
        # expect: 3 True 10 20 30 [20, 30] [10, 20, 30]
        print(recorder.popleft(), recorder[:], attempt(lambda: recorder[2]))
        # expect: 10 [20, 30] IndexError: PulseIn index out of range
        print(attempt(lambda: recorder['x']))  # expect: TypeError: list indices must be integers or slices, not str
        pulses('D12', False, [100, 200, 300])
        print(recorder[:])  # expect: [1, 100, 200, 300]
        # the pause between the two counts, and the oldest is dropped
        recorder.pause()
        pulses('D12', False, [5])
        print(recorder.paused, len(recorder))  # expect: True 4
        recorder.clear()
        recorder.resume()
        pulses('D12', False, [70000, 7])
        print(recorder.paused, recorder[:])  # expect: False [65535, 7]


def test_a_sensor_that_is_woken():
    put('D13', [1])
    with pulseio.PulseIn(board.D13, maxlen=10, idle_state=True) as recorder:
        pulses('D13', True, [80, 81, 50])
        print(recorder[:])  # expect: [80, 81, 50]
        mock.pin('D13').drive(None)
        recorder.clear()
        mock.pin('D13').clear_edges()
        begin = time.monotonic_ns()
        recorder.resume(18000)  # as a DHT sensor wants to be woken
        low = [(round((ns - begin) / 1e6), level) for ns, level in mock.pin('D13').edges]
        print(low, mock.pin('D13').direction)  # expect: [(0, False)] input
        put('D13', [1])
        recorder.clear()
        recorder.resume()
        pulses('D13', True, [80, 81, 50])
        print(recorder[:])  # expect: [80, 81, 50]


for name, test in list(globals().items()):
    if name.startswith('test_'):
        test()
