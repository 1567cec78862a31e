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
    '%-5c|', '%05c', '%s', '%5s', '%-5s|', '%.1s', '%5.1s', '%r', '%.2r', '%a', '%%', '%5%', '%', '%z', '%(a)s',
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
# expect: '% 5' 486543929502
# expect: 'b% 5' 396001502714
# expect: '% -5' 302134549234
# expect: 'b% -5' 777105621183
# expect: '% 0' 1006543614317
# expect: 'b% 0' 300418461414
# expect: '% 10**20' 219458893411
# expect: 'b% 10**20' 789946267407
# expect: '% -10**20' 720229398885
# expect: 'b% -10**20' 696509699920
# expect: '% 1.5' 845457936919
# expect: 'b% 1.5' 76497550104
# expect: '% -2.5' 816686987547
# expect: 'b% -2.5' 930573719848
# expect: '% 1e100' 305115780115
# expect: 'b% 1e100' 496337164736
# expect: '% float("inf")' 978296293059
# expect: 'b% float("inf")' 725230507487
# expect: '% float("nan")' 161304528527
# expect: 'b% float("nan")' 757719698689
# expect: '% -0.0' 3131672169
# expect: 'b% -0.0' 507369840413
# expect: '% "abc"' 425168088842
# expect: 'b% "abc"' 614001297451
# expect: '% "\xe9"' 720871249950
# expect: 'b% "\xe9"' 251311888985
# expect: '% b"x"' 593230378168
# expect: 'b% b"x"' 61245863368
# expect: '% None' 616760151619
# expect: 'b% None' 806024683660
# expect: '% (1,)' 902543677354
# expect: 'b% (1,)' 319535069674
# expect: '% (1,2)' 889511393163
# expect: 'b% (1,2)' 87298159843
# expect: '% ("a",)' 755152314063
# expect: 'b% ("a",)' 9924092999
# expect: '% ()' 992102166426
# expect: 'b% ()' 911857815236
# expect: '% (1,2,3)' 27138305968
# expect: 'b% (1,2,3)' 604839905492
# expect: '% {"a":7}' 601590720336
# expect: 'b% {"a":7}' 372761144405
# expect: '% {}' 957771624099
# expect: 'b% {}' 323057938666
# expect: '% [1]' 701047435706
# expect: 'b% [1]' 1037566731416
# expect: '% True' 502299456039
# expect: 'b% True' 546501753444
# expect: '% S()' 858965325588
# expect: 'b% S()' 780686933642
# expect: '% 1j' 270763409265
# expect: 'b% 1j' 982815572877
# expect: '% "a"' 755152314063
# expect: 'b% "a"' 9924092999
# expect: '% 97' 62431186429
# expect: 'b% 97' 148148307566
# expect: '% 1114112' 1075363928340
# expect: 'b% 1114112' 868336413486
# expect: '% -1' 362480998462
# expect: 'b% -1' 22880035095
# expect: '% 255' 651304843350
# expect: 'b% 255' 708307910755
# expect: '% 256' 942651660773
# expect: 'b% 256' 735411693591
# expect: '% (5,3)' 706971902351
# expect: 'b% (5,3)' 743946973888
# expect: '% (8,2.5)' 880199514576
# expect: 'b% (8,2.5)' 696894060678
# expect: '% (-8,3)' 541889483459
# expect: 'b% (-8,3)' 539215929114
# expect: '% ("x",3)' 571518995648
# expect: 'b% ("x",3)' 492004059802
# expect: '% (b"ab",)' 379259143301
# expect: 'b% (b"ab",)' 145669535780
# expect: '% ({"a":1},)' 998309119730
# expect: 'b% ({"a":1},)' 139809533199
# expect: '% 12345678901234567890.5' 10012816654
# expect: 'b% 12345678901234567890.5' 853728893016
# expect: '% (2,97)' 295652592158
# expect: 'b% (2,97)' 733378828955
# expect: '% bytearray(b"q")' 43159616687
# expect: 'b% bytearray(b"q")' 587546485813
# expect: 'fields' 114702499953
