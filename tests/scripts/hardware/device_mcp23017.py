# SPDX-License-Identifier: MIT
"""The MCP23017 model through busio, by the expander's data sheet."""
# args: --clock virtual
# cpython: no
import board
import digitalio
from cpy import mock

i2c = board.I2C()
while not i2c.try_lock():
    pass

IODIRA, IODIRB, IPOLA, GPINTENA, DEFVALA, INTCONA, IOCON, GPPUA = 0, 1, 2, 4, 6, 8, 10, 12
INTFA, INTFB, INTCAPA, INTCAPB, GPIOA, GPIOB, OLATA = 14, 15, 16, 17, 18, 19, 20


def write(register, *values):
    i2c.writeto(0x20, bytes([register]) + bytes(values))


def read(register, count=1):
    data = bytearray(count)
    i2c.writeto_then_readfrom(0x20, bytes([register]), data)
    return data[0] if count == 1 else bytes(data)


def attach(**options):
    mock.reset()
    return mock.attach_i2c(i2c, mock.devices.MCP23017(**options))


def test_after_reset_all_are_inputs():
    attach()
    assert read(0, 22) == b'\xff\xff' + bytes(20)


def test_outputs():
    chip = attach()
    write(IODIRA, 0xF0, 0x0F)
    write(GPIOA, 0x05, 0x80)
    print([pin.level for pin in chip.pins[:4]], chip.pins[15].level)  # expect: [True, False, True, False] True
    assert read(OLATA, 2) == b'\x05\x80' and read(GPIOA, 2) == b'\x05\x80'
    write(OLATA, 0x0A)
    print([pin.level for pin in chip.pins[:4]])  # expect: [False, True, False, True]
    print(chip.pins[1], chip.pins[8].direction)
    # expect: <Pin GPA1 of <MCP23017 at 0x20>, output, high> input
    chip.pins[1].drive(False)
    assert read(GPIOA) == 0x08 and read(OLATA) == 0x0A, 'GPIO reads the wire, and low wins'


def test_inputs_pull_ups_and_polarity():
    chip = attach()
    chip.pins[3].drive(True)
    assert read(GPIOA) == 0x08
    write(GPPUA, 0x81, 0x01)
    assert read(GPIOA, 2) == b'\x89\x01'
    chip.pins[0].drive(False)
    assert read(GPIOA) == 0x88
    write(IPOLA, 0xFF)
    assert read(GPIOA) == 0x77
    chip.pins[0].release()
    assert read(GPIOA) == 0x76


def test_sequential_and_byte_mode():
    attach()
    write(OLATA, 1, 2, 3, 4)  # wraps to IODIRA and IODIRB
    assert read(0, 2) == b'\3\4' and read(OLATA, 4) == b'\1\2\3\4'
    write(IOCON, 0x20)
    write(OLATA, 5, 6, 7)
    assert read(OLATA, 3) == b'\7\6\7', 'byte mode goes to and fro between A and B'


def test_banks():
    chip = attach()
    write(IODIRA, 0x12, 0x34)
    write(IOCON, 0x80)
    assert read(0x00) == 0x12 and read(0x10) == 0x34 and read(0x05) == read(0x15) == 0x80
    write(0x1A, 0x77)
    write(0x10, 0x00)
    assert [pin.level for pin in chip.pins[8:]] == [True, True, True, False, True, True, True, False]
    assert read(0x1A, 2) == b'\x77\x12', 'behind the last register comes the first'
    write(0x05, 0xA0)
    assert read(0x09, 3) == bytes([read(0x09)]) * 3, 'byte mode stays at a register'
    write(0x05, 0)
    assert read(IOCON) == 0 and read(IODIRA) == 0x12


def test_interrupt_on_change():
    mock.reset()
    chip = mock.attach_i2c(i2c, mock.devices.MCP23017(inta=board.D5, intb=board.D6))
    inta, intb = mock.pin(board.D5), mock.pin(board.D6)
    write(GPINTENA, 0x03, 0x01)
    assert inta.level and intb.level
    chip.pins[1].drive(True)
    assert not inta.level and intb.level and chip.interrupts == (True, False)
    chip.pins[0].drive(True)  # a later cause is not recorded
    chip.pins[4].drive(True)  # not enabled
    assert read(INTFA) == 0x02 and not inta.level, 'reading INTF clears nothing'
    assert read(INTCAPA) == 0x02 and inta.level and read(INTFA) == 0
    assert read(GPIOA) == 0x13
    chip.pins[1].drive(False)
    assert not inta.level
    read(GPIOA)
    assert inta.level
    chip.pins[8].drive(True)
    assert inta.level and not intb.level
    write(IOCON, 0x40)
    assert not inta.level and not intb.level, 'mirrored'
    read(GPIOB)
    assert inta.level and intb.level


def test_interrupt_on_difference_stays_while_it_lasts():
    mock.reset()
    chip = mock.attach_i2c(i2c, mock.devices.MCP23017(inta=board.D5))
    inta = mock.pin(board.D5)
    chip.pins[2].drive(True)
    write(DEFVALA, 0x04)
    write(INTCONA, 0x04)
    write(GPINTENA, 0x04)
    assert inta.level
    chip.pins[2].drive(False)
    assert not inta.level
    assert read(INTCAPA) == 0 and not inta.level, 'the condition still holds'
    chip.pins[2].drive(True)
    assert not inta.level
    read(GPIOA)
    assert inta.level


def test_polarity_and_open_drain_of_the_interrupt_pin():
    mock.reset()
    chip = mock.attach_i2c(i2c, mock.devices.MCP23017(inta=board.D5))
    write(GPINTENA, 1)
    write(IOCON, 0x02)
    assert not mock.pin(board.D5).level
    chip.pins[0].drive(True)
    assert mock.pin(board.D5).level
    read(GPIOA)
    write(IOCON, 0x04)
    with digitalio.DigitalInOut(board.D5) as line:
        line.switch_to_input(digitalio.Pull.UP)
        assert line.value
        chip.pins[0].drive(False)
        assert not line.value
        read(GPIOA)
        assert line.value
        chip.pins[0].drive(True)
        assert not line.value
        mock.detach(chip)
        assert line.value, 'a chip that is gone pulls no wire'


def test_read_only_registers():
    attach()
    write(INTFA, 0xFF, 0xFF, 0xFF, 0xFF)
    assert read(INTFA, 4) == bytes(4)
    i2c.writeto(0x20, bytes([0x40, 1]))
    assert read(0x40) == 0


def test_reset_pin():
    mock.reset()
    mock.pin(board.D7).drive(True)
    chip = mock.attach_i2c(i2c, mock.devices.MCP23017(reset=board.D7))
    write(IODIRA, 0, 0)
    mock.pin(board.D7).drive(False)
    assert read(IODIRA, 2) == b'\xff\xff' and chip.pins[0].direction == 'input'


def test_address_is_checked():
    try:
        mock.devices.MCP23017(0x28)
    except ValueError as error:
        print(error)
    # expect: address must be one of 0x20, 0x21, 0x22, 0x23, 0x24, 0x25, 0x26, 0x27, not 40


for name, test in list(globals().items()):
    if name.startswith('test_'):
        test()
