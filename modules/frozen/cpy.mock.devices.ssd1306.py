# SPDX-License-Identifier: MIT
"""cpy.mock.devices.ssd1306 - OLED displays with the Solomon Systech SSD1306, on I2C and on SPI.

Facts: SSD1306 data sheet, revision 1.1: chapters 8.1 (interfaces), 8.7 (display memory), 9 (command table), 10.1 (their
meaning), 2.1 of its application note (charge pump).  What is hard: the path from memory to glass.  A row of the
glass hangs on a COM pin as the panel's maker wired it; COM pins configuration, scan direction, offset, multiplex ratio,
start line and scrolling say which row of the memory it shows.
"""

from cpy.mock import I2CDevice, SPIDevice, now, pin
from cpy.mock.devices._common import check_choice, check_number
from cpy.mock.devices._png import encode

__all__ = ['SSD1306', 'SSD1306_SPI']

COLUMNS, PAGES, ROWS = 128, 8, 64  # of the display memory
HORIZONTAL, VERTICAL, PAGE = 0, 1, 2  # addressing modes
STEP_FRAMES = (5, 64, 128, 256, 3, 4, 25, 2)  # frames between two steps of scrolling, by its field
OSCILLATOR_HZ = 370000  # typical at the reset value of command 0xD5

# Commands that have bytes after them: how many.
PARAMETERS = {0x20: 1, 0x21: 2, 0x22: 2, 0x23: 1, 0x26: 6, 0x27: 6, 0x29: 5, 0x2A: 5, 0x81: 1, 0x8D: 1, 0xA3: 2,
              0xA8: 1, 0xAD: 1, 0xD3: 1, 0xD5: 1, 0xD6: 1, 0xD9: 1, 0xDA: 1, 0xDB: 1}
BRAILLE = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))  # dots of a character: rows of left and right


