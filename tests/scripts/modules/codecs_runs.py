# SPDX-License-Identifier: MIT
# Long texts with errors in them: what is read and written in runs is what its parts are, one by one.
import codecs
import itertools

RUNS = [0, 1, 9, 64, 65]
ascii_runs = [('0123456789abcdef' * 5)[:n] for n in RUNS]


def encoded(text, name, handler):
    return b''.join(c.encode(name, handler) for c in text)


def texts(*others):
    """Runs of ASCII with one of the others between any two, and at the end."""
    for run, other, next_run in itertools.product(ascii_runs, others, ascii_runs[::4]):
        yield run + other + next_run
        yield run + other + other + next_run + other


for name in 'ascii', 'latin-1', 'utf-8', 'cp1252', 'koi8-r':
    for handler in 'ignore', 'replace', 'xmlcharrefreplace':
        for text in texts('\xe9', '\u0416', '\udc80', '\ufffe', '\x81'):
            assert text.encode(name, handler) == encoded(text, name, handler), (name, handler, text)
print('encoded')  # expect: encoded

# What each piece of bytes becomes, by codec; ASCII on its sides makes it a piece of its own.
PIECES = {
    'utf-8': [(b'\xff', 1), (b'\x80', 1), (b'\xe2\x82', 1), (b'\xf0\x9f\x98', 1), (b'\xed\xa0\x80', 3), (b'\xc3\xa9', 0)],
    'ascii': [(b'\xff', 1), (b'\x80\x81', 2)],
    'cp1252': [(b'\x81', 1), (b'\x8d\x80', 1), (b'\xe9', 0)],
}
for name, pieces in PIECES.items():
    for run, (piece, errors), next_run in itertools.product(ascii_runs, pieces, ascii_runs):
        data = run.encode() + piece + next_run.encode() + b'.' + piece + b'.'
        for handler in 'ignore', 'replace', 'backslashreplace':
            middle = piece.decode(name, handler)
            assert data.decode(name, handler) == run + middle + next_run + '.' + middle + '.', (name, handler, data)
        assert piece.decode(name, 'replace').count('\ufffd') == errors, (name, piece)
        if name != 'cp1252':
            text = data.decode(name, 'surrogateescape')
            assert text.encode(name, 'surrogateescape') == data, (name, data)
print('decoded')  # expect: decoded

# Where an error is said to be, after a run; what a handler of one's own goes on with.
for n in RUNS:
    for name, bad in ('ascii', 'ä'), ('utf-8', '\udcff'), ('cp1252', 'Ж'):
        try:
            ('x' * n + bad + 'yz').encode(name)
        except UnicodeEncodeError as e:
            assert (e.start, e.end) == (n, n + 1) and not e.__context__, (n, name, e)
    for name, bad in ('ascii', b'\xff'), ('utf-8', b'\xff'), ('cp1252', b'\x81'):
        try:
            (b'x' * n + bad + b'yz').decode(name)
        except UnicodeDecodeError as e:
            assert (e.start, e.end) == (n, n + 1), (n, name, e)
codecs.register_error('test.skip', lambda e: ('<%d>' % e.start, e.end + 1))
for name in 'ascii', 'utf-8', 'cp1252':
    print(b'0123456789\x81abcdefghi\x81z'.decode(name, 'test.skip'), ('0123456789\udc80abcdefghi\udc80z').encode(name, 'test.skip'))
    # expect: 0123456789<10>bcdefghi<20> b'0123456789<10>bcdefghi<20>'
    # expect: 0123456789<10>bcdefghi<20> b'0123456789<10>bcdefghi<20>'
    # expect: 0123456789<10>bcdefghi<20> b'0123456789<10>bcdefghi<20>'

for what in 5, b'abc':
    try:
        codecs.charmap_encode(what, 'strict', {})
    except TypeError as e:
        print(e)
    # expect: charmap_encode() argument 1 must be str, not int
    # expect: charmap_encode() argument 1 must be str, not bytes
