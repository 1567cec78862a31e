# SPDX-License-Identifier: MIT
"""A bit-banged I2C bus has the rate that was asked for, whatever its operations cost."""
# args: --clock virtual
# cpython: no
# forks: no
import bitbangio
import board
from cpy import mock


class Sink(mock.I2CDevice):
    """Takes all bytes."""

    def __init__(self):
        super().__init__(0x50)

    def write(self, data):
        pass


def periods(frequency):
    """ns from one rising edge of SCL to the next, within the bytes."""
    clock.clear_edges()
    with bitbangio.I2C(board.D5, board.D6, frequency=frequency) as i2c:
        i2c.try_lock()
        i2c.writeto(0x50, bytes(8))
    rises = [time for time, level in clock.edges if level]
    return [b - a for a, b in zip(rises[1:], rises[2:80])]


clock = mock.pin('D5')
for pin in (board.D5, board.D6):
    mock.pin(pin).set_pull('up')
mock.attach_i2c((board.D5, board.D6), Sink())
for frequency in (10000, 100000, 400000):
    got, wanted = periods(frequency), 1e9 / frequency
    print(frequency, 'on average', abs(sum(got) / len(got) / wanted - 1) < 0.01, 'each', max(got) < wanted * 1.25, len(got))
# expect: 10000 on average True each True 78
# expect: 100000 on average True each True 78
# expect: 400000 on average True each True 78
