# Module codecs: the encodings, error handlers, coding in pieces, streams, the registry.
import codecs
import io
import os


def attempt(function, *args, **kwargs):
    try:
        return ascii(function(*args, **kwargs))
    except Exception as e:
        return '%s: %s' % (type(e).__name__, ascii(str(e))[1:-1])


every = bytes(range(256))
for name in ('cp1250', 'cp1251', 'windows-1252', 'cp1253', 'cp1254', 'cp1255', 'cp1256', 'cp1257', 'cp1258', 'cp437', 'IBM850',
             'cp866', 'cp037', 'iso8859-2', 'latin2', 'ISO_8859-5', 'iso-8859-7', 'iso-8859-15', 'l9', 'koi8-r', 'koi8_u',
             'mac-roman', 'macintosh', 'tis-620'):
    text = every.decode(name, 'replace')
    print(name, codecs.lookup(name).name, sum(ord(c) * (i + 1) for i, c in enumerate(text)),
          sum(text.replace('\ufffd', '').encode(name)))
print(attempt('a\u20ac\u0100b'.encode, 'cp1252'), attempt(b'a\x81'.decode, 'cp1252'))
print(attempt('a\u0100\u0101b\u0100'.encode, 'cp1252'))
handlers = ('strict', 'ignore', 'replace', 'backslashreplace', 'xmlcharrefreplace', 'namereplace', 'surrogateescape',
            'surrogatepass', 'no such')
for handler in handlers:
    print(handler)
    for name in ('ascii', 'latin-1', 'cp1252', 'utf-8', 'utf-16-le'):
        print('   ', name, *(attempt(s.encode, name, handler) for s in ('a\u0100\U0001f600z', '\udc80\ud800', 'a\x81')))
        print('   ', name, *(attempt(b.decode, name, handler) for b in (b'a\x81\xff', b'\xed\xa0\x80', b'\xd8')))

# handlers of one's own
seen = []


def handler(e):
    seen.append((type(e).__name__, e.encoding, e.start, e.end, e.reason))
    return ('<%d>' % (e.end - e.start), e.end)


codecs.register_error('test.mine', handler)
print(attempt('a\u0100\u0101b\u0102'.encode, 'ascii', 'test.mine'), attempt(b'a\xffb\xfe'.decode, 'ascii', 'test.mine'))
print(attempt(b'a\xffb\xe2\x82'.decode, 'utf-8', 'test.mine'), attempt('\u0100'.encode, 'cp1252', 'test.mine'))
print(attempt('\ud800x'.encode, 'utf-16', 'test.mine'), attempt(b'\x00\xd8a\x00'.decode, 'utf-16-le', 'test.mine'))
print(seen)
for answer in (b'raw', 'text', '\u0100', 5, ('a',), ('a', 'b'), (1, 2), ('a', 100), ('a', -1), ('<', 2), (b'\xff', 2)):
    codecs.register_error('test.answer', lambda e: answer if isinstance(answer, (int, tuple)) else (answer, e.end))
    if answer != ('a', -1):
        print(ascii(answer), attempt('a\u0100b'.encode, 'ascii', 'test.answer'), attempt(b'a\xffb'.decode, 'ascii', 'test.answer'))
print(attempt(codecs.register_error, 'x', 1), attempt(codecs.lookup_error, 'none'), codecs.lookup_error('test.mine') is handler)
for name in handlers[:-1]:
    function = codecs.lookup_error(name)
    for e in (UnicodeEncodeError('ascii', 'a\u0100\udc81b', 1, 3, 'r'), UnicodeDecodeError('ascii', b'a\xff\xfe', 1, 3, 'r'),
              UnicodeTranslateError('abc', 1, 2, 'r'), ValueError('x')):
        print(name, attempt(function, e))

# escapes and odd encodings
for text in ('', 'abc', '\n\t\r\x00\x7f\\\'"', '\xe9\u20ac\U0001f600\ud800', 'a\\u0041'):
    for name in ('unicode_escape', 'raw_unicode_escape', 'utf-7', 'punycode'):
        if name != 'punycode' or '\ud800' not in text:
            data = text.encode(name)
            print(name, data, data.decode(name) == text or ascii(data.decode(name)))
for data in (b'\\x4', b'\\xzz', b'\\u12', b'\\U00110000', b'\\N{DEGREE SIGN}', b'\\N{x}', b'\\N', b'\\', b'\\101\\8'[:4], b'\\u00e9\xe9'):
    print(data, *(attempt(data.decode, 'unicode_escape', h) for h in ('strict', 'replace', 'ignore')))
for data in (b'\\u12', b'\\\\u0041', b'\\u0041\\n', b'\\U00110000', b'\xe9'):
    print(data, *(attempt(data.decode, 'raw_unicode_escape', h) for h in ('strict', 'replace')))
for data in (b'Hi Mom -+Jjo--!', b'+-', b'a+', b'+AGE', b'+AGE-', b'\xff', b'+2D3eAA-', b'A+ImIDkQ.'):
    print(data, attempt(data.decode, 'utf-7'))
