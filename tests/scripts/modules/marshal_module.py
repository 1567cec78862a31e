# SPDX-License-Identifier: MIT
# marshal writes and reads constants in CPython's format.
import io
import marshal
import math

values = [None, True, False, ..., StopIteration, 0, -1, 2 ** 31 - 1, -2 ** 31, 2 ** 31, -10 ** 50, 1.5, -0.0, 1e300, 2j,
          b'', b'bytes', '', 'ascii', 'é', '\ud800', 'x' * 300, (), (1, 'a', (2.5,)), tuple(range(300)), [1, [2, [3]]],
          {'a': 1, 2: {'b': ()}}, {1, 2}, frozenset({'x'}), set()]
for value in values:
    for version in range(5):
        back = marshal.loads(marshal.dumps(value, version))
        if type(back) is not type(value) or back != value or repr(back) != repr(value):
            print('differs', version, repr(value), repr(back))
print(math.isnan(marshal.loads(marshal.dumps(math.nan))), marshal.loads(marshal.dumps(bytearray(b'xy'))))

# What CPython wrote, with references: a tuple whose items are one list, a list in itself, a shared text.
for data in (b'\xa9\x02[\x01\x00\x00\x00\xe9\x01\x00\x00\x00r\x01\x00\x00\x00', b')\x02\xdb\x01\x00\x00\x00\xe9\x01\x00\x00\x00r\x00\x00\x00\x00',
             b'\xdb\x01\x00\x00\x00r\x00\x00\x00\x00', b'\xdb\x02\x00\x00\x00\xda\x03keyr\x01\x00\x00\x00'):
    print(marshal.loads(data))
pair = marshal.loads(b')\x02\xdb\x01\x00\x00\x00\xe9\x01\x00\x00\x00r\x00\x00\x00\x00')
print(pair[0] is pair[1])

file = io.BytesIO()
marshal.dump([1, 'one'], file)
marshal.dump({'two': 2.0}, file)
file.seek(0)
print(marshal.load(file), marshal.load(file))

for data in (b'', b'i\x01', b'?', b's\x05\x00\x00\x00ab', b'[\x01\x00\x00\x000', b')\x010', b'r\x00\x00\x00\x00', b'0',
             b'(\xff\xff\xff\xff', b'[\x02\x00\x00\x00N', b'{N0'):
    try:
        print(marshal.loads(data))
    except (EOFError, ValueError, TypeError) as error:
        print(type(error).__name__, error)


class Number(int):
    pass


deep = []
for _ in range(5000):
    deep = [deep]
for value in (object(), Number(3), print, deep):
    try:
        marshal.dumps(value)
    except ValueError as error:
        print('ValueError', error)

# expect: True b'xy'
# expect: ([1], 1)
# expect: ([1], [1])
# expect: [[...]]
# expect: ['key', 'key']
# expect: True
# expect: [1, 'one'] {'two': 2.0}
# expect: EOFError EOF read where object expected
# expect: EOFError marshal data too short
# expect: ValueError bad marshal data (unknown type code)
# expect: EOFError marshal data too short
# expect: TypeError NULL object in marshal data for list
# expect: TypeError NULL object in marshal data for tuple
# expect: ValueError bad marshal data (invalid reference)
# expect: TypeError NULL object in marshal data for object
# expect: ValueError bad marshal data (tuple size out of range)
# expect: EOFError EOF read where object expected
# expect: {}
# expect: ValueError unmarshallable object
# expect: ValueError unmarshallable object
# expect: ValueError unmarshallable object
# expect: ValueError object too deeply nested to marshal
