# SPDX-License-Identifier: MIT
# Text that comes back whole: which methods give the object itself, whose class may be another, and which a new one.
class S(str): pass
class B(bytes): pass

def kinds(*values):
    print(*[(type(v).__name__, v) for v in values])

kinds(S("a") % (), S("a") % {}, S("a%%") % (), S("") % (), S("é") % [], B(b"a") % ())
kinds(S("a").format(), S("a").format(1), S("").format(), S("{{").format(), S("a").format_map({}))
kinds(format(S("a"), "s"), format(S("a"), ""), format(S("ab"), ".2"), format(S("ab"), ".1"), format(S("ab"), "3"))
kinds(*S("a").partition("b"), *S("a").rpartition("b"), *S("").partition("b"), *S("a").partition(S("a")))
kinds(*B(b"a").partition(b"c"), *B(b"a").rpartition(b"c"), *bytearray(b"a").partition(b"c"))
# expect: ('S', 'a') ('S', 'a') ('str', 'a%') ('str', '') ('S', 'é') ('bytes', b'a')
# expect: ('S', 'a') ('S', 'a') ('str', '') ('str', '{') ('S', 'a')
# expect: ('S', 'a') ('str', 'a') ('S', 'ab') ('str', 'a') ('str', 'ab ')
# expect: ('S', 'a') ('str', '') ('str', '') ('str', '') ('str', '') ('S', 'a') ('S', '') ('str', '') ('str', '') ('str', '') ('S', 'a') ('str', '')
# expect: ('B', b'a') ('bytes', b'') ('bytes', b'') ('bytes', b'') ('bytes', b'') ('B', b'a') ('bytearray', bytearray(b'a')) ('bytearray', bytearray(b'')) ('bytearray', bytearray(b''))