for text in ('b\xfccher', '\u4ed6\u4eec\u4e3a\u4ec0\u4e48\u4e0d\u8bf4\u4e2d\u6587', 'abc', '\xfc'):
    print(text.encode('punycode'), text.encode('punycode').decode('punycode') == text)
print(codecs.encode('Hello', 'rot13'), codecs.decode('Uryyb', 'rot_13'), codecs.encode(b'abc', 'hex'))
print(codecs.escape_decode(b'a\\n\\x41\\101\\q'), codecs.escape_encode(b'a\n\x00\'"\\'))
print(attempt('abc'.encode, 'rot13'), attempt(b'abc'.decode, 'hex'), attempt('a'.encode, 'nonsense'), attempt(b''.decode, 'x\0'))

# in pieces
for name in ('utf-8', 'utf-8-sig', 'utf-16', 'utf-16-be', 'utf-32', 'utf-7', 'cp1252', 'unicode_escape', 'ascii'):
    text = 'a\u20ac' if name in ('cp1252',) else 'abc' if name == 'ascii' else 'a\xe9\u20ac\U0001f600'
    encoder = codecs.getincrementalencoder(name)()
    data = b''.join(encoder.encode(c) for c in text) + encoder.encode('', True)
    decoder = codecs.getincrementaldecoder(name)()
    pieces = [decoder.decode(data[i:i + 1]) for i in range(len(data))] + [decoder.decode(b'', True)]
    print(name, data if name != 'utf-7' else data.decode(name) == text, ''.join(pieces) == text,
          list(codecs.iterdecode([data[:1], data[1:]], name))[-1:] != [])
decoder = codecs.getincrementaldecoder('utf-8')()
print(decoder.decode(b'a\xe2\x82'), decoder.getstate(), attempt(decoder.decode, b'', True))
decoder.reset()
print(decoder.decode(b'x'), decoder.getstate(), attempt(decoder.decode, b'\xff'))
for data in b'\xc0', b'\xc2', b'\xe0', b'\xe0\x80', b'\xe0\xa0', b'\xed\xa0', b'\xed!', b'\xf0\x8f', b'\xf0\x90\x80', b'\xf4\x90', b'\xf5', b'\x80':
    decoder.reset()
    print(attempt(decoder.decode, data).rpartition(': ')[2], decoder.getstate()[0])
for name in 'utf-8-sig', 'utf-16', 'utf-32':
    decoder = codecs.getincrementaldecoder(name)()
    print(name, decoder.getstate(), end=' ')
    for state in 0, 1:
        decoder.setstate((b'', state))
        data = '\ufeffa'.encode('utf-8' if name == 'utf-8-sig' else name + ('-be' if state else '-le'))
        print(decoder.getstate(), attempt(decoder.decode, data), end=' ')
    print(attempt(codecs.getincrementalencoder(name)().encode, b'x'))
print(codecs.utf_8_decode(b'a\xe2\x82'[:1]), codecs.utf_8_decode(b'a\xe2\x82', 'strict', False), codecs.utf_16_le_encode('a'))
print(list(codecs.iterencode(['a', 'b'], 'utf-16-le')), codecs.charmap_encode('ab', 'strict', {97: 1, 98: b'xy'}),
      codecs.charmap_decode(b'\x00\x01', 'strict', 'xy'), attempt(codecs.charmap_encode, 'c', 'strict', {97: 1}))

# streams
path = '/tmp/codecs_module_%d' % os.getpid()
try:
    with codecs.open(path, 'w', 'cp1252') as f:
        f.write('a\u20ac\nb\n')
        f.writelines(['c', 'd'])
    with open(path, 'rb') as f:
        print(f.read())
    with codecs.open(path, encoding='cp1252') as f:
        print(ascii(f.readline()), ascii(f.read()))
    with codecs.open(path, encoding='cp1252') as f:
        print([ascii(line) for line in f], f.encoding)
    with open(path, 'w', encoding='iso8859-15') as f:
        f.write('\u20ac' * 3)
    with open(path, encoding='iso8859-15') as f:
        print(ascii(f.read()))
finally:
    os.remove(path)
stream = io.BytesIO()
codecs.getwriter('utf-16')(stream).write('ab')
print(stream.getvalue()[:2] in (b'\xff\xfe',), len(stream.getvalue()))
reader = codecs.getreader('utf-8')(io.BytesIO('zwei\xe4\nZeilen\n'.encode()))
print(ascii(reader.readline()), ascii(reader.readline(keepends=False)), ascii(reader.readline()))
recoder = codecs.EncodedFile(io.BytesIO(b'\xe9'), 'utf-8', 'latin-1')
print(recoder.read())

# the registry


def search(name):
    if name == 'test_codec':
        return codecs.CodecInfo(lambda s, e='strict': (s.upper().encode(), len(s)), lambda b, e='strict': (bytes(b).decode(), len(b)),
                                name='test')


