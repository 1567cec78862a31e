# SPDX-License-Identifier: MIT
# hex() with separators and fromhex(): every length and group against what they mean, every digit, and where errors are.


def grouped(data, separator, size):
    """Groups of so many bytes, counted from the right, or from the left when size is negative."""
    if not size:
        return data.hex()
    first = len(data) % size if size > 0 else 0
    groups = [data[:first]] + [data[i:i + abs(size)] for i in range(first, len(data), abs(size))]
    return separator.join(group.hex() for group in groups if group)


for n in range(12):
    data = bytes(range(250 - n, 250))
    for size in range(-13, 14):
        assert data.hex(':', size) == bytearray(data).hex(b':', size) == grouped(data, ':', size), (n, size)
        assert memoryview(data).hex('-', size) == grouped(data, '-', size), (n, size)
    assert bytes.fromhex(data.hex(' ', 3)) == bytearray.fromhex(data.hex('\n')) == data
print(b'\x01\xab\xff'.hex('.'), b'\1\2\3'.hex(' ', 2), b'\1\2\3'.hex(' ', -2), b'ab'.hex(':', -2**31), b'ab'.hex(':', 2**31 - 1))
# expect: 01.ab.ff 01 0203 0102 03 6162 6162

every = bytes(range(256))
assert bytes.fromhex(every.hex()) == bytes.fromhex(every.hex().upper()) == every
for c in map(chr, range(256)):
    try:
        bytes.fromhex('00' + c + '1')
    except ValueError as e:
        where = 4 if c in ' \t\n\v\f\r' else 2
        assert str(e) == 'non-hexadecimal number found in fromhex() arg at position %d' % where, (c, e)
    else:
        assert c in '0123456789abcdefABCDEF', c


def attempt(text):
    try:
        return bytes.fromhex(text)
    except ValueError as e:
        return str(e).rpartition(' ')[2]


print([attempt(text) for text in ('', ' ', ' 12 3 4', '1', '12 3', 'zz', '1g', ' 1 2', '12\xa034', '123\u20ac', 'ab\u0661\u0662', 'aB Cd ')])
# expect: [b'', b'', '5', '1', '4', '0', '1', '2', '2', '3', '2', b'\xab\xcd']
