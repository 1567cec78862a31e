# SPDX-License-Identifier: MIT
"""machine.PWM: frequency and duty in all their units, one object a pin, and what ends a wave."""
# args: --clock virtual
# cpython: no
# forks: no
import time

from cpy import mock
from machine import PWM, Pin


def attempt(function, *args, **kwargs):
    try:
        return function(*args, **kwargs)
    except Exception as error:
        return type(error).__name__ + ': ' + str(error)


def wave():
    pwm = mock.pin('D5').pwm
    return pwm and tuple(round(x, 4) for x in pwm)


pwm = PWM(Pin('D5'), freq=1000, duty_u16=16384)
print(pwm, wave(), PWM('D5') is pwm)
print(pwm.freq(), pwm.duty_u16(), pwm.duty_ns(), pwm.duty())
mock.pin('D5').clear_edges()
time.sleep(.0051)
print([level for ns, level in mock.pin('D5').edges])
pwm.freq(500)
print(pwm.freq(), pwm.duty_u16(), pwm.duty_ns(), wave())  # the share stays
pwm.duty_ns(1500000)
print(pwm.duty_u16(), pwm.duty_ns(), wave())
pwm.freq(600)
print(pwm.duty_ns(), wave())  # the time stays
print(attempt(pwm.freq, 1000), wave())
pwm.duty(512)
print(pwm.duty(), pwm.duty_u16(), wave())
pwm.init(freq=2000, duty_u16=65535)
print(wave(), mock.pin('D5').level)
pwm.duty_u16(0)
print(wave(), mock.pin('D5').level)
print(attempt(pwm.init, duty_u16=1, duty_ns=1), attempt(pwm.duty_u16, 65536), attempt(pwm.freq, 0), attempt(pwm.freq, 'x'))
print(attempt(PWM, 'D5', 1000), attempt(PWM, 'no such pin')[:11], attempt(PWM))
pwm.deinit()
print(wave(), mock.pin('D5').direction)
pwm.duty_u16(32768)
print(wave())
pin = Pin('D5', Pin.OUT, value=1)  # ends the wave
print(wave(), mock.pin('D5').level)
pwm.freq(100)
print(wave(), attempt(pin.value, 0), wave())
inverted = PWM('D6', freq=100, duty_u16=16384, invert=True)
print(inverted, [round(x, 3) for x in mock.pin('D6').pwm])
inverted.deinit()
pwm.deinit()

# expect: PWM(Pin(D5), freq=1000, duty_u16=16384) (1000.0, 0.25) True
# expect: 1000 16384 250004 256
# expect: [False, True, False, True, False, True, False, True, False, True]
# expect: 500 16384 500008 (500.0, 0.25)
# expect: 49151 1500000 (500.0, 0.75)
# expect: 1500000 (599.9999, 0.9)
# expect: ValueError: duty_ns 1500000 is longer than a period of 1000000 ns (1000 Hz) (599.9999, 0.9)
# expect: 512 32800 (599.9999, 0.5005)
# expect: (2000.0, 1.0) True
# expect: (2000.0, 0.0) False
# expect: ValueError: duty_u16 and duty_ns are two ways to say the same: give one of them ValueError: duty_u16 must be 0-65535 ValueError: freq must be 1-100000000 TypeError: freq must be of type int, not str
# expect: TypeError: PWM() takes 1 positional argument but 2 were given ValueError: TypeError: PWM() missing 1 required positional argument: 'dest'
# expect: None None
# expect: (2000.0, 0.5)
# expect: None True
# expect: (100.0, 0.5) None None
# expect: PWM(Pin(D6), freq=100, duty_u16=16384, invert=True) [100.0, 0.75]
