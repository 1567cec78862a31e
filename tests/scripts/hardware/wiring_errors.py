# SPDX-License-Identifier: MIT
"""Everything that can be wrong in a wiring file: the message names the line, the key, and what would be right."""
# args: --board host --clock virtual
# cpython: no
# forks: no
import os

from cpy import mock

folder = '/tmp/cpy-wiring-errors-%d' % os.getpid()
path = folder + '/w.toml'
os.mkdir(folder)


def bad(text):
    with open(path, 'wb') as file:
        file.write(text if isinstance(text, bytes) else text.encode())
    try:
        mock.load_wiring(path)
    except ValueError as error:
        message = str(error).replace(folder + '/', '')
        for start in 'There are AT24C32, BME280, ', 'Its keys: model, name, bus, address, ':
            if start in message:
                message = message[:message.index(start)] + start + '...'
        print(message)
    else:
        print('accepted')
    assert mock.attached() == [], 'nothing stays attached'


SENSOR = '[[device]]\nmodel = "BME280"\nbus = "I2C"\n'

# the file itself
bad('[[device]\n')  # expect: w.toml:1: Expected ']]' at the end of an array declaration
bad(b'# 1\n# \xff\n')  # expect: w.toml:2: this is no text in UTF-8
bad('when = 2026-01-01\n')  # expect: w.toml:1: a date means nothing in a wiring file (times are seconds)
bad('\n[devices]\n')  # expect: w.toml:2: unknown key 'devices'. Did you mean 'device'? Its keys: device, pins
bad('[device]\nmodel = "BME280"\n')  # expect: w.toml:1: device must be tables: [[device]], not a table
bad('device = [1]\n')  # expect: w.toml:1: device must be a table, not 1
bad('pins = "D5"\n')  # expect: w.toml:1: pins must be a table: [pins.D5], not 'D5'

# models
bad('[[device]]\nbus = "I2C"\n')
# expect: w.toml:1: model is missing: which device is it? There are AT24C32, BME280, ...
bad('[[device]]\nmodel = 280\n')  # expect: w.toml:2: model must be a string, not 280
bad('[[device]]\n\nmodel = "BME820"\n')
# expect: w.toml:3: no device model 'BME820'. Did you mean 'BME280'? There are AT24C32, BME280, ...
bad('[[device]]\nmodel = "none.py:Lamp"\n')  # expect: w.toml:2: none.py: No such file or directory
with open(folder + '/models.py', 'w') as file:
    file.write('from cpy import mock\nclass Lamp(mock.I2CDevice):\n    pass\n')
bad('[[device]]\nmodel = "models.py:Lump"\n')  # expect: w.toml:2: no class 'Lump' in models.py. Did you mean 'Lamp'?
bad(SENSOR + 'temprature = 20\n')
# expect: w.toml:4: unknown key 'temprature' of BME280. Did you mean 'temperature'? Its keys: model, name, bus, address, ...
bad(SENSOR + 'pressure = 101325\ntemperature = 200\n')
# expect: w.toml:5: BME280: temperature must be -40 to 85 degC, not 200
bad(SENSOR + 'temperature = "warm"\n')  # expect: w.toml:4: BME280: temperature must be a number, not str
bad(SENSOR + 'temperature = [[0, 20], [5, 21], [5, 22]]\n')
# expect: w.toml:4: temperature: the times must ascend, and 5 comes after 5
bad(SENSOR + 'temperature = [[0, 20],\n  [-5, 21]]\n')
# expect: w.toml:5: temperature: a time must be seconds from 0 to 1e+09, not -5

# buses
bad('[[device]]\nmodel = "BME280"\n')
# expect: w.toml:1: bus is missing: a bus of the board such as "I2C", or its pins {scl = "...", sda = "..."}
bad('[[device]]\nmodel = "BME280"\nbus = "I2D"\n')
# expect: w.toml:3: a computer without pins of its own has no I2C bus named 'I2D'
bad('[[device]]\nmodel = "BME280"\nbus = 1\n')
# expect: w.toml:3: bus must be the name of a bus, or a table of its pins, not 1
bad('[[device]]\nmodel = "BME280"\nbus = {scl = "D5", sdb = "D6"}\n')
# expect: w.toml:3: unknown key 'sdb'. Did you mean 'sda'? Its keys: scl, sda
bad('[[device]]\nmodel = "BME280"\nbus = {scl = "D5", sda = "DD6"}\n')
# expect: w.toml:3: no pin 'DD6' on a computer without pins of its own. Did you mean 'D16'?
bad('[[device]]\nmodel = "BME280"\nbus = {}\n')  # expect: w.toml:3: bus has no pins: it needs scl, sda
bad(SENSOR + 'address = 0x50\n')  # expect: w.toml:4: BME280: address must be one of 0x76, 0x77, not 80
bad(SENSOR + 'cs = "D5"\n')  # expect: w.toml:4: cs is for devices on SPI
bad(SENSOR + SENSOR)  # expect: w.toml:6: address 0x76 is taken by BME280
bad('[[device]]\nmodel = "Led"\npin = "D13"\nbus = "I2C"\n')  # expect: w.toml:4: Led is not for a bus and has no bus
bad(SENSOR + 'name = "a"\n' + SENSOR + 'address = 0x77\nname = "a"\n')
# expect: w.toml:9: there is a device with the name 'a' already
bad('[[device]]\nmodel = "Button"\npin = "D55"\n')
# expect: w.toml:3: Button: no pin 'D55' on a computer without pins of its own. Did you mean 'D15'?

