# SPDX-License-Identifier: MIT
"""machine.UART: reading with its timeouts, writing, frames, breaks, handlers."""
# cpython: no
# also: --clock virtual
# also: --backend posted
import io
import sys
import time

import board
import busio
from cpy import mock
from machine import Pin, UART


class Terminal(mock.UARTDevice):
    def __init__(self, baudrate=None):
        super().__init__()
        self.baudrate, self.heard = baudrate, bytearray()

    def receive(self, data):
        self.heard.extend(data)


def fresh(**settings):
    """UART 0 as settings say, and a device on it."""
    mock.reset()
    uart = UART(0, 115200, **settings)
    uart.irq(None)
    while uart.any():
        uart.read()
    return uart, mock.attach_uart(uart, Terminal())


def arrived(uart, count):
    for i in range(1000):
        if uart.any() >= count:
            return True
        time.sleep(0.001)
    return False


def refused(call, *args, **kwargs):
    try:
        call(*args, **kwargs)
    except Exception as error:
        print('%s: %s' % (type(error).__name__, error))
    else:
        raise AssertionError('nothing was raised')


def test_nothing_is_none():
    uart, device = fresh()
    assert uart.any() == 0 and uart.read() is None and uart.read(3) is None and uart.readline() is None
    assert uart.readall() is None and uart.readinto(bytearray(2)) is None and uart.read(0) is None


def test_read_what_is_there():
    uart, device = fresh()
    device.send(b'hello world')
    assert arrived(uart, 11) and uart.any() == 11
    assert uart.read(5) == b'hello' and uart.any() == 6
    assert uart.read() == b' world' and uart.any() == 0
    device.send(b'abc')
    assert arrived(uart, 3) and uart.readall() == b'abc'
    device.send(b'xyz')
    assert arrived(uart, 3) and uart.read(-1) == b'xyz'
    device.send(b'more')
    assert arrived(uart, 4) and uart.read(10) == b'more', 'fewer than asked for'
    long = bytes(range(250)) * 4
    uart.init(rxbuf=2000)
    device.send(long)
    assert arrived(uart, 1000) and uart.read() == long


def test_readinto():
    uart, device = fresh()
    device.send(b'abcdef')
    assert arrived(uart, 6)
    room = bytearray(4)
    assert uart.readinto(room, 2) == 2 and room == b'ab\0\0'
    assert uart.readinto(room) == 4 and room == b'cdef'
    device.send(b'xy')
    assert arrived(uart, 2) and uart.readinto(room) == 2 and room == b'xyef'
    assert uart.readinto(room, 0) is None


def test_readline():
    uart, device = fresh()
    device.send(b'one\ntwo\nthr')
    assert arrived(uart, 11)
    assert uart.readline() == b'one\n' and uart.readline() == b'two\n' and uart.readline() == b'thr'
    assert uart.readline() is None


def test_write():
    uart, device = fresh()
    assert uart.write(b'abc') == 3 and uart.write(bytearray(b'de')) == 2 and uart.write('f') == 1 and uart.write(b'') == 0
    assert uart.flush() is None and device.heard == b'abcdef'
    uart.write(memoryview(b'12345')[1:3])
    uart.flush()
    assert device.heard == b'abcdef23'


def test_frames():
    uart, device = fresh()
    uart.init(9600, 7, 0, 2)
    print(uart)
    # expect: UART(0, baudrate=9600, bits=7, parity=0, stop=2, tx=D1, rx=D0, rxbuf=256, timeout=0, timeout_char=0)
    uart.init(parity=1, timeout=5, timeout_char=2)
    print(uart)
    # expect: UART(0, baudrate=9600, bits=7, parity=1, stop=2, tx=D1, rx=D0, rxbuf=256, timeout=5, timeout_char=2)
    uart.init(19200, 8, None, 1)
    assert 'baudrate=19200, bits=8, parity=None, stop=1' in repr(uart) and 'timeout=5' in repr(uart)
    assert UART(0) is uart and 'baudrate=19200' in repr(uart), 'without settings it stays as it is'
    assert UART(0, 4800) is uart and 'baudrate=4800' in repr(uart) and 'timeout=0' in repr(uart)
    uart.init(38400, invert=UART.INV_TX | UART.INV_RX, txbuf=64, rxbuf=1000)
    time.sleep(0)
    assert mock.pin('TX').level is False, 'an idle line is high, so low inverted'
    assert 'rxbuf=1000' in repr(uart)
    uart.init(invert=0)
    time.sleep(0)
    assert mock.pin('TX').level is True


