# SPDX-License-Identifier: MIT
"""busio.UART: reading with timeouts, writing, frames, wrong rates, overflow, flow control, RS-485, and its pins."""
# cpython: no
# first: 4000
# also: --clock virtual
# also: --backend posted
import gc
import time

import board
import busio
from busio import UART
from cpy import mock
from digitalio import DigitalInOut, Pull

RATE = 115200  # fast, so that the real clock does not make tests long


class Terminal(mock.UARTDevice):
    """Notes what it is sent."""

    def __init__(self, baudrate=None):
        super().__init__(baudrate)
        self.got = bytearray()

    def receive(self, data):
        self.got.extend(data)


def told(device, count):
    """What it was sent, when so many bytes have come; a slow machine has time for them."""
    end = time.monotonic() + 5
    while len(device.got) < count and time.monotonic() < end:
        time.sleep(0.01)
    got, device.got = bytes(device.got), bytearray()
    return got


def fresh(baudrate=RATE, timeout=0.05, **settings):
    mock.reset()
    uart = UART(board.TX, board.RX, baudrate=baudrate, timeout=timeout, **settings)
    return uart, mock.attach_uart(uart, Terminal())


def refused(call, *args, **kwargs):
    try:
        call(*args, **kwargs)
    except Exception as error:
        print('%s: %s' % (type(error).__name__, error))
    else:
        raise AssertionError('nothing was raised')


def test_write():
    uart, device = fresh()
    with uart:
        assert uart.write(b'hello') == 5 and told(device, 5) == b'hello'
        assert uart.write(bytearray(b'ab')) == 2 and uart.write(memoryview(b'cd')) == 2
        assert uart.write(b'') == 0 and told(device, 4) == b'abcd'
        assert uart.write(buf=bytes(range(256))) == 256 and told(device, 256) == bytes(range(256))
        refused(uart.write, 'text')  # expect: TypeError: buf must be a bytes-like object, not str
        refused(uart.write, 5)  # expect: TypeError: buf must be a bytes-like object, not int


def test_read_gives_what_comes_until_the_timeout():
    uart, device = fresh()
    with uart:
        device.send(b'hello')
        assert uart.read(5) == b'hello'
        device.send(b'abc')
        assert uart.read(10) == b'abc', 'fewer when nothing more comes in time'
        device.send(b'x' * 300)
        assert uart.read(2) == b'xx'
        device.send(b'')
        assert uart.read(nbytes=1) == b'x'
        assert uart.read() is not None
        assert uart.read() is None and uart.read(1) is None and uart.read(None) is None
        assert uart.read(0) is None


def test_read_all():
    uart, device = fresh(receiver_buffer_size=2000)
    with uart:
        device.send(bytes(range(250)) * 4)
        assert uart.read() == bytes(range(250)) * 4
        device.send(b'again')
        assert uart.read(None) == b'again'
        device.send(b'more')
        assert uart.read(-1) == b'more'


def test_readinto():
    uart, device = fresh()
    with uart:
        room = bytearray(4)
        device.send(b'abcdef')
        assert uart.readinto(room) == 4 and room == b'abcd'
        assert uart.readinto(buf=room) == 2 and room == b'efcd'
        assert uart.readinto(room) is None and room == b'efcd'
        refused(uart.readinto, b'abcd')  # expect: TypeError: buf must be a writable bytes-like object, not bytes
        refused(uart.readinto, room, 2)  # expect: TypeError: readinto() takes 1 positional argument but 2 were given


def test_readline():
    uart, device = fresh()
    with uart:
        device.send(b'one\ntwo\r\nrest')
        assert uart.readline() == b'one\n' and uart.readline() == b'two\r\n' and uart.readline() == b'rest'
        assert uart.readline() is None


def test_timeout():
    uart, device = fresh(timeout=0.02)
    with uart:
        assert uart.timeout == 0.02
        before = time.monotonic()
        assert uart.read(1) is None
        assert time.monotonic() - before >= 0.02
        uart.timeout = 0.2
        assert uart.timeout == 0.2
        mock.after(0.05, device.send, b'late')
        assert uart.read(4) == b'late'
        mock.after(0.05, device.send, b'b')
        device.send(b'a')
        assert uart.read(2) == b'ab', 'it counts for each gap'
        uart.timeout = 0
        assert uart.timeout == 0.0 and uart.read(1) is None
        device.send(b'z')
        time.sleep(0.01)
        assert uart.read(5) == b'z', 'what has come is there at once'
        uart.timeout = 100
        refused(setattr, uart, 'timeout', 101)  # expect: ValueError: timeout must be 0-100
        refused(setattr, uart, 'timeout', -1)  # expect: ValueError: timeout must be 0-100
        refused(setattr, uart, 'timeout', float('nan'))  # expect: ValueError: timeout must be 0-100
        refused(setattr, uart, 'timeout', '1')  # expect: TypeError: timeout must be of type float, not str
        refused(delattr, uart, 'timeout')
        # expect: AttributeError: attribute 'timeout' of 'UART' objects cannot be deleted
        assert uart.timeout == 100.0


