# SPDX-License-Identifier: MIT
# Loops over whole texts that go the quick way for some and the long way for others: encodings, lines, joins, digits, tables.
import io, binascii, random
random.seed(3)
for nl in (None, '', '\n', '\r', '\r\n'):
    s=io.StringIO('a\nb\r\nc\rd\n\nlast', newline=nl); print([l for l in s], s.newlines)
    s.seek(3); print(repr(s.readline()), repr(s.readline(1)))
print(list(io.BytesIO(b'a\nb\n\nc')), io.BytesIO(b'').readline())
for n in (0,1,3,4,5,8,17,100): print(binascii.crc32(bytes(range(n)), 7), binascii.crc32(bytes(n)))
for t in ('', 'a', 'grüße', 'aé€😀'*3, 'x'*20+'é', '\ud800', 'é'*9, 'Ω'*17, '😀'*5+'a'*30):
    for e in ('utf-8',):
        try: b=t.encode(e); print(b, b.decode(e)==t)
        except UnicodeError as x: print(x)
for b in (b'\xc3', b'\xc3a', b'abcdefgh\xff', b'\xc1\x80', b'\xe0\x80\x80', b'\xed\xa0\x80', b'aaaaaaaaa\xc3\xa9\xe2\x82', b'\xf5aaa'):
    try: print(b.decode())
    except UnicodeDecodeError as x: print(x)
    print(b.decode('utf-8','replace'))
for x in ([], [b'a'], [b'a',b'bc'], [b'a',bytearray(b'x')], (b'1',b'',b'2'), [memoryview(b'zz')]):
    print(b', '.join(x), b''.join(x), bytearray(b'-').join(x))
try: b''.join([b'a','b'])
except TypeError as e: print(e)
print(b'\0\xff'.hex(), b''.hex(), b'abc'.hex('-'), bytearray(b'ab').hex(), memoryview(b'abc').hex(':',2))
t=str.maketrans('abc','xyz'); print('aabbccd'.translate(t), 'abc'.translate({97:None}), 'abc'.translate({97:'long',98:0x1f600}), 'abc'.translate({99:67}), 'a\0b'.translate({0:1}), 'é'.translate({233:'e'}))
class D(dict):
    def __missing__(s,k): return 'M'
print('abc'.translate(D({97:'q'})))
try: 'ab'.translate({97:2.5})
except TypeError as e: print(e)
print('@AZ[`az{'.upper(), '@AZ[`az{'.lower(), '@AZ[`az{'.swapcase(), 'az-ßz'.title(), 'ßA'.casefold())
# expect: ['a\n', 'b\n', 'c\n', 'd\n', '\n', 'last'] ('\r', '\n', '\r\n')
# expect: '\n' 'c'
# expect: ['a\n', 'b\r\n', 'c\r', 'd\n', '\n', 'last'] ('\r', '\n', '\r\n')
# expect: '\r\n' 'c'
# expect: ['a\n', 'b\r\n', 'c\rd\n', '\n', 'last'] None
# expect: '\r\n' 'c'
# expect: ['a\r', 'b\r', '\r', 'c\r', 'd\r', '\r', 'last'] None
# expect: '\r' '\r'
# expect: ['a\r\n', 'b\r\r\n', 'c\rd\r\n', '\r\n', 'last'] None
# expect: 'b\r\r\n' 'c'
# expect: [b'a\n', b'b\n', b'\n', b'c'] b''
# expect: 7 0
# expect: 1281784366 3523407757
# expect: 219914234 4282505490
# expect: 376356522 558161692
# expect: 3816427484 3324180253
# expect: 2188337542 1696784233
# expect: 210388562 3387945405
# expect: 3412551015 2575877834
# expect: b'' True
# expect: b'a' True
# expect: b'gr\xc3\xbc\xc3\x9fe' True
# expect: b'a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80' True
# expect: b'xxxxxxxxxxxxxxxxxxxx\xc3\xa9' True
# expect: 'utf-8' codec can't encode character '\ud800' in position 0: surrogates not allowed
# expect: b'\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9' True
# expect: b'\xce\xa9\xce\xa9\xce\xa9\xce\xa9\xce\xa9\xce\xa9\xce\xa9\xce\xa9\xce\xa9\xce\xa9\xce\xa9\xce\xa9\xce\xa9\xce\xa9\xce\xa9\xce\xa9\xce\xa9' True
# expect: b'\xf0\x9f\x98\x80\xf0\x9f\x98\x80\xf0\x9f\x98\x80\xf0\x9f\x98\x80\xf0\x9f\x98\x80aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' True
# expect: 'utf-8' codec can't decode byte 0xc3 in position 0: unexpected end of data
# expect: �
# expect: 'utf-8' codec can't decode byte 0xc3 in position 0: invalid continuation byte
# expect: �a
# expect: 'utf-8' codec can't decode byte 0xff in position 8: invalid start byte
# expect: abcdefgh�
# expect: 'utf-8' codec can't decode byte 0xc1 in position 0: invalid start byte
# expect: ��
# expect: 'utf-8' codec can't decode byte 0xe0 in position 0: invalid continuation byte
# expect: ���
# expect: 'utf-8' codec can't decode byte 0xed in position 0: invalid continuation byte
# expect: ���
# expect: 'utf-8' codec can't decode bytes in position 11-12: unexpected end of data
# expect: aaaaaaaaaé�
# expect: 'utf-8' codec can't decode byte 0xf5 in position 0: invalid start byte
# expect: �aaa
# expect: b'' b'' bytearray(b'')
# expect: b'a' b'a' bytearray(b'a')
# expect: b'a, bc' b'abc' bytearray(b'a-bc')
# expect: b'a, x' b'ax' bytearray(b'a-x')
# expect: b'1, , 2' b'12' bytearray(b'1--2')
# expect: b'zz' b'zz' bytearray(b'zz')
# expect: sequence item 1: expected a bytes-like object, str found
# expect: 00ff  61-62-63 6162 61:6263
# expect: xxyyzzd bc long😀c abC ab e
# expect: qMM
# expect: character mapping must return integer, None or str
# expect: @AZ[`AZ{ @az[`az{ @az[`AZ{ Az-Ssz ssa
