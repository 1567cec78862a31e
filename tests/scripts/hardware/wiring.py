# SPDX-License-Identifier: MIT
"""What a wiring file attaches, does at times, and leaves behind when it is wrong."""
# args: --board host --clock virtual
# cpython: no
# forks: no
import os
import time

import analogio
import board
import busio
import digitalio
from cpy import mock

folder = '/tmp/cpy-wiring-%d' % os.getpid()
path = folder + '/w.toml'
os.mkdir(folder)


def load(text):
    mock.reset()
    with open(path, 'w') as file:
        file.write(text)
    return mock.load_wiring(path)


def level(name):
    return mock.pin(name).level


def test_named_devices_are_returned():
    named = load('''
[[device]]
model = "BME280"
bus = "I2C"
name = "room"
[[device]]
model = "BME280"
bus = "I2C"
address = 0x77
[[device]]
model = "Led"
pin = "D13"
name = "light"
''')
    assert sorted(named) == ['light', 'room'] and named['room'].name == 'room' and named['room'].address == 0x76
    assert [device.address for device in mock.attached()] == [0x76, 0x77]


def test_value_over_time_is_interpolated():
    room = load('''
[[device]]
model = "BME280"
name = "room"
bus = {scl = "D6", sda = "D5"}
humidity = 40
temperature = [[1, 20], [3, 21], [3.5, 10]]
''')['room']
    seen = []
    for i in range(9):
        seen.append(round(room.temperature, 2))
        time.sleep(0.5)
    assert seen == [20, 20, 20, 20.25, 20.5, 20.75, 21, 10, 10], seen
    assert room.humidity == 40


def test_device_on_pins_answers_there():
    load('[[device]]\nmodel = "BME280"\nbus = {scl = "D6", sda = "D5"}\n')
    with busio.I2C(board.D6, board.D5) as i2c:
        i2c.try_lock()
        assert i2c.scan() == [0x76]


def test_models_of_a_file_beside_it():
    with open(folder + '/models.py', 'w') as file:
        file.write("""
from cpy import mock
class Echo(mock.UARTDevice):
    def __init__(self, times=1):
        self.times = times
    def receive(self, data):
        self.send(data * self.times)
class Inverter(mock.SPIDevice):
    def transfer(self, data):
        return bytes(255 - byte for byte in data)
class Memory(mock.RegisterDevice):
    pass
""")
    load('''
[[device]]
model = "models.py:Echo"
bus = {tx = "TX", rx = "RX"}
times = 2
[[device]]
model = "models.py:Inverter"
bus = "SPI"
cs = "D10"
[[device]]
model = "models.py:Memory"
bus = "I2C"
address = 0x50
''')
    with busio.UART(board.TX, board.RX, timeout=1) as uart:
        uart.write(b'ab')
        assert uart.read(4) == b'abab'
    with board.SPI() as spi, digitalio.DigitalInOut(board.D10) as cs:
        cs.switch_to_output(False)
        spi.try_lock()
        answer = bytearray(2)
        spi.write_readinto(b'\0\x0f', answer)
        assert answer == b'\xff\xf0'
    with board.I2C() as i2c:
        i2c.try_lock()
        assert i2c.scan() == [0x50]


def test_button_is_pressed_at_its_times():
    load('''
[[device]]
model = "Button"
pin = "D5"
pull = "up"
press = [[1, 0.5], [2, 0.25]]
''')
    start = mock.now()
    mock.pin('D5').clear_edges()
    time.sleep(5)
    assert [((at - start) // 10**6, now) for at, now in mock.pin('D5').edges] == [
        (1000, False), (1500, True), (2000, False), (2250, True)], mock.pin('D5').edges


def test_faults_come_when_they_are_due():
    load('''
[[device]]
model = "BME280"
bus = "I2C"
[[device.fault]]
kind = "nack"
after = 2
times = 2
''')
    seen = []
    with board.I2C() as i2c:
        i2c.try_lock()
        for i in range(5):
            seen.append(i2c.probe(0x76))
            time.sleep(0.9)
    assert seen == [True, True, True, False, False], seen


def test_pins_levels_pulls_and_wires():
    load('''
[pins.D5]
level = [[0, true], [1, false], [2, true]]
wire = "D6"
[pins.D7]
pull = "down"
[pins.D8]
pull = "up"
wire = ["D9", "D10"]
[pins.D11]
level = false
''')
    assert level('D5') and level('D6') and not level('D7') and level('D9') and level('D10') and not level('D11')
    time.sleep(1.5)
    assert not level('D5') and not level('D6')
    time.sleep(1)
    assert level('D6')


def test_voltage_at_an_analogue_pin():
    load('''
[pins.A0]
voltage = 1.65
[pins.A1]
voltage = [[1, 0.0], [2, 3.3], [3, 3.3], [4, 0]]
''')
    with analogio.AnalogIn(board.A0) as a0, analogio.AnalogIn(board.A1) as a1:
        assert abs(a0.value - 32768) < 40
        seen = []
        for i in range(9):
            seen.append(a1.value / 65535 * 3.3)
            time.sleep(0.5)
        expected = 0, 0, 0, 1.65, 3.3, 3.3, 3.3, 1.65, 0
        assert all(abs(volts - right) < 0.002 for volts, right in zip(seen, expected)), seen


def test_wrong_file_leaves_nothing():
    try:
        load('''
[[device]]
model = "BME280"
bus = "I2C"
[[device]]
model = "Button"
pin = "D5"
press = [[0, 9], [10, 1]]
[pins.D7]
level = true
voltage = 2.5
[pins.D8]
pull = "app"
''')
    except ValueError as error:
        print(str(error).replace(folder, ''))  # expect: /w.toml:13: pull must be one of 'up', 'down', not 'app'
    assert mock.attached() == [] and mock.pin('D7').voltage != 2.5
    for name in 'D5', 'D7':
        with digitalio.DigitalInOut(getattr(board, name)) as line:
            line.switch_to_input(digitalio.Pull.UP)
            assert line.value
            line.switch_to_input(digitalio.Pull.DOWN)
            assert not line.value


def test_bug_in_a_model_has_its_traceback():
    with open(folder + '/models.py', 'w') as file:
        file.write('from cpy import mock\nclass Lamp(mock.I2CDevice):\n    def __init__(self, address):\n        nothing\n')
    try:
        load('[[device]]\nmodel = "models.py:Lamp"\nbus = "I2C"\naddress = 3\n')
    except NameError as error:
        print(error)  # expect: name 'nothing' is not defined


def test_pathlike_is_a_path():
    class Path:
        def __fspath__(self):
            return path
    with open(path, 'w') as file:
        file.write('')
    assert mock.load_wiring(Path()) == {}


for name, test in list(globals().items()):
    if name.startswith('test_'):
        test()
for name in os.listdir(folder):
    os.remove(folder + '/' + name)
os.rmdir(folder)
