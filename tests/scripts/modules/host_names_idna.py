# SPDX-License-Identifier: MIT
# Names of hosts as bytes and back: the codec idna.
for t in ("www.python.org.", "www.python.org", "pythön.org", "pythön.org.", "", "a", "Straße.de", "ΣΊΣΥΦΟΣ.gr", "日本語。ＪＰ", "\xad\u00e9", "x\u2028é", "אב1ג", "אaב", "א1", "a..b", "é..b", "x"*64, "é"*64, "xn--é", "\ue000", "ﬁé", ".a", "é\u0340", "İ.com", "ǰé"):
    try: r=t.encode('idna'); print(ascii(t), r, ascii(r.decode('idna')))
    except UnicodeError as e: print(ascii(t), type(e).__name__, ascii(str(e)))
for b in (b'xn--pythn-mua.org', b'XN--pythn-mua.ORG.', b'python.org', b'xn--a', b'\xff.a', b'xn--xx-ya', b''):
    try: print(b, ascii(b.decode('idna')))
    except UnicodeError as e: print(b, type(e).__name__)

# expect: 'www.python.org.' b'www.python.org.' 'www.python.org.'
# expect: 'www.python.org' b'www.python.org' 'www.python.org'
# expect: 'pyth\xf6n.org' b'xn--pythn-mua.org' 'pyth\xf6n.org'
# expect: 'pyth\xf6n.org.' b'xn--pythn-mua.org.' 'pyth\xf6n.org.'
# expect: '' b'' ''
# expect: 'a' b'a' 'a'
# expect: 'Stra\xdfe.de' b'strasse.de' 'strasse.de'
# expect: '\u03a3\u038a\u03a3\u03a5\u03a6\u039f\u03a3.gr' b'xn--kxa6akbbkh.gr' '\u03c3\u03af\u03c3\u03c5\u03c6\u03bf\u03c3.gr'
# expect: '\u65e5\u672c\u8a9e\u3002\uff2a\uff30' b'xn--wgv71a119e.jp' '\u65e5\u672c\u8a9e.jp'
# expect: '\xad\xe9' b'xn--9ca' '\xe9'
# expect: 'x\u2028\xe9' UnicodeEncodeError "'idna' codec can't encode character '\\u2028' in position 1: Invalid character '\\u2028'"
# expect: '\u05d0\u05d11\u05d2' b'xn--1-zhcdf' '\u05d0\u05d11\u05d2'
# expect: '\u05d0a\u05d1' UnicodeEncodeError "'idna' codec can't encode character '\\x61' in position 1: Violation of BIDI requirement 2"
# expect: '\u05d01' UnicodeEncodeError "'idna' codec can't encode character '\\x31' in position 1: Violation of BIDI requirement 3"
# expect: 'a..b' UnicodeEncodeError "'idna' codec can't encode character '\\x2e' in position 2: label empty"
# expect: '\xe9..b' UnicodeEncodeError "'idna' codec can't encode character '\\x2e' in position 2: label empty"
# expect: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' UnicodeEncodeError "'idna' codec can't encode characters in position 0-63: label too long"
# expect: '\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9\xe9' UnicodeEncodeError "'idna' codec can't encode characters in position 0-63: label too long"
# expect: 'xn--\xe9' UnicodeEncodeError "'idna' codec can't encode characters in position 0-3: Label starts with ACE prefix"
# expect: '\ue000' UnicodeEncodeError "'idna' codec can't encode character '\\ue000' in position 0: Invalid character '\\ue000'"
# expect: '\ufb01\xe9' b'xn--fi-cja' 'fi\xe9'
# expect: '.a' UnicodeEncodeError "'idna' codec can't encode character '\\x2e' in position 0: label empty"
# expect: '\xe9\u0340' b'xn--9ca48h' '\xe9\u0300'
# expect: '\u0130.com' b'xn--i-9bb.com' 'i\u0307.com'
# expect: '\u01f0\xe9' b'xn--9ca93c' '\u01f0\xe9'
# expect: b'xn--pythn-mua.org' 'pyth\xf6n.org'
# expect: b'XN--pythn-mua.ORG.' 'pyth\xf6n.ORG.'
# expect: b'python.org' 'python.org'
# expect: b'xn--a' UnicodeDecodeError
# expect: b'\xff.a' UnicodeDecodeError
# expect: b'xn--xx-ya' UnicodeDecodeError
# expect: b'' ''
