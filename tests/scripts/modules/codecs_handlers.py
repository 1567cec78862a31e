# Error handlers that misbehave or put other bytes in place, and what decoders in pieces and readers of streams keep.
import codecs
import io


def show(function, *args):
    try:
        print(ascii(function(*args)))
    except Exception as e:
        print(type(e).__name__, e, *getattr(e, '__notes__', ()))


def replacing(e):
    e.object = b'xyz'
    return '?', 1


# A decoder goes on in what the handler has put in the bytes' place.
codecs.register_error('replacing', replacing)
for encoding, data in (('ascii', b'\xff'), ('utf-8', b'\xff'), ('utf-16', b'\xff'), ('unicode_escape', b'\\u123g'),
                       ('raw_unicode_escape', b'\\u123g'), ('utf-7', b'\xff'), ('cp1252', b'\x81')):
    show(data.decode, encoding, 'replacing')

# Answers that are none.
for answer in (42, 'foo', ('foo',), ('foo', None), ('foo', 1, 2), (b'foo', 1), ('foo', 99)):
    codecs.register_error('answer', lambda e: answer)
    for encoding in 'utf-8', 'cp1252':
        show(b'\x81'.decode, encoding, 'answer')
        show('\u0100'.encode, 'ascii' if encoding == 'utf-8' else encoding, 'answer')

# Of what a handler puts for a surrogate, Unicode's encodings take ASCII, and bytes that are whole units.
for answer in ('ab', '\xe4', b'\xe4\xe5', b'\xe4'):
    codecs.register_error('answer', lambda e: (answer, e.end))
    for encoding in 'utf-8', 'utf-16', 'utf-32', 'latin-1':
        show('[\udc80]'.encode, encoding, 'answer')

# Handlers called directly look at what an error is, not at what it says it is.
class Pretender(str):
    __class__ = UnicodeEncodeError


for name in ('strict', 'ignore', 'replace', 'backslashreplace', 'namereplace', 'xmlcharrefreplace', 'surrogateescape',
             'surrogatepass'):
    handler = codecs.lookup_error(name)
    for error in Pretender('x'), UnicodeError('ouch'), UnicodeTranslateError('a\u0100', 1, 2, 'x'), 42:
        show(handler, error)
for encoding, object, n in (('utf-8', b'a\xed\xa0\x80', 4), ('utf8', b'a\xe4\xa0\x80', 4), ('utf-16', b'a\0\xd8', 3),
                            ('x', b'a\0\xd8', 3)):
    show(codecs.lookup_error('surrogatepass'), UnicodeDecodeError(encoding, object, 1, n, 'ouch'))
show(codecs.lookup_error('surrogatepass'), UnicodeEncodeError('utf-8', 'a', 0, 1, 'ouch'))

# Maps that hold what is no character.
for c in 0x110000, -1, b'a', None, 'ab', '':
    show(codecs.charmap_decode, b'\xff', 'strict', {255: c})

# What is no buffer is not decoded; an int least of all.
for name in 'utf_8_decode', 'latin_1_decode', 'unicode_escape_decode', 'charmap_decode', 'utf_7_decode', 'escape_encode':
    try:
        getattr(codecs, name)(42)
    except TypeError:
        print(name, 'TypeError')

# A failing codec's name is a note.
show(codecs.decode, b'abc', 'hex')
show(codecs.encode, 'abc', 'hex')

# A decoder in pieces waits for the end of a character, and only for that.
for data in b'\xe2\x82', b'\xf0\x9f\x98', b'\xed', b'\xc0', b'\xf5', b'\xe0\x80', b'\xf4\x90':
    show(codecs.getincrementaldecoder('utf-8')().decode, data)
for data in br'a\\', br'a\\\\', br'a\u12', br'a\N{LATIN', br'a\1':
    show(codecs.getincrementaldecoder('unicode_escape')().decode, data)
    show(codecs.getincrementaldecoder('raw_unicode_escape')().decode, data)

# read(n) reads n characters at most, also what a line read before has left.
for encoding in 'utf-8', 'utf-16', 'unicode_escape':
    reader = codecs.getreader(encoding)(io.BytesIO('one\ntwo\r\nthree'.encode(encoding)))
    print([reader.readline(), reader.read(1), reader.read(0), reader.read(100), reader.read()])
