# SPDX-License-Identifier: MIT
"""asyncio on simulated hardware: blinking as CircuitPython's guides do it, pin handlers, and time on the virtual clock."""
# allocations: no
# cpython: no
# args: --clock virtual
import asyncio
import time

import board
import digitalio
import machine
from cpy import mock


async def blink(pin, interval, count):
    """Switch an LED on and off, beside whatever else goes on."""
    with digitalio.DigitalInOut(pin) as led:
        led.switch_to_output(value=False)
        for _ in range(count):
            led.value = True
            await asyncio.sleep(interval)
            led.value = False
            await asyncio.sleep(interval)


async def two_leds():
    led1 = asyncio.create_task(blink(board.D5, 0.25, 3))
    led2 = asyncio.create_task(blink(board.D6, 0.1, 4))
    await asyncio.gather(led1, led2)


def test_two_leds():
    start = mock.now()
    asyncio.run(two_leds())
    for name in 'D5', 'D6':
        print(name, [(round((when - start) / 1e9, 3), level) for when, level in mock.pin(name).edges if level is not None])
    # expect: D5 [(0.0, True), (0.25, False), (0.5, True), (0.75, False), (1.0, True), (1.25, False)]
    # expect: D6 [(0.0, True), (0.1, False), (0.2, True), (0.3, False), (0.4, True), (0.5, False), (0.6, True), (0.7, False)]


async def button():
    """Its handler sets a flag, the only thing that a handler may do; the task that waits goes on at once."""
    flag = asyncio.ThreadSafeFlag()
    outside = mock.pin('D9')
    outside.drive(False)
    pin = machine.Pin(9, machine.Pin.IN)
    pin.irq(lambda pin: flag.set(), machine.Pin.IRQ_RISING)
    begin = time.monotonic()
    mock.after(1.5, outside.drive, True)
    other = asyncio.create_task(asyncio.sleep(100))
    await flag.wait()
    print('pressed', 1.499 <= time.monotonic() - begin < 50)
    flag.set()
    flag.clear()
    try:
        await asyncio.wait_for_ms(flag.wait(), 20)
    except asyncio.TimeoutError:
        print('cleared')
    flag.set()
    await flag.wait()
    other.cancel()
    pin.irq(None)


def test_button():
    asyncio.run(button())
    # expect: pressed True
    # expect: cleared


async def long():
    begin = time.monotonic()
    await asyncio.gather(asyncio.sleep(3600), asyncio.sleep_ms(1000))
    return round(time.monotonic() - begin, 3)


def test_an_hour_of_sleep_takes_no_time():
    before = time.process_time()
    print(asyncio.run(long()), time.process_time() - before < 5)  # expect: 3600.0 True


async def stuck():
    await asyncio.Event().wait()


def test_waiting_for_nothing_is_an_error():
    try:
        asyncio.run(stuck())
    except RuntimeError as error:
        print(error)  # expect: deadlock: every task waits, and no timer or event of the simulated hardware is left


for name, test in list(globals().items()):
    if name.startswith('test_'):
        test()
