# SPDX-License-Identifier: MIT
"""Pins through virtio-gpio: what the script does arrives at the simulated pins, what happens there at the script."""
import time

import board
import digitalio
from cpy import mock


def test_an_output_moves_its_pin():
    with digitalio.DigitalInOut(board.D5) as pin:
        pin.switch_to_output(True)
        assert mock.pin(board.D5).level is True
        pin.value = False
        assert mock.pin(board.D5).level is False
        mock.pin(board.D5).clear_edges()
        for _ in range(10):
            pin.value = True
            pin.value = False
        assert [level for _, level in mock.pin(board.D5).edges] == [True, False] * 10


def test_an_input_shows_what_is_on_its_pin():
    with digitalio.DigitalInOut(board.D6) as pin:
        for level in True, False, True:
            mock.pin(board.D6).drive(level)
            assert pin.value is level
        mock.pin(board.D6).release()


def test_a_wire_joins_two_pins():
    mock.pin(board.D9).connect(mock.pin(board.D10))
    with digitalio.DigitalInOut(board.D9) as out, digitalio.DigitalInOut(board.D10) as back:
        out.switch_to_output()
        for level in True, False, True, False:
            out.value = level
            assert back.value is level


def test_an_open_drain_output_lets_its_pin_float():
    mock.pin(board.D11).set_pull('up')
    with digitalio.DigitalInOut(board.D11) as pin:
        pin.switch_to_output(False, digitalio.DriveMode.OPEN_DRAIN)
        assert mock.pin(board.D11).level is False
        pin.value = True
        assert mock.pin(board.D11).level is True
        mock.pin(board.D11).drive(False)
        assert mock.pin(board.D11).conflicts == 0
        mock.pin(board.D11).release()


def test_a_pin_that_is_given_back_drives_nothing():
    with digitalio.DigitalInOut(board.D12) as pin:
        pin.switch_to_output(True)
    mock.pin(board.D12).set_pull('down')
    assert mock.pin(board.D12).level is False


for name, test in list(globals().items()):
    if name.startswith('test_'):
        test()
        mock.reset()
print('done')  # expect: done
