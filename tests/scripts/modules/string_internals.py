# Module _string: how str.format() reads a format.
import _string

for text in 'a {2!s}b{0:^+10.3f}{x.y} {z[0]!r:10}', 'a {} b', 'a', '', '{{{0}}}':
    print(list(_string.formatter_parser(text)))
for name in 'x', 'x.y', '0[a][1].b':
    first, rest = _string.formatter_field_name_split(name)
    print(first, list(rest))
for call in _string.formatter_parser, _string.formatter_field_name_split:
    try:
        call(1)
    except TypeError as error:
        print(error)

# expect: [('a ', '2', '', 's'), ('b', '0', '^+10.3f', None), ('', 'x.y', '', None), (' ', 'z[0]', '10', 'r')]
# expect: [('a ', '', '', None), (' b', None, None, None)]
# expect: [('a', None, None, None)]
# expect: []
# expect: [('{', None, None, None), ('', '0', '', None), ('}', None, None, None)]
# expect: x []
# expect: x [(True, 'y')]
# expect: 0 [(False, 'a'), (False, 1), (True, 'b')]
# expect: expected str, got int
# expect: expected str, got int