def test_in_waiting_and_reset():
    uart, device = fresh()
    with uart:
        assert uart.in_waiting == 0
        device.send(b'hello')
        time.sleep(0.01)
        assert uart.in_waiting == 5 and uart.read(2) == b'he' and uart.in_waiting == 3
        assert uart.reset_input_buffer() is None and uart.in_waiting == 0
        uart.timeout = 0
        assert uart.read(1) is None
        refused(setattr, uart, 'in_waiting', 1)
        # expect: AttributeError: attribute 'in_waiting' of 'UART' objects is not writable


def test_defaults_are_the_documented_ones():
    mock.reset()
    with UART(board.TX, board.RX) as uart:
        assert uart.baudrate == 9600 and uart.timeout == 1.0 and isinstance(uart.baudrate, int)


def test_baudrate_can_be_changed():
    uart, device = fresh(baudrate=9600)
    with uart:
        assert uart.baudrate == 9600
        spent = {}
        for rate in 9600, 19200:
            uart.baudrate = rate
            assert uart.baudrate == rate
            device.send(b'0123456789')
            before = mock.now()
            assert uart.read(10) == b'0123456789'
            spent[rate] = mock.now() - before
        if mock.clock() == 'virtual':
            assert abs(spent[9600] - 100e9 / 9600) < 1e5, spent
            assert abs(spent[19200] - 100e9 / 19200) < 1e5, spent
        refused(setattr, uart, 'baudrate', 0)  # expect: ValueError: baudrate must be 1-20000000
        refused(setattr, uart, 'baudrate', 9600.0)  # expect: TypeError: baudrate must be of type int, not float
        refused(delattr, uart, 'baudrate')
        # expect: AttributeError: attribute 'baudrate' of 'UART' objects cannot be deleted
        assert uart.baudrate == 19200


