# SPDX-License-Identifier: MIT
# What shows a character by its number: repr() and ascii(), backslashreplace both ways, messages of errors.
EDGES = [0x100, 0x101, 0x7ff, 0x800, 0xabc, 0xd7ff, 0xe000, 0xfffe, 0xffff, 0x10000, 0x1f600, 0xabcde, 0x10ffff]


def escape(c):
    return '\\x%02x' % c if c < 0x100 else '\\u%04x' % c if c < 0x10000 else '\\U%08x' % c


for c in [*range(128, 256), *EDGES, 0xd800, 0xdfff]:
    shown = '<%s>' % escape(c)
    text = '<%c>' % c
    assert ascii(text) == "'" + shown + "'", c
    assert text.encode('ascii', 'backslashreplace') == shown.encode(), c
    assert repr(text) == "'%s'" % (text if text.isprintable() else shown), c
    try:
        text.encode('ascii')
    except UnicodeEncodeError as e:
        assert str(e) == "'ascii' codec can't encode character '%s' in position 1: ordinal not in range(128)" % shown[1:-1], c
for c in range(128, 256):
    assert repr(bytes([c])) == "b'%s'" % escape(c) == repr(bytearray([c]))[10:-1]
    assert bytes([65, c, 66]).decode('ascii', 'backslashreplace') == 'A%sB' % escape(c)
print(repr('\0\t\n\v\x7f\x80\xa0\xad\u2028\U000e0001\'"'), repr(b'\0\t\n\v\x7f\x80\''))
# expect: '\x00\t\n\x0b\x7f\x80\xa0\xad\u2028\U000e0001\'"' b"\x00\t\n\x0b\x7f\x80'"
