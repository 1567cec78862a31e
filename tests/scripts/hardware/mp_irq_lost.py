# SPDX-License-Identifier: MIT
"""machine.Pin.irq: edges for which there was no room while handlers were held back are told of once, as a RuntimeWarning."""
# args: --clock virtual
# cpython: no
# forks: no
# first: 300
import warnings

import machine
from cpy import mock

calls = 0


def handler(pin):
    global calls
    calls += 1


pin = machine.Pin(5, machine.Pin.IN)
pin.irq(handler, machine.Pin.IRQ_RISING | machine.Pin.IRQ_FALLING)
wire = mock.Driver(5)
with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter('always')
    state = machine.disable_irq()
    for i in range(5001):
        wire.set(i % 2 == 0)
    machine.enable_irq(state)
    machine.idle()
    wire.set(False)
    machine.idle()
lost = [str(warning.message) for warning in told]
print(len(lost), told[0].category.__name__, lost[0].split(' ', 1)[1])
print(calls + int(lost[0].split()[0]))
# expect: 1 RuntimeWarning edges of pin D5 came too fast and were lost
# expect: 5002
