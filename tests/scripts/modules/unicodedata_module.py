# Names, properties and normal forms of characters: samples, and sums over all characters.
import unicodedata as u


def attempt(function, *args):
    try:
        return function(*args)
    except Exception as e:
        return type(e).__name__, str(e)


def total(values):
    n = 0
    for v in values:
        for c in v if isinstance(v, str) else str(v):
            n = (n * 31 + ord(c)) & 0xffffffffffff
        n = n * 7 + 1
    return n % 1000000007


for name in ("DEGREE SIGN", "degree sign", "LATIN SMALL LETTER GHA", "HANGUL SYLLABLE GAG", "HANGUL SYLLABLE A",
             "CJK UNIFIED IDEOGRAPH-4E00", "CJK UNIFIED IDEOGRAPH-4DFF", "KEYCAP DIGIT ONE", "NULL", "NBSP", "", "DEGREE",
             "DEGREE  SIGN", "SIGN DEGREE", " DEGREE SIGN", "HANGUL SYLLABLE X", "LATIN SMALL LETTER Q WITH HOOK TAIL"):
    print(name, ascii(attempt(u.lookup, name)))
for c in ("a", "\0", "\x85", "\uac01", "\u4e00", "\U0001f600", "\u0301", "\ufdfa", "\u00bd", "\u0663", "\u2460", "\ud800",
          "\uffff", "\U0010ffff", "ab", 1, b"a"):
    print(ascii(c), *(ascii(attempt(f, c)) for f in (u.name, u.category, u.bidirectional, u.combining, u.mirrored,
                                                     u.east_asian_width, u.decomposition)))
    print("   ", *(ascii(attempt(f, c)) for f in (u.decimal, u.digit, u.numeric)))
print(u.name("\0", None), u.decimal("x", -1), u.digit("x", "d"), u.numeric("x", None))
for f in ("NFC", "NFD", "NFKC", "NFKD"):
    print(f, [ascii(u.normalize(f, s)) for s in ("", "abc", "e\u0301", "\u00e9", "\ufb01", "\uac01", "\u1100\u1161\u11a8",
                                                 "a\u0327\u0301", "a\u0301\u0327", "\u1e9b\u0323", "\u0344", "\ufdfa")])
    print(f, [u.is_normalized(f, s) for s in ("", "abc", "e\u0301", "\u00e9", "\ufb01", "\u1100\u1161")])
print(attempt(u.normalize, "NFX", "a"), attempt(u.normalize, "NFC", 1), attempt(u.is_normalized, 1, "a"))
assigned = [chr(c) for c in range(0x30000) if u.category(chr(c)) not in ("Cn", "Co", "Cs")]
print(len(assigned), u.unidata_version >= "15.1")
print(total(u.name(c, "") for c in assigned))
print(total(u.category(c) + u.bidirectional(c) + u.east_asian_width(c) for c in assigned))
print(total(u.combining(c) for c in assigned), total(u.mirrored(c) for c in assigned))
print(total(u.decomposition(c) for c in assigned), total(u.numeric(c, "") for c in assigned))
for f in ("NFC", "NFD", "NFKC", "NFKD"):
    print(f, total(u.normalize(f, "a" + c + "\u0301\u0327") for c in assigned))
print(all(u.lookup(u.name(c)) == c for c in assigned[100::17] if u.name(c, "")))

# names in source text
print(ascii("\N{DEGREE SIGN}\N{latin small letter gha}\N{NO-BREAK SPACE}"), ascii(f"\N{EURO SIGN}{1}\N{EURO SIGN}"))
print(r"\N{x}", rf"\N{1}", len(rb"\N{x}"))
for source in (r"'\N{KEYCAP DIGIT ONE}'", r"'\N{no}'", r"'\N{}'", r"'\N'", r"'\N{a'", r"'é\N{no}'"):
    print(source, attempt(compile, source, "t", "eval"))

# identifiers are compared in form KC
ﬁn = 1
print(fin, [name for name in dir() if name.endswith("in")])


class K:
    ſ = 5


print(K.s, K.ſ, getattr(K, "s"), hasattr(K, "ſ"))