def test_nine_bits_take_two_bytes():
    mock.reset()
    mock.pin('TX').connect('D5')
    one, two = UART(0, 115200, 9), UART(1, 115200, bits=9)
    assert one.write(b'\x41\x01\x42') == 2, 'half a character is none'
    assert arrived(two, 2) and two.read() == b'\x41\x01'
    two.deinit()


def test_wrong_rate_is_garbage():
    mock.reset()
    uart = UART(0, 9600)
    device = mock.attach_uart(uart, Terminal(115200))
    uart.write(b'abc')
    uart.flush()
    assert len(device.heard) == 3 and device.heard != b'abc'


def test_two_uarts_on_a_wire():
    mock.reset()
    mock.pin('TX').connect('D5')
    mock.pin('RX').connect('D4')
    one, two = UART(0, 115200), UART(1, 115200)
    one.write(b'ping')
    assert arrived(two, 4) and two.read() == b'ping'
    two.write(b'pong')
    assert arrived(one, 4) and one.read() == b'pong'
    seen = []
    two.irq(lambda u: seen.append(u.irq().flags()), UART.IRQ_BREAK)
    assert one.sendbreak() is None
    time.sleep(0.002)
    assert seen == [UART.IRQ_BREAK]
    two.deinit()


def test_irq_on_received_characters():
    uart, device = fresh()
    heard = bytearray()
    seen = []

    def handler(u):
        seen.append(u.irq().flags())
        heard.extend(u.read() or b'')

    irq = uart.irq(handler, UART.IRQ_RX)
    assert irq is uart.irq() and irq is uart.irq(handler=handler, trigger=UART.RX_ANY, priority=1, wake=None)
    device.send(b'hello')
    time.sleep(0.01)
    assert heard == b'hello' and set(seen) == {UART.IRQ_RX}
    uart.init(9600)
    device.send(b'!')
    time.sleep(0.01)
    assert heard == b'hello!', 'it stays when settings change'
    assert irq.disable() is None
    device.send(b'?')
    time.sleep(0.01)
    assert heard == b'hello!' and uart.read() == b'?'
    assert irq() is None, 'nobody to call'


def test_irq_on_an_idle_line_and_when_all_has_left():
    uart, device = fresh()
    seen = []
    uart.irq(lambda u: seen.append((u.irq().flags(), u.any())), UART.IRQ_RXIDLE | UART.IRQ_TXIDLE, True)
    device.send(b'message')
    time.sleep(0.01)
    assert seen == [(UART.IRQ_RXIDLE, 7)]
    seen.clear()
    uart.write(b'answer')
    uart.flush()
    time.sleep(0.01)
    assert [flags for flags, count in seen] == [UART.IRQ_TXIDLE]
    uart.irq()()
    assert len(seen) == 2
    uart.irq(None)
    device.send(b'x')
    time.sleep(0.01)
    assert len(seen) == 2


def test_handler_that_raises_is_switched_off_and_reported():
    uart, device = fresh()
    calls = []

    def broken(u):
        calls.append(u)
        raise ValueError('in the handler')

    uart.irq(broken, UART.IRQ_RX)
    sys.stderr, old = io.StringIO(), sys.stderr
    try:
        device.send(b'abc')
        time.sleep(0.01)
    finally:
        sys.stderr, report = old, sys.stderr.getvalue()
    assert calls == [uart] and uart.read() == b'abc'
    print(report.splitlines()[0])  # expect: The handler of pin D0 is switched off, for it raised:
    uart.irq(None)


