# SPDX-License-Identifier: MIT
"""Module machine on a simulated Feather M4 Express: the ids of its chip, and its own buses."""
# args: --board feather_m4_express
# cpython: no
# forks: no
# also: --clock virtual
# also: --backend posted
import machine
from machine import ADC, I2C, Pin, SPI, UART


def refused(call, *args, **kwargs):
    try:
        call(*args, **kwargs)
    except Exception as error:
        print('%s: %s' % (type(error).__name__, error))
    else:
        raise AssertionError('nothing was raised')


# numbers count through the ports, 32 pins each
assert Pin(2) is Pin('PA02') is Pin('A0') is Pin(('PA', 2)) is Pin(('A', 2)) is Pin.cpu.PA02 is Pin.board.A0
assert Pin(34) is Pin('PB02') is Pin(('B', 2)) and Pin('A0').id() == 'PA02'
refused(Pin, ('PA', 77))  # expect: ValueError: no pin ('PA', 77) on Adafruit Feather M4 Express
refused(Pin, 'SDAA')  # expect: ValueError: no pin 'SDAA' on Adafruit Feather M4 Express. Did you mean 'SDA'?

# without an id: the board's own
assert I2C() is I2C(2) is I2C('I2C') and SPI() is SPI(1) and UART() is UART(5)
print(I2C())  # expect: I2C(2, scl=SCL, sda=SDA, freq=400000, timeout=50000)
refused(I2C, 0)  # expect: ValueError: Adafruit Feather M4 Express has no I2C(0); it has I2C(2)
refused(UART, 'i2c2')  # expect: ValueError: Adafruit Feather M4 Express has no UART('i2c2'); it has UART(5)
refused(ADC, 'D5')
# expect: ValueError: D5 has no ADC; pins that have one: A0, PA03, A4, A1, A5, PA07, PA08, PA09, PA10, PA11, PB00, VOLTAGE_MONITOR, PB02, NEOPIXEL, PB04, PB05, PB06, PB07, A2, A3
assert ADC('A0') is ADC(0) and machine.freq() == 120000000 and len(machine.unique_id()) == 16
