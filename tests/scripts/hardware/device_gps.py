# SPDX-License-Identifier: MIT
"""The GPS model through busio.UART: what it says, when, and what it obeys."""
# args: --clock virtual
# cpython: no
import time

import board
import busio
from cpy import mock


def checksum(body):
    value = 0
    for byte in body:
        value ^= byte
    return value


def attach(**options):
    """A new receiver, in the middle of a second."""
    mock.reset()
    time.sleep(0.05)
    while uart.in_waiting:  # what the one before it has sent is still on its way
        uart.reset_input_buffer()
        time.sleep(0.05)
    gps = mock.attach_uart(uart, mock.devices.GPS(**options))
    return gps


def line():
    """The next sentence without $ and checksum, which must be right."""
    data = uart.readline()
    assert data and data[:1] == b'$' and data[-2:] == b'\r\n', data
    assert int(data[-4:-2], 16) == checksum(data[1:-5]), data
    return data[1:-5].decode()


def next_line(kind):
    while True:
        text = line()
        if text.startswith(kind):
            return text


def command(body):
    uart.write(b'$%s*%02X\r\n' % (body, checksum(body)))


def answer(body):
    command(body)
    return next_line('PMTK')


uart = busio.UART(board.TX, board.RX, baudrate=9600, timeout=2)


def test_sentences_say_the_position():
    attach(latitude=48.8584, longitude=-2.2945, altitude=57.3, speed=10.0, course=123.4, satellites=5)
    fix = [line() for i in range(5)]
    date = time.gmtime()
    assert abs(date[5] - int(fix[0][10:12])) <= 1 and fix[0][6:10] == '%02d%02d' % (date[3], date[4])
    for text in fix:
        fields = text.split(',')
        print(','.join('TIME' if len(field) == 10 and field[6] == '.' else field for field in fields))
    # expect: GPGGA,TIME,4851.5040,N,00217.6700,W,1,05,0.90,57.3,M,0.0,M,,
    # expect: GPGSA,A,3,02,07,12,17,22,,,,,,,,1.50,0.90,1.20
    # expect: GPGSV,2,1,05,02,15,017,24,07,52,100,31,12,19,183,38,17,56,266,45
    # expect: GPGSV,2,2,05,22,23,349,30
    # expect: GPRMC,TIME,A,4851.5040,N,00217.6700,W,19.44,123.40,010125,,,A


def test_fix_comes_each_second_of_the_wall_clock():
    attach()
    seen = []
    for i in range(4):
        text = next_line('GPGGA')
        seen.append(int(text[10:12]))
        assert text[12:16] == '.000', text
        assert time.time() % 1 < 0.1, 'the first sentence comes at once'
    assert [(b - a) % 60 for a, b in zip(seen, seen[1:])] == [1, 1, 1]


def test_without_a_fix():
    gps = attach(fix=False)
    print(next_line('GPGGA')[17:])  # expect: ,,,,0,00,,,M,,M,,
    print(next_line('GPGSA'))  # expect: GPGSA,A,1,,,,,,,,,,,,,,,
    print(next_line('GPGSV'))  # expect: GPGSV,1,1,00
    print(next_line('GPRMC')[17:])  # expect: V,,,,,,,010125,,,N
    gps.fix = True
    assert next_line('GPRMC')[17] == 'A'


def test_track_moves_it_and_gives_speed_and_course():
    gps = attach(track=lambda seconds: (50 + seconds / 3600, 8, 100 + seconds))
    answer(b'PMTK314,0,1,0,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0')
    first, second = (next_line('GPRMC').split(',') for i in range(2))
    minutes = [float(fields[3][2:]) for fields in (first, second)]
    assert abs(minutes[1] - minutes[0] - 1 / 60) < 0.0002, minutes
    print(second[7], second[8])  # expect: 60.04 0.00
    gps.course = 90
    assert next_line('GPRMC').split(',')[8] == '90.00'


def test_angles_carry_into_degrees():
    attach(latitude=-0.9999999, longitude=179.99999999)
    print(next_line('GPGGA')[17:41])  # expect: 0100.0000,S,18000.0000,E


