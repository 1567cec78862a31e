# SPDX-License-Identifier: MIT
"""Pins: a blinking LED, a shift register clocked out bit by bit, PWM by hand, a keypad that is scanned.

Where module board is (cpy, on simulated hardware) these are real DigitalInOuts that keep levels and record edges;
elsewhere the nearest thing in plain Python, a property that keeps the level and does nothing more.
"""
# group: drivers
# options: --backend mock --board host
import sys

try:
    import board
    from digitalio import DigitalInOut
except ImportError:
    board = None

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0


class Pin:
    """The least that a pin in Python is."""

    def __init__(self):
        self._level = False

    @property
    def value(self):
        return self._level

    @value.setter
    def value(self, level):
        self._level = level


def pin(name):
    if board is None:
        return Pin()
    made = DigitalInOut(getattr(board, name))
    made.switch_to_output()
    return made


def blink(led, n):
    for _ in range(n):
        led.value = not led.value
    return led.value


def shift_out(data, clock, latch, n):
    edges = 0
    for word in range(n):
        latch.value = False
        for bit in range(7, -1, -1):
            data.value = bool(word >> bit & 1)
            clock.value = True
            clock.value = False
        latch.value = True
        edges += data.value
    return edges


def dim(led, n):
    on = 0
    for period in range(n):
        duty = period & 15
        for step in range(16):
            led.value = step < duty
            on += led.value
    return on


def scan(rows, columns, n):
    seen = 0
    for _ in range(n):
        for row in rows:
            row.value = True
            for column in columns:
                if column.value and row.value:
                    seen += 1
            row.value = False
    return seen


led, data, clock, latch = pin('D13'), pin('D2'), pin('D3'), pin('D4')
rows, columns = [pin('D5'), pin('D6')], [pin('D7'), pin('D8'), pin('D9')]
columns[1].value = True
print(blink(led, int(900000 * SIZE)), shift_out(data, clock, latch, int(50000 * SIZE)), dim(led, int(30000 * SIZE)),
      scan(rows, columns, int(100000 * SIZE)))
