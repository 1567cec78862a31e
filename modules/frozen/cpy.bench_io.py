# SPDX-License-Identifier: MIT
"""cpy bench-io: what a pin's write and read, an edge, and calls of I2C and SPI cost from Python, beside the same in C.

What is driven is what the command line names, for something may be connected; only simulated hardware is chosen here.
Each loop runs a few times and the median counts: the first runs and those that another program disturbed don't.
"""

import sys

import _bench_io
import argparse
import board
from digitalio import DigitalInOut

__all__ = ['main']

ROUNDS = 5
PIN_CALLS, OTHER_CALLS = 2000, 200  # in a round: some milliseconds on pins, on buses some tenths of a second
EDGE_DEADLINE = 1_000_000_000  # ns
PART = 200  # calls in C until Ctrl-C is noticed
FILL = b'\xff' * 4  # what SPI sends when it has nothing to say
LINE = '%-36s%8s%12s%12s%12s'


def _writes(pin, calls):
    start = _bench_io.now()
    for i in range(calls):
        pin.value = i & 1
    return _bench_io.now() - start


def _reads(pin, calls):
    start = _bench_io.now()
    for _ in range(calls):
        pin.value
    return _bench_io.now() - start


def _edges(output, source, calls):
    from machine import Pin

    seen = 0

    def count(pin):
        nonlocal seen
        seen += 1

    output, source = Pin(output, Pin.OUT, value=0), Pin(source, Pin.IN)
    try:
        source.irq(count, Pin.IRQ_RISING | Pin.IRQ_FALLING)
        start = _bench_io.now()
        for i in range(calls):
            deadline = _bench_io.now() + EDGE_DEADLINE
            output.value(not i & 1)
            while seen <= i:
                if _bench_io.now() > deadline:
                    raise OSError('no edge was reported')
        return _bench_io.now() - start
    finally:
        source.irq(None)
        output.init(Pin.IN)


def _registers(bus, address, register, calls):
    out, into = bytes([register]), bytearray(2)
    start = _bench_io.now()
    for _ in range(calls):
        bus.writeto_then_readfrom(address, out, into)
    return _bench_io.now() - start


def _exchanges(bus, calls):
    into = bytearray(len(FILL))
    start = _bench_io.now()
    for _ in range(calls):
        bus.write_readinto(FILL, into)
    return _bench_io.now() - start