class Controller:
    """The chip: commands and display memory.

    memory holds what the display shows: byte [128 * page + segment], the lowest bit above.  Properties say
    what the commands have set; unknown lists the bytes that are no command of the data sheet.
    """

    def _make(self, width, height, column, external_vcc, reset):
        self.width = check_number('width', width, 1, COLUMNS)
        self.height = check_number('height', height, 1, ROWS)
        self._column = (0 if width >= 96 else (COLUMNS - width) // 2) if column is None else column
        check_number('column', self._column, 0, COLUMNS - width)
        self.external_vcc = external_vcc
        self.memory = bytearray(COLUMNS * PAGES)
        self.reset()
        self._reset_pin = None if reset is None else pin(reset)

    def attached(self):
        if self._reset_pin:
            self._reset_pin.listen(self._reset_changed)

    def detached(self):
        if self._reset_pin:
            self._reset_pin.unlisten(self._reset_changed)

    def _reset_changed(self, level, time):
        if not level:
            self.reset()

    def reset(self):
        """What pin RES# does: all settings as after power on.  The memory stays (section 8.5)."""
        self.is_on = self.all_on = self.inverted = self.charge_pump = False
        self.contrast, self.start_line, self.offset, self.mux_ratio = 0x7F, 0, 0, ROWS
        self.segment_remap = self.com_remap = False
        self.com_alternative, self.com_swapped = True, False
        self.addressing, self.page, self.column = PAGE, 0, 0
        self._columns, self._pages, self._page_column = (0, COLUMNS - 1), (0, PAGES - 1), 0
        self.clock, self.precharge, self.vcomh, self.fade, self.zoom = 0x80, 0x22, 0x20, 0, False
        self.internal_reference = False  # of the SSD1315, to which 72x40 displays owe it
        self.scroll_area = 0, ROWS  # rows above it, rows in it
        self._scroll, self._scroll_start, self._scroll_rows, self._steps = None, None, 0, 0
        self.unknown = []
        self._command, self._parameters, self._missing = 0, [], 0

    def __repr__(self):
        return '<%s %dx%d, %s>' % (type(self).__name__, self.width, self.height, 'on' if self.is_on else 'off')

    # --- commands (chapters 9 and 10) ---

    def _take_command(self, byte):
        if self._missing:
            self._parameters.append(byte)
            self._missing -= 1
        else:
            self._command, self._parameters, self._missing = byte, [], PARAMETERS.get(byte, 0)
        if not self._missing:
            self._execute(self._command, *self._parameters)

    def _execute(self, command, *parameters):
        for first, last, method in COMMANDS:
            if first <= command <= last:
                method(self, command, *parameters)
                return
        self.unknown.append(command)

    def _set_page_column_low(self, command):
        self._page_column = self._page_column & 0x70 | command & 15
        self._use_page_column()

    def _set_page_column_high(self, command):
        self._page_column = (command & 7) << 4 | self._page_column & 15
        self._use_page_column()

    def _use_page_column(self):
        if self.addressing == PAGE:
            self.column = self._page_column

    def _set_page(self, command):
        if self.addressing == PAGE:
            self.page = command & 7

    def _set_addressing(self, command, mode):
        if mode & 3 != 3:
            self.addressing = mode & 3

    def _set_columns(self, command, first, last):
        self._columns = first & 127, last & 127
        self.column = first & 127

    def _set_pages(self, command, first, last):
        self._pages = first & 7, last & 7
        self.page = first & 7

    def _set_start_line(self, command):
        self.start_line = command & 63

    def _set_contrast(self, command, value):
        self.contrast = value

    def _set_charge_pump(self, command, value):
        self.charge_pump = bool(value & 4)

    def _set_segment_remap(self, command):
        self.segment_remap = bool(command & 1)

    def _set_com_remap(self, command):
        self.com_remap = bool(command & 8)

    def _set_all_on(self, command):
        self.all_on = bool(command & 1)

    def _set_inverted(self, command):
        self.inverted = bool(command & 1)

    def _set_on(self, command):
        self.is_on = bool(command & 1)

    def _set_mux_ratio(self, command, value):
        if value & 63 >= 15:
            self.mux_ratio = (value & 63) + 1

    def _set_offset(self, command, value):
        self.offset = value & 63

    def _set_clock(self, command, value):
        self.clock = value

    def _set_precharge(self, command, value):
        self.precharge = value

    def _set_com_pins(self, command, value):
        self.com_alternative, self.com_swapped = bool(value & 16), bool(value & 32)

    def _set_vcomh(self, command, value):
        self.vcomh = value & 0x70

    def _set_fade(self, command, value):
        self.fade = value & 63

    def _set_zoom(self, command, value):
        self.zoom = bool(value & 1)

    def _set_reference(self, command, value):
        self.internal_reference = bool(value & 0x10)

    def _do_nothing(self, command):
        pass

    # --- data (section 8.7, 10.1.3) ---

    def _take_data(self, data):
        self._scroll_on()
        at = 0
        while at < len(data):
            if self.addressing == VERTICAL:
                self._put(data[at:at + 1])
                at += 1
                self._next_page()
                if self.page == self._pages[0]:
                    self._next_column()
            else:
                count = min(len(data) - at, self._last_column() - self.column + 1)
                self._put(data[at:at + count])
                at += count
                self.column += count - 1
                self._next_column()
                if self.addressing == HORIZONTAL and self.column == self._columns[0]:
                    self._next_page()

    def _put(self, data):
        """Store bytes from the column on.  The segment remap has effect here: what is stored already stays."""
        at = COLUMNS * self.page
        if self.segment_remap:
            end = at + COLUMNS - self.column
            self.memory[end - len(data):end] = data[::-1]
        else:
            self.memory[at + self.column:at + self.column + len(data)] = data

    def _last_column(self):
        """The last one before the column goes back; beyond the window it runs to the memory's end."""
        last = self._columns[1] if self.addressing == HORIZONTAL else COLUMNS - 1
        return last if self.column <= last else COLUMNS - 1

    def _next_column(self):
        first, last = self._columns if self.addressing != PAGE else (self._page_column, COLUMNS - 1)
        self.column = first if self.column == last else (self.column + 1) % COLUMNS

    def _next_page(self):
        first, last = self._pages
        self.page = first if self.page == last else (self.page + 1) % PAGES

    # --- scrolling (section 10.2) ---

    def _set_scroll(self, command, dummy, first, interval, last, *rest):
        vertical = rest[0] & 63 if command & 8 else 0
        left = command == 0x27 or command == 0x2A
        self._scroll = left, first & 7, last & 7, STEP_FRAMES[interval & 7], vertical

    def _set_scroll_area(self, command, fixed, rows):
        self.scroll_area = fixed & 63, rows & 127

    def _start_scroll(self, command):
        if self._scroll:
            self._scroll_start, self._steps, self._scroll_rows = now(), 0, 0

    def _stop_scroll(self, command):
        self._scroll_on()
        self._scroll_start, self._scroll_rows = None, 0

    def frame_time(self):
        """Seconds that a picture takes (section 8.3)."""
        phases = 50 + (self.precharge & 15) + (self.precharge >> 4)
        return ((self.clock & 15) + 1) * phases * self.mux_ratio / OSCILLATOR_HZ

    def _scroll_on(self):
        """Do the steps of scrolling that are due."""
        if self._scroll_start is None:
            return
        left, first, last, frames, vertical = self._scroll
        left = left != self.segment_remap  # right is where column numbers grow
        due = int((now() - self._scroll_start) / 1e9 / (frames * self.frame_time()))
        columns = (due - self._steps) % COLUMNS
        self._scroll_rows = due * vertical
        self._steps = due
        cut = columns if left else COLUMNS - columns
        for at in range(COLUMNS * first, COLUMNS * (last + 1), COLUMNS):
            row = self.memory[at:at + COLUMNS]
            self.memory[at:at + COLUMNS] = row[cut:] + row[:cut]

    # --- the glass ---

    def _row_shown(self, y):
        """The row of memory that row y of the glass shows; -1: dark.  Tables 10-1 and 10-2."""
        com = self._com_of(self._wire(self.height - 1 - y, self.width <= 2 * self.height, False))
        row = (self.mux_ratio - 1 - com if self.com_remap else com) + self.offset
        row %= ROWS
        if row >= self.mux_ratio:
            return -1
        if self.zoom:
            row //= 2
        above, rows = self.scroll_area
        row = (row + self.start_line) % ROWS
        if self._scroll_rows and above <= row < above + rows:
            row = above + (row - above + self._scroll_rows) % rows
        return row

    def _wire(self, com, alternative, swapped):
        """The pin of the chip on which a COM signal comes out (section 10.1.18)."""
        hardware = com // 2 + 32 * (com & 1) if alternative else com
        return hardware ^ 32 if swapped else hardware

    def _com_of(self, hardware):
        """The COM signal that comes out on a pin of the chip, as it is configured."""
        if self.com_swapped:
            hardware ^= 32
        return 2 * (hardware & 31) + (hardware >> 5) if self.com_alternative else hardware

    @property
    def is_lit(self):
        """Is the display switched on, and has it a supply for its pixels?"""
        return self.is_on and (self.charge_pump or self.external_vcc)

    def image(self):
        """Return what the glass shows: a list of rows, each bytes of 0 and 1.

        Upright is what drivers show with segment remap 0xA1 and COM scan direction 0xC8, as modules are mounted.
        """
        self._scroll_on()
        dark = bytes(self.width)
        if not self.is_lit:
            return [dark] * self.height
        rows = (self._row_shown(y) for y in range(self.height))
        return [dark if row < 0 else self._pixels(row) for row in rows]

    def _pixels(self, row):
        if self.all_on:
            return b'\1' * self.width
        start, bit, flip = COLUMNS * (row // 8), row % 8, self.inverted
        line = self.memory[start:start + COLUMNS][::-1][self._column:self._column + self.width]
        return bytes([(byte >> bit & 1) ^ flip for byte in line])

    def pixel(self, x, y):
        """Return whether a pixel of the glass is lit; (0, 0) is at the left of the top row."""
        check_number('x', x, 0, self.width - 1)
        check_number('y', y, 0, self.height - 1)
        return bool(self.image()[y][x])

    def save(self, path, scale=1):
        """Write the picture as a PNG file; a pixel of the glass is scale pixels wide and high."""
        check_number('scale', scale, 1, 64)
        with open(path, 'wb') as file:
            file.write(encode(self.image(), int(scale)))

    def text(self, style='braille'):
        """Return the picture as text: 'braille' has 2x4 pixels in a character, 'blocks' 1x2."""
        check_choice('style', style, ('braille', 'blocks'))
        rows = self.image()
        rows += [bytes(self.width)] * (-len(rows) % 4)
        return '\n'.join(braille(rows) if style == 'braille' else blocks(rows))

    def show(self, style='braille'):
        """Print the picture in a frame."""
        lines = self.text(style).split('\n')
        print('┌' + '─' * len(lines[0]) + '┐')
        for line in lines:
            print('│' + line + '│')
        print('└' + '─' * len(lines[0]) + '┘')


def braille(rows):
    """Yield lines of braille characters for rows of pixels."""
    for y in range(0, len(rows), 4):
        four = [row + b'\0' for row in rows[y:y + 4]]
        yield ''.join(chr(0x2800 + sum(
            left * row[x] + right * row[x + 1] for row, (left, right) in zip(four, BRAILLE)))
            for x in range(0, len(rows[0]), 2))


def blocks(rows):
    """Yield lines of half blocks for rows of pixels."""
    for y in range(0, len(rows), 2):
        yield ''.join(' ▀▄█'[above + 2 * below] for above, below in zip(rows[y], rows[y + 1]))


# First and last byte of commands, and what they do (chapter 9).
COMMANDS = (
    (0x00, 0x0F, Controller._set_page_column_low),
    (0x10, 0x1F, Controller._set_page_column_high),
    (0x20, 0x20, Controller._set_addressing),
    (0x21, 0x21, Controller._set_columns),
    (0x22, 0x22, Controller._set_pages),
    (0x23, 0x23, Controller._set_fade),
    (0x26, 0x27, Controller._set_scroll),
    (0x29, 0x2A, Controller._set_scroll),
    (0x2E, 0x2E, Controller._stop_scroll),
    (0x2F, 0x2F, Controller._start_scroll),
    (0x40, 0x7F, Controller._set_start_line),
    (0x81, 0x81, Controller._set_contrast),
    (0x8D, 0x8D, Controller._set_charge_pump),
    (0xA0, 0xA1, Controller._set_segment_remap),
    (0xA3, 0xA3, Controller._set_scroll_area),
    (0xA4, 0xA5, Controller._set_all_on),
    (0xA6, 0xA7, Controller._set_inverted),
    (0xA8, 0xA8, Controller._set_mux_ratio),
    (0xAD, 0xAD, Controller._set_reference),
    (0xAE, 0xAF, Controller._set_on),
    (0xB0, 0xB7, Controller._set_page),
    (0xC0, 0xCF, Controller._set_com_remap),
    (0xD3, 0xD3, Controller._set_offset),
    (0xD5, 0xD5, Controller._set_clock),
    (0xD6, 0xD6, Controller._set_zoom),
    (0xD9, 0xD9, Controller._set_precharge),
    (0xDA, 0xDA, Controller._set_com_pins),
    (0xDB, 0xDB, Controller._set_vcomh),
    (0xE3, 0xE3, Controller._do_nothing),
)


class SSD1306(Controller, I2CDevice):
    """A display on I2C: 128x64, 128x32, or another size that the module's maker made of the chip.

    column is the memory's column at the glass's left edge, where a driver with segment remap counts from; reset the pin
    that is wired to RES#; external_vcc says that the pixels light up without the charge pump.
    """

    def __init__(self, width=128, height=64, address=0x3C, column=None, reset=None, external_vcc=False):
        super().__init__(check_choice('address', address, (0x3C, 0x3D)))
        self._make(width, height, column, external_vcc, reset)

    def start(self, read):
        self._control = None

    def write(self, data):
        """Section 8.1.5.2: a control byte says whether one byte or all that follow, and whether command or data."""
        at = 0
        while at < len(data):
            if self._control is None:
                self._control = data[at]
                at += 1
                continue
            more = bool(self._control & 0x80)
            part = data[at:at + 1] if more else data[at:]
            at += len(part)
            self._take(part, self._control & 0x40)
            if more:
                self._control = None

    def _take(self, part, is_data):
        if is_data:
            self._take_data(part)
        else:
            for byte in part:
                self._take_command(byte)

    def read(self, count):
        """The status register (chapter 9): bit 6 says that the display is off."""
        return bytes([0 if self.is_on else 0x40]) * count


class SSD1306_SPI(Controller, SPIDevice):
    """A display on 4-wire SPI: dc is the pin that tells data (high) from commands; the rest as for SSD1306."""

    modes = (0, 3)

    def __init__(self, dc, width=128, height=64, column=None, reset=None, external_vcc=False):
        super().__init__()
        self._dc = pin(dc)
        self._make(width, height, column, external_vcc, reset)

    def transfer(self, data):
        """Section 8.1.3: the chip only listens."""
        if self._dc.level:
            self._take_data(data)
        else:
            for byte in data:
                self._take_command(byte)
        return b'\xff' * len(data)