# what happens to devices
bad(SENSOR + 'press = [[1, 1]]\n')  # expect: w.toml:4: BME280 has no press
bad(SENSOR + 'save = "x.png"\n')  # expect: w.toml:4: BME280 has no save
BUTTON = '[[device]]\nmodel = "Button"\npin = "D5"\n'
bad(BUTTON + 'press = 3\n')  # expect: w.toml:4: press must be an array of [at, seconds], not 3
bad(BUTTON + 'press = [[1, 0.1],\n [3]]\n')  # expect: w.toml:5: press must be an array of [at, seconds], not an array
bad(BUTTON + 'press = [[3, 0.1], [1, 0.1]]\n')  # expect: w.toml:4: press: the times must ascend, and 1 comes after 3
bad(BUTTON + 'press = [[-3, 0.1]]\n')  # expect: w.toml:4: press must be a number from 0 to 1e+09, not -3
bad(BUTTON + '[[device.fault]]\nkind = "nack"\n')  # expect: w.toml:4: Button is not for a bus, where faults are
bad(SENSOR + '[[device.fault]]\nat = 1\n')
# expect: w.toml:4: kind is missing: one of 'nack', 'stuck_sda', 'disconnect', 'corrupt'
bad(SENSOR + '[[device.fault]]\nkind = "nak"\n')
# expect: w.toml:5: kind must be one of 'nack', 'stuck_sda', 'disconnect', 'corrupt', not 'nak'
bad(SENSOR + '[[device.fault]]\nkind = "nack"\nat = 1.5\n')
# expect: w.toml:6: at must be an integer from 0 to 4294967295, not 1.5
bad(SENSOR + '[[device.fault]]\nkind = "nack"\ntime = 1\n')
# expect: w.toml:6: unknown key 'time'. Did you mean 'times'? Its keys: kind, at, times, after

# pins
bad('[pins.D55]\npull = "up"\n')
# expect: w.toml:1: no pin 'D55' on a computer without pins of its own. Did you mean 'D15'?
bad('[pins.D5]\npul = "up"\n')  # expect: w.toml:2: unknown key 'pul'. Did you mean 'pull'? Its keys: level, pull, voltage, wire
bad('[pins.D5]\npull = "left"\n')  # expect: w.toml:2: pull must be one of 'up', 'down', not 'left'
bad('[pins.D5]\nlevel = 1\n')  # expect: w.toml:2: level must be true, false, or an array of [seconds, level], not 1
bad('[pins.D5]\nlevel = [[0, true], [1, 0]]\n')
# expect: w.toml:2: level must be true, false, or an array of [seconds, level], not an array
bad('[pins.A0]\nvoltage = 101\n')  # expect: w.toml:2: voltage must be a number from 0 to 100, not 101
bad('[pins.A0]\nvoltage = [1, 2]\n')  # expect: w.toml:2: voltage must be a number or an array of [seconds, volts], not an array
bad('[pins.A0]\nvoltage = [[0, 1],\n[1, -2]]\n')  # expect: w.toml:3: voltage must be a number from 0 to 100, not -2
bad('[pins.D5]\nwire = "D66"\n')
# expect: w.toml:2: no pin 'D66' on a computer without pins of its own. Did you mean 'D16'?

try:
    mock.load_wiring(folder + '/nothing.toml')
except FileNotFoundError as error:
    print(error.strerror)  # expect: No such file or directory
for name in os.listdir(folder):
    os.remove(folder + '/' + name)
os.rmdir(folder)

# the native part
from _cpy_wiring import nearest, parse
print(parse('a = 1\nb = {c = [true, 1.5, "x"]}', 'f'))
# expect: ({'a': (1, 1), 'b': ({'c': ([(True, 2), (1.5, 2), ('x', 2)], 2)}, 2)}, 1)
print(parse('n = 0x7fffffffffffffff', 'f')[0], parse('', 'f'))  # expect: {'n': (9223372036854775807, 1)} ({}, 1)
print(nearest('lvel', ['pull', 'level']), nearest('x', ['level']), nearest('é', ['è', 'é']), nearest('a', []))
# expect: level None é None
for call in (lambda: parse(b'', 'f'), lambda: nearest('a', 'b'), lambda: nearest(1, ['a']), lambda: nearest('a', [1])):
    try:
        call()
    except TypeError as error:
        print(error)
# expect: text must be a str, not 'bytes'
# expect: names must be a list, not 'str'
# expect: a name must be a str, not 'int'
# expect: a name must be a str, not 'int'