def _median(run, calls):
    return sorted(run(calls) for _ in range(ROUNDS))[ROUNDS // 2] / calls


def _row(what, calls, python, c):
    """Measure and print a line; the loops take a number of calls."""
    def in_parts(n):
        return sum(c(min(PART, n - done)) for done in range(0, n, PART))

    in_c = _median(in_parts, calls)
    in_python = _median(python, calls)
    print(LINE % (what, ROUNDS * calls, '%.0f' % in_python, '%.0f' % in_c, '%+.0f' % (in_python - in_c)), flush=True)


def _pin_reads(options):
    with DigitalInOut(_bench_io.pin(options.pin)) as pin:
        _row('read of pin ' + options.pin, options.calls or PIN_CALLS, lambda n: _reads(pin, n),
             lambda n: _bench_io.reads(pin, n))


def _pin_writes(options):
    with DigitalInOut(_bench_io.pin(options.pin)) as pin:
        pin.switch_to_output(False)
        _row('write to pin ' + options.pin, options.calls or PIN_CALLS, lambda n: _writes(pin, n),
             lambda n: _bench_io.writes(pin, n))


def _follows(pin, loop):
    for level in (True, False):
        pin.value = level
        if loop.value != level:
            return False
    return True


def _pin_edges(options):
    output, source = _bench_io.pin(options.pin), _bench_io.pin(options.loop)

    def in_c(calls):
        with DigitalInOut(output) as pin, DigitalInOut(source) as loop:
            pin.switch_to_output(False)
            if not _follows(pin, loop):
                raise ValueError('%s does not follow %s: connect them with a wire' % (options.loop, options.pin))
            return _bench_io.edges(pin, loop, calls)

    _row('edge from %s to %s' % (options.pin, options.loop), options.calls or OTHER_CALLS,
         lambda n: _edges(output, source, n), in_c)


def _bus(name, kind):
    make = getattr(board, name, None)
    if not callable(make):
        there = [n for n in dir(board) if n[0] != '_' and callable(getattr(board, n))]
        raise ValueError('no bus %s on this board; it has %s' % (name, ', '.join(there) or 'none'))
    bus = make()
    if type(bus).__name__ != kind:
        raise ValueError('%s is no %s bus' % (name, kind))
    bus.try_lock()
    return bus


def _i2c(options):
    with _bus(options.i2c, 'I2C') as bus:
        _row('%s: two bytes of 0x%02x' % (options.i2c, options.address), options.calls or OTHER_CALLS,
             lambda n: _registers(bus, options.address, options.register, n),
             lambda n: _bench_io.i2c(bus, options.address, options.register, n))


def _spi(options):
    with _bus(options.spi, 'SPI') as bus:
        bus.configure(baudrate=options.baudrate)
        _row('%s: four bytes at %d Hz' % (options.spi, bus.frequency), options.calls or OTHER_CALLS,
             lambda n: _exchanges(bus, n), lambda n: _bench_io.spi(bus, n))


# What is measured, by what, and the options that it needs.
MEASUREMENTS = (
    ('pin reads', _pin_reads, ('pin',)),
    ('pin writes', _pin_writes, ('pin',)),
    ('edges', _pin_edges, ('pin', 'loop')),
    ('I2C', _i2c, ('i2c', 'address')),
    ('SPI', _spi, ('spi',)),
)
HINTS = {'pin': '--pin NAME, a pin that may be driven', 'loop': '--loop NAME, an input with a wire to that pin',
         'i2c': '--i2c NAME, a bus such as I2C', 'address': '--address N of a device that may be read',
         'spi': '--spi NAME, a bus such as SPI'}


def _made(name):
    """The board's bus, or None."""
    try:
        return getattr(board, name)()
    except (AttributeError, NotImplementedError):
        return None


def _choose(options):
    """Take what simulated hardware has, and connect it."""
    from cpy import mock

    if hasattr(board, 'D5') and hasattr(board, 'D6'):
        options.pin, options.loop = 'D5', 'D6'
        mock.pin('D5').connect(mock.pin('D6'))
    i2c = _made('I2C')
    if i2c:
        options.i2c, options.address = 'I2C', 0x48
        mock.attach_i2c(i2c, mock.RegisterDevice(0x48))
    if _made('SPI'):
        options.spi = 'SPI'


def _number(text):
    return int(text, 0)


_number.__name__ = 'number'


def _calls(text):
    calls = int(text)
    if not 2 <= calls <= 1000000:
        raise argparse.ArgumentTypeError('%d is not a number from 2 to 1000000' % calls)
    return calls + calls % 2  # a pin is low again in the end


_calls.__name__ = 'number'


def _arguments():
    parser = argparse.ArgumentParser(
        prog='cpy bench-io', description='Measure calls of pins and buses from Python beside the same in C. Only what'
        ' is named is driven; simulated hardware need not be named.')
    parser.add_argument('--pin', metavar='NAME', help='a pin to drive and to read')
    parser.add_argument('--loop', metavar='NAME', help='an input with a wire to that pin: how long an edge takes')
    parser.add_argument('--i2c', metavar='NAME', help='an I2C bus of the board, such as I2C')
    parser.add_argument('--address', metavar='N', type=_number, help='a device on it that may be read')
    parser.add_argument('--register', metavar='N', type=_number, default=0, help='its register to read (0)')
    parser.add_argument('--spi', metavar='NAME', help='an SPI bus of the board, such as SPI')
    parser.add_argument('--baudrate', metavar='HZ', type=int, default=1000000, help='of the SPI bus (1000000)')
    parser.add_argument('--calls', metavar='N', type=_calls, help='calls in each of %d rounds' % ROUNDS)
    return parser.parse_args()


def _measure(options):
    """Print the table; how much of what was named could not be measured."""
    failed = 0
    for what, measure, needs in MEASUREMENTS:
        missing = [HINTS[name] for name in needs if getattr(options, name) is None]
        if missing:
            print('%s: not measured: name it by %s' % (what, ' and '.join(missing)), flush=True)
            continue
        try:
            measure(options)
        except (OSError, RuntimeError, TypeError, ValueError) as error:
            print('%s: not measured: %s' % (what, error), flush=True)
            failed += 1
    return failed


def main():
    """Do what the command line says; true if something that was named could not be measured."""
    options = _arguments()
    name, backend, simulated = _bench_io.board()
    if simulated and not (options.pin or options.loop or options.i2c or options.spi):
        _choose(options)
    print('Board %s through backend %s%s; nanoseconds of a call, the median of %d rounds' % (
        name, backend, ' (simulated: this is what the simulation costs)' if simulated else '', ROUNDS))
    print(LINE % ('', 'calls', 'Python', 'C', 'difference'), flush=True)
    return _measure(options) != 0


if __name__ == '__main__':
    try:
        sys.exit(main())
    except (OSError, ValueError) as error:
        sys.exit('cpy bench-io: %s' % error)
    except KeyboardInterrupt:
        print('cpy bench-io: stopped', file=sys.stderr)
        sys.exit(130)
