# SPDX-License-Identifier: MIT
"""struct: every format code in every byte order, alignment, Struct, and the errors."""
import struct
from array import array
from struct import Struct, calcsize, error, iter_unpack, pack, pack_into, unpack, unpack_from


def show(call, *args, **named):
    try:
        print(repr(call(*args, **named)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


def heading(text):
    print('--', text)


heading('sizes')
for order in ('', '@', '=', '<', '>', '!'):
    print(repr(order), [(c, calcsize(order + c)) for c in 'xcbB?hHiIqQefdsp'])
print({calcsize(code) - calcsize('P') for code in 'lLnN'}, {calcsize('<' + code) for code in 'lL'}, calcsize(''), calcsize('0i'), calcsize('b0i'), calcsize('b0q'), calcsize('3s'), calcsize('0s'))
for order in '=<>!':
    for code in 'nNP':
        show(calcsize, order + code)
print([calcsize(f) for f in ('bh', 'bi', 'bq', 'bd', 'hb', 'ib', 'qb', 'bhi', 'cxhxi', 'bi0q', 'b?h', '3b2h', '=bi', '<bq', ' b i ', '10s i')])

heading('integers at their limits')
for code, bits, signed in (('b', 8, 1), ('B', 8, 0), ('h', 16, 1), ('H', 16, 0), ('i', 32, 1), ('I', 32, 0), ('l', 32, 1), ('L', 32, 0),
                           ('q', 64, 1), ('Q', 64, 0)):
    low, high = (-1 << bits - 1, (1 << bits - 1) - 1) if signed else (0, (1 << bits) - 1)
    for order in '<>=':
        for number in (low, high, 0, 1):
            data = pack(order + code, number)
            assert unpack(order + code, data) == (number,), (order, code, number)
        print(order + code, pack(order + code, low), pack(order + code, high), pack(order + code, 1))
        for wrong in (low - 1, high + 1, 2**70, -2**70, 1.5, 'a', None, b'a'):
            show(pack, order + code, wrong)
for code in 'lLnN': # as wide as an address
    bits, signed = 8 * calcsize('P'), code in 'ln'
    for wrong in (2**64, -2**64):
        try:
            pack(code, wrong)
        except error as e:
            low, high = (-1 << bits - 1, (1 << bits - 1) - 1) if signed else (0, (1 << bits) - 1)
            print(code, str(e) in ("'%s' format requires %d <= number <= %d" % (code, low, high), 'int too large to convert'))
for code in 'bBhHiIqQ':
    for wrong in (2**64, -2**64, 1.0, 'a'):
        show(pack, code, wrong)
    data = pack(code, 5)
    assert unpack(code, data) == (5,)


class Index:
    def __index__(self):
        return 7


class Broken:
    def __index__(self):
        return 1 // 0


show(pack, '<bHq', Index(), Index(), True)
show(pack, 'b', Broken())

heading('floats')
nan, inf = float('nan'), float('inf')
for code in 'efd':
    for order in '<>':
        print(order + code, [pack(order + code, x) for x in (0.0, -0.0, 1.0, -2.5, 0.1, inf, -inf, 1e-7, 1e-40, 5e-324)])
        assert unpack(order + code, pack(order + code, nan))[0] != unpack(order + code, pack(order + code, nan))[0]
show(pack, 'e', 65504.0), show(pack, 'e', 65519.99), show(pack, 'e', 65520.0), show(pack, '<e', 1e10), show(pack, 'e', 6e-8), show(pack, 'e', 2e-8)
show(pack, 'f', 3.4028234e38), show(pack, 'f', 3.5e38), show(pack, '>f', -3.5e38), show(pack, 'd', 10**400)
print(unpack('<e', b'\x01\x00'), unpack('<e', b'\xff\x03'), unpack('>e', b'\x7c\x00'), unpack('<f', b'\x01\0\0\0'), unpack('>d', b'\x40\x09\x21\xfb\x54\x44\x2d\x18'))
for code in 'efd':
    for wrong in ('a', None, 1j, b''):
        show(pack, code, wrong)
    print(pack('<' + code, 3), pack('<' + code, True), pack('<' + code, Index()))

heading('texts, bools, padding')
print(pack('c', b'a'), pack('3c', b'a', b'b', b'c'), unpack('3c', b'abc'))
for wrong in (b'', b'ab', 'a', 97, bytearray(b'a')):
    show(pack, 'c', wrong)
print(pack('5s', b'ab'), pack('1s', b'ab'), pack('s', b'ab'), pack('0s', b'ab'), pack('5s', bytearray(b'xyz')), unpack('5s', b'ab\0cd'), unpack('0s', b''))
print(pack('5p', b'ab'), pack('2p', b'abc'), pack('1p', b'abc'), pack('0p', b'abc'), pack('300p', b'x' * 299)[:3], unpack('5p', b'\x02abcd'),
      unpack('3p', b'\x09ab'), unpack('1p', b'\x05'), unpack('p', b'\x05'))
for wrong in ('ab', 1, None, memoryview(b'a')):
    show(pack, '3s', wrong)
    show(pack, '3p', wrong)
print(pack('?', 5), pack('??', [], [0]), pack('?', None), unpack('3?', b'\0\1\2'), pack('>?', True))
print(pack('x'), pack('3x'), pack('bxb', 1, 2), pack('0x'), unpack('bxb', b'\1\2\3'), unpack('x', b'a'))
show(pack, '?', Broken())
class Truth:
    def __bool__(self):
        return 1 // 0
show(pack, '?', Truth())
print(pack('P', 0) == bytes(calcsize('P')))

heading('several items and alignment')
print(pack('<bhiq', 1, 2, 3, 4), pack('>bhiq', 1, 2, 3, 4), pack('bhiq', 1, 2, 3, 4), pack('2h3b', 1, 2, 3, 4, 5), pack('<2H', 1, 65535))
print(unpack('bhi', pack('bhi', 1, 2, 3)), pack('b0i', 1), pack('bq', 1, 2), pack(b'<h', 1), pack('< h\n b', 1, 2))
print(unpack('<4B', memoryview(b'\1\2\3\4')), unpack('<2h', bytearray(b'\1\0\2\0')), unpack('4B', array('B', b'abcd')))

heading('errors of formats')
for wrong in ('Z', '<z', 'b<', '1', '12', 'b 3', '3 b', 'é', '\0', '<@b', '-1b', 'b,', '1.5b', b'Z', 1, None, '99999999999999999999b', '9223372036854775807q', '9223372036854775808b',
              'bb\0b', '\udc80'):
    show(calcsize, wrong)
show(pack, 1), show(unpack, 'b', None)

heading('errors of counts and sizes')
show(pack, 'bb', 1), show(pack, 'b', 1, 2), show(pack, 'b'), show(pack, '', 1), show(pack, ''), show(pack, '3s'), show(pack, '3x', 1), show(pack, '0b', 1)
show(unpack, 'b', b''), show(unpack, 'b', b'ab'), show(unpack, '<i', b'abc'), show(unpack, '', b''), show(unpack, '', b'a'), show(unpack, '0s', b'a')
show(unpack, 'b', 'a'), show(unpack, 'b', 1), show(unpack, 'b', None), show(unpack, 'b', array('h', [1]))

heading('pack_into')
data = bytearray(6)
pack_into('<h', data, 0, 258), pack_into('<h', data, 4, -1), pack_into('>h', data, -4, 513)
print(data)
pack_into('b', memoryview(data)[3:], 1, 127), pack_into('', data, 6), pack_into('3x', data, 0)
print(data)
numbers = array('H', [0, 0])
pack_into('<BB', numbers, 1, 1, 2)
print(numbers)
for arguments in (('h', data, 5, 1), ('h', data, 6, 1), ('h', data, 7, 1), ('h', data, -1, 1), ('h', data, -7, 1), ('h', data, 2**70, 1), ('h', data, 'a', 1), ('h', data, 1.0, 1),
                  ('h', b'abcd', 0, 1), ('h', 'abcd', 0, 1), ('h', 1, 0, 1), ('h', data, 0), ('h', data, 0, 1, 2), ('h', data, 0, 'a'), ('h', data, 0, 70000),
                  ('', data, 7), ('', data, -7), ('h', memoryview(b'ab'), 0, 1), ('h', bytearray(), 0, 1), ('h', bytearray(), -1, 1)):
    show(pack_into, *arguments)

heading('unpack_from')
data = b'\1\0\2\0\3\0'
print(unpack_from('<h', data), unpack_from('<h', data, 2), unpack_from('<h', data, -2), unpack_from('<h', data, offset=4), unpack_from('<h', buffer=data, offset=1), unpack_from('', data, 6))
for arguments in (('h', data, 5), ('h', data, 6), ('h', data, 7), ('h', data, -1), ('h', data, -7), ('h', b''), ('h', data, 2**70), ('h', data, 'a'), ('h', data, None), ('h', 'abc'), ('', data, 7), ('', data, -7), ('100h', data)):
    show(unpack_from, *arguments)

heading('iter_unpack')
print(list(iter_unpack('<h', data)), list(iter_unpack('<bh', data)), list(iter_unpack('<h', b'')), list(iter_unpack('2x', data)))
for arguments in (('<i', data), ('', data), ('0s', data), ('<h', 'a'), ('<h', 5)):
    show(iter_unpack, *arguments)
rows = iter_unpack('<h', data)
print(next(rows), rows.__length_hint__(), iter(rows) is rows, list(rows), rows.__length_hint__(), next(rows, 'end'), type(rows).__name__)
held = bytearray(b'abcd')
rows = iter_unpack('2s', held)
print(list(rows))
held.append(1)
print(held)

heading('Struct')
row = Struct('<hB')
print(row.format, row.size, row.pack(1, 2), row.unpack(b'\1\0\2'), row.unpack_from(b'x\1\0\2', 1), row.unpack_from(b'\1\0\2', offset=0), list(row.iter_unpack(b'\1\0\2\3\0\4')))
data = bytearray(4)
row.pack_into(data, 1, 5, 6)
print(data, row, Struct(b'>i').format, Struct(format='b').size)
show(row.pack, 1), show(row.pack, 1, 2, 3), show(row.pack, 'a', 1), show(row.unpack, b''), show(row.unpack_from, b''), show(row.pack_into, data, 2, 1, 2)
show(row.unpack, 'a'), show(row.pack, 1, 256), show(row.pack, 40000, 1), show(row.iter_unpack, b'a'), show(row.unpack_from, b'abcd', 2), show(row.unpack_from, b'abcd', -2)
show(Struct, 1), show(Struct, 'Z')
class Named(Struct):
    def __init__(self, format):
        super().__init__(format)
        self.note = 'noted'
named = Named('<I')
print(named.pack(1), named.note, named.size, isinstance(named, Struct))

heading('names')
print(struct.error.__name__, struct.error.__module__, struct.error.__bases__, sorted(n for n in dir(struct) if not n.startswith('_')))
print([n for n in dir(struct) if not n.startswith('_') and not getattr(struct, n).__doc__ and n != 'error'], [n for n in ('pack', 'pack_into', 'unpack', 'unpack_from', 'iter_unpack', 'format', 'size') if not getattr(Struct, n).__doc__])

# expect: -- sizes
# expect: '' [('x', 1), ('c', 1), ('b', 1), ('B', 1), ('?', 1), ('h', 2), ('H', 2), ('i', 4), ('I', 4), ('q', 8), ('Q', 8), ('e', 2), ('f', 4), ('d', 8), ('s', 1), ('p', 1)]
# expect: '@' [('x', 1), ('c', 1), ('b', 1), ('B', 1), ('?', 1), ('h', 2), ('H', 2), ('i', 4), ('I', 4), ('q', 8), ('Q', 8), ('e', 2), ('f', 4), ('d', 8), ('s', 1), ('p', 1)]
# expect: '=' [('x', 1), ('c', 1), ('b', 1), ('B', 1), ('?', 1), ('h', 2), ('H', 2), ('i', 4), ('I', 4), ('q', 8), ('Q', 8), ('e', 2), ('f', 4), ('d', 8), ('s', 1), ('p', 1)]
# expect: '<' [('x', 1), ('c', 1), ('b', 1), ('B', 1), ('?', 1), ('h', 2), ('H', 2), ('i', 4), ('I', 4), ('q', 8), ('Q', 8), ('e', 2), ('f', 4), ('d', 8), ('s', 1), ('p', 1)]
# expect: '>' [('x', 1), ('c', 1), ('b', 1), ('B', 1), ('?', 1), ('h', 2), ('H', 2), ('i', 4), ('I', 4), ('q', 8), ('Q', 8), ('e', 2), ('f', 4), ('d', 8), ('s', 1), ('p', 1)]
# expect: '!' [('x', 1), ('c', 1), ('b', 1), ('B', 1), ('?', 1), ('h', 2), ('H', 2), ('i', 4), ('I', 4), ('q', 8), ('Q', 8), ('e', 2), ('f', 4), ('d', 8), ('s', 1), ('p', 1)]
# expect: {0} {4} 0 0 4 8 3 0
# expect: error: bad char in struct format
# expect: error: bad char in struct format
# expect: error: bad char in struct format
# expect: error: bad char in struct format
# expect: error: bad char in struct format
# expect: error: bad char in struct format
# expect: error: bad char in struct format
# expect: error: bad char in struct format
# expect: error: bad char in struct format
# expect: error: bad char in struct format
# expect: error: bad char in struct format
# expect: error: bad char in struct format
# expect: [4, 8, 16, 16, 3, 5, 9, 8, 12, 8, 4, 8, 5, 9, 8, 16]
# expect: -- integers at their limits
# expect: <b b'\x80' b'\x7f' b'\x01'
# expect: error: 'b' format requires -128 <= number <= 127
# expect: error: 'b' format requires -128 <= number <= 127
# expect: error: 'b' format requires -128 <= number <= 127
# expect: error: 'b' format requires -128 <= number <= 127
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: >b b'\x80' b'\x7f' b'\x01'
# expect: error: 'b' format requires -128 <= number <= 127
# expect: error: 'b' format requires -128 <= number <= 127
# expect: error: 'b' format requires -128 <= number <= 127
# expect: error: 'b' format requires -128 <= number <= 127
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: =b b'\x80' b'\x7f' b'\x01'
# expect: error: 'b' format requires -128 <= number <= 127
# expect: error: 'b' format requires -128 <= number <= 127
# expect: error: 'b' format requires -128 <= number <= 127
# expect: error: 'b' format requires -128 <= number <= 127
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: <B b'\x00' b'\xff' b'\x01'
# expect: error: 'B' format requires 0 <= number <= 255
# expect: error: 'B' format requires 0 <= number <= 255
# expect: error: 'B' format requires 0 <= number <= 255
# expect: error: 'B' format requires 0 <= number <= 255
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: >B b'\x00' b'\xff' b'\x01'
# expect: error: 'B' format requires 0 <= number <= 255
# expect: error: 'B' format requires 0 <= number <= 255
# expect: error: 'B' format requires 0 <= number <= 255
# expect: error: 'B' format requires 0 <= number <= 255
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: =B b'\x00' b'\xff' b'\x01'
# expect: error: 'B' format requires 0 <= number <= 255
# expect: error: 'B' format requires 0 <= number <= 255
# expect: error: 'B' format requires 0 <= number <= 255
# expect: error: 'B' format requires 0 <= number <= 255
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: <h b'\x00\x80' b'\xff\x7f' b'\x01\x00'
# expect: error: 'h' format requires -32768 <= number <= 32767
# expect: error: 'h' format requires -32768 <= number <= 32767
# expect: error: 'h' format requires -32768 <= number <= 32767
# expect: error: 'h' format requires -32768 <= number <= 32767
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: >h b'\x80\x00' b'\x7f\xff' b'\x00\x01'
# expect: error: 'h' format requires -32768 <= number <= 32767
# expect: error: 'h' format requires -32768 <= number <= 32767
# expect: error: 'h' format requires -32768 <= number <= 32767
# expect: error: 'h' format requires -32768 <= number <= 32767
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: =h b'\x00\x80' b'\xff\x7f' b'\x01\x00'
# expect: error: 'h' format requires -32768 <= number <= 32767
# expect: error: 'h' format requires -32768 <= number <= 32767
# expect: error: 'h' format requires -32768 <= number <= 32767
# expect: error: 'h' format requires -32768 <= number <= 32767
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: <H b'\x00\x00' b'\xff\xff' b'\x01\x00'
# expect: error: 'H' format requires 0 <= number <= 65535
# expect: error: 'H' format requires 0 <= number <= 65535
# expect: error: 'H' format requires 0 <= number <= 65535
# expect: error: 'H' format requires 0 <= number <= 65535
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: >H b'\x00\x00' b'\xff\xff' b'\x00\x01'
# expect: error: 'H' format requires 0 <= number <= 65535
# expect: error: 'H' format requires 0 <= number <= 65535
# expect: error: 'H' format requires 0 <= number <= 65535
# expect: error: 'H' format requires 0 <= number <= 65535
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: =H b'\x00\x00' b'\xff\xff' b'\x01\x00'
# expect: error: 'H' format requires 0 <= number <= 65535
# expect: error: 'H' format requires 0 <= number <= 65535
# expect: error: 'H' format requires 0 <= number <= 65535
# expect: error: 'H' format requires 0 <= number <= 65535
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: <i b'\x00\x00\x00\x80' b'\xff\xff\xff\x7f' b'\x01\x00\x00\x00'
# expect: error: 'i' format requires -2147483648 <= number <= 2147483647
# expect: error: 'i' format requires -2147483648 <= number <= 2147483647
# expect: error: 'i' format requires -2147483648 <= number <= 2147483647
# expect: error: 'i' format requires -2147483648 <= number <= 2147483647
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: >i b'\x80\x00\x00\x00' b'\x7f\xff\xff\xff' b'\x00\x00\x00\x01'
# expect: error: 'i' format requires -2147483648 <= number <= 2147483647
# expect: error: 'i' format requires -2147483648 <= number <= 2147483647
# expect: error: 'i' format requires -2147483648 <= number <= 2147483647
# expect: error: 'i' format requires -2147483648 <= number <= 2147483647
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: =i b'\x00\x00\x00\x80' b'\xff\xff\xff\x7f' b'\x01\x00\x00\x00'
# expect: error: 'i' format requires -2147483648 <= number <= 2147483647
# expect: error: 'i' format requires -2147483648 <= number <= 2147483647
# expect: error: 'i' format requires -2147483648 <= number <= 2147483647
# expect: error: 'i' format requires -2147483648 <= number <= 2147483647
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: <I b'\x00\x00\x00\x00' b'\xff\xff\xff\xff' b'\x01\x00\x00\x00'
# expect: error: 'I' format requires 0 <= number <= 4294967295
# expect: error: 'I' format requires 0 <= number <= 4294967295
# expect: error: 'I' format requires 0 <= number <= 4294967295
# expect: error: 'I' format requires 0 <= number <= 4294967295
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: >I b'\x00\x00\x00\x00' b'\xff\xff\xff\xff' b'\x00\x00\x00\x01'
# expect: error: 'I' format requires 0 <= number <= 4294967295
# expect: error: 'I' format requires 0 <= number <= 4294967295
# expect: error: 'I' format requires 0 <= number <= 4294967295
# expect: error: 'I' format requires 0 <= number <= 4294967295
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: =I b'\x00\x00\x00\x00' b'\xff\xff\xff\xff' b'\x01\x00\x00\x00'
# expect: error: 'I' format requires 0 <= number <= 4294967295
# expect: error: 'I' format requires 0 <= number <= 4294967295
# expect: error: 'I' format requires 0 <= number <= 4294967295
# expect: error: 'I' format requires 0 <= number <= 4294967295
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: <l b'\x00\x00\x00\x80' b'\xff\xff\xff\x7f' b'\x01\x00\x00\x00'
# expect: error: 'l' format requires -2147483648 <= number <= 2147483647
# expect: error: 'l' format requires -2147483648 <= number <= 2147483647
# expect: error: 'l' format requires -2147483648 <= number <= 2147483647
# expect: error: 'l' format requires -2147483648 <= number <= 2147483647
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: >l b'\x80\x00\x00\x00' b'\x7f\xff\xff\xff' b'\x00\x00\x00\x01'
# expect: error: 'l' format requires -2147483648 <= number <= 2147483647
# expect: error: 'l' format requires -2147483648 <= number <= 2147483647
# expect: error: 'l' format requires -2147483648 <= number <= 2147483647
# expect: error: 'l' format requires -2147483648 <= number <= 2147483647
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: =l b'\x00\x00\x00\x80' b'\xff\xff\xff\x7f' b'\x01\x00\x00\x00'
# expect: error: 'l' format requires -2147483648 <= number <= 2147483647
# expect: error: 'l' format requires -2147483648 <= number <= 2147483647
# expect: error: 'l' format requires -2147483648 <= number <= 2147483647
# expect: error: 'l' format requires -2147483648 <= number <= 2147483647
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: <L b'\x00\x00\x00\x00' b'\xff\xff\xff\xff' b'\x01\x00\x00\x00'
# expect: error: 'L' format requires 0 <= number <= 4294967295
# expect: error: 'L' format requires 0 <= number <= 4294967295
# expect: error: 'L' format requires 0 <= number <= 4294967295
# expect: error: 'L' format requires 0 <= number <= 4294967295
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: >L b'\x00\x00\x00\x00' b'\xff\xff\xff\xff' b'\x00\x00\x00\x01'
# expect: error: 'L' format requires 0 <= number <= 4294967295
# expect: error: 'L' format requires 0 <= number <= 4294967295
# expect: error: 'L' format requires 0 <= number <= 4294967295
# expect: error: 'L' format requires 0 <= number <= 4294967295
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: =L b'\x00\x00\x00\x00' b'\xff\xff\xff\xff' b'\x01\x00\x00\x00'
# expect: error: 'L' format requires 0 <= number <= 4294967295
# expect: error: 'L' format requires 0 <= number <= 4294967295
# expect: error: 'L' format requires 0 <= number <= 4294967295
# expect: error: 'L' format requires 0 <= number <= 4294967295
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: <q b'\x00\x00\x00\x00\x00\x00\x00\x80' b'\xff\xff\xff\xff\xff\xff\xff\x7f' b'\x01\x00\x00\x00\x00\x00\x00\x00'
# expect: error: 'q' format requires -9223372036854775808 <= number <= 9223372036854775807
# expect: error: 'q' format requires -9223372036854775808 <= number <= 9223372036854775807
# expect: error: 'q' format requires -9223372036854775808 <= number <= 9223372036854775807
# expect: error: 'q' format requires -9223372036854775808 <= number <= 9223372036854775807
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: >q b'\x80\x00\x00\x00\x00\x00\x00\x00' b'\x7f\xff\xff\xff\xff\xff\xff\xff' b'\x00\x00\x00\x00\x00\x00\x00\x01'
# expect: error: 'q' format requires -9223372036854775808 <= number <= 9223372036854775807
# expect: error: 'q' format requires -9223372036854775808 <= number <= 9223372036854775807
# expect: error: 'q' format requires -9223372036854775808 <= number <= 9223372036854775807
# expect: error: 'q' format requires -9223372036854775808 <= number <= 9223372036854775807
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: =q b'\x00\x00\x00\x00\x00\x00\x00\x80' b'\xff\xff\xff\xff\xff\xff\xff\x7f' b'\x01\x00\x00\x00\x00\x00\x00\x00'
# expect: error: 'q' format requires -9223372036854775808 <= number <= 9223372036854775807
# expect: error: 'q' format requires -9223372036854775808 <= number <= 9223372036854775807
# expect: error: 'q' format requires -9223372036854775808 <= number <= 9223372036854775807
# expect: error: 'q' format requires -9223372036854775808 <= number <= 9223372036854775807
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: <Q b'\x00\x00\x00\x00\x00\x00\x00\x00' b'\xff\xff\xff\xff\xff\xff\xff\xff' b'\x01\x00\x00\x00\x00\x00\x00\x00'
# expect: error: 'Q' format requires 0 <= number <= 18446744073709551615
# expect: error: 'Q' format requires 0 <= number <= 18446744073709551615
# expect: error: 'Q' format requires 0 <= number <= 18446744073709551615
# expect: error: 'Q' format requires 0 <= number <= 18446744073709551615
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: >Q b'\x00\x00\x00\x00\x00\x00\x00\x00' b'\xff\xff\xff\xff\xff\xff\xff\xff' b'\x00\x00\x00\x00\x00\x00\x00\x01'
# expect: error: 'Q' format requires 0 <= number <= 18446744073709551615
# expect: error: 'Q' format requires 0 <= number <= 18446744073709551615
# expect: error: 'Q' format requires 0 <= number <= 18446744073709551615
# expect: error: 'Q' format requires 0 <= number <= 18446744073709551615
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: =Q b'\x00\x00\x00\x00\x00\x00\x00\x00' b'\xff\xff\xff\xff\xff\xff\xff\xff' b'\x01\x00\x00\x00\x00\x00\x00\x00'
# expect: error: 'Q' format requires 0 <= number <= 18446744073709551615
# expect: error: 'Q' format requires 0 <= number <= 18446744073709551615
# expect: error: 'Q' format requires 0 <= number <= 18446744073709551615
# expect: error: 'Q' format requires 0 <= number <= 18446744073709551615
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: l True
# expect: l True
# expect: L True
# expect: L True
# expect: n True
# expect: n True
# expect: N True
# expect: N True
# expect: error: 'b' format requires -128 <= number <= 127
# expect: error: 'b' format requires -128 <= number <= 127
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: 'B' format requires 0 <= number <= 255
# expect: error: 'B' format requires 0 <= number <= 255
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: 'h' format requires -32768 <= number <= 32767
# expect: error: 'h' format requires -32768 <= number <= 32767
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: 'H' format requires 0 <= number <= 65535
# expect: error: 'H' format requires 0 <= number <= 65535
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: 'i' format requires -2147483648 <= number <= 2147483647
# expect: error: 'i' format requires -2147483648 <= number <= 2147483647
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: 'I' format requires 0 <= number <= 4294967295
# expect: error: 'I' format requires 0 <= number <= 4294967295
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: 'q' format requires -9223372036854775808 <= number <= 9223372036854775807
# expect: error: 'q' format requires -9223372036854775808 <= number <= 9223372036854775807
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: error: 'Q' format requires 0 <= number <= 18446744073709551615
# expect: error: 'Q' format requires 0 <= number <= 18446744073709551615
# expect: error: required argument is not an integer
# expect: error: required argument is not an integer
# expect: b'\x07\x07\x00\x01\x00\x00\x00\x00\x00\x00\x00'
# expect: ZeroDivisionError: integer division or modulo by zero
# expect: -- floats
# expect: <e [b'\x00\x00', b'\x00\x80', b'\x00<', b'\x00\xc1', b'f.', b'\x00|', b'\x00\xfc', b'\x02\x00', b'\x00\x00', b'\x00\x00']
# expect: >e [b'\x00\x00', b'\x80\x00', b'<\x00', b'\xc1\x00', b'.f', b'|\x00', b'\xfc\x00', b'\x00\x02', b'\x00\x00', b'\x00\x00']
# expect: <f [b'\x00\x00\x00\x00', b'\x00\x00\x00\x80', b'\x00\x00\x80?', b'\x00\x00 \xc0', b'\xcd\xcc\xcc=', b'\x00\x00\x80\x7f', b'\x00\x00\x80\xff', b'\x95\xbf\xd63', b'\xc2\x16\x01\x00', b'\x00\x00\x00\x00']
# expect: >f [b'\x00\x00\x00\x00', b'\x80\x00\x00\x00', b'?\x80\x00\x00', b'\xc0 \x00\x00', b'=\xcc\xcc\xcd', b'\x7f\x80\x00\x00', b'\xff\x80\x00\x00', b'3\xd6\xbf\x95', b'\x00\x01\x16\xc2', b'\x00\x00\x00\x00']
# expect: <d [b'\x00\x00\x00\x00\x00\x00\x00\x00', b'\x00\x00\x00\x00\x00\x00\x00\x80', b'\x00\x00\x00\x00\x00\x00\xf0?', b'\x00\x00\x00\x00\x00\x00\x04\xc0', b'\x9a\x99\x99\x99\x99\x99\xb9?', b'\x00\x00\x00\x00\x00\x00\xf0\x7f', b'\x00\x00\x00\x00\x00\x00\xf0\xff', b'H\xaf\xbc\x9a\xf2\xd7z>', b"\x9cWw'&l\xa17", b'\x01\x00\x00\x00\x00\x00\x00\x00']
# expect: >d [b'\x00\x00\x00\x00\x00\x00\x00\x00', b'\x80\x00\x00\x00\x00\x00\x00\x00', b'?\xf0\x00\x00\x00\x00\x00\x00', b'\xc0\x04\x00\x00\x00\x00\x00\x00', b'?\xb9\x99\x99\x99\x99\x99\x9a', b'\x7f\xf0\x00\x00\x00\x00\x00\x00', b'\xff\xf0\x00\x00\x00\x00\x00\x00', b'>z\xd7\xf2\x9a\xbc\xafH', b"7\xa1l&'wW\x9c", b'\x00\x00\x00\x00\x00\x00\x00\x01']
# expect: b'\xff{'
# expect: b'\xff{'
# expect: OverflowError: float too large to pack with e format
# expect: OverflowError: float too large to pack with e format
# expect: b'\x01\x00'
# expect: b'\x00\x00'
# expect: b'\xff\xff\x7f\x7f'
# expect: b'\x00\x00\x80\x7f'
# expect: OverflowError: float too large to pack with f format
# expect: error: required argument is not a float
# expect: (5.960464477539063e-08,) (6.097555160522461e-05,) (inf,) (1.401298464324817e-45,) (3.141592653589793,)
# expect: error: required argument is not a float
# expect: error: required argument is not a float
# expect: error: required argument is not a float
# expect: error: required argument is not a float
# expect: b'\x00B' b'\x00<' b'\x00G'
# expect: error: required argument is not a float
# expect: error: required argument is not a float
# expect: error: required argument is not a float
# expect: error: required argument is not a float
# expect: b'\x00\x00@@' b'\x00\x00\x80?' b'\x00\x00\xe0@'
# expect: error: required argument is not a float
# expect: error: required argument is not a float
# expect: error: required argument is not a float
# expect: error: required argument is not a float
# expect: b'\x00\x00\x00\x00\x00\x00\x08@' b'\x00\x00\x00\x00\x00\x00\xf0?' b'\x00\x00\x00\x00\x00\x00\x1c@'
# expect: -- texts, bools, padding
# expect: b'a' b'abc' (b'a', b'b', b'c')
# expect: error: char format requires a bytes object of length 1
# expect: error: char format requires a bytes object of length 1
# expect: error: char format requires a bytes object of length 1
# expect: error: char format requires a bytes object of length 1
# expect: error: char format requires a bytes object of length 1
# expect: b'ab\x00\x00\x00' b'a' b'a' b'' b'xyz\x00\x00' (b'ab\x00cd',) (b'',)
# expect: b'\x02ab\x00\x00' b'\x01a' b'\x00' b'' b'\xffxx' (b'ab',) (b'ab',) (b'',) (b'',)
# expect: error: argument for 's' must be a bytes object
# expect: error: argument for 'p' must be a bytes object
# expect: error: argument for 's' must be a bytes object
# expect: error: argument for 'p' must be a bytes object
# expect: error: argument for 's' must be a bytes object
# expect: error: argument for 'p' must be a bytes object
# expect: error: argument for 's' must be a bytes object
# expect: error: argument for 'p' must be a bytes object
# expect: b'\x01' b'\x00\x01' b'\x00' (False, True, True) b'\x01'
# expect: b'\x00' b'\x00\x00\x00' b'\x01\x00\x02' b'' (1, 3) ()
# expect: b'\x01'
# expect: ZeroDivisionError: integer division or modulo by zero
# expect: True
# expect: -- several items and alignment
# expect: b'\x01\x02\x00\x03\x00\x00\x00\x04\x00\x00\x00\x00\x00\x00\x00' b'\x01\x00\x02\x00\x00\x00\x03\x00\x00\x00\x00\x00\x00\x00\x04' b'\x01\x00\x02\x00\x03\x00\x00\x00\x04\x00\x00\x00\x00\x00\x00\x00' b'\x01\x00\x02\x00\x03\x04\x05' b'\x01\x00\xff\xff'
# expect: (1, 2, 3) b'\x01\x00\x00\x00' b'\x01\x00\x00\x00\x00\x00\x00\x00\x02\x00\x00\x00\x00\x00\x00\x00' b'\x01\x00' b'\x01\x00\x02'
# expect: (1, 2, 3, 4) (1, 2) (97, 98, 99, 100)
# expect: -- errors of formats
# expect: error: bad char in struct format
# expect: error: bad char in struct format
# expect: error: bad char in struct format
# expect: error: repeat count given without format specifier
# expect: error: repeat count given without format specifier
# expect: error: repeat count given without format specifier
# expect: error: bad char in struct format
# expect: UnicodeEncodeError: 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)
# expect: error: embedded null character
# expect: error: bad char in struct format
# expect: error: bad char in struct format
# expect: error: bad char in struct format
# expect: error: bad char in struct format
# expect: error: bad char in struct format
# expect: TypeError: Struct() argument 1 must be a str or bytes object, not int
# expect: TypeError: Struct() argument 1 must be a str or bytes object, not NoneType
# expect: error: total struct size too long
# expect: error: total struct size too long
# expect: error: total struct size too long
# expect: error: embedded null character
# expect: UnicodeEncodeError: 'ascii' codec can't encode character '\udc80' in position 0: ordinal not in range(128)
# expect: TypeError: Struct() argument 1 must be a str or bytes object, not int
# expect: TypeError: a bytes-like object is required, not 'NoneType'
# expect: -- errors of counts and sizes
# expect: error: pack expected 2 items for packing (got 1)
# expect: error: pack expected 1 items for packing (got 2)
# expect: error: pack expected 1 items for packing (got 0)
# expect: error: pack expected 0 items for packing (got 1)
# expect: b''
# expect: error: pack expected 1 items for packing (got 0)
# expect: error: pack expected 0 items for packing (got 1)
# expect: error: pack expected 0 items for packing (got 1)
# expect: error: unpack requires a buffer of 1 bytes
# expect: error: unpack requires a buffer of 1 bytes
# expect: error: unpack requires a buffer of 4 bytes
# expect: ()
# expect: error: unpack requires a buffer of 0 bytes
# expect: error: unpack requires a buffer of 0 bytes
# expect: TypeError: a bytes-like object is required, not 'str'
# expect: TypeError: a bytes-like object is required, not 'int'
# expect: TypeError: a bytes-like object is required, not 'NoneType'
# expect: error: unpack requires a buffer of 1 bytes
# expect: -- pack_into
# expect: bytearray(b'\x02\x01\x02\x01\xff\xff')
# expect: bytearray(b'\x00\x00\x00\x01\x7f\xff')
# expect: array('H', [256, 2])
# expect: error: pack_into requires a buffer of at least 7 bytes for packing 2 bytes at offset 5 (actual buffer size is 6)
# expect: error: pack_into requires a buffer of at least 8 bytes for packing 2 bytes at offset 6 (actual buffer size is 6)
# expect: error: pack_into requires a buffer of at least 9 bytes for packing 2 bytes at offset 7 (actual buffer size is 6)
# expect: error: no space to pack 2 bytes at offset -1
# expect: error: offset -7 out of range for 6-byte buffer
# expect: IndexError: cannot fit 'int' into an index-sized integer
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: TypeError: 'float' object cannot be interpreted as an integer
# expect: TypeError: argument must be read-write bytes-like object, not bytes
# expect: TypeError: argument must be read-write bytes-like object, not str
# expect: TypeError: argument must be read-write bytes-like object, not int
# expect: error: pack_into expected 1 items for packing (got 0)
# expect: error: pack_into expected 1 items for packing (got 2)
# expect: error: required argument is not an integer
# expect: error: 'h' format requires -32768 <= number <= 32767
# expect: error: pack_into requires a buffer of at least 7 bytes for packing 0 bytes at offset 7 (actual buffer size is 6)
# expect: error: offset -7 out of range for 6-byte buffer
# expect: TypeError: argument must be read-write bytes-like object, not memoryview
# expect: error: pack_into requires a buffer of at least 2 bytes for packing 2 bytes at offset 0 (actual buffer size is 0)
# expect: error: no space to pack 2 bytes at offset -1
# expect: -- unpack_from
# expect: (1,) (2,) (3,) (3,) (512,) ()
# expect: error: unpack_from requires a buffer of at least 7 bytes for unpacking 2 bytes at offset 5 (actual buffer size is 6)
# expect: error: unpack_from requires a buffer of at least 8 bytes for unpacking 2 bytes at offset 6 (actual buffer size is 6)
# expect: error: unpack_from requires a buffer of at least 9 bytes for unpacking 2 bytes at offset 7 (actual buffer size is 6)
# expect: error: not enough data to unpack 2 bytes at offset -1
# expect: error: offset -7 out of range for 6-byte buffer
# expect: error: unpack_from requires a buffer of at least 2 bytes for unpacking 2 bytes at offset 0 (actual buffer size is 0)
# expect: OverflowError: Python int too large to convert to C ssize_t
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: TypeError: 'NoneType' object cannot be interpreted as an integer
# expect: TypeError: a bytes-like object is required, not 'str'
# expect: error: unpack_from requires a buffer of at least 7 bytes for unpacking 0 bytes at offset 7 (actual buffer size is 6)
# expect: error: offset -7 out of range for 6-byte buffer
# expect: error: unpack_from requires a buffer of at least 200 bytes for unpacking 200 bytes at offset 0 (actual buffer size is 6)
# expect: -- iter_unpack
# expect: [(1,), (2,), (3,)] [(1, 512), (0, 3)] [] [(), (), ()]
# expect: error: iterative unpacking requires a buffer of a multiple of 4 bytes
# expect: error: cannot iteratively unpack with a struct of length 0
# expect: error: cannot iteratively unpack with a struct of length 0
# expect: TypeError: a bytes-like object is required, not 'str'
# expect: TypeError: a bytes-like object is required, not 'int'
# expect: (1,) 2 True [(2,), (3,)] 0 end unpack_iterator
# expect: [(b'ab',), (b'cd',)]
# expect: bytearray(b'abcd\x01')
# expect: -- Struct
# expect: <hB 3 b'\x01\x00\x02' (1, 2) (1, 2) (1, 2) [(1, 2), (3, 4)]
# expect: bytearray(b'\x00\x05\x00\x06') Struct('<hB') >i 1
# expect: error: pack expected 2 items for packing (got 1)
# expect: error: pack expected 2 items for packing (got 3)
# expect: error: required argument is not an integer
# expect: error: unpack requires a buffer of 3 bytes
# expect: error: unpack_from requires a buffer of at least 3 bytes for unpacking 3 bytes at offset 0 (actual buffer size is 0)
# expect: error: pack_into requires a buffer of at least 5 bytes for packing 3 bytes at offset 2 (actual buffer size is 4)
# expect: TypeError: a bytes-like object is required, not 'str'
# expect: error: 'B' format requires 0 <= number <= 255
# expect: error: 'h' format requires -32768 <= number <= 32767
# expect: error: iterative unpacking requires a buffer of a multiple of 3 bytes
# expect: error: unpack_from requires a buffer of at least 5 bytes for unpacking 3 bytes at offset 2 (actual buffer size is 4)
# expect: error: not enough data to unpack 3 bytes at offset -2
# expect: TypeError: Struct() argument 1 must be a str or bytes object, not int
# expect: error: bad char in struct format
# expect: b'\x01\x00\x00\x00' noted 4 True
# expect: -- names
# expect: error struct (<class 'Exception'>,) ['Struct', 'calcsize', 'error', 'iter_unpack', 'pack', 'pack_into', 'unpack', 'unpack_from']
# expect: [] []

# Ints that a float of the format cannot hold.
import struct
for form, v in ("e", 70000), ("e", 70000.0), ("<e", -10**30), (">f", 10**39), (">f", 1e39), ("d", 10**400):
    try:
        print(struct.pack(form, v))
    except (struct.error, OverflowError) as e:
        print(type(e).__name__, e)
# expect: error int too large to convert
# expect: OverflowError float too large to pack with e format
# expect: error int too large to convert
# expect: error int too large to convert
# expect: OverflowError float too large to pack with f format
# expect: error required argument is not a float
