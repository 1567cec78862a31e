# SPDX-License-Identifier: MIT
"""Lines for which the board says that they are active when low, drive only high, or are debounced."""
# cpython: no
# args: --board tests/lab/lab.toml --backend mock
# also: --clock virtual
# also: --backend posted
import time

import digitalio
import microcontroller
from cpy import mock
from machine import Pin


def test_active_when_low():
    wire = mock.pin('GPIO29')
    with digitalio.DigitalInOut(microcontroller.pin.GPIO29) as relay:
        relay.switch_to_output(True)
        print(wire.level)  # expect: False
        relay.value = False
        print(wire.level)  # expect: True
        relay.switch_to_input()
        wire.drive(False)
        print(relay.value)  # expect: True
        wire.drive(True)
        print(relay.value)  # expect: False
        wire.release()


def test_a_pull_is_on_the_wire():
    with digitalio.DigitalInOut(microcontroller.pin.GPIO29) as key:
        key.switch_to_input(digitalio.Pull.UP)
        print(key.value, mock.pin('GPIO29').level)  # expect: False True


def test_open_drain_drives_low_on_the_wire():
    wire = mock.pin('GPIO29')
    with digitalio.DigitalInOut(microcontroller.pin.GPIO29) as pin:
        pin.switch_to_output(True, digitalio.DriveMode.OPEN_DRAIN)
        print(wire.level)  # expect: False
        pin.value = False
        wire.drive(True)
        print(pin.value, wire.level)  # expect: False True
        wire.drive(False)
        print(pin.value)  # expect: True
        wire.release()


def test_edges_are_the_scripts():
    wire, seen = mock.pin('GPIO29'), []
    wire.drive(True)
    pin = Pin('GPIO29', Pin.IN)
    pin.irq(lambda pin: seen.append(pin.value()), Pin.IRQ_RISING)
    wire.drive(False)
    time.sleep(0.05)
    wire.drive(True)
    time.sleep(0.05)
    print(seen)  # expect: [1]
    pin.irq(None)
    wire.release()


def test_an_open_source_output_lets_go_when_low():
    wire = mock.pin('GPIO32')
    with digitalio.DigitalInOut(microcontroller.pin.GPIO32) as switch:
        switch.switch_to_output(False)
        wire.drive(True)
        print(wire.level, wire.conflicts)  # expect: True 0
        wire.drive(False)
        print(wire.level, switch.value)  # expect: False False
        wire.drive(True)
        print(switch.value)  # expect: True
        wire.release()
        switch.value = True
        print(wire.level, switch.value)  # expect: True True


def test_an_open_source_pin_is_read_when_it_lets_go():
    wire, pin = mock.pin('GPIO32'), Pin('GPIO32', Pin.OUT, value=0)
    wire.drive(True)
    print(pin.value())  # expect: 1
    wire.drive(False)
    print(pin.value())  # expect: 0
    pin.value(1)
    wire.release()
    print(pin.value())  # expect: 1


def test_a_short_level_of_a_debounced_input_is_not_seen():
    wire, seen = mock.pin('GPIO33'), []
    wire.drive(False)
    pin = Pin('GPIO33', Pin.IN)
    pin.irq(lambda pin: seen.append(pin.value()), Pin.IRQ_RISING | Pin.IRQ_FALLING)
    for level in (True, False, True, False):
        wire.drive(level)
        time.sleep(0.0001)
    time.sleep(0.4)
    print(pin.value(), seen)  # expect: 0 []
    wire.drive(True)
    print(pin.value())  # expect: 0
    time.sleep(0.4)
    print(pin.value(), seen)  # expect: 1 [1]
    pin.irq(None)
    wire.release()


def test_a_debounced_input_begins_with_the_level_there_is():
    wire = mock.pin('GPIO33')
    wire.drive(True)
    print(Pin('GPIO33', Pin.IN).value())  # expect: 1
    wire.release()


for name, test in list(globals().items()):
    if name.startswith('test_'):
        test()
