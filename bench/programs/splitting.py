# SPDX-License-Identifier: MIT
"""Text that devices send, taken apart: NMEA sentences, key=value lines, CSV, lines of bytes, paths."""
# group: containers
import sys

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0


def sentences(n):
    for i in range(n):
        place = '4717.%04d,N,00833.%04d,E' % (i % 10000, i * 7 % 10000)
        body = 'GPGGA,%06d.00,%s,1,%02d,1.01,499.6,M,48.0,M,,' % (i % 240000, place, i % 12)
        check = 0
        for char in body[:8]:
            check ^= ord(char)
        yield '$%s*%02X\r\n' % (body, check)


def positions(text):
    """Latitudes, longitudes and satellites of all sentences."""
    north = east = 0.0
    satellites = 0
    for line in text.splitlines():
        if not line.startswith('$'):
            continue
        body, _, check = line[1:].partition('*')
        fields = body.split(',')
        if fields[0].endswith('GGA') and len(check) == 2:
            north += int(fields[2][:2]) + float(fields[2][2:]) / 60
            east += int(fields[4][:3]) + float(fields[4][3:]) / 60
            satellites += int(fields[7])
    return north, east, satellites


def settings(n):
    """Lines "name = value  # comment", read into a dict."""
    found = {}
    for i in range(n):
        line = '  sensor%d.rate = %d  # in Hz' % (i % 500, i)
        line = line.split('#', 1)[0].strip()
        key, value = line.split('=')
        name, field = key.strip().rsplit('.', 1)
        found[name, field] = int(value)
    return len(found), sum(found.values())


def columns(n):
    """CSV of bytes, as it comes from a serial line in pieces."""
    data = b''.join(b'%d;%d;%d\n' % (i, i * 3, i ^ 5) for i in range(n))
    rest, rows, total = b'', 0, 0
    for start in range(0, len(data), 64):
        *lines, rest = (rest + data[start:start + 64]).split(b'\n')
        for line in lines:
            a, _, c = line.split(b';')
            rows += 1
            total += int(a) ^ int(c)
    return rows, total


def paths(n):
    """Names put together and taken apart again."""
    total = 0
    for i in range(n):
        parts = '/'.join(['sys', 'bus', 'i2c-%d' % (i % 4), 'name.txt']).split('/')
        stem, dot, extension = parts[-1].rpartition('.')
        total += len(stem) + len(parts) + len(extension) + int(parts[2].split('-')[1])
    return total


print('%.4f %.4f %d' % positions(''.join(sentences(int(30000 * SIZE)))))
print(*settings(int(60000 * SIZE)), *columns(int(60000 * SIZE)), paths(int(60000 * SIZE)))
