# Format specifications, str.format() and %, for many values, right and wrong; the sums are CPython's.

sums = {}


def note(group, result):
    """Adds a result to the sum of its group, so that thousands of results need one line each."""
    total = sums.get(group, 0)
    for c in ascii(result):
        total = (total * 31 + ord(c)) & 0xffffffffff
    sums[group] = total


def attempt(group, function, *args):
    try:
        result = function(*args)
    except Exception as e:
        result = type(e).__name__ + ": " + str(e)
    note(group, result)


SPECS = [
    '', '5', '<5', '>5', '^5', '=5', '*<5', '*^9', '*=9', '+', '-', ' ', '+5', '#', 'z', 'z5', '0', '05', '010',
    '#x', '#o', '#b', '#X', 'x', 'X', 'o', 'b', 'c', 'd', 'n', 's', 'e', 'E', 'f', 'F', 'g', 'G', '%', '.3', '.0',
    '.3f', '.0f', '.10', '10.3f', '+.2e', '#.0f', '#g', '#.0e', ',', '_', ',d', '_d', '_x', '_b', ',x', ',s', '_s',
    ',n', '_n', ',c', ',b', '_c', ',_', '_,', ',,', '__', '010,', '020,.2f', '020_x', '020_d', '08,', '09,d',
    '011,d', '1,', '.3s', '.3d', '.3x', '.3c', '+s', ' s', '=s', '#s', '0s', '05s', 'zs', 'zd', 'z.1f', 'z,.2f',
    '+z.1f', 'zx', 'y', 'q', 'dd', 'xx', '5x5', '.', '.x', '5.', '{', '99999999999999999999',
    '.99999999999999999999', '+c', '#c', '05c', '5c', '^5c', '\xe9', '\xe9<5', '\xe9^8', '<<5', '>>5', '==5',
    '+=5', '0=5', '0<5', '00005', '<05', '<010d', '^010d', '=010d', '*=+10d', '020e', '+020.3g', ',.2%', '.1%',
    '#.3g', '#.10g', '_.3f', '_e', ',e', ',g', '_g', ',%', '_%', '010.2', '0,', '0_', '<0', '>0', 'a<0', '.5f',
    'N', 'r', 'i', 'u', 'a', '>+5', '#5', '#010x', '#010b', '+#x', ' #o', '#_x', '#,d', '#020_b', '-5', '- 5',
    '1.5.5', 'c5', '\u20ac>6', '.3%', '.0%', '#.0%', '.1', '.2', '.0g', '.0e', '.1g', 'f5',
]
VALUES = [
    '0', '1', '-1', '123456789', '-1234567', 'True', '255', '1114112', '-5', '10**30', '65', '0.0', '-0.0', '1.0',
    '1.5', '-2.5', '1e10', '1e16', '123456.789', '1e-5', '1e100', 'float("inf")', 'float("-inf")', 'float("nan")',
    '0.05', '2.675', '-0.001', '1e22', '123456789012345678.0', '1j', '1+2j', '-1.5-2.25j', 'complex("inf")',
    'complex(0,float("nan"))', '-0.0j', '"abc"', '""', '"\xe9"', '"x"*12',
]

for value in VALUES:
    v = eval(value)
    for spec in SPECS:
        attempt("format " + value, format, v, spec)

