# SPDX-License-Identifier: MIT
"""digitalio: directions, drive modes, pulls, values, and how a pin is taken and given back."""
# cpython: no
# also: --clock virtual
# also: --backend posted
import gc
import time

import board
import digitalio
import microcontroller
from cpy import mock
from digitalio import DigitalInOut, Direction, DriveMode, Pull


def wire(name):
    """The pin as the world outside sees it, once all that was written has arrived."""
    time.sleep(0)
    return mock.pin(name)


def fresh(name='D5'):
    mock.reset()
    return DigitalInOut(getattr(board, name))


def refused(call, *args, **kwargs):
    try:
        call(*args, **kwargs)
    except Exception as error:
        print('%s: %s' % (type(error).__name__, error))
    else:
        raise AssertionError('nothing was raised')


def write(pin, name, value):
    setattr(pin, name, value)


def test_a_new_pin_is_an_input_without_pull():
    with fresh() as pin:
        assert pin.direction is Direction.INPUT and pin.pull is None
        assert wire('D5').direction == 'input' and wire('D5').pull is None
        assert pin.value is False
        mock.pin('D5').drive(True)
        assert pin.value is True
        mock.pin('D5').drive(False)
        assert pin.value is False


def test_switch_to_output_sets_the_level_before_it_drives():
    with fresh() as pin:
        wire('D5').set_pull('up')
        wire('D5').clear_edges()
        assert pin.switch_to_output() is None
        assert pin.direction is Direction.OUTPUT and pin.value is False and pin.drive_mode is DriveMode.PUSH_PULL
        assert [level for _, level in wire('D5').edges] == [False]
        wire('D5').clear_edges()
        pin.switch_to_input()
        assert wire('D5').level is True
        pin.switch_to_output(True)
        pin.switch_to_output(value=True, drive_mode=DriveMode.PUSH_PULL)
        assert pin.value is True and [level for _, level in wire('D5').edges] == [True]
        assert wire('D5').direction == 'output' and wire('D5').mode == 'push_pull'
        pin.switch_to_output(False, DriveMode.OPEN_DRAIN)
        assert pin.drive_mode is DriveMode.OPEN_DRAIN and wire('D5').mode == 'open_drain' and pin.value is False


def test_switch_to_input_sets_the_pull():
    with fresh() as pin:
        pin.switch_to_output(True)
        assert pin.switch_to_input() is None and pin.direction is Direction.INPUT and pin.pull is None
        pin.switch_to_input(Pull.UP)
        assert pin.pull is Pull.UP and wire('D5').pull == 'up' and pin.value is True
        pin.switch_to_input(pull=Pull.DOWN)
        assert pin.pull is Pull.DOWN and wire('D5').pull == 'down' and pin.value is False
        pin.switch_to_input(None)
        assert pin.pull is None and wire('D5').pull is None


def test_direction_is_switching_with_defaults():
    with fresh() as pin:
        pin.direction = Direction.OUTPUT
        assert pin.value is False and pin.drive_mode is DriveMode.PUSH_PULL and wire('D5').direction == 'output'
        pin.switch_to_output(True, DriveMode.OPEN_DRAIN)
        pin.direction = Direction.OUTPUT
        assert pin.value is False and pin.drive_mode is DriveMode.PUSH_PULL
        pin.direction = Direction.INPUT
        assert pin.pull is None and wire('D5').direction == 'input'
        pin.pull = Pull.UP
        pin.direction = Direction.INPUT
        assert pin.pull is None


def test_values_of_an_output():
    with fresh() as pin:
        pin.switch_to_output()
        for level in True, False, 1, 0, 'text', '', [0], []:
            pin.value = level
            assert pin.value is bool(level) and wire('D5').level is bool(level)
        wire('D5').clear_edges()
        for _ in range(4):
            pin.value = not pin.value
        assert [level for _, level in wire('D5').edges] == [True, False, True, False]


def test_open_drain_lets_others_pull_low():
    with fresh() as pin:
        mock.pin('D5').set_pull('up')
        pin.switch_to_output(True, DriveMode.OPEN_DRAIN)
        assert pin.value is True and wire('D5').level is True
        mock.pin('D5').drive(False)
        assert pin.value is False and wire('D5').conflicts == 0
        mock.pin('D5').release()
        assert pin.value is True
        pin.value = False
        assert pin.value is False and wire('D5').level is False


def test_drive_mode_keeps_the_level():
    with fresh() as pin:
        pin.switch_to_output(True)
        pin.drive_mode = DriveMode.OPEN_DRAIN
        assert pin.drive_mode is DriveMode.OPEN_DRAIN and wire('D5').mode == 'open_drain'
        mock.pin('D5').set_pull('up')
        assert pin.value is True
        pin.drive_mode = DriveMode.PUSH_PULL
        assert pin.value is True and wire('D5').mode == 'push_pull' and wire('D5').level is True


