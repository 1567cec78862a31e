# SPDX-License-Identifier: MIT
"""machine.Pin.irq: handlers of edges, their flags, holding them back, and what ends them."""
# cpython: no
# also: --clock virtual
# also: --backend posted
import io
import sys
import time

import board
import digitalio
import machine
from cpy import mock
from machine import Pin

outside = mock.pin('D5')
seen = []


def note(pin):
    seen.append((pin, pin.irq().flags()))


def settle():
    """Time for all that has happened to become known."""
    time.sleep(0.002)


def pulse():
    """A rising and a falling edge from outside: what the handler was called with."""
    seen.clear()
    outside.drive(True)
    settle()
    outside.drive(False)
    settle()
    return [flags for pin, flags in seen]


def fresh(**settings):
    mock.reset()
    outside.drive(False)
    pin = Pin(5, Pin.IN, None)
    pin.irq(None)
    return pin


def refused(call, *args, **kwargs):
    try:
        call(*args, **kwargs)
    except Exception as error:
        print('%s: %s' % (type(error).__name__, error))
    else:
        raise AssertionError('nothing was raised')


def test_both_edges_without_a_trigger():
    pin = fresh()
    irq = pin.irq(note)
    assert pulse() == [Pin.IRQ_RISING, Pin.IRQ_FALLING] and seen[0][0] is pin
    assert irq is pin.irq() and irq.flags() == Pin.IRQ_FALLING


def test_only_the_edges_of_the_trigger():
    pin = fresh()
    pin.irq(note, Pin.IRQ_RISING)
    assert pulse() == [Pin.IRQ_RISING]
    pin.irq(handler=note, trigger=Pin.IRQ_FALLING)
    assert pulse() == [Pin.IRQ_FALLING]
    pin.irq(note, Pin.IRQ_FALLING | Pin.IRQ_RISING)
    assert pulse() == [Pin.IRQ_RISING, Pin.IRQ_FALLING]


def test_other_arguments_make_no_difference():
    pin = fresh()
    pin.irq(note, Pin.IRQ_RISING, priority=3, wake=machine.SLEEP, hard=True)
    assert pulse() == [Pin.IRQ_RISING]


def test_none_and_disable_end_it():
    pin = fresh()
    irq = pin.irq(note)
    pin.irq(None)
    assert pulse() == [] and irq() is None
    pin.irq(note)
    assert irq.disable() is None and pulse() == []
    pin.irq(note)
    pin.irq(trigger=Pin.IRQ_RISING)
    assert pulse() == [], 'handler=None is the default'


def test_irq_object_calls_the_handler():
    pin = fresh()
    irq = pin.irq(note, Pin.IRQ_RISING)
    seen.clear()
    assert irq() is None and seen == [(pin, irq.flags())]
    pin.irq()()
    assert len(seen) == 2


def test_handler_may_be_replaced_by_itself():
    pin = fresh()

    def first(p):
        seen.append('first')
        p.irq(second)

    def second(p):
        seen.append('second')
        p.irq(None)

    pin.irq(first)
    seen.clear()
    for level in True, False, True:
        outside.drive(level)
        settle()
    assert seen == ['first', 'second']


def test_handler_that_raises_is_switched_off_and_reported():
    pin = fresh()

    def broken(p):
        seen.append(p)
        raise ValueError('in the handler')

    pin.irq(broken)
    sys.stderr, old = io.StringIO(), sys.stderr
    seen.clear()
    try:
        for level in True, False:
            outside.drive(level)
            settle()
    finally:
        sys.stderr, report = old, sys.stderr.getvalue()
    assert seen == [pin]
    print(report.splitlines()[0])  # expect: The handler of pin D5 is switched off, for it raised:
    print(report.splitlines()[-1])  # expect: ValueError: in the handler
    pin.irq(note)
    assert len(pulse()) == 2


