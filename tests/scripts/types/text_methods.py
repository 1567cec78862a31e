# Methods of str, bytes and bytearray over generated text of every width; the sums are CPython's.

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


seed = 12345


def rnd(n):
    global seed
    seed = (seed * 1103515245 + 12345) & 0x7fffffff
    return (seed >> 8) % n


def text(alphabet, most):
    return "".join(alphabet[rnd(len(alphabet))] for _ in range(rnd(most + 1)))


ALPHABETS = ["ab", "abcAB12 \t\n_-+.,", "a\xe9\xdf\xff\xb5A\x85\xa0",
             "ab\u0130\u03a3\u03c3\u01c5\u2028\u1e9e \u0660\xbd\ufb01\u0345", "a\U0001f600\U00010400\u1234\ud800z",
             "'\"\\\n\r\t\x00\x7f\x1b", "\r\n\x0b\x0c\x1c\x1d\x1e\x85ab"]
ALONE = ("lstrip rsplit rstrip split splitlines strip swapcase title upper lower capitalize expandtabs isalnum isalpha "
         "isascii isdigit islower isspace istitle isupper __repr__ __len__").split()
STR_ALONE = "casefold isdecimal isidentifier isnumeric isprintable encode".split()
SEARCH = "find rfind index rindex count startswith endswith".split()
CUT = "partition rpartition removeprefix removesuffix strip lstrip rstrip split rsplit".split()


def common_methods(kind, s, u, v, n, m, k, step):
    for name in ALONE:
        attempt(kind + name, getattr(s, name))
    for name in SEARCH:
        attempt(kind + name, getattr(s, name), u)
        attempt(kind + name, getattr(s, name), u, n)
        attempt(kind + name, getattr(s, name), u, None, m)
    for name in CUT:
        attempt(kind + name, getattr(s, name), u)
    for name in ("split", "rsplit"):
        attempt(kind + name, getattr(s, name), u, k)
        attempt(kind + name, getattr(s, name), None, k)
    attempt(kind + "replace", s.replace, u, v)
    attempt(kind + "replace", s.replace, u, v, k)
    attempt(kind + "replace", s.replace, s[:0], v, k)
    for name in ("center", "ljust", "rjust"):
        attempt(kind + name, getattr(s, name), m + 10)
        attempt(kind + name, getattr(s, name), m + 10, v[:1])
    attempt(kind + "zfill", s.zfill, m + 10)
    attempt(kind + "expandtabs", s.expandtabs, k + 2)
    attempt(kind + "splitlines", s.splitlines, True)
    attempt(kind + "join", u.join, [s, v, s])
    for key in (slice(n, m), slice(n, m, step), slice(None, None, step), n):
        attempt(kind + "getitem", lambda: s[key])
    attempt(kind + "operators", lambda: (s + v, s * k, 3 * u, u in s, s < v, s <= v, s == v, s != v, s > v, s >= v))
    attempt(kind + "iteration", lambda: (list(s), list(reversed(s))))


def codecs(s):
    for encoding in ("utf-8", "latin-1", "ascii", "utf-16", "utf-32-be"):
        for errors in ("strict", "replace", "backslashreplace", "surrogatepass", "xmlcharrefreplace"):
            attempt("encode", s.encode, encoding, errors)
    data = s.encode("utf-8", "surrogatepass")[rnd(3):]
    for encoding in ("utf-8", "utf-16-le", "ascii"):
        for errors in ("strict", "replace", "ignore", "backslashreplace", "surrogateescape", "surrogatepass"):
            attempt("decode", data.decode, encoding, errors)
    return data


def edit(data, other, n, m, step):
    b = bytearray(data)
    b.extend([1, 2, 3])
    b.insert(n, 9)
    b[n:m] = other
    note("edit", b)
    del b[::2]
    del b[n:m:step]
    b *= 2
    b += bytes(b)
    b.reverse()
    note("edit", b)
    if len(b) < 2:
        return
    note("edit", (b.pop(), b.pop(0)))
    b[::2] = bytes(len(b[::2]))
    note("edit", b)