def test_pull_of_an_input_can_be_set():
    with fresh() as pin:
        for pull, text, level in (Pull.UP, 'up', True), (Pull.DOWN, 'down', False), (None, None, False):
            pin.pull = pull
            assert pin.pull is pull and wire('D5').pull == text and pin.value is level


def test_what_the_direction_does_not_have():
    with fresh() as pin:
        refused(write, pin, 'value', True)  # expect: AttributeError: Cannot set value when direction is input.
        refused(getattr, pin, 'drive_mode')  # expect: AttributeError: Drive mode not used when direction is input.
        refused(write, pin, 'drive_mode', DriveMode.PUSH_PULL)
        # expect: AttributeError: Drive mode not used when direction is input.
        pin.switch_to_output()
        refused(getattr, pin, 'pull')  # expect: AttributeError: Pull not used when direction is output.
        refused(write, pin, 'pull', None)  # expect: AttributeError: Pull not used when direction is output.


def test_wrong_arguments_are_named():
    refused(DigitalInOut)  # expect: TypeError: DigitalInOut() missing 1 required positional argument: 'pin'
    refused(DigitalInOut, 13)  # expect: TypeError: pin must be of type Pin, not int
    refused(DigitalInOut, None)  # expect: TypeError: pin must be of type Pin, not NoneType
    refused(DigitalInOut, board.D5, Direction.OUTPUT)
    # expect: TypeError: DigitalInOut() takes 1 positional argument but 2 were given
    with fresh() as pin:
        refused(pin.switch_to_output, True, True)  # expect: TypeError: drive_mode must be of type DriveMode, not bool
        refused(pin.switch_to_output, drive_mode=None)
        # expect: TypeError: drive_mode must be of type DriveMode, not NoneType
        refused(pin.switch_to_input, True)  # expect: TypeError: pull must be of type Pull or None, not bool
        refused(pin.switch_to_input, Direction.INPUT)  # expect: TypeError: pull must be of type Pull or None, not Direction
        refused(write, pin, 'direction', 1)  # expect: TypeError: direction must be of type Direction, not int
        refused(write, pin, 'pull', 1)  # expect: TypeError: pull must be of type Pull or None, not int
        pin.switch_to_output()
        refused(write, pin, 'drive_mode', 'x')  # expect: TypeError: drive_mode must be of type DriveMode, not str
        for name in 'value', 'direction', 'drive_mode', 'pull':
            refused(delattr, pin, name)
        # expect: AttributeError: attribute 'value' of 'DigitalInOut' objects cannot be deleted
        # expect: AttributeError: attribute 'direction' of 'DigitalInOut' objects cannot be deleted
        # expect: AttributeError: attribute 'drive_mode' of 'DigitalInOut' objects cannot be deleted
        # expect: AttributeError: attribute 'pull' of 'DigitalInOut' objects cannot be deleted
        assert pin.value is False


def test_a_value_whose_truth_raises_changes_nothing():
    class Odd:
        def __bool__(self):
            raise ArithmeticError('odd')

    with fresh() as pin:
        pin.switch_to_output(True)
        refused(write, pin, 'value', Odd())  # expect: ArithmeticError: odd
        refused(pin.switch_to_output, Odd())  # expect: ArithmeticError: odd
        assert pin.value is True


def test_a_pin_has_one_user():
    with fresh('D13') as led:
        refused(DigitalInOut, board.D13)  # expect: ValueError: D13 in use
        refused(DigitalInOut, board.LED)  # expect: ValueError: D13 in use
        refused(DigitalInOut, microcontroller.pin.GPIO13)  # expect: ValueError: D13 in use
        led.switch_to_output(True)
        assert wire('D13').level is True
    with DigitalInOut(board.LED) as led:
        assert led.direction is Direction.INPUT
    with board.I2C():
        refused(DigitalInOut, board.SCL)  # expect: ValueError: SCL in use


def test_init_again_takes_the_new_pin_and_gives_the_old_one_back():
    pin = fresh('D5')
    pin.switch_to_output(True)
    assert pin.__init__(board.D6) is None
    assert wire('D5').direction is None and wire('D6').direction == 'input'
    with DigitalInOut(board.D5):
        refused(pin.__init__, board.D5)  # expect: ValueError: D5 in use
    refused(getattr, pin, 'value')
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object.
    pin.__init__(board.D6)
    pin.__init__(board.D6)
    assert pin.value is False
    pin.deinit()