# expect: DEGREE SIGN '\xb0'
# expect: degree sign '\xb0'
# expect: LATIN SMALL LETTER GHA '\u01a3'
# expect: HANGUL SYLLABLE GAG '\uac01'
# expect: HANGUL SYLLABLE A '\uc544'
# expect: CJK UNIFIED IDEOGRAPH-4E00 '\u4e00'
# expect: CJK UNIFIED IDEOGRAPH-4DFF ('KeyError', '"undefined character name \'CJK UNIFIED IDEOGRAPH-4DFF\'"')
# expect: KEYCAP DIGIT ONE '1\ufe0f\u20e3'
# expect: NULL '\x00'
# expect: NBSP '\xa0'
# expect:  ('KeyError', '"undefined character name \'\'"')
# expect: DEGREE ('KeyError', '"undefined character name \'DEGREE\'"')
# expect: DEGREE  SIGN ('KeyError', '"undefined character name \'DEGREE  SIGN\'"')
# expect: SIGN DEGREE ('KeyError', '"undefined character name \'SIGN DEGREE\'"')
# expect:  DEGREE SIGN ('KeyError', '"undefined character name \' DEGREE SIGN\'"')
# expect: HANGUL SYLLABLE X ('KeyError', '"undefined character name \'HANGUL SYLLABLE X\'"')
# expect: LATIN SMALL LETTER Q WITH HOOK TAIL '\u024b'
# expect: 'a' 'LATIN SMALL LETTER A' 'Ll' 'L' 0 0 'Na' ''
# expect:     ('ValueError', 'not a decimal') ('ValueError', 'not a digit') ('ValueError', 'not a numeric character')
# expect: '\x00' ('ValueError', 'no such name') 'Cc' 'BN' 0 0 'N' ''
# expect:     ('ValueError', 'not a decimal') ('ValueError', 'not a digit') ('ValueError', 'not a numeric character')
# expect: '\x85' ('ValueError', 'no such name') 'Cc' 'B' 0 0 'N' ''
# expect:     ('ValueError', 'not a decimal') ('ValueError', 'not a digit') ('ValueError', 'not a numeric character')
# expect: '\uac01' 'HANGUL SYLLABLE GAG' 'Lo' 'L' 0 0 'W' ''
# expect:     ('ValueError', 'not a decimal') ('ValueError', 'not a digit') ('ValueError', 'not a numeric character')
# expect: '\u4e00' 'CJK UNIFIED IDEOGRAPH-4E00' 'Lo' 'L' 0 0 'W' ''
# expect:     ('ValueError', 'not a decimal') ('ValueError', 'not a digit') 1.0
# expect: '\U0001f600' 'GRINNING FACE' 'So' 'ON' 0 0 'W' ''
# expect:     ('ValueError', 'not a decimal') ('ValueError', 'not a digit') ('ValueError', 'not a numeric character')
# expect: '\u0301' 'COMBINING ACUTE ACCENT' 'Mn' 'NSM' 230 0 'A' ''
# expect:     ('ValueError', 'not a decimal') ('ValueError', 'not a digit') ('ValueError', 'not a numeric character')
# expect: '\ufdfa' 'ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM' 'Lo' 'AL' 0 0 'N' '<isolated> 0635 0644 0649 0020 0627 0644 0644 0647 0020 0639 0644 064A 0647 0020 0648 0633 0644 0645'
# expect:     ('ValueError', 'not a decimal') ('ValueError', 'not a digit') ('ValueError', 'not a numeric character')
# expect: '\xbd' 'VULGAR FRACTION ONE HALF' 'No' 'ON' 0 0 'A' '<fraction> 0031 2044 0032'
# expect:     ('ValueError', 'not a decimal') ('ValueError', 'not a digit') 0.5
# expect: '\u0663' 'ARABIC-INDIC DIGIT THREE' 'Nd' 'AN' 0 0 'N' ''
# expect:     3 3 3.0
# expect: '\u2460' 'CIRCLED DIGIT ONE' 'No' 'ON' 0 0 'A' '<circle> 0031'
# expect:     ('ValueError', 'not a decimal') 1 1.0
# expect: '\ud800' ('ValueError', 'no such name') 'Cs' 'L' 0 0 'N' ''
# expect:     ('ValueError', 'not a decimal') ('ValueError', 'not a digit') ('ValueError', 'not a numeric character')
# expect: '\uffff' ('ValueError', 'no such name') 'Cn' '' 0 0 'N' ''
# expect:     ('ValueError', 'not a decimal') ('ValueError', 'not a digit') ('ValueError', 'not a numeric character')
# expect: '\U0010ffff' ('ValueError', 'no such name') 'Cn' '' 0 0 'N' ''
# expect:     ('ValueError', 'not a decimal') ('ValueError', 'not a digit') ('ValueError', 'not a numeric character')
# expect: 'ab' ('TypeError', 'name() argument 1 must be a unicode character, not str') ('TypeError', 'category() argument must be a unicode character, not str') ('TypeError', 'bidirectional() argument must be a unicode character, not str') ('TypeError', 'combining() argument must be a unicode character, not str') ('TypeError', 'mirrored() argument must be a unicode character, not str') ('TypeError', 'east_asian_width() argument must be a unicode character, not str') ('TypeError', 'decomposition() argument must be a unicode character, not str')
# expect:     ('TypeError', 'decimal() argument 1 must be a unicode character, not str') ('TypeError', 'digit() argument 1 must be a unicode character, not str') ('TypeError', 'numeric() argument 1 must be a unicode character, not str')
# expect: 1 ('TypeError', 'name() argument 1 must be a unicode character, not int') ('TypeError', 'category() argument must be a unicode character, not int') ('TypeError', 'bidirectional() argument must be a unicode character, not int') ('TypeError', 'combining() argument must be a unicode character, not int') ('TypeError', 'mirrored() argument must be a unicode character, not int') ('TypeError', 'east_asian_width() argument must be a unicode character, not int') ('TypeError', 'decomposition() argument must be a unicode character, not int')
# expect:     ('TypeError', 'decimal() argument 1 must be a unicode character, not int') ('TypeError', 'digit() argument 1 must be a unicode character, not int') ('TypeError', 'numeric() argument 1 must be a unicode character, not int')
# expect: b'a' ('TypeError', 'name() argument 1 must be a unicode character, not bytes') ('TypeError', 'category() argument must be a unicode character, not bytes') ('TypeError', 'bidirectional() argument must be a unicode character, not bytes') ('TypeError', 'combining() argument must be a unicode character, not bytes') ('TypeError', 'mirrored() argument must be a unicode character, not bytes') ('TypeError', 'east_asian_width() argument must be a unicode character, not bytes') ('TypeError', 'decomposition() argument must be a unicode character, not bytes')
# expect:     ('TypeError', 'decimal() argument 1 must be a unicode character, not bytes') ('TypeError', 'digit() argument 1 must be a unicode character, not bytes') ('TypeError', 'numeric() argument 1 must be a unicode character, not bytes')
# expect: None -1 d None
# expect: NFC ["''", "'abc'", "'\\xe9'", "'\\xe9'", "'\\ufb01'", "'\\uac01'", "'\\uac01'", "'\\xe1\\u0327'", "'\\xe1\\u0327'", "'\\u1e9b\\u0323'", "'\\u0308\\u0301'", "'\\ufdfa'"]
# expect: NFC [True, True, False, True, True, False]
# expect: NFD ["''", "'abc'", "'e\\u0301'", "'e\\u0301'", "'\\ufb01'", "'\\u1100\\u1161\\u11a8'", "'\\u1100\\u1161\\u11a8'", "'a\\u0327\\u0301'", "'a\\u0327\\u0301'", "'\\u017f\\u0323\\u0307'", "'\\u0308\\u0301'", "'\\ufdfa'"]
# expect: NFD [True, True, True, False, True, True]
# expect: NFKC ["''", "'abc'", "'\\xe9'", "'\\xe9'", "'fi'", "'\\uac01'", "'\\uac01'", "'\\xe1\\u0327'", "'\\xe1\\u0327'", "'\\u1e69'", "'\\u0308\\u0301'", "'\\u0635\\u0644\\u0649 \\u0627\\u0644\\u0644\\u0647 \\u0639\\u0644\\u064a\\u0647 \\u0648\\u0633\\u0644\\u0645'"]
# expect: NFKC [True, True, False, True, False, False]
# expect: NFKD ["''", "'abc'", "'e\\u0301'", "'e\\u0301'", "'fi'", "'\\u1100\\u1161\\u11a8'", "'\\u1100\\u1161\\u11a8'", "'a\\u0327\\u0301'", "'a\\u0327\\u0301'", "'s\\u0323\\u0307'", "'\\u0308\\u0301'", "'\\u0635\\u0644\\u0649 \\u0627\\u0644\\u0644\\u0647 \\u0639\\u0644\\u064a\\u0647 \\u0648\\u0633\\u0644\\u0645'"]
# expect: NFKD [True, True, True, False, False, True]
# expect: ('ValueError', 'invalid normalization form') ('TypeError', 'normalize() argument 2 must be str, not int') ('TypeError', 'is_normalized() argument 1 must be str, not int')
# expect: 140410 True
# expect: 76586956
# expect: 430696626
# expect: 256108808 519127336
# expect: 756611860 166925868
# expect: NFC 500219512
# expect: NFD 608349271
# expect: NFKC 443902236
# expect: NFKD 473643034
# expect: True
# expect: '\xb0\u01a3\xa0' '\u20ac1\u20ac'
# expect: \N{x} \N1 5
# expect: '\N{KEYCAP DIGIT ONE}' ('SyntaxError', "(unicode error) 'unicodeescape' codec can't decode bytes in position 0-19: unknown Unicode character name (t, line 1)")
# expect: '\N{no}' ('SyntaxError', "(unicode error) 'unicodeescape' codec can't decode bytes in position 0-5: unknown Unicode character name (t, line 1)")
# expect: '\N{}' ('SyntaxError', "(unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: malformed \\N character escape (t, line 1)")
# expect: '\N' ('SyntaxError', "(unicode error) 'unicodeescape' codec can't decode bytes in position 0-1: malformed \\N character escape (t, line 1)")
# expect: '\N{a' ('SyntaxError', "(unicode error) 'unicodeescape' codec can't decode bytes in position 0-3: malformed \\N character escape (t, line 1)")
# expect: 'é\N{no}' ('SyntaxError', "(unicode error) 'unicodeescape' codec can't decode bytes in position 10-15: unknown Unicode character name (t, line 1)")
# expect: 1 ['fin']
# expect: 5 5 5 False
