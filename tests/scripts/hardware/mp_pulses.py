# SPDX-License-Identifier: MIT
"""machine.time_pulse_us and bitstream: pulses measured and made, to the nanosecond of the virtual clock."""
# cpython: no
# args: --clock virtual
# forks: no
# also: --backend posted
import time

import board
import digitalio
import machine
from cpy import mock
from machine import Pin, bitstream, time_pulse_us


def refused(call, *args, **kwargs):
    try:
        call(*args, **kwargs)
    except Exception as error:
        print('%s: %s' % (type(error).__name__, error))
    else:
        raise AssertionError('nothing was raised')


def test_length_of_a_pulse():
    pin, outside = Pin(5, Pin.IN), mock.pin('D5')
    outside.drive(False)
    for level in True, False:
        outside.drive(not level)
        mock.after(0.001, outside.drive, level)
        mock.after(0.0035, outside.drive, not level)
        assert 2495 <= time_pulse_us(pin, level) <= 2505
    mock.reset()


def test_pulse_that_is_there_already():
    pin, outside = Pin(5, Pin.IN), mock.pin('D5')
    outside.drive(True)
    mock.after(0.002, outside.drive, False)
    assert 1995 <= time_pulse_us(pin, 1, 10000) <= 2005
    mock.reset()


def test_no_pulse_and_pulse_without_an_end():
    pin, outside = Pin(5, Pin.IN), mock.pin('D5')
    outside.drive(False)
    start = time.monotonic()
    assert time_pulse_us(pin, 1, 5000) == -2 and 0.005 <= time.monotonic() - start < 0.0075
    mock.after(0.001, outside.drive, True)
    assert time_pulse_us(pin, 1, 5000) == -1
    start = time.monotonic()
    assert time_pulse_us(pin, 0) == -2 and time.monotonic() - start >= 1, 'a second is the default'
    mock.reset()


def test_pin_by_number():
    mock.pin('D6').drive(True)
    mock.after(0.001, mock.pin('D6').drive, False)
    assert 995 <= time_pulse_us(6, 1, 5000) <= 1005
    mock.reset()


def test_arguments_of_time_pulse_us_are_checked():
    refused(time_pulse_us, 'D99', 1)
    # expect: ValueError: no pin 'D99' on a computer without pins of its own. Did you mean 'D19'?
    refused(time_pulse_us, Pin(5), 1, -1)  # expect: ValueError: timeout_us must be 0-2147483647
    with digitalio.DigitalInOut(board.D7):
        refused(time_pulse_us, Pin(7), 1)  # expect: ValueError: D7 in use


def pulses_of(pin, name, timing, data):
    mock.pin(name).clear_edges()
    assert bitstream(pin, 0, timing, data) is None
    edges = mock.pin(name).edges
    times = [at for at, level in edges]
    assert [level for at, level in edges] == [True, False] * (len(edges) // 2)
    return [b - a for a, b in zip(times, times[1:])]


def test_bits_are_pulses():
    pin = Pin(9, Pin.OUT)
    zero, one = [400, 850], [800, 450]
    got = pulses_of(pin, 'D9', (400, 850, 800, 450), b'\xa5')
    assert got == (one + zero + one + zero + zero + one + zero + one)[:-1], got
    assert pulses_of(pin, 'D9', [1000, 2000, 3000, 4000], bytearray(b'\x00'))[:3] == [1000, 2000, 1000]
    assert len(pulses_of(pin, 'D9', (400, 850, 800, 450), bytes(300))) == 300 * 16 - 1
    assert pin() == 0 and pulses_of(pin, 'D9', (400, 850, 800, 450), b'') == []


def test_bits_leave_the_pin_low():
    pin = Pin(9, Pin.OUT, value=1)
    bitstream(pin, 0, (400, 850, 800, 450), b'\xff')
    assert pin() == 0 and mock.pin('D9').level is False


def test_arguments_of_bitstream_are_checked():
    pin = Pin(9, Pin.OUT)
    timing = 400, 850, 800, 450
    refused(bitstream, pin, 1, timing, b'a')  # expect: ValueError: encoding must be 0 (high and low pulses), the only one there is
    refused(bitstream, pin, 0, timing[:3], b'a')  # expect: ValueError: not enough values to unpack (expected 4, got 3)
    refused(bitstream, pin, 0, (400, 0, 800, 450), b'a')  # expect: ValueError: an item of timing must be 1-1000000
    refused(bitstream, pin, 0, timing, 5)  # expect: TypeError: data must be a bytes-like object, not int
    pin.init(Pin.IN)
    refused(bitstream, pin, 0, timing, b'a')  # expect: ValueError: pin D9 is no output: Pin(..., Pin.OUT) makes it one
    with digitalio.DigitalInOut(board.D7):
        refused(bitstream, Pin(7), 0, timing, b'a')
        # expect: ValueError: pin D7 is no output: Pin(..., Pin.OUT) makes it one


for name, test in list(globals().items()):
    if name.startswith('test_'):
        test()
