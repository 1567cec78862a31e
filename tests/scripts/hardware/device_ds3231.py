# SPDX-License-Identifier: MIT
"""The DS3231 model through busio, by the clock's data sheet."""
# args: --clock virtual
# cpython: no
import time

import board
import digitalio
from cpy import mock

i2c = board.I2C()
while not i2c.try_lock():
    pass


def write(register, *values):
    i2c.writeto(0x68, bytes([register]) + bytes(values))


def read(register, count=1):
    data = bytearray(count)
    i2c.writeto_then_readfrom(0x68, bytes([register]), data)
    return data[0] if count == 1 else bytes(data)


def show():
    print(read(0, 7).hex())


def attach(**options):
    mock.reset()
    return mock.attach_i2c(i2c, mock.devices.DS3231(**options))


def test_shows_the_wall_clock():
    chip = attach()
    date = time.gmtime()
    data = read(0, 7)
    bcd = lambda value: value // 10 * 16 + value % 10
    weekday = (date[6] + 1) % 7 + 1  # 1: Sunday
    assert list(data[1:]) == [bcd(date[4]), bcd(date[3]), weekday, bcd(date[2]), bcd(date[1]), bcd(date[0] % 100)]
    assert abs(chip.time - time.time()) < 0.01
    chip = attach(offset=3600)
    assert abs(chip.time - time.time() - 3600) < 0.01


def test_registers_after_power_on():
    attach()
    assert read(0x0E, 2) == b'\x1c\x08'
    attach(lost_power=True)
    assert read(0, 7) == b'\0\0\0\1\1\1\0' and read(0x0F) == 0x88
    write(0x0F, 0x80)
    assert read(0x0F) == 0x80
    write(0x0F, 0x08)
    assert read(0x0F) == 0x08
    write(0x0F, 0x88)
    assert read(0x0F) == 0x08, 'the flag can only be cleared'


def test_setting_and_running():
    attach()
    write(0, 0x58, 0x59, 0x23, 7, 0x31, 0x12, 0x19)
    show()  # expect: 58592307311219
    time.sleep(2.001)
    show()  # expect: 00000001010120
    time.sleep(59 * 86400)
    show()  # expect: 00000004290220
    time.sleep(86400)
    show()  # expect: 00000005010320


def test_setting_the_seconds_begins_a_second():
    attach()
    time.sleep(0.7)
    write(0, 0x10)
    time.sleep(0.9)
    assert read(0) == 0x10
    time.sleep(0.2)
    assert read(0) == 0x11


def test_registers_may_be_set_one_by_one():
    attach()
    write(0, 0, 0, 0x12, 1, 0x15, 0x02, 0x21)
    for register, value in (4, 0x31), (5, 0x01), (6, 0x22):
        write(register, value)
    show()  # expect: 00001201310122


def test_twelve_hours():
    attach()
    write(0, 0x59, 0x59, 0x40 | 0x11)
    assert read(2) == 0x51
    time.sleep(1.1)
    assert read(2) == 0x40 | 0x20 | 0x12, 'noon is 12 PM'
    time.sleep(3600)
    assert read(2) == 0x61
    time.sleep(11 * 3600)
    assert read(2) == 0x52, 'midnight is 12 AM'
    write(2, 0x13)
    assert read(2) == 0x13


def test_century():
    chip = attach()
    write(0, 0x59, 0x59, 0x23, 1, 0x31, 0x12, 0x99)
    time.sleep(1.1)
    show()  # expect: 00000002018100
    print(chip)  # expect: <DS3231 2100-01-01 00:00:00>
    chip.time = 951782400
    show()  # expect: 00000003290200


def seconds_to_alarm(flag, most):
    """Seconds until the flag is set; None: not in this time."""
    start = time.monotonic()
    write(0x0F, 0x08)
    while time.monotonic() - start < most:
        if read(0x0F) & flag:
            return round(time.monotonic() - start)
        time.sleep(0.5)
    return None


def test_alarm_1_by_all_its_masks():
    attach()
    for masks, wanted in (0b1111, 1), (0b1110, 30), (0b1100, 90), (0b1000, 3690), (0b0000, 7290):
        write(0, 0x00, 0x00, 0x22, 1, 0x10, 0x06, 0x24)
        # 30 s, 1 min, 23 o'clock or midnight, 10th or 11th
        hour, date = (0x23, 0x10) if masks else (0x00, 0x11)
        fields = [0x30, 0x01, hour, date]
        write(0x07, *(field | (0x80 if masks >> i & 1 else 0) for i, field in enumerate(fields)))
        took = seconds_to_alarm(1, 8000)
        assert abs(took - wanted) <= 1, (masks, took, wanted)


