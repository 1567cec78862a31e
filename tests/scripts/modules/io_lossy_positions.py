# SPDX-License-Identifier: MIT
"""tell() of text whose wrong bytes are replaced or left out: the bytes before what is not read yet, wherever reading goes on."""
import io


def stream(data, errors='replace', **kwargs):
    return io.TextIOWrapper(io.BytesIO(data), 'utf-8', errors, **kwargs)


file = stream(b'ab\xffcd\xffef\xe9\xe9gh')
for n in 1, 2, 1, 2, 1, 9:
    print(ascii(file.read(n)), file.tell())
# expect: 'a' 1
# expect: 'b\ufffd' 3
# expect: 'c' 4
# expect: 'd\ufffd' 6
# expect: 'e' 7
# expect: 'f\ufffd\ufffdgh' 12

# Chunks of 8192 bytes meet in the middle of lines, of characters, and of wrong bytes.
data = b''.join(b'line %d \xff\xe9 \xe2\x82\xac\n' % i for i in range(3000))
for errors in 'replace', 'ignore', 'backslashreplace':
    file = stream(data, errors)
    places = []
    while True:
        place = file.tell()
        line = file.readline()
        if not line:
            break
        places.append((place, line))
    print(errors, len(places), all(data[place - 1:place] == b'\n' for place, line in places[1:]), file.tell() == len(data))
    print(all([file.seek(place) == place and file.readline() == line for place, line in places[::97]]))
# expect: replace 3000 True True
# expect: True
# expect: ignore 3000 True True
# expect: True
# expect: backslashreplace 3000 True True
# expect: True

file = stream(b'a\xff\r\nb\xff\r\nc', newline='')
print([(file.readline(), file.tell()) for _ in range(3)] == [('a\ufffd\r\n', 4), ('b\ufffd\r\n', 8), ('c', 9)])  # expect: True
file = stream(b'a\xff' * 20000)
print(len(file.read(1)), file.tell(), len(file.read(29999)), file.tell(), len(file.read()), file.tell())
# expect: 1 1 29999 30000 10000 40000