FORMATS = [
    '%d', '%i', '%u', '%5d', '%-5d|', '%05d', '%+d', '% d', '%+05d', '%x', '%X', '%o', '%#x', '%#X', '%#o', '%08x',
    '%#08x', '%#010X', '%.5d', '%.0d', '%10.5d', '%-10.5d|', '%010.5d', '%+.5d', '%e', '%E', '%f', '%F', '%g',
    '%G', '%.2f', '%10.2f', '%-10.2f|', '%010.2f', '%+f', '% f', '%#.0f', '%#g', '%.0e', '%.3g', '%c', '%5c',
    '%-5c|', '%05c', '%s', '%5s', '%-5s|', '%.1s', '%5.1s', '%r', '%.2r', '%a', '%%', '%5%', '%', '%(a)s',
    '%(a)d', '%(a', '%()s', '%*d', '%.*f', '%-*d', '%ld', '%hd', '%Ld', '%lld', '%5', '%.', '%-', '%#s', '%+s',
    '%y', '%b', '%.99999999999d', '%s%s', '%s %s %s', 'abc', '%%%s', '%((a))s', '%(a)(b)s',
    '%(a)*d', '%5.d', '%.f', '%#5x', '%# x', '%-05d|', '%+ d', '% +d', '%#b', '%.3x', '%#.3x', '%#.5o', '%+x',
    '% X', '%8.3x|', '%-8.3x|', '%08.3x', '%d%%', '%\u1234', '\xe9%s\xe9', '%p', '%i %%', '%.3%', '%-%', '%(a)%',
    '%.10r', '%.300f', '%+.3e', '%-+8.2f|', '%.3a',
]
ARGUMENTS = [
    '5', '-5', '0', '10**20', '-10**20', '1.5', '-2.5', '1e100', 'float("inf")', 'float("nan")', '-0.0', '"abc"',
    '"\xe9"', 'b"x"', 'None', '(1,)', '(1,2)', '("a",)', '()', '(1,2,3)', '{"a":7}', '{}', '[1]', 'True', 'S()',
    '1j', '"a"', '97', '1114112', '-1', '255', '256', '(5,3)', '(8,2.5)', '(-8,3)', '("x",3)', '(b"ab",)',
    '({"a":1},)', '12345678901234567890.5', '(2,97)', 'bytearray(b"q")',
]


class S:
    def __str__(self):
        return "S!"

    def __repr__(self):
        return "R\xe9"

    def __bytes__(self):
        return b"B!"


for argument in ARGUMENTS:
    v = eval(argument)
    for f in FORMATS:
        attempt("% " + argument, lambda: f % v)
        if f.isascii():
            attempt("b% " + argument, lambda: f.encode() % v)

FIELDS = [
    '', 'abc', '{}', '{} {}', '{0} {1} {0}', '{a}', '{a} {0}', '{} {0}', '{0} {}', '{', '}', '{{', '}}', '{{}}',
    '{{{}}}', '{0', '{0!', '{0!r', '{0!r}', '{0!s}', '{0!a}', '{0!x}', '{0!rr}', '{0!}', '{0!r:>10}', '{:>10}',
    '{0:{1}}', '{0:{1}{2}}', '{0:{1:{2}}}', '{0.a}', '{0.b}', '{0.zz}', '{1[0]}', '{1[1]}', '{1[9]}', '{1[2][0]}',
    '{2[k]}', '{2[a b]}', '{2[0]}', '{2[x][y]}', '{2[zz]}', '{2[x]zz}', '{2[k', '{2[]}', '{2[k]]}', '{0.}', '{.a}',
    '{[0]}', '{0..a}', '{9}', '{zz}', '{a.b}', '{!r}', '{:}', '{0:}', '{0:{}}', '{:{}}', '{:{}{}}', '{0:}}',
    '{0:{}', '{:{}}}', '{99999999999999999999}', '{-1}', '{ 0}', '{0 }', '{1[-1]}', '{1[99999999999999999999]}',
    '{a[0]}', '{0!r:', '{0:>5', '{0:>{w}}', '{a!r:>{w}.{p}}', '{:d}', '{0!z}', '{0!\xe9}', '}{', 'a}b', 'a{b',
    '{a{b}}', '{0[}', '{0]}', '{a:{b:{c}}}', '{0.a:5}', '{:{w}d}', '{0!r }', '{0 !r}', '{0: >5}', '{0:%Y}',
    '{}{}{}{}{}', '{0.a.real}', '{0.__class__}', '{a!r}{b!s}', '{0:\x00}', '\xe9{}\xe9', '{w:05.1f}', '{p!s:>4}',
    '{:{a}}', '{0x1}', '{00}', '{01}', '{+1}', '{1_0}', '{0:{1}', '{0:{{}}}', '{:}}}', '{!', '{!}', '{:!r}',
    '{0:!r}', '{0!:}', '{0!r!s}', '{a b}', '{"a"}', '{a:b:c}',
]


class O:
    a = 5
    b = "x"

    def __repr__(self):
        return "O()"

    def __format__(self, spec):
        return "fmt(%s)" % spec


class Map(dict):
    def __missing__(self, key):
        return "<" + key + ">"


LIST = [1, "two", [3]]
DICT = {"k": 1, "a b": 2, "0": 3, "x": {"y": 4}, "n": 7}
for s in FIELDS:
    attempt("fields", lambda: s.format(O(), LIST, DICT, a=5, w=8, p=2, b="B", c="C"))
    attempt("fields", lambda: s.format(1, 2, 3))
    attempt("fields", lambda: s.format())
    attempt("fields", lambda: s.format("x", 10, w=9))
    attempt("fields", lambda: s.format_map(Map(a=5)))

