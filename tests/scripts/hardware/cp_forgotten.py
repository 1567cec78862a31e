# SPDX-License-Identifier: MIT
"""Buses that nobody refers to any more give their pins back, with a ResourceWarning; at the end of the program there is none."""
# cpython: no
# args: -W always
# also: --backend posted
import gc
import sys
import warnings

import board
import busio


def i2c(): busio.I2C(board.SCL, board.SDA)
def spi(): busio.SPI(board.SCK, board.MOSI, board.MISO)
def uart(): busio.UART(board.TX, board.RX)
def closed(): busio.I2C(board.SCL, board.SDA).deinit()


for make in (i2c, spi, uart, closed) * 2:
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter('always')
        make()
        gc.collect()
    print(make.__name__, [(w.category.__name__, str(w.message).split(' object')[0]) for w in warned])


class Last:
    def __del__(self):
        print('finalizing', sys.is_finalizing())


Last()
gc.collect()
last = Last()
kept = board.I2C()

# expect: i2c [('ResourceWarning', 'unclosed bus <busio.I2C')]
# expect: spi [('ResourceWarning', 'unclosed bus <busio.SPI')]
# expect: uart [('ResourceWarning', 'unclosed bus <busio.UART')]
# expect: closed []
# expect: i2c [('ResourceWarning', 'unclosed bus <busio.I2C')]
# expect: spi [('ResourceWarning', 'unclosed bus <busio.SPI')]
# expect: uart [('ResourceWarning', 'unclosed bus <busio.UART')]
# expect: closed []
# expect: finalizing False
# expect: finalizing True
