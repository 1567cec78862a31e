# SPDX-License-Identifier: MIT
# cpython: no
"""struct: giving a Struct another format while it packs or iterates is refused or harmless."""
from struct import Struct


class Renewing:
    def __index__(self):
        row.__init__('<300b')
        return 5


row = Struct('<bh')
try:
    row.pack(1, Renewing())
except RuntimeError as e:
    print(e)                            # expect: a Struct cannot get another format while it is used
try:
    row.pack_into(bytearray(3), 0, 1, Renewing())
except RuntimeError as e:
    print(e)                            # expect: a Struct cannot get another format while it is used
print(row.pack(1, 2))                   # expect: b'\x01\x02\x00'
row.__init__('<h')
print(row.pack(1), row)                 # expect: b'\x01\x00' Struct('<h')
rows = row.iter_unpack(b'abcd')
row.__init__('')
print(list(rows), rows.__length_hint__())  # expect: [] 0
held = bytearray(b'abcd')
rows = Struct('h').iter_unpack(held)
held.clear()
print(list(rows), rows.__length_hint__())  # expect: [] 0
try:
    Struct.__new__(Struct).pack(1)
except RuntimeError as e:
    print(e)                            # expect: Struct object is not initialized
