# SPDX-License-Identifier: MIT
"""faults.py FORM   lets each bus transfer of a form of the weather station fail in turn.

The station must end with the exception that its documentation names, the LED must be dark, and all pins free again;
over machine, where pins and buses stay as they are until the program ends, all but those.  Prints what was wrong, and
at the end how many transfers failed.
"""
import io
import os
import sys

here = os.path.dirname(__file__)
examples = os.path.join(here, '..', '..', 'examples')
sys.path[:0] = [examples, os.path.join(examples, 'lib')]

import board
import digitalio
import microcontroller
from cpy import mock

SAMPLES = 2
station = __import__(sys.argv[1])
kept = {board.D5, board.D13, board.SCL, board.SDA} if sys.argv[1] == 'weather_station_machine' else set()
pins = [getattr(microcontroller.pin, name) for name in dir(microcontroller.pin)]
pins = [pin for pin in pins if isinstance(pin, microcontroller.Pin)]


def run(fault):
    """Run the station with a fault; return the exception that ended it, or None."""
    mock.reset()
    mock.load_wiring(os.path.join(here, 'faults.toml'))
    mock.fail_transfer(fault)
    output, sys.stdout = sys.stdout, io.StringIO()
    try:
        station.main(SAMPLES)
    except (OSError, ValueError) as error:
        return error.with_traceback(None)
    finally:
        sys.stdout = output
        mock.fail_transfer(None)


def complaints(error):
    """What is not as it should be after a fault."""
    if isinstance(error, OSError) and error.errno != 19:
        yield 'errno %s: %s' % (error.errno, error)
    if not any(address in str(error) for address in ('0x76', '0x3c')):
        yield 'no address in: %s' % error
    for pin in set(pins) - kept:
        if mock.pin(pin).direction is not None:
            yield '%s is still an %s' % (mock.pin(pin).name, mock.pin(pin).direction)
        digitalio.DigitalInOut(pin).deinit()  # ValueError if something still holds it
    if mock.pin(board.D13).level:
        yield 'the LED is lit'


before = mock.transfers()
assert run(None) is None and len(pins) > 20
transfers = mock.transfers() - before
kinds = set()
for fault in range(transfers):
    error = run(fault)
    if error is None:
        print('transfer %d failed, and nobody noticed' % fault)
    else:
        kinds.add(type(error).__name__)
        for complaint in complaints(error):
            print('transfer %d: %s' % (fault, complaint))
assert run(transfers) is None
print('%d transfers failed with %s' % (transfers, ' or '.join(sorted(kinds))))