def test_with_gives_the_pin_back_even_after_an_exception():
    mock.reset()
    mock.pin('D5').set_pull('down')
    try:
        with DigitalInOut(board.D5) as pin:
            pin.switch_to_output(True)
            raise KeyError('inside')
    except KeyError as error:
        assert error.args == ('inside',)
    assert wire('D5').direction is None and wire('D5').level is False
    assert pin.__enter__() is pin and pin.__exit__() is None and pin.__exit__(None, None, None) is None
    DigitalInOut(board.D5).deinit()


def test_after_deinit_nothing_works():
    pin = fresh()
    pin.switch_to_output(True)
    assert pin.deinit() is None and pin.deinit() is None
    assert wire('D5').direction is None
    for name in 'value', 'direction', 'drive_mode', 'pull':
        refused(getattr, pin, name)
    refused(write, pin, 'value', True)
    refused(write, pin, 'direction', Direction.INPUT)
    refused(write, pin, 'drive_mode', DriveMode.PUSH_PULL)
    refused(write, pin, 'pull', None)
    refused(pin.switch_to_output)
    refused(pin.switch_to_input)
    refused(DigitalInOut.__new__(DigitalInOut).switch_to_input)
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


def test_what_runs_meanwhile_may_give_the_pin_back():
    def switch(pin):
        pin.value = True
        pin.value = False

    for act in (lambda pin: pin.value, DigitalInOut.switch_to_output, DigitalInOut.switch_to_input, switch,
                lambda pin: write(pin, 'pull', Pull.UP)):
        for timer in True, False:
            pin = fresh()
            listener = lambda level, time: pin.deinit()
            if act is switch:
                pin.switch_to_output()
            if timer:
                mock.after(0, pin.deinit)
            else:
                wire('D5').set_pull('down')
                wire('D5').listen(listener)
            try:
                act(pin)
                time.sleep(0)
                act(pin)
            except ValueError:
                pass  # or it was done before the pin was given back
            if not timer:
                wire('D5').unlisten(listener)
            pin.deinit()
            DigitalInOut(board.D5).deinit()


def test_a_forgotten_object_gives_its_pin_back():
    def forget():
        pin = DigitalInOut(board.D5)
        pin.switch_to_output(True)

    mock.reset()
    forget()
    again = DigitalInOut(board.D5)
    assert wire('D5').direction == 'input'
    again.deinit()
    forget()
    gc.collect()
    assert wire('D5').direction is None


def test_enumerations():
    for member, text in ((Direction.INPUT, 'digitalio.Direction.INPUT'), (Direction.OUTPUT, 'digitalio.Direction.OUTPUT'),
                         (DriveMode.PUSH_PULL, 'digitalio.DriveMode.PUSH_PULL'),
                         (DriveMode.OPEN_DRAIN, 'digitalio.DriveMode.OPEN_DRAIN'),
                         (Pull.UP, 'digitalio.Pull.UP'), (Pull.DOWN, 'digitalio.Pull.DOWN')):
        assert repr(member) == str(member) == text and member == member and member in {member}
    assert isinstance(Pull.UP, Pull) and Pull.UP != Pull.DOWN and Direction.INPUT != 0
    for enumeration in Direction, DriveMode, Pull:
        refused(enumeration)
    # expect: TypeError: cannot create 'Direction' instances
    # expect: TypeError: cannot create 'DriveMode' instances
    # expect: TypeError: cannot create 'Pull' instances


def test_a_class_of_ones_own():
    class Led(DigitalInOut):
        def __init__(self, pin):
            super().__init__(pin)
            self.switch_to_output()

        def toggle(self):
            self.value = not self.value

    mock.reset()
    with Led(board.D13) as led:
        led.toggle()
        assert led.value is True and wire('D13').level is True and isinstance(led, DigitalInOut)


def test_the_protocol_names_what_drivers_use():
    from digitalio import DigitalInOutProtocol

    def read(pin: DigitalInOutProtocol) -> bool:
        return pin.value

    with fresh() as pin:
        mock.pin('D5').drive(True)
        assert read(pin) is True
    names = [name for name in dir(DigitalInOutProtocol) if name[0] != '_']
    assert names == ['deinit', 'deinited', 'direction', 'drive_mode', 'pull', 'switch_to_input', 'switch_to_output', 'value']
    assert digitalio.DigitalInOutProtocol is DigitalInOutProtocol
    refused(getattr, digitalio, 'nothing')  # expect: AttributeError: module 'digitalio' has no attribute 'nothing'


for name, test in list(globals().items()):
    if name.startswith('test_'):
        test()
