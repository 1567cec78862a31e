# SPDX-License-Identifier: MIT
"""A thread that closes hardware, or uses it, waits until another one's call of it has ended; a device model does not."""
# cpython: no
# allocations: no
# also: --clock virtual
# also: --backend posted
import _thread
import threading

import board
import busio
import machine
from cpy import mock

ADDRESS = 0x42


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


def run(results, name, function):
    try:
        results[name] = function()
    except Exception as error:
        results[name] = type(error).__name__


def pause():
    """Lets other threads run; nobody can sleep while a device model answers."""
    for _ in range(200000):
        pass


def overlap(device, call, *others):
    """What the call and the others give, all in threads; none of these ends before the call does."""
    results = {}
    threads = [threading.Thread(target=run, args=(results, 'call', call))]
    threads[0].start()
    device.asked.wait()
    for i, other in enumerate(others):
        threads.append(threading.Thread(target=run, args=(results, i, other)))
        threads[-1].start()
        pause()
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
    run(results, 'call', lambda: bus.readfrom_into(ADDRESS, bytearray(2)))
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
    waits = threading.Event()

    def interrupt():
        waits.wait()
        pause()
        _thread.interrupt_main()
    threading.Thread(target=interrupt).start()
    waits.set()
    try:
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