def test_alarm_1_by_the_day_of_the_week():
    attach()
    write(0, 0x50, 0x59, 0x23, 5, 0x10, 0x06, 0x24)
    write(0x07, 0, 0, 0, 0x40 | 6)
    assert abs(seconds_to_alarm(1, 100) - 10) <= 1
    assert seconds_to_alarm(1, 100) is None


def test_alarm_2_by_its_masks():
    attach()
    for masks, wanted in (0b111, 20), (0b110, 80), (0b100, 80), (0b000, 80):
        write(0, 0x40, 0x59, 0x22, 1, 0x10, 0x06, 0x24)
        fields = [0x01, 0x40 | 0x20 | 0x11, 0x10]
        write(0x0B, *(field | (0x80 if masks >> i & 1 else 0) for i, field in enumerate(fields)))
        took = seconds_to_alarm(2, 200)
        assert abs(took - wanted) <= 1, (masks, took, wanted)


def test_alarm_pulls_the_pin_down():
    mock.reset()
    with digitalio.DigitalInOut(board.D5) as line:
        line.switch_to_input(digitalio.Pull.UP)
        mock.attach_i2c(i2c, mock.devices.DS3231(sqw=board.D5))
        write(0, 0x00)
        write(0x07, 0x05, 0x80, 0x80, 0x80)
        write(0x0F, 0x08)
        write(0x0E, 0x04)
        time.sleep(6)
        assert line.value and read(0x0F) & 1, 'not enabled'
        write(0x0E, 0x05)
        assert not line.value
        write(0x0F, 0x08)
        assert line.value
        mock.pin(board.D5).clear_edges()
        time.sleep(120)
        falls = [when for when, level in mock.pin(board.D5).edges]
        assert len(falls) == 1, 'it stays low until the flag is cleared'


def test_square_wave():
    mock.reset()
    pin = mock.pin(board.D5)
    with digitalio.DigitalInOut(board.D5) as line:
        line.switch_to_input(digitalio.Pull.UP)
        mock.attach_i2c(i2c, mock.devices.DS3231(sqw=board.D5))
        for field, hertz in enumerate((1, 1024, 4096, 8192)):
            write(0x0E, field << 3)
            pin.clear_edges()
            time.sleep(5 if hertz == 1 else 0.1)
            rises = [when for when, level in pin.edges if level]
            rate = (len(rises) - 1) / (rises[-1] - rises[0]) * 1e9
            print('%.1f' % rate)
            # expect: 1.0
            # expect: 1024.0
            # expect: 4096.0
            # expect: 8192.0
        write(0x0E, 0x1C)
        assert line.value
        pin.clear_edges()
        time.sleep(1)
        assert pin.edges == []


def test_temperature():
    chip = attach(temperature=-10.25)
    assert read(0x11, 2) == b'\xf5\xc0'
    chip.temperature = 25.3
    assert read(0x11, 2) == b'\xf5\xc0', 'not measured again yet'
    write(0x0E, 0x3C)
    assert read(0x0F) & 4 and read(0x0E) == 0x3C
    time.sleep(0.2)
    assert read(0x0F) & 4 == 0 and read(0x0E) == 0x1C
    assert read(0x11, 2) == b'\x19\x40'
    chip.temperature = lambda seconds: 30
    time.sleep(64)
    assert read(0x11, 2) == b'\x1e\0'
    write(0x11, 1, 2)
    assert read(0x11, 2) == b'\x1e\0', 'read only'


def test_change_of_temperature_has_no_effect_on_what_was_measured():
    chip = attach(temperature=10)
    time.sleep(65)
    chip.temperature = 20
    assert read(0x11) == 10


def test_alarm_goes_on_after_the_clock_was_away():
    chip = attach()
    write(0, 0x00)
    write(0x07, 0x30, 0x80, 0x80, 0x80)
    time.sleep(10)
    mock.detach(chip)
    time.sleep(10)
    mock.attach_i2c(i2c, chip)
    assert read(0) == 0x20 and read(0x0F) & 1 == 0
    time.sleep(11)
    assert read(0x0F) & 1


def test_aging_register_and_wrapping():
    attach()
    write(0x10, 0xFE)
    assert read(0x10) == 0xFE
    before = read(0, 2)
    data = read(0x10, 5)
    assert data[3:] in (before, read(0, 2)), 'behind the last register comes the first'


def test_bad_arguments_are_named():
    try:
        mock.devices.DS3231(temperature=100)
    except ValueError as error:
        print(error)  # expect: temperature must be -40 to 85 degC, not 100
    try:
        attach().time = 0
    except ValueError as error:
        print(error)  # expect: time must be 9.46685e+08 to 7.25812e+09, not 0


for name, test in list(globals().items()):
    if name.startswith('test_'):
        test()
