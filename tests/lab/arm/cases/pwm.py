# SPDX-License-Identifier: MIT
"""Waves by the driver of the i.MX6's PWM blocks: what the driver was told.  (QEMU has no such blocks: no wave is there.)"""
import board
import pwmio
from machine import Pin, PWM


def state(unit):
    """What the driver says of a unit's channel, behind its user's name."""
    with open('/sys/kernel/debug/pwm') as file:
        lines = file.read().split('\n')
    (at,) = [i for i, line in enumerate(lines) if unit in line]
    return ' '.join(lines[at + 1].partition('):')[2].split())


out = pwmio.PWMOut(board.PWM1, frequency=1000, duty_cycle=0x4000)
print(state('2080000.pwm'))
# expect: requested enabled period: 1000000 ns duty: 250004 ns polarity: normal
out.duty_cycle = 0xC000
print(state('2080000.pwm'))
# expect: requested enabled period: 1000000 ns duty: 750011 ns polarity: normal
out.deinit()
print(state('2080000.pwm'))
# expect: period: 1000000 ns duty: 0 ns polarity: normal
wave = PWM(Pin('PWM3'), freq=50, duty_ns=1_500_000)
print(state('2088000.pwm'))
# expect: requested enabled period: 20000000 ns duty: 1500000 ns polarity: normal
wave.deinit()
print(state('2088000.pwm'))
# expect: period: 20000000 ns duty: 0 ns polarity: normal
