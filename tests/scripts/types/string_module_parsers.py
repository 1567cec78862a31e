# SPDX-License-Identifier: MIT
# How a format text is taken apart: _string tells it; in brackets anything but ']' may stand.
import _string
for f in ("prefix {2!s}xxx{0:^+10.3f}{obj.attr!s} {z[0]!s:10}", "a{{b}}{}", "{0[{1}]}", ""):
    print(list(_string.formatter_parser(f)))
for n in ("obj", "obj.arg", "obj[key]", "0[1].a[b c]", "obj.arg[key1][key2]", "", "[x]"):
    first, rest = _string.formatter_field_name_split(n)
    print(repr(first), list(rest))
for f in (_string.formatter_parser, _string.formatter_field_name_split):
    try: f(1)
    except TypeError as e: print(e)
for t, a in (('{0[{1}]}', ('abcdefg', 4)), ('{0[{]}', ({'{': 3},)), ('{[:]}', ({':': 4},)), ('{[!r]!r}', ({'!r': 4},)), ('{0{1}}', (1, 2)), ('{[a', ({},)), ('{a[b]c}', ())):
    try: print(t.format(*a))
    except Exception as e: print(type(e).__name__, e)

# expect: [('prefix ', '2', '', 's'), ('xxx', '0', '^+10.3f', None), ('', 'obj.attr', '', 's'), (' ', 'z[0]', '10', 's')]
# expect: [('a{', None, None, None), ('b}', None, None, None), ('', '', '', None)]
# expect: [('', '0[{1}]', '', None)]
# expect: []
# expect: 'obj' []
# expect: 'obj' [(True, 'arg')]
# expect: 'obj' [(False, 'key')]
# expect: 0 [(False, 1), (True, 'a'), (False, 'b c')]
# expect: 'obj' [(True, 'arg'), (False, 'key1'), (False, 'key2')]
# expect: '' []
# expect: '' [(False, 'x')]
# expect: expected str, got int
# expect: expected str, got int
# expect: TypeError string indices must be integers, not 'str'
# expect: 3
# expect: 4
# expect: 4
# expect: ValueError unexpected '{' in field name
# expect: ValueError expected '}' before end of string
# expect: KeyError 'a'