for group in sums:
    print(ascii(group), sums[group])

# expect: 'format 0' 36178025401
# expect: 'format 1' 91894716209
# expect: 'format -1' 680290090828
# expect: 'format 123456789' 261821377617
# expect: 'format -1234567' 806661281950
# expect: 'format True' 506650266149
# expect: 'format 255' 996680443836
# expect: 'format 1114112' 229240644852
# expect: 'format -5' 863659422829
# expect: 'format 10**30' 968264484951
# expect: 'format 65' 275780933804
# expect: 'format 0.0' 1071191427959
# expect: 'format -0.0' 560562180610
# expect: 'format 1.0' 998378050201
# expect: 'format 1.5' 893251175363
# expect: 'format -2.5' 811713465314
# expect: 'format 1e10' 1090976687820
# expect: 'format 1e16' 369412505608
# expect: 'format 123456.789' 764056871701
# expect: 'format 1e-5' 335484716176
# expect: 'format 1e100' 810586064942
# expect: 'format float("inf")' 145947266323
# expect: 'format float("-inf")' 682084318128
# expect: 'format float("nan")' 770133957599
# expect: 'format 0.05' 288050683570
# expect: 'format 2.675' 365159231333
# expect: 'format -0.001' 219028691260
# expect: 'format 1e22' 170981044589
# expect: 'format 123456789012345678.0' 89667082468
# expect: 'format 1j' 974106260959
# expect: 'format 1+2j' 274677998837
# expect: 'format -1.5-2.25j' 452550001336
# expect: 'format complex("inf")' 403655553501
# expect: 'format complex(0,float("nan"))' 871808928363
# expect: 'format -0.0j' 923617968088
# expect: 'format "abc"' 879503142241
# expect: 'format ""' 745852166597
# expect: 'format "\xe9"' 935173222952
# expect: 'format "x"*12' 178173474839
# expect: '% 5' 591428542081
# expect: 'b% 5' 652652337436
# expect: '% -5' 920088044245
# expect: 'b% -5' 1071676166571
# expect: '% 0' 969106992976
# expect: 'b% 0' 792418118166
# expect: '% 10**20' 702611548384
# expect: 'b% 10**20' 335768799553
# expect: '% -10**20' 396577508194
# expect: 'b% -10**20' 533433070176
# expect: '% 1.5' 850987574356
# expect: 'b% 1.5' 627101873746
# expect: '% -2.5' 630468949976
# expect: 'b% -2.5' 33464655330
# expect: '% 1e100' 991840239094
# expect: 'b% 1e100' 462491623234
# expect: '% float("inf")' 673291783462
# expect: 'b% float("inf")' 962766892091
# expect: '% float("nan")' 700851001330
# expect: 'b% float("nan")' 401625895297
# expect: '% -0.0' 12695469452
# expect: 'b% -0.0' 530901603687
# expect: '% "abc"' 117500233069
# expect: 'b% "abc"' 1017007504209
# expect: '% "\xe9"' 59359019073
# expect: 'b% "\xe9"' 895750713973
# expect: '% b"x"' 1062522105205
# expect: 'b% b"x"' 762943460834
# expect: '% None' 12253748326
# expect: 'b% None' 484642550690
# expect: '% (1,)' 893571302797
# expect: 'b% (1,)' 764464962020
# expect: '% (1,2)' 304838951534
# expect: 'b% (1,2)' 869686750171
# expect: '% ("a",)' 72114433266
# expect: 'b% ("a",)' 844229930413
# expect: '% ()' 710313954864
# expect: 'b% ()' 958986083980
# expect: '% (1,2,3)' 485355846701
# expect: 'b% (1,2,3)' 837731930572
# expect: '% {"a":7}' 500510174157
# expect: 'b% {"a":7}' 102192969857
# expect: '% {}' 53973619462
# expect: 'b% {}' 693547255330
# expect: '% [1]' 659384621047
# expect: 'b% [1]' 746111378728
# expect: '% True' 1047586150052
# expect: 'b% True' 517675073318
# expect: '% S()' 313067042385
# expect: 'b% S()' 113265515600
# expect: '% 1j' 553884622420
# expect: 'b% 1j' 501864757491
# expect: '% "a"' 72114433266
# expect: 'b% "a"' 844229930413
# expect: '% 97' 24386464032
# expect: 'b% 97' 814807528614
# expect: '% 1114112' 46030192593
# expect: 'b% 1114112' 43011311668
# expect: '% -1' 6461759521
# expect: 'b% -1' 117074579147
# expect: '% 255' 521363505875
# expect: 'b% 255' 623402443319
# expect: '% 256' 685837541960
# expect: 'b% 256' 201120592285
# expect: '% (5,3)' 501778051058
# expect: 'b% (5,3)' 299701745080
# expect: '% (8,2.5)' 247326744461
# expect: 'b% (8,2.5)' 871214845070
# expect: '% (-8,3)' 725885112512
# expect: 'b% (-8,3)' 357008742682
# expect: '% ("x",3)' 978763288035
# expect: 'b% ("x",3)' 1055678740922
# expect: '% (b"ab",)' 971150312104
# expect: 'b% (b"ab",)' 930336021612
# expect: '% ({"a":1},)' 165923354645
# expect: 'b% ({"a":1},)' 940202934547
# expect: '% 12345678901234567890.5' 638716061643
# expect: 'b% 12345678901234567890.5' 464342892510
# expect: '% (2,97)' 528420984091
# expect: 'b% (2,97)' 164421113235
# expect: '% bytearray(b"q")' 1078972514706
# expect: 'b% bytearray(b"q")' 385491308065
# expect: 'fields' 114702499953

