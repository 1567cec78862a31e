# SPDX-License-Identifier: MIT
"""Buttons and LEDs on pins that the script uses through digitalio."""
# args: --clock virtual
# cpython: no
import time

import board
import digitalio
from cpy import mock


def key(pin, pull=digitalio.Pull.UP):
    line = digitalio.DigitalInOut(pin)
    line.switch_to_input(pull)
    return line


def test_button_pulls_its_pin_down():
    with key(board.D5) as line:
        button = mock.devices.Button(board.D5)
        assert line.value and not button.is_pressed
        button.press()
        assert not line.value and button.is_pressed
        button.release()
        assert line.value
        button.close()


def test_button_to_the_supply():
    with key(board.D6, digitalio.Pull.DOWN) as line:
        button = mock.devices.Button(board.D6, active_low=False)
        assert not line.value
        button.press()
        assert line.value
        print(button)  # expect: <Button D6 pressed>
        button.release()
        assert not line.value
        button.close()


def test_button_with_a_resistor_of_its_own():
    with key(board.D7, None) as line:
        button = mock.devices.Button(board.D7, pull='up')
        assert line.value
        button.press()
        assert not line.value
        button.close()


def wait_for(line, level):
    """However long the computer takes for it."""
    until = time.monotonic() + 60
    while line.value is not level and time.monotonic() < until:
        time.sleep(0.01)
    assert line.value is level


def test_press_at_a_time_and_for_a_time():
    with key(board.D5) as line:
        button, pin = mock.devices.Button(board.D5), mock.pin(board.D5)
        pin.clear_edges()
        start = mock.now()
        button.press(at=1, seconds=2)
        wait_for(line, False)
        wait_for(line, True)
        (pressed, low), (released, high) = pin.edges
        assert (low, high) == (False, True)
        assert 1e9 <= pressed - start < 5e9 and 3e9 <= released - start < 8e9, (start, pin.edges)
        button.press(at=1)
        button.close()
        time.sleep(2)
        assert line.value, 'a button that is gone presses no more'


def test_bounce_is_the_same_each_time():
    with key(board.D5) as line:
        button = mock.devices.Button(board.D5, bounce=(2, 0.004))
        assert button.bounce == (2, 0.004)
        pin = mock.pin(board.D5)
        for action in button.press, button.release:
            pin.clear_edges()
            action()
            time.sleep(0.1)
            start = pin.edges[0][0]
            print([((at - start) // 1000, level) for at, level in pin.edges])
            # expect: [(0, False), (1000, True), (2000, False), (3000, True), (4000, False)]
            # expect: [(0, True), (1000, False), (2000, True), (3000, False), (4000, True)]
        button.press()
        button.press()
        time.sleep(0.1)
        assert not line.value
        button.close()


def test_led_shows_what_happened():
    with digitalio.DigitalInOut(board.D13) as line:
        line.switch_to_output(False)
        led = mock.devices.Led(board.D13)
        start = mock.now()
        assert not led.is_on and led.toggles == 0 and led.brightness == 0
        for i in range(3):
            line.value = not line.value
            time.sleep(0.1)
        assert led.is_on and led.brightness == 1
        assert [is_on for when, is_on in led.history] == [True, False, True]
        times = [when - start for when, is_on in led.history]
        assert times[0] >= 0 and times[1] - times[0] > 0.9e8 and times[2] - times[1] > 0.9e8, times
        print(led)  # expect: <Led D13 on, 3 toggles>


def test_led_to_the_supply_is_lit_by_low():
    with digitalio.DigitalInOut(board.D12) as line:
        line.switch_to_output(True)
        time.sleep(0.001)  # posted writes are done by then
        led = mock.devices.Led(board.D12, active_low=True)
        assert not led.is_on
        line.value = False
        time.sleep(0.001)
        print(led)  # expect: <Led D12 on, 1 toggles>


def test_brightness_of_pulses():
    with digitalio.DigitalInOut(board.D13) as line:
        line.switch_to_output(False)
        led = mock.devices.Led(board.D13)
        for i in range(100):
            line.value = True
            time.sleep(0.00025)
            line.value = False
            time.sleep(0.00075)
        print('%.2f' % led.brightness)  # expect: 0.25
        time.sleep(0.1)
        assert led.brightness == 0
        line.value = True
        time.sleep(0.03)
        print('%.1f %.1f' % (led.brightness, led.brightness_over(0.01)))  # expect: 0.6 1.0


def test_bad_arguments_are_named():
    for bad in ({'bounce': 3}, {'bounce': (-1, 1)}, {'bounce': (1, 'long')}):
        try:
            mock.devices.Button(board.D5, **bad)
        except (TypeError, ValueError) as error:
            print('%s: %s' % (type(error).__name__, error))
    # expect: ValueError: bounce must be (times, seconds) or None, not 3
    # expect: ValueError: times of bounce must be 0 to 1000, not -1
    # expect: TypeError: seconds of bounce must be a number, not str
    try:
        mock.devices.Button(board.D5).press(at=-1)
    except ValueError as error:
        print(error)  # expect: at must be 0 to 1e+09, not -1
    try:
        mock.devices.Led(board.D13).brightness_over(0)
    except ValueError as error:
        print(error)  # expect: seconds must be 1e-09 to 1e+09, not 0


for name, test in list(globals().items()):
    if name.startswith('test_'):
        test()
