# SPDX-License-Identifier: MIT
"""machine.ADC, ADCBlock and the channels of WiPy's ADC."""
# cpython: no
# also: --clock virtual
# also: --backend posted
import analogio
import board
import machine
from cpy import mock
from machine import ADC, ADCBlock, Pin


def refused(call, *args, **kwargs):
    try:
        call(*args, **kwargs)
    except Exception as error:
        print('%s: %s' % (type(error).__name__, error))
    else:
        raise AssertionError('nothing was raised')


def near(value, wanted, by):
    return abs(value - wanted) <= by


def test_readings():
    adc = ADC(Pin('A0'))
    mock.pin('A0').voltage = 1.65
    assert near(adc.read_u16(), 32768, 32) and near(adc.read_uv(), 1650000, 1700) and near(adc.read(), 2048, 2)
    mock.pin('A0').voltage = 0
    assert adc.read_u16() == 0 and adc.read_uv() == 0 and adc.read() == 0
    mock.pin('A0').voltage = 3.3
    assert adc.read_u16() == 65535 and adc.read_uv() == 3300000 and adc.read() == 4095
    mock.reset()


def test_ways_to_name_a_pin():
    mock.pin('A1').voltage = 3.3
    adc = ADC(1)
    assert adc is ADC('A1') and adc is ADC(Pin('A1')) and adc is ADC(board.A1) and adc is ADC('GPIO15') and adc is ADC(15)
    assert adc.read_u16() == 65535 and repr(adc) == 'ADC(A1)'
    refused(ADC, 'D5')
    # expect: ValueError: D5 has no ADC; pins that have one: A0, A1, A2, A3, A4, A5, GPIO26, GPIO27, GPIO28, GPIO32, GPIO33, GPIO34, GPIO35, GPIO36
    refused(ADC, 'D99')  # expect: ValueError: no pin 'D99' on a computer without pins of its own. Did you mean 'D19'?
    refused(ADC, ADC.CORE_TEMP)
    # expect: ValueError: the ADC of a computer without pins of its own has no channel for the chip's temperature
    mock.reset()


def test_settings_of_the_legacy_read():
    mock.pin('A0').voltage = 3.3
    adc = ADC('A0', sample_ns=1000, atten=ADC.ATTN_11DB)
    assert adc.width(ADC.WIDTH_9BIT) is None and adc.read() == 511
    adc.width(ADC.WIDTH_10BIT)
    assert adc.read() == 1023
    assert adc.init(bits=16) is None and adc.read() == 65535
    assert adc.atten(ADC.ATTN_0DB) is None and adc.read() == 65535, 'the range stays'
    adc.init(sample_ns=5, atten=ADC.ATTN_6DB)
    adc.width(12)
    refused(adc.width, 0)  # expect: ValueError: bits must be 1-16
    refused(adc.atten, 4)  # expect: ValueError: atten must be 0-3
    refused(adc.init, sample_ns=-1)  # expect: ValueError: sample_ns must be 0-2147483647
    mock.reset()


def test_constants():
    assert (ADC.ATTN_0DB, ADC.ATTN_2_5DB, ADC.ATTN_6DB, ADC.ATTN_11DB) == (0, 1, 2, 3)
    assert (ADC.WIDTH_9BIT, ADC.WIDTH_10BIT, ADC.WIDTH_11BIT, ADC.WIDTH_12BIT, ADC.WIDTH_13BIT) == (9, 10, 11, 12, 13)
    assert machine.ADCWiPy is ADC


def test_deinit_gives_the_pin_back():
    adc = ADC('A0')
    refused(analogio.AnalogIn, board.A0)  # expect: ValueError: A0 in use
    assert adc.deinit() is None
    refused(adc.read_u16)
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object.
    refused(adc.read_uv)
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object.
    with analogio.AnalogIn(board.A0):
        refused(ADC, 'A0')  # expect: ValueError: A0 in use
    adc.init()
    assert adc.read_u16() in range(65536)
    assert ADC('A0') is adc


def test_use_passes_between_adc_and_pin():
    adc = ADC('A2')
    mock.pin('A2').drive(True)
    assert adc.read_u16() == 65535
    pin = Pin('A2', Pin.IN)
    assert pin() == 1 and adc.read_u16() == 65535 and pin() == 1
    mock.reset()


def test_block():
    block = ADCBlock(0, bits=10)
    print(block)  # expect: ADCBlock(0, bits=10)
    mock.pin('A1').voltage = 3.3
    adc = block.connect(1)
    assert adc is ADC(1) and adc.read() == 1023 and adc.read_u16() == 65535
    assert block.connect(Pin('A1')) is adc and block.connect(1, Pin('A1')) is adc
    assert block.init(bits=8) is None and block.connect('A1').read() == 255
    print(adc.block())  # expect: ADCBlock(0, bits=12)
    refused(block.connect, 0, Pin('A1'))  # expect: ValueError: channel 0 is wired to pin A0, not A1
    refused(block.connect, 'D5', atten=1)
    # expect: ValueError: D5 has no ADC; pins that have one: A0, A1, A2, A3, A4, A5, GPIO26, GPIO27, GPIO28, GPIO32, GPIO33, GPIO34, GPIO35, GPIO36
    refused(block.init, bits=17)  # expect: ValueError: bits must be 1-16
    refused(ADCBlock, 4)  # expect: ValueError: id must be 0-3
    mock.reset()


def test_channels_of_wipy():
    mock.pin('A3').voltage = 3.3
    adc = ADC(bits=12)
    print(adc)  # expect: ADC()
    channel = adc.channel(pin='A3')
    assert isinstance(channel, machine.ADCChannel) and channel.value() == 4095 and channel() == 4095
    assert channel.deinit() is None
    refused(channel)
    # expect: ValueError: Object has been deinitialized and can no longer be used. Create a new object.
    assert channel.init() is None and channel() == 4095
    channel.deinit()
    mock.pin('A3').voltage = 0
    assert adc.channel(3).value() == 0
    refused(adc.channel)  # expect: TypeError: channel() needs an id or pin=
    refused(adc.read)  # expect: ValueError: this ADC has no pin; channel(pin=...) makes one that has
    mock.reset()


def test_subclass():
    class Meter(ADC):
        def volts(self):
            return self.read_uv() / 1e6

    meter = Meter('A4')
    mock.pin('A4').voltage = 3.3
    assert meter.volts() == 3.3 and isinstance(meter, Meter)
    refused(Meter.__new__(Meter).read)  # expect: ValueError: this ADC has no pin; channel(pin=...) makes one that has

    class Block(ADCBlock):
        pass

    assert repr(Block(1)) == 'ADCBlock(1, bits=12)'


for name, test in list(globals().items()):
    if name.startswith('test_'):
        test()