# An error while bytes are formatted as a float, whatever it is; conversions that do not exist.
class Refuses:
    def __float__(self): raise ValueError("no float")
for text in b"%f", "%f", b"%.3g":
    for v in Refuses(), 10**400, "a":
        try:
            text % v
        except Exception as e:
            print(type(e).__name__, e)
for c in 1, 11, 30, 31, 33, 126, 127:
    for text in b"%" + bytes([c]), "%" + chr(c):
        try:
            text % 3
        except ValueError as e:
            print(repr(str(e)))
# expect: TypeError float argument required, not Refuses
# expect: TypeError float argument required, not int
# expect: TypeError float argument required, not str
# expect: ValueError no float
# expect: OverflowError int too large to convert to float
# expect: TypeError must be real number, not str
# expect: TypeError float argument required, not Refuses
# expect: TypeError float argument required, not int
# expect: TypeError float argument required, not str
# expect: "unsupported format character '\x01' (0x1) at index 1"
# expect: "unsupported format character '?' (0x1) at index 1"
# expect: "unsupported format character '\x0b' (0xb) at index 1"
# expect: "unsupported format character '?' (0xb) at index 1"
# expect: "unsupported format character '\x1e' (0x1e) at index 1"
# expect: "unsupported format character '?' (0x1e) at index 1"
# expect: "unsupported format character '\x1f' (0x1f) at index 1"
# expect: "unsupported format character '\x1f' (0x1f) at index 1"
# expect: "unsupported format character '!' (0x21) at index 1"
# expect: "unsupported format character '!' (0x21) at index 1"
# expect: "unsupported format character '~' (0x7e) at index 1"
# expect: "unsupported format character '~' (0x7e) at index 1"
# expect: "unsupported format character '\x7f' (0x7f) at index 1"
# expect: "unsupported format character '?' (0x7f) at index 1"

try:
    b"%5\xcf" % 3
except ValueError as e:
    print(ascii(e))
# expect: ValueError("unsupported format character '\xcf' (0xcf) at index 2")


# %d asks int() about whatever has __int__ or __float__: a str that has one is read as text
class TextWithFloat(str):
    def __float__(self):
        return 1.5


class OnlyFloat:
    __float__ = TextWithFloat.__float__


for value in TextWithFloat('12'), TextWithFloat('x'), OnlyFloat(), 'x':
    for form in '%d', b'%i', '%x':
        try:
            print(form % value)
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)
# expect: 12
# expect: b'12'
# expect: TypeError %x format: an integer is required, not TextWithFloat
# expect: ValueError invalid literal for int() with base 10: 'x'
# expect: ValueError invalid literal for int() with base 10: 'x'
# expect: TypeError %x format: an integer is required, not TextWithFloat
# expect: TypeError %d format: a real number is required, not OnlyFloat
# expect: TypeError %d format: a real number is required, not OnlyFloat
# expect: TypeError %x format: an integer is required, not OnlyFloat
# expect: TypeError %d format: a real number is required, not str
# expect: TypeError %d format: a real number is required, not str
# expect: TypeError %x format: an integer is required, not str
