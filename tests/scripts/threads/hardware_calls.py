# SPDX-License-Identifier: MIT
"""A thread that closes hardware, or uses it, waits until another one's call of it has ended; a device model does not."""
# cpython: no
# allocations: no
# also: --clock virtual
# also: --backend posted
import _thread
import sys
import threading

import board
import busio
import machine
from cpy import mock

ADDRESS = 0x42
sys.setswitchinterval(3600)  # who has begun goes on until it waits


class Slow(mock.I2CDevice):
    """Answers when the test lets it."""

    def __init__(self):
        super().__init__(ADDRESS)
        self.asked, self.answers, self.inside = threading.Event(), threading.Event(), None

    def read(self, n):
        self.asked.set()
        if self.inside:
            self.inside()
        self.answers.wait()
        return b'5' * n


def run(results, name, function, runs):
    runs.set()
    try:
        results[name] = function()
    except Exception as error:
        results[name] = type(error).__name__


def start(results, name, function):
    """A thread that is in the middle of its call, or has ended."""
    runs = threading.Event()
    thread = threading.Thread(target=run, args=(results, name, function, runs))
    thread.start()
    runs.wait()
    return thread


def overlap(device, call, *others):
    """What the call and the others give, all in threads; none of these ends before the call does."""
    results = {}
    threads = [start(results, 'call', call)]
    device.asked.wait()
    threads += [start(results, i, other) for i, other in enumerate(others)]
    assert results == {}, results
    device.answers.set()
    for thread in threads:
        thread.join()
    return [results['call'], *(results[i] for i in range(len(others)))]


def test_circuitpython():
    mock.reset()
    bus = busio.I2C(board.SCL, board.SDA)
    slow = mock.attach_i2c(bus, Slow())
    assert bus.try_lock()
    data = bytearray(2)
    assert overlap(slow, lambda: bus.readfrom_into(ADDRESS, data), lambda: bus.probe(ADDRESS), bus.deinit,
                   lambda: bus.probe(ADDRESS)) == [None, True, None, 'ValueError']
    assert data == b'55'


def test_micropython():
    mock.reset()
    bus = machine.I2C(0)
    slow = mock.attach_i2c(bus, Slow())
    assert overlap(slow, lambda: bus.readfrom(ADDRESS, 2), lambda: bus.scan(), bus.deinit) == [b'55', [ADDRESS], None]


def test_a_newer_use_of_the_pins_waits():
    mock.reset()
    bus = machine.I2C(0)
    slow = mock.attach_i2c(bus, Slow())
    assert overlap(slow, lambda: bus.readfrom(ADDRESS, 2), lambda: machine.Pin('SDA', machine.Pin.OUT).value(1)) == [b'55', None]
    machine.Pin('SDA', machine.Pin.ANALOG)


def test_the_call_itself_does_not_wait():
    mock.reset()
    bus = busio.I2C(board.SCL, board.SDA)
    slow = mock.attach_i2c(bus, Slow())
    assert bus.try_lock()
    slow.inside = bus.deinit
    results = {}
    start(results, 'call', lambda: bus.readfrom_into(ADDRESS, bytearray(2))).join()
    assert results == {'call': 'RuntimeError'}
    bus.deinit()


def test_who_waits_can_be_interrupted():
    mock.reset()
    bus = busio.I2C(board.SCL, board.SDA)
    slow = mock.attach_i2c(bus, Slow())
    assert bus.try_lock()
    reader = threading.Thread(target=bus.readfrom_into, args=(ADDRESS, bytearray(2)))
    reader.start()
    slow.asked.wait()
    try:
        threading.Thread(target=_thread.interrupt_main).start()
        bus.deinit()
        stopped = False
    except KeyboardInterrupt:
        stopped = True
    assert stopped, 'deinit() waited for ever'
    slow.answers.set()
    reader.join()
    bus.deinit()


for name, test in list(globals().items()):
    if name.startswith('test_'):
        test()
