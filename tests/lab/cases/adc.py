# SPDX-License-Identifier: MIT
"""analogio and machine.ADC through the driver of an ADS1115: readings follow the volts at its inputs."""
import analogio
import board
import machine
from cpy import mock


def set_volts(*volts):
    mock.lab.adc.volts = list(volts)


with analogio.AnalogIn(board.A0) as pin:
    print(round(pin.reference_voltage, 3))  # expect: 4.096
    for volts in 0.0, 1.0, 2.5, 4.0, 5.0, -1.0:
        set_volts(volts, 0.0, 0.0, 0.0)
        print(round(pin.value * pin.reference_voltage / 65535, 2))
# expect: 0.0
# expect: 1.0
# expect: 2.5
# expect: 4.0
# expect: 4.1
# expect: 0.0

set_volts(0.5, 1.5, 2.5, 3.5)
pins = [analogio.AnalogIn(pin) for pin in (board.A0, board.A1, board.A2, board.A3)]
print([round(pin.value * pin.reference_voltage / 65535, 2) for pin in pins])  # expect: [0.5, 1.5, 2.5, 3.5]
for pin in pins:
    pin.deinit()

adc = machine.ADC('A2')
print(round(adc.read_u16() / 65535 * 4.095875, 2), round(adc.read_uv() / 1e6, 2))  # expect: 2.5 2.5

for name in 'A4', 'D5':
    try:
        analogio.AnalogIn(getattr(board, name))
    except (OSError, ValueError) as error:
        print(error)
# expect: opening AnalogIn on pin A4: not possible: iio:device0 has no input channel 4 of a voltage
# expect: D5 has no analog input; pins that have one: A0, A1, A2, A3, A4, A5, GPIO26, GPIO27, GPIO28, GPIO34, GPIO36
mock.detach(mock.lab.adc)
try:
    adc.read_u16()
except OSError as error:
    print(error)  # expect: [Errno 5] Input/output error: reading pin A2: iio:device0: Input/output error
