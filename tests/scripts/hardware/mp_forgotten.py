# SPDX-License-Identifier: MIT
"""Module machine and the collector: what nobody refers to any more gives its pins back; what is in use stays."""
# cpython: no
# also: --clock virtual
# also: --backend posted
import gc
import time

import board
import digitalio
from cpy import mock
from machine import ADC, I2C, Pin, SPI, Signal, SoftI2C, SoftSPI, UART


def is_free(*names):
    """Can CircuitPython's modules have the pins?"""
    for name in names:
        digitalio.DigitalInOut(getattr(board, name)).deinit()
    return True


class Meter(ADC):
    pass


def make_and_forget():
    """One object of each kind whose pins nobody else has; objects that are there only once stay for ever."""
    I2C(scl=Pin(5), sda=Pin(6)).scan()
    SPI(sck=Pin(9), mosi=Pin(10)).write(b'x')
    UART(tx=Pin(11), rx=Pin(12)).write(b'x')
    Meter('A5').read_u16()
    SoftI2C('SCL', 'SDA').scan()
    SoftSPI(sck='SCK', mosi='MOSI', miso='MISO').read(1)


def test_what_is_forgotten_gives_its_pins_back():
    make_and_forget()
    gc.collect()
    assert is_free('D5', 'D6', 'D9', 'D10', 'D11', 'D12', 'A5', 'SCL', 'SDA', 'SCK', 'MOSI', 'MISO')


def test_what_is_there_only_once_stays():
    numbers = [id(o) for o in (I2C(1), SPI(1), UART(1), ADC('A0'), Pin('A1'))]
    gc.collect()
    assert numbers == [id(o) for o in (I2C(1), SPI(1), UART(1), ADC('A0'), Pin('A1'))]
    for o in I2C(1), SPI(1), UART(1), ADC('A0'):
        o.deinit()


class Part:
    """Something that notes when it goes."""
    gone = 0

    def __del__(self):
        Part.gone += 1


class Expander(Part):
    level = 0

    def value(self, *level):
        if not level:
            return self.level
        self.level = level[0]


def many_kept(make):
    """A hundred objects, after a collection that took none of their parts: at most an old one that the C stack held."""
    gc.collect()
    Part.gone = 0
    made = [make() for i in range(100)]
    gc.collect()
    assert Part.gone < 10, Part.gone
    return made


def test_a_signal_keeps_its_pin():
    for signal in many_kept(lambda: Signal(Expander())):
        signal.on()
        assert signal.value() == 1


class Handler(Part):
    def __init__(self, log):
        self.log = log

    def __call__(self, source):
        self.log.append(source)


def test_a_handler_stays_while_it_is_wanted():
    log, pin = [], Pin(5, Pin.IN)
    mock.pin('D5').drive(False)
    pin.irq(Handler(log), Pin.IRQ_RISING)
    gc.collect()
    rest = [Handler(None) for i in range(1000)]
    mock.pin('D5').drive(True)
    time.sleep(0.002)
    assert log == [pin]
    pin.irq()(), gc.collect(), pin.irq()()
    assert log == [pin] * 3
    pin.irq(None)
    mock.reset()


class Line(UART):
    """There may be many at the same pins; the newest has them, and only it has a handler that the hardware knows."""

    def __del__(self):
        Part.gone += 1


def line_with_handler(log):
    line = Line(tx=Pin(11), rx=Pin(12))
    line.irq(Handler(log), UART.IRQ_TXIDLE)
    return line


def test_a_uart_keeps_its_handler():
    log = []
    for line in many_kept(lambda: line_with_handler(log)):
        line.irq()()
        assert log.pop() is line
        line.irq(None)
        line.deinit()


def test_an_irq_object_keeps_its_uart_and_its_handler():
    log = []
    for irq in many_kept(lambda: line_with_handler(log).irq()):
        irq()
    assert len(log) == len({id(line) for line in log}) == 100 and all(type(line) is Line for line in log)
    for line in log:
        line.irq(None)
        line.deinit()


for name, test in list(globals().items()):
    if name.startswith('test_'):
        test()
