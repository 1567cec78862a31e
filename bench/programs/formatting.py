# SPDX-License-Identifier: MIT
"""Formatting and parsing of text: f-strings, %, format(), int() and float() of fields, joining."""
# group: containers
import sys

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0


def render(n):
    lines = []
    for i in range(n):
        value = i * 1.25 - 17
        lines.append(f'{i:06d},{value:.2f},{value:>10.3f},{i:x},{"on" if i & 1 else "off"!r}')
        lines.append('%05d;%8.3f;%-6s;%s' % (i, value, hex(i), i % 3 == 0))
        lines.append('{0:>8}|{name:^9}|{1:+.1e}'.format(i, value, name='s' + str(i % 100)))
    return lines


def parse(lines):
    total, ons = 0.0, 0
    for line in lines:
        if ',' in line:
            number, value, _, code, state = line.split(',')
            total += int(number) + float(value) + int(code, 16)
            ons += state == "'on'"
        elif ';' in line:
            fields = line.split(';')
            total += float(fields[1]) + len(fields[2].rstrip())
        else:
            left, _, rest = line.partition('|')
            total += int(left.strip()) + rest.count('|')
    return total, ons


lines = render(int(70000 * SIZE))
print(len('\n'.join(lines)), *parse(lines))
