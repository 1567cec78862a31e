# Dataclasses over several lines, unless they have a __repr__ of their own; fractions in offsets of strptime().
import dataclasses
import pprint
import time


@dataclasses.dataclass
class Point:
    name: str
    values: list
    hidden: int = dataclasses.field(repr=False, default=0)


@dataclasses.dataclass
class Own:
    values: list

    def __repr__(self):
        return 'Own(%s)' % ', '.join(map(str, self.values))


class Derived(Point):
    pass


for thing in (Point('p', [1, 2]), Point('p' * 9, ['text'] * 3), Derived('d', ['text'] * 4), Own(['text'] * 4),
              Point('q', [Point('r', [1] * 9)])):
    pprint.pprint(thing, width=28)
# expect: Point(name='p',
# expect:       values=[1, 2])
# expect: Point(name='ppppppppp',
# expect:       values=['text',
# expect:               'text',
# expect:               'text'])
# expect: Derived(name='d',
# expect:         values=['text',
# expect:                 'text',
# expect:                 'text',
# expect:                 'text'])
# expect: Own(text, text, text, text)
# expect: Point(name='q',
# expect:       values=[Point(name='r',
# expect:                     values=[1,
# expect:                             1,
# expect:                             1,
# expect:                             1,
# expect:                             1,
# expect:                             1,
# expect:                             1,
# expect:                             1,
# expect:                             1])])
lines = []
for text in '-01:30:15.5', '+0100', '+01:00:00.123456', '+01:00:00.1234567', '+01:00:00.', 'Z':
    try:
        lines.append((text, time.strptime(text, '%z').tm_gmtoff))
    except ValueError as e:
        lines.append(str(e))
print(*lines, sep='\n')
# expect: ('-01:30:15.5', -5415)
# expect: ('+0100', 3600)
# expect: ('+01:00:00.123456', 3600)
# expect: unconverted data remains: 7
# expect: unconverted data remains: .
# expect: ('Z', 0)