def test_irq_arguments_are_checked():
    uart, device = fresh()
    refused(uart.irq, 5, UART.IRQ_RX)  # expect: TypeError: handler must be callable, not int
    refused(uart.irq, print)  # expect: ValueError: trigger must be 1-15
    refused(uart.irq, print, 16)  # expect: ValueError: trigger must be 1-15


def test_ways_to_name_a_uart():
    uart = UART(0)
    assert UART() is uart and UART('UART') is uart and UART('uart0') is uart and UART(id=0) is uart
    print(UART(tx=Pin(9), rx=Pin(10)))
    # expect: UART(baudrate=9600, bits=8, parity=None, stop=1, tx=D9, rx=D10, rxbuf=256, timeout=0, timeout_char=0)
    print(UART(7, tx=Pin(9)))
    # expect: UART(7, baudrate=9600, bits=8, parity=None, stop=1, tx=D9, rxbuf=256, timeout=0, timeout_char=0)
    print(UART(pins=('D9', 'D10', None, None)).read())  # expect: None
    print(UART(pins=('D9', 'D10')).read())  # expect: None
    refused(UART, 9)  # expect: ValueError: a computer without pins of its own has no UART(9); it has UART(0), UART(1)
    refused(UART, tx=None, rx=None)  # expect: ValueError: UART needs tx or rx or both
    refused(UART, tx=Pin(9), rx=Pin(9))  # expect: TypeError: machine.UART: the same pin is given twice


def test_arguments_are_checked():
    uart, device = fresh()
    refused(uart.init, 0)  # expect: ValueError: baudrate must be 1-20000000
    refused(uart.init, bits=4)  # expect: ValueError: bits must be 5-9
    refused(uart.init, parity=2)  # expect: ValueError: parity must be 0-1
    refused(uart.init, stop=3)  # expect: ValueError: stop must be 1-2
    refused(uart.init, timeout=-1)  # expect: ValueError: timeout must be 0-86400000
    refused(uart.init, invert=4)  # expect: ValueError: invert must be 0-3
    refused(uart.init, flow=4)  # expect: ValueError: flow must be 0-3
    refused(uart.init, 19200000)
    # expect: ValueError: opening UART(0) (TX D1, RX D0): not possible: a rate of 19200000 baud is not possible
    uart.init(9600)
    refused(uart.read, -2)  # expect: ValueError: nbytes must be 0-16777216
    refused(uart.readinto, b'ab')  # expect: TypeError: buf must be a writable bytes-like object, not bytes
    refused(uart.write, 5)  # expect: TypeError: buf must be a bytes-like object, not int


def test_constants():
    assert (UART.RTS, UART.CTS, UART.INV_TX, UART.INV_RX, UART.EVEN, UART.ODD) == (1, 2, 1, 2, 0, 1)
    assert (UART.IRQ_RX, UART.IRQ_RXIDLE, UART.IRQ_TXIDLE, UART.IRQ_BREAK, UART.RX_ANY) == (1, 2, 4, 8, 1)


def test_deinit_gives_the_pins_back():
    uart, device = fresh()
    refused(busio.UART, board.TX, board.RX)  # expect: ValueError: D1 in use
    assert uart.deinit() is None
    time.sleep(0)
    assert mock.pin('TX').direction is None
    for call in uart.any, uart.read, uart.flush, uart.txdone, uart.sendbreak, uart.irq:
        try:
            call()
        except ValueError as error:
            assert 'deinitialized' in str(error), error
        else:
            raise AssertionError(call)
    with busio.UART(board.TX, board.RX):
        refused(UART, 0)  # expect: ValueError: D1 in use
    assert UART(0).any() == 0


def test_subclass():
    class Port(UART):
        def __init__(self, id, **settings):
            super().__init__(id, **settings)
            self.name = 'mine'

    refused(Port.__new__(Port).any)  # expect: RuntimeError: UART.__init__() has not been called
    mock.reset()
    port = Port(0, baudrate=57600)
    device = mock.attach_uart(port, Terminal())
    assert port.name == 'mine' and port.write(b'x') == 1 and 'baudrate=57600' in repr(port)
    port.flush()
    assert device.heard == b'x'
    port.deinit()


for name, test in list(globals().items()):
    if name.startswith('test_'):
        test()