def test_quantities_may_be_set_at_any_time():
    gps = attach()
    gps.latitude, gps.altitude = 10, lambda seconds: 7
    text = next_line('GPGGA').split(',')
    assert text[2] == '1000.0000' and text[9] == '7.0'
    assert repr(gps).startswith('<GPS at 10.00000, 13.37770')


def test_output_set():
    gps = attach()
    print(answer(b'PMTK314,0,1,1,0,0,2,0,0,0,0,0,0,0,0,0,0,0,0,0'))  # expect: PMTK001,314,3
    kinds = []
    for i in range(40):
        kinds.append(line()[2:5])
    last = kinds[-24:]
    assert set(last) == {'RMC', 'VTG', 'GSV'}, last
    assert abs(last.count('RMC') - last.count('GSV')) <= 1, 'two of these sentences each second fix'
    answer(b'PMTK314,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0')
    print(next_line('GPGLL').replace(',%s.000' % time.strftime('%H%M%S', time.gmtime()), ',TIME'))
    # expect: GPGLL,5230.9780,N,01322.6620,E,TIME,A,A
    answer(b'PMTK314,0,1,1,0,0,2,0,0,0,0,0,0,0,0,0,0,0,0,0')
    print(answer(b'PMTK414')[:21])  # expect: PMTK514,0,1,1,0,0,2,0
    print(answer(b'PMTK314,1,2'))  # expect: PMTK001,314,0
    print(answer(b'PMTK314,-1'))  # expect: PMTK001,314,3
    assert gps.output == {'RMC': 1, 'GGA': 1, 'GSA': 1, 'GSV': 1}


def test_rate():
    attach()
    answer(b'PMTK314,0,0,0,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0')
    print(answer(b'PMTK220,200'))  # expect: PMTK001,220,3
    next_line('GPGGA')
    times = [next_line('GPGGA')[12:16] for i in range(5)]
    assert sorted(times) == ['.000', '.200', '.400', '.600', '.800'], times
    print(answer(b'PMTK400'))  # expect: PMTK500,200,0,0,0.0,0.0
    print(answer(b'PMTK220,50'))  # expect: PMTK001,220,0


def test_other_commands():
    gps = attach()
    print(answer(b'PMTK000'))  # expect: PMTK001,000,3
    print(answer(b'PMTK101'))  # expect: PMTK010,001
    print(answer(b'PMTK999,1'))  # expect: PMTK001,999,1
    print(answer(b'PMTK220'))  # expect: PMTK001,220,0
    print(answer(b'PMTK605').split(',')[0])  # expect: PMTK705
    uart.write(b'$PMTK000*00\r\nnoise\r\n')
    gps.interval = 5.0
    print(answer(b'PMTK104'))  # expect: PMTK010,001
    assert gps.interval == 1.0 and gps.commands == []


def test_baud_rate():
    global uart
    attach()
    print(answer(b'PMTK251,38400'))  # expect: PMTK001,251,3
    uart.deinit()
    uart = busio.UART(board.TX, board.RX, baudrate=38400, timeout=2)
    time.sleep(0.1)
    uart.reset_input_buffer()
    assert next_line('GPGGA')
    print(answer(b'PMTK251,1234'))  # expect: PMTK001,251,0
    uart.deinit()
    uart = busio.UART(board.TX, board.RX, baudrate=9600, timeout=2)


def test_a_receiver_that_is_detached_is_silent():
    gps = attach()
    next_line('GPGGA')
    mock.detach(gps)
    time.sleep(1)
    uart.reset_input_buffer()
    assert uart.readline() is None


def test_bad_arguments_are_named():
    for bad in {'latitude': 91}, {'baudrate': 1}, {'satellites': 13}, {'longitude': 'east'}:
        try:
            mock.devices.GPS(**bad)
        except (TypeError, ValueError) as error:
            print(error)
    # expect: latitude must be -90 to 90 degrees, not 91
    # expect: baudrate must be one of 4800, 9600, 14400, 19200, 38400, 57600, 115200, not 1
    # expect: satellites must be 0 to 12, not 13
    # expect: longitude must be a number, not str
    gps = attach(track=lambda seconds: (1,))
    try:
        gps.position()
    except ValueError as error:
        print(error)
    # expect: track() must return (latitude, longitude) or (latitude, longitude, altitude), not (1,)
    mock.detach(gps)


for name, test in list(globals().items()):
    if name.startswith('test_'):
        test()