def test_a_wrong_rate_is_garbage():
    uart, device = fresh()
    with uart:
        device.baudrate = RATE // 2
        device.send(b'hello')
        garbage = uart.read(5)
        assert len(garbage) == 5 and garbage != b'hello'
        device.baudrate = RATE * 102 // 100
        device.send(b'hello')
        assert uart.read(5) == b'hello', 'two per cent do no harm'
        mock.detach(device)
        device = mock.attach_uart(uart, Terminal(RATE // 2))
        uart.write(b'hello')
        got = told(device, 5)
        assert len(got) == 5 and got != b'hello'


def test_overflow_drops_what_comes_last():
    uart, device = fresh(receiver_buffer_size=100)
    with uart:
        device.send(bytes(range(150)))
        time.sleep(0.03)
        assert uart.in_waiting == 100 and uart.read(100) == bytes(range(100))
        device.send(b'x')
        assert uart.read(1) == b'x'
    with UART(board.TX, board.RX, baudrate=RATE, receiver_buffer_size=0) as uart:
        mock.reset()
        device = mock.attach_uart(uart, Terminal())
        device.send(b'still')
        assert uart.read(5) == b'still'


def pair(**other):
    """Two UARTs of the script, wired to each other."""
    mock.reset()
    mock.pin(board.D4).connect(board.RX)
    mock.pin(board.D5).connect(board.TX)
    settings = dict(baudrate=RATE, timeout=0.01)
    return UART(board.TX, board.RX, **settings), UART(board.D4, board.D5, **{**settings, **other})


def test_two_uarts_talk():
    a, b = pair()
    with a, b:
        a.write(b'ping')
        assert b.read(4) == b'ping'
        b.write(b'pong')
        assert a.read(4) == b'pong'


def test_frames():
    Parity = UART.Parity
    for frame in dict(bits=7), dict(bits=8, parity=Parity.EVEN), dict(parity=Parity.ODD, stop=2), dict(bits=5):
        mock.reset()
        with UART(board.D10, board.D11, baudrate=RATE, timeout=0.01, **frame) as uart:
            mock.pin(board.D10).connect(board.D11)  # a wire stays
            uart.write(b'\x15\xf5')
            mask = (1 << frame.get('bits', 8)) - 1
            assert uart.read(2) == bytes([0x15 & mask, 0xf5 & mask]), frame


def test_characters_of_nine_bits_take_two_bytes():
    mock.reset()
    with UART(board.D10, board.D11, baudrate=RATE, bits=9, timeout=0.01) as uart:
        mock.pin(board.D10).connect(board.D11)
        assert uart.write(b'\x34\x01\x35\x00') == 4
        assert uart.read(4) == b'\x34\x01\x35\x00'


def test_a_wrong_parity_is_garbage():
    a, b = pair(parity=UART.Parity.EVEN)
    with a, b:
        a.write(b'hello')
        assert b.read(5) not in (b'hello', None)
        b.write(b'hello')
        assert a.read(5) not in (b'hello', None)


def test_a_frame_takes_its_time():
    if mock.clock() != 'virtual':
        return
    for frame, bits in (dict(), 10), (dict(parity=UART.Parity.ODD), 11), (dict(stop=2), 11), (dict(bits=7), 9):
        mock.reset()
        with UART(board.D10, board.D11, baudrate=9600, **frame) as uart:
            mock.pin(board.D10).connect(board.D11)
            time.sleep(0.01)
            before = mock.now()
            uart.write(b'aaaa')
            uart.read(4)
            assert abs(mock.now() - before - 4e9 * bits / 9600) < 1e5, frame


def test_only_one_direction():
    mock.reset()
    with UART(board.TX, None) as uart:
        device = mock.attach_uart('UART', Terminal())
        assert uart.write(b'ab') == 2
        told(device, 2)
        refused(uart.read)
        refused(uart.readinto, bytearray(1))
        refused(uart.readline)
        refused(uart.reset_input_buffer)
        refused(lambda: uart.in_waiting)
    # expect: ValueError: No RX pin
    # expect: ValueError: No RX pin
    # expect: ValueError: No RX pin
    # expect: ValueError: No RX pin
    # expect: ValueError: No RX pin
    DigitalInOut(board.RX).deinit()
    with UART(rx=board.RX, baudrate=RATE) as uart:
        mock.reset()
        device = mock.attach_uart('UART', Terminal())
        device.send(b'a')
        assert uart.read(1) == b'a'
        refused(uart.write, b'a')  # expect: ValueError: No TX pin


def test_clear_to_send_holds_a_write_back():
    mock.reset()
    mock.pin(board.D9).drive(True)
    with UART(board.TX, board.RX, baudrate=RATE, cts=board.D9, rts=board.D10) as uart:
        device = mock.attach_uart(uart, Terminal())
        mock.after(0.02, mock.pin(board.D9).drive, False)
        before = mock.now()
        uart.write(b'ab')
        time.sleep(0)
        assert mock.now() - before >= 19e6
        assert told(device, 2) == b'ab'


def test_request_to_send_says_when_there_is_no_room():
    mock.reset()
    with UART(board.TX, board.RX, baudrate=RATE, rts=board.D10, receiver_buffer_size=64) as uart:
        device = mock.attach_uart(uart, Terminal())
        time.sleep(0)
        assert mock.pin(board.D10).level is False
        device.send(bytes(60))
        time.sleep(0.02)
        assert mock.pin(board.D10).level is True
        uart.read(60)
        assert mock.pin(board.D10).level is False


def test_rs485_driver_is_on_while_something_is_sent():
    for inverted in False, True:
        mock.reset()
        with UART(board.TX, board.RX, baudrate=RATE, rs485_dir=board.D9, rs485_invert=inverted) as uart:
            device = mock.attach_uart(uart, Terminal())
            time.sleep(0)
            pin = mock.pin(board.D9)
            assert pin.level is inverted and pin.direction == 'output'
            pin.clear_edges()
            assert uart.write(b'hello') == 5
            time.sleep(0)
            edges = pin.edges
            assert [level for _, level in edges] == [not inverted, inverted], edges
            assert edges[1][0] - edges[0][0] >= 50e9 / RATE
            assert told(device, 5) == b'hello'
            refused(DigitalInOut, board.D9)
        # expect: ValueError: D9 in use
    # expect: ValueError: D9 in use
    DigitalInOut(board.D9).deinit()


def test_parity_is_an_enumeration():
    Parity = busio.UART.Parity
    assert repr(Parity.ODD) == 'busio.UART.Parity.ODD' and repr(Parity.EVEN) == 'busio.UART.Parity.EVEN'
    assert Parity.ODD != Parity.EVEN and isinstance(Parity.ODD, Parity)
    refused(Parity)  # expect: TypeError: cannot create 'Parity' instances


def test_wrong_arguments_are_named():
    refused(UART)  # expect: ValueError: tx and rx cannot both be None
    refused(UART, 5)  # expect: TypeError: tx must be of type Pin or None, not int
    refused(UART, board.TX, 'RX')  # expect: TypeError: rx must be of type Pin or None, not str
    refused(UART, board.TX, board.TX)  # expect: TypeError: busio.UART: the same pin is given twice
    refused(UART, board.TX, board.RX, 9600)
    # expect: TypeError: UART() takes from 0 to 2 positional arguments but 3 were given
    for name, value in (('rts', 5), ('cts', 5), ('rs485_dir', 5), ('baudrate', 0), ('baudrate', '9600'), ('bits', 4), ('bits', 10),
                        ('parity', 1), ('parity', Pull.UP), ('stop', 0), ('stop', 3), ('timeout', 101), ('timeout', None),
                        ('receiver_buffer_size', -1), ('receiver_buffer_size', 1.5)):
        refused(UART, board.TX, board.RX, **{name: value})
    # expect: TypeError: rts must be of type Pin or None, not int
    # expect: TypeError: cts must be of type Pin or None, not int
    # expect: TypeError: rs485_dir must be of type Pin or None, not int
    # expect: ValueError: baudrate must be 1-20000000
    # expect: TypeError: baudrate must be of type int, not str
    # expect: ValueError: bits must be 5-9
    # expect: ValueError: bits must be 5-9
    # expect: TypeError: parity must be of type Parity or None, not int
    # expect: TypeError: parity must be of type Parity or None, not Pull
    # expect: ValueError: stop must be 1-2
    # expect: ValueError: stop must be 1-2
    # expect: ValueError: timeout must be 0-100
    # expect: TypeError: timeout must be of type float, not NoneType
    # expect: ValueError: receiver_buffer_size must be 0-16777216
    # expect: TypeError: receiver_buffer_size must be of type int, not float
    uart, device = fresh()
    with uart:
        refused(uart.read, -2)  # expect: ValueError: nbytes must be 0-2147483647
        refused(uart.read, '5')  # expect: TypeError: nbytes must be of type int, not str


def test_pins_have_one_user():
    uart, device = fresh()
    with uart:
        refused(UART, board.TX)  # expect: ValueError: D1 in use
        refused(DigitalInOut, board.RX)  # expect: ValueError: D0 in use
    with DigitalInOut(board.RX):
        refused(UART, board.TX, board.RX)  # expect: ValueError: D0 in use
    DigitalInOut(board.TX).deinit()


def test_with_gives_the_pins_back_even_after_an_exception():
    mock.reset()
    try:
        with UART(tx=board.TX, rx=board.RX) as uart:
            assert uart.__enter__() is uart
            raise KeyError('inside')
    except KeyError as error:
        assert error.args == ('inside',)
    for pin in board.TX, board.RX:
        DigitalInOut(pin).deinit()
    assert uart.__exit__(None, None, None) is None
    assert uart.__init__(board.D10, board.D11) is None
    DigitalInOut(board.TX).deinit()
    refused(DigitalInOut, board.D10)  # expect: ValueError: D10 in use
    assert uart.deinit() is None


def test_after_deinit_nothing_works():
    uart, device = fresh()
    uart.deinit()
    uart.deinit()
    for call in (uart.read, uart.readline, lambda: uart.readinto(bytearray(1)), lambda: uart.write(b'a'),
                 uart.reset_input_buffer, lambda: uart.in_waiting, lambda: uart.baudrate, lambda: uart.timeout,
                 lambda: setattr(uart, 'baudrate', 9600), lambda: setattr(uart, 'timeout', 1), UART.__new__(UART).read):
        refused(call)
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object.
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object.
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object.
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object.
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object.
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object.
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object.
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object.
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object.
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object.
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object.


def test_inside_a_read_the_uart_stays():
    uart, device = fresh(timeout=5)
    with uart:
        problems = []

        def deinit():
            try:
                uart.deinit()
            except RuntimeError as error:
                problems.append(str(error))
            device.send(b'x')

        mock.after(0.005, deinit)
        assert uart.read(1) == b'x'
        assert problems == ['UART cannot be deinitialized inside one of its transfers']


def test_inside_any_operation_the_uart_stays():
    problems = []

    def deinit(uart):
        try:
            uart.in_waiting  # begins and ends an operation inside the other one
            uart.deinit()
        except RuntimeError as error:
            problems.append(str(error))
        except ValueError:
            pass  # the operation was over before the timer ran

    for act in (lambda uart: uart.in_waiting, UART.reset_input_buffer, lambda uart: uart.write(b'a'), UART.read,
                lambda uart: setattr(uart, 'baudrate', 9600)):
        uart, device = fresh(timeout=0.001)
        mock.after(0, deinit, uart)
        try:
            act(uart)
        except ValueError:
            pass  # the timer ran before the operation
        uart.deinit()
    assert set(problems) <= {'UART cannot be deinitialized inside one of its transfers'}


def test_a_forgotten_uart_gives_its_pins_back():
    def forget():
        uart = UART(board.TX, board.RX)
        uart.write(b'a')

    mock.reset()
    forget()
    uart = UART(board.TX, board.RX)
    assert uart.in_waiting == 0
    uart.deinit()
    forget()
    gc.collect()
    DigitalInOut(board.TX).deinit()


for name, test in list(globals().items()):
    if name.startswith('test_'):
        test()
