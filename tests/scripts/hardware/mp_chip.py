# SPDX-License-Identifier: MIT
# starts: cpy
"""The functions of module machine that concern the whole chip."""
# cpython: no
# forks: no
# also: --clock virtual
# also: --backend posted
import os
import sys
import tempfile
import time

import machine
import microcontroller
from cpy import mock
from machine import Pin


def refused(call, *args, **kwargs):
    try:
        call(*args, **kwargs)
    except Exception as error:
        print('%s: %s' % (type(error).__name__, error))
    else:
        raise AssertionError('nothing was raised')


def test_unique_id():
    assert machine.unique_id() == bytes(microcontroller.cpu.uid) and isinstance(machine.unique_id(), bytes)


def test_freq():
    assert machine.freq() == microcontroller.cpu.frequency > 0
    assert machine.freq(48000000) is None and machine.freq() == 48000000
    machine.freq(125000000, 48000000)
    assert machine.freq() == 125000000
    refused(machine.freq, 0)  # expect: ValueError: hz must be 1-4294967295
    refused(machine.freq, 'fast')  # expect: TypeError: hz must be of type int, not str


def test_rng():
    numbers = [machine.rng() for i in range(50)]
    assert all(0 <= n < 1 << 24 for n in numbers) and len(set(numbers)) > 40


def test_idle_and_lightsleep_wait():
    start = time.monotonic()
    assert machine.idle() is None and time.monotonic() - start >= 0.0009
    start = time.monotonic()
    assert machine.lightsleep(20) is None and time.monotonic() - start >= 0.0195
    start = time.monotonic()
    assert machine.sleep(5) is None and time.monotonic() - start >= 0.0045
    refused(machine.lightsleep, -1)
    # expect: ValueError: time_ms must be 0-2305843009213


def edges_from_outside():
    """Timers of edges, ever more seldom: one of them comes when the sleep has begun, however slow this computer is."""
    after, drive = mock.after, mock.pin('D5').drive
    return [after(0.3 * 2 ** (n / 2), drive, n % 2 == 0) for n in range(14)]


def end_edges(timers):
    for timer in timers:
        timer.cancel()
    mock.pin('D5').drive(False)


def test_event_of_a_pin_ends_a_sleep():
    end_edges([])
    seen = []
    pin = Pin(5, Pin.IN)
    pin.irq(seen.append, Pin.IRQ_RISING)
    for sleep in machine.lightsleep, machine.sleep:
        timers = edges_from_outside()
        start = time.monotonic()
        sleep(60000)
        assert time.monotonic() - start < 50 and set(seen) == {pin}
        end_edges(timers)
        seen.clear()
    timers = edges_from_outside()
    machine.lightsleep()
    assert set(seen) == {pin}, 'without a time only an event ends it'
    end_edges(timers)
    pin.irq(None)


def test_causes():
    assert machine.reset_cause() == machine.PWRON_RESET and machine.wake_reason() == 0


def test_starting_over():
    path = '%s/cpy-reset-%d' % (tempfile.gettempdir(), os.getpid())
    with open(path + '.py', 'w') as file:
        file.write(PROGRAM)
    assert os.system('%s %s.py > %s.txt' % (sys.executable, path, path)) == 0
    with open(path + '.txt') as file:
        print(file.read().split())  # expect: ['begin', '1', 'begin', '2', 'begin', '5', 'begin', '4']
    os.remove(path + '.py')
    os.remove(path + '.txt')


PROGRAM = '''
import machine
causes = {machine.PWRON_RESET: machine.reset, machine.HARD_RESET: machine.soft_reset,
          machine.SOFT_RESET: lambda: machine.deepsleep(1), machine.DEEPSLEEP_RESET: lambda: None}
print('begin')
print(machine.reset_cause())
causes[machine.reset_cause()]()
'''


def test_constants():
    assert (machine.PWRON_RESET, machine.HARD_RESET, machine.WDT_RESET, machine.DEEPSLEEP_RESET, machine.SOFT_RESET) == (1, 2, 3, 4, 5)
    assert (machine.IDLE, machine.SLEEP, machine.DEEPSLEEP) == (1, 2, 4)
    assert (machine.WLAN_WAKE, machine.PIN_WAKE, machine.RTC_WAKE) == (1, 2, 4)


def test_bootloader_ends_the_program():
    for arguments in (), (5,):
        try:
            machine.bootloader(*arguments)
        except SystemExit as error:
            print(error)
    # expect: machine.bootloader(): there is no firmware to be changed; the program ends
    # expect: machine.bootloader(): there is no firmware to be changed; the program ends


for name, test in list(globals().items()):
    if name.startswith('test_'):
        test()