codecs.register(search)
print('abc'.encode('Test Codec'), b'x'.decode('test_codec'), codecs.lookup('test-codec').name)
codecs.unregister(search)
print(attempt(codecs.lookup, 'test-codec-2'), attempt(codecs.register, 1), attempt(codecs.getreader, 'none'))
for name in ('utf8', 'UTF-8', 'u8', 'latin1', 'L1', 'iso-8859-1', 'us-ascii', '646', 'utf16', 'UTF_16LE', 'cp65001'):
    print(name, codecs.lookup(name).name, end=' ')
print()
print(codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF32_BE, codecs.BOM)

# expect: cp1250 cp1250 72578487 31948
# expect: cp1251 cp1251 53545362 32488
# expect: windows-1252 cp1252 72723327 31926
# expect: cp1253 cp1253 214489730 29956
# expect: cp1254 cp1254 92511614 31626
# expect: cp1255 cp1255 325205926 28379
# expect: cp1256 cp1256 49303428 32640
# expect: cp1257 cp1257 142830708 30875
# expect: cp1258 cp1258 114469067 31334
# expect: cp437 cp437 126188141 32640
# expect: IBM850 cp850 61920894 32640
# expect: cp866 cp866 115809074 32640
# expect: cp037 cp037 4546182 32640
# expect: iso8859-2 iso8859-2 7328724 32640
# expect: latin2 iso8859-2 7328724 32640
# expect: ISO_8859-5 iso8859-5 24130610 32640
# expect: iso-8859-7 iso8859-7 65610121 32001
# expect: iso-8859-15 iso8859-15 7173034 32640
# expect: l9 iso8859-15 7173034 32640
# expect: koi8-r koi8-r 101400831 32640
# expect: koi8_u koi8-u 89437495 32640
# expect: mac-roman mac-roman 100939847 32640
# expect: macintosh mac-roman 100939847 32640
# expect: tis-620 tis-620 201902993 30584
# expect: UnicodeEncodeError: 'charmap' codec can't encode character '\\u0100' in position 2: character maps to <undefined> UnicodeDecodeError: 'charmap' codec can't decode byte 0x81 in position 1: character maps to <undefined>
# expect: UnicodeEncodeError: 'charmap' codec can't encode characters in position 1-2: character maps to <undefined>
# expect: strict
# expect:     ascii UnicodeEncodeError: 'ascii' codec can't encode characters in position 1-2: ordinal not in range(128) UnicodeEncodeError: 'ascii' codec can't encode characters in position 0-1: ordinal not in range(128) UnicodeEncodeError: 'ascii' codec can't encode character '\\x81' in position 1: ordinal not in range(128)
# expect:     ascii UnicodeDecodeError: 'ascii' codec can't decode byte 0x81 in position 1: ordinal not in range(128) UnicodeDecodeError: 'ascii' codec can't decode byte 0xed in position 0: ordinal not in range(128) UnicodeDecodeError: 'ascii' codec can't decode byte 0xd8 in position 0: ordinal not in range(128)
# expect:     latin-1 UnicodeEncodeError: 'latin-1' codec can't encode characters in position 1-2: ordinal not in range(256) UnicodeEncodeError: 'latin-1' codec can't encode characters in position 0-1: ordinal not in range(256) b'a\x81'
# expect:     latin-1 'a\x81\xff' '\xed\xa0\x80' '\xd8'
# expect:     cp1252 UnicodeEncodeError: 'charmap' codec can't encode characters in position 1-2: character maps to <undefined> UnicodeEncodeError: 'charmap' codec can't encode characters in position 0-1: character maps to <undefined> UnicodeEncodeError: 'charmap' codec can't encode character '\\x81' in position 1: character maps to <undefined>
# expect:     cp1252 UnicodeDecodeError: 'charmap' codec can't decode byte 0x81 in position 1: character maps to <undefined> '\xed\xa0\u20ac' '\xd8'
# expect:     utf-8 b'a\xc4\x80\xf0\x9f\x98\x80z' UnicodeEncodeError: 'utf-8' codec can't encode characters in position 0-1: surrogates not allowed b'a\xc2\x81'
# expect:     utf-8 UnicodeDecodeError: 'utf-8' codec can't decode byte 0x81 in position 1: invalid start byte UnicodeDecodeError: 'utf-8' codec can't decode byte 0xed in position 0: invalid continuation byte UnicodeDecodeError: 'utf-8' codec can't decode byte 0xd8 in position 0: unexpected end of data
# expect:     utf-16-le b'a\x00\x00\x01=\xd8\x00\xdez\x00' UnicodeEncodeError: 'utf-16-le' codec can't encode character '\\udc80' in position 0: surrogates not allowed b'a\x00\x81\x00'
# expect:     utf-16-le UnicodeDecodeError: 'utf-16-le' codec can't decode byte 0xff in position 2: truncated data UnicodeDecodeError: 'utf-16-le' codec can't decode byte 0x80 in position 2: truncated data UnicodeDecodeError: 'utf-16-le' codec can't decode byte 0xd8 in position 0: truncated data
# expect: ignore
# expect:     ascii b'az' b'' b'a'
# expect:     ascii 'a' '' ''
# expect:     latin-1 b'az' b'' b'a\x81'
# expect:     latin-1 'a\x81\xff' '\xed\xa0\x80' '\xd8'
# expect:     cp1252 b'az' b'' b'a'
# expect:     cp1252 'a\xff' '\xed\xa0\u20ac' '\xd8'
# expect:     utf-8 b'a\xc4\x80\xf0\x9f\x98\x80z' b'' b'a\xc2\x81'
# expect:     utf-8 'a' '' ''
# expect:     utf-16-le b'a\x00\x00\x01=\xd8\x00\xdez\x00' b'' b'a\x00\x81\x00'
# expect:     utf-16-le '\u8161' '\ua0ed' ''
# expect: replace
# expect:     ascii b'a??z' b'??' b'a?'
# expect:     ascii 'a\ufffd\ufffd' '\ufffd\ufffd\ufffd' '\ufffd'
# expect:     latin-1 b'a??z' b'??' b'a\x81'
# expect:     latin-1 'a\x81\xff' '\xed\xa0\x80' '\xd8'
# expect:     cp1252 b'a??z' b'??' b'a?'
# expect:     cp1252 'a\ufffd\xff' '\xed\xa0\u20ac' '\xd8'
# expect:     utf-8 b'a\xc4\x80\xf0\x9f\x98\x80z' b'??' b'a\xc2\x81'
# expect:     utf-8 'a\ufffd\ufffd' '\ufffd\ufffd\ufffd' '\ufffd'
# expect:     utf-16-le b'a\x00\x00\x01=\xd8\x00\xdez\x00' b'?\x00?\x00' b'a\x00\x81\x00'
# expect:     utf-16-le '\u8161\ufffd' '\ua0ed\ufffd' '\ufffd'
# expect: backslashreplace
# expect:     ascii b'a\\u0100\\U0001f600z' b'\\udc80\\ud800' b'a\\x81'
# expect:     ascii 'a\\x81\\xff' '\\xed\\xa0\\x80' '\\xd8'
# expect:     latin-1 b'a\\u0100\\U0001f600z' b'\\udc80\\ud800' b'a\x81'
# expect:     latin-1 'a\x81\xff' '\xed\xa0\x80' '\xd8'
# expect:     cp1252 b'a\\u0100\\U0001f600z' b'\\udc80\\ud800' b'a\\x81'
# expect:     cp1252 'a\\x81\xff' '\xed\xa0\u20ac' '\xd8'
# expect:     utf-8 b'a\xc4\x80\xf0\x9f\x98\x80z' b'\\udc80\\ud800' b'a\xc2\x81'
# expect:     utf-8 'a\\x81\\xff' '\\xed\\xa0\\x80' '\\xd8'
# expect:     utf-16-le b'a\x00\x00\x01=\xd8\x00\xdez\x00' b'\\\x00u\x00d\x00c\x008\x000\x00\\\x00u\x00d\x008\x000\x000\x00' b'a\x00\x81\x00'
# expect:     utf-16-le '\u8161\\xff' '\ua0ed\\x80' '\\xd8'
# expect: xmlcharrefreplace
# expect:     ascii b'a&#256;&#128512;z' b'&#56448;&#55296;' b'a&#129;'
# expect:     ascii TypeError: don't know how to handle UnicodeDecodeError in error callback TypeError: don't know how to handle UnicodeDecodeError in error callback TypeError: don't know how to handle UnicodeDecodeError in error callback
# expect:     latin-1 b'a&#256;&#128512;z' b'&#56448;&#55296;' b'a\x81'
# expect:     latin-1 'a\x81\xff' '\xed\xa0\x80' '\xd8'
# expect:     cp1252 b'a&#256;&#128512;z' b'&#56448;&#55296;' b'a&#129;'
# expect:     cp1252 TypeError: don't know how to handle UnicodeDecodeError in error callback '\xed\xa0\u20ac' '\xd8'
# expect:     utf-8 b'a\xc4\x80\xf0\x9f\x98\x80z' b'&#56448;&#55296;' b'a\xc2\x81'
# expect:     utf-8 TypeError: don't know how to handle UnicodeDecodeError in error callback TypeError: don't know how to handle UnicodeDecodeError in error callback TypeError: don't know how to handle UnicodeDecodeError in error callback
# expect:     utf-16-le b'a\x00\x00\x01=\xd8\x00\xdez\x00' b'&\x00#\x005\x006\x004\x004\x008\x00;\x00&\x00#\x005\x005\x002\x009\x006\x00;\x00' b'a\x00\x81\x00'
# expect:     utf-16-le TypeError: don't know how to handle UnicodeDecodeError in error callback TypeError: don't know how to handle UnicodeDecodeError in error callback TypeError: don't know how to handle UnicodeDecodeError in error callback
# expect: namereplace
# expect:     ascii b'a\\N{LATIN CAPITAL LETTER A WITH MACRON}\\N{GRINNING FACE}z' b'\\udc80\\ud800' b'a\\x81'
# expect:     ascii TypeError: don't know how to handle UnicodeDecodeError in error callback TypeError: don't know how to handle UnicodeDecodeError in error callback TypeError: don't know how to handle UnicodeDecodeError in error callback
# expect:     latin-1 b'a\\N{LATIN CAPITAL LETTER A WITH MACRON}\\N{GRINNING FACE}z' b'\\udc80\\ud800' b'a\x81'
# expect:     latin-1 'a\x81\xff' '\xed\xa0\x80' '\xd8'
# expect:     cp1252 b'a\\N{LATIN CAPITAL LETTER A WITH MACRON}\\N{GRINNING FACE}z' b'\\udc80\\ud800' b'a\\x81'
# expect:     cp1252 TypeError: don't know how to handle UnicodeDecodeError in error callback '\xed\xa0\u20ac' '\xd8'
# expect:     utf-8 b'a\xc4\x80\xf0\x9f\x98\x80z' b'\\udc80\\ud800' b'a\xc2\x81'
# expect:     utf-8 TypeError: don't know how to handle UnicodeDecodeError in error callback TypeError: don't know how to handle UnicodeDecodeError in error callback TypeError: don't know how to handle UnicodeDecodeError in error callback
# expect:     utf-16-le b'a\x00\x00\x01=\xd8\x00\xdez\x00' b'\\\x00u\x00d\x00c\x008\x000\x00\\\x00u\x00d\x008\x000\x000\x00' b'a\x00\x81\x00'
# expect:     utf-16-le TypeError: don't know how to handle UnicodeDecodeError in error callback TypeError: don't know how to handle UnicodeDecodeError in error callback TypeError: don't know how to handle UnicodeDecodeError in error callback
# expect: surrogateescape
# expect:     ascii UnicodeEncodeError: 'ascii' codec can't encode characters in position 1-2: ordinal not in range(128) UnicodeEncodeError: 'ascii' codec can't encode character '\\ud800' in position 1: ordinal not in range(128) UnicodeEncodeError: 'ascii' codec can't encode character '\\x81' in position 1: ordinal not in range(128)
# expect:     ascii 'a\udc81\udcff' '\udced\udca0\udc80' '\udcd8'
# expect:     latin-1 UnicodeEncodeError: 'latin-1' codec can't encode characters in position 1-2: ordinal not in range(256) UnicodeEncodeError: 'latin-1' codec can't encode character '\\ud800' in position 1: ordinal not in range(256) b'a\x81'
# expect:     latin-1 'a\x81\xff' '\xed\xa0\x80' '\xd8'
# expect:     cp1252 UnicodeEncodeError: 'charmap' codec can't encode characters in position 1-2: character maps to <undefined> UnicodeEncodeError: 'charmap' codec can't encode characters in position 0-1: character maps to <undefined> UnicodeEncodeError: 'charmap' codec can't encode character '\\x81' in position 1: character maps to <undefined>
# expect:     cp1252 'a\udc81\xff' '\xed\xa0\u20ac' '\xd8'
# expect:     utf-8 b'a\xc4\x80\xf0\x9f\x98\x80z' UnicodeEncodeError: 'utf-8' codec can't encode character '\\ud800' in position 1: surrogates not allowed b'a\xc2\x81'
# expect:     utf-8 'a\udc81\udcff' '\udced\udca0\udc80' '\udcd8'
# expect:     utf-16-le b'a\x00\x00\x01=\xd8\x00\xdez\x00' UnicodeEncodeError: 'utf-16-le' codec can't encode character '\\udc80' in position 0: surrogates not allowed b'a\x00\x81\x00'
# expect:     utf-16-le '\u8161\udcff' '\ua0ed\udc80' '\udcd8'
# expect: surrogatepass
# expect:     ascii UnicodeEncodeError: 'ascii' codec can't encode characters in position 1-2: ordinal not in range(128) UnicodeEncodeError: 'ascii' codec can't encode characters in position 0-1: ordinal not in range(128) UnicodeEncodeError: 'ascii' codec can't encode character '\\x81' in position 1: ordinal not in range(128)
# expect:     ascii UnicodeDecodeError: 'ascii' codec can't decode byte 0x81 in position 1: ordinal not in range(128) UnicodeDecodeError: 'ascii' codec can't decode byte 0xed in position 0: ordinal not in range(128) UnicodeDecodeError: 'ascii' codec can't decode byte 0xd8 in position 0: ordinal not in range(128)
# expect:     latin-1 UnicodeEncodeError: 'latin-1' codec can't encode characters in position 1-2: ordinal not in range(256) UnicodeEncodeError: 'latin-1' codec can't encode characters in position 0-1: ordinal not in range(256) b'a\x81'
# expect:     latin-1 'a\x81\xff' '\xed\xa0\x80' '\xd8'
# expect:     cp1252 UnicodeEncodeError: 'charmap' codec can't encode characters in position 1-2: character maps to <undefined> UnicodeEncodeError: 'charmap' codec can't encode characters in position 0-1: character maps to <undefined> UnicodeEncodeError: 'charmap' codec can't encode character '\\x81' in position 1: character maps to <undefined>
# expect:     cp1252 UnicodeDecodeError: 'charmap' codec can't decode byte 0x81 in position 1: character maps to <undefined> '\xed\xa0\u20ac' '\xd8'
# expect:     utf-8 b'a\xc4\x80\xf0\x9f\x98\x80z' b'\xed\xb2\x80\xed\xa0\x80' b'a\xc2\x81'
# expect:     utf-8 UnicodeDecodeError: 'utf-8' codec can't decode byte 0x81 in position 1: invalid start byte '\ud800' UnicodeDecodeError: 'utf-8' codec can't decode byte 0xd8 in position 0: unexpected end of data
# expect:     utf-16-le b'a\x00\x00\x01=\xd8\x00\xdez\x00' b'\x80\xdc\x00\xd8' b'a\x00\x81\x00'
# expect:     utf-16-le UnicodeDecodeError: 'utf-16-le' codec can't decode byte 0xff in position 2: truncated data UnicodeDecodeError: 'utf-16-le' codec can't decode byte 0x80 in position 2: truncated data UnicodeDecodeError: 'utf-16-le' codec can't decode byte 0xd8 in position 0: truncated data
# expect: no such
# expect:     ascii LookupError: unknown error handler name 'no such' LookupError: unknown error handler name 'no such' LookupError: unknown error handler name 'no such'
# expect:     ascii LookupError: unknown error handler name 'no such' LookupError: unknown error handler name 'no such' LookupError: unknown error handler name 'no such'
# expect:     latin-1 LookupError: unknown error handler name 'no such' LookupError: unknown error handler name 'no such' b'a\x81'
# expect:     latin-1 'a\x81\xff' '\xed\xa0\x80' '\xd8'
# expect:     cp1252 LookupError: unknown error handler name 'no such' LookupError: unknown error handler name 'no such' LookupError: unknown error handler name 'no such'
# expect:     cp1252 LookupError: unknown error handler name 'no such' '\xed\xa0\u20ac' '\xd8'
# expect:     utf-8 b'a\xc4\x80\xf0\x9f\x98\x80z' LookupError: unknown error handler name 'no such' b'a\xc2\x81'
# expect:     utf-8 LookupError: unknown error handler name 'no such' LookupError: unknown error handler name 'no such' LookupError: unknown error handler name 'no such'
# expect:     utf-16-le b'a\x00\x00\x01=\xd8\x00\xdez\x00' LookupError: unknown error handler name 'no such' b'a\x00\x81\x00'
# expect:     utf-16-le LookupError: unknown error handler name 'no such' LookupError: unknown error handler name 'no such' LookupError: unknown error handler name 'no such'
# expect: b'a<2>b<1>' 'a<1>b<1>'
# expect: 'a<1>b<2>' b'<1>'
# expect: b'\xff\xfe<\x001\x00>\x00x\x00' '<2>a'
# expect: [('UnicodeEncodeError', 'ascii', 1, 3, 'ordinal not in range(128)'), ('UnicodeEncodeError', 'ascii', 4, 5, 'ordinal not in range(128)'), ('UnicodeDecodeError', 'ascii', 1, 2, 'ordinal not in range(128)'), ('UnicodeDecodeError', 'ascii', 3, 4, 'ordinal not in range(128)'), ('UnicodeDecodeError', 'utf-8', 1, 2, 'invalid start byte'), ('UnicodeDecodeError', 'utf-8', 3, 5, 'unexpected end of data'), ('UnicodeEncodeError', 'charmap', 0, 1, 'character maps to <undefined>'), ('UnicodeEncodeError', 'utf-16', 0, 1, 'surrogates not allowed'), ('UnicodeDecodeError', 'utf-16-le', 0, 2, 'illegal UTF-16 surrogate')]
# expect: b'raw' b'arawb' TypeError: decoding error handler must return (str, int) tuple
# expect: 'text' b'atextb' 'atextb'
# expect: '\u0100' UnicodeEncodeError: 'ascii' codec can't encode character '\\u0100' in position 1: ordinal not in range(128) 'a\u0100b'
# expect: 5 TypeError: encoding error handler must return (str/bytes, int) tuple TypeError: decoding error handler must return (str, int) tuple
# expect: ('a',) TypeError: encoding error handler must return (str/bytes, int) tuple TypeError: decoding error handler must return (str, int) tuple
# expect: ('a', 'b') TypeError: 'str' object cannot be interpreted as an integer TypeError: 'str' object cannot be interpreted as an integer
# expect: (1, 2) TypeError: encoding error handler must return (str/bytes, int) tuple TypeError: decoding error handler must return (str, int) tuple
# expect: ('a', 100) IndexError: position 100 from error handler out of bounds IndexError: position 100 from error handler out of bounds
# expect: ('<', 2) b'a<b' 'a<b'
# expect: (b'\xff', 2) b'a\xffb' TypeError: decoding error handler must return (str, int) tuple
# expect: TypeError: handler must be callable LookupError: unknown error handler name 'none' True
# expect: strict UnicodeEncodeError: 'ascii' codec can't encode characters in position 1-2: r
# expect: strict UnicodeDecodeError: 'ascii' codec can't decode bytes in position 1-2: r
# expect: strict UnicodeTranslateError: can't translate character '\\x62' in position 1: r
# expect: strict ValueError: x
# expect: ignore ('', 3)
# expect: ignore ('', 3)
# expect: ignore ('', 2)
# expect: ignore TypeError: don't know how to handle ValueError in error callback
# expect: replace ('??', 3)
# expect: replace ('\ufffd', 3)
# expect: replace ('\ufffd', 2)
# expect: replace TypeError: don't know how to handle ValueError in error callback
# expect: backslashreplace ('\\u0100\\udc81', 3)
# expect: backslashreplace ('\\xff\\xfe', 3)
# expect: backslashreplace ('\\x62', 2)
# expect: backslashreplace TypeError: don't know how to handle ValueError in error callback
# expect: xmlcharrefreplace ('&#256;&#56449;', 3)
# expect: xmlcharrefreplace TypeError: don't know how to handle UnicodeDecodeError in error callback
# expect: xmlcharrefreplace TypeError: don't know how to handle UnicodeTranslateError in error callback
# expect: xmlcharrefreplace TypeError: don't know how to handle ValueError in error callback
# expect: namereplace ('\\N{LATIN CAPITAL LETTER A WITH MACRON}\\udc81', 3)
# expect: namereplace TypeError: don't know how to handle UnicodeDecodeError in error callback
# expect: namereplace TypeError: don't know how to handle UnicodeTranslateError in error callback
# expect: namereplace TypeError: don't know how to handle ValueError in error callback
# expect: surrogateescape UnicodeEncodeError: 'ascii' codec can't encode characters in position 1-2: r
# expect: surrogateescape ('\udcff\udcfe', 3)
# expect: surrogateescape TypeError: don't know how to handle UnicodeTranslateError in error callback
# expect: surrogateescape TypeError: don't know how to handle ValueError in error callback
# expect: surrogatepass UnicodeEncodeError: 'ascii' codec can't encode characters in position 1-2: r
# expect: surrogatepass UnicodeDecodeError: 'ascii' codec can't decode bytes in position 1-2: r
# expect: surrogatepass TypeError: don't know how to handle UnicodeTranslateError in error callback
# expect: surrogatepass TypeError: don't know how to handle ValueError in error callback
# expect: unicode_escape b'' True
# expect: raw_unicode_escape b'' True
# expect: utf-7 b'' True
# expect: punycode b'' True
# expect: unicode_escape b'abc' True
# expect: raw_unicode_escape b'abc' True
# expect: utf-7 b'abc' True
# expect: punycode b'abc-' True
# expect: unicode_escape b'\\n\\t\\r\\x00\\x7f\\\\\'"' True
# expect: raw_unicode_escape b'\n\t\r\x00\x7f\\\'"' True
# expect: utf-7 b'\n\t\r+AAAAfwBc\'"' True
# expect: punycode b'\n\t\r\x00\x7f\\\'"-' True
# expect: unicode_escape b'\\xe9\\u20ac\\U0001f600\\ud800' True
# expect: raw_unicode_escape b'\xe9\\u20ac\\U0001f600\\ud800' True
# expect: utf-7 b'+AOkgrNg93gDYAA-' True
# expect: unicode_escape b'a\\\\u0041' True
# expect: raw_unicode_escape b'a\\u0041' 'aA'
# expect: utf-7 b'a+AFw-u0041' True
# expect: punycode b'a\\u0041-' True
# expect: b'\\x4' UnicodeDecodeError: 'unicodeescape' codec can't decode bytes in position 0-2: truncated \\xXX escape '\ufffd' ''
# expect: b'\\xzz' UnicodeDecodeError: 'unicodeescape' codec can't decode bytes in position 0-1: truncated \\xXX escape '\ufffdzz' 'zz'
# expect: b'\\u12' UnicodeDecodeError: 'unicodeescape' codec can't decode bytes in position 0-3: truncated \\uXXXX escape '\ufffd' ''
# expect: b'\\U00110000' UnicodeDecodeError: 'unicodeescape' codec can't decode bytes in position 0-9: illegal Unicode character '\ufffd' ''
# expect: b'\\N{DEGREE SIGN}' '\xb0' '\xb0' '\xb0'
# expect: b'\\N{x}' UnicodeDecodeError: 'unicodeescape' codec can't decode bytes in position 0-4: unknown Unicode character name '\ufffd' ''
# expect: b'\\N' UnicodeDecodeError: 'unicodeescape' codec can't decode bytes in position 0-1: malformed \\N character escape '\ufffd' ''
# expect: b'\\' UnicodeDecodeError: 'unicodeescape' codec can't decode byte 0x5c in position 0: \\ at end of string '\ufffd' ''
# expect: b'\\101' 'A' 'A' 'A'
# expect: b'\\u00e9\xe9' '\xe9\xe9' '\xe9\xe9' '\xe9\xe9'
# expect: b'\\u12' UnicodeDecodeError: 'rawunicodeescape' codec can't decode bytes in position 0-3: truncated \\uXXXX escape '\ufffd'
# expect: b'\\\\u0041' '\\\\u0041' '\\\\u0041'
# expect: b'\\u0041\\n' 'A\\n' 'A\\n'
# expect: b'\\U00110000' UnicodeDecodeError: 'rawunicodeescape' codec can't decode bytes in position 0-9: \\Uxxxxxxxx out of range '\ufffd'
# expect: b'\xe9' '\xe9' '\xe9'
# expect: b'Hi Mom -+Jjo--!' 'Hi Mom -\u263a-!'
# expect: b'+-' '+'
# expect: b'a+' 'a'
# expect: b'+AGE' 'a'
# expect: b'+AGE-' 'a'
# expect: b'\xff' UnicodeDecodeError: 'utf7' codec can't decode byte 0xff in position 0: unexpected special character
# expect: b'+2D3eAA-' '\U0001f600'
# expect: b'A+ImIDkQ.' 'A\u2262\u0391.'
# expect: b'bcher-kva' True
# expect: b'ihqwcrb4cv8a8dqg056pqjye' True
# expect: b'abc-' True
# expect: b'tda' True
# expect: Uryyb Hello b'616263'
# expect: (b'a\nAA\\q', 13) (b'a\\n\\x00\\\'"\\\\', 6)
# expect: LookupError: 'rot13' is not a text encoding; use codecs.encode() to handle arbitrary codecs LookupError: 'hex' is not a text encoding; use codecs.decode() to handle arbitrary codecs LookupError: unknown encoding: nonsense ValueError: embedded null character
# expect: utf-8 b'a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80' True True
# expect: utf-8-sig b'\xef\xbb\xbfa\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80' True True
# expect: utf-16 b'\xff\xfea\x00\xe9\x00\xac =\xd8\x00\xde' True True
# expect: utf-16-be b'\x00a\x00\xe9 \xac\xd8=\xde\x00' True True
# expect: utf-32 b'\xff\xfe\x00\x00a\x00\x00\x00\xe9\x00\x00\x00\xac \x00\x00\x00\xf6\x01\x00' True True
# expect: utf-7 True True True
# expect: cp1252 b'a\x80' True True
# expect: unicode_escape b'a\\xe9\\u20ac\\U0001f600' True True
# expect: ascii b'abc' True True
# expect: a (b'\xe2\x82', 0) UnicodeDecodeError: 'utf-8' codec can't decode bytes in position 0-1: unexpected end of data
# expect: x (b'', 0) UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
# expect: invalid start byte b''
# expect: '' b'\xc2'
# expect: '' b'\xe0'
# expect: invalid continuation byte b''
# expect: '' b'\xe0\xa0'
# expect: '' b'\xed\xa0'
# expect: invalid continuation byte b''
# expect: invalid continuation byte b''
# expect: '' b'\xf0\x90\x80'
# expect: invalid continuation byte b''
# expect: invalid start byte b''
# expect: invalid start byte b''
# expect: utf-8-sig (b'', 1) (b'', 0) '\ufeffa' (b'', 1) 'a' TypeError: utf_8_encode() argument 1 must be str, not bytes
# expect: utf-16 (b'', 2) (b'', 0) '\ufeffa' (b'', 1) '\ufeffa' TypeError: utf_16_encode() argument 1 must be str, not bytes
# expect: utf-32 (b'', 2) (b'', 0) '\ufeffa' (b'', 1) '\ufeffa' TypeError: utf_32_encode() argument 1 must be str, not bytes
# expect: ('a', 1) ('a', 1) (b'a\x00', 1)
# expect: [b'a\x00', b'b\x00'] (b'\x01xy', 2) ('xy', 2) UnicodeEncodeError: 'charmap' codec can't encode character '\\x63' in position 0: character maps to <undefined>
# expect: b'a\x80\nb\ncd'
# expect: 'a\u20ac\n' 'b\ncd'
# expect: ["'a\\u20ac\\n'", "'b\\n'", "'cd'"] cp1252
# expect: '\u20ac\u20ac\u20ac'
# expect: True 6
# expect: 'zwei\xe4\n' 'Zeilen' ''
# expect: b'\xc3\xa9'
# expect: b'ABC' x test
# expect: LookupError: unknown encoding: test-codec-2 TypeError: argument must be callable LookupError: unknown encoding: none
# expect: utf8 utf-8 UTF-8 utf-8 u8 utf-8 latin1 iso8859-1 L1 iso8859-1 iso-8859-1 iso8859-1 us-ascii ascii 646 ascii utf16 utf-16 UTF_16LE utf-16-le cp65001 utf-8 
# expect: b'\xef\xbb\xbf' b'\xff\xfe' b'\x00\x00\xfe\xff' b'\xff\xfe'

# A handler that is unknown has no other exception as its context.
for call in lambda: 'é'.encode('ascii', 'nope'), lambda: b'\xff'.decode('utf-8', 'nope'), lambda: codecs.lookup_error('nope'):
    try:
        call()
    except LookupError as e:
        print(e, e.__context__)
# expect: unknown error handler name 'nope' None
# expect: unknown error handler name 'nope' None
# expect: unknown error handler name 'nope' None
