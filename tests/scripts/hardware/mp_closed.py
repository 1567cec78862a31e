# SPDX-License-Identifier: MIT
"""Module machine: what is closed, by deinit() or a newer use of its pins, leaves nothing behind there or in memory."""
# cpython: no
# also: --clock virtual
# also: --backend posted
import gc
import time

from cpy import mock
from machine import ADC, I2C, Pin, SPI, UART, time_pulse_us

ADDRESS = 0x42


def wiggle(number):
    """Does the pin work as a digital one?"""
    pin = Pin(number, Pin.OUT, value=1)
    high = mock.pin(pin).level
    pin.off()
    return [high, mock.pin(pin).level] == [True, False]


def test_pin_of_an_adc_is_digital_again():
    adc = ADC('A0')
    adc.read_u16()
    assert wiggle('A0'), 'the newest use has the pin'
    adc.read_u16()
    adc.deinit()
    assert wiggle('A0')


def test_pull_ups_of_an_i2c_bus_go_with_it():
    for take in lambda bus: bus.deinit(), lambda bus: Pin(5, Pin.IN).value():
        mock.reset()
        mock.pin('D5').pulse(False, 0.001)
        time.sleep(0.002)
        bus = I2C(scl=Pin(5), sda=Pin(6))
        assert mock.pin('D5').level is True
        take(bus)
        mock.pin('D5').drive(False)
        mock.pin('D5').release()
        assert mock.pin('D5').level is False, 'nothing pulls it up'


def test_what_an_i2c_bus_held_back_is_dropped_and_freed():
    bus = I2C(scl=Pin(5), sda=Pin(6))
    gc.collect()
    before = gc.mem_alloc()
    for i in range(20):
        bus.init(freq=100000)
        bus.writeto(ADDRESS, bytes(10000), False)
        bus.deinit()
    gc.collect()
    assert gc.mem_alloc() - before < 20000
    bus.init()
    assert bus.scan() == [], 'nothing is sent to a device that is not there'
    bus.deinit()


def test_what_an_i2c_bus_held_back_is_freed_once_it_is_sent():
    mock.reset()
    bus = I2C(0)
    mock.attach_i2c(bus, mock.RegisterDevice(ADDRESS))
    gc.collect()
    before = gc.mem_alloc()
    for i in range(20):
        bus.writeto(ADDRESS, bytes(2000), False)
        bus.readfrom(ADDRESS, 1)
    gc.collect()
    assert gc.mem_alloc() - before < 20000
    bus.deinit()
    mock.reset()


def test_pins_of_an_spi_bus_are_digital_again():
    bus = SPI(sck=Pin(9), mosi=Pin(10), miso=Pin(11))
    bus.write(b'x')
    assert wiggle(9) and wiggle(10) and wiggle(11), 'the newest use has the pin'
    assert bus.read(1) == b'\xff'
    bus.deinit()
    assert wiggle(9) and wiggle(10) and wiggle(11)


def test_handler_of_a_closed_uart_is_not_called():
    for take in lambda uart: uart.deinit(), lambda uart: Pin(11, Pin.IN).value():
        calls, uart = [], UART(tx=Pin(11), rx=Pin(12), baudrate=9600)
        uart.irq(calls.append, UART.IRQ_TXIDLE)
        uart.write(b'abc')
        take(uart)
        time.sleep(0.02)
        assert calls == []
        uart.init()
        uart.write(b'abc')
        time.sleep(0.02)
        assert calls == [uart], 'it is armed again with the UART'
        uart.irq(None)
        uart.deinit()


def test_buffers_are_let_go_of():
    mock.reset()
    i2c, spi, uart = I2C(0), SPI(0), UART(0)
    mock.attach_i2c(i2c, mock.RegisterDevice(ADDRESS))
    for call in (lambda: i2c.writeto(ADDRESS, data), lambda: i2c.writevto(ADDRESS, [data, data]),
                 lambda: i2c.writeto_mem(ADDRESS, 0, data), lambda: i2c.writeto(9, data), lambda: spi.write(data),
                 lambda: spi.write_readinto(data, bytearray(3)), lambda: spi.write_readinto(data, bytearray(2)),
                 lambda: uart.write(data)):
        data = bytearray(b'abc')
        try:
            call()
        except (OSError, ValueError):
            pass
        data.append(4)  # a BufferError if anybody still looks at it
    for bus in i2c, spi, uart:
        bus.deinit()
    mock.reset()


class Strip(Pin):
    """A class whose attributes are its own business."""
    _pin = 'the strip in the kitchen'


def test_subclass_of_pin_is_a_pin_whatever_it_calls_its_attributes():
    mock.pin('D5').drive(False)
    strip = Strip(5, Pin.IN)
    assert time_pulse_us(strip, 1, 100) == -2
    assert Pin(strip) is Pin(5)
    mock.reset()


for name, test in list(globals().items()):
    if name.startswith('test_'):
        test()