for i in range(300):
    alphabet = ALPHABETS[rnd(len(ALPHABETS))]
    s, u = text(alphabet, 14), text(ALPHABETS[rnd(7)] if rnd(4) == 0 else alphabet, 2)
    v = text(ALPHABETS[rnd(7)], 3)
    n, m, k, step = rnd(20) - 5, rnd(20) - 5, rnd(5) - 1, [1, -1, 2, -2, 3, None][rnd(6)]
    common_methods("str.", s, u, v, n, m, k, step)
    for name in STR_ALONE:
        attempt(name, getattr(s, name))
    attempt("translate", s.translate, {97: "XY", 98: None, 0x1f600: 65, 233: "\xe9\u1234"})
    attempt("translate", lambda: s.translate(str.maketrans("ab", "\xe9\u1234", "A")))
    attempt("format", lambda: "{:>10}|{:*^12.3}|{!r}".format(s, u, v) + f"{s}{u!r:>8}{n:+d}{v=}")
    data, x, y = codecs(s), u.encode("utf-8", "surrogatepass"), v.encode("utf-8", "surrogatepass")
    for B in (bytes, bytearray):
        common_methods("bytes.", B(data), B(x), B(y), n, m, k, step)
        attempt("bytes.hex", lambda: (B(data).hex(":"), B(data).hex("-", 2), B(data).hex("_", -3), B.fromhex(data.hex(" "))))
        attempt("bytes.translate", B(data).translate, bytes(range(255, -1, -1)), b"ab")
        attempt("bytes.format", lambda: B(b"%s|%5s|%b") % (B(data), B(x), y))
    edit(data, y, n, m, step)

for group in sorted(sums):
    print(group, sums[group])

# expect: bytes.__len__ 454633469936
# expect: bytes.__repr__ 91971577546
# expect: bytes.capitalize 671152025162
# expect: bytes.center 563243944616
# expect: bytes.count 1024143914972
# expect: bytes.endswith 169160645852
# expect: bytes.expandtabs 152019411172
# expect: bytes.find 225924174610
# expect: bytes.format 369233889960
# expect: bytes.getitem 1087296603857
# expect: bytes.hex 819257278932
# expect: bytes.index 575105453580
# expect: bytes.isalnum 760627661536
# expect: bytes.isalpha 638580456680
# expect: bytes.isascii 617659700652
# expect: bytes.isdigit 1025537190396
# expect: bytes.islower 411468899680
# expect: bytes.isspace 839831184760
# expect: bytes.istitle 313355113008
# expect: bytes.isupper 540024509472
# expect: bytes.iteration 43589490912
# expect: bytes.join 771463961146
# expect: bytes.ljust 108414478844
# expect: bytes.lower 685401193162
# expect: bytes.lstrip 523967182920
# expect: bytes.operators 280851589148
# expect: bytes.partition 465896422946
# expect: bytes.removeprefix 637808495276
# expect: bytes.removesuffix 45847362266
# expect: bytes.replace 468574976806
# expect: bytes.rfind 302895518458
# expect: bytes.rindex 348053978610
# expect: bytes.rjust 3830152194
# expect: bytes.rpartition 976018603346
# expect: bytes.rsplit 155067850594
# expect: bytes.rstrip 1016269759402
# expect: bytes.split 710365388144
# expect: bytes.splitlines 786021368350
# expect: bytes.startswith 926376675952
# expect: bytes.strip 632527611246
# expect: bytes.swapcase 538500303882
# expect: bytes.title 390570561354
# expect: bytes.translate 378409582258
# expect: bytes.upper 57405202314
# expect: bytes.zfill 284340615054
# expect: casefold 843577312172
# expect: decode 1094579218077
# expect: edit 138235331410
# expect: encode 47426170083
# expect: format 919041235024
# expect: isdecimal 583763428721
# expect: isidentifier 533484170177
# expect: isnumeric 583763428721
# expect: isprintable 842747982640
# expect: str.__len__ 465736565917
# expect: str.__repr__ 23030624006
# expect: str.capitalize 900267402444
# expect: str.center 1098101251325
# expect: str.count 1032488318866
# expect: str.endswith 240470282977
# expect: str.expandtabs 851775019416
# expect: str.find 212881719355
# expect: str.getitem 529537442905
# expect: str.index 320203562752
# expect: str.isalnum 570754590425
# expect: str.isalpha 398011103297
# expect: str.isascii 157534612965
# expect: str.isdigit 583763428721
# expect: str.islower 403956316857
# expect: str.isspace 497133353589
# expect: str.istitle 513801097581
# expect: str.isupper 1006408584597
# expect: str.iteration 1068824660514
# expect: str.join 711354033911
# expect: str.ljust 755451277629
# expect: str.lower 1060747436491
# expect: str.lstrip 659171125894
# expect: str.operators 836121855115
# expect: str.partition 970393540894
# expect: str.removeprefix 543681752841
# expect: str.removesuffix 732682357908
# expect: str.replace 313738803769
# expect: str.rfind 66141288941
# expect: str.rindex 931848317932
# expect: str.rjust 406527385611
# expect: str.rpartition 757826377768
# expect: str.rsplit 82483262120
# expect: str.rstrip 216711557487
# expect: str.split 195621417849
# expect: str.splitlines 815952303273
# expect: str.startswith 494288857688
# expect: str.strip 322760660412
# expect: str.swapcase 674850353639
# expect: str.title 403092565280
# expect: str.upper 472832093462
# expect: str.zfill 837423932950
# expect: translate 520732045135
