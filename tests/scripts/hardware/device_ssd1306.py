# SPDX-License-Identifier: MIT
"""The SSD1306 model through drivers that are written from its data sheet for this test."""
# args: --clock virtual
# cpython: no
# forks: no
import os
import tempfile
import time

import board
import digitalio
from cpy import mock

i2c = board.I2C()
while not i2c.try_lock():
    pass


def commands(*data):
    i2c.writeto(0x3C, b'\0' + bytes(data))


def data(bits):
    i2c.writeto(0x3C, b'\x40' + bytes(bits))


def init(height=64):
    """The sequence of the data sheet's application note."""
    alternative = 0x12 if height == 64 else 0x02
    commands(0xAE, 0xD5, 0x80, 0xA8, height - 1, 0xD3, 0, 0x40, 0x8D, 0x14, 0x20, 0, 0xA1, 0xC8, 0xDA, alternative,
             0x81, 0xCF, 0xD9, 0xF1, 0xDB, 0x40, 0xA4, 0xA6, 0x21, 0, 127, 0x22, 0, height // 8 - 1, 0xAF)


def attach(**options):
    mock.reset()
    display = mock.attach_i2c(i2c, mock.devices.SSD1306(**options))
    init(options.get('height', 64))
    return display


def frame(pixels, height=64):
    """The bytes of a picture, of (x, y) of what is lit."""
    buffer = bytearray(16 * height)
    for x, y in pixels:
        buffer[x + 128 * (y // 8)] |= 1 << y % 8
    return buffer


def lit(display):
    return {(x, y) for y, row in enumerate(display.image()) for x, pixel in enumerate(row) if pixel}


# Not symmetric in any way, and with something at each edge.
PICTURE = {(0, 0), (1, 0), (2, 0), (0, 1), (127, 5), (64, 31), (17, 31), (3, 20), (100, 8), (5, 7)}


def test_picture_is_on_the_glass_as_it_was_drawn():
    for height in 64, 32:
        display = attach(height=height)
        data(frame(PICTURE | {(99, height - 1)}, height))
        assert lit(display) == PICTURE | {(99, height - 1)}, height
        assert [len(row) for row in display.image()] == [128] * height
        assert display.pixel(127, 5) and not display.pixel(126, 5)
        assert display.contrast == 0xCF and display.unknown == []


def test_wrong_com_pins_of_a_panel_give_another_picture():
    display = attach(height=32)
    data(frame(PICTURE, 32))
    commands(0xDA, 0x12)
    assert lit(display) != PICTURE


def test_dark_unless_switched_on_and_supplied():
    display = attach()
    data(frame(PICTURE))
    commands(0xAE)
    assert lit(display) == set() and not display.is_lit
    status = bytearray(1)
    i2c.readfrom_into(0x3C, status)
    assert status[0] & 0x40
    commands(0xAF)
    i2c.readfrom_into(0x3C, status)
    assert not status[0] & 0x40 and lit(display) == PICTURE
    commands(0x8D, 0x10)
    assert lit(display) == set()
    display = attach(external_vcc=True)
    commands(0x8D, 0x10)
    data(frame(PICTURE))
    assert lit(display) == PICTURE


def test_inverse_and_all_on():
    display = attach()
    data(frame(PICTURE))
    commands(0xA7)
    assert len(lit(display)) == 128 * 64 - len(PICTURE) and not display.pixel(0, 0)
    commands(0xA6, 0xA5)
    assert len(lit(display)) == 128 * 64
    commands(0xA4)
    assert lit(display) == PICTURE


def test_horizontal_window_wraps():
    display = attach()
    data(bytes(1024))
    commands(0x21, 10, 12, 0x22, 2, 3)
    data([1, 2, 4, 8, 16, 32, 255])  # the seventh is where the first was
    assert display.memory[128 * 2 + 127 - 10] == 255
    assert lit(display) == {(10, y) for y in range(16, 24)} | {(11, 17), (12, 18), (10, 27), (11, 28), (12, 29)}


def test_vertical_addressing_fills_columns():
    display = attach()
    data(bytes(1024))
    commands(0x20, 1, 0x21, 5, 6, 0x22, 1, 2)
    data([1, 2, 4, 8, 16])
    assert lit(display) == {(5, 12), (5, 17), (6, 10), (6, 19)}, lit(display)


def test_page_addressing_stays_in_the_page():
    display = attach()
    data(bytes(1024))
    commands(0x20, 2, 0xB3, 0x0E, 0x17)
    data([1, 2, 4])
    assert lit(display) == {(126, 26), (127, 25)}, lit(display)
    commands(0x20, 0)
    commands(0xB0, 0x00, 0x10)  # only for page addressing
    assert (display.page, display.column) == (3, 127)


def test_commands_and_parameters_may_come_one_by_one():
    display = attach()
    for byte in 0x81, 0x55, 0xD3, 7:
        i2c.writeto(0x3C, bytes([0x80, byte]))
    assert (display.contrast, display.offset) == (0x55, 7)
    i2c.writeto(0x3C, b'\x80\xb0\x80\x81\x80\x42\xc0\xff\x40\1\2')
    assert display.contrast == 0x42 and display.column == 3


def test_segment_remap_changes_later_data_only():
    display = attach()
    data(frame({(0, 0)}))
    commands(0xA0)
    assert lit(display) == {(0, 0)}
    data(frame({(0, 0)}))
    assert display.pixel(127, 0)


def test_scan_direction_start_line_and_offset():
    display = attach()
    data(frame({(4, 0), (9, 8)}))
    commands(0xC0)
    assert lit(display) == {(4, 63), (9, 55)}
    commands(0xC8, 0x40 | 8)
    assert lit(display) == {(4, 56), (9, 0)}
    commands(0x40, 0xD3, 8)
    assert lit(display) == {(4, 56), (9, 0)}
    commands(0xC0)  # table 10-1: COM56 shows row 0
    assert lit(display) == {(4, 63 - 56), (9, 63 - 0)}
    commands(0xC8, 0xD3, 0, 0xA8, 31)
    assert lit(display) == {(4, 32), (9, 40)}, lit(display)  # scanned from COM31 to COM0
    commands(0xA8, 3)
    assert display.mux_ratio == 32


def test_horizontal_scrolling():
    display = attach()
    data(frame({(0, 0), (100, 9)}))
    commands(0x26, 0, 0, 7, 0, 0, 0xFF, 0x2F)  # page 0 to the right, a step each two frames
    time.sleep(2.5 * 2 * display.frame_time())
    assert lit(display) == {(2, 0), (100, 9)}, lit(display)
    commands(0x2E)
    time.sleep(1)
    assert lit(display) == {(2, 0), (100, 9)}
    commands(0x27, 0, 1, 7, 1, 0, 0xFF, 0x2F)
    time.sleep(101.5 * 2 * display.frame_time())
    commands(0x2E)
    assert lit(display) == {(2, 0), (127, 9)}


def test_vertical_scrolling_moves_the_area_only():
    display = attach()
    data(frame({(0, 0), (0, 20)}))
    commands(0xA3, 8, 56, 0x29, 0, 0, 7, 0, 1, 0x2F)
    time.sleep(3.5 * 2 * display.frame_time())
    assert lit(display) == {(3, 0), (0, 17)}, lit(display)


def test_frame_time_follows_clock_and_precharge():
    display = attach()
    commands(0xD5, 0x80, 0xD9, 0x35, 0xA8, 63)
    assert abs(1 / display.frame_time() - 370000 / 58 / 64) < 1e-6
    commands(0xD5, 0x81, 0xD9, 0x22)
    assert abs(1 / display.frame_time() - 370000 / 2 / 54 / 64) < 1e-6


def test_small_glass_in_the_middle_of_the_memory():
    mock.reset()
    display = mock.attach_i2c(i2c, mock.devices.SSD1306(64, 48, address=0x3C))
    init()
    commands(0xA8, 47, 0x21, 32, 95, 0x22, 0, 5)
    buffer = bytearray(64 * 6)
    buffer[0], buffer[-1] = 1, 0x80
    data(buffer)
    assert lit(display) == {(0, 0), (63, 47)}
    assert repr(display) == '<SSD1306 64x48, on>'


def test_reset_pin_keeps_the_memory():
    mock.reset()
    mock.pin(board.D9).drive(True)
    display = mock.attach_i2c(i2c, mock.devices.SSD1306(reset=board.D9))
    init()
    data(frame(PICTURE))
    mock.pin(board.D9).drive(False)
    mock.pin(board.D9).drive(True)
    assert not display.is_on and display.contrast == 0x7F and display.addressing == 2
    commands(0xA1, 0xC8, 0x8D, 0x14, 0xAF)
    assert lit(display) == PICTURE
    mock.detach(display)
    mock.pin(board.D9).drive(False)
    assert display.is_on, 'a display that is gone hears no reset'


def test_zoom_doubles_rows():
    display = attach()
    data(frame({(1, 3), (2, 40)}))
    commands(0xD6, 1)
    assert lit(display) == {(1, 6), (1, 7)}


def test_settings_that_change_no_pixel():
    display = attach()
    commands(0x23, 0x2A, 0xDB, 0x30, 0xAD, 0x30)
    assert (display.fade, display.vcomh, display.internal_reference) == (0x2A, 0x30, True)
    assert display.unknown == []


def test_unknown_commands_are_listed():
    display = attach()
    commands(0xE3, 0xFE, 0x24)
    assert display.unknown == [0xFE, 0x24]


def decode(png):
    """Rows of a 1-bit grey PNG that is stored without compression; the checksums are those of zlib and PNG."""
    assert png[:8] == b'\x89PNG\r\n\x1a\n'
    at, chunks = 8, {}
    while at < len(png):
        size = int.from_bytes(png[at:at + 4], 'big')
        kind, body = png[at + 4:at + 8], png[at + 8:at + 8 + size]
        assert crc(kind + body) == int.from_bytes(png[at + 8 + size:at + 12 + size], 'big'), kind
        chunks[kind] = body
        at += 12 + size
    header, stream = chunks[b'IHDR'], chunks[b'IDAT']
    width, height = int.from_bytes(header[:4], 'big'), int.from_bytes(header[4:8], 'big')
    assert header[8:] == b'\1\0\0\0\0' and chunks[b'IEND'] == b'' and int.from_bytes(stream[:2], 'big') % 31 == 0
    raw, at, final = b'', 2, 0
    while not final:
        final, size, check = stream[at], stream[at + 1] | stream[at + 2] << 8, stream[at + 3] | stream[at + 4] << 8
        assert size ^ check == 0xFFFF and final in (0, 1)
        raw += stream[at + 5:at + 5 + size]
        at += 5 + size
    line = (width + 7) // 8 + 1
    assert len(raw) == line * height and len(stream) == at + 4
    return [[raw[y * line + 1 + x // 8] >> 7 - x % 8 & 1 for x in range(width)] for y in range(height)]


def crc(octets):
    remainder = 0xFFFFFFFF
    for octet in octets:
        for bit in range(8):
            remainder = remainder >> 1 ^ (0xEDB88320 if (remainder ^ octet >> bit) & 1 else 0)
    return remainder ^ 0xFFFFFFFF


def test_saved_png_holds_the_picture():
    path = '%s/cpy-ssd1306-%d.png' % (tempfile.gettempdir(), os.getpid())
    display = attach(height=32)
    data(frame(PICTURE, 32))
    for scale in 1, 3:
        display.save(path, scale=scale)
        with open(path, 'rb') as file:
            rows = decode(file.read())
        os.remove(path)
        assert len(rows) == 32 * scale and len(rows[0]) == 128 * scale
        image = display.image()
        assert all(pixel == image[y // scale][x // scale] for y, row in enumerate(rows) for x, pixel in enumerate(row))


def test_text_for_a_terminal():
    mock.reset()
    display = mock.attach_i2c(i2c, mock.devices.SSD1306(8, 8, column=0))
    init()
    commands(0xA8, 15, 0xD3, 56)  # the glass hangs on COM0 to COM7, which show rows 0 to 7 so
    data(b'\x0f\x00\x01\x02\x04\x08\x10\x80')
    display.show()
    # expect: ┌────┐
    # expect: │⡇⠑⢄⠀│
    # expect: │⠀⠀⠀⢁│
    # expect: └────┘
    display.show('blocks')
    # expect: ┌────────┐
    # expect: │█ ▀▄    │
    # expect: │█   ▀▄  │
    # expect: │      ▀ │
    # expect: │       ▄│
    # expect: └────────┘
    assert display.text() == '⡇⠑⢄⠀\n⠀⠀⠀⢁'


def test_spi_display_obeys_its_dc_pin():
    mock.reset()
    spi = board.SPI()
    while not spi.try_lock():
        pass
    spi.configure(baudrate=8000000)
    display = mock.attach_spi(spi, mock.devices.SSD1306_SPI(board.D6, height=32), cs=board.D10)
    with digitalio.DigitalInOut(board.D6) as dc, digitalio.DigitalInOut(board.D10) as cs:
        cs.switch_to_output(True)
        dc.switch_to_output(False)
        cs.value = False
        spi.write(bytes([0xA8, 31, 0xDA, 2, 0x8D, 0x14, 0xA1, 0xC8, 0x20, 0, 0xAF]))
        dc.value = True
        spi.write(frame(PICTURE, 32))
        cs.value = True
        spi.write(frame(set(), 32))  # not selected
        time.sleep(0.001)  # posted writes are done by then
    assert lit(display) == PICTURE
    spi.unlock()


def test_bad_arguments_are_named():
    display = attach()
    for bad in (lambda: mock.devices.SSD1306(129), lambda: mock.devices.SSD1306(address=0x3E),
                lambda: display.text('x'), lambda: display.pixel(0, 64), lambda: display.save('x', scale=0)):
        try:
            bad()
        except ValueError as error:
            print(error)
    # expect: width must be 1 to 128, not 129
    # expect: address must be one of 0x3c, 0x3d, not 62
    # expect: style must be one of 'braille', 'blocks', not 'x'
    # expect: y must be 0 to 63, not 64
    # expect: scale must be 1 to 64, not 0


for name, test in list(globals().items()):
    if name.startswith('test_'):
        test()
