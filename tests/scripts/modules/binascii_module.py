# SPDX-License-Identifier: MIT
# binascii: bytes as hexadecimal, base64, uuencoded and quoted-printable text and back, and checksums.
import binascii

print(binascii.hexlify(b'\x00\xffAB'), binascii.hexlify(b'abcd', '-'), binascii.hexlify(b'abcde', b':', 2),
      binascii.hexlify(b'abcde', ':', bytes_per_sep=-2), binascii.b2a_hex(memoryview(b'z')))
# expect: b'00ff4142' b'61-62-63-64' b'61:6263:6465' b'6162:6364:65' b'7a'
print(binascii.unhexlify('00fF'), binascii.a2b_hex(b'7a'))  # expect: b'\x00\xff' b'z'
print(binascii.b2a_base64(b'hello'), binascii.b2a_base64(b'', newline=False), binascii.a2b_base64('aGVs\nbG8='))
# expect: b'aGVsbG8=\n' b'' b'hello'
print(binascii.a2b_base64('a!GVs bG8=rest'), binascii.a2b_base64('aGVsbG8=', strict_mode=True))
# expect: b'hello' b'hello'
print(binascii.b2a_uu(b'The sheep'), binascii.b2a_uu(b'\0\0', backtick=True), binascii.a2b_uu('#0V%T\n'), len(binascii.a2b_uu('')))
# expect: b")5&AE('-H965P\n" b'"````\n' b'Cat' 32
print(binascii.b2a_qp(b'caf\xc3\xa9 = good \nend\t'), binascii.a2b_qp('caf=C3=A9 =3D good=20\nsoft=\nend=zz'))
# expect: b'caf=C3=A9 =3D good=20\nend=09' b'caf\xc3\xa9 = good \nsoftend=zz'
print(binascii.b2a_qp(b'a b_c\r\n', header=True), binascii.a2b_qp('a_b', header=True), binascii.b2a_qp(b'a\nb', istext=False),
      binascii.b2a_qp(b'x' * 80 + b'\r\n.\r\n'), binascii.b2a_qp(b'a b\tc', quotetabs=True))
# expect: b'a_b=5Fc\r\n' b'a b' b'a=0Ab' b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=\r\nxxxxx\r\n=2E\r\n' b'a=20b=09c'
print(binascii.crc32(b'123456789'), binascii.crc32(b'56789', binascii.crc32(b'1234')), binascii.crc_hqx(b'123456789', 0))
# expect: 3421780262 3421780262 12739

for wrong in (lambda: binascii.unhexlify('abc'), lambda: binascii.unhexlify('zz'), lambda: binascii.unhexlify('é'),
              lambda: binascii.unhexlify(1), lambda: binascii.hexlify('a'), lambda: binascii.hexlify(b'a', '--'),
              lambda: binascii.a2b_base64('aGVsbG8'), lambda: binascii.a2b_base64('aGVsb'),
              lambda: binascii.a2b_base64('=aaa', strict_mode=True), lambda: binascii.a2b_base64('aaaa=', strict_mode=True),
              lambda: binascii.a2b_base64('aa=a', strict_mode=True), lambda: binascii.a2b_base64('a\n', strict_mode=True),
              lambda: binascii.a2b_base64('aGVsbG8=a', strict_mode=True), lambda: binascii.b2a_uu(bytes(46)),
              lambda: binascii.a2b_uu('!\x7fx'), lambda: binascii.a2b_uu('!  x'), lambda: binascii.b2a_base64('text'),
              lambda: binascii.crc32('text')):
    try:
        wrong()
    except (binascii.Error, ValueError, TypeError) as error:
        print(type(error).__name__, error)
# expect: Error Odd-length string
# expect: Error Non-hexadecimal digit found
# expect: ValueError string argument should contain only ASCII characters
# expect: TypeError argument should be bytes, buffer or ASCII string, not 'int'
# expect: TypeError a bytes-like object is required, not 'str'
# expect: ValueError sep must be length 1.
# expect: Error Incorrect padding
# expect: Error Invalid base64-encoded string: number of data characters (5) cannot be 1 more than a multiple of 4
# expect: Error Leading padding not allowed
# expect: Error Excess padding not allowed
# expect: Error Discontinuous padding not allowed
# expect: Error Only base64 data is allowed
# expect: Error Excess data after padding
# expect: Error At most 45 bytes at once
# expect: Error Illegal char
# expect: Error Trailing garbage
# expect: TypeError a bytes-like object is required, not 'str'
# expect: TypeError a bytes-like object is required, not 'str'
print(binascii.Error.__mro__[1], binascii.Incomplete.__base__)  # expect: <class 'ValueError'> <class 'Exception'>

# CRC-32 is the same however much is asked for at a time, and whoever reckons it.
data = bytes(range(256)) * 1024
whole = binascii.crc32(data)
in_pieces = 0
for start in range(0, len(data), 37):
    in_pieces = binascii.crc32(data[start:start + 37], in_pieces)
half = len(data) // 2
print(whole == in_pieces == binascii.crc32(data[half:], binascii.crc32(data[:half])), binascii.crc32(b'123456789' * 100))
# expect: True 167579607