def test_keyboard_interrupt_in_a_handler_reaches_the_program():
    pin = fresh()

    def stop(p):
        raise KeyboardInterrupt

    pin.irq(stop)
    try:
        outside.drive(True)
        settle()
    except KeyboardInterrupt:
        pass
    else:
        raise AssertionError('it was lost')
    pin.irq(None)


def test_disabled_handlers_run_later():
    pin = fresh()
    pin.irq(note)
    seen.clear()
    outer = machine.disable_irq()
    inner = machine.disable_irq()
    outside.drive(True)
    settle()
    machine.enable_irq(inner)
    settle()
    assert seen == [], 'held back by the outer call'
    machine.enable_irq(outer)
    settle()
    assert len(seen) == 1
    machine.disable_irq()
    machine.disable_irq()
    outside.drive(False)
    settle()
    machine.enable_irq()
    settle()
    assert len(seen) == 2, 'without a state all are let go'
    machine.disable_irq()
    assert machine.enable_irq(True) is None and len(pulse()) == 2


def test_handlers_do_not_interrupt_each_other():
    pin, depth, deepest = fresh(), [0], []

    def handler(p):
        depth[0] += 1
        deepest.append(depth[0])
        if len(deepest) < 4:
            outside.drive(not outside.level)
            settle()
        depth[0] -= 1

    pin.irq(handler)
    outside.drive(True)
    for i in range(6):
        settle()
    assert deepest == [1, 1, 1, 1]


def test_output_triggers_too():
    pin = fresh()
    outside.release()
    pin.init(Pin.OUT, value=0)
    pin.irq(note, Pin.IRQ_RISING)
    seen.clear()
    for i in range(2):
        pin.on()
        settle()
        pin.off()
        settle()
    assert [flags for p, flags in seen] == [Pin.IRQ_RISING] * 2
    pin.irq(None)
    pin.init(Pin.IN)


def test_a_pin_of_no_mode_becomes_an_input():
    pin = Pin(6)
    assert pin.mode() == -1
    pin.irq(note)
    assert pin.mode() == Pin.IN
    pin.irq(None)


def test_settings_change_under_a_handler():
    pin = fresh()
    pin.irq(note, Pin.IRQ_RISING)
    pin.init(Pin.IN, Pin.PULL_UP)
    assert pulse() == [Pin.IRQ_RISING]


def test_another_use_of_the_pin_ends_it():
    pin = fresh()
    pin.irq(note)
    pin.init(Pin.ANALOG)
    with digitalio.DigitalInOut(board.D5):
        assert pulse() == []
    assert pin() == 0 and pulse() == []


def test_handler_that_waits_for_a_sleep_is_called_in_it():
    pin = fresh()
    pin.irq(lambda p: seen.append(time.ticks_ms() if hasattr(time, 'ticks_ms') else 0))
    seen.clear()
    mock.after(0.005, outside.drive, True)
    time.sleep(0.02)
    assert len(seen) == 1


def test_what_cannot_be_is_refused():
    pin = fresh()
    refused(pin.irq, 5)  # expect: TypeError: handler must be callable, not int
    refused(pin.irq, note, 0)  # expect: ValueError: trigger must be 1-15
    refused(pin.irq, note, Pin.IRQ_LOW_LEVEL)
    # expect: ValueError: trigger: no backend has level triggers; IRQ_FALLING and IRQ_RISING are edges
    refused(pin.irq, note, Pin.IRQ_HIGH_LEVEL | Pin.IRQ_RISING)
    # expect: ValueError: trigger: no backend has level triggers; IRQ_FALLING and IRQ_RISING are edges
    refused(machine.enable_irq, -1)  # expect: ValueError: state must be 0-4294967295
    with digitalio.DigitalInOut(board.D7):
        refused(Pin(7).irq, note)  # expect: ValueError: D7 in use


for name, test in list(globals().items()):
    if name.startswith('test_'):
        test()