reader = codecs.getreader('hex')(io.BytesIO(codecs.encode(b'ab\ncd', 'hex')))
print(reader.readline(), reader.readline(), reader.readline())

# Search functions get names in small letters, with one underscore for all signs between words.
codecs.register(lambda name: print('asked for', name))
for name in 'No-Such--Codec', 'no such.codec', 'n\xf6 such':
    show(codecs.lookup, name)
# expect: '?yz'
# expect: '?yz'
# expect: '?\u7a79'
# expect: '?yz'
# expect: '?yz'
# expect: '?yz'
# expect: '?yz'
# expect: TypeError decoding error handler must return (str, int) tuple
# expect: TypeError encoding error handler must return (str/bytes, int) tuple
# expect: TypeError decoding error handler must return (str, int) tuple decoding with 'cp1252' codec failed
# expect: TypeError encoding error handler must return (str/bytes, int) tuple encoding with 'cp1252' codec failed
# expect: TypeError decoding error handler must return (str, int) tuple
# expect: TypeError encoding error handler must return (str/bytes, int) tuple
# expect: TypeError decoding error handler must return (str, int) tuple decoding with 'cp1252' codec failed
# expect: TypeError encoding error handler must return (str/bytes, int) tuple encoding with 'cp1252' codec failed
# expect: TypeError decoding error handler must return (str, int) tuple
# expect: TypeError encoding error handler must return (str/bytes, int) tuple
# expect: TypeError decoding error handler must return (str, int) tuple decoding with 'cp1252' codec failed
# expect: TypeError encoding error handler must return (str/bytes, int) tuple encoding with 'cp1252' codec failed
# expect: TypeError 'NoneType' object cannot be interpreted as an integer
# expect: TypeError 'NoneType' object cannot be interpreted as an integer
# expect: TypeError 'NoneType' object cannot be interpreted as an integer decoding with 'cp1252' codec failed
# expect: TypeError 'NoneType' object cannot be interpreted as an integer encoding with 'cp1252' codec failed
# expect: TypeError decoding error handler must return (str, int) tuple
# expect: TypeError encoding error handler must return (str/bytes, int) tuple
# expect: TypeError decoding error handler must return (str, int) tuple decoding with 'cp1252' codec failed
# expect: TypeError encoding error handler must return (str/bytes, int) tuple encoding with 'cp1252' codec failed
# expect: TypeError decoding error handler must return (str, int) tuple
# expect: b'foo'
# expect: TypeError decoding error handler must return (str, int) tuple decoding with 'cp1252' codec failed
# expect: b'foo'
# expect: IndexError position 99 from error handler out of bounds
# expect: IndexError position 99 from error handler out of bounds
# expect: IndexError position 99 from error handler out of bounds decoding with 'cp1252' codec failed
# expect: IndexError position 99 from error handler out of bounds encoding with 'cp1252' codec failed
# expect: b'[ab]'
# expect: b'\xff\xfe[\x00a\x00b\x00]\x00'
# expect: b'\xff\xfe\x00\x00[\x00\x00\x00a\x00\x00\x00b\x00\x00\x00]\x00\x00\x00'
# expect: b'[ab]'
# expect: UnicodeEncodeError 'utf-8' codec can't encode character '\udc80' in position 1: surrogates not allowed
# expect: UnicodeEncodeError 'utf-16' codec can't encode character '\udc80' in position 1: surrogates not allowed
# expect: UnicodeEncodeError 'utf-32' codec can't encode character '\udc80' in position 1: surrogates not allowed
# expect: b'[\xe4]'
# expect: b'[\xe4\xe5]'
# expect: b'\xff\xfe[\x00\xe4\xe5]\x00'
# expect: UnicodeEncodeError 'utf-32' codec can't encode character '\udc80' in position 1: surrogates not allowed
# expect: b'[\xe4\xe5]'
# expect: b'[\xe4]'
# expect: UnicodeEncodeError 'utf-16' codec can't encode character '\udc80' in position 1: surrogates not allowed
# expect: UnicodeEncodeError 'utf-32' codec can't encode character '\udc80' in position 1: surrogates not allowed
# expect: b'[\xe4]'
# expect: TypeError codec must pass exception instance
# expect: UnicodeError ouch
# expect: UnicodeTranslateError can't translate character '\u0100' in position 1: x
# expect: TypeError codec must pass exception instance
# expect: TypeError don't know how to handle Pretender in error callback
# expect: TypeError don't know how to handle UnicodeError in error callback
# expect: ('', 2)
# expect: TypeError don't know how to handle int in error callback
# expect: TypeError don't know how to handle Pretender in error callback
# expect: TypeError don't know how to handle UnicodeError in error callback
# expect: ('\ufffd', 2)
# expect: TypeError don't know how to handle int in error callback
# expect: TypeError don't know how to handle Pretender in error callback
# expect: TypeError don't know how to handle UnicodeError in error callback
# expect: ('\\u0100', 2)
# expect: TypeError don't know how to handle int in error callback
# expect: TypeError don't know how to handle Pretender in error callback
# expect: TypeError don't know how to handle UnicodeError in error callback
# expect: TypeError don't know how to handle UnicodeTranslateError in error callback
# expect: TypeError don't know how to handle int in error callback
# expect: TypeError don't know how to handle Pretender in error callback
# expect: TypeError don't know how to handle UnicodeError in error callback
# expect: TypeError don't know how to handle UnicodeTranslateError in error callback
# expect: TypeError don't know how to handle int in error callback
# expect: TypeError don't know how to handle Pretender in error callback
# expect: TypeError don't know how to handle UnicodeError in error callback
# expect: TypeError don't know how to handle UnicodeTranslateError in error callback
# expect: TypeError don't know how to handle int in error callback
# expect: TypeError don't know how to handle Pretender in error callback
# expect: TypeError don't know how to handle UnicodeError in error callback
# expect: TypeError don't know how to handle UnicodeTranslateError in error callback
# expect: TypeError don't know how to handle int in error callback
# expect: ('\ud800', 4)
# expect: UnicodeDecodeError 'utf8' codec can't decode bytes in position 1-3: ouch
# expect: ('\ud800', 3)
# expect: UnicodeDecodeError 'x' codec can't decode bytes in position 1-2: ouch
# expect: UnicodeEncodeError 'utf-8' codec can't encode character '\x61' in position 0: ouch
# expect: TypeError character mapping must be in range(0x110000)
# expect: TypeError character mapping must be in range(0x110000)
# expect: TypeError character mapping must return integer, None or str
# expect: UnicodeDecodeError 'charmap' codec can't decode byte 0xff in position 0: character maps to <undefined>
# expect: ('ab', 1)
# expect: ('', 1)
# expect: utf_8_decode TypeError
# expect: latin_1_decode TypeError
# expect: unicode_escape_decode TypeError
# expect: charmap_decode TypeError
# expect: utf_7_decode TypeError
# expect: escape_encode TypeError
# expect: Error Odd-length string decoding with 'hex' codec failed
# expect: TypeError a bytes-like object is required, not 'str' encoding with 'hex' codec failed
# expect: ''
# expect: ''
# expect: ''
# expect: UnicodeDecodeError 'utf-8' codec can't decode byte 0xc0 in position 0: invalid start byte
# expect: UnicodeDecodeError 'utf-8' codec can't decode byte 0xf5 in position 0: invalid start byte
# expect: UnicodeDecodeError 'utf-8' codec can't decode byte 0xe0 in position 0: invalid continuation byte
# expect: UnicodeDecodeError 'utf-8' codec can't decode byte 0xf4 in position 0: invalid continuation byte
# expect: 'a\\'
# expect: 'a\\\\'
# expect: 'a\\\\'
# expect: 'a\\\\\\\\'
# expect: 'a'
# expect: 'a'
# expect: 'a'
# expect: 'a\\N{LATIN'
# expect: 'a\x01'
# expect: 'a\\1'
# expect: ['one\n', 't', '', 'wo\r\nthree', '']
# expect: ['one\n', 't', '', 'wo\r\nthree', '']
# expect: ['one\n', 't', '', 'wo\r\nthree', '']
# expect: b'ab\n' b'cd' b''
# expect: asked for no_such_codec
# expect: LookupError unknown encoding: No-Such--Codec
# expect: asked for no_such.codec
# expect: LookupError unknown encoding: no such.codec
# expect: asked for n_such
# expect: LookupError unknown encoding: nö such
