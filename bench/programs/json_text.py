# SPDX-License-Identifier: MIT
"""JSON both ways: records with numbers, text and nesting."""
# group: containers
import json
import sys

SIZE = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0


def record(i):
    return {'id': i, 'name': 'sensor-%d' % i, 'active': i % 3 == 0, 'values': [i * 0.5, i * 1.25, -i, None],
            'place': {'room': 'r%d' % (i % 17), 'floor': i % 5, 'tags': ['a', 'b"c', 'd\n']}}


records = [record(i) for i in range(int(3000 * SIZE))]
size = 0
for _ in range(25):
    text = json.dumps(records)
    size += len(text)
    records = json.loads(text)
pretty = json.dumps(records[:300], indent=2, sort_keys=True)
print(size, len(pretty), records[-1]['place'], sum(r['values'][0] for r in json.loads(text)))
